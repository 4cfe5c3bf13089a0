/** What lists, headings and later lines say of each other: whose hours, which days, and what is no contradiction. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import type { PlaceEntry } from '../../src/notice/draft.ts'

const calendar = builtinCalendar('2025-09-20')
const place = (id: string, name: string, partOf: string | null = null): PlaceEntry => ({
  id,
  name,
  aliases: [],
  partOf,
  kind: 'library',
})

const ROOMS = [
  place('h', '芦洲图书馆'),
  place('a', '报刊室', 'h'),
  place('b', '影音室', 'h'),
  place('c', '地方志室', 'h'),
  place('d', '街角书屋', 'h'),
]
const HOUSES = [place('x', '芦洲游泳馆'), place('y', '芦洲网球馆'), place('z', '芦洲体育场')]

/** The facts of a text as `place days hours`, sorted, then what is left unread as `? words`. */
function read(text: string, places: PlaceEntry[]): string[] {
  const { facts, unread } = draft(text, {
    places,
    announced: '2025-09-20',
    title: '',
    publisher: places[0]!.name,
    calendar,
  })
  const days = (dates: (typeof facts)[number]['dates']) =>
    Array.isArray(dates)
      ? dates
          .map((d) =>
            (typeof d === 'string' ? d : `${d[0]}..${d[1] ?? ''}`).replaceAll('2025-', ''),
          )
          .join('+')
      : dates.weekly.join('+')
  const said = facts.map(({ place, dates, hours, certainty }) =>
    [
      place,
      days(dates),
      typeof hours === 'string' ? hours : hours.map((w) => w.join('-')).join(' '),
      ...(certainty === 'stated' ? [] : [certainty]),
    ].join(' '),
  )
  return [...said.sort(), ...unread.map((u) => `? ${u.text}`)]
}

type Case = [text: string, ...expected: string[]]

function table(name: string, places: PlaceEntry[], cases: Case[]): void {
  test.each(cases)(`${name}: %s`, (text, ...expected) => {
    expect(read(text, places)).toEqual(expected)
  })
}

table('weekdays in the line below a room, and a line that is a bracket', ROOMS, [
  [
    '(每周一闭馆)\n报刊室：周二至周五14:00-17:00\n周六、周日9:00-17:00\n影音室：周二至周日9:00-17:00',
    'a sa+su 09:00-17:00',
    'a tu+we+th+fr 14:00-17:00',
    'b tu+we+th+fr+sa+su 09:00-17:00',
    'h mo closed',
  ],
  [
    '报刊室：周二至周日14:00-17:00\n周一至周日9:00-17:00开馆',
    'a tu+we+th+fr+sa+su 14:00-17:00',
    'h mo+tu+we+th+fr+sa+su 09:00-17:00',
  ],
])

const TWO_HOUSES = [
  place('x', '芦洲图书馆'),
  place('xa', '报刊室', 'x'),
  place('xb', '影音室', 'x'),
  place('y', '柳堤图书馆'),
  place('ya', '外借室', 'y'),
  place('yb', '少儿室', 'y'),
]

table('a title with its days heads the lines of its house', TWO_HOUSES, [
  [
    '芦洲图书馆国庆节期间（10月1日至8日）开放时间：\n开放区域：报刊室\n开放时间：9:00-12:00\n影音室不开放\n10月9日起恢复正常\n柳堤图书馆国庆节开放安排\n外借室\n10月1日、10月3日\n14:00-16:30\n10月1日至8日少儿室闭馆',
    'x 10-01..10-08 09:00-12:00',
    'x 10-09.. regular',
    'xa 10-01..10-08 09:00-12:00',
    'xb 10-01..10-08 closed',
    'ya 10-01+10-03 14:00-16:30',
    'yb 10-01..10-08 closed',
  ],
  [
    '芦洲图书馆\n10月1日闭馆\n柳堤图书馆国庆节开放安排（10.2—10.8）\n开放区域\n一楼：外借室\n二楼：少儿室\n开放时间：\n上午8:30~11:30',
    'x 10-01 closed',
    'y 10-02..10-08 08:30-11:30',
    'ya 10-02..10-08 08:30-11:30',
    'yb 10-02..10-08 08:30-11:30',
  ],
])

