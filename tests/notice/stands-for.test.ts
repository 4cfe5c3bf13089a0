/** Words that stand for rooms, cells merged with those above, and what is said to be alike. */
import { place } from './shown.ts'
import { textsOf } from './tables-of-texts.ts'

const library = textsOf({
  places: [
    place('ts', '荻港图书馆'),
    place('bk', '报刊厅', 'ts'),
    place('zx', '自习区', 'ts'),
    place('gj', '古籍室', 'ts'),
    place('sw', '荻港书屋', 'ts'),
  ],
  announced: '2025-01-02',
  title: '荻港图书馆2025年节假日开放时间',
  publisher: '荻港图书馆',
})

library('a word for some rooms, told below the table, and its merged cell', [
  [
    '日期|开放时间|开放区域\n10.1|9:00-12:00|部分区域\n10.2-10.7|9:00-17:00|全馆\n注：部分区域指报刊厅、自习区。',
    'bk 10-01 09:00-12:00',
    'gj 10-01 closed implied',
    'sw 10-01 closed implied',
    'ts 10-01 09:00-12:00',
    'ts 10-02..10-07 09:00-17:00',
    'zx 10-01 09:00-12:00',
  ],
  [
    '节日|日期|开放时间|开放区域\n国庆节|10.1|9:00-12:00|报刊厅\n|10.2-10.3|10:00-16:00|\n|10.4-10.7|9:00-17:00|全馆',
    'bk 10-01 09:00-12:00',
    'bk 10-02..10-03 10:00-16:00',
    'gj 10-01 closed implied',
    'gj 10-02..10-03 closed implied',
    'sw 10-01 closed implied',
    'sw 10-02..10-03 closed implied',
    'ts 10-01 09:00-12:00',
    'ts 10-02..10-03 10:00-16:00',
    'ts 10-04..10-07 09:00-17:00',
    'zx 10-01 closed implied',
    'zx 10-02..10-03 closed implied',
  ],
])

library('rows of holidays that are alike, and the holidays meant', [
  [
    '节日|日期|开放时间\n清明节|4.4—4.6|9:30-16:30\n劳动节|5.1—5.5|\n1.清明节、劳动节两个假期的开放时间相同。\n2.4.7、5.6闭馆；4.8起、5.7起恢复正常开放。\n3.上述各假期，荻港书屋24小时开放。',
    'sw 04-04..04-06+05-01..05-05 all-day implied',
    'ts 04-04..04-06 09:30-16:30',
    'ts 04-07+05-06 closed',
    'ts 04-08..+05-07.. regular',
    'ts 05-01..05-05 09:30-16:30 implied',
  ],
])

const county = textsOf({
  places: [
    place('ts', '县图书馆'),
    place('wh', '县文化馆'),
    place('bo', '县博物馆'),
    place('ty', '县体育馆'),
  ],
  announced: '2022-01-24',
  title: '荻港县春节文体场馆开放安排',
  publisher: '荻港县文旅局',
})

county('houses that are told to be alike', [
  [
    '场馆|开放内容|开放时间\n县图书馆|借阅|1月31日至2月6日9:00-17:00\n县文化馆|书画|\n县体育馆|球类|2月3日至2月6日14:00-20:00\n注：县图书馆、县文化馆开放时间一致；除县体育馆外，2月7日起恢复正常开放。',
    'bo 02-07.. regular implied',
    'ts 01-31..02-06 09:00-17:00',
    'ts 02-07.. regular implied',
    'ty 02-03..02-06 14:00-20:00',
    'wh 01-31..02-06 09:00-17:00 implied',
    'wh 02-07.. regular implied',
  ],
  [
    '1.县图书馆：1月31日至2月6日9:00-17:00。\n2.县文化馆：时间与县图书馆相同。\n3.县博物馆：同上。',
    'bo 01-31..02-06 09:00-17:00 implied',
    'ts 01-31..02-06 09:00-17:00',
    'wh 01-31..02-06 09:00-17:00 implied',
  ],
])

county('a house that is shut at present', [
  [
    '1月31日至2月6日县图书馆正常开放。县文化馆因线路改造，目前处于闭馆状态，开馆时间以后续通知为准。',
    'ts 01-31..02-06 regular',
    'wh mo+tu+we+th+fr+sa+su closed',
  ],
  ['县博物馆仍处于关闭状态。', 'bo mo+tu+we+th+fr+sa+su closed'],
])

library('a weekday that was left out, or half of it', [
  [
    '图书馆除周三外每天7:00—22:00开放；周三上午清洁消毒，开放时间为13:00—22:00。',
    'ts mo+tu+th+fr+sa+su 07:00-22:00',
    'ts we 13:00-22:00',
  ],
  [
    '3月1日起，每周三上午闭馆清洁，当日开放时间13:00-22:00；其他时间7:00-22:00。',
    'ts mo+tu+th+fr+sa+su@03-01.. 07:00-22:00 implied',
    'ts we@03-01.. 13:00-22:00',
  ],
])

library('the same rooms as above', [
  [
    '日期|时间|开放部室\n10.1|10:00-16:00|报刊厅、自习区、荻港书屋\n10.2-10.3|8:30-20:30|同上',
    'bk 10-01 10:00-16:00',
    'bk 10-02..10-03 08:30-20:30',
    'gj 10-01 closed implied',
    'gj 10-02..10-03 closed implied',
    'sw 10-01 10:00-16:00',
    'sw 10-02..10-03 08:30-20:30',
    'ts 10-01 10:00-16:00',
    'ts 10-02..10-03 08:30-20:30',
    'zx 10-01 10:00-16:00',
    'zx 10-02..10-03 08:30-20:30',
  ],
])

library('a closure that is prolonged, and half a day', [
  [
    '荻港图书馆原定1月8日恢复开放，现闭馆时间延长至1月20日，1月21日恢复正常开放。',
    'ts 01-02..01-20 closed ambiguous',
    'ts 01-21.. regular',
  ],
  [
    '荻港图书馆闭馆时间为1月8日至1月20日，1月21日恢复正常开放。',
    'ts 01-08..01-20 closed',
    'ts 01-21.. regular',
  ],
  ['1月8日8:00-14:00停电，荻港图书馆当日闭馆半天，下午14:30恢复开放。', 'ts 01-08 14:30-?'],
])
