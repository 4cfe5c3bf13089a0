/** Which days a statement has, and how several dates of one sentence belong together. */
import { emptyDays } from '../year/days.ts'
import { hasOwnWords } from '../clauses.ts'
import { isSame } from '../references.ts'
import { hasHours, isPredicate, coverWords } from '../segments.ts'
import type { Segment } from '../segments.ts'
import { daysWithin, fallOn, overlaps, mergeSpans, union } from '../spans.ts'
import { closingOf, isMark, isCue } from '../tokens.ts'
import type { Token, Tokens } from '../tokens.ts'
import { partsOf } from '../words.ts'
import type { Days } from '../year/days.ts'
import { excludeDays } from './exceptions.ts'
import { holdDays } from './waiting.ts'
import { current, nextStatement } from './prose.ts'
import type { Reader } from './reader.ts'
import { setSubject, takeEffect } from './settle/subject.ts'
import { speaksAfter } from './subjects.ts'

/** A date at `k`: days of this statement, or the beginning of the next one. */
export function readDays(r: Reader, tokens: Token[], k: number): void {
  const t = tokens[k]!
  if (t.kind !== 'when') return
  if (pointsAt(r, tokens, k)) return
  const weakName = t.when.items.every((i) => i.kind === 'festival' && i.span === 'name')
  if (weakName && !nameIsWhen(r, tokens, k)) {
    t.fate ??= { kind: 'decoy', why: 'name of the festival' }
    return
  }
  if (
    t.when.items.some((i) => i.kind === 'above') &&
    (/^(?:之|以)?外/.test(r.doc.prose.text.slice(t.to, t.to + 2)) ||
      /不(?:再)?(?:执行|适用|按照?|受)$/.test(
        r.doc.prose.text.slice(Math.max(0, t.from - 5), t.from),
      ))
  ) {
    t.fate ??= { kind: 'decoy', why: 'exception' }
    return
  }
  if (isCue(tokens[k + 1], 'excepted')) {
    excludeDays(r, t)
    return
  }
  if (t.when.items.every((i) => i.kind === 'statutory')) {
    const excepted = isCue(tokens[k + 1], 'excepted') || (r.exceptOpen >= 0 && k > r.exceptOpen)
    // “周一闭馆,遇法定节假日顺延”: the day it moves to is not said, and no day of doors.
    const moved = /^(?:,?则)?(?:闭馆)?(?:依次)?顺延/.test(r.doc.prose.text.slice(t.to, t.to + 8))
    if (excepted || moved || clauseHas(tokens, k, 'later')) {
      t.fate = { kind: 'decoy', why: 'exception' }
      return
    }
    if (/(?:为|是|系|属|属于)$/.test(r.doc.prose.text.slice(Math.max(0, t.from - 2), t.from))) {
      // “5月1日为法定节假日,闭馆”: what kind of day it is.
      t.fate = { kind: 'decoy', why: 'name of the festival' }
      return
    }
    if (r.cur && !isPredicate(r.cur) && r.cur.dated) {
      // “2月10日至17日,法定节假日…”: days cut by days that only the calendar knows.
      r.cur.unresolved = true
      t.fate = { kind: 'unread', why: unresolved(r, t) }
      return
    }
  }
  const effective = effectiveAt(r, tokens, k)
  const earlier = /^(?:之|以)?前(?!后|往|来|台)/.test(r.doc.prose.text.slice(t.to, t.to + 3))
  if (earlier && (!doorFollows(tokens, k) || resumesNext(tokens, k))) {
    t.fate = { kind: 'unread', why: 'says until when, not from when' }
    const before = r.cur && isPredicate(r.cur) ? nextStatement(r) : current(r)
    before.unresolved = true
    return
  }
  if (t.when.items.every((i) => i.kind === 'school') && !r.resolver.resolve(t.when)) {
    // Hours are told, the days are not: a person must say when school is out.
    const s = r.cur && isPredicate(r.cur) ? nextStatement(r) : current(r)
    s.doubts.push(SCHOOL)
    coverWords(s, [t])
    return
  }
  if (isNameOfTimetable(r, t)) {
    t.fate ??= { kind: 'decoy', why: 'name of the span' }
    return
  }
  const closure = closureMeant(r, t)
  if (closure) leaveClosed(r, tokens, k)
  const days = earlier
    ? r.resolver.before(t.when)
    : isAfterwards(r, t)
      ? r.resolver.after(t.when)
      : (closure ?? sameStart(r, t) ?? sameDays(r, tokens, k) ?? r.resolver.resolve(t.when))
  if (!days && t.when.items.every((i) => i.kind === 'period') && datesFollow(tokens, k)) {
    t.fate ??= { kind: 'decoy', why: 'name of the span' }
    return
  }
  if (!days) {
    t.fate ??= { kind: 'unread', why: unresolved(r, t) }
    const lost = r.cur && isPredicate(r.cur) ? nextStatement(r) : current(r)
    lost.unresolved = true
    return
  }
  // “3月2日左右恢复开放”
  if (/^(?:左右|前后|上下)/.test(r.doc.prose.text.slice(t.to, t.to + 2)))
    days.doubt ??= 'about that day'
  if (closesAfter(r, tokens, k, days)) {
    days.spans = [[days.spans[0]![0], null]]
    days.doubt ??= 'whether that day itself is meant is not said'
  }
  if (effective) {
    // “于10月28日实施”: from that day on.
    const [day, ...more] = days.spans
    const once = day !== undefined && more.length === 0 && day[0] === day[1]
    takeEffect(r, once ? { ...days, spans: [[day[0], null]] } : days)
    t.fate = { kind: 'fact' }
    r.effectiveToken = t
    return
  }
  if (r.exceptOpen >= 0 && k > r.exceptOpen) r.exceptDays.push(days)
  const s0 = r.cur
  if (s0 && shutInTurn(r, tokens, k, s0)) {
    setDays(r, nextStatement(r), days, t)
    return
  }
  if (s0 && isPredicate(s0)) {
    if (endsAt(s0, t, days)) {
      coverWords(s0, [t])
      return
    }
    if (!s0.dated && hangsOn(r, tokens, k)) {
      setDays(r, s0, days, t)
      return
    }
    if (daysCounted(r, tokens, k, s0) && days.weekly !== null && days.spans.length === 0) {
      if (s0.dated) combineDays(r, s0, days, t)
      else setDays(r, s0, days, t)
      return
    }
    if (days.daily && days.spans.length === 0 && days.weekly === null) {
      coverWords(s0, [t])
      return
    }
    // “9月1日起甲室只开周六、周日”
    const weekdays = days.weekly !== null && days.spans.length === 0
    if (weekdays && s0.days?.weekly === null && s0.windows.length === 0) {
      const verb = tokens[k - 1]
      if (verb?.kind === 'state' && isLimited(r, verb) && hangsOn(r, tokens, k)) {
        combineDays(r, s0, days, t)
        return
      }
    }
    const s = nextStatement(r)
    setDays(r, s, days, t)
    return
  }
  const told = r.segments.at(-1)
  const begun = !r.cur?.dated && told?.sentence === r.sentence && told.line === r.n
  if (begun && !told.dead && endsAt(told, t, days)) {
    coverWords(told, [t])
    return
  }
  if (r.cur && shutForWorks(r, tokens, k, days)) {
    const { tentative } = r.cur
    r.cur.tentative = false
    const back = nextStatement(r)
    back.tentative = tentative
    setDays(r, back, days, t)
    return
  }
  if (r.cur && lastsUntil(tokens, k, r.cur)) {
    r.cur.state = 'closed'
    setDays(r, nextStatement(r), days, t)
    return
  }
  const s = current(r)
  if (s.days && s.dated && saidApart(r, tokens, k, s, days)) {
    // “10月6日例查,10月7日起…”: words that are not understood were said of the first date.
    r.hanging.push({
      tokens: s.tokens.filter((x) => x.kind === 'when'),
      why: 'a date with no opening hours or state',
    })
    s.tokens = s.tokens.filter((x) => x.kind !== 'when')
    s.from = s.to = -1
    coverWords(s, s.tokens.splice(0))
    setDays(r, s, days, t)
  } else if (s.days && s.dated && openUnderLabel(r, tokens, k, s, days)) {
    if (s.named && s.places) setSubject(r, s.places)
    const [first, ...more] = s.tokens.filter((x) => x.kind === 'when')
    r.cur = null
    holdDays(r, s.days, first!)
    r.pending?.tokens.push(...more)
    setDays(r, current(r), days, t)
  } else if (s.days && s.dated && followsClosure(r, s, days)) setDays(r, s, days, t)
  else if (s.days && s.dated) combineDays(r, s, days, t)
  else setDays(r, s, days, t)
}

