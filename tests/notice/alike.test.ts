/** Notices alike but for a word or its place: what stands behind a list, before a weekday, or at the other end of the day. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import { place, shown } from './shown.ts'

const calendar = builtinCalendar('2026-01-20')
const one = [
  place('guan', '云岭馆'),
  place('tai', '服务总台', 'guan'),
  place('tong', '童书室', 'guan'),
  place('gu', '古籍室', 'guan'),
]
const two = [
  place('zhan', '云岭文化站'),
  place('guan', '云岭图书馆'),
  place('fang', '竹下书房', 'guan'),
  place('fen', '北山分馆', 'guan'),
]

/** The facts of a text as `place days hours`, then what is left unread as `? words`. */
function read(text: string, places: typeof one): string[] {
  const title = '开放公告'
  const publisher = places === one ? '云岭馆' : '云岭图书馆'
  return shown(
    draft(`${title}\n${text}`, { places, announced: '2026-01-20', title, publisher, calendar }),
    {
      year: 2026,
      booking: false,
    },
  )
}

type Case = [text: string, ...expected: string[]]

function table(name: string, places: typeof one, cases: Case[]): void {
  test.each(cases)(`${name}: %s`, (text, ...expected) => {
    expect(read(text, places)).toEqual(expected)
  })
}

table('weekdays but for holidays', one, [
  ['云岭馆除国家法定节假日外逢周一闭馆。', 'guan mo closed'],
  [
    '云岭馆周二至周日9:00-17:00开放，逢周一（除法定节假日外）闭馆。',
    'guan mo closed',
    'guan tu+we+th+fr+sa+su 09:00-17:00',
  ],
])

table('the other end of the day', one, [
  [
    '2月1日、2日，闭馆时间由原来的17:00延至20:00，早上开门时间不变，仍为9:00。',
    'guan 02-01+02-02 09:00-20:00',
  ],
  ['2月1日至2日闭馆时间推迟到20:00，开馆时间9:00不变。', 'guan 02-01..02-02 09:00-20:00'],
])

table('hours that name their days', one, [
  [
    '一、2月1日至3日正常开放，2月4日闭馆。\n二、以上开放日开馆时间为9:30，闭馆时间为17:10。',
    'guan 02-01..02-03 09:30-17:10',
    'guan 02-04 closed',
  ],
])

table('the others, behind a list of open rooms', one, [
  [
    '2月2日至6日10:00-16:00\n开放区域：服务总台、童书室，其余区域不开放。',
    'gu 02-02..02-06 closed implied',
    'guan 02-02..02-06 10:00-16:00',
    'tai 02-02..02-06 10:00-16:00',
    'tong 02-02..02-06 10:00-16:00',
  ],
  [
    '2月2日至6日10:00-16:00\n开放区域：服务总台、童书室（其他区域关闭）',
    'gu 02-02..02-06 closed implied',
    'guan 02-02..02-06 10:00-16:00',
    'tai 02-02..02-06 10:00-16:00',
    'tong 02-02..02-06 10:00-16:00',
  ],
  [
    '2月2日至6日开放时间10:00-16:00\n开放服务窗口：童书室；其余窗口闭馆。',
    'gu 02-02..02-06 closed implied',
    'guan 02-02..02-06 10:00-16:00',
    'tai 02-02..02-06 closed implied',
    'tong 02-02..02-06 10:00-16:00',
  ],
  [
    '2月2日至6日10:00-16:00，开放服务总台、童书室，其他各室暂不开放。',
    'gu 02-02..02-06 closed implied',
    'tai 02-02..02-06 10:00-16:00',
    'tong 02-02..02-06 10:00-16:00',
  ],
])

table('two houses, and what is excepted', two, [
  [
    '云岭文化站、云岭图书馆安排如下：2月15日至19日，除竹下书房照常开放外，两馆一律闭馆；2月20日起恢复开放。',
    'fang 02-15..02-19 regular',
    'guan 02-15..02-19 closed',
    'guan 02-20.. regular',
    'zhan 02-15..02-19 closed',
    'zhan 02-20.. regular',
  ],
  [
    '云岭文化站、云岭图书馆、北山分馆2月15日至19日正常开放。\n各馆2月20日闭馆。',
    'fen 02-15..02-19 regular',
    'fen 02-20 closed',
    'guan 02-15..02-19 regular',
    'guan 02-20 closed',
    'zhan 02-15..02-19 regular',
    'zhan 02-20 closed',
  ],
])

table('the day of the news, and the span of the season', one, [
  [
    '云岭晚报1月20日讯 云岭馆今年祭扫期为2月1日至7日。云岭馆除2月5日外每天7:30-17:30开放。',
    'guan 02-01..02-04+02-06..02-07 07:30-17:30',
    'guan 02-05 closed implied',
  ],
])

table('until a day', two, [
  [
    '竹下书房检修至2月8日，2月9日恢复开放。',
    'fang 01-20..02-08 closed ambiguous',
    'fang 02-09.. regular',
  ],
  [
    '云岭文化站、云岭图书馆2月4日至6日闭馆，其中云岭图书馆闭馆至2月7日。',
    'guan 02-04..02-06 closed',
    'guan 02-07 closed',
    'zhan 02-04..02-06 closed',
  ],
])

