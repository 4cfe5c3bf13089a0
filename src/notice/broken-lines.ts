/**
 * Sentences that were broken into lines behind their semicolons: “甲室:4月4日9:00-12:00;⏎4月5日至6日闭馆。” Such lines become
 * one again, so that the next clause has the days and the name of the one before.
 */
import type { Registry } from './places.ts'
import { isMark } from './tokens.ts'
import type { Line, Token, Tokens } from './tokens.ts'

/** Joins the lines of such sentences; the lines that gave their words away are empty. */
export function joinBroken(doc: Tokens, registry: Registry): Tokens {
  let head: Line | null = null
  for (const line of doc.lines) {
    if (line.last === line.first && !line.marker) continue
    if (!head || !goesOn(doc, head, line, registry)) {
      head = line
      continue
    }
    const { to, last } = line
    Object.assign(head, { to, last })
    Object.assign(line, { from: to, to, first: last, last })
  }
  return doc
}

/** Tokens of a line that is not made longer. */
const LONGEST = 300

/** Does the sentence of the line above go on in this one? */
function goesOn(doc: Tokens, above: Line, line: Line, registry: Registry): boolean {
  if (line.marker || line.last - above.first > LONGEST) return false
  const before = doc.tokens.slice(above.first, above.last)
  const tokens = doc.tokens.slice(line.first, line.last)
  if (isLead(doc, line)) return tellsDays(before)
  if (!isMark(before.at(-1), ';') || !says(before) || !says(tokens) || isItem(tokens)) return false
  // “甲馆1日闭馆;⏎乙馆9:00-17:00”: houses, each in a line of its own.
  const [name, other] = [tokens, before].map((x) => x.find((t) => !isMark(t, '[', '"')))
  const isHouse = (t: Token | undefined) =>
    t?.kind === 'place' && t.ids.every((id) => registry.roots.includes(id))
  if (isHouse(name) && isHouse(other)) return false
  // “4日至5日甲室、乙室开放;⏎6日至7日正常开放”: lines of days, of which one names rooms, are items of a list.
  const listed = before[0]!.kind === 'when' && tokens[0]!.kind === 'when' && !above.marker
  return !(listed && before.some((t) => t.kind === 'place'))
}

/** Does its last sentence say on which days doors are open? */
function tellsDays(tokens: readonly Token[]): boolean {
  const stop = tokens.slice(0, -1).findLastIndex((t) => isMark(t, '.'))
  const said = tokens.slice(stop + 1)
  return (
    isMark(tokens.at(-1), '.') &&
    said.some((t) => t.kind === 'state') &&
    said.some((t) => t.kind === 'when' && t.when.items.some((i) => DAYS.has(i.kind)))
  )
}

const DAYS = new Set<string>(['day', 'range', 'festival', 'period'])

/** “…对各场馆免费开放。⏎具体安排如下:”: words that only lead over to what follows. */
function isLead(doc: Tokens, { from, to, first, last }: Line): boolean {
  const plain = (t: Token) => t.kind !== 'when' && t.kind !== 'times' && t.kind !== 'place'
  const short = to - from <= LONGEST_LEAD && doc.tokens.slice(first, last).every(plain)
  return short && /^[一-龥]{0,14}如下:$/.test(doc.prose.text.slice(from, to))
}

const LONGEST_LEAD = 18

/** Does it say what doors do? */
const says = (tokens: readonly Token[]) =>
  tokens.some((t) => t.kind === 'state' || t.kind === 'times')

/** “甲室:9:00-17:00;”: a name and a colon. */
function isItem(tokens: readonly Token[]): boolean {
  const colon = tokens.findIndex((t) => isMark(t, ':'))
  return (
    tokens[0]?.kind === 'place' && !tokens.slice(0, Math.max(colon, 0)).some(isSaid) && colon > 0
  )
}

const isSaid = (t: Token) => t.kind === 'when' || t.kind === 'state' || t.kind === 'times'
