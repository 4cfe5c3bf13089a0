/** A page that watches every venue of a service; at every minute what it shows is held against the engine. */
import { createClient } from '../../src/client/client.ts'
import type { Held, Status } from '../../src/client/client.ts'
import type { CityContent } from '../../src/core/model.ts'
import { answerAt, compile } from '../../src/core/schedule.ts'
import type { Schedule } from '../../src/core/schedule.ts'
import { statusOf } from '../../src/render/wire.ts'
import { fakeClock, lineToFetch, memoryStore } from './doubles.ts'
import type { FakeClock, Line } from './doubles.ts'
import { serviceOf } from './service.ts'

const MINUTE = 60_000

/** The venues of the founding notice (CONTRACT), more than enough for a page. */
export const FOUNDING = [
  'zhuzhou-cultural-center',
  'zhuzhou-museum',
  'zhuzhou-museum-parking',
  'zhuzhou-library',
  'zhuzhou-library-periodicals',
  'zhuzhou-library-study-room',
  'zhuzhou-library-children',
  'zhuzhou-library-lending',
  'zhuzhou-library-electronic',
  'zhuzhou-library-picture-books',
  'zhuzhou-erguan-bookhouse',
  'zhuzhou-24h-bookhouses',
  'zhuzhou-fitness-center',
  'zhuzhou-badminton-hall',
  'zhuzhou-football-park',
  'zhuzhou-ball-plaza',
  'zhuzhou-table-tennis-base',
  'zhuzhou-wushu-base',
  'zhuzhou-shennong-theatre',
]

/** What a revision says of a venue at a moment, asked of the engine itself. */
export function truthOf(schedule: Schedule, id: string, t: number): Status {
  const instant = Math.floor(t / MINUTE)
  const answer = answerAt(schedule, schedule.places.get(id)!, instant)
  return statusOf(schedule, answer, { lang: 'zh-CN', t: instant, at: null }).body
}

/** A page that watches, and what came of it. */
export interface Story {
  clock: FakeClock
  line: Line
  ids: string[]
  /** Every untrue thing shown, with its minute; must stay empty. */
  wrong: string[]
  /** Venue-minutes at which the client owned that it does not know. */
  unsure: number
  shown: (Held<Status> | null)[]
  /** Publishes a revision at this moment. */
  publish(content: CityContent): Promise<void>
  /** Lets so many minutes pass, comparing after each. */
  minutes(count: number): Promise<void>
  stop(): void
}

/** A page that watches venues of a city from `start` on, on Node or wherever `serve` puts it. */
export async function watching(
  content: CityContent,
  start: string,
  { ids, serve = serviceOf }: { ids: string[]; serve?: typeof serviceOf },
): Promise<Story> {
  const clock = fakeClock(start)
  const service = await serve([content], clock.now, clock.now() - 86_400_000)
  const line = lineToFetch((url, init) => service.fetch(url, init), clock)
  const editions = [{ since: -Infinity, schedule: compile(content) }]
  const client = createClient({
    base: 'https://hours.example',
    transport: line,
    store: memoryStore(),
    now: clock.now,
    after: clock.after,
    random: () => 0.5,
  })
  const story: Story = {
    clock,
    line,
    ids,
    wrong: [],
    unsure: 0,
    shown: [],
    async publish(next) {
      // after whatever was asked at this very moment
      await clock.advance(1)
      await service.publish([next], clock.now())
      editions.push({ since: clock.now(), schedule: compile(next) })
    },
    async minutes(count) {
      for (let i = 0; i < count; i++) {
        await clock.advance(MINUTE)
        for (const [i, id] of ids.entries()) compare(id, story.shown[i] ?? null)
      }
    },
    stop: client.watch(ids, (held) => (story.shown = held)),
  }

  function compare(id: string, held: Held<Status> | null): void {
    if (!held?.sure) story.unsure++
    if (!held?.sure) return
    // an answer belongs to the revision that was the head when it was last confirmed
    const { schedule } = editions.findLast(({ since }) => since <= held.asOf)!
    const truth = truthOf(schedule, id, clock.now())
    if (JSON.stringify(held.value) === JSON.stringify(truth)) return
    const minute = new Date(clock.now()).toISOString()
    story.wrong.push(`${minute} ${id}: ${held.value.summary} ≠ ${truth.summary}`)
  }
  return story
}

/** The city with one venue closed by an emergency from a moment on. */
export function closedBy(
  content: CityContent,
  venue: string,
  from: string,
  to: string,
): CityContent {
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
