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

table('works and events that close', [
  [
    '田径场6月21日至7月31日6:00-22:30开放；8月1日至25日重铺跑道，停止使用，8月26日起恢复开放。',
    'track 06-21..07-31 06:00-22:30',
    'track 08-01..08-25 closed',
    'track 08-26.. regular',
  ],
  ['6月21日至23日检修电梯，暂停使用。', '? 6月21日至23日', '? 6月21日至23日检修电梯，暂停使用'],
  [
    '羽毛球馆\n6月5日至7日 8:30—21:30\n6月6日13:00—17:00承办青年赛，不对外开放',
    'ball 06-05..06-07 08:30-21:30',
    'ball 06-06 13:00-17:00 remove',
  ],
  ['羽毛球馆6月6日13:00-17:00举办比赛，不对外开放。', 'ball 06-06 13:00-17:00 remove'],
  [
    '游泳馆6月1日至7日9:00-21:00开放。6月2日18:00—20:00有专场训练，不对公众开放。',
    'pool 06-01..06-07 09:00-21:00',
    'pool 06-02 18:00-20:00 remove',
  ],
  [
    '体育中心于6月21日至7月5日更换管道、修缮墙面，各场馆安排如下：\n游泳馆6月21日至7月5日正常开放。\n健身房6月21日至7月5日闭馆。',
    'gym 06-21..07-05 closed',
    'pool 06-21..07-05 regular',
  ],
])

table('whose hours and days', [
  [
    '自6月1日起调整田径场开放时间：\n周一 17:00-20:00；\n周二至周日 9:00-20:00。\n6月21日（星期日）田径场10:00-16:00开放。',
    'track 06-21 10:00-16:00',
    'track mo@06-01.. 17:00-20:00',
    'track tu+we+th+fr+sa+su@06-01.. 09:00-20:00',
  ],
  [
    '8月8日，羽毛球馆10:00—21:30免费开放。游泳馆12:00—20:30免费。',
    'ball 08-08 10:00-21:30',
    'pool 08-08 12:00-20:30',
  ],
  [
    '8月8日，羽毛球馆免费开放。健身房每天9:00-18:00开放。',
    'ball 08-08 open-unstated',
    'gym mo+tu+we+th+fr+sa+su 09:00-18:00',
  ],
  [
    '一、游泳馆\n6月19日—20日 9:30—11:30\n二、健身房\n6月19日—20日 14:00—17:00\n温馨提示：\n1.6月21日闭馆。\n2.6月22日起恢复正常开放。',
    'gym 06-19..06-20 14:00-17:00',
    'h 06-21 closed',
    'h 06-22.. regular',
    'pool 06-19..06-20 09:30-11:30',
  ],
  [
    '6月19日至21日，部分场馆免费开放：\n游泳馆：6月19日9:00-12:00\n健身房：6月20日至21日9:00-12:00',
    'gym 06-20..06-21 09:00-12:00',
    'pool 06-19 09:00-12:00',
    '? 6月19日至21日',
    '? 6月19日至21日，部分场馆免费开放：',
  ],
  [
    '6月19日至21日，游泳馆、羽毛球馆、田径场免费开放。\n游泳馆开放时间为7:00-21:00；其余场地为8:30至20:00。',
    'ball 06-19..06-21 08:30-20:00 implied',
    'pool 06-19..06-21 07:00-21:00',
    'track 06-19..06-21 08:30-20:00 implied',
  ],
  [
    '6月19日至21日，游泳馆、羽毛球馆、健身房免费开放。其中游泳馆8:00-20:00，其余两馆9:00-18:00。',
    'ball 06-19..06-21 09:00-18:00 implied',
    'gym 06-19..06-21 09:00-18:00 implied',
    'pool 06-19..06-21 08:00-20:00',
  ],
])
