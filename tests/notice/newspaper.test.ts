/** What newspapers and official accounts say of several houses at once, with roads, desks and events beside them. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import { place, shown } from './shown.ts'

const calendar = builtinCalendar('2026-09-20')

const BRANCHES = [
  place('tu', '苇塘图书馆'),
  place('dong', '东岸馆', 'tu'),
  place('shao', '少儿馆', 'tu'),
  place('wu', '渔村书屋', 'tu'),
]
const ROOMS = [
  place('tu', '苇塘图书馆'),
  place('yue', '阅览室', 'tu'),
  place('kan', '期刊室', 'tu'),
  place('ku', '外文书库', 'tu'),
]
const HOUSES = [
  place('tu', '苇塘图书馆'),
  place('bo', '苇塘博物馆'),
  place('wen', '苇塘文化馆'),
  place('ting', '非遗厅', 'wen'),
]

type Case = [text: string, ...expected: string[]]

/** Facts and what is unread as `shown` has them. */
function table(name: string, places: typeof ROOMS, cases: Case[], booking = false): void {
  const publisher = places === HOUSES ? '' : '苇塘图书馆'
  const context = { places, announced: '2026-09-20', title: '', publisher, calendar }
  test.each(cases)(`${name}: %s`, (text, ...expected) => {
    expect(shown(draft(text, context), { year: 2026, booking })).toEqual(expected)
  })
}

table('so many houses, of those just named', BRANCHES, [
  [
    '苇塘图书馆东岸馆10月1日闭馆。少儿馆10月1日至2日闭馆。两馆国庆节后恢复正常开放。',
    'dong 10-01 closed',
    'dong 10-08.. regular implied',
    'shao 10-01..10-02 closed',
    'shao 10-08.. regular implied',
  ],
  [
    '东岸馆、少儿馆10月1日至7日9:00-17:00开放。渔村书屋10月8日闭馆。10月9日起，两馆执行冬季作息时间：周二至周日9:00-16:30。',
    'dong 10-01..10-07 09:00-17:00',
    'dong tu+we+th+fr+sa+su@10-09.. 09:00-16:30',
    'shao 10-01..10-07 09:00-17:00',
    'shao tu+we+th+fr+sa+su@10-09.. 09:00-16:30',
    'wu 10-08 closed',
  ],
])

table('so many houses, of those just named', HOUSES, [
  [
    '苇塘文化馆10月1日闭馆。苇塘图书馆10月2日闭馆，苇塘博物馆10月3日闭馆，以上两馆10月4日起恢复正常开放。',
    'bo 10-03 closed',
    'bo 10-04.. regular',
    'tu 10-02 closed',
    'tu 10-04.. regular',
    'wen 10-01 closed',
  ],
  [
    '苇塘图书馆10月1日9:00-17:00开放一楼；10月2日全馆正常开放。',
    'tu 10-01 09:00-17:00',
    'tu 10-02 regular',
  ],
])

table('a room after the comma that speaks for itself', ROOMS, [
  [
    '10月1日至2日8:30-17:30开放阅览室、期刊室，外文书库不开放。',
    'kan 10-01..10-02 08:30-17:30',
    'ku 10-01..10-02 closed',
    'yue 10-01..10-02 08:30-17:30',
  ],
])

table('for whom a house is tells no day', ROOMS, [
  [
    '本馆由两区共建，面向全体市民开放。\n10月1日至2日9:00-17:00开放。',
    'tu 10-01..10-02 09:00-17:00',
  ],
])

table('hours of so many houses, told after their days', HOUSES, [
  [
    '苇塘图书馆、苇塘博物馆10月1日至3日正常开放，两馆开放时间均为9:00-17:00。',
    'bo 10-01..10-03 09:00-17:00',
    'tu 10-01..10-03 09:00-17:00',
  ],
])

table('a holiday of a house without its days is for a person', HOUSES, [
  [
    '苇塘图书馆10月1日闭馆。苇塘文化馆放假五天，10月6日恢复正常开放。',
    'tu 10-01 closed',
    'wen 10-06.. regular',
    '? 苇塘文化馆放假五天',
  ],
])

