/** Tables parted by slashes, floors and brackets of lists, and what the sentences around them take away. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import { place, shown } from './shown.ts'

const calendar = builtinCalendar('2024-09-20')
const places = [
  place('zx', '柳汀体育中心'),
  place('tj', '田径场', 'zx'),
  place('ym', '羽毛球馆', 'zx'),
  place('pp', '乒乓球馆', 'zx'),
  place('yy', '游泳馆', 'zx'),
]

/** The facts of a text as `place days hours`, then what is left unread as `? words`. */
function read(text: string): string[] {
  const publisher = '柳汀体育中心'
  const title = '柳汀体育中心国庆节开放公告'
  return shown(
    draft(`${title}\n${text}`, { places, announced: '2024-09-20', title, publisher, calendar }),
    { year: 2024, booking: false },
  )
}

type Case = [text: string, ...expected: string[]]

function table(name: string, cases: Case[]): void {
  test.each(cases)(`${name}: %s`, (text, ...expected) => {
    expect(read(text)).toEqual(expected)
  })
}

table('columns parted by slashes', [
  [
    '田径场 / 10.1—10.7 / 5:30—8:00，17:00—21:30 / 免费\n游泳馆 / 10.1—10.3 / 闭馆',
    'tj 10-01..10-07 05:30-08:00 17:00-21:30',
    'yy 10-01..10-03 closed',
  ],
  [
    '场馆/日期/时间\n田径场/10.1-10.7/6:00-20:00\n游泳馆/10.1-10.3/闭馆',
    'tj 10-01..10-07 06:00-20:00',
    'yy 10-01..10-03 closed',
  ],
  [
    '场馆 / 日期 / 时间\n乒乓球馆 / 除10.5（承办赛事）外，10.1-10.7 / 8:30-20:30',
    'pp 10-01..10-04+10-06..10-07 08:30-20:30',
    'pp 10-05 closed implied',
  ],
  [
    '田径场 / 羽毛球馆 8:00-22:00\n乒乓球馆 / 游泳馆 9:00-21:00',
    'pp 10-01..10-07 09:00-21:00 implied',
    'tj 10-01..10-07 08:00-22:00 implied',
    'ym 10-01..10-07 08:00-22:00 implied',
    'yy 10-01..10-07 09:00-21:00 implied',
  ],
  ['乒乓球馆：周二/周四/周六 9:00-12:00', 'pp tu+th+sa 09:00-12:00'],
])

table('cells that leave days out', [
  [
    '场馆|时间\n羽毛球馆|其余日期9:00-18:00，10月3日闭馆',
    'ym 10-01..10-02+10-04..10-07 09:00-18:00 implied',
    'ym 10-03 closed',
  ],
  [
    '场馆|日期|时间\n乒乓球馆|10月1日-7日|9:00-17:00（10月2日除外）',
    'pp 10-01+10-03..10-07 09:00-17:00',
    'pp 10-02 closed implied',
  ],
])

table('what the days left out are', [
  [
    '羽毛球馆10月1日至7日每天9:00-17:00开放，10月5日除外。',
    'ym 10-01..10-04+10-06..10-07 09:00-17:00',
    'ym 10-05 closed implied',
  ],
  [
    '10月8日起，除游泳馆每周一闭馆外，各场馆每天9:00-21:00开放。',
    'pp 10-08.. 09:00-21:00',
    'tj 10-08.. 09:00-21:00',
    'ym 10-08.. 09:00-21:00',
    'yy 10-08.. 09:00-21:00',
    'yy mo@10-08.. closed',
  ],
])

