/**
 * Draft facts → a notice ready to edit: every rule with its clause and the words it rests on, and the open
 * questions that only a person can answer at the top. Nothing is chosen in silence.
 */
import { Document, isMap, isScalar, isSeq, visit } from 'yaml'
import { dateOf, DAY, dayOf, parseClock } from '../core/time.ts'
import type {
  Booking,
  CalendarDate,
  Cause,
  Channel,
  ChannelKind,
  Fee,
  Minutes,
  Notice,
  Quota,
  Rule,
  Weekday,
  What,
  When,
  Window,
} from '../core/model.ts'
import type {
  Draft,
  DraftBooking,
  DraftDates,
  DraftFact,
  DraftHours,
  DraftStatement,
  DraftWay,
} from '../notice/draft.ts'
import { encodeNoticeYaml } from './encode.ts'
import { WEEKDAYS } from './rule.ts'

/** What is known of a notice beside its text. */
export interface NoticeHead {
  id: string
  title: string
  publisher: string
  url?: string | null
  /** Day of announcement, or null: then a signature in the text, else a question. */
  announced: CalendarDate | null
}

/** A rule with what an editor needs to judge it. Offsets are code points of the text. */
export interface DraftedRule {
  rule: Rule
  /** The words it rests on, as they stand in the text. */
  quote: string
  start: number
  end: number
  /** The rule of the grammar that read it. */
  reading: string
  certainty: DraftFact['certainty']
}

/** Something a person must decide; `start` and `end` are 0 where no place in the text is meant. */
export interface Question {
  /** Stable word: the finding's kind, `unread`, `ambiguous`, `new-place` or what this module asks. */
  kind: string
  start: number
  end: number
  text: string
  message: string
}

/** A notice as drafted. */
export interface DraftedNotice {
  notice: Notice
  /** In the order of `notice.rules`. */
  rules: DraftedRule[]
  questions: Question[]
}

/** Turns what was read into a notice; facts that no rule can say become questions. */
export function draftNotice(read: Draft, text: string, head: NoticeHead): DraftedNotice {
  const points = [...text]
  const clauseAt = clausesOf(points)
  const questions: Question[] = []
  const ask = (kind: string, at: { start: number; end: number }, message: string) => {
    const { start, end } = at
    questions.push({ kind, start, end, text: points.slice(start, end).join(''), message })
  }
  const rules: DraftedRule[] = []
  const counts = new Map<number, number>()
  const add = (said: Said, places: string[], from: Omit<DraftedRule, 'rule'>) => {
    const clause = clauseAt(from.start)
    const n = (counts.get(clause) ?? 0) + 1
    counts.set(clause, n)
    rules.push({ rule: { ...said, id: `${head.id}#${clause}.${n}`, clause, places }, ...from })
  }
  const fee = commonFee(read.facts)
  const aside = asideOf(read.bookings, points)
  for (const sessions of sessionsOf(grouped(read.facts), points)) {
    const fact = sessions[0]![0]!
    const last = sessions.at(-1)![0]!
    const after = points.slice(fact.start, last.end + 14).join('')
    const facts = sessions.map(([one]) => one!)
    for (const said of rulesFrom(facts, {
      words: after,
      fee,
      aside,
      reason: reasonBeside(fact, points),
    })) {
      if (typeof said === 'string') {
        ask('no-form', fact, said)
        continue
      }
      const { start, certainty } = fact
      const quote = sessions.length > 1 ? points.slice(start, last.end).join('') : fact.quote
      const places = sessions[0]!.map((one) => one.place)
      add(said, places, { quote, start, end: last.end, reading: fact.rule, certainty })
    }
  }
  for (const ways of groupedWays(read.ways)) {
    const way = ways[0]!
    const places = ways.map((one) => one.place)
    const { quote, start, end } = way
    for (const said of wayRules(way, aside))
      add(said, places, { quote, start, end, reading: 'booking-alone', certainty: 'stated' })
  }
  const announced = announcedOf(read, head, rules, ask)
  const covers = coversOf(rules, announced.at, ask)
  for (const finding of read.findings) ask(finding.kind, finding, finding.message)
  for (const fact of read.facts)
    for (const other of fact.alternatives)
      if (other.dates !== undefined || other.hours !== undefined)
        ask('ambiguous', fact, `${other.why}: ${alternativeText(other)}`)
  for (const unread of read.unread) ask('unread', unread, unread.why)
  for (const place of read.newPlaces)
    ask(
      'new-place',
      place,
      `${place.name} is not among the city’s places; add it to venues.yaml, then: ${place.facts.map(factText).join('; ') || 'nothing is said of it'}`,
    )
  const notice: Notice = {
    id: head.id,
    title: head.title,
    publisher: head.publisher,
    url: head.url ?? null,
    announced,
    covers,
    layer: 'notice',
    supersedes: [],
    note: null,
    rules: rules.map(({ rule }) => rule),
    programme: [],
  }
  return { notice, rules, questions: distinct(questions) }
}

