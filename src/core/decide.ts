/**
 * One place's days: from the rules that speak of a day to its hours (DESIGN §3.1–§3.4, §3.6).
 * Places whose speakers say the same share one {@link Shape}; a rule is known there only by its slot.
 */
import { HOLIDAY, holidaySpan, UNSETTLED } from './calendar.ts'
import type { Calendar } from './calendar.ts'
import { isWeekly, matches, MAYBE, NO, specificity, YES } from './match.ts'
import type { Days } from './match.ts'
import type {
  Booking,
  Cause,
  EntrySlot,
  Fee,
  Minutes,
  UnknownReason,
  Venue,
  Weekday,
  Window,
} from './model.ts'
import type { Mark, OwnPlan } from './plan.ts'
import { isSet, LAYERS, namesHolidays, rank, speaksOn, voiceDays, voiceText } from './speakers.ts'
import type { Speaker, Voice } from './speakers.ts'
import * as time from './time.ts'
import { addMonths, dayOf, weekdayOf } from './time.ts'
import type { DayNumber } from './time.ts'

// As in `schedule.ts`: what is imported is looked up at each use.
const { DAY, FIRST_DAY, LAST_DAY } = time

/** Position of a rule among a place's speakers; −1 is the venue's own default, −2 its house's, … */
export type Slot = number

/** Bits of what a rule settles in an answer. */
export const HOURS = 1
export const BOOKING = 2
export const FEE = 4

/** One rule an answer rests on, and what it outranked there, strongest first. */
export interface Why {
  slot: Slot
  decides: number
  outranked: Slot[]
}

/** An open window of a day as its rules leave it; `to` may lie past midnight. */
export interface OpenWindow {
  from: Minutes
  to: Minutes
  lastEntry: Minutes | null
  booking: Booking | null
  fee: Fee | null
  entry: EntrySlot[] | null
  whys: Why[]
  stale: boolean
  provisional: boolean
}

/** What holds where no window does: a stretch of [0, 1440). */
export interface Rest {
  from: Minutes
  to: Minutes
  state: 'closed' | 'unknown'
  reason: UnknownReason | null
  cause: Cause | null
  openEnded: boolean
  whys: Why[]
  stale: boolean
  provisional: boolean
}

/** The regular hours of a holiday whose notice is not out. */
export interface RegularHint {
  windows: { from: Minutes; to: Minutes }[]
  slots: Slot[]
}

/** One civil day of one place by its own rules, before tails of the day before. */
export interface OwnDay {
  id: number
  windows: OpenWindow[]
  rest: Rest[]
  /** Stretches in which an emergency closes by the clock, tails included: pairs of minutes. */
  cuts: Minutes[]
  /** A rule with hours speaks of this day. */
  participates: boolean
  /** A dated or `holiday` rule decides something of it. */
  exceptional: boolean
  hint: RegularHint | null
  booking: Booking | null
  fee: Fee | null
  /** Who states `booking` and `fee`. */
  how: Why[]
  hasTail: boolean
}

/** A speaker as it is asked day by day: all that its answer depends on, looked up once. */
export interface Ear {
  slot: Slot
  days: Days
  kind: Voice['kind']
  /** Says nothing of statutory holidays. */
  silent: boolean
  holidayLayer: boolean
  /** Its hours are the regular ones. */
  regular: boolean
  unless: Days[]
  shift: 0 | 1
  /** Weight of the slot in the number that stands for a day. */
  power: number
  /** Within its bounds it depends on nothing but weekday and kind of day. */
  weekly: boolean
}

/** Everything a set of speakers can say, made as it is asked for. */
export interface Shape {
  speakers: Speaker[]
  defaults: Default[]
  calendar: Calendar
  days: Days[]
  ears: Ear[]
  /** Per slot: the day from which its source is stale. */
  staleFrom: DayNumber[]
  /** The distinct staleFrom days, ascending. */
  staleDays: DayNumber[]
  /** Per slot: last day a resumption sets hours. */
  settingUntil: DayNumber[]
  /** Per slot: an open-ended closure whose end is not on file. */
  openEnded: boolean[]
  /** Per slot: slots that a resumption silences. */
  silences: (Set<Slot> | null)[]
  hasRegular: boolean
  /** Per slot: the slot it is cited by; an emergency that runs on past midnight is the rule it was. */
  cited: Slot[]
  /** Some speaker or default says how one gets in, or what it costs. */
  states: { booking: boolean; fee: boolean }
  ownDays: Map<number | string, OwnDay>
  /** The day decided last, which the next one often repeats. */
  lastKey: number | string
  lastDay: OwnDay
  plans: Map<number, OwnPlan>
  /** Marks made so far, by state and first reason. */
  marks: Map<number, Mark[]>
  cores: number
  work: { days: number; plans: number }
}

/** Booking and fee of a venue or of what it is in, which any rule may override. */
export interface Default {
  slot: Slot
  booking: Booking | null
  fee: Fee | null
}

