/** What an editor may have overlooked. */
import { describe, expect, test } from 'vitest'
import { issueLine } from '../../src/dataset/issue.ts'
import { DATA_DIR, loadFolder } from '../../src/dataset/read.ts'
import { remarks } from '../../src/dataset/remarks.ts'
import { examine } from '../../src/dataset/review.ts'
import { CALENDAR, folder } from './folders.ts'

const FILE = 'cities/town/notices/a.yaml'

function said(rules: string[], standing: string[] = []): string[] {
  const { cities, spots } = examine(folder({ rules, standing }), CALENDAR)
  return remarks(cities[0]!, spots).map(issueLine)
}

const silent = (days: string, place = 'hall') =>
  `${FILE}:1:5: note: id: town-2024 leaves out ${days} at ${place}; nothing to repair if the notice is silent there: the answer is unknown`

describe('days left out', () => {
  test.each([
    // covers 02-03–02-24; Spring Festival is 02-10–02-17
    [
      'the holiday after its first days',
      ['{venue: hall, on: 2024-02-09/2024-02-12, open: 09:00-17:00}'],
      [silent('2024-02-13–2024-02-17')],
    ],
    [
      'a day between two it names',
      ['{venue: hall, on: [2024-02-09/2024-02-17, 2024-02-20], open: 09:00-17:00}'],
      [silent('2024-02-18–2024-02-19')],
    ],
    ['nothing', ['{venue: hall, on: 2024-02-10/2024-02-17, open: 09:00-17:00}'], []],
    [
      'the day hours where only an evening is added',
      [
        '{venue: hall, on: [2024-02-10/2024-02-15, 2024-02-17], open: 09:00-17:00}',
        '{venue: hall, on: 2024-02-16, also: 17:00-20:00}',
      ],
      [silent('2024-02-16')],
    ],
    [
      'nothing once it resumes',
      [
        '{venue: hall, on: 2024-02-10/2024-02-13, open: 09:00-17:00}',
        '{venue: hall, from: 2024-02-14, open: regular}',
      ],
      [],
    ],
    [
      'a room, not the house',
      [
        '{venue: room, on: 2024-02-10/2024-02-16, open: 09:00-17:00}',
        '{venue: desk, on: 2024-02-10/2024-02-17, open: 09:00-17:00}',
      ],
      [silent('2024-02-17', 'room')],
    ],
  ])('%s', (_, rules, expected) => {
    expect(said(rules)).toEqual(expected)
  })
  test('standing hours speak for ordinary days and not for holidays', () => {
    expect(
      said(
        ['{venue: hall, on: [2024-02-09/2024-02-16, 2024-02-20], open: 09:00-17:00}'],
        ['{open: 10:00-16:00}'],
      ),
    ).toEqual([silent('2024-02-17')])
  })
})

test.each([
  [
    '{venue: hall, days: [sa, su], from: 2024-02-03, to: 2024-02-24, also: 18:00-20:00}',
    '2024-02-04 (Sunday), 2024-02-18 (Sunday)',
  ],
  [
    '{venue: hall, days: su, from: 2024-02-10, to: 2024-02-24, also: 18:00-20:00}',
    '2024-02-18 (Sunday)',
  ],
  ['{venue: hall, days: rest-days, from: 2024-02-03, to: 2024-02-24, also: 18:00-20:00}', null],
  ['{venue: hall, days: [sa, su], from: 2024-02-05, to: 2024-02-16, also: 18:00-20:00}', null],
])('make-up workdays: %s', (rule, days) => {
  expect(said([rule])).toEqual(
    days === null
      ? []
      : [
          `${FILE}:7:5: note: rules[0]: town-2024#0.1 takes in ${days}, a make-up workday; write rest-days if only free weekends are meant`,
        ],
  )
})

test('the founding notice leaves out what NOTICES lists as unknown', () => {
  const { cities, spots } = loadFolder(DATA_DIR)
  const found = remarks(
    cities.find((c) => c.city.id === 'zhuzhou')!,
    spots,
  )
    .filter((i) => i.file.endsWith('2024-02-spring-festival.yaml'))
    .map((i) => i.message.replace(/;.*/, ''))
  expect(found).toEqual([
    'id: zhuzhou-2024-spring-festival leaves out 2024-02-18–2024-02-23 at zhuzhou-cultural-center',
    'id: zhuzhou-2024-spring-festival leaves out 2024-02-10–2024-02-14 at zhuzhou-erguan-bookhouse',
  ])
})
