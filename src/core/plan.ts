/**
 * From the own days of a place to plans: the civil day tiled by marks, tails of the day before
 * included (DESIGN §3.6, §3.7).
 */
import { BOOKING, credit, FEE, HOURS, windowsOf } from './decide.ts'
import type { OpenWindow, OwnDay, RegularHint, Rest, Shape, Slot, Why } from './decide.ts'
import type {
  Booking,
  CanEnter,
  Cause,
  EntrySlot,
  Fee,
  Minutes,
  State,
  UnknownReason,
} from './model.ts'
import { packed } from './glance.ts'
import { DAY } from './time.ts'

/** What is true from one minute to the next boundary; shared wherever it is the same. */
export interface Mark {
  /** Equal numbers say the same in everything but the minute of last entry. */
  core: number
  state: State
  /** 1 open, 2 closed, 4 unknown. */
  bit: number
  reason: UnknownReason | null
  cause: Cause | null
  canEnter: CanEnter
  /** Minutes from the 00:00 of the civil day asked; negative if it was the evening before. */
  lastEntry: Minutes | null
  booking: Booking | null
  fee: Fee | null
  whys: Why[]
  hint: RegularHint | null
  provisional: boolean
  stale: boolean
  openEnded: boolean
}

/** One civil day tiled by marks: `starts[0]` is 0. */
export interface Plan<M extends Mark = Mark> {
  id: number
  starts: Minutes[]
  marks: M[]
  states: State[]
  /** For each mark, the next start that day whose state differs; −1 if none does. */
  turns: Minutes[]
  /** Union of the marks' bits. */
  mask: number
  /** The last minutes of the first three of up to four marks, 1439 past the end; −1 of a fuller day. */
  firstEnds: Minutes
  secondEnds: Minutes
  thirdEnds: Minutes
  /** The states of the day as one number, as `core/glance.ts` says; −1 of a fuller day. */
  packed: number
}

/** A plan of one place's own rules. */
export interface OwnPlan extends Plan {
  own: OwnDay
}

/** The civil day of `own` with the tails that `before` left, as marks. */
export function ownPlan(shape: Shape, before: OwnDay, own: OwnDay): OwnPlan {
  const key = before.hasTail ? before.id * 65536 + own.id + 65536 : own.id
  let plan = shape.plans.get(key)
  if (plan === undefined) {
    plan = lay(shape, tails(before, own), own, shape.plans.size)
    shape.plans.set(key, plan)
  }
  return plan
}

const NONE: Why[] = []

/** What the day before leaves open after midnight, in minutes of this day. */
function tails(before: OwnDay, own: OwnDay): OpenWindow[] {
  if (!before.hasTail) return []
  return windowsOf(before, own)
    .filter((window) => window.to > DAY)
    .map((window) => ({
      ...window,
      from: window.from - DAY,
      to: window.to - DAY,
      lastEntry: window.lastEntry === null ? null : window.lastEntry - DAY,
      entry: window.entry && window.entry.map(earlier),
    }))
}

/** A slot of the evening before, in minutes of this day. */
function earlier({ from, to }: EntrySlot): EntrySlot {
  return { from: from - DAY, to: to - DAY }
}

/** Lays windows and what holds elsewhere out along the day. */
function lay(shape: Shape, late: OpenWindow[], own: OwnDay, id: number): OwnPlan {
  shape.work.plans++
  const windows = late.length ? [...late, ...own.windows] : own.windows
  const points: Minutes[] = [0]
  const point = (minute: Minutes) =>
    minute > 0 && minute < DAY && !points.includes(minute) && points.push(minute)
  for (const { from, to, lastEntry, entry } of windows) {
    point(from)
    point(to)
    for (const slot of entry ?? []) {
      point(slot.from)
      point(slot.to)
    }
    if (lastEntry !== null && lastEntry >= from) point(lastEntry)
  }
  for (const { from } of own.rest) point(from)
  const starts: Minutes[] = []
  const marks: Mark[] = []
  for (const minute of points.sort((a, b) => a - b)) {
    const open = windows.filter((window) => window.from <= minute && minute < window.to)
    const mark = open.length
      ? openMark(shape, open, minute)
      : restMark(
          shape,
          own,
          own.rest.find((r) => r.from <= minute && minute < r.to)!,
          minute,
        )
    const last = marks.at(-1)
    if (last && last.core === mark.core && last.lastEntry === mark.lastEntry) continue
    starts.push(minute)
    marks.push(mark)
  }
  const plan = planOf(id, starts, marks) as OwnPlan
  plan.own = own
  return plan
}

