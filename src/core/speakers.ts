/**
 * Who speaks about a place: every rule that reaches it, with its layer and its place in the order of
 * announcement (DESIGN §3.1, §3.5).
 */
import { HOLIDAY } from './calendar.ts'
import type { Calendar } from './calendar.ts'
import { daysOf, matches, NO, YES } from './match.ts'
import type { Days, Match } from './match.ts'
import type { CityContent, Notice, Rule, Venue } from './model.ts'
import { DAY, dayOf, FIRST_DAY, LAST_DAY, parseClock } from './time.ts'
import type { DayNumber, LocalMinutes } from './time.ts'

/** Layers, weakest first (DESIGN §3.1). */
export const LAYERS = ['regular', 'season', 'holiday', 'notice', 'emergency'] as const
export type Layer = (typeof LAYERS)[number]

/**
 * A rule as it speaks: `standing` recurs, `dated` belongs to its notice's days, a `resumption` hands
 * the days from its first on back to the standing rules (DESIGN §3.1, “Notices that do not end”).
 */
export interface Voice {
  rule: Rule
  notice: Notice | null
  layer: Layer
  kind: 'standing' | 'dated' | 'resumption'
  /** Local minutes of the announcement; −Infinity where no source is dated. Superseding adds a hair. */
  stamp: LocalMinutes
  sourceDate: string | null
  /** A closure concluded from `others: closed`. */
  derived: boolean
  /** For a derived closure: rules of the same notice that name the place on their own days. */
  unless: Voice[]
  /** 1: an emergency closure that runs on past midnight, as it acts on the next day. */
  shift: 0 | 1
  /** First and last day the rule may speak of before its own `when`. */
  first: DayNumber
  last: DayNumber
  days: Days | null
}

/** A voice heard at a place; distance 0 names the place itself, 1 the house it is in. */
export interface Speaker {
  voice: Voice
  distance: number
}

/** Compiled days of a voice, made when first needed. */
export function voiceDays(voice: Voice): Days {
  return (voice.days ??= daysOf(voice.rule.when, voice.first, voice.last))
}

/** Voices with the same text say the same of every day, whatever rule they come from. */
export function voiceText(voice: Voice): string {
  const { when, what, lastEntry, booking, fee, holidays, cause, basis } = voice.rule
  const { layer, kind, stamp, sourceDate, shift, first, last } = voice
  const text = JSON.stringify([
    [layer, kind, stamp, sourceDate, shift, first, last],
    [when, what, lastEntry, booking, fee, holidays, cause, basis],
  ])
  return voice.unless.reduce((all, other) => `${all} unless ${voiceText(other)}`, text)
}

/** Does the rule name statutory holidays itself (DESIGN §3.4)? */
export function namesHolidays(rule: Rule): boolean {
  return (
    namesCalendar(rule) ||
    (rule.when.days ?? []).some((d) => d.kind === 'type' && d.type !== 'workdays')
  )
}

/** Does a voice speak of this day, silence on statutory holidays and named siblings considered? */
export function speaksOn(voice: Voice, days: Days, calendar: Calendar, day: DayNumber): Match {
  const isHoliday = calendar.types[day - FIRST_DAY] === HOLIDAY
  const { rule, kind } = voice
  if (kind === 'standing' && isHoliday && rule.holidays === 'silent' && !namesHolidays(rule))
    return NO
  const isNamed = voice.unless.some(
    (other) => matches(voiceDays(other), calendar, day, null) === YES,
  )
  return isNamed ? NO : matches(days, calendar, day - voice.shift, null)
}

/** True for a rule that sets the day rather than adding to it or saying only how one gets in. */
export function isSet(rule: Rule): boolean {
  const kind = rule.what.kind
  return kind === 'hours' || kind === 'regular' || kind === 'unstated' || kind === 'closed'
}

