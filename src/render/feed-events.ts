/**
 * Which events a calendar feed holds: every exceptional day on file as windows, a closure or “hours not
 * published”, the day regular hours resume, booking moments and the programme; ordinary days when asked.
 * Nothing here knows iCalendar: `feed.ts` writes what is chosen here.
 */
import { holidaySpan } from '../core/calendar.ts'
import { matches, NO } from '../core/match.ts'
import type { Booking, CalendarDate, Instant, Kind, Notice, ProgrammeItem } from '../core/model.ts'
import { bookingClock, daysBetween, voiceBecause } from '../core/schedule.ts'
import type {
  Because,
  BookingItem,
  DayAnswer,
  DayWindow,
  Place,
  Schedule,
} from '../core/schedule.ts'
import { hasLastDate, isResumption, voiceDays } from '../core/speakers.ts'
import type { Voice } from '../core/speakers.ts'
import {
  dateOf,
  DAY,
  dayNumber,
  dayOf,
  FIRST_DAY,
  instantAt,
  LAST_DAY,
  localAt,
  parseClock,
} from '../core/time.ts'
import type { DayNumber } from '../core/time.ts'
import { feedWords } from './feed-words.ts'

/** What `?show=` selects: `hours` is windows, unpublished hours, resumptions and the programme. */
export const SHOWS = ['hours', 'closures', 'booking'] as const
export type Show = (typeof SHOWS)[number]

/** One event of a feed, before it is put into words. */
export interface FeedEvent {
  /** `<date>/<slot>@<venue>.budayang` (DESIGN §6.5); the same in every feed that shows the event. */
  uid: string
  show: Show
  place: Place
  /** The visit day; of a run its first day. */
  date: CalendarDate
  /** Half-open. A timed event whose end no source states ends with null. */
  span:
    | { allDay: true; from: DayNumber; to: DayNumber }
    | { allDay: false; from: Instant; to: Instant | null }
  /** Minutes from the start at which `?alarms=1` rings; null for what is no booking moment. */
  alarm: number | null
  /** Only in the feed because `?show=…,regular` asked for ordinary days. */
  ordinary: boolean
  subject: Subject
  because: readonly Because[]
  /** Newest source date among the event's rules, as local midnight; 2000-01-01 if none is dated. */
  sourceDate: Instant
  /** Events of one place that share a shape read the same but for their moment. */
  shape: string
}

/** What an event is about. */
export type Subject =
  | { kind: 'window'; day: DayAnswer; window: DayWindow }
  | { kind: 'closed'; day: DayAnswer }
  | { kind: 'unstated'; day: DayAnswer }
  | { kind: 'resumes'; booking: Booking | null }
  | { kind: 'book-from'; item: BookingItem; at: Instant; hasClock: boolean }
  | { kind: 'book-until'; item: BookingItem; at: Instant; hasClock: boolean }
  | { kind: 'programme'; item: ProgrammeItem; notice: Notice }

/** What the publisher stores a stamp for; see `restamp` in the store. */
export interface EventDigest {
  uid: string
  digest: string
  sourceDate: Instant
}

/** Which events are wanted. `regular` adds the ordinary days from…to, both included. */
export interface Choice {
  show?: readonly Show[]
  regular?: { from: DayNumber; to: DayNumber } | null
}

/** Length in minutes of the event that marks a booking moment. */
const MOMENT = 30

/** When an all-day booking reminder rings: 08:00. */
const MORNING = 480

/** The events of some places (null: every place there is), place by place, each in order of days. */
export function eventsOf(
  schedule: Schedule,
  places: readonly Place[] | null,
  choice: Choice = {},
): FeedEvent[] {
  const show = choice.show ?? SHOWS
  const regular = choice.regular ?? null
  const events: FeedEvent[] = []
  for (const place of places ?? schedule.places.values()) {
    const onFile = filedDays(schedule, place)
    let run: FeedEvent | null = null
    let openEnded = false
    for (const { day, exceptional } of daysToTell(schedule, place, onFile, regular)) {
      const told = { schedule, place, day, ordinary: !exceptional }
      if (day.state === 'open')
        for (const window of day.windows) events.push(windowEvent(told, window))
      else if (day.state === 'unknown') run = extended(run, told) ?? started(events, told)
      else if (!(openEnded && day.openEnded)) events.push(closedEvent(told))
      openEnded = day.state === 'closed' && day.openEnded
      if (exceptional) events.push(...bookingEvents(told))
    }
    events.push(...resumptionEvents(schedule, place))
    events.push(...programmeEvents(schedule, place))
  }
  return show.length === SHOWS.length ? events : events.filter((e) => show.includes(e.show))
}

