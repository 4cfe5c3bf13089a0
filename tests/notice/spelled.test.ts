/** Rules whose days are spelled out, reopenings with a timetable below, and leads whose parts have days of their own. */
import { place } from './shown.ts'
import { textsOf } from './tables-of-texts.ts'

const places = [
  place('dang', '竹溪档案馆'),
  place('cha', '查阅厅', 'dang'),
  place('zhan', '陈列厅', 'dang'),
]

const table = textsOf({ places, announced: '2026-01-10', title: '竹溪档案馆公告' })

table('a reopening and its timetable', [
  [
    '查阅厅、陈列厅自2026年3月20日起恢复对外服务。现将有关事项公告如下：\n一、服务时间\n查阅厅：周一至周五8:30—16:30；周六8:30—11:30。\n陈列厅：周一至周五9:00—11:00。',
    'cha mo+tu+we+th+fr@03-20.. 08:30-16:30',
    'cha sa@03-20.. 08:30-11:30',
    'zhan mo+tu+we+th+fr@03-20.. 09:00-11:00',
  ],
  [
    '竹溪档案馆3月20日起恢复开放。\n一、开放时间\n周二至周日9:00-17:00，周一闭馆。',
    'dang mo@03-20.. closed',
    'dang tu+we+th+fr+sa+su@03-20.. 09:00-17:00',
  ],
  [
    '陈列厅自3月20日起重新开放。\n开放时间：周二至周日9:00-17:00。',
    'zhan 03-20.. regular',
    'zhan tu+we+th+fr+sa+su 09:00-17:00',
  ],
])

table('the days of a rule, spelled out', [
  [
    '竹溪档案馆2月至3月周一闭馆，具体日期为：2月2日、9日；3月2日、16日。',
    'dang 02-02+02-09+03-02+03-16 closed',
  ],
  [
    '竹溪档案馆2月至3月试行周一下午闭馆。\n具体日期为：2月2日、9日；3月2日、16日。\n上述日期开馆时间为8:30，停止入馆时间为11:10，闭馆时间为12:00。',
    'dang 02-02+02-09+03-02+03-16 08:30-12:00',
  ],
  ['竹溪档案馆3月周一下午闭馆，具体为3月2日、16日。', 'dang 03-02+03-16 12:00-? remove'],
])

table('a lead whose parts have days of their own', [
  [
    '春节假期竹溪档案馆各场馆免费开放。\n2月16日—22日查阅厅10:00-18:00开放，陈列厅9:00-18:00开放。',
    'cha 02-16..02-22 10:00-18:00',
    'zhan 02-16..02-22 09:00-18:00',
  ],
])
