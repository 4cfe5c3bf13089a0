/** Speed as work: how many days are decided and plans laid out, whatever the machine. */
import { expect, test } from 'vitest'
import {
  answerAt,
  compile,
  intervalsBetween,
  nextChange,
  stateAt,
} from '../../src/core/schedule.ts'
import type { CityContent } from '../../src/core/model.ts'
import { DAY, dayOf, instantAt } from '../../src/core/time.ts'
import { foundingCity } from './founding.ts'

const content = foundingCity()

test('compiling decides nothing', () => {
  expect(compile(content).work).toMatchObject({ days: 0, plans: 0, chunks: 0 })
})

test('a question about one place leaves the others alone', () => {
  const schedule = compile(content)
  stateAt(schedule, schedule.places.get('zhuzhou-museum')!, at('2024-02-16', schedule))
  expect(schedule.work.chunks).toBe(1)
})

test('a year of a museum is some twenty different days, decided once', () => {
  const schedule = compile(content)
  const museum = schedule.places.get('zhuzhou-museum')!
  const [from, to] = [at('2024-01-01', schedule), at('2025-01-01', schedule)]
  intervalsBetween(schedule, museum, from, to)
  const once = { ...schedule.work }
  expect(once.days).toBeLessThan(30)
  expect(once.plans).toBeLessThan(30)
  for (let t = from; t < to; t += 61) {
    stateAt(schedule, museum, t)
    nextChange(schedule, museum, t)
  }
  intervalsBetween(schedule, museum, from, to)
  expect({ ...schedule.work, chunks: 0 }).toEqual({ ...once, chunks: 0 })
})

test('places whose rules say the same share the work', () => {
  const { venues } = content
  const museum = venues.find(({ id }) => id === 'zhuzhou-museum')!
  const many: CityContent = {
    ...content,
    notices: [],
    venues: Array.from({ length: 500 }, (_, i) => ({
      ...museum,
      id: `museum-${i}`,
      standing: museum.standing.map((rule) => ({
        ...rule,
        id: `museum-${i}#${rule.id}`,
        places: [`museum-${i}`],
      })),
    })),
  }
  const schedule = compile(many)
  for (const place of schedule.places.values()) stateAt(schedule, place, at('2024-02-16', schedule))
  expect(schedule.work).toMatchObject({ shapes: 1, chunks: 1 })
})

test('a search without end looks at every chunk once and keeps none it did not need', () => {
  const schedule = compile(content)
  const plaza = schedule.places.get('zhuzhou-ball-plaza')!
  const ask = () => answerAt(schedule, plaza, at('2024-03-01', schedule))
  expect(ask().until).toBe(null)
  const { chunks } = schedule.work
  expect(chunks).toBeLessThan(300)
  ask()
  expect(schedule.work.chunks - chunks).toBeLessThan(5)
  expect(plaza.view.chunks.filter((chunk) => chunk !== undefined).length).toBeLessThan(40)
})

function at(date: string, schedule: ReturnType<typeof compile>): number {
  return instantAt(schedule.zone, dayOf(date) * DAY)
}
