/**
 * Statements become facts: lists of rooms are joined to their hours, complements and cross-references worked
 * out, narrower statements cut from wider ones, and what contradicts itself is handed to a person.
 */
import { clock, dateOf, weekdayOf } from '../core/time.ts'
import type { CalendarDate } from '../core/model.ts'
import type { DayNumber } from '../core/time.ts'
import type { BookingStatement, DraftBooking } from './booking.ts'
import { numeral } from './numerals.ts'
import { isWithin, lineOf } from './places.ts'
import type { Registry } from './places.ts'
import { daysWithin, mergeSpans, overlaps } from './spans.ts'
import { hasHours } from './segments.ts'
import type { Hours, Reading, RoomList, Segment } from './segments.ts'
import { awaitsModel, followPointers } from './references.ts'
import { isSeason, settleSeasons } from './seasons.ts'
import { datedLists, hoursOfHouse, openRooms } from './room-lists.ts'
import type { DatedList } from './room-lists.ts'
import { joinSessions } from './sessions.ts'
import { AFTERNOON, EVENING, MORNING, NOON } from './words.ts'
import type { Token, Tokens } from './tokens.ts'
import { emptyDays } from './year.ts'
import type { Days, Resolver } from './year.ts'

/** Days of a fact as the contract has them. */
export type DraftDates =
  | (CalendarDate | [CalendarDate, CalendarDate | null])[]
  | {
      weekly: ('mo' | 'tu' | 'we' | 'th' | 'fr' | 'sa' | 'su')[]
      from: CalendarDate | null
      to: CalendarDate | null
      /** 法定节假日 in general, beside the weekdays; `weekly` may then be empty. */
      on?: 'statutory-holidays'
    }

/** Hours of a fact: windows as `HH:MM` (null for an end not stated), or a state. */
export type DraftHours =
  [string | null, string | null][] | 'closed' | 'regular' | 'all-day' | 'open-unstated'

/** Another way to read the same words. */
export interface Alternative {
  why: string
  dates?: DraftDates
  hours?: DraftHours
}

/** A fact before offsets are turned to those of the original text. */
export interface RawFact {
  place: string
  dates: DraftDates
  hours: DraftHours
  effect: 'set' | 'add' | 'remove'
  booking: DraftBooking | null
  lastEntry: string | null
  fee: 'free' | 'low-fee' | 'paid' | null
  certainty: 'stated' | 'implied' | 'ambiguous'
  from: number
  to: number
  rule: string
  alternatives: Alternative[]
  doubts: string[]
  segment: Segment
  days: Days
}

/** Something an editor must look at. */
export interface RawFinding {
  kind: string
  message: string
  from: number
  to: number
}

/** What the making of facts is told. */
export interface FactInput {
  reading: Reading
  registry: Registry
  resolver: Resolver
  text: string
  doc: Tokens
}

const NAMES = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'] as const

/** Works out the statements as a whole; segments that only summarised others are marked dead. */
export function settleSegments(input: FactInput): RawFinding[] {
  const { reading, registry, doc } = input
  const findings: RawFinding[] = []
  resumptions(input)
  shutUntilResumed(input)
  houseResumes(input)
  settleSeasons(reading.segments)
  roomsAfterHouse(reading, registry)
  startBefore(reading)
  undated(input)
  exceptions(input)
  above(reading)
  joinSessions(reading.segments, input.text)
  splitClosures(reading)
  boundByResumption(reading)
  forSoManyDays(input)
  counted(input)
  followPointers(reading.segments, registry, doc)
  houseOfFloors(reading)
  complements(input)
  joinRooms(reading, registry)
  otherDays(input)
  onlyThen(input)
  narrowing(reading, registry)
  hoursAbove(reading)
  evenings(reading)
  halves(reading)
  relativeLast(reading)
  ordinaryLast(reading)
  endMissed(input)
  contradictions(reading, findings)
  return findings
}

/** The facts of a settled reading. */
export function factsOf(
  reading: Reading,
  bookings: BookingStatement[],
  registry: Registry,
): RawFact[] {
  const out: RawFact[] = []
  const rules = bookingRules(bookings)
  for (const s of reading.segments) {
    if (s.rule === 'closed-label' && !s.dated) s.unresolved = true
    if (s.dead || s.unknown || s.unresolved || !s.places || !s.days) continue
    const hours = hoursOf(s)
    if (hours === null) continue
    const dates = datesOf(s)
    if (dates === null) continue
    const open = hours !== 'closed' && s.effect !== 'remove'
    for (const place of new Set(s.places)) {
      const booking = open ? bookingFor(s, place, rules, registry, reading) : null
      out.push({
        place,
        dates,
        hours,
        effect: s.effect,
        booking: booking && s.cutoff !== null ? { ...booking, closesAt: clock(s.cutoff) } : booking,
        lastEntry: open && s.lastEntry !== null ? clock(s.lastEntry) : null,
        fee: open && !s.feesDiffer ? (s.fee ?? feeFor(s, place, reading, registry)) : null,
        certainty: certaintyOf(s),
        from: s.from,
        to: s.to,
        rule: s.rule || 'statement',
        alternatives: alternativesOf(s),
        doubts: s.doubts,
        segment: s,
        days: s.days,
      })
    }
  }
  return out
}

function certaintyOf(s: Segment): RawFact['certainty'] {
  if (s.doubts.length > 0 || s.tentative) return 'ambiguous'
  return s.implied || s.days?.implied ? 'implied' : 'stated'
}

function alternativesOf(s: Segment): Alternative[] {
  const out: Alternative[] = []
  for (const a of s.days?.alternatives ?? [])
    out.push({ why: a.why, dates: a.dates.map(([x, y]) => (x === y ? x : [x, y])) })
  for (const doubt of s.doubts) {
    if (/全天/.test(doubt))
      out.push({ why: doubt, hours: 'regular' }, { why: doubt, hours: 'all-day' })
    else if (/hours line above/.test(doubt) && s.alternativeHours)
      out.push({ why: doubt, hours: s.alternativeHours })
    else if (/evening/.test(doubt))
      out.push({ why: 'it replaces the hours of the day instead of adding to them' })
  }
  return out
}

// ── hours and dates in the contract's form

/** Hours of a statement, or null if it says none. */
export function hoursOf(s: Segment): DraftHours | null {
  if (s.windows.length > 0)
    return s.windows.map(([a, b]) => [a === null ? null : clock(a), b === null ? null : clock(b)])
  if (s.opens !== null || s.closes !== null)
    return [[s.opens === null ? null : clock(s.opens), s.closes === null ? null : clock(s.closes)]]
  if (s.part !== null) {
    if (s.state !== 'closed') return null
    return closedParts(s.part).map(([a, b]) => [
      a === null ? null : clock(a),
      b === null ? null : clock(b),
    ])
  }
  switch (s.state) {
    case 'closed':
      return 'closed'
    case 'regular':
      return 'regular'
    case 'all-day':
      return 'all-day'
    case 'open':
    case 'unstated':
      return 'open-unstated'
    default:
      return null
  }
}

/** 上午闭馆 without a clock time: the parts of the day as windows, those that meet joined. */
function closedParts(parts: number): Hours[] {
  const out: Hours[] = []
  if (parts & MORNING) out.push([null, 720])
  if (parts & NOON && !(parts & AFTERNOON)) out.push([720, 840])
  if (parts & AFTERNOON) out.push([720, null])
  else if (parts & EVENING) out.push([1080, null])
  return out
}

/** Dates of a statement with its exceptions taken out; null if none are left. */
export function datesOf(s: Segment): DraftDates | null {
  const days = s.days!
  let weekly = days.weekly
  const except: [DayNumber, DayNumber | null][] = []
  for (const x of s.exceptDays) {
    if (x.weekly !== null && x.spans.length === 0)
      weekly = (weekly ?? [0, 1, 2, 3, 4, 5, 6]).filter((d) => !x.weekly!.includes(d))
    else except.push(...x.spans)
  }
  if (days.spans.length === 0) {
    if (!weekly && !days.daily) return null
    if (weekly?.length === 0 && !days.statutory) return null
    return {
      ...(days.statutory ? { on: 'statutory-holidays' as const } : {}),
      weekly: (weekly ?? [0, 1, 2, 3, 4, 5, 6]).map((d) => NAMES[d]!),
      from: null,
      to: null,
    }
  }
  const spans = subtract(days.spans, except)
  if (spans.length === 0) return null
  if (weekly !== null && weekly.length < 7) {
    const from = Math.min(...spans.map(([a]) => a))
    const open = spans.some(([, b]) => b === null)
    const to = open ? null : Math.max(...spans.map(([, b]) => b!))
    if (to === null || to - from > 31)
      return {
        weekly: weekly.map((d) => NAMES[d]!),
        from: dateOf(from),
        to: to === null ? null : dateOf(to),
      }
    const list: CalendarDate[] = []
    for (const [a, b] of spans)
      for (let d = a; d <= b!; d++) if (weekly.includes(weekdayOf(d))) list.push(dateOf(d))
    return list.length > 0 ? list : null
  }
  return spans.map(([a, b]) => (a === b ? dateOf(a) : [dateOf(a), b === null ? null : dateOf(b)]))
}

