/**
 * Hours that a notice gives a name and then calls by it: “A时段:9:00-16:30 … 一楼执行A时段”. The name becomes the hours
 * wherever it is said that they are kept; where they are only named, they are hours of nobody.
 */
import type { Token, Tokens } from './tokens.ts'

interface Slot {
  name: string
  times: (Token & { kind: 'times' })[]
}

const NAMED =
  /(?:^|[\n;,。(])((?:第?[A-Za-z甲乙丙丁一二三四]|早|中|晚|夏|冬|长|短)?(?:类|档|种|号)?(?:时段|时间段|班次|时间表|作息|时制|班|档)[A-Za-z甲乙丙丁一二三四]?)(?:为|:)(?=\d|[上下早晚中])/g
const KEPT = '(?:一律|均|都|仍)?(?:执行|按照|按|实行|采用|适用|遵照)'
const MOST_SLOTS = 20
const MOST_CALLS = 400

/** The notice with such names replaced by what they stand for; the same notice if it has none. */
export function withNamedHours(doc: Tokens): Tokens {
  const slots = slotsOf(doc)
  if (slots.length === 0) return doc
  const calls = callsOf(doc.prose.text, slots)
  const used = slots.filter((s) => calls.some((c) => c.slot === s))
  if (used.length === 0) return doc
  for (const { times } of used)
    for (const t of times) t.fate = { kind: 'decoy', why: 'hours under a name' }
  const tokens: Token[] = []
  let next = 0
  const lines = doc.lines.map((line) => {
    const first = tokens.length
    for (const t of doc.tokens.slice(line.first, line.last)) {
      while (next < calls.length && calls[next]!.to <= t.from) next++
      let end = next
      while (end < calls.length && calls[end]!.from < t.to) end++
      for (const piece of replaced(t, calls.slice(next, end))) tokens.push(piece)
    }
    return { ...line, first, last: tokens.length }
  })
  return { ...doc, tokens, lines }
}

function slotsOf({ prose, tokens }: Tokens): Slot[] {
  const out: Slot[] = []
  let looked = 0
  for (const m of prose.text.matchAll(NAMED)) {
    if (looked++ === MOST_SLOTS) break
    const from = m.index + m[0].length
    const stop = /[\n;。]/.exec(prose.text.slice(from, from + 80))
    const to = from + (stop?.index ?? 80)
    const times = tokens.flatMap((t) =>
      t.kind === 'times' && t.times.end !== null && t.from >= from && t.to <= to ? [t] : [],
    )
    if (times.length > 0 && !out.some((s) => s.name === m[1])) out.push({ name: m[1]!, times })
  }
  return out
}

interface Call {
  from: number
  to: number
  slot: Slot
}

function callsOf(text: string, slots: readonly Slot[]): Call[] {
  const names = [...slots].sort((a, b) => b.name.length - a.name.length)
  const re = new RegExp(`${KEPT}(${names.map((s) => s.name).join('|')})(?:开放|开馆|执行)?`, 'g')
  const out: Call[] = []
  for (const m of text.matchAll(re)) {
    if (out.length === MOST_CALLS) break
    const slot = slots.find((s) => s.name === m[1])!
    out.push({ from: m.index, to: m.index + m[0].length, slot })
  }
  return out
}

/** What is left of a token beside the calls it meets, and the hours they stand for. */
function replaced(t: Token, calls: readonly Call[]): Token[] {
  if (calls.length === 0) return [t]
  const out: Token[] = []
  let at = t.from
  for (const c of calls) {
    if (t.kind === 'raw' && c.from > at) out.push({ ...t, from: at, to: c.from })
    if (c.from >= t.from)
      for (const { times } of c.slot.times)
        out.push({ kind: 'times', times, named: true, from: c.from, to: c.to, fate: null })
    at = c.to
  }
  if (t.kind === 'raw' && at < t.to) out.push({ ...t, from: at })
  return out
}
