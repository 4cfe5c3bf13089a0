/** Puts the engine beside the naive evaluator, and makes what they disagree on small enough to read. */
import {
  answerAt,
  bookingClock,
  compile,
  daysBetween,
  intervalsBetween,
  nextChange,
  stateAt,
  ties,
} from '../../src/core/schedule.ts'
import type { Place, Schedule } from '../../src/core/schedule.ts'
import type { CityContent, Instant, State } from '../../src/core/model.ts'
import { dateOf } from '../../src/core/time.ts'
import { show, showClock } from './build.ts'
import { count } from './coverage.ts'
import type { Counts } from './coverage.ts'
import * as naive from './naive.ts'
import type { World } from './naive.ts'
import { generator, picker, randomCity } from './random.ts'
import type { Scene } from './random.ts'

const DAY = 1440
/** Minutes the naive evaluator walks for `until` and its like. */
const HORIZON = 2 * DAY

/** What one comparison looked at. */
export interface Figures {
  cities: number
  rules: number
  places: number
  days: number
  instants: number
  /** What was met, by the words of `FINDINGS`. */
  findings: Counts
}

/** How to choose what to ask, and where to note what was met. */
interface Asking {
  pick: ReturnType<typeof picker>
  findings: Counts
}

/** One question the two answer differently. */
export interface Disagreement {
  where: string
  engine: string
  oracle: string
  /** Where to look again. */
  focus?: Focus
}

/** One place and day to look at, or how many days of every place. */
export type Focus = { place: string; day: number } | { days: number }

export interface Compared {
  figures: Figures
  /** Null if they agree; else the shrunk case, ready to print. */
  report: string | null
}

/**
 * Compares one random city, on that many random days of each place and the days its clocks change; on
 * disagreement the report is a small case in the notation.
 */
export function compareOne(seed: number, days = 4): Compared {
  const { content, scene } = randomCity(seed)
  const figures: Figures = {
    cities: 1,
    rules: 0,
    places: 0,
    days: 0,
    instants: 0,
    findings: new Map(),
  }
  figures.rules = rulesOf(content)
  figures.places = content.venues.length
  const found = firstDisagreement(content, scene, seed, figures, { days })
  if (!found) return { figures, report: null }
  const kind = kindOf(found)
  const again = (smaller: CityContent) =>
    firstDisagreement(
      smaller,
      scene,
      seed,
      { ...figures, findings: new Map() },
      found.focus ?? { days },
    )
  const small = shrink(content, (smaller) => {
    const still = again(smaller)
    return still !== null && kindOf(still) === kind
  })
  const still = again(small) ?? found
  const lines = [
    `seed ${seed}: ${still.where}`,
    `  engine ${still.engine}`,
    `  oracle ${still.oracle}`,
    ...show(small)
      .split('\n')
      .map((line) => `    ${line}`),
  ]
  return { figures, report: lines.join('\n') }
}

function kindOf(d: Disagreement): string {
  return d.where.startsWith('engine throws') ? 'throws' : d.where.split(' ').at(-1)!
}

/** The first question of the scene on which engine and oracle differ. */
export function firstDisagreement(
  content: CityContent,
  scene: Scene,
  seed: number,
  figures: Figures,
  focus: Focus,
): Disagreement | null {
  try {
    return compareAll(content, scene, seed, figures, focus)
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { where: `engine throws`, engine: text.split('\n').slice(0, 4).join('\n'), oracle: '' }
  }
}

