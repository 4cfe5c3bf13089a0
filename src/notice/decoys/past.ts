/** What was so before, or is over then: history, old values, the day the news was given, ends of what went on. */
import type { Item } from '../dates.ts'
import { isCue, isMark, isTimely, silence } from '../tokens.ts'
import type { Line, Token, Tokens } from '../tokens.ts'
import { has } from './clauses.ts'
import type { Clause } from './clauses.ts'

/** “1988年5月起向社会开放,2018年闭馆修缮”: what doors did years ago. */
export function markHistory({ prose: { text }, tokens }: Tokens, line: Line, year: number): void {
  let past = false
  const since = sinceThen(text, line)
  for (const t of tokens.slice(line.first, line.last)) {
    if (since.some(([from, to]) => t.from >= from && t.to <= to)) {
      if (t.kind === 'state') silence(t, { kind: 'decoy', why: 'history' })
      else if (isTimely(t)) t.fate ??= { kind: 'decoy', why: 'history' }
    } else if (isMark(t, ',', '.', ';', ':', '(', ')')) past = false
    else if (t.kind === 'when') {
      const years = t.when.items.map(yearOf)
      past = years.every((y) => y !== null && y <= year - LONG_AGO)
      if (past) t.fate ??= { kind: 'decoy', why: 'history' }
    } else if (t.kind === 'raw') {
      const said = /(?<!\d)((?:19|20)\d{2})年(?!度|级)[^\d年]*$/.exec(text.slice(t.from, t.to))
      if (said) past = Number(said[1]) < year - 1
      // “泳池自2020年10月进入封闭施工,现已…”
      const begun = BEGUN.exec(text.slice(t.from, t.to))
      if (begun) past = Number(begun[1]) < year
    } else if (t.kind === 'state' && past) silence(t, { kind: 'decoy', why: 'history' })
  }
}

const BEGUN =
  /(?<!\d)((?:19|20)\d{2})年\d{1,2}月(?:份|中旬|下旬|上旬|底|初)?(?:起|开始)?(?:进入|启动|实施|进行|着手)/

/** Years after which nothing that was told then is news. */
const LONG_AGO = 3

/** “自2025年11月闭馆改造以来”: where the line tells what has been so since then. */
function sinceThen(text: string, line: Line): [from: number, to: number][] {
  const said = text.slice(line.from, line.to)
  if (!said.includes('以来')) return []
  return [...said.matchAll(/(?:自|从)[^,。;:\n]{1,30}以来/g)].map((m) => {
    const from = line.from + m.index
    return [from, from + m[0].length]
  })
}

function yearOf(item: Item): number | null {
  if (item.kind === 'range') return item.b.year
  if (item.kind === 'day' || item.kind === 'from') return item.a.year
  return item.kind === 'month' ? item.year : null
}

/** The day the news was given: “2月5日,某局公布…”, “4月2日讯”, “20日公布”. */
export function markPublished(doc: Tokens, clauses: readonly Clause[], k: number): void {
  const { tokens } = clauses[k]!
  for (const [j, t] of tokens.entries()) {
    if (t.kind !== 'when' || t.fate || t.when.items.length !== 1) continue
    const item = t.when.items[0]!
    if (item.kind !== 'day' || item.a.lunar !== null) continue
    const after = doc.prose.text.slice(t.to, t.to + 1)
    const rest = tokens.slice(j + 1)
    const next = clauses[k + 1]?.tokens ?? []
    const before = (list: readonly Token[]) => {
      const cue = list.findIndex((x) => isCue(x, 'published'))
      const door = list.findIndex((x) => (x.kind === 'state' && !x.weak) || x.kind === 'times')
      return cue >= 0 && (door < 0 || cue < door)
    }
    if (
      '讯电'.includes(after || ' ') ||
      before(rest) ||
      (rest.length === 0 && j === tokens.length - 1 && before(next))
    )
      t.fate = { kind: 'decoy', why: 'publication' }
  }
}

const FORMERLY =
  /(?<=^|[,。;:\n一-龥])(?:此前|(?<=[馆室厅院园心部区场])之前(?=每?周|每[天日])|以往|以前|往常|过去|从前|原先|原来|先前|平时原|原(?=每?周|每[天日]|[开闭]馆|开放时间))(?!的?(?:公告|通知)|[^,。;]{0,6}(?:发布|预约|公布|购票|办理))/g

