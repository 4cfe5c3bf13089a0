/** “10月1日至3日9:00-16:00开放。…⏎3.只开放甲室”: rooms told without days are those that the hours of the house are of. */
import type { FactInput } from '../facts.ts'
import { hasHours } from '../segments.ts'
import type { Segment } from '../segments.ts'
import { overlaps } from '../spans.ts'

/** Makes a list of the rooms that alone are open, where days and hours of their house are told elsewhere. */
export function onlyRooms({ reading, registry, text }: FactInput): void {
  const { segments, roomLists } = reading
  const told = new Map<string, Segment[]>()
  for (const s of segments)
    if (isOpening(s))
      for (const p of s.places!) {
        const hours = told.get(p)
        if (!hours) told.set(p, [s])
        else if (hours.length < MOST_HOURS) hours.push(s)
      }
  for (const [n, s] of segments.entries()) {
    if (s.dead || !s.rooms || !s.named || s.unknown) continue
    // “春节期间只开放甲室” may be of fewer days than those of the house.
    if (s.dated && (!s.days?.period || s.days.weekly !== null)) continue
    if (!s.dated && s.days !== null) continue
    if (s.state !== 'open' || hasHours(s) || s.effect !== 'set' || s.exceptDays.length > 0) continue
    if (!LIMITED.test(text.slice(Math.max(0, s.from - 3), s.to))) continue
    const houses = new Set(s.places!.map((p) => registry.entries.get(p)?.partOf ?? null))
    const [house] = houses
    if (houses.size !== 1 || house === null || house === undefined) continue
    const hours = told.get(house)
    if (!hours || hours.some((x) => x.line === s.line && x.sentence === s.sentence)) continue
    // Weekdays alone may be those of other times of the year.
    if (s.dated && hours.some((x) => x.days!.spans.length === 0)) continue
    if (s.dated && !hours.every((x) => overlaps(x.days!, s.days!))) continue
    const { node, line, from, to } = s
    roomLists.push({ places: s.places!, closed: false, all: false, node, line, from, to })
    s.dead = true
    // “…,其余楼层不开放”: the list says so.
    const next = segments[n + 1]
    if (next && next.sentence === s.sentence && next.line === s.line && shutsRest(next)) {
      next.dead = true
      s.tokens.push(...next.tokens)
    }
  }
}

const shutsRest = (s: Segment) =>
  s.others && s.state === 'closed' && s.effect === 'set' && !hasHours(s) && !s.dated && !s.named

/** Does it tell on which few days a place is open, and when? */
function isOpening(s: Segment): boolean {
  if (s.dead || s.unknown || s.effect !== 'set' || s.state === 'closed' || !s.places) return false
  const spans = s.days?.spans ?? []
  if (!s.dated || !hasHours(s)) return false
  // “寒假(1月19日至3月1日)安排如下:⏎1.周一至周五9:00-17:00⏎2.只开放甲室”
  if (spans.length === 0) return (s.days?.weekly?.length ?? 0) > 0
  return spans.every(([, b]) => b !== null)
}

/** Hours of a house that are looked at. */
const MOST_HOURS = 40

const LIMITED = /(?:只|仅)(?:能|可|限|对外|面向(?:公众|社会|观众))*(?:开放|开)/
