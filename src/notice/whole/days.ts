/** Days that a statement does not give itself: from its heading, its section, the holiday; days left out or counted. */
import type { DayNumber } from '../../core/time.ts'

import type { FactInput } from '../facts.ts'
import { numeral } from '../numerals.ts'
import { isWithin, lineOf } from '../places.ts'
import type { Registry } from '../places.ts'
import { awaitsModel } from '../references.ts'
import { emptySegment, hasHours, isOpenOnly, isPredicate, samePlaces } from '../segments.ts'
import type { Reading, Segment } from '../segments.ts'
import { daysWithin, overlaps, subtract } from '../spans.ts'
import { isMark, silence } from '../tokens.ts'
import type { Token } from '../tokens.ts'
import { emptyDays, UNTIL_ONLY } from '../year/days.ts'
import type { Resolver } from '../year.ts'
import type { Days } from '../year/days.ts'
import { duringOf, isOutside, whileOpen } from './during.ts'
import { OF_OPENING, eveningBefore, onlyRoomBefore, openedBefore } from './opened.ts'
import { announcesHours } from './resumption.ts'
import { MOST_SUMMARIES } from './rooms.ts'
import { seasonOfRule, shutOn } from './shut.ts'
import { spanSaid } from './span-said.ts'

/** “开门时间推迟到10点,1日至3日开到21点,4日开到18点”: one start, said once, and an end for each of the days. */
export function startBefore({ segments }: Reading): void {
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

/** “周二至周日9:00-21:00开放(12:00-13:00清场,不开放)”: the hours of the day that this break lies in. */
function dayAround(s: Segment, near: readonly Segment[]): Segment | null {
  const [first, last] = [s.windows[0]?.[0] ?? null, s.windows.at(-1)?.[1] ?? null]
  if (s.effect !== 'remove' || s.part !== null || first === null || last === null) return null
  const holds = (x: Segment) =>
    x !== s &&
    !x.dead &&
    x.effect === 'set' &&
    x.line === s.line &&
    x.sentence === s.sentence &&
    x.days !== null &&
    samePlaces(x, s) &&
    x.windows.some(([a, b]) => a !== null && b !== null && a < first && b > last)
  return near.find(holds) ?? null
}

const MOST_ENDS = 8
const MOST_BESIDE = 40

const isBounded = (s: Segment) => s.days?.spans.some(([, b]) => b !== null) ?? false

/** The days that the heading of a section says itself, not those of the calendar. */
export function headingDays(reading: Reading, node: number): Days | null {
  const days = node > 0 ? sectionDays(reading, node) : null
  return days && !days.implied && !days.above ? days : null
}

/** The day from which all holds, or what is told of the house of this statement. */
function effectiveOf({ effectives }: Reading, s: Segment, registry: Registry): Days | null {
  if (effectives.length === 0) return null
  const houses = s.places?.map((id) => lineOf(registry, id).at(-1)!) ?? []
  const meant = effectives.findLast((e) => e.house === null || houses.includes(e.house))
  return meant?.days ?? null
}

/** “甲室8:00-22:00、乙室9:00-17:00开放(10月1日至7日)。”: the days in the bracket that ends a sentence are those of all of it. */
function daysInLastBracket(s: Segment, n: number, { reading, text }: FactInput): Segment | null {
  if (!hasHours(s) || s.effect !== 'set' || s.unresolved || s.exception) return null
  const more = reading.segments.slice(n + 1, n + 1 + MOST_IN_SENTENCE)
  const own = more.filter((x) => x.line === s.line && x.sentence === s.sentence && !x.dead)
  const last = own.at(-1)
  const when = last?.tokens.findLast((t) => t.kind === 'when')
  if (!last?.dated || !last.days || !when || !hasHours(last)) return null
  if (own.some((x) => x !== last && x.dated) || last.days.spans.length === 0) return null
  const bracket =
    text[when.from - 1] === '(' &&
    /^\)(?:开放|开馆)?(?:[。!;\n]|$)/.test(text.slice(when.to, when.to + 4))
  return bracket ? last : null
}

const MOST_IN_SENTENCE = 6

