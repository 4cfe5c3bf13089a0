/**
 * Tables left one cell to a line, put together again as the whole of their cells can stand: each cell in a column
 * that may hold it, and each row beginning where the one before it ended or under a cell merged down from above.
 * Of all the ways to do so the plainest is taken, if none other is nearly as plain.
 */
import { columnOf, columnsOf, isOpenedRooms } from '../header.ts'
import type { Role } from '../header.ts'
import { isWithin } from '../places.ts'
import type { Registry } from '../places.ts'
import type { Row } from '../stacked.ts'
import { outsideBrackets } from '../tokens.ts'
import type { Token } from '../tokens.ts'
import { FACILITY, FLOOR, MOST_COLUMNS } from './cells.ts'
import type { Cell, Kind } from './cells.ts'

/** A table's columns, and where its cells begin. */
interface Heads {
  cells: Cell[]
  columns: Column[]
  body: number
  /** A column of names that has no head of its own stands after this one; -1 if there is none. */
  hidden: number
}

/** `across` is headed by days or by a name, and holds what is said of them; `opened` has the rooms open then. */
interface Column {
  role: Role | 'across' | 'any' | 'opened'
  /** The words of its head. */
  text: string
}

const SAID: readonly Column['role'][] = [
  'hours',
  'opens',
  'closes',
  'last',
  'state',
  'closed-days',
  'across',
]
const LOOSE: readonly Column['role'][] = ['note', 'booking', 'aside', 'any', 'opened']

/** More cells than this are no table. */
const MOST_CELLS = 400
/** A cell that costs as much does not belong in its column. */
const NEVER = 2
const NO = Infinity
/** Two ways to read a cell that cost nearly the same are both likely. */
const NEAR = 0.25

/** The table whose heads begin at `k`, or null if its cells can stand in more ways than one, or in none. */
export function gridAt(
  filled: readonly (Cell | null)[],
  k: number,
  registry: Registry,
): { rows: Row[]; end: number } | null {
  const heads = headsOf(filled, k)
  const found = heads && tableOf(filled, heads, registry)
  if (found || !heads) return found
  // The last of the heads may be a word that is not known.
  const word = filled[heads.body]
  if (
    !word ||
    !isWord(word) ||
    !/(?:方式|办法|对象|人群|要求|收费|内容|项目|人数|情况|事项)$/.test(word.text)
  )
    return null
  const columns: Column[] = [...heads.columns, { role: 'any', text: word.text }]
  const more = { cells: [...heads.cells, word], columns, body: heads.body + 1, hidden: -1 }
  return tableOf(filled, more, registry)
}

/** Lines of several cells below a line of heads; null if they can stand in more ways than one, or in none. */
export function gridOfLines(
  heads: readonly Cell[],
  cells: readonly Cell[],
  registry: Registry,
): Row[] | null {
  const read = headsOf([...heads, ...cells], 0)
  if (!read || read.body !== heads.length) return null
  const found = new Grid(read, cells, registry).read()
  return found && found.count === cells.length ? found.rows : null
}

function tableOf(
  filled: readonly (Cell | null)[],
  heads: Heads,
  registry: Registry,
): { rows: Row[]; end: number } | null {
  const cells: Cell[] = []
  for (let n = heads.body; n < filled.length && cells.length < MOST_CELLS; n++) {
    const cell = filled[n]
    if (!cell || isHead(cell, filled[n + 1])) break
    if (/以上.{0,8}相同/.test(cell.text)) return null
    cells.push(cell)
  }
  const found = new Grid(heads, cells, registry).read()
  return found && { rows: found.rows, end: heads.body + found.count }
}

/** Heads that begin another table. */
function isHead(cell: Cell, next: Cell | null | undefined): boolean {
  if (!next || cell.kind !== 'text' || columnOf(cell.text) === null) return false
  return columnOf(next.text) !== null && (next.kind === 'text' || next.kind === 'says')
}

