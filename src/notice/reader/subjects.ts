/** Whose statement it is: names, lists of names, and names that are no subject. */
import { includes, inclusionAt, opensFirst } from '../additions.ts'
import { isWithin, lineOf } from '../places.ts'
import { isSame } from '../references.ts'
import { isPredicate, coverWords } from '../segments.ts'
import type { Segment } from '../segments.ts'
import { isMark, isCue, closingOf } from '../tokens.ts'
import type { Token } from '../tokens.ts'
import type { StateWord } from '../words.ts'
import { likeAfterwards } from './likened.ts'
import { houseOf } from './settle/subject.ts'
import { loseStatement } from './strangers.ts'
import { current, nextStatement, flush } from './settle.ts'
import type { Reader } from './reader.ts'

/** A name at `k`: whose statement it is, or a name that is no subject (an address, a channel, an object). */
export function readPlace(r: Reader, tokens: Token[], k: number): void {
  const t = tokens[k]!
  if (t.kind !== 'place') return
  const { text } = r.doc.prose
  const after = text.slice(t.to, t.to + 12)
  const before = text.slice(Math.max(0, t.from - 4), t.from)
  if (
    (/^"?(?:的)?(?:微信|公众号|官网|官方|网站|小程序|APP|app|抖音|微博|客户端|服务热线|热线|电话|服务监督|一楼服务台电话|网上|线上|数字|电子资源|各类资源|数据库|员工|工作人员|管理所|志愿|读者证|联合|主办|承办|党)/.test(
      after,
    ) &&
      !playsHost(r, tokens, k)) ||
    /(?:关注|登录|搜索|拨打|打开|进入|地址|地点)["“:]?$/.test(before)
  ) {
    r.used.add(t)
    return
  }
  // A longer name that the registry does not hold: 省图停车场.
  const longer =
    /^(?:的)?(?![及和与、除将拟已赴]|在(?!水)|于)([\u4e00-\u9fff]{0,6}?(?:停车场|餐厅|咖啡厅|咖啡吧|售票处|报告厅|书店|文创店|商店|卫生间|广场|还书箱|少儿部|分馆))/.exec(
      after,
    )
  if (longer && !r.registry.find(text, t.to)) {
    const to = t.to + longer[0].length
    meetUnknown(r, { name: text.slice(t.from, to), from: t.from, to }, t)
    return
  }
  r.houseAgain = false
  // “具体包括:甲室、乙室等,但丙室正常开放”: of those before 但 something else was said.
  const turn = r.cur?.named && !isPredicate(r.cur) && r.exceptOpen < 0 ? tokens[k - 1] : undefined
  if (turn?.kind === 'raw' && /^(?:但是?|不过|然而)/.test(text.slice(turn.from, turn.to))) {
    loseStatement(r.cur!)
    r.cur = null
  }
  const ids = resolvePlace(r, t.ids, contextOf(r, tokens, k))
  // “甲馆:…;乙馆:…” are rows: one does not take the other's days.
  if (isMark(tokens[k + 1], ':') && rowsOfPlaces(tokens)) {
    if (r.cur && isPredicate(r.cur)) flush(r)
    r.sentenceDays = null
  }
  if (likeAfterwards(r, tokens, k, ids)) return
  const s0 = r.cur
  const inExcept = r.exceptOpen >= 0 && k > r.exceptOpen
  // “除甲室闭室整理、乙室维修外”: each of those excepted has its own reason.
  if (inExcept && s0 && isPredicate(s0) && s0.named && isMark(tokens[k - 1], '、', ',')) {
    s0.exception = !s0.dated
    flush(r)
  }
  if (inExcept && !(r.cur && isPredicate(r.cur))) {
    const s = current(r)
    // “除南馆自习室外”: the house was only the beginning of the room's name.
    const before = tokens[k - 1]
    const joint = before?.kind === 'place' && before.to === t.from ? before : null
    const isHouse = (p: string) =>
      joint !== null && joint.ids.includes(p) && ids.every((id) => isInside(r, id, p))
    r.besides = [...r.besides.filter((p) => !isHouse(p)), ...ids]
    const listed = s.places && s.named ? s.places.filter((p) => !isHouse(p)) : []
    s.places = [...new Set([...listed, ...ids])]
    s.named = true
    coverWords(s, [t])
    seePlaces(r, ids)
    return
  }
  if (s0 && !isPredicate(s0) && (s0.named || r.dayHeading) && isSame(tokens[k - 1], text))
    s0.like = []
  else if (sameAsBelow(r, tokens, k, ids)) {
    // “乙馆⏎开放时间同甲馆”
    const s = current(r)
    s.places = r.heading
    s.named = true
    s.like = ids
    coverWords(s, [t])
    return
  }
  if (s0?.like?.length === 0 && isMark(tokens[k - 1], ',', ';')) {
    // “甲馆时间与某馆一致,乙馆2月8日开放”: the other one was not on file, and this one is of its own clause.
    const why = 'points at a statement that was not found'
    r.hanging.push({ tokens: s0.tokens.filter((x) => x.kind === 'place'), why })
    flush(r)
  } else if (s0 && s0.like !== null && s0.like.length === 0) {
    // “参照总馆报刊室的时间”: of the house it is the room that counts.
    const next = tokens[k + 1]
    const room = next?.kind === 'place' && next.from === t.to ? next.ids : []
    const inside = room.length > 0 && room.every((id) => ids.every((h) => isInside(r, id, h)))
    s0.like = inside ? [] : ids
    coverWords(s0, [t])
    return
  }
  if (s0 && isMark(tokens[k - 1], ',') && shutNext(r, tokens, k)) {
    // “12月14日保养地板,甲厅关闭两天”: works before the comma are why, and close nobody else.
    if (s0.weak && s0.state === 'closed' && s0.dated && !s0.named && s0.part === null) {
      s0.state = null
      s0.weak = false
      s0.effect = 'set'
    } else if (hoursOfClosure(r, tokens, k, s0)) {
      // “12月13日12:00-17:00,甲厅临时关闭”
      s0.effect = 'remove'
      s0.places = ids
      s0.named = true
      if (mayBeOfHouse(r, tokens, k))
        s0.doubts.push('whether these hours are those of the closure, or of the house, is not said')
      r.objects.add(s0)
      coverWords(s0, [t])
      seePlaces(r, ids)
      return
    }
  }
  if (s0 && isPredicate(s0) && spellsOut(r, tokens, k, s0)) {
    // “各文化场馆闭馆,具体包括甲馆、乙馆”
    s0.places = ids
    s0.named = true
    s0.unknown = null
    s0.implied = false
    r.objects.add(s0)
    coverWords(s0, [t])
    seePlaces(r, ids)
    return
  }
  if (s0 && isPredicate(s0)) {
    if (isPartOfName(r, tokens, k, ids, s0)) {
      s0.places = ids
      coverWords(s0, [t])
      seePlaces(r, ids)
      return
    }
    const house = ids.every((id) => (r.heading ?? r.lead ?? r.main)?.includes(id))
    if (house && isHoursOf(r, tokens, k)) {
      s0.places = ids
      s0.named = true
      coverWords(s0, [t])
      seePlaces(r, ids)
      return
    }
    const object = isObject(r, tokens, k, s0)
    const [home, ...homes] = s0.places ?? []
    const ofHome =
      home !== undefined &&
      homes.length === 0 &&
      ids.every((id) => id !== home && isWithin(r.registry, id, home))
    if (object === 'first' && (!s0.named || ofHome) && opensFirst(s0, tokens, k, text)) {
      // “10:00-16:00开馆,开放甲室、乙室”: the house keeps these hours, and so do the rooms.
      const s = nextStatement(r)
      const { days, dated, windows, opens, closes, state } = s0
      Object.assign(s, { days, dated, windows: [...windows], opens, closes, state })
      s.rooms = s.named = true
      s.places = ids
      r.objects.add(s)
      coverWords(s, [...s0.tokens, t])
      seePlaces(r, ids)
      return
    }
    if (object === 'more' && s0.named && hoursToldOf(s0) && hoursFollow(tokens, k)) {
      // “开放甲室(9:00-17:00),乙室、丙室(9:00-20:00)”: each list of rooms has its hours behind it.
      const s = nextStatement(r)
      const { days, dated, state, rooms } = s0
      Object.assign(s, { days, dated, state, rooms, named: true, places: ids })
      r.objects.add(s)
      coverWords(s, [...s0.tokens.filter((x) => x.kind === 'when' || x.kind === 'state'), t])
      seePlaces(r, ids)
      return
    }
    if (object === 'first' || object === 'more') {
      s0.places = object === 'more' && s0.named ? [...new Set([...(s0.places ?? []), ...ids])] : ids
      s0.rooms = isRoomObject(tokens, k, s0)
      s0.named = true
      coverWords(s0, [t])
      seePlaces(r, ids)
      return
    }
    const s = nextStatement(r)
    s.places = ids
    s.named = true
    coverWords(s, [t])
    seePlaces(r, ids)
    return
  }
  if (s0 && datesUnderLabel(r, tokens, k, s0)) flush(r)
  const s = current(r)
  if (s.places && s.named) {
    const joined =
      (isJoined(r, tokens, k) && !isMark(tokens[k - 1], ',')) || includes(tokens[k - 1], text)
    const narrowed = ids.every((id) =>
      s.places!.some((p) => p !== id && isWithin(r.registry, id, p)),
    )
    const again = ids.every((id) => s.places!.includes(id))
    // A room after its house stands for it; what was listed before both stays.
    const kept = narrowed
      ? s.places.filter((p) => !ids.some((id) => isWithin(r.registry, id, p)))
      : []
    s.places =
      (narrowed || again) && !joined
        ? [...new Set([...kept, ...ids])]
        : [...new Set([...s.places, ...ids])]
  } else {
    // “包括水世界在内的所有区域”: the house, and this part of it.
    const house = after.startsWith('在内') ? (houseOf(r, ids) ?? []) : []
    // “两馆及古籍室恢复开放”: those that the word before stands for, and this one.
    const meant =
      s.places && tokens[k - 2]?.kind === 'ref' && isJoined(r, tokens, k) ? s.places : []
    s.places = [...new Set([...house, ...meant, ...ids])]
  }
  s.named = true
  s.unknown = null
  coverWords(s, [t])
  seePlaces(r, ids)
}

