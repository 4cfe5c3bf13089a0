/**
 * What a feed's events say: a title that tells a resident what to do, and a description with hours, last
 * entry, booking, fee and which notice says so. Plain text; `feed.ts` cleans and escapes it.
 */
import type {
  Booking,
  BookingMode,
  Channel,
  Instant,
  Kind,
  Minutes,
  UnknownReason,
} from '../core/model.ts'
import type { Because, DayAnswer, DayWindow, Place, Schedule } from '../core/schedule.ts'
import { clock, DAY, localAt } from '../core/time.ts'
import type { FeedEvent } from './feed-events.ts'
import { wgs84 } from './geo.ts'
import type { Position } from './geo.ts'
import {
  becauseSentence,
  bookingModeName,
  causeName,
  channelText,
  feeName,
  kindName,
  shortDate,
} from './words.ts'
import type { Lang } from './words.ts'

/** An event in words. */
export interface FeedWords {
  summary: string
  /** Lines joined by `\n`. */
  description: string
  /** Place and address, as LOCATION shows them. */
  place: string
  address: string | null
  position: Position | null
  category: string
}

/** Puts an event into words. */
export function feedWords(schedule: Schedule, event: FeedEvent, lang: Lang): FeedWords {
  const t = lang === 'en' ? EN : ZH
  const { place, subject } = event
  const name = fullName(place, lang)
  const [summary, lines] = said()
  const located = nearest(place, (p) => p.venue.location)
  return {
    summary,
    description: [...lines, ...sources(schedule, event.because, t)].join('\n'),
    place: name,
    address: nearest(place, (p) => p.venue.address),
    position: located && wgs84(located),
    category: kindName(place.venue.kind, lang),
  }

  function said(): [string, string[]] {
    switch (subject.kind) {
      case 'window':
        return windowWords(schedule, name, place, subject.day, subject.window, t)
      case 'closed':
        return closedWords(name, place, subject.day, t)
      case 'unstated':
        return unstatedWords(name, subject.day, t)
      case 'resumes':
        return [t.resumes(name), bookingLines(subject.booking, t)]
      case 'book-from':
      case 'book-until': {
        const { at, item, hasClock } = subject
        const via = channelNames(item.booking!.channels, t)
        const moment = {
          name,
          day: shortDate(event.date, lang),
          at: wall(schedule, at, t, hasClock),
          via,
        }
        const title = subject.kind === 'book-from' ? t.bookFrom(moment) : t.bookUntil(moment)
        const lines = bookingLines(item.booking, t)
        if (item.window) lines.unshift(t.hours(hours(item.window.from, item.window.to, t)))
        return [title, lines]
      }
      case 'programme': {
        const { item } = subject
        const title = (lang === 'en' && item.titleEn) || item.title
        const lines = item.time === null ? [t.timeUnstated] : []
        if (item.url !== null) lines.push(item.url)
        return [t.programme(title, name), lines]
      }
    }
  }
}

/** The name a venue goes by in a language; a part is named after its house. */
export function fullName(place: Place, lang: Lang): string {
  const own = nameOf(place, lang)
  if (!place.parent) return own
  const house = fullName(place.parent, lang)
  if (own.startsWith(house)) return own
  return lang === 'en' ? `${own}, ${house}` : `${house}${own}`
}

/** Title of a feed: of one venue, of a city, of one kind in a city, or of a reader's own mix. */
export function feedTitle(
  of: { place: Place } | { schedule: Schedule; kind: Kind | null } | 'mix',
  lang: Lang,
): string {
  const t = lang === 'en' ? EN : ZH
  if (of === 'mix') return t.titleOfMix
  if ('place' in of) return t.title(fullName(of.place, lang))
  const { city } = of.schedule.content
  const name = (lang === 'en' && city.nameEn) || city.name
  return t.title(of.kind === null ? name : t.kindIn(kindName(of.kind, lang), name))
}

