/**
 * When each feed event last changed. Stamps lie beside a revision, because a calendar app takes a
 * change only if SEQUENCE rises, and a feed must not ask the clock.
 */
import type { Instant } from '../core/model.ts'

/** A feed event as this revision has it; whoever renders feeds makes these. */
export interface EventDigest {
  /** As in the feed: `<date>/<slot>@<venue>.budayang`. */
  uid: string
  /** Any short hash of all that a subscriber sees of the event, stamps apart. */
  digest: string
  /** Newest source date among the event's rules. */
  sourceDate: Instant
}

/** The stamp of one event, or of one that was withdrawn. */
export interface Stamp {
  digest: string
  /** DTSTAMP and LAST-MODIFIED; {@link sequenceOf} makes SEQUENCE of it. */
  changedAt: Instant
  /** Not in this revision; remembered so that its SEQUENCE rises if it comes back. */
  withdrawn: boolean
}

/** Stamps by uid, ascending by code unit. */
export type Stamps = ReadonlyMap<string, Stamp>

const YEAR_2000: Instant = 15_778_080 // minutes from 1970-01-01T00:00Z to 2000-01-01T00:00Z

/** SEQUENCE (RFC 5545 §3.8.7.4): whole minutes from 2000-01-01T00:00Z, 0 before; never falls. */
export function sequenceOf(stamp: Stamp): number {
  return Math.max(0, stamp.changedAt - YEAR_2000)
}

/**
 * Stamps of a revision published at `at`, whose parent has `previous` (null: the city's first).
 * In a first revision an event changed at its source date; later, an event that is new, back or
 * different changed at `at`, or a minute after its last stamp if that is later; others keep theirs.
 */
export function restamp(
  previous: Stamps | null,
  events: readonly EventDigest[],
  at: Instant,
): Stamps {
  const stamps = new Map<string, Stamp>()
  for (const [uid, stamp] of previous ?? []) stamps.set(uid, { ...stamp, withdrawn: true })
  const seen = new Set<string>()
  for (const { uid, digest, sourceDate } of events) {
    if (seen.has(uid)) throw new Error(`two feed events with uid ${uid}`)
    seen.add(uid)
    const old = previous?.get(uid)
    const unchanged = old !== undefined && !old.withdrawn && old.digest === digest
    let changedAt = previous === null ? sourceDate : at
    if (old) changedAt = unchanged ? old.changedAt : Math.max(at, old.changedAt + 1)
    stamps.set(uid, { digest, changedAt, withdrawn: false })
  }
  return sorted(stamps)
}

/** Stamps as text: one JSON object, `uid: [digest, changedAt]`, a third member if withdrawn. */
export function encodeStamps(stamps: Stamps): string {
  const entries = [...sorted(stamps)].map(([uid, s]) => {
    const fields = s.withdrawn ? [s.digest, s.changedAt, 'withdrawn'] : [s.digest, s.changedAt]
    return `${JSON.stringify(uid)}:${JSON.stringify(fields)}`
  })
  return `{${entries.join(',\n')}}`
}

/** The inverse of {@link encodeStamps}. */
export function decodeStamps(text: string): Stamps {
  const fields = JSON.parse(text) as Record<string, [string, Instant, string?]>
  return new Map(
    Object.entries(fields).map(([uid, [digest, changedAt, withdrawn]]) => [
      uid,
      { digest, changedAt, withdrawn: withdrawn !== undefined },
    ]),
  )
}

function sorted(stamps: Stamps): Map<string, Stamp> {
  return new Map([...stamps].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
}
