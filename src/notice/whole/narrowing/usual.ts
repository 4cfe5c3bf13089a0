/** Days on which doors are open as usual: named because others are shut, and without hours of their own. */
import { weekdayOf } from '../../../core/time.ts'
import { hasHours } from '../../segments.ts'
import type { Segment } from '../../segments.ts'
import { daysFrom, daysWithin } from '../../spans.ts'
import { sameSpans } from './wider.ts'

/** “周一不闭馆” within stated hours only repeats that doors are open. */
export function isUsual(s: Segment, recent: readonly Segment[], text: string): boolean {
  return (
    s.state === 'regular' &&
    !s.resumes &&
    ((s.among && s.days!.weekly !== null) ||
      s.days!.weekly?.join() === '0' ||
      liftsWeekly(s, recent) ||
      isMondayToo(s, text))
  )
}

/** “周一闭馆，但5月1日照常开放”: it lifts the weekly closure, and says nothing of the hours. */
function liftsWeekly(s: Segment, told: readonly Segment[]): boolean {
  return told.some(
    (x) =>
      x.state === 'closed' &&
      !x.dead &&
      x.line === s.line &&
      x.from < s.from &&
      x.days!.weekly !== null &&
      s.days!.spans.every(
        ([a, b]) =>
          b !== null && daysFrom(a, b).every((d) => x.days!.weekly!.includes(weekdayOf(d))),
      ),
  )
}

/** “周一(10月2日)正常开放,不闭园”: a Monday that is named as one, on which houses are closed as a rule. */
function isMondayToo(s: Segment, text: string): boolean {
  const named = s.tokens.some(
    (t) => t.kind === 'when' && /(?:周|星期|礼拜)一/.test(text.slice(t.from, t.to)),
  )
  return named && s.days!.spans.every(([a, b]) => a === b && weekdayOf(a) === 0)
}

/** “4月1日至10日…。甲馆9:00-16:30,周一不闭馆”: no rule of Mondays, where all days told are given hours. */
export function isMondayOfHours(s: Segment, told: readonly Segment[]): boolean {
  const weekly = s.days!.weekly
  if (weekly === null || weekly.length === 0 || s.days!.statutory || s.effect !== 'set')
    return false
  if (hasHours(s) || (s.state !== 'open' && s.state !== 'regular') || s.resumes) return false
  // “7月5日至8月31日周一至周日9:00-18:00,周一不闭馆”
  const repeats = told.some(
    (x) =>
      x !== s &&
      !x.dead &&
      x.effect === 'set' &&
      hasHours(x) &&
      sameSpans(x, s) &&
      weekly.every(
        (d) => x.days!.weekly?.includes(d) ?? (x.days!.spans.length > 0 || x.line === s.line),
      ),
  )
  if (repeats) return true
  if (weekly.join() !== '0' || s.days!.spans.length > 0) return false
  return told.some(
    (x) =>
      x.line === s.line &&
      x.sentence === s.sentence &&
      hasHours(x) &&
      x.days!.weekly === null &&
      x.days!.spans.length > 0,
  )
}

/** “1月24日至3月1日每天8:30-17:30。⏎除夕闭馆;初一至初七照常开放”: only that these days are not shut too. */
export function besideClosure(s: Segment, told: readonly Segment[]): boolean {
  if (s.state !== 'regular' || s.resumes || !s.dated || s.days!.weekly !== null) return false
  return told.some(
    (x) =>
      x.state === 'closed' &&
      !x.dead &&
      x.dated &&
      x.line === s.line &&
      x.sentence === s.sentence &&
      x.from < s.from,
  )
}

/** “…每天9:00-17:00,周一闭馆,但10月6日开放”: does a rule of weekdays close these days, which others are told to be open? */
export function shutThen(s: Segment, wide: Segment, told: readonly Segment[]): boolean {
  return told.some(
    (x) =>
      !x.dead &&
      x.state === 'closed' &&
      x.effect === 'set' &&
      x.days!.weekly !== null &&
      sameSpans(x, wide) &&
      s.days!.weekly === null &&
      s.days!.spans.every(
        ([a, b]) =>
          b !== null && daysFrom(a, b).every((d) => x.days!.weekly!.includes(weekdayOf(d))),
      ),
  )
}

/** “8月7日至9日闭馆。⏎8月8日免费开放”: days said to be open that lie within a closure told of them stand against it. */
export function isShutAround(s: Segment, told: readonly Segment[]): boolean {
  if (!s.dated || s.days!.weekly !== null || s.days!.spans.length === 0) return false
  return told.some(
    (x) =>
      x !== s &&
      !x.dead &&
      x.state === 'closed' &&
      !x.weak &&
      x.effect === 'set' &&
      x.dated &&
      x.days!.weekly === null &&
      x.days!.spans.length > 0 &&
      daysWithin(s.days!, x.days!),
  )
}
