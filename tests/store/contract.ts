/** What every port and the store over it must do; run once per database. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CorruptStoreError } from '../../src/store/chunks.ts'
import { SqlConstraintError, SqlLimitError } from '../../src/store/port.ts'
import type { SqlPort } from '../../src/store/port.ts'
import { sequenceOf } from '../../src/store/stamps.ts'
import { contentDigest, openStore, revisionId } from '../../src/store/store.ts'
import type { Published, Publishing, Revision, Store } from '../../src/store/store.ts'
import { city, edition } from './cities.ts'

/** An empty, migrated database. */
export interface Opened {
  port: SqlPort
  close(): void
}

/** Registers the suite for one kind of database; `open` is called before every test. */
export function storeContract(name: string, open: () => Promise<Opened>): void {
  describe(`the port: ${name}`, () => portContract(open))
  describe(`the store: ${name}`, () => revisionContract(open))
}

const insert = (hash: string, body: string) => ({
  sql: 'INSERT INTO chunks (hash, body) VALUES (?, ?)',
  params: [hash, body],
})

function portContract(open: () => Promise<Opened>): void {
  let db: Opened
  beforeEach(async () => {
    db = await open()
  })
  afterEach(() => db.close())

  test('a batch is one transaction: the second statement fails, the first is undone', async () => {
    const failing = db.port.batch([insert('a', '1'), insert('a', '2')])
    await expect(failing).rejects.toThrow(SqlConstraintError)
    expect(await db.port.all('SELECT hash FROM chunks')).toEqual([])
  })

  test('a batch answers how many rows each statement changed', async () => {
    const gone = { sql: 'DELETE FROM chunks WHERE hash IN (?, ?)', params: ['a', 'b'] }
    expect(await db.port.batch([insert('a', '1'), insert('b', '2'), gone])).toEqual([1, 1, 2])
    expect(await db.port.batch([])).toEqual([])
  })

  test('values come back as they went in', async () => {
    const values = ['株洲 𠮷 \u0000 "', '', 0, -1, 1.5, Number.MAX_SAFE_INTEGER, null]
    const rows = await db.port.all('SELECT ? a, ? b, ? c, ? d, ? e, ? f, ? g', values)
    expect(Object.values(rows[0]!)).toEqual(values)
  })

  test('foreign keys are enforced', async () => {
    const sql = 'INSERT INTO heads (city, revision) VALUES (?, ?)'
    await expect(db.port.batch([{ sql, params: ['zhuzhou', 'none'] }])).rejects.toThrow(
      SqlConstraintError,
    )
  })

  const marks = (n: number): string => Array.from({ length: n }, () => '?').join(', ')
  const ones = (n: number): number[] => Array<number>(n).fill(1)
  const refused: [name: string, sql: string, params: unknown[], message: RegExp][] = [
    ['101 parameters', `SELECT ${marks(101)}`, ones(101), /101 bound parameters, at most 100/],
    ['undefined', 'SELECT ?', [undefined], /parameter 1 is of type undefined/],
    ['a boolean', 'SELECT ?', [true], /parameter 1 is of type boolean/],
    ['a bigint', 'SELECT ?, ?', [1, 1n], /parameter 2 is of type bigint/],
    ['an integer beyond 2^53', 'SELECT ?', [2 ** 53], /beyond 2\^53/],
    ['a named parameter', 'SELECT :a', [1], /named placeholder :a/],
    ['a numbered parameter', 'SELECT ?1', [1], /named placeholder \?1/],
    ['too few parameters', 'SELECT ?, ?', [1], /1 bound parameters for 2 placeholders/],
    ['a pattern of 51 bytes', "SELECT 'x' LIKE ?", ['a'.repeat(51)], /pattern of 51 bytes/],
    ['a pattern of 17 Chinese signs', "SELECT 'x' LIKE ?", ['馆'.repeat(17)], /of 51 bytes/],
    ['a pattern made in SQL', "SELECT 'x' LIKE ? || '%'", ['a'], /bind it whole/],
    ['a long value', 'SELECT ?', ['a'.repeat(1_000_000)], /bound values of 1000000 bytes/],
    ['a long Chinese value', 'SELECT ?', ['馆'.repeat(333_334)], /bound values of 1000002 bytes/],
    ['two statements', 'SELECT 1; SELECT 2', [], /more than one statement/],
    ['a write in a read', 'DELETE FROM chunks', [], /all\(\) is for SELECT, found DELETE/],
  ]
  test.each(refused)('refuses %s', async (_name, sql, params, message) => {
    const reading = db.port.all(sql, params as number[])
    await expect(reading).rejects.toThrow(SqlLimitError)
    await expect(db.port.all(sql, params as number[])).rejects.toThrow(message)
  })

  test.each(['BEGIN', 'COMMIT', 'SELECT 1', 'PRAGMA foreign_keys = OFF', "ATTACH 'x' AS y"])(
    'a batch takes no %s',
    async (sql) => {
      await expect(db.port.batch([{ sql, params: [] }])).rejects.toThrow(SqlLimitError)
    },
  )

  test('a refused statement keeps its whole batch from running', async () => {
    const long = insert('b', 'a'.repeat(1_000_000))
    await expect(db.port.batch([insert('a', '1'), long])).rejects.toThrow(SqlLimitError)
    expect(await db.port.all('SELECT hash FROM chunks')).toEqual([])
  })

  test('what just fits passes', async () => {
    await db.port.all(`SELECT ${marks(100)}`, ones(100))
    await db.port.all("SELECT ':a?' LIKE ? -- :b", ['馆'.repeat(16) + 'ab'])
    const body = 'a'.repeat(999_998)
    await db.port.batch([insert('h', body)])
    expect(await db.port.all('SELECT length(body) AS n FROM chunks')).toEqual([{ n: 999_998 }])
  })
}

