/** Days, weekdays and names told once and meant for more than the clause they stand in. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import { place, shown } from './shown.ts'

const calendar = builtinCalendar('2024-09-20')
const places = [
  place('hg', '芦汀文体中心'),
  place('yy', '游泳馆', 'hg'),
  place('wq', '网球场', 'hg'),
  place('yl', '阅览室', 'hg'),
  place('bk', '报刊室', 'hg'),
]

/** The facts of a text as `place days hours`, then what is left unread as `? words`. */
function read(text: string): string[] {
  const publisher = '芦汀文体中心'
  const title = '芦汀文体中心开放公告'
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

table('spans in brackets behind hours of weekdays', [
  [
    '游泳馆:周一至周五12:00-20:00,周末8:00-20:00(9月1日至10月31日),9:00-18:00(11月1日至12月31日)',
    'yy mo+tu+we+th+fr 12:00-20:00',
    'yy sa+su@09-01..10-31 08:00-20:00',
    'yy sa+su@11-01..12-31 09:00-18:00',
  ],
  [
    '网球场:周二至周日6:30-21:00(10月1日至11月30日)、7:30-20:00(12月1日至次年2月28日),周一闭馆。',
    'wq mo closed',
    'wq tu+we+th+fr+sa+su@10-01..11-30 06:30-21:00',
    'wq tu+we+th+fr+sa+su@12-01..2025-02-28 07:30-20:00',
  ],
  [
    '网球场:周六、周日(10月1日-11月30日)7:00-21:00,(12月1日-次年2月28日)8:00-20:00',
    'wq sa+su@10-01..11-30 07:00-21:00',
    'wq sa+su@12-01..2025-02-28 08:00-20:00',
  ],
])

table('words that point back to days', [
  [
    '因客流增加,10月2日、3日、4日延长开放时间。上述三天开馆时间为9:00-20:00。',
    'hg 10-02..10-04 09:00-20:00',
  ],
  [
    '因台风影响,取消10月2日至4日夜间延时开放。期间开放时间为9:00-17:00。',
    'hg 10-02..10-04 09:00-17:00',
  ],
  [
    '9月25日至9月30日阅览室闭室换书架。其间文体中心开放时间为9:00-16:00。',
    'hg 09-25..09-30 09:00-16:00',
    'yl 09-25..09-30 closed',
  ],
  [
    '中心10月1日至10月3日暂停延时服务。\n以上三天开放时间为9:00-17:00。',
    'hg 10-01..10-03 09:00-17:00',
  ],
])

table('均 means all that were told of', [
  [
    '游泳馆周一至周五12:00-20:00,网球场周一至周五8:00-21:00,周末均为8:00-20:00。',
    'wq mo+tu+we+th+fr 08:00-21:00',
    'wq sa+su 08:00-20:00',
    'yy mo+tu+we+th+fr 12:00-20:00',
    'yy sa+su 08:00-20:00',
  ],
  [
    '10月1日至3日游泳馆9:00-17:00,网球场8:00-18:00,10月4日均恢复正常。',
    'wq 10-01..10-03 08:00-18:00',
    'wq 10-04.. regular',
    'yy 10-01..10-03 09:00-17:00',
    'yy 10-04.. regular',
  ],
])

table('what could be of one or of all', [
  [
    '周二至周五,阅览室开放时间为15:00-18:00;报刊室开放时间为9:00-18:00。',
    'bk tu+we+th+fr 09:00-18:00 ambiguous',
    'yl tu+we+th+fr 15:00-18:00',
  ],
  [
    '阅览室(位于老街)开放时间为9:00-16:00\n周二闭馆',
    'hg tu closed ambiguous',
    'yl mo+tu+we+th+fr+sa+su 09:00-16:00',
  ],
  ['游泳馆10月1日至10月4日,10月5日闭馆', 'yy 10-01..10-04+10-05 closed ambiguous'],
  [
    '10月2日免费项目分别为飞镖、跳棋,时间分别为9:00-11:00、14:00-17:00。',
    'hg 10-02 09:00-11:00 14:00-17:00 ambiguous',
  ],
  [
    '这些场馆,国庆节当天下午闭馆\n@阅览室\n@报刊室',
    '? 国庆节当天',
    '? 这些场馆,国庆节当天下午闭馆',
  ],
])

table('days of the week by their number', [
  ['阅览室10月8日起每周开放两天(周六、周日)。', 'yl sa+su@10-08.. open-unstated'],
  ['阅览室每周开放两天:周六、周日9:00-17:00。', 'yl sa+su 09:00-17:00'],
  ['阅览室10月8日起每周闭馆两天(周一、周二)。', 'yl mo+tu@10-08.. closed'],
  ['阅览室10月8日起每周闭馆两天。', 'yl 10-08.. closed ambiguous'],
  [
    '报刊室每月第一、三周周六9:00-12:00开放。',
    '? 每月第一、三周周六',
    '? 9:00-12:00',
    '? 报刊室每月第一、三周周六9:00-12:00开放',
  ],
])

table('brackets that add one part and leave out another', [
  [
    '10月5日芦汀文体中心闭馆(含阅览室、不含游泳馆)。',
    'hg 10-05 closed',
    'yl 10-05 closed',
    '? 含阅览室、不含游泳馆',
  ],
  [
    '10月5日芦汀文体中心9:00-12:00开放(含阅览室,不含游泳馆)。',
    'hg 10-05 09:00-12:00',
    'yl 10-05 09:00-12:00',
    'yy 10-05 closed implied',
  ],
  ['10月5日芦汀文体中心闭馆(报刊室不在此列)。', 'hg 10-05 closed', '? 报刊室不在此列'],
])

table('round the clock or not, as a heading of names', [
  [
    '10月1日至5日\n芦汀文体中心:9:00-17:00\n24小时阅览室:阅览室\n非24小时场馆(9:00-21:00):游泳馆、网球场',
    'hg 10-01..10-05 09:00-17:00',
    'wq 10-01..10-05 09:00-21:00',
    'yl 10-01..10-05 all-day implied',
    'yy 10-01..10-05 09:00-21:00',
  ],
  [
    '10月1日至5日,芦汀文体中心正常开放。\n24小时场馆:\n网球场\n非24小时场馆(9:00-21:00):\n游泳馆\n阅览室',
    'hg 10-01..10-05 regular',
    'wq 10-01..10-05 all-day implied',
    'yl 10-01..10-05 09:00-21:00 implied',
    'yy 10-01..10-05 09:00-21:00 implied',
  ],
  ['非24小时书房9:00-21:00开放。', '? 9:00-21:00', '? 非24小时书房9:00-21:00开放'],
])

table('hours of tickets and of slots', [
  ['10月1日至5日正常开放。服务台领取参观券(9:00-16:00)。', 'hg 10-01..10-05 regular'],
  ['10月1日至5日正常开放。售票窗口8:30-16:00售票。', 'hg 10-01..10-05 regular'],
  ['10月1日至5日9:00-17:00开放,领票时间9:00-16:00。', 'hg 10-01..10-05 09:00-17:00'],
  [
    '10月1日至5日9:00-17:00开放。\n入馆时段:9:00-11:00、11:00-13:00、13:00-16:00',
    'hg 10-01..10-05 09:00-17:00',
  ],
  [
    '10月1日至5日9:00-17:00开放,每日分两个时段入馆,第一个时段9:00-12:00,限300人;第二个时段13:00-16:00,限300人。',
    'hg 10-01..10-05 09:00-17:00',
  ],
])

table('what is planned is not certain', [
  [
    '游泳馆10月8日起闭馆,计划11月15日恢复开放。',
    'yy 10-08..11-14 closed',
    'yy 11-15.. regular ambiguous',
  ],
  [
    '游泳馆10月8日至31日闭馆,11月1日左右恢复开放。',
    'yy 10-08..10-31 closed',
    'yy 11-01.. regular ambiguous',
  ],
])

table('rooms below the days of their house', [
  [
    '10月1日至7日芦汀文体中心正常开放。\n阅览室:9:00-17:00\n网球场:每天8:00-21:00',
    'hg 10-01..10-07 regular',
    'wq 10-01..10-07 08:00-21:00 implied',
    'yl 10-01..10-07 09:00-17:00 implied',
  ],
  [
    '芦汀文体中心9:00-18:00开放。\n10月1日至7日芦汀文体中心9:00-20:00开放。\n阅览室:9:00-17:00',
    'hg 10-01..10-07 09:00-20:00',
    'hg mo+tu+we+th+fr+sa+su 09:00-18:00',
    'yl mo+tu+we+th+fr+sa+su 09:00-17:00',
  ],
])
