/** Whose statement it is, on which days, and what statements that refer to another take from it. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import type { PlaceEntry } from '../../src/notice/draft.ts'
import { place, shown } from './shown.ts'

const calendar = builtinCalendar('2026-09-20')

/** Houses side by side, and one house with its rooms and branches. */
const REGISTRIES = {
  houses: [
    place('mei', '湖滨美术馆'),
    place('tu', '长桥图书馆'),
    place('bo', '古塔博物馆'),
    place('ge', '望江阁'),
  ],
  rooms: [
    place('tu', '长桥图书馆'),
    place('bao', '报刊室', 'tu'),
    place('shu', '书法室', 'tu'),
    place('qi', '棋艺室', 'tu'),
  ],
  branches: [
    place('tu', '长桥图书馆'),
    place('dong', '城东分馆', 'tu'),
    place('xi', '城西分馆', 'tu'),
  ],
}

/** The facts of a text as `place days hours`, then what is left unread as `? words`. */
function read(text: string, registry: keyof typeof REGISTRIES): string[] {
  return readWith(text, REGISTRIES[registry], registry === 'houses' ? '' : '长桥图书馆')
}

function readWith(text: string, places: PlaceEntry[], publisher: string): string[] {
  const context = { places, announced: '2026-09-20', title: '', publisher, calendar }
  return shown(draft(text, context), { year: 2026, booking: false })
}

type Case = [text: string, ...expected: string[]]

function table(name: string, registry: keyof typeof REGISTRIES, cases: Case[]): void {
  test.each(cases)(`${name}: %s`, (text, ...expected) => {
    expect(read(text, registry)).toEqual(expected)
  })
}

table('a case that may arise closes nothing', 'houses', [
  [
    '湖滨美术馆10月1日至7日9:00-17:00开放。如遇台风，我馆将临时关闭。',
    'mei 10-01..10-07 09:00-17:00',
    '? 我馆将临时关闭',
  ],
  [
    '湖滨美术馆10月1日至7日9:00-17:00开放（如遇台风将提前闭馆），10月8日闭馆。',
    'mei 10-01..10-07 09:00-17:00',
    'mei 10-08 closed',
    '? 如遇台风将提前闭馆',
  ],
  ['湖滨美术馆若需临时闭馆，另行公告。', '? 湖滨美术馆若需临时闭馆'],
  ['湖滨美术馆举行典礼、比赛时暂停开放。', '? 湖滨美术馆举行典礼、比赛时暂停开放'],
  ['长桥图书馆如遇暴雨，顺延至10月5日开放。', '? 10月5日', '? 顺延至10月5日开放'],
  ['如有疑问请致电，长桥图书馆10月9日闭馆。', 'tu 10-09 closed'],
  ['长桥图书馆国庆放假时闭馆。', 'tu 10-01..10-07 closed implied'],
])

table('a plan given up is no schedule', 'houses', [
  ['望江阁原定10月3日至4日闭馆，现更正为10月5日至6日闭馆。', 'ge 10-05..10-06 closed'],
  ['望江阁原计划10月3日关闭，因备料延误推迟至10月9日闭馆。', 'ge 10-09 closed'],
  ['望江阁原定10月3日闭馆的安排取消，照常开放。', 'ge 10-03 regular'],
])

table('an event told as a reason is no event', 'houses', [
  ['望江阁9月30日因举行敬老活动，上午不开放，13:00起开放，17:00闭馆。', 'ge 09-30 13:00-17:00'],
  ['由于举办灯会，长桥图书馆10月3日15:00起闭馆。', 'tu 10-03 15:00-? remove'],
  ['望江阁10月3日9:00-17:00开放，10月4日15:00举办讲座。', 'ge 10-03 09:00-17:00'],
])

table('a label before its venues is said of them', 'houses', [
  [
    '周一休馆：湖滨美术馆、古塔博物馆\n周三休馆：望江阁',
    'bo mo closed',
    'ge we closed',
    'mei mo closed',
  ],
  [
    '10月2日至3日闭馆的场馆：湖滨美术馆、望江阁（换展）；10月4日闭馆的有：古塔博物馆',
    'bo 10-04 closed',
    'ge 10-02..10-03 closed',
    'mei 10-02..10-03 closed',
  ],
  [
    '自2026年11月1日起，各馆每周休馆日调整如下：\n周一休馆：湖滨美术馆\n周二、周四休馆：望江阁',
    'ge tu+th@11-01.. closed',
    'mei mo@11-01.. closed',
  ],
])

table('a day in a line of its own governs the venues under it', 'houses', [
  [
    '【10月2日】\n湖滨美术馆：10:00-16:00\n望江阁：闭馆\n【10月3日】\n湖滨美术馆：9:00-17:00\n望江阁：11:00-15:00',
    'ge 10-02 closed',
    'ge 10-03 11:00-15:00',
    'mei 10-02 10:00-16:00',
    'mei 10-03 09:00-17:00',
  ],
  [
    '10月2日：\n1.湖滨美术馆 10:00-16:00\n2.望江阁 闭馆\n古塔博物馆10月9日闭馆',
    'bo 10-09 closed',
    'ge 10-02 closed',
    'mei 10-02 10:00-16:00',
  ],
])

