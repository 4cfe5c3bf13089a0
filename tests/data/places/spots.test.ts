/**
 * Ten questions a city, asked through the front door for days of 2026: holidays, make-up workdays
 * (01-04, 02-14, 02-28, 05-09, 09-20, 10-10) and plain days. The answers are those of the gathered facts.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Hono } from 'hono'
import { createApp } from '../../../src/http/app.ts'
import { DATA_DIR } from '../../../src/dataset/read.ts'
import { publishFolder } from '../../../src/publishing.ts'
import type { Status } from '../../../src/render/wire.ts'
import { openSqlite } from '../../../src/store/sqlite.ts'
import { openStore } from '../../../src/store/store.ts'

/** `state`, for unknown with its reason; then what an arrival meets, where the facts tell. */
type Question = [why: string, venue: string, at: string, answer: string]

const CITIES: Record<string, Question[]> = {
  beijing: [
    ['a holiday table of the library itself', 'capital-library', '01-02T16:59', 'open'],
    ['loan areas close early on the first', 'capital-library-loan-areas', '01-01T17:00', 'closed'],
    ['and late on the second', 'capital-library-loan-areas', '01-02T20:59', 'open'],
    ['round the clock', 'beijing-city-library-luyunzhu', '01-03T03:00', 'open'],
    ['every day of the year', 'capital-library-daxing-airport', '02-17T08:00', 'open'],
    [
      'a make-up Sunday is a Sunday',
      'national-museum-of-china',
      '01-04T10:00',
      'open with-booking',
    ],
    ['Monday', 'national-museum-of-china', '05-11T10:00', 'closed no'],
    [
      'the Monday of Museum Day, after last entry',
      'national-museum-of-china',
      '05-18T16:30',
      'open too-late',
    ],
    ['halls being changed', 'national-art-museum-of-china', '03-10T10:00', 'closed no'],
    ['初二', 'china-science-museum', '02-18T10:00', 'closed no'],
    [
      'closing moved to 19:00, the rest not on file',
      'capital-museum',
      '02-18T10:00',
      'unknown regular-unstated',
    ],
    ['nothing on file', 'palace-museum', '05-01T10:00', 'unknown no-schedule'],
  ],
  changsha: [
    ['the eve, a Monday', 'hunan-museum', '02-16T12:00', 'closed no'],
    ['opening not stated', 'hunan-museum', '02-18T12:00', 'unknown hours-unstated'],
    ['closes at 20:00', 'hunan-museum', '02-18T20:00', 'closed no'],
    ['the Monday in the holiday is made up for', 'hunan-museum', '02-24T10:00', 'closed no'],
    ['Monday', 'hunan-museum', '03-02T10:00', 'closed no'],
    ['after last entry', 'hunan-museum', '03-03T16:00', 'open too-late'],
    ['Monday of Qingming', 'hunan-museum', '04-06T10:00', 'open with-booking'],
    ['and the Tuesday after', 'hunan-museum', '04-07T10:00', 'closed no'],
    ['make-up Saturday', 'hunan-museum', '05-09T10:00', 'open with-booking'],
    ['hours of one holiday of 2023 only', 'changsha-museum', '05-09T10:00', 'unknown no-schedule'],
    ['weak pages only', 'hunan-science-museum', '10-01T10:00', 'unknown no-schedule'],
  ],
  chengdu: [
    ['closed until 2027', 'jinsha-site-museum', '02-17T10:00', 'closed no'],
    ['make-up Saturday', 'jinsha-site-museum', '10-10T10:00', 'closed no'],
    [
      'one hall closed says nothing of the rest',
      'chengdu-museum',
      '01-04T10:00',
      'unknown no-schedule',
    ],
    [
      'resumed in 2023, hours not on file',
      'sichuan-science-museum',
      '03-03T10:00',
      'unknown regular-unstated',
    ],
    [
      'which says nothing of new holidays',
      'sichuan-science-museum',
      '10-01T10:00',
      'unknown not-announced',
    ],
    ['a summer of 2024', 'chengdu-art-museum-a', '08-01T10:00', 'unknown no-schedule'],
    ['two weak reposts of 2022', 'sichuan-library', '05-01T10:00', 'unknown no-schedule'],
    ['an autumn of 2025', 'wuhou-shrine-museum', '02-14T10:00', 'unknown no-schedule'],
    ['one report of 2023', 'chengdu-gaoxin-sports-centre', '02-28T10:00', 'unknown no-schedule'],
    ['a directory', 'chengdu-cultural-centre', '09-20T10:00', 'unknown no-schedule'],
  ],
  guangzhou: [
    [
      'open in the festival, hours not printed',
      'tianhe-sports-centre',
      '02-23T10:00',
      'unknown hours-unstated',
    ],
    ['the day after', 'tianhe-sports-centre', '02-24T10:00', 'unknown no-schedule'],
    ['Wednesday', 'guangzhou-library', '02-25T10:00', 'closed no'],
    ['before nine', 'guangzhou-library', '02-26T08:59', 'closed no'],
    [
      'from nine, closing not printed',
      'guangzhou-library',
      '02-26T09:00',
      'unknown hours-unstated',
    ],
    ['a Wednesday in the holiday', 'guangzhou-library', '10-07T10:00', 'unknown not-announced'],
    ['the moved closing day', 'guangdong-museum', '04-07T10:00', 'closed no'],
    [
      'make-up Sunday, after last entry',
      'guangdong-museum-of-art-ersha',
      '01-04T16:50',
      'open too-late',
    ],
    ['holiday Monday', 'nanyue-king-museum-tomb', '10-05T16:59', 'open yes'],
    ['Monday', 'nanyue-king-museum-palace', '10-12T10:00', 'closed no'],
  ],
  hangzhou: [
    ['Tuesday', 'hangzhou-museum', '03-03T10:00', 'closed no'],
    [
      'Wednesday: open, hours not on file',
      'hangzhou-museum',
      '03-04T10:00',
      'unknown hours-unstated',
    ],
    ['a Tuesday in the holiday', 'hangzhou-museum', '02-17T10:00', 'unknown not-announced'],
    ['Monday', 'liangzhu-museum', '03-02T10:00', 'closed no'],
    ['a Monday in the holiday', 'liangzhu-museum', '10-05T10:00', 'unknown not-announced'],
    ['make-up Sunday', 'deshou-palace-museum', '09-20T10:00', 'unknown hours-unstated'],
    ['open every day', 'yue-fei-memorial', '05-09T10:00', 'unknown hours-unstated'],
    ['until further notice', 'zhejiang-library-gushan', '01-04T10:00', 'closed no'],
    ['one guide of 2020', 'hangzhou-library', '02-14T10:00', 'unknown no-schedule'],
    ['a holiday of 2025 only', 'zhejiang-library-zhijiang', '05-01T10:00', 'unknown no-schedule'],
  ],
  nanjing: [
    ['Monday', 'nanjing-museum', '03-02T10:00', 'closed no'],
    ['Tuesday: open, hours not on file', 'nanjing-museum', '03-03T10:00', 'unknown hours-unstated'],
    ['make-up Saturday', 'nanjing-museum', '05-09T10:00', 'unknown hours-unstated'],
    ['the last holiday Monday', 'nanjing-museum', '02-23T10:00', 'unknown hours-unstated'],
    [
      'the eve, closed in 2025, not announced',
      'nanjing-museum',
      '02-16T10:00',
      'unknown not-announced',
    ],
    ['one newspaper of 2025', 'nanjing-massacre-memorial', '03-02T10:00', 'unknown no-schedule'],
    ['a holiday of 2024', 'pukou-stadium-track', '02-17T10:00', 'unknown no-schedule'],
    ['a summer of 2023', 'six-dynasties-museum', '08-03T10:00', 'unknown no-schedule'],
    ['a holiday of 2022', 'gulou-library-nanjing', '02-14T10:00', 'unknown no-schedule'],
    ['a timetable of 2020', 'jinling-library', '10-10T10:00', 'unknown no-schedule'],
  ],
  shanghai: [
    ['opens at half past twelve that Friday', 'yangpu-library', '02-20T12:29', 'closed no'],
    ['and is open then', 'yangpu-library', '02-20T12:30', 'open'],
    ['shorter on the eve', 'yangpu-library', '02-16T16:00', 'closed no'],
    ['after last entry', 'yangpu-library', '02-15T20:30', 'open too-late'],
    ['closed on 初一', 'world-skills-museum', '02-17T10:00', 'closed no'],
    ['open from 初三', 'world-skills-museum', '02-19T16:29', 'open'],
    ['two days only', 'liu-xiaoqing-art-gallery', '02-22T09:30', 'open'],
    ['make-up Saturday, maintenance', 'shanghai-astronomy-museum', '02-14T10:00', 'closed no'],
    ['late on the last evening', 'shanghai-astronomy-museum', '02-22T19:59', 'open with-booking'],
    [
      'seen open, hours not printed',
      'shanghai-library-east',
      '02-17T10:00',
      'unknown hours-unstated',
    ],
    ['a holiday of 2024', 'jingan-tennis-hall', '05-01T10:00', 'unknown no-schedule'],
  ],
  shenzhen: [
    ['every day, the festival included', 'shenzhen-library-south-study', '02-17T22:59', 'open'],
    ['to eleven at night', 'shenzhen-library-south-study', '02-17T23:00', 'closed no'],
    ['make-up Saturday', 'shenzhen-childrens-library', '02-14T20:00', 'open'],
    ['Friday', 'shenzhen-childrens-library', '02-27T09:00', 'open'],
    [
      'Thursday was never printed',
      'shenzhen-childrens-library',
      '02-26T10:00',
      'unknown no-schedule',
    ],
    ['Monday, holiday or not', 'shenzhen-childrens-library', '10-05T10:00', 'closed no'],
    [
      'a Friday in the holiday',
      'shenzhen-childrens-library',
      '10-02T10:00',
      'unknown not-announced',
    ],
    ['one repost of 2021', 'shenzhen-library', '03-02T10:00', 'unknown no-schedule'],
    ['a summer of 2024', 'nanshan-museum', '05-09T10:00', 'unknown no-schedule'],
    ['one newspaper', 'dapeng-museum', '01-05T10:00', 'unknown no-schedule'],
  ],
  wuhan: [
    ['longer over New Year', 'hubei-museum-of-art', '01-02T17:29', 'open'],
    ['last entry 17:30', 'hubei-museum-of-art', '01-02T17:30', 'open too-late'],
    ['as usual from the make-up Sunday', 'hubei-museum-of-art', '01-04T17:00', 'closed no'],
    ['and open on it', 'hubei-museum-of-art', '01-04T16:29', 'open'],
    ['Monday', 'hubei-museum-of-art', '01-05T10:00', 'closed no'],
    ['the eve', 'hubei-provincial-museum', '02-16T10:00', 'closed no'],
    ['初一', 'hubei-provincial-museum', '02-17T10:00', 'open with-booking'],
    [
      'make-up Saturday, after last entry',
      'hubei-provincial-museum',
      '02-28T16:00',
      'open too-late',
    ],
    ['holiday Monday', 'hubei-provincial-museum', '05-04T10:00', 'open with-booking'],
    ['a holiday of 2025', 'wuhan-museum', '02-17T10:00', 'unknown no-schedule'],
    ['one day of 2023', 'wuhan-gymnasium', '08-08T10:00', 'unknown no-schedule'],
  ],
  xian: [
    ['make-up Sunday, after last entry', 'xian-museum', '01-04T17:30', 'open too-late'],
    ['Tuesday', 'xian-museum', '01-06T10:00', 'closed no'],
    ['make-up Saturday', 'xian-museum', '02-14T10:00', 'open with-booking'],
    ['a Tuesday in the holiday', 'xian-museum', '02-17T10:00', 'unknown hours-unstated'],
    ['the season is over', 'xian-museum', '05-06T10:00', 'unknown no-schedule'],
    ['Monday', 'eighth-route-army-xian-office', '03-02T10:00', 'closed no'],
    ['make-up Saturday', 'eighth-route-army-xian-office', '02-28T16:59', 'open too-late'],
    ['Monday', 'shaanxi-history-museum', '01-05T10:00', 'closed no'],
    ['holiday Monday', 'shaanxi-history-museum', '05-04T10:00', 'open with-booking'],
    ['Tuesday', 'shaanxi-history-museum-qinhan', '03-03T10:00', 'closed no'],
    ['make-up Sunday', 'shaanxi-library', '09-20T19:29', 'open'],
    ['Monday is left out', 'shaanxi-library', '03-02T14:00', 'unknown no-schedule'],
  ],
  xiangtan: [
    ['New Year', 'xiangtan-library', '01-01T10:00', 'unknown no-schedule'],
    ['make-up Sunday', 'xiangtan-library', '01-04T10:00', 'unknown no-schedule'],
    ['make-up Saturday', 'xiangtan-library', '02-14T10:00', 'unknown no-schedule'],
    ['初一', 'xiangtan-library', '02-17T10:00', 'unknown no-schedule'],
    ['Monday', 'xiangtan-library', '03-02T10:00', 'unknown no-schedule'],
    ['summer', 'xiangtan-childrens-library', '07-15T10:00', 'unknown no-schedule'],
    ['make-up Saturday', 'xiangtan-childrens-library', '05-09T10:00', 'unknown no-schedule'],
    [
      'as usual in 2023, usual hours unprinted',
      'xiangtan-24h-library',
      '10-01T10:00',
      'unknown no-schedule',
    ],
    ['one report of 2021', 'xiangxiang-24h-library', '10-10T03:00', 'unknown no-schedule'],
    ['one report of 2021', 'xiangxiang-24h-library', '09-20T03:00', 'unknown no-schedule'],
  ],
  yiyang: [
    '01-01',
    '01-04',
    '02-14',
    '02-17',
    '02-28',
    '04-06',
    '05-09',
    '09-20',
    '10-01',
    '10-10',
  ].map((day): Question => [
    'one report of 2022',
    'yiyang-science-museum',
    `${day}T10:00`,
    'unknown no-schedule',
  ]),
  zhuzhou: [
    ['make-up Sunday', 'zhuzhou-museum', '01-04T16:29', 'open with-booking'],
    ['the eve', 'zhuzhou-museum', '02-16T10:00', 'closed no'],
    ['初二', 'zhuzhou-museum', '02-18T10:00', 'closed no'],
    ['初三', 'zhuzhou-museum', '02-19T10:00', 'open with-booking'],
    ['holiday Monday', 'zhuzhou-museum', '02-23T10:00', 'open with-booking'],
    ['Monday', 'zhuzhou-museum', '03-02T10:00', 'closed no'],
    ['make-up Saturday, after last entry', 'zhuzhou-museum', '05-09T16:30', 'open too-late'],
    ['a plaza without a gate', 'zhuzhou-ball-plaza', '10-01T03:00', 'open yes'],
    ['closing days in conflict', 'zhuzhou-library', '05-01T10:00', 'unknown no-schedule'],
    [
      'as usual since 2024, usual hours not on file',
      'zhuzhou-football-park',
      '03-03T10:00',
      'unknown regular-unstated',
    ],
    [
      'which says nothing of new holidays',
      'zhuzhou-football-park',
      '10-01T10:00',
      'unknown not-announced',
    ],
  ],
}