/** Defaults that hold for a venue: its own, then its houses' as far as no own hours wall them off. */
export function defaultsOf(venue: Venue, venues: Map<string, Venue>): Default[] {
  const found: Default[] = []
  let at: Venue | undefined = venue
  for (let slot = -1; at; slot--) {
    if (at.booking || at.fee) found.push({ slot, booking: at.booking, fee: at.fee })
    at = at.ownHours || at.partOf === null ? undefined : venues.get(at.partOf)
  }
  return found
}

/** Text under which places with the same speakers share a shape; `texts` remembers voices between calls. */
export function shapeKey(
  speakers: Speaker[],
  defaults: Default[],
  texts: Map<Voice, string>,
): string {
  let key = defaults.length ? JSON.stringify(defaults) : ''
  for (const { voice, distance } of speakers) {
    let text = texts.get(voice)
    if (text === undefined) texts.set(voice, (text = voiceText(voice)))
    key += `\n${distance} ${text}`
  }
  return key
}

/** Works out what holds between the speakers whatever the day. */
export function shapeOf(speakers: Speaker[], defaults: Default[], calendar: Calendar): Shape {
  const days = speakers.map(({ voice }) => voiceDays(voice))
  const begins = lazily((slot) => begin(speakers[slot]!.voice, days[slot]!, calendar))
  const ends = speakers.map((speaker, slot) =>
    isEndless(speaker.voice) ? endOfClosure(slot, speakers, days, calendar, begins(slot)) : null,
  )
  const cutDays = days.map((d, slot) => (ends[slot] == null ? d : { ...d, last: ends[slot]! - 1 }))
  const staleFrom = speakers.map(({ voice }) =>
    voice.sourceDate === null ? LAST_DAY + 1 : addMonths(dayOf(voice.sourceDate), 18),
  )
  return {
    speakers,
    defaults,
    calendar,
    days: cutDays,
    ears: speakers.map(({ voice }, slot) => earOf(voice, slot, cutDays[slot]!)),
    staleFrom,
    staleDays: [...new Set(staleFrom)].sort((a, b) => a - b),
    settingUntil: speakers.map(({ voice }, slot) =>
      voice.kind === 'resumption' ? (holidaySpan(calendar, days[slot]!.first)?.to ?? 0) : 0,
    ),
    openEnded: speakers.map(({ voice }, slot) => isEndless(voice) && ends[slot] === null),
    silences: speakers.map(({ voice }, slot) => {
      if (voice.kind !== 'resumption') return null
      const from = days[slot]!.first
      return new Set(
        [...speakers.keys()].filter((other) => {
          const { voice: earlier } = speakers[other]!
          return (
            earlier.kind !== 'standing' &&
            isSet(earlier.rule) &&
            earlier.stamp < voice.stamp &&
            begins(other) <= from
          )
        }),
      )
    }),
    hasRegular: speakers.some(({ voice }) => isOrdinary(voice)),
    cited: speakers.map(({ voice }, slot) =>
      voice.shift === 0
        ? slot
        : speakers.findIndex((s) => s.voice.rule === voice.rule && s.voice.shift === 0),
    ),
    states: {
      booking: anyStates(speakers, defaults, 'booking'),
      fee: anyStates(speakers, defaults, 'fee'),
    },
    ownDays: new Map(),
    lastKey: '',
    lastDay: NOTHING,
    plans: new Map(),
    marks: new Map(),
    cores: 0,
    work: { days: 0, plans: 0 },
  }
}

function anyStates(speakers: Speaker[], defaults: Default[], field: keyof Said): boolean {
  const states = ({ voice: { rule } }: Speaker) =>
    rule[field] !== null ||
    ('windows' in rule.what && rule.what.windows.some((window) => window[field] !== null))
  return speakers.some(states) || defaults.some((d) => d[field] !== null)
}

function earOf(voice: Voice, slot: Slot, days: Days): Ear {
  return {
    slot,
    days,
    kind: voice.kind,
    silent: voice.rule.holidays === 'silent' && !namesHolidays(voice.rule),
    holidayLayer: voice.layer === 'holiday',
    regular: voice.rule.what.kind === 'regular',
    unless: voice.unless.map(voiceDays),
    shift: voice.shift,
    power: 7 ** slot,
    weekly: voice.unless.length === 0 && voice.shift === 0 && isWeekly(days),
  }
}

/** Up to so many speakers a day's digits fit one exact number. */
const NUMBERED = 16

