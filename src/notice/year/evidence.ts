/** Where the year of a notice is found, and which years its glosses allow. */
import type { CalendarData, CalendarDate } from '../../core/model.ts'
import { weekdayOf } from '../../core/time.ts'
import type { Festival, Point, WhenText } from '../dates.ts'
import { festivalDay, isLunar } from './festivals.ts'
import { glossedPoint, pointsOf } from './glosses.ts'
import { exists } from './nearest.ts'

/** What the resolver is told. */
export interface YearInput {
  calendar: CalendarData
  announced: CalendarDate | null
  title: string
  /** A year in the title, and the festivals it names. */
  titleYear: number | null
  festivals: Festival[]
  titled: boolean
  /** All dates of the text that are not decoys, for the glosses. */
  whens: WhenText[]
  /** A year written in the text outside of dates, e.g. in its first line. */
  leadYear: number | null
  /** The date of a signature or dateline in the text. */
  signed: CalendarDate | null
}

/** What is known of a notice's year. */
export interface YearEvidence {
  source: YearSource
  year: number | null
  /** All years that the weekday and lunar glosses allow, among the years looked at. */
  candidates: number[]
}

/** Where the year of a notice was found. */
export type YearSource = 'text' | 'title' | 'announced' | 'weekdays' | 'lunar' | 'unknown'

/** Where the year is found: a year in the text, in the title, the day of announcement, the glosses, in this order. */
export function evidenceOf(input: YearInput): YearEvidence {
  const explicit = input.whens.flatMap(pointsOf).find((p) => p.year !== null)
  const fits = yearsThatFit(input)
  const announced = input.announced ?? input.signed
  let source: YearSource = 'unknown'
  let year: number | null = null
  if (explicit || input.leadYear !== null)
    [source, year] = ['text', explicit?.year ?? input.leadYear]
  else if (input.titleYear !== null) [source, year] = ['title', input.titleYear]
  else if (announced !== null) [source, year] = ['announced', Number(announced.slice(0, 4))]
  else if (fits.years.length === 1) [source, year] = [fits.by, fits.years[0]!]
  return { source, year, candidates: fits.years }
}

/** Years in which every weekday and lunar gloss agrees with its date. */
function yearsThatFit({ whens, calendar, announced, festivals }: YearInput): {
  years: number[]
  by: 'weekdays' | 'lunar'
} {
  const brackets = whens.flatMap(bracketPoints)
  const glossed = [...whens.flatMap(pointsOf), ...brackets]
    .filter(
      (p) =>
        p.month !== null &&
        p.year === null &&
        p.glosses.some((g) => g.kind === 'weekday' || g.kind === 'lunar' || g.kind === 'festival'),
    )
    .slice(0, 200)
  if (glossed.length === 0) return { years: [], by: 'weekdays' }
  // “9月29日(中秋)至10月1日”: the first day's own name; a name after a range may be of any of its days.
  const single = new Set(
    whens
      .flatMap((w) => w.items)
      .flatMap((i) => (i.kind === 'day' || i.kind === 'range' || i.kind === 'from' ? [i.a] : []))
      .concat(brackets),
  )
  const last = announced ? Number(announced.slice(0, 4)) + 1 : LAST_YEAR
  const years: number[] = []
  let weekdays = false
  for (let y = FIRST_YEAR; y <= last; y++) {
    const fits = glossed.every((p) => {
      // A December date of a New Year notice belongs to the year before.
      const day = exists(
        p.month === 12 && glossed.some((q) => q.month === 1) ? y - 1 : y,
        p.month!,
        p.day!,
      )
      if (day === null) return false
      return p.glosses.every((g) => {
        if (g.kind === 'weekday') {
          weekdays = true
          return weekdayOf(day) === g.day
        }
        if (g.kind === 'festival') {
          const own = single.has(p) ? festivalDay(calendar, g.name, y) : null
          return own === null || own === day
        }
        if (g.kind === 'lunar') return [y, y + 1].some((l) => isLunar(calendar, l, g.day, day))
        return true
      })
    })
    if (fits) years.push(y)
  }
  const dates = glossed.map((p) => ({ month: p.month!, day: p.day! }))
  const near = years.filter((y) => festivals.some((f) => isAmong(calendar, f, y, dates)))
  return {
    years: years.length > 1 && near.length > 0 ? near : years,
    by: weekdays ? 'weekdays' : 'lunar',
  }
}

const FIRST_YEAR = 2016
const LAST_YEAR = 2030

/** Dates with a weekday in the brackets of festivals; that of a lone festival is the festival's own day. */
function bracketPoints(when: WhenText): Point[] {
  return when.items.flatMap((item) => {
    const dates = item.kind === 'festival' ? item.glosses.filter((g) => g.kind === 'date') : []
    if (item.kind !== 'festival' || dates.length !== 1) return []
    const point = glossedPoint(dates[0]!.point, item.glosses)
    if (!point.glosses.some((g) => g.kind === 'weekday')) return []
    const name = item.names.length === 1 ? item.names[0]! : null
    const own = name === 'mid-autumn' || name === 'dragon-boat' || name === 'qingming'
    return [own ? { ...point, glosses: [...point.glosses, { kind: 'festival', name }] } : point]
  })
}

/** In this year, does the festival fall on these dates, or right beside them? */
function isAmong(
  calendar: CalendarData,
  festival: Festival,
  year: number,
  dates: readonly { month: number; day: number }[],
): boolean {
  const own = festivalDay(calendar, festival, year)
  const days = dates.flatMap(({ month, day }) => exists(year, month, day) ?? [])
  if (own === null || days.length === 0) return false
  return own >= Math.min(...days) - BESIDE && own <= Math.max(...days) + BESIDE
}

/** Days between a festival and the first or last day that a notice about it names. */
const BESIDE = 1
