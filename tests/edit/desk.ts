/** A service with the editor's page over a folder of its own, on a port of the loopback. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
} from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { buildAssets, TYPES } from '../../src/assets.ts'
import { DATA_DIR } from '../../src/dataset/read.ts'
import { createApp } from '../../src/http/app.ts'
import { editApp } from '../../src/http/edit.ts'
import { newToken, writeTokens } from '../../src/http/edit-tokens.ts'
import { publishFolder } from '../../src/publishing.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { openStore } from '../../src/store/store.ts'
import type { Store } from '../../src/store/store.ts'

/** 2026-11-22T08:00 in Zhuzhou. */
export const NOW = Date.UTC(2026, 10, 22)

/** What tests do with an editor's service. */
export interface Desk {
  url: string
  dir: string
  store: Store
  clock: { now: number }
  /** A fresh token for some cities. */
  token(...cities: string[]): string
  revoke(): void
  /** Names of the notice files of a city. */
  notices(city: string): string[]
  /** Lines that were logged. */
  logged: string[]
  close(): Promise<void>
}

/** Opens the service over copies of two cities; `localName` as in {@link editApp}. */
export async function openDesk({
  localName = null,
  assets = false,
}: { localName?: string | null; assets?: boolean } = {}): Promise<Desk> {
  const root = mkdtempSync(join(tmpdir(), 'budayang-edit-'))
  const dir = join(root, 'data')
  for (const part of ['cities/zhuzhou', 'cities/yiyang', 'calendar'])
    if (existsSync(join(DATA_DIR, part)))
      cpSync(join(DATA_DIR, part), join(dir, part), { recursive: true })
  const built = join(root, 'assets')
  mkdirSync(built)
  if (assets) buildAssets(built)
  const port = openSqlite(':memory:')
  const store = openStore(port)
  const done = await publishFolder(store, dir, { at: NOW / 60_000, by: 'test', note: '' })
  if (done.outcome !== 'published') throw new Error(JSON.stringify(done))
  const clock = { now: NOW }
  const now = () => clock.now
  const logged: string[] = []
  const tokens = join(root, 'tokens.json')
  const kept: ReturnType<typeof newToken>['entry'][] = []
  const edit = editApp({ store, dir, tokens, now, localName, log: (line) => logged.push(line) })
  const app = createApp({
    store,
    now,
    config: {
      pollEvery: 0,
      assets: async (path) => {
        const file = join(built, path)
        if (!existsSync(file)) return null
        const type = TYPES[extname(path)] ?? 'application/octet-stream'
        return { type, body: new Uint8Array(readFileSync(file)) }
      },
    },
  })
  const listener = getRequestListener((request, env) =>
    new URL(request.url).pathname.startsWith('/edit')
      ? edit.fetch(request, env)
      : app.fetch(request, env),
  )
  const server = createServer((request, response) => void listener(request, response))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    dir,
    store,
    clock,
    logged,
    token(...cities) {
      const { token, entry } = newToken(cities, '李编辑', new Date(NOW))
      kept.push(entry)
      writeTokens(tokens, kept)
      return token
    },
    revoke() {
      kept.length = 0
      writeTokens(tokens, kept)
    },
    notices: (city) => readdirSync(join(dir, 'cities', city, 'notices')),
    async close() {
      await new Promise<void>((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      })
      port.close()
      rmSync(root, { recursive: true })
    },
  }
}

/** An invented notice of the museum and its car park, with a slip and a sentence that cannot be read. */
export const NOTICE = `2027年元旦假期参观公告
各位观众：
2027年1月1日（星期五）至1月2日（星期六），株洲博物馆10:00—16:00开放，15:30停止入馆。
1月3日（星期日），株洲博物馆全天闭馆。
1月2日（星期六），株洲博物馆停车场9:00—20:00开放。
自1月4日起，株洲博物馆恢复正常开放。
1月9日的安排以现场告示为准。
株洲博物馆
2026年12月20日
`
