/** Days that words point to: those named before, the last of them, those of the holiday, those a list spells out. */
import { isSame } from '../../references.ts'
import { coverWords, isPredicate } from '../../segments.ts'
import { fallOn, mergeSpans } from '../../spans.ts'
import { isCue, isMark } from '../../tokens.ts'
import type { Token } from '../../tokens.ts'
import { emptyDays } from '../../year/days.ts'
import type { Days } from '../../year/days.ts'
import type { Reader } from '../reader.ts'
import { festivalTold } from './given.ts'

/** 同10月1日, 参照清明节: days whose hours hold for those named before. */
export function pointsAt(r: Reader, tokens: readonly Token[], k: number): boolean {
  const t = tokens[k]!
  const s = r.cur
  if (t.kind !== 'when' || !s || isPredicate(s) || !(s.dated || r.pending)) return false
  if (!isCue(tokens[k - 1], 'like') && !isSame(tokens[k - 1], r.doc.prose.text)) return false
  const days = festivalTold(r, t) ?? r.resolver.resolve(t.when)
  if (!days || days.spans.length === 0) return false
  s.pointer = { to: 'days', days }
  coverWords(s, [t])
  return true
}

/** “春节假期结束后”: what follows the days named, not those days. */
export function isAfterwards(r: Reader, t: Token): boolean {
  return (
    t.kind === 'when' &&
    t.when.items.every((i) => i.kind === 'festival' || i.kind === 'period') &&
    /^(?:结束|过)(?:以|之)?后|^(?:以|之)?后(?!勤|续|天|半)/.test(
      r.doc.prose.text.slice(t.to, t.to + 4),
    )
  )
}

/** “9月6日、13日、20日暂停夜场,当天9:00-17:00开放”: on each of the days that the sentence named. */
export function sameDays(r: Reader, tokens: readonly Token[], k: number): Days | null {
  const t = tokens[k]!
  if (t.kind !== 'when' || t.when.items.length !== 1) return null
  const [item] = t.when.items
  if (item?.kind !== 'relative' || item.to !== 'same' || item.onward) return null
  const named: Days[] = []
  for (let j = k - 1; j >= 0 && j > k - MOST_BETWEEN; j--) {
    const x = tokens[j]!
    if (isMark(x, '.', ';')) break
    if (x.kind !== 'when') {
      if (named.length > 0 && !isMark(x, '、', '(', ')')) break
      continue
    }
    if (x.fate?.kind === 'decoy' && x.fate.why === 'publication') continue
    if (named.length === 0 && x.when.items.every((i) => i.kind === 'weekly'))
      return onThatWeekday(r, x)
    if (x.when.items.some((i) => i.kind !== 'day' && i.kind !== 'range')) break
    const days = r.resolver.resolve(x.when)
    if (!days || days.implied) break
    named.unshift(days)
  }
  const spans = mergeSpans(named.flatMap((d) => d.spans))
  const length = spans.reduce((n, [a, b]) => n + (b === null ? Infinity : b - a + 1), 0)
  return named.length > 0 && length <= MOST_SAME_DAYS ? { ...named[0]!, spans } : null
}

/** “每周三上午闭馆,当日13:00-22:00开放”: on the weekdays that the clause before told. */
function onThatWeekday(r: Reader, t: Token): Days | null {
  const told = r.cur?.tokens.includes(t) ? r.cur : r.segments.at(-1)
  if (!told?.tokens.includes(t) || !told.days?.weekly || told.days.weekly.length > 3) return null
  return { ...told.days }
}

/** Tokens between days and the word that means each of them. */
const MOST_BETWEEN = 24
const MOST_SAME_DAYS = 31

/**
 * “1月至3月每周一闭馆。具体日期为:1月6日、13日;2月10日”: the list says on which days the rule before it holds. `first` is its
 * first date, or that after a semicolon.
 */
export function spellOut(r: Reader, days: Days, first: Token): boolean {
  const of = r.segments.at(-1)
  const { spans, weekly } = days
  if (!of?.days || of.dead || !of.dated || weekly !== null || spans.length === 0) return false
  if (spans.some(([a, b]) => b === null || b - a > MOST_SAME_DAYS)) return false
  const goesOn = r.spelled?.of === of && r.spelled.line === r.n
  if (!goesOn) {
    if (!of.days.weekly?.length || of.days.weekly.length > 3 || of.line < r.n - 1) return false
    const before = r.doc.prose.text.slice(Math.max(0, first.from - 16), first.from)
    if (!SPELT.test(before)) return false
    if (!fallOn(spans, of.days.weekly)) of.doubts.push('the dates fall on other weekdays')
  }
  of.days = goesOn
    ? { ...of.days, spans: mergeSpans([...of.days.spans, ...spans]) }
    : { ...emptyDays(), spans, alternatives: days.alternatives, doubt: days.doubt }
  r.spelled = { of, line: r.n }
  return true
}

const SPELT =
  /(?:^|[,。;:\n])具体(?:的)?(?:(?:闭馆|休馆|开放|开馆|延时|暂停)(?:开放)?)?(?:日期|时间|安排|日子)?(?:分别)?[为是:]{1,2}$/

/** The last `count` days that were named, or null if they do not come out even. */
export function lastDays(r: Reader, count: number): Days | null {
  const days = new Set<number>()
  for (const spans of r.named.slice(-12).reverse()) {
    for (const [a, b] of spans) {
      if (b === null || b - a > 40) return null
      for (let d = a; d <= b; d++) days.add(d)
    }
    if (days.size >= count) break
  }
  if (days.size !== count) return null
  return { ...emptyDays(), spans: mergeSpans([...days].map((d) => [d, d])) }
}

/** “清明假期(4月4日至6日)各馆安排如下:⏎甲馆三天均开放”: the holiday of the notice, where it has as many days. */
export function holidayOf(r: Reader, count: number): Days | null {
  const days = r.leadDays?.days ?? r.resolver.holiday
  const [span, ...more] = days?.spans ?? []
  if (!days || !span || more.length > 0 || span[1] === null) return null
  return span[1] - span[0] + 1 === count ? { ...days } : null
}
