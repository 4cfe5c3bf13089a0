/**
 * Which days a rule speaks of. A `when` is compiled into bit sets and bounds, then asked day by day;
 * the answer is yes, no, or — where a year's paper is missing — maybe.
 */
import { HOLIDAY, holidaySpan, MAKE_UP, nameBit, REST_DAY, UNSETTLED, WORKDAY } from './calendar.ts'
import type { Calendar } from './calendar.ts'
import type { DayTerm, OnTerm, Weekday, When } from './model.ts'
import { civil, dayOf, daysInMonth, FIRST_DAY, LAST_DAY, weekdayOf } from './time.ts'
import type { DayNumber } from './time.ts'

export const NO = 0
export const YES = 1
/** A workday or rest day that no paper has settled yet. */
export const MAYBE = 2
export type Match = typeof NO | typeof YES | typeof MAYBE

const STATUTORY = 1
const MADE_UP = 2
const WORKDAYS = 4
const REST_DAYS = 8

/** A compiled `when`: `first` and `last` bound every day it can match, both included. */
export interface Days {
  first: DayNumber
  last: DayNumber
  on: Terms | null
  days: Terms | null
  except: Terms | null
}

/** Members of one list, each kind in the form that is cheapest to ask. */
interface Terms {
  /** Pairs of first and last day. */
  ranges: number[]
  /** Pairs of `month * 100 + day`; a pair that runs backwards wraps over New Year. */
  yearly: number[]
  names: number
  types: number
  weekdays: number
  offsets: { bit: number; offset: number }[]
  /** `bit` 0: after any statutory holiday. */
  afters: { bit: number; day: number; moved: Weekday | null }[]
  nths: { nth: number; day: Weekday }[]
}

/** Compiles the days of a rule, cut to `[first, last]`. */
export function daysOf(when: When, first: DayNumber = FIRST_DAY, last: DayNumber = LAST_DAY): Days {
  const on = when.on && terms(when.on)
  let low = Math.max(first, when.from === null ? FIRST_DAY : dayOf(when.from))
  let high = Math.min(last, when.to === null ? LAST_DAY : dayOf(when.to))
  if (when.on?.every((term) => term.kind === 'date' || term.kind === 'range') && on) {
    let [start, end] = [LAST_DAY, FIRST_DAY]
    for (let i = 0; i < on.ranges.length; i += 2) {
      start = Math.min(start, on.ranges[i]!)
      end = Math.max(end, on.ranges[i + 1]!)
    }
    low = Math.max(low, start)
    high = Math.min(high, end)
  }
  return {
    first: low,
    last: high,
    on,
    days: when.days && terms(when.days),
    except: when.except.length ? terms(when.except) : null,
  }
}

/** Does the rule speak of this day? With `as`, as if the day were an ordinary one of that weekday. */
export function matches(days: Days, calendar: Calendar, day: DayNumber, as: Weekday | null): Match {
  if (day < days.first || day > days.last) return NO
  let match: Match = YES
  if (days.on && (match = anyOf(days.on, calendar, day, null)) === NO) return NO
  if (days.days) {
    const found = anyOf(days.days, calendar, day, as)
    if (found === NO) return NO
    if (found === MAYBE) match = MAYBE
  }
  if (days.except) {
    const found = anyOf(days.except, calendar, day, as)
    if (found === YES) return NO
    if (found === MAYBE) match = MAYBE
  }
  return match
}

/**
 * How narrowly `on:` names this day: 0 a date or one named day, 1 a festival, 2 all statutory holidays
 * (DESIGN §3.1.2).
 */
export function specificity(days: Days, calendar: Calendar, day: DayNumber): 0 | 1 | 2 {
  const on = days.on
  if (!on) return 2
  const i = day - FIRST_DAY
  if (inRanges(on, calendar, day) || on.names & calendar.names[i]! & ~FESTIVALS) return 0
  if (on.offsets.some((o) => (calendar.own[i - o.offset] ?? 0) & o.bit)) return 0
  if (on.afters.some((after) => fallsAfter(after, calendar, day))) return 0
  return on.names & calendar.names[i]! & FESTIVALS ? 1 : 2
}

/** Do the days depend, within their bounds, on weekday and kind of day alone? */
export function isWeekly({ on, days, except }: Days): boolean {
  return [on, days, except].every(
    (t) =>
      t === null ||
      (t.names === 0 &&
        t.ranges.length === 0 &&
        t.yearly.length === 0 &&
        t.offsets.length === 0 &&
        t.afters.length === 0 &&
        t.nths.length === 0),
  )
}

/** Bits of the seven statutory festivals in {@link Calendar.names}. */
const FESTIVALS = 0x7f

/** The first day from `from` on that the rule surely speaks of, or null. */
export function firstMatch(days: Days, calendar: Calendar, from: DayNumber): DayNumber | null {
  for (let day = Math.max(from, days.first); day <= days.last; day++)
    if (matches(days, calendar, day, null) === YES) return day
  return null
}

