/**
 * Tables read row by row: venue, days and hours; or days along one side and venues, or sessions, along the
 * other. A cell that was lost is never filled from imagination.
 */
import { inclusionAt } from './additions.ts'
import { isTimely } from './decoys.ts'
import { bareClock, bareWindow, columnOf, columnsOf, isOpenedRooms, signOf } from './header.ts'
import type { Column, Role, Sign } from './header.ts'
import { headsOf, MOST_HEADS, wordsIn } from './layout.ts'
import { isWithin, lineOf } from './places.ts'
import type { Registry } from './places.ts'
import { weekdayOf } from '../core/time.ts'
import { ALL_DAY, emptySegment, hasHours, isPredicate } from './segments.ts'
import type { Hours, RoomList, Segment } from './segments.ts'
import { FACILITY } from './stacked.ts'
import type { Row } from './stacked.ts'
import { daysWithin, overlaps, subtract } from './spans.ts'
import { closingOf, isCue, isMark, outsideBrackets } from './tokens.ts'
import type { Token, Tokens } from './tokens.ts'
import { partsOf } from './words.ts'
import { emptyDays } from './year.ts'
import type { Days, Resolver } from './year.ts'

type Cell = Token[]
type Dated = { days: Days; tokens: Token[] }

interface TableInput {
  doc: Tokens
  registry: Registry
  resolver: Resolver
  /** The places the notice is about when it names none. */
  main: string[] | null
  /** The notice says that a dash means closed. */
  dashCloses: boolean
}