/** A plan of marks, with what queries would otherwise work out again. */
export function planOf<M extends Mark>(id: number, starts: Minutes[], marks: M[]): Plan<M> {
  const turns: Minutes[] = marks.map(() => -1)
  const states = marks.map((mark) => mark.state)
  let mask = 0
  for (let i = marks.length - 1, turn = -1; i >= 0; i--) {
    if (i + 1 < marks.length && marks[i + 1]!.bit !== marks[i]!.bit) turn = starts[i + 1]!
    turns[i] = turn
    mask |= marks[i]!.bit
  }
  return {
    id,
    starts,
    marks,
    states,
    turns,
    mask,
    firstEnds: starts.length > 4 ? -1 : (starts[1] ?? DAY) - 1,
    secondEnds: (starts[2] ?? DAY) - 1,
    thirdEnds: (starts[3] ?? DAY) - 1,
    packed: packed(starts, states),
  }
}

/** The state at a minute of a plan's day. */
export function stateIn(plan: Plan, minute: Minutes): State {
  return plan.states[indexOf(plan, minute)]!
}

/** How many marks of a day of no more than four are over; the sign bit counts, because a branch would often be guessed wrong. */
function passed(plan: Plan, firstEnds: Minutes, minute: Minutes): number {
  return (
    ((firstEnds - minute) >>> 31) +
    ((plan.secondEnds - minute) >>> 31) +
    ((plan.thirdEnds - minute) >>> 31)
  )
}

/** Which mark of a plan holds at a minute of its day. */
export function indexOf(plan: Plan, minute: Minutes): number {
  if (plan.firstEnds >= 0) return passed(plan, plan.firstEnds, minute)
  let at = plan.starts.length - 1
  while (plan.starts[at]! > minute) at--
  return at
}

/** `canEnter` of one window (DESIGN §3.6). */
export function entering(booking: Booking | null, tooLate: boolean): CanEnter {
  if (booking === null) return tooLate ? 'too-late' : 'unknown'
  if (tooLate) return 'too-late'
  return booking.mode === 'book-ahead' || booking.mode === 'by-arrangement' ? 'with-booking' : 'yes'
}

/** The best first. */
export const ENTERING: readonly CanEnter[] = ['yes', 'with-booking', 'unknown', 'too-late', 'no']

function openMark(shape: Shape, open: OpenWindow[], minute: Minutes): Mark {
  let best: OpenWindow[] = []
  let canEnter: CanEnter = 'no'
  for (const window of open) {
    const late = window.lastEntry !== null && minute >= window.lastEntry
    const between = !late && window.entry?.every((s) => minute < s.from || minute >= s.to)
    const enter = between ? 'no' : entering(window.booking, late)
    if (ENTERING.indexOf(enter) < ENTERING.indexOf(canEnter)) {
      canEnter = enter
      best = [window]
    } else if (enter === canEnter) best.push(window)
  }
  const whys =
    open.length === 1
      ? open[0]!.whys
      : open
          .flatMap((w) => w.whys)
          .reduce(joined, NONE)
          .map(besideOthers)
  const [first] = best
  return mark(shape, {
    core: 0,
    state: 'open',
    bit: 1,
    reason: null,
    cause: null,
    canEnter,
    lastEntry: best.length === 1 ? first!.lastEntry : latest(best.map((w) => w.lastEntry)),
    booking: first!.booking,
    fee: first!.fee,
    whys,
    hint: null,
    provisional: open.some((window) => window.provisional),
    stale: open.some((window) => window.stale),
    openEnded: false,
  })
}