/** Position of a layer; a resumption that sets a day is the weakest dated `set`. */
export function rank(voice: Voice): number {
  return voice.kind === 'resumption' ? 2.5 : LAYERS.indexOf(voice.layer)
}

/** Has the rule a last date of its own? A festival of a notice ends with the notice's days. */
export function hasLastDate(rule: Rule): boolean {
  return rule.when.to !== null || (rule.when.on?.every((term) => term.kind !== 'yearly') ?? false)
}

/** “From that day on as usual”: `open: regular` with a first day and no last. */
export function isResumption(rule: Rule): boolean {
  const { when, what } = rule
  return (
    what.kind === 'regular' &&
    when.from !== null &&
    when.to === null &&
    when.on === null &&
    when.days === null
  )
}

/** Every speaker of every place, strongest layer last; the order within one place is stable. */
export function speakersOf(content: CityContent): Map<string, Speaker[]> {
  const venues = new Map(content.venues.map((venue) => [venue.id, venue]))
  const naming = new Map<string, Voice[]>(content.venues.map((venue) => [venue.id, []]))
  for (const venue of content.venues)
    for (const rule of venue.standing) naming.get(venue.id)!.push(standingVoice(rule))
  const stamps = stampsOf(content.notices)
  const parts = Map.groupBy(content.venues, (venue) => venue.partOf)
  for (const notice of content.notices) {
    const voices = notice.rules.map((rule) => noticeVoice(rule, notice, stamps.get(notice.id)!))
    for (const voice of voices) {
      for (const id of new Set(voice.rule.places)) naming.get(id)?.push(voice)
      if (voice.layer === 'emergency' && runsOn(voice.rule))
        for (const id of new Set(voice.rule.places)) naming.get(id)?.push(shifted(voice))
      if (voice.rule.othersClosed)
        for (const sibling of siblings(voice.rule, venues, parts))
          naming.get(sibling.id)!.push(derivedClosure(voice, voices, sibling.id))
    }
  }
  return new Map(
    content.venues.map((venue) => [
      venue.id,
      heardAt(venue, venues, naming).sort(
        (a, b) =>
          rank(a.voice) - rank(b.voice) ||
          b.distance - a.distance ||
          compare(a.voice.stamp, b.voice.stamp) ||
          (a.voice.rule.id < b.voice.rule.id ? 1 : a.voice.rule.id > b.voice.rule.id ? -1 : 0),
      ),
    ]),
  )
}

/** Voices that reach a venue: its own, and from above those that no wall of own hours keeps out. */
function heardAt(
  venue: Venue,
  venues: Map<string, Venue>,
  naming: Map<string, Voice[]>,
): Speaker[] {
  const heard: Speaker[] = []
  const seen = new Set<Voice>()
  let walled = false
  let at: Venue | undefined = venue
  for (let distance = 0; at; distance++) {
    for (const voice of naming.get(at.id)!) {
      if (seen.has(voice)) continue
      if (walled && voice.layer !== 'emergency' && voice.rule.reach !== 'all') continue
      seen.add(voice)
      heard.push({ voice, distance })
    }
    walled ||= at.ownHours
    at = at.partOf === null ? undefined : venues.get(at.partOf)
  }
  return heard
}

function standingVoice(rule: Rule): Voice {
  const sourceDate = rule.source?.date ?? null
  const layer = namesCalendar(rule)
    ? 'holiday'
    : rule.when.to || rule.when.on
      ? 'season'
      : 'regular'
  const stamp = sourceDate === null ? -Infinity : dayOf(sourceDate) * DAY
  const voice = voiceOf(rule, null, layer, stamp, sourceDate)
  voice.kind = 'standing'
  return voice
}

