/** Families of words: what closes doors, who is meant by a number of houses, what is excepted and what is added. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import { place, shown } from './shown.ts'

const calendar = builtinCalendar('2026-09-20')

/** Houses side by side, and one house with its rooms. */
const REGISTRIES = {
  houses: [place('mei', '湖滨美术馆'), place('tu', '长桥图书馆'), place('bo', '古塔博物馆')],
  rooms: [
    place('ke', '长桥科技馆'),
    place('mu', '巨幕影院', 'ke'),
    place('shui', '水世界', 'ke'),
    place('dao', '屋顶步道', 'ke'),
  ],
}

/** The facts of a text as `place days hours`, then what is left unread as `? words`. */
function read(text: string, registry: keyof typeof REGISTRIES): string[] {
  const house = registry === 'houses' ? '' : '长桥科技馆'
  const context = { places: REGISTRIES[registry], publisher: house, calendar }
  const read = draft(text, { ...context, announced: '2026-09-20', title: '' })
  return shown(read, { year: 2026, booking: true })
}

type Case = [text: string, ...expected: string[]]

function table(name: string, registry: keyof typeof REGISTRIES, cases: Case[]): void {
  test.each(cases)(`${name}: %s`, (text, ...expected) => {
    expect(read(text, registry)).toEqual(expected)
  })
}

table('words that close doors', 'rooms', [
  ['9月28日（周一）例休，9月29日起恢复为9:00—16:30。', 'ke 09-28 closed', 'ke 09-29.. 09:00-16:30'],
  ['9月24日、25日馆休两天，9月26日起恢复正常开放。', 'ke 09-24+09-25 closed', 'ke 09-26.. regular'],
  ['巨幕影院10月1日停映。', 'mu 10-01 closed'],
  ['巨幕影院10月2日至3日停止放映。', 'mu 10-02..10-03 closed'],
])

table('as on ordinary days', 'rooms', [
  ['10月8日起照平日时间开放。', 'ke 10-08.. regular'],
  ['10月9日同平时作息。', 'ke 10-09 regular'],
])

table('brackets, lists and exceptions that name rooms', 'rooms', [
  [
    '长桥科技馆10月1日至4日8:30-20:30开放（水世界换水，9月28日至10月10日闭馆，10月11日恢复正常开放）。',
    'ke 10-01..10-04 08:30-20:30',
    'shui 09-28..10-10 closed',
    'shui 10-11.. regular',
  ],
  [
    '10月1日至4日8:30-20:30开放\n（水世界更换设备，10月1日至10日闭馆）',
    'ke 10-01..10-04 08:30-20:30',
    'shui 10-01..10-10 closed',
  ],
  [
    '10月1日至4日\n9:00-12:00，14:00-17:00\n开放巨幕影院、水世界（要求着泳装）和屋顶步道',
    'dao 10-01..10-04 09:00-12:00 14:00-17:00',
    'ke 10-01..10-04 09:00-12:00 14:00-17:00',
    'mu 10-01..10-04 09:00-12:00 14:00-17:00',
    'shui 10-01..10-04 09:00-12:00 14:00-17:00',
  ],
  [
    '10月1日至4日10:00-16:00，只开巨幕影院、水世界，其余区域不开放。',
    'dao 10-01..10-04 closed implied',
    'ke 10-01..10-04 10:00-16:00',
    'mu 10-01..10-04 10:00-16:00',
    'shui 10-01..10-04 10:00-16:00',
  ],
  [
    '10月1日至4日，除巨幕影院、水世界、屋顶步道外其他场地开放，8:30-20:30。',
    'ke 10-01..10-04 08:30-20:30 implied',
  ],
])

table('one cell that speaks of every column', 'rooms', [
  [
    '区域|10月1日至3日|10月4日至5日\n巨幕影院|休息|8:30-12:00\n水世界|假期每天8:30-12:00',
    'mu 10-01..10-03 closed',
    'mu 10-04..10-05 08:30-12:00',
    'shui 10-01..10-03 08:30-12:00',
    'shui 10-04..10-05 08:30-12:00',
  ],
])

table('a room left out of a closure and spoken of next', 'rooms', [
  [
    '10月1日至3日除水世界外，长桥科技馆其他区域闭馆。水世界7:00至22:00开放。',
    'dao 10-01..10-03 closed implied',
    'mu 10-01..10-03 closed implied',
    'shui 10-01..10-03 07:00-22:00',
  ],
])

