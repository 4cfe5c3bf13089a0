/** What the pages say, as tables. */
import { describe, expect, test } from 'vitest'
import { stepsOf, tapOf } from '../../../src/client/miniprogram/model/booking.ts'
import { bookingEvent } from '../../../src/client/miniprogram/model/calendar-event.ts'
import { cardOf, distanceText, modeText } from '../../../src/client/miniprogram/model/card.ts'
import { favouritesIn } from '../../../src/client/miniprogram/model/favourites.ts'
import { listed, metresBetween, sectionsOf } from '../../../src/client/miniprogram/model/list.ts'
import { sourcesOf, weekOf } from '../../../src/client/miniprogram/model/week.ts'
import {
  ageText,
  countdownText,
  dateAt,
  dayText,
  here,
  momentText,
  offsetOf,
  plusDays,
  spokenRange,
} from '../../../src/client/miniprogram/model/when.ts'
import type {
  BookingAnswer,
  Day,
  Held,
  Status,
  WireBooking,
  WireBookingItem,
  WireVenue,
} from '../../../src/client/client.ts'
import { statusWith } from '../doubles.ts'

const TODAY = '2024-02-16'
const at = (time: string, date = TODAY) => `${date}T${time}:00+08:00`
const HERE = here(Date.parse(at('16:20')), 480)

describe('dates and times as a resident says them', () => {
  test.each([
    ['2024-02-16', '今天'],
    ['2024-02-17', '明天'],
    ['2024-02-18', '后天'],
    ['2024-02-19', '2月19日 周一'],
    ['2024-02-15', '2月15日 周四'],
  ])('%s: %s', (date, said) => expect(dayText(date, TODAY)).toBe(said))

  test.each([
    [at('17:00'), false, '17:00'],
    [at('09:00', '2024-02-17'), false, '明天 09:00'],
    [at('00:00', '2024-02-18'), true, '明天 24:00'],
    [at('00:00', '2024-02-17'), true, '24:00'],
    [at('00:00', '2024-02-18'), false, '后天 00:00'],
    [at('08:00', '2024-03-01'), false, '3月1日 周五 08:00'],
  ])('%s, ends: %s: %s', (moment, ends, said) => expect(momentText(moment, TODAY, ends)).toBe(said))

  test.each([
    [0, ''],
    [-5, ''],
    [1, '还有 0 分 1 秒'],
    [249_000, '还有 4 分 9 秒'],
    [3_900_000, '还有 1 小时 5 分'],
    [183_600_000, '还有 2 天 3 小时'],
  ])('%d ms: %s', (ms, said) => expect(countdownText(ms)).toBe(said))

  test.each([
    [59_999, '刚刚'],
    [60_000, '1 分钟前'],
    [3_600_000 * 23, '23 小时前'],
    [86_400_000 * 2, '2 天前'],
  ])('%d ms: %s', (ms, said) => expect(ageText(ms)).toBe(said))

  test.each([
    ['09:00', '17:00', '9点到17点'],
    ['08:30', '12:00', '8点30分到12点'],
    ['17:00', '26:30', '17点到次日2点30分'],
    ['00:00', '24:00', '0点到24点'],
  ])('%s–%s: %s', (start, end, said) => expect(spokenRange(start, end)).toBe(said))

  test('the civil day is the venue’s, wherever the phone is', () => {
    const t = Date.parse('2024-02-16T23:30:00+08:00')
    expect([dateAt(t, 480), dateAt(t, -300)]).toEqual(['2024-02-16', '2024-02-16'])
    expect(dateAt(Date.parse('2024-02-17T00:00:00+08:00'), 480)).toBe('2024-02-17')
    expect([offsetOf(at('09:00')), offsetOf('2024-02-16T09:00:00-04:30'), offsetOf(null)]).toEqual([
      480, -270, 480,
    ])
    expect(plusDays('2024-02-28', 2)).toBe('2024-03-01')
  })
})

const booking = (said: Partial<WireBooking>): WireBooking => ({
  mode: 'book-ahead',
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
  ...said,
})
const held = (status: Status, more: Partial<Held<Status>> = {}): Held<Status> => ({
  value: status,
  asOf: HERE.now,
  age: 0,
  sure: true,
  fresh: true,
  failure: null,
  ...more,
})
const open = (said: Partial<Status>) => statusWith('a', { state: 'open', canEnter: 'yes', ...said })

