/** Last entry that is told before closing in minutes, or after the hours it belongs to. */
import { isWithin } from '../../places.ts'
import { coverWords, hasHours, RESPECTIVELY } from '../../segments.ts'
import type { Segment } from '../../segments.ts'
import { daysWithin } from '../../spans.ts'
import { isCue, isMark } from '../../tokens.ts'
import type { Token } from '../../tokens.ts'
import type { Reader } from '../reader.ts'
import { flush } from '../settle.ts'

/** “闭馆前30分钟停止入馆”: entry that ends so many minutes before the doors close. */
export function readRelative(r: Reader, minutes: number, t: Token): void {
  const s = r.cur
  if (/(?:均|都|各|皆|一律)$/.test(r.doc.prose.text.slice(Math.max(0, t.from - 2), t.from)))
    r.relativeLast.push({ minutes, line: r.n, block: r.block, from: t.from, to: t.to })
  if (s && (hasHours(s) || s.state === 'open' || s.state === 'regular')) {
    s.relativeLast = minutes
    coverWords(s, [t])
  } else if (minutes > 0)
    r.relativeLast.push({ minutes, line: r.n, block: r.block, from: t.from, to: t.to })
}

/** “上午9:00-12:00⏎下午14:00-17:00(16:30停止入馆)”: does a statement of the line above go on with hours in this one? */
export function goesOnHere(r: Reader, s: Segment): boolean {
  const { from } = r.doc.lines[r.n]!
  return s.tokens.some((t) => t.kind === 'times' && t.times.end !== null && t.from >= from)
}

/** Last entry said after the statement it belongs to; `own` names whose it is, and on which days. */
export function lateLast(
  r: Reader,
  minutes: number,
  tokens: readonly Token[],
  own: Segment | null,
): boolean {
  const meant = (s: Segment) => (own ? isOfThose(r, s, own) : s.block === r.block)
  const near = r.lastHours.filter(meant)
  const inBlock = r.segments.slice(-200).filter((s) => meant(s) && hasHours(s))
  // A line that is a bracket is of the hours above it, and not of those above another such line.
  const bracket = isMark(r.doc.tokens[r.doc.lines[r.n]!.first], '(')
  const told = bracket ? inBlock.findLastIndex((s) => s.lastEntry !== null) : -1
  const all = inBlock.slice(told + 1).filter((s) => s.lastEntry === null)
  const targets = [...new Set([...near, ...all])].filter((s) => {
    const close = s.windows.at(-1)?.[1] ?? s.closes
    return close === null || close === undefined
      ? false
      : close - minutes >= 0 && close - minutes <= 150
  })
  // “9:00-17:00⏎9:00-18:00⏎(17:00停止入馆)”: at 17:00 the first is closed.
  const later = targets.filter((s) => (s.windows.at(-1)?.[1] ?? s.closes) !== minutes)
  const rest = later.length > 0 ? later : targets.length > 0 ? targets : near
  for (const s of rest.slice(0, 200)) {
    s.lastEntry ??= minutes
    if (s.line >= r.n - 3) coverWords(s, tokens)
  }
  if (rest.length > 0) return true
  const open = r.segments.findLast((s) => meant(s) && (s.state === 'regular' || s.state === 'open'))
  if (!open) return false
  open.lastEntry ??= minutes
  coverWords(open, tokens)
  return true
}

/**
 * “末次入场时间依次为14:00、16:30、19:30”, “11:30、16:30停止入馆”: one of each session told before, in their order; true if
 * there are several. Where they are not as many as the sessions, or do not fit them, none is given.
 */
export function lastOfSessions(
  r: Reader,
  tokens: readonly Token[],
  k: number,
  before: Token | null,
): boolean {
  const list: (Token & { kind: 'times' })[] = []
  for (let j = k; j < tokens.length && list.length < MOST_SESSIONS; j += 2) {
    const [t, sep] = [tokens[j], tokens[j + 1]]
    if (t?.kind !== 'times' || t.times.end !== null || t.fate !== null) return false
    list.push(t)
    const and = sep?.kind === 'raw' && /^[和及与]$/.test(r.doc.prose.text.slice(sep.from, sep.to))
    if (!isMark(sep, '、', ',') && !and) break
  }
  if (list.length < 2) return false
  const end = tokens.indexOf(list.at(-1)!) + 1
  const behind = tokens[end]
  const cue = before ?? (behind?.kind === 'raw' ? tokens[end + 1] : behind)
  // “停止入馆16:00,17:00闭馆”
  if (before && behind && !isMark(behind, '.', ';', ',', ')')) return false
  if (!isCue(cue, 'last') || r.used.has(cue!)) return false
  r.used.add(cue!)
  if (r.cur && hasHours(r.cur)) flush(r)
  const told: { s: Segment; close: number | null }[] = []
  for (const s of r.segments.slice(-MOST_SESSIONS).reverse()) {
    if (told.length >= list.length || s.block !== r.block) break
    if (s.dead || s.effect !== 'set' || !hasHours(s)) continue
    if (s.lastEntry !== null) break
    const ends = s.windows.length > 0 ? s.windows.map(([, end]) => end) : [s.closes]
    told.unshift(...ends.map((close) => ({ s, close })))
  }
  const fits =
    told.length === list.length &&
    told.every(({ close }, n) => {
      const left = (close ?? -1) - list[n]!.times.start.minutes
      return left >= 0 && left <= 150
    })
  if (!fits) {
    const why = 'last entries of which it is not certain whose they are'
    for (const t of list) t.fate = { kind: 'unread', why }
    return true
  }
  const whose = new Set(told.map(({ s }) => JSON.stringify([s.places, s.days?.spans])))
  for (const s of new Set(told.map((x) => x.s))) {
    const own = told.flatMap((x, n) => (x.s === s ? [list[n]!] : []))
    s.lastEntry = own.at(-1)!.times.start.minutes
    s.lastOfEach = own.map((t) => t.times.start.minutes)
    if (whose.size > 1) s.doubts.push(RESPECTIVELY)
    coverWords(s, own)
  }
  for (const t of list) t.fate = { kind: 'fact' }
  return true
}

/** More sessions no day has. */
const MOST_SESSIONS = 12

/** “市美术馆每天16:00停止入馆”, below the hours of several houses: is this a statement of the one named? */
function isOfThose(r: Reader, s: Segment, own: Segment): boolean {
  if (own.days && own.days.spans.length > 0 && !(s.days && daysWithin(s.days, own.days)))
    return false
  // “2月17日15:30停止入馆”, in a line below the hours of several days.
  if (!own.named) return s.block === r.block
  // Of several houses whose hours were told together, the one named is not all.
  const within = (p: string) => own.places?.some((q) => isWithin(r.registry, p, q)) ?? false
  return s.places?.every(within) ?? false
}
