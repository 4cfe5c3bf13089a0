/** Sentences: token by token, and what a line or a sentence opens with. */
import { doorsAfterComma } from '../additions.ts'
import type { Festival } from '../dates.ts'
import { isWithin } from '../places.ts'
import { isOpenOnly, isPredicate, hasHours, coverWords } from '../segments.ts'
import type { Segment } from '../segments.ts'
import { silence, isMark, isCue, closingOf, isTimely } from '../tokens.ts'
import type { Token } from '../tokens.ts'
import { daysWithin } from '../spans.ts'
import { emptyDays } from '../year/days.ts'
import type { Days } from '../year/days.ts'
import { readBracket } from './brackets.ts'
import { isLaterHalf, readTimes } from './clock.ts'
import { readRelative } from './clock/last-entry.ts'
import { readReference } from './collectives.ts'
import { readLabel, readCue } from './cues.ts'
import { readDays } from './days.ts'
import { spellOut } from './days/pointed.ts'
import { closeExcept, exceptBehind } from './exceptions.ts'
import { isDatedTitle, pointsOn } from './lines.ts'
import { namesAllAbove, roomsAbove } from './meant.ts'
import { LONG_SPAN } from './reader.ts'
import type { Reader } from './reader.ts'
import { goesOnFrom, keepsDays, opensWith } from './stops.ts'
import { settleBesides, flush } from './settle.ts'
import { takeEffect, setSubject } from './settle/subject.ts'
import { readState } from './states.ts'
import { readCrowd, readHalls, strangerItem } from './strangers.ts'
import { readPlace, placesIn, speaksAfter } from './subjects.ts'

/** Tokens of a line that only points at another place's hours. */
const MOST_OF_LIKENESS = 8

/** A line of sentences. */
export function readProse(r: Reader, tokens: Token[]): void {
  startLine(r, tokens)
  if (saysWhose(r, tokens)) return
  const lead =
    isMark(tokens.at(-1), ':') || tokens.some((t) => isCue(t, 'lead')) || isDatedTitle(tokens)
  r.leadLine = lead
  r.sentence++
  underFestival(r, tokens)
  strangerItem(r, tokens)
  for (let k = 0; k < tokens.length; k++) {
    const t = tokens[k]!
    if (isMark(t, '(', '[')) {
      const close = closingOf(tokens, k)
      if (close > k && !opensLine(tokens, k, close) && !isStatement(r, tokens, k, close)) {
        readBracket(r, tokens, k, close)
        k = close
        continue
      }
    }
    if (isMark(t, '.')) {
      governTimetable(r)
      flushSentence(r, tokens[k + 1])
      continue
    }
    if (isMark(t, ';') && !partsHours(tokens, k) && !partsSessions(r, tokens, k)) {
      daysBehind(r)
      flush(r)
      // “自习室8:00-22:00,其他部门闭馆;5月6日照常开放”: past the others it is said of the house.
      const others = r.segments.at(-1)
      if (others?.others && others.line === r.n) r.subject = r.heading ?? r.lead ?? r.main
      r.clauses++
      // In a row “甲室:…;周一闭馆” all is said of the room.
      r.houseAgain = !(tokens[0]?.kind === 'place' && isMark(tokens[1], ':'))
      continue
    }
    readToken(r, tokens, k)
  }
  governTimetable(r)
  if (!lead) daysBehind(r)
  if (!lead && endsSentence(r, tokens)) flush(r)
  if (!lead && !isMark(tokens.at(-1), ',', '、')) r.besides = []
  goOnWith(r, tokens)
  loseLikeness(r, tokens)
  if (lead) {
    if (r.cur && governs(r, r.cur)) governOne(r, r.cur)
    else if (r.cur && beginsList(r, r.cur)) takeEffect(r, r.cur.days!)
    if (r.cur && isPredicate(r.cur)) flush(r)
    leadDays(r)
    daysOfLead(r)
    // “甲馆、乙馆国庆安排如下:” names whom the lines below are about.
    if (r.cur?.named && r.cur.places && !isPredicate(r.cur)) setSubject(r, r.cur.places)
    const house = namedInLead(r, tokens)
    r.lead = house ?? r.lead
    if (house) leaveHeading(r, house)
    if (r.lead) r.subject = r.lead
    headsItems(r, tokens)
  }
}

/** “10月8日起各馆恢复正常开放⏎”: the line ends with its verb, as if a stop stood there. */
function endsSentence(r: Reader, tokens: readonly Token[]): boolean {
  const last = tokens.at(-1)
  if (!r.cur) return false
  if (!isPredicate(r.cur)) return opensOnDays(r, r.cur, tokens)
  if (last?.kind === 'state' && !last.weak) return true
  const below = r.doc.lines.slice(r.n + 1, r.n + 3).find((l) => l.last > l.first)
  const next = below && !below.marker ? r.doc.tokens[below.first] : undefined
  return r.cur.state !== null && next?.kind !== 'times' && !isMark(next, '(', '[')
}

/** “甲场开放时间为10月1日至7日,场地先到先得⏎”: days behind the label, in a line that says more than them. */
function opensOnDays(r: Reader, s: Segment, tokens: readonly Token[]): boolean {
  const when = s.tokens.find((t) => t.kind === 'when')
  const label = r.openLabel
  if (!label || !when || label.from < tokens[0]!.from || label.to > when.from) return false
  return isMark(tokens[tokens.indexOf(when) + 1], ',') && !isMark(tokens.at(-1), ',', '、', ':')
}

