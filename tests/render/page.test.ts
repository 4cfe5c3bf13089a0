/**
 * Pages as functions: bodies that hold until they say, flips that agree with the engine, structured data
 * that claims no more than the engine knows, words and addresses as tables.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Location } from '../../src/core/model.ts'
import { answerAt, compile, daysBetween } from '../../src/core/schedule.ts'
import type { Schedule } from '../../src/core/schedule.ts'
import { dateOf, dayOf, instantAt, parseClock, weekdayOf, zone } from '../../src/core/time.ts'
import { DATA_DIR, loadFolder } from '../../src/dataset/read.ts'
import { dialled, html, json, webAddress } from '../../src/render/html.ts'
import { HORIZON, openingHours } from '../../src/render/jsonld.ts'
import type { HoursSpec } from '../../src/render/jsonld.ts'
import { haystack } from '../../src/render/page-city.ts'
import { holidayDays, mapLinks } from '../../src/render/page-venue.ts'
import { listed, viewOf, viewsFrom } from '../../src/render/page-view.ts'
import { clockWord, nearDate, rangeHtml, spanWord, timeHtml } from '../../src/render/page-words.ts'
import { cityPage, noticePage, shareSvg, sitemap, venuePage } from '../../src/render/page.ts'
import type { PageContext } from '../../src/render/page.ts'

const ZONE = zone('Asia/Shanghai')
/** Local wall time as an instant. */
const at = (time: string) =>
  instantAt(ZONE, dayOf(time.slice(0, 10)) * 1440 + parseClock(time.slice(11))!)

let zhuzhou: Schedule
let all: Schedule[]
beforeAll(() => {
  all = loadFolder(DATA_DIR).cities.map(compile)
  zhuzhou = all.find((s) => s.content.city.id === 'zhuzhou')!
})

const context = (time: string): PageContext => ({
  baseUrl: 'https://budayang.example',
  lang: 'zh-CN',
  elder: false,
  now: at(time),
  at: null,
  reportTo: 'hours@example.org',
})
const filters = { q: null, kind: null, enter: null }

describe('a body holds until it says, and not longer', () => {
  test.each([
    ['city', '2024-02-09T09:31'],
    ['city', '2024-02-09T15:50'],
    ['city', '2024-02-16T21:10'],
    ['city', '2026-11-22T15:59'],
    ['museum', '2024-02-16T16:01'],
    ['museum', '2024-02-11T23:40'],
    ['library', '2024-02-09T11:44'],
    ['share', '2024-02-16T16:01'],
    ['notice', '2024-02-16T23:00'],
  ])('%s at %s', (kind, time) => {
    const page = (now: number) => {
      const ctx = { ...context(time), now, schedule: zhuzhou }
      if (kind === 'city') return cityPage({ ...ctx, filters })
      if (kind === 'notice') return noticePage({ ...ctx, notice: zhuzhou.content.notices[0]! })
      const id = kind === 'library' ? 'zhuzhou-library' : 'zhuzhou-museum'
      const venue = { ...ctx, place: zhuzhou.places.get(id)! }
      return kind === 'share' ? shareSvg(venue, 'wide') : venuePage(venue)
    }
    const { body, validUntil } = page(at(time))
    expect(validUntil).toBeGreaterThan(at(time))
    const until = validUntil!
    const between = [at(time) + 1, Math.floor((at(time) + until) / 2), until - 1]
    for (const now of between.filter((t) => t >= at(time) && t < until)) {
      // the steps handed to the script begin at the moment asked, all else is the same
      const plain = (text: string) => text.replace(/<script type="application\/json".*/s, '')
      expect(plain(page(now).body), `${now - at(time)} min later`).toBe(plain(body))
    }
  })
})

