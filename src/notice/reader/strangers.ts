/** Names in subject position that the registry does not hold. */
import { coverWords, hasHours, isPredicate } from '../segments.ts'
import type { Segment } from '../segments.ts'
import { closingOf, isMark, isCue, namesHalls, outsideBrackets, silence } from '../tokens.ts'
import type { Token } from '../tokens.ts'
import { current, flush } from './settle.ts'
import type { Reader } from './reader.ts'
import { setSubject } from './settle/subject.ts'
import { placesIn, seePlaces } from './subjects.ts'

const GENERIC_START =
  /^(?:分|共|第|几|多|有|无|不|可|下列|以下|所有|全部|各|全馆|本|我|整|以上|上述|该|此|[两三四五](?![层楼])|均|每|等(?!候))/

const STRANGER =
  /(?:馆|室|厅|空间|乐园|驿站|[健琴书机]身?房|园|塔|院|中心|(?:阅览|借阅|自[习修]|活动|服务|儿童|少儿|展览|体验|休闲)区|书房|书屋|展区|泳池|球场|广场|祠|寺|宫|店|超市|[食礼讲]堂|咖啡|[水书餐茶酒啡]吧)$/

/** What a house lets besides its rooms: before a colon too it is no label. */
const AMENITY =
  /^[一-龥]{0,6}(?:餐厅|食堂|餐吧|咖啡[厅馆吧屋座角店]?|茶[室吧座社]|水吧|酒吧|商店|文创(?:店|空间|商品店)|(?:礼品|纪念品)店|书店|超市|便利店|小卖部|影院|影厅|停车场|寄存处|健身房|琴房|舞蹈房|瑜伽房)$/

/** “二楼阅览区:9:00-17:00”, “手工室:闭馆”: a room that is not on file, and no label either. */
const ROOM =
  /^(?!开放|服务|对外|[主总各]|室[内外]|公共|基本|常设|免费|收费|普通|展览|场馆)(?:(?:负|地下)?[\d一二三四五六七八九十]{1,2}[层楼][一-龥]{0,8}(?:[厅室区库馆房吧场廊]|空间)|[一-龥]{1,8}(?:[厅室]|空间|乐园|书屋|驿站|健身房|琴房|书库|书房|书吧|泳池|影院|剧场|展区|(?:阅览|借阅|自[习修])区))$/

const isOwn = (name: string) => AMENITY.test(name) || (ROOM.test(name) && isUnknownName(name))

const GENERIC_NOUN =
  /^(?:场馆|馆|馆内|场地|各?场馆|窗口|本馆|开放|闭馆|全馆|所有|全部|部分|以上|部室|我市|全市|节日|大家|因|为|将|于|均|实行|每日|假期|时间|服务|其|它|各区|各部|馆舍|展区|全区|区域|对外服务|院内|馆区|日场|夜场|早场|晚场|午场|中场|晨场|上午场|下午场|第?[一二三四五六七八九十]场)$/

/** “我市多个公共文化场馆”: venues in general. */
const VENUES =
  /(?:多个|多家|部分|一批|不少|众多|市属|区属|县属|公共|文化|体育|文体|文博|文旅)(?:场馆|场所|场地|设施|单位)$/

/** Facility nouns that end a name. */
const NOUN =
  /[一-龥A-Za-z0-9]{0,14}(?:馆|室|厅|部|区|台|箱|机|场|院|园|店|吧|屋|房|廊|亭|站|所|库|车|网|号|系统|平台|服务|中心|基地|公园|广场|空间|项目|设施|课程|宫|寺|塔|楼|窗口|借|还|池|角|舱|操|瑜伽|舞蹈|课|(?<![值上轮当倒下])班|训练营|[食礼讲]堂|超市|影城|剧场|商铺|[^各多某到]处|咖啡|影厅|餐饮|柜|[电扶]梯)$/

const WHERE = /(?:在|从|由|至|到|于|经|往|向|自|移步|前往|位于|设在|地址:?|地点:?)$/
const SAYS_OF =
  /^(?:均|都|将|因|由于|暂|临时|正|进行|举[办行]|继续|仍|则|也|自|从|于|已|定于|的?开放)/