/** Words alone head columns; days or names after one that says whose rows these are head what is said of them. */
function headsOf(filled: readonly (Cell | null)[], k: number): Heads | null {
  const cells: Cell[] = []
  const columns: Column[] = []
  let n = k
  let across: Kind | null = null
  for (; filled[n] && n - k < MOST_COLUMNS; n++) {
    const broken: Cell | null = across === null ? brokenHead(filled[n]!, filled[n + 1]) : null
    const cell: Cell = broken ?? filled[n]!
    const { text, kind } = cell
    const role = columnOf(text)?.role ?? null
    if (broken) n++
    const named = kind === 'place' && cell.tokens.some((t) => t.kind === 'place')
    const tells = columns.some((c) => SAID.includes(c.role))
    const side: Kind | null = columns.some((c) => c.role === 'days') ? 'place' : 'days'
    const keyed = columns.some((c) => c.role === (side === 'place' ? 'days' : 'place'))
    const loose = role !== null && (LOOSE.includes(role) || role === 'place')
    if (kind === side && keyed && !(tells && across === null) && (role === null || across)) {
      if (columns.some((c) => c.role === 'note' || c.role === 'booking')) break
      across = side
      columns.push({ role: 'across', text })
    } else if (across !== null) {
      if (role === null || !loose || named) break
      columns.push({ role, text })
    } else if (role !== null && !(tells && named)) columns.push({ role, text })
    else if (isWord(cell) && columns.length > 0 && headFollows(filled[n + 1]))
      columns.push({ role: 'any', text })
    else break
    cells.push(cell)
  }
  const first = filled[n]
  if (columns.length < 2 || !first) return null
  if (across === null) {
    const read = columnsOf(columns.map((c) => (c.role === 'any' ? '' : c.text)))
    if (!read) return null
    for (const [at, c] of read.entries()) if (c) columns[at]!.role = c.role
    const last = columns.at(-1)!
    if (columns[0]!.role !== 'place' && isOpenedRooms(last.text)) last.role = 'opened'
  } else if (columns.filter((c) => c.role === 'across').length < 2) return null
  const keys = columns.filter((c) => c.role === 'place' || c.role === 'days')
  if (keys.length === 0 || !columns.some((c) => SAID.includes(c.role))) return null
  return { cells, columns, body: n, hidden: hiddenAt(filled, n, columns) }
}

/** “开放⏎时间”: two lines that are the head of one column together, and not each of one. */
function brokenHead(cell: Cell, next: Cell | null | undefined): Cell | null {
  if (!next || cell.text.length + next.text.length > 8) return null
  const own = columnOf(cell.text) !== null && next.text !== '名称'
  if (own || columnOf(cell.text + next.text) === null) return null
  return { ...cell, text: cell.text + next.text, tokens: [...cell.tokens, ...next.tokens] }
}

const headFollows = (next: Cell | null | undefined) => !!next && columnOf(next.text) !== null

/** “纳凉区域”: a word that may head a column, though it is none of those known. */
function isWord({ text, tokens }: Cell): boolean {
  return (
    text.length <= 10 &&
    /^[\u4e00-\u9fff()、/]+$/.test(text) &&
    tokens.every((t) => t.kind === 'raw' || t.kind === 'mark' || t.kind === 'cue')
  )
}

/** “开放区域|10月1日|10月2日⏎东区|甲室|闭馆|…”: names two cells wide under one head. */
function hiddenAt(filled: readonly (Cell | null)[], body: number, columns: Column[]): number {
  const at = columns.findIndex((c) => c.role === 'place')
  const [first, second, third] = [filled[body], filled[body + 1], filled[body + 2]]
  if (at !== 0 || columns[1]!.role === 'place' || !first || !second || !third) return -1
  const named = (c: Cell) => c.kind === 'place'
  return (named(first) || isName(first)) && named(second) && !named(third) ? at : -1
}

interface Step {
  cost: number
  /** The column of the cell before; -1 at the first. */
  from: number
  /** Does the cell go on with the one before it? */
  joins: boolean
}

class Grid {
  readonly #heads: Heads
  readonly #cells: readonly Cell[]
  readonly #columns: readonly Column[]
  /** The last of the columns that say whose row it is, and of which days. */
  readonly #keys: number
  readonly #said: readonly number[]
  /** Rooms of a house named further up. */
  readonly #parts: readonly boolean[]

