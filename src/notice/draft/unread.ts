/** The words that ended in no fact, each with the reason. */
import type { Aside } from '../asides.ts'
import { endAt } from '../normalise.ts'
import type { Prose } from '../normalise.ts'
import type { Reader } from '../reader/reader.ts'
import { isTimely } from '../tokens.ts'
import type { Line, Token, Tokens } from '../tokens.ts'
import { clauseOf, NOTHING_READ, whyNot } from './account.ts'
import type { Unread } from './types.ts'

/** The words that no fact accounts for, in code points, with the reason. */
export function unreadOf({
  doc,
  reading,
  prose,
  signature,
  asides,
}: {
  doc: Tokens
  reading: Reader
  prose: Prose
  signature: Set<number>
  asides: readonly Aside[]
}): Unread[] {
  const out: Unread[] = []
  const add = (from: number, to: number, why: string) => {
    const last = out.at(-1)
    const [start, end] = [prose.at[from]!, endAt(prose, to)]
    if (last && last.start <= start && last.end >= end) return
    out.push({ start, end, text: prose.points.slice(start, end).join(''), why })
  }
  const spoken = new Set<Token>()
  const why = new Map<Token, string>()
  for (const s of reading.segments)
    if (!s.unknown && !s.unresolved && s.places && s.days) for (const t of s.tokens) spoken.add(t)
    else if (!s.dead) for (const t of s.tokens) why.set(t, whyNot(s))
  let toldTo = 0
  for (const [n, line] of doc.lines.entries()) {
    if (signature.has(n)) continue
    for (let k = line.first; k < line.last; k++) {
      const t = doc.tokens[k]!
      if (isTimely(t)) {
        if (t.fate?.kind === 'unread') add(t.from, t.to, t.fate.why)
      } else if (t.fate?.kind === 'unread' && t.fate.why === NOTHING_READ) {
        add(t.from, t.to, t.fate.why)
      } else if (t.fate?.kind === 'unread') {
        const { from, to } = commaClauseOf(doc, line, k)
        add(from, to, t.fate.why)
      } else if (
        t.kind === 'state' &&
        !t.weak &&
        t.to > toldTo &&
        !spoken.has(t) &&
        !cancelled(doc, k)
      ) {
        const { from, to } = clauseOf(doc, line.first, line.last, k)
        toldTo = to
        add(from, to, why.get(t) ?? 'says something of doors that was not understood')
      }
    }
  }
  for (const { tokens } of asides) {
    const [first, last] = [tokens[0]!, tokens.at(-1)!]
    if (first.fate?.kind === 'unread') add(first.from, last.to, first.fate.why)
  }
  // A name within words that are unread for themselves needs no question of its own.
  const asked = out.filter(({ start, end, why: reason }, k) => {
    const around = [out[k - 1], out[k + 1]]
    return reason !== NOTHING_READ || !around.some((u) => u && u.start <= start && u.end >= end)
  })
  const withheld = withheldOf(reading, prose)
  const inOther = coveredBy(asked.filter((u) => !withheld.has(keyOf(u))))
  const left = [...withheld.values()].filter((u) => !inOther(u))
  const inWithheld = coveredBy(left)
  return [...asked.filter((u) => !inWithheld(u)), ...left]
}

/** The words of statements that are no proposal, each once. */
function withheldOf({ segments }: Reader, prose: Prose): Map<string, Unread> {
  const out = new Map<string, Unread>()
  for (const s of segments) {
    if (!s.withheld || s.dead) continue
    const [start, end] = [prose.at[Math.max(s.from, s.ownFrom)]!, endAt(prose, s.to)]
    const text = prose.points.slice(start, end).join('')
    const u = { start, end, text, why: s.withheld }
    out.set(keyOf(u), u)
  }
  return out
}

const keyOf = ({ start, end }: Unread) => `${start}:${end}`

/** Does one of these spans hold another? What is asked of a statement is not asked of its date again. */
function coveredBy(list: readonly Unread[]): (u: Unread) => boolean {
  const spans = [...list].sort((a, b) => a.start - b.start)
  let furthest = -1
  const reach = spans.map(({ end }) => (furthest = Math.max(furthest, end)))
  return ({ start, end }) => {
    let [low, high] = [0, spans.length]
    while (low < high) {
      const mid = (low + high) >> 1
      if (spans[mid]!.start <= start) low = mid + 1
      else high = mid
    }
    return low > 0 && reach[low - 1]! >= end
  }
}

/** Words of doors that state nothing: “何时开馆另行通知”, “闭馆前”. */
function cancelled(doc: Tokens, k: number): boolean {
  const { text } = doc.prose
  const t = doc.tokens[k]!
  if (/^(?:前|后|时间|期间|之后|之前|安排)/.test(text.slice(t.to, t.to + 4))) return true
  const before = text.slice(Math.max(0, t.from - 6), t.from)
  if (/(?:推迟|延期|暂缓|取消)$/.test(before)) return true
  if (/(?:何时|什么时候|几时)(?:才|能|可|将|会|再){0,2}$/.test(before)) return true
  for (let j = k - 3; j <= k + 4; j++) {
    const x = doc.tokens[j]
    if (x?.kind === 'cue' && x.cue === 'later') return true
  }
  return false
}

/** The words around a token, from one comma or bracket to the next. */
function commaClauseOf(doc: Tokens, line: Line, k: number): { from: number; to: number } {
  const stops = (t: Token) => t.kind === 'mark' && ',.;()[]'.includes(t.mark)
  let a = k
  let b = k
  while (a > line.first && a > k - 30 && !stops(doc.tokens[a - 1]!)) a--
  while (b + 1 < line.last && b < k + 30 && !stops(doc.tokens[b + 1]!)) b++
  return { from: doc.tokens[a]!.from, to: doc.tokens[b]!.to }
}
