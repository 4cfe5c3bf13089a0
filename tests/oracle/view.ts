/**
 * One question language for engine and oracle, so that a line of the truth table is asked of both:
 *
 * ```
 * m 2026-05-04                    the civil day: `09:00 open 17:00`, `closed`, `hours-unstated`, …
 * m 2026-05-04 windows            its stated windows, past midnight as 26:00, `<` last entry
 * m 2026-05-04T12:00              the state; then one word: until, then, since, canEnter, because, …
 * m 2026-05-04 booking@2026-05-03T10:00   the booking clock
 * ties                            pairs of rules that tie, and in what they differ
 * ```
 * A wall time may carry an offset. The oracle answers null where it does not know the word.
 */
import {
  answerAt,
  bookingClock as engineClock,
  compile,
  daysBetween,
  ties,
} from '../../src/core/schedule.ts'
import type { Place, Schedule } from '../../src/core/schedule.ts'
import type { CityContent, Instant, State, UnknownReason } from '../../src/core/model.ts'
import { dateOf, dayOf } from '../../src/core/time.ts'
import { clockFrom, showClock } from './build.ts'
import * as naive from './naive.ts'

const DAY = 1440
/** How far the oracle walks for `until` and its like: nine days. */
const HORIZON = 9 * DAY

/** The engine's answer to a question. */
export function askEngine(content: CityContent, question: string): string {
  if (question === 'ties')
    return tell(ties(content).map(({ a, b, differ }) => [...[a.id, b.id].sort(), differ].join(' ')))
  const schedule = compileOnce(content)
  const { id, date, at, word } = parse(question)
  const place = schedule.places.get(id)
  if (!place) throw new Error(`no such place: ${id}`)
  const show = (t: Instant | null) => (t === null ? 'never' : wall(worldOf(content), t))
  if (at === null) return engineDay(content, schedule, place, date, word, show)
  const t = instantFrom(worldOf(content), date, at)
  const a = answerAt(schedule, place, t)
  const plain: Record<string, string> = {
    state: a.state,
    reason: a.reason ?? 'none',
    cause: a.cause ?? 'none',
    partial: String(a.partial),
    openParts: sorted(a.openParts),
    closedParts: sorted(a.closedParts),
    canEnter: a.canEnter,
    because: sorted(a.because.filter((b) => b.decides.includes('hours')).map((b) => b.id)),
    outranked: a.because.flatMap((b) => b.outranked).join(' ') || 'none',
    basis: a.because[0]?.basis ?? 'none',
    layer: a.because[0]?.layer ?? 'none',
    sourceDate: a.because[0]?.sourceDate ?? 'none',
    bookedBy: sorted(a.because.filter((b) => b.decides.includes('booking')).map((b) => b.id)),
    provisional: String(a.provisional),
    openEnded: String(a.openEnded),
    stale: String(a.stale),
    since: show(a.since),
    until: show(a.until),
    then: a.then ?? 'none',
    opensNext: show(a.opensNext),
    opensNextSure: String(a.opensNextSure),
    knownUntil: show(a.knownUntil),
    validUntil: show(a.changesAt),
    lastEntry: show(a.lastEntry),
    booking: a.booking?.mode ?? 'none',
    fee: a.fee ?? 'none',
    hint: a.hint
      ? a.hint.windows.map((x) => `${showClock(x.from)}-${showClock(x.to)}`).join(' | ') || 'closed'
      : 'none',
  }
  const said = plain[word ?? 'state']
  if (said === undefined) throw new Error(`no such word: ${word}`)
  return said
}

