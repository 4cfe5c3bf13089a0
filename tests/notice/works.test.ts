/** Works that shut a place, days that touch the word behind them, and merged cells: small words that lose a closure or a span. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import { place, shown } from './shown.ts'
import { textsOf } from './tables-of-texts.ts'

const places = [
  place('ke', '青榆科技馆'),
  place('gui', '常规展区', 'ke'),
  place('le', '儿童乐园', 'ke'),
  place('ying', '球幕影院', 'ke'),
  place('ti', '青榆体育中心'),
  place('yong', '游泳馆', 'ti'),
  place('ping', '乒乓球馆', 'ti'),
  place('zu', '足球场', 'ti'),
]

const table = textsOf({ places, announced: '2024-09-20', title: '青榆国庆开放公告' })

table('water or power that is off, with no word on doors', [
  [
    '青榆体育中心\n10月1日至7日乒乓球馆8:00-20:00开放。游泳馆9月26日起停水检修，恢复时间另行通知。',
    'ping 10-01..10-07 08:00-20:00',
    'yong 09-26.. closed',
  ],
  [
    '青榆体育中心\n10月1日至7日乒乓球馆8:00-20:00开放。游泳馆9月28日停电检修。',
    'ping 10-01..10-07 08:00-20:00',
    'yong 09-28 closed',
  ],
  [
    '青榆体育中心\n10月1日至7日乒乓球馆8:00-20:00开放。游泳馆9月26日起停水，恢复时间另行通知。',
    'ping 10-01..10-07 08:00-20:00',
    'yong 09-26.. closed',
  ],
])

table('a pool is shut', [
  [
    '青榆体育中心游泳馆9月28日至10月3日闭池，10月4日起恢复开放。',
    'yong 09-28..10-03 closed',
    'yong 10-04.. regular',
  ],
])

table('a lawn that is being cared for', [
  ['青榆体育中心足球场9月20日至10月8日草坪养护。', 'zu 09-20..10-08 closed'],
  [
    '青榆体育中心2024年国庆假期免费开放安排来了！\n1、8:00-20:00乒乓球馆。\n2、足球场养护草坪，暂停开放。',
    'ping 10-01..10-07 08:00-20:00 implied',
    'zu mo+tu+we+th+fr+sa+su closed',
  ],
  [
    '青榆体育中心2024年国庆假期免费开放安排来了！\n1、8:00-20:00乒乓球馆。\n2、足球场更换草皮，不开放。',
    'ping 10-01..10-07 08:00-20:00 implied',
    'zu mo+tu+we+th+fr+sa+su closed',
  ],
])

table('the last day of a span touches the word behind it', [
  [
    '青榆科技馆10月1日至6日常规展区、儿童乐园免费开放，同期球幕影院不对外开放。',
    'gui 10-01..10-06 open-unstated',
    'le 10-01..10-06 open-unstated',
    'ying 10-01..10-06 closed',
  ],
  [
    '青榆科技馆10月1日至6日间儿童乐园9:00-17:00开放，其间球幕影院暂停开放。',
    'le 10-01..10-06 09:00-17:00',
    'ying 10-01..10-06 closed',
  ],
])

table('a row whose days and hours were merged cells', [
  [
    '场馆|日期|时间|内容\n青榆科技馆|10月1日至7日|9:00-17:00|科普展\n青榆体育中心|||健身',
    'ke 10-01..10-07 09:00-17:00',
    'ti 10-01..10-07 09:00-17:00 ambiguous',
  ],
])

const AREAS = '10月1日至3日\n时间：10:00-15:00\n区域：常规展区\n10月4日至7日\n时间：9:00-17:00\n'

table('a sentence behind the label of areas', [
  [
    `青榆科技馆\n${AREAS}区域：除球幕影院不开放外，全馆开放`,
    'gui 10-01..10-03 10:00-15:00',
    'ke 10-01..10-03 10:00-15:00',
    'ke 10-04..10-07 09:00-17:00',
    'le 10-01..10-03 closed implied',
    'ying 10-01..10-03 closed implied',
    'ying 10-04..10-07 closed',
  ],
])

test.each([
  ['2025-09-20', 'ke 10-01..10-08 09:00-17:00 implied'],
  ['2023-09-25', 'ke 09-29..10-06 09:00-17:00 implied'],
  ['2024-09-20', 'ke mo+tu+we+th+fr+sa+su 09:00-17:00 ambiguous'],
])('“双节” announced on %s: %s', (announced, expected) => {
  const calendar = builtinCalendar(announced)
  const text = '双节开放安排\n“双节”期间，青榆科技馆9:00-17:00开放。'
  const context = { places, announced, title: '双节开放安排', publisher: '', calendar }
  const read = draft(text, context)
  expect(shown(read, { year: Number(announced.slice(0, 4)), booking: false })).toEqual([expected])
})

test.each([
  '乒乓球馆任选一种方式预订：①关注微信公众号线上订场；②拨打前台电话订场；③到前台现场登记。',
  '乒乓球馆可通过以下方式预约：1.微信公众号预约；2.拨打电话预约；3.前台现场登记。',
])('the ways of a room are its own: %s', (ways) => {
  const title = '青榆体育中心国庆开放安排'
  const said = '10月1日至7日乒乓球馆、足球场9:00-17:00开放。'
  const text = `${title}\n${said}\n${ways}\n足球场不接受预订，先到先得。`
  const context = { places, announced: '2024-09-20', title, publisher: '' }
  const read = draft(text, { ...context, calendar: builtinCalendar('2024-09-20') })
  expect(read.facts.map((f) => `${f.place} ${f.booking?.mode} ${f.booking?.channels}`)).toEqual([
    'ping book-or-walk-in official-account,phone,counter',
    'zu first-come ',
  ])
})
