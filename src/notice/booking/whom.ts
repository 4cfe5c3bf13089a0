/** Whom a booking rule is about: the places its sentence names, counts, or goes on from. */
import { normaliseName } from '../normalise.ts'
import { numeral } from '../numerals.ts'
import type { Registry } from '../places.ts'
import type { Reading, Segment } from '../segments.ts'
import { isTimely } from '../tokens.ts'
import type { Tokens } from '../tokens.ts'
import type { Part } from './parts.ts'
import { SPORTS } from './parts.ts'
import { CUE } from './words.ts'

/** A room, or one of several houses: not the house that all is about. */
const isApart = (p: string, registry: Registry): boolean =>
  registry.entries.get(p)?.partOf != null || registry.roots.length > 1

/** The places that a part names, other than in the names of its channels. */
export function namedIn(part: Part, registry: Registry): string[] {
  const out: string[] = []
  for (const t of part.tokens) {
    if (t.kind !== 'place') continue
    const after = part.text.slice(t.to - part.from, t.to - part.from + 8)
    const room = t.ids.every((id) => registry.entries.get(id)?.partOf != null)
    // “甲室电话预约”, “甲室小程序预约”: the room, and how.
    if (
      room &&
      /^(?:电话|小程序|公众号|APP|网上|官网)(?:预约|预订|预定|购票|订票)/.test(
        part.text.slice(t.to - part.from, t.to - part.from + 8),
      )
    ) {
      out.push(...t.ids)
      continue
    }
    if (/^"?(?:的)?(?:微信|公众号|官|网站|小程序|APP|客户端|服务|电话|前台(?!登记))/.test(after))
      continue
    out.push(...t.ids)
  }
  // “预约体育场、体育馆场地” names halls by the house they are in.
  const list = /(?:预约|预订|预定)([\u4e00-\u9fff]{2,8}(?:、[\u4e00-\u9fff]{2,8}){1,6})/.exec(
    part.text,
  )
  if (list)
    for (const item of list[1]!.split('、'))
      for (const e of registry.entries.values())
        if ([e.name, ...e.aliases].some((name) => normaliseName(name).startsWith(item)))
          out.push(e.id)
  // “羽毛球、乒乓球场地须…”, “篮球场先到先得” names halls by what is played in them.
  const sports = out.length === 0 ? SPORTS.exec(part.text)?.[1] : undefined
  const halls = (sports?.split(/[、和及与]/) ?? []).map((sport) =>
    [...registry.entries.values()].filter((e) => isApart(e.id, registry) && e.name.includes(sport)),
  )
  if (halls.every((list) => list.length > 0)) out.push(...halls.flat().map((e) => e.id))
  // “查档须至少提前一天预约” is of the hall that has its name from it.
  const doing = out.length === 0 ? DOING.exec(part.text)?.[1] : undefined
  if (doing && registry.roots.every((p) => !registry.entries.get(p)!.name.includes(doing)))
    for (const e of registry.entries.values())
      if (e.partOf !== null && e.name.startsWith(doing)) out.push(e.id)
  return [...new Set(out)]
}

const DOING =
  /(?:^|[,。;])(?:\d{1,2}[.、]|\([一二三四五六七八九十\d]{1,2}\))?(?:来馆|到馆|前来)?(查档|借阅|阅览|自习|自修|游泳|健身|攀岩|滑冰|射箭|观影|赏花|祭扫)(?:者|的市民|的读者)?(?:均|都|一律)?(?:须|需|请|应|凭|无需|无须|不用|免)/

/** The places named in the clause of the rule itself, if none of them is spoken of beside it. */
export function namedForRule(
  part: Part,
  said: string,
  registry: Registry,
  here: readonly Segment[],
): string[] {
  const cue = cueAt(part, said)
  if (cue >= part.to) return []
  const comma = part.text.lastIndexOf(',', cue - part.from)
  const from = part.from + comma + 1
  const clause = part.tokens.filter((t) => t.from >= from && t.to <= cue)
  if (clause.some((t) => isTimely(t) || t.kind === 'state')) return []
  // “…开放,乒乓球室免费,先到先得”: of the room that the clause before names with what it costs.
  const start = comma > 0 ? part.text.lastIndexOf(',', comma - 1) + 1 : 0
  const costs =
    start > 0 && /^[^,]{2,14}(?:免费|低收费|收费|\d{1,3}元)$/.test(part.text.slice(start, comma))
  const before = costs && part.text.slice(comma + 1, cue - part.from) === ''
  const tokens = before
    ? part.tokens.filter((t) => t.from >= part.from + start && t.to <= cue)
    : clause
  if (tokens.some((t) => isTimely(t) || t.kind === 'state')) return []
  const named = namedIn({ ...part, tokens }, registry)
  return here.some((s) => s.places?.some((p) => named.includes(p))) ? [] : named
}

/** “甲室、乙室开放,其中乙室不接受预约,先到先得”: those of the sentence that alone have the rule. */
export function namedAmong(
  part: Part,
  said: string,
  registry: Registry,
  here: readonly Segment[],
): string[] {
  const cue = cueAt(part, said)
  const from = part.from + part.text.lastIndexOf('其中', cue - part.from)
  if (from < part.from || cue >= part.to) return []
  const tokens = part.tokens.filter((t) => t.from >= from && t.to <= cue)
  if (tokens.some((t) => isTimely(t) || t.kind === 'state')) return []
  const named = namedIn({ ...part, text: '', tokens }, registry)
  const all = new Set(here.flatMap((s) => s.places ?? []))
  return named.length < all.size && named.every((p) => all.has(p)) ? named : []
}

/** “两处均须预约”, “各馆均须…”: so many houses, or parts that were spoken of; nobody if the number fits neither. */
export function counted(
  part: Part,
  said: string,
  live: readonly Segment[],
  registry: Registry,
): string[] {
  const m = COUNTED.exec(said)
  if (!m) return ABOVE.test(said) || ROOMS_ALL.test(said) ? roomsAbove(part, live, registry) : []
  if (/[各所全]/.test(m[1]!)) return registry.roots
  const n = m[1] === '两' ? 2 : numeral(m[1]!)
  const spoken = [...new Set(live.slice(0, 400).flatMap((s) => s.places ?? []))]
  const parts = spoken.filter((p) => registry.entries.get(p)?.partOf != null)
  return [registry.roots, spoken, parts].find((list) => list.length === n) ?? []
}

/** “上述四处的免费名额…”: as many as a sentence just before named. */
export function countedAbove(said: string, before: readonly Part[], registry: Registry): string[] {
  const m = COUNTED_ABOVE.exec(said)
  if (!m) return []
  const n = m[1] === '两' ? 2 : numeral(m[1]!)
  for (const part of before.toReversed()) {
    const names = namedIn({ ...part, text: '' }, registry)
    const rooms = names.filter((p) => registry.entries.get(p)?.partOf != null)
    const found = [names, rooms].find((list) => list.length === n)
    if (found) return found
  }
  return []
}

const COUNTED_ABOVE =
  /^[^\u4e00-\u9fff]*(?:以上|上述|这)(两|[二三四五六七八九十]|\d{1,2})(?:处|个|家|座|大)?(?!天|日|周|月|年|小时|场次|时段)/

/** “甲馆…;乙室…。其间参观无需预约”: all that the line told of, on the days just told. */
export function meanwhile(
  part: Part,
  said: string,
  line: readonly Segment[] | undefined,
): Segment[] {
  if (!/^(?:[其此]间|期间|上述期间)/.test(said)) return []
  return (line ?? []).filter((s) => s.to <= part.from && s.state !== 'closed')
}

/** “少儿阅览室…作了改造。读者凭证入室即可”: the room that the line spoke of last. */
export function ofRoomBefore(
  part: Part,
  said: string,
  before: readonly Part[],
  registry: Registry,
): string[] {
  if (!/[入进]室/.test(said)) return []
  for (const p of before.toReversed()) {
    if (p.line !== part.line) return []
    const rooms = namedIn({ ...p, text: '' }, registry).filter(
      (id) => registry.entries.get(id)?.partOf != null,
    )
    if (rooms.length > 0) return rooms.slice(-1)
  }
  return []
}

/** “以上场馆均须预约”: those that the line told of. */
export function toldAbove(
  part: Part,
  said: string,
  line: readonly Segment[] | undefined,
): string[] {
  if (!/^(?:以上|上述)(?:场馆|区域)?(?!除)/.test(said)) return []
  const told = (line ?? []).filter((s) => s.to <= part.from && s.state !== 'closed')
  return [...new Set(told.flatMap((s) => s.places ?? []))]
}

/** “各馆实行电话预约”, “以上场馆无需预约”, on a line of its own below several houses. */
export function ofAllHouses(
  part: Part,
  said: string,
  line: readonly Segment[] | undefined,
  { roots }: Registry,
): string[] {
  if (roots.length < 2 || part.tokens.some((t) => t.kind === 'place') || line?.length) return []
  return EACH_HOUSE.test(said) ? roots : []
}

const EACH_HOUSE =
  /^[^\u4e00-\u9fff]*(?:(?:温馨)?提示|注|备注|说明)?[^\u4e00-\u9fff]*(?:参观|进入|前往|预约)?(?:各|所有|全部|以上|上述)(?:公共|文化|体育|开放)*(?:场馆|展馆|馆)(?!除|舍|区|内)/

/** “个人入园、入馆”, “参观、祭扫无需预约”: the grounds and the halls in them, whose hours differ. */
export function wholeOf(said: string, registry: Registry): string[] {
  const { roots } = registry
  const graves = /祭[扫奠]|瞻仰/.test(said) && roots.length <= MOST_GROUNDS
  return (roots.length === 1 || graves) && ENTRY_OF_WHOLE.test(said) ? roots : []
}

/** “个人祭扫不必预约,…,进陈列馆须出示身份证”, “入园祭扫、参观陈列馆均无需预约”: of the grounds, and of the hall named behind it. */
export function ofVisit(part: Part, named: readonly string[], registry: Registry): string[] {
  const { roots, entries } = registry
  const graves = /祭[扫奠]|瞻仰/.test(part.text) && roots.length <= MOST_GROUNDS
  if (named.length === 0 || !(roots.length === 1 || graves)) return []
  if (roots.length === 1 && !named.every((p) => entries.get(p)?.partOf != null)) return []
  if (GRAVES_AND_HALL.test(part.text)) return [...new Set([...roots, ...named])]
  const comma = part.text.indexOf(',')
  const first = part.text.slice(0, Math.max(0, comma))
  const place = part.tokens.find((t) => t.kind === 'place')
  if (!place || place.from < part.from + comma || !VISIT.test(first) || !CUE.test(first)) return []
  const rest = part.text.slice(place.to - part.from)
  const cue = CUE.exec(rest)
  const shows = cue !== null && /^(?:须|需|请|应)?(?:主动)?(?:出示|携带|带好)/.test(rest)
  return cue === null || shows ? [...new Set([...roots, ...named])] : []
}

/** Grounds and halls of one memorial that are on file side by side. */
const MOST_GROUNDS = 3

const GRAVES_AND_HALL =
  /(?:[入进]园(?:祭[扫奠])?|祭[扫奠]|瞻仰)(?:、|和|及|与|或|以及)(?:参观|进入)[^,。;、]{2,14}(?:均|都|一律)/

const VISIT =
  /(?:个人|散客|市民|群众|观众|游客|读者|家庭)(?:祭[扫奠]|参观|瞻仰|入[园馆]|进[园馆])|^[^\u4e00-\u9fff]*(?:[一二三四五六七八九十]{1,2}、)?(?:祭[扫奠]|参观|瞻仰|入[园馆])/

const ENTRY_OF_WHOLE =
  /[入进]园(?:[、,]|和|及|与)?[入进]馆|(?:参观|瞻仰)(?:[、,]|和|及|与|或)?祭[扫奠]|祭[扫奠](?:[、,]|和|及|与|或)?(?:参观|瞻仰)/

/** “三、入园、入馆均须预约”: an item of its own, after items of several houses, is of them all. */
export function ofItems(part: Part, said: string, doc: Tokens, reading: Reading): string[] {
  if (!ENTRY_OF_ALL.test(said) || !doc.lines[part.line]!.marker) return []
  const item = reading.nodes.find((x) => x.line === part.line)
  if (!item) return []
  const places = reading.segments
    .slice(0, 400)
    .filter((s) => !s.dead && s.named && reading.nodes[s.node]?.parent === item.parent)
    .flatMap((s) => s.places ?? [])
  return [...new Set(places)]
}

/** The rooms, or one of several houses, that all of a line is about. */
export function ofLine(
  part: Part,
  line: readonly Segment[] | undefined,
  said: string,
  registry: Registry,
): string[] {
  const places = line?.[0]?.places
  // “凭证入场。球幕影院周六开放”: said before the hall is spoken of.
  if (line?.[0] && line[0].named && startOf(line[0]) >= part.to) return []
  if (
    /其余|其他|其它|余下|别的|全馆|本馆|我馆|各/.test(said) ||
    line?.every((s) => s.state === 'closed')
  )
    return []
  if (!places || !line.every((s) => s.places?.join() === places.join())) return []
  return places.every((p) => isApart(p, registry)) ? places : []
}

/** “2、羽毛球馆:9:00-20:30开放。⏎每片场地限4人,先到先得”: words of one hall, below the line that told of it. */
export function ofHallAbove(
  part: Part,
  said: string,
  byLine: ReadonlyMap<number, Segment[]>,
  doc: Tokens,
  registry: Registry,
): string[] {
  const { line } = part
  if (!OF_ONE_HALL.test(said) || byLine.has(line) || doc.lines[line]!.marker) return []
  for (let n = line - 1; n >= Math.max(0, line - 3); n--) {
    const told = byLine.get(n)
    if (told) return ofLine(part, told, '', registry)
    const { first, last, marker } = doc.lines[n]!
    if (marker || doc.tokens.slice(first, last).some((t) => t.kind === 'place')) return []
  }
  return []
}

const OF_ONE_HALL =
  /^[^\u4e00-\u9fff]*(?:每(?:片|块|桌|间|台|场)(?:场地|球[场台])?限|该(?:球|场|泳|展)?[馆场池室](?!所)|球[场馆]|馆方|场馆方|泳池|(?:最大)?(?:瞬时|同时)(?:接待|在[场馆池]))/

/** “甲馆…开放。馆方实行预约。乙馆…”: the house of the sentence before, in a line of several. */
export function justBefore(
  part: Part,
  said: string,
  before: readonly Part[],
  line: readonly Segment[] | undefined,
  registry: Registry,
): string[] {
  if (!line || line.length > MOST_TOLD || OF_SEVERAL.test(said)) return []
  const told = line.filter((s) => s.to <= part.from && s.state !== 'closed')
  const root = (p: string) => registry.entries.get(p)?.partOf ?? p
  const houses = new Set(line.flatMap((s) => (s.places ?? []).map(root)))
  const last = told.at(-1)
  if (!last || houses.size < 2) return []
  const from = before.findLast((p) => p.from <= startOf(last))?.from ?? 0
  const places = [...new Set(told.filter((s) => s.to > from).flatMap((s) => s.places ?? []))]
  return new Set(places.map(root)).size === 1 ? places : []
}

/** Statements of one line that are looked at. */
const MOST_TOLD = 60

const OF_SEVERAL = /其余|其他|其它|余下|各|均|都|一律|全部|所有|以上|上述|[两三四五六七八九十]馆/

/** A rule for those named in an exception, and one for all besides them. */
export interface Excepting {
  /** What is said of those named: “甲室无需预约”. */
  inner: string
  /** What is said of the others. */
  rest: string
  except: string[]
  /** Whose others they are: the house named before, or null for all of the notice. */
  of: string[] | null
  /** Whom the rest names, “除甲室外,乙室、丙室均须…”; none if it is all others. */
  named: string[]
}

/** “各馆均须预约” */
export function isOfAll(said: string): boolean {
  return /[各所全]/.test(COUNTED.exec(said)?.[1] ?? '')
}

/** “甲厅免费,乙厅30元/人。请提前预约”: rooms of which the sentence before says something, and their house. */
export function mentioned(
  part: Part,
  before: Part | undefined,
  live: readonly Segment[],
  registry: Registry,
): string[] {
  if (registry.roots.length !== 1 || before?.line !== part.line || before.to !== part.from)
    return []
  if (live.some((s) => s.from < before.to && s.to > before.from)) return []
  const rooms = namedIn(before, registry)
  const isRoom = (p: string) => registry.entries.get(p)?.partOf != null
  return rooms.length > 1 && rooms.every(isRoom) ? [...registry.roots, ...rooms] : []
}

/** “甲馆、乙馆(先到先得)和丙室(扫码入场)”: what a bracket says of the names before it. */
export interface Bracketed {
  places: string[]
  text: string
}

/** The rules in brackets behind names, where others are named in the part too; and the part without them. */
export function bracketedIn(
  part: Part,
  registry: Registry,
): { rules: Bracketed[]; rest: string } | null {
  const rules: Bracketed[] = []
  let rest = part.text
  let before: string[] = []
  let open = -1
  for (const t of part.tokens) {
    const word = part.text.slice(t.from - part.from, t.to - part.from)
    if (t.kind === 'mark' && t.mark === '(') open = t.to
    else if (t.kind === 'mark' && t.mark === ')' && open >= 0) {
      const text = part.text.slice(open - part.from, t.from - part.from)
      if (CUE.test(text) && before.length > 0) {
        rules.push({ places: before, text })
        rest = rest.replace(`(${text})`, '')
      }
      before = []
      open = -1
    } else if (open < 0) {
      if (t.kind === 'place') before = [...before, ...t.ids]
      else if (!/^[、和及与]$/.test(word)) before = []
    }
  }
  const all = namedIn({ ...part, text: '' }, registry)
  const apart = rules.length > 0 && rules.every((r) => r.places.every((p) => isApart(p, registry)))
  return apart && rules.some((r) => all.length > r.places.length) ? { rules, rest } : null
}

/** “除甲室无需预约外,其他区域须提前一天预约”, “以上各馆除甲馆外均须预约”; null if the part is none. */
export function exceptingIn(part: Part, registry: Registry): Excepting | null {
  const m = EXCEPTING.exec(part.text)
  if (!m) return leftOutAtEnd(part, registry)
  const from = part.from + m.index
  const to = part.from + m.index + m[0].length
  const tokens = part.tokens.filter((t) => t.from >= from && t.to <= to)
  const rest = part.text.slice(m.index + m[0].length).replace(/^,/, '')
  if (!CUE.test(rest) || tokens.some(isTimely)) return null
  const except = namedIn({ ...part, tokens }, registry)
  if (except.length === 0) return null
  const house = namedIn({ ...part, tokens: part.tokens.filter((t) => t.to <= from) }, registry)
  const named = namedIn(
    { ...part, text: rest, tokens: part.tokens.filter((t) => t.from >= to) },
    registry,
  )
  return {
    inner: m[1] ?? '',
    rest,
    except,
    of: house.length > 0 ? house : houseOf(except, registry),
    named,
  }
}

/** “上述区域先到先得,丙室除外” */
function leftOutAtEnd(part: Part, registry: Registry): Excepting | null {
  const m = LEFT_OUT.exec(part.text)
  if (!m) return null
  const rest = part.text.slice(0, m.index)
  const from = part.from + m.index
  const except = namedIn(
    { ...part, text: '', tokens: part.tokens.filter((t) => t.from >= from) },
    registry,
  )
  const before = part.tokens.filter((t) => t.to <= from)
  if (
    except.length === 0 ||
    !CUE.test(rest) ||
    before.some((t) => isTimely(t) || t.kind === 'state')
  )
    return null
  const named = namedIn({ ...part, text: '', tokens: before }, registry)
  return { inner: '', rest, except, of: houseOf(except, registry), named }
}

const LEFT_OUT = /[,(]([^,。;()]{2,40})除外\)?[。;]?$/

const EXCEPTING =
  /除(?:了|开)?([^。;]{1,60}?)(?:之外|以外|外\)?)(?=,|其|均|都|一律|各|全|须|需|请|凭|实行|无)|^([^,。;除]{2,40})除外(?=,)/