function compareAll(
  content: CityContent,
  scene: Scene,
  seed: number,
  figures: Figures,
  focus: Focus,
): Disagreement | null {
  const pick = picker(generator(seed ^ 0x5eed))
  const asking: Asking = { pick, findings: figures.findings }
  const w = naive.world(content, scene.first)
  const schedule = compile(content)
  const tie = ties(content).find((t) => t.day >= scene.first - 20 && t.day <= scene.last + 20)
  if (tie)
    return {
      where: `${tie.place} ${dateOf(tie.day)} tie`,
      engine: `${tie.a.id} and ${tie.b.id} differ in ${tie.differ}`,
      oracle: 'no tie',
    }
  for (const venue of content.venues) {
    if ('place' in focus && focus.place !== venue.id) continue
    const place = schedule.places.get(venue.id)!
    const days = new Set('day' in focus ? [focus.day] : scene.changes)
    while ('days' in focus && days.size < focus.days)
      days.add(pick.between(scene.first, scene.last))
    for (const day of days) {
      figures.days++
      const instants = new Set<Instant>()
      const start = naive.instantOf(w, day * DAY)
      const end = naive.instantOf(w, (day + 1) * DAY)
      const seen = stripOf(w, venue.id, start - HORIZON - 1, end + HORIZON + 1)
      const turns: Instant[] = []
      for (let t = start; t < end; t++) if (seen.at(t) !== seen.at(t - 1)) turns.push(t)
      for (const t of turns) for (const u of [t - 1, t, t + 1]) instants.add(u)
      for (let n = 0; n < ('day' in focus ? 20 : 3); n++) instants.add(pick.between(start, end - 1))
      instants.add(start)
      figures.instants += instants.size
      const found =
        compareMinutes(w, schedule, place, seen, start, end) ??
        compareDay(w, schedule, place, day, asking) ??
        compareBooking(w, schedule, place, day, asking) ??
        firstOf([...instants], (t) => compareAnswer(w, schedule, place, seen, t, asking))
      if (found) return { ...found, focus: { place: venue.id, day } }
    }
    const from = 'day' in focus ? focus.day : pick.between(scene.first, scene.last - 3)
    const long = compareIntervals(w, schedule, place, from)
    if (long) return { ...long, focus: { place: venue.id, day: from } }
  }
  return null
}

function firstOf<T, R>(all: T[], ask: (one: T) => R | null): R | null {
  for (const one of all) {
    const found = ask(one)
    if (found) return found
  }
  return null
}

/** Every minute of a day: the state, and the next change seen from a few of them. */
function compareMinutes(
  w: World,
  schedule: Schedule,
  place: Place,
  seen: Strip,
  start: Instant,
  end: Instant,
): Disagreement | null {
  for (let t = start; t < end; t++) {
    const oracle = seen.at(t)
    const engine = stateAt(schedule, place, t)
    if (engine !== oracle) return { where: at(w, place, t, 'state'), engine, oracle }
  }
  return null
}

function compareAnswer(
  w: World,
  schedule: Schedule,
  place: Place,
  seen: Strip,
  t: Instant,
  { findings }: Asking,
): Disagreement | null {
  const id = place.venue.id
  const engine = answerAt(schedule, place, t)
  const oracle = naive.answer(w, id, t)
  count(findings, found(oracle))
  if (engine.hint) count(findings, ['answer hint'])
  const differ = (word: string, a: unknown, b: unknown): Disagreement | null =>
    JSON.stringify(a) === JSON.stringify(b)
      ? null
      : { where: at(w, place, t, word), engine: JSON.stringify(a), oracle: JSON.stringify(b) }
  const simple =
    differ('state', engine.state, oracle.state) ??
    differ('reason', engine.reason, oracle.reason) ??
    differ('partial', engine.partial, oracle.partial) ??
    differ('openParts', [...engine.openParts].sort(), [...oracle.openParts].sort()) ??
    differ('closedParts', [...engine.closedParts].sort(), [...oracle.closedParts].sort()) ??
    differ('canEnter', engine.canEnter, oracle.canEnter)
  if (simple) return simple

  const until = untilIn(seen, t)
  const known = (u: Instant | null, limit: Instant) => (u !== null && u <= limit ? u : null)
  const limit = t + HORIZON
  const back = t - HORIZON
  const since = sinceIn(seen, t)
  const opens = oracle.state === 'open' ? null : nextIn(seen, t, 'open')
  const unknowns = oracle.state === 'unknown' ? null : nextIn(seen, t, 'unknown')
  const times =
    differ('until', known(engine.until, limit), until) ??
    (until === null ? null : differ('then', engine.then, seen.at(until))) ??
    differ('nextChange', known(nextChange(schedule, place, t), limit), until) ??
    differ('since', engine.since !== null && engine.since > back ? engine.since : null, since) ??
    differ('opensNext', known(engine.opensNext, limit), opens) ??
    differ('knownUntil', known(engine.knownUntil, limit), unknowns)
  if (times) return times
  if (opens !== null) {
    let sure = true
    for (let u = t; u < opens; u++) sure &&= seen.at(u) !== 'unknown'
    const found = differ('opensNextSure', engine.opensNextSure, sure)
    if (found) return found
  }
  return compareFields(w, schedule, place, t, { differ, findings })
}

