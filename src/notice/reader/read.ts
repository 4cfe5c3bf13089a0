/** Line by line: what kind each line is, and what it leaves for the lines below it. */
import { isWithin } from '../places.ts'
import { isPredicate } from '../segments.ts'
import { isMark, isTimely, silence } from '../tokens.ts'
import type { Fate, Token } from '../tokens.ts'
import { headedDays } from './headed.ts'
import { kindLine } from './kinds.ts'
import {
  daysBeforeNames,
  countedHeading,
  isSpanOfNotice,
  kindOf,
  isTableHeader,
  placeLine,
  titleLine,
  roomsLine,
  labelLine,
  dateLine,
  festivalLine,
} from './lines.ts'
import { headsList, listedLine } from './listed.ts'
import { openNode } from './outline.ts'
import { festivalNode } from './above.ts'
import { houseAfter, readProse } from './prose.ts'
import { Reader } from './reader.ts'
import type { SegmentInput } from './reader.ts'
import { flush, settleBesides } from './settle.ts'
import { dropPending } from './waiting.ts'
import { stateHeading } from './state-heading.ts'
import { placesIn, seePlaces } from './subjects.ts'

const TOO_MANY: Fate = { kind: 'unread', why: 'more statements than one notice holds' }

/** Statements that are looked at together; the longest real notice has a few hundred. */
const MOST_STATEMENTS = 10_000

/** Reads the statements of all lines that are not tables; tables come in through `tableLines`. */
export function readSegments(input: SegmentInput, tableLines: Set<number>): Reader {
  const reader = new Reader(input)
  for (let n = 0; n < input.doc.lines.length; n++) {
    if (input.signature.has(n)) {
      skipLine(reader, n)
      continue
    }
    if (tableLines.has(n)) {
      readLine(reader, n)
      continue
    }
    if (reader.segments.length >= MOST_STATEMENTS) {
      refuseLine(reader, n)
      continue
    }
    if (toldInTable(reader, n, tableLines)) {
      skipLine(reader, n)
      continue
    }
    const headed = headedDays(reader, n, (m) => input.signature.has(m) || tableLines.has(m))
    if (headed.length === 0) takeLine(reader, n)
    for (const { head, last } of headed) {
      openLine(reader, head)
      // What is said of days stands above them, and is read behind them.
      for (let m = head + 1; m <= last; m++) takeLine(reader, m)
      readAs(reader, head)
      n = reader.headedTo = last
    }
  }
  finish(reader)
  return reader
}

/** A line that says nothing of its own: signatures, and tables that are read apart. */
function skipLine(r: Reader, n: number): void {
  flush(r)
  r.n = n
  r.lineSubjects[n] = r.heading ?? r.subject
  r.lineBlocks[n] = r.block
  r.subject = r.heading ?? r.lead ?? r.main
}

/** A line that was read as part of a table: what it names is known to the lines below it. */
function readLine(r: Reader, n: number): void {
  skipLine(r, n)
  const line = r.doc.lines[n]!
  const tokens = r.doc.tokens.slice(line.first, line.last)
  const ids = tokens.flatMap((t) => (t.kind === 'place' && t.ids.length === 1 ? t.ids : []))
  if (tokens.some((t) => isMark(t, '|'))) {
    if (r.mentions.length < 400)
      for (const id of ids) r.mentions.push({ id, node: r.node, line: n })
    return
  }
  if (line.marker && line.marker.family !== 'row') openNode(r, line, n)
  seePlaces(r, [...new Set(ids)])
  if (ids.length > 0) r.lineSubjects[n] = [...new Set(ids)]
}

/**
 * “10月20日起,下列阅览室改为8:00-22:00,其他不变:” right above a table that has these hours: what is said there is of those whom
 * the table names, and is told by it.
 */
function toldInTable({ doc }: Reader, n: number, tableLines: Set<number>): boolean {
  const line = doc.lines[n]!
  const tokens = doc.tokens.slice(line.first, line.last)
  if (tokens.length > MOST_OF_LEAD || !isMark(tokens.at(-1), ':')) return false
  if (!tokens.some((t) => t.kind === 'ref' && t.ref === 'below')) return false
  if (tokens.some((t) => t.kind === 'place' && t.from > tokens.find((x) => x.kind === 'ref')!.from))
    return false
  let m = n + 1
  while (doc.lines[m] && doc.lines[m]!.first === doc.lines[m]!.last) m++
  if (!tableLines.has(m)) return false
  const below: Token[] = []
  for (; tableLines.has(m) && below.length < MOST_OF_LEAD * 4; m++)
    below.push(...doc.tokens.slice(doc.lines[m]!.first, doc.lines[m]!.last))
  const hours = (t: Token) =>
    t.kind === 'times' ? `${t.times.start.minutes}-${t.times.end?.minutes}` : ''
  const told = new Set(below.map(hours))
  if (!tokens.every((t) => t.kind !== 'times' || t.fate !== null || told.has(hours(t))))
    return false
  // Days that no row took are for a person.
  for (const t of tokens)
    if (t.kind === 'when') t.fate ??= { kind: 'unread', why: 'days of which the table takes none' }
    else if (t.kind === 'times') t.fate ??= { kind: 'decoy', why: 'told below' }
    else if (t.kind === 'state') silence(t, { kind: 'decoy', why: 'told below' })
  return true
}

