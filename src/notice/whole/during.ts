/** “布展期间”, “展览期间”: a stretch that no word dates is that of the sentence before, or is for a person. */
import type { FactInput } from '../facts.ts'
import { isWithin } from '../places.ts'
import { hasHours, isOpenOnly } from '../segments.ts'
import type { Segment } from '../segments.ts'
import { isMark } from '../tokens.ts'
import type { Token } from '../tokens.ts'
import { numeral } from '../numerals.ts'
import { emptyDays } from '../year/days.ts'
import type { Days } from '../year/days.ts'

/** What a statement says of its stretch: the days, or null if they are told nowhere. */
export interface During {
  days: Days | null
  tokens: Token[]
}

/** Words before 期间 that mean no stretch of their own, or the days of the notice as a whole. */
const GENERAL =
  /(?:开放|开馆|营业|运行|运营|参观|游览|入馆|[假节]日?|佳节|[长假]期|双节|本次|此次|活动|该|[这此其本])$/

const HAPPENING = /(?:展览|展出|展期|展演|比赛|赛事|演出|展会|会议|考试|节庆)$/

/** “非集中祭扫期:8:00-16:30”, “高峰期内8:00-18:00” */
const STRETCH =
  /((?:[\u4e00-\u9fff]{2,9})(?<![日周定长短近前后本学分如按逾到延预同星初中晚早时首末暑寒假展工试休节租任船])期)(?=[:内中里]|\d{1,2}:)/

/** “非高峰期甲馆8:00-17:00”: days outside of a stretch, whichever they are. */
const OUTSIDE = /非[\u4e00-\u9fff]{1,7}(?<![学假长暑寒周])期(?!间?外)[^,。;\n]*$/

const BACK = 40

/** Does the statement hold for the days outside of a stretch? */
export function isOutside(s: Segment, text: string): boolean {
  if (s.ownFrom < 0 || s.tokens.some((t) => t.kind === 'when' && t.from >= s.ownFrom)) return false
  return OUTSIDE.test(text.slice(Math.max(0, s.ownFrom - BACK), s.ownFrom))
}

/** The stretch that stands before or within a statement without days; null if it names none. */
export function duringOf(s: Segment, { text, doc, reading, resolver }: FactInput): During | null {
  if (s.from < 0 || s.resumes) return null
  if (s.days && (s.days.spans.length > 0 || s.days.weekly !== null || s.days.above)) return null
  const clause = /[^。;\n]*$/.exec(text.slice(Math.max(0, s.from - BACK), s.from))![0]
  const begins = s.from - clause.length
  const said = text.slice(begins, Math.min(s.to, s.from + BACK))
  const meanwhile = MEANWHILE.exec(said)
  const back = meanwhile ?? POINTS_BACK.exec(said)
  const told = back ? toldBefore(s, back, begins, { doc, reading, resolver }) : null
  if (told || meanwhile) return told ?? { days: null, tokens: [] }
  const m = /([\u4e00-\u9fff]{2,10})期间/.exec(said) ?? STRETCH.exec(said)
  if (!m || GENERAL.test(m[1]!)) return null
  const at = begins + m.index
  const here = (t: Token) => t.from < at + m[0].length && t.to > at
  const line = doc.lines[s.line]!
  const above = doc.lines[s.line - 1]
  const tokens = doc.tokens.slice(above?.first ?? line.first, line.last)
  if (tokens.some((t) => t.kind === 'when' && here(t))) return null
  const before = tokens.filter((t) => t.to <= at)
  const stop = before.findLastIndex((t, k) => isMark(t, '.', ';') && k < before.length - 1)
  const when = before.slice(stop < 0 ? 0 : sentenceBefore(before, stop)).findLast(isDated)
  if (!when) return { days: null, tokens: [] }
  const between = text.slice(when.to, at)
  const meant = between.includes(m[1]!.slice(-2)) || HAPPENING.test(m[1]!)
  const known = reading.segments.find((x) => x !== s && x.dated && x.tokens.includes(when))?.days
  const days = meant ? (known ?? (when.kind === 'when' ? resolver.resolve(when.when) : null)) : null
  return days && days.spans.length > 0 && days.weekly === null
    ? { days, tokens: [when] }
    : { days: null, tokens: [] }
}

/**
 * “2月12日至16日9:00-17:00开放。开馆期间甲室可以使用”: the days and hours of the house that were told before in this line.
 */