/** A place's state at every minute of a stretch of time, as the oracle has it. */
interface Strip {
  at(t: Instant): State
}

function stripOf(w: World, id: string, from: Instant, to: Instant): Strip {
  const states: State[] = []
  for (let t = from; t <= to; t++) states.push(naive.stateAt(w, id, t))
  return { at: (t) => states[t - from]! }
}

/** The first minute within the horizon at which the state is another. */
function untilIn(seen: Strip, t: Instant): Instant | null {
  for (let u = t + 1; u <= t + HORIZON; u++) if (seen.at(u) !== seen.at(t)) return u
  return null
}

/** The first minute of the present stretch, if it lies within the horizon. */
function sinceIn(seen: Strip, t: Instant): Instant | null {
  for (let u = t - 1; u >= t - HORIZON; u--) if (seen.at(u) !== seen.at(t)) return u + 1
  return null
}

/** The first minute of the next stretch of a state within the horizon. */
function nextIn(seen: Strip, t: Instant, state: State): Instant | null {
  for (let u = t + 1; u <= t + HORIZON; u++)
    if (seen.at(u) === state && seen.at(u - 1) !== state) return u
  return null
}

type Differ = (word: string, a: unknown, b: unknown) => Disagreement | null

/** Why, which rules, how sure; and of a place without combined parts how one gets in. */
function compareFields(
  w: World,
  schedule: Schedule,
  place: Place,
  t: Instant,
  { differ, findings }: { differ: Differ; findings: Counts },
): Disagreement | null {
  const id = place.venue.id
  const engine = answerAt(schedule, place, t)
  const oracle = naive.answer(w, id, t)
  const flags =
    differ('because', engine.because.map(cite), oracle.because.map(cite)) ??
    differ('openEnded', engine.openEnded, oracle.openEnded) ??
    differ('provisional', engine.provisional, oracle.provisional) ??
    differ('stale', engine.stale, oracle.stale)
  if (flags) return flags
  if (place.shared.length === 0) {
    const found = differ('cause', engine.cause, oracle.cause)
    if (found) return found
    const last = oracle.lastEntry === null ? null : naive.instantOf(w, oracle.lastEntry)
    const entry =
      differ('booking', engine.booking, oracle.booking) ??
      differ('fee', engine.fee, oracle.fee) ??
      differ('lastEntry', engine.lastEntry, last)
    if (entry) return entry
    const day = Math.floor(naive.shown(w, t) / DAY)
    if (oracle.reason === 'not-announced' && naive.dayType(w, day) === 'holiday') {
      const regular = naive.hintWindows(w, id, day)
      const hint = engine.hint?.windows.map((x) => [x.from, x.to]) ?? null
      const found = regular && differ('hint', hint, regular)
      if (found) return found
    } else {
      const found = differ('hint', engine.hint, null)
      if (found) return found
    }
  }
  return compareValidity(w, schedule, place, t, findings)
}

/** What an answer of the oracle shows, in the words of `FINDINGS`. */
function* found(a: naive.NaiveAnswer): Generator<string> {
  yield `state ${a.state}`
  if (a.reason) yield `reason ${a.reason}`
  yield `canEnter ${a.canEnter}`
  if (a.canEnter === 'no' && a.state === 'open') yield 'answer no between entry slots'
  if (a.cause) yield `cause ${a.cause}`
  for (const flag of ['partial', 'provisional', 'stale', 'openEnded'] as const)
    if (a[flag]) yield `answer ${flag}`
  if (a.lastEntry !== null) yield 'answer last entry'
  if (a.ways > 1) yield 'answer several windows'
  if (a.tail) yield 'answer tail'
  if (a.because.length > 2) yield 'because three rules'
  for (const b of a.because) {
    yield `because ${b.layer}`
    for (const field of b.decides) yield `because ${field}`
    if (b.basis === 'implied') yield 'because implied'
    if (b.id.endsWith('#default')) yield 'because default'
    if (b.outranked.length) yield 'because outranked'
    if (b.outranked.length > 1) yield 'because outranked two'
  }
}