table('an evening told with its hours', HOUSES, [
  [
    '苇塘文化馆10月1日至3日9:00-21:00开放，其中非遗厅晚间不开放。',
    'ting 10-01..10-03 18:00-? remove',
    'wen 10-01..10-03 09:00-21:00',
  ],
  [
    '苇塘文化馆10月1日至3日8:30-17:30开放。其中，非遗厅10月1日至3日晚上也开放，时间为7:00-9:00。',
    'ting 10-01..10-03 19:00-21:00 add',
    'wen 10-01..10-03 08:30-17:30',
  ],
])

table('roads, desks and events', ROOMS, [
  ['苇塘图书馆10月1日闭馆。\n10月1日至3日，馆前路8时至15时禁止机动车通行。', 'tu 10-01 closed'],
  ['外文书库10月11日恢复开放。\n服务台（8:30-21:00）电话：0999-85550366', 'ku 10-11.. regular'],
  [
    '苇塘图书馆10月1日9:00-17:00开放。\n假日活动\n“印年画”10月1日10:00-11:00，苇塘图书馆一楼，限20组家庭。\n手工扎染：10月1日14:00-15:00，每场限15人。',
    'tu 10-01 09:00-17:00',
  ],
])

table(
  'rules for some, and for the others',
  ROOMS,
  [
    [
      '10月1日阅览室、期刊室9:00-17:00开放。\n除阅览室无需预约外，其他区域请提前一天在小程序预约。',
      'kan 10-01 09:00-17:00 book-ahead[mini-program]1',
      'yue 10-01 09:00-17:00 walk-in[]',
    ],
    [
      '10月1日阅览室、期刊室9:00-17:00开放。\n阅览室请提前在小程序预约，其他区域无需预约。',
      'kan 10-01 09:00-17:00 walk-in[]',
      'yue 10-01 09:00-17:00 book-ahead[mini-program]',
    ],
    [
      '10月1日苇塘图书馆9:00-17:00开放；馆内的阅览室8:00-20:00开放。其间参观均无须预约。',
      'tu 10-01 09:00-17:00 walk-in[]',
      'yue 10-01 08:00-20:00 walk-in[]',
    ],
  ],
  true,
)

test('the last entry of a house that is named is not that of the others', () => {
  const text =
    '苇塘图书馆10月1日9:00-17:30开放。\n苇塘文化馆10月1日9:00-17:30开放。\n苇塘图书馆每天16:30停止入馆。'
  const context = { places: HOUSES, announced: '2026-09-20', title: '', publisher: '', calendar }
  const { facts } = draft(text, context)
  expect(facts.map((f) => [f.place, f.lastEntry])).toEqual([
    ['tu', '16:30'],
    ['wen', null],
  ])
  const together = '苇塘图书馆、苇塘文化馆10月1日9:00-17:00开放。\n苇塘图书馆16:00停止入馆。'
  const read = draft(together, context)
  expect(read.facts.map((f) => f.lastEntry)).toEqual([null, null])
  expect(read.unread.map((u) => u.text)).toContain('16:00')
})

table('a part closes at an hour of its own and opens with its house', ROOMS, [
  [
    '10月1日起，苇塘图书馆上午9时开馆，期刊室、外文书库定于21时关闭，其他区域为18时；10月9日、10月16日闭馆。',
    'kan 10-01.. 09:00-21:00',
    'ku 10-01.. 09:00-21:00',
    'tu 10-01.. 09:00-18:00 implied',
    'tu 10-09+10-16 closed',
    'yue 10-01.. 09:00-18:00 implied',
  ],
  [
    '10月1日至7日，苇塘图书馆9:00至17:30开放，其中阅览室开放至21:00。',
    'tu 10-01..10-07 09:00-17:30',
    'yue 10-01..10-07 09:00-21:00',
  ],
  [
    '10月1日至7日，苇塘图书馆9:00开馆，阅览室、期刊室、外文书库20:00关闭，其余区域17:30关闭。',
    'kan 10-01..10-07 09:00-20:00',
    'ku 10-01..10-07 09:00-20:00',
    'tu 10-01..10-07 09:00-17:30 implied',
    'yue 10-01..10-07 09:00-20:00',
  ],
])

