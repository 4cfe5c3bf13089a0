/**
 * What looks like a schedule and is none: signatures, datelines, events, examples, old values, clearing and
 * reminder times, desk hours, holiday spans. Each is named, so that an editor sees why it was set aside.
 */
import type { CalendarDate } from '../core/model.ts'
import { isGuided, markConditions, markGivenUp, markStopped, reasonsIn } from './conditions.ts'
import { markCorrections } from './corrections.ts'
import type { Item, Point } from './dates.ts'
import { markSessions } from './sessions.ts'
import { markElsewhere } from './elsewhere.ts'
import { markShows, OF_SHOW } from './shows.ts'
import { markSlots } from './entry-slots.ts'
import { silence } from './tokens.ts'
import { isMark, isCue } from './tokens.ts'
import type { Line, Token, Tokens } from './tokens.ts'

/** What the marking of decoys found out on the way. */
export interface Marked {
  /** Lines that are a signature, by index. */
  signature: Set<number>
  /** Date of a signature or dateline with a year in it. */
  signed: CalendarDate | null
}

/** Gives every decoy its fate; reads each line a bounded number of times. */
export function markDecoys(doc: Tokens, announced: CalendarDate | null, title: string): Marked {
  const marked = markSignatures(doc, announced)
  let eventSection: string | null = null
  let underEvents = false
  markSessions(doc)
  markCalendar(doc)
  for (const [n, line] of doc.lines.entries()) {
    if (marked.signature.has(n)) continue
    const tokens = doc.tokens.slice(line.first, line.last)
    if (line.marker && line.marker.family !== 'row') {
      if (
        eventSection === null ||
        line.marker.family === eventSection ||
        ranks(line.marker.family) < ranks(eventSection)
      )
        eventSection = headsEventItems(doc, line, tokens) ? line.marker.family : null
    } else if (tokens.length > 0 && tokens.every((t) => t.kind === 'place')) eventSection = null
    markAsides(doc, line)
    markPhone(doc, n)
    if (isNoticeTitle(doc, n) || isTitleAgain(doc, n, title))
      for (const t of tokens) if (t.kind === 'state') silence(t, { kind: 'decoy', why: 'title' })
    markDocuments(doc, line)
    if (announced !== null) markHistory(doc, line, Number(announced.slice(0, 4)))
    for (const sentence of sentencesOf(tokens)) markSentence(doc, sentence)
    // “新年活动⏎…”: a heading without a number, up to the next line about doors.
    if (line.marker || tokens[0]?.kind === 'place' || has(tokens, isDoor)) underEvents = false
    else if (headsEvents(doc, line, tokens)) underEvents = true
    else if (underEvents) decoyAll(tokens, 'event')
    if (eventSection !== null && !tokens.some((t) => t.kind === 'state' && !t.weak))
      decoyAll(tokens, 'event')
  }
  markSlots(doc, marked.signature)
  return marked
}

const LEAST_HEADS = 5

/** “周一⏎周二⏎…⏎周日”: each weekday in a line of its own heads the columns of a printed calendar. */
function markCalendar({ tokens, lines }: Tokens): void {
  let heads: Token[] = []
  const end = () => {
    if (heads.length >= LEAST_HEADS) decoyAll(heads, 'printed calendar')
    heads = []
  }
  for (const { first, last } of lines) {
    const t = tokens[first]
    if (last === first) continue
    if (last === first + 1 && t && ofWeekdays(t)) heads.push(t)
    else end()
  }
  end()
}

/** “依据《关于公共场馆免费开放的意见》”: what the title of a document says of doors is no statement. */
function markDocuments({ prose: { text }, tokens }: Tokens, line: Line): void {
  let k = line.first
  for (let j = k + 2; j < line.last; j++) {
    const [all, mark, t] = [tokens[j - 2]!, tokens[j - 1]!, tokens[j]!]
    // “全市各博物馆、图书馆等”: a kind of house after another kind is no house.
    if (t.kind !== 'place' || all.kind !== 'ref' || all.ref !== 'all' || !isMark(mark, '、'))
      continue
    if (KIND_OF_HOUSE.test(text.slice(t.from, t.to)) && text[all.from] === '各')
      Object.assign(t, { kind: 'raw' })
  }
  for (const m of text.slice(line.from, line.to).matchAll(/《[^《》]{1,60}》/g)) {
    const from = line.from + m.index
    const to = from + m[0].length
    for (; k < line.last && tokens[k]!.from < to; k++) {
      const t = tokens[k]!
      if (t.kind === 'state' && t.from > from) silence(t, { kind: 'decoy', why: 'title' })
      if (t.kind === 'when' && t.from > from) t.fate ??= { kind: 'decoy', why: 'title' }
    }
  }
}

const KIND_OF_HOUSE =
  /^(?:博物馆|图书馆|文化馆|美术馆|科技馆|纪念馆|体育馆|体育场|游泳馆|展览馆|档案馆|少年宫|文化站)$/

/** Years after which nothing that was told then is news. */
const LONG_AGO = 3

/** “1988年5月起向社会开放,2018年闭馆修缮”: what doors did years ago. */
function markHistory({ prose: { text }, tokens }: Tokens, line: Line, year: number): void {
  let past = false
  const since = sinceThen(text, line)
  for (const t of tokens.slice(line.first, line.last)) {
    if (since.some(([from, to]) => t.from >= from && t.to <= to)) {
      if (t.kind === 'state') silence(t, { kind: 'decoy', why: 'history' })
      else if (isTimely(t)) t.fate ??= { kind: 'decoy', why: 'history' }
    } else if (isMark(t, ',', '.', ';', ':', '(', ')')) past = false
    else if (t.kind === 'when') {
      const years = t.when.items.map(yearOf)
      past = years.every((y) => y !== null && y <= year - LONG_AGO)
      if (past) t.fate ??= { kind: 'decoy', why: 'history' }
    } else if (t.kind === 'raw') {
      const said = /(?<!\d)((?:19|20)\d{2})年(?!度|级)[^\d年]*$/.exec(text.slice(t.from, t.to))
      if (said) past = Number(said[1]) < year - 1
    } else if (t.kind === 'state' && past) silence(t, { kind: 'decoy', why: 'history' })
  }
}

/** “自2025年11月闭馆改造以来”: where the line tells what has been so since then. */
function sinceThen(text: string, line: Line): [from: number, to: number][] {
  const said = text.slice(line.from, line.to)
  if (!said.includes('以来')) return []
  return [...said.matchAll(/(?:自|从)[^,。;:\n]{1,30}以来/g)].map((m) => {
    const from = line.from + m.index
    return [from, from + m[0].length]
  })
}

function yearOf(item: Item): number | null {
  if (item.kind === 'range') return item.b.year
  if (item.kind === 'day' || item.kind === 'from') return item.a.year
  return item.kind === 'month' ? item.year : null
}

function ranks(family: string): number {
  return ['#', '第', '一', '(一)', '1', '(1)', '1)', '①', '·', 'row'].indexOf(family)
}

/** True for the tokens that must be accounted for. */
export function isTimely(t: Token): boolean {
  return t.kind === 'when' || t.kind === 'times'
}

function decoyAll(tokens: readonly Token[], why: string): void {
  for (const t of tokens) if (isTimely(t)) t.fate ??= { kind: 'decoy', why }
}

