/**
 * Random cities in which rules really meet: a handful of places, rule days crowded into one month that
 * holds a festival, a change of daylight saving or the edge of what the State Council has announced.
 * Same seed, same city.
 */
import type {
  Booking,
  CalendarName,
  CityContent,
  DayTerm,
  Notice,
  OnTerm,
  Rule,
  Venue,
  Weekday,
  What,
  Window,
} from '../../src/core/model.ts'
import { dateOf, dayOf } from '../../src/core/time.ts'
import { calendar, emptyNotice, venue } from './build.ts'
import { tiesOn, world } from './naive.ts'

/** A generator of numbers in `[0, 1)`; mulberry32. */
export type Random = () => number

/** Where a random city's rules crowd, and the days on which its clocks change if they do there. */
export interface Scene {
  zone: string
  first: number
  last: number
  /** Days of 23 or 25 hours (or half an hour off). */
  changes: number[]
}

export interface RandomCity {
  content: CityContent
  scene: Scene
}

const SCENES: { zone: string; from: string; changes?: string[] }[] = [
  { zone: 'Asia/Shanghai', from: '2024-02-01' },
  { zone: 'Asia/Shanghai', from: '2026-02-08' },
  { zone: 'Asia/Shanghai', from: '2026-09-18' },
  { zone: 'Asia/Shanghai', from: '2026-04-26' },
  { zone: 'Asia/Shanghai', from: '2026-12-18' },
  { zone: 'Asia/Shanghai', from: '2027-01-25' },
  { zone: 'Asia/Shanghai', from: '2027-04-20' },
  { zone: 'Europe/Berlin', from: '2024-03-20', changes: ['2024-03-31'] },
  { zone: 'Europe/Berlin', from: '2026-10-10', changes: ['2026-10-25'] },
  { zone: 'Europe/Berlin', from: '2027-03-15', changes: ['2027-03-28'] },
  { zone: 'America/New_York', from: '2024-10-20', changes: ['2024-11-03'] },
  { zone: 'America/New_York', from: '2026-02-25', changes: ['2026-03-08'] },
  { zone: 'Australia/Lord_Howe', from: '2026-03-25', changes: ['2026-04-05'] },
  { zone: 'Australia/Lord_Howe', from: '2026-09-20', changes: ['2026-10-04'] },
]

const LENGTH = 28

/** A random city without ties, and where to look at it. */
export function randomCity(seed: number): RandomCity {
  const { content, scene } = untidyCity(seed)
  untie(content, scene)
  return { content, scene }
}

/** The same before its ties are taken out: a city that publishing must refuse. */
export function untidyCity(seed: number): RandomCity {
  const random = generator(seed)
  const pick = picker(random)
  const chosen = pick.of(SCENES)
  const first = dayOf(chosen.from)
  const scene: Scene = {
    zone: chosen.zone,
    first,
    last: first + LENGTH - 1,
    changes: (chosen.changes ?? []).map(dayOf),
  }
  const content: CityContent = {
    format: 1,
    city: {
      id: 'town',
      name: '镇',
      nameEn: null,
      timezone: chosen.zone,
      calendar: pick.chance(chosen.zone === 'Asia/Shanghai' ? 0.9 : 0.4) ? 'CN' : 'none',
    },
    venues: somePlaces(pick),
    notices: [],
    calendar: calendar(
      pick.weighted([
        [6, [2024, 2025, 2026]],
        [2, [2024, 2025, 2026, 2027]],
        [1, [2025, 2027]],
        [1, [2024, 2026]],
      ]),
    ),
  }
  const ground: Ground = { pick, scene, content }
  for (const v of content.venues) {
    const count = v.partOf === null ? pick.between(1, 4) : pick.between(0, 2)
    for (let n = 1; n <= count; n++) v.standing.push(standingRule(ground, v, n))
  }
  for (let n = 1, count = pick.between(0, 5); n <= count; n++)
    content.notices.push(someNotice(ground, n))
  content.notices.sort((a, b) => (a.id < b.id ? -1 : 1))
  return { content, scene }
}