table('works on what a house has', ROOMS, [
  ['因书柜更新维修，10月12日至14日闭馆。', 'tu 10-12..10-14 closed'],
  ['期刊室因书柜维修，10月12日至14日暂停开放。', 'kan 10-12..10-14 closed'],
])

table('another end for days whose hours were told', HOUSES, [
  [
    '苇塘图书馆10月1日至5日9:00-17:30开放。\n苇塘图书馆10月1日至5日16:00停止入馆、16:30闭馆。',
    'tu 10-01..10-05 09:00-17:30 ambiguous',
    '? 16:30',
  ],
])

const SESSIONS = '苇塘图书馆每天13:00-15:00、16:00-18:00开放，周五、周六加开夜场19:00-21:00。\n'
const DAYTIME = 'tu mo+tu+we+th+fr+sa+su 13:00-15:00 16:00-18:00'
const NIGHTS = 'tu fr+sa 19:00-21:00 add'

table(
  'rules for the sessions of the day, and for those beside it',
  ROOMS,
  [
    [
      SESSIONS + '日场须提前一天在小程序预约，夜场先到先得。',
      `${NIGHTS} first-come[]`,
      `${DAYTIME} book-ahead[mini-program]1`,
    ],
    [
      SESSIONS + '夜场须提前一天在小程序预约，其余场次无需预约。',
      `${NIGHTS} book-ahead[mini-program]1`,
      `${DAYTIME} walk-in[]`,
    ],
    [
      SESSIONS + '两个场次须在小程序预约；夜场无需预约。',
      `${NIGHTS} walk-in[]`,
      `${DAYTIME} book-ahead[mini-program]`,
    ],
  ],
  true,
)

table('days in a bracket behind a heading are those of what follows it', ROOMS, [
  [
    '冬季作息（10月9日起）：周二至周日9:00-16:30，周一闭馆。',
    'tu mo@10-09.. closed',
    'tu tu+we+th+fr+sa+su@10-09.. 09:00-16:30',
  ],
  [
    '第一段（10月1日至3日）：闭馆；第二段（10月4日至8日）：9:00-16:00。',
    'tu 10-01..10-03 closed',
    'tu 10-04..10-08 09:00-16:00',
  ],
])

table('hours, a name and a closing: when that place is shut', ROOMS, [
  ['10月2日上午10:00举行捐赠仪式，9:00-11:00阅览室暂停对外开放。', 'yue 10-02 09:00-11:00 remove'],
  [
    '10月2日10时举行捐赠仪式。当日9时至11时，阅览室、期刊室不对外开放。',
    'kan 10-02 09:00-11:00 remove',
    'yue 10-02 09:00-11:00 remove',
  ],
  ['10月2日举行捐赠仪式，仪式期间（9:00-11:00）阅览室暂停开放。', 'yue 10-02 09:00-11:00 remove'],
  ['10月2日13:00-15:00期刊室闭馆。', 'kan 10-02 13:00-15:00 remove'],
  ['10月2日9:00-17:00，期刊室闭馆。', 'kan 10-02 closed', 'tu 10-02 09:00-17:00'],
  ['10月2日8:00-10:30暂停个人祭扫。', '? 10月2日', '? 8:00-10:30'],
  [
    '10月2日12:00-17:00，阅览室、期刊室临时关闭，当天的活动一律取消。',
    'kan 10-02 12:00-17:00 remove',
    'yue 10-02 12:00-17:00 remove',
  ],
  ['10月2日14:00-16:00召开会议，阅览室不对外开放。', 'yue 10-02 14:00-16:00 remove'],
  ['10月2日8:00-12:00消防演练，全馆闭馆。', 'tu 10-02 08:00-12:00 remove'],
  ['开放时间：\n10月2日9:00-12:00，期刊室闭馆。', 'kan 10-02 closed', 'tu 10-02 09:00-12:00'],
])

