/** Whom a statement means that names nobody: those of the sentence, some of them, all of the line, or their house. */
import { isWithin } from '../../places.ts'
import { hasHours, isOpenOnly, isPredicate, samePlaces } from '../../segments.ts'
import type { Segment } from '../../segments.ts'
import { daysWithin } from '../../spans.ts'
import { isMark } from '../../tokens.ts'
import type { Reader } from '../reader.ts'
import { isWeekly } from './season.ts'

/** The clause before, of the same sentence, was said of 其他, and this one names nobody else. */
export function goesOnOfOthers(s: Segment, before: Segment | undefined): boolean {
  if (!before?.others || before.dead || before.line !== s.line || s.lead) return false
  return (
    before.sentence === s.sentence &&
    isPredicate(s) &&
    // “其他阅览室不开放,10月8日起恢复”: what resumes is what was shut.
    (!s.resumes || (before.state === 'closed' && !hasHours(s))) &&
    before.clause === s.clause
  )
}

/** “餐厅10月1日停业;10月2日起9:00-17:00”: a clause that names nobody goes on with the name that is not on file. */
export function goesOnOfStranger(r: Reader, s: Segment, before: Segment | undefined): boolean {
  if (!before?.unknown || before.dead || before.line !== s.line || !s.dated) return false
  return before.sentence === s.sentence && isPredicate(s) && !saysHouse(r, s)
}

/** “泳池5月2日至5日开放。其中,5月2日只有下午场”: some of the days that the room before was said to be open. */
export function isOfRooms(r: Reader, s: Segment): boolean {
  if (comesBack(r, s)) return true
  if (!s.among || !s.days || r.roomsBefore === null) return false
  const told = r.segments.at(-1)
  if (!told?.days || !samePlaces(told, { ...s, places: r.roomsBefore })) return false
  return daysWithin(s.days, told.days)
}

/** “甲室12月11日至14日停用。12月15日恢复正常”: what was shut resumes, if the house itself was not. */
function comesBack(r: Reader, s: Segment): boolean {
  const told = r.segments.at(-1)
  if (!s.resumes || !s.dated || r.roomsBefore === null || told?.state !== 'closed') return false
  if (!samePlaces(told, { ...s, places: r.roomsBefore })) return false
  return !r.segments
    .slice(-40)
    .some((x) => x.state === 'closed' && x.places?.some((p) => r.subject?.includes(p)))
}

/**
 * “9日至12日主馆闭馆;⏎13日至17日开馆;⏎18日起恢复”: what opens on the day after was shut, if it is a building of its own and
 * nothing was told of its house.
 */
export function opensAgain(r: Reader, s: Segment): string[] | null {
  const told = r.segments.at(-1)
  const [first] = s.days?.spans ?? []
  if (!told?.places || told.dead || !first || !s.dated || s.named || s.effect !== 'set') return null
  if (s.state === 'closed' || s.line - told.line > 1 || told.effect !== 'set') return null
  const end = told.days?.weekly === null ? told.days.spans.at(-1)?.[1] : null
  if (end !== first[0] - 1) return null
  const { entries } = r.registry
  const building = (id: string) =>
    entries.get(id)!.partOf !== null && BUILDING.test(entries.get(id)!.name)
  if (told.places.length !== 1 || !told.places.every(building)) return null
  if (told.named ? told.state !== 'closed' || hasHours(told) : told.rule !== OPENS_AGAIN)
    return null
  const house = entries.get(told.places[0]!)!.partOf!
  if (r.segments.slice(-12).some((x) => !x.dead && x.places?.includes(house))) return null
  // “丙馆13日起开放” may be told of the others in the lines above.
  return [...told.places]
}

export const OPENS_AGAIN = 'opens-after-it-was-shut'

/** Parts that are houses themselves. */
const BUILDING = /(?:[主总分新老旧东南西北]馆|馆区|院区|校区|分馆)$/

/** “其中泳池10月5日13点起闭馆,10月6日恢复开放”: what resumes is what was closed right before. */
export function closedAmong(r: Reader, s: Segment): Segment | null {
  const before = r.segments.at(-1)
  if (!before?.among || !before.named || before.sentence !== s.sentence) return null
  if (before.clause !== s.clause) return s.resumes && shutAlone(r, before) ? before : null
  // “其中甲馆1日闭馆,2日至7日9:00-16:00开放”
  if (!s.resumes && s.dated && hasHours(s) && before.dated && before.effect === 'set') return before
  // “其中甲室1日至8日不开放,9日起照常开放”
  const end = before.days?.spans.at(-1)?.[1] ?? Infinity
  const asUsual = s.state === 'regular' && s.dated && (s.days?.spans[0]?.[0] ?? 0) > end
  if (!s.resumes && !asUsual) return null
  return before.state === 'closed' || before.effect === 'remove' ? before : null
}

