/** Words that stand for places: 其余, 各馆, 以上, floors, items. */
import { floorsIn, namedSince, ofKind, placesMeant, roomsOnFloors } from '../collectives.ts'
import { isWithin } from '../places.ts'
import { isOpenOnly, isPredicate, coverWords } from '../segments.ts'
import type { Segment } from '../segments.ts'
import { isMark } from '../tokens.ts'
import type { Token } from '../tokens.ts'
import { listedAfter } from './listed.ts'
import { isAbove } from './above.ts'
import { current, flush } from './settle.ts'
import type { Reader } from './reader.ts'
import { houseOf } from './settle/subject.ts'
import { loseStatement } from './strangers.ts'
import { isHoursOf, isJoined, closesWhat } from './subjects.ts'

/** A word at `k` that stands for places: 其余各馆, 以上场馆, 一至四层, 我馆. */
export function readReference(r: Reader, tokens: Token[], k: number): void {
  const t = tokens[k]!
  if (t.kind !== 'ref') return
  // “二楼开架借阅室”: the floor is where the room is.
  const room = tokens[k + 1]
  // “甲馆与其所属分馆乙馆”: whose the next one is.
  if (t.ref === 'all' && room?.kind === 'place' && room.from === t.to && isJoined(r, tokens, k + 1))
    if (/^(?:所属|下属)/.test(said(r, t))) return
  if (t.ref === 'floors' && room?.kind === 'place' && room.from === t.to) return
  if (r.cur && isPredicate(r.cur)) {
    const before = tokens[k - 1]
    // “10月1日起关闭三楼”: the house closes a part of itself.
    if (t.ref === 'floors' && closesWhat(r, tokens, k - 1)) return readFloors(r, t)
    // “因布展二楼关闭”: the works close the floor, not the house.
    if (t.ref === 'floors' && r.cur.weak && r.cur.state === 'closed' && !r.cur.named)
      return readFloors(r, t)
    if (t.ref === 'same' && closesWhat(r, tokens, k - 1)) return readKin(r, t)
    if (before?.kind === 'times' && r.cur.state === null && t.ref === 'same' && r.cur.named) {
      coverWords(r.cur, [t])
      return
    }
    const house = (t.ref === 'main' && isHoursOf(r, tokens, k)) || hoursOfBelow(r, tokens, k)
    if (house || (before?.kind === 'times' && r.cur.state === null && !r.cur.named)) {
      // “8:30至12:00所有窗口正常开放”: hours first, then whom they hold for.
    } else if (before?.kind === 'state' && before.state === 'open') {
      coverWords(r.cur, [t])
      return
    } else flush(r)
  }
  if (t.ref === 'others' && namesThem(tokens, k)) {
    r.besides = []
    if (r.cur) flush(r)
    return
  }
  if (t.ref === 'others' && r.cur?.named && r.exceptOpen < 0 && r.besides.length === 0) {
    // What was said of those named was not understood; they are named all the same.
    const lost = r.cur
    r.besides = [...(lost.places ?? [])]
    flush(r)
    const said = r.doc.prose.text.slice(Math.max(lost.from, t.from - 80), t.from)
    if (!/预约|预订|预定|订场|购票/.test(said)) loseStatement(lost)
  }
  if (t.ref === 'floors') return readFloors(r, t)
  const s = current(r)
  if (
    t.ref === 'others' ||
    (t.ref !== 'main' &&
      !s.named &&
      r.besides.length > 0 &&
      !s.exceptOnDays &&
      !housesOfRooms(r, t))
  ) {
    // “除市图外,各馆…” are the others too.
    s.others = true
    s.besides = [...r.besides]
    s.under = r.subject ?? r.heading ?? r.main
    // “下列阅览室8:00-17:00,其他阅览室9:00-21:00”: beside those that are listed, wherever that is.
    const before = r.segments.at(-1)
    const lost = before?.unresolved && before.sentence === r.sentence
    if (lost && before.tokens.some((x) => x.kind === 'ref' && x.ref === 'below'))
      s.unresolved = true
    coverWords(s, [t])
    return
  }
  let ids: string[] | null
  const word = r.doc.prose.text.slice(t.from, t.to)
  if (t.count !== null && s.named && !isPredicate(s) && s.places?.length === t.count) {
    const [before, quote] = [tokens[k - 1], tokens[k - 2]]
    if (before?.kind === 'place' || (isMark(before, '"') && quote?.kind === 'place'))
      r.counted.set(word, s.places)
  }
  if (t.ref === 'all' && (t.count === 1 || SOME_OF_THEM.test(word))) {
    s.places = null
    s.unresolved = true
    coverWords(s, [t])
    return
  }
  const below = /^(?:以下|下列|下述)/.test(word)
  const listed = below ? listedAfter(r, tokens, k) : null
  if (below && !listed && t.ref === 'below') {
    s.unresolved = true
    coverWords(s, [t])
    return
  }
  if (listed) ids = listed
  else if (/^[二两]者/.test(word)) ids = lastTwo(tokens, k)
  else if (t.ref === 'item') {
    ids = ofItem(r, t.count ?? 0)
    s.implied = true
  } else if (t.ref === 'same' && kinOf(r, word)) {
    ids = kinOf(r, word)
    // “全馆所有展厅” is the house.
    if (!s.named) s.implied = true
  } else if (t.ref === 'same' && EACH_ROOM.test(word) && roomsNamed(r, word).length > 1) {
    ids = shutBefore(r, t) ?? roomsNamed(r, word)
    s.implied ||= shutBefore(r, t) === null
  } else if (t.ref === 'all' && /^(?:以上|上述)/.test(word)) {
    const since =
      roomsAbove(r, word) ??
      housesOnly(r, word) ??
      withoutHouse(r, namedSince(r.mentions, r.lastAbove))
    const fits = since !== null && (t.count === null || since.length === t.count)
    ids = fits ? since : (justAbove(r, since, t.count) ?? groupOf(r, word, t.count))
    // “除甲室外,上述场地恢复”
    const left = r.exceptOpen < 0 && ids ? ids.filter((id) => !r.besides.includes(id)) : []
    if (left.length > 0 && left.length < ids!.length) {
      ids = left
      s.implied = true
    }
    r.lastAbove = r.n
  } else if (t.count !== null && ORDER.test(r.doc.prose.text.slice(t.from - 1, t.from))) {
    // “后两馆”: the last two of those named in this line.
    const named = [...new Set(namedHere(r))]
    const last = r.doc.prose.text[t.from - 1] === '后'
    ids = named.length <= t.count ? null : last ? named.slice(-t.count) : named.slice(0, t.count)
  } else if (t.ref === 'main')
    // “甲馆:全馆开放” is said of the house just named.
    ids =
      isHouse(r, s) || isWholeOf(r, tokens, k)
        ? s.places
        : (houseOfLine(r, word) ?? houseOf(r, r.heading ?? r.main ?? r.subject))
  else if (t.ref === 'same') ids = shutBefore(r, t) ?? roomMeant(r, word) ?? r.subject
  else if (s.exceptOnDays && t.count === null) {
    const roots = r.registry.roots.length > 1 ? [...r.registry.roots] : groupOf(r, word, null)
    ids = (/^(?:各|所有)/.test(word) ? besidesOf(r) : null) ?? roots
  } else {
    const region = t.ref === 'all' ? regionBefore(r, tokens[k - 1]) : null
    ids = region === null ? groupOf(r, word, t.count) : housesIn(r, region)
    if (!ids && region !== null) {
      s.places = null
      s.unknown = { name: region + word, from: tokens[k - 1]!.from, to: t.to }
      coverWords(s, [t])
      return
    }
  }
  if (t.ref === 'main' && s.named && s.places?.length === 1 && ids?.join() !== s.places.join())
    s.doubts.push('the part named, or its whole house')
  if (!ids && (t.ref === 'item' || (t.ref === 'all' && t.count !== null))) {
    s.unresolved = true
    coverWords(s, [t])
  }
  // “各分馆闭馆”, of which none is on file.
  if (!ids && t.ref === 'all' && !s.named && !s.unresolved) {
    s.places = null
    s.unknown = { name: word, from: t.from, to: t.to }
    coverWords(s, [t])
  }
  if (!ids) return
  // “除甲馆…外,其他市属场馆…”: which these are was concluded.
  const { text } = r.doc.prose
  s.implied ||= /(?:其他|其它|其余|余下)(?:的)?$/.test(text.slice(Math.max(0, t.from - 4), t.from))
  if (s.named && t.ref === 'same') return
  if (!s.named && t.ref !== 'main') ids = withKinBehind(r, tokens, k, ids)
  const joint = tokens[k - 1]
  if (!s.named && t.ref === 'all' && joint?.kind === 'raw' && UNKNOWN_JOINED.test(said(r, joint)))
    joint.fate ??= { kind: 'unread', why: 'a name that the registry does not hold' }
  // “总馆及各书房”: those named, and those that the word stands for.
  const more = t.count !== null || !isMark(tokens[k - 1], ',')
  if (s.named && t.ref === 'all' && s.places && more && isJoined(r, tokens, k)) {
    const told = s.places
    s.places = [...told, ...ids.filter((p) => !told.includes(p) && !r.besides.includes(p))]
    coverWords(s, [t])
    return
  }
  if (s.named && t.ref === 'all' && s.places && s.places.length > 1) return
  // “甲中心各场馆” of a house whose rooms are not on file: the house.
  const [house, ...rest] = s.places ?? []
  const behind = joint?.kind === 'place' && joint.to === t.from && t.ref === 'all'
  if (s.named && behind && house !== undefined && rest.length === 0)
    if (!ids.every((id) => isWithin(r.registry, id, house))) {
      coverWords(s, [t])
      return
    }
  s.places = ids
  s.named = t.ref !== 'same' || ids !== r.subject
  s.rooms ||= listed !== null && ids.every((id) => r.registry.entries.get(id)!.partOf !== null)
  coverWords(s, [t])
}