/** “3月24日起3号厅换展”, “体育中心5、6号馆举办比赛”: what is told from `k` on is of halls that are on no file. */
export function readHalls(r: Reader, tokens: readonly Token[], k: number): void {
  const t = tokens[k]!
  const { text } = r.doc.prose
  const name = text.slice(t.from, t.to)
  if (!namesHalls(name) || WHERE.test(text.slice(Math.max(0, t.from - 4), t.from))) return
  const before = tokens[k - 1]
  if (isMark(before, '、') && tokens[k - 2]?.kind === 'place' && r.cur?.named) {
    t.fate ??= { kind: 'unread', why: 'a name that the registry does not hold' }
    return
  }
  const begins =
    before === undefined ||
    before.kind === 'when' ||
    before.kind === 'place' ||
    before.kind === 'times' ||
    isCue(before, 'among') ||
    isMark(before, ',', ';', '.', ')', '、', '"', '(')
  const next = tokens[k + 1]
  const says =
    next?.kind === 'state' ||
    next?.kind === 'times' ||
    next?.kind === 'when' ||
    next?.kind === 'label' ||
    isMark(next, ':', '、', ',', ')') ||
    (before?.kind === 'place' && isCue(next, 'event')) ||
    (next?.kind === 'raw' && SAYS_OF.test(text.slice(next.from, next.to)))
  if (!begins || !says) return
  if (r.cur && isPredicate(r.cur) && before?.kind !== 'times') flush(r)
  const s = current(r)
  if (isPredicate(s) && s.named) return
  s.places = null
  s.named = false
  s.unknown = { name, from: t.from, to: t.to }
  r.unknown.push(s.unknown)
}

const CROWD =
  /^(?:此外|另外|同时|全市|全县|全区|全省|市区|城区|市内|我市|我县|我区|主城区?|辖区|区域|境|沿海|岛|以?内|范围|及|的){0,4}(?:各|所有|全部|一切|其[他它余])(?:大|类|级|地|处|家|个|[一-龥\dA-Z]{0,4}[级镇乡街村县区]){0,2}(?:中|小|文化|旅游|旅|体育|健身|户外|水上|露天|公共|室外|民办|校外|农家|等|、)*((?:公园|景[区点]|学校|中小学|高校|幼儿园|托育|托幼机构|(?:培训)?机构|浴场|海滩|文化站|书屋|广场|商[场超]|影院|网吧|寺庙|泳场|绿道|游乐[场园]|工地|水库|码头|渡口|农家乐|民宿))/

/** Does any name of the registry end with this kind of place? */
function isOnFile(r: Reader, kind: string): boolean {
  let known = r.kindsOnFile.get(kind)
  if (known === undefined) {
    known = [...r.registry.entries.values()].some((e) => e.name.endsWith(kind))
    r.kindsOnFile.set(kind, known)
  }
  return known
}

/** “另外,各公园9月2日16时起闭园”: all of a kind of which none is on file, and no house named before. */
export function readCrowd(r: Reader, tokens: readonly Token[], k: number): void {
  const t = tokens[k]!
  const before = tokens[k - 1]
  if (before !== undefined && before.kind !== 'when' && !isMark(before, ',', '.', ';', '、', ':'))
    return
  const { text } = r.doc.prose
  const found = CROWD.exec(text.slice(t.from, Math.min(t.to, t.from + 40)))
  if (!found) return
  const [name, kind] = found
  if (isOnFile(r, kind!)) return
  if (isMark(before, '、') && r.cur?.named) {
    t.fate ??= { kind: 'unread', why: 'a name that the registry does not hold' }
    return
  }
  if (r.cur && (isPredicate(r.cur) || r.cur.named)) flush(r)
  const s = current(r)
  s.unknown = { name, from: t.from, to: t.from + name.length }
}