describe('a card', () => {
  const venue = { id: 'a', name: '甲馆' }
  test.each<[string, Partial<Status>, boolean]>([
    ['closes in 61 minutes', { until: at('17:21') }, false],
    ['closes in 60 minutes', { until: at('17:20') }, true],
    ['last entry in 40 minutes', { until: at('20:00'), lastEntry: at('17:00') }, true],
    ['nobody gets in any more', { until: at('20:00'), canEnter: 'too-late' }, true],
    ['never closes', { until: null }, false],
    ['closed', { state: 'closed', until: at('16:30') }, false],
  ])('%s: closing %s', (_, status, closing) =>
    expect(cardOf(venue, held(open(status)), HERE.now).closing).toBe(closing),
  )
  test.each<[Partial<Status>, string]>([
    [{ canEnter: 'unknown' }, '入场方式未公布'],
    [{ canEnter: 'yes' }, ''],
    [{ canEnter: 'with-booking' }, ''],
    [{ state: 'unknown', canEnter: 'unknown' }, ''],
  ])('%j, beside the sentence: “%s”', (status, enter) =>
    expect(cardOf(venue, held(open(status)), HERE.now).enter).toBe(enter),
  )
  test.each([
    ['walk-in', '无需预约，直接入场'],
    ['first-come', '先到先得，无需预约'],
    ['book-ahead', '需提前预约'],
    ['book-or-walk-in', '可预约，也可直接入场'],
    ['by-arrangement', '需事先联系'],
  ] as const)('%s: %s', (mode, said) => expect(modeText({ mode })).toBe(said))
  test('nothing held: asked; not sure: said to be the last known, and no state claimed', () => {
    expect(cardOf(venue, null, HERE.now)).toMatchObject({ word: '待确认', line: '正在查询…' })
    const card = cardOf(venue, held(open({}), { sure: false, age: 7_200_000 }), HERE.now)
    expect(card).toMatchObject({ state: 'unknown', word: '待确认', sure: false })
    expect(card.line).toBe('上次得知“开放”（2 小时前），现在可能已变，请联网确认')
  })
  test('partly open is said, and all of it can be heard', () => {
    const card = cardOf(venue, held(open({ partial: true, summary: '部分开放' })), HERE.now, 1234)
    expect(card.word).toBe('部分开放')
    expect(card.spoken).toBe('甲馆，部分开放，部分开放，距离1.2 公里')
  })
  test.each([
    [null, ''],
    [4, '0 米'],
    [805, '810 米'],
    [1234, '1.2 公里'],
    [9949, '9.9 公里'],
    [9960, '10 公里'],
  ])('%s metres: %s', (metres, said) => expect(distanceText(metres)).toBe(said))
})

describe('the list', () => {
  const venue = (id: string, more: Partial<WireVenue> = {}): WireVenue => ({
    id,
    city: 'c',
    name: id,
    nameEn: null,
    pinyin: null,
    aliases: [],
    kind: 'museum',
    partOf: null,
    ownHours: false,
    address: null,
    phone: null,
    website: null,
    location: null,
    fee: null,
    ...more,
  })
  const none = { words: '', kind: '', openOnly: false, position: null }
  const groups = (story: Record<string, Partial<Status>>) =>
    sectionsOf(
      Object.keys(story).map((id) => venue(id)),
      (id) => held(statusWith(id, story[id]!)),
      none,
      HERE,
    ).map(({ id, cards }) => `${id}: ${cards.map((card) => card.id).join(' ')}`)

  test('what matters first', () => {
    expect(
      groups({
        shut: { state: 'closed', opensNext: at('09:00', '2024-02-17'), opensNextSure: true },
        evening: { state: 'closed', opensNext: at('19:00'), opensNextSure: true },
        perhaps: { state: 'closed', opensNext: at('19:00'), opensNextSure: false },
        dark: { state: 'unknown', reason: 'no-schedule' },
        wide: { state: 'open', canEnter: 'yes' },
        soon: { state: 'open', canEnter: 'yes', until: at('17:00') },
      }),
    ).toEqual([
      'closing: soon',
      'open: wide',
      'later: evening',
      'unknown: dark',
      'closed: shut perhaps',
    ])
  })

  test.each([
    ['株洲', true],
    ['BOWUGUAN', true],
    ['zz bwg', true],
    ['zzbwg', true],
    ['市博', true],
    ['图书', false],
    [' ', true],
  ])('“%s” finds the museum: %s', (words, found) => {
    const museum = venue('m', {
      name: '株洲博物馆',
      aliases: ['市博'],
      pinyin: 'zhu zhou bo wu guan',
    })
    const sections = sectionsOf([museum], () => null, { ...none, words }, HERE)
    // initials of every syllable: z z b w g
    expect(sections.length > 0).toBe(found)
  })

  test('a part is named with its house', () => {
    const all = [
      venue('馆'),
      venue('停车场', { partOf: '馆', ownHours: true }),
      venue('室', { partOf: '馆' }),
    ]
    const names = listed(all, new Set(['馆', '停车场'])).map(({ name }) => name)
    expect(names).toEqual(['馆', '馆 · 停车场'])
  })

  test('metres are of one datum or none; a degree of latitude is 111 195 m', () => {
    const south = { lat: 27.8, lon: 113.1, datum: 'gcj02' as const }
    expect(Math.round(metresBetween(south, { ...south, lat: 28.8 })!)).toBe(111_195)
    expect(metresBetween(south, { ...south, datum: 'wgs84' })).toBeNull()
    expect(metresBetween(null, south)).toBeNull()
  })
})