table('a list of rooms above the hours of its days', ROOMS, [
  [
    '10月1日至7日对外开放，其中10月3日闭馆。\n开放时间：9:00-12:00\n开放区域：报刊室、影音室、地方志室、街角书屋',
    'a 10-01..10-02+10-04..10-07 09:00-12:00',
    'b 10-01..10-02+10-04..10-07 09:00-12:00',
    'c 10-01..10-02+10-04..10-07 09:00-12:00',
    'd 10-01..10-02+10-04..10-07 09:00-12:00',
    'h 10-01..10-02+10-04..10-07 09:00-12:00',
    'h 10-03 closed',
  ],
  [
    '开放区域：报刊室、影音室\n开放时间：10月1日至7日9:00-12:00',
    'a 10-01..10-07 09:00-12:00',
    'b 10-01..10-07 09:00-12:00',
    'c 10-01..10-07 closed implied',
    'd 10-01..10-07 closed implied',
    'h 10-01..10-07 09:00-12:00',
  ],
  [
    '10月1日至3日\n开放区域：报刊室\n开放时间：9:00-12:00\n10月4日至7日\n开放区域：报刊室、影音室、地方志室、街角书屋\n开放时间：9:00-17:00',
    'a 10-01..10-03 09:00-12:00',
    'a 10-04..10-07 09:00-17:00',
    'b 10-01..10-03 closed implied',
    'b 10-04..10-07 09:00-17:00',
    'c 10-01..10-03 closed implied',
    'c 10-04..10-07 09:00-17:00',
    'd 10-01..10-03 closed implied',
    'd 10-04..10-07 09:00-17:00',
    'h 10-01..10-03 09:00-12:00',
    'h 10-04..10-07 09:00-17:00',
  ],
])

table('rooms opened on days of the house keep its hours', ROOMS, [
  [
    '10月3日至5日10:00-16:00开放。\n10月3日至5日只开放报刊室，其余各室闭馆。',
    'a 10-03..10-05 10:00-16:00',
    'b 10-03..10-05 closed implied',
    'c 10-03..10-05 closed implied',
    'd 10-03..10-05 closed implied',
    'h 10-03..10-05 10:00-16:00',
  ],
])

table('a place said to be open by its name is none of the others', ROOMS, [
  [
    '10月3日至5日报刊室10:00-16:00开放，其余各室闭馆。\n街角书屋10月1日至8日正常开放。',
    'a 10-03..10-05 10:00-16:00',
    'b 10-03..10-05 closed implied',
    'c 10-03..10-05 closed implied',
    'd 10-01..10-08 regular',
  ],
])

table('what is put to use again is open again', ROOMS, [
  ['影音室10月9日起暂停使用，10月20日恢复使用。', 'b 10-09..10-19 closed', 'b 10-20.. regular'],
])

table('other days under a heading are those of its span', ROOMS, [
  [
    '一、国庆节（10月1日至8日）\n10月1日闭馆；10月2日至8日9:00-17:00；10月9日起恢复正常。\n二、校庆（11月1日至2日）\n11月1日闭馆，其余日期9:00-12:00。',
    'h 10-01 closed',
    'h 10-02..10-08 09:00-17:00',
    'h 10-09.. regular',
    'h 11-01 closed',
    'h 11-02 09:00-12:00 implied',
  ],
])

table('the days above are those of all sections', ROOMS, [
  [
    '一、国庆节（10月1日至8日）\n10月1日闭馆；10月2日至8日9:00-17:00。\n二、校庆（11月1日至2日）\n11月1日至2日9:00-12:00。\n上述日期地方志室停止开放。',
    'c 10-01..10-08+11-01..11-02 closed implied',
    'h 10-01 closed',
    'h 10-02..10-08 09:00-17:00',
    'h 11-01..11-02 09:00-12:00',
  ],
])

table('a row that closes one house of those announced together is no contradiction', HOUSES, [
  [
    '10月1日至3日，各场馆免费开放，具体如下：\n场馆\n时间\n芦洲游泳馆\n9:00-17:00\n芦洲网球馆\n8:00-20:00\n芦洲体育场\n闭馆',
    'x 10-01..10-03 09:00-17:00',
    'y 10-01..10-03 08:00-20:00',
    'z 10-01..10-03 closed',
  ],
])

table('as usual on a day that lifts the weekly closure says nothing of the hours', ROOMS, [
  [
    '10月2日至8日10:00-18:00开放。\n逢周一闭馆，但10月6日照常开放。',
    'h 10-02..10-08 10:00-18:00',
    'h mo closed',
  ],
])

/** The booking of each fact as `place days mode channels min`. */
function bookings(text: string): string[] {
  const { facts } = draft(text, {
    places: HOUSES,
    announced: '2025-09-20',
    title: '',
    publisher: '芦洲游泳馆',
    calendar,
  })
  return facts.map(({ place, booking: b, effect }) =>
    [place, effect, b?.mode ?? 'none', b?.channels.join() ?? '', b?.minDaysAhead ?? '?'].join(' '),
  )
}

