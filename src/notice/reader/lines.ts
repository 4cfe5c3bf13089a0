/** Lines that are not sentences: names, lists of rooms, labels, dates and festivals standing alone. */
import type { Festival, Item } from '../dates.ts'
import { CUE } from '../booking/words.ts'
import { WITHOUT } from '../exceptions.ts'
import { isWithin } from '../places.ts'
import { isSame } from '../references.ts'
import { hasHours, isPredicate, coverWords } from '../segments.ts'
import { daysWithin, union } from '../spans.ts'
import { outsideBrackets, isMark, isCue, isTimely } from '../tokens.ts'
import type { Line, Token } from '../tokens.ts'
import type { Days } from '../year/days.ts'
import { groupOf } from './collectives.ts'
import { isLabelledStart } from './days/effective.ts'
import { setDays, unresolved } from './days/given.ts'
import { namesSchool } from './days.ts'
import { spellOut } from './days/pointed.ts'
import { current, flush } from './settle.ts'
import { roomsAlike } from './meant.ts'
import type { Reader } from './reader.ts'
import { takeEffect } from './settle/subject.ts'
import { placesIn, seePlaces } from './subjects.ts'
import { holdDays, dropPending } from './waiting.ts'

/** What a line is if it is no sentence: a name, a list of rooms, a label, a date, a festival. */
export function kindOf(
  r: Reader,
  tokens: readonly Token[],
): 'place' | 'title' | 'rooms' | 'label' | 'dates' | 'festival' | 'prose' {
  const live = tokens.filter((t) => t.kind !== 'mark')
  // “主展厅(6岁以上儿童):”, “综合馆(羽毛球、篮球)”: the bracket does not keep the line from being a heading.
  const outside = outsideBrackets(tokens)
  const worded = isMark(tokens.at(-1), ':') || namesOnly(outside) ? outside : live
  const isWord = (t: Token) =>
    t.kind === 'raw' && !(t.fate?.kind === 'decoy' && t.fate.why === 'title')
  const raw = worded.reduce((n, t) => n + (isWord(t) ? t.to - t.from : 0), 0)
  const places = live.filter((t) => t.kind === 'place')
  const said = live.some((t) => t.kind === 'state' || t.kind === 'times')
  const whens = live.filter((t) => t.kind === 'when')
  const labels = live.filter((t) => t.kind === 'label')
  const label = labels[0]
  if (
    label?.kind === 'label' &&
    (label.label === 'rooms' || label.label === 'closed-rooms') &&
    !said &&
    whens.length === 0 &&
    !namesSports(r, label, tokens)
  )
    return 'rooms'
  // “(不含甲室)” is no heading.
  const named = live.find((t) => t.kind === 'place')
  if (!said && named && WITHOUT.test(r.doc.prose.text.slice(tokens[0]!.from, named.from)))
    return 'prose'
  const terms = roomsOnTerms(r, tokens)
  if (terms) return r.labelRooms && !r.labelRooms.closed && !r.labelRooms.inline ? 'rooms' : 'prose'
  const otherKinds = live.some((t) => t.kind === 'cue' && t.cue !== 'lead' && t.cue !== 'free')
  if (
    !said &&
    whens.length === 0 &&
    places.length > 0 &&
    raw <= 4 &&
    !otherKinds &&
    !tokens.some((t, k) => t.kind === 'place' && isSame(tokens[k - 1], r.doc.prose.text)) &&
    !pointsOn(r, tokens) &&
    !worded.some((l) => l.kind === 'label' && l.label === 'aside')
  ) {
    const listed = places.length >= 2 && allParts(r, places) && tokens.some((t) => isMark(t, '、'))
    const goesOn = r.labelRooms !== null && (!r.labelRooms.inline || goesOnList(r, tokens, places))
    if (goesOn || (listed && !isMark(tokens.at(-1), ':') && !headingGoesOn(r))) return 'rooms'
    return 'place'
  }
  if (
    !said &&
    whens.length === 0 &&
    r.labelRooms &&
    live.every((t) => t.kind === 'ref' || t.kind === 'raw') &&
    live.some((t) => t.kind === 'ref')
  )
    return 'rooms'
  const ditto = live.some((t) => isCue(t, 'ditto'))
  if (!said && whens.length === 0 && places.length === 0 && labels.length > 0 && raw <= 4)
    return ditto ? 'prose' : 'label'
  if (
    !said &&
    whens.length > 0 &&
    places.length === 0 &&
    countedIn(r, tokens) === null &&
    raw <= 5 &&
    whens.every((t) => t.fate === null) &&
    !(live.some((t) => t.kind === 'ref') && live.some((t) => isCue(t, 'lead'))) &&
    !isDatedTitle(tokens) &&
    !labels.some((l) => l.kind === 'label' && l.label === 'closed-time') &&
    !otherKinds
  ) {
    const names = whens.every(
      (t) =>
        t.kind === 'when' && t.when.items.every((i) => i.kind === 'festival' && i.span !== 'day'),
    )
    return names ? 'festival' : 'dates'
  }
  if (headsHouse(r, tokens)) return 'place'
  return isHouseTitle(r, tokens) ? 'title' : 'prose'
}

