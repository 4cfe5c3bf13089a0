/** Leads and general words of which nothing is left where the statements below them say it all. */
import type { FactInput } from '../../facts.ts'
import { isWithin } from '../../places.ts'
import type { Registry } from '../../places.ts'
import { hasHours } from '../../segments.ts'
import type { Segment } from '../../segments.ts'
import { daysWithin, lengthOf, overlaps, subtract } from '../../spans.ts'
import type { Token } from '../../tokens.ts'
import type { Days } from '../../year/days.ts'
import { isNamedBy } from '../rooms.ts'
import { withhold } from '../unsure.ts'
import { isOpenEnded } from './wider.ts'

/** Is it a lead, or general words, that what stands below may spell out? */
export function isSummary(s: Segment): boolean {
  if (hasHours(s) || s.effect !== 'set' || s.state === 'closed') return false
  if (!(s.lead || s.days!.period || s.introduces)) return false
  return !(s.others && !s.lead) && !s.otherDays
}

/** A summary is left with the places of which nothing below it says more. */
export function spelledBelow(
  s: Segment,
  live: readonly Segment[],
  byPlace: Map<string, Segment[]>,
  input: Pick<FactInput, 'registry' | 'text'>,
): void {
  if (isBelied(s, byPlace, input.registry)) return withhold(s, BELIED)
  const left = s.places!.filter((p) => speaksOf(p, s, live, byPlace.get(p) ?? [], input))
  if (left.length > 0) s.places = left
  else if (!closedBelow(s, byPlace)) s.dead = true
}

/** “节日期间全市场馆照常开放”, and below one of them is shut on some of these days: it is no more than a manner of speaking. */
function isBelied(s: Segment, byPlace: Map<string, Segment[]>, registry: Registry): boolean {
  const houses = s.places!.length > 1 && s.places!.every((p) => registry.roots.includes(p))
  if (s.state !== 'regular' || s.resumes || !s.days!.period || !s.days!.implied || !houses)
    return false
  return s.places!.some(
    (p) =>
      !isNamedBy(s, p) &&
      (byPlace.get(p) ?? [])
        .slice(0, 200)
        .some(
          (x) =>
            isClosingBelow(x, s) &&
            x.dated &&
            x.days!.weekly === null &&
            overlaps(x.days!, s.days!),
        ),
  )
}

/** Does a line further down say that doors are shut? */
const isClosingBelow = (x: Segment, s: Segment): boolean =>
  !x.dead && x.state === 'closed' && x.effect === 'set' && x.line > s.line

const BELIED = 'what is told below of one of them stands against it'

/** Does a summary say of a place what no finer statement says? */
function speaksOf(
  p: string,
  s: Segment,
  live: readonly Segment[],
  told: readonly Segment[],
  { registry, text }: Pick<FactInput, 'registry' | 'text'>,
): boolean {
  const finer = told
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
        x !== s && x.line === s.line && x.places!.some((q) => q !== p && isWithin(registry, q, p)),
    )
  )
    return false
  if (s.lead && !isNamedBy(s, p) && isShutBelow(s, told)) return false
  // “10月5日起对外开放,具体安排如下:⏎10月4日至7日9:00-16:00”
  if (s.lead && isOpenEnded(s) && finer.some((x) => hasHours(x) && overlaps(x.days!, s.days!)))
    return false
  if (eachBelow(s, told, text)) return false
  if (inside.length === 0) return !partsBelow(s, p, live, registry)
  // “国庆假期正常开放。10月1日10:00-16:00”: of the days that are not spelled out it still speaks.
  const rest = subtract(
    s.days!.spans,
    inside.flatMap((x) => x.days!.spans),
  )
  const spelled = inside.some((x) => spellsOut(x, s, text)) || eachApart(s, inside, rest)
  if (!s.lead && !spelled && rest.length > 0) return true
  return !(
    s.lead ||
    spelled ||
    inside.some((x) => x.line !== s.line || x.sentence !== s.sentence || x.from > s.to)
  )
}

/** Lines between a lead and what it announces. */
const MOST_BELOW = 4

/** “各馆9月25日至27日开放,安排如下:⏎…⏎4.文庙⏎暂停开放”: one of them is shut for longer than that. */
function isShutBelow(s: Segment, told: readonly Segment[]): boolean {
  return told
    .slice(0, 200)
    .some((x) => isClosingBelow(x, s) && !x.weak && x.days!.daily && x.days!.spans.length === 0)
}

