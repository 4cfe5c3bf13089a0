/** Facts: what the settled statements come to, with the booking, last entry and fee that hold for each. */
import type { CalendarDate } from '../core/model.ts'
import { clock, dateOf, weekdayOf } from '../core/time.ts'
import type { DayNumber } from '../core/time.ts'
import type { Aside } from './asides.ts'
import type { DraftBooking } from './booking/rule.ts'
import type { BookingStatement } from './booking/statement.ts'
import { isWithin } from './places.ts'
import type { Registry } from './places.ts'
import type { Hours, Reading, Segment } from './segments.ts'
import { daysWithin, overlaps, subtract } from './spans.ts'
import type { Tokens } from './tokens.ts'
import { AFTERNOON, EVENING, MORNING, NOON } from './words.ts'
import type { Resolver } from './year.ts'
import type { Days } from './year/days.ts'

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
  /** Last entry of each window, if one before the day's last has its own. */
  lastEntries?: (string | null)[]
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
  /** The title, normalised. */
  title: string
  doc: Tokens
  /** Brackets behind one name of a list. */
  asides: readonly Aside[]
}

const NAMES = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'] as const

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
        ...(open ? lastEntriesOf(s) : {}),
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
  enterAsBefore(out)
  return out
}

/** “10月8日起恢复,入场办法不变”: the rule that each place had before. */
function enterAsBefore(facts: RawFact[]): void {
  const known = new Map<string, DraftBooking>()
  const inOrder = facts.some((f) => f.segment.enteredAsBefore)
    ? [...facts].sort((a, b) => a.from - b.from)
    : []
  for (const f of inOrder)
    if (f.booking) known.set(f.place, f.booking)
    else if (f.segment.enteredAsBefore && f.hours !== 'closed' && f.effect !== 'remove')
      f.booking = known.get(f.place) ?? null
}