const RULES: [text: string, ...expected: string[]][] = [
  [
    '一、10月1日至8日，芦洲游泳馆9:00-17:00开放。\n二、10月1日至8日，芦洲体育场8:00-20:00开放。\n三、入馆、入场一律须提前2天在小程序预约。',
    'x set book-ahead mini-program 2',
    'z set book-ahead mini-program 2',
  ],
  [
    '10月1日至8日9:00-17:00开放，其中10月2日至3日加开夜场18:30-21:00。\n夜场须另行预约，日场和夜场均须提前2日在小程序预约。',
    'x set book-ahead mini-program 2',
    'x add book-ahead mini-program 2',
  ],
  [
    '10月4日至8日9:00-17:00开放。10月9日起恢复正常开放。\n请提前1至3日通过公众号预约。',
    'x set book-ahead official-account 1',
    'x set book-ahead official-account 1',
  ],
  [
    '10月1日至3日开放安排如下：\n场馆\n时间\n预约方式\n芦洲游泳馆\n9:00-17:00\n小程序，提前2天\n芦洲网球馆\n8:00-20:00\n无需预约',
    'x set book-ahead mini-program 2',
    'y set walk-in  ?',
  ],
]

test.each(RULES)('whom a rule about booking is for: %s', (text, ...expected) => {
  expect(bookings(text)).toEqual(expected)
})

table('closed until a day, from when the closure before it began', ROOMS, [
  [
    '芦洲图书馆10月9日至12日闭馆。影音室同期更换座椅，闭至10月20日。',
    'b 10-09..10-20 closed',
    'h 10-09..10-12 closed',
  ],
])

table('a date behind a closure without end may be its end', ROOMS, [
  ['影音室10月9日起暂停使用，10月20日换锁完毕。', 'b 10-09.. closed ambiguous', '? 10月20日'],
])

table('behind a list of rooms the house resumes, and not those of its last line', ROOMS, [
  [
    '芦洲图书馆10月1日至7日：\n报刊室、影音室：8:30-18:00\n地方志室、街角书屋：闭馆\n10月8日起恢复正常开放。',
    'a 10-01..10-07 08:30-18:00',
    'b 10-01..10-07 08:30-18:00',
    'c 10-01..10-07 closed',
    'd 10-01..10-07 closed',
    'h 10-08.. regular',
  ],
])

table('words that end in 时间 in the line above are no label', HOUSES, [
  [
    '芦洲游泳馆10月3日不接待观众。请大家合理安排出行时间\n10月2日至3日芦洲网球馆每日继续开放时间为8:00-18:30',
    'x 10-03 closed',
    'y 10-02..10-03 08:00-18:30',
  ],
])

table('a lead about another house ends the heading of the one above', HOUSES, [
  [
    '芦洲游泳馆开放时间\n10月1日至3日9:00-17:00\n\n2025年国庆假期，芦洲网球馆开放安排公告如下：\n①10月1日至3日8:00-12:00开放；\n②10月4日正常开放。',
    'x 10-01..10-03 09:00-17:00',
    'y 10-01..10-03 08:00-12:00',
    'y 10-04 regular',
  ],
])

table('words that announce the hours of the next clause have no days of their own', HOUSES, [
  ['芦洲网球馆延长开放，10月1日至3日闭馆时间由17:00推迟至20:00。', 'y 10-01..10-03 -20:00'],
])

table('other houses beside one that is excepted are a conclusion', HOUSES, [
  [
    '除芦洲体育场10月1日至2日闭馆外，其他市属场馆10月1日至8日均正常开放。',
    'x 10-01..10-08 regular implied',
    'y 10-01..10-08 regular implied',
    'z 10-01..10-02 closed',
    'z 10-03..10-08 regular implied',
  ],
])

table('the places above are those told of, not their house alone named', ROOMS, [
  [
    '芦洲图书馆各室安排如下：\n1.报刊室：10月1日至3日9:00-17:00。\n2.影音室：10月1日至3日不开放。\n以上场馆10月4日起恢复正常开放。',
    'a 10-01..10-03 09:00-17:00',
    'a 10-04.. regular',
    'b 10-01..10-03 closed',
    'b 10-04.. regular',
  ],
])

test('free entry said of one house is not of the next', () => {
  const { facts } = draft(
    '芦洲游泳馆10月1日至3日9:00-17:00开放，免费。\n芦洲网球馆10月1日至3日8:00-20:00开放。',
    {
      places: HOUSES,
      announced: '2025-09-20',
      title: '',
      publisher: '',
      calendar,
    },
  )
  expect(facts.map((f) => [f.place, f.fee])).toEqual([
    ['x', 'free'],
    ['y', null],
  ])
})