function subtract(spans: Days['spans'], except: Days['spans']): Days['spans'] {
  let out = [...spans]
  for (const [c, d] of except.slice(0, 400)) {
    const next: Days['spans'] = []
    for (const [a, b] of out) {
      if ((b !== null && b < c) || (d !== null && a > d)) {
        next.push([a, b])
        continue
      }
      if (a < c) next.push([a, c - 1])
      if (d !== null && (b === null || b > d)) next.push([d + 1, b])
    }
    out = next
  }
  return out
}

/** Days of a statement, exceptions out, as spans; weekday cuts are ignored. */
function spansOf(s: Segment): Days['spans'] {
  return s.days
    ? subtract(
        s.days.spans,
        s.exceptDays.flatMap((x) => (x.weekly === null ? x.spans : [])),
      )
    : []
}

// ── dates

/** “2月20日恢复开放” holds from then on. */
function resumptions({ reading, text }: FactInput): void {
  const before: Segment[] = []
  for (const s of reading.segments) {
    if (!s.resumes || !s.days || s.days.spans.length !== 1 || s.state === 'closed') continue
    const [a, b] = s.days.spans[0]!
    if (a !== b) continue
    s.days = { ...s.days, spans: [[a, null]] }
    if (s.resumesAt !== null && s.resumesAt > LATE_OPENING) {
      // “2月10日中午12点后恢复开放”: until then doors stay shut.
      before.push({
        ...s,
        days: { ...s.days, spans: [[a, a]] },
        state: null,
        resumes: false,
        effect: 'remove',
        windows: [[null, s.resumesAt]],
        rule: 'closed-until-resumption',
        tokens: [...s.tokens],
        doubts: [...s.doubts],
      })
      continue
    }
    const when = s.tokens.find((t) => t.kind === 'when')
    if (when && /^(?:晚|下午|中午|午后|夜|傍晚)/.test(text.slice(when.to, when.to + 2)))
      s.doubts.push('it resumes within the day: the day before the hour is not said')
  }
  for (const s of before) reading.segments.push(s)
}

/** “10月7日起恢复正常” below the headings of several rooms, none of which is said to be closed, is of their house. */
function houseResumes({ reading, registry }: FactInput): void {
  const parentOf = (p: string) => registry.entries.get(p)?.partOf ?? null
  for (const [n, s] of reading.segments.slice(0, 2000).entries()) {
    if (!s.resumes || s.named || s.dead || !s.places || s.node !== 0) continue
    const house = parentOf(s.places[0]!)
    if (house === null || s.places.some((p) => parentOf(p) !== house)) continue
    const before = reading.segments.slice(Math.max(0, n - 40), n).filter((x) => !x.dead && x.places)
    const own = before.filter((x) => samePlaces(x, s))
    const siblings = before.filter(
      (x) => !samePlaces(x, s) && x.places!.some((p) => parentOf(p) === house),
    )
    if (own.some((x) => x.state === 'closed' || x.line === s.line)) continue
    if (siblings.length === 0 || siblings.some((x) => x.resumes)) continue
    s.places = [house]
    s.implied = true
    s.rule = 'house-resumes'
  }
}

/** “2月4日15:00起关闭,2月14日重新开放”: the days between are closed. */
function shutUntilResumed({ reading, text }: FactInput): void {
  let met = 0
  const more: Segment[] = []
  for (const [n, s] of reading.segments.entries()) {
    const day = s.days?.spans.length === 1 ? s.days.spans[0]! : null
    if (s.effect !== 'remove' || s.onward || !day || day[0] !== day[1]) continue
    if (s.windows.at(-1)?.[1] !== null || !/起/.test(text.slice(s.from, s.to))) continue
    const back = reading.segments
      .slice(n + 1, n + 10)
      .find(
        (x) =>
          x.resumes &&
          x.line === s.line &&
          samePlaces(x, s) &&
          x.days?.spans.length === 1 &&
          x.days.spans[0]![0] > day[0] + 1,
      )
    if (!back) continue
    if (++met > MOST_SUMMARIES) {
      s.doubts.push('what holds on the days between is not said')
      continue
    }
    const gap: Days = { ...emptyDays(), spans: [[day[0] + 1, back.days!.spans[0]![0] - 1]] }
    const told = reading.segments.some(
      (x) =>
        x !== s && x !== back && samePlaces(x, s) && x.dated && x.days && overlaps(x.days, gap),
    )
    if (told) continue
    more.push({
      ...s,
      days: gap,
      effect: 'set',
      state: 'closed',
      windows: [],
      part: null,
      implied: true,
      rule: 'closed-until-resumption',
      tokens: [...s.tokens, ...back.tokens],
      doubts: [...s.doubts],
      to: Math.max(s.to, back.to),
    })
  }
  for (const s of more) reading.segments.push(s)
}

/** A resumption at an hour no later than this is at the opening hour of an ordinary day. */
const LATE_OPENING = 630

/** 上述节假日: all bounded days that the statements before it name, and the headings over them. */
function above(reading: Reading): void {
  let met = 0
  for (const [n, s] of reading.segments.entries()) {
    if (!s.days?.above) continue
    if (++met > MOST_SUMMARIES) {
      s.unresolved = true
      continue
    }
    const before = reading.segments.slice(0, n).filter((x) => !x.dead && !x.days?.above)
    const nodes = new Set(before.map((x) => x.node))
    const headings = [...nodes].map((node) => headingDays(reading, node))
    const named = [...before.filter((x) => x.dated).map((x) => x.days), ...headings]
    const spans = named.flatMap((days) => days?.spans ?? []).filter(([, b]) => b !== null)
    s.days = { ...emptyDays(), spans: mergeSpans(spans), implied: true, doubt: null }
    if (spans.length === 0) s.doubts.push('which days are meant is not said')
  }
}

/** “10:00-17:00开馆。开放甲室、乙室。”: rooms named after a full stop keep the hours of their house before it. */
function roomsAfterHouse(reading: Reading, registry: Registry): void {
  for (const [n, s] of reading.segments.entries()) {
    const house = reading.segments[n - 1]
    if (!s.rooms || s.dated || s.days || hasHours(s) || s.state !== 'open' || !house?.days) continue
    if (house.line !== s.line || house.dead || house.effect !== 'set' || !hasHours(house)) continue
    const parents = s.places?.map((p) => registry.entries.get(p)?.partOf ?? null)
    if (!parents?.every((p) => p !== null && house.places?.includes(p))) continue
    s.days = { ...house.days }
    s.windows = house.windows.map((w): Hours => [...w])
    s.opens = house.opens
    s.closes = house.closes
    s.dated = true
    s.rule = 'rooms-beside-house'
  }
}

/** “甲馆延时开放,10月1日至5日…推迟至20时”: the first clause announces the hours of the next, and has no days of its own. */
function announcesHours(s: Segment, next: Segment | undefined, text: string): Segment | null {
  if (s.state !== 'open' || hasHours(s) || s.dated || s.resumes || s.effect !== 'set') return null
  if (!/延时|延长|提前|推迟|错时/.test(text.slice(s.from, s.to))) return null
  if (!next || next.dead || !next.dated || !hasHours(next) || !samePlaces(next, s)) return null
  return next.line === s.line && next.sentence === s.sentence ? next : null
}

/** “开门时间推迟到10点,1日至3日开到21点,4日开到18点”: one start, said once, and an end for each of the days. */
function startBefore({ segments }: Reading): void {
  for (const [n, s] of segments.entries()) {
    if (s.dead || s.dated || s.effect !== 'set' || s.opens === null || s.closes !== null) continue
    if (s.windows.length > 0) continue
    for (const later of segments.slice(n + 1, n + 1 + MOST_ENDS)) {
      if (later.line !== s.line || later.sentence !== s.sentence || !samePlaces(later, s)) break
      if (!later.dated || later.effect !== 'set' || later.windows.length > 0) break
      if (later.opens !== null || later.closes === null || later.closes <= s.opens) break
      later.opens = s.opens
      later.tokens = [...s.tokens, ...later.tokens]
      later.from = s.from
      s.dead = true
    }
  }
}

const MOST_ENDS = 8

const isBounded = (s: Segment) => s.days?.spans.some(([, b]) => b !== null) ?? false

/** The days that the heading of a section says itself, not those of the calendar. */
function headingDays(reading: Reading, node: number): Days | null {
  const days = node > 0 ? sectionDays(reading, node) : null
  return days && !days.implied && !days.above ? days : null
}

