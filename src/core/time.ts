/**
 * Civil dates, wall clocks and instants. A zone is compiled once into a monotone map between instants
 * and local minutes, so that every later question is integer arithmetic.
 */
import { getTimezoneOffset } from 'date-fns-tz/getTimezoneOffset'
import type { CalendarDate, Instant, Minutes, Weekday } from './model.ts'

/** Whole days since 1970-01-01, of a civil date. */
export type DayNumber = number

/** Minutes of local wall time since 1970-01-01T00:00 on that wall: `day * 1440 + minutes`. */
export type LocalMinutes = number

export const DAY = 1440

/** The first and last day that can be asked about, and the last day searches look at. */
export const FIRST_DAY: DayNumber = 10957 // 2000-01-01
export const LAST_DAY: DayNumber = 47846 // 2100-12-31

/** Day number of a civil date; Howard Hinnant, “chrono-compatible low-level date algorithms”. */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yoe = y - era * 400
  const doy = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const doe = yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy
  return era * 146097 + doe - 719468
}

/** Year, month (1…12) and day of month of a day number. */
export function civil(day: DayNumber): { year: number; month: number; day: number } {
  const z = day + 719468
  const era = Math.floor(z / 146097)
  const doe = z - era * 146097
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365,
  )
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  return {
    year: yoe + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: doy - Math.floor((153 * mp + 2) / 5) + 1,
  }
}

/** The day number of `YYYY-MM-DD`, or null if that is not a date that exists. */
export function parseDate(text: string): DayNumber | null {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return null
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)]
  if (!(year >= 0 && month >= 1 && month <= 12 && day >= 1)) return null
  return day <= daysInMonth(year, month) ? dayNumber(year, month, day) : null
}

/** The number that ASCII digits write, NaN if there is anything else among them. */
function digits(text: string, from: number, to: number): number {
  let number = 0
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48
    if (digit < 0 || digit > 9) return NaN
    number = number * 10 + digit
  }
  return number
}

/** Day number of a date already known to be valid; throws on anything else (our bug). */
export function dayOf(date: CalendarDate): DayNumber {
  const day = parseDate(date)
  if (day === null) throw new Error(`not a date: ${date}`)
  return day
}

/** `YYYY-MM-DD` of a day number. */
export function dateOf(day: DayNumber): CalendarDate {
  const c = civil(day)
  return `${String(c.year).padStart(4, '0')}-${two(c.month)}-${two(c.day)}`
}

/** 28…31. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Monday is 0; 1970-01-01 was a Thursday. */
export function weekdayOf(day: DayNumber): Weekday {
  return ((((day + 3) % 7) + 7) % 7) as Weekday
}

/** The same day of the month `months` later, or that month's last day. */
export function addMonths(day: DayNumber, months: number): DayNumber {
  const c = civil(day)
  const index = c.year * 12 + c.month - 1 + months
  const year = Math.floor(index / 12)
  const month = (index % 12) + 1
  return dayNumber(year, month, Math.min(c.day, daysInMonth(year, month)))
}

/** Minutes of `H:MM`/`HH:MM` up to `limit` (default 48:00), or null. */
export function parseClock(text: string, limit: Minutes = 2 * DAY): Minutes | null {
  const m = /^(\d{1,2}):(\d{2})$/.exec(text)
  if (!m) return null
  const minutes = Number(m[1]) * 60 + Number(m[2])
  return Number(m[2]) < 60 && minutes <= limit ? minutes : null
}