/** “此前甲室周一闭馆,7月1日起改为天天开放”: what was so until the day that is told behind it. */
export function markFormerly(doc: Tokens, sentences: readonly (readonly Token[])[]): void {
  const { text } = doc.prose
  for (const [n, sentence] of sentences.entries()) {
    const [first, last] = [sentence[0], sentence.at(-1)]
    if (!first || !last || sentence.length > LONGEST_FORMER) continue
    const word = [...text.slice(first.from, last.to).matchAll(FORMERLY)][0]
    if (!word) continue
    const at = first.from + word.index + word[0].length
    const behind = sentence.filter((t) => t.from >= at)
    const turn = behind.findIndex((t) => t.kind === 'when' && t.when.items.some(isDated))
    const next = sentences[n + 1] ?? []
    const changed = next.some((t) => t.kind === 'when' && t.when.items.some(isDated))
    // A day right behind the word is one of the past, and tells of no change.
    const comma = behind.slice(0, Math.max(turn, 0)).findLastIndex((t) => isMark(t, ',', ';'))
    if (turn >= 0 ? comma < 0 : !changed || !AS_OF.test(text.slice(last.to, last.to + 60))) continue
    const old = turn >= 0 ? behind.slice(0, comma) : behind
    if (!has(old, (t) => t.kind === 'state' || t.kind === 'times')) continue
    for (const t of old)
      if (t.kind === 'state' || t.kind === 'label')
        silence(t, { kind: 'decoy', why: 'what was until now' })
      else if (isTimely(t)) t.fate ??= { kind: 'decoy', why: 'what was until now' }
  }
}

const LONGEST_FORMER = 80

/** “7月10日起调整为…” */
const AS_OF = /^[^。;\n]{0,40}(?:起|开始|调整|改为|变更|延长|更改|天天|每[天日]|全周|无休|不休)/

const DATED = new Set(['day', 'range', 'from', 'school', 'season', 'festival'])
const isDated = ({ kind }: Item) => DATED.has(kind)

/** “由17:00延后至18:30”, “原开放时间9:00-17:00调整为…”: the first value is the old one. */
export function markOld(doc: Tokens, tokens: readonly Token[], sentence: readonly Token[]): void {
  const { text } = doc.prose
  for (const t of tokens) {
    if (t.kind !== 'times' || t.fate) continue
    const lead = text.slice(Math.max(0, t.from - 6), t.from)
    const k = sentence.indexOf(t)
    const after = sentence.slice(k + 1, k + 7)
    const change = after.findIndex(
      (x) =>
        isCue(x, 'becomes', 'until') ||
        (x.kind === 'raw' && /延|推迟|提前|调整|改|[前后]移|→|⇒|>/.test(text.slice(x.from, x.to))),
    )
    const stop = after.findIndex((x) => isMark(x, '.', ';'))
    if (change < 0 || (stop >= 0 && stop < change)) continue
    const replaced = after.slice(change).some((x) => x.kind === 'times')
    if (!replaced) continue
    const opens =
      isCue(after[change], 'until') &&
      /直到|止于|开到|开至|开放至|开放到/.test(text.slice(after[change]!.from, after[change]!.to))
    if (
      /(?:由|原|原为|原来|原先|原定|之前)(?:的)?$/.test(lead) ||
      (/[从自]$/.test(lead) && !opens) ||
      /^(?:→|⇒|-?>)/.test(text.slice(t.to, t.to + 2)) ||
      oldLabel(sentence, k, text)
    )
      t.fate = { kind: 'decoy', why: 'old value' }
  }
}

function oldLabel(sentence: readonly Token[], k: number, text: string): boolean {
  for (let j = k - 1; j >= 0 && j > k - 5; j--) {
    const t = sentence[j]!
    if (isMark(t, ',', ';', '.')) return false
    if (t.kind === 'times' || isCue(t, 'until', 'becomes')) return false
    const word = text.slice(t.from, t.to)
    if (t.kind === 'raw' && /(?:原|由|从原|由原)(?:来|先|定|有)?(?:的)?$/.test(word)) return true
  }
  return false
}

/** “本年度延时开放工作12月18日结束”: the last day of what is over then, and no day of what follows. */
export function markEnds({ prose: { text } }: Tokens, sentence: readonly Token[]): void {
  for (const t of sentence) {
    if (t.kind !== 'when' || t.fate || t.when.items.some((i) => i.kind !== 'day')) continue
    if (!/^(?:正式|全面|全部)?(?:结束|截止|终止)/.test(text.slice(t.to, t.to + 6))) continue
    const before = text
      .slice(Math.max(0, t.from - 20), t.from)
      .split(/[,。;\n]/)
      .at(-1)!
    if (/(?:延时|延长|夜间|夜场|活动|展)[^,。;\n]{0,12}$/.test(before))
      t.fate = { kind: 'decoy', why: 'end of what went on' }
  }
}

/** “每周五9:00-20:30开放,持续到8月17日”: the last day of a rule of which no first day is told. */
export function markUntil({ prose: { text } }: Tokens, sentence: readonly Token[]): void {
  for (const [k, t] of sentence.entries()) {
    if (t.kind !== 'when' || !UNTIL.test(text.slice(Math.max(0, t.from - 6), t.from))) continue
    if (t.when.items.some((i) => i.kind !== 'day')) continue
    const before = sentence.slice(0, k)
    const from = before.findLastIndex((x) => isMark(x, '.', ';')) + 1
    const own = before.slice(from)
    if (has(own, isTimely) && !has(own, (x) => x.kind === 'when' && !isRule(x)))
      t.fate ??= { kind: 'unread', why: 'until when is said, not from when' }
  }
}

const UNTIL = /(?:持续|延续|一直|直)(?:开放|实施|执行)?[到至]$/

const isRule = (t: Token) =>
  t.kind === 'when' && t.when.items.every((i) => i.kind === 'weekly' || i.kind === 'daily')