table('works before the rooms that are shut for them close nobody else', ROOMS, [
  [
    '10月2日、3日保养地板，阅览室关闭两天，10月4日恢复开放。',
    'yue 10-02+10-03 closed',
    'yue 10-04.. regular',
  ],
  ['10月2日维修空调，期刊室停用一天。', 'kan 10-02 closed'],
  ['10月2日设备检修。', 'tu 10-02 closed'],
])

table('two rooms are those told of, in a house that has more of them', ROOMS, [
  [
    '阅览室10月1日不开放，期刊室10月1日至3日不开放。两室均于10月4日恢复开放。',
    'kan 10-01..10-03 closed',
    'kan 10-04.. regular',
    'yue 10-01 closed',
    'yue 10-04.. regular',
  ],
])

table('days may be told apart by semicolons, or stand in the lines below', ROOMS, [
  [
    '期刊室在下列日期开放：9月22日，9月25日；10月9日，10月12日。',
    'kan 09-22+09-25+10-09+10-12 open-unstated',
  ],
  ['期刊室9月22日、25日；10月9日不开放。', 'kan 09-22+09-25+10-09 closed'],
  [
    '苇塘图书馆在以下日期对外开放，时间为8:30-11:30：\n9月22日、9月25日；\n10月9日。',
    'tu 09-22+09-25+10-09 08:30-11:30',
  ],
])

table('other days under a heading with days are those of the heading', ROOMS, [
  [
    '一、9月28日、10月9日全馆开放至11:30。\n二、10月1日至8日\n期刊室10月3日关闭，其余日期7:00-22:00。',
    'kan 10-01..10-02+10-04..10-08 07:00-22:00 implied',
    'kan 10-03 closed',
    'tu 09-28+10-09 ?-11:30',
  ],
])

table('what opens is seats and tickets', ROOMS, [
  [
    '10月1日至7日，阅览室8:00-21:00开放。座位须提前1天预约，每晚20:00开放次日座位。',
    'yue 10-01..10-07 08:00-21:00',
  ],
  ['10月1日至7日9:00-17:00开放，剩余名额于当日9:00开放现场领取。', 'tu 10-01..10-07 09:00-17:00'],
  ['10月1日至7日9:00-17:00开放。余票向现场观众开放。', 'tu 10-01..10-07 09:00-17:00'],
])

table('a month in which doors stay closed', ROOMS, [
  ['期刊室正在翻新，10月份暂不开放。', 'kan 10-01..10-31 closed'],
  ['期刊室将于11月闭馆改造。', '? 11月', '? 期刊室将于11月闭馆改造'],
  ['10月份，外文书库因施工暂停开放。', 'ku 10-01..10-31 closed'],
])

table('an item that is nothing but a span', BRANCHES, [
  [
    '一、时间：2026年10月10日至11月30日\n二、内容：\n1.东岸馆每周二至周日8:30-21:00开放，周一闭馆。\n2.少儿馆每日7:30-22:30开放。\n三、12月1日起恢复正常开放时间。',
    'dong mo@10-10..11-30 closed',
    'dong tu+we+th+fr+sa+su@10-10..11-30 08:30-21:00',
    'shao 10-10..11-30 07:30-22:30',
    'tu 12-01.. regular',
  ],
  [
    '实施时间：10月10日至11月30日\n开放时间：\n周二至周日8:30-21:00\n周一闭馆',
    'tu mo@10-10..11-30 closed',
    'tu tu+we+th+fr+sa+su@10-10..11-30 08:30-21:00',
  ],
])