/** A statement without dates holds on the notice's holiday, from its effect, or always. */
function undated({ reading, resolver, registry, text }: FactInput): void {
  const top = reading.nodes[0]!.days ?? reading.nodes[0]!.festival
  for (const [n, s] of reading.segments.entries()) {
    if (s.otherDays && !(s.days && s.days.spans.length > 0)) continue
    if ((s.exception && s.days === null) || awaitsModel(s)) continue
    const below = s.dated || s.days?.spans.length ? null : sectionDays(reading, s.node)
    if (below?.above) s.days = below
    // Which days are above is worked out from those that others name; without any the holiday is meant.
    if (
      s.dated &&
      s.days?.above &&
      reading.segments.some((x) => x.dated && x.from < s.from && isBounded(x))
    )
      continue
    if (s.days && (s.days.spans.length > 0 || s.days.weekly !== null)) {
      if (s.days.weekly?.length && s.days.spans.length === 0 && reading.effective)
        s.days = { ...reading.effective, weekly: s.days.weekly }
      continue
    }
    const spelt = announcesHours(s, reading.segments[n + 1], text)
    if (spelt) {
      spelt.tokens.push(...s.tokens)
      s.dead = true
      continue
    }
    const daily = s.days?.daily ?? false
    const section = sectionDays(reading, s.node)
    // “除1日闭馆外,均正常开放”: the other days were concluded, unless 每天 says them.
    s.implied ||= s.exceptDays.length > 0 && s.effect === 'set' && !daily
    const stated = s.resumes ? undefined : statedFor(s, reading, registry)
    // A row of a table is of the days that the others are of.
    const closedForGood =
      (s.state === 'closed' || s.effect === 'remove') && !s.rule.startsWith('table-')
    if (reading.effective && !closedForGood) {
      if (reading.effectiveToken) reach(s, reading.effectiveToken)
      s.days = { ...reading.effective, daily }
      s.rule ||= 'from-effective-date'
    } else if (stated && (section === null || section === top) && !closedForGood) {
      s.days = { ...stated.days, daily }
      s.rule ||= 'days-of-the-notice'
      s.tokens.push(...stated.tokens)
      if (stated.alone) stated.alone.dead = true
    } else if (section && !closedForGood) {
      s.days = { ...section, daily }
      s.rule ||= 'days-of-section'
    } else if (resolver.holiday && !closedForGood) {
      s.days = { ...resolver.holiday, daily }
      if (resolver.holiday.doubt) s.doubts.push(resolver.holiday.doubt)
      s.rule ||= 'holiday-of-notice'
    } else if (closedForGood && !s.named && !s.later) {
      // “不接待…” without a date or a name is no closure that could be vouched for.
      s.unresolved = true
    } else {
      s.days = { ...emptyDays(), daily: true }
      s.rule ||= 'no-dates'
    }
  }
}

/** “除甲馆因布展闭馆外，其余…”: the exception holds on the days of what it is excepted from. */
function exceptions({ reading, resolver }: FactInput): void {
  for (const [n, s] of reading.segments.entries()) {
    const weekly =
      s.exception && s.days !== null && s.days.spans.length === 0 ? s.days.weekly : null
    if (!s.exception || (s.days !== null && weekly === null)) continue
    const main = reading.segments
      .slice(n + 1, n + 6)
      .find((x) => x.line === s.line && x.sentence === s.sentence && !x.exception)
    const days = main?.days ?? sectionDays(reading, s.node) ?? resolver.holiday
    if (weekly !== null) {
      // “除周一闭馆外,2月15日至23日…”: the Mondays among these days.
      if (main?.dated && main.days && main.days.spans.length > 0) s.days = { ...main.days, weekly }
      continue
    }
    if (days && (days.spans.length > 0 || days.weekly !== null)) s.days = { ...days }
    else {
      s.days = { ...emptyDays(), daily: true }
      s.doubts.push('on which days the exception holds is not said')
    }
    s.rule ||= 'days-of-the-rest'
  }
}

/** “10月1日至7日开放，乙室仅10月1日至3日”: on the other days of the wider span it is closed. */
function onlyThen({ reading, resolver }: FactInput): void {
  let met = 0
  const more: Segment[] = []
  for (const s of reading.segments) {
    if (!s.only || s.dead || !s.places || s.state === 'closed' || s.effect !== 'set') continue
    if (!s.days || s.days.spans.length === 0) continue
    if (++met > MOST_SUMMARIES) {
      s.doubts.push('what holds on the other days is not said')
      continue
    }
    for (const place of s.places) {
      const wide = reading.segments.filter(
        (x) =>
          x !== s &&
          !x.dead &&
          x.effect === 'set' &&
          x.places?.includes(place) &&
          x.days &&
          x.state !== 'closed' &&
          daysWithin(s.days!, x.days),
      )
      const span =
        s.days.weekly !== null ? s.days : (wide[0]?.days ?? spanAround(s, reading, resolver))
      if (!span || span.spans.some(([, b]) => b === null)) continue
      const rest = restOf(span, s.days)
      if (rest === null) continue
      for (const x of wide) {
        const own = x.places!.length === 1 ? x : { ...x, tokens: [...x.tokens], places: [place] }
        if (own !== x) {
          x.places = x.places!.filter((p) => p !== place)
          more.push(own)
        }
        own.exceptDays = [...own.exceptDays, { ...emptyDays(), spans: rest.spans }]
        if (!hasHours(s) && hasHours(own)) {
          s.dead = s.places.length === 1
          for (const t of s.tokens) if (!own.tokens.includes(t)) own.tokens.push(t)
        }
      }
      more.push({
        ...s,
        places: [place],
        days: rest,
        dated: true,
        only: false,
        dead: false,
        state: 'closed',
        windows: [],
        opens: null,
        closes: null,
        lastEntry: null,
        implied: true,
        rule: 'closed-on-other-days',
        tokens: [...s.tokens],
        doubts: [...s.doubts],
      })
    }
  }
  for (const s of more) reading.segments.push(s)
}

/** The days of a span beside those named in it, weekdays of it beside those named. */
function restOf(span: Days, named: Days): Days | null {
  if (named.weekly !== null) {
    const weekly = [0, 1, 2, 3, 4, 5, 6].filter((d) => !named.weekly!.includes(d))
    return weekly.length > 0 ? { ...emptyDays(), spans: named.spans, weekly } : null
  }
  const spans = subtract(span.spans, named.spans)
  return spans.length > 0 ? { ...emptyDays(), spans } : null
}

/** The span of days that a statement's section or notice is about, if it holds all of its days. */
function spanAround(s: Segment, reading: Reading, resolver: Resolver): Days | null {
  const beside = reading.segments.find(
    (x) =>
      x !== s &&
      !x.dead &&
      x.line === s.line &&
      x.from < s.from &&
      x.days !== null &&
      x.days.weekly === null &&
      daysWithin(s.days!, x.days),
  )
  const span = beside?.days ?? sectionDays(reading, s.node) ?? resolver.holiday
  return span && daysWithin(s.days!, span) ? span : null
}

/** “开放日期:10月1日至4日” of the house that a statement is of, or of the house it is a part of. */
function statedFor(
  s: Segment,
  { stated }: Reading,
  registry: Registry,
): Reading['stated'][number] | undefined {
  return stated.find(
    (x) =>
      x.alone !== s &&
      (x.places.length === 0 ||
        (s.places?.every((p) => x.places.some((q) => isWithin(registry, p, q))) ?? false)),
  )
}

/** Stretches a statement to a token it rests on. */
function reach(s: Segment, t: Token): void {
  s.tokens.push(t)
  s.from = Math.min(s.from, t.from)
  s.to = Math.max(s.to, t.to)
}

function sectionDays(reading: Reading, node: number): Days | null {
  for (let at = node, steps = 0; at > 0 && steps < 20; at = reading.nodes[at]!.parent, steps++) {
    const n = reading.nodes[at]!
    if (n.days) return n.days
    if (n.festival) return n.festival
  }
  return reading.nodes[0]!.days ?? reading.nodes[0]!.festival
}

/** “8月10日13:30起至8月11日闭馆”: part of the first day, all of those after it. */
function splitClosures(reading: Reading): void {
  const more: Segment[] = []
  for (const s of reading.segments) {
    const d = s.days
    if (
      !d ||
      s.state !== 'closed' ||
      (d.starts === null && d.ends === null) ||
      d.spans.length !== 1
    )
      continue
    const [a, b] = d.spans[0]!
    const whole = { ...d, starts: null, ends: null }
    let [from, to] = [a, b]
    const piece = (day: DayNumber, window: [number | null, number | null]) =>
      more.push({
        ...s,
        days: { ...whole, spans: [[day, day]] },
        state: null,
        effect: 'remove',
        windows: [window],
        rule: 'closure-within-a-day',
        tokens: [...s.tokens],
        doubts: [...s.doubts],
      })
    if (d.starts !== null) {
      piece(a, [d.starts, d.ends !== null && a === b ? d.ends : null])
      from = a + 1
    }
    if (d.ends !== null && b !== null && b > a) {
      piece(b, [null, d.ends])
      to = b - 1
    }
    s.days = { ...whole, spans: to === null || to >= from ? [[from, to]] : [] }
    if (s.days.spans.length === 0) s.dead = true
  }
  for (const s of reading.segments) {
    if (!s.onward || s.dead || s.days?.spans.length !== 1) continue
    const [a, b] = s.days.spans[0]!
    s.days = { ...s.days, spans: [[a, a]] }
    if (b === null || b === a)
      more.push({
        ...s,
        days: { ...s.days, spans: [[a + 1, null]] },
        state: 'closed',
        effect: 'set',
        windows: [],
        rule: 'closed-until-further-notice',
        tokens: [...s.tokens],
        doubts: [...s.doubts],
      })
  }
  for (const s of more) reading.segments.push(s)
}

const SO_MANY =
  /^(?:[^,。;\n\d一二两三四五六七八九十提第]{0,6}|,(?:共计?|总共|为期|历时|时间为|闭馆|休馆)+)(\d{1,2}|[一二两三四五六七八九十]{1,3})天(?!内|后|前|以|左右|之)/