table('a span in the lead holds for the weekdays below', 'rooms', [
  [
    '长桥图书馆自2026年10月9日起至2027年3月31日执行冬季开放时间，现公告如下：\n周二至周日9:30-17:00\n周一闭馆',
    'tu mo@10-09..2027-03-31 closed',
    'tu tu+we+th+fr+sa+su@10-09..2027-03-31 09:30-17:00',
  ],
  [
    '自2026年11月2日起，长桥图书馆免费向市民开放，安排如下：\n1.书法室：周六、周日9:00-11:00\n2.棋艺室：周三13:00-17:00',
    'qi we@11-02.. 13:00-17:00',
    'shu sa+su@11-02.. 09:00-11:00',
  ],
])

table('an exception has the days of what it is excepted from', 'houses', [
  [
    '10月1日至7日各馆安排如下：\n一、除望江阁因修缮闭馆外，其余场馆均正常开放。',
    'bo 10-01..10-07 regular implied',
    'ge 10-01..10-07 closed',
    'mei 10-01..10-07 regular implied',
    'tu 10-01..10-07 regular implied',
  ],
  [
    '除湖滨美术馆因换展闭馆外，10月1日至3日其余场馆均照常开放。',
    'bo 10-01..10-03 regular implied',
    'ge 10-01..10-03 regular implied',
    'mei 10-01..10-03 closed',
    'tu 10-01..10-03 regular implied',
  ],
])

table('a line that names its venue keeps its hours', 'houses', [
  [
    '国庆假期（10月1日至7日）安排如下：\n湖滨美术馆 10月9日起恢复开放。\n望江阁 除10月5日闭馆外，每天8:30至17:00开放。',
    'ge 10-01..10-04+10-06..10-07 08:30-17:00',
    'ge 10-05 closed',
    'mei 10-09.. regular',
  ],
])

table('days counted rather than named', 'houses', [
  [
    '国庆假期（10月1日至7日）望江阁10月1日至5日9:00-20:00，其余两天9:00-17:00；湖滨美术馆假期闭馆。',
    'ge 10-01..10-05 09:00-20:00',
    'ge 10-06..10-07 09:00-17:00 implied',
    'mei 10-01..10-07 closed',
  ],
  [
    '国庆假期（10月1日至7日）望江阁10月1日至5日9:00-20:00，其余三天9:00-17:00。',
    'ge 10-01..10-05 09:00-20:00',
    'ge 10-06..10-07 09:00-17:00 ambiguous',
  ],
  [
    '望江阁10月2日、3日9:00-21:00，10月4日9:00-17:00。湖滨美术馆三天均为9:30-17:00。',
    'ge 10-02+10-03 09:00-21:00',
    'ge 10-04 09:00-17:00',
    'mei 10-02..10-04 09:30-17:00',
  ],
  [
    '望江阁10月2日至5日9:00-21:00。湖滨美术馆三天均闭馆。',
    'ge 10-02..10-05 09:00-21:00',
    '? 湖滨美术馆三天均闭馆',
  ],
])

table('only on some days, and closed on the others', 'rooms', [
  [
    '长桥图书馆、书法室10月1日至7日14:00-21:00开放，其中书法室仅10月1日至3日开放。',
    'shu 10-01..10-03 14:00-21:00',
    'shu 10-04..10-07 closed implied',
    'tu 10-01..10-07 14:00-21:00',
  ],
  [
    '10月1日至7日，长桥图书馆9:00-17:00开放，棋艺室只在10月2日至4日10:00-16:00开放。',
    'qi 10-01+10-05..10-07 closed implied',
    'qi 10-02..10-04 10:00-16:00',
    'tu 10-01..10-07 09:00-17:00',
  ],
])

table('hours by pointing at another statement', 'houses', [
  [
    '【10月1日至5日】\n湖滨美术馆 9:30-16:30\n望江阁 同上',
    'ge 10-01..10-05 09:30-16:30 implied',
    'mei 10-01..10-05 09:30-16:30',
  ],
  [
    '古塔博物馆10月1日至5日9:00-17:00开放，10月6日闭馆；望江阁参照执行。',
    'bo 10-01..10-05 09:00-17:00',
    'bo 10-06 closed',
    'ge 10-01..10-05 09:00-17:00 implied',
    'ge 10-06 closed implied',
  ],
  [
    '【10月2日】\n湖滨美术馆：10:00-16:00\n望江阁：闭馆\n【10月3日】\n湖滨美术馆：9:00-17:00\n望江阁：同湖滨美术馆',
    'ge 10-02 closed',
    'ge 10-03 09:00-17:00 implied',
    'mei 10-02 10:00-16:00',
    'mei 10-03 09:00-17:00',
  ],
  [
    '古塔博物馆10月1日至3日闭馆，10月4日至7日9:00-17:00开放。望江阁的闭馆时间与古塔博物馆相同，10月4日起恢复正常开放。',
    'bo 10-01..10-03 closed',
    'bo 10-04..10-07 09:00-17:00',
    'ge 10-01..10-03 closed implied',
    'ge 10-04.. regular',
  ],
  ['望江阁同上。', '? 望江阁同上'],
])

