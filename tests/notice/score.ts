/**
 * The scorer of `notices-dev/`, in TypeScript: schedule atoms, booking, last entry, silent misses and silent
 * wrongs, with the same numbers as `score.py`.
 */
import { dateOf, dayOf } from '../../src/core/time.ts'
import type { GoldFact, GoldNotice } from './gold.ts'

/** Precision, recall and F1 with the counts behind them. */
export interface Prf {
  tp: number
  predicted: number
  gold: number
  p: number
  r: number
  f1: number
}

/** The micro-averaged figures of a run. */
export interface Scores {
  stated: Prf
  all: Prf
  booking: Prf
  lastEntry: Prf
  silentMisses: string[]
  silentWrongs: string[]
  statedFacts: number
  predictedAtoms: number
}

/** A prediction as the scorer needs it. */
export interface Prediction {
  facts: GoldFact[]
  unread: { start: number; end: number }[]
}

type Key = string
type Schedule = Map<Key, Map<string, GoldFact['certainty']>>

const RANK = { stated: 0, implied: 1, ambiguous: 2 }
const OPEN = new Set(['regular', 'open-unstated'])

/** Scores predictions against gold, notice by notice. */
export function score(pairs: { gold: GoldNotice; pred: Prediction }[]): Scores {
  const sums = {
    stated: [0, 0, 0],
    all: [0, 0, 0],
    booking: [0, 0, 0],
    lastEntry: [0, 0, 0],
  } as Record<'stated' | 'all' | 'booking' | 'lastEntry', [number, number, number]>
  const misses: string[] = []
  const wrongs: string[] = []
  let statedFacts = 0
  let predictedAtoms = 0
  const add = (name: keyof typeof sums, pred: Set<string>, gold: Set<string>) => {
    sums[name][0] += [...pred].filter((a) => gold.has(a)).length
    sums[name][1] += pred.size
    sums[name][2] += gold.size
  }
  for (const { gold, pred } of pairs) {
    const gs = scheduleOf(gold.facts)
    const ps = scheduleOf(pred.facts)
    const ga = atomsOf(gs)
    const pa = new Set(atomsOf(ps).keys())
    const stated = new Set([...ga].filter(([, c]) => c === 'stated').map(([a]) => a))
    const soft = new Set(
      [...gs].filter(([, hs]) => ![...hs.values()].includes('stated')).map(([k]) => k),
    )
    add(
      'stated',
      new Set([...pa].filter((a) => stated.has(a) || (!soft.has(keyOf(a)) && !ga.has(a)))),
      stated,
    )
    add('all', pa, new Set(ga.keys()))
    add('booking', bookingAtoms(pred.facts), bookingAtoms(gold.facts))
    add('lastEntry', lastAtoms(pred.facts), lastAtoms(gold.facts))
    predictedAtoms += pa.size
    const points = Array.from(gold.text)
    for (const f of gold.facts) {
      if (f.certainty !== 'stated') continue
      statedFacts++
      const open = dayKeys(f).filter((k) => !isCovered(`${f.place}|${k}|${f.effect}`, ps))
      if (open.length === 0) continue
      const spans = f.quote === '' ? [] : occurrences(points, f.quote)
      if (spans.some(([a, b]) => pred.unread.some((u) => u.start < b && a < u.end))) continue
      misses.push(`${gold.id}: ${f.place} ${open.slice(0, 3).join(' ')}`)
    }
    for (const w of contradictions(ps, gs)) wrongs.push(`${gold.id}: ${w}`)
  }
  const of = (name: keyof typeof sums) => prf(...sums[name])
  return {
    stated: of('stated'),
    all: of('all'),
    booking: of('booking'),
    lastEntry: of('lastEntry'),
    silentMisses: misses,
    silentWrongs: wrongs,
    statedFacts,
    predictedAtoms,
  }
}

/** One line of figures, as `score.py` prints them. */
export function lineOf(name: string, { p, r, f1, tp, predicted, gold }: Prf): string {
  return `${name.padEnd(10)} P ${p.toFixed(4)} R ${r.toFixed(4)} F1 ${f1.toFixed(4)} (${tp}/${predicted} predicted, ${gold} gold)`
}

function prf(tp: number, predicted: number, gold: number): Prf {
  const p = predicted > 0 ? tp / predicted : gold > 0 ? 0 : 1
  const r = gold > 0 ? tp / gold : 1
  return { tp, predicted, gold, p, r, f1: p + r > 0 ? (2 * p * r) / (p + r) : 0 }
}

/** `d:DATE`, `from:DATE` or `w:DAY` of each day a fact speaks of. */
function dayKeys(f: GoldFact): string[] {
  if (!Array.isArray(f.dates)) return f.dates.weekly.map((w) => `w:${w}`)
  return f.dates.flatMap((item) => {
    if (typeof item === 'string') return [`d:${item}`]
    const [a, b] = item
    if (b === null) return [`from:${a}`]
    const out: string[] = []
    for (let d = dayOf(a); d <= dayOf(b) && out.length < 800; d++) out.push(`d:${dateOf(d)}`)
    return out
  })
}

function startOf(f: GoldFact): string {
  if (!Array.isArray(f.dates)) return 'weekly'
  return f.dates.map((i) => (typeof i === 'string' ? i : i[0])).sort()[0] ?? ''
}

type Windows = [string | null, string | null][]