/** A reason as text: the rule, what makes it count, what it decides, what it outranked, in order. */
function cite(b: naive.NaiveBecause): string {
  const { id, layer, basis, sourceDate, source, decides, outranked } = b
  const from = source ? ` ${JSON.stringify(source)}` : ''
  return `${id} ${layer} ${basis} ${sourceDate}${from} decides ${decides} over ${outranked}`
}

/** Nothing the oracle sees changes before `changesAt`; it is a change the engine itself can show. */
function compareValidity(
  w: World,
  schedule: Schedule,
  place: Place,
  t: Instant,
  findings: Counts,
): Disagreement | null {
  const id = place.venue.id
  const engine = answerAt(schedule, place, t)
  const said = naive.answer(w, id, t)
  if (engine.changesAt !== null && engine.changesAt <= t + DAY) {
    const then = naive.answer(w, id, engine.changesAt)
    if (then.stale && !said.stale && then.state === said.state)
      count(findings, ['answer turns stale'])
    if (then.state === 'open' && said.state === 'open' && then.booking?.mode !== said.booking?.mode)
      count(findings, ['answer booking changes'])
  }
  const end = Math.min(engine.changesAt ?? Infinity, t + DAY)
  const halves = Array.from({ length: 8 }, (_, n) => end - 1 - ((end - t) >> n))
  for (const u of [t + 1, end - 1, ...halves]) {
    if (u <= t || u >= end) continue
    const later = naive.answer(w, id, u)
    const [before, after] = [fields(said), fields(later)]
    if (before === after) continue
    const engineSays = `nothing before ${end - t} minutes`
    const oracleSays = `after ${u - t} minutes ${before} becomes ${after}`
    return { where: at(w, place, t, 'changesAt'), engine: engineSays, oracle: oracleSays }
  }
  // at midnight “tomorrow” becomes “today”, which fields do not show
  if (engine.changesAt === null || naive.wallAt(w, engine.changesAt) % DAY === 0) return null
  const before = words(engine)
  const after = words(answerAt(schedule, place, engine.changesAt))
  if (before === after)
    return { where: at(w, place, t, 'changesAt(nothing)'), engine: before, oracle: 'should differ' }
  return null
}

function fields(a: naive.NaiveAnswer): string {
  let text = texts.get(a)
  if (text === undefined) {
    const places = [a.state, a.reason, a.partial, a.openParts, a.closedParts, a.canEnter]
    const how = [a.booking?.mode, a.fee, a.provisional, a.openEnded, a.stale]
    texts.set(a, (text = JSON.stringify([places, how, a.because.map(cite)])))
  }
  return text
}

const texts = new WeakMap<naive.NaiveAnswer, string>()

/** An engine answer as text, its own place and time of change left out. */
export function words(a: ReturnType<typeof answerAt>): string {
  return JSON.stringify({
    ...a,
    place: null,
    changesAt: null,
    because: a.because.map((b) => ({ ...b, rule: null, notice: null })),
    hint: a.hint?.windows ?? null,
  })
}

