/** Reopening, and closures that end with it. */
import type { DayNumber } from '../../core/time.ts'
import type { FactInput } from '../facts.ts'
import type { Registry } from '../places.ts'
import { hasHours, isOpenOnly, samePlaces } from '../segments.ts'
import type { Hours, Reading, Segment } from '../segments.ts'
import { daysFrom, mergeSpans, overlaps } from '../spans.ts'
import { emptyDays } from '../year/days.ts'
import type { Days } from '../year/days.ts'
import { partsOf } from '../words.ts'
import { headingDays } from './section-days.ts'
import { lineOf } from '../places.ts'
import { MOST_SUMMARIES } from './rooms.ts'

/** “2月20日恢复开放” holds from then on. */
export function resumptions({ reading, text }: FactInput): void {
  const before: Segment[] = []
  for (const [n, s] of reading.segments.entries()) {
    s.resumes ||= opensAgain(reading.segments, n, text)
    if (!s.resumes || !s.days || s.state === 'closed') continue
    if (resumeEach(s)) continue
    if (s.days.spans.length !== 1) continue
    const [a, b] = s.days.spans[0]!
    if (a !== b) continue
    if (isRestOfDay(s, reading.segments[n - 1])) {
      s.resumes = false
      continue
    }
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
    // “2月15日后恢复”: on that day or after it.
    if (
      when &&
      AFTER_THAT.test(text.slice(when.to, when.to + 4)) &&
      !/节|假/.test(text.slice(when.from, when.to).replace(/\([^()]*\)/g, ''))
    )
      s.doubts.push('whether that day itself is meant is not said')
    const half = when && /^(?:晚|下午|中午|午后|夜|傍晚)/.exec(text.slice(when.to, when.to + 2))
    if (half && !(/^(?:下午|午后)/.test(half[0]) && morningShut(reading, s, a)))
      s.doubts.push('it resumes within the day: the day before the hour is not said')
  }
  for (const s of before) reading.segments.push(s)
}

/** “3日上午闭馆,下午13:30-18:30恢复开放”: the hours are those that are left of the day, and of no day after it. */
function isRestOfDay(s: Segment, before: Segment | undefined): boolean {
  const [first] = s.windows
  const whole = s.windows.every(([from, to]) => from !== null && to !== null)
  if (!first || !whole || first[0]! < NOON || s.effect !== 'set') return false
  if (s.restOfDay) return true
  if (!before || before.dead || before.line !== s.line || !samePlaces(before, s)) return false
  const shut = before.effect === 'remove' || before.state === 'closed'
  const same = JSON.stringify(before.days?.spans) === JSON.stringify(s.days!.spans)
  return shut && same && before.sentence === s.sentence
}

const OPENS = /^(?:正式|照常|正常)?开[馆园门]$/

/** “1月31日至2月3日闭馆,2月4日开馆”: the day after a closure on which doors open is where they open again. */
function opensAgain(segments: readonly Segment[], n: number, text: string): boolean {
  const s = segments[n]!
  const before = segments[n - 1]
  if (s.dead || s.state !== 'open' || !s.dated || s.effect !== 'set' || !s.days || !before)
    return false
  const [span, ...more] = s.days.spans
  if (!span || more.length > 0 || span[0] !== span[1] || s.days.weekly !== null) return false
  const verb = s.tokens.find((t) => t.kind === 'state')
  if (!verb || !OPENS.test(text.slice(verb.from, verb.to))) return false
  const shut = before.state === 'closed' && before.effect === 'set' && before.line === s.line
  if (!shut || !samePlaces(before, s) || before.days?.spans.at(-1)?.[1] !== span[0] - 1)
    return false
  return !segments
    .slice(n + 1, n + 1 + MOST_BELOW)
    .some((x) => !x.dead && x.dated && (x.days?.spans[0]?.[0] ?? 0) > span[0])
}

/** How far below a reopening its weekly hours are looked for. */
const MOST_BELOW = 40

/**
 * “甲室、乙室自3月20日起恢复对外服务。⏎甲室:周一至周五8:30-16:30⏎乙室:周二至周日9:00-17:00”: where each of those that
 * reopen has weekly hours below, these are from that day on, and all that is told of it.
 */
