/**
 * iCalendar text (RFC 5545, 7986) of the events chosen in `feed-events.ts`: a pure function of revision
 * and parameters, byte for byte. The one file that knows ical-generator, and repairs what it gets wrong.
 */
import ical, { escape, foldLines, ICalAlarmType } from 'ical-generator'
import { ICalEventBusyStatus, ICalEventTransparency } from 'ical-generator'
import type { ICalEventData } from 'ical-generator'
import type { Instant } from '../core/model.ts'
import type { Place, Schedule } from '../core/schedule.ts'
import { dateOf, DAY } from '../core/time.ts'
import type { DayNumber } from '../core/time.ts'
import { eventsOf, ordinarySourceDate, ordinaryUids, SHOWS } from './feed-events.ts'
import type { FeedEvent, Show } from './feed-events.ts'
import { feedWords } from './feed-words.ts'
import type { Lang } from './words.ts'

export { digestOf, eventDigests, eventsOf, feedPlaces, SHOWS } from './feed-events.ts'
export type { Choice, EventDigest, FeedEvent, Show } from './feed-events.ts'
export { feedTitle } from './feed-words.ts'
export { jcalOf } from './jcal.ts'

/** Places of one revision of one city, with what is stored beside that revision. */
export interface FeedSource {
  schedule: Schedule
  places: readonly Place[]
  /** By uid. An event without a stamp (a preview that was never published) bears its source's date. */
  stamps: ReadonlyMap<string, { changedAt: Instant }>
}

/** What a reader asked for. */
export interface FeedOptions {
  /** Name of the calendar, as `feedTitle` gives it. */
  title: string
  lang: Lang
  show: readonly Show[]
  /** Ordinary days too, from…to, both included. */
  regular: { from: DayNumber; to: DayNumber } | null
  alarms: boolean
  /** Origin under which the service is reached, `https://…` without a trailing slash. */
  baseUrl: string
  /** Path and query of this feed: the canonical address, RFC 7986 §5.8. */
  path: string
  /** Path of the page for people. */
  page: string
}

/** The parameters of a feed that asks for nothing special. */
export const PLAIN = { show: SHOWS, regular: null, alarms: false } as const

/** `text/calendar` of some places. One city's feed has one source, a mix may have several. */
export function feedOf(sources: readonly FeedSource[], options: FeedOptions): string {
  const parts: string[] = []
  const told = new Set<string>()
  for (const source of sources) {
    const tails = new Map<string, string>()
    const ordinary = new Map<Place, Instant>()
    for (const event of eventsOf(source.schedule, source.places, options)) {
      // A room asked for beside its house brings the same programme: one uid, one event.
      if (told.has(event.uid)) continue
      told.add(event.uid)
      const changedAt = changedAtOf(event, source, ordinary)
      // Ordinary days repeat: what they say is written and folded once for each shape.
      const key = `${event.place.venue.id} ${event.shape}`
      let tail = tails.get(key)
      if (tail === undefined) tails.set(key, (tail = tailOf(event, source.schedule, options)))
      parts.push(headOf(event, changedAt), tail)
    }
  }
  return `${calendarHead(sources, options)}${parts.join('') || NOTHING}END:VCALENDAR\r\n`
}

/** How often subscribers should look, in seconds; written as `PT1H`, which every client takes. */
const REFRESH = 3600

/** A calendar holds at least one component (RFC 5545 §3.6): an empty feed says what UTC is. */
const NOTHING = [
  'BEGIN:VTIMEZONE',
  'TZID:UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'END:STANDARD',
  'END:VTIMEZONE',
  '',
].join('\r\n')

/** First minute of 2000, from which SEQUENCE counts. */
const YEAR_2000: Instant = 10957 * DAY

function calendarHead(sources: readonly FeedSource[], options: FeedOptions): string {
  const { title, lang, baseUrl, path, page } = options
  const zone = sources[0]?.schedule.content.city.timezone
  const about =
    lang === 'en'
      ? 'Opening days, closures and booking of public venues, from their own notices'
      : '公共场馆的开放、闭馆与预约，依据各馆公告'
  const calendar = ical({
    prodId: `//Budayang//Opening days//${lang === 'en' ? 'EN' : 'ZH'}`,
    name: text(title),
    description: text(about),
    url: uri(baseUrl + page),
    source: uri(baseUrl + path),
    scale: 'GREGORIAN',
    ttl: REFRESH,
    timezone: null,
    x: { 'X-APPLE-CALENDAR-COLOR': '#00797A', ...(zone && { 'X-WR-TIMEZONE': clean(zone) }) },
  }).toString()
  // RFC 7986 properties that ical-generator does not know; without events all of these precede events.
  const more = ['COLOR:teal', foldLines(`DESCRIPTION:${text(about)}`)]
  return `${calendar.slice(0, -'END:VCALENDAR'.length)}${more.join('\r\n')}\r\n`
}

/** The lines in which two events of the same shape differ. All are short ASCII but for a long UID. */
function headOf({ uid, span }: FeedEvent, changedAt: Instant): string {
  const stamp = utc(changedAt)
  const [form, write] = span.allDay ? ([';VALUE=DATE', compact] as const) : (['', utc] as const)
  return (
    `BEGIN:VEVENT\r\n${uidLine(uid)}\r\n` +
    `SEQUENCE:${Math.max(0, changedAt - YEAR_2000)}\r\n` +
    `DTSTAMP:${stamp}\r\nLAST-MODIFIED:${stamp}\r\n` +
    `DTSTART${form}:${write(span.from)}\r\n` +
    (span.to === null ? '' : `DTEND${form}:${write(span.to)}\r\n`)
  )
}

