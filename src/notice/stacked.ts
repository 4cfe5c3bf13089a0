/**
 * Tables that lost their walls and were left one cell to a line: which lines belong together, and in which
 * column each stands. A table that does not come out even is left to the reader of prose.
 */
import { columnOf, columnsOf, isOpenedRooms } from './header.ts'
import type { Role } from './header.ts'
import { isWithin } from './places.ts'
import type { Registry } from './places.ts'
import { cellAt, MOST_COLUMNS } from './stacked/cells.ts'
import type { Cell, Kind } from './stacked/cells.ts'
import { gridAt } from './stacked/grid.ts'
import { isCue, outsideBrackets } from './tokens.ts'
import type { Token, Tokens } from './tokens.ts'

/** One row: its cells from left to right, and the lines it was read from. */
export interface Row {
  cells: Token[][]
  line: number
  last: number
}

/** What was read of each line's row, for the rows whose cells stand on lines of their own. */
export function statementsOfCells<T extends { line: number }>(
  tables: readonly (readonly Row[])[],
  said: readonly T[],
): Map<number, T[]> {
  const out = new Map<number, T[]>()
  const rows = tables.flatMap((table) => table.slice(1).filter((r) => r.last > r.line))
  if (rows.length === 0) return out
  const byLine = new Map<number, T[]>()
  for (const s of said) byLine.set(s.line, [...(byLine.get(s.line) ?? []), s])
  for (const { line, last } of rows) {
    const lines = Array.from({ length: last - line + 1 }, (_, k) => line + k)
    const own = lines.flatMap((n) => byLine.get(n) ?? [])
    if (own.length > 0) for (const n of lines) out.set(n, own)
  }
  return out
}

/** All such tables, the row of heads first; `blocked` lines, such as a signature's, end one. */
export function stackedTables(
  doc: Tokens,
  blocked: ReadonlySet<number>,
  registry: Registry,
): Row[][] {
  const out: Row[][] = []
  const cells: (Cell | null)[] = doc.lines.map((_, n) => (blocked.has(n) ? null : cellAt(doc, n)))
  const filled = cells.flatMap((c, n) => (c || doc.lines[n]!.to > doc.lines[n]!.from ? [c] : []))
  for (let k = 0; k < filled.length; k++) {
    if (!filled[k] || columnOf(filled[k]!.text) === null) continue
    const table =
      gridAt(filled, k, registry) ??
      pairsDown(alikeDown(roomsShare(daysDown(listAt(filled, k, registry), doc))), doc) ??
      timesFirstAt(filled, k) ??
      matrixAt(filled, k)
    if (!table) continue
    out.push(table.rows)
    k = table.end - 1
  }
  return out
}

const SAID: Role[] = ['hours', 'opens', 'closes', 'last', 'state', 'closed-days']
const LOOSE: Role[] = ['note', 'booking', 'aside']

function fits(role: Role, kind: Kind): boolean {
  if (role === 'place') return kind === 'place'
  if (role === 'days') return kind === 'days'
  if (role === 'closed-days') return kind === 'days' || kind === 'sign'
  return SAID.includes(role) && (kind === 'says' || kind === 'sign')
}

/** Heads are words alone; a first cell that is given once holds for the rows below it. */
function listAt(
  filled: readonly (Cell | null)[],
  k: number,
  registry: Registry,
): { rows: Row[]; end: number } | null {
  let body = k
  let tells = false
  while (filled[body] && body - k < MOST_COLUMNS) {
    const column = columnOf(filled[body]!.text)
    // A house may be called 体育馆, and no more: after the head of the hours it begins the first row.
    if (column === null || (tells && filled[body]!.tokens.every((t) => t.kind === 'place'))) break
    tells ||= SAID.includes(column.role)
    body++
  }
  const heads = filled.slice(k, body) as Cell[]
  const columns = columnsOf(heads.map((c) => c.text))
  if (!columns || !columns.some((c) => c !== null && SAID.includes(c.role))) return null
  const roles = columns.map((c) => c!.role)
  const keys = roles.findIndex((r) => r !== 'place' && r !== 'days')
  // Times first and whom they hold for below is no row of this kind, unless they are the rooms then open.
  const opened = roles.at(-1) === 'place' && isOpenedRooms(heads.at(-1)!.text)
  if (keys <= 0 || (roles.slice(keys).includes('place') && !opened)) return null
  return new Stack(heads, roles, { opened, registry }).read(filled, body)
}