function scheduleOf(facts: readonly GoldFact[]): Schedule {
  const raw = new Map<Key, { hours: string | Windows; certainty: GoldFact['certainty'] }[]>()
  for (const f of facts) {
    if (Array.isArray(f.hours) && f.hours.length === 0) continue
    for (const k of dayKeys(f)) {
      const key = `${f.place}|${k}|${f.effect}`
      const list = raw.get(key) ?? []
      list.push({ hours: f.hours, certainty: f.certainty })
      raw.set(key, list)
    }
  }
  const out: Schedule = new Map()
  for (const [key, items] of raw) {
    let windows = items.flatMap((i) =>
      typeof i.hours === 'string'
        ? []
        : [{ text: JSON.stringify(sorted(i.hours)), hours: i.hours, certainty: i.certainty }],
    )
    if (new Set(windows.map((w) => w.text)).size > 1) {
      const union = sorted([
        ...new Map(windows.flatMap((w) => w.hours).map((h) => [JSON.stringify(h), h])).values(),
      ])
      if (areDisjoint(union)) {
        const certainty = windows.map((w) => w.certainty).sort((a, b) => RANK[b] - RANK[a])[0]!
        windows = [{ text: JSON.stringify(union), hours: union, certainty }]
      }
    }
    const res = new Map<string, GoldFact['certainty']>()
    const states = items.flatMap((i) =>
      typeof i.hours === 'string' ? [{ text: i.hours, certainty: i.certainty }] : [],
    )
    for (const { text, certainty } of [...windows, ...states]) {
      const known = res.get(text)
      if (known === undefined || RANK[certainty] < RANK[known]) res.set(text, certainty)
    }
    out.set(key, res)
  }
  return out
}

function sorted(ws: Windows): Windows {
  return [...ws].sort((a, b) => compare(a[0] ?? '', b[0] ?? '') || compare(a[1] ?? '', b[1] ?? ''))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function areDisjoint(ws: Windows): boolean {
  const list = [...ws].sort(
    (a, b) =>
      compare(a[0] ?? '00:00', b[0] ?? '00:00') || compare(a[1] ?? '24:00', b[1] ?? '24:00'),
  )
  return list.every((w, i) => i === 0 || (list[i - 1]![1] ?? '24:00') <= (w[0] ?? '00:00'))
}

function atomsOf(s: Schedule): Map<string, GoldFact['certainty']> {
  const out = new Map<string, GoldFact['certainty']>()
  for (const [key, hs] of s) for (const [h, c] of hs) out.set(`${key}#${h}`, c)
  return out
}

const keyOf = (atom: string) => atom.slice(0, atom.indexOf('#'))

function bookingAtoms(facts: readonly GoldFact[]): Set<string> {
  return new Set(
    facts.flatMap((f) =>
      f.booking
        ? [
            `${f.place}|${startOf(f)}|${f.booking.mode}|${[...new Set(f.booking.channels)].sort().join(',')}|${f.booking.minDaysAhead}`,
          ]
        : [],
    ),
  )
}

function lastAtoms(facts: readonly GoldFact[]): Set<string> {
  return new Set(
    facts.flatMap((f) =>
      f.lastEntry ? dayKeys(f).map((k) => `${f.place}|${k}|${f.lastEntry}`) : [],
    ),
  )
}

function occurrences(points: readonly string[], quote: string): [number, number][] {
  const text = points.join('')
  const out: [number, number][] = []
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    const start = Array.from(text.slice(0, at)).length
    out.push([start, start + Array.from(quote).length])
  }
  return out
}

function split(key: Key): { place: string; type: string; value: string; effect: string } {
  const [place, day, effect] = key.split('|') as [string, string, string]
  const colon = day.indexOf(':')
  return { place, type: day.slice(0, colon), value: day.slice(colon + 1), effect }
}

/** Does the prediction say anything, right or wrong, about this place, day and effect? */
function isCovered(key: Key, s: Schedule): boolean {
  if (s.has(key)) return true
  const k = split(key)
  if (k.type === 'w') return false
  for (const other of s.keys()) {
    const o = split(other)
    if (o.place !== k.place || o.effect !== k.effect) continue
    if (k.type === 'd' && o.type === 'from' && o.value <= k.value) return true
    if (k.type === 'from' && o.type === 'd' && o.value === k.value) return true
  }
  return false
}

function agrees(h: string, golds: Map<string, unknown>): boolean {
  return golds.has(h) || (OPEN.has(h) && [...golds.keys()].some((g) => OPEN.has(g)))
}

function contradictions(pred: Schedule, gold: Schedule): string[] {
  const out: string[] = []
  for (const [key, hs] of pred) {
    const k = split(key)
    for (const h of hs.keys()) {
      const bad = () => out.push(`${k.place} ${k.value} ${h} ${k.effect}`)
      const same = gold.get(key)
      if (same) {
        if (!agrees(h, same)) bad()
        continue
      }
      if (k.type !== 'w') {
        const other = gold.get(
          `${k.place}|${k.type === 'from' ? 'd' : 'from'}:${k.value}|${k.effect}`,
        )
        if (other) {
          if (!agrees(h, other)) bad()
          continue
        }
        if (k.type === 'd') {
          const before = [...gold.keys()]
            .map(split)
            .filter(
              (g) =>
                g.place === k.place &&
                g.effect === k.effect &&
                g.type === 'from' &&
                g.value <= k.value,
            )
            .map((g) => g.value)
            .sort()
          const last = before.at(-1)
          if (last !== undefined) {
            if (!agrees(h, gold.get(`${k.place}|from:${last}|${k.effect}`)!)) bad()
            continue
          }
        }
      }
      for (const effect of ['set', 'add', 'remove'])
        if (effect !== k.effect && gold.get(`${k.place}|${k.type}:${k.value}|${effect}`)?.has(h)) {
          bad()
          break
        }
    }
  }
  return out
}