/** Do the words before the name at `k` spell out whom a word for several, or a name on no file, stood for? */
function spellsOut(r: Reader, tokens: readonly Token[], k: number, s: Segment): boolean {
  const { text } = r.doc.prose
  const door = s.tokens.findLast((t) => t.kind === 'state' || t.kind === 'times')
  if (!door || (s.unknown === null && !s.tokens.some((t) => t.kind === 'ref' && t.ref === 'all')))
    return false
  if (!SPELLED.test(text.slice(door.to, tokens[k]!.from))) return false
  for (let j = k + 1; j < tokens.length && j < k + 120; j++) {
    const t = tokens[j]!
    if (isMark(t, '(', '[')) {
      const close = closingOf(tokens, j)
      if (close < 0) return false
      j = close
    } else if (isMark(t, '.', ';', '\n')) return true
    else if (t.kind === 'when' || t.kind === 'times' || t.kind === 'state') return false
  }
  return true
}

const SPELLED =
  /^[,(:](?:[其具]体|主要|分别|共|共有|其中|场馆|这些场馆)?(?:包括|包含|涉及|为|有|是|即|名单如下|如下)(?:了|以下)?:?$|^,(?:即|也就是):?$/

/** Does the clause that begins with the name at `k` go on to say that its doors are closed, and nothing of days or hours? */
function shutNext(r: Reader, tokens: readonly Token[], k: number): boolean {
  let commas = 0
  for (let j = k + 1; j < tokens.length && j < k + 24; j++) {
    const t = tokens[j]!
    if (t.kind === 'when' || t.kind === 'times' || isMark(t, '.', ';', ':')) return false
    if (isMark(t, ',') && tokens[j + 1]?.kind !== 'place' && ++commas > 1) return false
    if (t.kind === 'state' && !t.weak) {
      const why = r.doc.prose.text.slice(tokens[k]!.to, t.from)
      return t.state === 'closed' && (commas === 0 || GIVEN_UP_TO.test(why))
    }
  }
  return false
}

/** “甲厅供比赛使用,不对公众开放” */
const GIVEN_UP_TO =
  /[举承]办|举行|承接|承担|供[^,]{1,12}使用|用于|用作|比赛|演出|活动|检修|维护|布展/

/** Hours right behind their day, and a comma: are they those in which the names after it are closed? */
function hoursOfClosure(r: Reader, tokens: readonly Token[], k: number, s: Segment): boolean {
  if (s.named || s.state !== null || s.effect !== 'set' || !s.dated || s.windows.length === 0)
    return false
  const { text } = r.doc.prose
  let j = k - 2
  // “14:00-16:00电路检修,甲厅停用”: why stands between.
  while (isReason(r, tokens[j]) && j > k - 5) j--
  const last = j
  while (tokens[j]?.kind === 'times' || (isMark(tokens[j], '、', ',') && j > k - 10)) j--
  if (j === last || tokens[j]?.kind !== 'when') return false
  // “开放时间:除夕9:00-12:00,甲室闭馆”
  const label = r.openLabel
  const line = r.doc.lines[r.n]!
  if (label && label.from >= line.from) return false
  const t = tokens[k]!
  const house = t.kind === 'place' && t.ids.some((id) => r.registry.roots.includes(id))
  const rest = text.slice(t.to, t.to + 60).split(/[。;\n]/)[0]!
  const announced = /(?:开放|开馆|服务|借阅)(?:的)?(?:时间|安排|计划)[^。\n]{0,20}:?$/m
  if (!house && !/临时|暂停|停用/.test(rest) && last === k - 2) {
    // “10月1日9:00-17:00,甲室闭馆”: hours of a whole day are those of the house.
    const [from, to] = [s.windows[0]![0], s.windows.at(-1)![1]]
    if (from !== null && to !== null && to - from >= WHOLE_DAY) return false
    if (announced.test(text.slice(Math.max(0, line.from - 300), line.from))) return false
  }
  const told = r.segments.findLast((x) => x.line >= r.n - 1 && !x.dead)
  return !(told && told.effect === 'set' && (told.windows.length > 0 || told.state === 'open'))
}

const WHOLE_DAY = 7 * 60

/** “10月1日9:00-12:00,甲室不开放”: neither why, nor that it is for these hours only. */
function mayBeOfHouse(r: Reader, tokens: readonly Token[], k: number): boolean {
  const t = tokens[k]!
  const rest = r.doc.prose.text.slice(t.to, t.to + 60).split(/[。;\n]/)[0]!
  const house = t.kind === 'place' && t.ids.some((id) => r.registry.roots.includes(id))
  return !house && tokens[k - 2]?.kind === 'times' && !FOR_HOURS.test(rest)
}

const FOR_HOURS = /临时|暂停|停用|使用|因|检修|维护|维修|布展|[举承]办|举行|比赛|活动/

const isReason = (r: Reader, t: Token | undefined) =>
  t?.kind === 'raw' &&
  t.to - t.from <= 14 &&
  !/开[放馆门]|起|前|后|结束/.test(r.doc.prose.text.slice(t.from, t.to))

/** “甲场开放时间为10月1日至7日,乙场开放时间为…”: the first is open on these days, and nothing more is told of it. */
function datesUnderLabel(r: Reader, tokens: readonly Token[], k: number, s: Segment): boolean {
  const label = r.openLabel
  const next = tokens[k + 1]
  if (!label || !s.dated || !s.named || !isMark(tokens[k - 1], ',', ';')) return false
  // “…,乙场为10月3日至5日”: the label is said once.
  const { text } = r.doc.prose
  const again =
    next?.kind === 'raw' &&
    /^则?[为是]$/.test(text.slice(next.from, next.to)) &&
    tokens[k + 2]?.kind === 'when'
  if (!(next?.kind === 'label' && next.label === 'open-time') && !again) return false
  const day = s.tokens.findLast((t) => t.kind === 'when')
  const told =
    day !== undefined && tokens[k - 2] === day && day.from - label.to <= 2 && day.from >= label.to
  if (told && again) {
    flush(r)
    r.openLabel = next
  }
  return told
}

const isInside = (r: Reader, id: string, house: string) =>
  id !== house && isWithin(r.registry, id, house)

/** “8:30-17:00体育中心游泳馆开放”: the house was only the beginning of the room's name. */
function isPartOfName(
  r: Reader,
  tokens: readonly Token[],
  k: number,
  ids: readonly string[],
  s: Segment,
): boolean {
  const before = tokens[k - 1]
  return (
    before?.kind === 'place' &&
    before.to === tokens[k]!.from &&
    s.tokens.includes(before) &&
    s.places?.length === 1 &&
    ids.every((id) => id !== s.places![0] && isWithin(r.registry, id, s.places![0]!))
  )
}

/** “篮球馆承办联赛,6月1日至3日不对外开放”: the host of an event is whose doors are closed. */
function playsHost(r: Reader, tokens: readonly Token[], k: number): boolean {
  const { text } = r.doc.prose
  if (!/^(?:主办|承办)(?!的|单位|方|[,、)])/.test(text.slice(tokens[k]!.to, tokens[k]!.to + 4)))
    return false
  for (const t of tokens.slice(k + 1, k + 13)) {
    if (isMark(t, '.', ';') || t.kind === 'place') return false
    if (t.kind === 'state' && !t.weak) return t.state === 'closed'
  }
  return false
}