const KIND_BEHIND =
  /^(?:、|和|与|及|以及)各?([\u4e00-\u9fff]{1,3}?(?:馆|院|场|厅|室|园|池|库|廊|房|剧场|中心))(?=[、和与及均都也将恢重正照开闭暂不停关,。\d])/

/** “各展厅、影院恢复正常”: rooms called by the end of their names beside the word, if all of these are on file. */
function withKinBehind(
  r: Reader,
  tokens: readonly Token[],
  k: number,
  ids: readonly string[],
): string[] {
  const { text } = r.doc.prose
  const out = [...ids]
  let at = tokens[k]!.to
  for (const t of tokens.slice(k + 1, k + 9)) {
    if (t.to <= at) continue
    if (t.kind !== 'raw' && !isMark(t, '、')) break
    const m = KIND_BEHIND.exec(text.slice(at, at + 10))
    if (!m) break
    const house = houseOf(r, r.heading ?? r.main ?? r.subject)?.[0] ?? null
    const kin = house === null ? [] : ofKind(m[1]!, house, r.registry)
    const parts = kin.filter((id) => id !== house && isWithin(r.registry, id, house!))
    at += m[0].length
    const word = { name: m[1]!, from: at - m[1]!.length, to: at }
    if (parts.length === 0) r.unknown.push(word)
    else out.push(...parts.filter((id) => !out.includes(id)))
  }
  const words = tokens.slice(k + 1, k + 9).filter((t) => t.to <= at)
  if (words.length > 0 && r.cur) coverWords(r.cur, words)
  return out
}

