/** Houses and their rooms: lists, complements, floors, sums. */
import { spansOf } from '../facts.ts'
import { subtract } from '../spans.ts'
import type { FactInput } from '../facts.ts'
import { LISTED } from '../listed-names.ts'
import { numeral } from '../numerals.ts'
import { isWithin, lineOf } from '../places.ts'
import type { Registry } from '../places.ts'
import { END_OF_ROOM } from './hours.ts'
import { OF_OPENING } from './opened.ts'
import { datedLists, hoursOfHouse, openRooms } from '../room-lists.ts'
import type { DatedList } from '../room-lists.ts'
import { hasHours, isOpenOnly, samePlaces } from '../segments.ts'
import type { Reading, RoomList, Segment } from '../segments.ts'
import { daysWithin, overlaps } from '../spans.ts'

/** “洛浦博物馆等3家…开到20:30”: the rows below say which three. */
export function counted({ reading, registry }: FactInput): void {
  for (const s of reading.segments) {
    if (s.count === null || s.dead || !s.places) continue
    const close = s.closes ?? s.windows.at(-1)?.[1] ?? null
    const rows = new Set<string>()
    for (const x of reading.segments)
      if (
        x !== s &&
        x.count === null &&
        !x.dead &&
        x.places &&
        hasHours(x) &&
        (x.closes ?? x.windows.at(-1)?.[1]) === close
      )
        for (const p of x.places) rows.add(p)
    if (rows.size === s.count) s.places = [...rows]
    else if (registry.roots.length === s.count) s.places = [...registry.roots]
    else {
      s.doubts.push(`which ${s.count} places is not said`)
      continue
    }
    s.implied = true
    s.rule = 'counted-summary'
    if (!s.dated) {
      s.dead = true
      continue
    }
    const said = reading.segments.filter(
      (x) => x !== s && x.count === null && !x.dead && x.places?.some((p) => rows.has(p)),
    )
    const known = said.flatMap((x) => spansOf(x))
    const left = subtract(s.days?.spans ?? [], known)
    if (left.length === 0) s.dead = true
    else s.days = { ...s.days!, spans: left }
  }
}

/** Most statements of a notice that look back at all others; more are left unread. */
export const MOST_SUMMARIES = 100

/** “本馆一至四层10:00-17:00开放”: the house keeps those hours, if nothing else is said of it. */
export function houseOfFloors(reading: Reading): void {
  const more: Segment[] = []
  for (const s of reading.segments.slice(0, 2000)) {
    const house = s.alsoHouse
    if (house === null || s.dead || !s.days || s.effect !== 'set' || s.state === 'closed') continue
    if (!hasHours(s)) continue
    const told = reading.segments.some(
      (x) => x !== s && !x.dead && x.places?.includes(house) && x.days && overlaps(x.days, s.days!),
    )
    if (told || more.length >= MOST_SUMMARIES) continue
    more.push({
      ...s,
      places: [house],
      unknown: null,
      named: true,
      implied: false,
      alsoHouse: null,
      tokens: [...s.tokens],
      doubts: [...s.doubts],
      exceptDays: [...s.exceptDays],
      rule: 'house-of-its-floors',
    })
  }
  for (const s of more) reading.segments.push(s)
}

/** “甲室|5月1日、2日|9:00-11:30⏎其余功能室5月1日至5日不开放”: a row above told of this one. */
function hasRowAbove(told: readonly Segment[], s: Segment): boolean {
  return told.some(
    (x) =>
      !x.dead &&
      x.rule.startsWith('table-') &&
      x.line < s.line &&
      s.line - x.line <= MOST_ROWS &&
      x.dated &&
      (s.days?.spans.length === 0 || overlaps(x.days!, s.days ?? x.days!)),
  )
}

const MOST_ROWS = 30

