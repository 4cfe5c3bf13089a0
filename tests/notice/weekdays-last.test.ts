/** Weekdays told behind the hours: clauses, remarks of tables, brackets below. */
import { place } from './shown.ts'
import { textsOf } from './tables-of-texts.ts'

const places = [
  place('tu', '苇城图书馆'),
  place('zi', '自修室', 'tu'),
  place('wai', '外文区', 'tu'),
]

const table = textsOf({ places, announced: '2026-06-20', title: '苇城图书馆公告' })

table('a clause of weekdays behind the hours', [
  [
    '自修室9:00-17:00，每周一至周五开放，周六、周日闭馆。',
    'zi mo+tu+we+th+fr 09:00-17:00',
    'zi sa+su closed',
  ],
  [
    '7月1日至8月31日，自修室9:00-17:00，每周一至周五开放。',
    'zi mo+tu+we+th+fr@07-01..08-31 09:00-17:00',
  ],
])

table('a remark of weekdays beside the hours of a row', [
  [
    '部室|开放时间\n外文区|9:00—17:00（每周二、四、六开放）\n自修室|9:00—17:00（周一闭馆）',
    'wai mo+we+fr+su closed implied',
    'wai tu+th+sa 09:00-17:00',
    'zi mo closed',
    'zi tu+we+th+fr+sa+su 09:00-17:00',
  ],
])

table('a bracket below the hours of a span', [
  [
    '7月4日\n上午10:00-下午16:00\n7月5日-7月8日\n上午9:00-晚上21:00\n（7月6日逢周一整理内务，不开放）',
    'tu 07-04 10:00-16:00',
    'tu 07-05+07-07..07-08 09:00-21:00',
    'tu 07-06 closed',
  ],
])

table('a stretch of weekdays that ends in the week after', [
  [
    '自修室每周三至次周一9:00-17:00开放，周二闭馆。',
    'zi mo+we+th+fr+sa+su 09:00-17:00',
    'zi tu closed',
  ],
  [
    '7月6日起，闭馆日由周一调整为周二，周三至次周一9:00-17:00开放。',
    'tu mo+we+th+fr+sa+su@07-06.. 09:00-17:00',
    '? 闭馆日由周一调整为周二',
  ],
])
