/** Statements without days: what else the notice says tells on which they hold, or that they say nothing themselves. */
import type { FactInput } from '../facts.ts'
import { awaitsModel } from '../references.ts'
import { hasHours, samePlaces } from '../segments.ts'
import type { Segment } from '../segments.ts'
import type { Token } from '../tokens.ts'
import { emptyDays } from '../year/days.ts'
import type { Days } from '../year/days.ts'
import { duringOf, isOutside, whileOpen } from './during.ts'
import { eveningBefore, OF_OPENING, onlyRoomBefore, openedBefore } from './opened.ts'
import { effectiveOf, sectionDays } from './section-days.ts'
import { seasonOfRule, shutOn } from './shut.ts'
import { spanSaid } from './span-said.ts'
import { saysNoMore, toldApart } from './undated/announced.ts'
import {
  belowHouse,
  dayAround,
  daysInLastBracket,
  daysOfList,
  isBounded,
  leftOutBefore,
  MOST_BESIDE,
  opensLine,
  restOfLine,
  statedFor,
  stretchAround,
} from './undated/beside.ts'
import {
  alwaysHolds,
  COUNTED_DAYS,
  firstFestival,
  inStretch,
  isAllOfItem,
} from './undated/words.ts'

/** A statement without dates holds on the notice's holiday, from its effect, or always. */
export function undated(input: FactInput): void {
  const { reading, resolver, registry, text, doc } = input
  const toldBelow = resolver.titled ? -1 : firstFestival(doc)
  for (const [n, s] of reading.segments.entries()) {
    if (s.otherDays && !(s.days && s.days.spans.length > 0)) continue
    const effective = effectiveOf(reading, s, registry)
    if ((s.exception && s.days === null) || awaitsModel(s)) continue
    if (isOutside(s, text)) {
      s.days = { ...emptyDays(), daily: true }
      s.dated = false
      s.rule ||= 'no-dates'
      s.doubts.push('the days of the stretch are not said')
      continue
    }
    if (ofEvening(s, reading.segments.slice(Math.max(0, n - 6), n))) continue
    ofSentence(s, n, input)
    if (ofOpenHouse(s, input)) continue
    const during = duringOf(s, input)
    if (during?.days) {
      s.days = { ...during.days, daily: s.days?.daily ?? false }
      s.dated = true
      s.rule ||= 'days-of-what-goes-on'
      for (const t of during.tokens) t.fate = { kind: 'fact' }
      continue
    }
    if (hasDays(s, effective, input)) continue
    if (saysNoMore(s, n, toldBelow, input)) continue
    if (s.state === 'closed' && COUNTED_DAYS.test(text.slice(s.to - 1, s.to + 6))) {
      // “节前闭馆三天”: which days these are is told elsewhere or not at all.
      s.unresolved = true
      continue
    }
    if (holdsAlways(s, effective, input)) continue
    conclude(s, n, { effective, toldBelow, during: during !== null }, input)
  }
}

/** The days and the start of the evening before them are those of its hours; true if there is one. */
function ofEvening(s: Segment, before: readonly Segment[]): boolean {
  const evening = eveningBefore(s, before)
  if (!evening) return false
  s.days = { ...evening.days!, daily: s.days?.daily ?? false }
  s.dated = s.extra = true
  s.tokens.push(...evening.tokens)
  evening.dead = true
  return true
}

/** The days of its sentence: of what it was left out of, or in the bracket at its end. */
function ofSentence(s: Segment, n: number, input: FactInput): void {
  const left = leftOutBefore(input.reading.segments, n)
  if (left) {
    s.days = { ...left.days!, daily: s.days?.daily ?? false }
    s.dated = true
    s.rule ||= 'days-of-the-exception'
  }
  const behind = s.days === null ? daysInLastBracket(s, n, input) : null
  if (behind) {
    s.days = { ...behind.days! }
    s.dated = true
    s.implied = true
    s.rule ||= 'days-of-the-sentence'
  }
}

/** The days and hours of the house while it is open; true if the statement has them. */
function ofOpenHouse(s: Segment, input: FactInput): boolean {
  const house = s.days === null ? whileOpen(s, input) : null
  if (!house) return false
  Object.assign(s, { days: { ...house.days }, windows: house.windows, implied: true })
  Object.assign(s, {
    opens: house.opens,
    closes: house.closes,
    rule: 'while-the-house-is-open',
  })
  s.dated = true
  return true
}

