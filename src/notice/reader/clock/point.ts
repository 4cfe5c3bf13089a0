/** A single time: when doors open or close, the last entry, when the desk closes. */
import { coverWords, hasHours, isPredicate } from '../../segments.ts'
import type { Segment } from '../../segments.ts'
import { isCue, isMark, isTimely, silence } from '../../tokens.ts'
import type { Token } from '../../tokens.ts'
import { MORNING } from '../../words.ts'
import { current, nextStatement, flush } from '../settle.ts'
import type { Reader } from '../reader.ts'
import { isOfFixture } from '../states.ts'
import { closedWindow, saysSince, shutsAfter, SINCE } from './closed.ts'
import { goesOnHere, lastOfSessions, lateLast } from './last-entry.ts'
import { previousStatement, roleOf } from './role.ts'

/** A single time at `k`: an end of the day, a last entry, or the hour from which doors are shut. */
export function readPoint(r: Reader, tokens: Token[], k: number): void {
  const t = tokens[k]!
  if (t.kind !== 'times') return
  if (shutsAfter(r, tokens, k)) return
  const { text } = r.doc.prose
  const before = previousStatement(tokens, k)
  let after: Token | undefined
  let between = ''
  for (let j = k + 1; j < tokens.length && j < k + 4; j++) {
    const x = tokens[j]!
    if (isCue(x, 'clearing') || (x.kind === 'raw' && x.to - x.from <= 4)) {
      between += text.slice(x.from, x.to)
      continue
    }
    after = x
    break
  }
  const unused = before !== undefined && !r.used.has(before)
  const role = (unused ? roleOf(before, 'before') : null) ?? roleOf(after, 'after')
  const cueToken = unused && roleOf(before, 'before') ? before! : after!
  const point = { t, before, after, between, cueToken, tokens, k }
  const first = role === 'last' && cueToken === before
  if ((first || role === null) && lastOfSessions(r, tokens, k, first ? cueToken : null)) return
  if (role === 'last') readLast(r, point)
  else if (role === 'cutoff') readCutoff(r, point)
  else if (role === 'close') readClosing(r, point)
  else if (role === 'open') readOpening(r, point)
  else readBare(r, point)
}

/** A single time, the words before and behind it, and the one that says what it is. */
interface Point {
  t: Extract<Token, { kind: 'times' }>
  before: Token | undefined
  after: Token | undefined
  between: string
  cueToken: Token
  tokens: Token[]
  k: number
}

/** “16:30停止入馆”: the last entry of the statement, or of those above. */
function readLast(r: Reader, { t, cueToken }: Point): void {
  let minutes = t.times.start.minutes
  const s0 = r.cur
  r.used.add(cueToken)
  // “早9点半开,午后5点关,4点半不再放人”: the half of the day follows from the hours.
  const base = s0 && isPredicate(s0) ? s0 : r.lastHours[0]
  const opens = base ? (base.windows[0]?.[0] ?? base.opens) : null
  if (
    opens !== null &&
    opens !== undefined &&
    t.times.start.part === null &&
    minutes < opens &&
    minutes + 720 > opens
  )
    minutes += 720
  if (s0 && isPredicate(s0) && (s0.line === r.n || goesOnHere(r, s0))) {
    const ticket = /票/.test(r.doc.prose.text.slice(cueToken.from, cueToken.to))
    if (s0.lastEntry !== null && s0.lastEntry !== minutes && s0.windows.length < 2 && !ticket)
      s0.doubts.push('two last entries are told of the same hours')
    s0.lastEntry = minutes
    coverWords(s0, [t, cueToken])
  } else {
    // On a line of its own it goes for all hours above it, or for those of whom it names.
    const dated = s0 !== null && s0.dated && (s0.days?.spans.length ?? 0) > 0
    const own = s0 && !isPredicate(s0) && (s0.named || dated) ? s0 : null
    flush(r)
    if (!lateLast(r, minutes, [t, cueToken], own)) {
      r.waitingLast = { minutes, tokens: [t, cueToken], line: r.n }
      t.fate = { kind: 'unread', why: 'a last entry with nothing to belong to' }
      return
    }
  }
  t.fate = { kind: 'fact' }
}

/** “16:00停止售票”: when the desk closes, of the statement or of the hours above. */
function readCutoff(r: Reader, { t, cueToken }: Point): void {
  const minutes = t.times.start.minutes
  const s0 = r.cur
  r.used.add(cueToken)
  if (s0 && isPredicate(s0)) {
    s0.cutoff = minutes
    coverWords(s0, [t])
  } else if (!tellsDays(r)) for (const s of r.lastHours) s.cutoff = minutes
  t.fate = { kind: 'fact' }
}