function lastEntriesOf({ lastOfEach, windows }: Segment): Pick<RawFact, 'lastEntries'> {
  if (lastOfEach?.length !== windows.length) return {}
  if (!lastOfEach.slice(0, -1).some((m) => m !== null)) return {}
  return { lastEntries: lastOfEach.map((m) => (m === null ? null : clock(m))) }
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
export function closedParts(parts: number): Hours[] {
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
  // Statutory holidays within a span: which these are no fact can say.
  if (spans.length === 0 || weekly?.length === 0) return null
  if (weekly !== null) {
    const from = Math.min(...spans.map(([a]) => a))
    const open = spans.some(([, b]) => b === null)
    const to = open ? null : Math.max(...spans.map(([, b]) => b!))
    const whole = days.spans.length === 1 && to !== null && to - from + 1 >= FORTNIGHT
    if (to === null || to - from > 31 || whole)
      return {
        weekly: weekly.map((d) => NAMES[d]!),
        from: dateOf(from),
        to: to === null ? null : dateOf(to),
      }
  }
  if (weekly !== null && weekly.length < 7) {
    const list: CalendarDate[] = []
    for (const [a, b] of spans)
      for (let d = a; d <= b!; d++) if (weekly.includes(weekdayOf(d))) list.push(dateOf(d))
    return list.length > 0 ? list : null
  }
  return spans.map(([a, b]) => (a === b ? dateOf(a) : [dateOf(a), b === null ? null : dateOf(b)]))
}

/** In two weeks each weekday comes again: a rule of weekdays is told as one, its exceptions are told beside it. */
export const FORTNIGHT = 14

/** Days of a statement, exceptions out, as spans; weekday cuts are ignored. */
export function spansOf(s: Segment): Days['spans'] {
  return s.days
    ? subtract(
        s.days.spans,
        s.exceptDays.flatMap((x) => (x.weekly === null ? x.spans : [])),
      )
    : []
}

/** The weekdays on which a weekly statement holds; all of them for a daily one. */
export function weekdaysLeft(s: Segment): number[] {
  const cut = s.exceptDays.flatMap((x) => x.weekly ?? [])
  return (s.days!.weekly ?? [0, 1, 2, 3, 4, 5, 6]).filter((d) => !cut.includes(d))
}

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
  const open = own?.mode === 'book-ahead' && own.channels.every((c) => c === 'online')
  const queue = own?.mode === 'first-come' && own.channels.length === 0
  if (own && !bare && !open && !queue) return own
  // What is said beside one statement goes for sessions on its days too.
  const near = s.effect === 'add' ? rules.beside : (rules.byLine.get(s.line) ?? [])
  const beside = (own ? [] : near).find((b) =>
    b.segments?.some(
      (x) =>
        x !== s &&
        x.days &&
        s.days &&
        x.places?.includes(place) &&
        (s.effect === 'add' || s.line === x.line) &&
        daysWithin(s.days, x.days),
    ),
  )
  // “…,16:45停止预约” beside the hours of the day: how one books is told for all.
  if (beside && !isBare(beside.booking)) return beside.booking
  const alone = (rules.alone.get(place) ?? []).filter(
    (b) => s.days !== null && holdsThere(s.days, b.days!),
  )
  const general = rules.general.filter((b) => {
    const within = (p: string) =>
      p === place ||
      (((b.explicit && !isShop(place, registry)) ||
        s.rule === 'rooms-listed' ||
        (b.entry && b.block === s.block && !b.ticketed?.has(s) && isRoomOpen(s, place, registry)) ||
        !speaksForItself(p, reading)) &&
        isWithin(registry, place, p))
    if (b.places && !b.places.some(within)) return false
    if (b.indoors && !b.places?.includes(place) && isOpenGround(place, registry)) return false
    if (b.except) return !leavesOut(b, place, registry) && touches(b, s)
    if (!b.places && b.block !== s.block) return false
    if (
      b.block !== s.block &&
      reading.lineBlocks.some((x) => x !== b.block) &&
      !(b.places && b.places.length > 0)
    )
      return false
    return touches(b, s)
  })
  const fits = [...alone, ...general]
  if (own && queue) return s.effect === 'add' ? own : signedIn(own, fits)
  // A rule for just these days comes first, one for other days too that the statement only touches last.
  const dated = (b: BookingStatement) => (b.days?.spans.length ?? 0) > 0
  // “甲室须预约;假期内本馆其他楼层无需预约”: the room's own rule comes before one of its house.
  const named = fits.filter((b) => b.explicit && b.places?.includes(place))
  const nearest = named.length > 0 && registry.entries.get(place)?.partOf != null ? named : fits
  // “周末须预约” comes before what holds on all days.
  const ofWeekdays = (b: BookingStatement) =>
    b.days?.weekly != null && s.days?.weekly?.every((d) => b.days!.weekly!.includes(d)) === true
  const exact =
    nearest.find((b) => dated(b) && s.days && daysWithin(s.days, b.days!)) ??
    nearest.find((b) => !dated(b) && ofWeekdays(b))
  const whole = nearest.filter((b) => !dated(b))
  const rest = whole.length > 0 ? whole : nearest
  const first =
    exact ??
    rest.find((b) => b.block === s.block && !b.except) ??
    rest.find((b) => !b.except) ??
    rest[0]
  // “甲馆(需预约)” in a heading, and how below: the fuller one counts.
  const fuller = (b: BookingStatement) => b.booking.mode === 'book-ahead' && !isBare(b.booking)
  const best = first && isBare(first.booking) ? (fits.find(fuller) ?? first) : first
  // “须预约”, and elsewhere “未预约的观众可现场扫码入馆”: either way.
  const door = fits.find((b) => b.unbooked && b.booking.mode === 'walk-in')
  const ahead = fits.find((b) => b.booking.mode === 'book-ahead' && !b.unbooked)?.booking
  const booked = own?.mode === 'book-ahead' ? own : ahead
  if (door && booked && (!best || best === door || best.booking === booked))
    return {
      ...booked,
      mode: 'book-or-walk-in',
      channels: [...booked.channels, 'counter'],
      register: door.booking.register,
    }
  // “均须提前一天预约” beside the hours, and where one books in the lead.
  if (own && best?.booking.mode === 'book-ahead')
    return bare || best.booking.channels.length === 0
      ? bare
        ? best.booking
        : own
      : { ...own, channels: best.booking.channels }
  if (own) return own
  if (!best || (beside && best.booking.mode !== 'book-ahead')) return beside?.booking ?? null
  return signedIn(completed(best.booking, fits), fits)
}

