/**
 * Chinese notice prose → draft facts. Pure and deterministic: the same text, registry and calendar give the
 * same draft. Every date and clock time of the text ends in a fact, in a named decoy, or in `unread`;
 * nothing is chosen in silence.
 */
import { dateOf } from '../core/time.ts'
import type { CalendarData, CalendarDate } from '../core/model.ts'
import { takeAsides } from './asides.ts'
import type { Aside } from './asides.ts'
import { readBookings } from './booking.ts'
import type { DraftBooking } from './booking/rule.ts'
import { splitByRules } from './booking/split.ts'
import type { BookingStatement } from './booking/statement.ts'
import type { Festival, WhenText } from './dates.ts'
import { markDecoys } from './decoys.ts'
import { factsOf } from './facts.ts'
import { settleSegments } from './whole/settle.ts'
import type { Alternative, DraftDates, DraftHours, RawFact } from './facts.ts'
import { readGroups } from './groups.ts'
import { joinLabelled, namesFirst } from './label-lines.ts'
import { layoutOf } from './layout.ts'
import { LISTED, namesInLists } from './listed-names.ts'
import { endAt, normalise, wordsOf } from './normalise.ts'
import type { Prose } from './normalise.ts'
import { isWithin, lineOf, registryOf } from './places.ts'
import type { PlaceEntry, Registry } from './places.ts'
import { questionsOf } from './questions.ts'
import { readSegments } from './reader/read.ts'
import type { Reader } from './reader/reader.ts'
import type { Segment } from './segments.ts'
import { readTables, restOf } from './tables.ts'
import { withNamedHours } from './slots.ts'
import { statementsOfCells } from './stacked.ts'
import { isCue, tokenise, isTimely } from './tokens.ts'
import type { Line, Token, Tokens } from './tokens.ts'
import { resolverOf } from './year.ts'
import type { YearEvidence } from './year/evidence.ts'

export type { PlaceEntry } from './places.ts'
export type { DraftBooking } from './booking/rule.ts'
export type { Alternative, DraftDates, DraftHours } from './facts.ts'

/** What a notice says of one place, ready for an editor. Offsets are code points of the text. */
export interface DraftFact {
  place: string
  dates: DraftDates
  hours: DraftHours
  effect: 'set' | 'add' | 'remove'
  booking: DraftBooking | null
  /** `HH:MM`, of the day's last session. */
  lastEntry: string | null
  /** `HH:MM` of each window, if sessions before the last have their own. */
  lastEntries?: (string | null)[]
  fee: 'free' | 'low-fee' | 'paid' | null
  certainty: 'stated' | 'implied' | 'ambiguous'
  /** The words it rests on, exactly as they stand in the text. */
  quote: string
  start: number
  end: number
  /** The rule of the grammar that read it. */
  rule: string
  /** Other readings; an ambiguous fact says at least why. */
  alternatives: Alternative[]
}

/** How one gets in on days of its own, said apart from any hours. Offsets are code points of the text. */
export interface DraftWay {
  place: string
  dates: (CalendarDate | [CalendarDate, CalendarDate | null])[]
  booking: DraftBooking
  /** The sentence, exactly as it stands in the text. */
  quote: string
  start: number
  end: number
}

/** A booking rule and the sentence or sentences it was read from; facts and ways bear it. */
export interface DraftStatement {
  booking: DraftBooking
  start: number
  end: number
}

/** Words the parser could not account for. */
export interface Unread {
  start: number
  end: number
  text: string
  why: string
}

/** A date or time that is no opening time, with the class of decoy it is. */
export interface Decoy {
  start: number
  end: number
  text: string
  kind: string
}

/** Something only a person can decide. */
export interface Finding {
  kind: string
  message: string
  start: number
  end: number
}

/** A name in subject position that the registry does not hold, with what is said of it. */
export interface NewPlace {
  id: string
  name: string
  partOf: string | null
  kind: string
  start: number
  end: number
  facts: DraftFact[]
}

/** A notice as read. */
export interface Draft {
  facts: DraftFact[]
  ways: DraftWay[]
  bookings: DraftStatement[]
  unread: Unread[]
  decoys: Decoy[]
  findings: Finding[]
  newPlaces: NewPlace[]
  year: YearEvidence
}

