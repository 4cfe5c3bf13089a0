/** Statements that contradict each other are left to a person. */
import { weekdayOf } from '../../core/time.ts'
import type { DayNumber } from '../../core/time.ts'
import { hoursOf, spansOf, weekdaysLeft } from '../facts.ts'
import type { DraftHours, RawFinding } from '../facts.ts'
import { hasHours } from '../segments.ts'
import type { Reading, Segment } from '../segments.ts'
import { daysWithin } from '../spans.ts'
import { giveWay, isRefined, likelierLoses, withholdQuarrels } from './unsure.ts'

/** Two statements about the same place and day that cannot both hold; the less likely one gives way. */
export function contradictions(reading: Reading, findings: RawFinding[]): void {
  const byPlace = new Map<string, Segment[]>()
  for (const s of reading.segments) {
    if (s.dead || s.unknown || s.unresolved || s.otherDays) continue
    if (!s.places || !s.days || s.effect !== 'set') continue
    for (const p of s.places) {
      const list = byPlace.get(p)
      if (list) list.push(s)
      else byPlace.set(p, [s])
    }
  }
  const done = new Set<string>()
  for (const [place, list] of byPlace) {
    const some = list.slice(0, 120)
    const against = new Map<Segment, Set<Segment>>()
    for (let k = 0; k < some.length; k++)
      for (let j = k + 1; j < some.length; j++) {
        const [a, b] = [some[k]!, some[j]!]
        if (a.dead || b.dead || a.unresolved || b.unresolved || !conflict(a, b)) continue
        if (isRefined(a, b) || isRefined(b, a)) {
          if (isRefined(a, b)) some[k] = giveWay(a, b, place, reading)
          else some[j] = giveWay(b, a, place, reading)
          continue
        }
        const key = `${a.from}:${b.from}:${a.to}:${b.to}`
        for (const s of [a, b]) if (!s.doubts.includes(CONFLICT)) s.doubts.push(CONFLICT)
        const loser = endsOtherwise(a, b) ? null : likelierLoses(a, b)
        if (endsOtherwise(a, b)) loseEnd(a, b)
        else if (loser === a) some[k] = giveWay(a, b, place, reading)
        else if (loser === b) some[j] = giveWay(b, a, place, reading)
        else {
          against.set(a, (against.get(a) ?? new Set()).add(b))
          against.set(b, (against.get(b) ?? new Set()).add(a))
        }
        if (done.has(key)) continue
        done.add(key)
        findings.push({
          kind: 'contradiction',
          message: 'two statements about the same place and day differ',
          from: Math.min(a.from, b.from),
          to: Math.max(a.to, b.to),
        })
      }
    withholdQuarrels(against, place, reading)
  }
  for (const s of reading.segments) {
    if (s.dead || !hasHours(s)) continue
    const end = s.windows.at(-1)?.[1] ?? s.closes
    for (const [x, y] of s.windows)
      if (x !== null && y !== null && y <= x) {
        s.doubts.push('a window ends before it begins')
        findings.push({
          kind: 'contradiction',
          message: 'a window ends before it begins',
          from: s.from,
          to: s.to,
        })
      }
    if (s.lastEntry !== null && end !== null && end !== undefined && s.lastEntry > end) {
      s.doubts.push('last entry after closing')
      findings.push({
        kind: 'contradiction',
        message: 'last entry is after closing',
        from: s.from,
        to: s.to,
      })
    }
  }
}

const NEAR = 40

const CONFLICT = 'another statement contradicts this one'

