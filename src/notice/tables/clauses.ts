/** Cells of several clauses, or with a bracket, that name days of their own. */
import { isPredicate } from '../segments.ts'
import type { Segment } from '../segments.ts'
import { closingOf, isMark } from '../tokens.ts'
import { daysOf, says, whensOf } from './cells.ts'
import type { Cell, Dated, TableInput } from './cells.ts'
import { statement } from './statement.ts'

/** A statement for each clause of such a cell. */
export function ofClauses(
  clauses: readonly Cell[],
  line: number,
  { doc, resolver }: TableInput,
): Segment[] {
  let span: Dated | null = null
  return clauses.flatMap((clause) => {
    const own = daysOf(clause, resolver)
    // “7月1日至8月31日 周二至周五:9:00-21:00 周六:9:00-16:00”: the span is that of all its weekdays.
    const on: Dated | null =
      own && span && own.days.spans.length === 0
        ? { days: { ...span.days, weekly: own.days.weekly }, tokens: own.tokens }
        : own
    if (own && own.days.spans.length > 0) span = own.days.weekly ? own : null
    const told = statement(clause, { doc, line, label: undefined })?.segment
    if (!on || !told || !isPredicate(told)) return []
    told.days = { ...on.days }
    told.dated = true
    if (on.days.doubt) told.doubts.push(on.days.doubt)
    told.rule = 'table-cell-of-several'
    told.tokens.push(...on.tokens)
    return [told]
  })
}

/** “10月1日至7日9:00-17:00,10月8日闭馆”: the clauses of a cell that each name days and say something of them. */
export function datedClauses(cell: Cell): Cell[] {
  const out: Cell[] = []
  let clause: Cell = []
  for (const t of cell) {
    const fresh = t.kind === 'when' && t.fate === null && whensOf(clause).length > 0 && says(clause)
    if (fresh) {
      out.push(clause)
      clause = []
    }
    clause.push(t)
  }
  out.push(clause)
  return out.every((c) => whensOf(c).length > 0 && says(c)) ? out : []
}

/** “9:00-21:00(5月1日13:00起开放)”: what a bracket says of days of its own is a remark beside the hours. */
export function datedBracket(cell: Cell): [cell: Cell, aside: Cell | null] {
  const from = cell.findIndex((t) => isMark(t, '('))
  const to = from < 0 ? -1 : closingOf(cell, from)
  if (to < 0) return [cell, null]
  const inner = cell.slice(from + 1, to)
  const outer = [...cell.slice(0, from), ...cell.slice(to + 1)]
  const told = (c: Cell) => c.some((t) => t.kind === 'times' || t.kind === 'state')
  return whensOf(inner).some((t) => t.fate === null) &&
    told(inner) &&
    told(outer) &&
    whensOf(outer).length === 0
    ? [outer, inner]
    : [cell, null]
}
