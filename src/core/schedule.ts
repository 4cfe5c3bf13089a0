/**
 * Compiles a city into timelines, and answers from them. A timeline is the one boundary array of a
 * place, kept as a plan of minutes for each civil day; state, next change, windows, feeds, pages and
 * explanations all read it (DESIGN §3.7). A question is integer arithmetic: dates, zones and words
 * belong to compiling.
 */
import { calendarOf, dayTypeOf, holidaysOn } from './calendar.ts'
import type { Calendar, DayType } from './calendar.ts'
import {
  BOOKING,
  cutShort,
  defaultsOf,
  FEE,
  HOURS,
  ownDays,
  shapeKey,
  shapeOf,
  windowsOf,
} from './decide.ts'
import type { Default, OpenWindow, OwnDay, RegularHint, Shape, Slot, Why } from './decide.ts'
import { specificity, YES } from './match.ts'
import type {
  Booking,
  CanEnter,
  Cause,
  CityContent,
  EntrySlot,
  Fee,
  Holiday,
  Instant,
  Minutes,
  Notice,
  Rule,
  Source,
  State,
  UnknownReason,
  Venue,
} from './model.ts'
import { keep, noGlance, seen } from './glance.ts'
import type { Glance } from './glance.ts'
import { ENTERING, indexOf, latest, ownPlan, planOf, stateIn } from './plan.ts'
import type { Mark, OwnPlan, Plan } from './plan.ts'
import { isSet, speakersOf, speaksOn } from './speakers.ts'
import type { Layer, Speaker, Voice } from './speakers.ts'
import * as time from './time.ts'
import { dateOf, instantAt, localAt, zone as zoneOf } from './time.ts'
import type { DayNumber, LocalMinutes, Zone } from './time.ts'

// What is imported is looked up and checked at each use; a constant of this module is part of the code.
const { DAY, FIRST_DAY, LAST_DAY } = time

export { LAYERS } from './speakers.ts'
export type { Layer } from './speakers.ts'

/** A compiled city, immutable, ready to be asked. */
export interface Schedule {
  content: CityContent
  zone: Zone
  calendar: Calendar
  /** By venue id, in file order. */
  places: Map<string, Place>
  /** What compiling has cost so far, for tests that count work. */
  work: Work
}

/** Work done lazily: days decided from rules, plans laid out, chunks of 128 days filled, shapes made. */
export interface Work {
  shapes: number
  days: number
  plans: number
  chunks: number
}

/** One venue in a schedule. */
export interface Place {
  venue: Venue
  parent: Place | null
  parts: Place[]
  /** The parts whose state is combined into this one's. */
  shared: readonly Place[]
  /**
   * All of whose parts have their own hours and of which no rule speaks by name: pages and counts list
   * the parts and leave it out. A museum with a car park of its own stays a museum.
   */
  onlyHouse: boolean
  /** Rules that speak about it, by slot. */
  voices: Voice[]
  /** By the place's own rules. */
  own: Timeline<OwnPlan>
  /** With its parts combined: what every answer reads. */
  view: Timeline
  /** That of `view`, one step nearer. */
  glance: Glance
  /** Reasons already put into words of rules, by the core of the mark they explain. */
  said: Map<number, readonly Because[]> | null
}

/** One rule an answer rests on. */
export interface Because {
  /** Null for a venue's own default booking or fee. */
  rule: Rule | null
  /** Rule id, or `<venue>#default`. */
  id: string
  notice: Notice | null
  layer: Layer
  basis: 'stated' | 'implied'
  sourceDate: string | null
  source: Source | null
  /** What it settles in this answer. */
  decides: ('hours' | 'booking' | 'fee')[]
  /** Ids of the rules it outranked here, strongest first. */
  outranked: string[]
}

/** Regular hours that would hold if the holiday's notice said nothing else (DESIGN §3.4). */
export interface Hint {
  windows: { from: Minutes; to: Minutes }[]
  because: readonly Because[]
}

/** Everything true at one instant; all instants are boundaries of the same timeline. */
export interface Answer {
  place: Place
  state: State
  reason: UnknownReason | null
  cause: Cause | null
  partial: boolean
  openParts: string[]
  closedParts: string[]
  /** Null if the stretch reaches back before 2000. */
  since: Instant | null
  /** End of the present stretch of one state; null if it does not end before 2101. */
  until: Instant | null
  then: State | null
  opensNext: Instant | null
  opensNextSure: boolean | null
  knownUntil: Instant | null
  canEnter: CanEnter
  lastEntry: Instant | null
  booking: Booking | null
  fee: Fee | null
  hint: Hint | null
  provisional: boolean
  stale: boolean
  openEnded: boolean
  because: readonly Because[]
  /** The first later instant at which any field changes; null if none does before 2101. */
  changesAt: Instant | null
}

/** One stated window of a civil day, as the day's rules leave it. */
export interface DayWindow {
  from: Minutes
  to: Minutes
  startsAt: Instant
  endsAt: Instant
  lastEntry: Minutes | null
  lastEntryAt: Instant | null
  booking: Booking | null
  fee: Fee | null
  /** When newcomers are let in, where that is not the whole window. */
  entry?: EntrySlot[]
  /** Ids of the places it holds for; a place whose every part shares it stands for them. */
  places: string[]
  because: readonly Because[]
}

/** One stretch of one state within a civil day, tails of the day before included. */
export interface Stretch {
  from: Minutes
  to: Minutes
  startsAt: Instant
  endsAt: Instant
  state: State
  reason: UnknownReason | null
  because: readonly Because[]
}