const port = openSqlite(':memory:')
let app: Hono

beforeAll(async () => {
  const store = openStore(port)
  const at = Date.parse('2026-11-22T00:00Z') / 60_000
  await publishFolder(store, DATA_DIR, { at, by: 'test', note: '' })
  app = createApp({ store, now: () => at * 60_000 })
})
afterAll(() => port.close())

describe.each(Object.entries(CITIES))('%s', (_, questions) => {
  test('is asked ten questions at least', () => {
    expect(questions.length).toBeGreaterThanOrEqual(10)
  })
  test.each(questions)('%s: %s at %s', async (_, venue, at, answer) => {
    const status = await ask(venue, at)
    const told = [status.state, status.state === 'unknown' ? status.reason : status.canEnter].join(
      ' ',
    )
    // Where the facts do not say how one gets in, the question is about the doors alone.
    if (answer.includes(' ')) expect(told).toBe(answer)
    else expect(told.split(' ')[0]).toBe(answer)
  })
})

describe('age', () => {
  test.each([
    ['2022-12-30, asked 18 months later to the day', 'zhuzhou-museum', '2024-07-02T10:00', true],
    ['the notice of the holiday itself', 'zhuzhou-museum', '2024-02-16T10:00', false],
    ['2025-12-31 asked in 2026', 'hubei-museum-of-art', '2026-11-22T10:00', false],
    ['the last Sunday on which it is fresh', 'hubei-museum-of-art', '2027-06-27T10:00', false],
    ['the first day on which it is not', 'hubei-museum-of-art', '2027-06-30T10:00', true],
    ['a notice of 2019', 'shenzhen-childrens-library', '2026-10-10T10:00', true],
  ])('%s', async (_, venue, at, stale) => {
    const status = await ask(venue, at)
    expect(status.state).toBe('open')
    expect(status.stale).toBe(stale)
    expect(status.because[0]?.sourceDate).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })
  test('turning stale is a boundary', async () => {
    const before = await ask('hubei-museum-of-art', '2027-06-29T23:59')
    expect(before.stale).toBe(false)
    expect(before.validUntil).toBe('2027-06-30T00:00:00+08:00')
    expect((await ask('hubei-museum-of-art', '2027-06-30T00:00')).stale).toBe(true)
  })
  test('and is said', async () => {
    const { summary } = await ask('shenzhen-childrens-library', '2026-10-10T10:00')
    expect(summary).toContain('2019年9月')
  })
})

/** The status of a venue; a date without a year is one of 2026. */
async function ask(venue: string, at: string): Promise<Status> {
  const moment = at.length > 11 ? at : `2026-${at}`
  const response = await app.request(`/v1/venues/${venue}/status?at=${moment}`)
  expect(response.status, `${venue} ${at}`).toBe(200)
  return (await response.json()) as Status
}
