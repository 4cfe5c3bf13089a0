/**
 * The JSON of the API: its types, and the functions from answers to them. Clients import the types and
 * nothing else. Times are ISO 8601 with the venue's offset; wall times are `HH:MM`, past midnight `26:00`.
 */
import type { Calendar, DayType } from '../core/calendar.ts'
import { HOLIDAYS, UNSETTLED, ownDays, lawDays } from '../core/calendar.ts'
import type {
  Booking,
  BookingMode,
  CalendarDate,
  CanEnter,
  Cause,
  ChannelKind,
  City,
  CityContent,
  DayTerm,
  Fee,
  Holiday,
  Instant,
  Kind,
  LunarDay,
  Minutes,
  Notice,
  OnTerm,
  Quota,
  Rule,
  Source,
  State,
  UnknownReason,
  Venue,
  Window,
} from '../core/model.ts'
import type {
  Answer,
  Because,
  BookingItem,
  DayAnswer,
  DayWindow,
  Hint,
  Layer,
  Place,
  Schedule,
} from '../core/schedule.ts'
import { FIRST_DAY, LAST_DAY, clock, dateOf, dayNumber, dayOf, isoAt } from '../core/time.ts'
import { nameOf, summaryOf } from './words.ts'
import type { Lang } from './words.ts'

export { nameOf } from './words.ts'

/** ISO 8601 to the second with the venue's offset: `2024-02-16T18:00:00+08:00`. */
export type Moment = string

/** `HH:MM` on the venue's wall, to `48:00`; hours from 24 on lie in the next civil day. */
export type WallTime = string

/** One booking channel; `name` is what a resident searches for. */
export interface WireChannel {
  kind: ChannelKind
  name: string | null
  url: string | null
  appId: string | null
}

/** How one gets in; null members are not stated. */
export interface WireBooking {
  mode: BookingMode
  channels: WireChannel[]
  register: boolean
  minDaysAhead: number | null
  maxDaysAhead: number | null
  releasesAt: WallTime | null
  cutoffAt: WallTime | null
  realName: boolean | null
  audience: string | null
  fallback: string | null
  note: string | null
  /** Places for visitors, where a source says. */
  quota?: { perDay: number | null; perSession: number | null; note: string | null }
}

/** One rule an answer rests on. `rule` is `<venue>#default` for a venue's own default. */
export interface WireBecause {
  rule: string
  notice: string | null
  clause: number | null
  layer: Layer
  basis: 'stated' | 'implied'
  sourceDate: CalendarDate | null
  publisher: string | null
  title: string | null
  /** Where it was read: an address, or who published it where there is none. */
  source: string | null
  decides: ('hours' | 'booking' | 'fee')[]
  outranked: string[]
}

/** Regular hours shown beside `not-announced`. */
export interface WireHint {
  windows: { start: WallTime; end: WallTime }[]
  because: WireBecause[]
}

/** A venue as other answers name it; `name` is in the language asked, where there is one. */
export interface VenueRef {
  id: string
  name: string
}

/** Everything true of a venue at one moment; constant on `[asked, validUntil)`. */
export interface Status {
  venue: VenueRef
  /** Only if the request gave it. */
  at?: Moment
  state: State
  /** For `unknown` why; for `closed` a stated cause, if any. */
  reason: UnknownReason | Cause | null
  partial: boolean
  openParts: string[]
  closedParts: string[]
  since: Moment | null
  /** End of the present stretch of `state`; null if it never ends. */
  until: Moment | null
  then: State | null
  /** When not open: the next known opening. */
  opensNext: Moment | null
  /** False if an unknown stretch lies before `opensNext`. */
  opensNextSure: boolean | null
  knownUntil: Moment | null
  canEnter: CanEnter
  lastEntry: Moment | null
  booking: WireBooking | null
  fee: Fee | null
  hint: WireHint | null
  provisional: boolean
  stale: boolean
  openEnded: boolean
  because: WireBecause[]
  summary: string
  /** The first moment at which any field changes, `summary` included; null if none does before 2101. */
  validUntil: Moment | null
}

