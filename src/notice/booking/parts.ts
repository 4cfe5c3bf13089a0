/** The notice cut into the parts that may each hold a booking rule. */
import type { Token, Tokens } from '../tokens.ts'
import { CUE } from './words.ts'

/** A stretch of one line, with what stands in it. */
export interface Part {
  text: string
  from: number
  to: number
  line: number
  tokens: Token[]
}

/** “其他场地无需预约”: said of those that were not named before. */
export const OTHERS =
  /^(?:\([一二三四五六七八九十\d]{1,2}\)|\d{1,2}[.、)]|[一二三四五六七八九十]{1,2}、|[①-⑩])?(?:而|但|至于|参观|进入|使用|前往)?(?:其他|其余|其它|余下|剩余)(?:的)?(?:各|所有|各个|[一二三四五六七八九十两\d]+[个处家])?(?:开放)?(?:场馆|场所|场地|场次区|区域|展馆|展区|展厅|功能室|活动室|阅览室|阅览区|功能区|服务区|书房|房间|项目|地方|楼层|馆舍|馆|厅|室|区|[均都无免凭可需须])/

/**
 * The notice as parts between full stops and semicolons; a place named before another rule, and the others
 * beside those named, begin a part too.
 */
export function partsOf(doc: Tokens, signature: Set<number>): Part[] {
  const parts: Part[] = []
  const { text } = doc.prose
  for (const [n, line] of doc.lines.entries()) {
    if (signature.has(n)) continue
    let tokens: Token[] = []
    let from = line.from
    const end = (to: number) => {
      if (tokens.length > 0) parts.push({ text: text.slice(from, to), from, to, line: n, tokens })
      tokens = []
      from = to
    }
    for (let k = line.first; k < line.last; k++) {
      const t = doc.tokens[k]!
      tokens.push(t)
      if (t.kind !== 'mark') continue
      if (t.mark === '.' || t.mark === ';') {
        const next = text.slice(t.to, Math.min(line.to, t.to + 4))
        if (!(NEXT_WAY.test(next) && WAYS_LISTED.test(text.slice(from, t.to)))) end(t.to)
      } else if (t.mark === ',' && k + 1 < line.last) {
        const rest = text.slice(t.to, Math.min(line.to, t.to + 60))
        // “除甲室凭证入馆外,其余…” is one sentence.
        const begins =
          namesNext(doc, k + 1, line.last) ||
          // “1日至3日须预约,4日起随到随进”
          (tokens.some(isDay) && isDay(doc.tokens[k + 1]!) && DAYS_ENTER.test(rest)) ||
          SPORTS.test(rest) ||
          OTHERS.test(rest) ||
          BY_FEE.test(rest) ||
          BY_SESSION.test(rest)
        if (!begins || EXCEPT_ENDS.test(text.slice(Math.max(from, t.to - 8), t.to))) continue
        if (CUE.test(text.slice(from, t.to)) && CUE.test(/^[^。;]*/.exec(rest)![0])) end(t.to)
      }
    }
    end(line.to)
  }
  return parts
}

/** “可通过以下方式预约:①公众号;②拨打…;③到前台办理”: the ways in one line are one rule. */
const WAYS_LISTED =
  /(?:(?:以下|下列|如下)[^,。;]{0,8}(?:方式|渠道|途径)|任[选意]|(?:预约|预订)(?:方式|渠道|途径)[:为])[^]{0,24}(?:①|\(1\)|1[.、)])/
const NEXT_WAY = /^(?:[②-⑩]|\([2-9]\)|[2-9][.、)])/

const SPORT = '(?:羽毛球|乒乓球|篮球|网球|足球|排球|匹克球|壁球|游泳|健身)'

/** “羽毛球、网球项目须预约”, “篮球场先到先得” */
export const SPORTS = new RegExp(
  `^[^\\u4e00-\\u9fff]{0,6}(?:其中|另外|此外|另)?,?(${SPORT}(?:[、和及与]${SPORT}){0,5})(?:项目|场地|场馆|场|馆|房)?(?:均|都)?(?:电话|网上|线上)?(?:\\d|预约|预订|需要|须|需|请|先到|先来|无需|无须|不接受|不预约|不设|实行|凭|免|可|采取|采用)`,
)

/** Civil days, not 当日 or 未来3日. */
function isDay(t: Token): boolean {
  return t.kind === 'when' && t.when.items.every((i) => KINDS_OF_DAYS.has(i.kind))
}

const KINDS_OF_DAYS = new Set(['day', 'range', 'from', 'weekly', 'statutory'])

/** “10月4日至6日随到随进”: days, and how one gets in on them. */
export const DAYS_ENTER =
  /^(?:[\d年月日、和及至到起~-]{2,24}|(?:每?(?:周|星期)[一二三四五六日天末]|双休日|周末|休息日|工作日|(?:国家)?(?:法定)?节假日|[至到、和及与-]){1,5})(?:\([^()]{1,8}\))?(?:起|期间)?(?:的)?,?(?:参观|入馆|入园|入场|场次|门票|个人|观众|散客)?(?:均|则|一律|可|都)?(?:恢复为?|改为|转为)?(?:无需|无须|不用|不必|取消|免|须|需|请|凭|随到随|自由|先到先|现场|实行|不)/

/** “免费时段不接受预订”: a rule for what is free, or not. */
export const BY_FEE =
  /^(?:[^,。;]{1,12}(?:,|(?<!低)))?(免费|低收费|优惠|收费)(?:开放)?(?:时段|时间段|场次|名额|期间)/

/** “日场须预约,夜场现场购票” */
const BY_SESSION =
  /^(?:而|但)?(?:早场|晨场|夜场|晚场|日场|白天(?:场)?|夜间|其[余他它](?:各|的)?场次)/

/** “其中甲室…”, “参观甲室…”: does the clause at `k` begin with a name? */
function namesNext(doc: Tokens, k: number, last: number): boolean {
  const from = doc.tokens[k]!.from
  for (let j = k; j < last && j < k + 4; j++) {
    const t = doc.tokens[j]!
    if (t.kind === 'place') return j === k || LEADS.test(doc.prose.text.slice(from, t.from))
  }
  return false
}

const LEADS = /^(?:其中|而|但|另|另外|参观|进入|使用|观看|前往|进|到){1,2}$/

const EXCEPT_ENDS = /(?:外|之外|以外),$/
