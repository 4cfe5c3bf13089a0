/** Days are given to a statement, and joined with those it has: narrowed, widened or named once more; or why they are not. */
import { coverWords } from '../../segments.ts'
import type { Segment } from '../../segments.ts'
import { daysWithin, fallOn, overlaps, union } from '../../spans.ts'
import type { Token } from '../../tokens.ts'
import type { Days } from '../../year/days.ts'
import type { Reader } from '../reader.ts'

/** Gives a statement its days and the words they rest on. */
export function setDays(r: Reader, s: Segment, days: Days, t: Token): void {
  rememberDays(r, t, days)
  s.days = { ...days }
  s.dated = true
  if (days.doubt) s.doubts.push(days.doubt)
  // “寒假期间,1月18日至26日…”: the dates say which of its days are meant.
  if (days.spans.length > 0 && !days.implied) s.doubts = s.doubts.filter((d) => d !== SCHOOL)
  if (days.spans.length > 0) r.named.push(days.spans)
  markOnly(r, s, t)
  coverWords(s, [t])
}

/** Adds days to a statement that has some: joined, narrowed (其中) or left out. */
export function combineDays(r: Reader, s: Segment, days: Days, t: Token): void {
  const old = s.days!
  if (days.spans.length > 0) r.named.push(days.spans)
  markOnly(r, s, t)
  if (days.daily && days.spans.length === 0 && days.weekly === null) {
    old.daily = true
    coverWords(s, [t])
    return
  }
  if (isBeside(r, s, days, t)) {
    s.moreDays = [...(s.moreDays ?? []), days]
    coverWords(s, [t])
    return
  }
  if ((old.statutory || days.statutory) && meetsBefore(r, t) && old.spans.length === 0) {
    // “法定节假日逢周一”, “周一遇法定节假日”: not all Mondays, but holidays.
    s.days = { ...old, weekly: [], statutory: true }
    coverWords(s, [t])
    return
  }
  if (days.statutory && old.weekly !== null && old.spans.length === 0) {
    s.days = { ...old, statutory: true }
    coverWords(s, [t])
    return
  }
  if (days.weekly !== null && days.spans.length === 0) {
    // “5月3日逢周一,不开放”: the weekday is that of the day before it.
    const gloss = old.weekly === null && !days.statutory && fallOn(old.spans, days.weekly)
    if (!(gloss && old.spans.every(([a, b]) => a === b)))
      s.days = { ...old, weekly: days.weekly, implied: old.implied || days.implied }
    coverWords(s, [t])
    return
  }
  if (old.weekly !== null && old.spans.length === 0) {
    s.days = { ...days, weekly: old.weekly }
    coverWords(s, [t])
    return
  }
  if (isNameOf(r, s, days, t)) {
    coverWords(s, [t])
    return
  }
  if (startsAgain(r, s, days, t)) {
    s.days = union(old, days)
    coverWords(s, [t])
    return
  }
  if (daysWithin(days, old)) {
    if (!daysWithin(old, days)) {
      const tokens = s.tokens.filter((x) => x.kind === 'when')
      for (const x of tokens) x.fate ??= { kind: 'decoy', why: 'refined below' }
      // “5月1日至5日:5月1日闭馆,其余时间9:00-17:00”: the others are the other days of the span.
      r.loose.push({
        tokens,
        days: old,
        places: s.places ?? r.subject,
        line: s.line,
        block: s.block,
      })
    }
    // The dates of a bracket or a later clause say exactly which days were meant.
    s.days = {
      ...days,
      alternatives: [...old.alternatives, ...days.alternatives],
      doubt: old.doubt ?? days.doubt,
    }
  } else if (old.period && old.implied && (overlaps(old, days) || saidToFollow(r, s, t))) {
    s.days = days
  } else if (upTo(r, s, t)) {
    const [[from], [, to]] = [old.spans[0]!, days.spans.at(-1)!]
    s.days = { ...days, spans: [[from, to]], implied: old.implied || days.implied }
    // “从23日起至公祭日”: of which month the 23rd is was not understood.
    if (to !== null && to < from) s.unresolved = true
  } else s.days = union(old, days)
  coverWords(s, [t])
}

/** “每周一及10月9日闭馆”, “10月9日、每周一”: a weekday and a date that one word joins are both meant. */
function isBeside(r: Reader, s: Segment, days: Days, t: Token): boolean {
  const old = s.days!
  const [rule, dates] = old.weekly !== null ? [old, days] : [days, old]
  if (rule.weekly === null || rule.spans.length > 0 || rule.weekly.length === 0 || rule.statutory)
    return false
  if (dates.weekly !== null || dates.spans.length === 0 || dates.period || dates.daily) return false
  const single = dates.spans.every(([a, b]) => a === b)
  if (dates === old && (!single || fallOn(old.spans, rule.weekly))) return false
  const last = s.tokens.findLast((x) => x.kind === 'when')
  return (
    last !== undefined && /^(?:、|和|及|与|以及)$/.test(r.doc.prose.text.slice(last.to, t.from))
  )
}

