import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { compile } from '../../src/core/schedule.ts'
import type { Schedule } from '../../src/core/schedule.ts'
import { DAY, dayOf, instantAt } from '../../src/core/time.ts'
import { DATA_DIR, loadFolder } from '../../src/dataset/read.ts'
import {
  clean,
  digestOf,
  eventDigests,
  eventsOf,
  feedPlaces,
  jcalOf,
} from '../../src/render/feed.ts'
import type { Choice } from '../../src/render/feed.ts'
import { feedWords } from '../../src/render/feed-words.ts'
import { wgs84 } from '../../src/render/geo.ts'
import type { Lang } from '../../src/render/words.ts'
import { restamp, sequenceOf } from '../../src/store/stamps.ts'
import { feed } from '../feeds/read.ts'
import { city } from '../oracle/build.ts'

const zhuzhou = compile(loadFolder(DATA_DIR).cities.find((c) => c.city.id === 'zhuzhou')!)

/** One event a line: `uid-without-host start–end`, on the venue's wall. */
function told(schedule: Schedule, venue: string, choice: Choice = {}): string[] {
  const wall = (t: number) => {
    const local = t + 480
    const day = Math.floor(local / DAY)
    return `${iso(day)} ${new Date((local - day * DAY) * 60000).toISOString().slice(11, 16)}`
  }
  return eventsOf(schedule, feedPlaces(schedule, { venue }), choice)
    .map(({ uid, span }) => {
      const show = span.allDay ? iso : wall
      const id = uid.replace(`@${venue}.budayang`, '')
      return `${id} ${show(span.from)} – ${span.to === null ? '?' : show(span.to)}`
    })
    .sort()
}

function iso(day: number): string {
  return new Date(day * 86400000).toISOString().slice(0, 10)
}

/** Title and description of the event with this id, lines joined by ` / `. */
function said(schedule: Schedule, uid: string, lang: Lang = 'zh-CN'): string {
  const place = schedule.places.get(/@(.*)\.budayang$/.exec(uid)![1]!)!
  const event = eventsOf(schedule, [place]).find((e) => e.uid === uid)
  if (!event) throw new Error(`no event ${uid}`)
  const { summary, description } = feedWords(schedule, event, lang)
  return [summary, ...description.split('\n')].join(' / ')
}