table('hours by pointing at other days', 'rooms', [
  [
    '长桥图书馆10月1日至3日10:00-18:00开放，10月6日、7日开放时间同10月1日。',
    'tu 10-01..10-03 10:00-18:00',
    'tu 10-06+10-07 10:00-18:00 implied',
  ],
  [
    '长桥图书馆中秋节（9月25日-27日）：10:00-16:00\n国庆节（10月1日-7日）：参照中秋节，但10月1日9:00-12:00开放',
    'tu 09-25..09-27 10:00-16:00',
    'tu 10-01 09:00-12:00',
    'tu 10-02..10-07 10:00-16:00 implied',
  ],
  [
    '长桥图书馆周二至周五10:00-17:00开放，周六、周日9:00-18:00开放。10月1日至4日均按周六、周日时间开放。',
    'tu 10-01..10-04 09:00-18:00 implied',
    'tu sa+su 09:00-18:00',
    'tu tu+we+th+fr 10:00-17:00',
  ],
  ['长桥图书馆10月1日至4日按双休日时间开放。', 'tu 10-01..10-04 open-unstated'],
  [
    '长桥图书馆早场6:00-9:00，晚场18:00-21:00。10月1日至3日仅开晚场，10月4日全天不开放。',
    'tu 10-01..10-03 18:00-21:00 implied',
    'tu 10-04 closed',
    'tu mo+tu+we+th+fr+sa+su 06:00-09:00 18:00-21:00 add',
  ],
  ['长桥图书馆10月1日至3日仅开晚场。', 'tu 10-01..10-03 open-unstated ambiguous'],
])

table('words for several places', 'branches', [
  [
    '长桥图书馆9月28日8:30-17:00开放，两分馆不开放。10月8日起各馆恢复正常开放。',
    'dong 09-28 closed',
    'dong 10-08.. regular',
    'tu 09-28 08:30-17:00',
    'tu 10-08.. regular',
    'xi 09-28 closed',
    'xi 10-08.. regular',
  ],
  ['9月28日三处分馆均闭馆。', '? 9月28日', '? 9月28日三处分馆均闭馆'],
])

table('words for several houses', 'houses', [
  [
    '一、湖滨美术馆、望江阁。\n以上场馆10月1日至3日9:00-17:00开放，其中望江阁10月2日闭馆。\n二、古塔博物馆、长桥图书馆。\n以上场馆10月1日至3日闭馆。\n三、10月4日，第一条所列场馆闭馆。',
    'bo 10-01..10-03 closed',
    'ge 10-01+10-03 09:00-17:00',
    'ge 10-02 closed',
    'ge 10-04 closed implied',
    'mei 10-01..10-03 09:00-17:00',
    'mei 10-04 closed implied',
    'tu 10-01..10-03 closed',
  ],
  [
    '10月2日9:00-16:00开放。\n10月3日闭馆。\n以上为湖滨美术馆、望江阁的安排。',
    'ge 10-02 09:00-16:00',
    'ge 10-03 closed',
    'mei 10-02 09:00-16:00',
    'mei 10-03 closed',
  ],
])

test.each<Case>([
  [
    '10月1日至3日，竹园自修室、梅园自修室8:00-20:00开放。10月4日起，两处自修室恢复为7:00-22:00。',
    'mei 10-01..10-03 08:00-20:00',
    'mei 10-04.. 07:00-22:00',
    'zhu 10-01..10-03 08:00-20:00',
    'zhu 10-04.. 07:00-22:00',
  ],
  [
    '除竹园自修室外，其他服务区周一闭馆，周二至周日9:00-17:00开放。',
    'gu mo closed implied',
    'gu tu+we+th+fr+sa+su 09:00-17:00 implied',
    'mei mo closed implied',
    'mei tu+we+th+fr+sa+su 09:00-17:00 implied',
  ],
  [
    '除竹园自修室外，各服务区10月2日9:00-12:00开放。',
    'gu 10-02 09:00-12:00 implied',
    'mei 10-02 09:00-12:00 implied',
  ],
])('rooms of one kind, and other areas: %s', (text, ...expected) => {
  const rooms = [
    place('tu', '长桥图书馆'),
    place('zhu', '竹园自修室', 'tu'),
    place('mei', '梅园自修室', 'tu'),
    place('gu', '古籍部', 'tu'),
  ]
  expect(readWith(text, rooms, '长桥图书馆')).toEqual(expected)
})

