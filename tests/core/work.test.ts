/** Speed as work: how many days are decided and plans laid out, whatever the machine. */
import { expect, test } from 'vitest'
import {
  answerAt,
  compile,
  daysBetween,
  intervalsBetween,
  nextChange,
  stateAt,
} from '../../src/core/schedule.ts'
import type { CityContent } from '../../src/core/model.ts'
import { DAY, dateOf, dayOf, instantAt } from '../../src/core/time.ts'
import { city } from '../oracle/build.ts'
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

test('ten thousand dates are two kinds of day', () => {
  const dates = Array.from({ length: 10_000 }, (_, i) => dateOf(dayOf('2000-01-01') + 3 * i))
  const dated = `@2026-01-01 m on=${dates.join(',')} open=10:00-12:00`
  const schedule = compile(city(['m open=09:00-17:00', dated], { calendar: 'none' }))
  const place = schedule.places.get('m')!
  const [from, to] = [at('2026-01-01', schedule), at('2027-01-01', schedule)]
  expect(intervalsBetween(schedule, place, from, to)).toHaveLength(2 * 365 + 1)
  expect(schedule.work.days).toBeLessThan(4)
})

test('five hundred rooms that keep the same hours are decided as one', () => {
  const rooms = Array.from({ length: 500 }, (_, i) => `r${i}`)
  const notice = '@2026-05-01 r1 on=2026-06-01/2026-06-30 open=10:00-12:00 others=closed'
  const schedule = compile(city(['lib open=09:00-17:00', notice], { places: `lib(${rooms})` }))
  const house = schedule.places.get('lib')!
  const [june] = daysBetween(schedule, house, dayOf('2026-06-03'), dayOf('2026-06-03'))
  expect(june!.windows.map(({ from, places }) => [from, places])).toEqual([
    [540, ['lib']],
    [600, ['r1']],
  ])
  const answer = answerAt(schedule, house, at('2026-06-03', schedule) + 600)
  expect([answer.openParts, answer.closedParts.length]).toEqual([['r1'], 499])
  // the house, the room the notice names, and all the others
  expect(schedule.work.shapes).toBe(3)
  expect(schedule.work.days).toBeLessThan(30)
})

test('parts within parts answer to any depth', () => {
  const ids = Array.from({ length: 120 }, (_, i) => `x${i}`)
  const rules = ['x0 open=09:00-17:00', 'x119 days=mo closed', 'x0 default book=walk-in']
  const schedule = compile(city(rules, { places: ids.join('(') + ')'.repeat(119) }))
  const ask = (date: string) => {
    const { state, partial, closedParts, canEnter } = answerAt(
      schedule,
      schedule.places.get('x0')!,
      at(date, schedule) + 600,
    )
    return [state, partial, closedParts, canEnter]
  }
  expect(ask('2026-06-01')).toEqual(['open', true, ['x119'], 'yes'])
  expect(ask('2026-06-02')).toEqual(['open', false, [], 'yes'])
})

function at(date: string, schedule: ReturnType<typeof compile>): number {
  return instantAt(schedule.zone, dayOf(date) * DAY)
}