  constructor(heads: Heads, cells: readonly Cell[], registry: Registry) {
    const columns = [...heads.columns]
    if (heads.hidden >= 0) columns.splice(heads.hidden + 1, 0, { role: 'place', text: '' })
    this.#heads = heads
    this.#cells = cells
    this.#columns = columns
    this.#keys = columns.findLastIndex((c) => c.role === 'place' || c.role === 'days')
    this.#said = columns.flatMap((c, at) => (SAID.includes(c.role) ? [at] : []))
    this.#parts = partsOf(cells, registry)
  }

  read(): { rows: Row[]; count: number } | null {
    const steps = this.#steps()
    const count = steps.length
    if (count === 0) return null
    let best: { end: number; at: number; cost: number } | null = null
    for (let end = 0; end < count; end++)
      for (const [at, step] of steps[end]!.entries()) {
        if (at < this.#said[0]! && end + 1 < this.#cells.length) continue
        const cost = step.cost + this.#closing(at, -1) + this.#left(end + 1)
        if (cost < (best?.cost ?? Infinity)) best = { end, at, cost }
      }
    if (!best || best.cost === Infinity) return null
    // What follows may be prose, but neither days nor hours in a line of their own.
    if (this.#cells.slice(best.end + 1).some((c) => c.kind === 'says' || c.kind === 'days'))
      return null
    const path = pathTo(steps, best)
    if (best.cost > 0.6 + 0.25 * path.length) return null
    if (!this.#isSure(steps, path, best)) return null
    const rows = this.#rows(path, steps)
    return rows && { rows, count: path.length }
  }

  /** For each cell and column the least cost of all cells so far, with this one there. */
  #steps(): Step[][] {
    const out: Step[][] = []
    for (const i of this.#cells.keys()) {
      const row: Step[] = this.#columns.map((_, to) => {
        const fit = this.#fit(to, i)
        const no: Step = { cost: Infinity, from: -1, joins: false }
        if (i === 0) return fit >= NEVER ? no : { ...no, cost: fit + this.#opening(to, true) }
        let least = no
        for (const [from, { cost }] of out[i - 1]!.entries()) {
          if (cost === Infinity) continue
          const joined = from === to ? this.#joining(from, i) : NEVER
          const next = this.#next(from, to, i)
          const more = joined < NEVER ? joined : Infinity
          const fresh = fit < NEVER ? fit + next : Infinity
          const all = cost + Math.min(more, fresh)
          if (all < least.cost) least = { cost: all, from, joins: more <= fresh }
        }
        return least
      })
      if (row.every((s) => s.cost === Infinity)) break
      out.push(row)
    }
    return out
  }

  /** What it costs that a cell stands in `to` when the one before it stands in `from`. */
  #next(from: number, to: number, i: number): number {
    const { begins, inset } = this.#cells[i]!
    const fresh = begins ?? to <= from
    if (!fresh) return to > from ? this.#skipped(from + 1, to) : NO
    return inset === true && to === 0 ? NO : this.#closing(from, to) + this.#opening(to, false)
  }