/**
 * Every event on file with a digest of all that a subscriber can see of it, in both languages; and for
 * ordinary days, which are too many to stamp one by one, what they rest on, year by year.
 */
export function eventDigests(schedule: Schedule): EventDigest[] {
  const digests = new Map<string, EventDigest>()
  for (const event of eventsOf(schedule, null)) {
    const { uid, sourceDate } = event
    digests.set(uid, { uid, sourceDate, digest: digestOf(schedule, event) })
  }
  for (const place of schedule.places.values())
    for (const digest of ordinaryDigests(schedule, place)) digests.set(digest.uid, digest)
  return [...digests.values()]
}

/** A short hash of what a subscriber sees of an event; stamps, alarms and the host's name apart. */
export function digestOf(schedule: Schedule, event: FeedEvent): string {
  const words = [feedWords(schedule, event, 'zh-CN'), feedWords(schedule, event, 'en')]
  return hash(JSON.stringify([event.uid, event.span, event.place.venue.kind, words]))
}

/**
 * The places one feed shows: a venue, or its parts if all of them have hours of their own; of a city (or
 * of one kind in it) every place that no other of them speaks for.
 */
export function feedPlaces(
  schedule: Schedule,
  which: { venue: string } | { kind: Kind | null },
): Place[] {
  if ('venue' in which) {
    const place = schedule.places.get(which.venue)
    return place ? unfolded(place) : []
  }
  const wanted = (place: Place) => which.kind === null || place.venue.kind === which.kind
  const spokenFor = (place: Place): boolean => {
    for (let at = place; at.parent && !at.venue.ownHours; at = at.parent)
      if (wanted(at.parent) && !at.parent.onlyHouse) return true
    return false
  }
  const chosen = new Set<Place>()
  for (const place of schedule.places.values())
    if (wanted(place) && !spokenFor(place)) for (const part of unfolded(place)) chosen.add(part)
  return [...chosen]
}

/** Uids under which an ordinary day's stamp is kept, the more telling first. */
export function ordinaryUids(place: Place, date: CalendarDate): [string, string] {
  const at = `@${place.venue.id}.budayang`
  return [`${date.slice(0, 4)}/regular${at}`, `regular${at}`]
}

/** Newest source date of what a place's ordinary days rest on, as local midnight. */
export function ordinarySourceDate(schedule: Schedule, place: Place): Instant {
  return newest(
    schedule,
    lastingVoices(place).map((voice) => voice.sourceDate),
  )
}

function unfolded(place: Place): Place[] {
  return place.onlyHouse ? place.parts.flatMap(unfolded) : [place]
}

/** One day of one place, as the functions below are told of it. */
interface Told {
  schedule: Schedule
  place: Place
  day: DayAnswer
  ordinary: boolean
}

function windowEvent({ schedule, place, day, ordinary }: Told, window: DayWindow): FeedEvent {
  const because = window.because.length ? window.because : day.because
  const { from, to, lastEntry, fee, places } = window
  const booking = window.booking === null ? '' : identity(window.booking)
  const state = `${day.complete ? '' : '~'}${day.provisional ? '?' : ''}`
  return {
    uid: uidOf(day.date, String(day.windows.indexOf(window)), place.venue.id),
    show: 'hours',
    place,
    date: day.date,
    span: { allDay: false, from: window.startsAt, to: window.endsAt },
    alarm: null,
    ordinary,
    subject: { kind: 'window', day, window },
    because,
    sourceDate: newestOf(schedule, because),
    shape: `${from}-${to}/${lastEntry}${state} ${places.join()} ${booking} ${fee} ${why(because)}`,
  }
}

function closedEvent({ schedule, place, day, ordinary }: Told): FeedEvent {
  const state = `${day.openEnded ? '…' : ''}${day.provisional ? '?' : ''}`
  return {
    ...allDay(place, day.date, 'closed'),
    show: 'closures',
    ordinary,
    subject: { kind: 'closed', day },
    because: day.because,
    sourceDate: newestOf(schedule, day.because),
    shape: `closed${state} ${day.cause} ${why(day.because)}`,
  }
}

/** Lengthens a run of “hours not published” by one more day of the same, or returns null. */
function extended(run: FeedEvent | null, told: Told): FeedEvent | null {
  if (!run?.span.allDay || run.span.to !== told.day.day) return null
  if (run.ordinary !== told.ordinary || run.shape !== unstatedShape(told.day)) return null
  run.span.to++
  return run
}

