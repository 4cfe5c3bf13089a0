/**
 * `node tests/http/prove-fuzz.ts [count=100000] [seed=1]`: requests made from the document's own schemas
 * and from hostile strings, in process, then raw bytes to a real server. No answer may be 5xx, take a
 * second, differ from the document, or leave a rejection behind. Exit status 1 if any did.
 */
import { connect } from 'node:net'
import { once } from 'node:events'
import { gunzipSync } from 'node:zlib'
import { serve } from '@hono/node-server'
import fc from 'fast-check'
import type { Param, Schema } from '../../src/http/query.ts'
import { ROUTES } from '../../src/http/routes.ts'
import type { Route } from '../../src/http/routes.ts'
import { faultsOf, NOW, serviceOf } from './service.ts'

const count = Number(process.argv[2] ?? 100_000)
const seed = Number(process.argv[3] ?? 1)
const service = await serviceOf()
const trouble: string[] = []
process.on('unhandledRejection', (error) => trouble.push(`unhandled: ${String(error)}`))
const started = performance.now()

const venues = (await service.get('/v1/venues?limit=200')).body.items.map(
  (one: { id: string }) => one.id,
)
const revision = (await service.store.head('zhuzhou'))!.id

/** Strings that have broken services: encodings, separators, lengths, numbers that are not. */
const HOSTILE = [
  '',
  ' ',
  '0',
  '-1',
  '1e9',
  'NaN',
  'Infinity',
  'null',
  'undefined',
  'true',
  '[]',
  '{}',
  '%',
  '%%',
  '%00',
  '%0d%0aSet-Cookie:x=1',
  '../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  "' OR 1=1--",
  '"; DROP TABLE revisions;--',
  '<script>alert(1)</script>',
  '${7*7}',
  '{{7*7}}',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '\u202e',
  '\ufeff',
  '\u0000',
  '👩‍👩‍👧‍👦',
  '株洲博物馆',
  'a'.repeat(5000),
  ','.repeat(300),
  '2024-02-30',
  '0000-00-00',
  '99999-01-01',
  '2024-02-29T23:59:60Z',
  '2024-13-01T00:00',
  '2024-02-29T12:00+99:99',
  '2100-12-31T23:59',
  '2000-01-01T00:00',
  '2000-01-01T00:00+14:00',
  '2100-12-31T23:59-12:00',
  '9007199254740993',
  '0x10',
  '1.5',
  '٣',
  '%ff%fe',
  '\ud800',
]

