/**
 * What kind of day a date officially is: statutory holiday (and which), make-up workday, workday, rest
 * day, or not settled yet because the State Council's paper is missing; and the lunar days.
 */
import type { CalendarData, CalendarName, Holiday, LunarDay } from './model.ts'
import { dayNumber, dayOf, civil, daysInMonth, FIRST_DAY, LAST_DAY, weekdayOf } from './time.ts'
import type { DayNumber } from './time.ts'

/** The statutory holidays in the order of the year. */
export const HOLIDAYS = [
  'new-year',
  'spring-festival',
  'qingming',
  'labour-day',
  'dragon-boat',
  'mid-autumn',
  'national-day',
] as const satisfies readonly Holiday[]

/** What a date officially is; null while the year's paper leaves it unsettled. */
export type DayType = 'workday' | 'rest-day' | 'holiday' | 'make-up-workday'

/** Codes in {@link Calendar.types}. */
export const UNSETTLED = 0
export const WORKDAY = 1
export const REST_DAY = 2
export const HOLIDAY = 3
export const MAKE_UP = 4
const TYPE_NAMES = [null, 'workday', 'rest-day', 'holiday', 'make-up-workday'] as const

/**
 * The calendar of 2000–2100 as arrays indexed by `day - FIRST_DAY`.
 * `names` holds one bit per calendar name (see {@link nameBit}), `own` one per festival's own day.
 */
export interface Calendar {
  types: Uint8Array
  names: Int32Array
  own: Int32Array
  /** Month × 100 + day of month. */
  monthDays: Uint16Array
  /** Years whose paper is known; a year outside is a state, not a year without holidays. */
  announced: Set<number>
}

/** Bit of a holiday's span, or of a lunar day, in {@link Calendar.names} and {@link Calendar.own}. */
export function nameBit(name: Holiday | LunarDay): number {
  const holiday = (HOLIDAYS as readonly string[]).indexOf(name)
  if (holiday >= 0) return 1 << holiday
  if (name === 'lunar-new-year-eve') return 1 << 7
  if (name === 'lantern') return 1 << (7 + 15)
  const nth = Number(/^lunar-new-year-(\d+)$/.exec(name)?.[1])
  if (!(nth >= 1 && nth <= 15)) throw new Error(`not a calendar name: ${name}`)
  return 1 << (7 + nth)
}

/** Is this word one that `on:` takes? */
export function isCalendarName(word: string): word is CalendarName {
  return (
    word === 'statutory-holidays' ||
    word === 'make-up-workdays' ||
    word === 'lunar-new-year-eve' ||
    word === 'lantern' ||
    (HOLIDAYS as readonly string[]).includes(word) ||
    /^lunar-new-year-([1-9]|1[0-5])$/.test(word)
  )
}

/** The kind of a day; null where the paper that settles it is not out. */
export function dayTypeOf(calendar: Calendar, day: DayNumber): DayType | null {
  return TYPE_NAMES[calendar.types[day - FIRST_DAY] ?? 0] ?? null
}

/** Festivals whose days off hold this day. */
export function holidaysOn(calendar: Calendar, day: DayNumber): Holiday[] {
  if (calendar.types[day - FIRST_DAY] !== HOLIDAY) return []
  const bits = calendar.names[day - FIRST_DAY]!
  return HOLIDAYS.filter((_, i) => bits & (1 << i))
}

/** The stretch of consecutive statutory holidays a day lies in, both ends included; null on other days. */
export function holidaySpan(
  calendar: Calendar,
  day: DayNumber,
): { from: DayNumber; to: DayNumber } | null {
  const isOff = (d: DayNumber) => calendar.types[d - FIRST_DAY] === HOLIDAY
  if (!isOff(day)) return null
  let [from, to] = [day, day]
  while (isOff(from - 1)) from--
  while (isOff(to + 1)) to++
  return { from, to }
}

/**
 * The days of each holiday that the law itself fixes, with how far adjustment may reach around them:
 * 全国年节及纪念日放假办法 (State Council decrees 270 of 1999, 513 of 2007, 644 of 2013, 795 of 2024).
 */
export function lawDays(
  data: CalendarData,
  year: number,
): { holiday: Holiday; days: DayNumber[]; reach: number }[] {
  const lunar = data.lunar[String(year)]
  const run = (first: DayNumber, count: number) =>
    Array.from({ length: count }, (_, i) => first + i)
  const at = (md: string) => dayOf(`${year}-${md}`)
  const days: { holiday: Holiday; days: DayNumber[]; reach: number }[] = [
    { holiday: 'new-year', days: [dayNumber(year, 1, 1)], reach: 7 },
    {
      holiday: 'labour-day',
      days: run(dayNumber(year, 5, 1), year >= 2025 ? 2 : year >= 2008 ? 1 : 3),
      reach: 7,
    },
    { holiday: 'national-day', days: run(dayNumber(year, 10, 1), 3), reach: 9 },
  ]
  if (!lunar) return days
  const first = at(lunar.newYear)
  const spring =
    year >= 2025
      ? run(first - 1, 4)
      : year >= 2014 || year < 2008
        ? run(first, 3)
        : run(first - 1, 3)
  days.push({ holiday: 'spring-festival', days: spring, reach: 9 })
  if (year < 2008) return days
  days.push({ holiday: 'qingming', days: [at(lunar.qingming)], reach: 7 })
  days.push({ holiday: 'dragon-boat', days: [at(lunar.dragonBoat)], reach: 7 })
  days.push({ holiday: 'mid-autumn', days: [at(lunar.midAutumn)], reach: 7 })
  return days
}