/** How much of the notice's own words a file may hold: a draft is for the desk, a data file only cites. */
export type Citing = 'words' | 'places'

/**
 * The text of a notice file: open questions first, above each rule where it was read. `channels` are the
 * city's named ones.
 */
export function draftYaml(
  { notice, rules, questions }: DraftedNotice,
  citing: Citing,
  channels: Map<string, Channel> = new Map(),
): string {
  return annotatedYaml(
    notice,
    {
      questions: questions.map((question) => questionText(question, citing)),
      above: rules.map((rule) => restsOn(rule, citing)),
    },
    channels,
  )
}

/** A notice file with open questions on top and a comment above each rule, each one line. */
export function annotatedYaml(
  notice: Notice,
  { questions, above }: { questions: readonly string[]; above: readonly string[] },
  channels: Map<string, Channel> = new Map(),
): string {
  const head = questions.map((question, i) => `? ${i + 1}. ${question}`)
  const comment = head.length > 0 ? ['Open questions:', ...head].join('\n') : ''
  const lines = encodeNoticeYaml(notice, { channels, comment }).split('\n')
  const first = lines.indexOf('rules:') + 1
  let n = 0
  return lines
    .flatMap((line, i) => {
      const said = first > 0 && i >= first && line.startsWith('  - ') ? above[n++] : undefined
      return said === undefined ? [line] : [`  # ${said}`, line]
    })
    .join('\n')
}

/** A rule's plain form as one line of YAML, as it stands in a list. */
export function ruleLine(form: Record<string, unknown>): string {
  const document = new Document(form, { version: '1.2', schema: 'core' })
  visit(document, (_, node) => {
    if (isMap(node) || isSeq(node)) node.flow = true
    else if (isScalar(node) && typeof node.value === 'string' && /^\d{1,2}:\d{2}$/.test(node.value))
      node.type = 'QUOTE_DOUBLE' // other YAML versions read 16:30 as a number
  })
  return document.toString({ lineWidth: 0, flowCollectionPadding: false }).trimEnd()
}

/** A question as one line. */
export function questionText(
  { kind, start, end, text, message }: Question,
  citing: Citing,
): string {
  const where = end > start ? `[${start}–${end}] ` : ''
  const words = citing === 'words' && text !== '' ? `“${oneLine(text)}” ` : ''
  return oneLine(`${where}${words}${kind}: ${message}`, 400)
}

function restsOn({ quote, start, end, reading, certainty }: DraftedRule, citing: Citing): string {
  const where = `[${start}–${end}] ${certainty}, ${reading}`
  return citing === 'words' ? `${where}: “${oneLine(quote)}”` : where
}

/** A comment is one line: line breaks and control characters would end it, or worse. */
function oneLine(text: string, most = 160): string {
  const points = [
    ...text.replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]+/gu, ' ').trim(),
  ]
  return points.length > most ? `${points.slice(0, most - 1).join('')}…` : points.join('')
}

