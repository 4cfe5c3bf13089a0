/**
 * Statements of a notice: which places, on which days, with which hours or state. A statement is closed when
 * the next date or name begins another; what it leaves out it takes from its sentence, line or heading.
 */
import { weekdayOf } from '../core/time.ts'
import { isTimely } from './decoys.ts'
import type { Festival } from './dates.ts'
import { leaveOut, leaveUnsaid } from './exceptions.ts'
import { doorsAfterComma, includes, inclusionAt, opensFirst, sessionAfter } from './additions.ts'
import { hasOwnWords, refusesEntry } from './clauses.ts'
import type { DraftHours } from './facts.ts'
import { isWithin, lineOf } from './places.ts'
import type { Registry } from './places.ts'
import { floorsIn, namedSince, ofKind, placesMeant, roomsOnFloors } from './collectives.ts'
import type { Mention } from './collectives.ts'
import { aboveOf, isSame } from './references.ts'
import type { Pointer } from './references.ts'
import { outsideBrackets, silence } from './tokens.ts'
import type { Fate, Line, Token, Tokens } from './tokens.ts'
import { partsOf } from './words.ts'
import type { StateWord } from './words.ts'
import { emptyDays } from './year.ts'
import type { Days, Resolver } from './year.ts'

/** A window of a day in minutes; an end not stated is null. */
export type Hours = [number | null, number | null]

/** One statement as read, before the notice is looked at as a whole. */
export interface Segment {
  /** Places it names or takes over; null where none is known. */
  places: string[] | null
  /** It names them itself. */
  named: boolean
  /** The places were named after the verb: rooms that a house opens. */
  rooms: boolean
  /** A subject that the registry does not know. */
  unknown: { name: string; from: number; to: number } | null
  /** 其余: the places beside those named; `besides` are these. */
  others: boolean
  besides: string[]
  /** “甲馆除过刊库闭馆外,…”: the house named before the exception, if all those excepted are its rooms. */
  houseBefore: string | null
  /** Whose others they are if none is named beside them: the heading's, or the subject's. */
  under: string[] | null
  days: Days | null
  /** It names its days itself. */
  dated: boolean
  /** Counts semicolons and full stops: statements of one clause share it. */
  clause: number
  /** 其余时间: the days beside those named. */
  otherDays: boolean
  exceptDays: Days[]
  windows: Hours[]
  opens: number | null
  closes: number | null
  state: StateWord | null
  weak: boolean
  soft: boolean
  resumes: boolean
  effect: 'set' | 'add' | 'remove'
  extra: boolean
  /** 下午闭馆 without a clock time: the parts of the day, joined; see `words.ts`. */
  part: number | null
  /** 下午正常开放: the parts of the day that are said to be open; 0 if none is named. */
  half: number
  /** 12点后恢复开放: the minute from which it resumes. */
  resumesAt: number | null
  lastEntry: number | null
  relativeLast: number | null
  cutoff: number | null
  tentative: boolean
  later: boolean
  among: boolean
  lead: boolean
  night: boolean
  fee: 'free' | 'low-fee' | 'paid' | null
  feesDiffer: boolean
  like: string[] | null
  /** 闭馆日期与甲馆相同: only what the other says of closing. */
  likeOnly: 'closed' | null
  /** 同上, 同10月1日: where its hours stand. */
  pointer: Pointer | null
  /** 等3家 */
  count: number | null
  doubts: string[]
  implied: boolean
  rule: string
  tokens: Token[]
  from: number
  to: number
  line: number
  sentence: number
  block: number
  node: number
  /** The hours were given by a line of their own after the dates. */
  hoursLine: boolean
  /** Where its own words begin; `from` may reach back to dates it took over. */
  ownFrom: number
  /** It names days that could not be resolved, so that nothing may be said of others. */
  unresolved: boolean
  /** What an exception says of its places (除甲馆闭馆外): its days are those of what follows. */
  exception: boolean
  /** Its exception (除甲馆10月1日闭馆外) names places and days: only together are they left out. */
  exceptOnDays: boolean
  /** “仅10月1日至3日开放”: on the other days of the span it is closed. */
  only: boolean
  /** “本馆一至四层开放”: if it gives hours, they are those of the house too. */
  alsoHouse: string | null
  /** “其余两日”: how many other days there are. */
  otherCount: number | null
  /** A closure from a clock time that goes on until further notice. */
  onward: boolean
  /** A colon follows it: it only announces statements about its parts. */
  introduces: boolean
  /** Hours it would have if the line above governed it too. */
  alternativeHours?: DraftHours | null
  dead: boolean
}

/** A list of rooms in a line or section of its own. */
export interface RoomList {
  /** The days that its heading names; none if it names none. */
  days?: Days | null
  places: string[]
  closed: boolean
  all: boolean
  node: number
  line: number
  from: number
  to: number
}

/** A node of the notice's outline: a numbered item or section. */
export interface OutlineNode {
  parent: number
  family: string
  line: number
  days: Days | null
  closed: boolean
  places: string[] | null
  festival: Days | null
}

/** All that was read. */
export interface Reading {
  segments: Segment[]
  roomLists: RoomList[]
  nodes: OutlineNode[]
  /** Names in subject position that the registry does not hold. */
  unknown: { name: string; from: number; to: number }[]
  /** The day from which the notice takes effect. */
  effective: Days | null
  effectiveToken: Token | null
  /** Minutes before closing at which entry ends, said for all. */
  relativeLast: { minutes: number; line: number; block: number; from: number; to: number }[]
  /** A fee said by itself, for a block. */
  fees: { fee: 'free' | 'low-fee' | 'paid'; block: number; places: string[] | null; line: number }[]
  /** “开放日期:10月1日至4日”: the days of all that is told without any, and the statement they make alone. */
  stated: { days: Days; tokens: Token[]; places: string[]; alone: Segment | null }[]
  /** Dates given without anything to say. */
  hanging: { tokens: Token[]; why: string }[]
  /** Which places each line speaks of, for booking. */
  lineSubjects: (string[] | null)[]
  /** Which places stand over each line: its heading's, or those of the whole notice. */
  lineHeads: (string[] | null)[]
  /** Brackets that name the place before them once more. */
  aliases: { from: number; to: number }[]
  lineBlocks: number[]
}

/** What the reader of statements is told. */
export interface SegmentInput {
  doc: Tokens
  registry: Registry
  resolver: Resolver
  signature: Set<number>
  /** The places the notice is about when it names none. */
  main: string[] | null
}

/** Statements that are looked at together; the longest real notice has a few hundred. */
const MOST_STATEMENTS = 10_000

/** Reads the statements of all lines that are not tables; tables come in through `tableLines`. */
export function readSegments(input: SegmentInput, tableLines: Set<number>): Reader {
  const reader = new Reader(input)
  for (let n = 0; n < input.doc.lines.length; n++) {
    if (input.signature.has(n)) {
      reader.skipLine(n)
      continue
    }
    if (tableLines.has(n)) {
      reader.readLine(n)
      continue
    }
    if (reader.segments.length >= MOST_STATEMENTS) {
      reader.refuseLine(n)
      continue
    }
    reader.line(n)
  }
  reader.end()
  return reader
}

const isMark = (t: Token | undefined, ...marks: string[]): boolean =>
  t?.kind === 'mark' && marks.includes(t.mark)
const isCue = (t: Token | undefined, ...cues: string[]): boolean =>
  t?.kind === 'cue' && cues.includes(t.cue)

/** An empty statement. */
export function emptySegment(line: number, sentence: number, block: number, node: number): Segment {
  return {
    places: null,
    named: false,
    rooms: false,
    unknown: null,
    others: false,
    besides: [],
    houseBefore: null,
    under: null,
    days: null,
    dated: false,
    otherDays: false,
    exceptDays: [],
    windows: [],
    opens: null,
    closes: null,
    state: null,
    weak: false,
    soft: false,
    resumes: false,
    effect: 'set',
    extra: false,
    part: null,
    half: 0,
    resumesAt: null,
    lastEntry: null,
    relativeLast: null,
    cutoff: null,
    tentative: false,
    later: false,
    among: false,
    lead: false,
    night: false,
    fee: null,
    feesDiffer: false,
    like: null,
    likeOnly: null,
    pointer: null,
    count: null,
    doubts: [],
    implied: false,
    rule: '',
    tokens: [],
    from: -1,
    to: -1,
    line,
    sentence,
    clause: 0,
    block,
    node,
    hoursLine: false,
    ownFrom: -1,
    unresolved: false,
    exception: false,
    exceptOnDays: false,
    only: false,
    otherCount: null,
    alsoHouse: null,
    onward: false,
    introduces: false,
    dead: false,
  }
}

/** True if it says what doors do. */
export function isPredicate(s: Segment): boolean {
  return (
    s.windows.length > 0 ||
    s.opens !== null ||
    s.closes !== null ||
    s.state !== null ||
    s.part !== null ||
    s.night ||
    s.like !== null ||
    s.pointer !== null
  )
}

/** True if it says that doors are open, and no hours. */
function isOpenOnly(s: Segment): boolean {
  return (s.state === 'open' || s.state === 'regular') && !hasHours(s) && s.effect === 'set'
}

/** True if it states clock times at which doors are open. */
export function hasHours(s: Segment): boolean {
  return s.effect !== 'remove' && (s.windows.length > 0 || s.opens !== null || s.closes !== null)
}

/** Facility nouns that end a name. */
const NOUN =
  /[一-龥A-Za-z0-9]{0,14}(?:馆|室|厅|部|区|台|箱|机|场|院|园|店|吧|屋|房|廊|亭|站|所|库|车|网|号|系统|平台|服务|中心|基地|公园|广场|空间|项目|设施|课程|宫|寺|塔|楼|窗口|借|还|池|角|舱)$/
const GENERIC_NOUN =
  /^(?:场馆|馆|馆内|场地|各?场馆|窗口|本馆|开放|闭馆|全馆|所有|全部|部分|以上|部室|我市|全市|节日|大家|因|为|将|于|均|实行|每日|假期|时间|服务|其|它|各区|各部|馆舍|展区|全区|区域|对外服务|院内|馆区|日场|夜场|早场|晚场|上午场|下午场)$/

const STRANGER = /(?:馆|室|厅|园|塔|院|中心|书房|书屋|展区|泳池|球场|广场|祠|寺|宫)$/
const GENERIC_START =
  /^(?:分|共|第|几|多|有|无|不|可|下列|以下|所有|全部|各|全馆|本|我|整|以上|上述|该|此|两|三|四|五|均|每)/

const TOO_MANY: Fate = { kind: 'unread', why: 'more statements than one notice holds' }

/** Tokens of a line that only points at another place's hours. */
const MOST_OF_LIKENESS = 8

/** Days from which on a span in a lead is a season rather than a holiday. */
const LONG_SPAN = 20

/** “12:00前”, right after the time. */
const EARLIER = /^(?:以|之)?前/

/** From this hour on “17:00前闭馆” may as well mean that doors close by then. */
const LATE = 900

/** The machine that turns tokens into statements, line by line. */
export class Reader implements Reading {
  segments: Segment[] = []
  roomLists: RoomList[] = []
  nodes: OutlineNode[] = [
    { parent: -1, family: '', line: -1, days: null, closed: false, places: null, festival: null },
  ]
  unknown: Reading['unknown'] = []
  effective: Days | null = null
  relativeLast: Reading['relativeLast'] = []
  fees: Reading['fees'] = []
  hanging: Reading['hanging'] = []
  stated: Reading['stated'] = []
  lineSubjects: (string[] | null)[] = []
  lineHeads: (string[] | null)[] = []
  aliases: Reading['aliases'] = []
  lineBlocks: number[] = []

  private readonly doc: Tokens
  private readonly registry: Registry
  private readonly resolver: Resolver
  private readonly main: string[] | null
  private readonly seen: string[] = []
  private cur: Segment | null = null
  private node = 0
  private block = 0
  private sentence = 0
  private n = 0
  private heading: string[] | null = null
  private headingLine = -2
  private subject: string[] | null = null
  private unknownSubject: Segment['unknown'] = null
  private lead: string[] | null = null
  private group: string[] | null = null
  private sentenceDays: { days: Days; tokens: Token[] } | null = null
  private pending: {
    days: Days
    tokens: Token[]
    line: number
    block: number
    open: boolean
    places: string[] | null
  } | null = null
  private labelClosed: boolean | null = null
  private labelRooms: { closed: boolean; node: number; line: number } | null = null
  private lastHours: Segment[] = []
  private listColumns: { dateAndTime: boolean; timeFirst: boolean } | null = null
  private carried: { hours: Segment } | null = null
  /** Days in a line of their own, for the lines of names under it. */
  private dayHeading: {
    days: Days
    tokens: Token[]
    block: number
    line: number
    told: string[]
  } | null = null
  private readonly used = new Set<Token>()

  constructor(input: SegmentInput) {
    this.doc = input.doc
    this.registry = input.registry
    this.resolver = input.resolver
    this.main = input.main
    this.subject = input.main
  }

  skipLine(n: number): void {
    this.flush()
    this.n = n
    this.lineSubjects[n] = this.heading ?? this.subject
    this.lineBlocks[n] = this.block
    this.subject = this.heading ?? this.lead ?? this.main
  }

  /** A line that was read as part of a table: what it names is known to the lines below it. */
  readLine(n: number): void {
    this.skipLine(n)
    const line = this.doc.lines[n]!
    const tokens = this.doc.tokens.slice(line.first, line.last)
    const ids = tokens.flatMap((t) => (t.kind === 'place' && t.ids.length === 1 ? t.ids : []))
    if (tokens.some((t) => isMark(t, '|'))) {
      if (this.mentions.length < 400)
        for (const id of ids) this.mentions.push({ id, node: this.node, line: n })
      return
    }
    if (line.marker && line.marker.family !== 'row') this.openNode(line, n)
    this.see([...new Set(ids)])
    if (ids.length > 0) this.lineSubjects[n] = [...new Set(ids)]
  }

  /** A line beyond what one notice holds: all of it is left unread. */
  refuseLine(n: number): void {
    this.skipLine(n)
    const line = this.doc.lines[n]!
    for (let k = line.first; k < line.last; k++) {
      const t = this.doc.tokens[k]!
      if (isTimely(t)) t.fate ??= TOO_MANY
    }
  }

  end(): void {
    this.flush()
    this.dropPending('dates with no opening hours or state')
  }

  // ── lines

  line(n: number): void {
    const line = this.doc.lines[n]!
    const tokens = this.doc.tokens.slice(line.first, line.last)
    this.n = n
    if (line.marker) this.openNode(line, n)
    const before = this.lineBlocks[n - 1] ?? 0
    this.lineBlocks[n] = before
    this.lineSubjects[n] = this.subject
    this.lineHeads[n] = this.heading ?? this.lead ?? this.main
    if (tokens.length === 0) {
      this.flush()
      return
    }
    if (this.isTableHeader(tokens, n)) {
      this.flush()
      return
    }
    const kind = this.kindOf(tokens)
    if (kind === 'place') this.placeLine(tokens)
    else if (kind === 'rooms') this.roomsLine(tokens)
    else if (kind === 'label') this.labelLine(tokens)
    else if (kind === 'dates') this.dateLine(tokens)
    else if (kind === 'festival') this.festivalLine(tokens)
    else this.prose(tokens)
    this.lineBlocks[n] = this.block
    this.lineSubjects[n] = this.subject
  }

  private openNode(line: Line, n: number): void {
    const family = line.marker!.family
    if (this.cur && !isPredicate(this.cur)) this.settle()
    this.flush()
    let at = this.node
    while (at > 0 && this.nodes[at]!.family !== family && this.hasAncestor(at, family))
      at = this.nodes[at]!.parent
    const parent = this.nodes[at]!.family === family ? this.nodes[at]!.parent : at
    this.nodes.push({
      parent: Math.max(parent, 0),
      family,
      line: n,
      days: null,
      closed: false,
      places: null,
      festival: null,
    })
    const top = parent <= 0
    this.node = this.nodes.length - 1
    if (family !== 'row') {
      const named = this.doc.tokens[line.first]?.kind === 'place'
      if (
        this.pending &&
        this.pending.block === this.block &&
        top &&
        !(named && this.pending.line === n - 1)
      )
        this.dropPending('dates with no opening hours or state')
      this.labelClosed = this.nodes[Math.max(parent, 0)]!.closed ? true : null
      if (this.labelRooms?.line !== n - 1) this.labelRooms = null
      this.listColumns = null
      const outer = this.placesAbove(Math.max(parent, 0))
      // A heading outside of the outline does not end with an item of it; a heading inside does.
      if (
        this.heading !== null &&
        this.headingNode !== null &&
        !this.isAbove(this.headingNode, this.node)
      ) {
        this.heading = outer
        this.headingNode = null
      }
      this.subject = outer ?? this.heading ?? this.lead ?? this.main
      this.unknownSubject = null
    }
  }

  private headingNode: number | null = null

  private hasAncestor(node: number, family: string): boolean {
    for (let at = node, steps = 0; at > 0 && steps < 20; at = this.nodes[at]!.parent, steps++)
      if (this.nodes[at]!.family === family) return true
    return false
  }

  private isAbove(above: number, node: number): boolean {
    for (let at = node, steps = 0; steps < 20; at = this.nodes[at]!.parent, steps++) {
      if (at === above) return true
      if (at <= 0) return false
    }
    return false
  }