/**
 * Everything an event says, from ical-generator, folded. It counts a trigger after the start from the end
 * instead, and puts alarms between properties.
 */
function tailOf(event: FeedEvent, schedule: Schedule, options: FeedOptions): string {
  const { lang, alarms, baseUrl } = options
  const words = feedWords(schedule, event, lang)
  const page = `${baseUrl}/venues/${encodeURIComponent(event.place.venue.id)}`
  const link = uri(lang === 'en' ? `${page}?lang=en` : page)
  const data: ICalEventData = {
    id: 'tail',
    stamp: EPOCH,
    start: EPOCH,
    allDay: event.span.allDay,
    summary: oneLine(words.summary),
    description: clean(`${words.description}\n${link}`),
    location: {
      title: oneLine(words.place),
      ...(words.address !== null && { address: oneLine(words.address) }),
      ...(words.position && { radius: 100, geo: notZero(words.position) }),
    },
    url: link,
    categories: [{ name: words.category }],
    transparency: ICalEventTransparency.TRANSPARENT,
    busystatus: ICalEventBusyStatus.FREE,
  }
  if (alarms && event.alarm !== null)
    data.alarms = [
      { type: ICalAlarmType.display, triggerAfter: event.alarm * 60, description: data.summary! },
    ]
  const whole = ical().createEvent(data).toString()
  const from = whole.indexOf(event.span.allDay ? '\r\nX-MICROSOFT-CDO-ALLDAY' : '\r\nSUMMARY:') + 2
  return foldLines(alarmsLast(whole.slice(from).replace(/^TRIGGER;RELATED=END/m, 'TRIGGER')))
}

const EPOCH = new Date(0)

/** RFC 5545 §3.6.1: properties first, then alarms; ical-generator puts alarms in the middle. */
function alarmsLast(tail: string): string {
  const from = tail.indexOf('BEGIN:VALARM\r\n')
  if (from < 0) return tail
  const end = 'END:VALARM\r\n'
  const to = tail.lastIndexOf(end) + end.length
  const last = 'END:VEVENT\r\n'
  const rest = tail.slice(to, -last.length)
  return tail.slice(0, from) + rest + tail.slice(from, to) + last
}

/** An ordinary day has no stamp of its own: it moves when what its place rests on has moved. */
function changedAtOf(
  event: FeedEvent,
  { schedule, stamps }: FeedSource,
  ordinary: Map<Place, Instant>,
): Instant {
  if (!event.ordinary) return stamps.get(event.uid)?.changedAt ?? event.sourceDate
  const [ofYear, ever] = ordinaryUids(event.place, event.date)
  const moved = (stamps.get(ofYear) ?? stamps.get(ever))?.changedAt
  if (moved === undefined) return event.sourceDate
  let unmoved = ordinary.get(event.place)
  if (unmoved === undefined)
    ordinary.set(event.place, (unmoved = ordinarySourceDate(schedule, event.place)))
  return moved > unmoved ? moved : event.sourceDate
}

/** `20240216T010000Z`. */
function utc(t: Instant): string {
  const day = Math.floor(t / DAY)
  const minutes = t - day * DAY
  return `${compact(day)}T${two(Math.floor(minutes / 60))}${two(minutes % 60)}00Z`
}

/** `20240216`, remembered: a feed names the same days over and over. */
function compact(day: DayNumber): string {
  let date = dates.get(day)
  if (date === undefined) dates.set(day, (date = dateOf(day).replaceAll('-', '')))
  return date
}

const dates = new Map<DayNumber, string>()

/** TEXT (RFC 5545 §3.3.11) of one line, for the properties that ical-generator writes as they come. */
function text(value: string): string {
  return escape(oneLine(value), false)
}

/** An id of plain characters needs no more than folding if it is long; any other is cleaned first. */
function uidLine(uid: string): string {
  return uid.length < 70 && /^[\x20-\x7e]*$/.test(uid)
    ? `UID:${uid}`
    : foldLines(`UID:${text(uid)}`)
}

/** Text as a calendar may hold it: no control or bidirectional characters, no lone surrogates. */
export function clean(value: string): string {
  return value
    .replace(/\r\n?|[\u2028\u2029\x85]/g, '\n')
    .replace(UNWANTED, '')
    .toWellFormed()
}

const UNWANTED =
  // eslint-disable-next-line no-control-regex
  /[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g

function oneLine(value: string): string {
  return clean(value)
    .replace(/\s*\n\s*/g, ' ')
    .trim()
}

/** An ASCII address without `,` `;` or line breaks, which ical-generator escapes or writes as they are. */
function uri(address: string): string {
  return encodeURI(clean(address).toWellFormed())
    .replace(/%25(?=[0-9A-Fa-f]{2})/g, '%')
    .replaceAll(',', '%2C')
    .replaceAll(';', '%3B')
}

/** ical-generator drops a position on the equator or at Greenwich; a tenth of a metre beside is kept. */
function notZero({ lat, lon }: { lat: number; lon: number }): { lat: number; lon: number } {
  return { lat: lat || 1e-6, lon: lon || 1e-6 }
}

function two(n: number): string {
  return n < 10 ? `0${n}` : String(n)
}
