/** Hours in which doors are shut: windows and the word that closes them, from an hour on, and works that close nothing. */
import { coverWords, emptySegment, hasHours, isPredicate } from '../../segments.ts'
import type { Hours, Segment } from '../../segments.ts'
import { isMark } from '../../tokens.ts'
import type { Token } from '../../tokens.ts'
import { current, nextStatement, flush } from '../settle.ts'
import type { Reader } from '../reader.ts'
import { inherit } from '../settle/inherit.ts'
import { loseObject } from '../strangers.ts'
import { closesWhat } from '../subjects.ts'
import { AFTERNOON, MORNING, NOON } from '../../words.ts'

/** Windows in which doors are shut: of the statement being read, or beside the hours it has. */
export function closedWindow(
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

const UNTIL_TOLD =
  /另行(?:通知|公告|告知|公布|发布)|再行通知|择期|择日|待定|视[^,。;]{1,8}(?:而定|确定|决定)|(?:具体)?(?:恢复|重新|具体)(?:正常|对外){0,2}(?:开放|开馆|开园|营业)(?:的)?(?:具体)?(?:时间|日期)?(?:将)?(?:敬?请)?(?:密切|及时|随时|继续|持续){0,2}(?:留意|关注|详见|见|查?看|等候|等待|以|通过)|(?:何时|什么时候|几时)(?:才|能|可|将|会|再|恢复|重新|正式|对外|正常){0,3}(?:开放|开馆|开园|营业)|待[^,。;]{0,8}(?:通知|公告|解除|结束)|(?:预警|响应|警报|台风|影响)(?:信号)?(?:解除|结束|过后|降级)(?:之|以)?后/

/** The closing word right after a time, with nothing but 起 or 后 between. */
function isOtherHalf(hours: Token, parts: number | null): boolean {
  if (hours.kind !== 'times' || !hours.times.end || parts === null) return false
  const [from, to] = [hours.times.start.minutes, hours.times.end.minutes]
  const before = (parts & (MORNING | NOON)) === 0 && to <= (parts & AFTERNOON ? 780 : 1110)
  const after = parts === MORNING && from >= 690
  return before || after
}

export function nextDoor(r: Reader, tokens: readonly Token[], k: number): Token | null {
  for (let j = k + 1; j < tokens.length && j < k + 4; j++) {
    const t = tokens[j]!
    if (t.kind === 'raw' && t.to - t.from <= 3) continue
    if (t.kind === 'cue' && t.cue === 'part-of-day') {
      // “8:00-12:00下午闭馆”: the hours are those of the other half.
      if (isOtherHalf(tokens[k]!, t.value)) return null
      continue
    }
    return t.kind === 'state' && t.state === 'closed' && !r.used.has(t) ? t : null
  }
  return null
}

/** “12:00-17:00检修,暂停开放”: the verb after its cause. */
export function doorAfter(tokens: readonly Token[], cause: Token): Token | null {
  if (cause.kind !== 'state' || !cause.weak) return null
  const k = tokens.indexOf(cause)
  for (const t of tokens.slice(k + 1, k + 4)) {
    if (t.kind === 'state') return t.state === 'closed' && !t.weak ? t : null
    if (t.kind !== 'raw' && !isMark(t, ',')) return null
  }
  return null
}

/** “12:00-13:00、17:00-18:00两个时段闭馆消杀”: all windows of the list, and the word that closes them. */
export function closedWindows(r: Reader, tokens: readonly Token[], k: number): Token[] | null {
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
/** “13:30起”, right after the time. */
export const SINCE = /^(?:起|后|以后|之后|开始)/

/** Between the hours and the verb: words of a list, 期间, a comma. */
const BETWEEN = /^(?:[期其]间|时段内?|内|[、和及与,)将]|以及)$/

const EVENTFUL = /[举承][行办]|仪式|公祭|典礼|活动|演出|比赛|赛事|彩排|布置|布展|换展/

/** “8:00-10:30暂停个人祭扫”: hours in which something is not done; that doors are open then is not said. */
export function restsAfter(r: Reader, t: Token): boolean {
  if (!RESTS.test(r.doc.prose.text.slice(t.to, t.to + 12))) return false
  t.fate = { kind: 'unread', why: 'hours in which something rests, and what was not understood' }
  return true
}

const RESTS =
  /^(?:期间|时段|这一时段|内){0,2}(?:将|均)?(?:暂停|停止|谢绝|禁止|封闭|交通管制|不(?:再)?(?:接待|接纳|允许|予|得|办理|提供))(?![^,。;]{0,6}(?:预约|预订|售票|入[馆场园]|进[馆场园]))/

/** “7:30-12:30检修线路,当天上午闭馆”: hours without power or water; what doors do then is told beside them. */
export function cutOff(r: Reader, t: Token): boolean {
  const { text } = r.doc.prose
  if (!CUT_OFF.test(text.slice(t.to, t.to + 30))) return false
  const rest = /^[^。;\n]*/.exec(text.slice(t.to, t.to + 120))![0]
  if (!/[上下]午|当天|当日|全天|\d:\d\d|一天/.test(rest)) return false
  // “8:00-12:00停电,暂停开放,14:00-18:00恢复开放”: the works are why it is shut in these hours.
  if (
    /^[^,]*,[^,\d]{0,8}(?:闭馆|暂停|不开|关闭)[^,\d]*,(?:当[天日]|[上下]午)?\d[^,。]*恢复/.test(
      rest,
    )
  )
    return false
  t.fate = { kind: 'decoy', why: 'works' }
  return true
}

const CUT_OFF =
  /^(?:期间|时段)?(?:将|会|临时|计划|进行|实施|开展|[^,。;\n\d]{2,10}(?=停|断)){0,3}(?:停电|停水|断电|断水|断网|停气|检修(?:线路|电路|供电|电网|管[道网线]|水管|变压器|配电)|(?:供电|配电)?(?:线路|电路|供电|电网|配电|管网|管道|水管)(?:检修|维修|改造|抢修|维护))/
