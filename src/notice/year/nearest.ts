/** A day without its year: of the year that brings it nearest, or first from a day on. */
import { civil, dayNumber, daysInMonth } from '../../core/time.ts'
import type { DayNumber } from '../../core/time.ts'
import type { Point } from '../dates.ts'

/** Of the days that a year, the one before and the one after bring, the nearest. */
export function nearest(at: DayNumber, of: (year: number) => DayNumber | null): DayNumber | null {
  const { year } = civil(at)
  let best: DayNumber | null = null
  for (const y of [year - 1, year, year + 1]) {
    const day = of(y)
    if (day !== null && (best === null || Math.abs(day - at) < Math.abs(best - at))) best = day
  }
  return best
}

/** The first of the days that this year and the next bring, from a day on. */
export function firstFrom(at: DayNumber, of: (year: number) => DayNumber | null): DayNumber | null {
  const { year } = civil(at)
  for (const y of [year, year + 1]) {
    const day = of(y)
    if (day !== null && day >= at) return day
  }
  return null
}

/** A year was written: another one only across New Year, for days close by. */
export function ofYear(at: DayNumber, of: (year: number) => DayNumber | null): DayNumber | null {
  const day = nearest(at, of)
  if (day === null) return null
  const { year } = civil(at)
  // The days of autumn are those of the year written: 国庆节 in a notice that begins with 元旦.
  const autumn = civil(day).year < year && civil(day).month < EVE
  return autumn || at - day > ACROSS || day - at > ONWARD ? of(year) : day
}

const ACROSS = 120

/** “10月1日至8日…2月5日起、10月9日起恢复”: the year that follows is told sooner, or by its number. */
const ONWARD = 100

/** From this month on a day is said of the New Year that follows it. */
const EVE = 11

/** The day of a point in a year. */
export function dayIn(year: number, p: MonthDay): DayNumber | null {
  return exists(year, p.month!, p.monthEnd ? daysInMonth(year, p.month!) : p.day!)
}

/** A day of the month, or its last. */
export type MonthDay = Pick<Point, 'month' | 'day' | 'monthEnd'>

/** The day of a date that exists in the years we read of; null otherwise. */
export function exists(year: number, month: number, day: number): DayNumber | null {
  if (year < 1990 || year > 2100 || day > daysInMonth(year, month)) return null
  return dayNumber(year, month, day)
}

/** A span of at least so many days is a season that comes every year. */
export const SEASON = 60
