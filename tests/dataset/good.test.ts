/** Every form that CONTRACT.md gives, and the model it means. */
import { describe, expect, test } from 'vitest'
import { decode } from '../../src/dataset/decode.ts'
import type { Rule, When, What, Window } from '../../src/core/model.ts'
import { CALENDAR, folder } from './folders.ts'

const EMPTY: When = { on: null, days: null, from: null, to: null, except: [] }

/** The rule a line of a notice file decodes to; `covers` as in the founding notice. */
function notice(line: string, head = 'covers: 2024-02-03/2024-02-24'): Rule {
  const { cities, issues } = decode(folder({ rules: [line], head }), CALENDAR)
  expect(issues.filter((i) => i.severity === 'error')).toEqual([])
  return cities[0]!.notices[0]!.rules[0]!
}

/** The rule a line under `standing:` decodes to. */
function standing(line: string): Rule {
  const { cities, issues } = decode(folder({ standing: [line] }), CALENDAR)
  expect(issues).toEqual([])
  return cities[0]!.venues[0]!.standing[0]!
}

function open(from: number | null, to: number | null, more: Partial<Window> = {}): Window {
  return { from, to, lastEntry: null, booking: null, fee: null, ...more }
}

describe('when', () => {
  const cases: [string, Partial<When>][] = [
    ['on: 2024-02-09', { on: [{ kind: 'date', date: '2024-02-09' }] }],
    [
      'on: 2024-02-09/2024-02-11',
      { on: [{ kind: 'range', from: '2024-02-09', to: '2024-02-11' }] },
    ],
    [
      'on: [2024-02-16, 2024-02-24]',
      {
        on: [
          { kind: 'date', date: '2024-02-16' },
          { kind: 'date', date: '2024-02-24' },
        ],
      },
    ],
    ['on: 05-01/10-31', { on: [{ kind: 'yearly', from: '05-01', to: '10-31' }] }],
    ['on: 11-01/03-31', { on: [{ kind: 'yearly', from: '11-01', to: '03-31' }] }],
    ['on: 02-29', { on: [{ kind: 'yearly', from: '02-29', to: '02-29' }] }],
    ['on: spring-festival', { on: [{ kind: 'name', name: 'spring-festival' }] }],
    ['on: lantern', { on: [{ kind: 'name', name: 'lantern' }] }],
    ['on: lunar-new-year-eve', { on: [{ kind: 'name', name: 'lunar-new-year-eve' }] }],
    ['on: lunar-new-year-15', { on: [{ kind: 'name', name: 'lunar-new-year-15' }] }],
    ['on: make-up-workdays', { on: [{ kind: 'name', name: 'make-up-workdays' }] }],
    ['on: statutory-holidays', { on: [{ kind: 'name', name: 'statutory-holidays' }] }],
    [
      'on: {festival: lantern, offset: -3}',
      { on: [{ kind: 'offset', festival: 'lantern', offset: -3 }] },
    ],
    [
      'on: {after: national-day, day: 1}',
      { on: [{ kind: 'after', holiday: 'national-day', day: 1, moved: null }] },
    ],
    [
      'on: {after: statutory-holidays, day: 2, moved: mo}',
      { on: [{ kind: 'after', holiday: 'statutory-holidays', day: 2, moved: 0 }] },
    ],
    [
      'days: [mo, su]',
      {
        days: [
          { kind: 'weekday', day: 0 },
          { kind: 'weekday', day: 6 },
        ],
      },
    ],
    ['days: workdays', { days: [{ kind: 'type', type: 'workdays' }] }],
    ['days: rest-days', { days: [{ kind: 'type', type: 'rest-days' }] }],
    [
      'days: [tu, statutory-holidays]',
      {
        days: [
          { kind: 'weekday', day: 1 },
          { kind: 'type', type: 'statutory-holidays' },
        ],
      },
    ],
    ['days: {nth: 1, day: we}', { days: [{ kind: 'nth', nth: 1, day: 2 }] }],
    ['days: [{nth: -1, day: fr}]', { days: [{ kind: 'nth', nth: -1, day: 4 }] }],
    ['from: 2024-02-17', { from: '2024-02-17' }],
    ['from: 2024-02-17, to: 2024-03-01', { from: '2024-02-17', to: '2024-03-01' }],
    [
      'days: mo, except: statutory-holidays',
      {
        days: [{ kind: 'weekday', day: 0 }],
        except: [{ kind: 'name', name: 'statutory-holidays' }],
      },
    ],
    [
      'except: [mo, workdays, 2024-05-01, {nth: 2, day: sa}, {festival: mid-autumn, offset: 1}]',
      {
        except: [
          { kind: 'weekday', day: 0 },
          { kind: 'type', type: 'workdays' },
          { kind: 'date', date: '2024-05-01' },
          { kind: 'nth', nth: 2, day: 5 },
          { kind: 'offset', festival: 'mid-autumn', offset: 1 },
        ],
      },
    ],
  ]
  test.each(cases)('%s', (words, when) => {
    expect(standing(`{${words}, open: 09:00-17:00}`).when).toEqual({ ...EMPTY, ...when })
  })
})