/** A subject that the registry does not know stands right before the state. */
export function noPlaceHere(r: Reader, tokens: readonly Token[], k: number): boolean {
  if (someParts(r, tokens, k) || someLonger(r, tokens, k)) return true
  const s = r.cur
  // “餐厅6月7日停业,超市照常营业”: the next one begins.
  const fresh = s?.unknown && isPredicate(s) ? freshBefore(r, tokens, k) : null
  if (s?.unknown && !fresh) return false
  const served = serviceBefore(r, tokens, k) ?? fresh
  if (served) {
    r.unknown.push(served)
    if (s && isPredicate(s)) flush(r)
    const u = current(r)
    u.unknown = served
    return false
  }
  const idle = shutForReason(r, tokens, k)
  const part = partOfNamed(r, tokens, k)
  if ((s?.named || s?.others) && !(idle && isUnknownName(idle.name)) && !part) {
    const own = rawBefore(r, tokens, k)
    if (own === null || !isUnknownName(own.name)) return false
    // “市图书馆电子阅览室…”, “…,2层展厅同步开放”: a known name with an unknown part behind it.
    const before = tokens[own.index - 1]
    const fresh =
      before !== undefined &&
      (before.kind === 'place' ||
        before.kind === 'when' ||
        before.kind === 'quantity' ||
        isMark(before, ',') ||
        // “鼓楼一层展厅、二层外廊开放”
        (isMark(before, '、') && own.index > 2 && tokens[own.index - 3]!.kind === 'place'))
    if (!fresh) return false
  }
  const named = [
    rawBefore(r, tokens, k),
    clauseSubject(r, tokens, k),
    idle,
    sentenceSubject(r, tokens, k),
  ]
  const own = part ?? unknownAmong(named) ?? venuesAmong(r, named)
  if (own === null) return false
  if (!VENUES.test(own.name)) r.unknown.push({ name: own.name, from: own.from, to: own.to })
  // “因布展二楼关闭”: the works close what is named after them, not the house.
  const cause = s !== null && s.weak && s.state === 'closed' && !s.named && !hasHours(s)
  if (s && isPredicate(s) && !cause) {
    doubtHours(s, tokens, k)
    flush(r)
  }
  const u = current(r)
  u.places = null
  u.named = false
  u.unknown = { name: own.name, from: own.from, to: own.to }
  return false
}

const PARTS =
  /(?:部分|个别|少数|局部|一些)[^,。;:()\d\n]{0,6}?(?:场馆|场地|场所|区域|展[厅馆区室]|功能[厅室区]|馆室|部室|设施|楼层|窗口|阅览室|活动室|教室|项目)(?:(?:于|在)?(?:元旦|春节|清明|"?五一"?|端午|中秋|国庆|双节|暑期|暑假|寒假|节日|假期)(?:节|假期|假日|小长假|期间)*)?(?:(?:因|由于)[^,。;\d\n]{1,16})?(?:将|均|都|暂时|临时|需要?|相应|分批|轮流){0,3}$/

/**
 * “10月1日至3日部分展厅闭馆”: which ones is told below or not at all, and the house is open. A line that ends with a colon
 * only announces them. True if the state at `k` is that of such parts.
 */
function someParts(r: Reader, tokens: readonly Token[], k: number): boolean {
  const t = tokens[k]!
  if (t.kind !== 'state' || t.state !== 'closed' || t.weak) return false
  const { text } = r.doc.prose
  const said = PARTS.exec(text.slice(Math.max(tokens[0]!.from, t.from - 40), t.from))?.[0]
  const s = r.cur
  if (!said || (s?.named && s.places?.some((id) => !r.registry.roots.includes(id)))) return false
  if (isMark(tokens.at(-1), ':') || tokens.slice(k).some((x) => isCue(x, 'lead'))) {
    silence(t, { kind: 'decoy', why: 'told below' })
    return true
  }
  // “部分展厅因换展闭馆”: the cause was read before the verb.
  if (s && isPredicate(s) && !(s.weak && s.state === 'closed' && !s.named)) flush(r)
  const u = current(r)
  u.places = null
  u.named = u.weak = false
  u.unknown = { name: said, from: t.from - said.length, to: t.from }
  u.state = 'closed'
  u.tokens.push(t)
  if (u.from < 0) u.from = u.unknown.from
  u.to = t.to
  r.unknown.push(u.unknown)
  return true
}

/**
 * “本馆对部分阅览室延时开放。时间为…”: which rooms is told below, and what follows is of them, not of the house. True if
 * the state at `k` is theirs.
 */
