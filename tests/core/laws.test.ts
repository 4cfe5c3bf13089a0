/** Laws that hold of every city, tried on random ones. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  answerAt,
  compile,
  daysBetween,
  intervalsBetween,
  nextChange,
  stateAt,
  transitionsAfter,
} from '../../src/core/schedule.ts'
import type { Place, Schedule } from '../../src/core/schedule.ts'
import type { CityContent, Instant, OnTerm, Rule } from '../../src/core/model.ts'
import { dateOf } from '../../src/core/time.ts'
import { decode } from '../../src/dataset/decode.ts'
import { decodeContent, encode, folderOf } from '../../src/dataset/encode.ts'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { openStore } from '../../src/store/store.ts'
import { emptyNotice } from '../oracle/build.ts'
import { instantOf, world } from '../oracle/naive.ts'
import { words } from '../oracle/compare.ts'
import { generator, picker, randomCity } from '../oracle/random.ts'
import type { Scene } from '../oracle/random.ts'

const DAY = 1440
/** Fixed, so that a failure today is a failure tomorrow. */
const RUNS = { seed: 20261122, numRuns: 30 }

interface Ground {
  content: CityContent
  schedule: Schedule
  scene: Scene
  /** The scene as instants. */
  from: Instant
  to: Instant
  places: Place[]
  pick: ReturnType<typeof picker>
}

function ground(seed: number): Ground {
  const { content, scene } = randomCity(seed)
  const schedule = compile(content)
  const w = world(content)
  return {
    content,
    schedule,
    scene,
    from: instantOf(w, scene.first * DAY),
    to: instantOf(w, (scene.last + 1) * DAY),
    places: [...schedule.places.values()],
    pick: picker(generator(seed + 1)),
  }
}

function law(name: string, holds: (g: Ground) => void | Promise<void>): void {
  it(name, () =>
    fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1e6 }), async (seed) => {
        await holds(ground(seed))
      }),
      RUNS,
    ),
  )
}

describe('intervals', () => {
  law('tile the range without gap or overlap', (g) => {
    for (const place of g.places) {
      const from = g.from + g.pick.between(0, 3000)
      const to = g.to - g.pick.between(0, 3000)
      const intervals = intervalsBetween(g.schedule, place, from, to)
      expect(intervals[0]!.from).toBe(from)
      expect(intervals.at(-1)!.to).toBe(to)
      intervals.forEach((x, i) => {
        expect(x.to).toBeGreaterThan(x.from)
        if (i === 0) return
        expect(x.from).toBe(intervals[i - 1]!.to)
        expect(x.state).not.toBe(intervals[i - 1]!.state)
      })
    }
  })

  law('hold the state of every instant in them', (g) => {
    for (const place of g.places)
      for (const x of intervalsBetween(g.schedule, place, g.from, g.to))
        for (const t of [x.from, x.to - 1, g.pick.between(x.from, x.to - 1)]) {
          expect(stateAt(g.schedule, place, t)).toBe(x.state)
          expect(answerAt(g.schedule, place, t).state).toBe(x.state)
        }
  })

  law('do not depend on the range asked for', (g) => {
    for (const place of g.places) {
      const whole = intervalsBetween(g.schedule, place, g.from, g.to)
      const [from, to] = [g.from + 5000, g.to - 5000]
      const cut = whole
        .filter((x) => x.to > from && x.from < to)
        .map((x) => ({ ...x, from: Math.max(x.from, from), to: Math.min(x.to, to) }))
      expect(intervalsBetween(g.schedule, place, from, to)).toEqual(cut)
    }
  })
})

