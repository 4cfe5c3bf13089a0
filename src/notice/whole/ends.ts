/** “18:00闭馆,8:30开馆”: the end and the start of the same days, told by two statements of one sentence or by more. */
import type { Reading, Segment } from '../segments.ts'
import { samePlaces } from '../segments.ts'

/** “开门时间推迟到10点,1日至3日开到21点,4日开到18点”: one start, said once, and an end for each of the days. */
export function startBefore({ segments }: Reading): void {
  for (const [n, s] of segments.entries()) {
    if (s.dead || s.dated || s.effect !== 'set' || s.opens === null || s.closes !== null) continue
    if (s.windows.length > 0) continue
    for (const later of segments.slice(n + 1, n + 1 + MOST_ENDS)) {
      if (later.line !== s.line || later.sentence !== s.sentence || !samePlaces(later, s)) break
      if (!later.dated || later.effect !== 'set' || later.windows.length > 0) break
      if (later.opens !== null || later.closes === null || later.closes <= s.opens) break
      later.opens = s.opens
      later.tokens = [...s.tokens, ...later.tokens]
      later.from = s.from
      s.dead = true
    }
  }
}

/** Ends that share one start. */
const MOST_ENDS = 8

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
