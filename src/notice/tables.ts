/**
 * Tables whose walls survived as `|` or tabs: rows of venue, days and hours; or days along one side and
 * venues along the other. A cell that was lost is never filled from imagination.
 */
import { isTimely } from './decoys.ts'
import { isWithin, lineOf } from './places.ts'
import type { Registry } from './places.ts'
import { emptySegment, isPredicate } from './segments.ts'
import type { Segment } from './segments.ts'
import type { Token, Tokens } from './tokens.ts'
import { emptyDays } from './year.ts'
import type { Days, Resolver } from './year.ts'

type Cell = Token[]
type Dated = { days: Days; tokens: Token[] }

/** Index of lines that belong to a table: at least one wall, and a neighbour that has one too. */
export function tableLinesOf(doc: Tokens): Set<number> {
  const walled = doc.lines.map((line) =>
    doc.tokens.slice(line.first, line.last).some((t) => t.kind === 'mark' && t.mark === '|'),
  )
  const out = new Set<number>()
  for (const [n, wall] of walled.entries()) if (wall && (walled[n - 1] || walled[n + 1])) out.add(n)
  for (let n = 0; n + 1 < doc.lines.length; n++) {
    if (walled[n] || !isSpacedHeader(doc, n)) continue
    const columns = spacedCells(doc, n).length
    let end = n + 1
    while (end < doc.lines.length && isSpacedRow(doc, end, columns)) end++
    if (end - n > 1) for (let m = n; m < end; m++) out.add(m)
    n = end - 1
  }
  for (const rows of stackedTablesOf(doc)) {
    const last = rows.at(-1)!
    const to = last.line + Math.max(0, last.cells.length - 1)
    for (let n = rows[0]!.line; n <= to; n++) out.add(n)
  }
  return out
}

/**
 * Tables put one cell to a line: a word for the names, two or more lines of days, then for each name a line
 * and as many lines of what is said of it. Returns each table's rows, the days first.
 */
export function stackedTablesOf(doc: Tokens): { cells: Cell[]; line: number }[][] {
  const out: { cells: Cell[]; line: number }[][] = []
  const filled = doc.lines.flatMap((l, n) => (l.last > l.first ? [n] : []))
  const cellOf = (n: number): Cell => doc.tokens.slice(doc.lines[n]!.first, doc.lines[n]!.last)
  const live = (n: number) => cellOf(n).filter((t) => t.kind !== 'mark' && t.kind !== 'raw')
  const isDays = (n: number) =>
    live(n).length > 0 && live(n).every((t) => t.kind === 'when' && t.fate === null)
  const isName = (n: number) => live(n).length > 0 && live(n).every((t) => t.kind === 'place')
  const isSaid = (n: number) =>
    says(cellOf(n)) && whensOf(cellOf(n)).length === 0 && placesOf(cellOf(n)).length === 0
  for (let k = 0; k < filled.length; k++) {
    const corner = cellOf(filled[k]!)
    if (corner.length !== 1 || corner[0]!.kind !== 'label' || corner[0]!.label !== 'table-place')
      continue
    let end = k + 1
    while (end < filled.length && isDays(filled[end]!)) end++
    const columns = end - k - 1
    if (columns < 2 || end >= filled.length || !isName(filled[end]!)) continue
    const rows = [{ cells: filled.slice(k, end).map(cellOf), line: filled[k]! }]
    while (end < filled.length && isName(filled[end]!)) {
      const row = { cells: [cellOf(filled[end]!)], line: filled[end]! }
      end++
      for (let c = 0; c < columns && end < filled.length && isSaid(filled[end]!); c++, end++)
        row.cells.push(cellOf(filled[end]!))
      rows.push(row)
    }
    if (rows.length > 1) out.push(rows)
    k = end - 1
  }
  return out
}