table('rooms that the remark of a row opens', 'rooms', [
  [
    '场馆|日期|时间|备注\n长桥科技馆|10月1日至3日|闭馆|\n|10月4日至5日|9:00-17:00|只开巨幕影院、水世界',
    'dao 10-04..10-05 closed implied',
    'ke 10-01..10-03 closed',
    'ke 10-04..10-05 09:00-17:00',
    'mu 10-04..10-05 09:00-17:00',
    'shui 10-04..10-05 09:00-17:00',
  ],
])

table('a number of houses said before', 'houses', [
  [
    '湖滨美术馆10月1日9:00-17:00开放。\n长桥图书馆10月1日8:00-18:00开放。\n10月5日，以上两馆统一闭馆一天；10月6日起恢复正常开放。',
    'mei 10-01 09:00-17:00',
    'mei 10-05 closed',
    'mei 10-06.. regular',
    'tu 10-01 08:00-18:00',
    'tu 10-05 closed',
    'tu 10-06.. regular',
  ],
  [
    '湖滨美术馆10月1日开放。\n10月5日，上述四家场馆集中闭馆。',
    'mei 10-01 open-unstated',
    '? 10月5日',
    '? 10月5日，上述四家场馆集中闭馆',
  ],
])

table('what is excepted', 'rooms', [
  [
    '10月1日至3日，除巨幕影院停映检修外，全馆照常开放。',
    'ke 10-01..10-03 regular',
    'mu 10-01..10-03 closed',
  ],
  [
    '10月1日至3日，除水世界换水外，全馆照常开放。',
    'ke 10-01..10-03 regular',
    'shui 10-01..10-03 closed',
  ],
  [
    '10月1日至3日，除巨幕影院设备调试外，全馆照常开放。',
    'ke 10-01..10-03 regular',
    '? 除巨幕影院设备调试外',
  ],
  [
    '10月1日至3日，长桥科技馆除巨幕影院、水世界不开放外，开放时间为9:00-17:00。',
    'ke 10-01..10-03 09:00-17:00',
    'mu 10-01..10-03 closed',
    'shui 10-01..10-03 closed',
  ],
  [
    '长桥科技馆除水世界停用外，10月1日至3日正常开放，10月4日闭馆。',
    'ke 10-01..10-03 regular',
    'ke 10-04 closed',
    'shui 10-01..10-03 closed',
  ],
  [
    '10月1日至3日，长桥科技馆除水世界停用外，其余各馆正常开放。',
    'dao 10-01..10-03 regular implied',
    'mu 10-01..10-03 regular implied',
    'shui 10-01..10-03 closed',
  ],
])

table('as the house before', 'houses', [
  [
    '古塔博物馆10月1日至3日闭馆，长桥图书馆亦然。',
    'bo 10-01..10-03 closed',
    'tu 10-01..10-03 closed implied',
  ],
  [
    '古塔博物馆10月1日至3日9:00-17:00开放；长桥图书馆也是如此。',
    'bo 10-01..10-03 09:00-17:00',
    'tu 10-01..10-03 09:00-17:00 implied',
  ],
])

table('open on these days only', 'rooms', [
  ['长桥科技馆仅开放10月1日、2日。', 'ke 10-01+10-02 open-unstated'],
  [
    '长桥科技馆10月1日至5日9:00-17:00开放，水世界只对外开放10月1日、2日。',
    'ke 10-01..10-05 09:00-17:00',
    'shui 10-01+10-02 open-unstated',
    'shui 10-03..10-05 closed implied',
  ],
])

table('closed for so many days', 'rooms', [
  ['长桥科技馆10月1日起闭馆五天。', 'ke 10-01..10-05 closed'],
  ['长桥科技馆自10月1日起闭馆，为期两天。', 'ke 10-01..10-02 closed'],
  [
    '长桥科技馆自10月1日起闭馆维护3天，10月4日恢复正常开放。',
    'ke 10-01..10-03 closed',
    'ke 10-04.. regular',
  ],
  ['长桥科技馆10月1日闭馆半天。', 'ke 10-01 closed ambiguous'],
  ['长桥科技馆自10月1日起闭馆，五天后另行通知。', 'ke 10-01.. closed'],
  [
    '长桥科技馆10月1日至3日9:00-17:00开放，水世界不在开放之列。',
    'ke 10-01..10-03 09:00-17:00',
    'shui 10-01..10-03 closed',
  ],
])

