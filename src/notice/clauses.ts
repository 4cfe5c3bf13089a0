/** A clause: its words, and whether it says something of its date, though they are not understood. */
import type { Token } from './tokens.ts'
import { isMark } from './tokens.ts'

/** Words that only go with a date: what day it is, how many, and small words of the sentence. */
const GOES_ALONG =
  /^(?:共|合计|总计|计|为期|连续|为|即|是|也就是|以及|和|与|及|还有|至|到|起|止|当天|当日|全天|每天|期间|之间|假期|放假|调休|上班|补班|法定|国庆|中秋|端午|清明|元旦|春节|劳动|五一|十一|除夕|大年|农历|节|假|日|天|周|星期|第|的|在|于|将|自|从|我馆|本馆|全馆|各馆|均|都|则|[一二三四五六七八九十两\d])*$/

/** Does the clause before the date at `k` end in a comma, and have words after its own date that say something? */
export function hasOwnWords(tokens: readonly Token[], k: number, text: string): boolean {
  let j = k - 1
  if (tokens[j]?.kind === 'raw' && /^[自从至到]$/.test(text.slice(tokens[j]!.from, tokens[j]!.to)))
    j--
  const comma = tokens[j]
  if (comma?.kind !== 'mark' || comma.mark !== ',') return false
  let words = ''
  let depth = 0
  for (let i = j - 1; i >= 0 && i > j - 12; i--) {
    const t = tokens[i]!
    if (t.kind === 'mark' && (t.mark === ')' || t.mark === ']')) depth++
    else if (t.kind === 'mark' && (t.mark === '(' || t.mark === '[')) depth--
    else if (depth > 0) continue
    else if (t.kind === 'when') return words.length >= 2 && !GOES_ALONG.test(words)
    else if (t.kind === 'raw') words = text.slice(t.from, t.to) + words
    else return false
  }
  return false
}

/** Is entry refused in this clause without an hour from which? */
export function refusesEntry(tokens: readonly Token[], k: number): boolean {
  const stop = (t: Token | undefined) => !t || (t.kind === 'mark' && ',.;()'.includes(t.mark))
  if (!stop(tokens[k + 1])) return false
  for (let j = k - 1; j >= 0 && j > k - 12 && !stop(tokens[j]); j--)
    if (tokens[j]!.kind === 'times') return false
  return true
}

/** The words between the commas around `k`. */
export function clauseAround(tokens: readonly Token[], k: number): Token[] {
  let a = k
  let b = k
  while (a > 0 && a > k - 15 && !isMark(tokens[a - 1], ',', '.', ';')) a--
  while (b + 1 < tokens.length && b < k + 15 && !isMark(tokens[b + 1], ',', '.', ';')) b++
  return tokens.slice(a, b + 1)
}
