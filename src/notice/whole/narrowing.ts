/** A narrower statement is cut out of the wider one. */
import { weekdayOf } from '../../core/time.ts'
import type { DayNumber } from '../../core/time.ts'
import { FORTNIGHT } from '../facts.ts'
import type { FactInput } from '../facts.ts'
import { subtract } from '../spans.ts'
import { isWithin } from '../places.ts'
import { isSeason } from '../seasons.ts'
import { SOME_HALF, hasHours } from '../segments.ts'
import type { Hours, Reading, Segment } from '../segments.ts'
import { daysWithin, overlaps } from '../spans.ts'
import type { Token } from '../tokens.ts'
import { emptyDays } from '../year/days.ts'
import type { Days } from '../year/days.ts'
import { isNamedBy } from './rooms.ts'

/** Lines between a lead and what it announces. */
const MOST_BELOW = 4

/** Days in bounded spans. */
export function lengthOf(spans: Days['spans']): number {
  return spans.reduce((n, [a, b]) => n + (b === null ? NaN : b - a + 1), 0)
}

/** A summary that the statements below spell out says nothing of its own; 其中 takes its days from the wider one. */
export function narrowing({ reading, registry, text }: FactInput): void {
  const live = reading.segments.filter((s) => !s.dead && !s.unknown && s.places && s.days)
  // “甲馆10月1日至7日免费开放:”, and below it each room with its hours: the lead says when, of the rooms.
  const partsBelow = (s: Segment, house: string) =>
    s.lead &&
    s.state === 'open' &&
    live.some(
      (x) =>
        x.line > s.line &&
        x.line <= s.line + MOST_BELOW &&
        hasHours(x) &&
        x.effect === 'set' &&
        JSON.stringify(x.days!.spans) === JSON.stringify(s.days!.spans) &&
        x.places!.every((q) => q !== house && isWithin(registry, q, house)),
    )
  const byPlace = new Map<string, Segment[]>()
  for (const s of live)
    for (const p of s.places!) {
      const list = byPlace.get(p)
      if (list) list.push(s)
      else byPlace.set(p, [s])
    }
  for (const s of live) {
    if (
      hasHours(s) ||
      s.effect !== 'set' ||
      s.state === 'closed' ||
      !(s.lead || s.days!.period || s.introduces) ||
      (s.others && !s.lead) ||
      s.otherDays
    )
      continue
    const left = s.places!.filter((p) => {
      const finer = (byPlace.get(p) ?? [])
        .slice(0, 200)
        .filter(
          (x) =>
            x !== s &&
            !x.dead &&
            x.effect === 'set' &&
            x.from >= 0 &&
            x.line >= s.line &&
            x.days!.spans.length > 0 &&
            x.days!.spans[0]![1] !== null &&
            (hasHours(x) || x.state === 'closed' || (x.dated && !x.days!.period)) &&
            !x.night &&
            !x.otherDays,
        )
      const inside = finer.filter(
        (x) => daysWithin(x.days!, s.days!) && !x.among && x.days!.weekly === null,
      )
      if (
        s.introduces &&
        live.some(
          (x) =>
            x !== s &&
            x.line === s.line &&
            x.places!.some((q) => q !== p && isWithin(registry, q, p)),
        )
      )
        return false
      if (s.lead && !isNamedBy(s, p) && isShutBelow(s, byPlace.get(p) ?? [])) return false
      // “10月5日起对外开放,具体安排如下:⏎10月4日至7日9:00-16:00”
      if (s.lead && isOpenEnded(s) && finer.some((x) => hasHours(x) && overlaps(x.days!, s.days!)))
        return false
      if (eachBelow(s, byPlace.get(p) ?? [], text)) return false
      if (inside.length === 0) return !partsBelow(s, p)
      // “国庆假期正常开放。10月1日10:00-16:00”: of the days that are not spelled out it still speaks.
      const rest = subtract(
        s.days!.spans,
        inside.flatMap((x) => x.days!.spans),
      )
      const spelled = inside.some((x) => spellsOut(x, s, text)) || eachApart(s, inside, rest)
      if (!s.lead && !spelled && rest.length > 0) return true
      return !(
        s.lead ||
        spelled ||
        inside.some((x) => x.line !== s.line || x.sentence !== s.sentence || x.from > s.to)
      )
    })
    if (left.length === 0) {
      if (!closedBelow(s, byPlace)) s.dead = true
      continue
    }
    s.places = left
  }
  for (const s of live) if (isHeadlineOf(s, live)) s.dead = true
  for (const s of live) spelledByWeekdays(s, byPlace)
  for (const s of live) spelledByDays(s, byPlace)
  for (const s of live) spelledAgain(s, byPlace)
  for (const s of live) onlyFee(s, byPlace)

  for (const [k, s] of live.entries()) spelledAfterException(s, live.slice(k + 1, k + 6))
  // “夜里也开” adds nothing where the same days are spoken for.
  for (const s of live) {
    if (!s.night || s.dead) continue
    s.places = s.places!.filter(
      (p) =>
        !(byPlace.get(p) ?? [])
          .slice(0, 200)
          .some((x) => x !== s && !x.dead && !x.night && overlaps(x.days!, s.days!)),
    )
    if (s.places.length === 0) s.dead = true
  }
  const extra: Segment[] = []
  const cuts = new Map<Segment, Map<string, Days[]>>()
  const cut = (wide: Segment, place: string, days: Days) => {
    const of = cuts.get(wide) ?? new Map<string, Days[]>()
    cuts.set(wide, of.set(place, [...(of.get(place) ?? []), days]))
  }
  for (const [place, list] of byPlace) {
    const recent = list.slice(0, 200)
    for (const [k, s] of recent.entries()) {
      if (isMondayOfHours(s, recent)) s.dead = true
      // “初三、初五加开夜场至20:30”: with no start of its own the evening goes on from the day.
      if (s.extra && recent.some((x) => x !== s && !x.dead && staysLonger(s, x, text)))
        if (recent.some((x) => x !== s && hasHours(x) && daysWithin(s.days!, x.days!)))
          s.extra = false
      if (s.dead || s.effect !== 'set' || s.extra || s.days!.spans.length === 0) continue
      // What is unread takes no days from what was read.
      if (s.unresolved) continue
      // “周一不闭馆” within stated hours only repeats that doors are open.
      const usual =
        s.state === 'regular' &&
        !s.resumes &&
        ((s.among && s.days!.weekly !== null) ||
          s.days!.weekly?.join() === '0' ||
          liftsWeekly(s, recent) ||
          isMondayToo(s, text))
      for (const wide of recent) {
        if (
          wide === s ||
          wide.dead ||
          wide.effect !== 'set' ||
          wide.extra ||
          wide.days!.spans.length === 0
        )
          continue
        if (hasHours(wide) && goesOn(wide, s)) continue
        if (isBesideWeekdays(s, wide)) continue
        // What resumes after a closure is what went on before it.
        if (s.resumes && !hasHours(s) && isOpenEnded(s) && isOpenEnded(wide)) continue
        if (isNamedBeside(s, wide, place)) {
          cut(wide, place, { ...emptyDays(), spans: s.days!.spans })
          continue
        }
        if (isDaysApart(s, wide, recent.indexOf(wide) < k)) {
          cut(wide, place, { ...emptyDays(), spans: s.days!.spans })
          continue
        }
        if (
          !daysWithin(s.days!, wide.days!) ||
          (daysWithin(wide.days!, s.days!) &&
            !(s.days!.weekly !== null && wide.days!.weekly === null))
        )
          continue
        const bare = !hasHours(s) && !s.doubts.includes(SOME_HALF)
        const apart = wide.line < s.line && besideClosure(s, recent)
        if ((s.state === 'open' || usual || apart) && bare && hasHours(wide)) {
          if (shutThen(s, wide, recent)) continue
          s.dead = true
          break
        }
        const before = recent.indexOf(wide) < k
        const shutsWeekly = s.state === 'closed' && s.days!.weekly !== null && sameSpans(s, wide)
        const override =
          (shutsWeekly && wide.days!.weekly === null && lengthOf(s.days!.spans) >= FORTNIGHT) ||
          s.among ||
          (s.dated && isSeason(wide) && !isSeason(s)) ||
          (s.dated && s.line !== wide.line && wide.rule === 'days-of-the-notice') ||
          (before && isExceptionLater(s, wide)) ||
          (before && isDayBelow(s, wide)) ||
          (before && isBracketBelow(s, wide, text)) ||
          isNoteBelow(s, wide, text) ||
          staysLonger(s, wide, text) ||
          (before && (wide.line === s.line || (s.dated && isGeneral(wide, s)))) ||
          (s.dated && !before && s.line > wide.line && isGeneral(wide, s))
        if (override && !isEvening(s, wide) && !saysTheSame(s, wide) && !goesOn(wide, s)) {
          otherEnd(s, wide)
          if (s.days!.weekly !== null) {
            const only = s.days!.spans.flatMap(([a, b]) =>
              b === null
                ? []
                : daysFrom(a, b).filter((d) => s.days!.weekly!.includes(weekdayOf(d))),
            )
            const length = wide.days!.spans.reduce(
              (n, [a, b]) => n + (b === null ? 1000 : b - a + 1),
              0,
            )
            // Over weeks the weekday is taken out as one; another span's stands beside it, as in the notice.
            if (length >= FORTNIGHT && length < 1000 && sameSpans(s, wide))
              cut(wide, place, { ...emptyDays(), weekly: s.days!.weekly })
            else if (only.length > 0 && length <= 32)
              cut(wide, place, { ...emptyDays(), spans: only.map((d) => [d, d]) })
          } else cut(wide, place, { ...emptyDays(), spans: s.days!.spans })
        }
      }
    }
    // “每天9:00-17:00,周一闭馆”: the weekday named apart is taken out of every day.
    for (const s of recent) {
      if (s.dead || s.effect !== 'set' || s.days!.spans.length > 0 || s.days!.weekly === null)
        continue
      if (s.extra) continue
      for (const wide of recent) {
        if (wide === s || wide.dead || wide.effect !== 'set' || wide.days!.spans.length > 0)
          continue
        const days = wide.days!.weekly ?? [0, 1, 2, 3, 4, 5, 6]
        if (days.length <= s.days!.weekly.length || !s.days!.weekly.every((d) => days.includes(d)))
          continue
        // “周一至周日8:00-12:00,周三、周日19:00-21:00”: a session on top of the day.
        if (s.line === wide.line && s.from > wide.from && hasHours(wide) && isEvening(s, wide))
          s.extra = true
        else {
          // “周二至周日9:00-17:00,其中周五延时至20:00”
          if (s.line === wide.line) otherEnd(s, wide)
          cut(wide, place, { ...emptyDays(), weekly: s.days!.weekly })
        }
      }
    }
    // 其中 a part on some weekdays: on the other days it keeps the house's hours.
    for (const s of recent) {
      if (!s.among || s.dead || s.days!.weekly === null || s.days!.spans.length === 0) continue
      const house = registry.entries.get(place)?.partOf
      const base =
        house == null
          ? undefined
          : (byPlace.get(house) ?? []).find(
              (x) => !x.dead && hasHours(x) && overlaps(x.days!, s.days!),
            )
      if (!base) continue
      // “其中甲室周二至周日9:00-18:00,周一闭馆”: its other weekdays are told.
      const told = recent.flatMap((x) =>
        !x.dead && x.effect === 'set' && overlaps(x.days!, s.days!) ? (x.days!.weekly ?? []) : [],
      )
      const rest = (base.days!.weekly ?? [0, 1, 2, 3, 4, 5, 6]).filter((d) => !told.includes(d))
      if (rest.length === 0) continue
      extra.push({
        ...base,
        places: [place],
        days: { ...s.days!, weekly: rest },
        implied: true,
        rule: 'house-hours-on-other-days',
        tokens: [...base.tokens],
        exceptDays: [...base.exceptDays],
      })
    }
  }
  for (const s of extra) reading.segments.push(s)
  for (const [wide, of] of cuts) for (const s of cutApart(wide, of)) reading.segments.push(s)
}