export function timetableOfReopening({ reading: { segments }, registry }: FactInput): void {
  let met = 0
  for (const [n, s] of segments.entries()) {
    if (s.dead || !s.resumes || !s.soft || hasHours(s) || s.effect !== 'set' || !s.places) continue
    const [span, ...more] = s.days?.spans ?? []
    if (!span || more.length > 0 || span[1] !== null || s.days!.weekly !== null) continue
    if (s.pointer !== null || s.doubts.length > 0 || ++met > MOST_SUMMARIES) continue
    const house = s.places.every((p) => registry.roots.includes(p))
    const below = segments
      .slice(n + 1, n + 1 + MOST_BELOW)
      .filter((x) => isRule(x) && (x.line > s.line || x.sentence > s.sentence))
      .filter((x) => x.places!.every((p) => s.places!.includes(p)))
      // Hours below rooms that do not name them may be their usual ones.
      .filter((x, _, all) => house || all.some((y) => y.named && y.line === x.line && meets(y, x)))
    const timed = below.filter(hasHours)
    if (!s.places.every((p) => timed.some((x) => x.places!.includes(p)))) continue
    // What closed it stands before: the hours below may be those of any time.
    if (segments.slice(0, n).some((x) => !x.dead && x.state === 'closed' && meets(x, s))) continue
    for (const x of below) {
      x.days = { ...x.days!, spans: [[span[0], null]], daily: false }
      x.tokens.push(...s.tokens)
    }
    s.dead = true
  }
}

/** A rule of weekdays that no stretch of days bounds. */
const isRule = ({ dead, days, effect, places }: Segment) =>
  !dead && effect === 'set' && places !== null && !!days?.weekly && days.spans.length === 0

const meets = (x: Segment, s: Segment) => x.places?.some((p) => s.places!.includes(p)) ?? false

/** “17日上午闭馆,17日下午恢复开放”: the hours before are told by the closure. */
function morningShut({ segments }: Reading, s: Segment, day: number): boolean {
  const end = segments.indexOf(s)
  return segments
    .slice(Math.max(0, end - 6), end)
    .some(
      (x) =>
        !x.dead &&
        x.effect === 'remove' &&
        x.part === MORNING &&
        samePlaces(x, s) &&
        (x.days?.spans.some(([a, b]) => a <= day && (b === day || (b === null && a === day))) ??
          false),
    )
}

const MORNING = partsOf('上午')
const NOON = 720

const AFTER_THAT = /^(?:以|之)?后(?!天|半|续)/

/** Days between holidays; reopenings nearer to each other are of one. */
const APART = 7

/** “4月7日、5月6日、6月3日起恢复”: after several holidays, after each from its own day on. */
function resumeEach(s: Segment): boolean {
  const spans = s.days!.spans
  const apart = spans.every(([a], k) => k === 0 || a - spans[k - 1]![0] >= APART)
  const single = spans.every(([a, b], k) => b === a || (b === null && k === spans.length - 1))
  if (spans.length < 2 || s.days!.weekly !== null || !apart || !single) return false
  s.days = { ...s.days!, spans: spans.map(([a]) => [a, null]) }
  return true
}

/** “14时至17时闭馆,17时起恢复开放”: until when doors are shut that day was said by the closure itself. */
export function shutOnce({ segments }: Reading): void {
  let met = 0
  for (const s of segments) {
    if (s.dead || s.rule !== 'closed-until-resumption' || s.effect !== 'remove') continue
    if (++met > MOST_SUMMARIES) return
    const [day] = s.days?.spans ?? []
    const end = s.windows[0]?.[1] ?? null
    if (!day || end === null) continue
    // “13日上午闭馆,13:30恢复开放”: the hour says it more closely.
    const half = segments.find(
      (x) =>
        x !== s &&
        !x.dead &&
        x.effect === 'remove' &&
        x.part === MORNING &&
        x.windows.length === 0 &&
        samePlaces(x, s) &&
        x.days?.spans.length === 1 &&
        x.days.weekly === null &&
        x.days.spans[0]![0] === day[0] &&
        x.days.spans[0]![1] === day[0],
    )
    if (half && end > NOON) half.dead = true
    s.dead = segments.some(
      (x) =>
        x !== s &&
        !x.dead &&
        x.effect === 'remove' &&
        samePlaces(x, s) &&
        (x.days?.spans.some(([a, b]) => a <= day[0] && day[0] <= (b ?? a)) ?? false) &&
        x.windows.some(([, b]) => b === end),
    )
  }
}

