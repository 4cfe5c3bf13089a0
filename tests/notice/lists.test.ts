/** Lists and tables of rooms as pages leave them: one cell to a line, cut short, under labels. */
import { describe, expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import { place, shown } from './shown.ts'

const calendar = builtinCalendar('2026-09-20')

const PLACES = [
  place('h', '柳汀图书馆'),
  place('rare', '古籍室', 'h'),
  place('child', '童书馆', 'h'),
  place('study', '自修室', 'h'),
  place('news', '报刊室', 'h'),
  place('r1', '806研讨间', 'h'),
  place('r2', '910研讨间', 'h'),
]

/** Facts and what is unread as `shown` has them. */
function read(text: string, title = '柳汀图书馆通知'): string[] {
  const context = { places: PLACES, announced: '2026-09-20', title, publisher: '', calendar }
  return shown(draft(text, context), { year: 2026, booking: false })
}

type Case = [name: string, text: string, ...expected: string[]]

const cells = (...rows: string[]) => rows.flatMap((r) => r.split(' ')).join('\n')

const STACKED: Case[] = [
  [
    'weekdays and hours on lines of their own under one head, in several pieces',
    cells(
      '部门 服务时间',
      '古籍室 周一至周五 9:00-11:30 14:00-16:30',
      '童书馆 周二至周五 13:00-18:00 周六 9:00-18:00',
    ),
    'child sa 09:00-18:00',
    'child tu+we+th+fr 13:00-18:00',
    'rare mo+tu+we+th+fr 09:00-11:30 14:00-16:30',
  ],
  [
    'a name nobody knows keeps its hours to itself',
    cells(
      '服务地点 开放时间',
      '还书台 周一至周日 8:00-20:00',
      '自修室 周一至周五 8:00-21:00',
      '检索处 8:00-12:00',
    ),
    'study mo+tu+we+th+fr 08:00-21:00',
    '? 周一至周日',
    '? 8:00-20:00',
    '? 8:00-12:00',
  ],
  [
    'a column that tells where the rooms are',
    cells(
      '区域 位置 开放时间 备注',
      '自修室 1 7:00-22:00',
      '古籍室 东楼三层 9:00-16:00 须预约',
      '报刊室 2 8:30-17:00',
    ),
    'news mo+tu+we+th+fr+sa+su 08:30-17:00',
    'rare mo+tu+we+th+fr+sa+su 09:00-16:00',
    'study mo+tu+we+th+fr+sa+su 07:00-22:00',
  ],
  [
    'weeks with their days in brackets below',
    cells(
      '周次 开放时间',
      '第一周 (10月12—18日) 周一至周五8:30-11:30',
      '第二周 (10月19—25日) 周三(10月21日)8:30-11:30',
      '第三周 (10月26日—11月1日) 闭馆',
    ),
    'h 10-12+10-13+10-14+10-15+10-16 08:30-11:30',
    'h 10-21 08:30-11:30',
    'h 10-26..11-01 closed',
  ],
  [
    'floors, what a room is for and for whom, a room whose hours stand in a merged cell',
    '楼层\n名称\n服务功能\n服务对象\n开放时间\n一层\n自修室\n提供读者自习、还书\n读者\n周二至周日8:00-20:00\n童书馆\n亲子阅读\n3-6岁儿童\n周六、周日（须预约）\n二层\n报刊室\n报刊阅览\n成人\n古籍室\n古籍阅览\n成人\n周二至周五9:00-16:00',
    'rare tu+we+th+fr 09:00-16:00',
    'study tu+we+th+fr+sa+su 08:00-20:00',
    '? 报刊室',
    '? 童书馆\n亲子阅读\n3-6岁儿童\n周六、周日',
  ],
  [
    'a bracket below a remark is no item of a list',
    '区域\n开放时间\n备注\n自修室\n8:00-22:00\n周六晚上不开放\n(一楼自修室除外)\n报刊室\n9:00-17:00',
    'news mo+tu+we+th+fr+sa+su 09:00-17:00',
    'study mo+tu+we+th+fr+sa+su 08:00-22:00',
    'study sa 18:00-? remove ambiguous',
  ],
]

describe('one cell to a line', () => {
  test.each(STACKED)('%s', (_, text, ...expected) => {
    expect(read(text)).toEqual(expected)
  })
})

const WALLED: Case[] = [
  [
    'a wall at the end of each row, names two cells wide',
    '区域|10月1日—3日|10月4日—7日|\n柳汀图书馆|古籍室|闭馆|9:00-12:00|\n柳汀图书馆|自修室|8:00-20:00|8:00-22:00|',
    'rare 10-01..10-03 closed',
    'rare 10-04..10-07 09:00-12:00',
    'study 10-01..10-03 08:00-20:00',
    'study 10-04..10-07 08:00-22:00',
  ],
  [
    'weekdays in the cell beside the days of the row',
    '日期|开放时间\n10月12日至18日|周一至周五8:30-11:30\n10月19日至25日|周三（10月21日）8:30-11:30',
    'h 10-12+10-13+10-14+10-15+10-16 08:30-11:30',
    'h 10-21 08:30-11:30',
  ],
  [
    'the floor before the room',
    '楼层|区域|时间\n一楼|自修室|周一至周六8:00-21:00\n三楼|报刊室|9:00-17:00',
    'news mo+tu+we+th+fr+sa+su 09:00-17:00',
    'study mo+tu+we+th+fr+sa 08:00-21:00',
  ],
  [
    'what is closed is named in the cell of another column',
    '日期|服务范围|时间\n10月5日|逢周一整理内务，报刊室不开放|\n10月6日|报刊室|9:00-16:00',
    'news 10-05 closed',
    'news 10-06 09:00-16:00',
  ],
  [
    'weekdays of one span in a cell',
    '部室|地点|时间\n古籍室|东楼|10月12日-11月20日 周二至周五：14:00-20:00 周六：9:00-16:00 周一闭馆',
    'rare mo@10-12..11-20 closed',
    'rare sa@10-12..11-20 09:00-16:00',
    'rare tu+we+th+fr@10-12..11-20 14:00-20:00',
  ],
  [
    'days of other things in the sentence above the table',
    '学生10月11日、12日返校，图书馆定于10月13日正式开馆，具体安排如下：\n区域|开放时间\n自修室|8:00-22:00\n报刊室|9:00-17:00',
    'news 10-13 09:00-17:00 ambiguous',
    'study 10-13 08:00-22:00 ambiguous',
  ],
  [
    'the end of the sale beside the last entry, clearing as the end of the day',
    '开放季节|开馆时间|停止售票|停止入馆|清场时间\n旺季（4月1日-10月31日）|8:30|16:00|16:10|17:00\n淡季（11月1日-次年3月31日）|8:30|15:30|15:40|16:30',
    'h 04-01..10-31 08:30-17:00',
    'h 11-01..2027-03-31 08:30-16:30',
    '? 16:00',
    '? 15:30',
  ],
]

describe('walls', () => {
  test.each(WALLED)('%s', (_, text, ...expected) => {
    expect(read(text)).toEqual(expected)
  })
})

const LINES: Case[] = [
  [
    'hours of one day parted by semicolons',
    '古籍室：周一至周五8:30-12:00；14:30-17:30；18:30-21:00。',
    'rare mo+tu+we+th+fr 08:30-12:00 14:30-17:30 18:30-21:00',
  ],
  [
    'what the page says of itself',
    '编辑：柳一 时间：2026-09-21 点击数：\n10月1日至3日闭馆。',
    'h 10-01..10-03 closed',
  ],
  [
    'a name nobody knows in a list of rooms',
    '10月1日至3日各室开放时间如下：\n自修室：8:00-20:00\n棋室：10:00-18:00\n报刊室：9:00-17:00',
    'news 10-01..10-03 09:00-17:00',
    'study 10-01..10-03 08:00-20:00',
    '? 10:00-18:00',
  ],
  [
    'the names end in a comma, their hours stand below',
    '古籍室、报刊室等公共阅读场所，\n开放时间为9:00至16:00。',
    'news mo+tu+we+th+fr+sa+su 09:00-16:00',
    'rare mo+tu+we+th+fr+sa+su 09:00-16:00',
  ],
  [
    'numbers of rooms that share the end of their names',
    '10月2日至7日，806、910研讨间暂停开放。',
    'r1 10-02..10-07 closed',
    'r2 10-02..10-07 closed',
  ],
  [
    'a closed room without days beside rooms that have some',
    '10月1日—7日\n自修室：8:00-20:00\n报刊室：9:00-17:00\n古籍室闭馆',
    'news 10-01..10-07 09:00-17:00',
    'rare 10-01..10-07 closed',
    'study 10-01..10-07 08:00-20:00',
  ],
  [
    'hours of an item are not those of another section',
    '一、开学前后\n（一）9月26日起全面正常开放。\n二、国庆安排\n（一）自修室10月3日、4日开放。\n（二）开放时间：8:00-11:30。',
    'h 09-26.. regular',
    'study 10-03+10-04 08:00-11:30',
  ],
  [
    'rooms listed under the day from which doors are open',
    '自10月8日起恢复对外开放，现将时间公告如下：\n自修室：8:00-20:00\n报刊室：9:00-17:00',
    'h 10-08.. regular',
    'news 10-08.. 09:00-17:00',
    'study 10-08.. 08:00-20:00',
  ],
  [
    'the months of a summer in a bracket',
    '暑期（7—8月）8:30-20:00开放。',
    'h 2027-07-01..2027-08-31 08:30-20:00',
  ],
  [
    'a Monday in a bracket that is as the other days',
    '10月1日至7日9:00-16:30（周一不闭馆）。',
    'h 10-01..10-07 09:00-16:30',
  ],
  [
    'days that lost their hours below hours',
    '10月1日\n8:30-12:00\n开放区域：\n报刊室\n10月2日\n10月3日\n14:30-17:30\n10月4日\n10月5日\n请各位读者相互转告。',
    'child 10-01 closed implied',
    'h 10-01 08:30-12:00',
    'h 10-02+10-03 14:30-17:30 ambiguous',
    'news 10-01 08:30-12:00',
    'r1 10-01 closed implied',
    'r2 10-01 closed implied',
    'rare 10-01 closed implied',
    'study 10-01 closed implied',
    '? 10月4日',
    '? 10月5日',
  ],
  [
    'items under the one branch named above them',
    '一、柳汀图书馆\n10月1日9:00-12:00\n二、古籍室、童书馆\n10月1日闭馆\n10月8日起，童书馆开馆时间变更为：\n1)周一闭馆；\n2)周六至周日10:00-17:00。',
    'child 10-01 closed',
    'child mo@10-08.. closed',
    'child sa+su@10-08.. 10:00-17:00',
    'h 10-01 09:00-12:00',
    'rare 10-01 closed',
    'rare mo@10-08.. closed',
    'rare sa+su@10-08.. 10:00-17:00',
  ],
]

describe('lines', () => {
  test.each(LINES)('%s', (_, text, ...expected) => {
    expect(read(text)).toEqual(expected)
  })
})

const HOUSES = [
  place('h', '柳汀县图书馆'),
  place('c', '柳汀县文化馆'),
  place('hall', '排练厅', 'c'),
  place('m', '柳汀县博物馆'),
]

function readHouses(text: string): string[] {
  const context = { places: HOUSES, announced: '2026-09-20', title: '', publisher: '', calendar }
  return shown(draft(text, context), { year: 2026, booking: false })
}

const ROUND_UPS: Case[] = [
  [
    'headings that say no more than whose the lines below are',
    '柳汀县图书馆开放服务情况\n周二至周日8:30-17:30\n柳汀县文化馆免费开放服务情况\n一、开放时间\n周一至周五9:00-18:00；\n二、错时开放时间\n1.排练厅\n周一至周五18:00-21:00\n柳汀县博物馆开放情况\n服务时间\n周二至周日9:00-17:00',
    'c mo+tu+we+th+fr 09:00-18:00',
    'h tu+we+th+fr+sa+su 08:30-17:30',
    'hall mo+tu+we+th+fr 18:00-21:00',
    'm tu+we+th+fr+sa+su 09:00-17:00',
  ],
  [
    'the caption of a picture begins no list of events',
    '柳汀县图书馆\n△柳汀县图书馆展出的善本\n10月1日\n开放时间为9:00—17:00\n柳汀县博物馆\n10月1日至3日\n开放时间为9:00—18:00\n（17:00停止入馆）',
    'h 10-01 09:00-17:00',
    'm 10-01..10-03 09:00-18:00',
  ],
]

describe('several houses', () => {
  test.each(ROUND_UPS)('%s', (_, text, ...expected) => {
    expect(readHouses(text)).toEqual(expected)
  })
})
