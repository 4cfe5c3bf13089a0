/** What is said once and holds for more: a merged cell, a half of the day, the day and the year of a lead. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import { place, shown } from './shown.ts'

const calendar = builtinCalendar('2025-04-20')
const places = [
  place('wh', '槐溪文化馆'),
  place('wd', '舞蹈室', 'wh'),
  place('sh', '书画室', 'wh'),
  place('qf', '琴房', 'wh'),
  place('zt', '展厅', 'wh'),
]

type Case = [text: string, ...expected: string[]]

/** The facts of a text as `place days hours`, then what is left unread as `? words`. */
function table(name: string, cases: Case[], announced: string | null = '2025-04-20'): void {
  test.each(cases)(`${name}: %s`, (text, ...expected) => {
    const title = '槐溪文化馆开放公告'
    const publisher = '槐溪文化馆'
    const read = draft(text, { places, announced, title, publisher, calendar })
    expect(shown(read, { year: 2025, booking: false })).toEqual(expected)
  })
}

table('names below a merged cell', [
  [
    '开放安排\n日期|时间|开放部室\n5月1日-3日|9:00-16:00|舞蹈室\n|书画室\n|琴房\n5月6日起|正常开放|',
    'qf 05-01..05-03 09:00-16:00',
    'sh 05-01..05-03 09:00-16:00',
    'wd 05-01..05-03 09:00-16:00',
    'wh 05-01..05-03 09:00-16:00',
    'wh 05-06.. regular',
    'zt 05-01..05-03 closed implied',
  ],
  [
    '开放安排\n日期|时间|开放部室\n5月1日-3日|9:00-16:00|舞蹈室\n||书画室',
    'qf 05-01..05-03 closed implied',
    'sh 05-01..05-03 09:00-16:00',
    'wd 05-01..05-03 09:00-16:00',
    'wh 05-01..05-03 09:00-16:00',
    'zt 05-01..05-03 closed implied',
  ],
  [
    '各功能室五一免费开放时间如下:\n日期|时间|功能室\n5月1日-2日|9:00-11:30|舞蹈室\n|书画室\n|琴房\n|展厅',
    'qf 05-01..05-02 09:00-11:30',
    'sh 05-01..05-02 09:00-11:30',
    'wd 05-01..05-02 09:00-11:30',
    'zt 05-01..05-02 09:00-11:30',
  ],
  [
    '开闭馆情况见下表:\n日期\n开、闭馆\n开放部室\n4月30日\n闭馆\n5月1日—3日\n开馆\n9:00—16:30\n舞蹈室\n书画室\n琴房\n展厅\n5月4日起\n照常开馆',
    'qf 05-01..05-03 09:00-16:30',
    'sh 05-01..05-03 09:00-16:30',
    'wd 05-01..05-03 09:00-16:30',
    'wh 04-30 closed',
    'wh 05-01..05-03 09:00-16:30',
    'wh 05-04.. regular',
    'zt 05-01..05-03 09:00-16:30',
  ],
  [
    '5月1日免费开放,安排见表。\n场地|项目|开放时间|场地(片)|备注\n一楼|舞蹈室|8:00-20:00|3|无需领票\n|书画室||',
    'sh 05-01 08:00-20:00 implied',
    'wd 05-01 08:00-20:00',
  ],
])

table('a half of the day before the hours', [
  ['5月1日只开下午,2:00—5:30。', 'wh 05-01 14:00-17:30'],
  ['5月1日仅下午开放(1:30-5:00)。', 'wh 05-01 13:30-17:00'],
  ['5月1日至3日舞蹈室早8点半开门,晚上关门时间由6点延至9点。', 'wd 05-01..05-03 08:30-21:00'],
  ['5月1日2:00-5:30开放。', 'wh 05-01 14:00-17:30 ambiguous'],
])

table('the year of a festival told after later ones', [
  [
    '槐溪文化馆2025年下半年节日开放安排\n一、国庆节\n10月1日至3日闭馆。\n二、元旦\n12月31日至1月2日9:00-16:00开放,1月3日(星期六)闭馆。',
    'wh 10-01..10-03 closed',
    'wh 12-31..2026-01-02 09:00-16:00',
    'wh 2026-01-03 closed',
  ],
])

table('hours told after the days on which doors open', [
  [
    '5月18日是国际博物馆日,当天槐溪文化馆场馆全部免费向市民开放。\n时间是:舞蹈室8时~18时;书画室6时~21时。',
    'sh 05-18 06:00-21:00',
    'wd 05-18 08:00-18:00',
  ],
  [
    '5月18日,槐溪文化馆各功能室免费开放。\n舞蹈室:9:00-17:00\n琴房:10:00-16:00\n5月19日起,各功能室恢复平日的收费标准。',
    'qf 05-18 10:00-16:00',
    'wd 05-18 09:00-17:00',
    '? 5月19日起',
  ],
  [
    '展厅改造完工,自5月20日起恢复对外开放。\n一、开放时间\n每天3场:\n第1场:9:00-11:00;\n第2场:13:00-15:00;\n第3场:15:30-17:30。',
    'zt 05-20.. 09:00-11:00 13:00-15:00 15:30-17:30',
  ],
])

