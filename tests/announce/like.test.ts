/** Last year's notice on this year's days. Dates are those of the State Council's papers and the lunar calendar. */
import { describe, expect, test } from 'vitest'
import { decode } from '../../src/dataset/decode.ts'
import { rolledYaml, rollForward } from '../../src/dataset/like.ts'
import { builtinCalendar } from '../../src/dataset/read.ts'

const calendar = builtinCalendar()
const city = `
city: {id: linjiang, name: 临江, timezone: Asia/Shanghai, calendar: CN}
venues:
  - {id: museum, name: 临江博物馆, kind: museum}
`

/** A notice of one rule with these days, as a city. */
function cityWith(when: string) {
  const notice = `
id: linjiang-notice
title: 公告
publisher: 临江博物馆
announced: 2024-01-15
covers: 2023-01-01/2026-12-31
rules:
  - {clause: 1, venue: museum, ${when}, open: 09:00-17:00}
`
  const files = new Map([
    ['cities/linjiang/venues.yaml', city],
    ['cities/linjiang/notices/n.yaml', notice],
  ])
  const decoded = decode({ files }, calendar)
  return decoded.cities[0]!
}

function rolledOn(when: string, year: number) {
  const content = cityWith(when)
  const { covers: _, ...bare } = content.notices[0]!
  return rollForward({ ...bare, covers: null }, content, year)
}

describe('days', () => {
  test.each([
    ['New Year’s Eve of the lunar year', 'on: 2024-02-09', 2025, 'on: 2025-01-28'],
    ['the first three lunar days', 'on: 2024-02-10/2024-02-12', 2025, 'on: 2025-01-29/2025-01-31'],
    ['the Lantern Festival', 'on: 2024-02-24', 2025, 'on: 2025-02-12'],
    ['a day before the eve', 'on: 2024-02-07', 2025, 'on: 2025-01-26'],
    ['all of National Day', 'on: 2024-10-01/2024-10-07', 2025, 'on: 2025-10-01/2025-10-08'],
    ['the day after National Day', 'from: 2024-10-08', 2025, 'from: 2025-10-09'],
    ['the day before Labour Day', 'on: 2024-04-30', 2025, 'on: 2025-04-30'],
    ['all of Labour Day', 'on: 2024-05-01/2024-05-05', 2025, 'on: 2025-05-01/2025-05-05'],
    ['a day near no festival', 'on: 2024-07-15', 2025, 'on: 2025-07-15'],
    ['the leap day', 'on: 2024-02-29', 2025, 'on: 2025-02-17'],
    ['words of the calendar stay', 'on: spring-festival', 2025, 'on: spring-festival'],
  ])('%s', (_, when, year, expected) => {
    expect(rolledYaml(rolledOn(when, year))).toContain(`{clause: 1, venue: museum, ${expected},`)
  })
})

test('every rule is an assumption and says of what', () => {
  const { notice, reasons, questions } = rolledOn('on: 2024-02-09', 2025)
  expect(notice.rules.map(({ basis, note }) => [basis, note])).toEqual([
    ['implied', 'Assumed from linjiang-notice#1.1.'],
  ])
  expect(reasons[0]).toBe(
    'assumed from linjiang-notice#1.1: 2024-02-09 lunar New Year’s Eve → 2025-01-28',
  )
  expect(notice.announced.by).toBe(true)
  expect(questions[0]).toContain('nothing here was announced')
})

test('a year whose paper is not out is said to be so', () => {
  expect(rolledOn('on: 2024-10-01', 2040).questions.join()).toContain('2040 are not published yet')
})

test('days off on other lunar days are asked about', () => {
  expect(rolledOn('on: 2024-02-09', 2025).questions.join()).toContain('look at what begins or ends')
})