  private placesAbove(node: number): string[] | null {
    for (let at = node, steps = 0; at > 0 && steps < 20; at = this.nodes[at]!.parent, steps++)
      if (this.nodes[at]!.places) return this.nodes[at]!.places
    return null
  }

  private daysAbove(): Days | null {
    for (
      let at = this.node, steps = 0;
      at > 0 && steps < 20;
      at = this.nodes[at]!.parent, steps++
    ) {
      const node = this.nodes[at]!
      if (node.days) return node.days
      if (node.festival) return node.festival
    }
    return null
  }

  private kindOf(
    tokens: readonly Token[],
  ): 'place' | 'rooms' | 'label' | 'dates' | 'festival' | 'prose' {
    const live = tokens.filter((t) => t.kind !== 'mark')
    // “主展厅(6岁以上儿童):”: the bracket does not keep the line from being a heading.
    const worded = isMark(tokens.at(-1), ':') ? outsideBrackets(tokens) : live
    const raw = worded.reduce((n, t) => n + (t.kind === 'raw' ? t.to - t.from : 0), 0)
    const places = live.filter((t) => t.kind === 'place')
    const said = live.some((t) => t.kind === 'state' || t.kind === 'times')
    const whens = live.filter((t) => t.kind === 'when')
    const labels = live.filter((t) => t.kind === 'label')
    const label = labels[0]
    if (
      label?.kind === 'label' &&
      (label.label === 'rooms' || label.label === 'closed-rooms') &&
      !said &&
      whens.length === 0
    )
      return 'rooms'
    const otherKinds = live.some((t) => t.kind === 'cue' && t.cue !== 'lead' && t.cue !== 'free')
    if (
      !said &&
      whens.length === 0 &&
      places.length > 0 &&
      raw <= 4 &&
      !otherKinds &&
      !tokens.some((t, k) => t.kind === 'place' && isSame(tokens[k - 1], this.doc.prose.text)) &&
      !this.pointsOn(tokens) &&
      !labels.some((l) => l.kind === 'label' && l.label === 'aside')
    ) {
      const listed =
        places.length >= 2 && this.allParts(places) && tokens.some((t) => isMark(t, '、'))
      if (this.labelRooms || (listed && !isMark(tokens.at(-1), ':') && !this.goesOn()))
        return 'rooms'
      return 'place'
    }
    if (
      !said &&
      whens.length === 0 &&
      this.labelRooms &&
      live.every((t) => t.kind === 'ref' || t.kind === 'raw') &&
      live.some((t) => t.kind === 'ref')
    )
      return 'rooms'
    if (!said && whens.length === 0 && places.length === 0 && labels.length > 0 && raw <= 4)
      return 'label'
    if (
      !said &&
      whens.length > 0 &&
      places.length === 0 &&
      raw <= 5 &&
      whens.every((t) => t.fate === null) &&
      !(live.some((t) => t.kind === 'ref') && live.some((t) => isCue(t, 'lead'))) &&
      !labels.some((l) => l.kind === 'label' && l.label === 'closed-time') &&
      !otherKinds
    ) {
      const names = whens.every(
        (t) =>
          t.kind === 'when' && t.when.items.every((i) => i.kind === 'festival' && i.span !== 'day'),
      )
      return names ? 'festival' : 'dates'
    }
    return 'prose'
  }

  /** “开放时间见甲馆”, “执行甲馆时间”: under another name this is no heading. */
  private pointsOn(tokens: readonly Token[]): boolean {
    const place = tokens.find((t) => t.kind === 'place')
    if (!place || !this.heading) return false
    const before = this.doc.prose.text.slice(Math.max(tokens[0]!.from, place.from - 12), place.from)
    return /(?:见|参看|按|按照|依|照|执行|同)$/.test(before)
  }

  /** Does the next line begin with what doors do? Then this line is its heading. */
  private goesOn(): boolean {
    const next = this.doc.lines.slice(this.n + 1, this.n + 4).find((l) => l.last > l.first)
    const first = next ? this.doc.tokens[next.first] : undefined
    return (
      first?.kind === 'when' ||
      first?.kind === 'times' ||
      first?.kind === 'state' ||
      first?.kind === 'label'
    )
  }

  private allParts(places: readonly Token[]): boolean {
    return places.every(
      (t) =>
        t.kind === 'place' && t.ids.every((id) => this.registry.entries.get(id)!.partOf !== null),
    )
  }

  /** Header words alone on consecutive lines: a table whose cells were put one to a line. */
  private isTableHeader(tokens: readonly Token[], n: number): boolean {
    if (!this.isHeaderCell(tokens)) return false
    const beside = (m: number) => {
      const line = this.doc.lines[m]
      return (
        line !== undefined &&
        line.marker === null &&
        this.isHeaderCell(this.doc.tokens.slice(line.first, line.last))
      )
    }
    if (!beside(n + 1) && !beside(n - 1)) return false
    const word = this.doc.prose.text.slice(tokens[0]!.from, tokens.at(-1)!.to)
    if (!beside(n - 1))
      this.listColumns = { dateAndTime: false, timeFirst: /时间|日期|时段/.test(word) }
    if (this.listColumns && beside(n - 1) && /时间|时段|钟点/.test(word)) {
      const line = this.doc.lines[n - 1]!
      const left = this.doc.prose.text.slice(line.from, line.to)
      if (/日期/.test(left)) this.listColumns.dateAndTime = true
    }
    return true
  }

  private isHeaderCell(tokens: readonly Token[]): boolean {
    if (tokens.length === 0 || tokens.length > 3) return false
    const word = this.doc.prose.text.slice(tokens[0]!.from, tokens.at(-1)!.to)
    return (
      word.length <= 8 &&
      /^(?:时间|日期|场馆|地点|内容|开放时间|开馆时间|开放日期|场馆名称|名称|单位|馆名|馆舍|备注|节目名称|主办单位|开放内容|服务内容|区域|部室|状态|项目|开放情况|预约方式|停止入馆时间|停止入馆|星期|活动名称|活动内容|开放区域|闭馆时间|开闭馆情况|安排)$/.test(
        word,
      )
    )
  }

  private placeLine(tokens: readonly Token[]): void {
    const places = this.placesIn(tokens)
    if (this.listColumns?.timeFirst && this.carried && !isMark(tokens.at(-1), ':')) {
      // Time cell first, then the places it holds for, each on its own line.
      const copy = {
        ...this.carried.hours,
        places,
        named: true,
        tokens: [...this.carried.hours.tokens],
      }
      if (this.carried.hours.places === null || !this.carried.hours.named) {
        Object.assign(this.carried.hours, { places, named: true })
        this.cover(this.carried.hours, tokens)
      } else this.segments.push(copy)
      return
    }
    if (this.listColumns?.timeFirst && this.cur && isPredicate(this.cur) && !this.cur.named) {
      const s = this.cur
      s.places = places
      s.named = true
      this.flush()
      this.carried = { hours: s }
      return
    }
    const consecutive =
      this.headingLine === this.n - 1 &&
      this.cur === null &&
      this.doc.lines[this.n]!.marker === null
    this.flush()
    if (this.dayHeading && this.n - this.dayHeading.line <= 2)
      for (const t of tokens)
        if (t.kind === 'raw' && t.to - t.from >= 2)
          t.fate ??= { kind: 'unread', why: 'what is said of it was not understood' }
    this.dropPending('dates with no opening hours or state')
    this.heading = consecutive && this.heading ? [...new Set([...this.heading, ...places])] : places
    this.headingLine = this.n
    this.headingNode = this.doc.lines[this.n]!.marker
      ? this.node
      : this.node === 0
        ? null
        : this.node
    if (this.doc.lines[this.n]!.marker) this.nodes[this.node]!.places = places
    this.subject = this.heading
    this.unknownSubject = null
    if (!consecutive) this.block++
    this.labelClosed = null
    this.labelRooms = null
    this.sentenceDays = null
    this.see(places)
  }

  private roomsLine(tokens: readonly Token[]): void {
    const label = tokens.find((t) => t.kind === 'label' && /rooms$/.test(t.label))
    const closed = label
      ? label.kind === 'label' && label.label === 'closed-rooms'
      : (this.labelRooms?.closed ?? false)
    const all = tokens.some((t) => t.kind === 'ref') || this.saysAll(tokens)
    const places = tokens.some((t) => t.kind === 'place') ? this.placesIn(tokens) : []
    if (this.cur && isPredicate(this.cur)) this.flush()
    if (places.length === 0 && !all) {
      this.labelRooms = { closed, node: this.node, line: this.n }
      return
    }
    const under = this.labelRooms?.line === this.n - 1 ? this.labelRooms : null
    const list = this.roomLists.at(-1)
    if (under && list?.line === this.n - 1 && !list.all && !all) {
      // The next line of the same list.
      list.places = [...new Set([...list.places, ...places])]
      list.line = this.n
      list.to = tokens.at(-1)!.to
      under.line = this.n
      return
    }
    this.roomLists.push({
      places: all ? [] : places,
      closed,
      all,
      node: under ? under.node : this.node,
      line: this.n,
      from: tokens[0]!.from,
      to: tokens.at(-1)!.to,
    })
    this.labelRooms = under && !all ? { ...under, line: this.n } : null
  }

  private saysAll(tokens: readonly Token[]): boolean {
    return tokens.some(
      (t) =>
        t.kind === 'raw' &&
        /^(?:全部|全区域|全馆|所有|各)/.test(this.doc.prose.text.slice(t.from, t.to)),
    )
  }

  private labelLine(tokens: readonly Token[]): void {
    if (this.cur && isPredicate(this.cur)) this.flush()
    for (const t of tokens) {
      if (t.kind !== 'label') continue
      if (t.label === 'closed-time') this.labelClosed = true
      else if (t.label === 'open-time') this.labelClosed = false
      if (this.doc.lines[this.n]!.marker) this.nodes[this.node]!.closed = this.labelClosed === true
    }
  }

  private dateLine(tokens: readonly Token[]): void {
    for (const t of tokens) {
      if (t.kind !== 'when') continue
      const days = this.resolver.resolve(t.when)
      if (!days) {
        t.fate = { kind: 'unread', why: this.unresolved(t) }
        continue
      }
      if (this.cur && isPredicate(this.cur)) this.flush()
      if (this.labelClosed === true) {
        const s = this.start()
        this.setDays(s, days, t)
        s.state = 'closed'
        s.rule = 'dates-under-closed-label'
        this.flush()
        continue
      }
      if (this.doc.lines[this.n]!.marker && days.spans.length > 0)
        this.nodes[this.node]!.days = days
      this.hold(days, t)
    }
  }

  /** Keeps dates until hours or a state come. */
  private hold(days: Days, t: Token): void {
    const p = this.pending
    this.dayHeading = null
    if (p && p.block === this.block && !(this.listColumns?.dateAndTime ?? false)) {
      if (daysWithin(days, p.days)) {
        for (const x of p.tokens) x.fate ??= { kind: 'decoy', why: 'refined below' }
        this.pending = { ...p, days, tokens: [t], line: this.n }
      } else {
        p.days = union(p.days, days)
        p.tokens.push(t)
        p.line = this.n
      }
      return
    }
    if (p && this.listColumns?.dateAndTime) this.hole(p)
    else this.dropPending('dates with no opening hours or state')
    const line = this.doc.lines[this.n]!
    const opened = this.doc.tokens
      .slice(line.first, line.last)
      .some((x) => x.kind === 'label' && x.label === 'open-time')
    this.pending = {
      days,
      tokens: [t],
      line: this.n,
      block: this.block,
      open: opened || this.labelClosed === false,
      places: this.subject,
    }
  }

  /** A date cell whose hours were lost. */
  private hole(p: { days: Days; tokens: Token[] }): void {
    const s = emptySegment(this.n, this.sentence, this.block, this.node)
    s.places = this.subject
    s.days = p.days
    s.dated = true
    s.state = 'open'
    s.doubts.push('the table gives no hours for these days')
    s.rule = 'table-hole'
    s.tokens = p.tokens
    s.from = p.tokens[0]!.from
    s.to = p.tokens.at(-1)!.to
    this.pending = null
    this.segments.push(s)
  }

  private festivalLine(tokens: readonly Token[]): void {
    if (this.cur && isPredicate(this.cur)) this.flush()
    for (const t of tokens) {
      if (t.kind !== 'when') continue
      const names: Festival[] = []
      let year: number | null = null
      for (const item of t.when.items)
        if (item.kind === 'festival') {
          names.push(...item.names)
          year ??= item.year
        }
      this.resolver.enter(names, year)
      const days = this.resolver.resolve(t.when)
      this.nodes[this.node]!.festival = days
      t.fate = { kind: 'decoy', why: 'heading' }
      if (days && !days.implied) this.hold(days, t)
    }
  }

  // ── prose

  private prose(tokens: Token[]): void {
    this.startLine(tokens)
    if (this.saysWhose(tokens)) return
    const lead = isMark(tokens.at(-1), ':') || tokens.some((t) => isCue(t, 'lead'))
    this.leadLine = lead
    this.sentence++
    for (let k = 0; k < tokens.length; k++) {
      const t = tokens[k]!
      if (isMark(t, '(', '[')) {
        const close = closingOf(tokens, k)
        if (close > k && !this.opensLine(tokens, k, close)) {
          this.bracket(tokens, k, close)
          k = close
          continue
        }
      }
      if (isMark(t, '.')) {
        this.governTimetable()
        this.flushSentence()
        continue
      }
      if (isMark(t, ';')) {
        this.flush()
        this.clauses++
        // In a row “甲室:…;周一闭馆” all is said of the room.
        this.houseAgain = !(tokens[0]?.kind === 'place' && isMark(tokens[1], ':'))
        continue
      }
      this.token(tokens, k)
    }
    this.governTimetable()
    this.loseLikeness(tokens)
    if (lead) {
      if (this.cur && this.governs(this.cur)) this.govern(this.cur)
      if (this.cur && isPredicate(this.cur)) this.flush()
      this.lead = this.namedInLead(tokens) ?? this.lead
      if (this.lead) this.subject = this.lead
    }
  }

  /** “乙馆⏎开放时间见甲馆”: under a heading, words about the hours of another place that said nothing. */
  private loseLikeness(tokens: readonly Token[]): void {
    const first = tokens[0]
    if (!first || !this.heading || tokens.length > MOST_OF_LIKENESS) return
    if (this.cur ? isPredicate(this.cur) : this.segments.at(-1)?.line === this.n) return
    const names = tokens.filter((t) => t.kind === 'place')
    if (names.length !== 1 || names.some((t) => t.ids.some((id) => this.heading!.includes(id))))
      return
    if (tokens.some((t) => isTimely(t))) return
    if (!this.pointsOn(tokens)) return
    for (const t of names)
      t.fate ??= { kind: 'unread', why: 'what is said of it was not understood' }
  }

  /** “以上为甲馆、乙馆的安排”: whose the statements above are, if they name nobody. */
  private saysWhose(tokens: readonly Token[]): boolean {
    const { text } = this.doc.prose
    if (
      !/^(?:以上|上述)(?:时间|安排)?(?:均|都|仅)?(?:为|是|系|适用于)/.test(
        text.slice(tokens[0]!.from, tokens[0]!.from + 12),
      )
    )
      return false
    const own = (t: Token) =>
      isTimely(t) && !(t.kind === 'when' && t.when.items.every((i) => i.kind === 'above'))
    if (tokens.some((t) => own(t) || (t.kind === 'state' && !t.weak))) return false
    const places = this.placesIn(tokens)
    const open = this.segments.filter((x) => x.places === null && !x.unknown && !x.others)
    if (places.length === 0 || open.length === 0) return false
    for (const x of open) {
      x.places = places
      x.named = true
    }
    for (const t of tokens) if (t.kind === 'when') t.fate ??= { kind: 'fact' }
    return true
  }

  /** “自7月1日起…安排如下:” over lines of weekdays: a span for what stands below, and no statement. */
  private governs(s: Segment): boolean {
    const span = s.days?.spans[0]
    if (!s.dated || !span || s.days!.spans.length !== 1 || s.days!.weekly !== null) return false
    if (this.effective || hasHours(s) || s.resumes || s.effect !== 'set') return false
    if (s.state === 'closed' || s.part !== null || s.like !== null) return false
    if (span[1] !== null && span[1] - span[0] < LONG_SPAN) return false
    return this.doc.lines.slice(this.n + 1, this.n + 10).some((l) => {
      const tokens = this.doc.tokens.slice(l.first, l.last)
      return tokens.some((t) => t.kind === 'when' && t.when.items.every((i) => i.kind === 'weekly'))
    })
  }

  /** “自5月6日起执行夏季作息。” over lines of weekdays says from when these hold. */
  private governTimetable(): void {
    const s = this.cur
    if (s?.state === 'unstated' && !s.night && this.governs(s)) this.govern(s)
  }

  private govern(s: Segment): void {
    this.cur = null
    this.effective = s.days
    for (const t of s.tokens) {
      if (t.kind === 'when') t.fate ??= { kind: 'decoy', why: 'span of the notice' }
      if (t.kind === 'state') silence(t, { kind: 'decoy', why: 'span of the notice' })
    }
    if (s.named && s.places) this.setSubject(s.places)
  }