/** Do its hours stand behind its last name? */
function hoursToldOf(s: Segment): boolean {
  const last = s.tokens.findLast((t) => t.kind === 'place')
  return (
    last !== undefined &&
    s.tokens.some((t) => t.kind === 'times' && t.times.end !== null && t.from > last.from)
  )
}

/** Do hours follow this name and those listed with it? */
function hoursFollow(tokens: readonly Token[], k: number): boolean {
  for (const t of tokens.slice(k + 1, k + 16)) {
    if (t.kind === 'times') return t.times.end !== null
    if (isMark(t, '.', ';', ')', ']') || t.kind === 'when' || t.kind === 'state') return false
  }
  return false
}

/** “9:00-17:00,全馆开放”: hours, a comma, then whose they are, with nothing but that doors are open. */
export function isHoursOf(r: Reader, tokens: readonly Token[], k: number): boolean {
  const s = r.cur
  if (!s || s.state !== null || s.named || s.windows.length === 0 || s.effect !== 'set')
    return false
  const [last, comma, , door, end] = tokens.slice(Math.max(0, k - 2), k + 3)
  return (
    k >= 2 &&
    last?.kind === 'times' &&
    isMark(comma, ',') &&
    door?.kind === 'state' &&
    (door.state === 'open' || door.state === 'regular') &&
    !door.resumes &&
    (!end || isMark(end, ',', '.', ';', '(', '\n'))
  )
}