const has = (tokens: readonly Token[], test: (t: Token) => boolean) => tokens.some(test)
const isDoor = (t: Token) =>
  (t.kind === 'state' && !t.weak) || (t.kind === 'label' && /time$/.test(t.label))

function isEventHeading(tokens: readonly Token[]): boolean {
  return (
    has(tokens, (t) => isCue(t, 'event')) &&
    !has(tokens, isDoor) &&
    !has(tokens, (t) => t.kind === 'when' || t.kind === 'times')
  )
}

/** “△某馆展出的古剑” is the caption of a picture; a sign before a heading wants a heading behind it. */
function headsEventItems(doc: Tokens, line: Line, tokens: readonly Token[]): boolean {
  return line.marker?.family === '·' ? headsEvents(doc, line, tokens) : isEventHeading(tokens)
}

const LONGEST_HEADING = 12

function headsEvents(doc: Tokens, line: Line, tokens: readonly Token[]): boolean {
  if (line.to - line.from > LONGEST_HEADING || !isEventHeading(tokens)) return false
  const said = doc.prose.text.slice(line.from, line.to).trimEnd()
  return /(?:活动|展览|演出|讲座|展讯|赛事|课程)(?:安排|预告|推荐|一览|资讯|信息|日程)?:?$/.test(
    said,
  )
}

/** How many lines below a title are looked at for the dated statement. */
const MOST_BELOW = 12
const TITLE =
  /(?<!另行|再行|另|再|者|请|见|如有|为准)(?:公告|通告|通知|启事|告示|公示|告知书|通知书|告读者书|声明)$/

/**
 * “关于某馆闭馆改造的公告” above the dated closure: the title says what the notice is about, and on which days
 * stands below.
 */
function isNoticeTitle(doc: Tokens, n: number): boolean {
  const line = doc.lines[n]!
  const tokens = doc.tokens.slice(line.first, line.last)
  const told = tokens.find((t) => t.kind === 'state')
  if (told?.kind !== 'state' || line.marker || tokens.some((t) => isTimely(t))) return false
  const said = doc.prose.text.slice(line.from, line.to)
  // “受台风影响,甲馆暂停开放!”: the cause before the comma is of the title too.
  const cause = /^(?:\[[^\]]{1,12}\])?(?:受|因|由于|为)[^,。;:!]{1,24}(?=,)/.exec(said)
  const from = cause ? line.from + cause[0].length + 1 : line.from
  const to = /[!。]$/.test(said.trimEnd()) ? line.from + said.trimEnd().length - 1 : line.to
  const inner = tokens.filter((t) => t.from >= from && t.to <= to)
  if (has(inner, (t) => isMark(t, ',', '.', ';', ':', '|'))) return false
  const heads = n === firstFilled(doc)
  if (!heads && !TITLE.test(doc.prose.text.slice(line.from, line.to).trimEnd())) return false
  return doc.lines.slice(n + 1, n + 1 + MOST_BELOW).some((below) => {
    const words = doc.tokens.slice(below.first, below.last)
    return (
      has(words, (t) => t.kind === 'when') &&
      has(words, (t) => t.kind === 'state' && t.state === told.state && t.resumes === told.resumes)
    )
  })
}

/** The title once more above the text, “甲馆国庆节开放时间表”: open, on which days and when stands below. */
function isTitleAgain(doc: Tokens, n: number, title: string): boolean {
  if (n !== firstFilled(doc)) return false
  const line = doc.lines[n]!
  if (line.marker || doc.prose.text.slice(line.from, line.to).trim() !== title.trim()) return false
  const tokens = doc.tokens.slice(line.first, line.last)
  const told = tokens.filter((t) => t.kind === 'state')
  if (told.length !== 1 || told.some((t) => t.state === 'closed')) return false
  if (has(tokens, (t) => t.kind === 'times' || isMark(t, ',', '.', ';', ':', '|'))) return false
  const named = (t: Token) => t.kind !== 'when' || t.when.items.every((i) => i.kind === 'festival')
  return (
    tokens.every(named) &&
    doc.lines.slice(n + 1, n + 1 + MOST_BELOW).some((below) => {
      const words = doc.tokens.slice(below.first, below.last)
      const says = (t: Token) => isWindow(t) || (t.kind === 'state' && !t.weak)
      return has(words, says) && has(words, (t) => t.kind === 'when' || t.kind === 'place')
    })
  )
}

/** The line that a notice begins with: “部分场馆免费开放” over the days on which they are. */
function firstFilled(doc: Tokens): number {
  return doc.lines.findIndex((l) => l.last > l.first)
}

// ── signatures

function markSignatures(doc: Tokens, announced: CalendarDate | null): Marked {
  const signature = new Set<number>()
  let signed: CalendarDate | null = null
  const filled = doc.lines.map((l, n) => ({ l, n })).filter(({ l }) => l.last > l.first)
  for (const [k, { l, n }] of filled.entries()) {
    const within = k < MOST_HEAD_LINES ? dateBehindTitle(doc, l, announced) : null
    if (within) signed ??= within
    if (countWhens(doc, l) !== 1) continue
    const tokens = doc.tokens
      .slice(l.first, l.last)
      .filter((t) => !isMark(t, '.', '(', ')', '[', ']'))
    const whens = tokens.filter((t) => t.kind === 'when')
    const only = whens[0]
    if (whens.length !== 1 || only?.kind !== 'when' || only.when.items.length !== 1) continue
    const item = only.when.items[0]!
    if (item.kind !== 'day' || item.a.month === null || item.a.glosses.length > 0) continue
    const rest = tokens.filter((t) => t !== only)
    // “祝大家节日快乐!⏎9月20日”: the day of the notice without its year, at its end.
    if (item.a.year === null) {
      const today = announced !== null && isoOf({ ...item.a, year: Number(announced.slice(0, 4)) })
      if (k < filled.length - 1 || rest.length > 0 || today !== announced) continue
      signature.add(n)
      only.fate = { kind: 'decoy', why: 'signature' }
      continue
    }
    // “编辑:王某 时间:2026-01-19 点击数:12”: what the page says of itself.
    if (isPageLine(doc, l)) {
      signature.add(n)
      decoyAll(tokens, 'signature')
      signed ??= isoOf(item.a)
      continue
    }
    // “时间:2026-01-19” below the title: when the page was put up.
    if (announced !== null && isoOf(item.a) <= announced && isPageDate(doc, l, only)) {
      signature.add(n)
      only.fate = { kind: 'decoy', why: 'signature' }
      signed ??= announced
      continue
    }
    if (rest.some((t) => t.kind !== 'place' && t.kind !== 'raw' && t.kind !== 'mark')) continue
    if (tokens.at(-1) !== only || l.marker !== null) continue
    const before = filled[k - 1]
    const org = before !== undefined && isNameOnly(doc, before.l)
    const after = filled[k + 1]
    const goesOn =
      after !== undefined &&
      doc.tokens
        .slice(after.l.first, after.l.last)
        .some((t) => t.kind === 'times' || (t.kind === 'state' && !t.weak)) &&
      !doc.tokens.slice(after.l.first, after.l.last).some((t) => t.kind === 'when')
    const date = isoOf(item.a)
    if (!(
      date === announced ||
      after === undefined ||
      (org && !goesOn) ||
      (rest.length > 0 && !goesOn)
    ))
      continue
    signature.add(n)
    only.fate = { kind: 'decoy', why: 'signature' }
    signed ??= date
    if (org && rest.length === 0) signature.add(before.n)
  }
  return { signature, signed }
}