/** `HH:MM`; past midnight the hours go on, `26:00`. */
export function clock(minutes: Minutes): string {
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/**
 * One time zone as a monotone step map. On an ordinary stretch local = instant + offset. In a gap the
 * wall times that do not exist all fall on the first instant after it; while a stretch of wall time
 * repeats, the map holds still, so that only the first occurrence counts (RFC 5545 §3.3.5).
 */
export interface Zone {
  name: string
  /** Offset of the whole span if it never changes, else null: the fast path of China and most of Asia. */
  fixed: number | null
  /** Start instants of the segments, ascending. */
  starts: Int32Array
  /** Minutes east of UTC from that instant on. */
  offsets: Int16Array
  /** First instant at which the segment's wall clock passes everything it showed before. */
  fresh: Int32Array
  /** Effective local minutes of each segment's last minute. */
  reach: Int32Array
}

/**
 * The zone's transitions between 1999 and 2101, found by bisection; throws on an unknown name. Intl is
 * asked for the offset at an instant: date-fns-tz answers only for a wall time, which is off by hours
 * around a transition, so it is left to know the names.
 */
export function zone(name: string): Zone {
  const known = zones.get(name)
  if (known) return known
  if (!isZone(name)) throw new Error(`unknown time zone: ${name}`)
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  const offsetOf = (t: Instant) => {
    const part: Record<string, number> = {}
    for (const { type, value } of format.formatToParts(t * 60000)) part[type] = Number(value)
    const { year, month, day, hour, minute } = part
    return dayNumber(year!, month!, day!) * DAY + hour! * 60 + minute! - t
  }
  const starts = [(FIRST_DAY - 366) * DAY]
  const offsets = [offsetOf(starts[0]!)]
  const end = (LAST_DAY + 366) * DAY
  // No two transitions since 1999 lie closer than twenty days (Egypt's Ramadan of 2010: three weeks).
  const step = 20 * DAY
  for (let t = starts[0]!; t < end; t += step) {
    const target = offsetOf(t + step)
    if (target === offsets.at(-1)) continue
    let [low, high] = [t, t + step]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (offsetOf(middle) === offsets.at(-1)) low = middle
      else high = middle
    }
    starts.push(high)
    offsets.push(target)
  }
  const fresh = starts.map((start, i) =>
    i === 0 ? start : start + Math.max(0, offsets[i - 1]! - offsets[i]!),
  )
  const built: Zone = {
    name,
    fixed: starts.length === 1 ? offsets[0]! : null,
    starts: Int32Array.from(starts),
    offsets: Int16Array.from(offsets),
    fresh: Int32Array.from(fresh),
    reach: Int32Array.from(
      starts.map((_, i) =>
        i + 1 < starts.length ? starts[i + 1]! - 1 + offsets[i]! : 2 ** 31 - 1,
      ),
    ),
  }
  zones.set(name, built)
  return built
}

/** Is this the IANA name of a time zone? */
export function isZone(name: string): boolean {
  return /^[A-Za-z]+(?:[/_+-][A-Za-z0-9]+)*$/.test(name) && !Number.isNaN(getTimezoneOffset(name))
}

const zones = new Map<string, Zone>()

/** Index of the zone segment an instant lies in. */
function segment(z: Zone, t: Instant): number {
  let low = 0
  let high = z.starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (z.starts[middle]! <= t) low = middle
    else high = middle - 1
  }
  return low
}

/** Minutes east of UTC at an instant. */
export function offsetAt(z: Zone, t: Instant): number {
  return z.fixed ?? z.offsets[segment(z, t)]!
}

/**
 * Effective local minutes at an instant: what the wall shows, but never less than it has shown before.
 * In the second pass of a repeated hour it stays one minute short of where the wall had come.
 */
export function localAt(z: Zone, t: Instant): LocalMinutes {
  if (z.fixed !== null) return t + z.fixed
  const i = segment(z, t)
  if (t >= z.fresh[i]!) return t + z.offsets[i]!
  return z.starts[i]! + z.offsets[i - 1]! - 1
}

/** The first instant at which {@link localAt} reaches `local`. */
export function instantAt(z: Zone, local: LocalMinutes): Instant {
  if (z.fixed !== null) return local - z.fixed
  let low = 0
  let high = z.starts.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (z.reach[middle]! >= local) high = middle
    else low = middle + 1
  }
  return Math.max(z.starts[low]!, local - z.offsets[low]!)
}

/** True if no instant shows this wall time (a gap of daylight saving). */
export function inGap(z: Zone, local: LocalMinutes): boolean {
  const t = instantAt(z, local)
  return t + offsetAt(z, t) !== local
}

/** ISO 8601 with the zone's offset, to the minute's second: `2024-02-16T18:00:00+08:00`. */
export function isoAt(z: Zone, t: Instant): string {
  const offset = offsetAt(z, t)
  const wall = t + offset
  const day = Math.floor(wall / DAY)
  const sign = offset < 0 ? '-' : '+'
  const away = Math.abs(offset)
  return `${dateOf(day)}T${clock(wall - day * DAY)}:00${sign}${two(Math.floor(away / 60))}:${two(away % 60)}`
}

function two(n: number): string {
  return n < 10 ? `0${n}` : String(n)
}
