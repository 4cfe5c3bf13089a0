/**
 * What is as likely misread as read is no proposal: its words are left to a person. Each kind here was wrong more
 * often than right where strangers' notices were read for the first time.
 */
import { datesOf, FORTNIGHT, spansOf, weekdaysLeft } from '../facts.ts'
import type { FactInput } from '../facts.ts'
import { hasHours } from '../segments.ts'
import type { Reading, Segment } from '../segments.ts'
import { daysWithin, lengthOf, overlaps } from '../spans.ts'
import { emptyDays } from '../year/days.ts'

/** Withholds what could only be guessed: empty cells, and hours without days beside days that are told. */
export function withholdGuesses({ reading, text }: FactInput): void {
  const live = reading.segments.filter(isTold)
  const dated = live.filter(({ days }) => days!.spans.length > 0)
  const lastTold = lastHours(dated)
  const toldOn = placesWithDays(dated)
  for (const s of live) {
    leaveToThoseTold(s, toldOn)
    if (s.dead) continue
    if (s.someParts) withhold(s, WHICH_PARTS)
    else if (s.rule === 'table-hole') withhold(s, s.doubts[0] ?? NO_HOURS)
    else if (isAbsurd(s)) withhold(s, 'no door is open at such hours')
    else if (dated.length > 0 && s.rule === 'no-dates' && !holdsAlways(s, text)) {
      // “9:00-17:00开放。⏎10月1日至7日9:00-20:00开放”: the hours of other days stand before those told of some.
      if (hasHours(s) && s.places!.some((p) => (lastTold.get(p) ?? -1) > s.to)) continue
      if (s.state === 'regular' && !hasHours(s)) s.doubts.push(WHICH_DAYS)
      else withhold(s, WHICH_DAYS)
    }
  }
}

/** “春节期间甲馆、乙馆免费开放。甲馆2月16日至22日开放”: a lead says nothing of those whose days are told below it. */
function leaveToThoseTold(s: Segment, toldOn: Map<string, Segment>): void {
  if (!saysOnlyOpen(s) || !s.days!.period || s.effect !== 'set') return
  const left = s.places!.filter((p) => {
    const told = toldOn.get(p)
    return !told || told.from < s.to || !overlaps(told.days!, s.days!)
  })
  if (left.length === 0) s.dead = true
  else s.places = left
}

/** The last statement of each place that names its days itself and says when it is open. */
function placesWithDays(dated: readonly Segment[]): Map<string, Segment> {
  const out = new Map<string, Segment>()
  for (const s of dated)
    if (s.dated && !s.days!.period && s.effect === 'set' && s.state !== 'closed' && !s.resumes)
      for (const p of s.places!) out.set(p, s)
  return out
}

/** “2.15—2.17” of a table read as a quarter past two: a day of less than an hour, or one that ends before dawn. */
function isAbsurd({ windows, effect }: Segment): boolean {
  if (effect !== 'set' || windows.length === 0) return false
  const whole = windows.every(([a, b]) => a !== null && b !== null && a < b)
  const minutes = windows.reduce((sum, [a, b]) => sum + (b ?? 0) - (a ?? 0), 0)
  const last = Math.max(...windows.map(([, b]) => b ?? Infinity))
  return whole && (minutes < LEAST_OPEN || last <= DAWN)
}

const LEAST_OPEN = 45

const DAWN = 6 * 60

const NO_HOURS = 'the table gives no hours for these days'

const WHICH_PARTS = 'which parts of it are meant is not said'

const WHICH_DAYS = 'which of the days told here are meant is not said'

function isTold(s: Segment): boolean {
  return !s.dead && !s.unknown && !s.unresolved && s.places !== null && s.days !== null
}

/** Where the last hours of each place stand that are told of given days. */
function lastHours(dated: readonly Segment[]): Map<string, number> {
  const out = new Map<string, number>()
  for (const s of dated)
    if (hasHours(s)) for (const p of s.places!) out.set(p, Math.max(s.from, out.get(p) ?? -1))
  return out
}

/** “每天9:00-17:00”, “正在改造,暂不开放”: said without days, since it holds on all of them. */
function holdsAlways(s: Segment, text: string): boolean {
  const around = sentenceAround(s, text)
  return s.state === 'closed' && s.effect === 'set' && !hasHours(s)
    ? FOR_NOW.test(around)
    : EVERY_DAY.test(around)
}

const FOR_NOW =
  /处[于在]|暂(?:时|停|不|缓|未)|目前|眼下|现在|现阶段|仍|尚未|正在|另行|长期|常年|全年|改造|维修|检修|养护|装修|升级|施工|修缮|翻新|翻修|整修|更换|永久/

const EVERY_DAY =
  /照旧|照样|24小时|(?<![庆一秋节])(?:法定)?节假日(?:也|均|都)?(?:照常|正常|不休|无休|不闭)|每[天日周逢晚]|天天|日日|全年|常年|平时|平日|日常|长期|不变|一直|无休|一般/

/** The words of a statement with those of its sentence around it, a few at most. */
function sentenceAround({ from, to }: Segment, text: string): string {
  const before = text.slice(Math.max(0, from - REACH), from)
  const after = text.slice(to, to + REACH)
  const start = Math.max(...[...'。;!\n'].map((c) => before.lastIndexOf(c))) + 1
  const end = after.search(/[。;!\n]/)
  return before.slice(start) + text.slice(from, to) + (end < 0 ? after : after.slice(0, end))
}