/** “甲馆开放时间⏎…⏎乙馆开放安排如下:”: a lead about another house ends the heading of the one above. */
function leaveHeading(r: Reader, house: readonly string[]): void {
  const beside = (a: string, b: string) =>
    !isWithin(r.registry, a, b) && !isWithin(r.registry, b, a)
  if (!r.heading?.every((h) => house.every((id) => beside(h, id)))) return
  r.heading = null
  r.headingNode = null
}

/**
 * “甲馆9:00-17:00开放,从7月1日起到8月31日止。”: a span that ends the sentence is of what was said before it, if that
 * has no days of its own.  */
function daysBehind(r: Reader): void {
  const [s, last] = [r.cur, r.segments.at(-1)]
  if (!s || !last || isPredicate(s) || s.named || !s.dated || !s.days || s.exceptDays.length > 0)
    return
  if (onlyOn(r, s, last)) return
  const when = s.tokens.find((t) => t.kind === 'when')
  if (when && spellOut(r, s.days, when)) {
    coverWords(last, s.tokens)
    for (const t of s.tokens) if (isTimely(t)) t.fate ??= { kind: 'fact' }
    r.cur = null
    return
  }
  if (last.sentence !== r.sentence || last.line !== r.n || last.clause !== r.clauses) return
  const { weekly } = last.dated && last.days ? last.days : { weekly: null }
  if (last.dated && weekly === null) return
  if (last.state === 'closed' || last.effect !== 'set' || last.exceptDays.length > 0) return
  const first = s.tokens.find((t) => t.kind === 'when')
  const [span, ...more] = s.days.spans
  if (!first || !span || more.length > 0 || s.days.weekly !== null) return
  if (span[0] === span[1]) return
  last.days = { ...s.days, weekly }
  last.dated = true
  last.tokens.push(...s.tokens)
  last.to = Math.max(last.to, s.to)
  r.cur = null
}

/** “甲分馆开馆时间变更为:⏎1)周一闭馆” under the heading of all branches: the items are of this one. */
function headsItems(r: Reader, tokens: readonly Token[]): void {
  const names = tokens.filter((t) => t.kind === 'place')
  const label = tokens.findIndex((t) => t.kind === 'label' && t.label === 'open-time')
  if (r.node === 0 || r.doc.lines[r.n]!.marker || names.length !== 1 || label < 1) return
  if (!isMark(tokens.at(-1), ':') || tokens[label - 1] !== names[0]) return
  const below = r.doc.lines.slice(r.n + 1, r.n + 3).find((l) => l.last > l.first)
  const [name] = names
  if (below?.marker && name?.kind === 'place' && name.ids.length === 1)
    r.nodes[r.node]!.places = [...name.ids]
}

/** “8:30-12:00;14:00-17:30”: hours later on the same day, and nothing but them. */
function partsHours(tokens: readonly Token[], k: number): boolean {
  const [before, after] = [tokens[k - 1], tokens[k + 1]]
  if (before?.kind !== 'times' || after?.kind !== 'times') return false
  const end = before.times.end
  if (!end || !after.times.end || before.fate !== null || after.fate !== null) return false
  const later = after.times.start.minutes >= end.minutes || isLaterHalf(tokens, k + 1)
  const next = tokens[k + 2]
  const opens = next?.kind === 'state' && next.state !== 'closed'
  return later && (next === undefined || isMark(next, ',', '.', ';') || opens)
}

/** “第1场13:00-15:00;第2场16:00-18:00”: named sessions later on the same day, and of no other. */
function partsSessions(r: Reader, tokens: readonly Token[], k: number): boolean {
  const { text } = r.doc.prose
  const next = tokens.slice(k + 1, k + 4).find((t) => t.kind === 'times')
  const told = tokens.slice(Math.max(0, k - 6), k).findLast((t) => isWindow(t) && isLive(t))
  if (next?.kind !== 'times' || told?.kind !== 'times' || !next.times.end) return false
  const [from, start] = [tokens[k]!.to, Math.max(0, told.from - 12)]
  const named = SESSION_HOURS.test(text.slice(from, next.from))
  return (
    named &&
    SESSION_HOURS.test(
      text
        .slice(start, told.from)
        .split(/[,。;()\n]/)
        .at(-1)!,
    ) &&
    next.times.start.minutes >= told.times.end!.minutes
  )
}

const isWindow = (t: Token) => t.kind === 'times' && t.times.end !== null

const isLive = (t: Token) => t.fate === null || t.fate.kind === 'fact'

const SESSION_HOURS =
  /(?:第[一二三四五六七八九十\d]{1,2}场|场次[一二三四五六七八九十\d]|[早晨午中晚夜]场|[上下]午场)次?(?:时间)?[:为]?$/

