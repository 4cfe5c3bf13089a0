/** Lists of places: finding by words and position, what is open, pages and their cursors. */
import { answerAt, nextChange, stateAt } from '../core/schedule.ts'
import type { Answer, Place } from '../core/schedule.ts'
import type { CanEnter, Instant, Kind, State, Venue } from '../core/model.ts'
import { initialsOf } from '../render/page-city.ts'
import { earliest } from '../render/wire.ts'
import type { Position } from '../render/wire.ts'
import { distance, inDatum } from './near.ts'
import { badParameter } from './problem.ts'
import type { Edition } from './state.ts'

/** One place of a list, with the edition it is read from. */
export interface Entry {
  edition: Edition
  place: Place
  /** Whole metres; undefined if no position was asked or none is known. */
  distance: number | undefined
}

/** Where the asker is, in the datum asked. */
export interface Near {
  lat: number | null
  lon: number | null
  within: number | null
  datum: Position['datum']
}

/** Which places a list is of. */
export interface Filter extends Near {
  kind: Kind[] | null
  partOf?: string | null
  q?: string | null
}

/**
 * The entries that match, nearest first if a position was asked, best match first if words were, else
 * in the order of the data. Places without a known position come last, and never `within` anything.
 */
export function find(
  editions: Edition[],
  places: (edition: Edition) => Iterable<Place>,
  filter: Filter,
): Entry[] {
  const here = positionOf(filter)
  const wanted = filter.q ? search(filter.q) : null
  const found: (Entry & { rank: number })[] = []
  for (const edition of editions)
    for (const place of places(edition)) {
      const { venue } = place
      if (filter.kind && !filter.kind.includes(venue.kind)) continue
      if (filter.partOf && venue.partOf !== filter.partOf) continue
      const rank = wanted ? wanted(venue) : 0
      if (rank < 0) continue
      const metres =
        here && venue.location ? distance(here, inDatum(venue.location, 'wgs84')) : undefined
      if (filter.within !== null && (metres === undefined || metres > filter.within)) continue
      found.push({ edition, place, distance: metres, rank })
    }
  if (here)
    return found.sort((a, b) => (a.distance ?? Infinity) - (b.distance ?? Infinity) || byId(a, b))
  return wanted ? found.sort((a, b) => a.rank - b.rank) : found
}

/** One page of a list in a stable order, beginning after the entry its cursor names. */
export function page<T extends Entry>(
  entries: T[],
  limit: number,
  cursor: string | null,
): { items: T[]; next: string | null } {
  let start = 0
  if (cursor !== null) {
    start = entries.findIndex((entry) => entry.place.venue.id === cursor) + 1
    if (start === 0)
      throw badParameter(
        'cursor',
        `no ${cursor} in this list any more; begin again without a cursor`,
        422,
      )
  }
  const items = entries.slice(start, start + limit)
  return { items, next: start + limit < entries.length ? items.at(-1)!.place.venue.id : null }
}

/** What is asked of `/v1/open` beyond the places. */
export interface Wanted {
  state: State[]
  canEnter: CanEnter[] | null
  limit: number
  cursor: string | null
}

/** A page of what is open at each edition's instant, counted over all entries. */
export function whatIsOpen(
  entries: Entry[],
  at: (edition: Edition) => Instant,
  wanted: Wanted,
): {
  items: (Entry & { answer: Answer })[]
  counts: Record<State, number>
  next: string | null
  changesAt: Instant | null
} {
  const counts = { open: 0, closed: 0, unknown: 0 }
  const matching: Entry[] = []
  let changesAt: Instant | null = null
  const place =
    wanted.cursor === null ? -1 : entries.findIndex((e) => e.place.venue.id === wanted.cursor)
  if (wanted.cursor !== null && place < 0)
    throw badParameter(
      'cursor',
      `no ${wanted.cursor} in this list any more; begin again without a cursor`,
      422,
    )
  for (const [i, entry] of entries.entries()) {
    const { schedule } = entry.edition
    const t = at(entry.edition)
    const state = stateAt(schedule, entry.place, t)
    counts[state]++
    changesAt = earliest(changesAt, nextChange(schedule, entry.place, t))
    if (i > place && wanted.state.includes(state)) matching.push(entry)
  }
  const items: (Entry & { answer: Answer })[] = []
  let more = false
  for (const entry of matching) {
    if (items.length === wanted.limit) {
      more = true
      if (wanted.canEnter === null) break
    }
    const answer = answerAt(entry.edition.schedule, entry.place, at(entry.edition))
    if (wanted.canEnter) {
      // whether it belongs here may change although its state does not
      changesAt = earliest(changesAt, answer.changesAt)
      if (!wanted.canEnter.includes(answer.canEnter)) continue
    }
    if (items.length < wanted.limit) items.push({ ...entry, answer })
  }
  const next = more && items.length > 0 ? items.at(-1)!.place.venue.id : null
  return { items, counts, next, changesAt }
}

/** The asker's position in WGS-84; refuses half a position, and `within` without one. */
function positionOf({ lat, lon, within, datum }: Near): Position | null {
  if (lat !== null && lon !== null) return inDatum({ lat, lon, datum }, 'wgs84')
  if (lat !== null) throw badParameter('lon', 'missing; lat and lon go together')
  if (lon !== null) throw badParameter('lat', 'missing; lat and lon go together')
  if (within !== null) throw badParameter('within', 'needs lat and lon')
  return null
}

/** How well a venue matches words: 0 exactly, 1 from the beginning, 2 within, -1 not at all. */
function search(text: string): (venue: Venue) => number {
  const terms = text.split(/\s+/).map(folded).filter(Boolean)
  const whole = folded(text)
  return (venue) => {
    const names = namesOf(venue)
    if (names.includes(whole)) return 0
    if (names.some((name) => name.startsWith(whole))) return 1
    if (names.some((name) => name.includes(whole))) return 2
    return terms.length > 1 && terms.every((term) => names.some((name) => name.includes(term)))
      ? 3
      : -1
  }
}

const knownNames = new WeakMap<Venue, string[]>()

/** Everything a venue may be called, folded for comparison: pinyin whole and as initials. */
function namesOf(venue: Venue): string[] {
  const known = knownNames.get(venue)
  if (known) return known
  const names = [
    venue.name,
    venue.nameEn,
    venue.pinyin,
    initialsOf(venue),
    venue.id,
    ...venue.aliases,
  ]
    .filter((name) => name !== null && name !== undefined && name !== '')
    .map((name) => folded(name!))
  knownNames.set(venue, names)
  return names
}

/** Without case, width, spaces and punctuation. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, '')
}

function byId(a: Entry, b: Entry): number {
  return a.place.venue.id < b.place.venue.id ? -1 : 1
}
