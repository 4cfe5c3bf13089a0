/**
 * Rules → the text of a notice, in official Chinese or in English. The Chinese keeps to the grammar that
 * `notice/` reads, so that drafting the text gives the same rules back; {@link meaningOf} says what “same” is.
 */
import { calendarOf, MONTHS_EN, WEEKDAYS_EN } from '../core/calendar.ts'
import type { Calendar } from '../core/calendar.ts'
import { daysOf, matches, YES } from '../core/match.ts'
import { hasLastDate, isResumption } from '../core/speakers.ts'
import { civil, clock, dateOf, DAY, dayOf, weekdayOf } from '../core/time.ts'
import type { DayNumber } from '../core/time.ts'
import type {
  Booking,
  Cause,
  ChannelKind,
  CityContent,
  Fee,
  Minutes,
  Notice,
  Rule,
  Venue,
  Weekday,
  Window,
} from '../core/model.ts'

/** A notice as text. */
export interface Announcement {
  title: string
  /** Paragraphs, ending with publisher and date; the title is not part of it. */
  text: string
  /** What the rules say and the text does not, for a person to add. */
  unsaid: string[]
}

/** Writes a notice out. `lang` other than English is Chinese. */
export function announce(
  notice: Notice,
  content: Pick<CityContent, 'city' | 'venues' | 'calendar'>,
  lang: 'zh-CN' | 'en' = 'zh-CN',
): Announcement {
  const desk = deskOf(content)
  const sections = sectionsOf(notice, desk)
  return lang === 'en' ? inEnglish(notice, sections, desk) : inChinese(notice, sections, desk)
}

/**
 * What the rules of a notice say, one line a place and day (or weekday, or open end), sorted: places, days,
 * hours, effect, cause of closing, and for every window its last entry, fee, and the mode, channels with
 * their names, days ahead, clock times and quota of booking. What a rule says only of getting in is said of
 * the hours of its days that say nothing of it, and by itself where it has days without hours (DESIGN §3.6).
 * Clauses, ids, notes, addresses of channels, and whether a thing is stated or concluded, are not part of it.
 */
export function meaningOf(
  notice: Notice,
  content: Pick<CityContent, 'city' | 'venues' | 'calendar'>,
): string[] {
  const desk = deskOf(content)
  const { calendar } = desk
  const said: { place: string; day: string; rule: Rule }[] = []
  for (const rule of rulesSaid(notice, desk))
    for (const day of daysSaid(rule, notice, calendar))
      for (const place of rule.places) said.push({ place, day, rule })
  const hows = said.filter(({ rule }) => rule.what.kind === 'none')
  const lines = new Map<string, Set<string>>()
  for (const { place, day, rule } of said) {
    const beside = hows.filter((how) => how.place === place && holdsOn(how.day, day))
    if (rule.what.kind === 'none' && said.some((one) => bearsAll(one, { place, day }))) continue
    const key = `${place} ${day} ${effectOf(rule)}`
    const words = lines.get(key) ?? new Set()
    lines.set(key, words)
    for (const part of partsSaid(
      rule,
      beside.map((how) => how.rule),
    ))
      words.add(part)
  }
  return [...lines]
    .map(([key, said]) => `${key} ${[...said].sort().join(' + ')}`)
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
}

/** Does what is said of `how` (a day, or from a day on) hold on `day`? */
function holdsOn(how: string, day: string): boolean {
  if (how === day) return true
  return how.endsWith('/') && /^\d{4}-\d{2}-\d{2}/.test(day) && day.slice(0, 10) >= how.slice(0, 10)
}

/** Hours that are said of just these days bear what is said of getting in. */
function bearsAll(
  { place, day, rule }: { place: string; day: string; rule: Rule },
  how: { place: string; day: string },
): boolean {
  return (
    place === how.place &&
    day === how.day &&
    ['hours', 'regular', 'unstated'].includes(rule.what.kind)
  )
}

/** What both languages need: the calendar, and names that mean one place. */
interface Desk {
  calendar: Calendar
  venues: Map<string, Venue>
  nameOf(id: string, lang: 'zh' | 'en'): string
}

function deskOf({
  city,
  venues,
  calendar,
}: Pick<CityContent, 'city' | 'venues' | 'calendar'>): Desk {
  const byId = new Map(venues.map((venue) => [venue.id, venue]))
  const shared = new Map<string, number>()
  for (const venue of venues) shared.set(venue.name, (shared.get(venue.name) ?? 0) + 1)
  const nameOf = (id: string, lang: 'zh' | 'en'): string => {
    const venue = byId.get(id)
    if (!venue) return id
    const name = lang === 'en' ? (venue.nameEn ?? venue.name) : venue.name
    if ((shared.get(venue.name) ?? 0) < 2 || venue.partOf === null) return name
    // a car park belongs to some house: its name alone would not say which
    const house = nameOf(venue.partOf, lang)
    return lang === 'en' ? `${house}, ${name}` : `${house}${name}`
  }
  return { calendar: calendarOf(calendar, city.calendar), venues: byId, nameOf }
}

