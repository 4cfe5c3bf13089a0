/** “春节期间每天9:00-17:00”, beside days of the holiday that are told apart: the hours are those of the days it is open. */
import type { FactInput } from '../facts.ts'
import { hasHours } from '../segments.ts'
import type { Segment } from '../segments.ts'
import { daysWithin, lengthOf, mergeSpans, overlaps, subtract } from '../spans.ts'
import { emptyDays } from '../year/days.ts'

/**
 * “1月28日闭馆,1月29日至2月4日正常开放。春节期间每天9:00-17:00”: the hours are of the days told to be open, where these
 * are most of the holiday; a day told to be closed has none. Days that the notice gives to the holiday itself
 * are not the calendar's, and stay as they are told.
 */
export function hoursOfHoliday({ reading }: FactInput): void {
  const holidays = reading.segments.filter(
    (s) =>
      !s.dead &&
      s.places !== null &&
      s.days !== null &&
      s.days.period &&
      s.days.implied &&
      s.days.weekly === null &&
      hasHours(s) &&
      s.effect === 'set' &&
      !s.extra &&
      !s.otherDays,
  )
  for (const s of holidays.slice(0, MOST)) {
    const told = reading.segments.slice(0, MOST_TOLD).filter((x) => isApart(x, s))
    const shut = told
      .filter((x) => x.state === 'closed' && !x.weak && !x.resumes)
      .flatMap((x) => x.days!.spans)
    const open = told.filter(
      (x) => (x.state === 'open' || x.state === 'regular') && daysWithin(x.days!, s.days!),
    )
    const spans = mergeSpans(open.flatMap((x) => x.days!.spans))
    const left = subtract(s.days!.spans, shut)
    // A Monday that is named as open is not all of them.
    if (lengthOf(spans) * 2 > lengthOf(s.days!.spans)) {
      s.days = { ...s.days!, spans, implied: false }
      for (const x of open) {
        x.dead = true
        s.fee ??= x.fee
        s.tokens.push(...x.tokens)
      }
    } else if (shut.length > 0 && left.length > 0)
      s.exceptDays = [...s.exceptDays, { ...emptyDays(), spans: shut }]
  }
}

/** Holidays whose hours are looked at, and statements beside each. */
const MOST = 50

const MOST_TOLD = 400

/** Does it tell days of its own of the same places, and no hours? */
function isApart(x: Segment, s: Segment): boolean {
  return (
    x !== s &&
    !x.dead &&
    !x.unresolved &&
    !x.unknown &&
    x.dated &&
    x.effect === 'set' &&
    x.part === null &&
    x.half === 0 &&
    !hasHours(x) &&
    x.days !== null &&
    !x.days.period &&
    x.days.weekly === null &&
    x.places !== null &&
    s.places!.every((p) => x.places!.includes(p)) &&
    overlaps(x.days, s.days!)
  )
}