table(
  'for whom and when a booking rule is',
  ROOMS,
  [
    [
      '10月1日至3日9:00-17:00开放。阅览室10月1日至3日8:00-21:00开放，须提前一天在小程序预约。\n除阅览室外，读者入馆一律无需预约，刷身份证即可。',
      'tu 10-01..10-03 09:00-17:00 walk-in[]',
      'yue 10-01..10-03 08:00-21:00 book-ahead[mini-program]1',
    ],
    [
      '10月1日至6日9:00-17:00开放。\n10月1日至3日参观实行预约，请提前一天在小程序预约。\n除上述三天外，其余开放日无需预约。',
      'tu 10-01..10-03 09:00-17:00 book-ahead[mini-program]1',
      'tu 10-04..10-06 09:00-17:00 walk-in[]',
    ],
    [
      '10月1日至6日9:00-17:00开放。\n请在公众号预约；每天另在东门窗口发放现场票100张，凭身份证领取。',
      'tu 10-01..10-06 09:00-17:00 book-or-walk-in[official-account,counter]',
    ],
    [
      '10月1日至6日9:00-17:00开放。\n请在公众号预约，不再发放现场票。',
      'tu 10-01..10-06 09:00-17:00 book-ahead[official-account]',
    ],
    [
      '10月1日9:00-17:00开放，当晚加开夜场18:00-21:00。\n夜场须提前1天在小程序预约，不另设现场名额。其他时段观众免预约。',
      'tu 10-01 09:00-17:00 walk-in[]',
      'tu 10-01 18:00-21:00 add book-ahead[mini-program]1',
    ],
    [
      '阅览室10月1日至6日9:00-17:00开放，10月7日闭馆，10月8日起恢复正常开放。\n阅览室座位用小程序预约，须提前1天；假期内本馆其他楼层不用预约。',
      'yue 10-01..10-06 09:00-17:00 book-ahead[mini-program]1',
      'yue 10-07 closed',
      'yue 10-08.. regular book-ahead[mini-program]1',
      '? 假期内',
    ],
  ],
  true,
)

table('the whole house after two of its parts', BRANCHES, [
  [
    '苇塘图书馆东岸馆、少儿馆国庆开放安排如下：\n东岸馆10月1日闭馆。\n10月8日起全馆恢复正常开放。',
    'dong 10-01 closed',
    'tu 10-08.. regular',
  ],
])

table('days on several lines of one cell', ROOMS, [
  [
    '日期\n开放区域\n开放时间\n10月1日\n10月2日\n阅览室、期刊室\n8:30-17:30\n10月3日\n阅览室\n9:00-12:00\n期刊室\n闭馆',
    'kan 10-01+10-02 08:30-17:30',
    'kan 10-03 closed',
    'yue 10-01+10-02 08:30-17:30',
    'yue 10-03 09:00-12:00',
  ],
  [
    '日期\n开放时间\n10月1日\n8:30-17:30\n10月2日\n10月3日\n闭馆',
    'tu 10-01 08:30-17:30',
    'tu 10-03 closed',
    '? 10月2日',
  ],
])

table('days told in particular', HOUSES, [
  [
    '苇塘博物馆：国庆假期延时开放，具体开放时间为10月1日至4日9:00—19:30。',
    'bo 10-01..10-04 09:00-19:30',
  ],
  [
    '苇塘博物馆国庆假期正常开放，10月1日9:00—19:30。',
    'bo 10-01 09:00-19:30',
    'bo 10-02..10-07 regular implied',
  ],
  [
    '国庆假期（10月1日至7日），苇塘博物馆免费开放，10月5日（周一）开馆，开放时间为每天9:15—16:45。',
    'bo 10-01..10-04+10-06..10-07 09:15-16:45',
    'bo 10-05 09:15-16:45',
  ],
])

test('“these museums” is no name to propose', () => {
  const context = { places: HOUSES, announced: '2026-09-20', title: '', publisher: '', calendar }
  expect(draft('这些博物馆国庆闭馆\n苇塘博物馆：10月1日闭馆', context).newPlaces).toEqual([])
})

const CENTRE = [
  place('ti', '苇塘体育中心'),
  place('you', '游泳馆', 'ti'),
  place('fu', '副池', 'you'),
  place('lan', '篮球馆', 'ti'),
]

