/** Single houses: numbered rooms, closures and what goes on meanwhile, and what is history or only a title. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import { place, shown } from './shown.ts'

const calendar = builtinCalendar('2026-05-20')

const PLACES = [
  place('h', '青禾图书馆'),
  place('e', '东岭分馆', 'h'),
  place('one', '一层展厅', 'h'),
  place('three', '三层展厅', 'h'),
  place('four', '四层展厅', 'h'),
  place('first', '第一自修室', 'h'),
  place('second', '第二自修室', 'h'),
  place('child', '少儿室', 'h'),
]

type Case = [text: string, ...expected: string[]]

function table(name: string, cases: Case[]): void {
  test.each(cases)(`${name}: %s`, (text, ...expected) => {
    const context = {
      places: PLACES,
      announced: '2026-05-20',
      title: '',
      publisher: '青禾图书馆',
      calendar,
    }
    expect(shown(draft(text, context), { year: 2026, booking: false })).toEqual(expected)
  })
}

table('names that share their end', [
  [
    '6月3日至6日一、三、四层展厅因布展关闭。',
    'four 06-03..06-06 closed',
    'one 06-03..06-06 closed',
    'three 06-03..06-06 closed',
  ],
  ['一、三、四层展厅6月3日闭馆。', 'four 06-03 closed', 'one 06-03 closed', 'three 06-03 closed'],
  ['6月3日第一、第二自修室9:00-17:00开放。', 'first 06-03 09:00-17:00', 'second 06-03 09:00-17:00'],
  [
    '6月3日3-4层展厅闭馆，6月4日全馆所有展厅闭馆。',
    'four 06-03 closed implied',
    'h 06-04 closed',
    'three 06-03 closed implied',
  ],
  [
    '6月3日第一至第二自修室9:00-17:00开放。',
    'first 06-03 09:00-17:00 implied',
    'second 06-03 09:00-17:00 implied',
  ],
  ['6月3日第一、二自修室闭馆。', 'first 06-03 closed', 'second 06-03 closed'],
])

table('closures and what goes on meanwhile', [
  [
    '6月3日至5日第一、第二自修室停用。6月6日恢复正常。',
    'first 06-03..06-05 closed',
    'first 06-06.. regular',
    'second 06-03..06-05 closed',
    'second 06-06.. regular',
  ],
  [
    '6月3日至5日关闭3-4层各展厅，6月6日恢复开放。期间，少儿室照常开放。',
    'child 06-03..06-05 regular',
    'four 06-03..06-05 closed implied',
    'four 06-06.. regular',
    'three 06-03..06-05 closed implied',
    'three 06-06.. regular',
  ],
  ['青禾图书馆（含各分馆）6月3日闭馆。', 'e 06-03 closed', 'h 06-03 closed'],
  ['青禾图书馆（不含各分馆）6月3日闭馆。', 'h 06-03 closed'],
])

table('works, and what was said before', [
  [
    '6月3日至7日开馆（其中6月4日为正常开馆日），每天9:00-16:30；6月8日闭馆。',
    'h 06-03..06-07 09:00-16:30',
    'h 06-08 closed',
  ],
  ['近期对外开放调整如下：\n6月3日闭馆。', 'h 06-03 closed'],
  [
    '青禾图书馆6月5日至8月30日开展综合提升。项目实施期间，青禾图书馆暂停对外开放。',
    'h 06-05..08-30 closed',
  ],
  ['青禾图书馆6月5日至8月30日进行展陈改造，改造期间暂停开放。', 'h 06-05..08-30 closed'],
  ['青禾图书馆发布暂停开放的公告：青禾图书馆自6月3日起暂停开放。', 'h 06-03.. closed'],
  ['青禾图书馆6月3日至9日闭馆。青禾图书馆闭馆给读者带来不便，敬请谅解。', 'h 06-03..06-09 closed'],
  ['青禾图书馆节前闭馆三天。', '? 青禾图书馆节前闭馆三天'],
  [
    '青禾图书馆于1988年5月起向社会开放，2018年闭馆修缮，2019年再次开放。6月3日9:00-17:00开放。',
    'h 06-03 09:00-17:00',
  ],
  ['青禾图书馆自2008年4月8日正式开放以来，接待读者近百万。6月3日闭馆。', 'h 06-03 closed'],
  [
    '6月3日12:00-17:00，古籍书库临时闭馆。',
    'h 06-03 12:00-17:00 ambiguous',
    '? 6月3日12:00-17:00，古籍书库临时闭馆',
  ],
  ['青禾图书馆开放安排\n时间：2026-05-19\n6月3日9:00-17:00开放。', 'h 06-03 09:00-17:00'],
  [
    '青禾图书馆周二至周日9:00—21:00，其中少儿室周二至周五9:00—18:00，周六、周日9:00—20:00。',
    'child sa+su 09:00-20:00',
    'child tu+we+th+fr 09:00-18:00',
    'h tu+we+th+fr+sa+su 09:00-21:00',
  ],
  ['青禾图书馆6月3日至5日闭馆。闭馆期间，线上展览照常开放。', 'h 06-03..06-05 closed'],
  ['6月22日至26日，因布展二楼关闭。', '? 6月22日至26日', '? 6月22日至26日，因布展二楼关闭'],
  ['自6月1日起\n至8月31日止\n每天9:00-18:00开放', 'h 06-01..08-31 09:00-18:00'],
])
