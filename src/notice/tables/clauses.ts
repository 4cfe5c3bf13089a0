/** Cells of several clauses, or with a bracket, that name days of their own. */
import { isPredicate } from '../segments.ts'
import type { Segment } from '../segments.ts'
import { closingOf, isCue, isMark } from '../tokens.ts'
import { daysOf, says, whensOf } from './cells.ts'
import type { Token } from '../tokens.ts'
import type { Cell, Dated, TableInput } from './cells.ts'
import { statement } from './statement.ts'

/** A statement for each clause of such a cell. */
export function ofClauses(
  clauses: readonly Cell[],
  line: number,
  { doc, resolver }: TableInput,
): Segment[] {
  let span: Dated | null = null
  return clauses.flatMap(withoutOtherDays).flatMap((clause) => {
    const own = daysOf(clause, resolver)
    // “7月1日至8月31日 周二至周五:9:00-21:00 周六:9:00-16:00”: the span is that of all its weekdays.
    const on: Dated | null =
      own && span && own.days.spans.length === 0
        ? { days: { ...span.days, weekly: own.days.weekly }, tokens: own.tokens }
        : own
    if (own && own.days.spans.length > 0) span = own.days.weekly ? own : null
    const told = statement(clause, { doc, line, label: undefined })?.segment
    if (!own && told && isPredicate(told) && clause.some((t) => isCue(t, 'other-days'))) {
      told.otherDays = true
      told.dated = true
      told.rule = 'table-cell-of-several'
      return [told]
    }
    if (!on || !told || !isPredicate(told)) return []
    told.days = { ...on.days }
    told.dated = true
    if (on.days.doubt) told.doubts.push(on.days.doubt)
    told.rule = 'table-cell-of-several'
    told.tokens.push(...on.tokens)
    return [told]
  })
}

/** “周一至周五9:00-21:00(寒假8:00-22:00)”: the hours in the bracket are of other days, which may not be known. */
function withoutOtherDays(clause: Cell): Cell[] {
  const from = clause.findIndex((t) => isMark(t, '('))
  const to = from < 0 ? -1 : closingOf(clause, from)
  const inner = clause.slice(from + 1, Math.max(to, 0))
  const outer = [...clause.slice(0, Math.max(from, 0)), ...clause.slice(to + 1)]
  const hours = (cell: Cell) => cell.some((t) => t.kind === 'times' && t.fate === null)
  const own = to > 0 && hours(inner) && whensOf(inner).length > 0
  return own && hours(outer) && whensOf(outer).length > 0 ? [outer, inner] : [clause]
}

/** “10月1日至7日9:00-17:00,10月8日闭馆”: the clauses of a cell that each name days and say something of them. */
export function datedClauses(cell: Cell): Cell[] {
  const out: Cell[] = []
  let clause: Cell = []
  for (const t of cell) {
    const dates = (t.kind === 'when' && t.fate === null) || isCue(t, 'other-days')
    const fresh = dates && dated(clause) && says(clause)
    if (fresh) {
      out.push(clause)
      clause = []
    }
    clause.push(t)
  }
  out.push(clause)
  const told = out.every((c) => dated(c) && says(c)) && out.some((c) => whensOf(c).length > 0)
  return told ? out : []
}

/** “甲室9:00-17:00;乙室8:00-20:00”: the clauses of a cell that each begin with names and tell their hours. */
export function namedClauses(cell: Cell): Cell[] {
  if (cell[0]?.kind !== 'place' || whensOf(cell).length > 0) return []
  const out: Cell[] = []
  let clause: Cell = []
  let depth = 0
  for (const t of cell) {
    if (isMark(t, '(', '[')) depth++
    if (isMark(t, ')', ']')) depth--
    if (t.kind === 'place' && depth <= 0 && says(clause)) {
      out.push(clause)
      clause = []
    }
    clause.push(t)
  }
  out.push(clause)
  const told = (c: Cell) => {
    const at = c.findIndex((t) => t.kind === 'times' || t.kind === 'state')
    const names = c.slice(0, Math.max(at, 0))
    return (
      says(c) &&
      names.every((t) => t.kind === 'place' || isMark(t, '、', ':', '(', ')')) &&
      c.some((t) => (t.kind === 'times' && t.times.end !== null) || (t.kind === 'state' && !t.weak))
    )
  }
  return out.length > 1 && out.every(told) ? out : []
}

/** Does the clause name days, or 其余日期? */
const dated = (clause: Cell): boolean =>
  whensOf(clause).length > 0 || clause.some((t) => isCue(t, 'other-days'))

/** “9:00-17:00(10月2日除外)”: the days that a bracket behind hours takes out of those of the row. */
export function daysLeftOut(cell: Cell): [cell: Cell, left: Token[]] {
  const first = leftOutFirst(cell)
  if (first) return first
  const from = cell.findIndex((t) => isMark(t, '('))
  const to = from < 0 ? -1 : closingOf(cell, from)
  const before = cell.slice(0, Math.max(from, 0))
  if (to < 0 || !says(before) || whensOf(before).length > 0) return [cell, []]
  const inner = cell.slice(from + 1, to)
  const only = inner.every(
    (t) =>
      t.kind === 'when' || isCue(t, 'except', 'except-end', 'excepted') || isMark(t, '、', ','),
  )
  if (!only || !inner.some((t) => isCue(t, 'except', 'excepted'))) return [cell, []]
  return [[...before, ...cell.slice(to + 1)], whensOf(inner)]
}

/** “除10月6日外,每天9:30-17:00”: a cell that begins with the days it leaves out, and names no others. */
function leftOutFirst(cell: Cell): [cell: Cell, left: Token[]] | null {
  const [first] = cell
  const end = isCue(first, 'except') ? cell.findIndex((t) => isCue(t, 'except-end')) : -1
  if (end < 2) return null
  const inner = cell.slice(1, end)
  const rest = cell.slice(isMark(cell[end + 1], ',') ? end + 2 : end + 1)
  const own = whensOf(rest).some(
    (t) => t.kind === 'when' && !t.when.items.every((i) => i.kind === 'daily'),
  )
  if (own || !says(rest) || !inner.every((t) => t.kind === 'when' || isMark(t, '、', ',')))
    return null
  for (const t of whensOf(rest)) t.fate ??= { kind: 'fact' }
  return [rest, whensOf(inner)]
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
