/** The state of reading, which the steps of this folder pass on to each other. */
import type { Mention } from '../collectives.ts'
import type { Registry } from '../places.ts'
import type { DaysTold, Segment, RoomList, OutlineNode, Reading } from '../segments.ts'
import type { Token, Tokens } from '../tokens.ts'
import type { StateWord } from '../words.ts'
import type { Resolver } from '../year.ts'
import type { Days } from '../year/days.ts'

/** What the reader of statements is told. */
export interface SegmentInput {
  doc: Tokens
  registry: Registry
  resolver: Resolver
  signature: Set<number>
  /** The places the notice is about when it names none. */
  main: string[] | null
}

/** Days from which on a span is a season and no holiday: lines of weekdays below it hold within it. */
export const LONG_SPAN = 20

/** What is known while a notice is read: what was found, and what stands over the next word. */
export class Reader implements Reading {
  segments: Segment[] = []
  roomLists: RoomList[] = []
  nodes: OutlineNode[] = [
    { parent: -1, family: '', line: -1, days: null, closed: false, places: null, festival: null },
  ]
  unknown: Reading['unknown'] = []
  effective: Days | null = null
  effectives: Reading['effectives'] = []
  relativeLast: Reading['relativeLast'] = []
  fees: Reading['fees'] = []
  hanging: Reading['hanging'] = []
  stated: Reading['stated'] = []
  alike: Reading['alike'] = []
  lineSubjects: (string[] | null)[] = []
  lineHeads: (string[] | null)[] = []
  aliases: Reading['aliases'] = []
  lineBlocks: number[] = []
  readonly doc: Tokens
  readonly registry: Registry
  readonly resolver: Resolver
  readonly main: string[] | null
  readonly seen: string[] = []
  cur: Segment | null = null
  node = 0
  block = 0
  sentence = 0
  n = 0
  heading: string[] | null = null
  headingLine = -2
  /** The last line of days that was read with the hours above it. */
  headedTo = -1
  subject: string[] | null = null
  unknownSubject: Segment['unknown'] = null
  lead: string[] | null = null
  group: string[] | null = null
  /** “每周一闭馆。具体日期为:1月6日、13日;2月10日”: the rule whose days a list spells out, and where the list is. */
  spelled: { of: Segment; line: number } | null = null
  /** “甲厅、乙厅、丙厅三个展厅”: lists that were counted, by the words that counted them. */
  readonly counted = new Map<string, string[]>()
  sentenceDays: { days: Days; tokens: Token[] } | null = null
  pending: {
    days: Days
    tokens: Token[]
    line: number
    block: number
    open: boolean
    places: string[] | null
  } | null = null
  labelClosed: boolean | null = null
  /** A heading of rooms, how far down it reaches, and the list that was begun under it. */
  labelRooms: {
    closed: boolean
    node: number
    line: number
    inline?: boolean
    list?: RoomList
    /** The statements whose rooms they are, if it says so. */
    of?: Segment[]
  } | null = null
  lastHours: Segment[] = []
  /** The line that gave them. */
  hoursAt = -1
  listColumns: { dateAndTime: boolean; timeFirst: boolean } | null = null
  carried: { hours: Segment } | null = null
  /** Days in a line of their own, for the lines of names under it. */
  dayHeading: {
    days: Days
    tokens: Token[]
    block: number
    line: number
    told: string[]
  } | null = null
  /** “甲馆国庆安排(10月1日至7日)”: the days of what stands below without any. */
  titleDays: Days | null = null
  /** “10月1日至7日⏎甲馆⏎9:00-17:00⏎乙馆⏎…”: the days over several names, and the house whose parts alone they are of. */
  overDays: { days: Days; tokens: Token[]; under: string[] | null; lead?: true } | null = null
  /** “9月1日16:30起,甲馆暂停开放”: the hour that stands before the name of what closes then. */
  closesFrom: { sentence: number; token: Token; minutes: number } | null = null
  readonly used = new Set<Token>()

  constructor(input: SegmentInput) {
    this.doc = input.doc
    this.registry = input.registry
    this.resolver = input.resolver
    this.main = input.main
    this.subject = input.main
  }

  headingNode: number | null = null
  /** “▲甲馆⏎▲乙馆”: the name behind the sign right above this one. */
  signed: string[] | null = null
  leadLine = false
  clauses = 0
  /** After a semicolon 闭馆 without a name is said of the house, not of the room before it. */
  houseAgain = false
  besides: string[] = []
  exceptDays: Days[] = []
  exceptOpen = -1
  /** “除4月4日闭馆外,甲室…”: what an exception says of its days, of whom is told behind it. */
  exceptSaid: Segment | null = null
  /** “除上述闭馆日外”: the days left out are those told to be closed. */
  exceptShut = false
  /** The comma that ends an exception without 外. */
  exceptEnd: Token | null = null
  /** The exception says of its places what was not understood. */
  leavesUnsaid = false
  /** The days of an event told in this sentence. */
  eventDays: { token: Token; sentence: number } | null = null
  /** The hours of an event told in this sentence. */
  eventHours: { token: Token; sentence: number } | null = null
  /** 其间: what the sentence says now holds for these hours of the event. */
  during: { token: Token; sentence: number } | null = null
  readonly objects = new Set<Segment>()
  lineHouse: string | null = null
  /** The rooms spoken of before the full stop: 别的日子 still means them. */
  roomsBefore: string[] | null = null
  /** Every place named so far, and the line on which 以上场馆 stood last. */
  readonly mentions: Mention[] = []
  lastAbove = -1
  /** The days that the notice itself gave to a festival: “清明节(4月4日-6日)”. */
  readonly festivals = new Map<string, Days>()
  effectiveToken: Token | null = null
  leadDays: Reading['leadDays'] = null
  lastRemoved: Segment | null = null
  /** “16:00停止入馆,17:00闭馆”: a last entry that waits for the hours after it. */
  waitingLast: { minutes: number; tokens: Token[]; line: number } | null = null
  /** 开放日期, with dates after it. */
  openLabel: Token | null = null
  /** Spans of the dates named so far. */
  readonly named: Days['spans'][] = []
  houseBeforeExcept: string | null = null
  daysBeforeExcept: { days: Days; tokens: Token[] } | null = null
  /** Within a bracket that belongs to the statement before it. */
  bracketed = false
  depth = 0
  /** A long span of days in a line of its own, over the lines of weekdays below it. */
  season: {
    days: Days
    tokens: Token[]
    block: number
    /** Another season stood before it. */
    second: boolean
    /** The places it was told of. */
    of: string[] | null
  } | null = null
  loose: DaysTold[] = []
  wholes: DaysTold[] = []
  /** Lines that only list the places of a statement above, and these places. */
  readonly listed = new Map<number, string[]>()
  /** Rooms whose hours a label gave, and the last line that did. */
  roomsOfLabel: { line: number; rooms: string[] } | null = null
  /** Kinds of places that were asked for, and whether any is on file. */
  readonly kindsOnFile = new Map<string, boolean>()
  /** “本馆对部分阅览室延时开放”: the house of which some rooms alone are meant in what follows. */
  someOf: string[] | null = null
  /** The span over lines of weekdays that each have their hours, and the last of these lines. */
  weekOver: { days: Days; tokens: Token[]; block: number; line: number } | null = null
  /** “闭馆场馆”: what a heading says the doors of those below it do. */
  section: { state: StateWord; node: number; line: number } | null = null
  /** The line whose own words named the subject. */
  subjectLine = -1
}
