/** Signatures and datelines: who put a notice up, and when; what a page says of itself. */
import type { CalendarDate } from '../../core/model.ts'
import { dayOf } from '../../core/time.ts'
import type { Point } from '../dates.ts'
import { isMark } from '../tokens.ts'
import type { Line, Token, Tokens } from '../tokens.ts'
import { decoyAll, has } from './clauses.ts'
import { TITLE } from './titles.ts'

/** What the marking of signatures found out on the way. */
export interface Marked {
  /** Lines that are a signature, by index. */
  signature: Set<number>
  /** Date of a signature or dateline with a year in it. */
  signed: CalendarDate | null
}

/** Marks the dates that a notice is signed with, and finds the first of them with a year. */
export function markSignatures(doc: Tokens, announced: CalendarDate | null): Marked {
  const signature = new Set<number>()
  let signed: CalendarDate | null = null
  const filled = doc.lines.map((l, n) => ({ l, n })).filter(({ l }) => l.last > l.first)
  for (const [k, { l, n }] of filled.entries()) {
    const within = k < MOST_HEAD_LINES ? dateBehindTitle(doc, l, announced) : null
    if (within) signed ??= within
    if (countWhens(doc, l) !== 1) continue
    const tokens = doc.tokens
      .slice(l.first, l.last)
      .filter((t) => !isMark(t, '.', '(', ')', '[', ']'))
    const whens = tokens.filter((t) => t.kind === 'when')
    const only = whens[0]
    if (whens.length !== 1 || only?.kind !== 'when' || only.when.items.length !== 1) continue
    const item = only.when.items[0]!
    if (item.kind !== 'day' || item.a.month === null || item.a.glosses.length > 0) continue
    const rest = tokens.filter((t) => t !== only)
    // “祝大家节日快乐!⏎9月20日”: the day of the notice without its year, at its end.
    if (item.a.year === null) {
      const today = announced !== null && isoOf({ ...item.a, year: Number(announced.slice(0, 4)) })
      if (k < filled.length - 1 || rest.length > 0 || today !== announced) continue
      signature.add(n)
      only.fate = { kind: 'decoy', why: 'signature' }
      continue
    }
    // “编辑:王某 时间:2026-01-19 点击数:12”: what the page says of itself.
    if (isPageLine(doc, l)) {
      signature.add(n)
      decoyAll(tokens, 'signature')
      signed ??= isoOf(item.a)
      continue
    }
    // “时间:2026-01-19” below the title: when the page was put up.
    if (announced !== null && isoOf(item.a) <= announced && isPageDate(doc, l, only)) {
      signature.add(n)
      only.fate = { kind: 'decoy', why: 'signature' }
      signed ??= announced
      continue
    }
    if (rest.some((t) => t.kind !== 'place' && t.kind !== 'raw' && t.kind !== 'mark')) continue
    if (tokens.at(-1) !== only || l.marker !== null) continue
    const before = filled[k - 1]
    const org = before !== undefined && isNameOnly(doc, before.l)
    const after = filled[k + 1]
    const goesOn =
      after !== undefined &&
      doc.tokens
        .slice(after.l.first, after.l.last)
        .some((t) => t.kind === 'times' || (t.kind === 'state' && !t.weak)) &&
      !doc.tokens.slice(after.l.first, after.l.last).some((t) => t.kind === 'when')
    const date = isoOf(item.a)
    if (!(
      date === announced ||
      after === undefined ||
      (org && !goesOn) ||
      (rest.length > 0 && !goesOn)
    ))
      continue
    signature.add(n)
    only.fate = { kind: 'decoy', why: 'signature' }
    signed ??= date
    if (org && rest.length === 0) signature.add(before.n)
  }
  return { signature, signed }
}

const MOST_HEAD_LINES = 4

/** “闭馆公告 2019年7月18日 因…”: the day of the notice between its title and its first words. */
function dateBehindTitle(
  { prose: { text, gap }, tokens }: Tokens,
  { from, first, last }: Line,
  announced: CalendarDate | null,
): CalendarDate | null {
  for (const t of tokens.slice(first, last)) {
    if (t.kind !== 'when') continue
    const [item, ...more] = t.when.items
    if (item?.kind !== 'day' || more.length > 0 || item.a.year === null || item.a.month === null)
      continue
    const date = isoOf(item.a)
    const before = text.slice(from, t.from)
    const titled =
      TITLE.test(before.replace(/[(\[]$/, '')) || /发布(?:日期|时间)[为是]?:?$/.test(before)
    const apart = gap[t.to] === 1 || /^[)\]]/.test(text.slice(t.to, t.to + 1))
    // A page may date a notice some days after its signature.
    const late = announced !== null && dayOf(date) - dayOf(announced) > MOST_LATE
    if (!titled || !apart || late) continue
    t.fate = { kind: 'decoy', why: 'signature' }
    return date
  }
  return null
}

const MOST_LATE = 3

function isPageDate({ prose: { text } }: Tokens, line: Line, date: Token): boolean {
  return (
    /^(?:发布)?(?:时间|日期):$/.test(text.slice(line.from, date.from)) &&
    !/[^|]/.test(text.slice(date.to, line.to))
  )
}

/** At least two of the labels under which a page tells who put it up, when, and how often it was read. */
function isPageLine({ prose: { text }, tokens }: Tokens, { from, to, first, last }: Line): boolean {
  if (to - from > LONGEST_PAGE_LINE) return false
  const speaks = (t: Token) => t.kind === 'state' || isMark(t, '.', ';')
  if (has(tokens.slice(first, last), speaks)) return false
  return [...text.slice(from, to).matchAll(PAGE)].length > 1
}

const PAGE =
  /(?:浏览|点击|阅读|访问)(?:次数|人数|数|量)?:|(?:作者|编辑|责编|审核人?|编审|来源|发布者|发布人|责任者|字号|字体|时间|日期)[^:,;。]{0,3}:/g

const LONGEST_PAGE_LINE = 120

function countWhens(doc: Tokens, { first, last }: Line): number {
  let count = 0
  for (let k = first; k < last && count < 2; k++) if (doc.tokens[k]!.kind === 'when') count++
  return count
}

function isNameOnly(doc: Tokens, line: Line): boolean {
  const tokens = doc.tokens.slice(line.first, line.last)
  return (
    line.marker === null &&
    line.to - line.from <= 40 &&
    tokens.length > 0 &&
    !isMark(tokens.at(-1), '.', ':', ';') &&
    tokens.every(
      (t) =>
        t.kind === 'place' ||
        t.kind === 'raw' ||
        isMark(t, '(', ')', '、', '·', '"') ||
        (t.kind === 'cue' && t.cue === 'service'),
    )
  )
}

function isoOf(p: Point): CalendarDate {
  return `${p.year}-${String(p.month).padStart(2, '0')}-${String(p.day).padStart(2, '0')}`
}