/** Cells of a line whose columns are kept apart by white space alone. */
function spacedCells(doc: Tokens, n: number): Cell[] {
  const line = doc.lines[n]!
  const cells: Cell[] = [[]]
  for (const t of doc.tokens.slice(line.first, Math.min(line.last, line.first + 200))) {
    if (t.from > line.from && doc.prose.gap[t.from] === 1 && cells.at(-1)!.length > 0)
      cells.push([])
    if (!(t.kind === 'raw' && doc.prose.text.slice(t.from, t.to).trim() === ''))
      cells.at(-1)!.push(t)
  }
  return cells.filter((c) => c.length > 0)
}

/** “日期 紫金馆 玉湖馆”: at least three columns, names or days across, and nothing said of doors. */
function isSpacedHeader(doc: Tokens, n: number): boolean {
  const line = doc.lines[n]!
  if (line.marker !== null || line.to - line.from > 80) return false
  const cells = spacedCells(doc, n)
  const named = cells.filter((c) => placesOf(c).length > 0 || whensOf(c).length > 0).length
  return (
    cells.length >= 3 &&
    named >= 2 &&
    !cells.some(says) &&
    !doc.tokens.slice(line.first, line.last).some((t) => t.kind === 'mark')
  )
}

function isSpacedRow(doc: Tokens, n: number, columns: number): boolean {
  const line = doc.lines[n]!
  if (line.marker !== null || line.to - line.from > 160) return false
  const cells = spacedCells(doc, n)
  const first = cells[0] ?? []
  return (
    cells.length === columns &&
    cells.slice(1).every(says) &&
    (whensOf(first).length > 0 || placesOf(first).length > 0)
  )
}

/** Reads each table into statements. */
export function readTables(
  doc: Tokens,
  lines: Set<number>,
  { registry, resolver, main }: { registry: Registry; resolver: Resolver; main: string[] | null },
): Segment[] {
  const out: Segment[] = []
  const stacked = new Set<number>()
  for (const table of stackedTablesOf(doc)) {
    for (const s of matrix(table, { doc, registry, resolver, main }, 'dates-across')) out.push(s)
    const last = table.at(-1)!
    for (let n = table[0]!.line; n < last.line + last.cells.length; n++) stacked.add(n)
  }
  let rows: { cells: Cell[]; line: number }[] = []
  const end = () => {
    if (rows.length > 0)
      for (const s of readTable(rows, { doc, registry, resolver, main })) out.push(s)
    rows = []
  }
  for (const n of [...lines].sort((a, b) => a - b)) {
    if (stacked.has(n)) continue
    if (rows.length > 0 && rows.at(-1)!.line !== n - 1) end()
    const line = doc.lines[n]!
    const tokens = doc.tokens.slice(line.first, line.last)
    const walls = tokens.some((t) => t.kind === 'mark' && t.mark === '|')
    rows.push({ cells: walls ? cellsOf(tokens) : spacedCells(doc, n), line: n })
  }
  end()
  return out
}

interface TableInput {
  doc: Tokens
  registry: Registry
  resolver: Resolver
  main: string[] | null
}

function cellsOf(tokens: readonly Token[]): Cell[] {
  const cells: Cell[] = [[]]
  for (const t of tokens) {
    if (t.kind === 'mark' && t.mark === '|') cells.push([])
    else cells.at(-1)!.push(t)
  }
  if (cells.length > 1 && cells.at(-1)!.length === 0) cells.pop()
  return cells
}

/** A cell that can only be a name, though the registry does not hold it. */
const FACILITY = /(?:馆|室|厅|部|区|中心|场|园|书房|书屋|空间|塔|院)$/

const placesOf = (cell: Cell) => cell.filter((t) => t.kind === 'place')
const whensOf = (cell: Cell) => cell.filter((t) => t.kind === 'when')
const says = (cell: Cell) =>
  cell.some(
    (t) =>
      (t.kind === 'times' && t.fate === null) ||
      (t.kind === 'state' && !insideBracket(cell, t)) ||
      (t.kind === 'cue' && t.cue === 'until'),
  )

function insideBracket(cell: Cell, t: Token): boolean {
  let depth = 0
  for (const x of cell) {
    if (x === t) return depth > 0
    if (x.kind === 'mark' && (x.mark === '(' || x.mark === '[')) depth++
    if (x.kind === 'mark' && (x.mark === ')' || x.mark === ']')) depth--
  }
  return false
}

