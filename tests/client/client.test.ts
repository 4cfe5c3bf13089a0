import { describe, expect, test } from 'vitest'
import {
  REVALIDATE_AFTER,
  bookingAt,
  createClient,
  openAt,
  statusAt,
} from '../../src/client/client.ts'
import type { BookingAnswer, Client, Held, Options, Status } from '../../src/client/client.ts'
import {
  bareReply,
  fakeClock,
  itemOf,
  jsonReply,
  lineTo,
  memoryStore,
  statusWith,
} from './doubles.ts'
import type { FakeClock, Line } from './doubles.ts'

const DAY = '2024-02-16'
const at = (time: string) => Date.parse(`${DAY}T${time}:00+08:00`)
const MINUTE = 60_000

describe('a status flips by the transitions that came with it', () => {
  const museum = itemOf('museum', DAY, 'closed 09:00 open 17:00 closed 18:00 unknown 20:00')
  const cases: [time: string, state: string, sure: boolean, changesAt: string][] = [
    ['08:59', 'closed', true, '09:00'],
    ['09:00', 'open', true, '17:00'],
    ['16:59', 'open', true, '17:00'],
    ['17:00', 'closed', true, '18:00'],
    ['19:59', 'unknown', true, '20:00'],
    ['20:00', 'unknown', false, '20:00'],
    ['23:00', 'unknown', false, '20:00'],
  ]
  test.each(cases)('%s %s', (time, state, sure, changesAt) => {
    const seen = statusAt(museum, at(time))
    expect([seen.value.state, seen.sure, seen.changesAt]).toEqual([state, sure, at(changesAt)])
    expect(seen.value).not.toHaveProperty('at')
  })

  test('one that never changes is sure for ever', () => {
    const seen = statusAt(statusWith('plaza', { state: 'open' }), at('12:00') * 2)
    expect(seen).toMatchObject({ sure: true, changesAt: null, value: { state: 'open' } })
  })
})

describe('a booking clock opens and ends by itself', () => {
  const answer = (now: BookingAnswer['items'][0]['now']): BookingAnswer => ({
    venue: { id: 'park', name: 'park' },
    for: '2024-02-18',
    state: 'unknown',
    items: [
      {
        window: null,
        windows: [],
        booking: null,
        from: `${DAY}T08:00:00+08:00`,
        until: `${DAY}T16:25:00+08:00`,
        now,
        because: [],
      },
    ],
    validUntil: null,
  })
  const cases: [time: string, asked: BookingAnswer['items'][0]['now'], now: string][] = [
    ['07:59', 'not-yet', 'not-yet'],
    ['08:00', 'not-yet', 'open'],
    ['16:24', 'open', 'open'],
    ['16:25', 'open', 'over'],
    ['07:00', 'none', 'none'],
    ['12:00', 'not-needed', 'not-needed'],
    ['17:00', 'unstated', 'unstated'],
  ]
  test.each(cases)('%s, asked when %s: %s', (time, asked, now) => {
    expect(bookingAt(answer(asked), at(time)).value.items[0]!.now).toBe(now)
  })
  test('says when it turns', () => {
    expect(bookingAt(answer('not-yet'), at('07:00')).changesAt).toBe(at('08:00'))
    expect(bookingAt(answer('open'), at('09:00')).changesAt).toBe(at('16:25'))
    expect(bookingAt(answer('open'), at('17:00')).changesAt).toBeNull()
  })
})

test('an open-now list drops what may have changed instead of showing it', () => {
  const item = (id: string, until: string) => ({
    venue: { id, name: id, city: 'c', kind: 'museum' as const, partOf: null },
    status: itemOf(id, DAY, `open ${until}`),
  })
  const list = {
    items: [item('early', '17:00'), item('late', '21:00')],
    counts: { open: 2, closed: 0, unknown: 0 },
    next: null,
    validUntil: `${DAY}T17:00:00+08:00`,
  }
  expect(openAt(list, at('16:59'))).toMatchObject({ sure: true, value: { items: { length: 2 } } })
  const later = openAt(list, at('17:00'))
  expect(later.sure).toBe(false)
  expect(later.value.items.map(({ venue }) => venue.id)).toEqual(['late'])
})

