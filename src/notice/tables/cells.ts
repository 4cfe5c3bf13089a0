/** Cells of a table: what a cell names, which days, which places. */
import { weekdayOf } from '../../core/time.ts'
import { inclusionAt } from '../additions.ts'
import { isWithin, lineOf } from '../places.ts'
import type { Registry } from '../places.ts'
import type { Hours, Segment } from '../segments.ts'
import { daysWithin, overlaps, subtract } from '../spans.ts'
import { closingOf, isCue, isMark, outsideBrackets } from '../tokens.ts'
import type { Token, Tokens } from '../tokens.ts'
import { emptyDays } from '../year/days.ts'
import type { Resolver } from '../year.ts'
import type { Days } from '../year/days.ts'

export type Cell = Token[]

export type Dated = { days: Days; tokens: Token[] }

export interface TableInput {
  doc: Tokens
  registry: Registry
  resolver: Resolver
  /** The places the notice is about when it names none. */
  main: string[] | null
  /** The notice says that a dash means closed. */
  dashCloses: boolean
  /** Lines of rows that had a cell of rooms which are open. */
  opened?: ReadonlySet<number>
}

export const placesOf = (cell: Cell) => cell.filter((t) => t.kind === 'place')

export const whensOf = (cell: Cell) => cell.filter((t) => t.kind === 'when')

export const says = (cell: Cell) =>
  cell.some(
    (t) =>
      (t.kind === 'times' && t.fate === null) ||
      (t.kind === 'state' && !insideBracket(cell, t)) ||
      (t.kind === 'cue' && t.cue === 'until'),
  )

export const idsOf = (cell: Cell) => cell.flatMap((t) => (t.kind === 'place' ? t.ids : []))

export function insideBracket(cell: Cell, t: Token): boolean {
  let depth = 0
  for (const x of cell) {
    if (x === t) return depth > 0
    if (x.kind === 'mark' && (x.mark === '(' || x.mark === '[')) depth++
    if (x.kind === 'mark' && (x.mark === ')' || x.mark === ']')) depth--
  }
  return false
}

export const windowsOf = (cell: Cell): { windows: Hours[]; tokens: Token[] } => {
  const tokens = cell.filter((t) => t.kind === 'times' && t.fate === null && t.times.end !== null)
  return {
    tokens,
    windows: tokens.map((t) =>
      t.kind === 'times' ? [t.times.start.minutes, t.times.end!.minutes] : [null, null],
    ),
  }
}

/** The first hours or state in a cell. */
export function firstSaid(cell: Cell): number {
  return cell.findIndex((t) => t.kind === 'times' || (t.kind === 'state' && !t.weak))
}

/** Are these days known only by the name of their festival? */
export function onlyNamed({ tokens }: Dated): boolean {
  return tokens.every(
    (t) =>
      t.kind === 'when' &&
      t.when.items.every((i) => i.kind === 'festival' && i.glosses.length === 0),
  )
}

/** The places a cell names: a bracket narrows the name before it and adds none. */
export function placeIds(
  cell: Cell,
  house: string[] | null,
  { registry, text }: { registry: Registry; text: string },
): string[] {
  const ids = (tokens: Token[]) =>
    tokens.flatMap((t) => (t.kind === 'place' ? narrow(t.ids, house, registry) : []))
  const outer = ids(outsideBrackets(cell))
  const inner = ids(cell).filter((id) => outer.some((o) => o !== id && isWithin(registry, id, o)))
  if (outer.length === 0) return ids(cell)
  const bracket = cell.findIndex((t) => isMark(t, '('))
  if (bracket < 0 || inner.length === 0) return outer
  // “主楼(含儿童室)” is both.
  const way = inclusionAt(text, cell[bracket]!.to)
  return way === 'with' ? [...new Set([...outer, ...inner])] : way === 'without' ? outer : inner
}

/** Of several places of one name those that are part of the group beside them. */
export function partsIn(
  ids: readonly string[],
  group: readonly string[],
  registry: Registry,
): string[] {
  const own = ids.filter((id) => group.some((g) => isWithin(registry, id, g)))
  return own.length > 0 ? own : [...ids]
}

export function narrow(
  ids: readonly string[],
  house: string[] | null,
  registry: Registry,
): string[] {
  if (ids.length === 1 || !house) return [...ids]
  const roots = house.map((h) => lineOf(registry, h).at(-1)!)
  const own = ids.filter((id) => house.some((h) => isWithin(registry, id, h)))
  const hit =
    own.length > 0 ? own : ids.filter((id) => roots.some((r) => isWithin(registry, id, r)))
  return hit.length > 0 ? hit : [...ids]
}