  /** What it costs to leave the columns from `from` up to `to` empty. */
  #skipped(from: number, to: number): number {
    let cost = 0
    for (let at = from; at < to; at++) cost += this.#hole(at)
    return cost
  }

  #hole(at: number): number {
    const { role, text } = this.#columns[at]!
    if (role === 'aside' && NUMBERS.test(text)) return 1
    if (LOOSE.includes(role)) return 0.3
    // A name alone stands in the first of two columns of names.
    if (role === 'place') return this.#columns[at + 1]?.role === 'place' ? 0.9 : 0.6
    if (role === 'days') return 0.6
    if (role === 'last' || role === 'closed-days') return 0.4
    return this.#said.some((s) => this.#columns[s]!.role === 'state') && this.#said.length === 2
      ? 0.5
      : NO
  }

  /** What it costs to begin a row at a column: those before it are merged down from above. */
  #opening(at: number, first: boolean): number {
    if (first)
      return this.#columns.slice(0, at).every((c) => LOOSE.includes(c.role)) ? at * 0.4 : NO
    const past = at > this.#keys
    if (past && !this.#said.includes(at)) return NO
    return Math.min(at, this.#keys + 1) * 0.2 + (past ? 0.4 + this.#skipped(this.#keys + 1, at) : 0)
  }

  /** What it costs to end a row after a column, when the next begins at `next`; -1 at the end of the table. */
  #closing(at: number, next: number): number {
    const across = this.#columns.some((c) => c.role === 'across')
    const width = this.#columns.length
    const first = this.#said[0]!
    // A name alone shares what was said above, if the next row cannot be its own.
    if (at < first) {
      const alone = this.#columns[at]!.role === 'place' && (across || this.#isWide())
      if (this.#cells[0]!.begins !== undefined) return alone ? 0.6 : NO
      return !alone || next > at ? NO : next < at ? 1 : this.#isWide() ? 1.4 : NO
    }
    if (!across) return this.#skipped(at + 1, width)
    let cost = 0
    for (let c = at + 1; c < width; c++) cost += this.#columns[c]!.role === 'across' ? 0.5 : 0.1
    // One cell may be all that was said.
    return at === first ? Math.min(cost, 0.6) : cost
  }

  /** Two columns of names. */
  #isWide(): boolean {
    return this.#columns.filter((c) => c.role === 'place').length > 1
  }

  /** What it costs to leave out all that follows. */
  #left(from: number): number {
    let cost = 0
    for (const { kind, tokens } of this.#cells.slice(from, from + 8))
      cost +=
        kind === 'text' && tokens.some((t) => t.kind === 'when') ? 0.5 : kind === 'text' ? 0.8 : 3
    return cost
  }

  #fit(at: number, i: number): number {
    const cell = this.#cells[i]!
    const { role, text } = this.#columns[at]!
    const { kind } = cell
    const numbers = role === 'aside' && NUMBERS.test(text)
    if (numbers) return NUMBER.test(cell.text) ? 0 : NEVER
    switch (role) {
      case 'place':
        return this.#fitOfPlace(at, i)
      case 'days':
        return fitOfDays(cell, text)
      case 'across':
        return kind === 'says' || kind === 'sign' ? 0 : tellsOf(cell) ? 0.3 : NEVER
      case 'hours':
      case 'opens':
      case 'closes':
      case 'last':
      case 'state':
      case 'closed-days':
        return this.#fitOfSaid(role, cell)
      case 'booking':
        if (kind === 'text')
          return /预[约订定]|登记|先到|购票|凭|入[馆场内]|现场|电话/.test(cell.text) ? 0 : 0.4
        return kind === 'sign' ? 0 : kind === 'says' ? 1 : NEVER
      case 'opened':
        return kind === 'place' ? 0 : kind === 'text' && !timed(cell) ? 0.3 : NEVER
      case 'note':
        if (kind === 'text') return 0.1
        return kind === 'sign' ? 0.1 : kind === 'says' ? 0.4 : NEVER
      default:
        if (kind === 'text') return 0
        return kind === 'sign' ? 0.2 : kind === 'place' ? 0.4 : NUMBER.test(cell.text) ? 0.1 : NEVER
    }
  }

  #fitOfPlace(at: number, i: number): number {
    const cell = this.#cells[i]!
    const columns = this.#columns
    const twin = columns[at + 1]?.role === 'place' || (at > 0 && columns[at - 1]!.role === 'place')
    const left = twin && columns[at + 1]?.role === 'place'
    const floor = FLOOR.test(cell.text)
    if (twin && left && this.#parts[i] && !floor) return NEVER
    const odd = left ? !floor && /楼|层/.test(columns[at]!.text) : floor
    if (twin && odd && left && cell.tokens.some((t) => t.kind === 'place')) return NEVER
    const side = twin && odd ? 0.8 : 0
    if (cell.kind === 'place') return side
    if (cell.kind === 'sign') return at === this.#keys && at > 0 ? 0.5 : NEVER
    if (cell.kind !== 'text' || timed(cell)) return NEVER
    if (cell.tokens.some((t) => t.kind === 'place' || t.kind === 'ref')) return side + 0.2
    return isName(cell) ? side + 1 : NEVER
  }

  #fitOfSaid(role: Role, cell: Cell): number {
    if (cell.kind === 'says') {
      const shut = role === 'last' && cell.tokens.some((t) => t.kind === 'state')
      return shut ? 0.3 : 0
    }
    if (cell.kind === 'sign') return 0
    const dated = this.#columns.some((c) => c.role === 'days')
    if (role === 'closed-days') return cell.kind === 'days' ? 0 : cell.kind === 'text' ? 0.5 : NEVER
    if (cell.kind === 'days') return dated ? NEVER : 0.4
    if (cell.kind !== 'text') return NEVER
    if (tellsOf(cell)) return dated ? 0.4 : 0.1
    return /为准|另行|通知|见|预约/.test(cell.text) ? 0.8 : 1.6
  }

  /** What it costs to read a cell as more of the one before it. */
  #joining(at: number, i: number): number {
    const [above, cell] = [this.#cells[i - 1]!, this.#cells[i]!]
    if (cell.kind === 'sign' || cell.begins !== undefined) return NEVER
    const { role } = this.#columns[at]!
    if (/^\([^()]*\)$/.test(cell.text)) return role === 'note' ? 0.3 : 0
    if (SAID.includes(role)) {
      const [a, b] = [windowOf(above), windowOf(cell)]
      if (cell.kind !== 'says') return NEVER
      // “2月10日至12日⏎9:00-12:00” in one cell, “开馆⏎9:00-16:00”.
      if (above.kind === 'days') return 0.2
      if (a === null && b && above.kind === 'says') return 0.6
      return a && b && b.start >= a.end ? 0.6 : NEVER
    }
    if (role === 'days') {
      if (/[-至、,]$/.test(above.text) || /^[-至、,]/.test(cell.text)) return 0.1
      return cell.kind === 'days' && isGloss(cell) && !isGloss(above) ? 0.2 : NEVER
    }
    // “10月1日⏎甲室⏎乙室⏎9:00-17:00”
    if (role === 'place' && at > 0 && this.#columns[at - 1]!.role === 'days')
      return cell.kind === 'place' && this.#isBelowDays(i - 1) ? 0.3 : NEVER
    if (role === 'opened') return cell.kind === 'place' ? 0.3 : NEVER
    if (role === 'note' || role === 'booking') return cell.kind === 'text' ? 0.8 : NEVER
    return NEVER
  }

  /** Words that say nothing of doors may stand in either of two columns that hold such. */
  #isAlike(a: number, b: number, i: number): boolean {
    const [one, other] = [this.#columns[a]!.role, this.#columns[b]!.role]
    return LOOSE.includes(one) && LOOSE.includes(other) && !timed(this.#cells[i]!)
  }

  /** Do only names stand between a cell and days above it? */
  #isBelowDays(i: number): boolean {
    let n = i
    while (n > 0 && i - n < MOST_COLUMNS && this.#cells[n]!.kind === 'place') n--
    return this.#cells[n]!.kind === 'days'
  }

  /** Could any of the cells as well stand in another column? */
  #isSure(steps: readonly Step[][], path: readonly number[], best: { cost: number }): boolean {
    const count = path.length
    // The least cost of what follows each cell.
    let after = this.#columns.map((_, at) => this.#closing(at, -1) + this.#left(count))
    for (let i = count - 1; i >= 0; i--) {
      const own = path[i]!
      for (const [at, { cost }] of steps[i]!.entries())
        if (at !== own && !this.#isAlike(own, at, i) && cost + after[at]! < best.cost + NEAR)
          return false
      if (i === 0) break
      const fits = this.#columns.map((_, to) => this.#fit(to, i))
      after = this.#columns.map((_, from) => {
        let least = Infinity
        for (const [to, fit] of fits.entries()) {
          const joined = from === to ? this.#joining(from, i) : NEVER
          const next = this.#next(from, to, i)
          const cost = Math.min(
            joined < NEVER ? joined : Infinity,
            fit < NEVER ? fit + next : Infinity,
          )
          least = Math.min(least, cost + after[to]!)
        }
        return least
      })
    }
    return true
  }

  /** The cells in rows; null if a row says nothing, or the table has but one. */
  #rows(path: readonly number[], steps: readonly Step[][]): Row[] | null {
    const { cells } = this.#heads
    const out: Row[] = [
      { cells: cells.map((c) => c.tokens), line: cells[0]!.line, last: cells.at(-1)!.line },
    ]
    // A row that is short of what is said under some of its heads is so.
    const across = this.#columns.some((c) => c.role === 'across')
    let before = this.#columns.length
    for (const [i, at] of path.entries()) {
      const cell = this.#cells[i]!
      const joins = i > 0 && steps[i]![at]!.joins
      if (!joins && (i === 0 || (cell.begins ?? at <= before)))
        out.push({
          cells: across ? [] : this.#columns.map(() => []),
          line: cell.line,
          last: cell.line,
        })
      const row = out.at(-1)!
      while (row.cells.length <= at) row.cells.push([])
      row.cells[at]!.push(...cell.tokens)
      row.last = cell.line
      before = at
    }
    if (out.length < 3 && path.length < 3) return null
    return out
  }
}

