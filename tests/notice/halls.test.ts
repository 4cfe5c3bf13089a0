/** Halls and pools: sessions of a day, parts of a house with hours of their own, works, yearly lists. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import { place, shown } from './shown.ts'

const calendar = builtinCalendar('2026-05-20')

const PLACES = [
  place('h', '柳汀体育中心'),
  place('pool', '游泳馆', 'h'),
  place('ball', '羽毛球馆', 'h'),
  place('gym', '健身房', 'h'),
  place('track', '田径场', 'h'),
]

/** Facts and what is unread as `shown` has them, then the last entries. */
function read(text: string, title = '', announced = '2026-05-20'): string[] {
  const context = { places: PLACES, announced, title, publisher: '柳汀体育中心', calendar }
  const told = draft(text, context)
  const last = told.facts.flatMap((f) => (f.lastEntry === null ? [] : [f.lastEntry]))
  return [
    ...shown(told, { year: 2026, booking: false }),
    ...(last.length > 0 ? [`last ${[...new Set(last)].join(' ')}`] : []),
  ]
}

type Case = [text: string, ...expected: string[]]

function table(name: string, cases: Case[]): void {
  test.each(cases)(`${name}: %s`, (text, ...expected) => {
    expect(read(text)).toEqual(expected)
  })
}

table('sessions of a day', [
  [
    '游泳馆7月1日至8月31日每天开放三场：\n第一场 9:00—11:00（10:20停止入场）\n第二场 14:00—16:00（15:20停止入场）\n第三场 19:00—21:00（20:20停止入场）',
    'pool 07-01..08-31 09:00-11:00 14:00-16:00 19:00-21:00',
    'last 20:20',
  ],
  [
    '7月1日至8月31日开放场次如下：\n第1场：9:00-11:00，10:30停止入场；\n第2场：14:00-16:00，15:30停止入场；\n第3场：18:00-20:00，19:30停止入场。\n周一至周五开放第1场、第3场，周六、周日三场均开放。',
    'h mo+tu+we+th+fr@07-01..08-31 09:00-11:00 18:00-20:00 implied',
    'h sa+su@07-01..08-31 09:00-11:00 14:00-16:00 18:00-20:00 implied',
    'last 19:30',
  ],
  [
    '7月1日至8月31日，分场开放：\nA场 9:00-11:00\nB场 14:00-16:00\n周三只开放B场，其余时间两场全开。',
    'h mo+tu+th+fr+sa+su@07-01..08-31 09:00-11:00 14:00-16:00 implied',
    'h we@07-01..08-31 14:00-16:00 implied',
  ],
  [
    '7月1日至8月31日，早场6:30-8:30，午场13:00-17:00，晚场18:00-21:00。\n周一不开早场。',
    'h 07-01..08-31 06:30-08:30 13:00-17:00 18:00-21:00',
    'h mo 06:30-08:30 remove',
  ],
])
