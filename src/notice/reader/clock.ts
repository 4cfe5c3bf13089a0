/** Clock times of a sentence: the hours of its statement, a part of its day that is closed, or a single time. */
import { sessionAfter } from '../additions.ts'
import { coverWords, isOpenOnly, isPredicate, NIGHT } from '../segments.ts'
import type { Hours, Segment } from '../segments.ts'
import { daysWithin } from '../spans.ts'
import { isCue, isMark } from '../tokens.ts'
import type { Token } from '../tokens.ts'
import {
  closedWindow,
  closedWindows,
  cutOff,
  doorAfter,
  nextDoor,
  restsAfter,
  shutsAfter,
} from './clock/closed.ts'
import { readPoint } from './clock/point.ts'
import { previousStatement } from './clock/role.ts'
import { current, nextStatement, flush } from './settle.ts'
import type { Reader } from './reader.ts'
import { strangerBefore } from './strangers.ts'
import { placesIn } from './subjects.ts'
import { MORNING } from '../words.ts'

/** A window of the clock at `k`: hours of the statement, a closed part of its day, or last entry. */
export function readTimes(r: Reader, tokens: Token[], k: number): void {
  const t = tokens[k]!
  if (t.kind !== 'times') return
  const { start, end } = t.times
  if (/^当[晚天日]/.test(r.doc.prose.text.slice(t.from, t.from + 2))) thatDay(r)
  if (end) {
    strangerBefore(r, tokens, k)
    const closed = nextDoor(r, tokens, k)
    const small = isSmallHours(r, t)
    const later = isLaterHalf(tokens, k) || isOfNight(r, t) || small === 'likely' ? 720 : 0
    const open: Hours = [start.minutes + later, end.minutes + later]
    const night = atNight(r)
    const doubt =
      (start.sure && end.sure && later === 0 && !small) || night ? null : 'half of the day assumed'
    const before = previousStatement(tokens, k)
    if (closed && !isCue(before, 'until')) {
      r.used.add(closed)
      const again = doorAfter(tokens, closed)
      if (again) r.used.add(again)
      closedWindow(r, [open], again ? [t, closed, again] : [t, closed], tokens)
      return
    }
    const several = closedWindows(r, tokens, k)
    if (several) {
      for (const x of several) r.used.add(x)
      const windows = several.flatMap((x): Hours[] =>
        x.kind === 'times' ? [[x.times.start.minutes, x.times.end!.minutes]] : [],
      )
      closedWindow(r, windows, several, tokens)
      return
    }
    if (shutsAfter(r, tokens, k)) return
    if (!closed && (cutOff(r, t) || restsAfter(r, t))) return
    if (!night && roomsAlone(r, tokens, k, open)) return
    if (affirmsDay(r, tokens, k)) {
      flush(r)
      r.sentenceDays = null
    }
    const session = sessionAfter(tokens, k)
    // “照常开放,18:00-21:00加开夜场”: the session stands beside the day.
    const s =
      session && r.cur && isPredicate(r.cur)
        ? nextStatement(r)
        : hoursTo(r, open, tokens.slice(k + 1, k + 4))
    if (night && s === night) openAtNight(s, open)
    s.extra ||= session
    s.windows.push(open)
    s.implied ||= t.named === true
    if (doubt) s.doubts.push(doubt)
    coverWords(s, [t])
    return
  }
  if (isCue(tokens[k - 1], 'until')) strangerBefore(r, tokens, k)
  readPoint(r, tokens, k)
}

/**
 * “10月1日至7日开放,10月6日(周一)不闭馆,每日9:00-17:00”: the day between is one of the days told before, and the hours
 * are of them all.
 */