/** The oracle's answer to a question; null where it has none of its own. */
export function askOracle(content: CityContent, question: string): string | null {
  const w = worldOf(content)
  if (question === 'ties') return null
  const { id, date, at, word } = parse(question)
  // to the oracle time has no first and no last day
  if (date.startsWith('2000-01-01') || date.startsWith('2100-12-31')) return null
  const show = (t: Instant | null) => (t === null ? 'never' : wall(w, t))
  if (at === null) return oracleDay(w, id, date, word, show)
  const t = instantFrom(w, date, at)
  const a = naive.answer(w, id, t)
  const until = () => naive.untilAt(w, id, t, HORIZON)
  const next = (state: State) => naive.nextOf(w, id, t, state, HORIZON)
  switch (word ?? 'state') {
    case 'state':
      return a.state
    case 'reason':
      return a.reason ?? 'none'
    case 'partial':
      return String(a.partial)
    case 'openParts':
      return sorted(a.openParts)
    case 'closedParts':
      return sorted(a.closedParts)
    case 'canEnter':
      return a.canEnter
    case 'provisional':
      return String(a.provisional)
    case 'openEnded':
      return String(a.openEnded)
    case 'stale':
      return String(a.stale)
    case 'because':
      return sorted(a.because.filter((b) => b.decides.includes('hours')).map((b) => b.id))
    case 'outranked':
      return a.because.flatMap((b) => b.outranked).join(' ') || 'none'
    case 'basis':
      return a.because[0]?.basis ?? 'none'
    case 'layer':
      return a.because[0]?.layer ?? 'none'
    case 'sourceDate':
      return a.because[0]?.sourceDate ?? 'none'
    case 'bookedBy':
      return sorted(a.because.filter((b) => b.decides.includes('booking')).map((b) => b.id))
    case 'cause':
      return a.cause ?? 'none'
    case 'until':
      return until() === null ? null : show(until())
    case 'then':
      return until() === null ? null : naive.stateAt(w, id, until()!)
    case 'since': {
      const since = naive.sinceAt(w, id, t, HORIZON)
      return since === null ? null : show(since)
    }
    case 'opensNext':
      if (a.state === 'open') return 'never'
      return next('open') === null ? null : show(next('open'))
    case 'knownUntil':
      if (a.state === 'unknown') return 'never'
      return next('unknown') === null ? null : show(next('unknown'))
    case 'booking':
      return naive.isWhole(w, id) ? (a.booking?.mode ?? 'none') : null
    case 'fee':
      return naive.isWhole(w, id) ? (a.fee ?? 'none') : null
  }
  return null
}

function engineDay(
  content: CityContent,
  schedule: Schedule,
  place: Place,
  date: string,
  word: string | null,
  show: (t: Instant | null) => string,
): string {
  const day = daysBetween(schedule, place, dayOf(date), dayOf(date))[0]!
  if (word === null)
    return line(
      day.stretches.map((s) => ({ ...s, says: s.state === 'unknown' ? s.reason! : s.state })),
    )
  if (word.startsWith('booking@')) {
    const now = instantFrom(worldOf(content), ...atOf(word.slice(8)))
    const { items } = engineClock(schedule, place, day.day, now)
    return items
      .map((i) => showItem(i, show))
      .sort()
      .join(' | ')
  }
  const plain: Record<string, string> = {
    windows: day.windows.map(showWindow).sort().join(' | ') || 'none',
    where: day.windows.map((x) => `${showClock(x.from)} ${sorted(x.places)}`).join(' | ') || 'none',
    state: day.state,
    complete: String(day.complete),
    type: day.dayType ?? 'unsettled',
    names: day.holidays.join(' ') || 'none',
    exceptional: String(day.exceptional),
    provisional: String(day.provisional),
    cause: day.cause ?? 'none',
    booking: day.booking?.mode ?? 'none',
    fee: day.fee ?? 'none',
  }
  const said = plain[word]
  if (said === undefined) throw new Error(`no such word: ${word}`)
  return said
}