/** “开放项目:羽毛球、乒乓球”: what is played there, and no room of it. */
function namesSports(r: Reader, label: Token, tokens: readonly Token[]): boolean {
  const { text } = r.doc.prose
  if (!/项目$/.test(text.slice(label.from, label.to))) return false
  const rest = tokens.filter((t) => t.from >= label.to)
  return rest.some((t) => t.kind === 'raw') && !rest.some((t) => /^(?:place|ref)$/.test(t.kind))
}

/**
 * “甲室、乙室:自由进出,无需预约”: rooms at the head of a line that tells how one gets in, and nothing of days or doors.
 * Returns how many tokens name them; 0 if it is no such line.
 */
function roomsOnTerms(r: Reader, tokens: readonly Token[]): number {
  const { text } = r.doc.prose
  let k = 0
  while (k < tokens.length && k < MOST_NAMES) {
    const t = tokens[k]!
    const joins = /^(?:[、和及与"]|以及)$/.test(text.slice(t.from, t.to))
    if (t.kind === 'place' ? !allParts(r, [t]) : !(joins && k > 0)) break
    k++
  }
  const rest = tokens.slice(k)
  const next = rest[0]
  if (tokens[0]?.kind !== 'place' || !next) return 0
  const said = text.slice(next.from, tokens.at(-1)!.to)
  // “甲室(需要预约)” is a heading.
  if (
    isMark(next, '(') ||
    (!isMark(next, ':', ',') &&
      !/^(?:均|都|一律|实行)?(?:无需|无须|不用|免|须|需|请|凭|刷|先)/.test(said))
  )
    return 0
  const silent = rest.every(
    (t) =>
      /^(?:mark|raw|quantity)$/.test(t.kind) ||
      (t.kind === 'label' && t.label === 'aside') ||
      isCue(t, 'free', 'low-fee', 'paid', 'release', 'cutoff') ||
      (isTimely(t) && t.fate !== null),
  )
  return silent && CUE.test(said) ? k : 0
}

const MOST_NAMES = 40

/** “甲馆免费开放服务情况” among several houses: a heading that says no more than whose the lines below are. */
function headsHouse(r: Reader, tokens: readonly Token[]): boolean {
  const [first] = tokens
  if (r.registry.roots.length < 2 || first?.kind !== 'place' || tokens.length > LONGEST_TITLE)
    return false
  if (!first.ids.every((id) => r.registry.roots.includes(id))) return false
  if (tokens.some((t) => t.kind === 'when' || t.kind === 'times')) return false
  return OF_HOUSE.test(r.doc.prose.text.slice(first.to, tokens.at(-1)!.to))
}

const OF_HOUSE =
  /^(?:的)?(?:(?:对外|免费|公益|低|免|假日|假期|节日|错时|延时|场馆|公共|设施|场地|功能室|活动室|开放|开馆|服务|和|及|与)(?:开放|服务)?){1,5}(?:时间|情况|安排|信息|公示|公告|一览表?|须知|指南){1,2}:?$/

const LONGEST_TITLE = 16

/**
 * “甲馆国庆节开放安排(10月1日至7日)” among several houses, “甲室、乙室暑期(7月1日至8月31日)开放时间:” in one of them: whose the
 * lines below are, and for which days.
 */
function isHouseTitle(r: Reader, tokens: readonly Token[]): boolean {
  if (tokens.length > LONGEST_TITLE) return false
  const places = tokens.filter((t) => t.kind === 'place')
  const [first] = places
  const rooms = places.length > 0 && allParts(r, places) && isMark(tokens.at(-1), ':')
  const counted = places.length === 0 && countedIn(r, tokens) !== null
  if (!rooms && !counted) {
    if (r.registry.roots.length < 2 || first !== tokens[0] || places.length !== 1) return false
    if (!first!.ids.every((id) => r.registry.roots.includes(id))) return false
  }
  const raw = tokens.reduce((n, t) => n + (t.kind === 'raw' ? t.to - t.from : 0), 0)
  const titled = tokens.some(
    (t) => t.kind === 'label' && (t.label === 'open-time' || t.label === 'nominal'),
  )
  return (
    titled &&
    raw <= 6 &&
    tokens.some((t) => t.kind === 'when') &&
    tokens.every(
      (t, k) =>
        (t.kind === 'when' && t.fate === null) ||
        t.kind === 'place' ||
        (t.kind === 'ref' && counted) ||
        t.kind === 'raw' ||
        t.kind === 'label' ||
        isCue(t, 'lead', 'free') ||
        isMark(t, '(', ')', '、', '"') ||
        (isMark(t, ':') && k === tokens.length - 1),
    )
  )
}

/** “四个展馆”: the list that these words counted above, or those that they can only mean. */
function countedIn(r: Reader, tokens: readonly Token[]): string[] | null {
  const word = tokens.find((t) => t.kind === 'ref' && t.ref === 'all' && t.count !== null)
  if (word?.kind !== 'ref') return null
  return groupOf(r, r.doc.prose.text.slice(word.from, word.to), word.count)
}

/**
 * “三个展厅开放时间:” over lines of hours: the rooms that the word counts, none if it is not known which; null if the line
 * is no such heading.
 */
export function countedHeading(r: Reader, tokens: readonly Token[]): string[] | null {
  const dated = tokens.some((t) => t.kind === 'when')
  const words = tokens.filter(
    (t) => !isCue(t, 'free') && t.kind !== 'when' && !isMark(t, '(', ')', ','),
  )
  const [word, label, colon, ...more] = words
  if (word?.kind !== 'ref' || word.ref !== 'all' || word.count === null) return null
  if (label?.kind !== 'label' || label.label !== 'open-time' || more.length > 0) return null
  if (colon && !isMark(colon, ':')) return null
  const meant = countedIn(r, tokens)
  // With its days it is a title, if it is known of whom.
  return dated ? (meant ? null : []) : (meant ?? [])
}

/** The house is the heading of the lines below; its days are theirs, if they name none. */
export function titleLine(r: Reader, tokens: readonly Token[]): void {
  placeLine(r, tokens, countedIn(r, tokens) ?? undefined)
  const whens = tokens.filter((t) => t.kind === 'when')
  let told: Days | null = null
  for (const t of whens) {
    const days = r.resolver.resolve(t.when)
    if (!days) t.fate = { kind: 'unread', why: unresolved(r, t) }
    else if (days.implied || days.spans.length === 0) t.fate = { kind: 'decoy', why: 'heading' }
    else {
      told = told && !daysWithin(days, told) ? union(told, days) : days
      const name = t.when.items.every((i) => i.kind === 'festival' && i.glosses.length === 0)
      if (name) t.fate = { kind: 'decoy', why: 'heading' }
      else holdDays(r, days, t)
    }
  }
  r.titleDays = told
  if (r.pending) r.pending.open = false
}

/** “开放区域:甲室⏎乙室⏎丙室”: rooms of the same house, a line each, go on with the list. */
function goesOnList(r: Reader, tokens: readonly Token[], places: readonly Token[]): boolean {
  const list = r.roomLists.at(-1)
  if (r.labelRooms?.line !== r.n - 1 || list?.line !== r.n - 1) return false
  if (r.doc.lines[r.n]!.marker !== null || isMark(tokens.at(-1), ':')) return false
  const house = (id: string) => r.registry.entries.get(id)?.partOf ?? null
  const houses = new Set(list.places.map(house))
  return places.every(
    (t) =>
      t.kind === 'place' && t.ids.some((id) => houses.has(house(id)) && !list.places.includes(id)),
  )
}

/** Nothing but names, brackets and the signs of a list. */
function namesOnly(outside: readonly Token[]): boolean {
  return (
    outside.some((t) => t.kind === 'place') &&
    outside.every((t) => t.kind === 'place' || isMark(t, '、', '(', ')', '[', ']', '"'))
  )
}

/** “开放时间见甲馆”, “执行甲馆时间”: under another name this is no heading. */
export function pointsOn(r: Reader, tokens: readonly Token[]): boolean {
  const place = tokens.find((t) => t.kind === 'place')
  if (!place || !r.heading) return false
  const before = r.doc.prose.text.slice(Math.max(tokens[0]!.from, place.from - 12), place.from)
  return /(?:见|参看|按|按照|依|照|执行|同)$/.test(before)
}

/** Does the next line begin with what doors do? Then this line is its heading. */
function headingGoesOn(r: Reader): boolean {
  const next = r.doc.lines.slice(r.n + 1, r.n + 4).find((l) => l.last > l.first)
  const first = next ? r.doc.tokens[next.first] : undefined
  return (
    first?.kind === 'when' ||
    first?.kind === 'times' ||
    first?.kind === 'state' ||
    first?.kind === 'label'
  )
}

function allParts(r: Reader, places: readonly Token[]): boolean {
  return places.every(
    (t) => t.kind === 'place' && t.ids.every((id) => r.registry.entries.get(id)!.partOf !== null),
  )
}

/** Header words alone on consecutive lines: a table whose cells were put one to a line. */
export function isTableHeader(r: Reader, tokens: readonly Token[], n: number): boolean {
  if (!isHeaderCell(r, tokens)) return false
  const beside = (m: number) => {
    const line = r.doc.lines[m]
    return (
      line !== undefined &&
      line.marker === null &&
      isHeaderCell(r, r.doc.tokens.slice(line.first, line.last))
    )
  }
  if (!beside(n + 1) && !beside(n - 1)) return false
  const word = r.doc.prose.text.slice(tokens[0]!.from, tokens.at(-1)!.to)
  if (!beside(n - 1)) r.listColumns = { dateAndTime: false, timeFirst: /时间|日期|时段/.test(word) }
  if (r.listColumns && beside(n - 1) && /时间|时段|钟点/.test(word)) {
    const line = r.doc.lines[n - 1]!
    const left = r.doc.prose.text.slice(line.from, line.to)
    if (/日期/.test(left)) r.listColumns.dateAndTime = true
  }
  return true
}

function isHeaderCell(r: Reader, tokens: readonly Token[]): boolean {
  if (tokens.length === 0 || tokens.length > 3) return false
  const word = r.doc.prose.text.slice(tokens[0]!.from, tokens.at(-1)!.to)
  return (
    word.length <= 8 &&
    /^(?:时间|日期|场馆|地点|内容|开放时间|开馆时间|开放日期|场馆名称|名称|单位|馆名|馆舍|备注|节目名称|主办单位|开放内容|服务内容|区域|部室|状态|项目|开放情况|预约方式|停止入馆时间|停止入馆|星期|活动名称|活动内容|开放区域|闭馆时间|开[闭休]馆情况|安排)$/.test(
      word,
    )
  )
}

/** A name in a line of its own: the heading of the lines below it. */
export function placeLine(r: Reader, tokens: readonly Token[], meant?: string[]): void {
  const places = meant ?? placesIn(r, tokens)
  if (r.listColumns?.timeFirst && r.carried && !isMark(tokens.at(-1), ':')) {
    // Time cell first, then the places it holds for, each on its own line.
    const copy = {
      ...r.carried.hours,
      places,
      named: true,
      tokens: [...r.carried.hours.tokens],
    }
    if (r.carried.hours.places === null || !r.carried.hours.named) {
      Object.assign(r.carried.hours, { places, named: true })
      coverWords(r.carried.hours, tokens)
    } else r.segments.push(copy)
    return
  }
  if (r.listColumns?.timeFirst && r.cur && isPredicate(r.cur) && !r.cur.named) {
    const s = r.cur
    s.places = places
    s.named = true
    flush(r)
    r.carried = { hours: s }
    return
  }
  const marked = r.doc.lines[r.n]!.marker !== null
  // “▲甲馆⏎▲乙馆⏎10月1日至7日…”: a sign before each name, and no number that would part them.
  const signed = marked && r.cur === null ? r.signed : null
  const consecutive = signed !== null || (r.headingLine === r.n - 1 && r.cur === null && !marked)
  if (signed) r.heading = signed
  flush(r)
  if (r.dayHeading && r.n - r.dayHeading.line <= 2)
    for (const t of tokens)
      if (t.kind === 'raw' && t.to - t.from >= 2)
        t.fate ??= { kind: 'unread', why: 'what is said of it was not understood' }
  daysOver(r, places)
  dropPending(r, 'dates with no opening hours or state')
  // “甲馆安排⏎甲室”: the room stands for its house, and does not join it.
  const within =
    r.heading?.some((h) => places.every((p) => p !== h && isWithin(r.registry, p, h))) ?? false
  if (places.some((id) => r.registry.roots.includes(id))) r.titleDays = null
  // “乙区文化馆、图书馆⏎图书馆⏎…⏎文化馆⏎…”: one of the houses just named heads lines of its own.
  const oneOf =
    (r.heading?.length ?? 0) > places.length && places.every((p) => r.heading!.includes(p))
  r.heading =
    consecutive && !within && !oneOf && r.heading ? [...new Set([...r.heading, ...places])] : places
  r.headingLine = r.n
  r.headingNode = r.doc.lines[r.n]!.marker ? r.node : r.node === 0 ? null : r.node
  if (r.doc.lines[r.n]!.marker) r.nodes[r.node]!.places = signed ? r.heading : places
  r.subject = r.heading
  r.unknownSubject = null
  if (!consecutive || oneOf) r.block++
  r.labelClosed = null
  r.labelRooms = null
  r.sentenceDays = null
  seePlaces(r, places)
}

/** “10月1日至7日⏎甲馆⏎9:00-17:00⏎乙馆⏎9:30-17:00”: the days right over the first name hold for the next names too. */
function daysOver(r: Reader, places: readonly string[]): void {
  const inside = (house: readonly string[]) =>
    places.every((p) => house.some((h) => h !== p && isWithin(r.registry, p, h)))
  const family = r.doc.lines[r.n]!.marker?.family
  const section = family === '一' || family === '(一)' || family === '第'
  if (section && !(r.overDays?.lead && isHouse(r, places))) r.overDays = null
  const [p, o] = [r.pending, r.overDays]
  if (!p || p.line < r.n - 2) {
    if (o?.under && !inside(o.under)) r.overDays = null
    return
  }
  const of = r.heading !== null && inside(r.heading) ? r.heading : null
  const apart = r.heading === null || of !== null || o !== null
  // “开放日期:…” of a house that is known is settled with all that is told without days.
  const stated = p.open && p.places !== null
  const bounded = !stated && p.days.spans.length > 0 && p.days.weekly === null && !p.days.implied
  r.overDays =
    apart && bounded ? { days: p.days, tokens: p.tokens, under: of ?? o?.under ?? null } : null
}

const isHouse = (r: Reader, places: readonly string[]) =>
  places.every((id) => r.registry.roots.includes(id))

/** “各馆10月1日至5日开放安排”: a title over houses, and the days of what stands below. */
export function isDatedTitle(tokens: readonly Token[]): boolean {
  const live = tokens.filter((t) => t.kind !== 'mark')
  const cue = isCue(live.at(-1), 'lead')
  const last = cue ? live.at(-2) : live.at(-1)
  const end = isMark(tokens.at(-1), ':') ? tokens.at(-2) : tokens.at(-1)
  return (
    last?.kind === 'label' &&
    (last.label === 'nominal' || last.label === 'open-time') &&
    end === live.at(-1) &&
    (cue || live.some((t) => t.kind === 'ref' && t.ref === 'all')) &&
    live.some((t) => t.kind === 'when') &&
    live.slice(0, cue ? -2 : -1).every((t) => /^(?:ref|when|raw)$/.test(t.kind))
  )
}

/** A line that lists the rooms which are open or closed. */
export function roomsLine(r: Reader, all_: readonly Token[]): void {
  const named = roomsOnTerms(r, all_)
  const tokens = named > 0 ? all_.slice(0, named) : all_
  const label = tokens.find((t) => t.kind === 'label' && /rooms$/.test(t.label))
  const closed = label
    ? label.kind === 'label' && label.label === 'closed-rooms'
    : (r.labelRooms?.closed ?? false)
  // “馆内甲室、乙室”: where they are, and not all that is there.
  const all =
    tokens.some((t, k) => t.kind === 'ref' && !leadsName(r, tokens, k)) || saysAll(r, tokens)
  const places = tokens.some((t) => t.kind === 'place') ? placesIn(r, tokens) : []
  if (r.cur && isPredicate(r.cur)) flush(r)
  const alike = label && !closed ? roomsAlike(r, tokens.slice(tokens.indexOf(label) + 1)) : null
  if (alike) places.push(...alike)
  if (places.length === 0 && !all) {
    r.labelRooms = { closed, node: r.node, line: r.n }
    return
  }
  // “二、闭馆场馆⏎甲馆、乙馆”: houses, and not rooms of one.
  if (closed && !all && r.registry.roots.length > 1 && isHouse(r, places)) {
    const s = current(r)
    Object.assign(s, { places, named: true, state: 'closed' })
    coverWords(
      s,
      tokens.filter((t) => t.kind === 'place'),
    )
    flush(r)
    seePlaces(r, places)
    return
  }
  const under = !label && r.labelRooms?.line === r.n - 1 ? r.labelRooms : null
  const list = under?.list ?? r.roomLists.at(-1)
  if (under && (under.list || list?.line === r.n - 1) && list && !list.all && !all) {
    // The next line of the same list.
    list.places = [...new Set([...list.places, ...places])]
    list.line = r.n
    list.to = tokens.at(-1)!.to
    under.line = r.n
    return
  }
  // “10月1日至3日⏎开放区域:甲室⏎9:00-12:00”: the rooms of days whose hours are yet to come.
  const p = r.pending
  const days = p && p.block === r.block && p.line >= r.n - 2 && !closed ? p.days : null
  const above = r.segments.at(-1)
  const [from, to] = [tokens[0]!.from, tokens.at(-1)!.to]
  if (under?.of && !all) {
    // “以上三天只开放下列部室:⏎甲室、乙室”
    for (const of of under.of)
      r.roomLists.push({ places, closed, all, node: under.node, line: r.n, from, to, of })
    r.labelRooms = null
    return
  }
  r.roomLists.push({
    days: all ? null : days,
    places: all ? [] : places,
    closed,
    all,
    node: under ? under.node : r.node,
    line: r.n,
    ...(r.pending?.block === r.block ? { before: r.block } : {}),
    ...(alike && above && above.line === r.n - 1 && hasHours(above) ? { of: above } : {}),
    from,
    to,
  })
  const inline = label !== undefined && !all && !isMark(tokens.at(-1), '.', ';')
  if (under && !all) r.labelRooms = { ...under, line: r.n, list: r.roomLists.at(-1)! }
  else r.labelRooms = inline ? { closed, node: r.node, line: r.n, inline } : null
}

function leadsName(r: Reader, tokens: readonly Token[], k: number): boolean {
  const of = r.doc.prose.text[tokens[k]!.to] === '的' ? 2 : 1
  return tokens[k + of]?.kind === 'place'
}

function saysAll(r: Reader, tokens: readonly Token[]): boolean {
  return tokens.some(
    (t) =>
      t.kind === 'raw' &&
      /^(?:全部|全区域|全馆|所有|各)/.test(r.doc.prose.text.slice(t.from, t.to)),
  )
}

/** A label in a line of its own, for the lines below it. */
export function labelLine(r: Reader, tokens: readonly Token[]): void {
  if (r.cur && isPredicate(r.cur)) flush(r)
  for (const t of tokens) {
    if (t.kind !== 'label') continue
    if (t.label === 'closed-time') r.labelClosed = true
    else if (t.label === 'open-time') r.labelClosed = false
    if (r.doc.lines[r.n]!.marker) r.nodes[r.node]!.closed = r.labelClosed === true
  }
}

/** Dates in a line of their own: for hours on the next line, or for names under it. */
export function dateLine(r: Reader, tokens: readonly Token[]): void {
  if (isSpanOfNotice(r, tokens)) return
  for (const [k, t] of tokens.entries()) {
    if (t.kind !== 'when') continue
    if (isNameOfDates(tokens, k)) {
      t.fate = { kind: 'decoy', why: 'name of the festival' }
      continue
    }
    const days = r.resolver.resolve(t.when)
    if (days && namesSchool(r, t, days)) r.resolver.defineSchool(days)
    if (!days) {
      t.fate = { kind: 'unread', why: unresolved(r, t) }
      continue
    }
    const starts = isLabelledStart(r.doc, t) && days.spans.length === 1
    if (!r.effective && (starts || startsTimetable(r, t, days))) {
      takeEffect(r, starts ? { ...days, spans: [[days.spans[0]![0], null]] } : days)
      r.effectiveToken = t
      t.fate = { kind: 'fact' }
      continue
    }
    if (r.cur && isPredicate(r.cur)) flush(r)
    if (r.labelClosed === true) {
      const s = current(r)
      setDays(r, s, days, t)
      s.state = 'closed'
      s.rule = 'dates-under-closed-label'
      flush(r)
      continue
    }
    if (r.doc.lines[r.n]!.marker && days.spans.length > 0) r.nodes[r.node]!.days = days
    if (spellOut(r, days, t)) t.fate = { kind: 'fact' }
    holdDays(r, days, t)
    if (standsOver(r, tokens) && days.spans.every(([, to]) => to !== null)) {
      r.nodes[r.node]!.days ??= days
      r.leadDays = { days, places: null, node: r.node, tokens: [t] }
    }
  }
}

/**
 * “1月23日至27日 甲室、乙室⏎8:30-11:30”: days and names in one line, and on the next their hours. Where the names
 * begin; 0 if the line is none of these.
 */
export function daysBeforeNames(r: Reader, tokens: readonly Token[]): number {
  if (r.doc.lines[r.n]!.marker || r.listColumns || r.labelRooms) return 0
  const at = tokens.findIndex((t) => t.kind === 'place')
  const days = tokens.slice(0, at < 0 ? 0 : at)
  const dated = (t: Token) => t.kind === 'when' && t.when.items.every(isCivil) && t.fate === null
  if (!days.some(dated) || !days.every((t) => dated(t) || isMark(t, ':', ','))) return 0
  const names = tokens.slice(at)
  if (!names.every((t) => t.kind === 'place' || isMark(t, '、', ',', ':'))) return 0
  if (isMark(names.at(-1), '、', ',')) return 0
  const next = r.doc.lines.slice(r.n + 1, r.n + 3).find((l) => l.last > l.first)
  const below = next ? r.doc.tokens.slice(next.first, next.last) : []
  const [first] = below[0]?.kind === 'label' ? below.slice(isMark(below[1], ':') ? 2 : 1) : below
  const hours = first?.kind === 'times' && first.times.end !== null && first.fate === null
  return hours && !below.some((t) => t.kind === 'place' || t.kind === 'when') ? at : 0
}

const isCivil = (item: Item) => item.kind === 'day' || item.kind === 'range'

/** “10月1日至7日:⏎开放:甲馆、乙馆⏎闭馆:丙馆”: one stretch over lines that each begin with what doors do. */
function standsOver(r: Reader, tokens: readonly Token[]): boolean {
  const below = r.doc.lines.slice(r.n + 1, r.n + 3).find((l) => l.last > l.first)
  const [state, colon] = below ? r.doc.tokens.slice(below.first, below.first + 2) : []
  return (
    isMark(tokens.at(-1), ':') &&
    tokens.filter((t) => t.kind === 'when').length === 1 &&
    state?.kind === 'state' &&
    isMark(colon, ':')
  )
}

/** “开馆时间(9月3日起执行)” above a table or lines of weekdays: from when these hold. */
function startsTimetable(r: Reader, t: Token, { spans, weekly }: Days): boolean {
  const [span, ...more] = spans
  if (!span || more.length > 0 || weekly !== null || span[1] !== null) return false
  return /起?(?:[执实]行|实施|施行|生效|启用)\)?$/.test(
    r.doc.prose.text.slice(t.from, t.to + 4).split(/[\n,。]/)[0]!,
  )
}

/** “一、时间:7月15日至8月31日⏎二、内容:⏎1.甲馆每周二至周日8:30-21:00…”: the span of all that is told below without days. */
export function isSpanOfNotice(r: Reader, tokens: readonly Token[]): boolean {
  const whens = tokens.filter((t) => t.kind === 'when')
  const [t] = whens
  const line = r.doc.lines[r.n]!
  if (t?.kind !== 'when' || whens.length > 1 || r.effective || r.labelClosed === true) return false
  if (!t.when.items.every((i) => i.kind === 'range')) return false
  if (tokens.some((x) => x.kind === 'state' || x.kind === 'times' || x.kind === 'place'))
    return false
  const { text } = r.doc.prose
  const above = r.doc.lines[r.n - 1]
  const own = text.slice(line.from, t.from)
  const label = own.trim() === '' && above ? text.slice(above.from, above.to) : own
  if (!SPAN_LABEL.test(label) || !hoursFollow(r)) return false
  const days = r.resolver.resolve(t.when)
  if (!days || days.spans.length !== 1) return false
  takeEffect(r, days)
  r.effectiveToken = t
  t.fate = { kind: 'fact' }
  return true
}

const SPAN_LABEL =
  /^[^\u4e00-\u9fff]*(?:[一二三四五六七八九十]{1,2}[、)])?\)?(?:(?:实施|执行|实行|调整|延时|延长|变更|试行|适用)(?:开放)?)?(?:时间|期限|日期|时段):?[自从]?$/