/** The own day of a place; equal days are one object. Days before 2000 leave nothing behind. */
export function ownDay(shape: Shape, day: DayNumber, ears: Ear[]): OwnDay {
  if (day < FIRST_DAY) return NOTHING
  const type = shape.calendar.types[day - FIRST_DAY]!
  let epoch = 0
  while (epoch < shape.staleDays.length && shape.staleDays[epoch]! <= day) epoch++
  let asks = type === HOLIDAY && shape.hasRegular
  let sum = 0
  let text = shape.speakers.length > NUMBERED ? `${epoch},` : ''
  for (let i = 0; i < ears.length; i++) {
    const ear = ears[i]!
    const digit = digitOf(shape, ear, day, type)
    if (digit === 0) continue
    if (text) text += `${ear.slot}:${digit},`
    else sum += digit * ear.power
    asks ||= ear.regular && (ear.kind !== 'resumption' || digit === 1)
  }
  // Beyond the digits only a holiday or an unsettled day is another kind of day.
  const kind = type === HOLIDAY ? 2 : type === UNSETTLED ? 1 : 0
  let key: number | string = (sum * 3 + kind) * (NUMBERED + 1) + epoch
  if (text) key = text + kind
  if (asks) key = `${key}|${regularKey(shape, day, type, ears)}`
  if (key === shape.lastKey) return shape.lastDay
  let found = shape.ownDays.get(key)
  if (found === undefined) {
    found = decide(shape, day, type, ears)
    shape.ownDays.set(key, found)
  }
  shape.lastKey = key
  shape.lastDay = found
  return found
}

/** Windows of a day as the next day's emergencies leave them. */
export function windowsOf(own: OwnDay, next: OwnDay): OpenWindow[] {
  if (!own.hasTail || next.cuts.length === 0) return own.windows
  let left = own.windows
  for (let i = 0; i < next.cuts.length; i += 2)
    left = cut(left, next.cuts[i]! + DAY, next.cuts[i + 1]! + DAY)
  return left.toSorted((a, b) => a.from - b.from || a.to - b.to)
}

/** A day whose windows the next morning's emergencies cut short: the evening before knows it already. */
export function cutShort(shape: Shape, own: OwnDay, next: OwnDay | undefined): OwnDay {
  if (!own.hasTail || !next || next.cuts.length === 0) return own
  const windows = windowsOf(own, next)
  if (own.windows.every((window, i) => window === windows[i])) return own
  const key = `${own.id} before ${next.id}`
  let cut = shape.ownDays.get(key)
  if (!cut) shape.ownDays.set(key, (cut = { ...own, id: shape.ownDays.size, windows }))
  return cut
}

/** Who may speak of a day between `from` and `to`. */
export function earsOf(shape: Shape, from: DayNumber, to: DayNumber): Ear[] {
  return shape.ears.filter(
    ({ days, shift }) => days.first + shift <= to && days.last + shift >= from,
  )
}

/**
 * The own days from `first` on, `count` of them. Most days differ from others of their weekday and kind
 * by nothing, so those are decided once per call.
 */
export function ownDays(shape: Shape, first: DayNumber, count: number): OwnDay[] {
  const last = first + count - 1
  const ears = earsOf(shape, first, last)
  const special = ears.filter(
    ({ slot, days, kind, weekly }) =>
      !weekly ||
      days.first > first ||
      days.last < last ||
      (kind === 'resumption' && shape.settingUntil[slot]! >= first),
  )
  const steady = first >= FIRST_DAY && shape.staleDays.every((day) => day <= first || day > last)
  const from = Math.min(...special.map(({ days }) => days.first))
  const to = Math.max(...special.map(({ days, shift }) => days.last + shift))
  const isSpecial = (day: DayNumber) =>
    special.some(({ days, shift }) => day >= days.first && day <= days.last + shift)
  const { types } = shape.calendar
  const known: (OwnDay | undefined)[] = []
  const found = new Array<OwnDay>(count)
  for (let day = first, weekday: number = weekdayOf(first); day <= last; day++) {
    if (!steady || (day >= from && day <= to && isSpecial(day)))
      found[day - first] = ownDay(shape, day, ears)
    else {
      const kind = weekday * 8 + types[day - FIRST_DAY]!
      found[day - first] = known[kind] ??= ownDay(shape, day, ears)
    }
    weekday = weekday === 6 ? 0 : weekday + 1
  }
  return found
}

const NOTHING: OwnDay = {
  id: 0,
  windows: [],
  rest: [],
  cuts: [],
  participates: false,
  exceptional: false,
  hint: null,
  booking: null,
  fee: null,
  how: [],
  hasTail: false,
}

/** How a rule speaks of a day: 0 not, 1…3 by how narrowly it names it, 4…6 perhaps. */
function digitOf(shape: Shape, ear: Ear, day: DayNumber, type: number): number {
  const { days, kind } = ear
  if (kind === 'standing') {
    if (type === HOLIDAY && ear.silent) return 0
    const match = matches(days, shape.calendar, day, null)
    if (match === NO) return 0
    const narrow = ear.holidayLayer ? specificity(days, shape.calendar, day) : 0
    return (match === YES ? 1 : 4) + narrow
  }
  const match = matches(days, shape.calendar, day - ear.shift, null)
  if (match === NO) return 0
  if (kind === 'resumption') return day <= shape.settingUntil[ear.slot]! ? 1 : 2
  for (const other of ear.unless) if (matches(other, shape.calendar, day, null) === YES) return 0
  return match === YES ? 1 : 4
}