/**
 * “10月7日起恢复正常” below the headings of several rooms, none of which is said to be closed, is of their house; so
 * it is in a section about a room, if the house was told of and it begins where the notice's own days end.
 */
export function houseResumes({ reading, registry, resolver }: FactInput): void {
  allResume(reading, registry)
  const parentOf = (p: string) => registry.entries.get(p)?.partOf ?? null
  for (const [n, s] of reading.segments.slice(0, 2000).entries()) {
    if (!s.resumes || s.named || s.dead || !s.places) continue
    const house = parentOf(s.places[0]!)
    if (house === null || s.places.some((p) => parentOf(p) !== house)) continue
    const before = reading.segments.slice(Math.max(0, n - 40), n).filter((x) => !x.dead && x.places)
    const own = before.filter((x) => samePlaces(x, s))
    const siblings = before.filter(
      (x) => !samePlaces(x, s) && x.places!.some((p) => parentOf(p) === house),
    )
    if (own.some((x) => x.state === 'closed' || x.line === s.line)) continue
    const told = before.some((x) => x.places!.includes(house))
    const ofHouse =
      s.node === 0
        ? siblings.length > 0 && !siblings.some((x) => x.resumes)
        : told && followsSpan(s, reading, resolver.holiday)
    if (!ofHouse) continue
    const line = reading.segments
      .slice(n + 1, n + 20)
      .filter((x) => x.line === s.line && !x.named && samePlaces(x, s))
    for (const x of [s, ...line]) {
      x.places = [house]
      x.implied = true
      x.rule = 'house-resumes'
    }
  }
}

/**
 * “甲馆:⏎…⏎乙馆:⏎…⏎5月4日起恢复正常开放。”: a last line without a name, below the headings of several houses none of
 * which resumes before, is of all of them, if it begins when what was told of them ends.
 */
function allResume({ segments, nodes }: Reading, registry: Registry): void {
  const { roots } = registry
  const s = segments.at(-1)
  const [house, ...more] = s?.places ?? []
  if (!s?.resumes || s.named || s.dead || house === undefined || more.length > 0) return
  if (roots.length < 2 || !roots.includes(house) || s.days?.spans.length !== 1) return
  if (segments.some((x) => x !== s && (x.line === s.line || x.resumes))) return
  if (nodes[s.node]!.line === s.line || s.node !== 0) return
  const start = s.days.spans[0]![0]
  const told = segments.filter((x) => x !== s && !x.dead && x.places && x.days)
  const ends = told.flatMap((x) => x.days!.spans.map(([, b]) => b))
  if (ends.length === 0 || Math.max(...ends.map((b) => b ?? Infinity)) !== start - 1) return
  const rootOf = (p: string) => lineOf(registry, p).at(-1)!
  const spoken = new Set(
    told.filter((x) => x.named || x.rooms).flatMap((x) => x.places!.map(rootOf)),
  )
  if (!spoken.has(house) || spoken.size < 2) return
  s.places = roots.filter((p) => spoken.has(p))
  s.implied = true
  s.rule = 'house-resumes'
}

/** Does it begin on the day after the stretch that the notice, or the sections before it, are about? */
function followsSpan(s: Segment, reading: Reading, holiday: Days | null): boolean {
  const start = s.days?.spans[0]?.[0]
  const top = reading.nodes[0]!.days ?? reading.nodes[0]!.festival
  const spans = [reading.effective, top, holiday].flatMap((days) => days?.spans ?? [])
  return start !== undefined && spans.some(([, b]) => b === start - 1)
}

