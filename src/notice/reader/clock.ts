/** Clock times: windows, opening and closing, last entry, a door that closes for part of a day. */
import { sessionAfter } from '../additions.ts'
import { emptySegment, isPredicate, hasHours, coverWords, NIGHT } from '../segments.ts'
import type { Hours, Segment } from '../segments.ts'
import { isWithin } from '../places.ts'
import { daysWithin } from '../spans.ts'
import { silence, isMark, isCue, isTimely } from '../tokens.ts'
import type { Token } from '../tokens.ts'
import { MORNING } from '../words.ts'
import { current, nextStatement } from './prose.ts'
import type { Reader } from './reader.ts'
import { flush } from './settle.ts'
import { inherit } from './settle/inherit.ts'
import { isOfFixture } from './states.ts'
import { loseObject, strangerBefore } from './strangers.ts'
import { closesWhat, placesIn } from './subjects.ts'

/** From this hour on “17:00前闭馆” may as well mean that doors close by then. */
const LATE = 900

/** “12:00前”, right after the time. */
const EARLIER = /^(?:以|之)?前/

/** “闭馆前30分钟停止入馆”: entry that ends so many minutes before the doors close. */
export function readRelative(r: Reader, minutes: number, t: Token): void {
  const s = r.cur
  if (/(?:均|都|各|皆|一律)$/.test(r.doc.prose.text.slice(Math.max(0, t.from - 2), t.from)))
    r.relativeLast.push({ minutes, line: r.n, block: r.block, from: t.from, to: t.to })
  if (s && (hasHours(s) || s.state === 'open' || s.state === 'regular')) {
    s.relativeLast = minutes
    coverWords(s, [t])
  } else if (minutes > 0)
    r.relativeLast.push({ minutes, line: r.n, block: r.block, from: t.from, to: t.to })
}

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

const ALONE = /^(?:均|则)?(?:仅|只)(?:限|有)?$/

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

/** “晚上也开放,时间为7:00-9:00”: the statement that waits for the hours of its evening. */
function atNight(r: Reader): Segment | null {
  const s = r.cur
  return s?.night && s.windows.length === 0 && s.opens === null && s.closes === null ? s : null
}

