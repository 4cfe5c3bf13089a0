/**
 * Where a notice has tables, whatever is left of their walls: `|` or tabs, columns of white space, or one cell
 * to a line. Here they become rows of cells; `tables.ts` reads them.
 */
import { columnOf, columnsOf } from './header.ts'
import type { Role } from './header.ts'
import type { Registry } from './places.ts'
import { stackedTables } from './stacked.ts'
import { cellOf } from './stacked/cells.ts'
import type { Cell as TableCell } from './stacked/cells.ts'
import { gridOfLines } from './stacked/grid.ts'
import type { Row } from './stacked.ts'
import type { Token, Tokens } from './tokens.ts'

/** The tables of a notice and the lines they take up. */
export interface Layout {
  lines: Set<number>
  tables: Row[][]
}

/** Finds the tables; `blocked` lines, such as those of a signature, belong to none. */
export function layoutOf(doc: Tokens, blocked: ReadonlySet<number>, registry: Registry): Layout {
  const tables = walledTables(doc)
  const lines = linesOf(tables)
  const spaced = spacedTables(doc, new Set([...blocked, ...lines]), registry)
  for (const n of linesOf(spaced)) lines.add(n)
  const stacked = stackedTables(doc, new Set([...blocked, ...lines]), registry)
  for (const n of linesOf(stacked)) lines.add(n)
  return {
    lines,
    tables: [...tables, ...spaced, ...stacked].sort((a, b) => a[0]!.line - b[0]!.line),
  }
}

/** Tokens of the words that head columns or rows: their 开门 and 闭馆 say nothing of doors. */
export function headsOf(doc: Tokens, rows: readonly Row[]): Token[] {
  const low = rows[1] && columnsOf(rows[1].cells.map((c) => wordsIn(doc, c))) ? rows[1].cells : []
  const left = rows.slice(0, MOST_HEADS).map((r) => r.cells[0] ?? [])
  const sides = [...rows[0]!.cells, ...low, ...left]
  return sides.filter((c) => columnOf(wordsIn(doc, c)) !== null).flat()
}

/** A table with more rows than this has no heads on the left. */
export const MOST_HEADS = 20

function linesOf(tables: readonly Row[][]): Set<number> {
  const out = new Set<number>()
  for (const rows of tables) for (let n = rows[0]!.line; n <= rows.at(-1)!.last; n++) out.add(n)
  return out
}

/** The words of a cell. */
export function wordsIn(doc: Tokens, cell: readonly Token[]): string {
  return cell.length === 0 ? '' : doc.prose.text.slice(cell[0]!.from, cell.at(-1)!.to)
}

// ── walls

const isWall = (t: Token) => t.kind === 'mark' && t.mark === '|'

/** Lines with a wall whose neighbour has one too; a short line between two of them lost its other cells. */
function walledTables(doc: Tokens): Row[][] {
  const out: Row[][] = []
  let rows: Row[] = []
  let between: Row | null = null
  const end = () => {
    if (rows.length > 1) out.push(unframed(doc, rows))
    rows = []
    between = null
  }
  for (const [n, line] of doc.lines.entries()) {
    if (line.last === line.first) continue
    const tokens = doc.tokens.slice(line.first, line.last)
    if (tokens.some(isWall) && !isOfPage(doc.prose.text.slice(line.from, line.to))) {
      if (between) rows.push(between)
      between = null
      rows.push({ cells: cellsAt(doc, n), line: n, last: n })
    } else if (rows.length > 1 && between === null && isLoneDate(doc, rows[0]!, tokens)) {
      // “1月29日|14:30-17:30|甲室⏎1月30日⏎1月31日”: the cells beside them were one with those above.
      const days = rows[0]!.cells.findIndex((c) => c.length > 0)
      rows.at(-1)!.cells[days]?.push(...tokens)
      rows.at(-1)!.last = n
    } else if (rows.length > 0 && between === null && isLoneCell(doc, n, tokens))
      between = { cells: [tokens], line: n, last: n }
    else end()
  }
  end()
  return out
}

