/** Words that point back at rooms or name the place of all above: 上述部室, 开放区域同除夕, 以上为甲馆安排. */
import { isWithin } from '../places.ts'
import { silence } from '../tokens.ts'
import type { Token } from '../tokens.ts'
import type { Reader } from './reader.ts'

const ROOMS_ABOVE =
  /^(?:上述|以上|前述)(?:各|所有|全部)?(?:开放)?(?:部室|区域|窗口|厅室|功能室|阅览室|活动室|展厅|场所|空间|各?室)/
const LIKE_ABOVE =
  /^:?(?:同|与|和|按|参照)(?:上|前|之前|以上|[一-龥]{2}(?:日|天|当日)?)(?:一致|相同|一样|区域|部室)?$/

/** How far back rooms that were opened are looked for. */
const NEAR = 12

/** “9:00-17:30开放上述部室”: the rooms that were opened last, for the statement whose verb stands before. True if it is so. */
export function roomsAbove(r: Reader, tokens: readonly Token[], k: number): boolean {
  const [verb, t] = [tokens[k - 1], tokens[k]!]
  if (verb?.kind !== 'state' || verb.state !== 'open' || !r.cur || r.cur.rooms) return false
  if (!ROOMS_ABOVE.test(r.doc.prose.text.slice(t.from, t.from + 12))) return false
  const rooms = lastRooms(r)
  if (!rooms) {
    r.cur.unresolved = true
    return false
  }
  Object.assign(r.cur, { places: [...rooms], named: true, rooms: true })
  return true
}

/** “开放区域同除夕”: the rooms that were opened last, if what stands behind the label says so; null if it does not. */
export function roomsAlike(r: Reader, rest: readonly Token[]): string[] | null {
  const [first] = rest
  if (!first || rest.some((t) => t.kind === 'place' || t.kind === 'state')) return null
  const said = r.doc.prose.text.slice(first.from, rest.at(-1)!.to)
  return LIKE_ABOVE.test(said) ? lastRooms(r) : null
}

function lastRooms(r: Reader): string[] | null {
  const told = r.segments
    .slice(-NEAR)
    .findLast((s) => s.rooms && s.state !== 'closed' && !s.dead && s.places)
  const list = r.roomLists.findLast((l) => !l.closed && !l.all && l.places.length > 0)
  if (told && (!list || told.line >= list.line)) return told.places
  return list?.places ?? null
}

const OF_ALL = /以上(?:均|都|皆)?(?:为|是|系)$/
const PLAN = /^(?:的)?(?:开放|开馆|开[闭休]馆|节日|假期)?(?:时间|安排|时段)/

/** “以上为新馆安排”: what was told above without a name is of this place. True if the name at `k` says so. */
export function namesAllAbove(r: Reader, tokens: readonly Token[], k: number): boolean {
  const t = tokens[k]!
  const { text } = r.doc.prose
  if (t.kind !== 'place' || t.ids.length !== 1) return false
  if (!OF_ALL.test(text.slice(Math.max(0, t.from - 4), t.from))) return false
  if (!PLAN.test(text.slice(t.to, t.to + 8))) return false
  const id = t.ids[0]!
  for (const s of r.segments)
    if (!s.named && s.places?.every((p) => p !== id && isWithin(r.registry, id, p)))
      Object.assign(s, { places: [id], named: true })
  silence(t, { kind: 'fact' })
  return true
}