/** “其中3家”, “另有一家”: so many of them, and not which. */
const SOME_OF_THEM = /^(?:其中|另|还有|有)/

const EACH_ROOM = /^(?:各|所有|全部)/

/** “1.甲室…⏎2.乙室…⏎10月8日起各室恢复”: the rooms of one house that were named, if the house itself is not spoken of. */
function roomsNamed(r: Reader, word: string): string[] {
  const room = (id: string) => r.registry.entries.get(id)!.partOf
  const named = [...new Set(r.mentions.slice(-60).map((m) => m.id))]
  const [only, ...others] = new Set(named.map((id) => room(id) ?? id))
  const subject = r.subject?.length === 1 ? r.subject[0]! : others.length === 0 ? only : undefined
  if (subject === undefined) return []
  const house = room(subject) ?? subject
  // “甲室|10月1日至7日|9:00-17:00⏎…⏎10月8日起各场地恢复”: nothing but rooms was told.
  const told = (s: Segment) => s.places?.includes(house) && !(isOpenOnly(s) && s.days?.period)
  const apart = ROOMS_APART.test(word) && !r.segments.some(told)
  if (room(subject) === null && !apart) return []
  return named.filter((id) => room(id) === house)
}

const ROOMS_APART = /(?:场地|(?<![部馆库])室|厅)$/

