/** Names beside words that stand for several places, spans with names of their own, and what opens with a show. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import { place, shown } from './shown.ts'

const calendar = builtinCalendar('2026-09-20')
const branches = [
  place('zong', '总馆'),
  place('yun', '云水书房'),
  place('lan', '兰亭书房'),
  place('gu', '古籍室', 'zong'),
]
const house = [place('zong', '总馆'), place('gu', '古籍室', 'zong')]

/** The facts of a text as `place days hours`, then what is left unread as `? words`. */
function read(places: typeof branches, text: string, booking = false): string[] {
  const publisher = '临溪图书馆'
  const title = '国庆节开放公告'
  return shown(
    draft(`${title}\n${text}`, { places, announced: '2026-09-20', title, publisher, calendar }),
    { year: 2026, booking },
  )
}

type Case = [text: string, ...expected: string[]]

function table(name: string, places: typeof branches, cases: Case[]): void {
  test.each(cases)(`${name}: %s`, (text, ...expected) => {
    expect(read(places, text)).toEqual(expected)
  })
}

table('a name joined to a word for several', branches, [
  [
    '10月8日起，总馆及各城市书房恢复正常开放。',
    'lan 10-08.. regular',
    'yun 10-08.. regular',
    'zong 10-08.. regular',
  ],
  [
    '10月1日除云水书房外，总馆和各书房闭馆；云水书房10:00-16:00开放。',
    'lan 10-01 closed',
    'yun 10-01 10:00-16:00',
    'zong 10-01 closed',
  ],
  [
    '10月2日总馆和两个城市书房9:00-17:00开放。',
    'lan 10-02 09:00-17:00',
    'yun 10-02 09:00-17:00',
    'zong 10-02 09:00-17:00',
  ],
  [
    '10月2日主楼馆和两个城市书房9:00-17:00开放。',
    'lan 10-02 09:00-17:00',
    'yun 10-02 09:00-17:00',
    '? 10月2日主楼馆和两个城市书房9:00-17:00开放',
  ],
])

table('a room left out of several houses', branches, [
  [
    '10月8日起，除古籍室外，各馆恢复正常开放。古籍室10月9日恢复。',
    'gu 10-09.. regular',
    'lan 10-08.. regular',
    'yun 10-08.. regular',
    'zong 10-08.. regular',
  ],
])

table('branches of which none is on file', house, [
  ['10月1日各分馆闭馆。', '? 10月1日', '? 10月1日各分馆闭馆'],
])

table('what was shut opens with the show', house, [
  [
    '古籍室10月1日至6日布展，暂停开放，10月7日10:00起推出“旧书新藏”特展，恢复开放。',
    'gu 10-01..10-06 closed',
    'gu 10-07.. regular',
  ],
  [
    '古籍室10月1日至6日闭室，“旧书新藏”特展10月7日开幕，届时恢复开放。',
    'gu 10-01..10-06 closed',
    'gu 10-07.. regular',
  ],
])

table('spans with a name of their own', house, [
  [
    '一、集中参观期：10月1日—10月20日。\n二、集中参观期内，总馆每天8:30—17:30开放，逢周一不闭馆。',
    'zong 10-01..10-20 08:30-17:30',
  ],
  [
    '参观高峰期：10月1日至5日\n高峰期内，总馆8:00-20:00；非高峰期总馆9:00-17:00。',
    'zong 10-01..10-05 08:00-20:00',
    'zong mo+tu+we+th+fr+sa+su 09:00-17:00 ambiguous',
  ],
])

table('the Monday too', house, [
  ['10月1日至31日，总馆每周一不再闭馆，开放时间为9:00-20:00。', 'zong 10-01..10-31 09:00-20:00'],
  ['10月1日至31日总馆9:00-17:00，每周一正常开放。', 'zong 10-01..10-31 09:00-17:00'],
  [
    '10月1日至31日，总馆每天9:00-17:00。古籍室10:00-16:00，周一不休息。',
    'gu 10-01..10-31 10:00-16:00',
    'zong 10-01..10-31 09:00-17:00',
  ],
])

table('sessions of the day by name', house, [
  [
    '10月1日至3日，每天三场：\n场次 时间 票价\n早场 7:00-9:30 20元\n下午场 14:00-17:30 30元\n晚场 18:30-21:30 30元\n10月4日恢复正常。',
    'zong 10-01..10-03 07:00-09:30 14:00-17:30 18:30-21:30',
    'zong 10-04.. regular',
  ],
  [
    '10月1日每天三场：早场（9:00-11:30）、午场（13:00-15:30）、夜场（18:00-20:30）。',
    'zong 10-01 09:00-11:30 13:00-15:30 18:00-20:30',
  ],
  [
    '10月1日开放场次如下：\n场次|时间\n第一场|9:00-11:30\n第二场|13:00-15:30',
    'zong 10-01 09:00-11:30 13:00-15:30',
  ],
  [
    '10月1日上午场9:00-11:30，下午场13:00-16:00，加开夜场18:00-20:00。',
    'zong 10-01 09:00-11:30 13:00-16:00',
    'zong 10-01 18:00-20:00 add',
  ],
])

table('remarks about rooms', house, [
  [
    '场馆|日期|开放时间|备注\n总馆|10月1日至3日|9:00—17:00|古籍室不开放\n总馆|10月4日至6日|9:00—17:00|其中古籍室10月4日闭室\n总馆|10月7日|9:00—17:00|古籍室开放至12:00',
    'gu 10-01..10-03 closed',
    'gu 10-04 closed',
    'gu 10-07 09:00-12:00',
    'zong 10-01..10-03 09:00-17:00',
    'zong 10-04..10-06 09:00-17:00',
    'zong 10-07 09:00-17:00',
  ],
])

table('a lead over rooms', branches, [
  [
    '10月1日至31日，总馆面向市民免费开放：\n开放区域|开放日|时间\n古籍室|每周三、周五|9:00-11:00',
    'gu we+fr@10-01..10-31 09:00-11:00',
  ],
  ['总馆10月1日免费开放的场地及时段分别为古籍室（9:00-12:00）。', 'gu 10-01 09:00-12:00'],
])

table('the days of one of several', branches, [
  [
    '10月1日至7日，总馆、云水书房、兰亭书房等免费开放。\n总馆开放时间为10月1日至7日，每天8:30-11:30。\n云水书房的开放日期是10月2日至5日，兰亭书房为10月3日至7日。',
    'lan 10-03..10-07 open-unstated',
    'yun 10-02..10-05 open-unstated',
    'zong 10-01..10-07 08:30-11:30',
  ],
])

table('what is open is told by 开放内容', house, [
  [
    '开放时间：10月1日至3日9:00-17:00\n开放内容：二楼古籍室',
    'gu 10-01..10-03 09:00-17:00',
    'zong 10-01..10-03 09:00-17:00',
  ],
])

table('one cell that says of which days it is', branches, [
  [
    '馆舍|10月1日-2日|10月3日|10月4日-5日\n总馆|8:30-12:00|闭馆|8:30-17:30\n云水书房|10月1日-5日均为7:30-22:30',
    'yun 10-01..10-05 07:30-22:30',
    'zong 10-01..10-02 08:30-12:00',
    'zong 10-03 closed',
    'zong 10-04..10-05 08:30-17:30',
  ],
])
