/** What opens no door, by its name, and what a person must decide. */
import type { WhenText } from '../dates.ts'
import type { RawFact } from '../facts.ts'
import { endAt } from '../normalise.ts'
import type { Prose } from '../normalise.ts'
import { isTimely } from '../tokens.ts'
import type { Token, Tokens } from '../tokens.ts'
import type { YearEvidence } from '../year/evidence.ts'
import type { Decoy, Finding } from './types.ts'

/** What opens no door: figures, desks, events and the like, each by its name. */
export function decoysOf(doc: Tokens, prose: Prose, facts: readonly RawFact[]): Decoy[] {
  const out: Decoy[] = []
  // How many facts cover each character, from where they begin and end.
  const edges = new Int32Array(prose.text.length + 2)
  for (const f of facts) {
    edges[f.from]!++
    edges[f.to]!--
  }
  const covered = new Uint8Array(prose.text.length + 1)
  for (let i = 0, open = 0; i < covered.length; i++) {
    open += edges[i]!
    covered[i] = open > 0 ? 1 : 0
  }
  for (const t of doc.tokens) {
    // A date that a fact took over from afar lies outside its words, and is named for that.
    const afar = isTimely(t) && t.fate?.kind === 'fact' && covered[t.from] === 0
    const kind =
      t.kind === 'decoy'
        ? t.why
        : t.fate?.kind === 'decoy'
          ? t.fate.why
          : afar
            ? 'taken over by a fact'
            : null
    if (kind === null) continue
    const [start, end] = [prose.at[t.from]!, endAt(prose, t.to)]
    out.push({ start, end, text: prose.points.slice(start, end).join(''), kind })
  }
  return out
}

/** What a person is asked of each fact that could be meant otherwise. */
export function doubtsOf(facts: readonly RawFact[], prose: Prose): Finding[] {
  const out = new Map<string, Finding>()
  for (const f of facts) {
    for (const doubt of f.doubts) {
      const start = prose.at[f.from]!
      const end = endAt(prose, f.to)
      out.set(`${start}:${end}:${doubt}`, { kind: 'ambiguous', message: doubt, start, end })
    }
    if (f.segment.tentative) {
      const start = prose.at[f.from]!
      const end = endAt(prose, f.to)
      out.set(`${start}:${end}:tentative`, {
        kind: 'tentative',
        message: 'announced as expected, not as certain',
        start,
        end,
      })
    }
  }
  return [...out.values()]
}

/** What is asked of the year: none given, several that fit, or one that the weekdays deny. */
export function yearFindings(evidence: YearEvidence, doc: Tokens, prose: Prose): Finding[] {
  const dated = doc.tokens.filter(
    (t): t is Token & { kind: 'when'; when: WhenText } =>
      t.kind === 'when' &&
      t.when.items.some(
        (i) =>
          i.kind === 'day' ||
          i.kind === 'range' ||
          i.kind === 'from' ||
          // “端午节(6月22日)”
          (i.kind === 'festival' && i.glosses.some((g) => g.kind === 'date' || g.kind === 'range')),
      ),
  )
  const first = dated[0]
  if (!first) return []
  const at = { start: prose.at[first.from]!, end: endAt(prose, first.to) }
  if (evidence.year === null)
    return [
      {
        kind: 'year',
        message:
          evidence.candidates.length > 0
            ? `the year may be ${evidence.candidates.join(' or ')}`
            : 'nothing says which year is meant',
        ...at,
      },
    ]
  const { candidates, year } = evidence
  if (evidence.source === 'announced' && candidates.length === 0)
    return [
      {
        kind: 'year',
        message: `no year is given: ${year}, that of the announcement, was taken`,
        ...at,
      },
    ]
  if (evidence.source === 'weekdays' || evidence.source === 'lunar')
    return [
      {
        kind: 'year',
        message: `no year is given: ${year} alone fits the weekdays and festivals`,
        ...at,
      },
    ]
  if (candidates.length > 0 && !candidates.some((y) => Math.abs(y - year) <= 1))
    return [
      {
        kind: 'year',
        message: `the weekdays or lunar days fit ${candidates.join(', ')}, not ${year}`,
        ...at,
      },
    ]
  return []
}