/** 其余馆室: the places beside those named, in the house they are of. */
export function complements({ reading, registry, text }: FactInput): void {
  const parentOf = (p: string) => registry.entries.get(p)?.partOf ?? null
  const rootOf = (p: string) => lineOf(registry, p).at(-1) ?? p
  const told = hoursByPlace(reading)
  for (const [n, s] of reading.segments.entries()) {
    if (!s.others && (s.besides.length === 0 || s.exceptOnDays)) continue
    if (!s.others && s.named) continue
    if (s.others && takeHoursOfRest(reading, n, s)) continue
    const subject = s.places && s.named ? s.places : null
    const near = nearestBefore(reading, n, s)
    if (s.houseBefore !== null && !s.others) {
      // “甲馆除过刊库闭馆外,正常开放” is said of the house itself.
      if (!s.days || (s.days.spans.length === 0 && s.days.weekly === null))
        s.days = near.at(-1)?.days ?? s.days
      s.places = [s.houseBefore]
      s.named = true
      continue
    }
    if (!s.others && s.besides.every((p) => registry.entries.get(p)?.kind === LISTED)) {
      // “甲馆除咖啡厅、餐厅外正常开放”: of the house itself, if those left out are on no file.
      s.places = [...new Set(s.besides.map((p) => parentOf(p)!))]
      s.named = true
      continue
    }
    const group = groupWithout(s, reading.segments.slice(Math.max(0, n - MOST_BEFORE), n), registry)
    if (group) {
      Object.assign(s, { places: group, named: true, implied: true, rule: 'complement-of-places' })
      continue
    }
    const shut = othersShut(s, reading.segments.slice(Math.max(0, n - MOST_BEFORE), n))
    if (shut) {
      Object.assign(s, { places: shut, named: true, implied: true, rule: 'complement-of-places' })
      continue
    }
    const open = hasHours(s) && s.state !== 'closed' ? houseWithoutSelfService(s, registry) : null
    if (open) {
      Object.assign(s, { places: [open], named: true, implied: true, rule: 'complement-of-places' })
      continue
    }
    const nearest = near.at(-1)?.places ?? s.under ?? []
    const named = s.besides.length > 0 ? s.besides : nearest
    // “其余场馆” after houses are other houses; “其余部室” are rooms, and those of one house.
    // “除甲馆外,10月8日起恢复”: of several houses the others are meant.
    const besideHouses =
      !s.others && registry.roots.length > 1 && s.besides.every((p) => parentOf(p) === null)
    const ofHouses =
      subject === null &&
      (besideHouses || (named.some((p) => parentOf(p) === null) && HOUSES.test(wordOf(s, text))))
    const houses = new Set(
      subject ?? (named.length > 0 ? named.map((p) => parentOf(p) ?? p) : (s.under ?? [])),
    )
    const universe = ofHouses ? registry.roots : childrenOf(houses, registry)
    const roots = new Set([...houses].map(rootOf))
    const besides =
      s.besides.length > 0
        ? s.besides
        : [...new Set([...near.flatMap((x) => x.places!), ...nearest])].filter(
            (p) => ofHouses || (roots.has(rootOf(p)) && !houses.has(p)),
          )
    if (!s.days || (s.days.spans.length === 0 && s.days.weekly === null))
      s.days = near.at(-1)?.days ?? s.days
    const kind = KIND_OF_ROOM.exec(wordOf(s, text))?.[1] ?? ''
    // “其他阅览室”: of several kinds of rooms those of the one named.
    const same = KIND_OF_OTHERS.exec(wordOf(s, text))?.slice(1).filter(Boolean) ?? []
    const endsWith = (p: string, kinds: readonly string[]) =>
      kinds.some((end) => registry.entries.get(p)!.name.endsWith(end))
    const alike = universe.some((p) => endsWith(p, same) && !besides.includes(p)) ? same : [kind]
    const others = universe.filter(
      (p) =>
        endsWith(p, alike) &&
        !(hasHours(s) && ROUND_THE_CLOCK.test(registry.entries.get(p)!.name)) &&
        !besides.some((q) => isWithin(registry, p, q) || isWithin(registry, q, p)),
    )
    const rest = others.filter(
      (p) =>
        !(s.state !== 'closed' && hasOwnHours(told.get(p) ?? [], s)) &&
        !(s.state === 'closed' && isOpenByName(p, s, reading)) &&
        !(s.state === 'closed' && s.besides.length === 0 && hasRowAbove(told.get(p) ?? [], s)),
    )
    const sums = new Set([...houses].map((p) => parentOf(p) ?? p))
    // “除南馆自习室、北馆报刊室外,其他区域闭馆”: of several branches it is said of the house they are of.
    const house = houses.size > 1 && sums.size === 1 ? [...sums] : [...houses]
    // Of the house only the rooms left out are on file: what is said of the others is said of the house.
    const left = s.besides.length > 0 ? s.besides : hasHours(s) ? besides : []
    const alone =
      !ofHouses &&
      house.length === 1 &&
      left.length > 0 &&
      universe.length > 0 &&
      universe.every(
        (p) =>
          left.some((q) => isWithin(registry, p, q)) ||
          (hasHours(s) && hasOwnHours(told.get(p) ?? [], s)),
      )
    // “其余场馆按以下时间开放:”: each of them has its hours.
    const spelt = s.state !== 'closed' && !hasHours(s) && others.length > 0 ? others : null
    s.places = rest.length > 0 ? rest : (spelt ?? (alone ? house : null))
    const count = COUNT_OF_OTHERS.exec(wordOf(s, text))?.[1]
    if (count !== undefined) countOthers(s, numeral(count), reading.segments.slice(0, n))
    s.named = true
    s.implied = true
    s.rule = 'complement-of-places'
  }
}

