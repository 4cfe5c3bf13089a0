/** Rules of entry that are of the longer days alone, or of a house as of its other rooms. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import { place, shown } from './shown.ts'

const places = [
  place('guan', '芦汀文化馆'),
  place('wu', '舞蹈厅', 'guan'),
  place('lu', '录音棚', 'guan'),
]

test.each([
  [
    '10月3日至7日正常开放。10月12日起，每周六延时至21:00闭馆。\n延时开放时段实行实名预约，约满为止。观众可在芦汀文化馆官方网站或微信公众号预约。',
    'guan 10-03..10-07 regular',
    'guan sa@10-12.. ?-21:00 book-ahead[official-account,website]',
  ],
  [
    '10月1日至4日9:00-16:00开放，除录音棚不开放外，其余活动室均可使用，不用预约，先到先得。',
    'guan 10-01..10-04 09:00-16:00 first-come[]',
    'lu 10-01..10-04 closed',
    'wu 10-01..10-04 open-unstated first-come[] implied',
  ],
])('%s', (text, ...expected) => {
  const context = {
    places,
    announced: '2024-09-25',
    title: '芦汀文化馆公告',
    publisher: '芦汀文化馆',
    calendar: builtinCalendar('2024-09-25'),
  }
  const read = draft(`芦汀文化馆公告\n${text}`, context)
  expect(shown(read, { year: 2024, booking: true })).toEqual(expected)
})