const MOST_HEAD_LINES = 4

/** “闭馆公告 2019年7月18日 因…”: the day of the notice between its title and its first words. */
function dateBehindTitle(
  { prose: { text, gap }, tokens }: Tokens,
  { from, first, last }: Line,
  announced: CalendarDate | null,
): CalendarDate | null {
  for (const t of tokens.slice(first, last)) {
    if (t.kind !== 'when') continue
    const [item, ...more] = t.when.items
    if (item?.kind !== 'day' || more.length > 0 || item.a.year === null || item.a.month === null)
      continue
    const date = isoOf(item.a)
    const before = text.slice(from, t.from)
    const titled =
      TITLE.test(before.replace(/[(\[]$/, '')) || /发布(?:日期|时间)[为是]?:?$/.test(before)
    const apart = gap[t.to] === 1 || /^[)\]]/.test(text.slice(t.to, t.to + 1))
    if (!titled || !apart || (announced !== null && date > announced)) continue
    t.fate = { kind: 'decoy', why: 'signature' }
    return date
  }
  return null
}

function isPageDate({ prose: { text } }: Tokens, line: Line, date: Token): boolean {
  return (
    /^(?:发布)?(?:时间|日期):$/.test(text.slice(line.from, date.from)) &&
    !/[^|]/.test(text.slice(date.to, line.to))
  )
}

const PAGE =
  /(?:浏览|点击|阅读|访问)(?:次数|人数|数|量)?:|(?:作者|编辑|责编|审核人?|编审|来源|发布者|发布人|责任者|字号|字体|时间|日期)[^:,;。]{0,3}:/g

/** At least two of the labels under which a page tells who put it up, when, and how often it was read. */
function isPageLine({ prose: { text }, tokens }: Tokens, { from, to, first, last }: Line): boolean {
  if (to - from > LONGEST_PAGE_LINE) return false
  const speaks = (t: Token) => t.kind === 'state' || isMark(t, '.', ';')
  if (has(tokens.slice(first, last), speaks)) return false
  return [...text.slice(from, to).matchAll(PAGE)].length > 1
}

const LONGEST_PAGE_LINE = 120

function countWhens(doc: Tokens, { first, last }: Line): number {
  let count = 0
  for (let k = first; k < last && count < 2; k++) if (doc.tokens[k]!.kind === 'when') count++
  return count
}

function isNameOnly(doc: Tokens, line: Line): boolean {
  const tokens = doc.tokens.slice(line.first, line.last)
  return (
    line.marker === null &&
    line.to - line.from <= 40 &&
    tokens.length > 0 &&
    !isMark(tokens.at(-1), '.', ':', ';') &&
    tokens.every(
      (t) =>
        t.kind === 'place' ||
        t.kind === 'raw' ||
        isMark(t, '(', ')', '、', '·', '"') ||
        (t.kind === 'cue' && t.cue === 'service'),
    )
  )
}

function isoOf(p: Point): CalendarDate {
  return `${p.year}-${String(p.month).padStart(2, '0')}-${String(p.day).padStart(2, '0')}`
}

// ── asides: labels of what is not opening, to the end of their line or sentence

/** “热线:0999-8111222,服务时间8:30-21:00” */
const ANSWERS = /^(?:服务|接待|接听|人工)(?:时间|时段)/

function markAsides(doc: Tokens, line: Line): void {
  let why: string | null = null
  let short = false
  let phone = false
  let unsure = false
  let depth = 0
  for (let k = line.first; k < line.last; k++) {
    const t = doc.tokens[k]!
    if (t.kind === 'label') {
      if (t.label === 'aside') {
        why = t.why ?? 'aside'
        // “展览开放时间:9:00-17:00” may well be the hours of the doors.
        unsure = /^(?:展览|展出|活动)开放/.test(doc.prose.text.slice(t.from, t.to))
        short = t.why === 'phone'
        phone ||= short
      } else if (phone && ANSWERS.test(doc.prose.text.slice(t.from, t.to))) why = 'desk hours'
      else why = null
    } else if (t.kind === 'decoy') {
      continue
    } else if (isMark(t, '(', '[')) depth++
    else if (isMark(t, ')', ']')) depth--
    // “项目|周一至周五|周末”: the next head.
    else if (why === 'event' && isMark(t, '|')) why = null
    else if (why !== null && depth <= 0 && (isMark(t, '.', ';') || (short && isMark(t, ','))))
      why = null
    else if (why !== null && t.kind === 'state' && !t.weak) why = null
    else if (why !== null && isTimely(t)) t.fate ??= unsure ? OF_SHOW : { kind: 'decoy', why }
  }
}

// ── sentences and clauses

/** Splits the tokens of a line at full stops and semicolons. */
function sentencesOf(tokens: readonly Token[]): Token[][] {
  const out: Token[][] = [[]]
  let depth = 0
  for (const t of tokens) {
    if (isMark(t, '(', '[')) depth++
    if (isMark(t, ')', ']')) depth = Math.max(0, depth - 1)
    out.at(-1)!.push(t)
    // A run without a stop is cut, so that looking around in it stays cheap.
    if ((depth === 0 && isMark(t, '.', ';')) || out.at(-1)!.length >= 300) out.push([])
  }
  return out
}

/** Clauses of a sentence: comma to comma; what a bracket holds is a clause of its own. */
function clausesOf(sentence: readonly Token[]): { tokens: Token[]; inside: Token | null }[] {
  const done: { tokens: Token[]; inside: Token | null }[] = []
  const stack: { tokens: Token[]; inside: Token | null }[] = [{ tokens: [], inside: null }]
  for (const t of sentence) {
    const top = stack.at(-1)!
    if (isMark(t, '(', '[')) {
      const before = top.tokens.findLast((x) => x.kind !== 'mark') ?? null
      if (stack.length < 20) stack.push({ tokens: [], inside: before })
    } else if (isMark(t, ')', ']')) {
      if (stack.length > 1) done.push(stack.pop()!)
    } else if (isMark(t, ',', '.', ';')) {
      done.push(top)
      stack[stack.length - 1] = { tokens: [], inside: top.inside }
    } else top.tokens.push(t)
  }
  done.push(...stack)
  return done.filter((c) => c.tokens.length > 0)
}

/** “9:00-16:30(周一不闭馆)”: the Monday is as the other days; the hours are not its alone. */
function markNotClosed({ prose: { text } }: Tokens, sentence: readonly Token[]): void {
  for (const [k, t] of sentence.entries()) {
    const [open, door, close] = [sentence[k - 1], sentence[k + 1], sentence[k + 2]]
    if (t.kind !== 'when' || !isMark(open, '(') || !isMark(close, ')', ',')) continue
    if (sentence[k - 2]?.kind !== 'times' || door?.kind !== 'state') continue
    if (!/^(?:照常|正常|均|也)?不(?:闭|休)(?:馆|园|息)$/.test(text.slice(door.from, door.to)))
      continue
    t.fate ??= { kind: 'decoy', why: 'open as on other days' }
    silence(door, { kind: 'decoy', why: 'open as on other days' })
  }
}