/** Hours before noon that are told of an evening. */
function isOfNight(r: Reader, t: Token): boolean {
  if (t.kind !== 'times' || !atNight(r)) return false
  const { start, end } = t.times
  if (start.part !== null || !end || end.part !== null) return false
  return start.minutes >= 300 && start.minutes < end.minutes && end.minutes <= 720
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

/** “晚上也开放”: on top of the day, unless the hours told begin in its daytime: “夜间开放,时间为9:00-21:00”. */
function openAtNight(s: Segment, [from]: Hours): void {
  s.night = false
  s.state = null
  s.extra = from === null || from >= AFTERNOON_ENDS
  s.doubts = s.doubts.filter((d) => d !== NIGHT)
}

const AFTERNOON_ENDS = 960

/** “8:30-11:30,2:30-5:30”: a second window before the first can only be one of the afternoon. */
export function isLaterHalf(tokens: readonly Token[], k: number): boolean {
  const [before, sep, t] = [tokens[k - 2], tokens[k - 1], tokens[k]]
  if (t?.kind !== 'times' || before?.kind !== 'times' || !isMark(sep, ',', '、', ';')) return false
  const { start, end } = t.times
  const first = before.times
  if (!end || !first.end || start.part !== null || end.part !== null) return false
  return start.minutes < first.start.minutes && end.minutes <= 720 && first.end.minutes <= 840
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

/** The statement that takes these opening hours. */
function hoursTo(r: Reader, open: Hours, after: readonly Token[]): Segment {
  const s = r.cur
  if (!s) return current(r)
  if (s.part !== null && s.windows.length === 0) {
    // “上午闭馆,下午13:00-17:00开放”: the hours are the fact.
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

function closedWindow(
  r: Reader,
  windows: readonly Hours[],
  tokens: readonly Token[],
  line: readonly Token[],
): void {
  const cur = r.cur
  // “每周一上午换水,9:00-11:00场停开”: the cause is no closure of its own.
  const cause = cur !== null && cur.weak && cur.state === 'closed' && cur.windows.length === 0
  if (cause) {
    cur.state = cur.part = null
    cur.weak = false
  }
  if (cur && (cause || (!hasHours(cur) && cur.state === null))) {
    const told = cur.named ? null : sessionOf(r, windows)
    if (told) {
      cur.places = told.places
      const spans = told.days?.weekly === null ? told.days.spans : []
      if (cur.days?.weekly && cur.days.spans.length === 0) cur.days = { ...cur.days, spans }
    }
    cur.effect = 'remove'
    cur.windows.push(...windows)
    coverWords(cur, tokens)
    cur.onward = windows[0]![1] === null && saysSince(r, cur)
    r.lastRemoved = cur
    // “17:00起关闭甲室”: what is closed comes after the verb.
    const verb = line.indexOf(tokens.at(-1)!)
    if (lastsUntil(r, cur, line[verb + 1])) {
      flush(r)
      return
    }
    if (closesWhat(r, line, verb)) loseObject(r, line, verb, cur)
    else flush(r)
    return
  }
  // The day's own hours stand before it; what follows goes on with them.
  const s = emptySegment(r.n, r.sentence, r.block, r.node)
  s.places = cur?.places ?? null
  s.named = cur?.named ?? false
  s.unknown = cur?.unknown ?? null
  s.days = cur?.days ?? null
  s.dated = cur?.dated ?? false
  s.effect = 'remove'
  s.windows.push(...windows)
  r.lastRemoved = s
  coverWords(s, tokens)
  inherit(r, s)
  r.segments.push(s)
}

/** “泳池每天9:00-11:00、14:00-16:00开放。周一9:00-11:00场停开”: what is closed is a session of the room told before. */
function sessionOf(r: Reader, windows: readonly Hours[]): Segment | null {
  const told = r.segments.at(-1)
  if (!told?.named || told.line < r.n - 1 || told.effect !== 'set' || told.windows.length < 2)
    return null
  const held = windows.every(([a, b]) => told.windows.some(([c, d]) => a === c && b === d))
  return held ? told : null
}

/** “9月1日12:00起闭馆至9月3日”: the hour is where it begins, the day after the verb where it ends. */
function lastsUntil(r: Reader, s: Segment, next: Token | undefined): boolean {
  if (next?.kind !== 'when' || next.fate !== null) return false
  if (!next.when.items.every((i) => i.kind === 'until' && !i.begins)) return false
  const [first, ...more] = s.days?.spans ?? []
  const end = r.resolver.resolve(next.when)?.spans.at(-1)?.[1] ?? null
  const starts = s.windows[0]?.[0] ?? null
  if (!first || more.length > 0 || end === null || end <= first[0] || starts === null) return false
  s.days = { ...s.days!, spans: [[first[0], end]], starts }
  s.effect = 'set'
  s.state = 'closed'
  s.windows = []
  s.onward = false
  coverWords(s, [next])
  r.used.add(next)
  return true
}

const UNTIL_TOLD =
  /另行(?:通知|公告|告知|公布|发布)|再行通知|择期|择日|待定|视[^,。;]{1,8}(?:而定|确定|决定)|(?:具体)?(?:恢复|重新|具体)(?:正常|对外){0,2}(?:开放|开馆|开园|营业)(?:的)?(?:时间|日期)?(?:将)?(?:敬?请)?(?:密切|及时|随时|继续|持续){0,2}(?:留意|关注|详见|见|等候|等待|以)|待[^,。;]{0,8}(?:通知|公告|解除|结束)|(?:预警|响应|警报|台风|影响)(?:信号)?(?:解除|结束|过后|降级)(?:之|以)?后/

/** “自7月27日15:00起闭馆”: it does not end with the day. */
export function saysSince(r: Reader, s: Segment): boolean {
  const { text } = r.doc.prose
  const when = s.tokens.find((t) => t.kind === 'when')
  const since =
    when !== undefined && /[自从]$/.test(text.slice(Math.max(0, when.from - 1), when.from))
  const rest = text.slice(s.to, s.to + 40).split('\n')[0]!
  if (since || UNTIL_TOLD.test(rest)) return true
  // “8月24日22时起关闭。…⏎具体恢复开放时间请留意通知”: what the next line says of all that is shut.
  const below = r.doc.lines[s.line + 1]
  const said = below === undefined ? '' : text.slice(below.from, below.from + 30)
  // “如遇恶劣天气,开放时间另行通知” is of a case that may never come.
  return UNTIL_TOLD.test(said) && !/^(?:如|若|遇|倘)/.test(said)
}

/** The closing word right after a time, with nothing but 起 or 后 between. */
function nextDoor(r: Reader, tokens: readonly Token[], k: number): Token | null {
  for (let j = k + 1; j < tokens.length && j < k + 4; j++) {
    const t = tokens[j]!
    if (t.kind === 'raw' && t.to - t.from <= 3) continue
    if (isCue(t, 'part-of-day')) continue
    return t.kind === 'state' && t.state === 'closed' && !r.used.has(t) ? t : null
  }
  return null
}

/** “12:00-13:00、17:00-18:00两个时段闭馆消杀”: all windows of the list, and the word that closes them. */
function closedWindows(r: Reader, tokens: readonly Token[], k: number): Token[] | null {
  const { text } = r.doc.prose
  const out: Token[] = [tokens[k]!]
  let last = k
  for (let j = k + 1; j + 1 < tokens.length && j < k + 12; j += 2) {
    const [sep, next] = [tokens[j]!, tokens[j + 1]!]
    if (next.kind !== 'times' || next.times.end === null || next.fate !== null) break
    if (!/^[、和及与]|^以及$/.test(text.slice(sep.from, sep.to)) || sep.to - sep.from > 2) break
    out.push(next)
    last = j + 1
  }
  const closed = tokens
    .slice(last + 1, last + 6)
    .find((t) => t.kind === 'state' && t.state === 'closed' && !r.used.has(t))
  if (!closed) return null
  const between = text.slice(tokens[last]!.to, closed.from)
  const counted = /^(?:[、,]?(?:这)?[一两二三四1-4]个?(?:时段|时间段|时间))?(?:内|均|期间|将|为)?$/
  return counted.test(between) && (out.length > 1 || between !== '') ? [...out, closed] : null
}

/**
 * “9:00-11:00广场、展厅暂停开放”: the hours in which those named between them and the verb are closed. After a comma
 * they may as well be those of the house, unless an event or 期间 told why.
 */
export function shutsAfter(r: Reader, tokens: readonly Token[], k: number): boolean {
  const { text } = r.doc.prose
  const t = tokens[k]!
  if (t.kind !== 'times') return false
  // “13:30起,甲馆闭馆”: no door opens at an hour after which somebody is shut.
  const since = t.times.end === null && SINCE.test(text.slice(t.to, t.to + 4))
  if (t.times.end === null && !since) return false
  const cur = r.cur
  if (cur?.named || (cur && cur.effect !== 'set')) return false
  const names: Token[] = []
  let j = k + 1
  for (; j < tokens.length && j < k + 16; j++) {
    const x = tokens[j]!
    if (x.kind === 'place') names.push(x)
    else if (x.kind === 'state') break
    else if (!(
      BETWEEN.test(text.slice(x.from, x.to)) ||
      (since && ALSO.test(text.slice(x.from, x.to)))
    ))
      break
  }
  const verb = tokens[j]
  if (verb?.kind !== 'state' || verb.state !== 'closed' || r.used.has(verb)) return false
  const [first] = names
  if (!first || (verb.weak && !doorAfter(tokens, verb))) return false
  const between = text.slice(t.to, first.from)
  const begins = Math.max(r.doc.lines[r.n]!.from, t.from - 60)
  const why = /[期其]间|时段/.test(between) || EVENTFUL.test(text.slice(begins, t.from))
  if (/[,)]/.test(between + text.slice(first.to, verb.from)) && !why && !since) return false
  const s = cur && isPredicate(cur) ? nextStatement(r) : current(r)
  s.places = [...new Set(names.flatMap((x) => (x.kind === 'place' ? x.ids : [])))]
  s.named = true
  s.effect = 'remove'
  s.windows.push([t.times.start.minutes, t.times.end?.minutes ?? null])
  coverWords(s, [t, ...names, verb])
  s.onward ||= since && saysSince(r, s)
  for (const x of [...names, verb]) r.used.add(x)
  r.lastRemoved = s
  return true
}

const ALSO = /^(?:起|后|以后|之后|开始|将|均|都|也|一律|统一|全部|暂时|临时|提前)+$/
const SINCE = /^(?:起|后|以后|之后|开始)/

/** “8:00-10:30暂停个人祭扫”: hours in which something is not done; that doors are open then is not said. */
function restsAfter(r: Reader, t: Token): boolean {
  if (!RESTS.test(r.doc.prose.text.slice(t.to, t.to + 12))) return false
  t.fate = { kind: 'unread', why: 'hours in which something rests, and what was not understood' }
  return true
}

/** “7:30-12:30检修线路,当天上午闭馆”: hours without power or water; what doors do then is told beside them. */
function cutOff(r: Reader, t: Token): boolean {
  const { text } = r.doc.prose
  if (!CUT_OFF.test(text.slice(t.to, t.to + 30))) return false
  const rest = /^[^。;\n]*/.exec(text.slice(t.to, t.to + 120))![0]
  if (!/[上下]午|当天|当日|全天|\d:\d\d|一天/.test(rest)) return false
  t.fate = { kind: 'decoy', why: 'works' }
  return true
}

const CUT_OFF =
  /^(?:期间|时段)?(?:将|会|临时|计划|进行|实施|开展|[^,。;\n\d]{2,10}(?=停|断)){0,3}(?:停电|停水|断电|断水|断网|停气|检修(?:线路|电路|供电|电网|管[道网线]|水管|变压器|配电)|(?:供电|配电)?(?:线路|电路|供电|电网|配电|管网|管道|水管)(?:检修|维修|改造|抢修|维护))/

const RESTS =
  /^(?:期间|时段|这一时段|内){0,2}(?:将|均)?(?:暂停|停止|谢绝|禁止|封闭|交通管制|不(?:再)?(?:接待|接纳|允许|予|得|办理|提供))(?![^,。;]{0,6}(?:预约|预订|售票|入[馆场园]|进[馆场园]))/

/** Between the hours and the verb: words of a list, 期间, a comma. */
const BETWEEN = /^(?:[期其]间|时段内?|内|[、和及与,)将]|以及)$/

const EVENTFUL = /[举承][行办]|仪式|公祭|典礼|活动|演出|比赛|赛事|彩排|布置|布展|换展/

/** “12:00-17:00检修,暂停开放”: the verb after its cause. */
function doorAfter(tokens: readonly Token[], cause: Token): Token | null {
  if (cause.kind !== 'state' || !cause.weak) return null
  const k = tokens.indexOf(cause)
  for (const t of tokens.slice(k + 1, k + 4)) {
    if (t.kind === 'state') return t.state === 'closed' && !t.weak ? t : null
    if (t.kind !== 'raw' && !isMark(t, ',')) return null
  }
  return null
}

function previousStatement(tokens: readonly Token[], k: number): Token | undefined {
  for (let j = k - 1; j >= 0 && j > k - 6; j--) {
    const t = tokens[j]!
    if (t.kind === 'raw' && t.to - t.from <= 4) continue
    if (isMark(t, ':', '"')) continue
    if (t.kind === 'times' && t.fate?.kind === 'decoy') continue
    if (isCue(t, 'until', 'becomes') && j > 0) {
      const earlier = previousRole(tokens, j)
      if (earlier) return earlier
      return t
    }
    if (t.kind === 'when' && t.when.items.every((i) => i.kind === 'daily')) continue
    return t
  }
  return undefined
}

/** “末次入馆由16:30延后至18:00”: the word that names the time stands before the old value. */
function previousRole(tokens: readonly Token[], k: number): Token | null {
  for (let j = k - 1; j >= 0 && j > k - 6; j--) {
    const t = tokens[j]!
    if (
      t.kind === 'raw' ||
      (t.kind === 'times' && t.fate?.kind === 'decoy') ||
      isCue(t, 'until', 'becomes')
    )
      continue
    if (isMark(t, ':')) continue
    if (isCue(t, 'last', 'cutoff')) return t
    if (t.kind === 'label' && /time$/.test(t.label)) return t.label === 'closed-time' ? t : null
    if (t.kind === 'state' && t.state === 'closed') return t
    return null
  }
  return null
}

function readPoint(r: Reader, tokens: Token[], k: number): void {
  const t = tokens[k]!
  if (t.kind !== 'times') return
  let minutes = t.times.start.minutes
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
  const s0 = r.cur
  switch (role) {
    case 'last': {
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
      return
    }
    case 'cutoff': {
      r.used.add(cueToken)
      if (s0 && isPredicate(s0)) {
        s0.cutoff = minutes
        coverWords(s0, [t])
      } else if (!tellsDays(r)) for (const s of r.lastHours) s.cutoff = minutes
      t.fate = { kind: 'fact' }
      return
    }
    case 'close': {
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
        if (minutes >= LATE)
          r.lastRemoved?.doubts.push('closed until that hour, or closing by then')
        return
      }
      if (cueToken === after && /起|后|以后|之后|开始/.test(between)) {
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
      return
    }
    case 'open': {
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
      return
    }
    default: {
      // “加开夜场至21:00”, “照常开放至17:00”
      const opened = s0 !== null && (s0.extra || s0.state === 'open' || s0.state === 'regular')
      const until = /[至到]$/.test(text.slice(Math.max(0, t.from - 1), t.from))
      if (s0 && opened && until && s0.closes === null && s0.windows.length === 0) {
        s0.closes = minutes
        coverWords(s0, [t])
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
  }
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

function roleOf(
  t: Token | undefined,
  side: 'before' | 'after',
): 'last' | 'cutoff' | 'open' | 'close' | null {
  if (!t) return null
  if (isCue(t, 'last')) return 'last'
  if (isCue(t, 'cutoff')) return 'cutoff'
  if (isCue(t, 'until') && side === 'before') return 'close'
  if (t.kind === 'label' && side === 'before')
    return t.label === 'closed-time' ? 'close' : t.label === 'open-time' ? 'open' : null
  if (t.kind === 'state' && !t.weak) {
    if (t.state === 'closed') return 'close'
    if (side === 'before' && t.state !== 'open') return null
    return 'open'
  }
  return null
}

/** Does this line name days of its own, so that what it says is not of the hours of other lines? */
function tellsDays(r: Reader): boolean {
  const { first, last } = r.doc.lines[r.n]!
  const tokens = r.doc.tokens.slice(first, Math.min(last, first + 60))
  return tokens.some(
    (t) => t.kind === 'when' && t.when.items.some((i) => i.kind !== 'daily' && i.kind !== 'weekly'),
  )
}

/** “上午9:00-12:00⏎下午14:00-17:00(16:30停止入馆)”: does a statement of the line above go on with hours in this one? */
function goesOnHere(r: Reader, s: Segment): boolean {
  const { from } = r.doc.lines[r.n]!
  return s.tokens.some((t) => t.kind === 'times' && t.times.end !== null && t.from >= from)
}

/** Last entry said after the statement it belongs to; `own` names whose it is, and on which days. */
function lateLast(
  r: Reader,
  minutes: number,
  tokens: readonly Token[],
  own: Segment | null,
): boolean {
  const meant = (s: Segment) => (own ? isOfThose(r, s, own) : s.block === r.block)
  const near = r.lastHours.filter(meant)
  const inBlock = r.segments.slice(-200).filter((s) => meant(s) && hasHours(s))
  // A line that is a bracket is of the hours above it, and not of those above another such line.
  const bracket = isMark(r.doc.tokens[r.doc.lines[r.n]!.first], '(')
  const told = bracket ? inBlock.findLastIndex((s) => s.lastEntry !== null) : -1
  const all = inBlock.slice(told + 1).filter((s) => s.lastEntry === null)
  const targets = [...new Set([...near, ...all])].filter((s) => {
    const close = s.windows.at(-1)?.[1] ?? s.closes
    return close === null || close === undefined
      ? false
      : close - minutes >= 0 && close - minutes <= 150
  })
  // “9:00-17:00⏎9:00-18:00⏎(17:00停止入馆)”: at 17:00 the first is closed.
  const later = targets.filter((s) => (s.windows.at(-1)?.[1] ?? s.closes) !== minutes)
  const rest = later.length > 0 ? later : targets.length > 0 ? targets : near
  for (const s of rest.slice(0, 200)) {
    s.lastEntry ??= minutes
    if (s.line >= r.n - 3) coverWords(s, tokens)
  }
  if (rest.length > 0) return true
  const open = r.segments.findLast((s) => meant(s) && (s.state === 'regular' || s.state === 'open'))
  if (!open) return false
  open.lastEntry ??= minutes
  coverWords(open, tokens)
  return true
}

/** “市美术馆每天16:00停止入馆”, below the hours of several houses: is this a statement of the one named? */
function isOfThose(r: Reader, s: Segment, own: Segment): boolean {
  if (own.days && own.days.spans.length > 0 && !(s.days && daysWithin(s.days, own.days)))
    return false
  // “2月17日15:30停止入馆”, in a line below the hours of several days.
  if (!own.named) return s.block === r.block
  // Of several houses whose hours were told together, the one named is not all.
  const within = (p: string) => own.places?.some((q) => isWithin(r.registry, p, q)) ?? false
  return s.places?.every(within) ?? false
}
