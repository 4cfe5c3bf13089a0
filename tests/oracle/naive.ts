/**
 * A naive evaluator of DESIGN §3: it paints every place's day minute by minute, strongest set first and
 * then each addition and removal in order, and answers by looking at minutes. It favours obviousness
 * over speed, builds no boundaries, and shares nothing with the engine but the types of the data and
 * plain date arithmetic; its wall clock comes from Intl.
 */
import type {
  Booking,
  CanEnter,
  Cause,
  CityContent,
  DayTerm,
  EntrySlot,
  Fee,
  Holiday,
  Instant,
  LunarDay,
  Minutes,
  Notice,
  OnTerm,
  Rule,
  Source,
  State,
  UnknownReason,
  Venue,
  Weekday,
  Window,
} from '../../src/core/model.ts'
import { addMonths, civil, dateOf, dayOf, daysInMonth, weekdayOf } from '../../src/core/time.ts'

const DAY = 1440
const LAYER_NAMES = ['regular', 'season', 'holiday', 'notice', 'emergency'] as const
export type LayerName = (typeof LAYER_NAMES)[number]

/** How surely a rule falls on a day: `maybe` where the State Council's paper would decide. */
type Sure = 'yes' | 'maybe' | 'no'

/** A rule as it was told: with its layer, its order in time and how it counts. */
export interface Told {
  id: string
  rule: Rule
  notice: Notice | null
  places: string[]
  layer: LayerName
  manner: 'standing' | 'dated' | 'resumption'
  effect: 'set' | 'add' | 'remove' | 'none'
  /** Local minutes of the announcement; a superseding notice comes just after what it supersedes. */
  stamp: number
  sourceDate: string | null
  /** A closure concluded from `others: closed`: the parts it closes, and the rule it comes from. */
  impliedBy: Told | null
  /** Days already looked at. */
  falls: Map<number, Sure>
}

/** A city with what the evaluator remembers of it. */
export interface World {
  content: CityContent
  venues: Map<string, Venue>
  told: Told[]
  memo: Map<string, unknown>
  /** The place and civil day asked of last, with the state of each of its minutes. */
  asked: { place: string; day: number; states: State[] }
  /** The days looked through for a first or last one. */
  horizon: { first: number; last: number }
}

/** One opening: a stated window and the rules it comes from. */
interface Opening {
  told: Told
  /** The standing rule whose hours `told` repeats, if it says `regular`. */
  via: Told | null
  window: Window
  lastEntry: Minutes | null
  /** A one-ended window: not known to be open. */
  half: boolean
}

/** What is known of one minute of one place's own day. */
interface Minute {
  state: State
  reason: UnknownReason | null
  open: Opening[]
  by: Told[]
  /** Who would decide if nothing were open here, and the cause of that if it is a closure. */
  beneath: Told[]
  cause: Cause | null
}

/** An opening as the day's rules leave it. */
interface Piece {
  opening: Opening
  from: Minutes
  to: Minutes
  lastEntry: Minutes | null
}

/** One rule an answer rests on, in the words of the engine's `because`. */
export interface NaiveBecause {
  id: string
  layer: LayerName
  basis: 'stated' | 'implied'
  sourceDate: string | null
  source: Source | null
  decides: Decides[]
  /** Strongest first. */
  outranked: string[]
}
const DECIDES = ['hours', 'booking', 'fee'] as const
type Decides = (typeof DECIDES)[number]

/** Everything the oracle says of one instant. */
export interface NaiveAnswer {
  state: State
  reason: UnknownReason | null
  partial: boolean
  openParts: string[]
  closedParts: string[]
  canEnter: CanEnter
  cause: Cause | null
  /** The rules that decide this minute, in order; of several places those in the state of the whole. */
  because: NaiveBecause[]
  provisional: boolean
  openEnded: boolean
  stale: boolean
  /** Local minutes of the last entry of the window one would go in by. */
  lastEntry: number | null
  booking: Booking | null
  fee: Fee | null
  /** How many windows are open, and whether one of them began the day before. */
  ways: number
  tail: boolean
}

/** Reads a city; `told` lists every rule with its layer and stamp, implied closures included. */
export function world(content: CityContent, around = dayOf('2026-01-01')): World {
  const w: World = {
    content,
    venues: new Map(content.venues.map((v) => [v.id, v])),
    told: [],
    memo: new Map(),
    asked: { place: '', day: NaN, states: [] },
    horizon: { first: around - 800, last: around + 800 },
  }
  for (const venue of content.venues)
    for (const rule of venue.standing)
      w.told.push({
        id: rule.id,
        rule,
        notice: null,
        places: rule.places,
        layer: standingLayer(rule),
        manner: 'standing',
        effect: effectOf(rule),
        stamp: rule.source?.date ? dayOf(rule.source.date) * DAY : -Infinity,
        sourceDate: rule.source?.date ?? null,
        impliedBy: null,
        falls: new Map(),
      })
  for (const notice of content.notices) {
    for (const rule of notice.rules) {
      const manner = mannerOf(rule, notice)
      const told: Told = {
        id: rule.id,
        rule,
        notice,
        places: rule.places,
        layer: manner === 'standing' ? 'regular' : notice.layer,
        manner,
        effect: effectOf(rule),
        stamp: stampOf(content, notice),
        sourceDate: notice.announced.at.slice(0, 10),
        impliedBy: null,
        falls: new Map(),
      }
      w.told.push(told)
      if (!rule.othersClosed) continue
      const siblings = content.venues.filter(
        (s) =>
          s.partOf !== null &&
          !s.ownHours &&
          rule.places.some((id) => w.venues.get(id)?.partOf === s.partOf),
      )
      for (const sibling of siblings)
        w.told.push({
          ...told,
          places: [sibling.id],
          effect: 'set',
          impliedBy: told,
          falls: new Map(),
        })
    }
  }
  return w
}

/** Everything the oracle says of a place at an instant. */
export function answer(w: World, place: string, t: Instant): NaiveAnswer {
  const local = shown(w, t)
  return remember(w, `answer ${place} ${local}`, () => combined(w, place, local))
}

/** The state alone. */
export function stateAt(w: World, place: string, t: Instant): State {
  const local = shown(w, t)
  const day = Math.floor(local / DAY)
  const { asked } = w
  if (asked.place !== place || asked.day !== day)
    w.asked = { place, day, states: dayStates(w, place, day) }
  return w.asked.states[local - day * DAY]!
}

/** First instant after `t`, within `horizon` minutes, at which the state is another; null if none. */
export function untilAt(w: World, place: string, t: Instant, horizon: number): Instant | null {
  const now = stateAt(w, place, t)
  for (let u = t + 1; u <= t + horizon; u++) if (stateAt(w, place, u) !== now) return u
  return null
}

/** First instant of the stretch of one state that holds `t`, if it began within `horizon` minutes. */
export function sinceAt(w: World, place: string, t: Instant, horizon: number): Instant | null {
  const now = stateAt(w, place, t)
  for (let u = t - 1; u >= t - horizon; u--) if (stateAt(w, place, u) !== now) return u + 1
  return null
}

/** Start of the next stretch of `state` after `t`, within the horizon. */
export function nextOf(
  w: World,
  place: string,
  t: Instant,
  state: State,
  horizon: number,
): Instant | null {
  for (let u = t + 1; u <= t + horizon; u++)
    if (stateAt(w, place, u) === state && stateAt(w, place, u - 1) !== state) return u
  return null
}

export interface NaiveWindow {
  place: string
  from: Minutes
  to: Minutes
  lastEntry: Minutes | null
  booking: Booking | null
  fee: Fee | null
  /** The entry slots that fall into it, where it has any. */
  entry?: EntrySlot[]
  because: NaiveBecause[]
}

/** A civil day: its windows, and its minutes that exist on the wall. */
export function dayAnswer(w: World, place: string, day: number) {
  const minutes = dayStates(w, place, day)
  const at = (m: number) => instantOf(w, day * DAY + m)
  const whole = at(DAY) - at(0) === DAY
  const states = whole ? minutes : minutes.filter((_, m) => at(m) < at(m + 1))
  const windows = windowsStarting(w, place, day)
  const complete = !states.includes('unknown')
  return {
    state: (windows.length ? 'open' : complete ? 'closed' : 'unknown') as State,
    complete,
    windows,
  }
}

