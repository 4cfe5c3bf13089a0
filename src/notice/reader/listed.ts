/** Places listed on the lines below the words that announce them: 以下场馆, 所属馆. */
import { outsideBrackets, isMark } from '../tokens.ts'
import type { Token } from '../tokens.ts'
import type { Reader } from './reader.ts'
import { flush } from './settle.ts'
import { placesIn, seePlaces } from './subjects.ts'

/** Lines that may stand between a heading and the names it announces. */
const MOST_BETWEEN = 4

/** Names that one list holds. */
const MOST_LISTED = 200

/** 以下场馆 at `k`: the names after the colon of its line, or those on the lines below; null if there are none. */
export function listedAfter(r: Reader, tokens: readonly Token[], k: number): string[] | null {
  const colon = tokens.findIndex((t, j) => j > k && isMark(t, ':'))
  const behind = colon < 0 ? [] : tokens.slice(colon + 1)
  // “以下展厅闭馆:甲厅、乙厅。丙室照常开放”
  const stop = behind.findIndex((t) => isMark(t, '.', ';'))
  const rest = stop < 0 ? behind : behind.slice(0, stop)
  if (rest.length > 0) return onlyNames(r, rest) ? placesIn(r, rest) : null
  return listedBelow(r, r.n + 1)
}

/** “所属馆⏎5月1日至4日9:30-16:30⏎1.甲馆⏎2.乙馆”: whose the hours below such a heading are; null if it is none. */
export function headsList(r: Reader, tokens: readonly Token[]): string[] | null {
  const word = r.doc.prose.text.slice(tokens[0]!.from, tokens.at(-1)!.to)
  if (!KIND_ALONE.test(word)) return null
  const said = (t: Token) => t.kind === 'when' || t.kind === 'times' || t.kind === 'state'
  for (let n = r.n + 1, seen = 0; n < r.doc.lines.length && seen <= MOST_BETWEEN; n++) {
    const line = tokensAt(r, n)
    if (line.length === 0) continue
    if (line.some((t) => t.kind === 'place')) return seen > 0 ? listedBelow(r, n) : null
    if (!line.some(said)) return null
    seen++
  }
  return null
}

/** A line of a list that was announced above: it only names. */
export function listedLine(r: Reader, ids: readonly string[]): void {
  flush(r)
  seePlaces(r, ids)
  r.group = [...ids]
  // Rooms listed one a line: below them it is their house again.
  if (ids.every((id) => r.registry.entries.get(id)!.partOf !== null)) return
  r.heading = [...ids]
  r.headingLine = r.n
  r.headingNode = null
  r.subject = r.heading
  r.unknownSubject = null
}

const KIND_ALONE =
  /^(?:\[)?(?:所属|下属|直属|其他|其它|其余|各|市属|区属|县属|所辖)?(?:各)?(?:分馆|场馆|展馆|馆|馆舍|院馆|馆所|展厅|景点|单位)[:\]]{0,2}$/

function tokensAt(r: Reader, n: number): Token[] {
  const line = r.doc.lines[n]!
  return r.doc.tokens.slice(line.first, line.last)
}

/** The names on the lines from `n` on, one or more a line; those lines say nothing else. */
export function listedBelow(r: Reader, n: number): string[] | null {
  const ids: string[] = []
  const lines: number[] = []
  const numbered = (at: number) => r.doc.lines[at]!.marker !== null
  let gap = false
  for (let at = n; at < r.doc.lines.length && lines.length < MOST_LISTED; at++) {
    const tokens = tokensAt(r, at)
    if (tokens.length === 0) {
      gap = lines.length > 0
      continue
    }
    // After numbered names a name without a number, or one set apart, is a heading again.
    const first = lines[0]
    if (first !== undefined && !numbered(at) && (numbered(first) || gap)) break
    if (!onlyNames(r, tokens)) break
    // “4.丁馆(暂停开放)” says what is its own: it is in the list and not meant.
    if (tokens.some((t) => t.kind === 'state' || t.kind === 'times' || t.kind === 'label')) continue
    ids.push(...placesIn(r, tokens))
    lines.push(at)
  }
  if (ids.length === 0) return null
  const all = [...new Set(ids)]
  for (const at of lines) r.listed.set(at, all)
  return all
}

/** Names, and what lists them. */
export function onlyNames(r: Reader, tokens: readonly Token[]): boolean {
  const outer = outsideBrackets(tokens)
  return (
    outer.some((t) => t.kind === 'place') &&
    outer.every(
      (t) =>
        t.kind === 'place' ||
        (t.kind === 'mark' && !isMark(t, ':', '|')) ||
        (t.kind === 'raw' && /^(?:和|与|及|以及|等)$/.test(r.doc.prose.text.slice(t.from, t.to))),
    )
  )
}