/** Words of a line that announces a table. */
const MOST_OF_LEAD = 60

/** A line beyond what one notice holds: all of it is left unread. */
function refuseLine(r: Reader, n: number): void {
  skipLine(r, n)
  const line = r.doc.lines[n]!
  for (let k = line.first; k < line.last; k++) {
    const t = r.doc.tokens[k]!
    if (isTimely(t)) t.fate ??= TOO_MANY
  }
}

/** The text is at its end: what is open is closed. */
function finish(r: Reader): void {
  flush(r)
  dropPending(r, 'dates with no opening hours or state')
}

/** “注:”, “温馨提示:” */
const NOTES =
  /^[(["]?(?:备注|附注|注|说明|(?:温馨|特别|友情|参观)?提示|其[他它]事项|(?:参观|入馆|入场)?注意事项)(?:[:\])"]|$)/

/** Notes below the items of a notice are those of its house, not of the room that stood last. */
function endHeading(r: Reader): void {
  if (r.cur && !isPredicate(r.cur)) settleBesides(r)
  flush(r)
  r.section = null
  const house = r.lead ?? r.main
  const now = r.heading ?? r.subject
  if (!house || !now || !now.every((id) => house.some((h) => isWithin(r.registry, id, h)))) return
  r.heading = null
  r.headingNode = null
  r.subject = house
  r.unknownSubject = null
}

const namesPart = (r: Reader, [first]: readonly Token[]): boolean =>
  first?.kind === 'place' && first.ids.every((id) => r.registry.entries.get(id)!.partOf !== null)

/** Reads one line, as what it is. */
function takeLine(r: Reader, n: number): void {
  openLine(r, n)
  readAs(r, n)
}

/** Its number or its first words begin an item, or the notes below all items. */
function openLine(r: Reader, n: number): void {
  const line = r.doc.lines[n]!
  r.n = n
  if (line.marker) openNode(r, line, n)
  else if (NOTES.test(r.doc.prose.text.slice(line.from, Math.min(line.to, line.from + 12))))
    endHeading(r)
}

function readAs(r: Reader, n: number): void {
  const line = r.doc.lines[n]!
  const tokens = r.doc.tokens.slice(line.first, line.last)
  r.n = n
  const section = festivalNode(r)
  r.resolver.under(section > 0 ? r.nodes[section]!.festival : null)
  const before = r.lineBlocks[n - 1] ?? 0
  r.lineBlocks[n] = before
  r.lineSubjects[n] = r.subject
  r.lineHeads[n] = r.heading ?? r.lead ?? r.main
  if (tokens.length === 0) {
    flush(r)
    return
  }
  const listed = r.listed.get(n)
  if (listed) {
    listedLine(r, listed)
    r.lineSubjects[n] = placesIn(r, tokens)
    return
  }
  if (isTableHeader(r, tokens, n)) {
    flush(r)
    return
  }
  const heads = headsList(r, tokens)
  if (heads) {
    listedLine(r, heads)
    r.lineBlocks[n] = ++r.block
    r.lineSubjects[n] = r.subject
    return
  }
  if (stateHeading(r, tokens)) {
    r.lineBlocks[n] = r.block
    return
  }
  if (kindLine(r, tokens)) {
    r.lineBlocks[n] = r.block
    r.lineSubjects[n] = placesIn(r, tokens)
    return
  }
  const at = daysBeforeNames(r, tokens)
  if (at > 0) {
    placeLine(r, tokens.slice(at))
    dateLine(r, tokens.slice(0, at))
    r.lineBlocks[n] = r.block
    r.lineSubjects[n] = r.subject
    return
  }
  const counted = countedHeading(r, tokens)
  const kind = counted ? 'counted' : kindOf(r, tokens)
  if (counted) placeLine(r, tokens, counted)
  else if (kind === 'place') placeLine(r, tokens)
  else if (kind === 'title') titleLine(r, tokens)
  else if (kind === 'rooms') roomsLine(r, tokens)
  else if (kind === 'label') labelLine(r, tokens)
  else if (kind === 'dates') dateLine(r, tokens)
  else if (kind === 'festival') festivalLine(r, tokens)
  else if (!isSpanOfNotice(r, tokens)) readProse(r, tokens)
  // “甲室:须预约⏎乙室:不开放⏎丙室:须预约”: what is told of one room of the list does not end it.
  if (kind === 'prose' && r.labelRooms?.list && r.labelRooms.line === n - 1 && namesPart(r, tokens))
    r.labelRooms.line = n
  r.lineBlocks[n] = r.block
  r.lineSubjects[n] = kind === 'prose' ? subjectAfter(r) : r.subject
}

/** Whom a line of sentences is about at its end, with a stop or without. */
function subjectAfter(r: Reader): string[] | null {
  const s = r.cur
  const named = s?.named && !isPredicate(s) && !s.dated ? s.places : null
  const whom = named ?? r.subject
  return whom && (houseAfter(r, whom, undefined) ?? whom)
}
