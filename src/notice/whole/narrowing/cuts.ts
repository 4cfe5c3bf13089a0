/** Days, and weekdays, of their own are taken out of what is told of more of them. */
import { weekdayOf } from '../../../core/time.ts'
import { FORTNIGHT } from '../../facts.ts'
import { isSeason } from '../../seasons.ts'
import { hasHours, SOME_HALF } from '../../segments.ts'
import type { Hours, Segment } from '../../segments.ts'
import { daysFrom, daysWithin, lengthOf } from '../../spans.ts'
import { emptyDays } from '../../year/days.ts'
import type { Days } from '../../year/days.ts'
import { besideClosure, isMondayOfHours, isShutAround, isUsual, shutThen } from './usual.ts'
import {
  goesOn,
  isBesideWeekdays,
  isBracketBelow,
  isDayBelow,
  isDaysApart,
  isEvening,
  isExceptionLater,
  isGeneral,
  isNamedBeside,
  isNoteBelow,
  isOpenEnded,
  sameSpans,
  saysTheSame,
  staysLonger,
} from './wider.ts'

/** Takes days out of the wider statement, of the place that is looked at. */
export type Cut = (wide: Segment, days: Days) => void

/** Days of their own are taken out of the wider span that holds them. */
export function cutDays(place: string, recent: readonly Segment[], cut: Cut, text: string): void {
  for (const [k, s] of recent.entries()) {
    if (isMondayOfHours(s, recent)) s.dead = true
    // “初三、初五加开夜场至20:30”: with no start of its own the evening goes on from the day.
    if (s.extra && recent.some((x) => x !== s && !x.dead && staysLonger(s, x, text)))
      if (recent.some((x) => x !== s && hasHours(x) && daysWithin(s.days!, x.days!)))
        s.extra = false
    if (s.dead || s.effect !== 'set' || s.extra || s.days!.spans.length === 0) continue
    // What is unread takes no days from what was read.
    if (s.unresolved) continue
    const usual = isUsual(s, recent, text)
    for (const wide of recent) {
      if (
        wide === s ||
        wide.dead ||
        wide.effect !== 'set' ||
        wide.extra ||
        wide.days!.spans.length === 0
      )
        continue
      if (hasHours(wide) && goesOn(wide, s)) continue
      if (isBesideWeekdays(s, wide)) continue
      // What resumes after a closure is what went on before it.
      if (s.resumes && !hasHours(s) && isOpenEnded(s) && isOpenEnded(wide)) continue
      const before = recent.indexOf(wide) < k
      if (isNamedBeside(s, wide, place) || isDaysApart(s, wide, before)) {
        cut(wide, { ...emptyDays(), spans: s.days!.spans })
        continue
      }
      if (
        !daysWithin(s.days!, wide.days!) ||
        (daysWithin(wide.days!, s.days!) &&
          !(s.days!.weekly !== null && wide.days!.weekly === null))
      )
        continue
      const bare = !hasHours(s) && !s.doubts.includes(SOME_HALF)
      const apart = wide.line < s.line && besideClosure(s, recent)
      if ((s.state === 'open' || usual || apart) && bare && hasHours(wide)) {
        if (shutThen(s, wide, recent) || isShutAround(s, recent)) continue
        s.dead = true
        break
      }
      if (!overrides(s, wide, before, text)) continue
      if (!isEvening(s, wide) && !saysTheSame(s, wide) && !goesOn(wide, s)) takeOut(s, wide, cut)
    }
  }
}

/** Does it speak against the wider statement, and not merely beside it? */
function overrides(s: Segment, wide: Segment, before: boolean, text: string): boolean {
  const shutsWeekly = s.state === 'closed' && s.days!.weekly !== null && sameSpans(s, wide)
  return (
    (shutsWeekly && wide.days!.weekly === null && lengthOf(s.days!.spans) >= FORTNIGHT) ||
    s.among ||
    (s.dated && isSeason(wide) && !isSeason(s)) ||
    (s.dated && s.line !== wide.line && wide.rule === 'days-of-the-notice') ||
    (before && isExceptionLater(s, wide)) ||
    (before && isDayBelow(s, wide)) ||
    (before && isBracketBelow(s, wide, text)) ||
    isNoteBelow(s, wide, text) ||
    staysLonger(s, wide, text) ||
    (before && (wide.line === s.line || (s.dated && isGeneral(wide, s)))) ||
    (s.dated && !before && s.line > wide.line && isGeneral(wide, s))
  )
}

/** Takes its days out of the wider statement: weekdays of a few weeks one by one. */
function takeOut(s: Segment, wide: Segment, cut: Cut): void {
  otherEnd(s, wide)
  if (s.days!.weekly === null) return cut(wide, { ...emptyDays(), spans: s.days!.spans })
  const only = s.days!.spans.flatMap(([a, b]) =>
    b === null ? [] : daysFrom(a, b).filter((d) => s.days!.weekly!.includes(weekdayOf(d))),
  )
  const length = wide.days!.spans.reduce((n, [a, b]) => n + (b === null ? 1000 : b - a + 1), 0)
  // Over weeks the weekday is taken out as one; another span's stands beside it, as in the notice.
  if (length >= FORTNIGHT && length < 1000 && sameSpans(s, wide))
    cut(wide, { ...emptyDays(), weekly: s.days!.weekly })
  else if (only.length > 0 && length <= 32)
    cut(wide, { ...emptyDays(), spans: only.map((d) => [d, d]) })
}

/** “每天9:00-17:00,周一闭馆”: the weekday named apart is taken out of every day. */
export function cutWeekdays(recent: readonly Segment[], cut: Cut): void {
  for (const s of recent) {
    if (s.dead || s.effect !== 'set' || s.days!.spans.length > 0 || s.days!.weekly === null)
      continue
    if (s.extra) continue
    for (const wide of recent) {
      if (wide === s || wide.dead || wide.effect !== 'set' || wide.days!.spans.length > 0) continue
      const days = wide.days!.weekly ?? [0, 1, 2, 3, 4, 5, 6]
      if (days.length <= s.days!.weekly.length || !s.days!.weekly.every((d) => days.includes(d)))
        continue
      // “周一至周日8:00-12:00,周三、周日19:00-21:00”: a session on top of the day.
      if (s.line === wide.line && s.from > wide.from && hasHours(wide) && isEvening(s, wide))
        s.extra = true
      else {
        // “周二至周日9:00-17:00,其中周五延时至20:00”
        if (s.line === wide.line) otherEnd(s, wide)
        cut(wide, { ...emptyDays(), weekly: s.days!.weekly })
      }
    }
  }
}

/** “每天9:00-17:00,其中6日延时至20:00”: the end that is not told again is that of the wider statement. */
function otherEnd(s: Segment, wide: Segment): void {
  const told = wide.windows.length > 0 ? wide.windows : [[wide.opens, wide.closes] as Hours]
  const [first, last] = [told[0]!, told.at(-1)!]
  if (s.windows.length > 0 || s.extra) return
  if (s.opens === null && s.closes !== null && (last[0] ?? 9999) < s.closes)
    s.windows = [...told.slice(0, -1), [last[0], s.closes]]
  else if (s.closes === null && s.opens !== null && s.opens < (first[1] ?? 0))
    s.windows = [[s.opens, first[1]], ...told.slice(1)]
}