/** “9月16日全天、9月17日上午闭馆”, “16日13:00起及17日全天闭馆”: each day has its own part of the closure; the first is shut. */
function shutInTurn(r: Reader, tokens: readonly Token[], k: number, s: Segment): boolean {
  if (!s.dated || s.state !== null || hasHours(s)) return false
  const { text } = r.doc.prose
  const day = s.tokens.findLast((x) => x.kind === 'when')
  const t = tokens[k]!
  if (!day || day.to > t.from || t.from - day.to > 24) return false
  const said = PART_OF_LIST.exec(text.slice(day.to, t.from))
  if (!said) return false
  let door: Token | undefined
  for (const x of tokens.slice(k + 1, k + 12)) {
    if (isMark(x, '.', ';')) break
    if (x.kind === 'when') return false
    if (x.kind === 'state') {
      door = x
      break
    }
  }
  if (door?.kind !== 'state' || door.state !== 'closed' || door.weak) return false
  const after = text.slice(t.to, door.to)
  const clock = tokens.slice(0, k).findLast((x) => x.kind === 'times')
  if (said[1] !== undefined) {
    // The parts of several days are told one by one, or the last says nothing of a part.
    if (!/上午|下午|晚|夜|\d:\d\d/.test(after)) return false
    s.state = 'closed'
    s.part = null
  } else if (said[2] !== undefined) {
    s.state = 'closed'
    s.effect = 'remove'
    s.part = partsOf(said[2])
  } else if (said[3] !== undefined && clock?.kind === 'times' && clock.from >= day.to) {
    s.effect = 'remove'
    s.windows = [[clock.times.start.minutes, clock.times.end?.minutes ?? null]]
    coverWords(s, [clock])
    clock.fate = { kind: 'fact' }
  } else return false
  s.weak = false
  coverWords(s, [door])
  return true
}

const PART_OF_LIST =
  /^(?:\([^()]*\))?(?:(全天|全日|整天)|(上午|下午|晚上?|夜间)|(\d{1,2}:\d\d(?:[-至]\d{1,2}:\d\d)?)(?:起|后|以后|开始)?)(?:[、,及和与]|以及)$/