/** One stated window of a civil day. */
export interface WireWindow {
  start: WallTime
  end: WallTime
  startsAt: Moment
  endsAt: Moment
  lastEntry: WallTime | null
  booking: WireBooking | null
  fee: Fee | null
  /** When newcomers are let in, where that is not the whole window. */
  entry?: { start: WallTime; end: WallTime }[]
  places: string[]
  /** Ids of the rules that say so. */
  rules: string[]
}

/** One civil day. */
export interface Day {
  date: CalendarDate
  /** Null while the State Council's paper leaves the day unsettled. */
  dayType: DayType | null
  holidays: Holiday[]
  state: State
  /** False if any stretch of the day is unknown. */
  complete: boolean
  reason: UnknownReason | Cause | null
  windows: WireWindow[]
  /** A dated or holiday rule decides something of this day. */
  exceptional: boolean
  provisional: boolean
  stale: boolean
  openEnded: boolean
  booking: WireBooking | null
  fee: Fee | null
  hint: WireHint | null
  because: WireBecause[]
}

/** `/v1/venues/{id}/hours` */
export interface Hours {
  venue: VenueRef
  from: CalendarDate
  to: CalendarDate
  days: Day[]
  /** With `parts=1`: the same of every part, at any depth. */
  parts?: { venue: VenueRef; days: Day[] }[]
  /** Null when the request names both dates. */
  validUntil: Moment | null
}

/** One booking clock: when a visit on a day can be booked. */
export interface WireBookingItem {
  /** From the first to the last of `windows`; null on a day without windows. */
  window: { start: WallTime; end: WallTime } | null
  /** The windows that share this booking. */
  windows: { start: WallTime; end: WallTime }[]
  booking: WireBooking | null
  from: Moment | null
  until: Moment | null
  now: 'none' | 'not-needed' | 'unstated' | 'over' | 'not-yet' | 'open'
  because: WireBecause[]
}

/** `/v1/venues/{id}/booking` */
export interface BookingAnswer {
  venue: VenueRef
  for: CalendarDate
  at?: Moment
  /** State of the visit day. */
  state: State
  items: WireBookingItem[]
  validUntil: Moment | null
}

/** A status of the batch, with the statuses that follow it if `transitions` were asked. */
export interface StatusItem extends Status {
  /** Each valid from its `at` to its `validUntil`, which is the next one's `at`: no gaps. */
  transitions?: Status[]
}

/** `/v1/status` */
export interface StatusBatch {
  items: StatusItem[]
  validUntil: Moment | null
}

/** A position and the system it is given in. */
export interface Position {
  lat: number
  lon: number
  datum: 'wgs84' | 'gcj02'
}

/** A venue of a list. */
export interface WireVenue {
  id: string
  city: string
  name: string
  nameEn: string | null
  pinyin: string | null
  aliases: string[]
  kind: Kind
  partOf: string | null
  ownHours: boolean
  address: string | null
  phone: string | null
  website: string | null
  /** In the datum asked, WGS-84 by default. */
  location: Position | null
  fee: Fee | null
  /** Whole metres, if the request gave a position. */
  distance?: number
}

/** `/v1/venues/{id}` */
export interface VenueDetail extends WireVenue {
  /** The venue's own default. */
  booking: WireBooking | null
  parts: WireVenue[]
  standing: WireRule[]
  sources: WireSource[]
  formerIds: string[]
  notices: string[]
  links: { status: string; hours: string; booking: string; feed: string; page: string }
}

/** A page of venues. */
export interface VenueList {
  items: WireVenue[]
  next: string | null
}

/** One line of `/v1/open`. */
export interface OpenItem {
  venue: VenueRef & { city: string; kind: Kind; partOf: string | null }
  status: Status
  distance?: number
}

/** `/v1/open`: `counts` are over all that match, whatever the page. */
export interface OpenList {
  at?: Moment
  items: OpenItem[]
  counts: { open: number; closed: number; unknown: number }
  next: string | null
  validUntil: Moment | null
}