/** By its name no hours of others are its own. */
const ROUND_THE_CLOCK = /24小时|二十四小时/

/** “除24小时自助图书馆外,其他区域9:30-12:30”: the hours of the house, beside what is open round the clock. */
function houseWithoutSelfService({ others, besides }: Segment, registry: Registry): string | null {
  if (!others || besides.length === 0) return null
  const entries = besides.map((p) => registry.entries.get(p)!)
  const [first] = entries
  if (!entries.every((e) => /24小时|二十四小时|自助/.test(e.name))) return null
  return entries.every((e) => e.partOf === first!.partOf) ? first!.partOf : null
}

const COUNT_OF_OTHERS = /^[^\d两三四五六七八九]{1,4}([两三四五六七八九]|\d{1,2})/

/** “甲、乙、丙三馆闭馆,2日起甲馆开放,其余两馆4日开放”: so many of a group named before, without the one named last. */
function countOthers(s: Segment, count: number, before: readonly Segment[]): void {
  if (s.places?.length === count) return
  const near = before.slice(-MOST_BEFORE).filter((x) => !x.dead && x.line === s.line && x.places)
  const group = near.findLast((x) => x.places!.length > count)?.places ?? []
  const told = new Set(near.flatMap((x) => (x.places!.length < group.length ? x.places! : [])))
  const left = group.filter((p) => !told.has(p))
  // “三馆开放,其中甲馆9:00-21:00,另外两馆…”: those of whom the opening alone is still told.
  const waiting = near.findLast((x) => x.places!.length === count && isOpenOnly(x))
  if (left.length === count) s.places = left
  else if (waiting) s.places = [...waiting.places!]
  else if (s.places) s.doubts.push(`which ${count} others are meant is not said`)
}

/**
 * “10月1日至3日,甲馆、乙馆、丙馆免费开放。甲馆8:00-20:00;其余场馆9:00-18:00”: the others of a list of which some were
 * given hours are those of it that still have none.
 */
function takeHoursOfRest({ segments }: Reading, n: number, s: Segment): boolean {
  if (!hasHours(s) || s.effect !== 'set' || s.besides.length > 0 || s.dated) return false
  const before = segments.slice(Math.max(0, n - 40), n).filter((x) => !x.dead)
  const given = before.findLast((x) => x.block === s.block && x.hoursLine && hasHours(x))
  if (!given?.days) return false
  const left = before.findLast(
    (x) =>
      x.block === s.block &&
      x.state === 'open' &&
      isOpenOnly(x) &&
      x.dated &&
      x.named &&
      !x.others &&
      (x.places?.length ?? 0) > 0 &&
      x.days !== null &&
      JSON.stringify(x.days.spans) === JSON.stringify(given.days!.spans),
  )
  if (!left) return false
  left.windows = s.windows
  left.opens = s.opens
  left.closes = s.closes
  left.lastEntry ??= s.lastEntry
  left.implied = true
  left.rule = 'complement-of-places'
  left.tokens.push(...s.tokens)
  s.dead = true
  return true
}

/** Statements that name a place and give it hours of its own, by place; looked at no further than `MOST_TOLD`. */
function hoursByPlace(reading: Reading): Map<string, Segment[]> {
  const out = new Map<string, Segment[]>()
  for (const x of reading.segments) {
    if (x.dead || x.others || !x.named || x.extra || x.effect !== 'set') continue
    if (!hasHours(x) || !x.days) continue
    for (const p of x.places ?? []) {
      const list = out.get(p)
      if (!list) out.set(p, [x])
      else if (list.length < MOST_TOLD) list.push(x)
    }
  }
  return out
}

const MOST_TOLD = 50

/** Has a place hours of its own on these days, or on all? Then it is none of the others that have other hours. */
function hasOwnHours(told: readonly Segment[], s: Segment): boolean {
  return told.some(
    (x) =>
      x !== s &&
      !x.dead &&
      (x.days!.spans.length === 0 || (s.days !== null && daysWithin(s.days, x.days!))),
  )
}

/** “其余各室闭馆。书屋假期正常开放。”: a place said by its name to be open on these days is none of the others. */
function isOpenByName(place: string, s: Segment, reading: Reading): boolean {
  return reading.segments.some(
    (x) =>
      x !== s &&
      !x.dead &&
      !x.others &&
      x.effect === 'set' &&
      !x.resumes &&
      (x.state === 'regular' || x.state === 'all-day') &&
      isNamedBy(x, place) &&
      (x.places?.includes(place) ?? false) &&
      s.days !== null &&
      s.days.spans.length > 0 &&
      x.days !== null &&
      daysWithin(s.days, x.days),
  )
}