/** Windows of a venue and its combined parts that start on a day. */
function windowsStarting(w: World, place: string, day: number): NaiveWindow[] {
  const parts = combinedParts(w, place)
  const own =
    parts.length && !speaksOwn(w, place, day)
      ? []
      : pieces(w, place, day)
          .filter((p) => instantOf(w, day * DAY + p.from) < instantOf(w, day * DAY + p.to))
          .map((p) => ({
            place,
            from: p.from,
            to: p.to,
            lastEntry: p.lastEntry,
            booking: bookingOf(w, place, day, p.opening),
            fee: feeOf(w, place, day, p.opening),
            ...slotsWithin(p),
            because: whyOpen(w, place, day, p.opening),
          }))
  return [...own, ...parts.flatMap((part) => windowsStarting(w, part.id, day))]
}

/** A window's own reasons, whatever is open beside it. */
function whyOpen(w: World, place: string, day: number, o: Opening): NaiveBecause[] {
  const by = [o.told, ...(o.via ? [o.via] : [])]
  return merged([
    ...by.map((x) => hoursBecause(w, place, day, x, by)),
    ...howBecause(w, place, day, o, 'booking'),
    ...howBecause(w, place, day, o, 'fee'),
  ])
}

/** A slot that is cut lets in as long as it lasts. */
function slotsWithin({ opening, from, to }: Piece): { entry?: EntrySlot[] } {
  const { entry } = opening.window
  if (!entry) return {}
  const cut = entry.map((slot) => ({
    from: Math.max(slot.from, from),
    to: Math.min(slot.to, to),
  }))
  return { entry: cut.filter((slot) => slot.from < slot.to) }
}

export interface NaiveBookingItem {
  /** Of the windows that share the booking, from the first opening to the last closing. */
  window: { from: Minutes; to: Minutes } | null
  booking: Booking | null
  from: Instant | null
  until: Instant | null
  now: 'none' | 'not-needed' | 'unstated' | 'over' | 'not-yet' | 'open'
}

/**
 * The booking clock (DESIGN §3.6): one item for each different booking among the day's windows. Empty
 * where parts without windows leave no one booking to speak of.
 */
export function bookingClock(
  w: World,
  place: string,
  day: number,
  now: Instant,
): NaiveBookingItem[] {
  const { state, windows } = dayAnswer(w, place, day)
  if (state === 'closed')
    return [{ window: null, booking: null, from: null, until: null, now: 'none' }]
  // a day without known windows has what its rules state for it; of several places no one booking
  if (!windows.length && combinedParts(w, place).length) return []
  const different = new Map(windows.map((x) => [JSON.stringify(x.booking), x.booking]))
  if (!windows.length) {
    const booking = saidOf(w, place, day, 'booking')
    different.set(JSON.stringify(booking), booking)
  }
  return [...different.values()].map((booking): NaiveBookingItem => {
    const mine = windows.filter((x) => JSON.stringify(x.booking) === JSON.stringify(booking))
    const window = mine.length
      ? { from: Math.min(...mine.map((x) => x.from)), to: Math.max(...mine.map((x) => x.to)) }
      : null
    const untimed = { window, booking, from: null, until: null }
    if (booking === null) return { ...untimed, now: 'unstated' }
    if (booking.mode === 'walk-in' || booking.mode === 'first-come')
      return { ...untimed, now: 'not-needed' }
    const at = (d: number, m: Minutes) => instantOf(w, d * DAY + m)
    const ahead = booking.minDaysAhead ?? 0
    const from =
      booking.maxDaysAhead === null ? null : at(day - booking.maxDaysAhead, booking.releasesAt ?? 0)
    const entries = mine.flatMap((x) => (x.lastEntry === null ? [] : [x.lastEntry]))
    const closings = mine.length ? mine.map((x) => x.to) : [DAY]
    const last = Math.max(...(entries.length ? entries : closings))
    const until =
      booking.cutoffAt !== null
        ? at(day - ahead, booking.cutoffAt)
        : ahead >= 1
          ? at(day - ahead, DAY)
          : at(day, last)
    const clock = now >= until ? 'over' : from !== null && now < from ? 'not-yet' : 'open'
    return { window, booking, from, until, now: clock }
  })
}

/** Regular hours that a `not-announced` day hints at; null where no `set` states any. */
export function hintWindows(w: World, place: string, day: number): [Minutes, Minutes][] | null {
  const { minutes } = regular(w, place, day, null)
  if (minutes.some((x) => x.state === 'unknown')) return null
  return runs(minutes)
    .map((p): [Minutes, Minutes] => [p.from, p.to])
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
}

/** Pairs of `set` rules of equal strength that disagree on this day (DESIGN §3.1.4). */
export function tiesOn(w: World, place: string, day: number): [Told, Told][] {
  const sets = w.told.filter((x) => {
    if (x.effect !== 'set' || x.manner === 'resumption') return false
    if (reach(w, x, place) === null || fallsOn(w, x, day) !== 'yes') return false
    const end = isOpenEnded(x) ? endOf(w, x, place) : null
    return end === null || day < end
  })
  const found: [Told, Told][] = []
  for (const a of sets)
    for (const b of sets)
      if (a.id < b.id && equalStrength(w, a, b, place, day) && statement(a) !== statement(b))
        found.push([a, b])
  return found
}

function equalStrength(w: World, a: Told, b: Told, place: string, day: number): boolean {
  return (
    a.manner === b.manner &&
    a.layer === b.layer &&
    a.stamp === b.stamp &&
    reach(w, a, place) === reach(w, b, place) &&
    (a.layer !== 'holiday' || specificity(w, a, day) === specificity(w, b, day))
  )
}

function statement(x: Told): string {
  if (x.impliedBy) return 'closed'
  return JSON.stringify([x.rule.what, x.rule.lastEntry, x.rule.booking, x.rule.fee])
}

// --- the wall clock ---------------------------------------------------------------------------

/** Intl's answers, by zone and minute since the epoch. */
const asked = new Map<string, { format: Intl.DateTimeFormat; offsets: Map<number, number> }>()

/** Minutes east of UTC, asked of Intl once for each minute. */
function offset(zone: string, t: Instant): number {
  let known = asked.get(zone)
  const answered = known?.offsets.get(t)
  if (answered !== undefined) return answered
  if (!known) {
    const format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
    known = { format, offsets: new Map() }
    asked.set(zone, known)
  }
  const parts = known.format.formatToParts(new Date(t * 60000))
  const part = Object.fromEntries(parts.map((p) => [p.type, p.value]))
  const wall = dayOf(`${part.year}-${part.month}-${part.day}`) * DAY
  const found = wall + Number(part.hour) * 60 + Number(part.minute) - t
  known.offsets.set(t, found)
  return found
}

/** The offset all through a day of UTC and the hours before it; null if the clocks change there. */
function calmOffset(zone: string, day: number): number | null {
  let days = calmDays.get(zone)
  if (!days) calmDays.set(zone, (days = new Map()))
  let calm = days.get(day)
  if (calm === undefined) {
    const begin = offset(zone, day * DAY - 240)
    calm = begin === offset(zone, (day + 1) * DAY - 1) ? begin : null
    days.set(day, calm)
  }
  return calm
}

const calmDays = new Map<string, Map<number, number | null>>()

/**
 * The furthest the wall clock has come by an instant. In the second pass of a repeated hour that is
 * where the first pass ended, since a wall time means its first occurrence; after a gap the skipped
 * times have all come at once (DESIGN §3.7).
 */
export function shown(w: World, t: Instant): number {
  const zone = w.content.city.timezone
  const calm = calmOffset(zone, Math.floor(t / DAY))
  if (calm !== null) return t + calm
  let known = furthest.get(zone)
  if (!known) furthest.set(zone, (known = new Map()))
  let local = known.get(t)
  if (local === undefined) {
    local = t + offset(zone, t)
    for (let u = t - 1; u >= t - 240; u--) local = Math.max(local, u + offset(zone, u))
    known.set(t, local)
  }
  return local
}

