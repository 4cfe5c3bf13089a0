/**
 * How one gets in, from the sentences that say so: by booking, in which channels, how long ahead, or by
 * walking in; for individuals, groups left aside.
 */
import { isTimely } from './decoys.ts'
import { normaliseName } from './normalise.ts'
import type { Registry } from './places.ts'
import type { Reading, Segment } from './segments.ts'
import type { Token, Tokens } from './tokens.ts'
import { numeral, SMALL } from './numerals.ts'
import { clock } from '../core/time.ts'
import type { Days, Resolver } from './year.ts'
import type { BookingMode, ChannelKind } from '../core/model.ts'

/** A booking rule as drafted; null means not stated, times are `HH:MM`. */
export interface DraftBooking {
  mode: BookingMode
  channels: ChannelKind[]
  minDaysAhead: number | null
  maxDaysAhead: number | null
  opensAt: string | null
  closesAt: string | null
  register: boolean
  realName: boolean | null
}

/** A booking rule and what it holds for. */
export interface BookingStatement {
  booking: DraftBooking
  /** The statements in whose sentence it stands; null if it stands by itself. */
  segments: Segment[] | null
  block: number
  /** Places it names, or null for those of its block. */
  places: string[] | null
  /** The sentence names the places itself; it then holds for their parts too. */
  explicit: boolean
  days: Days | null
  from: number
  to: number
}

interface Part {
  text: string
  from: number
  to: number
  line: number
  tokens: Token[]
}

const BOOK =
  /预约|预订|预定|约票|订票|(?:网上|线上|在线|实名|提前)购票|购票(?=可|请|须|需|通过|方式|渠道)/
const CUE =
  /预约|预订|预定|约票|订票|购票|先到先得|额满为止|先来后到|按(?:到馆)?(?:先后)?顺序(?:入馆|入场|进入)|凭[^,。;]{0,14}(?:入馆|入场|进馆|参观|入内|进入|进场)|(?:刷|持|带上?|出示|携带)[^,。;]{0,12}(?:证|码)[^,。;]{0,10}(?:入馆|入场|进馆|参观|进入|入内|进场)|直接(?:入馆|进馆|入场|参观|进入|入内|前往)|扫码(?:入馆|进馆|登记|入场|进入)|(?:现场|前台|入口|门口|服务台)[^,。;]{0,4}登记|登记(?:后|即可)?(?:入馆|入场|进入|进馆|参观|入内)|致电[^,。;]{0,8}(?:安排|联系)|联系(?:馆方|工作人员|我馆)[^,。;]{0,8}(?:安排|参观|入馆)|提前[^,。;]{0,6}联系/
const NEGATED =
  /(?:无需|无须|不需要?|不用|用不着|不要求|毋庸|不必|毋需|毋须|免|取消|不再实行|不实行|不再需要|不接受|不设|不采取|暂停)(?:提前|网上|线上|在线|电话|现场|任何)?(?:进行)?(?:实名)?(?:预约|预订|预定|约票|订票|取票|购票)/g
const OTHER =
  /图书预约|预约借|预约取书|讲座|课程|活动预约|活动报名|停车|讲解(?:预约|服务)|预约讲解|办证|换证|座位预约|资料预约|文献预约|核酸|疫苗|体检|预约维修|业余团队|排练|爽约|签到|取消的|违约/
const BROKEN =
  /(?:通道|平台|系统|小程序|公众号|网站)[^,。;]{0,8}(?:升级|维护|暂停|关闭|检修|故障|停用)/
const GROUP = /团队|团体|集体|旅行社|单位组织|旅游团|学校组织|\d+人以上/
const SINGLE = /散客|个人|观众|市民|游客|读者/
const FIRST = /先到先得|额满为止|先来后到|按(?:到馆)?(?:先后)?顺序(?:入馆|入场|进入)/
const ONSITE =
  /现场[^,。;]{1,10}(?:购票|取票|领票|登记|办理)|现场(?:预约|预订|登记|扫码|取票|领票|购票|排队|报名|办理)|(?:到|在)现场|到馆后|到馆[^,。;]{0,6}(?:扫码|登记|预约)|前台|窗口(?:登记|领票|取票|预约|购)|(?:入口|门口|服务台)(?:处)?[^,。;]{0,4}登记|直接刷|刷身份证|凭[^,。;]{0,12}(?:证|码)[^,。;]{0,8}(?:入馆|入场|进馆|参观|入内)|直接(?:入馆|进馆|入场|进入)/