table('whose the second window is', CENTRE, [
  [
    '10月1日至7日，免费开放场馆为篮球馆，开放时间为7时至11时，14时至18时。',
    'lan 10-01..10-07 07:00-11:00 14:00-18:00',
    'you 10-01..10-07 closed implied',
  ],
  [
    '10月1日至7日开放篮球馆、游泳馆，时间为上午8:10-11:10，下午14:10-17:10。',
    'lan 10-01..10-07 08:10-11:10 14:10-17:10',
    'you 10-01..10-07 08:10-11:10 14:10-17:10',
  ],
  [
    '10月1日至7日8:10-11:10开放篮球馆，14:10-17:10开放游泳馆。',
    'lan 10-01..10-07 08:10-11:10',
    'you 10-01..10-07 14:10-17:10',
  ],
  [
    '10月1日至7日各场馆安排如下：\n副池每天开放两场，每场两小时。\n第一场：10:10-12:10\n第二场：13:10-15:10\n篮球馆每天开放2个时段\n上午场：9:20-11:20\n下午场：14:20-16:20',
    'fu 10-01..10-07 10:10-12:10 13:10-15:10',
    'lan 10-01..10-07 09:20-11:20 14:20-16:20',
  ],
  [
    '9月28日起，篮球馆上午时间不变，下午开放时间调整为14:10-17:10。',
    'lan 09-28.. 14:10-17:10 ambiguous',
  ],
  ['9月26日至10月18日每周六日延长闭馆时间至20:10。', 'ti sa+su@09-26..10-18 ?-20:10'],
])

table('which county is meant', HOUSES, [
  [
    '苇塘博物馆10月1日9:10-16:10；\n苇塘文化馆举办展演。\n邻县10月2日公共文化场馆免费开放。\n丁县各文化场馆10月3日闭馆。',
    'bo 10-01 09:10-16:10',
    '? 10月2日',
    '? 邻县10月2日公共文化场馆免费开放',
    '? 10月3日',
    '? 丁县各文化场馆10月3日闭馆',
  ],
])

table(
  'rooms on their terms under a heading of what is open',
  ROOMS,
  [
    [
      '一、开放时间\n10月2日至7日9:00-17:00\n二、开放场所\n阅览室：自由进出，不用预约。\n外文书库：国庆假期不开放。\n期刊室：先到先得，每人限1小时。',
      'kan 10-02..10-07 09:00-17:00 first-come[]',
      'ku 10-01..10-07 closed implied',
      'tu 10-02..10-07 09:00-17:00',
      'yue 10-02..10-07 09:00-17:00 walk-in[]',
    ],
    [
      '10月2日至7日9:00-17:00开放。\n开放区域及预约方式：\n①阅览室：无需预约\n②期刊室：须提前2天电话预约\n不开放区域：外文书库',
      'kan 10-02..10-07 09:00-17:00 book-ahead[phone]2',
      'ku 10-02..10-07 closed',
      'tu 10-02..10-07 09:00-17:00',
      'yue 10-02..10-07 09:00-17:00 walk-in[]',
    ],
    [
      '10月2日至7日9:00-17:00开放。\n二、预约\n阅览室、期刊室：无需预约。\n外文书库：须提前2天电话预约。',
      'tu 10-02..10-07 09:00-17:00',
      '? 阅览室',
      '? 期刊室',
      '? 外文书库',
    ],
  ],
  true,
)

table('what is the same for several is told once', HOUSES, [
  [
    '苇塘图书馆\n报刊\n苇塘博物馆\n瓷器\n10月1日至6日（以上两馆相同）\n9:00-11:30',
    'bo 10-01..10-06 09:00-11:30',
    'tu 10-01..10-06 09:00-11:30',
  ],
  [
    '场馆\n开放内容\n开放时间\n苇塘图书馆\n报刊、少儿\n苇塘博物馆\n瓷器、玉器\n10月1日至6日（以上两馆相同）\n9:00-11:30',
    'bo 10-01..10-06 09:00-11:30',
    'tu 10-01..10-06 09:00-11:30',
  ],
  [
    '苇塘图书馆\n10月1日至6日9:00-11:30\n10月7日闭馆\n苇塘博物馆\n开放时间同上',
    'bo 10-01..10-06 09:00-11:30 implied',
    'bo 10-07 closed implied',
    'tu 10-01..10-06 09:00-11:30',
    'tu 10-07 closed',
  ],
])

