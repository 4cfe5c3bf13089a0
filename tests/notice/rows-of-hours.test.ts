/** Hours that lead their row, both ends told apart, hours of several open days, and days glossed in a bracket. */
import { place } from './shown.ts'
import { textsOf } from './tables-of-texts.ts'

const places = [
  place('guan', '云岭馆'),
  place('tong', '童书室', 'guan'),
  place('qiu', '球室', 'guan'),
  place('ting', '展厅', 'guan'),
]

const table = textsOf({
  places,
  announced: '2026-01-20',
  title: '云岭馆开放公告',
  publisher: '云岭馆',
})

table('hours, a comma, and whose they are', [
  [
    '云岭馆5月1日至5日部分场地免费开放:\n上午8:30-11:30、下午14:30-17:30,球室、童书室免费;\n全天9:00-21:00,展厅免费。',
    'qiu 05-01..05-05 08:30-11:30 14:30-17:30',
    'ting 05-01..05-05 09:00-21:00',
    'tong 05-01..05-05 08:30-11:30 14:30-17:30',
  ],
  [
    '5月1日至3日,每天9:00-11:00,市民可前往球室、童书室锻炼、阅读;下午2时至5时,展厅免费开放。',
    'qiu 05-01..05-03 09:00-11:00',
    'ting 05-01..05-03 14:00-17:00',
    'tong 05-01..05-03 09:00-11:00',
  ],
])

table('the two ends of a day told apart', [
  [
    '5月1日至3日闭馆时间延长至18:00,开馆时间仍为9:00,17:00停止入馆。',
    'guan 05-01..05-03 09:00-18:00',
  ],
  ['5月1日至3日提前到8:30开馆,闭馆时间17:00不变。', 'guan 05-01..05-03 08:30-17:00'],
])

table('hours below all open days, the resumption too', [
  [
    '5月1日、2日正常开放,5月3日闭馆一天,5月4日起恢复正常开放。\n开放时间:9:00-17:00',
    'guan 05-01+05-02 09:00-17:00',
    'guan 05-03 closed',
    'guan 05-04.. 09:00-17:00',
  ],
  ['5月4日起恢复正常开放。\n9:00-17:00', 'guan 05-04.. 09:00-17:00'],
])

table('days glossed in a bracket', [
  [
    '除夕、初一(2月16日、2月17日)闭馆,初二、初三(2月18日-19日)9:00-16:00开放。',
    'guan 02-16+02-17 closed',
    'guan 02-18..02-19 09:00-16:00',
  ],
  [
    '5月1日(五)至5月3日(日)9:00-17:00开放,5月4日(一)闭馆。',
    'guan 05-01..05-03 09:00-17:00',
    'guan 05-04 closed',
  ],
  ['4月5日至6日(清明假期后两天)闭馆。', 'guan 04-05..04-06 closed'],
])

table('the whole day with hours beside it', [
  ['5月1日至3日全天开放(9:00-16:30)。', 'guan 05-01..05-03 09:00-16:30'],
])

table('rooms under headings of their own', [
  [
    '5月1日以下场地免费开放:\n一、球室:9:00-12:00\n二、展厅\n13:00-16:00为公益时段。',
    'qiu 05-01 09:00-12:00',
    'ting 05-01 13:00-16:00',
    '? 5月1日以下场地免费开放:',
  ],
])

table('a day in a bracket, or after a comma, with the end alone', [
  [
    '5月1日至5日9:00-17:00开放(5月2日至20:00)。',
    'guan 05-01+05-03..05-05 09:00-17:00',
    'guan 05-02 09:00-20:00',
  ],
  [
    '5月1日至5日9:00-17:00,5月2日至20:00。',
    'guan 05-01+05-03..05-05 09:00-17:00',
    'guan 05-02 09:00-20:00',
  ],
])

table('a part that stays open longer on some weekdays', [
  [
    '5月1日至5日9:30-17:00开放,免费参观。展厅每逢周五、周六延长到20点。',
    'guan 05-01..05-05 09:30-17:00',
    'ting 05-01+05-02 09:30-20:00',
    'ting 05-03+05-04+05-05 09:30-17:00 implied',
  ],
])

table('hours after a closure and the days on which doors are open', [
  [
    '云岭馆5月1日闭馆,5月2日至5日开馆,球室9:00-17:00,展厅10:00-16:00。',
    'guan 05-01 closed',
    'guan 05-02..05-05 open-unstated',
    'qiu 05-02..05-05 09:00-17:00',
    'ting 05-02..05-05 10:00-16:00',
  ],
  [
    '云岭馆:5月1日闭馆,5月2日至5日球室9:00-17:00,展厅10:00-16:00。5月6日起恢复正常开放。',
    'guan 05-01 closed',
    'guan 05-06.. regular',
    'qiu 05-02..05-05 09:00-17:00',
    'ting 05-02..05-05 10:00-16:00',
  ],
  [
    '5月1日球室和展厅开放,时间9点到16点;5月2日起一切照旧。',
    'guan 05-02.. regular',
    'qiu 05-01 09:00-16:00',
    'ting 05-01 09:00-16:00',
  ],
])