table('in the same span, and with the same hours', 'rooms', [
  [
    '10月1日至31日，报刊室9:00-17:00开放。\n同一时期，书法室开放至21:00。\n11月1日起，报刊室只在周六、周日开放，钟点不变。',
    'bao 10-01..10-31 09:00-17:00',
    'bao mo+tu+we+th+fr@11-01.. closed implied',
    'bao sa+su@11-01.. 09:00-17:00 implied',
    'shu 10-01..10-31 ?-21:00',
  ],
  [
    '11月1日起，棋艺室仅周六9:00-12:00开放。',
    'qi mo+tu+we+th+fr+su@11-01.. closed implied',
    'qi sa@11-01.. 09:00-12:00',
  ],
])

table('whom a lead names, the items below are about', 'houses', [
  [
    '湖滨美术馆、望江阁国庆假期安排如下：\n10月1日至3日9:00-17:00。\n参观须知\n1、中午不休息。\n2、10月4日闭馆。',
    'ge 10-01..10-03 09:00-17:00',
    'ge 10-04 closed',
    'mei 10-01..10-03 09:00-17:00',
    'mei 10-04 closed',
  ],
])

table('what a house closes stands after the verb', 'rooms', [
  ['10月2日至3日临时关闭报刊室、书法室。', 'bao 10-02..10-03 closed', 'shu 10-02..10-03 closed'],
  [
    '10月2日17时起关闭报刊室，10月5日恢复正常开放。',
    'bao 10-02 17:00-? remove',
    'bao 10-03..10-04 closed implied',
    'bao 10-05.. regular',
  ],
  ['长桥图书馆10月2日暂停开放棋艺室，书法室正常开放。', 'qi 10-02 closed', 'shu 10-02 regular'],
  ['10月2日关闭电子室。', '? 10月2日', '? 10月2日关闭电子室'],
  ['10月2日关闭南门，请走北门。', '? 10月2日', '? 10月2日关闭南门，请走北门'],
  ['长桥图书馆10月2日关闭，棋艺室照常开放。', 'qi 10-02 regular', 'tu 10-02 closed'],
])

table('weekdays under a span without end', 'rooms', [
  [
    '一、10月1日至11月30日\n报刊室：周二至周日9:00-17:00\n二、12月1日起\n报刊室：周六、周日9:00-16:00',
    'bao sa+su@12-01.. 09:00-16:00',
    'bao tu+we+th+fr+sa+su@10-01..11-30 09:00-17:00',
  ],
])

test('houses of one kind beside one of them', () => {
  const houses = [place('zhu', '竹园书房'), place('mei', '梅园书房'), place('gu', '古塔书屋')]
  expect(readWith('10月8日起，除竹园书房外，各书房恢复正常开放。', houses, '')).toEqual([
    'gu 10-08.. regular implied',
    'mei 10-08.. regular implied',
  ])
})

table('rooms left out of what is said of their house, or of the others', 'rooms', [
  [
    '10月1日至3日10:00-16:00开馆，除报刊室、书法室外，其他部室不开放。',
    'bao 10-01..10-03 10:00-16:00',
    'qi 10-01..10-03 closed implied',
    'shu 10-01..10-03 10:00-16:00',
    'tu 10-01..10-03 10:00-16:00',
  ],
  [
    '10月1日至3日，除报刊室外，其余区域暂停开放。',
    'bao 10-01..10-03 open-unstated implied',
    'qi 10-01..10-03 closed implied',
    'shu 10-01..10-03 closed implied',
  ],
  [
    '10月1日至3日，除棋艺室外，全馆免费开放，时间为10:00-16:00。',
    'qi 10-01..10-03 closed implied',
    'tu 10-01..10-03 10:00-16:00',
  ],
  // The room has a statement of its own.
  [
    '10月1日至3日，除棋艺室外，全馆10:00-16:00开放。棋艺室10月1日至3日14:00-16:00开放。',
    'qi 10-01..10-03 14:00-16:00',
    'tu 10-01..10-03 10:00-16:00',
  ],
])

table('rooms left out behind what is said', 'rooms', [
  [
    '10月1日至3日10:00-16:00全馆开放，除报刊室、书法室外。',
    'bao 10-01..10-03 closed implied',
    'shu 10-01..10-03 closed implied',
    'tu 10-01..10-03 10:00-16:00',
  ],
  [
    '10月1日至3日10:00-16:00全馆开放，棋艺室除外。10月4日起恢复正常。',
    'qi 10-01..10-03 closed implied',
    'tu 10-01..10-03 10:00-16:00',
    'tu 10-04.. regular',
  ],
  [
    '10月1日至3日10:00-16:00全馆开放\n（不含棋艺室）',
    'qi 10-01..10-03 closed implied',
    'tu 10-01..10-03 10:00-16:00',
  ],
  [
    '开放日期：10月1日至3日\n（不含棋艺室区域）\n开放时间：10:00-16:00',
    'tu 10-01..10-03 10:00-16:00',
    '? 不含棋艺室区域',
  ],
  ['10月1日至3日闭馆，除报刊室外。', 'tu 10-01..10-03 closed', '? 除报刊室外'],
  [
    '10月1日至5日10:00-16:00开放，除10月3日外。',
    'tu 10-01..10-02+10-04..10-05 10:00-16:00',
    'tu 10-03 closed implied',
  ],
  [
    '10月1日至3日报刊室、书法室以外的区域正常开放。',
    'bao 10-01..10-03 closed implied',
    'qi 10-01..10-03 regular implied',
    'shu 10-01..10-03 closed implied',
  ],
  [
    '10月1日至3日10:00-16:00开放，棋艺室不在开放范围。',
    'qi 10-01..10-03 closed',
    'tu 10-01..10-03 10:00-16:00',
  ],
])

