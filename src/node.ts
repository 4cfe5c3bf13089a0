/** The service on Node: one process, one SQLite file. Environment: `PORT`, `HOST`, `DB` and those below. */
import { execFile } from 'node:child_process'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import type { IncomingMessage, Server } from 'node:http'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { serve } from '@hono/node-server'
import type { ServerType } from '@hono/node-server'
import type { Hono } from 'hono'
import { ASSETS_DIR, TYPES } from './assets.ts'
import { DATA_DIR } from './dataset/read.ts'
import { createApp } from './http/app.ts'
import { tokensFile } from './http/edit-tokens.ts'
import type { Asset, Config } from './http/frame.ts'
import { publishAtStart, sayIssue } from './publishing.ts'
import { openSqlite } from './store/sqlite.ts'
import type { SqlitePort } from './store/sqlite.ts'
import { openStore } from './store/store.ts'
import type { Store } from './store/store.ts'

/** How the server is run; the command line and the environment fill this in. */
export interface ServerOptions {
  port: number
  host: string
  db: string
  /** Folder published at start; null publishes nothing. */
  data: string | null
  /** Public origin, `https://…`; the request's own otherwise. */
  baseUrl?: string
  reportTo?: string
  /** Requests per minute and caller; off if not given. */
  perMinute?: number
  /** One JSON line per request on standard output. */
  logs: boolean
}

/** A server that is up. */
export interface Running {
  url: string
  /** Stops listening, lets requests in flight finish, closes the database. */
  stop(): Promise<void>
}

/** Options from the environment, over the defaults of the contract. */
export function optionsFrom(env: NodeJS.ProcessEnv): ServerOptions {
  const perMinute = Number(env['RATE_PER_MINUTE'] ?? '')
  return {
    port: Number(env['PORT'] ?? 8787),
    host: env['HOST'] ?? '127.0.0.1',
    db: env['DB'] ?? 'budayang.sqlite',
    data: env['DATA'] ?? DATA_DIR,
    ...(env['BASE_URL'] ? { baseUrl: env['BASE_URL'].replace(/\/$/, '') } : {}),
    ...(env['REPORT_TO'] ? { reportTo: env['REPORT_TO'] } : {}),
    ...(perMinute > 0 ? { perMinute } : {}),
    logs: env['LOG'] !== 'off',
  }
}

/** Publishes what is new, builds the static files, and listens. Throws if there is nothing to serve. */
export async function startServer(options: ServerOptions): Promise<Running> {
  // Answers are small and kept as bytes: a heap that grows slowly costs them nothing and saves half the memory.
  setFlagsFromString('--optimize-for-size')
  const port = openSqlite(options.db)
  const store = openStore(port)
  if (options.data !== null) {
    const start = await publishAtStart(store, options.data, Math.floor(Date.now() / 60_000))
    if (start.outcome === 'published')
      for (const one of start.revisions) note(`published ${one.city} as ${one.id}`)
    if (start.outcome === 'superseded')
      for (const { city, head } of start.differing)
        note(`${options.data} was published before; ${city} goes on serving ${head}`)
    if (start.outcome === 'failed') {
      for (const issue of start.issues) note(sayIssue(issue))
      note(`${start.reason}; ${start.serving ? 'serving the last revision' : 'nothing to serve'}`)
      if (!start.serving) {
        port.close()
        throw new Error(start.reason)
      }
    }
  }
  const config: Config = {
    assets: await assetsFrom(ASSETS_DIR),
    ...(options.baseUrl ? { baseUrl: options.baseUrl } : {}),
    ...(options.reportTo ? { reportTo: options.reportTo } : {}),
    ...(options.logs ? { log: (line: string) => void process.stdout.write(`${line}\n`) } : {}),
    ...(options.perMinute ? { limiter: limiterOf(options.perMinute) } : {}),
  }
  const app = createApp({ store, now: Date.now, config })
  return listen(withEditor(app, store, options), port, options)
}

/** The app with the editor's page beside it, where there is a folder to write into. */
function withEditor(
  app: Hono,
  store: Store,
  { data, host, baseUrl, logs }: ServerOptions,
): Pick<Hono, 'fetch'> {
  if (data === null) return app
  // a service that others reach under a name lets nobody in for being near
  const isPrivate = /^(127\.|localhost$|::1$)/.test(host) && baseUrl === undefined
  // with its reader of notices it takes more memory than all the answers: a server nobody edits on never loads it
  let edit: Promise<Hono> | null = null
  const open = async () => {
    const { editApp } = await import('./http/edit.ts')
    return editApp({
      store,
      dir: data,
      tokens: tokensFile(),
      now: Date.now,
      localName: isPrivate ? 'editor' : null,
      ...(logs ? { log: (line: string) => void process.stdout.write(`${line}\n`) } : {}),
    })
  }
  return {
    fetch: async (request, env, context) =>
      /^https?:\/\/[^/]+\/edit(?:[/?]|$)/.test(request.url)
        ? (await (edit ??= open())).fetch(request, env, context)
        : app.fetch(request, env, context),
  }
}

