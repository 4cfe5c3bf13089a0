/** Sets of days as spans: within, over, joined. */
import { weekdayOf } from '../core/time.ts'
import type { DayNumber } from '../core/time.ts'
import { emptyDays } from './year/days.ts'
import type { Days } from './year/days.ts'

/** Does any of the weekdays fall on these days? */
export function fallsWithin(weekly: readonly number[], days: Days): boolean {
  return days.spans.some(([a, b]) => {
    if (b === null || b - a >= 6) return true
    for (let d = a; d <= b; d++) if (weekly.includes(weekdayOf(d))) return true
    return false
  })
}

/** Is every day of `inner` among those of `outer`? */
export function daysWithin(inner: Days, outer: Days): boolean {
  if (inner.spans.length === 0 || outer.spans.length === 0) return false
  return inner.spans.every(([a, b]) =>
    outer.spans.some(([c, d]) => a >= c && (d === null || (b !== null && b <= d))),
  )
}

/** Are all days from `a` to `b` among these? */
export function covers(days: Days, a: number, b: number | null): boolean {
  return days.spans.some(([c, d]) => a >= c && (d === null || (b !== null && b <= d)))
}

/** Do the two share a day? */
export function overlaps(x: Days, y: Days): boolean {
  return x.spans.some(([a, b]) =>
    y.spans.some(([c, d]) => a <= (d ?? Infinity) && c <= (b ?? Infinity)),
  )
}

/** Spans in order, those that meet joined. */
export function mergeSpans(spans: Days['spans']): Days['spans'] {
  const sorted = [...spans].sort((x, y) => x[0] - y[0])
  const out: Days['spans'] = []
  for (const [a, b] of sorted) {
    const last = out.at(-1)
    if (last && last[1] !== null && b !== null && a <= last[1] + 1) last[1] = Math.max(last[1], b)
    else out.push([a, b])
  }
  return out
}

const MOST_SPANS = 100

/** Days of either; a list longer than any notice has is cut, and says so. */
export function union(a: Days, b: Days): Days {
  if (a.spans.length >= MOST_SPANS)
    return { ...a, doubt: a.doubt ?? 'more dates than can be read at once' }
  return {
    ...emptyDays(),
    spans: [...a.spans, ...b.spans],
    weekly: a.weekly ?? b.weekly,
    daily: a.daily || b.daily,
    implied: a.implied || b.implied,
    doubt: a.doubt ?? b.doubt,
    alternatives: [...a.alternatives, ...b.alternatives],
    period: a.period && b.period,
    starts: a.starts,
    ends: b.ends,
    ...(a.clocks || b.clocks ? { clocks: [...(a.clocks ?? []), ...(b.clocks ?? [])] } : {}),
  }
}

/** The days of these spans that are not among those. */
export function subtract(spans: Days['spans'], except: Days['spans']): Days['spans'] {
  let out = [...spans]
  for (const [c, d] of except.slice(0, 400)) {
    const next: Days['spans'] = []
    for (const [a, b] of out) {
      if ((b !== null && b < c) || (d !== null && a > d)) {
        next.push([a, b])
        continue
      }
      if (a < c) next.push([a, c - 1])
      if (d !== null && (b === null || b > d)) next.push([d + 1, b])
    }
    out = next
  }
  return out
}

/** Do these days, a week at most, fall on just these weekdays? */
export function fallOn(spans: Days['spans'], weekly: readonly number[]): boolean {
  const on = new Set<number>()
  for (const [a, b] of spans) {
    if (b === null || b - a > 6) return false
    for (let d = a; d <= b; d++) on.add(weekdayOf(d))
  }
  return on.size > 0 && on.size === weekly.length && weekly.every((w) => on.has(w))
}

/** Days in bounded spans. */
export function lengthOf(spans: Days['spans']): number {
  return spans.reduce((n, [a, b]) => n + (b === null ? NaN : b - a + 1), 0)
}

/** The days from `a` to `b`, 400 at most. */
export function daysFrom(a: DayNumber, b: DayNumber): DayNumber[] {
  return Array.from({ length: Math.min(b - a + 1, 400) }, (_, i) => a + i)
}