describe('what the founding notices put into a feed', () => {
  // Clause numbers are paragraphs of the report in 株洲日报 that announced the Spring Festival of 2024.
  it.each([
    ['museum, 除夕 to 初二', 'zhuzhou-museum', '2024-02-09', ['0 10:00–16:00']],
    ['museum, from 初三', 'zhuzhou-museum', '2024-02-12', ['0 09:00–17:00']],
    [
      'evening on top of the day',
      'zhuzhou-museum',
      '2024-02-16',
      ['0 09:00–17:00', '1 17:00–20:30'],
    ],
    ['car park with hours of its own', 'zhuzhou-museum-parking', '2024-02-03', ['0 09:00–23:00']],
    [
      'library, two rooms longer',
      'zhuzhou-library',
      '2024-02-09',
      ['0 08:30–12:00', '1 12:00–17:30'],
    ],
    ['round the clock', 'zhuzhou-24h-bookhouses', '2024-02-10', ['0 00:00–00:00']],
    ['football park before it resumes', 'zhuzhou-football-park', '2024-02-16', ['0 09:00–17:00']],
  ])('%s', (_, venue, date, windows) => {
    const lines = told(zhuzhou, venue, { show: ['hours'] })
      .filter((line) => line.startsWith(date))
      .map((line) => line.replace(/^\S+\/(\S+) \S+ (\S+) – \S+ (\S+)$/, '$1 $2–$3'))
    expect(lines).toEqual(windows)
  })

  it('one event for a run of days whose hours were not published', () => {
    const lines = told(zhuzhou, 'zhuzhou-cultural-center').filter((line) => line > '2024')
    expect(lines).toEqual([
      '2024-02-10/unstated 2024-02-10 – 2024-02-18',
      '2024-02-24/unstated 2024-02-24 – 2024-02-25',
    ])
  })

  it('the day regular hours resume, and the last day to book it', () => {
    const lines = told(zhuzhou, 'zhuzhou-football-park').filter((line) => line > '2024-02-17')
    expect(lines).toEqual([
      '2024-02-17/book-until 2024-02-16 – 2024-02-17',
      '2024-02-17/resumes 2024-02-17 – 2024-02-18',
      '2024-02-17/unstated 2024-02-17 – 2024-02-18',
    ])
  })

  it('the theatre’s programme, in its own feed and in the city’s', () => {
    const own = told(zhuzhou, 'zhuzhou-shennong-theatre')
    expect(own).toEqual([
      '2024-02-16/programme-1 2024-02-16 – 2024-02-17',
      '2024-02-18/programme-1 2024-02-18 – 2024-02-19',
      '2024-02-24/programme-1 2024-02-24 – 2024-02-25',
    ])
    const uids = eventsOf(zhuzhou, feedPlaces(zhuzhou, { kind: null })).map((e) => e.uid)
    expect(uids).toContain('2024-02-16/programme-1@zhuzhou-shennong-theatre.budayang')
  })

  it('rooms, booking and the notice that says so, in the words of a resident', () => {
    const uid = '2024-02-09/1@zhuzhou-library.budayang'
    expect(said(zhuzhou, uid)).toMatch(/^株洲市图书馆开放 12:00–17:30.*报刊阅览室、自习室/)
    expect(said(zhuzhou, uid)).toMatch(/依据《公共文体场馆春节不打烊》第5段.*株洲日报/)
    const museum = said(zhuzhou, '2024-02-09/0@zhuzhou-museum.budayang')
    expect(museum).toMatch(/公众号“株洲博物馆”/)
    expect(museum).toMatch(/16:25/)
    expect(museum).toMatch(/免费/)
    const english = said(zhuzhou, '2024-02-17/book-until@zhuzhou-football-park.budayang', 'en')
    expect(english).toMatch(
      /^Last day to book for 17 February \(.*“株洲市全民健身服务中心”\): Football/,
    )
  })
})