const ATDOOR = /现场|到馆|前台|窗口|入口|门口|服务台|直接(?:入馆|进馆|入场|刷)/
const STEP = /(?:关注|登录|打开|点开|进入|搜索|点击|使用|通过)/
const INFO = /详情|资讯|了解|查询|咨询|最新|动态|公告为准|更多|通知/

const CHANNELS: [RegExp, ChannelKind][] = [
  [/小程序/, 'mini-program'],
  [/公众号|微信公众平台|微信服务号|官方微信/, 'official-account'],
  [/官方网站|官网|门户网站|网站/, 'website'],
  [/APP|app|App|客户端/, 'app'],
  [
    /电话(?:预约|预订|预定)|(?:拨打|致电)[^,。;]{0,20}|(?:预约|预订|预定)(?:登记|咨询|服务)?(?:电话|热线|专线)|来电(?:预约|预订)|电话联系|电话、/,
    'phone',
  ],
]

/** Does a sentence about booking say that a way in is out of use? */
export function isBroken(sentence: string): boolean {
  return BROKEN.test(sentence)
}

/** Finds the booking rules; each sentence is read once. */
export function readBookings(
  doc: Tokens,
  reading: Reading,
  {
    registry,
    resolver,
    signature,
  }: { registry: Registry; resolver: Resolver; signature: Set<number> },
): BookingStatement[] {
  const live = reading.segments.filter((s) => !s.dead)
  const byLine = new Map<number, Segment[]>()
  for (const s of live) {
    const list = byLine.get(s.line)
    if (list) list.push(s)
    else byLine.set(s.line, [s])
  }
  const out: BookingStatement[] = []
  const loose: {
    part: Part
    explicit: boolean
    places: string[] | null
    days: Days | null
    block: number
  }[] = []
  const parts = partsOf(doc, signature)
  const anyBooking = parts.some((p) => CUE.test(p.text))
  if (!anyBooking) return []
  for (const part of parts) {
    const said = individuals(part.text)
    const step =
      STEP.test(said) &&
      CHANNELS.some(([re]) => re.test(said)) &&
      !INFO.test(said) &&
      said.length <= 80
    const phone = /(?:预约|预订|预定)(?:登记|服务)?(?:电话|热线)/.test(said)
    if (!(CUE.test(said) || step || phone) || (OTHER.test(said) && !FIRST.test(said))) continue
    const here = (byLine.get(part.line) ?? []).filter(
      (s) => startOf(s) < part.to && s.to > part.from && startOf(s) >= part.from - 1,
    )
    if (here.length > 0) {
      const booking = bookingOf(said, part)
      const after = here.filter((s) => startOf(s) <= cueAt(part, said))
      if (booking)
        out.push({
          booking,
          segments: after.length > 0 ? lastStated(after) : here,
          block: reading.lineBlocks[part.line] ?? 0,
          places: null,
          explicit: false,
          days: null,
          from: part.from,
          to: part.to,
        })
      continue
    }
    const named = namedIn(part, registry)
    const when = part.tokens.find(
      (t) =>
        t.kind === 'when' && t.when.items.some((i) => i.kind !== 'daily' && i.kind !== 'weekly'),
    )
    const days = when?.kind === 'when' ? resolver.resolve(when.when) : null
    loose.push({
      part: { ...part, text: said },
      explicit: named.length > 0,
      places: named.length > 0 ? named : (reading.lineSubjects[part.line] ?? null),
      days,
      block: reading.lineBlocks[part.line] ?? 0,
    })
    for (const t of part.tokens)
      if (isTimely(t) && t.fate === null && !live.some((s) => s.tokens.includes(t)))
        t.fate = {
          kind: 'decoy',
          why: t.kind === 'when' ? 'span of the booking rule' : 'booking clock',
        }
  }
  const scopes = new Map<string, typeof loose>()
  for (const l of loose) {
    const key = `${l.block}`
    const list = scopes.get(key)
    if (list) list.push(l)
    else scopes.set(key, [l])
  }
  for (const list of scopes.values()) {
    const text = list.map((l) => l.part.text).join('。')
    const first = list[0]!.part
    const booking = bookingOf(text, { ...first, tokens: list.flatMap((l) => l.part.tokens) })
    if (!booking) continue
    const places = [...new Set(list.flatMap((l) => l.places ?? []))]
    const days = list.find((l) => l.days)?.days ?? null
    out.push({
      booking,
      segments: null,
      block: list[0]!.block,
      places: places.length > 0 ? places : null,
      explicit: list.some((l) => l.explicit),
      days,
      from: first.from,
      to: list.at(-1)!.part.to,
    })
  }
  return out
}

