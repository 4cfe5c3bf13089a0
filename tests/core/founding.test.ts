/**
 * The founding notice as a table of truth: what each clause makes of its days. The expectations are the
 * notice's own facts; `else` says what holds outside the windows.
 */
import { expect, test } from 'vitest'
import { answerAt, compile, daysBetween } from '../../src/core/schedule.ts'
import type { DayAnswer } from '../../src/core/schedule.ts'
import { clock, DAY, dayOf, instantAt, isoAt, parseClock } from '../../src/core/time.ts'
import { foundingCity } from './founding.ts'

const schedule = compile(foundingCity())
const place = (id: string) => schedule.places.get(`zhuzhou-${id}`)!
const at = (date: string, time: string) =>
  instantAt(schedule.zone, dayOf(date) * DAY + parseClock(time)!)

const CLOSED = 'closed'
const UNSTATED = 'unknown hours-unstated'
const REGULAR = 'unknown regular-unstated'
const SILENT = 'unknown no-schedule'
const PENDING = 'unknown not-announced'

const DAYS: [clause: number, what: string, id: string, dates: string, day: string][] = [
  [2, 'the eve is no day off in 2024', 'cultural-center', '2024-02-09', SILENT],
  [2, 'open days without hours', 'cultural-center', '2024-02-10/2024-02-17', UNSTATED],
  [2, 'between the festivals', 'cultural-center', '2024-02-18/2024-02-23', SILENT],
  [2, 'Lantern Festival', 'cultural-center', '2024-02-24', UNSTATED],
  [2, 'the day after', 'cultural-center', '2024-02-25', SILENT],
  [3, 'short days', 'museum', '2024-02-09/2024-02-11', '10:00-16:00 else closed'],
  [3, 'whole days', 'museum', '2024-02-12/2024-02-15', '09:00-17:00 else closed'],
  [
    3,
    'an evening on top of the day',
    'museum',
    '2024-02-16',
    '09:00-17:00 17:00-20:30 else closed',
  ],
  [3, 'the last of the holiday', 'museum', '2024-02-17', '09:00-17:00 else closed'],
  [
    3,
    'an evening on an ordinary Saturday',
    'museum',
    '2024-02-24',
    '09:00-17:00<16:30 17:00-20:30 else closed',
  ],
  [3, 'an ordinary Monday', 'museum', '2024-02-19', CLOSED],
  [3, 'an ordinary Tuesday', 'museum', '2024-02-20', '09:00-17:00<16:30 else closed'],
  [
    3,
    'a Monday that is a holiday is the notice’s',
    'museum',
    '2024-02-12',
    '09:00-17:00 else closed',
  ],
  [3, 'next year’s eve by its own rule', 'museum', '2025-01-28', CLOSED],
  [4, 'before the fair', 'museum-parking', '2024-02-02', SILENT],
  [4, 'the temple fair', 'museum-parking', '2024-02-03/2024-02-24', '09:00-23:00 else closed'],
  [4, 'after the fair', 'museum-parking', '2024-02-25', SILENT],
  [
    5,
    'every service point in the morning',
    'library-lending',
    '2024-02-09',
    '08:30-12:00 else closed',
  ],
  [
    5,
    'two rooms without a break',
    'library-study-room',
    '2024-02-09',
    '08:30-12:00 12:00-17:30 else closed',
  ],
  [
    5,
    'two rooms with a break',
    'library-periodicals',
    '2024-02-10/2024-02-14',
    '08:30-12:00 14:30-17:30 else closed',
  ],
  [5, 'rooms not named', 'library-children', '2024-02-10/2024-02-14', CLOSED],
  [5, 'rooms not named', 'library-picture-books', '2024-02-10/2024-02-14', CLOSED],
  [5, 'five rooms', 'library-electronic', '2024-02-15/2024-02-17', '08:30-17:30 else closed'],
  [
    5,
    'picture books',
    'library-picture-books',
    '2024-02-15/2024-02-17',
    '08:30-12:00 14:30-17:30 else closed',
  ],
  [
    5,
    'the house in the morning of the eve',
    'library',
    '2024-02-09',
    '08:30-12:00 12:00-17:30 else closed',
  ],
  [
    5,
    'the house is what its rooms are',
    'library',
    '2024-02-12',
    '08:30-12:00 14:30-17:30 else closed',
  ],
  [
    5,
    'the house, rooms apart',
    'library',
    '2024-02-15',
    '08:30-12:00 08:30-17:30 14:30-17:30 else closed',
  ],
  [5, 'nothing is said of later days', 'library', '2024-02-18', SILENT],
  [6, 'nothing is said of the days before', 'erguan-bookhouse', '2024-02-10/2024-02-14', SILENT],
  [
    6,
    'as usual, but the usual is not on file',
    'erguan-bookhouse',
    '2024-02-15/2024-02-17',
    REGULAR,
  ],
  [6, 'round the clock', '24h-bookhouses', '2024-02-10/2024-02-17', '00:00-24:00'],
  [7, 'holiday hours', 'badminton-hall', '2024-02-09/2024-02-12', '09:00-17:00 else closed'],
  [7, 'resumed inside the holiday', 'badminton-hall', '2024-02-13/2024-02-17', REGULAR],
  [7, 'resumed, an ordinary day', 'badminton-hall', '2024-02-20', REGULAR],
  [7, 'resumed, the next holiday', 'badminton-hall', '2024-05-01', PENDING],
  [8, 'holiday hours', 'football-park', '2024-02-09/2024-02-16', '09:00-17:00 else closed'],
  [8, 'resumed', 'football-park', '2024-02-17/2024-03-31', REGULAR],
  [9, 'no gate, no date', 'ball-plaza', '2024-02-08/2024-02-24', '00:00-24:00'],
  [9, 'no gate, the year after', 'ball-plaza', '2025-10-01', '00:00-24:00'],
  [9, 'past the holiday', 'table-tennis-base', '2024-02-09/2024-02-21', '09:00-17:00 else closed'],
  [9, 'resumed', 'table-tennis-base', '2024-02-22', REGULAR],
  [9, 'past the make-up workday', 'wushu-base', '2024-02-09/2024-02-20', '09:00-17:00 else closed'],
  [9, 'resumed', 'wushu-base', '2024-02-21', REGULAR],
]

