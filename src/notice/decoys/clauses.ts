/** How the marks go about a line: cut into sentences and clauses, asked about its words, and set aside. */
import { isMark, isTimely } from '../tokens.ts'
import type { Token } from '../tokens.ts'

/** Splits the tokens of a line at full stops and semicolons. */
export function sentencesOf(tokens: readonly Token[]): Token[][] {
  const out: Token[][] = [[]]
  let depth = 0
  for (const t of tokens) {
    if (isMark(t, '(', '[')) depth++
    if (isMark(t, ')', ']')) depth = Math.max(0, depth - 1)
    out.at(-1)!.push(t)
    // A run without a stop is cut, so that looking around in it stays cheap.
    if ((depth === 0 && isMark(t, '.', ';')) || out.at(-1)!.length >= 300) out.push([])
  }
  return out
}

/** A clause, and the word that its bracket hangs on, if it stands in one. */
export interface Clause {
  tokens: Token[]
  inside: Token | null
}

/** Clauses of a sentence: comma to comma, cell to cell; what a bracket holds is a clause of its own. */
export function clausesOf(sentence: readonly Token[]): Clause[] {
  const done: Clause[] = []
  const stack: Clause[] = [{ tokens: [], inside: null }]
  for (const t of sentence) {
    const top = stack.at(-1)!
    if (isMark(t, '(', '[')) {
      const before = top.tokens.findLast((x) => x.kind !== 'mark') ?? null
      if (stack.length < 20) stack.push({ tokens: [], inside: before })
    } else if (isMark(t, ')', ']')) {
      if (stack.length > 1) done.push(stack.pop()!)
    } else if (isMark(t, ',', '.', ';', '|')) {
      done.push(top)
      stack[stack.length - 1] = { tokens: [], inside: top.inside }
    } else top.tokens.push(t)
  }
  done.push(...stack)
  return done.filter((c) => c.tokens.length > 0)
}

/** Does any of the tokens pass? */
export const has = (tokens: readonly Token[], test: (t: Token) => boolean) => tokens.some(test)

/** Is something said of doors outright, or are hours headed as theirs? */
export const isDoor = (t: Token) =>
  (t.kind === 'state' && !t.weak) || (t.kind === 'label' && /time$/.test(t.label))

/** Hours with both their ends. */
export const isWindow = (t: Token) => t.kind === 'times' && t.times.end !== null

/** Days that are weekdays and nothing else. */
export const ofWeekdays = (t: Token) =>
  t.kind === 'when' && t.when.items.every((i) => i.kind === 'weekly')

/** Sets all dates and times aside that have no fate yet. */
export function decoyAll(tokens: readonly Token[], why: string): void {
  for (const t of tokens) if (isTimely(t)) t.fate ??= { kind: 'decoy', why }
}