  private leadLine = false
  private clauses = 0
  /** After a semicolon 闭馆 without a name is said of the house, not of the room before it. */
  private houseAgain = false

  private namedInLead(tokens: readonly Token[]): string[] | null {
    if (!tokens.some((t) => t.kind === 'place')) return null
    return this.subject
  }

  /** A bracket around the first words of a line is a label: 【周一至周日】. */
  private opensLine(tokens: readonly Token[], k: number, close: number): boolean {
    return k === 0 && isMark(tokens[0], '[') && close > 0
  }

  private startLine(tokens: readonly Token[]): void {
    this.lineHouse = null
    this.roomsBefore = null
    const first = tokens.find((t) => t.kind !== 'mark' && !(t.kind === 'raw' && t.to - t.from <= 2))
    const cur = this.cur
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
    if (
      cur &&
      isPredicate(cur) &&
      !(onlyHours && cur.windows.length > 0 && this.block === cur.block)
    )
      this.flush()
    else if (cur && !isPredicate(cur)) this.settle()
    if (!(this.cur && isPredicate(this.cur))) {
      this.sentenceDays = null
      const kept =
        this.subject && this.subject.every((id) => this.registry.roots.includes(id))
          ? this.subject
          : null
      this.subject =
        this.heading ?? (this.lead && !kept ? this.lead : (kept ?? this.lead ?? this.main))
      this.unknownSubject = null
    }
  }

  private flushSentence(): void {
    this.flush()
    // A full stop leads back from a room to the house that the line is about.
    const house =
      this.lineHouse !== null ? [this.lineHouse] : (this.lead ?? this.heading ?? this.main)
    const rooms = this.subject
    if (
      house &&
      rooms &&
      rooms.every((id) => !house.includes(id) && house.some((h) => isWithin(this.registry, id, h)))
    ) {
      this.roomsBefore = rooms
      this.subject = house
    }
    this.sentence++
    this.sentenceDays = null
    this.besides = []
  }

  private besides: string[] = []
  private exceptDays: Days[] = []
  private exceptOpen = -1

  private token(tokens: Token[], k: number): void {
    const t = tokens[k]!
    if (this.used.has(t) || (t.fate !== null && isTimely(t))) {
      if (t.kind === 'when' && t.fate?.kind === 'decoy' && t.fate.why === 'event') {
        this.resolver.note(t.when)
        this.eventDays = { token: t, sentence: this.sentence }
        this.dateBesideEvent(tokens, k)
      }
      if (t.kind === 'when' && t.fate?.kind === 'decoy' && t.fate.why === 'holiday span')
        this.defineHoliday(t)
      return
    }
    switch (t.kind) {
      case 'place':
        return this.place(tokens, k)
      case 'when':
        return this.when(tokens, k)
      case 'times':
        return this.times(tokens, k)
      case 'state':
        return this.state(tokens, k)
      case 'label':
        return this.label(tokens, k)
      case 'ref':
        return this.ref(tokens, k)
      case 'cue':
        return this.cue(tokens, k)
      case 'relative-last':
        return this.relative(t.minutes, t)
      case 'raw':
        return this.during(tokens, k)
      default:
        return
    }
  }

  /** “10月3日至5日举办书展,期间9:00-20:00开放”: the days of the event. */
  private during(tokens: readonly Token[], k: number): void {
    const t = tokens[k]!
    if (
      !this.cur &&
      isMark(tokens[k - 1], '.', ';') &&
      this.doc.prose.text.startsWith('同期', t.from)
    ) {
      // “甲馆10月1日至3日闭馆。同期,乙馆开放”
      const last = this.segments.at(-1)
      if (last?.dated && last.line === this.n && last.days && last.days.spans.length > 0)
        this.sentenceDays = { days: last.days, tokens: [] }
      return
    }
    const e = this.eventDays
    if (
      e === null ||
      e.sentence !== this.sentence ||
      this.cur?.dated ||
      !isMark(tokens[k - 1], ',')
    )
      return
    if (!/^[期其]间/.test(this.doc.prose.text.slice(t.from, t.from + 2))) return
    const days = e.token.kind === 'when' ? this.resolver.resolve(e.token.when) : null
    if (!days || days.spans.length === 0) return
    this.sentenceDays = { days, tokens: [] }
    this.eventDays = null
  }

  /** The days of an event told in this sentence. */
  private eventDays: { token: Token; sentence: number } | null = null

  /** “10月4日有演出,展厅开放至15:30”: the day of an event is that of the doors after the comma. */
  private dateBesideEvent(tokens: readonly Token[], k: number): void {
    const t = tokens[k]!
    if (t.kind !== 'when' || this.sentenceDays || this.cur || !doorsAfterComma(tokens, k)) return
    const days = this.resolver.resolve(t.when)
    if (days && days.spans.length > 0) this.sentenceDays = { days, tokens: [t] }
  }

  private defineHoliday(t: Token): void {
    if (t.kind !== 'when') return
    const days = this.resolver.resolve(t.when)
    if (days) {
      this.resolver.defineHoliday(days)
      this.sentenceDays = { days: { ...days, period: true }, tokens: [t] }
    }
  }

  private relative(minutes: number, t: Token): void {
    const s = this.cur
    if (/(?:均|都|各|皆|一律)$/.test(this.doc.prose.text.slice(Math.max(0, t.from - 2), t.from)))
      this.relativeLast.push({ minutes, line: this.n, block: this.block, from: t.from, to: t.to })
    if (s && (hasHours(s) || s.state === 'open' || s.state === 'regular')) {
      s.relativeLast = minutes
      this.cover(s, [t])
    } else if (minutes > 0)
      this.relativeLast.push({ minutes, line: this.n, block: this.block, from: t.from, to: t.to })
  }

  private start(): Segment {
    if (!this.cur) {
      this.cur = emptySegment(this.n, this.sentence, this.block, this.node)
      this.cur.lead = this.leadLine
      this.cur.clause = this.clauses
    }
    return this.cur
  }

  /** Begins another statement in the same sentence. */
  private next(): Segment {
    this.flush()
    return this.start()
  }

  private cover(s: Segment, tokens: readonly Token[]): void {
    for (const t of tokens) {
      s.tokens.push(t)
      if (s.from < 0 || t.from < s.from) s.from = t.from
      if (t.to > s.to) s.to = t.to
    }
  }

  // ── names

  private place(tokens: Token[], k: number): void {
    const t = tokens[k]!
    if (t.kind !== 'place') return
    const { text } = this.doc.prose
    const after = text.slice(t.to, t.to + 12)
    const before = text.slice(Math.max(0, t.from - 4), t.from)
    if (
      /^"?(?:的)?(?:微信|公众号|官网|官方|网站|小程序|APP|app|抖音|微博|客户端|服务热线|热线|电话|服务监督|一楼服务台电话|网上|线上|数字|员工|工作人员|管理所|志愿|读者证|联合|主办|承办|党)/.test(
        after,
      ) ||
      /(?:关注|登录|搜索|拨打|打开|进入|地址|地点)["“:]?$/.test(before)
    ) {
      this.used.add(t)
      return
    }
    // A longer name that the registry does not hold: 省图停车场.
    const longer =
      /^(?:的)?([\u4e00-\u9fff]{0,6}?(?:停车场|餐厅|咖啡厅|咖啡吧|售票处|报告厅|书店|文创店|商店|卫生间|广场|还书箱|少儿部|分馆))/.exec(
        after,
      )
    if (longer && !this.registry.find(text, t.to)) {
      const to = t.to + longer[0].length
      this.meetUnknown({ name: text.slice(t.from, to), from: t.from, to }, t)
      return
    }
    this.houseAgain = false
    const ids = this.resolvePlace(t.ids, this.contextOf(tokens, k))
    // “甲馆:…;乙馆:…” are rows: one does not take the other's days.
    if (isMark(tokens[k + 1], ':') && this.rowsOfPlaces(tokens)) {
      if (this.cur && isPredicate(this.cur)) this.flush()
      this.sentenceDays = null
    }
    const s0 = this.cur
    const inExcept = this.exceptOpen >= 0 && k > this.exceptOpen
    if (inExcept && !(s0 && isPredicate(s0))) {
      this.besides.push(...ids)
      const s = this.start()
      s.places = s.places && s.named ? [...new Set([...s.places, ...ids])] : ids
      s.named = true
      this.cover(s, [t])
      this.see(ids)
      return
    }
    if (s0 && !isPredicate(s0) && (s0.named || this.dayHeading) && isSame(tokens[k - 1], text))
      s0.like = []
    else if (this.sameAsBelow(tokens, k, ids)) {
      // “乙馆⏎开放时间同甲馆”
      const s = this.start()
      s.places = this.heading
      s.named = true
      s.like = ids
      this.cover(s, [t])
      return
    }
    if (s0 && s0.like !== null && s0.like.length === 0) {
      s0.like = ids
      this.cover(s0, [t])
      return
    }
    if (s0 && isPredicate(s0)) {
      const object = this.isObject(tokens, k, s0)
      if (object === 'first' && !s0.named && opensFirst(s0, tokens, k, text)) {
        // “10:00-16:00开馆,开放甲室、乙室”: the house keeps these hours, and so do the rooms.
        const s = this.next()
        const { days, dated, windows, opens, closes, state } = s0
        Object.assign(s, { days, dated, windows: [...windows], opens, closes, state })
        s.rooms = s.named = true
        s.places = ids
        this.objects.add(s)
        this.cover(s, [...s0.tokens, t])
        this.see(ids)
        return
      }
      if (object === 'first' || object === 'more') {
        s0.places =
          object === 'more' && s0.named ? [...new Set([...(s0.places ?? []), ...ids])] : ids
        s0.rooms = this.isRoomObject(tokens, k, s0)
        s0.named = true
        this.cover(s0, [t])
        this.see(ids)
        return
      }
      const s = this.next()
      s.places = ids
      s.named = true
      this.cover(s, [t])
      this.see(ids)
      return
    }
    const s = this.start()
    if (s.places && s.named) {
      const joined =
        (this.isJoined(tokens, k) && !isMark(tokens[k - 1], ',')) || includes(tokens[k - 1], text)
      const narrowed = ids.every((id) =>
        s.places!.some((p) => p !== id && isWithin(this.registry, id, p)),
      )
      const again = ids.every((id) => s.places!.includes(id))
      // A room after its house stands for it; what was listed before both stays.
      const kept = narrowed
        ? s.places.filter((p) => !ids.some((id) => isWithin(this.registry, id, p)))
        : []
      s.places =
        (narrowed || again) && !joined
          ? [...new Set([...kept, ...ids])]
          : [...new Set([...s.places, ...ids])]
    } else {
      // “包括水世界在内的所有区域”: the house, and this part of it.
      const house = after.startsWith('在内') ? (this.houseOf(ids) ?? []) : []
      s.places = [...new Set([...house, ...ids])]
    }
    s.named = true
    s.unknown = null
    this.cover(s, [t])
    this.see(ids)
  }

  /** On a line under a heading: does it say that the heading's hours are those of this name? */
  private sameAsBelow(tokens: readonly Token[], k: number, ids: readonly string[]): boolean {
    if (this.cur && (isPredicate(this.cur) || this.cur.named)) return false
    return (
      this.heading !== null &&
      this.headingLine === this.n - 1 &&
      isSame(tokens[k - 1], this.doc.prose.text) &&
      !ids.some((id) => this.heading!.includes(id))
    )
  }

  private rowsOfPlaces(tokens: readonly Token[]): boolean {
    return (
      tokens.slice(0, 400).filter((t, k) => t.kind === 'place' && isMark(tokens[k + 1], ':'))
        .length > 1
    )
  }

  /** Places in one list: 甲馆、乙馆和丙馆. */
  private isJoined(tokens: readonly Token[], k: number): boolean {
    const before = tokens[k - 1]
    if (!before) return false
    const word = this.doc.prose.text.slice(before.from, before.to)
    return (
      isMark(before, '、', ',') ||
      (before.kind === 'raw' && /^(?:和|与|及|以及|暨|还有|,)$/.test(word))
    )
  }

  /** Is this name the object of the verb or of the hours just read, rather than a new subject? */
  private isObject(tokens: readonly Token[], k: number, s: Segment): 'first' | 'more' | null {
    if (this.labels(tokens, k, s)) {
      this.objects.add(s)
      return 'first'
    }
    let j = k - 1
    let raw = 0
    // “我馆限时开放:甲室9:00-…”: what follows the colon speaks for itself.
    if (
      isMark(tokens[k - 1], ':') &&
      tokens[k - 2]?.kind === 'state' &&
      this.speaksAfter(tokens, k)
    ) {
      s.introduces = true
      return null
    }
    while (j >= 0 && (tokens[j]!.kind === 'raw' || isMark(tokens[j], ':', '"'))) {
      raw += tokens[j]!.kind === 'raw' ? tokens[j]!.to - tokens[j]!.from : 0
      j--
    }
    const p = tokens[j]
    if (!p) return null
    if (p.kind === 'place' || p.kind === 'ref') {
      const between = tokens[k - 1]
      return this.isJoined(tokens, k) &&
        (s.rooms || s.places === null || !s.named || this.objects.has(s)) &&
        between !== undefined
        ? 'more'
        : null
    }
    // “10月10日9:00-16:30,凌云塔对老人免费开放”: hours first, whose they are after the comma.
    if (
      isMark(p, ',') &&
      !s.named &&
      s.state === null &&
      s.windows.length > 0 &&
      s.dated &&
      this.opensNext(tokens, k)
    ) {
      this.objects.add(s)
      return 'first'
    }
    if (
      isMark(p, '、', ',') &&
      this.objects.has(s) &&
      s.named &&
      !this.stateAfterPlaces(tokens, k, s)
    )
      return 'more'
    if (raw > 4) return null
    if (p.kind === 'state' && (p.state === 'open' || p.state === 'all-day')) {
      this.objects.add(s)
      return 'first'
    }
    if ((p.kind === 'times' || isCue(p, 'free', 'low-fee')) && !s.named && s.state === null) {
      this.objects.add(s)
      return 'first'
    }
    if (isCue(p, 'free') && s.state === 'all-day') {
      this.objects.add(s)
      return 'first'
    }
    return null
  }

  /** “周一闭馆:甲馆、乙馆”: the words before the colon are said of the names after it. */
  private labels(tokens: readonly Token[], k: number, s: Segment): boolean {
    const states: (StateWord | null)[] = ['closed', 'regular', 'all-day']
    if (s.named || !states.includes(s.state) || !isMark(tokens[k - 1], ':')) return false
    let j = k - 2
    while (j >= 0 && j > k - 6 && !s.tokens.includes(tokens[j]!)) {
      if (!['raw', 'label', 'ref'].includes(tokens[j]!.kind)) return false
      j--
    }
    const said = tokens[j]
    return (
      (said?.kind === 'state' || said?.kind === 'label') &&
      s.tokens.includes(said) &&
      !this.speaksAfter(tokens, k)
    )
  }

  /** Does the clause go on to say that doors are open, and nothing else? */
  private opensNext(tokens: readonly Token[], k: number): boolean {
    for (let j = k + 1; j < tokens.length && j < k + 10; j++) {
      const t = tokens[j]!
      if (isMark(t, ',', '.', ';') || t.kind === 'times' || t.kind === 'when') return false
      if (t.kind === 'state') return t.state === 'open'
    }
    return false
  }

  private speaksAfter(tokens: readonly Token[], k: number): boolean {
    for (let j = k + 1; j < tokens.length && j < k + 12; j++) {
      const t = tokens[j]!
      if (isMark(t, '.', ';')) return false
      if (t.kind === 'times' || t.kind === 'when' || (t.kind === 'state' && !t.weak)) return true
    }
    return false
  }

  private readonly objects = new Set<Segment>()

  private stateAfterPlaces(tokens: readonly Token[], k: number, s: Segment): boolean {
    for (let j = k - 1; j >= 0 && j > k - 8; j--) {
      const t = tokens[j]!
      if (t.kind === 'place') return false
      if (t.kind === 'state') return s.tokens.includes(t)
    }
    return false
  }

  /** “9:00-17:00开放甲室、乙室”: the house opens rooms. */
  private isRoomObject(tokens: readonly Token[], k: number, s: Segment): boolean {
    if (s.rooms) return true
    for (let j = k - 1; j >= 0 && j > k - 4; j--) {
      const t = tokens[j]!
      if (t.kind === 'state') return t.state === 'open' || t.state === 'all-day'
      if (t.kind === 'times') return false
    }
    return false
  }

  /** Names beside this one that say whose part it is. */
  private contextOf(tokens: readonly Token[], k: number): string[] {
    const near: string[] = []
    for (let j = k + 1; j < tokens.length && j < k + 12; j++) {
      const t = tokens[j]!
      if (j === k + 1 && !isMark(t, '(', '[')) break
      if (isMark(t, ')', ']')) break
      if (t.kind === 'place') near.push(...t.ids)
    }
    const t = tokens[k]!
    if (near.length > 0 && t.kind === 'place' && t.ids.length > 1) return near
    return [
      ...(this.cur?.named ? (this.cur.places ?? []) : []),
      ...(this.subject ?? []),
      ...(this.heading ?? []),
      ...this.seen.slice(-3).reverse(),
    ]
  }

