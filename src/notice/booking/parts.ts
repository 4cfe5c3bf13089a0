/** The notice cut into the parts that may each hold a booking rule. */
import { isTimely } from '../decoys.ts'
import type { Token, Tokens } from '../tokens.ts'
import { CUE } from './rule.ts'

/** A stretch of one line, with what stands in it. */
export interface Part {
  text: string
  from: number
  to: number
  line: number
  tokens: Token[]
  /** “甲馆须预约,其他场馆无需预约”: it is of the others of those named in the part before it. */
  others?: true
}

/** The notice as parts between full stops and semicolons; a place named before another rule begins a part too. */
export function partsOf(doc: Tokens, signature: Set<number>): Part[] {
  const parts: Part[] = []
  const { text } = doc.prose
  for (const [n, line] of doc.lines.entries()) {
    if (signature.has(n)) continue
    let tokens: Token[] = []
    let from = line.from
    let others = false
    const end = (to: number) => {
      const part: Part = { text: text.slice(from, to), from, to, line: n, tokens }
      if (tokens.length > 0) parts.push(others ? { ...part, others } : part)
      tokens = []
      from = to
      others = false
    }
    for (let k = line.first; k < line.last; k++) {
      const t = doc.tokens[k]!
      tokens.push(t)
      if (t.kind !== 'mark') continue
      if (t.mark === '.' || t.mark === ';') end(t.to)
      else if (t.mark === ',' && doc.tokens[k + 1]?.kind === 'place' && k + 1 < line.last) {
        const rest = text.slice(t.to, Math.min(line.to, t.to + 60))
        if (CUE.test(text.slice(from, t.to)) && CUE.test(/^[^。;]*/.exec(rest)![0])) end(t.to)
      } else if (t.mark === ',' && isOfOthers(doc, tokens, k, text.slice(from, t.to))) {
        end(t.to)
        others = true
      }
    }
    end(line.to)
  }
  return parts
}

/** After the comma at `k`: a rule for the others, behind one for rooms or houses that were named. */
function isOfOthers(doc: Tokens, said: readonly Token[], k: number, text: string): boolean {
  const next = doc.tokens[k + 1]
  if (!next) return false
  const rest = doc.prose.text.slice(next.from, next.from + 60)
  if (!(next.kind === 'ref' && next.ref === 'others') && !OTHERS.test(rest)) return false
  if (!CUE.test(text) || !said.some((t) => t.kind === 'place')) return false
  if (said.some((t) => isTimely(t) && t.fate?.kind !== 'decoy')) return false
  return CUE.test(/^[^。;]*/.exec(rest)![0])
}

const OTHERS = /^(?:其余|其他|其它)(?:[的均都无免一凭可需须]|各[馆室处区])/
