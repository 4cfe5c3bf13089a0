/** Rules in the sentence of statements: of which of them, and on which of their days. */
import type { Registry } from '../places.ts'
import { hasHours } from '../segments.ts'
import type { Segment } from '../segments.ts'
import { isTimely } from '../tokens.ts'
import type { Resolver } from '../year.ts'
import type { Days } from '../year/days.ts'
import { settleClocks } from './clocks.ts'
import { mergedBelow } from './columns.ts'
import { OF_DAYS } from './days.ts'
import type { Part } from './parts.ts'
import { besides, ofStatements } from './reader.ts'
import type { BookingReader, Said } from './reader.ts'
import { bookingOf } from './rule.ts'
import { CUE } from './words.ts'
import { cueAt, isOfAll, namedAmong, namedForRule, startOf } from './whom.ts'

/** In the sentence of statements: of these, of some of them, or of days of its own at their places. */
export function tellsOfStatements(r: BookingReader, said: Said): boolean {
  const { doc, registry, live, byLine } = r
  const { part, words, here } = said
  said.apart = here.length > 0 ? namedForRule(part, words, registry, here) : []
  if (here.length === 0 || said.apart.length > 0) return false
  const booking = bookingOf(words, part)
  if (!booking) for (const s of here) r.ticketed.add(s)
  const own = booking ? daysOfClause(part, words, live, r.resolver) : null
  if (booking && own) {
    r.out.push({ ...besides(r, part, booking, placesOf(here)), days: own, from: own.at })
    settleClocks(part, live)
    return true
  }
  const among = booking ? namedAmong(part, words, registry, here) : []
  if (booking && among.length > 0) {
    r.out.push({ ...besides(r, part, booking, among), explicit: true })
    settleClocks(part, live)
    return true
  }
  const after = here.filter((s) => startOf(s) <= cueAt(part, words))
  // “…恢复开放,各馆均须预约”: of all houses, in the sections below too.
  if (booking && isOfAll(words) && registry.roots.length > 1)
    r.others.push(besides(r, part, booking, registry.roots))
  const told = isOfRow(part, words, here)
    ? here
    : after.length > 0
      ? lastStated(after, doc.prose.text, {
          alone: speaksAlone(part, words),
          atEnd: ONE_BRACKET.test(part.text),
        })
      : here
  const below = mergedBelow(doc, part.line).flatMap((n) => byLine.get(n) ?? [])
  const earlier = booking ? ofSamePlace(part, words, told, byLine.get(part.line)) : []
  if (booking)
    (CUE.test(words.replace(CUTOFF, '')) ? r.out : r.bare).push(
      ofStatements(r, part, booking, [
        ...earlier,
        ...houseOfRest(here, told, registry),
        ...told,
        ...below,
      ]),
    )
  return true
}

/** “9:00-16:00开放,除甲室不开放外,其余活动室均可使用,先到先得”: a rule of the others is that of the house and its hours. */
function houseOfRest(
  here: readonly Segment[],
  told: readonly Segment[],
  { entries }: Registry,
): Segment[] {
  const rest = told.at(-1)
  if (!rest?.others || rest.state !== 'open' || hasHours(rest)) return []
  const houses = new Set(rest.places?.map((p) => entries.get(p)!.partOf))
  return here.filter(
    (s) =>
      s !== rest &&
      s.effect === 'set' &&
      hasHours(s) &&
      s.places?.length === 1 &&
      houses.has(s.places[0]!) &&
      !told.includes(s),
  )
}

/** “甲馆|9:00-12:00|9:00-17:00|微信公众号”: the rule in a cell of its own is of all that the row tells of its one place. */
function isOfRow(part: Part, said: string, here: readonly Segment[]): boolean {
  const whose = new Set(here.map((s) => s.places?.join()))
  if (part.text.split('|').length < 4 || whose.size !== 1) return false
  const cue = Math.min(cueAt(part, said), part.to - 1)
  const from = part.from + part.text.lastIndexOf('|', cue - part.from) + 1
  const wall = part.text.indexOf('|', cue - part.from)
  const to = wall < 0 ? part.to : part.from + wall
  const cell = part.tokens.filter((t) => t.from >= from && t.to <= to)
  return !cell.some((t) => isTimely(t) || t.kind === 'state')
}

