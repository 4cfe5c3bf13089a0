/** What stands over a line in the outline of its notice. */
import type { Days } from '../year/days.ts'
import type { Reader } from './reader.ts'

/** Does this node of the outline stand over that one, or is it the same? */
export function isAbove(r: Pick<Reader, 'nodes'>, above: number, node: number): boolean {
  for (let at = node, steps = 0; steps < 20; at = r.nodes[at]!.parent, steps++) {
    if (at === above) return true
    if (at <= 0) return false
  }
  return false
}

/** Does an item of this family stand over the node, or is it one? */
export function hasAncestor(r: Reader, node: number, family: string): boolean {
  for (let at = node, steps = 0; at > 0 && steps < 20; at = r.nodes[at]!.parent, steps++)
    if (r.nodes[at]!.family === family) return true
  return false
}

/** The places that a heading over the node names. */
export function placesAbove(r: Reader, node: number): string[] | null {
  for (let at = node, steps = 0; at > 0 && steps < 20; at = r.nodes[at]!.parent, steps++)
    if (r.nodes[at]!.places) return r.nodes[at]!.places
  return null
}

/** The heading over the current line that names a festival; 0 if there is none. */
export function festivalNode(r: Reader): number {
  for (let at = r.node, steps = 0; at > 0 && steps < 20; at = r.nodes[at]!.parent, steps++)
    if (r.nodes[at]!.festival) return at
  return 0
}

/** The days that a heading over the current line names. */
export function daysAbove(r: Reader): Days | null {
  for (let at = r.node, steps = 0; at > 0 && steps < 20; at = r.nodes[at]!.parent, steps++) {
    const node = r.nodes[at]!
    if (node.days) return node.days
    if (node.festival) return node.festival
  }
  return null
}
