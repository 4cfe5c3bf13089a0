/** One notice written in many ways: clocks in words, glued digits, marks before lines, frames and margins. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import { place, shown } from './shown.ts'
import { textsOf } from './tables-of-texts.ts'

const places = [
  place('lou', '栖霞馆'),
  place('tong', '童书室', 'lou'),
  place('qi', '棋牌室', 'lou'),
  place('ta', '望江塔'),
]

const table = textsOf({
  places,
  announced: '2026-01-20',
  title: '栖霞馆开放公告',
  publisher: '栖霞馆',
})

table('two windows in words, parted by a blank alone', [
  ['2月18日至23日9时至12时 14时至17时开放。', 'lou 02-18..02-23 09:00-12:00 14:00-17:00'],
  ['2月18日9点-11点30 13点30-17点开放。', 'lou 02-18 09:00-11:30 13:30-17:00'],
  ['2月18日至23日9时-12时 15元,凭票入馆。', 'lou 02-18..02-23 09:00-12:00'],
])

table('hours and days in words', [
  [
    '2月18日上午九时至十二时、下午一时三十分至四时四十五分开放,四时停止入馆。',
    'lou 02-18 09:00-12:00 13:30-16:45',
  ],
  ['2月18日九点半至二十点开放,十九时三十分停止入馆。', 'lou 02-18 09:30-20:00'],
  [
    '二月二十日至二十二日闭馆,三月三日起恢复正常。',
    'lou 02-20..02-22 closed',
    'lou 03-03.. regular',
  ],
  ['2月18日闭馆一天,三点说明:十点建议、两点要求见官网。', 'lou 02-18 closed'],
])

table('a weekday between commas, and hours that move within their half of the day', [
  [
    '2月18日,周三,至20日,周五,闭馆,2月21日,周六,起恢复正常。',
    'lou 02-18..02-20 closed',
    'lou 02-21.. regular',
  ],
  ['2月18日,周三,每天9:00-16:00开放。', 'lou 02-18 09:00-16:00'],
  [
    '2月18日起正常开馆(上午8点半-12点不变,下午由2点半-5点半改成2点-5点)。',
    'lou 02-18.. 08:30-12:00 14:00-17:00',
  ],
])

table('a day and an hour that are glued together', [
  [
    '2.14闭馆；\n2.15—2.69:00—17:00开放；\n2.18—2.239:00—16:00开放；\n2.2410:30—15:00开放。',
    'lou 02-14 closed',
    'lou 02-18..02-23 09:00-16:00',
    'lou 02-24 10:30-15:00',
    '? 2.15—2.69:00—17:00开放',
  ],
  [
    '2.18至2.1912时至20时开放,2.20至2.239点半至16点开放。',
    'lou 02-18..02-19 12:00-20:00',
    'lou 02-20..02-23 09:30-16:00',
  ],
  ['2.18、2.199:30—16:30开放', 'lou 02-18+02-19 09:30-16:30'],
  ['2.3、2.59:30—16:30开放', 'lou 02-03+02-05 09:30-16:30'],
  ['2.18—2.59:30—16:30', '? 2.18—2.59:30—16:30'],
  ['2.218:30—21:00开放', '? 2.218:30—21:00开放'],
])

table('marks that only set off lines of days and hours', [
  [
    '栖霞馆\n★2月17日至19日闭馆\n★2月20日至23日\n9:00-16:00\n望江塔\n★2月17日至23日\n8:00-17:00',
    'lou 02-17..02-19 closed',
    'lou 02-20..02-23 09:00-16:00',
    'ta 02-17..02-23 08:00-17:00',
  ],
  [
    '☆栖霞馆\n★2月17日闭馆,2月18日至23日9:00-16:00开放。\n☆望江塔\n★2月17日至23日闭馆。',
    'lou 02-17 closed',
    'lou 02-18..02-23 09:00-16:00',
    'ta 02-17..02-23 closed',
  ],
  [
    '2月17日(初一)\n2月18日(初二)\n- 开放时间:9:30-12:30;\n2月19日(初三)\n- 开放时间:9:00-17:00;',
    'lou 02-17+02-18 09:30-12:30',
    'lou 02-19 09:00-17:00',
  ],
])

table('the number of a day is said with 号 too', [
  [
    '2月10号至3月4号为检修期。\n检修期内,童书室开放时间为9:00-12:00。2月14号至16号上午9:00在望江塔举行祈福仪式。',
    'tong 02-10..03-04 09:00-12:00',
  ],
  ['2月17号、18号闭馆,19号起恢复正常。', 'lou 02-17+02-18 closed', 'lou 02-19.. regular'],
])

table('a table with a margin before all of its lines', [
  [
    '　　名称 日期 开放时间\n　　栖霞馆\n　　2月17日 闭馆\n　　2月18日-19日 9:00-16:00\n　　望江塔\n　　2月17日-19日 10:00-15:00',
    'lou 02-17 closed',
    'lou 02-18..02-19 09:00-16:00',
    'ta 02-17..02-19 10:00-15:00',
  ],
])

table('walls around a table, and a row that lost its cells', [
  [
    '|名称|日期|开放时间|\n|栖霞馆|2月17日|闭馆|\n||2月18日至20日|9:00-16:00|\n|童书室|2月17日至20日|闭馆|',
    'lou 02-17 closed',
    'lou 02-18..02-20 09:00-16:00',
    'tong 02-17..02-20 closed',
  ],
  [
    '|日期|开放时间|名称|\n|2月17日|9:00-12:00|栖霞馆|\n2月18日\n|2月19日|10:00-16:00|望江塔|',
    'lou 02-17+02-18 09:00-12:00',
    'ta 02-19 10:00-16:00',
  ],
])

table('rooms below each other without numbers', [
  [
    '一、开放时间\n2月9日至17日\n二、各室安排\n童书室\n10:00至18:00免费开放。\n棋牌室\n2月14日至17日每天开放:\n10:00至12:00\n13:00至15:00',
    'qi 02-14..02-17 10:00-12:00 13:00-15:00',
    'tong 02-09..02-17 10:00-18:00',
  ],
])

test('a rule in a bracket behind a heading without a number is of what stands below it', () => {
  const announced = '2026-01-20'
  const text =
    '栖霞馆开放公告\n一、开放时间\n2月9日至17日\n二、各场馆安排\n户外场地(无需预约)\n步道,开放时间为6:00至22:00。\n体育馆(需要预约)\n每天开放2个场次:\n第一场10:00至12:00,第二场13:00至15:00。\n三、预约方式\n关注微信公众号,可提前1至3天预约。'
  const read = draft(text, {
    places: [...places, place('dao', '步道', 'lou'), place('ti', '体育馆', 'lou')],
    announced,
    title: '栖霞馆开放公告',
    publisher: '栖霞馆',
    calendar: builtinCalendar(announced),
  })
  expect(shown(read, { year: 2026, booking: true })).toEqual([
    'dao 02-09..02-17 06:00-22:00 walk-in[]',
    'ti 02-09..02-17 10:00-12:00 13:00-15:00 book-ahead[official-account]1',
  ])
})

table('words in bold', [
  [
    '**一、栖霞馆**\n2月18日至20日**闭馆**。\n**二、望江塔**\n2月18日至20日8:00-17:00开放。',
    'lou 02-18..02-20 closed',
    'ta 02-18..02-20 08:00-17:00',
  ],
])

table('days with a slash, whatever follows them', [
  [
    '2/18-2/20闭馆。2/21全馆9:00-12:00开放，童书室2/22维护一天，不开放。',
    'lou 02-18..02-20 closed',
    'lou 02-21 09:00-12:00',
    'tong 02-22 closed',
  ],
  ['望江塔2/18、2/19晚加开夜场，18:00-20:30。', 'ta 02-18+02-19 18:00-20:30 add'],
  ['正月初二(2/18)至正月初四(2/20)闭馆。', 'lou 02-18..02-20 closed'],
  ['2/18：9:00-12:00\n2/19起：恢复正常开放', 'lou 02-18 09:00-12:00', 'lou 02-19.. regular'],
])