function started(events: FeedEvent[], told: Told): FeedEvent | null {
  const { schedule, place, day, ordinary } = told
  if (ordinary && day.reason === 'no-schedule') return null
  const event: FeedEvent = {
    ...allDay(place, day.date, 'unstated'),
    show: 'hours',
    ordinary,
    subject: { kind: 'unstated', day },
    because: day.because,
    sourceDate: newestOf(schedule, day.because),
    shape: unstatedShape(day),
  }
  events.push(event)
  return event
}

function unstatedShape(day: DayAnswer): string {
  const stretches = day.stretches.map((s) => `${s.from}-${s.to}${s.state}`).join()
  const state = day.provisional ? '?' : ''
  const entering = JSON.stringify([day.booking, day.fee])
  return `${day.reason}${state} ${stretches} ${entering} ${why(day.because)}`
}

/** “Booking opens”, and “last day to book” where the rules say more than until when the doors are open. */
function bookingEvents({ schedule, place, day, ordinary }: Told): FeedEvent[] {
  if (day.state === 'closed') return []
  const events: FeedEvent[] = []
  const seen = new Set<string>()
  for (const item of bookingClock(schedule, place, day.day, 0).items) {
    const { booking, from, until } = item
    if (!booking || item.now === 'none' || !asksForBooking(booking)) continue
    const moments = [
      { kind: 'book-from', at: from, hasClock: booking.releasesAt !== null },
      {
        kind: 'book-until',
        at: booking.cutoffAt !== null || (booking.minDaysAhead ?? 0) > 0 ? until : null,
        hasClock: booking.cutoffAt !== null,
      },
    ] as const
    for (const { kind, at, hasClock } of moments) {
      if (at === null || (from !== null && until !== null && from >= until)) continue
      const words = `${kind} ${at} ${JSON.stringify(booking.channels)}`
      if (seen.has(words)) continue
      seen.add(words)
      const others = [...seen].filter((w) => w.startsWith(kind)).length
      const because = item.because.length ? item.because : day.because
      events.push({
        uid: uidOf(day.date, others > 1 ? `${kind}-${others}` : kind, place.venue.id),
        show: 'booking',
        place,
        date: day.date,
        ...momentOf(schedule, kind, at, hasClock),
        ordinary,
        subject: { kind, item, at, hasClock },
        because,
        sourceDate: newestOf(schedule, because),
        shape: `${kind} ${others} ${day.date}`,
      })
    }
  }
  return events
}

/** Half an hour from the release, or up to the cutoff; the whole day where no clock time is stated. */
function momentOf(
  schedule: Schedule,
  kind: 'book-from' | 'book-until',
  at: Instant,
  hasClock: boolean,
): Pick<FeedEvent, 'span' | 'alarm'> {
  if (hasClock) {
    const from = kind === 'book-from' ? at : at - MOMENT
    return { span: { allDay: false, from, to: from + MOMENT }, alarm: 0 }
  }
  // A last day ends at its 24:00, which is the next day's first minute.
  const local = localAt(schedule.zone, at) - (kind === 'book-until' ? 1 : 0)
  const day = Math.floor(local / DAY)
  return { span: { allDay: true, from: day, to: day + 1 }, alarm: MORNING }
}

function asksForBooking({ mode }: Booking): boolean {
  return mode === 'book-ahead' || mode === 'book-or-walk-in' || mode === 'by-arrangement'
}

/** “From today as usual”, unless another notice has decided that day's hours otherwise. */
function resumptionEvents(schedule: Schedule, place: Place): FeedEvent[] {
  const events = new Map<DayNumber, FeedEvent>()
  for (const voice of place.voices) {
    if (voice.kind !== 'resumption') continue
    const first = dayOf(voice.rule.when.from!)
    if (first < FIRST_DAY || first > LAST_DAY) continue
    const [day] = daysBetween(schedule, place, first, first)
    const overruled = day!.because.some(isOfNotice)
    if (overruled) continue
    const because = [voiceBecause(voice)]
    const date = dateOf(first)
    events.set(first, {
      ...allDay(place, date, 'resumes'),
      show: 'hours',
      ordinary: false,
      subject: { kind: 'resumes', booking: voice.rule.booking },
      because,
      sourceDate: newestOf(schedule, because),
      shape: `resumes ${date}`,
    })
  }
  return [...events.values()]
}