/** A service that knows three venues and one revision at a time. */
function world(start = '12:00', more: Partial<Options> = {}) {
  const clock: FakeClock = fakeClock(`${DAY}T${start}:00+08:00`)
  const facts: Record<string, string> = {
    museum: 'open 17:00 closed 23:00',
    library: 'closed 14:30 open 17:30 closed 23:00',
    plaza: 'open 23:59',
  }
  const service = { revision: 1, refuse: null as null | number, retryAfter: '' }
  const line: Line = lineTo((url, headers) => {
    if (service.refuse) return bareReply(service.refuse, { 'retry-after': service.retryAfter })
    const { pathname, searchParams } = new URL(url)
    if (pathname !== '/v1/status')
      return jsonReply({ path: pathname, items: [] }, `"${pathname}"`, headers)
    const ids = searchParams.get('venues')!.split(',')
    if (ids.some((id) => !facts[id])) return bareReply(404)
    const items = ids.map((id) => itemOf(id, DAY, facts[id]!))
    return jsonReply({ items, validUntil: null }, `"${service.revision}:${ids}"`, headers)
  })
  const client: Client = createClient({
    base: 'https://hours.example',
    transport: line,
    now: clock.now,
    after: clock.after,
    random: () => 1,
    ...more,
  })
  return { clock, facts, service, line, client }
}

const states = (held: (Held<Status> | null)[]) => held.map((one) => one?.value.state ?? null)

describe('requests are few', () => {
  test('questions of one turn share one request, answers come in the order asked', async () => {
    const { client, line } = world()
    const [a, b] = await Promise.all([
      client.status(['plaza', 'museum']),
      client.status(['library', 'museum']),
    ])
    expect(line.log.map(({ url }) => new URL(url).search)).toEqual([
      '?venues=library,museum,plaza&transitions=12',
    ])
    expect([states(a), states(b)]).toEqual([
      ['open', 'open'],
      ['closed', 'open'],
    ])
  })

  test('120 venues are three requests', async () => {
    const { client, line, facts } = world()
    const ids = Array.from({ length: 120 }, (_, i) => `v${i}`)
    for (const id of ids) facts[id] = 'open 20:00'
    const held = await client.status(ids)
    expect(held.every((one) => one!.value.state === 'open')).toBe(true)
    const sizes = line.log.map(({ url }) => new URL(url).searchParams.get('venues')!.split(','))
    expect(sizes.map((ids) => ids.length)).toEqual([50, 50, 20])
  })

  test('an answer younger than four minutes is not asked for again', async () => {
    const { client, line, clock } = world()
    await client.status(['museum'])
    await clock.advance(REVALIDATE_AFTER - 1)
    expect((await client.status(['museum']))[0]).toMatchObject({ fresh: true, sure: true })
    expect(line.log).toHaveLength(1)
  })

  test('an older one is revalidated by its tag, and a 304 makes it young again', async () => {
    const { client, line, clock } = world()
    await client.status(['museum'])
    await clock.advance(REVALIDATE_AFTER)
    const [held] = await client.status(['museum'])
    expect(held).toMatchObject({ age: 0, fresh: true })
    expect(line.log.map(({ headers, status }) => [headers['if-none-match'], status])).toEqual([
      [undefined, 200],
      ['"1:museum"', 304],
    ])
  })

  test('at most ten are under way at once', async () => {
    const clock = fakeClock(at('12:00'))
    const waiting: (() => void)[] = []
    const line = lineTo(async () => {
      await new Promise<void>((resolve) => waiting.push(resolve))
      return jsonReply({}, null, {})
    })
    const client = createClient({ base: '', transport: line, now: clock.now, after: clock.after })
    const all = Promise.all(Array.from({ length: 35 }, (_, i) => client.read(`/v1/notices/${i}`)))
    while (line.log.length < 35) {
      await new Promise((resolve) => setImmediate(resolve))
      waiting.shift()?.()
    }
    await all
    expect(line.peak).toBe(10)
    expect(clock.waiting()).toBe(0)
  })
})