/** “7月1日至8月31日周一不闭馆,9:00-17:00开放”: hours told for all the days are not those of the Monday alone. */
function markMondayToo({ prose: { text } }: Tokens, sentence: readonly Token[]): void {
  const isMonday = (t: Token) => t.kind === 'when' && ofWeekdays(t) && MONDAY.test(said(t))
  const said = (t: Token) => text.slice(t.from, t.to)
  const k = sentence.findIndex(isMonday)
  const [day, door, after] = [sentence[k], sentence[k + 1], sentence[k + 2]]
  if (!day || door?.kind !== 'state' || !NOT_CLOSED.test(said(door))) return
  if (after && !isMark(after, ',', '.', ';', '"')) return
  const spans = has([...sentence], (t) => t.kind === 'when' && !ofWeekdays(t) && t.fate === null)
  const others = has([...sentence], (t) => t !== day && t.kind === 'when' && ofWeekdays(t))
  const hours = has([...sentence], (t) => t.kind === 'times' && t.times.end !== null)
  if (!spans || others || !hours) return
  day.fate ??= { kind: 'decoy', why: 'open as on other days' }
  silence(door, { kind: 'decoy', why: 'open as on other days' })
}

const MONDAY = /^(?:每|逢|每逢)?(?:周|星期|礼拜)一$/
const NOT_CLOSED = /^(?:照常|正常|均|也|都|将)?不(?:再)?(?:(?:闭|休)(?:馆|园|息)|打烊)$/
const ofWeekdays = (t: Token) => t.kind === 'when' && t.when.items.every((i) => i.kind === 'weekly')

function markSentence(doc: Tokens, sentence: Token[]): void {
  if (!has(sentence, (t) => isTimely(t) || t.kind === 'state' || t.kind === 'label')) return
  markNotClosed(doc, sentence)
  markUnlisted(doc, sentence)
  markMondayToo(doc, sentence)
  markOnline(doc, sentence)
  markCorrections(doc, sentence)
  markMoved(doc, sentence)
  markMovedDay(doc, sentence)
  markLifted(doc, sentence)
  markDesk(doc, sentence)
  markTraffic(doc, sentence)
  markAdvice(doc, sentence)
  markFigures(doc, sentence)
  markUntil(doc, sentence)
  markElsewhere(doc, sentence)
  markNamedEvent(doc, sentence)
  markConditions(doc, sentence)
  markGivenUp(doc, sentence)
  markStopped(doc, sentence)
  markShows(doc, sentence)
  markEnds(doc, sentence)
  if (isGuided(doc, sentence)) decoyAll(sentence, 'event')
  const clauses = clausesOf(sentence)
  markExamples(doc, sentence)
  const reasons = reasonsIn(doc, sentence)
  const isEvent = (t: Token) => isCue(t, 'event') && !reasons.has(t)
  const events = has(sentence, isEvent)
  const doors = has(sentence, isDoor) || has(sentence, (t) => isCue(t, 'until', 'last', 'extra'))
  markOccasion(doc, clauses)
  for (const [k, clause] of clauses.entries()) {
    const { tokens } = clause
    if (has(tokens, (t) => isCue(t, 'clearing')) && !closesAfterClearing(tokens))
      markBeside(tokens, 'clearing', 'clearing')
    if (k > 0 && tellsEventTime(doc, tokens) && isEventOnly(clauses[k - 1]!.tokens, isEvent))
      decoyAll(tokens, 'event')
    if (has(tokens, (t) => isCue(t, 'release'))) markBeside(tokens, 'release', 'booking release')
    markPublished(doc, clauses, k)
    markTicketed(doc, clauses, k)
    markOld(doc, tokens, sentence)
    markMakeUps(doc, tokens, clauses[k + 1]?.tokens ?? [])
    markHoliday(doc, tokens, sentence)
    if (!events && !has(tokens, (t) => isCue(t, 'service'))) continue
    const own = has(tokens, (t) => isEvent(t) || isCue(t, 'service'))
    const isOpen = has(tokens, isDoor) || has(tokens, (t) => isCue(t, 'until', 'extra', 'last'))
    const service = own && !has(tokens, isEvent)
    if (
      own &&
      !isOpen &&
      !spansEvent(doc, tokens) &&
      !(service && has(tokens, (t) => t.kind === 'place') && has(tokens, isWindow))
    )
      decoyAll(tokens, service ? 'service' : 'event')
    else if (
      clause.inside !== null &&
      isCue(lastEventBefore(sentence, tokens[0]!), 'event') &&
      onlyDates(tokens)
    )
      decoyAll(tokens, 'event')
    else if (statesHours(doc, tokens)) continue
    else if (
      !doors &&
      !(has(tokens, (t) => t.kind === 'place') && has(tokens, isWindow)) &&
      !spansEvent(doc, sentence)
    )
      decoyAll(tokens, 'event')
  }
}

/** “10月15日举办鉴定活动,时间为9:00-11:30”: the time is that of the clause before. */
function tellsEventTime({ prose: { text } }: Tokens, tokens: readonly Token[]): boolean {
  const words = text.slice(tokens[0]!.from, tokens[0]!.from + 12)
  return (
    /^(?:活动|演出|讲座|举办|比赛|开讲)?(?:具体)?时间(?:为|是|:)/.test(words) &&
    !has(tokens, (t) => t.kind === 'place' || t.kind === 'state' || t.kind === 'ref')
  )
}

/** A clause that tells of an event, and nothing of doors. */
function isEventOnly(tokens: readonly Token[], isEvent: (t: Token) => boolean): boolean {
  return has(tokens, isEvent) && !has(tokens, isDoor) && has(tokens, (t) => t.kind === 'when')
}

const UNLISTED =
  /(?:未|没有?)(?:列出|列入|列|注明|标注|标明|提及|涉及|安排)的?(?!时间)[^,。;:\n]{0,12}(?:不(?:对外)?开放|暂停开放|暂不开放|闭馆|关闭)/

/** “表内未列出的场馆当天不开放”: closed are those that no row names, and not the house. */
function markUnlisted({ prose: { text } }: Tokens, sentence: readonly Token[]): void {
  const [first, last] = [sentence[0]!, sentence.at(-1)!]
  const found = UNLISTED.exec(text.slice(first.from, Math.min(last.to, first.from + 200)))
  if (!found) return
  const from = first.from + found.index
  const why = 'said of those that are not listed'
  for (const t of sentence)
    if (t.from >= from && t.to <= from + found[0].length)
      if (t.kind === 'when') t.fate ??= { kind: 'unread', why }
      else if (t.kind === 'state') silence(t, { kind: 'unread', why })
}

const OCCASIONS: ReadonlySet<Item['kind']> = new Set(['festival', 'statutory', 'school'])

const OCCASION = /^(?:为|因(?!此)|由于|鉴于|值此|随着|恰逢|时值|正值)/

/** “为确保春节黄金周平稳运行,本馆2月7日至9日闭馆”: the festival is why, the dates are when. */
function markOccasion(doc: Tokens, clauses: ReturnType<typeof clausesOf>): void {
  const [first] = clauses
  const start = first?.tokens[0]
  if (!start || !OCCASION.test(doc.prose.text.slice(start.from, start.from + 3))) return
  if (has(first.tokens, (t) => t.kind === 'times' || (t.kind === 'state' && !t.weak))) return
  const dated = clauses.slice(1).some(({ tokens }) => has(tokens, isDated))
  if (!dated) return
  for (const t of first.tokens)
    if (t.kind === 'when' && t.when.items.every((i) => OCCASIONS.has(i.kind)))
      t.fate ??= { kind: 'decoy', why: 'name of the festival' }
}

