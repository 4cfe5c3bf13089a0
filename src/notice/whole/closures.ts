/** How long a closure is: until a day, from an hour to an hour, for so many days, or until what resumes. */
import type { DayNumber } from '../../core/time.ts'
import type { FactInput } from '../facts.ts'
import { numeral } from '../numerals.ts'
import { hasHours, isOpenOnly, isPredicate, samePlaces } from '../segments.ts'
import type { Reading, Segment } from '../segments.ts'
import { UNTIL_ONLY } from '../year/days.ts'
import type { Days } from '../year/days.ts'

/** “9月1日12时至9月3日12时闭馆。闭馆期间不接待参观”: the closure once more. */
export function closedAgain({ reading, text }: FactInput): void {
  for (const [n, s] of reading.segments.entries()) {
    if (s.dead || s.state !== 'closed' || s.effect !== 'set' || !s.days) continue
    const when = s.tokens.find((t) => t.kind === 'when')
    if (!when || !/^(?:闭馆|休馆|停馆|封闭|闭园)期间/.test(text.slice(when.from, when.from + 4)))
      continue
    const spans = JSON.stringify(s.days.spans)
    const closure = reading.segments
      .slice(Math.max(0, n - 40), n)
      .findLast(
        (x) =>
          !x.dead &&
          x.state === 'closed' &&
          x.effect === 'set' &&
          samePlaces(x, s) &&
          JSON.stringify(x.days?.spans) === spans,
      )
    if (!closure) continue
    closure.tokens.push(...s.tokens)
    s.dead = true
  }
}

/** “已于7月16日闭馆,将闭馆至8月18日”: the first day is told in the clause before, the last one here. */
export function closedUntil({ segments }: Reading): void {
  for (const [n, s] of segments.entries()) {
    if (s.dead || s.state !== 'closed' || s.effect !== 'set' || !s.places) continue
    if (!s.days?.implied || s.days.doubt !== UNTIL_ONLY) continue
    const end = s.days.spans[0]?.[1] ?? null
    const began = segments
      .slice(Math.max(0, n - 4), n)
      .findLast((x) => !x.dead && x.dated && x.line === s.line && samePlaces(x, s))
    const [first, ...more] = began?.days?.spans ?? []
    if (goesOnLonger(s, segments.slice(Math.max(0, n - 4), n + 4))) continue
    if (began && beginsWithin(began, s)) continue
    if (!began?.days || began.state !== 'closed' || began.effect !== 'set' || !first) continue
    const open = first[1] === null || first[1] === first[0]
    if (more.length > 0 || !open || end === null || end <= first[0] || hasHours(began)) continue
    began.days = { ...began.days, spans: [[first[0], end]], ends: s.days.ends }
    began.onward = false
    began.tentative ||= s.tentative
    began.tokens.push(...s.tokens)
    s.dead = true
  }
}

/** “8月17日14时起闭馆,闭馆至8月20日”: from that hour to that day; true if it is so. */
function beginsWithin(began: Segment, s: Segment): boolean {
  const [span, ...more] = began.days?.spans ?? []
  const [window, ...others] = began.windows
  const end = s.days!.spans[0]?.[1] ?? null
  if (began.effect !== 'remove' || !span || more.length > 0 || span[1] !== span[0]) return false
  if (!window || others.length > 0 || window[0] === null || window[1] !== null) return false
  if (end === null || end <= span[0]) return false
  s.days = { ...s.days!, spans: [[span[0], end]], starts: window[0], implied: false, doubt: null }
  s.doubts = s.doubts.filter((d) => d !== UNTIL_ONLY)
  s.tokens.push(...began.tokens)
  began.dead = true
  return true
}

