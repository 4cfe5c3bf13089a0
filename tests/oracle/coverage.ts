/**
 * What the data files may say, and how often the random cities say it: a construct that never occurs is
 * a construct that nothing compares. The words come from the lists the decoder itself reads by, so a new
 * one is missing here until the generator knows it.
 */
import type {
  Booking,
  CityContent,
  DayTerm,
  Notice,
  OnTerm,
  Rule,
  Venue,
  When,
  Window,
} from '../../src/core/model.ts'
import { HOLIDAYS } from '../../src/core/calendar.ts'
import { CAUSES, CHANNEL_KINDS, FEES, MODES } from '../../src/core/model.ts'
import {
  BOOKING_KEYS,
  CALENDAR_NAMES,
  DAY_TYPES,
  FESTIVALS,
  QUOTA_KEYS,
  SOURCE_KEYS,
  WEEKDAYS,
} from '../../src/dataset/rule.ts'

const WHEN_KEYS = ['on', 'days', 'from', 'to', 'except'] as const satisfies (keyof When)[]

/** How often each construct or finding was counted. */
export type Counts = Map<string, number>

/** One more of each. */
export function count(counts: Counts, words: Iterable<string>): void {
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
}

/** Those of `wanted` counted fewer than `least` times, with their counts; empty if all are covered. */
export function missing(counts: Counts, wanted: readonly string[], least: number): string[] {
  return wanted
    .filter((word) => (counts.get(word) ?? 0) < least)
    .map((word) => `${word}: ${counts.get(word) ?? 0} of ${least}`)
}

const each = (head: string, words: readonly string[]) => words.map((word) => `${head} ${word}`)

/** Everything a random city may hold. */
export const CONSTRUCTS: readonly string[] = [
  ...each('calendar', ['CN', 'none']),
  'a year not announced',
  ...each('venue', ['house', 'part', 'part of a part', 'depth 3', 'own hours', 'inside own hours']),
  ...each('venue', ['two houses', 'default booking', 'default fee', 'dated source']),
  ...each('layer', ['regular', 'season', 'holiday', 'notice', 'emergency']),
  ...each('notice', ['date', 'time', 'no later than', 'covers', 'no covers', 'supersedes']),
  ...each('notice rule', ['resumption', 'without an end', 'stands', 'several places', 'a house']),
  ...each('notice rule', ['others closed', 'reach all', 'implied']),
  ...each('what', ['none', 'hours', 'regular', 'unstated', 'closed', 'also', 'not']),
  ...each('emergency', ['none', 'hours', 'regular', 'unstated', 'closed', 'also', 'not']),
  ...each('standing', ['none', 'hours', 'regular', 'unstated', 'closed', 'also', 'not']),
  ...each('regular', ['plain', 'as', 'from', 'to', 'as with an end', 'on unsettled days']),
  ...each('regular last entry', ['on the clock', 'before closing', 'of a replaced end']),
  ...each('window', ['all day', 'past midnight', 'to 48:00', 'to ?', 'from ?', 'overlapping']),
  ...each('window', ['last entry', 'last entry past midnight', 'booking', 'fee', 'several']),
  ...each('window', ['entry slot', 'entry slots', 'entry past midnight', '? among others']),
  ...each('also', ['past midnight', 'entry slot', 'booking', 'last entry']),
  ...each('not', ['past midnight', 'several', 'to 48:00']),
  ...each('when', WHEN_KEYS),
  ...each('when', ['from and to', 'on and days', 'on and from', 'nothing']),
  ...each('on', [
    'date',
    'range',
    'yearly',
    'yearly wrapping',
    'name',
    'offset',
    'after',
    'several',
  ]),
  ...each('on', [
    'before a festival',
    'after a festival',
    'after moved',
    'after statutory-holidays',
  ]),
  ...each('on name', CALENDAR_NAMES),
  ...each('on offset', FESTIVALS),
  ...each('on after', HOLIDAYS),
  ...each('after day', ['1', '2', '3', '4', 'later']),
  ...each('after moved', WEEKDAYS),
  ...each('days', WEEKDAYS),
  ...each('days', DAY_TYPES),
  ...each('days nth', ['1', '2', '3', '4', '5', '-1']),
  ...each('except', [
    'date',
    'range',
    'yearly',
    'name',
    'offset',
    'after',
    'weekday',
    'type',
    'nth',
  ]),
  ...each('holidays', ['same', 'closed', 'silent']),
  ...each('cause', CAUSES),
  ...each('rule', [
    'booking',
    'fee',
    'note',
    'only how',
    'only a note',
    'basis implied',
    'no source',
  ]),
  ...each('source', SOURCE_KEYS),
  ...each('booking', BOOKING_KEYS),
  ...each('booking', ['real name not needed', 'cut off at midnight', 'released at midnight']),
  ...each('mode', MODES),
  ...each('channel', CHANNEL_KINDS),
  ...each('channel', ['named', 'bare', 'with an app id', 'with an address']),
  ...each('quota', QUOTA_KEYS),
  ...each('fee', FEES),
]

