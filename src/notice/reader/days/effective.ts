/** From which day what is told takes effect. */
import { isPredicate } from '../../segments.ts'
import { isCue } from '../../tokens.ts'
import type { Token, Tokens } from '../../tokens.ts'
import type { Reader } from '../reader.ts'
import { WORKS } from './meanwhile.ts'

/** “自12月22日起执行”: does what is told take effect on the date at `k`? */
export function effectiveAt(r: Reader, tokens: readonly Token[], k: number): boolean {
  const t = tokens[k]!
  if (t.kind !== 'when') return false
  if (isLabelledStart(r.doc, t)) return !(r.cur && isPredicate(r.cur) && r.cur.dated)
  if (isTimetable(r, t)) return !(r.cur && isPredicate(r.cur) && r.cur.dated)
  const next = tokens[k + 1]
  const further = next?.kind === 'raw' && next.to - next.from <= 3 ? tokens[k + 2] : next
  // “自12月22日起执行至2月28日”: the word stands within the span.
  const period = t.when.items.every((i) => i.kind === 'period')
  const within = !period && /[执施]行|实施/.test(r.doc.prose.text.slice(t.from, t.to))
  if (!within && !isCue(further, 'effective')) return false
  // “自1月3日起实施改造”
  if (
    further &&
    WORKS.test(r.doc.prose.text.slice(further.to, further.to + 8).split(/[,。;\n]/)[0]!)
  )
    return false
  return !(r.cur && isPredicate(r.cur) && r.cur.dated)
}

/** “7月10日至10月7日为夏令时。其间周二至周五…”: the name of a timetable, whose hours follow, is all that is said of the span. */
function isTimetable(r: Reader, t: Token): boolean {
  if (t.kind !== 'when' || t.when.items.length !== 1) return false
  const kind = t.when.items[0]!.kind
  if (kind !== 'range' && kind !== 'until') return false
  const { text } = r.doc.prose
  const said = TIMETABLE.exec(text.slice(t.to, t.to + 24))
  if (!said) return false
  // “…为夏令时;10月1日至4月30日为冬令时”: what follows may be of either.
  const behind = text.slice(t.to + said[0].length, t.to + 400)
  const other = SEASON.test(text.slice(Math.max(0, t.from - 200), t.from)) || SEASON.test(behind)
  return !other && /\d(?::\d\d|[时点])/.test(behind)
}

const SEASON = /[夏冬](?:季|令)/

const TIMETABLE =
  /^(?:\([^()]{1,8}\))?(?:均|统一|将)?(?:为|是|系|实行|执行|采用|启用|按照?)(?:本馆|我馆|图书馆)?"?(?:[夏冬春秋]季?|[暑寒](?:假|期)|旺季|淡季)(?:令)?(?:的)?(?:开放|开馆|服务|作息)?(?:时间表?|时段|作息|时刻表|时期|期间|时|期)"?(?:。|;|,(?:其间|期间|在此期间))/

/** “执行日期:9月1日起”, “生效时间⏎2024年4月15日”: one day, behind the label of what begins with it. */
export function isLabelledStart({ prose: { text } }: Tokens, t: Token): boolean {
  if (t.kind !== 'when' || t.when.items.length !== 1) return false
  const [item] = t.when.items
  if (item!.kind === 'range' || item!.kind === 'period' || item!.kind === 'weekly') return false
  const before = text.slice(Math.max(0, t.from - LONGEST_LABEL), t.from)
  return START_LABEL.test(t.from < LONGEST_LABEL ? `\n${before}` : before)
}

const LONGEST_LABEL = 20

const START_LABEL =
  /[\n。;,:(](?:[一二三四五六七八九十\d]{1,2}[、.])?(?:本通知|本公告|新时间|调整|正式)?(?:执行|生效|实施|施行|实行|启用|起效)(?:执行|生效|实施)?(?:日期|时间|日)(?:为|是)?[:\n]?(?:自|从|于)?$/