/** “…,其中泳池10月5日13点起闭馆;10月6日恢复开放”: nothing else of the sentence was shut, so that it can resume. */
function shutAlone(r: Reader, s: Segment): boolean {
  if (s.state !== 'closed' && s.effect !== 'remove') return false
  const end = s.days?.spans.at(-1)?.[1] ?? 0
  return !r.segments
    .slice(-12)
    .some((x) => x !== s && x.line === s.line && x.state === 'closed' && isOverBy(x, end))
}

const isOverBy = (x: Segment, end: number) => (x.days?.spans.at(-1)?.[1] ?? Infinity) >= end

/** “其中甲室周二至周五9:00-18:00,周六、周日9:00-20:00”: its other weekdays, in the same sentence. */
export function weeklyAmong(r: Reader, s: Segment): Segment | null {
  const before = r.segments.at(-1)
  const [old, own] = [before?.days?.weekly, s.days?.weekly]
  if (!before?.named || !old || !own || !s.dated || before.dead) return null
  if (before.sentence !== s.sentence || before.clause !== s.clause || before.line !== s.line)
    return null
  if (!before.among || !hasHours(before)) return null
  if (own.some((d) => old.includes(d)) || s.days!.spans.length > 0) return null
  s.among = true
  return before
}

/** “甲室周一至周五9:00-21:00,乙室周一至周五8:00-22:00,周末均为8:00-20:00”: all that were told of in the line, one by one. */
export function allBefore(r: Reader, s: Segment): string[] | null {
  if (!s.dated || !(hasHours(s) || s.resumes) || s.effect !== 'set' || s.among) return null
  const when = s.tokens.findLast((t) => t.kind === 'when')
  const said = s.tokens.find((t) => t.from >= (when?.to ?? 0) && t !== when)
  if (!when || !said) return null
  const { text } = r.doc.prose
  if (!/^,?(?:开放|开馆)?(?:时间)?(?:均|都|皆|一律|统一)/.test(text.slice(when.to, said.to)))
    return null
  const told = r.segments
    .slice(-12)
    .filter((x) => x.line === s.line && !x.dead && x.places && (hasHours(x) || isOpenOnly(x)))
  const own = told.filter((x) => x.named)
  const places = [...new Set(own.flatMap((x) => x.places!))]
  const last = own.at(-1)
  if (!last || places.length < 2 || own.some((x) => x.places!.length > 1)) return null
  // “甲馆10月1日闭馆;2日至7日均开放”: each of the days of the house that the sentence is about.
  const before = r.segments.at(-1)
  const about = before?.named && before.line === s.line && before.sentence === s.sentence
  if (about && !own.includes(before)) return null
  const house = places.find((p) => places.some((q) => q !== p && isWithin(r.registry, q, p)))
  if (house !== undefined) return null
  // “乙室周一至周五8:00-22:00,周六、周日均为8:00-20:00”: 均 may mean both days.
  const several = /[、和及与]/.test(text.slice(when.from, when.to))
  if (several && last.clause === s.clause && last.sentence === s.sentence)
    s.doubts.push('whether the others are meant too is not said')
  return places
}

/** “甲馆9:00-17:00;乙馆9:30-16:30;每周一闭馆”: a closing day in a clause of its own, behind houses that each have hours. */
export function allOfRows(r: Reader, s: Segment): string[] | null {
  if (s.state !== 'closed' || !s.days?.weekly?.length || s.days.spans.length > 0) return null
  const told = r.segments.slice(-12).filter((x) => x.sentence === s.sentence && x.line === s.line)
  const last = told.at(-1)
  if (!last || last.clause === s.clause || told.length < 2) return null
  const own = told.every((x) => hasHours(x) && x.effect === 'set' && !x.dead && !x.weak)
  if (!own || new Set(told.map((x) => x.clause)).size !== told.length) return null
  const ids = [...new Set(told.flatMap((x) => x.places ?? []))]
  return ids.every((p) => r.registry.roots.includes(p)) ? ids : null
}

/** “10月4日均闭馆” on a line of its own: of one day, and so of several houses. */
export function meansSeveral(r: Reader, s: Segment): boolean {
  if (s.places?.length !== 1 || r.subjectLine === s.line || !s.dated || !s.days) return false
  const [span, ...more] = s.days.spans
  if (!span || more.length > 0 || span[0] !== span[1] || r.registry.roots.length < 2) return false
  const state = s.tokens.find((t) => t.kind === 'state')
  if (!state) return false
  return /^(?:均|都|皆)|(?:均|都|皆)$/.test(
    r.doc.prose.text.slice(Math.max(0, state.from - 1), state.from + 1),
  )
}