table('an exception that 外 does not end', 'rooms', [
  [
    '除报刊室闭馆,其余各厅室10月1日至3日10:00-16:00开放。',
    'bao 10-01..10-03 closed',
    'qi 10-01..10-03 10:00-16:00 implied',
    'shu 10-01..10-03 10:00-16:00 implied',
  ],
  [
    '除报刊室闭室整理、书法室维修暂停开放外，其他各室10月1日至3日10:00-16:00开放。',
    'bao 10-01..10-03 closed',
    'qi 10-01..10-03 10:00-16:00 implied',
    'shu 10-01..10-03 closed',
  ],
  [
    '10月1日至3日，除10月1日闭馆，其余时间10:00-16:00开放。',
    'tu 10-01 closed',
    'tu 10-02..10-03 10:00-16:00 implied',
  ],
])

table('rooms beside those named', 'rooms', [
  [
    '长桥图书馆10月1日至3日开放时间为9:00至17:00，开放部室如下：\n1.报刊室；\n2.书法室。',
    'bao 10-01..10-03 09:00-17:00',
    'qi 10-01..10-03 closed implied',
    'shu 10-01..10-03 09:00-17:00',
    'tu 10-01..10-03 09:00-17:00',
  ],
  [
    '10月1日至3日：报刊室、书法室另作安排，其余部室闭馆。',
    'qi 10-01..10-03 closed implied',
    '? 10月1日至3日：报刊室、书法室另作安排',
  ],
  [
    '10月1日至3日报刊室闭馆；10月4日书法室9:00-11:00开放，棋艺室14:00-16:00开放。',
    'bao 10-01..10-03 closed',
    'qi 10-04 14:00-16:00',
    'shu 10-04 09:00-11:00',
  ],
  [
    '报刊室10月9日至10日闭馆，书法室不受影响。',
    'bao 10-09..10-10 closed',
    'shu 10-09..10-10 regular ambiguous',
  ],
  ['棋艺室不执行上述时间，每周三至周日开放，上午9:30-11:30。', 'qi we+th+fr+sa+su 09:30-11:30'],
])

table('days between two told days', 'houses', [
  [
    '望江阁10月4日15:00起闭馆，10月8日重新开放。',
    'ge 10-04 15:00-? remove',
    'ge 10-05..10-07 closed implied',
    'ge 10-08.. regular',
  ],
  [
    '望江阁10月4日15:00起闭馆，10月5日至6日9:00-12:00开放，10月8日恢复正常开放。',
    'ge 10-04 15:00-? remove',
    'ge 10-05..10-06 09:00-12:00',
    'ge 10-08.. regular',
  ],
  ['望江阁修缮工程10月9日开始，10月20日结束，其间闭馆。', 'ge 10-09..10-20 closed'],
  ['望江阁闭馆维修自10月9日开始，10月20日完工。', 'ge 10-09..10-20 closed'],
  [
    '望江阁10月3日9:00-17:00开放。当晚19:00-21:00加开夜场。',
    'ge 10-03 09:00-17:00',
    'ge 10-03 19:00-21:00 add',
  ],
  [
    '望江阁10月3日9:00-17:00开放。\n当晚19:00-20:00，老馆长带大家登楼赏月，限额30人。',
    'ge 10-03 09:00-17:00',
  ],
  ['望江阁下列日期闭馆：10月12日至13日，11月2日。', 'ge 10-12..10-13+11-02 closed'],
])

table('an exception of a house on a day leaves its other days', 'houses', [
  [
    '除湖滨美术馆、望江阁10月1日闭馆外，各馆10月1日至7日正常开放。',
    'bo 10-01..10-07 regular',
    'ge 10-01 closed',
    'ge 10-02..10-07 regular',
    'mei 10-01 closed',
    'mei 10-02..10-07 regular',
    'tu 10-01..10-07 regular',
  ],
  [
    '除望江阁10月1日闭馆外，其余场馆10月1日至7日正常开放。',
    'bo 10-01..10-07 regular implied',
    'ge 10-01 closed',
    'mei 10-01..10-07 regular implied',
    'tu 10-01..10-07 regular implied',
  ],
])

