/** Tables turned and unfolded, so that their heads stand above in one row. */
import { columnsOf, signOf } from '../header.ts'
import type { Role } from '../header.ts'
import { MOST_HEADS, wordsIn } from '../layout.ts'
import type { Row } from '../stacked.ts'
import type { Tokens } from '../tokens.ts'
import { placesOf, says, whensOf } from './cells.ts'
import type { Cell } from './cells.ts'

/**
 * Two rows of heads, names or days above and 开馆, 闭馆 below: each row becomes one for every name, with the lower
 * heads alone.
 */
export function unfolded(rows: readonly Row[], doc: Tokens): readonly Row[] {
  const [top, low] = [rows[0]!, rows[1]]
  if (!low || rows.length < 3 || low.cells.length < 3) return rows
  const words = low.cells.map((c) => wordsIn(doc, c))
  if (words[0] !== '' || columnsOf(words) === null) return rows
  const groups: { top: Cell; at: number[] }[] = []
  for (const [k, word] of words.entries()) {
    const cell = top.cells[k] ?? []
    if (k === 0 || (word === '' && cell.length > 0 && columnsOf([word, '']) === null)) continue
    if (placesOf(cell).length > 0 || whensOf(cell).length > 0) groups.push({ top: cell, at: [k] })
    else if (groups.length === 0) return rows
    else groups.at(-1)!.at.push(k)
  }
  const width = groups[0]?.at.length ?? 0
  if (width < 2 || groups.some((g) => g.at.length !== width)) return rows
  const heads = groups[0]!.at.map((k) => low.cells[k]!)
  const head: Row = { ...top, cells: [top.cells[0]!, [], ...heads] }
  const body = rows.slice(2).flatMap((r) =>
    groups.map((g) => ({
      ...r,
      cells: [r.cells[0] ?? [], g.top, ...g.at.map((k) => r.cells[k] ?? [])],
    })),
  )
  return [head, ...body]
}

/**
 * “10月4日-7日|9:00-16:30|甲室⏎|乙室⏎||丙室”: a name alone in its row, below one that has its names in the last column
 * and days or hours before them, is one more of that cell, wherever the walls of its empty cells were left.
 */
export function gathered(rows: readonly Row[], doc: Tokens): readonly Row[] {
  const columns = columnsOf(rows[0]!.cells.map((c) => wordsIn(doc, c)))
  const at = columns?.findIndex((c) => c?.role === 'place') ?? -1
  if (!columns || at < 1 || columns.findLastIndex((c) => c?.role === 'place') > at) return rows
  if (columns.slice(at + 1).some((c) => c !== null && c.role !== 'note' && c.role !== 'aside'))
    return rows
  const alone = ({ cells }: Row): Cell | null => {
    const [name, ...more] = cells.filter((c) => c.length > 0)
    if (!name || more.length > 0 || cells.length > columns.length || name === cells[0]) return null
    return placesOf(name).length > 0 && !says(name) && whensOf(name).length === 0 ? name : null
  }
  const out: Row[] = []
  for (const row of rows) {
    const name = alone(row)
    const above = out.at(-1)
    const names = out.length > 1 ? above!.cells[at] : undefined
    if (name === null || !names || placesOf(names).length === 0 || says(names)) out.push(row)
    else {
      const cells = above!.cells.map((c, k) => (k === at ? [...c, ...name] : c))
      out[out.length - 1] = { cells, line: above!.line, last: row.last }
    }
  }
  return out
}

/**
 * “日期|8:30-17:00|闭馆⏎10月1日|甲室、乙室|丙室”: the heads say what doors do and the cells whose they are; each cell becomes a
 * row of its own, with its head behind the names.
 */
