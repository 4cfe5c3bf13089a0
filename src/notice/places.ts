/**
 * The registry of places a notice may name, found in its text: names, aliases, and the short forms that
 * people use for them (市图书馆 for 汶湾市图书馆). One name may stand for several places until its house is known.
 */
import { normaliseName } from './normalise.ts'

/** A place of the registry given to the parser. */
export interface PlaceEntry {
  id: string
  name: string
  aliases: string[]
  partOf: string | null
  kind: string
}

/** The registry, compiled for reading. */
export interface Registry {
  entries: Map<string, PlaceEntry>
  children: Map<string | null, string[]>
  roots: string[]
  /** The longest name at `i`; `apart` if white space stands before it. */
  find(text: string, i: number, apart?: boolean): PlaceHit | null
}

/** A name in the text and the places it may mean. */
export interface PlaceHit {
  to: number
  ids: string[]
}

interface Node {
  next: Map<string, Node>
  ids: string[]
  /** Short forms must not be the tail of a longer word. */
  short: boolean
}

/** Compiles the registry; parts whose parent is missing count as houses of their own. */
export function registryOf(places: readonly PlaceEntry[]): Registry {
  const entries = new Map(places.map((p) => [p.id, p]))
  const children = new Map<string | null, string[]>()
  for (const p of places) {
    const parent = p.partOf !== null && entries.has(p.partOf) ? p.partOf : null
    const list = children.get(parent)
    if (list) list.push(p.id)
    else children.set(parent, [p.id])
  }
  const root: Node = { next: new Map(), ids: [], short: false }
  const names = new Map<string, string[]>()
  for (const p of places)
    for (const name of [p.name, ...p.aliases].map(normaliseName))
      if (name.length >= 2) push(names, name, p.id)
  for (const [name, ids] of names) insert(root, name, ids, false)
  for (const [name, ids] of shortForms(places, names)) insert(root, name, ids, true)
  return {
    entries,
    children,
    roots: children.get(null) ?? [],
    find: (text, i, apart = false) => find(root, text, i, apart),
  }
}

const NUMBER = '(?:[一二三四五六七八九十]{1,2}|\\d{1,4}|[A-Z]|[东南西北甲乙丙丁])'
// “3号、4号展厅” as well as “3、4号展厅”.
const NUMBERS = new RegExp(
  `第?${NUMBER}(?:号(?=[、和及与]第?${NUMBER}号))?(?:[、和及与]第?${NUMBER}(?:号(?=[、和及与]第?${NUMBER}号))?){1,8}(?=[\\u4e00-\\u9fff])`,
  'y',
)

const WHERE =
  /^(?:(?:[东南西北]{1,2}|左|右|前|后|外)(?:侧|面|边|部|门|方)?(?:外|旁|对面)?|旁边?|对面|隔壁|附近|周边|毗邻|(?:一[街路墙]|仅?一[街路墙])之隔|(?:所|代|托|直接)?(?:管理|管)|所属|下属|直属|所辖|下辖|管辖|(?:负责)?运营)$/
const WHOSE = /(?:所属|下属|直属|下辖|所辖)/y
const MOST_WORDS = 10

/**
 * “甲馆西侧的乙馆”, “甲馆代管的乙馆”: the name before says where the next place is, or whose. True if such words follow the
 * name that ends at `to`.
 */
export function saysWhere(text: string, to: number, find: Registry['find']): boolean {
  WHOSE.lastIndex = to
  const whose = WHOSE.exec(text)
  if (whose && find(text, to + whose[0].length)) return true
  for (let end = to + 2; end <= to + MOST_WORDS && end <= text.length; end++) {
    const c = text[end - 1]!
    if (!/[\u4e00-\u9fff]/.test(c)) return false
    if (c !== '的') continue
    return WHERE.test(text.slice(to, end - 1)) && find(text, end) !== null
  }
  return false
}

/** “甲馆内的乙馆”, “馆内二楼乙馆”: words that say that what follows them is inside. */
const INSIDE =
  /[馆院园宫]?[内里](?:部)?(?:的|另?设(?:有|立)?的?|设于|位于)?(?:[一二三四五六七八九十\d]{1,2}[楼层](?:[东西南北]侧)?的?)?/y

/** “馆内柳溪美术馆”: is the place that follows `from` inside, and no part on the file of the house that stands there? */
export function saysInside(text: string, from: number, registry: Registry): boolean {
  INSIDE.lastIndex = from
  const words = INSIDE.exec(text)
  const inside = words && registry.find(text, from + words[0].length)
  return inside?.ids.length === 1 && (registry.entries.get(inside.ids[0]!)?.partOf ?? null) === null
}

/** “一、三、四层展厅”: the beginnings of the names that share the end of the last, which comes last; none if any is not on file. */
export function sharedNames(text: string, i: number, find: Registry['find']): PlaceHit[] {
  NUMBERS.lastIndex = i
  const m = NUMBERS.exec(text)
  if (!m) return []
  const numbers = m[0].split(/[、和及与]/)
  const stem = i + m[0].length
  // “第一、二展厅”: the first number alone may have its 第.
  const nth = /^第/.test(m[0]) ? '第' : ''
  const bare = (number: string) => number.replace('第', '')
  if (new Set(numbers.map(bare)).size < numbers.length) return []
  const tail = text.slice(stem, stem + LONGEST_NAME)
  const longest = find(nth + bare(numbers.at(-1)!) + tail, 0)
  const length = (longest?.to ?? 0) - nth.length - bare(numbers.at(-1)!).length
  if (length <= 0) return []
  const rest = text.slice(stem, stem + length)
  const hits: PlaceHit[] = []
  let to = i
  for (const number of numbers) {
    to += number.length
    const name = nth + bare(number).replace(/号$/, '') + rest
    const hit = find(name, 0)
    if (hit?.to !== name.length) return []
    hits.push({ to, ids: hit.ids })
    to++
  }
  hits.at(-1)!.to += length
  return hits
}

