/** Days of which one half is told: what is closed of them, what is open, and what a person must decide. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'

const calendar = builtinCalendar('2026-02-10')
const places = [{ id: 'l', name: '市图书馆', aliases: [], partOf: null, kind: 'library' }]

const CASES: [text: string, ...facts: string[]][] = [
  ['2月16日12:00前闭馆。', 'remove ?-12:00'],
  ['2月16日上午9点前不开放。', 'remove ?-09:00'],
  ['2月16日上午不开放。', 'remove ?-12:00'],
  ['2月16日下午闭馆。', 'remove 12:00-?'],
  ['2月16日中午12点起闭馆。', 'remove 12:00-?'],
  ['2月16日12:00后闭馆。', 'remove 12:00-?'],
  ['2月16日上午、晚上闭馆。', 'remove ?-12:00 18:00-?'],
  ['2月16日12:00前开放。', 'set ?-12:00'],
  ['2月16日12:00后开放。', 'set 12:00-?'],
  ['2月16日12:00前正常开放，12:00后闭馆。', 'set ?-12:00'],
  ['2月16日12:00前闭馆，12:00后开放。', 'set 12:00-?'],
  ['2月16日上午闭馆，13:00开馆。', 'set 13:00-?'],
  ['2月16日上午闭馆，下午13:00-17:00开放。', 'set 13:00-17:00'],
  ['2月16日9:00前不开放，9:00-12:00开放。', 'set 09:00-12:00'],
  ['2月16日上午闭馆，下午正常开放。', 'remove ?-12:00', 'set regular'],
  ['2月16日12点前闭馆，下午照常开放。', 'remove ?-12:00', 'set regular'],
  ['2月16日上午照常开放，下午闭馆。', 'set regular', 'remove 12:00-?'],
  ['2月16日9:00-12:00开放，下午闭馆。', 'set 09:00-12:00'],
  ['2月16日9:00-17:00开放，12:00前闭馆。', 'remove ?-12:00', 'set 09:00-17:00'],
  ['2月16日中午12点后恢复开放。', 'set regular', 'remove ?-12:00'],
  ['2月16日14时至17时闭馆，17时起恢复开放。', 'remove 14:00-17:00', 'set regular'],
  [
    '2月16日12时至2月18日12时闭馆，2月18日12时恢复开放。',
    'set closed',
    'set regular',
    'remove 12:00-?',
    'remove ?-12:00',
  ],
  ['2月16日9:00-12:00开放。', 'set 09:00-12:00'],
  ['2月16日下午开放。', 'set open-unstated ambiguous'],
  ['2月16日17:00前关门。', 'remove ?-17:00 ambiguous'],
]

test.each(CASES)('%s', (text, ...expected) => {
  const context = { places, announced: '2026-02-10', title: '', publisher: '市图书馆', calendar }
  const { facts, unread } = draft(text, context)
  const said = facts.map(({ effect, hours, certainty }) =>
    [
      effect,
      ...(typeof hours === 'string'
        ? [hours]
        : hours.map((w) => w.map((end) => end ?? '?').join('-'))),
      ...(certainty === 'stated' ? [] : [certainty]),
    ].join(' '),
  )
  expect(said).toEqual(expected)
  expect(unread).toEqual([])
})