/** Does a statement name this place by its own name? */
export function isNamedBy(s: Segment, place: string): boolean {
  return s.tokens.some((t) => t.kind === 'place' && t.ids.includes(place))
}

const MOST_BEFORE = 12

/** “甲馆、乙馆、丙馆1日至3日闭馆,4日起除丙馆外恢复开放”: those that the sentence is about, without the ones left out. */
function groupWithout(s: Segment, before: readonly Segment[], registry: Registry): string[] | null {
  if (s.others || s.named || s.besides.length === 0) return null
  const told = before.findLast(
    (x) => !x.dead && x.line === s.line && x.sentence === s.sentence && (x.places?.length ?? 0) > 1,
  )
  const places = told?.places ?? []
  if (!s.besides.every((p) => places.includes(p))) return null
  if (places.some((h) => s.besides.some((p) => p !== h && isWithin(registry, p, h)))) return null
  const left = places.filter((p) => !s.besides.includes(p))
  return left.length > 0 ? left : null
}

/** “甲馆、乙馆、丙馆闭馆,其中丙馆3日恢复;其余场馆2日恢复”: the others of those that were shut, and no more houses. */
function othersShut(s: Segment, before: readonly Segment[]): string[] | null {
  if (!s.others || !s.resumes || s.besides.length > 0 || s.named) return null
  const near = before.filter((x) => !x.dead && !x.unknown && x.line === s.line && x.places)
  const shut = near.findLast((x) => x.state === 'closed' && x.named && x.places!.length > 1)
  if (!shut) return null
  const apart = near
    .slice(near.indexOf(shut) + 1)
    .filter((x) => x.places!.length < shut.places!.length)
    .flatMap((x) => x.places!)
  const left = shut.places!.filter((p) => !apart.includes(p))
  const within = apart.length > 0 && apart.every((p) => shut.places!.includes(p))
  return within && left.length > 0 ? left : null
}

/** “除古籍室外,各阅览室开放”: rooms of this kind only. */
const KIND_OF_ROOM = /^(?:所有|全部|各)(展厅|阅览室|展区)$/

const KIND_OF_OTHERS =
  /^(?:其[他它余]|余下|剩余)(?:的)?(?:各|所有|全部)?(展厅|阅览室|展区|自习室|自修室|球馆|球场|书屋|书库)(?:[、和及与](展厅|阅览室|展区|自习室|自修室|书库))?$/

/** Words that mean houses rather than rooms. */
const HOUSES = /(?:场馆|分馆|校区|馆区|单位|馆|书房|书屋|书吧)$/

function wordOf(s: Segment, text: string): string {
  const ref = s.tokens.findLast((t) => t.kind === 'ref')
  return ref ? text.slice(ref.from, ref.to) : ''
}

function childrenOf(houses: Iterable<string>, registry: Registry): string[] {
  return [...houses].flatMap((p) => registry.children.get(p) ?? [])
}

/** Statements before that name places: those of the same line, else of the same block. */
function nearestBefore(reading: Reading, n: number, s: Segment): Segment[] {
  const before = reading.segments
    .slice(Math.max(0, n - 40), n)
    .filter((x) => !x.dead && x.named && x.places && !x.others)
  const line = before.filter((x) => x.line === s.line)
  return line.length > 0 ? line : before.filter((x) => x.block === s.block)
}

/** “东校区:甲室、乙室⏎西校区:丙室”: a house before its own rooms says where these are. */
function withoutLabels(places: string[], registry: Registry): string[] {
  const inside = new Set(places.map((p) => registry.entries.get(p)?.partOf))
  const rooms = places.filter((p) => !inside.has(p))
  return rooms.length > 0 ? rooms : places
}

