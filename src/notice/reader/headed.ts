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
  if (above !== null && above !== r.headedTo && isDays(tokensAt(r, above))) return []
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
    if (end >= r.doc.lines.length || apart(end)) break
    if (!headsAt(r, end)) return saysAlone(tokensAt(r, end)) ? [] : out
    head = end
  }
  return out
}

const MOST_GROUPS = 40

/** Hours or a state that a line says alone; `sure` if its brackets or its colon make it a heading. */
function headsAt(r: Reader, n: number): 'sure' | 'maybe' | null {
  const tokens = tokensAt(r, n)
  if (tokens.length === 0 || tokens.length > LONGEST_LEAD) return null
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
  if (says && pointsToDays(r, tokens)) return 'sure'
  if (!says || !alone || raw > MOST_WORDS || tokens.length > LONGEST_HEAD) return null
  const framed = isMark(tokens[0], '[') && isMark(tokens.at(-1), ']')
  return framed || isMark(tokens.at(-1), ':') ? 'sure' : 'maybe'
}

const LONGEST_HEAD = 12
const LONGEST_LEAD = 24

/** “甲馆在以下日期开放,时间为9:00-11:30:”: a sentence whose days are the lines below it. */
function pointsToDays(r: Reader, tokens: readonly Token[]): boolean {
  if (!isMark(tokens.at(-1), ':') || tokens.some((t) => t.kind === 'when' || isMark(t, '.')))
    return false
  return /(?:以下|下列|下述|如下)(?:这|\d|[一二两三四五六七八九十]){0,2}(?:个)?(?:日期|日子|时间|各?[日天])/.test(
    r.doc.prose.text.slice(tokens[0]!.from, tokens.at(-1)!.to),
  )
}

const MOST_WORDS = 4

/** “预计恢复正常营业”: what doors do, without days or names. */
function saysAlone(tokens: readonly Token[]): boolean {
  const says = tokens.some((t) => t.kind === 'state' || (t.kind === 'times' && t.fate === null))
  return says && !tokens.some((t) => t.kind === 'when' || t.kind === 'place')
}

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
        isMark(t, '、', ',', ';', '.', '(', ')', '"'),
    )
  )
}

const CIVIL = new Set(['day', 'range', 'from'])

function tokensAt(r: Reader, n: number): Token[] {
  const { first, last } = r.doc.lines[n]!
  return r.doc.tokens.slice(first, last)
}

/**
 * The nearest line above that is neither empty, nor a name alone, nor hours alone: “10月1日⏎甲馆⏎闭馆⏎10月2日⏎甲馆⏎…”
 * begins with days.
 */
function lineAbove(r: Reader, n: number): number | null {
  const named = (tokens: readonly Token[]) =>
    tokens.some((t) => t.kind === 'place') &&
    tokens.every((t) => t.kind === 'place' || t.kind === 'mark')
  for (let m = n - 1; m >= 0 && m >= n - FAR; m--) {
    const tokens = tokensAt(r, m)
    if (tokens.length > 0 && !named(tokens) && !headsAt(r, m)) return m
  }
  return null
}

const FAR = 12