function pathTo(steps: readonly Step[][], { end, at }: { end: number; at: number }): number[] {
  const out: number[] = [at]
  for (let i = end; i > 0; i--) out.push(steps[i]![out.at(-1)!]!.from)
  return out.reverse()
}

const NUMBERS = /^(?:序号|编号|号)$/
const NUMBER = /^\(?\d{1,3}\)?[.、]?$/

/** Which of the cells name a part of a house that a cell above names. */
function partsOf(cells: readonly Cell[], registry: Registry): boolean[] {
  const seen = new Set<string>()
  return cells.map(({ tokens, kind }) => {
    const ids = tokens.flatMap((t) => (t.kind === 'place' ? t.ids : []))
    if (kind !== 'place' || ids.length === 0) return false
    const part = ids.some((id) => !seen.has(id) && [...seen].some((h) => isWithin(registry, id, h)))
    for (const id of ids) if (seen.size < MOST_SEEN) seen.add(id)
    return part
  })
}

const MOST_SEEN = 40

/** A name that the registry does not hold. */
function isName({ kind, text, tokens }: Cell): boolean {
  return (
    (kind === 'text' || kind === 'place') &&
    text.length <= 16 &&
    /[\u4e00-\u9fff]{2}/.test(text) &&
    !tokens.some((t) => t.kind === 'when' || t.kind === 'times' || t.kind === 'state') &&
    (FACILITY.test(text) || !/预约|免费|收费|登记|先到|停止|凭/.test(text))
  )
}

