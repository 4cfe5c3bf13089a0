/**
 * Tables read row by row: venue, days and hours; or days along one side and venues, or sessions, along the
 * other. A cell that was lost is never filled from imagination.
 */
import { columnOf } from './header.ts'
import { headsOf, wordsIn } from './layout.ts'
import type { Registry } from './places.ts'
import type { RoomList, Segment } from './segments.ts'
import type { Row } from './stacked.ts'
import { leadDays, venuesAbove } from './tables/above.ts'
import { placesOf, says, whensOf } from './tables/cells.ts'
import type { TableInput } from './tables/cells.ts'
import { list } from './tables/list.ts'
import { matrix } from './tables/matrix.ts'
import { seasonsDown } from './tables/seasons.ts'
import { hoursOfRooms, openedRooms } from './tables/opened.ts'
import { isSession, isSessionHead, sessions, sessionsAcross } from './tables/sessions.ts'
import { gathered, halvesJoined, roomsUnderHours, unfolded, upright } from './tables/shape.ts'
import { isTimely } from './tokens.ts'
import type { Token, Tokens } from './tokens.ts'
import type { Resolver } from './year.ts'

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
    const whole = roomsUnderHours(gathered(table, doc), doc)
    const found = openedRooms(whole, own)
    const apart = found !== null && hoursOfRooms(doc, table[0]!.line)
    const opened = apart ? null : found
    const rows = opened?.rows ?? whole
    const listing = opened?.rooms.flatMap((x) => (x.closed ? [] : [x.row.line]))
    const said = readTable(rows, { ...own, ...(listing && { opened: new Set(listing) }) })
    if (apart) for (const s of said) s.rooms ||= found.rooms.some((r) => r.row.line === s.line)
    const waiting = said.filter((s) => s.days === null)
    const lead = waiting.length > 0 ? leadDays(doc, table[0]!.line, resolver) : null
    if (lead)
      for (const s of waiting) {
        s.days = { ...lead.days }
        s.dated = true
        if (s.rule !== 'table-hole') s.rule = 'table-row-under-lead'
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

/** “10月1日|国庆节”: beside its day the festival is only named. */
function festivalNames(row: readonly Token[]): void {
  const whens = row.flatMap((t) => (t.kind === 'when' ? [t] : []))
  const named = whens.filter((t) => t.when.items.every((i) => i.kind === 'festival'))
  if (named.length < whens.length)
    for (const t of named) t.fate ??= { kind: 'decoy', why: 'name of the festival' }
}

function readTable(given: readonly Row[], input: TableInput): Segment[] {
  const { doc } = input
  const rows = halvesJoined(upright(unfolded(given, doc), doc), doc)
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
  const seasons = headSays ? null : seasonsDown(rows, input)
  if (seasons) return seasons
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

/** Every date or time of a table that no statement took. */
export function restOf(doc: Tokens, lines: Set<number>): Token[] {
  return [...lines].flatMap((n) =>
    doc.tokens.slice(doc.lines[n]!.first, doc.lines[n]!.last).filter(isTimely),
  )
}
