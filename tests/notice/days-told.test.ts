/** Days told by where they end, by what they are, or by what they are not; and whose rooms the others are. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'

const calendar = builtinCalendar('2024-01-20')
const place = (id: string, name: string, partOf: string | null = null) => ({
  id,
  name,
  aliases: [],
  partOf,
  kind: 'other',
})
const places = [
  place('a', '甲市图书馆'),
  place('a1', '自习室', 'a'),
  place('a2', '报刊阅览室', 'a'),
  place('b', '乙市博物馆'),
  place('b1', '一号厅', 'b'),
  place('b2', '二号厅', 'b'),
  place('c', '丙市文化馆'),
]

const CASES: [text: string, facts: string[], unread?: string[]][] = [
  // the end of a stretch, and whether it counts
  ['2月10日前闭馆。', ['a 2024-01-20..2024-02-09 closed ambiguous']],
  ['2月10日（含）前闭馆。', ['a 2024-01-20..2024-02-10 closed ambiguous']],
  ['2月8日至2月18日前闭馆。', ['a 2024-02-08..2024-02-17 closed ambiguous']],
  ['2月8日至2月10日（不含）闭馆。', ['a 2024-02-08..2024-02-09 closed']],
  ['2月10日起（不含）闭馆。', ['a 2024-02-11.. closed']],
  ['2月10日起（含当日）闭馆。', ['a 2024-02-10.. closed']],
  ['请于2月10日前归还图书。', [], ['2月10日']],
  // an event closes doors on its day, and for its hours if it has any
  [
    '2月8日至12日9:00-16:00，其中2月10日（周六）9:00-11:00举行公祭，一号厅不对外开放。',
    ['a 2024-02-08..2024-02-12 09:00-16:00', 'b1 2024-02-10 09:00-11:00 remove'],
  ],
  [
    '2月10日至12日每天9:00-12:00举办比赛，自习室暂停开放。',
    ['a1 2024-02-10..2024-02-12 09:00-12:00 remove'],
  ],
  ['2月10日9:00-10:30因举行公祭，一号厅暂停开放。', ['b1 2024-02-10 09:00-10:30 remove']],
  ['2月10日8:00-11:30自习室举办年会，暂停接待读者。', ['a1 2024-02-10 08:00-11:30 remove']],
  ['2月10日18:00-20:00举办音乐会，自习室全天闭馆。', ['a1 2024-02-10 closed']],
  ['2月10日举办比赛，上午自习室不对外开放。', ['a1 2024-02-10 -12:00 remove']],
  ['每周三14:00-16:00举办讲座，自习室不开放。', ['a1 we 14:00-16:00 remove']],
  // works that end with a reopening close until then
  [
    '自习室自1月25日起改造，预计2月10日重新开放。',
    ['a1 2024-01-25..2024-02-09 closed', 'a1 2024-02-10.. regular ambiguous'],
  ],
  [
    '自习室改造工程于1月25日开始，2月10日恢复开放。',
    ['a1 2024-01-25..2024-02-09 closed', 'a1 2024-02-10.. regular'],
  ],
  [
    '自1月25日起，报刊阅览室进行升级改造，2月10日恢复开放。',
    ['a2 2024-01-25..2024-02-09 closed', 'a2 2024-02-10.. regular'],
  ],
  ['一号厅自1月25日起安装新展柜，2月10日恢复开放。', ['b1 2024-02-10.. regular'], ['1月25日起']],
  // a reopening on no day that is known
  [
    '自习室自2月1日起闭馆改造，预计半年后恢复开放。',
    ['a1 2024-02-01.. closed'],
    ['自习室自2月1日起闭馆改造，预计半年后恢复开放'],
  ],
  [
    '一号厅自2月1日起闭馆。预计2024年9月重新开放。',
    ['b1 2024-02-01.. closed'],
    ['预计2024年9月重新开放'],
  ],
  // the points of a day parted by semicolons
  [
    '2月10日至12日开馆时间：9:30；最晚入馆时间：15:30；清场时间：15:50；闭馆时间：16:00',
    ['a 2024-02-10..2024-02-12 09:30-16:00'],
  ],
  // statutory holidays in general
  ['法定节假日照常开放。', ['a statutory-holidays regular']],
  ['周一及法定节假日闭馆。', ['a mo,statutory-holidays closed']],
  ['双休日及节假日10:00-16:00开放。', ['a sa,su,statutory-holidays 10:00-16:00']],
  ['周一闭馆，如遇法定节假日则正常开放。', ['a mo closed', 'a statutory-holidays regular']],
  // school holidays, whose days only the notice can tell
  ['暑假（7月1日至8月31日）期间每天9:00-20:00开放。', ['a 2024-07-01..2024-08-31 09:00-20:00']],
  ['暑假期间，周二至周日9:00-17:00开放。', ['a tu,we,th,fr,sa,su 09:00-17:00 ambiguous']],
  // the other days
  [
    '春节假期（2月10日至17日），2月10日、12日闭馆，其余时间9:00-17:00开放。',
    ['a 2024-02-10 2024-02-12 closed', 'a 2024-02-11 2024-02-13..2024-02-17 09:00-17:00 implied'],
  ],
  [
    '2月10日至12日闭馆，其余时间正常开放。',
    ['a 2024-02-10..2024-02-12 closed'],
    ['2月10日至12日闭馆，其余时间正常开放'],
  ],
  // the other rooms are those of the house spoken of
  [
    '甲市图书馆自习室2月10日开放。乙市博物馆一号厅2月10日开放，其余区域闭馆。',
    ['a1 2024-02-10 open-unstated', 'b1 2024-02-10 open-unstated', 'b2 2024-02-10 closed implied'],
  ],
  [
    '自习室\n2月10日9:00-17:00开放，其他区域闭馆。',
    ['a1 2024-02-10 09:00-17:00', 'a2 2024-02-10 closed implied'],
  ],
  [
    '乙市博物馆\n2月10日其他区域暂停开放。',
    ['b1 2024-02-10 closed implied', 'b2 2024-02-10 closed implied'],
  ],
  ['丙市文化馆\n2月10日其余区域关闭。', [], ['2月10日', '2月10日其余区域关闭']],
  [
    '2月10日，甲市图书馆自习室、乙市博物馆开放，其余场馆闭馆。',
    ['a1 2024-02-10 open-unstated', 'b 2024-02-10 open-unstated', 'c 2024-02-10 closed implied'],
  ],
  // sessions on top, and what they cost
  ['2月10日另加开夜场18:00-21:00。', ['a 2024-02-10 18:00-21:00 add']],
  ['2月10日加开早场8:00-9:00。', ['a 2024-02-10 08:00-09:00 add']],
  ['2月10日至12日低收费开放，时间9:00-21:00。', ['a 2024-02-10..2024-02-12 09:00-21:00 low-fee']],
  ['2月10日9:00-17:00免费开放。', ['a 2024-02-10 09:00-17:00 free']],
  [
    '2月10日8:00-11:00免费开放，14:00-21:00收费开放。',
    ['a 2024-02-10 08:00-11:00 14:00-21:00 ambiguous'],
  ],
]

test.each(CASES)('%s', (text, facts, unread = []) => {
  const context = { places, announced: '2024-01-20', title: '', publisher: '甲市图书馆', calendar }
  const read = draft(text, context)
  const said = read.facts.map((f) => {
    const days = Array.isArray(f.dates)
      ? f.dates.map((d) => (typeof d === 'string' ? d : d.map((end) => end ?? '').join('..')))
      : [[...f.dates.weekly, ...(f.dates.on ? [f.dates.on] : [])].join(',')]
    const hours = typeof f.hours === 'string' ? [f.hours] : f.hours.map((w) => w.join('-'))
    const rest = [f.effect, f.certainty, f.fee ?? 'set'].filter((x) => !/^(?:set|stated)$/.test(x))
    return [f.place, ...days, ...hours, ...rest].join(' ')
  })
  expect(said).toEqual(facts)
  expect(read.unread.map((u) => u.text)).toEqual(unread)
})
