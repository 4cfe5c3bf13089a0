/** Days that a sentence points at, takes over or leaves out: 上述三天, the half of a day left out, what was before. */
import { place } from './shown.ts'
import { textsOf } from './tables-of-texts.ts'

const places = [
  place('guan', '云岭馆'),
  place('tong', '童书室', 'guan'),
  place('qiu', '球室', 'guan'),
]

const table = textsOf({
  places,
  announced: '2026-06-20',
  title: '云岭馆开放公告',
  publisher: '云岭馆',
})

table('so many days, named before', [
  [
    '7月4日、7月11日暂停每周六延时开放至20:00。上述两天开馆时间为9:00-17:00。',
    'guan 07-04+07-11 09:00-17:00',
    '? 7月4日、7月11日暂停每周六延时开放至20:00',
  ],
  [
    '7月4日、11日取消夜场。以上两日9:30-16:30开放。',
    'guan 07-04+07-11 09:30-16:30',
    '? 7月4日、11日取消夜场',
  ],
])

table('what was before the change', [
  [
    '7月1日至8月31日9:00-20:00开放。9月1日起，恢复暑期前的开馆时间。',
    'guan 07-01..08-31 09:00-20:00',
    'guan 09-01.. regular',
  ],
  [
    '7月1日至8月31日9:00-20:00开放。9月1日起沿用此前的开放时间。',
    'guan 07-01..08-31 09:00-20:00',
    'guan 09-01.. regular',
  ],
  [
    '7月1日至8月31日9:00-20:00开放。9月1日起开放时间恢复至调整前。',
    'guan 07-01..08-31 09:00-20:00',
    'guan 09-01.. regular',
  ],
])

table('half a day left out', [
  [
    '7月1日至9月1日，童书室除周一下午闭馆外，其余时间全面开放。\n童书室的开放时段为上午8:00—12:00、下午3:00—6:00。',
    'tong mo@07-01..09-01 08:00-12:00 implied',
    'tong tu+we+th+fr+sa+su@07-01..09-01 08:00-12:00 15:00-18:00 implied',
  ],
])

table('the one day of the sentence', [
  [
    '云岭馆8日免费开放的有童书室，时间为6:30-21:00；球室因翻新不开放。',
    'qiu 07-08 closed ambiguous',
    'tong 07-08 06:30-21:00 implied',
  ],
])

table('days over rooms in lines of their own', [
  [
    '10月1日—3日 9:30-16:00\n10月4日—5日 8:30-12:00\n1日—5日各天均开放：\n童书室\n球室\n10月6日起恢复正常开馆',
    'guan 10-01..10-03 09:30-16:00',
    'guan 10-04..10-05 08:30-12:00',
    'guan 10-06.. regular',
    'qiu 10-01..10-03 09:30-16:00',
    'qiu 10-04..10-05 08:30-12:00',
    'tong 10-01..10-03 09:30-16:00',
    'tong 10-04..10-05 08:30-12:00',
  ],
])

table('a lead says nothing of its own', [
  ['本馆服务窗口按下表开放：\n童书室：7月4日至7日9:00-16:00', 'tong 07-04..07-07 09:00-16:00'],
  [
    '国庆节本馆10月1日至4日休息，10月5日起对外开放，具体安排如下：\n10月4日至7日9:00-16:30',
    'guan 10-01..10-04 closed ambiguous',
    'guan 10-04..10-07 09:00-16:30 ambiguous',
  ],
])

table('the hours of what was said to be open', [
  [
    '国庆假期（10月1日至7日），云岭馆童书室和球室照常免费开放。10月8日闭馆，10月9日起恢复正常开馆。\n假期里，云岭馆凭身份证入馆，免费开放时间为9:00至16:30。',
    'guan 10-08 closed',
    'guan 10-09.. regular',
    'qiu 10-01..10-07 09:00-16:30',
    'tong 10-01..10-07 09:00-16:30',
  ],
  [
    '7月13日至8月31日，每周一不闭馆，照常开放，参观时间为每周一9:00-17:30。',
    'guan mo@07-13..08-31 09:00-17:30',
  ],
  [
    '7月13日至8月31日，每周一不闭馆。周一开放时间：9:00-17:30。',
    'guan mo@07-13..08-31 09:00-17:30',
  ],
  [
    '场馆|日期|开放时间\n球室|7月1日-7月3日|闭馆\n|7月4日恢复开放|6:40-21:00\n童书室|7月1日-3日正常开放|9:00-20:00',
    'qiu 07-01..07-03 closed',
    'qiu 07-04.. 06:40-21:00',
    'tong 07-01..07-03 09:00-20:00',
  ],
])

