/** Whose a clause is: of the days that lead its sentence, of one day among others, of a room and not of its house. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import { place, shown } from './shown.ts'
import { textsOf } from './tables-of-texts.ts'
import type { Case } from './tables-of-texts.ts'

const places = [
  place('yuan', '荻浦艺术馆'),
  place('yi', '一号厅', 'yuan'),
  place('er', '二号厅', 'yuan'),
  place('san', '三号厅', 'yuan'),
]

function table(name: string, cases: Case[], its = places): void {
  textsOf({ places: its, announced: '2026-06-20', title: '荻浦艺术馆公告' })(name, cases)
}

const house = places.slice(0, 1)

table('works in the days that lead the sentence', [
  [
    '7月6日至19日，一号厅每日9:00-17:00开放；二号厅仍在布展，不对外开放；三号厅正在检修，暂停开放。',
    'er 07-06..07-19 closed',
    'san 07-06..07-19 closed',
    'yi 07-06..07-19 09:00-17:00',
  ],
  [
    '7月6日至19日：一号厅9:00-17:00开放；二号厅换展，不开放。',
    'er 07-06..07-19 closed',
    'yi 07-06..07-19 09:00-17:00',
  ],
])

table(
  'a day among others is open too, and the hours are of them all',
  [
    [
      '7月6日至12日天天开放，7月6日（周一）不休，每日9:30—16:30。',
      'yuan 07-06 09:30-16:30',
      'yuan 07-07..07-12 09:30-16:30',
    ],
    [
      '7月6日至12日正常开放，7月6日（周一）也对外开放，开放时间为9:30—16:30。',
      'yuan 07-06 09:30-16:30',
      'yuan 07-07..07-12 09:30-16:30',
    ],
    [
      '7月6日至12日9:00—18:00，7月6日（周一）不闭馆。\n馆内咖啡座10:00—17:30营业。',
      'yuan 07-06..07-12 09:00-18:00',
    ],
  ],
  house,
)

table('hours that come when the doors are shut are on top of the day', [
  [
    '7月1日至8月31日，每天正常闭馆之后，一号厅、二号厅续开两小时（18时至20时）。',
    'er 07-01..08-31 18:00-20:00 add',
    'yi 07-01..08-31 18:00-20:00 add',
  ],
  [
    '7月1日至8月31日，在原有开放时间的基础上，一号厅增加18:00-20:00开放。',
    'yi 07-01..08-31 18:00-20:00 add',
  ],
  ['7月1日至31日，一号厅每天多开两小时（18:00-20:00）。', 'yi 07-01..07-31 18:00-20:00 add'],
])

table('tables with the names in their cells', [
  [
    '日期|照常开放|暂停开放\n7月1日至3日|一号厅|二号厅、三号厅\n7月4日至7日|一号厅、二号厅|——',
    'er 07-01..07-03 closed',
    'er 07-04..07-07 regular',
    'san 07-01..07-03 closed',
    'yi 07-01..07-03 regular',
    'yi 07-04..07-07 regular',
  ],
  [
    '自7月1日（周三）起，下列展厅改为9:00-20:00开放，其他展厅维持9:00-17:00不变：\n场馆|改为9:00-20:00|维持9:00-17:00\n荻浦艺术馆|一号厅|二号厅、三号厅',
    'er 07-01.. 09:00-17:00',
    'san 07-01.. 09:00-17:00',
    'yi 07-01.. 09:00-20:00',
  ],
  [
    '自7月1日起，下列展厅改为9:00-20:00开放，其他展厅维持9:00-17:00不变。',
    '? 7月1日起',
    '? 9:00-20:00',
    '? 自7月1日起，下列展厅改为9:00-20:00开放，其他展厅维持9:00-17:00不变',
  ],
  [
    '时间|日期|区域\n9:00-17:00|7月1日|一号厅\n|7月2日|二号厅\n闭馆|7月3日|二号厅',
    'er 07-02 09:00-17:00',
    'er 07-03 closed',
    'yi 07-01 09:00-17:00',
  ],
])

table('a day cut off, a closing day that moves', [
  [
    '受台风影响，荻浦艺术馆及所属一号厅7月24日16:00提前闭馆，7月25日起暂停开放。',
    'yi 07-24 16:00-? remove',
    'yi 07-25.. closed',
    'yuan 07-24 16:00-? remove',
    'yuan 07-25.. closed',
  ],
  ['荻浦艺术馆7月24日9:00开馆，16:00提前闭馆。', 'yuan 07-24 09:00-16:00'],
  ['荻浦艺术馆7月24日提前至16:00闭馆。', 'yuan 07-24 ?-16:00'],
  ['原定7月6日（周一）的例行闭馆挪到7月7日（周二）。', 'yuan 07-07 closed'],
])

table('rooms of an evening', [
  [
    '7月1日至8日9:00—18:00。7月3日至5日增开夜场18:30—21:00（20:00停止入馆），夜场只开一号厅、二号厅。',
    'er 07-03..07-05 18:30-21:00 add',
    'yi 07-03..07-05 18:30-21:00 add',
    'yuan 07-01..07-08 09:00-18:00',
    'yuan 07-03..07-05 18:30-21:00 add',
  ],
  [
    '7月1日至8日9:00—18:00。7月3日18:30—21:00加开夜场，夜场期间一号厅开放，二号厅、三号厅不开放。',
    'yi 07-03 18:30-21:00 add',
    'yuan 07-01..07-08 09:00-18:00',
    'yuan 07-03 18:30-21:00 add',
    '? 二号厅',
    '? 三号厅',
  ],
  [
    '7月1日至8日9:00—18:00。7月3日增开夜场18:30—21:00（开放区域：一号厅）。',
    'yi 07-03 18:30-21:00 add',
    'yuan 07-01..07-08 09:00-18:00',
    'yuan 07-03 18:30-21:00 add',
  ],
])

table(
  'an evening beside the day, and an event beside it',
  [
    [
      '7月1日至7日9:00-17:00开放，其中1日、2日晚上另有19:00到21:00的专场。',
      'yuan 07-01+07-02 19:00-21:00 add',
      'yuan 07-01..07-07 09:00-17:00',
    ],
    [
      '7月1日至7日9:00-17:00，1日晚间19:00-21:00还有专场参观。',
      'yuan 07-01 19:00-21:00 add',
      'yuan 07-01..07-07 09:00-17:00',
    ],
    [
      '7月1日至7日9:00-17:00，其中1日、2日19:00-21:00举办音乐专场。',
      'yuan 07-01..07-07 09:00-17:00',
    ],
    ['7月1日14:00-16:00，举办音乐会。'],
  ],
  house,
)

table(
  'hours of days that were told to be open one after the other',
  [
    [
      '7月1日免费开放，7月2日至5日低收费开放；其中，7月2日、3日只有下午场，时间为14:30至20:00，其余三天为9:00至20:00。',
      'yuan 07-01 09:00-20:00 implied',
      'yuan 07-02+07-03 14:30-20:00',
      'yuan 07-04..07-05 09:00-20:00 implied',
    ],
    [
      '7月1日至2日免费开放，7月3日至5日低收费开放，每天8:00—21:00。',
      'yuan 07-01..07-02 08:00-21:00',
      'yuan 07-03..07-05 08:00-21:00',
    ],
    [
      '7月1日至2日免费，7月3日至5日低收费，开放时间均为8:00—21:00。',
      'yuan 07-01..07-02+07-03..07-05 08:00-21:00',
    ],
  ],
  house,
)

table('whom the others are beside, and who goes on as before', [
  [
    '一号厅7月1日至5日开放，时间为7:30至12:30。二号厅7月1日免费开放，7月2日至5日低收费开放；其中7月2日、3日14:30至20:00，其余三天为9:00至20:00。',
    'er 07-01 09:00-20:00 implied',
    'er 07-02+07-03 14:30-20:00',
    'er 07-04..07-05 09:00-20:00 implied',
    'yi 07-01..07-05 07:30-12:30',
  ],
  [
    '自7月6日（周一）起，一号厅、二号厅暂停开放。三号厅不受搬迁影响，仍为8:30-21:00。',
    'er 07-06.. closed',
    'san 07-06.. 08:30-21:00',
    'yi 07-06.. closed',
  ],
  [
    '7月1日至7日9:00—18:00。7月8日起每周二至周日9:00—17:00，每周一闭馆。\n一号厅7月1日至7日闭馆，此后与荻浦艺术馆同步。',
    'yi 07-01..07-07 closed',
    'yi mo@07-08.. closed implied',
    'yi tu+we+th+fr+sa+su@07-08.. 09:00-17:00 implied',
    'yuan 07-01..07-07 09:00-18:00',
    'yuan mo@07-08.. closed',
    'yuan tu+we+th+fr+sa+su@07-08.. 09:00-17:00',
  ],
])

test.each([
  [
    '7月1日至8日9:00—18:00。7月3日增开夜场18:30—21:00。\n个人观众须提前预约，渠道为小程序，日场、夜场分别预约。',
    'yuan 07-01..07-08 09:00-18:00 book-ahead[mini-program]',
    'yuan 07-03 18:30-21:00 add book-ahead[mini-program]',
  ],
  [
    '场地|7月1日|7月2日|方式\n一号厅|8:00-12:00|9:00-17:00|免费，先到先得\n二号厅|8:00-12:00|9:00-17:00\n三号厅|闭馆|9:00-17:00|至少提前一天电话预订',
    'er 07-01 08:00-12:00 first-come[]',
    'er 07-02 09:00-17:00 first-come[]',
    'san 07-01 closed',
    'san 07-02 09:00-17:00 book-ahead[phone]1',
    'yi 07-01 08:00-12:00 first-come[]',
    'yi 07-02 09:00-17:00 first-come[]',
  ],
])('whose a rule is: %s', (text, ...expected) => {
  const title = '荻浦艺术馆公告'
  const context = { places, title, announced: '2026-06-20', publisher: '' }
  const read = draft(text, { ...context, calendar: builtinCalendar('2026-06-20') })
  expect(shown(read, { year: 2026, booking: true })).toEqual(expected)
})

const library = [
  place('tu', '汀州图书馆'),
  place('dong', '东馆区', 'tu'),
  place('bao', '报刊室', 'dong'),
  place('er', '少儿馆', 'tu'),
]

table(
  'a room of the house that another is likened to',
  [
    [
      '东馆区报刊室7月1日至3日10:00—15:00；7月4日起东馆区正常开放。\n少儿馆参照东馆区报刊室执行。',
      'bao 07-01..07-03 10:00-15:00',
      'dong 07-04.. regular',
      'er 07-01..07-03 10:00-15:00 implied',
    ],
  ],
  library,
)
