/**
 * Last year's notice on another year's days: a draft to start from while the venue's own notice is not
 * out. Every rule of it is an assumption and says so; nothing of it was announced.
 */
import { calendarOf, holidaySpan, ownDays } from '../core/calendar.ts'
import type { Calendar } from '../core/calendar.ts'
import { civil, dateOf, dayNumber, dayOf } from '../core/time.ts'
import type { DayNumber } from '../core/time.ts'
import type {
  CalendarData,
  CalendarDate,
  Channel,
  CityContent,
  DayTerm,
  Holiday,
  Notice,
  OnTerm,
  Rule,
} from '../core/model.ts'
import { annotatedYaml } from './drafting.ts'

/** A notice rolled forward, with what an editor must look at. */
export interface Rolled {
  notice: Notice
  /** For each rule, the days it was made from and how they were carried over. */
  reasons: string[]
  questions: string[]
}

/**
 * Rolls a notice to `year`, the year of the festival it is about. Around Spring Festival a day keeps its
 * lunar day. Around other festivals the first and last day off, and what lies before and after them, follow
 * the new days off where their paper is out, else the festival's own day. Other days keep their date.
 */
export function rollForward(
  notice: Notice,
  { city, calendar: data }: Pick<CityContent, 'city' | 'calendar'>,
  year: number,
): Rolled {
  const calendar = calendarOf(data, city.calendar)
  const main = anchorOf(mainDay(notice), data, calendar)
  const shift = year - (main?.year ?? civil(mainDay(notice)).year)
  /** Lunar days are kept, so days off that begin or end on other lunar days are for a person to see. */
  const springQuestion = (old: Anchor, to: number): string[] => {
    const next = anchorsOf(to, data, calendar).find(({ holiday }) => holiday === old.holiday)
    const said = ({ own, off }: Anchor) =>
      `${lunarName(off.from - own)} to ${lunarName(off.to - own)}`
    return !next || said(old) === said(next)
      ? []
      : [
          `the days off were ${said(old)} and are ${said(next)}; look at what begins or ends with them`,
        ]
  }
  const questions = [
    `nothing here was announced: every rule is assumed from ${notice.id}`,
    ...(city.calendar === 'CN' && !calendar.announced.has(year)
      ? [`the days off of ${year} are not published yet; the law’s own days stand in for them`]
      : []),
    ...(main?.holiday === 'spring-festival' ? springQuestion(main, main.year + shift) : []),
    ...(notice.programme.length > 0 ? ['its programme is left out'] : []),
    'title, publisher and day of announcement are those of the old notice, moved; correct them',
  ]
  const reasons: string[] = []
  const roller = (day: CalendarDate): { date: CalendarDate; why: string } => {
    const moved = rolled(dayOf(day), shift, data, calendar)
    return { date: dateOf(moved.day), why: moved.why }
  }
  const id = notice.id.includes(String(year - shift))
    ? notice.id.replace(String(year - shift), String(year))
    : `${notice.id}-${year}`
  const rules = notice.rules.map((rule) => {
    const said: string[] = []
    const date = (old: CalendarDate): CalendarDate => {
      const { date: to, why } = roller(old)
      said.push(`${old} ${why} → ${to}`)
      return to
    }
    const moved = rolledRule(rule, date)
    for (const term of moved.when.on ?? [])
      if (term.kind === 'range' && term.from > term.to)
        questions.push(`${rule.id}: ${term.from} lies after ${term.to}; correct the range`)
    reasons.push(
      `assumed from ${rule.id}: ${said.join('; ') || 'its days come again by themselves'}`,
    )
    return { ...moved, id: rule.id.replace(notice.id, id) }
  })
  const announced = roller(notice.announced.at.slice(0, 10)).date
  const covers = notice.covers && {
    from: roller(notice.covers.from).date,
    to: roller(notice.covers.to).date,
  }
  return {
    notice: {
      ...notice,
      id,
      title: notice.title.replaceAll(String(year - shift), String(year)),
      url: null,
      announced: { at: announced, by: true },
      covers,
      supersedes: [],
      note: `Assumed from ${notice.id}; not announced by anybody.`,
      rules,
      programme: [],
    },
    reasons,
    questions,
  }
}

/** The file of a rolled notice, ready to edit. */
export function rolledYaml(
  { notice, reasons, questions }: Rolled,
  channels: Map<string, Channel> = new Map(),
): string {
  return annotatedYaml(notice, { questions, above: reasons }, channels)
}