/** A statement without dates holds on the notice's holiday, from its effect, or always. */
export function undated(input: FactInput): void {
  const { reading, resolver, registry, text, doc } = input
  const top = reading.nodes[0]!.days ?? reading.nodes[0]!.festival
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
    const evening = eveningBefore(s, reading.segments.slice(Math.max(0, n - 6), n))
    if (evening) {
      s.days = { ...evening.days!, daily: s.days?.daily ?? false }
      s.dated = s.extra = true
      s.tokens.push(...evening.tokens)
      evening.dead = true
      continue
    }
    const left = leftOutBefore(reading.segments, n)
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
    const house = s.days === null ? whileOpen(s, input) : null
    if (house) {
      Object.assign(s, { days: { ...house.days }, windows: house.windows, implied: true })
      Object.assign(s, {
        opens: house.opens,
        closes: house.closes,
        rule: 'while-the-house-is-open',
      })
      s.dated = true
      continue
    }
    const during = duringOf(s, input)
    if (during?.days) {
      s.days = { ...during.days, daily: s.days?.daily ?? false }
      s.dated = true
      s.rule ||= 'days-of-what-goes-on'
      for (const t of during.tokens) t.fate = { kind: 'fact' }
      continue
    }
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
      if (s.days.weekly?.length && s.days.spans.length === 0 && effective)
        s.days = { ...effective, weekly: s.days.weekly }
      else if (s.days.weekly?.length && s.days.spans.length === 0) {
        const said = s.dated ? spanSaid(s, input) : null
        const span = said?.days ?? seasonOfRule(s, reading.segments, text)
        if (span) s.days = { ...span, weekly: s.days.weekly }
        if (said) s.tokens.push(...said.tokens)
      }
      continue
    }
    const next = reading.segments[n + 1]
    const spelt = announcesHours(s, next, text) ?? unaffectedThen(s, next, text)
    if (spelt) {
      spelt.tokens.push(...s.tokens)
      s.dead = true
      continue
    }
    if (isYetToResume(s, text)) {
      const told = reading.segments.some((x) => x !== s && !x.dead && x.dated && samePlaces(x, s))
      s.unresolved = !told
      s.dead = told
      continue
    }
    if (
      tellsWhoFor(s, text, resolver.holiday !== null && s.line >= toldBelow) &&
      reading.segments.some((x) => toldApart(x, s))
    ) {
      for (const t of s.tokens)
        if (t.kind === 'state') silence(t, { kind: 'decoy', why: 'for whom the house is' })
      s.dead = true
      continue
    }
    if (announcesTable(s, reading.segments.slice(n + 1, n + 1 + MOST_BESIDE), input)) {
      for (const t of s.tokens)
        if (t.kind === 'state') silence(t, { kind: 'decoy', why: 'announces what follows' })
      s.dead = true
      continue
    }
    const announced = announcesClosure(s, reading.segments.slice(n + 1, n + 1 + MOST_ENDS), text)
    if (announced) {
      announced.tokens.push(...s.tokens)
      s.dead = true
      continue
    }
    const dated = saidWithDates(s, reading)
    if (dated) {
      dated.tokens.push(...s.tokens)
      s.dead = true
      continue
    }
    if (s.state === 'closed' && COUNTED_DAYS.test(text.slice(s.to - 1, s.to + 6))) {
      // “节前闭馆三天”: which days these are is told elsewhere or not at all.
      s.unresolved = true
      continue
    }
    const daily = s.days?.daily ?? false
    const section = sectionDays(reading, s.node)
    const out = s.exceptDays.flatMap((d) => (d.spans.length === 0 ? (d.weekly ?? []) : []))
    if (daily && out.length > 0 && (!section || section.implied) && !effective) {
      // “除周一外,每天9:00-17:00”: a rule of weekdays, like the closing day it names.
      s.days = { ...emptyDays(), weekly: [0, 1, 2, 3, 4, 5, 6].filter((d) => !out.includes(d)) }
      s.rule ||= 'weekdays-left'
      continue
    }
    const always = alwaysHolds(s, text)
    const fromThen = effective?.spans.at(-1)?.[1] === null
    const onward = effective !== null || section?.spans.at(-1)?.[1] === null
    if ((always === 'all-year' && !fromThen) || (always === 'unchanged' && onward)) {
      s.days = { ...emptyDays(), daily: true }
      s.rule ||= 'no-dates'
      continue
    }
    // “除1日闭馆外,均正常开放”: the other days were concluded, unless 每天 says them.
    s.implied ||= s.exceptDays.length > 0 && s.effect === 'set' && !daily
    const stated = s.resumes ? undefined : statedFor(s, reading, registry)
    const near = reading.segments.slice(Math.max(0, n - MOST_BESIDE), n)
    s.places = onlyRoomBefore(s, near, registry) ?? s.places
    const openedOn = openedBefore(s, near, registry)
    const said = hasHours(s) && s.effect === 'set' ? spanSaid(s, input) : null
    const opening = opensLine(s, reading.segments.slice(Math.max(0, n - MOST_BESIDE), n), doc)
    // A row of a table is of the days that the others are of.
    const closedForGood =
      (s.state === 'closed' || s.effect === 'remove') && !s.rule.startsWith('table-')
    const midday = closedForGood
      ? dayAround(s, reading.segments.slice(Math.max(0, n - 2), n + 3))
      : null
    if (midday) {
      s.days = { ...midday.days!, daily: true }
      s.dated = true
      continue
    }
    const shut = closedForGood
      ? shutOn(
          s,
          reading.segments.slice(Math.max(0, n - MOST_BESIDE), n),
          input,
          section ?? resolver.holiday,
        )
      : null
    if (shut === 'unresolved') {
      s.unresolved = true
      continue
    }
    if (shut && !effective) {
      s.days = { ...shut.days, daily }
      s.rule ||= 'days-from-sentence'
      if (shut.doubt) s.doubts.push(shut.doubt)
      continue
    }
    const listed = closedForGood ? daysOfList(reading.segments, n, doc) : null
    if (listed) {
      s.days = { ...listed }
      s.implied = true
      s.rule = 'days-of-the-list'
      continue
    }
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
    } else if (openedOn && (!section || section.implied) && !resolver.holiday) {
      s.days = { ...openedOn.days!, daily }
      s.rule = OF_OPENING
      s.extra ||= openedOn.extra
      if (openedOn.days!.doubt) s.doubts.push(openedOn.days!.doubt)
      if (samePlaces(openedOn, s) && openedOn.places!.every((p) => s.places!.includes(p))) {
        s.tokens.push(...openedOn.tokens)
        openedOn.dead = true
      } else s.implied ||= openedOn.state === 'regular'
    } else if (said) {
      s.days = { ...said.days, daily }
      s.tokens.push(...said.tokens)
      s.rule ||= 'span-said-before'
    } else if (section && !closedForGood) {
      s.days = { ...section, daily }
      s.rule ||= 'days-of-section'
    } else if (daily && s.line < toldBelow && s.effect === 'set') {
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
      if (
        s.extra &&
        reading.segments.some((x) => toldApart(x, s) && isBounded(x) && x.from < s.from)
      )
        s.doubts.push('on which days the evening is open is not said')
    }
  }
}