table('rest, and staff on holiday', [
  ['5月1日休一天,5月2日至5日照常开放。', 'guan 05-01 closed', 'guan 05-02..05-05 regular'],
  [
    '云岭馆\n5月1日:员工放假\n5月2日:场地维护\n5月3日:正常开放',
    'guan 05-01 closed',
    'guan 05-02 closed',
    'guan 05-03 regular',
  ],
])

table('as many days as the holiday of the notice has', [
  [
    '端午假期(6月19日-21日),开放时间如下:\n云岭馆 三天均开放,上午9:00-12:00',
    'guan 06-19..06-21 09:00-12:00',
  ],
])

table('a word for rooms, and which they are in a bracket', [
  [
    '5月1日至3日全馆暂停开放,小型场地(球室、展厅)8:00-17:00开放。',
    'guan 05-01..05-03 closed',
    'qiu 05-01..05-03 08:00-17:00',
    'ting 05-01..05-03 08:00-17:00',
  ],
])

table('shows that are not given', [['展厅5月3日不放映。', 'ting 05-03 closed']])

table('behind a semicolon the days that the sentence began with', [
  [
    '5月1日至5日,童书室9:00-17:00,5月1日、2日停用;展厅8:30-11:30,球室9:00-12:00。',
    'qiu 05-01..05-05 09:00-12:00',
    'ting 05-01..05-05 08:30-11:30',
    'tong 05-01+05-02 closed',
    'tong 05-03..05-05 09:00-17:00',
  ],
])

table('half a day, and a break at noon', [
  ['5月1日闭馆半天,13:00开馆,17:00闭馆。', 'guan 05-01 13:00-17:00'],
  [
    '每周二至周日9:00-21:00开放(每天12:00-13:00清场消毒,不开放)。',
    'guan tu+we+th+fr+sa+su 09:00-21:00',
    'guan tu+we+th+fr+sa+su 12:00-13:00 remove',
  ],
  [
    '每天9:00-21:00开放,其中每天12:00-13:00闭馆消毒。',
    'guan mo+tu+we+th+fr+sa+su 09:00-21:00',
    'guan mo+tu+we+th+fr+sa+su 12:00-13:00 remove',
  ],
])

table('the ordinary start of the other days', [
  [
    '五一假期(5月1日至5日):5月1日闭馆,其余时间9:00-17:00,5月4日延长至20:00。',
    'guan 05-01 closed',
    'guan 05-02..05-03+05-05 09:00-17:00 implied',
    'guan 05-04 09:00-20:00',
  ],
])

table('a note below a span', [
  [
    '时间|场馆|内容\n5月1日-5月5日 9:00-12:00|球室|球\n|展厅|画\n注:5月3日球室闭馆一天。',
    'qiu 05-01..05-02+05-04..05-05 09:00-12:00',
    'qiu 05-03 closed',
    'ting 05-01..05-05 09:00-12:00',
  ],
  [
    '5月1日至5日9:00-12:00开放。\n注:5月3日闭馆一天。',
    'guan 05-01..05-02+05-04..05-05 09:00-12:00',
    'guan 05-03 closed',
  ],
  [
    '5月1日至5日9:00-12:00开放。\n5月3日闭馆一天。',
    'guan 05-01..05-05 09:00-12:00 ambiguous',
    'guan 05-03 closed ambiguous',
  ],
])

table('a span, then a day of it, then the others', [
  [
    '5月1日至5日,5月1日闭馆,其余时间9:00-17:00。',
    'guan 05-01 closed',
    'guan 05-02..05-05 09:00-17:00 implied',
  ],
  [
    '5月1日至5日:5月3日闭馆,其余日期照常开放。',
    'guan 05-01..05-02+05-04..05-05 regular implied',
    'guan 05-03 closed',
  ],
  ['5月1日至3日,5月5日闭馆。', 'guan 05-01..05-03+05-05 closed'],
])

table('open when the house is', [
  [
    '5月1日至5日,云岭馆9:30-17:00开放。球室、展厅与主馆同步开放。',
    'guan 05-01..05-05 09:30-17:00',
    'qiu 05-01..05-05 09:30-17:00 implied',
    'ting 05-01..05-05 09:30-17:00 implied',
  ],
  [
    '5月1日至5日,云岭馆9:30-17:00开放,球室、展厅与本馆同步开放。',
    'guan 05-01..05-05 09:30-17:00',
    'qiu 05-01..05-05 09:30-17:00 implied',
    'ting 05-01..05-05 09:30-17:00 implied',
  ],
])