function conflict(a: Segment, b: Segment): boolean {
  const x = spansOf(a)
  const y = spansOf(b)
  if (x.length === 0 || y.length === 0) {
    // Weekly statements collide only with weekly ones on the same weekday.
    if (x.length !== y.length || a.days!.spans.length > 0 || b.days!.spans.length > 0) return false
    const wa = weekdaysLeft(a)
    if (!weekdaysLeft(b).some((d) => wa.includes(d))) return false
  } else {
    const common = x.find(([p, q]) =>
      y.some(([r, t]) => meets(a, b, Math.max(p, r), Math.min(q ?? Infinity, t ?? Infinity))),
    )
    if (!common) return false
    // A weekday named apart stands beside the days around it.
    if ((a.days!.weekly === null) !== (b.days!.weekly === null)) return false
    // “from then on” gives way to dates named after it, but not to a stretch that began before and still lasts.
    if (x.some(([, q]) => q === null) !== y.some(([, q]) => q === null))
      return lastsInto(a, b) || lastsInto(b, a)
    // “4月1日起8:30-17:00,11月1日起8:30-16:30”: the later gives way to nothing, and the earlier to it.
    const [first, second] = [x.at(-1)!, y.at(-1)!]
    const onward = first[1] === null && second[1] === null && x.length === 1 && y.length === 1
    if (onward && first[0] !== second[0] && a.days!.weekly === null && hasHours(a) && hasHours(b))
      return false
  }
  const ha = hoursOf(a)
  const hb = hoursOf(b)
  if (ha === null || hb === null) return false
  if (JSON.stringify(ha) === JSON.stringify(hb)) return false
  const open = (h: DraftHours) => h === 'regular' || h === 'open-unstated'
  if (open(ha) && open(hb)) return false
  if (typeof ha !== 'string' && typeof hb !== 'string' && disjoint(ha, hb)) return false
  if ((open(ha) && typeof hb !== 'string') || (open(hb) && typeof ha !== 'string'))
    return a.days!.weekly === null && b.days!.weekly === null
  return true
}

/** “10月1日至5日9:00-17:30 … 每天16:30闭馆”: the same days end at another hour, and are told no other hours. */
function endsOtherwise(a: Segment, b: Segment): boolean {
  const whole = a.windows.length > 0 && a.windows.every(([x, y]) => x !== null && y !== null)
  const end = hoursOf(b)
  const only = Array.isArray(end) && end.every(([x, y]) => x === null && y !== null)
  return whole && only && daysWithin(a.days!, b.days!) && daysWithin(b.days!, a.days!)
}

/** The other end is left to a person: it gives no hours of its own. */
function loseEnd(whole: Segment, s: Segment): void {
  s.dead = true
  // “16:00停止入馆、16:30闭馆” is one statement.
  const beside = whole.tokens.some(
    (t) =>
      t.kind === 'times' &&
      t.times.end === null &&
      t.times.start.minutes === whole.lastEntry &&
      Math.abs(t.from - s.to) < NEAR,
  )
  if (beside) whole.lastEntry = null
  for (const t of s.tokens)
    if (t.kind === 'times')
      t.fate = { kind: 'unread', why: 'another statement about these days has another end' }
}

/** “10月1日至8日闭馆,10月8日起恢复”: the last day is said to be both; so is “6.3闭馆。6.3起恢复”, in this order. */
function lastsInto(bounded: Segment, onward: Segment): boolean {
  const from = spansOf(onward).find(([, b]) => b === null)?.[0]
  if (from === undefined || !onward.resumes || onward.resumesAt !== null) return false
  if ((bounded.state === 'closed') === (onward.state === 'closed')) return false
  const shutFirst = bounded.from < onward.from && bounded.days!.weekly === null
  return spansOf(bounded).some(
    ([a, b]) => b !== null && (a < from || (shutFirst && a === from)) && b >= from,
  )
}

function meets(a: Segment, b: Segment, from: DayNumber, to: DayNumber): boolean {
  if (from > to) return false
  const wa = weekdaysLeft(a)
  const wb = weekdaysLeft(b)
  const both = wa.filter((d) => wb.includes(d))
  if (both.length === 7) return true
  for (let d = from; d <= to && d < from + 7; d++) if (both.includes(weekdayOf(d))) return true
  return false
}

function disjoint(
  a: [string | null, string | null][],
  b: [string | null, string | null][],
): boolean {
  return a.every(([p, q]) =>
    b.every(([r, t]) => (q ?? '24:00') <= (r ?? '00:00') || (t ?? '24:00') <= (p ?? '00:00')),
  )
}