table('every day, and below it the holiday', [
  [
    '云岭馆每天8:30—17:00开放。\n国庆期间，云岭馆10月1日开放至11:30，10月2日闭馆一天。',
    'guan 10-01 ?-11:30',
    'guan 10-02 closed',
    'guan mo+tu+we+th+fr+sa+su 08:30-17:00',
  ],
])

table('what was, and what is only talked about', [
  [
    '云岭馆的球室\n将从7月18日起\n恢复对外开放！\n球室自2025年11月封闭施工以来，换了地板。\n本次恢复开放为有偿开放。开放首日有抽奖。',
    'qiu 07-18.. regular',
  ],
  ['球室自去年闭馆以来备受关注，7月18日起恢复开放。此次开放采取实名预约。', 'qiu 07-18.. regular'],
])

table('the head of a page, and what is asked', [
  [
    '通知公告 | 云岭馆关于端午期间对外开放的通知\n发布时间：2026-06-20 | 作者：云岭馆 浏览量：12\n全市公共图书馆怎样开馆，通知如下：\n7月4日云岭馆闭馆。',
    'guan 07-04 closed',
    '? 端午期间',
    '? 通知公告 | 云岭馆关于端午期间对外开放的通知',
  ],
])

table('as the house does', [
  [
    '7月4日至6日云岭馆9:00-17:00开放。\n童书室随馆开放。',
    'guan 07-04..07-06 09:00-17:00',
    'tong 07-04..07-06 09:00-17:00 implied',
  ],
  [
    '云岭馆7月4日8:30—11:30开放，7月5日13:30—16:30开放。\n童书室按照云岭馆安排正常开放。',
    'guan 07-04 08:30-11:30',
    'guan 07-05 13:30-16:30',
    'tong 07-04 08:30-11:30 implied',
    'tong 07-05 13:30-16:30 implied',
  ],
])

table('empty cells below one another', [
  [
    '日期|开放情况\n7月1日|闭馆\n7月2日|9:00-17:00\n7月3日|\n7月4日|\n7月5日|正常开放',
    'guan 07-01 closed',
    'guan 07-02 09:00-17:00',
    'guan 07-03 09:00-17:00 ambiguous',
    'guan 07-04 09:00-17:00 ambiguous',
    'guan 07-05 regular',
  ],
  [
    '日期|开放情况\n7月2日|9:00-17:00\n7月3日|\n7月5日|正常开放',
    'guan 07-02 09:00-17:00',
    'guan 07-05 regular',
    '? 7月3日',
  ],
])

const houses = [place('shu', '白沙图书馆'), place('wen', '白沙文化馆')]

textsOf({
  places: [...houses, place('mei', '白沙美术馆'), place('ti', '白沙体育馆')],
  announced: '2026-06-20',
  title: '闭馆公告',
  publisher: '白沙报',
  head: '',
})('the others are those of the closure', [
  [
    '白沙图书馆、白沙文化馆、白沙美术馆7月4日至5日闭馆，其中白沙图书馆7月8日恢复开放；其余场馆7月6日恢复开放。',
    'mei 07-04..07-05 closed',
    'mei 07-06.. regular implied',
    'shu 07-04..07-05 closed',
    'shu 07-08.. regular',
    'wen 07-04..07-05 closed',
    'wen 07-06.. regular implied',
  ],
])

textsOf({
  places: houses,
  announced: '2026-09-20',
  title: '白沙开放安排',
  publisher: '白沙报',
  head: '',
})('each of several has days of its own, most of the holiday', [
  [
    '国庆期间白沙图书馆、白沙文化馆免费开放。\n白沙图书馆10月2日至6日每天9:00-17:00开放。\n白沙文化馆开放时间为10月1日至5日。',
    'shu 10-02..10-06 09:00-17:00',
    'wen 10-01..10-05 open-unstated',
  ],
])

const paper = textsOf({
  places: houses,
  announced: '2026-06-20',
  title: '开放安排',
  publisher: '白沙报',
  head: '',
})

paper('a bracket alone below a name', [
  [
    '两馆7月4日至6日对外开放，各馆时间如下：\n1.白沙图书馆\n9:00-17:00开放。\n2.白沙文化馆\n（修缮提升，暂停开放）',
    'shu 07-04..07-06 09:00-17:00',
    'wen mo+tu+we+th+fr+sa+su closed',
  ],
])

paper('one of several houses in a heading heads lines of its own', [
  [
    '白沙文化馆、白沙图书馆\n白沙图书馆\n7月4日9:00-13:00\n7月5日9:00-17:00\n白沙文化馆\n7月5日9:00-12:00',
    'shu 07-04 09:00-13:00',
    'shu 07-05 09:00-17:00',
    'wen 07-05 09:00-12:00',
  ],
])