describe('the next change', () => {
  law('is a real change, and nothing changes before it', (g) => {
    for (const place of g.places) {
      let t = g.from + g.pick.between(0, 20000)
      for (let n = 0; n < 8; n++) {
        const next = nextChange(g.schedule, place, t)
        if (next === null || next > g.to) break
        const state = stateAt(g.schedule, place, t)
        expect(next).toBeGreaterThan(t)
        expect(stateAt(g.schedule, place, next)).not.toBe(state)
        expect(stateAt(g.schedule, place, next - 1)).toBe(state)
        expect(stateAt(g.schedule, place, g.pick.between(t, next - 1))).toBe(state)
        t = next
      }
    }
  })

  law('is the answer’s until, and its then is the state there', (g) => {
    for (const place of g.places) {
      const t = g.pick.between(g.from, g.to)
      const a = answerAt(g.schedule, place, t)
      expect(a.until).toBe(nextChange(g.schedule, place, t))
      expect(a.then).toBe(a.until === null ? null : stateAt(g.schedule, place, a.until))
      if (a.since !== null && a.since > 0) {
        expect(stateAt(g.schedule, place, a.since)).toBe(a.state)
        expect(stateAt(g.schedule, place, a.since - 1)).not.toBe(a.state)
      }
    }
  })

  law('an answer stays the same until it says it changes', (g) => {
    for (const place of g.places) {
      const t = g.pick.between(g.from, g.to)
      const a = answerAt(g.schedule, place, t)
      const end = a.changesAt ?? g.to
      const later = g.pick.between(t, Math.max(t, Math.min(end, t + 3 * DAY) - 1))
      expect(words(answerAt(g.schedule, place, later))).toBe(words(a))
    }
  })

  law('transitions follow one another as changes do', (g) => {
    for (const place of g.places) {
      let t = g.pick.between(g.from, g.to)
      for (const next of transitionsAfter(g.schedule, place, t, 5)) {
        expect(answerAt(g.schedule, place, t).changesAt).toBe(next)
        t = next
      }
    }
  })
})

describe('days', () => {
  law('stretches tile the civil day and agree with the state', (g) => {
    const w = world(g.content)
    for (const place of g.places)
      for (const day of daysBetween(g.schedule, place, g.scene.first, g.scene.last)) {
        const start = instantOf(w, day.day * DAY)
        const end = instantOf(w, (day.day + 1) * DAY)
        // Apia had no 30 December 2011
        if (start === end) {
          expect(day).toMatchObject({ stretches: [], windows: [] })
          continue
        }
        // where midnight itself is skipped, the day begins later on the wall
        expect(day.stretches[0]!.startsAt).toBe(start)
        if (end - start === DAY) expect(day.stretches[0]!.from).toBe(0)
        expect(day.stretches.at(-1)!.to).toBe(DAY)
        expect(day.stretches.at(-1)!.endsAt).toBe(end)
        day.stretches.forEach((s, i) => {
          expect(s.endsAt).toBeGreaterThan(s.startsAt)
          if (i) {
            const before = day.stretches[i - 1]!
            expect(s.startsAt).toBe(before.endsAt)
            // wall times that a gap skips lie between two stretches
            expect(s.from).toBeGreaterThanOrEqual(before.to)
          }
          expect(stateAt(g.schedule, place, s.startsAt)).toBe(s.state)
          expect(stateAt(g.schedule, place, s.endsAt - 1)).toBe(s.state)
        })
      }
  })

  law('every window is open from end to end', (g) => {
    for (const place of g.places)
      for (const day of daysBetween(g.schedule, place, g.scene.first, g.scene.last))
        for (const x of day.windows) {
          expect(x.endsAt).toBeGreaterThan(x.startsAt)
          for (const t of [x.startsAt, x.endsAt - 1, g.pick.between(x.startsAt, x.endsAt - 1)])
            expect(stateAt(g.schedule, place, t)).toBe('open')
        }
  })

  law('one day asked alone is the same day', (g) => {
    for (const place of g.places) {
      const all = daysBetween(g.schedule, place, g.scene.first, g.scene.last)
      const day = g.pick.between(g.scene.first, g.scene.last)
      const alone = daysBetween(compile(g.content), place, day, day)[0]!
      expect(alone.date).toBe(dateOf(day))
      expect(told(alone)).toBe(told(all[day - g.scene.first]!))
    }
  })
})

