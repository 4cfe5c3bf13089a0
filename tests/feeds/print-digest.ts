/** Prints the SHA-256 of feeds of the pack and of random cities; the process zone must not matter. */
import { createHash } from 'node:crypto'
import { compile } from '../../src/core/schedule.ts'
import { DATA_DIR, loadFolder } from '../../src/dataset/read.ts'
import { randomCity } from '../oracle/random.ts'
import { feed } from './read.ts'

const digest = createHash('sha256')
const cities = [
  ...loadFolder(DATA_DIR).cities.map((content) => ({ content, regular: null })),
  ...[2, 4, 9].map((seed) => {
    const { content, scene } = randomCity(seed)
    return { content, regular: { from: scene.first, to: scene.last } }
  }),
]
for (const { content, regular } of cities) {
  const schedule = compile(content)
  digest.update(feed(schedule, [...schedule.places.values()], { regular, alarms: true }))
}
console.log(digest.digest('hex'))
