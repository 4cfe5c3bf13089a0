/** So many others of those named before, days in a bracket that ends the sentence, and what was so until a day. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import { place, shown } from './shown.ts'

const calendar = builtinCalendar('2026-09-20')
const PLACES = [
  place('a', '藕塘图书馆'),
  place('b', '藕塘博物馆'),
  place('c', '藕塘美术馆'),
  place('d', '藕塘体育馆'),
]

const CASES: [text: string, ...expected: string[]][] = [
  [
    '10月1日藕塘图书馆、藕塘博物馆、藕塘美术馆三馆均闭馆，10月2日藕塘图书馆率先开放，其余两馆10月4日开放。',
    'a 10-01 closed',
    'a 10-02 open-unstated',
    'b 10-01 closed',
    'b 10-04 open-unstated implied',
    'c 10-01 closed',
    'c 10-04 open-unstated implied',
  ],
  [
    '藕塘图书馆10月1日闭馆，其余三馆正常开放。',
    'a 10-01 closed',
    'b 10-01 regular implied',
    'c 10-01 regular implied',
    'd 10-01 regular implied',
  ],
  // Three are left where two are told.
  [
    '藕塘图书馆10月1日闭馆，其余两馆正常开放。',
    'a 10-01 closed',
    'b 10-01 regular ambiguous',
    'c 10-01 regular ambiguous',
    'd 10-01 regular ambiguous',
  ],
  [
    '藕塘图书馆9:00-17:00、藕塘博物馆8:30-16:30开放（10月1日至7日）。',
    'a 10-01..10-07 09:00-17:00 implied',
    'b 10-01..10-07 08:30-16:30',
  ],
  [
    '截至9月18日，藕塘图书馆已接待读者10万人次。10月1日藕塘图书馆闭馆。',
    'a 10-01 closed',
    '? 截至9月18日',
  ],
]

test.each(CASES)('%s', (text, ...expected) => {
  const context = { places: PLACES, announced: '2026-09-20', title: '', publisher: '', calendar }
  expect(shown(draft(text, context), { year: 2026, booking: false })).toEqual(expected)
})