function readTable(rows: { cells: Cell[]; line: number }[], input: TableInput): Segment[] {
  const head = rows[0]!
  const headWhens = head.cells.filter((c) => whensOf(c).length > 0 && !says(c)).length
  const headPlaces = head.cells.filter(
    (c) => placesOf(c).length > 0 && whensOf(c).length === 0,
  ).length
  const headSays = head.cells.some(says)
  if (
    !headSays &&
    headWhens >= 1 &&
    rows.length > 1 &&
    rows.slice(1).every((r) => whensOf(r.cells[0] ?? []).length === 0) &&
    rows
      .slice(1)
      .some(
        (r) => placesOf(r.cells[0] ?? []).length > 0 || !r.cells.some((c) => whensOf(c).length > 0),
      )
  )
    return matrix(rows, input, 'dates-across')
  if (
    !headSays &&
    headPlaces >= 2 &&
    rows.slice(1).some((r) => whensOf(r.cells[0] ?? []).length > 0)
  )
    return matrix(rows, input, 'places-across')
  return list(rows, input)
}

/** One statement a row; what a row leaves out it takes from the row above, save its hours. */
function list(
  rows: { cells: Cell[]; line: number }[],
  { doc, registry, resolver, main }: TableInput,
): Segment[] {
  const out: Segment[] = []
  let house: string[] | null = main
  let places: string[] | null = main
  let named: Token[] = []
  let dated: Dated | null = null
  const header = rows[0]!.cells
  const headed = !header.some((c) => placesOf(c).length > 0 || whensOf(c).length > 0 || says(c))
  const hasHours = rows.some((r) => r.cells.some(says))
  for (const { cells, line } of headed ? rows.slice(1) : rows) {
    let placed = false
    let spoke = false
    let own: Dated | null = null
    const row: Segment[] = []
    for (const [k, cell] of cells.entries()) {
      const names = placesOf(cell)
      if (names.length > 0 && !says(cell)) {
        const ids = names.flatMap((t) =>
          t.kind === 'place' ? narrow(t.ids, placed ? places : house, registry) : [],
        )
        const within: boolean =
          placed &&
          places !== null &&
          ids.every((id) => places!.some((p) => isWithin(registry, id, p)))
        if (ids.some((id) => registry.roots.includes(id))) house = ids
        places = placed && !within ? [...new Set([...(places ?? []), ...ids])] : ids
        named = placed ? [...named, ...names] : names
        placed = true
        if (!within && !own && cells.some((c) => whensOf(c).length > 0)) dated = null
        if (whensOf(cell).length === 0) continue
      }
      const days = daysOf(cell, resolver)
      if (days && (!says(cell) || days.tokens.length > 0)) {
        own = own ? own : days
        dated = own
        if (!says(cell)) continue
      }
      if (!says(cell)) {
        const word = cell.map((t) => doc.prose.text.slice(t.from, t.to)).join('')
        if (!placed && k < cells.length - 1 && /^(?:全部|所有|各|全馆|全区|整)/.test(word)) {
          places = house
          placed = true
        } else if (
          !placed &&
          k < cells.length - 1 &&
          FACILITY.test(word) &&
          cell.every((t) => t.kind === 'raw' || t.kind === 'quantity')
        ) {
          places = null
          placed = true
        }
        // A lone state in brackets after a date is a remark; a lone “正常开放” cell is the state.
        continue
      }
      const s = statement(cell, { doc, line, label: headed ? header[k] : undefined })
      if (!s) continue
      spoke = true
      const open = row.at(-1)
      if (open && s.onlyPoint && !isPredicate(s.segment)) {
        open.lastEntry ??= s.segment.lastEntry
        open.tokens.push(...s.segment.tokens)
        continue
      }
      if (open && s.segment.closes !== null && open.opens !== null && open.closes === null) {
        open.closes = s.segment.closes
        open.tokens.push(...s.segment.tokens)
        open.to = Math.max(open.to, s.segment.to)
        continue
      }
      const last = open?.windows.at(-1)?.[1]
      const first = s.segment.windows[0]?.[0]
      if (open && typeof last === 'number' && typeof first === 'number' && first >= last) {
        open.windows.push(...s.segment.windows)
        open.lastEntry = s.segment.lastEntry
        open.tokens.push(...s.segment.tokens)
        open.to = Math.max(open.to, s.segment.to)
        continue
      }
      row.push(s.segment)
    }
    if (!spoke && own && hasHours) {
      const hole = emptySegment(line, 0, 0, 0)
      hole.state = 'open'
      hole.doubts.push('the table gives no hours for these days')
      hole.rule = 'table-hole'
      row.push(hole)
    }
    // “9:00-11:30|不开放”: the closed half of a day adds nothing to its hours.
    const open = row.some((s) => s.windows.length > 0 || s.opens !== null)
    for (const s of row) {
      if (open && s.state === 'closed' && s.windows.length === 0) continue
      s.places = places
      s.named = places !== null
      s.days = dated ? { ...dated.days } : null
      s.dated = dated !== null
      s.rule ||= own ? 'table-row' : 'table-row-merged-date'
      if (dated?.days.doubt) s.doubts.push(dated.days.doubt)
      s.tokens.push(...(own?.tokens ?? dated?.tokens ?? []))
      if (placed) s.tokens.push(...named)
      const lineTokens = s.tokens.filter((t) => t.from >= doc.lines[line]!.from)
      s.from = Math.min(...(lineTokens.length > 0 ? lineTokens : s.tokens).map((t) => t.from))
      s.to = Math.max(...s.tokens.map((t) => t.to))
      out.push(s)
    }
  }
  return out
}

