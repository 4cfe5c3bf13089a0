/** Exceptions: 除…外, with places, days or both. */
import { isTimely } from '../decoys.ts'
import { leaveUnsaid } from '../exceptions.ts'
import { isWithin } from '../places.ts'
import { emptySegment, isPredicate } from '../segments.ts'
import { isMark, isCue } from '../tokens.ts'
import type { Token } from '../tokens.ts'
import { current } from './prose.ts'
import type { Reader } from './reader.ts'
import { flush, setSubject, inherit } from './settle.ts'

/** “除10月1日外”: days that the statement leaves out. */
export function excludeDays(r: Reader, t: Token): void {
  if (t.kind !== 'when') return
  const days = r.resolver.resolve(t.when)
  t.fate = days ? { kind: 'fact' } : { kind: 'decoy', why: 'exception' }
  const s = r.cur ?? (r.segments.at(-1)?.sentence === r.sentence ? r.segments.at(-1)! : null)
  if (days && s) s.exceptDays.push(days)
  else if (days) r.exceptDays.push(days)
}

/** 除 at `k`: what follows is an exception until it is closed by 外. */
export function openExcept(r: Reader, tokens: readonly Token[], k: number): void {
  for (let j = k + 1; j < tokens.length && j < k + 40; j++) {
    const t = tokens[j]!
    if (isMark(t, '.', ';')) return
    if (isCue(t, 'except-end')) {
      // Dates before 除 hold for what comes after 外.
      const named = r.cur?.named && !isPredicate(r.cur) ? r.cur.places : null
      r.houseBeforeExcept = named?.length === 1 ? named[0]! : null
      flush(r)
      r.daysBeforeExcept = r.sentenceDays
      r.exceptOpen = k
      r.leavesUnsaid = leaveUnsaid(tokens.slice(k + 1, j), r.doc.prose.text)
      r.besides = []
      r.exceptDays = []
      return
    }
  }
}

/** 外: the exception is complete, and the statement goes on without it. */
export function closeExcept(r: Reader): void {
  if (r.exceptOpen < 0) return
  r.exceptOpen = -1
  const s = r.cur
  // “除甲馆10月1日闭馆外”: that day is out for that house alone.
  const both = s !== null && isPredicate(s) && s.named && s.dated && (s.days?.spans.length ?? 0) > 0
  const excluded = both ? [] : r.exceptDays
  // “除2月16日下午闭馆外”: the day itself stays, without its afternoon.
  const partly = s !== null && s.effect === 'remove' && s.named === false
  const house = r.houseBeforeExcept
  const ofHouse =
    house !== null &&
    s !== null &&
    isPredicate(s) &&
    !s.dated &&
    r.besides.length > 0 &&
    r.besides.every((p) => p !== house && isWithin(r.registry, p, house))
  if (s && isPredicate(s)) {
    s.exception = !s.dated ? s.named : s.days?.spans.length === 0
    s.among ||= both
    flush(r)
  } else if (s) {
    if (s.named && !s.dated) {
      // 除甲馆外: the places are besides what follows.
    } else if (s.dated && s.named === false) {
      const implied = s.days && s.days.weekly !== null && s.days.spans.length === 0
      if (implied) {
        const closed = emptySegment(r.n, r.sentence, r.block, r.node)
        closed.days = s.days
        closed.dated = true
        closed.state = 'closed'
        closed.implied = true
        closed.rule = 'except-weekday'
        closed.tokens = [...s.tokens]
        closed.from = s.from
        closed.to = s.to
        inherit(r, closed)
        r.segments.push(closed)
      }
    }
    for (const t of s.tokens) if (isTimely(t)) t.fate ??= { kind: 'fact' }
    r.cur = null
  }
  const next = current(r)
  if (!partly) next.exceptDays.push(...excluded)
  next.besides = [...r.besides]
  if (s?.named && !s.dated && !isPredicate(s) && !r.leavesUnsaid) next.leftOut = [...r.besides]
  next.houseBefore = ofHouse ? house : null
  if (ofHouse) setSubject(r, [house])
  next.exceptOnDays = both
  r.sentenceDays = r.daysBeforeExcept
  r.exceptDays = []
}
