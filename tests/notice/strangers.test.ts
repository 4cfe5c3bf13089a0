/**
 * Notices of strangers: sets written, gold included, by readers who had not seen the parser, and frozen before
 * it was run on them. Then it was mended by grammar; the README tells what each set scored at first sight.
 */
import { describe, expect, it } from 'vitest'
import { draftNotice } from '../../src/dataset/drafting.ts'
import { readerSaid } from '../../src/render/page-edit-words.ts'
import { noticeOf } from './gold.ts'
import { read, unaccounted } from './reading.ts'
import { lineOf, score } from './score.ts'
import { SETS } from './strangers.ts'

describe.each(SETS)('%s', (_, cases, count, [stated, all, booking, last, misses, wrongs]) => {
  const golds = cases.map(noticeOf)
  const drafts = golds.map((gold) => ({ gold, pred: read(gold) }))

  it('reads as well as it did', () => {
    const s = score(drafts)
    console.log(
      (['stated', 'all', 'booking', 'lastEntry'] as const)
        .map((k) => lineOf(k, s[k]))
        .concat(
          `misses ${s.silentMisses.length} of ${s.statedFacts}, wrong atoms ${s.silentWrongs.length}`,
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

  it('says in Chinese what it asks', () => {
    const asked = drafts.flatMap(({ gold, pred }) => {
      const { publishedOn: announced, title, publisher } = gold
      const { questions } = draftNotice(pred, gold.text, { id: 'x', title, publisher, announced })
      const doubts = pred.facts.flatMap((f) => f.alternatives.map((a) => a.why))
      const shown = [...pred.unread.map((u) => u.why), ...pred.decoys.map((d) => d.kind), ...doubts]
      return [...questions.map((q) => q.message), ...shown]
    })
    expect(asked.filter((sentence) => readerSaid(sentence) === sentence)).toEqual([])
  })
})