/** “10月1日至8日9:00-17:00⏎夜场:10月1日至3日延时开放至21:00”: only the end of the day is told anew. */
function staysLonger(s: Segment, wide: Segment, text: string): boolean {
  if (!s.dated || !wide.dated || s.windows.length > 0 || s.opens !== null || s.closes === null)
    return false
  const [window, ...more] = wide.windows
  const end = window && more.length === 0 ? window[1] : wide.closes
  const told = [...s.days!.spans, ...wide.days!.spans].every(([, b]) => b !== null)
  if (!told || s.days!.weekly !== null || end === null || end >= s.closes) return false
  return /延时|延长|延至|(?:增|加|另)(?:开|设|加)?[^,。;\n]{0,4}(?:夜|晚)场|(?:夜|晚)场[^,。;\n]{0,4}[至到]/.test(
    text.slice(s.ownFrom, s.to),
  )
}

/** “甲馆除夕闭馆 初一起正常开放⏎…1月29日至2月4日每天9:00-17:00开放”: the headline, spelled out below from the same day on. */
function isHeadlineOf(s: Segment, live: readonly Segment[]): boolean {
  if (s.dead || s.line > 0 || hasHours(s) || s.effect !== 'set' || s.state === 'closed')
    return false
  const [span, ...more] = s.days?.spans ?? []
  if (!span || more.length > 0 || span[1] !== null || s.days!.weekly !== null) return false
  return live
    .slice(0, 200)
    .some(
      (x) =>
        !x.dead &&
        x.line > 0 &&
        hasHours(x) &&
        x.effect === 'set' &&
        x.days!.spans[0]?.[0] === span[0] &&
        s.places!.every((p) => x.places!.includes(p)),
    )
}

