/** “18:00闭馆,8:30开馆”: the end and the start of the same days, told by two statements of one sentence. */
import type { Reading, Segment } from '../segments.ts'

/** Makes one window of an end and a start that are told apart. */
export function joinEnds({ segments }: Reading): void {
  for (const [k, s] of segments.entries()) {
    const one = onlyEnd(s)
    if (!one) continue
    for (const x of segments.slice(k + 1, k + 4)) {
      const other = onlyEnd(x)
      if (!other || x.line !== s.line || x.sentence !== s.sentence || !ofSameDays(s, x)) continue
      const [open, close] = [one[0] ?? other[0], one[1] ?? other[1]]
      const apart = (one[0] === null) !== (other[0] === null)
      if (!apart || open === null || close === null || open >= close) continue
      s.windows = [[open, close]]
      s.opens = s.closes = null
      s.lastEntry ??= x.lastEntry
      s.tokens.push(...x.tokens)
      s.to = Math.max(s.to, x.to)
      x.dead = true
      break
    }
  }
}

/** The one end of the day that a statement tells. */
function onlyEnd(s: Segment): [number | null, number | null] | null {
  if (s.dead || s.unknown || s.unresolved || s.effect !== 'set' || s.extra || s.doubts.length > 0)
    return null
  if (s.windows.length > 1 || !s.places || !s.days || s.tentative || s.exceptDays.length > 0)
    return null
  const ends = s.windows[0] ?? [s.opens, s.closes]
  return (ends[0] === null) === (ends[1] === null) ? null : ends
}

/** Places and days of the two, where the second may have taken over those of the first. */
function ofSameDays(a: Segment, b: Segment): boolean {
  return (
    JSON.stringify(a.places) === JSON.stringify(b.places) &&
    JSON.stringify([a.days!.spans, a.days!.weekly]) ===
      JSON.stringify([b.days!.spans, b.days!.weekly])
  )
}
