/** The SQL port over an embedded SQLite file, the default on Node. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { guard, SqlConstraintError } from './port.ts'
import type { Row, SqlPort } from './port.ts'

/** A port that must be closed; after `close` its methods throw. */
export interface SqlitePort extends SqlPort {
  close(): void
}

const MIGRATIONS = new URL('./migrations/', import.meta.url)

/** How long to wait for another process's transaction, in milliseconds. */
const PATIENCE = 10_000

/**
 * Opens the SQLite file at `path` (`:memory:` for none), creates it and its folder if missing and
 * brings it up to date. Several processes may open one file: readers never wait, writers take turns.
 * Throws if the file is not a database, or was written by a later version of this program.
 */
export function openSqlite(path: string): SqlitePort {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
  const db = new Database(path, { timeout: PATIENCE })
  try {
    prepareForSharing(db)
    migrate(db)
  } catch (error) {
    db.close()
    throw error
  }

  const statements = new Map<string, Database.Statement>()
  const prepared = (sql: string): Database.Statement => {
    let statement = statements.get(sql)
    if (!statement) statements.set(sql, (statement = db.prepare(sql)))
    return statement
  }

  return {
    async all(sql, params = []) {
      guard({ sql, params }, 'all')
      return prepared(sql).all(...params) as Row[]
    },

    async batch(batch) {
      for (const statement of batch) guard(statement, 'batch')
      // immediate: the write lock first, so that two writers queue instead of failing half-way
      const run = db.transaction(() => batch.map((s) => prepared(s.sql).run(...s.params).changes))
      try {
        return run.immediate()
      } catch (error) {
        if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT')) {
          throw new SqlConstraintError(error.message, { cause: error })
        }
        throw error
      }
    },

    close() {
      db.close()
    },
  }
}

/** Write-ahead log for readers beside a writer; every commit is on disk before it is answered. */
function prepareForSharing(db: Database.Database): void {
  const deadline = performance.now() + PATIENCE
  for (;;) {
    try {
      if (db.pragma('journal_mode', { simple: true }) !== 'wal') db.pragma('journal_mode = WAL')
      break
    } catch (error) {
      // switching to WAL does not wait for the lock as other statements do
      if (!isBusy(error) || performance.now() > deadline) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
    }
  }
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
}

/** Applies what is missing of `migrations/*.sql`, keeping count in the table wrangler uses on D1. */
function migrate(db: Database.Database): void {
  const files = readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  const apply = db.transaction(() => {
    db.exec(`CREATE TABLE IF NOT EXISTS d1_migrations (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT UNIQUE,
      applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
    )`)
    const applied = db.prepare('SELECT name FROM d1_migrations').pluck().all() as string[]
    const unknown = applied.find((name) => !files.includes(name))
    if (unknown !== undefined) {
      throw new Error(`the database has migration ${unknown}, which this version does not know`)
    }
    for (const name of files) {
      if (applied.includes(name)) continue
      db.exec(readFileSync(new URL(name, MIGRATIONS), 'utf8'))
      db.prepare('INSERT INTO d1_migrations (name) VALUES (?)').run(name)
    }
  })
  apply.immediate()
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')
}