/** Where a fact was read. */
export interface WireSource {
  publisher: string
  title: string | null
  date: CalendarDate | null
  url: string | null
  firstHand: boolean | null
  seen: CalendarDate | null
}

/** Hours of a rule; an end that was not stated is null. */
export interface WireRuleWindow {
  start: WallTime | null
  end: WallTime | null
  lastEntry: WallTime | null
  booking: WireBooking | null
  fee: Fee | null
  /** When newcomers are let in, where that is not the whole window. */
  entry?: { start: WallTime; end: WallTime }[]
}

/** A rule in the words of the data files (CONTRACT, *Data files*). */
export interface WireRule {
  id: string
  clause: number | null
  venues: string[]
  on: string[]
  days: string[]
  from: CalendarDate | null
  to: CalendarDate | null
  except: string[]
  /** What it does to a day; null: it only says how one gets in. */
  effect: 'set' | 'add' | 'remove' | null
  /** `regular` may carry another weekday or one end: `regular-19:00`, `08:00-regular`. */
  hours: WireRuleWindow[] | 'closed' | 'unstated' | string | null
  as: string | null
  lastEntry: WallTime | null
  /** Last entry as minutes before closing, where the hours are regular. */
  lastEntryBefore?: number
  booking: WireBooking | null
  fee: Fee | null
  note: string | null
  holidays: 'same' | 'closed' | 'silent'
  othersClosed: boolean
  reach: 'parts' | 'all'
  basis: 'stated' | 'implied'
  cause: Cause | null
  source: WireSource | null
}

/** A dated event at a venue. */
export interface WireProgrammeItem {
  venue: string
  clause: number | null
  date: CalendarDate
  title: string
  titleEn: string | null
  time: WallTime | null
  url: string | null
}

/** A cited notice with its rules. */
export interface WireNotice {
  id: string
  city: string
  title: string
  publisher: string
  url: string | null
  /** A date or a local date with time. */
  announced: string
  /** The notice is only known to have appeared by then. */
  announcedBy: boolean
  covers: { from: CalendarDate; to: CalendarDate } | null
  layer: 'notice' | 'emergency'
  supersedes: string[]
  note: string | null
  venues: string[]
  rules: WireRule[]
  programme: WireProgrammeItem[]
}

/** A page of notices, latest announced first. */
export interface NoticeList {
  items: WireNotice[]
  next: string | null
}

/** `/v1/calendar/{year}`: without a paper `off` holds the days that the law itself fixes. */
export interface CalendarAnswer {
  year: number
  announced: boolean
  paper: { title: string; publisher: string; date: CalendarDate; url: string | null } | null
  off: { holidays: Holiday[]; from: CalendarDate; to: CalendarDate }[]
  makeUpWorkdays: CalendarDate[]
  /** Days whose type waits for the paper. */
  unsettled: { from: CalendarDate; to: CalendarDate }[]
  /** The festivals' own days. */
  festivals: { name: Holiday | LunarDay; date: CalendarDate }[]
}

/** A city and what is published of it. */
export interface WireCity {
  id: string
  name: string
  nameEn: string | null
  timezone: string
  calendar: 'CN' | 'none'
  revision: string
  publishedAt: string
  venues: number
  notices: number
  links: { venues: string; open: string; notices: string; feed: string; page: string }
}

/** `/v1/cities` */
export interface CityList {
  items: WireCity[]
}

/** One published revision. */
export interface WireRevision {
  id: string
  city: string
  parent: string | null
  publishedAt: string
  kind: 'publish' | 'rollback' | 'emergency'
  by: string
  note: string
  head: boolean
}

/** `/v1/revisions`, latest first. */
export interface RevisionList {
  items: WireRevision[]
  next: string | null
}

/** What a day was and is, in short. */
export interface DayShort {
  state: State
  reason: UnknownReason | Cause | null
  windows: { start: WallTime; end: WallTime; lastEntry: WallTime | null; places: string[] }[]
  booking: BookingMode | null
}

