/**
 * iCalendar text (RFC 5545, 7986) of the events chosen in `feed-events.ts`: a pure function of revision
 * and parameters, byte for byte. The one file that knows ical-generator: it escapes and folds. Lines are
 * written here, because its classes know neither RFC 7986 nor alarms after the start, and weigh 9 kB.
 */
import { escape, foldLines } from 'ical-generator'
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

/** How often subscribers should look; every client takes whole hours. */
const REFRESH = 'PT1H'

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
  const en = lang === 'en'
  const zone = sources[0]?.schedule.content.city.timezone
  const name = text(title)
  const about = en
    ? 'Opening days, closures and booking of public venues, from their own notices'
    : '公共场馆的开放、闭馆与预约，依据各馆公告'
  return folded([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//Budayang//Opening days//${en ? 'EN' : 'ZH'}`,
    `URL:${uri(baseUrl + page)}`,
    `SOURCE;VALUE=URI:${uri(baseUrl + path)}`,
    'CALSCALE:GREGORIAN',
    `NAME:${name}`,
    `X-WR-CALNAME:${name}`,
    `X-WR-CALDESC:${text(about)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
    `X-PUBLISHED-TTL:${REFRESH}`,
    'X-APPLE-CALENDAR-COLOR:#00797A',
    zone && `X-WR-TIMEZONE:${text(zone)}`,
    'COLOR:teal',
    `DESCRIPTION:${text(about)}`,
  ])
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

/** Everything an event says, folded: what two events of the same shape have in common. */
function tailOf(event: FeedEvent, schedule: Schedule, options: FeedOptions): string {
  const { lang, baseUrl } = options
  const words = feedWords(schedule, event, lang)
  const page = `${baseUrl}/venues/${encodeURIComponent(event.place.venue.id)}`
  const link = uri(lang === 'en' ? `${page}?lang=en` : page)
  const summary = text(words.summary)
  const title = oneLine(words.place)
  const address = oneLine(words.address ?? '')
  const geo = words.position
  const alarm = options.alarms ? event.alarm : null
  return folded([
    ...(event.span.allDay ? ALL_DAY : []),
    `SUMMARY:${summary}`,
    'TRANSP:TRANSPARENT',
    `LOCATION:${escape(address ? `${title}\n${address}` : title, false)}`,
    geo &&
      `X-APPLE-STRUCTURED-LOCATION;VALUE=URI;${
        address && `X-ADDRESS=${parameter(address)};`
      }X-APPLE-RADIUS=100;X-TITLE=${parameter(title)}:geo:${geo.lat},${geo.lon}`,
    geo && `GEO:${geo.lat};${geo.lon}`,
    `DESCRIPTION:${escape(clean(`${words.description}\n${link}`), false)}`,
    `CATEGORIES:${escape(words.category, false)}`,
    `URL;VALUE=URI:${link}`,
    'X-MICROSOFT-CDO-BUSYSTATUS:FREE',
    ...(alarm === null
      ? []
      : [
          'BEGIN:VALARM',
          'ACTION:DISPLAY',
          `TRIGGER:${alarm === 0 ? 'PT0S' : `PT${alarm / 60}H`}`,
          `DESCRIPTION:${summary}`,
          'END:VALARM',
        ]),
    'END:VEVENT',
  ])
}

/** How Outlook is told that an event has no hours. */
const ALL_DAY = ['X-MICROSOFT-CDO-ALLDAYEVENT:TRUE', 'X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT:TRUE']

/** Content lines (RFC 5545 §3.1); what is not there is left out. */
function folded(lines: readonly (string | null | undefined | false)[]): string {
  return foldLines(`${lines.filter(Boolean).join('\r\n')}\r\n`)
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

/** TEXT (RFC 5545 §3.3.11) of one line. */
function text(value: string): string {
  return escape(oneLine(value), false)
}

/** A parameter's value (RFC 6868), quoted where it must be. */
function parameter(value: string): string {
  const encoded = escape(value, true)
  return /[,:;]/.test(encoded) ? `"${encoded}"` : encoded
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

/** An ASCII address without `,` `;` or line breaks. */
function uri(address: string): string {
  return encodeURI(clean(address).toWellFormed())
    .replace(/%25(?=[0-9A-Fa-f]{2})/g, '%')
    .replaceAll(',', '%2C')
    .replaceAll(';', '%3B')
}

function two(n: number): string {
  return n < 10 ? `0${n}` : String(n)
}
