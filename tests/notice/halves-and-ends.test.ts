/** Half days, ends told in a clause of their own, and ordinary days beside a holiday. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import { place, shown } from './shown.ts'

const calendar = builtinCalendar('2026-09-20')
const PLACES = [place('t', '藕塘图书馆')]

const CASES: [text: string, ...expected: string[]][] = [
  // a half of which nobody says which
  [
    '10月1日至7日9:00-17:00开放，其中10月1日半天开放。',
    't 10-01 open-unstated ambiguous',
    't 10-02..10-07 09:00-17:00',
  ],
  ['10月1日半天开放，10月2日闭馆。', 't 10-01 open-unstated ambiguous', 't 10-02 closed'],
  ['10月1日开放半天，时间为9:00-12:00。', 't 10-01 09:00-12:00'],
  ['10月1日至7日9:00-17:00开放，其中10月1日只开上午。', 't 10-01..10-07 09:00-17:00', '? 10月1日'],
  // an end in a clause of its own
  [
    '9月30日下午4点起闭馆，至10月3日，10月4日恢复正常开放。',
    't 09-30 16:00-? remove',
    't 10-01..10-03 closed',
    't 10-04.. regular',
  ],
  ['9月28日起闭馆，至10月3日，4日恢复开放。', 't 09-28..10-03 closed', 't 10-04.. regular'],
  // ordinary days
  [
    '平时9:00-17:00，10月1日至7日9:00-20:00。',
    't 10-01..10-07 09:00-20:00',
    't mo+tu+we+th+fr+sa+su 09:00-17:00',
  ],
  [
    '平时9:00-17:00，周末9:00-20:00。',
    't mo+tu+we+th+fr 09:00-17:00 implied',
    't sa+su 09:00-20:00',
  ],
]

test.each(CASES)('%s', (text, ...expected) => {
  const context = { places: PLACES, announced: '2026-09-20', title: '', publisher: '', calendar }
  expect(shown(draft(text, context), { year: 2026, booking: false })).toEqual(expected)
})

const MORE: [text: string, ...expected: string[]][] = [
  ['国庆节期间参观务必提前网上预约，未预约不能入馆。'],
  ['7月1日至8月31日取消周一、周二闭馆，每天9:00-17:30开放。', 't 07-01..08-31 09:00-17:30'],
  ['10月9日至20日每天在下班后延时开放2个小时（18:00-20:00）。', 't 10-09..10-20 18:00-20:00 add'],
]

test.each(MORE)('%s', (text, ...expected) => {
  const announced = text.startsWith('7') ? '2026-06-20' : '2026-09-20'
  const context = { places: PLACES, announced, title: '', publisher: '', calendar }
  const said = shown(draft(text, context), { year: 2026, booking: false })
  expect(said.filter((line) => !line.startsWith('?'))).toEqual(expected)
})