/** The own day of every festival and lunar day of a year. */
export function ownDays(data: CalendarData, year: number): Map<Holiday | LunarDay, DayNumber> {
  const own = new Map<Holiday | LunarDay, DayNumber>([
    ['new-year', dayNumber(year, 1, 1)],
    ['labour-day', dayNumber(year, 5, 1)],
    ['national-day', dayNumber(year, 10, 1)],
  ])
  const lunar = data.lunar[String(year)]
  if (!lunar) return own
  const first = dayOf(`${year}-${lunar.newYear}`)
  own.set('spring-festival', first)
  own.set('lunar-new-year-eve', first - 1)
  for (let n = 1; n <= 15; n++) own.set(`lunar-new-year-${n}`, first + n - 1)
  own.set('lantern', first + 14)
  own.set('qingming', dayOf(`${year}-${lunar.qingming}`))
  own.set('dragon-boat', dayOf(`${year}-${lunar.dragonBoat}`))
  own.set('mid-autumn', dayOf(`${year}-${lunar.midAutumn}`))
  return own
}

/** Compiles official days; `none` is a calendar without holidays, whose weekends are rest days. */
export function calendarOf(data: CalendarData, kind: 'CN' | 'none'): Calendar {
  const known = compiled.get(data)?.[kind]
  if (known) return known
  const length = LAST_DAY - FIRST_DAY + 1
  const types = new Uint8Array(length)
  const names = new Int32Array(length)
  const own = new Int32Array(length)
  const monthDays = new Uint16Array(length)
  for (let i = 0, year = 2000, month = 1, dom = 1; i < length; i++) {
    monthDays[i] = month * 100 + dom
    types[i] = weekdayOf(FIRST_DAY + i) >= 5 ? REST_DAY : WORKDAY
    if (++dom > daysInMonth(year, month)) {
      dom = 1
      if (++month > 12) {
        month = 1
        year++
      }
    }
  }
  const announced = new Set(data.years.map((y) => y.year))
  const calendar: Calendar = { types, names, own, monthDays, announced }
  if (kind === 'CN') {
    const within = (day: DayNumber) => day >= FIRST_DAY && day <= LAST_DAY
    const unannounced: { holiday: Holiday; days: DayNumber[]; reach: number }[] = []
    for (let year = 2000; year <= 2101; year++) {
      for (const [name, day] of ownDays(data, year)) {
        if (!within(day)) continue
        own[day - FIRST_DAY]! |= nameBit(name)
        if (!(HOLIDAYS as readonly string[]).includes(name))
          names[day - FIRST_DAY]! |= nameBit(name)
      }
      if (!announced.has(year)) unannounced.push(...lawDays(data, year))
    }
    for (const { days, reach } of unannounced)
      for (let day = days[0]! - reach; day <= days.at(-1)! + reach; day++)
        if (within(day)) types[day - FIRST_DAY] = UNSETTLED
    for (const { holiday, days } of unannounced)
      for (const day of days)
        if (within(day)) {
          types[day - FIRST_DAY] = HOLIDAY
          names[day - FIRST_DAY]! |= nameBit(holiday)
        }
    for (const year of data.years) {
      for (const day of year.makeUp) types[dayOf(day) - FIRST_DAY] = MAKE_UP
      for (const { names: holidays, from, to } of year.off)
        for (let day = dayOf(from); day <= dayOf(to); day++) {
          types[day - FIRST_DAY] = HOLIDAY
          for (const holiday of holidays) names[day - FIRST_DAY]! |= nameBit(holiday)
        }
    }
  }
  const both = compiled.get(data) ?? {}
  both[kind] = calendar
  compiled.set(data, both)
  return calendar
}

const compiled = new WeakMap<CalendarData, Partial<Record<'CN' | 'none', Calendar>>>()

/** The next statutory holiday span that begins on or after a day, or null beyond what is known. */
export function nextHoliday(
  calendar: Calendar,
  day: DayNumber,
): { from: DayNumber; to: DayNumber; holidays: Holiday[] } | null {
  for (let d = day; d <= LAST_DAY; d++) {
    const span = holidaySpan(calendar, d)
    if (!span) continue
    const holidays = new Set<Holiday>()
    for (let h = span.from; h <= span.to; h++)
      for (const name of holidaysOn(calendar, h)) holidays.add(name)
    return { ...span, holidays: HOLIDAYS.filter((h) => holidays.has(h)) }
  }
  return null
}

/** First and last day of the year a day lies in. */
export function yearOf(day: DayNumber): { year: number; from: DayNumber; to: DayNumber } {
  const { year } = civil(day)
  return { year, from: dayNumber(year, 1, 1), to: dayNumber(year, 12, 31) }
}

/** English names of the weekdays, Monday first. */
export const WEEKDAYS_EN = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const

/** English names of the months, January first. */
export const MONTHS_EN = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const