/** Milliseconds between the word to stop and the closing of idle connections. */
const GRACE = 200
/** Milliseconds that requests in flight are given to finish. */
const PATIENCE = 10_000

function listen(
  app: Pick<Hono, 'fetch'>,
  database: SqlitePort,
  { port, host }: ServerOptions,
): Promise<Running> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: host }, (address) => {
      const shown = address.family === 'IPv6' ? `[${address.address}]` : address.address
      resolve({
        url: `http://${shown}:${address.port}`,
        stop: async () => {
          // what clients had sent before they could know is read first
          await new Promise((read) => setTimeout(read, GRACE))
          // on a busy machine the time may be over before the loop has looked at its sockets
          for (let turn = 0; turn < 10; turn++) await new Promise((looked) => setImmediate(looked))
          await closed(server)
          database.close()
        },
      })
    })
    server.once('error', (error) => {
      database.close()
      reject(error)
    })
    if ('headersTimeout' in server) {
      server.headersTimeout = 10_000
      server.requestTimeout = 30_000
      server.keepAliveTimeout = 65_000 // longer than load balancers keep theirs
    }
  })
}

/** Closes connections as they fall idle, and those that do not within {@link PATIENCE}. */
async function closed(server: ServerType): Promise<void> {
  const http = server as Server
  const idle = setInterval(() => http.closeIdleConnections(), 50)
  const late = setTimeout(() => http.closeAllConnections(), PATIENCE)
  await new Promise((done) => server.close(done))
  clearInterval(idle)
  clearTimeout(late)
}

const SITE = fileURLToPath(new URL('./site.ts', import.meta.url))

/** Builds the static files and keeps every one in memory, by the path it is served at. */
async function assetsFrom(dir: string): Promise<NonNullable<Config['assets']>> {
  try {
    // in a process of its own: what it takes to build them is given back when it ends
    await promisify(execFile)(process.execPath, [SITE, dir])
  } catch (error) {
    // a folder that cannot be written may hold what an earlier build left
    note(`static files were not built: ${error instanceof Error ? error.message : String(error)}`)
    if (!statSync(dir, { throwIfNoEntry: false })) return async () => null
  }
  const files = new Map<string, Asset>()
  for (const entry of readdirSync(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const type = TYPES[entry.name.slice(entry.name.lastIndexOf('.'))] ?? 'application/octet-stream'
    const body = new Uint8Array(readFileSync(path))
    files.set(`/${relative(dir, path).split(sep).join('/')}`, { type, body })
  }
  return async (path) => files.get(path) ?? null
}

/** A fixed window of a minute per caller's address; addresses are forgotten when it ends. */
function limiterOf(perMinute: number): NonNullable<Config['limiter']> {
  let window = 0
  const counts = new Map<string, number>()
  return async (_, env) => {
    const now = Date.now()
    if (Math.floor(now / 60_000) !== window) {
      window = Math.floor(now / 60_000)
      counts.clear()
    }
    const { incoming } = env as { incoming?: IncomingMessage }
    const caller = incoming?.socket.remoteAddress ?? ''
    const count = (counts.get(caller) ?? 0) + 1
    counts.set(caller, count)
    return count > perMinute ? Math.ceil(((window + 1) * 60_000 - now) / 1000) : null
  }
}

function note(text: string): void {
  process.stderr.write(`budayang: ${text}\n`)
}

/** Serves until the process is told to stop; what `budayang serve` runs. */
export async function serveUntilStopped(options: ServerOptions): Promise<void> {
  const running = await startServer(options)
  note(`listening on ${running.url}`)
  await new Promise<void>((resolve) => {
    const stop = () => {
      process.off('SIGTERM', stop)
      process.off('SIGINT', stop)
      resolve()
    }
    process.on('SIGTERM', stop)
    process.on('SIGINT', stop)
  })
  note('stopping')
  await running.stop()
}

if (import.meta.main) await serveUntilStopped(optionsFrom(process.env))