/** What changed for one venue; `before` is null for a new one, `after` for one that is gone. */
export interface VenueChange {
  venue: VenueRef
  days: { date: CalendarDate; before: DayShort | null; after: DayShort | null }[]
}

/** `/v1/changes` */
export interface Changes {
  city: string
  since: string
  revision: string
  from: CalendarDate
  to: CalendarDate
  venues: VenueChange[]
}

/** `/healthz` */
export interface Health {
  status: 'ok'
  cities: { id: string; revision: string; publishedAt: string }[]
}

/** RFC 9457 `application/problem+json`. */
export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  errors: ({ parameter: string; detail: string } | { pointer: string; detail: string })[]
}

/** In which words, at what moment. `at` is echoed; answers to “now” leave it null. */
export interface Asked {
  lang: Lang
  t: Instant
  at: Instant | null
}

/** A status, and the first instant at which any of it changes. */
export interface Timed<T> {
  body: T
  changesAt: Instant | null
}

/** The status of one answer; its words hold until `changesAt`. */
export function statusOf(schedule: Schedule, answer: Answer, asked: Asked): Timed<Status> {
  const { zone } = schedule
  const iso = (t: Instant | null) => (t === null ? null : isoAt(zone, t))
  const { text, holdsUntil } = summaryOf(schedule, answer, asked.t, asked.lang)
  const changesAt = earliest(answer.changesAt, holdsUntil)
  const body: Status = {
    venue: venueRef(answer.place.venue, asked.lang),
    ...(asked.at === null ? {} : { at: isoAt(zone, asked.at) }),
    state: answer.state,
    reason: reasonOf(answer),
    partial: answer.partial,
    openParts: answer.openParts,
    closedParts: answer.closedParts,
    since: iso(answer.since),
    until: iso(answer.until),
    then: answer.then,
    opensNext: iso(answer.opensNext),
    opensNextSure: answer.opensNextSure,
    knownUntil: iso(answer.knownUntil),
    canEnter: answer.canEnter,
    lastEntry: iso(answer.lastEntry),
    booking: answer.booking && bookingOf(answer.booking),
    fee: answer.fee,
    hint: answer.hint && hintOf(answer.hint),
    provisional: answer.provisional,
    stale: answer.stale,
    openEnded: answer.openEnded,
    because: answer.because.map(becauseOf),
    summary: text,
    validUntil: iso(changesAt),
  }
  return { body, changesAt }
}

/** One civil day. */
export function dayToWire(schedule: Schedule, day: DayAnswer): Day {
  return {
    date: day.date,
    dayType: day.dayType,
    holidays: day.holidays,
    state: day.state,
    complete: day.complete,
    reason: reasonOf(day),
    windows: day.windows.map((window) => windowOf(schedule, window)),
    exceptional: day.exceptional,
    provisional: day.provisional,
    stale: day.stale,
    openEnded: day.openEnded,
    booking: day.booking && bookingOf(day.booking),
    fee: day.fee,
    hint: day.hint && hintOf(day.hint),
    because: day.because.map(becauseOf),
  }
}

/** A day in short, as lists of changes show it. */
export function dayShort(day: DayAnswer): DayShort {
  return {
    state: day.state,
    reason: reasonOf(day),
    windows: day.windows.map(({ from, to, lastEntry, places }) => ({
      start: clock(from),
      end: clock(to),
      lastEntry: wall(lastEntry),
      places,
    })),
    booking:
      day.windows.find((window) => window.booking)?.booking?.mode ?? day.booking?.mode ?? null,
  }
}

/** The booking clock of one visit day. */
export function bookingAnswer(
  schedule: Schedule,
  place: Place,
  visit: { day: DayAnswer; items: BookingItem[]; changesAt: Instant | null },
  asked: Asked,
): Timed<BookingAnswer> {
  const iso = (t: Instant | null) => (t === null ? null : isoAt(schedule.zone, t))
  return {
    changesAt: visit.changesAt,
    body: {
      venue: venueRef(place.venue, asked.lang),
      for: visit.day.date,
      ...(asked.at === null ? {} : { at: isoAt(schedule.zone, asked.at) }),
      state: visit.day.state,
      items: visit.items.map((item) => ({
        window: item.window && spanOf(item.window),
        windows: item.windows.map(spanOf),
        booking: item.booking && bookingOf(item.booking),
        from: iso(item.from),
        until: iso(item.until),
        now: item.now,
        because: item.because.map(becauseOf),
      })),
      validUntil: iso(visit.changesAt),
    },
  }
}