/** The programme of a place and of the parts it speaks for, counted from 1 for each venue and day. */
function programmeEvents(schedule: Schedule, place: Place): FeedEvent[] {
  const venues = new Set(combined(place).map((p) => p.venue.id))
  const counts = new Map<string, number>()
  const events: FeedEvent[] = []
  for (const notice of schedule.content.notices)
    for (const item of notice.programme) {
      if (!venues.has(item.venue)) continue
      const key = `${item.date} ${item.venue}`
      const n = (counts.get(key) ?? 0) + 1
      counts.set(key, n)
      const day = dayOf(item.date)
      const because = [programmeSource(notice, item)]
      events.push({
        uid: uidOf(item.date, `programme-${n}`, item.venue),
        show: 'hours',
        place: schedule.places.get(item.venue)!,
        date: item.date,
        span:
          item.time === null
            ? { allDay: true, from: day, to: day + 1 }
            : { allDay: false, from: instantAt(schedule.zone, day * DAY + item.time), to: null },
        alarm: null,
        ordinary: false,
        subject: { kind: 'programme', item, notice },
        because,
        sourceDate: newestOf(schedule, because),
        shape: `programme ${key} ${n}`,
      })
    }
  return events
}

function allDay(
  place: Place,
  date: CalendarDate,
  slot: string,
): Pick<FeedEvent, 'uid' | 'place' | 'date' | 'span' | 'alarm'> {
  const day = dayOf(date)
  return {
    uid: uidOf(date, slot, place.venue.id),
    place,
    date,
    span: { allDay: true, from: day, to: day + 1 },
    alarm: null,
  }
}

function uidOf(date: CalendarDate, slot: string, venue: string): string {
  return `${date}/${slot}@${venue}.budayang`
}

/** The days a feed tells of, ascending: the exceptional ones on file, and the ordinary ones asked for. */
function* daysToTell(
  schedule: Schedule,
  place: Place,
  onFile: Set<DayNumber>,
  regular: { from: DayNumber; to: DayNumber } | null,
): Generator<{ day: DayAnswer; exceptional: boolean }> {
  const asked = (day: DayNumber) => regular !== null && day >= regular.from && day <= regular.to
  const wanted = [...onFile]
  if (regular)
    for (let day = regular.from; day <= regular.to; day++) if (!onFile.has(day)) wanted.push(day)
  wanted.sort((a, b) => a - b)
  for (let i = 0, next = 0; i < wanted.length; i = next) {
    next = i + 1
    while (next < wanted.length && wanted[next] === wanted[next - 1]! + 1) next++
    for (const day of daysBetween(schedule, place, wanted[i]!, wanted[next - 1]!)) {
      const exceptional = onFile.has(day.day) && isOnFile(schedule, day)
      if (exceptional || asked(day.day)) yield { day, exceptional }
    }
  }
}

/**
 * Days that a dated or `holiday` rule may decide at a place: holiday rules within the announced calendar
 * years, dated rules before and up to a year after them too.
 */
function filedDays(schedule: Schedule, place: Place): Set<DayNumber> {
  const { from, to } = announcedSpan(schedule)
  const days = new Set<DayNumber>()
  const seen = new Set<Voice>()
  for (const part of combined(place))
    for (const voice of part.voices) {
      if (seen.has(voice) || (voice.kind === 'standing' && voice.layer !== 'holiday')) continue
      seen.add(voice)
      const matched = voiceDays(voice)
      if (voice.kind === 'resumption') {
        const span = holidaySpan(schedule.calendar, matched.first)
        if (span) for (let day = matched.first; day <= span.to; day++) days.add(day)
        continue
      }
      const isDated = voice.kind === 'dated'
      const first = isDated ? matched.first : Math.max(from, matched.first)
      const last = Math.min(matched.last, isDated ? to + YEAR : to)
      for (let day = first; day <= last; day++)
        if (matches(matched, schedule.calendar, day, null) !== NO) {
          days.add(day)
          // An emergency that runs on past midnight acts on the next day too.
          if (voice.shift && day < LAST_DAY) days.add(day + 1)
        }
    }
  return days
}

/** Outside the announced years only what a notice decides is told: elsewhere holidays are guesses. */
function isOnFile(schedule: Schedule, { day, exceptional, because }: DayAnswer): boolean {
  const { from, to } = announcedSpan(schedule)
  return exceptional && ((day >= from && day <= to) || because.some(isOfNotice))
}

