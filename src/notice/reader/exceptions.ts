/** Exceptions: 除…外, with places, days or both. */
import { EXCEPTED, leaveUnsaid, WITHOUT } from '../exceptions.ts'
import { isWithin } from '../places.ts'
import { emptySegment, isPredicate, coverWords } from '../segments.ts'
import { isMark, isCue, isTimely } from '../tokens.ts'
import type { Segment } from '../segments.ts'
import type { Token } from '../tokens.ts'
import { current, flush } from './settle.ts'
import type { Reader } from './reader.ts'
import { inherit } from './settle/inherit.ts'
import { setSubject } from './settle/subject.ts'
import { placesIn } from './subjects.ts'

/** “除10月1日外”: days that the statement leaves out. */
export function excludeDays(r: Reader, t: Token): void {
  if (t.kind !== 'when') return
  const days = r.resolver.resolve(t.when)
  t.fate = days ? { kind: 'fact' } : { kind: 'decoy', why: 'exception' }
  const s = r.cur ?? (r.segments.at(-1)?.sentence === r.sentence ? r.segments.at(-1)! : null)
  if (days && s) s.exceptDays.push(days)
  else if (days) r.exceptDays.push(days)
}

const BEYOND = /^(?:之|以)外的?/
const JOINS = /^(?:和|与|及|以及|等|区域|部分)$/

/**
 * “全馆开放,除甲室外。”, “全馆开放,甲室、乙室除外”, “(不含甲室)”: places left out of the statement before. True if such
 * words begin at `k`; they are read then.
 */
export function exceptBehind(r: Reader, tokens: readonly Token[], k: number): boolean {
  const first = tokens[k]!
  const { text } = r.doc.prose
  if (r.exceptOpen >= 0) return false
  const without = first.kind === 'place' && WITHOUT.test(text.slice(first.from - 5, first.from))
  const opened = isCue(first, 'except')
  if (first.kind !== 'place' && !opened) return false
  if (opened && daysBehind(r, tokens, k)) return true
  const names: Token[] = []
  let j = opened ? k + 1 : k
  for (; j < tokens.length && j < k + 40; j++) {
    const t = tokens[j]!
    if (t.kind === 'place') names.push(t)
    else if (!isMark(t, '、') && !(t.kind === 'raw' && JOINS.test(text.slice(t.from, t.to)))) break
  }
  if (names.length === 0) return false
  const end = tokens[j]
  if (!opened && !without && end && BEYOND.test(text.slice(end.from, end.from + 3)))
    return besidesThese(r, tokens.slice(k, j), names)
  const closed = isCue(end, opened ? 'except-end' : 'excepted')
  if (!without && !closed) return false
  const next = tokens[closed ? j + 1 : j]
  const ends = !next || isMark(next, '.', ';', ')', ']')
  const own = r.cur && isPredicate(r.cur) ? r.cur : null
  // “除甲室外,全馆开放” leaves out of what follows.
  if (closed && !ends && !(own && !opened)) return false
  if (without && !ends && !isMark(next, ',')) return false
  // “甲区先到先得,甲室除外” is a rule for getting in.
  if (!own && !r.cur?.dated && k > 0 && !isMark(tokens[k - 1], '.', '(', '[')) {
    if (!without) return false
  }
  const last = r.segments.at(-1)
  const near = last && last.line >= r.n - 1 && last.block === r.block ? last : null
  leaveBehind(r, own ?? (r.cur?.dated ? r.cur : near), names)
  for (const t of tokens.slice(k, j + 1)) r.used.add(t)
  if (own && closed && !opened && goesOnShut(r, tokens, j + 1)) {
    const same = tokens[j + 2]
    if (same?.kind === 'ref') r.used.add(same)
    flush(r)
    Object.assign(current(r), { places: placesIn(r, names), named: true })
  }
  return true
}

/** “正常开放,甲馆除外,该馆10月1日至3日检修”: does the sentence go on with days on which the one left out is shut? */
function goesOnShut(r: Reader, tokens: readonly Token[], k: number): boolean {
  if (!isMark(tokens[k], ',')) return false
  const stop = tokens.findIndex((t, n) => n > k && isMark(t, '.', ';'))
  const rest = tokens.slice(k + 1, stop < 0 ? tokens.length : stop)
  const said = rest.find((t) => t.kind === 'state')
  if (said?.kind !== 'state' || said.state !== 'closed') return false
  if (!rest.some((t) => t.kind === 'when')) return false
  if (
    rest.some(
      (t) => t.kind === 'place' || (t.kind === 'ref' && (t.ref !== 'same' || t !== rest[0])),
    )
  )
    return false
  const first = r.doc.prose.text.slice(rest[0]!.from, rest[0]!.from + 1)
  return rest[0]!.kind === 'when' || /[该其因于将]/.test(first)
}

