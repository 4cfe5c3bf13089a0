/** Of whom, of which house, and from when on, what follows is told. */
import { lineOf } from '../../places.ts'
import type { Days } from '../../year/days.ts'
import type { Reader } from '../reader.ts'

/** From here on, statements without a name are about these places. */
export function setSubject(r: Reader, places: string[]): void {
  r.subject = places
  r.subjectLine = r.n
  r.unknownSubject = null
  if (places.length > 1) r.group = places
}

/** From these days on holds what is told below: of all, or of the one house of several that is spoken of here. */
export function takeEffect(r: Reader, days: Days): void {
  const s = r.cur
  const here = r.subjectLine === r.n ? r.subject : r.heading
  const whose = (s?.named ? s.places : null) ?? here ?? []
  const [house, ...more] = new Set(whose.map((id) => lineOf(r.registry, id).at(-1)!))
  const told = house !== undefined && more.length === 0 && r.registry.roots.length > 1
  const own = r.main?.length === 1 && r.main[0] === house
  r.effective = days
  r.effectives.push({ days, house: told && !own ? house : null })
}

/** The houses to which these places belong; null if there is none. */
export function houseOf(r: Reader, ids: string[] | null): string[] | null {
  if (!ids) return null
  if (r.lead && ids === r.main && !r.lead.every((id) => isRoom(r, id)))
    return sharedHouse(r, r.lead) ?? r.lead
  return [...new Set(ids.map((id) => lineOf(r.registry, id).at(-1)!))]
}

/** “本馆对自习室开放时间作如下调整:⏎…全馆闭馆”: of a room that the lead names the whole is its house. */
function isRoom(r: Reader, id: string): boolean {
  const { name, partOf } = r.registry.entries.get(id)!
  return partOf !== null && /[室厅区部库廊吧台间]$/.test(name)
}

/** “某图书馆南、北两馆安排如下:⏎…2月23日起全馆恢复”: of several parts, the house that they are all parts of. */
function sharedHouse(r: Reader, ids: readonly string[]): string[] | null {
  const [house, ...more] = new Set(ids.map((id) => r.registry.entries.get(id)!.partOf))
  return ids.length > 1 && house != null && more.length === 0 ? [house] : null
}
