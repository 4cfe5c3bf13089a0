/** Whose a clause is: of the days that lead its sentence, of one day among others, of a room and not of its house. */
import { place } from './shown.ts'
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
