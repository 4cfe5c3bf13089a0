/**
 * Which year a notice means, and which days its expressions name. Evidence in order: a year in the text, a
 * year in the title, the day of announcement or signature, weekday glosses, lunar glosses. What cannot be
 * known is said to be unknown.
 */
import type { CalendarData, CalendarDate } from '../core/model.ts'
import { dateOf, dayOf } from '../core/time.ts'
import type { DayNumber } from '../core/time.ts'
import type { Festival, WhenText } from './dates.ts'
import { UNTIL_ONLY } from './year/days.ts'
import type { Days } from './year/days.ts'
import type { YearEvidence, YearInput } from './year/evidence.ts'
import { festivalDay, lunarDay, worksOn } from './year/festivals.ts'
import { leftOut, pointsOf } from './year/glosses.ts'
import { holidayOfNotice } from './year/holidays.ts'
import { resolve } from './year/items.ts'
import { nearest } from './year/nearest.ts'
import { pointDay } from './year/points.ts'
import { reckoningOf } from './year/reckoning.ts'
import type { DateFinding, Reckoning } from './year/reckoning.ts'

/** Gives expressions their days, one after the other in the order of the text. */
export interface Resolver {
  evidence: YearEvidence
  findings: DateFinding[]
  /** New Year's Eve of the year in which it was not a day off, if the notice names that festival. */
  readonly springEve: DayNumber | null
  /** The holiday the notice is about, as days; null if it names none. */
  holiday: Days | null
  /** Does the title name it? If not, the first lines do. */
  readonly titled: boolean
  resolve(when: WhenText): Days | null
  /** “2月18日前”: the days before it, from the announcement on; null if either is not known. */
  before(when: WhenText): Days | null
  /** “假期结束后”: from the day after those named; null if they are not known. */
  after(when: WhenText): Days | null
  /** A festival heading: dates below it are near this festival. */
  enter(festivals: Festival[], year: number | null): void
  /** Under a festival's heading 假期 is of this festival; null where no heading stands. */
  under(days: Days | null): void
  /** The holiday's span as the text itself gives it. */
  defineHoliday(days: Days): void
  /** The school holidays' span as the text gives it: “寒假为1月15日至2月20日”. */
  defineSchool(days: Days): void
  /** The first make-up workday among these days, both ends included; null if there is none. */
  makeUpIn(from: DayNumber, to: DayNumber): DayNumber | null
  /** Do people work on this day? Null if the calendar does not know. */
  worksOn(day: DayNumber): boolean | null
  /** Remembers a day that was read without being said of doors, for 当天 and 次日. */
  note(when: WhenText): void
}

/** Weighs the evidence and returns a resolver for this notice. */
export function resolverOf(input: YearInput): Resolver {
  const r = reckoningOf(input)
  const { calendar, evidence, findings } = r
  return {
    evidence,
    findings,
    get springEve() {
      const of = r.statedYear ?? evidence.year
      if (of === null || of >= 2025) return null
      return lunarDay(calendar, of, 0)
    },
    titled: input.titled,
    get holiday() {
      return (r.holiday ??= holidayOfNotice(r))
    },
    resolve(when) {
      const days = resolve(r, when)
      r.beside = null
      return days
    },
    after: (when) => daysAfter(resolve(r, when)),
    before: (when) => daysBefore(r, when),
    enter: (festivals, year) => enter(r, festivals, year),
    makeUpIn: (from, to) => makeUpIn(calendar, from, to),
    note(when) {
      const item = when.items.at(-1)
      if (item?.kind !== 'day' || when.items.length !== 1) return
      const { last, first } = r
      pointDay(r, item.a, null)
      r.beside = r.last
      // The day of a lecture is no evidence of the year that the doors are in.
      Object.assign(r, { last, first })
    },
    worksOn: (day) => worksOn(calendar, day),
    under(days) {
      r.heading = days
    },
    defineHoliday(days) {
      r.holiday = { ...days, period: true }
    },
    defineSchool(days) {
      r.school ??= days
    },
  }
}

/** “假期结束后”: from the day after these on. */
function daysAfter(days: Days | null): Days | null {
  const ends = days?.spans.map(([, b]) => b) ?? []
  if (!days || ends.length === 0 || ends.includes(null)) return null
  const from = Math.max(...ends.map((b) => b!)) + 1
  return { ...days, spans: [[from, null]], implied: true, period: false }
}

/** “2月18日前”: from the announcement on, or within the span whose end it is. */
function daysBefore(r: Reckoning, when: WhenText): Days | null {
  const days = when.items.length === 1 ? resolve(r, when) : null
  const span = days?.spans[0]
  if (!days || !span || days.spans.length !== 1 || span[1] === null) return null
  const ranged = span[1] > span[0]
  if (!ranged && r.announced === null) return null
  const point = pointsOf(when).at(-1)
  const counts = point?.glosses.some((g) => g.kind === 'inclusive') ?? false
  const told = counts || (point !== undefined && leftOut(point))
  const from = ranged ? span[0] : dayOf(r.announced!)
  const to = counts || (ranged && told) ? span[1] : span[1] - 1
  if (to < from) return null
  const other: [CalendarDate, CalendarDate] = [dateOf(from), dateOf(to + 1)]
  return {
    ...days,
    spans: [[from, to]],
    implied: true,
    doubt: !ranged ? UNTIL_ONLY : told ? days.doubt : 'whether the last day counts is not certain',
    alternatives: told
      ? days.alternatives
      : [...days.alternatives, { why: 'the day named counts too', dates: [other] }],
  }
}

/** Goes on below a festival's heading: days there are near this festival. */
function enter(r: Reckoning, festivals: Festival[], y: number | null): void {
  const { calendar, announced, statedYear } = r
  const of = y ?? statedYear ?? r.evidence.year
  if (festivals.length === 0 || of === null) return
  // “元旦开放时间” in a notice of December, with dates of two years below, is of the next year's festival.
  const next =
    y === null && statedYear === null && announced !== null
      ? nearest(dayOf(announced) + 30, (at) => festivalDay(calendar, festivals[0]!, at))
      : null
  const own = next ?? festivalDay(calendar, festivals[0]!, of)
  const told = announced === null ? null : dayOf(announced)
  // “2022年下半年节假日安排”: the 元旦 told after 国庆, or long gone by when it is told, is the next one.
  r.gone = y === null && own !== null && Math.max(r.near ?? 0, told ?? 0) - own > GONE
  r.near = r.gone ? (festivalDay(calendar, festivals[0]!, of + 1) ?? own) : own
  r.entered = r.near === null ? null : { day: r.near, before: r.last }
}

/** A festival so many days ago is not the one a notice tells of. */
const GONE = 150

/** The first make-up workday from one day to another. */
function makeUpIn(calendar: CalendarData, from: DayNumber, to: DayNumber): DayNumber | null {
  for (const { makeUp } of calendar.years)
    for (const date of makeUp) {
      const day = dayOf(date)
      if (day >= from && day <= to) return day
    }
  return null
}