/** On a line under a heading: does it say that the heading's hours are those of this name? */
function sameAsBelow(
  r: Reader,
  tokens: readonly Token[],
  k: number,
  ids: readonly string[],
): boolean {
  if (r.cur && (isPredicate(r.cur) || r.cur.named)) return false
  return (
    r.heading !== null &&
    r.headingLine === r.n - 1 &&
    isSame(tokens[k - 1], r.doc.prose.text) &&
    !ids.some((id) => r.heading!.includes(id))
  )
}

function rowsOfPlaces(tokens: readonly Token[]): boolean {
  return (
    tokens.slice(0, 400).filter((t, k) => t.kind === 'place' && isMark(tokens[k + 1], ':')).length >
    1
  )
}

/** Places in one list: 甲馆、乙馆和丙馆. */
export function isJoined(r: Reader, tokens: readonly Token[], k: number): boolean {
  const before = tokens[k - 1]
  if (!before) return false
  const word = r.doc.prose.text.slice(before.from, before.to)
  // “甲馆与其所属分馆乙馆”
  const [join, t] = [tokens[k - 2], tokens[k]!]
  if (before.kind === 'ref' && before.to === t.from && join?.kind === 'raw')
    if (
      /^(?:其)?(?:所属|下属)/.test(word) &&
      /^(?:和|与|及|以及)其?$/.test(r.doc.prose.text.slice(join.from, join.to))
    )
      return true
  return (
    isMark(before, '、', ',') ||
    (before.kind === 'raw' &&
      /^(?:和|与|及|以及|暨|还有|连同|,)(?:(?:其|所|它的?|该馆的?|本馆的?|我馆的?)?(?:辖下|下辖|所辖|辖|下属|所属|附属|旗下|管辖|管理)的?[\u4e00-\u9fff]{0,5}|(?:其|它的|该馆的?|本馆的?|我馆的?|自己的)(?:各|唯一的?|另一?)?(?:个|座|家|处)?(?:分馆|分院|分部|新馆|老馆|馆区|院区|展馆)?)?$/.test(
        word,
      ))
  )
}