/** What the regular hours of a day depend on beyond the digits. */
function regularKey(shape: Shape, day: DayNumber, type: number, ears: Ear[]): string {
  let key = ordinaryKey(shape, day, null)
  for (const ear of ears) {
    const { what } = shape.speakers[ear.slot]!.voice.rule
    if (what.kind === 'regular' && what.as !== null && digitOf(shape, ear, day, type) > 0)
      key += `/${ear.slot}:${ordinaryKey(shape, day, what.as)}`
  }
  return key
}

function ordinaryKey(shape: Shape, day: DayNumber, as: Weekday | null): string {
  let key = ''
  for (const { slot, match } of ordinary(shape, day, as))
    key += `${slot}${match === MAYBE ? '?' : ''},`
  return key
}

/** The regular and season rules of a day by the calendar, whatever they say of holidays. */
function ordinary(shape: Shape, day: DayNumber, as: Weekday | null): Spoken[] {
  const found: Spoken[] = []
  for (let slot = 0; slot < shape.speakers.length; slot++) {
    const { voice, distance } = shape.speakers[slot]!
    if (!isOrdinary(voice) || voice.rule.what.kind === 'regular') continue
    const match = matches(shape.days[slot]!, shape.calendar, day, as)
    if (match !== NO) found.push({ slot, voice, distance, match, narrow: 0, closes: false })
  }
  return found
}

function isOrdinary(voice: Voice): boolean {
  return voice.kind === 'standing' && voice.layer !== 'holiday'
}

function isEndless(voice: Voice): boolean {
  return (
    voice.kind === 'dated' &&
    voice.rule.what.kind === 'closed' &&
    voice.rule.when.to === null &&
    voice.rule.when.on === null &&
    voice.last === LAST_DAY
  )
}

/** The first day a voice speaks of, if only perhaps. */
function begin(voice: Voice, days: Days, calendar: Calendar): DayNumber {
  for (let day = days.first; day <= days.last; day++)
    if (matches(days, calendar, day, null) !== NO) return day + voice.shift
  return LAST_DAY + 1
}

/** First day of the next later-announced rule with hours and a first day of its own, or null. */
function endOfClosure(
  slot: Slot,
  speakers: Speaker[],
  days: Days[],
  calendar: Calendar,
  from: DayNumber,
): DayNumber | null {
  let end: DayNumber | null = null
  for (const [other, { voice }] of speakers.entries()) {
    if (voice.stamp <= speakers[slot]!.voice.stamp || voice.rule.what.kind === 'none') continue
    if (voice.notice === null && voice.rule.when.from === null && voice.rule.when.on === null)
      continue
    // A day that only perhaps has other hours already ends the certainty that it is closed.
    const { first, last } = days[other]!
    for (let day = Math.max(from, first); day <= last && (end === null || day < end); day++)
      if (speaksOn(voice, days[other]!, calendar, day) !== NO) end = day
  }
  return end
}

/** A rule heard on one day. */
interface Spoken {
  slot: Slot
  voice: Voice
  distance: number
  match: typeof YES | typeof MAYBE
  narrow: number
  /** A standing rule that is closed on statutory holidays, on one. */
  closes: boolean
}

/**
 * Precedence, strongest first (DESIGN §3.1): the stronger layer; in the standing layers the nearer
 * place, then the narrower name of the day, then the later source; in the dated layers the later
 * announcement, then the nearer place.
 */
function byStrength(a: Spoken, b: Spoken): number {
  const layer = rank(b.voice) - rank(a.voice)
  return layer || withinLayer(a, b)
}

function withinLayer(a: Spoken, b: Spoken): number {
  const nearer = a.distance - b.distance
  const later = a.voice.stamp === b.voice.stamp ? 0 : b.voice.stamp - a.voice.stamp
  return a.voice.kind === 'standing'
    ? nearer || a.narrow - b.narrow || later || b.slot - a.slot
    : later || nearer || b.slot - a.slot
}

/** The same for who says how one gets in, where a resumption has its notice's layer. */
function byLayer(a: Spoken, b: Spoken): number {
  return LAYERS.indexOf(b.voice.layer) - LAYERS.indexOf(a.voice.layer) || withinLayer(a, b)
}

/** Hours in the making: windows of known ends, and what holds elsewhere. */
interface Draft {
  windows: Made[]
  /** Windows of which one end was stated; meanwhile their side of the day is unknown. */
  halves: { window: Window; slot: Slot }[]
  rest: Painted[]
}

/** A window in the making: `via` is the notice that brings a regular one. */
interface Made {
  from: Minutes
  to: Minutes
  window: Window
  slot: Slot
  via: Slot | null
}

interface Painted {
  from: Minutes
  to: Minutes
  state: 'closed' | 'unknown'
  reason: UnknownReason | null
  cause: Cause | null
  slots: Slot[]
}

