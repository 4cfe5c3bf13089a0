/**
 * What an editor has to see to in the morning: sources gone stale, venues without hours, and coming
 * holidays of which nothing has been announced. Pure: today is an argument.
 */
import { calendarOf, nextHoliday, yearOf } from '../core/calendar.ts'
import type { CalendarDate, CityContent, Holiday, Source } from '../core/model.ts'
import { compile, daysBetween } from '../core/schedule.ts'
import type { DayAnswer, Place, Schedule } from '../core/schedule.ts'
import { speakersOf } from '../core/speakers.ts'
import type { Speaker, Voice } from '../core/speakers.ts'
import { addMonths, dateOf, dayOf } from '../core/time.ts'
import type { DayNumber } from '../core/time.ts'

/** How far ahead holidays are told: Spring Festival is announced from a month before, and asked for earlier. */
export const HORIZON_DAYS = 120

/** Months after which a source is stale (DESIGN §3.7, `stale`). */
const STALE_MONTHS = 18

/** One city's morning. Venues are those that answer for themselves: no rooms of a house, no mere houses. */
export interface Morning {
  city: string
  name: string
  nameEn: string | null
  today: CalendarDate
  venues: number
  /** Venues with ordinary hours on file, fresh or stale. */
  withHours: number
  stale: StaleSource[]
  /** Standing rules whose source bears no date, so that nobody can tell when they go stale. */
  undated: { venue: string; name: string; rules: string[] }[]
  /** `days`: its closing day or open days are known, its clock times are not. */
  withoutHours: { venue: string; name: string; knows: 'days' | 'nothing' }[]
  holidays: ComingHoliday[]
}

/** A source behind standing rules that is 18 months old or more. */
export interface StaleSource {
  venue: string
  name: string
  rules: string[]
  publisher: string
  url: string | null
  sourceDate: CalendarDate
  /** The first day on which answers say so. */
  staleSince: CalendarDate
}

/** Days off ahead, and who has announced nothing for them. */
export interface ComingHoliday {
  holidays: Holiday[]
  from: CalendarDate
  to: CalendarDate
  inDays: number
  /** False while the State Council's paper is not out: the days are those the law fixes. */
  settled: boolean
  venues: number
  announced: number
  /** Without a notice. `standing`: its standing rules answer for these days all the same. */
  silent: { venue: string; name: string; standing: boolean }[]
}

/** The morning of one city on a day. */
export function morningOf(content: CityContent, today: CalendarDate): Morning {
  const schedule = compile(content)
  const speakers = speakersOf(content)
  const places = [...schedule.places.values()].filter(answersForItself)
  const ordinary = new Map(
    places.map((place) => [place, (speakers.get(place.venue.id) ?? []).filter(isOrdinary)]),
  )
  const withoutHours = places
    .filter((place) => !ordinary.get(place)!.some(statesClock))
    .map((place) => ({
      venue: place.venue.id,
      name: place.venue.name,
      knows: ordinary.get(place)!.some(({ voice }) => voice.rule.what.kind !== 'none')
        ? ('days' as const)
        : ('nothing' as const),
    }))
  return {
    city: content.city.id,
    name: content.city.name,
    nameEn: content.city.nameEn,
    today,
    venues: places.length,
    withHours: places.length - withoutHours.length,
    stale: staleSources(content, dayOf(today)),
    undated: undatedRules(content),
    withoutHours,
    holidays: comingHolidays(schedule, places, dayOf(today)),
  }
}

/** Rooms answer with their house; a house all of whose parts have their own hours answers through them. */
function answersForItself(place: Place): boolean {
  if (place.onlyHouse || place.venue.kind === 'parking') return false
  return place.parent === null || place.venue.ownHours
}

function isOrdinary({ voice }: Speaker): boolean {
  return voice.kind === 'standing' && voice.layer !== 'holiday'
}

function statesClock({ voice }: Speaker): boolean {
  const { what } = voice.rule
  return what.kind === 'hours' && what.windows.some(({ from, to }) => from !== null && to !== null)
}

function staleSources(content: CityContent, today: DayNumber): StaleSource[] {
  const found = new Map<string, StaleSource>()
  for (const { venue, voice } of standingOf(content)) {
    const { rule, notice, sourceDate } = voice
    if (sourceDate === null || addMonths(dayOf(sourceDate), STALE_MONTHS) > today) continue
    const source: Pick<Source, 'publisher' | 'url'> | null = notice ?? rule.source
    const key = `${venue.id} ${source?.publisher} ${sourceDate} ${source?.url}`
    const known = found.get(key)
    if (known) known.rules.push(rule.id)
    else
      found.set(key, {
        venue: venue.id,
        name: venue.name,
        rules: [rule.id],
        publisher: source?.publisher ?? '',
        url: source?.url ?? null,
        sourceDate,
        staleSince: dateOf(addMonths(dayOf(sourceDate), STALE_MONTHS)),
      })
  }
  return [...found.values()].sort((a, b) =>
    a.sourceDate !== b.sourceDate
      ? a.sourceDate < b.sourceDate
        ? -1
        : 1
      : a.venue < b.venue
        ? -1
        : 1,
  )
}

function undatedRules(content: CityContent): Morning['undated'] {
  const found = new Map<string, Morning['undated'][number]>()
  for (const { venue, voice } of standingOf(content)) {
    if (voice.sourceDate !== null) continue
    const known = found.get(venue.id)
    if (known) known.rules.push(voice.rule.id)
    else found.set(venue.id, { venue: venue.id, name: venue.name, rules: [voice.rule.id] })
  }
  return [...found.values()]
}

/** Rules that recur, at the venues they name: standing ones, and those of notices without a last date. */
function standingOf(
  content: CityContent,
): { venue: CityContent['venues'][number]; voice: Voice }[] {
  const speakers = speakersOf(content)
  return content.venues.flatMap((venue) =>
    (speakers.get(venue.id) ?? [])
      .filter(({ voice, distance }) => voice.kind === 'standing' && distance === 0)
      .map(({ voice }) => ({ venue, voice })),
  )
}

function comingHolidays(schedule: Schedule, places: Place[], today: DayNumber): ComingHoliday[] {
  const { content } = schedule
  const calendar = calendarOf(content.calendar, content.city.calendar)
  const coming: ComingHoliday[] = []
  if (content.city.calendar === 'none') return coming
  for (
    let next = nextHoliday(calendar, today);
    next && next.from <= today + HORIZON_DAYS;
    next = nextHoliday(calendar, next.to + 1)
  ) {
    const silent: ComingHoliday['silent'] = []
    for (const place of places) {
      const days = daysBetween(schedule, place, next.from, next.to)
      if (days.some(isAnnounced)) continue
      const standing = days.every(({ state }) => state !== 'unknown')
      silent.push({ venue: place.venue.id, name: place.venue.name, standing })
    }
    coming.push({
      holidays: next.holidays,
      from: dateOf(next.from),
      to: dateOf(next.to),
      inDays: Math.max(0, next.from - today),
      settled: calendar.announced.has(yearOf(next.from).year),
      venues: places.length,
      announced: places.length - silent.length,
      silent,
    })
  }
  return coming
}

/** Does a notice say something of the hours of this day? An old “as usual” says nothing of new holidays. */
function isAnnounced({ reason, because }: DayAnswer): boolean {
  return (
    reason !== 'not-announced' &&
    because.some(
      ({ layer, decides }) =>
        (layer === 'notice' || layer === 'emergency') && decides.includes('hours'),
    )
  )
}