table('a ticket for a show', 'rooms', [
  ['长桥科技馆10月1日9:00-17:00开放。\n特展凭票参观，票价20元。', 'ke 10-01 09:00-17:00'],
  ['长桥科技馆10月1日9:00-17:00开放。\n凭票参观。', 'ke 10-01 09:00-17:00 walk-in[]'],
])

table('a title in the text', 'houses', [
  ['关于古塔博物馆闭馆修缮的通告\n古塔博物馆10月12日至15日闭馆。', 'bo 10-12..10-15 closed'],
  ['古塔博物馆暂停开放启事\n因修缮，古塔博物馆自10月12日起暂停开放。', 'bo 10-12.. closed'],
  ['关于古塔博物馆闭馆修缮的通告', 'bo mo+tu+we+th+fr+sa+su closed'],
])

table('a start told once for several ends', 'houses', [
  [
    '古塔博物馆的开门时间推迟到了上午10点，10月1日到3日开到晚上8点，4日到5日开到下午5点。',
    'bo 10-01..10-03 10:00-20:00',
    'bo 10-04..10-05 10:00-17:00',
  ],
  [
    '古塔博物馆10:00开门，10月1日至3日开到20:00，长桥图书馆10月4日开到18:00。',
    'bo 10-01..10-03 10:00-20:00',
    'tu 10-04 ?-18:00',
  ],
])

table('a house with its parts', 'rooms', [
  ['长桥科技馆（含水世界）10月4日闭馆。', 'ke 10-04 closed', 'shui 10-04 closed'],
  ['长桥科技馆，包括巨幕影院，10月4日闭馆。', 'ke 10-04 closed', 'mu 10-04 closed'],
  ['长桥科技馆（不含屋顶步道）10月4日闭馆。', 'ke 10-04 closed ambiguous'],
  ['长桥科技馆（水世界）10月4日闭馆。', 'shui 10-04 closed'],
])

table('rooms beside the hours of their house', 'rooms', [
  [
    '10月2日至4日10:00-16:00开馆，开放水世界、巨幕影院，其余展厅闭馆。',
    'dao 10-02..10-04 closed implied',
    'ke 10-02..10-04 10:00-16:00',
    'mu 10-02..10-04 10:00-16:00',
    'shui 10-02..10-04 10:00-16:00',
  ],
  [
    '10月5日10:00-16:00开放水世界，其余展厅闭馆。',
    'dao 10-05 closed implied',
    'mu 10-05 closed implied',
    'shui 10-05 10:00-16:00',
  ],
])

table('an evening session beside the day', 'rooms', [
  ['10月6日照常开放，晚上18:00-21:00加开夜场。', 'ke 10-06 18:00-21:00 add', 'ke 10-06 regular'],
  [
    '10月6日白天9:00-17:00开放，晚6点至晚9点加开灯光夜场。',
    'ke 10-06 09:00-17:00',
    'ke 10-06 18:00-21:00 add',
  ],
])

table('a house named right before the whole house', 'houses', [
  [
    '湖滨美术馆：10月1日闭馆，10月2日起照常。\n长桥图书馆：10月3日全馆开放。',
    'mei 10-01 closed',
    'mei 10-02.. regular',
    'tu 10-03 open-unstated',
  ],
  ['古塔博物馆：10月5日全馆闭馆。\n湖滨美术馆10月6日闭馆。', 'bo 10-05 closed', 'mei 10-06 closed'],
])

table('hours as above, others by name', 'rooms', [
  [
    '水世界10月1日至7日13:00—21:00开放，需购票；屋顶步道低收费开放，时间同上，先到先得。',
    'dao 10-01..10-07 13:00-21:00 first-come[] implied',
    'shui 10-01..10-07 13:00-21:00',
  ],
  [
    '水世界：10月1日闭馆。\n其余场馆（巨幕影院、屋顶步道）：10月1日至8日正常营业。',
    'dao 10-01..10-08 regular',
    'mu 10-01..10-08 regular',
    'shui 10-01 closed',
  ],
])

table('what goes on from a day', 'rooms', [
  ['9月28日起恢复正常开放。10月6日闭馆。', 'ke 09-28.. regular', 'ke 10-06 closed'],
  [
    '9月28日至10月8日9:00-17:00开放。10月6日闭馆。',
    'ke 09-28..10-05+10-07..10-08 09:00-17:00',
    'ke 10-06 closed',
  ],
])

