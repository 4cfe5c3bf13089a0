/**
 * Random cities in which rules really meet: a handful of places, rule days crowded into one month that
 * holds a festival, a change of the clocks or the edge of what the State Council has announced. All that
 * the data files may say occurs in them (`coverage.ts` counts it). Same seed, same city.
 */
import type {
  Booking,
  CalendarName,
  Channel,
  CityContent,
  DayTerm,
  Notice,
  OnTerm,
  Quota,
  Rule,
  Source,
  Venue,
  Weekday,
  What,
  Window,
} from '../../src/core/model.ts'
import { dateOf, dayOf } from '../../src/core/time.ts'
import { HOLIDAYS } from '../../src/core/calendar.ts'
import { CAUSES, CHANNEL_KINDS, FEES } from '../../src/core/model.ts'
import { CALENDAR_NAMES, FESTIVALS } from '../../src/dataset/rule.ts'
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
  { zone: 'Asia/Shanghai', from: '2025-05-20' },
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
  // midnight itself falls into the gap, and comes twice
  { zone: 'America/Sao_Paulo', from: '2018-10-22', changes: ['2018-11-03', '2018-11-04'] },
  { zone: 'America/Sao_Paulo', from: '2018-02-05', changes: ['2018-02-17', '2018-02-18'] },
  // the clocks go back for Ramadan
  { zone: 'Africa/Casablanca', from: '2026-02-05', changes: ['2026-02-15'] },
  // two hours at once
  { zone: 'Antarctica/Troll', from: '2026-03-15', changes: ['2026-03-29'] },
  // 30 December 2011 never was
  { zone: 'Pacific/Apia', from: '2011-12-16', changes: ['2011-12-29', '2011-12-30', '2011-12-31'] },
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
    const w = world(content, scene.first)
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
      fee: pick.chance(0.2) ? pick.of(FEES) : null,
      sources: Array.from({ length: pick.chance(0.4) ? pick.between(1, 2) : 0 }, () =>
        someSource(pick, pick.chance(0.5) ? '2025-03-04' : null),
      ),
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
    [hasCalendar(g) ? 3 : 0, 'holiday'],
  ])
  if (manner === 'weekly') {
    when.days = pick.chance(0.85) ? someDays(g) : null
    if (pick.chance(0.15)) when.from = aDate(g)
  }
  if (manner === 'season') {
    if (pick.chance(0.5)) when.to = aDate(g)
    else when.on = Array.from({ length: pick.between(1, 2) }, () => seasonTerm(g))
    if (pick.chance(0.25)) when.from = earlierOf(g, when.to)
    if (pick.chance(0.4)) when.days = someDays(g)
  }
  if (manner === 'holiday') {
    when.on = calendarTerms(g)
    if (pick.chance(0.2)) when.on.push({ kind: 'date', date: aDate(g) })
    if (pick.chance(0.2)) when.days = someDays(g)
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
  rule.source = pick.chance(0.05) ? null : someSource(pick, date)
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
  if (content.notices.length && pick.chance(0.18))
    notice.supersedes = pick.some(content.notices, 1, 2).map(({ id: other }) => other)
  notice.announced.by = pick.chance(0.15)
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
    [notice.covers && hasCalendar(g) ? 3 : 0, 'calendar'],
    [2, 'resume'],
    [1, 'until-further'],
    [1, 'standing'],
    [1, 'how'],
  ])
  if (manner === 'resume') {
    when.from = aDate(g)
    if (pick.chance(0.12)) when.except = someExcept(g)
    rule.what = { kind: 'regular', as: null, from: null, to: null }
    finish(g, rule)
    return rule
  }
  if (manner === 'until-further') {
    if (pick.chance(0.8)) when.from = aDate(g)
    if (notice.covers && pick.chance(0.2)) when.days = someDays(g)
    rule.what = { kind: 'closed' }
    finish(g, rule)
    return rule
  }
  if (manner === 'standing') {
    if (pick.chance(0.7)) when.from = aDate(g)
    if (pick.chance(0.6)) when.days = someDays(g)
    if (pick.chance(0.2)) when.on = [{ kind: 'yearly', ...aYearly(g) }]
    if (pick.chance(0.15)) when.except = someExcept(g)
    rule.what = pick.weighted<() => What>([
      [4, () => ({ kind: 'hours', windows: someWindows(pick, true) })],
      [1, () => ({ kind: 'unstated' })],
      [1, () => ({ kind: 'also', windows: someWindows(pick, false) })],
      [1, () => ({ kind: 'not', windows: someCuts(pick, false) })],
    ])()
    finish(g, rule)
    const sets = rule.what.kind === 'hours' || rule.what.kind === 'unstated'
    if (!namesHolidaysAnyhow(rule))
      rule.holidays = pick.of(['silent', 'silent', 'same', sets ? 'closed' : 'same'])
    return rule
  }
  if (manner === 'how') {
    if (pick.chance(0.6)) when.from = aDate(g)
    if (pick.chance(0.3)) when.on = [dateTerm(g)]
    else if (notice.covers && hasCalendar(g) && pick.chance(0.3)) when.on = calendarTerms(g)
    if (notice.covers && pick.chance(0.2)) when.days = someDays(g)
    finish(g, rule)
    rule.booking = pick.chance(0.8) ? someBooking(pick) : null
    if (!rule.booking && !rule.fee) rule.note = '请带证件'
    if (pick.chance(0.12)) rule.reach = 'all'
    return rule
  }
  if (manner === 'dated') {
    if (pick.chance(0.8)) when.on = Array.from({ length: pick.between(1, 3) }, () => dateTerm(g))
    else {
      const day = dayOf(aDate(g))
      when.from = dateOf(day)
      when.to = dateOf(day + pick.between(0, 12))
    }
    if (pick.chance(0.15)) when.days = someDays(g)
  } else {
    when.on = calendarTerms(g)
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
  const opens = ['hours', 'unstated', 'regular'].includes(rule.what.kind)
  const parts = places.every((id) => content.venues.find((v) => v.id === id)!.partOf !== null)
  if (opens && parts && pick.chance(0.4)) rule.othersClosed = true
  if (pick.chance(0.12)) rule.reach = 'all'
  return rule
}