describe('one day, one kind of event', () => {
  const cases: [string, string[], string[]][] = [
    [
      'a closed day is all-day',
      ['@2024-02-01 v on=2024-02-10 closed'],
      ['2024-02-10/closed 2024-02-10 – 2024-02-11'],
    ],
    [
      'past midnight is one event',
      ['@2024-02-01 v on=2024-02-10 open=17:00-26:00'],
      ['2024-02-10/0 2024-02-10 17:00 – 2024-02-11 02:00'],
    ],
    [
      'until further notice: its first day',
      ['@2024-02-01 v from=2024-02-10 closed'],
      ['2024-02-10/closed 2024-02-10 – 2024-02-11'],
    ],
    [
      'a closure with an end: every day',
      ['@2024-02-01 v from=2024-02-10 to=2024-02-11 closed'],
      ['2024-02-10/closed 2024-02-10 – 2024-02-11', '2024-02-11/closed 2024-02-11 – 2024-02-12'],
    ],
    [
      'booking opens and ends by the clock',
      ['@2024-02-01 v on=2024-02-18 open=09:00-17:00 book=book-ahead+min1+max3+rel08:00+cut20:00'],
      [
        '2024-02-18/0 2024-02-18 09:00 – 2024-02-18 17:00',
        '2024-02-18/book-from 2024-02-15 08:00 – 2024-02-15 08:30',
        '2024-02-18/book-until 2024-02-17 19:30 – 2024-02-17 20:00',
      ],
    ],
    [
      'booking without clock times: whole days',
      ['@2024-02-01 v on=2024-02-18 open=09:00-17:00 book=book-ahead+min1+max3'],
      [
        '2024-02-18/0 2024-02-18 09:00 – 2024-02-18 17:00',
        '2024-02-18/book-from 2024-02-15 – 2024-02-16',
        '2024-02-18/book-until 2024-02-17 – 2024-02-18',
      ],
    ],
    [
      'two sessions booked differently',
      [
        '@2024-02-01 v on=2024-02-18 open=09:00-11:00{book-ahead+max1},14:00-16:00{book-ahead+max2}',
      ],
      [
        '2024-02-18/0 2024-02-18 09:00 – 2024-02-18 11:00',
        '2024-02-18/1 2024-02-18 14:00 – 2024-02-18 16:00',
        '2024-02-18/book-from 2024-02-17 – 2024-02-18',
        '2024-02-18/book-from-2 2024-02-16 – 2024-02-17',
      ],
    ],
    [
      'walk in: nothing to book',
      ['@2024-02-01 v on=2024-02-18 open=09:00-17:00 book=walk-in+max3'],
      ['2024-02-18/0 2024-02-18 09:00 – 2024-02-18 17:00'],
    ],
    ['a season is ordinary', ['v from=2024-02-01 to=2024-02-29 open=09:00-17:00'], []],
    [
      'a resumption that another notice overrules that day',
      [
        '@2024-02-01 v from=2024-03-04 open=regular',
        '@2024-02-02 v on=2024-03-04 closed',
        'v days=mo-su open=09:00-17:00',
      ],
      ['2024-03-04/closed 2024-03-04 – 2024-03-05'],
    ],
    [
      'no notice beyond the announced years is lost',
      ['@2026-12-30 v on=2027-01-09 closed'],
      ['2027-01-09/closed 2027-01-09 – 2027-01-10'],
    ],
  ]
  it.each(cases)('%s', (_, rules, lines) => {
    expect(told(compile(city(rules, { places: 'v' })), 'v')).toEqual(lines)
  })

  it('holiday rules are told for the announced years alone', () => {
    const schedule = compile(city(['v on=lunar-new-year-eve closed'], { places: 'v' }))
    expect(told(schedule, 'v')).toEqual([
      '2024-02-09/closed 2024-02-09 – 2024-02-10',
      '2025-01-28/closed 2025-01-28 – 2025-01-29',
      '2026-02-16/closed 2026-02-16 – 2026-02-17',
    ])
  })

  it('ordinary days only when asked, and then beside the exceptional ones', () => {
    const rules = ['v days=mo-su open=09:00-17:00', '@2024-02-20 v on=2024-03-05 closed']
    const schedule = compile(city(rules, { places: 'v' }))
    const regular = { from: dayOf('2024-03-04'), to: dayOf('2024-03-06') }
    expect(told(schedule, 'v', { regular })).toEqual([
      '2024-03-04/0 2024-03-04 09:00 – 2024-03-04 17:00',
      '2024-03-05/closed 2024-03-05 – 2024-03-06',
      '2024-03-06/0 2024-03-06 09:00 – 2024-03-06 17:00',
    ])
    expect(told(schedule, 'v', { regular, show: ['closures'] })).toEqual([
      '2024-03-05/closed 2024-03-05 – 2024-03-06',
    ])
  })
})

describe('whose events a feed shows', () => {
  const town = compile(
    city(['museum days=mo-su open=09:00-17:00'], {
      places: 'museum(park*),library(hall(a,b)),centre(x*,y*)',
    }),
  )
  const ids = (which: Parameters<typeof feedPlaces>[1]) =>
    feedPlaces(town, which).map((p) => p.venue.id)
  it.each([
    ['a venue', { venue: 'library' }, ['library']],
    ['a room', { venue: 'a' }, ['a']],
    ['a house that only its parts speak for', { venue: 'centre' }, ['x', 'y']],
    ['nothing', { venue: 'elsewhere' }, []],
    ['a city', { kind: null }, ['museum', 'park', 'library', 'x', 'y']],
  ] as const)('%s', (_, which, places) => {
    expect(ids(which)).toEqual(places)
  })
})

