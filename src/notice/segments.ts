/**
 * Statements of a notice: which places, on which days, with which hours or state. A statement is closed when
 * the next date or name begins another; what it leaves out it takes from its sentence, line or heading.
 */
import type { DraftHours } from './facts.ts'
import type { Pointer } from './references.ts'
import type { Token } from './tokens.ts'
import type { StateWord } from './words.ts'
import type { Days } from './year/days.ts'

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
  /** 除甲室外: those named before 外 of whom nothing else is said there. */
  leftOut: string[]
  /** “全馆开放,甲室除外”: the names of those left out behind the statement. */
  leftNames: Token[]
  /** “甲馆除过刊库闭馆外,…”: the house named before the exception, if all those excepted are its rooms. */
  houseBefore: string | null
  /** Whose others they are if none is named beside them: the heading's, or the subject's. */
  under: string[] | null
  days: Days | null
  /** “每周一及10月9日”: more days of the same, each a statement of its own in the end. */
  moreDays?: Days[]
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
  /** “…恢复开放,入场办法不变”: one gets in as before. */
  enteredAsBefore?: true
  /** Last entry of each window, where sessions have their own. */
  lastOfEach: (number | null)[] | null
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
  /** Why it is no proposal, where it is as likely misread as read. */
  withheld?: string
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
  /** “上午闭馆,下午14:00-17:00恢复开放”: its hours are what the closure left of the day. */
  restOfDay?: true
  /** “本馆对部分阅览室延时开放。时间为…”: said of its house, and true of some of its rooms. */
  someParts?: true
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
  /** It stands between dates and their hours, in this block: the hours come after it. */
  before?: number
  /** “每天9:00-17:00,开放区域为甲室、乙室”: the hours right before it, in its own clause. */
  of?: Segment
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

/** Days told by themselves, and of which places. */
export interface DaysTold {
  tokens: Token[]
  days: Days
  places: string[] | null
  line: number
  block: number
}

/** “开放日期:10月1日至4日”: where it stands, and whether any statement took its days. */
export interface StatedDays {
  days: Days
  tokens: Token[]
  places: string[]
  alone: Segment | null
  at: Pick<Segment, 'line' | 'sentence' | 'block' | 'node'>
  taken: boolean
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
  /** Each such day, and the one house of several of which it was told. */
  effectives: { days: Days; house: string | null }[]
  effectiveToken: Token | null
  /** “10月1日至7日各馆安排如下:”: the days of all that a lead stands over, and of which places it is. */
  leadDays: { days: Days; places: string[] | null; node: number; tokens: Token[] } | null
  /** Minutes before closing at which entry ends, said for all. */
  relativeLast: { minutes: number; line: number; block: number; from: number; to: number }[]
  /** A fee said by itself, for a block. */
  fees: { fee: 'free' | 'low-fee' | 'paid'; block: number; places: string[] | null; line: number }[]
  /** “开放日期:10月1日至4日”: the days of all that is told without any, and the statement they make alone. */
  stated: StatedDays[]
  /** “清明节、端午节的开放时间相同”: the days of each of those that are said to be alike. */
  alike: Days[][]
  /** Dates given without anything to say. */
  hanging: { tokens: Token[]; why: string }[]
  /** Days of a sentence whose hours came later or never. */
  loose: DaysTold[]
  /** Days of a sentence of which some are then named. */
  wholes: DaysTold[]
  /** Which places each line speaks of, for booking. */
  lineSubjects: (string[] | null)[]
  /** Which places stand over each line: its heading's, or those of the whole notice. */
  lineHeads: (string[] | null)[]
  /** Brackets that name the place before them once more. */
  aliases: { from: number; to: number }[]
  lineBlocks: number[]
}

/** An empty statement. */
export function emptySegment(line: number, sentence: number, block: number, node: number): Segment {
  return {
    places: null,
    named: false,
    rooms: false,
    unknown: null,
    others: false,
    besides: [],
    leftOut: [],
    leftNames: [],
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
    lastOfEach: null,
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

/** The doubt of what is told of each of several, one after the other; it goes where the numbers agree. */
export const RESPECTIVELY = 'which hours are whose is not certain'

/** Why a day is in doubt of which a half is open: “10月1日半天开放”. */
export const SOME_HALF = 'which half of the day is meant is not said'

/** What a person is asked where 全天 is all that is said of the hours. */
export const ALL_DAY = '全天 may mean round the clock, no gate, or the ordinary hours'

/** What is not said of doors that are open at night. */
export const NIGHT = 'open at night, hours not stated'

/** What is not said of a place that keeps out of a closure. */
export const UNAFFECTED = 'on which days it is unaffected is not said'

/** Are two statements about the same places? */
export function samePlaces(a: Segment, b: Segment): boolean {
  return a.places !== null && b.places !== null && a.places.some((p) => b.places!.includes(p))
}

/** Counts these words among those a statement rests on. */
export function coverWords(s: Segment, tokens: readonly Token[]): void {
  for (const t of tokens) {
    s.tokens.push(t)
    if (t.kind === 'place' && t.between) s.implied = true
    if (s.from < 0 || t.from < s.from) s.from = t.from
    if (t.to > s.to) s.to = t.to
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
export function isOpenOnly(s: Segment): boolean {
  return (s.state === 'open' || s.state === 'regular') && !hasHours(s) && s.effect === 'set'
}

/** True if it states clock times at which doors are open. */
export function hasHours(s: Segment): boolean {
  return s.effect !== 'remove' && (s.windows.length > 0 || s.opens !== null || s.closes !== null)
}
