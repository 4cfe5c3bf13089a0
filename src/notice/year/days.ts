/** Days as they are passed on: spans, weekdays, and why a person must look at them. */
import type { CalendarDate } from '../../core/model.ts'
import type { DayNumber } from '../../core/time.ts'

/** Days named by an expression; both ends of a span are included, null is open. */
export interface Days {
  spans: [DayNumber, DayNumber | null][]
  /** Weekdays (0 is Monday) to which the spans are cut, or null for all. */
  weekly: number[] | null
  /** Said of every day alike: 每天. */
  daily: boolean
  /** Rests on the calendar or on a habit, not on the words alone. */
  implied: boolean
  /** Why a person must look, or null. */
  doubt: string | null
  /** Clock time from which the first day counts, and to which the last does. */
  starts: number | null
  ends: number | null
  /** The same of each span of several: on which day the clock stands, and whether the span begins with it. */
  clocks?: { day: DayNumber; minutes: number; begins: boolean }[]
  /** Other readings of the same words. */
  alternatives: { why: string; dates: [CalendarDate, CalendarDate | null][] }[]
  /** The holiday the notice is about, without other words. */
  period: boolean
  /** The days named above: known only when all is read. */
  above?: boolean
  /** 法定节假日: statutory holidays in general, beside the weekdays named. */
  statutory?: boolean
}

/** No days at all. */
export function emptyDays(): Days {
  return {
    spans: [],
    weekly: null,
    daily: false,
    implied: false,
    doubt: null,
    starts: null,
    ends: null,
    alternatives: [],
    period: false,
  }
}

/** Why days are in doubt of which only the last is told: “闭馆至8月18日”. */
export const UNTIL_ONLY = 'until when is said, from when is not: the day of announcement was taken'