/** “10月1日起闭馆五天”: the closure ends with the last of so many days. */
function forSoManyDays({ reading, text }: FactInput): void {
  for (const s of reading.segments) {
    const span = s.days?.spans[0]
    if (s.dead || s.state !== 'closed' || s.effect !== 'set' || !s.days || !span) continue
    // “10月1日闭馆半天”: the other half is open, and which it is was not understood.
    if (/^[^,。;\n]{0,2}半天/.test(text.slice(s.to, s.to + 4)))
      s.doubts.push('closed for half a day')
    if (s.days.spans.length > 1 || s.days.weekly !== null || span[1] !== null) continue
    const m = SO_MANY.exec(text.slice(s.to, s.to + 20))
    if (!m) continue
    const count = m[1] === '两' ? 2 : numeral(m[1]!)
    if (!(count >= 1)) continue
    s.days = { ...s.days, spans: [[span[0], span[0] + count - 1]] }
    s.to += m[0].length
  }
}

/** What begins “from a day on” ends the day before the notice lets it resume. */
function boundByResumption(reading: Reading): void {
  const resumed = reading.segments
    .filter(
      (s) =>
        !s.dead && s.days?.spans.length === 1 && s.days.spans[0]![1] === null && s.effect === 'set',
    )
    .slice(0, 400)
  for (const s of resumed) {
    if (s.resumes) continue
    const [a] = s.days!.spans[0]!
    const end = resumed.find(
      (r) =>
        r !== s &&
        r.days!.spans[0]![0] > a &&
        samePlaces(r, s) &&
        (s.state === 'closed' ? r.state !== 'closed' : r.resumes),
    )
    if (end) s.days = { ...s.days!, spans: [[a, end.days!.spans[0]![0] - 1]] }
  }
}

function samePlaces(a: Segment, b: Segment): boolean {
  return a.places !== null && b.places !== null && a.places.some((p) => b.places!.includes(p))
}

// ── places

/** “洛浦博物馆等3家…开到20:30”: the rows below say which three. */
function counted({ reading, registry }: FactInput): void {
  for (const s of reading.segments) {
    if (s.count === null || s.dead || !s.places) continue
    const close = s.closes ?? s.windows.at(-1)?.[1] ?? null
    const rows = new Set<string>()
    for (const x of reading.segments)
      if (
        x !== s &&
        x.count === null &&
        !x.dead &&
        x.places &&
        hasHours(x) &&
        (x.closes ?? x.windows.at(-1)?.[1]) === close
      )
        for (const p of x.places) rows.add(p)
    if (rows.size === s.count) s.places = [...rows]
    else if (registry.roots.length === s.count) s.places = [...registry.roots]
    else {
      s.doubts.push(`which ${s.count} places is not said`)
      continue
    }
    s.implied = true
    s.rule = 'counted-summary'
    if (!s.dated) {
      s.dead = true
      continue
    }
    const said = reading.segments.filter(
      (x) => x !== s && x.count === null && !x.dead && x.places?.some((p) => rows.has(p)),
    )
    const known = said.flatMap((x) => spansOf(x))
    const left = subtract(s.days?.spans ?? [], known)
    if (left.length === 0) s.dead = true
    else s.days = { ...s.days!, spans: left }
  }
}

/** Most statements of a notice that look back at all others; more are left unread. */
const MOST_SUMMARIES = 100

/** “本馆一至四层10:00-17:00开放”: the house keeps those hours, if nothing else is said of it. */
function houseOfFloors(reading: Reading): void {
  const more: Segment[] = []
  for (const s of reading.segments.slice(0, 2000)) {
    const house = s.alsoHouse
    if (house === null || s.dead || !s.days || s.effect !== 'set' || s.state === 'closed') continue
    if (!hasHours(s)) continue
    const told = reading.segments.some(
      (x) => x !== s && !x.dead && x.places?.includes(house) && x.days && overlaps(x.days, s.days!),
    )
    if (told || more.length >= MOST_SUMMARIES) continue
    more.push({
      ...s,
      places: [house],
      unknown: null,
      named: true,
      implied: false,
      alsoHouse: null,
      tokens: [...s.tokens],
      doubts: [...s.doubts],
      exceptDays: [...s.exceptDays],
      rule: 'house-of-its-floors',
    })
  }
  for (const s of more) reading.segments.push(s)
}

/** 其余馆室: the places beside those named, in the house they are of. */
function complements({ reading, registry, text }: FactInput): void {
  const parentOf = (p: string) => registry.entries.get(p)?.partOf ?? null
  const rootOf = (p: string) => lineOf(registry, p).at(-1) ?? p
  const told = hoursByPlace(reading)
  for (const [n, s] of reading.segments.entries()) {
    if (!s.others && (s.besides.length === 0 || s.exceptOnDays)) continue
    if (!s.others && s.named) continue
    const subject = s.places && s.named ? s.places : null
    const near = nearestBefore(reading, n, s)
    if (s.houseBefore !== null && !s.others) {
      // “甲馆除过刊库闭馆外,正常开放” is said of the house itself.
      if (!s.days || (s.days.spans.length === 0 && s.days.weekly === null))
        s.days = near.at(-1)?.days ?? s.days
      s.places = [s.houseBefore]
      s.named = true
      continue
    }
    const nearest = near.at(-1)?.places ?? s.under ?? []
    const named = s.besides.length > 0 ? s.besides : nearest
    // “其余场馆” after houses are other houses; “其余部室” are rooms, and those of one house.
    const ofHouses =
      subject === null && named.some((p) => parentOf(p) === null) && HOUSES.test(wordOf(s, text))
    const houses = new Set(
      subject ?? (named.length > 0 ? named.map((p) => parentOf(p) ?? p) : (s.under ?? [])),
    )
    const universe = ofHouses ? registry.roots : childrenOf(houses, registry)
    const roots = new Set([...houses].map(rootOf))
    const besides =
      s.besides.length > 0
        ? s.besides
        : [...new Set([...near.flatMap((x) => x.places!), ...nearest])].filter(
            (p) => ofHouses || (roots.has(rootOf(p)) && !houses.has(p)),
          )
    const rest = universe.filter(
      (p) =>
        !besides.some((q) => isWithin(registry, p, q) || isWithin(registry, q, p)) &&
        !(hasHours(s) && hasOwnHours(told.get(p) ?? [], s)) &&
        !(s.state === 'closed' && isOpenByName(p, s, reading)),
    )
    if (!s.days || (s.days.spans.length === 0 && s.days.weekly === null))
      s.days = near.at(-1)?.days ?? s.days
    s.places = rest.length > 0 ? rest : null
    s.named = true
    s.implied = true
    s.rule = 'complement-of-places'
  }
}

/** Statements that name a place and give it hours of its own, by place; looked at no further than `MOST_TOLD`. */
function hoursByPlace(reading: Reading): Map<string, Segment[]> {
  const out = new Map<string, Segment[]>()
  for (const x of reading.segments) {
    if (x.dead || x.others || !x.named || x.extra || x.effect !== 'set') continue
    if (!hasHours(x) || !x.days) continue
    for (const p of x.places ?? []) {
      const list = out.get(p)
      if (!list) out.set(p, [x])
      else if (list.length < MOST_TOLD) list.push(x)
    }
  }
  return out
}

const MOST_TOLD = 50

/** Has a place hours of its own on these days, or on all? Then it is none of the others that have other hours. */
function hasOwnHours(told: readonly Segment[], s: Segment): boolean {
  return told.some(
    (x) =>
      x !== s &&
      !x.dead &&
      (x.days!.spans.length === 0 || (s.days !== null && daysWithin(s.days, x.days!))),
  )
}

/** “其余各室闭馆。书屋假期正常开放。”: a place said by its name to be open on these days is none of the others. */
function isOpenByName(place: string, s: Segment, reading: Reading): boolean {
  return reading.segments.some(
    (x) =>
      x !== s &&
      !x.dead &&
      !x.others &&
      x.effect === 'set' &&
      !x.resumes &&
      (x.state === 'regular' || x.state === 'all-day') &&
      isNamedBy(x, place) &&
      (x.places?.includes(place) ?? false) &&
      s.days !== null &&
      s.days.spans.length > 0 &&
      x.days !== null &&
      daysWithin(s.days, x.days),
  )
}

/** Does a statement name this place by its own name? */
function isNamedBy(s: Segment, place: string): boolean {
  return s.tokens.some((t) => t.kind === 'place' && t.ids.includes(place))
}

/** Words that mean houses rather than rooms. */
const HOUSES = /(?:场馆|分馆|校区|馆区|单位|馆)$/

function wordOf(s: Segment, text: string): string {
  const ref = s.tokens.findLast((t) => t.kind === 'ref')
  return ref ? text.slice(ref.from, ref.to) : ''
}

function childrenOf(houses: Iterable<string>, registry: Registry): string[] {
  return [...houses].flatMap((p) => registry.children.get(p) ?? [])
}

/** Statements before that name places: those of the same line, else of the same block. */
function nearestBefore(reading: Reading, n: number, s: Segment): Segment[] {
  const before = reading.segments
    .slice(Math.max(0, n - 40), n)
    .filter((x) => !x.dead && x.named && x.places && !x.others)
  const line = before.filter((x) => x.line === s.line)
  return line.length > 0 ? line : before.filter((x) => x.block === s.block)
}