/** What was shown on days on which the clocks change, by zone and instant. */
const furthest = new Map<string, Map<Instant, number>>()

/** What the wall clock shows at an instant, second passes included. */
export function wallAt(w: World, t: Instant): number {
  return t + offset(w.content.city.timezone, t)
}

/** The first instant by which the wall clock has come to `local`. */
export function instantOf(w: World, local: number): Instant {
  const key = `instant ${local}`
  return remember(w, key, () => {
    let low = local - 16 * 60
    let high = local + 16 * 60
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2)
      if (shown(w, middle) >= local) high = middle
      else low = middle
    }
    return high
  })
}

// --- several places ---------------------------------------------------------------------------

const BEST: CanEnter[] = ['yes', 'with-booking', 'unknown', 'too-late', 'no']
const REASONS: UnknownReason[] = [
  'hours-unstated',
  'regular-unstated',
  'not-announced',
  'no-schedule',
]

/** A place without parts to combine. */
export function isWhole(w: World, place: string): boolean {
  return combinedParts(w, place).length === 0
}

function combinedParts(w: World, place: string): Venue[] {
  return w.content.venues.filter((v) => v.partOf === place && !v.ownHours)
}

/** DESIGN §3.5: open if any is open, else unknown if any is, else closed. */
function combined(w: World, place: string, local: number): NaiveAnswer {
  const parts = combinedParts(w, place)
  if (!parts.length) return alone(w, place, local)
  const day = Math.floor(local / DAY)
  const ofParts = parts.map((part) => ({ id: part.id, ...combined(w, part.id, local) }))
  const tail = speaksOwn(w, place, day - 1) && tailAt(w, place, local).length > 0
  const own = speaksOwn(w, place, day) || tail ? [alone(w, place, local)] : []
  const all = [...ofParts, ...own]
  const state: State = all.some((x) => x.state === 'open')
    ? 'open'
    : all.some((x) => x.state === 'unknown')
      ? 'unknown'
      : 'closed'
  // the answer rests on those that are as the whole is
  const makers = [...own, ...ofParts].filter((x) => x.state === state)
  const partial =
    state === 'open' && all.some((x) => x.state === 'closed' || (x.state === 'open' && x.partial))
  const into = (x: NaiveAnswer) => x.state === 'open' && x.partial
  return {
    state,
    reason:
      state === 'unknown' ? (REASONS.find((r) => all.some((x) => x.reason === r)) ?? null) : null,
    partial,
    openParts: ofParts.flatMap((x) => {
      if (x.state !== 'open') return []
      // a part that is open though none of its own parts is stands for itself
      return into(x) && x.openParts.length ? x.openParts : [x.id]
    }),
    closedParts: ofParts.flatMap((x) =>
      into(x) ? x.closedParts : x.state === 'closed' ? [x.id] : [],
    ),
    canEnter: best(all.map((x) => x.canEnter)),
    cause: null,
    because: merged(makers.flatMap((x) => x.because)),
    provisional: makers.some((x) => x.provisional),
    openEnded: makers.some((x) => x.openEnded),
    stale: makers.some((x) => x.stale),
    lastEntry: null,
    booking: null,
    fee: null,
    ways: 0,
    tail: all.some((x) => x.tail),
  }
}

function best(all: CanEnter[]): CanEnter {
  return BEST.find((c) => all.includes(c)) ?? 'no'
}

function dayStates(w: World, place: string, day: number): State[] {
  return remember(w, `states ${place} ${day}`, () => {
    const parts = combinedParts(w, place)
    const today = ownMinutes(w, place, day)
    const yesterday = ownMinutes(w, place, day - 1)
    const tails = today.slice(0, DAY).map((_, m) => {
      const lasts = yesterday[m + DAY]!.state === 'open'
      return lasts && tailAt(w, place, day * DAY + m).length > 0
    })
    const own = tails.map((tail, m): State => (tail ? 'open' : today[m]!.state))
    if (!parts.length) return own
    const takesPart = speaksOwn(w, place, day)
    const tailCounts = speaksOwn(w, place, day - 1)
    const others = parts.map((part) => dayStates(w, part.id, day))
    return own.map((state, m) => {
      const mine = takesPart || (tailCounts && tails[m]!)
      const all = [...others.map((s) => s[m]!), ...(mine ? [state] : [])]
      return all.includes('open') ? 'open' : all.includes('unknown') ? 'unknown' : 'closed'
    })
  })
}

/** Does some rule with hours that speaks that day name the place or what it is in? */
function speaksOwn(w: World, place: string, day: number): boolean {
  return remember(w, `own ${place} ${day}`, () =>
    w.told.some((x) => x.effect !== 'none' && speaks(w, x, place, day)),
  )
}

// --- one place --------------------------------------------------------------------------------

/** One place's own answer, its parts left aside. */
function alone(w: World, place: string, local: number): NaiveAnswer {
  const day = Math.floor(local / DAY)
  const m = local - day * DAY
  const now = ownMinutes(w, place, day)[m]!
  const tail = tailAt(w, place, local)
  const open = [
    ...tail.map((o) => ({ o, day: day - 1, m: m + DAY })),
    ...(now.state === 'open' ? known(now).map((o) => ({ o, day, m })) : []),
  ]
  const state: State = tail.length ? 'open' : now.state
  const order = (way: Way) => pieces(w, place, way.day).indexOf(pieceOf(w, place, way))
  open.sort((a, b) => a.day - b.day || order(a) - order(b))
  const spoken = open.length
    ? open.map(({ o, day: d }) => ({ by: [o.told, ...(o.via ? [o.via] : [])], day: d, o }))
    : [{ by: now.by, day, o: null }]
  const beside = spoken.flatMap(({ by }) => by)
  const stale = spoken.some(({ by, day: d }) =>
    by.some((x) => x.sourceDate !== null && staleOn(x.sourceDate) <= d),
  )
  const provisional = open.length
    ? open.some(({ o, day: d }) => isProvisional(w, d, o.told))
    : isProvisional(w, day, now.by[0] ?? null)
  const strongest = strongestSet(w, place, day)
  const entering = open.map((way) => enters(w, place, way))
  // through overlapping windows one goes by the best, and by the first of those
  const ways = open.filter((_, i) => entering[i] === best(entering))
  const chosen = ways[0] ?? null
  const entries = ways.map((way) => lastEntryOf(w, place, way))
  const awaits = awaited(w, place, day, m)
  return {
    state,
    reason: state === 'unknown' ? now.reason : null,
    partial: false,
    openParts: [],
    closedParts: [],
    canEnter: state === 'closed' ? 'no' : state === 'unknown' ? 'unknown' : best(entering),
    cause: state === 'closed' ? now.cause : null,
    because: merged(
      spoken.flatMap(({ by, day: d, o }) => {
        return [
          ...by.map((x) => hoursBecause(w, place, d, x, beside)),
          ...howBecause(w, place, d, o ?? awaits, 'booking'),
          ...howBecause(w, place, d, o ?? awaits, 'fee'),
        ]
      }),
    ),
    provisional,
    openEnded:
      !open.length &&
      strongest !== null &&
      isOpenEnded(strongest) &&
      now.by.includes(strongest) &&
      endOf(w, strongest, place) === null,
    stale,
    lastEntry:
      entries.length && !entries.includes(null) ? Math.max(...(entries as number[])) : null,
    booking: chosen
      ? bookingOf(w, place, chosen.day, chosen.o)
      : awaits === 'nobody'
        ? null
        : howOf(w, place, day, awaits, 'booking'),
    fee: chosen
      ? feeOf(w, place, chosen.day, chosen.o)
      : awaits === 'nobody'
        ? null
        : howOf(w, place, day, awaits, 'fee'),
    ways: open.length,
    tail: tail.length > 0,
  }
}

/** An opening that is open at minute `m` of the day it starts on. */
interface Way {
  o: Opening
  day: number
  m: Minutes
}

function pieceOf(w: World, place: string, { o, day, m }: Way): Piece {
  return pieces(w, place, day).find((p) => p.opening === o && p.from <= m && m < p.to)!
}

function lastEntryOf(w: World, place: string, way: Way): number | null {
  const { lastEntry } = pieceOf(w, place, way)
  return lastEntry === null ? null : way.day * DAY + lastEntry
}