/** “通知公告|甲馆关于春节开放的通知”, “发布时间:…|作者:…|浏览量:…”: the head of a page and no row. */
function isOfPage(text: string): boolean {
  return (
    /关于[^|\n。;]{2,60}(?:通知|公告|通告|公示|启事)$/.test(text) ||
    /(?:发布(?:时间|日期|人)|来源|作者|责?编辑?|浏览(?:量|次数|数)?|点击(?:量|次数|数)|阅读(?:量|次数|数)?):[^|\n]{0,30}(?:$|\|.{0,30}(?:时间|日期|来源|作者|编辑?|浏览|点击|阅读|字号|字体|打印|分享)[^|\n]{0,6}(?::|$))/.test(
      text,
    )
  )
}

/** A day without its year and nothing else, in a table whose first column has the days. */
function isLoneDate(doc: Tokens, head: Row, tokens: readonly Token[]): boolean {
  const days = head.cells.find((c) => c.length > 0)
  if (!days || columnOf(wordsIn(doc, days))?.role !== 'days') return false
  return tokens.every(
    (t) =>
      t.kind === 'when' &&
      t.when.items.every((i) => i.kind === 'day' && i.a.year === null && i.a.month !== null),
  )
}

const LONGEST_NAME = 20

/** A name and nothing else. */
function isLoneCell(doc: Tokens, n: number, tokens: readonly Token[]): boolean {
  const line = doc.lines[n]!
  return (
    line.marker === null &&
    line.to - line.from <= LONGEST_NAME &&
    tokens.some((t) => t.kind === 'place') &&
    tokens.every((t) => t.kind === 'place' || t.kind === 'mark') &&
    !tokens.some((t) => t.kind === 'mark' && (t.mark === '.' || t.mark === ':'))
  )
}

function cellsAt(doc: Tokens, n: number): Token[][] {
  const line = doc.lines[n]!
  const cells: Token[][] = [[]]
  for (const t of doc.tokens.slice(line.first, line.last))
    if (isWall(t)) cells.push([])
    else cells.at(-1)!.push(t)
  return cells
}

/** Without the outer walls, the rule under the heads, and what sticks out empty on the right. */
function unframed(doc: Tokens, table: Row[]): Row[] {
  const rule = (row: Row) => row.cells.every((c) => /^(?::?-{2,}:?)?$/.test(wordsIn(doc, c)))
  const rows = table.filter((row, k) => k !== 1 || !rule(row))
  // A line between two rows that lost its cells lost its walls too.
  const walled = rows.filter((r) => r.cells.length > 1)
  const framed = walled.every((r) => r.cells.length > 2 && r.cells[0]!.length === 0)
  if (framed) for (const r of walled) r.cells.shift()
  // “甲|乙|”: the wall at the end of each row closes its last cell, and opens none.
  const closed = walled.every((r) => r.cells.length > 1 && r.cells.at(-1)!.length === 0)
  if (closed) for (const r of walled) r.cells.pop()
  let wide = 0
  for (const r of rows) wide = Math.max(wide, r.cells.findLastIndex((c) => c.length > 0) + 1)
  for (const r of rows) {
    while (r.cells.length > wide && r.cells.at(-1)!.length === 0) r.cells.pop()
  }
  return rows
}

// ── white space

interface Spaced {
  tokens: Token[]
  /** Column of the screen at which it begins. */
  at: number
}

/** A line's cells, divided where at least `least` blanks stand. */
function spacedAt(doc: Tokens, n: number, least: number): Spaced[] {
  const line = doc.lines[n]!
  const { points, at, gap } = doc.prose
  const out: Spaced[] = []
  let start = at[line.from]!
  while (start > 0 && at[line.from]! - start < MOST_BLANKS && !/[\n\r]/.test(points[start - 1]!))
    start--
  let [point, column] = [start, 0]
  const columnAt = (to: number) => {
    for (; point < to; point++) column += points[point]!.codePointAt(0)! < 0x80 ? 1 : 2
    return column
  }
  const blanks = (from: number) => {
    let wide = 0
    for (let p = at[from]! - 1; p >= start && /\s/.test(points[p]!); p--)
      wide += points[p] === '\u3000' ? 2 : 1
    return wide
  }
  const divides = (i: number) => gap[i] === 1 && blanks(i) >= least
  for (const t of doc.tokens.slice(line.first, Math.min(line.last, line.first + 200))) {
    for (const piece of piecesOf(t, divides)) {
      if (doc.prose.text.slice(piece.from, piece.to).trim() === '') continue
      if (out.length === 0 || divides(piece.from))
        out.push({ tokens: [], at: columnAt(at[piece.from]!) })
      out.at(-1)!.tokens.push(piece)
    }
  }
  return out
}

