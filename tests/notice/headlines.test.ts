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

table('rooms that may not be used', [
  [
    '9月25日9:20-12:20开馆。开馆期间非遗馆可正常使用，小剧场正在升级中暂不可使用，开放时间另行通知。',
    'bo 09-25 09:20-12:20',
    'fei 09-25 09:20-12:20 implied',
    'ju mo+tu+we+th+fr+sa+su closed',
  ],
  [
    '10月1日至7日开放，非遗馆可以使用，小剧场不提供使用。',
    'bo 10-01..10-07 open-unstated',
    'fei 10-01..10-07 open-unstated',
    'ju 10-01..10-07 closed',
  ],
])

table('what resumes is the house', [
  [
    '苇塘博物馆：10月1日至4日9:20—12:20，小剧场不开放；10月5日恢复正常。',
    'bo 10-01..10-04 09:20-12:20',
    'bo 10-05.. regular',
    'ju 10-01..10-04 closed',
  ],
  [
    '苇塘博物馆10月1日至4日9:20—12:20开放，小剧场10月1日至7日闭馆，10月8日恢复开放。',
    'bo 10-01..10-04 09:20-12:20',
    'ju 10-01..10-07 closed',
    'ju 10-08.. regular',
  ],
])

test('a free tour is no free entry', () => {
  const context = { places: PLACES, announced: '2026-09-20', title: '', publisher: '', calendar }
  const fees = (text: string) => draft(text, context).facts.map((f) => f.fee)
  expect(fees('苇塘博物馆10月1日至7日9:20—16:20开放，提供免费讲解服务。')).toEqual([null])
  expect(fees('苇塘博物馆10月1日至7日9:20—16:20免费开放。')).toEqual(['free'])
})

table('what is stopped', [
  ['9月24日起，暂停所有展厅（含临展厅、序厅）的对外开放。', 'bo 09-24.. closed'],
  ['9月24日起，苇塘博物馆暂停非遗馆的对外开放。', 'fei 09-24.. closed'],
  [
    '9月26日、10月3日暂停每周六延时开放至20:20。',
    '? 9月26日、10月3日',
    '? 每周六',
    '? 9月26日、10月3日暂停每周六延时开放至20:20',
  ],
  ['9月24日起取消夜间开放。', '? 9月24日起', '? 9月24日起取消夜间开放'],
])

table('numbers of courts are no days', [
  ['9月24日起，小剧场每日9:20—11:20开放，开放座区5片（1号、3号、5号）。', 'ju 09-24.. 09:20-11:20'],
  ['9月24日起，小剧场9:20—11:20开放1号、2号、3号场地。', 'ju 09-24.. 09:20-11:20'],
])

table('ranges that begin or end at noon', [
  [
    '苇塘博物馆决定自9月24日下午至10月10日临时闭馆。',
    'bo 09-24 12:00-? remove',
    'bo 09-25..10-10 closed',
  ],
  [
    '9月24日下午至9月26日上午，小剧场闭馆。',
    'ju 09-24 12:00-? remove',
    'ju 09-25 closed',
    'ju 09-26 ?-12:00 remove',
  ],
])

table('the label below an item', [
  [
    '非遗馆、小剧场恢复开放\n一、非遗馆、小剧场自9月24日起恢复开放。\n开放时间：周一至周五12:20-20:20\n周末：8:20-20:20',
    'fei 09-24.. regular',
    'fei mo+tu+we+th+fr 12:20-20:20',
    'fei sa+su 08:20-20:20',
    'ju 09-24.. regular',
    'ju mo+tu+we+th+fr 12:20-20:20',
    'ju sa+su 08:20-20:20',
  ],
])

test('a quoted name and 为 void nothing', () => {
  const context = { places: PLACES, announced: '2026-09-20', title: '', publisher: '', calendar }
  const said = '10月1日至7日，苇塘博物馆推出以“三十六夜”为主题的夜场，场馆运营时间延长至20:20。'
  expect(shown(draft(said, context), { year: 2026, booking: false })).toEqual([
    'bo 10-01..10-07 ?-20:20',
  ])
})

