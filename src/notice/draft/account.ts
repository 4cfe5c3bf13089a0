/** After reading: every date and clock time has its fate, and every name on file is told or asked. */
import type { RawFact } from '../facts.ts'
import { lineOf } from '../places.ts'
import type { Registry } from '../places.ts'
import type { Reader } from '../reader/reader.ts'
import type { Segment } from '../segments.ts'
import { restOf } from '../tables.ts'
import { isCue, isTimely } from '../tokens.ts'
import type { Token, Tokens } from '../tokens.ts'

/** “10月1日至7日9:00-17:00开放,其中10月1日只开上午”: behind all that was read, and words about doors follow the date. */
function saysMore({ prose: { text } }: Tokens, facts: readonly RawFact[], t: Token): boolean {
  if (facts.some((f) => f.segment.from > t.from)) return false
  return ABOUT_DOORS.test(/^[^,。;:()\n]*/.exec(text.slice(t.to, t.to + 24))![0])
}

const ABOUT_DOORS =
  /(?:只|仅)(?:开|对外)|半[天日]|开放(?!区域|范围|部|窗口|场|馆|楼|展|的|安排|时间|情况|通知|公告)|开馆(?!安排|时间|情况)|闭|关门|关闭|停|休|延[时长]|提前|推迟|缩短|调整|营业|接待/

/** Gives every date and clock time its fate: in a fact, opening no door, or unread with the reason. */
export function account({
  doc,
  reading,
  facts,
  tables,
  registry,
}: {
  doc: Tokens
  reading: Reader
  facts: readonly RawFact[]
  tables: Set<number>
  registry: Registry
}): void {
  const spoken = new Set(facts.map((f) => f.segment))
  for (const s of reading.segments) {
    if (s.dead) continue
    const said = spoken.has(s)
    for (const t of s.tokens) {
      if (!isTimely(t)) continue
      if (said)
        t.fate =
          t.fate?.kind === 'decoy' && t.fate.why === 'refined below' ? t.fate : { kind: 'fact' }
      else t.fate ??= { kind: 'unread', why: whyNot(s) }
    }
  }
  for (const s of reading.segments)
    if (s.dead)
      for (const t of s.tokens) if (isTimely(t)) t.fate ??= { kind: 'decoy', why: 'refined below' }
  const known = facts.flatMap((f) => (f.days.spans.length > 0 ? [f.days] : []))
  const covered = new Map<string, Set<number>>()
  for (const f of facts.slice(0, 3000)) {
    const root = lineOf(registry, f.place).at(-1) ?? f.place
    const days = covered.get(root) ?? new Set<number>()
    covered.set(root, days)
    for (const [a, b] of f.days.spans.slice(0, 50))
      for (let day = a; day <= Math.min(b ?? a, a + 400); day++) days.add(day)
  }
  for (const l of reading.loose) {
    // Dates of a sentence whose hours came later belong to those facts, if they are of the same house.
    const roots = [...new Set((l.places ?? []).map((p) => lineOf(registry, p).at(-1)!))]
    const sets =
      l.places === null && l.days.period
        ? [...covered.values()]
        : roots.flatMap((r) => covered.get(r) ?? [])
    const refined =
      l.days.spans.length > 0 &&
      l.days.spans.every(
        ([a, b]) => b !== null && b - a < 400 && sets.some((days) => all(a, b, (d) => days.has(d))),
      )
    for (const t of l.tokens)
      if (isTimely(t))
        t.fate ??=
          refined && !saysMore(doc, facts, t)
            ? { kind: 'decoy', why: 'refined below' }
            : { kind: 'unread', why: 'a date with no opening hours or state' }
  }
  for (const h of reading.hanging)
    for (const t of h.tokens) if (isTimely(t)) t.fate ??= { kind: 'unread', why: h.why }
  for (const t of restOf(doc, tables))
    t.fate ??= isDaily(t)
      ? { kind: 'decoy', why: 'every day' }
      : { kind: 'unread', why: 'a table cell that was not understood' }
  for (const t of doc.tokens) {
    if (!isTimely(t) || t.fate) continue
    if (isDaily(t)) t.fate = { kind: 'decoy', why: 'every day' }
    else if (
      t.kind === 'when' &&
      t.when.items.every((i) => i.kind === 'festival' && i.span === 'name')
    )
      t.fate = { kind: 'decoy', why: 'name of the festival' }
    else if (
      t.kind === 'when' &&
      t.when.items.every((i) => i.kind === 'festival' || i.kind === 'period') &&
      known.length > 0
    )
      t.fate = { kind: 'decoy', why: 'span of the notice' }
    else
      t.fate = {
        kind: 'unread',
        why:
          t.kind === 'when'
            ? 'a date with no opening hours or state'
            : 'a clock time that says neither opening nor closing',
      }
  }
}