describe('what', () => {
  const cases: [string, What][] = [
    ['open: 09:00-17:00', { kind: 'hours', windows: [open(540, 1020)] }],
    ['open: 9:00-17:00', { kind: 'hours', windows: [open(540, 1020)] }],
    [
      'open: [08:30-12:00, 14:30-17:30]',
      { kind: 'hours', windows: [open(510, 720), open(870, 1050)] },
    ],
    [
      'open: [14:30-17:30, 08:30-12:00]',
      { kind: 'hours', windows: [open(510, 720), open(870, 1050)] },
    ],
    ['open: 17:00-26:00', { kind: 'hours', windows: [open(1020, 1560)] }],
    ['open: 23:59-48:00', { kind: 'hours', windows: [open(1439, 2880)] }],
    ['open: all-day', { kind: 'hours', windows: [open(0, 1440)] }],
    ['open: unstated', { kind: 'unstated' }],
    ['open: 09:00-?', { kind: 'hours', windows: [open(540, null)] }],
    ['open: ?-20:00', { kind: 'hours', windows: [open(null, 1200)] }],
    ['open: regular', { kind: 'regular', as: null, from: null, to: null }],
    ['open: regular, as: tu', { kind: 'regular', as: 1, from: null, to: null }],
    ['open: regular-19:00', { kind: 'regular', as: null, from: null, to: 1140 }],
    ['open: 08:00-regular', { kind: 'regular', as: null, from: 480, to: null }],
    ['open: 08:00-regular, as: su', { kind: 'regular', as: 6, from: 480, to: null }],
    ['also: 17:00-20:30', { kind: 'also', windows: [open(1020, 1230)] }],
    ['closed: all-day', { kind: 'closed' }],
    ['closed: 12:00-14:30', { kind: 'not', windows: [open(720, 870)] }],
    [
      'closed: [12:00-13:00, 15:00-16:00]',
      {
        kind: 'not',
        windows: [open(720, 780), open(900, 960)],
      },
    ],
    ['fee: free', { kind: 'none' }],
    [
      'open: {hours: 09:00-11:30, lastEntry: "11:00", fee: paid}',
      { kind: 'hours', windows: [open(540, 690, { lastEntry: 660, fee: 'paid' })] },
    ],
    [
      'open: [{hours: 09:00-11:30, lastEntry: 11:00}, 13:30-17:00], lastEntry: 16:30',
      {
        kind: 'hours',
        windows: [open(540, 690, { lastEntry: 660 }), open(810, 1020, { lastEntry: 990 })],
      },
    ],
    [
      'open: 09:00-17:00, lastEntry: -30',
      { kind: 'hours', windows: [open(540, 1020, { lastEntry: 990 })] },
    ],
    [
      'open: 09:00-17:00, lastEntry: 45 min before',
      { kind: 'hours', windows: [open(540, 1020, { lastEntry: 975 })] },
    ],
    [
      'open: {hours: 09:00-17:00, entry: [14:00-15:00, 09:00-09:30]}',
      {
        kind: 'hours',
        windows: [
          open(540, 1020, {
            lastEntry: 900,
            entry: [
              { from: 540, to: 570 },
              { from: 840, to: 900 },
            ],
          }),
        ],
      },
    ],
    [
      'open: 19:00-26:00, lastEntry: "25:30"',
      { kind: 'hours', windows: [open(1140, 1560, { lastEntry: 1530 })] },
    ],
    [
      'also: 17:00-20:30, lastEntry: "20:00"',
      { kind: 'also', windows: [open(1020, 1230, { lastEntry: 1200 })] },
    ],
  ]
  test.each(cases)('%s', (words, what) => {
    const rule = notice(`{clause: 1, venue: hall, on: 2024-02-09, ${words}}`)
    expect(rule.what).toEqual(what)
    expect(rule.lastEntry).toBeNull()
  })

  test('last entry of regular hours stays with the rule', () => {
    const rule = notice('{venue: hall, on: 2024-02-09, open: regular, lastEntry: "16:00"}')
    expect(rule.lastEntry).toBe(960)
    // minutes before a closing time that only the day knows
    expect(notice('{venue: hall, on: 2024-02-09, open: regular, lastEntry: -30}').lastEntry).toBe(
      -30,
    )
  })
})