/** Days along one side, venues along the other. */
function matrix(
  rows: { cells: Cell[]; line: number }[],
  input: TableInput,
  kind: 'dates-across' | 'places-across',
): Segment[] {
  const { doc, registry, resolver, main } = input
  const out: Segment[] = []
  const head = rows[0]!.cells
  const across = head.map((cell) =>
    kind === 'dates-across'
      ? daysOf(cell, resolver)
      : {
          ids: placesOf(cell).flatMap((t) => (t.kind === 'place' ? t.ids : [])),
          tokens: placesOf(cell),
        },
  )
  const heads = across.filter((a) => a !== null && ('days' in a || a.ids.length > 0)).length
  let house: string[] | null = main
  for (const { cells, line } of rows.slice(1)) {
    const first = cells[0] ?? []
    let places: string[] | null = null
    let row: Dated | null = null
    let lead = 1
    if (kind === 'dates-across') {
      const named = cells
        .slice(0, Math.max(1, cells.length - heads))
        .filter((c) => placesOf(c).length > 0)
      const ids = named
        .flatMap(placesOf)
        .flatMap((t) => (t.kind === 'place' ? narrow(t.ids, house, registry) : []))
      const parts = ids.filter((id) => ids.some((p) => p !== id && isWithin(registry, id, p)))
      places = parts.length > 0 ? parts : ids.length > 0 ? ids : main
      if (ids.some((id) => registry.roots.includes(id)))
        house = ids.filter((id) => registry.roots.includes(id))
      lead = ids.length > 0 ? named.length : first.length === 0 || says(first) === false ? 1 : 0
    } else row = daysOf(first, resolver)
    const body = cells.slice(lead)
    const shift = across.length - heads
    const lost = body.length !== heads
    for (let k = 0; k < heads; k++) {
      const cell = body[k] ?? []
      const top = across[shift + k]
      if (!top) continue
      const days = kind === 'dates-across' ? (top as Dated) : row
      const at = kind === 'dates-across' ? places : (top as { ids: string[] }).ids
      if (!days || !at) continue
      const read = says(cell) ? statement(cell, { doc, line, label: undefined }) : null
      const s = read?.segment ?? emptySegment(line, 0, 0, 0)
      if (!read) {
        if (cell.some((t) => t.kind === 'raw') && !lost) continue
        s.state = 'open'
        s.doubts.push('the table gives no hours here')
        s.rule = 'table-hole'
      }
      if (lost) s.doubts.push('this row has fewer cells than the table has columns')
      s.places = at
      s.named = true
      s.days = { ...days.days }
      s.dated = true
      if (days.days.doubt) s.doubts.push(days.days.doubt)
      s.rule ||= 'table-cell'
      s.tokens.push(...days.tokens, ...placesOf(first), ...('tokens' in top ? top.tokens : []))
      const here = s.tokens.filter((t) => t.from >= doc.lines[line]!.from)
      s.from = Math.min(...(here.length > 0 ? here : s.tokens).map((t) => t.from))
      s.to = Math.max(...(here.length > 0 ? here : s.tokens).map((t) => t.to))
      out.push(s)
    }
  }
  return out
}