function someLonger(r: Reader, tokens: readonly Token[], k: number): boolean {
  const t = tokens[k]!
  if (t.kind !== 'state' || t.state !== 'open' || r.sentenceDays) return false
  const { text } = r.doc.prose
  const before = text.slice(Math.max(tokens[0]!.from, t.from - 40), t.from)
  const said = PARTS.exec(before)?.[0]
  if (said === undefined) return false
  const object = /(?:对|将|把|为)(?:馆内|[^,。;\d]{0,6})$/.test(before.slice(0, -said.length))
  if (!object && !/延[时长]|错[时峰]|[夜晚]间/.test(text.slice(t.from - 4, t.to))) return false
  const s = r.cur
  if (s && (isPredicate(s) || s.dated)) return false
  const stop = tokens.findIndex((x, j) => j > k && isMark(x, '.', ';', ':'))
  const rest = tokens.slice(k, stop < 0 ? tokens.length : stop)
  if (isMark(tokens[stop], ':') || rest.some((x) => x.kind === 'place')) return false
  const house = s?.named ? s.places : r.subject
  if (!house?.every((id) => r.registry.roots.includes(id))) return false
  silence(t, { kind: 'unread', why: 'which parts of it are meant is not said' })
  r.cur = null
  r.someOf = [...house]
  setSubject(r, r.someOf)
  return true
}

const MAIN_PART = /^(?:主馆|总馆|本馆|本部|总部|院区|园区|主场馆?|主楼|大楼|室内外?场[馆地]|对外)/

/** “甲馆新馆将于10月2日开放”, “甲馆‘云上书房’10月2日起开放”: a part right behind its house, with a day before the verb. */
function partOfNamed(r: Reader, tokens: readonly Token[], k: number): ReturnType<typeof rawBefore> {
  let j = k - 1
  let dated = false
  while (j > 0 && j > k - 8 && tokens[j]!.kind !== 'place') {
    const t = tokens[j]!
    if (t.kind === 'when' || t.kind === 'times') dated = true
    else if (t.kind !== 'raw' && !isMark(t, '"', '(', ')')) return null
    j--
  }
  const house = tokens[j]
  if (house?.kind !== 'place' || !dated || !r.cur?.named || isPredicate(r.cur)) return null
  const at = isMark(tokens[j + 1], '"') ? j + 2 : j + 1
  const next = tokens[at]
  if (next?.kind !== 'raw' || next.from - house.to > 1) return null
  const own = trimmed(r, next, at)
  return isUnknownName(own.name) && !MAIN_PART.test(own.name) ? own : null
}

const ROOM_BEHIND =
  /^(?!.{0,3}(?:展[厅区馆]|主|总|本|公共|服务|对外|室[内外]|各|全|所有|参观|开放|[景园馆院]区|售票|咨询)).{0,8}(?:自[习修]室|阅览[室区]|借阅[室区]|书库|[报期]刊室|活动室|健身房|排练[厅室]|(?:少儿|儿童|亲子|电子|视听|自[习修]|学习|休闲)[^,。;]{0,4}[区室部])$/

/** “图书馆一楼自习室周一至周日8:30-22:00开放”: a room that is not on file, right behind its house and before its hours. */
function roomBehind(r: Reader, tokens: readonly Token[], k: number): ReturnType<typeof rawBefore> {
  if (!r.cur?.named || isPredicate(r.cur)) return null
  const { text } = r.doc.prose
  let j = k - 1
  for (; j > 0 && j > k - 10 && tokens[j]!.kind !== 'place'; j--) {
    const t = tokens[j]!
    if (t.kind === 'state' || t.kind === 'times' || isMark(t, ',', '.', ';')) return null
  }
  const house = tokens[j]
  const next = tokens[j + 1]
  if (house?.kind !== 'place' || house.ids.some((id) => !r.registry.roots.includes(id))) return null
  if (!next || (next.kind !== 'raw' && next.kind !== 'quantity') || next.from > house.to)
    return null
  let last = j + 1
  while (last + 1 < k && ['raw', 'quantity'].includes(tokens[last + 1]!.kind)) last++
  const own = trimmed(r, { ...next, to: tokens[last]!.to }, j + 1)
  const name = /^[^,。;:()\n]{2,24}/.exec(text.slice(own.from, own.to))?.[0] ?? ''
  return name.length === own.to - own.from && ROOM_BEHIND.test(name) ? own : null
}

/** A name that the registry does not hold, alone between a comma and its state, or a service. */
function freshBefore(r: Reader, tokens: readonly Token[], k: number): Segment['unknown'] {
  const own = rawBefore(r, tokens, k)
  if (!own || !isMark(tokens[own.index - 1], ',', '、')) return serviceBefore(r, tokens, k)
  return isUnknownName(own.name) ? { name: own.name, from: own.from, to: own.to } : null
}