/** Raw words may reach over a gap. */
function piecesOf(t: Token, divides: (i: number) => boolean): Token[] {
  if (t.kind !== 'raw' || t.to - t.from > 100) return [t]
  const out: Token[] = []
  let from = t.from
  for (let i = t.from + 1; i < t.to; i++)
    if (divides(i)) {
      out.push({ ...t, from, to: i })
      from = i
    }
  out.push({ ...t, from })
  return out
}

/** White space before a line's first word is looked at so far. */
const MOST_BLANKS = 200
const LONGEST_HEAD = 80
const LONGEST_ROW = 160

/** Tables whose columns are kept apart by white space: a row of heads and rows that fall under them. */
function spacedTables(doc: Tokens, blocked: ReadonlySet<number>, registry: Registry): Row[][] {
  const out: Row[][] = []
  for (let n = 0; n + 1 < doc.lines.length; n++) {
    if (blocked.has(n)) continue
    const apart = looseTable(doc, n, { blocked, registry })
    if (apart) {
      out.push(apart)
      n = apart.at(-1)!.last
      continue
    }
    const found = headsAt(doc, n)
    if (!found) continue
    const heads = cornered(doc, n, found)
    const rows: Row[] = [{ cells: heads.map((h) => h.tokens), line: n, last: n }]
    let end = n + 1
    for (; end < doc.lines.length && !blocked.has(end); end++) {
      const cells = rowAt(doc, end, heads)
      if (!cells) break
      rows.push({ cells, line: end, last: end })
    }
    if (rows.length < 2) continue
    out.push(rows)
    n = end - 1
  }
  return out
}

/**
 * Cells parted by two blanks or more that do not stand below their heads, in rows some of which lost a cell: each is
 * in the column that may hold it, if there is only one way to do so.
 */
function looseTable(
  doc: Tokens,
  n: number,
  { blocked, registry }: { blocked: ReadonlySet<number>; registry: Registry },
): Row[] | null {
  if (!isShort(doc, n, LONGEST_HEAD) || doc.lines[n]!.marker !== null) return null
  const heads = spacedAt(doc, n, 2)
  if (heads.length < 2 || columnOf(wordsIn(doc, heads[0]!.tokens)) === null) return null
  const lines: Spaced[][] = []
  const cells: TableCell[] = []
  for (let end = n + 1; end < doc.lines.length && lines.length < MOST_ROWS; end++) {
    if (blocked.has(end) || !isShort(doc, end, LONGEST_ROW)) break
    const line = doc.lines[end]!
    if (line.marker !== null && line.marker.family !== 'row') break
    const row = spacedAt(doc, end, 2)
    if (doc.tokens.slice(line.first, line.last).some((t) => t.kind === 'mark' && t.mark === '.'))
      break
    const inset = (row[0]?.at ?? 0) > heads[0]!.at + 1
    if (row.length === 0 || (row.length === 1 && !inset)) break
    lines.push(row)
    for (const [k, { tokens }] of row.entries())
      cells.push({ ...cellOf(doc, end, tokens), begins: k === 0, inset: k === 0 && inset })
  }
  if (lines.length === MOST_ROWS) return null
  const full = lines.filter((row) => row.length === heads.length)
  const below = (row: Spaced[]) => row.every((c, k) => Math.abs(c.at - heads[k]!.at) <= 2)
  if (full.length === lines.length || (full.length > 1 && full.every(below))) return null
  const top = heads.map((h) => cellOf(doc, n, h.tokens))
  return gridOfLines(top, cells, registry)
}

const MOST_ROWS = 100

/** Days across with nothing above the names: the corner was left out. */
function cornered(doc: Tokens, n: number, heads: Spaced[]): Spaced[] {
  if (!heads.every((h) => h.tokens.every((t) => t.kind === 'when'))) return heads
  if (!isShort(doc, n + 1, LONGEST_ROW)) return heads
  const below = spacedAt(doc, n + 1, 1)
  const named = below[0]?.tokens.some((t) => t.kind === 'place') ?? false
  return named && below.length === heads.length + 1 ? [{ tokens: [], at: -1 }, ...heads] : heads
}

