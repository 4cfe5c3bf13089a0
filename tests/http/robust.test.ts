import { afterEach, expect, test } from 'vitest'
import { createApp } from '../../src/http/app.ts'
import { faultsOf, NOW, serviceOf } from './service.ts'
import type { Service, Setup } from './service.ts'

const MUSEUM = '/v1/venues/zhuzhou-museum/status'
const open: Service[] = []
const service = async (setup: Setup = {}) => {
  const made = await serviceOf({ cities: ['zhuzhou'], ...setup })
  open.push(made)
  return made
}
afterEach(() => open.splice(0).forEach((one) => one.close()))

test('one line per request, with an id and a duration, without queries or positions', async () => {
  const lines: string[] = []
  const { app } = await service({ config: { log: (line) => lines.push(line) } })
  const first = await app.request(`${MUSEUM}?at=2024-02-16T18:00`)
  const again = await app.request(`${MUSEUM}?at=2024-02-16T18:00`)
  await app.request('/v1/open?lat=27.831&lon=113.134', {
    headers: { 'x-forwarded-for': '203.0.113.7' },
  })
  await app.request('/v1/venues/secret-place/status?at=x')
  const said = lines.map((line) => JSON.parse(line))
  expect(said.map(({ method, route, status }) => [method, route, status])).toEqual([
    ['GET', 'status', 200],
    ['GET', 'status', 200],
    ['GET', 'open', 200],
    ['GET', 'status', 400],
  ])
  expect([first, again].map((one) => one.headers.get('x-request-id'))).toEqual([
    said[0].id,
    said[1].id,
  ])
  for (const { ms } of said) expect(ms).toBeGreaterThanOrEqual(0)
  expect(lines.join()).not.toMatch(/27\.83|113\.13|203\.0|2024-02-16|secret/)
})

test('without a log there is no line and no request id', async () => {
  const { app } = await service()
  expect((await app.request(MUSEUM)).headers.get('x-request-id')).toBeNull()
})

test('a caller who asks too often is told when to ask again; nobody is limited unless it is configured', async () => {
  let left = 2
  const { app, clock } = await service({
    config: { limiter: async () => (left-- > 0 ? null : 17) },
  })
  const statuses = []
  for (let i = 0; i < 4; i++) {
    clock.now += 1
    statuses.push((await app.request(MUSEUM)).status)
  }
  expect(statuses).toEqual([200, 200, 429, 429])
  const refused = await app.request(MUSEUM)
  expect([refused.headers.get('retry-after'), refused.headers.get('cache-control')]).toEqual([
    '17',
    'no-store',
  ])
  expect(faultsOf(MUSEUM, refused, await refused.json())).toBeNull()
  const free = await service()
  for (let i = 0; i < 500; i++) expect((await free.app.request(MUSEUM)).status).toBe(200)
})

test('a store that cannot be asked: 503 before anything is known, the last revision after', async () => {
  const { store } = await service()
  let broken = true
  const faulty = {
    ...store,
    headsVersion: () =>
      broken ? Promise.reject(new Error('disk I/O error at /secret/path')) : store.headsVersion(),
  }
  let now = NOW
  const lines: string[] = []
  const app = createApp({
    store: faulty,
    now: () => now,
    config: { log: (line) => lines.push(line) },
  })
  const before = await app.request(MUSEUM)
  const text = await before.text()
  expect([before.status, before.headers.get('retry-after')]).toEqual([503, '5'])
  expect(text).not.toContain('secret')
  expect(lines.join()).toContain('disk I/O error')
  broken = false
  now += 5000
  expect((await app.request(MUSEUM)).status).toBe(200)
  broken = true
  now += 5000
  expect((await app.request(MUSEUM)).status).toBe(200)
  expect((await app.request(`${MUSEUM}?lang=en`)).status).toBe(200)
})

test('a revision that cannot be read is our fault, said without details, and mended by itself', async () => {
  const { store } = await service()
  let broken = true
  const faulty = {
    ...store,
    content: (revision: Parameters<typeof store.content>[0]) =>
      broken ? Promise.reject(new Error('chunk 7f3 is missing')) : store.content(revision),
  }
  const app = createApp({ store: faulty, now: () => NOW })
  const refused = await app.request(MUSEUM)
  expect(refused.status).toBe(503)
  expect(await refused.text()).not.toContain('7f3')
  broken = false
  expect((await app.request(MUSEUM)).status).toBe(200)
})

test('on Workers a request that is cancelled while it loads holds up no other', async () => {
  const { store } = await service()
  let cancelled = true
  const never = <T>(read: () => Promise<T>) => (cancelled ? new Promise<T>(() => {}) : read())
  const faulty = {
    ...store,
    headsVersion: () => never(() => store.headsVersion()),
    content: (revision: Parameters<typeof store.content>[0]) =>
      never(() => store.content(revision)),
  }
  let now = NOW
  const app = createApp({ store: faulty, now: () => now, config: { sharing: false } })
  void app.request(MUSEUM)
  cancelled = false
  expect((await app.request(MUSEUM)).status).toBe(200)
  cancelled = true
  now += 2000
  void app.request(`${MUSEUM}?lang=en`)
  expect((await app.request(`${MUSEUM}?lang=en`)).status).toBe(200)
})

test('on Node a hundred requests at once load a city once', async () => {
  const { store } = await service()
  let loads = 0
  const counted = {
    ...store,
    content: (revision: Parameters<typeof store.content>[0]) => (loads++, store.content(revision)),
  }
  const app = createApp({ store: counted, now: () => NOW })
  await Promise.all(
    Array.from({ length: 100 }, (_, i) =>
      app.request(`${MUSEUM}?at=2024-02-${10 + (i % 15)}T10:00`),
    ),
  )
  expect(loads).toBe(1)
})

test('metrics in Prometheus’ format', async () => {
  const { app } = await service()
  await app.request(MUSEUM)
  await app.request(MUSEUM)
  await app.request(`${MUSEUM}?at=x`)
  const text = await (await app.request('/metrics')).text()
  for (const line of text.trim().split('\n'))
    expect(line).toMatch(
      /^(# TYPE budayang_\w+ (counter|gauge|histogram)|budayang_\w+(\{[^}]*\})? -?[\d.e+-]+)$/,
    )
  expect(text).toContain('budayang_requests_total{route="status",status="200"} 2')
  expect(text).toContain('budayang_requests_total{route="status",status="400"} 1')
  expect(text).toContain('budayang_request_seconds_count{route="status"} 3')
  expect(text).toContain('budayang_memo_hits 1')
})

test('answers to positions are kept nowhere', async () => {
  const { app } = await service()
  const size = async () =>
    Number(/budayang_memo_bytes (\d+)/.exec(await (await app.request('/metrics')).text())![1])
  await app.request('/v1/open')
  const before = await size()
  for (let i = 0; i < 20; i++) await app.request(`/v1/open?lat=27.8${i}&lon=113.1`)
  expect(await size()).toBe(before)
})

test('nothing is published yet', async () => {
  const { get } = await service({ dir: null })
  expect((await get('/healthz')).body).toEqual({ status: 'ok', cities: [] })
  expect((await get('/v1/open')).body).toEqual({
    items: [],
    counts: { open: 0, closed: 0, unknown: 0 },
    next: null,
    validUntil: null,
  })
  expect((await get('/v1/calendar/2024')).response.status).toBe(404)
  expect((await get('/')).response.status).toBe(200)
})
