/** Texts of any length in rows below 1 MB, found by what they say: SHA-256 of their UTF-8 bytes. */
import type { SqlPort, SqlStatement } from './port.ts'

/** A stored text is missing or is not what its hash says. The message names the chunk. */
export class CorruptStoreError extends Error {
  override name = 'CorruptStoreError'
}

/** A text's place in the store: `record` must be part of the batch that first refers to `digest`. */
export interface StoredText {
  digest: string
  record: SqlStatement
}

/** JSON with keys in order of code units and no spaces: equal values give equal bytes. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return `{${entries.map(([key, m]) => `${JSON.stringify(key)}:${canonicalJson(m)}`).join(',')}}`
  }
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${value} is not JSON`)
  const text = JSON.stringify(value) as string | undefined
  if (text === undefined) throw new Error(`a value of type ${typeof value} is not JSON`)
  return text
}

/** SHA-256 of the text's UTF-8 bytes, 64 hex digits. */
export function sha256(text: string): Promise<string> {
  return sha256Of(new TextEncoder().encode(text))
}

/** SHA-256 of some bytes, 64 hex digits. */
export async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  let hex = ''
  for (const byte of hash) hex += HEX[byte]!
  return hex
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/**
 * Writes the chunks of a text that the store does not have. Nothing refers to them yet, so a writer
 * that dies here leaves no trace that a reader could see.
 */
export async function writeText(port: SqlPort, text: string): Promise<StoredText> {
  const bodies = cut(text)
  const hashes = await Promise.all(bodies.map(sha256))
  const known = new Set<unknown>()
  for (const { hash } of await port.all(
    'SELECT hash FROM chunks WHERE hash IN (SELECT value FROM json_each(?))',
    [JSON.stringify(hashes)],
  )) {
    known.add(hash)
  }
  let batch: SqlStatement[] = []
  for (const [i, body] of bodies.entries()) {
    const hash = hashes[i]!
    if (known.has(hash)) continue
    known.add(hash)
    const sql = 'INSERT INTO chunks (hash, body) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING'
    batch.push({ sql, params: [hash, body] })
    if (batch.length === CHUNKS_AT_ONCE) {
      await port.batch(batch)
      batch = []
    }
  }
  await port.batch(batch)
  const digest = hashes.length === 1 ? hashes[0]! : await sha256(text)
  const sql = 'INSERT INTO texts (digest, chunks) VALUES (?, ?) ON CONFLICT (digest) DO NOTHING'
  return { digest, record: { sql, params: [digest, JSON.stringify(hashes)] } }
}

/** The text with this digest. Throws {@link CorruptStoreError} rather than answer with another text. */
export async function readText(port: Pick<SqlPort, 'all'>, digest: string): Promise<string> {
  const [row] = await port.all('SELECT chunks FROM texts WHERE digest = ?', [digest])
  if (!row) throw new CorruptStoreError(`text ${digest} is not in the store`)
  const hashes = hashesIn(String(row['chunks']), digest)
  const bodies = new Map<string, string>()
  for (let i = 0; i < hashes.length; i += CHUNKS_AT_ONCE) {
    const rows = await port.all(
      'SELECT hash, body FROM chunks WHERE hash IN (SELECT value FROM json_each(?))',
      [JSON.stringify(hashes.slice(i, i + CHUNKS_AT_ONCE))],
    )
    for (const { hash, body } of rows) bodies.set(String(hash), String(body))
  }
  const text = hashes.map((hash) => bodies.get(hash) ?? '').join('')
  if ((await sha256(text)) === digest) return text
  for (const hash of hashes) {
    const body = bodies.get(hash)
    if (body === undefined)
      throw new CorruptStoreError(`chunk ${hash} of text ${digest} is missing`)
    if ((await sha256(body)) !== hash) {
      throw new CorruptStoreError(
        `chunk ${hash} of text ${digest} does not hold what its hash says`,
      )
    }
  }
  throw new CorruptStoreError(`text ${digest} is put together from the wrong chunks`)
}

const CHUNKS_AT_ONCE = 16

/** Bounds of a chunk in UTF-16 units; a unit takes at most 3 bytes, so the row stays below 1 MB. */
const LEAST = 1 << 15
const MOST = 300_000

/**
 * Cuts where the text itself says so (a hash of the last 32 units), not at fixed places: an edit
 * moves no cut but its own, and the chunks around it are shared with the revision before.
 */
export function cut(text: string): string[] {
  const chunks: string[] = []
  let start = 0
  while (text.length - start > LEAST) {
    const end = nextCut(text, start)
    chunks.push(text.slice(start, end))
    start = end
  }
  if (start < text.length || chunks.length === 0) chunks.push(text.slice(start))
  return chunks
}

function nextCut(text: string, start: number): number {
  const last = Math.min(text.length, start + MOST)
  let hash = 0
  for (let i = start + LEAST - 32; i < last; i++) {
    // shifting drops a unit's influence after 32 more of them (a “gear” hash)
    hash = ((hash << 1) + scatter(text.charCodeAt(i))) | 0
    if (i >= start + LEAST && scatter(hash) >>> 18 === 0) return wholeCharacter(text, i + 1)
  }
  return wholeCharacter(text, last)
}

/** A number whose every bit depends on every bit of `n`; the finalizer of MurmurHash3. */
function scatter(n: number): number {
  n = Math.imul(n ^ (n >>> 16), 0x85ebca6b)
  n = Math.imul(n ^ (n >>> 13), 0xc2b2ae35)
  return n ^ (n >>> 16)
}

/** Not between the two halves of a surrogate pair. */
function wholeCharacter(text: string, end: number): number {
  const unit = text.charCodeAt(end - 1)
  return end < text.length && unit >= 0xd800 && unit < 0xdc00 ? end - 1 : end
}

function hashesIn(list: string, digest: string): string[] {
  try {
    return JSON.parse(list) as string[]
  } catch (cause) {
    throw new CorruptStoreError(`the list of chunks of text ${digest} is broken`, { cause })
  }
}
