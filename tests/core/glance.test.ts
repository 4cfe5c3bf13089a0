/** The packed days say what the plans say, in whatever order and however far apart they are asked. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { noGlance, seen } from '../../src/core/glance.ts'
import { answerAt, compile, daysBetween, stateAt } from '../../src/core/schedule.ts'
import { dateOf, DAY, dayOf, instantAt } from '../../src/core/time.ts'
import { foundingCity } from './founding.ts'

const content = foundingCity()
const IDS = ['zhuzhou-library', 'zhuzhou-museum', 'zhuzhou-ball-plaza', 'zhuzhou-badminton-hall']
const FIRST = Date.UTC(1999, 11, 31, 16) / 60000
const END = Date.UTC(2100, 11, 31, 16) / 60000

test.each([
  ['the holiday', ['2024-02-09', '2024-02-10', '2024-02-17']],
  ['forward', ['2024-02-10', '2024-05-01', '2024-12-31', '2025-02-01']],
  ['backward', ['2024-12-31', '2024-05-01', '2023-01-01', '2022-06-01']],
  ['with a gap that is filled later', ['2024-02-10', '2025-02-10', '2024-08-10', '2024-02-10']],
  ['far apart, to and fro', ['2024-02-10', '2050-01-01', '2024-02-10', '2000-01-01', '2100-12-31']],
  ['outside', ['2024-02-10', '1999-12-31', '2101-01-01', '2024-02-11']],
])('days asked: %s', (_, dates) => {
  const schedule = compile(content)
  const fresh = compile(content)
  for (const id of IDS)
    for (const date of dates)
      for (let minute = 0; minute < DAY; minute += 15)
        for (const beside of [-1, 0]) {
          const t = instantAt(schedule.zone, dayOf(date) * DAY) + minute + beside
          const said = stateAt(schedule, schedule.places.get(id)!, t)
          const outside = t < FIRST || t >= END
          expect(said, `${id} ${date} ${minute}`).toBe(
            outside ? 'unknown' : answerAt(fresh, fresh.places.get(id)!, t).state,
          )
        }
})

test('any order of asking', () => {
  const whole = compile(content)
  const from = instantAt(whole.zone, dayOf('2019-01-01') * DAY)
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 10 * 365 * DAY }), { minLength: 1, maxLength: 40 }),
      fc.constantFrom(...IDS),
      (minutes, id) => {
        const schedule = compile(content)
        for (const minute of [...minutes, ...minutes])
          expect(stateAt(schedule, schedule.places.get(id)!, from + minute)).toBe(
            answerAt(whole, whole.places.get(id)!, from + minute).state,
          )
      },
    ),
    { numRuns: 60, seed: 7 },
  )
})

test('a day asked again is kept, and no more than a thousand days are', () => {
  const schedule = compile(content)
  const place = schedule.places.get('zhuzhou-museum')!
  const at = (date: string) => instantAt(schedule.zone, dayOf(date) * DAY)
  expect(seen(place.glance, at('2024-02-16'))).toBe(null)
  for (let day = dayOf('2019-01-01'); day < dayOf('2027-01-01'); day += 128) {
    const t = at(dateOf(day))
    const state = stateAt(schedule, place, t)
    expect(seen(place.glance, t)).toBe(null)
    expect(stateAt(schedule, place, t)).toBe(state)
    // A day that closes for lunch has more states than fit.
    const { stretches } = daysBetween(schedule, place, day, day)[0]!
    expect(seen(place.glance, t)).toBe(stretches.length > 3 ? null : state)
    expect(place.glance.days.length).toBeLessThanOrEqual(1024)
  }
})

test('nothing kept, nothing seen', () => {
  expect(seen(noGlance(), 0)).toBe(null)
})

test('a zone with daylight saving keeps none', () => {
  const schedule = compile({
    ...content,
    city: { ...content.city, timezone: 'America/New_York' },
  })
  const place = schedule.places.get('zhuzhou-museum')!
  const t = instantAt(schedule.zone, dayOf('2024-02-16') * DAY + 600)
  expect(stateAt(schedule, place, t)).toBe('open')
  expect(place.glance.span).toBe(0)
})
