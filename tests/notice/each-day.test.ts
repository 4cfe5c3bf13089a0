/** 当天 after several days, how much a house is open, what may be done inside, and timetables that begin on a day. */
import { place } from './shown.ts'
import { textsOf } from './tables-of-texts.ts'

const places = [
  place('ke', '汀州科技馆'),
  place('qiu', '球幕厅', 'ke'),
  place('shi', '实验室', 'ke'),
]

const table = textsOf({ places, announced: '2026-06-20', title: '汀州科技馆公告' })

table('on each of the days named', [
  [
    '7月4日（周六）、7月11日（周六）暂停延时开放，当天开放时间为9:00-17:00，16:00停止入馆。',
    'ke 07-04+07-11 09:00-17:00',
    '? 7月4日（周六）、7月11日（周六）暂停延时开放',
  ],
  [
    '7月6日至8日停止延时开放，当天开放时间为9:00-17:00。',
    'ke 07-06..07-08 09:00-17:00',
    '? 7月6日至8日停止延时开放',
  ],
  ['7月4日、5日承办活动，当天17:00闭馆。', 'ke 07-04..07-05 ?-17:00'],
])

table('an event, whose leave it has, and a closed day', [
  [
    '7月5日（周日）我馆将在文化广场举办科普市集，经报主管部门同意，当天不开放；7月6日起恢复正常开馆。',
    'ke 07-05 closed',
    'ke 07-06.. regular',
  ],
  ['7月5日我馆举办科普市集，经主管部门批准，当天不对外开放。', 'ke 07-05 closed'],
])

table('how much, and not when', [
  [
    '球幕厅每天9:00-21:00免费开放。\n全年开放不少于330天，每周开放不少于35小时。',
    'qiu mo+tu+we+th+fr+sa+su 09:00-21:00',
  ],
  [
    '我馆每周免费开放14小时以上，全年累计开放340天。球幕厅每天9:00-21:00开放。',
    'qiu mo+tu+we+th+fr+sa+su 09:00-21:00',
  ],
])

table('what may be done inside opens no door', [
  [
    '我馆每天9:00-20:30开放。\n夜间不办理外借，可阅览、自习。',
    'ke mo+tu+we+th+fr+sa+su 09:00-20:30',
  ],
])

table('a place to rest closes nothing', [
  [
    '我馆每天9:00-17:00开放。中考期间（6月14日至16日）试办的考生休息点已经结束。',
    'ke mo+tu+we+th+fr+sa+su 09:00-17:00',
    '? 期间（6月14日至16日）',
  ],
])

table('timetables that begin on a day', [
  ['2027年4月1日起执行旺季时间：8:30—17:00（16:10停止检票）。', 'ke 2027-04-01.. 08:30-17:00'],
  [
    '7月1日起执行旺季开放时间：8:30—17:00。11月1日起执行淡季开放时间：8:30—16:30。',
    'ke 07-01..10-31 08:30-17:00',
    'ke 11-01.. 08:30-16:30',
  ],
  [
    '开馆时间（2026年9月3日起执行）\n楼层|部室|周二至周五|周六、周日\n一层|球幕厅|10:00—16:45|9:00—16:45\n|实验室|10:00—17:00|不开放',
    'qiu sa+su@09-03.. 09:00-16:45',
    'qiu tu+we+th+fr@09-03.. 10:00-16:45',
    'shi sa+su@09-03.. closed',
    'shi tu+we+th+fr@09-03.. 10:00-17:00',
  ],
])
