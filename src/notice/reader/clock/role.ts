/** The words before and behind a time that say what it is. */
import { isCue, isMark } from '../../tokens.ts'
import type { Token } from '../../tokens.ts'

/** What a word says of the time that stands on this side of it. */
export function roleOf(
  t: Token | undefined,
  side: 'before' | 'after',
): 'last' | 'cutoff' | 'open' | 'close' | null {
  if (!t) return null
  if (isCue(t, 'last')) return 'last'
  if (isCue(t, 'cutoff')) return 'cutoff'
  if (isCue(t, 'until') && side === 'before') return 'close'
  if (t.kind === 'label' && side === 'before')
    return t.label === 'closed-time' ? 'close' : t.label === 'open-time' ? 'open' : null
  if (t.kind === 'state' && !t.weak) {
    if (t.state === 'closed') return 'close'
    if (side === 'before' && t.state !== 'open') return null
    return 'open'
  }
  return null
}

/** The word before a time that may say what it is. */
export function previousStatement(tokens: readonly Token[], k: number): Token | undefined {
  for (let j = k - 1; j >= 0 && j > k - 6; j--) {
    const t = tokens[j]!
    if (t.kind === 'raw' && t.to - t.from <= 4) continue
    if (isMark(t, ':', '"')) continue
    if (t.kind === 'times' && t.fate?.kind === 'decoy') continue
    if (isCue(t, 'until', 'becomes') && j > 0) {
      const earlier = previousRole(tokens, j)
      if (earlier) return earlier
      return t
    }
    if (t.kind === 'when' && t.when.items.every((i) => i.kind === 'daily')) continue
    return t
  }
  return undefined
}

/** “末次入馆由16:30延后至18:00”: the word that names the time stands before the old value. */
function previousRole(tokens: readonly Token[], k: number): Token | null {
  for (let j = k - 1; j >= 0 && j > k - 6; j--) {
    const t = tokens[j]!
    if (
      t.kind === 'raw' ||
      (t.kind === 'times' && t.fate?.kind === 'decoy') ||
      isCue(t, 'until', 'becomes')
    )
      continue
    if (isMark(t, ':')) continue
    if (isCue(t, 'last', 'cutoff')) return t
    if (t.kind === 'label' && /time$/.test(t.label)) return t.label === 'closed-time' ? t : null
    if (t.kind === 'state' && t.state === 'closed') return t
    return null
  }
  return null
}
