/** The Worker in real workerd over real D1 gives what Node gives, byte for byte and header for header. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DATA_DIR } from '../../src/dataset/read.ts'
import { examineFolder, publishRead } from '../../src/publishing.ts'
import { openStore } from '../../src/store/store.ts'
import { NOW, serviceOf } from '../http/service.ts'
import type { Service } from '../http/service.ts'
import { BAD, GOOD } from '../http/tables.ts'
import { startWorker } from './harness.ts'
import type { RunningWorker } from './harness.ts'
import { remotePort } from './port-client.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const CITIES = ['zhuzhou', 'yiyang']
const CONFIG = { baseUrl: 'https://budayang.example', pollEvery: 0 }

/** Headers that tell of the answer, not of the request or the connection. */
const TELLING = [
  'content-type',
  'cache-control',
  'etag',
  'last-modified',
  'vary',
  'link',
  'content-disposition',
  'content-security-policy',
  'access-control-allow-origin',
  'x-content-type-options',
]

let node: Service
let edge: RunningWorker

beforeAll(async () => {
  node = await serviceOf({ cities: CITIES, config: CONFIG })
  edge = await startWorker({ main: 'tests/runtime/edge-worker.ts', vars: { NOW: String(NOW) } })
  const read = await examineFolder(DATA_DIR)
  const cities = read.decoded.cities.filter(({ city }) => CITIES.includes(city.id))
  const how = { at: NOW / 60_000, by: 'test', note: '' }
  const store = openStore(remotePort(edge, '/.port'))
  const done = await publishRead(store, { ...read, decoded: { ...read.decoded, cities } }, how)
  expect(done.outcome).toBe('published')
})

afterAll(async () => {
  node?.close()
  await edge?.stop()
})

describe('the same answers', () => {
  test.each([...GOOD, ...BAD.map(([path]) => path)])('%s', async (path) => {
    const here = await node.app.request(path)
    const there = await edge.fetch(path)
    expect({ ...told(there), body: await there.text() }).toEqual({
      ...told(here),
      body: await here.text(),
    })
  })

  test.each(GOOD)('HEAD and 304 of %s', async (path) => {
    const head = await edge.fetch(path, { method: 'HEAD' })
    expect(head.status).toBe(200)
    expect(await head.text()).toBe('')
    const etag = head.headers.get('etag')
    if (etag === null) return
    const again = await edge.fetch(path, { headers: { 'if-none-match': `"other", W/${etag}` } })
    expect(again.status).toBe(304)
  })
})

// what the bundle leaves out of Hono is missed by none of these
test.each([
  ['POST', '/v1/cities'],
  ['OPTIONS', '/v1/cities'],
  ['DELETE', '/'],
  ['HEAD', '/nowhere/at-all'],
  ['GET', '/v1/cities/'],
  ['GET', '/venues/%E9%A6%86'],
  ['GET', '/v1/venues/%zz/status'],
])('%s %s is refused alike', async (method, path) => {
  const here = await node.app.request(path, { method })
  const there = await edge.fetch(path, { method })
  expect({ ...told(there), body: await there.text() }).toEqual({
    ...told(here),
    body: await here.text(),
  })
})

test('it counts what it is asked', async () => {
  const counts = await edge.fetch('/metrics')
  expect(counts.headers.get('content-type')).toBe('text/plain; charset=UTF-8')
  expect(await counts.text()).toMatch(
    /^budayang_requests_total\{route="status",status="200"\} \d+$/m,
  )
})

test('a revision published while it runs is served without a restart, and rolled back', async () => {
  const store = openStore(remotePort(edge, '/.port'))
  const path = '/v1/venues/zhuzhou-museum/status?at=2024-02-09T10:30'
  const before = await (await edge.fetch(path)).text()
  const head = (await store.head('zhuzhou'))!
  const content = structuredClone(await store.content(head))
  const notice = content.notices.find(({ id }) => id === 'zhuzhou-2024-spring-festival')!
  notice.rules.find(({ id }) => id.endsWith('#3.1'))!.what = { kind: 'closed' }
  const how = { by: 'test', note: '', kind: 'publish' as const }
  const changed = await store.publish([{ content, events: [] }], { ...how, at: NOW / 60_000 + 1 })
  expect(changed.outcome).toBe('published')
  expect((await (await edge.fetch(path)).json()).state).toBe('closed')
  const old = await edge.fetch(`${path}&revision=${head.id}`)
  expect(JSON.parse(await old.text()).state).toBe('open')
  await store.rollback(head, { by: 'test', note: '', at: NOW / 60_000 + 2 })
  expect(await (await edge.fetch(path)).text()).toBe(before)
})

test('a plain deploy ships a small script', () => {
  const out = mkdtempSync(join(tmpdir(), 'budayang-deploy-'))
  try {
    const said = execFileSync(
      join(ROOT, 'node_modules/.bin/wrangler'),
      ['deploy', '--dry-run', '--outdir', out],
      {
        cwd: ROOT,
        encoding: 'utf8',
        stdio: 'pipe',
        env: { ...process.env, CI: '1', NO_COLOR: '1', WRANGLER_SEND_METRICS: 'false' },
      },
    )
    const scripts = readdirSync(out).filter((name) => name.endsWith('.js'))
    expect(scripts).toHaveLength(1)
    const script = readFileSync(join(out, scripts[0]!))
    const size = gzipSync(script).length
    const figure = { figure: 'Worker script, bytes gzip', value: size, below: 80_000 }
    console.log(JSON.stringify({ ...figure, unpacked: script.length }))
    expect(size).toBeLessThan(80_000)
    // what wrangler says it sends is what was written, to a hundredth of a KiB and what a form adds
    const told = Number(/Total Upload: [\d.]+ KiB \/ gzip: ([\d.]+) KiB/.exec(said)?.[1]) * 1024
    expect(Math.abs(told - size)).toBeLessThan(20)
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
})

test('the Worker as deployed starts, answers and serves its static files', async () => {
  const worker = await startWorker({ vars: { BASE_URL: 'https://budayang.example' } })
  try {
    expect(await (await worker.fetch('/healthz')).json()).toEqual({ status: 'ok', cities: [] })
    const document = await worker.fetch('/openapi.json')
    expect(document.status).toBe(200)
    expect(document.headers.get('content-type')).toContain('application/json')
    expect((await worker.fetch('/docs')).status).toBe(200)
    expect((await worker.fetch('/v1/venues/zhuzhou-museum/status')).status).toBe(404)
  } finally {
    await worker.stop()
  }
})

function told(response: Response): { status: number; headers: Record<string, string | null> } {
  return {
    status: response.status,
    headers: Object.fromEntries(TELLING.map((name) => [name, response.headers.get(name)])),
  }
}