/** Puts the cells of a list, one to a line, under their heads. */
class Stack {
  readonly #rows: Row[]
  readonly #roles: readonly Role[]
  /** How many columns of names and days stand before the others. */
  readonly #keys: number
  /** The last column holds the rooms open on the days of its row. */
  readonly #opened: boolean
  readonly #registry: Registry
  /** The column of the next cell. */
  #at: number
  #kept: { end: number; rows: number } | null = null

  constructor(
    heads: readonly Cell[],
    roles: readonly Role[],
    { opened, registry }: { opened: boolean; registry: Registry },
  ) {
    this.#roles = roles
    this.#registry = registry
    this.#keys = roles.findIndex((r) => r !== 'place' && r !== 'days')
    this.#opened = opened
    this.#at = roles.length
    this.#rows = [
      { cells: heads.map((c) => c.tokens), line: heads[0]!.line, last: heads.at(-1)!.line },
    ]
  }

  read(filled: readonly (Cell | null)[], body: number): { rows: Row[]; end: number } | null {
    for (let end = body; end < filled.length; end++) {
      const cell = filled[end]
      if (!cell) break
      if (this.#goesOn(cell)) {
        if (this.#kept && this.#at > this.#keys) this.#kept.end = end + 1
        continue
      }
      const place = this.#column(cell, filled[end + 1], filled[end + 2])
      if (!place) break
      const { to, fresh } = place
      if (fresh)
        this.#rows.push({ cells: this.#roles.map(() => []), line: cell.line, last: cell.line })
      const row = this.#rows.at(-1)!
      row.cells[to] = [...cell.tokens]
      row.last = cell.line
      this.#at = to + 1
      if (to >= this.#keys && this.#roles[to] !== 'aside')
        this.#kept = { end: end + 1, rows: this.#rows.length }
    }
    const kept = this.#kept
    return kept ? { rows: this.#rows.slice(0, kept.rows), end: kept.end } : null
  }

  /** The column a cell stands in, and whether a row begins with it. */
  #column(
    cell: Cell,
    next: Cell | null | undefined,
    after: Cell | null | undefined,
  ): { to: number; fresh: boolean } | null {
    const roles = this.#roles
    const at = this.#at
    const began = this.#rows.length > 1
    if (began && roles[at] === 'aside' && isAside(cell)) return { to: at, fresh: false }
    const right = roles.findIndex((r, c) => c >= at && this.#fits(r, cell))
    if (right >= 0 && began) return { to: right, fresh: false }
    const left = roles.findIndex(
      (r, c) => c < this.#keys && fits(r, cell.kind) && !this.#isPartBelow(cell, c),
    )
    if (left >= 0) return { to: left, fresh: true }
    if (right >= 0) return { to: right, fresh: false }
    const loose = roles.findIndex(
      (r, c) =>
        c >= at &&
        LOOSE.includes(r) &&
        (cell.kind === 'text' ||
          (cell.kind === 'says' && r !== 'booking') ||
          // “是” under 是否预约.
          (cell.kind === 'sign' && r === 'booking')),
    )
    const named = roles.indexOf('place')
    const whole = at > this.#keys || !began
    const unheld = roles[0] === 'place' && whole && isStrange(cell, next, after)
    if (unheld && (loose < 0 || roles[loose] !== 'note')) return { to: named, fresh: true }
    return loose < 0 ? null : { to: loose, fresh: false }
  }

  /** “馆舍⏎日期⏎部室⏎时间”: a part of the house that stands in the column of houses belongs in that of rooms. */
  #isPartBelow({ tokens }: Cell, column: number): boolean {
    const roles = this.#roles
    if (roles[column] !== 'place' || roles.lastIndexOf('place', this.#keys - 1) <= column)
      return false
    const house = this.#rows.findLast((row) => row.cells[column]!.some((t) => t.kind === 'place'))
    const above = house?.cells[column]!.flatMap((t) => (t.kind === 'place' ? t.ids : [])) ?? []
    const ids = tokens.flatMap((t) => (t.kind === 'place' ? t.ids : []))
    const isPart = (id: string) =>
      above.some((h) => h !== id && isWithin(this.#registry, id, h)) && !above.includes(id)
    return ids.length > 0 && this.#rows.length > 1 && ids.some(isPart)
  }

  #fits(role: Role, cell: Cell): boolean {
    if (fits(role, cell.kind)) return true
    // “甲室⏎周一至周五⏎8:00-17:00” under 区域 and 开放时间 alone.
    const days = this.#roles.includes('days')
    if (role !== 'hours') return false
    return ((cell.kind === 'days' || isWeekdays(cell)) && !days) || isTimed(cell)
  }

  /** A line that goes on with the cell above it. */
  #goesOn(cell: Cell): boolean {
    const row = this.#rows.at(-1)!
    const roles = this.#roles
    const at = this.#at
    const push = (to: number): true => {
      row.cells[to]!.push(...cell.tokens)
      row.last = cell.line
      return true
    }
    if (this.#rows.length === 1) return false
    // “1月21日—24日⏎(除夕至初三)”
    if (at > 0 && /^\([^()]*\)$/.test(cell.text)) return push(at - 1)
    // “10月1日⏎星期二⏎国庆节”
    if (at === 1 && cell.kind === 'days' && roles[0] === 'days' && isGloss(cell)) return push(0)
    // “3楼、5楼⏎6楼”: where the room is goes on.
    if (at > 1 && at < roles.length && roles[at - 1] === 'aside' && isAside(cell))
      return push(at - 1)
    if (this.#opened && cell.kind === 'place' && row.cells.at(-1)!.length > 0) {
      this.#at = roles.length
      return push(roles.length - 1)
    }
    const said = at > this.#keys && at <= roles.length && SAID.includes(roles[at - 1]!)
    if (!said || roles.some((r, c) => c >= at && this.#fits(r, cell))) return false
    // Hours that go on in another line of the same cell.
    if (cell.kind === 'says') return push(at - 1)
    const own = roles[at - 1] === 'hours' && !roles.includes('days')
    const more = cell.kind === 'days' || isTimed(cell) || isWeekdays(cell)
    return own && more ? push(at - 1) : false
  }
}

/** Where a room is: 3, 一楼, 图书馆楼东侧. */
function isAside({ kind, text, tokens }: Cell): boolean {
  if (tokens.some((t) => t.kind === 'when' || t.kind === 'times' || t.kind === 'state'))
    return false
  if (kind === 'text') return true
  return (
    (kind === 'place' && !tokens.some((t) => t.kind === 'place')) ||
    /^\d{1,2}(?:-\d{1,2})?$/.test(text)
  )
}

/** “周一至周五8:30-17:00”: weekdays and their hours in one line. */
function isTimed({ tokens }: Cell): boolean {
  const [first] = tokens
  return (
    first?.kind === 'when' &&
    first.when.items.every((i) => i.kind === 'weekly') &&
    tokens.some((t) => t.kind === 'times') &&
    tokens.every((t) => t.kind === 'when' || t.kind === 'times' || t.kind === 'mark' || isBlank(t))
  )
}

/** “周六、周日(须预约)”: weekdays, with what a bracket adds to them. */
function isWeekdays({ kind, tokens }: Cell): boolean {
  const outside = outsideBrackets(tokens)
  return (
    kind === 'text' &&
    outside.some((t) => t.kind === 'when') &&
    outside.every(
      (t) =>
        (t.kind === 'when' && t.when.items.every((i) => i.kind === 'weekly')) || t.kind === 'mark',
    )
  )
}

const isBlank = (t: Token) => t.kind === 'raw' && t.to - t.from === 1

/** A name that the registry does not hold, over hours of its own. */
function isStrange(
  { kind, text, tokens }: Cell,
  next: Cell | null | undefined,
  after: Cell | null | undefined,
): boolean {
  if (kind !== 'text' || text.length > LONGEST_NAME || !next) return false
  if (tokens.some((t) => t.kind === 'when' || t.kind === 'times' || t.kind === 'state'))
    return false
  if (!/[\u4e00-\u9fff]{2}/.test(text)) return false
  if (next.kind === 'days') return after?.kind === 'says' || after?.kind === 'sign'
  return next.kind === 'says' && next.tokens.some((t) => t.kind === 'times')
}

const LONGEST_NAME = 16

/**
 * “甲馆⏎乙馆⏎10月1日至3日⏎9:00-17:00”: a name alone in its row shares the row below, if the first row begins so or
 * the notice names the two as a pair elsewhere, and none as a pair with the row above. Otherwise it may as well
 * share the row above, and is left as it is.
 */
function pairsDown(
  table: { rows: Row[]; end: number } | null,
  doc: Tokens,
): { rows: Row[]; end: number } | null {
  if (!table) return null
  const { rows, end } = table
  const alone = (row: Row | undefined) =>
    row !== undefined && row.cells[0]!.length > 0 && row.cells.slice(1).every((c) => c.length === 0)
  const body = rows.slice(1)
  if (!body.some(alone) || alone(body.at(-1)) || !body[0]?.cells[0]?.some(isPlace)) return table
  const words = (row: Row) => {
    const cell = row.cells[0]!
    return doc.prose.text.slice(cell[0]!.from, cell.at(-1)!.to)
  }
  const paired = (a: Row | undefined, b: Row | undefined) =>
    a !== undefined &&
    b !== undefined &&
    a.cells[0]!.length > 0 &&
    b.cells[0]!.length > 0 &&
    ['、', '和', '及', '与'].some((and) => doc.prose.text.includes(words(a) + and + words(b)))
  let down = alone(body[0])
  for (const [k, row] of body.slice(0, MOST_ALONE).entries()) {
    if (!alone(row)) continue
    if (paired(body[k - 1], row) && !alone(body[k - 1])) return table
    down ||= paired(row, body[k + 1])
  }
  if (!down) return table
  const out: Row[] = [rows[0]!]
  let above: Row | null = null
  for (const row of body) {
    const joined: Row = above
      ? {
          cells: [[...above.cells[0]!, ...row.cells[0]!], ...row.cells.slice(1)],
          line: above.line,
          last: row.last,
        }
      : row
    above = alone(row) ? joined : null
    if (!above) out.push(joined)
  }
  return { rows: out, end }
}

const MOST_ALONE = 40

/** “甲馆⏎展览⏎乙馆⏎讲座⏎2月1日至6日(以上两馆相同)⏎9:00-11:30”: the cell says how many rows share it. */
function alikeDown(
  table: { rows: Row[]; end: number } | null,
): { rows: Row[]; end: number } | null {
  if (!table) return null
  const [heads, ...body] = table.rows
  const out: Row[] = [heads!]
  for (const row of body) {
    out.push(row)
    const at = row.cells.findIndex((c, k) => k > 0 && sharedBy(c) !== null)
    const count = at < 0 ? 1 : sharedBy(row.cells[at]!)!
    const above = out.slice(-count, -1)
    const open = (r: Row) => r !== heads && r.cells[0]!.some(isPlace) && r.cells[at]!.length === 0
    if (count < 2 || above.length !== count - 1 || !above.every(open)) continue
    const names = [...above, row].flatMap((r) => r.cells[0]!)
    const from = row.cells[at]!.findIndex((t) => t.kind === 'mark' && t.mark === '(')
    const plain = row.cells.map((c, k) =>
      k === 0 ? names : k === at ? [...c.slice(0, from), ...c.slice(from + 4)] : c,
    )
    out.splice(-count, count, { cells: plain, line: above[0]!.line, last: row.last })
  }
  return { rows: out, end: table.end }
}

/** “(以上三馆相同)” in a cell: how many share it. */
function sharedBy(cell: readonly Token[]): number | null {
  const from = cell.findIndex((t) => t.kind === 'mark' && t.mark === '(')
  const [, ref, same, close] = from < 0 ? [] : cell.slice(from, from + 4)
  const alike = isCue(same, 'ditto') || (same?.kind === 'raw' && same.to - same.from <= 4)
  if (ref?.kind !== 'ref' || ref.ref !== 'all' || !alike) return null
  return close?.kind === 'mark' && close.mark === ')' ? ref.count : null
}

/**
 * “6月8日⏎6月9日⏎甲室⏎9:00-17:00”: days on several lines of one cell. The first row, and one that begins with a name
 * of its own, can share nothing but the row below; others do so if one of these did, and may otherwise as well share
 * the row above.
 */
function daysDown(
  table: { rows: Row[]; end: number } | null,
  doc: Tokens,
): { rows: Row[]; end: number } | null {
  if (!table) return null
  const { rows, end } = table
  const [heads, ...body] = rows
  const filledAt = (row: Row) => row.cells.flatMap((c, k) => (c.length > 0 ? [k] : []))
  /** The column of days in which a row ends without having said anything. */
  const hanging = (row: Row): number | null => {
    const last = filledAt(row).at(-1)
    return last !== undefined && isDays(row.cells[last]!) ? last : null
  }
  const isDown = (row: Row, k: number) => k === 0 || (filledAt(row)[0] === 0 && hanging(row)! > 0)
  const begins = (row: Row | undefined, column: number) =>
    row !== undefined && filledAt(row)[0] === column && isDays(row.cells[column]!)
  const open = body.map(hanging)
  const sure = body.findIndex(
    (row, k) => open[k] !== null && isDown(row, k) && begins(body[k + 1], open[k]!),
  )
  const first = sure < 0 ? eveAlone(body, open, doc) : sure
  if (first < 0) return table
  const out: Row[] = [heads!]
  let above: Row | null = null
  for (const [k, row] of body.entries()) {
    const joined: Row = above === null ? row : shared(above, row, filledAt(row)[0]!)
    above = k >= first && open[k] !== null && begins(body[k + 1], open[k]!) ? joined : null
    if (!above) out.push(joined)
  }
  return { rows: out, end }
}

/**
 * “10月1日⏎甲室⏎乙室⏎9:00-17:00”: a room after its days that ends its row shares the hours below, one without days right
 * before the next days those above. What may share either goes the way that the others of the table go.
 */
function roomsShare(
  table: { rows: Row[]; end: number } | null,
): { rows: Row[]; end: number } | null {
  if (!table) return null
  const { rows, end } = table
  const [heads, ...body] = rows
  const filledAt = (row: Row | undefined) =>
    row?.cells.flatMap((c, k) => (c.length > 0 ? [k] : [])) ?? []
  const column = (row: Row) => {
    const last = filledAt(row).at(-1)
    const named = last !== undefined && last > 0 && row.cells[last]!.some((t) => t.kind === 'place')
    return named && last < row.cells.length - 1 ? last : null
  }
  const open = body.map(column)
  const firsts = body.map((row) => filledAt(row)[0])
  const isUp = (k: number) => firsts[k] === open[k] && k > 0 && open[k - 1] === null
  const isDown = (k: number) => k + 1 < body.length && firsts[k + 1] === open[k]
  const sure = open.flatMap((at, k) => (at !== null && isUp(k) !== isDown(k) ? [isDown(k)] : []))
  if (sure.length === 0 || sure.some((down) => down !== sure[0])) return table
  const [down] = sure
  const out: Row[] = [heads!]
  let above: Row | null = null
  for (const [k, row] of body.entries()) {
    const joined: Row = above ? shared(above, row, filledAt(row)[0]!) : row
    above = down && open[k] !== null && isDown(k) ? joined : null
    const last = out.at(-1)!
    const at = open[k] ?? null
    if (!down && at !== null && isUp(k) && last !== heads) {
      last.cells[at]!.push(...row.cells[at]!)
      last.last = row.last
    } else if (!above) out.push(joined)
  }
  return { rows: out, end }
}

/**
 * “2月9日(除夕)⏎9:00-12:00⏎2月10日(初一)⏎2月11日⏎10:00-16:00”: the hours of the eve are not those of the feast, so the bare
 * days share the hours below them, if the last has such; the first of them, or -1.
 */
function eveAlone(body: readonly Row[], open: readonly (number | null)[], doc: Tokens): number {
  if (open.at(-1) !== null) return -1
  const words = (row: Row) => {
    const { from, to } = doc.lines[row.line]!
    return doc.prose.text.slice(from, to)
  }
  return body.findIndex((row, k) => {
    const eve = body[k - 1]
    if (!eve || open[k] === null || open[k - 1] !== null) return false
    return EVES.some(([before, day]) => before.test(words(eve)) && day.test(words(row)))
  })
}

/** The eve of a feast, and its first day. */
const EVES: readonly (readonly [RegExp, RegExp])[] = [
  [/除夕|年三十/, /初一|春节/],
  [/9[月.]30/, /10[月.]0?1(?!\d)/],
  [/12[月.]31/, /(?<!\d)0?1[月.]0?1(?!\d)/],
]

/** Two rows that share the cell at `column`, as one. */
function shared(above: Row, row: Row, column: number): Row {
  above.cells[column]!.push(...row.cells[column]!)
  const cells = row.cells.map((c, at) => (at <= column ? above.cells[at]! : c))
  return { cells, line: above.line, last: row.last }
}

const isDays = (cell: readonly Token[]): boolean =>
  cell.some((t) => t.kind === 'when') &&
  cell.every((t) => t.kind === 'when' || t.kind === 'mark' || t.kind === 'raw')

const isPlace = (t: Token) => t.kind === 'place' || t.kind === 'raw'

/** A weekday or a festival alone: the day above it, said again. */
function isGloss({ tokens }: Cell): boolean {
  return tokens.every(
    (t) =>
      t.kind === 'when' && t.when.items.every((i) => i.kind === 'weekly' || i.kind === 'festival'),
  )
}

/** Hours, and days, first, then each of the venues they hold for in a line of its own. */
function timesFirstAt(
  filled: readonly (Cell | null)[],
  k: number,
): { rows: Row[]; end: number } | null {
  let body = k
  while (filled[body] && columnOf(filled[body]!.text) !== null && body - k < MOST_COLUMNS) body++
  const heads = filled.slice(k, body) as Cell[]
  const roles = heads.map((c) => columnOf(c.text)!.role)
  const keys = roles.indexOf('place')
  // “时间⏎场馆⏎内容”: what is done there stands behind each venue.
  const noted = roles.length - 1 - keys
  // “开放时间⏎场馆⏎开放项目”
  const kinds = noted === 1 && /项目$/.test(heads.at(-1)!.text)
  if (keys < 1 || noted > 1 || (noted === 1 && !kinds && !LOOSE.includes(roles.at(-1)!)))
    return null
  if (roles.slice(0, keys).some((r) => r !== 'days' && !SAID.includes(r))) return null
  const rows: Row[] = [
    {
      cells: heads.slice(0, kinds ? -1 : heads.length).map((c) => c.tokens),
      line: heads[0]!.line,
      last: heads.at(-1)!.line,
    },
  ]
  let end = body
  let groups = 0
  while (filled[end]) {
    const lines = keys === 1 ? daysAndHours(filled, end) : 0
    const key = lines > 0 ? filled.slice(end, end + lines) : filled.slice(end, end + keys)
    if (key.length < keys) break
    if (lines === 0 && !key.every((c, i) => c && fits(roles[i]!, c.kind))) break
    const times = key.map((c) => c!.tokens)
    const first = end + key.length
    let next = first
    while (filled[next]?.kind === 'place' && (noted === 0 || isNote(filled[next + 1]))) {
      const place = filled[next]!
      const note = noted > 0 && !kinds ? [filled[next + 1]!.tokens] : []
      const cells = [...(lines > 0 ? [times.flat()] : times), place.tokens, ...note]
      const last = noted > 0 ? filled[next + 1]!.line : place.line
      // The row is quoted where its venue stands, below the hours it shares.
      rows.push({ cells, line: next === first ? key[0]!.line : place.line, last })
      next += 1 + noted
    }
    if (next === first) break
    groups++
    end = next
  }
  return groups > 1 ? { rows, end } : null
}

/** “2月12日至18日⏎上午9:00-11:30⏎下午14:30-17:00”: how many lines one cell of days and their hours takes; 0 if it is none. */
function daysAndHours(filled: readonly (Cell | null)[], k: number): number {
  if (filled[k]?.kind !== 'days') return 0
  let n = 1
  while (n < 4 && filled[k + n]?.kind === 'says') n++
  return n > 1 ? n : 0
}

const isNote = (c: Cell | null | undefined) => c?.kind === 'text' || c?.kind === 'place'

/** A line between two rows, or at the end if it speaks of no other houses. */
function isOfRow(remark: Cell, next: Cell | null | undefined, side: Kind): boolean {
  if (next?.kind === side) return true
  return next === undefined && !remark.tokens.some((t) => t.kind === 'ref')
}

/** 楼层⏎部室 before the days: two columns of names, the first of which may be left out. */
function twoWideAt(filled: readonly (Cell | null)[], k: number): boolean {
  const [first, second] = [filled[k], filled[k + 1]].map((c) => c && columnOf(c.text)?.role)
  const head = first === 'place' || first === 'aside'
  return head && second === 'place' && filled[k + 2]?.kind === 'days'
}

/**
 * “9:00-12:00⏎14:00-17:00” where the row has one cell: lines that only go on with the session above them are of its cell,
 * if the row comes out even then; null if it does not.
 */
function sessionsJoined(
  filled: readonly (Cell | null)[],
  end: number,
  { cells, columns }: { cells: readonly Cell[]; columns: number },
): { cells: Cell[]; next: number } | null {
  const at = filled.indexOf(cells[0]!)
  let next = at + 1
  const all: Cell[] = []
  for (; next < filled.length && all.length < MOST_COLUMNS * 3; next++) {
    const cell = filled[next]
    if (!cell || (cell.kind !== 'says' && cell.kind !== 'sign')) break
    all.push(cell)
  }
  if (all.length <= columns) return null
  const out: Cell[] = [cells[0]!]
  for (const cell of all) {
    const last = out.at(-1)!
    const [a, b] = [windowOf(last), windowOf(cell)]
    if (out.length > 1 && a && b && b.start >= a.end)
      out[out.length - 1] = { ...last, tokens: [...last.tokens, ...cell.tokens] }
    else out.push(cell)
  }
  return out.length === columns + 1 && end <= at ? { cells: out, next } : null
}

/** When the last window of a cell ends, and its first begins; null if it has none. */
function windowOf({ tokens }: Cell): { start: number; end: number } | null {
  const times = tokens.flatMap((t) => (t.kind === 'times' && t.times.end ? [t.times] : []))
  if (times.length === 0 || tokens.some((t) => t.kind === 'state')) return null
  return { start: times[0]!.start.minutes, end: times.at(-1)!.end!.minutes }
}

/** A corner word, then names (or days) across, then rows that begin with days (or a name). */
function matrixAt(
  filled: readonly (Cell | null)[],
  k: number,
): { rows: Row[]; end: number } | null {
  const corner = columnOf(filled[k]!.text)!
  const twoWide = twoWideAt(filled, k)
  if (corner.role !== 'days' && corner.role !== 'place' && corner.role !== 'hours' && !twoWide)
    return null
  const side: Kind = corner.role === 'place' || twoWide ? 'place' : 'days'
  const across: Kind = side === 'place' ? 'days' : 'place'
  const top = twoWide ? k + 2 : k + 1
  let body = top
  while (filled[body]?.kind === across && body - k < MOST_COLUMNS) body++
  const columns = body - top
  // A last column of remarks, which not every row has.
  const loose = filled[body] ? columnOf(filled[body]!.text)?.role : undefined
  const remarks = loose !== undefined && LOOSE.includes(loose) && columns > 1
  if (remarks) body++
  if (columns < 2 || filled[body]?.kind !== side) return null
  const rowOf = (cells: Cell[]): Row => ({
    cells: cells.map((c) => c.tokens),
    line: cells[0]!.line,
    last: cells.at(-1)!.line,
  })
  const rows = [rowOf(filled.slice(k, body) as Cell[])]
  let end = body
  while (filled[end]?.kind === side) {
    // “一楼⏎甲室”: where the room is stands before it, once for all that are there.
    const where: Cell | null =
      twoWide && filled[end + 1]?.kind === side ? (filled[end] ?? null) : null
    const cells: Cell[] = [filled[where ? end + 1 : end]!]
    let next: number = end + (where ? 2 : 1)
    for (; next < filled.length && cells.length <= columns; next++) {
      const cell = filled[next]
      if (!cell || (cell.kind !== 'says' && cell.kind !== 'sign')) break
      cells.push(cell)
    }
    if (cells.length === 1) break
    const sessions = cells.length > columns ? sessionsJoined(filled, end, { cells, columns }) : null
    if (sessions) next = sessions.next
    const row = rowOf(sessions?.cells ?? cells)
    if (twoWide) row.cells.unshift(where?.tokens ?? [])
    if (where) row.line = where.line
    const remark: Cell | null | undefined = remarks && cells.length > columns ? filled[next] : null
    if (remark && remark.kind !== side && isOfRow(remark, filled[next + 1], side)) {
      row.cells.push(remark.tokens)
      row.last = remark.line
      next++
    }
    rows.push(row)
    end = next
  }
  return rows.length > 1 ? { rows, end } : null
}