/** Numbers in `[0, 1)` from a seed. */
export function generator(seed: number): Random {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = a
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Drops one rule of each pair that ties on a day of the scene (DESIGN §3.1.4 refuses such cities). */
function untie(content: CityContent, scene: Scene): void {
  for (let again = true; again;) {
    again = false
    const w = world(content)
    for (const v of content.venues)
      for (let day = scene.first - 20; day <= scene.last + 20 && !again; day++) {
        const tie = tiesOn(w, v.id, day)[0]
        if (!tie) continue
        for (const place of content.venues)
          place.standing = place.standing.filter((r) => r !== tie[1].rule)
        for (const notice of content.notices)
          notice.rules = notice.rules.filter((r) => r !== tie[1].rule)
        again = true
      }
  }
}

interface Ground {
  pick: ReturnType<typeof picker>
  scene: Scene
  content: CityContent
}

/** Choices made with one generator. */
export function picker(random: Random) {
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1))
  const of = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!
  return {
    between,
    of,
    chance: (p: number) => random() < p,
    weighted<T>(all: [number, T][]): T {
      let at = random() * all.reduce((sum, [weight]) => sum + weight, 0)
      for (const [weight, value] of all) if ((at -= weight) < 0) return value
      return all.at(-1)![1]
    },
    some<T>(all: readonly T[], low: number, high: number): T[] {
      const left = [...all]
      const count = Math.min(between(low, high), left.length)
      return Array.from(
        { length: count },
        () => left.splice(Math.floor(random() * left.length), 1)[0]!,
      )
    },
  }
}

function somePlaces(pick: Ground['pick']): Venue[] {
  const venues: Venue[] = []
  const add = (id: string, partOf: string | null, ownHours: boolean) =>
    venues.push({
      ...venue(id, partOf, ownHours),
      booking: pick.chance(0.25) ? someBooking(pick) : null,
      fee: pick.chance(0.2) ? pick.of(['free', 'low-fee', 'paid'] as const) : null,
    })
  for (const house of pick.chance(0.25) ? ['h', 'k'] : ['h']) {
    add(house, null, false)
    const floors = pick.chance(0.35) ? 0 : pick.between(1, 3)
    for (let f = 1; f <= floors; f++) {
      const floor = `${house}${f}`
      add(floor, house, pick.chance(0.2))
      for (let r = 1, rooms = pick.chance(0.7) ? 0 : pick.between(1, 2); r <= rooms; r++) {
        const room = `${floor}${'ab'[r - 1]}`
        add(room, floor, pick.chance(0.2))
        if (pick.chance(0.2)) add(`${room}x`, room, pick.chance(0.2))
      }
    }
  }
  return venues
}

// --- rules ------------------------------------------------------------------------------------