/** Facts that differ in their place alone are one rule; the order of the text is kept. */
function grouped(facts: readonly DraftFact[]): DraftFact[][] {
  const groups = new Map<string, DraftFact[]>()
  for (const fact of facts) {
    const { place: _, alternatives: __, ...said } = fact
    const key = JSON.stringify(said)
    const group = groups.get(key)
    if (!group) groups.set(key, [fact])
    else if (!group.some((one) => one.place === fact.place)) group.push(fact)
  }
  return [...groups.values()]
}

type Said = Omit<Rule, 'id' | 'clause' | 'places'>

/**
 * Groups of facts that are sessions of the same days, told one after the other in one sentence: each with an
 * entry of its own, together the hours of a day. All other groups stand alone.
 */
function sessionsOf(groups: readonly DraftFact[][], points: string[]): DraftFact[][][] {
  const out: DraftFact[][][] = []
  for (const group of groups) {
    const before = out.at(-1)
    if (before && continues(before, group, points)) before.push(group)
    else out.push([group])
  }
  return out
}

function continues(before: DraftFact[][], group: DraftFact[], points: string[]): boolean {
  const [last, next] = [before.at(-1)![0]!, group[0]!]
  const places = (facts: DraftFact[]) => facts.map(({ place }) => place).join(' ')
  if (places(before[0]!) !== places(group) || last.certainty !== next.certainty) return false
  if (JSON.stringify(last.dates) !== JSON.stringify(next.dates)) return false
  const apart = (one: DraftFact) =>
    one.effect === 'set' &&
    one.certainty !== 'ambiguous' &&
    Array.isArray(one.hours) &&
    one.hours.every(([from, to]) => from !== null && to !== null && from < to)
  if (!apart(last) || !apart(next) || last.end >= next.end) return false
  if (/[。\n]/.test(points.slice(last.end, next.end).join(''))) return false
  const closes = (last.hours as [string, string][]).map(([, to]) => to)
  const opens = (next.hours as [string, string][]).map(([from]) => from)
  return closes.every((to) => opens.every((from) => to <= from))
}

/** Gives sessions told as one fact the last entry of each. */
function enterEach(windows: readonly Window[], { lastEntries }: DraftFact): void {
  if (lastEntries?.length !== windows.length) return
  for (const [k, window] of windows.entries()) {
    const last = lastEntries[k]
    if (last != null) window.lastEntry = minutesOf(last)
  }
}

interface Beside {
  /** The facts' own words and a few that follow, where an exception in brackets may stand. */
  words: string
  /** What all facts of the notice cost. */
  fee: Fee | null
  aside: Aside
  /** Words in brackets after the facts, and “因…，” before them. */
  reason: string
}

/**
 * The rules that say what a fact says, one for each form its dates need; or why there is none. Further
 * facts are later sessions of the same days.
 */
