/**
 * Brackets behind one name of a list: “甲室、乙室(仅10月1日开放)、丙室”. What such a bracket says is of that name alone,
 * so it is taken out of the list before the list is read, and told of the name when all else is known.
 */
import type { FactInput } from './facts.ts'
import { emptySegment, hasHours } from './segments.ts'
import type { Segment } from './segments.ts'
import { daysWithin, overlaps, subtract } from './spans.ts'
import { closingOf, isCue, isMark, outsideBrackets } from './tokens.ts'
import type { Token, Tokens } from './tokens.ts'
import { emptyDays } from './year/days.ts'
import type { Resolver } from './year.ts'
import type { Days } from './year/days.ts'

/** What a bracket says of the name before it. */
export interface Aside {
  name: Token & { kind: 'place' }
  says: 'only' | 'closed' | 'except'
  /** All that stands between the brackets. */
  tokens: Token[]
  line: number
}

const MOST_ASIDES = 200

/** The notice without such brackets; `tokens` and `lines` are new ones. */
export function takeAsides(doc: Tokens): { doc: Tokens; asides: Aside[] } {
  const asides: Aside[] = []
  const tokens: Token[] = []
  let at = 0
  const lines = doc.lines.map((line, n) => {
    for (; at < line.first; at++) tokens.push(doc.tokens[at]!)
    at = Math.max(at, line.last)
    const first = tokens.length
    const all = doc.tokens.slice(line.first, line.last)
    for (let k = 0; k < all.length; k++) {
      const t = all[k]!
      const close = isMark(t, '(') && asides.length < MOST_ASIDES ? closingOf(all, k) : -1
      const name = all[k - 1]
      const inner = close > 0 ? all.slice(k + 1, close) : []
      const says = close > 0 && name?.kind === 'place' ? saysOf(doc, inner) : null
      if (says !== null && name?.kind === 'place' && isListed(doc, all, k, close)) {
        asides.push({ name, says, tokens: inner, line: n })
        k = close
      } else tokens.push(t)
    }
    return { ...line, first, last: tokens.length }
  })
  tokens.push(...doc.tokens.slice(at))
  return asides.length > 0 ? { doc: { ...doc, tokens, lines }, asides } : { doc, asides }
}

const LONGEST = 12

/** Days, and that doors are open or closed on them; null where more is said, or less. */
function saysOf(doc: Tokens, inner: readonly Token[]): Aside['says'] | null {
  const { text } = doc.prose
  if (inner.length === 0 || inner.length > LONGEST) return null
  const whens = inner.filter((t) => t.kind === 'when')
  if (whens.length === 0 || whens.some((t) => t.fate !== null || !isDated(t))) return null
  const states = inner.flatMap((t) => (t.kind === 'state' ? [t] : []))
  const excepts = inner.some((t) => isCue(t, 'except', 'excepted'))
  const words = inner.filter((t) => t.kind === 'raw').map((t) => text.slice(t.from, t.to))
  const plain = inner.every(
    (t) =>
      ['when', 'state', 'raw'].includes(t.kind) ||
      isCue(t, 'except', 'except-end', 'excepted', 'event') ||
      isMark(t, '、', ','),
  )
  if (!plain || states.length > 1) return null
  const [state] = states
  if (excepts) return states.length === 0 && words.length === 0 ? 'except' : null
  if (state?.state === 'closed')
    return state.weak || words.some((w) => /[起后]/.test(w)) ? null : 'closed'
  const only = words.every((w) => /^(?:仅|只|限|仅限|只在|仅在|于|在)$/.test(w))
  if (!only || inner.some((t) => isCue(t, 'event'))) return null
  return state === undefined || (state.state === 'open' && !state.resumes) ? 'only' : null
}

const isDated = (t: Token) =>
  t.kind === 'when' && t.when.items.every((i) => i.kind === 'day' || i.kind === 'range')

