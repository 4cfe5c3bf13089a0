/**
 * What a careful reader would ask though the words read smoothly: what was concluded, what is silent, what may
 * be meant otherwise. Each question points at words of the notice.
 */
import { dateOf } from '../core/time.ts'
import { isBroken } from './booking/everybody.ts'
import type { BookingStatement } from './booking/statement.ts'
import { covers } from './spans.ts'
import { ALL_DAY, hasHours } from './segments.ts'
import type { Reading, Segment } from './segments.ts'
import type { RawFact, RawFinding } from './facts.ts'
import { isWithin, lineOf } from './places.ts'
import type { Registry } from './places.ts'
import type { Tokens } from './tokens.ts'
import type { Resolver } from './year.ts'
import type { Days } from './year/days.ts'

/** What the asking is told. */
export interface QuestionInput {
  doc: Tokens
  reading: Reading
  facts: readonly RawFact[]
  bookings: readonly BookingStatement[]
  registry: Registry
  resolver: Resolver
}

/** Most statements and facts that are looked at; a notice has a few dozen. */
const MOST = 2000

/** The questions, those of statements before those of facts, without repetition. */
export function questionsOf(input: QuestionInput): RawFinding[] {
  const out = new Map<string, RawFinding>()
  const ask: Ask = (kind, { from, to }, message) => {
    if (from >= 0) out.set(`${from}:${to}:${kind}:${message}`, { kind, message, from, to })
  }
  for (const s of input.reading.segments.slice(0, MOST))
    if (!s.dead && !s.unknown && !s.unresolved && s.places) askOfStatement(s, input, ask)
  const facts = input.facts.slice(0, MOST)
  for (const fact of facts) askOfFact(fact, input, ask)
  askOfSilence(facts, input, ask)
  askOfSessions(facts, input.registry, ask)
  askOfBooking(facts, input, ask)
  askOfParents(input, ask)
  askOfFees(input, ask)
  for (const alias of input.reading.aliases.slice(0, MOST))
    ask('alias', alias, 'two names are given for one place')
  return [...out.values()]
}

/** Rules that took the hours of another statement. */
const POINTED = new Set([
  'as-another-place',
  'as-on-other-days',
  'as-on-weekdays',
  'sessions-named',
])

type Ask = (kind: string, at: { from: number; to: number }, message: string) => void

// ── single statements

function askOfStatement(s: Segment, { doc, registry, resolver }: QuestionInput, ask: Ask): void {
  if (s.rule === 'holiday-of-notice')
    ask('undated', s, 'no dates are given: the holiday of the notice was taken')
  if (s.rule === 'no-dates' && s.state === 'closed' && s.effect === 'set')
    ask('undated', s, 'no dates are given: it was taken to be closed until something else is said')
  if (s.rule === 'rooms-not-listed')
    ask('implied', s, 'rooms that are not named were taken to be closed')
  else if (s.rooms && s.effect === 'set')
    ask('rooms', s, 'other rooms than those named are not spoken of')
  if (s.rule === 'rooms-after-house')
    ask('rooms', s, 'with or without a break after the hours of the house is not said')
  if (s.rule === 'complement-of-places') ask('implied', s, 'which places are meant was concluded')
  if (POINTED.has(s.rule)) ask('implied', s, 'the hours are those of another statement')
  if (s.days?.period && s.days.implied) {
    ask('implied', s, 'the days of the festival are those of the official calendar')
    const first = s.days.spans[0]?.[0]
    if (first !== undefined && resolver.springEve === first - 1)
      ask('implied', s, 'New Year’s Eve is not a day off that year, and was left out')
  }
  if (s.rule === 'days-from-sentence')
    ask('ellipsis', s, 'the dates were taken from the words before')
  const words = doc.prose.text.slice(s.from, Math.min(s.to, s.from + 400))
  const isPart = s.places!.some((p) => registry.entries.get(p)?.partOf != null)
  if (s.named && /停车/.test(words) && isPart && hasHours(s))
    ask('subject', s, 'the hours may be those of the house instead of its part')
  if (/全天/.test(words) && s.state === 'regular') ask('all-day', s, ALL_DAY)
}

// ── single facts

function askOfFact(fact: RawFact, { registry, resolver }: QuestionInput, ask: Ask): void {
  const name = registry.entries.get(fact.place)?.name ?? ''
  if (fact.hours === 'open-unstated' && fact.segment.rule !== 'table-hole')
    ask('hours', fact, 'doors are open; the hours are not said')
  if (/24小时|二十四小时/.test(name) && fact.hours === 'regular')
    ask('all-day', fact, 'round the clock stands in the name only')
  for (const [a, b] of fact.days.spans.slice(0, 20)) {
    const worked = b === null || b === a ? null : resolver.makeUpIn(a, b)
    if (worked !== null)
      ask('workday', fact, `${dateOf(worked)} is a make-up workday: do these days hold for it too?`)
  }
}

// ── what nothing is said of

