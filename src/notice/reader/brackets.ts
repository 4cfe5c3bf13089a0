/** Brackets: glosses, conditions and statements inside them. */
import { inclusionAt } from '../additions.ts'
import type { WhenText } from '../dates.ts'
import { namesFeast } from '../dates/glosses.ts'
import { isWithin } from '../places.ts'
import { hasHours, isPredicate, coverWords } from '../segments.ts'
import type { Segment } from '../segments.ts'
import { fallsWithin, daysWithin, overlaps } from '../spans.ts'
import { isCue, isMark, silence, isTimely } from '../tokens.ts'
import type { Token } from '../tokens.ts'
import { partsOf } from '../words.ts'
import type { Days } from '../year/days.ts'
import { combineDays, setDays } from './days/given.ts'
import { excludeDays, leaveBehind } from './exceptions.ts'
import { shutsAfter } from './clock/closed.ts'
import { opensRooms } from './opened.ts'
import { walkTokens } from './prose.ts'
import { allAlike } from './collectives.ts'
import { current, nextStatement, flush } from './settle.ts'
import type { Reader } from './reader.ts'
import { setState } from './states.ts'
import { readHalls } from './strangers.ts'
import {
  contextOf,
  resolvePlace,
  placesIn,
  speaksAfter,
  narrowList,
  meansPlaces,
  seePlaces,
} from './subjects.ts'

/** “暑期(至8月31日)”: until when is said, from when is not. */
function untilIn(r: Reader, s: Segment, whens: readonly Token[]): boolean {
  const [t, ...more] = whens
  if (t?.kind !== 'when' || more.length > 0) return false
  const [item, ...others] = t.when.items
  if (item?.kind !== 'day' || others.length > 0) return false
  const until = { kind: 'until', b: item.a, begins: false } as const
  const days = r.resolver.resolve({ ...t.when, items: [until] })
  if (!days) return false
  setDays(r, s, days, t)
  return true
}

/** “7月18日至8月27日(每周一闭馆),甲馆…”: whose days they are comes after the comma. */
function subjectAfter(r: Reader, tokens: readonly Token[], close: number): string[] | null {
  if (!isMark(tokens[close + 1], ',')) return null
  const next = tokens[close + 2]
  return next?.kind === 'place' ? placesIn(r, [next]) : null
}

const KIND = /^(?:博物馆|图书馆|文化馆|美术馆|纪念馆|科技馆|展览馆|体育馆|体育场)$/

const SEASON = /^(?:[春夏秋冬]|[夏冬]令)(?:季|天|时制?|制)?(?:作息)?(?:时间|时段)?$/

/** “14:30-17:30(冬令时)”: hours of a season whose months the notice does not say. */
function inSomeSeason(r: Reader, inner: readonly Token[]): boolean {
  const [first, last] = [inner[0], inner.at(-1)]
  if (!first || !last || !SEASON.test(r.doc.prose.text.slice(first.from, last.to))) return false
  const when = inner.find((t) => t.kind === 'when')
  if (when?.kind === 'when' && r.resolver.resolve(when.when)) return false
  const s = r.cur
  if (!s || !isPredicate(s)) return false
  s.doubts.push('which months the season has is not said')
  if (when) when.fate ??= { kind: 'decoy', why: 'season' }
  coverWords(s, inner)
  return true
}

const spansEvent = (r: Reader, t: Token | undefined): boolean =>
  t !== undefined && /(?:期间|时段)$/.test(r.doc.prose.text.slice(Math.max(t.from, t.to - 4), t.to))

