/** The real service for clients' tests: the app over a store in memory, at whatever time it is told. */
import { createApp } from '../../src/http/app.ts'
import type { CityContent } from '../../src/core/model.ts'
import { decode } from '../../src/dataset/decode.ts'
import { DATA_DIR, builtinCalendar, readFolder } from '../../src/dataset/read.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { openStore } from '../../src/store/store.ts'
import type { Store } from '../../src/store/store.ts'

/** A service to ask, and to publish to. */
export interface Service {
  /** Answers as `fetch` does, whatever the origin. */
  fetch(url: string, init?: { headers: Record<string, string> }): Promise<Response>
  /** Publishes cities at this moment (milliseconds). */
  publish(contents: CityContent[], at: number): Promise<void>
}

/** A service over `contents`, published at `published`; `now` is asked at each request. */
export async function serviceOf(
  contents: CityContent[],
  now: () => number,
  published = Date.parse('2024-02-08T10:00:00+08:00'),
): Promise<Service> {
  const store = openStore(openSqlite(':memory:'))
  const app = createApp({ store, now, config: { pollEvery: 0 } })
  await publishTo(store, contents, published)
  return {
    fetch: async (url, init) => app.request(url, init),
    publish: (cities, at) => publishTo(store, cities, at),
  }
}

/** Publishes cities at a moment (milliseconds); throws if nothing came of it. */
export async function publishTo(store: Store, cities: CityContent[], at: number): Promise<void> {
  const editions = cities.map((content) => ({ content, events: [] }))
  const how = { at: Math.floor(at / 60_000), by: 'test', note: '', kind: 'publish' as const }
  const done = await store.publish(editions, how)
  if (done.outcome !== 'published') throw new Error(`not published: ${JSON.stringify(done)}`)
}

/** The cities of the repository's data folder. */
export function packCities(): CityContent[] {
  const { cities, issues } = decode(readFolder(DATA_DIR), builtinCalendar())
  const errors = issues.filter(({ severity }) => severity === 'error')
  if (errors.length) throw new Error(errors.map((issue) => JSON.stringify(issue)).join('\n'))
  return cities
}

/** A city of its own from YAML: the text of `venues.yaml`, and of notices by file name. */
export function cityFrom(venues: string, notices: Record<string, string> = {}): CityContent {
  const files = new Map([['cities/town/venues.yaml', venues]])
  for (const [name, text] of Object.entries(notices)) files.set(`cities/town/notices/${name}`, text)
  const { cities, issues } = decode({ files }, builtinCalendar())
  const city = cities[0]
  if (!city) throw new Error(issues.map((issue) => JSON.stringify(issue)).join('\n'))
  return city
}
