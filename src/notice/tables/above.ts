/** What stands right above a table and holds for its rows: the venue, the days. */
import { daysWithin } from '../spans.ts'
import { isMark } from '../tokens.ts'
import type { Token, Tokens } from '../tokens.ts'
import type { Resolver } from '../year.ts'
import type { Days } from '../year/days.ts'
import { daysOf, placeIds, says, whensOf } from './cells.ts'
import type { Cell, Dated, TableInput } from './cells.ts'

/** “甲馆国庆开放时间:” right above a table: the venue of the rows that name none. */
export function venuesAbove(
  doc: Tokens,
  line: number,
  { main, registry }: TableInput,
): string[] | null {
  const above = (from: number) => {
    let n = from - 1
    while (n >= 0 && doc.lines[n]!.last === doc.lines[n]!.first) n--
    return n
  }
  let n = above(line)
  // “甲馆⏎开放时间:”
  if (n > 0 && isLabel(doc.tokens.slice(doc.lines[n]!.first, doc.lines[n]!.last))) n = above(n)
  if (n < 0) return null
  const tokens = doc.tokens.slice(doc.lines[n]!.first, doc.lines[n]!.last)
  if (tokens.length > 12 || says(tokens) || tokens.some((t) => t.kind === 'mark' && t.mark === '|'))
    return null
  const ids = [...new Set(placeIds(tokens, main, { registry, text: doc.prose.text }))]
  return ids.length === 1 ? ids : null
}

const isLabel = (tokens: Cell) =>
  tokens.length < 3 && tokens[0]?.kind === 'label' && tokens.slice(1).every((t) => isMark(t, ':'))

/** How many lines above a table may say for which days it holds. */
const LEAD = 3

/** “10月1日至7日各馆开放时间如下:” over a table whose rows name no days. */
export function leadDays(doc: Tokens, line: number, resolver: Resolver): Dated | null {
  for (let n = line - 1, seen = 0; n >= 0 && seen < LEAD; n--) {
    const { first, last } = doc.lines[n]!
    if (last === first) continue
    seen++
    const tokens = doc.tokens.slice(Math.max(first, last - 60), last)
    const pointsDown = tokens.some((t) => t.kind === 'ref' && t.ref === 'below')
    if (says(tokens) && !(pointsDown && isMark(tokens.at(-1), ':')))
      return openDays(tokens, doc, resolver)
    const days = daysOf(lastTold(tokens), resolver) ?? dayOfEvent(tokens, doc, resolver)
    if (days && days.days.spans.length > 0) return days
  }
  return null
}

/** “学生10月11日返校,10月13日至17日各馆开放时间如下”: the days told last are those of the table. */
function lastTold(tokens: Cell): Cell {
  const clauses: Cell[] = [[]]
  for (const t of tokens)
    if (isMark(t, ',', ';', '.')) clauses.push([])
    else clauses.at(-1)!.push(t)
  const dated = (c: Cell) => whensOf(c).some((t) => t.fate === null)
  const last = clauses.findLastIndex(dated)
  if (last < 0) return tokens
  let from = last
  // “10月1日至3日,10月5日至7日,各馆…”
  while (
    from > 0 &&
    clauses[from - 1]!.every((t) => t.kind === 'when' || t.kind === 'mark') &&
    dated(clauses[from - 1]!)
  )
    from--
  return clauses.slice(from, last + 1).flat()
}

/** “2月15日…共赏花灯,各馆当日开放时间如下:”: the hours are those of the day of the event. */
function dayOfEvent(tokens: Cell, doc: Tokens, resolver: Resolver): Dated | null {
  const same = tokens.findLast((t) => t.kind === 'when' && t.fate === null)
  if (!same || !/^(?:当天|当日|期间)$/.test(doc.prose.text.slice(same.from, same.to))) return null
  const told = whensOf(tokens).filter((t) => t.fate?.kind === 'decoy' && t.fate.why === 'event')
  const days = told.map((t) => (t.kind === 'when' ? resolver.resolve(t.when) : null))
  const [first, ...more] = days.filter((d) => d !== null && d.spans.length > 0)
  if (!first || more.some((d) => !daysWithin(d!, first))) return null
  return { days: first, tokens: [...told, same] }
}

/**
 * “10月3日闭馆,10月4日至7日开放,时间见下表”, “开放日期:10月4日至7日,10月8日闭馆”: the rows are of the days on which doors are
 * open.
 */
function openDays(tokens: Cell, { prose: { text } }: Tokens, resolver: Resolver): Dated | null {
  if (tokens.some((t) => t.kind === 'times')) return null
  const told = [...openSpans(tokens, text, resolver)]
  const [first] = told
  if (!first) return null
  if (tokens.some((t) => t.kind === 'cue' && t.cue === 'lead')) return first
  // Without such a word it is only clear which days are meant if one span is open, and it ends.
  const [span, ...more] = first.days.spans
  return told.length === 1 && more.length === 0 && span![1] !== null && span![1] > span![0]
    ? first
    : null
}

function* openSpans(tokens: Cell, text: string, resolver: Resolver): Generator<Dated> {
  let waiting: Token[] = []
  let labelled = false
  let named = false
  for (const t of tokens) {
    // “…11日返校,13日正式开馆”: the days of the clause before are others, unless it is nothing but days.
    if (isMark(t, ',', ';', '.')) {
      if (named && !labelled) waiting = []
      named = false
    }
    if (t.kind === 'when') waiting.push(t)
    else if (t.kind !== 'mark') named = true
    const label = t.kind === 'label' && t.label === 'open-time'
    const door = t.kind === 'state' && !t.weak
    const ends = labelled && waiting.length > 0 && t.kind === 'mark' && t.mark === ','
    if (!label && !door && !ends) continue
    const open = ends || (t.kind === 'state' && t.state !== 'closed' && !t.resumes)
    const days = open ? daysOf(waiting, resolver) : null
    // Days behind a label are those of the rows, and no statement of the house.
    if (days && days.days.spans.length > 0)
      yield {
        days: firstDay(days.days, text.slice(t.from - 2, t.from)),
        tokens: ends ? waiting : [],
      }
    labelled = label
    waiting = []
  }
}

/** “2月13日正式开馆,安排如下”: whether the table is of this day alone, or from it on, is not said. */
function firstDay(days: Days, before: string): Days {
  const [[a, b], ...more] = days.spans as [[number, number | null], ...unknown[]]
  if (more.length > 0 || a !== b || !/正式$/.test(before)) return days
  const doubt = 'one day is told: whether the table goes on after it is not'
  return { ...days, doubt: days.doubt ?? doubt }
}