/** A list of rooms in a line or section of its own says who keeps the hours beside it. */
function joinRooms(reading: Reading, registry: Registry): void {
  const more: Segment[] = []
  const lists: DatedList[] = [...reading.roomLists, ...datedLists(reading.segments)]
  const byLine = new Map<number, Segment[]>()
  for (const s of reading.segments) {
    const line = byLine.get(s.line)
    if (line) line.push(s)
    else byLine.set(s.line, [s])
  }
  const named = new Map<string, Segment[]>()
  for (const s of reading.segments)
    if (s.named)
      for (const p of s.places ?? []) {
        const told = named.get(p)
        if (told) told.push(s)
        else named.set(p, [s])
      }
  let dated = 0
  for (const list of lists) {
    if (list.all) continue
    const targets = list.days
      ? ++dated > MOST_SUMMARIES
        ? []
        : hoursOfHouse(list, list.days, reading.segments, registry)
      : targetsOf(list, reading)
    if (targets.length > 0) for (const s of list.told ?? []) s.dead = true
    else if (list.days && !list.told) more.push(openRooms(list, list.days))
    for (const s of targets) roomsOf(s, list.places, list.closed, more, named, registry, list)
  }
  for (const s of reading.segments) {
    if (!s.rooms || s.dead || !s.places || s.unknown) continue
    const rooms = s.places.filter((p) => registry.entries.get(p)!.partOf !== null)
    if (rooms.length === 0 || rooms.length < s.places.length) continue
    if (afterHouse(s, rooms, byLine.get(s.line) ?? [], registry)) {
      s.effect = 'add'
      s.rule = 'rooms-after-house'
    } else if (s.state !== 'all-day') {
      roomsOf(s, null, false, more, named, registry, null)
      takeHouseHours(s, rooms, more, reading, registry)
    }
  }
  for (const s of more) reading.segments.push(s)
}

/** “3日至5日9:30-16:30⏎3日至5日仅开放甲室”: rooms opened on days that the house gives hours to keep these hours. */
function takeHouseHours(
  s: Segment,
  rooms: string[],
  more: Segment[],
  reading: Reading,
  registry: Registry,
): void {
  if (hasHours(s) || s.state !== 'open' || s.effect !== 'set' || s.extra || s.resumes) return
  if (!s.dated || !s.days || s.days.weekly !== null || s.days.spans.length === 0) return
  if (s.days.spans.some(([, b]) => b === null)) return
  const list = { places: rooms, closed: false, all: false, ...placeOf(s) }
  const told = hoursOfHouse(list, s.days, reading.segments, registry).filter((x) => x !== s)
  const left = subtract(
    s.days.spans,
    told.flatMap((x) => spansOf(x)),
  )
  if (told.length === 0 || told.length > MOST_HOURS || left.length > 0) return
  const hours = told.map(({ windows, opens, closes, lastEntry, relativeLast, days, doubts }) => ({
    ...s,
    windows: [...windows],
    opens,
    closes,
    lastEntry,
    relativeLast,
    days,
    doubts: [...new Set([...s.doubts, ...doubts])],
    tokens: [...s.tokens],
    rule: 'rooms-with-hours-of-house',
  }))
  Object.assign(s, hours[0])
  more.push(...hours.slice(1))
}

/** Stretches of hours that the days of one list of rooms may fall into. */
const MOST_HOURS = 20

const placeOf = ({ node, line, from, to }: Segment) => ({ node, line, from, to })

/** “8:30-12:00所有窗口开放;12:00-17:30开放自习室”: the rooms go on when the house has closed. */
function afterHouse(
  s: Segment,
  rooms: string[],
  line: readonly Segment[],
  registry: Registry,
): boolean {
  const start = s.windows[0]?.[0] ?? s.opens
  if (start === null || start === undefined || !s.days) return false
  const houses = rooms.map((p) => registry.entries.get(p)!.partOf!)
  return line.some((x) => {
    const end = x.windows.at(-1)?.[1] ?? x.closes
    return (
      x !== s &&
      !x.dead &&
      x.effect === 'set' &&
      x.line === s.line &&
      end !== null &&
      end !== undefined &&
      end <= start &&
      houses.every((h) => x.places?.includes(h)) &&
      x.days !== null &&
      daysWithin(s.days!, x.days)
    )
  })
}

function targetsOf(list: RoomList, reading: Reading): Segment[] {
  const eligible = (s: Segment) =>
    !s.dead &&
    !s.unknown &&
    s.effect === 'set' &&
    !s.resumes &&
    (hasHours(s) || s.state === 'open' || s.state === 'regular') &&
    (s.days?.spans.length ?? 0) > 0
  const own = reading.segments.filter(
    (s) => s.node === list.node && s.line <= list.line && s.line >= list.line - 6 && eligible(s),
  )
  if (own.length > 0) return own
  const parent = reading.nodes[list.node]?.parent ?? 0
  return reading.segments
    .filter(
      (s) =>
        eligible(s) &&
        isBelow(reading, s.node, parent) &&
        (parent > 0 || Math.abs(s.line - list.line) <= 12),
    )
    .slice(0, 60)
}

function isBelow(reading: Reading, node: number, above: number): boolean {
  for (let at = node, steps = 0; steps < 20; at = reading.nodes[at]!.parent, steps++) {
    if (at === above) return true
    if (at <= 0) return above === 0
  }
  return false
}

function roomsOf(
  s: Segment,
  listed: string[] | null,
  closed: boolean,
  more: Segment[],
  named: ReadonlyMap<string, Segment[]>,
  registry: Registry,
  list: RoomList | null,
): void {
  const rooms = listed ?? s.places!
  const copy = (places: string[], change: Partial<Segment>): Segment => ({
    ...s,
    places,
    named: true,
    tokens: [...s.tokens],
    doubts: [...s.doubts],
    exceptDays: [...s.exceptDays],
    ...change,
  })
  const shut = {
    state: 'closed' as const,
    windows: [],
    opens: null,
    closes: null,
    lastEntry: null,
    rooms: false,
  }
  if (listed)
    more.push(
      copy(rooms, closed ? { ...shut, rule: 'rooms-listed-closed' } : { rule: 'rooms-listed' }),
    )
  const houses = new Set(
    rooms.map((p) => registry.entries.get(p)!.partOf).filter((p) => p !== null),
  )
  const rest: string[] = []
  for (const house of houses)
    for (const p of registry.children.get(house) ?? []) {
      if (rooms.includes(p) || rooms.some((r) => isWithin(registry, r, p))) continue
      if (
        (named.get(p) ?? []).some(
          (x) =>
            x !== s &&
            !x.dead &&
            x.days !== null &&
            (x.days.spans.length === 0 || overlaps(x.days, s.days!)),
        )
      )
        continue
      rest.push(p)
    }
  if (rest.length > 0 && !closed)
    more.push(
      copy(rest, {
        ...shut,
        implied: true,
        rule: 'rooms-not-listed',
        from: list ? Math.min(list.from, s.from) : s.from,
        to: Math.max(s.to, list?.to ?? s.to),
      }),
    )
}

/** 其余时间: the days beside those named. */
function otherDays({ reading, resolver, registry }: FactInput): void {
  let met = 0
  for (const [n, s] of reading.segments.entries()) {
    if (!s.otherDays || s.dead) continue
    if (++met > MOST_SUMMARIES) {
      s.days = null
      continue
    }
    const around = reading.segments.slice(Math.max(0, n - 1000), n + 1000)
    const own = around.filter(
      (x) =>
        x !== s && !x.dead && !x.otherDays && x.days && x.places && s.places && samePlaces(x, s),
    )
    const spoken = own.flatMap(spansOf)
    const house = around.filter(
      (x) =>
        x !== s &&
        !x.dead &&
        x.dated &&
        !x.otherDays &&
        x.days &&
        !samePlaces(x, s) &&
        x.places?.some((p) => s.places?.some((q) => p !== q && isWithin(registry, q, p))),
    )
    const section = house.length > 1 ? null : (sectionDays(reading, s.node) ?? resolver.holiday)
    // What was resumed before a section is not what the section names.
    const begins = section?.spans[0]?.[0] ?? -Infinity
    const named = spoken.filter(([a, b]) => b !== null || a >= begins)
    const before = reading.segments[n - 1]
    const weekly =
      before && !before.dead && before.days && before.days.weekly !== null && samePlaces(before, s)
    if (weekly) {
      const used = new Set(own.flatMap((x) => x.days!.weekly ?? []))
      s.days = {
        ...before.days!,
        weekly: [0, 1, 2, 3, 4, 5, 6].filter((d) => !used.has(d)),
        implied: true,
      }
      s.rule = 'complement-of-weekdays'
      continue
    }
    if (section && section.spans.length > 0) {
      const left = subtract(section.spans, named)
      if (left.length > 0) {
        s.days = { ...section, spans: left, implied: true }
        s.rule = 'complement-of-days'
        if (s.otherCount !== null && s.otherCount !== lengthOf(left))
          s.doubts.push('the number of other days contradicts the dates')
        continue
      }
    }
    const all = around
      .filter((x) => x !== s && !x.dead && x.dated && x.days && !x.otherDays)
      .flatMap((x) => x.days!.spans)
    const left = mergeSpans(
      subtract(
        all.filter(([, b]) => b !== null),
        named,
      ),
    )
    if (left.length === 0) {
      s.doubts.push('which other days are meant is not said')
      s.days = null
      continue
    }
    s.days = { ...emptyDays(), spans: left }
    s.doubts.push('the other days were taken to be those named elsewhere in the notice')
    s.rule = 'complement-of-days'
  }
}

