/** Tables in every layout a page leaves of them: each cell is read, flagged, or a person is asked; none is silent. */
import { describe, expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import type { Draft } from '../../src/notice/draft.ts'

const calendar = builtinCalendar('2026-09-20')
const PLACES = [
  ['m', '柳湾市博物馆', null],
  ['a', '柳湾市美术馆', null],
  ['c', '柳湾市文化馆', null],
  ['n', '北岸分馆', 'm'],
  ['s', '南岸分馆', 'm'],
] as const

function read(
  text: string,
  title = '2026年国庆节开放时间',
  announced: string | null = '2026-09-20',
): Draft {
  const places = PLACES.map(([id, name, partOf]) => ({
    id,
    name,
    aliases: [],
    partOf,
    kind: 'museum',
  }))
  const context = { places, announced, title, publisher: '柳湾市文化局', calendar }
  return draft(text, context)
}

/** Facts in one line each, sorted: `m 10-01..10-03 09:00-17:00 last 16:30`; what is unread after a `?`. */
function lines({ facts, unread }: Draft): string[] {
  const day = (d: string | null) => d?.replace('2026-', '') ?? ''
  const told = facts.map((f) => {
    const dates = Array.isArray(f.dates)
      ? f.dates.map((d) => (typeof d === 'string' ? day(d) : `${day(d[0])}..${day(d[1])}`))
      : [
          f.dates.weekly.join(','),
          ...(f.dates.from ? [`${day(f.dates.from)}..${day(f.dates.to)}`] : []),
        ]
    const hours =
      typeof f.hours === 'string' ? [f.hours] : f.hours.map(([a, b]) => `${a ?? '?'}-${b ?? '?'}`)
    return [
      f.place,
      ...dates,
      ...hours,
      ...(f.effect === 'set' ? [] : [f.effect]),
      ...(f.lastEntry ? ['last', f.lastEntry] : []),
      ...(f.booking ? [f.booking.mode] : []),
      ...(f.certainty === 'stated' ? [] : [f.certainty]),
    ].join(' ')
  })
  return [...told.sort(), ...unread.map((u) => `? ${u.text}`)]
}

type Case = [name: string, text: string, ...facts: string[]]

const cells = (...rows: string[]) => rows.flatMap((r) => r.split(' ')).join('\n')

const TABLES: Case[] = [
  [
    'days and hours in one cell for several names to its right',
    '开放时间|场馆|电话\n10月1日至3日 9:00-17:00|柳湾市博物馆|0999-1234567\n|柳湾市美术馆|0999-1234568\n10月2日闭馆|柳湾市文化馆|\n|北岸分馆|',
    'a 10-01..10-03 09:00-17:00',
    'c 10-02 closed',
    'm 10-01..10-03 09:00-17:00',
    'n 10-02 closed',
  ],
  [
    'one cell to a line, venues in the heads',
    cells(
      '日期 柳湾市博物馆 柳湾市美术馆',
      '10月1日 9:00-17:00 闭馆',
      '10月2日至3日 闭馆 9:30-16:30',
    ),
    'a 10-01 closed',
    'a 10-02..10-03 09:30-16:30',
    'm 10-01 09:00-17:00',
    'm 10-02..10-03 closed',
  ],
  [
    'one cell to a line, a row of which one cell was lost',
    cells('日期 柳湾市博物馆 柳湾市美术馆', '10月1日 9:00-17:00', '10月2日 10:00-16:00 闭馆'),
    '? 10月1日',
    'a 10-02 closed',
    'm 10-01 09:00-17:00 ambiguous',
    'm 10-02 10:00-16:00',
  ],
  [
    'one cell to a line, the venue given once for its rows',
    cells(
      '场所 日期 服务时间',
      '柳湾市美术馆 10月1日—2日 闭馆 10月3日—7日 9:00—17:00',
      '柳湾市文化馆 10月1日—7日 8:30—20:00',
    ),
    'a 10-01..10-02 closed',
    'a 10-03..10-07 09:00-17:00',
    'c 10-01..10-07 08:30-20:00',
  ],
  [
    'one cell to a line, days in the heads, a dash for a closed day',
    '“—”表示闭馆\n' +
      cells('地点 10月1日 10月2日', '柳湾市美术馆 — 9:00-12:00', '柳湾市文化馆 9:00-12:00 —'),
    'a 10-01 closed',
    'a 10-02 09:00-12:00',
    'c 10-01 09:00-12:00',
    'c 10-02 closed',
  ],
  [
    'opening and closing in columns of their own, bare hours',
    '场馆|日期|开馆（时）|闭馆（时）|备注\n柳湾市博物馆|10.1—10.3|9|17|16时停止入馆\n|10.4|8:30|12|下午设备维护\n柳湾市美术馆|10.1|—|—|闭馆',
    'a 10-01 closed',
    'm 10-01..10-03 09:00-17:00 last 16:00',
    'm 10-04 08:30-12:00',
  ],
  [
    'a remark that closes a half of the hours beside it is for a person',
    '名称\t日期\t开放时间\t备注\n柳湾市美术馆\t10月1日\t9:00-17:00\t下午布展\n柳湾市文化馆\t10月1日\t9:00-17:00\t须预约',
    'a 10-01 09:00-17:00',
    'a 10-01 12:00-? remove ambiguous',
    'c 10-01 09:00-17:00 book-ahead',
  ],
  [
    'columns of white space, cells left out under their heads',
    '场馆            日期              时间\n柳湾市博物馆    10月1日至3日      9:00—16:00\n                10月4日至7日\n柳湾市美术馆                      10:00—15:00',
    '? 10月4日至7日',
    'a 10-04..10-07 10:00-15:00 ambiguous',
    'm 10-01..10-03 09:00-16:00',
  ],
  [
    'one blank between the columns',
    '馆名 开放时间 闭馆日\n柳湾市博物馆 9:00-17:00 周一\n柳湾市美术馆 10:00-18:00 周二',
    'a 10-01..10-07 10:00-18:00 implied',
    'a tu closed',
    'm 10-01..10-07 09:00-17:00 implied',
    'm mo closed',
  ],
  [
    'sessions down the side, weekdays across',
    '场次|周一至周五|周末\n上午场 9:00-11:30|×|√\n下午场 14:00-17:00|√|√',
    'a sa,su 09:00-11:30 14:00-17:00',
    'a mo,tu,we,th,fr 14:00-17:00',
  ],
  [
    'sessions across, days down the side, an empty cell',
    '日期|早场（8:00—10:00）|晚场（18:00—20:00）\n10月1日|开放|开放\n10月2日|停开|开放\n10月3日||开放',
    'a 10-01 08:00-10:00 18:00-20:00',
    'a 10-02 18:00-20:00',
    'a 10-03 18:00-20:00 ambiguous',
  ],
  [
    'ditto marks',
    '场所|日期|时间\n柳湾市博物馆|10月1日|9:00-12:00\n柳湾市美术馆|〃|同上\n柳湾市文化馆|10月2日|〃',
    'a 10-01 09:00-12:00 implied',
    'c 10-02 09:00-12:00 implied',
    'm 10-01 09:00-12:00',
  ],
  [
    'the days stand in the sentence above',
    '10月2日至5日各场馆开放时间如下：\n场馆|时间\n柳湾市博物馆|9:00-17:00\n柳湾市美术馆|闭馆',
    'a 10-02..10-05 closed',
    'm 10-02..10-05 09:00-17:00',
  ],
  [
    'heads on the left',
    '|柳湾市博物馆|柳湾市美术馆\n日期|10月1日|10月2日\n开放时间|9:00-17:00|10:00-16:00\n停止入馆|16:30|15:30',
    'a 10-02 10:00-16:00 last 15:30',
    'm 10-01 09:00-17:00 last 16:30',
  ],
  [
    'framed, a rule under the heads',
    '| 场馆 | 日期 | 时间 |\n|---|---|---|\n| 柳湾市博物馆 | 10月1日 | 9:00-17:00 |\n| 柳湾市美术馆 | 10月1日 | 闭馆 |',
    'a 10-01 closed',
    'm 10-01 09:00-17:00',
  ],
  [
    'a remarks column beside venues across',
    '日期|星期|柳湾市博物馆|柳湾市美术馆|备注\n10月1日|四|9:00-17:00|闭馆|国庆节\n10月2日|五|闭馆|9:00-17:00|',
    'a 10-01 closed',
    'a 10-02 09:00-17:00',
    'm 10-01 09:00-17:00',
    'm 10-02 closed',
  ],
  [
    'a cell nobody can read',
    '日期|柳湾市博物馆|柳湾市美术馆\n10月1日|9:00-17:00|详见官网\n10月2日|9:00-17:00|闭馆',
    '? 10月1日',
    'a 10-02 closed',
    'm 10-01 09:00-17:00',
    'm 10-02 09:00-17:00',
  ],
]

const MORE: Case[] = [
  [
    'two rows of heads',
    '日期|柳湾市博物馆||柳湾市美术馆|\n|开馆|闭馆|开馆|闭馆\n10月1日|9:00|17:00|9:30|16:30\n10月2日|9:00|12:00|闭馆|闭馆',
    'a 10-01 09:30-16:30',
    'a 10-02 closed',
    'm 10-01 09:00-17:00',
    'm 10-02 09:00-12:00',
  ],
  [
    'the other venues, all venues',
    '场馆|日期|时间\n柳湾市博物馆|10月1日|9:00-17:00\n其他场馆|10月1日|闭馆\n各馆|10月8日|10:00-16:00',
    'a 10-01 closed implied',
    'a 10-08 10:00-16:00 implied',
    'c 10-01 closed implied',
    'c 10-08 10:00-16:00 implied',
    'm 10-01 09:00-17:00',
    'm 10-08 10:00-16:00 implied',
  ],
  [
    'the venues above are those of the table',
    '场馆|日期|时间\n柳湾市博物馆|10月1日|9:00-17:00\n柳湾市美术馆|10月1日|9:00-16:00\n以上场馆10月8日闭馆。',
    'a 10-01 09:00-16:00',
    'a 10-08 closed',
    'm 10-01 09:00-17:00',
    'm 10-08 closed',
  ],
  [
    'halves of the day across, states in the cells',
    '日期|上午|下午\n10月1日|开放|开放\n10月2日|开放|闭馆\n10月3日|闭馆|闭馆\n10月4日|9:00-11:30|闭馆',
    'a 10-01 open-unstated',
    'a 10-02 12:00-? remove',
    'a 10-02 open-unstated',
    'a 10-03 closed',
    'a 10-04 09:00-11:30',
  ],
  [
    'festivals beside their days, and a date that holds for two rows',
    '节日|日期|区域|开放时间\n中秋节|9月25日至26日|柳湾市博物馆|闭馆\n国庆节|10月1日至3日|北岸分馆|9:00—17:00\n||南岸分馆|10:00—16:00',
    'm 09-25..09-26 closed',
    'n 10-01..10-03 09:00-17:00',
    's 10-01..10-03 10:00-16:00',
  ],
  [
    'a date left of two names is that of both',
    '日期|场馆|开放时间\n10月1日|柳湾市美术馆|9:00—17:00\n|柳湾市文化馆|闭馆',
    'a 10-01 09:00-17:00',
    'c 10-01 closed',
  ],
  [
    'the other days as a row',
    '场馆|日期|时间\n柳湾市美术馆|10月1日|闭馆\n|其他时间|9:00-16:00\n|10月8日起|恢复正常',
    'a 10-01 closed',
    'a 10-02..10-07 09:00-16:00 implied',
    'a 10-08.. regular',
  ],
  [
    'a row of which nothing but the name is left',
    '场馆|日期|时间\n柳湾市博物馆|10月1日|9:00-17:00\n\n柳湾市美术馆\n柳湾市文化馆|10月1日|10:00-16:00',
    'c 10-01 10:00-16:00',
    'm 10-01 09:00-17:00',
    '? 柳湾市美术馆',
  ],
  [
    'days left out in the cell of days',
    '场馆|位置|开放日期|开放时间\n柳湾市博物馆|东街|10月1日-5日（10月3日除外）|9:00-17:00\n柳湾市美术馆|西街|10月1日-5日（10月3日闭馆）|10:00-16:00\n柳湾市文化馆|西街|10月1日-5日（不含10月3日）|10:00-16:00',
    'a 10-01..10-02 10-04..10-05 10:00-16:00',
    'a 10-03 closed',
    'c 10-01..10-02 10-04..10-05 10:00-16:00',
    'c 10-03 closed implied',
    'm 10-01..10-02 10-04..10-05 09:00-17:00',
    'm 10-03 closed implied',
  ],
  [
    'a festival or a weekday beside the date, and one cell for all venues',
    '节日|日期|柳湾市博物馆|柳湾市美术馆\n中秋节|9月25日|两馆均闭馆\n|9月26日-27日|9:00-17:00|9:30-16:30\n国庆节|10月1日|9:00-17:00|闭馆\n|10月2日|各馆均9:00-12:00\n|10月3日|闭馆',
    'a 09-25 closed',
    'a 09-26..09-27 09:30-16:30',
    'a 10-01 closed',
    'a 10-02 09:00-12:00',
    'a 10-03 closed ambiguous',
    'm 09-25 closed',
    'm 09-26..09-27 09:00-17:00',
    'm 10-01 09:00-17:00',
    'm 10-02 09:00-12:00',
    'm 10-03 closed ambiguous',
  ],
  [
    'one state for all days across, said to be so or not',
    '场馆|10月1日-3日|10月4日-7日\n柳湾市博物馆|闭馆|9:00-17:00\n柳湾市美术馆|假期正常开放\n柳湾市文化馆|闭馆',
    'a 10-01..10-03 regular',
    'a 10-04..10-07 regular',
    'c 10-01..10-03 closed ambiguous',
    'c 10-04..10-07 closed ambiguous',
    'm 10-01..10-03 closed',
    'm 10-04..10-07 09:00-17:00',
    '? 假期',
  ],
  [
    'no booking taken, and 全天 as the hours',
    '场馆|日期|开放时间|入场方式\n柳湾市博物馆|10月1日|9:00-17:00|不接受预订，先到先得\n柳湾市美术馆|10月1日|全天|无需预约',
    'a 10-01 all-day walk-in ambiguous',
    'm 10-01 09:00-17:00 first-come',
  ],
  [
    'a row cut short right below another',
    '场馆|位置|日期|时间\n柳湾市博物馆|东街|10月1日|9:00-17:00\n柳湾市美术馆|西街\n柳湾市文化馆|西街|10月2日|10:00-16:00',
    'a 10-01 09:00-17:00 ambiguous',
    'c 10-02 10:00-16:00',
    'm 10-01 09:00-17:00',
  ],
  [
    'the day of the table is that of the event told above it',
    '10月6日，三馆延长开放时间，邀市民共赏花灯。各馆当日开放时间如下：\n场馆|开放时间|停止入馆\n柳湾市博物馆|9:00-21:30|21:00\n柳湾市美术馆|10:00-20:00|19:30',
    'a 10-06 10:00-20:00 last 19:30',
    'm 10-06 09:00-21:30 last 21:00',
    '? 三馆延长开放时间',
  ],
  [
    'a venue that is not on file is proposed and nobody else gets its hours',
    cells('场馆 日期 时间', '柳湾市博物馆 10月1日 9:00-17:00', '城隍庙展厅 10月2日 8:00-18:00'),
    'm 10-01 09:00-17:00',
    '? 10月2日',
    '? 8:00-18:00',
  ],
]

const ANYWHERE: Case[] = [
  [
    'a last entry, a way in and a remark may stand left of the hours they are of',
    '场馆|日期|停止入馆|预约要求|开放时间\n柳湾市博物馆|10月1日至3日|16:30|电话预约（0745-4226103），可约当日|9:00-17:00\n柳湾市美术馆|10月1日至3日|19:00|夜间20:00清场|10:00-20:00',
    'a 10-01..10-03 10:00-20:00 last 19:00',
    'm 10-01..10-03 09:00-17:00 last 16:30 book-ahead',
  ],
  [
    'the house again, and other days of the room above',
    '场馆|纳凉区域|日期|时间\n柳湾市博物馆|北岸分馆|7月1日至5日|闭馆\n柳湾市博物馆||7月6日至31日|9:00-17:00',
    'n 07-01..07-05 closed',
    'n 07-06..07-31 09:00-17:00',
  ],
  [
    'weekdays with blanks between them head two columns',
    '场馆  周二至周五  周六、周日\n柳湾市博物馆  8:00-22:00  9:00-21:00\n柳湾市美术馆  9:00-17:00  闭馆',
    'a sa,su closed',
    'a tu,we,th,fr 09:00-17:00',
    'm sa,su 09:00-21:00',
    'm tu,we,th,fr 08:00-22:00',
  ],
  [
    'a way in is no name',
    '场馆|日期|入馆方式|开放时间\n柳湾市博物馆|10月1日||闭馆\n|10月2日至7日|凭身份证入馆|9:00-17:00',
    'm 10-01 closed',
    'm 10-02..10-07 09:00-17:00 walk-in',
  ],
  [
    'each cell of its own weekdays',
    '场馆|备注|开放时间\n柳湾市博物馆|周一闭馆|周二至周日9:00-17:00',
    'm mo closed',
    'm tu,we,th,fr,sa,su 09:00-17:00',
  ],
]

const HEADED: Case[] = [
  [
    'the venue stands above its table',
    '柳湾市文化馆\n日期|时间\n10月1日|9:00-17:00\n10月2日|闭馆\n柳湾市博物馆国庆时间如下：\n日期|时间\n10月1日|闭馆',
    'c 10-01 09:00-17:00',
    'c 10-02 closed',
    'm 10-01 closed',
  ],
  [
    'days across with no word in the corner',
    '10月1日 10月2日 10月3日\n柳湾市博物馆 9:00-17:00 闭馆 9:00-12:00\n柳湾市美术馆 闭馆 9:00-17:00 闭馆',
    'a 10-01 closed',
    'a 10-02 09:00-17:00',
    'a 10-03 closed',
    'm 10-01 09:00-17:00',
    'm 10-02 closed',
    'm 10-03 09:00-12:00',
  ],
  [
    'a closing hour that was lost',
    '场馆|日期|开馆|闭馆\n柳湾市博物馆|10月1日|9:00|\n柳湾市美术馆|10月1日||17:00\n柳湾市文化馆|10月1日|9:00|17:00',
    'a 10-01 ?-17:00 ambiguous',
    'c 10-01 09:00-17:00',
    'm 10-01 09:00-? ambiguous',
  ],
  [
    'hours first, then the venues that keep them',
    cells('开放时间 场馆', '9:00-17:00 柳湾市博物馆 柳湾市美术馆', '10:00-16:00 柳湾市文化馆'),
    'a 10-01..10-07 09:00-17:00 implied',
    'c 10-01..10-07 10:00-16:00 implied',
    'm 10-01..10-07 09:00-17:00 implied',
  ],
  [
    'a lead that closes one day and opens the others',
    '柳湾市博物馆10月3日闭馆，10月4日至7日开放，时间见下表：\n场馆|时间\n柳湾市博物馆|9:00-17:00',
    'm 10-03 closed',
    'm 10-04..10-07 09:00-17:00',
  ],
  [
    'a cell that says several things of several days',
    '场馆|开放时间\n柳湾市博物馆|10月1日至6日9:00—17:00，10月7日闭馆\n柳湾市美术馆|10月1日闭馆；10月2日至4日9:00—16:00',
    'a 10-01 closed',
    'a 10-02..10-04 09:00-16:00',
    'm 10-01..10-06 09:00-17:00',
    'm 10-07 closed',
  ],
  [
    'such a cell under a holiday',
    '场馆|国庆开放安排\n柳湾市博物馆|10月1日至3日闭馆；10月4日至7日9:00—17:00\n柳湾市美术馆|闭馆',
    'a 10-01..10-07 closed implied',
    'm 10-01..10-03 closed',
    'm 10-04..10-07 09:00-17:00',
  ],
  [
    'weekdays beside their days, one of them wrong',
    '日期|星期|柳湾市博物馆\n10月1日|星期四|9:00-17:00\n10月2日|星期六|9:00-12:00',
    'm 10-01 09:00-17:00',
    'm 10-02 09:00-12:00 ambiguous',
  ],
  [
    'two columns that no head explains',
    '柳湾市博物馆|10月1日|9:00-17:00|闭馆\n柳湾市博物馆|10月2日|9:00-17:00|9:00-12:00',
    'm 10-01 09:00-17:00 ambiguous',
    'm 10-02 09:00-12:00 ambiguous',
    'm 10-02 09:00-17:00 ambiguous',
  ],
  [
    'one cell to a line, the way in as the last cell of each row',
    cells(
      '名称 日期 时间 预约方式',
      '柳湾市博物馆 10月1日 9:00-17:00 “柳湾文旅”小程序预约',
      '柳湾市美术馆 10月2日 10:00-16:00 无需预约',
      '柳湾市文化馆 10月3日 10:00-15:00 现场登记',
    ),
    'a 10-02 10:00-16:00 walk-in',
    'c 10-03 10:00-15:00 walk-in',
    'm 10-01 09:00-17:00 book-ahead',
  ],
  [
    'house numbers in a street are no days',
    '2026年国庆节（10月1日至7日）各书房开放时间\n序号|书房|详细地址|开放时间\n1|柳湾市博物馆|湖滨路18号|9:00-17:00\n2|柳湾市美术馆|竹巷2号、梅街附7号|不开放',
    'a 10-01..10-07 closed',
    'm 10-01..10-07 09:00-17:00',
  ],
  [
    'a name with what it includes, or leaves out',
    '日期|区域|时间\n10月1日|柳湾市博物馆（含北岸分馆）|9:00-16:00\n10月2日|柳湾市博物馆（不含北岸分馆）|9:00-12:00',
    'm 10-01 09:00-16:00',
    'm 10-02 09:00-12:00',
    'n 10-01 09:00-16:00',
  ],
  [
    'hours of one day in a bracket behind those of the row, and in a remark',
    '2026年国庆节（10月1日至7日）安排\n场馆|开放时间|备注\n柳湾市博物馆|9:00-21:00（10月1日13:00起开放）|\n柳湾市美术馆|9:00-17:00|10月7日提前至16:00闭馆\n柳湾市文化馆|正常开放|',
    'a 10-01..10-06 09:00-17:00',
    'a 10-07 09:00-16:00',
    'c 10-01..10-07 regular',
    'm 10-01 13:00-21:00',
    'm 10-02..10-07 09:00-21:00',
  ],
  [
    'names two cells wide under one head, and a cell that went on from the row above',
    '开放区域|10月1日至3日|10月4日至7日\n柳湾市博物馆|北岸分馆|闭馆|9:00-17:00\n|南岸分馆|9:00-12:00\n柳湾市美术馆|闭馆|10:00-16:00',
    'a 10-01..10-03 closed',
    'a 10-04..10-07 10:00-16:00',
    'n 10-01..10-03 closed',
    'n 10-04..10-07 09:00-17:00',
    's 10-01..10-03 closed ambiguous',
    's 10-04..10-07 09:00-12:00 ambiguous',
  ],
  [
    'a name on a line of its own shares the row below, if the notice pairs the two',
    '场馆\n开放日期\n开放时间\n柳湾市博物馆\n10.1、10.3-10.5\n8:30-17:30\n柳湾市美术馆\n柳湾市文化馆\n10.2-10.5\n9:00-11:30\n注：柳湾市美术馆、柳湾市文化馆10.1闭馆。',
    'a 10-01 closed',
    'a 10-02..10-05 09:00-11:30',
    'c 10-01 closed',
    'c 10-02..10-05 09:00-11:30',
    'm 10-01 10-03..10-05 08:30-17:30',
  ],
  [
    'the names of the first row on two lines',
    '场馆\n开放日期\n开放时间\n柳湾市博物馆\n柳湾市美术馆\n10.1-10.5\n8:30-17:30\n柳湾市文化馆\n10.2-10.5\n9:00-11:30',
    'a 10-01..10-05 08:30-17:30',
    'c 10-02..10-05 09:00-11:30',
    'm 10-01..10-05 08:30-17:30',
  ],
  [
    'two states in one cell',
    '场馆|10月1日|10月2日\n柳湾市美术馆|正常开放|上午开放，下午闭馆\n柳湾市文化馆|闭馆（换展）|9:00-12:00',
    'a 10-01 regular',
    'a 10-02 12:00-? remove',
    'a 10-02 open-unstated',
    'c 10-01 closed',
    'c 10-02 09:00-12:00',
  ],
]

describe('tables', () => {
  test.each(HEADED)('%s', (_, text, ...facts) => {
    expect(lines(read(text))).toEqual(facts)
  })
  test.each(MORE)('%s', (_, text, ...facts) => {
    const title = text.includes('上午') ? '柳湾市美术馆安排' : undefined
    expect(lines(read(text, title))).toEqual(facts)
  })

  test.each(TABLES)('%s', (_, text, ...facts) => {
    const title = text.includes('场次|') || text.includes('早场') ? '柳湾市美术馆场次' : undefined
    expect(lines(read(text, title)).sort()).toEqual([...facts].sort())
  })
})

const GROUPS: Case[] = [
  [
    'venues under headings that give days and state, items numbered',
    '国庆安排\n（一）10月1日至7日照常接待的场馆\n1．柳湾市博物馆 9:00—17:00（16:30停止入馆）\n2．柳湾市美术馆\n（二）10月1日至2日休馆、3日至7日开放的场馆\n1．柳湾市文化馆：8:30—12:00，14:00—17:00',
    'a 10-01..10-07 regular',
    'c 10-01..10-02 closed',
    'c 10-03..10-07 08:30-12:00 14:00-17:00',
    'm 10-01..10-07 09:00-17:00 last 16:30',
  ],
  [
    'a list in one line, with the reason in a bracket; the same hours again',
    '10月4日至5日开放的场馆：\n柳湾市博物馆 9:00-16:00\n柳湾市文化馆 同上\n10月6日闭馆的场馆：\n柳湾市美术馆（布展）、柳湾市博物馆、柳湾市文化馆',
    'a 10-06 closed',
    'c 10-04..10-05 09:00-16:00 implied',
    'c 10-06 closed',
    'm 10-04..10-05 09:00-16:00',
    'm 10-06 closed',
  ],
]

describe('venues under a heading with days and state', () => {
  test.each(GROUPS)('%s', (_, text, ...facts) => {
    expect(lines(read(text))).toEqual([...facts].sort())
  })
})

const APART: Case[] = [
  [
    'days in one line, sessions of rooms under headings with brackets',
    '开放日期：10月2日至10月4日\n北岸分馆（12岁以上）：\n上午场 9:00—11:30，限200人；\n下午场 14:00—17:00，限200人。\n南岸分馆（亲子）：\n9:30—11:00；13:00—16:00\n10月3日另设晚场 18:30—20:30。',
    'n 10-02..10-04 09:00-11:30 14:00-17:00',
    's 10-02..10-04 09:30-11:00 13:00-16:00',
    's 10-03 18:30-20:30 add',
  ],
  [
    'hours in one item, days in the next',
    '一、各馆时间\n（一）北岸分馆：8:30-20:00；\n（二）南岸分馆：10:00-18:00。\n二、开放日期：10月3日至10月6日。',
    'n 10-03..10-06 08:30-20:00',
    's 10-03..10-06 10:00-18:00',
  ],
  [
    'a day of them taken out elsewhere',
    '1.北岸分馆：每天9:00-11:00、14:00-16:00；\n2.开放日期：10月1日至10月5日；其中北岸分馆10月4日消毒，不开放。',
    'n 10-01..10-03 10-05 09:00-11:00 14:00-16:00',
    'n 10-04 closed',
  ],
  [
    'days with nothing else to say are open days',
    '开放日期：10月3日至10月6日\n咨询电话：0311-55667788',
    'm 10-03..10-06 open-unstated',
  ],
]

const NAMED: Case[] = [
  [
    'hours with names, kept by those who are said to keep them',
    '时段说明：\n甲类时段：8:30-12:00、14:00-17:00；\n乙类时段：9:00-20:30。\n10月1日至2日，北岸分馆执行甲类时段，南岸分馆执行乙类时段。10月3日南岸分馆按甲类时段开放。',
    'n 10-01..10-02 08:30-12:00 14:00-17:00 implied',
    's 10-01..10-02 09:00-20:30 implied',
    's 10-03 08:30-12:00 14:00-17:00 implied',
  ],
  [
    'the rooms that are not named are closed',
    'A班：9:00-16:00\nB班：10:00-18:00\n1.10月1日：北岸分馆执行B班，其余分馆闭馆；\n2.10月2日：南岸分馆执行A班，北岸分馆闭馆。',
    'n 10-01 10:00-18:00 implied',
    'n 10-02 closed',
    's 10-01 closed implied',
    's 10-02 09:00-16:00 implied',
  ],
]

describe('hours that have a name', () => {
  test.each(NAMED)('%s', (_, text, ...facts) => {
    expect(lines(read(text, '柳湾市博物馆开放安排'))).toEqual([...facts].sort())
  })
})

describe('days and hours told apart', () => {
  test.each(APART)('%s', (_, text, ...facts) => {
    expect(lines(read(text, '柳湾市博物馆2026年国庆节开放安排'))).toEqual([...facts].sort())
  })
})

const YEARS: Case[] = [
  [
    'weekdays alone leave several years, the name of a festival one',
    '9月29日（星期五，中秋）至10月1日（星期日），8:30-17:30开放；10月2日（星期一）闭馆。',
    'm 2023-09-29..2023-10-01 08:30-17:30',
    'm 2023-10-02 closed',
  ],
  [
    'a festival without any weekday',
    '6月8日至9日闭馆，6月10日（端午节）9:00-12:00开放。',
    'm 2024-06-08..2024-06-09 closed',
    'm 2024-06-10 09:00-12:00',
  ],
  [
    'no year fits alone',
    '9月29日（星期五）9:00-12:00开放。',
    '? 9月29日（星期五）',
    '? 9:00-12:00',
    '? 9月29日（星期五）9:00-12:00开放',
  ],
]

describe('the year, where nothing says when the notice is of', () => {
  test.each(YEARS)('%s', (_, text, ...facts) => {
    expect(lines(read(text, '柳湾市博物馆通知', null))).toEqual(facts)
  })
})

test('a year in the title holds for days far from its first festival', () => {
  const text = '清明节（4月4日至6日）9:00-16:00。11月4日至8日闭馆。'
  expect(lines(read(text, '柳湾市博物馆2026年节假日安排', '2026-03-20'))).toEqual([
    'm 04-04..04-06 09:00-16:00',
    'm 11-04..11-08 closed',
  ])
})

test('what resumes below the headings of rooms is their house', () => {
  const open = '北岸分馆：\n10月1日9:00-11:00\n南岸分馆：\n10月1日13:00-16:00\n'
  expect(lines(read(open + '10月8日起恢复正常开放。', '柳湾市博物馆通知'))).toEqual([
    'm 10-08.. regular implied',
    'n 10-01 09:00-11:00',
    's 10-01 13:00-16:00',
  ])
  const shut = '北岸分馆：\n10月1日9:00-11:00\n南岸分馆：\n10月1日闭馆\n'
  expect(lines(read(shut + '10月8日起恢复正常开放。', '柳湾市博物馆通知'))).toEqual([
    'n 10-01 09:00-11:00',
    's 10-01 closed',
    's 10-08.. regular',
  ])
})

test('a day named again leaves no gap in what goes on', () => {
  const text = '10月8日起恢复正常开放，10月10日（周六，调休上班）照常开放。'
  expect(lines(read(text, '柳湾市博物馆通知'))).toEqual(['m 10-08.. regular', 'm 10-10 regular'])
  const early = '10月8日起恢复正常开放，10月10日17:00闭馆。'
  expect(lines(read(early, '柳湾市博物馆通知'))).toEqual([
    'm 10-08..10-09 10-11.. regular',
    'm 10-10 ?-17:00',
  ])
})

const SEASONS: Case[] = [
  [
    'seasons with their days, the weekdays said before, the closing day after',
    '周二至周日开放，夏季（5月1日至10月31日）9:00—18:00（17:30停止入馆），冬季（11月1日至次年4月30日）9:00—17:00；周一闭馆。',
    'm mo closed',
    'm tu,we,th,fr,sa,su 05-01..10-31 09:00-18:00 last 17:30',
    'm tu,we,th,fr,sa,su 11-01..2027-04-30 09:00-17:00',
  ],
  [
    'months for seasons',
    '每天开放，4月至10月8:30-18:00，11月至次年3月8:30-17:00。',
    'm 04-01..10-31 08:30-18:00',
    'm 11-01..2027-03-31 08:30-17:00',
  ],
  [
    'summer time, a line each, and a holiday within',
    '夏令时（4月16日—10月15日）：8:00-18:00\n冬令时（10月16日—次年4月15日）：8:30-17:00\n10月1日至7日8:00-20:00。',
    'm 04-16..09-30 10-08..10-15 08:00-18:00',
    'm 10-01..10-07 08:00-20:00',
    'm 10-16..2027-04-15 08:30-17:00',
  ],
  [
    'seasons of which nothing says when they are',
    '夏季8:00-18:00，冬季9:00-17:00。',
    '? 夏季',
    '? 8:00-18:00',
    '? 冬季',
    '? 9:00-17:00',
  ],
]

describe('hours by season', () => {
  test.each(SEASONS)('%s', (_, text, ...facts) => {
    expect(lines(read(text, '柳湾市博物馆开放时间'))).toEqual(facts)
  })
})

const FEES: [name: string, text: string, ...facts: string[]][] = [
  [
    'a column of what it costs, one cell to a line, the days first',
    cells(
      '日期 场地名称 开放时间 免低收费方式',
      '10月1日-10月3日 柳湾市博物馆 08:00-11:30、14:00-17:00 免费',
      '10月4日-10月7日 柳湾市博物馆 08:00-10:30、17:00-20:30 低收费',
      '10月1日-10月7日 北岸分馆 09:00-17:00 免费',
    ),
    'm 10-01..10-03 08:00-11:30 14:00-17:00 free',
    'm 10-04..10-07 08:00-10:30 17:00-20:30 low-fee',
    'n 10-01..10-07 09:00-17:00 free',
  ],
  [
    'the same within walls',
    '|场馆|日期|开放时间|收费方式|\n|柳湾市博物馆|10月1日-3日|8:00-17:00|低收费|\n|南岸分馆|10月4日-7日|9:00-17:00|免费|',
    'm 10-01..10-03 08:00-17:00 low-fee',
    's 10-04..10-07 09:00-17:00 free',
  ],
]

test.each(FEES)('%s', (_, text, ...facts) => {
  const told = read(text)
  const fees = told.facts.map(({ place, dates, fee }) => `${place} ${String(dates)} ${fee}`)
  expect(lines(told)).toEqual(facts.map((f) => f.replace(/ (?:free|low-fee)$/, '')))
  expect(fees.map((f) => f.split(' ').at(-1)).sort()).toEqual(
    facts.map((f) => f.split(' ').at(-1)).sort(),
  )
})

test.each(ANYWHERE)('%s', (_, text, ...facts) => {
  expect(lines(read(text))).toEqual(facts)
})
