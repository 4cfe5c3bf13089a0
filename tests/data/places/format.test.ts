/**
 * What real notices say and the founding one did not: a closing day that a holiday moves, places by the
 * day, entry apart from the doors, last entry counted back from closing. The days are those of the papers.
 */
import { describe, expect, test } from 'vitest'
import { answerAt, compile, daysBetween } from '../../../src/core/schedule.ts'
import type { Schedule } from '../../../src/core/schedule.ts'
import { clock, dateOf, dayOf, instantAt, parseClock } from '../../../src/core/time.ts'
import { encode, encodeVenuesYaml } from '../../../src/dataset/encode.ts'
import { decode } from '../../../src/dataset/decode.ts'
import { examine } from '../../../src/dataset/review.ts'
import { CALENDAR, folder } from '../../dataset/folders.ts'

const MONDAYS = '{days: [mo], closed: all-day, except: statutory-holidays}'
const OTHERS =
  '{days: [tu, we, th, fr, sa, su, statutory-holidays], open: 09:00-17:00, lastEntry: -30}'

function standing(...rules: string[]): Schedule {
  const { cities, issues } = examine(folder({ standing: rules, rules: [] }), CALENDAR)
  expect(issues.filter((issue) => issue.severity === 'error')).toEqual([])
  return compile(cities[0]!)
}

function closedDays(schedule: Schedule, from: string, to: string): string[] {
  return daysBetween(schedule, schedule.places.get('hall')!, dayOf(from), dayOf(to))
    .filter((day) => day.state === 'closed')
    .map((day) => day.date)
}

describe('a closing day that a holiday moves', () => {
  const moved = standing(
    MONDAYS,
    OTHERS,
    '{on: {after: statutory-holidays, day: 1, moved: mo}, closed: all-day}',
  )
  test.each([
    // 长沙 2025: open on Monday 3 February, closed on Wednesday the 5th instead
    ['Spring Festival 2025', '2025-01-28', '2025-02-06', ['2025-02-05']],
    // 广东省博物馆 2024: open on Monday 16 September, closed on Wednesday the 18th instead
    ['Mid-Autumn 2024', '2024-09-15', '2024-09-19', ['2024-09-18']],
    ['a holiday that holds no Monday moves nothing', '2026-06-19', '2026-06-27', ['2026-06-22']],
    ['nor do three days to a Saturday', '2026-01-01', '2026-01-10', ['2026-01-05']],
    ['seven days hold one', '2026-10-01', '2026-10-11', ['2026-10-08']],
    ['the paper of 2027 is not out', '2027-01-01', '2027-01-03', []],
  ])('%s', (_, from, to, closed) => {
    expect(closedDays(moved, from, to)).toEqual(closed)
  })
  test('of one festival only, whatever weekdays it holds, and days later', () => {
    const schedule = standing(OTHERS, '{on: {after: national-day, day: 2}, closed: all-day}')
    expect(closedDays(schedule, '2026-09-24', '2026-10-11')).toEqual(['2026-10-09'])
    expect(closedDays(schedule, '2026-02-10', '2026-03-01')).toEqual([])
  })
  test('a joined holiday bears both names', () => {
    const schedule = standing(OTHERS, '{on: {after: mid-autumn, day: 1}, closed: all-day}')
    expect(closedDays(schedule, '2025-10-01', '2025-10-12')).toEqual(['2025-10-09'])
  })
})

