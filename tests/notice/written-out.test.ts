/** One notice written in many ways: clocks in words, glued digits, marks before lines, frames and margins. */
import { place } from './shown.ts'
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

table('a day and an hour that are glued together', [
  [
    '2.14闭馆；\n2.15—2.69:00—17:00开放；\n2.18—2.239:00—16:00开放；\n2.2410:30—15:00开放。',
    'lou 02-14 closed',
    'lou 02-18..02-23 09:00-16:00',
    'lou 02-24 10:30-15:00',
    '? 2.15—2.69:00—17:00开放',
  ],
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