function compareDay(
  w: World,
  schedule: Schedule,
  place: Place,
  day: number,
  { findings }: Asking,
): Disagreement | null {
  count(findings, [`day ${naive.dayType(w, day)}`])
  if (naive.instantOf(w, (day + 1) * DAY) - naive.instantOf(w, day * DAY) !== DAY)
    count(findings, ['day of 23 or 25 hours'])
  const id = place.venue.id
  const engine = daysBetween(schedule, place, day, day)[0]!
  const oracle = naive.dayAnswer(w, id, day)
  const text = (x: { from: number; to: number; lastEntry: number | null }) =>
    `${showClock(x.from)}-${showClock(x.to)}${x.lastEntry === null ? '' : `<${showClock(x.lastEntry)}`}`
  const differ = (word: string, a: string, b: string): Disagreement | null =>
    a === b ? null : { where: `${id} ${dateOf(day)} day:${word}`, engine: a, oracle: b }
  const set = (windows: Parameters<typeof text>[0][]) =>
    [...new Set(windows.map(text))].sort().join(' | ')
  const whole = (x: naive.NaiveWindow | (typeof engine.windows)[number]) =>
    `${text(x)} ${JSON.stringify([x.booking, x.fee, x.entry])}`
  const entry = (windows: naive.NaiveWindow[] | typeof engine.windows) =>
    [...new Set(windows.map(whole))].sort().join(' | ')
  // of windows that are alike in all the rest, the reasons of one are told
  const why = (x: naive.NaiveWindow | (typeof engine.windows)[number]) =>
    `${whole(x)} because ${x.because.map(cite).join('; ')}`
  const reasons = new Set(oracle.windows.map(why))
  const strange = engine.windows.map(why).filter((text) => !reasons.has(text))
  return (
    differ('type', String(engine.dayType), String(naive.dayType(w, day))) ??
    differ('state', engine.state, oracle.state) ??
    differ('complete', String(engine.complete), String(oracle.complete)) ??
    differ('windows', set(engine.windows), set(oracle.windows)) ??
    differ('entry', entry(engine.windows), entry(oracle.windows)) ??
    (strange.length ? differ('because', strange.join('\n'), [...reasons].join('\n')) : null)
  )
}

/** The booking clock, asked at random and around each of its own times; and how long it holds. */
function compareBooking(
  w: World,
  schedule: Schedule,
  place: Place,
  day: number,
  { pick, findings }: Asking,
): Disagreement | null {
  const id = place.venue.id
  const [first, end] = [-9, 1].map((d) => naive.instantOf(w, (day + d) * DAY)) as [number, number]
  const some = pick.between(first, end)
  const times = naive.bookingClock(w, id, day, some).flatMap((x) => [x.from, x.until])
  const edges = times.flatMap((t) => (t === null ? [] : [t - 1, t]))
  for (const now of new Set([some, ...pick.some(edges, 0, 4)])) {
    const oracle = naive.bookingClock(w, id, day, now)
    if (oracle.length === 0) return null
    count(
      findings,
      oracle.map((x) => `now ${x.now}`),
    )
    const { items, changesAt } = bookingClock(schedule, place, day, now)
    const a = items.map(clockText).sort().join('\n         ')
    const b = oracle.map(clockText).sort().join('\n         ')
    const where = `${id} ${dateOf(day)} at ${now} booking-clock`
    if (a !== b) return { where, engine: a, oracle: b }
    const next = oracle.flatMap((x) => [x.from, x.until].filter((t) => t !== null && t > now))
    const turns = next.length ? Math.min(...(next as number[])) : null
    if (changesAt !== turns)
      return { where: `${where}-changes`, engine: String(changesAt), oracle: String(turns) }
  }
  return null
}

function clockText({ window, booking, from, until, now }: naive.NaiveBookingItem): string {
  const hull = window && `${showClock(window.from)}-${showClock(window.to)}`
  return `${hull} ${JSON.stringify(booking)} ${from}..${until} ${now}`
}

function compareIntervals(
  w: World,
  schedule: Schedule,
  place: Place,
  day: number,
): Disagreement | null {
  const id = place.venue.id
  const [from, to] = [naive.instantOf(w, day * DAY), naive.instantOf(w, (day + 3) * DAY)]
  const seen = stripOf(w, id, from, to)
  const oracle: string[] = []
  for (let t = from; t < to; t++)
    if (t === from || seen.at(t) !== seen.at(t - 1)) oracle.push(`${t} ${seen.at(t)}`)
  const engine = intervalsBetween(schedule, place, from, to)
  const a = `${engine.map((i) => `${i.from} ${i.state}`).join(', ')} to ${engine.at(-1)?.to}`
  const b = `${oracle.join(', ')} to ${to}`
  return a === b ? null : { where: `${id} ${dateOf(day)} intervals`, engine: a, oracle: b }
}

function at(w: World, place: Place, t: Instant, word: string): string {
  const local = naive.wallAt(w, t)
  const day = Math.floor(local / DAY)
  return `${place.venue.id} ${dateOf(day)}T${showClock(local - day * DAY)} (${t}) ${word}`
}

// --- making a case small ----------------------------------------------------------------------

