/** The client against the real service, minute by minute, on and off the line. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createClient } from '../../src/client/client.ts'
import type { StatusItem } from '../../src/client/client.ts'
import { fakeClock, lineToFetch } from './doubles.ts'
import { randomDay } from './prove.ts'
import { cityFrom, packCities, serviceOf } from './service.ts'
import { FOUNDING, closedBy, watching } from './watching.ts'

const MINUTE = 60_000

describe('the founding pack, 16 February 2024', () => {
  const zhuzhou = packCities().find(({ city }) => city.id === 'zhuzhou')!

  test('24 hours, with a storm at 10:07: never a wrong word of the revision held', async () => {
    const story = await watching(zhuzhou, '2024-02-16T00:00:00+08:00', { ids: FOUNDING })
    await story.minutes(607)
    const museum = story.ids.indexOf('zhuzhou-museum')
    expect(story.shown[museum]!.value.state).toBe('open')
    await story.publish(closedBy(zhuzhou, 'zhuzhou-museum', '2024-02-16T10:07', '2024-02-16T15:00'))
    await story.minutes(5)
    expect(story.shown[museum]!.value).toMatchObject({ state: 'closed', reason: 'weather' })
    await story.minutes(1440 - 612)
    story.stop()
    expect([story.wrong, story.unsure]).toEqual([[], 0])
    const asked = story.line.log.length
    const bodies = story.line.log.filter(({ status }) => status === 200).length
    console.log(JSON.stringify({ figure: 'requests in 24 h', value: asked, withBody: bodies }))
    expect(asked).toBeLessThanOrEqual(1440 / 4 + 2)
    expect(story.line.peak).toBe(1)
  }, 120_000)

  test('a flight-mode hour over closing time: right all along, and its age is said', async () => {
    const story = await watching(zhuzhou, '2024-02-16T16:30:00+08:00', { ids: FOUNDING })
    await story.minutes(2)
    story.line.online = false
    await story.minutes(60)
    expect([story.wrong, story.unsure]).toEqual([[], 0])
    const lending = story.shown[story.ids.indexOf('zhuzhou-library-lending')]!
    expect(lending).toMatchObject({ sure: true, fresh: false, value: { state: 'closed' } })
    expect(lending.age).toBeGreaterThan(58 * MINUTE)
    expect(lending.failure).toMatchObject({ kind: 'offline' })
    story.line.online = true
    await story.minutes(5)
    expect(story.shown.every((held) => held!.fresh)).toBe(true)
    expect(story.wrong).toEqual([])
    story.stop()
  }, 60_000)

  test('a week offline: sure as far as the transitions reach, and no word further', async () => {
    const story = await watching(zhuzhou, '2024-02-16T08:00:00+08:00', { ids: FOUNDING })
    await story.minutes(1)
    story.line.online = false
    for (let day = 0; day < 7; day++) {
      await story.clock.advance(23 * 60 * MINUTE)
      await story.minutes(60)
    }
    story.stop()
    expect(story.wrong).toEqual([])
    const museum = story.shown[story.ids.indexOf('zhuzhou-museum')]!
    expect([museum.fresh, museum.failure?.kind]).toEqual([false, 'offline'])
  }, 60_000)
})

describe('past midnight, and over the end of daylight saving', () => {
  const town = cityFrom(`city: {id: town, name: Town, timezone: America/New_York, calendar: none}
venues:
  - id: bar
    name: Bar
    kind: other
    standing:
      - {days: [fr, sa], open: 17:00-26:30, lastEntry: "26:00"}
      - {days: [mo, tu, we, th, su], open: 17:00-23:00}
`)
  test('the night of 2–3 November 2024', async () => {
    const story = await watching(town, '2024-11-02T21:00:00-04:00', { ids: ['bar'] })
    await story.minutes(1)
    story.line.online = false
    await story.minutes(7 * 60)
    story.stop()
    expect([story.wrong, story.unsure]).toEqual([[], 0])
    expect(story.shown[0]!.value.state).toBe('closed')
  }, 60_000)
})

test.each([2, 5, 7])(
  'a day of random city %i, its line broken and its rules changed',
  async (seed) => {
    const day = await randomDay(seed)
    expect([day.wrong, day.unsureOnline]).toEqual([[], 0])
    expect([day.offline, day.venueMinutes].every((count) => count > 0)).toBe(true)
  },
  60_000,
)

describe('every route the client asks', () => {
  const clock = fakeClock('2024-02-16T12:00:00+08:00')
  const zhuzhou = packCities().find(({ city }) => city.id === 'zhuzhou')!
  let client: ReturnType<typeof createClient>
  beforeAll(async () => {
    const service = await serviceOf([zhuzhou], clock.now)
    const transport = lineToFetch((url, init) => service.fetch(url, init))
    client = createClient({ base: 'http://x', transport, now: clock.now, after: clock.after })
  })
  afterAll(() => expect(clock.waiting()).toBe(0))

  test('status of more venues than fit one batch, one of them unknown', async () => {
    const ids = [...zhuzhou.venues.map(({ id }) => id), 'zhuzhou-nowhere']
    const held = await client.status(ids)
    expect(held.map((one) => one !== null)).toEqual(ids.map((id) => id !== 'zhuzhou-nowhere'))
  })
  test('open now', async () => {
    const { value, sure } = await client.open({ city: 'zhuzhou', limit: 200 })
    expect([sure, value.items.length]).toEqual([true, value.counts.open])
    expect(value.items.map(({ venue }) => venue.id)).toContain('zhuzhou-museum')
  })
  test('hours', async () => {
    const { value } = await client.hours('zhuzhou-museum', '2024-02-16', '2024-02-17')
    const days = value.days.map((day) => day.windows.map(({ start, end }) => `${start}-${end}`))
    expect(days).toEqual([['09:00-17:00', '17:00-20:30'], ['09:00-17:00']])
  })
  test('booking, told by the device’s clock', async () => {
    const { value } = await client.booking('zhuzhou-football-park', '2024-02-18')
    expect(value.items[0]).toMatchObject({
      now: 'open',
      until: '2024-02-18T00:00:00+08:00',
      booking: { mode: 'book-ahead', minDaysAhead: 1 },
    })
  })
  test('venues page by page, a venue, a notice, cities', async () => {
    const all = await client.venues({ city: 'zhuzhou', limit: 5 })
    expect(all.value.map(({ id }) => id)).toEqual(zhuzhou.venues.map(({ id }) => id))
    const library = await client.venue('zhuzhou-library')
    expect(library.value.parts).toHaveLength(6)
    const notice = await client.read<{ id: string }>('/v1/notices/zhuzhou-2024-spring-festival')
    expect(notice.value.id).toBe('zhuzhou-2024-spring-festival')
    const cities = await client.read<{ items: { id: string }[] }>('/v1/cities')
    expect(cities.value.items.map(({ id }) => id)).toEqual(['zhuzhou'])
  })
  test('a whole batch with its transitions stays below 1 MB', async () => {
    const ids = zhuzhou.venues.map(({ id }) => id)
    const batch = await client.read<{ items: StatusItem[] }>('/v1/status', {
      venues: ids.join(','),
      transitions: 12,
    })
    const bytes = Buffer.byteLength(JSON.stringify(batch.value)) * (50 / ids.length)
    console.log(JSON.stringify({ figure: 'bytes of a batch of 50', value: Math.round(bytes) }))
    expect(bytes).toBeLessThan(1_000_000)
  })
})