table('others are not those with hours of their own', 'rooms', [
  [
    '除水世界外，其他室内场馆10月1日至5日每天8:00-21:00开放。\n屋顶步道周一至周日5:30至8:00免费开放。',
    'dao mo+tu+we+th+fr+sa+su 05:30-08:00',
    'mu 10-01..10-05 08:00-21:00 implied',
  ],
  [
    '除水世界外，其他场馆10月1日至5日每天8:00-21:00开放。',
    'dao 10-01..10-05 08:00-21:00 implied',
    'mu 10-01..10-05 08:00-21:00 implied',
  ],
])

table('how long ahead, and until when', 'rooms', [
  [
    '10月1日至5日每晚加开夜场，18:30—21:00（20:00停止预约，20:30停止入馆）。夜场须提前一天在“长桥云”公众号预约。',
    'ke 10-01..10-05 18:30-21:00 add book-ahead[official-account]1',
  ],
  [
    '10月1日至5日9:00—17:00开放。观众可在小程序预约7日内（不含当日）的门票。',
    'ke 10-01..10-05 09:00-17:00 book-ahead[mini-program]1',
  ],
  [
    '10月1日至5日9:00—17:00开放。观众可在小程序预约，当日不接受预约。',
    'ke 10-01..10-05 09:00-17:00 book-ahead[mini-program]1',
  ],
])

table('rooms listed with days of their own', 'rooms', [
  [
    '一、开放时间\n10月2、3日10:00-16:00\n10月4日起恢复为8:30-21:00。\n二、10月2、3日开放区域\n水世界、巨幕影院',
    'dao 10-02+10-03 closed implied',
    'ke 10-02+10-03 10:00-16:00',
    'ke 10-04.. 08:30-21:00',
    'mu 10-02+10-03 10:00-16:00',
    'shui 10-02+10-03 10:00-16:00',
  ],
  [
    '一、开放时间\n10月2日至3日10:00-16:00\n10月4日起恢复为8:30-21:00。\n二、10月2日至3日开放区域：水世界',
    'dao 10-02..10-03 closed implied',
    'ke 10-02..10-03 10:00-16:00',
    'ke 10-04.. 08:30-21:00',
    'mu 10-02..10-03 closed implied',
    'shui 10-02..10-03 10:00-16:00',
  ],
])

table('likened to another house under a heading', 'houses', [
  [
    '湖滨美术馆\n10月2日9:00-17:00\n长桥图书馆\n开馆时间参照湖滨美术馆。',
    'mei 10-02 09:00-17:00',
    'tu 10-02 09:00-17:00 implied',
  ],
  [
    '湖滨美术馆\n10月2日9:00-17:00\n长桥图书馆\n作息时间参照古塔博物馆。',
    'mei 10-02 09:00-17:00',
    '? 长桥图书馆',
    '? 作息时间参照古塔博物馆',
  ],
])

table('from when weekdays hold', 'rooms', [
  [
    '自2026年10月6日起，我馆执行冬季作息。\n周二至周五：8:30—12:00\n每周一闭馆',
    'ke mo@10-06.. closed',
    'ke tu+we+th+fr@10-06.. 08:30-12:00',
  ],
  ['自2026年10月6日起，我馆执行冬季作息。\n咨询电话：0755-26001234', 'ke 10-06.. open-unstated'],
])

table('the day of an event and the doors', 'rooms', [
  ['10月3日举办讲座，9:00-17:00正常开放。', 'ke 10-03 09:00-17:00'],
  [
    '一、10月1日至3日正常开放。\n二、10月4日闭馆一天。\n三、10月4日大厅照常演出，展厅开放至15:30。',
    'ke 10-01..10-03 regular',
    // That all is closed names its days itself; the other hours are a question.
    'ke 10-04 closed ambiguous',
    '? 开放至15:30',
  ],
  [
    '一、10月1日正常开放。\n二、10月4日正常开放。\n三、开放至15:30。',
    'ke 10-01 ?-15:30 ambiguous',
    'ke 10-04 ?-15:30 ambiguous',
  ],
])

table('said of the others in a room’s own line', 'rooms', [
  [
    '长桥科技馆10月1日9:00-17:00开放。\n水世界10月1日至3日暂停使用。其余场地先到先得。',
    'ke 10-01 09:00-17:00 first-come[]',
    'shui 10-01..10-03 closed',
  ],
])