function windowWords(
  schedule: Schedule,
  name: string,
  place: Place,
  day: DayAnswer,
  window: DayWindow,
  t: Texts,
): [string, string[]] {
  const rooms = roomsOf(schedule, place, window, t)
  const { booking } = window
  const lines = [t.hours(hours(window.from, window.to, t))]
  if (rooms) lines.push(t.roomsOpen(rooms))
  if (window.lastEntry !== null) lines.push(t.lastEntry(time(window.lastEntry, t)))
  lines.push(...bookingLines(booking, t))
  if (window.fee) lines.push(feeName(window.fee, t.lang))
  if (!day.complete) lines.push(t.restUnstated)
  if (day.provisional) lines.push(t.provisional)
  lines.push(...notes(window.because))
  const needs = booking && booking.mode !== 'walk-in' ? t.shortModes[booking.mode] : null
  const title = { name, rooms, hours: hours(window.from, window.to, t), needs }
  return [t.open(title), lines]
}

function closedWords(name: string, place: Place, day: DayAnswer, t: Texts): [string, string[]] {
  const lines = day.cause ? [t.cause(causeName(day.cause, t.lang))] : []
  if (day.openEnded) lines.push(t.untilFurtherNotice)
  if (day.provisional) lines.push(t.provisional)
  lines.push(...notes(day.because))
  const shut = place.venue.kind === 'parking' || place.venue.kind === 'other' ? t.notOpen : t.closed
  return [shut(name, day.openEnded), lines]
}

function unstatedWords(name: string, day: DayAnswer, t: Texts): [string, string[]] {
  const reason = day.reason ?? 'no-schedule'
  const known = day.stretches.filter((s) => s.state === 'unknown')
  const wholeDay = known.every((s) => s.from === 0 && s.to === DAY)
  const lines = wholeDay ? [] : known.map((s) => t.unstatedFrom(hours(s.from, s.to, t)))
  lines.push(...bookingLines(day.booking, t))
  if (day.fee) lines.push(feeName(day.fee, t.lang))
  if (day.provisional) lines.push(t.provisional)
  lines.push(...notes(day.because))
  return [t.unstated[reason](name), lines]
}

/** The rooms a window holds for, if it does not hold for the whole place. */
function roomsOf(schedule: Schedule, place: Place, window: DayWindow, t: Texts): string | null {
  if (window.places.length === 0 || window.places.includes(place.venue.id)) return null
  const names = window.places.map((id) => {
    const room = schedule.places.get(id)
    return room ? nameOf(room, t.lang) : id
  })
  return names.join(t.comma)
}

/** How one gets in, a line each. */
function bookingLines(booking: Booking | null, t: Texts): string[] {
  if (!booking) return []
  const { channels, minDaysAhead, maxDaysAhead, releasesAt, cutoffAt } = booking
  const via = channelNames(channels, t)
  const mode = bookingModeName(booking.mode, t.lang)
  const lines = [via === null ? mode : t.via(mode, via)]
  if (maxDaysAhead !== null)
    lines.push(t.opensAhead(maxDaysAhead, releasesAt === null ? null : time(releasesAt, t)))
  if (cutoffAt !== null || (minDaysAhead ?? 0) > 0)
    lines.push(t.endsAhead(minDaysAhead ?? 0, cutoffAt === null ? null : time(cutoffAt, t)))
  if (booking.register) lines.push(t.register)
  if (booking.realName) lines.push(t.realName)
  if (booking.audience !== null) lines.push(t.audience(booking.audience))
  if (booking.fallback !== null) lines.push(t.fallback(booking.fallback))
  if (booking.note !== null) lines.push(booking.note)
  for (const { url } of channels) if (url !== null) lines.push(url)
  return lines
}

function channelNames(channels: readonly Channel[], t: Texts): string | null {
  if (channels.length === 0) return null
  return channels.map((channel) => channelText(channel, t.lang)).join(t.comma)
}

/** Which notices or pages say so, each once. */
function sources(schedule: Schedule, because: readonly Because[], t: Texts): string[] {
  const deciding = because.filter((b) => b.decides.length === 0 || b.decides.includes('hours'))
  const said = (deciding.length ? deciding : because).filter((b) => b.notice ?? b.source)
  return [...new Set(said.map((b) => becauseSentence(schedule, { ...b, outranked: [] }, t.lang)))]
}

function notes(because: readonly Because[]): string[] {
  const said = because.filter((b) => b.decides.includes('hours')).map((b) => b.rule?.note ?? null)
  return [...new Set(said.filter((note) => note !== null))]
}

