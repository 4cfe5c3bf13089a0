/** “本馆…开放。其中,甲室须预约,乙室无需预约”: rooms of which only the way in is told are open with their house. */
import { CUE } from '../booking/words.ts'
import type { FactInput } from '../facts.ts'
import { hasHours } from '../segments.ts'
import type { Segment } from '../segments.ts'
import type { Line, Token, Tokens } from '../tokens.ts'

/** Gives rooms that 其中 names with their own way in, and nothing else, the hours of the house told before. */
export function enteredApart({ reading, registry, doc }: FactInput): void {
  const told = new Set(reading.segments.flatMap((s) => (s.dead ? [] : (s.places ?? []))))
  const more: Segment[] = []
  let count = 0
  /** The line that 其中 stands in, while the lines below it go on with other rooms. */
  let since: number | null = null
  for (const [n, line] of doc.lines.entries()) {
    if (line.first === line.last) continue
    const groups = groupsOf(line, doc, since !== null && line.marker === null)
    since = groups.length > 0 ? (since ?? n) : null
    for (const group of groups) {
      if (++count > MOST_GROUPS) break
      const ids = group.flatMap((t) => (t.kind === 'place' && t.ids.length === 1 ? t.ids : []))
      const houses = new Set(ids.map((p) => registry.entries.get(p)?.partOf ?? null))
      const [house] = houses
      if (houses.size !== 1 || house == null || ids.some((p) => told.has(p))) continue
      for (const s of hoursBefore(reading.segments, house, since!, group[0]!.from))
        more.push({
          ...s,
          places: ids,
          named: true,
          implied: true,
          tokens: [...s.tokens, ...group],
          doubts: [...s.doubts],
          exceptDays: [...s.exceptDays],
          rule: 'rooms-entered-apart',
        })
    }
  }
  for (const s of more) reading.segments.push(s)
}

const MOST_GROUPS = 100

/** The names at the head of each clause, from the one that 其中 begins on, if what follows is how one gets in. */
function groupsOf(line: Line, { tokens, prose: { text } }: Tokens, goesOn: boolean): Token[][] {
  const out: Token[][] = []
  let begun = goesOn
  let start = line.from
  for (let k = line.first; k < line.last; k++) {
    const t = tokens[k]!
    if (t.kind === 'mark' && (t.mark === '.' || t.mark === ';')) {
      start = t.to
      continue
    }
    const before = tokens[k - 1]
    if (t.kind !== 'place' || before?.kind === 'place') continue
    const lead = LEAD.exec(text.slice(Math.max(start, t.from - 6), t.from))
    if (!lead || (!begun && !lead[1])) continue
    const group = [t]
    let to = t.to
    for (let j = k + 1; j < line.last; j++) {
      const next = tokens[j]!
      if (next.kind !== 'place' || !/^[、和与及]?$/.test(text.slice(to, next.from))) {
        if (next.from > to + 1) break
        continue
      }
      group.push(next)
      to = next.to
    }
    const said = /^[^。;\n]{0,80}/.exec(text.slice(to, Math.min(line.to, to + 80)))![0]
    if (!WAY_IN.test(said) || !CUE.test(said)) {
      if (lead[1]) return out
      continue
    }
    begun = true
    out.push(group)
  }
  return out
}

const LEAD = /(?:^|[,。;])(?:(其中)|另外|此外|同时)?,?$/

const WAY_IN =
  /^(?:均|都|则|也|仍|还)?(?:须|需|可|应|请|无需|无须|不需|不用|免预|不接受|不预约|实行|采取|采用|通过|凭|先到先)/

/** What the house says of its days last before the names. */
function hoursBefore(
  segments: readonly Segment[],
  house: string,
  line: number,
  from: number,
): Segment[] {
  const own = segments.filter(
    (s) =>
      !s.dead &&
      !s.unresolved &&
      s.effect === 'set' &&
      !s.extra &&
      !s.resumes &&
      s.line >= line - 2 &&
      s.line <= line &&
      s.to <= from &&
      s.places?.length === 1 &&
      s.places[0] === house &&
      s.days !== null &&
      s.days.spans.length > 0 &&
      s.days.weekly === null &&
      s.days.spans.every(([, to]) => to !== null) &&
      (hasHours(s) || s.state === 'regular'),
  )
  return own.filter((s) => s.line === own.at(-1)!.line).slice(0, MOST_GROUPS)
}