/** “6月3日12:00-17:00,古籍书库闭馆”: are these the hours of the house, or those of the closure? */
function doubtHours(s: Segment, tokens: readonly Token[], k: number): void {
  const door = tokens[k]
  if (door?.kind !== 'state' || door.state !== 'closed' || s.state !== null || s.named) return
  if (s.windows.length === 0 || !s.dated || s.effect !== 'set') return
  let j = k - 1
  while (j >= 0 && j > k - 8 && tokens[j]!.kind !== 'times') {
    const t = tokens[j]!
    if (t.kind !== 'raw' && t.kind !== 'place' && t.kind !== 'quantity' && !isMark(t, ',', '、'))
      return
    j--
  }
  const at = tokens[j]
  if (at?.kind !== 'times' || !s.tokens.includes(at)) return
  if (tokens.slice(0, j).some((t) => t.kind === 'label' && t.label === 'open-time')) return
  s.doubts.push('whether doors are open or shut at these hours is not said')
}

/** “还书箱照常使用”: a service, not the house. */
function serviceBefore(r: Reader, tokens: readonly Token[], k: number): Segment['unknown'] {
  for (let j = k - 1; j >= 0 && j > k - 8; j--) {
    const t = tokens[j]!
    if (
      isMark(t, ',', '.', ';', ':') ||
      t.kind === 'place' ||
      t.kind === 'ref' ||
      t.kind === 'state' ||
      t.kind === 'times'
    )
      return null
    if (!isCue(t, 'service')) continue
    const first =
      tokens[j - 1]?.kind === 'raw' || tokens[j - 1]?.kind === 'quantity' ? tokens[j - 1]! : t
    const last = tokens[k - 1]!
    const said = r.doc.prose.text.slice(first.from, last.to)
    // “还书箱可照常使用”: the verb begins with 可.
    const name = said.replace(/(?:可|可以|仍可)$/, '')
    return { name, from: first.from, to: first.from + name.length }
  }
  return null
}

function isUnknownName(name: string): boolean {
  return (
    name.length >= 2 &&
    (NOUN.test(name) || AMENITY.test(name)) &&
    !GENERIC_NOUN.test(name) &&
    !GENERIC_START.test(name) &&
    !VENUES.test(name)
  )
}

/** “10月1日起关闭电子室”: what is closed is not in the registry, and the house is not closed with it. */
export function loseObject(r: Reader, tokens: readonly Token[], k: number, s: Segment): void {
  if (spelledObject(r, tokens, k, s)) return
  let last = k
  while (last + 1 < tokens.length && last < k + 6 && isNameLike(tokens[last + 1]!)) last++
  const first = tokens[k + 1]
  if (!first || last === k) return
  const [from, to] = [first.from, tokens[last]!.to]
  const name = r.doc.prose.text.slice(from, to)
  if (!NOUN.test(name) && !FIXTURE.test(name) && !SOME.test(name) && !namesHalls(name)) return
  s.unknown = { name, from, to }
  s.places = null
  s.named = false
  r.unknown.push(s.unknown)
}

/** “关闭二层各阅览室(甲室、乙室)”, “关闭以下区域:甲室、乙室”: what is shut is a word for rooms, and they are named behind it. */
function spelledObject(r: Reader, tokens: readonly Token[], k: number, s: Segment): boolean {
  let open = k + 1
  while (open < tokens.length && open < k + 8 && isWordForRooms(tokens[open]!)) open++
  const sign = tokens[open]
  const before = tokens[open - 1]
  if (open === k + 1 || !isMark(sign, '(', ':')) return false
  if (!ROOMS.test(r.doc.prose.text.slice(tokens[k]!.to, before!.to))) return false
  let end = open + 1
  while (end < tokens.length && end < open + MOST_NAMED && isOfList(r, tokens[end]!)) end++
  const list = tokens.slice(open + 1, end)
  const names = list.filter((t) => t.kind === 'place')
  const closes = isMark(sign, '(') ? isMark(tokens[end], ')') : endsList(tokens[end])
  if (names.length === 0 || !closes) return false
  s.places = placesIn(r, list)
  s.named = true
  s.unknown = null
  s.others = false
  r.objects.add(s)
  for (const t of tokens.slice(k + 1, end)) r.used.add(t)
  coverWords(s, [...tokens.slice(k + 1, open), ...names])
  seePlaces(r, s.places)
  return true
}