/** Days in bounded spans. */
function lengthOf(spans: Days['spans']): number {
  return spans.reduce((n, [a, b]) => n + (b === null ? NaN : b - a + 1), 0)
}

// ── wider and narrower

/** A summary that the statements below spell out says nothing of its own; 其中 takes its days from the wider one. */
function narrowing(reading: Reading, registry: Registry): void {
  const live = reading.segments.filter((s) => !s.dead && !s.unknown && s.places && s.days)
  const byPlace = new Map<string, Segment[]>()
  for (const s of live)
    for (const p of s.places!) {
      const list = byPlace.get(p)
      if (list) list.push(s)
      else byPlace.set(p, [s])
    }
  for (const s of live) {
    if (
      hasHours(s) ||
      s.effect !== 'set' ||
      s.state === 'closed' ||
      !(s.lead || s.days!.period) ||
      s.others ||
      s.otherDays
    )
      continue
    const left = s.places!.filter((p) => {
      const finer = (byPlace.get(p) ?? [])
        .slice(0, 200)
        .filter(
          (x) =>
            x !== s &&
            !x.dead &&
            x.effect === 'set' &&
            x.from >= 0 &&
            x.line >= s.line &&
            x.days!.spans.length > 0 &&
            x.days!.spans[0]![1] !== null &&
            (hasHours(x) || x.state === 'closed' || (x.dated && !x.days!.period)) &&
            !x.night &&
            !x.otherDays,
        )
      const inside = finer.filter(
        (x) => daysWithin(x.days!, s.days!) && !x.among && x.days!.weekly === null,
      )
      if (
        s.introduces &&
        live.some(
          (x) =>
            x !== s &&
            x.line === s.line &&
            x.places!.some((q) => q !== p && isWithin(registry, q, p)),
        )
      )
        return false
      if (inside.length === 0) return true
      // “国庆假期正常开放。10月1日10:00-16:00”: of the days that are not spelled out it still speaks.
      const rest = subtract(
        s.days!.spans,
        inside.flatMap((x) => x.days!.spans),
      )
      if (!s.lead && rest.length > 0) return true
      return !(
        s.lead ||
        inside.some((x) => x.line !== s.line || x.sentence !== s.sentence || x.from > s.to)
      )
    })
    if (left.length === 0) {
      if (!closedBelow(s, byPlace)) s.dead = true
      continue
    }
    s.places = left
  }
  // “夜里也开” adds nothing where the same days are spoken for.
  for (const s of live) {
    if (!s.night || s.dead) continue
    s.places = s.places!.filter(
      (p) =>
        !(byPlace.get(p) ?? [])
          .slice(0, 200)
          .some((x) => x !== s && !x.dead && !x.night && overlaps(x.days!, s.days!)),
    )
    if (s.places.length === 0) s.dead = true
  }
  const extra: Segment[] = []
  const cuts = new Map<Segment, Map<string, Days[]>>()
  const cut = (wide: Segment, place: string, days: Days) => {
    const of = cuts.get(wide) ?? new Map<string, Days[]>()
    cuts.set(wide, of.set(place, [...(of.get(place) ?? []), days]))
  }
  for (const [place, list] of byPlace) {
    const recent = list.slice(0, 200)
    for (const [k, s] of recent.entries()) {
      if (s.dead || s.effect !== 'set' || s.extra || s.days!.spans.length === 0) continue
      // “周一不闭馆” within stated hours only repeats that doors are open.
      const usual =
        s.state === 'regular' &&
        !s.resumes &&
        ((s.among && s.days!.weekly !== null) || liftsWeekly(s, recent))
      for (const wide of recent) {
        if (
          wide === s ||
          wide.dead ||
          wide.effect !== 'set' ||
          wide.extra ||
          wide.days!.spans.length === 0
        )
          continue
        if (
          !daysWithin(s.days!, wide.days!) ||
          (daysWithin(wide.days!, s.days!) &&
            !(s.days!.weekly !== null && wide.days!.weekly === null))
        )
          continue
        if ((s.state === 'open' || usual) && !hasHours(s) && hasHours(wide)) {
          s.dead = true
          break
        }
        const before = recent.indexOf(wide) < k
        const override =
          s.among ||
          (s.dated && isSeason(wide) && !isSeason(s)) ||
          (s.dated && s.line !== wide.line && wide.rule === 'days-of-the-notice') ||
          (before && (wide.line === s.line || (s.dated && isGeneral(wide, s)))) ||
          (s.dated && !before && s.line > wide.line && isGeneral(wide, s))
        if (override && !isEvening(s, wide) && !saysTheSame(s, wide) && !goesOn(wide, s)) {
          otherEnd(s, wide)
          if (s.days!.weekly !== null) {
            const only = s.days!.spans.flatMap(([a, b]) =>
              b === null
                ? []
                : daysFrom(a, b).filter((d) => s.days!.weekly!.includes(weekdayOf(d))),
            )
            const length = wide.days!.spans.reduce(
              (n, [a, b]) => n + (b === null ? 1000 : b - a + 1),
              0,
            )
            // Over months the weekday named apart stands beside the span, as in the notice.
            if (only.length > 0 && length <= 32)
              cut(wide, place, { ...emptyDays(), spans: only.map((d) => [d, d]) })
          } else cut(wide, place, { ...emptyDays(), spans: s.days!.spans })
        }
      }
    }
    // “每天9:00-17:00,周一闭馆”: the weekday named apart is taken out of every day.
    for (const s of recent) {
      if (s.dead || s.effect !== 'set' || s.days!.spans.length > 0 || s.days!.weekly === null)
        continue
      for (const wide of recent) {
        if (wide === s || wide.dead || wide.effect !== 'set' || wide.days!.spans.length > 0)
          continue
        const days = wide.days!.weekly ?? [0, 1, 2, 3, 4, 5, 6]
        if (days.length > s.days!.weekly.length && s.days!.weekly.every((d) => days.includes(d)))
          cut(wide, place, { ...emptyDays(), weekly: s.days!.weekly })
      }
    }
    // 其中 a part on some weekdays: on the other days it keeps the house's hours.
    for (const s of recent) {
      if (!s.among || s.dead || s.days!.weekly === null || s.days!.spans.length === 0) continue
      const house = registry.entries.get(place)?.partOf
      const base =
        house == null
          ? undefined
          : (byPlace.get(house) ?? []).find(
              (x) => !x.dead && hasHours(x) && overlaps(x.days!, s.days!),
            )
      if (!base) continue
      const rest = [0, 1, 2, 3, 4, 5, 6].filter((d) => !s.days!.weekly!.includes(d))
      extra.push({
        ...base,
        places: [place],
        days: { ...s.days!, weekly: rest },
        implied: true,
        rule: 'house-hours-on-other-days',
        tokens: [...base.tokens],
        exceptDays: [...base.exceptDays],
      })
    }
  }
  for (const s of extra) reading.segments.push(s)
  for (const [wide, of] of cuts) for (const s of cutApart(wide, of)) reading.segments.push(s)
}

/** “周一闭馆，但5月1日照常开放”: it lifts the weekly closure, and says nothing of the hours. */
function liftsWeekly(s: Segment, told: readonly Segment[]): boolean {
  return told.some(
    (x) =>
      x.state === 'closed' &&
      !x.dead &&
      x.line === s.line &&
      x.from < s.from &&
      x.days!.weekly !== null &&
      s.days!.spans.every(
        ([a, b]) =>
          b !== null && daysFrom(a, b).every((d) => x.days!.weekly!.includes(weekdayOf(d))),
      ),
  )
}

/** “9月28日起恢复正常开放。10月6日闭馆。”: days named later stand against what is said from a day on; it stays whole. */
function goesOn(wide: Segment, s: Segment): boolean {
  return (
    wide.resumes &&
    !hasHours(wide) &&
    !hasHours(s) &&
    wide.days!.spans.some(([, b]) => b === null) &&
    s.days!.weekly === null &&
    s.days!.spans.every(([, b]) => b !== null)
  )
}

/** “10月8日起恢复正常，10月10日(周六)照常开放”: a day named again needs no gap in what it repeats. */
function saysTheSame(s: Segment, wide: Segment): boolean {
  const open = wide.days!.spans.some(([, b]) => b === null)
  return (
    open &&
    s.state === 'regular' &&
    wide.state === 'regular' &&
    !hasHours(s) &&
    !hasHours(wide) &&
    s.lastEntry === null
  )
}

/** Takes days out of a statement place by place: those with other cuts become statements of their own. */
function cutApart(wide: Segment, cuts: Map<string, Days[]>): Segment[] {
  const groups = new Map<string, string[]>()
  for (const p of wide.places!) {
    const key = JSON.stringify(cuts.get(p) ?? [])
    groups.set(key, [...(groups.get(key) ?? []), p])
  }
  const [first, ...others] = [...groups.values()]
  const out = others.map((places) => ({
    ...wide,
    places,
    tokens: [...wide.tokens],
    doubts: [...wide.doubts],
    exceptDays: [...wide.exceptDays, ...(cuts.get(places[0]!) ?? [])],
  }))
  wide.places = first!
  wide.exceptDays.push(...(cuts.get(first![0]!) ?? []))
  return out
}