describe('failures', () => {
  test('back-off doubles, with room for chance, and gives up after the last try', async () => {
    const { client, line, clock } = world()
    line.online = false
    const asked: number[] = []
    const spied = createClient({
      base: 'https://hours.example',
      transport: (...args) => (asked.push(clock.now() - at('12:00')), line(...args)),
      now: clock.now,
      after: clock.after,
      random: () => 1,
    })
    const failure = spied.status(['museum']).catch((error: unknown) => error)
    await clock.advance(10_000)
    expect(asked).toEqual([0, 1000, 3000, 7000])
    expect(await failure).toMatchObject({ kind: 'offline', status: 0 })
    expect(client.peek('museum')).toBeNull()
  })

  const kinds: [status: number, retryAfter: string, kind: string, tries: number[]][] = [
    [503, '', 'busy', [0, 1000, 3000, 7000]],
    [429, '20', 'busy', [0, 20_000, 40_000, 60_000]],
    [400, '', 'refused', [0]],
    [404, '', 'refused', [0]],
  ]
  test.each(kinds)('HTTP %i, retry-after %s: %s', async (status, retryAfter, kind, tries) => {
    const { service, line, clock } = world()
    Object.assign(service, { refuse: status, retryAfter })
    const asked: number[] = []
    const client = createClient({
      base: 'https://hours.example',
      transport: (...args) => (asked.push(clock.now() - at('12:00')), line(...args)),
      now: clock.now,
      after: clock.after,
      random: () => 1,
    })
    const failure = client.venue('museum').catch((error: unknown) => error)
    await clock.advance(100_000)
    expect(await failure).toMatchObject({ kind, status })
    expect(asked).toEqual(tries)
  })

  test('a device that knows it is offline tries once', async () => {
    const { client, line, clock } = world('12:00', { online: () => false })
    line.online = false
    await expect(client.status(['museum'])).rejects.toMatchObject({ kind: 'offline' })
    expect(clock.waiting()).toBe(0)
  })

  test('a transport that never answers is given up after 60 s', async () => {
    const clock = fakeClock(at('12:00'))
    const client = createClient({
      base: '',
      transport: () => new Promise(() => {}),
      now: clock.now,
      after: clock.after,
      retries: 0,
    })
    const failure = client.venue('museum').catch((error: unknown) => error)
    await clock.advance(59_999)
    expect(clock.waiting()).toBe(1)
    await clock.advance(1)
    expect(await failure).toMatchObject({ kind: 'offline', message: 'no answer within 60 s' })
  })

  test('what is not JSON is garbled, and a byte order mark is not', async () => {
    const texts = ['<html>wifi login</html>', '\uFEFF{"id":"museum"}']
    const client = createClient({
      base: '',
      transport: () => Promise.resolve({ ...bareReply(200), text: texts.shift()! }),
      retries: 0,
    })
    await expect(client.venue('museum')).rejects.toMatchObject({ kind: 'garbled' })
    expect((await client.venue('museum')).value.id).toBe('museum')
  })

  test('one venue that is gone does not hide the others, nor is it asked for again', async () => {
    const { client, line, clock } = world()
    const held = await client.status(['museum', 'gone', 'plaza', 'library'])
    expect(states(held)).toEqual(['open', null, 'open', 'closed'])
    const before = line.log.length
    await clock.advance(REVALIDATE_AFTER)
    await client.status(['museum', 'gone', 'plaza', 'library'])
    const asked = line.log.slice(before).map(({ url }) => new URL(url).searchParams.get('venues'))
    expect(asked).toEqual(['library,museum,plaza'])
  })

  test('a former id is answered under its new name, and is known by both', async () => {
    const clock = fakeClock(at('12:00'))
    const line = lineTo((_, headers) =>
      jsonReply({ items: [itemOf('museum', DAY, 'open 20:00')], validUntil: null }, null, headers),
    )
    const client = createClient({ base: '', transport: line, now: clock.now, after: clock.after })
    const [held] = await client.status(['old-museum'])
    expect([held?.value.venue.id, held?.value.state]).toEqual(['museum', 'open'])
    await client.status(['old-museum'])
    expect(line.log).toHaveLength(1)
  })

  test('a gate in the way is no word about any venue', async () => {
    const { client, line, service } = world('12:00', { retries: 0 })
    service.refuse = 403
    await expect(client.status(['museum', 'plaza', 'library'])).rejects.toMatchObject({
      kind: 'refused',
      status: 403,
    })
    service.refuse = null
    expect(states(await client.status(['museum', 'plaza']))).toEqual(['open', 'open'])
    expect(line.log.map(({ status }) => status)).toEqual([403, 200])
  })

  test('a slow revalidation does not keep a person waiting', async () => {
    const { line, clock } = world()
    let isSlow = false
    const client = createClient({
      base: 'https://hours.example',
      transport: (...args) => (isSlow ? new Promise(() => {}) : line(...args)),
      now: clock.now,
      after: clock.after,
    })
    await client.status(['museum'])
    isSlow = true
    await clock.advance(10 * MINUTE)
    const answer = client.status(['museum'])
    await clock.advance(3000)
    expect((await answer)[0]).toMatchObject({
      sure: true,
      fresh: false,
      age: 10 * MINUTE + 3000,
      value: { state: 'open' },
    })
  })
})

