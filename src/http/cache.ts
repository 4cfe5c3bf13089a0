/**
 * Caching that cannot lie: a body is a pure function of (revision, interval), so it is kept and served
 * byte for byte until the instant at which it changes, and no header lets anyone keep it longer.
 */
import type { Instant } from '../core/model.ts'
import { sha256Of } from '../store/chunks.ts'

/** A rendered answer before it meets a request's conditions. */
export interface Rendered {
  /** Name of the route, for metrics. */
  route: string
  type: string
  body: string | Uint8Array<ArrayBuffer>
  /** First instant at which the body differs; null: it is constant within its revision. */
  changesAt: Instant | null
  /** Longest time a cache may keep it, in seconds. */
  keep: number
  /** Request headers that chose this representation. */
  vary: string
  language: string | null
  headers: Record<string, string>
}

/** A rendered answer with its validator, as it is kept. */
export interface Kept extends Rendered {
  etag: string
  bytes: number
  /** Whole instant from which on the body is true. */
  from: Instant
  /** Worth compressing for those who accept it. */
  packable: boolean
  /** Asked for since the last look for room. */
  asked?: boolean
  /** Headers of a 200 and of a 304 as of the second they were last sent. */
  aged?: { age: number; full: Record<string, string>; unmodified: Record<string, string> }
  /** The body compressed, made when first asked for, and the headers that differ. */
  packed?: {
    body: Uint8Array<ArrayBuffer>
    headers: { etag: string; 'content-encoding': string; 'content-length': string }
  }
}

/** Gives an answer its strong entity tag: SHA-256 over what a client receives, 128 bits of it. */
export async function withEtag(rendered: Rendered, from: Instant): Promise<Kept> {
  const body = typeof rendered.body === 'string' ? encoder.encode(rendered.body) : rendered.body
  const digest = await sha256Of(body)
  const bytes = body.byteLength
  const packable = isPackable(rendered.type, bytes)
  return { ...rendered, etag: `"${digest.slice(0, 32)}"`, bytes, from, packable }
}

/** Text of some length: a page shrinks to a quarter, a calendar to a tenth. */
function isPackable(type: string, bytes: number): boolean {
  return bytes > 1400 && /calendar|html|javascript|css|svg|json/.test(type)
}

/** Whole seconds until an answer may no longer be served, at most its own `keep`; `now` in ms. */
export function maxAge(kept: Pick<Kept, 'changesAt' | 'keep'>, now: number): number {
  if (kept.changesAt === null) return kept.keep
  return Math.max(0, Math.min(kept.keep, Math.floor((kept.changesAt * 60_000 - now) / 1000)))
}

/** Does `If-None-Match` name this entity tag? Lists, weak forms and `*` (RFC 9110 §13.1.2). */
export function matches(ifNoneMatch: string | null | undefined, etag: string): boolean {
  if (!ifNoneMatch) return false
  if (ifNoneMatch === etag || ifNoneMatch.trim() === '*') return true
  return ifNoneMatch.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
}

/**
 * Answers by address, at most `limit` bytes of them. Where there is no room the oldest goes, unless it was
 * asked for since it was last passed over: a hit moves nothing.
 */
export class Memo {
  hits = 0
  misses = 0
  #entries = new Map<string, Kept>()
  #size = 0
  readonly #limit: number

  constructor(limit: number) {
    this.#limit = limit
  }

  /** The answer kept for an address, if it is true at `now` (ms). */
  get(key: string, now: number): Kept | undefined {
    const kept = this.#entries.get(key)
    if (kept === undefined || !holds(kept, now)) {
      this.misses++
      return undefined
    }
    this.hits++
    kept.asked = true
    return kept
  }

  set(key: string, kept: Kept): void {
    if (kept.bytes > this.#limit / 8) return
    const old = this.#entries.get(key)
    if (old) this.#forget(key, old)
    this.#entries.set(key, kept)
    this.#size += weight(key, kept)
    for (const [eldest, entry] of this.#entries) {
      if (this.#size <= this.#limit) break
      if (entry.asked && eldest !== key) {
        entry.asked = false
        this.#entries.delete(eldest)
        this.#entries.set(eldest, entry)
      } else this.#forget(eldest, entry)
    }
  }

  clear(): void {
    this.#entries.clear()
    this.#size = 0
  }

  /** Bytes kept, keys included, as far as they can be counted. */
  get size(): number {
    return this.#size
  }

  #forget(key: string, kept: Kept): void {
    this.#entries.delete(key)
    this.#size -= weight(key, kept)
  }
}

function holds(kept: Kept, now: number): boolean {
  return now >= kept.from * 60_000 && (kept.changesAt === null || now < kept.changesAt * 60_000)
}

/** Strings may take two bytes a character; the rest is the entry itself. */
function weight(key: string, kept: Kept): number {
  return 2 * key.length + 2 * kept.bytes + 400
}

const encoder = new TextEncoder()