function emptyRule(id: string, places: string[], clause: number | null): Rule {
  return {
    id,
    places,
    clause,
    when: { on: null, days: null, from: null, to: null, except: [] },
    what: { kind: 'none' },
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

function standingRule(g: Ground, v: Venue, n: number): Rule {
  const { pick, scene } = g
  const rule = emptyRule(`${v.id}#standing.${n}`, [v.id], null)
  const when = rule.when
  const manner = pick.weighted<'weekly' | 'season' | 'holiday'>([
    [5, 'weekly'],
    [2, 'season'],
    [3, 'holiday'],
  ])
  if (manner === 'weekly') {
    when.days = pick.chance(0.85) ? someDays(pick) : null
    if (pick.chance(0.15)) when.from = aDate(g)
  }
  if (manner === 'season') {
    if (pick.chance(0.5)) when.to = aDate(g)
    else when.on = [seasonTerm(g)]
    if (pick.chance(0.4)) when.days = someDays(pick)
  }
  if (manner === 'holiday') {
    when.on = pick.some(NAMES, 1, 2).map((name): OnTerm => ({ kind: 'name', name }))
    if (pick.chance(0.3)) when.on.push(offsetTerm(pick))
    if (pick.chance(0.2)) when.on.push({ kind: 'date', date: aDate(g) })
    if (pick.chance(0.2)) when.days = someDays(pick)
  }
  if (pick.chance(0.2)) when.except = someExcept(g)
  rule.what = pick.weighted<() => What>([
    [8, () => ({ kind: 'hours', windows: someWindows(pick, true) })],
    [1.5, () => ({ kind: 'closed' })],
    [0.6, () => ({ kind: 'unstated' })],
    [1.2, () => ({ kind: 'also', windows: someWindows(pick, false) })],
    [1.2, () => ({ kind: 'not', windows: someCuts(pick, false) })],
    [manner === 'holiday' ? 1.5 : 0, () => someRegular(g)],
    [1, () => ({ kind: 'none' })],
  ])()
  finish(g, rule)
  const namesHolidays =
    manner === 'holiday' ||
    (when.days ?? []).some((d) => d.kind === 'type' && d.type !== 'workdays')
  if (!namesHolidays) {
    const isSet = ['hours', 'closed', 'unstated'].includes(rule.what.kind)
    rule.holidays = pick.weighted([
      [3, 'silent'],
      [1, 'same'],
      [isSet ? 1 : 0, 'closed'],
    ])
  }
  const age = pick.chance(0.25) ? pick.between(520, 560) : pick.between(0, 400)
  const date = pick.chance(0.1) ? null : dateOf(scene.first + pick.between(0, 20) - age)
  rule.source = { publisher: 'p', title: null, date, url: null, firstHand: null, seen: null }
  return rule
}

function someNotice(g: Ground, n: number): Notice {
  const { pick, scene, content } = g
  const emergency = pick.chance(0.22)
  const day = scene.first + pick.between(-12, 14)
  const at = pick.chance(0.5)
    ? dateOf(day)
    : `${dateOf(day)}T${pick.of(['08:00', '10:30', '15:00'])}`
  const id = `${pick.of(['a', 'b', 'c', 'd'])}${n}`
  const notice = emptyNotice(id, at, emergency ? 'emergency' : 'notice')
  if (content.notices.length && pick.chance(0.15)) notice.supersedes = [pick.of(content.notices).id]
  if (pick.chance(0.6)) {
    const from = scene.first + pick.between(0, 12)
    notice.covers = { from: dateOf(from), to: dateOf(from + pick.between(3, 16)) }
  }
  for (let r = 1, count = pick.between(1, 4); r <= count; r++)
    notice.rules.push(noticeRule(g, notice, r))
  return notice
}

function noticeRule(g: Ground, notice: Notice, n: number): Rule {
  const { pick, content } = g
  const ids = content.venues.map((v) => v.id)
  const places = pick.chance(0.8) ? [pick.of(ids)] : pick.some(ids, 1, 3)
  const rule = emptyRule(`${notice.id}#${n}.1`, places, n)
  const when = rule.when
  const manner = pick.weighted<
    'dated' | 'calendar' | 'resume' | 'until-further' | 'standing' | 'how'
  >([
    [9, 'dated'],
    [notice.covers ? 3 : 0, 'calendar'],
    [2, 'resume'],
    [1, 'until-further'],
    [1, 'standing'],
    [1, 'how'],
  ])
  if (manner === 'resume') {
    when.from = aDate(g)
    rule.what = { kind: 'regular', as: null, from: null, to: null }
    finish(g, rule)
    return rule
  }
  if (manner === 'until-further') {
    if (pick.chance(0.8)) when.from = aDate(g)
    rule.what = { kind: 'closed' }
    finish(g, rule)
    return rule
  }
  if (manner === 'standing') {
    if (pick.chance(0.7)) when.from = aDate(g)
    if (pick.chance(0.6)) when.days = someDays(pick)
    if (pick.chance(0.2)) when.on = [{ kind: 'yearly', ...aYearly(g) }]
    rule.what = pick.weighted<() => What>([
      [4, () => ({ kind: 'hours', windows: someWindows(pick, true) })],
      [1, () => ({ kind: 'unstated' })],
      [1, () => ({ kind: 'also', windows: someWindows(pick, false) })],
      [1, () => ({ kind: 'not', windows: someCuts(pick, false) })],
    ])()
    finish(g, rule)
    rule.holidays = pick.of(['silent', 'silent', 'same'])
    return rule
  }
  if (manner === 'how') {
    if (pick.chance(0.6)) when.from = aDate(g)
    if (pick.chance(0.3)) when.on = [dateTerm(g)]
    finish(g, rule)
    rule.booking = someBooking(pick)
    return rule
  }
  if (manner === 'dated') {
    if (pick.chance(0.8)) when.on = Array.from({ length: pick.between(1, 3) }, () => dateTerm(g))
    else {
      const day = dayOf(aDate(g))
      when.from = dateOf(day)
      when.to = dateOf(day + pick.between(0, 12))
    }
    if (pick.chance(0.15)) when.days = someDays(pick)
  } else {
    when.on = pick.some(NAMES, 1, 2).map((name): OnTerm => ({ kind: 'name', name }))
    if (pick.chance(0.3)) when.on.push(offsetTerm(pick))
  }
  if (pick.chance(0.15)) when.except = someExcept(g)
  const emergency = notice.layer === 'emergency'
  rule.what = pick.weighted<() => What>([
    [6, () => ({ kind: 'hours', windows: someWindows(pick, true) })],
    [emergency ? 5 : 2.5, () => ({ kind: 'closed' })],
    [1, () => ({ kind: 'unstated' })],
    [3, () => ({ kind: 'also', windows: someWindows(pick, false) })],
    [emergency ? 4 : 2.5, () => ({ kind: 'not', windows: someCuts(pick, true) })],
    [2.5, () => someRegular(g)],
  ])()
  finish(g, rule)
  const sets = ['hours', 'closed', 'unstated', 'regular'].includes(rule.what.kind)
  const parts = places.every((id) => content.venues.find((v) => v.id === id)!.partOf !== null)
  if (sets && parts && pick.chance(0.4)) rule.othersClosed = true
  if (pick.chance(0.12)) rule.reach = 'all'
  return rule
}

function finish(g: Ground, rule: Rule): void {
  const { pick } = g
  const closes = rule.what.kind === 'regular' ? rule.what.to : null
  if (closes !== null && pick.chance(0.4)) rule.lastEntry = closes - 5
  if (pick.chance(rule.what.kind === 'none' ? 0.9 : 0.3)) rule.booking = someBooking(pick)
  if (pick.chance(0.15)) rule.fee = pick.of(['free', 'low-fee', 'paid'] as const)
}

const NAMES: CalendarName[] = [
  'spring-festival',
  'spring-festival',
  'national-day',
  'mid-autumn',
  'labour-day',
  'new-year',
  'qingming',
  'lantern',
  'lunar-new-year-eve',
  'lunar-new-year-1',
  'lunar-new-year-3',
  'statutory-holidays',
  'statutory-holidays',
  'make-up-workdays',
]

function offsetTerm(pick: Ground['pick']): OnTerm {
  const festival = pick.of(['lantern', 'spring-festival', 'national-day', 'new-year'] as const)
  return { kind: 'offset', festival, offset: pick.between(-4, 4) }
}

function aDate(g: Ground): string {
  const { pick, scene } = g
  if (scene.changes.length && pick.chance(0.35))
    return dateOf(pick.of(scene.changes) + pick.between(-1, 1))
  return dateOf(pick.between(scene.first + 2, scene.last - 2))
}

function dateTerm(g: Ground): OnTerm {
  const from = aDate(g)
  if (g.pick.chance(0.5)) return { kind: 'date', date: from }
  return { kind: 'range', from, to: dateOf(dayOf(from) + g.pick.between(0, 8)) }
}

function seasonTerm(g: Ground): OnTerm {
  if (g.pick.chance(0.4)) return dateTerm(g)
  return { kind: 'yearly', ...aYearly(g) }
}

function aYearly(g: Ground): { from: string; to: string } {
  const from = dayOf(aDate(g))
  const length = g.pick.of([3, 10, 200, 340])
  return { from: dateOf(from).slice(5), to: dateOf(from + length).slice(5) }
}

function someDays(pick: Ground['pick']): DayTerm[] {
  const days: DayTerm[] = pick
    .some([0, 1, 2, 3, 4, 5, 6], 1, 6)
    .map((d) => ({ kind: 'weekday', day: d as Weekday }))
  return pick.weighted<() => DayTerm[]>([
    [5, () => days],
    [1.5, () => [{ kind: 'type', type: 'workdays' }]],
    [1, () => [{ kind: 'type', type: 'rest-days' }]],
    [1, () => [...days, { kind: 'type', type: 'statutory-holidays' }]],
    [1, () => [{ kind: 'nth', nth: pick.of([1, 2, 3, -1]), day: pick.between(0, 6) as Weekday }]],
    [0.7, () => [...days.slice(0, 2), { kind: 'type', type: 'workdays' }]],
  ])()
}

function someExcept(g: Ground): (OnTerm | DayTerm)[] {
  const { pick } = g
  return pick.weighted<() => (OnTerm | DayTerm)[]>([
    [2, () => [dateTerm(g)]],
    [2, () => [{ kind: 'weekday', day: pick.between(0, 6) as Weekday }]],
    [1, () => [{ kind: 'name', name: pick.of(NAMES) }]],
    [0.5, () => [{ kind: 'type', type: 'workdays' }]],
    [0.7, () => [{ kind: 'nth', nth: pick.of([1, 2, -1]), day: pick.between(0, 6) as Weekday }]],
  ])()
}

// --- hours ------------------------------------------------------------------------------------

const STARTS = [
  0, 60, 90, 120, 150, 480, 510, 540, 600, 720, 810, 870, 1020, 1140, 1200, 1320, 1410,
]
const LENGTHS = [30, 60, 90, 120, 180, 210, 240, 300, 360, 480, 510, 600]

function someWindows(pick: Ground['pick'], mayBeOneEnded: boolean): Window[] {
  if (mayBeOneEnded && pick.chance(0.05)) return [window(0, 1440)]
  const windows: Window[] = []
  let from = pick.of(STARTS)
  for (
    let n = pick.weighted([
      [5, 1],
      [3, 2],
      [1, 3],
    ]);
    n > 0 && from < 1440;
    n--
  ) {
    const late = from >= 1020 && pick.chance(0.4)
    const to = Math.min(from + (late ? pick.between(10, 44) * 30 : pick.of(LENGTHS)), 2880)
    const x = window(from, to)
    if (pick.chance(0.3)) x.lastEntry = to - pick.of([5, 30, 60])
    if (pick.chance(0.12)) x.booking = someBooking(pick)
    if (pick.chance(0.08)) x.fee = pick.of(['free', 'paid'] as const)
    windows.push(x)
    from = to + pick.of([0, 30, 90, 150])
  }
  if (mayBeOneEnded && pick.chance(0.1)) {
    const last = windows.at(-1)!
    if (last.to! <= 1440) {
      last.to = null
      last.lastEntry = null
    }
  } else if (mayBeOneEnded && pick.chance(0.07)) windows[0]!.from = null
  return windows
}

function window(from: number, to: number): Window {
  return { from, to, lastEntry: null, booking: null, fee: null }
}

function someCuts(pick: Ground['pick'], mayPassMidnight: boolean): Window[] {
  const from = pick.of([0, 60, 120, 150, 600, 720, 750, 960, 1200, 1380])
  const long = mayPassMidnight && from >= 960 && pick.chance(0.4)
  const to = long
    ? pick.of([1500, 1560, 1620, 1680])
    : Math.min(from + pick.of([30, 60, 150]), 1440)
  return [window(from, to)]
}

function someRegular(g: Ground): What {
  const { pick, content } = g
  const plain: What = { kind: 'regular', as: null, from: null, to: null }
  // a replaced end of hours that no paper settles has no meaning worth agreeing on
  const settled = content.city.calendar === 'none' || content.calendar.years.length === 4
  if (!settled && pick.chance(0.5)) return plain
  return pick.weighted<What>([
    [4, plain],
    [2, { ...plain, as: pick.between(0, 6) as Weekday }],
    [settled ? 1.5 : 0, { ...plain, to: pick.of([600, 960, 1140, 1200, 1560]) }],
    [settled ? 1 : 0, { ...plain, from: pick.of([480, 600, 900]) }],
  ])
}

function someBooking(pick: Ground['pick']): Booking {
  const mode = pick.of([
    'walk-in',
    'first-come',
    'book-ahead',
    'book-ahead',
    'book-or-walk-in',
    'by-arrangement',
  ] as const)
  const clocked = mode !== 'walk-in' && mode !== 'first-come'
  const max = clocked && pick.chance(0.5) ? pick.between(2, 8) : null
  return {
    mode,
    channels: [],
    register: false,
    minDaysAhead: clocked && pick.chance(0.5) ? pick.between(0, 2) : null,
    maxDaysAhead: max,
    releasesAt: max !== null && pick.chance(0.6) ? pick.of([150, 480, 1200]) : null,
    cutoffAt: clocked && pick.chance(0.4) ? pick.of([150, 985, 1260]) : null,
    realName: null,
    audience: pick.chance(0.5) ? String(pick.between(1, 9)) : null,
    fallback: null,
    note: null,
  }
}
