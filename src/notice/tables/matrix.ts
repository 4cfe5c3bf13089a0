/** Days along one side, venues along the other. */
import { weekdayOf } from '../../core/time.ts'
import { bareWindow, signOf } from '../header.ts'
import { wordsIn } from '../layout.ts'
import { isWithin } from '../places.ts'
import { emptySegment, hasHours, isPredicate } from '../segments.ts'
import type { Segment } from '../segments.ts'
import { daysWithin } from '../spans.ts'
import type { Row } from '../stacked.ts'
import type { Token, Tokens } from '../tokens.ts'
import {
  bound,
  daysOf,
  idsOf,
  narrow,
  onlyNamed,
  partsIn,
  placesOf,
  says,
  whensOf,
  windowsOf,
} from './cells.ts'
import type { Cell, Dated, TableInput } from './cells.ts'
import { datedClauses, ofClauses } from './clauses.ts'
import { emptyDitto, ofSign, onlyState } from './join.ts'
import { statement } from './statement.ts'

/** “甲室|每天9:00-17:00” under several dates: the one cell speaks of them all. */
function ofAllDays(body: readonly Cell[], kind: 'dates-across' | 'places-across'): boolean {
  const [cell, ...more] = body
  if (kind !== 'dates-across' || !cell || more.length > 0) return false
  const whens = whensOf(cell).flatMap((t) => (t.kind === 'when' ? t.when.items : []))
  const all = whens.some((i) => i.kind === 'daily')
  if (!all || whens.some((i) => i.kind !== 'daily' && i.kind !== 'period')) return false
  for (const t of whensOf(cell)) t.fate ??= { kind: 'fact' }
  return true
}

/**
 * Of the days that one row names beside its cells those of the calendar: “清明节|4月4日|9:00-17:00”, where the
 * festival is only a name, and “10月1日|星期四”, where the weekday says the same day again.
 */
function dayOf(own: readonly Dated[]): Dated | null {
  const dated = own.filter((d) => d.days.spans.length > 0)
  const main = dated.find((d) => !onlyNamed(d)) ?? dated[0] ?? own[0] ?? null
  if (!main || own.length < 2) return main
  const days = { ...main.days }
  const [first, last] = days.spans[0] ?? [0, null]
  for (const { days: other } of own)
    if (other !== main.days && other.spans.length === 0 && first === last)
      if (!other.weekly?.includes(weekdayOf(first)))
        days.doubt ??= 'the weekday contradicts the date'
  return { days, tokens: own.flatMap((d) => d.tokens) }
}

/** “4月4日|两馆均闭馆” under two names: one cell for all of them; `unsure` if the cell does not say so. */
function closesAll(
  body: readonly Cell[],
  { doc, heads }: { doc: Tokens; heads: number },
): 'told' | 'unsure' | null {
  const [cell, ...more] = body.filter((c) => c.length > 0)
  if (!cell || cell !== body[0] || more.length > 0 || body.length > heads) return null
  if (!cell.some((t) => t.kind === 'state' && !t.weak) && windowsOf(cell).windows.length === 0)
    return null
  const word = wordsIn(doc, cell)
  if (body.length < heads) {
    if (
      /均|都|全部|统一|一律|各馆|全馆|[两二三四五六七八九]馆|同时|期间|[假节]期|[假节]日|每[天日]|以上/.test(
        word,
      )
    )
      return 'told'
    return windowsOf(cell).windows.length === 0 ? 'unsure' : null
  }
  return /^(?:各|[两二三四五六七八九十]个?)(?:场)?馆(?:区)?|[均都]|一律|统一|全部/.test(word)
    ? 'told'
    : null
}

/** “甲室|10月1日-7日均为9:00-17:00”: the one cell says itself of which days it is. */
function ofOwnDays(cell: Cell, { resolver }: TableInput): Dated | null {
  const days = daysOf(cell, resolver)
  if (!days || days.days.implied || days.days.weekly !== null) return null
  return days.days.spans.length > 0 ? days : null
}

/** What heads a column: its days, or the places it is about; null for a column of neither. */
type Head = Dated | { ids: string[]; tokens: Token[] } | null

type Kind = 'dates-across' | 'places-across'

/** Whose row this is: its places or its days, and at which cell what it says begins. */
interface Side {
  places: string[] | null
  days: Dated | null
  lead: number
}

/** Days along one side, venues along the other. */
export function matrix(rows: readonly Row[], input: TableInput, kind: Kind): Segment[] {
  return new Matrix(rows, input, kind).read()
}