const isWordForRooms = (t: Token) =>
  /^(?:raw|quantity|ref|label)$/.test(t.kind) || isCue(t, 'service') || isMark(t, '-')
const isOfList = (r: Reader, t: Token) =>
  t.kind === 'place' || isMark(t, '、') || /^[和及与]$/.test(r.doc.prose.text.slice(t.from, t.to))
const endsList = (t: Token | undefined) => t === undefined || isMark(t, ',', '.', ';')
const ROOMS = /(?:室|厅|区域?|馆|场[所地]|窗口|部|楼层|空间|库|场)$/
const MOST_NAMED = 60

/** “关闭部分建筑”: which is not said, and it is not the house. */
const SOME = /^(?:部分|个别|少数|一些|若干|局部|某些|相关|有关)/

const isNameLike = (t: Token) => t.kind === 'raw' || t.kind === 'quantity' || isCue(t, 'service')

/** What a house shuts without closing. */
const FIXTURE = /(?:门|空调|电梯|水电|电源|灯|通道|出入口|入口|出口)$/

/** “;纪念馆8:00-17:00”: a house that the registry does not hold, at the head of its clause. */
export function strangerBefore(r: Reader, tokens: readonly Token[], k: number): void {
  const part = roomBehind(r, tokens, k)
  const own = part ?? amenityBefore(r, tokens, k) ?? rawBefore(r, tokens, k)
  if (own === null || !isUnknownName(own.name)) return
  if (!STRANGER.test(own.name) && !AMENITY.test(own.name)) return
  const before = tokens[own.index - 1]
  const dated = before?.kind === 'when' || isMark(before, ')')
  if (!part && before !== undefined && !dated && !isMark(before, ',', '.', ';', '、')) return
  r.unknown.push({ name: own.name, from: own.from, to: own.to })
  if (r.cur && (isPredicate(r.cur) || r.cur.named)) flush(r)
  const s = current(r)
  s.places = null
  s.named = false
  s.unknown = { name: own.name, from: own.from, to: own.to }
}

/** What heads a line of hours and is no name. */
const NO_NAME =
  /时间|时段|时$|[上下中]午|[早晚日夜午]间|周|星期|[春夏秋冬淡旺]|季|假|节|工作日|平[日时]|开[放馆门园]|闭|停止|入[馆场园]|售|领|预约|清场|最[后晚]|场次|第.|电话|地址|热线|备?注|提示|说明|其[他它余]|以上|上述|全年|通知|公告|[年月日]/

/** “羽毛球馆:9:00-21:00⏎乒乓球:10:00-20:00”: an item of a list of places whose name nobody knows. */
export function strangerItem(r: Reader, tokens: readonly Token[]): void {
  // The last word of “棋室” is a label elsewhere.
  const worded = (t: Token, k: number) =>
    t.kind === 'raw' || t.kind === 'quantity' || (k > 0 && t.kind === 'label')
  const at = tokens.findIndex((t, k) => !worded(t, k))
  const [first, last] = [tokens[0], tokens[at - 1]]
  if (at < 1 || at > 3 || !first || !last) return
  const next = isMark(tokens[at], ':') ? tokens[at + 1] : tokens[at]
  if (next?.kind !== 'times' && next?.kind !== 'when') return
  if (!tokens.some((t) => t.kind === 'times' && t.fate === null)) return
  const name = r.doc.prose.text.slice(first.from, last.to).trim()
  if (!/^[一-龥A-Za-z0-9]{2,12}$/.test(name) || !/[一-龥]{2}/.test(name) || NO_NAME.test(name))
    return
  if (GENERIC_NOUN.test(name) || GENERIC_START.test(name) || MAIN_PART.test(name)) return
  if (!isItem(r, r.n - 1, -1) && !isItem(r, r.n + 1, 1)) return
  if (r.cur && (isPredicate(r.cur) || r.cur.named)) flush(r)
  const s = current(r)
  s.places = null
  s.named = false
  s.unknown = { name, from: first.from, to: first.from + name.length }
  r.unknownSubject = s.unknown
  r.unknown.push(s.unknown)
}