function rulesFrom(
  facts: readonly DraftFact[],
  { words, fee, aside, reason }: Beside,
): (Said | string)[] {
  const [fact, ...later] = facts as [DraftFact, ...DraftFact[]]
  const what = whatOf(fact)
  if (typeof what === 'string') return [what]
  const isOpen = what.kind !== 'closed' && what.kind !== 'not'
  const bookings = facts.map((one) =>
    isOpen && one.booking ? bookingFrom(one.booking, aside(one.booking, one)) : null,
  )
  const fees = facts.map((one) => (isOpen ? (one.fee ?? fee) : null))
  const lastEntry = isOpen && fact.lastEntry !== null ? minutesOf(fact.lastEntry) : null
  const alike = (list: unknown[]) => new Set(list.map((one) => JSON.stringify(one))).size < 2
  const [oneBooking, oneFee] = [alike(bookings), alike(fees)]
  if (what.kind === 'hours' || what.kind === 'also') {
    const last = what.windows.at(-1)
    if (last && lastEntry !== null) last.lastEntry = lastEntry
    enterEach(what.windows, fact)
    for (const one of later) {
      const more = (one.hours as [string, string][]).map(([from, to]) => windowOf(from, to))
      const end = more.at(-1)
      if (end && one.lastEntry !== null) end.lastEntry = minutesOf(one.lastEntry)
      enterEach(more, one)
      what.windows.push(...more)
    }
    const owners = facts.flatMap((one, i) =>
      Array.isArray(one.hours) ? one.hours.map(() => i) : [],
    )
    for (const [k, window] of what.windows.entries()) {
      if (!oneBooking) window.booking = bookings[owners[k] ?? 0]!
      if (!oneFee) window.fee = fees[owners[k] ?? 0]!
    }
  }
  const rest: Omit<Said, 'when' | 'what'> = {
    lastEntry: what.kind === 'regular' ? lastEntry : null,
    booking: oneBooking ? bookings[0]! : null,
    fee: oneFee ? fees[0]! : null,
    note: null,
    holidays: 'silent',
    othersClosed: false,
    reach: 'parts',
    basis: fact.certainty === 'implied' ? 'implied' : 'stated',
    cause: isOpen ? null : (causeOf(fact.quote) ?? causeOf(reason)),
    source: null,
  }
  return whensOf(fact, words).map((when) => {
    if (namesItself(what, when))
      return 'as usual, without a last day: the usual hours belong to the venue’s standing rules'
    return { when, what: copyOf(what), ...rest }
  })
}

/** Ways that differ in their place alone are one rule. */
function groupedWays(ways: readonly DraftWay[]): DraftWay[][] {
  const groups = new Map<string, DraftWay[]>()
  for (const way of ways) {
    const { place: _, ...said } = way
    const key = JSON.stringify(said)
    const group = groups.get(key)
    if (group) group.push(way)
    else groups.set(key, [way])
  }
  return [...groups.values()]
}

/** Rules that say only how one gets in, on days told apart from any hours. */
function wayRules(way: DraftWay, aside: Aside): Said[] {
  const { dates, booking, quote } = way
  const read = bookingFrom(booking, aside(booking, way))
  return whensOf({ dates, hours: 'regular' }, '').map((when) => ({
    when,
    what: { kind: 'none' },
    lastEntry: null,
    booking: read,
    fee: feeOf(quote),
    note: null,
    holidays: 'silent',
    othersClosed: false,
    reach: 'parts',
    basis: 'stated',
    cause: null,
    source: null,
  }))
}

/** Regular hours without an end would be their own; “from that day as usual” alone is a resumption. */
function namesItself(what: What, { on, days, from, to }: When): boolean {
  if (what.kind !== 'regular' || on !== null || to !== null) return false
  const plain = what.as === null && what.from === null && what.to === null
  return !(plain && from !== null && days === null)
}

/** Each rule has windows of its own, so that editing one does not change another. */
function copyOf(what: What): What {
  return 'windows' in what ? { ...what, windows: what.windows.map((w) => ({ ...w })) } : what
}

function whatOf({ hours, effect, quote }: DraftFact): What | string {
  if (typeof hours === 'string') {
    if (effect === 'add' && hours !== 'all-day')
      return `said to be open beside its other hours, without saying when (${hours})`
    switch (hours) {
      case 'closed':
        return { kind: 'closed' }
      case 'regular':
        return effect === 'remove' ? 'closed in its regular hours' : regular()
      case 'all-day':
        return effect === 'remove'
          ? { kind: 'closed' }
          : { kind: 'hours', windows: [window(0, DAY)] }
      case 'open-unstated':
        return likeWeekday(quote) ?? { kind: 'unstated' }
    }
  }
  const windows = hours.map(([from, to]) => windowOf(from, to))
  switch (effect) {
    case 'set':
      return moved(windows, quote) ?? { kind: 'hours', windows }
    case 'add':
      return windows.some((w) => w.from === null || w.to === null)
        ? 'added hours of which one end is not stated'
        : { kind: 'also', windows }
    case 'remove':
      return {
        kind: 'not',
        windows: windows.map((w) => ({ ...w, from: w.from ?? 0, to: w.to ?? DAY })),
      }
  }
}

