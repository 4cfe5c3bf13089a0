/** Open, closed, as usual; parts of a day; fees. */
import { ALL_DAY, SOME_HALF, isPredicate, hasHours, coverWords, UNAFFECTED } from '../segments.ts'
import type { Segment } from '../segments.ts'
import { silence, isMark, isCue, isTimely } from '../tokens.ts'
import type { Token } from '../tokens.ts'
import { partsOf } from '../words.ts'
import type { StateWord } from '../words.ts'
import { saysSince } from './clock/closed.ts'
import { clauseAround } from '../clauses.ts'
import { current, nextStatement } from './settle.ts'
import type { Reader } from './reader.ts'
import { loseObject, noPlaceHere } from './strangers.ts'
import { closesWhat } from './subjects.ts'

/** A fee within the word that opens the doors: 免费开放, 低收费开放, 收费开放. */
function feeIn(word: string): Segment['fee'] {
  if (/低收费|优惠收费/.test(word)) return 'low-fee'
  if (/收费/.test(word)) return 'paid'
  return /免费|免票/.test(word) ? 'free' : null
}

/** “一、场馆开放”, a line of its own over what it announces. */
function isHeading(r: Reader, tokens: readonly Token[]): boolean {
  const { marker, first, last, from, to } = r.doc.lines[r.n]!
  if (!marker || last - first > 2 || tokens.some((t) => t.kind === 'place')) return false
  return /^(?:公共|文体|文化|体育|文博){0,3}(?:场馆|场所|场地|展馆)(?:免费)?开放$/.test(
    r.doc.prose.text.slice(from, to).replace(/^[一二三四五六七八九十\d()、.]+/, ''),
  )
}