/** “5月2日至5日⏎9:00-21:00⏎(5月3日逢周一,不开放)”: a bracket in a line of its own right below the hours of the span. */
function isBracketBelow(s: Segment, wide: Segment, text: string): boolean {
  const below = s.line > wide.line && s.line - wide.line <= 2
  return below && s.dated && s.state === 'closed' && text[s.ownFrom - 1] === '('
}

/** “…1日至8日9:00-17:00⏎注:6日闭馆”: a note, or a cell of remarks, takes a few days out of the span above. */
function isNoteBelow(s: Segment, wide: Segment, text: string): boolean {
  if (s.line <= wide.line || !s.dated || s.state !== 'closed' || s.weak) return false
  if (s.days!.weekly !== null || !(hasHours(wide) || wide.state === 'regular')) return false
  if (lengthOf(s.days!.spans) * 3 > lengthOf(wide.days!.spans)) return false
  const head = text.slice(text.lastIndexOf('\n', s.from - 1) + 1, s.from)
  if (NOTE.test(head)) return true
  return head === '' && s.line - wide.line <= 2 && text.includes('\n备注\n')
}

const NOTE =
  /^[^\n\d一-龥]{0,2}(?:备?注|注意|说明|特别(?:提醒|说明)|温馨提示|提示|另)(?:意)?[)\]:,]/