describe('watching', () => {
  test('flips on the minute, without asking', async () => {
    const { client, clock, line } = world('16:57')
    const shown: string[] = []
    const stop = client.watch(['museum'], ([held]) => {
      if (held)
        shown.push(
          `${new Date(clock.now() + 8 * 60 * MINUTE).toISOString().slice(11, 16)} ${held.value.state}`,
        )
    })
    await clock.advance(3 * MINUTE)
    stop()
    expect(line.log).toHaveLength(1)
    expect([...new Set(shown)]).toEqual(['16:57 open', '17:00 closed'])
    expect(clock.waiting()).toBe(0)
  })

  test('an emergency published at any minute shows within five', async () => {
    for (let published = 0; published < 12; published++) {
      const { client, clock, service, facts } = world('10:00')
      let state: string | undefined
      const stop = client.watch(['museum'], ([held]) => (state = held?.value.state))
      await clock.advance(published * MINUTE)
      facts.museum = 'closed 23:00'
      service.revision++
      await clock.advance(5 * MINUTE)
      expect([published, state]).toEqual([published, 'closed'])
      stop()
    }
  })

  test('a flight-mode hour: states go on flipping, age grows, nothing is claimed to be fresh', async () => {
    const { client, clock, line } = world('17:00')
    const shown: { minute: number; state: string; sure: boolean; fresh: boolean; age: number }[] =
      []
    const stop = client.watch(['library'], ([held]) => {
      if (!held) return
      const { value, sure, fresh, age } = held
      shown.push({
        minute: (clock.now() - at('17:00')) / MINUTE,
        state: value.state,
        sure,
        fresh,
        age,
      })
    })
    await clock.advance(MINUTE)
    line.online = false
    await clock.advance(60 * MINUTE)
    const last = shown.at(-1)!
    expect(last).toMatchObject({ state: 'closed', sure: true, fresh: false })
    expect(last.age).toBeGreaterThan(50 * MINUTE)
    for (const { minute, state, fresh, age } of shown) {
      expect([minute, state]).toEqual([minute, minute < 30 ? 'open' : 'closed'])
      expect(fresh).toBe(age < REVALIDATE_AFTER)
    }
    line.online = true
    await clock.advance(5 * MINUTE)
    expect(shown.at(-1)).toMatchObject({ fresh: true })
    stop()
  })

  test('past the last transition held, the answer is shown as no longer sure', async () => {
    const { client, clock, line } = world('22:00')
    await client.status(['museum'])
    line.online = false
    await clock.advance(61 * MINUTE)
    expect(client.peek('museum')).toMatchObject({ sure: false, fresh: false })
  })
})

