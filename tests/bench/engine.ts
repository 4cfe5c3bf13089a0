/** The engine against npm opening_hours and against bare arrays: the library case of a year. */
import OpeningHours from 'opening_hours'
import {
  answerAt,
  compile,
  intervalsBetween,
  nextChange,
  stateAt,
} from '../../src/core/schedule.ts'
import type { Schedule } from '../../src/core/schedule.ts'
import type {
  CityContent,
  Rule,
  State,
  Venue,
  Weekday,
  When,
  Window,
} from '../../src/core/model.ts'
import { DAY, dayOf, instantAt } from '../../src/core/time.ts'
import { rates } from './harness.ts'
import type { Row } from './harness.ts'

/** Rows of `npm run bench` for the engine. */
export function* bench(): Generator<Row> {
  const schedule = compile(library())
  const place = schedule.places.get('library')!
  const peer = new OpeningHours(PEER, null)
  const instants = randomInstants(schedule, 1 << 14)
  const dates = Array.from(instants.subarray(0, 512), (t) => new Date(t * 60000))
  const bare = bareArray(schedule)
  const yearFrom = instantAt(schedule.zone, dayOf('2024-01-01') * DAY)
  const yearTo = instantAt(schedule.zone, dayOf('2025-01-01') * DAY)

  // The answers are added up without a branch of the loop's own, which chance would often guess wrong.
  const state = rates({
    ours: {
      ops: instants.length * 20,
      run: () => {
        let sum = 0
        for (let round = 0; round < 20; round++)
          for (let i = 0; i < instants.length; i++)
            sum += stateAt(schedule, place, instants[i]!).length
        return sum
      },
    },
    peer: { ops: 512, run: () => dates.reduce((n, date) => n + Number(peer.getState(date)), 0) },
    limit: {
      ops: instants.length * 20,
      run: () => {
        let sum = 0
        for (let round = 0; round < 20; round++)
          for (let i = 0; i < instants.length; i++) sum += bare(instants[i]!).length
        return sum
      },
    },
  })
  yield row('state at a random instant', state, state.ours / state.peer, 80)
  yield row('state against a bare day-indexed array', state, state.ours / state.limit, 0.5)

  const next = rates({
    ours: {
      ops: instants.length * 20,
      run: () => {
        let sum = 0
        for (let round = 0; round < 20; round++)
          for (let i = 0; i < instants.length; i++)
            sum = (sum + nextChange(schedule, place, instants[i]!)!) | 0
        return sum
      },
    },
    peer: { ops: 256, run: () => dates.slice(0, 256).map((date) => peer.getNextChange(date)) },
  })
  yield row('next change', { ...next, limit: null }, next.ours / next.peer, 120)

  const [from, to] = [new Date(yearFrom * 60000), new Date(yearTo * 60000)]
  const year = rates({
    ours: {
      ops: 400,
      run: () => repeat(400, () => intervalsBetween(schedule, place, yearFrom, yearTo).length),
    },
    peer: { ops: 4, run: () => repeat(4, () => peer.getOpenIntervals(from, to).length) },
  })
  yield row("a year's intervals", { ...year, limit: null }, year.ours / year.peer, 70)

  const content = library()
  const compiling = rates({
    ours: {
      ops: 1000,
      run: () =>
        repeat(1000, () => {
          const fresh = compile(content)
          const library = fresh.places.get('library')!
          for (let t = yearFrom; t < yearTo; t += 128 * DAY) stateAt(fresh, library, t)
          return fresh.work.chunks
        }),
    },
    peer: { ops: 200, run: () => repeat(200, () => (new OpeningHours(PEER, null) ? 1 : 0)) },
  })
  yield row(
    'compile one venue-year from rules',
    { ...compiling, limit: null },
    compiling.ours / compiling.peer,
    20,
  )

  yield* many(dates)
  yield* served(instants, dates)
}