function anyOf(t: Terms, calendar: Calendar, day: DayNumber, as: Weekday | null): Match {
  const weekday = as ?? weekdayOf(day)
  if (t.weekdays & (1 << weekday)) return YES
  if (inRanges(t, calendar, day)) return YES
  const i = day - FIRST_DAY
  if (t.names & calendar.names[i]!) return YES
  for (const { bit, offset } of t.offsets) if ((calendar.own[i - offset] ?? 0) & bit) return YES
  for (const after of t.afters) if (fallsAfter(after, calendar, day)) return YES
  if (as === null)
    for (const { nth, day: of } of t.nths) if (of === weekday && isNth(day, nth)) return YES
  return t.types ? typeMatch(t.types, calendar.types[i]!, as) : NO
}

function typeMatch(wanted: number, type: number, as: Weekday | null): Match {
  if (as !== null) return wanted & (as < 5 ? WORKDAYS : REST_DAYS) ? YES : NO
  switch (type) {
    case WORKDAY:
      return wanted & WORKDAYS ? YES : NO
    case MAKE_UP:
      return wanted & (WORKDAYS | MADE_UP) ? YES : NO
    case REST_DAY:
      return wanted & REST_DAYS ? YES : NO
    case HOLIDAY:
      return wanted & (REST_DAYS | STATUTORY) ? YES : NO
    case UNSETTLED:
      // Either way it is a workday or a rest day; a rule that takes both is sure of it.
      if ((wanted & WORKDAYS) !== 0 && (wanted & REST_DAYS) !== 0) return YES
      return wanted & (WORKDAYS | REST_DAYS) ? MAYBE : NO
  }
  return NO
}

function inRanges(t: Terms, calendar: Calendar, day: DayNumber): boolean {
  for (let i = 0; i < t.ranges.length; i += 2)
    if (day >= t.ranges[i]! && day <= t.ranges[i + 1]!) return true
  if (t.yearly.length === 0) return false
  const md = calendar.monthDays[day - FIRST_DAY]!
  for (let i = 0; i < t.yearly.length; i += 2) {
    const [from, to] = [t.yearly[i]!, t.yearly[i + 1]!]
    if (from <= to ? md >= from && md <= to : md >= from || md <= to) return true
  }
  return false
}

/**
 * Is this the so-manieth day after the end of such days off? Where the paper that ends them is not out,
 * no day is.
 */
function fallsAfter(after: Terms['afters'][number], calendar: Calendar, day: DayNumber): boolean {
  const last = day - after.day
  const span = holidaySpan(calendar, last)
  if (!span || span.to !== last || calendar.types[last + 1 - FIRST_DAY] === UNSETTLED) return false
  let [named, held] = [after.bit === 0, after.moved === null]
  for (let d = span.from; d <= span.to; d++) {
    named ||= (calendar.names[d - FIRST_DAY]! & after.bit) !== 0
    held ||= weekdayOf(d) === after.moved
  }
  return named && held
}

function isNth(day: DayNumber, nth: number): boolean {
  const c = civil(day)
  if (nth > 0) return Math.ceil(c.day / 7) === nth
  return Math.ceil((daysInMonth(c.year, c.month) - c.day + 1) / 7) === -nth
}

function terms(list: readonly (OnTerm | DayTerm)[]): Terms {
  const t: Terms = {
    ranges: [],
    yearly: [],
    names: 0,
    types: 0,
    weekdays: 0,
    offsets: [],
    afters: [],
    nths: [],
  }
  const md = (text: string) => Number(text.slice(0, 2)) * 100 + Number(text.slice(3))
  for (const term of list)
    switch (term.kind) {
      case 'date':
        t.ranges.push(dayOf(term.date), dayOf(term.date))
        break
      case 'range':
        t.ranges.push(dayOf(term.from), dayOf(term.to))
        break
      case 'yearly':
        t.yearly.push(md(term.from), md(term.to))
        break
      case 'name':
        if (term.name === 'statutory-holidays') t.types |= STATUTORY
        else if (term.name === 'make-up-workdays') t.types |= MADE_UP
        else t.names |= nameBit(term.name)
        break
      case 'offset':
        t.offsets.push({ bit: nameBit(term.festival), offset: term.offset })
        break
      case 'after':
        t.afters.push({
          bit: term.holiday === 'statutory-holidays' ? 0 : nameBit(term.holiday),
          day: term.day,
          moved: term.moved,
        })
        break
      case 'weekday':
        t.weekdays |= 1 << term.day
        break
      case 'type':
        t.types |=
          term.type === 'workdays' ? WORKDAYS : term.type === 'rest-days' ? REST_DAYS : STATUTORY
        break
      case 'nth':
        t.nths.push({ nth: term.nth, day: term.day })
    }
  return t
}