/** Does a line below begin with a name, weekdays or 每天, and tell hours? */
function hoursFollow(r: Reader): boolean {
  const below = r.doc.lines.slice(r.n + 1, r.n + 12)
  // Under the name of a house no further than the next name.
  const next = r.headingLine === r.n - 1 || r.section ? below.findIndex((l) => nextName(r, l)) : -1
  return below.slice(0, next < 0 ? below.length : next).some((l) => {
    const tokens = r.doc.tokens.slice(l.first, Math.min(l.last, l.first + 40))
    const dated = tokens.some(
      (t) =>
        t.kind === 'when' && !t.when.items.every((i) => i.kind === 'weekly' || i.kind === 'daily'),
    )
    return !dated && tokens.some((t) => t.kind === 'times' && t.times.end && t.fate === null)
  })
}

/** A line that is the name of another place. */
function nextName(r: Reader, { first, last }: Line): boolean {
  const [name, ...rest] = r.doc.tokens.slice(first, Math.min(last, first + 6))
  return (
    name?.kind === 'place' &&
    name.ids.every((id) => !r.heading?.includes(id)) &&
    rest.every((t) => isMark(t, ':', '(', ')') || (t.kind === 'raw' && t.to - t.from <= 4))
  )
}

/** “元旦:1月1日至3日”: in a list the name says no more than the dates behind it. */
function isNameOfDates(tokens: readonly Token[], k: number): boolean {
  const [t, mark, next] = tokens.slice(k, k + 3)
  if (t?.kind !== 'when' || next?.kind !== 'when' || !isMark(mark, ':')) return false
  const explicit = next.when.items.every((i) => i.kind === 'day' || i.kind === 'range')
  return explicit && t.when.items.every((i) => i.kind === 'festival' && i.glosses.length === 0)
}

/** A festival as a heading: its days, if the lines below give none. */
export function festivalLine(r: Reader, tokens: readonly Token[]): void {
  r.overDays = null
  if (r.cur && isPredicate(r.cur)) flush(r)
  for (const t of tokens) {
    if (t.kind !== 'when') continue
    if (
      /^(?:假期|长假)?(?:结束|过)?(?:之|以)?后(?!勤)/.test(r.doc.prose.text.slice(t.to, t.to + 8))
    ) {
      // “元宵节后开放时间”: of the days after it.
      t.fate = { kind: 'decoy', why: 'heading' }
      continue
    }
    const names: Festival[] = []
    let year: number | null = null
    for (const item of t.when.items)
      if (item.kind === 'festival') {
        names.push(...item.names)
        year ??= item.year
      }
    r.resolver.enter(names, year)
    const days = r.resolver.resolve(t.when)
    r.nodes[r.node]!.festival = days
    t.fate = { kind: 'decoy', why: 'heading' }
    if (days && !days.implied) holdDays(r, days, t)
  }
}