/** The first line that names a festival. */
function firstFestival({ lines, tokens }: FactInput['doc']): number {
  const names = (t: Token) => t.kind === 'when' && t.when.items.some((i) => i.kind === 'festival')
  return lines.findIndex((l) => tokens.slice(l.first, l.last).some(names))
}

/**
 * “1月20日-2月24日本馆8:30-17:00。甲室除2月9日至12日外每天8:00-22:00”: the stretch that all other days told make, if the days
 * left out are among them. Where there is none the days are in doubt.
 */
function stretchAround(s: Segment, segments: readonly Segment[]): Days | null {
  const left = s.exceptDays.flatMap((d) => d.spans)
  if (left.length === 0) return null
  const told = segments
    .slice(0, 400)
    .filter((x) => x !== s && !x.dead && x.days && x.days.weekly === null)
    .flatMap((x) => x.days!.spans)
    .filter(([, b]) => b !== null)
  const from = Math.min(...told.map(([a]) => a))
  const to = Math.max(...told.map(([, b]) => b!))
  const within = told.length > 0 && left.every(([a, b]) => b !== null && from < a && b < to)
  if (within) return { ...emptyDays(), spans: [[from, to]] }
  const doubt = 'of which stretch these days are left out is not said'
  if (!s.doubts.includes(doubt)) s.doubts.push(doubt)
  return null
}

/** “10月1日至7日本馆正常开放。⏎甲室:9:00-17:00”: rooms told without days below the few days of their house. */
function belowHouse(segments: readonly Segment[], n: number, registry: Registry): Days | null {
  const s = segments[n]!
  if (
    !s.named ||
    !s.places ||
    !(hasHours(s) || s.state === 'all-day') ||
    s.effect !== 'set' ||
    s.extra
  )
    return null
  const before = segments.slice(Math.max(0, n - MOST_BESIDE), n)
  const house = before.findLast(
    (x) =>
      !x.dead &&
      x.line < s.line &&
      x.places?.length === 1 &&
      s.places!.every((p) => p !== x.places![0] && isWithin(registry, p, x.places![0]!)),
  )
  const [span, ...more] = house?.days?.spans ?? []
  if (!house?.dated || !span || more.length > 0 || house.days!.weekly !== null) return null
  if (house.state === 'closed' || house.effect !== 'set' || house.resumes) return null
  if (span[1] === null || span[1] === span[0] || span[1] - span[0] > MOST_DAYS) return null
  // Hours of the house that no days bound are those of its rooms too.
  const always = before.some(
    (x) =>
      !x.dead && hasHours(x) && x.days?.spans.length === 0 && x.places?.includes(house.places![0]!),
  )
  return always ? null : house.days
}