table('brackets behind one name of a list', [
  [
    '10月1日至7日9:00-17:00，开放场地：\n1F：田径场、羽毛球馆（仅10月1日、2日开放）\n2F：乒乓球馆（10月3日不开放）、游泳馆',
    'pp 10-01..10-02+10-04..10-07 09:00-17:00',
    'pp 10-03 closed',
    'tj 10-01..10-07 09:00-17:00',
    'ym 10-01+10-02 09:00-17:00',
    'ym 10-03..10-07 closed implied',
    'yy 10-01..10-07 09:00-17:00',
    'zx 10-01..10-07 09:00-17:00',
  ],
  [
    '10月1日至4日，田径场、乒乓球馆（10月2日除外）和游泳馆9:00-17:00开放，羽毛球馆不开放。',
    'pp 10-01+10-03..10-04 09:00-17:00',
    'pp 10-02 closed implied',
    'tj 10-01..10-04 09:00-17:00',
    'ym 10-01..10-04 closed',
    'yy 10-01..10-04 09:00-17:00',
  ],
  [
    '10月1日闭馆的场馆：羽毛球馆（仅10月2日）、游泳馆。',
    'ym 10-01 closed',
    'yy 10-01 closed',
    '? 仅10月2日',
  ],
])

table('advice and weather, and spans behind what they hold for', [
  [
    '羽毛球馆10月1日至3日9:00-17:00开放。\n气象台提醒，2日8时至20时有中到大雨，请避开16:00-18:00出行。7:30-8:30为早高峰。',
    'ym 10-01..10-03 09:00-17:00',
  ],
  [
    '羽毛球馆10月1日至3日9:00-17:00开放；乒乓球馆10:00-16:00开放，从10月2日起到10月5日止，共有球台8张。',
    'pp 10-02..10-05 10:00-16:00',
    'ym 10-01..10-03 09:00-17:00',
  ],
  ['羽毛球馆每周五、周六9:00-20:30开放，持续到11月30日。', 'ym fr+sa 09:00-20:30', '? 11月30日'],
])

table('days below a span, several reopenings, and whose they are', [
  [
    '羽毛球馆\n10月1日—10月6日 9:30—18:00\n10月2日、5日 9:30—20:00',
    'ym 10-01+10-03..10-04+10-06 09:30-18:00',
    'ym 10-02+10-05 09:30-20:00',
  ],
  ['9月18日、10月8日、11月3日起均恢复正常开放。', 'zx 09-18..+10-08..+11-03.. regular'],
  [
    '羽毛球馆、乒乓球馆10月1日至2日闭馆。\n田径场10月1日至3日闭馆。\n羽毛球馆、乒乓球馆两馆预计10月3日恢复开放。',
    'pp 10-01..10-02 closed',
    'pp 10-03.. regular ambiguous',
    'tj 10-01..10-03 closed',
    'ym 10-01..10-02 closed',
    'ym 10-03.. regular ambiguous',
  ],
  [
    '田径场10月1日至5日9:00-17:00，10月6日起10:00-16:00。\n乒乓球馆10月1日至2日闭馆，10月3日起随田径场开放。',
    'pp 10-01..10-02 closed',
    'pp 10-03..10-05 09:00-17:00 implied',
    'pp 10-06.. 10:00-16:00 implied',
    'tj 10-01..10-05 09:00-17:00',
    'tj 10-06.. 10:00-16:00',
  ],
])

table('rows and brackets without days of their own', [
  [
    '场馆\n时间\n田径场\n10月1日至6日，除10月2日外\n8:30-11:30\n14:30-17:30\n游泳馆\n闭馆\n羽毛球馆\n10月1日至6日\n9:00-12:00',
    'tj 10-01+10-03..10-06 08:30-11:30 14:30-17:30',
    'tj 10-02 closed implied',
    'ym 10-01..10-06 09:00-12:00',
    'yy 10-01..10-07 closed implied',
  ],
  [
    '田径场10月1日至20日闭馆，10月21日检修。\n其间可就近前往羽毛球馆（每日9:00-20:00）锻炼。',
    'tj 10-01..10-20 closed',
    'tj 10-21 closed',
    'ym 10-01..10-07 09:00-20:00 implied',
  ],
])
