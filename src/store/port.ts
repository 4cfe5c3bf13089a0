/**
 * SQL as the store sees it: two methods, and the limits of the stricter database (D1) on both.
 * https://developers.cloudflare.com/d1/platform/limits/
 */

/** What may be bound and what comes back. Booleans, bigints, blobs and undefined differ between the databases. */
export type SqlValue = string | number | null

/** One statement with anonymous `?` placeholders, as many as parameters. */
export interface SqlStatement {
  sql: string
  params: readonly SqlValue[]
}

/** A row by column name. */
export type Row = Record<string, SqlValue>

/** The store's only way to its database. Both methods throw {@link SqlLimitError} before any I/O. */
export interface SqlPort {
  /** Rows of one `SELECT`. */
  all(sql: string, params?: readonly SqlValue[]): Promise<Row[]>
  /**
   * Runs the statements in order in one transaction, the only kind there is: all of them or none.
   * Answers the number of rows each changed. Throws {@link SqlConstraintError} if a constraint or
   * trigger refused one.
   */
  batch(statements: readonly SqlStatement[]): Promise<number[]>
}

/** A statement that D1 would refuse or take differently; always our own bug. */
export class SqlLimitError extends Error {
  override name = 'SqlLimitError'
}

/** A constraint or a trigger refused the batch; nothing of it was written. */
export class SqlConstraintError extends Error {
  override name = 'SqlConstraintError'
}

/** Most parameters one statement may bind. */
export const MOST_PARAMS = 100
/** Bytes of UTF-8 that a statement's bound values must stay below together; so every row does too. */
export const ROW_BYTES = 1_000_000
/** Longest `LIKE` or `GLOB` pattern, in bytes of UTF-8. */
export const PATTERN_BYTES = 50
/** Longest statement text, in characters. */
export const STATEMENT_LENGTH = 100_000

/** Refuses what cannot run on D1. Both adapters call it first, so that neither can drift. */
export function guard(statement: SqlStatement, use: 'all' | 'batch'): void {
  const { sql, params } = statement
  const refuse = (found: string): never => {
    throw new SqlLimitError(`${found}: ${sql.slice(0, 120)}`)
  }
  const shape = shapeOf(sql)
  if (shape.complaint !== null) refuse(shape.complaint)
  if (use === 'all' && !/^(SELECT|WITH)$/.test(shape.verb)) {
    refuse(`all() is for SELECT, found ${shape.verb}; write through batch()`)
  }
  if (use === 'batch' && !/^(INSERT|UPDATE|DELETE|REPLACE|WITH)$/.test(shape.verb)) {
    refuse(`batch() is for INSERT, UPDATE and DELETE, found ${shape.verb}`)
  }
  if (!Array.isArray(params)) refuse('parameters must be an array in the order of the placeholders')
  if (params.length > MOST_PARAMS) {
    refuse(
      `${params.length} bound parameters, at most ${MOST_PARAMS}; pass a JSON array to json_each(?)`,
    )
  }
  if (params.length !== shape.patterns.length) {
    refuse(`${params.length} bound parameters for ${shape.patterns.length} placeholders`)
  }
  let bytes = 0
  params.forEach((value: unknown, i) => {
    const complaint = complaintAbout(value)
    if (complaint) refuse(`parameter ${i + 1} is ${complaint}`)
    const size = typeof value === 'string' ? byteLength(value) : 8
    if (shape.patterns[i] && size > PATTERN_BYTES) {
      refuse(`parameter ${i + 1} is a pattern of ${size} bytes, at most ${PATTERN_BYTES}`)
    }
    bytes += size
  })
  if (bytes >= ROW_BYTES) {
    refuse(`bound values of ${bytes} bytes, must stay below ${ROW_BYTES}; store in chunks`)
  }
}

/** Bytes of a string in UTF-8; a lone surrogate counts as the three bytes it is replaced by. */
export function byteLength(text: string): number {
  let bytes = text.length
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) continue
    if (unit < 0x800) bytes += 1
    else if (unit >= 0xd800 && unit < 0xdc00 && isLowSurrogate(text.charCodeAt(i + 1))) {
      bytes += 2 // two units make four bytes
      i++
    } else bytes += 2
  }
  return bytes
}

/** What a statement text tells before it runs: its verb, and per placeholder whether it is a pattern. */
interface Shape {
  verb: string
  patterns: boolean[]
  complaint: string | null
}

const shapes = new Map<string, Shape>()

function shapeOf(sql: string): Shape {
  let shape = shapes.get(sql)
  if (!shape) {
    shape = readShape(sql)
    if (shapes.size > 500) shapes.clear() // statements are few and fixed; this is for whoever builds them
    shapes.set(sql, shape)
  }
  return shape
}

const TOKEN =
  /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"(?:[^"]|"")*"|\?\d*|[:@$]\w+|\|\||;|[A-Za-z_]\w*|[^\s]/g

function readShape(sql: string): Shape {
  const shape: Shape = { verb: '', patterns: [], complaint: null }
  let before = ''
  let hasPattern = false
  let joins = false
  for (const [token] of sql.matchAll(TOKEN)) {
    if (token.startsWith('--') || token.startsWith('/*')) continue
    if (before === ';') shape.complaint = 'more than one statement'
    const isPattern = before === 'LIKE' || before === 'GLOB'
    hasPattern ||= isPattern
    joins ||= token === '||'
    if (token === '?') shape.patterns.push(isPattern)
    else if (/^(\?\d|[:@$])/.test(token)) shape.complaint = `named placeholder ${token}, write ?`
    else if (isPattern && token.startsWith("'")) {
      if (byteLength(token) - 2 > PATTERN_BYTES) shape.complaint = 'pattern longer than 50 bytes'
    } else if (isPattern) shape.complaint = `pattern ${token} cannot be measured, bind it as ?`
    before = token.toUpperCase()
    shape.verb ||= before
  }
  if (hasPattern && joins) shape.complaint = 'pattern is put together in SQL, bind it whole'
  if (sql.length > STATEMENT_LENGTH) shape.complaint = `statement of ${sql.length} characters`
  return shape
}

function complaintAbout(value: unknown): string | null {
  if (value === null || typeof value === 'string') return null
  if (typeof value !== 'number') return `of type ${typeof value}, expected string, number or null`
  if (!Number.isFinite(value)) return `${value}, expected a finite number`
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) return `${value}, beyond 2^53`
  return null
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000
}