table('numbers that are no days', one, [
  [
    '泳道水深1.2—1.8米。2.1—2.3闭馆。（例：已约2月6日“16:30—18:30”场，当天15:30前可取消）',
    'guan 02-01..02-03 closed',
  ],
])

table('an evening of some rooms alone', one, [
  [
    '云岭馆2月2日至6日8:30-17:30开放，18:30—20:30仅开放童书室。',
    'guan 02-02..02-06 08:30-17:30',
    'tong 02-02..02-06 18:30-20:30 add',
  ],
  [
    '云岭馆2月2日至6日：\n（上午）8:30—11:30\n（晚间）18:30—20:30，仅开放童书室。',
    'guan 02-02..02-06 08:30-11:30',
    'tong 02-02..02-06 18:30-20:30 add',
  ],
  [
    '云岭馆2月2日至6日上午9:00-12:00，晚上18:00-20:00（仅童书室开放）',
    'guan 02-02..02-06 09:00-12:00',
    'tong 02-02..02-06 18:00-20:00 add',
  ],
  [
    '云岭馆2月2日至6日上午8:30—11:30，晚上6:30—8:30（2月6日晚不开放）。',
    'guan 02-02..02-06 08:30-11:30 18:30-20:30',
    'guan 02-06 18:00-? remove',
  ],
])

table('the name of a span, and its days', one, [
  ['双节期间，云岭馆3月1日至2日9:00-12:00开放。', 'guan 03-01..03-02 09:00-12:00'],
  [
    '2月1日至3日9:30-18:30开放。\n假期结束后（2月4日起）恢复平日时间，9:30开馆，17:00闭馆。',
    'guan 02-01..02-03 09:30-18:30',
    'guan 02-04.. 09:30-17:00',
  ],
])

table('open again on the day after a closure', two, [
  [
    '云岭文化站、云岭图书馆2月1日至3日放假闭馆，2月4日（周三）开馆。',
    'guan 02-01..02-03 closed',
    'guan 02-04.. open-unstated',
    'zhan 02-01..02-03 closed',
    'zhan 02-04.. open-unstated',
  ],
  [
    '云岭图书馆2月1日至3日闭馆，2月4日开馆，开馆后开放时间为上午8:30至下午5:00。',
    'guan 02-01..02-03 closed',
    'guan 02-04.. 08:30-17:00',
  ],
])

table('rooms told above', one, [
  [
    '云岭馆2月2日10:00-16:00开放童书室、服务总台。\n2月3日至5日9:00-17:30开放上述部室。',
    'gu 02-02 closed implied',
    'gu 02-03..02-05 closed implied',
    'tai 02-02 10:00-16:00',
    'tai 02-03..02-05 09:00-17:30',
    'tong 02-02 10:00-16:00',
    'tong 02-03..02-05 09:00-17:30',
  ],
  [
    '云岭馆2月2日9:00-12:00开放童书室、服务总台；\n2月3日至5日10:00-16:00，开放区域同除夕。',
    'gu 02-02 closed implied',
    'gu 02-03..02-05 closed implied',
    'guan 02-03..02-05 10:00-16:00',
    'tai 02-02 09:00-12:00',
    'tai 02-03..02-05 10:00-16:00',
    'tong 02-02 09:00-12:00',
    'tong 02-03..02-05 10:00-16:00',
  ],
  [
    '2月2日9:00-12:00\n开放区域：童书室\n2月3日至5日10:00-16:00\n开放区域：同上',
    'gu 02-02 closed implied',
    'gu 02-03..02-05 closed implied',
    'guan 02-02 09:00-12:00',
    'guan 02-03..02-05 10:00-16:00',
    'tai 02-02 closed implied',
    'tai 02-03..02-05 closed implied',
    'tong 02-02 09:00-12:00',
    'tong 02-03..02-05 10:00-16:00',
  ],
])

table('whose all above is', two, [
  [
    '2月2日至4日8:30-17:30开放，2月5日闭馆。\n以上为北山分馆安排。',
    'fen 02-02..02-04 08:30-17:30',
    'fen 02-05 closed',
  ],
])

table('days and hours in one cell above their venues', two, [
  [
    '一、场馆开放\n时  间\n场  馆\n内  容\n2.12—2.18\n上午9:00—11:30\n下午14:30—17:00\n云岭文化站\n棋牌、书画\n云岭图书馆\n借阅、自习\n2.11—2.20\n8:30—20:30\n竹下书房\n阅览',
    'fang 02-11..02-20 08:30-20:30',
    'guan 02-12..02-18 09:00-11:30 14:30-17:00',
    'zhan 02-12..02-18 09:00-11:30 14:30-17:00',
  ],
])

table('a third session below those of the others', one, [
  [
    '2月2日至6日开放，其他厅室均对外开放。\n上午：8:30—11:30\n下午：2:00—5:30\n晚上：6:30—8:30（2月6日晚上不开放）',
    'gu 02-02..02-06 08:30-11:30 14:00-17:30 18:30-20:30 implied',
    'guan 02-02..02-06 08:30-11:30 14:00-17:30 18:30-20:30',
    'guan 02-06 18:00-? remove',
    'tai 02-02..02-06 08:30-11:30 14:00-17:30 18:30-20:30 implied',
    'tong 02-02..02-06 08:30-11:30 14:00-17:30 18:30-20:30 implied',
  ],
])