/** Is this name the object of the verb or of the hours just read, rather than a new subject? */
function isObject(
  r: Reader,
  tokens: readonly Token[],
  k: number,
  s: Segment,
): 'first' | 'more' | null {
  // “开放甲室、乙室,其间丙室调音,不开放”
  const [comma, turn] = [tokens[k - 2], tokens[k - 1]]
  if (
    turn?.kind === 'raw' &&
    isMark(comma, ',', ';') &&
    /^(?:[其此]间|期间|同期|但|而)$/.test(r.doc.prose.text.slice(turn.from, turn.to))
  )
    return null
  if (isLabelling(tokens, k, s)) {
    r.objects.add(s)
    return 'first'
  }
  let j = k - 1
  let raw = 0
  // “我馆限时开放:甲室9:00-…”: what follows the colon speaks for itself.
  if (isMark(tokens[k - 1], ':') && tokens[k - 2]?.kind === 'state' && speaksAfter(tokens, k)) {
    s.introduces = true
    return null
  }
  // “我馆免费开放的场地及时段分别为甲室(9:00-…)、乙室(…)”: what is open speaks for itself too.
  if (announcesRooms(r, tokens, k) && hasOwnHours(tokens, k)) {
    s.introduces = true
    return null
  }
  while (j >= 0 && (tokens[j]!.kind === 'raw' || isMark(tokens[j], ':', '"'))) {
    raw += tokens[j]!.kind === 'raw' ? tokens[j]!.to - tokens[j]!.from : 0
    j--
  }
  // “开放甲室、乙室(免费)和丙室(低收费)”: the bracket does not end the list.
  if (isJoined(r, tokens, k) && isMark(tokens[j], ')')) j = beforeBracket(tokens, j)
  const p = tokens[j]
  if (!p) return null
  if (p.kind === 'place' || p.kind === 'ref') {
    const between = tokens[k - 1]

    return isJoined(r, tokens, k) &&
      (s.rooms || s.places === null || !s.named || r.objects.has(s)) &&
      between !== undefined
      ? 'more'
      : null
  }
  // “10月10日9:00-16:30,凌云塔对老人免费开放”: hours first, whose they are after the comma.
  if (
    isMark(p, ',') &&
    !s.named &&
    s.state === null &&
    s.windows.length > 0 &&
    s.dated &&
    opensNext(tokens, k)
  ) {
    r.objects.add(s)
    return 'first'
  }
  // “上午8:30-11:30,甲馆篮球、乙馆羽毛球免费;13:00-17:00,可到丙馆打网球”: rows that begin with the hours.
  if (isMark(p, ',') && !s.named && s.windows.length > 0 && s.state === null)
    if (hoursLead(r, tokens, j) && (opensNext(tokens, k) || invites(r, tokens, j, k))) {
      r.objects.add(s)
      return 'first'
    }
  // “暂停开放甲室,乙室正常开放”
  if (isMark(p, ',') && s.state === 'closed' && goesOn(tokens, k)) return null
  // “开放甲室、乙室,丙室不开放”
  if (isMark(p, ',') && r.objects.has(s) && s.state !== null && saysOwn(tokens, k)) return null
  if (isMark(p, '、', ',') && r.objects.has(s) && s.named && !stateAfterPlaces(tokens, k, s))
    return 'more'
  if (raw > 4) return null
  if (p.kind === 'state' && (p.state === 'open' || p.state === 'all-day')) {
    r.objects.add(s)
    return 'first'
  }
  // “8:30-17:30 自助馆(24小时开放)”: the bracket tells its own hours.
  if (p.kind === 'times' && isMark(tokens[k + 1], '(') && tokens[k + 2]?.kind === 'state')
    return null
  if ((p.kind === 'times' || isCue(p, 'free', 'low-fee')) && !s.named && s.state === null) {
    r.objects.add(s)
    return 'first'
  }
  if (raw <= 1 && p.kind === 'state' && closesWhat(r, tokens, j) && isPartOf(r, tokens[k]!, s)) {
    r.objects.add(s)
    return 'first'
  }
  if (isCue(p, 'free') && s.state === 'all-day') {
    r.objects.add(s)
    return 'first'
  }
  return null
}