describe('how', () => {
  const NOTHING = {
    channels: [],
    register: false,
    minDaysAhead: null,
    maxDaysAhead: null,
    releasesAt: null,
    cutoffAt: null,
    realName: null,
    audience: null,
    fallback: null,
    note: null,
  }
  const bare = { name: null, url: null, appId: null }
  const cases: [string, object][] = [
    ['{mode: first-come}', { ...NOTHING, mode: 'first-come' }],
    ['{mode: walk-in, register: true}', { ...NOTHING, mode: 'walk-in', register: true }],
    [
      '{mode: book-ahead, channels: [offline]}',
      { ...NOTHING, mode: 'book-ahead', channels: [{ kind: 'offline', ...bare }] },
    ],
    [
      '{mode: book-ahead, channels: account}',
      {
        ...NOTHING,
        mode: 'book-ahead',
        channels: [{ kind: 'official-account', ...bare, name: '某馆' }],
      },
    ],
    [
      '{mode: book-ahead, quota: {perDay: 500, note: 上午300}}',
      { ...NOTHING, mode: 'book-ahead', quota: { perDay: 500, perSession: null, note: '上午300' } },
    ],
    [
      '{mode: by-arrangement, channels: [{kind: phone, name: 0731-0000000}]}',
      {
        ...NOTHING,
        mode: 'by-arrangement',
        channels: [{ kind: 'phone', ...bare, name: '0731-0000000' }],
      },
    ],
    [
      '{mode: book-or-walk-in, minDaysAhead: 0, maxDaysAhead: 7, releasesAt: 8:00, cutoffAt: "16:25", realName: true, audience: 散客, fallback: 现场, note: 凭证件}',
      {
        ...NOTHING,
        mode: 'book-or-walk-in',
        minDaysAhead: 0,
        maxDaysAhead: 7,
        releasesAt: 480,
        cutoffAt: 985,
        realName: true,
        audience: '散客',
        fallback: '现场',
        note: '凭证件',
      },
    ],
  ]
  test.each(cases)('booking: %s', (words, booking) => {
    expect(notice(`{venue: hall, on: 2024-02-09, booking: ${words}}`).booking).toEqual(booking)
    expect(
      notice(`{venue: hall, on: 2024-02-09, open: {hours: 09:00-12:00, booking: ${words}}}`),
    ).toMatchObject({ what: { windows: [{ booking }] }, booking: null })
  })
})

describe('the rest of a rule', () => {
  test('ids count the rules of a clause from 1, and those without a clause under 0', () => {
    const rules = [
      '{clause: 5, venue: hall, on: 2024-02-09, open: 08:30-12:00}',
      '{clause: 5, venue: room, on: 2024-02-10, open: 08:30-12:00, id: by-hand}',
      '{clause: 5, venue: hall, on: 2024-02-11, open: 08:30-12:00}',
      '{venue: hall, on: 2024-02-12, open: 08:30-12:00}',
      '{clause: 6, venue: hall, on: 2024-02-13, open: 08:30-12:00}',
    ]
    const { cities } = decode(folder({ rules }), CALENDAR)
    expect(cities[0]!.notices[0]!.rules.map((r) => r.id)).toEqual([
      'town-2024#5.1',
      'by-hand',
      'town-2024#5.3',
      'town-2024#0.1',
      'town-2024#6.1',
    ])
    expect(standing('{days: mo, closed: all-day}').id).toBe('hall#standing.1')
  })

  test('others, reach, basis and cause', () => {
    const rule = notice(
      '{clause: 2, venues: [room, desk], on: 2024-02-10, open: all-day, others: closed, reach: all, basis: implied}',
    )
    expect(rule).toMatchObject({
      places: ['room', 'desk'],
      clause: 2,
      othersClosed: true,
      reach: 'all',
      basis: 'implied',
    })
    expect(notice('{venue: hall, on: 2024-02-10, closed: all-day, cause: weather}').cause).toBe(
      'weather',
    )
  })

  test.each<[string, () => Rule, Rule['holidays']]>([
    ['a standing rule', () => standing('{open: 09:00-17:00, holidays: same}'), 'same'],
    [
      'a standing rule that closes',
      () => standing('{open: 09:00-17:00, holidays: closed}'),
      'closed',
    ],
    ['nothing said', () => standing('{open: 09:00-17:00}'), 'silent'],
    [
      'a notice without an end',
      () => notice('{venue: hall, open: all-day, holidays: same}'),
      'same',
    ],
    [
      'weekdays of a notice without an end',
      () => notice('{venue: hall, days: [sa, su], open: all-day, holidays: same}'),
      'same',
    ],
    [
      'a yearly range of a notice',
      () => notice('{venue: hall, on: 05-01/10-31, open: all-day, holidays: closed}'),
      'closed',
    ],
  ])('holidays: %s', (_, rule, holidays) => {
    expect(rule().holidays).toBe(holidays)
  })

  test.each([
    ['{venue: hall, on: spring-festival, open: all-day}', 'covers: 2024-02-03/2024-02-24'],
    ['{venue: hall, on: spring-festival, to: 2024-03-01, open: all-day}', ''],
    ['{venue: hall, days: mo, to: 2024-03-01, open: regular}', ''],
    ['{venue: hall, days: mo, closed: all-day}', 'covers: 2024-02-03/2024-02-24'],
    ['{venue: hall, from: 2024-02-03, closed: all-day}', ''],
    ['{venue: hall, from: 2024-02-03, open: regular}', ''],
  ])('%s is legal in a notice with %s', (line, head) => {
    expect(notice(line, head).places).toEqual(['hall'])
  })
})