function hours(from: Minutes, to: Minutes, t: Texts): string {
  return from === 0 && to === DAY ? t.allDay : `${time(from, t)}–${time(to, t)}`
}

/** `16:30`; past midnight “next day 02:00”. */
function time(minutes: Minutes, t: Texts): string {
  return minutes > DAY ? t.nextDay(clock(minutes - DAY)) : clock(minutes)
}

/** What the wall shows at an instant; null where no clock time was stated. */
function wall(schedule: Schedule, at: Instant, t: Texts, hasClock: boolean): string | null {
  if (!hasClock) return null
  const local = localAt(schedule.zone, at)
  return time(local - Math.floor(local / DAY) * DAY, t)
}

function nameOf({ venue }: Place, lang: Lang): string {
  return (lang === 'en' && venue.nameEn) || venue.name
}

function nearest<T>(place: Place | null, find: (place: Place) => T | null): T | null {
  if (!place) return null
  return find(place) ?? nearest(place.parent, find)
}

interface Moment {
  name: string
  day: string
  at: string | null
  via: string | null
}

/** Everything a feed can say in one language. */
interface Texts {
  lang: Lang
  comma: string
  allDay: string
  nextDay(clock: string): string
  open(title: { name: string; rooms: string | null; hours: string; needs: string | null }): string
  closed(name: string, openEnded: boolean): string
  notOpen(name: string, openEnded: boolean): string
  unstated: Record<UnknownReason, (name: string) => string>
  unstatedFrom(hours: string): string
  restUnstated: string
  timeUnstated: string
  provisional: string
  untilFurtherNotice: string
  resumes(name: string): string
  bookFrom(moment: Moment): string
  bookUntil(moment: Moment): string
  programme(title: string, name: string): string
  hours(hours: string): string
  roomsOpen(rooms: string): string
  lastEntry(clock: string): string
  shortModes: Record<Exclude<BookingMode, 'walk-in'>, string>
  via(mode: string, channels: string): string
  opensAhead(days: number, clock: string | null): string
  endsAhead(days: number, clock: string | null): string
  register: string
  realName: string
  audience(text: string): string
  fallback(text: string): string
  cause(cause: string): string
  title(name: string): string
  titleOfMix: string
  kindIn(kind: string, city: string): string
}

const ZH: Texts = {
  lang: 'zh-CN',
  comma: '、',
  allDay: '全天',
  nextDay: (clock) => `次日 ${clock}`,
  open: ({ name, rooms, hours, needs }) =>
    `${name}开放 ${hours}${rooms ? `（${rooms}）` : ''}${needs ? `，${needs}` : ''}`,
  closed: (name, openEnded) => `${name}${openEnded ? '即日起闭馆，恢复时间待通知' : '闭馆'}`,
  notOpen: (name, openEnded) => `${name}${openEnded ? '即日起暂停开放，恢复时间待通知' : '不开放'}`,
  unstated: {
    'hours-unstated': (name) => `${name}开放，时间未公布`,
    'regular-unstated': (name) => `${name}照常开放，平日时间未收录`,
    'not-announced': (name) => `${name}节假日安排尚未公布`,
    'no-schedule': (name) => `${name}开放时间未公布`,
  },
  unstatedFrom: (hours) => `时间未公布的时段：${hours}`,
  restUnstated: '当天其他时段是否开放未公布',
  timeUnstated: '开始时间未公布',
  provisional: '暂定：当年放假安排尚未公布',
  untilFurtherNotice: '恢复开放的时间待通知',
  resumes: (name) => `${name}今日起恢复正常开放`,
  bookFrom: ({ name, day, at, via }) =>
    `${name}：今日${at ? ` ${at} ` : ''}起可预约${day}参观${via ? `（${via}）` : ''}`,
  bookUntil: ({ name, day, at, via }) =>
    at
      ? `${name}：${day}参观的预约今日 ${at} 截止${via ? `（${via}）` : ''}`
      : `${name}：今日是预约${day}参观的最后一天${via ? `（${via}）` : ''}`,
  programme: (title, name) => `${title} · ${name}`,
  hours: (hours) => `开放时间：${hours}`,
  roomsOpen: (rooms) => `开放区域：${rooms}`,
  lastEntry: (clock) => `最晚入场：${clock}`,
  shortModes: {
    'first-come': '先到先得',
    'book-ahead': '需预约',
    'book-or-walk-in': '可预约',
    'by-arrangement': '需事先联系',
  },
  via: (mode, channels) => `${mode}：${channels}`,
  opensAhead: (days, clock) =>
    days === 0
      ? `预约开始：当天${clock ? ` ${clock}` : ''}`
      : `预约开始：提前 ${days} 天${clock ? ` ${clock}` : ''}`,
  endsAhead: (days, clock) =>
    days === 0
      ? `预约截止：当天${clock ? ` ${clock}` : ''}`
      : `预约截止：提前 ${days} 天${clock ? ` ${clock}` : ''}`,
  register: '到场登记',
  realName: '实名，请带身份证件',
  audience: (text) => `对象：${text}`,
  fallback: (text) => `不用智能手机：${text}`,
  cause: (cause) => `原因：${cause}`,
  title: (name) => `${name}开放日历`,
  titleOfMix: '我的场馆开放日历',
  kindIn: (kind, city) => `${city}${kind}`,
}

