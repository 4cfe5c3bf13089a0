/** Days alone below a row of a table, stretches told again, purposes that name holidays, and openings beside a closing. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import { place, shown } from './shown.ts'

const calendar = builtinCalendar('2026-09-20')
const PLACES = [
  place('t', '藕塘图书馆'),
  place('one', '一楼展厅', 't'),
  place('two', '二楼展厅', 't'),
]

const CASES: [text: string, ...expected: string[]][] = [
  [
    '日期|开放时间|开放区域\n10月1日（周四）|9:00-12:00|一楼展厅\n10月2日（周五）\n10月3日（周六）|9:00-17:00|一楼展厅、二楼展厅\n10月4日（周日）\n10月8日起恢复正常开放。',
    'one 10-01+10-02 09:00-12:00',
    'one 10-03+10-04 09:00-17:00',
    't 10-01+10-02 09:00-12:00',
    't 10-03+10-04 09:00-17:00',
    't 10-08.. regular',
    'two 10-01+10-02 closed implied',
    'two 10-03+10-04 09:00-17:00',
  ],
  [
    '一楼展厅10月1日至16日关闭，10月17日恢复开放。\n这期间二楼展厅正常开放，参观时间9:00-17:00。',
    'one 10-01..10-16 closed',
    'one 10-17.. regular',
    'two 10-01..10-16 09:00-17:00',
  ],
  [
    '为满足公众节假日参观需求，藕塘图书馆9月25日至10月20日延时开放，每天8:30至20:30。\n9月30日闭馆；10月1日至7日照常开放。',
    't 09-25..09-29+10-01..10-20 08:30-20:30',
    't 09-30 closed',
  ],
  [
    '国庆期间开放作如下安排：\n10月1日至3日闭馆，10月4日恢复开放。',
    't 10-01..10-03 closed',
    't 10-04.. regular',
  ],
  [
    '一楼展厅10月1日至7日9:00-17:00开放。\n二楼展厅10月1日至7日9:00-12:00开放。\n以上项目10月8日起恢复正常收费标准和开放时间。',
    'one 10-01..10-07 09:00-17:00',
    'one 10-08.. regular',
    'two 10-01..10-07 09:00-12:00',
    'two 10-08.. regular',
  ],
  [
    '10月9日至12日，因换展，除一楼展厅正常开放外，其余展厅暂停开放。',
    'one 10-09..10-12 regular',
    'two 10-09..10-12 closed implied',
  ],
]

test.each(CASES)('%s', (text, ...expected) => {
  const context = { places: PLACES, announced: '2026-09-20', title: '', publisher: '', calendar }
  expect(shown(draft(text, context), { year: 2026, booking: false })).toEqual(expected)
})