function startOf(s: Segment): number {
  return s.ownFrom >= 0 ? s.ownFrom : s.from
}

/** The statements nearest before the words: those that say hours or a state in the same part. */
function lastStated(segments: Segment[]): Segment[] {
  const last = segments.at(-1)!
  return segments.filter((s) => s.days === last.days || s === last)
}

function cueAt(part: Part, said: string): number {
  const m = CUE.exec(said)
  const at = m ? part.text.indexOf(m[0]) : -1
  return at < 0 ? part.to : part.from + at
}

/** The notice as parts between full stops and semicolons. */
function partsOf(doc: Tokens, signature: Set<number>): Part[] {
  const parts: Part[] = []
  for (const [n, line] of doc.lines.entries()) {
    if (signature.has(n)) continue
    let tokens: Token[] = []
    let from = line.from
    const end = (to: number) => {
      if (tokens.length > 0)
        parts.push({ text: doc.prose.text.slice(from, to), from, to, line: n, tokens })
      tokens = []
      from = to
    }
    for (let k = line.first; k < line.last; k++) {
      const t = doc.tokens[k]!
      tokens.push(t)
      if (t.kind === 'mark' && (t.mark === '.' || t.mark === ';')) end(t.to)
    }
    end(line.to)
  }
  return parts
}

/** What is said to individuals: clauses about groups are left out. */
function individuals(all: string): string {
  // A channel that is being upgraded is no way in.
  const text = BROKEN.test(all)
    ? all
        .split(/[,、]/)
        .filter((clause) => !BROKEN.test(clause))
        .join(',')
    : all
  if (!GROUP.test(text)) return text
  return text
    .split(/[,、]|(?<=预约)(?=散客|个人)/)
    .filter(
      (clause) => !GROUP.test(clause) || SINGLE.test(clause.replace(/团队(?:观众|游客|参观)/g, '')),
    )
    .join(',')
}

