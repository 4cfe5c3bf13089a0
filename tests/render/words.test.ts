import { describe, expect, test } from 'vitest'
import { answerAt, compile } from '../../src/core/schedule.ts'
import { DAY, dayOf, instantAt, zone as zoneOf } from '../../src/core/time.ts'
import { decode } from '../../src/dataset/decode.ts'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { statusOf } from '../../src/render/wire.ts'
import {
  becauseSentence,
  bookingSentence,
  calendarNameText,
  dateRange,
  momentSaid,
  ruleSentence,
  spokenRange,
  spokenTime,
  summaryOf,
} from '../../src/render/words.ts'
import type { Lang } from '../../src/render/words.ts'

const FILES = new Map([
  [
    'cities/hill/venues.yaml',
    `city: {id: hill, name: 山城, nameEn: Hill, timezone: Asia/Shanghai, calendar: CN}
channels:
  account: {kind: official-account, name: 山城博物馆}
venues:
  - id: hill-museum
    name: 博物馆
    nameEn: Museum
    kind: museum
    booking: {mode: book-ahead, channels: [account], minDaysAhead: 1, realName: true}
    standing:
      - {days: [tu, we, th, fr, sa, su], open: 09:00-17:00, lastEntry: "16:30", source: {publisher: 馆, title: 时间, date: 2026-01-01}}
      - {days: [mo], closed: all-day, source: {publisher: 馆, title: 时间, date: 2026-01-01}}
  - id: hill-library
    name: 图书馆
    nameEn: Library
    kind: library
    parts:
      - {id: hill-room-a, name: 甲室, nameEn: Room A, kind: library}
      - {id: hill-room-b, name: 乙室, nameEn: Room B, kind: library}
  - {id: hill-pool, name: 泳池, nameEn: Pool, kind: sports}
  - {id: hill-hall, name: 礼堂, nameEn: Hall, kind: theatre}
`,
  ],
  [
    'cities/hill/notices/2026-05.yaml',
    `id: hill-2026-05
title: 五月安排
publisher: 日报
announced: 2026-04-28
covers: 2026-05-01/2026-05-31
rules:
  - {clause: 2, venue: hill-room-a, on: 2026-05-10, open: 09:00-18:00, others: closed}
  - {clause: 3, venue: hill-pool, on: 2026-05-10/2026-05-12, closed: all-day, cause: maintenance}
  - {clause: 3, venue: hill-pool, on: 2026-05-13, open: 10:00-26:00}
  - {clause: 3, venue: hill-pool, on: 2026-05-14, closed: all-day}
  - {clause: 4, venue: hill-hall, on: 2026-05-10, open: unstated}
  - {clause: 4, venue: hill-hall, from: 2026-05-20, closed: all-day}
`,
  ],
])
const schedule = compile(decode({ files: FILES }, builtinCalendar()).cities[0]!)
const at = (moment: string) => {
  const [date, time] = moment.split('T') as [string, string]
  return instantAt(
    schedule.zone,
    dayOf(date) * DAY + Number(time.slice(0, 2)) * 60 + Number(time.slice(3)),
  )
}
const said = (venue: string, moment: string, lang: Lang) => {
  const place = schedule.places.get(venue)!
  return summaryOf(schedule, answerAt(schedule, place, at(moment)), at(moment), lang).text
}

describe('one sentence', () => {
  test.each([
    [
      'open',
      'hill-museum',
      '2026-05-12T10:00',
      '开放中，17:00 关闭；16:30 停止入场；需预约（公众号“山城博物馆”），至少提前1天，凭有效证件',
      'Open, closes 17:00; last entry 16:30; book ahead (WeChat official account “山城博物馆”), at least 1 day ahead, with an identity document',
    ],
    [
      'too late to enter',
      'hill-museum',
      '2026-05-12T16:45',
      '开放中，17:00 关闭；已停止入场',
      'Open, closes 17:00; last entry has passed',
    ],
    [
      'before opening',
      'hill-museum',
      '2026-05-12T08:00',
      '未开放，09:00 开放',
      'Closed, opens 09:00',
    ],
    [
      'after closing',
      'hill-museum',
      '2026-05-12T18:00',
      '未开放，明天 09:00 开放',
      'Closed, opens tomorrow 09:00',
    ],
    [
      'over the closing day',
      'hill-museum',
      '2026-05-10T18:00',
      '未开放，5月12日（周二）09:00 开放',
      'Closed, opens Tuesday 12 May 09:00',
    ],
    [
      'stale',
      'hill-museum',
      '2027-07-13T08:00',
      '未开放，09:00 开放；上次核实于2026年1月',
      'Closed, opens 09:00; last confirmed in January 2026',
    ],
    [
      'partly',
      'hill-library',
      '2026-05-10T10:00',
      '部分开放，18:00 关闭；开放的有甲室',
      'Partly open, closes 18:00; open: Room A',
    ],
    [
      'a cause',
      'hill-pool',
      '2026-05-11T10:00',
      '因维护，未开放，5月13日（周三）10:00 开放',
      'Closed (maintenance), opens Wednesday 13 May 10:00',
    ],
    [
      'past midnight',
      'hill-pool',
      '2026-05-13T23:00',
      '开放中，明天 02:00 关闭',
      'Open, closes tomorrow 02:00',
    ],
    [
      'open, hours unknown',
      'hill-hall',
      '2026-05-10T10:00',
      '当天开放，但具体时间未公布',
      'An open day, but its hours were not published',
    ],
    [
      'nothing known',
      'hill-hall',
      '2026-05-12T10:00',
      '没有当天的开放信息',
      'Nothing on file for this day',
    ],
    [
      'until further notice',
      'hill-hall',
      '2026-05-21T10:00',
      '未开放，恢复时间未公布',
      'Closed, no date of reopening published',
    ],
  ] as const)('%s', (_, venue, moment, zh, en) => {
    expect(said(venue, moment, 'zh-CN')).toBe(zh)
    expect(said(venue, moment, 'en')).toBe(en)
  })

  test('a holiday of which nobody has spoken yet', () => {
    expect(said('hill-museum', '2026-10-02T10:00', 'zh-CN')).toBe(
      '节假日开放安排尚未公布，平日为 09:00–17:00；下次确定的开放时间是 10月8日（周四）09:00',
    )
  })
})