/** Rules about the same places, in the order in which the notice names them. */
interface Section {
  places: string[]
  rules: { rule: Rule; days: Said }[]
}

function sectionsOf(notice: Notice, desk: Desk): Section[] {
  const { calendar } = desk
  const sections = new Map<string, Section>()
  for (const rule of rulesSaid(notice, desk)) {
    const days = saidOf(rule, notice, calendar)
    // rooms listed above one weekly timetable would read as what the house opens, so each stands alone
    const groups = days.kind === 'weekly' ? rule.places.map((place) => [place]) : [rule.places]
    for (const places of groups) {
      const key = places.join(' ')
      const section = sections.get(key) ?? { places, rules: [] }
      sections.set(key, section)
      section.rules.push({ rule, days })
    }
  }
  return [...sections.values()]
}

/** The rules of a notice, with what `others: closed` closes named place by place (DESIGN §3.5). */
function rulesSaid(notice: Notice, { calendar, venues }: Desk): Rule[] {
  return notice.rules.flatMap((rule) => {
    if (!rule.othersClosed) return [rule]
    const bounds = boundsOf(rule, notice)
    const parents = new Set(rule.places.map((id) => venues.get(id)?.partOf ?? null))
    const shut = new Map<string, { places: string[]; days: DayNumber[] }>()
    for (const { id, partOf, ownHours } of venues.values()) {
      if (partOf === null || !parents.has(partOf) || ownHours || rule.places.includes(id)) continue
      const days = (bounds ? runsIn(rule, bounds, calendar) : [])
        .flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i))
        .filter(
          (day) =>
            !notice.rules.some((r) => r.places.includes(id) && speaks(r, notice, calendar, day)),
        )
      const known = shut.get(days.join(' ')) ?? { places: [], days }
      known.places.push(id)
      if (days.length > 0) shut.set(days.join(' '), known)
    }
    const closures = [...shut.values()].map(({ places, days }): Rule => ({
      ...rule,
      places,
      when: {
        on: days.map((day) => ({ kind: 'date', date: dateOf(day) })),
        days: null,
        from: null,
        to: null,
        except: [],
      },
      what: { kind: 'closed' },
      lastEntry: null,
      booking: null,
      fee: null,
      othersClosed: false,
      basis: 'implied',
    }))
    return [rule, ...closures]
  })
}

function speaks(rule: Rule, notice: Notice, calendar: Calendar, day: DayNumber): boolean {
  const bounds = boundsOf(rule, notice)
  const days = daysOf(rule.when, bounds?.from, bounds?.to)
  return matches(days, calendar, day, null) === YES
}

/** The days of a rule in the form in which a notice says them. */
type Said =
  | { kind: 'dates'; runs: { from: DayNumber; to: DayNumber }[] }
  | {
      kind: 'weekly'
      days: Weekday[]
      from: DayNumber | null
      to: DayNumber | null
      unless: boolean
    }
  /** No last day is known. */
  | { kind: 'from'; from: DayNumber }
  | { kind: 'always' }
  /** Words of the calendar that no date can stand for. */
  | { kind: 'beyond'; why: string }

function saidOf(rule: Rule, notice: Notice, calendar: Calendar): Said {
  const { when, what } = rule
  const bounded = boundsOf(rule, notice)
  if (bounded) {
    const weekly = weekdaysOf(rule)
    const [span, ...more] = when.on ?? []
    const isSpan = span === undefined || (span.kind === 'range' && more.length === 0)
    const plain = isSpan && when.except.length === 0
    const found = runsIn(rule, bounded, calendar)
    if (weekly && plain && found.length >= 4)
      return { kind: 'weekly', days: weekly, ...bounded, unless: false }
    return { kind: 'dates', runs: found }
  }
  const from = when.from === null ? null : dayOf(when.from)
  if (when.on !== null) return { kind: 'beyond', why: 'days that come again every year' }
  const unless = when.except.length > 0
  if (unless && !when.except.every((t) => t.kind === 'type' && t.type === 'statutory-holidays'))
    return { kind: 'beyond', why: 'exceptions without a last day' }
  if (when.days !== null) {
    const days = weekdaysOf(rule)
    if (!days) return { kind: 'beyond', why: 'kinds of days without a last day' }
    return { kind: 'weekly', days, from, to: null, unless }
  }
  if (unless) return { kind: 'weekly', days: [0, 1, 2, 3, 4, 5, 6], from, to: null, unless }
  if (from !== null) return { kind: 'from', from }
  if (what.kind === 'closed') return { kind: 'from', from: dayOf(notice.announced.at.slice(0, 10)) }
  return { kind: 'always' }
}