/** Takes away what can be taken away while the case still fails. */
export function shrink(
  content: CityContent,
  fails: (smaller: CityContent) => boolean,
): CityContent {
  let small = content
  for (let again = true, rounds = 0; again && rounds < 6; rounds++) {
    again = false
    for (const smaller of smallerOnes(small)) {
      if (!fails(smaller())) continue
      small = smaller()
      again = true
      break
    }
    if (again) rounds = Math.max(-1, rounds - 1)
  }
  return small
}

/** Every city that has one thing less. */
function smallerOnes(content: CityContent): (() => CityContent)[] {
  const edited = (edit: (copy: CityContent) => void) => () => {
    const copy = structuredClone(content)
    edit(copy)
    return copy
  }
  const ways: (() => CityContent)[] = []
  const named = new Set([
    ...content.venues.map((v) => v.partOf),
    ...content.notices.flatMap((n) => n.rules.flatMap((r) => r.places)),
  ])
  content.notices.forEach((n, i) => {
    if (!content.notices.some((o) => o.supersedes.includes(n.id)))
      ways.push(edited((c) => c.notices.splice(i, 1)))
  })
  content.venues.forEach((v, i) => {
    if (!named.has(v.id) && content.venues.length > 1)
      ways.push(edited((c) => c.venues.splice(i, 1)))
    v.standing.forEach((_, j) => ways.push(edited((c) => c.venues[i]!.standing.splice(j, 1))))
    if (v.booking || v.fee)
      ways.push(edited((c) => Object.assign(c.venues[i]!, { booking: null, fee: null })))
  })
  const eachRule = (
    visit: (of: (c: CityContent) => CityContent['notices'][0]['rules'][0]) => void,
  ) => {
    content.venues.forEach((v, i) =>
      v.standing.forEach((_, j) => visit((c) => c.venues[i]!.standing[j]!)),
    )
    content.notices.forEach((n, i) =>
      n.rules.forEach((_, j) => visit((c) => c.notices[i]!.rules[j]!)),
    )
  }
  content.notices.forEach((n, i) => {
    n.rules.forEach((_, j) => ways.push(edited((c) => c.notices[i]!.rules.splice(j, 1))))
    if (n.supersedes.length) ways.push(edited((c) => (c.notices[i]!.supersedes = [])))
  })
  eachRule((of) => {
    const rule = of(content)
    if (rule.booking) ways.push(edited((c) => (of(c).booking = null)))
    if (rule.fee) ways.push(edited((c) => (of(c).fee = null)))
    if (rule.lastEntry !== null) ways.push(edited((c) => (of(c).lastEntry = null)))
    if (rule.othersClosed) ways.push(edited((c) => (of(c).othersClosed = false)))
    if (rule.reach === 'all') ways.push(edited((c) => (of(c).reach = 'parts')))
    if (rule.holidays !== 'silent') ways.push(edited((c) => (of(c).holidays = 'silent')))
    if (rule.when.except.length) ways.push(edited((c) => (of(c).when.except = [])))
    if (rule.when.days) ways.push(edited((c) => (of(c).when.days = null)))
    if ((rule.when.on?.length ?? 0) > 1)
      rule.when.on!.forEach((_, k) => ways.push(edited((c) => of(c).when.on!.splice(k, 1))))
    if (rule.places.length > 1)
      rule.places.forEach((_, k) => ways.push(edited((c) => of(c).places.splice(k, 1))))
    const what = rule.what
    if (!('windows' in what)) return
    const windows = (c: CityContent) => (of(c).what as typeof what).windows
    what.windows.forEach((x, k) => {
      if (what.windows.length > 1) ways.push(edited((c) => windows(c).splice(k, 1)))
      if (x.lastEntry !== null) ways.push(edited((c) => (windows(c)[k]!.lastEntry = null)))
      if (x.booking || x.fee)
        ways.push(edited((c) => Object.assign(windows(c)[k]!, { booking: null, fee: null })))
    })
  })
  return ways
}

function rulesOf(content: CityContent): number {
  return (
    content.venues.reduce((n, v) => n + v.standing.length, 0) +
    content.notices.reduce((n, x) => n + x.rules.length, 0)
  )
}