/** A list of rooms in a line or section of its own says who keeps the hours beside it. */
export function joinRooms(input: FactInput): void {
  const { reading, registry, text } = input
  const more: Segment[] = []
  const lists: DatedList[] = [...reading.roomLists, ...datedLists(reading.segments)]
  const byLine = new Map<number, Segment[]>()
  for (const s of reading.segments) {
    const line = byLine.get(s.line)
    if (line) line.push(s)
    else byLine.set(s.line, [s])
  }
  const named = new Map<string, Segment[]>()
  const isRoom = (p: string) => registry.entries.get(p)!.partOf !== null
  for (const s of reading.segments)
    // What stands below the heading of a room is said of that room.
    if (s.named || s.places?.every(isRoom))
      for (const p of s.places ?? []) {
        const told = named.get(p)
        if (told) told.push(s)
        else named.set(p, [s])
      }
  const closures = reading.segments
    .filter((s) => s.state === 'closed' && s.effect === 'set' && !s.dead && s.places && s.days)
    .slice(0, MOST_SUMMARIES)
  // A room of one list is not left out of another.
  const listed = new Set(lists.flatMap((l) => (l.days || l.all ? [] : l.places)))
  const done: Segment[] = []
  let dated = 0
  for (const told of lists) {
    if (told.all) continue
    const list = { ...told, places: withoutLabels(told.places, registry) }
    const targets = list.days
      ? ++dated > MOST_SUMMARIES
        ? []
        : hoursOfHouse(list, list.days, reading.segments, registry)
      : [...new Set(targetsOf(list, input).flatMap((s) => spelledNear(s, list, reading) ?? [s]))]
    if (targets.length > 0) for (const s of list.told ?? []) s.dead = true
    else if (list.days && !list.told) {
      const open = openRooms(list, list.days)
      more.push(open)
      const house = reading.segments.find((s) => isOpenBeside(s, list, registry))
      if (house)
        roomsOf(open, null, list.closed, more, named, registry, {
          list,
          elsewhere: listed,
          some: false,
        })
    }
    const longer = saysLonger(list, text)
    for (const s of targets) {
      const some = s.someParts === true || (longer && hasHours(s))
      roomsOf(withoutClosed(s, closures), list.places, list.closed, more, named, registry, {
        list,
        elsewhere: list.days ? null : listed,
        some,
      })
      if (some || isNarrower(s, list, lists)) done.push(s)
    }
  }
  for (const s of reading.segments) {
    if (!s.rooms || s.dead || !s.places || s.unknown) continue
    const rooms = s.places.filter((p) => registry.entries.get(p)!.partOf !== null)
    if (rooms.length === 0 || rooms.length < s.places.length) continue
    // “以下阅览室闭馆:甲室、乙室”, “以下阅览室调整为…”: nothing follows for the others.
    if (s.state === 'closed' || (s.state === null && isBefore(s))) continue
    if (afterHouse(s, rooms, byLine.get(s.line) ?? [], registry)) {
      s.effect = 'add'
      s.rule = 'rooms-after-house'
    } else if (s.state !== 'all-day') {
      const told = (byLine.get(s.line) ?? []).some(
        (x) => x.rooms && x.to < s.to && x.clause === s.clause && goesWith(x, s),
      )
      if (!told) roomsOf(s, null, false, more, named, registry, null)
      takeHouseHours(s, rooms, more, reading, registry)
    }
  }
  for (const s of done) s.dead = true
  for (const s of more) reading.segments.push(s)
}

/** “10月4日—7日|开馆|甲室、乙室”: is the house said to be open on just these days, in the row of the list? */
function isOpenBeside(s: Segment, list: RoomList, registry: Registry): boolean {
  const isOf = (p: string) => s.places?.includes(registry.entries.get(p)?.partOf ?? '') ?? false
  if (s.dead || s.effect !== 'set' || !s.rule.startsWith('table') || !isOpenOnly(s)) return false
  return s.days === list.days && list.places.every(isOf)
}

/**
 * “8:30-18:30,开放区域为甲室;9:00-12:00,开放区域为办证处”: of two hours on the same days, each with rooms of its own, the
 * house has the longer.
 */
function isNarrower(s: Segment, list: RoomList, lists: readonly RoomList[]): boolean {
  if (list.of !== s || !hasHours(s)) return false
  const days = JSON.stringify([s.days?.spans, s.days?.weekly])
  return lists.slice(0, MOST_SUMMARIES).some(({ of }) => {
    if (!of || of === s || of.dead || !samePlaces(of, s)) return false
    if (JSON.stringify([of.days?.spans, of.days?.weekly]) !== days) return false
    const [[a, b], [c, d]] = [boundsOf(of), boundsOf(s)]
    return a <= c && d <= b && (a < c || d < b || of.windows.length < s.windows.length)
  })
}

function boundsOf({ windows, opens, closes }: Segment): [number, number] {
  return [windows[0]?.[0] ?? opens ?? 0, windows.at(-1)?.[1] ?? closes ?? Infinity]
}

/** “延时区域:甲室”: only these keep the hours told beside the list, and nothing follows for the others. */
function saysLonger({ from }: RoomList, text: string): boolean {
  if (/^延[时长]/.test(text.slice(from, from + 2))) return true
  return /延[时长](?:开放|服务)?的?[一-龥]{2,4}[:\n]{1,2}$/.test(
    text.slice(Math.max(0, from - 14), from),
  )
}

/** Are its rooms named by a word that stands before what is said of them? */
function isBefore({ tokens }: Segment): boolean {
  const ref = tokens.find((t) => t.kind === 'ref')
  const said = tokens.find((t) => t.kind === 'times')
  return ref !== undefined && said !== undefined && ref.from < said.from
}

