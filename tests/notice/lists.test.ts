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
]

describe('lines', () => {
  test.each(LINES)('%s', (_, text, ...expected) => {
    expect(read(text)).toEqual(expected)
  })
})
