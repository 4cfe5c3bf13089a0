/** Lists that a word counts, weekdays before several names, rooms in a heading with their season, and power cuts. */
import { place } from './shown.ts'
import { textsOf } from './tables-of-texts.ts'
import type { Case } from './tables-of-texts.ts'

const places = [
  place('gong', '柳浦少年宫'),
  place('hai', '海洋角', 'gong'),
  place('xing', '星空角', 'gong'),
  place('mu', '木工坊', 'gong'),
  place('zi', '自习间', 'gong'),
  place('qiao', '石桥小学'),
  place('he', '荷塘小学'),
  place('zhong', '柳浦二中'),
]

function table(name: string, of: string[], cases: Case[]): void {
  const only = places.filter((p) => of.includes(p.id))
  textsOf({ places: only, announced: '2026-06-20', title: '柳浦区开放公告' })(name, cases)
}

const palace = ['gong', 'hai', 'xing', 'mu', 'zi']

table(
  'weekdays before the first name, and a semicolon',
  ['qiao', 'he', 'zhong'],
  [
    [
      '周一至周五，石桥小学、荷塘小学6:00-7:00；柳浦二中不开放。\n周六、周日，三所学校均为6:00-10:00。',
      'he mo+tu+we+th+fr 06:00-07:00',
      'he sa+su 06:00-10:00',
      'qiao mo+tu+we+th+fr 06:00-07:00',
      'qiao sa+su 06:00-10:00',
      'zhong mo+tu+we+th+fr closed',
      'zhong sa+su 06:00-10:00',
    ],
    [
      '周一至周五，石桥小学18:00-20:00；荷塘小学19:00-20:00。周六、周日两校均为8:00-18:00。',
      'he mo+tu+we+th+fr 19:00-20:00',
      'he sa+su 08:00-18:00',
      'qiao mo+tu+we+th+fr 18:00-20:00',
      'qiao sa+su 08:00-18:00',
    ],
  ],
)

table('rooms in a heading with their season', palace, [
  [
    '海洋角、星空角暑期（7月5日至8月31日）开放时间：\n周三至周五 14:00-17:30\n周六、周日 9:00-17:30\n周一、周二 闭馆',
    'hai mo+tu@07-05..08-31 closed',
    'hai sa+su@07-05..08-31 09:00-17:30',
    'hai we+th+fr@07-05..08-31 14:00-17:30',
    'xing mo+tu@07-05..08-31 closed',
    'xing sa+su@07-05..08-31 09:00-17:30',
    'xing we+th+fr@07-05..08-31 14:00-17:30',
  ],
  [
    '7月5日至8月31日木工坊开放时间：\n周三至周五：14:00-17:30\n周六、周日：9:00-17:30',
    'mu sa+su@07-05..08-31 09:00-17:30',
    'mu we+th+fr@07-05..08-31 14:00-17:30',
  ],
  [
    '“海洋角”“星空角”两个展馆及木工坊7月1日14:00-17:30开放。\n暑期（7月5日至8月31日）两个展馆开放时间：\n周三至周日：9:00-17:30',
    'hai 07-01 14:00-17:30',
    'hai we+th+fr+sa+su@07-05..08-31 09:00-17:30',
    'mu 07-01 14:00-17:30',
    'xing 07-01 14:00-17:30',
    'xing we+th+fr+sa+su@07-05..08-31 09:00-17:30',
  ],
])

table(
  'three rooms are not their house and two of them',
  ['gong', 'hai', 'xing', 'mu'],
  [
    [
      '海洋角、星空角7月1日闭馆。7月2日起三个活动室每天9:00-17:00开放。',
      'hai 07-01 closed',
      'hai 07-02.. 09:00-17:00',
      'mu 07-02.. 09:00-17:00',
      'xing 07-01 closed',
      'xing 07-02.. 09:00-17:00',
    ],
  ],
)

table('power and water cuts', palace, [
  ['7月15日（周三）19:00至21:00停电，自习间当天只开放到18:30。', 'zi 07-15 ?-18:30'],
  ['7月15日14:10至16:30停水，其间馆内卫生间关闭，少年宫照常开放。', 'gong 07-15 regular'],
  ['7月15日14:10至16:30停水，期间电梯停用，木工坊照常开放。', 'mu 07-15 regular'],
  ['7月15日8:00-12:00停电，木工坊闭馆。', 'mu 07-15 08:00-12:00 remove'],
  ['木工坊7月15日9:00-11:30停水停电，暂停开放。', 'mu 07-15 09:00-11:30 remove'],
  ['7月15日8:00-12:00停水，木工坊正常开放。', 'mu 07-15 regular'],
  ['7月15日停电检修，自习间当日开放时间为8:00-12:00。', 'zi 07-15 08:00-12:00'],
])

table('how much later than usual closes nothing', palace, [
  ['自习间7月2日至8月31日每天8:00-21:30，较平时晚一个半小时关门。', 'zi 07-02..08-31 08:00-21:30'],
  ['7月2日至8月31日，自习间每天比平时晚两小时闭馆。', '? 7月2日至8月31日', '? 每天'],
  [
    '自习间7月2日至8月31日每天9:00-17:00开放，比平日提前半小时闭馆、晚半小时开馆。',
    'zi 07-02..08-31 09:00-17:00',
  ],
])

table('a heading of which the number tells whom it means, or does not', palace, [
  ['五个展馆开放时间：\n周三至周五：14:00-17:30', '? 周三至周五', '? 14:00-17:30'],
  [
    '五个展馆7月5日至8月31日开放时间：\n周三至周五：14:00-17:30',
    '? 7月5日至8月31日',
    '? 周三至周五',
    '? 14:00-17:30',
  ],
])

table(
  'a heading of all the rooms there are',
  ['gong', 'hai', 'xing'],
  [
    [
      '两个活动室开放时间：\n每天9:00-17:30',
      'hai mo+tu+we+th+fr+sa+su 09:00-17:30',
      'xing mo+tu+we+th+fr+sa+su 09:00-17:30',
    ],
  ],
)