/** A state at `k` (开放, 闭馆, 照常): of this statement, or the beginning of the next one. */
export function readState(r: Reader, tokens: Token[], k: number): void {
  const t = tokens[k]!
  if (t.kind !== 'state') return
  const words = r.doc.prose.text.slice(Math.max(0, t.from - 24), t.from)
  if (t.state === 'open' && TICKETS.test(words)) {
    // “余票向现场观众开放”, “预约系统每日8:00开放”: no door.
    silence(t, { kind: 'decoy', why: 'tickets' })
    r.used.add(t)
    return
  }
  const last = tokens[k - 1]
  if (t.state === 'regular' && last?.kind === 'state' && last.state === 'closed' && !last.weak) {
    if (
      last.to === t.from &&
      /^(?:照旧|照常|如常|不变)$/.test(r.doc.prose.text.slice(t.from, t.to))
    ) {
      // “周一闭馆照旧”
      silence(t, { kind: 'decoy', why: 'as ever' })
      r.used.add(t)
      return
    }
  }
  if (t.state === 'closed' && tokens[k + 2]?.kind === 'place') {
    const after = r.doc.prose.text.slice(t.to, tokens[k + 2]!.from)
    const clause = /[^,。;:\n]*$/.exec(words)![0]
    const rule = r.cur?.dated && !r.cur.named && r.cur.days?.spans.length === 0
    if (after === '的' && rule && r.cur) {
      // “平时每周一闭馆的甲室,7月起…”: what it is else.
      for (const x of r.cur.tokens) if (isTimely(x)) x.fate ??= { kind: 'decoy', why: 'as ever' }
      silence(t, { kind: 'decoy', why: 'as ever' })
      r.used.add(t)
      r.cur = null
      return
    }
    if (after === '的' && /^(?:此前|之前|先前|前期|已)?(?:因|由于|受)[^\d]{1,16}$/.test(clause)) {
      // “因汛情闭馆的甲馆、乙馆将于7月22日恢复开放”: what they were until now.
      silence(t, { kind: 'decoy', why: 'what was until now' })
      r.used.add(t)
      return
    }
  }
  const opens = t.state === 'open' || (t.state === 'regular' && t.resumes)
  const bare = !r.cur || !(r.cur.named || r.cur.dated || isPredicate(r.cur))
  if (opens && bare && !r.sentenceDays && tokens[k + 2]?.kind === 'place') {
    if (r.doc.prose.text.slice(t.to, tokens[k + 2]!.from) === '的') {
      // “新开放的甲馆7月1日至9月30日…”: what it is.
      silence(t, { kind: 'decoy', why: 'what it is' })
      r.used.add(t)
      return
    }
  }
  if (t.state === 'regular' && ONLINE.test(words)) {
    // “网站及数据库不受影响”, “电子资源照常使用”
    silence(t, { kind: 'decoy', why: 'no door' })
    r.used.add(t)
    return
  }
  if (t.state === 'open' && isHeading(r, tokens)) {
    silence(t, { kind: 'decoy', why: 'a heading' })
    r.used.add(t)
    return
  }
  if (t.state === 'closed' && /名称(?:[^,。;\n\d]{0,6})$/.test(words)) {
    // “原名称一并停用”
    silence(t, { kind: 'decoy', why: 'a name given up' })
    r.used.add(t)
    return
  }
  if (t.state === 'closed' && GATE_SHUT.test(words)) {
    // “因外墙修缮,北门需要继续关闭”
    silence(t, { kind: 'decoy', why: 'which way one gets in' })
    r.used.add(t)
    return
  }
  if (t.state === 'closed' && FITTING.test(words)) {
    // “停水期间馆内卫生间关闭”
    silence(t, { kind: 'decoy', why: 'a fixture of the house' })
    r.used.add(t)
    return
  }
  if (t.state === 'open' && opensGate(r, t)) {
    silence(t, { kind: 'decoy', why: 'which way one gets in' })
    r.used.add(t)
    return
  }
  const idle = !r.cur || !(r.cur.named || r.cur.dated || isPredicate(r.cur))
  if (t.state === 'open' && idle && !r.sentenceDays && !isAllUnder(r, tokens, k)) {
    const word = r.doc.prose.text.slice(t.from, t.to)
    if (/^(?:均|都|仍)?(?:可以?|能)/.test(word)) {
      // “夜间不办理外借,可阅览、自习”
      silence(t, { kind: 'decoy', why: 'what may be done inside' })
      r.used.add(t)
      return
    }
  }
  if (t.state === 'open' && saysHowMuch(r, t)) {
    silence(t, { kind: 'decoy', why: 'how much, and not when' })
    r.used.add(t)
    return
  }
  if (t.state === 'open' && ARRANGED.test(r.doc.prose.text.slice(t.to, t.to + 12))) {
    // “春节期间开放作如下安排”: the word is a noun.
    silence(t, { kind: 'decoy', why: 'announces what follows' })
    r.used.add(t)
    return
  }
  if (clauseCancels(r, tokens, k, t.state)) {
    r.used.add(t)
    return
  }
  if (isClockLabel(tokens, k)) return
  if (t.state === 'open' && saysNoonAlone(r, t)) {
    silence(t, { kind: 'decoy', why: 'no break at noon' })
    return
  }
  if (noPlaceHere(r, tokens, k)) return
  const s0 = r.cur
  if (t.state === 'closed' && isOfSession(r, t)) {
    // “周三换水,早场停开”: of a session whose hours are not known by this name.
    const told = r.segments.findLast((x) => x.sentence === r.sentence && x.line === r.n)
    const cause = s0?.weak ? s0 : told
    if (cause?.weak && cause !== s0) cause.dead = true
    if (s0?.weak) Object.assign(s0, { state: null, weak: false, part: null, effect: 'set' })
    silence(t, { kind: 'unread', why: 'which hours this session has is not said' })
    return
  }
  if (t.weak && s0?.named && r.exceptOpen >= 0 && !isPredicate(s0)) {
    s0.state = 'closed'
    coverWords(s0, [t])
    return
  }
  if (t.weak && isOfFixture(r, t) && !(s0?.dated && isOfSome(r, s0, t))) return
  if (t.state === 'closed' && SUPPLY.test(words)) {
    // “施工期间空调停运”: no door.
    r.used.add(t)
    return
  }
  if (t.weak) {
    // 检修 closes only days that nothing else is said of.
    if (!s0 || s0.days === null || isPredicate(s0)) {
      if (s0 && isPredicate(s0)) coverWords(s0, [t])
      return
    }
    s0.state = 'closed'
    s0.weak = true
    // “每周三上午换水”
    s0.part ??= partAfterDays(r, s0)
    if (s0.part !== null) s0.effect = 'remove'
    if (isOfSome(r, s0, t)) s0.doubts.push('works in some parts are told, and not which are closed')
    else if (isOfEquipment(r, t))
      s0.doubts.push('works on equipment are told, and not that doors close')
    coverWords(s0, [t])
    return
  }
  const shuts = () => isAllUnder(r, tokens, k) || ofDoors(r, tokens, k)
  if (t.soft && t.state === 'closed' && !(s0?.named ?? false) && !shuts()) return
  if (r.doc.prose.text.startsWith('不受', t.from)) {
    if (!s0?.named || isPredicate(s0)) {
      r.used.add(t)
      return
    }
    s0.doubts.push(UNAFFECTED)
  }
  if (t.state === 'closed') {
    const shut = r.segments.at(-1)
    const said = s0 !== null && (s0.named || s0.dated || isPredicate(s0) || s0.unknown !== null)
    if (!said && shut?.effect === 'remove' && shut.onward && shut.sentence === r.sentence) {
      // “9月1日12:00起闭馆,同时暂停到馆服务”: the same closure once more.
      coverWords(shut, [t])
      r.used.add(t)
      return
    }
    const since = r.closesFrom
    r.closesFrom = null
    if (since?.sentence === r.sentence && s0?.dated && !hasHours(s0)) {
      s0.effect = 'remove'
      s0.weak = false
      s0.state = null
      s0.windows.push([since.minutes, null])
      since.token.fate = { kind: 'fact' }
      coverWords(s0, [since.token, t])
      s0.onward = saysSince(r, s0)
      r.lastRemoved = s0
      return
    }
    if (s0 && s0.part !== null && s0.state === null) {
      coverWords(s0, [t])
      s0.state = 'closed'
      if (!hasHours(s0)) s0.effect = 'remove'
      s0.onward = startsHere(r, s0, t)
      return
    }
    if (s0 && isTaken(r, s0, tokens, k)) {
      s0.effect = 'remove'
      s0.extra = false
      coverWords(s0, [t])
      return
    }
    if (s0 && (hasHours(s0) || (s0.state !== null && s0.state !== 'closed'))) {
      if (partPending(tokens, k)) {
        coverWords(s0, [t])
        return
      }
      const weakened = s0.state === 'regular' || s0.state === 'open'
      const s = nextStatement(r)
      s.state = 'closed'
      // “9:00-17:00开放,关闭甲室”: what is closed is named behind the verb.
      if (closesWhat(r, tokens, k)) loseObject(r, tokens, k, s)
      else if (weakened) s.doubts.push('open and closed are said of the same days')
      coverWords(s, [t])
      return
    }
    const s = current(r)
    s.state = 'closed'
    s.weak = false
    if (followsSpan(r, s, t))
      s.doubts.push('whether the span before the last date is closed too is not said')
    if (saysSome(r, t)) {
      if (s.dated) s.doubts.push('it is closed in parts, and which these are is not said')
      else s.unresolved = true
    }
    if (/(?:日场|白天|日间)$/.test(r.doc.prose.text.slice(Math.max(0, t.from - 2), t.from)))
      s.doubts.push('closed by day: whether the evening is too is not said')
    if (closesWhat(r, tokens, k)) loseObject(r, tokens, k, s)
    s.part ??= partAfterDays(r, s)
    if (s.part !== null && !hasHours(s)) s.effect = 'remove'
    coverWords(s, [t])
    s.onward ||= startsHere(r, s, t)
    closeMeanwhile(r, s, t)
    return
  }
  if (s0 && !s0.weak && (s0.state === 'closed' || s0.effect === 'remove')) {
    const s = nextStatement(r)
    reopensWith(r, s, t)
    setState(r, s, t)
    return
  }
  reopensWith(r, current(r), t)
  setState(r, current(r), t)
}