function oracleDay(
  w: naive.World,
  id: string,
  date: string,
  word: string | null,
  show: (t: Instant | null) => string,
): string | null {
  const day = dayOf(date)
  if (word === null) {
    const says = (m: number) => {
      const t = naive.instantOf(w, day * DAY + m)
      if (naive.shown(w, t) !== day * DAY + m) return null
      const a = naive.answer(w, id, t)
      return a.state === 'unknown' ? a.reason! : a.state
    }
    const stretches: { from: number; to: number; says: State | UnknownReason }[] = []
    for (let m = 0; m < DAY; m++) {
      const now = says(m)
      const last = stretches.at(-1)
      if (now === null || now === last?.says) {
        if (last) last.to = m + 1
      } else stretches.push({ from: m, to: m + 1, says: now })
    }
    return line(stretches)
  }
  if (word.startsWith('booking@')) {
    const now = instantFrom(w, ...atOf(word.slice(8)))
    const items = naive.bookingClock(w, id, day, now)
    if (items.length === 0) return null
    return items
      .map((i) => showItem(i, show))
      .sort()
      .join(' | ')
  }
  const a = naive.dayAnswer(w, id, day)
  if (word === 'windows')
    return [...new Set(a.windows.map(showWindow))].sort().join(' | ') || 'none'
  if (word === 'state') return a.state
  if (word === 'complete') return String(a.complete)
  if (word === 'type') return naive.dayType(w, day) ?? 'unsettled'
  return null
}

interface Said {
  from: number
  to: number
  says: State | UnknownReason
}

/** The day as a line: what is not closed, with its times; one word if it is the whole day. */
function line(stretches: Said[]): string {
  const joined: Said[] = []
  for (const s of stretches) {
    const last = joined.at(-1)
    if (last && last.says === s.says) last.to = s.to
    else joined.push({ from: s.from, to: s.to, says: s.says })
  }
  if (joined.length === 1) return joined[0]!.says
  return joined
    .filter((s) => s.says !== 'closed')
    .map((s) => `${showClock(s.from)} ${s.says} ${showClock(s.to)}`)
    .join(' | ')
}

function showWindow(x: { from: number; to: number; lastEntry: number | null }): string {
  const last = x.lastEntry === null ? '' : `<${showClock(x.lastEntry)}`
  return `${showClock(x.from)}-${showClock(x.to)}${last}`
}

function showItem(i: naive.NaiveBookingItem, show: (t: Instant | null) => string): string {
  if (i.now === 'none' || i.now === 'unstated' || i.now === 'not-needed') return i.now
  return `${i.booking?.mode} ${i.from === null ? 'any time' : show(i.from)}..${show(i.until)} ${i.now}`
}

function parse(question: string) {
  const [id, when, word] = question.split(' ')
  const [date, at] = atOf(when!)
  return { id: id!, date, at: when!.includes('T') ? at : null, word: word ?? null }
}

function atOf(text: string): [date: string, at: string] {
  const [date, at] = text.split('T')
  return [date!, at ?? '00:00']
}

/** An instant from a civil date and `HH:MM`, on the city's wall or with an offset. */
function instantFrom(w: naive.World, date: string, at: string): Instant {
  const local = dayOf(date) * DAY + clockFrom(at.slice(0, 5))
  const offset = /([+-])(\d\d):(\d\d)$/.exec(at)
  if (!offset) return naive.instantOf(w, local)
  const minutes = Number(offset[2]) * 60 + Number(offset[3])
  return local - (offset[1] === '-' ? -minutes : minutes)
}

/** What the wall shows at an instant. */
function wall(w: naive.World, t: Instant): string {
  const local = naive.wallAt(w, t)
  const day = Math.floor(local / DAY)
  return `${dateOf(day)}T${showClock(local - day * DAY)}`
}

function tell(ties: string[]): string {
  return [...new Set(ties)].sort().join(' | ') || 'none'
}

function sorted(ids: string[]): string {
  return [...ids].sort().join(' ') || 'none'
}

const schedules = new WeakMap<CityContent, Schedule>()
const worlds = new WeakMap<CityContent, naive.World>()

function compileOnce(content: CityContent): Schedule {
  const schedule = schedules.get(content) ?? compile(content)
  schedules.set(content, schedule)
  return schedule
}

function worldOf(content: CityContent): naive.World {
  const w = worlds.get(content) ?? naive.world(content)
  worlds.set(content, w)
  return w
}
