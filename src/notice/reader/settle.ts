/** A statement is begun and finished: what it says too little of is taken over, what says nothing is kept for what follows. */
import {
  coverWords,
  hasHours,
  isOpenOnly,
  isPredicate,
  RESPECTIVELY,
  samePlaces,
  emptySegment,
} from '../segments.ts'
import type { Segment } from '../segments.ts'
import { daysWithin, fallOn, fallsWithin } from '../spans.ts'
import { isTimely } from '../tokens.ts'
import { emptyDays } from '../year/days.ts'
import type { Days } from '../year/days.ts'
import { weekdayOf } from '../../core/time.ts'
import { eveningWithoutHours } from './evenings.ts'
import { LONG_SPAN } from './reader.ts'
import type { Reader } from './reader.ts'
import { inherit } from './settle/inherit.ts'
import { readOrphan } from './settle/orphans.ts'
import { isWeekly, seasonOver } from './settle/season.ts'
import { setSubject } from './settle/subject.ts'
import { takeStateAbove } from './state-heading.ts'
import { holdDays } from './waiting.ts'

/** The statement being read; a new one if none is open. */
export function current(r: Reader): Segment {
  if (!r.cur) {
    r.cur = emptySegment(r.n, r.sentence, r.block, r.node)
    r.cur.lead = r.leadLine
    r.cur.clause = r.clauses
  }
  return r.cur
}

/** Begins another statement in the same sentence. */
export function nextStatement(r: Reader): Segment {
  flush(r)
  return current(r)
}

/** A line ended before its statement said anything: names become the subject, dates wait. */
export function settleBesides(r: Reader): void {
  const s = r.cur
  if (!s) return
  eveningWithoutHours(r, s)
  if (!isPredicate(s)) takeStateAbove(r, s)
  if (isPredicate(s)) return flush(r)
  r.cur = null
  if (s.named && s.places) {
    setSubject(r, s.places)
    r.subjectLine = s.line
  }
  if (s.days && s.dated) {
    const tokens = s.tokens.filter((t) => t.kind === 'when')
    const told = { tokens, days: s.days, line: s.line, block: s.block }
    r.wholes.push({ ...told, places: s.places ?? r.subject })
    const line = r.doc.lines[s.line]!
    const raw = r.doc.tokens
      .slice(line.first, line.last)
      .reduce((n, t) => n + (t.kind === 'raw' ? t.to - t.from : 0), 0)
    if ((raw <= 8 || s.lead) && s.line >= r.n - 1 && (s.days.spans.length > 0 || s.days.above)) {
      if (s.lead && (s.days.period || s.days.above)) {
        if (s.days.above || !r.nodes[r.node]!.festival) r.nodes[r.node]!.festival = s.days
        for (const t of tokens) t.fate ??= { kind: 'decoy', why: 'span of the notice' }
        if (!s.days.implied) r.resolver.defineHoliday(s.days)
      } else if (s.lead && s.named && s.days.spans.length > 0) {
        // “10月1日至8日各馆开放安排如下:” holds for all that follows.
        r.nodes[r.node]!.days = s.days
        for (const t of tokens) t.fate ??= { kind: 'decoy', why: 'span of the notice' }
      } else holdDays(r, s.days, tokens[0] ?? s.tokens[0]!)
      for (const t of tokens.slice(1)) r.pending?.tokens.push(t)
    } else if (isWeekly(s.days) && raw <= 8 && seasonOver(r, s.days) && tokens[0])
      holdDays(r, s.days, tokens[0])
    else r.hanging.push({ tokens, why: 'a date with no opening hours or state' })
  }
}

/** Ends the statement being read: it takes what it lacks from what stands over it, or is left as unread. */
export function flush(r: Reader): void {
  const s = r.cur
  if (!s) return
  if (!isPredicate(s)) eveningWithoutHours(r, s)
  if (!isPredicate(s)) takeStateAbove(r, s)
  r.cur = null
  if (!isPredicate(s)) return leaveUnsaid(r, s)
  if (s.from < 0) s.from = s.to = r.doc.lines[r.n]!.from
  s.ownFrom = s.from
  meetWaiting(r, s)
  if (opensOnWeekdays(r, s)) return
  inherit(r, s)
  ofEach(r, s)
  if (s.named && s.places && !s.rooms && !s.among && !(s.besides.length > 0 && s.others))
    setSubject(r, s.places)
  nameExcepted(r, s)
  rememberDays(r, s)
  if (readOrphan(r, s)) return
  keepHours(r, s)
  takeLast(r, s)
  if (hasHours(s) && s.effect === 'set') {
    r.lastHours = [s]
    r.hoursAt = s.line
  }
  r.segments.push(s)
  for (const days of s.moreDays ?? [])
    r.segments.push({ ...s, days: { ...days }, tokens: [...s.tokens], doubts: [...s.doubts] })
  if (r.listColumns?.timeFirst && !s.named && hasHours(s)) r.carried = { hours: s }
}