/** A venue as lists show it; the position is handed in because its datum is the asker's choice. */
export function venueToWire(
  city: string,
  venue: Venue,
  where: { location: Position | null; distance?: number | undefined },
): WireVenue {
  return {
    id: venue.id,
    city,
    name: venue.name,
    nameEn: venue.nameEn,
    pinyin: venue.pinyin,
    aliases: venue.aliases,
    kind: venue.kind,
    partOf: venue.partOf,
    ownHours: venue.ownHours,
    address: venue.address,
    phone: venue.phone,
    website: venue.website,
    location: where.location,
    fee: venue.fee,
    ...(where.distance === undefined ? {} : { distance: where.distance }),
  }
}

/** What `/v1/venues/{id}` adds to the list's entry. */
export function venueDetail(
  schedule: Schedule,
  place: Place,
  entries: { self: WireVenue; parts: WireVenue[] },
): VenueDetail {
  const { venue } = place
  return {
    ...entries.self,
    booking: venue.booking && bookingOf(venue.booking),
    parts: entries.parts,
    standing: venue.standing.map(ruleOf),
    sources: venue.sources.map(sourceOf),
    formerIds: venue.formerIds,
    notices: schedule.content.notices
      .filter((notice) => venuesOf(notice).includes(venue.id))
      .map((notice) => notice.id),
    links: {
      status: `/v1/venues/${venue.id}/status`,
      hours: `/v1/venues/${venue.id}/hours`,
      booking: `/v1/venues/${venue.id}/booking`,
      feed: `/feeds/${venue.id}.ics`,
      page: `/venues/${venue.id}`,
    },
  }
}

/** A notice with its rules in the words of the data files. */
export function noticeOf(city: string, notice: Notice): WireNotice {
  return {
    id: notice.id,
    city,
    title: notice.title,
    publisher: notice.publisher,
    url: notice.url,
    announced: notice.announced.at,
    announcedBy: notice.announced.by,
    covers: notice.covers,
    layer: notice.layer,
    supersedes: notice.supersedes,
    note: notice.note,
    venues: venuesOf(notice),
    rules: notice.rules.map(ruleOf),
    programme: notice.programme.map((item) => ({
      venue: item.venue,
      clause: item.clause,
      date: item.date,
      title: item.title,
      titleEn: item.titleEn,
      time: wall(item.time),
      url: item.url,
    })),
  }
}

/** A city; `publishedAt` is the time of its revision. */
export function cityOf(
  city: City,
  published: { revision: string; publishedAt: string; venues: number; notices: number },
): WireCity {
  return {
    id: city.id,
    name: city.name,
    nameEn: city.nameEn,
    timezone: city.timezone,
    calendar: city.calendar,
    ...published,
    links: {
      venues: `/v1/venues?city=${city.id}`,
      open: `/v1/open?city=${city.id}`,
      notices: `/v1/notices?city=${city.id}`,
      feed: `/feeds/city/${city.id}.ics`,
      page: `/${city.id}`,
    },
  }
}

/** The official days of one year as the city's calendar knows them. */
export function calendarAnswer(
  content: CityContent,
  calendar: Calendar,
  year: number,
): CalendarAnswer {
  const data = content.calendar
  const paper = data.years.find((known) => known.year === year) ?? null
  const official = content.city.calendar === 'CN'
  const fixed = official ? lawDays(data, year) : []
  return {
    year,
    announced: paper !== null,
    paper: paper && { ...paper.paper },
    off: paper
      ? paper.off.map(({ names, from, to }) => ({ holidays: names, from, to }))
      : fixed
          .map(({ holiday, days }) => ({
            holidays: [holiday],
            from: dateOf(days[0]!),
            to: dateOf(days.at(-1)!),
          }))
          .sort((a, b) => (a.from < b.from ? -1 : 1)),
    makeUpWorkdays: paper?.makeUp ?? [],
    unsettled: unsettledOf(calendar, year),
    festivals: official
      ? [...ownDays(data, year)]
          .sort((a, b) => a[1] - b[1] || festivalRank(a[0]) - festivalRank(b[0]))
          .map(([name, day]) => ({ name, date: dateOf(day) }))
      : [],
  }
}