table('pointers at pointers, labels of other states, events and their span', 'houses', [
  [
    '【10月2日】\n湖滨美术馆：9:00-17:00\n望江阁：同湖滨美术馆\n古塔博物馆：与望江阁一致',
    'bo 10-02 09:00-17:00 implied',
    'ge 10-02 09:00-17:00 implied',
    'mei 10-02 09:00-17:00',
  ],
  [
    '【10月2日】\n湖滨美术馆：9:00-17:00\n望江阁 老样子',
    'mei 10-02 09:00-17:00',
    '? 望江阁 老样子',
  ],
  ['10月9日起照常开放：湖滨美术馆、望江阁。', 'ge 10-09.. regular', 'mei 10-09.. regular'],
  ['望江阁10月3日至5日举办灯会，期间9:00-21:00开放。', 'ge 10-03..10-05 09:00-21:00'],
  ['望江阁10月3日至5日10:00-18:00开放，未预约的观众不予接待。', 'ge 10-03..10-05 10:00-18:00'],
  [
    '10月1日至7日，望江阁只有10月1日闭馆。湖滨美术馆10月1日至7日仅周末开放，9:00-17:00。',
    'ge 10-01 closed',
    'mei 10-01+10-02+10-05+10-06+10-07 closed implied',
    'mei 10-03+10-04 09:00-17:00',
  ],
])

const FLOORS = [
  place('tu', '长桥图书馆'),
  place('f1', '一楼大厅', 'tu'),
  place('f2', '二楼阅览室', 'tu'),
  place('f3', '三楼书库', 'tu'),
]

test.each<Case>([
  [
    '我馆一至二楼10月1日至3日9:00-17:00开放，三楼不开放。',
    'f1 10-01..10-03 09:00-17:00 implied',
    'f2 10-01..10-03 09:00-17:00 implied',
    'f3 10-01..10-03 closed implied',
    'tu 10-01..10-03 09:00-17:00',
  ],
  [
    '10月1日至3日长桥图书馆三楼闭馆，其他楼层正常开放。',
    'f1 10-01..10-03 regular implied',
    'f2 10-01..10-03 regular implied',
    'f3 10-01..10-03 closed implied',
  ],
  ['10月1日至3日长桥图书馆五楼闭馆。', '? 10月1日至3日', '? 10月1日至3日长桥图书馆五楼闭馆'],
  ['服务台位于三楼，10月1日至3日9:00-17:00开放。', 'tu 10-01..10-03 09:00-17:00'],
])('floors are rooms, never the whole house: %s', (text, ...expected) => {
  expect(readWith(text, FLOORS, '长桥图书馆')).toEqual(expected)
})

table('corrections, other cases, likenesses without a verb', 'houses', [
  ['原公告中“10月1日望江阁闭馆”更正为“10月2日望江阁闭馆”。', 'ge 10-02 closed'],
  ['现将10月4日望江阁闭馆改为10月5日闭馆。', 'ge 10-05 closed'],
  [
    '若台风登陆，望江阁9月28日闭馆；否则照常开放。',
    '? 9月28日',
    '? 望江阁9月28日闭馆',
    '? 否则照常开放',
  ],
  ['望江阁9月28日闭馆，29日视情况恢复开放。', 'ge 09-28 closed', 'ge 09-29.. regular ambiguous'],
  [
    '望江阁10月1日至3日9:00-17:00开放，古塔博物馆时间相同。',
    'bo 10-01..10-03 09:00-17:00 implied',
    'ge 10-01..10-03 09:00-17:00',
  ],
  [
    '望江阁10月1日至3日9:00-17:00开放，湖滨美术馆亦同。',
    'ge 10-01..10-03 09:00-17:00',
    'mei 10-01..10-03 09:00-17:00 implied',
  ],
])

table('in the same days, and each its own', 'houses', [
  [
    '望江阁10月1日至3日闭馆。同期，湖滨美术馆9:00-17:00开放。',
    'ge 10-01..10-03 closed',
    'mei 10-01..10-03 09:00-17:00',
  ],
  [
    '望江阁、湖滨美术馆10月1日分别开放至17:00、18:00。',
    'ge 10-01 ?-17:00 ambiguous',
    'mei 10-01 ?-17:00 ambiguous',
    '? 18:00',
  ],
])

table('words about doors that open or close none', 'houses', [
  ['国庆各场馆开不开？望江阁关门吗？\n望江阁10月3日闭馆。', 'ge 10-03 closed'],
  ['望江阁10月3日9:00-20:00开放，比平日晚关门三小时，19:00停止入馆。', 'ge 10-03 09:00-20:00'],
  [
    '10月1日至4日各大场馆大多开门迎客。望江阁10月3日闭馆。',
    'ge 10-03 closed',
    '? 10月1日至4日',
    '? 10月1日至4日各大场馆大多开门迎客',
  ],
])

table('rooms between the day and its hours, and one that closes early', 'rooms', [
  [
    '长桥图书馆\n10月1日至5日\n开放区域：报刊室、书法室、棋艺室\n开放时间：8:30-16:00\n（报刊室15:00关闭）\n10月6日\n周二闭馆',
    'bao 10-01..10-05 08:30-15:00',
    'qi 10-01..10-05 08:30-16:00',
    'shu 10-01..10-05 08:30-16:00',
    'tu 10-01..10-05 08:30-16:00',
    'tu 10-06 closed',
  ],
  [
    '长桥图书馆\n10月1日至5日\n开馆时间：8:30\n棋艺室关闭时间：15:30\n书法室关闭时间：20:00\n健身操10月1日至8日休息',
    'qi 10-01..10-05 08:30-15:30',
    'shu 10-01..10-05 08:30-20:00',
    'tu 10-01..10-05 08:30-?',
    '? 10月1日至8日',
    '? 健身操10月1日至8日休息',
  ],
])

