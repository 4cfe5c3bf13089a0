/** Days in a line of their own wait for the hours or the state that follows them. */
import { coverWords, emptySegment } from '../segments.ts'
import { daysWithin, union } from '../spans.ts'
import { isMark } from '../tokens.ts'
import type { Token } from '../tokens.ts'
import { isWithin } from '../places.ts'
import type { Days } from '../year/days.ts'
import { LONG_SPAN } from './reader.ts'
import type { Reader } from './reader.ts'

/** Keeps dates until hours or a state come. */
export function holdDays(r: Reader, days: Days, t: Token): void {
  const p = r.pending
  r.dayHeading = null
  const [span, ...more] = days.spans
  if (span && more.length === 0 && days.weekly === null)
    r.season =
      span[1] !== null && span[1] - span[0] < LONG_SPAN
        ? null
        : {
            days: { ...days },
            tokens: [t],
            block: r.block,
            second: r.season?.block === r.block,
            of: r.heading ?? r.subject,
          }
  const over = r.season
  if (over && over.block === r.block && days.weekly !== null && days.spans.length === 0) {
    // “7月9日至8月31日⏎每周二至周日”: the weekdays within the season.
    r.pending = null
    holdDays(r, { ...over.days, weekly: days.weekly }, t)
    r.pending!.tokens = [...over.tokens, t]
    return
  }
  if (p && p.block === r.block && !(r.listColumns?.dateAndTime ?? false)) {
    if (daysWithin(days, p.days)) {
      for (const x of p.tokens) x.fate ??= { kind: 'decoy', why: 'refined below' }
      r.pending = { ...p, days, tokens: [t], line: r.n }
    } else {
      p.days = union(p.days, days)
      p.tokens.push(t)
      p.line = r.n
    }
    return
  }
  if (p && r.listColumns?.dateAndTime) readHole(r, p)
  else dropPending(r, 'dates with no opening hours or state')
  const line = r.doc.lines[r.n]!
  const opened = r.doc.tokens
    .slice(line.first, line.last)
    .some((x) => x.kind === 'label' && x.label === 'open-time')
  r.pending = {
    days,
    tokens: [t],
    line: r.n,
    block: r.block,
    open: opened || r.labelClosed === false,
    places: r.subject,
  }
}

/** A date cell whose hours were lost. */
function readHole(r: Reader, p: { days: Days; tokens: Token[] }): void {
  const s = emptySegment(r.n, r.sentence, r.block, r.node)
  s.places = r.subject
  s.days = p.days
  s.dated = true
  s.state = 'open'
  s.doubts.push('the table gives no hours for these days')
  s.rule = 'table-hole'
  s.tokens = p.tokens
  s.from = p.tokens[0]!.from
  s.to = p.tokens.at(-1)!.to
  r.pending = null
  r.segments.push(s)
}

/** Days that were waiting for hours get none: they are reported as unread. */
export function dropPending(r: Reader, why: string): void {
  const p = r.pending
  if (!p) return
  r.pending = null
  const spelled = r.segments
    .slice(-60)
    .some(
      (s) =>
        s.block === p.block &&
        s.dated &&
        s.days &&
        daysWithin(s.days, p.days) &&
        !(p.open && s.state === 'closed' && s.days.weekly !== null && isOver(p.days)),
    )
  if (spelled) {
    for (const t of p.tokens) t.fate ??= { kind: 'decoy', why: 'refined below' }
    return
  }
  // “10月1日至7日开放安排如下:” over items that name their own days.
  if (p.tokens.some((t) => r.leadDays?.tokens.includes(t))) {
    for (const t of p.tokens) t.fate ??= { kind: 'decoy', why: 'span of the notice' }
    return
  }
  // “集中祭扫期:3月25日至4月10日”, for the lines that say 集中祭扫期内.
  for (const t of p.tokens) if (namesSpan(t)) t.fate ??= { kind: 'decoy', why: 'name of the span' }
  if (p.open && p.places && headsParts(r, p.line, p.places)) {
    for (const t of p.tokens) t.fate ??= { kind: 'decoy', why: 'span of the notice' }
    const at = emptySegment(p.line, r.sentence, p.block, r.node)
    const { days, tokens, places } = p
    r.stated.push({ days, tokens, places, alone: null, at, taken: true })
    return
  }
  if (p.open && p.places) {
    // “开放时间:10月1日至7日” says that doors are open, and not when.
    const s = emptySegment(p.line, r.sentence, p.block, r.node)
    s.places = p.places
    s.days = p.days
    s.dated = true
    s.state = 'open'
    s.rule = 'dates-under-open-label'
    coverWords(s, p.tokens)
    r.segments.push(s)
    r.stated.push({
      days: p.days,
      tokens: p.tokens,
      places: p.places,
      alone: s,
      at: s,
      taken: false,
    })
    return
  }
  // “12日⏎13日⏎14:30-17:30⏎15日⏎16日”: the cell of hours may be that of the days below it too, or one of several.
  const above = r.segments
    .slice(-6)
    .findLast((x) => x.rule === 'hours-after-date-lines' && !x.dead && x.line < p.line)
  const first = p.tokens.includes(r.doc.tokens[r.doc.lines[p.line]!.first]!)
  if (above && above.block === p.block && p.line - above.line <= MOST_DAYS_BELOW && first)
    above.doubts.push('days below it have no hours: its hours may be those of several rows')
  r.hanging.push({ tokens: p.tokens, why })
}

/** “10月1日至8日开馆时间为:⏎东馆:”: does the line with a colon stand over the name of a part? */
function headsParts(r: Reader, n: number, houses: readonly string[]): boolean {
  const { lines, tokens } = r.doc
  const line = lines[n]!
  const below = lines.slice(n + 1, n + 3).find((l) => l.last > l.first)
  const first = below && tokens[below.first]
  if (!isMark(tokens[line.last - 1], ':') || first?.kind !== 'place') return false
  return first.ids.every((id) => houses.some((h) => h !== id && isWithin(r.registry, id, h)))
}

/** Has the span an end? */
const isOver = ({ spans }: Days) => spans.every(([, to]) => to !== null)

const namesSpan = (t: Token) =>
  t.kind === 'when' && t.when.items.every((i) => i.kind === 'season' && i.glosses.length > 0)

/** Lines of days below hours that may share them. */
const MOST_DAYS_BELOW = 8