/** “1日至7日开放,其中3日闭馆⏎开放区域:甲室”: on the day its house is closed the room is not open. */
function withoutClosed(s: Segment, closures: readonly Segment[]): Segment {
  const shut = closures.filter(
    (x) =>
      x.days!.spans.length > 0 &&
      // A weekday beside one date only says it again.
      (x.days!.weekly === null || x.days!.spans.every(([a, b]) => a === b)) &&
      samePlaces(x, s) &&
      s.days !== null &&
      daysWithin(x.days!, s.days) &&
      !daysWithin(s.days, x.days!),
  )
  if (shut.length === 0) return s
  return { ...s, exceptDays: [...s.exceptDays, ...shut.map((x) => ({ ...x.days!, weekly: null }))] }
}

/** “3日至5日9:30-16:30⏎3日至5日仅开放甲室”: rooms opened on days that the house gives hours to keep these hours. */
function takeHouseHours(
  s: Segment,
  rooms: string[],
  more: Segment[],
  reading: Reading,
  registry: Registry,
): void {
  if (hasHours(s) || s.state !== 'open' || s.effect !== 'set' || s.extra || s.resumes) return
  if (!s.dated || !s.days || s.days.weekly !== null || s.days.spans.length === 0) return
  if (s.days.spans.some(([, b]) => b === null)) return
  const list = { places: rooms, closed: false, all: false, ...placeOf(s) }
  const told = hoursOfHouse(list, s.days, reading.segments, registry).filter((x) => x !== s)
  const left = subtract(
    s.days.spans,
    told.flatMap((x) => spansOf(x)),
  )
  if (told.length === 0 || told.length > MOST_HOURS || left.length > 0) return
  const hours = told.map(({ windows, opens, closes, lastEntry, relativeLast, days, doubts }) => ({
    ...s,
    windows: [...windows],
    opens,
    closes,
    lastEntry,
    relativeLast,
    days,
    doubts: [...new Set([...s.doubts, ...doubts])],
    tokens: [...s.tokens],
    rule: 'rooms-with-hours-of-house',
  }))
  Object.assign(s, hours[0])
  more.push(...hours.slice(1))
}

/** Stretches of hours that the days of one list of rooms may fall into. */
const MOST_HOURS = 20

const placeOf = ({ node, line, from, to }: Segment) => ({ node, line, from, to })

/** “8:30-12:00所有窗口开放;12:00-17:30开放自习室”: the rooms go on when the house has closed. */
function afterHouse(
  s: Segment,
  rooms: string[],
  line: readonly Segment[],
  registry: Registry,
): boolean {
  const start = s.windows[0]?.[0] ?? s.opens
  if (start === null || start === undefined || !s.days) return false
  const houses = rooms.map((p) => registry.entries.get(p)!.partOf!)
  return line.some((x) => {
    const end = x.windows.at(-1)?.[1] ?? x.closes
    return (
      x !== s &&
      !x.dead &&
      x.effect === 'set' &&
      x.line === s.line &&
      end !== null &&
      end !== undefined &&
      end <= start &&
      houses.every((h) => x.places?.includes(h)) &&
      x.days !== null &&
      daysWithin(s.days!, x.days)
    )
  })
}

/** Do both speak of rooms opened in one sentence on the same days? */
function goesWith(x: Segment, s: Segment): boolean {
  return (
    x.sentence === s.sentence && JSON.stringify(x.days?.spans) === JSON.stringify(s.days?.spans)
  )
}

function targetsOf(list: RoomList, { reading, registry, text }: FactInput): Segment[] {
  // Hours of the next house are not those of these rooms.
  const houses = list.places.map((p) => lineOf(registry, p))
  const ofHouse = (s: Segment) =>
    s.places === null || s.places.some((p) => houses.some((line) => line.includes(p)))
  const eligible = (s: Segment) =>
    !s.dead &&
    !s.unknown &&
    s.effect === 'set' &&
    !s.resumes &&
    (hasHours(s) || s.state === 'open' || s.state === 'regular') &&
    s.days !== null &&
    !isWholeAgain(s, list, text) &&
    (s.days.spans.length > 0 || ((s.days.weekly !== null || s.days.daily) && hasHours(s))) &&
    ofHouse(s)
  if (list.of && eligible(list.of)) return [list.of]
  const next =
    list.before === undefined
      ? []
      : reading.segments.filter(
          (s) =>
            s.block === list.before &&
            s.rule !== END_OF_ROOM &&
            s.line > list.line &&
            s.line <= list.line + 3 &&
            eligible(s),
        )
  if (next.length > 0) return next
  const own = reading.segments.filter(
    (s) => s.node === list.node && s.line <= list.line && s.line >= list.line - 6 && eligible(s),
  )
  if (own.length > 0) return isWithinRows(list, reading, eligible) ? lastLineOf(own) : own
  // “开放区域:甲室⏎开放时间:9:00-17:00”: the list stands above the hours.
  const below = reading.segments.filter(
    (s) => s.node === list.node && s.line > list.line && s.line <= list.line + 6 && eligible(s),
  )
  if (below.length > 0) return below
  const parent = reading.nodes[list.node]?.parent ?? 0
  return reading.segments
    .filter(
      (s) =>
        eligible(s) &&
        isBelow(reading, s.node, parent) &&
        (parent > 0 || Math.abs(s.line - list.line) <= 12),
    )
    .slice(0, 60)
}

