/**
 * Compiles a city's rules into day plans, and answers from them. SIGNATURES ONLY: body being written.
 */
import type { Calendar, DayType } from './calendar.ts'
import type {
  Booking,
  CanEnter,
  Cause,
  CityContent,
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
import type { DayNumber, Zone } from './time.ts'

/** Layers, weakest first (DESIGN §3.1). */
export const LAYERS = ['regular', 'season', 'holiday', 'notice', 'emergency'] as const
export type Layer = (typeof LAYERS)[number]

/** A compiled city, immutable, ready to be asked. */
export interface Schedule {
  content: CityContent
  zone: Zone
  calendar: Calendar
  /** By venue id, in file order. */
  places: Map<string, Place>
}

/** One venue in a schedule. */
export interface Place {
  venue: Venue
  parent: Place | null
  parts: Place[]
  /** All of whose parts have their own hours: pages and counts list the parts and leave it out. */
  onlyHouse: boolean
}

/** One rule an answer rests on. */
export interface Because {
  rule: Rule | null
  /** Rule id, or `<venue>#default` for a venue's own default booking or fee. */
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
  because: Because[]
}

/** Everything true at one instant; all instants are boundaries of the same compiled plans. */
export interface Answer {
  place: Place
  state: State
  reason: UnknownReason | null
  cause: Cause | null
  partial: boolean
  openParts: string[]
  closedParts: string[]
  since: Instant | null
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
  because: Because[]
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
  /** Ids of the places it holds for; a place whose every part shares it stands for them. */
  places: string[]
  because: Because[]
}

/** One stretch of one state within a civil day (tails of the day before included). */
export interface Stretch {
  from: Minutes
  to: Minutes
  startsAt: Instant
  endsAt: Instant
  state: State
  reason: UnknownReason | null
  because: Because[]
}

export interface DayAnswer {
  date: string
  day: DayNumber
  dayType: DayType | null
  holidays: Holiday[]
  state: State
  complete: boolean
  reason: UnknownReason | null
  cause: Cause | null
  windows: DayWindow[]
  /** The civil day tiled by state, 00:00 to 24:00. */
  stretches: Stretch[]
  /** A dated or `holiday` rule decides something of this day. */
  exceptional: boolean
  provisional: boolean
  stale: boolean
  openEnded: boolean
  hint: Hint | null
  /** Booking that holds for the day where no window states one. */
  booking: Booking | null
  fee: Fee | null
  because: Because[]
}

/** A maximal stretch of one state. */
export interface Interval {
  from: Instant
  to: Instant
  state: State
  reason: UnknownReason | null
}

export interface BookingItem {
  window: { from: Minutes; to: Minutes } | null
  booking: Booking | null
  from: Instant | null
  until: Instant | null
  now: 'none' | 'not-needed' | 'unstated' | 'over' | 'not-yet' | 'open'
  because: Because[]
}

/** Compiles; lazy, so cheap until asked. */
export declare function compile(content: CityContent): Schedule
/** Everything true of a place at an instant. */
export declare function answerAt(schedule: Schedule, place: Place, t: Instant): Answer
/** State only; allocates nothing. */
export declare function stateAt(schedule: Schedule, place: Place, t: Instant): State
/** Next change of state after `t`; null if none before 2101. */
export declare function nextChange(schedule: Schedule, place: Place, t: Instant): Instant | null
/** The civil days `from`…`to`, both included. */
export declare function daysBetween(
  schedule: Schedule,
  place: Place,
  from: DayNumber,
  to: DayNumber,
): DayAnswer[]
/** Maximal stretches of one state tiling `[from, to)`. */
export declare function intervalsBetween(
  schedule: Schedule,
  place: Place,
  from: Instant,
  to: Instant,
): Interval[]
/** The next `count` instants after `t` at which any field of the answer changes. */
export declare function transitionsAfter(
  schedule: Schedule,
  place: Place,
  t: Instant,
  count: number,
): Instant[]
/** The booking clock for a visit day, one item for each different booking among its windows. */
export declare function bookingClock(
  schedule: Schedule,
  place: Place,
  day: DayNumber,
  now: Instant,
): { items: BookingItem[]; changesAt: Instant | null }
/** Pairs of rules that tie and disagree on a common day (DESIGN §3.1.4). */
export declare function ties(
  content: CityContent,
): { a: Rule; b: Rule; place: string; day: DayNumber; differ: string }[]