/** What the parser is told beside the text. */
export interface DraftContext {
  places: readonly PlaceEntry[]
  /** Day of announcement, or null if not known. */
  announced: CalendarDate | null
  title: string
  publisher: string
  /** Official days as known when the notice was written. */
  calendar: CalendarData
}

/** Reads a notice; any text whatever is accepted, in linear time, without an exception. */
export function draft(text: string, context: DraftContext): Draft {
  const prose = normalise(text)
  const founded = foundRegistry(context)
  const known = registryOf(founded.places)
  const plain = tokenise(prose, known)
  const listed = founded.invented === null ? namesInLists(plain, known) : []
  const registry = listed.length > 0 ? registryOf([...founded.places, ...listed]) : known
  const { doc, asides } = takeAsides(
    namesFirst(joinLabelled(withNamedHours(listed.length > 0 ? tokenise(prose, registry) : plain))),
  )
  const title = tokenise(normalise(context.title), registry)
  const { signature, signed } = markDecoys(doc, context.announced, title.prose.text)
  const lead = leadOf(doc, signature)
  const festivals = festivalsOf(title.tokens)
  const past = (t: Token) =>
    /^(?:假期|长假)?(?:结束|过)?(?:之|以)?后(?!勤)/.test(doc.prose.text.slice(t.to, t.to + 8))
  const ahead = festivalsOf(lead.filter((t) => !past(t)))
  const resolver = resolverOf({
    calendar: context.calendar,
    announced: context.announced,
    title: title.prose.text,
    titleYear: yearIn(title.prose.text),
    festivals: festivals.length > 0 ? festivals : ahead,
    titled: festivals.length > 0,
    whens: doc.tokens.flatMap((t) => (t.kind === 'when' && t.fate === null ? [t.when] : [])),
    leadYear: leadYear(prose, doc, signature, context.announced),
    signed,
  })
  const main = mainPlaces(title, context, registry, doc, signature)
  const layout = layoutOf(doc, signature, registry)
  const told = readTables(doc, layout.tables, { registry, resolver, main })
  const rows = told.segments
  const groups = readGroups(doc, new Set([...signature, ...layout.lines]), {
    registry,
    resolver,
    main,
  })
  const tables = new Set([...layout.lines, ...groups.lines])
  const reading = readSegments({ doc, registry, resolver, signature, main }, tables)
  for (const row of [...rows, ...groups.segments]) {
    reading.segments.push(row)
    if (row.unknown) reading.unknown.push(row.unknown)
  }
  reading.roomLists.push(...told.lists)
  titleFee(title, reading, main)
  const found = settleSegments({ reading, registry, resolver, text: prose.text, doc, asides })
  const cells = statementsOfCells(layout.tables, rows)
  const bookings = readBookings(doc, reading, { registry, resolver, signature, cells })
  splitByRules(reading, bookings, doc.prose.text)
  const raw = factsOf(reading, bookings, registry)
  account({ doc, reading, facts: raw, tables, registry })
  coverDates(raw)
  if (founded.invented === null) missNames({ doc, facts: raw, registry, signature })

  const toFact = (f: RawFact): DraftFact => ({
    place: f.place,
    dates: f.dates,
    hours: f.hours,
    effect: f.effect,
    booking: f.booking,
    lastEntry: f.lastEntry,
    ...(f.lastEntries ? { lastEntries: f.lastEntries } : {}),
    fee: f.fee,
    certainty: f.certainty,
    quote: wordsOf(prose, f.from, f.to),
    start: prose.at[f.from]!,
    end: endAt(prose, f.to),
    rule: f.rule,
    alternatives: f.alternatives.length > 0 ? f.alternatives : f.doubts.map((why) => ({ why })),
  })
  const drafted = raw.map(toFact)
  const isListed = (id: string) => registry.entries.get(id)?.kind === LISTED
  const facts = drafted.filter((f) => !isListed(f.place))
  const asked = questionsOf({ doc, reading, facts: raw, bookings, registry, resolver })
  const findings: Finding[] = [...resolver.findings, ...found, ...asked].map((f) => ({
    kind: f.kind,
    message: f.message,
    start: prose.at[f.from] ?? 0,
    end: endAt(prose, f.to),
  }))
  for (const f of doubtsOf(raw, prose)) findings.push(f)
  for (const f of yearFindings(resolver.evidence, doc, prose)) findings.push(f)
  return {
    facts: founded.invented === null ? facts : [],
    ways:
      founded.invented === null
        ? waysOf(bookings, raw, prose).filter((w) => !isListed(w.place))
        : [],
    bookings: bookings.map(({ booking, from, to }) => ({
      booking,
      start: prose.at[from]!,
      end: endAt(prose, to),
    })),
    unread: unreadOf({ doc, reading, prose, signature, asides }),
    decoys: decoysOf(doc, prose, raw),
    findings,
    newPlaces: [
      ...newPlacesOf(
        reading,
        prose,
        registry,
        founded.invented === null
          ? null
          : { facts, id: founded.invented, entry: founded.places[0]! },
      ),
      ...listed.flatMap((entry) => listedPlace(entry, doc, prose, drafted)),
    ],
    year: resolver.evidence,
  }
}