table('an evening told before its hours', [
  [
    '槐溪文化馆5月1日至5日每周五、周六加开夜场。\n夜场时间:18:00-21:00。',
    'wh 05-02+05-03 18:00-21:00 add',
  ],
  ['槐溪文化馆5月1日至5日开放夜场。\n开放时间:18:00-21:00。', 'wh 05-01..05-05 18:00-21:00 add'],
  ['槐溪文化馆5月1日至5日开放夜场。', 'wh 05-01..05-05 open-unstated ambiguous'],
])

table('days that stand before a cause', [
  [
    '5月1日、2日9:00-17:00开放;5月3日(周六)因半程马拉松沿线封路,闭馆一天。',
    'wh 05-01+05-02 09:00-17:00',
    'wh 05-03 closed',
  ],
  [
    '舞蹈室5月1日至20日19:00-21:30开放,5月10日因演出暂停一晚。',
    'wd 05-01..05-09+05-11..05-20 19:00-21:30',
    'wd 05-10 closed',
  ],
  [
    '5月7日(星期三)7:30-12:30检修线路,槐溪文化馆全馆停电,当天上午闭馆,13:30起恢复开放。',
    'wh 05-07 13:30-?',
  ],
  ['5月7日8:00-18:00停电,槐溪文化馆当天闭馆一天。', 'wh 05-07 closed'],
])

table('what is said of others than the doors', [
  [
    '5月1日闭馆一天,5月6日起恢复正常开放。\n表内没有列出的功能室当天不开放。',
    'wh 05-01 closed',
    'wh 05-06.. regular',
    '? 当天',
    '? 表内没有列出的功能室当天不开放',
  ],
  ['5月1日起舞蹈室暂停开放;展厅5月10日、17日的演出照旧。', 'wd 05-01.. closed'],
])

table('hours and days told above', [
  [
    '5月1日至3日,舞蹈室8:30-17:30开放。琴房除5月2日全天停用外,同样按上述时间开放。',
    'qf 05-01+05-03 08:30-17:30 implied',
    'qf 05-02 closed',
    'wd 05-01..05-03 08:30-17:30',
  ],
  [
    '除展厅5月1日至10日换展暂停开放外,槐溪文化馆其他场地时间如下:舞蹈室5月1日至5日8时至12时;琴房5月1日至3日9时至17时。',
    'qf 05-01..05-03 09:00-17:00',
    'wd 05-01..05-05 08:00-12:00',
    'zt 05-01..05-10 closed',
  ],
  // What was broken off by a closure goes on after it.
  [
    '自5月1日起,槐溪文化馆逢周六9:00-21:00开放。5月12日至16日闭馆,5月17日起恢复正常开放。',
    'wh 05-12..05-16 closed',
    'wh 05-17.. regular',
    'wh sa@05-01.. 09:00-21:00',
  ],
  [
    '自5月1日起,槐溪文化馆逢周六9:00-21:00开放。7月31日起恢复正常开放。',
    'wh 07-31.. regular',
    'wh sa@05-01..07-30 09:00-21:00',
  ],
])

test('a title above the text opens no doors', () => {
  const title = '槐溪文化馆2025年五一免费开放表'
  const text = `${title}\n日期|开放时间\n5月1日|闭馆\n5月2日-3日|9:00-12:00\n5月6日起恢复正常开放。`
  const read = draft(text, { places, announced: '2025-04-20', title, publisher: '', calendar })
  expect(shown(read, { year: 2025, booking: false })).toEqual([
    'wh 05-01 closed',
    'wh 05-02..05-03 09:00-12:00',
    'wh 05-06.. regular',
  ])
})

test('houses that a lead lists have the days told of each', () => {
  const houses = [place('a', '澄北羽毛球馆'), place('b', '澄北足球场'), place('c', '澄北游泳馆')]
  const text =
    '以下场馆五一期间向市民免费开放。\n澄北羽毛球馆开放时间为5月1日至5日10:00-20:00。\n澄北足球场4月30日至5月5日照常开放。\n澄北游泳馆4月30日至5月3日闭馆,5月4日起低收费开放,13:00-20:00。'
  const title = '运动场馆免费开放'
  const read = draft(text, {
    places: houses,
    announced: '2025-04-20',
    title,
    publisher: '澄北融媒',
    calendar,
  })
  expect(shown(read, { year: 2025, booking: false })).toEqual([
    'a 05-01..05-05 10:00-20:00',
    'b 04-30..05-05 regular',
    'c 04-30..05-03 closed',
    'c 05-04.. 13:00-20:00',
  ])
})