/** Do hours stand right behind the name, or in a bracket there? */
function hasOwnHours(tokens: readonly Token[], k: number): boolean {
  const next = isMark(tokens[k + 1], '(') ? tokens[k + 2] : tokens[k + 1]
  return next?.kind === 'times' && next.times.end !== null
}

const OPENED =
  /^的(?:(?:公共|文化|体育|健身)*(?:场馆|场地|场所|项目|区域|部室|功能室|展厅|设施|内容|单位|馆舍))?(?:[及和与、]?(?:其|具体|开放)?(?:时间|时段|情况))?(?:分别|主要|具体)?(?:为|有|是|包括):?$/

/** “…开放的场馆及时段分别为”: do these words stand between the verb and the name at `k`? */
function announcesRooms(r: Reader, tokens: readonly Token[], k: number): boolean {
  let j = k - 1
  while (j > 0 && j > k - 9 && tokens[j]!.kind !== 'state') j--
  const verb = tokens[j]
  if (verb?.kind !== 'state' || verb.state !== 'open') return false
  return OPENED.test(r.doc.prose.text.slice(verb.to, tokens[k]!.from))
}

/** What stands before the bracket that ends at `k`. */
function beforeBracket(tokens: readonly Token[], k: number): number {
  for (let j = k - 1, depth = 1; j >= 0 && j > k - 40; j--) {
    if (isMark(tokens[j], ')')) depth++
    if (isMark(tokens[j], '(') && --depth === 0) return j - 1
  }
  return k
}

/** “10月1日起关闭甲室”: is the state at `k` a verb with what it closes right after it? */
export function closesWhat(r: Reader, tokens: readonly Token[], k: number): boolean {
  const t = tokens[k]
  if (t?.kind !== 'state' || t.state !== 'closed' || t.weak) return false
  const { text, gap } = r.doc.prose
  const next = tokens[k + 1]
  if (!next || next.kind === 'mark' || gap[next.from] === 1) return false
  if (
    !/(?:关闭|关停|停用|停开|封闭|(?:暂停|停止|不)(?:对外)?开放|(?:暂停|停止)使用)$/.test(
      text.slice(t.from, t.to),
    )
  )
    return false
  for (let j = k + 1; j < tokens.length && j < k + 20; j++) {
    const x = tokens[j]!
    if (isMark(x, ',', '.', ';', '\n')) break
    if (x.kind === 'state' || x.kind === 'when' || x.kind === 'times') return false
  }
  return true
}

/** Is a name a part of the houses that a statement is about, or is it about nobody yet? */
function isPartOf(r: Reader, t: Token, s: Segment): boolean {
  if (t.kind !== 'place') return false
  if (!s.named || !s.places) return true
  return t.ids.some((id) => s.places!.some((p) => p !== id && isWithin(r.registry, id, p)))
}

/** “周一闭馆:甲馆、乙馆”: the words before the colon are said of the names after it. */
function isLabelling(tokens: readonly Token[], k: number, s: Segment): boolean {
  const states: (StateWord | null)[] = ['closed', 'regular', 'all-day']
  if (s.named || !states.includes(s.state) || !isMark(tokens[k - 1], ':')) return false
  let j = k - 2
  while (j >= 0 && j > k - 6 && !s.tokens.includes(tokens[j]!)) {
    if (!['raw', 'label', 'ref'].includes(tokens[j]!.kind)) return false
    j--
  }
  const said = tokens[j]
  return (
    (said?.kind === 'state' || said?.kind === 'label') &&
    s.tokens.includes(said) &&
    !speaksAfter(tokens, k)
  )
}

/** Does the clause go on to say something of its own? */
function goesOn(tokens: readonly Token[], k: number): boolean {
  for (let j = k + 1; j < tokens.length && j < k + 10; j++) {
    const t = tokens[j]!
    if (isMark(t, ',', '.', ';')) return false
    if (t.kind === 'times' || t.kind === 'when' || (t.kind === 'state' && !t.weak)) return true
  }
  return false
}

/** Does the clause go on to say of these names whether their doors are open? */
function saysOwn(tokens: readonly Token[], k: number): boolean {
  for (let j = k + 1; j < tokens.length && j < k + 16; j++) {
    const t = tokens[j]!
    if (isMark(t, '(', '[')) {
      const close = closingOf(tokens, j)
      if (close < 0) return false
      j = close
    } else if (isMark(t, ',') && j > k + 1 && tokens[k + 1]!.kind !== 'mark')
      return isShutNext(tokens, j)
    else if (isMark(t, ',', '.', ';') || isCue(t, 'except', 'except-end')) return false
    else if (t.kind === 'state' && !t.weak) return true
  }
  return false
}