/** “开放到20:30,仅限周五、周六”: the weekdays behind the hours are the only ones that have them. */
function onlyOn(r: Reader, s: Segment, last: Segment): boolean {
  const { weekly, spans } = s.days!
  if (weekly === null || weekly.length === 0 || weekly.length > 5 || spans.length > 0) return false
  if (last.sentence !== r.sentence || last.line !== r.n || last.clause !== r.clauses) return false
  if (!hasHours(last) || last.effect !== 'set' || last.days?.weekly != null || last.dead)
    return false
  const when = s.tokens.find((t) => t.kind === 'when')!
  const before = r.doc.prose.text.slice(Math.max(last.to, when.from - 8), when.from)
  if (!/^[,(]?(?:但|且)?(?:仅|只)(?:限|限于|在|于|有|面向)?$/.test(before)) return false
  last.days = { ...(last.days ?? emptyDays()), weekly, daily: false }
  last.dated = true
  coverWords(last, s.tokens)
  for (const t of s.tokens) if (isTimely(t)) t.fate ??= { kind: 'fact' }
  r.cur = null
  return true
}

/** “清明节:假期正常开放”: the festival is the heading of its own line. */
function underFestival(r: Reader, tokens: readonly Token[]): void {
  const [t, colon] = tokens
  if (t?.kind !== 'when' || t.fate !== null || !isMark(colon, ':')) return
  const names: Festival[] = []
  for (const item of t.when.items) {
    if (item.kind !== 'festival' || item.span !== 'name' || item.glosses.length > 0) return
    names.push(...item.names)
  }
  const [first] = t.when.items
  r.resolver.enter(names, first?.kind === 'festival' ? first.year : null)
  const days = r.resolver.resolve(t.when)
  t.fate = { kind: 'decoy', why: 'heading' }
  if (!days || days.spans.length === 0) return
  r.resolver.under(days)
  if (r.doc.lines[r.n]!.marker) r.nodes[r.node]!.festival = days
  if (!r.cur) r.sentenceDays = { days, tokens: [t] }
}

/** “乙馆开放时间为9:30-17:00⏎周二闭馆” under the heading of another house: what follows is of 乙馆. */
function goOnWith(r: Reader, tokens: readonly Token[]): void {
  const [first, label] = tokens
  if (first?.kind !== 'place' || first.ids.length !== 1 || !r.heading) return
  if (label?.kind !== 'label' || label.label !== 'open-time') return
  const [id] = first.ids
  if (!r.registry.roots.includes(id!) || r.heading.includes(id!)) return
  if (r.doc.lines[r.n]!.marker || isMark(label, ':') || !tokens.some((t) => t.kind === 'times'))
    return
  r.heading = [id!]
  r.headingLine = r.n
}

/** “乙馆⏎开放时间见甲馆”: under a heading, words about the hours of another place that said nothing. */
function loseLikeness(r: Reader, tokens: readonly Token[]): void {
  const first = tokens[0]
  if (!first || !r.heading || tokens.length > MOST_OF_LIKENESS) return
  if (r.cur ? isPredicate(r.cur) : r.segments.at(-1)?.line === r.n) return
  const names = tokens.filter((t) => t.kind === 'place')
  if (names.length !== 1 || names.some((t) => t.ids.some((id) => r.heading!.includes(id)))) return
  if (tokens.some((t) => isTimely(t))) return
  if (!pointsOn(r, tokens)) return
  for (const t of names) t.fate ??= { kind: 'unread', why: 'what is said of it was not understood' }
}

/** “以上为甲馆、乙馆的安排”: whose the statements above are, if they name nobody. */
function saysWhose(r: Reader, tokens: readonly Token[]): boolean {
  const { text } = r.doc.prose
  if (
    !/^(?:以上|上述)(?:时间|安排)?(?:均|都|仅)?(?:为|是|系|适用于)/.test(
      text.slice(tokens[0]!.from, tokens[0]!.from + 12),
    )
  )
    return false
  const own = (t: Token) =>
    isTimely(t) && !(t.kind === 'when' && t.when.items.every((i) => i.kind === 'above'))
  if (tokens.some((t) => own(t) || (t.kind === 'state' && !t.weak))) return false
  const places = placesIn(r, tokens)
  const open = r.segments.filter((x) => x.places === null && !x.unknown && !x.others)
  if (places.length === 0 || open.length === 0) return false
  for (const x of open) {
    x.places = places
    x.named = true
  }
  for (const t of tokens) if (t.kind === 'when') t.fate ??= { kind: 'fact' }
  return true
}

/** “自7月1日起…安排如下:” over lines of weekdays: a span for what stands below, and no statement. */
function governs(r: Reader, s: Segment): boolean {
  const span = s.days?.spans[0]
  if (!s.dated || !span || s.days!.spans.length !== 1 || s.days!.weekly !== null) return false
  // “乙馆自4月20日起实行延时开放。” after another house's own day.
  const other = r.effectives.at(-1)?.house
  const taken = r.effective !== null && !(other && s.named && !s.places?.includes(other))
  if (taken || hasHours(s) || s.resumes || s.effect !== 'set') return false
  if (s.state === 'closed' || s.part !== null || s.like !== null) return false
  if (span[1] !== null && span[1] - span[0] < LONG_SPAN) return false
  return r.doc.lines.slice(r.n + 1, r.n + 10).some((l) => {
    const tokens = r.doc.tokens.slice(l.first, l.last)
    return tokens.some((t) => t.kind === 'when' && t.when.items.every((i) => i.kind === 'weekly'))
  })
}

/** “3月8日起恢复开放,各室时间如下:” over rooms with their hours: these are from that day on too. */
function beginsList(r: Reader, s: Segment): boolean {
  const [span, ...more] = s.days?.spans ?? []
  if (!s.dated || !span || more.length > 0 || span[1] !== null || s.days!.weekly !== null)
    return false
  if (r.effective || hasHours(s) || s.effect !== 'set' || s.state === 'closed') return false
  if (s.part !== null || s.like !== null) return false
  const below = r.doc.lines.slice(r.n + 1, r.n + 10).map((l) => r.doc.tokens.slice(l.first, l.last))
  const item = (tokens: readonly Token[]) =>
    tokens[0]?.kind === 'place' &&
    tokens.some((t) => t.kind === 'times') &&
    !tokens.some((t) => t.kind === 'when' && t.when.items.some((i) => i.kind !== 'weekly'))
  return (
    below.filter(item).length > 1 &&
    !below.some((b) =>
      b.some(
        (t) =>
          t.kind === 'when' && t.when.items.some((i) => i.kind === 'day' || i.kind === 'range'),
      ),
    )
  )
}

/** “自5月6日起执行夏季作息。” over lines of weekdays says from when these hold. */
function governTimetable(r: Reader): void {
  const s = r.cur
  if (!s || s.night) return
  const changes =
    s.state === null &&
    CHANGES.test(r.doc.prose.text.slice(s.from, s.from + LONGEST_ANNOUNCEMENT).split(/[。;\n]/)[0]!)
  if ((s.state === 'unstated' || changes) && governs(r, s)) governOne(r, s)
}

/** “自4月21日起适当延长阅览室开放时间”: what changes from that day on is told below. */
const CHANGES =
  /(?:调整|延长|缩短|变更|更改|优化|启用|执行|实行|实施)[^,。;\n\d]{0,20}(?:开放|服务|开馆|借阅|营业|接待)(?:服务)?时间(?!.{0,3}[至到为]?\d)|(?:开放|服务|开馆|借阅|营业|接待)(?:服务)?时间(?:将|作|做|进行|予以|有所|适当|相应|如下){0,3}(?:调整|延长|缩短|变更|优化)/
const LONGEST_ANNOUNCEMENT = 60

function governOne(r: Reader, s: Segment): void {
  takeEffect(r, s.days!)
  r.cur = null
  for (const t of s.tokens) {
    if (t.kind === 'when') t.fate ??= { kind: 'decoy', why: 'span of the notice' }
    if (t.kind === 'state') silence(t, { kind: 'decoy', why: 'span of the notice' })
  }
  if (s.named && s.places) setSubject(r, s.places)
}

/** “10月1日至7日,各场馆免费开放,安排如下:”: what stands below without days is of these. */
function leadDays(r: Reader): void {
  const said = r.segments.slice(-8).filter((s) => s.line === r.n && s.days && !s.exception)
  const [first] = said.filter((s) => s.state === 'open' && isOpenOnly(s) && !s.weak)
  const days = first?.days
  if (!days || days.weekly !== null || days.implied || days.spans.length === 0) return
  if (days.spans.some(([, to]) => to === null) || r.nodes[r.node]!.days) return
  const spans = JSON.stringify(days.spans)
  // “10月4日闭馆,10月5日恢复”: what is told of other days is not what the lines below are of.
  const open = said.filter((s) => !(isOnDays(s) && (s.state === 'closed' || s.resumes)))
  if (open.some((s) => JSON.stringify(s.days?.spans) !== spans)) return
  // “甲馆⏎9:00-17:00开放⏎乙馆⏎10月4日至7日开放:⏎…”: the days of one of several are not those of the section.
  if (r.heading && r.segments.slice(-MOST_BESIDE).some((x) => isBeside(r, x, first))) return
  r.nodes[r.node]!.days = days
  const tokens = first.tokens.filter((t) => t.kind === 'when')
  r.leadDays = { days, places: null, node: r.node, tokens }
}

const MOST_BESIDE = 60

/** Is it told in the same section, above, and of other places? */
function isBeside(r: Reader, x: Segment, s: Segment): boolean {
  return (
    x.node === r.node &&
    x.line < s.line &&
    isPredicate(x) &&
    x.places !== null &&
    s.places !== null &&
    !x.places.some((p) => s.places!.some((q) => isWithin(r.registry, p, q)))
  )
}

/** “现将10月1日至7日各馆安排公布如下:⏎甲馆⏎9:00-17:00”: the days that the lead names and says nothing of. */
function daysOfLead(r: Reader): void {
  const s = r.cur
  if (!s?.dated || !s.days || isPredicate(s) || s.exception) return
  const { spans, weekly, implied } = s.days
  if (spans.length === 0 || weekly !== null || implied || spans.some(([, to]) => to === null))
    return
  const tokens = s.tokens.filter((t) => t.kind === 'when')
  r.leadDays = { days: s.days, places: s.named ? s.places : null, node: r.node, tokens }
  if (s.named && s.places?.length === 1) return
  r.overDays = { days: s.days, tokens, under: null, lead: true }
  r.nodes[r.node]!.days ??= s.days
}

const isOnDays = (s: Segment) => s.dated && s.days!.weekly === null && s.effect === 'set'

function namedInLead(r: Reader, tokens: readonly Token[]): string[] | null {
  if (!tokens.some((t) => t.kind === 'place')) return null
  return houseOfOthers(r, tokens) ?? r.subject
}

/** “自修区照常开放,其他区域安排如下:”: what stands below is of the house, and not of the room told of. */
function houseOfOthers(r: Reader, tokens: readonly Token[]): string[] | null {
  const comma = tokens.findLastIndex((t) => isMark(t, ',', '.', ';'))
  const [next] = tokens.slice(comma + 1)
  const rooms = r.subject
  if (comma < 0 || !next || !rooms || r.segments.at(-1)?.line !== r.n) return null
  if (tokens.slice(comma).some((t) => t.kind === 'place')) return null
  if (!/^(?:其[他它余]|余下|各|全馆|馆内)/.test(r.doc.prose.text.slice(next.from, next.from + 2)))
    return null
  const houses = new Set(rooms.map((id) => r.registry.entries.get(id)!.partOf))
  const [house, ...more] = houses
  return house && more.length === 0 ? [house] : null
}

/** A bracket around the first words of a line is a label: 【周一至周日】. */
function opensLine(tokens: readonly Token[], k: number, close: number): boolean {
  return k === 0 && isMark(tokens[0], '[') && close > 0
}

/**
 * A line that is nothing but a bracket which says on which days doors are open or closed: (每周一闭馆). Right below a
 * name it is said of that: “4.文庙⏎(修缮,暂停开放)”.
 */
function isStatement(r: Reader, tokens: readonly Token[], k: number, close: number): boolean {
  if (k !== 0 || tokens.slice(close + 1).some((t) => !isMark(t, '.', ';', ','))) return false
  const inner = tokens.slice(1, close)
  return (
    (inner.some((t) => t.kind === 'when' && t.fate === null) ||
      (r.heading !== null && r.headingLine === r.n - 1)) &&
    inner.some((t) => t.kind === 'state' && !t.weak) &&
    !inner.some((t) => isCue(t, 'among', 'except', 'excepted', 'later'))
  )
}

function startLine(r: Reader, tokens: readonly Token[]): void {
  r.lineHouse = null
  r.roomsBefore = null
  const first = tokens.find((t) => t.kind !== 'mark' && !(t.kind === 'raw' && t.to - t.from <= 2))
  const cur = r.cur
  const onlyHours =
    first?.kind === 'times' &&
    first.fate === null &&
    tokens.every(
      (t) =>
        t.kind !== 'when' &&
        t.kind !== 'place' &&
        !(t.kind === 'state' && !t.weak) &&
        t.kind !== 'label',
    )
  const goesOn = onlyHours || (cur?.state === null && opensRooms(tokens))
  if (cur && isPredicate(cur) && !(goesOn && cur.windows.length > 0 && r.block === cur.block))
    flush(r)
  else if (cur && !isPredicate(cur) && !(cur.named && goesOnOver(r, tokens))) settleBesides(r)
  if (!(r.cur && isPredicate(r.cur))) {
    r.sentenceDays = null
    // “各场馆开放时间:…” said of all does not carry over to the next line of the house's own notice.
    const all = r.group === r.subject && r.main?.length === 1 && !r.subject?.some(namedAbove(r))
    const kept = !all && r.subject?.every((id) => r.registry.roots.includes(id)) ? r.subject : null
    r.subject = r.heading ?? (r.lead && !kept ? r.lead : (kept ?? r.lead ?? r.main))
    r.unknownSubject = null
    const room =
      houseAndBranch(r, tokens) ??
      goesOnOfRoom(r, tokens) ??
      whoseSession(r, tokens) ??
      hoursOfRooms(r, tokens)
    if (room) r.subject = room
    if (headsMentions(r)) r.subject = null
    r.roomsBefore = roomsAtEnd(r, tokens)
  }
}

/** “12日至17日,甲馆、乙馆(its branch)开放。⏎18日闭馆”: the day after those told of a house and its branch is of both. */
function houseAndBranch(r: Reader, tokens: readonly Token[]): string[] | null {
  const last = r.segments.at(-1)
  const [first] = tokens
  if (!last || last.dead || last.line !== r.n - 1) return null
  if (first?.kind !== 'when' || first.fate !== null || r.doc.lines[r.n]!.marker) return null
  const { roots, entries } = r.registry
  const house = last.places?.find((id) => roots.includes(id))
  const branches = last.places?.filter((id) => id !== house) ?? []
  const isBranch = (id: string) =>
    isWithin(r.registry, id, house!) && /[馆院宫]$/.test(entries.get(id)!.name)
  if (house === undefined || branches.length === 0 || !branches.every(isBranch)) return null
  if (r.heading !== null && r.heading.join() !== house) return null
  if (tokens.some((t) => t.kind === 'place' || t.kind === 'ref')) return null
  const end = last.days?.spans.at(-1)?.[1] ?? null
  const next = r.resolver.resolve(first.when)?.spans[0]?.[0]
  return end !== null && next === end + 1 ? last.places : null
}

/**
 * “游泳馆5月1日至5日开放。⏎其中5月2日只有下午场”, “甲室、乙室3月1日起停用。⏎预计3月20日恢复”: the rooms of which the line above
 * spoke last.
 */
function roomsAtEnd(r: Reader, tokens: readonly Token[]): string[] | null {
  const told = r.segments.slice(-12).filter((s) => s.line === r.n - 1)
  const last = told.at(-1)
  if (!last?.places || last.dead || r.doc.lines[r.n]!.marker) return null
  const shut = told.every((s) => s.state === 'closed' && s.places?.join() === last.places!.join())
  const ofHouse = (s: Segment) => s.places?.some((p) => r.subject?.includes(p))
  const isRoom = (id: string) =>
    r.subject?.some((of) => of !== id && isWithin(r.registry, id, of)) ?? false
  // “甲室:9:00-17:00⏎乙室:闭馆⏎10月8日起恢复”: behind a list of rooms it is their house.
  const listed = (s: Segment) => s.places?.some((p) => isRoom(p) && !last.places!.includes(p))
  const back =
    shut &&
    tokens.some((t) => t.kind === 'state' && t.resumes) &&
    !r.segments.slice(-MOST_BEFORE).some((s) => ofHouse(s) || listed(s))
  if (!isCue(tokens[0], 'among') && !back) return null
  return last.places.every(isRoom) ? last.places : null
}

const MOST_BEFORE = 40

/** “这些馆除夕下午闭馆⏎@甲馆⏎@乙馆”: the houses meant come below, one a line. */
function headsMentions(r: Reader): boolean {
  const { prose, lines } = r.doc
  const begins = (n: number) =>
    lines[n] ? prose.text.slice(lines[n].from, Math.min(lines[n].to, lines[n].from + 12)) : ''
  if (!/^(?:这|那|哪)些[^,。;:]{0,8}[馆院园景地方位]/.test(begins(r.n))) return false
  return /^@/.test(begins(r.n + 1) || begins(r.n + 2))
}

/** “甲室、乙室等场所,⏎开放时间为9:00-17:00”: the sentence goes on in the next line. */
function goesOnOver(r: Reader, tokens: readonly Token[]): boolean {
  const { lines, tokens: all } = r.doc
  let n = r.n - 1
  while (n > 0 && n > r.n - 3 && lines[n]!.last === lines[n]!.first) n--
  const above = lines[n]
  if (!above || above.last === above.first || lines[r.n]!.marker) return false
  if (!isMark(all[above.last - 1], ',')) return false
  return tokens[0]?.kind === 'label' && !tokens.some((t) => t.kind === 'place')
}

/** “甲室:周二至周五14:00-17:00⏎周六、周日9:00-17:00”: other weekdays in a line below are still of the room. */
function goesOnOfRoom(r: Reader, tokens: readonly Token[]): string[] | null {
  const [first] = tokens
  const last = r.segments.at(-1)
  const weekly = last?.days?.weekly
  if (!last || !weekly || last.line !== r.n - 1 || !hasHours(last) || last.dead) return null
  if (r.doc.lines[r.n]!.marker || first?.kind !== 'when') return null
  const line = r.doc.lines[last.line]!
  const opens = r.doc.tokens.slice(line.first, line.first + 6)
  const name = opens.findIndex((t) => t.kind === 'place')
  const labelled = name >= 0 && opens.slice(0, name).every((t) => t.kind !== 'when')
  if (!labelled || !last.places?.every((id) => !r.registry.roots.includes(id))) return null
  if (tokens.some((t) => t.kind === 'place' || t.kind === 'ref' || t.kind === 'state')) return null
  if (!tokens.some((t) => t.kind === 'times' && t.fate === null)) return null
  const days = r.resolver.resolve(first.when)?.weekly
  return days && !days.some((d) => weekly.includes(d)) ? last.places : null
}

/** “泳池每天开放两场,每场两小时。⏎第一场:10:00-12:00”: sessions in lines of their own are of the place that has them. */
function whoseSession(r: Reader, tokens: readonly Token[]): string[] | null {
  const { prose, lines } = r.doc
  const begins = (n: number) =>
    prose.text.slice(lines[n]!.from, Math.min(lines[n]!.to, lines[n]!.from + 60))
  if (!SESSION.test(begins(r.n)) || tokens.some((t) => t.kind === 'place')) return null
  let n = r.n - 1
  while (n >= 0 && n > r.n - MOST_SESSIONS && SESSION.test(begins(n))) n--
  const line = lines[n]
  const head = line ? r.doc.tokens.slice(line.first, Math.min(line.last, line.first + 40)) : []
  if (!line || !HAS_SESSIONS.test(begins(n)) || head.some((t) => t.kind === 'times')) return null
  const place = head.findIndex((t) => t.kind === 'place')
  const first = head[place]
  return first?.kind === 'place' && first.ids.length === 1 && place <= 2 ? first.ids : null
}

/** “一、甲场、乙场4月30日起恢复开放。⏎开放时间:12:00-20:00”: the label below gives the hours of those just named. */
function hoursOfRooms(r: Reader, tokens: readonly Token[]): string[] | null {
  const [label] = tokens
  const above = r.roomsOfLabel
  if (label?.kind === 'when' && above?.line === r.n - 1 && !r.doc.lines[r.n]!.marker) {
    if (tokens.some((t) => t.kind === 'place' || t.kind === 'ref')) return null
    return (r.roomsOfLabel = { ...above, line: r.n }).rooms
  }
  if (label?.kind !== 'label' || label.label !== 'open-time' || r.doc.lines[r.n]!.marker)
    return null
  if (tokens.some((t) => t.kind === 'place' || t.kind === 'ref')) return null
  const told = r.segments.slice(-8).filter((s) => s.line === r.n - 1 && !s.dead)
  const [first] = told
  const rooms = first?.places ?? []
  // Under the title of their house, but not under the name of another room.
  const { heading } = r
  const inside = (id: string) => heading!.some((h) => h !== id && isWithin(r.registry, id, h))
  if (heading !== null && !rooms.every(inside)) return null
  const waits = (s: Segment) =>
    s.named && !s.others && s.state !== 'closed' && s.effect === 'set' && !hasHours(s)
  if (rooms.length === 0 || rooms.some((id) => r.registry.roots.includes(id))) return null
  if (!told.every((s) => waits(s) && s.places?.join() === rooms.join())) return null
  r.roomsOfLabel = { line: r.n, rooms }
  return rooms
}

const SESSION =
  /^[([]?(?:第[一二三四五六七八九十\d]{1,2}(?:场|批|时段|个)|场次[一二三四五六七八九十\d]|(?:早|午|晚|夜|日|上午|下午|晚间)场)/
const HAS_SESSIONS = /[两二三四五六七八九十\d](?:个)?(?:场次|时段|场(?![地馆所]))|分(?:场次|时段)/
const MOST_SESSIONS = 12

/** “9:00-17:00⏎开放甲室、乙室”: the verb on the next line tells whose the hours are. */
function opensRooms(tokens: readonly Token[]): boolean {
  const [verb, name] = tokens.filter((t) => !isMark(t, ':', '"'))
  return (
    verb?.kind === 'state' &&
    verb.state === 'open' &&
    name?.kind === 'place' &&
    !speaksAfter(tokens, 1)
  )
}

/** Was this place named by itself in the line before? */
function namedAbove(r: Reader): (id: string) => boolean {
  const line = r.doc.lines[r.n - 1]
  const names = line ? r.doc.tokens.slice(line.first, Math.min(line.last, line.first + 60)) : []
  return (id) => names.some((t) => t.kind === 'place' && t.ids.includes(id))
}

function flushSentence(r: Reader, next: Token | undefined): void {
  daysBehind(r)
  flush(r)
  const house = r.subject && houseAfter(r, r.subject, next)
  if (house) {
    r.roomsBefore = r.subject
    r.subject = house
  }
  const room = next?.kind === 'when' ? goesOnFrom(r, next) : null
  if (room) r.subject = room
  const keeps = keepsDays(r, next)
  r.sentence++
  // “乙场5月1日至3日免费开放。其中,甲室9:00-17:00”: what is told of its parts is of the same days.
  if (!(isCue(next, 'among') && saidOfHouse(r)) && !keeps) r.sentenceDays = null
  r.besides = []
}

/** A full stop leads back from a room to the house that the line is about; null where it does not. */
export function houseAfter(
  r: Reader,
  rooms: readonly string[],
  next: Token | undefined,
): string[] | null {
  const headed = r.heading?.length === rooms.length && rooms.every((id) => r.heading!.includes(id))
  if (headed) return null
  const house = r.lineHouse !== null ? [r.lineHouse] : (r.heading ?? r.lead ?? r.main)
  if (!house?.length) return null
  if (next && (opensWith(r, rooms, next) || saysHowLong(r, next))) return null
  const inside = (id: string) => house.some((h) => isWithin(r.registry, id, h))
  return rooms.every((id) => !house.includes(id) && inside(id)) ? house : null
}

/** “对甲室、乙室延时开放。延时时间为…”: of those named last. */
function saysHowLong(r: Reader, next: Token): boolean {
  return /^(?:具体|此次|本次)?的?延[时长](?:开放|服务)?(?:的)?(?:时间|时段|日期|期限)/.test(
    r.doc.prose.text.slice(next.from, next.from + 12),
  )
}

/** Was the last statement said of one house that has parts? */
function saidOfHouse(r: Reader): boolean {
  const last = r.segments.at(-1)
  const [house, ...more] = last?.places ?? []
  return house !== undefined && more.length === 0 && r.registry.children.has(house)
}

function readToken(r: Reader, tokens: Token[], k: number): void {
  const t = tokens[k]!
  if (r.used.has(t) || (t.fate !== null && isTimely(t))) {
    if (t.kind === 'times' && t.times.end && t.fate?.kind === 'decoy' && t.fate.why === 'event')
      r.eventHours = { token: t, sentence: r.sentence }
    if (t.kind === 'when' && t.fate?.kind === 'decoy' && t.fate.why === 'event') {
      r.resolver.note(t.when)
      const daily = t.when.items.every((i) => i.kind === 'daily')
      if (!daily || r.eventDays?.sentence !== r.sentence)
        r.eventDays = { token: t, sentence: r.sentence }
      dateBesideEvent(r, tokens, k)
    }
    if (t.kind === 'when' && t.fate?.kind === 'decoy' && t.fate.why === 'holiday span')
      defineHoliday(r, t)
    return
  }
  if (exceptBehind(r, tokens, k)) return
  switch (t.kind) {
    case 'place':
      if (namesAllAbove(r, tokens, k)) return
      return readPlace(r, tokens, k)
    case 'when':
      return readDays(r, tokens, k)
    case 'times':
      return readTimes(r, tokens, k)
    case 'state':
      return readState(r, tokens, k)
    case 'label':
      return readLabel(r, tokens, k)
    case 'ref':
      if (roomsAbove(r, tokens, k)) return
      return readReference(r, tokens, k)
    case 'cue':
      return readCue(r, tokens, k)
    case 'relative-last':
      return readRelative(r, t.minutes, t)
    case 'raw':
      readHalls(r, tokens, k)
      readCrowd(r, tokens, k)
      return readDuring(r, tokens, k)
    case 'mark':
      if (t === r.exceptEnd) closeExcept(r)
      return
    default:
      return
  }
}

const SAME_SPAN = /^(?:同期|在?(?:同一|这一|此|该)(?:时期|期间|时段)|[期其]间(?=,))/

const MEANWHILE = /^(?:也|则|将)?(?:同期|(?:在)?(?:同一|这一)(?:时期|期间|时段))/

/** The days of the statement before, up to so many lines above: all of its span, whichever weekdays were named. */
function spanBefore(r: Reader, lines: number): Days | null {
  const last = closureBefore(r) ?? r.segments.at(-1)
  if (!last?.days || last.days.spans.length === 0 || last.line < r.n - lines) return null
  // “除4月4日外每天9:00-17:00,4月4日7:00-18:00。乙馆同期开放”: of the whole, whose days are not told here.
  const left = r.segments.slice(-4).flatMap((x) => (x.days?.daily ? x.exceptDays : []))
  if (left.some((d) => daysWithin(last.days!, d))) return null
  // “10月1日至7日开放。其中甲室10月2日闭馆。乙室同期开放”: of the span that some days were taken from.
  const wide = r.segments
    .slice(-12)
    .findLast((x) => x.days?.spans.length === 1 && isWider(x.days, last.days!))
  return { ...(wide?.days ?? last.days), weekly: null }
}

function isWider(x: Days, y: Days): boolean {
  return x.spans[0]![1] !== null && daysWithin(y, x) && !daysWithin(x, y)
}

/** “10月3日至5日举办书展,期间9:00-20:00开放”: the days of the event. */
function readDuring(r: Reader, tokens: readonly Token[], k: number): void {
  const t = tokens[k]!
  const head = k === 0 || isMark(tokens[k - 1], '.', ';')
  if (!r.cur && head && SAME_SPAN.test(r.doc.prose.text.slice(t.from, t.from + 6))) {
    // “甲馆10月1日至3日闭馆。同期,乙馆开放”
    const days = spanBefore(r, k === 0 ? 1 : 0)
    if (days) r.sentenceDays = { days, tokens: [] }
    return
  }
  const s = r.cur
  if (s?.named && !s.dated && !isPredicate(s) && tokens[k - 1]?.kind === 'place') {
    // “…。乙室同期延长开放”, “⏎乙室同期闭馆”
    const meanwhile = MEANWHILE.test(r.doc.prose.text.slice(t.from, t.from + 6))
    const days = meanwhile ? spanBefore(r, 1) : null
    if (meanwhile && !days && r.segments.length > 0)
      s.doubts.push('which days are meant is not said')
    if (days) {
      r.sentenceDays = { days, tokens: [] }
      return
    }
  }
  const e = r.eventDays
  if (e === null || e.sentence !== r.sentence || r.cur?.dated) return
  const before = isCue(tokens[k - 1], 'event') ? tokens[k - 2] : tokens[k - 1]
  if (!isMark(before, ',')) return
  if (!DURING.test(r.doc.prose.text.slice(t.from, t.from + 4))) return
  const days = e.token.kind === 'when' ? r.resolver.resolve(e.token.when) : null
  if (!days || days.spans.length === 0) return
  r.sentenceDays = { days, tokens: [] }
  r.eventDays = null
  r.during = r.eventHours?.sentence === r.sentence ? r.eventHours : null
}

/** “7月1日起关闭甲室,7月5日恢复。期间,乙室开放”: the closure, up to the day on which it ends. */
function closureBefore(r: Reader): Segment | null {
  const [shut, back] = r.segments.slice(-2)
  if (!shut?.days || !back?.resumes || !back.days || back.line !== shut.line) return null
  const from = shut.days.spans[0]?.[0]
  const to = back.days.spans[0]?.[0]
  const closes = shut.state === 'closed' || shut.effect === 'remove'
  if (!closes || !shut.dated || from === undefined || to === undefined || to <= from) return null
  return { ...back, days: { ...emptyDays(), spans: [[from, to - 1]] } }
}

const DURING = /^(?:[期其]间|届时|[此该]期间|[此该]时段)/

/** “10月4日有演出,展厅开放至15:30”: the day of an event is that of the doors after the comma. */
function dateBesideEvent(r: Reader, tokens: readonly Token[], k: number): void {
  const t = tokens[k]!
  if (t.kind !== 'when' || r.sentenceDays || r.cur || !doorsAfterComma(tokens, k)) return
  const days = r.resolver.resolve(t.when)
  if (days && days.spans.length > 0) r.sentenceDays = { days, tokens: [t] }
}

function defineHoliday(r: Reader, t: Token): void {
  if (t.kind !== 'when') return
  const days = r.resolver.resolve(t.when)
  if (days) {
    r.resolver.defineHoliday(days)
    r.sentenceDays = { days: { ...days, period: true }, tokens: [t] }
  }
}

/** Reads the words of a line one after another. */
export function walkTokens(r: Reader, tokens: Token[]): void {
  for (let k = 0; k < tokens.length; k++) {
    const t = tokens[k]!
    if (isMark(t, '(', '[')) {
      const close = closingOf(tokens, k)
      if (close > k && r.depth < 8) {
        r.depth++
        readBracket(r, tokens, k, close)
        r.depth--
        k = close
        continue
      }
    }
    readToken(r, tokens, k)
  }
}
