/** The cells of one row put together: ends of a day told apart, halves, signs. */
import { bareClock, bareWindow } from '../header.ts'
import type { Column, Role, Sign } from '../header.ts'
import { emptySegment, hasHours, isPredicate } from '../segments.ts'
import type { Hours, Segment } from '../segments.ts'
import { partsOf } from '../words.ts'
import type { Cell, Dated, TableInput } from './cells.ts'

/** A cell under 上午 or 下午 that gives no hours speaks of that half alone. */
export function ofHalf(s: Segment, head: string): void {
  const half = /^(?:上午|下午|晚上|晚间|夜间|中午|早上)(?=(?:场|时段|开放)?$)/.exec(head)
  if (!half || hasHours(s)) return
  if (s.state === 'closed') {
    s.part = partsOf(half[0])
    s.effect = 'remove'
  } else s.half |= partsOf(half[0])
}

/** One end of the day stands in its column, the other column's cell is empty. */
export function halfTold(row: readonly Segment[], heads: readonly (Column | null)[] | null): void {
  if (!heads?.some((h) => h?.role === 'closes')) return
  for (const s of row)
    if (s.windows.length === 0 && (s.opens === null) !== (s.closes === null))
      s.doubts.push('the table gives no hours for the other end of the day')
}

/** “开放|闭馆” under 上午 and 下午: a day open in one half; both open, or both closed, are one day. */
export function joinHalves(row: Segment[]): void {
  const shut = row.filter((s) => s.part !== null && s.effect === 'remove')
  const open = row.filter((s) => s.half !== 0)
  const keep = (s: Segment, others: readonly Segment[]) => {
    for (const x of others) {
      if (x === s) continue
      s.tokens.push(...x.tokens)
      row.splice(row.indexOf(x), 1)
    }
  }
  if (shut.length > 1 && shut.length === row.length) {
    const day = shut[0]!
    day.part = null
    day.effect = 'set'
    keep(day, shut)
  }
  if (open.length > 0 && open.length === row.length) open[0]!.half = 0
  if (open.length > 1) keep(open[0]!, open)
}

/** “全天|9:00-21:00”: beside its hours the word says which part of the day they are of. */
export function wholeDay(row: Segment[]): void {
  const timed = row.find((s) => s.windows.length > 0)
  if (!timed) return
  for (const s of [...row]) {
    if (s.state !== 'all-day' || s.windows.length > 0 || s.opens !== null || s === timed) continue
    timed.tokens.push(...s.tokens)
    row.splice(row.indexOf(s), 1)
  }
}

export const SAID: Role[] = ['hours', 'opens', 'closes', 'last', 'state']

/** The state of a statement, without hours. */
export function onlyState({ state }: Segment): Partial<Segment> {
  return { state, windows: [], opens: null, closes: null, part: null, effect: 'set', weak: false }
}

/** What a ditto mark takes over: everything but the days and the place. */
export function emptyDitto(s: Segment, line: number): Partial<Segment> {
  return {
    line,
    days: null,
    dated: false,
    implied: true,
    rule: 'table-ditto',
    windows: s.windows.map((w): Hours => [...w]),
    doubts: [...s.doubts],
    tokens: [],
  }
}

export function closedOn(days: Dated, line: number): Segment {
  const s = emptySegment(line, 0, 0, 0)
  s.state = 'closed'
  s.days = { ...days.days }
  s.dated = true
  if (days.days.doubt) s.doubts.push(days.days.doubt)
  s.rule = 'table-closed-days'
  s.tokens.push(...days.tokens)
  return s
}

/** Numbers that only their head makes clock times. */
export function clocksOf(word: string, column: Column | null): { role: Role; ends: Hours } | null {
  if (!column) return null
  const { role, unit } = column
  const one = role === 'opens' || role === 'closes' || role === 'last' ? bareClock(word) : null
  if (one !== null && !word.includes(':')) return { role, ends: [one, one] }
  const two = unit && role === 'hours' ? bareWindow(word) : null
  return two && !word.includes(':') ? { role, ends: two } : null
}

export function addBare(
  row: Segment[],
  { role, ends }: { role: Role; ends: Hours },
  { cell, line }: { cell: Cell; line: number },
): void {
  const s = emptySegment(line, 0, 0, 0)
  if (role === 'hours') s.windows.push(ends)
  else if (role === 'opens') s.opens = ends[0]
  else if (role === 'closes') s.closes = ends[0]
  else s.lastEntry = ends[0]
  s.tokens.push(...cell)
  s.from = cell[0]!.from
  s.to = cell.at(-1)!.to
  join(row, { segment: s, onlyPoint: role === 'last' })
}

/** Puts what a cell says to what the cells before it said, or beside it. */
export function join(row: Segment[], said: { segment: Segment; onlyPoint: boolean }): void {
  const { segment: s } = said
  const open = row.at(-1)
  if (open && said.onlyPoint && !isPredicate(s)) {
    open.lastEntry ??= s.lastEntry
    open.tokens.push(...s.tokens)
    return
  }
  if (open && s.closes !== null && open.opens !== null && open.closes === null) {
    open.closes = s.closes
    open.tokens.push(...s.tokens)
    open.to = Math.max(open.to, s.to)
    return
  }
  const shut = (x: Segment) => x.state === 'closed' && x.part === null && x.windows.length === 0
  if (open && shut(open) && shut(s)) {
    open.tokens.push(...s.tokens)
    return
  }
  const last = open?.windows.at(-1)?.[1]
  const first = s.windows[0]?.[0]
  if (open && typeof last === 'number' && typeof first === 'number' && first >= last) {
    open.windows.push(...s.windows)
    open.lastEntry = s.lastEntry
    open.tokens.push(...s.tokens)
    open.to = Math.max(open.to, s.to)
    return
  }
  row.push(s)
}

/** The statement of a cell that holds nothing but a sign. */
export function ofSign(sign: Sign, line: number, { dashCloses }: TableInput): Segment {
  const s = emptySegment(line, 0, 0, 0)
  s.state = sign === 'open' ? 'open' : 'closed'
  if (sign === 'dash' && !dashCloses)
    s.doubts.push('a dash in the table: closed, or nothing is said')
  s.rule = 'table-sign'
  return s
}
