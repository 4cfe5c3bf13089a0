/** “【9:00-12:00开放】⏎1月24日⏎1月25日⏎【闭馆】⏎1月26日”: hours and states that head the lines of their days. */
import { isMark } from '../tokens.ts'
import type { Token } from '../tokens.ts'
import type { Reader } from './reader.ts'

/** A line that says what is so on the days of the lines below it, and the last of these. */
export interface Headed {
  head: number
  last: number
}

/** The lines of hours or states from `n` on that stand over lines of days; none if `n` heads none. */
export function headedDays(r: Reader, n: number, apart: (n: number) => boolean): Headed[] {
  if (!headsAt(r, n) || r.listColumns || r.labelRooms) return []
  const above = lineAbove(r, n)
  // “1月24日⏎9:00-12:00⏎1月25日⏎9:00-17:00”: days before their hours.
  if (above !== null && isDays(tokensAt(r, above))) return []
  const out: Headed[] = []
  for (let head = n; out.length < MOST_GROUPS;) {
    let end = head + 1
    while (end < r.doc.lines.length && !apart(end) && isDays(tokensAt(r, end))) end++
    if (end === head + 1) {
      // What comes last has no days below it: the days may as well stand before their hours.
      const sure = out.every((x) => headsAt(r, x.head) === 'sure') && headsAt(r, head) !== 'sure'
      return sure ? out : []
    }
    out.push({ head, last: end - 1 })
    if (end >= r.doc.lines.length || apart(end) || !headsAt(r, end)) break
    head = end
  }
  return out
}

const MOST_GROUPS = 40

/** Hours or a state that a line says alone; `sure` if its brackets or its colon make it a heading. */
function headsAt(r: Reader, n: number): 'sure' | 'maybe' | null {
  const tokens = tokensAt(r, n)
  if (tokens.length === 0 || tokens.length > LONGEST_HEAD) return null
  const says = tokens.some(
    (t) =>
      (t.kind === 'state' && !t.weak) ||
      (t.kind === 'times' && t.times.end !== null && t.fate === null),
  )
  const raw = tokens.reduce((sum, t) => sum + (t.kind === 'raw' ? t.to - t.from : 0), 0)
  const alone = tokens.every(
    (t) =>
      t.kind === 'state' ||
      t.kind === 'times' ||
      t.kind === 'raw' ||
      (t.kind === 'label' && t.label === 'open-time') ||
      (t.kind === 'cue' && t.cue === 'free') ||
      isMark(t, '[', ']', '(', ')', '"', ':', '、', ',') ||
      (t.kind === 'when' && t.when.items.every((i) => i.kind === 'daily')),
  )
  if (!says || !alone || raw > MOST_WORDS) return null
  const framed = isMark(tokens[0], '[') && isMark(tokens.at(-1), ']')
  return framed || isMark(tokens.at(-1), ':') ? 'sure' : 'maybe'
}

const LONGEST_HEAD = 12

const MOST_WORDS = 4

/** A line of days and nothing else. */
function isDays(tokens: readonly Token[]): boolean {
  if (tokens.length === 0) return false
  const raw = tokens.reduce((sum, t) => sum + (t.kind === 'raw' ? t.to - t.from : 0), 0)
  return (
    raw <= 2 &&
    tokens.some((t) => t.kind === 'when' && t.when.items.some((i) => CIVIL.has(i.kind))) &&
    tokens.every(
      (t) =>
        (t.kind === 'when' && t.fate === null) ||
        t.kind === 'raw' ||
        isMark(t, '、', ',', ';', '(', ')', '"'),
    )
  )
}

const CIVIL = new Set(['day', 'range', 'from'])

function tokensAt(r: Reader, n: number): Token[] {
  const { first, last } = r.doc.lines[n]!
  return r.doc.tokens.slice(first, last)
}

function lineAbove(r: Reader, n: number): number | null {
  for (let m = n - 1; m >= 0; m--) if (r.doc.lines[m]!.last > r.doc.lines[m]!.first) return m
  return null
}