function isShort(doc: Tokens, n: number, most: number): boolean {
  const line = doc.lines[n]!
  return line.to > line.from && line.to - line.from <= most
}

/** Heads: words that say what a column holds; or three columns or more of which two are names or days. */
function headsAt(doc: Tokens, n: number): Spaced[] | null {
  const line = doc.lines[n]!
  if (!isShort(doc, n, LONGEST_HEAD) || line.marker !== null) return null
  const cells = spacedAt(doc, n, 1)
  if (cells.length < 2) return null
  if (columnsOf(cells.map((c) => wordsIn(doc, c.tokens)))) return cells
  const tokens = doc.tokens.slice(line.first, line.last)
  const named = cells.filter((c) =>
    c.tokens.some((t) => t.kind === 'place' || t.kind === 'when'),
  ).length
  const plain = !tokens.some((t) => t.kind === 'mark' || t.kind === 'state' || t.kind === 'times')
  const days =
    cells.every((c) => c.tokens.every((t) => t.kind === 'when' && t.fate === null)) &&
    !isOneCell(cells)
  return (cells.length >= 3 || days) && named >= 2 && plain ? cells : null
}

/** “7月1日至8月31日 周一至周日”: a span and its weekdays head no two columns. */
function isOneCell(cells: readonly Spaced[]): boolean {
  const weekly = cells.map((c) =>
    c.tokens.every(
      (t) =>
        t.kind === 'when' && t.when.items.every((i) => i.kind === 'weekly' || i.kind === 'daily'),
    ),
  )
  return cells.length === 2 && weekly[1]! && !weekly[0]!
}

/** “甲馆 10月1日 闭馆” under 场馆 日期 时间 预约: a row that is short, each of its cells under the next head that it fits. */
function byRole(doc: Tokens, cells: readonly Spaced[], heads: readonly Spaced[]): Token[][] | null {
  const columns = columnsOf(heads.map((h) => wordsIn(doc, h.tokens)))
  if (!columns) return null
  const out: Token[][] = heads.map(() => [])
  let next = 0
  for (const { tokens } of cells) {
    const has = (kind: Token['kind']) => tokens.some((t) => t.kind === kind)
    const says = has('times') || has('state')
    const fits = (role: Role | undefined) =>
      role === 'place'
        ? has('place') && !says
        : role === 'days'
          ? has('when') && !says
          : role === 'hours' || role === 'state'
            ? says
            : next > 1
    const at = columns.findIndex((c, k) => k >= next && fits(c?.role))
    if (at < 0) return null
    out[at]!.push(...tokens)
    next = at + 1
  }
  return out[0]!.length > 0 || columns[0]?.role === 'place' ? out : null
}

/** The cells of a row, each under the head it stands nearest to; null if the line is no row. */
function rowAt(doc: Tokens, n: number, heads: readonly Spaced[]): Token[][] | null {
  const line = doc.lines[n]!
  if (!isShort(doc, n, LONGEST_ROW) || (line.marker !== null && line.marker.family !== 'row'))
    return null
  const tokens = doc.tokens.slice(line.first, line.last)
  if (tokens.some((t) => t.kind === 'mark' && t.mark === '.')) return null
  if (/^[^:]{1,6}:(?!\d)/.test(doc.prose.text.slice(line.from, line.from + 8))) return null
  const wide = spacedAt(doc, n, 2)
  const narrow = spacedAt(doc, n, 1)
  const cells = wide.length < heads.length && narrow.length === heads.length ? narrow : wide
  if (cells.length > heads.length) return null
  if (cells.length === heads.length) return cells.map((c) => c.tokens)
  const short = wide.length === 1 && narrow.length > 1 ? byRole(doc, narrow, heads) : null
  if (short) return short
  // A single cell at the margin is a line of prose, unless it is the only one of its row that is left.
  if (cells.length === 1 && cells[0]!.at < Math.max(0, heads[0]!.at) + 3) return null
  const out: Token[][] = heads.map(() => [])
  let next = 0
  for (const [k, cell] of cells.entries()) {
    const last = heads.length - (cells.length - k)
    let best = next
    for (let h = next; h <= last; h++)
      if (Math.abs(heads[h]!.at - cell.at) < Math.abs(heads[best]!.at - cell.at)) best = h
    out[best]!.push(...cell.tokens)
    next = best + 1
  }
  return out
}