/** “开放甲室、乙室,丙室正在更换地板,暂不开放”: the cause stands between the name and what is said of it. */
function isShutNext(tokens: readonly Token[], comma: number): boolean {
  for (const t of tokens.slice(comma + 1, comma + 6)) {
    if (t.kind === 'state' && !t.weak) return t.state === 'closed'
    if (t.kind !== 'raw' && t.kind !== 'state') return false
  }
  return false
}

/** Does the clause go on to say that doors are open, and nothing else? */
function opensNext(tokens: readonly Token[], k: number): boolean {
  for (let j = k + 1; j < tokens.length && j < k + 10; j++) {
    const t = tokens[j]!
    if (isMark(t, ',', '.', ';') || t.kind === 'times' || t.kind === 'when') return false
    if (t.kind === 'state') return t.state === 'open'
  }
  return false
}

/** Do hours, and nothing but them, stand between the comma at `k` and the head of their row? */
function hoursLead(r: Reader, tokens: readonly Token[], k: number): boolean {
  let j = k - 1
  const { text } = r.doc.prose
  const ofHours = (t: Token | undefined) =>
    t?.kind === 'times' ||
    isCue(t, 'part-of-day') ||
    isMark(t, '、', ',') ||
    t?.kind === 'when' ||
    (t?.kind === 'raw' && /^(?:全天|全日|早|晚)$/.test(text.slice(t.from, t.to)))
  while (j >= 0 && j > k - 12 && ofHours(tokens[j])) j--
  return j < 0 || isMark(tokens[j], ';', '.', '\n', ')')
}

/** “,可到甲馆、乙馆打球”, “,甲馆羽毛球免费;”: the clause says who may come, and no more of doors. */
function invites(r: Reader, tokens: readonly Token[], comma: number, k: number): boolean {
  const { text } = r.doc.prose
  const asked = INVITED.test(text.slice(tokens[comma]!.to, tokens[k]!.from))
  for (let j = k + 1; j < tokens.length && j < k + 16; j++) {
    const t = tokens[j]!
    if (isMark(t, ',', '.', ';', '\n')) return asked
    if (t.kind === 'times' || t.kind === 'when' || t.kind === 'state') return false
    if (isCue(t, 'free', 'low-fee')) return true
  }
  return asked
}

const INVITED =
  /^(?:[广大]{0,2}(?:市民|群众|居民|观众|读者|游客|球友)(?:朋友)?)?(?:还|均|都)?可以?(?:到|前往|去|在|进入?)$/

/** Does something that can be said of a place follow in this clause? */
export function speaksAfter(tokens: readonly Token[], k: number): boolean {
  for (let j = k + 1; j < tokens.length && j < k + 12; j++) {
    const t = tokens[j]!
    if (isMark(t, '.', ';')) return false
    if (t.kind === 'times' || t.kind === 'when' || (t.kind === 'state' && !t.weak)) return true
  }
  return false
}

function stateAfterPlaces(tokens: readonly Token[], k: number, s: Segment): boolean {
  for (let j = k - 1; j >= 0 && j > k - 8; j--) {
    const t = tokens[j]!
    if (t.kind === 'place') return false
    if (t.kind === 'state') return s.tokens.includes(t)
  }
  return false
}

/** “9:00-17:00开放甲室、乙室”: the house opens rooms. */
function isRoomObject(tokens: readonly Token[], k: number, s: Segment): boolean {
  if (s.rooms) return true
  for (let j = k - 1; j >= 0 && j > k - 4; j--) {
    const t = tokens[j]!
    if (t.kind === 'state') return t.state === 'open' || t.state === 'all-day'
    if (t.kind === 'times') return false
  }
  return false
}

/** Names beside this one that say whose part it is. */
export function contextOf(r: Reader, tokens: readonly Token[], k: number): string[] {
  const near: string[] = []
  for (let j = k + 1; j < tokens.length && j < k + 12; j++) {
    const t = tokens[j]!
    if (j === k + 1 && !isMark(t, '(', '[')) break
    if (isMark(t, ')', ']')) break
    if (t.kind === 'place') near.push(...t.ids)
  }
  const t = tokens[k]!
  if (near.length > 0 && t.kind === 'place' && t.ids.length > 1) return near
  return [
    ...(r.cur?.named ? (r.cur.places ?? []) : []),
    ...(r.subject ?? []),
    ...(r.heading ?? []),
    ...r.seen.slice(-3).reverse(),
  ]
}

