/** `publisher.ts FILE NAME COUNT`: publishes COUNT different revisions of one city, as fast as it can. */
import { openSqlite } from '../../src/store/sqlite.ts'
import { openStore } from '../../src/store/store.ts'
import { city, edition } from './cities.ts'

const [file = '', name = '', count = '0'] = process.argv.slice(2)
const store = openStore(openSqlite(file))
process.stdout.write('publishing\n')
for (let i = 0; i < Number(count);) {
  const venues = Array.from({ length: 400 }, (_, n) => `venue-${n % 3 ? n : `${name}-${i}-${n}`}`)
  const events = venues.map((venue) => `2024-02-10/0@${venue}=${i}`)
  const how = { at: 28_000_000 + i, by: name, note: String(i), kind: 'publish' as const }
  const { outcome } = await store.publish([edition(city('zhuzhou', venues), events)], how)
  if (outcome === 'published') i++
  else if (outcome !== 'conflict') throw new Error(outcome)
}