/**
 * Where nothing is open, how one gets in is how one gets into the day's next window, else its last; on a
 * day without windows, what its rules say. Into what is closed all day nobody gets.
 */
function awaited(w: World, place: string, day: number, m: Minutes): Opening | 'day' | 'nobody' {
  const all = pieces(w, place, day)
  const next = (all.find((p) => p.from > m) ?? all.at(-1))?.opening
  if (next) return next
  const minutes = ownMinutes(w, place, day).slice(0, DAY)
  return minutes.some((x) => x.state === 'unknown') ? 'day' : 'nobody'
}

function howOf<F extends keyof How>(
  w: World,
  place: string,
  day: number,
  o: Opening | 'day',
  field: F,
): How[F] {
  return (o === 'day' ? null : ownWord(o, field)?.says) ?? saidOf(w, place, day, field)
}

// --- why --------------------------------------------------------------------------------------

/** Each rule once, where it first stands, deciding and outranking all it does in the whole answer. */
function merged(all: NaiveBecause[]): NaiveBecause[] {
  const once: NaiveBecause[] = []
  for (const next of all) {
    const known = once.find((b) => b.id === next.id)
    if (!known) {
      once.push({ ...next, decides: [...next.decides], outranked: [...next.outranked] })
      continue
    }
    known.decides = DECIDES.filter((x) => [...known.decides, ...next.decides].includes(x))
    for (const id of next.outranked) if (!known.outranked.includes(id)) known.outranked.push(id)
    if (next.basis === 'implied') known.basis = 'implied'
  }
  return once
}

/**
 * A rule that decides the hours of a minute. A set outranks all that would have spoken that day and may
 * not; behind `regular` the ordinary rules rank among themselves; an addition or removal outranks the
 * set. None outranks what decides beside it.
 */
function hoursBecause(w: World, place: string, day: number, x: Told, beside: Told[]): NaiveBecause {
  const set = strongestSet(w, place, day)
  const painted = set !== null && fallsOn(w, set, day) === 'yes'
  const repeats = painted && kindOf(w, set, day) === 'regular' ? set.rule.what : null
  const ordinary = repeats?.kind === 'regular' ? regular(w, place, day, repeats.as) : null
  let weaker: Told[]
  if (x === set)
    weaker = w.told.filter(
      (y) =>
        y.effect !== 'none' &&
        !ordinary?.rules.includes(y) &&
        (y.effect === 'set'
          ? speaks(w, y, place, day) && (y.manner !== 'resumption' || day <= restOfHoliday(w, y))
          : (speaks(w, y, place, day) || carries(w, y, place, day)) && !survives(y, set)),
    )
  else if (ordinary?.rules.includes(x))
    weaker =
      x === ordinary.set
        ? ordinary.rules.filter((y) => y.effect === 'set' || !survives(y, x))
        : ordinary.set
          ? [ordinary.set]
          : []
  else weaker = x.effect !== 'set' && set ? [set] : []
  const deciding = new Set(beside.map((y) => y.id))
  return {
    ...cited(x),
    decides: ['hours'],
    outranked: [
      ...new Set(
        weaker
          .filter((y) => y !== x && !deciding.has(y.id))
          .sort((a, b) => bySetStrength(w, place, day, a, b))
          .map((y) => y.id),
      ),
    ],
  }
}

function cited(x: Told): Omit<NaiveBecause, 'decides' | 'outranked'> {
  const { id, layer, sourceDate, rule } = x
  return { id, layer, basis: x.impliedBy ? 'implied' : rule.basis, sourceDate, source: rule.source }
}

/** The rule or default that says how one gets in, or what it costs. */
function howBecause(
  w: World,
  place: string,
  day: number,
  o: Opening | 'day' | 'nobody',
  field: 'booking' | 'fee',
): NaiveBecause[] {
  if (o === 'nobody') return []
  const by = (o === 'day' ? null : ownWord(o, field)?.by) ?? statedBy(w, place, day, field)
  if (by) return [{ ...cited(by), basis: by.rule.basis, decides: [field], outranked: [] }]
  const home = defaultHome(w, place, field)
  if (!home) return []
  // a default was read where the place was read
  const source = home.sources.find((s) => s.date !== null) ?? null
  return [
    {
      id: `${home.id}#default`,
      layer: 'regular',
      basis: 'stated',
      sourceDate: source?.date ?? null,
      source,
      decides: [field],
      outranked: [],
    },
  ]
}

function staleOn(sourceDate: string): number {
  return addMonths(dayOf(sourceDate), 18)
}

function enters(w: World, place: string, way: Way): CanEnter {
  const { o: opening, day, m } = way
  const piece = pieceOf(w, place, way)
  if (piece.lastEntry !== null && piece.lastEntry <= m) return 'too-late'
  const { entry } = opening.window
  if (entry && !entry.some((slot) => slot.from <= m && m < slot.to)) return 'no'
  const booking = bookingOf(w, place, day, opening)
  if (booking === null) return 'unknown'
  if (booking.mode === 'book-ahead' || booking.mode === 'by-arrangement') return 'with-booking'
  return 'yes'
}

/** Openings of the day before that still last, unless an emergency closure cuts them. */
function tailAt(w: World, place: string, local: number): Opening[] {
  const day = Math.floor(local / DAY)
  const m = local - day * DAY
  const tail = ownMinutes(w, place, day - 1)[m + DAY]!
  if (tail.state !== 'open') return []
  return cutByTheClock(w, place, day, m) ? [] : known(tail)
}

function known(minute: Minute): Opening[] {
  return minute.open.filter((o) => !o.half)
}

/** Does an emergency closure hold at this minute of a day? It cuts tails too (DESIGN §3.2). */
function cutByTheClock(w: World, place: string, day: number, m: Minutes): boolean {
  const cuts = remember(w, `cuts ${place} ${day}`, () => {
    const set = strongestSet(w, place, day)
    if (set?.layer === 'emergency' && kindOf(w, set, day) === 'closed')
      return [{ from: 0, to: DAY }]
    return (
      changes(w, place, day)
        // what is only perhaps closed leaves the evening its tail
        .filter(
          (c) => c.told.layer === 'emergency' && c.told.effect === 'remove' && c.sure === 'yes',
        )
        .flatMap((c) => c.windows.map((x) => ({ from: x.from!, to: Math.min(x.to!, DAY) })))
    )
  })
  return cuts.some((x) => x.from <= m && m < x.to)
}

/** The day's openings as its rules (and next day's emergencies) leave them. */
function pieces(w: World, place: string, day: number): Piece[] {
  return remember(w, `pieces ${place} ${day}`, () => {
    const left = [...ownMinutes(w, place, day)]
    repaint(left, [0, 2 * DAY], (x) => (x.state !== 'open' && x.open.length ? gone(x) : x))
    for (let m = DAY; m < 2 * DAY; m++)
      if (left[m]!.open.length && cutByTheClock(w, place, day + 1, m - DAY))
        left[m] = gone(left[m]!)
    const end = ({ opening }: Piece) => opening.window.to ?? DAY
    return runs(left)
      .filter((p) => !p.opening.half)
      .sort((a, b) => a.from - b.from || a.to - b.to || end(a) - end(b))
  })
}

function gone(x: Minute): Minute {
  return { ...x, open: [] }
}

/** Maximal runs of minutes in which an opening is in force; a cut run keeps a last entry before its end. */
function runs(minutes: Minute[]): Piece[] {
  const found: Piece[] = []
  minutes.forEach((x, m) => {
    for (const opening of x.open) {
      const running = found.find((p) => p.opening === opening && p.to === m)
      if (running) running.to = m + 1
      else found.push({ opening, from: m, to: m + 1, lastEntry: null })
    }
  })
  for (const p of found) {
    const last = p.opening.lastEntry
    // what is cut before its last entry has none
    const whole = p.to === (p.opening.window.to ?? DAY)
    p.lastEntry = last !== null && (whole || p.to > last) ? last : null
  }
  return found
}