/** A holiday is no longer. */
const MOST_DAYS = 20

/** “活动期间延长至21:00”, and what the line goes on with after days that could not be resolved. */
function inStretch(s: Segment, before: Segment | undefined, text: string): boolean {
  if (before && before.line === s.line && before.unresolved && !before.dead && s.state !== 'closed')
    return true
  const clause = /[^。;\n]*$/.exec(text.slice(Math.max(0, s.from - BESIDE), s.from))![0]
  const words = clause + text.slice(s.from, s.to)
  // “5月份图书馆延时开放至21:00”
  if (/(?<!\d)(?:1[0-2]|[1-9])月(?:份|[初中底末]|[上中下]旬)?(?![\d份初中底末上下])/.test(words))
    return true
  return /(?:活动|[考赛]试?事?|演出|会议|会展|庆典|本次|此次|该|[这此其本])期间/.test(words)
}

const BESIDE = 40

/** Why doors are shut for longer than a holiday. */
const LASTING =
  /因|由于|修|改造|升级|施工|布展|换展|搬迁|整改|长期|一直|暂(?!停|不)|另行|通知|目前|现|仍|正在|期间/

/** “甲室:10月1日至7日9:00-17:00⏎乙室闭馆”: an item of a list without days of its own, beside rooms of the house that have some. */
function daysOfList(segments: readonly Segment[], n: number, doc: FactInput['doc']): Days | null {
  const s = segments[n]!
  if (s.state !== 'closed' || s.effect !== 'set' || !s.named || s.weak || s.later || !s.places)
    return null
  const line = doc.lines[s.line]
  if (!line || LASTING.test(doc.prose.text.slice(line.from, line.to))) return null
  const near = [...segments.slice(Math.max(0, n - 6), n), ...segments.slice(n + 1, n + 7)].filter(
    (x) => x.block === s.block || Math.abs(x.line - s.line) <= MOST_LINES_OFF,
  )
  const told = near.filter((x) => !x.dead && x.days !== null && x.effect === 'set')
  if (told.length === 0 || told.some((x) => x.days!.weekly !== null || samePlaces(x, s)))
    return null
  const widest = told.find((x) => told.every((y) => !isBounded(y) || daysWithin(y.days!, x.days!)))
  return widest && isBounded(widest) ? widest.days : null
}

const MOST_LINES_OFF = 2

const COUNTED_DAYS = /^.(?:[1-9]\d?|[一二两三四五六七八九十]{1,2})(?:天|日)(?!起)/

/** “甲馆发布暂停开放的公告:甲馆6月3日起暂停开放”: a closure without dates beside one with dates of the same places. */
function saidWithDates(s: Segment, { segments }: Reading): Segment | null {
  if (s.state !== 'closed' || s.effect !== 'set' || s.weak || s.later || s.days?.daily) return null
  if (s.rule.startsWith('table-') || s.exception || s.others || s.rooms || !s.places) return null
  const dated = segments.find(
    (x) =>
      x !== s &&
      !x.dead &&
      x.state === 'closed' &&
      x.effect === 'set' &&
      x.dated &&
      (x.days?.spans.length ?? 0) > 0 &&
      s.places!.every((p) => x.places?.includes(p)),
  )
  return dated ?? null
}

/** “闭馆期间,除书屋外,其他区域不开放。书屋每天7:00-22:00”: the one left out is spoken of next, and of the same days. */
function leftOutBefore(segments: readonly Segment[], n: number): Segment | null {
  const s = segments[n]!
  if (!hasHours(s) || !s.named || !s.places) return null
  if (s.days && (s.days.spans.length > 0 || s.days.weekly !== null || s.days.above)) return null
  const before = segments[n - 1]
  if (!before || before.line !== s.line || !before.days || before.besides.length === 0) return null
  return s.places.every((p) => before.besides.includes(p)) ? before : null
}

