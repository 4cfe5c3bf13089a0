/**
 * The founding notice, clause by clause: what the article says (its facts as issue 2 lists them) against
 * what the data file says. What follows from it on each day is tested with the engine.
 */
import { describe, expect, test } from 'vitest'
import { clock } from '../../src/core/time.ts'
import type { Rule } from '../../src/core/model.ts'
import { DATA_DIR, loadFolder } from '../../src/dataset/read.ts'

const { cities, issues } = loadFolder(DATA_DIR)
const zhuzhou = cities.find((c) => c.city.id === 'zhuzhou')!
const notice = zhuzhou.notices.find((n) => n.id === 'zhuzhou-2024-spring-festival')!

/** `days effect hours how`, in the words of a reader. */
function said(rule: Rule): string {
  const { when, what, booking, fee } = rule
  const days = [
    ...(when.on ?? []).map((t) =>
      t.kind === 'range'
        ? `${t.from.slice(5)}–${t.to.slice(5)}`
        : t.kind === 'date'
          ? t.date.slice(5)
          : t.kind === 'name'
            ? t.name
            : t.kind,
    ),
    ...(when.from ? [`from ${when.from.slice(5)}`] : []),
  ]
  const hours =
    what.kind === 'hours' || what.kind === 'also'
      ? `${what.kind === 'also' ? 'also ' : ''}${what.windows.map((w) => `${clock(w.from!)}-${clock(w.to!)}`).join(' ')}`
      : what.kind
  const how =
    booking &&
    [
      booking.mode,
      booking.register && 'register',
      booking.minDaysAhead !== null && `${booking.minDaysAhead} day ahead`,
      ...booking.channels.map((c) => c.name ?? c.kind),
    ]
      .filter(Boolean)
      .join(' ')
  return [
    days.join(' '),
    hours,
    rule.othersClosed && 'others closed',
    rule.holidays === 'same' && 'holidays too',
    how,
    fee,
    rule.basis === 'implied' && '(implied)',
  ]
    .filter(Boolean)
    .join(' | ')
}

describe('clause by clause', () => {
  const rooms = (...names: string[]) => names.map((n) => `library-${n}`).join(' ')
  const facts: [string, string, string][] = [
    ['2.1', 'cultural-center', 'spring-festival lantern | unstated | book-ahead offline'],
    ['3.1', 'museum', '02-09–02-11 | 10:00-16:00'],
    ['3.2', 'museum', '02-12–02-17 | 09:00-17:00'],
    ['3.3', 'museum', '02-16 02-24 | also 17:00-20:30'],
    ['4.1', 'museum-parking', '02-03–02-24 | 09:00-23:00 | free | (implied)'],
    ['5.1', 'library', '02-09 | 08:30-12:00'],
    ['5.2', rooms('periodicals', 'study-room'), '02-09 | also 12:00-17:30'],
    [
      '5.3',
      rooms('periodicals', 'study-room'),
      '02-10–02-14 | 08:30-12:00 14:30-17:30 | others closed',
    ],
    [
      '5.4',
      rooms('periodicals', 'children', 'lending', 'electronic', 'study-room'),
      '02-15–02-17 | 08:30-17:30',
    ],
    ['5.5', 'library-picture-books', '02-15–02-17 | 08:30-12:00 14:30-17:30'],
    ['6.1', 'erguan-bookhouse', '02-15–02-17 | regular'],
    ['6.2', '24h-bookhouses', 'spring-festival | 00:00-24:00 | (implied)'],
    ['7.1', 'badminton-hall', '02-09–02-12 | 09:00-17:00 | first-come register'],
    ['7.2', 'badminton-hall', 'from 02-13 | regular | book-ahead online'],
    ['8.1', 'football-park', '02-09–02-16 | 09:00-17:00'],
    [
      '8.2',
      'football-park',
      'from 02-17 | regular | book-ahead 1 day ahead 株洲市全民健身服务中心',
    ],
    ['9.1', 'ball-plaza', '00:00-24:00 | holidays too | first-come | (implied)'],
    ['9.2', 'table-tennis-base', '02-09–02-21 | 09:00-17:00'],
    ['9.3', 'table-tennis-base', 'from 02-22 | regular'],
    ['9.4', 'wushu-base', '02-09–02-20 | 09:00-17:00'],
    ['9.5', 'wushu-base', 'from 02-21 | regular'],
  ]
  test.each(facts)('%s %s: %s', (n, places, fact) => {
    const rule = notice.rules.find((r) => r.id === `${notice.id}#${n}`)!
    expect(rule.places).toEqual(places.split(' ').map((p) => `zhuzhou-${p}`))
    expect(said(rule)).toBe(fact)
    expect(rule.clause).toBe(Number(n.split('.')[0]))
  })
  test('and nothing else', () => {
    expect(notice.rules.map((r) => r.id)).toEqual(facts.map(([n]) => `${notice.id}#${n}`))
  })
})