/** One civil day of a place. */
export interface DayAnswer {
  date: string
  day: DayNumber
  dayType: DayType | null
  holidays: Holiday[]
  /** Open if a window starts that day, else unknown if any stretch is, else closed. */
  state: State
  /** False if any stretch is unknown. */
  complete: boolean
  reason: UnknownReason | null
  cause: Cause | null
  windows: DayWindow[]
  /** The civil day tiled by state and reason, 00:00 to 24:00. */
  stretches: Stretch[]
  /** A dated or `holiday` rule decides something of this day. */
  exceptional: boolean
  provisional: boolean
  stale: boolean
  openEnded: boolean
  hint: Hint | null
  /** Booking and fee that hold for the day where no window states others. */
  booking: Booking | null
  fee: Fee | null
  because: readonly Because[]
}

/** A maximal stretch of one state. */
export interface Interval {
  from: Instant
  to: Instant
  state: State
}

/** When the visit on a day can be booked, for one of its bookings (DESIGN §3.6). */
export interface BookingItem {
  /** Hull of the windows that share the booking; null on a day without windows. */
  window: { from: Minutes; to: Minutes } | null
  windows: { from: Minutes; to: Minutes }[]
  booking: Booking | null
  from: Instant | null
  until: Instant | null
  now: 'none' | 'not-needed' | 'unstated' | 'over' | 'not-yet' | 'open'
  because: readonly Because[]
}

/** A mark of several places together. */
interface JointMark extends Mark {
  partial: boolean
  openParts: string[]
  closedParts: string[]
  /** Who makes the state what it is, with the mark of each. */
  makers: { place: Place; own: boolean; mark: Mark }[]
  because: readonly Because[]
}

/** Plans by day, filled 128 days at a time when first asked for. */
interface Timeline<P extends Plan = Plan> {
  chunks: (P[] | undefined)[]
  /** Union of the states in a chunk, kept even where the chunk is not; {@link ASKED} and {@link GLANCED} beside them. */
  masks: number[]
  /** Days whose state was asked, packed. */
  glance: Glance
  fill(first: DayNumber): P[]
  work: Work
}

/** The bits of a chunk whose states were asked, and of one kept at a glance for it, which is done once. */
const ASKED = 8
const GLANCED = 16

const CHUNK_BITS = 7
const CHUNK = 1 << CHUNK_BITS

/** Compiles a city; lazy, so cheap until asked. Throws only on content that was never decoded. */
export function compile(content: CityContent): Schedule {
  const work: Work = { shapes: 0, days: 0, plans: 0, chunks: 0 }
  const calendar = calendarOf(content.calendar, content.city.calendar)
  const venues = new Map(content.venues.map((venue) => [venue.id, venue]))
  const speakers = speakersOf(content)
  const sharedTimeline = sharing((heard, defaults) => {
    work.shapes++
    return ownTimeline(shapeOf(heard, defaults, calendar), work)
  })
  const places = new Map<string, Place>()
  for (const venue of content.venues) {
    const heard = speakers.get(venue.id)!
    const defaults = defaultsOf(venue, venues)
    const own = sharedTimeline(heard, defaults)
    const parent = venue.partOf === null ? null : (places.get(venue.partOf) ?? null)
    const place: Place = {
      venue,
      parent,
      parts: [],
      shared: NONE,
      onlyHouse: false,
      voices: heard.map(({ voice }) => voice),
      own,
      view: own,
      glance: own.glance,
      said: null,
    }
    places.set(venue.id, place)
    parent?.parts.push(place)
  }
  // Parts come after what they are in, so going backwards every part is ready before its house.
  for (const place of [...places.values()].reverse()) {
    if (place.parts.length) place.shared = place.parts.filter((part) => !part.venue.ownHours)
    place.onlyHouse =
      place.parts.length > 0 &&
      place.shared.length === 0 &&
      !speakers.get(place.venue.id)!.some(({ distance }) => distance === 0)
    if (place.shared.length) {
      place.view = jointTimeline(place, work)
      place.glance = place.view.glance
    }
  }
  return { content, zone: zoneOf(content.city.timezone), calendar, places, work }
}

/** The state at an instant; allocates nothing. Unknown outside 2000–2100. */
export function stateAt(schedule: Schedule, place: Place, t: Instant): State {
  return seen(place.glance, t) ?? stateByPlan(schedule, place, t)
}

/** The same from the plan of the day; a chunk that is asked again is kept at a glance. */
function stateByPlan({ zone }: Schedule, { view }: Place, t: Instant): State {
  const local = localAt(zone, t)
  const day = Math.floor(local / DAY)
  if (day < FIRST_DAY || day > LAST_DAY) return 'unknown'
  const plan = planOn(view, day)
  const chunk = chunkOf(day)
  const mask = view.masks[chunk]!
  if (zone.fixed !== null && !(mask & GLANCED)) {
    view.masks[chunk] = mask & ASKED ? mask | GLANCED : mask | ASKED
    if (mask & ASKED)
      keep(view.glance, view.chunks[chunk]!, (FIRST_DAY + chunk * CHUNK) * DAY - zone.fixed)
  }
  return stateIn(plan, local - day * DAY)
}

