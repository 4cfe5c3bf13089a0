/** The notice cut into the parts that may each hold a booking rule. */
import type { Token, Tokens } from '../tokens.ts'
import { CUE } from './rule.ts'

/** A stretch of one line, with what stands in it. */
export interface Part {
  text: string
  from: number
  to: number
  line: number
  tokens: Token[]
}

/** The notice as parts between full stops and semicolons; a place named before another rule begins a part too. */
export function partsOf(doc: Tokens, signature: Set<number>): Part[] {
  const parts: Part[] = []
  const { text } = doc.prose
  for (const [n, line] of doc.lines.entries()) {
    if (signature.has(n)) continue
    let tokens: Token[] = []
    let from = line.from
    const end = (to: number) => {
      if (tokens.length > 0) parts.push({ text: text.slice(from, to), from, to, line: n, tokens })
      tokens = []
      from = to
    }
    for (let k = line.first; k < line.last; k++) {
      const t = doc.tokens[k]!
      tokens.push(t)
      if (t.kind !== 'mark') continue
      if (t.mark === '.' || t.mark === ';') end(t.to)
      else if (t.mark === ',' && doc.tokens[k + 1]?.kind === 'place' && k + 1 < line.last) {
        const rest = text.slice(t.to, Math.min(line.to, t.to + 60))
        if (CUE.test(text.slice(from, t.to)) && CUE.test(/^[^。;]*/.exec(rest)![0])) end(t.to)
      }
    }
    end(line.to)
  }
  return parts
}