/** “闭园期间升级改造,并于3月1日起恢复开园”: what comes after the closure is no part of it. */
function followsClosure(r: Reader, s: Segment, { spans }: Days): boolean {
  const first = s.tokens.find((t) => t.kind === 'when')
  const end = s.days!.spans.at(-1)?.[1] ?? null
  if (!first || end === null || spans[0] === undefined || spans[0][0] <= end) return false
  return /^(?:闭|休|停)[馆园]期间/.test(r.doc.prose.text.slice(first.from, first.from + 4))
}

/** “开放日期:4月29日至5月3日,5月4日闭馆”: the days behind the label are open, and the comma ends them. */
function openUnderLabel(
  r: Reader,
  tokens: readonly Token[],
  k: number,
  s: Segment,
  days: Days,
): boolean {
  const label = r.openLabel
  const first = s.tokens.find((t) => t.kind === 'when')
  if (!label || !first || first.from < label.to || first.from - label.to > 2) return false
  if (!isMark(tokens[k - 1], ',') || overlaps(days, s.days!) || s.days!.spans.length === 0)
    return false
  const { text } = r.doc.prose
  for (let j = k + 1; j < tokens.length && j < k + 8; j++) {
    const t = tokens[j]!
    if (t.kind === 'state') return t.state === 'closed' || t.resumes
    if (isMark(t, '(')) {
      const close = closingOf(tokens, j)
      if (close < 0) return false
      j = close
    } else if (t.kind !== 'raw' || /[0-9]/.test(text.slice(t.from, t.to))) return false
  }
  return false
}

/**
 * “甲室自6月5日起改造,预计8月30日重新开放”: what the works lead to says that they close. Ends the statement before the
 * days at `k` if they do.
 */
function shutForWorks(r: Reader, tokens: readonly Token[], k: number, back: Days): boolean {
  const s = r.cur
  const when = s?.tokens.findLast((t) => t.kind === 'when')
  const [span, ...more] = s?.days?.spans ?? []
  const resumed = back.spans[0]?.[0]
  if (!s || !when || !span || more.length > 0 || resumed === undefined) return false
  if (!s.dated || isPredicate(s) || s.unknown || resumed <= span[0]) return false
  if (span[1] !== null && span[1] !== span[0] && span[1] !== resumed - 1) return false
  const { text } = r.doc.prose
  const said = text.slice(when.to, tokens[k]!.from)
  const before = text.slice(Math.max(0, when.from - 16), when.from)
  if (!BEGUN.test(said) && !(BEGINS.test(said) && WORKS_OF.test(before))) return false
  if (SOME_WORKS.test(before.split(/[,。;\n]/).at(-1)! + said)) return false
  const end = tokens.slice(k + 1, k + 12).findIndex((t) => isMark(t, '.', ';'))
  const rest = tokens.slice(k + 1, end < 0 ? k + 12 : k + 1 + end)
  if (!rest.some((t) => t.kind === 'state' && t.resumes)) return false
  s.state = 'closed'
  s.days = { ...s.days!, spans: [[span[0], resumed - 1]] }
  return true
}

const BEGUN =
  /^(?:\([^()]*\))?(?:起|开始|启动)?,?[^,。;\d]{0,16}(?:施工|改造|提升|修缮|维修|装修|检修|布展|换展|升级|整修|改建|翻新|更新)[^,。;\d]{0,8},[^,。;\d]{0,10}$/

const BEGINS = /^(?:\([^()]*\))?(?:起|开始|启动|开工|动工|进行|实施|正式){0,3},[^,。;\d]{0,10}$/
const WORKS_OF =
  /(?:施工|改造|提升|修缮|维修|装修|检修|布展|换展|升级|整修|改建|翻新|更新)(?:工程|工作|项目)?(?:将|拟|已)?(?:自|从|于|定于|在)?$/

/** Works that need not close the house. */
const SOME_WORKS =
  /部分|局部|个别|少数|期间|投入|完成|[扶电]梯|停车|卫生间|厕|网络|平台|公众号|小程序|闸机|道路|外墙|空调/

/** “9月1日起闭馆至9月3日”: the day after the verb is where the closure ends. */
function endsAt(s: Segment, t: Token, days: Days): boolean {
  if (t.kind !== 'when' || !s.dated || !isUntil(t)) return false
  const [span, ...more] = s.days?.spans ?? []
  const end = days.spans.at(-1)?.[1] ?? null
  if (!span || more.length > 0 || end === null || end < span[0]) return false
  if (span[1] !== null && (span[1] !== span[0] || end === span[0])) return false
  const [window, ...others] = s.windows
  // “9月30日16:00起闭馆,至10月3日”: the hour is where it begins.
  const since = s.effect === 'remove' && window && others.length === 0 && window[1] === null
  if (since) {
    s.days = { ...s.days!, spans: [[span[0], end]], starts: window[0] }
    Object.assign(s, { effect: 'set', state: 'closed', windows: [], onward: false })
    return true
  }
  if (s.state !== 'closed' || s.effect !== 'set') return false
  if (span[1] !== null && hasHours(s)) return false
  s.days = { ...s.days!, spans: [[span[0], end]], ends: days.ends }
  return true
}