/** “以下场馆春节期间免费开放。⏎甲馆2月9日至17日开放。⏎乙馆…”: each has days of its own, which reach past the holiday's. */
function eachBelow(s: Segment, told: readonly Segment[], text: string): boolean {
  if (s.state !== 'open' || !s.days!.implied || hasHours(s)) return false
  const below = (t: Token) =>
    t.kind === 'ref' && /^(?:以下|下列|下述)/.test(text.slice(t.from, t.to))
  if (!s.tokens.some(below)) return false
  const own = told
    .slice(0, 200)
    .filter((x) => x !== s && !x.dead && x.effect === 'set' && x.dated)
    .filter((x) => x.line > s.line && x.days!.weekly === null && overlaps(x.days!, s.days!))
  const rest = subtract(
    s.days!.spans,
    own.flatMap((x) => x.days!.spans),
  )
  return own.length > 0 && lengthOf(rest) * 2 < lengthOf(s.days!.spans)
}

/** “甲馆10月1日至7日免费开放:”, and below it each room with its hours: the lead says when, of the rooms. */
function partsBelow(
  s: Segment,
  house: string,
  live: readonly Segment[],
  registry: Registry,
): boolean {
  return (
    s.lead &&
    s.state === 'open' &&
    live.some(
      (x) =>
        x.line > s.line &&
        x.line <= s.line + MOST_BELOW &&
        hasHours(x) &&
        x.effect === 'set' &&
        JSON.stringify(x.days!.spans) === JSON.stringify(s.days!.spans) &&
        x.places!.every((q) => q !== house && isWithin(registry, q, house)),
    )
  )
}

/** “国庆期间延时开放,具体时间为10月1日至5日8:30-20:00”: which days of the holiday these are. */
function spellsOut(x: Segment, s: Segment, text: string): boolean {
  const at = x.tokens.find((t) => t.kind === 'when' && t.from >= s.to)?.from
  return at !== undefined && SPELLS_OUT.test(text.slice(Math.max(s.to, at - 14), at))
}

const SPELLS_OUT =
  /具体(?:的)?(?:延时|延长)?(?:开放|开馆)?(?:时间|日期|时段|安排)?(?:为|是|:)+(?:\d{4}年)?$/

/** “春节期间甲馆、乙馆免费开放。⏎甲馆开放时间为2月16日至22日⏎乙馆…”: each has days of its own, most of the holiday's. */
function eachApart(s: Segment, inside: readonly Segment[], rest: Days['spans']): boolean {
  const names = s.tokens.filter((t) => t.kind === 'place').length
  if (s.state !== 'open' || !s.days!.implied || !s.named || names < 2) return false
  const own = inside.some((x) => x.named && x.line > s.line && x.state !== 'closed')
  return own && lengthOf(rest) * 2 < lengthOf(s.days!.spans)
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

/** “甲馆除夕闭馆 初一起正常开放⏎…1月29日至2月4日每天9:00-17:00开放”: the headline, spelled out below from the same day on. */
export function isHeadlineOf(s: Segment, live: readonly Segment[]): boolean {
  if (s.dead || s.line > 0 || hasHours(s) || s.effect !== 'set' || s.state === 'closed')
    return false
  const [span, ...more] = s.days?.spans ?? []
  if (!span || more.length > 0 || span[1] !== null || s.days!.weekly !== null) return false
  return live
    .slice(0, 200)
    .some(
      (x) =>
        !x.dead &&
        x.line > 0 &&
        hasHours(x) &&
        x.effect === 'set' &&
        x.days!.spans[0]?.[0] === span[0] &&
        s.places!.every((p) => x.places!.includes(p)),
    )
}

/**
 * “初二起三家全部开放。⏎甲馆 初一至初七9:00-17:00⏎乙馆 初一闭馆 初二至初七…”: what a round-up says of all its houses at once,
 * without an end, where a line below gives each of them hours on the day it begins.
 */
export function isToldOfEach(s: Segment, byPlace: Map<string, Segment[]>): boolean {
  if (s.dead || s.state !== 'open' || hasHours(s) || s.effect !== 'set' || s.resumes) return false
  const [span, ...more] = s.days!.spans
  if (!span || more.length > 0 || span[1] !== null || s.days!.weekly !== null) return false
  if (s.places!.length < 2 || s.places!.some((p) => isNamedBy(s, p))) return false
  const [day] = span
  return s.places!.every((p) =>
    (byPlace.get(p) ?? [])
      .slice(0, 200)
      .some(
        (x) =>
          !x.dead &&
          x.effect === 'set' &&
          x.line > s.line &&
          hasHours(x) &&
          x.days!.weekly === null &&
          x.days!.spans.some(([a, b]) => a <= day && b !== null && day <= b),
      ),
  )
}