/** “全馆(含甲室)”, “甲馆(含乙室,不含丙室)”: the house, parts of it too, and parts that are left out. */
function readInclusions(r: Reader, tokens: readonly Token[], open: number, close: number): boolean {
  const before = tokens[open - 1]
  const s = r.cur
  const whole = before?.kind === 'ref' && (before.ref === 'main' || before.ref === 'same')
  // “图书馆闭馆(含甲室,不含乙室)”
  const behind = before?.kind === 'state' && s !== null && isPredicate(s)
  if (!s || (!behind && (!s.named || isPredicate(s) || !(whole || before?.kind === 'place'))))
    return false
  const house = s.places ?? (behind ? (r.subject ?? r.main) : null)
  if (!house) return false
  const parts: Token[][] = [[]]
  for (const t of tokens.slice(open + 1, close)) {
    const next = isMark(t, '、') && inclusionAt(r.doc.prose.text, t.to) !== null
    if (isMark(t, ',', ';') || next) parts.push([])
    else parts.at(-1)!.push(t)
  }
  const told = parts.map((part) => inclusionAt(r.doc.prose.text, part[0]?.from ?? 0))
  const plain = parts.every((part) =>
    part.every((t) => t.kind === 'place' || t.kind === 'raw' || isMark(t, '、')),
  )
  if (!plain || told.includes(null) || !told.includes('with') || (!whole && parts.length < 2))
    return false
  s.places = house
  s.named = true
  for (const [k, part] of parts.entries()) {
    const names = part.filter((t) => t.kind === 'place')
    const ids = names.flatMap((t, j) =>
      t.kind === 'place' ? resolvePlace(r, t.ids, contextOf(r, names, j)) : [],
    )
    if (told[k] === 'with') s.places = [...new Set([...s.places, ...ids])]
    else leaveBehind(r, s, names)
    coverWords(s, names)
  }
  return true
}

/** “各馆9:00-17:00开放(甲馆为9:00-20:00)”: one of those that the statement is of begins the bracket. */
function isOneOf(s: Segment | null, [first]: readonly Token[]): boolean {
  const places = s && isPredicate(s) && s.places ? s.places : []
  return first?.kind === 'place' && places.length > 1 && first.ids.some((id) => places.includes(id))
}

const OF_SESSION =
  /^(?:仅|只|其中)?(?:(?:[早午晚夜日]|首|末|第[一二三四]|上午|下午|晚间)场(?:次)?|(上午|下午|晚上|晚间))(?:将|暂时|临时)?(?:停开|取消|暂停(?:开放)?|停止开放|不开放?|关闭|停场|不对外开放)$/

/** “2月3日换水(早场停开)”: the cause closes no more of the day than the bracket says. */
function shutsSession(r: Reader, inner: readonly Token[]): boolean {
  const s = r.cur
  const [first, last] = [inner[0], inner.at(-1)]
  if (!s?.weak || s.state !== 'closed' || hasHours(s) || !first || !last) return false
  const m = OF_SESSION.exec(r.doc.prose.text.slice(first.from, last.to))
  if (!m) return false
  s.weak = false
  if (m[1] !== undefined) {
    s.part = partsOf(m[1])
    s.effect = 'remove'
    coverWords(s, inner)
    return true
  }
  // Which hours the session has is not known.
  Object.assign(s, { state: null, part: null, effect: 'set', unresolved: true })
  for (const t of inner)
    if (t.kind === 'state' || t.kind === 'cue')
      silence(t, { kind: 'unread', why: 'which hours this session has is not said' })
  return true
}

/** “2月1日至6日(以上三馆相同)9:00-11:30”: whose days and hours are told at the end of them all. */
function saysForAll(r: Reader, inner: readonly Token[]): boolean {
  const ids = allAlike(r, inner)
  if (!ids) return false
  const s = current(r)
  s.places = ids
  s.named = true
  coverWords(s, inner)
  if (!isPredicate(s) && r.doc.tokens[r.doc.lines[r.n]!.last - 2] === inner.at(-1)) {
    r.heading = ids
    r.headingLine = r.n
  }
  return true
}