/** “9:00-17:00开放,除10月3日外。”: days left out of the statement before. */
function daysBehind(r: Reader, tokens: readonly Token[], k: number): boolean {
  const [when, end, next] = tokens.slice(k + 1, k + 4)
  if (when?.kind !== 'when' || !isCue(end, 'except-end') || !r.cur || !isPredicate(r.cur))
    return false
  if (next && !isMark(next, '.', ';', ')', ']')) return false
  if (when.when.items.every((i) => i.kind === 'statutory'))
    when.fate ??= { kind: 'decoy', why: 'exception' }
  else excludeDays(r, when)
  r.used.add(when)
  r.used.add(end!)
  return true
}

/** “甲室以外的区域开放”, “开放甲室以外的各室”: what is said is of the others. */
function besidesThese(r: Reader, words: readonly Token[], names: readonly Token[]): boolean {
  for (const t of words) r.used.add(t)
  if (r.cur && isPredicate(r.cur) && r.cur.tokens.at(-1)?.kind === 'state') {
    leaveBehind(r, r.cur, names)
    return true
  }
  if (r.cur && isPredicate(r.cur)) flush(r)
  const s = current(r)
  r.besides = placesIn(r, names)
  s.besides = [...r.besides]
  s.leftOut = [...r.besides]
  coverWords(s, names)
  return true
}

/** These places are left out of this statement; what doors do there is worked out once it is complete. */
export function leaveBehind(r: Reader, s: Segment | null, names: readonly Token[]): void {
  if (!s) {
    for (const t of names) t.fate ??= { kind: 'unread', why: EXCEPTED }
    return
  }
  coverWords(s, names)
  const ids = placesIn(r, names)
  const known = s.places?.some((p) => ids.includes(p)) ?? false
  if (known) s.places = s.places!.filter((p) => !ids.includes(p))
  if (known && !s.implied) return
  s.leftOut.push(...ids)
  s.leftNames.push(...names)
}

/** 除 at `k`: what follows is an exception until it is closed by 外. */
export function openExcept(r: Reader, tokens: readonly Token[], k: number): void {
  let said = false
  for (let j = k + 1; j < tokens.length && j < k + 40; j++) {
    const t = tokens[j]!
    if (isMark(t, '.', ';')) return
    said ||= t.kind === 'state'
    // “除甲室闭馆,其余各室开放”, without 外.
    const others = said && isMark(t, ',') && restFollows(r, tokens, j + 1)
    if (others) r.exceptEnd = t
    if (others || isCue(t, 'except-end')) {
      // Dates before 除 hold for what comes after 外.
      // “6月4日至8日,因换展,除甲厅外…”: why, and not what.
      const s = r.cur
      const cause = s?.weak && s.state === 'closed' && !s.named && s.windows.length === 0
      if (s && cause && s.effect === 'set') Object.assign(s, { state: null, weak: false })
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

function restFollows(r: Reader, tokens: readonly Token[], k: number): boolean {
  const t = tokens.slice(k, k + 3).find((x) => x.kind !== 'when' && !isMark(x, ','))
  if (t?.kind === 'cue' && t.cue === 'other-days') return true
  if (t?.kind !== 'ref' && t?.kind !== 'raw') return false
  return /^(?:其余|其他|其它|余下|[全各]|所有|均|都)/.test(
    r.doc.prose.text.slice(t.from, t.from + 2),
  )
}

/** 外: the exception is complete, and the statement goes on without it. */
export function closeExcept(r: Reader): void {
  if (r.exceptOpen < 0) return
  r.exceptOpen = -1
  const s = r.cur
  // “除甲馆10月1日闭馆外”: that day is out for that house alone.
  const both = s !== null && isPredicate(s) && s.named === true && s.dated && s.days !== null
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
    if (s.dated && !s.named && r.segments.at(-1) === s) r.exceptSaid = s
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
        for (const days of s.moreDays ?? [])
          r.segments.push({ ...closed, days: { ...days }, rule: 'except-days' })
      }
    }
    for (const t of s.tokens) if (isTimely(t)) t.fate ??= { kind: 'fact' }
    r.cur = null
  }
  const next = current(r)
  if (!partly) next.exceptDays.push(...excluded)
  if (r.exceptShut && excluded.length > 0) next.otherDays = next.dated = true
  r.exceptShut = false
  next.besides = [...r.besides]
  if (s?.named && !s.dated && !isPredicate(s) && !r.leavesUnsaid) next.leftOut = [...r.besides]
  next.houseBefore = ofHouse ? house : null
  if (ofHouse) setSubject(r, [house])
  next.exceptOnDays = both
  r.sentenceDays = r.daysBeforeExcept
  r.exceptDays = []
}