/** First and last day of a rule that ends, with `covers` where it is what ends it. */
function boundsOf(rule: Rule, { covers }: Notice): { from: DayNumber; to: DayNumber } | null {
  const { when, what } = rule
  if (isResumption(rule)) return null
  const stays = what.kind === 'none' || what.kind === 'closed'
  const recurs =
    when.days !== null || (when.on ?? []).some((t) => t.kind !== 'date' && t.kind !== 'range')
  const ends = hasLastDate(rule) || (stays && recurs && covers !== null)
  if (!ends) return null
  const edges: DayNumber[] = []
  for (const term of when.on ?? []) {
    if (term.kind === 'date') edges.push(dayOf(term.date))
    if (term.kind === 'range') edges.push(dayOf(term.from), dayOf(term.to))
  }
  const named = (when.on ?? []).some((t) => t.kind !== 'date' && t.kind !== 'range')
  let from = when.from === null ? null : dayOf(when.from)
  let to = when.to === null ? null : dayOf(when.to)
  if (edges.length > 0 && !named) {
    from = Math.max(from ?? -Infinity, Math.min(...edges))
    to = Math.min(to ?? Infinity, Math.max(...edges))
  }
  if (covers && recurs) {
    from = Math.max(from ?? -Infinity, dayOf(covers.from))
    to = Math.min(to ?? Infinity, dayOf(covers.to))
  }
  if (to === null) return null
  return { from: from ?? to - 366, to }
}

function runsIn(
  rule: Rule,
  { from, to }: { from: DayNumber; to: DayNumber },
  calendar: Calendar,
): { from: DayNumber; to: DayNumber }[] {
  const days = daysOf(rule.when, from, to)
  const runs: { from: DayNumber; to: DayNumber }[] = []
  for (let day = days.first; day <= days.last; day++) {
    if (matches(days, calendar, day, null) !== YES) continue
    const last = runs.at(-1)
    if (last && last.to === day - 1) last.to = day
    else runs.push({ from: day, to: day })
  }
  return runs
}

/** The weekdays of `days:` if it names weekdays alone, in order. */
function weekdaysOf({ when }: Rule): Weekday[] | null {
  if (when.days === null) return null
  const days = when.days.flatMap((term) => (term.kind === 'weekday' ? [term.day] : []))
  return days.length === when.days.length ? [...new Set(days)].sort((a, b) => a - b) : null
}

// ── what two notices must agree in

function daysSaid(rule: Rule, notice: Notice, calendar: Calendar): string[] {
  const said = saidOf(rule, notice, calendar)
  const bounds = boundsOf(rule, notice)
  if (bounds)
    return runsIn(rule, bounds, calendar).flatMap(({ from, to }) =>
      Array.from({ length: to - from + 1 }, (_, i) => dateOf(from + i)),
    )
  switch (said.kind) {
    case 'weekly': {
      const from = said.from === null ? '' : `/${dateOf(said.from)}`
      return said.days.map((day) => `weekly-${day}${from}${said.unless ? '!' : ''}`)
    }
    case 'from':
      return [`${dateOf(said.from)}/`]
    case 'always':
      return Array.from({ length: 7 }, (_, day) => `weekly-${day}`)
    default:
      return [JSON.stringify(rule.when)]
  }
}

function effectOf({ what: { kind } }: Rule): string {
  return kind === 'also' ? 'add' : kind === 'not' ? 'remove' : kind === 'none' ? 'how' : 'set'
}

/**
 * What a rule says: of a set all windows together, each with its own entry; of windows on top of a day or
 * out of it each by itself. `hows` say how one gets in where the rule does not.
 */
function partsSaid(rule: Rule, hows: readonly Rule[]): string[] {
  const { what } = rule
  const booking = hows.find((how) => how.booking !== null)?.booking ?? null
  const fee = hows.find((how) => how.fee !== null)?.fee ?? null
  const entered = (window: Pick<Window, 'booking' | 'fee'> | null, last: Minutes | null): string =>
    [
      last === null ? '' : ` last ${clock(Math.abs(last))}`,
      ...[window?.fee ?? rule.fee ?? fee ?? ''].filter(Boolean).map((said) => ` ${said}`),
      ...[window?.booking ?? rule.booking ?? booking]
        .filter((said) => said !== null)
        .map((said) => ` ${bookingSaid(said)}`),
    ].join('')
  switch (what.kind) {
    case 'hours':
    case 'also': {
      const windows = what.windows.map((w) => `${hoursText(w)}${entered(w, w.lastEntry)}`)
      return what.kind === 'hours' ? [windows.join(', ')] : windows
    }
    case 'not':
      return what.windows.map((w) => `${hoursText(w)}${causeSaid(rule)}`)
    case 'closed':
      return [`closed${causeSaid(rule)}`]
    case 'regular': {
      const ends = `${what.from === null ? '' : `${clock(what.from)}-`}regular${what.to === null ? '' : `-${clock(what.to)}`}`
      const as = what.as === null ? '' : ` as ${what.as}`
      return [`${ends}${as}${entered(null, rule.lastEntry)}`]
    }
    case 'none':
    case 'unstated':
      return [`${what.kind}${entered(null, rule.lastEntry)}`]
  }
}