const hostile = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
)
const anyDate = fc
  .tuple(
    fc.integer({ min: 1998, max: 2102 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 31 }),
  )
  .map(([y, m, d]) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`)
const anyMoment = fc
  .tuple(
    anyDate,
    fc.integer({ min: 0, max: 24 }),
    fc.integer({ min: 0, max: 60 }),
    fc.constantFrom('', 'Z', '+08:00', '-05:30', '+14:00'),
  )
  .map(
    ([date, h, m, offset]) =>
      `${date}T${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}${offset}`,
  )

/** A value that the parameter's schema admits, most of the time. */
function fitting(name: string, { schema, example }: Param<unknown>): fc.Arbitrary<string> {
  const word = (of: Schema): fc.Arbitrary<string> => {
    if (Array.isArray(of['enum'])) return fc.constantFrom(...(of['enum'] as string[]))
    if (of['format'] === 'date') return anyDate
    if (of['type'] === 'integer')
      return fc
        .integer({ min: Number(of['minimum']) - 1, max: Math.min(Number(of['maximum']) + 1, 1e6) })
        .map(String)
    if (of['type'] === 'number')
      return fc.double({ min: -181, max: 181, noNaN: true }).map((n) => n.toFixed(5))
    if (name === 'revision' || name === 'since')
      return fc.constantFrom(revision, '0123456789abcdef0123')
    if (name === 'at' || name === 'asOf') return anyMoment
    if (name === 'city') return fc.constantFrom('zhuzhou', 'beijing', 'nowhere')
    if (name === 'q') return fc.constantFrom('博物馆', 'tushuguan', 'zzbwg', 'museum', '体育')
    return fc.constantFrom(...venues, example ?? 'x')
  }
  if (schema['type'] !== 'array') return word(schema)
  return fc
    .array(word(schema['items'] as Schema), { minLength: 1, maxLength: 12 })
    .map((list) => list.join(','))
}

const routes = Object.values(ROUTES) as Route[]
const pages = [
  '/',
  '/{city}',
  '/venues/{id}',
  '/notices/{id}',
  '/subscribe',
  '/share/{id}.svg',
  '/{anything}',
]

const address = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...routes).chain(requestOf) },
  { weight: 1, arbitrary: fc.constantFrom(...pages).chain((path) => withQuery(path, {})) },
)

function requestOf(route: Route): fc.Arbitrary<string> {
  return withQuery(route.path, route.params)
}

function withQuery(path: string, params: Record<string, Param<unknown>>): fc.Arbitrary<string> {
  const names = Object.keys(params)
  const pair = (name: string): fc.Arbitrary<string> =>
    fc
      .oneof(
        { weight: 9, arbitrary: fitting(name, params[name]!) },
        { weight: 1, arbitrary: hostile },
      )
      .map((value) => `${name}=${encoded(value)}`)
  const required = names.filter((name) => params[name]!.required)
  const chosen = fc
    .subarray(names, { maxLength: Math.min(4, names.length) })
    .chain((some) => fc.tuple(...[...new Set([...required, ...some])].map(pair)))
  const odd = fc
    .tuple(hostile, hostile)
    .map(([name, value]) => [`${encoded(name)}=${encoded(value)}`])
  const query = fc.oneof(
    { weight: 12, arbitrary: chosen },
    { weight: 1, arbitrary: odd },
    { weight: 1, arbitrary: fc.tuple(chosen, odd).map(([a, b]) => [...a, ...b, ...a.slice(0, 1)]) },
  )
  const filled = fc.tuple(
    ...(path.match(/\{\w+\}/g) ?? []).map((name) => pathValue(name.slice(1, -1))),
  )
  return fc.tuple(filled, query).map(([values, pairs]) => {
    let i = 0
    const at = path.replace(/\{\w+\}/g, () => encoded(values[i++]!))
    return pairs.length === 0 ? at : `${at}?${pairs.join('&')}`
  })
}

function pathValue(name: string): fc.Arbitrary<string> {
  const known =
    name === 'year'
      ? fc.integer({ min: 1999, max: 2101 }).map(String)
      : name === 'city'
        ? fc.constantFrom('zhuzhou', 'beijing', 'nowhere')
        : fc.constantFrom<string>(...venues, 'zhuzhou-2024-spring-festival')
  return fc.oneof({ weight: 8, arbitrary: known }, { weight: 1, arbitrary: hostile })
}

/** Percent-encoded as a client would, except that percent signs of hostile strings stay as they are. */
function encoded(value: string): string {
  const text = encodeURIComponent(value.toWellFormed())
  return value.includes('%') ? text.replaceAll('%25', '%') : text
}

const headers = fc.record(
  {
    'accept-language': fc.constantFrom('zh', 'en', 'fr;q=0', '*', ';;;', 'en;q=2,zh;q=-1'),
    accept: fc.constantFrom('*/*', 'text/html', 'application/calendar+json', 'x'),
    'if-none-match': fc.constantFrom('*', 'W/"x"', '"', ',,,', '"a", W/"b"'),
    'accept-encoding': fc.constantFrom('gzip', 'gzip;q=0', 'br'),
    range: fc.constantFrom('bytes=0-1', 'bytes=999999-'),
  },
  { requiredKeys: [] },
)
const methods = fc.oneof(
  { weight: 20, arbitrary: fc.constant('GET') },
  { weight: 2, arbitrary: fc.constant('HEAD') },
  { weight: 1, arbitrary: fc.constantFrom('OPTIONS', 'POST', 'DELETE') },
)
const requests = fc.record({
  address,
  headers,
  method: methods,
  later: fc.integer({ min: 0, max: 40_000_000 }),
})

const statuses: Record<string, number> = {}
// the first list of all cities compiles them; that is told apart
const cold = performance.now()
await service.get('/v1/open')
const coldMs = Math.round(performance.now() - cold)
let slowest = { ms: 0, address: '' }
let checked = 0
for (const { address: at, headers: sent, method, later } of fc.sample(requests, {
  numRuns: count,
  seed,
})) {
  service.clock.now = NOW + later * 1000
  const began = performance.now()
  const response = await service.app.request(at, {
    method,
    headers: sent as Record<string, string>,
  })
  const bytes = Buffer.from(await response.arrayBuffer())
  const ms = performance.now() - began
  if (ms > slowest.ms) slowest = { ms: Math.round(ms), address: at.slice(0, 200) }
  statuses[response.status] = (statuses[response.status] ?? 0) + 1
  if (response.status >= 500) trouble.push(`${response.status} ${method} ${at}`)
  if (ms > 1000) trouble.push(`${Math.round(ms)} ms ${at}`)
  const isJson = /application\/(problem\+)?json/.test(response.headers.get('content-type') ?? '')
  const packed = response.headers.get('content-encoding') === 'gzip'
  const text = packed && bytes.length > 0 ? gunzipSync(bytes).toString() : bytes.toString()
  if (method === 'GET' && isJson && response.status !== 304 && at.startsWith('/v1/')) {
    const fault = faultsOf(at, response, JSON.parse(text))
    checked++
    if (fault) trouble.push(fault)
  }
}

const raw = await rawRequests(Math.ceil(count / 100))
const seconds = Math.round((performance.now() - started) / 100) / 10
for (const line of trouble.slice(0, 20)) console.error(line.slice(0, 400))
console.log(
  JSON.stringify({
    proof: 'http-fuzz',
    requests: count,
    statuses,
    checked,
    raw,
    slowest,
    coldMs,
    trouble: trouble.length,
    seconds,
  }),
)
service.close()
process.exit(trouble.length > 0 ? 1 : 0)

/** Bytes that are hardly HTTP, each on a connection of its own; the server must go on answering. */
async function rawRequests(times: number): Promise<Record<string, number>> {
  const server = serve({ fetch: service.app.fetch, port: 0, hostname: '127.0.0.1' })
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const line = fc.oneof(
    hostile.map((text) => `GET ${text} HTTP/1.1\r\nHost: x\r\n\r\n`),
    hostile.map((text) => `GET /v1/cities HTTP/1.1\r\nHost: ${text}\r\n\r\n`),
    hostile.map((text) => `GET /v1/cities HTTP/1.1\r\nHost: x\r\nIf-None-Match: ${text}\r\n\r\n`),
    fc.string({ unit: 'binary', maxLength: 200 }).map((text) => `${text}\r\n\r\n`),
    fc.constantFrom(
      `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
      'GET http://[::1/ HTTP/1.1\r\nHost: x\r\n\r\n',
      'GET //v1//cities HTTP/1.1\r\nHost: x\r\n\r\n',
      'GET /v1/cities?%zz HTTP/1.1\r\nHost: x\r\n\r\n',
      'GET * HTTP/1.1\r\nHost: x\r\n\r\n',
      'GET /v1/cities HTTP/1.1\r\n\r\n',
      'GET /v1/cities HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello',
    ),
  )
  const seen: Record<string, number> = {}
  for (const bytes of fc.sample(line, { numRuns: times, seed })) {
    const socket = connect(port, '127.0.0.1')
    let text = ''
    socket.on('data', (chunk) => (text += chunk))
    socket.on('error', () => {})
    socket.end(bytes)
    await once(socket, 'close')
    const status = /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 'none'
    seen[status] = (seen[status] ?? 0) + 1
    if (status.startsWith('5')) trouble.push(`${status} to ${JSON.stringify(bytes.slice(0, 200))}`)
  }
  const alive = await fetch(`http://127.0.0.1:${port}/healthz`)
  if (!alive.ok) trouble.push('the server no longer answers')
  await new Promise((done) => server.close(done))
  return seen
}
