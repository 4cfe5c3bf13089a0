/** The outline of a notice: numbered items and sections, and what stands above each of them. */
import { isPredicate } from '../segments.ts'
import type { Line } from '../tokens.ts'
import type { Days } from '../year.ts'
import type { Reader } from './reader.ts'
import { settleBesides, flush, dropPending } from './settle.ts'

/** A numbered item begins: it closes those of its own kind, and stands under those of another. */
export function openNode(r: Reader, line: Line, n: number): void {
  const family = line.marker!.family
  if (r.cur && !isPredicate(r.cur)) settleBesides(r)
  flush(r)
  let at = r.node
  while (at > 0 && r.nodes[at]!.family !== family && hasAncestor(r, at, family))
    at = r.nodes[at]!.parent
  const parent = r.nodes[at]!.family === family ? r.nodes[at]!.parent : at
  r.nodes.push({
    parent: Math.max(parent, 0),
    family,
    line: n,
    days: null,
    closed: false,
    places: null,
    festival: null,
  })
  const top = parent <= 0
  r.node = r.nodes.length - 1
  if (family !== 'row') {
    const named = r.doc.tokens[line.first]?.kind === 'place'
    const goesOn = r.pending?.line === n - 1 && (named || listsDates(r, line))
    if (r.pending && r.pending.block === r.block && top && !goesOn)
      dropPending(r, 'dates with no opening hours or state')
    r.labelClosed = r.nodes[Math.max(parent, 0)]!.closed ? true : null
    if (r.labelRooms?.line !== n - 1) r.labelRooms = null
    r.listColumns = null
    const outer = placesAbove(r, Math.max(parent, 0))
    // “甲馆:⏎1.…⏎2.…⏎乙馆:⏎1.…”: where the numbers begin again, the name before them stood over them.
    if (r.headingNode !== null && r.headingLine > r.nodes[r.headingNode]!.line) {
      const begins = line.marker!.number <= 1 && r.nodes[r.headingNode]!.family === family
      if (begins) r.headingNode = parent > 0 ? parent : null
    }
    const beside = family === '·' && r.doc.lines[n - 1]?.marker?.family === family
    r.signed = beside && r.headingLine === n - 1 ? r.heading : null
    // A heading outside of the outline does not end with an item of it; a heading inside does.
    if (r.heading !== null && r.headingNode !== null && !isAbove(r, r.headingNode, r.node)) {
      r.heading = outer
      r.headingNode = null
    }
    r.subject = outer ?? r.heading ?? r.lead ?? r.main
    r.unknownSubject = null
  }
}

/** “1.元旦:1月1日⏎2.春节:2月10日至17日”: items that are nothing but dates. */
function listsDates(r: Reader, line: Line): boolean {
  const tokens = r.doc.tokens.slice(line.first, Math.min(line.last, line.first + 8))
  return (
    line.last - line.first <= 8 &&
    tokens.some((t) => t.kind === 'when') &&
    tokens.every((t) => t.kind === 'when' || t.kind === 'mark')
  )
}

function hasAncestor(r: Reader, node: number, family: string): boolean {
  for (let at = node, steps = 0; at > 0 && steps < 20; at = r.nodes[at]!.parent, steps++)
    if (r.nodes[at]!.family === family) return true
  return false
}

/** Does this node of the outline stand over that one, or is it the same? */
export function isAbove(r: Pick<Reader, 'nodes'>, above: number, node: number): boolean {
  for (let at = node, steps = 0; steps < 20; at = r.nodes[at]!.parent, steps++) {
    if (at === above) return true
    if (at <= 0) return false
  }
  return false
}

function placesAbove(r: Reader, node: number): string[] | null {
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
