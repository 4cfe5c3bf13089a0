/** What is as likely misread as read: it is asked, and not proposed. */
import { place } from './shown.ts'
import { textsOf } from './tables-of-texts.ts'

const places = [
  place('hu', '芦汀博物馆'),
  place('ti', '芦汀体育馆'),
  place('yu', '羽毛球馆', 'ti'),
  place('pi', '乒乓球馆', 'ti'),
]

const table = textsOf({ places, announced: '2026-09-20', title: '国庆节开放安排' })

table('of two that differ, the one stands that names its days itself', [
  [
    '国庆节期间芦汀博物馆9:00-17:00开放。\n10月1日至7日芦汀博物馆9:00-16:00开放。',
    'hu 10-01..10-07 09:00-16:00 ambiguous',
    '? 国庆节期间芦汀博物馆9:00-17:00开放',
  ],
  [
    '10月2日至3日芦汀博物馆开放，安排如下。\n10月2日9:00-17:00\n10月3日闭馆',
    'hu 10-02 09:00-17:00',
    'hu 10-03 closed ambiguous',
  ],
])

table('hours say more than that all is as usual, and contradict nothing', [
  [
    '10月1日至7日芦汀博物馆正常开放。\n开放时间：10月1日至7日9:00-16:00。',
    'hu 10-01..10-07 09:00-16:00',
  ],
  [
    '国庆节期间，羽毛球馆、乒乓球馆向市民免费开放。\n羽毛球馆10月2日至4日9:00-17:00开放；乒乓球馆10月5日闭馆。',
    'pi 10-01..10-04+10-06..10-07 open-unstated implied',
    'pi 10-05 closed',
    'yu 10-02..10-04 09:00-17:00',
  ],
])

table('a day that is shut within weeks of hours is no contradiction', [
  [
    '9月24日起，芦汀博物馆每天9:30-18:00开放；10月12日、10月26日各闭馆一天。10月31日起10:00-16:00开放。',
    'hu 09-24..10-11+10-13..10-25+10-27..10-30 09:30-18:00',
    'hu 10-12+10-26 closed',
    'hu 10-31.. 10:00-16:00',
  ],
])

table('two that are told alike both stand, for a person', [
  [
    '10月1日至4日芦汀博物馆闭馆。\n10月4日至7日芦汀博物馆9:00-16:00开放。',
    'hu 10-01..10-04 closed ambiguous',
    'hu 10-04..10-07 09:00-16:00 ambiguous',
  ],
  [
    '10月1日至7日芦汀博物馆9:00-17:00开放。\n10月5日芦汀博物馆闭馆。',
    'hu 10-01..10-07 09:00-17:00 ambiguous',
    'hu 10-05 closed ambiguous',
  ],
])

table('an empty cell opens nothing', [
  [
    '场馆|日期|时间\n芦汀博物馆|10月1日至3日|9:00-17:00\n芦汀体育馆|10月1日至3日|',
    'hu 10-01..10-03 09:00-17:00',
    '? 芦汀体育馆|10月1日至3日',
  ],
  [
    '场馆|10月1日|10月2日\n芦汀博物馆|9:00-17:00|\n芦汀体育馆|闭馆|详询前台',
    'hu 10-01 09:00-17:00',
    'ti 10-01 closed',
    '? 10月2日',
    '? 芦汀博物馆',
    '? 芦汀体育馆',
  ],
])

table('doors are not open for half an hour', [
  ['羽毛球馆10月1日至7日9:00-9:30开放。', '? 羽毛球馆10月1日至7日9:00-9:30开放'],
])

const undated = textsOf({ places, announced: '2026-09-20', title: '芦汀博物馆、体育馆公告' })

table('how one books in a cell that begins with 现场 is no ticketed slot', [
  [
    '场馆|开放时间|入场方式\n羽毛球馆|10月1日至7日9:30-20:30|现场预约\n乒乓球馆|10月1日至7日9:30-19:00|现场预约或小程序预约',
    'pi 10-01..10-07 09:30-19:00',
    'yu 10-01..10-07 09:30-20:30',
  ],
])

undated('hours without days beside days that are told', [
  [
    '10月1日至7日芦汀博物馆9:00-17:00开放。\n羽毛球馆9:00-20:00开放。',
    'hu 10-01..10-07 09:00-17:00',
    '? 羽毛球馆9:00-20:00开放',
  ],
  [
    '10月1日至7日芦汀博物馆9:00-17:00开放。\n羽毛球馆每天9:00-20:00开放。',
    'hu 10-01..10-07 09:00-17:00',
    'yu mo+tu+we+th+fr+sa+su 09:00-20:00',
  ],
  [
    '10月1日至7日芦汀博物馆9:00-17:00开放。\n羽毛球馆正在改造，暂不开放。',
    'hu 10-01..10-07 09:00-17:00',
    'yu mo+tu+we+th+fr+sa+su closed',
  ],
  [
    '10月1日至7日芦汀博物馆9:00-17:00开放。\n羽毛球馆照常开放。',
    'hu 10-01..10-07 09:00-17:00',
    'yu mo+tu+we+th+fr+sa+su regular ambiguous',
  ],
  [
    '芦汀博物馆9:00-17:00开放。\n10月1日至7日芦汀博物馆9:00-20:00开放。',
    'hu 10-01..10-07 09:00-20:00',
    'hu mo+tu+we+th+fr+sa+su 09:00-17:00',
  ],
])
