/**
 * Rooms in a list that the registry does not hold: “电子阅览室、咖啡厅、报刊阅览室关闭” says of the first two what it
 * says of the third. They are read like the others, and proposed as new places.
 */
import type { PlaceEntry, Registry } from './places.ts'
import { isMark } from './tokens.ts'
import type { Token, Tokens } from './tokens.ts'

/** The kind of an entry that only a list of the notice names. */
export const LISTED = 'listed'

const ROOM =
  /^(?:[\u4e00-\u9fffA-Za-z0-9]{1,12}(?:室|厅|影院|餐吧|[水书茶酒啡]吧|咖啡[吧屋馆]|食堂|书店|超市|商店|[体乐]验馆|体验区|体验中心|乐园|书屋|书房|书吧|书库|库房|泳池|球场|健身房|剧场|剧院|阅览区|借阅区|活动区|展区)|[古地少成视特采参外借报期]\S{1,3}部|[\u4e00-\u9fff]{2,4}(?:图书馆|博物馆|美术馆))$/

/** Words that are no name of a room, or begin one that is said otherwise. */
const NO_NAME =
  /^(?:各|所有|全部|其他|其余|其它|余下|部分|以上|上述|以下|下列|该|本|我|两|三|四|五|多个|不含|包括|含|除|因|由|在|到|至|对|向|请|可|将|为|按|前往|参观|进入|位于|开放|关闭|暂停|闭|停|原|新增|设有?|有|并|如|等|若)|(?:会议室|办公室|候车室|卫生间|等|的)$|^(?:展厅|教室|阅览室|展室|展区|功能室|功能厅|活动室|活动区|借阅区|阅览区|书屋|书房|书吧|球场|泳池|餐厅展厅)$|市区|区县/

const JOINT = /(?:以及|及|和|与|\/)/

/** How many such names one notice may hold. */
const MOST = 60

/** The names in lists beside rooms of the registry, or beside each other where there is but one house. */
export function namesInLists(doc: Tokens, registry: Registry): PlaceEntry[] {
  const found = new Map<string, PlaceEntry>()
  const add = (name: string, partOf: string) => {
    if (!found.has(name) && found.size < MOST)
      found.set(name, {
        id: `${LISTED}-${found.size + 1}`,
        name,
        aliases: [],
        partOf,
        kind: LISTED,
      })
  }
  const [house, ...houses] = registry.roots
  if (house !== undefined && houses.length === 0)
    for (const name of excepted(doc.prose.text, registry)) add(name, house)
  for (const line of doc.lines) {
    let k = line.first
    while (k < line.last && found.size < MOST) {
      const { items, to } = listAt(doc, k, line.last)
      k = Math.max(to, k + 1)
      if (items.length < 2) continue
      const house = houseOf(items, registry)
      if (house === null) continue
      for (const { name } of items) if (name !== null) add(name, house)
    }
  }
  return [...found.values()]
}

const EXCEPTED =
  /除(?:了)?([\u4e00-\u9fffA-Za-z0-9]{2,12}?)(?:(?:因|正在|临时)?[^,。;、\n\d]{0,6}(?:闭馆|关闭|停业|不开放|暂停开放|不营业|暂停营业|维修|检修))?(?:以|之)?外/g

/** “甲馆除咖啡厅外照常开放”: a room left out, and on no file. */
function excepted(text: string, registry: Registry): string[] {
  const out: string[] = []
  for (const m of text.matchAll(EXCEPTED)) {
    const name = m[1]!
    const from = m.index + m[0].indexOf(name)
    if (ROOM.test(name) && !NO_NAME.test(name) && !registry.find(text, from)) out.push(name)
  }
  return out
}

/** An item of a list: places on file, or a name that is not. */
interface Item {
  ids: string[]
  name: string | null
}