/** “16:30停止预约” */
const CUTOFF = /(?:停止|截止|关闭)(?:当日|当天|网上|线上)?(?:预约|预订|订票|购票)/g

const ONE_BRACKET = /^[^()]*\([^()]{2,16}\)[。;]?$/

/**
 * The statements nearest before the words: those that say hours or a state in the same part, and those of a
 * list that ends with them, “甲馆(14:30-20:00)、乙馆(8:00-20:00),电话预约”.
 */
function lastStated(
  segments: Segment[],
  text: string,
  { alone, atEnd }: { alone: boolean; atEnd: boolean },
): Segment[] {
  const last = segments.at(-1)!
  // “周二至周五14:00-17:00,周六9:00-11:30(需预约)”: the one bracket at the end is of all the weekdays.
  const ofWeek = (s: Segment) =>
    s.days?.weekly != null && s.effect === 'set' && s.places?.join() === last.places?.join()
  if (atEnd && segments.length > 1 && segments.every(ofWeek)) return segments
  let first = segments.length - 1
  while (first > 0 && isListed(segments[first - 1]!, segments[first]!, text)) first--
  // “1日免费开放,2日起低收费开放,场地先到先得”: of one place, on all its days.
  const same = (s: Segment) =>
    alone && s.effect === last.effect && s.places?.join() === last.places?.join()
  return segments.filter((s, k) => s.days === last.days || k >= first || same(s))
}

function isListed(a: Segment, b: Segment, text: string): boolean {
  const between = text.slice(a.to, startOf(b))
  return between.length <= 24 && /^[^,。;]?[、和及与][^,。;\d]*$/.test(between)
}

/** Does the clause with the words of the rule name no days, hours or state itself? */
function speaksAlone(part: Part, said: string): boolean {
  const cue = cueAt(part, said)
  const from = part.from + part.text.lastIndexOf(',', cue - part.from) + 1
  const until = part.text.indexOf(',', cue - part.from)
  const to = until < 0 ? part.to : part.from + until
  const clause = part.tokens.filter((t) => t.from >= from && t.to <= to)
  return !clause.some((t) => isTimely(t) || t.kind === 'state')
}

/**
 * “游泳馆1日免费开放,…;2日至5日低收费开放,…,游泳须先预约”: a rule for all who come to a place is of its days told before in
 * the sentence too.
 */
function ofSamePlace(
  part: Part,
  said: string,
  told: readonly Segment[],
  line: readonly Segment[] | undefined,
): Segment[] {
  const from = part.text.lastIndexOf(',', cueAt(part, said) - part.from) + 1
  const last = told.at(-1)
  if (from === 0 || !last || !ALL_WHO_COME.test(part.text.slice(from, from + 24))) return []
  const out: Segment[] = []
  let at = part.from
  for (const s of (line ?? []).filter((x) => x.to <= part.from).toReversed()) {
    const same = s.places?.join() === last.places?.join()
    if (!same || s.effect !== 'set' || part.line !== s.line) break
    if (at - s.to > 60) break
    at = startOf(s)
    if (s.state !== 'closed') out.unshift(s)
  }
  return out
}

const ALL_WHO_COME =
  /^(?:游泳|参观|入馆|进馆|入场|入园|健身|打球|观众|市民|游客|读者|个人)(?:者|健身|参观|入馆|入场|均|都|一律)*(?:须|需|请|应|凭|无需|无须)/

/** “…开放,其中1日至3日须预约”: the days of just the clause with the rule, if no statement is of them. */
function daysOfClause(
  part: Part,
  said: string,
  live: readonly Segment[],
  resolver: Resolver,
): (Days & { at: number }) | null {
  const at = part.from + part.text.lastIndexOf(',', cueAt(part, said) - part.from) + 1
  if (at <= part.from || !OF_DAYS.test(part.text.slice(at - part.from, at - part.from + 60)))
    return null
  const t = part.tokens.find((x) => x.kind === 'when' && x.from >= at)
  if (t?.kind !== 'when' || live.some((s) => s.tokens.includes(t))) return null
  const days = resolver.resolve(t.when)
  return days && days.spans.length > 0 && days.weekly === null ? { ...days, at } : null
}

/** All places of these statements. */
export const placesOf = (segments: readonly Segment[]): string[] => [
  ...new Set(segments.flatMap((s) => s.places ?? [])),
]