test.each(DAYS)('clause %i, %s: %s %s', (clause, _what, id, dates, day) => {
  const [from, to = from] = dates.split('/') as [string, string?]
  for (const answer of daysBetween(schedule, place(id), dayOf(from), dayOf(to))) {
    expect(`${answer.date} ${written(answer)}`).toBe(`${answer.date} ${day}`)
    const cited = answer.because.filter(
      ({ notice }) => notice?.id === 'zhuzhou-2024-spring-festival',
    )
    for (const { rule } of cited) expect(rule!.clause).toBe(clause)
  }
})

const MOMENTS: [id: string, date: string, time: string, says: string][] = [
  ['museum', '2024-02-16', '18:00', 'open until 2024-02-16T20:30 then closed, with-booking, 3.3'],
  ['museum', '2024-02-16', '16:59', 'open until 2024-02-16T20:30 then closed, with-booking, 3.2'],
  ['museum', '2024-02-16', '20:30', 'closed until 2024-02-17T09:00 then open, no, 3.2'],
  [
    'museum',
    '2024-02-24',
    '16:30',
    'open until 2024-02-24T20:30 then closed, too-late, standing.1',
  ],
  ['library', '2024-02-09', '13:00', 'open until 2024-02-09T17:30 then closed, unknown, 5.2'],
  ['library', '2024-02-10', '12:00', 'closed until 2024-02-10T14:30 then open, no, 5.3'],
  ['cultural-center', '2024-02-12', '10:00', 'unknown until never, unknown, 2.1'],
  ['badminton-hall', '2024-02-10', '10:00', 'open until 2024-02-10T17:00 then closed, yes, 7.1'],
  ['football-park', '2024-02-20', '10:00', 'unknown until never, unknown, 8.2'],
  ['ball-plaza', '2024-02-20', '03:00', 'open until never, yes, 9.1'],
  [
    '24h-bookhouses',
    '2024-02-17',
    '23:59',
    'open until 2024-02-18T00:00 then unknown, unknown, 6.2',
  ],
]

test.each(MOMENTS)('%s on %s at %s', (id, date, time, says) => {
  const answer = answerAt(schedule, place(id), at(date, time))
  const until =
    answer.until === null
      ? 'until never'
      : `until ${isoAt(schedule.zone, answer.until).slice(0, 16)} then ${answer.then}`
  const why = answer.because[0]!.id.split('#')[1]
  expect(`${answer.state} ${until}, ${answer.canEnter}, ${why}`).toBe(says)
})

test('the library is open in part, and says which rooms', () => {
  const answer = answerAt(schedule, place('library'), at('2024-02-09', '13:00'))
  expect(answer.partial).toBe(true)
  expect(answer.openParts).toEqual(['zhuzhou-library-periodicals', 'zhuzhou-library-study-room'])
  expect(answer.closedParts).toHaveLength(4)
  expect(isoAt(schedule.zone, answer.since!)).toBe('2024-02-09T08:30:00+08:00')
  expect(isoAt(schedule.zone, answer.knownUntil!)).toBe('2024-02-18T00:00:00+08:00')
})

test('what is concluded rather than read says so', () => {
  const rooms = answerAt(schedule, place('library-children'), at('2024-02-12', '10:00'))
  expect(rooms.because.map(({ basis }) => basis)).toEqual(['implied'])
  const museum = answerAt(schedule, place('museum'), at('2024-02-12', '10:00'))
  expect(museum.because[0]!.basis).toBe('stated')
})

test('how one gets in changes with the day', () => {
  const mode = (id: string, date: string) => {
    const { booking } = answerAt(schedule, place(id), at(date, '10:00'))
    return (
      booking && [booking.mode, ...booking.channels.map(({ kind, name }) => name ?? kind)].join(' ')
    )
  }
  expect(mode('cultural-center', '2024-02-12')).toBe('book-ahead offline')
  expect(mode('badminton-hall', '2024-02-12')).toBe('first-come')
  expect(mode('badminton-hall', '2024-02-13')).toBe('book-ahead online')
  expect(mode('football-park', '2024-02-16')).toBe(null)
  expect(mode('football-park', '2024-02-17')).toBe('book-ahead 株洲市全民健身服务中心')
  expect(mode('ball-plaza', '2024-02-12')).toBe('first-come')
})

/** Windows with `<last entry`, then what holds elsewhere if the windows leave anything. */
function written(day: DayAnswer): string {
  const windows = day.windows.map(
    ({ from, to, lastEntry }) =>
      `${clock(from)}-${clock(to)}${lastEntry === null ? '' : `<${clock(lastEntry)}`}`,
  )
  const rest = new Set(
    day.stretches
      .filter(({ state }) => state !== 'open')
      .map(({ state, reason }) => (reason ? `${state} ${reason}` : state)),
  )
  if (windows.length === 0) return [...rest].join(' or ')
  return [...windows, ...(rest.size ? ['else', [...rest].join(' or ')] : [])].join(' ')
}
