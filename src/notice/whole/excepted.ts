/** Rooms left out of what is said of their house, or of the other rooms: for them the opposite holds. */
import { EXCEPTED } from '../exceptions.ts'
import type { FactInput } from '../facts.ts'
import { isWithin } from '../places.ts'
import { emptySegment, hasHours } from '../segments.ts'
import type { Reading, Segment } from '../segments.ts'
import { daysWithin, overlaps } from '../spans.ts'
import { MOST_SUMMARIES } from './rooms.ts'

/**
 * “除甲室外,全馆开放” closes that room, “10:00-16:00开馆,除甲室外,其他阅览室不开放” opens it with the hours of the
 * house; a room of which another statement speaks on these days is left to that statement.
 */
export function excepted({ reading, registry }: FactInput): void {
  const more: Segment[] = []
  const met = reading.segments.filter((s) => !s.dead && s.leftOut.length > 0)
  for (const s of met.slice(0, MOST_SUMMARIES)) {
    if (s.leftNames.length > 0 && !concludes(s)) {
      loseNames(s, reading.segments)
      continue
    }
    if (
      s.effect !== 'set' ||
      !s.days ||
      s.days.spans.length === 0 ||
      s.otherDays ||
      s.exceptOnDays ||
      s.unknown
    )
      continue
    const parentOf = (id: string) => registry.entries.get(id)!.partOf
    // “各展厅(甲厅除外)开放”
    const isKin = (p: string, id: string) => s.implied && parentOf(p) === parentOf(id)
    const isPart = (id: string) => registry.entries.get(id)!.partOf !== null
    const rooms = s.leftOut.filter((id) => isPart(id) && !toldApart(id, s, reading.segments))
    if (rooms.length === 0) continue
    const out = like(s, rooms)
    if (s.others && s.state === 'closed') {
      const house = reading.segments.find((x) => givesHours(x, s, rooms[0]!, registry))
      if (house) {
        out.windows = house.windows.map((w) => [...w])
        out.opens = house.opens
        out.closes = house.closes
        out.lastEntry = house.lastEntry
        out.fee = house.fee
        out.tokens.push(...house.tokens)
      } else out.implied = true
      out.state = 'open'
    } else if (
      s.others &&
      ((hasHours(s) && saysHours(s)) || (s.resumes && !wasShut(s, rooms, reading, registry)))
    )
      continue
    else if (hasHours(s) || s.state === 'open' || s.state === 'regular') {
      const inside = (id: string) =>
        s.others || s.places?.some((p) => (p !== id && isWithin(registry, id, p)) || isKin(p, id))
      if (!rooms.every(inside)) {
        loseNames(s, reading.segments)
        continue
      }
      out.state = 'closed'
      out.implied = true
    } else continue
    more.push(out)
  }
  for (const s of more) reading.segments.push(s)
}

/** Are the hours its own, and not those of the house before it? */
const saysHours = (s: Segment) => s.tokens.some((t) => t.kind === 'times' && t.from >= s.ownFrom)

/** “1日至4日闭馆,5日起除泳池外其他场馆恢复开放”: what was shut until then does not open with the others. */
function wasShut(
  s: Segment,
  rooms: readonly string[],
  { segments }: Reading,
  registry: FactInput['registry'],
): boolean {
  const start = s.days!.spans[0]![0]
  return segments
    .slice(0, MOST_LOOKED)
    .some(
      (x) =>
        !x.dead &&
        x.state === 'closed' &&
        x.effect === 'set' &&
        (x.days?.spans.some(([, b]) => b === start - 1) ?? false) &&
        rooms.every((id) => x.places?.some((p) => isWithin(registry, id, p))),
    )
}

const MOST_LOOKED = 400

/** “开放时间:9:00-17:00(甲室除外)”: the room may have other hours; that doors are open is said of the rest alone. */
function concludes(s: Segment): boolean {
  const open = s.state === 'open' || s.state === 'regular' || s.state === 'all-day'
  return open && s.effect === 'set' && (s.days?.spans.length ?? 0) > 0 && !s.otherDays && !s.unknown
}

/** What doors do in a part that was left out is said nowhere: its name stays unread. */
function loseNames(s: Segment, segments: readonly Segment[]): void {
  if (s.leftOut.every((id) => toldElsewhere(id, s, segments))) return
  for (const t of s.leftNames) t.fate ??= { kind: 'unread', why: EXCEPTED }
}

function like(s: Segment, places: string[]): Segment {
  return {
    ...emptySegment(s.line, s.sentence, s.block, s.node),
    places,
    named: true,
    clause: s.clause,
    days: { ...s.days! },
    dated: s.dated,
    exceptDays: [...s.exceptDays],
    tokens: [...s.tokens],
    doubts: [...s.doubts],
    from: s.from,
    to: s.to,
    ownFrom: s.ownFrom,
    rule: 'left-out',
  }
}

const toldElsewhere = (room: string, s: Segment, segments: readonly Segment[]) =>
  segments.some((x) => x !== s && !x.dead && x.named && x.places?.includes(room))

/** Does another statement speak of this room on some of these days? */
function toldApart(room: string, s: Segment, segments: readonly Segment[]): boolean {
  return segments.some(
    (x) =>
      x !== s &&
      !x.dead &&
      x.named &&
      x.places?.includes(room) &&
      (!x.days || x.days.spans.length === 0 || overlaps(x.days, s.days!)),
  )
}

/** The hours of the house in the same sentence, on these days. */
function givesHours(
  x: Segment,
  s: Segment,
  room: string,
  registry: FactInput['registry'],
): boolean {
  return (
    x !== s &&
    !x.dead &&
    x.line === s.line &&
    x.sentence === s.sentence &&
    x.effect === 'set' &&
    hasHours(x) &&
    x.days !== null &&
    daysWithin(s.days!, x.days) &&
    (x.places?.some((p) => p !== room && isWithin(registry, room, p)) ?? false)
  )
}