/** Booking rules with days of their own, unless a statement of just those days bears them already. */
function waysOf(
  bookings: readonly BookingStatement[],
  facts: readonly RawFact[],
  prose: Prose,
): DraftWay[] {
  const keyOf = (place: string, { spans }: RawFact['days']) => `${place} ${JSON.stringify(spans)}`
  const told = new Set<string>()
  for (const f of facts)
    if (f.booking !== null && f.effect === 'set') told.add(keyOf(f.place, f.days))
  return bookings.flatMap(({ alone, places, days, booking, from, to }) =>
    alone && days && places
      ? places
          .filter((place) => !told.has(keyOf(place, days)))
          .map((place) => ({
            place,
            dates: days.spans.map(([a, b]): DraftWay['dates'][number] =>
              a === b ? dateOf(a) : [dateOf(a), b === null ? null : dateOf(b)],
            ),
            booking,
            quote: wordsOf(prose, from, to),
            start: prose.at[from]!,
            end: endAt(prose, to),
          }))
      : [],
  )
}

// ── before reading

/** Without any registry the publisher itself is the place, proposed as a new one. */
function foundRegistry(context: DraftContext): {
  places: readonly PlaceEntry[]
  invented: string | null
} {
  if (context.places.length > 0) return { places: context.places, invented: null }
  const name =
    /([\u4e00-\u9fffA-Za-z0-9]{1,20}?(?:馆|院|中心|宫|场|公园|书屋|书城|塔))/.exec(
      context.publisher + '\n' + context.title,
    )?.[1] ??
    (context.publisher || '本馆')
  return {
    places: [{ id: 'new-1', name, aliases: [], partOf: null, kind: 'other' }],
    invented: 'new-1',
  }
}

