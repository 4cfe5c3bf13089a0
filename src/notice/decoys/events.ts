/** Events: their headings, and the dates and times in a sentence that are theirs and not the doors'. */
import { reasonsIn } from '../conditions.ts'
import type { WhenText } from '../dates.ts'
import { isCue, isMark, isTimely } from '../tokens.ts'
import type { Line, Token, Tokens } from '../tokens.ts'
import { decoyAll, has, isDoor, isWindow } from './clauses.ts'
import type { Clause } from './clauses.ts'

/** “△某馆展出的古剑” is the caption of a picture; a sign before a heading wants a heading behind it. */
export function headsEventItems(doc: Tokens, line: Line, tokens: readonly Token[]): boolean {
  return line.marker?.family === '·' ? headsEvents(doc, line, tokens) : isEventHeading(tokens)
}

function isEventHeading(tokens: readonly Token[]): boolean {
  return (
    has(tokens, (t) => isCue(t, 'event')) &&
    !has(tokens, isDoor) &&
    !has(tokens, (t) => (t.kind === 'when' && !isOccasion(t.when)) || t.kind === 'times')
  )
}

/** “春节活动”, “假期活动安排”: the occasion, and no days. */
function isOccasion({ items }: WhenText): boolean {
  return items.every((i) => i.kind === 'festival' || i.kind === 'period')
}

/** A heading of events has at most so many characters. */
export const LONGEST_HEADING = 12

/** “新年活动安排”: a short line that says events follow. */
export function headsEvents(doc: Tokens, line: Line, tokens: readonly Token[]): boolean {
  if (line.to - line.from > LONGEST_HEADING || !isEventHeading(tokens)) return false
  const said = doc.prose.text.slice(line.from, line.to).trimEnd()
  return /(?:活动|展览|演出|讲座|展讯|赛事|课程)(?:安排|预告|推荐|一览|资讯|信息|日程)?:?$/.test(
    said,
  )
}

/** What a sentence tells of events, as it stood before its clauses were marked. */
export interface Events {
  /** Is a word one of an event, and not of why doors do something? */
  isEvent: (t: Token) => boolean
  any: boolean
  /** The sentence speaks of doors too. */
  doors: boolean
}

/** The events of a sentence; those told as reasons are none. */
export function eventsTold(doc: Tokens, sentence: readonly Token[]): Events {
  const reasons = reasonsIn(doc, sentence)
  const isEvent = (t: Token) => isCue(t, 'event') && !reasons.has(t)
  const any = has(sentence, isEvent)
  const doors = has(sentence, isDoor) || has(sentence, (t) => isCue(t, 'until', 'last', 'extra'))
  return { isEvent, any, doors }
}

/** Dates and times of a clause that belong to an event or a service, and not to the doors. */
export function markEvent(
  doc: Tokens,
  { tokens, inside }: Clause,
  sentence: readonly Token[],
  { isEvent, any, doors }: Events,
): void {
  if (!any && !has(tokens, (t) => isCue(t, 'service'))) return
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
    inside !== null &&
    isCue(lastEventBefore(sentence, tokens[0]!), 'event') &&
    onlyDates(tokens)
  )
    decoyAll(tokens, 'event')
  else if (statesHours(doc, tokens)) return
  else if (!own && !doors && leadsEvent(tokens, sentence, isEvent)) return
  else if (
    !doors &&
    !(has(tokens, (t) => t.kind === 'place') && has(tokens, isWindow)) &&
    !spansEvent(doc, sentence)
  )
    decoyAll(tokens, 'event')
}

/** “10月15日举办鉴定活动,时间为9:00-11:30”: the time is that of the clause before. */
export function markEventTime(
  doc: Tokens,
  clauses: readonly Clause[],
  k: number,
  { isEvent }: Events,
): void {
  const { tokens } = clauses[k]!
  if (k > 0 && tellsEventTime(doc, tokens) && isEventOnly(clauses[k - 1]!.tokens, isEvent))
    decoyAll(tokens, 'event')
}

/** Does a clause give a time that is of no place and no door, “时间为9:00-11:30”? */
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

/** “9:00至17:00开放期间”: the hours are those of the house, whatever goes on meanwhile. */
function statesHours(doc: Tokens, tokens: readonly Token[]): boolean {
  return tokens.some(
    (t) => isWindow(t) && /^(?:开放|开馆)期间/.test(doc.prose.text.slice(t.to, t.to + 4)),
  )
}

/**
 * “10月1日至7日9:00-17:00,其中1日19:00-21:00举办音乐会”: days and hours that begin a sentence are those of the doors, if the
 * event behind them has its own.
 */
function leadsEvent(
  tokens: readonly Token[],
  sentence: readonly Token[],
  isEvent: (t: Token) => boolean,
): boolean {
  const first = sentence.find((t) => t.kind !== 'mark')
  if (tokens[0] !== first || !onlyDates(tokens)) return false
  if (!tokens.some(isWindow) || tokens[0]!.kind !== 'when') return false
  const comma = sentence.findIndex((t) => t.from >= tokens.at(-1)!.to && isMark(t, ','))
  const rest = sentence.slice(comma + 1, sentence.findIndex(isEvent) + 8)
  return comma >= 0 && rest.some((t) => t.kind === 'times') && rest.some((t) => t.kind === 'when')
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

/** “"写福迎新"1月1日10:00-11:00,一楼大厅”: a name in quotes, then when it is. */
export function markNamedEvent(doc: Tokens, sentence: readonly Token[]): void {
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

const SEATS = /限(?:额|报|招)?\d{1,4}(?:组|个家庭|户|名)|每场限\d{1,4}人|名额\d|免费参加/
