import { afterAll, beforeAll, expect, it } from 'vitest'
import { compile } from '../../src/core/schedule.ts'
import { DATA_DIR, loadFolder } from '../../src/dataset/read.ts'
import { randomCity } from '../oracle/random.ts'
import { startWorker } from '../runtime/harness.ts'
import type { RunningWorker } from '../runtime/harness.ts'
import { edgeFeed } from './edge-worker.ts'

let worker: RunningWorker

beforeAll(async () => {
  worker = await startWorker({ main: 'tests/feeds/edge-worker.ts' })
}, 60_000)

afterAll(() => worker.stop())

const packs = loadFolder(DATA_DIR).cities.map((content) => ({ content, regular: null }))
const random = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((seed) => {
  const { content, scene } = randomCity(seed)
  return { content, regular: { from: scene.first, to: scene.last } }
})

it('workerd writes the bytes that Node writes', { timeout: 60_000 }, async () => {
  for (const { content, regular } of [...packs, ...random]) {
    const body = JSON.stringify({ content, regular })
    const answer = await worker.fetch('/', { method: 'POST', body })
    const edge = await answer.text()
    expect(edge, content.city.timezone).toMatch(/^BEGIN:VCALENDAR[^]*END:VCALENDAR\r\n$/)
    expect(edge === edgeFeed(compile(content), regular), content.city.timezone).toBe(true)
  }
})