  private resolvePlace(ids: readonly string[], context: readonly string[]): string[] {
    if (ids.length === 1) return [...ids]
    const hit: string[] = []
    const parents = context.filter((c) =>
      ids.some((id) => id !== c && isWithin(this.registry, id, c)),
    )
    if (parents.length > 0) {
      // All houses in the same list count; otherwise the nearest.
      const house = parents[0]!
      const listed = parents.filter((p) => p === house || this.sameList(context, p, house))
      for (const p of listed) for (const id of ids) if (isWithin(this.registry, id, p)) hit.push(id)
    }
    if (hit.length === 0 && context[0] !== undefined) {
      const root = lineOf(this.registry, context[0]).at(-1)!
      for (const id of ids) if (isWithin(this.registry, id, root)) hit.push(id)
    }
    return hit.length > 0 ? [...new Set(hit)] : [...ids]
  }

  private sameList(context: readonly string[], p: string, house: string): boolean {
    const subject = this.cur?.named ? this.cur.places : this.subject
    const bracket = context.length <= 6 && context.indexOf(p) >= 0 && context.indexOf(house) >= 0
    return (
      (subject?.includes(p) && subject.includes(house)) === true ||
      (bracket && !this.subject?.includes(p) && !this.seen.includes(p))
    )
  }

  private placesIn(tokens: readonly Token[]): string[] {
    const out: string[] = []
    for (let k = 0; k < tokens.length; k++) {
      const t = tokens[k]!
      if (isMark(t, '(', '[') && k > 0) {
        const close = closingOf(tokens, k)
        const inner = tokens.slice(k + 1, Math.max(close, k + 1)).filter((x) => x.kind === 'place')
        if (close > k && inner.length > 0 && out.length > 0) {
          this.narrow(out, inner)
          k = close
          continue
        }
      }
      if (t.kind === 'place') out.push(...this.resolvePlace(t.ids, this.contextOf(tokens, k)))
    }
    return [...new Set(out)]
  }

  /** 文澜市图书馆(新馆): the bracket names the part; 展览馆(听松楼) names it again. */
  private narrow(out: string[], inner: readonly Token[]): void {
    const ids = inner.flatMap((t) => (t.kind === 'place' ? t.ids : []))
    const last = out.at(-1)!
    const parts = ids.filter((id) => id !== last && isWithin(this.registry, id, last))
    if (parts.length > 0) {
      out.pop()
      out.push(...parts)
    }
  }

  private means(names: readonly Token[], places: readonly string[]): boolean {
    return names.every((t) => t.kind === 'place' && t.ids.some((id) => places.includes(id)))
  }

  private lineHouse: string | null = null
  /** The rooms spoken of before the full stop: 别的日子 still means them. */
  private roomsBefore: string[] | null = null

  private see(ids: readonly string[]): void {
    if (this.lineHouse === null && ids.length === 1 && this.registry.roots.includes(ids[0]!))
      this.lineHouse = ids[0]!
    for (const id of ids) if (this.seen.at(-1) !== id) this.seen.push(id)
    if (this.mentions.length < 400)
      for (const id of ids) this.mentions.push({ id, node: this.node, line: this.n })
    if (this.seen.length > 400) this.seen.splice(0, 200)
  }

  private meetUnknown(unknown: NonNullable<Segment['unknown']>, t: Token): void {
    this.unknown.push(unknown)
    if (this.cur && isPredicate(this.cur)) this.flush()
    const s = this.start()
    s.places = null
    s.named = false
    s.unknown = unknown
    this.cover(s, [t])
    this.used.add(t)
  }

  private ref(tokens: Token[], k: number): void {
    const t = tokens[k]!
    if (t.kind !== 'ref') return
    if (this.cur && isPredicate(this.cur)) {
      const before = tokens[k - 1]
      if (
        before?.kind === 'times' &&
        this.cur.state === null &&
        t.ref === 'same' &&
        this.cur.named
      ) {
        this.cover(this.cur, [t])
        return
      }
      if (before?.kind === 'times' && this.cur.state === null && !this.cur.named) {
        // “8:30至12:00所有窗口正常开放”: hours first, then whom they hold for.
      } else if (before?.kind === 'state' && before.state === 'open') {
        this.cover(this.cur, [t])
        return
      } else this.flush()
    }
    if (t.ref === 'others' && this.cur?.named && this.exceptOpen < 0 && this.besides.length === 0) {
      // What was said of those named was not understood; they are named all the same.
      const lost = this.cur
      this.besides = [...(lost.places ?? [])]
      this.flush()
      this.lose(lost)
    }
    if (t.ref === 'floors') return this.floors(t)
    const s = this.start()
    if (
      t.ref === 'others' ||
      (t.ref !== 'main' && !s.named && this.besides.length > 0 && !s.exceptOnDays)
    ) {
      // “除市图外,各馆…” are the others too.
      s.others = true
      s.besides = [...this.besides]
      s.under = this.subject ?? this.heading ?? this.main
      this.cover(s, [t])
      return
    }
    let ids: string[] | null
    const word = this.doc.prose.text.slice(t.from, t.to)
    if (t.ref === 'item') {
      ids = this.ofItem(t.count ?? 0)
      s.implied = true
    } else if (t.ref === 'same' && this.kinOf(word)) {
      ids = this.kinOf(word)
      s.implied = true
    } else if (t.ref === 'all' && /^(?:以上|上述)/.test(word)) {
      const since = this.withoutHouse(namedSince(this.mentions, this.lastAbove))
      const fits = since !== null && (t.count === null || since.length === t.count)
      ids = fits ? since : this.groupOf(word, t.count)
      this.lastAbove = this.n
    } else if (t.ref === 'main')
      // “甲馆:全馆开放” is said of the house just named.
      ids = this.isHouse(s) ? s.places : this.houseOf(this.heading ?? this.main ?? this.subject)
    else if (t.ref === 'same') ids = this.subject
    else if (s.exceptOnDays && t.count === null && this.registry.roots.length > 1)
      ids = [...this.registry.roots]
    else ids = this.groupOf(word, t.count)
    if (t.ref === 'main' && s.named && s.places?.length === 1 && ids?.join() !== s.places.join())
      s.doubts.push('the part named, or its whole house')
    if (!ids && (t.ref === 'item' || (t.ref === 'all' && t.count !== null))) {
      s.unresolved = true
      this.cover(s, [t])
    }
    if (!ids) return
    // “除甲馆…外,其他市属场馆…”: which these are was concluded.
    const { text } = this.doc.prose
    s.implied ||= /(?:其他|其它|其余|余下)(?:的)?$/.test(
      text.slice(Math.max(0, t.from - 4), t.from),
    )
    if (s.named && t.ref === 'same') return
    if (s.named && t.ref === 'all' && t.count !== null && s.places && this.isJoined(tokens, k)) {
      s.places = [...new Set([...s.places, ...ids])]
      this.cover(s, [t])
      return
    }
    if (s.named && t.ref === 'all' && s.places && s.places.length > 1) return
    s.places = ids
    s.named = t.ref !== 'same'
    this.cover(s, [t])
  }

  /** 一至四层开放, 三楼闭馆: the rooms on those floors, never the whole house. */
  private floors(t: Token): void {
    const { text } = this.doc.prose
    if (
      /(?:位于|设在|设于|地[址点]|[在到往上至])$/.test(text.slice(Math.max(0, t.from - 2), t.from))
    )
      return
    const s = this.start()
    const word = text.slice(t.from, t.to)
    const house = this.houseOf((s.named ? s.places : null) ?? this.subject ?? this.main)?.[0]
    const rooms = house === undefined ? [] : roomsOnFloors(word, house, this.registry)
    this.cover(s, [t])
    if (floorsIn(word).length > 1 && house !== undefined) s.alsoHouse = house
    if (rooms.length > 0) {
      s.places = rooms
      s.named = true
      s.implied = true
      return
    }
    s.unknown = { name: word, from: t.from, to: t.to }
    s.places = null
    s.named = false
    this.unknown.push(s.unknown)
  }

  /** “某中心各场馆:⏎1.甲馆…⏎2.乙馆…”: of a house only named, and of which nothing is said, its parts are meant. */
  private withoutHouse(ids: string[] | null): string[] | null {
    if (!ids) return null
    const told = new Set(
      this.segments
        .slice(-400)
        .filter((s) => s.line > this.lastAbove)
        .flatMap((s) => s.places ?? []),
    )
    const spoken = ids.filter(
      (id) =>
        told.has(id) || ids.filter((p) => this.registry.entries.get(p)?.partOf === id).length < 2,
    )
    return spoken.length > 1 ? spoken : ids
  }

  /** It names houses itself. */
  private isHouse(s: Segment): boolean {
    return s.named && (s.places?.every((p) => this.registry.roots.includes(p)) ?? false)
  }

  /** Names with nothing said of them that was understood: their words are unread. */
  private lose(s: Segment): void {
    for (const t of s.tokens)
      if (t.kind === 'place')
        t.fate ??= { kind: 'unread', why: 'what is said of it was not understood' }
  }

  private houseOf(ids: string[] | null): string[] | null {
    if (!ids) return null
    if (this.lead && ids === this.main) return this.lead
    return [...new Set(ids.map((id) => lineOf(this.registry, id).at(-1)!))]
  }

  private groupOf(word: string, count: number | null): string[] | null {
    return placesMeant(word, count, {
      registry: this.registry,
      seen: this.seen,
      group: this.group,
      house: this.houseOf(this.heading ?? this.main ?? this.subject)?.[0] ?? null,
    })
  }

  /** 各展厅: the rooms of that kind, if there are several. */
  private kinOf(word: string): string[] | null {
    const kind = /^(?:所有|全部|各)(?:开放|对外)?(展厅|阅览室|展区)$/.exec(word)?.[1]
    if (kind === undefined) return null
    const house = this.houseOf(this.heading ?? this.main ?? this.subject)?.[0] ?? null
    const ids = ofKind(kind, house, this.registry)
    return ids.length > 1 ? ids : null
  }

  /** 第二条所列场馆: the places named under that item. */
  private ofItem(number: number): string[] | null {
    const node = this.nodes.findIndex(
      (x) => x.parent === 0 && x.line >= 0 && this.doc.lines[x.line]!.marker?.number === number,
    )
    if (node < 1) return null
    const ids = this.mentions.filter((m) => this.isAbove(node, m.node)).map((m) => m.id)
    return ids.length > 0 ? [...new Set(ids)] : null
  }

  /** Every place named so far, and the line on which 以上场馆 stood last. */
  private readonly mentions: Mention[] = []
  private lastAbove = -1

  // ── days

  private when(tokens: Token[], k: number): void {
    const t = tokens[k]!
    if (t.kind !== 'when') return
    if (this.pointsAt(tokens, k)) return
    const weakName = t.when.items.every((i) => i.kind === 'festival' && i.span === 'name')
    if (weakName && !this.nameIsWhen(tokens, k)) {
      t.fate ??= { kind: 'decoy', why: 'name of the festival' }
      return
    }
    if (
      t.when.items.some((i) => i.kind === 'above') &&
      (/^(?:之|以)?外/.test(this.doc.prose.text.slice(t.to, t.to + 2)) ||
        /不(?:再)?(?:执行|适用|按照?|受)$/.test(
          this.doc.prose.text.slice(Math.max(0, t.from - 5), t.from),
        ))
    ) {
      t.fate ??= { kind: 'decoy', why: 'exception' }
      return
    }
    if (isCue(tokens[k + 1], 'excepted')) {
      this.exclude(t)
      return
    }
    if (t.when.items.every((i) => i.kind === 'statutory')) {
      const excepted =
        isCue(tokens[k + 1], 'excepted') || (this.exceptOpen >= 0 && k > this.exceptOpen)
      if (excepted || this.clauseHas(tokens, k, 'later')) {
        t.fate = { kind: 'decoy', why: 'exception' }
        return
      }
      if (this.cur && !isPredicate(this.cur) && this.cur.dated) {
        // “2月10日至17日,法定节假日…”: days cut by days that only the calendar knows.
        this.cur.unresolved = true
        t.fate = { kind: 'unread', why: this.unresolved(t) }
        return
      }
    }
    const effective = this.effectiveAt(tokens, k)
    const earlier = /^(?:之|以)?前(?!后|往|来|台)/.test(this.doc.prose.text.slice(t.to, t.to + 3))
    if (earlier && !this.doorFollows(tokens, k)) {
      t.fate = { kind: 'unread', why: 'says until when, not from when' }
      const before = this.cur && isPredicate(this.cur) ? this.next() : this.start()
      before.unresolved = true
      return
    }
    if (t.when.items.every((i) => i.kind === 'school') && !this.resolver.resolve(t.when)) {
      // Hours are told, the days are not: a person must say when school is out.
      const s = this.cur && isPredicate(this.cur) ? this.next() : this.start()
      s.doubts.push('the days of the school holidays are not said')
      this.cover(s, [t])
      return
    }
    const days = earlier
      ? this.resolver.before(t.when)
      : this.afterwards(t)
        ? this.resolver.after(t.when)
        : (this.closureMeant(t) ?? this.sameStart(t) ?? this.resolver.resolve(t.when))
    if (!days) {
      t.fate ??= { kind: 'unread', why: this.unresolved(t) }
      const lost = this.cur && isPredicate(this.cur) ? this.next() : this.start()
      lost.unresolved = true
      return
    }
    if (effective) {
      this.effective = days
      t.fate = { kind: 'fact' }
      this.effectiveToken = t
      return
    }
    if (this.exceptOpen >= 0 && k > this.exceptOpen) this.exceptDays.push(days)
    const s0 = this.cur
    if (s0 && isPredicate(s0)) {
      if (!s0.dated && this.hangsOn(tokens, k)) {
        this.setDays(s0, days, t)
        return
      }
      if (days.daily && days.spans.length === 0 && days.weekly === null) {
        this.cover(s0, [t])
        return
      }
      const s = this.next()
      this.setDays(s, days, t)
      return
    }
    const s = this.start()
    if (s.days && s.dated && this.saidApart(tokens, k, s, days)) {
      // “10月6日例查,10月7日起…”: words that are not understood were said of the first date.
      this.hanging.push({
        tokens: s.tokens.filter((x) => x.kind === 'when'),
        why: 'a date with no opening hours or state',
      })
      s.tokens = s.tokens.filter((x) => x.kind !== 'when')
      s.from = s.to = -1
      this.cover(s, s.tokens.splice(0))
      this.setDays(s, days, t)
    } else if (s.days && s.dated) this.combine(s, days, t)
    else this.setDays(s, days, t)
  }

  /** The days that the notice itself gave to a festival: “清明节(4月4日-6日)”. */
  private readonly festivals = new Map<string, Days>()

  private remember(t: Token, days: Days): void {
    const item = t.kind === 'when' && t.when.items.length === 1 ? t.when.items[0]! : null
    if (item?.kind === 'festival' && item.glosses.length > 0)
      this.festivals.set(item.names.join(), days)
  }

  private festivalTold(t: Token): Days | null {
    const item = t.kind === 'when' && t.when.items.length === 1 ? t.when.items[0]! : null
    return item?.kind === 'festival' ? (this.festivals.get(item.names.join()) ?? null) : null
  }

  /** Do words of their own, and a comma, part the dates before from other dates after? */
  private saidApart(tokens: readonly Token[], k: number, s: Segment, days: Days): boolean {
    const old = s.days!
    if (days.spans.length === 0 || old.spans.length === 0 || overlaps(days, old)) return false
    return hasOwnWords(tokens, k, this.doc.prose.text)
  }

  /** 同10月1日, 参照清明节: days whose hours hold for those named before. */
  private pointsAt(tokens: readonly Token[], k: number): boolean {
    const t = tokens[k]!
    const s = this.cur
    if (t.kind !== 'when' || !s || isPredicate(s) || !(s.dated || this.pending)) return false
    if (!isCue(tokens[k - 1], 'like') && !isSame(tokens[k - 1], this.doc.prose.text)) return false
    const days = this.festivalTold(t) ?? this.resolver.resolve(t.when)
    if (!days || days.spans.length === 0) return false
    s.pointer = { to: 'days', days }
    this.cover(s, [t])
    return true
  }

  /** “春节假期结束后”: what follows the days named, not those days. */
  private afterwards(t: Token): boolean {
    return (
      t.kind === 'when' &&
      t.when.items.every((i) => i.kind === 'festival' || i.kind === 'period') &&
      /^(?:结束|过)(?:以|之)?后|^(?:以|之)?后(?!勤|续|天|半)/.test(
        this.doc.prose.text.slice(t.to, t.to + 4),
      )
    )
  }

  /** After “2月18日前”: do doors come next, rather than a form to hand in? */
  private doorFollows(tokens: readonly Token[], k: number): boolean {
    for (let j = k + 1; j < tokens.length && j < k + 6; j++) {
      const t = tokens[j]!
      if (t.kind === 'state' || t.kind === 'place' || t.kind === 'ref') return true
      if (t.kind === 'times') return t.times.end !== null
      if (isMark(t, ',') || isCue(t, 'part-of-day')) continue
      if (t.kind !== 'raw' || t.to - t.from > 5) return false
    }
    return false
  }

  /** 闭馆期间: the closure just stated. */
  private closureMeant(t: Token): Days | null {
    if (
      !/^(?:闭馆|施工|休馆|停馆|维修|改造|封闭|闭园)/.test(
        this.doc.prose.text.slice(t.from, t.from + 2),
      )
    )
      return null
    const closed = this.segments.findLast(
      (s) => s.state === 'closed' && s.effect === 'set' && (s.days?.spans.length ?? 0) > 0,
    )
    return closed?.days ? { ...closed.days, starts: null, ends: null } : null
  }