/**
 * “1日至6日部分开放⏎开放部室:甲室⏎开放时间:1日至3日9:30-15:30;4日至6日正常开放”: the rooms of the span are open as the lines
 * beside their list say of all its days; null if these leave any out.
 */
function spelledNear(s: Segment, { line }: RoomList, { segments }: Reading): Segment[] | null {
  if (!isOpenOnly(s) || s.state !== 'open' || s.days?.weekly !== null || !s.dated) return null
  const told = segments.filter(
    (x) =>
      x !== s &&
      !x.dead &&
      x.effect === 'set' &&
      !x.extra &&
      x.dated &&
      x.line >= s.line &&
      x.line <= line + 8 &&
      (hasHours(x) || x.state === 'regular') &&
      x.days?.weekly === null &&
      samePlaces(x, s) &&
      daysWithin(x.days, s.days!),
  )
  const left = subtract(
    s.days.spans,
    told.flatMap((x) => x.days!.spans),
  )
  return told.some(hasHours) && left.length === 0 ? told.slice(0, MOST_HOURS) : null
}

/** “10月1日⏎9:00-12:00⏎10月2日⏎14:00-17:00⏎开放区域:甲室⏎10月3日⏎9:00-17:00”: the list is of the day right above it. */
function isWithinRows(
  { node, line }: RoomList,
  { segments }: Reading,
  eligible: (s: Segment) => boolean,
): boolean {
  const goesOn = (s: Segment) =>
    s.node === node && s.line > line && s.line <= line + 6 && s.dated && hasHours(s)
  return segments.some((s) => goesOn(s) && eligible(s))
}

function lastLineOf(told: readonly Segment[]): Segment[] {
  const last = Math.max(...told.map((s) => s.line))
  return told.filter((s) => s.line === last)
}

/** “二、开放区域:甲室、乙室⏎三、2月18日起全馆正常开放”: after the list the house is told whole. */
function isWholeAgain(s: Segment, list: RoomList, text: string): boolean {
  if (hasHours(s) || s.line <= list.line || s.node === list.node) return false
  return s.tokens.some(
    (t) => t.kind === 'ref' && t.ref === 'main' && /^全[馆院园]/.test(text.slice(t.from, t.to)),
  )
}

function isBelow(reading: Reading, node: number, above: number): boolean {
  for (let at = node, steps = 0; steps < 20; at = reading.nodes[at]!.parent, steps++) {
    if (at === above) return true
    if (at <= 0) return above === 0
  }
  return false
}

/** Does the sentence name rooms of the same house that are closed on these days? */
function shutBeside(
  s: Segment,
  siblings: readonly string[],
  named: ReadonlyMap<string, Segment[]>,
): boolean {
  return siblings
    .slice(0, MOST_TOLD)
    .some((q) =>
      (named.get(q) ?? [])
        .slice(0, MOST_TOLD)
        .some(
          (x) =>
            x !== s &&
            !x.dead &&
            !x.others &&
            x.line === s.line &&
            x.sentence === s.sentence &&
            x.state === 'closed' &&
            x.effect === 'set' &&
            isNamedBy(x, q),
        ),
    )
}

