/** Lines beside those about doors: blank ones, greetings, events, and what a festival in quotes is called. */
import { place } from './shown.ts'
import { textsOf } from './tables-of-texts.ts'

const places = [
  place('ts', '云汀图书馆'),
  place('er', '少儿部', 'ts'),
  place('ya', '雅集室', 'ts'),
  place('wh', '云汀文化馆'),
]

const table = textsOf({
  places,
  announced: '2019-09-28',
  title: '云汀开放公告',
  publisher: '云汀文旅局',
})

table('a blank line below every line', [
  [
    '\n云汀图书馆\n\n10月1日至3日\n\n闭馆\n\n10月4日至7日\n\n9:00-17:00\n\n云汀文化馆\n\n10月1日至7日\n\n闭馆',
    'ts 10-01..10-03 closed',
    'ts 10-04..10-07 09:00-17:00',
    'wh 10-01..10-07 closed',
  ],
  [
    '\n云汀图书馆10月1日至3日开放时间为\n\n9:00-17:00，少儿部、\n\n雅集室闭馆。\n 　\n云汀文化馆闭馆。',
    'er 10-01..10-03 closed',
    'ts 10-01..10-03 09:00-17:00',
    'wh 10-01..10-03 closed',
    'ya 10-01..10-03 closed',
  ],
])

table('the day of an event is no evidence of the year', [
  [
    '活动预告：6月18日14:30在报告厅举办讲座。\n云汀图书馆国庆期间正常开放，少儿部10月2日闭馆。',
    'er 10-02 closed',
    'ts 10-01..10-07 regular implied',
  ],
  [
    '云汀图书馆国庆期间正常开放。3月8日举办茶会，当天11:00起云汀文化馆闭馆。',
    'ts 10-01..10-07 regular implied',
    'wh 2020-03-08 11:00-? remove',
  ],
])

table('a festival in quotes', [
  ['“国庆”节期间云汀图书馆9:00-17:00开放。', 'ts 10-01..10-07 09:00-17:00 implied'],
  ['“国庆”节假期（10月1日至7日）云汀图书馆闭馆。', 'ts 10-01..10-07 closed'],
  ['“国庆”节日期间云汀图书馆闭馆。', 'ts 10-01..10-07 closed implied'],
])

const plan = textsOf({
  places,
  announced: '2025-01-10',
  title: '云汀图书馆2025年节假日开放安排',
  publisher: '云汀图书馆',
  head: '',
})

plan('a greeting above the lines that say what it is about', [
  [
    '尊敬的读者：\n节日快乐！\n节日|日期|时间\n元旦|1.1|9:00-16:00\n春节|1.28-2.4|9:00-12:00\n国庆节|10.1-10.8|9:00-17:00\n2.6起、10.10起恢复正常开放。',
    'ts 01-01 09:00-16:00',
    'ts 01-28..02-04 09:00-12:00',
    'ts 02-06..+10-10.. regular',
    'ts 10-01..10-08 09:00-17:00',
  ],
])

const events = textsOf({
  places,
  announced: '2025-01-20',
  title: '云汀图书馆2025年春节安排',
  publisher: '云汀图书馆',
})

events('a heading of what is on at a festival', [
  [
    '一、1月28日闭馆，1月29日至2月4日9:00-17:00开放。\n二、春节活动\n写春联送福字：1月24日至26日，每天10:00-11:30，一楼大厅。',
    'ts 01-28 closed',
    'ts 01-29..02-04 09:00-17:00',
  ],
])

const nights = textsOf({
  places,
  announced: '2024-07-01',
  title: '云汀图书馆暑期开放公告',
  publisher: '云汀图书馆',
})

nights('evenings that a line above the hours names', [
  [
    '7月6日至8月31日9:00-17:00开放。\n7月6日至8月31日推出夜场：\n每周五18:00-21:00，开放雅集室；\n每周日18:30-20:30，开放少儿部。',
    'er su@07-06..08-31 18:30-20:30 add',
    'ts 07-06..08-31 09:00-17:00',
    'ya fr@07-06..08-31 18:00-21:00 add',
  ],
])

table('lines that were wrapped at a width', [
  [
    '因馆舍设备检修，云汀图书馆国庆期间调整开放时间，10月1日至3日闭馆，10月4\n日至7日9:00-17:00开放，少儿部、雅集室10月4日至7日照常开\n放。',
    'er 10-04..10-07 regular',
    'ts 10-01..10-03 closed',
    'ts 10-04..10-07 09:00-17:00',
    'ya 10-04..10-07 regular',
  ],
  [
    '云汀图书馆10月1日至3日闭馆，10月4日至7日正\n常开放，开放时间为9:00-17:00。',
    'ts 10-01..10-03 closed',
    'ts 10-04..10-07 09:00-17:00',
  ],
])

table('two blank lines below every line', [
  [
    '\n\n云汀图书馆\n\n\n10月1日至3日\n\n\n闭馆\n\n\n云汀文化馆\n\n\n10月1日至7日\n\n\n闭馆',
    'ts 10-01..10-03 closed',
    'wh 10-01..10-07 closed',
  ],
])