/**
 * “1月18日至26日、2月5日至16日9:00-18:00。周一(1月20日、27日、2月10日)闭馆”: single days, not all of them within the
 * span before.
 */
function isDaysApart(s: Segment, wide: Segment, after: boolean): boolean {
  return (
    after &&
    s.state === 'closed' &&
    !s.weak &&
    s.dated &&
    wide.state !== 'closed' &&
    s.line === wide.line &&
    s.days!.weekly === null &&
    wide.days!.weekly === null &&
    s.days!.spans.length > 1 &&
    s.days!.spans.every(([a, b]) => a === b) &&
    wide.days!.spans.some(([a, b]) => a !== b) &&
    overlaps(s.days!, wide.days!)
  )
}

/** “10月1日-8日 9:30-18:00⏎10月2日、5日 9:30-20:00”: single days of the span, in the next line of the list. */
function isDayBelow(s: Segment, wide: Segment): boolean {
  const apart = s.line - wide.line
  const single = s.days!.spans.every(([a, b]) => a === b)
  const range = wide.days!.spans.every(([a, b]) => b !== null && b > a)
  const told = (x: Segment) => x.dated && !x.implied && x.days!.weekly === null
  return (
    apart > 0 &&
    apart <= 2 &&
    single &&
    range &&
    told(s) &&
    told(wide) &&
    hasHours(wide) &&
    hasHours(s) &&
    s.node === wide.node
  )
}