function affirmsDay(r: Reader, tokens: readonly Token[], k: number): boolean {
  const s = r.cur
  const told = r.segments.at(-1)
  if (!s?.dated || !s.days || !isOpenOnly(s) || s.named || s.days.weekly || s.resumes) return false
  if (!told?.dated || !told.days || !isOpenOnly(told) || told.days.weekly) return false
  if (told.sentence !== s.sentence || told.line !== s.line) return false
  const verb = s.tokens.find((t) => t.kind === 'state')
  if (!verb) return false
  const { text } = r.doc.prose
  const between = text.slice(verb.to, tokens[k]!.from + 1)
  if (!/^(?:\([^()]{1,12}\))?,(?:均|都)?(?:[每天日]|开[放馆]|时间|[上早]|\d)/.test(between))
    return false
  if (/,(?:均|都)?每/.test(between) && goesOnPaid(told, s)) return true
  if (!daysWithin(s.days, told.days) || daysWithin(told.days, s.days)) return false
  return /不[闭休打停]|[也仍还](?:正常|照常|对外)?开/.test(text.slice(verb.from - 2, verb.to))
}

/** “1日至3日免费开放,4日至7日低收费开放,每天9:00-17:00”: only what it costs differs. */
function goesOnPaid(told: Segment, s: Segment): boolean {
  const end = told.days!.spans.at(-1)?.[1]
  const begin = s.days!.spans[0]?.[0]
  if (typeof end !== 'number' || begin !== end + 1) return false
  return told.fee !== null && s.fee !== null && told.fee !== s.fee
}

/** 当晚19:00: on the day named last. */
function thatDay(r: Reader): void {
  if (r.cur?.dated) return
  const items = [{ kind: 'relative', to: 'same', onward: false } as const]
  const days = r.resolver.resolve({ from: 0, to: 0, items, duration: null })
  const s = r.cur && isPredicate(r.cur) ? nextStatement(r) : current(r)
  if (days) {
    s.days = days
    s.dated = true
  } else s.unresolved = true
}

/** “8:30-11:30,2:30-5:30”: a second window before the first can only be one of the afternoon. */
export function isLaterHalf(tokens: readonly Token[], k: number): boolean {
  const [before, sep, t] = [tokens[k - 2], tokens[k - 1], tokens[k]]
  if (t?.kind !== 'times' || before?.kind !== 'times' || !isMark(sep, ',', '、', ';')) return false
  const { start, end } = t.times
  const first = before.times
  if (!end || !first.end || start.part !== null || end.part !== null) return false
  return start.minutes < first.start.minutes && end.minutes <= 720 && first.end.minutes <= 840
}

/** “2:00-5:30开放”: no house opens its doors to close them before dawn; “02:00” may be meant. */
function isSmallHours(r: Reader, t: Token): 'likely' | 'perhaps' | null {
  if (t.kind !== 'times') return null
  const { start, end } = t.times
  if (start.part !== null || !end || end.part !== null) return null
  if (start.minutes < 60 || start.minutes >= 300 || end.minutes > 480) return null
  if (end.minutes <= start.minutes) return null
  return r.doc.prose.text[t.from] === '0' ? 'perhaps' : 'likely'
}

/** Hours before noon that are told of an evening. */
function isOfNight(r: Reader, t: Token): boolean {
  if (t.kind !== 'times' || !atNight(r)) return false
  const { start, end } = t.times
  if (start.part !== null || !end || end.part !== null) return false
  return start.minutes >= 300 && start.minutes < end.minutes && end.minutes <= 720
}

/** “晚上也开放,时间为7:00-9:00”: the statement that waits for the hours of its evening. */
function atNight(r: Reader): Segment | null {
  const s = r.cur
  return s?.night && s.windows.length === 0 && s.opens === null && s.closes === null ? s : null
}

/** “晚上也开放”: on top of the day, unless the hours told begin in its daytime: “夜间开放,时间为9:00-21:00”. */
function openAtNight(s: Segment, [from]: Hours): void {
  s.night = false
  s.state = null
  s.extra = from === null || from >= AFTERNOON_ENDS
  s.doubts = s.doubts.filter((d) => d !== NIGHT)
}

const AFTERNOON_ENDS = 960

/**
 * “8:30-17:30开放;18:30-20:30仅开放甲室”, “晚上18:30-20:30(仅甲室开放)”: after hours of the house these are of the rooms
 * alone, on top of the day. True if they are read.
 */