/** The words from the bracket at `open` to the one at `close`: a gloss, a condition, or a statement of its own. */
export function readBracket(r: Reader, tokens: Token[], open: number, close: number): void {
  const inner = tokens.slice(open + 1, close)
  const live = inner.filter((t) => t.kind !== 'mark' && t.kind !== 'raw')
  const before = tokens[open - 1]
  if (before?.kind === 'times' && inSomeSeason(r, inner)) return
  // “公祭期间(9:00-11:00)广场暂停开放”
  if (inner.length === 1 && spansEvent(r, before) && shutsAfter(r, tokens, open + 1)) return
  if (shutsSession(r, inner)) return
  if (saysForAll(r, inner)) return
  const [only] = inner
  if (inner.length === 1 && only!.kind === 'raw' && r.cur && !isPredicate(r.cur)) {
    // “4月3日(1、2号馆)闭馆”
    readHalls(r, tokens, open + 1)
    return
  }
  if (live.length === 0 || readInclusions(r, tokens, open, close)) return
  if (opensRooms(r, tokens, open, close)) return
  const s = r.cur
  if (before?.kind === 'place' && live.every((t) => t.kind === 'place')) {
    const told = inclusionAt(r.doc.prose.text, tokens[open]!.to)
    if (s?.named && s.places && told !== null) {
      const ids = live.flatMap((t, j) =>
        t.kind === 'place' ? resolvePlace(r, t.ids, contextOf(r, live, j)) : [],
      )
      if (told === 'with') s.places = [...new Set([...s.places, ...ids])]
      else s.doubts.push('what holds for the parts left out is not said')
      coverWords(s, live)
      return
    }
    if (s?.named && s.places) {
      const out = [...s.places]
      narrowList(r, out, live)
      if (out.every((id) => s.places!.includes(id)) && meansPlaces(live, s.places))
        r.aliases.push({ from: before.from, to: tokens[close]!.to })
      s.places = out
      coverWords(s, live)
    }
    return
  }
  if (before?.kind === 'place' && live.every((t) => t.kind === 'place' || t.kind === 'quantity')) {
    // “自修室(南校区图书馆301室)”: where it is.
    for (const t of live) r.used.add(t)
    if (s?.named) coverWords(s, live)
    return
  }
  // “甲馆、乙馆等9家博物馆(纪念馆)”: a kind of house, and no house.
  const [kind] = inner
  if (
    s?.named &&
    inner.length === 1 &&
    kind?.kind === 'place' &&
    KIND.test(r.doc.prose.text.slice(kind.from, kind.to)) &&
    before?.kind !== 'place'
  )
    return
  // “各馆闭馆,室外场地(甲场、乙场)全天开放”: a word for them begins another clause.
  const apart = isMark(tokens[open - 2], ',', ';') && speaksAfter(tokens, close)
  const said = s !== null && isPredicate(s)
  if (before?.kind === 'raw' && live.every((t) => t.kind === 'place') && (!said || apart)) {
    // 自修室(南楼402室、北楼105室): the bracket says which.
    const own = said ? nextStatement(r) : current(r)
    own.places = placesIn(r, inner)
    own.named = true
    own.unknown = null
    coverWords(own, live)
    seePlaces(r, own.places)
    return
  }
  const excludes = inclusionAt(r.doc.prose.text, tokens[open]!.to) === 'without'
  if (
    before?.kind === 'ref' &&
    s &&
    !isPredicate(s) &&
    !excludes &&
    live.every((t) => t.kind === 'place')
  ) {
    // 其余场馆(健身房、乒乓球馆): the bracket names them.
    s.places = placesIn(r, inner)
    s.named = true
    s.others = false
    s.unresolved = false
    s.doubts = []
    s.besides = []
    coverWords(s, live)
    seePlaces(r, s.places)
    return
  }
  const branches = live.length === 1 && live[0]!.kind === 'ref' && live[0]!.ref === 'all'
  if (branches && s?.named && s.places && !isPredicate(s)) {
    const told = inclusionAt(r.doc.prose.text, tokens[open]!.to)
    if (told !== null) {
      // “总馆(含各分馆)”: the branches too, where the registry has them.
      const parts = s.places.flatMap((id) => r.registry.children.get(id) ?? [])
      const own = parts.filter((id) => /馆$/.test(r.registry.entries.get(id)!.name))
      if (told === 'with') s.places = [...new Set([...s.places, ...own])]
      coverWords(s, live)
      return
    }
  }
  const partsToo =
    live.every((t) => t.kind === 'place') &&
    inclusionAt(r.doc.prose.text, tokens[open]!.to) === 'with'
  if (partsToo && before?.kind !== 'place') {
    // “10月1日(含水世界)闭馆”: the house, and these parts of it.
    // “9月1日12:00起闭馆(含东分馆)”: the closure has been read.
    const last = r.segments.at(-1)
    const shut = !s && last?.effect === 'remove' && last.line === r.n ? last : null
    const told = shut && shut.sentence === r.sentence && before?.kind === 'state' ? shut : null
    const own = s && isPredicate(s) ? s : (told ?? current(r))
    const house = own.places ?? r.subject ?? r.main ?? []
    own.places = [...new Set([...house, ...placesIn(r, inner)])]
    own.named = true
    coverWords(own, live)
    return
  }
  // “各展厅(不含甲室)开放”
  const without = excludes && before?.kind === 'ref' && live.every((t) => t.kind === 'place')
  if (without && exceptBracket(r, live, s)) return
  if (live.some((t) => isCue(t, 'later'))) {
    for (const t of live) if (isTimely(t)) t.fate ??= { kind: 'decoy', why: 'to be announced' }
    return
  }
  if (live.some((t) => isCue(t, 'except', 'excepted')) && exceptBracket(r, live, s)) return
  if (live.some((t) => isCue(t, 'excepted')) && !closesSave(live)) {
    const when = live.find((t) => t.kind === 'when')
    if (when) {
      if (when.kind === 'when' && isStatutory(when.when))
        when.fate = { kind: 'decoy', why: 'exception' }
      else if (s || r.segments.length > 0) excludeDays(r, when)
    }
    leaveBehind(r, s ?? r.segments.at(-1) ?? null, namesIn(live))
    return
  }
  const opening = r.doc.prose.text.slice(tokens[open]!.from + 1, tokens[open]!.from + 4)
  if (
    /^(?:平日|平时|日常|原|通常|往常|此前)/.test(opening) &&
    live.some((t) => t.kind === 'times')
  ) {
    for (const t of live) if (isTimely(t)) t.fate ??= { kind: 'decoy', why: 'old value' }
    return
  }
  const doors = live.some((t) => t.kind === 'state' && !t.weak && !r.used.has(t))
  const whens = live.filter((t) => t.kind === 'when' && t.fate === null)
  const later = live.some((t) => isCue(t, 'until'))
  const hours = live.some(
    (t) => t.kind === 'times' && t.fate === null && (t.times.end !== null || later),
  )
  if (live.some((t) => t.kind === 'ref' && t.ref === 'others')) {
    // A bracket about other rooms is a statement of its own.
    const outer = r.cur
    r.cur = null
    walkTokens(r, inner)
    flush(r)
    r.cur = outer
    return
  }
  if (before?.kind === 'place' && hours && s && !isPredicate(s) && sentThere(r, tokens, open)) {
    const rule = whens.every(
      (t) =>
        t.kind === 'when' && t.when.items.every((i) => i.kind === 'weekly' || i.kind === 'daily'),
    )
    if (rule && whens.length > 0) return readAsOwn(r, inner, placesIn(r, [before]))
  }
  const parts = s !== null && isPredicate(s) && doors && saysOfParts(r, s, live)
  if ((whens.length > 0 || parts || isOneOf(s, live)) && (doors || hours) && s) {
    // A statement inside: 10月1日至7日(其中4日闭馆), 9:00-17:00(周一闭馆).
    const outer = r.cur!
    const days = outer.days
    const name = before
    const daysBefore = r.sentenceDays
    const { subject, subjectLine } = r
    if (outer.dated && days) r.sentenceDays = { days: lasting(outer, days), tokens: [] }
    r.cur = null
    // “以下场馆闭馆:甲馆、乙馆(闭馆至8月20日)”: behind the verb each name has its own bracket.
    const verb = outer.tokens.findLast((t) => t.kind === 'state')
    const last = r.segments.at(-1)
    const listed =
      !isPredicate(outer) &&
      last?.sentence === r.sentence &&
      outer.places?.every((p) => last.places?.includes(p))
    const behind = isPredicate(outer) && verb !== undefined && verb.to <= (name?.from ?? -1)
    const own = name?.kind === 'place' && (behind || listed)
    const meant = own ? placesIn(r, [name]) : outer.places
    // “甲馆…⏎乙馆周二至周日9:00-17:00(周一闭馆)”: what the bracket says is of the house before it.
    if (outer.named && meant) r.subject = meant
    const count = r.segments.length
    walkTokens(r, inner)
    flush(r)
    let named = false
    const next = outer.named || isPredicate(outer) ? null : subjectAfter(r, tokens, close)
    for (const x of r.segments.slice(count)) {
      if (next && !x.named) {
        x.places = next
        x.named = true
      }
      x.among = true
      named ||= x.named
      if (!named) {
        x.places = meant ?? x.places
        x.named = outer.named
      }
      if (
        days &&
        x.days &&
        x.days.weekly !== null &&
        !x.days.statutory &&
        x.days.spans.length === 0 &&
        days.spans.length > 0 &&
        fallsWithin(x.days.weekly, days)
      )
        x.days = { ...days, weekly: x.days.weekly }
      if (!named && isOpenToo(x, outer)) {
        x.dead = true
        coverWords(outer, x.tokens)
      }
    }
    r.cur = outer
    r.sentenceDays = daysBefore
    // “9:00-17:00开放(水世界10月1日闭馆)”: a name in the bracket is not the subject of what stands around it.
    Object.assign(r, { subject, subjectLine })
    return
  }
  if (whens.length > 0 && (doors || hours) && live.some((t) => t.kind === 'place')) {
    // A bracket that is a sentence of its own: “(水世界更换设备,10月1日至3日闭馆)”.
    const { subject, subjectLine } = r
    walkTokens(r, inner)
    flush(r)
    Object.assign(r, { subject, subjectLine })
    return
  }
  if (whens.length > 0 && !doors && !hours) {
    const word = r.doc.prose.text.slice(tokens[open]!.from + 1, tokens[open]!.from + 3)
    if (/^(?:含|包)/.test(word)) {
      for (const t of whens) t.fate = { kind: 'fact' }
      return
    }
    if (s && !isPredicate(s) && /^(?:[至到]|截[至止])/.test(word) && untilIn(r, s, whens)) return
    if (s && !s.dated) {
      for (const t of whens) {
        const days = t.kind === 'when' ? r.resolver.resolve(t.when) : null
        if (days) setDays(r, s, onWeekdays(s, r.segments.at(-1), days), t)
      }
      return
    }
    if (s && nextSpan(r, s, before, whens)) return
    const words = r.doc.prose.text.slice(tokens[open]!.to, tokens[close]!.from)
    if (s?.days && namesFeast(words)) {
      const told = whens.map((t) => (t.kind === 'when' ? r.resolver.resolve(t.when) : null))
      if (told.every((days) => days !== null && fewer(days, s.days!))) {
        for (const t of whens) t.fate ??= { kind: 'decoy', why: 'name of the festival' }
        return
      }
    }
    if (s && s.days) {
      for (const t of whens) {
        const days = t.kind === 'when' ? r.resolver.resolve(t.when) : null
        const weekly = s.days.spans.length === 0 ? someWeekdays(s.days) : null
        if (days && s.days.spans.length === 0 && days.spans.length > 0) s.days = { ...days }
        // “9月1日起每周开放两天(周六、周日)”
        const only = days?.weekly && days.spans.length === 0 && s.days.weekly === null
        if (only && s.state !== null && fallsWithin(days.weekly!, s.days)) {
          combineDays(r, s, days, t)
          continue
        }
        if (days && (daysWithin(days, s.days) || overlaps(days, s.days))) {
          // “10月1日至7日(10月3日包场)”: something else is told of that day.
          if (fewer(days, s.days) && tellsMore(r, inner)) {
            t.fate ??= { kind: 'unread', why: 'what is said of these days was not understood' }
            continue
          }
          combineDays(r, s, days, t)
          // “周一(7月6日、13日)”: which Mondays.
          if (days.spans.some(([a, b]) => a !== b)) s.days.weekly ??= weekly
        }
      }
      return
    }
    if (!s) {
      // “冬季开放时间(10月9日起):周二至周日…”: the heading's days are those of what follows it.
      const days = whens.map((t) => (t.kind === 'when' ? r.resolver.resolve(t.when) : null))
      const spans = days.flatMap((d) => d?.spans ?? [])
      // “节后(10月8日起)实行冬季作息:…”
      const before = r.doc.prose.text.slice(Math.max(0, tokens[open]!.from - 8), tokens[open]!.from)
      const later =
        /(?:^|[,。;:\n])(?:节|假期?|节日|长假|小长假|开学|春节|国庆|元旦|五一|假日)(?:结束)?(?:之|以)?后$/.test(
          before,
        )
      if ((isMark(tokens[close + 1], ':') || later) && days[0] && spans.length > 0) {
        r.sentenceDays = { days: { ...days[0], spans }, tokens: [...whens] }
        return
      }
      const last = r.segments.at(-1)
      if (last && last.sentence === r.sentence && !last.dated) {
        for (const t of whens) {
          const days = t.kind === 'when' ? r.resolver.resolve(t.when) : null
          if (days) setDays(r, last, days, t)
        }
        return
      }
    }
    for (const t of whens)
      t.fate ??= { kind: 'unread', why: 'dates in a bracket with nothing to say' }
    return
  }
  // Last entry, closed hours, fees: they belong to what stands before the bracket.
  if (doors && !hours && !live.some((t) => t.kind === 'times')) {
    if (s && s.state === null) for (const t of live) if (t.kind === 'state') setState(r, s, t)
    return
  }
  if (
    !s &&
    r.segments.length > 0 &&
    live.some((t) => isCue(t, 'last') || t.kind === 'relative-last')
  ) {
    walkTokens(r, inner)
    return
  }
  const subject = s?.named && s.places ? s.places : r.subject
  const aside = s !== null && isPredicate(s) && isOfPart(r, s, live)
  r.bracketed = true
  walkTokens(r, inner)
  r.bracketed = false
  if (!aside) return
  flush(r)
  r.subject = subject
}

