/** Strangers' notices written again without another meaning: which of them are then read otherwise. */
import type { Draft } from '../../src/notice/draft.ts'
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

/** What a draft says of places and days, in one string, and how much it leaves to a person. */
function said({ facts, unread }: Draft): { facts: string; asked: number } {
  const lines = facts.map((f) =>
    JSON.stringify([f.place, f.dates, f.hours, f.effect, f.certainty, f.booking, f.lastEntry]),
  )
  return { facts: [...new Set(lines)].sort().join('\n'), asked: unread.length }
}