test('words hold exactly until they would be other words', () => {
  const place = schedule.places.get('hill-museum')!
  for (let t = at('2026-04-25T00:00'); t < at('2026-05-20T00:00'); t += 601) {
    const answer = answerAt(schedule, place, t)
    for (const lang of ['zh-CN', 'en'] as const) {
      const { body, changesAt } = statusOf(schedule, answer, { lang, t, at: null })
      const again = statusOf(schedule, answerAt(schedule, place, changesAt! - 1), {
        lang,
        t: changesAt! - 1,
        at: null,
      })
      expect(again.body).toEqual(body)
      const later = statusOf(schedule, answerAt(schedule, place, changesAt!), {
        lang,
        t: changesAt!,
        at: null,
      })
      expect(later.body).not.toEqual(body)
    }
  }
})

describe('times for the ear', () => {
  test.each([
    [0, '0点', 'midnight'],
    [540, '9点', '9 am'],
    [750, '12点30分', '12:30 pm'],
    [720, '12点', 'noon'],
    [1050, '17点30分', '5:30 pm'],
    [1440, '24点', 'midnight'],
    [1560, '次日2点', '2 am the next day'],
  ])('%i', (minutes, zh, en) => {
    expect([spokenTime(minutes, 'zh-CN'), spokenTime(minutes, 'en')]).toEqual([zh, en])
  })

  test('ranges', () => {
    expect(spokenRange(540, 1020, 'zh-CN')).toBe('9点到17点')
    expect(spokenRange(540, 1020, 'en')).toBe('9 am to 5 pm')
    expect(spokenRange(0, 1440, 'zh-CN')).toBe('全天')
  })
})

describe('dates', () => {
  test.each([
    ['2026-05-01', '2026-05-01', '2026年5月1日', '1 May 2026'],
    ['2026-05-01', '2026-05-05', '2026年5月1日–5日', '1–5 May 2026'],
    ['2026-04-30', '2026-05-05', '2026年4月30日–5月5日', '30 April–5 May 2026'],
    ['2026-12-31', '2027-01-02', '2026年12月31日–2027年1月2日', '31 December 2026–2 January 2027'],
  ])('%s/%s', (from, to, zh, en) => {
    expect([dateRange(from, to, 'zh-CN'), dateRange(from, to, 'en')]).toEqual([zh, en])
  })

  test.each([
    ['the same day', '2026-05-12T17:00', '17:00', null],
    ['tomorrow', '2026-05-13T09:00', '明天 09:00', '2026-05-13T00:00'],
    ['in three days', '2026-05-15T09:00', '5月15日（周五）09:00', '2026-05-14T00:00'],
    ['next year', '2027-01-02T09:00', '2027年1月2日（周六）09:00', '2027-01-01T00:00'],
  ])('%s', (_, moment, text, until) => {
    const said = momentSaid(zoneOf('Asia/Shanghai'), at(moment), at('2026-05-12T10:00'), 'zh-CN')
    expect(said).toEqual({ text, holdsUntil: until === null ? null : at(until) })
  })

  test.each([
    ['lunar-new-year-eve', '除夕', 'Lunar New Year’s Eve'],
    ['lunar-new-year-1', '正月初一', 'day 1 of the lunar year'],
    ['lunar-new-year-10', '正月初十', 'day 10 of the lunar year'],
    ['lunar-new-year-15', '正月十五', 'day 15 of the lunar year'],
    ['national-day', '国庆节', 'National Day'],
  ] as const)('%s', (name, zh, en) => {
    expect([calendarNameText(name, 'zh-CN'), calendarNameText(name, 'en')]).toEqual([zh, en])
  })
})

describe('explanations', () => {
  test('a rule says who, when and what it outranks', () => {
    const place = schedule.places.get('hill-room-a')!
    const [because] = answerAt(schedule, place, at('2026-05-10T10:00')).because
    expect(becauseSentence(schedule, because!, 'zh-CN')).toBe(
      '依据《五月安排》第2段（日报，2026年4月28日）',
    )
    expect(becauseSentence(schedule, because!, 'en')).toBe(
      'Because of clause 2 of “五月安排” (日报, 28 April 2026)',
    )
  })

  test('a rule in words of ours', () => {
    const [rule] = schedule.content.venues[0]!.standing
    expect(ruleSentence(rule!, 'zh-CN')).toBe(
      '周二、周三、周四、周五、周六、周日：09:00–17:00（16:30 停止入场）',
    )
    const closed = schedule.content.notices[0]!.rules[1]!
    expect(ruleSentence(closed, 'en')).toBe('10–12 May 2026: closed; maintenance')
  })

  test('how one gets in', () => {
    const { booking } = schedule.content.venues[0]!
    expect(bookingSentence(booking!, 'zh-CN')).toBe(
      '需预约（公众号“山城博物馆”），至少提前1天，凭有效证件',
    )
  })
})