const timed = ({ tokens }: Cell) =>
  outsideBrackets(tokens).some(
    (t) => t.kind === 'times' || t.kind === 'state' || (t.kind === 'when' && t.fate === null),
  )

const tellsOf = ({ tokens }: Cell) => tokens.some((t) => t.kind === 'times' || t.kind === 'state')

function fitOfDays(cell: Cell, head: string): number {
  const { kind, text, tokens } = cell
  if (
    /星期|周/.test(head) &&
    /^(?:周|星期)?[一二三四五六日天](?:[、至-](?:周|星期)?[一二三四五六日天]){0,6}$/.test(text)
  )
    return 0
  if (kind === 'days') return 0
  if (kind !== 'text') return NEVER
  const [first] = tokens
  if (first?.kind !== 'when' || tokens.some((t) => t.kind === 'times')) return NEVER
  return tokens.some((t) => t.kind === 'state') ? 0.8 : 0.5
}

/** A weekday or a festival alone. */
function isGloss({ tokens }: Cell): boolean {
  return tokens.every(
    (t: Token) =>
      t.kind === 'when' && t.when.items.every((i) => i.kind === 'weekly' || i.kind === 'festival'),
  )
}

/** When the last window of a cell ends, and its first begins; null if it has none. */
function windowOf({ tokens }: Cell): { start: number; end: number } | null {
  const times = tokens.flatMap((t) => (t.kind === 'times' && t.times.end ? [t.times] : []))
  if (times.length === 0 || tokens.some((t) => t.kind === 'state')) return null
  return { start: times[0]!.start.minutes, end: times.at(-1)!.end!.minutes }
}