/** “8:30-21:00(甲室18:00关闭),周一闭馆”: what stands behind the bracket is said of the house again. */
function isOfPart(r: Reader, s: Segment, [first]: readonly Token[]): boolean {
  const houses = s.places ?? r.subject ?? []
  return (
    first?.kind === 'place' &&
    first.ids.every((id) => houses.some((h) => h !== id && isWithin(r.registry, id, h)))
  )
}

/** The weekdays named, unless they are all. */
function someWeekdays({ weekly }: Days): Days['weekly'] {
  return weekly && weekly.length < 7 ? weekly : null
}

/** “周末9:00-21:00(5月至9月),10:00-20:00(10月至4月)”: other hours in another span, and still of the weekend. */
function onWeekdays(s: Segment, last: Segment | undefined, days: Days): Days {
  const told = last?.days ? someWeekdays(last.days) : null
  if (!told || last!.sentence !== s.sentence || last!.line !== s.line || !hasHours(s)) return days
  if (days.weekly !== null || days.spans.length === 0 || last!.days!.spans.length === 0) return days
  if (s.named || last!.clause !== s.clause || overlaps(days, last!.days!)) return days
  return { ...days, weekly: told }
}

/** “周末(5月至9月)9:00-21:00,(10月至4月)10:00-20:00”: the bracket opens the next statement. */
function nextSpan(
  r: Reader,
  s: Segment,
  before: Token | undefined,
  whens: readonly Token[],
): boolean {
  const [t, ...more] = whens
  if (!isMark(before, ',', ';', '、') || !hasHours(s) || t?.kind !== 'when' || more.length > 0)
    return false
  const days = r.resolver.resolve(t.when)
  if (!days || !s.days || s.days.spans.length === 0 || days.spans.length === 0) return false
  if (overlaps(days, s.days)) return false
  const weekly = days.weekly ?? someWeekdays(s.days)
  setDays(r, nextStatement(r), { ...days, weekly }, t)
  return true
}

