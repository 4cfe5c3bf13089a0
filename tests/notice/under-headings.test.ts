/** What only a heading says of doors: the days below it are those of a closing, or of an opening. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import { place, shown } from './shown.ts'

const calendar = builtinCalendar('2026-09-20')

const HOUSES = [place('bo', '苇塘博物馆'), place('mei', '苇塘美术馆'), place('wen', '苇塘文化馆')]
const ROOMS = [place('tu', '苇塘图书馆'), place('yue', '阅览室', 'tu'), place('qi', '期刊室', 'tu')]

type Case = [text: string, ...expected: string[]]

/** Facts and what is unread as `shown` has them. */
function table(name: string, places: typeof HOUSES, cases: Case[]): void {
  const publisher = places === HOUSES ? '' : '苇塘图书馆'
  const context = { places, announced: '2026-09-20', title: '', publisher, calendar }
  test.each(cases)(`${name}: %s`, (text, ...expected) => {
    expect(shown(draft(text, context), { year: 2026, booking: false })).toEqual(expected)
  })
}

table('a heading over several houses', HOUSES, [
  [
    '❌ 闭馆提醒\n1️⃣苇塘博物馆\n原因：换展\n时间：10月9日—10月20日\n✅ 开放场馆推荐\n1️⃣苇塘美术馆\n开放时间：周二至周日9:00—17:00',
    'bo 10-09..10-20 closed',
    'mei tu+we+th+fr+sa+su 09:00-17:00',
  ],
  [
    '一、暂停开放场馆\n1.苇塘博物馆：10月9日至12日\n2.苇塘文化馆：10月11日\n二、正常开放场馆\n1.苇塘美术馆：10月9日至12日',
    'bo 10-09..10-12 closed',
    'mei 10-09..10-12 regular',
    'wen 10-11 closed',
  ],
  [
    '【闭馆场馆】\n苇塘博物馆\n闭馆原因：设备检修\n时间：10月9日至12日\n【开放场馆】\n苇塘美术馆\n时间：10月9日至12日',
    'bo 10-09..10-12 closed',
    'mei 10-09..10-12 open-unstated',
  ],
])

table('a title or a sentence over a bare 时间', ROOMS, [
  ['苇塘图书馆临时闭馆公告\n时间：10月9日至12日\n原因：书库搬迁', 'tu 10-09..10-12 closed'],
  [
    '因书库搬迁，苇塘图书馆将闭馆。\n一、时间：10月9日至12日\n二、原因：书库搬迁',
    'tu 10-09..10-12 closed',
  ],
  ['线路检修，苇塘图书馆暂停开放。\n时间：10月9日9:00-12:00', 'tu 10-09 09:00-12:00 remove'],
  ['暂停开放区域：期刊室\n时间：10月9日至12日', 'qi 10-09..10-12 closed'],
  ['暂停开放区域：期刊室\n暂停开放时间：10月9日至12日', 'qi 10-09..10-12 closed'],
])

table('rooms behind a word for them', ROOMS, [
  [
    '本馆将于10月9日17时起关闭二至三层各阅览区（阅览室、期刊室），10月12日恢复正常开放。',
    'qi 10-09 17:00-? remove',
    'qi 10-10..10-11 closed implied',
    'qi 10-12.. regular',
    'yue 10-09 17:00-? remove',
    'yue 10-10..10-11 closed implied',
    'yue 10-12.. regular',
  ],
  [
    '10月9日至12日关闭以下区域：阅览室、期刊室。',
    'qi 10-09..10-12 closed',
    'yue 10-09..10-12 closed',
  ],
  ['10月9日至12日暂停开放二楼部室（期刊室）。', 'qi 10-09..10-12 closed'],
  [
    '开放时间：10月1日至7日9:00-17:00\n开放场所：馆内阅览室、期刊室',
    'qi 10-01..10-07 09:00-17:00',
    'tu 10-01..10-07 09:00-17:00',
    'yue 10-01..10-07 09:00-17:00',
  ],
])

table('works on what is no room', ROOMS, [
  ['我馆10月9日起对顶棚做紧急维护。', '? 10月9日起'],
  ['我馆10月9日对电梯进行检修。', 'tu 10-09 closed ambiguous'],
])

table('what goes on as ever beside what begins on a day', HOUSES, [
  [
    '苇塘博物馆自10月9日起实行夜间开放，具体安排如下：\n苇塘博物馆每周二至周日9:00-20:30\n苇塘美术馆一直以来实行夜间开放，每晚开放至21:00。',
    'bo tu+we+th+fr+sa+su@10-09.. 09:00-20:30',
    'mei mo+tu+we+th+fr+sa+su ?-21:00',
  ],
])

table('a clock at the end of one of several spans', ROOMS, [
  [
    '10月9日（周五）中午12:00至10月11日、10月19日至21日闭馆。',
    'tu 10-09 12:00-? remove',
    'tu 10-10..10-11+10-19..10-21 closed',
  ],
  [
    '10月9日至11日、10月19日17时至21日闭馆。',
    'tu 10-09..10-11+10-20..10-21 closed',
    'tu 10-19 17:00-? remove',
  ],
])

table('only some rooms under the hours of weekdays', ROOMS, [
  [
    '寒假期间（2027年1月18日至2月26日）安排如下：\n1.开放时间：每周一至周五，8:30-18:00。\n2.开放区域：为节约能源，假期只开放阅览室。',
    'qi mo+tu+we+th+fr@2027-01-18..2027-02-26 closed implied',
    'tu mo+tu+we+th+fr@2027-01-18..2027-02-26 08:30-18:00',
    'yue mo+tu+we+th+fr@2027-01-18..2027-02-26 08:30-18:00',
  ],
])

table('one of several closed for works, and all of them on a day', HOUSES, [
  [
    '1.苇塘博物馆：周一至周日14:00-20:00\n2.苇塘美术馆（因维修，暂停开放）\n3.10月9日各馆闭馆。',
    'bo 10-09 closed',
    'bo mo+tu+we+th+fr+sa+su 14:00-20:00',
    'mei 10-09 closed',
    'mei mo+tu+we+th+fr+sa+su closed',
  ],
])

table('a day with a stroke before a clock', HOUSES, [
  [
    '馆名|开放时间\n苇塘博物馆|10/1-2 闭馆 10/3 9:00-18:00\n苇塘美术馆|10/1-3 9:00-21:00',
    'bo 10-01..10-02 closed',
    'bo 10-03 09:00-18:00',
    'mei 10-01..10-03 09:00-21:00',
  ],
])

table('weekdays in the lines below a week', ROOMS, [
  [
    '开放时间如下：\n第一周\n（10月12日-16日）\n周一至周四 8:30-11:30 14:30-17:30\n周五 8:30-11:30',
    'tu 10-12+10-13+10-14+10-15 08:30-11:30 14:30-17:30',
    'tu 10-16 08:30-11:30',
  ],
])

table('what is taken up again', ROOMS, [
  [
    '10月9日至12日阅览室暂停开放。10月13日起阅览室各项活动恢复开展。',
    'yue 10-09..10-12 closed',
    'yue 10-13.. regular',
  ],
])