/** 按周二时间开放: the ordinary hours of another weekday. */
function likeWeekday(quote: string): What | null {
  const day = /(?:按|参照|执行)[^，。；\n]{0,4}(?:周|星期)([一二三四五六日天])/.exec(quote)?.[1]
  if (day === undefined) return null
  return { ...regular(), as: '一二三四五六日'.indexOf(day.replace('天', '日')) as Weekday }
}

/** 延时开放至19:00, 提前至8:00开放, 12:00前正常开放: one end of the ordinary day is moved, the other stays. */
function moved(windows: readonly Window[], quote: string): What | null {
  const [only, ...more] = windows
  if (!only || more.length > 0) return null
  const { from, to } = only
  const usual = /[正照如]常|照旧/.test(quote)
  if (from === null && to !== null && (usual || /延[时长后]/.test(quote)))
    return { ...regular(), to }
  if (to === null && from !== null && (usual || /提前/.test(quote))) return { ...regular(), from }
  return null
}

function regular(): What & { kind: 'regular' } {
  return { kind: 'regular', as: null, from: null, to: null }
}

/** An end before its beginning lies past midnight. */
function windowOf(from: string | null, to: string | null): Window {
  const start = from === null ? null : minutesOf(from)
  let end = to === null ? null : minutesOf(to)
  if (start !== null && end !== null && end <= start) end += DAY
  return window(start, end)
}

function window(from: Minutes | null, to: Minutes | null): Window {
  return { from, to, lastEntry: null, booking: null, fee: null }
}

function minutesOf(text: string): Minutes {
  return parseClock(text) ?? 0
}

function whensOf({ dates, hours }: Pick<DraftFact, 'dates' | 'hours'>, words: string): When[] {
  const bare: When = { on: null, days: null, from: null, to: null, except: [] }
  if (!Array.isArray(dates)) {
    const days: NonNullable<When['days']> = dates.weekly.map((name) => ({
      kind: 'weekday',
      day: WEEKDAYS.indexOf(name) as Weekday,
    }))
    if (dates.on) days.push({ kind: 'type', type: dates.on })
    const outOfHolidays = /节假日(?:期间)?(?:除外|不休)/.test(words.replace(/\s/g, ''))
    return [
      {
        ...bare,
        days: days.length === 7 && hours !== 'closed' ? null : days,
        from: dates.from,
        to: dates.to,
        except: outOfHolidays ? [{ kind: 'type', type: 'statutory-holidays' }] : [],
      },
    ]
  }
  const whens: When[] = []
  const bounded: NonNullable<When['on']> = []
  for (const one of dates) {
    if (typeof one === 'string') bounded.push({ kind: 'date', date: one })
    else if (one[1] === null) whens.push({ ...bare, from: one[0] })
    else if (one[0] === one[1]) bounded.push({ kind: 'date', date: one[0] })
    else bounded.push({ kind: 'range', from: one[0], to: one[1] })
  }
  if (bounded.length > 0) whens.unshift({ ...bare, on: bounded })
  return whens
}

function bookingFrom(read: DraftBooking, { names, quota, cutoff }: BookingWords): Booking {
  return {
    mode: read.mode,
    channels: read.channels.flatMap((kind): Channel[] => {
      const said = names.get(kind) ?? []
      return (said.length > 0 ? said : [null]).map((name) => ({
        kind,
        name,
        url: null,
        appId: null,
      }))
    }),
    register: read.register,
    minDaysAhead: read.minDaysAhead,
    maxDaysAhead: read.maxDaysAhead,
    releasesAt: read.opensAt === null ? null : minutesOf(read.opensAt),
    cutoffAt: read.closesAt === null ? cutoff : minutesOf(read.closesAt),
    realName: read.realName,
    audience: null,
    fallback: null,
    note: null,
    ...(quota && { quota }),
  }
}