const DIGITS = '一二三四五六七八九十'
const NUMBER_RANGE =
  /(?:第?)([一二三四五六七八九十]|\d{1,2})(层|楼|号|[\u4e00-\u9fff]{0,4}?)[至到-]第?([一二三四五六七八九十]|\d{1,2})(?=[\u4e00-\u9fff])/y

/** “一至三层展厅”, “1号至3号厅”: the names from the first to the last, where all are on file; else none. */
export function namesBetween(
  text: string,
  i: number,
  find: Registry['find'],
): { to: number; after: number; ids: string[][] } | null {
  NUMBER_RANGE.lastIndex = i
  const m = NUMBER_RANGE.exec(text)
  if (!m) return null
  const [from, last] = [m[1]!, m[3]!].map((n) => DIGITS.indexOf(n) + 1 || Number(n)) as [
    number,
    number,
  ]
  const nth = m[0].startsWith('第') ? '第' : ''
  const after = i + m[0].length
  const tail = text.slice(after, after + LONGEST_NAME)
  if (last <= from || last - from > 20 || !tail.startsWith(m[2]!)) return null
  // “1-3层展厅” where the names on file are 一层展厅 and so on.
  const style = [String, (n: number) => DIGITS[n - 1] ?? String(n)].find(
    (way) => find(nth + way(last) + tail, 0) !== null,
  )
  if (!style) return null
  const written = (n: number) => nth + style(n)
  const head = written(last)
  const length = (find(head + tail, 0)?.to ?? 0) - head.length
  if (length <= 0) return null
  const ids: string[][] = []
  for (let n = from; n <= last; n++) {
    const name = written(n) + tail.slice(0, length)
    const hit = find(name, 0)
    if (hit?.to !== name.length) return null
    ids.push(hit.ids)
  }
  return { to: after + length, after, ids }
}

const LONGEST_NAME = 30

/** The chain from a place to its house, the place itself first. */
export function lineOf(registry: Registry, id: string): string[] {
  const line: string[] = []
  for (let at: string | null = id; at !== null && registry.entries.has(at) && line.length < 20;) {
    line.push(at)
    at = registry.entries.get(at)!.partOf
  }
  return line
}

/** True if `id` is `of` or inside it. */
export function isWithin(registry: Registry, id: string, of: string): boolean {
  return lineOf(registry, id).includes(of)
}

function find(root: Node, text: string, i: number, apart: boolean): PlaceHit | null {
  let node: Node | undefined = root
  let hit: PlaceHit | null = null
  for (let at = i; node; at++) {
    if (node.ids.length > 0 && (!node.short || standsAlone(text, i, at, apart)))
      hit = { to: at, ids: node.ids }
    const c: string | undefined = text[at]
    if (c === undefined) break
    node = node.next.get(c)
  }
  return hit
}

/** A short form counts only where a word can begin and where no longer name goes on. */
function standsAlone(text: string, from: number, to: number, apart: boolean): boolean {
  const before = from > 0 && !apart ? text[from - 1]! : '\n'
  const after = text.slice(to, to + 1)
  if (/[局部协学大公集会路站]/.test(after)) return false
  return (
    !/[\u4e00-\u9fffA-Za-z]/.test(before) ||
    /[在和与及至到请由日时起中,的期间三二一五六号内里以除观]/.test(before)
  )
}

const TAIL =
  /(?:图书馆|博物馆|博物院|文化馆|群艺馆|美术馆|科技馆|纪念馆|体育馆|体育场|体育中心|展览馆|档案馆|少年宫|游泳馆|大剧院|文化中心|规划馆|规划展览馆|艺术馆|非遗馆|陈列馆|陵园|植物园|动物园)$/

/** Houses that are grounds: 园区 is the whole of one. */
const GROUNDS = /(?:陵园|公园|植物园|动物园|园林|景区)$/

function shortForms(
  places: readonly PlaceEntry[],
  taken: Map<string, string[]>,
): Map<string, string[]> {
  const forms = new Map<string, string[]>()
  for (const p of places) {
    // What only a list of the notice names has no short form of its own.
    if (p.kind === 'listed') continue
    const name = normaliseName(p.name)
    const mine = new Set<string>()
    const unit = /^[^市省县区州旗]{1,8}([市省县区州旗].{2,})$/.exec(name)
    if (unit) {
      mine.add(unit[1]!)
      if (unit[1]!.length > 4) mine.add(unit[1]!.slice(1))
    }
    const tail = TAIL.exec(name)
    if (tail && tail[0].length < name.length) mine.add(tail[0])
    if (p.partOf === null && GROUNDS.test(name)) mine.add('园区')
    if (/馆$/.test(name) && name.length >= 5) {
      mine.add(name.slice(0, -1))
      mine.add(name.slice(-3))
    }
    for (const form of mine)
      if (
        form.length >= 2 &&
        (form.length >= 3 || form === '陵园' || form === '园区') &&
        form !== name &&
        !taken.has(form)
      )
        push(forms, form, p.id)
  }
  for (const [form, ids] of [...forms]) if (new Set(ids).size > 1) forms.delete(form)
  return forms
}

function insert(root: Node, name: string, ids: string[], short: boolean): void {
  let node = root
  for (const c of name) {
    let next = node.next.get(c)
    if (!next) node.next.set(c, (next = { next: new Map(), ids: [], short: false }))
    node = next
  }
  node.ids = [...new Set(ids)]
  node.short = short
}

function push(map: Map<string, string[]>, key: string, id: string): void {
  const list = map.get(key)
  if (list) list.push(id)
  else map.set(key, [id])
}