function roomsOf(
  s: Segment,
  listed: string[] | null,
  closed: boolean,
  more: Segment[],
  named: ReadonlyMap<string, Segment[]>,
  registry: Registry,
  beside: { list: RoomList; elsewhere: ReadonlySet<string> | null; some: boolean } | null,
): void {
  const list = beside?.list ?? null
  const rooms = listed ?? s.places!
  const { someParts: _, ...told } = s
  const copy = (places: string[], change: Partial<Segment>): Segment => ({
    ...told,
    places,
    named: true,
    tokens: [...s.tokens],
    doubts: [...s.doubts],
    exceptDays: [...s.exceptDays],
    ...change,
  })
  const shut = {
    state: 'closed' as const,
    windows: [],
    opens: null,
    closes: null,
    lastEntry: null,
    rooms: false,
  }
  // A room of the list whose end was told apart keeps that.
  const plain = listed?.filter(
    (p) =>
      !(named.get(p) ?? []).some(
        (x) => x.rule === END_OF_ROOM && x.days !== null && daysWithin(s.days!, x.days),
      ),
  )
  if (plain && plain.length > 0)
    more.push(
      copy(plain, closed ? { ...shut, rule: 'rooms-listed-closed' } : { rule: 'rooms-listed' }),
    )
  // “夜场18:30-21:00,开放区域:甲厅”: by day the other rooms are open all the same.
  if (beside?.some || s.extra) return
  const houses = new Set(
    rooms.map((p) => registry.entries.get(p)!.partOf).filter((p) => p !== null),
  )
  const rest: string[] = []
  for (const house of houses)
    for (const p of registry.children.get(house) ?? []) {
      if (rooms.includes(p) || rooms.some((r) => isWithin(registry, r, p))) continue
      if (beside?.elsewhere?.has(p)) continue
      // “开放甲室,乙室不开放” says of both kinds which they are: a third room is not spoken of.
      if (list === null && shutBeside(s, registry.children.get(house) ?? [], named)) continue
      if (
        (named.get(p) ?? []).some(
          (x) =>
            x !== s &&
            !x.dead &&
            x.days !== null &&
            (x.days.spans.length === 0 || overlaps(x.days, s.days!)),
        )
      )
        continue
      rest.push(p)
    }
  if (rest.length > 0 && !closed)
    more.push(
      copy(rest, {
        ...shut,
        implied: true,
        rule: 'rooms-not-listed',
        from: list ? Math.min(list.from, s.from) : s.from,
        to: Math.max(s.to, list?.to ?? s.to),
      }),
    )
}

/** 部分场馆: which, the statements below say. */
const SOME =
  /部分(?:公共|文化|体育|开放|服务)?(?:场馆|场地|场所|区域|展厅|展馆|功能室|馆室|部室|设施|楼层)/

/**
 * “本馆6月1日至30日检修,各室安排如下”: works in a house whose rooms are open meanwhile close no door. “部分场馆开放:”
 * above the rooms that are does not say so of the house, nor does “本馆五一假期免费开放,安排如下:” where on all
 * those days its rooms have hours.
 */
export function partsSpeak({ reading: { segments }, registry, text }: FactInput): void {
  let met = 0
  const opened = segments.some((x) => x.rule === OF_OPENING)
  for (const s of segments) {
    if (s.dead || !s.places || !s.days || s.effect !== 'set') continue
    const works = s.weak && s.state === 'closed'
    const open = s.state === 'open' && isOpenOnly(s) && !s.resumes
    const some = open && SOME.test(text.slice(s.from, s.to))
    const whole = open && s.days.weekly === null
    const leads = whole && (s.lead || s.days.period)
    if (!works && !some && !leads && !(whole && opened)) continue
    if (++met > MOST_SUMMARIES) return
    const rooms = segments.filter((x) => isOpenPart(x, s, registry))
    if (!works && !some && !leads && !rooms.some((x) => x.rule === OF_OPENING)) continue
    const spans = rooms.filter(hasHours).flatMap((x) => x.days!.spans)
    // “春节假期各场馆免费开放”, and below the days on which each of them is: those of the calendar were only taken.
    const named = s.days.implied && s.days.period && everyPart(s, rooms.filter(hasHours), registry)
    const told = spans.length > 0 && (named || subtract(s.days.spans, spans).length === 0)
    if (told || (rooms.length > 0 && (works || some))) s.dead = true
    else if (some) s.doubts.push('which parts of it are meant is not said')
  }
}

/** Do these give hours to every part on file of the houses, on stated days within those of the lead? */
function everyPart(s: Segment, timed: readonly Segment[], registry: Registry): boolean {
  const parts = s.places!.flatMap((h) => registry.children.get(h) ?? [])
  const has = new Set(timed.flatMap((x) => (x.days!.implied ? [] : x.places!)))
  const inside = timed.every((x) => x.days!.weekly === null && daysWithin(x.days!, s.days!))
  return parts.length > 1 && inside && parts.every((p) => has.has(p))
}

/** Is this of rooms of that house, open on some of its days, and told below it? */
function isOpenPart(x: Segment, s: Segment, registry: Registry): boolean {
  if (x.dead || x.effect !== 'set' || x.days === null || !x.places) return false
  if (x.line <= s.line && (x.rule !== OF_OPENING || x.from < s.from)) return false
  if (!(hasHours(x) || isOpenOnly(x)) || !overlaps(x.days, s.days!)) return false
  if (x.days.spans.every(([, to]) => to === null)) return false
  return x.places.some((p) => s.places!.some((h) => h !== p && isWithin(registry, p, h)))
}
