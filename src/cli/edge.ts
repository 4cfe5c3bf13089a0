/**
 * D1 reached from Node through wrangler: the local database that `npm run dev:edge` serves, or the real one
 * for `budayang publish --remote` (with wrangler's own login).
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DATA_DIR } from '../dataset/read.ts'
import { publishAtStart, sayIssue } from '../publishing.ts'
import { d1Port } from '../store/d1.ts'
import type { D1Database } from '../store/d1.ts'
import { openStore } from '../store/store.ts'
import type { Store } from '../store/store.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Where wrangler keeps the local database between runs. */
const STATE = join(ROOT, '.wrangler/state')

/** Nothing is asked and nothing is told: wrangler runs without a terminal, a login or the network. */
const QUIET = {
  CI: '1',
  WRANGLER_SEND_METRICS: 'false',
  DO_NOT_TRACK: '1',
  WRANGLER_HIDE_BANNER: 'true',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
}

/** Runs `use` on the store behind the Worker: the real D1 if `remote`, else the local one. */
export async function withEdgeStore<T>(
  remote: boolean,
  use: (store: Store) => Promise<T>,
): Promise<T> {
  Object.assign(process.env, remote ? {} : QUIET)
  const { getPlatformProxy } = await import('wrangler')
  const proxy = await getPlatformProxy<{ DB: D1Database }>({
    configPath: join(ROOT, 'wrangler.toml'),
    ...(remote ? { environment: 'remote' } : {}),
    persist: { path: join(STATE, 'v3') },
    remoteBindings: remote,
  })
  try {
    return await use(openStore(d1Port(proxy.env.DB)))
  } finally {
    await proxy.dispose()
  }
}

/** `npm run dev:edge`: migrates and fills the local D1, then serves the Worker on HOST and PORT. */
async function devEdge(): Promise<void> {
  const { PORT = '8787', HOST = '127.0.0.1' } = process.env
  const migrate = ['d1', 'migrations', 'apply', 'DB', '--local', '--persist-to', STATE]
  const { status, stderr } = spawnSync(process.execPath, [wranglerPath(), ...migrate], {
    cwd: ROOT,
    env: { ...process.env, ...QUIET },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`migrating the local D1 failed:\n${stderr}`)
  const start = await withEdgeStore(false, (store) =>
    publishAtStart(store, DATA_DIR, Math.floor(Date.now() / 60_000)),
  )
  if (start.outcome === 'failed') {
    for (const issue of start.issues) console.error(sayIssue(issue))
    throw new Error(start.reason)
  }
  console.log(`budayang: local D1 ${start.outcome}; starting workerd on http://${HOST}:${PORT}`)
  const worker = spawn(
    process.execPath,
    [
      wranglerPath(),
      ...['dev', '--local', '--ip', HOST, '--port', PORT, '--inspector-port', '0'],
      ...['--persist-to', STATE, '--show-interactive-dev-session=false'],
    ],
    { cwd: ROOT, env: { ...process.env, ...QUIET }, stdio: 'inherit' },
  )
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => worker.kill(signal))
  const [code] = (await once(worker, 'exit')) as [number | null]
  process.exitCode = code ?? 0
}

function wranglerPath(): string {
  return join(
    dirname(createRequire(import.meta.url).resolve('wrangler/package.json')),
    'bin/wrangler.js',
  )
}

if (import.meta.main) await devEdge()