/** “先到先得”, and in another sentence “须在入口登记”: both. */
function signedIn(booking: DraftBooking, fits: readonly BookingStatement[]): DraftBooking {
  const signs = (b: DraftBooking) => b.mode === 'walk-in' && b.register
  const queues = (b: DraftBooking) => b.mode === 'first-come' && b.channels.length === 0
  if (queues(booking) && fits.some((b) => signs(b.booking)))
    return { ...booking, channels: ['counter'], register: true }
  return signs(booking) && fits.some((b) => queues(b.booking))
    ? { ...booking, mode: 'first-come' }
    : booking
}

/** “假期须提前1至7天预约”, and in another sentence where one books. */
function completed(booking: DraftBooking, fits: readonly BookingStatement[]): DraftBooking {
  // “线上预约”, and in another sentence on which account.
  const somewhere = booking.channels.every((c) => c === 'online')
  if (booking.mode !== 'book-ahead' || !somewhere) return booking
  const told = fits.find(
    ({ booking: b }) =>
      b.mode === 'book-ahead' &&
      b.channels.some((c) => c !== 'online') &&
      b.minDaysAhead === null &&
      b.maxDaysAhead === null,
  )
  return told ? { ...booking, channels: told.booking.channels } : booking
}

/** May the rule hold on the days of the statement? */
function touches(b: BookingStatement, s: Segment): boolean {
  if (b.fee && (s.resumes || (s.fee !== null && s.fee !== b.fee))) return false
  const weekly = b.days?.spans.length === 0 ? b.days.weekly : null
  if (weekly && s.days?.weekly) return s.days.weekly.some((d) => weekly.includes(d))
  if (weekly && s.days && s.days.spans.length > 0) return meetsWeekdays(b, s.days.spans)
  if (!b.days || !s.days || s.days.spans.length === 0 || b.days.spans.length === 0) return true
  return overlaps(b.days, s.days)
}

/** “工作日无需预约,节假日及周末须预约”: is a day of the holiday, or a weekday of that kind, among the days? Of what does not end nothing is said. */
function meetsWeekdays({ days, holiday }: BookingStatement, spans: Days['spans']): boolean {
  const weekly = days!.weekly!
  const inHoliday = (at: DayNumber) =>
    holiday?.spans.some(([from, to]) => at >= from && (to === null || at <= to)) === true
  return spans.some(([from, to]) => {
    if (to === null || to - from > 62) return true
    for (let at = from; at <= to; at++) {
      const meets = inHoliday(at)
        ? days!.statutory === true || weekly.includes(5) || weekly.includes(6)
        : weekly.includes(weekdayOf(at))
      if (meets) return true
    }
    return false
  })
}

/** “除甲馆外均须预约”: is the place left out, or a part of one that is? The house of other rooms is only itself. */
function leavesOut(b: BookingStatement, place: string, registry: Registry): boolean {
  return b.except!.some(
    (p) => p === place || (!b.places?.includes(p) && isWithin(registry, place, p)),
  )
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

/** Is a room behind the doors of its house told with hours of its own? */
function isRoomOpen(s: Segment, place: string, registry: Registry): boolean {
  const name = registry.entries.get(place)?.name ?? ''
  const hours = s.effect === 'set' && s.fee !== 'paid' ? hoursOf(s) : null
  return (
    ((hours === 'regular' && !s.resumes && s.days!.spans.length > 0) ||
      (Array.isArray(hours) && hours.every(([a, b]) => a !== null && b !== null))) &&
    !isShop(place, registry) &&
    !OWN_DOOR.test(name)
  )
}

const OWN_DOOR = /书房|影院|影厅|剧场|剧院|公园|广场|停车/

/** A shop or a café in a house: nobody visits it by the rules of the house. */
function isShop(place: string, registry: Registry): boolean {
  const entry = registry.entries.get(place)
  return entry?.partOf != null && SHOP.test(entry.name)
}

/** Grounds that nobody enters by a door. */
function isOpenGround(place: string, registry: Registry): boolean {
  return /(?:陵区|园区|墓区|广场|步道|跑道|公园|绿地|街区)$/.test(
    registry.entries.get(place)?.name ?? '',
  )
}

const SHOP = /书店|书吧|咖啡|茶[座室馆吧]|餐|商店|文创/

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