  /** “甲馆7月1日至5日闭馆。乙室同期更换桌椅,闭至7月9日”: from the first day of the closure before. */
  private sameStart(t: Token): Days | null {
    if (t.kind !== 'when' || !t.when.items.every((i) => i.kind === 'until' && !i.begins))
      return null
    const clause = /[^。;]*$/.exec(this.doc.prose.text.slice(Math.max(0, t.from - 30), t.from))![0]
    if (!/同期|同时/.test(clause)) return null
    const before = this.segments.findLast((s) => s.state === 'closed' && s.line === this.n)
    const start = before?.days?.spans[0]?.[0]
    const end = this.resolver.resolve(t.when)?.spans[0]?.[1]
    if (start === undefined || end === undefined || end === null || end < start) return null
    return { ...emptyDays(), spans: [[start, end]] }
  }

  effectiveToken: Token | null = null

  private combine(s: Segment, days: Days, t: Token): void {
    const old = s.days!
    if (days.spans.length > 0) this.named.push(days.spans)
    this.markOnly(s, t)
    if (days.daily && days.spans.length === 0 && days.weekly === null) {
      old.daily = true
      this.cover(s, [t])
      return
    }
    if (days.statutory && old.weekly !== null && old.spans.length === 0) {
      s.days = { ...old, statutory: true }
      this.cover(s, [t])
      return
    }
    if (days.weekly !== null && days.spans.length === 0) {
      s.days = { ...old, weekly: days.weekly, implied: old.implied || days.implied }
      this.cover(s, [t])
      return
    }
    if (old.weekly !== null && old.spans.length === 0) {
      s.days = { ...days, weekly: old.weekly }
      this.cover(s, [t])
      return
    }
    if (daysWithin(days, old)) {
      if (!daysWithin(old, days))
        for (const x of s.tokens)
          if (x.kind === 'when') x.fate ??= { kind: 'decoy', why: 'refined below' }
      // The dates of a bracket or a later clause say exactly which days were meant.
      s.days = {
        ...days,
        alternatives: [...old.alternatives, ...days.alternatives],
        doubt: old.doubt ?? days.doubt,
      }
    } else if (old.period && old.implied && overlaps(old, days)) {
      s.days = days
    } else s.days = union(old, days)
    this.cover(s, [t])
  }

  private setDays(s: Segment, days: Days, t: Token): void {
    this.remember(t, days)
    s.days = { ...days }
    s.dated = true
    if (days.doubt) s.doubts.push(days.doubt)
    if (days.spans.length > 0) this.named.push(days.spans)
    this.markOnly(s, t)
    this.cover(s, [t])
  }

  /** “仅10月1日”, “只有周末” */
  private markOnly(s: Segment, t: Token): void {
    const before = this.doc.prose.text.slice(Math.max(0, t.from - 5), t.from)
    s.only ||= /(?:仅|只)(?:限|在|于|有|(?:对外)?开放)?$/.test(before)
  }

  /** “仅开放10月1日、2日”: whole days, and nothing further is said of them. */
  private endsClause(tokens: readonly Token[], k: number): boolean {
    const t = tokens[k]!
    if (/[上下中]午|[早晚夜]/.test(this.doc.prose.text.slice(t.from, t.to))) return false
    const next = tokens[k + 1]
    return next === undefined || isMark(next, ',', '.', ';', '\n')
  }

  /** “仅开放”, “只对外开放” */
  private isLimited(state: Token): boolean {
    const { text } = this.doc.prose
    return /(?:仅|只)(?:对外)?(?:开放|开馆)?$/.test(
      text.slice(Math.max(0, state.from - 3), state.to),
    )
  }