table('hours before rooms that alone open are the hours of the house too', ROOMS, [
  [
    '10月2日至4日9:30-16:30，仅开放报刊室、影音室。',
    'a 10-02..10-04 09:30-16:30',
    'b 10-02..10-04 09:30-16:30',
    'c 10-02..10-04 closed implied',
    'd 10-02..10-04 closed implied',
    'h 10-02..10-04 09:30-16:30',
  ],
])

table('a line that points at another place and is not understood is unread', HOUSES, [
  [
    '芦洲游泳馆\n10月1日至8日9:00-17:00。\n芦洲网球馆\n开放时间见芦洲游泳馆。',
    'x 10-01..10-08 09:00-17:00',
    '? 芦洲网球馆',
    '? 开放时间见芦洲游泳馆',
  ],
])

test.each([
  ['端午节（6月22日，星期四）闭馆。', null, '2023-06-22 stated'],
  ['中秋节（9月17日，星期二）闭馆。', '2024-08-30', '2024-09-17 stated'],
  ['中秋节（9月17日，星期二）闭馆。', '2025-08-30', '2025-09-17 ambiguous'],
])('the weekday in the bracket of a festival counts: %s %s', (text, announced, expected) => {
  const { facts } = draft(text, {
    places: HOUSES,
    announced,
    title: '',
    publisher: '芦洲游泳馆',
    calendar,
  })
  expect(facts.map((f) => [f.dates, f.certainty].join(' '))).toEqual([expected])
})

test('a year that only the bracket of a festival tells is asked about', () => {
  const { findings } = draft('端午节（6月22日，星期四）闭馆。', {
    places: HOUSES,
    announced: null,
    title: '',
    publisher: '芦洲游泳馆',
    calendar,
  })
  expect(findings.map((f) => f.message)).toContain(
    'no year is given: 2023 alone fits the weekdays and festivals',
  )
})

table('a name before a bracket that says what is inside heads the lines below it', HOUSES, [
  [
    '各场地运行时间如下：\n1.芦洲游泳馆（泳池、戏水区）\n10.1—10.3：闭馆\n10.4：10:00—18:00\n2.芦洲网球馆（咨询电话：0951-1234567）\n10.1—10.2：闭馆',
    'x 10-01..10-03 closed',
    'x 10-04 10:00-18:00',
    'y 10-01..10-02 closed',
  ],
  [
    '各场地运行时间如下：\n1.芦洲游泳馆\n10.1—10.3：闭馆\n2.芦洲网球馆\n因换地胶停止使用，恢复时间另行通知',
    'x 10-01..10-03 closed',
    'y mo+tu+we+th+fr+sa+su closed',
  ],
  // A dotted date before a colon is no number of an item.
  ['芦洲游泳馆\n10.4：10:00至18:00\n10.5：闭馆', 'x 10-04 10:00-18:00', 'x 10-05 closed'],
  [
    '各场地运行时间如下：\n芦洲游泳馆\n10月1日至3日闭馆\n芦洲体育场\n草坪养护期间暂停开放',
    'x 10-01..10-03 closed',
    'z mo+tu+we+th+fr+sa+su closed',
  ],
])

table('a house on holiday is shut', HOUSES, [
  [
    '芦洲游泳馆9月28日—10月3日放假，10月4日恢复营业。',
    'x 09-28..10-03 closed',
    'x 10-04.. regular',
  ],
  [
    '芦洲网球馆国庆放假时间为10月1日至3日，10月4日起恢复营业。',
    'y 10-01..10-03 closed',
    'y 10-04.. regular',
  ],
  [
    '国庆节放假时间：10月1日至8日。芦洲体育场国庆期间9:00-17:00开放。',
    'z 10-01..10-08 09:00-17:00',
  ],
])

table('places listed below the words that announce them', HOUSES, [
  [
    '以下场馆10月1日至4日9:00-17:00开放：\n1、芦洲网球馆\n2、芦洲体育场（湖滨路）\n10月5日起恢复正常开放。',
    'y 10-01..10-04 09:00-17:00',
    'y 10-05.. regular',
    'z 10-01..10-04 09:00-17:00',
    'z 10-05.. regular',
  ],
  ['下列2个场馆10月1日闭馆：芦洲网球馆、芦洲体育场。', 'y 10-01 closed', 'z 10-01 closed'],
  [
    '芦洲游泳馆\n10月1日至8日9:00-17:00\n所属场馆\n10月1日至4日开放时间：9:30-16:30\n10月5日闭馆\n1、芦洲网球馆\n2、芦洲体育场',
    'x 10-01..10-08 09:00-17:00',
    'y 10-01..10-04 09:30-16:30',
    'y 10-05 closed',
    'z 10-01..10-04 09:30-16:30',
    'z 10-05 closed',
  ],
])