describe('the rest of the pack', () => {
  test('who said it and when', () => {
    expect(notice).toMatchObject({
      publisher: '株洲日报',
      announced: { at: '2024-02-08', by: true },
      covers: { from: '2024-02-03', to: '2024-02-24' },
      layer: 'notice',
    })
  })
  test('the theatre has performances and no hours', () => {
    const stage = zhuzhou.notices.find((n) => n.id === 'zhuzhou-2024-stage')!
    expect(stage.programme.map((p) => [p.venue, p.clause, p.date, p.time])).toEqual(
      ['2024-02-16', '2024-02-18', '2024-02-24'].map((d) => [
        'zhuzhou-shennong-theatre',
        3,
        d,
        null,
      ]),
    )
    expect(stage.rules).toEqual([])
  })
  test.each([
    ['zhuzhou-museum-parking', 'zhuzhou-museum', true],
    ['zhuzhou-library-periodicals', 'zhuzhou-library', false],
    ['zhuzhou-library-study-room', 'zhuzhou-library', false],
    ['zhuzhou-library-children', 'zhuzhou-library', false],
    ['zhuzhou-library-lending', 'zhuzhou-library', false],
    ['zhuzhou-library-electronic', 'zhuzhou-library', false],
    ['zhuzhou-library-picture-books', 'zhuzhou-library', false],
    ['zhuzhou-badminton-hall', 'zhuzhou-fitness-center', true],
    ['zhuzhou-football-park', 'zhuzhou-fitness-center', true],
    ['zhuzhou-ball-plaza', 'zhuzhou-fitness-center', true],
    ['zhuzhou-table-tennis-base', 'zhuzhou-fitness-center', true],
    ['zhuzhou-wushu-base', 'zhuzhou-fitness-center', true],
    ['zhuzhou-cultural-center', null, false],
    ['zhuzhou-erguan-bookhouse', null, false],
    ['zhuzhou-24h-bookhouses', null, false],
    ['zhuzhou-shennong-theatre', null, false],
  ])('%s is part of %s', (id, partOf, ownHours) => {
    expect(zhuzhou.venues.find((v) => v.id === id)).toMatchObject({ partOf, ownHours })
  })
  test('regular hours stand where a first-hand source states them, with its date', () => {
    const museum = zhuzhou.venues.find((v) => v.id === 'zhuzhou-museum')!
    expect(museum.standing.map((r) => r.source?.date)).toEqual([
      '2022-12-30',
      '2022-12-30',
      '2022-12-30',
    ])
    expect(museum.standing[0]!.what).toMatchObject({
      windows: [{ from: 540, to: 1020, lastEntry: 990 }],
    })
    expect(museum.booking).toMatchObject({ mode: 'book-ahead', cutoffAt: 985, realName: true })
    for (const id of [
      'library',
      'cultural-center',
      'erguan-bookhouse',
      '24h-bookhouses',
      'ball-plaza',
    ])
      expect(zhuzhou.venues.find((v) => v.id === `zhuzhou-${id}`)!.standing).toEqual([])
  })
})

test('the whole data folder is without errors', () => {
  expect(
    issues.filter((i) => i.severity === 'error').map((i) => `${i.file}:${i.line} ${i.message}`),
  ).toEqual([])
})
