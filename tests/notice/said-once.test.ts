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
