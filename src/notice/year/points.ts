/** The day of a single date, its year found, and what its brackets say against it. */
import { civil, dateOf, dayOf, weekdayOf } from '../../core/time.ts'
import type { DayNumber } from '../../core/time.ts'
import type { Point } from '../dates.ts'
import type { Days } from './days.ts'
import { festivalDay, isLunar, lunarDay, twelfth } from './festivals.ts'
import { dayIn, exists, firstFrom, nearest, ofYear, SEASON } from './nearest.ts'
import { home } from './reckoning.ts'
import type { Reckoning } from './reckoning.ts'

/** The day of a point, the first such from `after` on if that is given; null if it is not known. */
export function pointDay(r: Reckoning, p: Point, after: DayNumber | null): DayNumber | null {
  let day: DayNumber | null = null
  if (p.lunar !== null) {
    const dated = p.glosses.find((g) => g.kind === 'date')
    const said = dated?.kind === 'date' ? pointDay(r, dated.point, null) : null
    const at = said ?? after ?? r.last ?? home(r)
    if (at === null) return null
    day = nearest(at, (y) => lunarDay(r.calendar, y, p.lunar!))
    if (said !== null && day !== null && said !== day && !isLunarDay(r, p.lunar, said))
      disagree(r, p, 'lunar', said, day)
    day = said ?? day
  } else if (p.month !== null && p.day !== null) {
    if (p.year !== null) day = exists(p.year, p.month, p.day)
    else {
      const at = after ?? home(r) ?? r.last
      if (at === null) return null
      const of = (y: number) => dayIn(y, p)
      day =
        after !== null
          ? firstFrom(after, of)
          : (ahead(r, of) ??
            (r.last !== null && r.explicit && r.near === null && r.statedYear === null
              ? byWeekday(r, p, ofYear(r.last, of), of)
              : (r.near !== null || r.statedYear !== null) && !r.gone
                ? (amongTold(r, of) ?? ofYear(at, of))
                : nearest(at, of)))
    }
    if (day === null)
      r.findings.push({
        kind: 'impossible-date',
        message: `${p.year ?? '????'}-${p.month}-${p.day} is not a date that exists`,
        from: p.from,
        to: p.to,
      })
  } else if (p.day !== null) {
    // No month was ever named: the next such day after the announcement.
    const from = after ?? (r.announced === null ? null : dayOf(r.announced))
    day = from === null ? null : nextDayOfMonth(from, p.day)
  }
  if (day !== null) {
    r.last = day
    r.first = Math.min(r.first ?? day, day)
  }
  return day
}

/** “2025年节假日安排…10月8日…注:2月5日闭馆”: a day of the year in the title, which is as late as one told already. */
function amongTold(r: Reckoning, of: (year: number) => DayNumber | null): DayNumber | null {
  if (r.statedYear === null || r.near !== null || r.first === null) return null
  if (civil(r.first).year !== r.statedYear) return null
  const day = of(r.statedYear)
  return day !== null && day >= r.first ? day : null
}

/** A closure that ends years ahead leaves its year to the days right after it, not to those of another house. */
function ahead(r: Reckoning, of: (year: number) => DayNumber | null): DayNumber | null {
  if (r.announced === null || r.last === null || r.near !== null) return null
  if (r.last - dayOf(r.announced) < FAR_AHEAD) return null
  const after = firstFrom(r.last, of)
  return after !== null && after - r.last <= SEASON ? after : nearest(dayOf(r.announced) + 120, of)
}

/** A day so far from the announcement is the end of something long. */
const FAR_AHEAD = 300

/** Of the years that the notice writes, the one in which the day falls on the weekday told beside it. */
function byWeekday(
  r: Reckoning,
  p: Point,
  day: DayNumber | null,
  of: (year: number) => DayNumber | null,
): DayNumber | null {
  const told = p.glosses.find((g) => g.kind === 'weekday')
  if (told?.kind !== 'weekday' || (day !== null && weekdayOf(day) === told.day)) return day
  const fitting = [...r.written].map(of).filter((d) => d !== null && weekdayOf(d) === told.day)
  return fitting.length === 1 ? fitting[0]! : day
}

/** The first day from `from` on that is the nth of its month. */
function nextDayOfMonth(from: DayNumber, nth: number): DayNumber | null {
  for (let day = from; day < from + 62; day++) if (civil(day).day === nth) return day
  return null
}

/** Does a day bear this lunar name, in the lunar year of its own year or the next? */
function isLunarDay(r: Reckoning, lunar: number, day: DayNumber): boolean {
  return [civil(day).year, civil(day).year + 1].some((y) => isLunar(r.calendar, y, lunar, day))
}

/** Alternatives where a gloss contradicts its day. */
export function check(r: Reckoning, p: Point, day: DayNumber, days: Days): void {
  for (const g of p.glosses) {
    if (g.kind === 'weekday' && weekdayOf(day) !== g.day) {
      const other = [1, -1, 2, -2, 3, -3].map((d) => day + d).find((d) => weekdayOf(d) === g.day)!
      disagree(r, p, 'weekday', other, day)
      days.doubt ??= 'the weekday contradicts the date'
      days.alternatives.push({
        why: 'the weekday is right and the date wrong',
        dates: [[dateOf(other), dateOf(other)]],
      })
    }
    if (g.kind === 'lunar') {
      if (!isLunarDay(r, g.day, day)) {
        const other = nearest(
          day,
          (y) => lunarDay(r.calendar, y, g.day) ?? lunarDay(r.calendar, y, twelfth(g.day, 30)),
        )
        if (other === null) continue
        disagree(r, p, 'lunar', other, day)
        days.doubt ??= 'the lunar day contradicts the date'
        days.alternatives.push({
          why: 'the lunar day is right and the date wrong',
          dates: [[dateOf(other), dateOf(other)]],
        })
      }
    }
  }
}

/** “9月29日(中秋)” in a year whose 中秋 is another day. */
export function checkFestival(r: Reckoning, p: Point, day: DayNumber, days: Days): void {
  for (const g of p.glosses) {
    if (g.kind !== 'festival') continue
    const own = festivalDay(r.calendar, g.name, civil(day).year)
    if (own === null || own === day) continue
    disagree(r, p, 'lunar', own, day)
    days.doubt ??= 'the festival named is on another day'
    days.alternatives.push({
      why: 'the festival is right and the date wrong',
      dates: [[dateOf(own), dateOf(own)]],
    })
  }
}

/** Notes that a day does not fall on what stands beside it. */
export function disagree(
  r: Reckoning,
  p: Point,
  kind: 'weekday' | 'lunar',
  said: DayNumber | null,
  day: DayNumber | null,
): void {
  r.findings.push({
    kind,
    message: `${day === null ? '?' : dateOf(day)} does not fall on the ${kind === 'weekday' ? 'weekday' : 'lunar day'} given${said === null ? '' : ` (${dateOf(said)} would)`}`,
    from: p.from,
    to: p.to,
  })
}
