/** The parser's time grows with the text and no faster: work of one thread, the same under every zone. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { decodeCalendar } from '../../src/dataset/calendar.ts'
import { draft } from '../../src/notice/draft.ts'

const files = new Map(
  readdirSync('data/calendar').map((f) => [f, readFileSync(join('data/calendar', f), 'utf8')]),
)
const calendar = decodeCalendar(files, { knownOn: '2024-01-20' }, [])
const PLACES = [
  ['p1', '甲市图书馆', null],
  ['p2', '自习室', 'p1'],
  ['p3', '乙市博物馆', null],
] as const
const places = PLACES.map(([id, name, partOf]) => ({
  id,
  name,
  aliases: [],
  partOf,
  kind: 'library',
}))
const context = { places, announced: '2024-01-20', title: '2024年春节', publisher: '甲市图书馆' }
const go = (text: string) => draft(text, { ...context, calendar })

const HOSTILE: [string, string][] = [
  ['brackets', '('],
  ['digits', '1'],
  ['lone surrogates', '\ud800'],
  ['dates', '2月10日'],
  ['dates with an open bracket', '2月10日('],
  ['closures', '闭馆'],
  ['nights', '夜里也开'],
  ['festivals', '春节期间'],
  ['listed dates', '2月10日、'],
  ['numerals', '一二三'],
  ['statements', '甲市图书馆2月10日闭馆。'],
  ['lines', '2月10日9:00-17:00开放\n'],
  ['rows', '甲市图书馆|2月10日|9:00-17:00\n'],
  ['unknown rooms', '某某室2月9日闭馆。'],
  ['one adverb', '均'],
  ['exceptions', '除周一外'],
  ['quotes', '"'],
  ['items that are dates', '1.2月4日\n'],
]
it.each(HOSTILE)(
  'is read in linear time: %s',
  (_, unit) => {
    const cost = (size: number) => {
      const text = unit.repeat(Math.ceil(size / unit.length))
      let best = Infinity
      for (let run = 0; run < 2; run++) {
        const before = process.cpuUsage().user
        go(text)
        best = Math.min(best, process.cpuUsage().user - before)
      }
      return best
    }
    cost(15_000)
    const small = cost(20_000)
    const large = cost(80_000)
    // Four times the text: linear work costs about four times as much, quadratic sixteen.
    expect(large).toBeLessThan(Math.max(small, 6_000) * 10)
  },
  60_000,
)
