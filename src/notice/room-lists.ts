/** Lists of rooms under a heading with days of its own: “10月2日、3日开放区域”, and the hours of the house on those days. */
import type { Registry } from './places.ts'
import { daysWithin } from './spans.ts'
import { emptySegment, hasHours } from './segments.ts'
import type { RoomList, Segment } from './segments.ts'
import type { Days } from './year/days.ts'

/** A list with the statements that were made of it line by line, if they were. */
export interface DatedList extends RoomList {
  told?: Segment[]
}

/** Rooms listed under one heading as open, hours not said there. */
export function datedLists(segments: readonly Segment[]): DatedList[] {
  const out: DatedList[] = []
  for (const s of segments) {
    if (s.rule !== 'listed-under-heading' || s.state !== 'open' || s.dead || hasHours(s)) continue
    if (!s.places || !s.days) continue
    const last = out.at(-1)
    const same = last && JSON.stringify(last.days!.spans) === JSON.stringify(s.days.spans)
    if (same && s.line - last.line <= 1) {
      last.places = [...new Set([...last.places, ...s.places])]
      last.line = s.line
      last.to = Math.max(last.to, s.to)
      last.told!.push(s)
    } else
      out.push({
        days: s.days,
        places: [...s.places],
        closed: false,
        all: false,
        node: s.node,
        line: s.line,
        from: s.from,
        to: s.to,
        told: [s],
      })
  }
  return out
}

/** What the house of the rooms says of these days with hours; of wider days, cut to these. */
export function hoursOfHouse(
  list: RoomList,
  days: Days,
  segments: readonly Segment[],
  registry: Registry,
): Segment[] {
  const houses = new Set(list.places.map((p) => registry.entries.get(p)?.partOf ?? null))
  const own = segments.filter(
    (x) =>
      !x.dead &&
      x.effect === 'set' &&
      (hasHours(x) || (x.state === 'regular' && !x.resumes && isBounded(x.days))) &&
      x.days !== null &&
      x.days.weekly === null &&
      (x.places?.some((p) => houses.has(p)) ?? false),
  )
  const inside = own.filter((x) => daysWithin(x.days!, days))
  if (inside.length > 0) return inside
  const around = own.find((x) => daysWithin(days, x.days!))
  return around ? [{ ...around, days: { ...days }, exceptDays: [] }] : []
}

const isBounded = (days: Days | null) => days?.spans.every(([, to]) => to !== null) ?? false

/** The rooms of a list on its own days, as open or closed as its heading says. */
export function openRooms(list: RoomList, days: Days): Segment {
  return {
    ...emptySegment(list.line, -1, 0, list.node),
    places: list.places,
    named: true,
    days: { ...days },
    dated: true,
    state: list.closed ? 'closed' : 'open',
    rule: list.closed ? 'rooms-listed-closed' : 'rooms-listed',
    from: list.from,
    to: list.to,
    ownFrom: list.from,
  }
}