/** An instant as the schedule's venues write it. */
export function momentOf(schedule: Schedule, t: Instant): Moment {
  return isoAt(schedule.zone, t)
}

/** The earlier of two instants; null is never. */
export function earliest(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null) return b
  return b === null ? a : Math.min(a, b)
}

/** A venue's id and its name in the language asked. */
export function venueRef(venue: Venue, lang: Lang): VenueRef {
  return { id: venue.id, name: nameOf(venue, lang) }
}

/** Wall times in place of minutes. */
export function bookingOf(booking: Booking): WireBooking {
  return {
    mode: booking.mode,
    channels: booking.channels.map(({ kind, name, url, appId }) => ({ kind, name, url, appId })),
    register: booking.register,
    minDaysAhead: booking.minDaysAhead,
    maxDaysAhead: booking.maxDaysAhead,
    releasesAt: wall(booking.releasesAt),
    cutoffAt: wall(booking.cutoffAt),
    realName: booking.realName,
    audience: booking.audience,
    fallback: booking.fallback,
    note: booking.note,
    ...(booking.quota ? { quota: quotaOf(booking.quota) } : {}),
  }
}

/** In one order of members, whether it was stored or not. */
function quotaOf({ perDay, perSession, note }: Quota): Quota {
  return { perDay, perSession, note }
}

/** A rule's part in an answer, with who said so. */
export function becauseOf(because: Because): WireBecause {
  const said = because.notice ?? because.source
  return {
    rule: because.id,
    notice: because.notice?.id ?? null,
    clause: because.rule?.clause ?? null,
    layer: because.layer,
    basis: because.basis,
    sourceDate: because.sourceDate,
    publisher: said?.publisher ?? null,
    title: said?.title ?? null,
    source: said?.url ?? said?.publisher ?? null,
    decides: because.decides,
    outranked: because.outranked,
  }
}

/** A rule in the words of the data files. */
export function ruleOf(rule: Rule): WireRule {
  const { what } = rule
  return {
    id: rule.id,
    clause: rule.clause,
    venues: rule.places,
    on: (rule.when.on ?? []).map(onWord),
    days: (rule.when.days ?? []).map(dayWord),
    from: rule.when.from,
    to: rule.when.to,
    except: rule.when.except.map(termWord),
    effect: EFFECT[what.kind],
    hours: hoursOf(rule),
    as: what.kind === 'regular' && what.as !== null ? WEEKDAYS[what.as]! : null,
    lastEntry: rule.lastEntry === null || rule.lastEntry < 0 ? null : wall(rule.lastEntry),
    ...(rule.lastEntry !== null && rule.lastEntry < 0 ? { lastEntryBefore: -rule.lastEntry } : {}),
    booking: rule.booking && bookingOf(rule.booking),
    fee: rule.fee,
    note: rule.note,
    holidays: rule.holidays,
    othersClosed: rule.othersClosed,
    reach: rule.reach,
    basis: rule.basis,
    cause: rule.cause,
    source: rule.source && sourceOf(rule.source),
  }
}

/** Ids a notice names, each once, in order of its rules. */
export function venuesOf(notice: Notice): string[] {
  const named = notice.rules.flatMap((rule) => rule.places)
  return [...new Set([...named, ...notice.programme.map((item) => item.venue)])]
}

const EFFECT = {
  none: null,
  hours: 'set',
  regular: 'set',
  unstated: 'set',
  closed: 'set',
  also: 'add',
  not: 'remove',
} as const

const WEEKDAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'] as const

