/**
 * Which places a collective word means: 各馆, 两分馆, 三处场馆, 各展厅, 以上场馆, 第二条所列场馆. What the word alone
 * cannot settle is said to be unsettled.
 */
import { numeral, SMALL } from './numerals.ts'
import { isWithin } from './places.ts'
import type { Registry } from './places.ts'

/** A place named in the text: where in the outline and on which line. */
export interface Mention {
  id: string
  node: number
  line: number
}

/** What a collective word is read with. */
export interface CollectiveContext {
  registry: Registry
  /** Names so far, in order. */
  seen: readonly string[]
  /** The last list of names. */
  group: readonly string[] | null
  /** The house spoken of, if it is one. */
  house: string | null
  /** Named in the same sentence, and in the same line. */
  near?: readonly (readonly string[])[]
  /** Of which something has been said. */
  told?: readonly string[]
}

/** Kinds of parts that a collective word may name. */
const KIND =
  /(分馆|展厅|展馆|书屋|书房|书吧|校区|阅览室|展区|展室|活动室|自习室|自修室|泳池|球场|球馆|学校|图书馆|博物馆|美术馆|文化馆|科技馆|纪念馆|场馆|馆|院|中心|书库|厅|室)$/
const ANY = new Set(['场馆', '馆', '院', '中心'])

/** Kinds that a house itself never is: where none is on file, the word is not the house. */
const BRANCHES = new Set(['书屋', '书房', '书吧', '阅览室'])

/** Kinds that are always parts of a house, and never the house. */
const ROOMS = new Set([
  '展厅',
  '展室',
  '厅',
  '室',
  '书库',
  '阅览室',
  '展区',
  '活动室',
  '自习室',
  '自修室',
  '泳池',
  '球场',
])

/** Names of parts that are houses of their own, rather than rooms: so if all parts have them. */
const HOUSELIKE = /(?:馆|院|宫|书屋|书房|校区|祠|寺|塔|阁|故居|旧址)$/

/** The places meant by such a word, `count` of them if it counts; null where that is not settled. */
export function placesMeant(
  word: string,
  count: number | null,
  { registry, seen, group, house, near = [], told = [] }: CollectiveContext,
): string[] | null {
  const roots = [...new Set(seen.filter((id) => registry.roots.includes(id)))]
  const kind = KIND.exec(word)?.[1] ?? '场馆'
  const kin = ANY.has(kind) ? [] : ofKind(kind, house, registry)
  if (count === null) {
    if (kin.length > 0) return kin
    if (BRANCHES.has(kind)) return null
    if (roots.length > 1 || registry.roots.length > 1) {
      const houses = roots.length > 1 ? roots : registry.roots
      // “各馆5月4日闭馆”, in a notice that tells of a branch as of the houses.
      const branches = ANY.has(kind) ? seen.filter((id) => isBranch(id, registry)) : []
      return [...new Set([...houses, ...branches])]
    }
    const alike = houselike(registry.roots[0], registry)
    // Of branches that all have rooms of their own the house is only the sum.
    if (kind === '分馆' && alike.length === 0) return null
    const sum = alike.length > 1 && alike.every((id) => registry.children.has(id))
    return sum ? alike : [...registry.roots, ...alike]
  }
  if (kin.length === count) return kin
  if (kin.length > 0) {
    // “甲厅…,乙厅…。两厅均恢复”, of a house that has more of them.
    const said = kin.filter((id) => seen.includes(id))
    return said.length === count ? said : null
  }
  const alike = registry.roots.length === 1 ? houselike(registry.roots[0], registry) : []
  // “两个展厅” of 甲厅 and 乙厅.
  const sameEnd = ROOMS.has(kind) ? ofKind(kind.at(-1)!, house, registry) : []
  const parts = ROOMS.has(kind) && house !== null ? (registry.children.get(house) ?? []) : []
  const isHouse = (id: string) => parts.length > 0 && id === house
  const readings = [
    // Those named in this line come before a list further up.
    ...near.map((ids) => partsAlone(ids, registry)),
    group,
    sameEnd,
    parts,
    roots,
    registry.roots,
    alike,
    [...registry.roots.slice(0, 1), ...alike],
    [...new Set(seen)],
    partsAlone(seen, registry),
    partsAlone(told, registry),
  ]
  const fits = readings.filter((r) => r !== null && r.length === count && !r.some(isHouse))
  // “两中心”, below two centres and a list of two courts: those whose names end so.
  const named = (ids: readonly string[]) =>
    ids.every((id) => registry.entries.get(id)!.name.endsWith(kind))
  const alikeSeen = [...new Set(seen)].filter((id) => named([id]))
  if (kind !== '场馆' && alikeSeen.length === count) fits.push(alikeSeen)
  const meant = fits.find((r) => named(r!)) ?? fits[0]
  return meant ? [...meant] : null
}

