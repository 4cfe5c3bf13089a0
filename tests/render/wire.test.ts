import { describe, expect, test } from 'vitest'
import { answerAt, compile, daysBetween } from '../../src/core/schedule.ts'
import { DAY, dayOf, instantAt } from '../../src/core/time.ts'
import { decode } from '../../src/dataset/decode.ts'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { dayToWire, noticeOf, ruleOf, statusOf } from '../../src/render/wire.ts'

/** A museum of a city, with one rule of a notice. */
function scheduleOf(rule: string, timezone = 'Asia/Shanghai') {
  const files = new Map([
    [
      'cities/hill/venues.yaml',
      `city: {id: hill, name: 山城, nameEn: Hill, timezone: ${timezone}, calendar: CN}
venues:
  - id: hill-museum
    name: 博物馆
    nameEn: Museum
    kind: museum
    standing:
      - {days: [tu, we, th, fr, sa, su], open: 09:00-17:00, source: {publisher: 馆, title: 时间, date: 2026-01-01}}
      - {days: [mo], closed: all-day, source: {publisher: 馆, title: 时间, date: 2026-01-01}}
`,
    ],
    [
      'cities/hill/notices/2026-05.yaml',
      `id: hill-2026-05
title: 五月安排
publisher: 日报
announced: 2026-04-28T15:30
covers: 2026-05-01/2026-05-31
rules:
  - {clause: 2, venue: hill-museum, ${rule}}
`,
    ],
  ])
  const { cities, issues } = decode({ files }, builtinCalendar())
  if (!cities[0]) throw new Error(issues.map((issue) => issue.message).join('\n'))
  return compile(cities[0])
}

describe('a rule in the words of the data files', () => {
  test.each([
    [
      'on: 2026-05-12, open: 10:00-16:00',
      { on: ['2026-05-12'], effect: 'set', hours: [{ start: '10:00', end: '16:00' }] },
    ],
    [
      'on: 2026-05-12/2026-05-14, also: 17:00-26:00',
      { on: ['2026-05-12/2026-05-14'], effect: 'add', hours: [{ start: '17:00', end: '26:00' }] },
    ],
    [
      'on: 2026-05-12, closed: 12:00-14:30',
      { effect: 'remove', hours: [{ start: '12:00', end: '14:30' }] },
    ],
    [
      'on: 2026-05-12, closed: all-day, cause: weather',
      { effect: 'set', hours: 'closed', cause: 'weather' },
    ],
    ['on: 2026-05-12, open: unstated', { effect: 'set', hours: 'unstated' }],
    ['on: 2026-05-12, open: all-day', { hours: [{ start: '00:00', end: '24:00' }] }],
    ['on: 2026-05-12, open: 09:00-?', { hours: [{ start: '09:00', end: null }] }],
    ['on: 2026-05-12, open: regular-19:00', { hours: 'regular-19:00' }],
    ['on: 2026-05-12, open: 08:00-regular', { hours: '08:00-regular' }],
    ['on: 2026-05-11, open: regular, as: tu', { hours: 'regular', as: 'tu' }],
    ['from: 2026-05-12, open: regular', { from: '2026-05-12', to: null, hours: 'regular' }],
    ['on: dragon-boat, open: 10:00-16:00', { on: ['dragon-boat'] }],
    ['on: {festival: lantern, offset: -3}, open: 10:00-16:00', { on: ['lantern-3'] }],
    [
      'days: [we, rest-days], open: 10:00-16:00, except: 2026-05-20',
      { days: ['we', 'rest-days'], except: ['2026-05-20'] },
    ],
    ['days: {nth: -1, day: su}, open: 10:00-16:00', { days: ['su[-1]'] }],
    [
      'on: 2026-05-12, booking: {mode: book-ahead, minDaysAhead: 1, releasesAt: "08:00"}',
      {
        effect: null,
        hours: null,
        booking: { mode: 'book-ahead', minDaysAhead: 1, releasesAt: '08:00', cutoffAt: null },
      },
    ],
  ])('%s', (text, expected) => {
    const { content } = scheduleOf(text)
    expect(ruleOf(content.notices[0]!.rules[0]!)).toMatchObject({
      clause: 2,
      venues: ['hill-museum'],
      ...expected,
    })
  })
})

test('a notice keeps the time it was announced at, and names whom it is about', () => {
  const { content } = scheduleOf('on: 2026-05-12, open: 10:00-16:00')
  expect(noticeOf('hill', content.notices[0]!)).toMatchObject({
    announced: '2026-04-28T15:30',
    announcedBy: false,
    venues: ['hill-museum'],
    covers: { from: '2026-05-01', to: '2026-05-31' },
  })
})

describe('a status', () => {
  const schedule = scheduleOf('on: 2026-05-12, open: 10:00-26:00')
  const place = schedule.places.get('hill-museum')!
  const t = instantAt(schedule.zone, dayOf('2026-05-12') * DAY + 720)
  const status = (at: number | null, lang: 'zh-CN' | 'en' = 'zh-CN') =>
    statusOf(schedule, answerAt(schedule, place, t), { lang, t, at }).body

  test('has the members of the contract in its order', () => {
    expect(Object.keys(status(t))).toEqual(
      'venue at state reason partial openParts closedParts since until then opensNext opensNextSure knownUntil canEnter lastEntry booking fee hint provisional stale openEnded because summary validUntil'.split(
        ' ',
      ),
    )
  })

  test('echoes a moment only if it was asked', () => {
    expect(status(null)).not.toHaveProperty('at')
    expect(status(t).at).toBe('2026-05-12T12:00:00+08:00')
  })

  test('names the venue in the language asked, and ends past midnight on the next day', () => {
    expect([status(null).venue.name, status(null, 'en').venue.name]).toEqual(['博物馆', 'Museum'])
    expect(status(null).until).toBe('2026-05-13T02:00:00+08:00')
  })
})

test('a day says its windows as the notice does, and when they are', () => {
  const schedule = scheduleOf('on: 2026-05-12, open: [10:00-12:00, 14:00-26:00]')
  const place = schedule.places.get('hill-museum')!
  const day = dayOf('2026-05-12')
  const [wire] = daysBetween(schedule, place, day, day).map((one) => dayToWire(schedule, one))
  expect(wire).toMatchObject({
    date: '2026-05-12',
    dayType: 'workday',
    state: 'open',
    complete: true,
    exceptional: true,
  })
  expect(
    wire!.windows.map(({ start, end, startsAt, endsAt, rules }) => ({
      start,
      end,
      startsAt,
      endsAt,
      rules,
    })),
  ).toEqual([
    {
      start: '10:00',
      end: '12:00',
      startsAt: '2026-05-12T10:00:00+08:00',
      endsAt: '2026-05-12T12:00:00+08:00',
      rules: ['hill-2026-05#2.1'],
    },
    {
      start: '14:00',
      end: '26:00',
      startsAt: '2026-05-12T14:00:00+08:00',
      endsAt: '2026-05-13T02:00:00+08:00',
      rules: ['hill-2026-05#2.1'],
    },
  ])
})

test('wall times and instants part where clocks are moved', () => {
  const schedule = scheduleOf('on: 2026-05-12, open: 10:00-16:00', 'Europe/Berlin')
  const place = schedule.places.get('hill-museum')!
  const days = daysBetween(schedule, place, dayOf('2026-03-28'), dayOf('2026-03-29'))
  expect(days.map((day) => dayToWire(schedule, day).windows[0]!.startsAt)).toEqual([
    '2026-03-28T09:00:00+01:00',
    '2026-03-29T09:00:00+02:00',
  ])
})
