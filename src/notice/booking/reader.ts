/** The state of reading booking rules, which the steps of this folder pass on to each other. */
import type { Registry } from '../places.ts'
import type { Reading, Segment } from '../segments.ts'
import type { Tokens } from '../tokens.ts'
import type { Resolver } from '../year.ts'
import { OF_GROUPS, OF_HOLIDAY, underHeads, underWays } from './headings.ts'
import type { Part } from './parts.ts'
import type { DraftBooking } from './rule.ts'
import type { BookingStatement, Loose } from './statement.ts'

/** What the reader of booking rules is told. */
export interface BookingInput {
  registry: Registry
  resolver: Resolver
  signature: Set<number>
  /** What was read of the row that a line is a cell of. */
  cells?: ReadonlyMap<number, Segment[]>
}

/** What is known while the booking rules are read, part by part. */
export interface BookingReader {
  readonly doc: Tokens
  readonly reading: Reading
  readonly registry: Registry
  readonly resolver: Resolver
  readonly cells: ReadonlyMap<number, Segment[]> | null
  readonly parts: readonly Part[]
  /** The statements that stand, all and by their lines. */
  readonly live: readonly Segment[]
  readonly byLine: ReadonlyMap<number, Segment[]>
  /** Sessions beside the day. */
  readonly adds: readonly Segment[]
  /** Lines under a heading of groups, of the holiday, of the ways to book. */
  readonly ofGroups: ReadonlySet<number>
  readonly ofHoliday: ReadonlySet<number>
  readonly ways: ReadonlySet<number>
  readonly out: BookingStatement[]
  /** Rules for all besides those named. */
  readonly others: BookingStatement[]
  /** Rules that only a cut-off tells of: anything fuller comes before them. */
  readonly bare: BookingStatement[]
  readonly loose: Loose[]
  /** “球幕厅…购票入场” */
  readonly ticketed: Set<Segment>
  /** Whom the rules before were about by name. */
  lastNamed: { block: number; line: number; places: string[] } | null
  /** The sessions that the last rule was of, and where it stood. */
  sessions: { k: number; line: number; segments: Segment[] } | null
  /** “需要预约的场馆,请提前一天…”: how one books where it was only said that one must. */
  needed: DraftBooking | null
}

/** A reader before the first part. */
export function readerOf(
  doc: Tokens,
  reading: Reading,
  { registry, resolver, cells, parts }: BookingInput & { parts: readonly Part[] },
): BookingReader {
  const live = reading.segments.filter((s) => !s.dead)
  const byLine = new Map<number, Segment[]>()
  for (const s of live) {
    const list = byLine.get(s.line)
    if (list) list.push(s)
    else byLine.set(s.line, [s])
  }
  return {
    doc,
    reading,
    registry,
    resolver,
    cells: cells ?? null,
    parts,
    live,
    byLine,
    adds: live.filter((s) => s.effect === 'add').slice(0, 200),
    ofGroups: underHeads(doc, reading, OF_GROUPS),
    ofHoliday: underHeads(doc, reading, OF_HOLIDAY),
    ways: underWays(doc),
    out: [],
    others: [],
    bare: [],
    loose: [],
    ticketed: new Set(),
    lastNamed: null,
    sessions: null,
    needed: null,
  }
}

/** The words of a rule in a part, before it is known whose it is. */
export interface Asked {
  readonly k: number
  readonly part: Part
  /** What is asked; less, where some of it turns out to be of others. */
  words: string
  /** A channel alone, in a cell of a row. */
  readonly way: boolean
  /** A step, a number, a channel or a desk: a rule without a word of booking. */
  readonly plain: boolean
}

/** A rule, the statements in whose sentence it stands, and the places that it names. */
export interface Said extends Asked {
  readonly here: Segment[]
  readonly named: string[]
  /** Places that it names apart from its statements. */
  apart: string[]
}

/** A rule of just these statements. */
export function ofStatements(
  r: BookingReader,
  part: Part,
  booking: DraftBooking,
  segments: Segment[] | null,
): BookingStatement {
  return {
    booking,
    segments,
    block: blockOf(r, part),
    places: null,
    explicit: false,
    days: null,
    from: part.from,
    to: part.to,
  }
}

/** A rule that stands by itself, of these places. */
export function besides(
  r: BookingReader,
  part: Part,
  booking: DraftBooking,
  places: string[] | null,
): BookingStatement {
  return { ...ofStatements(r, part, booking, null), places, explicit: places !== null }
}

/** The block of the notice in which a part stands. */
export function blockOf({ reading }: BookingReader, { line }: Part): number {
  return reading.lineBlocks[line] ?? 0
}