/** It says nothing of doors: its names and its days are kept for what follows. */
function leaveUnsaid(r: Reader, s: Segment): void {
  if (s.named && s.places) setSubject(r, s.places)
  else if (s.unknown) r.unknownSubject = s.unknown
  if (!s.days || !s.dated) return
  r.sentenceDays = { days: s.days, tokens: s.tokens.filter((t) => t.kind === 'when') }
  const tokens = r.sentenceDays.tokens
  const places = s.places ?? r.subject
  r.loose.push({ tokens, days: s.days, places, line: s.line, block: s.block })
  const label = r.openLabel
  const first = tokens[0]?.from ?? s.from
  if (label && label.to <= first && first - label.to <= 2 && s.days.spans.length > 0)
    r.stated.push({
      days: s.days,
      tokens,
      places: places ?? [],
      alone: null,
      at: s,
      taken: false,
    })
}

/** Days that waited for hours wait no longer where the statement tells some of them itself. */
function meetWaiting(r: Reader, s: Segment): void {
  if (withinSpanAbove(r, s)) return
  const p = r.pending
  if (p && s.dated && s.days && daysWithin(s.days, p.days)) {
    for (const t of p.tokens) t.fate ??= { kind: 'decoy', why: 'refined below' }
    r.pending = null
  }
  if (p && p.block === r.block && isGloss(s, p.days)) {
    // “10月6日⏎周一闭馆”: the weekday is that of the day above.
    s.days = { ...p.days }
    coverWords(s, p.tokens)
    r.pending = null
  }
}

/** “2月17日-21日⏎周一至周四 8:30-17:30⏎周五 8:30-11:30”: the weekdays of the span in the line above, each with its hours. */
function withinSpanAbove(r: Reader, s: Segment): boolean {
  const weekly = s.days?.weekly
  if (!s.dated || !weekly?.length || s.days!.spans.length > 0 || s.days!.statutory) return false
  if (!hasHours(s) || s.effect !== 'set') return false
  const over = r.pending?.line === s.line - 1 ? r.pending : r.weekOver
  if (!over || over.block !== r.block || over.line !== s.line - 1) return false
  const { spans } = over.days
  if (over.days.weekly !== null || spans.length !== 1 || spans[0]![1] === null) return false
  const [from, to] = spans[0]!
  if (to! - from >= LONG_SPAN || !weekly.every((d) => fallOnSome(from, to!, d))) return false
  s.days = { ...over.days, weekly }
  coverWords(s, over.tokens)
  r.weekOver = { days: over.days, tokens: over.tokens, block: over.block, line: s.line }
  if (over === r.pending) r.pending = null
  return true
}

function fallOnSome(from: number, to: number, weekday: number): boolean {
  for (let day = from; day <= to && day < from + 7; day++)
    if (weekdayOf(day) === weekday) return true
  return false
}

/** Does a statement of weekdays name just those on which these few days fall? */
function isGloss(s: Segment, { spans }: Days): boolean {
  const weekly = s.days?.weekly
  return (
    s.dated && !!weekly && s.days!.spans.length === 0 && !s.days!.statutory && fallOn(spans, weekly)
  )
}

/** “甲室9:00-17:00,每周一至周五开放”: the weekdays on which the hours before them hold. */
function opensOnWeekdays(r: Reader, s: Segment): boolean {
  const last = r.segments.at(-1)
  const weekly = s.days?.weekly
  if (!last || last.dead || !weekly?.length || weekly.length > 6 || s.days!.spans.length > 0)
    return false
  if (s.named || !isOpenOnly(s) || s.state !== 'open' || s.days!.statutory || s.extra) return false
  if (last.sentence !== s.sentence || last.line !== s.line || last.clause !== s.clause) return false
  if (!hasHours(last) || last.effect !== 'set' || last.extra || last.days?.daily) return false
  if (last.days?.weekly || last.hoursLine || last.state !== null) return false
  if (last.dated && (last.days!.spans.length === 0 || !fallsWithin(weekly, last.days!)))
    return false
  const verb = s.tokens.find((t) => t.kind === 'state')
  const said = verb ? r.doc.prose.text.slice(verb.from, verb.to) : ''
  if (!/^(?:对外|免费)?(?:开放|开馆|营业)$/.test(said)) return false
  last.days = { ...(last.days ?? emptyDays()), weekly }
  last.dated = true
  coverWords(last, s.tokens)
  return true
}