const SENT = /(?:前往|移步|转[至到往]|就近[去到]?|可[去到]|改[去到往])$/

/** “施工期间读者可就近前往甲馆(…)借阅” */
function sentThere(r: Reader, tokens: readonly Token[], open: number): boolean {
  const name = tokens[open - 1]!
  return SENT.test(r.doc.prose.text.slice(Math.max(0, name.from - 6), name.from))
}

/** “(每日9:00-20:00)” behind the name of a house where readers are sent: its hours at all times. */
function readAsOwn(r: Reader, inner: Token[], places: string[]): void {
  const { sentenceDays, subject, subjectLine } = r
  const outer = r.cur
  r.sentenceDays = null
  r.cur = null
  Object.assign(current(r), { places, named: true })
  walkTokens(r, inner)
  flush(r)
  for (const t of outer?.tokens ?? [])
    if (isTimely(t)) t.fate ??= { kind: 'decoy', why: 'while another house is shut' }
  r.cur = null
  Object.assign(r, { sentenceDays, subject, subjectLine })
}

/** “9:00-17:00开放(甲室、乙室不开放)”: rooms of the house, and what their doors do. */
function saysOfParts(r: Reader, s: Segment, live: readonly Token[]): boolean {
  const k = live.findIndex((t) => t.kind !== 'place')
  const door = live[k]
  if (k < 1 || live.length !== k + 1 || door?.kind !== 'state' || door.weak) return false
  const houses = s.places ?? r.subject ?? []
  return live
    .slice(0, k)
    .every(
      (t) =>
        t.kind === 'place' &&
        t.ids.every((id) => houses.some((h) => h !== id && isWithin(r.registry, id, h))),
    )
}