function namedIn(part: Part, registry: Registry): string[] {
  const out: string[] = []
  for (const t of part.tokens) {
    if (t.kind !== 'place') continue
    const after = part.text.slice(t.to - part.from, t.to - part.from + 8)
    if (/^"?(?:的)?(?:微信|公众号|官|网站|小程序|APP|客户端|服务|电话|前台)/.test(after)) continue
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
  return [...new Set(out)]
}

function bookingOf(text: string, part: Part): DraftBooking | null {
  const negated = text.match(NEGATED) !== null
  const rest = text.replace(NEGATED, '')
  const books = BOOK.test(rest)
  const onsite = ONSITE.test(rest)
  const first = FIRST.test(text)
  const register = /登记|扫码|签字/.test(rest)
  const channels = new Set<ChannelKind>()
  for (const [re, kind] of CHANNELS) if (re.test(rest)) channels.add(kind)
  if (/支付宝/.test(rest) && !/扫码/.test(rest) && channels.size === 0) channels.add('mini-program')
  if (channels.size === 0 && /网上|线上|在线|网络/.test(rest)) channels.add('online')
  if (channels.size === 0 && /线下/.test(rest)) channels.add('offline')
  const ahead = aheadOf(rest)
  const advance =
    [...channels].some((c) => c !== 'counter') ||
    ahead.min !== null ||
    ahead.max !== null ||
    /提前/.test(rest)
  const base = {
    minDaysAhead: null as number | null,
    maxDaysAhead: null as number | null,
    opensAt: null as string | null,
    closesAt: null as string | null,
    realName: /实名/.test(text) ? true : null,
  }
  if (first)
    return {
      ...base,
      mode: 'first-come',
      channels: register || /前台/.test(rest) ? ['counter'] : [],
      register,
    }
  if (books) {
    const release = part.tokens.find(
      (t) => t.kind === 'times' && t.fate?.kind === 'decoy' && t.fate.why === 'booking release',
    )
    const full = {
      ...base,
      minDaysAhead: ahead.min,
      maxDaysAhead: ahead.max,
      opensAt: release?.kind === 'times' ? clock(release.times.start.minutes) : null,
    }
    if (
      /到馆后[^。]{0,16}(?:扫码|预约|登记)/.test(rest) &&
      ![...channels].some((c) => c !== 'phone')
    )
      return { ...full, mode: 'walk-in', channels: ['counter'], register: true }
    const either =
      /或|也可|亦可|均可|任选|[两三]种方式|同时(?:支持|接受)|以及现场|和现场|、现场/.test(rest) &&
      ATDOOR.test(rest)
    if (advance && !either)
      return {
        ...full,
        mode: 'book-ahead',
        channels: [...channels],
        register: /(?:前台|现场|入口)[^,。;]{0,6}登记/.test(rest),
      }
    if (onsite && advance)
      return {
        ...full,
        mode: 'book-or-walk-in',
        channels: [...channels, 'counter'],
        register: /登记/.test(rest),
      }
    if (onsite && !advance)
      return {
        ...full,
        mode: 'walk-in',
        channels: ['counter'],
        register: register || /现场预约/.test(rest),
      }
    if (negated && !advance) return { ...base, mode: 'walk-in', channels: [], register: false }
    return {
      ...full,
      mode: 'book-ahead',
      channels: [...channels],
      register: /(?:前台|现场|入口)[^,。;]{0,6}登记/.test(rest),
    }
  }
  if (/联系(?:馆方|工作人员|我馆)|致电[^,。;]{0,8}安排|提前[^,。;]{0,6}联系/.test(rest))
    return {
      ...base,
      mode: 'by-arrangement',
      channels: /电|拨打/.test(rest) ? ['phone'] : [],
      register: false,
    }
  if (negated || onsite || /直接|凭|刷|持|出示|登记/.test(rest)) {
    if (!negated && !CUE.test(rest)) return null
    if (/购票/.test(rest) && !onsite && !negated) return null
    return { ...base, mode: 'walk-in', channels: register ? ['counter'] : [], register }
  }
  return null
}

const N = `(\\d{1,2}|两|${SMALL})`
const BETWEEN = new RegExp(`提前${N}[-至到]${N}(?:天|日)`)
const AT_MOST = new RegExp(
  `(?:至多|最多|最早|最长)(?:可)?(?:以)?(?:提前)?${N}(?:天|日)|(?:可|可以|能)提前${N}(?:天|日)|提前${N}(?:天|日)(?:以)?内|${N}(?:天|日)(?:以)?内|未来${N}(?:天|日)`,
)
const AT_LEAST = new RegExp(`(?:至少|须|需|应|请|均需|需要)?提前${N}(?:个)?(?:天|日|工作日)`)

function aheadOf(text: string): { min: number | null; max: number | null } {
  const between = BETWEEN.exec(text)
  if (between) return { min: numeral(between[1]!), max: numeral(between[2]!) }
  if (/(?:当日|当天)(?:和|、|及|与)(?:次日|第二天|明日)/.test(text)) return { min: 0, max: 1 }
  const most = AT_MOST.exec(text)
  const max = most ? numeral(most.slice(1).find((x) => x !== undefined)!) : null
  const least = AT_LEAST.exec(most ? text.replace(most[0], '') : text)
  if (least) return { min: numeral(least[1]!), max }
  if (/前一(?:天|日)|提前1天|次日的?(?:参观|入馆)?(?:须|需)/.test(text)) return { min: 1, max }
  return { min: null, max }
}
