/** Tables that a page left one cell to a line say what they say with their walls. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import { place, shown } from './shown.ts'

const places = [
  place('dong', '东校区图书馆'),
  place('jie', '借阅大厅', 'dong'),
  place('zi', '自习大厅', 'dong'),
  place('xi', '西校区图书馆'),
  place('bao', '报刊厅', 'xi'),
  place('he', '荷香书房'),
  place('liu', '柳岸书房'),
  place('mu', '木桥书房'),
  place('wu', '舞蹈排练室'),
  place('shu', '书法教室'),
  place('qin', '琴房'),
]
const announced = '2026-09-20'
const calendar = builtinCalendar(announced)
const read = (text: string) => {
  const context = { places, announced, title: '', publisher: '', calendar }
  return shown(draft(text, context), { year: 2026, booking: true })
}

/** One cell to a line, as pages that lose their tables leave them. */
const apart = (table: string) =>
  table
    .replace(/^\||\|$/gm, '')
    .split(/[|\n]/)
    .join('\n')

const TABLES: [what: string, table: string, ...expected: string[]][] = [
  [
    'names two cells wide under days, the first merged',
    '校区|区域|10月1日至3日|10月4日至7日\n东校区图书馆|借阅大厅|闭馆|9:00-17:00\n|自习大厅|8:00-12:00|8:00-20:00\n西校区图书馆|报刊厅|闭馆|9:00-16:00',
    'bao 10-01..10-03 closed',
    'bao 10-04..10-07 09:00-16:00',
    'jie 10-01..10-03 closed',
    'jie 10-04..10-07 09:00-17:00',
    'zi 10-01..10-03 08:00-12:00',
    'zi 10-04..10-07 08:00-20:00',
  ],
  [
    'names two cells wide under one head',
    '开放区域|10月1日至3日|10月4日至7日\n东校区图书馆|借阅大厅|闭馆|9:00-17:00\n|自习大厅|8:00-12:00|8:00-20:00\n西校区图书馆|报刊厅|闭馆|9:00-16:00',
    'bao 10-01..10-03 closed',
    'bao 10-04..10-07 09:00-16:00',
    'jie 10-01..10-03 closed',
    'jie 10-04..10-07 09:00-17:00',
    'zi 10-01..10-03 08:00-12:00',
    'zi 10-04..10-07 08:00-20:00',
  ],
  [
    'numbers and addresses',
    '序号|书房|地址|开放时间|备注\n1|荷香书房|河西路8号|8:30-21:00|10月3日检修，不开放\n2|柳岸书房|柳岸街59号|9:00-12:00 14:00-21:00\n3|木桥书房|木桥巷7号|不开放|改造',
    'he mo+tu+we+th+fr+sa+su 08:30-21:00',
    'he 10-03 closed',
    'liu mo+tu+we+th+fr+sa+su 09:00-12:00 14:00-21:00',
    'mu mo+tu+we+th+fr+sa+su closed',
  ],
  [
    'numbers before names under days',
    '序号|书房|9月30日|10月1日至3日\n1|荷香书房|闭馆|9:00-17:00\n2|柳岸书房|9:00-12:00|9:00-20:00\n3|木桥书房|正常开放|10:00-16:00',
    'he 09-30 closed',
    'he 10-01..10-03 09:00-17:00',
    'liu 09-30 09:00-12:00',
    'liu 10-01..10-03 09:00-20:00',
    'mu 09-30 regular',
    'mu 10-01..10-03 10:00-16:00',
  ],
  [
    'festivals and days before the houses',
    '节日|日期|荷香书房|柳岸书房\n中秋节|9月25日至27日|9:00-17:00|9:30-16:30\n国庆节|10月1日|两馆均闭馆\n|10月2日至7日|10:00-16:00|闭馆',
    'he 09-25..09-27 09:00-17:00',
    'he 10-01 closed',
    'he 10-02..10-07 10:00-16:00',
    'liu 09-25..09-27 09:30-16:30',
    'liu 10-01 closed',
    'liu 10-02..10-07 closed',
  ],
  [
    'for whom a room is',
    '楼层|部室|服务对象|周二至周五|周六、周日\n一层|舞蹈排练室|青少年、家长|10:00-16:45|9:00-16:45\n|书法教室|3-6岁儿童|10:00-17:00|9:00-17:00\n二层|琴房|12岁以上少年|不开放|9:00-17:00',
    'qin sa+su 09:00-17:00',
    'qin tu+we+th+fr closed',
    'shu sa+su 09:00-17:00',
    'shu tu+we+th+fr 10:00-17:00',
    'wu sa+su 09:00-16:45',
    'wu tu+we+th+fr 10:00-16:45',
  ],
  [
    'how to get in on some days alone',
    '书房|日期|开放时间|入馆方式\n荷香书房|10月1日至2日|9:00-16:30|提前一天在小程序预约\n|10月3日|闭馆|/\n柳岸书房|10月1日|闭馆|—\n|10月2日至3日|9:00-17:00|无需预约',
    'he 10-01..10-02 09:00-16:30 book-ahead[mini-program]1',
    'he 10-03 closed',
    'liu 10-01 closed',
    'liu 10-02..10-03 09:00-17:00 walk-in[]',
  ],
  [
    'hours in two columns, and remarks beside some of them',
    '书房|日期|开门（时）|关门（时）|备注\n荷香书房|10.1—10.2|9|17|16时停止入内\n|10.3|9|12|下午设备检修\n柳岸书房|10.1—10.3|8|18|木桥巷口\n木桥书房|10.1|—|—|闭馆\n|10.2—10.3|10|16|桥头',
    'he 10-01..10-02 09:00-17:00',
    'he 10-03 09:00-12:00',
    'liu 10-01..10-03 08:00-18:00',
    'mu 10-01 closed',
    'mu 10-02..10-03 10:00-16:00',
  ],
  [
    'a last head that is no word known',
    '楼层|功能室|开放日期|开放时间|优惠人群\n一楼|舞蹈排练室|10月1日至3日|9:00-17:00|本区居民\n二楼|书法教室|10月1日至3日|闭馆|无\n|琴房|10月2日|14:30-17:00|少年儿童',
    'qin 10-02 14:30-17:00',
    'shu 10-01..10-03 closed',
    'wu 10-01..10-03 09:00-17:00',
  ],
  [
    'days and hours first, then what one does there and where to call',
    '开放时间|场馆|开放内容|联系电话\n10月1日至3日 9:00—17:00|荷香书房|借阅、自修|0594-8261001\n|柳岸书房|少儿阅读|0594-8261002\n10月2日至3日 9:00—11:30|木桥书房|免费',
    'he 10-01..10-03 09:00-17:00',
    'liu 10-01..10-03 09:00-17:00',
    'mu 10-02..10-03 09:00-11:30',
  ],
  [
    'a span and its weekdays in one cell',
    '场馆|区域|开放日|开放时间|说明\n东校区图书馆|借阅大厅|10月1日至31日 周一至周日|8:00-12:00|适合新生\n|自习大厅|10月1日至31日 周一至周日|8:00-22:00|座位先到先得\n西校区图书馆|报刊厅|周一至周五|8:30-11:30|凭学生证',
    'bao mo+tu+we+th+fr 08:30-11:30',
    'jie mo+tu+we+th+fr+sa+su@10-01..10-31 08:00-12:00',
    'zi mo+tu+we+th+fr+sa+su@10-01..10-31 08:00-22:00 first-come[]',
  ],
]

