/** Hours and states that stand over the lines of their days, and clock times that tell what they were before. */
import { place } from './shown.ts'
import { textsOf } from './tables-of-texts.ts'

const table = textsOf({
  places: [place('ts', '芦汀图书馆'), place('wh', '芦汀文化馆')],
  announced: '2020-01-10',
  title: '芦汀2020春节开放时间',
  publisher: '芦汀文旅局',
  head: '',
})

table('hours over the lines of their days', [
  [
    '芦汀图书馆\n【10:00——14:00开馆】\n1月24日 除夕\n1月25日 年初一\n【9:00——17:00开馆】\n1月26日 年初二\n【恢复正常时间】\n1月27日 年初三起',
    'ts 01-24+01-25 10:00-14:00',
    'ts 01-26 09:00-17:00',
    'ts 01-27.. regular',
  ],
  [
    '芦汀图书馆\n9:00-12:00\n1月24日（除夕）\n全天闭馆\n1月25日\n1月26日\n每日9:00-17:00\n1月27日至30日',
    'ts 01-24 09:00-12:00',
    'ts 01-25+01-26 closed',
    'ts 01-27..01-30 09:00-17:00',
  ],
  [
    '芦汀图书馆\n【10:00-16:00】\n1月24日至26日\n芦汀文化馆\n闭馆：\n1月24日至26日\n半天开放（9:00-12:00）：\n1月27日',
    'ts 01-24..01-26 10:00-16:00',
    'wh 01-24..01-26 closed',
    'wh 01-27 09:00-12:00',
  ],
  [
    '芦汀图书馆\n1月24日\n1月25日\n【10:00-14:00】\n1月26日\n【9:00-17:00】',
    'ts 01-24+01-25 10:00-14:00',
    'ts 01-26 09:00-17:00',
  ],
  [
    '芦汀图书馆\n闭馆日：\n1月24日\n1月25日\n开馆日：\n1月26日\n1月27日\n开馆时间：9:00-17:00',
    'ts 01-24 closed',
    'ts 01-25 closed',
    'ts 01-26+01-27 09:00-17:00',
  ],
])

table('ends of the day that move', [
  [
    '芦汀图书馆1月24日至26日9:00-19:00开放，停止入场自16:45顺延到18:15，闭馆自17:30顺延到19:00。',
    'ts 01-24..01-26 09:00-19:00',
  ],
  [
    '芦汀图书馆1月24日至26日闭馆时间17:30→19:00，停止入馆16:45→18:15，开馆时间仍为9:00。',
    'ts 01-24..01-26 09:00-19:00',
  ],
  [
    '芦汀图书馆1月24日至26日9:00开馆，最晚入馆由16:45后移到18:15，闭馆由17:30后移到19:00。',
    'ts 01-24..01-26 09:00-19:00',
  ],
])

table('a label without the word time', [
  [
    '芦汀图书馆1月24日至26日9:00-19:00开放。\n日常开放\n周二至周日\n9:00—17:30（16:45停止入馆）\n周一闭馆',
    'ts 01-24..01-26 09:00-19:00',
    'ts mo closed',
    'ts tu+we+th+fr+sa+su 09:00-17:30',
  ],
])

table('hours of the holiday beside days of it that are told apart', [
  [
    '芦汀图书馆1月24日（除夕）闭馆，1月25日至1月30日正常开放。春节期间每天9:00开馆，17:00闭馆。',
    'ts 01-24 closed',
    'ts 01-25..01-30 09:00-17:00',
  ],
  [
    '芦汀图书馆\n一、1月24日闭馆。\n二、1月25日至30日开放。\n三、假日期间开放时间为9:00-16:30。',
    'ts 01-24 closed',
    'ts 01-25..01-30 09:00-16:30',
  ],
  [
    '芦汀图书馆1月24日（除夕）闭馆。春节假期每天9:00-17:00开放。',
    'ts 01-24 closed',
    'ts 01-25..01-30 09:00-17:00 implied',
  ],
  [
    '芦汀图书馆春节期间（1月24日至1月30日）每天9:00-17:00开放。\n1月24日闭馆。',
    'ts 01-24 closed ambiguous',
    'ts 01-24..01-30 09:00-17:00 ambiguous',
  ],
])

const rooms = textsOf({
  places: [
    place('ts', '芦汀图书馆'),
    place('bk', '报刊厅', 'ts'),
    place('zx', '自修室', 'ts'),
    place('ww', '外文阅览室', 'ts'),
    place('sk', '特藏书库', 'ts'),
  ],
  announced: '2022-09-06',
  title: '芦汀图书馆中秋节开放安排',
  publisher: '芦汀图书馆',
})

rooms('a day left out before the name of whom it is left out', [
  [
    '9月10日至12日图书馆闭馆。除9月10日关闭外，自修室、报刊厅其余各日照常开放。',
    'bk 09-10 closed',
    'bk 09-11..09-12 regular implied',
    'ts 09-10..09-12 closed',
    'zx 09-10 closed',
    'zx 09-11..09-12 regular implied',
  ],
  [
    '9月10日、11日图书馆闭馆，9月12日开放。除9月10日关闭外，自修室在以上其他各日均正常开放。',
    'ts 09-10+09-11 closed',
    'ts 09-12 open-unstated',
    'zx 09-10 closed',
    'zx 09-11..09-12 regular implied',
  ],
])

rooms('what was shut resumes, on the days of the holiday', [
  [
    '9月10日至12日放假三天。放假三天里，除报刊厅、自修室照常开放外，图书馆其他阅览室、书库不开放，9月13日起恢复正常开放。',
    'bk 09-10..09-12 regular',
    'sk 09-10..09-12 closed implied',
    'sk 09-13.. regular implied',
    'ww 09-10..09-12 closed implied',
    'ww 09-13.. regular implied',
    'zx 09-10..09-12 regular',
  ],
  [
    '假期（9月10日至12日）图书馆9:00-16:00开放，13日恢复正常。',
    'ts 09-10..09-12 09:00-16:00',
    'ts 09-13.. regular',
  ],
])