/** “17:00闭馆”: the end of the day, or the hour until or from which doors are shut. */
function readClosing(r: Reader, { t, before, after, between, cueToken, tokens }: Point): void {
  let minutes = t.times.start.minutes
  const s0 = r.cur
  if (cueToken === after && isOfFixture(r, after)) {
    // “每天18时关闭电梯”
    t.fate = { kind: 'decoy', why: 'desk hours' }
    silence(after, t.fate)
    return
  }
  r.used.add(cueToken)
  if (!s0 && closesAbove(r, minutes, [t, cueToken])) return
  if (cueToken === after && EARLIER.test(between)) {
    const told = s0 !== null && hasHours(s0) ? (s0.windows[0]?.[0] ?? s0.opens) : null
    const end = s0 !== null && hasHours(s0) ? (s0.windows.at(-1)?.[1] ?? s0.closes) : null
    if (told === minutes || end === minutes) return coverWords(s0!, [t, cueToken])
    closedWindow(r, [[null, minutes]], [t, cueToken], tokens)
    if (minutes >= LATE) r.lastRemoved?.doubts.push('closed until that hour, or closing by then')
    return
  }
  // “9月5日16:00提前闭馆”: the day is cut off there; “9:00开馆,16:00提前闭馆” tells both its ends.
  const early = EARLY.test(between) && !(s0 && s0.opens !== null && s0.closes === null)
  if (cueToken === after && (early || /起|后|以后|之后|开始/.test(between))) {
    if (s0 && hasHours(s0)) {
      const end = s0.windows.at(-1)?.[1] ?? s0.closes
      if (end === minutes) return coverWords(s0, [t, cueToken])
    }
    closedWindow(r, [[minutes, null]], [t, cueToken], tokens)
    return
  }
  const s =
    s0 && s0.closes !== null && s0.closes !== minutes ? nextStatement(r) : (s0 ?? current(r))
  // “早上9点开馆…5点闭馆”: the half of the day follows from the opening.
  if (
    s.windows.length === 0 &&
    s.opens !== null &&
    t.times.start.part === null &&
    minutes <= s.opens &&
    minutes + 720 > s.opens
  )
    minutes += 720
  if (s.windows.length > 0 && s.windows.at(-1)![1] === minutes) {
    coverWords(s, [t, cueToken])
    return
  }
  // “延时至20:00闭馆”: the verb after the time says the same.
  if (cueToken !== after && after?.kind === 'state' && after.state === 'closed') {
    r.used.add(after)
    coverWords(s, [after])
  }
  if (s.windows.length > 0 && isCue(before, 'until')) {
    s.windows.at(-1)![1] = minutes
    coverWords(s, [t, cueToken])
    return
  }
  s.closes = minutes
  coverWords(s, [t, cueToken])
}

/** Sooner than on other days, right after the hour. */
const EARLY = /^(?:将|需|须|就|即)?(?:提前|提早|先行|紧急|临时)(?:进行|予以)?$/

/** “12:00前”, right after the time. */
const EARLIER = /^(?:以|之)?前/

/** From this hour on “17:00前闭馆” may as well mean that doors close by then. */
const LATE = 900

/** “开馆时间9:00⏎停止入馆16:00⏎闭馆时间16:30”: the hour on a line of its own ends the day that opened above. */
function closesAbove(r: Reader, minutes: number, tokens: readonly Token[]): boolean {
  // “开馆时间9:00;清场时间16:20;闭馆时间16:30” in one line.
  if (r.n - r.hoursAt > 3 || (r.n !== r.hoursAt && tellsDays(r))) return false
  const begun = r.lastHours.filter(
    (s) =>
      s.block === r.block &&
      !s.dead &&
      s.effect === 'set' &&
      s.opens !== null &&
      s.opens < minutes &&
      s.closes === null &&
      s.windows.length === 0,
  )
  if (begun.length === 0 || begun.length < r.lastHours.length) return false
  for (const s of begun) {
    s.closes = minutes
    coverWords(s, tokens)
  }
  for (const x of tokens) if (isTimely(x)) x.fate = { kind: 'fact' }
  return true
}

/** Does this line name days of its own, so that what it says is not of the hours of other lines? */
function tellsDays(r: Reader): boolean {
  const { first, last } = r.doc.lines[r.n]!
  const tokens = r.doc.tokens.slice(first, Math.min(last, first + 60))
  return tokens.some(
    (t) => t.kind === 'when' && t.when.items.some((i) => i.kind !== 'daily' && i.kind !== 'weekly'),
  )
}

/** “9:00开馆”: the start of the day, or the hour at which doors open again. */
function readOpening(r: Reader, { t, after, between, cueToken }: Point): void {
  const minutes = t.times.start.minutes
  const s0 = r.cur
  if (cueToken.kind === 'state' && cueToken.resumes) markHalf(r, t)
  if (cueToken.kind === 'state' && cueToken.resumes && !halfShut(r, t)) {
    const s = s0 ?? current(r)
    s.resumesAt = minutes
    coverWords(s, [t])
    return
  }
  if (cueToken === after && EARLIER.test(between)) {
    // “12:00前正常开放”: it closes then.
    const s = s0 && (isPredicate(s0) || s0.closes !== null) ? nextStatement(r) : current(r)
    s.closes = minutes
    coverWords(s, [t])
    return
  }
  r.used.add(cueToken)
  // “闭馆时间推迟到20:00,开馆时间仍为9:00”: the other end of the same day.
  const again =
    s0 !== null &&
    (s0.state === 'closed' ||
      s0.opens !== null ||
      (s0.closes !== null && s0.windows.length === 0 && s0.closes <= minutes))
  const s = again ? nextStatement(r) : current(r)
  s.opens = minutes
  coverWords(s, [t, cueToken])
}