/** “换水至10月8日,10月9日恢复”: works that last until a day shut what they are done to, and the day after the comma is another. */
function lastsUntil(tokens: readonly Token[], k: number, s: Segment): boolean {
  const [verb, until, comma] = tokens.slice(Math.max(0, k - 3), k)
  if (!s.dated || isPredicate(s) || !until || !isUntil(until) || !isMark(comma, ',', '、'))
    return false
  return verb?.kind === 'state' && verb.state === 'closed' && s.tokens.includes(until)
}

const isUntil = (t: Token) =>
  t.kind === 'when' && t.when.items.every((i) => i.kind === 'until' && !i.begins)

function rememberDays(r: Reader, t: Token, days: Days): void {
  const item = t.kind === 'when' && t.when.items.length === 1 ? t.when.items[0]! : null
  if (item?.kind === 'festival' && item.glosses.length > 0) r.festivals.set(item.names.join(), days)
}

function festivalTold(r: Reader, t: Token): Days | null {
  const item = t.kind === 'when' && t.when.items.length === 1 ? t.when.items[0]! : null
  return item?.kind === 'festival' ? (r.festivals.get(item.names.join()) ?? null) : null
}

/** Do words of their own, and a comma, part the dates before from other dates after? */
function saidApart(
  r: Reader,
  tokens: readonly Token[],
  k: number,
  s: Segment,
  days: Days,
): boolean {
  const old = s.days!
  if (days.spans.length === 0 || old.spans.length === 0) return false
  // “1月3日起改造,1月13日…”: a later day is none of those that go on from the first.
  const [onward] = old.spans[0]![1] === null ? old.spans : []
  const later = onward !== undefined && days.spans[0]![0] > onward[0] && days.weekly === null
  if (overlaps(days, old) && !later) return false
  return hasOwnWords(tokens, k, r.doc.prose.text)
}

/** 同10月1日, 参照清明节: days whose hours hold for those named before. */
function pointsAt(r: Reader, tokens: readonly Token[], k: number): boolean {
  const t = tokens[k]!
  const s = r.cur
  if (t.kind !== 'when' || !s || isPredicate(s) || !(s.dated || r.pending)) return false
  if (!isCue(tokens[k - 1], 'like') && !isSame(tokens[k - 1], r.doc.prose.text)) return false
  const days = festivalTold(r, t) ?? r.resolver.resolve(t.when)
  if (!days || days.spans.length === 0) return false
  s.pointer = { to: 'days', days }
  coverWords(s, [t])
  return true
}

/** “春节假期结束后”: what follows the days named, not those days. */
function isAfterwards(r: Reader, t: Token): boolean {
  return (
    t.kind === 'when' &&
    t.when.items.every((i) => i.kind === 'festival' || i.kind === 'period') &&
    /^(?:结束|过)(?:以|之)?后|^(?:以|之)?后(?!勤|续|天|半)/.test(
      r.doc.prose.text.slice(t.to, t.to + 4),
    )
  )
}

/** “2月27日后全面闭馆”: from about that day on, for nobody knows how long. */
function closesAfter(r: Reader, tokens: readonly Token[], k: number, { spans }: Days): boolean {
  const { text } = r.doc.prose
  const [span, ...more] = spans
  const t = tokens[k]!
  if (!span || more.length > 0 || span[0] !== span[1] || t.kind !== 'when') return false
  if (!t.when.items.every((i) => i.kind === 'day')) return false
  if (!/^(?:之|以)?后(?!勤|续|天|半|台|方)/.test(text.slice(t.to, t.to + 3))) return false
  for (const x of tokens.slice(k + 1, k + 12)) {
    if (x.kind === 'when' || x.kind === 'times' || isMark(x, '.', ';')) return false
    if (x.kind !== 'state' || x.weak) continue
    return x.state === 'closed' && !/^[一两三四五六七八九十\d]/.test(text.slice(x.to, x.to + 1))
  }
  return false
}

/** After “2月18日前”: do doors come next, rather than a form to hand in? */
function doorFollows(tokens: readonly Token[], k: number): boolean {
  for (let j = k + 1; j < tokens.length && j < k + 6; j++) {
    const t = tokens[j]!
    if (t.kind === 'state' || t.kind === 'place' || t.kind === 'ref') return true
    if (t.kind === 'times') return t.times.end !== null
    if (isMark(t, ',') || isCue(t, 'part-of-day')) continue
    if (t.kind !== 'raw' || t.to - t.from > 5) return false
  }
  return false
}

/** “6月1日前恢复开放”: on which day is not said. */
function resumesNext(tokens: readonly Token[], k: number): boolean {
  const next = tokens.slice(k + 1, k + 4).find((t) => t.kind !== 'raw')
  return next?.kind === 'state' && next.resumes
}

/** How far back a closure is looked for. */
const MOST_CLOSURES = 400

/** 闭馆期间: the closure just stated. */
function closureMeant(r: Reader, t: Token): Days | null {
  if (
    !/^(?:闭馆|休馆|停馆|封闭|闭园)/.test(r.doc.prose.text.slice(t.from, t.from + 2)) &&
    !WORKS.test(r.doc.prose.text.slice(t.from, t.from + 2))
  )
    return null
  const named = r.cur && !isPredicate(r.cur) && r.cur.named ? r.cur.places : null
  const closures = r.segments
    .slice(-MOST_CLOSURES)
    .filter((s) => s.state === 'closed' && s.effect === 'set' && (s.days?.spans.length ?? 0) > 0)
    .filter((s) => s.days!.weekly === null)
  const own = closures.findLast((s) => s.places?.some((p) => named?.includes(p)))
  const closed = own ?? closures.at(-1)
  // “甲馆…期间闭馆。乙馆7月1日至30日改造,改造期间闭馆”: those told nearer are meant.
  const works = worksBefore(r)
  const nearer = works && (works.tokens.at(-1)?.from ?? 0) > (closed?.to ?? -1) ? works.days : null
  const days = nearer ?? (closed ? { ...closed.days!, spans: untilBack(r, closed) } : works?.days)
  return days ? { ...days, starts: null, ends: null } : null
}