const said = (r: Reader, t: Token) => r.doc.prose.text.slice(t.from, t.to)

/** “除甲馆暂停开放外,其他场地时间如下:乙馆9:00-17:00;…”: the others are spoken of by name, each for itself. */
function namesThem(tokens: readonly Token[], k: number): boolean {
  const colon = tokens.slice(k + 1, k + 7).findIndex((t) => isMark(t, ':'))
  if (colon < 0) return false
  const between = tokens.slice(k + 1, k + 1 + colon)
  const plain = (t: Token) => t.kind === 'raw' || t.kind === 'label' || t.kind === 'cue'
  const [name, ...rest] = tokens.slice(k + 2 + colon, k + 62 + colon)
  return between.every(plain) && name?.kind === 'place' && rest.some((t) => t.kind === 'times')
}

/** “新楼馆和各书房”: a name on no file, before the word for the others. */
const UNKNOWN_JOINED = /^[一-龥]{1,10}(?:馆|院|中心|室|厅|部|楼)(?:和|与|及|以及)$/

/** “除古籍室外,各馆恢复开放”: rooms are left out of the houses that the word stands for. */
function housesOfRooms(r: Reader, t: Token): boolean {
  if (t.kind !== 'ref' || t.ref !== 'all') return false
  const ids = groupOf(r, r.doc.prose.text.slice(t.from, t.to), t.count)
  const isRoom = (id: string) => r.registry.entries.get(id)!.partOf !== null
  // “除游泳馆外,各馆恢复开放” of a sports centre: the halls beside that one.
  const isHall = (id: string) => /(?:馆|场|池)$/.test(r.registry.entries.get(id)!.name)
  const [only, ...more] = ids ?? []
  const halls = more.length === 0 ? (r.registry.children.get(only ?? '') ?? []).filter(isHall) : []
  if (halls.length > r.besides.length + 1 && r.besides.every((p) => halls.includes(p))) return false
  return (
    ids !== null &&
    r.besides.every((p) => isRoom(p) && ids.some((h) => h !== p && isWithin(r.registry, p, h))) &&
    !ids.some((h) => r.besides.includes(h))
  )
}

/** “除甲馆每周一闭馆外,各场馆…”: those that 甲馆 is one of, itself among them; null for houses of their own. */
function besidesOf(r: Reader): string[] | null {
  const parents = new Set(r.besides.map((id) => r.registry.entries.get(id)?.partOf ?? null))
  const [parent] = parents
  const all = parents.size === 1 && parent ? (r.registry.children.get(parent) ?? []) : []
  return all.length > 1 ? [...all] : null
}

/** “临县各文化场馆”: the county or district right before the word, if the notice is not its own. */
function regionBefore(r: Reader, before: Token | undefined): string | null {
  if (before?.kind !== 'raw') return null
  const { text } = r.doc.prose
  const region = /(?:^|[^一-龥])([一-龥]{1,3}[县区镇乡])(?:的)?$/.exec(
    text.slice(before.from, before.to),
  )?.[1]
  if (region === undefined || NO_REGION.test(region)) return null
  // A notice names its own county in its head or its signature.
  const head = text.slice(0, Math.min(before.from, 200))
  const foot = text.slice(Math.max(before.to, text.length - 100))
  return head.includes(region) || foot.includes(region) ? null : region
}