/** Reads each table into statements. */
export function readTables(
  doc: Tokens,
  tables: readonly Row[][],
  { registry, resolver, main }: { registry: Registry; resolver: Resolver; main: string[] | null },
): { segments: Segment[]; lists: RoomList[] } {
  const dashCloses = /["(]-{1,3}"?(?:为|表示|代表|即|指|:)(?:不|闭|休|停|关)/.test(doc.prose.text)
  const input = { doc, registry, resolver, main, dashCloses }
  const out: Segment[] = []
  const lists: RoomList[] = []
  for (const table of tables) {
    const own = { ...input, main: venuesAbove(doc, table[0]!.line, input) ?? main }
    const opened = openedRooms(table, own)
    const rows = opened?.rows ?? table
    const said = readTable(rows, own)
    const waiting = said.filter((s) => s.days === null)
    const lead = waiting.length > 0 ? leadDays(doc, rows[0]!.line, resolver) : null
    if (lead)
      for (const s of waiting) {
        s.days = { ...lead.days }
        s.dated = true
        s.rule = 'table-row-under-lead'
        if (lead.days.doubt) s.doubts.push(lead.days.doubt)
        s.tokens.push(...lead.tokens)
      }
    for (const t of lead?.tokens ?? []) t.fate = { kind: 'fact' }
    for (const { cells } of table) festivalNames(cells.flat())
    const heads = headsOf(doc, table)
    for (const s of said) s.tokens.push(...heads)
    for (const s of said) out.push(s)
    for (const { row, ids, closed, tokens } of opened?.rooms ?? []) {
      const told = said.find((s) => s.line >= row.line && s.line <= row.last && s.days)
      const days = told?.days
      told?.tokens.push(...tokens.filter((t) => t.kind === 'state'))
      if (!days) for (const t of tokens) t.fate ??= { kind: 'unread', why: 'rooms of no day' }
      else
        lists.push({
          days,
          places: ids,
          closed,
          all: false,
          node: 0,
          line: row.line,
          from: tokens[0]!.from,
          to: tokens.at(-1)!.to,
        })
    }
  }
  return { segments: out, lists }
}

interface Opened {
  /** The table without the column. */
  rows: Row[]
  rooms: { row: Row; ids: string[]; closed: boolean; tokens: Token[] }[]
}

/** “日期|开放时间|开放区域”: the last names rooms of the one house that all rows are about. */
function openedRooms(rows: readonly Row[], { doc, main, registry }: TableInput): Opened | null {
  const heads = rows[0]!.cells.map((c) => wordsIn(doc, c))
  const columns = columnsOf(heads)
  const at = columns?.findIndex((c) => c?.role === 'place') ?? -1
  if (at < 1 || main?.length !== 1 || !isOpenedRooms(heads[at]!)) return null
  if (columns!.filter((c) => c?.role === 'place').length > 1) return null
  // Hours to the right of the rooms are those of each room.
  if (columns!.slice(at + 1).some((c) => c !== null && SAID.includes(c.role))) return null
  const house = main[0]!
  const rooms: Opened['rooms'] = []
  for (const row of rows.slice(1)) {
    const tokens = row.cells[at] ?? []
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

/** “10月1日|国庆节”: beside its day the festival is only named. */
function festivalNames(row: readonly Token[]): void {
  const whens = row.flatMap((t) => (t.kind === 'when' ? [t] : []))
  const named = whens.filter((t) => t.when.items.every((i) => i.kind === 'festival'))
  if (named.length < whens.length)
    for (const t of named) t.fate ??= { kind: 'decoy', why: 'name of the festival' }
}

/** “甲馆国庆开放时间:” right above a table: the venue of the rows that name none. */
function venuesAbove(doc: Tokens, line: number, { main, registry }: TableInput): string[] | null {
  let n = line - 1
  while (n >= 0 && doc.lines[n]!.last === doc.lines[n]!.first) n--
  if (n < 0) return null
  const tokens = doc.tokens.slice(doc.lines[n]!.first, doc.lines[n]!.last)
  if (tokens.length > 12 || says(tokens) || tokens.some((t) => t.kind === 'mark' && t.mark === '|'))
    return null
  const ids = [...new Set(placeIds(tokens, main, { registry, text: doc.prose.text }))]
  return ids.length === 1 ? ids : null
}

/** How many lines above a table may say for which days it holds. */
const LEAD = 3

/** “10月1日至7日各馆开放时间如下:” over a table whose rows name no days. */
function leadDays(doc: Tokens, line: number, resolver: Resolver): Dated | null {
  for (let n = line - 1, seen = 0; n >= 0 && seen < LEAD; n--) {
    const { first, last } = doc.lines[n]!
    if (last === first) continue
    seen++
    const tokens = doc.tokens.slice(Math.max(first, last - 60), last)
    if (says(tokens)) return openDays(tokens, resolver)
    const days = daysOf(tokens, resolver) ?? dayOfEvent(tokens, doc, resolver)
    if (days && days.days.spans.length > 0) return days
  }
  return null
}

/** “2月15日…共赏花灯,各馆当日开放时间如下:”: the hours are those of the day of the event. */
function dayOfEvent(tokens: Cell, doc: Tokens, resolver: Resolver): Dated | null {
  const same = tokens.findLast((t) => t.kind === 'when' && t.fate === null)
  if (!same || !/^(?:当天|当日|期间)$/.test(doc.prose.text.slice(same.from, same.to))) return null
  const told = whensOf(tokens).filter((t) => t.fate?.kind === 'decoy' && t.fate.why === 'event')
  const days = told.map((t) => (t.kind === 'when' ? resolver.resolve(t.when) : null))
  const [first, ...more] = days.filter((d) => d !== null && d.spans.length > 0)
  if (!first || more.some((d) => !daysWithin(d!, first))) return null
  return { days: first, tokens: [...told, same] }
}

/** “10月3日闭馆,10月4日至7日开放,时间见下表”: the rows are of the days on which doors are open. */
function openDays(tokens: Cell, resolver: Resolver): Dated | null {
  if (
    tokens.some((t) => t.kind === 'times') ||
    !tokens.some((t) => t.kind === 'cue' && t.cue === 'lead')
  )
    return null
  let waiting: Token[] = []
  for (const t of tokens) {
    if (t.kind === 'when') waiting.push(t)
    if (t.kind !== 'state' || t.weak) continue
    const days = t.state === 'closed' ? null : daysOf(waiting, resolver)
    if (days && days.days.spans.length > 0) return { days: days.days, tokens: [] }
    waiting = []
  }
  return null
}

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

function readTable(given: readonly Row[], input: TableInput): Segment[] {
  const { doc } = input
  const rows = upright(unfolded(given, doc), doc)
  const head = rows[0]!
  const body = rows.slice(1)
  const headWhens = head.cells.filter((c) => whensOf(c).length > 0 && !says(c)).length
  const headPlaces = head.cells.filter(
    (c) => placesOf(c).length > 0 && whensOf(c).length === 0,
  ).length
  // 开放区域 above the names is no state, whatever stands beside it.
  const headSays = head.cells.some((c) => says(c) && columnOf(wordsIn(doc, c)) === null)
  const first = (r: Row) => r.cells[0] ?? []
  if (!headSays && headWhens >= 1 && body.length > 0 && body.every((r) => isSession(first(r))))
    return sessions(rows, input)
  if (
    !headSays &&
    headWhens >= 1 &&
    body.length > 0 &&
    body.every((r) => whensOf(first(r)).length === 0) &&
    body.some((r) => placesOf(first(r)).length > 0 || !r.cells.some((c) => whensOf(c).length > 0))
  )
    return matrix(rows, input, 'dates-across')
  if (!headSays && headPlaces >= 2 && body.some((r) => whensOf(first(r)).length > 0))
    return matrix(rows, input, 'places-across')
  if (body.length > 0 && head.cells.filter(isSession).length >= 2 && isSessionHead(head, body, doc))
    return sessionsAcross(rows, input)
  return list(rows, input)
}

/**
 * Two rows of heads, names or days above and 开馆, 闭馆 below: each row becomes one for every name, with the lower
 * heads alone.
 */
function unfolded(rows: readonly Row[], doc: Tokens): readonly Row[] {
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

/** A table whose heads stand on the left is turned, so that they stand above. */
function upright(rows: readonly Row[], doc: Tokens): readonly Row[] {
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

/** A cell that names a session by its hours: 早场 6:30-8:30. */
function isSession(cell: Cell): boolean {
  return (
    cell.some((t) => t.kind === 'times' && t.times.end !== null) &&
    placesOf(cell).length === 0 &&
    whensOf(cell).length === 0 &&
    !cell.some((t) => t.kind === 'state')
  )
}

const windowsOf = (cell: Cell): { windows: Hours[]; tokens: Token[] } => {
  const tokens = cell.filter((t) => t.kind === 'times' && t.fate === null && t.times.end !== null)
  return {
    tokens,
    windows: tokens.map((t) =>
      t.kind === 'times' ? [t.times.start.minutes, t.times.end!.minutes] : [null, null],
    ),
  }
}

/** What a cell beside a session says of it. */
function attends(cell: Cell, { doc, dashCloses }: TableInput): 'open' | 'closed' | 'unsure' {
  const sign = signOf(wordsIn(doc, cell))
  if (sign === 'open' || sign === 'closed') return sign
  if (sign === 'dash') return dashCloses ? 'closed' : 'unsure'
  const states = cell.filter((t) => t.kind === 'state')
  if (states.length !== 1 || states[0]!.kind !== 'state') return 'unsure'
  return states[0]!.state === 'closed' ? 'closed' : 'open'
}

interface Attendance {
  windows: Hours[]
  tokens: Token[]
  unsure: boolean
}

/** One day's sessions: those that are held; hours of its own that a cell has count instead. */
function attendance(pairs: readonly { label: Cell; cell: Cell }[], input: TableInput): Attendance {
  const out: Attendance = { windows: [], tokens: [], unsure: false }
  for (const { label, cell } of pairs) {
    const own = windowsOf(cell)
    const at = own.windows.length > 0 ? 'open' : attends(cell, input)
    const session = own.windows.length > 0 ? own : windowsOf(label)
    if (at === 'open') out.windows.push(...session.windows)
    if (at === 'unsure') out.unsure = true
    out.tokens.push(...session.tokens, ...cell.filter((t) => t.kind === 'state'))
  }
  out.windows.sort((a, b) => a[0]! - b[0]!)
  return out
}

/** The statement of one day's, or one venue's, sessions. */
function sessionsSegment(
  { windows, tokens, unsure }: Attendance,
  line: number,
  days: Dated | null,
): Segment {
  const s = emptySegment(line, 0, 0, 0)
  s.windows = windows
  if (windows.length === 0) s.state = 'closed'
  if (unsure) s.doubts.push('a cell does not say whether the session is held')
  s.days = days ? { ...days.days } : null
  s.dated = days !== null
  if (days?.days.doubt) s.doubts.push(days.days.doubt)
  s.rule = 'table-sessions'
  s.tokens.push(...tokens, ...(days?.tokens ?? []))
  return s
}

/** Sessions with their hours down the side, days across; a cell says whether the session is held. */
function sessions(rows: readonly Row[], input: TableInput): Segment[] {
  const head = rows[0]!.cells
  const named = placesOf(head[0] ?? []).flatMap((t) => (t.kind === 'place' ? t.ids : []))
  return head.flatMap((top, k) => {
    const days = daysOf(top, input.resolver)
    if (!days) return []
    const pairs = rows.slice(1).map((r) => ({ label: r.cells[0] ?? [], cell: r.cells[k] ?? [] }))
    const s = sessionsSegment(attendance(pairs, input), rows[0]!.line, days)
    if (rows.slice(1).some((r) => r.cells.length !== head.length))
      s.doubts.push('this row has fewer cells than the table has columns')
    s.places = named.length > 0 ? named : input.main
    s.named = s.places !== null
    bound(s, input.doc, rows[0]!.line)
    return [s]
  })
}

/** Sessions across: every other cell of the heads is a word or empty, and the rows say yes or no. */
function isSessionHead(head: Row, body: readonly Row[], doc: Tokens): boolean {
  return body.every((r) =>
    head.cells.every(
      (top, k) =>
        !isSession(top) ||
        (r.cells[k] ?? []).length === 0 ||
        signOf(wordsIn(doc, r.cells[k] ?? [])) !== null ||
        says(r.cells[k] ?? []),
    ),
  )
}

/** Sessions with their hours across; each row is of a day, or of a venue. */
function sessionsAcross(rows: readonly Row[], input: TableInput): Segment[] {
  const head = rows[0]!.cells
  return rows.slice(1).flatMap((r) => {
    const pairs = head.flatMap((label, k) =>
      isSession(label) ? [{ label, cell: r.cells[k] ?? [] }] : [],
    )
    const keys = r.cells.filter((_, k) => !isSession(head[k] ?? []))
    const days = keys.map((c) => daysOf(c, input.resolver)).find((d) => d !== null) ?? null
    const ids = keys.flatMap((c) =>
      placeIds(c, input.main, { registry: input.registry, text: input.doc.prose.text }),
    )
    if (!days && ids.length === 0) return []
    const s = sessionsSegment(attendance(pairs, input), r.line, days)
    s.places = ids.length > 0 ? ids : input.main
    s.named = s.places !== null
    s.tokens.push(...keys.flatMap(placesOf))
    bound(s, input.doc, r.line)
    return [s]
  })
}

/** Where a statement stands: from its first token in this line or after it to its last. */
export function bound(s: Segment, doc: Tokens, line: number): void {
  const here = s.tokens.filter((t) => t.from >= doc.lines[line]!.from)
  const tokens = here.length > 0 ? here : s.tokens
  s.from = Math.min(...tokens.map((t) => t.from))
  s.to = Math.max(...tokens.map((t) => t.to))
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

/** One statement a row; what a row leaves out it takes from the row above, save its hours. */
function list(rows: readonly Row[], input: TableInput): Segment[] {
  const { doc, registry, resolver, main } = input
  const out: Segment[] = []
  let house: string[] | null = main
  // The branch named last: rooms whose name several branches share are those of this one.
  let branch: string[] | null = null
  let places: string[] | null = main
  let unknown: Segment['unknown'] = null
  let named: Token[] = []
  let dated: Dated | null = null
  const header = rows[0]!.cells
  const heads = columnsOf(header.map((c) => wordsIn(doc, c)))
  const headed =
    heads !== null ||
    !header.some((c) => placesOf(c).length > 0 || whensOf(c).length > 0 || says(c))
  const body = headed ? rows.slice(1) : rows
  const hasHours_ = rows.some((r) => r.cells.some(says)) || heads !== null
  let above: Segment[] = []
  const rest: Segment[] = []
  for (const [n, { cells, line }] of body.entries()) {
    const roleAt = (k: number): Column | null =>
      heads !== null && cells.length === heads.length ? (heads[k] ?? null) : null
    let placed = false
    let spoke = false
    let own: Dated | null = null
    let copied = false
    let merged = false
    let sign: Sign | null = null
    const row: Segment[] = []
    const notes: Cell[] = []
    const extra: Segment[] = []
    let restOfDays = false
    let restOfPlaces = false
    for (const [k, full] of cells.entries()) {
      const column = roleAt(k)
      const [cell, aside] = datedBracket(full)
      if (aside) notes.push(aside)
      const role = column?.role ?? null
      const word = wordsIn(doc, cell)
      if (role === 'aside' || cell.length === 0) continue
      if (role === 'note') {
        notes.push(cell)
        continue
      }
      const mark = signOf(word)
      if (mark === 'ditto') {
        copied = true
        if (role === 'place' || (role === null && k === 0)) placed = true
        else if (role === 'days') own = dated
        else if (above.length > 0) {
          row.push(...above.map((s) => ({ ...s, ...emptyDitto(s, line) })))
          spoke = true
        }
        continue
      }
      if (role === 'closed-days') {
        const days = daysOf(cell, resolver)
        if (days) extra.push(closedOn(days, line))
        continue
      }
      if (!says(cell) && cell.some((t) => t.kind === 'cue' && t.cue === 'other-days')) {
        restOfDays = true
        continue
      }
      const ref = cell.find((t) => t.kind === 'ref')
      const spare = k < cells.length - 1 || role === 'place'
      if (ref?.kind === 'ref' && !says(cell) && !placed && spare) {
        restOfPlaces = ref.ref === 'others'
        const all = /[各有部](?:[^部区室窗]*)馆$/.test(word) ? (main ?? registry.roots) : house
        places = restOfPlaces ? [] : all
        unknown = null
        // “全馆” beside its house names it.
        copied ||= !restOfPlaces && !(ref.ref === 'main' && house?.length === 1)
        placed = true
        named = []
        continue
      }
      const names = placesOf(cell)
      if (names.length > 0 && !says(cell)) {
        const under: string[] | null = (placed ? places : branch) ?? house
        const ids = placeIds(cell, under, { registry, text: doc.prose.text })
        const within: boolean =
          placed &&
          places !== null &&
          ids.every((id) => places!.some((p) => isWithin(registry, id, p)))
        if (ids.some((id) => registry.roots.includes(id))) house = ids
        branch = branchOf(ids, registry) ?? branch
        places = placed && !within ? [...new Set([...(places ?? []), ...ids])] : ids
        unknown = null
        named = placed ? [...named, ...names] : names
        placed = true
        if (!within && !own && cells.some((c) => whensOf(c).length > 0)) dated = null
        else if (!within && !own && dated && heads?.some((h, j) => j > k && h?.role === 'days'))
          // A date left of the names is that of the rows below it too; one right of them was lost.
          merged = true
        else if (!within && !own && dated && dated.days.spans.length === 0)
          // “周三至周日9:30-16:30” was said of the row above alone.
          dated = null
        if (whensOf(cell).length === 0) continue
      }
      const clauses = datedClauses(cell)
      if (clauses.length > 1) {
        for (const s of ofClauses(clauses, line, input)) extra.push(s)
        spoke = true
        continue
      }
      const days = daysOf(cell, resolver)
      if (days && own && days.days.spans.length === 0 && !says(cell)) {
        // “10月1日|星期四”: the weekday says the same day again, or another.
        const [first, last] = own.days.spans[0] ?? [0, null]
        const weekly = days.days.weekly ?? []
        if (first === last && !weekly.includes(weekdayOf(first)))
          own.days.doubt ??= 'the weekday contradicts the date'
        own.tokens.push(...days.tokens)
        continue
      }
      const shut = exceptedIn(cell)
      if (days && shut.closed) {
        const off = daysOf(shut.whens, resolver)
        if (off && off.days.spans.length > 0)
          extra.push(closedOn({ ...off, tokens: [...off.tokens, shut.closed] }, line))
      }
      if (days && (!says(cell) || days.tokens.length > 0)) {
        // “春节|2月15日-2月17日”: beside its days the festival is only named.
        own = own && !(onlyNamed(own) && days.days.spans.length > 0) ? own : days
        dated = own
        if (!says(cell)) continue
      }
      const bare = clocksOf(word, column)
      if (bare) {
        spoke = true
        addBare(row, bare, { cell, line })
        continue
      }
      if (mark !== null && (role === null || SAID.includes(role))) {
        sign = sign === 'closed' || sign === 'open' ? sign : mark
        continue
      }
      if (!says(cell)) {
        const stranger =
          FACILITY.test(word) && cell.every((t) => t.kind === 'raw' || t.kind === 'quantity')
        if (!placed && spare && /^(?:全部|所有|各|全馆|全区|整)/.test(word)) {
          places = house
          unknown = null
          placed = true
        } else if (!placed && k < cells.length - 1 && stranger) {
          places = null
          unknown = { name: word, from: cell[0]!.from, to: cell.at(-1)!.to }
          placed = true
        }
        // A lone state in brackets after a date is a remark; a lone “正常开放” cell is the state.
        continue
      }
      const s = statement(cell, { doc, line, label: headed ? header[k] : undefined })
      if (!s) continue
      spoke = true
      // “自修室8:00-22:00,其他区域闭馆” in a row about the house: whose hours these are was not worked out.
      const parts = !placed && names.length > 0 && cell.indexOf(names[0]!) < firstSaid(cell)
      if (parts && idsOf(names).some((id) => !places?.includes(id)))
        s.segment.doubts.push('rooms are named in this cell: the hours may be theirs alone')
      if (headed) ofHalf(s.segment, wordsIn(doc, header[k] ?? []))
      join(row, s)
      if (s.also) row.push(s.also)
    }
    joinHalves(row)
    halfTold(row, heads)
    const over = spoke || own || extra.length > 0 || !placed ? [] : mergedAbove(cells, heads, above)
    for (const s of over) {
      row.push({ ...s, ...emptyDitto(s, line), implied: s.implied, rule: 'table-row-merged' })
      dated = s.days ? { days: { ...s.days }, tokens: [] } : dated
      merged = false
      spoke = true
    }
    for (const note of notes) if (remark(note, row, extra, { input, line, places })) spoke = true
    if (!spoke && sign !== null) {
      row.push(ofSign(sign, line, input))
      spoke = true
    }
    const next = body[n + 1]?.cells[0] ?? null
    const grouped =
      (next?.length === 0 && cells[0]!.length > 0) || headsRow(cells, next ?? [], registry)
    if (
      !spoke &&
      extra.length === 0 &&
      hasHours_ &&
      (own || (placed && heads !== null && !grouped))
    ) {
      // A row cut short right below another: its cells may have been one with those above.
      const cut = !own && cells.length < header.length && body[n - 1]?.last === line - 1
      const short = cut ? above.filter((s) => s.rule !== 'table-hole' && hasHours(s)) : []
      for (const s of short)
        row.push({
          ...s,
          ...emptyDitto(s, line),
          doubts: [...s.doubts, 'the row gives no hours: those of the row above were taken'],
        })
      const hole = emptySegment(line, 0, 0, 0)
      hole.state = 'open'
      hole.doubts.push('the table gives no hours for these days')
      hole.rule = 'table-hole'
      if (short.length === 0) row.push(hole)
    }
    // “9:00-11:30|不开放”: the closed half of a day adds nothing to its hours.
    const open = row.some((s) => s.windows.length > 0 || s.opens !== null)
    const silent = row.filter((s) => open && s.state === 'closed' && s.windows.length === 0)
    const said = row.filter((s) => !silent.includes(s))
    for (const s of silent) said[0]?.tokens.push(...s.tokens)
    // Without heads nobody knows of what half, or of what venue, the other cell speaks.
    if (silent.length > 0 && !headed && cells.filter(says).length > 1)
      for (const s of said) s.doubts.push('open and closed are said of the same days')
    for (const s of [...said, ...extra]) {
      if (!s.rooms) s.places = places
      s.unknown = s.places === null ? unknown : null
      s.named = s.places !== null
      if (restOfDays && s.days === null) {
        s.otherDays = true
        s.dated = true
      }
      if (restOfPlaces) rest.push(s)
      if (!placed && !s.rooms && places !== main && lacksPlace(cells, heads))
        s.doubts.push('this row has fewer cells than the table has columns')
      if (s.days === null && merged && !own)
        s.doubts.push('the row names no days: those of the row above were taken')
      if (s.days === null && dated && !restOfDays) {
        s.days = { ...dated.days }
        s.dated = true
        if (dated.days.doubt) s.doubts.push(dated.days.doubt)
        s.tokens.push(...(own?.tokens ?? dated.tokens))
      } else if (
        s.days?.weekly &&
        s.days.spans.length === 0 &&
        dated &&
        dated.days.spans.length > 0
      )
        s.days = { ...dated.days, weekly: s.days.weekly }
      s.implied ||= copied
      s.rule ||= own || !dated ? 'table-row' : 'table-row-merged-date'
      if (placed) s.tokens.push(...named)
      bound(s, doc, line)
      out.push(s)
    }
    above = said
  }
  beside(rest, out, registry)
  return out
}

/**
 * “10月1日至7日 9:00-17:00|甲馆⏎|乙馆”: the days and hours stand left of the names in one cell for several rows, and
 * what says something of doors is all there.
 */
function mergedAbove(
  cells: readonly Cell[],
  heads: readonly (Column | null)[] | null,
  above: readonly Segment[],
): Segment[] {
  const at = heads?.findIndex((h) => h?.role === 'place') ?? -1
  if (!heads || at < 1 || cells.length !== heads.length) return []
  const tells = (h: Column | null) => h !== null && (SAID.includes(h.role) || h.role === 'days')
  if (heads.slice(at + 1).some(tells) || !heads.slice(0, at).some(tells)) return []
  if (heads.slice(0, at).some((h, k) => tells(h) && cells[k]!.length > 0)) return []
  return above.filter((s) => s.rule !== 'table-hole' && s.days !== null)
}

/** The first hours or state in a cell. */
function firstSaid(cell: Cell): number {
  return cell.findIndex((t) => t.kind === 'times' || (t.kind === 'state' && !t.weak))
}

/** Cells are missing at the end of the row, that of the names among them. */
function lacksPlace(cells: readonly Cell[], heads: readonly (Column | null)[] | null): boolean {
  return (heads?.findIndex((h) => h?.role === 'place') ?? -1) >= cells.length
}

/** The branch that these places are, or of which they are rooms; null if that is not one. */
function branchOf(ids: readonly string[], registry: Registry): string[] | null {
  const branches = ids.map((id) =>
    registry.children.has(id) ? id : (registry.entries.get(id)?.partOf ?? null),
  )
  return branches[0] && branches.every((b) => b === branches[0]) ? [branches[0]] : null
}

/** “甲馆” alone in its row, over a row of one of its rooms. */
function headsRow(cells: readonly Cell[], next: Cell, registry: Registry): boolean {
  const told = cells.filter((c) => c.length > 0)
  const ids = told.length === 1 ? idsOf(told[0]!) : []
  return (
    ids.length === 1 && idsOf(next).some((id) => id !== ids[0] && isWithin(registry, id, ids[0]!))
  )
}

/** Are these days known only by the name of their festival? */
function onlyNamed({ tokens }: Dated): boolean {
  return tokens.every(
    (t) =>
      t.kind === 'when' &&
      t.when.items.every((i) => i.kind === 'festival' && i.glosses.length === 0),
  )
}

/** 其他场馆 as a row: the places of the same kind that no other row names. */
function beside(rest: readonly Segment[], all: readonly Segment[], registry: Registry): void {
  if (rest.length === 0) return
  const named = all.flatMap((s) =>
    s.tokens.some((t) => t.kind === 'place') ? (s.places ?? []) : [],
  )
  const houses = named.some((p) => registry.roots.includes(p))
  const parents = new Set(named.map((p) => registry.entries.get(p)?.partOf ?? null))
  const universe = houses
    ? registry.roots
    : [...parents].flatMap((p) => (p === null ? [] : (registry.children.get(p) ?? [])))
  const ids = universe.filter((p) => !named.some((q) => isWithin(registry, q, p)))
  for (const s of rest) {
    s.places = ids.length > 0 ? ids : null
    s.implied = true
    s.rule = 'complement-of-places'
  }
}

/** A cell under 上午 or 下午 that gives no hours speaks of that half alone. */
function ofHalf(s: Segment, head: string): void {
  const half = /^(?:上午|下午|晚上|晚间|夜间|中午|早上)(?=(?:场|时段|开放)?$)/.exec(head)
  if (!half || hasHours(s)) return
  if (s.state === 'closed') {
    s.part = partsOf(half[0])
    s.effect = 'remove'
  } else s.half |= partsOf(half[0])
}

/** One end of the day stands in its column, the other column's cell is empty. */
function halfTold(row: readonly Segment[], heads: readonly (Column | null)[] | null): void {
  if (!heads?.some((h) => h?.role === 'closes')) return
  for (const s of row)
    if (s.windows.length === 0 && (s.opens === null) !== (s.closes === null))
      s.doubts.push('the table gives no hours for the other end of the day')
}

/** “开放|闭馆” under 上午 and 下午: a day open in one half; both open, or both closed, are one day. */
function joinHalves(row: Segment[]): void {
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

const SAID: Role[] = ['hours', 'opens', 'closes', 'last', 'state']

/** The state of a statement, without hours. */
function onlyState({ state }: Segment): Partial<Segment> {
  return { state, windows: [], opens: null, closes: null, part: null, effect: 'set', weak: false }
}

/** A statement for each clause of such a cell. */
function ofClauses(
  clauses: readonly Cell[],
  line: number,
  { doc, resolver }: TableInput,
): Segment[] {
  return clauses.flatMap((clause) => {
    const on = daysOf(clause, resolver)
    const told = statement(clause, { doc, line, label: undefined })?.segment
    if (!on || !told || !isPredicate(told)) return []
    told.days = { ...on.days }
    told.dated = true
    if (on.days.doubt) told.doubts.push(on.days.doubt)
    told.rule = 'table-cell-of-several'
    told.tokens.push(...on.tokens)
    return [told]
  })
}

/** “10月1日至7日9:00-17:00,10月8日闭馆”: the clauses of a cell that each name days and say something of them. */
function datedClauses(cell: Cell): Cell[] {
  const out: Cell[] = []
  let clause: Cell = []
  for (const t of cell) {
    const fresh = t.kind === 'when' && t.fate === null && whensOf(clause).length > 0 && says(clause)
    if (fresh) {
      out.push(clause)
      clause = []
    }
    clause.push(t)
  }
  out.push(clause)
  return out.every((c) => whensOf(c).length > 0 && says(c)) ? out : []
}

/** “9:00-21:00(5月1日13:00起开放)”: what a bracket says of days of its own is a remark beside the hours. */
function datedBracket(cell: Cell): [cell: Cell, aside: Cell | null] {
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

/** What a ditto mark takes over: everything but the days and the place. */
function emptyDitto(s: Segment, line: number): Partial<Segment> {
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

function closedOn(days: Dated, line: number): Segment {
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
function clocksOf(word: string, column: Column | null): { role: Role; ends: Hours } | null {
  if (!column) return null
  const { role, unit } = column
  const one = role === 'opens' || role === 'closes' || role === 'last' ? bareClock(word) : null
  if (one !== null && !word.includes(':')) return { role, ends: [one, one] }
  const two = unit && role === 'hours' ? bareWindow(word) : null
  return two && !word.includes(':') ? { role, ends: two } : null
}

function addBare(
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
function join(row: Segment[], said: { segment: Segment; onlyPoint: boolean }): void {
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
function ofSign(sign: Sign, line: number, { dashCloses }: TableInput): Segment {
  const s = emptySegment(line, 0, 0, 0)
  s.state = sign === 'open' ? 'open' : 'closed'
  if (sign === 'dash' && !dashCloses)
    s.doubts.push('a dash in the table: closed, or nothing is said')
  s.rule = 'table-sign'
  return s
}

/**
 * A remark beside a row: the last entry, a half of the day that is closed, days that differ. True if it says what
 * the row's other cells do not.
 */
function remark(
  cell: Cell,
  row: Segment[],
  extra: Segment[],
  { input, line, places }: { input: TableInput; line: number; places: string[] | null },
): boolean {
  const { doc, resolver } = input
  const rooms = roomsOpened(cell, places, input)
  if (rooms && row.length > 0) {
    // “9:00-17:00|只开甲室、乙室”: these rooms have the hours of the row.
    for (const s of row.filter((x) => x.state !== 'closed'))
      extra.push({
        ...s,
        tokens: [...s.tokens, ...cell],
        doubts: [...s.doubts],
        places: rooms,
        rooms: true,
      })
    return false
  }
  if (!says(cell) && !cell.some((t) => t.kind === 'relative-last')) return false
  const hours = row.filter(hasHours)
  const relative = cell.find((t) => t.kind === 'relative-last')
  if (relative?.kind === 'relative-last') for (const s of hours) s.relativeLast ??= relative.minutes
  const said = statement(cell, { doc, line, label: undefined })
  if (!said) return false
  const { segment: s } = said
  const days = daysOf(cell, resolver)
  if (days && isPredicate(s)) {
    // “周一闭馆”, “10月3日9:00-12:00” beside the row's own days.
    s.days = { ...days.days }
    s.dated = true
    s.rule = 'table-remark'
    endWith(s, hours)
    s.tokens.push(...days.tokens)
    extra.push(s)
    return false
  }
  if (said.onlyPoint && !isPredicate(s)) {
    if (row.length > 0) join(row, said)
    return false
  }
  if (s.part !== null && hours.length > 0) {
    const [from, to] = s.part === MORNING_ONLY ? [null, 720] : [720, null]
    const apart = hours.every((h) => {
      const first = h.windows[0]?.[0] ?? h.opens
      const last = h.windows.at(-1)?.[1] ?? h.closes
      return from === null ? (first ?? 0) >= to! - HALF : (last ?? 1440) <= from + HALF
    })
    if (apart) return false
    s.doubts.push('the remark closes a part of the hours beside it')
    extra.push(s)
    return false
  }
  if (s.weak && row.length > 0) return false
  row.push(s)
  return true
}

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

/** The rooms of the row's house that its remark opens, if it says nothing else. */
function roomsOpened(
  cell: Cell,
  places: string[] | null,
  { registry, doc }: TableInput,
): string[] | null {
  const spoken = cell.filter((t) => isTimely(t) || (t.kind === 'state' && !t.weak))
  const opens = spoken.every((t) => t.kind === 'state' && t.state === 'open')
  if (spoken.length !== 1 || !opens || cell.some((t) => t.kind === 'cue')) return null
  const ids = placeIds(cell, places, { registry, text: doc.prose.text })
  const own = ids.filter((id) => places?.some((p) => p !== id && isWithin(registry, id, p)))
  return ids.length > 0 && own.length === ids.length ? ids : null
}

/** “10月1日13:00起开放” beside 9:00-21:00: the end of the day not told is that of the row. */
function endWith(s: Segment, hours: readonly Segment[]): void {
  const [own, ...more] = hours
  if (!own || more.length > 0 || s.windows.length > 0) return
  const [first, last] = [own.windows[0]?.[0] ?? own.opens, own.windows.at(-1)?.[1] ?? own.closes]
  if (s.opens !== null && s.closes === null && typeof last === 'number' && last > s.opens)
    s.closes = last
  else if (s.closes !== null && s.opens === null && typeof first === 'number' && first < s.closes)
    s.opens = first
}

/** 上午 alone, as {@link partsOf} has it. */
const MORNING_ONLY = partsOf('上午')

/** Hours until 13:00 are those of a morning. */
const HALF = 60

/** Days along one side, venues along the other. */
function matrix(
  rows: readonly Row[],
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
  const at = across.flatMap((a, k) => (a !== null && ('days' in a || a.ids.length > 0) ? [k] : []))
  const heads = at.length
  let house: string[] | null = main
  let above: Dated | null = null
  // Names two cells wide under one head: 东区|甲室; an empty first cell is merged with the one above.
  const width = Math.max(...rows.map((r) => r.cells.length))
  const wide = kind === 'dates-across' ? Math.max(0, width - heads) : 0
  let group: string[] = []
  // What the row above says in each column, for 〃.
  let over: Segment[] = []
  for (const { cells, line } of rows.slice(1)) {
    const first = cells[0] ?? []
    let places: string[] | null = null
    let row: Dated | null = null
    let lead = 1
    if (kind === 'dates-across') {
      const said = cells.findIndex((c) => says(c) || signOf(wordsIn(doc, c)) !== null)
      const names = said < 0 ? cells.length : said
      const sides = wide > 1 ? Math.min(wide, names) : cells.length - heads
      const named = cells.slice(0, Math.max(1, sides)).filter((c) => placesOf(c).length > 0)
      if (wide > 1 && placesOf(first).length > 0) group = named.length > 1 ? idsOf(first) : []
      const ids = named
        .flatMap(placesOf)
        .flatMap((t) =>
          t.kind === 'place' ? narrow(partsIn(t.ids, group, registry), house, registry) : [],
        )
      const parts = ids.filter((id) => ids.some((p) => p !== id && isWithin(registry, id, p)))
      places = parts.length > 0 ? parts : ids.length > 0 ? ids : main
      if (ids.some((id) => registry.roots.includes(id)))
        house = ids.filter((id) => registry.roots.includes(id))
      if (wide > 1) lead = Math.max(1, sides)
      else
        lead = ids.length > 0 ? named.length : first.length === 0 || says(first) === false ? 1 : 0
    } else {
      const own = cells.slice(0, at[0]).map((c) => daysOf(c, resolver))
      // A first cell left out, or a ditto mark, is merged with the one above it.
      row =
        dayOf(own.filter((d) => d !== null)) ??
        (first.length === 0 || signOf(wordsIn(doc, first)) === 'ditto' ? above : null)
      above = row
      const side = cells.findIndex((c, k) => k >= at[0]! || says(c) || signOf(wordsIn(doc, c)))
      lead = Math.max(1, side < 0 ? at[0]! : side)
    }
    const full = cells.length === across.length && (wide < 2 || width === across.length)
    const told = full ? at.map((k) => cells[k]!) : cells.slice(lead)
    const joint = heads > 1 ? closesAll(told, { doc, heads }) : null
    const body = ofAllDays(told, kind) || joint ? at.map(() => told[0]!) : told
    const lost = body.length !== heads || joint === 'unsure'
    const merged = lost ? mergedAt(body, over, heads) : null
    if (merged !== null) body.splice(merged, 0, [])
    const left: Segment[] = []
    const read: Segment[] = []
    for (let k = 0; k < heads; k++) {
      const cell = body[k] ?? []
      const top = across[at[k]!]
      if (!top) continue
      const days = kind === 'dates-across' ? (top as Dated) : row
      const where = kind === 'dates-across' ? places : (top as { ids: string[] }).ids
      if (!days || !where) continue
      const clauses = datedClauses(cell)
      if (clauses.length > 1) {
        for (const s of ofClauses(clauses, line, input)) {
          s.places = where
          s.named = true
          s.tokens.push(...placesOf(first), ...('tokens' in top ? top.tokens : []))
          bound(s, doc, line)
          out.push(s)
        }
        continue
      }
      const word = wordsIn(doc, cell)
      const sign = signOf(word)
      const bare = bareWindow(word)
      const said = says(cell) ? statement(cell, { doc, line, label: undefined }) : null
      const model = (/左/.test(word) ? undefined : over[k]) ?? left.at(-1)
      const s =
        said?.segment ??
        ((sign === 'ditto' || k === merged) && model
          ? { ...model, ...emptyDitto(model, line) }
          : sign !== null && sign !== 'ditto'
            ? ofSign(sign, line, input)
            : emptySegment(line, 0, 0, 0))
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
      left.push(s)
      read[k] = s
      if (lost) s.doubts.push('this row has fewer cells than the table has columns')
      s.places = where
      s.named = true
      s.days = { ...days.days }
      s.dated = true
      if (days.days.doubt) s.doubts.push(days.days.doubt)
      s.rule ||= 'table-cell'
      s.tokens.push(...days.tokens, ...placesOf(first), ...('tokens' in top ? top.tokens : []))
      bound(s, doc, line)
      out.push(s)
      // “上午开放,下午闭馆” in one cell.
      if (said?.also) out.push({ ...s, ...onlyState(said.also), tokens: [...s.tokens] })
    }
    over = read
  }
  return out
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

const idsOf = (cell: Cell) => cell.flatMap((t) => (t.kind === 'place' ? t.ids : []))

/** Of several places of one name those that are part of the group beside them. */
function partsIn(ids: readonly string[], group: readonly string[], registry: Registry): string[] {
  const own = ids.filter((id) => group.some((g) => isWithin(registry, id, g)))
  return own.length > 0 ? own : [...ids]
}

function narrow(ids: readonly string[], house: string[] | null, registry: Registry): string[] {
  if (ids.length === 1 || !house) return [...ids]
  const roots = house.map((h) => lineOf(registry, h).at(-1)!)
  const own = ids.filter((id) => house.some((h) => isWithin(registry, id, h)))
  const hit =
    own.length > 0 ? own : ids.filter((id) => roots.some((r) => isWithin(registry, id, r)))
  return hit.length > 0 ? hit : [...ids]
}

function daysOf(cell: Cell, resolver: Resolver): Dated | null {
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
      // “10月1日 星期二”: the weekday says the same day again, or another.
      if (!d.weekly!.includes(weekdayOf(first))) days.doubt ??= 'the weekday contradicts the date'
      continue
    }
    const named = t.when.items.every((i) => i.kind === 'festival')
    if (days && named && overlaps(days, d)) continue
    // “1月21日—24日(除夕至初三)”: the same days, said twice.
    if (days && d.weekly === null && daysWithin(d, days)) continue
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

/** “10月1日至8日(10月6日除外)”, “(10月6日闭馆)”: the days of a cell that are taken out of those before. */
function exceptedIn(cell: Cell): { whens: Token[]; closed: Token | null } {
  const none = { whens: [], closed: null }
  const open = cell.findIndex((t) => isMark(t, '('))
  const close = open < 0 ? -1 : closingOf(cell, open)
  const except = cell.findIndex((t) => isCue(t, 'except'))
  const inner = close > 0 ? cell.slice(open + 1, close) : except > 0 ? cell.slice(except) : []
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

/** What one cell says of doors; null if nothing. `onlyPoint` is true where all it says is a last entry. */
export function statement(
  cell: Cell,
  { doc, line, label }: { doc: Tokens; line: number; label: Cell | undefined },
): { segment: Segment; onlyPoint: boolean; also: Segment | null } | null {
  let also: Segment | null = null
  const s = emptySegment(line, 0, 0, 0)
  const text = (t: Token) => doc.prose.text.slice(t.from, t.to)
  const top = label?.map(text).join('') ?? ''
  let onlyPoint = false
  for (const [k, t] of cell.entries()) {
    if (t.kind === 'times' && t.fate === null) {
      const { start, end } = t.times
      const after = cell[k + 1]
      const from = after?.kind === 'raw' && /^(?:起|后|方|才|正式)$/.test(text(after)) ? 2 : 1
      const beside = [cell[k - 1], cell[k + from], cell[k + from + 1]]
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
      const before = s.state
      s.state = t.state === 'closed' && s.windows.length > 0 ? s.state : t.state
      s.weak = t.weak
      s.resumes ||= t.resumes
      if (t.state === 'all-day' && t.soft) s.doubts.push(ALL_DAY)
      s.tokens.push(t)
      const half = /(?:上午|下午|午后|晚上|晚间|夜间|中午)(?=[^,;、]{0,8}$)/.exec(
        doc.prose.text.slice(cell[0]!.from, t.from),
      )
      if (half && s.state === 'closed') {
        // “上午开放,下午闭馆”: the day is open, and its half is not.
        if (before !== null && before !== 'closed')
          also = { ...emptySegment(line, 0, 0, 0), state: before, tokens: [...s.tokens] }
        s.part = partsOf(half[0])
        s.effect = 'remove'
      }
    } else if (t.kind === 'cue' && (t.cue === 'free' || t.cue === 'low-fee' || t.cue === 'paid'))
      s.fee = t.cue
    else if (t.kind === 'cue' && t.cue === 'extra') s.extra = true
    else if (t.kind === 'relative-last') s.relativeLast = t.minutes
  }
  if (!isPredicate(s) && !onlyPoint) return null
  s.from = Math.min(...cell.map((t) => t.from))
  s.to = Math.max(...cell.map((t) => t.to))
  return { segment: s, onlyPoint, also }
}

/** Every date or time of a table that no statement took. */
export function restOf(doc: Tokens, lines: Set<number>): Token[] {
  return [...lines].flatMap((n) =>
    doc.tokens.slice(doc.lines[n]!.first, doc.lines[n]!.last).filter(isTimely),
  )
}