export function daysOf(cell: Cell, resolver: Resolver): Dated | null {
  const out = exceptedIn(cell)
  const all = whensOf(cell).filter((t) => t.fate === null || t.fate.kind === 'fact')
  const tokens = all.filter((t) => !out.whens.includes(t))
  let days: Days | null = null
  for (const t of tokens) {
    if (t.kind !== 'when') continue
    const d = resolver.resolve(t.when)
    if (!d || (d.spans.length === 0 && d.weekly === null)) continue
    const first = days?.spans[0]?.[0]
    if (days && first !== undefined && d.spans.length === 0) {
      // “7月1日至8月31日周二至周五”: these weekdays of the span.
      if (isLonger(days, d)) {
        days.weekly ??= d.weekly
        continue
      }
      // “10月1日 星期二”: the weekday says the same day again, or another.
      if (!d.weekly!.includes(weekdayOf(first))) days.doubt ??= 'the weekday contradicts the date'
      continue
    }
    const named = t.when.items.every((i) => i.kind === 'festival')
    if (days && named && overlaps(days, d)) continue
    // “1月21日—24日(除夕至初三)”: the same days, said twice.
    if (days && d.weekly === null && daysWithin(d, days)) continue
    // “周三(2月3日)”: the weekday says which day of the week the date is.
    if (days && days.spans.length === 0 && insideBracket(cell, t) && isEach(days, d)) {
      days = d
      continue
    }
    if (days && insideBracket(cell, t)) {
      days.doubt ??= 'the bracket names other days'
      continue
    }
    days = days
      ? {
          ...emptyDays(),
          spans: [...days.spans, ...d.spans],
          weekly: days.weekly ?? d.weekly,
          implied: days.implied || d.implied,
          doubt: days.doubt ?? d.doubt,
        }
      : d
  }
  if (!days || out.whens.length === 0) return days ? { days, tokens } : null
  const left = out.whens.map((t) => (t.kind === 'when' ? resolver.resolve(t.when) : null))
  if (left.some((d) => d === null)) return null
  const spans = subtract(
    days.spans,
    left.flatMap((d) => d!.spans),
  )
  const weekly = left.flatMap((d) => (d!.spans.length === 0 ? (d!.weekly ?? []) : []))
  const rest = (days.weekly ?? [0, 1, 2, 3, 4, 5, 6]).filter((d) => !weekly.includes(d))
  days = { ...days, spans, weekly: weekly.length > 0 ? rest : days.weekly }
  return { days, tokens: all }
}

/** Has the span other weekdays than those named beside it? */
function isLonger({ spans: [span, ...more] }: Days, { weekly }: Days): boolean {
  const [a, b] = span!
  if (more.length > 0 || b === null || b === a) return false
  return b - a >= 7 || !weekly!.includes(weekdayOf(a)) || !weekly!.includes(weekdayOf(b))
}

/** Are these single days that all fall on the weekdays told? */
const isEach = ({ weekly }: Days, { spans }: Days): boolean =>
  weekly !== null &&
  spans.length > 0 &&
  spans.every(([a, b]) => a === b && weekly.includes(weekdayOf(a)))

/** “10月1日至8日(10月6日除外)”, “(10月6日闭馆)”: the days of a cell that are taken out of those before. */
export function exceptedIn(cell: Cell): { whens: Token[]; closed: Token | null } {
  const none = { whens: [], closed: null }
  const except = cell.findIndex((t) => isCue(t, 'except'))
  const end = cell.findIndex((t) => isCue(t, 'except-end'))
  // “除10月6日(承办赛事)外,10月1日至8日”: the exception stands first.
  if (except >= 0 && end > except && whensOf(cell.slice(0, except)).length === 0) {
    const left = outsideBrackets(cell.slice(except + 1, end))
    const whens = whensOf(left)
    const only = left.every((t) => t.kind === 'when' || t.kind === 'state' || isMark(t, '、'))
    const closed = left.find((t) => t.kind === 'state' && t.state === 'closed' && !t.weak) ?? null
    const said = left.every((t) => t.kind !== 'state' || t === closed)
    return only && said && whens.length > 0 && whensOf(cell.slice(end)).length > 0
      ? { whens, closed }
      : none
  }
  const open = cell.findIndex((t) => isMark(t, '('))
  const close = open < 0 ? -1 : closingOf(cell, open)
  const behind = end > except ? cell.slice(except, end + 1) : cell.slice(Math.max(except, 0))
  const inner = close > 0 ? cell.slice(open + 1, close) : except > 0 ? behind : []
  const before = cell.slice(0, close > 0 ? open : Math.max(except, 0))
  const whens = whensOf(inner).filter((t) => t.fate === null || t.fate.kind === 'fact')
  if (whens.length === 0 || whensOf(before).length === 0) return none
  const closed = inner.find((t) => t.kind === 'state' && t.state === 'closed' && !t.weak) ?? null
  const told = closed !== null || inner.some((t) => isCue(t, 'except', 'excepted'))
  const only = inner.every(
    (t) =>
      t.kind === 'when' ||
      t === closed ||
      isCue(t, 'except', 'except-end', 'excepted') ||
      isMark(t, '、', ','),
  )
  return told && only ? { whens, closed } : none
}

/** Where a statement stands: from its first token in this line or after it to its last. */
export function bound(s: Segment, doc: Tokens, line: number): void {
  const here = s.tokens.filter((t) => t.from >= doc.lines[line]!.from)
  const tokens = here.length > 0 ? here : s.tokens
  s.from = Math.min(...tokens.map((t) => t.from))
  s.to = Math.max(...tokens.map((t) => t.to))
}