test('every page of every city is whole, in both languages and modes', () => {
  let pages = 0
  for (const schedule of all)
    for (const [lang, elder] of [
      ['zh-CN', false],
      ['en', true],
    ] as const) {
      const ctx = { ...context('2025-10-01T12:00'), lang, elder, schedule }
      const bodies = [
        cityPage({ ...ctx, filters }),
        ...[...schedule.places.values()].map((place) => venuePage({ ...ctx, place })),
        ...schedule.content.notices.map((notice) => noticePage({ ...ctx, notice })),
      ]
      for (const { body } of bodies) {
        pages++
        expect(body).not.toMatch(/undefined|NaN|\[object|>null</)
        expect(body.match(/<h1/g)).toHaveLength(1)
        const ids = [...body.matchAll(/ id="([^"]+)"/g)].map((m) => m[1])
        expect(new Set(ids).size).toBe(ids.length)
      }
    }
  expect(pages).toBeGreaterThan(500)
})

describe('flips', () => {
  test('every view handed out is the one the engine gives at each minute of its stretch', () => {
    let steps = 0
    for (const start of ['2024-02-09T07:13', '2024-02-16T15:00', '2024-02-23T20:00'])
      for (const place of listed(zhuzhou)) {
        const voice = { lang: 'zh-CN', elder: false } as const
        const span = { from: at(start), horizon: at(start) + 2 * 1440, most: 50 }
        const { views, until } = viewsFrom(zhuzhou, place, span, voice)
        expect(views[0]!.from).toBe(at(start))
        views.forEach(({ from, view }, i) => {
          const end = views[i + 1]?.from ?? until
          for (const t of [from, from + 1, Math.floor((from + end) / 2), end - 1]) {
            if (t < from || t >= end) continue
            const day = Math.floor((t + 480) / 1440)
            const today = daysBetween(zhuzhou, place, day, day)[0]!
            const answer = answerAt(zhuzhou, place, t)
            const now = viewOf({ schedule: zhuzhou, answer, today, t }, voice)
            expect(String(now.headline)).toBe(String(view.headline))
            expect(now.group).toBe(view.group)
            steps++
          }
        })
      }
    expect(steps).toBeGreaterThan(200)
  })
})

describe('structured data', () => {
  /** What the specifications say of a day: `09:00-17:00,…`, or null if they say nothing. */
  function said(weekly: HoursSpec[], special: HoursSpec[], day: number): string | null {
    const date = dateOf(day)
    const holds = (s: HoursSpec) => s.validFrom <= date && date <= s.validThrough
    const names = ['Mon', 'Tues', 'Wednes', 'Thurs', 'Fri', 'Satur', 'Sun']
    const own = special.filter(holds)
    const list =
      own.length > 0
        ? own
        : weekly.filter((s) => holds(s) && s.dayOfWeek!.endsWith(`/${names[weekdayOf(day)]}day`))
    if (list.length === 0) return null
    return list.map((s) => `${s.opens}-${s.closes}`).join()
  }

  test.each(['2024-02-01', '2024-02-12', '2025-09-20', '2026-11-22', '2027-01-30'])(
    'agrees with the engine from %s on, and is silent where it does not know',
    (date) => {
      let known = 0
      for (const schedule of all)
        for (const place of schedule.places.values()) {
          const today = dayOf(date)
          const { weekly, special } = openingHours(schedule, place, today)
          for (const day of daysBetween(schedule, place, today, today + HORIZON - 1)) {
            const engine =
              !day.complete || day.state === 'unknown'
                ? null
                : day.windows.length === 0
                  ? '00:00-00:00'
                  : day.windows
                      .map((w) => {
                        const wall = (m: number) =>
                          `${String(Math.floor((m % 1440) / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`
                        return `${wall(w.from)}-${w.to === 1440 ? '23:59' : wall(w.to)}`
                      })
                      .join()
            if (engine !== null) known++
            expect(said(weekly, special, day.day), `${place.venue.id} ${day.date}`).toBe(engine)
          }
        }
      expect(known).toBeGreaterThan(50)
    },
  )
})

describe('what is laid out', () => {
  test.each([
    ['zhuzhou-museum', '2024-02-08', '2024-02-09', '2024-02-24'],
    ['zhuzhou-library', '2024-02-08', '2024-02-09', '2024-02-17'],
    ['zhuzhou-library', '2026-11-22', null, null],
  ])('%s on %s', (id, date, from, to) => {
    const days = holidayDays(zhuzhou, zhuzhou.places.get(id)!, dayOf(date))
    expect([days[0]?.date ?? null, days.at(-1)?.date ?? null]).toEqual([from, to])
  })

  test('where nothing is announced, the last time is shown and marked', () => {
    const place = zhuzhou.places.get('zhuzhou-library')!
    const { body } = venuePage({ ...context('2026-11-22T12:00'), schedule: zhuzhou, place })
    expect(body).toContain('2024年春节')
    expect(body).toContain('已过，不作数')
    expect(body).toContain('没有今天的消息')
  })
})

test('an emergency is on top of the city, closes the venue, and says why', () => {
  const content = structuredClone(zhuzhou.content)
  const [rule] = content.notices.flatMap((notice) => notice.rules)
  content.notices.push({
    id: 'ice',
    title: '冰冻天气闭馆',
    publisher: '株洲博物馆',
    url: null,
    announced: { at: '2024-02-16T09:30', by: false },
    covers: null,
    layer: 'emergency',
    supersedes: [],
    note: null,
    rules: [
      {
        ...rule!,
        id: 'ice#1.1',
        places: ['zhuzhou-museum'],
        clause: 1,
        when: { on: null, days: null, from: '2024-02-16', to: '2024-02-16', except: [] },
        what: { kind: 'closed' },
        lastEntry: null,
        booking: null,
        fee: null,
        note: null,
        othersClosed: false,
        basis: 'stated',
        cause: 'weather',
      },
    ],
    programme: [],
  })
  const schedule = compile(content)
  const ctx = { ...context('2024-02-16T12:00'), schedule }
  const { body } = cityPage({ ...ctx, filters })
  expect(body).toMatch(/class="alarm".*冰冻天气闭馆/s)
  expect(body).toMatch(/id="closed".*id="v-zhuzhou-museum"/s)
  const place = schedule.places.get('zhuzhou-museum')!
  const venue = venuePage({ ...ctx, place }).body
  expect(venue).toContain('今天不开（因天气）')
  expect(venue).toContain('/notices/ice#c1')
})

describe('words', () => {
  test.each([
    [540, '9:00', '9点'],
    [1050, '17:30', '17点30分'],
    [985, '16:25', '16点25分'],
    [1440, '24:00', '24点'],
    [1560, '次日2:00', '次日2点'],
    [0, '0:00', '0点'],
  ])('%i minutes are seen as %s and heard as %s', (minutes, seen, heard) => {
    expect(clockWord(minutes, 'zh-CN')).toBe(seen)
    expect(String(timeHtml(minutes, { lang: 'zh-CN', elder: false }))).toContain(`>${heard}<`)
  })

  test('a range is seen in figures, heard in words, and in words for both in elder mode', () => {
    const plain = String(rangeHtml(540, 1020, { lang: 'zh-CN', elder: false }))
    expect(plain).toContain('aria-hidden="true">9:00–17:00<')
    expect(plain.replace(/<[^>]+>/g, '')).toBe('9:00–17:009点到17点')
    const elder = String(rangeHtml(540, 1020, { lang: 'zh-CN', elder: true }))
    expect(elder.replace(/<[^>]+>/g, '')).toBe('9点到17点')
    expect(elder).toContain('<time datetime="09:00">')
  })

  test.each([
    ['2024-02-16', '2024-02-16', '今天'],
    ['2024-02-17', '2024-02-16', '明天'],
    ['2024-02-18', '2024-02-16', '后天'],
    ['2024-02-15', '2024-02-16', '昨天'],
    ['2024-02-20', '2024-02-16', '2月20日 周二'],
    ['2025-01-01', '2024-12-20', '2025年1月1日 周三'],
  ])('%s seen from %s is %s', (day, today, word) => {
    expect(nearDate(dayOf(day), dayOf(today), 'zh-CN')).toBe(word)
  })

  test.each([
    ['2024-02-09', '2024-02-11', '2月9日至11日', '9 – 11 Feb'],
    ['2024-02-09', '2024-03-01', '2月9日至3月1日', '9 Feb – 1 Mar'],
    ['2024-12-31', '2025-01-01', '2024年12月31日至2025年1月1日', '31 Dec 2024 – 1 Jan 2025'],
    ['2024-02-09', '2024-02-09', '2月9日', '9 Feb'],
  ])('%s to %s', (from, to, zh, en) => {
    const asking = dayOf('2024-02-16')
    expect(spanWord(dayOf(from), dayOf(to), 'zh-CN', asking)).toBe(zh)
    expect(spanWord(dayOf(from), dayOf(to), 'en', asking)).toBe(en)
  })

  test('a venue is found by name, alias, pinyin and initials', () => {
    const hay = haystack(zhuzhou.places.get('zhuzhou-museum')!)
    for (const word of ['株洲博物馆', '市博物馆', 'bowuguan', 'bo wu guan', 'zzbwg', 'museum'])
      expect(hay).toContain(word)
  })
})

describe('addresses', () => {
  test.each([
    ['https://a.example/x?y=1', 'https://a.example/x?y=1'],
    ['www.hnmuseum.com', 'https://www.hnmuseum.com'],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['https://a.example/"onclick="x', null],
    ['//a.example', 'https:////a.example'],
    [null, null],
  ])('%s may be linked to as %s', (text, address) => {
    expect(webAddress(text)).toBe(address)
  })

  test.each([
    ['0731-22833321', '0731-22833321'],
    ['0731-22833321、22833361', '0731-22833321'],
    ['(0731) 2283 3321', '0731-22833321'.replace('-', '')],
    ['+86 731 22833321', '+8673122833321'],
    ['无', null],
  ])('%s is dialled as %s', (phone, number) => {
    expect(dialled(phone)).toBe(number)
  })

  const place = (location: Location | null) => {
    const museum = zhuzhou.places.get('zhuzhou-museum')!
    return { ...museum, venue: { ...museum.venue, location } }
  }
  test.each([
    [
      { lat: 27.83, lon: 113.13, datum: 'gcj02' } as Location,
      'coordinate=gaode',
      'coord_type=2',
      'coord_type=gcj02',
    ],
    [
      { lat: 27.83, lon: 113.13, datum: 'wgs84' } as Location,
      'coordinate=wgs84',
      'coord_type=1',
      'coord_type=wgs84',
    ],
    [null, 'search?keyword=', 'search?keyword=', 'search?query='],
  ])('maps are told the system of %o', (location, amap, tencent, baidu) => {
    const ctx = { ...context('2026-11-22T12:00'), schedule: zhuzhou, place: place(location) }
    const links = mapLinks(ctx).map((l) => l.href)
    expect(links[0]).toContain(amap)
    expect(links[1]).toContain(tencent)
    expect(links[2]).toContain(baidu)
    if (location) {
      expect(links[0]).toContain('position=113.13,27.83')
      expect(links[1]).toContain('coord:27.83,113.13')
      const apple = /ll=([\d.]+),([\d.]+)/.exec(links[3]!)!.slice(1).map(Number)
      // Apple takes WGS-84; from GCJ-02 that is some 500 m away
      expect(Math.abs(apple[0]! - 27.83) > 0.001).toBe(location.datum === 'gcj02')
    }
  })

  test('the site map names every page once in each language, escaped', () => {
    const xml = sitemap({
      baseUrl: 'https://budayang.example',
      cities: all.map(({ content }) => ({
        city: content.city,
        venues: content.venues.map((v) => v.id),
        notices: content.notices.map((n) => n.id),
      })),
    })
    const places = [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map((m) => m[1]!)
    expect(new Set(places).size).toBe(places.length)
    expect(places).toContain('https://budayang.example/venues/zhuzhou-museum')
    expect(places).toContain('https://budayang.example/zhuzhou?lang=en')
    expect(xml).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>/)
    expect(xml).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#39;)/)
  })
})

describe('markup', () => {
  test('text is escaped, markup is not, nothing is nothing', () => {
    expect(String(html`<b>${'<i>'}</b>${html`<u>${'"&'}</u>`}${null}${false}${[1, 'x>']}`)).toBe(
      '<b>&lt;i&gt;</b><u>&quot;&amp;</u>1x&gt;',
    )
  })
  test('data blocks cannot be left', () => {
    const text = String(json({ a: '</script><!--\u2028&' }))
    expect(text).not.toMatch(/[<>&\u2028]/)
    expect(JSON.parse(text)).toEqual({ a: '</script><!--\u2028&' })
  })
})