function finish(g: Ground, rule: Rule): void {
  const { pick } = g
  const { what } = rule
  if (what.kind === 'regular' && pick.chance(0.35))
    rule.lastEntry = pick.chance(0.5)
      ? -pick.of([5, 30, 60, 240])
      : what.to === null
        ? pick.of([690, 990, 1050, 1500])
        : what.to - pick.of([5, 30])
  if (pick.chance(what.kind === 'none' ? 0.9 : 0.3)) rule.booking = someBooking(pick)
  if (pick.chance(what.kind === 'none' ? 0.3 : 0.15)) rule.fee = pick.of(FEES)
  if ((what.kind === 'closed' || what.kind === 'not') && pick.chance(0.5))
    rule.cause = pick.of(CAUSES)
  if (pick.chance(0.1)) rule.basis = 'implied'
  if (pick.chance(0.05)) rule.note = '以现场为准'
  if (what.kind === 'none' && !rule.booking && !rule.fee) rule.note = '请带证件'
}

function someSource(pick: Ground['pick'], date: string | null): Source {
  return {
    publisher: pick.of(['p', 'q']),
    title: pick.chance(0.2) ? '开放时间' : null,
    date,
    url: pick.chance(0.2) ? 'https://example.org/' : null,
    firstHand: pick.of([null, true, false]),
    seen: pick.chance(0.2) ? '2026-11-20' : null,
  }
}

/** Words of the calendar mean nothing in a city without one, and decoding refuses them there. */
function hasCalendar({ content }: Ground): boolean {
  return content.city.calendar === 'CN'
}

/** Does decoding refuse `holidays:` beside what the rule names? */
function namesHolidaysAnyhow({ when }: Rule): boolean {
  return (when.days ?? []).some((d) => d.kind === 'type' && d.type !== 'workdays')
}

/** A day of the scene that is not after the other. */
function earlierOf(g: Ground, to: string | null): string {
  const date = aDate(g)
  return to !== null && date > to ? to : date
}

function calendarTerms(g: Ground): OnTerm[] {
  const { pick } = g
  const names = new Set(Array.from({ length: pick.between(0, 2) }, () => aName(g)))
  const terms = [...names].map((name): OnTerm => ({ kind: 'name', name }))
  if (pick.chance(0.45)) terms.push(offsetTerm(g))
  if (pick.chance(0.25) || terms.length === 0) terms.push(afterTerm(pick))
  return terms
}