test.each([
  ['中秋节开放公告', '9月15日（周日）至17日（周二）9:00-17:00开放。', 2024],
  ['端午节开放公告', '6月3日（周五）至5日（周日）正常开放。', 2022],
  // 2020 and 2026 fit the weekdays and the festival alike.
  ['清明节开放公告', '4月4日（周六）至6日（周一）正常开放。', null],
])('the year in which %s falls on the days named: %s', (title, text, year) => {
  const publisher = '长桥科技馆'
  const all = builtinCalendar('2026-09-20')
  const read = draft(text, {
    places: REGISTRIES.rooms,
    announced: null,
    title,
    publisher,
    calendar: all,
  })
  expect(read.year.year).toBe(year)
  expect(read.facts.length > 0).toBe(year !== null)
})

table('a closing that is lifted', 'rooms', [
  [
    '10月1日至8日每日9:00—18:00开放；10月5日的周一闭馆顺延，改为10月9日（周五）闭馆一天。',
    'ke 10-01..10-08 09:00-18:00',
    'ke 10-09 closed',
  ],
  [
    '10月1日至8日9:00-18:00开放。10月5日周一闭馆取消，10月9日补休一天。',
    'ke 10-01..10-08 09:00-18:00',
    'ke 10-09 closed',
  ],
  [
    '10月1日至8日9:00-18:00开放，10月5日虽逢周一，不闭园；10月9日不再闭馆。',
    'ke 10-01..10-08 09:00-18:00',
    'ke 10-09 open-unstated',
  ],
  [
    '10月1日至8日取消周一闭馆，每周一、周三至周日9:00-17:00开放，周二闭馆。',
    'ke 10-01+10-02+10-03+10-04+10-05+10-07+10-08 09:00-17:00',
    'ke 10-06 closed',
  ],
  ['10月2日8:30—12:00开放，11:00停止入园，下午闭园。', 'ke 10-02 08:30-12:00'],
])

table('weekdays and stretches of them in one list', 'rooms', [
  [
    '周一、周三至周日9:00-17:30开放，周二闭馆。',
    'ke mo+we+th+fr+sa+su 09:00-17:30',
    'ke tu closed',
  ],
  [
    '周二至周四、周六及周日9:00-17:30开放，周一、周五闭馆。',
    'ke mo+fr closed',
    'ke tu+we+th+sa+su 09:00-17:30',
  ],
])

table('a list of open rooms ends with its sentence', 'rooms', [
  [
    '10月1日至7日9:00-17:00开放。开放区域：巨幕影院、屋顶步道。水世界换水，10月1日至7日不开放。',
    'dao 10-01..10-07 09:00-17:00',
    'ke 10-01..10-07 09:00-17:00',
    'mu 10-01..10-07 09:00-17:00',
    'shui 10-01..10-07 closed',
  ],
])

table('while another is closed', 'houses', [
  [
    '古塔博物馆自10月12日至12月31日闭馆。古塔博物馆闭馆期间，湖滨美术馆继续免费开放，开放时间为周二至周日9:00-17:00，周一闭馆。',
    'bo 10-12..12-31 closed',
    'mei mo@10-12..12-31 closed',
    'mei tu+we+th+fr+sa+su@10-12..12-31 09:00-17:00',
  ],
  [
    '古塔博物馆10月12日至31日闭馆维修。在古塔博物馆维修期间，长桥图书馆照常开放。',
    'bo 10-12..10-31 closed',
    'tu 10-12..10-31 regular',
  ],
])

table('what the weekdays after it spell out', 'rooms', [
  [
    '自2026年11月1日至2027年3月31日执行冬季开放时间：除周一闭馆外，每天9:30-16:30开放（法定节假日逢周一照常开放）。',
    'ke  regular',
    'ke mo@11-01..2027-03-31 closed',
    'ke tu+we+th+fr+sa+su@11-01..2027-03-31 09:30-16:30',
  ],
  [
    '12月1日起恢复常规开放时间：周三至周日9:00-17:00，周一、周二闭馆。',
    'ke mo+tu@12-01.. closed',
    'ke we+th+fr+sa+su@12-01.. 09:00-17:00',
  ],
  ['12月1日至31日每天9:30-16:30开放（周一照常开放）。', 'ke 12-01..12-31 09:30-16:30'],
])