class Matrix {
  readonly #rows: readonly Row[]
  readonly #input: TableInput
  readonly #kind: Kind
  readonly #across: readonly Head[]
  /** The columns that have a head of days or places. */
  readonly #at: readonly number[]
  readonly #width: number
  /** Names two cells wide under one head: 东区|甲室; an empty first cell is merged with the one above. */
  readonly #wide: number
  #house: string[] | null
  #group: string[] = []
  #above: Dated | null = null
  /** What the row above says in each column, for 〃. */
  #over: Segment[] = []
  readonly #out: Segment[] = []

  constructor(rows: readonly Row[], input: TableInput, kind: Kind) {
    this.#rows = rows
    this.#input = input
    this.#kind = kind
    this.#house = input.main
    this.#across = rows[0]!.cells.map((cell) =>
      kind === 'dates-across'
        ? daysOf(cell, input.resolver)
        : { ids: idsOf(cell), tokens: placesOf(cell) },
    )
    this.#at = this.#across.flatMap((a, k) =>
      a !== null && ('days' in a || a.ids.length > 0) ? [k] : [],
    )
    this.#width = Math.max(...rows.map((r) => r.cells.length))
    this.#wide = kind === 'dates-across' ? Math.max(0, this.#width - this.#at.length) : 0
  }

  read(): Segment[] {
    for (const row of this.#rows.slice(1)) this.#row(row)
    return this.#out
  }

  /** “甲室|9:00-17:00(10月1日-7日)” under “10月1日-3日|10月4日-7日”: hours, and behind them all the days of the heads. */
  #coversHeads(told: readonly Cell[]): boolean {
    const [cell, ...more] = told.filter((c) => c.length > 0)
    if (!cell || cell !== told[0] || more.length > 0 || this.#kind !== 'dates-across') return false
    if (windowsOf(cell).windows.length === 0 || cell.some((t) => t.kind === 'state')) return false
    const own = ofOwnDays(cell, this.#input)
    const tops = this.#at.map((k) => this.#across[k]!)
    return own !== null && tops.every((h) => 'days' in h && daysWithin(h.days, own.days))
  }

  #row({ cells, line }: Row) {
    const { doc } = this.#input
    const at = this.#at
    const heads = at.length
    const side = this.#kind === 'dates-across' ? this.#names(cells) : this.#dayOf(cells)
    const wide = this.#wide
    const full =
      cells.length === this.#across.length && (wide < 2 || this.#width === this.#across.length)
    const told = full ? at.map((k) => cells[k]!) : cells.slice(side.lead)
    const joint =
      heads > 1 ? (this.#coversHeads(told) ? 'told' : closesAll(told, { doc, heads })) : null
    const own = joint === 'told' && side.places ? ofOwnDays(told[0]!, this.#input) : null
    if (own) {
      const { segment: s } = this.#said(told[0]!, {
        line,
        lost: false,
        model: undefined,
        copies: false,
      })
      s.days = { ...own.days }
      s.dated = true
      s.rule ||= 'table-cell'
      this.#push(s, side.places!, line, [...own.tokens, ...placesOf(cells[0] ?? [])])
      this.#over = []
      return
    }
    const body = ofAllDays(told, this.#kind) || joint ? at.map(() => told[0]!) : told
    const lost = body.length !== heads || joint === 'unsure'
    const merged = lost ? mergedAt(body, this.#over, heads) : null
    const bare = this.#isBare(told, side)
    if (merged !== null) body.splice(merged, 0, [])
    const read: Segment[] = []
    let left: Segment | undefined
    for (let k = 0; k < heads; k++) {
      const cell = body[k] ?? []
      const top = this.#across[at[k]!]
      if (!top) continue
      const days = 'days' in top ? top : side.days
      const where = 'days' in top ? side.places : top.ids
      if (!days || !where) continue
      const names = bare ? cells.flatMap(placesOf) : placesOf(cells[0] ?? [])
      const tokens = [...names, ...top.tokens]
      const clauses = datedClauses(cell)
      if (clauses.length > 1) {
        for (const s of ofClauses(clauses, line, this.#input)) this.#push(s, where, line, tokens)
        continue
      }
      const model = (/左/.test(wordsIn(doc, cell)) ? undefined : this.#over[k]) ?? left
      const copies = bare || k === merged
      const { segment: s, also } = this.#said(cell, { line, lost, model, copies })
      left = read[k] = s
      if (bare) s.doubts.push('the row gives no hours: those of the row above were taken')
      else if (lost) s.doubts.push('this row has fewer cells than the table has columns')
      s.days = { ...days.days }
      s.dated = true
      if (days.days.doubt) s.doubts.push(days.days.doubt)
      s.rule ||= 'table-cell'
      this.#push(s, where, line, [...days.tokens, ...tokens])
      // “上午开放,下午闭馆” in one cell.
      if (also) this.#out.push({ ...s, ...onlyState(also), tokens: [...s.tokens] })
    }
    this.#over = read
  }

  /** “二楼|甲室|14:00-20:30|不开放⏎|乙室”: a name and nothing behind it, below a row that has all its cells. */
  #isBare(told: readonly Cell[], { places, days }: Side): boolean {
    if (this.#kind !== 'dates-across' || days !== null || !places || this.#at.length < 2)
      return false
    const full = this.#at.every((_, k) => this.#over[k] && this.#over[k].rule !== 'table-hole')
    return full && told.every((c) => c.length === 0)
  }

  #push(s: Segment, places: string[], line: number, tokens: readonly Token[]) {
    s.places = places
    s.named = true
    s.tokens.push(...tokens)
    bound(s, this.#input.doc, line)
    this.#out.push(s)
  }

  /** A row of places, days across. */
  #names(cells: readonly Cell[]): Side {
    const { doc, registry, main } = this.#input
    const first = cells[0] ?? []
    const wide = this.#wide
    const said = cells.findIndex((c) => says(c) || signOf(wordsIn(doc, c)) !== null)
    const names = said < 0 ? cells.length : said
    const sides = wide > 1 ? Math.min(wide, names) : cells.length - this.#at.length
    const named = cells.slice(0, Math.max(1, sides)).filter((c) => placesOf(c).length > 0)
    if (wide > 1 && placesOf(first).length > 0) this.#group = named.length > 1 ? idsOf(first) : []
    const ids = named
      .flatMap(placesOf)
      .flatMap((t) =>
        t.kind === 'place'
          ? narrow(partsIn(t.ids, this.#group, registry), this.#house, registry)
          : [],
      )
    const parts = ids.filter((id) => ids.some((p) => p !== id && isWithin(registry, id, p)))
    const places = parts.length > 0 ? parts : ids.length > 0 ? ids : main
    const roots = ids.filter((id) => registry.roots.includes(id))
    if (roots.length > 0) this.#house = roots
    const alone = first.length === 0 || !says(first) ? 1 : 0
    const lead = wide > 1 ? Math.max(1, sides) : ids.length > 0 ? named.length : alone
    return { places, days: null, lead }
  }

  /** A row of days, places across. */
  #dayOf(cells: readonly Cell[]): Side {
    const { doc, resolver } = this.#input
    const [from] = this.#at
    const own = cells.slice(0, from).map((c) => daysOf(c, resolver))
    const first = cells[0] ?? []
    // A first cell left out, or a ditto mark, is merged with the one above it.
    const days =
      dayOf(own.filter((d) => d !== null)) ??
      (first.length === 0 || signOf(wordsIn(doc, first)) === 'ditto' ? this.#above : null)
    this.#above = days
    const side = cells.findIndex((c, k) => k >= from! || says(c) || signOf(wordsIn(doc, c)))
    return { places: null, days, lead: Math.max(1, side < 0 ? from! : side) }
  }

  /** What a cell says; `model` is what a ditto mark, or a cell merged with the one above, takes over. */
  #said(
    cell: Cell,
    {
      line,
      lost,
      model,
      copies,
    }: { line: number; lost: boolean; model: Segment | undefined; copies: boolean },
  ): { segment: Segment; also: Segment | null } {
    const word = wordsIn(this.#input.doc, cell)
    const said = says(cell)
      ? statement(cell, { doc: this.#input.doc, line, label: undefined })
      : null
    if (said && isPredicate(said.segment)) return said
    const sign = signOf(word)
    const s =
      said?.segment ??
      ((sign === 'ditto' || copies) && model
        ? { ...model, ...emptyDitto(model, line) }
        : sign !== null && sign !== 'ditto'
          ? ofSign(sign, line, this.#input)
          : emptySegment(line, 0, 0, 0))
    const bare = bareWindow(word)
    if (!isPredicate(s) && bare) {
      s.windows.push(bare)
      s.tokens.push(...cell)
    }
    if (!isPredicate(s)) {
      s.state = 'open'
      s.doubts.push(
        word === '' || lost
          ? 'the table gives no hours here'
          : 'the table gives no hours here that could be read',
      )
      s.rule = 'table-hole'
    }
    return { segment: s, also: said?.also ?? null }
  }
}

/**
 * A row that is one cell short under a row that has them all: where the cell above went on, if hours then stand
 * below hours and states below states in one way only.
 */
function mergedAt(body: readonly Cell[], over: readonly Segment[], heads: number): number | null {
  if (body.length !== heads - 1 || body.some((c) => !says(c))) return null
  if (Array.from({ length: heads }, (_, k) => over[k]).some((s) => s === undefined)) return null
  const timed = body.map((c) => windowsOf(c).windows.length > 0)
  const fits = (gap: number) => timed.every((t, k) => t === hasHours(over[k < gap ? k : k + 1]!))
  const gaps = Array.from({ length: heads }, (_, k) => k).filter(fits)
  return gaps.length === 1 ? gaps[0]! : null
}
