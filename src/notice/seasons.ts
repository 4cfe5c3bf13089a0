/**
 * Hours by season: the weekdays said before them hold in every season, a closing day said after them is of the
 * whole year, and “开放” before them says nothing of its own.
 */
import { hasHours } from './segments.ts'
import type { Segment } from './segments.ts'

/** Shorter spans are holidays. */
const LEAST_DAYS = 60

/** True of hours on a span of months. */
export function isSeason(s: Segment): boolean {
  return (
    s.days !== null &&
    s.days.spans.length > 0 &&
    s.days.spans.every(([a, b]) => b !== null && b - a + 1 >= LEAST_DAYS)
  )
}

/** Settles lines that give hours by season; what they spell out is dead. */
export function settleSeasons(segments: readonly Segment[]): void {
  const byLine = new Map<number, Segment[]>()
  for (const s of segments) {
    if (s.dead || s.unknown || s.effect !== 'set') continue
    const list = byLine.get(s.line)
    if (list) list.push(s)
    else byLine.set(s.line, [s])
  }
  for (const line of byLine.values()) if (line.length < 40) settleLine(line)
  closedInAll(segments)
}

/**
 * “夏令时⏎5月28日至9月30日⏎…⏎冬令时⏎10月1日至4月30日⏎…⏎逢周五闭馆”: the closing day below several seasons is that of all,
 * if none before has its own.
 */
function closedInAll(segments: readonly Segment[]): void {
  const live = segments.slice(0, MOST_LOOKED).filter((s) => !s.dead && !s.unknown)
  for (const s of live) {
    if (s.state !== 'closed' || s.effect !== 'set' || !s.days?.weekly) continue
    if (s.days.spans.length === 0) continue
    const before = live.filter(
      (x) => x.block === s.block && x.line < s.line && isSeason(x) && x.effect === 'set',
    )
    const same = before.filter((x) => alike(x, s))
    const spans = new Set(same.filter(hasHours).map((x) => JSON.stringify(x.days!.spans)))
    const shut = same.some((x) => x.state === 'closed')
    if (spans.size > 1 && !shut && spans.has(JSON.stringify(s.days.spans)))
      s.days = { ...s.days, spans: [] }
  }
}

const MOST_LOOKED = 200

function settleLine(line: readonly Segment[]): void {
  const told = line.filter((s) => hasHours(s) && isSeason(s))
  if (told.length === 0) return
  for (const [k, s] of line.entries()) {
    const bounded = s.days?.spans.some(([, b]) => b !== null) ?? false
    if (bounded && !isInherited(s)) continue
    const after = line
      .slice(k + 1)
      .filter((x) => told.includes(x) && x.sentence === s.sentence && alike(x, s))
    // “周二至周日开放,夏季9:00-17:30”, but not what a bracket says: “夏季9:00-17:30(周一照常开放)”
    if (
      !s.among &&
      (s.state === 'open' || s.state === 'regular') &&
      !hasHours(s) &&
      after.length > 0
    ) {
      for (const x of after) {
        if (x.days!.weekly === null && s.days?.weekly)
          x.days = { ...x.days!, weekly: s.days.weekly }
        x.tokens.push(...s.tokens)
      }
      s.dead = true
    }
    // “夏季9:00-17:30,冬季9:00-17:00;周一闭馆”: not in winter alone.
    const spans = new Set(told.filter((x) => alike(x, s)).map((x) => JSON.stringify(x.days!.spans)))
    if (s.state === 'closed' && s.days?.weekly && s.days.spans.length > 0 && spans.size > 1)
      s.days = { ...s.days, spans: [] }
  }
}

/** Its weekdays are its own and its span was taken from the words before. */
function isInherited(s: Segment): boolean {
  const whens = s.tokens.flatMap((t) => (t.kind === 'when' ? t.when.items : []))
  return whens.length > 0 && whens.every((i) => i.kind === 'weekly' || i.kind === 'statutory')
}

function alike(a: Segment, b: Segment): boolean {
  return a.places !== null && b.places !== null && a.places.some((p) => b.places!.includes(p))
}
