/** What changes, in few words: days in a row, and rooms that change with their house. */
import { expect, test } from 'vitest'
import { dateOf, dayOf } from '../../src/core/time.ts'
import { alikeOf, runsOf } from '../../src/render/changes.ts'
import { runText } from '../../src/render/page-edit-words.ts'
import type { DayShort, VenueChange } from '../../src/render/wire.ts'

const day = (state: DayShort['state']): DayShort => ({
  state,
  reason: null,
  windows: [],
  booking: null,
})

/** So many days from a date on, each unknown before. */
const days = (from: string, count: number, after: DayShort): VenueChange['days'] =>
  Array.from({ length: count }, (_, i) => ({
    date: dateOf(dayOf(from) + i),
    before: day('unknown'),
    after,
  }))

test('days in a row that change alike are one run; a gap or another answer ends it', () => {
  const list = [
    ...days('2026-12-30', 4, day('open')),
    ...days('2027-01-03', 1, day('closed')),
    ...days('2027-01-05', 2, day('closed')),
  ]
  const runs = runsOf(list)
  expect(runs.map(({ from, to, count }) => [from, to, count])).toEqual([
    ['2026-12-30', '2027-01-02', 4],
    ['2027-01-03', '2027-01-03', 1],
    ['2027-01-05', '2027-01-06', 2],
  ])
  expect(runs.map((run) => runText(run, 'zh-CN'))).toEqual([
    '2026年12月30日（周三）–2027年1月2日（周六），4天',
    '2027年1月3日（周日）',
    '2027年1月5日（周二）–1月6日（周三），2天',
  ])
  expect(runText(runs[2]!, 'en')).toBe('Tuesday 5 January 2027 – Wednesday 6 January, 2 days')
  expect(runs.reduce((n, run) => n + run.count, 0)).toBe(list.length)
})

test('venues that change alike are told together, in their order', () => {
  const venue = (id: string) => ({ id, name: id, partOf: null }) as unknown as VenueChange['venue']
  const one = days('2027-01-01', 2, day('open'))
  const hours = (place: string): DayShort => ({
    ...day('open'),
    windows: [{ start: '09:00', end: '17:00', lastEntry: null, places: [place] }],
  })
  expect(
    alikeOf([
      { venue: venue('a'), days: days('2027-01-01', 1, hours('a')) },
      { venue: venue('b'), days: days('2027-01-01', 1, hours('b')) },
    ]),
  ).toHaveLength(1)
  const groups = alikeOf([
    { venue: venue('a'), days: one },
    { venue: venue('b'), days: days('2027-01-01', 1, day('closed')) },
    { venue: venue('c'), days: one },
  ])
  expect(groups.map(({ venues }) => venues.map(({ id }) => id))).toEqual([['a', 'c'], ['b']])
})