describe('the week', () => {
  const day = (said: Partial<Day>): Day => ({
    date: TODAY,
    dayType: 'rest-day',
    holidays: [],
    state: 'closed',
    complete: true,
    reason: null,
    windows: [],
    exceptional: false,
    provisional: false,
    stale: false,
    openEnded: false,
    booking: null,
    fee: null,
    hint: null,
    because: [],
    ...said,
  })
  const window = (start: string, end: string, lastEntry: string | null = null) => ({
    start,
    end,
    startsAt: `from ${start}`,
    endsAt: `to ${end}`,
    lastEntry,
    booking: null,
    fee: null,
    places: ['a'],
    rules: [],
  })
  const cases: [what: Partial<Day>, text: string][] = [
    [{}, '全天关闭'],
    [{ reason: 'maintenance' }, '全天关闭（维护闭馆）'],
    [
      { state: 'open', windows: [window('09:00', '17:00', '16:30')] },
      '09:00–17:00（16:30 停止入场）',
    ],
    [
      { state: 'open', windows: [window('08:30', '12:00'), window('14:30', '17:30')] },
      '08:30–12:00、14:30–17:30',
    ],
    [
      {
        state: 'open',
        windows: [
          window('14:30', '17:30'),
          window('08:30', '12:00', '11:30'),
          window('08:30', '17:00'),
        ],
      },
      '08:30–17:30（各处不同）',
    ],
    [
      { state: 'open', windows: [window('09:00', '17:00', '16:30'), window('17:00', '20:30')] },
      '09:00–17:00（16:30 停止入场）、17:00–20:30',
    ],
    [{ state: 'unknown', complete: false, reason: 'hours-unstated' }, '开放，具体时间未公布'],
    [
      {
        state: 'unknown',
        complete: false,
        reason: 'not-announced',
        hint: { windows: [{ start: '09:00', end: '17:00' }], because: [] },
      },
      '假期安排尚未公布（平日 09:00–17:00）',
    ],
    [
      {
        state: 'open',
        complete: false,
        reason: 'no-schedule',
        windows: [window('17:00', '20:30')],
      },
      '17:00–20:30；其余时间没有收录时间',
    ],
  ]
  test.each(cases)('%j: %s', (said, text) =>
    expect(weekOf({ days: [day(said)] }, TODAY)[0]!.text).toBe(text),
  )
  test('windows that overlap go into the calendar as one', () => {
    const windows = [window('08:30', '12:00'), window('08:30', '17:00'), window('14:30', '17:30')]
    const [row] = weekOf({ days: [day({ state: 'open', windows })] }, TODAY)
    expect(row!.windows).toMatchObject([
      { text: '08:30–17:30', startsAt: 'from 08:30', endsAt: 'to 17:30' },
    ])
    expect(row!.bars).toHaveLength(1)
  })
  test('bars, tags, and the words for the ear', () => {
    const row = weekOf(
      { days: [day({ dayType: 'make-up-workday', windows: [window('18:00', '26:00')] })] },
      TODAY,
    )[0]!
    expect(row).toMatchObject({ bars: [{ left: 75, width: 25 }], tag: '调休上班' })
    expect(row.spoken).toBe('今天，调休上班，18点到次日2点')
  })
  test('each source is named once', () => {
    const rule = {
      rule: 'n#5.1',
      notice: 'n',
      clause: 5,
      layer: 'notice' as const,
      basis: 'implied' as const,
      sourceDate: '2024-02-08',
      publisher: '某报',
      title: '公告',
      source: null,
      decides: ['hours' as const],
      outranked: [],
    }
    expect(sourcesOf([rule, { ...rule, rule: 'n#5.2' }])).toEqual([
      { text: '某报 2024-02-08 《公告》第 5 条（由此推断）', notice: 'n' },
    ])
  })
})