/** The next instant after `t` at which the state is another; null if none before 2101. */
export function nextChange(schedule: Schedule, place: Place, t: Instant): Instant | null {
  const { zone } = schedule
  const { view } = place
  if (zone.fixed !== null) {
    const local = t + zone.fixed
    const day = (local / DAY) | 0
    if (day >= FIRST_DAY && day < LAST_DAY) {
      // Nearly always the state turns today or tomorrow, which two plans tell.
      const today = planOn(view, day)
      const at = indexOf(today, local - day * DAY)
      const turn = today.turns[at]!
      if (turn >= 0) return t - local + day * DAY + turn
      const tomorrow = planOn(view, day + 1)
      if (tomorrow.marks[0]!.bit !== today.marks[at]!.bit) return (day + 1) * DAY - zone.fixed
      if (tomorrow.turns[0]! >= 0) return (day + 1) * DAY + tomorrow.turns[0]! - zone.fixed
    }
  }
  const local = clamped(localAt(zone, t))
  return seek(zone, view, local, ALL & ~markAt(view, local).bit)
}

/** Everything true of a place at an instant. */
export function answerAt(schedule: Schedule, place: Place, t: Instant): Answer {
  const { zone } = schedule
  const { view } = place
  const local = clamped(localAt(zone, t))
  const day = Math.floor(local / DAY)
  const mark = markAt(view, local)
  const joint = isJoint(mark) ? mark : null
  const until = seek(zone, view, local, ALL & ~mark.bit)
  const opensNext = mark.bit === OPEN ? null : seek(zone, view, local, OPEN)
  const knownUntil = mark.bit === UNKNOWN ? null : seek(zone, view, local, UNKNOWN)
  return {
    place,
    state: mark.state,
    reason: mark.reason,
    cause: mark.cause,
    partial: joint?.partial ?? false,
    openParts: joint?.openParts ?? [],
    closedParts: joint?.closedParts ?? [],
    since: began(zone, view, local, mark.bit),
    until,
    then: until === null ? null : markAt(view, localAt(zone, until)).state,
    opensNext,
    opensNextSure:
      opensNext === null
        ? null
        : mark.bit !== UNKNOWN && (knownUntil === null || knownUntil >= opensNext),
    knownUntil,
    canEnter: mark.canEnter,
    lastEntry: mark.lastEntry === null ? null : instantAt(zone, day * DAY + mark.lastEntry),
    booking: mark.booking,
    fee: mark.fee,
    hint: hintOf(place, mark),
    provisional: mark.provisional,
    stale: mark.stale,
    openEnded: mark.openEnded,
    because: becauseOf(place, mark),
    changesAt: changeAfter(zone, view, local),
  }
}

/** The next `count` instants after `t` at which any field of the answer changes. */
export function transitionsAfter(
  schedule: Schedule,
  place: Place,
  t: Instant,
  count: number,
): Instant[] {
  const found: Instant[] = []
  let at: Instant | null = t
  while (found.length < count) {
    at = changeAfter(schedule.zone, place.view, clamped(localAt(schedule.zone, at)))
    if (at === null) break
    found.push(at)
  }
  return found
}

/** Maximal stretches of one state that tile `[from, to)`; the first begins at `from`. */
export function intervalsBetween(
  schedule: Schedule,
  place: Place,
  from: Instant,
  to: Instant,
): Interval[] {
  const { zone } = schedule
  const { view } = place
  const found: Interval[] = []
  const local = clamped(localAt(zone, from))
  let day = Math.floor(local / DAY)
  let plan = planOn(view, day)
  let at = indexOf(plan, local - day * DAY)
  let start = from
  let state = plan.states[at]!
  const { fixed } = zone
  for (;;) {
    const { starts, states } = plan
    const midnight = day * DAY
    for (at++; at < states.length; at++) {
      const next = states[at]!
      if (next === state) continue
      const minute = midnight + starts[at]!
      const boundary = fixed === null ? instantAt(zone, minute) : minute - fixed
      if (boundary >= to) return closing(found, start, to, state)
      if (fixed === null) closing(found, start, boundary, state)
      else found.push({ from: start, to: boundary, state })
      start = boundary
      state = next
    }
    const { bit } = plan.marks[states.length - 1]!
    do if (++day > LAST_DAY) return closing(found, start, to, state)
    while ((plan = planOn(view, day)).mask === bit)
    at = -1
  }
}

/** One more stretch; a gap of daylight saving may have left it like the one before. */
function closing(found: Interval[], from: Instant, to: Instant, state: State): Interval[] {
  const last = found.at(-1)
  if (last?.state === state) last.to = to
  else if (from < to) found.push({ from, to, state })
  return found
}

/** The civil days `from`…`to`, both included, cut to 2000–2100. */
export function daysBetween(
  schedule: Schedule,
  place: Place,
  from: DayNumber,
  to: DayNumber,
): DayAnswer[] {
  const days: DayAnswer[] = []
  for (let day = Math.max(from, FIRST_DAY); day <= Math.min(to, LAST_DAY); day++)
    days.push(dayAnswer(schedule, place, day))
  return days
}

