/** The editor's morning list, on a small city of which everything is known. */
import { describe, expect, test } from 'vitest'
import { holidaySentence, morningText } from '../../../src/cli/morning.ts'
import { DATA_DIR, loadFolder } from '../../../src/dataset/read.ts'
import { decode } from '../../../src/dataset/decode.ts'
import { morningOf } from '../../../src/dataset/morning.ts'
import { CALENDAR, folder } from '../../dataset/folders.ts'

const SOURCE = 'source: {publisher: 某馆, date: 2025-01-31, url: "https://example.org/"}'
const VENUES = `
  - id: library
    name: 图书馆
    kind: library
    standing:
      - {days: [mo], closed: all-day, ${SOURCE}}
  - id: garden
    name: 园
    kind: other
    standing:
      - {open: all-day, holidays: same}
  - id: silent
    name: 某处
    kind: other
    parts:
      - {id: silent-parking, name: 停车场, kind: parking, ownHours: true}`

const RULES = [
  '{venue: hall, on: 2026-02-15/2026-02-23, open: 09:00-17:00}',
  '{venue: silent, from: 2026-03-01, open: regular}',
]

function morning(today: string) {
  const data = folder({ venues: VENUES, rules: RULES, head: '', announced: '2026-02-01' })
  const { cities, issues } = decode(data, CALENDAR)
  expect(issues.filter((issue) => issue.severity === 'error')).toEqual([])
  return morningOf(cities[0]!, today)
}

describe('coming holidays', () => {
  test.each([
    ['2026-01-25', 'Spring Festival is in 21 days; 3 of 4 venues have announced nothing'],
    ['2026-02-14', 'Spring Festival is tomorrow; 3 of 4 venues have announced nothing'],
    ['2026-02-20', 'Spring Festival is now; 3 of 4 venues have announced nothing'],
    ['2026-02-24', 'Qingming is in 39 days; 4 of 4 venues have announced nothing'],
    ['2026-06-22', 'Mid-Autumn Festival is in 95 days; 4 of 4 venues have announced nothing'],
    [
      '2026-10-08',
      'New Year is in 85 days; 4 of 4 venues have announced nothing (its days off are not announced either)',
    ],
  ])('on %s: %s', (today, sentence) => {
    expect(holidaySentence(morning(today).holidays[0]!)).toBe(sentence)
  })
  test('who is silent, and who answers all the same', () => {
    const [spring] = morning('2026-01-25').holidays
    expect(spring!.silent.map(({ venue, standing }) => [venue, standing])).toEqual([
      ['library', false],
      ['garden', true],
      ['silent', false],
    ])
  })
  test('in November 2026 the festival of 2027 is 75 days off, as the law has it', () => {
    const spring = morning('2026-11-22').holidays.find((h) =>
      h.holidays.includes('spring-festival'),
    )!
    expect(spring).toMatchObject({ from: '2027-02-05', inDays: 75, settled: false })
  })
  test('none of a city without a calendar of holidays', () => {
    const city = '{id: town, name: Town, timezone: Europe/Paris, calendar: none}'
    expect(
      morningOf(decode(folder({ city, head: '' }), CALENDAR).cities[0]!, '2026-11-22').holidays,
    ).toEqual([])
  })
})

describe('age', () => {
  test.each([
    ['the day before', '2026-07-30', []],
    ['18 months to the day', '2026-07-31', ['library']],
  ])('%s', (_, today, venues) => {
    expect(morning(today).stale.map(({ venue }) => venue)).toEqual(venues)
  })
  test('hours without a dated source', () => {
    expect(morning('2026-01-01').undated).toEqual([
      { venue: 'garden', name: '园', rules: ['garden#standing.1'] },
    ])
  })
})

test('venues that lack hours; rooms and car parks are not asked', () => {
  const { venues, withHours, withoutHours } = morning('2026-11-22')
  expect({ venues, withHours }).toEqual({ venues: 4, withHours: 1 })
  expect(withoutHours.map(({ venue, knows }) => [venue, knows])).toEqual([
    ['hall', 'nothing'],
    ['library', 'days'],
    ['silent', 'nothing'],
  ])
})

test('all cities in one table', () => {
  const mornings = loadFolder(DATA_DIR).cities.map((content) => morningOf(content, '2026-11-22'))
  const text = morningText(mornings)
  const venues = mornings.reduce((sum, m) => sum + m.venues, 0)
  expect(text).toMatch(
    new RegExp(`Spring Festival is in 75 days; \\d+ of ${venues} venues have announced nothing`),
  )
  for (const { city } of mornings) expect(text).toContain(city)
  expect(text).toMatch(/2019-09-24 {2}shenzhen-childrens-library/)
})