function decide(shape: Shape, day: DayNumber, type: number, ears: Ear[]): OwnDay {
  shape.work.days++
  const spoken = heardOn(shape, day, type, ears)
  const sets = spoken
    .filter(({ slot, voice }) => isSet(voice.rule) && setsHours(shape, slot, voice, day))
    .sort(byStrength)
  const set = sets[0] ?? null
  const changes = spoken.filter(
    ({ voice }) => !isSet(voice.rule) && voice.rule.what.kind !== 'none',
  )
  const applied = changes.filter((change) => outlasts(change, set)).sort(inOrder)
  const resumed =
    spoken.filter(({ voice }) => voice.kind === 'resumption').sort(byStrength)[0] ?? null

  const draft = set
    ? setDraft(shape, set, day)
    : undecided(
        type === HOLIDAY && (shape.hasRegular || resumed)
          ? 'not-announced'
          : resumed
            ? 'regular-unstated'
            : 'no-schedule',
        resumed ? [resumed.slot] : [],
      )
  const cuts: Minutes[] = []
  if (set?.voice.layer === 'emergency' && set.voice.rule.what.kind === 'closed') cuts.push(0, DAY)
  for (const change of applied) apply(draft, change, cuts)

  // Behind `regular` the ordinary rules outrank one another; the notice that brings them does not.
  const behind = set && set.match === YES ? behindRegular(shape, set, day) : []
  const first = behind.filter(({ voice }) => isSet(voice.rule)).sort(byStrength)[0] ?? null
  const beaten = (by: Spoken, among: Spoken[]) =>
    among
      .filter((other) => other !== by && (isSet(other.voice.rule) || !outlasts(other, by)))
      .sort(byStrength)
      .map(({ slot }) => slot)
  const outranked = (slot: Slot) => {
    if (slot === set?.slot)
      return beaten(
        set,
        [...sets, ...changes].filter((other) => !behind.some((b) => b.slot === other.slot)),
      )
    if (slot === first?.slot) return beaten(first, behind)
    if (behind.some((other) => other.slot === slot)) return first ? [first.slot] : []
    return set && applied.some((change) => change.slot === slot) ? [set.slot] : []
  }
  const isStale = (slots: Slot[]) => slots.some((slot) => shape.staleFrom[slot]! <= day)
  const isProvisional = (slots: Slot[]) =>
    type === UNSETTLED &&
    (slots.length === 0 ||
      slots.some((slot) => {
        const { voice } = shape.speakers[slot]!
        return voice.kind !== 'dated' || voice.rule.what.kind === 'regular'
      }))
  const why = (slot: Slot): Why => ({
    slot: shape.cited[slot]!,
    decides: HOURS,
    outranked: outranked(slot),
  })
  const booking = statedBy(shape, spoken, 'booking')
  const fee = statedBy(shape, spoken, 'fee')

  const windows = draft.windows.map(({ from, to, window, slot, via }): OpenWindow => {
    const slots = via === null ? [slot] : [via, slot]
    const whys = slots.map(why)
    const booked = statedIn(shape, window, slots, 'booking') ?? booking
    const paid = statedIn(shape, window, slots, 'fee') ?? fee
    if (booked) credit(whys, booked.slot, BOOKING)
    if (paid) credit(whys, paid.slot, FEE)
    return {
      from,
      to,
      lastEntry: window.lastEntry,
      booking: booked?.value ?? null,
      fee: paid?.value ?? null,
      entry: within(window.entry ?? null, from, to),
      whys,
      stale: isStale(slots),
      provisional: isProvisional(slots),
    }
  })
  windows.sort((a, b) => a.from - b.from || a.to - b.to)
  const how: Why[] = []
  if (booking) credit(how, booking.slot, BOOKING)
  if (fee) credit(how, fee.slot, FEE)
  return {
    id: shape.ownDays.size,
    windows,
    rest: draft.rest.map(({ from, to, state, reason, cause, slots }) => ({
      from,
      to,
      state,
      reason,
      cause,
      openEnded: state === 'closed' && slots.some((slot) => shape.openEnded[slot]),
      whys: slots.map(why),
      stale: isStale(slots),
      provisional: isProvisional(slots),
    })),
    cuts,
    participates: spoken.some(({ voice }) => voice.rule.what.kind !== 'none' && voice.shift === 0),
    exceptional: (set !== null && isExceptional(set)) || applied.some(isExceptional),
    hint:
      !set && draft.rest.some((rest) => rest.reason === 'not-announced')
        ? hintOf(shape, day)
        : null,
    booking: booking?.value ?? null,
    fee: fee?.value ?? null,
    how,
    hasTail: windows.some((window) => window.to > DAY),
  }
}

/** The ordinary rules with hours that a `regular` set repeats; none where its hours are its own. */
function behindRegular(shape: Shape, { voice, closes }: Spoken, day: DayNumber): Spoken[] {
  const { what } = voice.rule
  if (what.kind !== 'regular' || closes) return []
  return ordinary(shape, day, what.as).filter((other) => other.voice.rule.what.kind !== 'none')
}

/** A dated rule or one that names holidays. */
function isExceptional({ voice }: Spoken): boolean {
  return rank(voice) >= 2
}