table('hours from a day on, and a closed day told later', 'rooms', [
  [
    '10月4日起恢复开放，时间为8:30-16:30；10月5日（周一）例行闭馆。',
    'ke 10-04.. 08:30-16:30',
    'ke 10-05 closed',
  ],
])

table('said without a day beside what has its days', 'rooms', [
  [
    '长桥科技馆改造已经完成，即将重新开放。\n自10月8日起，周二至周日9:00-16:30开放。\n本馆免费开放。',
    'ke tu+we+th+fr+sa+su@10-08.. 09:00-16:30',
    '? 长桥科技馆改造已经完成，即将重新开放',
  ],
])

table('of the house, below lines about its rooms', 'rooms', [
  [
    '长桥科技馆水世界将临时关闭，安排如下：\n水世界10月12日至14日关闭，10月15日起恢复正常开放。\n屋顶步道不受影响，10月12日至14日14:00-17:00开放。\n平时开放时间：周二至周日9:00-17:00，周一闭馆',
    'dao 10-12..10-14 14:00-17:00',
    'ke mo closed',
    'ke tu+we+th+fr+sa+su 09:00-17:00',
    'shui 10-12..10-14 closed',
    'shui 10-15.. regular',
  ],
  [
    '长桥科技馆10月1日至7日开放安排如下：\n一、场馆开放\n长桥科技馆每天9:00-17:30开放。\n二、巨幕影院\n10月1日至3日10:00-16:00开放。\n10月8日起恢复常规开放时间：周三至周日9:00-17:00，周一、周二闭馆。',
    'ke 10-01..10-07 09:00-17:30',
    'ke mo+tu@10-08.. closed implied',
    'ke we+th+fr+sa+su@10-08.. 09:00-17:00 implied',
    'mu 10-01..10-03 10:00-16:00',
  ],
])

table('days of closing told after weeks of hours', 'rooms', [
  [
    '10月10日至11月10日每日8:30-17:30开放。\n10月20日（周二）闭馆一天。',
    'ke 10-10..10-19+10-21..11-10 08:30-17:30',
    'ke 10-20 closed',
  ],
  [
    '10月1日至7日8:30-17:30开放。\n10月6日闭馆。',
    'ke 10-01..10-07 08:30-17:30 ambiguous',
    'ke 10-06 closed ambiguous',
  ],
])

table('the year of a day by its weekday', 'rooms', [
  [
    '自2026年11月1日至2027年3月31日周二至周日9:30-16:30开放。\n2027年4月1日起恢复正常开放。\n11月17日（周二）临时闭馆一天。',
    'ke 11-17 closed',
    'ke 2027-04-01.. regular',
    'ke tu+we+th+fr+sa+su@11-01..2027-03-31 09:30-16:30',
  ],
])

table('a fee for all beside how one gets in, and tickets at a desk', 'houses', [
  [
    '湖滨美术馆10月1日至3日9:00-17:00开放。\n长桥图书馆10月1日至3日10:00-16:00开放。\n古塔博物馆10月1日至3日9:00-12:00开放。\n三馆均免费开放，观众不用预约，出示身份证即可参观。',
    'bo 10-01..10-03 09:00-12:00 walk-in[]',
    'mei 10-01..10-03 09:00-17:00 walk-in[]',
    'tu 10-01..10-03 10:00-16:00 walk-in[]',
  ],
  [
    '古塔博物馆10月1日9:00-12:00开放。\n免费参观，凭身份证在服务台领票入馆，每天500张，先到先得。',
    'bo 10-01 09:00-12:00 first-come[counter]',
  ],
  [
    '古塔博物馆10月1日9:00-12:00开放。\n观众凭有效证件到游客中心领取参观券后入馆。',
    'bo 10-01 09:00-12:00 walk-in[counter]',
  ],
])

table('the sessions of a day beside an exception', 'rooms', [
  [
    '除10月3日闭馆外，10月1日至8日正常开放，每天开放时间：上午9:00-12:00；下午14:30-17:30。',
    'ke 10-01..10-02+10-04..10-08 09:00-12:00 14:30-17:30',
    'ke 10-03 closed',
  ],
])

table('later lines give hours to all of the days', 'rooms', [
  [
    '10月1日至6日正常开放。\n10月7日闭馆。\n10月1日开馆时间为10:00-17:00；10月2日至6日开馆时间为9:00-17:00。',
    'ke 10-01 10:00-17:00',
    'ke 10-02..10-06 09:00-17:00',
    'ke 10-07 closed',
  ],
])

