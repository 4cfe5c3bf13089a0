/** A column that names the rooms open on the days of its row. */
import { inclusionAt } from '../additions.ts'
import { columnsOf, isOpenedRooms, signOf } from '../header.ts'
import { wordsIn } from '../layout.ts'
import { isWithin } from '../places.ts'
import type { Row } from '../stacked.ts'
import { isTimely } from '../tokens.ts'
import type { Token, Tokens } from '../tokens.ts'
import { placeIds, placesOf, says } from './cells.ts'
import type { Cell, TableInput } from './cells.ts'
import { SAID } from './join.ts'

/** “各功能室开放时间如下:” right above: the hours are those of the rooms, and none are told of the house. */
export function hoursOfRooms(doc: Tokens, line: number): boolean {
  let n = line - 1
  while (n >= 0 && doc.lines[n]!.last === doc.lines[n]!.first) n--
  if (n < 0) return false
  const { from, to } = doc.lines[n]!
  return OF_EACH.test(doc.prose.text.slice(Math.max(from, to - 60), to))
}

const OF_EACH =
  /(?:部分|以下|下列)(?:功能|活动)(?:室|厅)[^。;\n]{0,16}(?:开放|见下表|如下)|各(?:功能|活动|开放|公共|服务)?(?:室|厅|场馆|场地|馆室|部室|展厅|活动室|功能室|阅览室|教室|区域|窗口)[^,。;:\n]{0,12}(?:时间|时段|安排|情况)/

interface Opened {
  /** The table without the column. */
  rows: Row[]
  rooms: { row: Row; ids: string[]; closed: boolean; tokens: Token[] }[]
}

/** “日期|开放时间|开放区域”: the last names rooms of the one house that all rows are about. */
export function openedRooms(
  rows: readonly Row[],
  { doc, main, registry }: TableInput,
): Opened | null {
  const heads = rows[0]!.cells.map((c) => wordsIn(doc, c))
  const columns = columnsOf(heads)
  const at = columns?.findIndex((c) => c?.role === 'place') ?? -1
  if (at < 1 || main?.length !== 1 || !isOpenedRooms(heads[at]!)) return null
  if (columns!.filter((c) => c?.role === 'place').length > 1) return null
  // Hours to the right of the rooms are those of each room.
  if (columns!.slice(at + 1).some((c) => c !== null && SAID.includes(c.role))) return null
  const house = main[0]!
  const rooms: Opened['rooms'] = []
  let above: Cell = []
  for (const row of rows.slice(1)) {
    const own = row.cells[at] ?? []
    // “1.28|9:00-12:00|甲室、乙室⏎|10:00-16:00|”: empty cells of one row were one with those above it.
    const merged = own.length === 0 && row.cells[0]?.length === 0 && row.cells.some(givesHours)
    const same = own.length > 0 && signOf(wordsIn(doc, own)) === 'ditto'
    const tokens = merged || same ? above : own
    above = tokens
    // “1月28日|闭馆”: on a day without open doors the last cell, of open rooms, is left out.
    const off = row.cells.length === at && at === heads.length - 1 && row.cells.some(isShut)
    if ((row.cells.length !== heads.length && !off) || tokens.some((t) => isTimely(t))) return null
    const names = placesOf(tokens)
    if (names.length === 0) continue
    const verb = tokens.findIndex((t) => t.kind === 'state')
    if (verb >= 0 && tokens.slice(verb).some((t) => t.kind === 'place')) return null
    const ids = placeIds(tokens, main, { registry, text: doc.prose.text })
    if (!ids.every((id) => id !== house && isWithin(registry, id, house))) return null
    rooms.push({
      row,
      ids,
      closed: leavesOut(tokens, doc),
      tokens: tokens.filter((t) => t.kind === 'place' || t.kind === 'state'),
    })
  }
  const without = rows.map((r) => ({ ...r, cells: r.cells.filter((_, k) => k !== at) }))
  return { rows: without, rooms }
}

/** “全馆(甲室除外)”, “除甲室外各阅览室”, “全馆(甲室闭馆)”: the rooms named are those that stay closed. */
function leavesOut(cell: Cell, { prose }: Tokens): boolean {
  const states = cell.flatMap((t) => (t.kind === 'state' ? [t.state] : []))
  return (
    states[0] === 'closed' ||
    cell.some((t) => t.kind === 'cue' && (t.cue === 'except' || t.cue === 'excepted')) ||
    cell.some((t) => t.kind === 'mark' && inclusionAt(prose.text, t.to) === 'without')
  )
}

/** It says that doors are closed, and nothing of hours. */
function isShut(cell: Cell): boolean {
  return (
    says(cell) &&
    cell.every((t) => t.kind === 'mark' || (t.kind === 'state' && t.state === 'closed'))
  )
}

const givesHours = (cell: Cell) => cell.some((t) => t.kind === 'times' && t.times.end !== null)
