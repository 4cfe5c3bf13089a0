/** Days told as open without hours, and once more with them: the two are said once. */
import { hasHours } from '../../segments.ts'
import type { Reading, Segment } from '../../segments.ts'
import { daysWithin, lengthOf, subtract } from '../../spans.ts'

/**
 * “11月13日至7月31日继续开放,周二至周日9:00-17:00”, “9月1日起恢复常规时间:周二至周日…”: the weekdays after it say
 * when. “免费开放” without any days speaks of the fee where hours are told.
 */
export function spelledByWeekdays(s: Segment, byPlace: Map<string, Segment[]>): void {
  if (s.dead || s.effect !== 'set' || hasHours(s) || s.others || s.otherDays || s.night) return
  const general = s.state === 'open' || s.state === 'regular' || s.state === 'unstated'
  if (!general || s.days!.weekly !== null || s.among) return
  const always = s.days!.spans.length === 0
  if (always && !(s.rule === 'no-dates' && s.state === 'open' && s.fee !== null)) return
  const span = JSON.stringify(s.days!.spans)
  const spelled = s.places!.map((p) =>
    (byPlace.get(p) ?? [])
      .slice(0, 200)
      .find(
        (x) =>
          x !== s &&
          !x.dead &&
          x.effect === 'set' &&
          hasHours(x) &&
          (always
            ? x.dated
            : (x.days!.weekly !== null || x.exceptDays.some((d) => d.weekly !== null)) &&
              x.ownFrom > s.ownFrom &&
              JSON.stringify(x.days!.spans) === span),
      ),
  )
  if (spelled.some((x) => x === undefined)) return
  s.dead = true
  for (const x of new Set(spelled)) x!.tokens.push(...s.tokens)
}

/**
 * “1月22日至27日开放⏎1月22日10:00-17:00,1月23日至27日9:00-17:00”: later lines give hours to all of its days, or say of some
 * that they are as usual.
 */
export function spelledByDays(s: Segment, byPlace: Map<string, Segment[]>): void {
  if (s.dead || s.effect !== 'set' || hasHours(s) || s.others || s.otherDays || s.night) return
  if (!(s.state === 'open' || s.state === 'regular') || s.days!.weekly !== null) return
  if (s.resumes || s.days!.spans.length === 0 || s.half !== 0) return
  const spelled = s.places!.map((p) =>
    (byPlace.get(p) ?? [])
      .slice(0, 200)
      .filter(
        (x) =>
          !x.dead &&
          x.dated &&
          x.line > s.line &&
          x.effect === 'set' &&
          !x.extra &&
          (hasHours(x) || (x.state === 'regular' && s.state === 'open')) &&
          x.days!.weekly === null &&
          daysWithin(x.days!, s.days!),
      ),
  )
  const open = (told: readonly Segment[]) =>
    told.length < 2 ||
    !told.some(hasHours) ||
    subtract(
      s.days!.spans,
      told.flatMap((x) => x.days!.spans),
    ).length > 0
  if (spelled.some(open)) return
  s.dead = true
  spelled[0]![0]!.tokens.push(...s.tokens)
}

/** “7月14日至8月31日,每周一不闭馆,参观时间为每周一9:00-17:30”: the same days once more, with the hours. */
export function spelledAgain(s: Segment, byPlace: Map<string, Segment[]>): void {
  if (s.dead || s.effect !== 'set' || hasHours(s) || s.others || s.otherDays || s.night) return
  if (!(s.state === 'open' || s.state === 'regular') || s.half !== 0 || !s.dated) return
  const { spans, weekly } = s.days!
  if (weekly === null) return
  const spelled = s.places!.map((p) =>
    (byPlace.get(p) ?? [])
      .slice(0, 200)
      .find(
        (x) =>
          !x.dead &&
          x.effect === 'set' &&
          !x.extra &&
          hasHours(x) &&
          x.ownFrom > s.ownFrom &&
          x.line - s.line <= 1 &&
          x.days!.weekly?.join() === weekly.join() &&
          (x.days!.spans.length === 0 || JSON.stringify(x.days!.spans) === JSON.stringify(spans)),
      ),
  )
  if (spelled.some((x) => x === undefined)) return
  s.dead = true
  for (const x of new Set(spelled)) {
    if (x!.days!.spans.length === 0) x!.days = { ...x!.days!, spans }
    x!.tokens.push(...s.tokens)
  }
}

/** “本院免费开放” in an item of its own, without days, speaks of the fee where most of the days are told above it. */
export function onlyFee(s: Segment, byPlace: Map<string, Segment[]>): void {
  if (s.dead || s.dated || s.state !== 'open' || s.fee === null || s.effect !== 'set') return
  if (hasHours(s) || s.others || s.otherDays || s.night || s.days!.weekly !== null) return
  const { spans } = s.days!
  if (spans.length === 0 || spans.some(([, b]) => b === null)) return
  const told = s.places!.map((p) =>
    (byPlace.get(p) ?? [])
      .slice(0, 200)
      .filter((x) => x !== s && !x.dead && x.dated && x.effect === 'set' && x.from < s.from)
      .filter((x) => hasHours(x) || x.state === 'closed'),
  )
  const open = (of: readonly Segment[]) => {
    const rest = subtract(
      spans,
      of.flatMap((x) => x.days!.spans),
    )
    return lengthOf(rest) * 2 > lengthOf(spans) || !of.some(hasHours)
  }
  if (told.some(open)) return
  s.dead = true
  for (const x of new Set(told.flat().filter(hasHours))) {
    x.fee ??= s.fee
    x.tokens.push(...s.tokens)
  }
}

/** “2月15日至23日低收费开放,除16日闭馆外,每天13:00-20:30”: the hours after the exception say when it is open. */
export function spelledAfterException(s: Segment, next: readonly Segment[]): void {
  if (s.dead || s.state !== 'open' || hasHours(s) || s.effect !== 'set' || !s.dated) return
  const hours = next.find(
    (x) =>
      !x.dead &&
      x.line === s.line &&
      x.sentence === s.sentence &&
      x.effect === 'set' &&
      hasHours(x) &&
      x.exceptDays.length > 0 &&
      s.places!.every((p) => x.places!.includes(p)) &&
      daysWithin(s.days!, x.days!),
  )
  if (!hours) return
  s.dead = true
  hours.fee ??= s.fee
  hours.tokens.push(...s.tokens)
}

/** “自7月3日起恢复开放:每天分两场:…”: the sessions of every day are those from that day on, said once. */
export function saidOnward({ segments }: Reading): void {
  const told = segments.filter(
    (x) => !x.dead && hasHours(x) && x.places && x.days?.weekly === null && x.effect === 'set',
  )
  for (const s of segments.slice(0, 2000)) {
    const every = s.days?.spans.length === 0 && (s.days.daily || s.days.weekly?.length === 7)
    if (s.dead || s.effect !== 'set' || !every || !hasHours(s) || !s.places) continue
    const same = told
      .slice(0, 200)
      .find(
        (x) =>
          x !== s &&
          x.days!.spans.some(([, b]) => b === null) &&
          x.places!.join() === s.places!.join() &&
          JSON.stringify([x.windows, x.opens, x.closes]) ===
            JSON.stringify([s.windows, s.opens, s.closes]),
      )
    if (!same) continue
    s.dead = true
    same.lastEntry ??= s.lastEntry
    same.tokens.push(...s.tokens)
  }
}
