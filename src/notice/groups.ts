/**
 * Venues listed under a heading that says what doors do on which days: “10月1日至3日闭馆、4日至8日开放的场馆”, then a
 * line for each venue, with its hours or without. A group with a line that says more is left to the reader of
 * prose.
 */
import { signOf } from './header.ts'
import { wordsIn } from './layout.ts'
import { isWithin } from './places.ts'
import type { Registry } from './places.ts'
import { emptySegment } from './segments.ts'
import type { Segment } from './segments.ts'
import { FACILITY } from './stacked/cells.ts'
import { bound, placeIds } from './tables/cells.ts'
import { statement } from './tables/statement.ts'
import { outsideBrackets } from './tokens.ts'
import type { Token, Tokens } from './tokens.ts'
import type { StateWord } from './words.ts'
import type { Resolver } from './year.ts'
import type { Days } from './year/days.ts'

/** What was read from such groups, and the lines they take up. */
export interface Groups {
  lines: Set<number>
  segments: Segment[]
}

interface GroupInput {
  registry: Registry
  resolver: Resolver
  main: string[] | null
}

/** What a heading says: doors' state on each of its spans of days. */
interface Heading {
  told: { days: Days; state: StateWord; tokens: Token[] }[]
}

const LONGEST_HEADING = 60
const LONGEST_ITEM = 200
const MOST_ITEMS = 200

const LISTED =
  /(?:的)?(?:各)?(?:文化|公共|文博|体育)?(?:场馆|(?<![闭开休停入进到来出离])馆|单位|馆舍|部室|区域|场所|场地|展厅|展室|功能(?:厅室|室|厅|区|用房)|活动室|场室|厅室|馆室|教室|阅览室|部门|窗口|分馆|校区|公园|景区|景点)(?:有|包括|名单|一览|如下|为)?[:\])]*$/

/** Reads every group of the notice; `blocked` lines belong to none. */
export function readGroups(doc: Tokens, blocked: ReadonlySet<number>, input: GroupInput): Groups {
  const out: Groups = { lines: new Set(), segments: [] }
  for (let n = 0; n < doc.lines.length; n++) {
    if (blocked.has(n) || !mayHead(doc, n)) continue
    const items = itemsBelow(doc, n, blocked)
    if (items.length === 0) continue
    const heading = headingAt(doc, n, input.resolver)
    if (!heading) continue
    const said = readItems(doc, items, heading, input)
    if (!said) continue
    for (const s of said) out.segments.push(s)
    for (let k = n; k <= items.at(-1)!; k++) out.lines.add(k)
    n = items.at(-1)!
  }
  return out
}

function tokensOf(doc: Tokens, n: number): Token[] {
  return doc.tokens.slice(doc.lines[n]!.first, doc.lines[n]!.last)
}

/** Dates, a state for each, and the word for what is listed below; no name and no hour. */
function mayHead(doc: Tokens, n: number): boolean {
  const line = doc.lines[n]!
  if (line.to - line.from > LONGEST_HEADING) return false
  const tokens = tokensOf(doc, n)
  const has = (kind: Token['kind']) => tokens.some((t) => t.kind === kind)
  return (
    has('when') &&
    tokens.some((t) => stateOf(t) !== null) &&
    !has('place') &&
    !has('times') &&
    !tokens.some((t) => t.kind === 'mark' && t.mark === '.') &&
    (LISTED.test(doc.prose.text.slice(line.from, line.to)) || endsInLabel(tokens))
  )
}

/** “4日至7日各天均开放:”, where the lines below are rooms. */
function endsInLabel(tokens: readonly Token[]): boolean {
  const [label, colon] = tokens.slice(-2)
  return (
    label?.kind === 'label' &&
    label.label === 'rooms' &&
    colon?.kind === 'mark' &&
    colon.mark === ':'
  )
}

/** 闭馆 and 开放, though 场馆 follows them and makes them the name of a list. */
function stateOf(t: Token): StateWord | null {
  if (t.kind === 'state') return t.weak ? null : t.state
  if (t.kind !== 'label') return null
  return t.label === 'closed-rooms' ? 'closed' : t.label === 'rooms' ? 'open' : null
}

function headingAt(doc: Tokens, n: number, resolver: Resolver): Heading | null {
  const told: Heading['told'] = []
  let waiting: { days: Days; tokens: Token[] } | null = null
  for (const t of tokensOf(doc, n)) {
    if (t.kind === 'when') {
      if (t.fate !== null) return null
      const days = resolver.resolve(t.when)
      if (!days) return null
      if (days.spans.length === 0) continue
      if (waiting) return null
      waiting = { days, tokens: [t] }
      continue
    }
    const state = stateOf(t)
    if (state === null) continue
    if (!waiting) return null
    told.push({ ...waiting, state, tokens: [...waiting.tokens, t] })
    waiting = null
  }
  return told.length > 0 && !waiting ? { told } : null
}