describe('last entry counted back from closing', () => {
  test.each([
    ['stated hours', '{days: [tu], open: 09:00-17:00, lastEntry: -30}', '16:30'],
    ['in words', '{days: [tu], open: 09:00-17:00, lastEntry: 45 min before}', '16:15'],
    [
      'of one window',
      '{days: [tu], open: [09:00-12:00, {hours: 14:00-18:00, lastEntry: -60}]}',
      '17:00',
    ],
  ])('%s', (_, rule, lastEntry) => {
    const schedule = standing(rule)
    const [day] = daysBetween(
      schedule,
      schedule.places.get('hall')!,
      dayOf('2026-03-03'),
      dayOf('2026-03-03'),
    )
    expect(clock(day!.windows.at(-1)!.lastEntry!)).toBe(lastEntry)
  })
  test('of regular hours, at the end they have that day', () => {
    const rules = [
      '{venue: hall, on: 2024-02-09, open: regular, lastEntry: -60}',
      '{venue: hall, on: 2024-02-10, open: regular-20:00, lastEntry: -60}',
    ]
    const data = folder({
      standing: ['{open: 09:00-17:00, lastEntry: -30, holidays: same}'],
      rules,
    })
    const schedule = compile(decode(data, CALENDAR).cities[0]!)
    const entries = daysBetween(
      schedule,
      schedule.places.get('hall')!,
      dayOf('2024-02-08'),
      dayOf('2024-02-10'),
    )
    expect(entries.map((day) => clock(day.windows[0]!.lastEntry!))).toEqual([
      '16:30',
      '16:00',
      '19:00',
    ])
  })
  test.each([
    ['a closing time is needed', '{open: 09:00-?, lastEntry: -30}'],
    ['within the window', '{open: 09:00-10:00, lastEntry: -90}'],
  ])('%s', (_, rule) => {
    const { issues } = decode(folder({ standing: [rule] }), CALENDAR)
    expect(issues.map((issue) => issue.code)).toContain('last-entry')
  })
})

describe('entry apart from the doors', () => {
  const rule =
    '{open: {hours: 07:00-21:00, entry: [07:00-10:00, 13:00-19:00], booking: {mode: walk-in}}, holidays: same}'
  const schedule = standing(rule)
  test.each([
    ['06:59', 'closed', 'no'],
    ['07:00', 'open', 'yes'],
    ['10:00', 'open', 'no'],
    ['12:59', 'open', 'no'],
    ['13:00', 'open', 'yes'],
    ['19:00', 'open', 'too-late'],
    ['20:59', 'open', 'too-late'],
    ['21:00', 'closed', 'no'],
  ])('at %s', (at, state, canEnter) => {
    const t = instantAt(schedule.zone, dayOf('2026-05-01') * 1440 + parseClock(at)!)
    expect(answerAt(schedule, schedule.places.get('hall')!, t)).toMatchObject({ state, canEnter })
  })
  test('slots lie within their window', () => {
    const outside = '{open: {hours: 09:00-17:00, entry: 08:00-10:00}}'
    expect(decode(folder({ standing: [outside] }), CALENDAR).issues.map((i) => i.code)).toContain(
      'entry',
    )
  })
})

describe('quotas', () => {
  const schedule = standing(
    '{open: 09:00-17:00, holidays: same, booking: {mode: book-ahead, quota: {perDay: 15000, perSession: 300}}}',
  )
  test('stand in the answer', () => {
    const t = instantAt(schedule.zone, dayOf('2026-05-01') * 1440 + 600)
    const { booking } = answerAt(schedule, schedule.places.get('hall')!, t)
    expect(booking?.quota).toEqual({ perDay: 15000, perSession: 300, note: null })
  })
  test('must say a number', () => {
    const empty = '{open: 09:00-17:00, booking: {mode: book-ahead, quota: {}}}'
    expect(decode(folder({ standing: [empty] }), CALENDAR).issues.map((i) => i.code)).toContain(
      'says-nothing',
    )
  })
})

test('decode ∘ encode keeps all of it', () => {
  const { content } = standing(
    MONDAYS,
    '{on: {after: statutory-holidays, day: 1, moved: mo}, closed: all-day}',
    '{days: [tu], open: {hours: 07:00-21:00, entry: [07:00-10:00, 13:00-19:00]}}',
    '{days: [we], open: 09:00-17:00, lastEntry: -30, booking: {mode: book-ahead, quota: {perDay: 5, note: 散客}}}',
  )
  const files = new Map([['cities/town/venues.yaml', encodeVenuesYaml(content)]])
  const again = decode({ files }, CALENDAR)
  expect(again.issues).toEqual([])
  expect(encode({ ...again.cities[0]!, notices: [] })).toBe(encode({ ...content, notices: [] }))
})

test('the first day after days off is never a day off', () => {
  const schedule = standing(OTHERS, '{on: {after: statutory-holidays, day: 1}, closed: all-day}')
  for (const date of closedDays(schedule, '2018-01-01', '2026-12-20')) {
    const [before, day] = daysBetween(
      schedule,
      schedule.places.get('hall')!,
      dayOf(date) - 1,
      dayOf(date),
    )
    expect([before!.dayType, day!.dayType === 'holiday'], dateOf(dayOf(date))).toEqual([
      'holiday',
      false,
    ])
  }
})