/** “甲馆、乙馆9月4日至6日闭馆,其中乙馆闭馆至7日”: it begins where the closure of all ends; true if it does. */
function goesOnLonger(s: Segment, near: readonly Segment[]): boolean {
  const end = s.days!.spans[0]?.[1] ?? null
  const all = near.findLast(
    (x) =>
      x !== s &&
      !x.dead &&
      x.dated &&
      x.line === s.line &&
      x.state === 'closed' &&
      x.effect === 'set' &&
      s.places!.every((p) => x.places?.includes(p)),
  )
  const [span, ...more] = all?.days?.spans ?? []
  if (!span || more.length > 0 || span[1] === null || all!.days!.weekly !== null) return false
  if (end === null || end < span[1] || span[1] === span[0]) return false
  const [ends, own] = [all!.days!.ends, s.days!.ends]
  if (ends !== null || own !== null) {
    // “…19日12时闭馆,其中乙馆闭馆至19日18时”: of it the closure of all is told anew.
    if (end === span[1] && own === ends) return false
    s.days = { ...all!.days!, spans: [[span[0], end]], ends: own }
    s.doubts = s.doubts.filter((d) => d !== UNTIL_ONLY)
    all!.places = all!.places!.filter((p) => !s.places!.includes(p))
    if (all!.places.length === 0) all!.dead = true
    return true
  }
  if (end === span[1]) return false
  s.days = { ...s.days!, spans: [[span[1] + 1, end]], implied: false, doubt: null }
  s.doubts = s.doubts.filter((d) => d !== UNTIL_ONLY)
  return true
}

/** “8月10日13:30起至8月11日闭馆”: part of the first day, all of those after it. */
export function splitClosures(reading: Reading): void {
  const more: Segment[] = []
  for (const s of reading.segments) {
    const d = s.days
    if (d && s.state !== 'closed') openOvernight(s, d)
    if (d?.clocks && d.spans.length > 1 && s.state === 'closed') {
      more.push(...cutByClocks(s, d))
      continue
    }
    if (
      !d ||
      s.state !== 'closed' ||
      (d.starts === null && d.ends === null) ||
      d.spans.length !== 1
    )
      continue
    const [a, b] = d.spans[0]!
    const whole = { ...d, starts: null, ends: null }
    let [from, to] = [a, b]
    const piece = (day: DayNumber, window: [number | null, number | null]) =>
      more.push({
        ...s,
        days: { ...whole, spans: [[day, day]] },
        state: null,
        effect: 'remove',
        windows: [window],
        rule: 'closure-within-a-day',
        tokens: [...s.tokens],
        doubts: [...s.doubts],
      })
    if (d.starts !== null) {
      piece(a, [d.starts, d.ends !== null && a === b ? d.ends : null])
      from = a + 1
    }
    if (d.ends !== null && b !== null && b > a) {
      piece(b, [null, d.ends])
      to = b - 1
    }
    s.days = { ...whole, spans: to === null || to >= from ? [[from, to]] : [] }
    if (s.days.spans.length === 0) s.dead = true
  }
  for (const s of reading.segments) {
    if (!s.onward || s.dead || s.days?.spans.length !== 1) continue
    const [a, b] = s.days.spans[0]!
    s.days = { ...s.days, spans: [[a, a]] }
    if ((b === null || b === a) && !daysFollow(reading, s, a))
      more.push({
        ...s,
        days: { ...s.days, spans: [[a + 1, null]] },
        state: 'closed',
        effect: 'set',
        windows: [],
        part: null,
        onward: false,
        rule: 'closed-until-further-notice',
        tokens: [...s.tokens],
        doubts: [...s.doubts],
      })
  }
  for (const s of more) reading.segments.push(s)
}

/** “1月16日12:00至1月18日、2月13日至23日闭馆”: the parts of days at the ends of several spans, which lose these days. */
function cutByClocks(s: Segment, d: Days): Segment[] {
  const whole = { ...d, starts: null, ends: null }
  delete whole.clocks
  const parts: Segment[] = []
  const spans: Days['spans'] = []
  for (const [a, b] of d.spans) {
    let [from, to] = [a, b]
    for (const { day, minutes, begins } of d.clocks!) {
      if (day !== (begins ? a : b)) continue
      if (begins) from = a + 1
      else to = b! - 1
      parts.push({
        ...s,
        days: { ...whole, spans: [[day, day]] },
        state: null,
        effect: 'remove',
        windows: [begins ? [minutes, null] : [null, minutes]],
        rule: 'closure-within-a-day',
        tokens: [...s.tokens],
        doubts: [...s.doubts],
      })
    }
    if (to === null || to >= from) spans.push([from, to])
  }
  s.days = { ...whole, spans }
  if (spans.length === 0) s.dead = true
  if (parts.length !== d.clocks!.length)
    for (const x of [s, ...parts])
      x.doubts.push('from what hour on the first day, or until what hour on the last')
  return parts
}