/** “甲厅10月1日至5日闭厅,10月6日起推出新展,恢复开放”: what was shut opens again with the show, on its day. */
function reopensWith(r: Reader, s: Segment, t: Token): void {
  const day = r.eventDays?.sentence === r.sentence ? r.eventDays.token : null
  if (t.kind !== 'state' || !t.resumes || s.dated || day?.kind !== 'when') return
  if (day.when.items.length !== 1 || !/^(?:day|from)$/.test(day.when.items[0]!.kind)) return
  const between = r.doc.prose.text.slice(day.to, t.from)
  if (between.length > 60 || /[;。]/.test(between)) return
  const shut = r.segments.findLast((x) => x.sentence === r.sentence && x.line === r.n && !x.dead)
  const days = r.resolver.resolve(day.when)
  const from = days?.spans[0]?.[0]
  if (shut?.state !== 'closed' || !shut.days || !days || from === undefined) return
  if (shut.days.spans.some(([a, b]) => from <= (b ?? a))) return
  s.days = days
  s.dated = true
  day.fate = { kind: 'fact' }
  coverWords(s, [day])
}

/** “5月1日至4日,5月5日闭馆”: a day that would be part of the span before the comma, were doors shut on both. */
function followsSpan(r: Reader, s: Segment, t: Token): boolean {
  if (!s.days || s.days.weekly !== null || s.days.spans.length < 2) return false
  const whens = s.tokens.filter((x) => x.kind === 'when')
  const [first, last] = [whens[0], whens.at(-1)]
  if (!first || !last) return false
  const { text } = r.doc.prose
  if (!text.slice(first.from, last.to).includes(',') || /均|都|皆/.test(text.slice(last.to, t.to)))
    return false
  const spans = s.days.spans
  return spans.some(
    ([a, b], k) => b !== null && a < b && spans[k + 1]?.[0] === b + 1 && spans[k + 1]![1] === b + 1,
  )
}

const GATE =
  /^(?:馆|园|院|场)?(?:内)?(?:[一二两三四五六七八九\d]{1,2}个)?(?:[东南西北正侧后前主左右中][东南西北]?|[一二三四五六七八九\d]{1,2}号)?(?:大门|侧门|正门|门(?!球|票|口广场|厅)|入口|出入口|通道|口(?=[,。;、\n]|$))/

const GATE_SHUT =
  /(?:[东南西北正侧后前][东南西北]?门|[东南西北]侧?(?:大门|入口|出入口|通道)|[一二三四五六七八九\d]{1,2}号(?:门|口)|停车场(?:出)?入口)(?:的?(?:出)?入口)?(?:自|从|于|在)?[\d年月日起至到、-]{0,20}(?:需要?|将|要|继续|仍|暂时|临时|已|均|都|予以|进行){0,4}$/