/** Does a notice decide hours here, rather than hand them back to the standing rules? */
function isOfNotice({ layer, decides, rule }: Because): boolean {
  const isDated = layer === 'notice' || layer === 'emergency'
  return isDated && decides.includes('hours') && !(rule && isResumption(rule))
}

const YEAR = 365

/** From the first to the last calendar year announced; without any, up to the last dated day on file. */
function announcedSpan(schedule: Schedule): { from: DayNumber; to: DayNumber } {
  const known = spans.get(schedule)
  if (known) return known
  const years = [...schedule.calendar.announced]
  let [from, to] = [FIRST_DAY, FIRST_DAY]
  if (years.length > 0) {
    from = dayNumber(Math.min(...years), 1, 1)
    to = dayNumber(Math.max(...years), 12, 31)
  } else
    for (const place of schedule.places.values())
      for (const voice of place.voices)
        if (voice.kind === 'dated' && voiceDays(voice).last < LAST_DAY)
          to = Math.max(to, voiceDays(voice).last)
  spans.set(schedule, { from, to })
  return { from, to }
}

const spans = new WeakMap<Schedule, { from: DayNumber; to: DayNumber }>()

/** A place and the parts whose hours it combines with its own. */
function combined(place: Place): Place[] {
  return [place, ...place.shared.flatMap(combined)]
}

/** What ordinary days rest on, as one digest for each announced year and one for all other years. */
function ordinaryDigests(schedule: Schedule, place: Place): EventDigest[] {
  const { content } = schedule
  const rules = lastingVoices(place).map((voice) => [voice.rule, citation(voice.notice)])
  const venues = [...ancestors(place), ...combined(place)].map(({ venue }) => {
    const { doubts: _doubts, standing: _standing, sources: _sources, ...seen } = venue
    return seen
  })
  const standing = JSON.stringify([content.city, venues, rules])
  const sourceDate = ordinarySourceDate(schedule, place)
  const years = content.calendar.years.map(({ year }) => year)
  const digest = (uid: string, paper: unknown): EventDigest => ({
    uid,
    sourceDate,
    digest: hash(standing + JSON.stringify(paper)),
  })
  const [, ever] = ordinaryUids(place, '2000-01-01')
  return [
    digest(ever, null),
    ...years.map((year) => {
      const near = content.calendar.years.filter((y) => Math.abs(y.year - year) <= 1)
      return digest(ordinaryUids(place, `${year}-01-01`)[0], near)
    }),
  ]
}

/** Voices that may speak on days that are not exceptional: standing rules, and notices without an end. */
function lastingVoices(place: Place): Voice[] {
  const voices = new Set(combined(place).flatMap((part) => part.voices))
  return [...voices].filter(({ kind, rule }) => kind !== 'dated' || !hasLastDate(rule))
}

function ancestors(place: Place): Place[] {
  return place.parent ? [place.parent, ...ancestors(place.parent)] : []
}

function citation(notice: Notice | null): unknown {
  return notice && [notice.id, notice.title, notice.publisher, notice.url, notice.announced]
}

function programmeSource(notice: Notice, item: ProgrammeItem): Because {
  return {
    rule: null,
    id: `${notice.id}#${item.clause ?? 'programme'}`,
    notice,
    layer: notice.layer,
    basis: 'stated',
    sourceDate: notice.announced.at,
    source: null,
    decides: [],
    outranked: [],
  }
}

function newestOf(schedule: Schedule, because: readonly Because[]): Instant {
  return newest(
    schedule,
    because.map((b) => b.sourceDate),
  )
}

function newest(schedule: Schedule, dates: readonly (string | null)[]): Instant {
  let latest = ''
  for (const date of dates) if (date !== null && date > latest) latest = date
  if (latest === '') return instantAt(schedule.zone, FIRST_DAY * DAY)
  const minutes = latest.length > 10 ? parseClock(latest.slice(11, 16))! : 0
  return instantAt(schedule.zone, dayOf(latest.slice(0, 10)) * DAY + minutes)
}

function why(because: readonly Because[]): string {
  return because.map((b) => b.id).join()
}

/** A number for each booking object: the same object says the same. */
function identity(booking: Booking): number {
  let number = numbers.get(booking)
  if (number === undefined) numbers.set(booking, (number = ++counted))
  return number
}

const numbers = new WeakMap<Booking, number>()
let counted = 0

/** 53 bits of cyrb53 (public domain, github.com/bryc/code) in base 36: enough to notice a change. */
function hash(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57]
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 2654435761)
    b = Math.imul(b ^ unit, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36)
}
