/** What the calendar knows of festivals and lunar days: own days, days off, days of work. */
import { lawDays, ownDays } from '../../core/calendar.ts'
import type { CalendarData, CalendarDate, Holiday } from '../../core/model.ts'
import { civil, dateOf, dayOf, weekdayOf } from '../../core/time.ts'
import type { DayNumber } from '../../core/time.ts'
import type { Festival } from '../dates.ts'
import { FIFTEENTH_OF_EIGHTH, FIFTH_OF_FIFTH, TWENTY_NINTH } from '../dates/shared.ts'

/** The days off that a festival's name means in a notice: the paper's days, a lone day with its weekend. */
export function festivalPeriod(
  calendar: CalendarData,
  name: Festival,
  year: number,
): { from: DayNumber; to: DayNumber; known: boolean } | null {
  if (name === 'lantern') {
    const day = lunarDay(calendar, year, 15)
    return day === null ? null : { from: day, to: day, known: true }
  }
  const paper = calendar.years.find((y) => y.year === year)
  if (paper) {
    const off = paper.off.find((o) => o.names.includes(name))
    if (!off) return null
    return { ...withWeekend(dayOf(off.from), dayOf(off.to), paper.makeUp), known: true }
  }
  const law = lawDays(calendar, year).find((l) => l.holiday === name)
  if (!law) return null
  return { ...withWeekend(law.days[0]!, law.days.at(-1)!, []), known: false }
}

/** “与周末连休”: a single listed day beside a weekend stands for the three days together. */
function withWeekend(
  from: DayNumber,
  to: DayNumber,
  makeUp: readonly CalendarDate[],
): { from: DayNumber; to: DayNumber } {
  if (to !== from) return { from, to }
  const free = (day: DayNumber) => weekdayOf(day) >= 5 && !makeUp.includes(dateOf(day))
  let [a, b] = [from, to]
  while (b - a < 3 && free(a - 1)) a--
  while (b - a < 3 && free(b + 1)) b++
  return { from: a, to: b }
}

/** The own day of a festival in a year; null if the calendar does not know it. */
export function festivalDay(
  calendar: CalendarData,
  name: Festival,
  year: number,
): DayNumber | null {
  return remembered(
    calendar,
    name,
    year,
    () => ownDays(calendar, year).get(name as Holiday) ?? null,
  )
}

/** The civil day of a lunar day of the year that begins at 正月初一; 0 and below count back from it. */
export function lunarDay(calendar: CalendarData, year: number, lunar: number): DayNumber | null {
  if (lunar === FIFTH_OF_FIFTH) return festivalDay(calendar, 'dragon-boat', year)
  if (lunar === FIFTEENTH_OF_EIGHTH) return festivalDay(calendar, 'mid-autumn', year)
  // How long the last month was is not on file: of its days only the end is known.
  if (lunar < TWENTY_NINTH || (lunar <= -20 && lunar !== TWENTY_NINTH)) return null
  const first = remembered(calendar, 'lunar year', year, () => {
    const of = calendar.lunar[String(year)]
    return of ? dayOf(`${year}-${of.newYear}`) : null
  })
  return first === null ? null : first + (lunar === TWENTY_NINTH ? 0 : lunar) - 1
}

/** Does a day bear this lunar name in the year that begins at 正月初一? Days of other months are not doubted. */
export function isLunar(
  calendar: CalendarData,
  year: number,
  lunar: number,
  day: DayNumber,
): boolean {
  if (lunar > -20) return lunarDay(calendar, year, lunar) === day
  if (lunar < TWENTY_NINTH) {
    const own = lunarDay(calendar, year, lunar)
    return own === null || own === day
  }
  return [29, 30].some((length) => lunarDay(calendar, year, twelfth(lunar, length)) === day)
}

/** 腊月廿八 as days before 正月初一, less one, in a last month of so many days. */
export const twelfth = (lunar: number, length: number): number =>
  lunar > -20 ? lunar : -lunar - length

/** Own days of festivals and first days of lunar years, worked out once a calendar. */
function remembered(
  calendar: CalendarData,
  name: string,
  year: number,
  work: () => DayNumber | null,
): DayNumber | null {
  let known = memory.get(calendar)
  if (!known) memory.set(calendar, (known = new Map()))
  let years = known.get(name)
  if (!years) known.set(name, (years = new Map()))
  let day = years.get(year)
  if (day === undefined) years.set(year, (day = work()))
  return day
}

const memory = new WeakMap<CalendarData, Map<string, Map<number, DayNumber | null>>>()

/** A working day by the paper of its year; null where there is none. */
export function worksOn(calendar: CalendarData, day: DayNumber): boolean | null {
  const date = dateOf(day)
  const { year } = civil(day)
  const papers = calendar.years.filter((y) => y.year === year || y.year === year + 1)
  if (!papers.some((y) => y.year === year)) return null
  if (papers.some((y) => y.makeUp.includes(date))) return true
  if (papers.some((y) => y.off.some((o) => o.from <= date && date <= o.to))) return false
  return weekdayOf(day) < 5
}
