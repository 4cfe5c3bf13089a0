/** Publishers as processes of their own, killed or racing over one SQLite file. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { openSqlite } from '../../src/store/sqlite.ts'
import { openStore } from '../../src/store/store.ts'
import type { Store } from '../../src/store/store.ts'

const PUBLISHER = fileURLToPath(new URL('./publisher.ts', import.meta.url))

/**
 * Starts a publisher `rounds` times and kills it with SIGKILL at a random moment. After each kill
 * the file must hold a whole chain: every revision readable and equal to its digest, the id index
 * that of the head. Throws otherwise; answers how many revisions came to be.
 */
export async function killRounds(options: {
  rounds: number
  seed: number
  file: string
}): Promise<{ published: number }> {
  const random = mulberry32(options.seed)
  for (let round = 0; round < options.rounds; round++) {
    const child = spawn(process.execPath, [PUBLISHER, options.file, `killed-${round}`, '1000'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const exit = once(child, 'exit')
    await once(child.stdout, 'data') // it has begun to publish
    await new Promise((resolve) => setTimeout(resolve, random() * 600))
    child.kill('SIGKILL')
    await exit
    await checkWhole(options.file)
  }
  return { published: await checkWhole(options.file) }
}

/**
 * Several processes publish `revisions` revisions each to the same city, starting over after a
 * conflict. Answers how many revisions the chain has in the end.
 */
export async function raceRounds(options: {
  publishers: number
  revisions: number
  file: string
}): Promise<number> {
  const names = Array.from({ length: options.publishers }, (_, i) => `racer-${i}`)
  const exits = names.map((name) => {
    const args = [PUBLISHER, options.file, name, String(options.revisions)]
    return once(spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] }), 'exit')
  })
  for (const [code] of await Promise.all(exits)) {
    if (code !== 0) throw new Error(`a publisher ended with ${code}`)
  }
  return checkWhole(options.file)
}

/** Number of revisions of the chain; throws if anything about it is not whole. */
async function checkWhole(file: string): Promise<number> {
  const port = openSqlite(file)
  try {
    const [integrity] = await port.all('SELECT integrity_check FROM pragma_integrity_check')
    if (integrity?.['integrity_check'] !== 'ok') throw new Error(JSON.stringify(integrity))
    return await checkChain(openStore(port))
  } finally {
    port.close()
  }
}

async function checkChain(store: Store): Promise<number> {
  const head = await store.head('zhuzhou')
  if (!head) return 0
  let length = 0
  for (let at = head; ; length++) {
    const content = await store.content(at)
    const stamps = await store.stamps(at)
    const live = [...stamps.values()].filter((stamp) => !stamp.withdrawn).length
    if (live !== content.venues.length) throw new Error(`${at.id}: stamps of another revision`)
    const parent = at.parent === null ? null : await store.revision(at.parent)
    if (at.parent !== null && !parent) throw new Error(`${at.id}: parent is missing`)
    if (!parent) break
    at = parent
  }
  const venues = (await store.content(head)).venues.map((venue) => venue.id)
  const indexed = await store.citiesOf('venue', venues)
  if (indexed.size !== venues.length) throw new Error('the id index is not that of the head')
  return length + 1
}

/** A small seeded generator; Tommy Ettinger's mulberry32. */
function mulberry32(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