/** What comparing must have met: every answer there is, each many times. */
export const FINDINGS: readonly string[] = [
  ...each('state', ['open', 'closed', 'unknown']),
  ...each('reason', ['hours-unstated', 'regular-unstated', 'not-announced', 'no-schedule']),
  ...each('canEnter', ['yes', 'with-booking', 'unknown', 'too-late', 'no']),
  ...each('cause', CAUSES),
  ...each('now', ['none', 'not-needed', 'unstated', 'over', 'not-yet', 'open']),
  ...each('because', [
    'hours',
    'booking',
    'fee',
    'default',
    'implied',
    'outranked',
    'outranked two',
  ]),
  ...each('because', ['regular', 'season', 'holiday', 'notice', 'emergency', 'three rules']),
  ...each('answer', ['partial', 'provisional', 'stale', 'openEnded', 'hint', 'last entry', 'tail']),
  ...each('answer', [
    'no between entry slots',
    'turns stale',
    'booking changes',
    'several windows',
  ]),
  ...each('day', [
    'workday',
    'rest-day',
    'holiday',
    'make-up-workday',
    'null',
    'of 23 or 25 hours',
  ]),
]

/** Every construct a city holds, each as often as it does. */
export function* constructsOf(content: CityContent): Generator<string> {
  const { city, calendar, venues, notices } = content
  yield `calendar ${city.calendar}`
  if (calendar.years.length < 4) yield 'a year not announced'
  if (venues.filter((v) => v.partOf === null).length > 1) yield 'venue two houses'
  const byId = new Map(venues.map((v) => [v.id, v]))
  for (const venue of venues) {
    yield* venueWords(venue, byId)
    for (const rule of venue.standing) {
      yield `standing ${rule.what.kind}`
      yield `layer ${layerOf(rule)}`
      if (rule.source === null) yield 'rule no source'
      yield* ruleWords(rule)
    }
  }
  const unsettled = calendar.years.length < 4 && city.calendar === 'CN'
  for (const notice of notices) {
    yield* noticeWords(notice)
    for (const rule of notice.rules) {
      yield* ruleWords(rule)
      yield* noticeRuleWords(rule, notice, byId)
      if (unsettled && rule.what.kind === 'regular' && (rule.what.from ?? rule.what.to) !== null)
        yield 'regular on unsettled days'
    }
  }
}

function* venueWords(venue: Venue, byId: Map<string, Venue>): Generator<string> {
  const above: Venue[] = []
  for (let at = venue; at.partOf !== null; at = above.at(-1)!) above.push(byId.get(at.partOf)!)
  yield `venue ${['house', 'part', 'part of a part', 'depth 3'][above.length]}`
  if (venue.ownHours) yield 'venue own hours'
  if (above.some((v) => v.ownHours)) yield 'venue inside own hours'
  if (venue.booking) yield* bookingWords(venue.booking, 'venue default booking')
  if (venue.fee) yield 'venue default fee'
  if (venue.sources.some((s) => s.date !== null)) yield 'venue dated source'
}

function* noticeWords(notice: Notice): Generator<string> {
  yield `notice ${notice.announced.at.includes('T') ? 'time' : 'date'}`
  if (notice.announced.by) yield 'notice no later than'
  yield notice.covers ? 'notice covers' : 'notice no covers'
  if (notice.supersedes.length) yield 'notice supersedes'
}

function* noticeRuleWords(rule: Rule, notice: Notice, byId: Map<string, Venue>): Generator<string> {
  const { what, when } = rule
  yield `layer ${notice.layer}`
  if (notice.layer === 'emergency') yield `emergency ${what.kind}`
  const alone = when.to === null && when.on === null && when.days === null
  if (what.kind === 'regular' && alone) yield 'notice rule resumption'
  if (what.kind === 'closed' && alone) yield 'notice rule without an end'
  if (what.kind === 'hours' && when.to === null && when.on === null) yield 'notice rule stands'
  if (rule.places.length > 1) yield 'notice rule several places'
  if (rule.places.some((id) => byId.get(id)!.partOf === null)) yield 'notice rule a house'
  if (rule.othersClosed) yield 'notice rule others closed'
  if (rule.reach === 'all') yield 'notice rule reach all'
  if (rule.basis === 'implied') yield 'notice rule implied'
}

