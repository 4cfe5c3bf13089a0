import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { openSqlite } from '../../src/store/sqlite.ts'
import { openStore } from '../../src/store/store.ts'
import { city, edition } from './cities.ts'
import { storeContract } from './contract.ts'
import { killRounds, raceRounds } from './processes.ts'

storeContract('SQLite in memory', async () => {
  const port = openSqlite(':memory:')
  return { port, close: () => port.close() }
})

storeContract('SQLite in a file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'budayang-store-'))
  const port = openSqlite(join(folder, 'new', 'folder', 'test.sqlite'))
  return {
    port,
    close() {
      port.close()
      rmSync(folder, { recursive: true })
    },
  }
})

describe('the SQLite file', () => {
  const inFolder = async (story: (file: string) => Promise<void> | void): Promise<void> => {
    const folder = mkdtempSync(join(tmpdir(), 'budayang-store-'))
    try {
      await story(join(folder, 'test.sqlite'))
    } finally {
      rmSync(folder, { recursive: true })
    }
  }
  const how = { at: 1, by: 'editor', note: '', kind: 'publish' as const }

  test('is opened again as it was left, and migrated once', () =>
    inFolder(async (file) => {
      const before = openSqlite(file)
      await openStore(before).publish([edition(city('zhuzhou', ['museum']))], how)
      before.close()
      const after = openSqlite(file)
      expect((await openStore(after).heads()).map((r) => r.city)).toEqual(['zhuzhou'])
      expect(await after.all('SELECT name FROM d1_migrations')).toEqual([
        { name: '0001_revisions.sql' },
      ])
      after.close()
    }))

  test('shows one port what another publishes', () =>
    inFolder(async (file) => {
      const [server, editor] = [openSqlite(file), openSqlite(file)]
      const version = await openStore(server).headsVersion()
      await openStore(editor).publish([edition(city('zhuzhou', ['museum']))], how)
      expect(await openStore(server).headsVersion()).toBeGreaterThan(version)
      server.close()
      editor.close()
    }))

  test('is durable: write-ahead log, every commit synced', () =>
    inFolder(async (file) => {
      const port = openSqlite(file)
      // synchronous belongs to the connection, so it is asked through ours
      const [row] = await port.all('SELECT synchronous FROM pragma_synchronous')
      expect(row).toEqual({ synchronous: 2 })
      port.close()
      const db = new Database(file)
      expect(db.pragma('journal_mode', { simple: true })).toBe('wal')
      db.close()
    }))

  test('of a later version is refused', () =>
    inFolder((file) => {
      openSqlite(file).close()
      const db = new Database(file)
      db.exec("INSERT INTO d1_migrations (name) VALUES ('9999_later.sql')")
      db.close()
      expect(() => openSqlite(file)).toThrow('migration 9999_later.sql')
    }))

  test('that is no database is refused', () =>
    inFolder((file) => {
      writeFileSync(file, 'not a database, but long enough to be looked at '.repeat(100))
      expect(() => openSqlite(file)).toThrow('file is not a database')
    }))

  test(
    'survives publishers killed at any moment',
    () =>
      inFolder(async (file) => {
        const { published } = await killRounds({ rounds: 4, seed: 20240208, file })
        expect(published).toBeGreaterThan(0)
      }),
    60_000,
  )

  test(
    'takes the revisions of several processes one after the other',
    () =>
      inFolder(async (file) => {
        expect(await raceRounds({ publishers: 3, revisions: 5, file })).toBe(15)
      }),
    60_000,
  )
})
