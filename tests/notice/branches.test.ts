/** A house of several branches, each with rooms of the same names: which room, and which branch, is meant. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import type { PlaceEntry } from '../../src/notice/draft.ts'
import { place, shown } from './shown.ts'

const calendar = builtinCalendar('2026-09-20')
const named = (alias: string, entry: PlaceEntry): PlaceEntry => ({ ...entry, aliases: [alias] })

const PLACES = [
  place('h', '澄江大学图书馆'),
  place('n', '南苑馆', 'h'),
  named('书刊区', place('nb', '南苑馆书刊区', 'n')),
  named('自修区', place('ns', '南苑馆自修区', 'n')),
  place('w', '北苑馆', 'h'),
  named('书刊区', place('wb', '北苑馆书刊区', 'w')),
  named('自修区', place('ws', '北苑馆自修区', 'w')),
]

function read(text: string): string[] {
  const context = {
    places: PLACES,
    announced: '2026-09-20',
    title: '',
    publisher: '澄江大学图书馆',
    calendar,
  }
  return shown(draft(text, context), { year: 2026, booking: false })
}

test.each([
  [
    'a table, the branch in a merged first cell',
    '馆舍|区域|日期|开放时间\n南苑馆|书刊区|10月1日|闭馆\n||10月2日|9:00-17:00\n|自修区|10月1日-2日|7:00-22:00\n北苑馆|书刊区|10月1日-2日|闭馆\n|自修区|10月1日-2日|8:00-21:00',
    'nb 10-01 closed',
    'nb 10-02 09:00-17:00',
    'ns 10-01..10-02 07:00-22:00',
    'wb 10-01..10-02 closed',
    'ws 10-01..10-02 08:00-21:00',
  ],
  [
    'a table, the branch in a row of its own',
    '区域|日期|开放时间\n南苑馆\n书刊区|10月1日|闭馆\n自修区|10月1日|7:00-22:00\n北苑馆\n自修区|10月1日|8:00-21:00',
    'nb 10-01 closed',
    'ns 10-01 07:00-22:00',
    'ws 10-01 08:00-21:00',
  ],
  [
    'a table, the branch right of a merged date',
    '日期|馆舍|区域|开放时间\n10月1日|南苑馆|书刊区|闭馆\n||自修区|7:00-22:00\n|北苑馆|书刊区|闭馆\n||自修区|8:00-21:00',
    'nb 10-01 closed',
    'ns 10-01 07:00-22:00',
    'wb 10-01 closed',
    'ws 10-01 08:00-21:00',
  ],
  [
    'a sentence, the branch named before its first room only',
    '南苑馆书刊区、自修区10月1日闭馆；北苑馆书刊区10月2日闭馆，自修区10月2日8:00-21:00开放。',
    'nb 10-01 closed',
    'ns 10-01 closed',
    'wb 10-02 closed',
    'ws 10-02 08:00-21:00',
  ],
  [
    'each branch over a numbered list that begins again',
    '南苑馆：\n1.10月1日闭馆；\n2.10月2日起9:00-17:00开放。\n北苑馆：\n1.10月1日闭馆；\n2.10月3日起9:00-16:00开放。',
    'n 10-01 closed',
    'n 10-02.. 09:00-17:00',
    'w 10-01 closed',
    'w 10-03.. 09:00-16:00',
  ],
  [
    'an exception of rooms, each behind its branch',
    '10月1日，除南苑馆自修区、北苑馆自修区8:00-20:00开放外，其他区域闭馆。',
    'nb 10-01 closed implied',
    'ns 10-01 08:00-20:00',
    'wb 10-01 closed implied',
    'ws 10-01 08:00-20:00',
  ],
  [
    'all branches of a house that is their sum',
    '10月8日起各馆恢复正常开放。',
    'n 10-08.. regular',
    'w 10-08.. regular',
  ],
  [
    'opening that ends opens nothing',
    '延时开放已于9月25日结束。南苑馆10月1日闭馆。',
    'n 10-01 closed',
    '? 延时开放已于9月25日结束',
  ],
])('%s', (_, text, ...expected) => {
  expect(read(text)).toEqual(expected)
})
