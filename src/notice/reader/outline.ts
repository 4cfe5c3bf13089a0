/** The outline of a notice: numbered items and sections open one below the other. */
import { isPredicate } from '../segments.ts'
import type { Line } from '../tokens.ts'
import { hasAncestor, placesAbove, isAbove } from './above.ts'
import type { Reader } from './reader.ts'
import { settleBesides, flush } from './settle.ts'
import { dropPending } from './waiting.ts'

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