describe('rule sets', () => {
  law('the order of rules and files does not matter', (g) => {
    const turned = structuredClone(g.content)
    turned.notices.reverse()
    for (const notice of turned.notices) notice.rules.reverse()
    for (const venue of turned.venues) venue.standing.reverse()
    expect(differences(turned, g)).toEqual([])
  })

  law('the order of files does not matter to who reads them', (g) => {
    const { files } = folderOf(writable(g.content))
    expect(decode({ files: new Map([...files].reverse()) })).toEqual(decode({ files }))
  })

  law('a rule that matches no day in range changes nothing in range', (g) => {
    const more = structuredClone(g.content)
    const on: OnTerm[] = [{ kind: 'range', from: '2029-03-05', to: '2029-03-09' }]
    const when = { on, days: null, from: null, to: null, except: [] }
    const other = randomCity(g.pick.between(1, 1e6)).content
    // every rule of another city, on days that are far from this one's
    const rules = rulesOf(other).map((rule, n): Rule => {
      const places = [g.pick.of(more.venues).id]
      return { ...rule, id: `zz#1.${n + 1}`, places, when, holidays: 'silent', othersClosed: false }
    })
    const notice = emptyNotice('zz', '2008-01-01', g.pick.of(['notice', 'emergency'] as const))
    more.notices.push({ ...notice, rules })
    const from = { ...when, on: null, from: '2029-03-05' }
    const what = { kind: 'regular', as: null, from: null, to: null } as const
    for (const rule of rules.slice(0, 1)) {
      const later = emptyNotice('zzz', '2008-01-01', 'notice')
      more.notices.push({ ...later, rules: [{ ...rule, id: 'zzz#1.1', when: from, what }] })
    }
    // a place without regular hours would have some now, and its holidays then lack an announcement
    const ordered = more.venues.find((v) => v.standing.some((r) => r.when.on === null))
    for (const rule of rules.filter((r) => r.what.kind !== 'regular').slice(0, ordered ? 3 : 0))
      ordered!.standing.push({
        ...rule,
        id: `s-${rule.id}`,
        places: [ordered!.id],
        clause: null,
        // of no date, so that it ends no closure that is open-ended today
        source: null,
      })
    expect(differences(more, g)).toEqual([])
  })

  law('decode ∘ encode is the identity', (g) => {
    const back = decodeContent(encode(g.content))
    expect(back).toEqual(g.content)
    expect(encode(back)).toBe(encode(g.content))
    expect(differences(back, g)).toEqual([])
  })

  law('publish ∘ decode ∘ encode is the identity: a folder says what was published', async (g) => {
    const content = writable(g.content)
    const { cities, issues } = decode(folderOf(content))
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(cities).toEqual([content])
    const port = openSqlite(':memory:')
    const store = openStore(port)
    const how = { at: g.from, by: 'law', note: '', kind: 'publish' } as const
    const publish = (city: CityContent) => store.publish([{ content: city, events: [] }], how)
    expect((await publish(cities[0]!)).outcome).toBe('published')
    const head = await store.head(content.city.id)
    expect(await store.content(head!)).toEqual(content)
    expect((await publish(content)).outcome).toBe('unchanged')
    port.close()
  })
})

/** The city with the lunar table of all years, without which no folder is whole. */
function writable(content: CityContent): CityContent {
  return { ...content, calendar: { ...content.calendar, lunar: BUILTIN.lunar } }
}

const BUILTIN = builtinCalendar()

function rulesOf({ venues, notices }: CityContent): Rule[] {
  return [...venues.flatMap((v) => v.standing), ...notices.flatMap((n) => n.rules)]
}

/** Days on which another content answers differently, at most the first two. */
function differences(content: CityContent, g: Ground): string[] {
  const was = portrait(g.content, g)
  const now = portrait(content, g)
  return now.filter((line, i) => line !== was[i]).slice(0, 2)
}

/** All of a city's answers over a scene: each day of each place. */
function portrait(content: CityContent, g: Ground): string[] {
  const schedule = compile(content)
  return [...schedule.places.values()]
    .sort((a, b) => (a.venue.id < b.venue.id ? -1 : 1))
    .flatMap((place) => daysBetween(schedule, place, g.scene.first, g.scene.last).map(told))
}

/** A day's answer as text, keys in order; rules by id. */
function told(day: ReturnType<typeof daysBetween>[0]): string {
  return JSON.stringify(day, (key, value: unknown) => {
    if (key === 'because' && Array.isArray(value))
      return value.map((b: { id: string; outranked: string[] }) => [b.id, b.outranked])
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}
