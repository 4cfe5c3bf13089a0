/**
 * The state of the days asked about lately, a number a day: enough for “open now?” of most places,
 * without reaching for a plan. What does not fit is left to the plans, from which all of it is taken.
 */
import type { Plan } from './plan.ts'
import type { Instant, State } from './model.ts'
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
  const added = plans.map(packedOf)
  const at = glance.span === 0 ? 0 : (starts + glance.shift) / DAY
  const { days } = glance
  const from = Math.min(at, 0)
  const to = Math.max(at + added.length, days.length)
  if (days.length === 0 || to - from > MOST) glance.days = added
  else {
    const blank = (count: number) => Array.from({ length: Math.max(count, 0) }, () => -1)
    glance.days =
      at >= 0
        ? days.slice(0, at).concat(blank(at - days.length), added, days.slice(at + added.length))
        : added.concat(blank(-at - added.length), days.slice(Math.max(at + added.length, 0)))
  }
  const first = glance.days === added ? starts : starts - Math.max(at, 0) * DAY
  glance.shift = -first
  glance.span = glance.days.length * DAY
}

/** A day packed; −1 if its state changes more than twice. */
function packedOf({ starts, states }: Plan): number {
  const turns = starts.flatMap((_, i) => (i > 0 && states[i] === states[i - 1] ? [] : [i]))
  if (turns.length > 3) return -1
  const code = (at: number) => STATES.indexOf(states[turns[at] ?? turns.at(-1)!]!)
  const end = (at: number) => (starts[turns[at] ?? -1] ?? DAY) - 1 + 2048
  return end(1) | (end(2) << 12) | (code(2) << 24) | (code(1) << 26) | (code(0) << 28)
}
