/** Months and seasons as spans, lines of one phrase each, and words beside the hours that are not hours. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import { place, shown } from './shown.ts'

const places = [
  place('ti', '云溪市体育中心'),
  place('yong', '游泳馆', 'ti'),
  place('wang', '室外网球场', 'ti'),
  place('tu', '云溪图书馆'),
  place('wen', '云溪文化馆'),
]

function read(text: string, announced: string, publisher: string): string[] {
  const calendar = builtinCalendar(announced)
  const context = { places, announced, title: '', publisher, calendar }
  const year = Number(announced.slice(0, 4))
  return shown(draft(text, context), { year, booking: false })
}

const LIBRARY: [text: string, ...expected: string[]][] = [
  ['8月每天9:00—20:00开放。', 'tu 08-01..08-31 09:00-20:00'],
  ['7月每周六10:00—20:30开放。', 'tu sa@07-01..07-31 10:00-20:30'],
  [
    '7、8月每周二至周日9:30—18:30开放，逢周一闭馆。',
    'tu mo@07-01..08-31 closed',
    'tu tu+we+th+fr+sa+su@07-01..08-31 09:30-18:30',
  ],
  ['7—9月逢周六延时开放至21:00。', 'tu sa@07-01..09-30 ?-21:00'],
  ['6月和7月每周五延时至20:00闭馆。', 'tu fr@06-01..07-31 ?-20:00'],
  ['7月28日至8月8日9:00—18:30开放，其中8月4日（周一）照常开放。', 'tu 07-28..08-08 09:00-18:30'],
  // one phrase a line
  [
    '7月5日至8月30日\n每周二至周日延时开放\n开放时间为9:00—18:30\n（18:00停止入馆）\n每周一闭馆',
    'tu mo@07-05..08-30 closed',
    'tu tu+we+th+fr+sa+su@07-05..08-30 09:00-18:30',
  ],
  [
    '7月5日至8月30日\n每周二至周五\n9:00—18:00\n周六、周日\n9:00—21:00',
    'tu sa+su@07-05..08-30 09:00-21:00',
    'tu tu+we+th+fr@07-05..08-30 09:00-18:00',
  ],
  // a range cut in two by the line's end
  ['7月5日至\n9月7日\n9:00—18:00', 'tu 07-05..09-07 09:00-18:00'],
  ['7月5日\n—7月9日\n闭馆布展', 'tu 07-05..07-09 closed'],
  ['8月1日起周二——————周五9:00—12:00开放。', 'tu tu+we+th+fr@08-01.. 09:00-12:00'],
  // a holiday is no season
  ['10月1日至8日\n9:00—16:00开放\n每周一闭馆', 'tu 10-01..10-08 09:00-16:00', 'tu mo closed'],
  // beside the doors
  ['8月1日至10日9:00—20:00开放，社会车辆进馆时间为8:30—19:00。', 'tu 08-01..08-10 09:00-20:00'],
  ['8月1日至10日9:00—20:00开放，接驳班车8:00—20:30运行。', 'tu 08-01..08-10 09:00-20:00'],
  ['8月1日至10日9:00—20:00开放，请大家合理安排到馆时间。', 'tu 08-01..08-10 09:00-20:00'],
  // the year of the last day gives that of the first
  [
    '12月30日至2026年1月1日9:00—17:00开放，1月2日闭馆。',
    'tu 12-30..2026-01-01 09:00-17:00',
    'tu 2026-01-02 closed',
  ],
]

test.each(LIBRARY)('library: %s', (text, ...expected) => {
  expect(read(text, '2025-05-20', '云溪图书馆')).toEqual(expected)
})

const CENTRE: [text: string, ...expected: string[]][] = [
  [
    '8月1日至10日上午8:30—11:30，下午14:30—17:30体育中心室外网球场免费开放。',
    'wang 08-01..08-10 08:30-11:30 14:30-17:30',
  ],
  [
    '市体育中心8月1日至10日照常开放。游泳馆8月1日至10日开放。其中，8月2日、3日时间为14:30—20:00。',
    'ti 08-01..08-10 regular',
    'yong 08-01+08-04..08-10 open-unstated',
    'yong 08-02+08-03 14:30-20:00',
  ],
]

test.each(CENTRE)('centre: %s', (text, ...expected) => {
  expect(read(text, '2025-05-20', '云溪市体育中心')).toEqual(expected)
})

const HALVES: [text: string, ...expected: string[]][] = [
  ['8月1日至10日下午开放时间为2:30—5:30。', 'tu 08-01..08-10 14:30-17:30'],
  [
    '8月1日至10日上午开放时间：8:30—11:30，下午开放时间：2:30—5:30，晚间开放时间：7:00—9:00。',
    'tu 08-01..08-10 08:30-11:30 14:30-17:30 19:00-21:00',
  ],
  ['8月1日起下午开馆时间调整为1:30—5:00。', 'tu 08-01.. 13:30-17:00'],
  [
    '8月1日至10日每天开放两个场次：\n第一场：9:00—11:00（10:30停止入场）\n第二场：14:00—16:00（15:30停止入场）',
    'tu 08-01..08-10 09:00-11:00 14:00-16:00',
  ],
  [
    '8月1日至10日9:00—21:00开放，每天12:00—13:00、17:00—18:00两个时段闭馆消杀。',
    'tu 08-01..08-10 09:00-21:00',
    'tu 08-01..08-10 12:00-13:00 17:00-18:00 remove',
  ],
  [
    '8月1日至10日9:00—21:00【12:00—13:00、17:00—18:00\n闭馆消毒】',
    'tu 08-01..08-10 09:00-21:00',
    'tu 08-01..08-10 12:00-13:00 17:00-18:00 remove',
  ],
]

test.each(HALVES)('halves: %s', (text, ...expected) => {
  expect(read(text, '2025-05-20', '云溪图书馆')).toEqual(expected)
})

const LISTS: [text: string, ...expected: string[]][] = [
  [
    '8月1日至10日，云溪图书馆、云溪文化馆等公共文化场馆免费开放。',
    'tu 08-01..08-10 open-unstated',
    'wen 08-01..08-10 open-unstated',
  ],
  ['游泳馆开放时间为8月1日至10日，该馆不接受预订，先到先得。', 'yong 08-01..08-10 open-unstated'],
  ['游泳馆开放时间为8月1日至10日，每天8:00—20:00。', 'yong 08-01..08-10 08:00-20:00'],
  [
    '市体育中心8月1日至3日9:00—17:00开放。\n开放场地：游泳馆\n室外网球场\n8月4日恢复正常开放。',
    'ti 08-01..08-03 09:00-17:00',
    'ti 08-04.. regular',
    'wang 08-01..08-03 09:00-17:00',
    'yong 08-01..08-03 09:00-17:00',
  ],
]

test.each(LISTS)('lists: %s', (text, ...expected) => {
  expect(read(text, '2025-05-20', '云溪市体育中心')).toEqual(expected)
})

const BESIDE: [text: string, ...expected: string[]][] = [
  [
    '8月1日至10日9:00—19:00开放。\n图书馆电子资源全天候24小时开放，欢迎利用。',
    'tu 08-01..08-10 09:00-19:00',
    '? 图书馆电子资源全天候24小时开放，欢迎利用',
  ],
  ['8月1日开馆时间为12时，止票时间为15时30分，16时闭馆。', 'tu 08-01 12:00-16:00'],
  ['5月30日，记者从云溪图书馆了解到，6月1日该馆9:00—18:00免费开放。', 'tu 06-01 09:00-18:00'],
  ['“全民健身日”当天，9:00—18:00免费开放。', 'tu 08-08 09:00-18:00'],
  ['开放时间维持不变，仍为：\n每天：6:00—22:40', 'tu mo+tu+we+th+fr+sa+su 06:00-22:40'],
]

test.each(BESIDE)('beside the doors: %s', (text, ...expected) => {
  expect(read(text, '2025-05-20', '云溪图书馆')).toEqual(expected)
})

const TURNS: [text: string, publisher: string, ...expected: string[]][] = [
  [
    '8月3日至5日9:00—12:00开放游泳馆，其间室外网球场养护，不开放。',
    '云溪市体育中心',
    'wang 08-03..08-05 closed',
    'yong 08-03..08-05 09:00-12:00',
  ],
  [
    '云溪图书馆、云溪文化馆8月1日至3日闭馆。\n8月4日起，两馆及游泳馆恢复正常开放。',
    '',
    'tu 08-01..08-03 closed',
    'tu 08-04.. regular',
    'wen 08-01..08-03 closed',
    'wen 08-04.. regular',
    'yong 08-04.. regular',
  ],
]

test.each(TURNS)('turns: %s', (text, publisher, ...expected) => {
  expect(read(text, '2025-05-20', publisher)).toEqual(expected)
})

test('how one books is said once for those of which it was only said that one must', () => {
  const text =
    '8月12日至14日开放：\n1、室外网球场（无需预约）\n开放时间为8:00至17:00。\n2、游泳馆（需要预约）\n开放时间为10:00至18:00。\n二、预约方式\n需要预约的场馆，请提前一天通过“云溪体育”微信公众号预约。'
  const calendar = builtinCalendar('2025-05-20')
  const context = {
    places,
    announced: '2025-05-20',
    title: '',
    publisher: '云溪市体育中心',
    calendar,
  }
  expect(shown(draft(text, context), { year: 2025, booking: true })).toEqual([
    'wang 08-12..08-14 08:00-17:00 walk-in[]',
    'yong 08-12..08-14 10:00-18:00 book-ahead[official-account]1',
  ])
})

const NAMES: [text: string, publisher: string, ...expected: string[]][] = [
  [
    '室外网球场（南校区图书馆3号楼、北校区图书馆5号楼）在8月4日、5日期间关闭。',
    '云溪市体育中心',
    'wang 08-04+08-05 closed',
  ],
  [
    '为确保中秋假期平稳运行，云溪图书馆及其分馆云溪文化馆9月20日至22日闭馆检修。',
    '',
    'tu 09-20..09-22 closed',
    'wen 09-20..09-22 closed',
  ],
  ['10月1日（周三）为法定节假日，闭馆。', '云溪图书馆', 'tu 10-01 closed'],
  [
    '8月4日、5日公休，8月6日起恢复正常。',
    '云溪图书馆',
    'tu 08-04+08-05 closed',
    'tu 08-06.. regular',
  ],
  [
    '云溪市体育中心游泳馆开放时间\n8月1日至10日，9:00—20:00。',
    '云溪市体育中心',
    'yong 08-01..08-10 09:00-20:00',
  ],
]

test.each(NAMES)('names: %s', (text, publisher, ...expected) => {
  expect(read(text, '2025-05-20', publisher)).toEqual(expected)
})
