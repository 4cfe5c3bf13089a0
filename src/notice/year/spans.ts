/** Days and ranges with their brackets, and the seasons that come every year. */
import { civil, dateOf, dayOf } from '../../core/time.ts'
import type { DayNumber } from '../../core/time.ts'
import type { Gloss, Item } from '../dates.ts'
import { emptyDays } from './days.ts'
import type { Days } from './days.ts'
import { glossedPoint, leftOut } from './glosses.ts'
import { dayIn, exists, firstFrom, SEASON } from './nearest.ts'
import type { MonthDay } from './nearest.ts'
import { check, checkFestival, disagree, pointDay } from './points.ts'
import type { Reckoning } from './reckoning.ts'

/** “10月1日”, “10月1日至7日”, “10月1日起”: both ends, and what is in doubt about them. */
export function spanOf(
  r: Reckoning,
  item: Extract<Item, { kind: 'day' | 'range' | 'from' }>,
  days: Days,
): [DayNumber, DayNumber | null] | null {
  const a =
    item.kind === 'range'
      ? (endsIn(r, item) ?? pointDay(r, item.a, null))
      : pointDay(r, item.a, null)
  if (a === null) return null
  const ranged = item.a.glosses.find((g) => g.kind === 'range')
  if (item.kind === 'day' && ranged && ranged.kind === 'range') {
    // “初一至初六(2月17日-22日)” hangs its range on a single word.
    const from = pointDay(r, ranged.a, null)
    const to = from === null ? null : pointDay(r, ranged.b, from)
    if (from !== null && to !== null) return [from, to]
  }
  check(r, item.a, a, days)
  if (item.a.month === null && item.a.lunar === null) {
    days.implied = true
    // “2日起恢复开放”, told on the third: of this month, more likely than of the next.
    if (r.announced !== null && a - dayOf(r.announced) > NEXT_MONTH)
      days.doubt ??= 'the day may be of this month or the next'
  }
  if (item.kind === 'day') checkFestival(r, item.a, a, days)
  if (item.kind === 'from') return [leftOut(item.a) ? a + 1 : a, null]
  if (item.kind === 'day') return [a, a]
  const b = pointDay(r, item.b, item.b.lunar !== null ? a : a)
  if (b === null) return null
  check(r, item.b, b, days)
  const spoken = item.b.glosses.find((g) => g.kind === 'range')
  if (spoken && spoken.kind === 'range') {
    const from = pointDay(r, spoken.a, null)
    const to = from === null ? null : pointDay(r, spoken.b, from)
    if (from !== null && to !== null && (from !== a || to !== b)) {
      disagree(r, item.a, 'lunar', from, a)
      days.doubt ??= 'the bracket names other days'
      days.alternatives.push({ why: 'the bracket is right', dates: [[dateOf(from), dateOf(to)]] })
      if (item.a.lunar !== null) return [from, to]
    }
  }
  if (b < a || b - a > 800) return null
  const season = b - a >= SEASON ? seasonNow(r, item.a, item.b) : null
  if (season) return season
  // “0时至…24时”: the first and the last day are whole.
  const clocks = days.clocks ?? []
  if (item.a.clock && item.a.clock.minutes > 0) {
    days.starts = item.a.clock.minutes
    clocks.push({ day: a, minutes: days.starts, begins: true })
  }
  if (item.b.clock && item.b.clock.minutes < 1440) {
    days.ends = item.b.clock.minutes
    clocks.push({ day: b, minutes: days.ends, begins: false })
  }
  if (clocks.length > 0) days.clocks = clocks
  const first = leftOut(item.a) ? a + 1 : a
  const end = leftOut(item.b) ? b - 1 : b
  return first > end ? null : [first, end]
}

/** A bare day so many days ahead has just gone by in the month of announcement. */
const NEXT_MONTH = 25

/** “12月30日至2024年1月1日”: the year of the last day gives that of the first. */
function endsIn(r: Reckoning, { a, b }: Extract<Item, { kind: 'range' }>): DayNumber | null {
  if (b.year === null || a.year !== null || a.month === null || a.day === null) return null
  if (b.month === null || b.day === null) return null
  const [end, same] = [exists(b.year, b.month, b.day), dayIn(b.year, a)]
  if (end === null || (same !== null && same <= end)) return same
  return (r.last = dayIn(b.year - 1, a))
}

/** The days that a bracket says; those of a holiday are then what the notice means by it, if `mayName`. */
export function spanOfGlosses(r: Reckoning, glosses: Gloss[], mayName = false): Days | null {
  for (const g of glosses) {
    if (g.kind === 'range') {
      const a = pointDay(r, g.a, null)
      const b = a === null ? null : pointDay(r, g.b, a)
      if (a !== null && b !== null) {
        const now = b - a >= SEASON ? seasonNow(r, g.a, g.b) : null
        const days = { ...emptyDays(), spans: [now ?? [a, b]] as [number, number][] }
        check(r, g.a, a, days)
        check(r, g.b, b, days)
        if (mayName) r.holiday ??= { ...days, period: true }
        return days
      }
    }
    if (g.kind === 'date') {
      const a = pointDay(r, g.point, null)
      if (a === null) continue
      const days = { ...emptyDays(), spans: [[a, a]] as [number, number][] }
      check(r, glossedPoint(g.point, glosses), a, days)
      return days
    }
  }
  return null
}

/** “4月1日至10月31日” without a year: the one that goes on when the notice is announced, or comes next. */
export function seasonNow(r: Reckoning, a: MonthDay, b: MonthDay): [DayNumber, DayNumber] | null {
  if (r.announced === null || r.statedYear !== null || r.explicit || r.near !== null) return null
  if (a.month === null || a.day === null || b.month === null || b.day === null) return null
  const today = dayOf(r.announced)
  const { year: now } = civil(today)
  for (const y of [now - 1, now, now + 1]) {
    const from = exists(y, a.month, a.day)
    const to = from === null ? null : firstFrom(from, (z) => dayIn(z, b))
    if (from !== null && to !== null && to >= today + ENDING) return [from, to]
  }
  return null
}

/** One that ends within so many days is not the one a new notice tells of. */
const ENDING = 20