describe('stamps', () => {
  const revision = (rules: string[]) => compile(city(rules, { places: 'v,w' }))
  const first = revision([
    '@2024-02-01 v on=2024-02-10/2024-02-11 open=09:00-17:00',
    'w on=national-day closed src=2023-05-01',
  ])
  const second = revision([
    '@2024-02-01 v on=2024-02-10/2024-02-11 open=09:00-17:00',
    '@2024-02-05 v on=2024-02-11 open=09:00-12:00',
    'w on=national-day closed src=2023-05-01',
  ])
  const at = instantAt(first.zone, dayOf('2024-02-05') * DAY + 600)
  const one = restamp(null, eventDigests(first), at - 5000)
  const two = restamp(one, eventDigests(second), at)
  const event = (schedule: Schedule, stamps: typeof one, uid: string) =>
    feed(schedule, [...schedule.places.values()], { stamps })
      .split('BEGIN:VEVENT')
      .find((text) => text.includes(uid))!

  it('of a first revision are the source’s date, in UTC', () => {
    const text = event(first, one, '2024-02-10/0@v')
    expect(text).toContain('\r\nDTSTAMP:20240131T160000Z\r\nLAST-MODIFIED:20240131T160000Z\r\n')
    // From 2000-01-01T00:00Z to 2024-01-31T16:00Z are 8,796 days and 16 hours.
    expect(text).toContain(`\r\nSEQUENCE:${8796 * 1440 + 16 * 60}\r\n`)
    expect(event(first, one, '2024-10-01/closed@w')).toContain('DTSTAMP:20230430T160000Z')
  })
  it('move with what changed and with nothing else', () => {
    expect(event(second, two, '2024-02-11/0@v')).toContain('DTSTAMP:20240205T020000Z')
    for (const uid of ['2024-02-10/0@v', '2024-10-01/closed@w'])
      expect(event(second, two, uid)).toBe(event(first, one, uid))
  })
  it('make SEQUENCE as the store does', () => {
    const stamp = two.get('2024-02-11/0@v.budayang')!
    expect(event(second, two, '2024-02-11/0@v')).toContain(`\r\nSEQUENCE:${sequenceOf(stamp)}\r\n`)
  })
  it('of ordinary days move when what the place rests on moves', () => {
    const regular = { from: dayOf('2024-03-04'), to: dayOf('2024-03-04') }
    const ordinary = (rules: string[], stamps: typeof one) => {
      const schedule = revision(rules)
      return feed(schedule, [...schedule.places.values()], { stamps, regular })
    }
    const before = ['v days=mo-su open=09:00-17:00 src=2023-05-01']
    const after = ['v days=mo-su open=09:00-18:00 src=2023-06-01']
    const a = restamp(null, eventDigests(revision(before)), at)
    const b = restamp(a, eventDigests(revision(after)), at)
    expect(ordinary(before, a)).toContain('DTSTAMP:20230430T160000Z')
    expect(ordinary(after, b)).toContain('DTSTAMP:20240205T020000Z')
  })
  it('have an id each, and a digest that hears every word', () => {
    const digests = eventDigests(zhuzhou)
    expect(new Set(digests.map((d) => d.uid)).size).toBe(digests.length)
    const renamed = compile({
      ...zhuzhou.content,
      venues: zhuzhou.content.venues.map((v) => ({ ...v, nameEn: v.nameEn && `${v.nameEn}!` })),
    })
    const [a, b] = [zhuzhou, renamed].map((s) =>
      eventsOf(s, feedPlaces(s, { venue: 'zhuzhou-museum' })).map((e) => digestOf(s, e)),
    )
    expect(a!.some((digest) => b!.includes(digest))).toBe(false)
  })
})