/** “球馆开放时间为10月1日至7日,先到先得”: open on these days, if nothing else says when. */
export function openOnStatedDays({ reading }: FactInput): void {
  for (const x of reading.stated) {
    if (x.alone || x.taken || x.places.length === 0 || x.days.weekly !== null) continue
    const told = reading.segments.some(
      (s) =>
        !s.dead &&
        s.days !== null &&
        (s.line === x.at.line || overlaps(s.days, x.days)) &&
        (s.places?.some((p) => x.places.includes(p)) ?? s.line === x.at.line),
    )
    if (told) continue
    const { line, sentence, block, node } = x.at
    const s = emptySegment(line, sentence, block, node)
    Object.assign(s, { places: x.places, days: x.days, dated: true, state: 'open' })
    s.rule = 'dates-under-open-label'
    s.tokens = [...x.tokens]
    s.from = x.tokens[0]!.from
    s.to = x.tokens.at(-1)!.to
    reading.segments.push(s)
  }
}

/** “书房全年开放,8:30-22:00”, “自习室时间不变,仍为每天…”: hours that no span of the notice bounds. */
function alwaysHolds(s: Segment, text: string): 'all-year' | 'unchanged' | null {
  if (!hasHours(s) || s.from < 0) return null
  const clause = /[^。;\n]*$/.exec(text.slice(Math.max(0, s.from - 40), s.from))![0]
  const words = clause + text.slice(s.from, s.to)
  if (/(?:全|常|长|终)年(?![龄级度])|一年四季|一年到头|365[天日]/.test(words)) return 'all-year'
  return /(?:时间|时段|安排|作息)(?:均|都|仍|仍然|继续)?(?:保持|维持)?(?:不变|不作调整|不做调整)/.test(
    words,
  )
    ? 'unchanged'
    : null
}

/** “3.门球场⏎因改造暂停开放”: a place in a heading of its own, under which nothing else is said. */
function isAllOfItem({ segments, lineHeads }: Reading, n: number, { roots }: Registry): boolean {
  const s = segments[n]!
  if (s.places === null || lineHeads[s.line] !== s.places) return false
  if (roots.length === 1 && s.places.includes(roots[0]!)) return false
  return segments[n - 1]?.block !== s.block && segments[n + 1]?.block !== s.block
}

/** “美育空间不受影响,7月8日至10日14:00-17:00开放”: what follows says on which days, and when. */
function unaffectedThen(s: Segment, next: Segment | undefined, text: string): Segment | null {
  const state = s.tokens.find((t) => t.kind === 'state')
  if (s.dated || hasHours(s) || !state || !text.startsWith('不受', state.from)) return null
  if (!next || next.dead || !next.dated || next.line !== s.line || !samePlaces(next, s)) return null
  return next.sentence === s.sentence ? next : null
}

/** “一楼展厅将临时关闭,安排如下:⏎7月8日至10日关闭”: the dated closure below is the one announced. */
function announcesClosure(s: Segment, below: readonly Segment[], text: string): Segment | null {
  const state = s.tokens.find((t) => t.kind === 'state')
  if (s.state !== 'closed' || s.effect !== 'set' || s.weak || !state) return null
  const before = text.slice(Math.max(0, state.from - 8), state.from)
  if (!s.lead && !/(?:将|拟|需|须|决定|计划)[^,。;\n]{0,4}$/.test(before)) return null
  return below.find((x) => x.state === 'closed' && x.dated && !x.dead && samePlaces(x, s)) ?? null
}

const AS_FOLLOWS = /^[^。;:\n]{0,24}(?:如下|公告|通知|通告|说明|告知)[:。]/

/** “服务窗口按下表开放:”: when the rooms below are open, and no more. */
function announcesTable(
  s: Segment,
  below: readonly Segment[],
  { text, registry }: FactInput,
): boolean {
  const state = s.tokens.find((t) => t.kind === 'state')
  if (s.state !== 'open' || hasHours(s) || s.effect !== 'set' || !s.places || !state) return false
  const before = text.slice(Math.max(0, state.from - 14), state.from)
  const byTable =
    /按照?(?:以下|下列|下表|下述|如下|下面)(?:的)?(?:时间|安排|表格?|时段|方案)?$/.test(before)
  // “游泳馆暑期对外开放,事项公告如下:”
  const asFollows = !s.dated && AS_FOLLOWS.test(text.slice(state.to, state.to + 40))
  if (!byTable && !asFollows) return false
  const within = (p: string) => s.places!.some((q) => isWithin(registry, p, q))
  const speaks = (x: Segment) => hasHours(x) || (asFollows && x.dated && x.effect === 'set')
  return below.some((x) => !x.dead && speaks(x) && x.places?.some(within))
}

/** “即将重新开放”: on which day is not said here. */
function isYetToResume(s: Segment, text: string): boolean {
  const state = s.resumes && !hasHours(s) ? s.tokens.find((t) => t.kind === 'state') : undefined
  return (
    state !== undefined &&
    /(?:即将|将(?:于)?(?:近期|近日|日内)?|拟|计划|准备|近期|近日|不日|有望)(?:全面|全新|正式|陆续)?$/.test(
      text.slice(Math.max(0, state.from - 8), state.from),
    )
  )
}