function yearIn(text: string): number | null {
  const m =
    /(20\d{2})(?:年|(?=["(]?(?:元旦|春节|清明|五一|端午|中秋|国庆|双节)))/.exec(text) ??
    /([二][〇零][〇零一二三四五六七八九]{2})年/.exec(text) ??
    /\((20\d{2})\)/.exec(text)
  if (!m) return null
  if (/^\d/.test(m[1]!)) return Number(m[1])
  return Number(
    [...m[1]!].map((c) => (c === '零' ? 0 : '〇一二三四五六七八九'.indexOf(c))).join(''),
  )
}

function festivalsOf(tokens: readonly Token[]): Festival[] {
  const out: Festival[] = []
  for (const t of tokens)
    if (t.kind === 'when')
      for (const item of t.when.items) if (item.kind === 'festival') out.push(...item.names)
  return [...new Set(out)]
}

/** The tokens of the first lines, where a notice says what it is about. */
function leadOf(doc: Tokens, signature: Set<number>): Token[] {
  const lines = doc.lines.filter((l, n) => l.last > l.first && !signature.has(n)).slice(0, 3)
  return lines.flatMap((l) => doc.tokens.slice(l.first, Math.min(l.last, l.first + 40)))
}

/** A year in the first line that belongs to no full date: “2024年春节…”, “…时间(2019)”. */
function leadYear(
  prose: Prose,
  doc: Tokens,
  signature: Set<number>,
  announced: CalendarDate | null,
): number | null {
  const since = announced === null ? 0 : Number(announced.slice(0, 4)) - 1
  const lines = doc.lines.filter((l, n) => l.last > l.first && !signature.has(n)).slice(0, 2)
  for (const line of lines) {
    const text = prose.text
      .slice(line.from, Math.min(line.to, line.from + 120))
      // “2018年闭馆修缮” is history.
      .replace(/(?:19|20)\d{2}年/g, (said) => (parseInt(said) < since ? '' : said))
      .replace(/(?:19|20)\d{2}年\d{1,2}月\d{1,2}日?|[〔[(](?:19|20)\d{2}[〕\])]\d+号/g, '')
    const year = yearIn(text)
    if (year !== null) return year
  }
  return null
}

/** Whose notice it is when a sentence names nobody. */
function mainPlaces(
  title: Tokens,
  context: DraftContext,
  registry: Registry,
  doc: Tokens,
  signature: Set<number>,
): string[] | null {
  const named = (tokens: readonly Token[]) => {
    const ids = tokens.flatMap((t) => (t.kind === 'place' && t.ids.length === 1 ? t.ids : []))
    const roots = [...new Set(ids.map((id) => lineOf(registry, id).at(-1)!))]
    return roots.length === 0 ? null : { ids: [...new Set(ids)], roots }
  }
  const byTitle = named(title.tokens)
  if (byTitle) {
    // A title that names one part of one house is about that part.
    if (byTitle.ids.length === 1) return byTitle.ids
    // “甲图书馆关于调整自助借阅区开放时间的通知”: so is one that names the house before its part.
    const [house, part, ...more] = byTitle.ids
    const listed = /[、和与及]/.test(title.prose.text)
    if (more.length === 0 && !listed && isWithin(registry, part!, house!)) return [part!]
    return byTitle.roots
  }
  const byPublisher = named(tokenise(normalise(context.publisher), registry).tokens)
  if (byPublisher) return byPublisher.roots
  if (registry.roots.length === 1) return [...registry.roots]
  const first = named(leadOf(doc, signature))
  return first && first.roots.length >= 1 && registry.roots.length <= first.roots.length
    ? first.roots
    : null
}

function titleFee(title: Tokens, reading: Reader, main: string[] | null): void {
  if (main && title.tokens.some((t) => t.kind === 'cue' && t.cue === 'free'))
    reading.fees.push({ fee: 'free', block: 0, places: main, line: -1 })
  else if (main && /免费开放/.test(title.prose.text))
    reading.fees.push({ fee: 'free', block: 0, places: main, line: -1 })
}

// ── after reading: every date and time gets its fate

/** “10月1日至7日9:00-17:00开放,其中10月1日只开上午”: behind all that was read, and words about doors follow the date. */
function saysMore({ prose: { text } }: Tokens, facts: readonly RawFact[], t: Token): boolean {
  if (facts.some((f) => f.segment.from > t.from)) return false
  return ABOUT_DOORS.test(/^[^,。;:()\n]*/.exec(text.slice(t.to, t.to + 24))![0])
}

const ABOUT_DOORS =
  /(?:只|仅)(?:开|对外)|半[天日]|开放(?!区域|范围|部|窗口|场|馆|楼|展|的|安排|时间|情况|通知|公告)|开馆(?!安排|时间|情况)|闭|关门|关闭|停|休|延[时长]|提前|推迟|缩短|调整|营业|接待/

function account({
  doc,
  reading,
  facts,
  tables,
  registry,
}: {
  doc: Tokens
  reading: Reader
  facts: readonly RawFact[]
  tables: Set<number>
  registry: Registry
}): void {
  const spoken = new Set(facts.map((f) => f.segment))
  for (const s of reading.segments) {
    if (s.dead) continue
    const said = spoken.has(s)
    for (const t of s.tokens) {
      if (!isTimely(t)) continue
      if (said)
        t.fate =
          t.fate?.kind === 'decoy' && t.fate.why === 'refined below' ? t.fate : { kind: 'fact' }
      else t.fate ??= { kind: 'unread', why: whyNot(s) }
    }
  }
  for (const s of reading.segments)
    if (s.dead)
      for (const t of s.tokens) if (isTimely(t)) t.fate ??= { kind: 'decoy', why: 'refined below' }
  const known = facts.flatMap((f) => (f.days.spans.length > 0 ? [f.days] : []))
  const covered = new Map<string, Set<number>>()
  for (const f of facts.slice(0, 3000)) {
    const root = lineOf(registry, f.place).at(-1) ?? f.place
    const days = covered.get(root) ?? new Set<number>()
    covered.set(root, days)
    for (const [a, b] of f.days.spans.slice(0, 50))
      for (let day = a; day <= Math.min(b ?? a, a + 400); day++) days.add(day)
  }
  for (const l of reading.loose) {
    // Dates of a sentence whose hours came later belong to those facts, if they are of the same house.
    const roots = [...new Set((l.places ?? []).map((p) => lineOf(registry, p).at(-1)!))]
    const sets =
      l.places === null && l.days.period
        ? [...covered.values()]
        : roots.flatMap((r) => covered.get(r) ?? [])
    const refined =
      l.days.spans.length > 0 &&
      l.days.spans.every(
        ([a, b]) => b !== null && b - a < 400 && sets.some((days) => all(a, b, (d) => days.has(d))),
      )
    for (const t of l.tokens)
      if (isTimely(t))
        t.fate ??=
          refined && !saysMore(doc, facts, t)
            ? { kind: 'decoy', why: 'refined below' }
            : { kind: 'unread', why: 'a date with no opening hours or state' }
  }
  for (const h of reading.hanging)
    for (const t of h.tokens) if (isTimely(t)) t.fate ??= { kind: 'unread', why: h.why }
  for (const t of restOf(doc, tables))
    t.fate ??= { kind: 'unread', why: 'a table cell that was not understood' }
  for (const t of doc.tokens) {
    if (!isTimely(t) || t.fate) continue
    if (t.kind === 'when' && t.when.items.every((i) => i.kind === 'daily'))
      t.fate = { kind: 'decoy', why: 'every day' }
    else if (
      t.kind === 'when' &&
      t.when.items.every((i) => i.kind === 'festival' && i.span === 'name')
    )
      t.fate = { kind: 'decoy', why: 'name of the festival' }
    else if (
      t.kind === 'when' &&
      t.when.items.every((i) => i.kind === 'festival' || i.kind === 'period') &&
      known.length > 0
    )
      t.fate = { kind: 'decoy', why: 'span of the notice' }
    else
      t.fate = {
        kind: 'unread',
        why:
          t.kind === 'when'
            ? 'a date with no opening hours or state'
            : 'a clock time that says neither opening nor closing',
      }
  }
}

/** A date that a fact rests on and that stands outside of its words, “甲室(仅4月29日、30日)”, is among them. */
function coverDates(facts: readonly RawFact[]): void {
  const spans = facts.map(({ from, to }) => [from, to] as [number, number])
  spans.sort(([a], [b]) => a - b)
  const merged: [number, number][] = []
  for (const [from, to] of spans) {
    const last = merged.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  const within = ({ from, to }: Token) => {
    let [low, high] = [0, merged.length]
    while (low < high) {
      const mid = (low + high) >> 1
      if (merged[mid]![0] <= from) low = mid + 1
      else high = mid
    }
    return low > 0 && to <= merged[low - 1]![1]
  }
  for (const f of facts)
    for (const t of f.segment.tokens) {
      if (!isTimely(t) || t.fate?.kind !== 'fact' || within(t)) continue
      if (t.from >= f.to + BESIDE || t.to + BESIDE <= f.from) continue
      f.from = Math.min(f.from, t.from)
      f.to = Math.max(f.to, t.to)
    }
}

/** Words so far from a fact are not made its own. */
const BESIDE = 200

function all(a: number, b: number, test: (d: number) => boolean): boolean {
  for (let d = a; d <= b; d++) if (!test(d)) return false
  return true
}

function whyNot(s: Segment): string {
  if (s.withheld) return s.withheld
  if (s.others && !s.places) return 'said of others than those named, of which none is on file'
  if (s.otherDays && !s.days) return 'which other days are meant is not said'
  if (s.unresolved) return 'the days meant could not be resolved'
  if (s.unknown) return `said of a place that the registry does not hold: ${s.unknown.name}`
  if (!s.places) return 'which place is meant is not said'
  return 'which days are meant is not known'
}

const NOTHING_READ = 'named here, and nothing was read of it'

/** Tokens of one sentence that are looked at for the event it is about. */
const MOST_BESIDE = 60

/** A place of the registry that the notice names, no event being told, and of which nothing was read. */
function missNames({
  doc,
  facts,
  registry,
  signature,
}: {
  doc: Tokens
  facts: readonly RawFact[]
  registry: Registry
  signature: ReadonlySet<number>
}): void {
  if (facts.length === 0) return
  const told = new Set(facts.flatMap((f) => lineOf(registry, f.place)))
  for (const [n, { first, last }] of doc.lines.entries()) {
    if (n === 0 || signature.has(n)) continue
    for (let k = first; k < last; k++) {
      const t = doc.tokens[k]!
      if (t.kind !== 'place' || t.fate !== null || t.ids.some((id) => told.has(id))) continue
      const { from, to } = clauseOf(doc, Math.max(first, k - MOST_BESIDE), last, k)
      const beside = doc.tokens.slice(
        Math.max(first, k - MOST_BESIDE),
        Math.min(last, k + MOST_BESIDE),
      )
      const event = beside.some((x) => isCue(x, 'event', 'service') && x.from >= from && x.to <= to)
      if (!event) t.fate = { kind: 'unread', why: NOTHING_READ }
      for (const id of t.ids) told.add(id)
    }
  }
}

function unreadOf({
  doc,
  reading,
  prose,
  signature,
  asides,
}: {
  doc: Tokens
  reading: Reader
  prose: Prose
  signature: Set<number>
  asides: readonly Aside[]
}): Unread[] {
  const out: Unread[] = []
  const add = (from: number, to: number, why: string) => {
    const last = out.at(-1)
    const [start, end] = [prose.at[from]!, endAt(prose, to)]
    if (last && last.start <= start && last.end >= end) return
    out.push({ start, end, text: prose.points.slice(start, end).join(''), why })
  }
  const spoken = new Set<Token>()
  const why = new Map<Token, string>()
  for (const s of reading.segments)
    if (!s.unknown && !s.unresolved && s.places && s.days) for (const t of s.tokens) spoken.add(t)
    else if (!s.dead) for (const t of s.tokens) why.set(t, whyNot(s))
  let toldTo = 0
  for (const [n, line] of doc.lines.entries()) {
    if (signature.has(n)) continue
    for (let k = line.first; k < line.last; k++) {
      const t = doc.tokens[k]!
      if (isTimely(t)) {
        if (t.fate?.kind === 'unread') add(t.from, t.to, t.fate.why)
      } else if (t.fate?.kind === 'unread' && t.fate.why === NOTHING_READ) {
        add(t.from, t.to, t.fate.why)
      } else if (t.fate?.kind === 'unread') {
        const { from, to } = commaClauseOf(doc, line, k)
        add(from, to, t.fate.why)
      } else if (
        t.kind === 'state' &&
        !t.weak &&
        t.to > toldTo &&
        !spoken.has(t) &&
        !cancelled(doc, k)
      ) {
        const { from, to } = clauseOf(doc, line.first, line.last, k)
        toldTo = to
        add(from, to, why.get(t) ?? 'says something of doors that was not understood')
      }
    }
  }
  for (const { tokens } of asides) {
    const [first, last] = [tokens[0]!, tokens.at(-1)!]
    if (first.fate?.kind === 'unread') add(first.from, last.to, first.fate.why)
  }
  // A name within words that are unread for themselves needs no question of its own.
  const asked = out.filter(({ start, end, why: reason }, k) => {
    const around = [out[k - 1], out[k + 1]]
    return reason !== NOTHING_READ || !around.some((u) => u && u.start <= start && u.end >= end)
  })
  return [...asked, ...withheldOf(reading, prose).filter((u) => !asked.some((x) => meet(u, x)))]
}

/** The words of statements that are no proposal. */
function withheldOf({ segments }: Reader, prose: Prose): Unread[] {
  return segments.flatMap((s) => {
    if (!s.withheld || s.dead) return []
    const [start, end] = [prose.at[Math.max(s.from, s.ownFrom)]!, endAt(prose, s.to)]
    return [{ start, end, text: prose.points.slice(start, end).join(''), why: s.withheld }]
  })
}

function meet(a: Unread, b: Unread): boolean {
  return a.start < b.end && b.start < a.end
}

/** Words of doors that state nothing: “何时开馆另行通知”, “闭馆前”. */
function cancelled(doc: Tokens, k: number): boolean {
  const { text } = doc.prose
  const t = doc.tokens[k]!
  if (/^(?:前|后|时间|期间|之后|之前|安排)/.test(text.slice(t.to, t.to + 4))) return true
  if (/(?:推迟|延期|暂缓|取消)$/.test(text.slice(Math.max(0, t.from - 2), t.from))) return true
  for (let j = k - 3; j <= k + 4; j++) {
    const x = doc.tokens[j]
    if (x?.kind === 'cue' && x.cue === 'later') return true
  }
  return false
}

/** The words around a token, from one comma or bracket to the next. */
function commaClauseOf(doc: Tokens, line: Line, k: number): { from: number; to: number } {
  const stops = (t: Token) => t.kind === 'mark' && ',.;()[]'.includes(t.mark)
  let a = k
  let b = k
  while (a > line.first && a > k - 30 && !stops(doc.tokens[a - 1]!)) a--
  while (b + 1 < line.last && b < k + 30 && !stops(doc.tokens[b + 1]!)) b++
  return { from: doc.tokens[a]!.from, to: doc.tokens[b]!.to }
}

function clauseOf(
  doc: Tokens,
  first: number,
  last: number,
  k: number,
): { from: number; to: number } {
  const stops = (t: Token) => t.kind === 'mark' && (t.mark === '.' || t.mark === ';')
  let a = k
  let b = k
  while (a > first && a > k - 20 && !stops(doc.tokens[a - 1]!)) a--
  while (b + 1 < last && b < k + 20 && !stops(doc.tokens[b + 1]!)) b++
  return { from: doc.tokens[a]!.from, to: doc.tokens[b]!.to }
}

function decoysOf(doc: Tokens, prose: Prose, facts: readonly RawFact[]): Decoy[] {
  const out: Decoy[] = []
  // How many facts cover each character, from where they begin and end.
  const edges = new Int32Array(prose.text.length + 2)
  for (const f of facts) {
    edges[f.from]!++
    edges[f.to]!--
  }
  const covered = new Uint8Array(prose.text.length + 1)
  for (let i = 0, open = 0; i < covered.length; i++) {
    open += edges[i]!
    covered[i] = open > 0 ? 1 : 0
  }
  for (const t of doc.tokens) {
    // A date that a fact took over from afar lies outside its words, and is named for that.
    const afar = isTimely(t) && t.fate?.kind === 'fact' && covered[t.from] === 0
    const kind =
      t.kind === 'decoy'
        ? t.why
        : t.fate?.kind === 'decoy'
          ? t.fate.why
          : afar
            ? 'taken over by a fact'
            : null
    if (kind === null) continue
    const [start, end] = [prose.at[t.from]!, endAt(prose, t.to)]
    out.push({ start, end, text: prose.points.slice(start, end).join(''), kind })
  }
  return out
}

// ── what a person must decide

function doubtsOf(facts: readonly RawFact[], prose: Prose): Finding[] {
  const out = new Map<string, Finding>()
  for (const f of facts) {
    for (const doubt of f.doubts) {
      const start = prose.at[f.from]!
      const end = endAt(prose, f.to)
      out.set(`${start}:${end}:${doubt}`, { kind: 'ambiguous', message: doubt, start, end })
    }
    if (f.segment.tentative) {
      const start = prose.at[f.from]!
      const end = endAt(prose, f.to)
      out.set(`${start}:${end}:tentative`, {
        kind: 'tentative',
        message: 'announced as expected, not as certain',
        start,
        end,
      })
    }
  }
  return [...out.values()]
}

function yearFindings(evidence: YearEvidence, doc: Tokens, prose: Prose): Finding[] {
  const dated = doc.tokens.filter(
    (t): t is Token & { kind: 'when'; when: WhenText } =>
      t.kind === 'when' &&
      t.when.items.some(
        (i) =>
          i.kind === 'day' ||
          i.kind === 'range' ||
          i.kind === 'from' ||
          // “端午节(6月22日)”
          (i.kind === 'festival' && i.glosses.some((g) => g.kind === 'date' || g.kind === 'range')),
      ),
  )
  const first = dated[0]
  if (!first) return []
  const at = { start: prose.at[first.from]!, end: endAt(prose, first.to) }
  if (evidence.year === null)
    return [
      {
        kind: 'year',
        message:
          evidence.candidates.length > 0
            ? `the year may be ${evidence.candidates.join(' or ')}`
            : 'nothing says which year is meant',
        ...at,
      },
    ]
  const { candidates, year } = evidence
  if (evidence.source === 'announced' && candidates.length === 0)
    return [
      {
        kind: 'year',
        message: `no year is given: ${year}, that of the announcement, was taken`,
        ...at,
      },
    ]
  if (evidence.source === 'weekdays' || evidence.source === 'lunar')
    return [
      {
        kind: 'year',
        message: `no year is given: ${year} alone fits the weekdays and festivals`,
        ...at,
      },
    ]
  if (candidates.length > 0 && !candidates.some((y) => Math.abs(y - year) <= 1))
    return [
      {
        kind: 'year',
        message: `the weekdays or lunar days fit ${candidates.join(', ')}, not ${year}`,
        ...at,
      },
    ]
  return []
}

/** A name that only a list of the notice holds, with what was read of it. */
function listedPlace(
  entry: PlaceEntry,
  doc: Tokens,
  prose: Prose,
  facts: readonly DraftFact[],
): NewPlace[] {
  const at = doc.tokens.find((t) => t.kind === 'place' && t.ids.includes(entry.id))
  if (!at) return []
  return [
    {
      id: entry.id,
      name: wordsOf(prose, at.from, at.to),
      partOf: entry.partOf,
      kind: 'other',
      start: prose.at[at.from]!,
      end: endAt(prose, at.to),
      facts: facts.filter((f) => f.place === entry.id),
    },
  ]
}

/** “这些博物馆除夕闭馆” over a list, “关闭部分展厅”: no name, and its words stay unread. */
const POINTS = /^(?:这|那|哪|某|另[一外]|部分|个别|少数|一些|若干|局部|相关|有关)/

function newPlacesOf(
  reading: Reader,
  prose: Prose,
  registry: Registry,
  invented: { facts: DraftFact[]; id: string; entry: PlaceEntry } | null,
): NewPlace[] {
  const out = new Map<string, NewPlace>()
  if (invented)
    out.set(invented.entry.name, {
      id: invented.id,
      name: invented.entry.name,
      partOf: null,
      kind: invented.entry.kind,
      start: 0,
      end: 0,
      facts: invented.facts,
    })
  for (const u of reading.unknown.slice(0, 500)) {
    if (out.has(u.name) || POINTS.test(u.name)) continue
    const said = reading.segments.filter((s) => s.unknown?.name === u.name && !s.dead && s.days)
    const id = `new-${out.size + 1}`
    const facts = factsOf(
      { ...reading, segments: said.map((s) => ({ ...s, unknown: null, places: [id] })) },
      [],
      registry,
    ).map((f) => ({
      place: id,
      dates: f.dates,
      hours: f.hours,
      effect: f.effect,
      booking: f.booking,
      lastEntry: f.lastEntry,
      fee: f.fee,
      certainty: f.certainty,
      quote: wordsOf(prose, f.from, f.to),
      start: prose.at[f.from]!,
      end: endAt(prose, f.to),
      rule: f.rule,
      alternatives: f.alternatives,
    }))
    out.set(u.name, {
      id,
      name: wordsOf(prose, u.from, u.to),
      partOf: registry.roots.length === 1 ? registry.roots[0]! : null,
      kind: 'other',
      start: prose.at[u.from]!,
      end: endAt(prose, u.to),
      facts,
    })
  }
  return [...out.values()]
}