/** Does the list go on behind the bracket, or end there with its line? */
function isListed(doc: Tokens, all: readonly Token[], open: number, close: number): boolean {
  const { text } = doc.prose
  const next = all[close + 1]
  const beyond = all[close + 2]
  const joins = next?.kind === 'raw' && /^(?:和|及|与|以及)$/.test(text.slice(next.from, next.to))
  if (isMark(next, '、') || joins) return beyond?.kind === 'place' || beyond?.kind === 'raw'
  const ends = next === undefined || (isMark(next, '.', ';') && beyond === undefined)
  if (!ends || !isMark(all[open - 2], '、')) return false
  const colon = all.slice(0, open).findLastIndex((t) => isMark(t, ':'))
  const said = (t: Token) => t.kind === 'when' || t.kind === 'state' || t.kind === 'times'
  return !outsideBrackets(all.slice(colon + 1, open)).some(said)
}

/** Tells what the brackets say of their names, once the statements around them are complete. */
export function tellAsides({ reading, resolver, asides }: FactInput): void {
  for (const aside of asides) {
    const days = daysOf(aside, resolver)
    if (days && tell(reading.segments, aside, days)) continue
    for (const t of aside.tokens)
      t.fate = { kind: 'unread', why: 'what is said of one of several names was not understood' }
  }
}

function daysOf({ tokens }: Aside, resolver: Resolver): Days | null {
  let days = null as Days | null
  for (const t of tokens) {
    if (t.kind !== 'when') continue
    const d = resolver.resolve(t.when)
    if (!d || d.spans.length === 0) return null
    const before: Days['spans'] = days?.spans ?? []
    days = { ...d, spans: [...before, ...d.spans] }
  }
  return days
}

function tell(segments: Segment[], aside: Aside, days: Days): boolean {
  const { name, says } = aside
  const about = segments.filter((s) => {
    if (s.dead || s.unknown || s.unresolved || !s.places || !s.days) return false
    const near = s.days.spans.length === 0 || overlaps(s.days, days)
    return near && s.places.some((p) => name.ids.includes(p))
  })
  const opens = about.filter((s) => hasHours(s) || s.state === 'open' || s.state === 'regular')
  if (opens.length === 0 || about.some((s) => s.effect === 'remove')) return false
  const [place] = opens[0]!.places!.filter((p) => name.ids.includes(p))
  for (const s of opens) {
    const own: Segment = apart(s, place!)
    own.tokens.push(...aside.tokens)
    const bounded = s.days!.spans.length > 0
    if (says === 'only') {
      const rest = subtract(s.days!.spans, days.spans)
      own.days = { ...s.days!, spans: bounded ? within(days, s.days!) : days.spans }
      if (!bounded) own.days.weekly = null
      if (rest.length > 0 && s.effect === 'set')
        segments.push({ ...shut(own, { ...days, spans: rest }), implied: true })
    } else {
      if (bounded) own.exceptDays.push(days)
      if (s.effect === 'set') segments.push({ ...shut(own, days), implied: says === 'except' })
    }
    segments.push(own)
    s.places = s.places!.filter((p) => p !== place)
    if (s.places.length === 0) s.dead = true
  }
  return true
}

/** The days of the bracket that are days of the statement. */
function within(days: Days, around: Days): Days['spans'] {
  return days.spans.filter((span) => daysWithin({ ...emptyDays(), spans: [span] }, around))
}

/** The same statement of one of its places. */
const apart = (s: Segment, place: string): Segment => ({
  ...s,
  places: [place],
  named: true,
  exceptDays: [...s.exceptDays],
  doubts: [...s.doubts],
  tokens: [...s.tokens],
})

function shut(s: Segment, days: Days): Segment {
  return {
    ...emptySegment(s.line, s.sentence, s.block, s.node),
    places: [...s.places!],
    named: true,
    days,
    dated: true,
    state: 'closed',
    tokens: [...s.tokens],
    from: s.from,
    to: s.to,
    ownFrom: s.ownFrom,
    rule: 'bracket-of-one-name',
  }
}