/** What the words of a booking rule say beside the rule. */
interface BookingWords {
  /** Names of channels, by kind. */
  names: Map<ChannelKind, string[]>
  quota: Quota | null
  /** When booking ends. */
  cutoff: Minutes | null
}

/** The words beside a booking that a fact or a way at some place of the text bears. */
type Aside = (booking: DraftBooking, at: { start: number; end: number }) => BookingWords

const CHANNEL_WORDS =
  '微信公众号|官方微信公众号|公众号|微信服务号|微信小程序|小程序|官方网站|官网|网站|APP|app|客户端'
const NAME_BEFORE = new RegExp(`[“"「]([^“”"「」\\n]{1,40})[”"」](?:的)?(${CHANNEL_WORDS})`, 'g')
const NAME_AFTER = new RegExp(
  `(${CHANNEL_WORDS})[“"「]([^“”"「」\\n]{1,40})[”"」](?!(?:${CHANNEL_WORDS}))`,
  'g',
)

function kindNamed(word: string): ChannelKind {
  if (word.includes('小程序')) return 'mini-program'
  if (/公众号|服务号/.test(word)) return 'official-account'
  return /网/.test(word) ? 'website' : 'app'
}

/**
 * Names and quotas stand in the sentence that a booking was read from: the one in which the fact itself
 * stands or ends, else that of the next booking rule, if it is the same, else those from which the same rule
 * was read. Where these disagree, nothing is taken.
 */
function asideOf(statements: readonly DraftStatement[], points: string[]): Aside {
  const order = [...statements].sort((a, b) => a.start - b.start)
  const words = order.map(({ start, end }) =>
    wordsBeside(points.slice(start, Math.min(end, start + LONGEST_RULE)).join('')),
  )
  const rules = order.map(({ booking }) => ruleText(booking))
  const indices = [...order.keys()]
  const alike = new Map<string, number[]>()
  for (const [i, rule] of rules.entries()) {
    const list = alike.get(rule)
    if (list) list.push(i)
    else alike.set(rule, [i])
  }
  /** What all statements of a rule say beside it, if they agree. */
  const agreed = new Map<string, BookingWords>()
  for (const [rule, list] of alike) {
    const said = new Set(
      list.map((i) => JSON.stringify({ ...words[i]!, names: [...words[i]!.names] })),
    )
    agreed.set(rule, said.size === 1 ? words[list[0]!]! : NOTHING_BESIDE)
  }
  return (booking, { start, end }) => {
    const rule = ruleText(booking)
    const same = alike.get(rule)
    if (!same) return NOTHING_BESIDE
    // statements that begin before the fact ends, the last of them first
    const until = countBefore(same, (i) => order[i]!.start <= end)
    for (const i of same.slice(Math.max(0, until - 3), until).reverse())
      if (order[i]!.end > start) return words[i]!
    const next = countBefore(indices, (i) => order[i]!.start < end)
    return rules[next] === rule ? words[next]! : agreed.get(rule)!
  }
}

/** Code points of a booking rule that are looked at; a longer one is a whole page. */
const LONGEST_RULE = 2000

const NOTHING_BESIDE: BookingWords = { names: new Map(), quota: null, cutoff: null }

/** How many of a list hold what only its beginning holds. */
function countBefore(list: readonly number[], holds: (one: number) => boolean): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(list[middle]!)) low = middle + 1
    else high = middle
  }
  return low
}

/** A rule without the clock at which booking ends, which stands beside the hours. */
function ruleText({ closesAt: _, ...booking }: DraftBooking): string {
  return JSON.stringify(booking)
}

