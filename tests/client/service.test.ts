/** The client against the real service, minute by minute, on and off the line. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createClient } from '../../src/client/client.ts'
import type { Held, Status, StatusItem } from '../../src/client/client.ts'
import type { CityContent } from '../../src/core/model.ts'
import { answerAt, compile } from '../../src/core/schedule.ts'
import type { Schedule } from '../../src/core/schedule.ts'
import { statusOf } from '../../src/render/wire.ts'
import { fakeClock, lineToFetch, memoryStore } from './doubles.ts'
import type { FakeClock, Line } from './doubles.ts'
import { cityFrom, packCities, serviceOf } from './service.ts'

const MINUTE = 60_000

/** What a revision says of a venue at a moment, asked of the engine itself. */
function truthOf(schedule: Schedule, id: string, t: number): Status {
  const instant = Math.floor(t / MINUTE)
  const answer = answerAt(schedule, schedule.places.get(id)!, instant)
  return statusOf(schedule, answer, { lang: 'zh-CN', t: instant, at: null }).body
}

interface Story {
  clock: FakeClock
  line: Line
  ids: string[]
  /** Minutes at which something untrue was shown, with what; must stay empty. */
  wrong: string[]
  /** Venue-minutes at which the client owned that it does not know. */
  unsure: number
  shown: (Held<Status> | null)[]
  stop: () => void
}

/** A page that watches all venues; at every minute what it shows is compared with the revisions. */
async function watching(
  contents: CityContent[],
  start: string,
): Promise<
  Story & {
    service: Awaited<ReturnType<typeof serviceOf>>
    publish(content: CityContent): Promise<void>
    minute(count: number): Promise<void>
  }
> {
  const clock = fakeClock(start)
  const service = await serviceOf(contents, clock.now, clock.now() - 86_400_000)
  const line = lineToFetch((url, init) => service.fetch(url, init), clock)
  const editions = [{ since: -Infinity, schedule: compile(contents[0]!) }]
  const ids = [...editions[0]!.schedule.places.keys()]
  const client = createClient({
    base: 'https://hours.example',
    transport: line,
    store: memoryStore(),
    now: clock.now,
    after: clock.after,
    random: () => 0.5,
  })
  const story = {
    clock,
    service,
    line,
    ids,
    wrong: [] as string[],
    unsure: 0,
    shown: [] as Story['shown'],
  }
  const stop = client.watch(ids, (held) => (story.shown = held))
  return Object.assign(story, {
    stop,
    async publish(content: CityContent) {
      await service.publish([content], clock.now())
      editions.push({ since: clock.now(), schedule: compile(content) })
    },
    async minute(count: number) {
      for (let i = 0; i < count; i++) {
        await clock.advance(MINUTE)
        for (const [i, id] of ids.entries()) {
          const held = story.shown[i]
          if (!held) {
            story.wrong.push(`${id}: nothing shown`)
            continue
          }
          if (!held.sure) story.unsure++
          // an answer belongs to the revision that was the head when it was last confirmed
          const { schedule } = editions.findLast(({ since }) => since <= held.asOf)!
          const truth = truthOf(schedule, id, clock.now())
          if (held.sure && JSON.stringify(held.value) !== JSON.stringify(truth))
            story.wrong.push(
              `${new Date(clock.now()).toISOString()} ${id} ${held.value.summary} ≠ ${truth.summary}`,
            )
        }
      }
    },
  })
}

/** The city with one venue closed by an emergency from a moment on. */
function closedBy(content: CityContent, venue: string, from: string, to: string): CityContent {
  const date = from.slice(0, 10)
  const minutes = (time: string) => Number(time.slice(11, 13)) * 60 + Number(time.slice(14, 16))
  return {
    ...content,
    notices: [
      ...content.notices,
      {
        id: `${content.city.id}-storm`,
        title: '因天气临时闭馆',
        publisher: '测试',
        url: null,
        announced: { at: from, by: false },
        covers: null,
        layer: 'emergency',
        supersedes: [],
        note: null,
        programme: [],
        rules: [
          {
            id: `${content.city.id}-storm#1.1`,
            places: [venue],
            clause: 1,
            when: { on: [{ kind: 'date', date }], days: null, from: null, to: null, except: [] },
            what: {
              kind: 'not',
              windows: [
                { from: minutes(from), to: minutes(to), lastEntry: null, booking: null, fee: null },
              ],
            },
            lastEntry: null,
            booking: null,
            fee: null,
            note: null,
            holidays: 'silent',
            othersClosed: false,
            reach: 'parts',
            basis: 'stated',
            cause: 'weather',
            source: null,
          },
        ],
      },
    ],
  }
}

describe('the founding pack, 16 February 2024', () => {
  const zhuzhou = packCities().find(({ city }) => city.id === 'zhuzhou')!

  test('24 hours, with a storm at 10:07: never a wrong word of the revision held', async () => {
    const story = await watching([zhuzhou], '2024-02-16T00:00:00+08:00')
    await story.minute(607)
    const museum = story.ids.indexOf('zhuzhou-museum')
    expect(story.shown[museum]!.value.state).toBe('open')
    await story.publish(closedBy(zhuzhou, 'zhuzhou-museum', '2024-02-16T10:07', '2024-02-16T15:00'))
    await story.minute(5)
    expect(story.shown[museum]!.value).toMatchObject({ state: 'closed', reason: 'weather' })
    await story.minute(1440 - 612)
    story.stop()
    expect([story.wrong, story.unsure]).toEqual([[], 0])
    const asked = story.line.log.length
    const bodies = story.line.log.filter(({ status }) => status === 200).length
    console.log(JSON.stringify({ figure: 'requests in 24 h', value: asked, withBody: bodies }))
    expect(asked).toBeLessThanOrEqual(1440 / 4 + 2)
    expect(story.line.peak).toBe(1)
  }, 120_000)

  test('a flight-mode hour over closing time: right all along, and its age is said', async () => {
    const story = await watching([zhuzhou], '2024-02-16T16:30:00+08:00')
    await story.minute(2)
    story.line.online = false
    await story.minute(60)
    expect([story.wrong, story.unsure]).toEqual([[], 0])
    const lending = story.shown[story.ids.indexOf('zhuzhou-library-lending')]!
    expect(lending).toMatchObject({ sure: true, fresh: false, value: { state: 'closed' } })
    expect(lending.age).toBeGreaterThan(58 * MINUTE)
    expect(lending.failure).toMatchObject({ kind: 'offline' })
    story.line.online = true
    await story.minute(5)
    expect(story.shown.every((held) => held!.fresh)).toBe(true)
    expect(story.wrong).toEqual([])
    story.stop()
  }, 60_000)

  test('a week offline: sure as far as the transitions reach, and no word further', async () => {
    const story = await watching([zhuzhou], '2024-02-16T08:00:00+08:00')
    await story.minute(1)
    story.line.online = false
    for (let day = 0; day < 7; day++) {
      await story.clock.advance(23 * 60 * MINUTE)
      await story.minute(60)
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
    const story = await watching([town], '2024-11-02T21:00:00-04:00')
    await story.minute(1)
    story.line.online = false
    await story.minute(7 * 60)
    story.stop()
    expect([story.wrong, story.unsure]).toEqual([[], 0])
    expect(story.shown[0]!.value.state).toBe('closed')
  }, 60_000)
})

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