const FITTING =
  /(?:卫生间|洗手间|厕所|[扶电]梯|直梯|饮水机|开水器|还书箱|售货机)(?:均|都|将|也|暂时|临时|全部|相应|随之|同时){0,3}$/

/** “目前只开放南门”, “仅开放一个入口”: which way one gets in. */
function opensGate(r: Reader, t: Token): boolean {
  const { text } = r.doc.prose
  return (
    /(?:只|仅|单独|另|均|统一|临时)$/.test(text.slice(Math.max(0, t.from - 2), t.from)) &&
    GATE.test(text.slice(t.to, t.to + 12))
  )
}

const SUPPLY =
  /(?:空调|暖气|供暖|热水|淋浴|照明|供电|供水|供气|WiFi|wifi)(?:系统|设备|服务)?(?:将|均|都|也|暂时|全部)?$/

const SESSION =
  /(?:[早午晚夜首末头]|上午|下午|晚间|夜间|第[一二三四五六七八\d])场(?:次)?(?:开放)?(?:(?:因|由于|进行)[^,。;:()\n\d场]{0,10})?(?:均|都|将|则|也|暂时|临时)?$/

/** “早场停开”, “夜场暂停开放”: is it a session of the day that is closed, and no house? */
function isOfSession(r: Reader, t: Token): boolean {
  return SESSION.test(r.doc.prose.text.slice(Math.max(0, t.from - 20), t.from))
}

const SOME_OF_IT =
  /(?:对(?:其中)?(?:部分|个别|少数|局部|相关|有关)[^,。;\n]{0,12}|(?:部分|分)(?:时间段|时段|时间|区域|批|批次|片区|楼层)+(?:分(?:时段|区域|批次?))?)(?:将|予以|进行|实行|实施|采取|轮流|逐步|依次|临时|暂时|轮换)*$/

/** “对个别展厅进行临时闭厅”, “分时段闭馆”: not all of it is closed, or not all of the day. */
function saysSome(r: Reader, t: Token): boolean {
  return SOME_OF_IT.test(r.doc.prose.text.slice(Math.max(0, t.from - 30), t.from))
}

/** “门球场⏎因地基沉降暂停使用”: the line under a heading says this of it, with a reason at most. */
function isAllUnder(r: Reader, tokens: readonly Token[], k: number): boolean {
  if (r.heading === null || r.headingLine !== r.n - 1 || r.cur || k > 1) return false
  const reason = tokens[k - 1]
  if (!reason) return true
  return (
    reason.kind === 'raw' &&
    /^(?:因|由于|受)|(?:期间|中)$/.test(r.doc.prose.text.slice(reason.from, reason.to))
  )
}

/** “6月21日至9月5日进行部分场馆地面修缮”: works in some parts of a house close it only if that is said. */
function isOfSome(r: Reader, s: Segment, t: Token): boolean {
  const when = s.tokens.findLast((x) => x.kind === 'when')
  const said = r.doc.prose.text.slice(Math.max(when?.to ?? s.from, t.from - 40), t.from)
  return /(?:部分|局部|个别|少数)[^,。;\n]{0,12}$/.test(said)
}

const FIXTURES =
  /电梯|扶梯|设备|系统|空调|停车|车位|卫生间|厕|热水|淋浴|网络|平台|公众号|小程序|闸机|寄存|储物|机房|灯|音响|门禁|入口|出口|通道/

/** “检修电梯”, “停车场维护”: doors are not spoken of. */
export function isOfFixture(r: Reader, t: Token): boolean {
  const { text } = r.doc.prose
  const before = text.slice(Math.max(0, t.from - 5), t.from)
  // “对玻璃顶棚进行紧急维护”
  const done = text.slice(Math.max(0, t.from - 24), t.from)
  if (
    /(?:顶棚|屋顶|屋面|幕墙|外墙|外立面|玻璃|台阶|道路|绿化|栏杆|雨棚|吊顶|标识)[^,。;\n]{0,4}(?:进行|开展|实施|实行|予以|加以|作|做)[^,。;\n]{0,6}$/.test(
      done,
    )
  )
    return true
  return (
    /(?:[扶电]梯|停车场|车位|卫生间|网络|网站|公众号|小程序|闸机|平台|[墙地路屋]面|墙体|管道|管网|消防(?:设施|系统)?|门窗|线路)$/.test(
      before,
    ) ||
    /^(?:[扶电]梯|停车场|车位|卫生间|网络|网站|公众号|小程序|闸机|平台)/.test(
      text.slice(t.to, t.to + 4),
    )
  )
}

/** “9月9日对电梯进行检修”: a house may be open meanwhile. */
function isOfEquipment(r: Reader, t: Token): boolean {
  const [clause] = r.doc.prose.text
    .slice(Math.max(0, t.from - 30), t.from)
    .split(/[,。;\n]/)
    .slice(-1)
  const what = /[对将为]([^对将为]{2,12})(?:进行|开展|实施|实行|予以|加以|作|做)[^进行]{0,6}$/.exec(
    clause!,
  )
  return what !== null && FIXTURES.test(what[1]!) && !/[馆厅室场]/.test(what[1]!)
}

