/** Days on which alone doors are open: on the others of the span, or of the week, they are closed. */
import type { FactInput } from '../facts.ts'
import { hasHours } from '../segments.ts'
import type { Reading, Segment } from '../segments.ts'
import { daysWithin, overlaps, subtract } from '../spans.ts'
import { emptyDays } from '../year/days.ts'
import type { Resolver } from '../year.ts'
import type { Days } from '../year/days.ts'
import { MOST_SUMMARIES } from './rooms.ts'
import { sectionDays } from './section-days.ts'

/** “10月1日至7日开放，乙室仅10月1日至3日”: on the other days of the wider span it is closed. */
export function onlyThen({ reading, resolver }: FactInput): void {
  let met = 0
  const more: Segment[] = []
  for (const s of reading.segments) {
    if (!s.only || s.dead || !s.places || s.state === 'closed' || s.effect !== 'set') continue
    const closed = otherWeekdays(s, reading, met)
    if (closed) {
      met++
      more.push(closed)
      continue
    }
    if (!s.days || s.days.spans.length === 0) continue
    if (++met > MOST_SUMMARIES) {
      s.doubts.push('what holds on the other days is not said')
      continue
    }
    for (const place of s.places) {
      const wide = reading.segments.filter(
        (x) =>
          x !== s &&
          !x.dead &&
          x.effect === 'set' &&
          x.places?.includes(place) &&
          x.days &&
          x.state !== 'closed' &&
          daysWithin(s.days!, x.days),
      )
      const span =
        s.days.weekly !== null ? s.days : (wide[0]?.days ?? spanAround(s, reading, resolver))
      if (!span || span.spans.some(([, b]) => b === null)) continue
      const rest = restOf(span, s.days)
      if (rest === null) continue
      for (const x of wide) {
        const own =
          x.places!.length === 1
            ? x
            : { ...x, tokens: [...x.tokens], exceptDays: [...x.exceptDays], places: [place] }
        if (own !== x) {
          x.places = x.places!.filter((p) => p !== place)
          more.push(own)
        }
        own.exceptDays = [...own.exceptDays, { ...emptyDays(), spans: rest.spans }]
        if (!hasHours(s) && hasHours(own)) {
          s.dead = s.places.length === 1
          for (const t of s.tokens) if (!own.tokens.includes(t)) own.tokens.push(t)
        }
      }
      more.push({
        ...s,
        places: [place],
        days: rest,
        dated: true,
        only: false,
        dead: false,
        state: 'closed',
        windows: [],
        opens: null,
        closes: null,
        lastEntry: null,
        implied: true,
        rule: 'closed-on-other-days',
        tokens: [...s.tokens],
        doubts: [...s.doubts],
      })
    }
  }
  for (const s of more) reading.segments.push(s)
}

/** “9月2日起只在周六、周日开放”: on the other weekdays, of which nothing else is said, it is closed. */
function otherWeekdays(s: Segment, reading: Reading, met: number): Segment | null {
  const weekly = s.days?.weekly ?? null
  if (weekly === null || weekly.length === 0 || met > MOST_SUMMARIES) return null
  const bounded = s.days!.spans.length > 0 && s.days!.spans.every(([, b]) => b !== null)
  if (bounded) return null
  const rest = [0, 1, 2, 3, 4, 5, 6].filter((d) => !weekly.includes(d))
  const told = reading.segments.some(
    (x) =>
      x !== s &&
      !x.dead &&
      (x.days?.weekly?.some((d) => rest.includes(d)) ?? false) &&
      // “7月1日至8月31日周一闭馆” says nothing of the Mondays from September on.
      (x.days!.spans.length === 0 || s.days!.spans.length === 0 || overlaps(x.days!, s.days!)) &&
      x.places?.some((p) => s.places!.includes(p)),
  )
  if (told || rest.length === 0) return null
  return {
    ...s,
    days: { ...s.days!, weekly: rest },
    dated: true,
    only: false,
    state: 'closed',
    windows: [],
    opens: null,
    closes: null,
    lastEntry: null,
    relativeLast: null,
    implied: true,
    rule: 'closed-on-other-weekdays',
    tokens: [...s.tokens],
    doubts: [...s.doubts],
    exceptDays: [],
  }
}

/** The days of a span beside those named in it, weekdays of it beside those named. */
function restOf(span: Days, named: Days): Days | null {
  if (named.weekly !== null) {
    const weekly = [0, 1, 2, 3, 4, 5, 6].filter((d) => !named.weekly!.includes(d))
    return weekly.length > 0 ? { ...emptyDays(), spans: named.spans, weekly } : null
  }
  const spans = subtract(span.spans, named.spans)
  return spans.length > 0 ? { ...emptyDays(), spans } : null
}

/** The span of days that a statement's section or notice is about, if it holds all of its days. */
function spanAround(s: Segment, reading: Reading, resolver: Resolver): Days | null {
  const beside = reading.segments.find(
    (x) =>
      x !== s &&
      !x.dead &&
      x.line === s.line &&
      x.from < s.from &&
      x.days !== null &&
      x.days.weekly === null &&
      daysWithin(s.days!, x.days),
  )
  const span = beside?.days ?? sectionDays(reading, s.node) ?? resolver.holiday
  return span && daysWithin(s.days!, span) ? span : null
}