/** The booking clock for a visit day, one item for each different booking among its windows. */
export function bookingClock(
  schedule: Schedule,
  place: Place,
  day: DayNumber,
  now: Instant,
): { state: State; items: BookingItem[]; changesAt: Instant | null } {
  const { zone } = schedule
  const visit = dayAnswer(schedule, place, day)
  const groups: { booking: Booking | null; windows: DayWindow[]; because: readonly Because[] }[] =
    []
  for (const window of visit.windows) {
    const known = groups.find((group) => same(group.booking, window.booking))
    if (known) known.windows.push(window)
    else groups.push({ booking: window.booking, windows: [window], because: window.because })
  }
  if (groups.length === 0)
    groups.push({ booking: visit.booking, windows: [], because: visit.because })
  let changesAt: Instant | null = null
  const items = groups.map(({ booking, windows, because }): BookingItem => {
    const hull = windows.length
      ? {
          from: Math.min(...windows.map((window) => window.from)),
          to: Math.max(...windows.map((window) => window.to)),
        }
      : null
    const item = {
      window: hull,
      windows: windows.map(({ from, to }) => ({ from, to })),
      booking,
      because,
    }
    if (visit.state === 'closed' && !hull) return { ...item, from: null, until: null, now: 'none' }
    if (booking === null) return { ...item, from: null, until: null, now: 'unstated' }
    if (booking.mode === 'walk-in' || booking.mode === 'first-come')
      return { ...item, from: null, until: null, now: 'not-needed' }
    const from =
      booking.maxDaysAhead === null
        ? null
        : instantAt(zone, (day - booking.maxDaysAhead) * DAY + (booking.releasesAt ?? 0))
    const until = instantAt(zone, lastBooking(booking, windows, day))
    for (const turn of [from, until])
      if (turn !== null && turn > now && (changesAt === null || turn < changesAt)) changesAt = turn
    const state = now >= until ? 'over' : from !== null && now < from ? 'not-yet' : 'open'
    return { ...item, from, until, now: state }
  })
  return { state: visit.state, items, changesAt }
}

/** Two `set` rules of equal strength that match a common day and disagree (DESIGN §3.1.4). */
export interface Tie {
  a: Rule
  b: Rule
  /** A place they both reach. */
  place: string
  /** The first common day. */
  day: DayNumber
  /** What they disagree on. */
  differ: 'hours' | 'lastEntry' | 'booking' | 'fee'
}

/** Every tie of a city's rules, each pair once, in order of place and rule. */
export function ties(content: CityContent): Tie[] {
  const calendar = calendarOf(content.calendar, content.city.calendar)
  const found: Tie[] = []
  const seen = new Set<string>()
  const shapes = new Set<string>()
  const texts = new Map<Voice, string>()
  for (const [place, speakers] of speakersOf(content)) {
    const key = shapeKey(speakers, [], texts)
    if (shapes.has(key) || !shapes.add(key)) continue
    const { days } = shapeOf(speakers, [], calendar)
    const sets = [...speakers.keys()].filter((slot) => {
      const { voice } = speakers[slot]!
      return isSet(voice.rule) && voice.kind !== 'resumption' && !voice.shift
    })
    for (const [k, j] of sets.entries())
      for (const i of sets.slice(0, k)) {
        const [a, b] = [speakers[i]!, speakers[j]!]
        if (!equallyStrong(a, b)) continue
        const pair = `${a.voice.rule.id}\n${b.voice.rule.id}`
        if (a.voice.rule === b.voice.rule || seen.has(pair)) continue
        const differ = difference(a.voice.rule, b.voice.rule)
        if (!differ) continue
        const day = commonDay(calendar, [a, b], [days[i]!, days[j]!])
        if (day === null) continue
        seen.add(pair)
        found.push({ a: a.voice.rule, b: b.voice.rule, place, day, differ })
      }
  }
  return found
}

const NONE: readonly Place[] = []

const OPEN = 1
const UNKNOWN = 4
const ALL = 7

/**
 * Makes a timeline for each different set of speakers. Sets are compared in full only where a cheap
 * outline is equal, since most places are like no other.
 */
function sharing(
  make: (heard: Speaker[], defaults: Default[]) => Timeline<OwnPlan>,
): (heard: Speaker[], defaults: Default[]) => Timeline<OwnPlan> {
  const texts = new Map<Voice, string>()
  const known = new Map<string, { key: () => string; own: Timeline<OwnPlan> }[]>()
  return (heard, defaults) => {
    let outline = `${defaults.length}`
    for (const { voice, distance } of heard)
      outline += `,${voice.layer} ${distance} ${voice.stamp} ${voice.rule.what.kind}`
    let text: string | null = null
    const key = () => (text ??= shapeKey(heard, defaults, texts))
    const alike = known.get(outline)
    const twin = alike?.find((other) => other.key() === key())
    if (twin) return twin.own
    const own = make(heard, defaults)
    if (alike) alike.push({ key, own })
    else known.set(outline, [{ key, own }])
    return own
  }
}

/** Plans of one place's own rules. */
function ownTimeline(shape: Shape, work: Work): Timeline<OwnPlan> {
  return {
    chunks: [],
    masks: [],
    glance: noGlance(),
    work,
    fill(first) {
      const plans: OwnPlan[] = []
      const [before, decided] = [shape.work.plans, shape.work.days]
      // One day early, because yesterday's last window may reach into today; one late, because
      // tomorrow's emergency may cut today's.
      const count = Math.min(CHUNK, LAST_DAY - first + 1)
      const days = ownDays(shape, first - 1, Math.min(count + 2, LAST_DAY - first + 2))
      let yesterday = days[0]!
      let plan: OwnPlan | null = null
      let tailed = false
      for (let i = 1; i <= count; i++) {
        const own = days[i]!
        const today = own.hasTail ? cutShort(shape, own, days[i + 1]) : own
        if (plan?.own !== today || yesterday.hasTail || tailed) {
          tailed = yesterday.hasTail
          plan = ownPlan(shape, yesterday, today)
        }
        plans.push(plan)
        yesterday = today
      }
      work.plans += shape.work.plans - before
      work.days += shape.work.days - decided
      return plans
    },
  }
}

