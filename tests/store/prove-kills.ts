/**
 * `prove-kills.ts [rounds]`: publishers killed with SIGKILL at random moments, once as bare writers of
 * the store and once as `budayang publish` of two versions of the founding city by turns. Whatever the
 * moment, the file holds the old revision or the new one, and answers from it byte for byte.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { answerAt, compile } from '../../src/core/schedule.ts'
import { DAY, dayOf, instantAt } from '../../src/core/time.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { openStore } from '../../src/store/store.ts'
import { statusOf } from '../../src/render/wire.ts'
import { killRounds } from './processes.ts'

const rounds = Number(process.argv[2] ?? 50)
const root = resolve(import.meta.dirname, '../..')
const dir = mkdtempSync(join(tmpdir(), 'budayang-kills-'))
let seed = 20240209
try {
  const bare = await killRounds({ rounds, seed, file: join(dir, 'bare.sqlite') })
  console.log(
    JSON.stringify({ proof: 'kills of a writer', rounds, revisions: bare.published, mixtures: 0 }),
  )

  const folders = ['10:00-16:00', '11:00-15:00'].map((hours, i) => folder(`version-${i}`, hours))
  const file = join(dir, 'published.sqlite')
  const told = new Map<string, number>()
  const expected = new Set<string>()
  let took = 0
  for (const version of folders) {
    const started = performance.now()
    await publish(version, file, null)
    took = performance.now() - started
    expected.add(await answer(file))
  }
  if (expected.size !== 2) throw new Error('the two versions must answer differently')
  for (let round = 0; round < rounds; round++) {
    const before = await answer(file)
    const isKilled = await publish(folders[round % 2]!, file, random() * took * 1.6)
    const after = await answer(file)
    if (!expected.has(after))
      throw new Error(`round ${round}: neither the old nor the new: ${after}`)
    const outcome = `${isKilled ? 'killed' : 'finished'}, ${after === before ? 'old' : 'new'}`
    told.set(outcome, (told.get(outcome) ?? 0) + 1)
  }
  console.log(
    JSON.stringify({
      proof: 'kills of budayang publish',
      rounds,
      ...Object.fromEntries(told),
      mixtures: 0,
    }),
  )
} finally {
  rmSync(dir, { recursive: true, force: true })
}

/** The founding city with other hours for the museum's first days. */
function folder(name: string, hours: string): string {
  const to = join(dir, name)
  cpSync(join(root, 'data/cities/zhuzhou'), join(to, 'cities/zhuzhou'), { recursive: true })
  const notice = join(to, 'cities/zhuzhou/notices/2024-02-spring-festival.yaml')
  writeFileSync(notice, readFileSync(notice, 'utf8').replace('10:00-16:00', hours))
  return to
}

/** Runs the command; killed after `milliseconds` unless it was faster. Answers whether it was killed. */
async function publish(
  version: string,
  file: string,
  milliseconds: number | null,
): Promise<boolean> {
  const child = spawn(
    process.execPath,
    [join(root, 'src/cli.ts'), 'publish', version, '--db', file],
    {
      stdio: 'ignore',
    },
  )
  const exit = once(child, 'exit')
  const timer = milliseconds === null ? null : setTimeout(() => child.kill('SIGKILL'), milliseconds)
  const [code, signal] = (await exit) as [number | null, string | null]
  if (timer) clearTimeout(timer)
  if (signal === 'SIGKILL') return true
  if (code !== 0) throw new Error(`publish ended with ${code}`)
  return false
}

/** What the file answers about the museum on the eve, as a client would get it. */
async function answer(file: string): Promise<string> {
  const port = openSqlite(file)
  try {
    const [fine] = await port.all('SELECT integrity_check FROM pragma_integrity_check')
    if (fine?.['integrity_check'] !== 'ok') throw new Error(`${file} is corrupt`)
    const store = openStore(port)
    const head = await store.head('zhuzhou')
    const schedule = compile(await store.content(head!))
    const t = instantAt(schedule.zone, dayOf('2024-02-09') * DAY + 10 * 60 + 21)
    const place = schedule.places.get('zhuzhou-museum')!
    return JSON.stringify(
      statusOf(schedule, answerAt(schedule, place, t), { t, at: t, lang: 'zh-CN' }),
    )
  } finally {
    port.close()
  }
}

function random(): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
  return seed / 2 ** 32
}