const isDaily = (t: Token) => t.kind === 'when' && t.when.items.every((i) => i.kind === 'daily')

/** A date that a fact rests on and that stands outside of its words, “甲室(仅4月29日、30日)”, is among them. */
export function coverDates(facts: readonly RawFact[]): void {
  const spans = facts.map(({ from, to }) => [from, to] as [number, number])
  spans.sort(([a], [b]) => a - b)
  const merged: [number, number][] = []
  for (const [from, to] of spans) {
    const last = merged.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else merged.push([from, to])
  }
  const within = ({ from, to }: Token) => {
    let [low, high] = [0, merged.length]
    while (low < high) {
      const mid = (low + high) >> 1
      if (merged[mid]![0] <= from) low = mid + 1
      else high = mid
    }
    return low > 0 && to <= merged[low - 1]![1]
  }
  for (const f of facts)
    for (const t of f.segment.tokens) {
      if (!isTimely(t) || t.fate?.kind !== 'fact' || within(t)) continue
      if (t.from >= f.to + BESIDE || t.to + BESIDE <= f.from) continue
      f.from = Math.min(f.from, t.from)
      f.to = Math.max(f.to, t.to)
    }
}

/** Words so far from a fact are not made its own. */
const BESIDE = 200

function all(a: number, b: number, test: (d: number) => boolean): boolean {
  for (let d = a; d <= b; d++) if (!test(d)) return false
  return true
}

/** Why a statement is no fact. */
export function whyNot(s: Segment): string {
  if (s.withheld) return s.withheld
  if (s.others && !s.places) return 'said of others than those named, of which none is on file'
  if (s.otherDays && !s.days) return 'which other days are meant is not said'
  if (s.unresolved) return 'the days meant could not be resolved'
  if (s.unknown) return `said of a place that the registry does not hold: ${s.unknown.name}`
  if (!s.places) return 'which place is meant is not said'
  return 'which days are meant is not known'
}

/** Why the name of a place is unread. */
export const NOTHING_READ = 'named here, and nothing was read of it'

/** Tokens of one sentence that are looked at for the event it is about. */
const MOST_BESIDE = 60

/**
 * A place of the registry that the notice names, no event being told, and of which nothing was read; in the first line only
 * if its title stood above it and was taken out.
 */
export function missNames({
  doc,
  facts,
  registry,
  signature,
  titled,
}: {
  doc: Tokens
  facts: readonly RawFact[]
  registry: Registry
  signature: ReadonlySet<number>
  titled: boolean
}): void {
  if (facts.length === 0) return
  const told = new Set(facts.flatMap((f) => lineOf(registry, f.place)))
  for (const [n, { first, last }] of doc.lines.entries()) {
    if ((n === 0 && !titled) || signature.has(n)) continue
    for (let k = first; k < last; k++) {
      const t = doc.tokens[k]!
      if (t.kind !== 'place' || t.fate !== null || t.ids.some((id) => told.has(id))) continue
      const { from, to } = clauseOf(doc, Math.max(first, k - MOST_BESIDE), last, k)
      const beside = doc.tokens.slice(
        Math.max(first, k - MOST_BESIDE),
        Math.min(last, k + MOST_BESIDE),
      )
      const event = beside.some((x) => isCue(x, 'event', 'service') && x.from >= from && x.to <= to)
      if (!event) t.fate = { kind: 'unread', why: NOTHING_READ }
      for (const id of t.ids) told.add(id)
    }
  }
}

/** The words around a token, from one full stop or semicolon to the next, 20 tokens at most to each side. */
export function clauseOf(
  doc: Tokens,
  first: number,
  last: number,
  k: number,
): { from: number; to: number } {
  const stops = (t: Token) => t.kind === 'mark' && (t.mark === '.' || t.mark === ';')
  let a = k
  let b = k
  while (a > first && a > k - 20 && !stops(doc.tokens[a - 1]!)) a--
  while (b + 1 < last && b < k + 20 && !stops(doc.tokens[b + 1]!)) b++
  return { from: doc.tokens[a]!.from, to: doc.tokens[b]!.to }
}
