/** What once was read wrongly, or lost, without a word: shows, names not on file, values under their labels. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import { place, shown } from './shown.ts'

const calendar = builtinCalendar('2026-09-20')

const PLACES = [
  place('bo', '藕塘博物馆'),
  place('yi', '一楼展厅', 'bo'),
  place('te', '特展厅', 'bo'),
  place('tu', '藕塘图书馆'),
  place('bao', '报刊阅览室', 'tu'),
  place('wai', '外借室', 'tu'),
  place('shao', '少儿阅览室', 'tu'),
]

type Case = [text: string, ...expected: string[]]

/** Facts and what is unread as `shown` has them, then the names proposed as new places. */
function table(name: string, publisher: string, cases: Case[]): void {
  test.each(cases)(`${name}: %s`, (text, ...expected) => {
    const told = draft(text, {
      places: PLACES,
      announced: '2026-09-20',
      title: '',
      publisher,
      calendar,
    })
    const fresh = told.newPlaces.map((p) => `+ ${p.name}`)
    expect([...shown(told, { year: 2026, booking: false }), ...fresh]).toEqual(expected)
  })
}

table('a show that opens or closes is no door', '藕塘博物馆', [
  ['“陶语——窑址出土文物展”将于9月28日对公众开放。'],
  ['藕塘博物馆《青花》特展10月2日起面向公众免费开放。'],
  [
    '10月1日至7日，藕塘博物馆9:00-17:00开放。“青花”特展10月3日起暂停开放。',
    'bo 10-01..10-07 09:00-17:00',
  ],
  ['藕塘博物馆10月1日闭馆。“青花”特展将于10月2日在藕塘博物馆开放。', 'bo 10-01 closed'],
  [
    '10月1日至7日，藕塘博物馆9:00-17:00开放。10月2日起，“青花”展览免费对公众开放，参观时间9:00-16:00。',
    'bo 10-01..10-07 09:00-17:00',
    '? 9:00-16:00',
  ],
  [
    '10月1日至7日，藕塘博物馆9:00-17:00开放。馆前市集10月1日至3日10:00-20:00开放。',
    'bo 10-01..10-07 09:00-17:00',
    '? 10月1日至3日',
    '? 10:00-20:00',
  ],
  ['10月1日至7日，藕塘博物馆基本陈列、临时展览正常开放。', 'bo 10-01..10-07 regular'],
])

table('a part that is not on file, right behind its house', '藕塘博物馆', [
  [
    '藕塘博物馆新馆将于10月2日正式对公众开放。',
    '? 10月2日',
    '? 藕塘博物馆新馆将于10月2日正式对公众开放',
    '+ 新馆',
  ],
  [
    '藕塘图书馆“莲池书房”将于10月2日对公众开放。',
    '? 10月2日',
    '? 藕塘图书馆“莲池书房”将于10月2日对公众开放',
    '+ 莲池书房',
  ],
])

table('a bracket that says which day the feast is narrows nothing', '藕塘博物馆', [
  ['国庆节期间（10月1日国庆节），9:00-17:00开放。', 'bo 10-01..10-07 09:00-17:00 implied'],
  ['开放时间：9月29日-10月7日9:00-17:00（10月1日国庆节）', 'bo 09-29..10-07 09:00-17:00'],
  ['9月29日至10月7日闭馆（10月1日为国庆节）。', 'bo 09-29..10-07 closed'],
  ['9月24日至27日（9月25日中秋节，周五）每天9:00-17:00。', 'bo 09-24..09-27 09:00-17:00'],
])

table('rooms in a list that are not on file', '藕塘图书馆', [
  [
    '10月1日至3日，电子阅览室、咖啡厅、报刊阅览室关闭，外借室9:00-17:00开放。',
    'bao 10-01..10-03 closed',
    'wai 10-01..10-03 09:00-17:00',
    '+ 电子阅览室',
    '+ 咖啡厅',
  ],
  [
    '10月1日至3日外借室、电子阅览室及多媒体室闭室，少儿阅览室、亲子乐园10:00-16:00开放。',
    'shao 10-01..10-03 10:00-16:00',
    'wai 10-01..10-03 closed',
    '+ 电子阅览室',
    '+ 多媒体室',
    '+ 亲子乐园',
  ],
  [
    '10月1日至7日外借室9:00-17:00，报刊阅览室/音乐图书馆9:00-21:00。',
    'bao 10-01..10-07 09:00-21:00',
    'wai 10-01..10-07 09:00-17:00',
    '+ 音乐图书馆',
  ],
  [
    '10月1日至7日，报刊阅览室、读者餐厅闭馆；其余正常开放。',
    'bao 10-01..10-07 closed',
    'shao 10-01..10-07 regular implied',
    'wai 10-01..10-07 regular implied',
    '+ 读者餐厅',
  ],
])