function wordsBeside(sentence: string): BookingWords {
  const names = new Map<ChannelKind, string[]>()
  const note = (word: string, name: string) => {
    const known = names.get(kindNamed(word)) ?? []
    names.set(kindNamed(word), known.includes(name) ? known : [...known, name])
  }
  for (const [, name = '', word = ''] of sentence.matchAll(NAME_BEFORE)) note(word, name)
  for (const [, word = '', name = ''] of sentence.matchAll(NAME_AFTER)) note(word, name)
  const places = (each: RegExp) => {
    const m = each.exec(sentence.normalize('NFKC'))
    return m ? Number(m[1]) : null
  }
  const perDay = places(/每[日天]限(?:额|流|约)?(\d{1,6})(?:人|名)/)
  const perSession = places(/每(?:场|时段)限(?:额|流|约)?(\d{1,6})(?:人|名)/)
  const quota = (perDay ?? perSession) ? { perDay, perSession, note: null } : null
  const ends = /(\d{1,2})[:：](\d{2})(?:后|起)?(?:停止|截止)预约/.exec(sentence)
  return { names, quota, cutoff: ends ? minutesOf(`${ends[1]}:${ends[2]}`) : null }
}

/** “因…，” at the head of a sentence, or a bracket at its end. */
function reasonBeside({ start, end }: DraftFact, points: string[]): string {
  const before = /因[^，,。；\n]{2,16}[，,]$/.exec(
    points.slice(Math.max(0, start - 20), start).join(''),
  )
  const after = /^[（(][^）)\n]{2,20}[）)]/.exec(points.slice(end, end + 24).join(''))
  return (before?.[0] ?? '') + (after?.[0] ?? '')
}

const CAUSES: [RegExp, Cause][] = [
  [/检修|维护|维修|修缮|布展|撤展|换展|消毒|保养|施工|改造|升级/, 'maintenance'],
  [/台风|暴雨|暴雪|大风|高温|寒潮|天气|雨雪/, 'weather'],
  [/包场|专场|接待任务/, 'private'],
  [/比赛|赛事|演出|活动|会议|考试/, 'event'],
  [/员工|职工|轮休|调休|休假|培训/, 'staff'],
]

/** The cause a closure's own words give, or null. */
function causeOf(quote: string): Cause | null {
  const words = quote.replace(/\s/g, '')
  return CAUSES.find(([pattern]) => pattern.test(words))?.[1] ?? null
}

/** What a visit costs if all words that open doors say the same: what only some say may be of those alone. */
function commonFee(facts: readonly DraftFact[]): Fee | null {
  const open = facts.filter(({ hours, effect }) => hours !== 'closed' && effect !== 'remove')
  const fees = new Set(open.map(({ quote }) => feeOf(quote)))
  return fees.size === 1 ? [...fees][0]! : null
}

/** What a visit costs by the very words that open the doors, or null. */
function feeOf(quote: string): Fee | null {
  const words = quote.replace(/\s/g, '')
  if (/低收费(?:对外|向[^，。；]{1,6})?开放|参观实行低收费/.test(words)) return 'low-fee'
  if (/参观需购票/.test(words)) return 'paid'
  return /免费(?:对外|向[^，。；]{1,6})?(?:开放|入[馆场园])|免票/.test(words) ? 'free' : null
}

type Asking = (kind: string, at: { start: number; end: number }, message: string) => void

const NOWHERE = { start: 0, end: 0 }

function announcedOf(
  read: Draft,
  head: NoticeHead,
  rules: DraftedRule[],
  ask: Asking,
): Notice['announced'] {
  if (head.announced !== null) return { at: head.announced, by: false }
  for (const { kind, text } of [...read.decoys].reverse()) {
    const m = /(20\d{2})\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})/.exec(text.normalize('NFKC'))
    if (kind !== 'signature' || !m) continue
    return {
      at: [m[1]!, m[2]!.padStart(2, '0'), m[3]!.padStart(2, '0')].join('-'),
      by: false,
    }
  }
  const first = rules.flatMap(({ rule }) => firstDay(rule) ?? []).sort()[0] ?? '2000-01-01'
  ask('announced', NOWHERE, `when was it announced? Written as: no later than ${first}`)
  return { at: first, by: true }
}