/** “8月1日至25日翻新跑道,停止使用”: is it the house of the dates before that is out of use, and no fixture of it? */
function ofDoors(r: Reader, tokens: readonly Token[], k: number): boolean {
  const s = r.cur
  if (!s?.dated || isPredicate(s) || s.unknown) return false
  const before = tokens[k - 1]
  if (!isMark(before, ',') && before?.kind !== 'when') return false
  const first = s.tokens.findLast((x) => x.kind === 'when')
  return first !== undefined && !FIXTURES.test(r.doc.prose.text.slice(first.to, tokens[k]!.from))
}

/** “9:00至10:30举行公祭,其间广场暂停开放”: doors are closed in the hours of the event. */
function closeMeanwhile(r: Reader, s: Segment, t: Token): void {
  const told = r.during?.sentence === r.sentence
  const token = told ? r.during!.token : eventBeside(r, s, t)
  if (token?.kind !== 'times' || s.part !== null || s.windows.length > 0) return
  r.during = null
  s.effect = 'remove'
  s.windows.push([token.times.start.minutes, token.times.end!.minutes])
  token.fate = { kind: 'fact' }
}

/**
 * “3月27日9:00-11:00举行公祭,甲馆不对外开放”: the clause right after an event closes on its day. Returns the hours of
 * the event if it does not close for longer.
 */
function eventBeside(r: Reader, s: Segment, t: Token): Token | null {
  const { text } = r.doc.prose
  const day = r.eventDays?.sentence === r.sentence ? r.eventDays.token : null
  const between = day ? text.slice(day.to, t.from) : ''
  if (day?.kind !== 'when' || s.dated || between.length > 60) return null
  if (between.replace(/\([^()]*\)/, '').split(',').length !== 2) return null
  const days = r.resolver.resolve(day.when)
  if (!days || (days.spans.length === 0 && days.weekly === null)) return null
  s.days = days
  s.dated = true
  day.fate = { kind: 'fact' }
  coverWords(s, [day])
  const part = /,(?:的)?(上午|下午|晚上|晚间|中午)(?!\d)/.exec(between)
  if (part && s.part === null) {
    s.part = partsOf(part[1]!)
    s.effect = 'remove'
    return null
  }
  if (/[全整][天日]|[当同][天日]|终日/.test(between + text.slice(t.from, t.to))) return null
  if (/^[一两二三四五六七半\d]+[天日]/.test(text.slice(t.to, t.to + 4))) return null
  const hours = r.eventHours?.sentence === r.sentence ? r.eventHours.token : null
  return hours && hours.from >= day.to ? hours : null
}

const TAKEN =
  /[举承]办|举行|承接|承担|筹备|赛|训练|包场|包馆|专场|会议|演出|演练|考试|彩排|运动会|团建|有活动|因|检修|维护|维修|清洁|清洗|消毒|消杀|换水|保洁|盘点|停[水电气]/

/** “6月1日13:00-17:00承办球赛,不对外开放”: the hours say when doors are closed, and the words between why. */
function isTaken(r: Reader, s: Segment, tokens: readonly Token[], k: number): boolean {
  if (s.windows.length === 0) return false
  // “12月13日12:00-17:00,甲厅临时关闭”: found to be so at the name.
  if (s.effect === 'remove' && s.named && s.state === null && r.objects.has(s)) return true
  if (s.effect !== 'set') return false
  if (s.state !== null && !s.weak) return false
  let j = k - 1
  while (j >= 0 && j > k - 14 && tokens[j]!.kind !== 'times') {
    const t = tokens[j]!
    if (t.kind === 'when' || t.kind === 'label') return false
    // “8:00-11:30甲馆举办活动,暂停接待”
    if (t.kind === 'place' && !s.tokens.includes(t)) return false
    if (isMark(t, '.', ';') || isCue(t, 'until', 'last', 'part-of-day')) return false
    j--
  }
  const at = tokens[j]
  if (at?.kind !== 'times' || !s.tokens.includes(at)) return false
  return TAKEN.test(r.doc.prose.text.slice(at.to, tokens[k]!.from))
}

/** “中午不休息” beside hours, or in a line of its own: the day is not told by it. */
function saysNoonAlone(r: Reader, t: Token): boolean {
  const before = r.doc.prose.text.slice(Math.max(0, t.from - 4), t.from)
  if (!/(?:中午|午间|午休)(?:均|都|也|时间)?$/.test(before)) return false
  if (!r.doc.prose.text.startsWith('不', t.from)) return false
  return !r.cur || hasHours(r.cur) || !(r.cur.dated || r.cur.named)
}

/** “9月1日下午起闭馆,何时开放另行通知”: what begins within the day lasts. */
function startsHere(r: Reader, s: Segment, t: Token): boolean {
  if (s.effect !== 'remove' || s.part === null || hasHours(s)) return false
  const when = s.tokens.findLast((x) => x.kind === 'when')
  if (!when) return false
  if (!/起|开始/.test(r.doc.prose.text.slice(when.to, Math.min(t.to, when.to + 12)))) return false
  return saysSince(r, s)
}