table('a closing said once more, or by a noun', 'rooms', [
  [
    '长桥科技馆定于10月12日至14日闭馆，10月15日恢复对外开放。闭馆期间不接待参观。',
    'ke 10-12..10-14 closed',
    'ke 10-15.. regular',
  ],
  [
    '10月1日至3日9:00-17:00开放。10月5日（周一）为例行闭馆日。',
    'ke 10-01..10-03 09:00-17:00',
    'ke 10-05 closed',
  ],
])

table('hours that do not change, and those who are not affected', 'rooms', [
  [
    '10月12日至18日水世界换水，停止使用，巨幕影院开放时间不变。',
    'mu 10-12..10-18 regular',
    'shui 10-12..10-18 closed',
  ],
  [
    '10月12日至18日，水世界因设备更新停止使用，巨幕影院不受影响，照常开放。',
    'mu 10-12..10-18 regular',
    'shui 10-12..10-18 closed',
  ],
  [
    '长桥科技馆10月12日8:30—12:00正常开放，12:00—17:00检修，暂停开放。',
    'ke 10-12 08:30-12:00',
    'ke 10-12 12:00-17:00 remove',
  ],
])

table('words of a date that are not understood', 'rooms', [
  ['9月28日（周一）例查，9月29日起恢复正常开放。', 'ke 09-29.. regular', '? 9月28日（周一）'],
  ['9月28日、29日系统升级两天，10月1日9:00-17:00开放。', 'ke 10-01 09:00-17:00', '? 9月28日、29日'],
  ['10月1日国庆节当天，10月4日至5日9:00-17:00开放。', 'ke 10-01+10-04..10-05 09:00-17:00'],
])

table('how one gets in, in a cell on a line of its own', 'houses', [
  [
    '场馆名称\n开放日期\n开放时间\n入馆方式\n湖滨美术馆\n10月1日至3日\n10:00—16:00\n“云上”小程序预约\n长桥图书馆\n10月2日至4日\n9:00—16:30\n无需预约\n古塔博物馆\n10月3日至5日\n9:00—12:00，13:30—17:00\n现场登记',
    'bo 10-03..10-05 09:00-12:00 13:30-17:00 walk-in[counter]',
    'mei 10-01..10-03 10:00-16:00 book-ahead[mini-program]',
    'tu 10-02..10-04 09:00-16:30 walk-in[]',
  ],
  [
    '场馆名称\n开放日期\n开放时间\n入馆方式\n湖滨美术馆\n10月1日至3日\n10:00—16:00\n长桥图书馆\n10月2日至4日\n9:00—16:30\n电话预约',
    'mei 10-01..10-03 10:00-16:00',
    'tu 10-02..10-04 09:00-16:30 book-ahead[phone]',
  ],
])

table('more words that close doors, or open them as ever', 'rooms', [
  ['10月6日暂缓开放，10月8日起恢复正常开放。', 'ke 10-06 closed', 'ke 10-08.. regular'],
  ['10月6日无法正常开放。', 'ke 10-06 closed'],
  ['10月6日不对外服务。', 'ke 10-06 closed'],
  ['10月6日谢绝入内。', 'ke 10-06 closed ambiguous'],
  ['10月1日至5日9:00-17:00开放，16:30谢绝入内。', 'ke 10-01..10-05 09:00-17:00'],
  ['10月8日开放时间与平时一致。', 'ke 10-08 regular'],
  ['10月8日作息不变。', 'ke 10-08 regular'],
  ['10月8日如往日一样开放。', 'ke 10-08 regular'],
])

table('left out in a bracket', 'rooms', [
  [
    '10月1日至5日全馆正常开放（水世界除外）。',
    'ke 10-01..10-05 regular',
    'shui 10-01..10-05 closed implied',
  ],
  // With hours alone the part left out may have hours of its own.
  [
    '10月1日至5日开放时间：9:00-17:00（水世界除外）。',
    'ke 10-01..10-05 09:00-17:00',
    '? 水世界除外',
  ],
])

table('as said above, on other days', 'rooms', [
  [
    '10月1日至5日9:00-17:00开放，10月6日时间同上。',
    'ke 10-01..10-05 09:00-17:00',
    'ke 10-06 09:00-17:00 implied',
  ],
  [
    '水世界10月1日9:00-17:00开放，10月4日闭馆，10月6日时间同上。',
    'shui 10-01 09:00-17:00',
    'shui 10-04 closed',
    '? 10月6日',
    '? 10月6日时间同上',
  ],
])

