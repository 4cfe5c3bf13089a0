/**
 * Days of random cities: rules that meet, lines that break, revisions that come when they like. At every
 * minute what the client shows is held against the engine. `node tests/client/prove.ts [days]`.
 */
import { fileURLToPath } from 'node:url'
import type { CityContent } from '../../src/core/model.ts'
import { dateOf, instantAt, isoAt, zone } from '../../src/core/time.ts'
import { generator, randomCity } from '../oracle/random.ts'
import { watching } from './watching.ts'

/** What came of one random day. */
export interface RandomDay {
  venueMinutes: number
  wrong: string[]
  /** Venue-minutes at which it owned not to know: never asked yet, or the transitions used up. */
  unsure: number
  /** Those of them with a line for more than five minutes; must stay 0. */
  unsureOnline: number
  requests: number
  revisions: number
  offline: number
}

/** One city, one day, a few broken lines, up to three more revisions. Same seed, same day. */
export async function randomDay(seed: number): Promise<RandomDay> {
  const { content, scene } = randomCity(seed)
  const random = generator(seed * 7919)
  const pick = (below: number) => Math.floor(random() * below)
  const clocks = zone(scene.zone)
  const day = scene.first + 2 + pick(scene.last - scene.first - 4)
  const start = isoAt(clocks, instantAt(clocks, day * 1440 + pick(1440)))
  const ids = content.venues.map(({ id }) => id)
  const story = await watching(content, start, { ids })
  const done = { revisions: 1, offline: 0, unsureOnline: 0 }
  for (let minute = 0; minute < 1440;) {
    const stretch = Math.min(1 + pick(180), 1440 - minute)
    story.line.online = random() < 0.7
    if (!story.line.online) done.offline += stretch
    if (done.revisions < 4 && random() < 0.25) {
      await story.publish(without(content, pick(content.notices.length + 1), done.revisions))
      done.revisions++
    }
    // a device that comes back on the line has five minutes to know everything again
    const grace = Math.min(5, stretch)
    await story.minutes(grace)
    const before = story.unsure
    await story.minutes(stretch - grace)
    if (story.line.online) done.unsureOnline += story.unsure - before
    minute += stretch
  }
  story.stop()
  return {
    ...done,
    venueMinutes: 1440 * ids.length,
    wrong: story.wrong.map((line) => `seed ${seed} (${dateOf(day)}): ${line}`),
    unsure: story.unsure,
    requests: story.line.log.length,
  }
}

/** The city without one of its notices; the name makes each revision another. */
function without(content: CityContent, index: number, revision: number): CityContent {
  return {
    ...content,
    city: { ...content.city, name: `${content.city.name} ${revision}` },
    notices: content.notices.filter((_, i) => i !== index),
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const days = Number(process.argv[2] ?? 50)
  const sum = {
    days,
    venueMinutes: 0,
    unsure: 0,
    unsureOnline: 0,
    requests: 0,
    revisions: 0,
    offlineMinutes: 0,
    wrong: 0,
  }
  for (let seed = 1; seed <= days; seed++) {
    const day = await randomDay(seed)
    sum.venueMinutes += day.venueMinutes
    sum.unsure += day.unsure
    sum.unsureOnline += day.unsureOnline
    sum.requests += day.requests
    sum.revisions += day.revisions
    sum.offlineMinutes += day.offline
    sum.wrong += day.wrong.length
    for (const line of day.wrong.slice(0, 5)) console.error(line)
  }
  console.log(JSON.stringify({ figure: 'client beside the engine', ...sum }))
  process.exitCode = sum.wrong || sum.unsureOnline ? 1 : 0
}