function narrow(ids: readonly string[], house: string[] | null, registry: Registry): string[] {
  if (ids.length === 1 || !house) return [...ids]
  const roots = house.map((h) => lineOf(registry, h).at(-1)!)
  const hit = ids.filter((id) => roots.some((r) => isWithin(registry, id, r)))
  return hit.length > 0 ? hit : [...ids]
}

function daysOf(cell: Cell, resolver: Resolver): Dated | null {
  const tokens = whensOf(cell).filter((t) => t.fate === null || t.fate.kind === 'fact')
  let days: Days | null = null
  for (const t of tokens) {
    if (t.kind !== 'when') continue
    const d = resolver.resolve(t.when)
    if (!d || (d.spans.length === 0 && d.weekly === null)) continue
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
  return days ? { days, tokens } : null
}

/** What one cell says of doors. */
function statement(
  cell: Cell,
  { doc, line, label }: { doc: Tokens; line: number; label: Cell | undefined },
): { segment: Segment; onlyPoint: boolean } | null {
  const s = emptySegment(line, 0, 0, 0)
  const text = (t: Token) => doc.prose.text.slice(t.from, t.to)
  const top = label?.map(text).join('') ?? ''
  let onlyPoint = false
  for (const [k, t] of cell.entries()) {
    if (t.kind === 'times' && t.fate === null) {
      const { start, end } = t.times
      const beside = [cell[k - 1], cell[k + 1], cell[k + 2]]
      if (end) {
        if (beside[1]?.kind === 'state' && beside[1].state === 'closed') continue
        s.windows.push([start.minutes, end.minutes])
      } else if (
        beside.some((x) => x?.kind === 'cue' && x.cue === 'last') ||
        /停止|最后|最晚|截止|末次/.test(top)
      ) {
        s.lastEntry = start.minutes
        onlyPoint = true
      } else if (beside[0]?.kind === 'cue' && beside[0].cue === 'until') s.closes = start.minutes
      else if (
        /闭馆|关门|结束/.test(top) ||
        (beside[1]?.kind === 'state' && beside[1].state === 'closed')
      )
        s.closes = start.minutes
      else if (
        /开馆|开门|开始|开放/.test(top) ||
        (beside[1]?.kind === 'state' && beside[1].state === 'open')
      )
        s.opens = start.minutes
      else continue
      s.tokens.push(t)
    } else if (t.kind === 'state' && !insideBracket(cell, t)) {
      s.state = t.state === 'closed' && s.windows.length > 0 ? s.state : t.state
      s.resumes ||= t.resumes
      s.tokens.push(t)
    } else if (t.kind === 'cue' && (t.cue === 'free' || t.cue === 'low-fee' || t.cue === 'paid'))
      s.fee = t.cue
    else if (t.kind === 'cue' && t.cue === 'extra') s.extra = true
    else if (t.kind === 'relative-last') s.relativeLast = t.minutes
  }
  if (!isPredicate(s) && !onlyPoint) return null
  s.from = Math.min(...cell.map((t) => t.from))
  s.to = Math.max(...cell.map((t) => t.to))
  return { segment: s, onlyPoint }
}

/** Every date or time of a table that no statement took. */
export function restOf(doc: Tokens, lines: Set<number>): Token[] {
  return [...lines].flatMap((n) =>
    doc.tokens.slice(doc.lines[n]!.first, doc.lines[n]!.last).filter(isTimely),
  )
}