describe('files', () => {
  const announced: [string, object][] = [
    ['2024-02-08', { at: '2024-02-08', by: false }],
    ['2024-02-08T15:00', { at: '2024-02-08T15:00', by: false }],
    ['{by: 2024-02-08}', { at: '2024-02-08', by: true }],
  ]
  test.each(announced)('announced: %s', (words, expected) => {
    const { cities } = decode(folder({ announced: words }), CALENDAR)
    expect(cities[0]!.notices[0]!.announced).toEqual(expected)
  })

  test('a venue with everything', () => {
    const venue = `
  - id: gallery
    name: 美术馆
    nameEn: Gallery
    pinyin: meishu guan
    aliases: [市美术馆]
    kind: gallery
    partOf: hall
    ownHours: true
    address: 某路1号
    phone: 0731-0000000
    website: https://example.cn
    location: {lat: 27.83, lon: 113.13, datum: gcj02}
    formerIds: [old-gallery]
    fee: low-fee
    booking: {mode: walk-in}
    sources: [{publisher: 某馆, title: 简介, date: 2024-01-01, url: "https://example.cn/a", firstHand: true, seen: 2026-11-20}]
    doubts: none
    standing:
      - {days: mo, closed: all-day, source: {publisher: 某馆}}`
    const { cities, issues } = decode(folder({ venues: venue }), CALENDAR)
    expect(issues).toEqual([])
    const source = {
      publisher: '某馆',
      title: null,
      date: null,
      url: null,
      firstHand: null,
      seen: null,
    }
    expect(cities[0]!.venues.find((v) => v.id === 'gallery')).toMatchObject({
      partOf: 'hall',
      ownHours: true,
      aliases: ['市美术馆'],
      phone: '0731-0000000',
      location: { lat: 27.83, lon: 113.13, datum: 'gcj02' },
      formerIds: ['old-gallery'],
      fee: 'low-fee',
      booking: { mode: 'walk-in' },
      sources: [{ date: '2024-01-01', firstHand: true, seen: '2026-11-20' }],
      standing: [{ source }],
    })
  })

  test('a part named before its house still comes after it, and parts of parts too', () => {
    const venues = `
  - {id: shelf, name: 架, kind: other, partOf: corner}
  - {id: corner, name: 角, kind: other, partOf: room}`
    const { cities } = decode(folder({ venues }), CALENDAR)
    expect(cities[0]!.venues.map((v) => `${v.id} in ${v.partOf}`)).toEqual([
      'hall in null',
      'room in hall',
      'corner in room',
      'shelf in corner',
      'desk in hall',
    ])
  })

  test('a programme is dated events, with or without a time', () => {
    const programme = [
      '{clause: 3, venue: hall, date: 2024-02-16, title: 演出, time: null}',
      '{venue: hall, date: 2024-02-17, title: 讲座, titleEn: Talk, time: "19:30", url: "https://example.cn/t"}',
    ]
    const { cities } = decode(folder({ programme }), CALENDAR)
    expect(cities[0]!.notices[0]!.programme).toEqual([
      {
        venue: 'hall',
        clause: 3,
        date: '2024-02-16',
        title: '演出',
        titleEn: null,
        time: null,
        url: null,
      },
      {
        venue: 'hall',
        clause: null,
        date: '2024-02-17',
        title: '讲座',
        titleEn: 'Talk',
        time: 1170,
        url: 'https://example.cn/t',
      },
    ])
  })

  test('notices come by id, whatever their files are called', () => {
    const files = folder({}).files
    const text = files.get('cities/town/notices/a.yaml')!
    files.set('cities/town/notices/0.yaml', text.replaceAll('town-2024', 'town-2025'))
    expect(decode({ files }, CALENDAR).cities[0]!.notices.map((n) => n.id)).toEqual([
      'town-2024',
      'town-2025',
    ])
  })

  test('a byte order mark and Windows line ends change nothing', () => {
    const files = folder({}).files
    const plain = decode({ files }, CALENDAR).cities
    const windows = new Map([...files].map(([k, v]) => [k, '\ufeff' + v.replaceAll('\n', '\r\n')]))
    expect(decode({ files: windows }, CALENDAR).cities).toEqual(plain)
  })
})
