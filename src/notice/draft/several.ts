/** Words for several places, “以上各馆”, “两馆”, of which fewer were read: whom they stand for is asked. */
import type { RawFact } from '../facts.ts'
import { endAt } from '../normalise.ts'
import type { Prose } from '../normalise.ts'
import { numeral } from '../numerals.ts'
import type { Registry } from '../places.ts'
import type { Tokens } from '../tokens.ts'
import type { Unread } from './types.ts'

/** Where fewer places were read than a word stands for, the clause around it, with the reason. */
export function fewerThanSaid(
  { prose, tokens, lines }: Tokens,
  facts: readonly RawFact[],
  { registry, signature }: { registry: Registry; signature: ReadonlySet<number> },
): Unread[] {
  const { text } = prose
  const out: Unread[] = []
  const sorted = [...facts].sort((a, b) => a.from - b.from)
  for (const [n, line] of lines.entries()) {
    const [first, last] = [tokens[line.first], tokens[line.last - 1]]
    if (signature.has(n) || !first || !last) continue
    const here = factsWithin(sorted, first.from, last.to)
    if (here.length === 0) continue
    const names = tokens.slice(line.first, line.last).filter((t) => t.kind === 'place')
    const words = [...text.slice(first.from, last.to).matchAll(SEVERAL)].slice(0, MOST_WORDS)
    for (const m of words) {
      const [at, to] = [first.from + m.index, first.from + m.index + m[0].length]
      if (names.some((t) => t.from < to && at < t.to)) continue
      const clause = clauseAround(text, at, to, first.from, last.to)
      // “各馆安排如下:”, “各场馆均开放,其中甲馆…”, “甲中心各场馆”, “(不含各分馆)”
      if (TOLD_BEHIND.test(text.slice(clause.to, clause.to + 10))) continue
      if (names.some((t) => t.to === at) || LEFT_OUT.test(text.slice(at - 3, at))) continue
      const told = here.filter((f) => f.from < clause.to && clause.from < f.to)
      const places = new Set(told.map((f) => f.place))
      // “总馆各窗口均开放”: the house, of which these are all.
      const [only] = places
      if (PARTS.test(m[0]) && only !== undefined && registry.entries.get(only)?.partOf === null)
        continue
      if (told.length > 0 && places.size < countOf(m[0])) out.push(asked(prose, clause))
    }
  }
  return out
}

const SEVERAL =
  /(?<![至、第一二三四五六七八九十\d])(?:以上|上述|各|两|三|四|五|六|七|八)(?:个|家|座|处|所|大)?(?:分|基层|公共|文化|体育|文体|直属|运动)?(?:馆|场馆|场地|场所|展厅|展馆|功能室|阅览室|书房|书屋|区域|单位|窗口|部门|服务点|中心|公园|景区|基地|校区)(?![藏际])/g

const PARTS = /(?:展厅|功能室|阅览室|区域|窗口|部门|服务点)$/

const TOLD_BEHIND = /^(?::|,(?:其中|具体|分别|包括|即|具体包括))/

const LEFT_OUT = /(?:不含|不包括|除|除了)$/

/** “三馆” are three, “各馆” two at least. */
function countOf(word: string): number {
  return numeral(word[0]!) || 2
}

/** The words from one comma, bracket or colon to the next comma. */
function clauseAround(text: string, at: number, to: number, first: number, last: number) {
  let from = at
  while (from > first && at - from < REACH && !/[,;。:(]/.test(text[from - 1]!)) from--
  let end = to
  while (end < last && end - to < REACH && !/[,;。:]/.test(text[end]!)) end++
  return { from, to: end }
}

const REACH = 80

/** Words of one line that are looked at, and facts told in it. */
const MOST_WORDS = 100

const MOST_FACTS = 400

/** The facts whose words touch a line, of those that begin in it or not far before. */
function factsWithin(sorted: readonly RawFact[], from: number, to: number): RawFact[] {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const mid = (low + high) >> 1
    if (sorted[mid]!.from < from - BEFORE) low = mid + 1
    else high = mid
  }
  const out: RawFact[] = []
  for (let k = low; k < sorted.length && sorted[k]!.from < to && out.length < MOST_FACTS; k++)
    if (sorted[k]!.to > from) out.push(sorted[k]!)
  return out
}

const BEFORE = 300

function asked(prose: Prose, { from, to }: { from: number; to: number }): Unread {
  const [start, end] = [prose.at[from]!, endAt(prose, to)]
  return { start, end, text: prose.points.slice(start, end).join(''), why: FEWER }
}

/** Why a word for several places is asked. */
const FEWER = 'stands for more places than were read'