const NO_REGION =
  /^(?:全|本|我|该|各|所|两|三|多|辖|景|校|城|市|新|老|院|片|园|社|馆|展|库|矿|厂|林|山|湖|港|东|西|南|北|中|主|上|下|及|和|与|在|对).?[区县镇乡]$/

/** The houses that bear the name of the region; null if none does. */
function housesIn(r: Reader, region: string): string[] | null {
  const stem = region.length > 2 ? region.slice(0, -1) : region
  const ids = r.registry.roots.filter((id) => r.registry.entries.get(id)!.name.includes(stem))
  return ids.length > 0 ? ids : null
}

/** “9:00-17:00,以下展厅开放:⏎…”: hours first, then the rooms they hold for. */
function hoursOfBelow(r: Reader, tokens: readonly Token[], k: number): boolean {
  const [hours, comma] = [tokens[k - 2], tokens[k - 1]]
  const s = r.cur
  if (hours?.kind !== 'times' || !isMark(comma, ',') || !s || s.named || s.state !== null)
    return false
  return (
    /^(?:以下|下列|下述)/.test(r.doc.prose.text.slice(tokens[k]!.from, tokens[k]!.from + 2)) &&
    tokens.slice(k + 1, k + 4).some((t) => t.kind === 'state' && t.state !== 'closed')
  )
}

/** “甲馆10月1日开放一楼;10月2日全馆开放”, in a notice about several houses: the one that the line is about. */
function houseOfLine(r: Reader, word: string): string[] | null {
  // “1.甲馆:4月25日闭馆,26日起全馆恢复”, whoever announces it.
  const first = r.doc.tokens[r.doc.lines[r.n]!.first]
  const { roots } = r.registry
  const [id, ...more] = first?.kind === 'place' ? first.ids : []
  if (/^全/.test(word) && roots.length > 1 && id !== undefined && more.length === 0)
    if (roots.includes(id)) return [id]
  if (r.heading || r.main?.length === 1 || r.lineHouse === null || !/^(?:全|馆内)/.test(word))
    return null
  const last = namedHere(r).at(-1)
  const house = houseOf(r, r.subjectLine === r.n || last === undefined ? r.subject : [last])
  return house?.length === 1 ? house : null
}

/** 一至四层开放, 三楼闭馆: the rooms on those floors, never the whole house. */
function readFloors(r: Reader, t: Token): void {
  const { text } = r.doc.prose
  if (/(?:位于|设在|设于|地[址点]|[在到往上至])$/.test(text.slice(Math.max(0, t.from - 2), t.from)))
    return
  const s = current(r)
  const word = text.slice(t.from, t.to)
  const house = houseOf(r, (s.named ? s.places : null) ?? r.subject ?? r.main)?.[0]
  const rooms = house === undefined ? [] : roomsOnFloors(word, house, r.registry)
  coverWords(s, [t])
  if (floorsIn(word).length > 1 && house !== undefined) s.alsoHouse = house
  if (rooms.length > 0) {
    s.places = rooms
    s.named = true
    s.implied = true
    return
  }
  s.unknown = { name: word, from: t.from, to: t.to }
  s.places = null
  s.named = false
  r.unknown.push(s.unknown)
}

/** “10月1日起关闭各展厅”: the rooms of that kind; all areas are the house. */
function readKin(r: Reader, t: Token): void {
  const s = current(r)
  const word = r.doc.prose.text.slice(t.from, t.to)
  const kin = kinOf(r, word)
  coverWords(s, [t])
  if (kin) {
    s.places = kin
    s.named = s.implied = true
  } else if (/(?:室|厅|区)$/.test(word)) s.unresolved = true
}

