import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { DATA_DIR } from '../../src/dataset/read.ts'
import { Memo, matches, maxAge } from '../../src/http/cache.ts'
import { preferred } from '../../src/http/frame.ts'
import { publishFolder } from '../../src/publishing.ts'
import { NOW, serviceOf } from './service.ts'
import type { Service, Setup } from './service.ts'

const MUSEUM = '/v1/venues/zhuzhou-museum/status'
const open: Service[] = []
const service = async (setup: Setup = {}) => {
  const made = await serviceOf({ cities: ['zhuzhou'], ...setup })
  open.push(made)
  return made
}
afterEach(() => open.splice(0).forEach((one) => one.close()))

describe('validators', () => {
  const tag = '"5e0"'
  test.each([
    ['nothing', null, false],
    ['the same', '"5e0"', true],
    ['another', '"5e1"', false],
    ['weak', 'W/"5e0"', true],
    ['a list', '"a", W/"5e0" , "b"', true],
    ['a list without it', '"a", "b"', false],
    ['any', '*', true],
    ['a part of it', '"5e"', false],
    ['unquoted', '5e0', false],
  ])('%s', (_, header, expected) => {
    expect(matches(header, tag)).toBe(expected)
  })

  test('304 has the headers a cache renews by, and no body', async () => {
    const { app } = await service()
    const first = await app.request(MUSEUM)
    const etag = first.headers.get('etag')!
    const again = await app.request(MUSEUM, { headers: { 'if-none-match': `"x", W/${etag}` } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    for (const name of ['etag', 'cache-control', 'vary', 'access-control-allow-origin'])
      expect(again.headers.get(name)).toBe(first.headers.get(name))
    expect(again.headers.get('content-type')).toBeNull()
    const head = await app.request(MUSEUM, { method: 'HEAD', headers: { 'if-none-match': etag } })
    expect(head.status).toBe(304)
  })

  test('each representation has its own', async () => {
    const { get } = await service()
    const zh = await get(MUSEUM, { 'accept-language': 'zh' })
    const en = await get(MUSEUM, { 'accept-language': 'en-GB,en;q=0.9' })
    expect(zh.response.headers.get('etag')).not.toBe(en.response.headers.get('etag'))
    expect(zh.response.headers.get('vary')).toBe('Accept-Language')
    expect(en.response.headers.get('content-language')).toBe('en')
    const named = await get(`${MUSEUM}?lang=en`, { 'accept-language': 'zh' })
    expect(named.body).toEqual(en.body)
    expect(named.response.headers.get('vary')).toBeNull()
    const feed = '/feeds/zhuzhou-museum.ics'
    const ics = await get(feed)
    const jcal = await get(feed, { accept: 'application/calendar+json' })
    expect(ics.response.headers.get('vary')).toBe('Accept, Accept-Encoding')
    expect(jcal.body[0]).toBe('vcalendar')
    expect(jcal.response.headers.get('etag')).not.toBe(ics.response.headers.get('etag'))
  })
})

test.each([
  ['nothing said', undefined, 'zh-CN'],
  ['Chinese of any place', 'zh-TW', 'zh-CN'],
  ['English', 'en-US,en;q=0.9', 'en'],
  ['the better liked', 'zh;q=0.3, en;q=0.7', 'en'],
  ['equally liked', 'en, zh', 'zh-CN'],
  ['neither', 'fr, de;q=0.5', 'zh-CN'],
  ['anything but Chinese', '*;q=0.5, zh;q=0', 'en'],
  ['refused', 'en;q=0', 'zh-CN'],
  ['garbage', ';;q=,,en;q=x', 'zh-CN'],
])('language: %s', (_, header, lang) => {
  expect(preferred(header)).toBe(lang)
})

test.each([
  ['never changes', null, 60],
  ['in an hour', 60, 60],
  ['in a minute', 1, 60],
  ['now', 0, 0],
  ['is past', -5, 0],
])('max-age: %s', (_, minutes, expected) => {
  const changesAt = minutes === null ? null : NOW / 60_000 + minutes
  expect(maxAge({ changesAt, keep: 60 }, NOW)).toBe(expected)
})

test('max-age counts whole seconds and never reaches past the change', () => {
  const changesAt = NOW / 60_000 + 1
  expect(maxAge({ changesAt, keep: 60 }, NOW + 59_001)).toBe(0)
  expect(maxAge({ changesAt, keep: 60 }, NOW + 30_500)).toBe(29)
})

describe('a cache that honours the headers', () => {
  const PATHS = [
    MUSEUM,
    `${MUSEUM}?lang=en`,
    '/v1/status?venues=zhuzhou-museum,zhuzhou-24h-bookhouses&transitions=2',
    '/v1/open?city=zhuzhou',
    '/v1/open?city=zhuzhou&canEnter=with-booking',
    '/v1/venues/zhuzhou-museum/hours',
    '/v1/venues/zhuzhou-museum/booking',
    '/zhuzhou',
    '/venues/zhuzhou-museum',
  ]

  test('never gives a wrong answer of its revision through a day and a night', async () => {
    const { app, clock } = await service()
    const cache = new Map<string, { until: number; etag: string }>()
    let stored = 0
    // from the evening of a Sunday to the morning of the Tuesday after the closing day
    for (let now = NOW; now < NOW + 36 * 3_600_000; now += 47_001) {
      clock.now = now
      for (const path of PATHS) {
        const known = cache.get(path)
        const fresh = await serviceAt(app, path)
        if (known && now < known.until)
          expect(known.etag, `${path} at ${stamp(now)}`).toBe(fresh.etag)
        else {
          cache.set(path, { until: now + fresh.until * 1000, etag: fresh.etag })
          stored++
        }
      }
    }
    expect(stored).toBeGreaterThan(PATHS.length * 100)
  })

  test('what is kept in memory is what would be made anew', async () => {
    const [warm, cold] = [await service(), await service({ config: { memoBytes: 0 } })]
    for (let now = NOW; now < NOW + 26 * 3_600_000; now += 797_000) {
      warm.clock.now = cold.clock.now = now
      for (const path of PATHS) {
        const [a, b] = [await serviceAt(warm.app, path), await serviceAt(cold.app, path)]
        expect(a.etag, `${path} at ${stamp(now)}`).toBe(b.etag)
        expect(a.until).toBe(b.until)
      }
    }
  })

  test('a body is constant until validUntil and changes there', async () => {
    const { app, clock } = await service()
    let changes = 0
    for (let minute = 0; minute < 40 * 60; minute += 37) {
      clock.now = NOW + minute * 60_000
      const now = await bodyOf(app, MUSEUM)
      const until = Date.parse(JSON.parse(now).validUntil)
      expect(until).toBeGreaterThan(clock.now)
      clock.now = until - 1
      expect(await bodyOf(app, MUSEUM)).toBe(now)
      clock.now = until
      expect(await bodyOf(app, MUSEUM)).not.toBe(now)
      changes++
    }
    expect(changes).toBeGreaterThan(50)
  })

  test('an emergency of mid-day is seen within a minute of caches and two seconds of the server', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'budayang-'))
    cpSync(DATA_DIR, dir, { recursive: true })
    try {
      const { app, clock, store } = await service({ dir })
      clock.now = Date.UTC(2026, 10, 24, 3) // Tuesday 11:00
      const before = await serviceAt(app, MUSEUM)
      expect([JSON.parse(before.body).state, before.until]).toEqual(['open', 60])
      mkdirSync(join(dir, 'cities/zhuzhou/notices'), { recursive: true })
      writeFileSync(join(dir, 'cities/zhuzhou/notices/flood.yaml'), FLOOD)
      const how = { at: clock.now / 60_000, by: 'test', note: '', kind: 'emergency' as const }
      expect((await publishFolder(store, dir, how)).outcome).toBe('published')
      clock.now += 1_999
      expect(await bodyOf(app, MUSEUM)).toBe(before.body)
      clock.now += 1
      const after = JSON.parse(await bodyOf(app, MUSEUM))
      expect(after).toMatchObject({ state: 'closed', reason: 'weather', canEnter: 'no' })
      clock.now = Date.UTC(2026, 10, 24, 8)
      expect(JSON.parse(await bodyOf(app, MUSEUM)).state).toBe('open')
    } finally {
      rmSync(dir, { recursive: true })
    }
  })
})

