/** What two contents of one city answer differently, venue by venue, day by day. */
import type { CalendarDate, CityContent, Notice, Rule } from '../core/model.ts'
import { daysBetween } from '../core/schedule.ts'
import type { DayAnswer, Place, Schedule } from '../core/schedule.ts'
import { FIRST_DAY, LAST_DAY, dateOf, dayOf } from '../core/time.ts'
import type { DayNumber } from '../core/time.ts'
import { bookingOf, dayShort, venueRef } from './wire.ts'
import type { VenueChange } from './wire.ts'
import type { Lang } from './words.ts'

/** Days, both ends included. */
export interface Span {
  from: DayNumber
  to: DayNumber
}

/** Longest span that is compared, and how far an open-ended rule is followed. */
const MOST_DAYS = 400
const AHEAD = 60

/** Venues whose days differ within a span. A day differs if its state, reason, windows or booking do. */
export function changesBetween(
  before: Schedule,
  after: Schedule,
  span: Span,
  lang: Lang,
): VenueChange[] {
  const changes: VenueChange[] = []
  for (const id of affected(before, after)) {
    const [old, now] = [before.places.get(id), after.places.get(id)]
    const olds = old ? answers(before, old, span) : null
    const nows = now ? answers(after, now, span) : null
    const days: VenueChange['days'] = []
    for (let i = 0; i <= span.to - span.from; i++) {
      const [was, is] = [olds?.[i] ?? null, nows?.[i] ?? null]
      if (was !== null && is !== null && told(was) === told(is)) continue
      if (isSilent(was) && isSilent(is)) continue
      days.push({
        date: dateOf(span.from + i),
        before: was && dayShort(was),
        after: is && dayShort(is),
      })
    }
    const isNewOrGone = !old || !now
    if (days.length > 0 || isNewOrGone)
      changes.push({ venue: venueRef((now ?? old)!.venue, lang), days })
  }
  return changes
}

/** Days in a row that change alike. */
export interface ChangeRun extends Omit<VenueChange['days'][number], 'date'> {
  from: CalendarDate
  to: CalendarDate
  /** Days from the first to the last, at least one. */
  count: number
}

/** The days of a venue in runs: from the day after a holiday on, sixty days may well change in one way. */
export function runsOf(days: VenueChange['days']): ChangeRun[] {
  const out: ChangeRun[] = []
  let last = ''
  for (const { date, before, after } of days) {
    const run = out.at(-1)
    const terms = JSON.stringify([before, after])
    if (run && terms === last && dayOf(date) === dayOf(run.to) + 1) {
      run.to = date
      run.count++
    } else out.push({ from: date, to: date, count: 1, before, after })
    last = terms
  }
  return out
}

/** Venues whose days change alike, as rooms do with their house, together. */
export function alikeOf(changes: readonly VenueChange[]): {
  venues: VenueChange['venue'][]
  runs: ChangeRun[]
}[] {
  const groups = new Map<string, { venues: VenueChange['venue'][]; runs: ChangeRun[] }>()
  for (const { venue, days } of changes) {
    // Which places share the hours is no part of how they change.
    const key = JSON.stringify(days, (name, value: unknown) => (name === 'places' ? null : value))
    const group = groups.get(key)
    if (group) group.venues.push(venue)
    else groups.set(key, { venues: [venue], runs: runsOf(days) })
  }
  return [...groups.values()]
}

/**
 * The days of which the differing notices speak, together with the days ahead of `today` if standing
 * rules or the calendar differ; null if nothing differs.
 */
export function changedSpan(
  before: CityContent,
  after: CityContent,
  today: DayNumber,
): Span | null {
  const spans = changedNotices(before, after).map((notice) => extentOf(notice))
  if (!same(before.venues, after.venues) || !same(before.calendar, after.calendar))
    spans.push({ from: today, to: today + AHEAD })
  if (spans.length === 0) return null
  const from = Math.max(FIRST_DAY, Math.min(...spans.map((span) => span.from)))
  const to = Math.min(LAST_DAY, Math.max(...spans.map((span) => span.to)))
  return { from, to: Math.min(Math.max(from, to), from + MOST_DAYS - 1) }
}

/** Every venue that any difference can reach; all of them if the calendar differs. */
function affected(before: Schedule, after: Schedule): string[] {
  const all = [...new Set([...after.places.keys(), ...before.places.keys()])]
  if (!same(before.content.calendar, after.content.calendar)) return all
  const touched = new Set<string>()
  const touch = (id: string) => {
    for (const schedule of [before, after]) {
      let house = schedule.places.get(id)
      while (house?.parent) house = house.parent
      if (house) family(house, touched)
    }
  }
  const olds = new Map(before.content.venues.map((venue) => [venue.id, venue]))
  const news = new Map(after.content.venues.map((venue) => [venue.id, venue]))
  for (const id of all) if (!same(olds.get(id), news.get(id))) touch(id)
  for (const notice of changedNotices(before.content, after.content))
    for (const rule of notice.rules) rule.places.forEach(touch)
  return all.filter((id) => touched.has(id))
}

function family(place: Place, into: Set<string>): void {
  into.add(place.venue.id)
  for (const part of place.parts) family(part, into)
}

/** Both versions of every notice that differs. */
function changedNotices(before: CityContent, after: CityContent): Notice[] {
  const olds = new Map(before.notices.map((notice) => [notice.id, notice]))
  const news = new Map(after.notices.map((notice) => [notice.id, notice]))
  return [...new Set([...olds.keys(), ...news.keys()])]
    .filter((id) => !same(olds.get(id), news.get(id)))
    .flatMap((id) => [olds.get(id), news.get(id)])
    .filter((notice) => notice !== undefined)
}

function extentOf(notice: Notice): Span {
  const announced = dayOf(notice.announced.at.slice(0, 10))
  const days = notice.rules.flatMap((rule) => datesOf(rule))
  if (notice.covers) days.push(dayOf(notice.covers.from), dayOf(notice.covers.to))
  if (days.length === 0) days.push(announced)
  const isOpenEnded = notice.rules.some((rule) => rule.when.on === null && rule.when.to === null)
  const to = Math.max(...days)
  return { from: Math.min(...days), to: isOpenEnded ? to + AHEAD : to }
}

function datesOf({ when }: Rule): DayNumber[] {
  const dates = [when.from, when.to].filter((date) => date !== null)
  for (const term of when.on ?? []) {
    if (term.kind === 'date') dates.push(term.date)
    if (term.kind === 'range') dates.push(term.from, term.to)
  }
  return dates.map(dayOf)
}

function answers(schedule: Schedule, place: Place, span: Span): DayAnswer[] {
  return daysBetween(schedule, place, span.from, span.to)
}

function told(day: DayAnswer): string {
  const bookings = day.windows.map((window) => window.booking && bookingOf(window.booking))
  return JSON.stringify([dayShort(day), bookings, day.fee])
}

/** A venue that is new or gone is listed with the days on which something is known of it. */
function isSilent(day: DayAnswer | null): boolean {
  return day === null || (day.state === 'unknown' && day.reason === 'no-schedule')
}

/** Equal as JSON, whatever the order of members: one side may have been stored. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>]
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  for (const name of names) if (!same(one[name], other[name])) return false
  return true
}
