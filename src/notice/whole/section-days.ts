/** The days that stand over a statement: those of its heading, of its section, or the day from which all holds. */
import { lineOf } from '../places.ts'
import type { Registry } from '../places.ts'
import type { Reading, Segment } from '../segments.ts'
import type { Days } from '../year/days.ts'

/** The days that the section over this node of the outline names. */
export function sectionDays(reading: Reading, node: number): Days | null {
  for (let at = node, steps = 0; at > 0 && steps < 20; at = reading.nodes[at]!.parent, steps++) {
    const n = reading.nodes[at]!
    if (n.days) return n.days
    if (n.festival) return n.festival
  }
  return reading.nodes[0]!.days ?? reading.nodes[0]!.festival
}

/** The days that the heading of a section says itself, not those of the calendar. */
export function headingDays(reading: Reading, node: number): Days | null {
  const days = node > 0 ? sectionDays(reading, node) : null
  return days && !days.implied && !days.above ? days : null
}

/** The day from which all holds, or what is told of the house of this statement. */
export function effectiveOf({ effectives }: Reading, s: Segment, registry: Registry): Days | null {
  if (effectives.length === 0) return null
  const houses = s.places?.map((id) => lineOf(registry, id).at(-1)!) ?? []
  const meant = effectives.findLast((e) => e.house === null || houses.includes(e.house))
  return meant?.days ?? null
}
