/** What a later or narrower statement takes from a wider one, and where the two contradict each other. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'

const calendar = builtinCalendar('2025-09-20')
const place = (id: string, name: string) => ({ id, name, aliases: [], partOf: null, kind: 'other' })
const places = [place('a', '甲市图书馆'), place('b', '乙市博物馆'), place('c', '丙市文化馆')]

const CASES: [text: string, ...facts: string[]][] = [
  [
    '甲市图书馆国庆假期正常开放。10月1日10:00-16:00开放。',
    'a 2025-10-02..2025-10-08 regular implied',
    'a 2025-10-01 10:00-16:00',
  ],
  [
    '国庆期间（10月1日至8日）正常开放。10月6日中秋节17:00闭馆。',
    'a 2025-10-01..2025-10-05 2025-10-07..2025-10-08 regular',
    'a 2025-10-06 ?-17:00',
  ],
  [
    '10月1日至8日各馆正常开放。乙市博物馆10月6日闭馆。',
    'a 2025-10-01..2025-10-08 regular',
    'c 2025-10-01..2025-10-08 regular',
    'b 2025-10-06 closed',
    'b 2025-10-01..2025-10-05 2025-10-07..2025-10-08 regular',
  ],
  [
    '10月1日至3日，乙市博物馆闭馆，其余场馆均正常开放。\n一、甲市图书馆10月1日8:30至12:00开放，下午闭馆。',
    'b 2025-10-01..2025-10-03 closed',
    'a 2025-10-02..2025-10-03 regular implied',
    'a 2025-10-01 08:30-12:00',
    'c 2025-10-01..2025-10-03 regular implied',
  ],
  ['10月1日至8日9:00-17:00开放（周一照常开放）。', 'a 2025-10-01..2025-10-08 09:00-17:00'],
  [
    '10月1日至3日闭馆。\n10月3日9:00至17:00开放期间，少儿区将举办讲座。',
    'a 2025-10-01..2025-10-03 closed ambiguous',
    'a 2025-10-03 09:00-17:00 ambiguous',
  ],
  [
    '我馆10月2日至3日开放，具体如下。\n10月2日9:00-17:00\n10月3日闭馆',
    'a 2025-10-02 09:00-17:00',
    'a 2025-10-03 closed ambiguous',
  ],
  ['10月1日18:00—20:30试开夜游专场。', 'a 2025-10-01 18:00-20:30 add'],
  ['10月1日晚上6:30至9:00加开灯会夜场，晚上8:30停止入场。', 'a 2025-10-01 18:30-21:00 add <20:30'],
  [
    '周一至周五9:00-21:30开放\n周六、周日8:00-22:00开放\n21:00停止入场',
    'a mo,tu,we,th,fr 09:00-21:30 <21:00',
    'a sa,su 08:00-22:00 <21:00',
  ],
]

test.each(CASES)('%s', (text, ...facts) => {
  const [title, publisher] = ['2025年国庆中秋开放公告', '甲市图书馆']
  const read = draft(text, { places, announced: '2025-09-20', title, publisher, calendar })
  const said = read.facts.map((f) => {
    const days = Array.isArray(f.dates)
      ? f.dates.map((d) => (typeof d === 'string' ? d : d.map((end) => end ?? '').join('..')))
      : [f.dates.weekly.join(',')]
    const hours =
      typeof f.hours === 'string'
        ? [f.hours]
        : f.hours.map((w) => w.map((end) => end ?? '?').join('-'))
    const rest = [f.effect, f.certainty].filter((x) => !/^(?:set|stated)$/.test(x))
    return [f.place, ...days, ...hours, ...rest, ...(f.lastEntry ? [`<${f.lastEntry}`] : [])].join(
      ' ',
    )
  })
  expect(said).toEqual(facts)
  expect(read.unread).toEqual([])
  const against = read.findings.some((f) => f.kind === 'contradiction')
  expect(against).toBe(read.facts.some((f) => f.certainty === 'ambiguous'))
})
