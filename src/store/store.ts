/**
 * The dataset store: per city a chain of revisions, each a published dataset with the stamps of its
 * feeds beside it. Nothing is ever changed or deleted; publishing appends and moves the head.
 */
import type { City, CityContent, Instant } from '../core/model.ts'
import { canonicalJson, sha256, writeText } from './chunks.ts'
import { SqlConstraintError } from './port.ts'
import type { SqlPort, SqlStatement } from './port.ts'
import { citiesOf, openReader, revisionsWhere } from './reader.ts'
import type { Belonging, IdKind, Reader, Revision, RevisionKind } from './reader.ts'
import { encodeStamps, restamp } from './stamps.ts'
import type { EventDigest } from './stamps.ts'

export type { Belonging, IdKind, Reader, Revision, RevisionKind } from './reader.ts'

/** What a publisher hands in for one city. */
export interface Edition {
  content: CityContent
  /** Every event of the city's feeds, as this content gives them. */
  events: readonly EventDigest[]
}

/** The circumstances of publishing. */
export interface Publishing {
  at: Instant
  by: string
  note: string
  kind: RevisionKind
  /** Expected head by city (null: none yet); a city that is not named takes whatever it finds. */
  base?: Readonly<Record<string, string | null>>
  /** Digest of the data folder this is; remembered with the publish, also if nothing changed. */
  folder?: string
}

/** An id that two cities (or one city twice) would bear. */
export interface Collision {
  kind: IdKind
  id: string
  cities: [string, string]
}

/** What came of publishing. Only `published` wrote anything that a reader can see. */
export type Published =
  | { outcome: 'published'; revisions: Revision[]; unchanged: Revision[] }
  | { outcome: 'unchanged'; unchanged: Revision[] }
  /** Someone else published first, or `base` is not the head. Read again, decide again. */
  | { outcome: 'conflict'; city: string; expected: string | null; found: string | null }
  | { outcome: 'collision'; collisions: Collision[] }

/** A data folder that was published here. */
export interface Folder {
  digest: string
  publishedAt: Instant
}

/** Reads and writes of one dataset store. */
export interface Store extends Reader {
  /**
   * Publishes cities in one transaction: all of them or none. A city whose content equals its
   * head's is left alone. Throws only for our own bugs or a broken database.
   */
  publish(editions: readonly Edition[], how: Publishing): Promise<Published>
  /** Publishes an old revision's content again, as a new revision with that one's feed events. */
  rollback(to: Revision, how: Omit<Publishing, 'kind' | 'folder'>): Promise<Published>

  head(city: string): Promise<Revision | null>
  /** Every published city, by id. */
  cities(): Promise<City[]>
  /** {@link Reader.cityOf} for many at once; unknown ids are missing from the map. */
  citiesOf(kind: IdKind, ids: readonly string[]): Promise<Map<string, Belonging>>

  /** Was the folder with this digest ever published here? */
  knowsFolder(digest: string): Promise<boolean>
  /** The folder published last. */
  lastFolder(): Promise<Folder | null>
}

/** The store in a migrated database. Opening does no I/O and keeps nothing in memory. */
export function openStore(port: SqlPort): Store {
  const store: Store = {
    ...openReader(port),

    publish: (editions, how) => publish(store, port, editions, how),

    async rollback(to, how) {
      const events = [...(await store.stamps(to))]
        .filter(([, stamp]) => !stamp.withdrawn)
        .map(([uid, { digest, changedAt }]) => ({ uid, digest, sourceDate: changedAt }))
      const content = await store.content(to)
      return store.publish([{ content, events }], { ...how, kind: 'rollback' })
    },

    async head(city) {
      const where = 'WHERE id = (SELECT revision FROM heads WHERE city = ?)'
      return (await revisionsWhere(port, where, [city]))[0] ?? null
    },

    cities: async () => (await store.heads()).map((head) => head.about),

    citiesOf: (kind, ids) => citiesOf(port, kind, ids),

    async knowsFolder(digest) {
      return (await port.all('SELECT 1 FROM folders WHERE digest = ?', [digest])).length > 0
    },

    async lastFolder() {
      const [row] = await port.all(
        'SELECT digest, published_at FROM folders ORDER BY serial DESC LIMIT 1',
      )
      if (!row) return null
      return { digest: String(row['digest']), publishedAt: Number(row['published_at']) }
    },
  }
  return store
}

/** SHA-256 of a content's canonical JSON, as in {@link Revision.content}. */
export function contentDigest(content: CityContent): Promise<string> {
  return sha256(canonicalJson(content))
}