/** “以上场馆” below “甲馆|一厅|…⏎乙馆|…”: the houses, where each of several was named and only some of them by room. */
function housesOnly(r: Reader, word: string): string[] | null {
  if (!/(?:场馆|单位)$/.test(word)) return null
  const ids = namedSince(r.mentions, r.lastAbove)
  const houses = ids?.filter((id) => r.registry.roots.includes(id)) ?? []
  const rooms = ids?.filter((id) => !houses.includes(id)) ?? []
  const under = rooms.every((id) => houses.some((h) => isWithin(r.registry, id, h)))
  return houses.length > 1 && rooms.length > 0 && under ? houses : null
}

/** “某中心各场馆:⏎1.甲馆…⏎2.乙馆…”: of a house only named, and of which nothing is said, its parts are meant. */
function withoutHouse(r: Reader, ids: string[] | null): string[] | null {
  if (!ids) return null
  const told = new Set(
    r.segments
      .slice(-400)
      .filter((s) => s.line > r.lastAbove)
      .flatMap((s) => s.places ?? []),
  )
  const spoken = ids.filter(
    (id) => told.has(id) || ids.filter((p) => r.registry.entries.get(p)?.partOf === id).length < 2,
  )
  return spoken.length > 1 ? spoken : ids
}

/** “丙馆⏎丁馆⏎以上两馆…”, further down: those named in the lines right above it, one or more a line. */
function justAbove(
  r: Reader,
  since: readonly string[] | null,
  count: number | null,
): string[] | null {
  if (count === null || !since || since.length <= count) return null
  const lines = r.mentions.slice(-60).filter((m) => m.line >= r.n - count && m.line < r.n)
  const ids = [...new Set(lines.map((m) => m.id))]
  const spoken = r.segments.slice(-20).some((s) => s.line >= r.n - count && s.line < r.n)
  return ids.length === count && !spoken ? ids : null
}

/** “甲室、乙室除外,二者…”: the two named last in this line. */
function lastTwo(tokens: readonly Token[], k: number): string[] | null {
  const names = tokens
    .slice(Math.max(0, k - 12), k)
    .flatMap((t) => (t.kind === 'place' && t.ids.length === 1 ? t.ids : []))
  const ids = [...new Set(names.reverse())].slice(0, 2).reverse()
  return ids.length === 2 ? ids : null
}

/** “以上阅览室”: the rooms named since such words stood last; null if it says 场馆, or none was. */
function roomsAbove(r: Reader, word: string): string[] | null {
  if (!/(?:室|厅|区|区域|窗口|服务点)$/.test(word)) return null
  const rooms = r.mentions
    .slice(-400)
    .filter((m) => m.line > r.lastAbove && r.registry.entries.get(m.id)!.partOf !== null)
  return rooms.length > 0 ? [...new Set(rooms.map((m) => m.id))] : null
}

/** “总馆全馆停电”, “东分馆整馆闭馆”: the whole of the branch right before the word. */
function isWholeOf(r: Reader, tokens: readonly Token[], k: number): boolean {
  const [before, t] = [tokens[k - 1], tokens[k]!]
  if (before?.kind !== 'place' || before.to !== t.from) return false
  const kind = /^[全整]([馆院园宫])$/.exec(r.doc.prose.text.slice(t.from, t.to))?.[1]
  return kind !== undefined && before.name.endsWith(kind)
}

/** It names houses itself. */
function isHouse(r: Reader, s: Segment): boolean {
  return s.named && (s.places?.every((p) => r.registry.roots.includes(p)) ?? false)
}

/** The places that a collective word means here; null if that is not settled. */
export function groupOf(r: Reader, word: string, count: number | null): string[] | null {
  const told = r.counted.get(word)
  if (told) return [...told]
  // “甲站、乙馆…:除丙书房外,两馆闭馆”: what is excepted is none of the two.
  const meant = (ids: string[]) => ids.filter((id) => !r.besides.includes(id))
  // “各场馆” in the notes below a table means the houses of its rows too.
  const all = count === null && /^(?:各|所有|全部)/.test(word) && r.seen.length > 0
  const named = all ? r.mentions.map((m) => m.id) : []
  return placesMeant(word, count, {
    registry: r.registry,
    seen: meant([...r.seen, ...named]),
    group: r.group,
    house: houseOf(r, r.heading ?? r.main ?? r.subject)?.[0] ?? null,
    near: [
      meant(
        r.segments
          .slice(-20)
          .filter((s) => s.sentence === r.sentence && s.line === r.n && s.named)
          .flatMap((s) => s.places ?? []),
      ),
      meant(namedHere(r)),
    ],
    told: meant(r.segments.slice(-60).flatMap((s) => (s.dead ? [] : (s.places ?? [])))),
  })
}

