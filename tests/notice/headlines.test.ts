/** Headlines over notices, days that a bracket explains, and what is shut without closing the house. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import { place, shown } from './shown.ts'

const calendar = builtinCalendar('2026-09-20')
const PLACES = [
  place('bo', '苇塘博物馆'),
  place('fei', '非遗馆', 'bo'),
  place('ju', '小剧场', 'bo'),
]

type Case = [text: string, ...expected: string[]]

/** Facts and what is unread as `shown` has them. */
function table(name: string, cases: Case[]): void {
  const context = {
    places: PLACES,
    announced: '2026-09-20',
    title: '',
    publisher: '苇塘博物馆',
    calendar,
  }
  test.each(cases)(`${name}: %s`, (text, ...expected) => {
    expect(shown(draft(text, context), { year: 2026, booking: false })).toEqual(expected)
  })
}

table('a headline says what stands below', [
  [
    '【闭馆通告】受台风影响，苇塘博物馆暂停开放！\n我馆于9月24日（周四）中午12点起暂停对外开放，恢复开馆时间请留意公众号。',
    'bo 09-24 12:00-? remove',
    'bo 09-25.. closed',
  ],
  ['苇塘博物馆临时闭馆！\n苇塘博物馆9月24日闭馆。', 'bo 09-24 closed'],
  ['因供电检修，苇塘博物馆停开\n苇塘博物馆9月24日停开。', 'bo 09-24 closed'],
])

table('the next day, with its date in a bracket', [
  ['9月22日临时闭馆一天，次日（9月23日）起正常开放。', 'bo 09-22 closed', 'bo 09-23.. regular'],
  ['9月22日临时闭馆一天，次日（23日）起恢复开放。', 'bo 09-22 closed', 'bo 09-23.. regular'],
  ['9月22日闭馆，次日（9月23日）13:20开馆。', 'bo 09-22 closed', 'bo 09-23 13:20-?'],
])

table('some of it is not the house', [
  [
    '9月23日重新开放，当日将视风力关闭部分建筑。',
    'bo 09-23.. regular',
    '? 9月23日重新开放，当日将视风力关闭部分建筑',
  ],
  ['9月24日关闭个别区域。', '? 9月24日', '? 9月24日关闭个别区域'],
])

table('an activity room is no activity', [
  [
    '非遗馆活动室、小剧场：周一至周日9:20-12:20。',
    'fei mo+tu+we+th+fr+sa+su 09:20-12:20',
    'ju mo+tu+we+th+fr+sa+su 09:20-12:20',
  ],
  ['小剧场举办活动：10月2日9:20-12:20。'],
])