function rolledRule(rule: Rule, date: (old: CalendarDate) => CalendarDate): Rule {
  const term = <T extends OnTerm | DayTerm>(one: T): T => {
    if (one.kind === 'date') return { ...one, date: date(one.date) }
    if (one.kind === 'range') return { ...one, from: date(one.from), to: date(one.to) }
    return one
  }
  const { on, from, to, except } = rule.when
  return {
    ...rule,
    when: {
      ...rule.when,
      on: on && on.map(term),
      from: from && date(from),
      to: to && date(to),
      except: except.map(term),
    },
    basis: 'implied',
    note: [rule.note, `Assumed from ${rule.id}.`].filter(Boolean).join(' '),
  }
}

/** The day that tells what a notice is about: the first it dates, else the day it was announced. */
function mainDay(notice: Notice): DayNumber {
  const days = notice.rules.flatMap(({ when }) => [
    ...(when.on ?? []).flatMap((term) =>
      term.kind === 'date' ? [term.date] : term.kind === 'range' ? [term.from] : [],
    ),
    ...(when.from === null ? [] : [when.from]),
  ])
  if (notice.covers) days.push(notice.covers.from)
  return dayOf([...days].sort()[0] ?? notice.announced.at.slice(0, 10))
}

/** A festival of one year, and the days off that hold its own day. */
interface Anchor {
  holiday: Holiday
  year: number
  own: DayNumber
  off: { from: DayNumber; to: DayNumber }
}

/** Days off and what lies within three weeks of them are about that festival. */
const REACH = 21

function anchorOf(day: DayNumber, data: CalendarData, calendar: Calendar): Anchor | null {
  let best: Anchor | null = null
  const { year } = civil(day)
  for (const y of [year - 1, year, year + 1])
    for (const anchor of anchorsOf(y, data, calendar))
      if (distance(day, anchor) <= REACH && (!best || distance(day, anchor) < distance(day, best)))
        best = anchor
  return best
}

function distance(day: DayNumber, { off }: Anchor): number {
  return Math.max(0, off.from - day, day - off.to)
}

const FESTIVALS: readonly Holiday[] = [
  'spring-festival',
  'national-day',
  'labour-day',
  'new-year',
  'mid-autumn',
  'dragon-boat',
  'qingming',
]

function anchorsOf(year: number, data: CalendarData, calendar: Calendar): Anchor[] {
  const days = ownDays(data, year)
  return FESTIVALS.flatMap((holiday) => {
    const own = days.get(holiday)
    if (own === undefined) return []
    return [{ holiday, year, own, off: holidaySpan(calendar, own) ?? { from: own, to: own } }]
  })
}

function rolled(
  day: DayNumber,
  shift: number,
  data: CalendarData,
  calendar: Calendar,
): { day: DayNumber; why: string } {
  const old = anchorOf(day, data, calendar)
  const next =
    old &&
    anchorsOf(old.year + shift, data, calendar).find(({ holiday }) => holiday === old.holiday)
  if (!old || !next) {
    const { year, month, day: dom } = civil(day)
    const same = dayNumber(year + shift, month, month === 2 && dom === 29 ? 28 : dom)
    return { day: same, why: 'the same date' }
  }
  const offset = day - old.own
  if (old.holiday === 'spring-festival') return { day: next.own + offset, why: lunarName(offset) }
  if (calendar.announced.has(old.year) && calendar.announced.has(next.year)) {
    const { holiday, off } = old
    const [before, after] = [off.from - day, day - off.to]
    if (before >= 0)
      return { day: next.off.from - before, why: edgeName(before, `first day off of ${holiday}`) }
    if (after >= 0)
      return { day: next.off.to + after, why: edgeName(-after, `last day off of ${holiday}`) }
    const within = Math.min(next.off.to, Math.max(next.off.from, next.own + offset))
    return { day: within, why: `${holiday} ${signed(offset)}, within the days off` }
  }
  return { day: next.own + offset, why: `${old.holiday} ${signed(offset)}` }
}

/** Days around 正月初一, as notices name them. */
function lunarName(offset: number): string {
  if (offset === -1) return 'lunar New Year’s Eve'
  if (offset >= 0 && offset < 15) return `day ${offset + 1} of the lunar year`
  return `lunar New Year ${signed(offset)}`
}

function edgeName(before: number, edge: string): string {
  if (before === 0) return edge
  return `${Math.abs(before)} ${before > 0 ? 'before' : 'after'} the ${edge}`
}

function signed(offset: number): string {
  return offset < 0 ? `− ${-offset}` : `+ ${offset}`
}
