/** “甲馆、乙馆开放时间分别为9:00-17:00、10:00-18:00”: as many hours, or days, as names, in their order. */
import { RESPECTIVELY } from '../segments.ts'
import type { Reading, Segment } from '../segments.ts'

/** Gives each of the places named its own hours or days, where there are as many of one as of the other. */
export function respectively({ segments }: Reading): void {
  const more: Segment[] = []
  for (let n = 0; n < segments.length; n++) {
    const first = segments[n]!
    if (!isOfEach(first)) continue
    const run = [first]
    for (let next = segments[n + 1]; next && goesOn(first, next); next = segments[n + run.length])
      run.push(next)
    const places = first.places!
    const spans = first.days?.spans ?? []
    if (run.length === places.length && run.every((s) => s.windows.length === 1))
      for (const [k, s] of run.entries()) give(s, places[k]!)
    else if (run.length === 1 && spans.length === places.length && first.windows.length === 0) {
      for (const [k, place] of places.entries()) {
        if (k === 0) continue
        const own = {
          ...first,
          days: { ...first.days!, spans: [spans[k]!] },
          tokens: [...first.tokens],
        }
        give(own, place)
        more.push(own)
      }
      first.days = { ...first.days!, spans: [spans[0]!] }
      give(first, places[0]!)
    }
    n += run.length - 1
  }
  for (const s of more) segments.push(s)
}

function isOfEach(s: Segment): boolean {
  return !s.dead && s.doubts.includes(RESPECTIVELY) && (s.places?.length ?? 0) > 1
}

function goesOn(first: Segment, s: Segment): boolean {
  return isOfEach(s) && s.sentence === first.sentence && s.places!.join() === first.places!.join()
}

function give(s: Segment, place: string): void {
  s.places = [place]
  s.doubts = s.doubts.filter((d) => d !== RESPECTIVELY)
}