/** Plans of a place together with its parts; equal combinations of plans are combined once. */
function jointTimeline(place: Place, work: Work): Timeline<Plan<JointMark>> {
  const known = new Map<string, Plan<JointMark>>()
  const cores = new Map<string, number>()
  return {
    chunks: [],
    masks: [],
    glance: noGlance(),
    work,
    fill(first) {
      const plans: Plan<JointMark>[] = []
      for (let i = 0; i < CHUNK && first + i <= LAST_DAY; i++) {
        const day = first + i
        const own = planOn(place.own, day)
        let key = String(own.id)
        for (const part of place.shared) key += `,${planOn(part.view, day).id}`
        let plan = known.get(key)
        if (!plan) {
          work.plans++
          plan = combine(
            place,
            own,
            place.shared.map((part) => planOn(part.view, day)),
            cores,
            known.size,
          )
          known.set(key, plan)
        }
        plans.push(plan)
      }
      return plans
    },
  }
}

/** One day of a house from its own plan and those of its parts (DESIGN §3.5). */
function combine(
  place: Place,
  own: OwnPlan,
  parts: Plan[],
  cores: Map<string, number>,
  id: number,
): Plan<JointMark> {
  const points = new Set<Minutes>(own.starts)
  for (const part of parts) for (const start of part.starts) points.add(start)
  const starts: Minutes[] = []
  const marks: JointMark[] = []
  for (const minute of [...points].sort((a, b) => a - b)) {
    const voices = parts.map((plan, i) => ({
      place: place.shared[i]!,
      own: false,
      mark: plan.marks[indexOf(plan, minute)]!,
    }))
    const house = own.marks[indexOf(own, minute)]!
    // On a day that no rule names the house it still keeps the tail of the day before.
    if (own.own.participates || house.bit === OPEN)
      voices.unshift({ place, own: true, mark: house })
    const mark = jointMark(voices, cores)
    const last = marks.at(-1)
    if (last && last.core === mark.core && last.lastEntry === mark.lastEntry) continue
    starts.push(minute)
    marks.push(mark)
  }
  return planOf(id, starts, marks)
}

function jointMark(all: JointMark['makers'], cores: Map<string, number>): JointMark {
  const bit = all.some(({ mark }) => mark.bit === OPEN)
    ? OPEN
    : all.some(({ mark }) => mark.bit === UNKNOWN)
      ? UNKNOWN
      : 2
  const makers = all.filter(({ mark }) => mark.bit === bit)
  let canEnter: CanEnter = 'no'
  for (const { mark } of all)
    if (ENTERING.indexOf(mark.canEnter) < ENTERING.indexOf(canEnter)) canEnter = mark.canEnter
  const entries = makers.filter(({ mark }) => mark.canEnter === canEnter)
  const shown = (entries.find(({ mark }) => mark.booking) ?? entries[0] ?? makers[0])!.mark
  const openParts: string[] = []
  const closedParts: string[] = []
  for (const { place, own, mark } of all) {
    if (own) continue
    const nested = isJoint(mark) && mark.partial ? mark : null
    if (mark.bit === OPEN)
      openParts.push(...(nested?.openParts.length ? nested.openParts : [place.venue.id]))
    if (nested) closedParts.push(...nested.closedParts)
    else if (mark.bit === 2) closedParts.push(place.venue.id)
  }
  const says = {
    state: makers[0]!.mark.state,
    bit,
    reason: bit === UNKNOWN ? strongest(makers.map(({ mark }) => mark.reason!)) : null,
    cause: makers.find(({ mark }) => mark.cause)?.mark.cause ?? null,
    canEnter,
    booking: shown.booking,
    fee: shown.fee,
    provisional: makers.some(({ mark }) => mark.provisional),
    stale: makers.some(({ mark }) => mark.stale),
    openEnded: makers.some(({ mark }) => mark.openEnded),
    partial:
      bit === OPEN && all.some(({ mark }) => mark.bit === 2 || (isJoint(mark) && mark.partial)),
    openParts,
    closedParts,
  }
  const { hint } = makers[0]!.mark
  const because = united(
    makers.map(({ place, own, mark }) =>
      own ? becauses(place, mark.whys) : becauseOf(place, mark),
    ),
  )
  const reasons = because.map(({ id, decides, outranked }) => [id, decides, outranked])
  return {
    core: jointCore(cores, JSON.stringify([says, hint, reasons])),
    ...says,
    lastEntry: latest(entries.map(({ mark }) => mark.lastEntry)),
    whys: [],
    hint,
    makers,
    because,
  }
}

/** A number for each different thing a house can say. */
function jointCore(cores: Map<string, number>, key: string): number {
  let core = cores.get(key)
  if (core === undefined) cores.set(key, (core = cores.size))
  return core
}

const REASONS: readonly UnknownReason[] = [
  'hours-unstated',
  'regular-unstated',
  'not-announced',
  'no-schedule',
]

function strongest(reasons: UnknownReason[]): UnknownReason {
  return REASONS.find((reason) => reasons.includes(reason))!
}

function isJoint(mark: Mark): mark is JointMark {
  return 'makers' in mark
}

function filled<P extends Plan>(timeline: Timeline<P>, chunk: number): P[] {
  const known = timeline.chunks[chunk]
  if (known) return known
  const plans = timeline.fill(FIRST_DAY + chunk * CHUNK)
  timeline.work.chunks++
  let mask = 0
  let last: P | null = null
  for (const plan of plans) if (plan !== last) mask |= (last = plan).mask
  // The chunk that 2100 ends in has days nobody can ask about.
  while (plans.length < CHUNK) plans.push(OUTSIDE as P)
  timeline.masks[chunk] = mask | ((timeline.masks[chunk] ?? 0) & (ASKED | GLANCED))
  timeline.chunks[chunk] = plans
  return plans
}