/** True if it has days, or weekdays; these are bounded by what the notice says of them. */
function hasDays(s: Segment, effective: Days | null, input: FactInput): boolean {
  const { reading, text } = input
  const below = s.dated || s.days?.spans.length ? null : sectionDays(reading, s.node)
  if (below?.above) s.days = below
  // Which days are above is worked out from those that others name; without any the holiday is meant.
  if (
    s.dated &&
    s.days?.above &&
    reading.segments.some((x) => x.dated && x.from < s.from && isBounded(x))
  )
    return true
  if (!s.days || (s.days.spans.length === 0 && s.days.weekly === null)) return false
  if (s.days.weekly?.length && s.days.spans.length === 0 && effective)
    s.days = { ...effective, weekly: s.days.weekly }
  else if (s.days.weekly?.length && s.days.spans.length === 0) {
    const said = s.dated ? spanSaid(s, input) : null
    const span = said?.days ?? seasonOfRule(s, reading.segments, text)
    if (span) s.days = { ...span, weekly: s.days.weekly }
    if (said) s.tokens.push(...said.tokens)
  }
  return true
}

/** True if it holds on every day, or on all weekdays but those left out, whatever the notice is about. */
function holdsAlways(s: Segment, effective: Days | null, { reading, text }: FactInput): boolean {
  const daily = s.days?.daily ?? false
  const section = sectionDays(reading, s.node)
  const out = s.exceptDays.flatMap((d) => (d.spans.length === 0 ? (d.weekly ?? []) : []))
  if (daily && out.length > 0 && (!section || section.implied) && !effective) {
    // “除周一外,每天9:00-17:00”: a rule of weekdays, like the closing day it names.
    s.days = { ...emptyDays(), weekly: [0, 1, 2, 3, 4, 5, 6].filter((d) => !out.includes(d)) }
    s.rule ||= 'weekdays-left'
    return true
  }
  const always = alwaysHolds(s, text)
  const fromThen = effective?.spans.at(-1)?.[1] === null
  const onward = effective !== null || section?.spans.at(-1)?.[1] === null
  if ((always === 'all-year' && !fromThen) || (always === 'unchanged' && onward)) {
    s.days = { ...emptyDays(), daily: true }
    s.rule ||= 'no-dates'
    return true
  }
  return false
}

/** What else is known of a statement without days: from when it holds, where the festivals begin, whether it has a stretch. */
interface Told {
  effective: Days | null
  toldBelow: number
  during: boolean
}

/** Its days are concluded: from its effect, from what was told of its places before, from its section. */
function conclude(s: Segment, n: number, told: Told, input: FactInput): void {
  const { reading, resolver, registry, doc } = input
  const { effective } = told
  const daily = s.days?.daily ?? false
  const section = sectionDays(reading, s.node)
  const top = reading.nodes[0]!.days ?? reading.nodes[0]!.festival
  // “除1日闭馆外,均正常开放”: the other days were concluded, unless 每天 says them.
  s.implied ||= s.exceptDays.length > 0 && s.effect === 'set' && !daily
  const stated = s.resumes ? undefined : statedFor(s, reading, registry)
  const near = reading.segments.slice(Math.max(0, n - MOST_BESIDE), n)
  s.places = onlyRoomBefore(s, near, registry) ?? s.places
  const openedOn = openedBefore(s, near, registry)
  const said = hasHours(s) && s.effect === 'set' ? spanSaid(s, input) : null
  const opening = opensLine(s, near, doc)
  const line = restOfLine(s, near, input)
  // A row of a table is of the days that the others are of.
  const closedForGood =
    (s.state === 'closed' || s.effect === 'remove') && !s.rule.startsWith('table-')
  if (closedForGood && closedThen(s, n, effective, input)) return
  if (effective && !closedForGood) {
    if (reading.effectiveToken) reach(s, reading.effectiveToken)
    s.days = { ...effective, daily }
    s.rule ||= 'from-effective-date'
  } else if (stated && (section === null || section === top) && !closedForGood) {
    s.days = { ...stated.days, daily }
    s.rule ||= 'days-of-the-notice'
    s.tokens.push(...stated.tokens)
    if (stated.alone && !hasHours(stated.alone)) stated.alone.dead = true
    stated.taken = true
  } else if (opening) {
    s.days = { ...opening }
    s.rule = 'days-from-sentence'
  } else if (line) {
    takeLine(s, line)
  } else if (openedOn && (!section || section.implied) && !resolver.holiday) {
    takeOpening(s, openedOn)
  } else if (said) {
    s.days = { ...said.days, daily }
    s.tokens.push(...said.tokens)
    s.rule ||= 'span-said-before'
  } else if (section && !closedForGood) {
    s.days = { ...section, daily }
    s.rule ||= 'days-of-section'
  } else concludeOfNotice(s, n, closedForGood, told, input)
}