/** Open now over 10,000 venues with 200 distinct patterns, and what they weigh. */
function* many(dates: Date[]): Generator<Row> {
  const content = city(
    Array.from({ length: 10_000 }, (_, i) => {
      const pattern = i % 200
      return venue(
        `venue-${i}`,
        weekly(480 + (pattern % 20) * 3, 1020 + Math.floor(pattern / 20) * 6),
      )
    }),
  )
  collect()
  const before = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers
  const schedule = compile(content)
  const places = [...schedule.places.values()]
  const yearFrom = instantAt(schedule.zone, dayOf('2024-01-01') * DAY)
  for (const place of places)
    for (let day = 0; day < 366; day += 64) stateAt(schedule, place, yearFrom + day * DAY)
  collect()
  const bytes = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers - before
  const peers = Array.from({ length: 200 }, () => new OpeningHours(PEER, null))
  const open = rates({
    ours: {
      ops: 10_000,
      run: () => {
        const t = dates[7]!.getTime() / 60000
        let count = 0
        for (const place of places) if (stateAt(schedule, place, t) === 'open') count++
        return count
      },
    },
    peer: { ops: 200, run: () => peers.filter((peer) => peer.getState(dates[7]!)).length },
  })
  yield row(
    'open now, per venue of 10,000 compiled',
    { ...open, limit: null },
    open.ours / open.peer,
    100,
  )
  yield {
    name: 'open now over 10,000 venues, milliseconds',
    figure: 10_000_000 / open.ours,
    peer: 10_000_000 / open.peer,
    limit: 1,
    ratio: open.ours / 10_000_000,
    atLeast: 1,
  }
  yield {
    name: 'bytes per compiled venue-year, 10,000 venues, 200 patterns',
    figure: bytes / 10_000,
    peer: 38_000,
    limit: 1024,
    ratio: 1024 / (bytes / 10_000),
    atLeast: 1,
    note: 'peer as measured in the research for opening_hours.js',
  }
}

/** A whole answer for a library of six rooms, against asking the peer for each room. */
function* served(instants: Int32Array, dates: Date[]): Generator<Row> {
  const rooms = Array.from({ length: 6 }, (_, i) => `room-${i}`)
  const schedule = compile(library(rooms))
  const place = schedule.places.get('library')!
  const peers = rooms.map(() => new OpeningHours(PEER, null))
  const some = instants.subarray(0, 2048)
  const answers = rates({
    ours: {
      ops: 2048,
      run: () => some.reduce((n, t) => n + answerAt(schedule, place, t).because.length, 0),
    },
    peer: {
      ops: 64,
      run: () =>
        dates
          .slice(0, 64)
          .map((date) =>
            peers.map((p) => [p.getState(date), p.getUnknown(date), p.getNextChange(date)]),
          ),
    },
  })
  yield row(
    'a whole answer, library with six rooms',
    { ...answers, limit: null },
    answers.ours / answers.peer,
    10,
  )
}

const PEER =
  'Tu-Su 08:30-21:30; 2024 Feb 9 08:30-12:00; 2024 Feb 10-2024 Feb 14 08:30-12:00,14:30-17:30; 2024 Feb 15-2024 Feb 17 08:30-17:30'

/** The same hours as {@link PEER} as a city of one library, its dated rules in a notice. */
function library(rooms: string[] = []): CityContent {
  const places = ['library']
  const dated = (id: string, from: string, to: string, windows: Window[]) =>
    rule(id, places, { ...WHEN, on: [{ kind: 'range', from, to }] }, windows)
  const content = city([
    venue('library', weekly(510, 1290)),
    ...rooms.map((id) => ({ ...venue(id, []), partOf: 'library' })),
  ])
  content.notices.push({
    id: 'spring',
    title: 'hours of the holiday',
    publisher: 'library',
    url: null,
    announced: { at: '2024-02-01', by: false },
    covers: null,
    layer: 'notice',
    supersedes: [],
    note: null,
    programme: [],
    rules: [
      dated('spring#1.1', '2024-02-09', '2024-02-09', [span(510, 720)]),
      dated('spring#1.2', '2024-02-10', '2024-02-14', [span(510, 720), span(870, 1050)]),
      dated('spring#1.3', '2024-02-15', '2024-02-17', [span(510, 1050)]),
    ],
  })
  return content
}