export function roomsUnderHours(rows: readonly Row[], doc: Tokens): readonly Row[] {
  const [head, ...body] = rows
  if (!head || body.length === 0) return rows
  const tells = (c: Cell) => says(c) && placesOf(c).length === 0 && whensOf(c).length === 0
  const at = head.cells.flatMap((c, k) => (tells(c) ? [k] : []))
  const from = at[0] ?? -1
  if (from < 0 || from > 1 || at.length < 2 || at.length !== head.cells.length - from) return rows
  if (columnsOf(head.cells.slice(from).map((c) => wordsIn(doc, c))) !== null) return rows
  const names = (c: Cell) => placesOf(c).length > 0 && !says(c) && whensOf(c).length === 0
  const none = (c: Cell) => c.length === 0 || signOf(wordsIn(doc, c)) === 'dash'
  const fits = (r: Row) =>
    r.cells.length === head.cells.length &&
    r.cells.slice(from).every((c) => names(c) || none(c)) &&
    r.cells.slice(from).some(names) &&
    r.cells
      .slice(0, from)
      .every((c) => !says(c) && (placesOf(c).length > 0 || whensOf(c).length > 0))
  if (!body.every(fits)) return rows
  return body.flatMap((r) =>
    at
      .filter((k) => names(r.cells[k]!))
      .map((k) => ({ ...r, cells: [...r.cells.slice(0, from), r.cells[k]!, head.cells[k]!] })),
  )
}

/** A table whose heads stand on the left is turned, so that they stand above. */
export function upright(rows: readonly Row[], doc: Tokens): readonly Row[] {
  if (rows.length > MOST_HEADS) return rows
  const left = rows.slice(1).map((r) => wordsIn(doc, r.cells[0] ?? []))
  const columns = left.length > 0 ? columnsOf(['', ...left]) : null
  const roles = left.length === 1 ? columnsOf(['场馆', ...left]) : columns
  const top = rows[0]!.cells
  const said = (r: Role | undefined) => r !== undefined && r !== 'place' && r !== 'days'
  if (!roles || !roles.slice(1).some((c) => said(c?.role))) return rows
  if (!top.slice(1).every((c) => placesOf(c).length > 0 || whensOf(c).length > 0)) return rows
  const line = rows[0]!.line
  const last = rows.at(-1)!.last
  return top.map((_, k) => ({ cells: rows.map((r) => r.cells[k] ?? []), line, last }))
}
const HALF = /^(上午|下午|晚上|晚间|中午|夜间|早上)(?:场|时段)?$/

/**
 * “甲馆|上午|9:00-12:00|…⏎|下午|14:00-17:00|…” under days: the halves of a house, a row each, become one row. The
 * names are in the first column alone, and every row has a half.
 */
export function halvesJoined(rows: readonly Row[], doc: Tokens): readonly Row[] {
  const [head, ...body] = rows
  const at = body[0]?.cells.findIndex((c) => HALF.test(wordsIn(doc, c))) ?? -1
  if (!head || at < 0 || at > 1 || body.length < 2) return rows
  if (head.cells.slice(at + 1).some((c) => whensOf(c).length === 0 && placesOf(c).length === 0))
    return rows
  const width = head.cells.length
  const out: Row[] = []
  let seen: string[] = []
  for (const row of body) {
    // A merged name may leave its cell empty, or none at all.
    const cells = row.cells.length === width - 1 && at === 1 ? [[], ...row.cells] : row.cells
    const half = HALF.exec(wordsIn(doc, cells[at] ?? []))?.[1]
    if (cells.length !== width || half === undefined) return rows
    if (cells.slice(at + 1).some((c) => whensOf(c).length > 0 || !says(c))) return rows
    const name = at === 1 ? cells[0]! : []
    const above = out.at(-1)
    const goesOn = above !== undefined && name.length === 0 && !seen.includes(half)
    if (above !== undefined && at === 0 && !goesOn) return rows
    const own = cells.slice(at + 1)
    seen = goesOn ? [...seen, half] : [half]
    if (!goesOn) out.push({ ...row, cells: [name, ...own] })
    else
      out[out.length - 1] = {
        ...above,
        last: row.last,
        cells: [above.cells[0]!, ...own.map((c, k) => halfOf(above.cells[k + 1]!, c))],
      }
  }
  return [{ ...head, cells: [head.cells[0]!, ...head.cells.slice(at + 1)] }, ...out]
}

/** Both halves of a day; where one is closed and the other has hours, these are the fact. */
function halfOf(first: Cell, second: Cell): Cell {
  const open = (c: Cell) => c.some((t) => t.kind === 'times')
  if (open(first) === open(second)) return [...first, ...second]
  return open(first) ? first : second
}