const REACH = 30

/** Leaves the words of a statement to a person, and says why. */
export function withhold(s: Segment, why: string): void {
  s.unresolved = true
  s.withheld = why
}

/**
 * Of two statements that differ about a day of one place, the one that loses it; null if neither is the likelier.
 * What took its days from elsewhere gives way to what names them, and “open” to what is open when. A person is
 * asked all the same; two that are told alike both stand.
 */
export function likelierLoses(a: Segment, b: Segment): Segment | null {
  // Weekdays within a span are no part that could be taken out.
  if ([a, b].some(({ days }) => days!.weekly !== null && days!.spans.length > 0)) return null
  const [x, y] = [sureness(a), sureness(b)]
  if (x !== y) return x < y ? a : b
  const [p, q] = [saysOnlyOpen(a), saysOnlyOpen(b)]
  return p === q ? null : p ? a : b
}

/** How sure it is which days a statement means: 0 guessed, 1 concluded, 2 taken from beside it, 3 told with it. */
function sureness(s: Segment): 0 | 1 | 2 | 3 {
  const sure = SURENESS.get(s.rule) ?? 3
  // “假期每日9:00-17:00”: of the whole holiday, and not of a day that is named.
  return sure === 3 && s.days!.period && s.days!.implied ? 2 : sure
}

const SURENESS = new Map<string, 0 | 1 | 2>([
  ['holiday-of-notice', 0],
  ['no-dates', 0],
  ['days-of-section', 1],
  ['days-of-the-notice', 1],
  ['as-another-place', 1],
  ['complement-of-days', 1],
  ['complement-of-places', 1],
  ['complement-of-weekdays', 1],
  ['house-hours-on-other-days', 1],
  ['rooms-not-listed', 1],
  ['table-row-under-lead', 1],
  ['from-effective-date', 1],
  ['days-from-sentence', 2],
  ['hours-after-date-lines', 2],
  ['hours-govern-dates-before', 2],
  ['rooms-listed', 2],
])

function saysOnlyOpen(s: Segment): boolean {
  return (s.state === 'open' || s.state === 'unstated') && !hasHours(s)
}

/** “10月1日至7日正常开放 … 10月1日9:00-12:00”: as usual, and on these days or some at hours that are told. */
export function isRefined(usual: Segment, told: Segment): boolean {
  if (isShutWithin(usual, told)) return true
  if (hasHours(usual) || !hasHours(told) || sureness(told) === 0) return false
  if (saysOnlyOpen(usual)) return true
  const [x, y] = [told, usual].map((s) => ({ ...s.days!, spans: spansOf(s) }))
  return usual.state === 'regular' && (daysWithin(x!, y!) || daysWithin(y!, x!))
}

/** “1月24日起每天9:30-18:00,…;1月26日、2月9日各闭馆一天”: days told to be shut after weeks of hours, few of them. */
function isShutWithin(hours: Segment, shut: Segment): boolean {
  if (!hasHours(hours) || shut.state !== 'closed' || hasHours(shut) || shut.from < hours.from)
    return false
  const [x, y] = [shut, hours].map((s) => ({ ...s.days!, spans: spansOf(s) }))
  if (x!.weekly !== null || y!.weekly !== null || sureness(shut) < 3) return false
  const weeks = lengthOf(y!.spans) >= FORTNIGHT
  return weeks && lengthOf(x!.spans) * 4 <= lengthOf(y!.spans) && daysWithin(x!, y!)
}

/** Takes from the statement, for one place, the days on which the other holds; with none left it is withheld. */
export function giveWay(loser: Segment, winner: Segment, place: string, reading: Reading): Segment {
  const refined = isRefined(loser, winner)
  const s = ofPlace(loser, place, reading)
  const spans = spansOf(winner)
  const weekly = spans.length > 0 ? null : weekdaysLeft(winner)
  s.exceptDays = [...s.exceptDays, { ...emptyDays(), spans, weekly }]
  // “10月2日至3日开放,具体如下”: all its days are told below.
  if (datesOf(s) === null && (saysOnlyOpen(s) || refined)) s.dead = true
  else if (sureness(s) === 0 || datesOf(s) === null)
    withhold(s, 'another statement about these days is likelier')
  return s
}

/** Withholds three or more statements of one place that all differ: whose they are was missed. */
export function withholdQuarrels(
  against: ReadonlyMap<Segment, ReadonlySet<Segment>>,
  place: string,
  reading: Reading,
): void {
  const many = new Set<Segment>()
  for (const [s, others] of against) {
    const some = [...others].slice(0, MOST_QUARRELS)
    if (some.some((x) => some.some((y) => against.get(x)?.has(y))))
      for (const x of [s, ...others]) many.add(x)
  }
  for (const s of many) withhold(ofPlace(s, place, reading), WHOSE)
}

/** Statements against one that are looked at among each other. */
const MOST_QUARRELS = 12

const WHOSE = 'several statements about one place differ: whose they are is not certain'

/** The statement as far as it is of this place; what it says of others stays as it is. */
function ofPlace(s: Segment, place: string, reading: Reading): Segment {
  if (s.places!.length === 1) return s
  s.places = s.places!.filter((p) => p !== place)
  const own = { ...s, places: [place], doubts: [...s.doubts] }
  reading.segments.push(own)
  return own
}