/** Is the next line that is not empty an item of a place on file: “羽毛球馆:9:00-21:00”? */
function isItem(r: Reader, from: number, step: 1 | -1): boolean {
  let n = from
  const { lines, tokens } = r.doc
  while (lines[n] && lines[n]!.last === lines[n]!.first && Math.abs(n - from) < 3) n += step
  const line = lines[n]
  if (!line || tokens[line.first]?.kind !== 'place') return false
  const own = outsideBrackets(tokens.slice(line.first + 1, Math.min(line.last, line.first + 12)))
  const next = own.find((t) => !isMark(t, ':', ')'))
  return next?.kind === 'times' || next?.kind === 'when'
}

/** “咖啡厅营业时间:10:00-15:00”, “餐厅:10月1日11:00-14:00”: the name stands before a label or a colon. */
function amenityBefore(
  r: Reader,
  tokens: readonly Token[],
  k: number,
): { name: string; from: number; to: number; index: number } | null {
  const { text } = r.doc.prose
  let j = k - 1
  let amenity = false
  const between = (t: Token | undefined) =>
    t?.kind === 'label' || t?.kind === 'when' || isMark(t, ':', '、')
  // “餐厅营业至20:00”, “咖啡厅营业时间为10:00-15:00”
  const leads = (t: Token | undefined) =>
    isCue(t, 'until') ||
    (t?.kind === 'raw' && /^(?:统一|均|都)?(?:为|是)$/.test(text.slice(t.from, t.to)))
  for (; j > 0 && j > k - 6; j--) {
    if (leads(tokens[j])) amenity = true
    else if (!between(tokens[j])) break
  }
  const t = tokens[j]
  if (j === k - 1 || t?.kind !== 'raw') return null
  const own = trimmed(r, t, j)
  return (amenity ? AMENITY.test(own.name) : isOwn(own.name)) ? own : null
}

function unknownAmong<T extends { name: string }>(found: readonly (T | null)[]): T | null {
  return found.find((f) => f !== null && isUnknownName(f.name)) ?? null
}

/** “临县公共文化场馆免费开放” among several houses: which of them is not said, and it is not the one named last. */
function venuesAmong<T extends { name: string }>(
  r: Reader,
  found: readonly (T | null)[],
): T | null {
  if (r.registry.roots.length < 2 || r.cur?.named) return null
  return found.find((f) => f !== null && VENUES.test(f.name)) ?? null
}

/** “电子阅览室因检修,6月8日…”: the subject of the sentence, if no known place comes after it. */
function sentenceSubject(
  r: Reader,
  tokens: readonly Token[],
  k: number,
): { name: string; from: number; to: number; index: number } | null {
  let j = k - 1
  while (j >= 0 && j > k - 30 && !isMark(tokens[j], '.', ';', ':')) j--
  const first = tokens[j + 1]
  if (first?.kind !== 'raw' || j + 1 >= k) return null
  if (tokens.slice(j + 1, k).some((t) => t.kind === 'place' || t.kind === 'ref')) return null
  const { text } = r.doc.prose
  const cut = /因|由于|为|正|将|自|于|在|进行|实行|需|受/.exec(text.slice(first.from, first.to))
  if (!cut) return null
  return trimmed(r, { ...first, to: first.from + cut.index }, j + 1)
}

/** “甲室可以使用,借阅室正在升级,暂不开放”: a name and what is done to it, in the clause before. */
function shutForReason(
  r: Reader,
  tokens: readonly Token[],
  k: number,
): { name: string; from: number; to: number; index: number } | null {
  const done = tokens[k - 2]
  const at = done?.kind === 'state' && done.weak ? k - 3 : k - 2
  const reason = tokens[at]
  if (!isMark(tokens[k - 1], ',') || reason?.kind !== 'raw') return null
  const before = tokens[at - 1]
  if (before !== undefined && !isMark(before, ',', '.', ';')) return null
  const cut = /正在|正(?=[升维改施装])|尚在|仍在|处于/.exec(
    r.doc.prose.text.slice(reason.from, reason.to),
  )
  return cut ? trimmed(r, { ...reason, to: reason.from + cut.index }, at) : null
}

function rawBefore(
  r: Reader,
  tokens: readonly Token[],
  k: number,
): { name: string; from: number; to: number; index: number } | null {
  let j = k - 1
  while (j >= 0 && isMark(tokens[j], '"')) j--
  const t = tokens[j]
  if (t?.kind !== 'raw') return null
  return trimmed(r, t, j)
}