/** The rules that speak of a day, less those that a resumption has silenced. */
function heardOn(shape: Shape, day: DayNumber, type: number, ears: Ear[]): Spoken[] {
  const heard: Spoken[] = []
  for (const ear of ears) {
    const { slot } = ear
    const digit = digitOf(shape, ear, day, type)
    if (digit === 0) continue
    const { voice, distance } = shape.speakers[slot]!
    const closes =
      type === HOLIDAY &&
      voice.kind === 'standing' &&
      voice.rule.holidays === 'closed' &&
      isSet(voice.rule) &&
      !namesHolidays(voice.rule)
    heard.push({
      slot,
      voice,
      distance,
      match: digit >= 4 ? MAYBE : YES,
      narrow: (digit - 1) % 3,
      closes,
    })
  }
  const silenced = new Set<Slot>()
  for (const { slot } of heard) for (const other of shape.silences[slot] ?? []) silenced.add(other)
  return silenced.size ? heard.filter(({ slot }) => !silenced.has(slot)) : heard
}

function setsHours(shape: Shape, slot: Slot, voice: Voice, day: DayNumber): boolean {
  return voice.kind !== 'resumption' || day <= shape.settingUntil[slot]!
}

/** Does an `add` or `remove` speak beside the day's `set` (DESIGN §3.2)? */
function outlasts(change: Spoken, set: Spoken | null): boolean {
  if (!set) return true
  // The regular hours that a resumption brings back hold their own adds and removes already.
  if (set.voice.kind === 'resumption') return !isOrdinary(change.voice)
  if (change.voice.layer !== set.voice.layer) return rank(change.voice) > rank(set.voice)
  return change.voice.kind === 'standing' || change.voice.stamp >= set.voice.stamp
}

/** Order in which changes apply: layer, announcement, `add` before `remove`. */
function inOrder(a: Spoken, b: Spoken): number {
  const earlier = a.voice.stamp === b.voice.stamp ? 0 : a.voice.stamp - b.voice.stamp
  const isRemove = (spoken: Spoken) => (spoken.voice.rule.what.kind === 'not' ? 1 : 0)
  return rank(a.voice) - rank(b.voice) || earlier || isRemove(a) - isRemove(b) || b.slot - a.slot
}

/** What a rule may say of getting in. */
interface Said {
  booking: Booking
  fee: Fee
}

/** A booking or a fee, and who states it. */
interface Stated<F extends keyof Said> {
  value: Said[F]
  slot: Slot
}

/** Strongest rule of the day that says how one gets in, else the venue's default. */
function statedBy<F extends keyof Said>(
  shape: Shape,
  spoken: Spoken[],
  field: F,
): Stated<F> | null {
  if (!shape.states[field]) return null
  const stating = spoken.filter(
    ({ voice, match }) => match === YES && voice.shift === 0 && voice.rule[field] !== null,
  )
  const latest = stating.reduce((stamp, { voice }) => Math.max(stamp, voice.stamp), -Infinity)
  const speaking = stating
    .filter(({ voice }) => voice.kind !== 'resumption' || voice.stamp >= latest)
    .sort(byLayer)
  const first = speaking[0]
  if (first) return { value: first.voice.rule[field] as Said[F], slot: first.slot }
  const fallback = shape.defaults.find((d) => d[field] !== null)
  return fallback ? { value: fallback[field] as Said[F], slot: fallback.slot } : null
}

/** How one gets into a window: the notice that brings it says first, then the window, then its rule. */
function statedIn<F extends keyof Said>(
  shape: Shape,
  window: Window,
  slots: Slot[],
  field: F,
): Stated<F> | null {
  const said = slots.map((slot) => shape.speakers[slot]!.voice.rule[field])
  const via = said.length === 2 ? said[0]! : null
  const value = (via ?? window[field] ?? said.at(-1)!) as Said[F] | null
  return value === null ? null : { value, slot: via === null ? slots.at(-1)! : slots[0]! }
}

/** Notes that a rule settles something more. */
export function credit(whys: Why[], slot: Slot, what: number): void {
  const known = whys.find((why) => why.slot === slot)
  if (known) known.decides |= what
  else whys.push({ slot, decides: what, outranked: [] })
}

/** The hours of the day's strongest `set`. */
function setDraft(shape: Shape, { slot, voice, match, closes }: Spoken, day: DayNumber): Draft {
  if (match === MAYBE) return undecided('not-announced', [slot])
  const { what, cause, lastEntry } = voice.rule
  if (closes) return whole('closed', null, cause, [slot])
  switch (what.kind) {
    case 'hours':
      return stated(what.windows, slot)
    case 'unstated':
      return undecided('hours-unstated', [slot])
    case 'regular': {
      const regular = regularDraft(shape, day, what.as)
      for (const window of regular.windows) window.via = slot
      for (const rest of regular.rest) rest.slots = [slot, ...rest.slots]
      const bent = bend(regular, what.from, what.to)
      const last = bent.windows.toSorted((a, b) => a.from - b.from || a.to - b.to).at(-1)
      // of a last window whose closing nobody states there is nothing to count back from
      const lasts = (half: Draft['halves'][number]) => (half.window.from ?? 0) > last!.from
      if (lastEntry === null || !last || (what.to === null && regular.halves.some(lasts)))
        return bent
      const at = lastEntry < 0 ? last.to + lastEntry : lastEntry
      if (at > last.from && at <= last.to) last.window = { ...last.window, lastEntry: at }
      return bent
    }
    default:
      return whole('closed', null, cause, [slot])
  }
}