/** A place's own day from 00:00 to 48:00; past 24:00 only what is open counts. */
function ownMinutes(w: World, place: string, day: number): Minute[] {
  return remember(w, `minutes ${place} ${day}`, () => {
    const set = strongestSet(w, place, day)
    const minutes = set
      ? paintSet(w, place, day, set)
      : blank(noSetReason(w, place, day), noSetBy(w, place, day))
    paintChanges(minutes, changes(w, place, day))
    return minutes
  })
}

function blank(reason: UnknownReason, by: Told[]): Minute[] {
  return Array<Minute>(2 * DAY).fill({
    state: 'unknown',
    reason,
    open: [],
    by,
    beneath: by,
    cause: null,
  })
}

function noSetReason(w: World, place: string, day: number): UnknownReason {
  const holiday = dayType(w, day) === 'holiday'
  if (noSetBy(w, place, day).length) return holiday ? 'not-announced' : 'regular-unstated'
  const hasRegular = w.told.some(
    (x) => x.manner === 'standing' && x.layer !== 'holiday' && reach(w, x, place) !== null,
  )
  return holiday && hasRegular ? 'not-announced' : 'no-schedule'
}

/** The strongest resumption in force, if any. */
function noSetBy(w: World, place: string, day: number): Told[] {
  const inForce = w.told.filter(
    (x) => x.manner === 'resumption' && !x.impliedBy && speaks(w, x, place, day),
  )
  return inForce.sort((a, b) => bySetStrength(w, place, day, a, b)).slice(0, 1)
}

/** What the day's set says of each minute. */
function paintSet(w: World, place: string, day: number, set: Told): Minute[] {
  if (fallsOn(w, set, day) === 'maybe') return blank('not-announced', [set])
  const what = set.rule.what
  const kind = kindOf(w, set, day)
  if (kind === 'unstated') return blank('hours-unstated', [set])
  if (kind === 'regular' && what.kind === 'regular') return paintRegular(w, place, day, set)
  return kind === 'hours' && what.kind === 'hours' ? paintHours(set, what.windows) : shut(set)
}

/** Open in the known windows, unknown in the one-ended ones, else closed. */
function paintHours(set: Told, windows: Window[]): Minute[] {
  const [by, beneath] = [[set], [set]]
  const openings = windows.map((window): Opening => ({
    told: set,
    via: null,
    window,
    lastEntry: window.lastEntry,
    half: window.from === null || window.to === null,
  }))
  const minutes = shut(set)
  const edges = windows.flatMap((x) => [x.from ?? 0, x.to ?? DAY])
  for (const [from, to] of stretches(edges)) {
    const here = openings.filter((o) => (o.window.from ?? 0) <= from && from < (o.window.to ?? DAY))
    const known = here.filter((o) => !o.half)
    if (known.length)
      minutes.fill({ state: 'open', reason: null, open: known, by, beneath, cause: null }, from, to)
    else if (here.length)
      minutes.fill(
        { state: 'unknown', reason: 'hours-unstated', open: here, by, beneath, cause: null },
        from,
        to,
      )
  }
  return minutes
}

/** What lies between one edge and the next. */
function stretches(edges: number[]): [from: number, to: number][] {
  const points = [...new Set([0, ...edges, 2 * DAY])].sort((a, b) => a - b)
  return points.slice(1).map((to, i) => [points[i]!, to])
}

/** Repaints the minutes of `[from, to)`, alike where they were alike. */
function repaint(
  minutes: Minute[],
  [from, to]: [from: number, to: number],
  paint: (was: Minute) => Minute,
): void {
  let seen: Minute | undefined
  let made: Minute | undefined
  for (let m = from; m < to; m++) {
    const was = minutes[m]!
    if (was !== seen) made = paint(was)
    seen = was
    minutes[m] = made!
  }
}

function shut(set: Told): Minute[] {
  return Array<Minute>(2 * DAY).fill({
    state: 'closed',
    reason: null,
    open: [],
    by: [set],
    beneath: [set],
    cause: set.rule.cause,
  })
}

/** What a set is on a day: `holidays: closed` makes a standing rule a closure there. */
function kindOf(w: World, set: Told, day: number): string {
  if (set.impliedBy) return 'closed'
  if (set.manner === 'standing' && set.rule.holidays === 'closed' && dayType(w, day) === 'holiday')
    return 'closed'
  return set.rule.what.kind
}

/** `open: regular`, with `as:` and with one end replaced. */
function paintRegular(w: World, place: string, day: number, set: Told): Minute[] {
  const what = set.rule.what
  if (what.kind !== 'regular') throw new Error('not regular')
  const { minutes: ordinary, stated } = regular(w, place, day, what.as)
  let kept = runs(ordinary).map((p) => ({ ...p, half: p.opening.half }))
  // known windows inside a half-known one leave several pieces of it, which begin where it does
  const begins = (p: (typeof kept)[number]) => (p.half ? (p.opening.window.from ?? 0) : p.from)
  kept.sort((a, b) => begins(a) - begins(b) || a.to - b.to)
  const [S, T] = [what.from, what.to]
  if (T !== null) {
    kept = kept.filter((p) => p.from < T)
    // the notice replaces the day's closing, so it is the last window's end that it tells
    const last = kept.at(-1)
    for (const p of kept) {
      const fills = p.half && p.opening.window.to === null && p.opening === last!.opening
      const to = p === last && (fills || stated) ? T : Math.min(p.to, T)
      if (to !== p.to || fills) p.lastEntry = null
      p.to = to
      if (fills) p.half = false
    }
  }
  if (S !== null) {
    kept = kept.filter((p) => p.to > S)
    const first = kept[0]
    for (const p of kept) {
      const fills = p.half && p.opening.window.from === null && p.opening === first!.opening
      p.from = p === first && (fills || stated) ? S : Math.max(p.from, S)
      if (fills) p.half = false
    }
  }
  const last = kept.at(-1)
  const { lastEntry } = set.rule
  if (last && lastEntry !== null) {
    const at = lastEntry >= 0 ? lastEntry : last.to + lastEntry
    // an hour outside that window says nothing of it
    if (last.from < at && at <= last.to) last.lastEntry = at
  }
  const openings = kept.map((p): Opening => ({
    told: set,
    via: p.opening.told,
    window: { ...p.opening.window, from: p.from, to: p.to },
    lastEntry: p.lastEntry,
    half: p.half,
  }))
  const minutes = [...ordinary]
  const edges = openings.flatMap((o) => [o.window.from!, o.window.to!])
  for (const stretch of stretches([...edges, S ?? 0, T ?? 2 * DAY])) {
    const [m] = stretch
    const here = openings.filter((o) => o.window.from! <= m && m < o.window.to!)
    const sure = here.filter((o) => !o.half)
    const within = (T === null || m < T) && (S === null || m >= S)
    repaint(minutes, stretch, (was): Minute => {
      const [by, beneath] = [was.by, was.beneath].map((all) => [set, ...all]) as [Told[], Told[]]
      if (sure.length) return { ...was, state: 'open', reason: null, open: sure, by, beneath }
      if (here.length)
        return { ...was, state: 'unknown', reason: 'hours-unstated', open: here, by, beneath }
      const stillUnknown = was.state === 'unknown' && was.open.length === 0 && within
      return stillUnknown
        ? { ...was, open: [], by, beneath }
        : { ...was, state: 'closed', reason: null, open: [], by: beneath, beneath }
    })
  }
  return minutes
}

/** The ordinary hours: what the `regular` and `season` rules say by the calendar, holidays ignored. */
function regular(
  w: World,
  place: string,
  day: number,
  as: Weekday | null,
): { minutes: Minute[]; stated: boolean; set: Told | null; rules: Told[] } {
  const falls = (x: Told) => fallsOrdinarily(w, x, day, as)
  const mine = w.told.filter(
    (x) =>
      (x.layer === 'regular' || x.layer === 'season') &&
      x.manner === 'standing' &&
      x.effect !== 'none' &&
      reach(w, x, place) !== null &&
      falls(x) !== 'no',
  )
  const set =
    mine.filter((x) => x.effect === 'set').sort((a, b) => bySetStrength(w, place, day, a, b))[0] ??
    null
  const minutes = !set
    ? blank('regular-unstated', [])
    : falls(set) === 'maybe'
      ? blank('not-announced', [set])
      : ordinarySet(set)
  const stated = set !== null && falls(set) === 'yes' && set.rule.what.kind !== 'unstated'
  paintChanges(
    minutes,
    inOrder(
      mine
        .filter((x) => (x.effect === 'add' || x.effect === 'remove') && survives(x, set))
        .map((x) => ({ told: x, sure: falls(x), windows: windowsOf(x) })),
    ),
  )
  return { minutes, stated, set, rules: mine }
}