/** “本馆由市区共建,面向全体市民开放”: for whom a house is, and on which days stands elsewhere. */
function tellsWhoFor(s: Segment, text: string, isFestive: boolean): boolean {
  const state = s.tokens.find((t) => t.kind === 'state')
  if (s.state !== 'open' || hasHours(s) || s.resumes || s.effect !== 'set' || !state) return false
  const said = text.slice(Math.max(0, state.from - 14), state.to)
  const sentence = /[^。;\n]*$/.exec(text.slice(Math.max(0, state.from - 60), state.from))![0]
  return (
    /(?:面向|[为向对])(?:全体|广大|全市|全社会|社会|普通|所有|本市|全)?(?:居民|市民|公众|社会|读者|观众|师生|群众|大众)(?:[和及与、]?游客)?(?:常年|长期|全面|免费|公益|实行)*开放$/.test(
      said,
    ) &&
    (!isFestive || /[共兴新扩]建|建成|坐落|位于|是一|长期|常年|一直|历来|全体/.test(sentence))
  )
}

/** Is it of the same places, with days of its own? */
function toldApart(x: Segment, s: Segment): boolean {
  return x !== s && !x.dead && x.dated && x.days !== null && samePlaces(x, s)
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

/** “9月2日起只在周六、周日开放”: on the other weekdays, of which nothing else is said, it is closed. */
function otherWeekdays(s: Segment, reading: Reading, met: number): Segment | null {
  const weekly = s.days?.weekly ?? null
  if (weekly === null || weekly.length === 0 || met > MOST_SUMMARIES) return null
  const bounded = s.days!.spans.length > 0 && s.days!.spans.every(([, b]) => b !== null)
  if (bounded) return null
  const rest = [0, 1, 2, 3, 4, 5, 6].filter((d) => !weekly.includes(d))
  const told = reading.segments.some(
    (x) =>
      x !== s &&
      !x.dead &&
      (x.days?.weekly?.some((d) => rest.includes(d)) ?? false) &&
      // “7月1日至8月31日周一闭馆” says nothing of the Mondays from September on.
      (x.days!.spans.length === 0 || s.days!.spans.length === 0 || overlaps(x.days!, s.days!)) &&
      x.places?.some((p) => s.places!.includes(p)),
  )
  if (told || rest.length === 0) return null
  return {
    ...s,
    days: { ...s.days!, weekly: rest },
    dated: true,
    only: false,
    state: 'closed',
    windows: [],
    opens: null,
    closes: null,
    lastEntry: null,
    relativeLast: null,
    implied: true,
    rule: 'closed-on-other-weekdays',
    tokens: [...s.tokens],
    doubts: [...s.doubts],
    exceptDays: [],
  }
}

/** “10月1日至7日开放，乙室仅10月1日至3日”: on the other days of the wider span it is closed. */
export function onlyThen({ reading, resolver }: FactInput): void {
  let met = 0
  const more: Segment[] = []
  for (const s of reading.segments) {
    if (!s.only || s.dead || !s.places || s.state === 'closed' || s.effect !== 'set') continue
    const closed = otherWeekdays(s, reading, met)
    if (closed) {
      met++
      more.push(closed)
      continue
    }
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
        const own =
          x.places!.length === 1
            ? x
            : { ...x, tokens: [...x.tokens], exceptDays: [...x.exceptDays], places: [place] }
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

/** “8月8日,甲馆10:00-21:30开放。乙馆12:00-20:30免费。”: a date that opens a paragraph is that of its other houses too. */
function opensLine(s: Segment, before: readonly Segment[], doc: FactInput['doc']): Days | null {
  if (!s.named || !hasHours(s) || s.days?.daily || s.effect !== 'set') return null
  const line = doc.lines[s.line]
  const [date, comma] = line
    ? doc.tokens.slice(line.first, Math.min(line.last, line.first + 2))
    : []
  if (date?.kind !== 'when' || !isMark(comma, ',')) return null
  const first = before.find((x) => x.line === s.line && x.tokens.includes(date))
  if (!first?.dated || !first.named) return null
  const days = first.days
  return days && days.weekly === null && isBounded(first) && !samePlaces(first, s) ? days : null
}

/** Stretches a statement to a token it rests on. */
function reach(s: Segment, t: Token): void {
  s.tokens.push(t)
  s.from = Math.min(s.from, t.from)
  s.to = Math.max(s.to, t.to)
}

/** The days that the section over this node of the outline names. */
export function sectionDays(reading: Reading, node: number): Days | null {
  for (let at = node, steps = 0; at > 0 && steps < 20; at = reading.nodes[at]!.parent, steps++) {
    const n = reading.nodes[at]!
    if (n.days) return n.days
    if (n.festival) return n.festival
  }
  return reading.nodes[0]!.days ?? reading.nodes[0]!.festival
}

/** “9月1日12时至9月3日12时闭馆。闭馆期间不接待参观”: the closure once more. */
export function closedAgain({ reading, text }: FactInput): void {
  for (const [n, s] of reading.segments.entries()) {
    if (s.dead || s.state !== 'closed' || s.effect !== 'set' || !s.days) continue
    const when = s.tokens.find((t) => t.kind === 'when')
    if (!when || !/^(?:闭馆|休馆|停馆|封闭|闭园)期间/.test(text.slice(when.from, when.from + 4)))
      continue
    const spans = JSON.stringify(s.days.spans)
    const closure = reading.segments
      .slice(Math.max(0, n - 40), n)
      .findLast(
        (x) =>
          !x.dead &&
          x.state === 'closed' &&
          x.effect === 'set' &&
          samePlaces(x, s) &&
          JSON.stringify(x.days?.spans) === spans,
      )
    if (!closure) continue
    closure.tokens.push(...s.tokens)
    s.dead = true
  }
}

/** “已于7月16日闭馆,将闭馆至8月18日”: the first day is told in the clause before, the last one here. */
export function closedUntil({ segments }: Reading): void {
  for (const [n, s] of segments.entries()) {
    if (s.dead || s.state !== 'closed' || s.effect !== 'set' || !s.places) continue
    if (!s.days?.implied || s.days.doubt !== UNTIL_ONLY) continue
    const end = s.days.spans[0]?.[1] ?? null
    const began = segments
      .slice(Math.max(0, n - 4), n)
      .findLast((x) => !x.dead && x.dated && x.line === s.line && samePlaces(x, s))
    const [first, ...more] = began?.days?.spans ?? []
    if (goesOnLonger(s, segments.slice(Math.max(0, n - 4), n + 4))) continue
    if (!began?.days || began.state !== 'closed' || began.effect !== 'set' || !first) continue
    const open = first[1] === null || first[1] === first[0]
    if (more.length > 0 || !open || end === null || end <= first[0] || hasHours(began)) continue
    began.days = { ...began.days, spans: [[first[0], end]] }
    began.onward = false
    began.tentative ||= s.tentative
    began.tokens.push(...s.tokens)
    s.dead = true
  }
}

/** “甲馆、乙馆9月4日至6日闭馆,其中乙馆闭馆至7日”: it begins where the closure of all ends; true if it does. */
function goesOnLonger(s: Segment, near: readonly Segment[]): boolean {
  const end = s.days!.spans[0]?.[1] ?? null
  const all = near.findLast(
    (x) =>
      x !== s &&
      !x.dead &&
      x.dated &&
      x.line === s.line &&
      x.state === 'closed' &&
      x.effect === 'set' &&
      s.places!.every((p) => x.places?.includes(p)),
  )
  const [span, ...more] = all?.days?.spans ?? []
  if (!span || more.length > 0 || span[1] === null || all!.days!.weekly !== null) return false
  if (end === null || end <= span[1] || span[1] === span[0]) return false
  s.days = { ...s.days!, spans: [[span[1] + 1, end]], implied: false, doubt: null }
  s.doubts = s.doubts.filter((d) => d !== UNTIL_ONLY)
  return true
}

/** By then a night has ended. */
const MORNING = 6 * 60

/** “12月31日20:00至1月1日1:00开放”: one night; over several days the clock at the ends is for a person. */
function openOvernight(s: Segment, d: Days): void {
  const [span, ...others] = d.spans
  if (d.starts === null && d.ends === null) return
  if (!span || others.length > 0 || !isPredicate(s) || s.effect !== 'set') return
  const [a, b] = span
  const bare = s.windows.length === 0 && s.opens === null && s.closes === null
  if (
    bare &&
    d.starts !== null &&
    d.ends !== null &&
    (b === a || (b === a + 1 && d.ends <= MORNING))
  ) {
    s.windows = [[d.starts, d.ends + (b === a ? 0 : 1440)]]
    s.days = { ...d, spans: [[a, a]], starts: null, ends: null }
  } else s.doubts.push('from what hour on the first day, or until what hour on the last')
}

/** “8月10日13:30起至8月11日闭馆”: part of the first day, all of those after it. */
export function splitClosures(reading: Reading): void {
  const more: Segment[] = []
  for (const s of reading.segments) {
    const d = s.days
    if (d && s.state !== 'closed') openOvernight(s, d)
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
        part: null,
        onward: false,
        rule: 'closed-until-further-notice',
        tokens: [...s.tokens],
        doubts: [...s.doubts],
      })
  }
  for (const s of more) reading.segments.push(s)
}

const SO_MANY =
  /^(?:[^,。;\n\d一二两三四五六七八九十提第]{0,6}|,(?:共计?|总共|为期|历时|时间为|闭馆|休馆)+)(\d{1,2}|[一二两三四五六七八九十]{1,3})天(?!内|后|前|以|左右|之)/

const sameDay = (x: Segment, s: Segment) =>
  x.effect === 'set' &&
  samePlaces(x, s) &&
  JSON.stringify(x.days?.spans) === JSON.stringify(s.days?.spans)

/** “10月1日起闭馆五天”: the closure ends with the last of so many days. */
export function forSoManyDays({ reading, text }: FactInput): void {
  for (const [k, s] of reading.segments.entries()) {
    const span = s.days?.spans[0]
    if (s.dead || s.effect !== 'set' || !s.days) continue
    if (isOpenOnly(s) && (s.days.weekly === null || s.days.weekly.length === 7)) {
      // “每周开放两天”
      if (s.exceptDays.length === 0 && countsDaysOfWeek(s, text)) s.doubts.push(WHICH_WEEKDAYS)
      continue
    }
    if (s.state !== 'closed' || !span) continue
    // “10月1日闭馆半天”: the other half is open, and which it is was not understood.
    if (/^[^,。;\n]{0,2}半天/.test(text.slice(s.to, s.to + 4))) {
      // “10月1日闭馆半天,13:00开馆”: the hours say which half.
      const next = reading.segments[k + 1]
      if (next && hasHours(next) && next.sentence === s.sentence && sameDay(next, s)) {
        next.tokens.push(...s.tokens)
        s.dead = true
        continue
      }
      s.doubts.push('closed for half a day')
    }
    if (s.days.weekly !== null) continue
    const told = s.days.spans.reduce((n, [from, to]) => n + (to === null ? NaN : to - from + 1), 0)
    if (s.dated && told > 1) {
      // “2月18日、19日闭馆,共3天”: the count and the dates are for a person to compare.
      const said = SO_MANY.exec(text.slice(s.to, s.to + 20))
      const days = said ? (said[1] === '两' ? 2 : numeral(said[1]!)) : told
      if (days > 1 && days !== told) s.doubts.push('the number of days contradicts the dates')
      continue
    }
    if (s.days.spans.length > 1 || span[1] !== null) continue
    const m = SO_MANY.exec(text.slice(s.to, s.to + 20))
    if (!m) continue
    if (countsDaysOfWeek(s, text)) {
      // “9月1日起每周闭馆两天”
      s.doubts.push(WHICH_WEEKDAYS)
      continue
    }
    const count = m[1] === '两' ? 2 : numeral(m[1]!)
    if (!(count >= 1)) continue
    s.days = { ...s.days, spans: [[span[0], span[0] + count - 1]] }
    s.to += m[0].length
  }
}

const WHICH_WEEKDAYS = 'which days of the week these are is not said'

function countsDaysOfWeek(s: Segment, text: string): boolean {
  return (
    /每(?:周|星期|月)[^,。;\n]{0,6}$/.test(text.slice(Math.max(0, s.to - 12), s.to)) &&
    /^(?:对外)?[一二两三四五六1-6][天日]/.test(text.slice(s.to, s.to + 4))
  )
}

/** What begins “from a day on” ends the day before the notice lets it resume. */
export function boundByResumption(reading: Reading): void {
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
        (s.state === 'closed' && s.days!.weekly === null
          ? r.state !== 'closed'
          : r.resumes && !endsClosure(r, a, reading)),
    )
    if (end) s.days = { ...s.days!, spans: [[a, end.days!.spans[0]![0] - 1]] }
  }
}

/** “7月1日起逢周六9:00-21:00;7月24日至28日闭馆,29日恢复”: what resumes is what the closure broke off. */
function endsClosure(r: Segment, since: DayNumber, { segments }: Reading): boolean {
  const [start] = r.days!.spans[0]!
  return segments
    .slice(0, 400)
    .some(
      (x) =>
        !x.dead &&
        x.state === 'closed' &&
        x.effect === 'set' &&
        samePlaces(x, r) &&
        (x.days?.spans.some(([a, b]) => a > since && b === start - 1) ?? false),
    )
}