/** The words before the first date of this clause. */
function clauseSubject(
  r: Reader,
  tokens: readonly Token[],
  k: number,
): { name: string; from: number; to: number; index: number } | null {
  const { text } = r.doc.prose
  let j = k - 1
  while (j >= 0 && j > k - 40 && !isMark(tokens[j], ',', '.', ';', ':')) {
    // “一楼餐厅(含咖啡吧)6月7日停业”: what stands in brackets explains the name.
    if (isMark(tokens[j], ')')) {
      const open = openingOf(tokens, j)
      if (tokens[open - 1]?.kind !== 'raw') break
      j = open
    }
    j--
  }
  // “餐厅:6月7日停业”
  if (isMark(tokens[j], ':') && tokens[j - 1]?.kind === 'raw' && tokens[j + 1]?.kind !== 'raw') {
    const own = trimmed(r, tokens[j - 1]!, j - 1)
    const head = tokens[j - 2] === undefined || isMark(tokens[j - 2], '.', ';')
    return head && isOwn(own.name) ? own : null
  }
  let begin = j + 1
  while (isMark(tokens[begin], '"')) begin++
  const first = tokens[begin]
  if (first?.kind !== 'raw' || begin >= k || j <= k - 40) return null
  const own = tokens.slice(begin, k)
  if (outsideBrackets(own).some((t) => t.kind === 'place' || t.kind === 'ref')) return null
  // “餐厅、咖啡厅6月7日停业”: several names, none of them known.
  let last = begin
  while (isListed(tokens[last + 1], tokens[last + 2])) last += 2
  let after = last + 1
  while (isMark(tokens[after], '"')) after++
  if (isMark(tokens[after], '(')) {
    const close = closingOf(tokens, after)
    // “自习室(甲室、乙室)除5日外…”: the bracket says which, and these are on file.
    const within = tokens.slice(after + 1, Math.max(close, after + 1))
    if (within.length > 0 && within.every((t) => t.kind === 'place' || isMark(t, '、'))) return null
    after = Math.max(close, after) + 1
  }
  const next = tokens[after]
  if (next && next.kind !== 'when' && next.kind !== 'times' && next.kind !== 'cue') return null
  const all = trimmed(r, { ...first, to: tokens[last]!.to }, begin)
  if (last === begin) return all
  for (let i = begin; i <= last; i += 2) {
    const { name } = trimmed(r, tokens[i]!, i)
    if (!text.startsWith(name, tokens[i]!.from) || !isUnknownName(name)) return null
  }
  return all
}

const isListed = (mark: Token | undefined, name: Token | undefined) =>
  isMark(mark, '、') && name?.kind === 'raw'

/** The bracket that `close` closes. */
function openingOf(tokens: readonly Token[], close: number): number {
  let j = close - 1
  while (j > 0 && j > close - 20 && !isMark(tokens[j], '(')) j--
  return isMark(tokens[j], '(') ? j : close
}

function trimmed(
  r: Reader,
  t: Token,
  index: number,
): { name: string; from: number; to: number; index: number } {
  const { text } = r.doc.prose
  let [from, to] = [t.from, t.to]
  const lead =
    /^(?:的|则|将|也|其|及|和|与|在|于|另|另外|同时|此外|期间|因|由于|里|内|中|各|每)+/.exec(
      text.slice(from, to),
    )
  if (lead) from += lead[0].length
  // “12月1日起在南楼恢复开放”: where, not who.
  if (lead && /在$/.test(lead[0])) return { name: '', from, to, index }
  // “因展柜维修”: the works are on what the house has, not on a part of it.
  if (lead && /[因由]/.test(lead[0]) && EQUIPMENT.test(text.slice(from, to)))
    return { name: '', from, to, index }
  const tail =
    /(?:将|均|都|也|则|于|在|从|自|定于|暂|暂时|继续|仍|一律|同步|同时|全部|并|已|可|可以|每日|每天|天天)+$/.exec(
      text.slice(from, to),
    )
  if (tail) to -= tail[0].length
  return { name: text.slice(from, to), from, to, index }
}

/** What a house has that is no place. */
const EQUIPMENT = /(?:柜|机|机组|箱|台|网|系统|平台|设备|设施|项目)$/

/** Names with nothing said of them that was understood: their words are unread. */
export function loseStatement(s: Segment): void {
  for (const t of s.tokens)
    if (t.kind === 'place')
      t.fate ??= { kind: 'unread', why: 'what is said of it was not understood' }
}