/** Weekly closing days of a notice need the days it speaks of; hours that stand do not. */
function coversOf(rules: DraftedRule[], announced: string, ask: Asking): Notice['covers'] {
  const weekly = rules.filter(
    ({ rule: { when, what } }) => what.kind === 'closed' && when.days !== null && when.to === null,
  )
  const bounds = rules.flatMap(({ rule }) => boundsOf(rule) ?? [])
  if (weekly.length === 0) return null
  const from = [
    announced.slice(0, 10),
    ...weekly.flatMap(({ rule }) => rule.when.from ?? []),
  ].sort()[0]!
  const last = dateOf(dayOf(from) + 364)
  const to = [last, ...bounds.map((span) => span.to)].sort().at(-1)!
  ask(
    'weekly-closing-day',
    weekly[0]!,
    `a weekly closing day without an end belongs to the venue’s standing rules; here it ends with covers, ${to}, which nobody announced`,
  )
  return { from: [from, ...bounds.map((span) => span.from)].sort()[0]!, to }
}

function boundsOf({ when }: Rule): { from: CalendarDate; to: CalendarDate } | null {
  const days = (when.on ?? []).flatMap((term) =>
    term.kind === 'date' ? [term.date] : term.kind === 'range' ? [term.from, term.to] : [],
  )
  if (when.to !== null) days.push(when.from ?? when.to, when.to)
  days.sort()
  return days.length === 0 ? null : { from: days[0]!, to: days.at(-1)! }
}

function firstDay(rule: Rule): CalendarDate | null {
  return boundsOf(rule)?.from ?? rule.when.from
}

/**
 * The clause of an offset: the paragraph, from 1, counting lines that hold words. Numbered items are
 * paragraphs too, so that a person finds either by counting.
 */
function clausesOf(points: string[]): (offset: number) => number {
  const starts: number[] = []
  let fresh = true
  for (const [i, point] of points.entries()) {
    if (point === '\n' || point === '\r') fresh = true
    else if (fresh && point.trim() !== '') {
      starts.push(i)
      fresh = false
    }
  }
  return (offset) => {
    let [low, high] = [0, starts.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (starts[middle]! <= offset) low = middle + 1
      else high = middle
    }
    return Math.min(999, Math.max(1, low))
  }
}

function distinct(questions: Question[]): Question[] {
  const seen = new Set<string>()
  return questions.filter(({ kind, start, end, message }) => {
    const key = `${kind} ${start} ${end} ${message}`
    return !seen.has(key) && seen.add(key)
  })
}

function factText({ dates, hours, effect }: DraftFact): string {
  const how = effect === 'set' ? '' : `${effect} `
  return `${datesText(dates)} ${how}${hoursText(hours)}`
}

function alternativeText({ dates, hours }: { dates?: DraftDates; hours?: DraftHours }): string {
  return [dates && datesText(dates), hours && hoursText(hours)].filter(Boolean).join(' ')
}

function datesText(dates: DraftDates): string {
  if (!Array.isArray(dates))
    return `${[...dates.weekly, ...(dates.on ? [dates.on] : [])].join(',')}${dates.from ? ` from ${dates.from}` : ''}${dates.to ? ` to ${dates.to}` : ''}`
  return dates
    .map((one) => (typeof one === 'string' ? one : `${one[0]}/${one[1] ?? ''}`))
    .join(', ')
}

function hoursText(hours: DraftHours): string {
  return typeof hours === 'string'
    ? hours
    : hours.map(([from, to]) => `${from ?? '?'}-${to ?? '?'}`).join(', ')
}
