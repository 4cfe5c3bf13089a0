/**
 * Feeds read back by other people's parsers, and what the engine says they should hold. An event is one
 * line, `uid start end`, with instants in whole minutes since the epoch and days as dates.
 */
import ICAL from 'ical.js'
import { parseICS } from 'node-ical'
import type { VEvent } from 'node-ical'
import { daysBetween } from '../../src/core/schedule.ts'
import type { DayAnswer, Place, Schedule } from '../../src/core/schedule.ts'
import { dateOf, dayNumber } from '../../src/core/time.ts'
import type { DayNumber } from '../../src/core/time.ts'
import { isResumption } from '../../src/core/speakers.ts'
import { feedOf, feedTitle, PLAIN } from '../../src/render/feed.ts'
import type { FeedOptions, FeedSource } from '../../src/render/feed.ts'

/** A feed of some places as anyone would get it, but for what is said otherwise. */
export function feed(
  schedule: Schedule,
  places: readonly Place[],
  options: Partial<FeedOptions> & { stamps?: FeedSource['stamps'] } = {},
): string {
  const { stamps = new Map(), ...rest } = options
  return feedOf([{ schedule, places, stamps }], {
    ...PLAIN,
    title: feedTitle({ schedule, kind: null }, 'zh-CN'),
    lang: 'zh-CN',
    baseUrl: 'https://budayang.example',
    path: '/feeds/city/town.ics',
    page: '/town',
    ...rest,
  })
}

/** Lines as ical.js 2 reads them: from its jCal, whose dates and instants are ISO 8601. */
export function readByIcalJs(ics: string): string[] {
  type Property = [name: string, parameters: object, type: string, value: string]
  type Component = [name: string, properties: Property[], components: Component[]]
  const [, , components] = ICAL.parse(ics) as unknown as Component
  return components
    .filter(([name]) => name === 'vevent')
    .map(([, properties]) => {
      const find = (wanted: string) => properties.find(([name]) => name === wanted)
      const at = ([, , type, value]: Property) =>
        type === 'date' ? value : String(Date.parse(value) / 60000)
      const start = find('dtstart')!
      return `${find('uid')![3]} ${at(start)} ${at(find('dtend') ?? start)}`
    })
}

/** Lines as node-ical reads them; its days are `Date`s of the process zone. */
export function readByNodeIcal(ics: string): string[] {
  const lines: string[] = []
  for (const event of Object.values(parseICS(ics)) as VEvent[]) {
    if (event.type !== 'VEVENT') continue
    const at = (time: Date & { dateOnly?: boolean }) =>
      event.datetype === 'date'
        ? dateOf(dayNumber(time.getFullYear(), time.getMonth() + 1, time.getDate()))
        : String(time.getTime() / 60000)
    lines.push(`${event.uid} ${at(event.start)} ${at(event.end ?? event.start)}`)
  }
  return lines
}

/** The lines of windows, closures and unpublished hours that the engine's days make; sorted. */
function linesOf(
  place: Place,
  days: readonly { day: DayAnswer; exceptional: boolean }[],
): string[] {
  const lines: string[] = []
  let run: { from: DayAnswer; to: DayNumber; exceptional: boolean } | null = null
  let openEnded = false
  const endRun = () => {
    if (run) lines.push(line(place, run.from.date, 'unstated', run.from.date, dateOf(run.to)))
    run = null
  }
  let last: DayNumber | null = null
  for (const { day, exceptional } of days) {
    const silent = day.state === 'unknown' && (exceptional || day.reason !== 'no-schedule')
    const goesOn = run && last === day.day - 1 && run.exceptional === exceptional
    if (!silent || !goesOn || !alike(run!.from, day)) endRun()
    if (silent)
      run = { from: run ? (run as { from: DayAnswer }).from : day, to: day.day + 1, exceptional }
    for (const [slot, { startsAt, endsAt }] of day.windows.entries())
      lines.push(line(place, day.date, String(slot), startsAt, endsAt))
    if (day.state === 'closed' && !(openEnded && day.openEnded))
      lines.push(line(place, day.date, 'closed', day.date, dateOf(day.day + 1)))
    openEnded = day.state === 'closed' && day.openEnded
    last = day.day
  }
  endRun()
  return lines.sort()
}

/** The engine's days of some years, the ordinary ones of `regular` among them, as sorted feed lines. */
export function expected(
  schedule: Schedule,
  places: readonly Place[],
  years: [DayNumber, DayNumber],
  regular: { from: DayNumber; to: DayNumber } | null,
): string[] {
  return places
    .flatMap((place) => {
      const exceptional = exceptionalDays(schedule, place, years)
      const known = new Set(exceptional.map(({ day }) => day.day))
      const ordinary = (regular ? daysBetween(schedule, place, regular.from, regular.to) : [])
        .filter(({ day }) => !known.has(day))
        .map((day) => ({ day, exceptional: false }))
      return linesOf(
        place,
        [...exceptional, ...ordinary].sort((a, b) => a.day.day - b.day.day),
      )
    })
    .sort()
}

/** Is a feed line a window, a closure or a run of unpublished hours? */
export function isHours(line: string): boolean {
  return /^\S+\/(\d+|closed|unstated)@/.test(line)
}

/**
 * Every exceptional day on file, found by asking the engine for each day of these years: all of them in the
 * announced calendar years, elsewhere those that a notice decides, at most a year after.
 */
function exceptionalDays(
  schedule: Schedule,
  place: Place,
  [from, to]: [DayNumber, DayNumber],
): { day: DayAnswer; exceptional: true }[] {
  const years = [...schedule.calendar.announced]
  const first = dayNumber(Math.min(...years), 1, 1)
  const last = dayNumber(Math.max(...years), 12, 31)
  const byNotice = ({ because }: DayAnswer) =>
    because.some(
      ({ layer, decides, rule }) =>
        (layer === 'notice' || layer === 'emergency') &&
        decides.includes('hours') &&
        !(rule && isResumption(rule)),
    )
  return daysBetween(schedule, place, from, Math.min(to, last + 365))
    .filter((d) => d.exceptional && ((d.day >= first && d.day <= last) || byNotice(d)))
    .map((day) => ({ day, exceptional: true }))
}

function alike(a: DayAnswer, b: DayAnswer): boolean {
  const said = (day: DayAnswer) =>
    JSON.stringify([
      day.reason,
      day.provisional,
      day.stretches.map(({ from, to, state }) => [from, to, state]),
      day.booking,
      day.fee,
      day.because.map(({ id }) => id),
    ])
  return said(a) === said(b)
}

function line(
  place: Place,
  date: string,
  slot: string,
  from: string | number,
  to: string | number,
): string {
  return `${date}/${slot}@${place.venue.id}.budayang ${from} ${to}`
}