const isDated = (t: Token): boolean =>
  t.kind === 'when' && t.when.items.some((i) => i.kind === 'day' || i.kind === 'range')

/** “本年度延时开放工作12月18日结束”: the last day of what is over then, and no day of what follows. */
function markEnds({ prose: { text } }: Tokens, sentence: readonly Token[]): void {
  for (const t of sentence) {
    if (t.kind !== 'when' || t.fate || t.when.items.some((i) => i.kind !== 'day')) continue
    if (!/^(?:正式|全面|全部)?(?:结束|截止|终止)/.test(text.slice(t.to, t.to + 6))) continue
    const before = text
      .slice(Math.max(0, t.from - 20), t.from)
      .split(/[,。;\n]/)
      .at(-1)!
    if (/(?:延时|延长|夜间|夜场|活动|展)[^,。;\n]{0,12}$/.test(before))
      t.fate = { kind: 'decoy', why: 'end of what went on' }
  }
}

/** “闭馆期间,线上展览照常开放”: no door opens with it. */
function markOnline({ prose: { text } }: Tokens, sentence: readonly Token[]): void {
  for (const t of sentence)
    if (
      t.kind === 'state' &&
      (t.state === 'open' || t.state === 'regular') &&
      /(?:线上|网上|云端|虚拟)(?!线下|[^,。;\n]{0,8}(?:预约|购票))[^,。;:\n]{1,8}$/.test(
        text.slice(Math.max(0, t.from - 12), t.from),
      )
    )
      silence(t, { kind: 'decoy', why: 'service' })
}

/** “每周一闭馆调整为每周二闭馆”: the first weekday is the old one. */
function markMoved(doc: Tokens, sentence: readonly Token[]): void {
  const { text } = doc.prose
  for (const [k, t] of sentence.entries()) {
    const [door, change, next] = sentence.slice(k + 1, k + 4)
    if (!isWeekly(t) || !isWeekly(next) || door?.kind !== 'state' || door.state !== 'closed')
      continue
    const becomes =
      isCue(change, 'becomes') ||
      (change?.kind === 'raw' &&
        /(?:改|调)(?:至|到|为|在|成)/.test(text.slice(change.from, change.to)))
    if (!becomes) continue
    t.fate ??= { kind: 'decoy', why: 'old value' }
    silence(door, { kind: 'decoy', why: 'old value' })
  }
}

const LIFTED =
  /^(?:日|制度|惯例)?(?:的?(?:计划|安排))?(?:相应|统一|将|则|也|予以|作)?(?:取消|免除|顺延|推迟|延期|延后|改期)/

/**
 * “10月6日的周一闭馆顺延,改为10月9日”, “取消周一闭馆”: the closing that was to be is lifted, and that day the
 * doors are open.
 */
function markLifted(doc: Tokens, sentence: readonly Token[]): void {
  const { text } = doc.prose
  for (const [k, t] of sentence.entries()) {
    if (t.kind !== 'state' || t.state !== 'closed' || t.weak) continue
    const day = sentence[k - 1]
    if (day?.kind !== 'when' || day.fate) continue
    const before = text.slice(Math.max(0, day.from - 5), day.from)
    const clock = sentence.slice(k + 1, k + 4).some((x) => x.kind === 'times')
    if (
      !/取消(?:原有?的?|原定|了)?$/.test(before) &&
      (clock || !LIFTED.test(text.slice(t.to, t.to + 12)))
    )
      continue
    // “7月1日至8月31日取消周一、周二闭馆,每天9:00-17:30”: the hours are those of all days.
    const daily = (x: Token) => x.kind === 'when' && x.when.items.every((i) => i.kind === 'daily')
    if (ofWeekdays(day) && has(sentence.slice(k + 1), daily)) {
      day.fate = { kind: 'decoy', why: 'open as on other days' }
      silence(t, { kind: 'decoy', why: 'open as on other days' })
    } else t.state = 'open'
  }
}

/** “闭馆日由周一改为周二”: what is open on either day is for a person to say. */
function markMovedDay(doc: Tokens, sentence: readonly Token[]): void {
  const { text } = doc.prose
  for (const [k, t] of sentence.entries()) {
    if (t.kind !== 'label' || t.label !== 'closed-time') continue
    const [old, ...more] = sentence.slice(k + 1, k + 8).filter((x) => isWeekly(x))
    const next = more[0]
    if (!old || !next) continue
    const said = text.slice(t.to, next.from)
    if (!/^[^,。;]{0,4}[由从自]/.test(said)) continue
    if (!/[改调变][^,。;]{0,3}[至到为成]每?$/.test(said)) continue
    for (const x of [old, next]) silence(x, { kind: 'unread', why: 'a closing day that moves' })
  }
}

const isWeekly = (t: Token | undefined): boolean =>
  t?.kind === 'when' && t.when.items.every((i) => i.kind === 'weekly')

const AT_THE_DESK = /受理|接听|接待来[访电]|值班|致电|来电|咨询|办理|拨打/

const isNumber = (t: Token | undefined) => t?.kind === 'decoy' && t.why === 'phone'

/** A number that answers questions, rather than one in the card of a venue. */
const HOTLINE = /热线|咨询|客服|预[约订定]|投诉|监督|举报|人工|服务电话|值班/

