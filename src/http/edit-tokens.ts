/**
 * Keys to the editor's page. A token is 256 random bits, so its SHA-256 can be kept without salt or
 * stretching: nothing shorter than trying all of them finds it. The file holds hashes, never tokens.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** Stands for all cities in a token's list. */
export const EVERY_CITY = '*'

/** What is kept of a token. */
export interface TokenEntry {
  /** Names the token in logs and for revoking; says nothing about it. */
  id: string
  /** SHA-256 of the token, 64 hex digits. */
  hash: string
  /** Ids of the cities it may publish, or `*`. */
  cities: string[]
  /** Whose it is: the name that publications bear. */
  by: string
  /** When it was made, ISO 8601. */
  made: string
}

/** Where tokens are kept: `EDIT_TOKENS`, else `budayang.tokens.json` beside the database. */
export function tokensFile(asked?: string): string {
  return resolve(asked ?? process.env['EDIT_TOKENS'] ?? 'budayang.tokens.json')
}

/** A fresh token and what to keep of it. */
export function newToken(
  cities: string[],
  by: string,
  made: Date,
): { token: string; entry: TokenEntry } {
  const token = `bdy_${randomBytes(32).toString('base64url')}`
  const id = randomBytes(4).toString('hex')
  return { token, entry: { id, hash: hashOf(token), cities, by, made: made.toISOString() } }
}

/** The tokens of a file; none if there is no such file. Throws on a file that is something else. */
export function readTokens(file: string): TokenEntry[] {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
  const { tokens } = JSON.parse(text) as { tokens?: TokenEntry[] }
  if (!Array.isArray(tokens) || tokens.some((t) => !/^[0-9a-f]{64}$/.test(t.hash)))
    throw new Error(`${file} is not a list of tokens`)
  return tokens
}

/** Replaces the file as a whole, readable by its owner alone. */
export function writeTokens(file: string, tokens: TokenEntry[]): void {
  mkdirSync(dirname(file), { recursive: true })
  const fresh = `${file}.${process.pid}.new`
  writeFileSync(fresh, `${JSON.stringify({ tokens }, null, 2)}\n`, { mode: 0o600 })
  renameSync(fresh, file)
}

/** The entry of a presented token. Every entry is compared, each in constant time. */
export function findToken(presented: string, tokens: readonly TokenEntry[]): TokenEntry | null {
  const hash = Buffer.from(hashOf(presented), 'hex')
  let found: TokenEntry | null = null
  for (const entry of tokens)
    if (timingSafeEqual(hash, Buffer.from(entry.hash, 'hex'))) found = entry
  return found
}

/** May the bearer publish this city? */
export function mayEdit({ cities }: Pick<TokenEntry, 'cities'>, city: string): boolean {
  return cities.includes(EVERY_CITY) || cities.includes(city)
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