table('a closure that ends years ahead lends its year to no other house', 'houses', [
  [
    '湖滨美术馆2026年12月5日至2028年4月30日闭馆，5月1日起恢复开放。\n望江阁12月1日至19日闭馆。',
    'ge 12-01..12-19 closed',
    'mei 12-05..2028-04-30 closed',
    'mei 2028-05-01.. regular',
  ],
])

table('each list of rooms has its hours behind it', 'rooms', [
  [
    '长桥图书馆10月1日至3日开放报刊室、书法室（开放时间9:00-17:00），棋艺室（开放时间9:00-20:00）。',
    'bao 10-01..10-03 09:00-17:00',
    'qi 10-01..10-03 09:00-20:00',
    'shu 10-01..10-03 09:00-17:00',
  ],
  [
    '10月1日至3日，长桥图书馆仅开放棋艺室（8:00-21:00）、书法室（10:00-16:00）。',
    'bao 10-01..10-03 closed implied',
    'qi 10-01..10-03 08:00-21:00',
    'shu 10-01..10-03 10:00-16:00',
  ],
  [
    '长桥图书馆\n10月4日至8日除棋艺室外其他场地恢复开放\n书法室10月1日至6日休息，10月7日起正常开放',
    'bao 10-04..10-08 regular implied',
    'shu 10-01..10-06 closed',
    'shu 10-07.. regular',
    '? 棋艺室',
  ],
])

table('a name with what is done to it, in the clause before', 'rooms', [
  [
    '10月1日至3日报刊室、棋艺室可以使用，借阅厅正在升级，暂不开放。',
    'bao 10-01..10-03 open-unstated',
    'qi 10-01..10-03 open-unstated',
    '? 10月1日至3日报刊室、棋艺室可以使用，借阅厅正在升级，暂不开放',
  ],
])

table('what is spelled out once is not said twice', 'houses', [
  [
    '望江阁10月1日至7日低收费开放，除10月2日（周五）闭馆外，每天开两场：13:00-15:00、18:30-20:30。',
    'ge 10-01+10-03..10-07 13:00-15:00 18:30-20:30',
    'ge 10-02 closed',
  ],
  [
    '望江阁：周一至周日8:00-12:00，15:00-18:00；周一、三晚19:00-21:30加开夜间场。',
    'ge mo+tu+we+th+fr+sa+su 08:00-12:00 15:00-18:00',
    'ge mo+we 19:00-21:30 add',
  ],
])

table('of which part a clause goes on', 'rooms', [
  [
    '长桥图书馆10月1日至7日正常开放，其中棋艺室因换水，10月5日起闭馆，10月9日恢复开放。',
    'qi 10-05..10-08 closed',
    'qi 10-09.. regular',
    'tu 10-01..10-07 regular',
  ],
  [
    '长桥图书馆10月1日至3日8:30-17:30开放。\n书法室（24小时开放，全年无休）',
    'shu mo+tu+we+th+fr+sa+su all-day',
    'tu 10-01..10-03 08:30-17:30',
  ],
])

table('a bare day after the name of a house; a closing day that moves', 'houses', [
  [
    '10月1日起有展览。\n湖滨美术馆3日至5日闭馆，长桥图书馆7日闭馆。',
    'mei 10-03..10-05 closed',
    'tu 10-07 closed',
  ],
  [
    '望江阁10月9日起每天9:00-17:00开放。\n望江阁：闭馆日由周一改为周三。',
    'ge 10-09.. 09:00-17:00',
    '? 望江阁：闭馆日由周一改为周三',
  ],
])

table('weekdays in the cell of one row are not those of the next house', 'houses', [
  [
    '场馆|开放时间|备注\n湖滨美术馆|周三至周日9:30-16:30|\n望江阁|24小时开放|刷脸入内',
    'ge mo+tu+we+th+fr+sa+su all-day',
    'mei we+th+fr+sa+su 09:30-16:30',
  ],
])

table('the day of the news, and the host of an event', 'houses', [
  ['望江阁9月18日公告，10月3日至4日闭馆。', 'ge 10-03..10-04 closed'],
  [
    '古塔博物馆10月1日至3日9:00-17:00开放；望江阁承办棋类比赛，10月2日至3日不对外开放，10月4日起恢复正常。',
    'bo 10-01..10-03 09:00-17:00',
    'ge 10-02..10-03 closed',
    'ge 10-04.. regular',
  ],
])

table('the weekday in a bracket is that of what resumes', 'houses', [
  [
    '望江阁10月1日至5日闭馆，10月6日起正常开馆（逢周一闭馆），开放时间为9:00-17:00。',
    'ge 10-01..10-05 closed',
    'ge 10-06.. 09:00-17:00',
    'ge mo@10-06.. closed',
  ],
])