describe('booking', () => {
  const item = (said: Partial<WireBookingItem>): WireBookingItem => ({
    window: null,
    windows: [],
    booking: booking({}),
    from: null,
    until: null,
    now: 'open',
    because: [],
    ...said,
  })
  const step = (said: Partial<WireBookingItem>) => {
    const answer: BookingAnswer = {
      venue: { id: 'a', name: '甲' },
      for: '2024-02-18',
      state: 'open',
      items: [item(said)],
      validUntil: null,
    }
    return stepsOf(answer, '0731-1234567', HERE)[0]!
  }
  const cases: [said: Partial<WireBookingItem>, moment: string, countdown: string][] = [
    [{ now: 'none' }, '当天关闭，无法预约', ''],
    [{ now: 'not-needed' }, '不需要预约', ''],
    [{ now: 'unstated' }, '是否需要预约，没有公布', ''],
    [{ now: 'over', until: at('16:00') }, '预约已于 16:00 截止', ''],
    [
      { now: 'not-yet', from: at('08:00', '2024-02-17') },
      '明天 08:00 开始预约',
      '还有 15 小时 40 分',
    ],
    [{ now: 'open', until: at('16:25') }, '现在可约，16:25 截止', '还有 5 分 0 秒'],
    [{ now: 'open' }, '现在可约', ''],
  ]
  test.each(cases)('%j: %s %s', (said, moment, countdown) =>
    expect(step(said)).toMatchObject({ moment, countdown }),
  )
  test('everything that one must know beforehand', () => {
    const all = booking({
      minDaysAhead: 1,
      maxDaysAhead: 7,
      releasesAt: '08:00',
      realName: true,
      register: true,
      audience: '成人',
      fallback: '现场取票',
      note: '团队另约',
    })
    expect(step({ booking: all }).steps).toEqual([
      '至少提前 1 天预约',
      '最多提前 7 天，08:00 放号',
      '需要实名，带身份证',
      '到场后登记',
      '适用：成人',
      '不用手机：现场取票',
      '团队另约',
    ])
  })
  test.each([
    ['mini-program', '甲', null, 'wx0123456789abcdef', 'navigate', 'wx0123456789abcdef'],
    ['mini-program', '甲', null, null, 'copy', '甲'],
    ['official-account', '甲', null, null, 'copy', '甲'],
    ['website', null, 'https://a.example', null, 'copy', 'https://a.example'],
    ['phone', '0731-7654321', null, null, 'call', '0731-7654321'],
    ['phone', null, null, null, 'call', '0731-1234567'],
    ['phone', '服务台', null, null, 'call', '0731-1234567'],
    ['counter', null, null, null, 'none', ''],
  ] as const)('channel %s %s %s %s: %s %s', (kind, name, url, appId, action, to) =>
    expect(tapOf({ kind, name, url, appId }, '0731-1234567')).toMatchObject({ action, to }),
  )
  test('what goes into the calendar: the release, else the last half hour, else nothing', () => {
    const place = { name: '甲馆', address: null }
    const seconds = (moment: string) => Date.parse(moment) / 1000
    const from = at('08:00', '2024-02-17')
    const until = at('16:25', '2024-02-17')
    expect(bookingEvent(place, '2024-02-18', step({ now: 'not-yet', from, until }))).toMatchObject({
      title: '预约甲馆（2月18日）：开始',
      startTime: seconds(from),
      endTime: String(seconds(from) + 900),
    })
    expect(bookingEvent(place, '2024-02-18', step({ now: 'open', from, until }))).toMatchObject({
      title: '预约甲馆（2月18日）：截止',
      startTime: seconds(until) - 1800,
      endTime: String(seconds(until)),
    })
    expect(bookingEvent(place, '2024-02-18', step({ now: 'over', until }))).toBeNull()
  })
})

describe('favourites', () => {
  const keeper = (first?: unknown) => {
    const values = new Map<string, unknown>(first === undefined ? [] : [['favourites', first]])
    return {
      values,
      getStorage: ({
        key,
        success,
        fail,
      }: {
        key: string
        success(r: { data: unknown }): void
        fail(): void
      }) => (values.has(key) ? success({ data: values.get(key) }) : fail()),
      setStorage: ({ key, data }: { key: string; data: string }) => void values.set(key, data),
    }
  }
  test('kept in the order they were kept, a hundred at most', async () => {
    const wx = keeper()
    const favourites = favouritesIn(wx)
    for (let i = 0; i < 101; i++) await favourites.toggle(`v${i}`)
    expect(await favourites.toggle('v50')).toBe(false)
    const all = await favouritesIn(wx).all()
    expect([all.length, all[0], all.at(-1), all.includes('v50')]).toEqual([99, 'v1', 'v100', false])
  })
  test.each([['{broken'], ['"text"'], ['[1,null,"a"]'], [undefined]])(
    '%s in the storage',
    async (text) => {
      const all = await favouritesIn(keeper(text)).all()
      expect(all).toEqual(text === '[1,null,"a"]' ? ['a'] : [])
    },
  )
})
