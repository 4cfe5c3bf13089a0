/** Rules written out as a notice, and read back from it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { announce, meaningOf } from '../../src/dataset/announce.ts'
import { decode } from '../../src/dataset/decode.ts'
import { draftNotice } from '../../src/dataset/drafting.ts'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import type { CityContent, Kind } from '../../src/core/model.ts'
import { randomNotice } from './random.ts'
import { roundTrip } from './round.ts'

const calendar = builtinCalendar()

describe('rules → text → rules', () => {
  test.each([...'0123456789'])('the hundred seeds from %s00', (digit) => {
    const hundred = Number(digit)
    const bad: unknown[] = []
    for (let seed = hundred * 100; seed < (hundred + 1) * 100; seed++) {
      const { notice, content } = randomNotice(seed, calendar)
      const { text, lost, gained, unread, unsaid } = roundTrip(notice, content)
      if (lost.length + gained.length + unread.length + unsaid.length > 0)
        bad.push({ seed, text, lost, gained, unread, unsaid })
    }
    expect(bad).toEqual([])
  })

  test('the random rules hold all that a text is said to carry', () => {
    const counts = new Map<string, number>()
    const count = (what: string, isThere: boolean) =>
      counts.set(what, (counts.get(what) ?? 0) + (isThere ? 1 : 0))
    for (let seed = 0; seed < 1000; seed++)
      for (const rule of randomNotice(seed, calendar).notice.rules) {
        const { what, booking, fee, cause } = rule
        const windows = 'windows' in what ? what.windows : []
        const bookings = [booking, ...windows.map((w) => w.booking)].filter((one) => one !== null)
        count('hours', what.kind === 'hours')
        count('hours on top', what.kind === 'also')
        count('hours taken out', what.kind === 'not')
        count('closed, and why', what.kind === 'closed' && cause !== null)
        count('closed for hours, and why', what.kind === 'not' && cause !== null)
        count('as usual', what.kind === 'regular')
        count('hours not said', what.kind === 'unstated')
        count('only how one gets in', what.kind === 'none')
        count('booking of a rule', booking !== null)
        count(
          'booking of a window',
          windows.some((w) => w.booking !== null),
        )
        count('fee of a rule', fee !== null)
        count(
          'fee of a window',
          windows.some((w) => w.fee !== null),
        )
        count(
          'last entry of an early window',
          windows.slice(0, -1).some((w) => w.lastEntry !== null),
        )
        count(
          'name of a channel',
          bookings.some(({ channels }) => channels.some(({ name }) => name !== null)),
        )
        count(
          'quota',
          bookings.some(({ quota }) => quota != null),
        )
        count('release and end', booking?.releasesAt != null && booking.cutoffAt !== null)
        count('weekdays', rule.when.days !== null)
        count('no last day', rule.when.on === null && rule.when.to === null)
      }
    for (const [what, n] of counts) expect([what, n > 20]).toEqual([what, true])
  })

  test('a text with one time changed does not mean the same', () => {
    const { notice, content } = randomNotice(20, calendar)
    const { title, text } = announce(notice, content)
    const changed = text.replace(/\d{1,2}:30/, '7:15')
    expect(changed).not.toBe(text)
    const { publisher, announced } = notice
    const head = { title, publisher, announced: announced.at }
    const read = draft(changed, { places: content.venues, ...head, calendar })
    const back = draftNotice(read, changed, { id: notice.id, ...head })
    expect(meaningOf(back.notice, content)).not.toEqual(meaningOf(notice, content))
  })
})

describe('the words', () => {
  const venues = `
city: {id: linjiang, name: 临江, timezone: Asia/Shanghai, calendar: CN}
venues:
  - {id: museum, name: 临江博物馆, nameEn: Linjiang Museum, kind: museum}
  - id: library
    name: 临江图书馆
    nameEn: Linjiang Library
    kind: library
    parts:
      - {id: reading, name: 阅览室, nameEn: Reading room, kind: library}
      - {id: study, name: 自习室, nameEn: Study room, kind: library}
`
  const announced = (rule: string, lang: 'zh-CN' | 'en') => {
    const notice = `
id: linjiang-notice
title: 公告
publisher: 临江市文化广电和旅游局
announced: 2025-01-15
covers: 2025-01-20/2025-02-20
rules:
  - {clause: 1, ${rule}}
`
    const files = new Map([
      ['cities/linjiang/venues.yaml', venues],
      ['cities/linjiang/notices/n.yaml', notice],
    ])
    const { cities, issues } = decode({ files }, calendar)
    if (issues.length > 0) throw new Error(issues[0]!.message)
    return announce(cities[0]!.notices[0]!, cities[0]!, lang)
  }
  /** The lines between the heading and the close of a notice with one rule. */
  const said = (rule: string, lang: 'zh-CN' | 'en') =>
    announced(rule, lang).text.split('\n').slice(1, -4).filter(Boolean)
  const unsaid = (rule: string) => announced(rule, 'zh-CN').unsaid

  test.each([
    [
      'a festival is written as its days',
      'venue: museum, on: spring-festival, open: 09:00-17:00, lastEntry: "16:30"',
      ['2025年1月28日（星期二）至2月4日（星期二），9:00—17:00开放，16:30停止入馆。'],
      [
        'Linjiang Museum',
        '- Tuesday 28 January 2025 to Tuesday 4 February 2025: open 09:00–17:00, last entry 16:30.',
      ],
    ],
    [
      'a closure and its cause',
      'venue: museum, on: lunar-new-year-eve, closed: all-day, cause: maintenance',
      ['2025年1月28日（星期二），因设备检修全天闭馆。'],
      ['Linjiang Museum', '- Tuesday 28 January 2025: closed (maintenance).'],
    ],
    [
      'what others: closed closes is named',
      'venue: reading, on: 2025-01-29/2025-01-30, open: 09:00-12:00, others: closed',
      [
        '一、阅览室',
        '2025年1月29日（星期三）至30日（星期四），9:00—12:00开放。',
        '二、自习室',
        '1月29日（星期三）至30日（星期四），全天闭馆。',
      ],
      [
        'Reading room',
        '- Wednesday 29 January 2025 to Thursday 30 January 2025: open 09:00–12:00.',
        'Study room',
        '- Wednesday 29 January 2025 to Thursday 30 January 2025: closed.',
      ],
    ],
    [
      'weekly, within the days of the notice',
      'venue: museum, days: [mo], closed: all-day',
      ['2025年1月20日（星期一）至2月20日（星期四），每周一，全天闭馆。'],
      [
        'Linjiang Museum',
        '- Every Monday, Monday 20 January 2025 to Thursday 20 February 2025: closed.',
      ],
    ],
    [
      'a resumption, booked ahead',
      'venue: museum, from: 2025-02-05, open: regular, booking: {mode: book-ahead, channels: [mini-program], minDaysAhead: 1}',
      ['自2025年2月5日（星期三）起，恢复正常开放，须提前1天通过小程序预约。'],
      [
        'Linjiang Museum',
        '- From Wednesday 5 February 2025: open as usual again, booking required by mini program (a day ahead).',
      ],
    ],
    [
      'sessions, each entered in its own way',
      'venue: museum, on: 2025-01-29, open: [{hours: 09:00-12:00, booking: {mode: walk-in}, fee: free}, {hours: 14:00-17:00, lastEntry: "16:30", booking: {mode: book-ahead, channels: [{kind: mini-program, name: 云游临江}]}, fee: paid}]',
      [
        '2025年1月29日（星期三），9:00—12:00开放（免票），无须预约，可直接入馆；14:00—17:00开放（需购票），16:30停止入馆，须通过“云游临江”小程序预约。',
      ],
      [
        'Linjiang Museum',
        '- Wednesday 29 January 2025: open 09:00–12:00, free, no booking needed; 14:00–17:00, last entry 16:30, by ticket, booking required by mini program “云游临江”.',
      ],
    ],
    [
      'only how one gets in',
      'venue: museum, on: 2025-01-29/2025-01-30, fee: free, booking: {mode: book-ahead, channels: [{kind: official-account, name: 临江文旅}, website], cutoffAt: "16:25", quota: {perDay: 3000}}',
      [
        '2025年1月29日（星期三）至30日（星期四），参观免票，须通过“临江文旅”微信公众号、官网预约，16:25截止预约，每日限3000人。',
      ],
      [
        'Linjiang Museum',
        '- Wednesday 29 January 2025 to Thursday 30 January 2025: free, booking required by official account “临江文旅” or website (until 16:25, 3000 visitors a day).',
      ],
    ],
    [
      'closed for some hours, and why',
      'venue: museum, on: 2025-01-29, closed: [09:00-10:00, 12:00-14:00], cause: weather',
      [
        '2025年1月29日（星期三），9:00—10:00暂停开放（因恶劣天气），12:00—14:00暂停开放（因恶劣天气）。',
      ],
      [
        'Linjiang Museum',
        '- Wednesday 29 January 2025: closed 09:00–10:00 and 12:00–14:00 (weather).',
      ],
    ],
  ])('%s', (_, rule, zh, en) => {
    expect(said(rule, 'zh-CN')).toEqual(zh)
    expect(said(rule, 'en')).toEqual(en)
  })

  test.each([
    ['booking: {mode: walk-in, audience: 读者}', 'audience'],
    ['booking: {mode: book-ahead, fallback: 请致电}', 'fallback'],
    ['booking: {mode: book-ahead, note: 线下}', 'note of the booking'],
    [
      'booking: {mode: book-ahead, channels: [{kind: website, url: "https://a.example"}]}',
      'address of a channel',
    ],
    [
      'booking: {mode: book-ahead, channels: [{kind: phone, name: "0731-1"}]}',
      'number of a phone or name of a counter',
    ],
    ['booking: {mode: book-ahead, quota: {perDay: 1, note: 含团队}}', 'note of the quota'],
    ['note: 注', 'note'],
  ])('%s is named as left out', (how, what) => {
    expect(unsaid(`venue: museum, on: 2025-01-29, open: 09:00-17:00, ${how}`)).toEqual([
      `linjiang-notice#1.1: ${what}`,
    ])
  })

  test.each([
    [
      'open: {hours: 09:00-17:00, entry: 09:00-10:00}, venue: museum, on: 2025-01-29',
      'entry slots',
    ],
    ['venue: museum, on: 05-01/10-31, open: 09:00-17:00', 'days that come again every year'],
  ])('%s is named as left out', (rule, what) => {
    expect(unsaid(rule)).toEqual([`linjiang-notice#1.1: ${what}`])
  })
})

