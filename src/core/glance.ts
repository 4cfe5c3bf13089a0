/**
 * The state of the days asked about lately, a number a day: enough for “open now?” of most places,
 * without reaching for a plan. What does not fit is left to the plans, from which all of it is taken.
 */
import type { Plan } from './plan.ts'
import type { Instant, Minutes, State } from './model.ts'
import { DAY } from './time.ts'

/** Consecutive days of one timeline in a zone of one offset; days unknown to it are −1. */
export interface Glance {
  /** To be added to an instant for its minutes since 00:00 of the first day. */
  shift: number
  /** Minutes that the days last; 0 while none are kept. */
  span: number
  /**
   * A day of up to three states. From the lowest bit: the last minute of the first and of the second with
   * 2048 added, twelve bits each; then the third, second and first state as places in `STATES`, two bits each.
   */
  days: number[]
}

const STATES: readonly State[] = ['open', 'closed', 'unknown']

// What is imported is looked up at each use; a constant of this module is part of the code.
const MINUTES = 1440

/** No more days are kept than these, a kilobyte for every 128. */
const MOST = 1024

/** Nothing seen yet. */
export function noGlance(): Glance {
  return { shift: 0, span: 0, days: [] }
}

/** The state at `t`, or null if that day is not kept. The hot path of every list of open places. */
export function seen(glance: Glance, t: Instant): State | null {
  const x = t + glance.shift
  if (x < 0 || x >= glance.span) return null
  const day = (x / MINUTES) | 0
  const packed = glance.days[day]!
  if (packed < 0) return null
  // Both ends are compared at once: the 2048 of an end that has passed is borrowed from.
  const left = packed - (x - day * MINUTES) * 4097
  return STATES[((packed >> 24) >> (((left >> 10) & 2) + ((left >> 22) & 2))) & 3]!
}

/**
 * Keeps the days of `plans`, the first of which begins at the instant `starts`: beside those kept already
 * if all are few enough together, else in their place.
 */
export function keep(glance: Glance, plans: readonly Plan[], starts: Instant): void {
  const known = glance.days
  const added = plans.map((plan) => plan.packed)
  const at = known.length === 0 ? 0 : (starts + glance.shift) / DAY
  const all = Math.max(at + added.length, known.length) - Math.min(at, 0)
  let first = at
  if (all > MOST) {
    glance.days = added
    first = 0
  } else if (at < 0) {
    glance.days = added.concat(unknown(-at - added.length), known)
    first = 0
  } else if (at < known.length) for (let i = 0; i < added.length; i++) known[at + i] = added[i]!
  else glance.days = known.concat(unknown(at - known.length), added)
  glance.shift = first * DAY - starts
  glance.span = glance.days.length * DAY
}

/** So many days of which nothing is kept. */
function unknown(count: number): number[] {
  return count > 0 ? Array.from({ length: count }, () => -1) : []
}

/** A day packed from its boundaries and states; −1 if its state changes more than twice. */
export function packed(starts: readonly Minutes[], states: readonly State[]): number {
  let [first, second] = [DAY, DAY]
  let codes = STATES.indexOf(states[0]!)
  for (let i = 1; i < starts.length; i++) {
    if (states[i] === states[i - 1]) continue
    if (second < DAY) return -1
    if (first < DAY) second = starts[i]!
    else first = starts[i]!
    codes = (codes << 2) | STATES.indexOf(states[i]!)
  }
  if (first === DAY) codes <<= 4
  else if (second === DAY) codes <<= 2
  return (first + 2047) | ((second + 2047) << 12) | (codes << 24)
}