function causeSaid({ cause }: Rule): string {
  return cause === null ? '' : ` for ${cause}`
}

function bookingSaid(booking: Booking): string {
  const { mode, minDaysAhead, maxDaysAhead, releasesAt, cutoffAt, register, realName } = booking
  const named = booking.channels.map(({ kind, name }) =>
    name !== null && isNameable(kind) ? `${kind}“${name}”` : kind,
  )
  const { perDay = null, perSession = null } = booking.quota ?? {}
  // who signs in on arrival does so at a counter, said or not
  const counter = register && (mode === 'walk-in' || mode === 'first-come')
  const kinds = [...new Set([...named, ...(counter ? ['counter'] : [])])].sort()
  return [
    mode,
    kinds.length > 0 ? `by ${kinds.join(',')}` : '',
    register ? 'register' : '',
    minDaysAhead === null ? '' : `min${minDaysAhead}`,
    maxDaysAhead === null ? '' : `max${maxDaysAhead}`,
    releasesAt === null ? '' : `from ${clock(releasesAt)}`,
    cutoffAt === null ? '' : `until ${clock(cutoffAt)}`,
    realName === true ? 'real-name' : '',
    perDay === null ? '' : `${perDay} a day`,
    perSession === null ? '' : `${perSession} a session`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** Channels that people look for by a name; a counter has none, and a phone's is its number. */
function isNameable(kind: ChannelKind): boolean {
  return (
    kind === 'mini-program' || kind === 'official-account' || kind === 'website' || kind === 'app'
  )
}

function lastEntryOf({ what, lastEntry }: Rule): Minutes | null {
  if (what.kind === 'hours' || what.kind === 'also') return what.windows.at(-1)?.lastEntry ?? null
  return lastEntry
}

function hoursText({ from, to }: Window): string {
  return `${from === null ? '?' : clock(from)}-${to === null ? '?' : clock(to)}`
}

/** What neither language writes; the same for both. */
function unsaidOf(rule: Rule): string[] {
  const { booking, what } = rule
  const lost: string[] = []
  const windows = 'windows' in what ? what.windows : []
  const bookings = [booking, ...windows.map((w) => w.booking)].filter((one) => one !== null)
  if (bookings.some(({ quota }) => quota?.note)) lost.push('note of the quota')
  if (bookings.some(({ audience }) => audience)) lost.push('audience')
  if (bookings.some(({ fallback }) => fallback)) lost.push('fallback')
  if (bookings.some(({ note }) => note)) lost.push('note of the booking')
  const channels = bookings.flatMap((one) => one.channels)
  if (channels.some(({ url, appId }) => url !== null || appId !== null))
    lost.push('address of a channel')
  if (channels.some(({ kind, name }) => name !== null && !isNameable(kind)))
    lost.push('number of a phone or name of a counter')
  if (windows.some((w) => w.entry)) lost.push('entry slots')
  if (rule.note !== null) lost.push('note')
  return lost.map((what) => `${rule.id}: ${what}`)
}

// ── Chinese

function inChinese(notice: Notice, sections: Section[], desk: Desk): Announcement {
  const unsaid: string[] = []
  const lines: string[] = []
  const names = (places: string[]) => places.map((id) => desk.nameOf(id, 'zh')).join('、')
  const [first] = sections
  const alone = sections.length === 1 && isHouse(first!.places, desk) ? first! : null
  lines.push(alone ? `现将${names(alone.places)}有关事项公告如下：` : '现将有关事项公告如下：')
  // where days lie far apart, a date without its year would be read as another year's
  const isLong = sections.some(({ rules }) => rules.some(({ days }) => lengthOf(days) > 120))
  let year = yearTeller()
  for (const [i, { places, rules }] of sections.entries()) {
    if (isLong) year = yearTeller()
    const subject = alone
      ? ''
      : `${sections.length > 1 ? `${numeral(i + 1)}、` : ''}${names(places)}`
    if (subject !== '') lines.push(subject)
    // Below a room, “恢复正常开放” alone could be its house's.
    const part = places.some((id) => desk.venues.get(id)?.partOf != null) ? names(places) : ''
    const shared = sharedIn(rules.map(({ rule }) => rule))
    for (const { rule, days } of rules) {
      unsaid.push(...unsaidOf(rule))
      if (days.kind === 'beyond') {
        unsaid.push(`${rule.id}: ${days.why}`)
        continue
      }
      const sentence = chineseRule({ ...rule, ...shared.left }, chineseDays(days, year), part)
      if (sentence === null) unsaid.push(`${rule.id}: ${rule.what.kind}`)
      else lines.push(`${sentence}。`)
    }
    if (shared.booking) lines.push(`参观${chineseBooking(shared.booking)}。`)
    if (shared.fee) lines.push(`${FEE_ALONE_ZH[shared.fee]}。`)
  }
  for (const item of notice.programme) unsaid.push(`programme ${item.date}: ${item.title}`)
  const { year: y, month, day } = civil(dayOf(notice.announced.at.slice(0, 10)))
  lines.push('特此公告。', notice.publisher, `${y}年${month}月${day}日`)
  return { title: notice.title, text: `${lines.join('\n')}\n`, unsaid }
}

/** Days from the first to the last that is said; 0 where there is no last. */
function lengthOf(days: Said): number {
  if (days.kind === 'weekly')
    return days.from === null || days.to === null ? 0 : days.to - days.from
  return days.kind === 'dates' ? (days.runs.at(-1)?.to ?? 0) - (days.runs[0]?.from ?? 0) : 0
}

function isHouse(places: readonly string[], { venues }: Desk): boolean {
  return places.length === 1 && venues.get(places[0]!)?.partOf === null
}

/** Booking and fee that all open rules of a section have in common are said once, after them. */
function sharedIn(rules: readonly Rule[]): {
  booking: Booking | null
  fee: Fee | null
  /** What the rules themselves then no longer say. */
  left: { booking?: null; fee?: null }
} {
  const open = rules.filter(({ what }) => what.kind !== 'closed' && what.kind !== 'not')
  const [first] = open
  const say = (rule: Rule) => (rule.booking === null ? '' : chineseBooking(rule.booking))
  const one = open.length > 1 && open.every(({ what }) => what.kind !== 'none')
  // a clock time of booking stands beside the hours it belongs to
  const timeless = first?.booking?.cutoffAt === null && first.booking.releasesAt === null
  const alike = one && timeless && open.every((rule) => say(rule) === say(first))
  const booking = alike ? first.booking : null
  const fee = one && open.every((rule) => rule.fee === first!.fee) ? first!.fee : null
  return { booking, fee, left: { ...(booking && { booking: null }), ...(fee && { fee: null }) } }
}

/** The year is written where it first comes up and where it changes. */
function yearTeller(): (day: DayNumber) => string {
  let told: number | null = null
  return (day) => {
    const { year } = civil(day)
    const words = year === told ? '' : `${year}年`
    told = year
    return words
  }
}

const WEEKDAYS_ZH = ['一', '二', '三', '四', '五', '六', '日'] as const

function chineseDay(day: DayNumber, year: string, month: number | null): string {
  const date = civil(day)
  const monthText = date.month === month && year === '' ? '' : `${date.month}月`
  return `${year}${monthText}${date.day}日（星期${WEEKDAYS_ZH[weekdayOf(day)]}）`
}

function chineseDays(
  days: Exclude<Said, { kind: 'beyond' }>,
  year: (day: DayNumber) => string,
): string {
  const on = (day: DayNumber, month: number | null = null) => chineseDay(day, year(day), month)
  const run = ({ from, to }: { from: DayNumber; to: DayNumber }) => {
    const first = on(from)
    return from === to ? first : `${first}至${on(to, civil(from).month)}`
  }
  switch (days.kind) {
    case 'dates':
      return days.runs.map(run).join('、')
    case 'from':
      return `自${on(days.from)}起`
    case 'always':
      return '每周一至周日'
    case 'weekly': {
      const weekly = `每周${weekdaysText(days.days)}`
      const unless = days.unless ? '（法定节假日除外）' : ''
      if (days.from === null) return `${weekly}${unless}`
      const span = days.to === null ? `自${on(days.from)}起` : run({ from: days.from, to: days.to })
      return `${span}，${weekly}${unless}`
    }
  }
}

/** `二至周日`, `三、周五`: what follows 周. */
function weekdaysText(days: readonly Weekday[]): string {
  const consecutive = days.every((day, i) => i === 0 || day === days[i - 1]! + 1)
  const names = days.map((day) => WEEKDAYS_ZH[day])
  return days.length > 2 && consecutive ? `${names[0]}至周${names.at(-1)}` : names.join('、周')
}

function chineseRule(rule: Rule, days: string, resuming: string): string | null {
  const { what, booking } = rule
  const said = (hours: string) => `${days}，${hours}${chineseEntry(rule, lastEntryOf(rule))}`
  switch (what.kind) {
    case 'hours': {
      if (what.windows.length === 0) return `${days}，全天闭馆`
      const sessions = sessionsIn(rule)
      if (sessions) {
        if (what.windows.some((w) => w.from === null || w.to === null)) return null
        // dates go on over a semicolon; weekdays are said again
        const again = days.includes('每周') ? `${days}，` : ''
        return sessions
          .map((one, i) => {
            const { from, to, lastEntry } = one
            const hours = windowsText([{ from, to }])
            return `${i === 0 ? `${days}，` : again}${hours}开放${chineseEntry(one, lastEntry)}`
          })
          .join('；')
      }
      if (isAllDay(what.windows)) return said('24小时开放')
      const [only] = what.windows
      if (what.windows.length === 1 && only!.to === null)
        return said(`${chineseClock(only!.from ?? 0)}起开放`)
      if (what.windows.length === 1 && only!.from === null)
        return said(`开放至${chineseClock(only!.to ?? DAY)}`)
      if (what.windows.some((w) => w.from === null || w.to === null)) return null
      return said(`${windowsText(what.windows)}开放`)
    }
    case 'also': {
      const isLate = what.windows.every((w) => (w.from ?? 0) >= 17 * 60)
      const opens = isLate ? '加开夜场' : '另加开'
      const sessions = sessionsIn(rule)
      if (sessions)
        return `${days}，${sessions
          .map((one) => `${opens}${windowsText([one])}${chineseEntry(one, one.lastEntry)}`)
          .join('；')}`
      if (isLate) return said(`加开夜场${windowsText(what.windows)}`)
      return said(what.windows.map((w) => `另加开${windowsText([w])}`).join('，'))
    }
    case 'not':
      // several hours in one list would be read as open but for the last
      return `${days}，${what.windows.map((w) => `${windowsText([w])}暂停开放${rule.cause === null ? '' : `（${CAUSES_ZH[rule.cause]}）`}`).join('，')}`
    case 'closed':
      return days.startsWith('自') && !days.includes('每周')
        ? `${days}，${causeText(rule.cause)}闭馆，恢复开放时间另行通知`
        : `${days}，${causeText(rule.cause)}全天闭馆`
    case 'regular': {
      if (what.as !== null) return said(`按周${WEEKDAYS_ZH[what.as]}时间开放`)
      if (what.to !== null) return said(`延时开放至${chineseClock(what.to)}`)
      if (what.from !== null) return said(`提前至${chineseClock(what.from)}开放`)
      return said(isResumption(rule) ? `${resuming}恢复正常开放` : '正常开放')
    }
    case 'unstated':
      return said('不打烊')
    case 'none':
      if (booking !== null) {
        // 停止预约 would be read as the end of booking for the hours before it
        const how = chineseBooking(booking).replace('停止预约', '截止预约')
        return `${days}，参观${rule.fee === null ? '' : `${FEE_BESIDE_ZH[rule.fee]}，`}${how}`
      }
      return rule.fee === null ? null : `${days}，${FEE_ALONE_ZH[rule.fee]}`
  }
}

/** The windows of a rule where one of them is entered in a way of its own, each with all that holds for it. */
function sessionsIn({ what, booking, fee }: Rule): Window[] | null {
  if (what.kind !== 'hours' && what.kind !== 'also') return null
  const { windows } = what
  const own = windows.some((w) => w.booking !== null || w.fee !== null)
  const early = windows.slice(0, -1).some((w) => w.lastEntry !== null)
  if (!own && !early) return null
  return windows.map((w) => ({ ...w, booking: w.booking ?? booking, fee: w.fee ?? fee }))
}

/** What is said after hours: fee, last entry, how one gets in. */
function chineseEntry(
  { booking, fee }: Pick<Rule, 'booking' | 'fee'>,
  last: Minutes | null,
): string {
  return [
    fee === null ? '' : FEES_ZH[fee],
    last === null
      ? ''
      : last < 0
        ? `，闭馆前${-last}分钟停止入馆`
        : `，${chineseClock(last)}停止入馆`,
    booking === null ? '' : `，${chineseBooking(booking)}`,
  ].join('')
}

const FEES_ZH: Record<Fee, string> = {
  free: '（免票）',
  'low-fee': '（低收费）',
  paid: '（需购票）',
}
const FEE_BESIDE_ZH: Record<Fee, string> = {
  free: '免票',
  'low-fee': '实行低收费',
  paid: '需购票',
}
const FEE_ALONE_ZH: Record<Fee, string> = {
  free: '参观免费',
  'low-fee': '参观实行低收费',
  paid: '参观需购票',
}

const CAUSES_ZH: Record<Cause, string> = {
  maintenance: '因设备检修',
  weather: '因恶劣天气',
  event: '因承办活动',
  private: '因接待任务',
  staff: '因工作人员轮休',
}

function causeText(cause: Cause | null): string {
  return cause === null ? '' : CAUSES_ZH[cause]
}

function windowsText(windows: readonly Pick<Window, 'from' | 'to'>[]): string {
  return windows
    .map(({ from, to }) => `${chineseClock(from ?? 0)}—${chineseClock(to ?? DAY)}`)
    .join('、')
}

function chineseClock(minutes: Minutes): string {
  const late = minutes > DAY
  const m = late ? minutes - DAY : minutes
  return `${late ? '次日' : ''}${Math.floor(m / 60)}:${String(m % 60).padStart(2, '0')}`
}

const CHANNELS_ZH: Record<ChannelKind, string> = {
  'mini-program': '小程序',
  'official-account': '微信公众号',
  website: '官网',
  app: 'APP',
  phone: '电话',
  counter: '前台',
  online: '线上',
  offline: '线下',
}

function chineseBooking(booking: Booking): string {
  const { mode, register, minDaysAhead: min, maxDaysAhead: max, releasesAt, cutoffAt } = booking
  const others = booking.channels.filter(({ kind }) => kind !== 'counter')
  const kinds = others.map(({ kind }) => kind)
  const named = others.map(({ kind, name }) =>
    name !== null && isNameable(kind) ? `“${name}”${CHANNELS_ZH[kind]}` : CHANNELS_ZH[kind],
  )
  const ways = [...new Set(named)].join('、')
  const through = ways === '' ? '' : `通过${ways}`
  const ahead =
    min !== null && max !== null ? `提前${min}至${max}天` : min !== null ? `提前${min}天` : ''
  const limits = [
    booking.realName === true ? '实行实名制' : '',
    max !== null && min === null ? `最多可提前${max}天预约` : '',
    releasesAt === null ? '' : `每日${chineseClock(releasesAt)}开放预约`,
    cutoffAt === null ? '' : `${chineseClock(cutoffAt)}停止预约`,
    booking.quota?.perDay == null ? '' : `每日限${booking.quota.perDay}人`,
    booking.quota?.perSession == null ? '' : `每场限${booking.quota.perSession}人`,
  ].filter(Boolean)
  const sentence = (first: string) => [first, ...limits].join('，')
  switch (mode) {
    case 'walk-in':
      return sentence(register ? '无须预约，现场登记后入馆' : '无须预约，可直接入馆')
    case 'first-come':
      return sentence(register ? '先到先得，在前台登记后入馆' : '先到先得')
    case 'book-ahead':
      return sentence(`须${ahead}${through}预约${register ? '，到馆后在前台登记' : ''}`)
    case 'book-or-walk-in':
      return sentence(
        `可${ahead || (ways === '' ? '提前' : '')}${through}预约，也可现场${register ? '登记' : '排队'}入馆`,
      )
    case 'by-arrangement':
      return sentence(
        kinds.includes('phone') ? '请致电联系工作人员安排参观' : '请提前联系工作人员安排参观',
      )
  }
}

/** 一 to 九十九. */
function numeral(n: number): string {
  const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${digits[ones]}`
}

function isAllDay(windows: readonly Window[]): boolean {
  const [only] = windows
  return windows.length === 1 && only!.from === 0 && only!.to === DAY
}

// ── English

function inEnglish(notice: Notice, sections: Section[], desk: Desk): Announcement {
  const unsaid: string[] = []
  const lines: string[] = ['Opening arrangements are as follows.']
  for (const { places, rules } of sections) {
    lines.push('', listed(places.map((id) => desk.nameOf(id, 'en'))))
    for (const { rule, days } of rules) {
      unsaid.push(...unsaidOf(rule))
      if (days.kind === 'beyond') unsaid.push(`${rule.id}: ${days.why}`)
      else lines.push(`- ${englishDays(days)}: ${englishRule(rule)}.`)
    }
  }
  for (const item of notice.programme) unsaid.push(`programme ${item.date}: ${item.title}`)
  lines.push('', notice.publisher, englishDate(dayOf(notice.announced.at.slice(0, 10)), true))
  return { title: notice.title, text: `${lines.join('\n')}\n`, unsaid }
}

function englishDate(day: DayNumber, year: boolean): string {
  const date = civil(day)
  return `${date.day} ${MONTHS_EN[date.month - 1]}${year ? ` ${date.year}` : ''}`
}

function englishDays(days: Exclude<Said, { kind: 'beyond' }>): string {
  const one = (day: DayNumber) => `${WEEKDAYS_EN[weekdayOf(day)]} ${englishDate(day, true)}`
  const run = ({ from, to }: { from: DayNumber; to: DayNumber }) =>
    from === to ? one(from) : `${one(from)} to ${one(to)}`
  switch (days.kind) {
    case 'dates':
      return listed(days.runs.map(run))
    case 'from':
      return `From ${one(days.from)}`
    case 'always':
      return 'Every day'
    case 'weekly': {
      const every =
        days.days.length === 7
          ? 'Every day'
          : `Every ${listed(days.days.map((d) => WEEKDAYS_EN[d]))}`
      const span =
        days.from === null
          ? ''
          : days.to === null
            ? ` from ${one(days.from)}`
            : `, ${run({ from: days.from, to: days.to })}`
      return `${every}${span}${days.unless ? ', statutory holidays excepted' : ''}`
    }
  }
}

function englishRule(rule: Rule): string {
  const { what, booking, fee } = rule
  const last = lastEntryOf(rule)
  const manner = englishEntry({ booking, fee }, last)
  const said = (hours: string) => [hours, ...manner].join(', ')
  const windows =
    'windows' in what
      ? listed(
          what.windows.map(
            ({ from, to }) =>
              `${from === null ? '?' : clock(from)}–${to === null ? '?' : clock(to)}`,
          ),
        )
      : ''
  const sessions = sessionsIn(rule)
    ?.map((one) =>
      [
        `${one.from === null ? '?' : clock(one.from)}–${one.to === null ? '?' : clock(one.to)}`,
        ...englishEntry(one, one.lastEntry),
      ].join(', '),
    )
    .join('; ')
  const because = rule.cause === null ? '' : ` (${rule.cause})`
  switch (what.kind) {
    case 'hours':
      if (what.windows.length === 0) return `closed${because}`
      if (sessions) return `open ${sessions}`
      return said(isAllDay(what.windows) ? 'open 24 hours' : `open ${windows}`)
    case 'also':
      return sessions ? `also open ${sessions}` : said(`also open ${windows}`)
    case 'not':
      return `closed ${windows}${because}`
    case 'closed':
      return `closed${because}`
    case 'regular': {
      if (what.as !== null) return said(`open as on a ${WEEKDAYS_EN[what.as]}`)
      if (what.to !== null) return said(`open until ${clock(what.to)}`)
      if (what.from !== null) return said(`open from ${clock(what.from)}`)
      return said(isResumption(rule) ? 'open as usual again' : 'open as usual')
    }
    case 'unstated':
      return said('open; hours not stated')
    case 'none':
      return manner.join(', ')
  }
}

/** What is said after hours: last entry, fee, how one gets in. */
function englishEntry(
  { booking, fee }: Pick<Rule, 'booking' | 'fee'>,
  last: Minutes | null,
): string[] {
  return [
    last === null
      ? ''
      : last < 0
        ? `last entry ${-last} minutes before closing`
        : `last entry ${clock(last)}`,
    fee === null ? '' : { free: 'free', 'low-fee': 'at a reduced fee', paid: 'by ticket' }[fee],
    booking === null ? '' : englishBooking(booking),
  ].filter(Boolean)
}

function englishBooking(booking: Booking): string {
  const { mode, register, minDaysAhead: min, maxDaysAhead: max, releasesAt, cutoffAt } = booking
  const ways = [
    ...new Set(
      booking.channels.map(({ kind, name }) =>
        name !== null && isNameable(kind)
          ? `${kind.replace('-', ' ')} “${name}”`
          : kind.replace('-', ' '),
      ),
    ),
  ]
  const bare = ways.every((way) => way === 'online' || way === 'offline')
  const by = ways.length === 0 ? '' : ` ${bare ? '' : 'by '}${listed(ways, 'or')}`
  const limits = [
    min === null ? '' : min === 1 ? 'a day ahead' : `${min} days ahead`,
    max === null ? '' : `at most ${max} days ahead`,
    releasesAt === null ? '' : `released at ${clock(releasesAt)}`,
    cutoffAt === null ? '' : `until ${clock(cutoffAt)}`,
    booking.realName === true ? 'with an identity document' : '',
    booking.quota?.perDay == null ? '' : `${booking.quota.perDay} visitors a day`,
    booking.quota?.perSession == null ? '' : `${booking.quota.perSession} visitors a session`,
    register ? 'sign in on arrival' : '',
  ].filter(Boolean)
  const tail = limits.length === 0 ? '' : ` (${limits.join(', ')})`
  switch (mode) {
    case 'walk-in':
      return `no booking needed${register ? ', sign in on arrival' : ''}`
    case 'first-come':
      return `first come, first served${register ? ', sign in on arrival' : ''}`
    case 'book-ahead':
      return `booking required${by}${tail}`
    case 'book-or-walk-in':
      return `book${by} or walk in${tail}`
    case 'by-arrangement':
      return `by arrangement${by}`
  }
}

function listed(words: readonly string[], and = 'and'): string {
  if (words.length < 2) return words[0] ?? ''
  return `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`
}
