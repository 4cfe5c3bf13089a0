/** The holiday a notice is about, and the days off that the names of festivals stand for. */
import { civil } from '../../core/time.ts'
import type { DayNumber } from '../../core/time.ts'
import type { Festival, Gloss, Item, Point } from '../dates.ts'
import { overlaps } from '../spans.ts'
import { emptyDays } from './days.ts'
import type { Days } from './days.ts'
import { festivalDay, festivalPeriod } from './festivals.ts'
import { nearest } from './nearest.ts'
import { home } from './reckoning.ts'
import type { Reckoning } from './reckoning.ts'
import { spanOfGlosses } from './spans.ts'

/** What a festival stands for: the days of its bracket, the holiday as told, its own day, or its days off. */
export function festivalSpan(r: Reckoning, item: Extract<Item, { kind: 'festival' }>): Days | null {
  const glossed = spanOfGlosses(r, dated(item.glosses, item.year), true)
  if (glossed) return glossed
  if (r.holiday && !r.holiday.implied && sameFestivals(item.names, r.input.festivals))
    return r.holiday
  const at =
    item.year !== null && item.names.length > 0
      ? festivalDay(r.calendar, item.names[0]!, item.year)
      : item.names.length > 0
        ? yearOfFestival(r, item.names[0]!)
        : null
  if (at === null) return item.names.length === 0 ? holidayMeant(r) : null
  if (item.span === 'day') {
    r.last = at
    return { ...emptyDays(), spans: [[at, at]], implied: true }
  }
  return periodOf(r, item.names, civil(at).year)
}

/** “2025年国庆假期(10月1日-8日)”: the year is that of the bracket too. */
export function dated(glosses: Gloss[], year: number | null): Gloss[] {
  if (year === null) return glosses
  const at = (p: Point): Point => (p.year === null && p.lunar === null ? { ...p, year } : p)
  return glosses.map((g) =>
    g.kind === 'date'
      ? { ...g, point: at(g.point) }
      : g.kind === 'range' && (g.a.month ?? 1) <= (g.b.month ?? 12)
        ? { ...g, a: at(g.a), b: at(g.b) }
        : g,
  )
}

function sameFestivals(a: readonly Festival[], b: readonly Festival[]): boolean {
  return a.length === 0 || a.some((name) => b.includes(name))
}

/** The holiday that 假期 means here: that of the heading, or of the notice. */
export function holidayMeant(r: Reckoning): Days | null {
  r.holiday ??= holidayOfNotice(r)
  const told = r.holiday !== null && !r.holiday.implied
  return r.heading && !(told && overlaps(r.heading, r.holiday!)) ? r.heading : r.holiday
}

/** The days off of the festivals that the notice is about; null if it is about none. */
export function holidayOfNotice(r: Reckoning): Days | null {
  // “元宵节后开放时间”: of the days after it.
  if (r.input.festivals.length === 0 || PAST_FEAST.test(r.input.title)) return null
  const at =
    r.statedYear !== null
      ? festivalDay(r.calendar, r.input.festivals[0]!, r.statedYear)
      : yearOfFestival(r, r.input.festivals[0]!)
  return at === null ? null : periodOf(r, r.input.festivals, civil(at).year)
}

const PAST_FEAST =
  /(?:元旦|春节|清明|五一"?|劳动|端午|中秋|国庆|元宵)(?:节)?(?:假期|长假|假日)?(?:结束|过)?(?:之|以)?后(?!勤)/

/** The own day of a festival in the year that is meant. */
export function yearOfFestival(r: Reckoning, name: Festival): DayNumber | null {
  // “国庆假期其余时间…⏎活动预告:6月18日…”: what the notice is about is near its announcement, not near any other day.
  const about = r.announced !== null && r.near === null && r.input.festivals.includes(name)
  const anchor = about ? home(r) : (r.last ?? home(r))
  if (r.statedYear !== null && r.near === null && r.input.festivals.includes(name))
    return festivalDay(r.calendar, name, r.statedYear)
  if (anchor === null) return null
  // 'new-year' of next January is nearer to a December notice than this January's.
  return nearest(anchor, (y) => festivalDay(r.calendar, name, y))
}

/** The days off of these festivals together, in doubt where no paper of the year is on file. */
export function periodOf(r: Reckoning, names: Festival[], festivalYear: number): Days | null {
  const spans: [DayNumber, DayNumber][] = []
  let doubt: string | null = null
  for (const name of names) {
    const span = festivalPeriod(r.calendar, name, festivalYear)
    if (!span) continue
    if (!span.known) doubt = `no paper on the holidays of ${festivalYear} is on file`
    if (name === 'lantern') doubt = '元宵 is not a statutory holiday: only its own day was taken'
    if (!spans.some(([a, b]) => a === span.from && b === span.to)) spans.push([span.from, span.to])
  }
  return spans.length === 0 ? null : { ...emptyDays(), spans, implied: true, doubt, period: true }
}