  /** Is the bare name of a festival used for its days: 春节照常, 五一每天…? */
  private nameIsWhen(tokens: readonly Token[], k: number): boolean {
    if (this.leadLine && !tokens.slice(k + 1).some((t) => t.kind === 'state')) return false
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
  private hangsOn(tokens: readonly Token[], k: number): boolean {
    const before = tokens[k - 1]
    const t = tokens[k]
    if (!before || t?.kind !== 'when') return false
    // “闭馆至10月15日”: the state stands first.
    if (t.when.items.every((i) => i.kind === 'until' && !i.begins)) return this.cur?.state != null
    const word = this.doc.prose.text.slice(before.from, before.to)
    if (before.kind === 'raw' && /^(?:时间)?(?:为|是|于)$/.test(word)) return true
    const said = tokens[k - 2]?.kind
    if (before.kind === 'state' && before.state === 'open' && this.isLimited(before))
      return this.endsClause(tokens, k)
    // “下列日期闭馆…:5月1日”
    if (isMark(before, ':') && this.cur?.state === 'closed') {
      const first = this.cur.tokens[0] ?? before
      if (
        /下列|以下|如下/.test(this.doc.prose.text.slice(Math.max(0, first.from - 12), before.from))
      )
        return true
    }
    // “闭馆改造自1月5日开始…”
    if (
      before.kind === 'raw' &&
      /^(?:改造|施工|维修|修缮)?(?:工程|工作)?(?:自|从|定于|于)$/.test(word) &&
      said === 'state' &&
      this.cur?.state === 'closed'
    )
      return !this.speaksAfter(tokens, k + 1)
    return (
      before.kind === 'label' ||
      (isMark(before, ':', ']') && (said === 'state' || said === 'label'))
    )
  }

  private effectiveAt(tokens: readonly Token[], k: number): boolean {
    const t = tokens[k]!
    if (t.kind !== 'when') return false
    const next = tokens[k + 1]
    const further = next?.kind === 'raw' && next.to - next.from <= 3 ? tokens[k + 2] : next
    // “自12月22日起执行至2月28日”: the word stands within the span.
    const within = /[执施]行|实施/.test(this.doc.prose.text.slice(t.from, t.to))
    if (!within && !isCue(further, 'effective')) return false
    return !(this.cur && isPredicate(this.cur) && this.cur.dated)
  }

  private exclude(t: Token): void {
    if (t.kind !== 'when') return
    const days = this.resolver.resolve(t.when)
    t.fate = days ? { kind: 'fact' } : { kind: 'decoy', why: 'exception' }
    const s =
      this.cur ?? (this.segments.at(-1)?.sentence === this.sentence ? this.segments.at(-1)! : null)
    if (days && s) s.exceptDays.push(days)
    else if (days) this.exceptDays.push(days)
  }

  private clauseHas(tokens: readonly Token[], k: number, cue: string): boolean {
    for (let j = k + 1; j < tokens.length && j < k + 12; j++) {
      const t = tokens[j]!
      if (isMark(t, '.', ';')) return false
      if (isCue(t, cue)) return true
    }
    return false
  }

  private unresolved(t: Token): string {
    if (t.kind !== 'when') return 'not understood'
    if (/^(?:之|以)?前/.test(this.doc.prose.text.slice(t.to, t.to + 2)))
      return 'says until when, not from when'
    if (t.when.items.some((i) => i.kind === 'statutory'))
      return 'names statutory holidays in general'
    if (this.resolver.evidence.year === null) return 'the year is not known'
    return 'not a date that could be resolved'
  }

  // ── clock times

  private times(tokens: Token[], k: number): void {
    const t = tokens[k]!
    if (t.kind !== 'times') return
    const { start, end } = t.times
    if (/^当[晚天日]/.test(this.doc.prose.text.slice(t.from, t.from + 2))) this.thatDay()
    if (end) {
      this.strangerBefore(tokens, k)
      const closed = this.nextDoor(tokens, k)
      const open: Hours = [start.minutes, end.minutes]
      const doubt = start.sure && end.sure ? null : 'half of the day assumed'
      const before = this.previous(tokens, k)
      if (closed && !isCue(before, 'until')) {
        this.used.add(closed)
        this.closedWindow(open, [t, closed])
        return
      }
      const session = sessionAfter(tokens, k)
      // “照常开放,18:00-21:00加开夜场”: the session stands beside the day.
      const s = session && this.cur && isPredicate(this.cur) ? this.next() : this.hoursTo(open)
      s.extra ||= session
      s.windows.push(open)
      s.implied ||= t.named === true
      if (doubt) s.doubts.push(doubt)
      this.cover(s, [t])
      return
    }
    this.point(tokens, k)
  }

  /** 当晚19:00: on the day named last. */
  private thatDay(): void {
    if (this.cur?.dated) return
    const items = [{ kind: 'relative', to: 'same', onward: false } as const]
    const days = this.resolver.resolve({ from: 0, to: 0, items, duration: null })
    const s = this.cur && isPredicate(this.cur) ? this.next() : this.start()
    if (days) {
      s.days = days
      s.dated = true
    } else s.unresolved = true
  }

  /** The statement that takes these opening hours. */
  private hoursTo(open: Hours): Segment {
    const s = this.cur
    if (!s) return this.start()
    if (s.part !== null && s.windows.length === 0) {
      // “上午闭馆,下午13:00-17:00开放”: the hours are the fact.
      s.part = null
      s.effect = 'set'
      if (s.state === 'closed') s.state = null
      return s
    }
    if (s.state === 'closed' && !s.weak) {
      // Hours after a closure begin a statement of their own, unless a comma away on the same days.
      return this.next()
    }
    if (s.windows.length > 0) {
      const last = s.windows.at(-1)!
      const follows = last[1] !== null && open[0] !== null && open[0] >= last[1]
      if (!follows || s.effect === 'remove') return this.next()
      if (s.places !== null && s.rooms && s.state !== null) return this.next()
      const stated = s.tokens.findLast((x) => x.kind === 'state')
      if (stated && s.extra) return this.next()
    }
    return s
  }

  private lastRemoved: Segment | null = null

  private closedWindow(window: Hours, tokens: readonly Token[]): void {
    const cur = this.cur
    if (cur && !hasHours(cur) && cur.state === null) {
      cur.effect = 'remove'
      cur.windows.push(window)
      this.cover(cur, tokens)
      cur.onward = window[1] === null && this.saysSince(cur)
      this.lastRemoved = cur
      this.flush()
      return
    }
    // The day's own hours stand before it; what follows goes on with them.
    const s = emptySegment(this.n, this.sentence, this.block, this.node)
    s.places = cur?.places ?? null
    s.named = cur?.named ?? false
    s.unknown = cur?.unknown ?? null
    s.days = cur?.days ?? null
    s.dated = cur?.dated ?? false
    s.effect = 'remove'
    s.windows.push(window)
    this.lastRemoved = s
    this.cover(s, tokens)
    this.inherit(s)
    this.segments.push(s)
  }

  /** “自7月27日15:00起闭馆”: it does not end with the day. */
  private saysSince(s: Segment): boolean {
    const { text } = this.doc.prose
    const when = s.tokens.find((t) => t.kind === 'when')
    const since =
      when !== undefined && /[自从]$/.test(text.slice(Math.max(0, when.from - 1), when.from))
    const rest = text.slice(s.to, s.to + 40)
    return since || /另行通知|另行公告|待[^,。;]{0,8}通知/.test(rest)
  }

  /** The closing word right after a time, with nothing but 起 or 后 between. */
  private nextDoor(tokens: readonly Token[], k: number): Token | null {
    for (let j = k + 1; j < tokens.length && j < k + 4; j++) {
      const t = tokens[j]!
      if (t.kind === 'raw' && t.to - t.from <= 3) continue
      if (isCue(t, 'part-of-day')) continue
      return t.kind === 'state' && t.state === 'closed' && !this.used.has(t) ? t : null
    }
    return null
  }

  private previous(tokens: readonly Token[], k: number): Token | undefined {
    for (let j = k - 1; j >= 0 && j > k - 6; j--) {
      const t = tokens[j]!
      if (t.kind === 'raw' && t.to - t.from <= 4) continue
      if (isMark(t, ':', '"')) continue
      if (t.kind === 'times' && t.fate?.kind === 'decoy') continue
      if (isCue(t, 'until', 'becomes') && j > 0) {
        const earlier = this.previousRole(tokens, j)
        if (earlier) return earlier
        return t
      }
      if (t.kind === 'when' && t.when.items.every((i) => i.kind === 'daily')) continue
      return t
    }
    return undefined
  }

  /** “末次入馆由16:30延后至18:00”: the word that names the time stands before the old value. */
  private previousRole(tokens: readonly Token[], k: number): Token | null {
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

  private point(tokens: Token[], k: number): void {
    const t = tokens[k]!
    if (t.kind !== 'times') return
    let minutes = t.times.start.minutes
    const { text } = this.doc.prose
    const before = this.previous(tokens, k)
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
    const unused = before !== undefined && !this.used.has(before)
    const role = (unused ? this.roleOf(before, 'before') : null) ?? this.roleOf(after, 'after')
    const cueToken = unused && this.roleOf(before, 'before') ? before! : after!
    const s0 = this.cur
    switch (role) {
      case 'last': {
        this.used.add(cueToken)
        // “早9点半开,午后5点关,4点半不再放人”: the half of the day follows from the hours.
        const base = s0 && isPredicate(s0) ? s0 : this.lastHours[0]
        const opens = base ? (base.windows[0]?.[0] ?? base.opens) : null
        if (
          opens !== null &&
          opens !== undefined &&
          t.times.start.part === null &&
          minutes < opens &&
          minutes + 720 > opens
        )
          minutes += 720
        if (s0 && isPredicate(s0) && s0.line === this.n) {
          s0.lastEntry = minutes
          this.cover(s0, [t, cueToken])
        } else {
          // On a line of its own it goes for all hours above it.
          this.flush()
          if (!this.lateLast(minutes, [t, cueToken])) {
            this.waitingLast = { minutes, tokens: [t, cueToken], line: this.n }
            t.fate = { kind: 'unread', why: 'a last entry with nothing to belong to' }
            return
          }
        }
        t.fate = { kind: 'fact' }
        return
      }
      case 'cutoff': {
        this.used.add(cueToken)
        if (s0 && isPredicate(s0)) {
          s0.cutoff = minutes
          this.cover(s0, [t])
        } else if (!this.tellsDays()) for (const s of this.lastHours) s.cutoff = minutes
        t.fate = { kind: 'fact' }
        return
      }
      case 'close': {
        this.used.add(cueToken)
        if (cueToken === after && EARLIER.test(between)) {
          const told = s0 !== null && hasHours(s0) ? (s0.windows[0]?.[0] ?? s0.opens) : null
          const end = s0 !== null && hasHours(s0) ? (s0.windows.at(-1)?.[1] ?? s0.closes) : null
          if (told === minutes || end === minutes) return this.cover(s0!, [t, cueToken])
          this.closedWindow([null, minutes], [t, cueToken])
          if (minutes >= LATE)
            this.lastRemoved?.doubts.push('closed until that hour, or closing by then')
          return
        }
        if (cueToken === after && /起|后|以后|之后|开始/.test(between)) {
          if (s0 && hasHours(s0)) {
            const end = s0.windows.at(-1)?.[1] ?? s0.closes
            if (end === minutes) return this.cover(s0, [t, cueToken])
          }
          this.closedWindow([minutes, null], [t, cueToken])
          return
        }
        const s =
          s0 && s0.closes !== null && s0.closes !== minutes ? this.next() : (s0 ?? this.start())
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
          this.cover(s, [t, cueToken])
          return
        }
        // “延时至20:00闭馆”: the verb after the time says the same.
        if (cueToken !== after && after?.kind === 'state' && after.state === 'closed') {
          this.used.add(after)
          this.cover(s, [after])
        }
        if (s.windows.length > 0 && isCue(before, 'until')) {
          s.windows.at(-1)![1] = minutes
          this.cover(s, [t, cueToken])
          return
        }
        s.closes = minutes
        this.cover(s, [t, cueToken])
        return
      }
      case 'open': {
        if (cueToken.kind === 'state' && cueToken.resumes) {
          const s = s0 ?? this.start()
          s.resumesAt = minutes
          this.cover(s, [t])
          return
        }
        if (cueToken === after && EARLIER.test(between)) {
          // “12:00前正常开放”: it closes then.
          const s = s0 && (isPredicate(s0) || s0.closes !== null) ? this.next() : this.start()
          s.closes = minutes
          this.cover(s, [t])
          return
        }
        this.used.add(cueToken)
        const again =
          s0 !== null &&
          (s0.state === 'closed' ||
            s0.opens !== null ||
            (s0.closes !== null && s0.windows.length === 0))
        const s = again ? this.next() : this.start()
        s.opens = minutes
        this.cover(s, [t, cueToken])
        return
      }
      default: {
        // “加开夜场至21:00”, “照常开放至17:00”
        const opened = s0 !== null && (s0.extra || s0.state === 'open' || s0.state === 'regular')
        const until = /[至到]$/.test(text.slice(Math.max(0, t.from - 1), t.from))
        if (s0 && opened && until && s0.closes === null && s0.windows.length === 0) {
          s0.closes = minutes
          this.cover(s0, [t])
          return
        }
        // “从9:00直到20:30”
        if (isCue(after, 'until', 'becomes')) {
          const s = s0 ?? this.start()
          s.opens = minutes
          this.cover(s, [t])
          return
        }
        t.fate = { kind: 'unread', why: 'a clock time that says neither opening nor closing' }
      }
    }
  }

  private roleOf(
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
  private tellsDays(): boolean {
    const { first, last } = this.doc.lines[this.n]!
    const tokens = this.doc.tokens.slice(first, Math.min(last, first + 60))
    return tokens.some(
      (t) =>
        t.kind === 'when' && t.when.items.some((i) => i.kind !== 'daily' && i.kind !== 'weekly'),
    )
  }

  /** Last entry said after the statement it belongs to. */
  private lateLast(minutes: number, tokens: readonly Token[]): boolean {
    const near = this.lastHours.filter((s) => s.block === this.block)
    const all = this.segments
      .slice(-200)
      .filter((s) => s.block === this.block && hasHours(s) && s.lastEntry === null)
    const targets = [...new Set([...near, ...all])].filter((s) => {
      const close = s.windows.at(-1)?.[1] ?? s.closes
      return close === null || close === undefined
        ? false
        : close - minutes >= 0 && close - minutes <= 150
    })
    const rest = targets.length > 0 ? targets : near
    for (const s of rest.slice(0, 200)) {
      s.lastEntry ??= minutes
      if (s.line >= this.n - 3) this.cover(s, tokens)
    }
    if (rest.length > 0) return true
    const open = this.segments.findLast(
      (s) => s.block === this.block && (s.state === 'regular' || s.state === 'open'),
    )
    if (!open) return false
    open.lastEntry ??= minutes
    this.cover(open, tokens)
    return true
  }

  /** “16:00停止入馆,17:00闭馆”: a last entry that waits for the hours after it. */
  private waitingLast: { minutes: number; tokens: Token[]; line: number } | null = null

  private takeLast(s: Segment): void {
    const w = this.waitingLast
    const close = s.windows.at(-1)?.[1] ?? s.closes
    if (!w || s.effect !== 'set' || s.lastEntry !== null || close === null || close === undefined)
      return
    if (s.line > w.line + 1 || close < w.minutes || close > w.minutes + 150) return
    s.lastEntry = w.minutes
    for (const t of w.tokens) if (isTimely(t)) t.fate = { kind: 'fact' }
    this.cover(s, w.tokens)
    this.waitingLast = null
  }

  // ── states

  private state(tokens: Token[], k: number): void {
    const t = tokens[k]!
    if (t.kind !== 'state') return
    if (this.clauseCancels(tokens, k, t.state)) {
      this.used.add(t)
      return
    }
    if (this.isClockLabel(tokens, k)) return
    if (this.noPlaceHere(tokens, k)) return
    const s0 = this.cur
    if (t.weak && s0?.named && this.exceptOpen >= 0 && !isPredicate(s0)) {
      s0.state = 'closed'
      this.cover(s0, [t])
      return
    }
    if (t.weak) {
      // 检修 closes only days that nothing else is said of.
      if (!s0 || s0.days === null || isPredicate(s0)) {
        if (s0 && isPredicate(s0)) this.cover(s0, [t])
        return
      }
      s0.state = 'closed'
      s0.weak = true
      this.cover(s0, [t])
      return
    }
    if (t.soft && t.state === 'closed' && !(s0?.named ?? false)) return
    if (this.doc.prose.text.startsWith('不受', t.from)) {
      if (!s0?.named || isPredicate(s0)) {
        this.used.add(t)
        return
      }
      s0.doubts.push('on which days it is unaffected is not said')
    }
    if (t.state === 'closed') {
      if (s0 && s0.part !== null && s0.state === null) {
        this.cover(s0, [t])
        s0.state = 'closed'
        if (!hasHours(s0)) s0.effect = 'remove'
        return
      }
      if (s0 && (hasHours(s0) || (s0.state !== null && s0.state !== 'closed'))) {
        if (this.partPending(tokens, k)) {
          this.cover(s0, [t])
          return
        }
        const weakened = s0.state === 'regular' || s0.state === 'open'
        const s = this.next()
        s.state = 'closed'
        if (weakened) s.doubts.push('open and closed are said of the same days')
        this.cover(s, [t])
        return
      }
      const s = this.start()
      s.state = 'closed'
      s.weak = false
      s.part ??= this.partAfterDays(s)
      if (s.part !== null && !hasHours(s)) s.effect = 'remove'
      this.cover(s, [t])
      return
    }
    if (s0 && !s0.weak && (s0.state === 'closed' || s0.effect === 'remove')) {
      const s = this.next()
      this.setState(s, t)
      return
    }
    this.setState(this.start(), t)
  }

  /** “每周二上午清洗,不开放”: the half of the day stands right after the days. */
  private partAfterDays(s: Segment): number | null {
    if (!s.dated) return null
    const when = s.tokens.findLast((t) => t.kind === 'when')
    const said = when
      ? /^(?:上午|下午|晚上|晚间|中午)/.exec(this.doc.prose.text.slice(when.to, when.to + 2))
      : null
    return said ? partsOf(said[0]) : null
  }

  private setState(s: Segment, t: Token): void {
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
    if (t.state === 'all-day' && t.soft)
      s.doubts.push('全天 may mean round the clock, no gate, or the ordinary hours')
    s.resumes ||= t.resumes
    const { text } = this.doc.prose
    this.setFee(s, feeIn(text.slice(t.from, t.to)))
    const part = /(?:上午|早上|下午|午后|中午|晚上|晚间)(?:均|都|将|则|仍|继续)?$/.exec(
      text.slice(Math.max(0, t.from - 4), t.from),
    )
    if (part) s.half |= partsOf(part[0])
    this.cover(s, [t])
  }

  /** What a visit costs; sessions of one day that differ are for a person. */
  private setFee(s: Segment, fee: Segment['fee']): void {
    if (fee !== null && s.fee !== null && s.fee !== fee && !s.feesDiffer) {
      s.feesDiffer = true
      s.doubts.push('the fee differs between the sessions of the day')
    }
    s.fee ??= fee
  }

  /** “何时开馆另行通知”, “闭馆前15分钟”: the word is there, the state is not. */
  private clauseCancels(tokens: readonly Token[], k: number, state: StateWord): boolean {
    const { text } = this.doc.prose
    const t = tokens[k]!
    const before = text.slice(Math.max(0, t.from - 6), t.from)
    const after = text.slice(t.to, t.to + 6)
    if (
      /^(?:前|后|时间|期间|以后|之后|之前|之日|以来|的决定|情况)/.test(after) &&
      state !== 'regular'
    )
      return true
    if (/^(?:期间|时间)/.test(after) && /起$|至$/.test(before) === false) return true
    if (
      /(?:何时|是否|能否|怎么|如何|未|没有|无法|不能|影响|待|直到|直至|具体)$/.test(before) &&
      state !== 'closed'
    )
      return true
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

  /** 闭馆17:00, 开馆9:30: the word names the time that follows. */
  private isClockLabel(tokens: readonly Token[], k: number): boolean {
    const t = tokens[k]!
    if (t.kind !== 'state' || t.resumes || (t.state !== 'closed' && t.state !== 'open'))
      return false
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

  /** A subject that the registry does not know stands right before the state. */
  private noPlaceHere(tokens: readonly Token[], k: number): boolean {
    const s = this.cur
    if (s?.unknown) return false
    const served = this.serviceBefore(tokens, k)
    if (served) {
      this.unknown.push(served)
      if (s && isPredicate(s)) this.flush()
      const u = this.start()
      u.unknown = served
      return false
    }
    if (s?.named || s?.others) {
      const own = this.rawBefore(tokens, k)
      if (own === null || !this.isUnknownName(own.name)) return false
      // “市图书馆电子阅览室…”, “…,2层展厅同步开放”: a known name with an unknown part behind it.
      const before = tokens[own.index - 1]
      const fresh =
        before !== undefined &&
        (before.kind === 'place' ||
          before.kind === 'when' ||
          before.kind === 'quantity' ||
          isMark(before, ','))
      if (!fresh) return false
    }
    const own = this.unknownAmong([
      this.rawBefore(tokens, k),
      this.clauseSubject(tokens, k),
      this.sentenceSubject(tokens, k),
    ])
    if (own === null) return false
    this.unknown.push({ name: own.name, from: own.from, to: own.to })
    if (s && isPredicate(s)) this.flush()
    const u = this.start()
    u.places = null
    u.named = false
    u.unknown = { name: own.name, from: own.from, to: own.to }
    return false
  }

  /** “还书箱照常使用”: a service, not the house. */
  private serviceBefore(tokens: readonly Token[], k: number): Segment['unknown'] {
    for (let j = k - 1; j >= 0 && j > k - 8; j--) {
      const t = tokens[j]!
      if (
        isMark(t, ',', '.', ';', ':') ||
        t.kind === 'place' ||
        t.kind === 'ref' ||
        t.kind === 'state' ||
        t.kind === 'times'
      )
        return null
      if (!isCue(t, 'service')) continue
      const first =
        tokens[j - 1]?.kind === 'raw' || tokens[j - 1]?.kind === 'quantity' ? tokens[j - 1]! : t
      const last = tokens[k - 1]!
      const said = this.doc.prose.text.slice(first.from, last.to)
      // “还书箱可照常使用”: the verb begins with 可.
      const name = said.replace(/(?:可|可以|仍可)$/, '')
      return { name, from: first.from, to: first.from + name.length }
    }
    return null
  }

  private isUnknownName(name: string): boolean {
    return (
      name.length >= 2 && NOUN.test(name) && !GENERIC_NOUN.test(name) && !GENERIC_START.test(name)
    )
  }

  /** “;纪念馆8:00-17:00”: a house that the registry does not hold, at the head of its clause. */
  private strangerBefore(tokens: readonly Token[], k: number): void {
    const own = this.rawBefore(tokens, k)
    if (own === null || !STRANGER.test(own.name) || !this.isUnknownName(own.name)) return
    const before = tokens[own.index - 1]
    if (before !== undefined && !isMark(before, ',', '.', ';', '、')) return
    this.unknown.push({ name: own.name, from: own.from, to: own.to })
    if (this.cur && (isPredicate(this.cur) || this.cur.named)) this.flush()
    const s = this.start()
    s.places = null
    s.named = false
    s.unknown = { name: own.name, from: own.from, to: own.to }
  }

  private unknownAmong<T extends { name: string }>(found: readonly (T | null)[]): T | null {
    return found.find((f) => f !== null && this.isUnknownName(f.name)) ?? null
  }

  /** “电子阅览室因检修,6月8日…”: the subject of the sentence, if no known place comes after it. */
  private sentenceSubject(
    tokens: readonly Token[],
    k: number,
  ): { name: string; from: number; to: number; index: number } | null {
    let j = k - 1
    while (j >= 0 && j > k - 30 && !isMark(tokens[j], '.', ';', ':')) j--
    const first = tokens[j + 1]
    if (first?.kind !== 'raw' || j + 1 >= k) return null
    if (tokens.slice(j + 1, k).some((t) => t.kind === 'place' || t.kind === 'ref')) return null
    const { text } = this.doc.prose
    const cut = /因|由于|为|正|将|自|于|在|进行|实行|需|受/.exec(text.slice(first.from, first.to))
    if (!cut) return null
    return this.trimmed({ ...first, to: first.from + cut.index }, j + 1)
  }

  private rawBefore(
    tokens: readonly Token[],
    k: number,
  ): { name: string; from: number; to: number; index: number } | null {
    let j = k - 1
    while (j >= 0 && isMark(tokens[j], '"')) j--
    const t = tokens[j]
    if (t?.kind !== 'raw') return null
    return this.trimmed(t, j)
  }

  /** The words before the first date of this clause. */
  private clauseSubject(
    tokens: readonly Token[],
    k: number,
  ): { name: string; from: number; to: number; index: number } | null {
    let j = k - 1
    while (j >= 0 && j > k - 40 && !isMark(tokens[j], ',', '.', ';', ':', ')')) j--
    const first = tokens[j + 1]
    if (first?.kind !== 'raw' || j + 1 >= k || j <= k - 40) return null
    if (tokens.slice(j + 1, k).some((t) => t.kind === 'place' || t.kind === 'ref')) return null
    const next = tokens[j + 2]
    if (next && next.kind !== 'when' && next.kind !== 'times' && next.kind !== 'cue') return null
    return this.trimmed(first, j + 1)
  }

  private trimmed(
    t: Token,
    index: number,
  ): { name: string; from: number; to: number; index: number } {
    const { text } = this.doc.prose
    let [from, to] = [t.from, t.to]
    const lead =
      /^(?:的|则|将|也|其|及|和|与|在|于|另|另外|同时|此外|期间|因|由于|里|内|中|各|每)+/.exec(
        text.slice(from, to),
      )
    if (lead) from += lead[0].length
    const tail =
      /(?:将|均|都|也|则|于|在|从|自|定于|暂|暂时|继续|仍|一律|同步|同时|全部|并|已|可|可以|每日|每天|天天)+$/.exec(
        text.slice(from, to),
      )
    if (tail) to -= tail[0].length
    return { name: text.slice(from, to), from, to, index }
  }

  private partPending(tokens: readonly Token[], k: number): boolean {
    for (let j = k - 1; j >= 0 && j > k - 4; j--) {
      const t = tokens[j]!
      if (isCue(t, 'part-of-day')) return true
      if (t.kind === 'raw' && t.to - t.from <= 2) continue
      return false
    }
    return false
  }

  // ── labels and small words

  private label(tokens: Token[], k: number): void {
    const t = tokens[k]!
    if (t.kind !== 'label') return
    if (t.label === 'rooms' || t.label === 'closed-rooms') {
      const s = this.cur
      if (t.label === 'closed-rooms' && s?.dated && !s.named && !isPredicate(s)) {
        // “10月1日至3日闭馆的场馆:甲馆、乙馆”
        s.state = 'closed'
        this.cover(s, [t])
        return
      }
      const rest = tokens.slice(k + 1)
      const places = rest.filter((x) => x.kind === 'place')
      const goesOn = isMark(tokens.at(-1), ':') || rest.some((x) => isCue(x, 'lead'))
      if (places.length === 0 && goesOn) {
        this.labelRooms = { closed: t.label === 'closed-rooms', node: this.node, line: this.n }
        return
      }
      if (places.length > 0 || rest.some((x) => x.kind === 'ref')) {
        if (this.cur && isPredicate(this.cur)) this.flush()
        const list = tokens.slice(k)
        const over = this.cur
        const before = this.roomLists.length
        this.roomsLine(list)
        // “1月2日、3日开放区域:甲室、乙室”
        if (this.roomLists.length > before && over?.dated && !over.named && !isPredicate(over))
          this.roomLists.at(-1)!.days = over.days
        for (const x of list) if (x.kind === 'place' || x.kind === 'ref') this.used.add(x)
      }
      return
    }
    if (t.label !== 'closed-time' && t.label !== 'open-time') return
    const next = tokens.slice(k + 1).find((x) => x.kind !== 'raw' && !isMark(x, ':', '"', ']', ')'))
    if (t.label === 'closed-time' && next?.kind === 'when' && this.labelled(tokens, k)) {
      const s = this.cur && isPredicate(this.cur) ? this.next() : this.start()
      s.state = 'closed'
      s.rule = 'closed-label'
      this.cover(s, [t])
      // The dates come after the word, and are its own.
      s.dated = false
      return
    }
    const word = this.doc.prose.text.slice(t.from, t.to)
    if (
      t.label === 'open-time' &&
      /^(?:平日|日常|平时|常规)/.test(word) &&
      next?.kind === 'times'
    ) {
      const s = this.cur && isPredicate(this.cur) ? this.next() : this.start()
      s.days = { ...emptyDays(), weekly: [0, 1, 2, 3, 4, 5, 6] }
      s.dated = true
      s.rule = 'ordinary-hours'
      return
    }
    const datedNext =
      next?.kind === 'when' &&
      next.when.items.some((i) => i.kind !== 'daily' && i.kind !== 'weekly')
    if (t.label === 'open-time' && datedNext && this.labelled(tokens, k)) {
      if (this.cur && isPredicate(this.cur) && this.cur.dated) this.flush()
      this.labelClosed = false
      this.openLabel = t
    }
  }

  /** 开放日期, with dates after it. */
  private openLabel: Token | null = null

  private labelled(tokens: readonly Token[], k: number): boolean {
    const next = tokens[k + 1]
    if (isMark(next, ':', ']')) return true
    return (
      next?.kind === 'when' ||
      (next?.kind === 'raw' &&
        /^(?:为|是)/.test(this.doc.prose.text.slice(next.from, next.from + 1)))
    )
  }

  private cue(tokens: Token[], k: number): void {
    const t = tokens[k]!
    if (t.kind !== 'cue') return
    const s = this.cur
    switch (t.cue) {
      case 'extra': {
        // “18:00-20:30试开夜场”: the window before it is the session.
        if (
          s &&
          !s.extra &&
          s.state === null &&
          s.windows.length === 1 &&
          this.rightAfter(tokens, k)
        ) {
          s.extra = true
          this.cover(s, [t])
          return
        }
        if (s && isPredicate(s) && !s.extra) {
          const fresh = this.next()
          fresh.extra = true
          this.cover(fresh, [t])
        } else {
          const own = this.start()
          own.extra = true
          this.cover(own, [t])
        }
        return
      }
      case 'among': {
        if (s && isPredicate(s)) this.flush()
        else if (s) this.settle()
        const recent = this.segments.slice(-100)
        if (recent.some((x) => x.sentence >= this.sentence - 2 && x.line >= this.n - 1))
          this.start().among = true
        return
      }
      case 'last':
        // “10月6日谢绝入内”: no hour is told from which.
        if (s?.dated && !isPredicate(s) && !this.used.has(t) && refusesEntry(tokens, k)) {
          s.state = 'closed'
          s.doubts.push('entry is refused, and it is not said that doors are closed')
          this.cover(s, [t])
        }
        return
      case 'tentative': {
        if (this.leadLine) return
        if (s && isPredicate(s)) this.flush()
        this.start().tentative = true
        return
      }
      case 'later':
        if (s) s.later = true
        return
      case 'except':
        this.openExcept(tokens, k)
        return
      case 'except-end':
        this.closeExcept()
        return
      case 'other-days': {
        if (s && isPredicate(s)) this.flush()
        const own = this.start()
        own.otherDays = true
        own.otherCount = t.value
        own.dated = true
        this.cover(own, [t])
        return
      }
      case 'ditto': {
        // “与甲馆相同”: the word before it says whom.
        if (s && (s.like !== null || s.pointer !== null)) return
        if (/[同致样]$/.test(this.doc.prose.text.slice(t.from, t.to)) && !s?.named) return
        // “乙室开放,时间同上”: the hours of what was just said.
        const told = s !== null && isPredicate(s) && !(s.named && isOpenOnly(s))
        const own = told ? this.next() : this.start()
        own.pointer = {
          to: 'above',
          model: aboveOf(this.segments, own.places ?? this.subject ?? [], own),
        }
        this.cover(own, [t])
        return
      }
      case 'those-days': {
        const own = s && isPredicate(s) ? this.next() : this.start()
        if (own.dated) return
        const days = this.lastDays(t.value ?? 0)
        if (days) {
          own.days = days
          own.dated = true
          own.rule = 'days-counted-back'
        } else own.unresolved = true
        this.cover(own, [t])
        return
      }
      case 'part-of-day': {
        // “9:00-12:00开放,下午闭馆” says nothing new; “上午照常开放,下午闭馆” closes a part of the day.
        if (s && isPredicate(s) && (hasHours(s) || s.part !== null)) {
          this.cover(s, [t])
          return
        }
        const own = s && isPredicate(s) ? this.next() : this.start()
        own.part = (own.part ?? 0) | (t.value ?? 0)
        this.cover(own, [t])
        return
      }
      case 'free':
      case 'low-fee':
      case 'paid':
        return this.fee(t.cue, tokens, k)
      case 'like': {
        const ahead = tokens.slice(k + 1, k + 5).find((x) => x.kind === 'place')
        // “乒乓球室均开放,时间同图书室”
        if (
          ahead &&
          s &&
          s.named &&
          !hasHours(s) &&
          (s.state === 'open' || s.state === 'regular')
        ) {
          s.like = []
          return
        }
        const own = s && isPredicate(s) ? this.next() : this.start()
        if (ahead && !own.named && this.heading && this.likensTo(tokens, k, ahead)) {
          // “少儿馆⏎开放时间参照总馆”: the heading is whom it is said of.
          own.places = this.heading
          own.named = true
        }
        if (ahead && own.named) {
          own.like = []
          this.cover(own, [t])
        }
        if (
          this.clauseBefore(tokens, k).some((x) => x.kind === 'label' && x.label === 'closed-time')
        )
          own.likeOnly = 'closed'
        return
      }
      case 'count':
        if (s && s.named) s.count = t.value
        return
      case 'night': {
        const own = s && isPredicate(s) ? this.next() : this.start()
        own.night = true
        own.state = 'unstated'
        own.doubts.push('open at night, hours not stated')
        this.cover(own, [t])
        return
      }
      default:
        return
    }
  }

  /** Are hours likened to those of another place, rather than readers sent to its page? */
  private likensTo(tokens: readonly Token[], k: number, ahead: Token): boolean {
    if (ahead.kind !== 'place' || ahead.ids.some((id) => this.heading!.includes(id))) return false
    const { text } = this.doc.prose
    const clause = this.clauseAround(tokens, k)
    const said = text.slice(clause[0]!.from, clause.at(-1)!.to)
    return (
      (/时间|时段|作息|安排|执行/.test(said) || this.headingLine === this.n - 1) &&
      !/公众号|官网|网站|小程序|微信|公告|通知/.test(text.slice(ahead.to, ahead.to + 8))
    )
  }

  /** The last `count` days that were named, or null if they do not come out even. */
  private lastDays(count: number): Days | null {
    const days = new Set<number>()
    for (const spans of this.named.slice(-12).reverse()) {
      for (const [a, b] of spans) {
        if (b === null || b - a > 40) return null
        for (let d = a; d <= b; d++) days.add(d)
      }
      if (days.size >= count) break
    }
    if (days.size !== count) return null
    return { ...emptyDays(), spans: mergeSpans([...days].map((d) => [d, d])) }
  }

  /** Spans of the dates named so far. */
  private readonly named: Days['spans'][] = []

  /** Does a window stand right before this word? */
  private rightAfter(tokens: readonly Token[], k: number): boolean {
    let j = k - 1
    while (j >= 0 && j > k - 3 && tokens[j]!.kind === 'raw' && tokens[j]!.to - tokens[j]!.from <= 3)
      j--
    return tokens[j]?.kind === 'times'
  }

  private fee(fee: 'free' | 'low-fee' | 'paid', tokens: readonly Token[], k: number): void {
    const s = this.cur
    // “9:00-17:00开放(免票)” is said of these hours alone.
    if (s && isPredicate(s) && this.bracketed) return this.setFee(s, fee)
    const clause = this.clauseAround(tokens, k)
    const says = clause.some((x) => x.kind === 'state' || x.kind === 'times' || x.kind === 'when')
    if (s && (says || clause.some((x) => x.kind === 'place'))) {
      this.setFee(s, fee)
      if (!isPredicate(s) && !says)
        this.fees.push({ fee, block: this.block, places: s.places ?? this.subject, line: this.n })
      return
    }
    // “甲馆9:00-17:00开放,免费”: of the house of this sentence alone.
    const own = s && isPredicate(s) && s.named && s.line === this.n ? s.places : null
    this.fees.push({ fee, block: this.block, places: own ?? this.subject, line: this.n })
  }

  private clauseBefore(tokens: readonly Token[], k: number): Token[] {
    let a = k
    while (a > 0 && a > k - 15 && !isMark(tokens[a - 1], ',', '.', ';')) a--
    return tokens.slice(a, k)
  }

  private clauseAround(tokens: readonly Token[], k: number): Token[] {
    let a = k
    let b = k
    while (a > 0 && a > k - 15 && !isMark(tokens[a - 1], ',', '.', ';')) a--
    while (b + 1 < tokens.length && b < k + 15 && !isMark(tokens[b + 1], ',', '.', ';')) b++
    return tokens.slice(a, b + 1)
  }

  private openExcept(tokens: readonly Token[], k: number): void {
    for (let j = k + 1; j < tokens.length && j < k + 40; j++) {
      const t = tokens[j]!
      if (isMark(t, '.', ';')) return
      if (isCue(t, 'except-end')) {
        // Dates before 除 hold for what comes after 外.
        const named = this.cur?.named && !isPredicate(this.cur) ? this.cur.places : null
        this.houseBeforeExcept = named?.length === 1 ? named[0]! : null
        this.flush()
        this.daysBeforeExcept = this.sentenceDays
        this.exceptOpen = k
        leaveUnsaid(tokens.slice(k + 1, j), this.doc.prose.text)
        this.besides = []
        this.exceptDays = []
        return
      }
    }
  }

  private closeExcept(): void {
    if (this.exceptOpen < 0) return
    this.exceptOpen = -1
    const s = this.cur
    // “除甲馆10月1日闭馆外”: that day is out for that house alone.
    const both =
      s !== null && isPredicate(s) && s.named && s.dated && (s.days?.spans.length ?? 0) > 0
    const excluded = both ? [] : this.exceptDays
    // “除2月16日下午闭馆外”: the day itself stays, without its afternoon.
    const partly = s !== null && s.effect === 'remove' && s.named === false
    const house = this.houseBeforeExcept
    const ofHouse =
      house !== null &&
      s !== null &&
      isPredicate(s) &&
      !s.dated &&
      this.besides.length > 0 &&
      this.besides.every((p) => p !== house && isWithin(this.registry, p, house))
    if (s && isPredicate(s)) {
      s.exception = !s.dated ? s.named : s.days?.spans.length === 0
      s.among ||= both
      this.flush()
    } else if (s) {
      if (s.named && !s.dated) {
        // 除甲馆外: the places are besides what follows.
      } else if (s.dated && s.named === false) {
        const implied = s.days && s.days.weekly !== null && s.days.spans.length === 0
        if (implied) {
          const closed = emptySegment(this.n, this.sentence, this.block, this.node)
          closed.days = s.days
          closed.dated = true
          closed.state = 'closed'
          closed.implied = true
          closed.rule = 'except-weekday'
          closed.tokens = [...s.tokens]
          closed.from = s.from
          closed.to = s.to
          this.inherit(closed)
          this.segments.push(closed)
        }
      }
      for (const t of s.tokens) if (isTimely(t)) t.fate ??= { kind: 'fact' }
      this.cur = null
    }
    const next = this.start()
    if (!partly) next.exceptDays.push(...excluded)
    next.besides = [...this.besides]
    next.houseBefore = ofHouse ? house : null
    if (ofHouse) this.setSubject([house])
    next.exceptOnDays = both
    this.sentenceDays = this.daysBeforeExcept
    this.exceptDays = []
  }

  private houseBeforeExcept: string | null = null
  private daysBeforeExcept: { days: Days; tokens: Token[] } | null = null

  // ── brackets

  private bracket(tokens: Token[], open: number, close: number): void {
    const inner = tokens.slice(open + 1, close)
    const live = inner.filter((t) => t.kind !== 'mark' && t.kind !== 'raw')
    if (live.length === 0) return
    const before = tokens[open - 1]
    const s = this.cur
    if (before?.kind === 'place' && live.every((t) => t.kind === 'place')) {
      const told = inclusionAt(this.doc.prose.text, tokens[open]!.to)
      if (s?.named && s.places && told !== null) {
        const ids = live.flatMap((t, j) =>
          t.kind === 'place' ? this.resolvePlace(t.ids, this.contextOf(live, j)) : [],
        )
        if (told === 'with') s.places = [...new Set([...s.places, ...ids])]
        else s.doubts.push('what holds for the parts left out is not said')
        this.cover(s, live)
        return
      }
      if (s?.named && s.places) {
        const out = [...s.places]
        this.narrow(out, live)
        if (out.every((id) => s.places!.includes(id)) && this.means(live, s.places))
          this.aliases.push({ from: before.from, to: tokens[close]!.to })
        s.places = out
        this.cover(s, live)
      }
      return
    }
    if (before?.kind === 'raw' && live.every((t) => t.kind === 'place') && !(s && isPredicate(s))) {
      // 自修室(南楼402室、北楼105室): the bracket says which.
      const own = this.start()
      own.places = this.placesIn(inner)
      own.named = true
      own.unknown = null
      this.cover(own, live)
      this.see(own.places)
      return
    }
    if (before?.kind === 'ref' && s && !isPredicate(s) && live.every((t) => t.kind === 'place')) {
      // 其余场馆(健身房、乒乓球馆): the bracket names them.
      s.places = this.placesIn(inner)
      s.named = true
      s.others = false
      s.unresolved = false
      s.doubts = []
      s.besides = []
      this.cover(s, live)
      this.see(s.places)
      return
    }
    const partsToo =
      live.every((t) => t.kind === 'place') &&
      inclusionAt(this.doc.prose.text, tokens[open]!.to) === 'with'
    if (partsToo && before?.kind !== 'place') {
      // “10月1日(含水世界)闭馆”: the house, and these parts of it.
      const own = s && isPredicate(s) ? s : this.start()
      const house = own.places ?? this.subject ?? this.main ?? []
      own.places = [...new Set([...house, ...this.placesIn(inner)])]
      own.named = true
      this.cover(own, live)
      return
    }
    if (live.some((t) => isCue(t, 'later'))) {
      for (const t of live) if (isTimely(t)) t.fate ??= { kind: 'decoy', why: 'to be announced' }
      return
    }
    if (live.some((t) => isCue(t, 'except', 'excepted')) && this.exceptBracket(live, s)) return
    if (live.some((t) => isCue(t, 'excepted'))) {
      const when = live.find((t) => t.kind === 'when')
      if (when) {
        if (when.kind === 'when' && when.when.items.every((i) => i.kind === 'statutory'))
          when.fate = { kind: 'decoy', why: 'exception' }
        else if (s || this.segments.length > 0) this.exclude(when)
      }
      leaveOut(live, s ?? this.segments.at(-1) ?? null)
      return
    }
    const opening = this.doc.prose.text.slice(tokens[open]!.from + 1, tokens[open]!.from + 4)
    if (
      /^(?:平日|平时|日常|原|通常|往常|此前)/.test(opening) &&
      live.some((t) => t.kind === 'times')
    ) {
      for (const t of live) if (isTimely(t)) t.fate ??= { kind: 'decoy', why: 'old value' }
      return
    }
    const doors = live.some((t) => t.kind === 'state' && !t.weak && !this.used.has(t))
    const whens = live.filter((t) => t.kind === 'when' && t.fate === null)
    const hours = live.some((t) => t.kind === 'times' && t.fate === null && t.times.end !== null)
    if (live.some((t) => t.kind === 'ref' && t.ref === 'others')) {
      // A bracket about other rooms is a statement of its own.
      const outer = this.cur
      this.cur = null
      this.walk(inner)
      this.flush()
      this.cur = outer
      return
    }
    if (whens.length > 0 && (doors || hours) && s) {
      // A statement inside: 10月1日至7日(其中4日闭馆), 9:00-17:00(周一闭馆).
      const outer = this.cur!
      const days = outer.days
      this.cur = null
      const count = this.segments.length
      this.walk(inner)
      this.flush()
      for (const x of this.segments.slice(count)) {
        x.among = true
        if (!x.named) {
          x.places = outer.places ?? x.places
          x.named = outer.named
        }
        if (
          days &&
          x.days &&
          x.days.weekly !== null &&
          x.days.spans.length === 0 &&
          days.spans.length > 0 &&
          fallsWithin(x.days.weekly, days)
        )
          x.days = { ...days, weekly: x.days.weekly }
      }
      this.cur = outer
      return
    }
    if (whens.length > 0 && !doors && !hours) {
      const word = this.doc.prose.text.slice(tokens[open]!.from + 1, tokens[open]!.from + 3)
      if (/^(?:含|包)/.test(word)) {
        for (const t of whens) t.fate = { kind: 'fact' }
        return
      }
      if (s && !s.dated) {
        for (const t of whens) {
          const days = t.kind === 'when' ? this.resolver.resolve(t.when) : null
          if (days) this.setDays(s, days, t)
        }
        return
      }
      if (s && s.days) {
        for (const t of whens) {
          const days = t.kind === 'when' ? this.resolver.resolve(t.when) : null
          if (days && s.days.spans.length === 0 && days.spans.length > 0) s.days = { ...days }
          if (days && (daysWithin(days, s.days) || overlaps(days, s.days))) this.combine(s, days, t)
        }
        return
      }
      if (!s) {
        const last = this.segments.at(-1)
        if (last && last.sentence === this.sentence && !last.dated) {
          for (const t of whens) {
            const days = t.kind === 'when' ? this.resolver.resolve(t.when) : null
            if (days) this.setDays(last, days, t)
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
      if (s && s.state === null) for (const t of live) if (t.kind === 'state') this.setState(s, t)
      return
    }
    if (
      !s &&
      this.segments.length > 0 &&
      live.some((t) => isCue(t, 'last') || t.kind === 'relative-last')
    ) {
      this.walk(inner)
      return
    }
    this.bracketed = true
    this.walk(inner)
    this.bracketed = false
  }

  /** Within a bracket that belongs to the statement before it. */
  private bracketed = false

  /** “10月1日至8日(除10月6日外)”: days taken out of those before the bracket. */
  private exceptBracket(live: readonly Token[], s: Segment | null): boolean {
    const whens = live.filter((t) => t.kind === 'when' && t.fate === null)
    const besides = new Set(this.placesIn(live))
    const only = live.every(
      (t) =>
        t.kind === 'when' || t.kind === 'place' || isCue(t, 'except', 'except-end', 'excepted'),
    )
    const general = whens.some(
      (t) => t.kind === 'when' && t.when.items.every((i) => i.kind === 'statutory'),
    )
    if (!s || !only || general || whens.length > 0 === besides.size > 0) return false
    for (const t of whens) this.exclude(t)
    if (besides.size > 0) {
      // “各馆(市图除外)”
      leaveOut(live, s)
      s.places = s.places?.filter((p) => !besides.has(p)) ?? null
      this.cover(s, live)
    }
    return true
  }

  private walk(tokens: Token[]): void {
    for (let k = 0; k < tokens.length; k++) {
      const t = tokens[k]!
      if (isMark(t, '(', '[')) {
        const close = closingOf(tokens, k)
        if (close > k && this.depth < 8) {
          this.depth++
          this.bracket(tokens, k, close)
          this.depth--
          k = close
          continue
        }
      }
      this.token(tokens, k)
    }
  }

  private depth = 0

  // ── closing a statement

  /** A line ended before its statement said anything: names become the subject, dates wait. */
  private settle(): void {
    const s = this.cur
    if (!s) return
    this.cur = null
    if (s.named && s.places) this.setSubject(s.places)
    if (s.days && s.dated) {
      const tokens = s.tokens.filter((t) => t.kind === 'when')
      const line = this.doc.lines[s.line]!
      const raw = this.doc.tokens
        .slice(line.first, line.last)
        .reduce((n, t) => n + (t.kind === 'raw' ? t.to - t.from : 0), 0)
      if (
        (raw <= 8 || s.lead) &&
        s.line >= this.n - 1 &&
        (s.days.spans.length > 0 || s.days.above)
      ) {
        if (s.lead && (s.days.period || s.days.above)) {
          if (s.days.above || !this.nodes[this.node]!.festival)
            this.nodes[this.node]!.festival = s.days
          for (const t of tokens) t.fate ??= { kind: 'decoy', why: 'span of the notice' }
          if (!s.days.implied) this.resolver.defineHoliday(s.days)
        } else if (s.lead && s.named && s.days.spans.length > 0) {
          // “10月1日至8日各馆开放安排如下:” holds for all that follows.
          this.nodes[this.node]!.days = s.days
          for (const t of tokens) t.fate ??= { kind: 'decoy', why: 'span of the notice' }
        } else this.hold(s.days, tokens[0] ?? s.tokens[0]!)
        for (const t of tokens.slice(1)) this.pending?.tokens.push(t)
      } else this.hanging.push({ tokens, why: 'a date with no opening hours or state' })
    }
  }

  private flush(): void {
    const s = this.cur
    if (!s) return
    if (!isPredicate(s)) {
      this.cur = null
      if (s.named && s.places) this.setSubject(s.places)
      else if (s.unknown) this.unknownSubject = s.unknown
      if (s.days && s.dated) {
        this.sentenceDays = { days: s.days, tokens: s.tokens.filter((t) => t.kind === 'when') }
        const tokens = this.sentenceDays.tokens
        const places = s.places ?? this.subject
        this.loose.push({ tokens, days: s.days, places, line: s.line, block: s.block })
        const label = this.openLabel
        if (label && label.to <= s.from && s.from - label.to <= 2 && s.days.spans.length > 0)
          this.stated.push({ days: s.days, tokens, places: places ?? [], alone: null })
      }
      return
    }
    this.cur = null
    if (s.from < 0) s.from = s.to = this.doc.lines[this.n]!.from
    s.ownFrom = s.from
    const p = this.pending
    if (p && s.dated && s.days && daysWithin(s.days, p.days)) {
      for (const t of p.tokens) t.fate ??= { kind: 'decoy', why: 'refined below' }
      this.pending = null
    }
    this.inherit(s)
    if ((s.places?.length ?? 0) > 1 && hasHours(s) && this.saysEach(s))
      s.doubts.push('which hours are whose is not certain')
    if (s.named && s.places && !s.rooms && !s.among && !(s.besides.length > 0 && s.others))
      this.setSubject(s.places)
    const half = s.effect === 'remove' && s.days !== null && s.days.weekly !== null
    if (s.days && s.dated && (s.days.spans.length > 0 || half))
      this.sentenceDays = { days: s.days, tokens: s.tokens.filter((t) => t.kind === 'when') }
    // “1月1日重新开放,逢周一闭馆”: what resumes goes on.
    const since =
      s.resumes && s.days?.spans.length === 1 && s.days.spans[0]![0] === s.days.spans[0]![1]
    if (since && this.sentenceDays)
      this.sentenceDays = {
        ...this.sentenceDays,
        days: { ...s.days!, spans: [[s.days!.spans[0]![0], null]] },
      }
    if (this.orphan(s)) return
    this.takeLast(s)
    if (hasHours(s) && s.effect === 'set') this.lastHours = [s]
    this.segments.push(s)
    if (this.listColumns?.timeFirst && !s.named && hasHours(s)) this.carried = { hours: s }
  }

  /** 甲馆、乙馆分别9:00、10:00开馆 */
  private saysEach(s: Segment): boolean {
    return /分别/.test(this.doc.prose.text.slice(s.from, Math.min(s.to, s.from + 200)))
  }

  /** Dates whose statement came later or never. */
  loose: { tokens: Token[]; days: Days; places: string[] | null; line: number; block: number }[] =
    []

  /** The line whose own words named the subject. */
  private subjectLine = -1

  private setSubject(places: string[]): void {
    this.subject = places
    this.subjectLine = this.n
    this.unknownSubject = null
    if (places.length > 1) this.group = places
  }

  /** What a statement leaves out it takes from what stands before it. */
  private inherit(s: Segment): void {
    if (s.places === null && s.unknown === null && !s.others) {
      if (this.unknownSubject && s.sentence === this.sentence) s.unknown = this.unknownSubject
      else s.places = s.otherDays ? (this.roomsBefore ?? this.subject) : this.subject
      if (this.meansSeveral(s)) s.doubts.push('whether the others are meant too is not said')
      const own = this.doc.lines[this.n]!.first
      const labelled =
        this.doc.tokens[own]?.kind === 'place' && isMark(this.doc.tokens[own + 1], ':')
      if (
        this.houseAgain &&
        !labelled &&
        s.dated &&
        s.places &&
        !s.otherDays &&
        this.saysHouse(s)
      ) {
        const house = this.lead ?? this.heading ?? this.main
        if (
          house &&
          s.places.every((id) => house.some((h) => h !== id && isWithin(this.registry, id, h)))
        )
          s.places = house
      }
    }
    if (
      s.days &&
      s.days.weekly !== null &&
      s.days.weekly.length > 0 &&
      s.days.spans.length === 0 &&
      this.sentenceDays &&
      this.sentenceDays.days.spans.length > 0 &&
      fallsWithin(s.days.weekly, this.sentenceDays.days)
    ) {
      s.days = { ...this.sentenceDays.days, weekly: s.days.weekly }
      return
    }
    if (s.days && (s.days.spans.length > 0 || s.days.weekly !== null || s.days.above)) return
    if (s.otherDays) return
    const daily = s.days?.daily ?? false
    if (
      this.sentenceDays &&
      !(daily && this.sentenceDays.days.spans.length === 0) &&
      (s.state !== 'closed' ||
        s.named ||
        hasHours(s) ||
        s.part !== null ||
        s.effect === 'remove' ||
        s.dated === false)
    ) {
      // “周一闭馆;市图每天8:30-21:00”: a weekday named apart is not that of the next house.
      const elsewhere = s.named && !samePlacesOf(this.segments.at(-1) ?? s, s)
      const weekly = daily || elsewhere ? null : this.sentenceDays.days.weekly
      s.days = { ...this.sentenceDays.days, weekly, daily }
      if (s.named && this.severalDays(s))
        s.doubts.push('which of the dates before are meant is not said')
      this.cover(s, this.near(this.sentenceDays.tokens, s))
      s.rule ||= 'days-from-sentence'
      return
    }
  }

  /** “10月4日均闭馆” on a line of its own: of one day, and so of several houses. */
  private meansSeveral(s: Segment): boolean {
    if (s.places?.length !== 1 || this.subjectLine === s.line || !s.dated || !s.days) return false
    const [span, ...more] = s.days.spans
    if (!span || more.length > 0 || span[0] !== span[1] || this.registry.roots.length < 2)
      return false
    const state = s.tokens.find((t) => t.kind === 'state')
    if (!state) return false
    return /^(?:均|都|皆)|(?:均|都|皆)$/.test(
      this.doc.prose.text.slice(Math.max(0, state.from - 1), state.from + 1),
    )
  }

  /** Did the sentence name different days for other places before? */
  private severalDays(s: Segment): boolean {
    const before = this.segments
      .slice(-12)
      .filter((x) => x.sentence === s.sentence && x.line === s.line && x.days && x.dated)
      .filter((x, _, all) => x.clause === s.clause || all.every((y) => y.clause !== s.clause))
    if (before.some((x) => samePlacesOf(x, s))) return false
    const starts = new Set(before.flatMap((x) => x.days!.spans.slice(0, 1).map(([a]) => a)))
    return starts.size > 1
  }

  private saysHouse(s: Segment): boolean {
    return s.tokens.some(
      (t) => t.kind === 'state' && /[闭休开]馆/.test(this.doc.prose.text.slice(t.from, t.to)),
    )
  }

  private near(tokens: readonly Token[], s: Segment): Token[] {
    return tokens.filter((t) => s.from - t.to < 400)
  }

  /** Hours, or a state, with no dates of their own: which dates before them do they govern? */
  private orphan(s: Segment): boolean {
    if (s.days && (s.days.spans.length > 0 || s.days.weekly !== null || s.days.above)) return false
    if (s.otherDays || s.unknown || s.unresolved) return false
    const over = this.pending ?? this.headingOver(s)
    if (over && over.block === this.block) {
      const p = over
      this.pending = null
      if (s.named && s.places)
        this.dayHeading = {
          days: p.days,
          tokens: p.tokens,
          block: p.block,
          line: s.line,
          told: [...('told' in p ? p.told : []), ...s.places],
        }
      s.days = { ...p.days, daily: s.days?.daily ?? false }
      s.dated = true
      if (p.days.doubt) s.doubts.push(p.days.doubt)
      this.cover(s, p.tokens)
      s.rule = 'hours-after-date-lines'
      return false
    }
    if (hasHours(s) && s.effect === 'set' && !s.extra && !s.rooms && !s.others) {
      const targets = this.openBefore(s)
      if (targets.length > 0) {
        const own = s.named || this.namedInLine(s)
        for (const target of targets) this.give(target, s, own)
        const given = targets.at(-1)!
        if (given.days && given.days.period) this.sentenceDays = { days: given.days, tokens: [] }
        this.lastHours = targets
        return true
      }
    }
    if (s.state === 'closed' || s.effect === 'remove') {
      const above = this.daysAbove()
      if (above && (s.effect === 'remove' || !s.later)) {
        s.days = above
        s.rule ||= 'days-of-section'
      } else if (s.effect === 'remove') {
        const hours = this.segments.findLast((x) => x.block === s.block && hasHours(x) && x.days)
        s.days = hours?.days ?? null
      }
      return false
    }
    return false
  }

  /** “10月1日:⏎甲馆 …⏎乙馆 …”: the days of the heading hold for each line of another name. */
  private headingOver(s: Segment): Reader['dayHeading'] {
    const h = this.dayHeading
    if (!h || !s.named || !s.places || s.line - h.line > 2) return null
    return s.places.some((p) => h.told.includes(p)) ? null : h
  }

  /** Open statements without hours, back to the last line that gave hours to several. */
  private openBefore(s: Segment): Segment[] {
    const out: Segment[] = []
    const resumed: Segment[] = []
    const named = s.named || this.namedInLine(s)
    for (let j = this.segments.length - 1; j >= 0 && j > this.segments.length - 60; j--) {
      const x = this.segments[j]!
      if (x.block !== s.block) break
      const mine = !named || (s.places?.some((p) => x.places?.includes(p)) ?? false)
      if (x.hoursLine && mine) break
      if (
        x.dead ||
        !(x.state === 'open' || x.state === 'regular') ||
        hasHours(x) ||
        x.effect !== 'set' ||
        x.unknown ||
        x.rooms
      )
        continue
      if (x.days === null && !s.lead && x.line !== s.line) continue
      if (named && s.places && !s.places.some((p) => x.places?.includes(p))) continue
      if (x.weak || x.night || x.later) continue
      if (x.resumes && !x.soft) resumed.push(x)
      else out.push(x)
    }
    // 恢复正常 keeps the ordinary hours unless it is all there is to give hours to.
    const found = out.length > 0 ? out : s.named || s.sentence === this.sentence ? [] : resumed
    return found.reverse()
  }

  /** Are its places those that its own line named before? */
  private namedInLine(s: Segment): boolean {
    return this.subjectLine === s.line && this.subject === s.places
  }

  private give(target: Segment, hours: Segment, named: boolean): void {
    let x = target
    if (
      named &&
      hours.places &&
      target.places &&
      target.places.some((p) => !hours.places!.includes(p))
    ) {
      // Hours for one of several places: the others keep waiting.
      x = {
        ...target,
        places: target.places.filter((p) => hours.places!.includes(p)),
        tokens: [...target.tokens],
        doubts: [...target.doubts],
      }
      target.places = target.places.filter((p) => !hours.places!.includes(p))
      this.segments.push(x)
    }
    if (hours.windows.length === 0 && hours.node !== target.node && target.state === 'regular')
      x.doubts.push('the hour stands in another item than the days')
    x.windows = hours.windows.map((w) => [...w])
    x.opens = hours.opens
    x.closes = hours.closes
    x.lastEntry ??= hours.lastEntry
    x.relativeLast ??= hours.relativeLast
    x.cutoff ??= hours.cutoff
    x.fee ??= hours.fee
    x.hoursLine = true
    x.doubts.push(...hours.doubts)
    x.exceptDays = [...x.exceptDays, ...hours.exceptDays]
    x.rule = 'hours-govern-dates-before'
    this.cover(x, hours.tokens)
  }

  private dropPending(why: string): void {
    const p = this.pending
    if (!p) return
    this.pending = null
    const spelled = this.segments
      .slice(-60)
      .some((s) => s.block === p.block && s.dated && s.days && daysWithin(s.days, p.days))
    if (spelled) {
      for (const t of p.tokens) t.fate ??= { kind: 'decoy', why: 'refined below' }
      return
    }
    if (p.open && p.places) {
      // “开放时间:10月1日至7日” says that doors are open, and not when.
      const s = emptySegment(p.line, this.sentence, p.block, this.node)
      s.places = p.places
      s.days = p.days
      s.dated = true
      s.state = 'open'
      s.rule = 'dates-under-open-label'
      this.cover(s, p.tokens)
      this.segments.push(s)
      this.stated.push({ days: p.days, tokens: p.tokens, places: p.places, alone: s })
      return
    }
    this.hanging.push({ tokens: p.tokens, why })
  }
}

/** A fee within the word that opens the doors: 免费开放, 低收费开放, 收费开放. */
function feeIn(word: string): Segment['fee'] {
  if (/低收费|优惠收费/.test(word)) return 'low-fee'
  if (/收费/.test(word)) return 'paid'
  return /免费|免票/.test(word) ? 'free' : null
}

/** Does any of the weekdays fall on these days? */
function fallsWithin(weekly: readonly number[], days: Days): boolean {
  return days.spans.some(([a, b]) => {
    if (b === null || b - a >= 6) return true
    for (let d = a; d <= b; d++) if (weekly.includes(weekdayOf(d))) return true
    return false
  })
}

function samePlacesOf(a: Segment, b: Segment): boolean {
  return a.places !== null && b.places !== null && a.places.some((p) => b.places!.includes(p))
}

/** The index of the bracket that closes the one at `k`, in the same line; -1 if none. */
export function closingOf(tokens: readonly Token[], k: number): number {
  const close = isMark(tokens[k], '(') ? ')' : ']'
  let depth = 0
  for (let j = k; j < tokens.length && j < k + 60; j++) {
    const t = tokens[j]!
    if (t.kind === 'mark' && t.mark === (close === ')' ? '(' : '[')) depth++
    if (t.kind === 'mark' && t.mark === close && --depth === 0) return j
  }
  return -1
}

/** Is every day of `inner` among those of `outer`? */
export function daysWithin(inner: Days, outer: Days): boolean {
  if (inner.spans.length === 0 || outer.spans.length === 0) return false
  return inner.spans.every(([a, b]) =>
    outer.spans.some(([c, d]) => a >= c && (d === null || (b !== null && b <= d))),
  )
}

/** Are all days from `a` to `b` among these? */
export function covers(days: Days, a: number, b: number | null): boolean {
  return days.spans.some(([c, d]) => a >= c && (d === null || (b !== null && b <= d)))
}

/** Do the two share a day? */
export function overlaps(x: Days, y: Days): boolean {
  return x.spans.some(([a, b]) =>
    y.spans.some(([c, d]) => a <= (d ?? Infinity) && c <= (b ?? Infinity)),
  )
}

/** Spans in order, those that meet joined. */
export function mergeSpans(spans: Days['spans']): Days['spans'] {
  const sorted = [...spans].sort((x, y) => x[0] - y[0])
  const out: Days['spans'] = []
  for (const [a, b] of sorted) {
    const last = out.at(-1)
    if (last && last[1] !== null && b !== null && a <= last[1] + 1) last[1] = Math.max(last[1], b)
    else out.push([a, b])
  }
  return out
}

const MOST_SPANS = 100

/** Days of either; a list longer than any notice has is cut, and says so. */
export function union(a: Days, b: Days): Days {
  if (a.spans.length >= MOST_SPANS)
    return { ...a, doubt: a.doubt ?? 'more dates than can be read at once' }
  return {
    ...emptyDays(),
    spans: [...a.spans, ...b.spans],
    weekly: a.weekly ?? b.weekly,
    daily: a.daily || b.daily,
    implied: a.implied || b.implied,
    doubt: a.doubt ?? b.doubt,
    alternatives: [...a.alternatives, ...b.alternatives],
    period: a.period && b.period,
    starts: a.starts,
    ends: b.ends,
  }
}
