/** Days from which the hours of one house of several hold, 该馆 of a room, and 有关事项 that opens nothing. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import { place, shown } from './shown.ts'

const calendar = builtinCalendar('2026-06-20')
const places = [
  place('tu', '禾城图书馆'),
  place('wen', '禾城文化馆'),
  place('mei', '禾城美术馆'),
  place('ti', '禾城体育中心'),
  place('yong', '游泳馆', 'ti'),
  place('lan', '篮球馆', 'ti'),
]

/** The facts of a text as `place days hours`, then what is left unread as `? words`. */
function read(text: string, of: string[]): string[] {
  return shown(
    draft(text, {
      places: places.filter((p) => of.includes(p.id)),
      announced: '2026-06-20',
      title: text.split('\n')[0]!,
      publisher: '',
      calendar,
    }),
    { year: 2026, booking: false },
  )
}

type Case = [text: string, ...expected: string[]]

function table(name: string, of: string[], cases: Case[]): void {
  test.each(cases)(`${name}: %s`, (text, ...expected) => {
    expect(read(text, of)).toEqual(expected)
  })
}

table(
  'from when the hours of one house hold',
  ['tu', 'wen', 'mei'],
  [
    [
      '禾城公共文化场馆错时开放\n禾城图书馆新的开放时间，已从6月1日起执行。周一至周日8:30至18:00开放。\n禾城文化馆周二至周日9:00至12:00开放。',
      'tu mo+tu+we+th+fr+sa+su@06-01.. 08:30-18:00',
      'wen tu+we+th+fr+sa+su 09:00-12:00',
    ],
    [
      '禾城多个场馆延时开放\n禾城美术馆每周二至周五9:00-18:00开放。\n禾城图书馆自6月24日起实施错时延时开放，周二至周五9:00-18:00，周末9:00-20:00。\n禾城文化馆于6月28日起实行延时开放，周二至周日9:00-18:00。',
      'mei tu+we+th+fr 09:00-18:00',
      'tu sa+su@06-24.. 09:00-20:00',
      'tu tu+we+th+fr@06-24.. 09:00-18:00',
      'wen tu+we+th+fr+sa+su@06-28.. 09:00-18:00',
    ],
    [
      '禾城公共文化场馆错时开放\n自7月1日起，各馆执行新的开放时间：\n禾城图书馆周一至周日8:30至18:00开放。\n禾城文化馆周二至周日9:00至12:00开放。',
      'tu mo+tu+we+th+fr+sa+su@07-01.. 08:30-18:00',
      'wen tu+we+th+fr+sa+su@07-01.. 09:00-12:00',
    ],
  ],
)

table(
  '该馆 is the room of the sentence before',
  ['ti', 'yong', 'lan'],
  [
    [
      '禾城体育中心公告\n禾城体育中心篮球馆7月1日闭馆。此外，游泳馆将于7月4日恢复开放，届时开放时间为12时至21时。7月4日至6日，该馆免费开放。',
      'lan 07-01 closed',
      'yong 07-04.. 12:00-21:00',
      'yong 07-04..07-06 open-unstated',
    ],
  ],
)

table(
  '有关事项 opens nothing',
  ['tu'],
  [
    [
      '恢复开馆公告\n禾城图书馆将于6月23日起恢复开馆。现将开馆有关事项公告如下：\n一、开放时间\n周一至周五8:30—16:30。',
      'tu mo+tu+we+th+fr@06-23.. 08:30-16:30',
    ],
  ],
)

table(
  'a room left out and shut on days of its own',
  ['ti', 'yong', 'lan'],
  [
    [
      '禾城体育中心：7月1日至7日正常开放，游泳馆除外，该馆7月1日至7日检修。',
      'ti 07-01..07-07 regular',
      'yong 07-01..07-07 closed',
    ],
  ],
)

table(
  'all houses at once, and below each with its hours',
  ['tu', 'wen'],
  [
    [
      '7月2日起2家全部开放。\n各馆时间：\n禾城图书馆 7月1日至7日9:00-17:00\n禾城文化馆 7月1日闭馆 7月2日至7日9:30-16:30',
      'tu 07-01..07-07 09:00-17:00',
      'wen 07-01 closed',
      'wen 07-02..07-07 09:30-16:30',
    ],
  ],
)