/** “自8月15日起闭馆,11月1日恢复开放”: what closes onward ends where the same house resumes. */
function untilBack(r: Reader, closed: Segment): Days['spans'] {
  const [span, ...more] = closed.days!.spans
  if (!span || span[1] !== null || more.length > 0) return closed.days!.spans
  const at = r.segments.lastIndexOf(closed)
  const back = r.segments
    .slice(at + 1)
    .find((s) => s.resumes && s.places?.join() === closed.places?.join())
  const end = back?.days?.spans[0]?.[0]
  return end !== undefined && end > span[0] ? [[span[0], end - 1]] : closed.days!.spans
}

const WORKS = /项目|工程|施工|改造|提升|修缮|维修|装修|检修|布展|换展|搬迁|升级|建设|整修/

/** “6月5日至8月30日进行展陈提升。项目实施期间,…”: the days of the works told right before. */
function worksBefore(r: Reader): { days: Days; tokens: Token[] } | null {
  const told = underWay(r) ?? r.loose.at(-1) ?? inEffect(r)
  const last = told?.tokens.at(-1)
  if (!told || !last || told.line < r.n - 1 || told.days.spans.length !== 1) return null
  return WORKS.test(r.doc.prose.text.slice(last.to, last.to + 30).split('\n')[0]!) ? told : null
}

/** “6月5日至8月30日进行改造,改造期间…”: in the same sentence. */
function underWay({ cur: s }: Reader): { days: Days; tokens: Token[]; line: number } | null {
  if (!s?.days || !s.dated || (isPredicate(s) && !s.weak)) return null
  return { days: s.days, tokens: s.tokens.filter((t) => t.kind === 'when'), line: s.line }
}

/** “6月5日至8月30日实施改造”: no timetable begins with it. */
function inEffect(r: Reader): { days: Days; tokens: Token[]; line: number } | null {
  const { effective: days, effectiveToken: t } = r
  if (!days || !t) return null
  return { days, tokens: [t], line: r.doc.lines.findLastIndex((l) => l.from <= t.from) }
}

/** “甲馆闭馆期间,乙馆…”: whose closure it was says only when. */
function leaveClosed(r: Reader, tokens: readonly Token[], k: number): void {
  const s = r.cur
  if (!s?.named || isPredicate(s) || s.dated) return
  for (const t of tokens.slice(k + 1, k + 12)) {
    if (t.kind === 'times' || t.kind === 'when' || isMark(t, '.', ';')) return
    if (t.kind === 'state' && !t.weak) return
    if (t.kind !== 'place' && !(t.kind === 'ref' && t.ref !== 'main')) continue
    s.places = null
    s.named = false
    return
  }
}

/** “甲馆7月1日至5日闭馆。乙室同期更换桌椅,闭至7月9日”: from the first day of the closure before. */
function sameStart(r: Reader, t: Token): Days | null {
  if (t.kind !== 'when' || !t.when.items.every((i) => i.kind === 'until' && !i.begins)) return null
  const clause = /[^。;]*$/.exec(r.doc.prose.text.slice(Math.max(0, t.from - 30), t.from))![0]
  if (!/同期|同时/.test(clause)) return null
  const before = r.segments.findLast((s) => s.state === 'closed' && s.line === r.n)
  const start = before?.days?.spans[0]?.[0]
  const end = r.resolver.resolve(t.when)?.spans[0]?.[1]
  if (start === undefined || end === undefined || end === null || end < start) return null
  return { ...emptyDays(), spans: [[start, end]] }
}

const SPELT =
  /(?:^|[,。;:\n])具体(?:的)?(?:(?:闭馆|休馆|开放|开馆|延时|暂停)(?:开放)?)?(?:日期|时间|安排|日子)?(?:分别)?[为是:]{1,2}$/

/**
 * “1月至3月每周一闭馆。具体日期为:1月6日、13日;2月10日”: the list says on which days the rule before it holds. `first` is its
 * first date, or that after a semicolon.
 */
export function spellOut(r: Reader, days: Days, first: Token): boolean {
  const of = r.segments.at(-1)
  const { spans, weekly } = days
  if (!of?.days || of.dead || !of.dated || weekly !== null || spans.length === 0) return false
  if (spans.some(([a, b]) => b === null || b - a > MOST_SAME_DAYS)) return false
  const goesOn = r.spelled?.of === of && r.spelled.line === r.n
  if (!goesOn) {
    if (!of.days.weekly?.length || of.days.weekly.length > 3 || of.line < r.n - 1) return false
    const before = r.doc.prose.text.slice(Math.max(0, first.from - 16), first.from)
    if (!SPELT.test(before)) return false
    if (!fallOn(spans, of.days.weekly)) of.doubts.push('the dates fall on other weekdays')
  }
  of.days = goesOn
    ? { ...of.days, spans: mergeSpans([...of.days.spans, ...spans]) }
    : { ...emptyDays(), spans, alternatives: days.alternatives, doubt: days.doubt }
  r.spelled = { of, line: r.n }
  return true
}