/** “7月17日15:30起闭馆,7月18日、19日全天闭馆”: how many days more it lasts is told by the next words. */
function daysFollow({ segments }: Reading, s: Segment, day: DayNumber): boolean {
  return segments.some((x) => {
    if (x.dead || x === s || x.line !== s.line || x.from < s.to) return false
    const [first] = x.days?.spans ?? []
    const last = x.days?.spans.at(-1)?.[1] ?? null
    const closes = x.state === 'closed' && x.effect === 'set' && samePlaces(x, s)
    return closes && first?.[0] === day + 1 && last !== null
  })
}

/** “12月31日20:00至1月1日1:00开放”: one night; over several days the clock at the ends is for a person. */
function openOvernight(s: Segment, d: Days): void {
  const [span, ...others] = d.spans
  if (d.starts === null && d.ends === null) return
  if (!span || others.length > 0 || !isPredicate(s) || s.effect !== 'set') return
  const [a, b] = span
  const bare = s.windows.length === 0 && s.opens === null && s.closes === null
  if (
    bare &&
    d.starts !== null &&
    d.ends !== null &&
    (b === a || (b === a + 1 && d.ends <= MORNING))
  ) {
    s.windows = [[d.starts, d.ends + (b === a ? 0 : 1440)]]
    s.days = { ...d, spans: [[a, a]], starts: null, ends: null }
  } else s.doubts.push('from what hour on the first day, or until what hour on the last')
}

/** By then a night has ended. */
const MORNING = 6 * 60

/** “10月1日起闭馆五天”: the closure ends with the last of so many days. */
export function forSoManyDays({ reading, text }: FactInput): void {
  for (const [k, s] of reading.segments.entries()) {
    const span = s.days?.spans[0]
    if (s.dead || s.effect !== 'set' || !s.days) continue
    if (isOpenOnly(s) && (s.days.weekly === null || s.days.weekly.length === 7)) {
      // “每周开放两天”
      if (s.exceptDays.length === 0 && countsDaysOfWeek(s, text)) s.doubts.push(WHICH_WEEKDAYS)
      continue
    }
    if (s.state !== 'closed' || !span) continue
    // “10月1日闭馆半天”: the other half is open, and which it is was not understood.
    if (/^[^,。;\n]{0,2}半天/.test(text.slice(s.to, s.to + 4))) {
      // “10月1日闭馆半天,13:00开馆”: the hours say which half.
      const next = reading.segments[k + 1]
      if (next && hasHours(next) && next.sentence === s.sentence && sameDay(next, s)) {
        next.tokens.push(...s.tokens)
        s.dead = true
        continue
      }
      s.doubts.push('closed for half a day')
    }
    if (s.days.weekly !== null) continue
    const told = s.days.spans.reduce((n, [from, to]) => n + (to === null ? NaN : to - from + 1), 0)
    if (s.dated && told > 1) {
      // “2月18日、19日闭馆,共3天”: the count and the dates are for a person to compare.
      const said = SO_MANY.exec(text.slice(s.to, s.to + 20))
      const days = said ? (said[1] === '两' ? 2 : numeral(said[1]!)) : told
      if (days > 1 && days !== told) s.doubts.push('the number of days contradicts the dates')
      continue
    }
    if (s.days.spans.length > 1 || span[1] !== null) continue
    const m = SO_MANY.exec(text.slice(s.to, s.to + 20))
    if (!m) continue
    if (countsDaysOfWeek(s, text)) {
      // “9月1日起每周闭馆两天”
      s.doubts.push(WHICH_WEEKDAYS)
      continue
    }
    const count = m[1] === '两' ? 2 : numeral(m[1]!)
    if (!(count >= 1)) continue
    s.days = { ...s.days, spans: [[span[0], span[0] + count - 1]] }
    s.to += m[0].length
  }
}

const SO_MANY =
  /^(?:[^,。;\n\d一二两三四五六七八九十提第]{0,6}|,(?:共计?|总共|为期|历时|时间为|闭馆|休馆)+)(\d{1,2}|[一二两三四五六七八九十]{1,3})天(?!内|后|前|以|左右|之)/

