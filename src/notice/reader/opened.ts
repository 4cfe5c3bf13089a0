/** “9:00-12:00(仅开放甲室、乙室)”: the rooms that are open in the hours before the bracket. */
import { isWithin } from '../places.ts'
import { hasHours, isPredicate } from '../segments.ts'
import type { Segment } from '../segments.ts'
import { lengthOf } from '../spans.ts'
import { isCue, isMark } from '../tokens.ts'
import type { Token } from '../tokens.ts'
import type { Reader } from './reader.ts'
import { flush } from './settle.ts'
import { placesIn } from './subjects.ts'

const JOINS = /^(?:仅|只|限|仅限|只有|仅有|和|及|与|以及|均|等|分别为|为|是|对外|向公众)+$/

/** Reads such a bracket as a list of the rooms that are open; true if it is one. */
export function opensRooms(
  r: Reader,
  tokens: readonly Token[],
  open: number,
  close: number,
): boolean {
  const s = r.cur
  if (!s || !isPredicate(s) || s.effect !== 'set' || s.rooms || s.unknown) return false
  const { text } = r.doc.prose
  const inner = tokens.slice(open + 1, close)
  const names = inner.filter((t) => t.kind === 'place')
  const verbs = inner.filter((t) => t.kind === 'state')
  const before = tokens[open - 1]
  // “部分开放(甲室、乙室)”
  const partly = before?.kind === 'state' && /^部分/.test(text.slice(before.from, before.to))
  const opens = verbs.length === 1 && verbs[0]!.kind === 'state' && verbs[0]!.state === 'open'
  if (names.length === 0 || !(opens || (partly && verbs.length === 0))) return false
  if (!hasHours(s)) return false
  const plain = inner.every(
    (t) =>
      t.kind === 'place' ||
      t.kind === 'state' ||
      isMark(t, '、') ||
      isCue(t, 'those-days') ||
      (t.kind === 'raw' && JOINS.test(text.slice(t.from, t.to))),
  )
  if (!plain) return false
  const places = placesIn(r, names)
  const house = s.places ?? r.subject ?? []
  if (!places.every((p) => house.some((h) => h !== p && isWithin(r.registry, p, h)))) return false
  const told = daysMeant(r, s, inner)
  if (!told) return false
  const [from, to] = [inner[0]!.from, inner.at(-1)!.to]
  for (const of of told)
    r.roomLists.push({ places, closed: false, all: false, node: r.node, line: r.n, from, to, of })
  for (const t of inner) {
    r.used.add(t)
    t.fate ??= { kind: 'fact' }
  }
  s.tokens.push(...verbs)
  s.to = Math.max(s.to, to)
  return true
}

/** “2月9日9:00-11:30,2月10日至11日10:00-15:30(以上三天只开放甲室)”: so many days of those told, this one the last. */
function daysMeant(r: Reader, s: Segment, inner: readonly Token[]): Segment[] | null {
  const word = inner.find((t) => isCue(t, 'those-days'))
  if (word?.kind !== 'cue' || word.value === null) return [s]
  return lastOpenings([s, ...r.segments.slice(-8).toReversed()], word.value)
}

/** The statements, the last one first, whose days are just so many; null if they do not come out even. */
function lastOpenings(told: readonly Segment[], count: number): Segment[] | null {
  const out: Segment[] = []
  let length = 0
  for (const x of told) {
    if (!x.days || x.dead || x.effect !== 'set' || x.days.weekly !== null) break
    if (!hasHours(x) && x.state !== 'regular') break
    length += lengthOf(x.days.spans)
    out.push(x)
    if (length >= count) break
  }
  return length === count ? out : null
}

const ONLY_ROOMS =
  /^,?(?:均|都|我馆|本馆)?(?:只|仅)(?:对外|面向公众|向公众|向读者)?(?:开放|开)(?:的)?(?:以下|下列|下述)?/

/**
 * “5日至7日9:30-15:30;8日至10日正常开放。以上六天只开放下列部室:⏎甲室、乙室”: the rooms, named here or in the next line, that
 * alone keep what was told of just so many days. True if the word at `k` begins such a sentence.
 */
export function roomsOfThoseDays(r: Reader, tokens: readonly Token[], k: number): boolean {
  const t = tokens[k]!
  const { text } = r.doc.prose
  if (t.kind !== 'cue' || t.value === null || !ONLY_ROOMS.test(text.slice(t.to, t.to + 20)))
    return false
  if (r.cur && !isPredicate(r.cur)) return false
  const stop = tokens.findIndex((x, j) => j > k && isMark(x, '.', ';', ','))
  const rest = tokens.slice(k + 1, stop < 0 ? tokens.length : stop)
  const plain = rest.every(
    (x) =>
      x.kind === 'place' ||
      x.kind === 'raw' ||
      (x.kind === 'state' && x.state === 'open') ||
      (x.kind === 'ref' && x.ref === 'below') ||
      isMark(x, '、', ':') ||
      isCue(x, 'only', 'lead'),
  )
  const names = rest.filter((x) => x.kind === 'place')
  if (!plain || (names.length === 0 && !isMark(rest.at(-1), ':'))) return false
  const last = r.cur ? [r.cur] : []
  const told = lastOpenings([...last, ...r.segments.slice(-8).toReversed()], t.value)
  if (!told) return false
  const places = placesIn(r, names)
  const isRoom = (p: string) =>
    told.every((s) => (s.places ?? r.subject)?.some((h) => h !== p && isWithin(r.registry, p, h)))
  if (!places.every(isRoom)) return false
  if (r.cur) flush(r)
  const [from, to] = [t.from, rest.at(-1)!.to]
  if (names.length === 0) r.labelRooms = { closed: false, node: r.node, line: r.n, of: told }
  else
    for (const of of told)
      r.roomLists.push({ places, closed: false, all: false, node: r.node, line: r.n, from, to, of })
  for (const x of [t, ...rest]) {
    r.used.add(x)
    x.fate ??= { kind: 'fact' }
  }
  told[0]!.tokens.push(t, ...rest.filter((x) => x.kind === 'state'))
  told[0]!.to = Math.max(told[0]!.to, to)
  return true
}