table('rooms that a house shuts beside its hours', '藕塘图书馆', [
  [
    '10月1日至7日藕塘图书馆9:00-17:00开放（外借室、报刊阅览室不开放）。',
    'bao 10-01..10-07 closed',
    'tu 10-01..10-07 09:00-17:00',
    'wai 10-01..10-07 closed',
  ],
  [
    '10月1日至7日藕塘图书馆9:00-17:00开放，关闭外借室。',
    'tu 10-01..10-07 09:00-17:00',
    'wai 10-01..10-07 closed',
  ],
])

test('a room left out of its house that is on no file', () => {
  const context = {
    places: PLACES.slice(3),
    announced: '2026-09-20',
    title: '',
    publisher: '',
    calendar,
  }
  const told = draft('10月1日至3日，藕塘图书馆除咖啡厅外照常开放。', context)
  expect(shown(told, { year: 2026, booking: false })).toEqual(['tu 10-01..10-03 regular'])
  expect(told.newPlaces.map((p) => p.name)).toEqual(['咖啡厅'])
})

table('clock times on lines of their own, under or over their words', '藕塘博物馆', [
  [
    '10月1日至7日\n开馆时间\n09:30\n停止入馆\n16:30\n闭馆时间\n17:00',
    'bo 10-01..10-07 09:30-17:00',
  ],
  ['10月1日至7日\n09:30\n开馆\n16:30\n停止入馆\n17:00\n闭馆', 'bo 10-01..10-07 09:30-17:00'],
  [
    '10月1日\n开馆时间：\n8:30\n闭馆时间：\n17:00\n10月2日至7日\n开馆时间：\n9:00\n闭馆时间：\n20:00',
    'bo 10-01 08:30-17:00',
    'bo 10-02..10-07 09:00-20:00',
  ],
  ['10月1日至7日 开馆9:30 停止检票15:30 清场15:50 闭馆16:00', 'bo 10-01..10-07 09:30-16:00'],
])

table('days over several names, each with its hours below', '', [
  [
    '10月1日至7日\n藕塘博物馆\n9:00-16:30\n藕塘图书馆\n9:30-17:00',
    'bo 10-01..10-07 09:00-16:30',
    'tu 10-01..10-07 09:30-17:00',
  ],
  [
    '10月1日-3日\n藕塘博物馆\n9:00-16:30\n藕塘图书馆\n闭馆\n10月4日-7日\n藕塘博物馆\n9:00-17:30\n藕塘图书馆\n9:30-17:00',
    'bo 10-01..10-03 09:00-16:30',
    'bo 10-04..10-07 09:00-17:30',
    'tu 10-01..10-03 closed',
    'tu 10-04..10-07 09:30-17:00',
  ],
  [
    '现将10月1日至7日各场馆开放安排公布如下：\n藕塘博物馆\n开放时间：9:00-16:30\n藕塘图书馆\n开放时间：9:30-17:00',
    'bo 10-01..10-07 09:00-16:30',
    'tu 10-01..10-07 09:30-17:00',
  ],
])

table('round the clock in a cell, and the festival before 开放时间', '', [
  [
    '国庆期间开放时间\n名称\n地址\n开放时间\n藕塘博物馆\n莲池路18号\n8:30-21:30\n藕塘图书馆\n荷叶路2号\n24小时',
    'bo 10-01..10-07 08:30-21:30 implied',
    'tu 10-01..10-07 all-day implied',
  ],
])

table('while the house is open, a room has its days and hours', '藕塘图书馆', [
  [
    '藕塘图书馆：10月1日闭馆；10月2日至4日9:00-12:00。开馆期间报刊阅览室可以使用。',
    'bao 10-02..10-04 09:00-12:00 implied',
    'tu 10-01 closed',
    'tu 10-02..10-04 09:00-12:00',
  ],
])

