/** Days that are counted: within a holiday, in a month, by weekdays or workdays; and whole months. */
import { civil, dayNumber, dayOf, daysInMonth, weekdayOf } from '../../core/time.ts'
import type { DayNumber } from '../../core/time.ts'
import type { Item } from '../dates.ts'
import type { Days } from './days.ts'
import { festivalDay, worksOn } from './festivals.ts'
import { festivalSpan, holidayMeant, periodOf, yearOfFestival } from './holidays.ts'
import { nearest, SEASON } from './nearest.ts'
import { pointDay } from './points.ts'
import { home } from './reckoning.ts'
import type { Reckoning } from './reckoning.ts'
import { seasonNow } from './spans.ts'

/** Days counted within a holiday; null unless it is one stretch whose ends are known. */
export function partOf(
  r: Reckoning,
  item: Extract<Item, { kind: 'part' }>,
): [DayNumber, DayNumber] | null {
  const { names, year: of } = item
  const whole =
    names.length > 0
      ? festivalSpan(r, { kind: 'festival', names, year: of, span: 'period', glosses: [] })
      : holidayMeant(r)
  const span = whole?.spans[0]
  if (!whole || whole.doubt !== null || !span || whole.spans.length > 1) return null
  const [a, b] = span
  if (b === null) return null
  const at = (n: number) => (n > 0 ? a + n - 1 : b + n + 1)
  const [from, to] = [at(item.from), at(item.to)]
  return a <= from && from <= to && to <= b ? [from, to] : null
}

/** The day that a bracket says, or the nth workday beside a holiday whose paper is on file. */
export function workdayOf(
  r: Reckoning,
  item: Extract<Item, { kind: 'workday' }>,
): DayNumber | null {
  const dated = item.glosses.find((g) => g.kind === 'date')
  if (dated?.kind === 'date') return pointDay(r, dated.point, null)
  const name = item.names[0]
  const at =
    name === undefined
      ? null
      : item.year === null
        ? yearOfFestival(r, name)
        : festivalDay(r.calendar, name, item.year)
  const days = at !== null ? periodOf(r, item.names, civil(at).year) : holidayMeant(r)
  const edge = item.after
    ? days?.spans.reduce<number | null>((m, [, b]) => (b === null ? m : Math.max(m ?? b, b)), null)
    : days?.spans[0]?.[0]
  if (!days || days.doubt !== null || edge === null || edge === undefined) return null
  const step = item.after ? 1 : -1
  let left = item.nth
  for (let day = edge + step, tries = 0; tries < 20; day += step, tries++) {
    const works = item.any ? true : worksOn(r.calendar, day)
    if (works === null) return null
    if (works && --left === 0) return day
  }
  return null
}

/** The nth weekday of a month; month 0 is that of the announcement, -1 the one after it. */
export function nthOf(r: Reckoning, item: Extract<Item, { kind: 'nth' }>): DayNumber | null {
  let first: DayNumber | null = null
  if (item.month > 0) first = monthOf(r, item)
  else if (r.announced !== null) {
    const { year: y, month: m } = civil(dayOf(r.announced))
    const next = item.month === 0 ? m : m + 1
    first = next > 12 ? dayNumber(y + 1, 1, 1) : dayNumber(y, next, 1)
  }
  if (first === null) return null
  const { year: y, month: m } = civil(first)
  const length = daysInMonth(y, m)
  const offset = (item.day - weekdayOf(first) + 7) % 7
  const count = Math.floor((length - 1 - offset) / 7) + 1
  const nth = item.nth < 0 ? count : item.nth
  return nth >= 1 && nth <= count ? first + offset + 7 * (nth - 1) : null
}

/** “7月”, “7月至8月”, “7月起”: whole months. */
export function monthSpan(
  r: Reckoning,
  item: Extract<Item, { kind: 'month' }>,
): Days['spans'][number] | null {
  const first = monthOf(r, item)
  if (first === null) return null
  const y = civil(first).year + (item.last < item.month ? 1 : 0)
  const end = dayNumber(y, item.last, daysInMonth(y, item.last))
  const [a, b] = [item.month, item.last].map((month) => ({ month, day: 1 }))
  const long = item.year === null && !item.onward && end - first >= SEASON
  const now = long ? seasonNow(r, a!, { ...b!, monthEnd: true }) : null
  return now ?? [first, item.onward ? null : end]
}

/** The first day of a month named with or without its year. */
function monthOf(r: Reckoning, item: { year: number | null; month: number }): DayNumber | null {
  if (item.year !== null) return dayNumber(item.year, item.month, 1)
  const at = home(r) ?? r.last
  return at === null ? null : nearest(at, (y) => dayNumber(y, item.month, 1))
}