/** The hours a standing rule gives on an ordinary day. */
function ordinarySet(set: Told): Minute[] {
  const what = set.rule.what
  if (what.kind === 'unstated') return blank('hours-unstated', [set])
  return what.kind === 'hours' ? paintHours(set, what.windows) : shut(set)
}

/** An addition or removal that applies to a day. */
interface Change {
  told: Told
  sure: Sure
  windows: Window[]
}

/** The day's additions and removals in the order in which they apply. */
function changes(w: World, place: string, day: number): Change[] {
  return remember(w, `changes ${place} ${day}`, () => {
    const set = strongestSet(w, place, day)
    const today = w.told
      .filter((x) => x.effect === 'add' || x.effect === 'remove')
      .filter((x) => speaks(w, x, place, day))
      .filter((x) => survives(x, set))
      .map((x): Change => ({ told: x, sure: fallsOn(w, x, day), windows: windowsOf(x) }))
    // an emergency closure past midnight goes on by the clock
    const carried = w.told
      .filter((x) => carries(w, x, place, day))
      .filter((x) => survives(x, set))
      .map((x): Change => ({
        told: x,
        sure: fallsOn(w, x, day - 1),
        windows: windowsOf(x)
          .filter((v) => v.to! > DAY)
          .map((v) => ({ ...v, from: Math.max(0, v.from! - DAY), to: v.to! - DAY })),
      }))
    return inOrder([...today, ...carried])
  })
}

/** Does an emergency closure of the day before go on into this day? */
function carries(w: World, x: Told, place: string, day: number): boolean {
  if (x.effect !== 'remove' || x.layer !== 'emergency') return false
  return windowsOf(x).some((v) => v.to! > DAY) && speaks(w, x, place, day - 1)
}

/** Does this addition or removal still speak under the day's set? How near its place is does not matter. */
function survives(x: Told, set: Told | null): boolean {
  if (set === null) return true
  if (set.manner === 'resumption') return x.manner !== 'standing' || x.layer === 'holiday'
  if (rank(x) !== rank(set)) return rank(x) > rank(set)
  return x.manner === 'standing' || x.stamp >= set.stamp
}

function inOrder(all: Change[]): Change[] {
  return all.sort(
    (a, b) =>
      rank(a.told) - rank(b.told) ||
      compare(a.told.stamp, b.told.stamp) ||
      (a.told.effect === 'add' ? 0 : 1) - (b.told.effect === 'add' ? 0 : 1) ||
      compare(a.told.id, b.told.id),
  )
}

function paintChanges(minutes: Minute[], all: Change[]): void {
  for (const { told, sure, windows } of all)
    for (const window of windows) {
      const opening: Opening = {
        told,
        via: null,
        window,
        lastEntry: window.lastEntry,
        half: false,
      }
      const adds = told.effect === 'add'
      const mine = { by: [told], beneath: [told], cause: null }
      repaint(minutes, [window.from!, window.to!], (was): Minute => {
        if (sure === 'maybe') {
          if (adds ? was.state !== 'open' : was.state === 'open')
            return { state: 'unknown', reason: 'not-announced', open: [], ...mine }
          return adds ? { ...was, beneath: mine.beneath, cause: null } : was
        }
        if (!adds)
          return { state: 'closed', reason: null, open: [], ...mine, cause: told.rule.cause }
        const already = was.state === 'open' ? was.open : was.open.filter((o) => o.half)
        const by = was.state === 'open' ? [...was.by, told] : [told]
        return { ...was, state: 'open', reason: null, open: [...already, opening], by }
      })
    }
}

function windowsOf(x: Told): Window[] {
  const what = x.rule.what
  return what.kind === 'also' || what.kind === 'not' ? what.windows : []
}

// --- which rule wins --------------------------------------------------------------------------

/** The set that wins a place's day; null where none decides. */
function strongestSet(w: World, place: string, day: number): Told | null {
  return remember(w, `set ${place} ${day}`, () => {
    const sets = w.told
      .filter((x) => x.effect === 'set' && speaks(w, x, place, day))
      .filter((x) => x.manner !== 'resumption' || day <= restOfHoliday(w, x))
    sets.sort((a, b) => bySetStrength(w, place, day, a, b))
    return sets[0] ?? null
  })
}

/** Strongest first (DESIGN §3.1). */
function bySetStrength(w: World, place: string, day: number, a: Told, b: Told): number {
  const manner = ['dated', 'resumption', 'standing']
  if (a.manner !== b.manner) return manner.indexOf(a.manner) - manner.indexOf(b.manner)
  const near = reach(w, a, place)! - reach(w, b, place)!
  const later = compare(b.stamp, a.stamp)
  const layer = rank(b) - rank(a)
  const id = compare(a.id, b.id)
  if (a.manner === 'dated') return layer || later || near || id
  if (a.manner === 'resumption') return later || near || id
  const specific = a.layer === 'holiday' ? specificity(w, a, day) - specificity(w, b, day) : 0
  return layer || near || specific || later || id
}

/** One named day 0, a festival 1, statutory holidays at large 2: of the members that match the day. */
function specificity(w: World, x: Told, day: number): number {
  const kinds = (x.rule.when.on ?? [])
    .filter((term) => onTerm(w, term, day))
    .map((term) => {
      if (term.kind !== 'name') return 0
      if (term.name === 'statutory-holidays' || term.name === 'make-up-workdays') return 2
      return HOLIDAY_NAMES.includes(term.name as Holiday) ? 1 : 0
    })
  return Math.min(...kinds, 9)
}

/** Does a rule speak for a place on a day: it reaches it, falls on it, and has not been silenced? */
function speaks(w: World, x: Told, place: string, day: number): boolean {
  if (reach(w, x, place) === null || fallsOn(w, x, day) === 'no') return false
  if (isSilenced(w, x, place, day)) return false
  const end = isOpenEnded(x) ? endOf(w, x, place) : null
  return end === null || day < end
}

/** A resumption announced later, from this day or before, silences dated sets that began by its day. */
function isSilenced(w: World, x: Told, place: string, day: number): boolean {
  if (x.effect !== 'set' || x.manner === 'standing') return false
  return w.told.some(
    (r) =>
      r.manner === 'resumption' &&
      !r.impliedBy &&
      reach(w, r, place) !== null &&
      fallsOn(w, r, day) !== 'no' &&
      r.stamp > x.stamp &&
      firstDay(w, x) <= dayOf(r.rule.when.from!),
  )
}

function isOpenEnded(x: Told): boolean {
  return (
    x.manner === 'dated' &&
    !x.impliedBy &&
    x.rule.what.kind === 'closed' &&
    !hasLastDate(x.rule, x.notice!) &&
    !(x.rule.when.days !== null && x.notice!.covers !== null)
  )
}

/** The day on which an open-ended closure ends for a place; null if nothing on file ends it. */
function endOf(w: World, x: Told, place: string): number | null {
  return remember(w, `end ${x.id} ${place}`, () => {
    const first = firstDay(w, x)
    const enders = w.told.filter(
      (y) =>
        y.effect !== 'none' &&
        y.stamp > x.stamp &&
        reach(w, y, place) !== null &&
        (y.notice !== null || y.rule.when.from !== null || y.rule.when.on !== null),
    )
    for (let day = first; day <= w.horizon.last; day++)
      if (enders.some((y) => fallsOn(w, y, day) !== 'no')) return day
    return null
  })
}

/** Last day on which a resumption sets hours: the end of the holiday its first day lies in. */
function restOfHoliday(w: World, x: Told): number {
  let day = dayOf(x.rule.when.from!)
  if (dayType(w, day) !== 'holiday') return -Infinity
  while (dayType(w, day + 1) === 'holiday') day++
  return day
}