const DEV = join(import.meta.dirname, '../../../shared/notices-dev')
const files = existsSync(DEV) ? readdirSync(DEV).filter((name) => /^\d+\.json$/.test(name)) : []
if (files.length === 0) console.warn(`SKIPPED: ${DEV} is not there; its notices are not announced`)

describe.skipIf(files.length === 0)('notices drafted, announced and drafted again', () => {
  test.each(files)('%s', (file) => {
    const given = JSON.parse(readFileSync(join(DEV, file), 'utf8')) as DevNotice
    const { content, notice } = draftedFrom(given)
    const { lost, gained } = roundTrip(notice, content)
    expect({ lost, gained }).toEqual({ lost: [], gained: [] })
  })
})

interface DevNotice {
  id: string
  title: string
  publisher: string
  publishedOn: string | null
  text: string
  places: { id: string; name: string; aliases: string[]; partOf: string | null; kind: string }[]
}

function draftedFrom({ id, title, publisher, publishedOn, text, places }: DevNotice) {
  const read = draft(text, { places, title, publisher, announced: publishedOn, calendar })
  const head = { id: `dev-${id}`, title, publisher, announced: publishedOn }
  const { notice } = draftNotice(read, text, head)
  const city = {
    id: 'dev',
    name: '',
    nameEn: null,
    timezone: 'Asia/Shanghai',
    calendar: 'CN' as const,
  }
  const venues = places.map((place) => ({
    ...place,
    kind: place.kind as Kind,
    nameEn: null,
    pinyin: null,
    ownHours: false,
    address: null,
    phone: null,
    website: null,
    location: null,
    formerIds: [],
    fee: null,
    booking: null,
    standing: [],
    sources: [],
    doubts: null,
  }))
  const content: CityContent = { format: 1, city, venues, notices: [notice], calendar }
  return { content, notice }
}
