/** 其余时间: the days beside those named. */
import { spansOf } from '../facts.ts'
import { subtract, daysWithin, mergeSpans, lengthOf } from '../spans.ts'
import type { FactInput } from '../facts.ts'
import { isWithin } from '../places.ts'
import { hasHours, isOpenOnly, samePlaces } from '../segments.ts'
import type { Reading, Segment } from '../segments.ts'
import { emptyDays } from '../year/days.ts'
import type { Days } from '../year/days.ts'
import { headingDays, sectionDays } from './section-days.ts'
import { MOST_SUMMARIES } from './rooms.ts'

/** 其余时间: the days beside those named. */
export function otherDays({ reading, resolver, registry, text }: FactInput): void {
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
    if (ofSeveralSpans(s, own)) continue
    const wide = spanAround(reading, s, own)
    if (wide) {
      const told = own.filter((x) => x !== wide.told).flatMap(spansOf)
      const left = subtract(wide.days.spans, told)
      if (left.length > 0) {
        s.days = { ...wide.days, spans: left, implied: true }
        s.rule = 'complement-of-days'
        if (s.otherCount !== null && s.otherCount !== lengthOf(left))
          s.doubts.push('the number of other days contradicts the dates')
        if (wide.told) takeOver(s, wide.told)
        continue
      }
    }
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
    // “二、寒假期间(1月15日至2月17日)⏎…⏎4.甲室2月1日关闭。其余日期…”: those of the heading, whatever the house does elsewhere.
    const heading = headingDays(reading, s.node)
    const under = heading && spoken.length > 0 && own.every((x) => daysWithin(x.days!, heading))
    const section = under
      ? heading
      : OF_HOLIDAY.test(text.slice(Math.max(0, s.ownFrom - 8), s.ownFrom + 8))
        ? resolver.holiday
        : house.length > 1
          ? null
          : (sectionDays(reading, s.node) ?? resolver.holiday)
    // What was resumed before a section is not what the section names.
    const begins = section?.spans[0]?.[0] ?? -Infinity
    const named = spoken.filter(([a, b]) => b !== null || a >= begins)
    const last = reading.segments[n - 1]
    // “每周一及10月9日闭馆,其余时间…”
    const before =
      last?.moreDays && last.days?.weekly === null
        ? reading.segments.slice(Math.max(0, n - 4), n).findLast((x) => x.days?.weekly != null)
        : last
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
    // “在以上其他各日均正常开放”: the days told before, in so many words.
    if (ABOVE.test(text.slice(Math.max(0, s.ownFrom - 24), s.to))) s.days.implied = true
    else s.doubts.push('the other days were taken to be those named elsewhere in the notice')
    s.rule = 'complement-of-days'
  }
}

/** “假期其余时间10:00-21:00” */
const OF_HOLIDAY = /(?:假期|长假|小长假|节假日|节日期间)(?:期间|内)?(?:的)?(?:其[余他它]|剩余)/

const ABOVE = /(?:以上|上述|前述)(?:的)?(?:其[他它余]|各|所列|[闭休][馆园])/

/** Further above than this many lines, days are not those of which some are named and the others meant. */
const NEAR = 3

/** Days told as a whole before some of them are named: “1月27日至2月4日开放,其中1月28日闭馆,其余日子…”. */
function spanAround(
  reading: Reading,
  s: Segment,
  own: readonly Segment[],
): { days: Days; told: Segment | null } | null {
  const before = (x: { line: number; tokens: Segment['tokens'] }) =>
    x.line <= s.line && x.line >= s.line - NEAR && (x.tokens[0]?.from ?? Infinity) < s.ownFrom
  const bounded = ({ spans, weekly }: Days) =>
    weekly === null && spans.length === 1 && spans[0]![1] !== null && spans[0]![1] > spans[0]![0]
  const holds = (days: Days, told: Segment | null) =>
    bounded(days) && own.some((x) => x !== told && x.dated && daysWithin(x.days!, days))
  const open = own.findLast(
    (x) => isOpenOnly(x) && x.dated && !x.resumes && before(x) && holds(x.days!, x),
  )
  if (open) return { days: open.days!, told: open }
  const alone = [...reading.loose, ...reading.wholes].filter((x) => x.line >= s.line - NEAR)
  const loose = alone.findLast(
    (x) => x.places && s.places && sameList(x.places, s.places) && before(x) && holds(x.days, null),
  )
  return loose ? { days: loose.days, told: null } : null
}

/**
 * “1日免费开放,2日至5日低收费开放;其中2日、3日14:30-20:00,其余三天9:00-20:00”: the days of both openings that have no hours yet,
 * if their number is right. True if each has them now.
 */
function ofSeveralSpans(s: Segment, own: readonly Segment[]): boolean {
  if (!hasHours(s) || s.effect !== 'set' || s.exceptDays.length > 0) return false
  const near = own.filter(
    (x) => x.line === s.line && x.dated && x.effect === 'set' && x.to <= s.from,
  )
  const open = near.filter(
    (x) => isOpenOnly(x) && !x.resumes && x.days!.weekly === null && x.exceptDays.length === 0,
  )
  const whole = mergeSpans(open.flatMap((x) => x.days!.spans))
  if (open.length < 2 || whole.length !== 1 || whole[0]![1] === null) return false
  const told = near.filter((x) => !open.includes(x)).flatMap(spansOf)
  const left = subtract(whole, told)
  if (told.length === 0 || left.length === 0) return false
  if (s.otherCount !== null && s.otherCount !== lengthOf(left)) return false
  for (const x of open) {
    const spans = subtract(x.days!.spans, told)
    if (spans.length === 0) {
      x.dead = true
      continue
    }
    Object.assign(x, { windows: s.windows.map((w) => [...w]), opens: s.opens, closes: s.closes })
    x.days = { ...x.days!, spans, implied: true }
    x.lastEntry ??= s.lastEntry
    x.relativeLast ??= s.relativeLast
    x.doubts.push(...s.doubts)
    x.tokens.push(...s.tokens)
    x.to = Math.max(x.to, s.to)
    x.rule = 'complement-of-days'
  }
  s.dead = true
  return true
}

const sameList = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((id) => b.includes(id))

/** “…开放,其中…,其余日子9:00-17:00”: that doors are open is said once more, with the hours. */
function takeOver(s: Segment, told: Segment): void {
  if (!hasHours(s)) return
  told.dead = true
  s.fee ??= told.fee
}
