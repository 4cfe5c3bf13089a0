/** “9:00-12:00、14:00-17:00开放,12:00-14:00闭馆消毒”: what the hours leave out is not taken away once more. */
import { hasHours } from '../segments.ts'
import type { Reading, Segment } from '../segments.ts'
import { daysWithin } from '../spans.ts'

/** Leaves out what is closed between the sessions of a day, where the sessions are told. */
export function gapsTold({ segments }: Reading): void {
  const removed = segments.filter((s) => isTold(s) && s.effect === 'remove' && isWhole(s))
  if (removed.length === 0) return
  const told = segments.filter((s) => isTold(s) && s.effect === 'set' && hasHours(s) && isWhole(s))
  for (const s of removed.slice(0, MOST)) {
    const between = told
      .slice(0, MOST)
      .filter((x) => x.places!.join() === s.places!.join() && daysWithin(s.days!, x.days!))
    const sessions = between.flatMap((x) => x.windows)
    const [first, last] = [sessions[0]?.[0] ?? null, sessions.at(-1)?.[1] ?? null]
    const isGap = s.windows.every(
      ([a, b]) =>
        first !== null &&
        a! >= first &&
        b! <= last! &&
        sessions.every(([c, d]) => b! <= c! || a! >= d!),
    )
    if (between.length !== 1 || !isGap) continue
    s.dead = true
    between[0]!.tokens.push(...s.tokens)
  }
}

const MOST = 200

const isTold = (s: Segment) =>
  !s.dead && !s.unknown && !s.unresolved && s.places !== null && s.days !== null

const isWhole = ({ windows }: Segment) =>
  windows.length > 0 && windows.every(([a, b]) => a !== null && b !== null && a < b)