function roomsAlone(r: Reader, tokens: readonly Token[], k: number, open: Hours): boolean {
  const { text } = r.doc.prose
  let j = k + 1
  const bracket = isMark(tokens[j], '(')
  if (bracket || isMark(tokens[j], ',')) j++
  const word = tokens[j]
  if (word?.kind !== 'raw' || !ALONE.test(text.slice(word.from, word.to))) return false
  let opened = false
  const names: Token[] = []
  for (j++; j < tokens.length && j < k + 30; j++) {
    const t = tokens[j]!
    if (t.kind === 'state' && t.state === 'open' && !opened) opened = true
    else if (t.kind === 'place') names.push(t)
    else if (!isMark(t, '、')) break
  }
  const end = tokens[j]
  if (end && !isMark(end, ',', '.', ';', ')')) return false
  const rooms = names.length > 0 ? placesIn(r, names) : []
  if (!(opened || bracket) || rooms.length === 0) return false
  if (rooms.some((id) => r.registry.entries.get(id)!.partOf === null)) return false
  const cur = r.cur && r.cur.windows.length > 0 ? r.cur : null
  const told = cur ?? r.segments.slice(-3).findLast((x) => x.windows.length > 0)
  const last = told?.windows.at(-1)?.[1] ?? null
  if (!told || told.effect !== 'set' || told.rooms || told.line < r.n - 2 || last === null)
    return false
  if (open[0] === null || open[0] < last || isMark(tokens[k - 1], '、')) return false
  if (!cur && r.cur && (r.cur.named || r.cur.dated || isPredicate(r.cur))) return false
  const { subject } = r
  const days = told.dated ? told.days : null
  const s = nextStatement(r)
  Object.assign(s, { places: rooms, named: true, extra: true, windows: [open] })
  if (days) Object.assign(s, { days: { ...days }, dated: true })
  const words = tokens.slice(k, j)
  coverWords(s, words)
  for (const t of words) r.used.add(t)
  flush(r)
  r.subject = subject
  return true
}

const ALONE = /^(?:均|则)?(?:仅|只)(?:限|有)?$/

/** The statement that takes these opening hours. */
function hoursTo(r: Reader, open: Hours, after: readonly Token[]): Segment {
  const s = r.cur
  if (!s) return current(r)
  if (s.part !== null && s.windows.length === 0) {
    // “上午闭馆,下午13:00-17:00开放”: the hours are the fact.
    if (s.part === MORNING) s.restOfDay = true
    s.part = null
    s.effect = 'set'
    if (s.state === 'closed') s.state = null
    return s
  }
  if (s.state === 'closed' && !s.weak) {
    // Hours after a closure begin a statement of their own, unless a comma away on the same days.
    return nextStatement(r)
  }
  if (s.windows.length > 0) {
    const last = s.windows.at(-1)!
    const follows = last[1] !== null && open[0] !== null && open[0] >= last[1]
    if (!follows || s.effect === 'remove') return nextStatement(r)
    // “9:00-17:00全区域开放,17:00-20:00延时开放二楼展厅”: the evening is that of the room alone.
    if (s.state !== null && opensLonger(after)) {
      const own = nextStatement(r)
      const verb = after.find((x) => x.kind === 'state')!
      own.extra = /[延夜晚加仅只]/.test(r.doc.prose.text.slice(after[0]!.from, verb.to))
      return own
    }
    // “9:00-12:00开放甲室,14:00-17:00开放乙室” are two; “开放甲室,时间为9:00-12:00,14:00-17:00” is one.
    const verb = s.places !== null && s.rooms ? s.tokens.find((x) => x.kind === 'state') : undefined
    const hours = s.tokens.find((x) => x.kind === 'times')
    if (verb && (!hours || hours.from < verb.from || opensMore(after))) return nextStatement(r)
    const stated = s.tokens.findLast((x) => x.kind === 'state')
    if (stated && s.extra) return nextStatement(r)
  }
  return s
}

function opensLonger(after: readonly Token[]): boolean {
  const [verb, name] =
    after[0]?.kind === 'raw' && after[0].to - after[0].from <= 2 ? after.slice(1) : after
  return verb?.kind === 'state' && verb.state === 'open' && name?.kind === 'place'
}

/** “14:00-17:00开放乙室”: the hours begin a statement about other rooms. */
function opensMore(after: readonly Token[]): boolean {
  const verb = after.findIndex((t) => t.kind === 'state')
  return verb >= 0 && after.slice(verb).some((t) => t.kind === 'place')
}
