/** 其余时间: the days beside those named. */
import { spansOf } from '../facts.ts'
import { subtract } from '../spans.ts'
import type { FactInput } from '../facts.ts'
import { isWithin } from '../places.ts'
import { mergeSpans } from '../spans.ts'
import { emptyDays } from '../year.ts'
import { sectionDays } from './days.ts'
import { lengthOf } from './narrowing.ts'
import { samePlaces, MOST_SUMMARIES } from './rooms.ts'

/** 其余时间: the days beside those named. */
export function otherDays({ reading, resolver, registry }: FactInput): void {
  let met = 0
  for (const [n, s] of reading.segments.entries()) {
    if (!s.otherDays || s.dead) continue
    if (++met > MOST_SUMMARIES) {
      s.days = null
      continue
    }
    const around = reading.segments.slice(Math.max(0, n - 1000), n + 1000)
    const own = around.filter(
      (x) =>
        x !== s && !x.dead && !x.otherDays && x.days && x.places && s.places && samePlaces(x, s),
    )
    const spoken = own.flatMap(spansOf)
    const house = around.filter(
      (x) =>
        x !== s &&
        !x.dead &&
        x.dated &&
        !x.otherDays &&
        x.days &&
        !samePlaces(x, s) &&
        x.places?.some((p) => s.places?.some((q) => p !== q && isWithin(registry, q, p))),
    )
    const section = house.length > 1 ? null : (sectionDays(reading, s.node) ?? resolver.holiday)
    // What was resumed before a section is not what the section names.
    const begins = section?.spans[0]?.[0] ?? -Infinity
    const named = spoken.filter(([a, b]) => b !== null || a >= begins)
    const before = reading.segments[n - 1]
    const weekly =
      before && !before.dead && before.days && before.days.weekly !== null && samePlaces(before, s)
    if (weekly) {
      const used = new Set(own.flatMap((x) => x.days!.weekly ?? []))
      s.days = {
        ...before.days!,
        weekly: [0, 1, 2, 3, 4, 5, 6].filter((d) => !used.has(d)),
        implied: true,
      }
      s.rule = 'complement-of-weekdays'
      continue
    }
    if (section && section.spans.length > 0) {
      const left = subtract(section.spans, named)
      if (left.length > 0) {
        s.days = { ...section, spans: left, implied: true }
        s.rule = 'complement-of-days'
        if (s.otherCount !== null && s.otherCount !== lengthOf(left))
          s.doubts.push('the number of other days contradicts the dates')
        continue
      }
    }
    const all = around
      .filter((x) => x !== s && !x.dead && x.dated && x.days && !x.otherDays)
      .flatMap((x) => x.days!.spans)
    const left = mergeSpans(
      subtract(
        all.filter(([, b]) => b !== null),
        named,
      ),
    )
    if (left.length === 0) {
      s.doubts.push('which other days are meant is not said')
      s.days = null
      continue
    }
    s.days = { ...emptyDays(), spans: left }
    s.doubts.push('the other days were taken to be those named elsewhere in the notice')
    s.rule = 'complement-of-days'
  }
}