table('其中 in the next sentence has the start of the house', '藕塘博物馆', [
  [
    '10月1日至7日，藕塘博物馆9:00-17:00开放。其中，一楼展厅20:00关闭。',
    'bo 10-01..10-07 09:00-17:00',
    'yi 10-01..10-07 09:00-20:00',
  ],
])

table('a range that ends on no day, and a night over two', '藕塘博物馆', [
  [
    '藕塘博物馆10月8日起至12月闭馆改造。',
    '? 10月8日起至12月',
    '? 藕塘博物馆10月8日起至12月闭馆改造',
  ],
  [
    '10月8日起至工程结束，一楼展厅闭馆。',
    '? 10月8日起至工程结束',
    '? 10月8日起至工程结束，一楼展厅闭馆',
  ],
  ['10月1日20:00至10月2日1:00开放。', 'bo 10-01 20:00-25:00'],
  ['9月30日18:00至10月3日12:00开放。', 'bo 09-30..10-03 open-unstated ambiguous'],
])

table('words about closing that close nothing, and 闭 alone', '藕塘图书馆', [
  [
    '关于藕塘图书馆闭馆及开放时间调整的通知\n周二至周日7:30-22:00',
    'tu tu+we+th+fr+sa+su 07:30-22:00',
  ],
  ['从即日起对玻璃顶棚进行紧急维护。', '? 即日起'],
  [
    '延时开放工作10月8日结束，藕塘图书馆10月9日11:30-22:00闭，10月10日7:30正常开放。',
    'tu 10-09 11:30-22:00 remove',
    'tu 10-10 07:30-?',
  ],
])

table('hours over each name, without heads', '', [
  [
    '10月1日至7日开放安排\n8:30-21:30\n藕塘博物馆\n莲池路18号\n24小时\n藕塘图书馆\n荷叶路2号',
    'bo 10-01..10-07 08:30-21:30',
    'tu 10-01..10-07 all-day',
  ],
])

table('hours beside the doors', '藕塘博物馆', [
  ['10月1日至7日9:00-17:00开放。停车场7:30开放，18:30关闭。', 'bo 10-01..10-07 09:00-17:00'],
  ['10月1日至7日9:00-17:00开放。人工客服在线时间为每日8:00-20:00。', 'bo 10-01..10-07 09:00-17:00'],
  ['10月1日至7日9:00-17:00开放。参观预约每日8:00开放。', 'bo 10-01..10-07 09:00-17:00'],
  ['10月1日至7日9:00-17:00开放。场地预订可提前3天，每日8:00开放。', 'bo 10-01..10-07 09:00-17:00'],
  [
    '10月1日至7日9:00-17:00开放。10月2日22:00至3日6:00预约系统维护。',
    'bo 10-01..10-07 09:00-17:00',
  ],
  [
    '10月1日至7日9:00-17:00开放，16:30停止入场（10.3 闭馆）。',
    'bo 10-01..10-02+10-04..10-07 09:00-17:00',
    'bo 10-03 closed',
  ],
])

table('figures that tell why hours change are no hours', '藕塘图书馆', [
  [
    '统计显示，每天7:00-8:00时段入馆率不足一成。10月9日起，藕塘图书馆开放时间调整为8:00-21:00。',
    'tu 10-09.. 08:00-21:00',
  ],
  [
    '据客流监测，每天7:00-8:00外借室仅有3人，10月9日起，藕塘图书馆开放时间调整为8:00-21:00。',
    'tu 10-09.. 08:00-21:00',
  ],
])

table('the day of the notice behind its title is no day of the doors', '藕塘图书馆', [
  ['临时闭馆公告 2026年9月20日 因设备检修，2026年9月28日藕塘图书馆闭馆一天。', 'tu 09-28 closed'],
  ['藕塘图书馆闭馆公告（2026-09-18）\n因设备检修，9月28日全馆闭馆。', 'tu 09-28 closed'],
])

table('what changes from a day on, told in a sentence before, is from that day on', '藕塘图书馆', [
  [
    '经研究，自10月9日起适当延长藕塘图书馆开放时间。现通知如下：\n周二至周五：8:00-20:00\n周六、周日：9:00-21:00\n周一闭馆',
    'tu mo@10-09.. closed',
    'tu sa+su@10-09.. 09:00-21:00',
    'tu tu+we+th+fr@10-09.. 08:00-20:00',
  ],
])
