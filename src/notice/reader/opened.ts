/** “9:00-12:00(仅开放甲室、乙室)”: the rooms that are open in the hours before the bracket. */
import { isWithin } from '../places.ts'
import { hasHours, isPredicate } from '../segments.ts'
import type { Segment } from '../segments.ts'
import { lengthOf } from '../spans.ts'
import { isCue, isMark } from '../tokens.ts'
import type { Token } from '../tokens.ts'
import type { Reader } from './reader.ts'
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
  const out: Segment[] = []
  let length = 0
  for (const x of [s, ...r.segments.slice(-8).toReversed()]) {
    if (!x.days || x.dead || !hasHours(x) || x.effect !== 'set') break
    length += lengthOf(x.days.spans)
    out.push(x)
    if (length >= word.value) break
  }
  return length === word.value ? out : null
}
