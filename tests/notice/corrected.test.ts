/** What stands in a notice with days and hours and is no news of its doors: what was said wrongly, and tickets. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import { place, shown } from './shown.ts'

const calendar = builtinCalendar('2026-09-20')
const PLACES = [
  place('yuan', '青莲艺术馆'),
  place('yue', '阅览室', 'yuan'),
  place('hui', '绘本室', 'yuan'),
  place('chi', '泳池', 'yuan'),
]

type Case = [text: string, ...expected: string[]]

/** Facts and what is unread as `shown` has them. */
function table(name: string, cases: Case[]): void {
  const context = { places: PLACES, announced: '2026-09-20', title: '', publisher: '青莲艺术馆' }
  test.each(cases)(`${name}: %s`, (text, ...expected) => {
    const read = draft(text, { ...context, calendar })
    expect(shown(read, { year: 2026, booking: false })).toEqual(expected)
  })
}

table('what an earlier notice said wrongly', [
  [
    '我馆昨日公告误将10月3日写为闭馆，谨致歉意。\n10月1日至7日9:00-17:00开放。',
    'yuan 10-01..10-07 09:00-17:00',
  ],
  ['9月18日所发通知中“10月8日闭馆”应为“10月9日闭馆”，特此更正。', 'yuan 10-09 closed'],
  ['通知里10月2日的开放时间错印为9:00-12:00，实为9:00-17:00。', 'yuan 10-02 09:00-17:00'],
  [
    '先前公布的“10月6日闭馆”作废，以本通知为准：10月1日至7日10:00-18:00开放。',
    'yuan 10-01..10-07 10:00-18:00',
  ],
  ['原文：10月5日闭馆。\n更正为：10月6日闭馆。', 'yuan 10-06 closed'],
])

table('hours of a ticket', [
  [
    '10月1日至7日9:00-20:00开放。10月1日至7日增设18:00-19:00预约时段，每日1000人。',
    'yuan 10-01..10-07 09:00-20:00',
  ],
  [
    '10月1日至7日9:00-17:00开放，上午时段（9:00-12:00）预约名额300人，下午时段（12:00-16:00）500人。',
    'yuan 10-01..10-07 09:00-17:00',
  ],
  [
    '10月1日至7日9:00-17:00开放。\n预约时段\n9:00-12:00\n12:00-16:00',
    'yuan 10-01..10-07 09:00-17:00',
  ],
  [
    '10月1日至7日分上午场（9:00-12:00）和下午场（13:00-17:00）开放，请分时段预约。',
    'yuan 10-01..10-07 09:00-12:00 13:00-17:00',
  ],
])

table('round the clock, as before', [
  ['阅览室照旧24小时开放。', 'yue mo+tu+we+th+fr+sa+su all-day'],
  ['阅览室继续实行二十四小时开放。', 'yue mo+tu+we+th+fr+sa+su all-day'],
])

table('days beside those named of a span', [
  [
    '泳池开放时间为9月28日至10月7日，其中10月1日、2日只开上午，9:00至12:00，其余日子9:00至20:00。',
    'chi 09-28..09-30+10-03..10-07 09:00-20:00 implied',
    'chi 10-01+10-02 09:00-12:00',
  ],
  [
    '9月28日至10月7日泳池开放，其中29日闭馆，其他日期10:00-18:00。',
    'chi 09-28+09-30..10-07 10:00-18:00 implied',
    'chi 09-29 closed',
  ],
])

table('a bare day of a span over two months', [
  [
    '我馆9月29日至10月8日9:00-20:00开放，其中30日闭馆，3日延长至22:00。',
    'yuan 09-29+10-01..10-02+10-04..10-08 09:00-20:00',
    'yuan 09-30 closed',
    'yuan 10-03 09:00-22:00',
  ],
  [
    '泳池9月20日至10月8日闭馆，25日起恢复正常开放。',
    'chi 09-20..10-08 closed',
    'chi 10-25.. regular',
  ],
])

table('days alone behind a label', [
  [
    '泳池开放时间为10月1日至7日，阅览室开放时间为10月3日至7日，每天8:30至17:30。',
    'chi 10-01..10-07 open-unstated',
    'yue 10-03..10-07 08:30-17:30',
  ],
])

table('the same time as another room', [
  [
    '10月1日至11月30日绘本室除周一闭馆外每天9:00-17:00开放。阅览室同期延长开放，关门时间由18点推迟到20点半。',
    'hui mo@10-01..11-30 closed',
    'hui tu+we+th+fr+sa+su@10-01..11-30 09:00-17:00',
    'yue 10-01..11-30 ?-20:30',
  ],
  [
    '绘本室10月1日至7日9:00-17:00开放。\n泳池同期闭馆。',
    'chi 10-01..10-07 closed',
    'hui 10-01..10-07 09:00-17:00',
  ],
])

