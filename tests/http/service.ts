/** The app over a store of its own, with a clock that stands where the test puts it. */
import type { Hono } from 'hono'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { DATA_DIR } from '../../src/dataset/read.ts'
import { createApp } from '../../src/http/app.ts'
import type { Config } from '../../src/http/frame.ts'
import { openapi } from '../../src/http/openapi.ts'
import { examineFolder, publishRead } from '../../src/publishing.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { openStore } from '../../src/store/store.ts'
import type { Store } from '../../src/store/store.ts'

/** A service under test. */
export interface Service {
  app: Hono
  store: Store
  /** Milliseconds since 1970; tests move it. */
  clock: { now: number }
  /** Status and parsed body. */
  get(path: string, headers?: Record<string, string>): Promise<{ response: Response; body: any }>
  close(): void
}

/** The moment at which tests publish and, unless they say otherwise, ask: 2026-11-22T08:00 in Zhuzhou. */
export const NOW = Date.UTC(2026, 10, 22)

/** What a service under test is made of. */
export interface Setup {
  /** Data folder, `data/` if not given; null publishes nothing. */
  dir?: string | null
  /** Only these cities of it. */
  cities?: string[]
  config?: Config
}

/** The data of the repository, read once for all services of a test file. */
let ours: ReturnType<typeof examineFolder> | undefined

/** A service over a store in memory, published at {@link NOW}. */
export async function serviceOf({
  dir = DATA_DIR,
  cities,
  config = {},
}: Setup = {}): Promise<Service> {
  const port = openSqlite(':memory:')
  const store = openStore(port)
  if (dir !== null) {
    const read = await (dir === DATA_DIR ? (ours ??= examineFolder(dir)) : examineFolder(dir))
    const { decoded } = read
    const wanted = decoded.cities.filter(({ city }) => cities?.includes(city.id) ?? true)
    const how = { at: NOW / 60_000, by: 'test', note: '' }
    const done = await publishRead(store, { ...read, decoded: { ...decoded, cities: wanted } }, how)
    if (done.outcome !== 'published') throw new Error(`${dir}: ${JSON.stringify(done)}`)
  }
  const clock = { now: NOW }
  const app = createApp({ store, now: () => clock.now, config })
  return {
    app,
    store,
    clock,
    async get(path, headers = {}) {
      const response = await app.request(path, { headers })
      const text = await response.clone().text()
      const isJson = (response.headers.get('content-type') ?? '').includes('json')
      return { response, body: isJson ? JSON.parse(text) : text }
    },
    close: () => port.close(),
  }
}

const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
const document = openapi() as { paths: Record<string, any>; components: any }
ajv.addSchema({ $id: 'api', components: document.components })

/** What is wrong with an answer, by the document; null if nothing is. */
export function faultsOf(path: string, response: Response, body: unknown): string | null {
  const name = response.ok ? schemaOf(path) : 'Problem'
  if (name === null) return null
  const validate = ajv.getSchema(`api#/components/schemas/${name}`)
  if (!validate) return `no schema ${name}`
  if (validate(body)) return null
  return `${path}: ${name}: ${ajv.errorsText(validate.errors)}`
}

/** The name of the schema that the document promises for an address; null if it is not JSON. */
function schemaOf(path: string): string | null {
  const asked = path.replace(/\?.*$/, '')
  const exact = document.paths[asked] ? asked : null
  const pattern =
    exact ??
    Object.keys(document.paths).find((candidate) =>
      new RegExp(`^${candidate.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`).test(asked),
    )
  if (pattern === undefined) return null
  const content = document.paths[pattern].get.responses['200'].content
  return content['application/json']?.schema.$ref.split('/').at(-1) ?? null
}