/** “除泳池外其他场馆4日至8日恢复营业。康复室1日至7日休息”: what is named with days of its own is none of the others on these. */
function isNamedBeside(s: Segment, wide: Segment, place: string): boolean {
  return (
    wide.rule === 'complement-of-places' &&
    s.rule !== 'complement-of-places' &&
    s.dated &&
    !s.days!.period &&
    s.days!.weekly === null &&
    (isNamedBy(s, place) || s.places!.length === 1) &&
    overlaps(s.days!, wide.days!)
  )
}

/** “2月15日至23日低收费开放,除16日闭馆外,每天13:00-20:30”: the hours after the exception say when it is open. */
function spelledAfterException(s: Segment, next: readonly Segment[]): void {
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

/**
 * “11月13日至7月31日继续开放,周二至周日9:00-17:00”, “9月1日起恢复常规时间:周二至周日…”: the weekdays after it say
 * when. “免费开放” without any days speaks of the fee where hours are told.
 */
function spelledByWeekdays(s: Segment, byPlace: Map<string, Segment[]>): void {
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

/** “7月14日至8月31日,每周一不闭馆,参观时间为每周一9:00-17:30”: the same days once more, with the hours. */
function spelledAgain(s: Segment, byPlace: Map<string, Segment[]>): void {
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
function onlyFee(s: Segment, byPlace: Map<string, Segment[]>): void {
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

/** “1月22日至27日正常开放⏎1月22日10:00-17:00,1月23日至27日9:00-17:00”: later lines give hours to all of its days. */
function spelledByDays(s: Segment, byPlace: Map<string, Segment[]>): void {
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
          hasHours(x) &&
          x.days!.weekly === null &&
          daysWithin(x.days!, s.days!),
      ),
  )
  const open = (told: readonly Segment[]) =>
    told.length < 2 ||
    subtract(
      s.days!.spans,
      told.flatMap((x) => x.days!.spans),
    ).length > 0
  if (spelled.some(open)) return
  s.dead = true
  spelled[0]![0]!.tokens.push(...s.tokens)
}

/** “春节期间甲馆、乙馆免费开放。⏎甲馆开放时间为2月16日至22日⏎乙馆…”: each has days of its own, most of the holiday's. */
function eachApart(s: Segment, inside: readonly Segment[], rest: Days['spans']): boolean {
  const names = s.tokens.filter((t) => t.kind === 'place').length
  if (s.state !== 'open' || !s.days!.implied || !s.named || names < 2) return false
  const own = inside.some((x) => x.named && x.line > s.line && x.state !== 'closed')
  return own && lengthOf(rest) * 2 < lengthOf(s.days!.spans)
}

/** “以下场馆春节期间免费开放。⏎甲馆2月9日至17日开放。⏎乙馆…”: each has days of its own, which reach past the holiday's. */
function eachBelow(s: Segment, told: readonly Segment[], text: string): boolean {
  if (s.state !== 'open' || !s.days!.implied || hasHours(s)) return false
  const below = (t: Token) =>
    t.kind === 'ref' && /^(?:以下|下列|下述)/.test(text.slice(t.from, t.to))
  if (!s.tokens.some(below)) return false
  const own = told
    .slice(0, 200)
    .filter((x) => x !== s && !x.dead && x.effect === 'set' && x.dated)
    .filter((x) => x.line > s.line && x.days!.weekly === null && overlaps(x.days!, s.days!))
  const rest = subtract(
    s.days!.spans,
    own.flatMap((x) => x.days!.spans),
  )
  return own.length > 0 && lengthOf(rest) * 2 < lengthOf(s.days!.spans)
}

/** “各馆9月25日至27日开放,安排如下:⏎…⏎4.文庙⏎暂停开放”: one of them is shut for longer than that. */
function isShutBelow(s: Segment, told: readonly Segment[]): boolean {
  return told
    .slice(0, 200)
    .some(
      (x) =>
        !x.dead &&
        x.state === 'closed' &&
        x.effect === 'set' &&
        !x.weak &&
        x.line > s.line &&
        x.days!.daily &&
        x.days!.spans.length === 0,
    )
}

const sameSpans = (a: Segment, b: Segment) =>
  JSON.stringify(a.days!.spans) === JSON.stringify(b.days!.spans)

const isOpenEnded = ({ days }: Segment) => days?.spans.at(-1)?.[1] === null

/** “国庆期间延时开放,具体时间为10月1日至5日8:30-20:00”: which days of the holiday these are. */
function spellsOut(x: Segment, s: Segment, text: string): boolean {
  const at = x.tokens.find((t) => t.kind === 'when' && t.from >= s.to)?.from
  return at !== undefined && SPELLS_OUT.test(text.slice(Math.max(s.to, at - 14), at))
}

const SPELLS_OUT =
  /具体(?:的)?(?:延时|延长)?(?:开放|开馆)?(?:时间|日期|时段|安排)?(?:为|是|:)+(?:\d{4}年)?$/

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

/** “周一闭馆，但5月1日照常开放”: it lifts the weekly closure, and says nothing of the hours. */
function liftsWeekly(s: Segment, told: readonly Segment[]): boolean {
  return told.some(
    (x) =>
      x.state === 'closed' &&
      !x.dead &&
      x.line === s.line &&
      x.from < s.from &&
      x.days!.weekly !== null &&
      s.days!.spans.every(
        ([a, b]) =>
          b !== null && daysFrom(a, b).every((d) => x.days!.weekly!.includes(weekdayOf(d))),
      ),
  )
}

/** “9月26日至10月12日周二至周日9:00-17:00,10月6日(周一)正常开放”: a day that is none of the weekdays told. */
function isBesideWeekdays(s: Segment, wide: Segment): boolean {
  const [own, weekly] = [s.days!, wide.days!.weekly]
  const oneEnd = s.windows.length === 0 && (s.opens === null) !== (s.closes === null)
  if (weekly === null || own.statutory || own.weekly !== null || oneEnd) return false
  return areApart(own, weekly)
}

/** “…每天9:00-17:00,周一闭馆,但10月6日开放”: does a rule of weekdays close these days, which others are told to be open? */
function shutThen(s: Segment, wide: Segment, told: readonly Segment[]): boolean {
  return told.some(
    (x) =>
      !x.dead &&
      x.state === 'closed' &&
      x.effect === 'set' &&
      x.days!.weekly !== null &&
      sameSpans(x, wide) &&
      s.days!.weekly === null &&
      s.days!.spans.every(
        ([a, b]) =>
          b !== null && daysFrom(a, b).every((d) => x.days!.weekly!.includes(weekdayOf(d))),
      ),
  )
}

/** Does none of the days fall on any of the weekdays? */
function areApart({ spans }: Days, weekly: readonly number[]): boolean {
  return spans.every(
    ([a, b]) => b !== null && daysFrom(a, b).every((d) => !weekly.includes(weekdayOf(d))),
  )
}

/** “9月28日起恢复正常开放。10月6日闭馆。”, “7月1日起9:00-17:00,7月16日闭馆”: days named later stand against what is said from a day on; it stays whole. */
function goesOn(wide: Segment, s: Segment): boolean {
  return (
    (wide.resumes ? !hasHours(s) : hasHours(wide)) &&
    wide.days!.spans.some(([, b]) => b === null) &&
    s.days!.weekly === null &&
    s.days!.spans.every(([, b]) => b !== null)
  )
}

/** “周一(10月2日)正常开放,不闭园”: a Monday that is named as one, on which houses are closed as a rule. */
/** “1月24日至3月1日每天8:30-17:30。⏎除夕闭馆;初一至初七照常开放”: only that these days are not shut too. */
function besideClosure(s: Segment, told: readonly Segment[]): boolean {
  if (s.state !== 'regular' || s.resumes || !s.dated || s.days!.weekly !== null) return false
  return told.some(
    (x) =>
      x.state === 'closed' &&
      !x.dead &&
      x.dated &&
      x.line === s.line &&
      x.sentence === s.sentence &&
      x.from < s.from,
  )
}

function isMondayToo(s: Segment, text: string): boolean {
  const named = s.tokens.some(
    (t) => t.kind === 'when' && /(?:周|星期|礼拜)一/.test(text.slice(t.from, t.to)),
  )
  return named && s.days!.spans.every(([a, b]) => a === b && weekdayOf(a) === 0)
}

/** “4月1日至10日…。甲馆9:00-16:30,周一不闭馆”: no rule of Mondays, where all days told are given hours. */
function isMondayOfHours(s: Segment, told: readonly Segment[]): boolean {
  const weekly = s.days!.weekly
  if (weekly === null || weekly.length === 0 || s.days!.statutory || s.effect !== 'set')
    return false
  if (hasHours(s) || (s.state !== 'open' && s.state !== 'regular') || s.resumes) return false
  // “7月5日至8月31日周一至周日9:00-18:00,周一不闭馆”
  const repeats = told.some(
    (x) =>
      x !== s &&
      !x.dead &&
      x.effect === 'set' &&
      hasHours(x) &&
      sameSpans(x, s) &&
      weekly.every(
        (d) => x.days!.weekly?.includes(d) ?? (x.days!.spans.length > 0 || x.line === s.line),
      ),
  )
  if (repeats) return true
  if (weekly.join() !== '0' || s.days!.spans.length > 0) return false
  return told.some(
    (x) =>
      x.line === s.line &&
      x.sentence === s.sentence &&
      hasHours(x) &&
      x.days!.weekly === null &&
      x.days!.spans.length > 0,
  )
}

/** “10月8日起恢复正常，10月10日(周六)照常开放”: a day named again needs no gap in what it repeats. */
function saysTheSame(s: Segment, wide: Segment): boolean {
  const open = wide.days!.spans.some(([, b]) => b === null)
  return (
    open &&
    s.state === 'regular' &&
    wide.state === 'regular' &&
    !hasHours(s) &&
    !hasHours(wide) &&
    s.lastEntry === null
  )
}

/** Takes days out of a statement place by place: those with other cuts become statements of their own. */
function cutApart(wide: Segment, cuts: Map<string, Days[]>): Segment[] {
  const groups = new Map<string, string[]>()
  for (const p of wide.places!) {
    const key = JSON.stringify(cuts.get(p) ?? [])
    groups.set(key, [...(groups.get(key) ?? []), p])
  }
  const [first, ...others] = [...groups.values()]
  const out = others.map((places) => ({
    ...wide,
    places,
    tokens: [...wide.tokens],
    doubts: [...wide.doubts],
    exceptDays: [...wide.exceptDays, ...(cuts.get(places[0]!) ?? [])],
  }))
  wide.places = first!
  wide.exceptDays.push(...(cuts.get(first![0]!) ?? []))
  return out
}

/** “每天9:00-17:00,其中6日延时至20:00”: the end that is not told again is that of the wider statement. */
function otherEnd(s: Segment, wide: Segment): void {
  const told = wide.windows.length > 0 ? wide.windows : [[wide.opens, wide.closes] as Hours]
  const [first, last] = [told[0]!, told.at(-1)!]
  if (s.windows.length > 0 || s.extra) return
  if (s.opens === null && s.closes !== null && (last[0] ?? 9999) < s.closes)
    s.windows = [...told.slice(0, -1), [last[0], s.closes]]
  else if (s.closes === null && s.opens !== null && s.opens < (first[1] ?? 0))
    s.windows = [[s.opens, first[1]], ...told.slice(1)]
}

/** “10月2日至7日开放,具体如下”, and below one of these days is closed: what it says of that day stands against it. */
function closedBelow(s: Segment, byPlace: Map<string, Segment[]>): boolean {
  if (!s.dated || s.days!.period || s.state !== 'open' || s.days!.spans.length !== 1) return false
  const against = s.places!.flatMap((p) =>
    (byPlace.get(p) ?? [])
      .slice(0, 200)
      .filter(
        (x) =>
          x.state === 'closed' &&
          !x.weak &&
          !x.dead &&
          x.effect === 'set' &&
          x.line > s.line &&
          daysWithin(x.days!, s.days!) &&
          x.days!.weekly === null &&
          // A house of the group that is closed on all of these days is told so by its own row.
          !(x.named && !isNamedBy(s, p) && daysWithin(s.days!, x.days!)),
      )
      .map((x) => ({ p, spans: x.days!.spans })),
  )
  if (against.length === 0) return false
  s.places = [...new Set(against.map(({ p }) => p))]
  s.days = { ...s.days!, spans: against.flatMap(({ spans }) => spans) }
  return true
}

/** “1月18日至2月16日每日8:30-17:30⏎1月28日闭馆”: days of closing told after weeks of hours are cut out of them. */
function isExceptionLater(s: Segment, wide: Segment): boolean {
  if (s.state !== 'closed' || !s.dated || s.weak || s.days!.weekly !== null) return false
  if (!hasHours(wide) || s.line <= wide.line) return false
  const [few, many] = [lengthOf(s.days!.spans), lengthOf(wide.days!.spans)]
  return many >= WEEKS && few * 5 <= many
}

/** From so many days on a span is no single holiday. */
const WEEKS = 14

/** Speaks generally: of several places, or of the holiday as a whole, without hours of its own. */
function isGeneral(wide: Segment, s: Segment): boolean {
  const fewer = wide.places!.length > 1 && s.places!.length < wide.places!.length
  if (hasHours(wide) || !(wide.state === 'regular' || wide.state === 'open')) return fewer
  return fewer || wide.days!.period || wide.rule === 'complement-of-places'
}

function daysFrom(a: DayNumber, b: DayNumber): DayNumber[] {
  return Array.from({ length: Math.min(b - a + 1, 400) }, (_, i) => a + i)
}

function isEvening(s: Segment, wide: Segment): boolean {
  const start = s.windows[0]?.[0] ?? s.opens
  const end = wide.windows.at(-1)?.[1] ?? wide.closes
  if (start === null || start === undefined || start < 990) return false
  return end === null || end === undefined ? s.extra : start >= end
}