/** “每天9:00-17:00,其中6日延时至20:00”: the end that is not told again is that of the wider statement. */
function otherEnd(s: Segment, wide: Segment): void {
  const told = wide.windows.length > 0 ? wide.windows : [[wide.opens, wide.closes] as Hours]
  const [first, last] = [told[0]!, told.at(-1)!]
  if (s.windows.length > 0 || s.extra) return
  if (s.opens === null && s.closes !== null && (last[0] ?? 9999) < s.closes)
    s.windows = [...told.slice(0, -1), [last[0], s.closes]]
  else if (s.closes === null && s.opens !== null && s.opens < (first[1] ?? 0))
    s.windows = [[s.opens, first[1]], ...told.slice(1)]
}

/** “10月2日至7日开放,具体如下”, and below one of these days is closed: what it says of that day stands against it. */
function closedBelow(s: Segment, byPlace: Map<string, Segment[]>): boolean {
  if (!s.dated || s.days!.period || s.state !== 'open' || s.days!.spans.length !== 1) return false
  const against = s.places!.flatMap((p) =>
    (byPlace.get(p) ?? [])
      .slice(0, 200)
      .filter(
        (x) =>
          x.state === 'closed' &&
          !x.weak &&
          !x.dead &&
          x.effect === 'set' &&
          x.line > s.line &&
          daysWithin(x.days!, s.days!) &&
          x.days!.weekly === null &&
          // A house of the group that is closed on all of these days is told so by its own row.
          !(x.named && !isNamedBy(s, p) && daysWithin(s.days!, x.days!)),
      )
      .map((x) => ({ p, spans: x.days!.spans })),
  )
  if (against.length === 0) return false
  s.places = [...new Set(against.map(({ p }) => p))]
  s.days = { ...s.days!, spans: against.flatMap(({ spans }) => spans) }
  return true
}

/** Speaks generally: of several places, or of the holiday as a whole, without hours of its own. */
function isGeneral(wide: Segment, s: Segment): boolean {
  const fewer = wide.places!.length > 1 && s.places!.length < wide.places!.length
  if (hasHours(wide) || !(wide.state === 'regular' || wide.state === 'open')) return fewer
  return fewer || wide.days!.period || wide.rule === 'complement-of-places'
}

function daysFrom(a: DayNumber, b: DayNumber): DayNumber[] {
  return Array.from({ length: Math.min(b - a + 1, 400) }, (_, i) => a + i)
}

function isEvening(s: Segment, wide: Segment): boolean {
  const start = s.windows[0]?.[0] ?? s.opens
  const end = wide.windows.at(-1)?.[1] ?? wide.closes
  if (start === null || start === undefined || start < 990) return false
  return end === null || end === undefined ? s.extra : start >= end
}

/** “正常开放” after a line of hours for the items above: do the hours hold for it too? */
function hoursAbove(reading: Reading): void {
  for (const [k, s] of reading.segments.entries()) {
    if (
      s.dead ||
      hasHours(s) ||
      s.resumes ||
      !(s.state === 'regular' || s.state === 'open') ||
      s.weak
    )
      continue
    const above = reading.segments
      .slice(Math.max(0, k - 20), k)
      .findLast(
        (x) => x.hoursLine && x.block === s.block && !x.dead && samePlaces(x, s) && x.line < s.line,
      )
    if (!above) continue
    s.doubts.push('the hours line above may or may not govern these days')
    s.alternativeHours = hoursOf(above)
  }
}

/** An evening session on top of the day. */
function evenings(reading: Reading): void {
  const live = reading.segments.filter((s) => !s.dead && s.places && s.days && s.effect === 'set')
  const hours = live.filter(hasHours).slice(0, 600)
  for (const s of hours) {
    const start = s.windows[0]?.[0] ?? s.opens ?? null
    if (start === null) continue
    const bases = hours.filter(
      (x) =>
        x !== s &&
        samePlaces(x, s) &&
        overlaps(x.days!, s.days!) &&
        (x.windows.at(-1)?.[1] ?? x.closes ?? 9999) <= start,
    )
    if (s.extra) {
      s.effect = 'add'
      s.rule = 'evening-session'
    } else if (
      start >= 990 &&
      bases.length > 0 &&
      s.dated &&
      bases.some((x) => x.line !== s.line || x.sentence !== s.sentence || x.from < s.from)
    ) {
      if (
        bases.every(
          (x) =>
            x.days === s.days || (daysWithin(x.days!, s.days!) && daysWithin(s.days!, x.days!)),
        )
      )
        continue
      s.effect = 'add'
      s.rule = 'evening-session'
      s.doubts.push('an evening session: it may add to the day or replace it')
    }
  }
}

/**
 * “上午闭馆,13:00开馆”: where hours leave a part of the day out, saying that it is closed adds nothing. One half
 * said to be open, with no word of the other, is for a person.
 */
function halves(reading: Reading): void {
  const live = reading.segments.filter((s) => !s.dead && !s.unknown && s.places && s.days)
  const removed = live.filter((s) => s.effect === 'remove').slice(0, 400)
  const kept = removed.filter((s) => {
    const windows = s.part === null ? s.windows : closedParts(s.part)
    if (windows.length !== 1 || windows[0]!.every((end) => end !== null)) return true
    const [from, to] = windows[0]!
    const told = live.some(
      (x) =>
        x.effect === 'set' &&
        hasHours(x) &&
        s.places!.every((p) => x.places!.includes(p)) &&
        sameDays(s, x) &&
        spanOfHours(x).every(([a, b]) => (from !== null ? (b ?? 9999) <= from : (a ?? 0) >= to!)),
    )
    if (told) s.dead = true
    return !told
  })
  for (const s of live) {
    if (s.half === 0 || s.dead || hasHours(s) || s.effect !== 'set' || s.state === 'closed')
      continue
    if (!kept.some((x) => samePlaces(x, s) && overlaps(x.days!, s.days!)))
      s.doubts.push('only a part of the day is said to be open')
  }
}

function sameDays(a: Segment, b: Segment): boolean {
  if (a.days!.spans.length === 0)
    return b.days!.spans.length === 0 && weekdays(a).every((d) => weekdays(b).includes(d))
  return daysWithin(a.days!, b.days!)
}

/** Opening hours of a statement as windows. */
function spanOfHours(s: Segment): Hours[] {
  return s.windows.length > 0 ? s.windows : [[s.opens, s.closes]]
}

function relativeLast(reading: Reading): void {
  for (const r of reading.relativeLast)
    for (const s of reading.segments)
      if (
        !s.dead &&
        hasHours(s) &&
        s.block === r.block &&
        s.relativeLast === null &&
        s.lastEntry === null
      )
        s.relativeLast = r.minutes
  for (const s of reading.segments) {
    if (s.relativeLast === null || s.lastEntry !== null || s.effect === 'remove') continue
    const end = s.windows.at(-1)?.[1] ?? s.closes
    if (end !== null && end !== undefined && s.relativeLast > 0) s.lastEntry = end - s.relativeLast
  }
}

/** A closure without an end, and a date right behind it that says nothing known: it may be the end. */
function endMissed({ reading, doc }: FactInput): void {
  const open = reading.segments.filter(
    (s) => s.state === 'closed' && !s.dead && s.days?.spans.some(([, b]) => b === null),
  )
  if (open.length === 0) return
  const told = new Set(reading.segments.flatMap((s) => (s.dead ? [] : s.tokens)))
  for (const s of open.slice(0, MOST_SUMMARIES)) {
    const line = doc.lines[s.line]
    const next = doc.tokens
      .slice(line?.first, line?.last)
      .find((t) => t.kind === 'when' && t.from >= s.to && t.from - s.to <= NEAR)
    if (next && !told.has(next) && (next.fate === null || next.fate.kind === 'unread'))
      s.doubts.push('a date behind it was not understood: it may end then')
  }
}

/** Letters after a closure in which its end may stand. */
const NEAR = 12

/** “恢复为9:30-17:00”: the ordinary hours told elsewhere tell its last entry too. */
function ordinaryLast(reading: Reading): void {
  const ordinary = reading.segments.filter(
    (s) =>
      !s.dead && s.places && s.days?.weekly && s.days.spans.length === 0 && s.lastEntry !== null,
  )
  for (const s of reading.segments) {
    const onward = s.days?.spans.length === 1 && s.days.spans[0]![1] === null
    if (s.dead || !onward || !hasHours(s) || s.lastEntry !== null || !s.places) continue
    const same = ordinary.find(
      (x) => samePlaces(x, s) && JSON.stringify(hoursOf(x)) === JSON.stringify(hoursOf(s)),
    )
    if (same) s.lastEntry = same.lastEntry
  }
}

// ── contradictions