const OUTSIDE: Plan = planOf(
  0,
  [0],
  [
    {
      core: -1,
      state: 'unknown',
      bit: 0,
      reason: 'no-schedule',
      cause: null,
      canEnter: 'unknown',
      lastEntry: null,
      booking: null,
      fee: null,
      whys: [],
      hint: null,
      provisional: false,
      stale: false,
      openEnded: false,
    },
  ],
)

/** Does the chunk hold a wanted state? One that does not is not kept: far searches stay small. */
function holds(timeline: Timeline, chunk: number, want: number): boolean {
  if (timeline.masks[chunk] === undefined) {
    filled(timeline, chunk)
    if (!(timeline.masks[chunk]! & want)) timeline.chunks[chunk] = undefined
  }
  return (timeline.masks[chunk]! & want) !== 0
}

function planOn<P extends Plan>(timeline: Timeline<P>, day: DayNumber): P {
  const i = day - FIRST_DAY
  const plans = timeline.chunks[i >> CHUNK_BITS] ?? filled(timeline, i >> CHUNK_BITS)
  return plans[i & (CHUNK - 1)]!
}

function markAt(timeline: Timeline, local: LocalMinutes): Mark {
  const day = Math.floor(local / DAY)
  const plan = planOn(timeline, day)
  return plan.marks[indexOf(plan, local - day * DAY)]!
}

function clamped(local: LocalMinutes): LocalMinutes {
  return Math.min(Math.max(local, FIRST_DAY * DAY), (LAST_DAY + 1) * DAY - 1)
}

/** The first instant after `local` whose state is among `want`; null if none before 2101. */
function seek(zone: Zone, timeline: Timeline, local: LocalMinutes, want: number): Instant | null {
  let day = Math.floor(local / DAY)
  let plan = planOn(timeline, day)
  let at = indexOf(plan, local - day * DAY) + 1
  for (;;) {
    for (; at < plan.starts.length; at++) {
      if (!(plan.marks[at]!.bit & want)) continue
      const boundary = day * DAY + plan.starts[at]!
      if (zone.fixed !== null) return boundary - zone.fixed
      const t = instantAt(zone, boundary)
      const seen = localAt(zone, t)
      // Inside a gap several boundaries fall on one instant; only the last of them is ever true.
      if (seen === boundary || markAt(timeline, seen).bit & want) return t
    }
    do {
      if (++day > LAST_DAY) return null
      const i = day - FIRST_DAY
      if ((i & (CHUNK - 1)) === 0)
        while (!holds(timeline, chunkOf(day), want)) if ((day += CHUNK) > LAST_DAY) return null
      plan = planOn(timeline, day)
    } while (!(plan.mask & want))
    at = 0
  }
}

/** Which chunk of 128 days a day lies in. */
function chunkOf(day: DayNumber): number {
  return (day - FIRST_DAY) >> CHUNK_BITS
}

/** The first instant of the stretch of `bit` that `local` lies in; null if it began before 2000. */
function began(zone: Zone, timeline: Timeline, local: LocalMinutes, bit: number): Instant | null {
  let day = Math.floor(local / DAY)
  let plan = planOn(timeline, day)
  let at = indexOf(plan, local - day * DAY)
  let start = day * DAY + plan.starts[at]!
  for (;;) {
    while (--at >= 0) {
      const here = day * DAY + plan.starts[at]!
      // A stretch that a gap swallows lasted no time at all.
      const lasted = zone.fixed !== null || instantAt(zone, here) < instantAt(zone, start)
      if (plan.marks[at]!.bit !== bit && lasted) return instantAt(zone, start)
      start = here
    }
    if (--day < FIRST_DAY) return null
    if (((day - FIRST_DAY) & (CHUNK - 1)) === CHUNK - 1)
      while (!holds(timeline, chunkOf(day), ALL & ~bit)) {
        day -= CHUNK
        if (day < FIRST_DAY) return null
        start = (day + 1) * DAY
      }
    plan = planOn(timeline, day)
    at = plan.starts.length
  }
}

/** The first instant after `local` at which anything is said differently. */
function changeAfter(zone: Zone, timeline: Timeline, local: LocalMinutes): Instant | null {
  let day = Math.floor(local / DAY)
  let plan = planOn(timeline, day)
  let at = indexOf(plan, local - day * DAY)
  const { core, lastEntry } = plan.marks[at]!
  const entry = lastEntry === null ? null : day * DAY + lastEntry
  const isSame = (mark: Mark, on: DayNumber) =>
    mark.core === core &&
    (mark.lastEntry === null ? entry === null : on * DAY + mark.lastEntry === entry)
  for (;;) {
    while (++at < plan.starts.length) {
      if (isSame(plan.marks[at]!, day)) continue
      const boundary = day * DAY + plan.starts[at]!
      if (zone.fixed !== null) return boundary - zone.fixed
      const t = instantAt(zone, boundary)
      const seen = localAt(zone, t)
      if (seen === boundary) return t
      if (!isSame(markAt(timeline, seen), Math.floor(seen / DAY))) return t
    }
    const before: Plan = plan
    do {
      if (++day > LAST_DAY) return null
      plan = planOn(timeline, day)
    } while (plan === before && plan.starts.length === 1 && entry === null)
    at = -1
  }
}