/** One more reason among others: a rule stands once, with all that it settles. */
function joined(whys: Why[], why: Why): Why[] {
  const at = whys.findIndex(({ slot }) => slot === why.slot)
  if (at < 0) return [...whys, why]
  const known = whys[at]!
  const outranked = [...new Set([...known.outranked, ...why.outranked])]
  return whys.with(at, { ...known, decides: known.decides | why.decides, outranked })
}

/** What decides beside a rule is not outranked by it. */
function besideOthers(why: Why, _: number, whys: Why[]): Why {
  const beaten = (slot: Slot) => !whys.some((w) => w.slot === slot && w.decides & HOURS)
  return { ...why, outranked: why.outranked.filter(beaten) }
}

/** The latest of several last entries; null if one of them has none. */
export function latest(minutes: (Minutes | null)[]): Minutes | null {
  let found: Minutes | null = null
  for (const minute of minutes) {
    if (minute === null) return null
    if (found === null || minute > found) found = minute
  }
  return found
}

function restMark(shape: Shape, own: OwnDay, rest: Rest, minute: Minutes): Mark {
  const closedDay = rest.state === 'closed' && own.windows.length === 0
  const says = shape.states.booking || shape.states.fee
  const next = says
    ? (own.windows.find((window) => window.from >= minute) ?? own.windows.at(-1))
    : undefined
  const shown = next ?? (closedDay && own.rest.every((r) => r.state === 'closed') ? null : own)
  const how = next?.whys ?? (shown ? own.how : NONE)
  const whys = how.some(saysHow) ? rest.whys.map((why) => ({ ...why })) : rest.whys
  for (const field of [BOOKING, FEE])
    for (const why of how) if (why.decides & field) credit(whys, why.slot, field)
  return mark(shape, {
    core: 0,
    state: rest.state,
    bit: rest.state === 'closed' ? 2 : 4,
    reason: rest.reason,
    cause: rest.cause,
    canEnter: rest.state === 'closed' ? 'no' : 'unknown',
    lastEntry: null,
    booking: shown?.booking ?? null,
    fee: shown?.fee ?? null,
    whys,
    hint: rest.reason === 'not-announced' ? own.hint : null,
    provisional: rest.provisional,
    stale: rest.stale,
    openEnded: rest.openEnded,
  })
}

function saysHow({ decides }: Why): boolean {
  return (decides & (BOOKING | FEE)) !== 0
}

/** The one mark that says this, so that equal moments are equal numbers. */
function mark(shape: Shape, says: Mark): Mark {
  const first = says.whys[0]
  const near = says.bit + 8 * (first ? first.slot + 16 : 0)
  let alike = shape.marks.get(near)
  if (!alike) shape.marks.set(near, (alike = []))
  const known = alike.find((other) => saysSame(other, says))
  if (known)
    return known.lastEntry === says.lastEntry ? known : { ...known, lastEntry: says.lastEntry }
  says.core = shape.cores++
  alike.push(says)
  return says
}

/** Equal but for the minute of last entry. */
function saysSame(a: Mark, b: Mark): boolean {
  return (
    a.reason === b.reason &&
    a.cause === b.cause &&
    a.canEnter === b.canEnter &&
    same(a.booking, b.booking) &&
    a.fee === b.fee &&
    a.provisional === b.provisional &&
    a.stale === b.stale &&
    a.openEnded === b.openEnded &&
    same(a.hint, b.hint) &&
    a.whys.length === b.whys.length &&
    a.whys.every((why, i) => sameWhy(why, b.whys[i]!))
  )
}

function same(a: Booking | RegularHint | null, b: Booking | RegularHint | null): boolean {
  return a === b || (a !== null && b !== null && JSON.stringify(a) === JSON.stringify(b))
}

function sameWhy(a: Why, b: Why): boolean {
  return (
    a === b ||
    (a.slot === b.slot &&
      a.decides === b.decides &&
      a.outranked.length === b.outranked.length &&
      a.outranked.every((slot, i) => slot === b.outranked[i]))
  )
}