/** “每周二上午清洗,不开放”: the half of the day stands right after the days. */
function partAfterDays(r: Reader, s: Segment): number | null {
  if (!s.dated) return null
  const when = s.tokens.findLast((t) => t.kind === 'when')
  const said = when
    ? /^(?:上午|下午|晚上|晚间|中午)/.exec(r.doc.prose.text.slice(when.to, when.to + 2))
    : null
  return said ? partsOf(said[0]) : null
}

/** Gives a statement its state, and what that says of its parts of the day. */
export function setState(r: Reader, s: Segment, t: Token): void {
  if (t.kind !== 'state') return
  const rank = { closed: 0, open: 1, unstated: 2, 'all-day': 3, regular: 4 }
  // “不受影响,全天开放”: that nothing changes says less than what it is.
  const says = (x: { state: StateWord | null; soft: boolean; resumes: boolean }) =>
    !(x.state === 'regular' && x.soft && !x.resumes)
  const rises = says(t) && (!says(s) || (s.state !== null && rank[t.state] >= rank[s.state]))
  if (s.state === null || s.weak || rises) {
    s.state = t.state
    s.soft = t.soft
    s.weak = false
  }
  if (t.state === 'all-day' && t.soft && !saysByName(r, s)) s.doubts.push(ALL_DAY)
  if (t.state === 'open' && FOR_SOME.test(r.doc.prose.text.slice(Math.max(0, t.from - 24), t.from)))
    s.doubts.push('open to some only')
  s.resumes ||= t.resumes
  const { text } = r.doc.prose
  setFee(s, feeIn(text.slice(t.from, t.to)))
  const part = /(?:上午|早上|下午|午后|中午|晚上|晚间)(?:均|都|将|则|仍|继续)?$/.exec(
    text.slice(Math.max(0, t.from - 4), t.from),
  )
  if (part) s.half |= partsOf(part[0])
  // “10月1日半天开放”
  const half =
    (/半[天日](?:正常|照常|对外|免费)*$/.test(text.slice(Math.max(0, t.from - 6), t.from)) &&
      !/^\((?:上午|下午)?\d{1,2}[:点时]/.test(text.slice(t.to, t.to + 6))) ||
    /^半[天日](?![^。;\n]{0,8}\d{1,2}[:点时])/.test(text.slice(t.to, t.to + 14))
  if (half && t.state !== 'closed' && s.half === 0) s.doubts.push(SOME_HALF)
  coverWords(s, [t])
}

/** “6月1日只向6-12周岁儿童免费开放”: not everybody gets in. */
const FOR_SOME =
  /(?:仅|只)(?:限于?|是)?(?:针对|面向|对|向|供|为)(?!(?:全市|广大|我市|本市|社会|所有)?(?:读者|市民|公众|社会|观众|游客|群众|大众))[^,。;:\n]{2,20}$/

/** “24小时书房全天开放”: the name says what 全天 means. */
function saysByName(r: Reader, s: Segment): boolean {
  return (
    s.named &&
    s.tokens.some(
      (t) => t.kind === 'place' && /(?:24|二十四)小时/.test(r.doc.prose.text.slice(t.from, t.to)),
    )
  )
}

/** What a visit costs; sessions of one day that differ are for a person. */
function setFee(s: Segment, fee: Segment['fee']): void {
  if (fee !== null && s.fee !== null && s.fee !== fee && !s.feesDiffer) {
    s.feesDiffer = true
    s.doubts.push('the fee differs between the sessions of the day')
  }
  s.fee ??= fee
}

/** What was open until now ends. */
export const ENDS =
  /^(?:的)?(?:服务|活动|安排|试点|试运行|工作|措施)?(?:将|已经?|也|均|都)?(?:随之|随即|同时|相应)?(?:[于在]\d[^,。;\n:]{2,14})?(?:正式|全部|圆满|顺利)?(?:结束|截止|终止|告一段落)/

const ARRANGED =
  /^(?:将|拟|特|现)?(?:作|做|作出|做出|进行|予以)(?:了)?(?:如下|以下|相应)?(?:的)?(?:安排|调整|公告|通知)/

const TOLD_OF =
  /(?:何时|什么时候|几时)(?:才|会|能|将|可|再|重新|正式|恢复|全面|对外){1,4}$|待[^,。;\n\d]{1,24}(?:后|完毕|结束|完成)(?:再|方可|方能|才|将|会|重新|恢复|正式|全面|对外|予以|另行){0,4}$|(?:解除|过后|消除|消退|减弱|好转|降级|降至[^,。;\n]{1,6})(?:之|以)?后,?(?:再|方可|才|将|会|即可?|逐步|陆续|及时|另行|重新|正式|全面|对外|予以|视情况?){0,4}$|(?:报道了?|反映|致电|咨询)[^,。;\n]{0,20}$/

/** “何时开馆另行通知”, “闭馆前15分钟”: the word is there, the state is not. */
function clauseCancels(r: Reader, tokens: readonly Token[], k: number, state: StateWord): boolean {
  const { text } = r.doc.prose
  const t = tokens[k]!
  const before = text.slice(Math.max(0, t.from - 6), t.from)
  const after = text.slice(t.to, t.to + 6)
  // “球幕影院不属于免费开放范围”: what it costs, or that it is shut, is not said.
  if (/(?:不属于?|不纳入|[不未]列入|不包括在)$/.test(before)) return true
  // “各场馆大多开门迎客”: which ones is told elsewhere, or not at all.
  if (/(?:大多|大都|多数|大部分|基本上|普遍)(?:都|将|会|均|仍)?$/.test(before)) return true
  // “在闭馆两年后,泳池…”
  if (
    /^(?:改造|维修|施工|装修|修缮|升级|整修){0,2}(?:了|近|长达|已经?|快|将近){0,2}(?:\d{1,2}|[一二两三四五六七八九十半]{1,2})(?:个?多?)(?:年|月|周|星期|天|日)(?:多|半)?(?:(?:之|以)?后|[多半]?了|以来|有余)/.test(
      text.slice(t.to, t.to + 20),
    )
  )
    return true
  // “试营业后不知何时会再开放”, “…报道了新馆开放的情况”, “9点,泳池才开门,就…”: told of, and not announced.
  if (state !== 'closed' && TOLD_OF.test(text.slice(Math.max(0, t.from - 30), t.from))) return true
  if (state === 'open' && /^(?:还)?(?:不到|不足|仅)[一两三半\d]/.test(after)) return true
  if (state === 'open' && /(?:才|刚刚?)$/.test(before) && !r.cur?.dated) return true
  if (t.kind === 'state' && t.resumes && /^(?:之|以)?后(?!续|方)/.test(after)) return true
  // “恢复开放的具体时间将通过公众号发布”
  if (t.kind === 'state' && t.resumes && /^的?(?:具体|准确)?(?:时间|日期)/.test(after)) return true
  // “只针对本校师生开放” says for whom.
  if (
    state === 'open' &&
    /(?:仅|只|只是|仅仅)(?:限)?(?:针对|面向|对|向|供)[^,。;\n0-9]{1,10}$/.test(
      text.slice(Math.max(0, t.from - 14), t.from),
    ) &&
    !r.cur?.dated
  )
    return true
  if (
    /^(?:前|后|时间|期间|以后|之后|之前|之日|以来|的决定|情况)/.test(after) &&
    state !== 'regular'
  )
    return true
  if (/^(?:期间|时间)/.test(after) && /起$|至$/.test(before) === false) return true
  if (
    /(?:何时|什么时候|几时|是否|能否|怎么|如何|未|没有|无法|不能|影响|待|直到|直至|具体)$/.test(
      before,
    ) &&
    state !== 'closed'
  )
    return true
  // “甲馆关于端午期间对外开放的通知” in a line of its own is a title, and what it announces stands below.
  const titled = /^的(?:通知|公告|通告|公示|启事)$/.test(
    text.slice(t.to, t.to + 4).split('\n', 1)[0]!,
  )
  if (state === 'open' && titled && !(r.cur?.dated && !r.cur.days?.period)) return true
  // “延时开放将于12月18日结束” tells until when, and nothing of the days after.
  if (state === 'open' && ENDS.test(text.slice(t.to, t.to + 24))) return true
  if (state === 'closed') {
    // “延时1小时闭馆” is about when doors close, “闭馆取消” about a plan given up.
    if (/^(?:的?(?:计划|安排))?(?:取消|顺延|照此顺延)/.test(after)) return true
    return /(?:延时|延迟|推迟|延后|提前|延长)[^,。;\n日号]{0,6}$/.test(
      text.slice(Math.max(0, t.from - 9), t.from),
    )
  }
  for (let j = k + 1; j < tokens.length && j < k + 5; j++) {
    if (isMark(tokens[j], ',', '.', ';')) break
    if (isCue(tokens[j], 'later')) return true
  }
  for (let j = k - 1; j >= 0 && j > k - 4; j--) {
    if (isMark(tokens[j], ',', '.', ';')) break
    if (isCue(tokens[j], 'later')) return true
  }
  return false
}

const ONLINE =
  /(?:(?:电子|数字|线上)资源|电子图书|数据库|线上服务|线上资源|网络资源|云展[厅览]|(?:[,。;、和及与\n]|^)(?:图书馆|本馆|我馆)?网站)(?:[和及与、][^,。;\n\d]{1,8})?(?:服务|平台)?(?:的?使用)?(?:均|都|仍|将|可)?$/

const HOW_MUCH =
  /^(?:时间|天数|时长)?(?:均|都|应|须)?(?:不少于|不低于|不得少于|不得低于|超过|(?:累计|达到?|近|约)+(?=\d))|^\d{1,4}(?:天|个?小时)(?:以上|左右)/

/** “全年开放不少于330天”, “每周免费开放35小时以上”, “全年累计开放340天”. */
function saysHowMuch(r: Reader, t: Token): boolean {
  const { text } = r.doc.prose
  const after = text.slice(t.to, t.to + 16)
  const sum = /(?:累计|总计|平均)(?:免费|对外)?$/.test(text.slice(Math.max(0, t.from - 4), t.from))
  return HOW_MUCH.test(after) || (sum && /^(?:时间)?\d/.test(after))
}

const TICKETS =
  /(?:余额|余票|余位|余号|余座|空位|空座|名额|号源|票源|(?:预约|订票|购票|选座)(?:系统|通道|平台|端口|入口)|未[约订售](?:满|完|出)的?部分)(?:将|均|会|可|再|仍)?(?:(?:向|对|面向|供)[^,。;\n\d]{1,8})?$/

/** 闭馆17:00, 开馆9:30: the word names the time that follows. */
function isClockLabel(tokens: readonly Token[], k: number): boolean {
  const t = tokens[k]!
  if (t.kind !== 'state' || t.resumes || (t.state !== 'closed' && t.state !== 'open')) return false
  let k2 = k + 1
  let old = false
  for (; k2 < tokens.length && k2 < k + 6; k2++) {
    const x = tokens[k2]!
    if (x.kind === 'raw' && x.to - x.from <= 3) continue
    if (isMark(x, ':')) continue
    if (x.kind === 'times' && x.fate?.kind === 'decoy' && x.fate.why === 'old value') {
      old = true
      continue
    }
    if (isCue(x, 'until', 'becomes') && old) continue
    break
  }
  const x = tokens[k2]
  if (x?.kind !== 'times' || x.fate !== null || x.times.end !== null) return false
  // A-style “9:30开馆16:00停止入馆”: the time after it belongs to the next word.
  const prior = tokens[k - 1]
  if (wordsFirst(tokens, k)) return true
  if (prior?.kind === 'times' || (prior?.kind === 'raw' && tokens[k - 2]?.kind === 'times'))
    return false
  const following = tokens[k2 + 1]
  if (
    following &&
    (isCue(following, 'last', 'cutoff') ||
      (following.kind === 'state' && !following.weak && t.state !== following.state))
  )
    return true
  return true
}

/** “开馆09:30停止入馆16:30闭馆17:00”: each word before its time, from the first on. */
function wordsFirst(tokens: readonly Token[], k: number): boolean {
  const isWord = (t: Token | undefined) =>
    isCue(t, 'last', 'clearing') ||
    (t?.kind === 'state' && !t.weak) ||
    (t?.kind === 'label' && t.label === 'open-time')
  let j = k
  while (tokens[j - 1]?.kind === 'times') {
    const word = isMark(tokens[j - 2], ':') ? j - 3 : j - 2
    if (!isWord(tokens[word])) return false
    j = word
  }
  return j < k
}

function partPending(tokens: readonly Token[], k: number): boolean {
  for (let j = k - 1; j >= 0 && j > k - 4; j--) {
    const t = tokens[j]!
    if (isCue(t, 'part-of-day')) return true
    if (t.kind === 'raw' && t.to - t.from <= 2) continue
    return false
  }
  return false
}

/** Do days stand between this word of a fee and the one before it in the sentence? */
function datedSinceFee(tokens: readonly Token[], k: number): boolean {
  let dated = false
  for (let j = k - 1; j >= 0 && j > k - 20 && !isMark(tokens[j], '.', ';'); j--) {
    if (isCue(tokens[j], 'free', 'low-fee', 'paid')) return dated
    dated ||= tokens[j]!.kind === 'when'
  }
  return false
}

/** A fee at `k`: of this statement, or of all of its block. */
export function readFee(
  r: Reader,
  fee: 'free' | 'low-fee' | 'paid',
  tokens: readonly Token[],
  k: number,
): void {
  const s = r.cur
  // “1日至2日免费,3日至5日低收费,均为9:00-17:00”: of other days than the fee before.
  if (s && s.fee !== null && s.fee !== fee && datedSinceFee(tokens, k)) {
    s.feesDiffer = true
    return
  }
  // “9:00-17:00开放(免票)” is said of these hours alone.
  if (s && isPredicate(s) && r.bracketed) return setFee(s, fee)
  const clause = clauseAround(tokens, k)
  const says = clause.some((x) => x.kind === 'state' || x.kind === 'times' || x.kind === 'when')
  if (s && (says || clause.some((x) => x.kind === 'place'))) {
    setFee(s, fee)
    if (!isPredicate(s) && !says)
      r.fees.push({ fee, block: r.block, places: s.places ?? r.subject, line: r.n })
    return
  }
  // “甲馆9:00-17:00开放,免费”: of the house of this sentence alone.
  const own = s && isPredicate(s) && s.named && s.line === r.n ? s.places : null
  r.fees.push({ fee, block: r.block, places: own ?? r.subject, line: r.n })
}