/** The regular hours of a day: its regular and season rules among themselves (DESIGN §3.3). */
function regularDraft(shape: Shape, day: DayNumber, as: Weekday | null): Draft {
  const spoken = ordinary(shape, day, as)
  const set = spoken.filter(({ voice }) => isSet(voice.rule)).sort(byStrength)[0] ?? null
  const draft = set ? setDraft(shape, set, day) : undecided('regular-unstated', [])
  const changes = spoken.filter(
    ({ voice }) => !isSet(voice.rule) && voice.rule.what.kind !== 'none',
  )
  for (const change of changes.filter((c) => outlasts(c, set)).sort(inOrder))
    apply(draft, change, [])
  return draft
}

function hintOf(shape: Shape, day: DayNumber): RegularHint | null {
  const regular = regularDraft(shape, day, null)
  if (regular.rest.some((rest) => rest.state === 'unknown')) return null
  const slots = new Set(regular.windows.map((window) => window.slot))
  if (regular.windows.length === 0)
    for (const rest of regular.rest) rest.slots.forEach((s) => slots.add(s))
  return {
    windows: regular.windows
      .map(({ from, to }) => ({ from, to }))
      .sort((a, b) => a.from - b.from || a.to - b.to),
    slots: [...slots],
  }
}

function whole(
  state: 'closed' | 'unknown',
  reason: UnknownReason | null,
  cause: Cause | null,
  slots: Slot[],
): Draft {
  return { windows: [], halves: [], rest: [{ from: 0, to: DAY, state, reason, cause, slots }] }
}

function undecided(reason: UnknownReason, slots: Slot[]): Draft {
  return whole('unknown', reason, null, slots)
}

/** Stated windows; one of which only one end is known leaves its side of the day unknown. */
function stated(windows: Window[], slot: Slot): Draft {
  const draft = whole('closed', null, null, [slot])
  for (const window of windows) {
    if (window.from !== null && window.to !== null)
      draft.windows.push({ from: window.from, to: window.to, window, slot, via: null })
    else {
      draft.halves.push({ window, slot })
      paint(draft, window.from ?? 0, Math.min(window.to ?? DAY, DAY), unstated([slot]))
    }
  }
  return draft
}

/** Replaces the first opening or the last closing of an ordinary day (DESIGN §3.3). */
function bend(draft: Draft, from: Minutes | null, to: Minutes | null): Draft {
  if (from === null && to === null) return draft
  const [low, high] = [from ?? 0, to ?? 2 * DAY]
  const bent: Draft = {
    windows: draft.windows
      .filter((window) => window.from < high && window.to > low)
      .map((window) => clip(window, low, high))
      .sort((a, b) => a.from - b.from || a.to - b.to),
    halves: [],
    rest: draft.rest.map(({ from, to, cause, slots }) => {
      return { from, to, state: 'closed', reason: null, cause, slots }
    }),
  }
  const unknown = draft.rest.filter((rest) => rest.state === 'unknown')
  for (const rest of unknown) paint(bent, Math.max(rest.from, low), Math.min(rest.to, high), rest)
  const isOrdinary = unknown.length === 0 || draft.halves.length > 0
  const [first, last] = [bent.windows[0], bent.windows.at(-1)]
  const slotsOf = (slot: Slot) =>
    draft.rest.find((rest) => rest.slots.at(-1) === slot)?.slots ?? [slot]
  if (to !== null) {
    const half = draft.halves
      .filter(({ window }) => (window.from ?? 0) < to)
      .sort(byStart)
      .at(-1)
    if (half && (!last || (half.window.from ?? 0) >= last.from)) {
      // a closing that the notice brings has no last entry of the ordinary day
      if (half.window.to === null)
        fill(bent, { ...half.window, lastEntry: null }, half.window.from!, to)
      else paint(bent, half.window.to, Math.min(to, DAY), unstated(slotsOf(half.slot)))
    } else if (last && isOrdinary && last.to !== to) {
      last.to = to
      last.window = { ...last.window, lastEntry: null }
    }
  }
  if (from !== null) {
    const half = draft.halves.filter(({ window }) => (window.to ?? DAY) > from).sort(byStart)[0]
    if (half && (!first || (half.window.from ?? 0) <= first.from)) {
      if (half.window.from === null) fill(bent, half.window, from, half.window.to!)
      else paint(bent, from, half.window.from, unstated(slotsOf(half.slot)))
    } else if (first && isOrdinary) first.from = from
  }
  return bent
}

function byStart(a: Draft['halves'][number], b: Draft['halves'][number]): number {
  return (a.window.from ?? 0) - (b.window.from ?? 0)
}