const BROKEN: [what: string, text: string, ...expected: string[]][] = [
  [
    'a head in two lines',
    '序号\n书房\n日期\n开放\n时间\n备注\n1\n荷香书房\n10月1日\n9:00-17:00\n无\n2\n柳岸书房\n10月1日\n闭馆\n无',
    'he 10-01 09:00-17:00',
    'liu 10-01 closed',
  ],
  [
    'days and hours in two lines each',
    '书房\n日期\n开放时间\n备注\n荷香书房\n10月1日（星期四）\n—10月3日\n9:00-12:00\n14:00-17:00\n桥头\n柳岸书房\n10月1日\n闭馆\n河西',
    'he 10-01..10-03 09:00-12:00 14:00-17:00',
    'liu 10-01 closed',
  ],
  [
    'heads again over each block',
    '书房\n日期\n开放时间\n荷香书房\n10月1日\n9:00-17:00\n书房\n日期\n开放时间\n柳岸书房\n10月1日\n闭馆',
    'he 10-01 09:00-17:00',
    'liu 10-01 closed',
  ],
]

test.each(BROKEN)('%s', (_, text, ...expected) => {
  expect(read(text)).toEqual([...expected].sort())
})

const PARTED: [what: string, table: string, ...expected: string[]][] = [
  [
    'a merged name, and a remark beside some rows',
    '书房|日期|开放时间|备注\n荷香书房|10月1日至2日|9:00-17:00|16:30停止入内\n|10月3日|闭馆|设备检修\n柳岸书房|10月1日至3日|9:00-20:00\n木桥书房|10月1日|闭馆\n|10月2日至3日|10:00-16:00|桥头',
    'he 10-01..10-02 09:00-17:00',
    'he 10-03 closed',
    'liu 10-01..10-03 09:00-20:00',
    'mu 10-01 closed',
    'mu 10-02..10-03 10:00-16:00',
  ],
  [
    'houses and rooms under days',
    '校区|区域|10月1日至3日|10月4日至7日\n东校区图书馆|借阅大厅|闭馆|9:00-17:00\n|自习大厅|8:00-12:00|8:00-20:00\n西校区图书馆|报刊厅|闭馆|9:00-16:00',
    'bao 10-01..10-03 closed',
    'bao 10-04..10-07 09:00-16:00',
    'jie 10-01..10-03 closed',
    'jie 10-04..10-07 09:00-17:00',
    'zi 10-01..10-03 08:00-12:00',
    'zi 10-04..10-07 08:00-20:00',
  ],
  [
    'festivals and days before the houses',
    '节日|日期|荷香书房|柳岸书房\n中秋节|9月25日至27日|9:00-17:00|9:30-16:30\n国庆节|10月1日|两馆均闭馆\n|10月2日至7日|10:00-16:00|闭馆',
    'he 09-25..09-27 09:00-17:00',
    'he 10-01 closed',
    'he 10-02..10-07 10:00-16:00',
    'liu 09-25..09-27 09:30-16:30',
    'liu 10-01 closed',
    'liu 10-02..10-07 closed',
  ],
]

test.each(PARTED)('parted by blanks: %s', (_, table, ...expected) => {
  for (const blanks of ['  ', '    ', '　　'])
    expect(read(table.replaceAll('|', blanks))).toEqual([...expected].sort())
})

test.each(TABLES)('%s', (_, table, ...expected) => {
  expect(read(table)).toEqual([...expected].sort())
  expect(read(apart(table))).toEqual([...expected].sort())
})