describe('form', () => {
  const all = [...zhuzhou.places.values()]
  const text = feed(zhuzhou, all, { alarms: true })
  const lines = text.replaceAll('\r\n ', '').split('\r\n')

  it.each([
    ['begins the calendar', /^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:-\/\/Budayang\/\//],
    ['ends with CRLF', /\r\nEND:VCALENDAR\r\n$/],
    ['has a name', /\r\nNAME:[^\r]+\r\nX-WR-CALNAME:/],
    ['has a source and a page', /\r\nURL:https:.*\r\nSOURCE;VALUE=URI:https:/],
    [
      'says how often to look',
      /\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nX-PUBLISHED-TTL:PT1H\r\n/,
    ],
    ['names the city’s zone for display', /\r\nX-WR-TIMEZONE:Asia\/Shanghai\r\n/],
    ['has a colour by name', /\r\nCOLOR:teal\r\n/],
    [
      'does not make anyone busy',
      /\r\nTRANSP:TRANSPARENT\r\n[^]*X-MICROSOFT-CDO-BUSYSTATUS:FREE\r\n/,
    ],
  ])('%s', (_, pattern) => expect(text).toMatch(pattern))

  it.each([
    ['no METHOD', /^METHOD/m],
    ['no floating or zoned time', /^DT(START|END)(;TZID=[^:]*)?:\d{8}T\d{6}$/m],
    ['no 24:00', /T24/],
    ['no bare CR or LF', /[^\r]\n|\r[^\n]/],
    ['no control character', /[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]/],
    ['no byte order mark', /\ufeff/],
    ['no cancelled event', /STATUS:CANCELLED/],
    ['no recurrence', /^(RRULE|EXDATE|RECURRENCE-ID)/m],
    ['no TIMEZONE-ID, which is unregistered', /^TIMEZONE-ID/m],
  ])('%s', (_, pattern) => expect(text.replaceAll('\r\n ', '')).not.toMatch(pattern))

  it('every line is at most 75 octets, and every character whole', () => {
    const long = text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)
    expect(long).toEqual([])
    const bytes = Buffer.from(text)
    for (const folded of bytes.toString('latin1').split('\r\n'))
      expect(() =>
        new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(folded, 'latin1')),
      ).not.toThrow()
  })

  it('calendar properties come before components, alarms after an event’s properties', () => {
    let within: string[] = []
    for (const line of lines) {
      if (line.startsWith('BEGIN:')) within.push(line.slice(6))
      else if (line.startsWith('END:')) within = within.slice(0, -1)
    }
    expect(lines.findIndex((l) => l === 'BEGIN:VEVENT')).toBe(
      lines.findIndex((l) => l.startsWith('BEGIN:') && l !== 'BEGIN:VCALENDAR'),
    )
    const afterFirstEvent = lines.slice(lines.indexOf('BEGIN:VEVENT'))
    let depth = 0
    for (const line of afterFirstEvent) {
      if (line === 'END:VCALENDAR') break
      if (line.startsWith('BEGIN:')) depth++
      expect(depth).toBeGreaterThan(0)
      if (line.startsWith('END:')) depth--
    }
    expect(text).toMatch(/END:VALARM\r\nEND:VEVENT/)
    expect(text).not.toMatch(/END:VALARM\r\n(?!END:VEVENT|BEGIN:VALARM)/)
  })

  it('alarms ring at booking moments only, with words, and only when asked', () => {
    expect(text).toMatch(/BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER[^:]*:PT0S\r\nDESCRIPTION:/)
    expect(feed(zhuzhou, all)).not.toContain('VALARM')
    for (const event of text.split('BEGIN:VEVENT').slice(1))
      expect(event.includes('VALARM')).toBe(/^\r\nUID:\S+\/book-/.test(event))
  })

  it('an all-day reminder rings at eight in the morning', () => {
    const rules = ['@2024-02-01 v on=2024-02-18 open=09:00-17:00 book=book-ahead+min1+max3']
    const schedule = compile(city(rules, { places: 'v' }))
    expect(feed(schedule, [schedule.places.get('v')!], { alarms: true })).toMatch(
      /DTSTART;VALUE=DATE:20240215\r\n[^]*TRIGGER:PT8H\r\n/,
    )
  })

  it('no uid twice, though a place be asked for twice or beside its house', () => {
    const theatre = city([], { places: 'house(hall)' })
    const item = { clause: 1, date: '2024-02-16', titleEn: null, time: 1170, url: null }
    const notice = city(['@2024-02-01 hall on=2024-02-10 closed'], {
      places: 'house(hall)',
    }).notices
    notice[0]!.programme = [{ ...item, venue: 'hall', title: '戏' }]
    const schedule = compile({ ...theatre, notices: notice })
    const text = feed(schedule, [...schedule.places.values(), schedule.places.get('hall')!])
    const uids = [...text.matchAll(/^UID:(.*)\r$/gm)].map((m) => m[1])
    expect(uids).toContain('2024-02-16/programme-1@hall.budayang')
    expect(new Set(uids).size).toBe(uids.length)
    // Nobody said when it ends.
    expect(text).toMatch(/DTSTART:20240216T113000Z\r\n(?!DTEND)/)
  })

  it('an empty feed is still a calendar', () => {
    const empty = feed(zhuzhou, [])
    expect(empty).toContain('BEGIN:VTIMEZONE\r\n')
    expect(
      new ICAL.Component(ICAL.parse(empty) as unknown[]).getAllSubcomponents('vevent'),
    ).toEqual([])
  })

  it('past midnight ends the next day, and start never follows end', () => {
    const schedule = compile(
      city(['@2024-02-01 v on=2024-02-10 open=22:00-26:00'], { places: 'v' }),
    )
    expect(feed(schedule, [schedule.places.get('v')!])).toContain(
      'DTSTART:20240210T140000Z\r\nDTEND:20240210T180000Z\r\n',
    )
  })

  it('jCal says what ical.js makes of the same bytes', () => {
    expect(JSON.parse(jcalOf(text))).toEqual(ICAL.parse(text))
    expect(JSON.parse(jcalOf(feed(zhuzhou, [])))).toEqual(ICAL.parse(feed(zhuzhou, [])))
  })

  it('the same bytes under three process time zones', { timeout: 60_000 }, async () => {
    const script = fileURLToPath(new URL('../feeds/print-digest.ts', import.meta.url))
    const digests = await Promise.all(
      ['UTC', 'America/New_York', 'Asia/Shanghai'].map(async (TZ) => {
        const run = promisify(execFile)(process.execPath, [script], { env: { ...process.env, TZ } })
        return (await run).stdout
      }),
    )
    expect(digests[0]).toMatch(/^[0-9a-f]{64}\n$/)
    expect(new Set(digests).size).toBe(1)
  })
})

