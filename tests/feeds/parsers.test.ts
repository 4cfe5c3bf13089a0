/**
 * Feeds read back by ical.js and node-ical hold exactly the engine's windows, closures and unpublished
 * hours: over the founding pack, and over 200 random cities with daylight saving and missing papers.
 */
import { expect, it } from 'vitest'
import { compile } from '../../src/core/schedule.ts'
import { dateOf, dayOf } from '../../src/core/time.ts'
import { DATA_DIR, loadFolder } from '../../src/dataset/read.ts'
import { feedPlaces } from '../../src/render/feed.ts'
import { randomCity } from '../oracle/random.ts'
import { expected, feed, isHours, readByIcalJs, readByNodeIcal } from './read.ts'

const READERS = { 'ical.js': readByIcalJs, 'node-ical': readByNodeIcal }

it.each(loadFolder(DATA_DIR).cities)('the pack of $city.id', (content) => {
  const schedule = compile(content)
  const places = [...schedule.places.values()]
  const want = expected(schedule, places, [dayOf('2017-01-01'), dayOf('2028-12-31')], null)
  // A city without notices has no exceptional day on file.
  expect(want.length > 20).toBe(content.notices.length > 0)
  const ics = feed(schedule, places)
  for (const [name, read] of Object.entries(READERS))
    expect(read(ics).filter(isHours).sort(), name).toEqual(want)
})

it('200 random cities, ordinary days included', { timeout: 180_000 }, () => {
  for (let seed = 1; seed <= 200; seed++) {
    const { content, scene } = randomCity(seed)
    const schedule = compile(content)
    // The city's own feed, and every tenth time one in which rooms are told beside their house.
    const places = seed % 10 ? feedPlaces(schedule, { kind: null }) : [...schedule.places.values()]
    const regular = { from: scene.first + 4, to: scene.first + 20 }
    const last = Math.max(...schedule.calendar.announced) + 1
    const first = Math.min(2024, Number(dateOf(scene.first).slice(0, 4)))
    const years: [number, number] = [dayOf(`${first}-01-01`), dayOf(`${last}-12-31`)]
    const want = expected(schedule, places, years, regular).join('\n')
    const ics = feed(schedule, places, { regular })
    for (const [name, read] of Object.entries(READERS))
      expect(read(ics).filter(isHours).sort().join('\n'), `${name}, seed ${seed}`).toBe(want)
  }
})