/** The id of the revision that has this content and follows `parent`. */
export async function revisionId(parent: string | null, content: string): Promise<string> {
  return (await sha256(`${parent ?? ''}\n${content}`)).slice(0, 20)
}

// Long texts first, in chunks nobody refers to yet; then one transaction that makes all of it
// visible. Killed at any moment, the store has the old heads or the new ones.
async function publish(
  store: Store,
  port: SqlPort,
  editions: readonly Edition[],
  how: Publishing,
): Promise<Published> {
  const drafts = await Promise.all(editions.map((edition) => draft(store, edition, how)))
  refuseTwice(drafts.map((d) => d.city))

  const isNew = (d: Draft): boolean => d.head?.content !== d.content
  const unchanged = drafts.flatMap((d) => (d.head && !isNew(d) ? [d.head] : []))
  const changing = drafts.filter(isNew)
  for (const { city, head } of changing) {
    const expected = how.base?.[city]
    const found = head?.id ?? null
    if (expected !== undefined && expected !== found) {
      return { outcome: 'conflict', city, expected, found }
    }
  }
  if (changing.length === 0) {
    await port.batch(folderRecord(how))
    return { outcome: 'unchanged', unchanged }
  }

  const collisions = await collisionsAmong(port, changing)
  if (collisions.length > 0) return { outcome: 'collision', collisions }

  const texts: SqlStatement[] = []
  for (const d of changing) {
    const previous = d.head ? await store.stamps(d.head) : null
    const stamps = encodeStamps(restamp(previous, d.edition.events, d.publishedAt))
    const storedContent = await writeText(port, d.text)
    const storedStamps = await writeText(port, stamps)
    texts.push(storedContent.record, storedStamps.record)
    d.stamps = storedStamps.digest
  }
  const batch = [
    ...texts,
    ...changing.map((d) => revisionRecord(d, how)), // refused here if a head has moved
    ...(await idRecords(port, changing)), // refused here if another city took an id
    ...folderRecord(how),
  ]
  try {
    await port.batch(batch)
  } catch (error) {
    const reason = await whyRefused(store, port, changing, error)
    if (reason) return reason
    // the batch was committed and only the answer was lost
  }
  const ids = changing.map((d) => d.id)
  const revisions = await revisionsById(store, ids)
  return { outcome: 'published', revisions, unchanged }
}

/** One city on its way into the store. */
interface Draft {
  city: string
  edition: Edition
  text: string
  content: string
  head: Revision | null
  id: string
  publishedAt: Instant
  stamps: string
  ids: IdEntry[]
}

async function draft(store: Store, edition: Edition, how: Publishing): Promise<Draft> {
  if (!Number.isSafeInteger(how.at)) throw new Error(`at: ${how.at} is not a whole minute`)
  const city = edition.content.city.id
  const text = canonicalJson(edition.content)
  const content = await sha256(text)
  const head = await store.head(city)
  return {
    city,
    edition,
    text,
    content,
    head,
    id: await revisionId(head?.id ?? null, content),
    publishedAt: Math.max(how.at, head?.publishedAt ?? how.at),
    stamps: '',
    ids: idsOf(edition.content),
  }
}

function refuseTwice(cities: string[]): void {
  const twice = cities.find((city, i) => cities.indexOf(city) !== i)
  if (twice !== undefined) throw new Error(`city ${twice} is published twice at once`)
}

/** A refused batch wrote nothing; the state of the store tells why. Null: it was committed after all. */
async function whyRefused(
  store: Store,
  port: SqlPort,
  drafts: readonly Draft[],
  error: unknown,
): Promise<Published | null> {
  const heads = await Promise.all(drafts.map((d) => store.head(d.city)))
  if (drafts.every((d, i) => heads[i]?.id === d.id)) {
    if (!(error instanceof SqlConstraintError)) return null
    // another publisher put the very same content after the very same parent
    return { outcome: 'unchanged', unchanged: heads.filter((head) => head !== null) }
  }
  if (!(error instanceof SqlConstraintError)) throw error
  for (const [i, { city, head }] of drafts.entries()) {
    const expected = head?.id ?? null
    const found = heads[i]?.id ?? null
    if (expected !== found) return { outcome: 'conflict', city, expected, found }
  }
  const collisions = await collisionsAmong(port, drafts)
  if (collisions.length > 0) return { outcome: 'collision', collisions }
  throw error
}

async function revisionsById(store: Store, ids: string[]): Promise<Revision[]> {
  const found = await Promise.all(ids.map((id) => store.revision(id)))
  return found.filter((revision) => revision !== null)
}