table('a house with parts, and without', [
  [
    '10月1日至3日全馆（含非遗馆）9:20-16:20开放。',
    'bo 10-01..10-03 09:20-16:20',
    'fei 10-01..10-03 09:20-16:20',
  ],
  [
    '10月1日至3日苇塘博物馆（含非遗馆，不含小剧场）9:20-16:20开放。',
    'bo 10-01..10-03 09:20-16:20',
    'fei 10-01..10-03 09:20-16:20',
    'ju 10-01..10-03 closed implied',
  ],
])

table('until when, after 将', [
  ['10月1日至8日，苇塘博物馆将延时开放至20:20。', 'bo 10-01..10-08 ?-20:20'],
  ['10月1日至8日，非遗馆仍延长开放到晚上8点。', 'fei 10-01..10-08 ?-20:00'],
  ['10月2日苇塘博物馆将延迟至10:20开放。', 'bo 10-02 10:20-?'],
])

table('bare days', [
  ['经过维修，苇塘博物馆将于28日重新对外开放。', 'bo 09-28.. regular implied'],
  ['小剧场18日起恢复开放。', 'ju 10-18.. regular ambiguous'],
])

table('a Monday named as one', [
  [
    '9月29日至10月6日，开放时间为9:20-18:20。周一（10月5日）正常开放，不闭馆。',
    'bo 09-29..10-06 09:20-18:20',
  ],
])

table('some parts, which is not said', [
  [
    '国庆期间，我馆将暂停部分区域的开放，具体包括：非遗馆等，但小剧场仍正常开放。',
    'ju 10-01..10-07 regular implied',
    '? 我馆将暂停部分区域的开放',
    '? 具体包括：非遗馆等',
  ],
])

table('to each its own', [
  [
    '10月1日至3日开放非遗馆、小剧场，开放时间分别为9:20-16:20、10:20-18:20。',
    'fei 10-01..10-03 09:20-16:20',
    'ju 10-01..10-03 10:20-18:20',
  ],
  ['非遗馆、小剧场分别于10月1日、10月2日闭馆。', 'fei 10-01 closed', 'ju 10-02 closed'],
  [
    '10月1日至3日非遗馆、小剧场开放时间分别为上午9:20-11:20，下午14:20-16:20。',
    'fei 10-01..10-03 09:20-11:20 14:20-16:20 ambiguous',
    'ju 10-01..10-03 09:20-11:20 14:20-16:20 ambiguous',
  ],
])

table('what pages and halls add', [
  [
    '非遗馆\n9月25日（周五）恢复正常开放\n开放时间：8:30—18:20\n来源：苇塘博物馆\n更新时间：2026-09-20',
    'fei 09-25.. 08:30-18:20',
  ],
  [
    '9月25日—27日9:20-17:00全区域开放，17:00-20:20延时开放非遗馆（19:40停止入馆）。',
    'bo 09-25..09-27 09:20-17:00',
    'fei 09-25..09-27 17:00-20:20 add',
  ],
  [
    '非遗馆自9月22日起搬迁，停止服务，9月28日起在南楼恢复开放。',
    'fei 09-22..09-27 closed',
    'fei 09-28.. regular',
  ],
  [
    '自9月28日（星期一）起小剧场恢复对外开放，事项如下：\n一、开放时间\n每天分2个场次开放，每场2小时。\n第1场：13:10-15:10；\n第2场：16:10-18:10。',
    'ju 09-28.. 13:10-15:10 16:10-18:10',
  ],
])

table('weekdays that were, and some of them', [
  [
    '10月8日至12月31日，由每周三至周日开馆调整为每周二至周日开馆，9:20—17:20；其中每周五、周六为9:20—20:20。',
    'bo fr+sa@10-08..12-31 09:20-20:20',
    'bo tu+we+th+su@10-08..12-31 09:20-17:20',
  ],
])

table('a remark that names the only weekdays', [
  [
    '区域|开放时间\n非遗馆|9:20—17:20\n小剧场|9:20—17:20（每周三、五、日开放，其余时间不开放）',
    'fei mo+tu+we+th+fr+sa+su 09:20-17:20',
    'ju mo+tu+th+sa closed implied',
    'ju we+fr+su 09:20-17:20',
  ],
])
