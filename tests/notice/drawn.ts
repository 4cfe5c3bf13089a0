/** Notices that are drawn by a seed: what chooses their words, and how the draft of one is held against its facts. */
import type { CalendarData } from '../../src/core/model.ts'
import { draft } from '../../src/notice/draft.ts'
import type { Draft, PlaceEntry } from '../../src/notice/draft.ts'
import { dice } from '../announce/random.ts'

/** A notice and the facts it must give, as `place days hours`. */
export interface Drawn {
  text: string
  expected: string[]
  places: PlaceEntry[]
  publisher?: string
}

/** Chooses one of a list. */
export type Choose = <T>(of: readonly T[]) => T

/** What a seed draws: numbers below a bound, and one of a list. */
export function drawing(seed: number): { any: (bound: number) => number; pick: Choose } {
  const any = dice(seed)
  return { any, pick: (of) => of[any(of.length)]! }
}

/** A number in two digits. */
export const two = (n: number): string => String(n).padStart(2, '0')

/** Minutes of the day as 09:30. */
export const clock = (m: number): string => `${two(Math.floor(m / 60))}:${two(m % 60)}`

/** Minutes of the day as 9:30. */
export const plain = (m: number): string => `${Math.floor(m / 60)}:${two(m % 60)}`

/** The hours of a day, in one window or in two with `between` among the signs that part them. */
export function drawnHours(
  pick: Choose,
  any: (bound: number) => number,
  dash: string,
  between: string,
): { words: string; fact: string; to: number } {
  const from = 480 + 30 * any(4)
  const to = 990 + 30 * any(5)
  const window = (a: number, b: number) => `${plain(a)}${dash}${plain(b)}`
  const fact = (a: number, b: number) => `${clock(a)}-${clock(b)}`
  if (any(4) !== 0) return { words: window(from, to), fact: fact(from, to), to }
  const [noon, again] = [690 + 30 * any(2), 810 + 30 * any(3)]
  const [morning, afternoon] = [window(from, noon), window(again, to)]
  return {
    words: pick([
      `${morning}，${afternoon}`,
      `上午${morning}，下午${afternoon}`,
      `${morning}${between}${afternoon}`,
    ]),
    fact: `${fact(from, noon)}+${fact(again, to)}`,
    to,
  }
}

/** Facts as {@link Drawn} has them, each once; a list of dates is one fact a stretch. */
export function told({ facts }: Pick<Draft, 'facts'>): string[] {
  const dayOf = (date: string | null) => (date === null ? '' : String(Number(date.slice(8))))
  const lines = facts.flatMap((f) => {
    const hours =
      typeof f.hours === 'string'
        ? f.hours
        : f.hours.map(([a, b]) => `${a ?? '?'}-${b ?? '?'}`).join('+')
    const said = hours + (f.lastEntry === null ? '' : ` le${f.lastEntry}`)
    if (!Array.isArray(f.dates)) return [`${f.place} weekly ${f.dates.weekly.join()} ${said}`]
    return f.dates.map((d) => {
      const [a, b] = Array.isArray(d) ? d : [d, d]
      const span = `${f.place} ${dayOf(a)}-${dayOf(b)}`
      const [from, to] = typeof f.hours === 'string' ? [] : f.hours[0]!
      if (f.effect === 'remove') return `${span} shut from ${from}${to === null ? '' : ` to ${to}`}`
      return `${span} ${said}`
    })
  })
  return [...new Set(lines)].sort()
}

/** Facts, a day a line. */
export function daily({ facts }: Pick<Draft, 'facts'>): string[] {
  const out = facts.flatMap((f) => {
    const said =
      (typeof f.hours === 'string'
        ? f.hours
        : f.effect === 'remove'
          ? `shut from ${f.hours[0]![0]}${f.hours[0]![1] === null ? '' : ` to ${f.hours[0]![1]}`}`
          : f.hours.map(([x, y]) => `${x ?? '?'}-${y ?? '?'}`).join('+')) +
      (f.effect === 'add' ? ' add' : '') +
      (f.lastEntry === null ? '' : ` le${f.lastEntry}`)
    if (!Array.isArray(f.dates)) {
      const { weekly, from, to } = f.dates
      const within = from === null ? '' : `@${from.slice(5)}..${to?.slice(5) ?? ''}`
      return weekly.map((d) => `${f.place} weekly ${d}${within} ${said}`)
    }
    return f.dates.flatMap((d) => {
      if (!Array.isArray(d)) return [`${f.place} ${d.slice(5)} ${said}`]
      if (d[1] === null) return [`${f.place} ${d[0].slice(5)}.. ${said}`]
      const lines = []
      for (let t = Date.parse(d[0]); t <= Date.parse(d[1]); t += 86_400_000)
        lines.push(`${f.place} ${new Date(t).toISOString().slice(5, 10)} ${said}`)
      return lines
    })
  })
  return [...new Set(out)].sort()
}

/** A notice that was not read as it was meant. */
export interface Misread {
  seed: number
  text: string
  missing: string[]
  wrong: string[]
}

/** Drafts the notices of so many seeds; a misreading is silent where nothing of the draft is marked for a person. */
export function compare(
  first: number,
  count: number,
  calendar: CalendarData,
  notice: (seed: number) => Drawn,
  lines: (read: Draft) => string[] = told,
): { silent: Misread[]; flagged: Misread[] } {
  const out: { silent: Misread[]; flagged: Misread[] } = { silent: [], flagged: [] }
  for (let seed = first; seed < first + count; seed++) {
    const { text, expected, places, publisher = '' } = notice(seed)
    const read = draft(text, { places, announced: '2026-09-20', title: '', publisher, calendar })
    const facts = lines(read)
    const missing = expected.filter((f) => !facts.includes(f))
    const wrong = facts.filter((f) => !expected.includes(f))
    if (missing.length + wrong.length === 0) continue
    const marked = read.unread.length > 0 || read.facts.some((f) => f.certainty === 'ambiguous')
    out[marked ? 'flagged' : 'silent'].push({ seed, text, missing, wrong })
  }
  return out
}