table('some of several, counted and not named, are nobody', HOUSES, [
  [
    '各馆延时开放，其中2家中秋节开到21:00。\n苇塘图书馆：9月25日9:00-21:00。\n苇塘文化馆：9月25日9:00-17:00。',
    'tu 09-25 09:00-21:00',
    'wen 09-25 09:00-17:00',

    '? 21:00',
  ],
])

table('rooms listed under days are as open as their house', ROOMS, [
  [
    '二、10月1日至7日：\n（一）开放区域\n阅览室、期刊室。\n（二）开放时间\n10月1日至4日9:30-16:00；10月5日至7日正常开放。\n三、10月8日起全馆正常开放。',
    'kan 10-01..10-04 09:30-16:00',
    'kan 10-05..10-07 regular',
    'ku 10-01..10-04 closed implied',
    'ku 10-05..10-07 closed implied',
    'tu 10-01..10-04 09:30-16:00',
    'tu 10-05..10-07 regular',
    'tu 10-08.. regular',
    'yue 10-01..10-04 09:30-16:00',
    'yue 10-05..10-07 regular',
  ],
])

table('what is open, and to whom', ROOMS, [
  [
    '开放时间：10月1日至3日9:00-17:00。\n开放内容：阅览室；期刊室、外文书库（“旧报新读”——2026年报刊展）。',
    'kan 10-01..10-03 09:00-17:00',
    'ku 10-01..10-03 09:00-17:00',
    'tu 10-01..10-03 09:00-17:00',
    'yue 10-01..10-03 09:00-17:00',
  ],
  ['10月1日只面向老年人开放，9:00-12:00。', 'tu 10-01 09:00-12:00 ambiguous'],
  ['10月1日仅对读者开放，9:00-12:00。', 'tu 10-01 09:00-12:00'],
])

table(
  'a branch before its rooms in a list says where these are',
  [...ROOMS, place('nan', '南校区馆', 'tu'), place('lou', '南楼书库', 'nan')],
  [
    [
      '开馆时间：10月1日至3日9:00-17:00\n开放区域：\n南校区馆：南楼书库。',
      'lou 10-01..10-03 09:00-17:00',
      'tu 10-01..10-03 09:00-17:00',
    ],
  ],
)

table('a time with its place below something that goes on is no opening', ROOMS, [
  [
    '10月1日9:00-12:00开放。\n中秋猜灯谜\n时间：9月25日10:00-11:30\n地点：一楼大厅',
    'tu 10-01 09:00-12:00',
  ],
])

table(
  'a name that is only where one books is not whom the line is about',
  ROOMS,
  [
    [
      '10月9日起，阅览室、期刊室开放时间：\n周三至周日9:00—17:30。\n入馆凭“苇塘图书馆”公众号提前1-3天预约的二维码；期刊室有座位45个。',
      'kan we+th+fr+sa+su@10-09.. 09:00-17:30 book-ahead[official-account]1',
      'yue we+th+fr+sa+su@10-09.. 09:00-17:30 book-ahead[official-account]1',
    ],
  ],
  true,
)

table(
  'how one books is told for the evening too, where the day has only an hour after which nobody does',
  ROOMS,
  [
    [
      '10月1日至7日8:30-17:30开放，16:45停止预约。\n10月2日加开夜场，时间为18:30-21:00。\n请关注微信公众号在线预约。',
      'tu 10-01..10-07 08:30-17:30 book-ahead[official-account]',
      'tu 10-02 18:30-21:00 add book-ahead[official-account]',
    ],
  ],
  true,
)