/** Are these a few days of those, and no other way to say them? */
function fewer(days: Days, of: Days): boolean {
  return days.spans.length > 0 && daysWithin(days, of) && !daysWithin(of, days)
}

const GLOSS = /当[天日]|农历|假|节|共|其中|[为即是]|含|包括|不?[含计]|起|第/

/** Words in the bracket that are no gloss of a date. */
function tellsMore(r: Reader, inner: readonly Token[]): boolean {
  return inner.some((t) => {
    if (t.kind !== 'raw') return false
    const word = r.doc.prose.text.slice(t.from, t.to)
    return word.length > 2 && !GLOSS.test(word)
  })
}

/** “12月30日至1月1日开馆(其中12月30日为正常开馆日),每天9:00-16:30”: open as on the others, whose hours follow. */
function isOpenToo(x: Segment, outer: Segment): boolean {
  const open = (s: Segment) =>
    (s.state === 'open' || s.state === 'regular') && !hasHours(s) && !s.resumes
  return (
    open(x) &&
    open(outer) &&
    !!x.days &&
    !!outer.days &&
    x.effect === 'set' &&
    outer.effect === 'set' &&
    fewer(x.days, outer.days)
  )
}

/** “2月13日起正常开馆(逢周一闭馆)”: what begins or resumes on a day goes on after it. */
function lasting(s: Segment, days: Days): Days {
  const [span, ...more] = days.spans
  const alone = span !== undefined && more.length === 0 && span[0] === span[1]
  return s.resumes && alone ? { ...days, spans: [[span[0], null]] } : days
}