function* ruleWords(rule: Rule): Generator<string> {
  const { what } = rule
  yield `what ${what.kind}`
  yield `holidays ${rule.holidays}`
  if (rule.cause) yield `cause ${rule.cause}`
  if (rule.booking) yield* bookingWords(rule.booking, 'rule booking')
  if (rule.fee) yield* [`fee ${rule.fee}`, 'rule fee']
  if (rule.note) yield 'rule note'
  if (rule.basis === 'implied') yield 'rule basis implied'
  if (what.kind === 'none' && (rule.booking || rule.fee)) yield 'rule only how'
  if (what.kind === 'none' && !rule.booking && !rule.fee) yield 'rule only a note'
  for (const key of SOURCE_KEYS) if (rule.source && rule.source[key] !== null) yield `source ${key}`
  yield* whenWords(rule)
  if (what.kind === 'regular') {
    const end = what.from !== null || what.to !== null
    if (what.as === null && !end) yield 'regular plain'
    if (what.as !== null) yield end ? 'regular as with an end' : 'regular as'
    if (what.from !== null) yield 'regular from'
    if (what.to !== null) yield 'regular to'
    if (rule.lastEntry !== null)
      yield `regular last entry ${rule.lastEntry < 0 ? 'before closing' : 'on the clock'}`
    if (rule.lastEntry !== null && what.to !== null) yield 'regular last entry of a replaced end'
  }
  if ('windows' in what) yield* windowsWords(what.kind, what.windows)
}

function* windowsWords(kind: 'hours' | 'also' | 'not', windows: Window[]): Generator<string> {
  const head = kind === 'hours' ? 'window' : kind
  if (windows.length > 1) yield `${head} several`
  for (const [i, x] of windows.entries()) {
    const to = x.to ?? 1440
    if (x.from === 0 && x.to === 1440) yield `${head} all day`
    if (to > 1440) yield `${head} past midnight`
    if (to === 2880) yield `${head} to 48:00`
    if (x.to === null) yield `${head} to ?`
    if (x.from === null) yield `${head} from ?`
    if ((x.to === null || x.from === null) && windows.length > 1) yield `${head} ? among others`
    if (x.lastEntry !== null) yield `${head} last entry`
    if ((x.lastEntry ?? 0) > 1440) yield `${head} last entry past midnight`
    if (x.booking) yield* bookingWords(x.booking, `${head} booking`)
    if (x.fee) yield* [`fee ${x.fee}`, `${head} fee`]
    if (x.entry) yield `${head} entry slot`
    if (x.entry && x.entry.length > 1) yield `${head} entry slots`
    if (x.entry?.some((slot) => slot.to > 1440)) yield `${head} entry past midnight`
    const before = windows[i - 1]
    if (before && (before.to ?? 1440) > (x.from ?? 0)) yield `${head} overlapping`
  }
}

function* whenWords({ when }: Rule): Generator<string> {
  const { on, days, from, to, except } = when
  const given = WHEN_KEYS.filter((key) => (key === 'except' ? except.length : when[key] !== null))
  yield* each('when', given)
  if (given.length === 0) yield 'when nothing'
  if (from && to) yield 'when from and to'
  if (on && days) yield 'when on and days'
  if (on && from) yield 'when on and from'
  if (on && on.length > 1) yield 'on several'
  for (const term of on ?? []) yield* onWords(term)
  for (const term of days ?? []) yield dayWord(term)
  for (const term of except) yield `except ${term.kind}`
}

function* onWords(term: OnTerm): Generator<string> {
  yield `on ${term.kind}`
  if (term.kind === 'yearly' && term.from > term.to) yield 'on yearly wrapping'
  if (term.kind === 'name') yield `on name ${term.name}`
  if (term.kind === 'offset') {
    yield `on offset ${term.festival}`
    if (term.offset) yield `on ${term.offset < 0 ? 'before' : 'after'} a festival`
  }
  if (term.kind !== 'after') return
  yield term.holiday === 'statutory-holidays'
    ? 'on after statutory-holidays'
    : `on after ${term.holiday}`
  yield `after day ${term.day > 4 ? 'later' : term.day}`
  if (term.moved !== null) yield* ['on after moved', `after moved ${WEEKDAYS[term.moved]}`]
}

function dayWord(term: DayTerm): string {
  if (term.kind === 'weekday') return `days ${WEEKDAYS[term.day]}`
  return term.kind === 'type' ? `days ${term.type}` : `days nth ${term.nth}`
}

function* bookingWords(b: Booking, where: string): Generator<string> {
  yield where
  yield `mode ${b.mode}`
  for (const key of BOOKING_KEYS) {
    const value = b[key]
    if (Array.isArray(value) ? value.length : (value ?? false) !== false) yield `booking ${key}`
  }
  if (b.realName === false) yield 'booking real name not needed'
  if (b.cutoffAt === 0 || b.cutoffAt === 1440) yield 'booking cut off at midnight'
  if (b.releasesAt === 0) yield 'booking released at midnight'
  for (const channel of b.channels) {
    yield `channel ${channel.kind}`
    yield channel.name ? 'channel named' : 'channel bare'
    if (channel.appId) yield 'channel with an app id'
    if (channel.url) yield 'channel with an address'
  }
  for (const key of QUOTA_KEYS) if (b.quota && b.quota[key] !== null) yield `quota ${key}`
}

function layerOf({ when }: Rule): string {
  if (when.on?.some(({ kind }) => kind === 'name' || kind === 'offset' || kind === 'after'))
    return 'holiday'
  return when.to !== null || when.on !== null ? 'season' : 'regular'
}