describe('hostile words', () => {
  const hostile: [string, string, string][] = [
    ['CRLF', '馆\r\nATTENDEE:mailto:x@y', '馆 ATTENDEE:mailto:x@y'],
    ['NUL and other controls', 'a\0b\x07c\x7fd', 'abcd'],
    ['C1 controls', 'a\x9fb', 'ab'],
    ['bidi', '\u202e馆\u2066A\u200f', '馆A'],
    ['line separators', 'a\u2028b\u2029c', 'a b c'],
    ['lone surrogate', 'a\ud800b', 'a\ufffdb'],
    ['byte order mark', '\ufeffa', 'a'],
    ['emoji of several parts', '👩‍👩‍👧‍👦🏛️', '👩‍👩‍👧‍👦🏛️'],
    ['what TEXT escapes', 'a,b;c\\d"e^f', 'a,b;c\\d"e^f'],
    ['300 characters', '馆'.repeat(300), '馆'.repeat(300)],
    ['300 emoji', '🏛'.repeat(300), '🏛'.repeat(300)],
  ]
  const feedNamed = (name: string) => {
    const content = city(
      ['@2024-02-01 v on=2024-02-10 open=09:00-17:00 book=book-ahead+cut08:00'],
      { places: 'v' },
    )
    const [venue] = content.venues
    venue!.name = name
    venue!.address = name
    venue!.location = { lat: 27.8, lon: 113.1, datum: 'wgs84' }
    content.notices[0]!.title = name
    content.notices[0]!.rules[0]!.note = name
    content.city.timezone = 'Asia/Shanghai'
    const schedule = compile(content)
    return feed(schedule, [schedule.places.get('v')!], { title: name, alarms: true })
  }
  it.each(hostile)('%s', (_, name, cleaned) => {
    const text = feedNamed(name)
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
    expect(
      Buffer.byteLength(text.split('\r\n').sort((a, b) => b.length - a.length)[0]!),
    ).toBeLessThan(76)
    const [event] = calendar.getAllSubcomponents('vevent')
    const value = (name: string) => String(event!.getFirstPropertyValue(name))
    expect(value('summary')).toContain(`${cleaned}开放`)
    expect(value('location')).toBe(`${cleaned}\n${cleaned}`)
    expect(value('description').replaceAll('\n', ' ')).toContain(cleaned)
    const shown = event!.getFirstProperty('x-apple-structured-location')!
    expect(shown.getParameter('x-title')).toBe(cleaned)
    // ical.js does not unescape names it does not know.
    const title = String(calendar.getFirstPropertyValue('name'))
    expect(title.replace(/\\(.)/g, '$1')).toBe(cleaned)
    expect(event!.getAllProperties('attendee')).toEqual([])
    expect(JSON.parse(jcalOf(text))).toEqual(ICAL.parse(text))
  })
  it('a hostile address or id writes no line of its own', () => {
    const content = city(['@2024-02-01 v on=2024-02-10 closed'], { places: 'v' })
    const id = 'v\r\nX-INJECTED:1'
    content.venues[0]!.id = id
    content.notices[0]!.rules[0]!.places = [id]
    const schedule = compile(content)
    const text = feed(schedule, [schedule.places.get(id)!], {
      baseUrl: 'https://budayang.example',
      path: '/feeds/mix.ics?venues=a,b;c\r\nX-INJECTED:1',
      page: '/镇?q=馆,;\r\nX-INJECTED:1',
    })
    expect(text).not.toMatch(/^X-INJECTED/m)
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1)
    expect(text).toContain(
      'SOURCE;VALUE=URI:https://budayang.example/feeds/mix.ics?venues=a%2Cb%3Bc',
    )
    expect(text).toMatch(/\r\nURL:https:\/\/budayang\.example\/%E9%95%87\?q=%E9%A6%86%2C%3B/)
  })
  it('cleaning keeps what it can', () => expect(clean('a\tb\r\nc\rd')).toBe('ab\nc\nd'))
})