table('all of them, without a name', 'houses', [
  [
    '湖滨美术馆10月1日开放。\n长桥图书馆10月2日开放。\n10月4日均闭馆。',
    'mei 10-01 open-unstated',
    'tu 10-02 open-unstated',
    'tu 10-04 closed ambiguous',
  ],
  [
    '湖滨美术馆10月1日开放。\n长桥图书馆10月2日开放。\n10月4日两处同时闭馆。',
    'mei 10-01 open-unstated',
    'mei 10-04 closed',
    'tu 10-02 open-unstated',
    'tu 10-04 closed',
  ],
])

table('parts told in a bracket after the days, or with 在内', 'rooms', [
  ['10月4日（含水世界）闭馆。', 'ke 10-04 closed', 'shui 10-04 closed'],
  ['包括巨幕影院在内的所有区域10月4日闭馆。', 'ke 10-04 closed', 'mu 10-04 closed'],
  [
    '10月1日至3日10:00-17:00开馆。开放水世界、巨幕影院。',
    'dao 10-01..10-03 closed implied',
    'ke 10-01..10-03 10:00-17:00',
    'mu 10-01..10-03 10:00-17:00',
    'shui 10-01..10-03 10:00-17:00',
  ],
  ['水世界：10月1日全馆闭馆。', 'ke 10-01 closed ambiguous'],
])

table('the same as another, under a heading', 'houses', [
  [
    '长桥图书馆\n开放时间同湖滨美术馆。\n湖滨美术馆\n10月1日至3日9:00-17:00',
    'mei 10-01..10-03 09:00-17:00',
    'tu 10-01..10-03 09:00-17:00 implied',
  ],
  [
    '湖滨美术馆\n10月1日至3日9:00-17:00\n长桥图书馆\n10月1日参照湖滨美术馆，10月2日闭馆。',
    'mei 10-01..10-03 09:00-17:00',
    'tu 10-01 09:00-17:00 implied',
    'tu 10-02 closed',
  ],
])

table('hours told once for two spans', 'houses', [
  [
    '湖滨美术馆10月1日免费开放，10月2日至4日低收费开放，时间均为8:30-21:00。',
    'mei 10-01 08:30-21:00',
    'mei 10-02..10-04 08:30-21:00',
  ],
  [
    '湖滨美术馆10月1日正常开放，10月2日闭馆，10月3日至4日开放，开放时间均为9:00-17:00（16:30停止入馆）。',
    'mei 10-01 09:00-17:00',
    'mei 10-02 closed',
    'mei 10-03..10-04 09:00-17:00',
  ],
])

table('hours that no span bounds', 'houses', [
  [
    '自10月12日起延长长桥图书馆的开放时间：\n长桥图书馆周一至周五8:00-22:00。\n湖滨美术馆开放时间不变，仍为每天9:00-17:00。',
    'mei mo+tu+we+th+fr+sa+su 09:00-17:00',
    'tu mo+tu+we+th+fr@10-12.. 08:00-22:00',
  ],
  [
    '国庆假期10月1日至3日长桥图书馆闭馆。\n湖滨美术馆全年开放，时间为9:00-17:00。',
    'mei mo+tu+we+th+fr+sa+su 09:00-17:00',
    'tu 10-01..10-03 closed',
  ],
])

test('闭馆 after a semicolon is of a room that is a 馆 itself', () => {
  const places = [
    place('yuan', '松岗陵园'),
    place('chen', '陈列馆', 'yuan'),
    place('ting', '展厅', 'yuan'),
  ]
  const say = (text: string) => {
    const context = { places, publisher: '松岗陵园', calendar, announced: '2026-09-20', title: '' }
    return shown(draft(text, context), { year: 2026, booking: false })
  }
  expect(say('陈列馆10月1日至3日9:00-17:00开放；10月4日（周日）闭馆。')).toEqual([
    'chen 10-01..10-03 09:00-17:00',
    'chen 10-04 closed',
  ])
  expect(say('展厅10月1日至3日9:00-17:00开放；10月4日（周日）闭馆。')).toEqual([
    'ting 10-01..10-03 09:00-17:00',
    'yuan 10-04 closed',
  ])
})