/** The list that begins at `k`, and where it ends. */
function listAt(doc: Tokens, k: number, last: number): { items: Item[]; to: number } {
  const items: Item[] = []
  let j = k
  while (j < last) {
    const t = doc.tokens[j]!
    const whole = wholeName(doc, j, last)
    const own = whole ?? itemsOf(doc, t)
    if (own === null) break
    items.push(...own)
    j += whole ? 2 : 1
    if (isMark(doc.tokens[j], '(')) j = afterBracket(doc.tokens, j, last)
    const next = doc.tokens[j]
    if (j >= last || !next) break
    if (isMark(next, '、')) j++
    else if (!joins(doc, t) && !joins(doc, next)) break
  }
  return { items, to: j }
}

/** “外借室及电子阅览室”: does the word go on with, or lead on to, a neighbour? */
function joins(doc: Tokens, t: Token): boolean {
  if (t.kind !== 'raw') return false
  const word = doc.prose.text.slice(t.from, t.to)
  return /^(?:以及|及|和|与|\/)/.test(word) || /(?:以及|及|和|与|\/)$/.test(word)
}

function afterBracket(tokens: readonly Token[], k: number, last: number): number {
  let j = k + 1
  while (j < last && j < k + 8 && !isMark(tokens[j], ')', '.', ';')) j++
  return isMark(tokens[j], ')') ? j + 1 : k
}

/** What a token holds for a list; null if it ends one. */
function itemsOf(doc: Tokens, t: Token): Item[] | null {
  if (t.kind === 'place') return [{ ids: t.ids, name: null }]
  if (t.kind !== 'raw' || t.to - t.from > 40) return null
  const words = doc.prose.text
    .slice(t.from, t.to)
    .split(JOINT)
    .map((w) => w.replace(LEAD, '').replace(TAIL, ''))
    .filter((w) => w !== '')
  const names = words.filter((w) => ROOM.test(w) && !NO_NAME.test(w))
  return names.length === words.length ? names.map((name) => ({ ids: [], name })) : null
}

const LEAD = /^(?:期间|其中|同时|另外|此外|馆内|院内|但|且|而|仅)+,?/
const TAIL =
  /(?:等(?:区域|场所|处|部室|窗口|馆室|功能室|服务区域?)?|(?:将|均|都|也|则|于|自|暂|暂时|继续|仍|一律|同步|全部|全天|每天|每日))+$/

const KIND = /^(?:图书馆|博物馆|美术馆|文化馆|体验馆|书店|餐厅)$/

/** “/音乐图书馆”: the name of a kind of house that the registry knows is but the end of a longer one. */
function wholeName(doc: Tokens, k: number, last: number): Item[] | null {
  const [t, end] = [doc.tokens[k]!, doc.tokens[k + 1]]
  const { text } = doc.prose
  if (t.kind !== 'raw' || k + 1 >= last || end?.kind !== 'place' || t.to !== end.from) return null
  if (!KIND.test(text.slice(end.from, end.to))) return null
  const head = text.slice(t.from, t.to)
  const listed = /^\//.test(head) || isMark(doc.tokens[k - 1], '、')
  const word = head.replace(/^\//, '')
  if (!listed || !/^[\u4e00-\u9fff]{2,4}$/.test(word) || NO_NAME.test(word)) return null
  return /[市县区省州旗城]$/.test(word)
    ? null
    : [{ ids: [], name: word + text.slice(end.from, end.to) }]
}

/** Whose rooms these are: that of the rooms on file beside them, or the only house. */
function houseOf(items: readonly Item[], registry: Registry): string | null {
  if (!items.some((i) => i.name !== null)) return null
  const known = items.flatMap((i) => (i.ids.length === 1 ? i.ids : []))
  const parents = new Set(known.map((id) => registry.entries.get(id)?.partOf ?? null))
  if (parents.size > 1 || parents.has(null)) return null
  const [parent] = parents
  if (parent !== undefined) return parent
  const strangers = items.every((i) => i.name !== null)
  return strangers && registry.roots.length === 1 ? registry.roots[0]! : null
}