/** “2月4日15:00起关闭,2月14日重新开放”: the days between are closed. */
export function shutUntilResumed({ reading, text }: FactInput): void {
  let met = 0
  const more: Segment[] = []
  for (const [n, s] of reading.segments.entries()) {
    const day = s.days?.spans.length === 1 ? s.days.spans[0]! : null
    if (s.effect !== 'remove' || s.onward || !day || day[0] !== day[1]) continue
    const toEnd = s.part !== null && s.windows.length === 0
    if ((!toEnd && s.windows.at(-1)?.[1] !== null) || !/起|后|开始/.test(text.slice(s.from, s.to)))
      continue
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
export function above({ reading, resolver, text }: FactInput): void {
  let met = 0
  for (const s of reading.segments) {
    if (!s.days?.above) continue
    if (++met > MOST_SUMMARIES) {
      s.unresolved = true
      continue
    }
    // “上述闭馆日”: only the days on which doors were said to be closed.
    const shut = s.tokens.some(
      (t) => t.kind === 'when' && /^(?:上述|以上).{0,2}[闭休][馆园]/.test(text.slice(t.from, t.to)),
    )
    const words = s.tokens.find((t) => t.kind === 'when')
    const ofHoliday = words !== undefined && /[假节]/.test(text.slice(words.from, words.to))
    // “2月5日闭馆整理”, “2月14日调休上班,正常开放”: days of work are none of 上述假期.
    const works = (d: DayNumber) => resolver.worksOn(d) === true && d !== resolver.springEve
    const atWork = ({ days }: Segment) =>
      days?.spans.every(([a, b]) => b !== null && daysFrom(a, b).every(works)) ?? false
    const before = reading.segments
      .filter((x) => x !== s && x.from < s.from && !x.dead && !x.days?.above)
      .filter((x) =>
        shut ? x.state === 'closed' && x.effect === 'set' : !(ofHoliday && atWork(x)),
      )
    const nodes = new Set(before.map((x) => x.node))
    const headings = shut ? [] : [...nodes].map((node) => headingDays(reading, node))
    const named = [...before.filter((x) => x.dated).map((x) => x.days), ...headings]
    const spans = named.flatMap((days) => days?.spans ?? []).filter(([, b]) => b !== null)
    s.days = { ...emptyDays(), spans: mergeSpans(spans), implied: true, doubt: null }
    if (spans.length === 0) s.doubts.push('which days are meant is not said')
  }
}

/** “10:00-17:00开馆。开放甲室、乙室。”: rooms named after a full stop keep the hours of their house before it. */
export function roomsAfterHouse(reading: Reading, registry: Registry): void {
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
export function announcesHours(
  s: Segment,
  next: Segment | undefined,
  text: string,
): Segment | null {
  // “开放时间维持不变,仍为:⏎每天6:00-22:40”
  const spelt =
    s.state === 'regular' && /(?:为|是|如下):$/.test(text.slice(s.to, s.to + 6).split('\n')[0]!)
  if (spelt && !hasHours(s) && !s.dated && next && !next.dead && hasHours(next))
    return samePlaces(next, s) && next.line - s.line <= 1 ? next : null
  if (
    !s.dated &&
    s.effect === 'set' &&
    !s.resumes &&
    isOpenOnly(s) &&
    next &&
    changesThen(next, text.slice(s.to, s.to + 30))
  )
    // “照常开放,自11月5日起改按冬季作息:…”
    if (next.line === s.line && next.sentence === s.sentence && samePlaces(next, s)) return next
  if (s.state !== 'open' || hasHours(s) || s.dated || s.resumes || s.effect !== 'set') return null
  if (!/延时|延长|提前|推迟|错时/.test(text.slice(s.from, s.to))) return null
  if (!next || next.dead || !next.dated || !hasHours(next) || !samePlaces(next, s)) return null
  return next.line === s.line && next.sentence === s.sentence ? next : null
}

/** Hours from a day on, which is all that is told of the days before it too; `said` follows the first clause. */
function changesThen(
  { dead, days, dated, effect, windows, opens, state }: Segment,
  said: string,
): boolean {
  const timed = windows.length > 0 || opens !== null || state === 'unstated'
  if (dead || !dated || !days || effect !== 'set' || !timed) return false
  const [span, ...more] = days.spans
  if (span === undefined) return days.weekly !== null && SINCE.test(said)
  return more.length === 0 && span[1] === null
}

const SINCE = /^,[^,。;\n]{0,6}\d{1,2}[日号](?:\([^()]*\))?(?:起|开始)/