function dayAnswer(schedule: Schedule, place: Place, day: DayNumber): DayAnswer {
  const { zone, calendar } = schedule
  const plan = planOn(place.view, day)
  const at = (minute: Minutes) => instantAt(zone, day * DAY + minute)
  const windows = windowsOn(place, day)
    .map(({ window, places, because }): DayWindow => {
      const { from, to, lastEntry, booking, fee, entry } = window
      return {
        from,
        to,
        startsAt: at(from),
        endsAt: at(to),
        lastEntry,
        lastEntryAt: lastEntry === null ? null : at(lastEntry),
        booking,
        fee,
        ...(entry ? { entry } : {}),
        places,
        because,
      }
    })
    .filter((window) => window.startsAt < window.endsAt)
  const stretches: Stretch[] = []
  for (const [i, mark] of plan.marks.entries()) {
    const from = plan.starts[i]!
    const to = plan.starts[i + 1] ?? DAY
    const [startsAt, endsAt] = [at(from), at(to)]
    if (startsAt >= endsAt) continue
    const last = stretches.at(-1)
    const because = becauseOf(place, mark)
    if (last && last.state === mark.state && last.reason === mark.reason) {
      last.to = to
      last.endsAt = endsAt
      last.because = united([last.because, because])
    } else
      stretches.push({
        from,
        to,
        startsAt,
        endsAt,
        state: mark.state,
        reason: mark.reason,
        because,
      })
  }
  const unknown = stretches.some(({ state }) => state === 'unknown')
  const state = windows.length ? 'open' : unknown ? 'unknown' : 'closed'
  const deciding = plan.marks.find((mark) => mark.state === state) ?? plan.marks[0]!
  const marks = plan.marks.filter((mark) => mark.state === state)
  const because = united(plan.marks.map((mark) => becauseOf(place, mark)))
  const owns = ownDaysOf(place, day)
  return {
    date: dateOf(day),
    day,
    dayType: dayTypeOf(calendar, day),
    holidays: holidaysOn(calendar, day),
    state,
    complete: !unknown,
    reason: unknown ? strongest(stretches.flatMap((s) => s.reason ?? [])) : null,
    cause: state === 'closed' ? deciding.cause : null,
    windows,
    stretches,
    exceptional: owns.some(({ own }) => own.exceptional),
    provisional: marks.some((mark) => mark.provisional),
    stale: marks.some((mark) => mark.stale),
    openEnded: marks.some((mark) => mark.openEnded),
    hint: plan.marks.map((mark) => hintOf(place, mark)).find((hint) => hint !== null) ?? null,
    booking: state === 'closed' ? null : (windows[0]?.booking ?? first(owns, 'booking')),
    fee: state === 'closed' ? null : (windows[0]?.fee ?? first(owns, 'fee')),
    because,
  }
}

/** Reasons of several lists, each rule once, where it first stands; what it settles is joined. */
function united(lists: readonly (readonly Because[])[]): readonly Because[] {
  const [first, ...others] = new Set(lists.filter((list) => list.length > 0))
  if (!first || others.length === 0) return first ?? []
  const byId = new Map<string, Because>()
  for (const list of [first, ...others])
    for (const one of list) {
      const known = byId.get(one.id)
      byId.set(one.id, known && known !== one ? both(known, one) : one)
    }
  return [...byId.values()]
}

function both(a: Because, b: Because): Because {
  return {
    ...a,
    decides: WORDS.filter((word) => a.decides.includes(word) || b.decides.includes(word)),
    outranked: [...new Set([...a.outranked, ...b.outranked])],
    basis: b.basis === 'implied' ? 'implied' : a.basis,
  }
}

const WORDS = ['hours', 'booking', 'fee'] as const

function first<F extends 'booking' | 'fee'>(owns: { own: OwnDay }[], field: F): OwnDay[F] {
  for (const { own } of owns) if (own[field] !== null) return own[field]
  return null as OwnDay[F]
}

/** Own days of a place and of the parts combined into it, the place first. */
function ownDaysOf(place: Place, day: DayNumber): { place: Place; own: OwnDay }[] {
  const { own } = planOn(place.own, day)
  const below = place.shared.flatMap((part) => ownDaysOf(part, day))
  return own.participates || below.length === 0 ? [{ place, own }, ...below] : below
}

/** The windows that start on a day, each once, with the places it holds for. */
function windowsOn(
  place: Place,
  day: DayNumber,
): { window: OpenWindow; places: string[]; because: readonly Because[] }[] {
  const found = new Map<string, { window: OpenWindow; first: Place; holders: Set<Place> }>()
  for (const { place: holder, own } of ownDaysOf(place, day)) {
    const next = day < LAST_DAY ? planOn(holder.own, day + 1).own : own
    for (const window of own.hasTail ? windowsOf(own, next) : own.windows) {
      const { from, to, lastEntry, booking, fee, entry } = window
      const key = JSON.stringify([from, to, lastEntry, booking, fee, entry])
      const known = found.get(key)
      if (known) known.holders.add(holder)
      else found.set(key, { window, first: holder, holders: new Set([holder]) })
    }
  }
  return [...found.values()]
    .sort((a, b) => a.window.from - b.window.from || a.window.to - b.window.to)
    .map(({ window, first, holders }) => ({
      window,
      places: standFor(place, holders).map((holder) => holder.venue.id),
      because: becauses(first, window.whys),
    }))
}

/** Leaves out the parts of a holder all of whose parts hold too. */
function standFor(place: Place, holders: ReadonlySet<Place>): Place[] {
  const below = place.shared.flatMap((part) => standFor(part, holders))
  if (!holders.has(place)) return below
  const standing = new Set(below)
  return place.shared.every((part) => standing.has(part)) ? [place] : [place, ...below]
}