/** “4月1日起执行旺季时间:8:30-17:00”: from when is said, and the season only names the hours. */
function isNameOfTimetable(r: Reader, t: Token): boolean {
  if (t.kind !== 'when' || !t.when.items.every((i) => i.kind === 'season' && !i.glosses.length))
    return false
  const before = r.doc.prose.text.slice(Math.max(0, t.from - 4), t.from)
  const s = r.cur
  return !!s?.dated && !isPredicate(s) && /(?:[执实]行|实施|[改调]为|整为|进入)$/.test(before)
}

/** Tokens between days and the word that means each of them. */
const MOST_BETWEEN = 24
const MOST_SAME_DAYS = 31

/** “9月6日、13日、20日暂停夜场,当天9:00-17:00开放”: on each of the days that the sentence named. */
function sameDays(r: Reader, tokens: readonly Token[], k: number): Days | null {
  const t = tokens[k]!
  if (t.kind !== 'when' || t.when.items.length !== 1) return null
  const [item] = t.when.items
  if (item?.kind !== 'relative' || item.to !== 'same' || item.onward) return null
  const named: Days[] = []
  for (let j = k - 1; j >= 0 && j > k - MOST_BETWEEN; j--) {
    const x = tokens[j]!
    if (isMark(x, '.', ';')) break
    if (x.kind !== 'when') {
      if (named.length > 0 && !isMark(x, '、', '(', ')')) break
      continue
    }
    if (x.fate?.kind === 'decoy' && x.fate.why === 'publication') continue
    if (x.when.items.some((i) => i.kind !== 'day' && i.kind !== 'range')) break
    const days = r.resolver.resolve(x.when)
    if (!days || days.implied) break
    named.unshift(days)
  }
  const spans = mergeSpans(named.flatMap((d) => d.spans))
  const length = spans.reduce((n, [a, b]) => n + (b === null ? Infinity : b - a + 1), 0)
  return named.length > 0 && length <= MOST_SAME_DAYS ? { ...named[0]!, spans } : null
}

/** Adds days to a statement that has some: joined, narrowed (其中) or left out. */
export function combineDays(r: Reader, s: Segment, days: Days, t: Token): void {
  const old = s.days!
  if (days.spans.length > 0) r.named.push(days.spans)
  markOnly(r, s, t)
  if (days.daily && days.spans.length === 0 && days.weekly === null) {
    old.daily = true
    coverWords(s, [t])
    return
  }
  if ((old.statutory || days.statutory) && meetsBefore(r, t) && old.spans.length === 0) {
    // “法定节假日逢周一”, “周一遇法定节假日”: not all Mondays, but holidays.
    s.days = { ...old, weekly: [], statutory: true }
    coverWords(s, [t])
    return
  }
  if (days.statutory && old.weekly !== null && old.spans.length === 0) {
    s.days = { ...old, statutory: true }
    coverWords(s, [t])
    return
  }
  if (days.weekly !== null && days.spans.length === 0) {
    // “5月3日逢周一,不开放”: the weekday is that of the day before it.
    const gloss = old.weekly === null && !days.statutory && fallOn(old.spans, days.weekly)
    if (!(gloss && old.spans.every(([a, b]) => a === b)))
      s.days = { ...old, weekly: days.weekly, implied: old.implied || days.implied }
    coverWords(s, [t])
    return
  }
  if (old.weekly !== null && old.spans.length === 0) {
    s.days = { ...days, weekly: old.weekly }
    coverWords(s, [t])
    return
  }
  if (isNameOf(r, s, days, t)) {
    coverWords(s, [t])
    return
  }
  if (daysWithin(days, old)) {
    if (!daysWithin(old, days)) {
      const tokens = s.tokens.filter((x) => x.kind === 'when')
      for (const x of tokens) x.fate ??= { kind: 'decoy', why: 'refined below' }
      // “5月1日至5日:5月1日闭馆,其余时间9:00-17:00”: the others are the other days of the span.
      r.loose.push({
        tokens,
        days: old,
        places: s.places ?? r.subject,
        line: s.line,
        block: s.block,
      })
    }
    // The dates of a bracket or a later clause say exactly which days were meant.
    s.days = {
      ...days,
      alternatives: [...old.alternatives, ...days.alternatives],
      doubt: old.doubt ?? days.doubt,
    }
  } else if (old.period && old.implied && (overlaps(old, days) || saidToFollow(r, s, t))) {
    s.days = days
  } else if (upTo(r, s, t)) {
    const [[from], [, to]] = [old.spans[0]!, days.spans.at(-1)!]
    s.days = { ...days, spans: [[from, to]], implied: old.implied || days.implied }
    // “从23日起至公祭日”: of which month the 23rd is was not understood.
    if (to !== null && to < from) s.unresolved = true
  } else s.days = union(old, days)
  coverWords(s, [t])
}

