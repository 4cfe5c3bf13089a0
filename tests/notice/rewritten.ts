/** Strangers' notices written again without another meaning: which of them are then read otherwise. */
import type { Draft, PlaceEntry } from '../../src/notice/draft.ts'
import { noticeOf } from './gold.ts'
import { read } from './reading.ts'
import { keepsNames, REWRITINGS } from './rewritings.ts'
import { SETS } from './strangers.ts'

/** What came of one rewriting; `silent` notices are read otherwise and ask no more than they did. */
export interface Rewritten {
  name: string
  of: number
  silent: string[]
  flagged: string[]
}

/** Of a thousand rewritten notices so many may be read otherwise without a mark: a few do change a meaning. */
export const MOST_SILENT = 2

/** Reads every `nth` notice as it is and in every rewriting. */
export function rewritten(nth: number): Rewritten[] {
  const golds = SETS.flatMap(([set, cases]) =>
    cases.map((one, k) => ({ id: `${set} ${k + 1}`, gold: noticeOf(one) })),
  ).filter((_, k) => k % nth === 0)
  const plain = golds.map(({ id, gold }) => {
    const { facts, asked } = said(read(gold))
    return { id, gold, facts, asked }
  })
  return REWRITINGS.map(([name, write]) => {
    const out: Rewritten = { name, of: 0, silent: [], flagged: [] }
    for (const { id, gold, facts, asked } of plain) {
      const text = write(gold.text)
      if (text === gold.text || !keepsNames([gold.text, text], gold.places)) continue
      out.of++
      const again = said(read({ ...gold, text }))
      if (again.facts === facts) continue
      const list = again.asked > asked ? out.flagged : out.silent
      list.push(id)
    }
    return out
  })
}

/** Houses of a city of which no notice speaks, with rooms of their own. */
const CITY: PlaceEntry[] = ['河', '湖', '山', '海', '原', '州'].flatMap((c, w) =>
  ['市图书馆', '市博物馆', '市体育中心', '美术馆', '市文化馆'].flatMap((name, i) => [
    { id: `z${w}${i}`, name: `锦${c}${name}`, aliases: [], partOf: null, kind: 'other' },
    ...['青瓷厅', '竹艺馆', '织锦书吧'].map((room, j) => ({
      id: `z${w}${i}r${j}`,
      name: `锦${c}${'甲乙丙丁戊'[i]!}${room}`,
      aliases: [],
      partOf: `z${w}${i}`,
      kind: 'other',
    })),
  ]),
)

/** Of every `nth` notice: which are read otherwise when the registry holds the rest of a city as well. */
export function amongOthers(nth: number): { of: number; otherwise: string[] } {
  const golds = SETS.flatMap(([set, cases]) =>
    cases.map((one, k) => ({ id: `${set} ${k + 1}`, gold: noticeOf(one) })),
  ).filter(({ gold }, k) => k % nth === 0 && gold.places.length > 0)
  const otherwise = golds.filter(
    ({ gold }) =>
      said(read(gold)).facts !== said(read({ ...gold, places: [...gold.places, ...CITY] })).facts,
  )
  return { of: golds.length, otherwise: otherwise.map(({ id }) => id) }
}

/** What a draft says of places and days, in one string, and how much it leaves to a person. */
function said({ facts, unread }: Draft): { facts: string; asked: number } {
  const lines = facts.map((f) =>
    JSON.stringify([f.place, f.dates, f.hours, f.effect, f.certainty, f.booking, f.lastEntry]),
  )
  return { facts: [...new Set(lines)].sort().join('\n'), asked: unread.length }
}