/** “甲室、乙室:…;1月2日闭馆”: a row of those named before its colon. */
export function isRow(r: Reader): boolean {
  const { first, last } = r.doc.lines[r.n]!
  const head = r.doc.tokens.slice(first, Math.min(last, first + 40))
  const colon = head.findIndex((t) => isMark(t, ':'))
  return (
    colon > 0 &&
    head.slice(0, colon).some((t) => t.kind === 'place') &&
    head
      .slice(0, colon)
      .every(
        (t) => t.kind === 'place' || t.kind === 'ref' || t.kind === 'raw' || isMark(t, '、', ','),
      )
  )
}

/** “闭馆”, “开馆”: is it said of a house, by its verb? */
export function saysHouse(r: Reader, s: Segment): boolean {
  return s.tokens.some(
    (t) => t.kind === 'state' && /[闭休开]馆/.test(r.doc.prose.text.slice(t.from, t.to)),
  )
}

/**
 * “甲馆:1月24日至27日9:00-12:00,自习室不开放;1月28日恢复正常”: what resumes on the day after the hours of the house that
 * the line began with is the house.
 */
export function houseThatResumes(r: Reader, s: Segment): string[] | null {
  const [first] = s.days?.spans ?? []
  if (!s.resumes || !s.places || !first || s.named) return null
  const line = r.doc.lines[r.n]!
  const head = r.doc.tokens.slice(line.first, line.first + 3).find((t) => t.kind === 'place')
  const ids = head?.kind === 'place' ? head.ids : []
  const [house] = ids
  if (ids.length !== 1 || !s.places.every((p) => p !== house && isWithin(r.registry, p, house!)))
    return null
  const told = r.segments.slice(-12).filter((x) => x.line === s.line && !x.dead)
  const apart = /[;。]/.test(r.doc.prose.text.slice(told.at(-1)?.to ?? s.from, s.from))
  const isOver = (x: Segment) => x.days?.spans.at(-1)?.[1] === first[0] - 1
  // “甲馆:9日至12日闭馆,13日至17日甲室9:00-18:00,乙室9:00-20:00。18日起恢复正常”
  const rooms = told.filter((x) => !x.places?.includes(house!) && isOver(x))
  const ends =
    told.some((x) => x.places?.includes(house!) && isOver(x)) ||
    (rooms.length > 1 && told.some((x) => x.places?.includes(house!)))
  return apart && ends ? [house!] : null
}

/** “1日甲室开放。2日起一切照旧”: all of the house. */
export function houseOfAll(r: Reader, s: Segment): string[] | null {
  const house = r.lead ?? r.heading ?? r.main
  const door = s.tokens.findLast((t) => t.kind === 'state')
  const onward = s.resumes || (s.state === 'regular' && s.days?.spans.at(-1)?.[1] === null)
  if (!onward || s.named || !s.places || house?.length !== 1 || !door) return null
  const { text } = r.doc.prose
  const [, all] = /(一切|全馆|整馆)/.exec(text.slice(door.from - 2, door.to)) ?? []
  if (all === undefined || (all === '一切' && endsOwnClosure(r, s))) return null
  return s.places.every((p) => p !== house[0] && isWithin(r.registry, p, house[0]!)) ? house : null
}

/** “东分馆3月18日闭馆一天,3月19日起一切照旧”: in the sentence that closes a part, all is all of that part. */
function endsOwnClosure(r: Reader, s: Segment): boolean {
  const last = r.segments.at(-1)
  if (last?.state !== 'closed' || !last.named || last.line !== r.n) return false
  const same = last.places?.join() === s.places?.join()
  return same && !r.doc.prose.text.slice(last.from, s.from).includes('。')
}

/** “甲馆开放时间:9:00-16:00⏎周二闭馆”: below a line of one part its house may be meant, or the part. */
export function belowPart(r: Reader, s: Segment): void {
  const last = r.segments.at(-1)
  const line = r.doc.lines[r.n]!
  if (s.state !== 'closed' || !s.days || s.effect !== 'set' || line.marker) return
  if (!isWeekly(s.days) && !(last?.dated && last.days && daysWithin(s.days, last.days))) return
  const [part, ...more] = last?.places ?? []
  if (!last?.named || last.line !== r.n - 1 || part === undefined || more.length > 0) return
  const above = r.doc.lines[last.line]!
  const [first] = r.doc.tokens.slice(above.first, above.last)
  if (first?.kind !== 'place' || !first.ids.includes(part) || !hasHours(last) || above.marker)
    return
  if (s.places?.length !== 1 || s.places[0] === part || !isWithin(r.registry, part, s.places[0]!))
    return
  if (r.doc.tokens[line.first]?.kind !== 'when') return
  s.doubts.push('the part named above, or its whole house')
}