function afterTerm(pick: Ground['pick']): OnTerm {
  return {
    kind: 'after',
    holiday: pick.chance(0.5) ? 'statutory-holidays' : pick.of(HOLIDAYS),
    day: pick.weighted([
      [6, pick.between(1, 4)],
      [1, pick.between(5, 14)],
    ]),
    moved: pick.chance(0.4) ? (pick.between(0, 6) as Weekday) : null,
  }
}

/** What may fall into a scene that begins in so many a month. */
const LUNAR_DAYS = CALENDAR_NAMES.filter((name) => name.startsWith('lunar-') || name === 'lantern')
const NEAR: Record<string, CalendarName[]> = {
  '01': ['new-year', 'spring-festival', ...LUNAR_DAYS],
  '02': ['spring-festival', ...LUNAR_DAYS],
  '03': ['qingming'],
  '04': ['qingming', 'labour-day', 'labour-day'],
  '05': ['labour-day', 'dragon-boat'],
  '09': ['mid-autumn', 'national-day'],
  '10': ['national-day', 'mid-autumn'],
  '12': ['new-year'],
}

/** A word of the calendar, most often one that the scene knows. */
function aName({ pick, scene }: Ground): CalendarName {
  const near = NEAR[dateOf(scene.first).slice(5, 7)] ?? CALENDAR_NAMES
  return pick.weighted<() => CalendarName>([
    [4, () => pick.of(near)],
    [2, () => 'statutory-holidays'],
    [1, () => 'make-up-workdays'],
    [2, () => pick.of(CALENDAR_NAMES)],
  ])()
}

function offsetTerm(g: Ground): OnTerm {
  const { pick } = g
  const near = NEAR[dateOf(g.scene.first).slice(5, 7)] ?? FESTIVALS
  const festival = pick.of(pick.chance(0.5) ? near : FESTIVALS) as (typeof FESTIVALS)[number]
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

function someDays(g: Ground): DayTerm[] {
  const { pick } = g
  const days: DayTerm[] = pick
    .some([0, 1, 2, 3, 4, 5, 6], 1, 6)
    .map((d) => ({ kind: 'weekday', day: d as Weekday }))
  return pick.weighted<() => DayTerm[]>([
    [5, () => days],
    [1.5, () => [{ kind: 'type', type: 'workdays' }]],
    [1, () => [{ kind: 'type', type: 'rest-days' }]],
    [
      hasCalendar(g) ? 1 : 0,
      () => [...days.slice(0, pick.of([0, 6])), { kind: 'type', type: 'statutory-holidays' }],
    ],
    [1, () => [nthTerm(pick), ...days.slice(0, pick.of([0, 0, 1]))]],
    [0.7, () => [...days.slice(0, 2), { kind: 'type', type: 'workdays' }]],
    [
      0.3,
      () => [
        { kind: 'type', type: 'workdays' },
        { kind: 'type', type: 'rest-days' },
      ],
    ],
  ])()
}

function nthTerm(pick: Ground['pick']): DayTerm {
  return { kind: 'nth', nth: pick.of([1, 2, 3, 4, 5, -1]), day: pick.between(0, 6) as Weekday }
}

function someExcept(g: Ground): (OnTerm | DayTerm)[] {
  const { pick } = g
  return pick.weighted<() => (OnTerm | DayTerm)[]>([
    [2, () => [dateTerm(g)]],
    [2, () => [{ kind: 'weekday', day: pick.between(0, 6) as Weekday }]],
    [hasCalendar(g) ? 2 : 0, () => calendarTerms(g)],
    [0.5, () => [{ kind: 'type', type: pick.of(['workdays', 'rest-days']) }]],
    [0.7, () => [nthTerm(pick), dateTerm(g)]],
    [0.5, () => [{ kind: 'yearly', ...aYearly(g) }]],
  ])()
}

// --- hours ------------------------------------------------------------------------------------

const STARTS = [
  0, 60, 90, 120, 150, 480, 510, 540, 600, 720, 810, 870, 1020, 1140, 1200, 1320, 1410,
]
const LENGTHS = [30, 60, 90, 120, 180, 210, 240, 300, 360, 480, 510, 600]

function someWindows(pick: Ground['pick'], mayBeOneEnded: boolean): Window[] {
  if (mayBeOneEnded && pick.chance(0.05)) {
    const day = window(0, 1440)
    if (pick.chance(0.5)) enter(pick, day)
    return [day]
  }
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
    const long = pick.chance(0.1) ? 2880 - from : pick.between(10, 44) * 30
    const x = window(from, Math.min(from + (late ? long : pick.of(LENGTHS)), 2880))
    enter(pick, x)
    windows.push(x)
    from = x.to! + pick.of([0, 30, 90, 150, -30])
  }
  if (!mayBeOneEnded || pick.chance(0.8)) return windows
  // one end not stated, of any of them
  const half = pick.of(windows)
  if (half.to! <= 1440 && pick.chance(0.6)) half.to = null
  else if (half.to! <= 1440) half.from = null
  return windows.sort((a, b) => (a.from ?? -1) - (b.from ?? -1) || (a.to ?? 9999) - (b.to ?? 9999))
}