describe('positions', () => {
  // 天安门: WGS-84 39.90750, 116.39132 and GCJ-02 39.90890, 116.39756, as published map tools pair them.
  it('GCJ-02 becomes WGS-84 within three metres', () => {
    const { lat, lon } = wgs84({ lat: 39.9089, lon: 116.39756, datum: 'gcj02' })
    expect(Math.abs(lat - 39.9075)).toBeLessThan(3e-5)
    expect(Math.abs(lon - 116.39132)).toBeLessThan(3e-5)
  })
  it('WGS-84 stays, to a tenth of a metre', () => {
    expect(wgs84({ lat: 27.8000004, lon: 113.1, datum: 'wgs84' })).toEqual({
      lat: 27.8,
      lon: 113.1,
    })
  })
  it.each([
    ['GCJ-02', { lat: 39.9089, lon: 116.39756, datum: 'gcj02' }, /^GEO:39\.907\d+;116\.391\d+$/m],
    ['the equator', { lat: 0, lon: 0, datum: 'wgs84' }, /^GEO:0;0$/m],
  ] as const)('GEO of %s', (_, location, pattern) => {
    const content = city(['@2024-02-01 v on=2024-02-10 closed'], { places: 'v' })
    content.venues[0]!.location = { ...location }
    const schedule = compile(content)
    expect(feed(schedule, [schedule.places.get('v')!]).replaceAll('\r\n', '\n')).toMatch(pattern)
  })
})