describe('answers outlive the page', () => {
  const both = (store: ReturnType<typeof memoryStore>, start: string) =>
    world(start, { store, retries: 0 })

  test('a device switched on offline answers from its last day', async () => {
    const store = memoryStore()
    const first = both(store, '12:00')
    await first.client.status(['museum', 'library'])
    await first.client.venue('museum')
    await first.clock.advance(1)
    const second = both(store, '15:00')
    second.line.online = false
    const held = await second.client.status(['library', 'museum'])
    expect(states(held)).toEqual(['open', 'open'])
    expect(held[0]).toMatchObject({ age: 180 * MINUTE, fresh: false, failure: { kind: 'offline' } })
    expect((await second.client.venue('museum')).value).toMatchObject({ path: '/v1/venues/museum' })
  })

  test('its tags are used again', async () => {
    const store = memoryStore()
    const first = both(store, '12:00')
    await first.client.status(['museum'])
    await first.clock.advance(1)
    const second = both(store, '13:00')
    await second.client.status(['museum'])
    expect(second.line.log.map(({ status }) => status)).toEqual([304])
  })

  test('no value passes 1 MB, all together stay below 8 MB, the oldest go first', async () => {
    const store = memoryStore()
    const clock = fakeClock(at('12:00'))
    const sizes: Record<string, number> = { huge: 1_000_001, 馆: 0 }
    const line = lineTo((url) => {
      const id = decodeURIComponent(url.split('/').at(-1)!)
      const text = id === '馆' ? '馆'.repeat(340_000) : 'x'.repeat(sizes[id] ?? 900_000)
      return jsonReply({ text }, null, {})
    })
    const client = createClient({
      base: '',
      transport: line,
      store,
      now: clock.now,
      after: clock.after,
    })
    for (const id of ['huge', '馆', ...Array.from({ length: 12 }, (_, i) => `v${i}`)]) {
      await client.venue(id)
      await clock.advance(1000)
    }
    const bytes = [...store.values.values()].map((value) => Buffer.byteLength(value))
    expect(Math.max(...bytes)).toBeLessThanOrEqual(1_000_000)
    expect(bytes.reduce((a, b) => a + b)).toBeLessThan(8_100_000)
    const urls = (JSON.parse(store.values.get('budayang')!) as { url: string }[]).map(({ url }) =>
      url.split('/').at(-1),
    )
    expect(urls).toEqual(Array.from({ length: 8 }, (_, i) => `v${i + 4}`))
  })

  test('two pages on one store never read each other’s answers as their own', async () => {
    const store = memoryStore()
    const [a, b] = [both(store, '12:00'), both(store, '12:00')]
    await a.client.venue('museum')
    await a.clock.advance(REVALIDATE_AFTER)
    await b.client.venue('library')
    await b.clock.advance(1)
    // a 304: the list says museum again, where the library's answer now lies
    await a.client.venue('museum')
    await a.clock.advance(1)
    const later = both(store, '12:10')
    later.line.online = false
    await expect(later.client.venue('museum')).rejects.toMatchObject({ kind: 'offline' })
  })

  test('a store that fails or lies only shortens the memory', async () => {
    const broken = {
      get: () => '{not json',
      set: () => Promise.reject(new Error('quota')),
      remove: () => Promise.reject(new Error('no')),
    }
    const { client } = world('12:00', { store: broken })
    expect(states(await client.status(['museum']))).toEqual(['open'])
    expect(states(await client.status(['museum']))).toEqual(['open'])
  })
})

test('language and filters reach the address; what is not set stays out of it', async () => {
  const { client, line } = world('12:00', { lang: 'en' })
  await client.open({ city: 'zhuzhou', kind: undefined, canEnter: true, q: '图书馆' })
  await client.hours('museum', '2024-02-16', '2024-02-22', true)
  await client.booking('museum', '2024-02-18')
  expect(line.log.map(({ url }) => url.replace('https://hours.example', ''))).toEqual([
    '/v1/open?city=zhuzhou&canEnter=true&q=%E5%9B%BE%E4%B9%A6%E9%A6%86&lang=en',
    '/v1/venues/museum/hours?from=2024-02-16&to=2024-02-22&parts=1&lang=en',
    '/v1/venues/museum/booking?for=2024-02-18&lang=en',
  ])
})