export function whileOpen(s: Segment, { text, reading, registry }: FactInput): Segment | null {
  if (!s.named || !s.places || !isOpenOnly(s) || s.resumes) return null
  if (
    !/(?:^|[。,;\n])(?:开馆|开放)期间[^。;\n]{0,30}$/.test(
      text.slice(Math.max(0, s.from - BACK), s.to),
    )
  )
    return null
  const of = (x: Segment) =>
    s.places!.every((p) => x.places?.some((h) => h !== p && isWithin(registry, p, h)))
  const n = reading.segments.indexOf(s)
  return (
    reading.segments
      .slice(Math.max(0, n - 8), n)
      .findLast((x) => !x.dead && x.line === s.line && hasHours(x) && isBounded(x) && of(x)) ?? null
  )
}

const isBounded = ({ days }: Segment): boolean =>
  days !== null && days.spans.length > 0 && days.spans.every(([, to]) => to !== null)

/** “甲馆10月1日至3日闭馆。与此同时,乙馆照常开放” */
const MEANWHILE = /^(?:与此同时|与之同时|同一时间|同一时期)/

/** “上述三天”, “期间”, “这一时段内”, at the head of a clause. */
const POINTS_BACK =
  /(?:^|[,:])(?:在|于|但)?(?:(?:上述|以上|前述|这|此)(?:的)?(?:([两二三四五六七八九十]|\d{1,2})|一|几)?个?(?:天|日|期间|时段|时间段)|(?:该|此)(?:期间|时段)|[期其]间)(?:内|里|中)?(?=的?(?:[,为是:]|开|闭|营|每[日天]|[早上]午|\d|均|将|[\u4e00-\u9fff、]{1,24}(?:开|闭|关|时间|\d)))/

/** The days told last before words that point back to them; null if there are none. */
function toldBefore(
  s: Segment,
  back: RegExpExecArray,
  begins: number,
  { doc, reading, resolver }: Pick<FactInput, 'doc' | 'reading' | 'resolver'>,
): During | null {
  const at = begins + back.index
  const line = doc.lines[s.line]!
  let n = s.line - 1
  while (n > s.line - 3 && n > 0 && doc.lines[n]!.last === doc.lines[n]!.first) n--
  const above = doc.lines[n]
  const before = doc.tokens
    .slice(above?.first ?? line.first, line.last)
    .filter((t) => t.to <= at && isDated(t) && t.fate?.kind !== 'decoy')
  const known = (t: Token): Days | null =>
    reading.segments.find((x) => x !== s && x.dated && x.tokens.includes(t))?.days ??
    (t.kind === 'when' ? resolver.resolve(t.when) : null)
  const count = back[1] === undefined ? null : numeral(back[1])
  if (count !== null) {
    // “上述三天”: as many as were told, however they were told.
    const days = spansCounted(before.map(known), count)
    return { days, tokens: days ? before : [] }
  }
  // “自5月21日起至6月底闭馆,展厅开放至5月20日。与此同时,…”: the span before is not known, and the one day is not meant.
  const lost = doc.tokens
    .slice(above?.first ?? line.first, line.last)
    .some((t) => t.to <= at && t.kind === 'when' && t.when.items.some((i) => i.kind === 'vague'))
  const spans = before.filter((t) =>
    (known(t)?.spans ?? []).some(([a, b]) => b !== null && a !== b),
  )
  if (lost && spans.length === 0) {
    s.unresolved = true
    return { days: null, tokens: [] }
  }
  const when = spans.at(-1) ?? before.at(-1)
  const days = when ? known(when) : null
  return when && days && days.spans.length > 0
    ? { days: { ...days, weekly: null }, tokens: [when] }
    : null
}

/** The last of these days that come to so many; null if they do not come out even. */
function spansCounted(told: readonly (Days | null)[], count: number): Days | null {
  let [spans, sum]: [Days['spans'], number] = [[], 0]
  for (const days of [...told].reverse()) {
    for (const [a, b] of days?.spans ?? []) sum += b === null ? Infinity : b - a + 1
    spans = [...(days?.spans ?? []), ...spans]
    if (sum === count) return { ...emptyDays(), spans }
    if (sum > count) return null
  }
  return null
}

const isDated = (t: Token) =>
  t.kind === 'when' && t.when.items.every((i) => i.kind === 'day' || i.kind === 'range')

/** Where the sentence that ends at `stop` begins. */
function sentenceBefore(tokens: readonly Token[], stop: number): number {
  return tokens.slice(0, stop).findLastIndex((t) => isMark(t, '.', ';')) + 1
}