const EN: Texts = {
  lang: 'en',
  comma: ', ',
  allDay: 'all day',
  nextDay: (clock) => `${clock} next day`,
  open: ({ name, rooms, hours, needs }) =>
    `${name} open ${hours}${rooms ? ` (${rooms})` : ''}${needs ? `, ${needs}` : ''}`,
  closed: (name, openEnded) => `${name} closed${openEnded ? ' until further notice' : ''}`,
  notOpen: (name, openEnded) => `${name} not open${openEnded ? ' until further notice' : ''}`,
  unstated: {
    'hours-unstated': (name) => `${name} open, hours not published`,
    'regular-unstated': (name) => `${name} open as usual, usual hours not on file`,
    'not-announced': (name) => `${name}: holiday hours not announced yet`,
    'no-schedule': (name) => `${name}: hours not published`,
  },
  unstatedFrom: (hours) => `Not published for ${hours}`,
  restUnstated: 'Whether it is open at other times of this day was not published',
  timeUnstated: 'Starting time not published',
  provisional: 'Provisional: this year’s official holidays are not announced yet',
  untilFurtherNotice: 'The day it reopens will be announced',
  resumes: (name) => `${name} back to regular hours from today`,
  bookFrom: ({ name, day, at, via }) =>
    `Booking for ${day} opens today${at ? ` ${at}` : ''}${via ? ` (${via})` : ''}: ${name}`,
  bookUntil: ({ name, day, at, via }) =>
    at
      ? `Booking for ${day} ends today ${at}${via ? ` (${via})` : ''}: ${name}`
      : `Last day to book for ${day}${via ? ` (${via})` : ''}: ${name}`,
  programme: (title, name) => `${title} · ${name}`,
  hours: (hours) => `Hours: ${hours}`,
  roomsOpen: (rooms) => `Open: ${rooms}`,
  lastEntry: (clock) => `Last entry: ${clock}`,
  shortModes: {
    'first-come': 'first come, first served',
    'book-ahead': 'book ahead',
    'book-or-walk-in': 'booking possible',
    'by-arrangement': 'by arrangement',
  },
  via: (mode, channels) => `${mode}: ${channels}`,
  opensAhead: (days, clock) =>
    days === 0
      ? `Booking opens the same day${clock ? ` at ${clock}` : ''}`
      : `Booking opens ${count(days)} ahead${clock ? ` at ${clock}` : ''}`,
  endsAhead: (days, clock) =>
    days === 0
      ? `Booking ends the same day${clock ? ` at ${clock}` : ''}`
      : `Booking ends ${count(days)} ahead${clock ? ` at ${clock}` : ''}`,
  register: 'Sign in on arrival',
  realName: 'Real-name booking: bring your identity document',
  audience: (text) => `For: ${text}`,
  fallback: (text) => `Without a smartphone: ${text}`,
  cause: (cause) => `Cause: ${cause}`,
  title: (name) => `${name}: opening days`,
  titleOfMix: 'My venues: opening days',
  kindIn: (kind, city) => `${city}, ${kind.toLowerCase()}`,
}

function count(days: number): string {
  return days === 1 ? '1 day' : `${days} days`
}