/** Steps up from a place to the nearest named one whose rules hold for it; null if none. */
function reach(w: World, x: Told, place: string): number | null {
  const blocked = x.layer !== 'emergency' && x.rule.reach !== 'all'
  let at: Venue | undefined = w.venues.get(place)
  for (let steps = 0; at; steps++) {
    if (x.places.includes(at.id)) return steps
    if (at.ownHours && blocked) return null
    at = at.partOf === null ? undefined : w.venues.get(at.partOf)
  }
  return null
}

function rank(x: Told): number {
  return LAYER_NAMES.indexOf(x.layer)
}

function compare(a: number | string, b: number | string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** On a day that no paper settles, whatever rests on standing rules, regular hours or on no rule. */
function isProvisional(w: World, day: number, by: Told | null): boolean {
  if (dayType(w, day) !== null) return false
  if (by === null || by.manner !== 'dated') return true
  return by.rule.what.kind === 'regular' && !by.impliedBy
}

// --- how one gets in --------------------------------------------------------------------------

function bookingOf(w: World, place: string, day: number, o: Opening): Booking | null {
  return howOf(w, place, day, o, 'booking')
}

function feeOf(w: World, place: string, day: number, o: Opening): Fee | null {
  return howOf(w, place, day, o, 'fee')
}

/** What rules, windows and venues alike may say of entering. */
interface How {
  booking: Booking | null
  fee: Fee | null
}

/** What a window's own rules say of entering it, and which of them. */
function ownWord<F extends keyof How>(
  { told, via, window }: Opening,
  field: F,
): { says: How[F]; by: Told } | null {
  const words: [How, Told][] = via
    ? [
        [told.rule, told],
        [window, via],
        [via.rule, via],
      ]
    : [
        [window, told],
        [told.rule, told],
      ]
  for (const [how, by] of words) if (how[field] !== null) return { says: how[field], by }
  return null
}

/** What rules state for a day, else the default. */
function saidOf<F extends keyof How>(w: World, place: string, day: number, field: F): How[F] {
  const how: How | null = statedBy(w, place, day, field)?.rule ?? defaultHome(w, place, field)
  return how && how[field]
}

/** The strongest rule that matches the day and states how one gets in, or the fee. */
function statedBy(w: World, place: string, day: number, field: 'booking' | 'fee'): Told | null {
  return remember(w, `${field} ${place} ${day}`, () => {
    const speakers = w.told.filter(
      (x) =>
        !x.impliedBy &&
        x.rule[field] !== null &&
        speaks(w, x, place, day) &&
        fallsOn(w, x, day) === 'yes',
    )
    const heard = speakers.filter(
      (x) => x.manner !== 'resumption' || !speakers.some((y) => y.stamp > x.stamp),
    )
    heard.sort((a, b) => {
      const layer = rank(b) - rank(a)
      const near = reach(w, a, place)! - reach(w, b, place)!
      const later = compare(b.stamp, a.stamp)
      const specific =
        a.layer === 'holiday' && b.layer === 'holiday'
          ? specificity(w, a, day) - specificity(w, b, day)
          : 0
      if (layer) return layer
      return a.manner === 'standing'
        ? near || specific || later || compare(a.id, b.id)
        : later || near || weakest(a) - weakest(b) || compare(a.id, b.id)
    })
    return heard[0] ?? null
  })
}

/** A resumption is the weakest of what is dated. */
function weakest(x: Told): number {
  return x.manner === 'resumption' ? 1 : 0
}

/** The nearest place whose default holds here. */
function defaultHome(w: World, place: string, field: 'booking' | 'fee'): Venue | null {
  const venue = w.venues.get(place)!
  if (venue[field] !== null) return venue
  return venue.ownHours || venue.partOf === null ? null : defaultHome(w, venue.partOf, field)
}

// --- which days -------------------------------------------------------------------------------

/** The first day a rule falls on; beyond every day if it never does. */
function firstDay(w: World, x: Told): number {
  return remember(w, `first ${x.id} ${x.impliedBy ? x.places[0] : ''}`, () => {
    const { first, last } = w.horizon
    for (let day = first; day <= last; day++) if (fallsOn(w, x, day) !== 'no') return day
    return Infinity
  })
}

/** Does a rule fall on a day? All given parts must hold, a list is any of its members, `except` last. */
function fallsOn(w: World, x: Told, day: number): Sure {
  const known = x.falls.get(day)
  if (known !== undefined) return known
  const sure = fallsAnew(w, x, day)
  x.falls.set(day, sure)
  return sure
}

function fallsAnew(w: World, x: Told, day: number): Sure {
  if (x.impliedBy) {
    const named = w.told.some(
      (y) =>
        !y.impliedBy &&
        y.notice === x.notice &&
        y.places.includes(x.places[0]!) &&
        fallsOn(w, y, day) !== 'no',
    )
    return named ? 'no' : fallsOn(w, x.impliedBy, day)
  }
  const silent =
    x.manner === 'standing' &&
    x.rule.holidays === 'silent' &&
    !namesHolidays(x.rule) &&
    dayType(w, day) === 'holiday'
  if (silent) return 'no'
  return whenHolds(w, x, day, (term) => dayTerm(w, term, day))
}

/** The same for `open: regular`: the holiday option is ignored, and `as` names another weekday. */
function fallsOrdinarily(w: World, x: Told, day: number, as: Weekday | null): Sure {
  const holds = (term: DayTerm): Sure => {
    if (as === null) return dayTerm(w, term, day)
    if (term.kind === 'weekday') return term.day === as ? 'yes' : 'no'
    if (term.kind === 'nth' || isKindOfDay(term)) return 'no'
    return (term.type === 'workdays') === as < 5 ? 'yes' : 'no'
  }
  return whenHolds(w, x, day, holds, as)
}

/** Official kinds of day, which another weekday's ordinary hours know nothing of. */
function isKindOfDay(term: OnTerm | DayTerm): boolean {
  if (term.kind === 'type') return term.type === 'statutory-holidays'
  if (term.kind !== 'name') return false
  return term.name === 'statutory-holidays' || term.name === 'make-up-workdays'
}

function whenHolds(
  w: World,
  x: Told,
  day: number,
  holds: (term: DayTerm) => Sure,
  as: Weekday | null = null,
): Sure {
  const when = x.rule.when
  // what a notice says without a date begins on the day it was announced
  const boundByCovers = when.days !== null && x.notice?.covers != null
  const dateless =
    x.manner === 'standing' || (when.to === null && when.on === null && !boundByCovers)
  const begins = when.from ?? (x.notice && dateless ? x.notice.announced.at.slice(0, 10) : null)
  if (begins !== null && day < dayOf(begins)) return 'no'
  if (when.to !== null && day > dayOf(when.to)) return 'no'
  const covers = x.notice?.covers
  const byCalendar = when.days !== null || (when.on ?? []).some(isCalendarTerm)
  if (covers && x.manner === 'dated' && byCalendar)
    if (day < dayOf(covers.from) || day > dayOf(covers.to)) return 'no'
  if (when.on !== null && !when.on.some((term) => onTerm(w, term, day))) return 'no'
  let sure: Sure = when.days === null ? 'yes' : any(when.days.map(holds))
  // workday or rest day: whichever a paper will make it, it is one of them
  const types = (when.days ?? []).flatMap((term) => (term.kind === 'type' ? [term.type] : []))
  if (sure === 'maybe' && types.includes('workdays') && types.includes('rest-days')) sure = 'yes'
  const excepted = any(
    when.except.map((term) =>
      term.kind === 'weekday' || term.kind === 'type' || term.kind === 'nth'
        ? holds(term)
        : onTerm(w, term, day) && !(as !== null && isKindOfDay(term))
          ? 'yes'
          : 'no',
    ),
  )
  if (excepted === 'yes') return 'no'
  if (excepted === 'maybe' && sure === 'yes') sure = 'maybe'
  return sure
}

function any(all: Sure[]): Sure {
  return all.includes('yes') ? 'yes' : all.includes('maybe') ? 'maybe' : 'no'
}

function dayTerm(w: World, term: DayTerm, day: number): Sure {
  if (term.kind === 'weekday') return weekdayOf(day) === term.day ? 'yes' : 'no'
  if (term.kind === 'nth') {
    if (weekdayOf(day) !== term.day) return 'no'
    const { year, month, day: dom } = civil(day)
    const nth = Math.ceil(dom / 7)
    const last = dom + 7 > daysInMonth(year, month)
    return term.nth === nth || (term.nth === -1 && last) ? 'yes' : 'no'
  }
  const type = dayType(w, day)
  if (term.type === 'statutory-holidays') return type === 'holiday' ? 'yes' : 'no'
  if (type === null) return 'maybe'
  const works = type === 'workday' || type === 'make-up-workday'
  return works === (term.type === 'workdays') ? 'yes' : 'no'
}

function onTerm(w: World, term: OnTerm, day: number): boolean {
  const date = dateOf(day)
  if (term.kind === 'date') return date === term.date
  if (term.kind === 'range') return term.from <= date && date <= term.to
  if (term.kind === 'yearly') {
    const md = date.slice(5)
    return term.from <= term.to
      ? term.from <= md && md <= term.to
      : md >= term.from || md <= term.to
  }
  if (w.content.city.calendar === 'none') return false
  if (term.kind === 'offset') return isOwnDay(w, term.festival, day - term.offset)
  if (term.kind === 'after') {
    const last = day - term.day
    if (dayType(w, last) !== 'holiday' || ['holiday', null].includes(dayType(w, last + 1)))
      return false
    const off: number[] = []
    for (let d = last; dayType(w, d) === 'holiday'; d--) off.push(d)
    const { holiday, moved } = term
    return (
      (holiday === 'statutory-holidays' || off.some((d) => holidayNames(w, d).includes(holiday))) &&
      (moved === null || off.some((d) => weekdayOf(d) === moved))
    )
  }
  if (term.name === 'statutory-holidays') return dayType(w, day) === 'holiday'
  if (term.name === 'make-up-workdays') return dayType(w, day) === 'make-up-workday'
  if (HOLIDAY_NAMES.includes(term.name as Holiday))
    return holidayNames(w, day).includes(term.name as Holiday)
  return isOwnDay(w, term.name as LunarDay, day)
}

// --- the calendar -----------------------------------------------------------------------------

const HOLIDAY_NAMES: Holiday[] = [
  'new-year',
  'spring-festival',
  'qingming',
  'labour-day',
  'dragon-boat',
  'mid-autumn',
  'national-day',
]

/** What kind of day a date is (DESIGN §3.4); null while no paper settles it. */
export function dayType(
  w: World,
  day: number,
): 'workday' | 'rest-day' | 'holiday' | 'make-up-workday' | null {
  return remember(w, `type ${day}`, () => {
    const date = dateOf(day)
    const ordinary = weekdayOf(day) < 5 ? 'workday' : 'rest-day'
    if (w.content.city.calendar === 'none') return ordinary
    const papers = w.content.calendar.years
    if (papers.some((y) => y.off.some((o) => o.from <= date && date <= o.to))) return 'holiday'
    if (papers.some((y) => y.makeUp.includes(date))) return 'make-up-workday'
    if (lawfulNames(w, day).length) return 'holiday'
    for (let near = day - 9; near <= day + 9; near++)
      for (const name of lawfulNames(w, near)) {
        const far = name === 'spring-festival' || name === 'national-day' ? 9 : 7
        if (Math.abs(near - day) <= far) return null
      }
    return ordinary
  })
}

function holidayNames(w: World, day: number): Holiday[] {
  const date = dateOf(day)
  const announced = w.content.calendar.years.flatMap((y) =>
    y.off.filter((o) => o.from <= date && date <= o.to).flatMap((o) => o.names),
  )
  return [...announced, ...lawfulNames(w, day)]
}

/** Festivals that the law itself puts on this day, in a year whose paper is not out. */
function lawfulNames(w: World, day: number): Holiday[] {
  return remember(w, `law ${day}`, () => {
    const { year } = civil(day)
    if (w.content.calendar.years.some((y) => y.year === year)) return []
    const long = year >= 2025 // the decree of November 2024 added 除夕 and 2 May
    const own = (name: Holiday | LunarDay) => (d: number) => isOwnDay(w, name, d)
    const law: [Holiday, (d: number) => boolean][] = [
      ['new-year', own('new-year')],
      ['spring-festival', (d) => [0, 1, 2].some((n) => own('spring-festival')(d - n))],
      ['spring-festival', (d) => long && own('lunar-new-year-eve')(d)],
      ['qingming', own('qingming')],
      ['labour-day', (d) => own('labour-day')(d) || (long && own('labour-day')(d - 1))],
      ['dragon-boat', own('dragon-boat')],
      ['mid-autumn', own('mid-autumn')],
      ['national-day', (d) => [0, 1, 2].some((n) => own('national-day')(d - n))],
    ]
    return law.filter(([, on]) => on(day)).map(([name]) => name)
  })
}

/** Is this the festival's or lunar day's own day? */
function isOwnDay(w: World, name: Holiday | LunarDay, day: number): boolean {
  const date = dateOf(day)
  const md = date.slice(5)
  if (name === 'new-year') return md === '01-01'
  if (name === 'labour-day') return md === '05-01'
  if (name === 'national-day') return md === '10-01'
  const lunar = w.content.calendar.lunar[date.slice(0, 4)]
  if (!lunar) return false
  if (name === 'qingming') return md === lunar.qingming
  if (name === 'dragon-boat') return md === lunar.dragonBoat
  if (name === 'mid-autumn') return md === lunar.midAutumn
  const first = dayOf(`${date.slice(0, 4)}-${lunar.newYear}`)
  if (name === 'spring-festival') return day === first
  if (name === 'lunar-new-year-eve') return day === first - 1
  if (name === 'lantern') return day === first + 14
  return day === first + Number(name.slice('lunar-new-year-'.length)) - 1
}

// --- what sort of rule ------------------------------------------------------------------------

function effectOf(rule: Rule): Told['effect'] {
  if (rule.what.kind === 'none') return 'none'
  if (rule.what.kind === 'also') return 'add'
  return rule.what.kind === 'not' ? 'remove' : 'set'
}

function isCalendarTerm(term: OnTerm): boolean {
  return term.kind === 'name' || term.kind === 'offset' || term.kind === 'after'
}

function standingLayer(rule: Rule): LayerName {
  if ((rule.when.on ?? []).some(isCalendarTerm)) return 'holiday'
  return rule.when.to !== null || rule.when.on !== null ? 'season' : 'regular'
}

function namesHolidays(rule: Rule): boolean {
  return (
    (rule.when.on ?? []).some(isCalendarTerm) ||
    (rule.when.days ?? []).some(
      (d) => d.kind === 'type' && (d.type === 'statutory-holidays' || d.type === 'rest-days'),
    )
  )
}

function mannerOf(rule: Rule, notice: Notice): Told['manner'] {
  const { what, when } = rule
  const resumes =
    what.kind === 'regular' &&
    what.from === null &&
    what.to === null &&
    when.from !== null &&
    when.to === null &&
    when.on === null &&
    when.days === null
  if (resumes) return 'resumption'
  if (what.kind === 'none' || what.kind === 'closed') return 'dated'
  return hasLastDate(rule, notice) ? 'dated' : 'standing'
}

function hasLastDate(rule: Rule, notice: Notice): boolean {
  if (rule.when.to !== null) return true
  return (
    rule.when.on !== null &&
    rule.when.on.every(
      (term) =>
        term.kind === 'date' ||
        term.kind === 'range' ||
        (isCalendarTerm(term) && notice.covers !== null),
    )
  )
}

/** When a notice was announced; what it supersedes counts as earlier whatever its date. */
function stampOf(content: CityContent, notice: Notice): number {
  const [date, time] = notice.announced.at.split('T')
  const [hours, minutes] = (time ?? '00:00').split(':').map(Number)
  const own = dayOf(date!) * DAY + hours! * 60 + minutes!
  const after = notice.supersedes.map(
    (id) =>
      stampOf(
        content,
        content.notices.find((n) => n.id === id)!,
      ) + 0.001,
  )
  return Math.max(own, ...after)
}

function remember<T>(w: World, key: string, make: () => T): T {
  if (w.memo.has(key)) return w.memo.get(key) as T
  const made = make()
  w.memo.set(key, made)
  return made
}