/** A closure is of the day it lies in, of the days beside it, of those of the list; true if any are found. */
function closedThen(s: Segment, n: number, effective: Days | null, input: FactInput): boolean {
  const { reading, resolver, doc } = input
  const midday = dayAround(s, reading.segments.slice(Math.max(0, n - 2), n + 3))
  if (midday) {
    s.days = { ...midday.days!, daily: true }
    s.dated = true
    return true
  }
  const near = reading.segments.slice(Math.max(0, n - MOST_BESIDE), n)
  const shut = shutOn(s, near, input, sectionDays(reading, s.node) ?? resolver.holiday)
  if (shut === 'unresolved') {
    s.unresolved = true
    return true
  }
  if (shut && !effective) {
    s.days = { ...shut.days, daily: s.days?.daily ?? false }
    s.rule ||= 'days-from-sentence'
    if (shut.doubt) s.doubts.push(shut.doubt)
    return true
  }
  const listed = daysOfList(reading.segments, n, doc)
  if (!listed) return false
  s.days = { ...listed }
  s.implied = true
  s.rule = 'days-of-the-list'
  return true
}

/** Its hours are those of the opening told before it. */
function takeOpening(s: Segment, openedOn: Segment): void {
  s.days = { ...openedOn.days!, daily: s.days?.daily ?? false }
  s.rule = OF_OPENING
  s.extra ||= openedOn.extra
  if (openedOn.days!.doubt) s.doubts.push(openedOn.days!.doubt)
  if (samePlaces(openedOn, s) && openedOn.places!.every((p) => s.places!.includes(p))) {
    s.tokens.push(...openedOn.tokens)
    openedOn.dead = true
  } else s.implied ||= openedOn.state === 'regular'
}

/** The others of a house, and its rooms, on the days of the line, with the hours told of the house on these. */
function takeLine(s: Segment, line: Segment): void {
  s.days = { ...line.days!, daily: s.days?.daily ?? false }
  s.implied = true
  s.rule = 'days-of-the-line'
  if (s.line !== line.line && samePlaces(s, line)) {
    // “区域:全馆开放” says of the house what its hours say.
    line.tokens.push(...s.tokens)
    s.dead = true
    return
  }
  if (!s.others || s.state !== 'open' || hasHours(s) || !hasHours(line) || s.half !== 0) return
  Object.assign(s, { windows: line.windows, opens: line.opens, closes: line.closes })
  s.lastEntry ??= line.lastEntry
  s.relativeLast ??= line.relativeLast
  s.tokens.push(...line.tokens.filter((t) => t.kind === 'times'))
}

/** Stretches a statement to a token it rests on. */
function reach(s: Segment, t: Token): void {
  s.tokens.push(t)
  s.from = Math.min(s.from, t.from)
  s.to = Math.max(s.to, t.to)
}

/** Nothing near it tells its days: they are those of the notice, or it holds until further notice. */
function concludeOfNotice(
  s: Segment,
  n: number,
  closedForGood: boolean,
  { toldBelow, during }: Told,
  { reading, resolver, registry, text }: FactInput,
): void {
  const daily = s.days?.daily ?? false
  if (daily && s.line < toldBelow && s.effect === 'set') {
    // “每天9:00-17:00开放。⏎春节期间…”: every day, and below it the holiday.
    s.days = { ...emptyDays(), daily: true }
    s.rule ||= 'no-dates'
  } else if (resolver.holiday && !closedForGood) {
    s.days = { ...resolver.holiday, daily }
    if (resolver.holiday.doubt) s.doubts.push(resolver.holiday.doubt)
    s.rule ||= 'holiday-of-notice'
  } else if (daily && stretchAround(s, reading.segments)) {
    s.days = { ...stretchAround(s, reading.segments)!, daily }
    s.implied = true
    s.rule ||= 'stretch-around-the-days-left-out'
  } else if (belowHouse(reading.segments, n, registry)) {
    s.days = { ...belowHouse(reading.segments, n, registry)!, daily }
    s.implied = true
    s.rule ||= 'days-of-the-house'
  } else if (closedForGood && !s.named && !s.later && !isAllOfItem(reading, n, registry)) {
    // “不接待…” without a date or a name is no closure that could be vouched for.
    s.unresolved = true
  } else {
    // “中考期间照常开放”: on which days is not said; a closure without any holds until it is lifted.
    if ((during && s.state !== 'closed') || inStretch(s, reading.segments[n - 1], text))
      s.doubts.push('the days of the stretch are not said')
    s.days = { ...emptyDays(), daily: true }
    s.rule ||= 'no-dates'
    if (s.extra && reading.segments.some((x) => toldApart(x, s) && isBounded(x) && x.from < s.from))
      s.doubts.push('on which days the evening is open is not said')
  }
}

/** “除甲馆因布展闭馆外，其余…”: the exception holds on the days of what it is excepted from. */
export function exceptions({ reading, resolver }: FactInput): void {
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