const sameDay = (x: Segment, s: Segment) =>
  x.effect === 'set' &&
  samePlaces(x, s) &&
  JSON.stringify(x.days?.spans) === JSON.stringify(s.days?.spans)

const WHICH_WEEKDAYS = 'which days of the week these are is not said'

function countsDaysOfWeek(s: Segment, text: string): boolean {
  return (
    /每(?:周|星期|月)[^,。;\n]{0,6}$/.test(text.slice(Math.max(0, s.to - 12), s.to)) &&
    /^(?:对外)?[一二两三四五六1-6][天日]/.test(text.slice(s.to, s.to + 4))
  )
}

/**
 * “多家场馆4日起闭馆。甲馆4日17:00起闭馆”: from which hour on a house is shut is told of it below, and that day it is not shut
 * from the morning on.
 */
export function shutLaterThatDay({ segments }: Reading): void {
  const since = segments.filter(
    (x) => !x.dead && x.effect === 'remove' && x.named && x.windows.at(-1)?.[1] === null && x.days,
  )
  const more: Segment[] = []
  const wide = segments
    .slice(0, 400)
    .filter((s) => s.state === 'closed' && s.effect === 'set' && (s.places?.length ?? 0) > 1)
  for (const x of since.slice(0, 100)) {
    const [day, ...others] = x.days!.spans
    if (!day || others.length > 0 || day[0] !== day[1]) continue
    for (const s of wide) {
      if (s.dead || s.to > x.from || s.sentence === x.sentence || !samePlaces(s, x)) continue
      if (!s.days || s.days.weekly !== null || s.days.spans[0]?.[0] !== day[0]) continue
      const own = s.places!.filter((p) => x.places!.includes(p))
      const again = x.onward && s.days.spans[0]![1] === null
      const exceptDays = [...s.exceptDays, { ...x.days!, weekly: null }]
      if (!again)
        more.push({ ...s, places: own, exceptDays, tokens: [...s.tokens], doubts: [...s.doubts] })
      s.places = s.places!.filter((p) => !own.includes(p))
      if (s.places.length === 0) s.dead = true
    }
  }
  for (const s of more) segments.push(s)
}

/** What begins “from a day on” ends the day before the notice lets it resume. */
export function boundByResumption(reading: Reading): void {
  const resumed = reading.segments
    .filter(
      (s) =>
        !s.dead && s.days?.spans.length === 1 && s.days.spans[0]![1] === null && s.effect === 'set',
    )
    .slice(0, 400)
  for (const s of resumed) {
    if (s.resumes) continue
    const [a] = s.days!.spans[0]!
    // “除丙馆外恢复开放”: before 丙馆 is taken out of those that the sentence is about.
    const isOut = (p: string) => s.besides.includes(p)
    const end = resumed.find(
      (r) =>
        r !== s &&
        r.days!.spans[0]![0] > a &&
        samePlaces(r, s) &&
        !r.places!.every(isOut) &&
        (s.state === 'closed' && s.days!.weekly === null
          ? r.state !== 'closed'
          : r.resumes && !endsClosure(r, a, reading)),
    )
    if (!end) continue
    const [back, rest] = [end.places!, s.places!.filter((p) => !end.places!.includes(p))]
    // “甲馆、乙馆4日起开放。乙馆6日恢复正常”: 甲馆 goes on.
    if (rest.length > 0 && s.besides.length === 0) {
      reading.segments.push({ ...s, places: rest, tokens: [...s.tokens], doubts: [...s.doubts] })
      s.places = s.places!.filter((p) => back.includes(p))
    }
    s.days = { ...s.days!, spans: [[a, end.days!.spans[0]![0] - 1]] }
  }
}

/** “7月1日起逢周六9:00-21:00;7月24日至28日闭馆,29日恢复”: what resumes is what the closure broke off. */
function endsClosure(r: Segment, since: DayNumber, { segments }: Reading): boolean {
  const [start] = r.days!.spans[0]!
  return segments
    .slice(0, 400)
    .some(
      (x) =>
        !x.dead &&
        x.state === 'closed' &&
        x.effect === 'set' &&
        samePlaces(x, r) &&
        (x.days?.spans.some(([a, b]) => a > since && b === start - 1) ?? false),
    )
}