/** “4月2日至4月4日清明节期间”: the dates before the festival say which days it has. */
function isNameOf(r: Reader, s: Segment, days: Days, t: Token): boolean {
  const old = s.days!
  const last = s.tokens.findLast((x) => x.kind === 'when')
  if (!last || t.kind !== 'when' || old.implied || old.weekly !== null) return false
  if (!t.when.items.every((i) => i.kind === 'festival' && i.span === 'period')) return false
  if (!overlaps(old, days) || !old.spans.some(([from, to]) => to !== null && to > from))
    return false
  return /^(?:\([^()]{1,8}\))?[("]{0,2}(?:的|,)?"?$/.test(r.doc.prose.text.slice(last.to, t.from))
}

/** “从10月1日起至重阳节当天”: the words between the two days make them one span. */
function upTo(r: Reader, s: Segment, t: Token): boolean {
  const last = s.tokens.findLast((x) => x.kind === 'when')
  if (!last || s.days?.spans.length !== 1 || t.from - last.to > 10) return false
  return /^(?:起|开始)?,?(?:一直|持续)?(?:至|到)(?:第[^,。;]{1,3}次|本年度?|当年|今年)?$/.test(
    r.doc.prose.text.slice(last.to, t.from),
  )
}

/** 逢, 遇: this day, if it is that one too. */
function meetsBefore(r: Reader, t: Token): boolean {
  const { text } = r.doc.prose
  const before = text.slice(Math.max(0, t.from - 6), t.from) + (text[t.from] === '逢' ? '逢' : '')
  const met = /([、,及和与或]?)[如恰适正]?[逢遇](?:上|到)?(?:国家|全国)?$/.exec(before)
  return met !== null && met[1] === ''
}

/** “春节期间开放时间安排如下:1月27日…”: a festival before the colon only announces the dates after it. */
function saidToFollow(r: Reader, s: Segment, t: Token): boolean {
  const { text } = r.doc.prose
  return text[t.from - 1] === ':' && s.tokens.every((x) => x.kind !== 'when' || x.to < t.from)
}

/** Gives a statement its days and the words they rest on. */
export function setDays(r: Reader, s: Segment, days: Days, t: Token): void {
  rememberDays(r, t, days)
  s.days = { ...days }
  s.dated = true
  if (days.doubt) s.doubts.push(days.doubt)
  // “寒假期间,1月18日至26日…”: the dates say which of its days are meant.
  if (days.spans.length > 0 && !days.implied) s.doubts = s.doubts.filter((d) => d !== SCHOOL)
  if (days.spans.length > 0) r.named.push(days.spans)
  markOnly(r, s, t)
  coverWords(s, [t])
}

const SCHOOL = 'the days of the school holidays are not said'

/** “仅10月1日”, “只有周末” */
function markOnly(r: Reader, s: Segment, t: Token): void {
  const before = r.doc.prose.text.slice(Math.max(0, t.from - 5), t.from)
  s.only ||= /(?:仅|只)(?:限|在|于|有|(?:对外)?开(?:放)?)?$/.test(before)
}

/** “仅开放10月1日、2日”: whole days, and nothing further is said of them. */
function endsClause(r: Reader, tokens: readonly Token[], k: number): boolean {
  const t = tokens[k]!
  if (/[上下中]午|[早晚夜]/.test(r.doc.prose.text.slice(t.from, t.to))) return false
  const next = tokens[k + 1]
  return next === undefined || isMark(next, ',', '.', ';', '\n')
}

/** “仅开放”, “只对外开放” */
function isLimited(r: Reader, state: Token): boolean {
  const { text } = r.doc.prose
  return /(?:仅|只)(?:对外)?(?:开放|开馆|开)?$/.test(
    text.slice(Math.max(0, state.from - 3), state.to),
  )
}

/** Is the bare name of a festival used for its days: 春节照常, 五一每天…? */
function nameIsWhen(r: Reader, tokens: readonly Token[], k: number): boolean {
  if (r.leadLine && !tokens.slice(k + 1).some((t) => t.kind === 'state')) return false
  const next = tokens[k + 1]
  const after = tokens.slice(k + 1, k + 4).find((t) => t.kind !== 'raw' && !isMark(t, ','))
  if (!next) return false
  if (next.kind === 'label') return false
  return (
    after?.kind === 'state' ||
    after?.kind === 'times' ||
    (after?.kind === 'when' && after.when.items.some((i) => i.kind === 'daily'))
  )
}

/** Dates that follow their predicate: “开放时间为10月1日至7日”, “正常开放(2月12日…)”. */
function hangsOn(r: Reader, tokens: readonly Token[], k: number): boolean {
  const before = tokens[k - 1]
  const t = tokens[k]
  if (!before || t?.kind !== 'when') return false
  // “闭馆至10月15日”: the state stands first.
  if (t.when.items.every((i) => i.kind === 'until' && !i.begins)) return r.cur?.state != null
  const word = r.doc.prose.text.slice(before.from, before.to)
  if (before.kind === 'raw' && /^(?:时间)?(?:为|是|于)$/.test(word)) return true
  const said = tokens[k - 2]?.kind
  if (before.kind === 'state' && before.state === 'open' && isLimited(r, before))
    return endsClause(r, tokens, k)
  // “下列日期闭馆…:5月1日”
  if (isMark(before, ':') && r.cur?.state === 'closed') {
    const first = r.cur.tokens[0] ?? before
    if (/下列|以下|如下/.test(r.doc.prose.text.slice(Math.max(0, first.from - 12), before.from)))
      return true
  }
  // “闭馆改造自1月5日开始…”
  if (
    before.kind === 'raw' &&
    /^(?:改造|施工|维修|修缮)?(?:工程|工作)?(?:自|从|定于|于)$/.test(word) &&
    said === 'state' &&
    r.cur?.state === 'closed'
  )
    return !speaksAfter(tokens, k + 1)
  return (
    before.kind === 'label' || (isMark(before, ':', ']') && (said === 'state' || said === 'label'))
  )
}

/** “每周开放两天:周六、周日”: which days these are comes behind their number. */
function daysCounted(r: Reader, tokens: readonly Token[], k: number, s: Segment): boolean {
  const state = s.tokens.findLast((x) => x.kind === 'state')
  const next = tokens.slice(k + 1, k + 4).find((x) => x.kind !== 'raw' && !isMark(x, '('))
  if (!state || s.windows.length > 0 || s.days?.weekly) return false
  if (next?.kind === 'state' && next.state !== s.state) return false
  const { text } = r.doc.prose
  return (
    /每(?:周|星期)(?:仅|只|固定|均|将|对外)*$/.test(
      text.slice(Math.max(0, state.from - 6), state.from),
    ) &&
    /^(?:对外)?[一二两三四五六1-6][天日][,:]?(?:分别|即|为|是)*$/.test(
      text.slice(state.to, tokens[k]!.from),
    )
  )
}

function effectiveAt(r: Reader, tokens: readonly Token[], k: number): boolean {
  const t = tokens[k]!
  if (t.kind !== 'when') return false
  if (isLabelledStart(r.doc, t)) return !(r.cur && isPredicate(r.cur) && r.cur.dated)
  const next = tokens[k + 1]
  const further = next?.kind === 'raw' && next.to - next.from <= 3 ? tokens[k + 2] : next
  // “自12月22日起执行至2月28日”: the word stands within the span.
  const period = t.when.items.every((i) => i.kind === 'period')
  const within = !period && /[执施]行|实施/.test(r.doc.prose.text.slice(t.from, t.to))
  if (!within && !isCue(further, 'effective')) return false
  // “自1月3日起实施改造”
  if (
    further &&
    WORKS.test(r.doc.prose.text.slice(further.to, further.to + 8).split(/[,。;\n]/)[0]!)
  )
    return false
  return !(r.cur && isPredicate(r.cur) && r.cur.dated)
}

/** “执行日期:9月1日起”, “生效时间⏎2024年4月15日”: one day, behind the label of what begins with it. */
export function isLabelledStart({ prose: { text } }: Tokens, t: Token): boolean {
  if (t.kind !== 'when' || t.when.items.length !== 1) return false
  const [item] = t.when.items
  if (item!.kind === 'range' || item!.kind === 'period' || item!.kind === 'weekly') return false
  const before = text.slice(Math.max(0, t.from - LONGEST_LABEL), t.from)
  return START_LABEL.test(t.from < LONGEST_LABEL ? `\n${before}` : before)
}

const LONGEST_LABEL = 20

const START_LABEL =
  /[\n。;,:(](?:[一二三四五六七八九十\d]{1,2}[、.])?(?:本通知|本公告|新时间|调整|正式)?(?:执行|生效|实施|施行|实行|启用|起效)(?:执行|生效|实施)?(?:日期|时间|日)(?:为|是)?[:\n]?(?:自|从|于)?$/

function clauseHas(tokens: readonly Token[], k: number, cue: string): boolean {
  for (let j = k + 1; j < tokens.length && j < k + 12; j++) {
    const t = tokens[j]!
    if (isMark(t, '.', ';')) return false
    if (isCue(t, cue)) return true
  }
  return false
}

/** “双节期间,甲馆10月1日至2日9:00-12:00开放”: do the days themselves stand before what is said of them? */
function datesFollow(tokens: readonly Token[], k: number): boolean {
  for (const t of tokens.slice(k + 1, k + 16)) {
    if (t.kind === 'when' && t.fate === null)
      return t.when.items.every((i) => i.kind === 'day' || i.kind === 'range')
    if (t.kind === 'state' || t.kind === 'times' || isMark(t, '.', ';')) return false
  }
  return false
}

/** Why no day can be given to this date. */
export function unresolved(r: Reader, t: Token): string {
  if (t.kind !== 'when') return 'not understood'
  if (/^(?:之|以)?前/.test(r.doc.prose.text.slice(t.to, t.to + 2)))
    return 'says until when, not from when'
  if (t.when.items.some((i) => i.kind === 'statutory')) return 'names statutory holidays in general'
  if (r.resolver.evidence.year === null) return 'the year is not known'
  return 'not a date that could be resolved'
}

/** The last `count` days that were named, or null if they do not come out even. */
export function lastDays(r: Reader, count: number): Days | null {
  const days = new Set<number>()
  for (const spans of r.named.slice(-12).reverse()) {
    for (const [a, b] of spans) {
      if (b === null || b - a > 40) return null
      for (let d = a; d <= b; d++) days.add(d)
    }
    if (days.size >= count) break
  }
  if (days.size !== count) return null
  return { ...emptyDays(), spans: mergeSpans([...days].map((d) => [d, d])) }
}

/** “清明假期(4月4日至6日)各馆安排如下:⏎甲馆三天均开放”: the holiday of the notice, where it has as many days. */
export function holidayOf(r: Reader, count: number): Days | null {
  const days = r.leadDays?.days ?? r.resolver.holiday
  const [span, ...more] = days?.spans ?? []
  if (!days || !span || more.length > 0 || span[1] === null) return null
  return span[1] - span[0] + 1 === count ? { ...days } : null
}
