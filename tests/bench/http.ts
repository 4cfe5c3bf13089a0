/**
 * The service against a static response of the same bytes and headers from bare Hono, cold (the first
 * request of an interval) and warm apart; then a minute of wrk at 64 connections if `wrk` is installed.
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Hono } from 'hono'
import { serviceOf } from '../http/service.ts'
import type { Service } from '../http/service.ts'
import { ratesAsync } from './harness.ts'
import type { Row } from './harness.ts'

const ROOT = resolve(import.meta.dirname, '../..')

/** Rows of `npm run bench` for the service. */
export async function* bench(): AsyncGenerator<Row> {
  const service = await serviceOf()
  const ids = (await service.get('/v1/venues?limit=100')).body.items.map(
    (v: { id: string }) => v.id,
  )
  const status = '/v1/venues/zhuzhou-museum/status'
  yield await against(service, 'status, warm', status, {}, 0.85)
  yield await against(
    service,
    'status of 100 venues, warm',
    `/v1/status?venues=${ids.join()}`,
    {},
    0.7,
  )
  const etag = (await service.app.request(status)).headers.get('etag')!
  yield await against(service, '304, warm', status, { 'if-none-match': etag }, 0.9)
  yield await against(service, '/v1/open of thirteen cities, warm', '/v1/open?limit=200', {}, 0.8)
  yield await cold(service, 'status, cold', (i) => `${status}?at=${moment(i)}`)
  yield await cold(service, '/v1/open, cold', (i) => `/v1/open?at=${moment(i)}`, 20)
  service.close()
  yield* load()
}

async function against(
  service: Service,
  name: string,
  path: string,
  asked: Record<string, string>,
  atLeast: number,
): Promise<Row> {
  const first = await service.app.request(path, { headers: asked })
  const headers = Object.fromEntries(first.headers)
  const { status } = first
  const body = status === 304 ? null : await first.text()
  const bare = new Hono().get('/static', () => new Response(body, { status, headers }))
  const ask = (app: Hono, address: string) => async () => {
    for (let i = 0; i < 500; i++)
      await (await app.request(address, { headers: asked })).arrayBuffer()
  }
  const speed = await ratesAsync({
    ours: { ops: 500, run: ask(service.app, path) },
    limit: { ops: 500, run: ask(bare, '/static') },
  })
  return {
    name,
    figure: speed.ours,
    peer: null,
    limit: speed.limit,
    ratio: speed.ours / speed.limit,
    atLeast,
    note: `requests per second in process, ${body?.length ?? 0} characters`,
  }
}

/** Every request another moment: nothing kept can answer. */
async function cold(
  service: Service,
  name: string,
  path: (i: number) => string,
  ops = 200,
): Promise<Row> {
  let asked = 0
  const speed = await ratesAsync({
    ours: {
      ops,
      run: async () => {
        for (let i = 0; i < ops; i++) await (await service.app.request(path(asked++))).arrayBuffer()
      },
    },
  })
  return {
    name,
    figure: speed.ours,
    peer: null,
    limit: null,
    ratio: null,
    atLeast: null,
    note: 'reported',
  }
}

function moment(i: number): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `2026-${two(1 + (Math.floor(i / 40_000) % 12))}-${two(1 + (Math.floor(i / 1440) % 28))}T${two(Math.floor(i / 60) % 24)}:${two(i % 60)}`
}

/** The real server under `wrk`: no errors, and memory that has stopped growing. */
async function* load(): AsyncGenerator<Row> {
  const seconds = Number(process.env['WRK_SECONDS'] ?? 60)
  if (spawnSync('wrk', ['--version']).error) {
    console.error('wrk is not installed (apt-get install wrk): the load rows are left out')
    return
  }
  const dir = mkdtempSync(join(tmpdir(), 'budayang-load-'))
  const port = 8790
  const server = spawn(process.execPath, [join(ROOT, 'src/cli.ts'), 'serve'], {
    env: { ...process.env, PORT: String(port), DB: join(dir, 'load.sqlite') },
    stdio: 'ignore',
  })
  const exit = once(server, 'exit')
  try {
    const base = `http://127.0.0.1:${port}`
    for (let i = 0; i < 300; i++) {
      const up = await fetch(`${base}/healthz`).catch(() => null)
      if (up?.ok) break
      await new Promise((go) => setTimeout(go, 200))
    }
    const run = (length: number) =>
      spawnSync('wrk', ['-t1', '-c64', `-d${length}s`, `${base}/v1/venues/zhuzhou-museum/status`], {
        encoding: 'utf8',
      }).stdout
    run(Math.max(2, seconds / 6))
    const before = residentKb(server.pid!)
    const said = run(seconds)
    const after = residentKb(server.pid!)
    const errors = /Socket errors|Non-2xx/.test(said)
    yield {
      name: `wrk, 64 connections, ${seconds} s: requests per second`,
      figure: Number(/Requests\/sec:\s+([\d.]+)/.exec(said)?.[1] ?? 0),
      peer: null,
      limit: null,
      ratio: errors ? 0 : 1,
      atLeast: 1,
      note: errors ? said : 'no errors',
    }
    yield {
      name: 'resident memory after that minute, MB',
      figure: after / 1024,
      peer: null,
      limit: before / 1024,
      ratio: before / after,
      atLeast: 0.8,
      note: 'limit: before it, warmed up',
    }
  } finally {
    server.kill('SIGTERM')
    await exit
    rmSync(dir, { recursive: true, force: true })
  }
}

function residentKb(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1])
}
