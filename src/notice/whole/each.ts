/** Of several, each has its own: “甲馆、乙馆开放时间分别为9:00-17:00、10:00-18:00”, or one of them is told apart: 其中. */
import { RESPECTIVELY, hasHours } from '../segments.ts'
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

/** “甲馆、乙馆、丙馆10月1日至3日9:00-17:00开放,其中甲馆闭馆”: what was said of several holds for the others. */
export function amongSeveral({ segments }: Reading): void {
  for (const [n, s] of segments.entries()) {
    if (s.dead || !s.among || !s.places || !s.days || s.effect !== 'set') continue
    if (!hasHours(s) && s.state === null) continue
    keepOtherWeekdays(s, segments.slice(Math.max(0, n - 6), n))
    // What a bracket says is told before what stands around it.
    const wide = segments
      .slice(Math.max(0, n - 6), n + 3)
      .findLast(
        (x) =>
          x !== s &&
          !x.dead &&
          x.line === s.line &&
          x.effect === 'set' &&
          s.named &&
          (x.places?.length ?? 0) > s.places!.length &&
          s.places!.every((p) => x.places!.includes(p)),
      )
    if (!wide?.days || JSON.stringify(wide.days.spans) !== JSON.stringify(s.days.spans)) continue
    if (JSON.stringify(wide.days.weekly) === JSON.stringify(s.days.weekly))
      wide.places = wide.places!.filter((p) => !s.places!.includes(p))
  }
}

/** “7月2日至9月1日每周二至周日9:00-17:00,其中周五、周六9:00-20:30”: the hours before are those of the other weekdays. */
function keepOtherWeekdays(s: Segment, before: readonly Segment[]): void {
  const own = s.days!.weekly
  if (!own || own.length === 0 || !hasHours(s) || s.days!.spans.length === 0) return
  const wide = before.findLast(
    (x) =>
      !x.dead &&
      x.effect === 'set' &&
      hasHours(x) &&
      x.places?.join() === s.places!.join() &&
      JSON.stringify(x.days?.spans) === JSON.stringify(s.days!.spans) &&
      (x.days?.weekly?.length ?? 0) > own.length &&
      own.every((d) => x.days!.weekly!.includes(d)),
  )
  if (wide?.days)
    wide.days = { ...wide.days, weekly: wide.days.weekly!.filter((d) => !own.includes(d)) }
}