const how = (at: number, more: Partial<Publishing> = {}): Publishing => ({
  at,
  by: 'editor',
  note: '',
  kind: 'publish',
  ...more,
})

function revisionContract(open: () => Promise<Opened>): void {
  let db: Opened
  let store: Store
  beforeEach(async () => {
    db = await open()
    store = openStore(db.port)
  })
  afterEach(() => db.close())

  const A = city('zhuzhou', ['museum', 'library<old-library'], ['spring'])
  const B = city('zhuzhou', ['museum', 'theatre'], ['spring', 'autumn'])
  const X = city('xiangtan', ['lianhu'], ['summer'])

  test('an empty store answers with nothing', async () => {
    expect(await store.heads()).toEqual([])
    expect(await store.cities()).toEqual([])
    expect(await store.head('zhuzhou')).toBeNull()
    expect(await store.headsVersion()).toBe(0)
    expect(await store.revision('none')).toBeNull()
    expect(await store.revisionAsOf('zhuzhou', 5)).toBeNull()
    expect(await store.revisions()).toEqual({ items: [], next: null })
    expect(await store.cityOf('venue', 'museum')).toBeNull()
    expect(await store.knowsFolder('f1')).toBe(false)
    expect(await store.lastFolder()).toBeNull()
  })

  test('what was published is read back, with who, when and why', async () => {
    const note = '除夕前夜'
    const result = await store.publish([edition(A)], how(1000, { by: '编辑', note }))
    const revision = only(result)
    expect(revision).toEqual({
      id: await revisionId(null, await contentDigest(A)),
      city: 'zhuzhou',
      parent: null,
      content: await contentDigest(A),
      stamps: expect.stringMatching(/^[0-9a-f]{64}$/),
      publishedAt: 1000,
      by: '编辑',
      note,
      kind: 'publish',
      about: A.city,
      serial: expect.any(Number),
    })
    expect(revision.id).toMatch(/^[0-9a-f]{20}$/)
    expect(await store.content(revision)).toEqual(A)
    expect(await store.head('zhuzhou')).toEqual(revision)
    expect(await store.revision(revision.id)).toEqual(revision)
    expect(await store.heads()).toEqual([revision])
    expect(await store.cities()).toEqual([A.city])
  })

  test('equal content in another order of keys is the same content', async () => {
    await store.publish([edition(A)], how(1))
    const turned = Object.fromEntries(Object.entries(A).reverse()) as unknown as typeof A
    expect((await store.publish([edition(turned)], how(2))).outcome).toBe('unchanged')
  })

  test('publishing the head again changes nothing; an older content is a new revision', async () => {
    const a1 = only(await store.publish([edition(A)], how(1)))
    const version = await store.headsVersion()
    expect(await store.publish([edition(A)], how(2))).toEqual({
      outcome: 'unchanged',
      unchanged: [a1],
    })
    expect(await store.headsVersion()).toBe(version)
    const b = only(await store.publish([edition(B)], how(3)))
    const a2 = only(await store.publish([edition(A)], how(4)))
    expect([b.parent, a2.parent]).toEqual([a1.id, b.id])
    expect(a2.content).toBe(a1.content)
    expect(new Set([a1.id, b.id, a2.id]).size).toBe(3)
    expect(await store.head('zhuzhou')).toEqual(a2)
    expect(await store.headsVersion()).toBeGreaterThan(version)
  })

  test('two fresh stores with the same history have the same ids', async () => {
    const ids = [await revisionId(null, await contentDigest(A))]
    ids.push(await revisionId(ids[0]!, await contentDigest(B)))
    await store.publish([edition(A)], how(77))
    await store.publish([edition(B)], how(99, { by: 'someone else' }))
    expect((await history(store)).map((r) => r.id)).toEqual(ids)
  })

  test('asOf answers what was said then', async () => {
    const a = only(await store.publish([edition(A)], how(100)))
    const b = only(await store.publish([edition(B)], how(200)))
    const back = only(await store.rollback(a, { at: 200, by: 'editor', note: 'wrong' }))
    const late = only(await store.publish([edition(B)], how(150))) // a clock that runs behind
    const cases: [t: number, expected: Revision | null][] = [
      [99, null],
      [100, a],
      [199, a],
      [200, late],
    ]
    for (const [t, expected] of cases) {
      expect((await store.revisionAsOf('zhuzhou', t))?.id).toBe(expected?.id)
    }
    expect([b, back, late].map((r) => r.publishedAt)).toEqual([200, 200, 200])
    expect(await store.revisionAsOf('xiangtan', 200)).toBeNull()
  })

  test('a rollback is a new revision with the content of an old one', async () => {
    const a = only(await store.publish([edition(A, ['1@museum=x'])], how(100)))
    await store.publish([edition(B, ['1@museum=y'])], how(200))
    const back = only(await store.rollback(a, { at: 300, by: 'editor', note: 'misread' }))
    expect(back).toMatchObject({ kind: 'rollback', content: a.content, note: 'misread' })
    expect(back.id).not.toBe(a.id)
    expect(await store.content(back)).toEqual(A)
    expect((await store.stamps(back)).get('1@museum')).toEqual({
      digest: 'x',
      changedAt: 300,
      withdrawn: false,
    })
    expect(await store.cityOf('venue', 'library')).toEqual({ city: 'zhuzhou', id: 'library' })
    expect(await store.cityOf('venue', 'theatre')).toBeNull()
    expect((await store.rollback(back, how(400))).outcome).toBe('unchanged')
  })

  test('history comes newest first, in pages, of one city or all', async () => {
    for (const [i, content] of [A, X, B, A, B].entries()) {
      await store.publish([edition(content)], how(i))
    }
    const page = await store.revisions({ city: 'zhuzhou', limit: 3 })
    expect(page.items.map((r) => r.publishedAt)).toEqual([4, 3, 2])
    const rest = await store.revisions({ city: 'zhuzhou', limit: 3, before: page.next! })
    expect(rest.items.map((r) => r.publishedAt)).toEqual([0])
    expect(rest.next).toBeNull()
    const all = await store.revisions()
    expect(all.items.map((r) => r.city[0])).toEqual(['z', 'z', 'z', 'x', 'z'])
    expect((await store.revisions({ city: 'zhuzhou', limit: 4 })).next).toBeNull()
  })

  test('ids lead to their city and present id', async () => {
    await store.publish([edition(A), edition(X)], how(1))
    const cases: [kind: 'venue' | 'notice', id: string, city: string, now: string][] = [
      ['venue', 'museum', 'zhuzhou', 'museum'],
      ['venue', 'old-library', 'zhuzhou', 'library'],
      ['venue', 'lianhu', 'xiangtan', 'lianhu'],
      ['notice', 'summer', 'xiangtan', 'summer'],
    ]
    for (const [kind, id, cityId, now] of cases) {
      expect(await store.cityOf(kind, id)).toEqual({ city: cityId, id: now })
    }
    expect(await store.cityOf('notice', 'museum')).toBeNull()
    expect(await store.citiesOf('venue', ['lianhu', 'nowhere', 'old-library'])).toEqual(
      new Map([
        ['lianhu', { city: 'xiangtan', id: 'lianhu' }],
        ['old-library', { city: 'zhuzhou', id: 'library' }],
      ]),
    )
    await store.publish([edition(B)], how(2))
    expect(await store.cityOf('venue', 'old-library')).toBeNull()
    expect(await store.cityOf('venue', 'theatre')).toEqual({ city: 'zhuzhou', id: 'theatre' })
  })

  test.each<[name: string, venues: string[], notices: string[], kind: string, id: string]>([
    ['a venue', ['museum'], [], 'venue', 'museum'],
    ['a former id', ['old-library'], [], 'venue', 'old-library'],
    ['a venue once called so', ['hall<library'], [], 'venue', 'library'],
    ['a notice', ['hall'], ['spring'], 'notice', 'spring'],
  ])('an id of another city is refused, naming both: %s', async (_n, venues, notices, kind, id) => {
    const a = only(await store.publish([edition(A)], how(1)))
    const more = city('zhuzhou', ['museum', 'library<old-library', 'theatre'], ['spring'])
    const other = city('xiangtan', venues, notices)
    const collision = {
      outcome: 'collision',
      collisions: [{ kind, id, cities: ['zhuzhou', 'xiangtan'] }],
    }
    expect(await store.publish([edition(other)], how(2))).toEqual(collision)
    expect(await store.publish([edition(more), edition(other)], how(2))).toEqual(collision)
    expect(await store.heads()).toEqual([a])
  })

  test('a publisher that checked before the id was taken is refused by the database', async () => {
    const gate = pausing(db.port)
    const slow = openStore(gate.port).publish([edition(city('xiangtan', ['museum']))], how(1))
    await gate.reached
    await store.publish([edition(A)], how(1))
    gate.release()
    expect(await slow).toEqual({
      outcome: 'collision',
      collisions: [{ kind: 'venue', id: 'museum', cities: ['zhuzhou', 'xiangtan'] }],
    })
    expect((await store.heads()).map((r) => r.city)).toEqual(['zhuzhou'])
  })

  test('an id twice in one city is refused', async () => {
    const result = await store.publish([edition(city('zhuzhou', ['a', 'b<a']))], how(1))
    expect(result).toEqual({
      outcome: 'collision',
      collisions: [{ kind: 'venue', id: 'a', cities: ['zhuzhou', 'zhuzhou'] }],
    })
    expect(await store.heads()).toEqual([])
  })

  test('a venue moves from one city to another if both are published together', async () => {
    await store.publish([edition(city('zhuzhou', ['a', 'b'])), edition(X)], how(1))
    const moved = [
      edition(city('xiangtan', ['lianhu', 'b'], ['summer'])),
      edition(city('zhuzhou', ['a'])),
    ]
    expect((await store.publish(moved, how(2))).outcome).toBe('published')
    expect(await store.cityOf('venue', 'b')).toEqual({ city: 'xiangtan', id: 'b' })
  })

  test('several cities are published together or not at all', async () => {
    const both = await store.publish([edition(A), edition(X)], how(1))
    expect(both).toMatchObject({ outcome: 'published', revisions: [{}, {}], unchanged: [] })
    const one = await store.publish([edition(B), edition(X)], how(2))
    expect(one).toMatchObject({
      outcome: 'published',
      revisions: [{ city: 'zhuzhou' }],
      unchanged: [{ city: 'xiangtan' }],
    })
    const heads = await store.heads()
    const stale = await store.publish(
      [edition(A), edition(city('xiangtan', ['lianhu', 'more']))],
      how(3, { base: { xiangtan: null } }),
    )
    expect(stale.outcome).toBe('conflict')
    expect(await store.heads()).toEqual(heads)
  })

  test('a publisher with a base publishes only on top of it', async () => {
    const a = only(await store.publish([edition(A)], how(1, { base: { zhuzhou: null } })))
    const b = only(await store.publish([edition(B)], how(2, { base: { zhuzhou: a.id } })))
    expect(await store.publish([edition(A)], how(3, { base: { zhuzhou: a.id } }))).toEqual({
      outcome: 'conflict',
      city: 'zhuzhou',
      expected: a.id,
      found: b.id,
    })
    expect((await store.publish([edition(B)], how(3, { base: {} }))).outcome).toBe('unchanged')
  })

  test.each([
    ['first', null],
    ['later', A],
  ])('of two racing publishers exactly one wins (%s revision)', async (_name, before) => {
    const start = before && only(await store.publish([edition(before)], how(1)))
    const C = city('zhuzhou', ['c'])
    const gates = [pausing(db.port), pausing(db.port)]
    const racers = [B, C].map((content, i) =>
      openStore(gates[i]!.port).publish([edition(content)], how(5)),
    )
    await Promise.all(gates.map((gate) => gate.reached)) // both have seen the same head
    for (const gate of gates) gate.release()
    const results = await Promise.all(racers)
    const winner = only(results.find((r) => r.outcome === 'published')!)
    expect(results.find((r) => r.outcome !== 'published')).toEqual({
      outcome: 'conflict',
      city: 'zhuzhou',
      expected: start?.id ?? null,
      found: winner.id,
    })
    expect(await store.head('zhuzhou')).toEqual(winner)
    expect((await store.content(winner)).venues.length).toBeGreaterThan(0)
    expect(await history(store)).toHaveLength(before ? 2 : 1)
  })

  test('two that publish the same are both content, and there is one revision', async () => {
    const gates = [pausing(db.port), pausing(db.port)]
    const racers = gates.map((gate) => openStore(gate.port).publish([edition(A)], how(5)))
    await Promise.all(gates.map((gate) => gate.reached))
    for (const gate of gates) gate.release()
    const outcomes = (await Promise.all(racers)).map((r) => r.outcome).sort()
    expect(outcomes).toEqual(['published', 'unchanged'])
    expect(await history(store)).toHaveLength(1)
  })

  test('if only the answer to a commit was lost, it is published', async () => {
    const deaf: SqlPort = {
      all: db.port.all,
      async batch(statements) {
        const answer = await db.port.batch(statements)
        if (isLast(statements)) throw new Error('connection lost')
        return answer
      },
    }
    const result = await openStore(deaf).publish([edition(A)], how(1))
    expect(only(result)).toEqual(await store.head('zhuzhou'))
  })

  test('a publisher that dies before the last batch leaves nothing to be seen', async () => {
    const a = only(await store.publish([edition(A)], how(1)))
    for (let steps = 0; ; steps++) {
      let left = steps
      const dying: SqlPort = {
        all: db.port.all,
        batch(statements) {
          if (left-- === 0) return Promise.reject(new Error('killed'))
          return db.port.batch(statements)
        },
      }
      const publishing = openStore(dying).publish([edition(B, ['1@museum=x'])], how(2))
      const result = await publishing.catch((error: Error) => error.message)
      if (result !== 'killed') break
      expect(await store.heads()).toEqual([a])
      expect(await store.content(a)).toEqual(A)
      expect(await store.cityOf('venue', 'library')).not.toBeNull()
      expect(await store.cityOf('venue', 'theatre')).toBeNull()
      expect(steps).toBeLessThan(10)
    }
    expect(await store.content((await store.head('zhuzhou'))!)).toEqual(B)
  })

  test('a data folder is remembered for ever, the last one by name', async () => {
    await store.publish([edition(A)], how(1, { folder: 'f1' }))
    await store.publish([edition(B)], how(2, { folder: 'f2' }))
    expect(await store.knowsFolder('f1')).toBe(true)
    expect(await store.lastFolder()).toEqual({ digest: 'f2', publishedAt: 2 })
    await store.publish([edition(B)], how(3, { folder: 'f3' })) // a comment was edited
    expect(await store.lastFolder()).toEqual({ digest: 'f3', publishedAt: 3 })
    await store.publish([edition(A)], how(4, { folder: 'f1' }))
    expect(await store.lastFolder()).toEqual({ digest: 'f1', publishedAt: 4 })
    await store.publish([edition(city('other', ['museum']))], how(5, { folder: 'f4' }))
    expect(await store.knowsFolder('f4')).toBe(false) // refused: the id is another city's
  })

  test('stamps: A, B, A keeps SEQUENCE rising, what did not change keeps its stamp', async () => {
    const eventsA = ['1@museum=x', '2@museum=same', '3@museum=gone']
    const eventsB = ['1@museum=y', '2@museum=same', '4@museum=new']
    const r1 = only(await store.publish([edition(A, eventsA, 50)], how(1000)))
    const r2 = only(await store.publish([edition(B, eventsB, 60)], how(2000)))
    const r3 = only(await store.publish([edition(A, eventsA, 70)], how(2000)))
    const table = async (revision: Revision): Promise<string[]> =>
      [...(await store.stamps(revision))].map(
        ([uid, s]) => `${uid} ${s.digest} ${s.changedAt}${s.withdrawn ? ' withdrawn' : ''}`,
      )
    expect(await table(r1)).toEqual(['1@museum x 50', '2@museum same 50', '3@museum gone 50'])
    expect(await table(r2)).toEqual([
      '1@museum y 2000',
      '2@museum same 50',
      '3@museum gone 50 withdrawn',
      '4@museum new 2000',
    ])
    expect(await table(r3)).toEqual([
      '1@museum x 2001', // published in the same minute, yet later
      '2@museum same 50',
      '3@museum gone 2000',
      '4@museum new 2000 withdrawn',
    ])
    const year2000 = Date.UTC(2000, 0, 1) / 60_000
    expect(sequenceOf({ digest: '', changedAt: year2000 + 7, withdrawn: false })).toBe(7)
  })

  test('a city of 10,000 venues lies in chunks below 1 MB and shares them with its next revision', async () => {
    const ids = Array.from({ length: 10_000 }, (_, i) => `venue-${i}<former-${i}`)
    const big = city('big', ids, ['notice'])
    const stamped = ids.map((_, i) => `2024-02-10/0@venue-${i}=d`)
    const first = only(await store.publish([edition(big, stamped)], how(1)))
    const bodies = async (): Promise<number[]> =>
      (
        await db.port.all('SELECT length(CAST(body AS BLOB)) AS bytes FROM chunks ORDER BY bytes')
      ).map((row) => Number(row['bytes']))
    const before = await bodies()
    expect(before.length).toBeGreaterThan(10)
    expect(before.at(-1)).toBeLessThan(1_000_000)
    expect(await store.content(first)).toEqual(big)
    expect((await store.stamps(first)).size).toBe(10_000)
    expect(await store.cityOf('venue', 'former-9999')).toEqual({ city: 'big', id: 'venue-9999' })

    const edited = structuredClone(big)
    edited.venues[4000]!.name = '改名的场馆，名字更长'
    const second = only(await store.publish([edition(edited, stamped)], how(2)))
    expect(await store.content(second)).toEqual(edited)
    expect((await bodies()).length - before.length).toBeLessThanOrEqual(2)
  }, 60_000)

  test('a corrupt store is an error that names the chunk, never another answer', async () => {
    const ids = Array.from({ length: 1000 }, (_, i) => `venue-${i}`)
    const revision = only(await store.publish([edition(city('big', ids))], how(1)))
    const [text] = await db.port.all('SELECT chunks FROM texts WHERE digest = ?', [
      revision.content,
    ])
    const hashes = JSON.parse(String(text!['chunks'])) as string[]
    const hash = hashes[1]!
    const [{ body } = {}] = await db.port.all('SELECT body FROM chunks WHERE hash = ?', [hash])
    const put = (sql: string, ...params: string[]) => db.port.batch([{ sql, params }])
    const broken = async (message: string): Promise<void> => {
      await expect(store.content(revision)).rejects.toThrow(CorruptStoreError)
      await expect(store.content(revision)).rejects.toThrow(message)
    }

    await put("UPDATE chunks SET body = replace(body, 'museum', 'musuem') WHERE hash = ?", hash)
    await broken(`chunk ${hash} of text ${revision.content} does not hold what its hash says`)
    await put('DELETE FROM chunks WHERE hash = ?', hash)
    await broken(`chunk ${hash} of text ${revision.content} is missing`)
    await put('INSERT INTO chunks (hash, body) VALUES (?, ?)', hash, String(body))
    expect((await store.content(revision)).venues).toHaveLength(1000)

    const swap = 'UPDATE texts SET chunks = ? WHERE digest = ?'
    await put(swap, JSON.stringify(hashes.toReversed()), revision.content)
    await broken('put together from the wrong chunks')
    await put(swap, '[', revision.content)
    await broken('the list of chunks')
    await expect(store.stamps({ ...revision, stamps: 'none' })).rejects.toThrow(
      'text none is not in the store',
    )
  })
}

/** The one revision that was published. */
function only(result: Published): Revision {
  expect(result.outcome).toBe('published')
  if (result.outcome !== 'published') throw new Error(result.outcome)
  expect(result.revisions).toHaveLength(1)
  return result.revisions[0]!
}

/** Oldest first. */
async function history(store: Store): Promise<Revision[]> {
  return (await store.revisions()).items.toReversed()
}

/** A port that holds its publisher back just before the last batch. */
function pausing(port: SqlPort): { port: SqlPort; reached: Promise<void>; release(): void } {
  const reached = Promise.withResolvers<void>()
  const released = Promise.withResolvers<void>()
  return {
    reached: reached.promise,
    release: () => released.resolve(),
    port: {
      all: port.all,
      async batch(statements) {
        if (isLast(statements)) {
          reached.resolve()
          await released.promise
        }
        return port.batch(statements)
      },
    },
  }
}

function isLast(statements: readonly { sql: string }[]): boolean {
  return statements.some(({ sql }) => sql.includes('INTO revisions'))
}
