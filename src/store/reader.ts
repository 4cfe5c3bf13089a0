/** What a service reads of the dataset store. All that the Worker has of it: publishing is for Node. */
import type { City, CityContent, Instant } from '../core/model.ts'
import { CorruptStoreError, readText } from './chunks.ts'
import type { Row, SqlPort, SqlValue } from './port.ts'
import { decodeStamps } from './stamps.ts'
import type { Stamps } from './stamps.ts'

/** Why a revision exists. */
export type RevisionKind = 'publish' | 'rollback' | 'emergency'

/** One published dataset of one city; immutable, so anything computed from it can be kept by `id`. */
export interface Revision {
  /** 20 hex digits, the hash of `parent` and `content`: equal histories have equal ids everywhere. */
  id: string
  city: string
  /** The revision this one followed; null for the city's first. */
  parent: string | null
  /** SHA-256 of the canonical JSON of the content. Equal digests, equal content. */
  content: string
  /** SHA-256 of the encoded stamps. */
  stamps: string
  /** Never falls along a chain, whatever the publisher's clock says. */
  publishedAt: Instant
  by: string
  note: string
  kind: RevisionKind
  /** The city as in the content, so that a list of cities loads no city. */
  about: City
  /** Order of publishing over all cities, ascending, gaps possible; a page of history begins at it. */
  serial: number
}

/** Venues and notices have one id space each, over all cities. */
export type IdKind = 'venue' | 'notice'

/** Where an id belongs now. `id` differs from what was asked if that was a former id. */
export interface Belonging {
  city: string
  id: string
}

/** What a service asks of a store. Reads of a revision throw {@link CorruptStoreError}. */
export interface Reader {
  /** The head of every city, by city id. */
  heads(): Promise<Revision[]>
  /** Grows with every publish, 0 before the first; one row read, cheap enough to ask every second. */
  headsVersion(): Promise<number>
  revision(id: string): Promise<Revision | null>
  /** What the city served at `t`: the last revision published at or before it. */
  revisionAsOf(city: string, t: Instant): Promise<Revision | null>
  /** History, newest first. `next` is the `before` of the next page, null on the last. */
  revisions(page?: {
    city?: string
    before?: number
    limit?: number
  }): Promise<{ items: Revision[]; next: number | null }>
  content(revision: Revision): Promise<CityContent>
  stamps(revision: Revision): Promise<Stamps>
  /** Where a venue or notice of some head is; former ids lead to the present one. */
  cityOf(kind: IdKind, id: string): Promise<Belonging | null>
}

/** Reads a migrated database. Opening does no I/O and keeps nothing in memory. */
export function openReader(port: Pick<SqlPort, 'all'>): Reader {
  const select = (where: string, params: SqlValue[] = []) => revisionsWhere(port, where, params)
  const first = async (where: string, params: SqlValue[]) =>
    (await select(where, params))[0] ?? null
  return {
    heads: () => select('WHERE id IN (SELECT revision FROM heads) ORDER BY city'),

    async headsVersion() {
      const [row] = await port.all('SELECT serial FROM revisions ORDER BY serial DESC LIMIT 1')
      return Number(row?.['serial'] ?? 0)
    },

    revision: (id) => first('WHERE id = ?', [id]),

    revisionAsOf: (city, t) =>
      first(
        'WHERE city = ? AND published_at <= ? ORDER BY published_at DESC, serial DESC LIMIT 1',
        [city, t],
      ),

    async revisions({ city, before = Number.MAX_SAFE_INTEGER, limit = 100 } = {}) {
      const ofCity = city === undefined ? '' : 'city = ? AND '
      const items = await select(`WHERE ${ofCity}serial < ? ORDER BY serial DESC LIMIT ?`, [
        ...(city === undefined ? [] : [city]),
        before,
        limit + 1,
      ])
      const page = items.slice(0, limit)
      return { items: page, next: items.length > limit ? (page.at(-1)?.serial ?? null) : null }
    },

    content: async (revision) => JSON.parse(await readText(port, revision.content)) as CityContent,

    stamps: async (revision) => decodeStamps(await readText(port, revision.stamps)),

    cityOf: async (kind, id) => (await citiesOf(port, kind, [id])).get(id) ?? null,
  }
}

/** Where ids are now; unknown ones are missing from the map. */
export async function citiesOf(
  port: Pick<SqlPort, 'all'>,
  kind: IdKind,
  ids: readonly string[],
): Promise<Map<string, Belonging>> {
  const rows = await port.all(
    `SELECT id, city, current FROM ids
     WHERE kind = ? AND id IN (SELECT value FROM json_each(?))`,
    [kind, JSON.stringify(ids)],
  )
  return new Map(
    rows.map((row) => [
      String(row['id']),
      { city: String(row['city']), id: String(row['current']) },
    ]),
  )
}

/** Revisions by the end of a query, `WHERE` and what follows. */
export async function revisionsWhere(
  port: Pick<SqlPort, 'all'>,
  where: string,
  params: readonly SqlValue[],
): Promise<Revision[]> {
  return (await port.all(`SELECT ${COLUMNS} FROM revisions ${where}`, params)).map(revisionOf)
}

const COLUMNS =
  'id, city, parent, content, stamps, about, published_at, published_by, note, kind, serial'

function revisionOf(row: Row): Revision {
  return {
    id: String(row['id']),
    city: String(row['city']),
    parent: row['parent'] === null ? null : String(row['parent']),
    content: String(row['content']),
    stamps: String(row['stamps']),
    publishedAt: Number(row['published_at']),
    by: String(row['published_by']),
    note: String(row['note']),
    kind: row['kind'] as RevisionKind,
    about: aboutOf(row),
    serial: Number(row['serial']),
  }
}

function aboutOf(row: Row): City {
  try {
    return JSON.parse(String(row['about'])) as City
  } catch (cause) {
    throw new CorruptStoreError(`revision ${row['id']}: its city is not JSON`, { cause })
  }
}
