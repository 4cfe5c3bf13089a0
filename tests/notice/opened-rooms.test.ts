/** Tables of one house with a column of the rooms that are open, walled or one cell to a line. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import { place, shown } from './shown.ts'

const places = [
  place('tu', '松溪图书馆'),
  place('wai', '外借室', 'tu'),
  place('er', '儿童室', 'tu'),
  place('zi', '自修室', 'tu'),
]
const calendar = builtinCalendar('2025-09-20')

const CASES: [text: string, ...expected: string[]][] = [
  // on a closed day the last cell may be left out; the house is open as a whole, or but for the rooms in brackets
  [
    '节日|日期|开放时间|开放区域\n中秋|10月1日|闭馆\n|10月2日—4日|9:00-12:00|外借室、自修室\n国庆|10月5日—7日|9:00-17:00|全馆',
    'er 10-02..10-04 closed implied',
    'tu 10-01 closed',
    'tu 10-02..10-04 09:00-12:00',
    'tu 10-05..10-07 09:00-17:00',
    'wai 10-02..10-04 09:00-12:00',
    'zi 10-02..10-04 09:00-12:00',
  ],
  [
    '日期|开放时间|开放区域\n10月1日—4日|9:00-12:00|全馆（不含儿童室）\n10月5日|9:00-17:00|除外借室、自修室外全部区域\n10月6日|9:00-16:00|全馆（自修室闭馆）',
    'er 10-01..10-04 closed',
    'tu 10-01..10-04 09:00-12:00',
    'tu 10-05 09:00-17:00',
    'tu 10-06 09:00-16:00',
    'wai 10-05 closed',
    'zi 10-05 closed',
    'zi 10-06 closed',
  ],
  // rooms named in the cell of hours: whose these are is for a person
  [
    '日期|安排\n10月1日|外借室9:00-12:00开放\n10月2日—7日|9:00-17:00',
    'tu 10-01 09:00-12:00 ambiguous',
    'tu 10-02..10-07 09:00-17:00',
    '? 外借室',
  ],
  // the last cell of an open day is lost: it may have been one with that above
  [
    '日期|开放时间|开放区域\n10月1日—4日|9:00-12:00|外借室\n10月5日|9:00-17:00\n10月6日|9:00-16:00|全馆',
    'tu 10-06 09:00-16:00',
    'wai 10-01..10-04 09:00-12:00',
    'wai 10-05 09:00-17:00 ambiguous',
  ],
  [
    '日期|开放时间|开放区域\n10月1日—4日|9:00-12:00|外借室、自修室\n10月5日—7日|9:00-17:00|全部区域',
    'er 10-01..10-04 closed implied',
    'tu 10-01..10-04 09:00-12:00',
    'tu 10-05..10-07 09:00-17:00',
    'wai 10-01..10-04 09:00-12:00',
    'zi 10-01..10-04 09:00-12:00',
  ],
  [
    '日期\n开放时间\n开放部室\n10月1日—4日\n9:00-12:00\n外借室\n自修室\n10月5日—7日\n9:00-17:00\n全部部室\n10月8日\n闭馆',
    'er 10-01..10-04 closed implied',
    'tu 10-01..10-04 09:00-12:00',
    'tu 10-05..10-07 09:00-17:00',
    'tu 10-08 closed',
    'wai 10-01..10-04 09:00-12:00',
    'zi 10-01..10-04 09:00-12:00',
  ],
  [
    '日期\n开、闭馆时间\n开放功能室\n10月1日—4日\n闭馆\n10月5日—7日\n开馆\n外借室\n儿童室\n10月8日起\n正常开馆',
    'er 10-05..10-07 open-unstated',
    'tu 10-01..10-04 closed',
    'tu 10-05..10-07 open-unstated',
    'tu 10-08.. regular',
    'wai 10-05..10-07 open-unstated',
    'zi 10-05..10-07 closed implied',
  ],
  [
    '日　期\n开、闭馆时间\n功 能 室\n10月1日—4日\n（周三至周六）\n闭　馆\n10月5日—7日\n上午9:00—12:00\n下午2:30—5:00\n外借室\n儿童室\n自修室\n10月8日起\n正常开馆\n全部',
    'er 10-05..10-07 09:00-12:00 14:30-17:00',
    'tu 10-01..10-04 closed',
    'tu 10-05..10-07 09:00-12:00 14:30-17:00',
    'tu 10-08.. regular',
    'wai 10-05..10-07 09:00-12:00 14:30-17:00',
    'zi 10-05..10-07 09:00-12:00 14:30-17:00',
  ],
  [
    '日期\n开馆时间\n服务区域\n10月1日\n星期三\n国庆节\n10:00–16:00\n外借室、\n儿童室\n10月2日\n星期四\n9:00–21:00\n全馆正常开放\n10月3日\n星期五\n闭馆',
    'er 10-01 10:00-16:00',
    'tu 10-01 10:00-16:00',
    'tu 10-02 09:00-21:00',
    'tu 10-03 closed',
    'wai 10-01 10:00-16:00',
    'zi 10-01 closed implied',
  ],
  // hours to the right of the rooms are each room's own, on the day given once
  [
    '日期\n开放区域\n开放时间\n10月1日—4日\n外借室\n9:00-12:00\n自修室\n9:00-21:00\n10月5日\n外借室\n9:00-17:00',
    'wai 10-01..10-04 09:00-12:00',
    'wai 10-05 09:00-17:00',
    'zi 10-01..10-04 09:00-21:00',
  ],
]

test.each(CASES)('%s', (text, ...expected) => {
  const context = { places, announced: '2025-09-20', title: '', publisher: '松溪图书馆', calendar }
  expect(shown(draft(text, context), { year: 2025, booking: false })).toEqual(expected)
})