table('a date glued to the hours before it', 'houses', [
  [
    '望江阁10月1日至5日9:00-16:0010月6日起恢复正常8:30-17:30长桥图书馆10月1日9:00-12:00',
    'ge 10-01..10-05 09:00-16:00',
    'ge 10-06.. 08:30-17:30',
    'tu 10-01 09:00-12:00',
  ],
])

table('unaffected, with hours of every day', 'rooms', [
  [
    '报刊室10月1日至9日闭馆，10月10日起恢复开放；棋艺室不受影响，照常开放，每天9:00至17:00。',
    'bao 10-01..10-09 closed',
    'bao 10-10.. regular',
    'qi mo+tu+we+th+fr+sa+su 09:00-17:00',
  ],
])

table('a workday made up for is the day of what is said next', 'houses', [
  [
    '湖滨美术馆10月1日至7日闭馆。10月10日（周六）、11日（周日）调休上班，长桥图书馆正常开放。',
    'mei 10-01..10-07 closed',
    'tu 10-10+10-11 regular',
  ],
  ['10月1日至7日放假，10月10日（周六）上班，放假期间湖滨美术馆闭馆。', 'mei 10-01..10-07 closed'],
])

table('what a house lets besides its rooms is not the house', 'rooms', [
  [
    '10月1日至3日9:00-16:00开放。读者餐厅、咖啡厅10月1日至3日停业，自助借书柜照常使用。',
    'tu 10-01..10-03 09:00-16:00',
    '? 读者餐厅、咖啡厅10月1日至3日停业，自助借书柜照常使用',
  ],
  [
    '10月1日至3日9:00-16:00开放。10月2日（周五）咖啡厅10:00-15:00营业。',
    'tu 10-01..10-03 09:00-16:00',
    '? 10月2日（周五）',
    '? 10:00-15:00',
    '? 10月2日（周五）咖啡厅10:00-15:00营业',
  ],
  [
    '10月1日至3日9:00-16:00开放。\n一楼餐厅（含茶室）10月2日停业。\n超市：10月3日停业',
    'tu 10-01..10-03 09:00-16:00',
    '? 10月2日',
    '? 一楼餐厅（含茶室）10月2日停业',
    '? 10月3日',
    '? 超市：10月3日停业',
  ],
])

table('rooms of use, listed under the days on which they are open', 'rooms', [
  [
    '一、10月1日、2日：9:00-11:30；\n10月3日：闭馆；\n二、10月1日至2日开放的功能室\n报刊室、书法室',
    'bao 10-01+10-02 09:00-11:30',
    'qi 10-01+10-02 closed implied',
    'shu 10-01+10-02 09:00-11:30',
    'tu 10-01+10-02 09:00-11:30',
    'tu 10-03 closed',
  ],
  [
    '10月1日至2日9:00-11:30开放，10月3日闭馆。\n10月1日至2日暂停开放的活动室：棋艺室',
    'qi 10-01..10-02 closed',
    'tu 10-01..10-02 09:00-11:30',
    'tu 10-03 closed',
  ],
])

table(
  'what is left out of the others is shut, and a room with its own hours is none of them',
  'rooms',
  [
    [
      '10月1日至3日9:00-17:30开放，其中书法室开放时间9:00-22:00。除报刊室外，其他各室均对外开放。',
      'bao 10-01..10-03 closed implied',
      'qi 10-01..10-03 09:00-17:30 implied',
      'shu 10-01..10-03 09:00-22:00',
      'tu 10-01..10-03 09:00-17:30',
    ],
  ],
)

table('what is told again, or left out in a bracket', 'rooms', [
  ['10月1日至3日9:00-17:30开放。\n10月1日至3日，全馆免费开放。', 'tu 10-01..10-03 09:00-17:30'],
  [
    '10月1日至3日9:00-17:30开放，书法室9:00-22:00。\n期间，棋艺室暂停开放。',
    'qi 10-01..10-03 closed',
    'shu 10-01..10-03 09:00-22:00',
    'tu 10-01..10-03 09:00-17:30',
  ],
])

table('a later item on the house is not said of those likened to it', 'branches', [
  [
    '一、长桥图书馆\n10月1日至7日9:00-12:00开放。\n二、分馆\n城东分馆参照长桥图书馆时间开放。\n三、10月10日长桥图书馆正常开放。',
    'dong 10-01..10-07 09:00-12:00 implied',
    'tu 10-01..10-07 09:00-12:00',
    'tu 10-10 regular',
  ],
])

table('workdays made up for, and what a house lets, under its label', 'rooms', [
  [
    '10月1日至7日闭馆。10月10日（周六）、11日（周日）为调休工作日，开放时间8:30-17:30。',
    'tu 10-01..10-07 closed',
    'tu 10-10+10-11 08:30-17:30',
  ],
  [
    '10月1日至7日9:00-16:00。\n咖啡厅营业时间：10:00-15:00',
    'tu 10-01..10-07 09:00-16:00',
    '? 10:00-15:00',
  ],
])
