/** How many days ahead one books. */
import { numeral, SMALL } from '../numerals.ts'

/** How many days ahead one must book, and may; null where it is not said. */
export function aheadOf(text: string): { min: number | null; max: number | null } {
  for (const re of BETWEEN) {
    const between = re.exec(text)
    if (!between) continue
    const ends = [numeral(between[1]!), numeral(between[2]!)]
    return { min: Math.min(...ends), max: Math.max(...ends) }
  }
  if (/(?:当日|当天)(?:和|、|及|与|或)(?:次日|第二天|明日)|今明两[天日]/.test(text))
    return { min: 0, max: 1 }
  const until = new RegExp(`提前${N}(?:天|日)[至到-](?:参观)?当[日天]`).exec(text)
  if (until) return { min: 0, max: numeral(until[1]!) }
  const including = INCLUDING.exec(text)
  if (including) return { min: 0, max: numeral(including[1]!) - 1 }
  const or = OR_TODAY.exec(text)
  if (or) return { min: 0, max: numeral(or[1] ?? or[2]!) }
  const further = TODAY_AND.exec(text)
  if (further) return { min: 0, max: numeral(further[1]!) }
  if (/(?:当日|当天|今天)、(?:次日|明[日天])(?:、|和|及|与)后[日天]/.test(text))
    return { min: 0, max: 2 }
  // “可约当日”, “当天可预约当天”
  if (
    /(?:可|能|支持|接受)(?:以)?[^,。;不]{0,10}[约订]当[日天](?!的?(?:晚|夜)|不|无|未)/.test(text) &&
    !NOT_TODAY.test(text)
  )
    return { min: 0, max: null }
  if (NEXT_DAY.test(text)) return { min: 1, max: 1 }
  const released = RELEASED.exec(text)
  if (released) {
    const days = numeral(released[1] ?? released[2]!)
    return /\(含/.test(text.slice(released.index, released.index + released[0].length + 4))
      ? { min: 0, max: days - 1 }
      : { min: null, max: days }
  }
  const onward = FROM_TOMORROW.exec(text)
  if (onward) return { min: 1, max: numeral(onward[1]!) }
  const most = AT_MOST.exec(text)
  // “7日内(含当日)”: today is one of the seven; “(不含当日)”: tomorrow is the first.
  const after = most === null ? '' : text.slice(most.index + most[0].length)
  const today = /^[^,。;]{0,4}\((?:含|包括|包含)(?:参观)?当[日天]\)/.test(after)
  const tomorrow = /^[^,。;]{0,4}\(不(?:含|包括|包含|计)(?:参观)?当[日天]\)/.test(after)
  const max = most ? numeral(most.slice(1).find((x) => x !== undefined)!) - (today ? 1 : 0) : null
  // “可提前一天预订”: not on the day itself.
  if (
    max === 1 &&
    /^(?:可|可以|能)(?:提前|以?通过|以?在)/.test(most![0]) &&
    !/^(?:以)?内/.test(after)
  )
    return { min: 1, max: null }
  const rest = most ? text.replace(most[0], '') : text
  const least = AT_LEAST.exec(rest)
  if (least) return { min: numeral(least[1]!), max }
  if (/(?:可|可以|能|最多|最早)提前(?:一|1)(?:周|星期)|(?:一|1)(?:周|星期)(?:以)?内/.test(rest))
    return { min: null, max: 7 }
  if (/提前(?:一|1)(?:周|星期)/.test(rest)) return { min: 7, max }
  const hours = /提前(24|48|72|二十四|四十八|七十二)(?:个)?小时/.exec(rest)
  if (hours) return { min: Math.round(numeral(hours[1]!) / 24), max }
  if (/前一(?:天|日)|次日的?(?:参观|入馆)?(?:须|需)/.test(rest)) return { min: 1, max }
  return { min: tomorrow ? 1 : today ? 0 : null, max }
}

const N = `(\\d{1,2}|两|${SMALL})`
const DAYS = '(?:个)?(?:天|日|工作日)'

const BETWEEN = [
  new RegExp(`提前${N}(?:${DAYS})?[-至到]${N}${DAYS}`),
  new RegExp(`前${N}(?:天|日)?[-至到](?:前)?${N}(?:天|日)`),
]

const AT_MOST = new RegExp(
  `(?:至多|最多|最早|最长)(?:可)?(?:以)?(?:提前)?${N}(?:天|日)|(?:可|可以|能)提前${N}(?:天|日)|可(?:以)?于(?:参观|入馆|使用)?(?:日|当[日天])?(?:之)?前${N}(?:天|日)|可(?:以)?(?:通过|在)[^,。;]{2,24}提前${N}(?:天|日)(?!以上)|提前${N}(?:天|日)(?:以)?内|提前${N}(?:天|日)(?:即)?可(?:以)?(?:在|通过|登|预|线|网)|${N}(?:天|日)(?:以)?内|(?:未来|今后|后续)${N}(?:天|日)|(?:预售|预约|预订)期(?:限)?(?:为|是)?${N}(?:天|日)`,
)

const AT_LEAST = new RegExp(
  `(?:至少|须|需|应|请|均需|需要)?(?:提前|(?:参观|入馆|到馆|使用|入园)日?前)${N}${DAYS}(?!(?:以)?内)`,
)

/** “提前7天(含当天)” */
const INCLUDING = new RegExp(`提前${N}(?:天|日)\\((?:含|包括|包含)(?:参观)?当[日天]\\)`)

/** “当日及未来6日” */
const TODAY_AND = new RegExp(
  `(?:当日|当天|今日|今天)(?:和|、|及|与|至|起|以及)(?:未来|之后|其后|以后|往后|此后|后|后续)(?:的)?${N}(?:天|日)`,
)

/** “提前1日或当日” */
const OR_TODAY = new RegExp(
  `提前${N}(?:天|日)(?:或|或者|及|和|、|与)(?:参观)?(?:当日|当天)|(?:当日|当天)(?:或|或者|及|和|、|与)提前${N}(?:天|日)`,
)

/** “每日8:00开放次日预约”, “可预约第二天场次” */
const NEXT_DAY =
  /(?:(?:可(?:以)?|开始|起|后|仅限|只能|只可|仅可)(?:预约|预订|约|订)|(?:开放|放出|发放|开启|释放))(?:次日|第二[天日]|明[天日])(?!后|和|、|及|与|至|起)/

/** “次日起7天内”, “次日至第7日” */
const FROM_TOMORROW = new RegExp(
  `(?:次日|第二天|明[日天])(?:起|开始)?(?:的|至|到|-)?(?:第)?${N}(?:天|日)`,
)

/** “提前3天放票”, “放出7天后的门票” */
const RELEASED = new RegExp(
  `提前${N}(?:天|日)(?:\\(含当[日天]\\))?(?:开始(?:预约|预订|售票)|(?:开始)?[^,。;]{0,10}(?:放[号票场]|开放预约|开票))|(?:放出|开放|释放|发放)(?:第)?${N}(?:天|日)(?:以)?后的?(?:门票|票|名额|号|场次|预约)`,
)

/** “7日内(不含当日)”, “当日不接受预约” */
export const NOT_TODAY =
  /不(?:含|包括|包含|可(?:以)?(?:预约|预订)|能(?:预约|预订)|接受(?:预约|预订)?|支持(?:预约|预订)?)[当今][日天]|[当今][日天](?:场地|场次|门票|票)?(?:概|均|暂)?不(?:再|予){0,2}(?:可(?:以)?(?:预约|预订)|能(?:预约|预订)|接受(?:预约|预订)|支持(?:预约|预订))/
