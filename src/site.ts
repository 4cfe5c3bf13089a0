/** Builds all static files, `openapi.json` with real answers among them: `node src/site.ts [DIR]`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ASSETS_DIR, buildAssets } from './assets.ts'
import { DATA_DIR } from './dataset/read.ts'
import { createApp } from './http/app.ts'
import { exampleAddress, openapi } from './http/openapi.ts'
import type { Examples } from './http/openapi.ts'
import { ROUTES } from './http/routes.ts'
import type { Route } from './http/routes.ts'
import { examineFolder, publishRead } from './publishing.ts'
import { openSqlite } from './store/sqlite.ts'
import { openStore } from './store/store.ts'

/** Writes every static file; gives back path within the folder and bytes. */
export async function buildSite(
  dir: string = ASSETS_DIR,
): Promise<{ path: string; bytes: number }[]> {
  mkdirSync(dir, { recursive: true })
  const text = `${JSON.stringify(openapi(await exampleAnswers()), null, 1)}\n`
  writeFileSync(join(dir, 'openapi.json'), text)
  return [...buildAssets(dir), { path: 'openapi.json', bytes: Buffer.byteLength(text) }]
}

/** Answers from the repository's own data at one fixed moment, by route; the same on every machine. */
export async function exampleAnswers(): Promise<Examples> {
  const port = openSqlite(':memory:')
  try {
    const store = openStore(port)
    const now = Date.UTC(2026, 10, 22)
    // The examples are of Zhuzhou, and so the other cities need not be published.
    const read = await examineFolder(DATA_DIR)
    const cities = read.decoded.cities.filter(({ city }) => city.id === 'zhuzhou')
    const occasion = { at: now / 60_000, by: 'editor', note: '' }
    await publishRead(store, { ...read, decoded: { ...read.decoded, cities } }, occasion)
    const app = createApp({ store, now: () => now })
    const revision = (await store.head('zhuzhou'))?.id ?? ''
    const answers: Examples = {}
    for (const route of Object.values(ROUTES) as Route[]) {
      const response = await app.request(exampleAddress(route, revision))
      if (!response.ok)
        throw new Error(`${exampleAddress(route, revision)}: ${await response.text()}`)
      const isJson = (response.headers.get('content-type') ?? '').includes('json')
      answers[route.name] = isJson ? await response.json() : await response.text()
    }
    return answers
  } finally {
    port.close()
  }
}

if (import.meta.main) {
  for (const { path, bytes } of await buildSite(process.argv[2]))
    console.log(`${path} ${bytes} bytes`)
}