/** The lines below a heading that begin with a venue. */
function itemsBelow(doc: Tokens, head: number, blocked: ReadonlySet<number>): number[] {
  const out: number[] = []
  const family = doc.lines[head]!.marker?.family ?? null
  for (let n = head + 1; n < doc.lines.length && out.length < MOST_ITEMS; n++) {
    const line = doc.lines[n]!
    if (line.last === line.first) continue
    const own = line.marker?.family ?? null
    if (blocked.has(n) || (own !== null && own === family)) break
    const first = doc.tokens[line.first]!
    const word = doc.prose.text.slice(first.from, first.to)
    if (first.kind !== 'place' && !(first.kind === 'raw' && FACILITY.test(word))) break
    out.push(n)
  }
  return out
}

/** The statements of all items; null if one of them says more than names and hours. */
function readItems(
  doc: Tokens,
  items: readonly number[],
  { told }: Heading,
  { registry, main }: GroupInput,
): Segment[] | null {
  const out: Segment[] = []
  let above = null as Segment | null
  for (const n of items) {
    const tokens = tokensOf(doc, n)
    const line = doc.lines[n]!
    if (line.to - line.from > LONGEST_ITEM) return null
    const at = tokens.findIndex((t) => t.kind === 'times')
    const names = namesIn(doc, at < 0 ? tokens : tokens.slice(0, at))
    if (!names) return null
    let said = null as Segment | null
    if (at >= 0) {
      if (tokens.some(saysMore)) return null
      said = statement(tokens, { doc, line: n, label: undefined })?.segment ?? null
      if (!said || said.windows.length === 0) return null
      for (const t of tokens) if (t.kind === 'times' && !said.tokens.includes(t)) return null
    } else if (names.ditto) {
      if (!above) return null
      said = { ...above, implied: true, doubts: [...above.doubts], tokens: [] }
    } else if (tokens.some(saysMore)) return null
    if (said && !told.some((x) => x.state !== 'closed')) return null
    above = said
    for (const { days, state, tokens: words } of told)
      for (const name of names.items) {
        const open = state !== 'closed' && said !== null
        const s: Segment = open
          ? { ...said!, tokens: [...said!.tokens], doubts: [...said!.doubts] }
          : { ...emptySegment(n, 0, 0, 0), state }
        s.line = n
        s.days = { ...days }
        s.dated = true
        if (days.doubt) s.doubts.push(days.doubt)
        s.tokens.push(...name.tokens, ...words)
        const ids = placeIds(name.tokens, main, { registry, text: doc.prose.text })
        if (ids.length > 0) {
          s.places = ids.filter((id) => !ids.some((o) => o !== id && isWithin(registry, o, id)))
          s.named = true
        } else {
          const [from, to] = [name.tokens[0]!.from, name.tokens.at(-1)!.to]
          s.unknown = { name: doc.prose.text.slice(from, to), from, to }
        }
        s.rule = 'listed-under-heading'
        bound(s, doc, n)
        out.push(s)
      }
  }
  return out
}

const saysMore = (t: Token): boolean =>
  t.kind === 'when' ||
  t.kind === 'ref' ||
  (t.kind === 'state' && !t.weak) ||
  (t.kind === 'cue' && !['last', 'free', 'low-fee', 'paid'].includes(t.cue))

/** Names parted by 、; what stands in brackets explains them. Null if there is more than names. */
function namesIn(
  doc: Tokens,
  tokens: readonly Token[],
): { items: { tokens: Token[] }[]; ditto: boolean } | null {
  const plain = outsideBrackets(tokens).filter(
    (t) => !(t.kind === 'mark' && ['.', ';', ':', '(', '['].includes(t.mark)),
  )
  const items: { tokens: Token[] }[] = []
  let ditto = false
  let fresh = true
  for (const t of plain) {
    const word = doc.prose.text.slice(t.from, t.to)
    if (signOf(word) === 'ditto') ditto = true
    else if (t.kind === 'mark' && (t.mark === '、' || t.mark === ',')) fresh = true
    else if (t.kind === 'place' || (t.kind === 'raw' && FACILITY.test(word))) {
      if (fresh || t.kind === 'place') items.push({ tokens: [t] })
      else items.at(-1)!.tokens.push(t)
      fresh = false
    } else if (t.kind === 'raw' && /^(?:和|及|与|以及|每天|每日)$/.test(word)) fresh = true
    else if (t.kind === 'when' || t.kind === 'label' || t.kind === 'quantity') continue
    else if (t.kind !== 'cue') return null
  }
  return items.length > 0 && wordsIn(doc, items[0]!.tokens) !== '' ? { items, ditto } : null
}
