/** A date of a sentence is read: as a name, as days of this statement, or as those of the next one. */
import { civil } from '../../core/time.ts'
import { hasOwnWords } from '../clauses.ts'
import { coverWords, isPredicate } from '../segments.ts'
import type { Segment } from '../segments.ts'
import { overlaps } from '../spans.ts'
import { closingOf, isCue, isMark } from '../tokens.ts'
import type { Token } from '../tokens.ts'
import { emptyDays } from '../year/days.ts'
import type { Days } from '../year/days.ts'
import {
  closesAfter,
  endsAt,
  followsClosure,
  lastsUntil,
  resumesNext,
  shutForWorks,
  shutInTurn,
} from './days/closures.ts'
import { effectiveAt } from './days/effective.ts'
import { combineDays, meetsBefore, SCHOOL, setDays, unresolved } from './days/given.ts'
import { closureMeant, leaveClosed, sameStart } from './days/meanwhile.ts'
import { isAfterwards, pointsAt, sameDays } from './days/pointed.ts'
import { excludeDays } from './exceptions.ts'
import { current, nextStatement } from './settle.ts'
import type { Reader } from './reader.ts'
import { setSubject, takeEffect } from './settle/subject.ts'
import { speaksAfter } from './subjects.ts'
import { holdDays } from './waiting.ts'

