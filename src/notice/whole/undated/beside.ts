/** Statements beside one without days whose days are its own: of its sentence, its line, its list, its house. */
import type { FactInput } from '../../facts.ts'
import { isWithin } from '../../places.ts'
import type { Registry } from '../../places.ts'
import { hasHours, samePlaces } from '../../segments.ts'
import type { Reading, Segment } from '../../segments.ts'
import { daysWithin } from '../../spans.ts'
import { isMark } from '../../tokens.ts'
import { emptyDays } from '../../year/days.ts'
import type { Days } from '../../year/days.ts'

/** “闭馆期间,除书屋外,其他区域不开放。书屋每天7:00-22:00”: the one left out is spoken of next, and of the same days. */
export function leftOutBefore(segments: readonly Segment[], n: number): Segment | null {
  const s = segments[n]!
  if (!hasHours(s) || !s.named || !s.places) return null
  if (s.days && (s.days.spans.length > 0 || s.days.weekly !== null || s.days.above)) return null
  const before = segments[n - 1]
  if (!before || before.line !== s.line || !before.days || before.besides.length === 0) return null
  return s.places.every((p) => before.besides.includes(p)) ? before : null
}

/** “甲室8:00-22:00、乙室9:00-17:00开放(10月1日至7日)。”: the days in the bracket that ends a sentence are those of all of it. */
export function daysInLastBracket(
  s: Segment,
  n: number,
  { reading, text }: FactInput,
): Segment | null {
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

/** “周二至周日9:00-21:00开放(12:00-13:00清场,不开放)”: the hours of the day that this break lies in. */
export function dayAround(s: Segment, near: readonly Segment[]): Segment | null {
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

/** “甲室:10月1日至7日9:00-17:00⏎乙室闭馆”: an item of a list without days of its own, beside rooms of the house that have some. */
export function daysOfList(
  segments: readonly Segment[],
  n: number,
  doc: FactInput['doc'],
): Days | null {
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

/** Why doors are shut for longer than a holiday. */
const LASTING =
  /因|由于|修|养护|维护|维保|更换|翻新|铺设|补种|拆除|改造|升级|施工|布展|换展|搬迁|整改|长期|一直|暂(?!停|不)|另行|通知|目前|现|仍|正在|期间/

const MOST_LINES_OFF = 2

/** “8月8日,甲馆10:00-21:30开放。乙馆12:00-20:30免费。”: a date that opens a paragraph is that of its other houses too. */
export function opensLine(
  s: Segment,
  before: readonly Segment[],
  doc: FactInput['doc'],
): Days | null {
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

/**
 * “10月2日至7日,开馆时间9:00-16:00。除甲室不开放外,其他阅览室均开放”: behind the one stretch of days that a line tells of a
 * house, its rooms and its others are of these days.
 */
export function restOfLine(
  s: Segment,
  before: readonly Segment[],
  { registry, doc }: FactInput,
): Segment | null {
  if (s.effect !== 'set' || s.extra || s.resumes || s.days?.daily || s.unknown) return null
  const over = hoursOverAreas(s, before, doc)
  if (over) return over
  if (!s.others && !s.named) return null
  const line = before.filter((x) => x.line === s.line && !x.dead && x.dated && x.days)
  const told = line.findLast((x) => x.sentence < s.sentence)
  if (!told || s.sentence - told.sentence !== 1 || told.places?.length !== 1) return null
  if (told.effect !== 'set' || told.state === 'closed' || told.resumes || !isBounded(told))
    return null
  const spans = JSON.stringify(told.days!.spans)
  if (told.days!.weekly !== null || line.some((x) => JSON.stringify(x.days!.spans) !== spans))
    return null
  const [house] = told.places
  const below = (p: string) => p !== house && isWithin(registry, p, house!)
  if (s.others) return s.besides.length > 0 && s.besides.every(below) ? told : null
  return (hasHours(s) || s.state === 'open') && (s.places?.every(below) ?? false) ? told : null
}

/** “2月1日至4日⏎时间:9:00-16:30⏎区域:除甲室不开放外,全馆开放”: what is open in the hours told right above. */
function hoursOverAreas(
  s: Segment,
  before: readonly Segment[],
  doc: FactInput['doc'],
): Segment | null {
  const line = doc.lines[s.line]
  const [label, colon] = line ? doc.tokens.slice(line.first, line.first + 2) : []
  if (label?.kind !== 'label' || label.label !== 'rooms' || !isMark(colon, ':')) return null
  if (s.state !== 'open' || hasHours(s) || s.exception) return null
  const told = before.findLast((x) => !x.dead && x.line < s.line && !x.exception)
  if (!told?.days || !hasHours(told) || told.effect !== 'set' || s.line - told.line > 2) return null
  if (!isBounded(told) || told.days.weekly !== null) return null
  return s.others || samePlaces(told, s) ? told : null
}

/** “开放日期:10月1日至4日” of the house that a statement is of, or of the house it is a part of. */
export function statedFor(
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

/**
 * “1月20日-2月24日本馆8:30-17:00。甲室除2月9日至12日外每天8:00-22:00”: the stretch that all other days told make, if the days
 * left out are among them. Where there is none the days are in doubt.
 */
export function stretchAround(s: Segment, segments: readonly Segment[]): Days | null {
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
export function belowHouse(
  segments: readonly Segment[],
  n: number,
  registry: Registry,
): Days | null {
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

/** Statements among which one looks for days. */
export const MOST_BESIDE = 40

/** Does any span of its days end? */
export const isBounded = (s: Segment) => s.days?.spans.some(([, b]) => b !== null) ?? false