function becauseOf(place: Place, mark: Mark): readonly Because[] {
  if (isJoint(mark)) return mark.because
  place.said ??= new Map()
  const known = place.said.get(mark.core)
  if (known) return known
  const found = becauses(place, mark.whys)
  place.said.set(mark.core, found)
  return found
}

function hintOf(place: Place, mark: Mark): Hint | null {
  const hint: RegularHint | null = mark.hint
  if (!hint) return null
  const holder = isJoint(mark) && !mark.makers[0]!.own ? mark.makers[0]!.place : place
  if (isJoint(mark) && isJoint(mark.makers[0]!.mark)) return hintOf(holder, mark.makers[0]!.mark)
  const whys = hint.slots.map((slot): Why => ({ slot, decides: HOURS, outranked: [] }))
  return { windows: hint.windows, because: becauses(holder, whys) }
}

/** Slots become rules again, each rule once: the strongest reason first. */
function becauses(place: Place, whys: Why[]): readonly Because[] {
  return united(whys.map((why) => [becauseOfSlot(place, why)]))
}

function becauseOfSlot(place: Place, { slot, decides, outranked }: Why): Because {
  const says = (
    [
      [HOURS, 'hours'],
      [BOOKING, 'booking'],
      [FEE, 'fee'],
    ] as const
  )
    .filter(([bit]) => decides & bit)
    .map(([, word]) => word)
  if (slot < 0) return defaultBecause(place, slot, says)
  const because = voiceBecause(place.voices[slot]!)
  // a closure concluded from a rule does not outrank that rule
  const beaten = outranked.map((other) => idOf(place, other)).filter((id) => id !== because.id)
  return { ...because, decides: says, outranked: [...new Set(beaten)] }
}

/** A rule as the reason for hours, outranking nothing. */
export function voiceBecause({ rule, notice, layer, sourceDate }: Voice): Because {
  return {
    rule,
    id: rule.id,
    notice,
    layer,
    basis: rule.basis,
    sourceDate,
    source: rule.source,
    decides: ['hours'],
    outranked: [],
  }
}

function defaultBecause(place: Place, slot: Slot, decides: Because['decides']): Because {
  const source = houseOf(place, slot).venue.sources.find(({ date }) => date !== null) ?? null
  return {
    rule: null,
    id: idOf(place, slot),
    notice: null,
    layer: 'regular',
    basis: 'stated',
    sourceDate: source?.date ?? null,
    source,
    decides,
    outranked: [],
  }
}

function idOf(place: Place, slot: Slot): string {
  return slot < 0 ? `${houseOf(place, slot).venue.id}#default` : place.voices[slot]!.rule.id
}

function houseOf(place: Place, slot: Slot): Place {
  let house = place
  for (let up = -1 - slot; up > 0; up--) house = house.parent ?? house
  return house
}

/** Local minutes at which booking for a visit on `day` ends (DESIGN §3.6). */
function lastBooking(booking: Booking, windows: DayWindow[], day: DayNumber): LocalMinutes {
  const ahead = booking.minDaysAhead ?? 0
  if (booking.cutoffAt !== null) return (day - ahead) * DAY + booking.cutoffAt
  if (ahead >= 1) return (day - ahead + 1) * DAY
  const entries = windows.flatMap(({ lastEntry }) => lastEntry ?? [])
  const ends = entries.length ? entries : windows.map(({ to }) => to)
  return day * DAY + (ends.length ? Math.max(...ends) : DAY)
}

function equallyStrong(a: Speaker, b: Speaker): boolean {
  return (
    a.voice.layer === b.voice.layer &&
    a.voice.kind === b.voice.kind &&
    a.distance === b.distance &&
    a.voice.stamp === b.voice.stamp
  )
}

function difference(a: Rule, b: Rule): Tie['differ'] | null {
  const bare = ({ what, holidays }: Rule) =>
    what.kind === 'hours'
      ? [what.windows.map(({ from, to }) => [from, to]).sort(), holidays === 'closed']
      : [what, holidays === 'closed']
  const entries = ({ what, lastEntry }: Rule) =>
    what.kind === 'hours' ? what.windows.map((window) => window.lastEntry) : lastEntry
  const each = (rule: Rule, field: 'booking' | 'fee') =>
    rule.what.kind === 'hours'
      ? rule.what.windows.map((window) => window[field] ?? rule[field])
      : rule[field]
  if (!same(bare(a), bare(b))) return 'hours'
  if (!same(entries(a), entries(b))) return 'lastEntry'
  if (!same(each(a, 'booking'), each(b, 'booking'))) return 'booking'
  return same(each(a, 'fee'), each(b, 'fee')) ? null : 'fee'
}

/** The first day both rules surely speak of with equal narrowness, or null. */
function commonDay(
  calendar: Calendar,
  [a, b]: [Speaker, Speaker],
  [daysA, daysB]: [Shape['days'][number], Shape['days'][number]],
): DayNumber | null {
  const from = Math.max(daysA.first, daysB.first)
  const to = Math.min(daysA.last, daysB.last)
  for (let day = from; day <= to; day++)
    if (
      speaksOn(a.voice, daysA, calendar, day) === YES &&
      speaksOn(b.voice, daysB, calendar, day) === YES &&
      (a.voice.layer !== 'holiday' ||
        specificity(daysA, calendar, day) === specificity(daysB, calendar, day))
    )
      return day
  return null
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
