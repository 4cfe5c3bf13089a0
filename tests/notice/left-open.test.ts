/** What a notice leaves open: days spared from a rule, closures and rules without days, names of several rooms at once. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import { place, shown } from './shown.ts'
import { textsOf } from './tables-of-texts.ts'

const calendar = builtinCalendar('2026-09-20')
const places = [
  place('tu', '临溪图书馆'),
  place('yi', '一号厅', 'tu'),
  place('er', '二号厅', 'tu'),
  place('san', '三号厅', 'tu'),
  place('bao', '报刊室', 'tu'),
  place('qi', '棋艺室', 'tu'),
]

const table = textsOf({
  places,
  announced: '2026-09-20',
  title: '临溪图书馆国庆节开放公告',
  publisher: '临溪图书馆',
})

table('days spared from a rule of weekdays', [
  [
    '9月28日至10月31日，每天9:00-21:00开放，周一（10月5日、12日除外）闭馆。',
    'tu 10-05+10-12 09:00-21:00 implied',
    'tu mo@09-28..10-31 closed',
    'tu tu+we+th+fr+sa+su@09-28..10-31 09:00-21:00',
  ],
  [
    '周二至周日9:00-17:00，周一闭馆（国庆节10月5日除外）。',
    'tu 10-05 open-unstated implied',
    'tu mo closed',
    'tu tu+we+th+fr+sa+su 09:00-17:00',
  ],
  [
    '周二至周日（10月1日除外）9:00-17:00。',
    'tu 10-01 closed ambiguous',
    'tu tu+we+th+fr+sa+su 09:00-17:00',
  ],
])

table('a closure without days beside days told', [
  [
    '假期全馆开放，报刊室闭馆。',
    'bao 10-01..10-07 closed implied',
    'tu 10-01..10-07 open-unstated implied',
  ],
  [
    '10月1日至7日9:00-17:00开放。\n棋艺室不开放。',
    'qi 10-01..10-07 closed ambiguous',
    'tu 10-01..10-07 09:00-17:00',
  ],
  // It lasts, whatever the days of the notice are.
  [
    '10月1日至7日9:00-17:00开放。\n棋艺室正在维修，暂不开放。',
    'qi mo+tu+we+th+fr+sa+su closed',
    'tu 10-01..10-07 09:00-17:00',
  ],
])

table('hours of a desk', [
  ['10月1日至3日闭馆。\n咨询电话：0999-8111222\n工作时间：8:30-17:00', 'tu 10-01..10-03 closed'],
  [
    '10月1日至3日闭馆。\n服务时间：周一至周五8:30-17:00\n服务热线：0999-8111222',
    'tu 10-01..10-03 closed',
  ],
  [
    '10月1日至3日闭馆。\n团体参观请联系公众服务部，工作时间8:30-17:00，电话0999-8111222。',
    'tu 10-01..10-03 closed',
  ],
  ['10月1日至3日闭馆。\n客服时间：9:00-21:00', 'tu 10-01..10-03 closed'],
  ['10月1日至3日闭馆。\n办证处工作时间：9:00-16:00', 'tu 10-01..10-03 closed'],
  // Of the house itself, beside a number to be asked.
  ['图书馆服务时间9:00-17:00，咨询电话：0999-8111222。', 'tu 10-01..10-07 09:00-17:00 implied'],
])

table('numbers before one name at the head of a line', [
  [
    '10月1日至3日：\n二、三号厅10:00-16:00开放',
    'er 10-01..10-03 10:00-16:00',
    'san 10-01..10-03 10:00-16:00',
  ],
  [
    '一、三号厅开放时间\n10月1日至3日9:00-17:00\n二、报刊室开放时间\n10月1日至3日9:00-12:00',
    'bao 10-01..10-03 09:00-12:00',
    'san 10-01..10-03 09:00-17:00',
  ],
])

table('rooms of a kind that open again', [
  [
    '10月1日至3日，一号厅、二号厅布展闭厅。10月4日起各展厅恢复开放。',
    'er 10-01..10-03 closed',
    'er 10-04.. regular',
    'yi 10-01..10-03 closed',
    'yi 10-04.. regular',
  ],
  [
    '一号厅、二号厅10月1日至3日闭馆。\n10月4日起各厅恢复正常开放。',
    'er 10-01..10-03 closed',
    'er 10-04.. regular',
    'yi 10-01..10-03 closed',
    'yi 10-04.. regular',
  ],
  // The house itself was shut.
  ['10月1日至3日闭馆。10月4日起各展厅恢复开放。', 'tu 10-01..10-03 closed', 'tu 10-04.. regular'],
])

const untitled = textsOf({
  places,
  announced: '2026-09-20',
  title: '',
  publisher: '临溪图书馆',
  head: '临溪图书馆公告',
})

untitled('a stretch whose days are not said', [
  ['非集中祭扫期：8:00-16:30', 'tu mo+tu+we+th+fr+sa+su 08:00-16:30 ambiguous'],
  ['活动期间开放时间延长至21:00。', 'tu mo+tu+we+th+fr+sa+su ?-21:00 ambiguous'],
  [
    '比赛期间闭馆。一号厅9:00-17:00开放。',
    'yi mo+tu+we+th+fr+sa+su 09:00-17:00 ambiguous',
    '? 比赛期间闭馆',
  ],
])

table('a closing day within a season', [
  [
    '9月28日至10月31日开放时间为9:00-17:00。周一闭馆。',
    'tu mo@09-28..10-31 closed',
    'tu tu+we+th+fr+sa+su@09-28..10-31 09:00-17:00',
  ],
  // It holds beyond the season where the notice says so.
  [
    '9月28日至10月31日开放时间为9:00-17:00。周一例行闭馆。',
    'tu 09-28..10-31 09:00-17:00',
    'tu mo closed',
  ],
])

table('rooms announced before what is said of them', [
  [
    '10月1日至3日，以下自习室调整为9:00-12:00：报刊室、棋艺室',
    'bao 10-01..10-03 09:00-12:00',
    'qi 10-01..10-03 09:00-12:00',
  ],
  [
    '10月1日至3日，下列活动室闭馆：报刊室、棋艺室。',
    'bao 10-01..10-03 closed',
    'qi 10-01..10-03 closed',
  ],
  [
    '10月1日至3日，以下展厅开放时间为9:00-12:00：一号厅、二号厅。三号厅10月1日至3日闭馆。',
    'er 10-01..10-03 09:00-12:00',
    'san 10-01..10-03 closed',
    'yi 10-01..10-03 09:00-12:00',
  ],
])

table('rooms that are not on file, before a colon or told once more', [
  [
    '10月1日至3日\n二楼：9:00-12:00\n报刊室：9:00-17:00',
    'bao 10-01..10-03 09:00-17:00',
    '? 9:00-12:00',
  ],
  [
    '三楼大厅：10月1日闭馆；10月2日9:00-17:00。',
    '? 10月1日',
    '? 三楼大厅：10月1日闭馆',
    '? 10月2日',
    '? 9:00-17:00',
  ],
  [
    '餐厅10月1日停业；10月2日起9:00-17:00营业。',
    '? 10月1日',
    '? 餐厅10月1日停业',
    '? 10月2日起',
    '? 9:00-17:00',
    '? 10月2日起9:00-17:00营业',
  ],
])

table('the floor of a room in a list', [
  [
    '一楼报刊室、一号厅，二楼棋艺室：10月1日9:00-12:00；10月2日闭馆。',
    'bao 10-01 09:00-12:00',
    'bao 10-02 closed',
    'qi 10-01 09:00-12:00',
    'qi 10-02 closed',
    'yi 10-01 09:00-12:00',
    'yi 10-02 closed',
  ],
])

table('a show in a room, and a closure in parts', [
  ['10月1日至3日，一号厅“山河故人展”（下半年展出）临时闭厅。', 'yi 10-01..10-03 closed'],
  [
    '10月1日至3日，一号厅《山河故人展》暂停开放，二号厅正常开放。',
    'er 10-01..10-03 regular',
    'yi 10-01..10-03 closed',
  ],
  ['图书馆将对个别展厅进行临时闭厅。', '? 图书馆将对个别展厅进行临时闭厅'],
  ['10月1日至3日，图书馆分时段闭馆。', 'tu 10-01..10-03 closed ambiguous'],
])

table('one span from a day to a day with a name', [
  ['9月23日起至中秋节当天，棋艺室不对外开放。', 'qi 09-23..09-25 closed implied'],
])

table('a name in quotes that is no place opens no house', [
  ['“山河故人”将于10月2日正式对公众开放。10月6日闭馆。', 'tu 10-06 closed'],
])

test('two houses of one line come before a list further up', () => {
  const houses = ['竹园画院', '梅园艺术馆', '临溪美术馆东区', '临溪美术馆西区']
  const text =
    '竹园画院、梅园艺术馆将从10月1日起闭馆。\n临溪美术馆东区（文昌路18号）、临溪美术馆西区（学府路8号）因新展布展及场馆维护保养工作，已于9月18日闭馆，两馆10月9日起开放。'
  const context = {
    places: houses.map((name, k) => place(`h${k}`, name)),
    announced: '2026-09-20',
    title: '',
    publisher: '',
    calendar,
  }
  const said = shown(draft(text, context), { year: 2026, booking: false })
  expect(said.filter((x) => /^h[01] /.test(x))).toEqual(['h0 10-01.. closed', 'h1 10-01.. closed'])
})