/** “10月1日至8日(除10月6日外)”: days taken out of those before the bracket. */
function exceptBracket(r: Reader, live: readonly Token[], s: Segment | null): boolean {
  const whens = live.filter((t) => t.kind === 'when' && t.fate === null)
  const besides = new Set(placesIn(r, live))
  const only = live.every(
    (t) => t.kind === 'when' || t.kind === 'place' || isCue(t, 'except', 'except-end', 'excepted'),
  )
  const general = whens.some(
    (t) => t.kind === 'when' && t.when.items.every((i) => i.kind === 'statutory'),
  )
  if (!s || !only || general || whens.length > 0 === besides.size > 0) return false
  for (const [k, t] of whens.entries()) {
    // “(国庆节10月6日除外)”: the festival is only named.
    if (isFestive(t) && whens[k + 1] && !isFestive(whens[k + 1]!))
      t.fate = { kind: 'decoy', why: 'name of the festival' }
    else excludeDays(r, t)
  }
  if (besides.size > 0) {
    // “各馆(市图除外)”
    leaveBehind(r, s, namesIn(live))
    coverWords(s, live)
  }
  return true
}

const namesIn = (tokens: readonly Token[]) => tokens.filter((t) => t.kind === 'place')

/** “周一闭馆,法定节假日除外”: a weekday that is closed, save on holidays; the holidays are none of its days. */
function closesSave(live: readonly Token[]): boolean {
  const whens = live.filter((t) => t.kind === 'when' && t.fate === null)
  const statutory = whens.filter((t) => t.kind === 'when' && isStatutory(t.when))
  const closed = live.some((t) => t.kind === 'state' && t.state === 'closed' && !t.weak)
  if (!closed || statutory.length === 0 || statutory.length === whens.length) return false
  for (const t of statutory) t.fate = { kind: 'decoy', why: 'exception' }
  return true
}

const isFestive = (t: Token) =>
  t.kind === 'when' && t.when.items.every((i) => i.kind === 'festival' && i.glosses.length === 0)

const isStatutory = (when: WhenText) => when.items.every((i) => i.kind === 'statutory')
