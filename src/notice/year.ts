/**
 * Which year a notice means, and which days its expressions name. Evidence in order: a year in the text, a
 * year in the title, the day of announcement or signature, weekday glosses, lunar glosses. What cannot be
 * known is said to be unknown.
 */
import { lawDays, ownDays } from '../core/calendar.ts'
import type { CalendarData, CalendarDate, Holiday } from '../core/model.ts'
import { civil, dateOf, dayNumber, dayOf, daysInMonth, weekdayOf } from '../core/time.ts'
import type { DayNumber } from '../core/time.ts'
import { FIFTEENTH_OF_EIGHTH, FIFTH_OF_FIFTH, TWENTY_NINTH } from './dates/shared.ts'
import type { Festival, Gloss, Item, Point, WhenText } from './dates.ts'
import { overlaps } from './spans.ts'

/** Where the year of a notice was found. */
export type YearSource = 'text' | 'title' | 'announced' | 'weekdays' | 'lunar' | 'unknown'

/** What is known of a notice's year. */
export interface YearEvidence {
  source: YearSource
  year: number | null
  /** All years that the weekday and lunar glosses allow, among the years looked at. */
  candidates: number[]
}

/** Why days are in doubt of which only the last is told: “闭馆至8月18日”. */
export const UNTIL_ONLY = 'until when is said, from when is not: the day of announcement was taken'

/** Days named by an expression; both ends of a span are included, null is open. */
export interface Days {
  spans: [DayNumber, DayNumber | null][]
  /** Weekdays (0 is Monday) to which the spans are cut, or null for all. */
  weekly: number[] | null
  /** Said of every day alike: 每天. */
  daily: boolean
  /** Rests on the calendar or on a habit, not on the words alone. */
  implied: boolean
  /** Why a person must look, or null. */
  doubt: string | null
  /** Clock time from which the first day counts, and to which the last does. */
  starts: number | null
  ends: number | null
  /** Other readings of the same words. */
  alternatives: { why: string; dates: [CalendarDate, CalendarDate | null][] }[]
  /** The holiday the notice is about, without other words. */
  period: boolean
  /** The days named above: known only when all is read. */
  above?: boolean
  /** 法定节假日: statutory holidays in general, beside the weekdays named. */
  statutory?: boolean
}

/** A disagreement found while giving dates their year. */
export interface DateFinding {
  kind: 'weekday' | 'lunar' | 'duration' | 'impossible-date' | 'year' | 'calendar'
  message: string
  from: number
  to: number
}

/** Gives expressions their days, one after the other in the order of the text. */
export interface Resolver {
  evidence: YearEvidence
  findings: DateFinding[]
  /** New Year's Eve of the year in which it was not a day off, if the notice names that festival. */
  readonly springEve: DayNumber | null
  /** The holiday the notice is about, as days; null if it names none. */
  holiday: Days | null
  /** Does the title name it? If not, the first lines do. */
  readonly titled: boolean
  resolve(when: WhenText): Days | null
  /** “2月18日前”: the days before it, from the announcement on; null if either is not known. */
  before(when: WhenText): Days | null
  /** “假期结束后”: from the day after those named; null if they are not known. */
  after(when: WhenText): Days | null
  /** A festival heading: dates below it are near this festival. */
  enter(festivals: Festival[], year: number | null): void
  /** Under a festival's heading 假期 is of this festival; null where no heading stands. */
  under(days: Days | null): void
  /** The holiday's span as the text itself gives it. */
  defineHoliday(days: Days): void
  /** The first make-up workday among these days, both ends included; null if there is none. */
  makeUpIn(from: DayNumber, to: DayNumber): DayNumber | null
  /** Remembers a day that was read without being said of doors, for 当天 and 次日. */
  note(when: WhenText): void
}