/** How a window is entered, as far as it says so itself. */
function enter(pick: Ground['pick'], x: Window): void {
  const [from, to] = [x.from!, x.to!]
  if (pick.chance(0.3)) x.lastEntry = to - pick.of([5, 15, 25])
  if (pick.chance(0.12)) x.booking = someBooking(pick)
  if (pick.chance(0.08)) x.fee = pick.of(FEES)
  if (!pick.chance(0.12)) return
  const fifth = Math.floor((to - from) / 5)
  const slots = [0, 1, 2, 3, 4].map((n) => ({ from: from + n * fifth, to: from + (n + 1) * fifth }))
  // a slot belongs to the day it starts on, as a window does
  const today = slots.filter((slot) => slot.from < 1440)
  x.entry = pick.some(today, 1, 3).sort((a, b) => a.from - b.from)
  // decoding takes the last slot's end where no last entry is stated
  x.lastEntry ??= x.entry.at(-1)!.to
}

function window(from: number, to: number): Window {
  return { from, to, lastEntry: null, booking: null, fee: null }
}

function someCuts(pick: Ground['pick'], mayPassMidnight: boolean): Window[] {
  const from = pick.of([0, 60, 120, 150, 600, 720, 750, 960, 1200, 1380])
  const long = mayPassMidnight && from >= 960 && pick.chance(0.4)
  const to = long
    ? pick.of([1500, 1560, 1620, 1680, 2880])
    : Math.min(from + pick.of([30, 60, 150]), 1440)
  const cuts = [window(from, to)]
  if (from >= 600 && pick.chance(0.25)) cuts.unshift(window(from - 240, from - 150))
  return cuts
}

function someRegular({ pick }: Ground): What {
  const plain: What = { kind: 'regular', as: null, from: null, to: null }
  const as = pick.chance(0.2) ? (pick.between(0, 6) as Weekday) : null
  const from = pick.of([480, 600, 900])
  const to = pick.of([600, 960, 1140, 1200, 1560])
  return pick.weighted<What>([
    [4, plain],
    [2, { ...plain, as: pick.between(0, 6) as Weekday }],
    [1.5, { ...plain, as, to }],
    [1, { ...plain, as, from }],
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
  const quota = clocked && pick.chance(0.15) ? someQuota(pick) : null
  return {
    mode,
    channels: pick.chance(0.3) ? pick.some(CHANNELS, 1, 2) : [],
    register: pick.chance(0.08),
    minDaysAhead: clocked && pick.chance(0.5) ? pick.between(0, 2) : null,
    maxDaysAhead: max,
    releasesAt: max !== null && pick.chance(0.6) ? pick.of([0, 150, 480, 1200]) : null,
    cutoffAt: clocked && pick.chance(0.4) ? pick.of([0, 150, 985, 1260, 1440]) : null,
    realName: pick.chance(0.1) ? pick.chance(0.5) : null,
    audience: pick.chance(0.5) ? String(pick.between(1, 9)) : null,
    fallback: pick.chance(0.08) ? '凭身份证在窗口登记' : null,
    note: pick.chance(0.05) ? '团队另约' : null,
    ...(quota ? { quota } : {}),
  }
}

/** A channel of every kind, named and bare. */
const CHANNELS: Channel[] = CHANNEL_KINDS.flatMap((kind) => [
  { kind, name: null, url: null, appId: null },
  {
    kind,
    name: `${kind}一`,
    url: kind === 'website' ? 'https://example.org/book' : null,
    appId: kind === 'mini-program' ? 'wx0' : null,
  },
])

function someQuota(pick: Ground['pick']): Quota {
  const perDay = pick.chance(0.6) ? pick.of([100, 3000]) : null
  const note = pick.chance(0.3) ? '另留现场名额' : null
  const perSession = pick.chance(perDay || note ? 0.3 : 1) ? pick.of([30, 200]) : null
  return { perDay, perSession, note }
}