const ANSWERED =
  /^[(]?(?:人工)?(?:服务|接待|接听|人工|受理|咨询|办公|值班|工作|上班|来电|致电)(?:时间|时段)/

/** When somebody answers, whatever stands beside it. */
const AT_WORK =
  /^[(]?(?:(?:人工|客服|坐席|电话|热线|办公|值班|来电|致电)(?:客服|服务|接听|咨询|接待|受理)?|接听)(?:的)?(?:时间|时段)/

/** “办证处工作时间:9:00-16:00”: an office of the house, and not the house. */
const OFFICE =
  /^.{0,10}(?:办公室|(?:公众|读者|社会|教育|宣教|社教|市场|运营|业务|活动|客服)[一-龥]{0,2}部|服务台|前台|总台|票务(?:中心|部)|售票处|办证处|办证窗口|值班室|咨询[台处]|窗口)(?:的)?(?:工作|办公|服务|上班|接待|办理|受理|营业)?(?:时间|时段)/

/** The hours at which people work may be those of the doors. */
const WORKING = /^[(]?(?:工作|上班)(?:时间|时段)/

/** “联系公众服务部,工作时间8:30-17:00,电话…” */
const CONTACT = /联系|致电|拨打|咨询|来电|垂询/

/**
 * “服务热线:0999-8111222,每天9:00-17:00”: when the number is answered; so are hours in a bracket, or behind such a
 * label, in the line below a number, and weekdays with hours between a heading and its number.
 */
function markPhone(doc: Tokens, n: number): void {
  const line = doc.lines[n]!
  const tokens = doc.tokens.slice(line.first, Math.min(line.last, line.first + 200))
  const { text } = doc.prose
  for (const sentence of sentencesOf(tokens)) {
    const at = sentence.findIndex(isNumber)
    if (at < 0) continue
    const before = text.slice(sentence[0]!.from, sentence[at]!.from)
    if (sentence.some((t) => t.kind === 'place') && !HOTLINE.test(before)) continue
    const rest = sentence.slice(at + 1)
    if (!rest.some((t) => isDoor(t) || t.kind === 'place')) decoyAll(rest, 'desk hours')
    markWorking(doc, sentence.slice(0, at))
  }
  // A blank line may stand between.
  const beyond = (step: 1 | -1) => {
    const next = doc.lines[n + step]
    return next && next.last === next.first ? doc.lines[n + 2 * step] : next
  }
  const [above, below] = [beyond(-1), beyond(1)]
  const number = (of: Line | undefined) =>
    of !== undefined && doc.tokens.slice(of.first, of.last).slice(-6).some(isNumber)
  const words = text.slice(line.from, Math.min(line.to, line.from + 24))
  const states = tokens.some((t) => t.kind === 'state' && !t.weak)
  const places = tokens.some((t) => t.kind === 'place')
  if (!states && !places && (AT_WORK.test(words) || OFFICE.test(words)))
    decoyAll(tokens, 'desk hours')
  if (!states && ANSWERED.test(words)) {
    const beside = [line, above, below].filter((l) => l !== line && number(l))
    const hotline = beside.some((l) =>
      HOTLINE.test(text.slice(l!.from, Math.min(l!.to, l!.from + 60))),
    )
    if (hotline || (beside.length > 0 && WORKING.test(words))) decoyAll(tokens, 'desk hours')
  }
  if (tokens.length === 0 || tokens.some((t) => isDoor(t) || t.kind === 'place')) return
  if (above && number(above)) {
    const bracket = isMark(tokens[0], '(') && isMark(tokens.at(-1), ')')
    const hotline = HOTLINE.test(text.slice(above.from, Math.min(above.to, above.from + 60)))
    if (bracket || (hotline && ANSWERED.test(words))) decoyAll(tokens, 'desk hours')
  }
  const onlyHours = tokens.every((t) => isTimely(t) || t.kind === 'mark')
  const heading = above ? text.slice(above.from, above.to) : ''
  const asks = HOTLINE.test(heading) || ANSWERED.test(heading)
  if (onlyHours && heading.length <= LONGEST_HEADING && asks)
    if (number(below) || number(above)) decoyAll(tokens, 'desk hours')
}

/** The hours behind 工作时间 in these words are those of whoever is to be asked. */
function markWorking(doc: Tokens, tokens: readonly Token[]): void {
  const { text } = doc.prose
  const label = tokens.findIndex((t) =>
    /(?:工作|上班|办公|服务|接待)时间/.test(text.slice(Math.max(0, t.from - 2), t.to)),
  )
  if (label < 0 || !CONTACT.test(text.slice(tokens[0]!.from, tokens[label]!.from))) return
  if (tokens.some((t) => t.kind === 'state' && !t.weak)) return
  for (const t of tokens.slice(label))
    if (t.kind === 'times') t.fate ??= { kind: 'decoy', why: 'desk hours' }
}

const DESK = /(?:服务台|咨询台|问询处|咨询处|总台|前台|售票处|售票窗口|客服|值班室|办公室|票务)$/

/** “咨询:0999-8111222(9:00-17:00)”, “工作日9:00-11:30受理”: when the desk answers. */
function markDesk(doc: Tokens, sentence: readonly Token[]): void {
  const { text } = doc.prose
  let depth = 0
  let phone = false
  let clause: Token[] = []
  const numberAfter = sentence.some((t) => t.kind === 'decoy' && t.why === 'phone')
  const settle = () => {
    const said = clause.some((t) => t.kind === 'raw' && AT_THE_DESK.test(text.slice(t.from, t.to)))
    if (
      said &&
      !clause.some((t) => isDoor(t) || t.kind === 'place' || isCue(t, 'last', 'until', 'extra'))
    )
      decoyAll(clause, 'desk hours')
    // “社会车辆进馆时间为8:30至19:00”: a gate for cars.
    const rides = (t: Token) =>
      isCue(t, 'service') && /车辆|班车|接驳|摆渡车|公交/.test(text.slice(t.from, t.to))
    if (clause.some(rides) && !clause.some((t) => t.kind === 'state' || t.kind === 'place'))
      decoyAll(clause, 'service')
    clause = []
  }
  for (const [k, t] of sentence.entries()) {
    if (isMark(t, '(', '[')) {
      if (depth++ === 0) {
        const before = sentence[k - 1]
        phone =
          (before?.kind === 'decoy' && before.why === 'phone') ||
          (before?.kind === 'raw' && DESK.test(text.slice(before.from, before.to)) && numberAfter)
      }
    } else if (isMark(t, ')', ']')) {
      if (--depth <= 0) phone = false
    } else if (isMark(t, ',', '.', ';')) settle()
    else {
      clause.push(t)
      if (phone && isTimely(t)) t.fate ??= { kind: 'decoy', why: 'desk hours' }
    }
  }
  settle()
}

const TRAFFIC =
  /交通管[制控]|限行|禁行|封路|绕行|(?:禁止|限制|禁)[^,。;]{0,8}(?:通行|驶入|停放|进入(?=该?路)|停车)/

/** “4月4日至6日,馆前路8:00至15:00禁止机动车通行”: of the road, not of the doors. */
function markTraffic(doc: Tokens, sentence: readonly Token[]): void {
  const { text } = doc.prose
  const said = (list: readonly Token[]) =>
    list.some(
      (t) => (t.kind === 'raw' || t.kind === 'cue') && TRAFFIC.test(text.slice(t.from, t.to + 10)),
    )
  if (!said(sentence)) return
  const clauses = clausesOf(sentence)
  if (!has(sentence, isDoor)) return decoyAll(sentence, 'traffic')
  for (const [k, { tokens }] of clauses.entries()) {
    if (!said(tokens) || has(tokens, isDoor)) continue
    // “5月3日因沿线封路,闭馆一天”: the day of the closure, before its cause.
    const [day] = tokens
    const cause = day?.kind === 'when' && /^(?:因|由于|受)/.test(text.slice(day.to, day.to + 2))
    const next = clauses[k + 1]?.tokens ?? []
    if (cause && has(next, isDoor) && !has(next, (t) => t.kind === 'when'))
      decoyAll(tokens.slice(1), 'traffic')
    else decoyAll(tokens, 'traffic')
  }
}

const UNTIL = /(?:持续|延续|一直|直)(?:开放|实施|执行)?[到至]$/

/** “每周五9:00-20:30开放,持续到8月17日”: the last day of a rule of which no first day is told. */
function markUntil({ prose: { text } }: Tokens, sentence: readonly Token[]): void {
  for (const [k, t] of sentence.entries()) {
    if (t.kind !== 'when' || !UNTIL.test(text.slice(Math.max(0, t.from - 6), t.from))) continue
    if (t.when.items.some((i) => i.kind !== 'day')) continue
    const before = sentence.slice(0, k)
    const from = before.findLastIndex((x) => isMark(x, '.', ';')) + 1
    const own = before.slice(from)
    if (has(own, isTimely) && !has(own, (x) => x.kind === 'when' && !isRule(x)))
      t.fate ??= { kind: 'unread', why: 'until when is said, not from when' }
  }
}

const isRule = (t: Token) =>
  t.kind === 'when' && t.when.items.every((i) => i.kind === 'weekly' || i.kind === 'daily')

const ADVICE =
  /气温|℃|体感温度|强?降(?:雨|雪)|(?:大到)?[大暴中小阵雷]{1,2}雨|强对流|(?:发布|解除)[^,。;]{0,12}预警|气象(?:台|局|部门)|天气预报|(?:高温|最热|酷热)时段|(?:客流|人流|车流|[早晚]|入[园馆]|参观|观展|出行|交通|用餐)高峰(?!(?:期|时段|时间|日)?(?:内|间|期间|:))|为(?:客流|人流)?高峰|(?:避免|避开|减少|错开|不宜|不要)在?[^,。;]{0,20}(?:外出|出行|出门|户外|室外|运动|暴晒|高峰|时段|前来|到访)/

/** “市民应避免12时至16时外出”, “客流高峰为10:00-11:30”: of the weather and the crowd, not of the doors. */
function markAdvice(doc: Tokens, sentence: readonly Token[]): void {
  const { text } = doc.prose
  const [start, end] = [sentence[0], sentence.at(-1)]
  if (!start || !end || !has(sentence, isTimely)) return
  if (!ADVICE.test(text.slice(start.from, end.to))) return
  // “…为高峰时段” ends in a word that heads hours elsewhere.
  const ofCrowd = (t: Token) => text.slice(t.from - 2, t.from) === '高峰'
  const tells = (t: Token) =>
    !ofCrowd(t) && (isDoor(t) || t.kind === 'label' || isCue(t, 'until', 'last', 'extra'))
  const doors = has(sentence, tells)
  for (const { tokens } of clausesOf(sentence)) {
    const [first, last] = [tokens[0], tokens.at(-1)]
    if (!first || !last || has(tokens, tells)) continue
    if (!ADVICE.test(text.slice(first.from, last.to))) continue
    // “因7月20日有暴雨,甲馆闭馆”: the day is that of the closure too.
    for (const t of tokens)
      if (t.kind === 'times' || (t.kind === 'when' && !doors))
        t.fate ??= { kind: 'decoy', why: 'advice' }
  }
}

const FIGURES =
  /(?:入座|上座|到馆|入馆|使用|利用|空置)率|(?:客|人)流量?(?:数据|统计|监测)|(?:数据|监测|统计|调查|问卷|结果)(?:结果)?(?:显示|表明|发现|可见)|不足(?:\d{1,2}%|[一二三]成|\d{1,2}人)|仅有?\d{1,2}人/

/** “每日7:00-8:00,自习室入座率不足一成”: why hours change, and no hours. */
function markFigures(doc: Tokens, sentence: readonly Token[]): void {
  const [start, end] = [sentence[0], sentence.at(-1)]
  if (!start || !end || !has(sentence, isTimely)) return
  const counts = (list: readonly Token[]) =>
    list.length > 0 && FIGURES.test(doc.prose.text.slice(list[0]!.from, list.at(-1)!.to))
  if (!counts(sentence)) return
  const tells = (t: Token) => isDoor(t) || isCue(t, 'until', 'last', 'extra')
  if (!has(sentence, tells)) return decoyAll(sentence, 'figures')
  for (const { tokens } of clausesOf(sentence))
    if (counts(tokens) && !has(tokens, tells)) {
      decoyAll(tokens, 'figures')
      for (const t of tokens) if (t.kind === 'place') Object.assign(t, { kind: 'raw' })
    }
}

const SEATS = /限(?:额|报|招)?\d{1,4}(?:组|个家庭|户|名)|每场限\d{1,4}人|名额\d|免费参加/

/** “"写福迎新"1月1日10:00-11:00,一楼大厅”: a name in quotes, then when it is. */
function markNamedEvent(doc: Tokens, sentence: readonly Token[]): void {
  const { text } = doc.prose
  const first = sentence[0]
  if (!first || has(sentence, isDoor)) return
  if (has(sentence, (t) => isCue(t, 'last', 'until', 'extra') || t.kind === 'decoy')) return
  const at = sentence.findIndex(isTimely)
  const name = at > 0 ? text.slice(first.from, sentence[at]!.from) : ''
  const quoted = /^(?:"[^"]{2,30}"|《[^》]{2,30}》)[\u4e00-\u9fff]{0,6}[:,]?$/.test(name)
  // “手工扎染:10月3日14:00-15:00,每场限20人”
  const few =
    /^[\u4e00-\u9fff"]{2,16}[:,]?$/.test(name) &&
    SEATS.test(text.slice(first.from, sentence.at(-1)!.to))
  if (!quoted && !few) return
  if (sentence.slice(0, at).some((t) => t.kind === 'place' || t.kind === 'ref')) return
  decoyAll(sentence, 'event')
}

/** “延长至21:00,夜间17:00-21:00须另行预约”: when the ticket holds, not a session of its own. */
function markTicketed(
  doc: Tokens,
  clauses: { tokens: Token[]; inside: Token | null }[],
  k: number,
): void {
  const { tokens } = clauses[k]!
  const told = clauses
    .slice(0, k)
    .some((c) => c.tokens.some((t) => isDoor(t) || t.kind === 'times' || isCue(t, 'until')))
  const t = tokens.findLast((x) => x.kind === 'times')
  if (
    !told ||
    !t ||
    tokens.some(isDoor) ||
    tokens.some((x) => x.kind === 'when' || x.kind === 'place')
  )
    return
  const after = doc.prose.text.slice(t.to, t.to + 12)
  if (
    /^(?:时段|期间)?(?:均|也|则)?(?:须|需|请|应)(?:要)?(?:另行|提前|单独|网上|实名)?(?:预约|购票|订票)/.test(
      after,
    )
  )
    t.fate ??= { kind: 'decoy', why: 'booking clock' }
}

/** “5点清场闭馆” is when doors close. */
function closesAfterClearing(tokens: readonly Token[]): boolean {
  return tokens.some((t, k) => {
    const next = tokens[k + 1]
    return isCue(t, 'clearing') && next?.kind === 'state' && next.state === 'closed'
  })
}

const isWindow = (t: Token) => t.kind === 'times' && t.times.end !== null

/** “9:00至17:00开放期间”: the hours are those of the house, whatever goes on meanwhile. */
function statesHours(doc: Tokens, tokens: readonly Token[]): boolean {
  return tokens.some(
    (t) => isWindow(t) && /^(?:开放|开馆)期间/.test(doc.prose.text.slice(t.to, t.to + 4)),
  )
}

/** 庙会期间 is a stretch of days, not an event with a time. */
function spansEvent(doc: Tokens, tokens: readonly Token[]): boolean {
  return tokens.some((t, k) => {
    if (!isCue(t, 'event')) return false
    const next = tokens[k + 1]
    return (
      next?.kind === 'raw' &&
      /^(?:期间|举办期间|当天|当日)/.test(doc.prose.text.slice(next.from, next.from + 4))
    )
  })
}

function onlyDates(tokens: readonly Token[]): boolean {
  return tokens.every((t) => t.kind === 'when' || t.kind === 'mark' || t.kind === 'times')
}

/** The event word that a bracket hangs on, if nothing about doors stands between. */
function lastEventBefore(sentence: readonly Token[], at: Token): Token | undefined {
  const k = sentence.indexOf(at)
  for (let j = k - 1; j >= 0 && j > k - 12; j--) {
    const t = sentence[j]!
    if (isCue(t, 'event')) return t
    if (isMark(t, ',', ';', '.') || t.kind === 'state' || t.kind === 'place') return undefined
  }
  return undefined
}

function markExamples(doc: Tokens, sentence: readonly Token[]): void {
  let depth = 0
  let until: number | null = null
  for (const [k, t] of sentence.entries()) {
    if (isMark(t, '(', '[')) depth++
    const word = doc.prose.text.slice(t.from, t.to)
    const starts =
      isCue(t, 'example') ||
      (t.kind === 'raw' && /^如/.test(word) && isMark(sentence[k - 1], '(', '['))
    if (starts && until === null) until = depth
    if (isMark(t, ')', ']')) {
      if (until !== null && depth <= until) until = null
      depth--
    }
    if (until !== null && isTimely(t)) t.fate ??= { kind: 'decoy', why: 'example' }
  }
}

/** Times beside a cue that is theirs; a window or time nearer to another cue is left alone. */
function markBeside(tokens: readonly Token[], cue: string, why: string): void {
  for (const [k, t] of tokens.entries()) {
    if (!isTimely(t)) continue
    const next = tokens.slice(k + 1).find((x) => x.kind !== 'raw' && x.kind !== 'mark')
    const before = tokens
      .slice(0, k)
      .findLast((x) => x.kind !== 'raw' && x.kind !== 'mark' && x.kind !== 'when')
    const only = tokens.filter((x) => x.kind === 'times').length === 1
    // “停止检票15:30清场15:50”: each time stands behind its word.
    const own = next ? tokens[tokens.indexOf(next) + 1]?.kind === 'times' : false
    if (own && isCue(before, 'last', 'cutoff') && isCue(next, cue)) continue
    if (
      isCue(next, cue) ||
      (isCue(before, cue) && !isCue(next, 'last', 'cutoff')) ||
      (only && t.kind === 'times')
    )
      t.fate ??= { kind: 'decoy', why }
    else if (t.kind === 'when' && t.when.items.every((i) => i.kind === 'daily'))
      t.fate ??= { kind: 'decoy', why }
  }
}

/** The day the news was given: “2月5日,某局公布…”, “4月2日讯”, “20日公布”. */
function markPublished(
  doc: Tokens,
  clauses: { tokens: Token[]; inside: Token | null }[],
  k: number,
): void {
  const { tokens } = clauses[k]!
  for (const [j, t] of tokens.entries()) {
    if (t.kind !== 'when' || t.fate || t.when.items.length !== 1) continue
    const item = t.when.items[0]!
    if (item.kind !== 'day' || item.a.lunar !== null) continue
    const after = doc.prose.text.slice(t.to, t.to + 1)
    const rest = tokens.slice(j + 1)
    const next = clauses[k + 1]?.tokens ?? []
    const before = (list: readonly Token[]) => {
      const cue = list.findIndex((x) => isCue(x, 'published'))
      const door = list.findIndex((x) => (x.kind === 'state' && !x.weak) || x.kind === 'times')
      return cue >= 0 && (door < 0 || cue < door)
    }
    if (
      '讯电'.includes(after || ' ') ||
      before(rest) ||
      (rest.length === 0 && j === tokens.length - 1 && before(next))
    )
      t.fate = { kind: 'decoy', why: 'publication' }
  }
}

/** “由17:00延后至18:30”, “原开放时间9:00-17:00调整为…”: the first value is the old one. */
function markOld(doc: Tokens, tokens: readonly Token[], sentence: readonly Token[]): void {
  const { text } = doc.prose
  for (const t of tokens) {
    if (t.kind !== 'times' || t.fate) continue
    const lead = text.slice(Math.max(0, t.from - 6), t.from)
    const k = sentence.indexOf(t)
    const after = sentence.slice(k + 1, k + 7)
    const change = after.findIndex(
      (x) =>
        isCue(x, 'becomes', 'until') ||
        (x.kind === 'raw' && /延|推迟|提前|调整|改/.test(text.slice(x.from, x.to))),
    )
    const stop = after.findIndex((x) => isMark(x, '.', ';'))
    if (change < 0 || (stop >= 0 && stop < change)) continue
    const replaced = after.slice(change).some((x) => x.kind === 'times')
    if (!replaced) continue
    const opens =
      isCue(after[change], 'until') &&
      /直到|止于|开到|开至|开放至|开放到/.test(text.slice(after[change]!.from, after[change]!.to))
    if (
      /(?:由|原|原为|原来|原先|原定|之前)(?:的)?$/.test(lead) ||
      (/从$/.test(lead) && !opens) ||
      oldLabel(sentence, k, text)
    )
      t.fate = { kind: 'decoy', why: 'old value' }
  }
}

function oldLabel(sentence: readonly Token[], k: number, text: string): boolean {
  for (let j = k - 1; j >= 0 && j > k - 5; j--) {
    const t = sentence[j]!
    if (isMark(t, ',', ';', '.')) return false
    if (t.kind === 'times' || isCue(t, 'until', 'becomes')) return false
    const word = text.slice(t.from, t.to)
    if (t.kind === 'raw' && /(?:原|由|从原|由原)(?:来|先|定|有)?(?:的)?$/.test(word)) return true
  }
  return false
}

/** “学生10月11日返校”: what a school does, and none of its doors. */
const SCHOOL = /^(?:正式|全面|开始|起|陆续)?(?:返校|报到|上课|复课|开课|开学|放假离校|离校|注册)/

/** “9月28日(周日)、10月11日(周六)上班”: workdays of everybody, not hours of a house. */
function markMakeUps(doc: Tokens, tokens: readonly Token[], next: readonly Token[]): void {
  // “10月9日(周六)调休上班,照常开放”: what doors do follows.
  const door = next.find((t) => t.kind !== 'raw' || t.to - t.from > 3)
  if (door && isDoor(door)) return
  // “10月9日(周六)上班,甲馆照常开放”: what a house does on this day.
  const named = door && (door.kind === 'place' || door.kind === 'ref' || door.kind === 'times')
  const dated = has(next, (t) => t.kind === 'when')
  if (named && !dated && has(next, (t) => isDoor(t) || t.kind === 'times' || isCue(t, 'until')))
    return
  if (has(tokens, isDoor) || has(tokens, (t) => t.kind === 'place')) return
  const last = tokens.findLast((t) => t.kind === 'when')
  const after = last ? doc.prose.text.slice(last.to, last.to + 6) : ''
  const school = SCHOOL.test(after)
  if (!school && !/^(?:正常)?(?:上班|补班|调休上班)/.test(after)) return
  const why = school ? 'school term' : 'make-up workday'
  for (const t of tokens) if (t.kind === 'when') t.fate ??= { kind: 'decoy', why }
}

const UNDER_HOUSE = /(?:馆|宫|院|书房|书屋|游泳池|体育场|活动中心|体育中心|健身中心):?\n$/

/** “10月1日至8日放假,共8天”: the holiday, not the hours. */
function markHoliday(doc: Tokens, tokens: readonly Token[], sentence: readonly Token[]): void {
  const k = tokens.findIndex((t) => isCue(t, 'holiday'))
  if (k < 0 || has(tokens, isDoor) || has(tokens, isNamed)) return
  // “少年宫⏎5月1日、2日放假”
  if (UNDER_HOUSE.test(doc.prose.text.slice(Math.max(0, tokens[0]!.from - 24), tokens[0]!.from)))
    return
  // “1月21日至23日放假,24日恢复开放”: the house itself is on holiday.
  if (has(sentence, (t) => t.kind === 'state' && t.resumes)) return
  if (has(sentence, isDoor) && !has(tokens, (t) => t.kind === 'when')) return
  for (const t of tokens) if (t.kind === 'when') t.fate ??= { kind: 'decoy', why: 'holiday span' }
}

const isNamed = (t: Token) => t.kind === 'place' || (t.kind === 'ref' && t.ref === 'main')