/** A date at `k`: days of this statement, or the beginning of the next one. */
export function readDays(r: Reader, tokens: Token[], k: number): void {
  const t = tokens[k]!
  if (t.kind !== 'when') return
  if (pointsAt(r, tokens, k) || isOnlyNamed(r, tokens, k)) return
  const effective = effectiveAt(r, tokens, k)
  if (isOfNoDay(r, tokens, k)) return
  const days = daysAt(r, tokens, k)
  if (!days) return
  if (namesSchool(r, t, days)) {
    r.resolver.defineSchool(days)
    const next = tokens[k + 1]
    if ((!next || isMark(next, '.', ';')) && !(r.cur && isPredicate(r.cur))) {
      t.fate ??= { kind: 'decoy', why: 'name of the span' }
      return
    }
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
  const s = r.cur
  if (s && shutInTurn(r, tokens, k, s)) setDays(r, nextStatement(r), days, t)
  else if (s && isPredicate(s)) afterPredicate(r, tokens, k, s, days)
  else beforePredicate(r, tokens, k, days)
}

/** Is the date at `k` a name, an exception, or what kind of day it is? */
function isOnlyNamed(r: Reader, tokens: readonly Token[], k: number): boolean {
  const t = tokens[k]!
  if (t.kind !== 'when') return false
  const weakName = t.when.items.every((i) => i.kind === 'festival' && i.span === 'name')
  if (weakName && !nameIsWhen(r, tokens, k)) {
    t.fate ??= { kind: 'decoy', why: 'name of the festival' }
    return true
  }
  if (
    t.when.items.some((i) => i.kind === 'above') &&
    (/^(?:之|以)?外/.test(r.doc.prose.text.slice(t.to, t.to + 2)) ||
      /不(?:再)?(?:执行|适用|按照?|受)$/.test(
        r.doc.prose.text.slice(Math.max(0, t.from - 5), t.from),
      ))
  ) {
    t.fate ??= { kind: 'decoy', why: 'exception' }
    leaveOutShut(r, t, k)
    return true
  }
  if (isCue(tokens[k + 1], 'excepted')) {
    excludeDays(r, t)
    return true
  }
  if (t.when.items.every((i) => i.kind === 'statutory')) {
    const excepted = isCue(tokens[k + 1], 'excepted') || (r.exceptOpen >= 0 && k > r.exceptOpen)
    // “周一闭馆,遇法定节假日顺延”: the day it moves to is not said, and no day of doors.
    const moved = /^(?:,?则)?(?:闭馆)?(?:依次)?顺延/.test(r.doc.prose.text.slice(t.to, t.to + 8))
    if (excepted || moved || clauseHas(tokens, k, 'later')) {
      t.fate = { kind: 'decoy', why: 'exception' }
      return true
    }
    if (isOfWeekday(r.cur) && meetsBefore(r, t)) return false
    if (isKindOfDay(r, t)) {
      // “4月5日,法定节假日当天闭馆”
      t.fate = { kind: 'decoy', why: 'name of the festival' }
      return true
    }
    if (/(?:为|是|系|属|属于)$/.test(r.doc.prose.text.slice(Math.max(0, t.from - 2), t.from))) {
      // “5月1日为法定节假日,闭馆”: what kind of day it is.
      t.fate = { kind: 'decoy', why: 'name of the festival' }
      return true
    }
    if (r.cur && !isPredicate(r.cur) && r.cur.dated) {
      // “2月10日至17日,法定节假日…”: days cut by days that only the calendar knows.
      r.cur.unresolved = true
      t.fate = { kind: 'unread', why: unresolved(r, t) }
      return true
    }
  }
  // “如遇法定节假日,当日正常开放”
  const same = t.when.items.every((i) => i.kind === 'relative' && i.to === 'same')
  const again = /(?:节日|假日),?$/.test(r.doc.prose.text.slice(Math.max(0, t.from - 4), t.from))
  if (same && r.cur?.dated && !isPredicate(r.cur) && (r.cur.days?.statutory || again)) {
    t.fate = { kind: 'decoy', why: 'said again' }
    return true
  }
  return false
}

/** “4月5日(周三),法定节假日当天”: does it only say what the one day before the comma is? */
function isKindOfDay(r: Reader, t: Token): boolean {
  const s = r.cur
  const [day, ...more] = s?.days?.spans ?? []
  const when = s?.tokens.findLast((x) => x.kind === 'when')
  if (!s?.dated || isPredicate(s) || !day || more.length > 0 || day[0] !== day[1]) return false
  return when !== undefined && /^,?$/.test(r.doc.prose.text.slice(when.to, t.from))
}

/** “除上述闭馆日外,自修室每日照常开放”: not on the days told to be closed, and so on the others that are told. */
function leaveOutShut(r: Reader, t: Token, k: number): void {
  const word = r.doc.prose.text.slice(t.from, t.to)
  if (r.exceptOpen < 0 || k <= r.exceptOpen || !/[闭休][馆园]/.test(word)) return
  const shut = r.segments.filter(
    (s) => !s.dead && s.state === 'closed' && s.effect === 'set' && s.days?.weekly === null,
  )
  const spans = shut.flatMap((s) => s.days!.spans)
  if (spans.length === 0) return
  r.exceptDays.push({ ...emptyDays(), spans })
  r.exceptShut = true
}

/** Are its days, as far as they are told, a day of the week? */
function isOfWeekday(s: Segment | null): boolean {
  return s !== null && s.dated && !isPredicate(s) && !!s.days?.weekly && s.days.spans.length === 0
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

function clauseHas(tokens: readonly Token[], k: number, cue: string): boolean {
  for (let j = k + 1; j < tokens.length && j < k + 12; j++) {
    const t = tokens[j]!
    if (isMark(t, '.', ';')) return false
    if (isCue(t, cue)) return true
  }
  return false
}

/** “寒假时间:1月15日至2月20日”, “1月15日至2月20日按寒假时间开放”: what 假期 means below. */
export function namesSchool(r: Reader, t: Token, days: Days): boolean {
  const [span, ...more] = days.spans
  if (!span || span[1] === null || more.length > 0 || span[1] - span[0] < LEAST_SCHOOL) return false
  if (days.weekly !== null || days.implied) return false
  const { text } = r.doc.prose
  return (
    /[寒暑](?:假|期)(?:放假|假期)?(?:起止)?(?:时间|日期|期间|安排)?(?:为|是|:|自|从|于){0,3}$/.test(
      text.slice(Math.max(0, t.from - 14), t.from),
    ) ||
    /^(?:\([^()]*\))?(?:为|是|按照?|执行|实行)?(?:我?校)?[寒暑](?:假|期)/.test(
      text.slice(t.to, t.to + 20),
    )
  )
}

/** Days of the shortest school holidays. */
const LEAST_SCHOOL = 13

/** Until when, or in a school holiday that no one dates, or the name of a timetable: no day comes of it. */
function isOfNoDay(r: Reader, tokens: readonly Token[], k: number): boolean {
  const t = tokens[k]!
  if (t.kind !== 'when') return false
  if (isEarlier(r, t) && (!doorFollows(tokens, k) || resumesNext(tokens, k))) {
    t.fate = { kind: 'unread', why: 'says until when, not from when' }
    const before = r.cur && isPredicate(r.cur) ? nextStatement(r) : current(r)
    before.unresolved = true
    return true
  }
  if (t.when.items.every((i) => i.kind === 'school') && !r.resolver.resolve(t.when)) {
    const told = schoolMeant(r, t)
    if (told) {
      r.resolver.defineSchool(told)
      return false
    }
    // Hours are told, the days are not: a person must say when school is out.
    const s = r.cur && isPredicate(r.cur) ? nextStatement(r) : current(r)
    s.doubts.push(SCHOOL)
    coverWords(s, [t])
    return true
  }
  if (isNameOfTimetable(r, t)) {
    t.fate ??= { kind: 'decoy', why: 'name of the span' }
    return true
  }
  return false
}

/** “7月2日至8月31日调整开放时间:…暑期周一不闭馆”: the one long span told so far, where it lies in that season. */
function schoolMeant(r: Reader, t: Token): Days | null {
  const season = SCHOOL_MONTHS[r.doc.prose.text[t.from] === '暑' ? 'summer' : 'winter']
  let only: readonly [number, number] | null = null
  for (const spans of [...r.named, r.pending?.days.spans ?? []])
    for (const [from, to] of spans) {
      if (to === null || to - from < LEAST_SCHOOL) continue
      if (only && (only[0] !== from || only[1] !== to)) return null
      only = [from, to]
    }
  if (!only || only[1] - only[0] > MOST_SCHOOL) return null
  const within = season.includes(civil(only[0]).month) && season.includes(civil(only[1]).month)
  return within ? { ...emptyDays(), spans: [[only[0], only[1]]] } : null
}

/** Months in which school holidays begin and end. */
const SCHOOL_MONTHS = { summer: [6, 7, 8, 9], winter: [12, 1, 2, 3] }

/** Days of the longest school holidays. */
const MOST_SCHOOL = 80

/** “2月18日前” */
function isEarlier(r: Reader, t: Token): boolean {
  return /^(?:之|以)?前(?!后|往|来|台|\d{1,4}[名位个人]|\d{3})/.test(
    r.doc.prose.text.slice(t.to, t.to + 6),
  )
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

/** “4月1日起执行旺季时间:8:30-17:00”: from when is said, and the season only names the hours. */
function isNameOfTimetable(r: Reader, t: Token): boolean {
  if (t.kind !== 'when' || !t.when.items.every((i) => i.kind === 'season' && !i.glosses.length))
    return false
  const before = r.doc.prose.text.slice(Math.max(0, t.from - 4), t.from)
  const s = r.cur
  return !!s?.dated && !isPredicate(s) && /(?:[执实]行|实施|[改调]为|整为|进入)$/.test(before)
}

/** The days that the date at `k` means; null if it only names those that follow, or if they are not known. */
function daysAt(r: Reader, tokens: readonly Token[], k: number): Days | null {
  const t = tokens[k]!
  if (t.kind !== 'when') return null
  const closure = closureMeant(r, t)
  if (closure) leaveClosed(r, tokens, k)
  const days = isEarlier(r, t)
    ? r.resolver.before(t.when)
    : isAfterwards(r, t)
      ? r.resolver.after(t.when)
      : (closure ?? sameStart(r, t) ?? sameDays(r, tokens, k) ?? r.resolver.resolve(t.when))
  if (!days && t.when.items.every((i) => i.kind === 'period') && datesFollow(tokens, k)) {
    t.fate ??= { kind: 'decoy', why: 'name of the span' }
    return null
  }
  if (!days) {
    t.fate ??= { kind: 'unread', why: unresolved(r, t) }
    const lost = r.cur && isPredicate(r.cur) ? nextStatement(r) : current(r)
    lost.unresolved = true
    return null
  }
  return days
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

/** Days behind what the statement says of doors: its own, where they hang on it, or those of the next one. */
function afterPredicate(
  r: Reader,
  tokens: readonly Token[],
  k: number,
  s: Segment,
  days: Days,
): void {
  const t = tokens[k]!
  if (endsAt(s, t, days)) {
    coverWords(s, [t])
    return
  }
  const labelled = s.rule === 'closed-label' && !s.days && tokens[k - 1]?.kind === 'raw'
  if (!s.dated && (labelled || hangsOn(r, tokens, k))) {
    setDays(r, s, days, t)
    return
  }
  if (daysCounted(r, tokens, k, s) && days.weekly !== null && days.spans.length === 0) {
    if (s.dated) combineDays(r, s, days, t)
    else setDays(r, s, days, t)
    return
  }
  if (days.daily && days.spans.length === 0 && days.weekly === null) {
    coverWords(s, [t])
    return
  }
  // “9月1日起甲室只开周六、周日”
  const weekdays = days.weekly !== null && days.spans.length === 0
  if (weekdays && s.days?.weekly === null && s.windows.length === 0) {
    const verb = tokens[k - 1]
    if (verb?.kind === 'state' && isLimited(r, verb) && hangsOn(r, tokens, k)) {
      combineDays(r, s, days, t)
      return
    }
  }
  setDays(r, nextStatement(r), days, t)
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

/** Days before what is said of doors: the end of the statement before, or those of this one beside its others. */
function beforePredicate(r: Reader, tokens: readonly Token[], k: number, days: Days): void {
  const t = tokens[k]!
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