/** “仅10月1日”, “只有周末” */
function markOnly(r: Reader, s: Segment, t: Token): void {
  const before = r.doc.prose.text.slice(Math.max(0, t.from - 5), t.from)
  s.only ||= /(?:仅|只)(?:限|在|于|有|(?:对外)?开(?:放)?)?$/.test(before)
}

/** 逢, 遇: this day, if it is that one too. */
export function meetsBefore(r: Reader, t: Token): boolean {
  const { text } = r.doc.prose
  const before = text.slice(Math.max(0, t.from - 6), t.from) + (text[t.from] === '逢' ? '逢' : '')
  const met =
    /([、,及和与或]?)(?:[如恰适正]?[逢遇](?:上|到)?|(?<=[一二三四五六日])(?:如|若|又|恰|正)?(?:为|是|属于?))(?:国家|全国)?$/.exec(
      before,
    )
  return met !== null && met[1] === ''
}

/** “4月2日至4月4日清明节期间”: the dates before the festival say which days it has. */
function isNameOf(r: Reader, s: Segment, days: Days, t: Token): boolean {
  const old = s.days!
  const last = s.tokens.findLast((x) => x.kind === 'when')
  if (!last || t.kind !== 'when' || old.implied || old.weekly !== null) return false
  if (!t.when.items.every((i) => i.kind === 'festival' && i.span === 'period')) return false
  if (!overlaps(old, days) || !old.spans.some(([from, to]) => to !== null && to > from))
    return false
  return /^(?:\([^()]{1,8}\))?[("]{0,2}(?:的|,|,?(?:包?含|包括|涵盖|正值|适逢|恰逢|即|也就是)(?:了|整个)?)?"?$/.test(
    r.doc.prose.text.slice(last.to, t.from),
  )
}

/** “春节期间开放时间安排如下:1月27日…”: a festival before the colon only announces the dates after it. */
function saidToFollow(r: Reader, s: Segment, t: Token): boolean {
  const { text } = r.doc.prose
  return text[t.from - 1] === ':' && s.tokens.every((x) => x.kind !== 'when' || x.to < t.from)
}

/** “从10月1日起至重阳节当天”: the words between the two days make them one span. */
function upTo(r: Reader, s: Segment, t: Token): boolean {
  const last = s.tokens.findLast((x) => x.kind === 'when')
  if (!last || s.days?.spans.length !== 1 || t.from - last.to > 10) return false
  return /^(?:起|开始)?,?(?:一直|持续)?(?:至|到)(?:第[^,。;]{1,3}次|本年度?|当年|今年)?$/.test(
    r.doc.prose.text.slice(last.to, t.from),
  )
}

function rememberDays(r: Reader, t: Token, days: Days): void {
  const item = t.kind === 'when' && t.when.items.length === 1 ? t.when.items[0]! : null
  if (item?.kind === 'festival' && item.glosses.length > 0) r.festivals.set(item.names.join(), days)
}

/** The days that were told of this festival before, in a bracket behind its name. */
export function festivalTold(r: Reader, t: Token): Days | null {
  const item = t.kind === 'when' && t.when.items.length === 1 ? t.when.items[0]! : null
  return item?.kind === 'festival' ? (r.festivals.get(item.names.join()) ?? null) : null
}

/** What a person is asked where hours are of a school holiday. */
export const SCHOOL = 'the days of the school holidays are not said'

/** Why no day can be given to this date. */
export function unresolved(r: Reader, t: Token): string {
  if (t.kind !== 'when') return 'not understood'
  if (/^(?:之|以)?前/.test(r.doc.prose.text.slice(t.to, t.to + 2)))
    return 'says until when, not from when'
  if (t.when.items.some((i) => i.kind === 'statutory')) return 'names statutory holidays in general'
  if (r.resolver.evidence.year === null) return 'the year is not known'
  return 'not a date that could be resolved'
}

/** “2月6日起、10月10日起恢复”: two beginnings, and not a later one that takes the place of the first. */
function startsAgain(r: Reader, s: Segment, days: Days, t: Token): boolean {
  const onward = ({ spans, weekly }: Days) =>
    weekly === null && spans.length > 0 && spans.every(([, b]) => b === null)
  const before = s.tokens.findLast((x) => x.kind === 'when' && x.to <= t.from)
  if (!before || !onward(days) || !onward(s.days!)) return false
  return /^(?:、|和|及|与|以及)$/.test(r.doc.prose.text.slice(before.to, t.from))
}