function revisionRecord(d: Draft, how: Publishing): SqlStatement {
  return {
    sql: `INSERT INTO revisions
      (id, city, parent, content, stamps, about, published_at, published_by, note, kind)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    params: [
      d.id,
      d.city,
      d.head?.id ?? null,
      d.content,
      d.stamps,
      canonicalJson(d.edition.content.city),
      d.publishedAt,
      how.by,
      how.note,
      how.kind,
    ],
  }
}

function folderRecord({ folder, at }: Publishing): SqlStatement[] {
  if (folder === undefined) return []
  const sql = `INSERT INTO folders (digest, published_at, serial)
    SELECT ?, ?, coalesce(max(serial), 0) + 1 FROM folders WHERE true
    ON CONFLICT (digest) DO UPDATE SET published_at = excluded.published_at, serial = excluded.serial`
  return [{ sql, params: [folder, at] }]
}

/** One row of the id index: kind, id, the id it has now. */
type IdEntry = [kind: IdKind, id: string, current: string]

function idsOf(content: CityContent): IdEntry[] {
  const entries: IdEntry[] = []
  for (const venue of content.venues) {
    entries.push(['venue', venue.id, venue.id])
    for (const former of venue.formerIds) entries.push(['venue', former, venue.id])
  }
  for (const notice of content.notices) entries.push(['notice', notice.id, notice.id])
  return entries
}

/** Ids that several of the drafts, one draft twice, or a draft and a city beside them would bear. */
async function collisionsAmong(port: SqlPort, drafts: readonly Draft[]): Promise<Collision[]> {
  const owner = new Map<string, string>()
  const collisions: Collision[] = []
  for (const { city, ids } of drafts) {
    for (const [kind, id] of ids) {
      const other = owner.get(`${kind} ${id}`)
      if (other === undefined) owner.set(`${kind} ${id}`, city)
      else collisions.push({ kind, id, cities: [other, city] })
    }
  }
  const changing = JSON.stringify(drafts.map((d) => d.city))
  const asked = drafts.flatMap(({ ids }) => ids.map(([kind, id]) => [kind, id]))
  for (const piece of jsonPieces(asked)) {
    const rows = await port.all(
      `SELECT ids.kind, ids.id, ids.city FROM json_each(?) AS asked
       JOIN ids ON ids.kind = json_extract(asked.value, '$[0]')
               AND ids.id = json_extract(asked.value, '$[1]')
       WHERE ids.city NOT IN (SELECT value FROM json_each(?))`,
      [piece, changing],
    )
    for (const row of rows) {
      const kind = row['kind'] as IdKind
      const id = String(row['id'])
      collisions.push({ kind, id, cities: [String(row['city']), owner.get(`${kind} ${id}`)!] })
    }
  }
  return collisions
}

/**
 * Moves the index from the heads' ids to the drafts': what goes from any city first, then what
 * comes, so that a venue may move between two cities published together.
 */
async function idRecords(port: SqlPort, drafts: readonly Draft[]): Promise<SqlStatement[]> {
  const going: SqlStatement[] = []
  const coming: SqlStatement[] = []
  for (const { city, ids } of drafts) {
    const rows = await port.all('SELECT kind, id, current FROM ids WHERE city = ?', [city])
    const old = rows.map((row) => [row['kind'], row['id'], row['current']] as IdEntry)
    for (const piece of jsonPieces(without(old, ids))) {
      const sql = `DELETE FROM ids WHERE city = ? AND (kind, id) IN
        (SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each(?))`
      going.push({ sql, params: [city, piece] })
    }
    for (const piece of jsonPieces(without(ids, old))) {
      const sql = `INSERT INTO ids (kind, id, city, current)
        SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), ?,
               json_extract(value, '$[2]') FROM json_each(?)`
      coming.push({ sql, params: [city, piece] })
    }
  }
  return [...going, ...coming]
}

function without(entries: readonly IdEntry[], others: readonly IdEntry[]): IdEntry[] {
  const known = new Set(others.map((entry) => entry.join(' ')))
  return entries.filter((entry) => !known.has(entry.join(' ')))
}

/** The values as JSON arrays, each short enough to be bound. */
function jsonPieces(values: readonly unknown[]): string[] {
  const pieces: string[] = []
  let piece: string[] = []
  let length = 0
  for (const value of values) {
    const json = JSON.stringify(value)
    if (length + json.length > 250_000) {
      pieces.push(`[${piece.join(',')}]`)
      piece = []
      length = 0
    }
    piece.push(json)
    length += json.length + 1
  }
  if (piece.length > 0) pieces.push(`[${piece.join(',')}]`)
  return pieces
}