/** Two statements about the same place and day that cannot both hold. */
function contradictions(reading: Reading, findings: RawFinding[]): void {
  const byPlace = new Map<string, Segment[]>()
  for (const s of reading.segments) {
    if (s.dead || s.unknown || !s.places || !s.days || s.effect !== 'set' || s.otherDays) continue
    for (const p of s.places) {
      const list = byPlace.get(p)
      if (list) list.push(s)
      else byPlace.set(p, [s])
    }
  }
  const done = new Set<string>()
  for (const list of byPlace.values()) {
    const some = list.slice(0, 120)
    for (const [k, a] of some.entries())
      for (const b of some.slice(k + 1)) {
        if (!conflict(a, b)) continue
        const key = `${a.from}:${b.from}:${a.to}:${b.to}`
        for (const s of [a, b]) if (!s.doubts.includes(CONFLICT)) s.doubts.push(CONFLICT)
        if (done.has(key)) continue
        done.add(key)
        findings.push({
          kind: 'contradiction',
          message: 'two statements about the same place and day differ',
          from: Math.min(a.from, b.from),
          to: Math.max(a.to, b.to),
        })
      }
  }
  for (const s of reading.segments) {
    if (s.dead || !hasHours(s)) continue
    const end = s.windows.at(-1)?.[1] ?? s.closes
    for (const [x, y] of s.windows)
      if (x !== null && y !== null && y <= x) {
        s.doubts.push('a window ends before it begins')
        findings.push({
          kind: 'contradiction',
          message: 'a window ends before it begins',
          from: s.from,
          to: s.to,
        })
      }
    if (s.lastEntry !== null && end !== null && end !== undefined && s.lastEntry > end) {
      s.doubts.push('last entry after closing')
      findings.push({
        kind: 'contradiction',
        message: 'last entry is after closing',
        from: s.from,
        to: s.to,
      })
    }
  }
}

const CONFLICT = 'another statement contradicts this one'

function conflict(a: Segment, b: Segment): boolean {
  const x = spansOf(a)
  const y = spansOf(b)
  if (x.length === 0 || y.length === 0) {
    // Weekly statements collide only with weekly ones on the same weekday.
    if (x.length !== y.length || a.days!.spans.length > 0 || b.days!.spans.length > 0) return false
    const wa = weekdays(a)
    if (!weekdays(b).some((d) => wa.includes(d))) return false
  } else {
    const common = x.find(([p, q]) =>
      y.some(([r, t]) => meets(a, b, Math.max(p, r), Math.min(q ?? Infinity, t ?? Infinity))),
    )
    if (!common) return false
    // A weekday named apart stands beside the days around it.
    if ((a.days!.weekly === null) !== (b.days!.weekly === null)) return false
    // “from then on” gives way to dates named after it, but not to a stretch that began before and still lasts.
    if (x.some(([, q]) => q === null) !== y.some(([, q]) => q === null))
      return lastsInto(a, b) || lastsInto(b, a)
  }
  const ha = hoursOf(a)
  const hb = hoursOf(b)
  if (ha === null || hb === null) return false
  if (JSON.stringify(ha) === JSON.stringify(hb)) return false
  const open = (h: DraftHours) => h === 'regular' || h === 'open-unstated'
  if (open(ha) && open(hb)) return false
  if (typeof ha !== 'string' && typeof hb !== 'string' && disjoint(ha, hb)) return false
  if ((open(ha) && typeof hb !== 'string') || (open(hb) && typeof ha !== 'string'))
    return a.days!.weekly === null && b.days!.weekly === null
  return true
}

/** “10月1日至8日闭馆,10月8日起恢复”: the last day is said to be both. */
function lastsInto(bounded: Segment, onward: Segment): boolean {
  const from = spansOf(onward).find(([, b]) => b === null)?.[0]
  if (from === undefined || !onward.resumes || onward.resumesAt !== null) return false
  if ((bounded.state === 'closed') === (onward.state === 'closed')) return false
  return spansOf(bounded).some(([a, b]) => b !== null && a < from && b >= from)
}

function weekdays(s: Segment): number[] {
  const cut = s.exceptDays.flatMap((x) => x.weekly ?? [])
  return (s.days!.weekly ?? [0, 1, 2, 3, 4, 5, 6]).filter((d) => !cut.includes(d))
}

function meets(a: Segment, b: Segment, from: DayNumber, to: DayNumber): boolean {
  if (from > to) return false
  const wa = weekdays(a)
  const wb = weekdays(b)
  const both = wa.filter((d) => wb.includes(d))
  if (both.length === 7) return true
  for (let d = from; d <= to && d < from + 7; d++) if (both.includes(weekdayOf(d))) return true
  return false
}

function disjoint(
  a: [string | null, string | null][],
  b: [string | null, string | null][],
): boolean {
  return a.every(([p, q]) =>
    b.every(([r, t]) => (q ?? '24:00') <= (r ?? '00:00') || (t ?? '24:00') <= (p ?? '00:00')),
  )
}

// ── booking and fees

/** Booking rules by what they hold for, so that a fact looks at few of them. */
interface BookingRules {
  /** The rule in whose sentence a statement stands. */
  own: Map<Segment, BookingStatement>
  /** Rules beside hours, all of them and by line. */
  beside: BookingStatement[]
  byLine: Map<number, BookingStatement[]>
  /** Rules with days of their own, by place. */
  alone: Map<string, BookingStatement[]>
  general: BookingStatement[]
}

/** Rules with days of their own at one place that are looked at; a notice has a few. */
const MOST_ALONE = 100

function bookingRules(bookings: readonly BookingStatement[]): BookingRules {
  const rules: BookingRules = {
    own: new Map(),
    beside: [],
    byLine: new Map(),
    alone: new Map(),
    general: [],
  }
  const add = <K>(
    map: Map<K, BookingStatement[]>,
    key: K,
    b: BookingStatement,
    most = Infinity,
  ) => {
    const list = map.get(key)
    if (!list) map.set(key, [b])
    else if (list.length < most && list.at(-1) !== b) list.push(b)
  }
  for (const b of bookings)
    if (b.segments) {
      rules.beside.push(b)
      for (const s of b.segments) {
        const known = rules.own.get(s)
        if (!known || (isBare(known.booking) && !isBare(b.booking))) rules.own.set(s, b)
        add(rules.byLine, s.line, b)
      }
    } else if (b.alone) for (const place of b.places ?? []) add(rules.alone, place, b, MOST_ALONE)
    else rules.general.push(b)
  return rules
}

function bookingFor(
  s: Segment,
  place: string,
  rules: BookingRules,
  registry: Registry,
  reading: Reading,
): DraftBooking | null {
  const own = rules.own.get(s)?.booking ?? null
  // “须预约参观” beside the hours, and how in another sentence: the fuller one counts.
  const bare = own !== null && isBare(own)
  if (own && !bare) return own
  // What is said beside one statement goes for sessions on its days too.
  const near = s.effect === 'add' ? rules.beside : (rules.byLine.get(s.line) ?? [])
  for (const b of own ? [] : near)
    if (
      b.segments?.some(
        (x) =>
          x !== s &&
          x.days &&
          s.days &&
          x.places?.includes(place) &&
          (s.effect === 'add' || s.line === x.line) &&
          daysWithin(s.days, x.days),
      )
    )
      return b.booking
  const alone = (rules.alone.get(place) ?? []).filter(
    (b) => s.days !== null && holdsThere(s.days, b.days!),
  )
  const general = rules.general.filter((b) => {
    const within = (p: string) =>
      p === place ||
      ((b.explicit || s.rule === 'rooms-listed' || !speaksForItself(p, reading)) &&
        isWithin(registry, place, p))
    if (b.places && !b.places.some(within)) return false
    if (!b.places && b.block !== s.block) return false
    if (
      b.block !== s.block &&
      reading.lineBlocks.some((x) => x !== b.block) &&
      !(b.places && b.places.length > 0)
    )
      return false
    if (
      b.days &&
      s.days &&
      s.days.spans.length > 0 &&
      b.days.spans.length > 0 &&
      !overlaps(b.days, s.days)
    )
      return false
    return true
  })
  const fits = [...alone, ...general]
  // A rule for just these days comes first, one for other days too that the statement only touches last.
  const dated = (b: BookingStatement) => (b.days?.spans.length ?? 0) > 0
  const exact = fits.find((b) => dated(b) && s.days && daysWithin(s.days, b.days!))
  const whole = fits.filter((b) => !dated(b))
  const rest = whole.length > 0 ? whole : fits
  const best = exact ?? rest.find((b) => b.block === s.block) ?? rest[0]
  if (own) return best?.booking.mode === 'book-ahead' ? best.booking : own
  return best?.booking ?? null
}

/** Booking is asked for, and neither how nor how long ahead is said. */
function isBare(b: DraftBooking): boolean {
  return b.mode === 'book-ahead' && b.channels.length === 0 && b.minDaysAhead === null
}

/** A booking rule with days of its own holds for a statement within them; one without end, from then on. */
function holdsThere(days: Days, rule: Days): boolean {
  const isEndless = rule.spans.some(([, to]) => to === null)
  return isEndless ? overlaps(rule, days) : daysWithin(days, rule)
}

/** Has the place open days of its own, or are they all said of its parts? */
function speaksForItself(place: string, reading: Reading): boolean {
  return reading.segments.some(
    (s) => !s.dead && !s.unknown && s.places?.includes(place) && hoursOf(s) !== 'closed',
  )
}

function feeFor(s: Segment, place: string, reading: Reading, registry: Registry): RawFact['fee'] {
  const own = reading.fees.find((f) => f.places?.some((p) => isWithin(registry, place, p)))
  if (own) return own.fee
  return reading.fees.find((f) => f.places === null && f.block === s.block)?.fee ?? null
}