const PAST_FEAST =
  /(?:元旦|春节|清明|五一"?|劳动|端午|中秋|国庆|元宵)(?:节)?(?:假期|长假|假日)?(?:结束|过)?(?:之|以)?后(?!勤)/

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

/** Weighs the evidence and returns a resolver for this notice. */
export function resolverOf(input: YearInput): Resolver {
  const { calendar } = input
  const findings: DateFinding[] = []
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
  const evidence: YearEvidence = { source, year, candidates: fits.years }

  let holiday: Days | null = null
  let heading: Days | null = null
  /** The day of the festival that a heading named last, and what was the last day then. */
  let entered: { day: DayNumber; before: DayNumber | null } | null = null
  let school: Days | null = null
  const seasons = new Map<string, Days>()
  /** The last day that was given, and what later days are near to. */
  let last: DayNumber | null = null
  let near: DayNumber | null = null
  /** The heading's festival is that of the year after the one written. */
  let gone = false
  const statedYear = input.titleYear ?? input.leadYear
  const told = announced === null ? null : dayOf(announced)
  const home = (): DayNumber | null => {
    if (near !== null) return near
    const festival = input.festivals[0]
    if (statedYear !== null && festival !== undefined)
      return festivalDay(calendar, festival, statedYear)
    if (announced !== null) {
      // A notice of September that writes its year is not about the next.
      const ahead = dayOf(announced) + 120
      return statedYear === null ? ahead : Math.min(ahead, dayNumber(statedYear, 12, 31))
    }
    if (last !== null) return last
    if (statedYear !== null) return dayNumber(statedYear, 7, 1)
    return year === null ? null : dayNumber(year, 7, 1)
  }

  /** A closure that ends years ahead leaves its year to the days right after it, not to those of another house. */
  const ahead = (of: (year: number) => DayNumber | null): DayNumber | null => {
    if (announced === null || last === null || near !== null) return null
    if (last - dayOf(announced) < FAR_AHEAD) return null
    const after = firstFrom(last, of)
    return after !== null && after - last <= SEASON ? after : nearest(dayOf(announced) + 120, of)
  }

  const written = new Set(input.whens.flatMap(pointsOf).flatMap((p) => p.year ?? []))
  /** Of the years that the notice writes, the one in which the day falls on the weekday told beside it. */
  const byWeekday = (
    p: Point,
    day: DayNumber | null,
    of: (year: number) => DayNumber | null,
  ): DayNumber | null => {
    const told = p.glosses.find((g) => g.kind === 'weekday')
    if (told?.kind !== 'weekday' || (day !== null && weekdayOf(day) === told.day)) return day
    const fitting = [...written].map(of).filter((d) => d !== null && weekdayOf(d) === told.day)
    return fitting.length === 1 ? fitting[0]! : day
  }

  const pointDay = (p: Point, after: DayNumber | null): DayNumber | null => {
    let day: DayNumber | null = null
    if (p.lunar !== null) {
      const dated = p.glosses.find((g) => g.kind === 'date')
      const said = dated?.kind === 'date' ? pointDay(dated.point, null) : null
      const at = said ?? after ?? last ?? home()
      if (at === null) return null
      day = nearest(at, (y) => lunarDay(calendar, y, p.lunar!))
      if (said !== null && day !== null && said !== day && !isLunarDay(p.lunar, said))
        disagree(p, 'lunar', said, day)
      day = said ?? day
    } else if (p.month !== null && p.day !== null) {
      if (p.year !== null) day = exists(p.year, p.month, p.day)
      else {
        const at = after ?? home() ?? last
        if (at === null) return null
        const of = (y: number) => dayIn(y, p)
        day =
          after !== null
            ? firstFrom(after, of)
            : (ahead(of) ??
              (last !== null && explicit && near === null && statedYear === null
                ? byWeekday(p, ofYear(last, of), of)
                : (near !== null || statedYear !== null) && !gone
                  ? ofYear(at, of)
                  : nearest(at, of)))
      }
      if (day === null)
        findings.push({
          kind: 'impossible-date',
          message: `${p.year ?? '????'}-${p.month}-${p.day} is not a date that exists`,
          from: p.from,
          to: p.to,
        })
    } else if (p.day !== null) {
      // No month was ever named: the next such day after the announcement.
      const from = after ?? (announced === null ? null : dayOf(announced))
      day = from === null ? null : nextDayOfMonth(from, p.day)
    }
    if (day !== null) last = day
    return day
  }
  const isLunarDay = (lunar: number, day: DayNumber): boolean =>
    [civil(day).year, civil(day).year + 1].some((y) => isLunar(calendar, y, lunar, day))
  const disagree = (
    p: Point,
    kind: 'weekday' | 'lunar',
    said: DayNumber | null,
    day: DayNumber | null,
  ) =>
    findings.push({
      kind,
      message: `${day === null ? '?' : dateOf(day)} does not fall on the ${kind === 'weekday' ? 'weekday' : 'lunar day'} given${said === null ? '' : ` (${dateOf(said)} would)`}`,
      from: p.from,
      to: p.to,
    })

  /** Alternatives where a gloss contradicts its day. */
  const check = (p: Point, day: DayNumber, days: Days) => {
    for (const g of p.glosses) {
      if (g.kind === 'weekday' && weekdayOf(day) !== g.day) {
        const other = [1, -1, 2, -2, 3, -3].map((d) => day + d).find((d) => weekdayOf(d) === g.day)!
        disagree(p, 'weekday', other, day)
        days.doubt ??= 'the weekday contradicts the date'
        days.alternatives.push({
          why: 'the weekday is right and the date wrong',
          dates: [[dateOf(other), dateOf(other)]],
        })
      }
      if (g.kind === 'lunar') {
        if (!isLunarDay(g.day, day)) {
          const other = nearest(
            day,
            (y) => lunarDay(calendar, y, g.day) ?? lunarDay(calendar, y, twelfth(g.day, 30)),
          )
          if (other === null) continue
          disagree(p, 'lunar', other, day)
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
  const checkFestival = (p: Point, day: DayNumber, days: Days) => {
    for (const g of p.glosses) {
      if (g.kind !== 'festival') continue
      const own = festivalDay(calendar, g.name, civil(day).year)
      if (own === null || own === day) continue
      disagree(p, 'lunar', own, day)
      days.doubt ??= 'the festival named is on another day'
      days.alternatives.push({
        why: 'the festival is right and the date wrong',
        dates: [[dateOf(own), dateOf(own)]],
      })
    }
  }

  const resolve = (when: WhenText): Days | null => {
    const days: Days = emptyDays()
    let read = false
    let unknown = false
    for (const item of when.items) {
      if (item.kind === 'daily') {
        days.daily = true
        read = true
      } else if (item.kind === 'weekly') {
        days.weekly = [...new Set([...(days.weekly ?? []), ...item.days])].sort((a, b) => a - b)
        days.implied ||= item.implied
        read = true
      } else if (item.kind === 'day' || item.kind === 'range' || item.kind === 'from') {
        const span = spanOf(item, days)
        if (span) {
          days.spans.push(span)
          read = true
        } else unknown = true
      } else if (item.kind === 'relative') {
        const named = entered?.before === last ? entered.day : last
        const from =
          item.to === 'announced' ? (announced === null ? null : dayOf(announced)) : named
        if (from === null) return null
        const day = (item.to === 'next' ? from + 1 : from) + (item.plus ?? 0)
        days.implied ||= item.plus !== undefined
        last = day
        days.spans.push([day, item.onward ? null : day])
        read = true
      } else if (item.kind === 'until') {
        const b = announced === null ? null : pointDay(item.b, dayOf(announced))
        if (b === null) return null
        check(item.b, b, days)
        days.spans.push([dayOf(announced!), leftOut(item.b) ? b - 1 : b])
        if (!item.begins) {
          days.implied = true
          days.doubt ??= UNTIL_ONLY
        }
        read = true
      } else if (item.kind === 'week') {
        if (announced === null) return null
        const monday = dayOf(announced) - weekdayOf(dayOf(announced)) + (item.next ? 7 : 0)
        for (const d of item.days)
          days.spans.push([(last = monday + d), item.onward ? null : monday + d])
        days.implied = true
        read = true
      } else if (item.kind === 'nth') {
        const day = nthOf(item)
        if (day === null) return null
        days.spans.push([day, (last = day)])
        read = true
      } else if (item.kind === 'workday') {
        const day = workdayOf(item)
        if (day === null) return null
        days.spans.push([day, (last = day)])
        days.implied ||= !item.glosses.some((g) => g.kind === 'date')
        read = true
      } else if (item.kind === 'part') {
        const span = partOf(item)
        if (span === null) return null
        days.spans.push(span)
        days.implied = true
        last = span[0]
        read = true
      } else if (item.kind === 'month') {
        const first = monthOf(item)
        if (first === null) return null
        const y = civil(first).year + (item.last < item.month ? 1 : 0)
        const end = dayNumber(y, item.last, daysInMonth(y, item.last))
        const [a, b] = [item.month, item.last].map((month) => ({ month, day: 1 }))
        const long = item.year === null && !item.onward && end - first >= SEASON
        const now = long ? seasonNow(a!, { ...b!, monthEnd: true }) : null
        days.spans.push(now ?? [first, item.onward ? null : end])
        read = true
      } else if (item.kind === 'monthly' || item.kind === 'vague') {
        return null
      } else if (item.kind === 'season') {
        const told = spanOfGlosses(item.glosses)
        if (told) seasons.set(item.name, told)
        const known = told ?? seasons.get(item.name)
        if (!known) return null
        days.spans.push(...known.spans)
        read = true
      } else if (item.kind === 'above') {
        days.above = true
        read = true
      } else if (item.kind === 'statutory') {
        days.weekly ??= []
        days.statutory = true
        read = true
      } else if (item.kind === 'school') {
        school = spanOfGlosses(item.glosses) ?? school
        if (!school) return null
        days.spans.push(...school.spans)
        days.period = true
        read = true
      } else if (item.kind === 'period') {
        const meant = holidayMeant()
        if (!meant) return null
        days.spans.push(...meant.spans)
        days.implied ||= meant.implied
        days.period = true
        read = true
      } else if (item.kind === 'festival') {
        const span = festivalSpan(item)
        if (!span) return null
        days.spans.push(...span.spans)
        days.implied ||= span.implied
        days.doubt ??= span.doubt
        days.period = item.span !== 'day'
        read = true
      }
    }
    if (!read || (unknown && days.spans.length === 0)) return null
    const length = days.spans.reduce((n, [a, b]) => n + (b === null ? NaN : b - a + 1), 0)
    if (
      when.duration !== null &&
      days.spans.length > 0 &&
      length === length &&
      length !== when.duration &&
      days.weekly === null
    ) {
      findings.push({
        kind: 'duration',
        message: `${length} days are named, the text counts ${when.duration}`,
        from: when.from,
        to: when.to,
      })
      days.doubt ??= 'the number of days contradicts the dates'
    }
    return days
  }

  /** “4月1日至10月31日” without a year: the one that goes on when the notice is announced, or comes next. */
  const seasonNow = (a: MonthDay, b: MonthDay): [DayNumber, DayNumber] | null => {
    if (announced === null || statedYear !== null || explicit || near !== null) return null
    if (a.month === null || a.day === null || b.month === null || b.day === null) return null
    const today = dayOf(announced)
    const { year: now } = civil(today)
    for (const y of [now - 1, now, now + 1]) {
      const from = exists(y, a.month, a.day)
      const to = from === null ? null : firstFrom(from, (z) => dayIn(z, b))
      if (from !== null && to !== null && to >= today + ENDING) return [from, to]
    }
    return null
  }

  /** “12月30日至2024年1月1日”: the year of the last day gives that of the first. */
  const endsIn = ({ a, b }: Extract<Item, { kind: 'range' }>): DayNumber | null => {
    if (b.year === null || a.year !== null || a.month === null || a.day === null) return null
    if (b.month === null || b.day === null) return null
    const [end, same] = [exists(b.year, b.month, b.day), dayIn(b.year, a)]
    if (end === null || (same !== null && same <= end)) return same
    return (last = dayIn(b.year - 1, a))
  }

  const spanOf = (
    item: Extract<Item, { kind: 'day' | 'range' | 'from' }>,
    days: Days,
  ): [DayNumber, DayNumber | null] | null => {
    const a =
      item.kind === 'range' ? (endsIn(item) ?? pointDay(item.a, null)) : pointDay(item.a, null)
    if (a === null) return null
    const ranged = item.a.glosses.find((g) => g.kind === 'range')
    if (item.kind === 'day' && ranged && ranged.kind === 'range') {
      // “初一至初六(2月17日-22日)” hangs its range on a single word.
      const from = pointDay(ranged.a, null)
      const to = from === null ? null : pointDay(ranged.b, from)
      if (from !== null && to !== null) return [from, to]
    }
    check(item.a, a, days)
    if (item.a.month === null && item.a.lunar === null) {
      days.implied = true
      // “2日起恢复开放”, told on the third: of this month, more likely than of the next.
      if (announced !== null && a - dayOf(announced) > NEXT_MONTH)
        days.doubt ??= 'the day may be of this month or the next'
    }
    if (item.kind === 'day') checkFestival(item.a, a, days)
    if (item.kind === 'from') return [leftOut(item.a) ? a + 1 : a, null]
    if (item.kind === 'day') return [a, a]
    const b = pointDay(item.b, item.b.lunar !== null ? a : a)
    if (b === null) return null
    check(item.b, b, days)
    const spoken = item.b.glosses.find((g) => g.kind === 'range')
    if (spoken && spoken.kind === 'range') {
      const from = pointDay(spoken.a, null)
      const to = from === null ? null : pointDay(spoken.b, from)
      if (from !== null && to !== null && (from !== a || to !== b)) {
        disagree(item.a, 'lunar', from, a)
        days.doubt ??= 'the bracket names other days'
        days.alternatives.push({ why: 'the bracket is right', dates: [[dateOf(from), dateOf(to)]] })
        if (item.a.lunar !== null) return [from, to]
      }
    }
    if (b < a || b - a > 800) return null
    const season = b - a >= SEASON ? seasonNow(item.a, item.b) : null
    if (season) return season
    // “0时至…24时”: the first and the last day are whole.
    if (item.a.clock && item.a.clock.minutes > 0) days.starts = item.a.clock.minutes
    if (item.b.clock && item.b.clock.minutes < 1440) days.ends = item.b.clock.minutes
    const first = leftOut(item.a) ? a + 1 : a
    const end = leftOut(item.b) ? b - 1 : b
    return first > end ? null : [first, end]
  }

  /** Days counted within a holiday; null unless it is one stretch whose ends are known. */
  const partOf = (item: Extract<Item, { kind: 'part' }>): [DayNumber, DayNumber] | null => {
    const { names, year: of } = item
    const whole =
      names.length > 0
        ? festivalSpan({ kind: 'festival', names, year: of, span: 'period', glosses: [] })
        : holidayMeant()
    const span = whole?.spans[0]
    if (!whole || whole.doubt !== null || !span || whole.spans.length > 1) return null
    const [a, b] = span
    if (b === null) return null
    const at = (n: number) => (n > 0 ? a + n - 1 : b + n + 1)
    const [from, to] = [at(item.from), at(item.to)]
    return a <= from && from <= to && to <= b ? [from, to] : null
  }

  /** The first day of a month named with or without its year. */
  const monthOf = (item: { year: number | null; month: number }): DayNumber | null => {
    if (item.year !== null) return dayNumber(item.year, item.month, 1)
    const at = home() ?? last
    return at === null ? null : nearest(at, (y) => dayNumber(y, item.month, 1))
  }

  /** The nth weekday of a month; month 0 is that of the announcement, -1 the one after it. */
  const nthOf = (item: Extract<Item, { kind: 'nth' }>): DayNumber | null => {
    let first: DayNumber | null = null
    if (item.month > 0) first = monthOf(item)
    else if (announced !== null) {
      const { year: y, month: m } = civil(dayOf(announced))
      const next = item.month === 0 ? m : m + 1
      first = next > 12 ? dayNumber(y + 1, 1, 1) : dayNumber(y, next, 1)
    }
    if (first === null) return null
    const { year: y, month: m } = civil(first)
    const length = daysInMonth(y, m)
    const offset = (item.day - weekdayOf(first) + 7) % 7
    const count = Math.floor((length - 1 - offset) / 7) + 1
    const nth = item.nth < 0 ? count : item.nth
    return nth >= 1 && nth <= count ? first + offset + 7 * (nth - 1) : null
  }

  /** The day that a bracket says, or the nth workday beside a holiday whose paper is on file. */
  const workdayOf = (item: Extract<Item, { kind: 'workday' }>): DayNumber | null => {
    const dated = item.glosses.find((g) => g.kind === 'date')
    if (dated?.kind === 'date') return pointDay(dated.point, null)
    const name = item.names[0]
    const at =
      name === undefined
        ? null
        : item.year === null
          ? yearOfFestival(name)
          : festivalDay(calendar, name, item.year)
    const days = at !== null ? periodOf(item.names, civil(at).year) : holidayMeant()
    const edge = item.after
      ? days?.spans.reduce<number | null>(
          (m, [, b]) => (b === null ? m : Math.max(m ?? b, b)),
          null,
        )
      : days?.spans[0]?.[0]
    if (!days || days.doubt !== null || edge === null || edge === undefined) return null
    const step = item.after ? 1 : -1
    let left = item.nth
    for (let day = edge + step, tries = 0; tries < 20; day += step, tries++) {
      const works = item.any ? true : worksOn(calendar, day)
      if (works === null) return null
      if (works && --left === 0) return day
    }
    return null
  }

  const festivalSpan = (item: Extract<Item, { kind: 'festival' }>): Days | null => {
    const glossed = spanOfGlosses(dated(item.glosses, item.year), true)
    if (glossed) return glossed
    if (holiday && !holiday.implied && sameFestivals(item.names, input.festivals)) return holiday
    const at =
      item.year !== null && item.names.length > 0
        ? festivalDay(calendar, item.names[0]!, item.year)
        : item.names.length > 0
          ? yearOfFestival(item.names[0]!)
          : null
    if (at === null) return item.names.length === 0 ? holidayMeant() : null
    if (item.span === 'day') {
      last = at
      return { ...emptyDays(), spans: [[at, at]], implied: true }
    }
    return periodOf(item.names, civil(at).year)
  }
  const yearOfFestival = (name: Festival): DayNumber | null => {
    const anchor = last ?? home()
    if (statedYear !== null && near === null && input.festivals.includes(name))
      return festivalDay(calendar, name, statedYear)
    if (anchor === null) return null
    // 'new-year' of next January is nearer to a December notice than this January's.
    return nearest(anchor, (y) => festivalDay(calendar, name, y))
  }
  const spanOfGlosses = (glosses: Gloss[], mayName = false): Days | null => {
    for (const g of glosses) {
      if (g.kind === 'range') {
        const a = pointDay(g.a, null)
        const b = a === null ? null : pointDay(g.b, a)
        if (a !== null && b !== null) {
          const now = b - a >= SEASON ? seasonNow(g.a, g.b) : null
          const days = { ...emptyDays(), spans: [now ?? [a, b]] as [number, number][] }
          check(g.a, a, days)
          check(g.b, b, days)
          if (mayName) holiday ??= { ...days, period: true }
          return days
        }
      }
      if (g.kind === 'date') {
        const a = pointDay(g.point, null)
        if (a === null) continue
        const days = { ...emptyDays(), spans: [[a, a]] as [number, number][] }
        check(glossedPoint(g.point, glosses), a, days)
        return days
      }
    }
    return null
  }
  const periodOf = (names: Festival[], festivalYear: number): Days | null => {
    const spans: [DayNumber, DayNumber][] = []
    let doubt: string | null = null
    for (const name of names) {
      const span = festivalPeriod(calendar, name, festivalYear)
      if (!span) continue
      if (!span.known) doubt = `no paper on the holidays of ${festivalYear} is on file`
      if (name === 'lantern') doubt = '元宵 is not a statutory holiday: only its own day was taken'
      if (!spans.some(([a, b]) => a === span.from && b === span.to))
        spans.push([span.from, span.to])
    }
    return spans.length === 0 ? null : { ...emptyDays(), spans, implied: true, doubt, period: true }
  }
  const holidayMeant = (): Days | null => {
    holiday ??= holidayOfNotice()
    const told = holiday !== null && !holiday.implied
    return heading && !(told && overlaps(heading, holiday!)) ? heading : holiday
  }
  const holidayOfNotice = (): Days | null => {
    // “元宵节后开放时间”: of the days after it.
    if (input.festivals.length === 0 || PAST_FEAST.test(input.title)) return null
    const at =
      statedYear !== null
        ? festivalDay(calendar, input.festivals[0]!, statedYear)
        : yearOfFestival(input.festivals[0]!)
    return at === null ? null : periodOf(input.festivals, civil(at).year)
  }

  return {
    evidence,
    findings,
    get springEve() {
      const of = statedYear ?? year
      if (of === null || of >= 2025) return null
      return lunarDay(calendar, of, 0)
    },
    titled: input.titled,
    get holiday() {
      return (holiday ??= holidayOfNotice())
    },
    resolve,
    after(when) {
      const days = resolve(when)
      const ends = days?.spans.map(([, b]) => b) ?? []
      if (!days || ends.length === 0 || ends.includes(null)) return null
      const from = Math.max(...ends.map((b) => b!)) + 1
      return { ...days, spans: [[from, null]], implied: true, period: false }
    },
    before(when) {
      const days = when.items.length === 1 ? resolve(when) : null
      const span = days?.spans[0]
      if (!days || !span || days.spans.length !== 1 || span[1] === null) return null
      const ranged = span[1] > span[0]
      if (!ranged && announced === null) return null
      const point = pointsOf(when).at(-1)
      const counts = point?.glosses.some((g) => g.kind === 'inclusive') ?? false
      const told = counts || (point !== undefined && leftOut(point))
      const from = ranged ? span[0] : dayOf(announced!)
      const to = counts || (ranged && told) ? span[1] : span[1] - 1
      if (to < from) return null
      const other: [CalendarDate, CalendarDate] = [dateOf(from), dateOf(to + 1)]
      return {
        ...days,
        spans: [[from, to]],
        implied: true,
        doubt: !ranged
          ? UNTIL_ONLY
          : told
            ? days.doubt
            : 'whether the last day counts is not certain',
        alternatives: told
          ? days.alternatives
          : [...days.alternatives, { why: 'the day named counts too', dates: [other] }],
      }
    },
    enter(festivals, y) {
      const of = y ?? statedYear ?? year
      if (festivals.length === 0 || of === null) return
      // “元旦开放时间” in a notice of December, with dates of two years below, is of the next year's festival.
      const next =
        y === null && statedYear === null && announced !== null
          ? nearest(dayOf(announced) + 30, (at) => festivalDay(calendar, festivals[0]!, at))
          : null
      const own = next ?? festivalDay(calendar, festivals[0]!, of)
      // “2022年下半年节假日安排”: the 元旦 told after 国庆, or long gone by when it is told, is the next one.
      gone = y === null && own !== null && Math.max(near ?? 0, told ?? 0) - own > GONE
      near = gone ? (festivalDay(calendar, festivals[0]!, of + 1) ?? own) : own
      entered = near === null ? null : { day: near, before: last }
    },
    makeUpIn(from, to) {
      for (const { makeUp } of calendar.years)
        for (const date of makeUp) {
          const day = dayOf(date)
          if (day >= from && day <= to) return day
        }
      return null
    },
    note(when) {
      const item = when.items.at(-1)
      if (item?.kind === 'day' && when.items.length === 1) pointDay(item.a, null)
    },
    under(days) {
      heading = days
    },
    defineHoliday(days) {
      holiday = { ...days, period: true }
    },
  }
}

/** “2025年国庆假期(10月1日-8日)”: the year is that of the bracket too. */
function dated(glosses: Gloss[], year: number | null): Gloss[] {
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

/** A working day by the paper of its year; null where there is none. */
function worksOn(calendar: CalendarData, day: DayNumber): boolean | null {
  const date = dateOf(day)
  const { year } = civil(day)
  const papers = calendar.years.filter((y) => y.year === year || y.year === year + 1)
  if (!papers.some((y) => y.year === year)) return null
  if (papers.some((y) => y.makeUp.includes(date))) return true
  if (papers.some((y) => y.off.some((o) => o.from <= date && date <= o.to))) return false
  return weekdayOf(day) < 5
}

/** The first day from `from` on that is the nth of its month. */
function nextDayOfMonth(from: DayNumber, nth: number): DayNumber | null {
  for (let day = from; day < from + 62; day++) if (civil(day).day === nth) return day
  return null
}

const leftOut = (p: Point) => p.glosses.some((g) => g.kind === 'exclusive')

/** No days at all. */
export function emptyDays(): Days {
  return {
    spans: [],
    weekly: null,
    daily: false,
    implied: false,
    doubt: null,
    starts: null,
    ends: null,
    alternatives: [],
    period: false,
  }
}

/** “端午节(6月22日,周四)”: the one date of the bracket with the weekday that stands beside it there. */
function glossedPoint(point: Point, glosses: readonly Gloss[]): Point {
  const own = glosses.filter((g) => g.kind === 'weekday' || g.kind === 'lunar')
  return { ...point, glosses: [...point.glosses, ...own] }
}

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

/** Every point of an expression, glosses left out. */
export function pointsOf(when: WhenText): Point[] {
  return when.items.flatMap((item) =>
    item.kind === 'range'
      ? [item.a, item.b]
      : item.kind === 'day' || item.kind === 'from'
        ? [item.a]
        : [],
  )
}

/** The days off that a festival's name means in a notice: the paper's days, a lone day with its weekend. */
export function festivalPeriod(
  calendar: CalendarData,
  name: Festival,
  year: number,
): { from: DayNumber; to: DayNumber; known: boolean } | null {
  if (name === 'lantern') {
    const day = lunarDay(calendar, year, 15)
    return day === null ? null : { from: day, to: day, known: true }
  }
  const paper = calendar.years.find((y) => y.year === year)
  if (paper) {
    const off = paper.off.find((o) => o.names.includes(name))
    if (!off) return null
    return { ...withWeekend(dayOf(off.from), dayOf(off.to), paper.makeUp), known: true }
  }
  const law = lawDays(calendar, year).find((l) => l.holiday === name)
  if (!law) return null
  return { ...withWeekend(law.days[0]!, law.days.at(-1)!, []), known: false }
}

/** “与周末连休”: a single listed day beside a weekend stands for the three days together. */
function withWeekend(
  from: DayNumber,
  to: DayNumber,
  makeUp: readonly CalendarDate[],
): { from: DayNumber; to: DayNumber } {
  if (to !== from) return { from, to }
  const free = (day: DayNumber) => weekdayOf(day) >= 5 && !makeUp.includes(dateOf(day))
  let [a, b] = [from, to]
  while (b - a < 3 && free(a - 1)) a--
  while (b - a < 3 && free(b + 1)) b++
  return { from: a, to: b }
}

function festivalDay(calendar: CalendarData, name: Festival, year: number): DayNumber | null {
  return remembered(
    calendar,
    name,
    year,
    () => ownDays(calendar, year).get(name as Holiday) ?? null,
  )
}

/** Own days of festivals and first days of lunar years, worked out once a calendar. */
function remembered(
  calendar: CalendarData,
  name: string,
  year: number,
  work: () => DayNumber | null,
): DayNumber | null {
  let known = memory.get(calendar)
  if (!known) memory.set(calendar, (known = new Map()))
  let years = known.get(name)
  if (!years) known.set(name, (years = new Map()))
  let day = years.get(year)
  if (day === undefined) years.set(year, (day = work()))
  return day
}

const memory = new WeakMap<CalendarData, Map<string, Map<number, DayNumber | null>>>()

/** The civil day of a lunar day of the year that begins at 正月初一; 0 and below count back from it. */
function lunarDay(calendar: CalendarData, year: number, lunar: number): DayNumber | null {
  if (lunar === FIFTH_OF_FIFTH) return festivalDay(calendar, 'dragon-boat', year)
  if (lunar === FIFTEENTH_OF_EIGHTH) return festivalDay(calendar, 'mid-autumn', year)
  // How long the last month was is not on file: of its days only the end is known.
  if (lunar < TWENTY_NINTH || (lunar <= -20 && lunar !== TWENTY_NINTH)) return null
  const first = remembered(calendar, 'lunar year', year, () => {
    const of = calendar.lunar[String(year)]
    return of ? dayOf(`${year}-${of.newYear}`) : null
  })
  return first === null ? null : first + (lunar === TWENTY_NINTH ? 0 : lunar) - 1
}

/** 腊月廿八 as days before 正月初一, less one, in a last month of so many days. */
const twelfth = (lunar: number, length: number): number => (lunar > -20 ? lunar : -lunar - length)

/** Does a day bear this lunar name in the year that begins at 正月初一? Days of other months are not doubted. */
function isLunar(calendar: CalendarData, year: number, lunar: number, day: DayNumber): boolean {
  if (lunar > -20) return lunarDay(calendar, year, lunar) === day
  if (lunar < TWENTY_NINTH) {
    const own = lunarDay(calendar, year, lunar)
    return own === null || own === day
  }
  return [29, 30].some((length) => lunarDay(calendar, year, twelfth(lunar, length)) === day)
}

function exists(year: number, month: number, day: number): DayNumber | null {
  if (year < 1990 || year > 2100 || day > daysInMonth(year, month)) return null
  return dayNumber(year, month, day)
}

type MonthDay = Pick<Point, 'month' | 'day' | 'monthEnd'>

/** The day of a point in a year. */
function dayIn(year: number, p: MonthDay): DayNumber | null {
  return exists(year, p.month!, p.monthEnd ? daysInMonth(year, p.month!) : p.day!)
}

/** A span of at least so many days is a season that comes every year. */
const SEASON = 60

/** A day so far from the announcement is the end of something long. */
const FAR_AHEAD = 300

/** A festival so many days ago is not the one a notice tells of. */
const GONE = 150

/** One that ends within so many days is not the one a new notice tells of. */
const ENDING = 20

/** A year was written: another one only across New Year, for days close by. */
function ofYear(at: DayNumber, of: (year: number) => DayNumber | null): DayNumber | null {
  const day = nearest(at, of)
  if (day === null) return null
  const { year } = civil(at)
  // The days of autumn are those of the year written: 国庆节 in a notice that begins with 元旦.
  const autumn = civil(day).year < year && civil(day).month < EVE
  return autumn || Math.abs(day - at) > ACROSS ? of(year) : day
}

const ACROSS = 120

/** From this month on a day is said of the New Year that follows it. */
const EVE = 11

function nearest(at: DayNumber, of: (year: number) => DayNumber | null): DayNumber | null {
  const { year } = civil(at)
  let best: DayNumber | null = null
  for (const y of [year - 1, year, year + 1]) {
    const day = of(y)
    if (day !== null && (best === null || Math.abs(day - at) < Math.abs(best - at))) best = day
  }
  return best
}

function firstFrom(at: DayNumber, of: (year: number) => DayNumber | null): DayNumber | null {
  const { year } = civil(at)
  for (const y of [year, year + 1]) {
    const day = of(y)
    if (day !== null && day >= at) return day
  }
  return null
}

function sameFestivals(a: readonly Festival[], b: readonly Festival[]): boolean {
  return a.length === 0 || a.some((name) => b.includes(name))
}

const FIRST_YEAR = 2016
const LAST_YEAR = 2030

/** A bare day so many days ahead has just gone by in the month of announcement. */
const NEXT_MONTH = 25

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

/** Days between a festival and the first or last day that a notice about it names. */
const BESIDE = 1

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