function noticeVoice(rule: Rule, notice: Notice, stamp: LocalMinutes): Voice {
  const announced = dayOf(notice.announced.at.slice(0, 10))
  const sourceDate = notice.announced.at.slice(0, 10)
  const voice = voiceOf(rule, notice, notice.layer, stamp, sourceDate)
  if (isResumption(rule)) {
    voice.kind = 'resumption'
    return voice
  }
  const staysDated = rule.what.kind === 'none' || rule.what.kind === 'closed' || hasLastDate(rule)
  if (!staysDated && rule.what.kind !== 'regular') {
    voice.layer = 'regular'
    voice.kind = 'standing'
    if (rule.when.from === null) voice.first = announced
    return voice
  }
  const { when } = rule
  if (notice.covers && (namesCalendar(rule) || when.days)) {
    voice.first = dayOf(notice.covers.from)
    voice.last = dayOf(notice.covers.to)
  } else if (when.on === null && when.from === null && when.to === null) voice.first = announced
  return voice
}

/** A voice that is dated and unbounded until its kind is known. */
function voiceOf(
  rule: Rule,
  notice: Notice | null,
  layer: Layer,
  stamp: LocalMinutes,
  sourceDate: string | null,
): Voice {
  return {
    rule,
    notice,
    layer,
    kind: 'dated',
    stamp,
    sourceDate,
    derived: false,
    unless: [],
    shift: 0,
    first: FIRST_DAY,
    last: LAST_DAY,
    days: null,
  }
}

/** The closure of a sibling that `others: closed` implies, on days on which no rule names it. */
function derivedClosure(voice: Voice, all: Voice[], place: string): Voice {
  const rule: Rule = {
    ...voice.rule,
    places: [place],
    what: { kind: 'closed' },
    lastEntry: null,
    booking: null,
    fee: null,
    othersClosed: false,
    basis: 'implied',
  }
  const unless = all.filter((other) => other !== voice && other.rule.places.includes(place))
  return { ...voice, rule, kind: 'dated', layer: voice.notice!.layer, derived: true, unless }
}

/** An emergency closure past midnight works by the clock: the same hours of the next day are shut too. */
function shifted(voice: Voice): Voice {
  return { ...voice, shift: 1 }
}

function runsOn(rule: Rule): boolean {
  return rule.what.kind === 'not' && rule.what.windows.some((window) => (window.to ?? 0) > DAY)
}

function siblings(
  rule: Rule,
  venues: Map<string, Venue>,
  parts: Map<string | null, Venue[]>,
): Set<Venue> {
  const found = new Set<Venue>()
  for (const id of rule.places) {
    const house = venues.get(id)?.partOf
    if (!house) continue
    for (const part of parts.get(house)!)
      if (!part.ownHours && !rule.places.includes(part.id)) found.add(part)
  }
  return found
}

function namesCalendar(rule: Rule): boolean {
  return (rule.when.on ?? []).some(
    ({ kind }) => kind === 'name' || kind === 'offset' || kind === 'after',
  )
}

/** When each notice was announced, in local minutes; superseding ranks above time. */
function stampsOf(notices: Notice[]): Map<string, LocalMinutes> {
  const byId = new Map(notices.map((notice) => [notice.id, notice]))
  const stamps = new Map<string, LocalMinutes>()
  const stamp = (notice: Notice, above: Set<string>): LocalMinutes => {
    const known = stamps.get(notice.id)
    if (known !== undefined) return known
    let at = announcedAt(notice)
    for (const id of notice.supersedes) {
      const earlier = byId.get(id)
      if (earlier && !above.has(id))
        at = Math.max(at, stamp(earlier, new Set(above).add(notice.id)) + 1 / 1024)
    }
    stamps.set(notice.id, at)
    return at
  }
  for (const notice of notices) stamp(notice, new Set())
  return stamps
}

/** Local minutes of an announcement; a date counts as its 00:00. */
export function announcedAt(notice: Notice): LocalMinutes {
  const { at } = notice.announced
  return dayOf(at.slice(0, 10)) * DAY + (at.length > 10 ? parseClock(at.slice(11, 16))! : 0)
}

function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0
}