const BRANCH = /(?:分馆|分院|新馆|老馆|旧馆|馆区|院区|校区)$/

function isBranch(id: string, { entries }: Registry): boolean {
  const { name, partOf } = entries.get(id)!
  return partOf !== null && BRANCH.test(name)
}

/** Each once, without the houses of which a part is named as well: “甲图书馆东馆” is the part alone. */
function partsAlone(ids: readonly string[], registry: Registry): string[] {
  const once = [...new Set(ids)].slice(0, MOST_NAMED)
  return once.filter((id) => !once.some((p) => p !== id && isWithin(registry, p, id)))
}

/** Names that a counting word may sum up. */
const MOST_NAMED = 60

/** Places whose names end in this word: those of the house if it has any. */
export function ofKind(kind: string, house: string | null, registry: Registry): string[] {
  const all = [...registry.entries.values()].filter((p) => p.name.endsWith(kind)).map((p) => p.id)
  const own =
    house === null ? [] : all.filter((id) => id !== house && isWithin(registry, id, house))
  return own.length > 0 ? own : all
}

function houselike(root: string | undefined, registry: Registry): string[] {
  const parts = registry.children.get(root ?? null) ?? []
  return parts.every((id) => HOUSELIKE.test(registry.entries.get(id)!.name)) ? parts : []
}

/** 以上场馆: those named since these words stood last, if they are several; else null. */
export function namedSince(mentions: readonly Mention[], line: number): string[] | null {
  const ids = [...new Set(mentions.filter((m) => m.line > line).map((m) => m.id))]
  return ids.length > 1 ? ids : null
}

const FLOOR = new RegExp(`(地下|负)?(\\d{1,2}|${SMALL})(?=[层楼、至到和-])`, 'g')

/** 一至四层, 二楼, 地下一层: the rooms of the house whose names begin with such a floor. */
export function roomsOnFloors(word: string, house: string, registry: Registry): string[] {
  const wanted = new Set(floorsIn(word))
  return [...registry.entries.values()]
    .filter((p) => p.id !== house && isWithin(registry, p.id, house))
    .filter((p) => {
      const head = /^(?:地下|负)?[^层楼]{1,3}[层楼]/.exec(p.name)
      return head !== null && floorsIn(head[0]).some((f) => wanted.has(f))
    })
    .map((p) => p.id)
}

/** Floors that the words name; below the ground they count down from -1. */
export function floorsIn(word: string): number[] {
  const named = [...word.matchAll(FLOOR)].map((m) => ({
    floor: (m[1] ? -1 : 1) * numeral(m[2]!),
    end: m.index + m[0].length,
  }))
  return named.flatMap(({ floor, end }, k) => {
    const next = named[k + 1]
    if (!next || !/[至到-]/.test(word[end] ?? '')) return [floor]
    return Array.from(
      { length: Math.max(1, Math.min(next.floor - floor, 60)) },
      (_, i) => floor + i,
    )
  })
}
