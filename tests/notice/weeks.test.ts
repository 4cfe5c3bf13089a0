/** Weekdays within a span of weeks: every order in which notices tell the span, the weekdays and what is beside them. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import { place } from './shown.ts'
import { textsOf } from './tables-of-texts.ts'

const calendar = builtinCalendar('2026-06-20')
const places = [
  place('ke', '云栖科技馆'),
  place('ting', '童心厅', 'ke'),
  place('bo', '云栖博物馆'),
  place('ling', '云栖烈士陵园'),
  place('guan', '云栖烈士纪念馆'),
  place('ti', '云栖体育馆'),
  place('yu', '羽毛球场', 'ti'),
  place('ping', '乒乓球室', 'ti'),
  place('lan', '篮球厅', 'ti'),
]

const table = textsOf({ places, announced: '2026-06-20', title: '云栖区场馆开放公告' })

const SUMMER = ['ke mo@07-04..08-30 closed', 'ke tu+we+th+fr+sa+su@07-04..08-30 09:00-17:00']

table('a closing day beside the span of an opening label', [
  ['云栖科技馆\n开放日期：7月4日至8月30日（周一闭馆）\n开放时间：9:00-17:00', ...SUMMER],
  ['云栖科技馆\n开放日期：7月4日至8月30日，周一闭馆\n开放时间：9:00-17:00', ...SUMMER],
  ['云栖科技馆\n一、开放日期：7月4日至8月30日；每周一闭馆\n二、开放时间：9:00-17:00', ...SUMMER],
  [
    '云栖科技馆开放日期：7月4日至8月30日，周一闭馆。',
    'ke mo@07-04..08-30 closed',
    'ke tu+we+th+fr+sa+su@07-04..08-30 open-unstated',
  ],
])

table('two weeks or more are told as weekdays', [
  [
    '云栖科技馆7月4日至7月17日周二至周日9:00-17:00开放，周一闭馆。',
    'ke mo@07-04..07-17 closed',
    'ke tu+we+th+fr+sa+su@07-04..07-17 09:00-17:00',
  ],
  [
    '云栖科技馆7月4日至7月12日周二至周日9:00-17:00开放，周一闭馆。',
    'ke 07-04+07-05+07-07+07-08+07-09+07-10+07-11+07-12 09:00-17:00',
    'ke 07-06 closed',
  ],
])

table('a day on which the closing does not hold', [
  [
    '云栖科技馆9月21日至10月11日周二至周日9:00-17:00开放，周一闭馆；10月5日（周一）正常开放，10月8日闭馆。',
    'ke 10-05 regular',
    'ke 10-08 closed',
    'ke mo@09-21..10-11 closed',
    'ke tu+we+th+fr+sa+su@09-21..10-11 09:00-17:00',
  ],
  [
    '云栖科技馆9月21日至10月11日每天9:00-17:00开放，周一闭馆，但10月5日（周一）照常开放。',
    'ke 10-05 regular',
    'ke mo@09-21..10-11 closed',
    'ke tu+we+th+fr+sa+su@09-21..10-11 09:00-17:00',
  ],
  [
    '云栖科技馆8月1日至10月31日周二至周日9:00-17:00开放，周一闭馆（国庆假期除外）。',
    'ke 10-05 open-unstated implied',
    'ke mo@08-01..10-31 closed',
    'ke tu+we+th+fr+sa+su@08-01..10-31 09:00-17:00',
  ],
  [
    '云栖科技馆8月1日至10月31日周二至周日9:00-17:00开放，周一闭馆，遇法定节假日顺延。',
    'ke mo@08-01..10-31 closed',
    'ke tu+we+th+fr+sa+su@08-01..10-31 09:00-17:00',
  ],
])

table('that the doors are open on a weekday with hours adds nothing', [
  [
    '云栖科技馆、云栖博物馆\n7月4日至8月30日，周一至周日9:00-18:00，周一不闭馆。',
    'bo mo+tu+we+th+fr+sa+su@07-04..08-30 09:00-18:00',
    'ke mo+tu+we+th+fr+sa+su@07-04..08-30 09:00-18:00',
  ],
  [
    '云栖科技馆7月4日至8月30日，周一不休，周一至周四9:00-18:00，周五至周日9:00-21:00。',
    'ke fr+sa+su@07-04..08-30 09:00-21:00',
    'ke mo+tu+we+th@07-04..08-30 09:00-18:00',
  ],
])

table('a sentence that tells a span and nothing else', [
  [
    '8月20日至9月6日为集中祭扫期。云栖烈士陵园每天7:00-18:00开放，其中8月26日至28日为6:00-18:00；云栖烈士纪念馆每天8:00-17:00开放。',
    'guan 08-20..09-06 08:00-17:00',
    'ling 08-20..08-25+08-29..09-06 07:00-18:00',
    'ling 08-26..08-28 06:00-18:00',
  ],
  ['云栖科技馆暑期开放时间如下：7月4日至8月30日。周二至周日：9:00-17:00。周一：闭馆。', ...SUMMER],
  [
    '云栖科技馆暑期开放时间如下：7月4日至8月30日。\n周二至周日：9:00-17:00。\n周一闭馆。',
    ...SUMMER,
  ],
  [
    '7月4日至8月30日，云栖科技馆、云栖博物馆延时开放。云栖科技馆周二至周日9:00-17:00，周一闭馆；云栖博物馆每天9:00-20:00，周一不休。',
    'bo 07-04..08-30 09:00-20:00',
    ...SUMMER,
  ],
  // An event has a span of its own.
  [
    '7月4日至8月30日举办科普展。云栖科技馆周二至周日9:00-17:00开放。',
    'ke tu+we+th+fr+sa+su 09:00-17:00',
  ],
])

table('a closing day below several seasons', [
  [
    '云栖科技馆\n夏令时\n2026年7月1日至9月30日\n8:30-21:30\n冬令时\n2026年10月1日至2027年4月30日\n8:30-20:00\n逢周五闭馆。',
    'ke 07-01..09-30 08:30-21:30',
    'ke 10-01..2027-04-30 08:30-20:00',
    'ke fr closed',
  ],
])

table('a room whose end alone is told', [
  [
    '7月4日至8月30日云栖科技馆周二至周五8:30-21:00，周六、周日9:00-18:00，周一闭馆。童心厅提前至17:00关闭。',
    'ke mo@07-04..08-30 closed',
    'ke sa+su@07-04..08-30 09:00-18:00',
    'ke tu+we+th+fr@07-04..08-30 08:30-21:00',
    'ting tu+we+th+fr+sa+su@07-04..08-30 ?-17:00',
  ],
  [
    '7月4日至8月30日开放时间如下：\n1.云栖科技馆\n周二至周日8:30-21:00，周一闭馆。童心厅只开到18:00。',
    'ke mo@07-04..08-30 closed',
    'ke tu+we+th+fr+sa+su@07-04..08-30 08:30-21:00',
    'ting tu+we+th+fr+sa+su@07-04..08-30 ?-18:00',
  ],
  [
    '云栖科技馆7月4日至8月30日周二至周日8:30-21:00（童心厅18:00关闭），周一闭馆。',
    'ke mo@07-04..08-30 closed',
    'ke tu+we+th+fr+sa+su@07-04..08-30 08:30-21:00',
    'ting tu+we+th+fr+sa+su@07-04..08-30 08:30-18:00',
  ],
])

table('an opening that only announces', [
  [
    '云栖科技馆暑期对外开放，事项公告如下：\n7月4日至8月30日，每天9:00-17:00。',
    'ke 07-04..08-30 09:00-17:00',
  ],
  [
    '云栖科技馆将于近期对外开放，有关事宜通告如下：\n7月4日起每天9:00-17:00。',
    'ke 07-04.. 09:00-17:00',
  ],
])

table('a name that says where the next place is, or whose', [
  [
    '云栖科技馆10月1日至6日9:00-17:00开放。云栖科技馆西侧的云栖博物馆10月1日至3日闭馆。',
    'bo 10-01..10-03 closed',
    'ke 10-01..10-06 09:00-17:00',
  ],
  [
    '云栖科技馆10月1日至6日闭馆，云栖科技馆代管的云栖烈士纪念馆9:00-17:00开放。',
    'guan 10-01..10-06 09:00-17:00',
    'ke 10-01..10-06 closed',
  ],
  ['与云栖科技馆一街之隔的云栖博物馆10月1日闭馆。', 'bo 10-01 closed'],
])

table('hours of cards', [
  [
    '云栖科技馆10月1日至8日9:00-17:00开放。\n办卡时间：9:00-11:30，14:00-17:00。',
    'ke 10-01..10-08 09:00-17:00',
  ],
  ['云栖科技馆10月1日至8日9:00-17:00开放。年卡办理时间9:00-16:00。', 'ke 10-01..10-08 09:00-17:00'],
])

table('an end and a start told apart', [
  [
    '云栖博物馆7月18日至8月2日延时一小时闭馆，由17:00延至18:00，每天8:30开馆。',
    'bo 07-18..08-02 08:30-18:00',
  ],
  ['云栖博物馆7月18日至8月2日18:00闭馆，8:30开馆。', 'bo 07-18..08-02 08:30-18:00'],
  [
    '云栖博物馆7月18日至8月2日推迟半小时闭馆，由17:30推迟到18:00，开馆时间仍为8:30。',
    'bo 07-18..08-02 08:30-18:00',
  ],
  // How much earlier is no hour.
  ['云栖博物馆7月18日提前半小时闭馆。', '? 7月18日'],
])

table('rooms that are opened, and one that is not', [
  [
    '云栖体育馆10月4日至7日13:00-21:00开放羽毛球场、乒乓球室，篮球厅正在更换地板，暂不开放。',
    'lan mo+tu+we+th+fr+sa+su closed',
    'ping 10-04..10-07 13:00-21:00',
    'yu 10-04..10-07 13:00-21:00',
  ],
])

table('the rooms above', [
  [
    '云栖体育馆国庆安排\n一、羽毛球场\n10.1—10.3 8:00—12:00\n二、乒乓球室\n10.1—10.7 9:00—17:00\n三、篮球厅\n10.1—10.7 6:00—22:00\n10.8起以上场地恢复平时时间，入场办法不变。',
    'lan 10-01..10-07 06:00-22:00',
    'lan 10-08.. regular',
    'ping 10-01..10-07 09:00-17:00',
    'ping 10-08.. regular',
    'yu 10-01..10-03 08:00-12:00',
    'yu 10-08.. regular',
  ],
])

table('the others below a table', [
  [
    '云栖体育馆\n场地|开放日期|开放时间\n羽毛球场|10月1日、2日|9:00-11:30\n乒乓球室|10月1日至5日|9:00-17:00\n其余场地10月1日至5日均不开放。',
    'lan 10-01..10-05 closed implied',
    'ping 10-01..10-05 09:00-17:00',
    'yu 10-01+10-02 09:00-11:30',
  ],
])

table('all houses, in the notes below a table', [
  [
    '场馆|10月1日|10月2日\n云栖科技馆|9:00-12:00|9:00-17:00\n云栖博物馆|闭馆|10:00-16:00\n云栖烈士纪念馆|闭馆|闭馆\n说明：\n1.云栖博物馆须预约。\n2.云栖科技馆10月8日闭馆。\n3.10月9日起，各场馆均恢复正常开放。',
    'bo 10-01 closed',
    'bo 10-02 10:00-16:00',
    'bo 10-09.. regular',
    'guan 10-01 closed',
    'guan 10-02 closed',
    'guan 10-09.. regular',
    'ke 10-01 09:00-12:00',
    'ke 10-02 09:00-17:00',
    'ke 10-08 closed',
    'ke 10-09.. regular',
  ],
])

test('the last entry of some days, in a line below the hours of several', () => {
  const title = '云栖博物馆开放公告'
  const text = `${title}\n10月1日10:00-16:00\n10月2日至7日9:00-17:00\n10月1日15:30停止入馆，10月2日至7日16:30停止入馆。`
  const house = [place('bo', '云栖博物馆')]
  const options = { places: house, announced: '2026-06-20', title, publisher: '', calendar }
  const { facts } = draft(text, options)
  expect(facts.map((f) => f.lastEntry)).toEqual(['15:30', '16:30'])
})
