/** What the days of a notice are reckoned from: its evidence, and what was told so far from top to bottom. */
import type { CalendarData, CalendarDate } from '../../core/model.ts'
import { dayNumber, dayOf } from '../../core/time.ts'
import type { DayNumber } from '../../core/time.ts'
import type { Days } from './days.ts'
import { evidenceOf } from './evidence.ts'
import type { YearEvidence, YearInput } from './evidence.ts'
import { festivalDay } from './festivals.ts'
import { pointsOf } from './glosses.ts'

/** What days are reckoned from: the evidence, and what was told so far. */
export interface Reckoning {
  readonly input: YearInput
  readonly calendar: CalendarData
  readonly evidence: YearEvidence
  readonly findings: DateFinding[]
  readonly announced: CalendarDate | null
  /** The year of the title, or of the first line. */
  readonly statedYear: number | null
  /** Some date of the text has its year. */
  readonly explicit: boolean
  /** All years that the dates of the text have. */
  readonly written: ReadonlySet<number>
  /** The holiday of the notice, once it was asked for or told. */
  holiday: Days | null
  /** What 假期 is below the heading of a festival. */
  heading: Days | null
  /** The day of the festival that a heading named last, and what was the last day then. */
  entered: { day: DayNumber; before: DayNumber | null } | null
  /** The school holidays, once the text said when they are. */
  school: Days | null
  /** Summer and winter hours, once a bracket said from when to when. */
  readonly seasons: Map<string, Days>
  /** The last day that was said of doors. */
  last: DayNumber | null
  /** The earliest of them. */
  first: DayNumber | null
  /** A day told since that was not said of doors, for 当天 right after it. */
  beside: DayNumber | null
  /** What later days are near to. */
  near: DayNumber | null
  /** The heading's festival is that of the year after the one written. */
  gone: boolean
}

/** A disagreement found while giving dates their year. */
export interface DateFinding {
  kind: 'weekday' | 'lunar' | 'duration' | 'impossible-date' | 'year' | 'calendar'
  message: string
  from: number
  to: number
}

/** Weighs the evidence; nothing is told yet. */
export function reckoningOf(input: YearInput): Reckoning {
  return {
    input,
    calendar: input.calendar,
    evidence: evidenceOf(input),
    findings: [],
    announced: input.announced ?? input.signed,
    statedYear: input.titleYear ?? input.leadYear,
    explicit: input.whens.flatMap(pointsOf).some((p) => p.year !== null),
    written: new Set(input.whens.flatMap(pointsOf).flatMap((p) => p.year ?? [])),
    holiday: null,
    heading: null,
    entered: null,
    school: null,
    seasons: new Map(),
    last: null,
    first: null,
    beside: null,
    near: null,
    gone: false,
  }
}

/** What a day without a year is near to: the festival above, the announcement, the day told last, the year of the notice. */
export function home(r: Reckoning): DayNumber | null {
  const { year } = r.evidence
  if (r.near !== null) return r.near
  const festival = r.input.festivals[0]
  if (r.statedYear !== null && festival !== undefined)
    return festivalDay(r.calendar, festival, r.statedYear)
  if (r.announced !== null) {
    // A notice of September that writes its year is not about the next.
    const ahead = dayOf(r.announced) + 120
    return r.statedYear === null ? ahead : Math.min(ahead, dayNumber(r.statedYear, 12, 31))
  }
  if (r.last !== null) return r.last
  if (r.statedYear !== null) return dayNumber(r.statedYear, 7, 1)
  return year === null ? null : dayNumber(year, 7, 1)
}