table('rooms listed below, and their house again', ROOMS, [
  [
    '10月1日至3日9:00-17:00以下部室开放：\n1.报刊室\n2.影音室\n10月4日闭馆。',
    'a 10-01..10-03 09:00-17:00',
    'b 10-01..10-03 09:00-17:00',
    'c 10-01..10-03 closed implied',
    'd 10-01..10-03 closed implied',
    'h 10-04 closed',
  ],
])

table('a weekday closed in brackets, save on holidays', HOUSES, [
  [
    '芦洲游泳馆每周二至周日9:00-17:00开放（周一闭馆，国家法定节假日除外）。',
    'x mo closed',
    'x tu+we+th+fr+sa+su 09:00-17:00',
  ],
])

table('weekdays over a season, or all but one of them, are a weekly rule', ROOMS, [
  [
    '芦洲图书馆2026年5月1日至9月30日执行夏季开放时间：\n报刊室：周一至周日9:00—22:00',
    'a mo+tu+we+th+fr+sa+su 09:00-22:00',
  ],
  [
    '国庆节开放公告\n报刊室除周一外，每天9:00—17:00；10月6日（周一）照常开放。',
    'a 10-06 regular',
    'a mo closed implied',
    'a tu+we+th+fr+sa+su 09:00-17:00',
  ],
])

table('what is closed while an event goes on is closed for its hours', HOUSES, [
  ['10月4日9:00至10:30举行公祭活动，其间芦洲体育场暂停开放。', 'z 10-04 09:00-10:30'],
  ['10月4日9:00至10:30举办开幕式，活动期间芦洲体育场暂停对散客开放。', 'z 10-04 09:00-10:30'],
  ['10月4日9:00至10:30举办讲座，届时芦洲体育场正常开放。', 'z 10-04 regular'],
  ['10月10日至12日举办花展，期间芦洲体育场闭馆。', 'z 10-10..10-12 closed'],
])

table('hours, then the house that keeps them, under dates that a sign marks', ROOMS, [
  [
    '芦洲图书馆国庆服务时间如下：\n■ 10.1（周三）\n9:00—17:00，全馆开放\n■ 10.2—10.3（周四至周五）\n10:00—16:00\n开放区域：报刊室、影音室、地方志室',
    'a 10-02..10-03 10:00-16:00',
    'b 10-02..10-03 10:00-16:00',
    'c 10-02..10-03 10:00-16:00',
    'd 10-02..10-03 closed implied',
    'h 10-01 09:00-17:00',
    'h 10-02..10-03 10:00-16:00',
  ],
  ['10月1日9:00—17:00，芦洲图书馆正常开放。', 'h 10-01 09:00-17:00'],
  // Another statement: the room opens on its own.
  ['10月1日9:00—17:00，报刊室闭馆。', 'a 10-01 closed', 'h 10-01 09:00-17:00'],
])

table('days above that are said to be the closed ones', ROOMS, [
  [
    '一、国庆节\n10月1日、2日闭馆；10月3日至8日9:00—21:00开放。\n二、重阳节\n10月29日闭馆。\n三、报刊室在上述闭馆日24小时开放。',
    'a 10-01..10-02+10-29 all-day implied',
    'h 10-01+10-02 closed',
    'h 10-03..10-08 09:00-21:00',
    'h 10-29 closed',
  ],
])

table(
  'what only looks like days',
  [...ROOMS, place('k', '4D影院', 'h')],
  [
    [
      '须知\n1.10月1日9:00—17:00开馆。\n2.4D影院10月1日闭馆。',
      'h 10-01 09:00-17:00',
      'k 10-01 closed',
    ],
    [
      '芦洲图书馆国庆节期间开放时间作如下安排：9月30日（周二）闭馆；10月1日9:00—14:00开放。',
      'h 09-30 closed',
      'h 10-01 09:00-14:00',
    ],
  ],
)

table('a count that contradicts its dates is for a person', HOUSES, [
  ['芦洲游泳馆10月9日、10日，闭馆检修，共3天。', 'x 10-09+10-10 closed ambiguous'],
  ['芦洲游泳馆10月9日至11日闭馆，共3天。', 'x 10-09..10-11 closed'],
])