const FLOOD = `
id: zhuzhou-2026-11-flood
title: 暴雨临时闭馆
publisher: 株洲博物馆
announced: 2026-11-24T11:00
layer: emergency
rules:
  - {clause: 1, venue: zhuzhou-museum, on: 2026-11-24, closed: 11:00-15:30, cause: weather}
`

test('the store is asked for its version at most every two seconds, whatever is requested', async () => {
  const made = await service()
  let asked = 0
  const counted = {
    ...made.store,
    headsVersion: () => (asked++, made.store.headsVersion()),
    content: (revision: Parameters<typeof made.store.content>[0]) => (
      asked++,
      made.store.content(revision)
    ),
  }
  const { createApp } = await import('../../src/http/app.ts')
  let now = NOW
  const app = createApp({ store: counted, now: () => now })
  for (let i = 0; i < 1000; i++) {
    now += 10
    await app.request(`${MUSEUM}?at=2024-02-16T18:${String(i % 60).padStart(2, '0')}`)
  }
  expect(asked).toBeLessThanOrEqual(1 + 1 + 5)
})

test('memory for answers is bounded, and keeps what is asked for', () => {
  const memo = new Memo(100_000)
  const kept = () => ({ bytes: 1000, from: 0, changesAt: null }) as Parameters<Memo['set']>[1]
  const often = kept()
  memo.set('often', often)
  for (let i = 0; i < 1000; i++) {
    memo.set(`once ${i}`, kept())
    if (i % 20 === 0) expect(memo.get('often', NOW)).toBe(often)
    expect(memo.size).toBeLessThanOrEqual(100_000)
  }
  expect(memo.get('once 0', NOW)).toBeUndefined()
  memo.clear()
  expect(memo.size).toBe(0)
})

async function serviceAt(app: Service['app'], path: string) {
  const response = await app.request(path)
  expect(response.status).toBe(200)
  const until = Number(/max-age=(\d+)/.exec(response.headers.get('cache-control')!)![1])
  return { body: await response.text(), etag: response.headers.get('etag')!, until }
}

async function bodyOf(app: Service['app'], path: string): Promise<string> {
  return (await app.request(path)).text()
}

function stamp(now: number): string {
  return new Date(now).toISOString()
}
