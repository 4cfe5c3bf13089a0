/**
 * Figures of the whole dataset: what it holds, how long it takes to publish, what a server over it keeps
 * in memory. `node tests/data/places/prove.ts` prints one JSON line a figure; it fails if publishing takes
 * 5 s of processor or more, or the server 150 MB resident or more (60 MB of them are Node itself, mapped
 * from its file).
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DATA_DIR } from '../../../src/dataset/read.ts'
import { publishFolder } from '../../../src/publishing.ts'
import { openSqlite } from '../../../src/store/sqlite.ts'
import { openStore } from '../../../src/store/store.ts'

const PORT = Number(process.env['PORT'] ?? 8801)
const dir = mkdtempSync(join(tmpdir(), 'budayang-'))
const db = join(dir, 'budayang.db')
const fail = (why: string) => {
  process.exitCode = 1
  console.error(why)
}
const say = (figure: string, value: number, limit: number | null, unit: string) => {
  console.log(JSON.stringify({ figure, value, limit, unit }))
  if (limit !== null && value >= limit) fail(`${figure}: ${value} ${unit} is not below ${limit}`)
}

const digest = readFileSync(new URL('digest.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
const isStanding = (line: string) => line.split('\t')[2] === 'standing'
say('standing facts gathered', digest.filter(isStanding).length, null, 'facts')
say('dated facts gathered', digest.filter((line) => !isStanding(line)).length, null, 'facts')

const port = openSqlite(db)
const began = performance.now()
const used = process.cpuUsage()
const at = Math.floor(Date.now() / 60_000)
const done = await publishFolder(openStore(port), DATA_DIR, { at, by: 'prove', note: '' })
const { user, system } = process.cpuUsage(used)
say('publishing all cities, on the clock', Math.round(performance.now() - began), null, 'ms')
say('publishing all cities, processor', Math.round((user + system) / 1000), 5000, 'ms')
if (done.outcome !== 'published') fail(`publishing: ${done.outcome}`)
else say('cities', done.revisions.length, null, 'cities')
port.close()

const server = spawn(
  process.execPath,
  ['src/cli.ts', 'serve', '--db', db, '--port', String(PORT)],
  {
    stdio: ['ignore', 'ignore', 'inherit'],
  },
)
try {
  const base = `http://127.0.0.1:${PORT}`
  await until(async () => (await fetch(`${base}/healthz`)).ok)
  say('resident memory of a server just started', memoryOf(server.pid!, 'VmRSS'), 150, 'MB')
  const { items } = (await (await fetch(`${base}/v1/venues?limit=200`)).json()) as {
    items: { id: string; city: string }[]
  }
  const cities = [...new Set(items.map(({ city }) => city))]
  for (const city of cities) {
    await read(`${base}/${city}`)
    await read(`${base}/feeds/city/${city}.ics`)
    await read(`${base}/v1/open?city=${city}`)
  }
  let [own, resident] = [0, 0]
  for (const { id } of items) {
    await read(`${base}/v1/venues/${id}/hours?from=2026-01-01&to=2026-12-31`)
    await read(`${base}/v1/venues/${id}/status`)
    await read(`${base}/venues/${id}`)
    own = Math.max(own, memoryOf(server.pid!, 'RssAnon'))
    resident = Math.max(resident, memoryOf(server.pid!, 'VmRSS'))
  }
  say('own memory after a year of every venue', own, null, 'MB')
  say('resident memory after a year of every venue', resident, 150, 'MB')
} finally {
  server.kill('SIGTERM')
  rmSync(dir, { recursive: true, force: true })
}

async function read(url: string): Promise<void> {
  const response = await fetch(url)
  await response.arrayBuffer()
  if (!response.ok) fail(`${url}: ${response.status}`)
}

/** Memory of a process, whole MB (Linux, proc_pid_status(5)). */
function memoryOf(pid: number, what: 'VmRSS' | 'RssAnon'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const kilobytes = new RegExp(`^${what}:\\s+(\\d+)`, 'm').exec(status)?.[1]
  return Math.round(Number(kilobytes) / 1024)
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    if (await holds().catch(() => false)) return
    await new Promise((done) => setTimeout(done, 200))
  }
  throw new Error('the server did not start')
}
