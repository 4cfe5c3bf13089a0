/** Civil dates and zones: Hinnant's arithmetic against Date, the zone map against Intl, minute by minute. */
import { describe, expect, test } from 'vitest'
import {
  addMonths,
  civil,
  clock,
  dateOf,
  DAY,
  dayNumber,
  dayOf,
  FIRST_DAY,
  inGap,
  instantAt,
  isoAt,
  isZone,
  LAST_DAY,
  localAt,
  parseClock,
  parseDate,
  weekdayOf,
  zone,
} from '../../src/core/time.ts'

test('every day of 2000–2100 is the day Date says', () => {
  expect(dateOf(FIRST_DAY)).toBe('2000-01-01')
  expect(dateOf(LAST_DAY)).toBe('2100-12-31')
  for (let day = FIRST_DAY; day <= LAST_DAY; day++) {
    const date = new Date(day * 86_400_000)
    const c = civil(day)
    if (
      dayNumber(c.year, c.month, c.day) !== day ||
      dateOf(day) !== date.toISOString().slice(0, 10) ||
      weekdayOf(day) !== (date.getUTCDay() + 6) % 7
    )
      throw new Error(dateOf(day))
  }
})

const DATES: [text: string, day: string | null][] = [
  ['2024-02-29', '2024-02-29'],
  ['2023-02-29', null],
  ['2024-02-30', null],
  ['2100-02-29', null],
  ['2024-13-01', null],
  ['2024-00-10', null],
  ['2024-1-1', null],
  [' 2024-01-01', null],
  ['２０２４-01-01', null],
]
test.each(DATES)('the date %s', (text, date) => {
  const day = parseDate(text)
  expect(day === null ? null : dateOf(day)).toBe(date)
})

const CLOCKS: [text: string, minutes: number | null][] = [
  ['0:00', 0],
  ['09:05', 545],
  ['24:00', 1440],
  ['48:00', 2880],
  ['48:01', null],
  ['12:60', null],
  ['9', null],
  ['-1:00', null],
]
test.each(CLOCKS)('the clock time %s', (text, minutes) => {
  expect(parseClock(text)).toBe(minutes)
  if (minutes !== null) expect(parseClock(clock(minutes))).toBe(minutes)
})

const MONTHS: [from: string, months: number, to: string][] = [
  ['2022-12-30', 18, '2024-06-30'],
  ['2024-08-31', 18, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2024-01-15', -1, '2023-12-15'],
]
test.each(MONTHS)('%s and %i months', (from, months, to) => {
  expect(dateOf(addMonths(dayOf(from), months))).toBe(to)
})

const ZONES = [
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Africa/Cairo',
]

describe.each(ZONES)('%s', (name) => {
  const z = zone(name)

  test('shows the wall clock that the platform writes, through a century', () => {
    // Swedes write dates as ISO 8601 does.
    const format = new Intl.DateTimeFormat('sv-SE', {
      timeZone: name,
      dateStyle: 'short',
      timeStyle: 'medium',
    })
    for (let t = FIRST_DAY * DAY; t < LAST_DAY * DAY; t += 97 * 360) {
      const shown = format.format(t * 60_000).replace(' ', 'T')
      if (isoAt(z, t).slice(0, 19) !== shown) throw new Error(`${isoAt(z, t)} but ${shown}`)
    }
  })

  test('never runs back, and instantAt is its inverse', () => {
    let before = -Infinity
    const [from, to] = [dayOf('2023-12-31') * DAY, dayOf('2025-01-02') * DAY]
    for (let t = from; t < to; t++) {
      const local = localAt(z, t)
      if (local < before) throw new Error(`runs back at ${isoAt(z, t)}`)
      if (local > before && instantAt(z, local) !== t) throw new Error(isoAt(z, t))
      before = local
    }
  })
})

const TRANSITIONS: [name: string, wall: string, time: string, iso: string, gap: boolean][] = [
  ['Europe/Berlin', '2024-03-31', '01:59', '2024-03-31T01:59:00+01:00', false],
  ['Europe/Berlin', '2024-03-31', '02:30', '2024-03-31T03:00:00+02:00', true],
  ['Europe/Berlin', '2024-10-27', '02:30', '2024-10-27T02:30:00+02:00', false],
  ['Europe/Berlin', '2024-10-27', '03:00', '2024-10-27T03:00:00+01:00', false],
  ['America/New_York', '2024-03-10', '02:00', '2024-03-10T03:00:00-04:00', true],
  ['America/New_York', '2024-11-03', '01:30', '2024-11-03T01:30:00-04:00', false],
  ['Australia/Lord_Howe', '2024-10-06', '02:15', '2024-10-06T02:30:00+11:00', true],
  ['Asia/Shanghai', '2024-02-16', '18:00', '2024-02-16T18:00:00+08:00', false],
]
test.each(TRANSITIONS)('%s %s %s', (name, date, time, iso, gap) => {
  const local = dayOf(date) * DAY + parseClock(time)!
  expect(isoAt(zone(name), instantAt(zone(name), local))).toBe(iso)
  expect(inGap(zone(name), local)).toBe(gap)
})

test('names that are no zones', () => {
  expect(['Asia/Shangai', 'x', '', '../etc', '+08:00'].filter(isZone)).toEqual([])
  expect(() => zone('Asia/Shangai')).toThrow('unknown time zone: Asia/Shangai')
})