function unstated(slots: Slot[]): Omit<Painted, 'from' | 'to'> {
  return { state: 'unknown', reason: 'hours-unstated', cause: null, slots }
}

/** A window kept within `[low, high)`; a closing that is no longer its own has no last entry. */
function clip(window: Made, low: Minutes, high: Minutes): Made {
  const from = Math.max(window.from, low)
  if (window.to <= high) return { ...window, from }
  return { ...window, from, to: high, window: { ...window.window, lastEntry: null } }
}

/** The missing end of a half-known window is known now: what was unknown of it is open. */
function fill(draft: Draft, window: Window, from: Minutes, to: Minutes): void {
  for (const rest of [...draft.rest]) {
    const [start, end] = [Math.max(rest.from, from), Math.min(rest.to, to)]
    if (rest.reason !== 'hours-unstated' || start >= end) continue
    const [slot, via] = [rest.slots.at(-1)!, rest.slots.length > 1 ? rest.slots[0]! : null]
    draft.windows.push({ from: start, to: rest.to === DAY ? to : end, window, slot, via })
    paint(draft, start, end, { state: 'closed', reason: null, cause: null, slots: rest.slots })
  }
}

/** Applies one `add` or `remove`. */
function apply(draft: Draft, { slot, voice, match }: Spoken, cuts: Minutes[]): void {
  const { what, cause } = voice.rule
  if (what.kind !== 'also' && what.kind !== 'not') return
  for (const window of what.windows) {
    const from = Math.max(0, (window.from ?? 0) - voice.shift * DAY)
    const to = (window.to ?? DAY) - voice.shift * DAY
    if (to <= from) continue
    const unsure = {
      state: 'unknown',
      reason: 'not-announced',
      cause: null,
      slots: [slot],
    } as const
    if (what.kind === 'also') {
      if (match === YES) draft.windows.push({ from, to, window, slot, via: null })
      else paint(draft, from, Math.min(to, DAY), { ...unsure, slots: [slot] })
    } else if (match === YES) {
      draft.windows = cut(draft.windows, from, to)
      paint(draft, from, Math.min(to, DAY), { state: 'closed', reason: null, cause, slots: [slot] })
      if (voice.layer === 'emergency') cuts.push(from, Math.min(to, DAY))
    } else {
      const before = draft.windows
      draft.windows = cut(draft.windows, from, to)
      for (const open of before) {
        const [start, end] = [Math.max(open.from, from), Math.min(open.to, to, DAY)]
        if (start < end) paint(draft, start, end, { ...unsure, slots: [slot] })
      }
    }
  }
}

/** What is left of windows outside `[from, to)`. */
function cut<W extends Cuttable>(windows: W[], from: Minutes, to: Minutes): W[] {
  return windows.flatMap((window) => {
    if (window.to <= from || window.from >= to) return [window]
    const left: W[] = []
    if (window.from < from) left.push(shorten(window, window.from, from))
    if (window.to > to) left.push(shorten(window, to, window.to))
    return left
  })
}

/** A window between new ends; its last entry stays with the piece that reaches past it. */
function shorten<W extends Cuttable>(window: W, from: Minutes, to: Minutes): W {
  const piece: W = { ...window, from, to }
  if (piece.entry) piece.entry = within(piece.entry, from, to)
  if (to < window.to) {
    if (piece.lastEntry != null && piece.lastEntry >= to) piece.lastEntry = null
    if (piece.window?.lastEntry != null && piece.window.lastEntry >= to)
      piece.window = { ...piece.window, lastEntry: null }
  }
  return piece
}

/** Entry slots as far as they fall into a window that was cut. */
function within(entry: EntrySlot[] | null, from: Minutes, to: Minutes): EntrySlot[] | null {
  if (!entry || entry.every((slot) => slot.from >= from && slot.to <= to)) return entry
  return entry
    .map((slot) => ({ from: Math.max(slot.from, from), to: Math.min(slot.to, to) }))
    .filter((slot) => slot.from < slot.to)
}

/** A window in the making or a finished one. */
interface Cuttable {
  from: Minutes
  to: Minutes
  entry?: EntrySlot[] | null
  lastEntry?: Minutes | null
  window?: Window
}

/** Repaints a stretch of what holds outside windows. */
function paint(
  draft: Draft,
  from: Minutes,
  to: Minutes,
  { state, reason, cause, slots }: Omit<Painted, 'from' | 'to'>,
): void {
  if (to <= from) return
  const rest = draft.rest.flatMap((stretch) => {
    if (stretch.to <= from || stretch.from >= to) return [stretch]
    const left: Painted[] = []
    if (stretch.from < from) left.push({ ...stretch, to: from })
    if (stretch.to > to) left.push({ ...stretch, from: to })
    return left
  })
  rest.push({ from, to, state, reason, cause, slots })
  draft.rest = rest.sort((a, b) => a.from - b.from)
}

function lazily<T>(make: (slot: Slot) => T): (slot: Slot) => T {
  const made: (T | undefined)[] = []
  return (slot) => (made[slot] ??= make(slot))
}