/** The house that all of these are parts of; null if they are houses themselves. */
export function houseOf(places: readonly string[], registry: Registry): string[] | null {
  const houses = [...new Set(places.map((p) => registry.entries.get(p)?.partOf ?? null))]
  return houses.length === 1 && houses[0] !== null ? [houses[0]!] : null
}

/** Where the words of the rule begin. */
export function cueAt(part: Part, said: string): number {
  const m = CUE.exec(said)
  const at = m ? part.text.indexOf(m[0]) : -1
  return at < 0 ? part.to : part.from + at
}

/** Where the own words of a statement begin. */
export function startOf(s: Segment): number {
  return s.ownFrom >= 0 ? s.ownFrom : s.from
}

const COUNTED =
  /(?:^|[,。;:、])(?:以上|上述)?(两|二|三|四|五|六|七|八|九|十|\d{1,2}|各|所有|全部)(?:处|个|家|座)?(?:场馆|展馆|馆|展厅|厅|室|场地|区域|展区)?(?:均|都|一律|全部|皆)/

const ABOVE =
  /^(?:以上|上述)(?:各)?(?:阅览室|展厅|功能室|活动室|借阅室|自修室|厅室|场地|场馆|展馆|区域|[馆室厅])/

/** “功能室不接受预订”: of the rooms, and not of their house. */
const ROOMS_ALL =
  /^[^\u4e00-\u9fff]*(?:(?:备?注|说明|提示|温馨提示)[^\u4e00-\u9fff]+)?(?:各|所有|进入|使用)?(?:功能室|功能厅|活动室|活动厅室|厅室|阅览室|教室)(?:均|都|一律|全部)?(?:不|无需|无须|须|需|请|先|实行|凭|免|采取|可)/

/** “上述阅览室…”: the open rooms of the house last spoken of. */
function roomsAbove(part: Part, live: readonly Segment[], registry: Registry): string[] {
  const open = live.filter((s) => s.from < part.from && s.state !== 'closed')
  const rooms = open.flatMap((s) => s.places ?? []).filter((p) => registry.entries.get(p)?.partOf)
  const house = registry.entries.get(rooms.at(-1) ?? '')?.partOf
  return [...new Set(rooms.filter((p) => registry.entries.get(p)!.partOf === house))]
}

const ENTRY_OF_ALL =
  /^(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[.、)]|\([一二三四五六七八九十\d]{1,3}\))?(?:参观者|观众|游客|市民|读者|群众)?(?:(?:入|进)[园馆场院]|参观)?(?:、|和|及|与|或)?(?:(?:入|进)[园馆场院]|参观)?(?:者)?(?:均|都|一律)/