/** The place meant where several share a name: the one in this context, or the house itself. */
export function resolvePlace(
  r: Reader,
  ids: readonly string[],
  context: readonly string[],
): string[] {
  if (ids.length === 1) return [...ids]
  const hit: string[] = []
  const near = r.cur?.named ? nearest(r, ids, context[0]) : []
  if (near.length > 0) return near
  const parents = context.filter((c) => ids.some((id) => id !== c && isWithin(r.registry, id, c)))
  if (parents.length > 0) {
    // All houses in the same list count; otherwise the nearest.
    const house = parents[0]!
    const listed = parents.filter((p) => p === house || sameList(r, context, p, house))
    for (const p of listed) for (const id of ids) if (isWithin(r.registry, id, p)) hit.push(id)
  }
  if (hit.length === 0 && context[0] !== undefined) {
    const root = lineOf(r.registry, context[0]).at(-1)!
    for (const id of ids) if (isWithin(r.registry, id, root)) hit.push(id)
  }
  return hit.length > 0 ? [...new Set(hit)] : [...ids]
}

/** “甲馆书刊区、自修区”: after a room of one branch, those of this name that are in the same branch. */
function nearest(r: Reader, ids: readonly string[], room: string | undefined): string[] {
  if (room === undefined) return []
  const branch = r.registry.entries.get(room)?.partOf ?? null
  const apart = (id: string) => r.registry.entries.get(id)?.partOf !== branch
  if (
    branch === null ||
    r.cur?.places?.some(apart) ||
    ids.some((id) => isWithin(r.registry, room, id))
  )
    return []
  if (ids.some((id) => id !== room && isWithin(r.registry, id, room))) return []
  return ids.filter((id) => isWithin(r.registry, id, branch))
}

function sameList(r: Reader, context: readonly string[], p: string, house: string): boolean {
  const subject = r.cur?.named ? r.cur.places : r.subject
  const bracket = context.length <= 6 && context.indexOf(p) >= 0 && context.indexOf(house) >= 0
  return (
    (subject?.includes(p) && subject.includes(house)) === true ||
    (bracket && !r.subject?.includes(p) && !r.seen.includes(p))
  )
}

/** All places named by these words, each once, in order. */
export function placesIn(r: Reader, tokens: readonly Token[]): string[] {
  const out: string[] = []
  for (let k = 0; k < tokens.length; k++) {
    const t = tokens[k]!
    // “[甲馆][乙馆]” are two.
    if (isMark(t, '(', '[') && k > 0 && !(isMark(t, '[') && isMark(tokens[k - 1], ']'))) {
      const close = closingOf(tokens, k)
      const inner = tokens.slice(k + 1, Math.max(close, k + 1)).filter((x) => x.kind === 'place')
      if (close > k && inner.length > 0 && out.length > 0) {
        // “总馆(不含少儿部)”
        const left = inclusionAt(r.doc.prose.text, t.to) === 'without'
        if (!left) narrowList(r, out, inner)
        k = close
        continue
      }
    }
    if (t.kind !== 'place') continue
    const ids = resolvePlace(r, t.ids, contextOf(r, tokens, k))
    const joined = r.doc.prose.text[t.from - 1] === '的' && tokens[k - 1]?.kind === 'raw' ? 1 : 0
    const before = tokens[k - 1 - joined]
    const house = before?.kind === 'place' && before.to === t.from - joined ? out.at(-1) : undefined
    // “市图书馆自修室”, “市图书馆的自修室”: the house is only the beginning of the room's name.
    if (house && ids.every((id) => id !== house && isWithin(r.registry, id, house))) out.pop()
    out.push(...ids)
  }
  return [...new Set(out)]
}

/** 文澜市图书馆(新馆): the bracket names the part; 展览馆(听松楼) names it again. */
export function narrowList(r: Reader, out: string[], inner: readonly Token[]): void {
  const ids = inner.flatMap((t) => (t.kind === 'place' ? t.ids : []))
  const last = out.at(-1)!
  const parts = ids.filter((id) => id !== last && isWithin(r.registry, id, last))
  if (parts.length > 0) {
    out.pop()
    out.push(...parts)
  }
}

/** Do these names mean just these places? */
export function meansPlaces(names: readonly Token[], places: readonly string[]): boolean {
  return names.every((t) => t.kind === 'place' && t.ids.some((id) => places.includes(id)))
}

/** Remembers that these places were named, for 以上 and its like. */
export function seePlaces(r: Reader, ids: readonly string[]): void {
  if (r.lineHouse === null && ids.length === 1 && r.registry.roots.includes(ids[0]!))
    r.lineHouse = ids[0]!
  for (const id of ids) if (r.seen.at(-1) !== id) r.seen.push(id)
  if (r.mentions.length < 400)
    for (const id of ids) r.mentions.push({ id, node: r.node, line: r.n })
  if (r.seen.length > 400) r.seen.splice(0, 200)
}

function meetUnknown(r: Reader, unknown: NonNullable<Segment['unknown']>, t: Token): void {
  r.unknown.push(unknown)
  if (r.cur && isPredicate(r.cur)) flush(r)
  const s = current(r)
  s.places = null
  s.named = false
  s.unknown = unknown
  coverWords(s, [t])
  r.used.add(t)
}