/** “(以上三馆相同)”: those of whom the same is said; null if the words say something else. */
export function allAlike(r: Reader, inner: readonly Token[]): string[] | null {
  const [ref] = inner
  const last = inner.at(-1)
  if (ref?.kind !== 'ref' || ref.ref !== 'all' || !last) return null
  const { text } = r.doc.prose
  if (!ALIKE.test(text.slice(ref.to, last.to))) return null
  const word = text.slice(ref.from, ref.to)
  const above = ref.count === null && /^(?:以上|上述)/.test(word)
  const ids = above ? namedSince(r.mentions, r.lastAbove) : groupOf(r, word, ref.count)
  return ids && ids.length > 1 ? ids : null
}

const ALIKE = /^(?:的)?(?:开放|服务)?(?:时间|安排)?(?:均|都)?(?:相同|一致|一样|均同|皆同|通用|同)$/

const ORDER = /^[前后]$/

/** The places named so far in this line. */
function namedHere(r: Reader): string[] {
  return r.mentions.slice(-60).flatMap((m) => (m.line === r.n ? [m.id] : []))
}

/** 各展厅: the rooms of that kind, if there are several. */
function kinOf(r: Reader, word: string): string[] | null {
  const kind = /^(?:所有|全部|各)(?:开放|对外)?(展厅|阅览室|展区)$/.exec(word)?.[1]
  if (kind === undefined) return null
  const house = houseOf(r, r.heading ?? r.main ?? r.subject)?.[0] ?? null
  const ids = ofKind(kind, house, r.registry)
  return ids.length > 1 ? ids : null
}

/** “…。此外,游泳馆4月4日恢复开放。清明期间该馆免费开放”: the one named in the sentence before, if its name is of that kind. */
function roomMeant(r: Reader, word: string): string[] | null {
  const [room, ...more] = r.roomsBefore ?? []
  if (room === undefined || more.length > 0 || !/^该[馆室园院]$/.test(word)) return null
  return r.registry.entries.get(room)!.name.endsWith(word.slice(1)) ? [room] : null
}

const RESUMES = /^[^,。;\n]{0,16}(?:恢复|重新)/
const MOST_SHUT = 12

/** “一号厅、二号厅10月1日至3日闭馆。10月4日各厅恢复开放”: the rooms of that kind that were shut, if no house was. */
function shutBefore(r: Reader, t: Token): string[] | null {
  const { text } = r.doc.prose
  const kind = text[t.to - 1]!
  if (!RESUMES.test(text.slice(t.to, t.to + 24)) || !/[厅室馆区场]/.test(kind)) return null
  const shut = r.segments.slice(-MOST_SHUT).filter((s) => s.state === 'closed' && !s.dead)
  const ids = [...new Set(shut.flatMap((s) => s.places ?? []))]
  const isOne = (id: string) => {
    const place = r.registry.entries.get(id)!
    return place.partOf !== null && place.name.endsWith(kind)
  }
  return ids.length > 1 && ids.every(isOne) ? ids : null
}

/** 第二条所列场馆: the places named under that item. */
function ofItem(r: Reader, number: number): string[] | null {
  const node = r.nodes.findIndex(
    (x) => x.parent === 0 && x.line >= 0 && r.doc.lines[x.line]!.marker?.number === number,
  )
  if (node < 1) return null
  const ids = r.mentions.filter((m) => isAbove(r, node, m.node)).map((m) => m.id)
  return ids.length > 0 ? [...new Set(ids)] : null
}
