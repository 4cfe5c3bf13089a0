/** Single houses: numbered rooms, closures and what goes on meanwhile, and what is history or only a title. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import { place, shown } from './shown.ts'

const calendar = builtinCalendar('2026-05-20')

const PLACES = [
  place('h', '青禾图书馆'),
  place('e', '东岭分馆', 'h'),
  place('one', '一层展厅', 'h'),
  place('three', '三层展厅', 'h'),
  place('four', '四层展厅', 'h'),
  place('first', '第一自修室', 'h'),
  place('second', '第二自修室', 'h'),
  place('child', '少儿室', 'h'),
]

type Case = [text: string, ...expected: string[]]

function table(name: string, cases: Case[]): void {
  test.each(cases)(`${name}: %s`, (text, ...expected) => {
    const context = {
      places: PLACES,
      announced: '2026-05-20',
      title: '',
      publisher: '青禾图书馆',
      calendar,
    }
    expect(shown(draft(text, context), { year: 2026, booking: false })).toEqual(expected)
  })
}

table('names that share their end', [
  [
    '6月3日至6日一、三、四层展厅因布展关闭。',
    'four 06-03..06-06 closed',
    'one 06-03..06-06 closed',
    'three 06-03..06-06 closed',
  ],
  ['一、三、四层展厅6月3日闭馆。', 'four 06-03 closed', 'one 06-03 closed', 'three 06-03 closed'],
  ['6月3日第一、第二自修室9:00-17:00开放。', 'first 06-03 09:00-17:00', 'second 06-03 09:00-17:00'],
  ['6月3日第一、二自修室闭馆。', 'first 06-03 closed', 'second 06-03 closed'],
])

table('closures and what goes on meanwhile', [
  [
    '6月3日至5日第一、第二自修室停用。6月6日恢复正常。',
    'first 06-03..06-05 closed',
    'first 06-06.. regular',
    'second 06-03..06-05 closed',
    'second 06-06.. regular',
  ],
  [
    '6月3日至5日关闭3-4层各展厅，6月6日恢复开放。期间，少儿室照常开放。',
    'child 06-03..06-05 regular',
    'four 06-03..06-05 closed implied',
    'four 06-06.. regular',
    'three 06-03..06-05 closed implied',
    'three 06-06.. regular',
  ],
  ['青禾图书馆（含各分馆）6月3日闭馆。', 'e 06-03 closed', 'h 06-03 closed'],
  ['青禾图书馆（不含各分馆）6月3日闭馆。', 'h 06-03 closed'],
])