/** Of several places, or of several hours, it is in doubt whose are which. */
function ofEach(r: Reader, s: Segment): void {
  const before = r.segments.at(-1)
  // “…分别为9:00-17:00、10:00-18:00”: the second hours are of the same list.
  if (before?.doubts.includes(RESPECTIVELY) && before.sentence === s.sentence && !s.named)
    if (hasHours(s) && s.effect === 'set') s.places = before.places
  if ((s.places?.length ?? 0) > 1 && (hasHours(s) || (s.days?.spans.length ?? 0) > 1))
    if (saysEach(r, s) || (before?.doubts.includes(RESPECTIVELY) && before.places === s.places))
      s.doubts.push(RESPECTIVELY)
  if (s.places?.length === 1 && s.windows.length > 1 && saysTwiceEach(r, s))
    s.doubts.push(RESPECTIVELY)
}

/** 甲馆、乙馆分别9:00、10:00开馆 */
function saysEach(r: Reader, s: Segment): boolean {
  return /分别/.test(r.doc.prose.text.slice(s.from, Math.min(s.to, s.from + 200)))
}

/** “免费项目分别为羽毛球、乒乓球,时间分别为9:00-11:00、14:00-17:00”: of what is on no file. */
function saysTwiceEach(r: Reader, s: Segment): boolean {
  const line = r.doc.lines[s.line]!
  const said = r.doc.prose.text.slice(Math.max(line.from, s.from - 100), s.to)
  return /分别[^。;]{2,60}分别[^。;]*$/.test(said)
}

/** “除4月4日关闭外,甲室其他日期正常开放”: that day is told of whom the sentence names behind it. */
function nameExcepted(r: Reader, s: Segment): void {
  const said = r.exceptSaid
  if (!said || said === s) return
  r.exceptSaid = null
  if (said.sentence === s.sentence && s.named && s.places && !s.others && !s.rooms)
    said.places = [...s.places]
}

/** Its days are those of the rest of the sentence. */
function rememberDays(r: Reader, s: Segment): void {
  const half = s.effect === 'remove' && s.days !== null && s.days.weekly !== null
  if (s.days && s.dated && (s.days.spans.length > 0 || half))
    r.sentenceDays = { days: s.days, tokens: s.tokens.filter((t) => t.kind === 'when') }
  // “1月1日重新开放,逢周一闭馆”: what resumes goes on.
  const since =
    s.resumes && s.days?.spans.length === 1 && s.days.spans[0]![0] === s.days.spans[0]![1]
  if (since && r.sentenceDays)
    r.sentenceDays = {
      ...r.sentenceDays,
      days: { ...s.days!, spans: [[s.days!.spans[0]![0], null]] },
    }
}

/** “9月1日起,甲室周六、周日开放,时间不变”: on new days with the hours it had before. */
function keepHours(r: Reader, s: Segment): void {
  if (s.state !== 'open' || hasHours(s) || !s.dated || s.pointer || s.effect !== 'set') return
  if (!UNCHANGED.test(r.doc.prose.text.slice(s.to, s.to + 16))) return
  const model = r.segments
    .slice(-40)
    .findLast((x) => !x.dead && x.effect === 'set' && hasHours(x) && samePlaces(x, s))
  if (model) s.pointer = { to: 'above', model: [model] }
}

const UNCHANGED =
  /^[,、](?:每天|每日)?(?:具体)?(?:的)?(?:开放|开馆)?(?:时间|时段|钟点)(?:均|都|仍|保持|维持|依旧|则)*不变/

/** Gives a statement the last entry that was said before its hours. */
function takeLast(r: Reader, s: Segment): void {
  const w = r.waitingLast
  const close = s.windows.at(-1)?.[1] ?? s.closes
  if (!w || s.effect !== 'set' || s.lastEntry !== null || close === null || close === undefined)
    return
  if (s.line > w.line + 1 || close < w.minutes || close > w.minutes + 150) return
  s.lastEntry = w.minutes
  for (const t of w.tokens) if (isTimely(t)) t.fate = { kind: 'fact' }
  coverWords(s, w.tokens)
  r.waitingLast = null
}