/** “闭馆半天,下午14:30恢复开放”: the half that is shut is the one before. */
function markHalf(r: Reader, t: Token): void {
  const s = r.cur
  const verb = s?.tokens.findLast((x) => x.kind === 'state')
  const late = t.kind === 'times' && t.times.start.minutes >= NEARLY_NOON
  if (!s || !verb || !late || s.state !== 'closed' || s.part !== null || hasHours(s)) return
  if (!/^半[天日]/.test(r.doc.prose.text.slice(verb.to, verb.to + 2))) return
  s.part = MORNING
  s.effect = 'remove'
}

/** “当天上午闭馆,13:30起恢复开放”: the hours of that day, and no new beginning. */
function halfShut(r: Reader, t: Token): boolean {
  const s = r.cur
  const before = s && isPredicate(s) ? s : r.segments.at(-1)
  if (!before || before.sentence !== r.sentence || before.state !== 'closed') return false
  if (before.part === null || before.windows.length > 0 || (s !== before && s?.dated)) return false
  const days = before.days ?? r.sentenceDays?.days
  const [[a, b] = [0, null], ...more] = days?.spans ?? []
  const late = t.kind === 'times' && t.times.start.minutes >= NEARLY_NOON
  return a === b && more.length === 0 && before.part === MORNING && late
}

/** No morning ends before, in minutes. */
const NEARLY_NOON = 660

/** No word says what the time is: it may go on with what the statement said. */
function readBare(r: Reader, { t, after, tokens, k }: Point): void {
  const minutes = t.times.start.minutes
  const { text } = r.doc.prose
  const s0 = r.cur
  // “加开夜场至21:00”, “照常开放至17:00”
  const opened = s0 !== null && (s0.extra || s0.state === 'open' || s0.state === 'regular')
  const until = /[至到]$/.test(text.slice(Math.max(0, t.from - 1), t.from))
  if (s0 && opened && until && s0.closes === null && s0.windows.length === 0) {
    s0.closes = minutes
    coverWords(s0, [t])
    return
  }
  // “闭馆时间自10月4日17时起”
  const since = /^起(?![\u4e00-\u9fff])/.test(text.slice(t.to, t.to + 2))
  if (s0?.rule === 'closed-label' && s0.dated && since && !hasHours(s0)) {
    Object.assign(s0, { effect: 'remove', state: null, windows: [[minutes, null]] })
    coverWords(s0, [t])
    s0.onward = saysSince(r, s0)
    r.lastRemoved = s0
    return
  }
  // “从9:00直到20:30”
  if (isCue(after, 'until', 'becomes')) {
    const s = s0 ?? current(r)
    s.opens = minutes
    coverWords(s, [t])
    return
  }
  if (s0 && endsLikeBefore(r, s0, { minutes, t, text })) return
  if (s0?.dated && !isPredicate(s0) && shutsLater(r, tokens, k)) {
    r.closesFrom = { sentence: r.sentence, token: t, minutes }
    return
  }
  t.fate = { kind: 'unread', why: 'a clock time that says neither opening nor closing' }
}

/** “报刊室22时关闭,其他区域为18时”: the verb is that of the clause before. */
function endsLikeBefore(
  r: Reader,
  s: Segment,
  { minutes, t, text }: { minutes: number; t: Token; text: string },
): boolean {
  const told = r.segments.at(-1)
  if (isPredicate(s) || !(s.others || s.named) || !/[为是到至]$/.test(text[t.from - 1] ?? ''))
    return false
  if (!told || told.dead || told.sentence !== r.sentence || told.line !== r.n) return false
  if (told.closes === null || told.opens !== null || told.windows.length > 0) return false
  s.closes = minutes
  coverWords(s, [t])
  return true
}

/** “9月1日16:30起,甲馆(含乙园)暂停开放”: does the next verb of the clause close what is named before it? */
function shutsLater(r: Reader, tokens: readonly Token[], k: number): boolean {
  const { text } = r.doc.prose
  if (!SINCE.test(text.slice(tokens[k]!.to, tokens[k]!.to + 3))) return false
  for (const t of tokens.slice(k + 1, k + 40)) {
    if (t.kind === 'when' || t.kind === 'times' || isMark(t, '.', ';')) return false
    if (t.kind === 'state' && !t.weak) return t.state === 'closed' && !r.used.has(t)
  }
  return false
}