function hoursOf({ what }: Rule): WireRule['hours'] {
  switch (what.kind) {
    case 'none':
      return null
    case 'closed':
    case 'unstated':
      return what.kind
    case 'regular':
      if (what.from !== null) return `${clock(what.from)}-regular`
      return what.to === null ? 'regular' : `regular-${clock(what.to)}`
    default:
      return what.windows.map(ruleWindow)
  }
}

function ruleWindow(window: Window): WireRuleWindow {
  return {
    start: wall(window.from),
    end: wall(window.to),
    lastEntry: wall(window.lastEntry),
    booking: window.booking && bookingOf(window.booking),
    fee: window.fee,
    ...(window.entry ? { entry: window.entry.map(spanOf) } : {}),
  }
}

function onWord(term: OnTerm): string {
  switch (term.kind) {
    case 'date':
      return term.date
    case 'range':
    case 'yearly':
      return `${term.from}/${term.to}`
    case 'name':
      return term.name
    case 'offset':
      return `${term.festival}${term.offset < 0 ? '' : '+'}${term.offset}`
    case 'after':
      return `after:${term.holiday}+${term.day}${term.moved === null ? '' : `[${WEEKDAYS[term.moved]}]`}`
  }
}

function dayWord(term: DayTerm): string {
  switch (term.kind) {
    case 'weekday':
      return WEEKDAYS[term.day]
    case 'type':
      return term.type
    case 'nth':
      return `${WEEKDAYS[term.day]}[${term.nth}]`
  }
}

function termWord(term: OnTerm | DayTerm): string {
  return term.kind === 'weekday' || term.kind === 'type' || term.kind === 'nth'
    ? dayWord(term)
    : onWord(term)
}

function windowOf(schedule: Schedule, window: DayWindow): WireWindow {
  return {
    start: clock(window.from),
    end: clock(window.to),
    startsAt: isoAt(schedule.zone, window.startsAt),
    endsAt: isoAt(schedule.zone, window.endsAt),
    lastEntry: wall(window.lastEntry),
    booking: window.booking && bookingOf(window.booking),
    fee: window.fee,
    ...(window.entry ? { entry: window.entry.map(spanOf) } : {}),
    places: window.places,
    rules: window.because.filter((b) => b.decides.includes('hours')).map((b) => b.id),
  }
}

function spanOf({ from, to }: { from: Minutes; to: Minutes }): { start: WallTime; end: WallTime } {
  return { start: clock(from), end: clock(to) }
}

function hintOf(hint: Hint): WireHint {
  return {
    windows: hint.windows.map(spanOf),
    because: hint.because.map(becauseOf),
  }
}

function reasonOf(answer: {
  state: State
  reason: UnknownReason | null
  cause: Cause | null
}): UnknownReason | Cause | null {
  if (answer.state === 'open') return null
  return answer.state === 'unknown' ? answer.reason : answer.cause
}

function sourceOf(source: Source): WireSource {
  const { publisher, title, date, url, firstHand, seen } = source
  return { publisher, title, date, url, firstHand, seen }
}

function unsettledOf(calendar: Calendar, year: number): CalendarAnswer['unsettled'] {
  const spans: { from: CalendarDate; to: CalendarDate }[] = []
  const first = Math.max(FIRST_DAY, dayNumber(year, 1, 1))
  const last = Math.min(LAST_DAY, dayNumber(year, 12, 31))
  for (let day = first; day <= last; day++) {
    if (calendar.types[day - FIRST_DAY] !== UNSETTLED) continue
    const open = spans.at(-1)
    if (open && dayOf(open.to) === day - 1) open.to = dateOf(day)
    else spans.push({ from: dateOf(day), to: dateOf(day) })
  }
  return spans
}

function festivalRank(name: Holiday | LunarDay): number {
  const holiday = (HOLIDAYS as readonly string[]).indexOf(name)
  return holiday < 0 ? HOLIDAYS.length : holiday
}

function wall(minutes: Minutes | null): WallTime | null {
  return minutes === null ? null : clock(minutes)
}
