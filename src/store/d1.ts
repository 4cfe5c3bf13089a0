/** The SQL port over Cloudflare D1. */
import { guard, SqlConstraintError } from './port.ts'
import type { Row, SqlPort, SqlValue } from './port.ts'

/** What we use of a Worker's D1 binding. */
export interface D1Database {
  prepare(sql: string): D1Statement
  /** One transaction: all of the statements or none. */
  batch(statements: D1Statement[]): Promise<D1Result[]>
}

/** A prepared statement of {@link D1Database}. */
export interface D1Statement {
  bind(...values: SqlValue[]): D1Statement
  all(): Promise<D1Result>
}

/** A statement's rows, and how many it changed. */
export interface D1Result {
  results?: unknown[]
  meta?: { changes?: number }
}

/**
 * Reads of a D1 binding for the service on Workers. Nothing is guarded before it is asked: D1 refuses by
 * itself, and the same statements pass the guard on every other way to a database.
 */
export function d1Reader(db: D1Database): Pick<SqlPort, 'all'> {
  return {
    async all(sql, params = []) {
      const answer = await db
        .prepare(sql)
        .bind(...params)
        .all()
      return (answer.results ?? []) as Row[]
    },
  }
}

/** The port of a D1 binding, which must be migrated (`wrangler d1 migrations apply`). */
export function d1Port(db: D1Database): SqlPort {
  return {
    async all(sql, params = []) {
      guard({ sql, params }, 'all')
      const answer = await db
        .prepare(sql)
        .bind(...params)
        .all()
        .catch(rethrow)
      return (answer.results ?? []) as Row[]
    },

    async batch(statements) {
      for (const statement of statements) guard(statement, 'batch')
      if (statements.length === 0) return []
      const bound = statements.map(({ sql, params }) => db.prepare(sql).bind(...params))
      const answers = await db.batch(bound).catch(rethrow)
      return answers.map((answer) => answer.meta?.changes ?? 0)
    },
  }
}

// D1 names the SQLite code in the text: “D1_ERROR: the head has moved: SQLITE_CONSTRAINT (extended: …)”
function rethrow(error: unknown): never {
  const message = error instanceof Error ? error.message : String(error)
  if (message.includes('SQLITE_CONSTRAINT')) throw new SqlConstraintError(message, { cause: error })
  throw error
}