table('only on some weekdays from a day on', [
  [
    '10月1日至11月30日，绘本室周一闭馆，周二至周日9:00-17:00开放。12月1日起，绘本室只在周六、周日开放。',
    'hui mo+tu+we+th+fr@12-01.. closed implied',
    'hui mo@10-01..11-30 closed',
    'hui sa+su@12-01.. open-unstated',
    'hui tu+we+th+fr+sa+su@10-01..11-30 09:00-17:00',
  ],
  [
    '11月1日起，绘本室只开周六、周日。',
    'hui mo+tu+we+th+fr@11-01.. closed implied',
    'hui sa+su@11-01.. open-unstated',
  ],
])

table('open days behind a label, then a day that is not', [
  [
    '开放日期：10月1日—5日，10月6日闭馆休整，10月7日起恢复正常开放。\n楼层 功能室 开放时间\n一楼 阅览室 9:00—17:00\n三楼 绘本室 换展，不开放',
    'hui 10-01..10-05 closed',
    'yuan 10-06 closed',
    'yuan 10-07.. regular',
    'yue 10-01..10-05 09:00-17:00',
  ],
  ['开放时间：10月1日至5日，10月6日闭馆。', 'yuan 10-01..10-05 open-unstated', 'yuan 10-06 closed'],
  [
    '开放日期为10月1日至5日（10月3日闭馆），10月6日闭馆休整。每天9:00-17:00。',
    'yuan 10-01..10-02+10-04..10-05 09:00-17:00',
    'yuan 10-03 closed',
    'yuan 10-06 closed',
  ],
  [
    '我馆10月1日至5日开放，10月6日闭馆。\n|功能室|开放时间|\n|阅览室|9:00-17:00|',
    'yuan 10-01..10-05 open-unstated',
    'yuan 10-06 closed',
    'yue 10-01..10-05 09:00-17:00',
  ],
  [
    '10月6日闭馆，10月1日至5日开放，安排如下：\n1.阅览室：9:00—17:00\n2.绘本室：9:00—11:30',
    'hui 10-01..10-05 09:00-11:30',
    'yuan 10-06 closed',
    'yue 10-01..10-05 09:00-17:00',
  ],
])

table('rooms that share the hours of a table without walls', [
  [
    '日期\n开放区域\n开放时间\n10月1日至3日\n阅览室\n绘本室\n10:00-16:00\n10月4日至7日\n阅览室\n9:00-17:00\n绘本室\n泳池\n13:00-17:00',
    'chi 10-04..10-07 13:00-17:00',
    'hui 10-01..10-03 10:00-16:00',
    'hui 10-04..10-07 13:00-17:00',
    'yue 10-01..10-03 10:00-16:00',
    'yue 10-04..10-07 09:00-17:00',
  ],
  [
    '日期\n开放区域\n开放时间\n10月1日至3日\n阅览室\n10:00-16:00\n绘本室\n10月4日至7日\n泳池\n13:00-17:00',
    'chi 10-04..10-07 13:00-17:00',
    'hui 10-01..10-03 10:00-16:00',
    'yue 10-01..10-03 10:00-16:00',
  ],
])

table('a session that is dropped', [
  [
    '10月1日至11月30日泳池每天9:00-11:00、14:00-16:00、19:00-21:00开放。每周一换水，9:00-11:00场停开。',
    'chi 10-01..11-30 09:00-11:00 14:00-16:00 19:00-21:00',
    'chi mo@10-01..11-30 09:00-11:00 remove',
  ],
  [
    '泳池10月1日至11月30日每天9:00-11:00、14:00-16:00开放，周三14:00-16:00场次取消。',
    'chi 10-01..11-30 09:00-11:00 14:00-16:00',
    'chi we@10-01..11-30 14:00-16:00 remove',
  ],
  [
    '10月1日至7日9:00-21:00开放。10月3日夜场取消。',
    'yuan 10-01..10-07 09:00-21:00',
    '? 10月3日夜场取消',
  ],
])

table('works of which no days are told', [
  [
    '阅览室10月1日至7日9:00-17:00开放；泳池设备检修，暂停开放。',
    'chi mo+tu+we+th+fr+sa+su closed',
    'yue 10-01..10-07 09:00-17:00',
  ],
  [
    '阅览室10月1日至7日9:00-17:00开放；泳池同期闭馆。',
    'chi 10-01..10-07 closed',
    'yue 10-01..10-07 09:00-17:00',
  ],
])
