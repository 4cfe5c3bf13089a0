/**
 * Notices of strangers: sets written, gold included, by readers who had not seen the parser, and frozen before
 * it was run on them. Then it was mended by grammar; the README tells what each set scored at first sight.
 */
import { describe, expect, it } from 'vitest'
import type { Case } from './cases.ts'
import { noticeOf } from './gold.ts'
import { read, unaccounted } from './reading.ts'
import { lineOf, score } from './score.ts'
import { BLIND_DATES, BLIND_STRUCTURE } from './strangers/hard.ts'
import { BLIND_KINDS, BLIND_LAST, BLIND_MORE } from './strangers/kinds.ts'

/** What a set must reach: F1 stated, all, booking and last entry; silent misses and wrong atoms at most. */
type Floor = [
  stated: number,
  all: number,
  booking: number,
  last: number,
  misses: number,
  wrongs: number,
]

const SETS: [name: string, cases: Case[], count: number, floor: Floor][] = [
  ['dates, times and booking', BLIND_DATES, 30, [0.99, 0.98, 0.98, 0.99, 0, 0]],
  ['layout and structure', BLIND_STRUCTURE, 30, [0.99, 0.98, 0.99, 0.99, 0, 0]],
  ['the kinds of the development set', BLIND_KINDS, 30, [0.99, 0.98, 0.99, 0.99, 0, 0]],
  ['the same kinds once more', BLIND_LAST, 20, [0.99, 0.98, 0.99, 0.99, 0, 0]],
  ['the same kinds, a last time', BLIND_MORE, 15, [0.99, 0.98, 0.99, 0.98, 0, 0]],
]

describe.each(SETS)('%s', (_, cases, count, [stated, all, booking, last, misses, wrongs]) => {
  const golds = cases.map(noticeOf)
  const drafts = golds.map((gold) => ({ gold, pred: read(gold) }))

  it('reads as well as it did', () => {
    const s = score(drafts)
    console.log(
      (['stated', 'all', 'booking', 'lastEntry'] as const)
        .map((k) => lineOf(k, s[k]))
        .concat(
          `silent misses ${s.silentMisses.length} of ${s.statedFacts}, silent wrongs ${s.silentWrongs.length}`,
        )
        .join('\n'),
    )
    expect(golds).toHaveLength(count)
    expect(s.stated.f1).toBeGreaterThanOrEqual(stated)
    expect(s.all.f1).toBeGreaterThanOrEqual(all)
    expect(s.booking.f1).toBeGreaterThanOrEqual(booking)
    expect(s.lastEntry.f1).toBeGreaterThanOrEqual(last)
    expect(s.silentMisses.length).toBeLessThanOrEqual(misses)
    expect(s.silentWrongs.length).toBeLessThanOrEqual(wrongs)
  })

  it('accounts for every date and clock time', () => {
    for (const { gold, pred } of drafts) expect(unaccounted(gold.text, pred), gold.id).toEqual([])
  })
})
