/** Rooms that are open in an evening told before them. */
import { isWithin } from '../places.ts'
import { coverWords, hasHours, isPredicate } from '../segments.ts'
import type { Hours } from '../segments.ts'
import { isMark } from '../tokens.ts'
import type { Token } from '../tokens.ts'
import { OF_EVENING } from './evenings.ts'
import type { Reader } from './reader.ts'
import { flush, nextStatement } from './settle.ts'
import { placesIn } from './subjects.ts'

/**
 * “10月3日至5日增开夜场18:30-21:00,夜场只开甲厅、乙厅”, “…,夜场期间甲厅开放”: the rooms that are open in the evening told right
 * before. True if they are read.
 */
export function roomsOfEvening(r: Reader, tokens: readonly Token[], k: number): boolean {
  const { text } = r.doc.prose
  const t = tokens[k]!
  if (!isMark(tokens[k - 1], ',', '.', ';', ')') || !OF_EVENING.test(text.slice(t.from, t.to)))
    return false
  const cur = r.cur && hasHours(r.cur) ? r.cur : null
  if (r.cur && !cur && (r.cur.named || r.cur.dated || isPredicate(r.cur))) return false
  const told = cur ?? r.segments.at(-1)
  const start = told?.windows[0]?.[0] ?? null
  if (!told || told.dead || told.line < r.n - 1 || start === null) return false
  if (!told.extra && start < EVENING) return false
  let opened = false
  const names: Token[] = []
  let j = k + 1
  for (; j < tokens.length && j < k + 30; j++) {
    const x = tokens[j]!
    if (x.kind === 'state' && x.state === 'open' && !x.resumes && !opened) opened = true
    else if (x.kind === 'place') names.push(x)
    else if (!(isMark(x, '、', ':') || ONLY.test(text.slice(x.from, x.to)))) break
  }
  const end = tokens[j]
  if (!opened || names.length === 0 || (end && !isMark(end, ',', '.', ';', ')'))) return false
  const places = placesIn(r, names)
  const house = told.places ?? r.subject ?? []
  if (!places.every((p) => house.some((h) => h !== p && isWithin(r.registry, p, h)))) return false
  const { subject } = r
  if (cur) flush(r)
  const s = nextStatement(r)
  const { days, windows, lastEntry } = told
  const own = { places, named: true, extra: true, windows: windows.map((w): Hours => [...w]) }
  Object.assign(s, { ...own, lastEntry, days: days && { ...days }, dated: told.dated })
  const words = tokens.slice(k, j + shutToo(tokens, j, text))
  coverWords(s, words)
  for (const x of words) r.used.add(x)
  flush(r)
  r.subject = subject
  return true
}

/** “,丙厅不开放”: the words behind the comma, if they say which rooms are shut in that evening. */
function shutToo(tokens: readonly Token[], comma: number, text: string): number {
  let names = 0
  for (let j = comma + 1; isMark(tokens[comma], ',') && j < comma + 16; j++) {
    const x = tokens[j]
    if (x?.kind === 'place') names++
    else if (x?.kind === 'state') {
      const next = tokens[j + 1]
      const ends = next === undefined || isMark(next, '.', ';', ',')
      return names > 0 && x.state === 'closed' && !x.weak && ends ? j + 1 - comma : 0
    } else if (
      !x ||
      !(isMark(x, '、') || /^(?:均|都|则|也|暂|和|及)+$/.test(text.slice(x.from, x.to)))
    )
      return 0
  }
  return 0
}

const ONLY = /^(?:期间|时段|时间|仅|只|限|均|将|对外|内|为|有|的|展厅|区域|和|及|与)+$/

/** No day begins so late, in minutes. */
const EVENING = 990