const WHEN: When = { on: null, days: null, from: null, to: null, except: [] }

function weekly(from: number, to: number): Rule[] {
  const days = ([1, 2, 3, 4, 5, 6] as Weekday[]).map((day) => ({ kind: 'weekday' as const, day }))
  return [
    { ...rule('week', [], { ...WHEN, days }, [span(from, to)]), holidays: 'same' },
    {
      ...rule('monday', [], { ...WHEN, days: [{ kind: 'weekday', day: 0 }] }, []),
      what: { kind: 'closed' },
      holidays: 'same',
    },
  ]
}

function span(from: number, to: number): Window {
  return { from, to, lastEntry: null, booking: null, fee: null }
}

function rule(id: string, places: string[], when: When, windows: Window[]): Rule {
  return {
    id,
    places,
    clause: 1,
    when,
    what: { kind: 'hours', windows },
    lastEntry: null,
    booking: null,
    fee: null,
    note: null,
    holidays: 'silent',
    othersClosed: false,
    reach: 'parts',
    basis: 'stated',
    cause: null,
    source: null,
  }
}

function venue(id: string, standing: Rule[]): Venue {
  return {
    id,
    name: id,
    nameEn: null,
    pinyin: null,
    aliases: [],
    kind: 'library',
    partOf: null,
    ownHours: false,
    address: null,
    phone: null,
    website: null,
    location: null,
    formerIds: [],
    fee: null,
    booking: null,
    standing: standing.map((r) => ({ ...r, id: `${id}#${r.id}`, places: [id] })),
    sources: [],
    doubts: null,
  }
}

function city(venues: Venue[]): CityContent {
  return {
    format: 1,
    city: { id: 'bench', name: 'bench', nameEn: null, timezone: 'Asia/Shanghai', calendar: 'none' },
    venues,
    notices: [],
    calendar: { years: [], lunar: {} },
  }
}

function randomInstants(schedule: Schedule, count: number): Int32Array {
  let seed = 20240210
  const from = instantAt(schedule.zone, dayOf('2024-01-01') * DAY)
  return Int32Array.from({ length: count }, () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return from + (seed % (366 * DAY))
  })
}

/** The least that can answer: boundaries in one array, the first of each day in another. */
function bareArray(schedule: Schedule): (t: number) => State {
  const place = schedule.places.get('library')!
  const from = instantAt(schedule.zone, dayOf('2024-01-01') * DAY)
  const intervals = intervalsBetween(schedule, place, from, from + 367 * DAY)
  const starts = Int32Array.from([...intervals.map((i) => i.from), 2 ** 31 - 1])
  const states = intervals.map((i) => i.state)
  const first = Uint16Array.from({ length: 367 }, (_, day) =>
    intervals.findLastIndex((i) => i.from <= from + day * DAY),
  )
  return (t) => {
    let i = first[((t - from) / DAY) | 0]!
    while (starts[i + 1]! <= t) i++
    return states[i]!
  }
}

function repeat(times: number, run: () => number): number {
  let sum = 0
  for (let i = 0; i < times; i++) sum += run()
  return sum
}

function row(
  name: string,
  { ours, peer, limit }: { ours: number; peer: number; limit: number | null },
  ratio: number,
  atLeast: number,
): Row {
  return { name, figure: ours, peer, limit, ratio, atLeast }
}

function collect(): void {
  const { gc } = globalThis as { gc?: () => void }
  if (!gc) throw new Error('run with --expose-gc: memory is measured after collection')
  gc()
}
