/** Places that the registry does not hold, with what was read of them. */
import { factsOf } from '../facts.ts'
import { endAt, wordsOf } from '../normalise.ts'
import type { Prose } from '../normalise.ts'
import type { PlaceEntry, Registry } from '../places.ts'
import type { Reader } from '../reader/reader.ts'
import type { Tokens } from '../tokens.ts'
import { factOf } from './fact.ts'
import type { DraftFact, NewPlace } from './types.ts'

/** A name that only a list of the notice holds, with what was read of it. */
export function listedPlace(
  entry: PlaceEntry,
  doc: Tokens,
  prose: Prose,
  facts: readonly DraftFact[],
): NewPlace[] {
  const at = doc.tokens.find((t) => t.kind === 'place' && t.ids.includes(entry.id))
  if (!at) return []
  return [
    {
      id: entry.id,
      name: wordsOf(prose, at.from, at.to),
      partOf: entry.partOf,
      kind: 'other',
      start: prose.at[at.from]!,
      end: endAt(prose, at.to),
      facts: facts.filter((f) => f.place === entry.id),
    },
  ]
}

/** “这些博物馆除夕闭馆” over a list, “关闭部分展厅”: no name, and its words stay unread. */
const POINTS = /^(?:这|那|哪|某|另[一外]|部分|个别|少数|一些|若干|局部|相关|有关)/

/** Names in subject position that the registry does not hold, proposed as places. */
export function newPlacesOf(
  reading: Reader,
  prose: Prose,
  registry: Registry,
  invented: { facts: DraftFact[]; id: string; entry: PlaceEntry } | null,
): NewPlace[] {
  const out = new Map<string, NewPlace>()
  if (invented)
    out.set(invented.entry.name, {
      id: invented.id,
      name: invented.entry.name,
      partOf: null,
      kind: invented.entry.kind,
      start: 0,
      end: 0,
      facts: invented.facts,
    })
  for (const u of reading.unknown.slice(0, 500)) {
    if (out.has(u.name) || POINTS.test(u.name)) continue
    const said = reading.segments.filter((s) => s.unknown?.name === u.name && !s.dead && s.days)
    const id = `new-${out.size + 1}`
    const facts = factsOf(
      { ...reading, segments: said.map((s) => ({ ...s, unknown: null, places: [id] })) },
      [],
      registry,
    ).map((f) => factOf(f, prose))
    out.set(u.name, {
      id,
      name: wordsOf(prose, u.from, u.to),
      partOf: registry.roots.length === 1 ? registry.roots[0]! : null,
      kind: 'other',
      start: prose.at[u.from]!,
      end: endAt(prose, u.to),
      facts,
    })
  }
  return [...out.values()]
}
