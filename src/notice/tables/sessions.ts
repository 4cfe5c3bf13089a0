/** Tables of sessions: 早场 6:30-8:30 along one side, days or venues along the other. */
import { signOf } from '../header.ts'
import { wordsIn } from '../layout.ts'
import { emptySegment } from '../segments.ts'
import type { Hours, Segment } from '../segments.ts'
import type { Row } from '../stacked.ts'
import type { Token, Tokens } from '../tokens.ts'
import { bound, daysOf, placeIds, placesOf, says, whensOf, windowsOf } from './cells.ts'
import type { Cell, Dated, TableInput } from './cells.ts'

/** A cell that names a session by its hours: 早场 6:30-8:30. */
export function isSession(cell: Cell): boolean {
  return (
    cell.some((t) => t.kind === 'times' && t.times.end !== null) &&
    placesOf(cell).length === 0 &&
    whensOf(cell).length === 0 &&
    !cell.some((t) => t.kind === 'state')
  )
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
export function sessions(rows: readonly Row[], input: TableInput): Segment[] {
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
export function isSessionHead(head: Row, body: readonly Row[], doc: Tokens): boolean {
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
export function sessionsAcross(rows: readonly Row[], input: TableInput): Segment[] {
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