/** Days of the holiday of which a place that is spoken of says nothing, and usual hours that are nowhere told. */
function askOfSilence(facts: readonly RawFact[], input: QuestionInput, ask: Ask): void {
  const { registry, resolver } = input
  const holiday = resolver.holiday
  const told = new Set<string>()
  for (const fact of facts) {
    if (told.has(fact.place)) continue
    told.add(fact.place)
    const kin = facts.filter(
      (f) => isWithin(registry, f.place, fact.place) || isWithin(registry, fact.place, f.place),
    )
    const usual = kin.find((f) => f.hours === 'regular' && !f.segment.resumes)
    if (usual && usual.place === fact.place && !kin.some((f) => isOrdinary(f.days)))
      ask('usual-hours', usual, 'the usual hours are not in this text')
    if (!holiday || holiday.spans.length === 0 || kin.some((f) => isOrdinary(f.days))) continue
    if (!kin.some((f) => f.days.spans.some(([a, b]) => meetsAny(a, b, holiday)))) continue
    const silent = silentDays(holiday, kin)
    if (silent.length > 0)
      ask('silent', fact, `nothing is said of ${silent.map(spanText).join(', ')} of the holiday`)
  }
}

const isOrdinary = (days: Days) => days.spans.length === 0

const meetsAny = (a: number, b: number | null, of: Days) =>
  of.spans.some(([c, d]) => a <= (d ?? Infinity) && c <= (b ?? Infinity))

function silentDays(holiday: Days, facts: readonly RawFact[]): [number, number][] {
  const out: [number, number][] = []
  const spans = facts.filter((f) => f.effect === 'set').flatMap((f) => f.days.spans)
  for (const [a, b] of holiday.spans)
    for (let day = a; day <= Math.min(b ?? a, a + 60); day++) {
      if (spans.some(([c, d]) => day >= c && (d === null || day <= d))) continue
      const last = out.at(-1)
      if (last && last[1] === day - 1) last[1] = day
      else out.push([day, day])
    }
  return out
}

const spanText = ([a, b]: [number, number]) =>
  a === b ? dateOf(a) : `${dateOf(a)} to ${dateOf(b)}`

/** A session on top of a day whose own hours are not told. */
function askOfSessions(facts: readonly RawFact[], registry: Registry, ask: Ask): void {
  for (const fact of facts) {
    if (fact.effect !== 'add' || fact.days.spans.length === 0) continue
    const base = facts.filter((f) => f.effect === 'set' && isWithin(registry, fact.place, f.place))
    const bare = fact.days.spans.filter(
      ([a, b]) => !base.some((f) => covers(f.days, a, b) || isOrdinary(f.days)),
    )
    if (bare.length > 0)
      ask(
        'day-hours',
        fact,
        `of ${dateOf(bare[0]![0])} only this session is told, not the day’s hours`,
      )
  }
}

// ── how one gets in, whose part, what it costs

function askOfBooking(facts: readonly RawFact[], input: QuestionInput, ask: Ask): void {
  const { text } = input.doc.prose
  for (const b of input.bookings.slice(0, MOST)) {
    if (isBroken(text.slice(b.from, Math.min(b.to, b.from + 400))))
      ask('booking', b, 'a way of booking is out of use; until when is not said')
    if (b.booking.channels.includes('offline'))
      ask('booking', b, 'booking offline: where and how is not said')
    if (b.booking.mode === 'first-come' && b.booking.register)
      ask('booking', b, 'first come and registration on arrival are said together')
  }
  const byPlace = new Map<string, RawFact[]>()
  for (const fact of facts) {
    if (fact.hours === 'closed' || fact.effect !== 'set') continue
    const list = byPlace.get(fact.place)
    if (list) list.push(fact)
    else byPlace.set(fact.place, [fact])
  }
  for (const list of byPlace.values()) {
    const said = list.find((f) => f.booking !== null)
    if (said && list.some((f) => f.booking === null))
      ask('booking', said, 'whether the booking rule holds for the other days too is not said')
  }
}

/** Parts named where neither their house nor a heading says whose they are. */
function askOfParents({ doc, reading, registry }: QuestionInput, ask: Ask): void {
  for (const s of reading.segments.slice(0, MOST)) {
    if (s.dead || !s.named || !s.places) continue
    const line = doc.lines[s.line]
    if (!line) continue
    const here = new Set(reading.lineHeads[s.line] ?? [])
    for (const t of doc.tokens.slice(line.first, Math.min(line.last, line.first + 400)))
      if (t.kind === 'place' && t.from < s.to) for (const id of t.ids) here.add(id)
    for (const p of s.places) {
      const above = lineOf(registry, p).slice(1)
      const name = registry.entries.get(p)?.name ?? ''
      const house = registry.entries.get(above[0] ?? '')
      if (!house || name.startsWith(house.name) || above.some((q) => here.has(q))) continue
      if (registry.roots.length === 1) continue
      ask('parent', s, `that ${name} is part of ${house.name} is taken from the registry alone`)
    }
  }
}

/** 免费 said of nobody in particular. */
function askOfFees({ doc, reading }: QuestionInput, ask: Ask): void {
  for (const f of reading.fees.slice(0, MOST)) {
    const line = doc.lines[f.line]
    if (f.places === null && line) ask('fee', line, 'a fee is told, for which places is not')
  }
  for (const s of reading.segments.slice(0, MOST))
    if (!s.dead && s.fee !== null && s.places === null && s.days)
      ask('fee', s, 'a fee is told, for which places is not')
}
