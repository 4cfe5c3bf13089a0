/**
 * How one gets in, from the sentences that say so: by booking, in which channels, how long ahead, or by
 * walking in; for individuals, groups left aside.
 */
import { isTimely } from './decoys.ts'
import { normaliseName } from './normalise.ts'
import { columnOf } from './header.ts'
import type { Registry } from './places.ts'
import { hasHours } from './segments.ts'
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
  /** It opens with its own civil dates, “6月7日至9日,参观须预约”, and so is of no other days. */
  alone?: true
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
  /预约|预订|预定|约票|订票|订场|约场|(?:网上|线上|在线|实名|提前)购票|购票(?=可|请|须|需|通过|方式|渠道)|(?:提前(?!至|到)|预先|网上|线上|在线|实名)[^,。;()]{0,24}(?:购买|购票|领票|领取(?:电子)?(?:门)?票)/
const CUE =
  /预约|预订|预定|约票|订票|订场|约场|购票|(?:提前(?!至|到)|网上|线上|在线)[^,。;()]{0,24}(?:购买|领票|领取(?:电子)?(?:门)?票)|先到先(?:得|入)|(?:额满|约满|座满|满员|满场|领完|发完|售完)(?:为止|即止)|先来后到|按(?:到馆)?(?:先后)?顺序(?:入馆|入场|进入)|现场(?:取号|领号|售票|买票|发号)|凭[^,。;]{0,14}(?:入馆|入场|进馆|参观|入内|进入|进场)|(?:刷|持|带上?|出示|携带)[^,。;]{0,12}(?:证|码|卡)[^,。;]{0,10}(?:入馆|入场|进馆|参观|进入|入内|进场)|入[馆场园][^,。;]{0,2}刷[^,。;]{0,6}[证码]|直接(?:入馆|进馆|入场|参观|进入|入内|前往)|扫码(?:入馆|进馆|登记|入场|进入)|(?:现场|前台|入口|门口|服务台)[^,。;]{0,4}登记|登记(?:后|即可)?(?:入馆|入场|进入|进馆|参观|入内)|致电[^,。;]{0,8}(?:安排|联系)|联系(?:馆方|工作人员|我馆)[^,。;]{0,8}(?:安排|参观|入馆)|提前[^,。;]{0,6}联系/
const NEGATED =
  /(?:无需|无须|不需要?|不用|用不着|不要求|毋庸|不必|毋需|毋须|免|取消|不再实行|不实行|不再需要|不接受|不设|不采取|暂停)(?:提前|网上|线上|在线|电话|任何)?(?:进行)?(?:实名)?(?:预约|预订|预定|约票|订票|取票|购票)/g
/** What the desk on site does not do; and booking that rests while doors are closed. */
const NOT_ONSITE =
  /(?:现场|窗口|前台|当场)(?:均|一律|暂|概|也|将|已){0,2}(?:不(?:再|予|接受|提供|设|售|办理|发放|受理|支持|出|开放|发)|无)[^,。;]*|(?:不(?:再)?(?:接受|设|设置|提供|办理|支持|开放|受理)|停止|取消)[^,。;]{0,4}(?:现场|窗口|人工)[^,。;]*|(?:闭馆|休馆|停馆|闭园)[^,。;]{0,6}暂停[^,。;]{0,4}(?:预约|预订|购票)/g
const OTHER =
  /图书预约|预约借|预约取书|讲座|课程|活动预约|活动报名|停车|讲解(?:预约|服务)|预约讲解|办证|换证|座位预约|资料预约|文献预约|核酸|疫苗|体检|预约维修|业余团队|排练(?![厅室房])/
const SEAT = /座位[^,。;]{0,16}(?:预约|预订|选座)/
/** “其余日期无需预约”: what was said before is of some days only. */
const REST_FREE =
  /(?:其余|其他|其它)(?:日期|时间|日子|时段|各日)[^。;]{0,16}(?:无需|无须|不用|免)(?:提前)?预约/
/** What follows a booking, or shows one: nothing in the sentence is a rule. */
const AFTERMATH = /爽约|签到|取消的|违约|示例/
/** Money back, another day, a booking given up: no rule for getting in. */
const REFUND =
  /退票|退款|退费|退订|退改|改签|改期|原路退|顺延[^,。;]{0,6}使用|(?:如需|需要|可|请|及时|自行|未)[^,。;]{0,8}取消(?:预约|预订|订单)?|黑名单|失信/
/** “已预约…的订单自动取消”: what becomes of bookings made before. */
const CANCELLED =
  /^[^,。;]{0,6}(?:已(?:经|成功)?|此前|之前)(?:提前|网上|线上)?(?:预约|预订|购票|订票)[^。;]{0,40}(?:取消|作废|失效|另约|另行预约|重新预约|保留|仍(?:然)?有效|继续有效|无效|顺延)/
const BROKEN =
  /(?:通道|平台|系统|小程序|公众号|网站)[^,。;]{0,8}(?:升级|维护|暂停|关闭|检修|故障|停用)/
const GROUP = /团队|团体|集体|旅行社|单位组织|旅游团|学校组织|研学|跟团|\d+人以上/
const SINGLE = /散客|个人|观众|市民|游客|读者/
/** Who gets in by another rule than everybody. */
const SPECIAL =
  /(?:岁(?:及|\(含\))?以[上下]|老年|老人|残疾|残障|军人|未成年|儿童|学生|外宾|外籍|港澳台|不(?:会|便)使用|没有智能|无智能|特殊(?:人群|群体))[^,。;]*(?:可|凭|免|无需|无须|持)/
const FIRST =
  /先到先(?:得|入)|(?:额满|座满|满员|满场|领完|发完|售完)(?:为止|即止)|先来后到|按(?:到馆)?(?:先后)?顺序(?:入馆|入场|进入)/
const DESK =
  /现场(?:购票|售票|买票|取票|取号|领票|领号|登记|排队|发号|预约)|取号|领号|售票窗口|前台|(?:服务台|咨询台|(?:服务|游客)中心|窗口|[门入]口处?|大厅|售票处|总台)[^,。;]{0,8}(?:[购售买取领换](?:取)?(?:免费)?(?:参观|门|入馆|入场)?[票券]|领取)/
const ONSITE =
  /现场[^,。;]{1,10}(?:购票|取票|领票|登记|办理|取号|领号)|现场(?:预约|预订|登记|扫码|取票|取号|领票|领号|购票|售票|买票|排队|报名|办理|发号)|(?:到|在)现场|到馆后|到馆[^,。;]{0,6}(?:扫码|登记|预约)|前台|窗口(?:登记|领票|取票|预约|购)|(?:入口|门口|服务台)(?:处)?[^,。;]{0,4}登记|直接刷|刷身份证|凭[^,。;]{0,12}(?:证|码|号)[^,。;]{0,8}(?:入馆|入场|进馆|参观|入内)|直接(?:入馆|进馆|入场|进入)/
const DOOR = '(?:现场|到馆|前台|窗口|入口|门口|服务台|直接(?:入馆|进馆|入场|刷))'
/** Booking or the desk: one may do either. */
const EITHER = [
  new RegExp(`(?:或|也可|亦可|还可|以及|和|、|同时(?:支持|接受|提供))[^,。;]{0,24}${DOOR}`),
  new RegExp(`${DOOR}[^,。;]{0,8}(?:均可|皆可|都可|也可|亦可|都行)`),
  new RegExp(`(?:任选|[两三]种方式)[^]{0,300}${DOOR}`),
  new RegExp(
    `(?:[未没](?:有)?(?:售完|售罄|约满|订完|预约满|订满|满员)|余票|余号|余位|剩余|空余)[^,。;]{0,12}${DOOR}`,
  ),
  /未(?:能)?(?:提前)?(?:成功)?(?:网上|线上)?预约(?:成功)?(?:的|者)[^。;]{0,10}(?:可|请|需|须)[^。;]{0,16}(?:现场|窗口|服务台|取号|登记|前台|取票|扫码|直接)/,
]
const STEP = /(?:关注|登录|打开|点开|进入|搜索|点击|使用|通过)/
const INFO = /详情|资讯|了解|查询|咨询|最新|动态|公告为准|更多|通知/
/** “预约方式”, “预约开放场馆”: a heading, and no rule of its own. */
const HEADING =
  /^[^,。;须需请可凭免无不恢实采已]{0,6}(?:预约|预订|购票)(?:开放|参观|入馆)?(?:场馆|场所|方式|须知|办法|指南|说明|流程|渠道|平台|入口|事项)?[:。]?$/
/** “预约电话:0571-8000000” */
const NUMBER = /^[^,。;]{0,8}(?:预约|预订|预定|订场)(?:咨询|服务)?(?:电话|热线)[:\d()-]/
/** “16:30停止预约” */
const CUTOFF = /(?:停止|截止|关闭)(?:当日|当天|网上|线上)?(?:预约|预订|订票|购票)/g
/** “夜间17:00-21:00须另行预约” */
const EVENING_RULE = /(?:^|[,。;])(?:夜间|夜场|晚间|晚场|夜游)[^,。;]*(?:预约|预订|购票|订票|约票)/
/** “22:00后凭证刷卡进入”: from an hour on, and no rule of the day. */
const LATE_RULE =
  /(?:^|[,。;|])[^,。;|]{0,4}\d{1,2}(?::\d{2}|[点时])(?:以|之)?后(?!台)[^,。;]*(?:凭|刷|持|预约|登记)/
/** “日场与夜场均须提前预约”: a rule for the day and the evening. */
const BOTH_SESSIONS =
  /(?:白天|日间|日场)(?:场|场次)?(?:和|与|及|、|以及)(?:夜|晚)[^,。;]{0,4}(?:均|都)|(?:夜|晚)(?:场|间)(?:和|与|及|、|以及)(?:白天|日间|日场)[^,。;]{0,4}(?:均|都)/
/** Rules for the holiday's days alone: 假期参观免预约. */
const HOLIDAY_ONLY =
  /(?:^|[,。;:、.)馆室厅场])(?:本次|整个)?(?:小长假|长假|假期|假日|节日|双节|两节)(?:期间|里|内)?(?=参观|场地|入馆|入场|入园|均|一律|免|无需|无须|须|需|凭|实行|不|先到|预约)/

const CHANNELS: [RegExp, ChannelKind][] = [
  [/小程序/, 'mini-program'],
  [/公众号|微信公众平台|(?:微信)?服务号|官方微信|官微/, 'official-account'],
  [/官方网站|官网|门户网站|网站|网址/, 'website'],
  [/APP|app|App|客户端/, 'app'],
  [
    /电话(?:预约|预订|预定)|打(?:个)?电话|(?:拨打|致电)[^,。;]{0,20}|(?:预约|预订|预定)(?:登记|咨询|服务)?(?:电话|热线|专线)|来电(?:预约|预订)|电话联系|电话、|(?:或|或者|、|和|与|及|通过|可)(?:拨打)?(?:服务|预约)?电话(?!咨询|查询)/,
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
    cells,
  }: {
    registry: Registry
    resolver: Resolver
    signature: Set<number>
    /** What was read of the row that a line is a cell of. */
    cells?: ReadonlyMap<number, Segment[]>
  },
): BookingStatement[] {
  const live = reading.segments.filter((s) => !s.dead)
  const byLine = new Map<number, Segment[]>()
  for (const s of live) {
    const list = byLine.get(s.line)
    if (list) list.push(s)
    else byLine.set(s.line, [s])
  }
  const adds = live.filter((s) => s.effect === 'add').slice(0, 200)
  const out: BookingStatement[] = []
  const loose: Loose[] = []
  /** Rules that only a cut-off tells of: anything fuller comes before them. */
  const bare: BookingStatement[] = []
  const parts = partsOf(doc, signature)
  const anyBooking = parts.some((p) => CUE.test(p.text))
  if (!anyBooking) return []
  for (const part of parts) {
    /** A rule of just these statements. */
    const ofLines = (
      booking: BookingStatement['booking'],
      segments: BookingStatement['segments'],
    ): BookingStatement => ({
      booking,
      segments,
      block: reading.lineBlocks[part.line] ?? 0,
      places: null,
      explicit: false,
      days: null,
      from: part.from,
      to: part.to,
    })
    let said = ruleWords(part.text)
    if (AFTERMATH.test(said) && !FIRST.test(said)) continue
    const step =
      STEP.test(said) &&
      CHANNELS.some(([re]) => re.test(said)) &&
      !INFO.test(said) &&
      said.length <= 80
    const phone = /(?:预约|预订|预定)(?:登记|服务)?(?:电话|热线)/.test(said)
    // “某某小程序,提前1天” in a cell of its own: its column says that it is for booking.
    const cell = CHANNELS.some(([re]) => re.test(said)) && !INFO.test(said)
    const way = !BOOK.test(said) && cell && (cells?.has(part.line) ?? false)
    if (!(CUE.test(said) || step || phone || way)) continue
    if (isEvent(part) || columnOf(part.text) !== null) continue
    const all = (byLine.get(part.line) ?? []).filter(
      (s) =>
        startOf(s) < part.to &&
        s.to > part.from &&
        startOf(s) >= part.from - 1 &&
        // “各馆均免费开放,凭身份证参观”: of a fee, and of no days.
        !(s.state === 'open' && !hasHours(s) && !s.dated && (!s.named || s.fee !== null)),
    )
    // “加开夜场…,夜场须另行预约”: said of the evening alone.
    const evenings = EVENING_RULE.test(said) ? all.filter((s) => s.effect === 'add') : []
    const here = evenings.length > 0 ? evenings : all
    if (evenings.length === 0 && all.length > 0) said = without(said, (c) => EVENING_RULE.test(c))
    if (!CUE.test(said) && !step && !phone && !way) continue
    const row = here.length === 0 ? (cells?.get(part.line)?.filter((s) => !s.dead) ?? []) : []
    const told = row.length > 0 ? bookingOf(way ? `预约:${said}` : said, part) : null
    if (told) {
      out.push(ofLines(told, row))
      continue
    }
    const named = namedIn(part, registry)
    const apart = here.length > 0 ? namedForRule(part, said, registry, here) : []
    if (here.length > 0 && apart.length === 0) {
      const booking = bookingOf(said, part)
      const after = here.filter((s) => startOf(s) <= cueAt(part, said))
      if (booking)
        (CUE.test(said.replace(CUTOFF, '')) ? out : bare).push(
          ofLines(booking, after.length > 0 ? lastStated(after, doc.prose.text) : here),
        )
      continue
    }
    if (BOTH_SESSIONS.test(said))
      said = without(said, (c) => EVENING_RULE.test(c) && !BOTH_SESSIONS.test(c))
    const evening =
      /^[^,。;]{0,4}(?:夜场|晚场|夜游|夜间)/.test(said) && !BOTH_SESSIONS.test(said)
        ? adds.filter(
            (s) => (reading.lineBlocks[s.line] ?? 0) === (reading.lineBlocks[part.line] ?? 0),
          )
        : []
    const aside = evening.length > 0 ? bookingOf(said, part) : null
    if (aside) {
      out.push(ofLines(aside, evening))
      continue
    }
    const when = part.tokens.find(
      (t) =>
        t.kind === 'when' &&
        (t.fate?.kind !== 'decoy' ||
          (t.fate.why === 'refined below' && opensWithDays(part, t.from, t.to))) &&
        t.when.items.some((i) => i.kind !== 'daily' && i.kind !== 'weekly') &&
        // “提前1至3日”: so many days ahead.
        !/(?:提前|至少|至多|最多|最早)$/.test(part.text.slice(0, t.from - part.from)),
    )
    const days =
      when?.kind === 'when'
        ? resolver.resolve(when.when)
        : HOLIDAY_ONLY.test(said)
          ? resolver.holiday
          : null
    const places =
      [apart, named, counted(said, live, registry), ofItems(part, said, doc, reading)].find(
        (list) => list.length > 0,
      ) ?? ofLine(byLine.get(part.line), said, registry)
    const alone = days && when && here.length === 0 && opensWithDays(part, when.from, when.to)
    const booking = alone && !days.implied ? bookingOf(said, part) : null
    const whose = places.length > 0 ? places : (reading.lineSubjects[part.line] ?? null)
    if (booking && whose) {
      out.push({
        booking,
        segments: null,
        block: reading.lineBlocks[part.line] ?? 0,
        places: whose,
        explicit: places.length > 0,
        days,
        alone: true,
        from: part.from,
        to: part.to,
      })
      settleClocks(part, live)
      continue
    }
    loose.push({
      part: { ...part, text: said },
      explicit: places.length > 0,
      places: places.length > 0 ? places : (reading.lineSubjects[part.line] ?? null),
      days,
      block: reading.lineBlocks[part.line] ?? 0,
    })
    settleClocks(part, live)
  }
  const partly = parts.some((p) => REST_FREE.test(p.text))
  for (const list of groupsOf(loose, registry)) {
    if (list.every((l) => HEADING.test(l.part.text))) continue
    // “预约电话:…” below rules of rooms is their number, and no rule of the house.
    if (out.length > 0 && list.every((l) => NUMBER.test(l.part.text))) continue
    if (partly && list.every((l) => l.days === null)) continue
    const rules = list.filter((l) => !HEADING.test(l.part.text)).map((l) => l.part.text)
    // “二、祭扫预约⏎个人无需预约”: the heading asks for nothing.
    const free =
      rules.some((x) => x.match(NEGATED)) && !BOOK.test(rules.join().replace(NEGATED, ''))
    const text = free ? rules.join('。') : list.map((l) => l.part.text).join('。')
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
  return [...out, ...bare]
}

/** A room, or one of several houses: not the house that all is about. */
const isApart = (p: string, registry: Registry): boolean =>
  registry.entries.get(p)?.partOf != null || registry.roots.length > 1

/** The rooms, or one of several houses, that all of a line is about. */
function ofLine(line: readonly Segment[] | undefined, said: string, registry: Registry): string[] {
  const places = line?.[0]?.places
  if (
    /其余|其他|其它|余下|别的|全馆|本馆|我馆|各/.test(said) ||
    line?.every((s) => s.state === 'closed')
  )
    return []
  if (!places || !line.every((s) => s.places?.join() === places.join())) return []
  return places.every((p) => isApart(p, registry)) ? places : []
}

const COUNTED =
  /(?:^|[,。;:、])(?:以上|上述)?(两|二|三|四|五|六|七|八|九|十|\d{1,2}|各|所有|全部)(?:处|个|家|座)?(?:场馆|展馆|馆|展厅|厅|室|场地|区域|展区)?(?:均|都|一律|全部|皆)/

/** “两处均须预约”, “各馆均须…”: so many houses, or parts that were spoken of; nobody if the number fits neither. */
function counted(said: string, live: readonly Segment[], registry: Registry): string[] {
  const m = COUNTED.exec(said)
  if (!m) return []
  if (/[各所全]/.test(m[1]!)) return registry.roots
  const n = m[1] === '两' ? 2 : numeral(m[1]!)
  const spoken = [...new Set(live.slice(0, 400).flatMap((s) => s.places ?? []))]
  const parts = spoken.filter((p) => registry.entries.get(p)?.partOf != null)
  return [registry.roots, spoken, parts].find((list) => list.length === n) ?? []
}

/** “三、入园、入馆均须预约”: an item of its own, after items of several houses, is of them all. */
function ofItems(part: Part, said: string, doc: Tokens, reading: Reading): string[] {
  if (!ENTRY_OF_ALL.test(said) || !doc.lines[part.line]!.marker) return []
  const item = reading.nodes.find((x) => x.line === part.line)
  if (!item) return []
  const places = reading.segments
    .slice(0, 400)
    .filter((s) => !s.dead && s.named && reading.nodes[s.node]?.parent === item.parent)
    .flatMap((s) => s.places ?? [])
  return [...new Set(places)]
}

const ENTRY_OF_ALL =
  /^(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[.、)]|\([一二三四五六七八九十\d]{1,3}\))?(?:参观者|观众|游客|市民|读者|群众)?(?:(?:入|进)[园馆场院]|参观)?(?:、|和|及|与|或)?(?:(?:入|进)[园馆场院]|参观)?(?:者)?(?:均|都|一律)/

/** Dates and times beside a booking rule that belong to no hours belong to it. */
function settleClocks(part: Part, live: readonly Segment[]): void {
  for (const t of part.tokens)
    if (isTimely(t) && t.fate === null && !live.some((s) => s.tokens.includes(t)))
      t.fate = {
        kind: 'decoy',
        why: t.kind === 'when' ? 'span of the booking rule' : 'booking clock',
      }
}

/** Is a sentence about entering on the days it begins with, and on nothing else? */
function opensWithDays({ text, from }: Part, start: number, end: number): boolean {
  if (start - from > 4) return false
  const before = text.slice(0, Math.max(0, start - from))
  const after = text.slice(Math.max(0, end - from), Math.max(0, end - from) + 20)
  return /^[\s自]*$/.test(before) && /^起?,参观(?![^,。;]{0,8}(?:时间|开放))/.test(after)
}

/** A rule that stands by itself, away from hours and states. */
interface Loose {
  part: Part
  explicit: boolean
  places: string[] | null
  days: Days | null
  block: number
}

/**
 * Sentences that make one rule together: those of a block, unless they name different places, or a room has a
 * rule of its own beside the one for all. Rules of rooms come first, so that they win.
 */
function groupsOf(loose: readonly Loose[], registry: Registry): Loose[][] {
  const blocks = new Map<number, Loose[]>()
  for (const l of loose) {
    const list = blocks.get(l.block)
    if (list) list.push(l)
    else blocks.set(l.block, [l])
  }
  const rooms: Loose[][] = []
  const general: Loose[][] = []
  for (const list of blocks.values()) {
    const explicit = list.filter((l) => l.explicit)
    const first = explicit[0]?.places ?? []
    const several = explicit.some((l) => !l.places!.some((p) => first.includes(p)))
    const isRoom = (l: Loose) =>
      l.explicit && l.places!.every((p) => registry.entries.get(p)?.partOf != null)
    // “以下三种方式预约…:” goes on in the lines below it.
    const whole = (l: Loose) =>
      !/以下[^,。;]{0,6}方式|如下|任选/.test(l.part.text) && bookingOf(l.part.text, l.part) !== null
    const apart =
      several ||
      (explicit.some((l) => isRoom(l) && whole(l)) && list.some((l) => !l.explicit && whole(l)))
    if (!apart) {
      // A rule for some days and one for all are two.
      const forDays = (l: Loose) => l.days !== null && whole(l)
      const dated = list.filter(forDays).slice(0, 400)
      const rest = list.filter((l) => !forDays(l))
      if (dated.length > 0 && rest.some(whole)) general.push(...dated.map((l) => [l]), rest)
      else general.push(list)
      continue
    }
    const rest: Loose[] = []
    let open: Loose[] | null = null
    for (const l of list.slice(0, 400)) {
      if (l.explicit && (several || isRoom(l))) rooms.push((open = [l]))
      else if (open && !whole(l)) open.push(l)
      else {
        rest.push(l)
        open = null
      }
    }
    if (rest.length > 0) general.push(rest)
  }
  return [...rooms, ...general]
}

/** Is every date and time of the part an event's? */
function isEvent(part: Part): boolean {
  const timely = part.tokens.filter(isTimely)
  return (
    timely.length > 0 && timely.every((t) => t.fate?.kind === 'decoy' && t.fate.why === 'event')
  )
}

/** The places named in the clause of the rule itself, if none of them is spoken of beside it. */
function namedForRule(
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
  const named = namedIn({ ...part, tokens: clause }, registry)
  return here.some((s) => s.places?.some((p) => named.includes(p))) ? [] : named
}

function startOf(s: Segment): number {
  return s.ownFrom >= 0 ? s.ownFrom : s.from
}

/**
 * The statements nearest before the words: those that say hours or a state in the same part, and those of a
 * list that ends with them, “甲馆(14:30-20:00)、乙馆(8:00-20:00),电话预约”.
 */
function lastStated(segments: Segment[], text: string): Segment[] {
  const last = segments.at(-1)!
  let first = segments.length - 1
  while (first > 0 && isListed(segments[first - 1]!, segments[first]!, text)) first--
  return segments.filter((s, k) => s.days === last.days || k >= first)
}

function isListed(a: Segment, b: Segment, text: string): boolean {
  const between = text.slice(a.to, startOf(b))
  return between.length <= 24 && /^[^,。;]?[、和及与][^,。;\d]*$/.test(between)
}

function cueAt(part: Part, said: string): number {
  const m = CUE.exec(said)
  const at = m ? part.text.indexOf(m[0]) : -1
  return at < 0 ? part.to : part.from + at
}

/** The notice as parts between full stops and semicolons; a place named before another rule begins a part too. */
function partsOf(doc: Tokens, signature: Set<number>): Part[] {
  const parts: Part[] = []
  const { text } = doc.prose
  for (const [n, line] of doc.lines.entries()) {
    if (signature.has(n)) continue
    let tokens: Token[] = []
    let from = line.from
    const end = (to: number) => {
      if (tokens.length > 0) parts.push({ text: text.slice(from, to), from, to, line: n, tokens })
      tokens = []
      from = to
    }
    for (let k = line.first; k < line.last; k++) {
      const t = doc.tokens[k]!
      tokens.push(t)
      if (t.kind !== 'mark') continue
      if (t.mark === '.' || t.mark === ';') end(t.to)
      else if (t.mark === ',' && doc.tokens[k + 1]?.kind === 'place' && k + 1 < line.last) {
        const rest = text.slice(t.to, Math.min(line.to, t.to + 60))
        if (CUE.test(text.slice(from, t.to)) && CUE.test(/^[^。;]*/.exec(rest)![0])) end(t.to)
      }
    }
    end(line.to)
  }
  return parts
}

const SHOW =
  /^(?:参观|观看)?[^,。;、和与及]{0,8}(?:特展|临展|特别展览?|临时展览|专题展览?)(?![厅馆区室])[^,。;、和与及]{0,8}(?:凭票|购票|售票|收费|凭门票)/

/** The words that are a rule for everybody: broken channels, refunds, groups and special visitors left out. */
function ruleWords(all: string): string {
  let text = all
  if (CANCELLED.test(text)) return ''
  if (REFUND.test(text)) {
    if (/^[^,。;]{0,6}(?:已|如|若|因)/.test(text)) return ''
    text = without(text, (clause) => REFUND.test(clause))
  }
  // A channel that is being upgraded is no way in.
  if (BROKEN.test(text))
    text = text
      .split(/[,、]/)
      .filter((clause) => !BROKEN.test(clause))
      .join(',')
  if (SPECIAL.test(text))
    text = without(
      text,
      (clause) => SPECIAL.test(clause) && !SINGLE.test(clause.replace(/^[^可凭免无持]*/, '')),
    )
  if (OTHER.test(text) && !FIRST.test(text)) text = without(text, (clause) => OTHER.test(clause))
  if (LATE_RULE.test(text)) text = without(text, (clause) => LATE_RULE.test(clause))
  // “特展凭票参观”: the ticket is for the show, not for the house.
  if (SHOW.test(text)) text = without(text, (clause) => SHOW.test(clause))
  // “入馆无需预约,自习座位须提前一天预约”: the seat is not the way in.
  const rest = without(text, (clause) => SEAT.test(clause))
  // “座位可网上预约,也可到服务台取号” is one rule.
  if (rest !== text && CUE.test(rest) && !/^(?:也|亦|还|或|同时)/.test(rest)) text = rest
  return individuals(text)
}

const without = (text: string, drop: (clause: string) => boolean): string =>
  text
    .split(',')
    .filter((clause) => !drop(clause))
    .join(',')

/** What is said to individuals: clauses about groups are left out, with those that only go on with them. */
function individuals(text: string): string {
  if (!GROUP.test(text)) return text
  let group = false
  return text
    .split(/[,、]|(?<=预约)(?=散客|个人)/)
    .filter((clause) => {
      const single = SINGLE.test(clause.replace(/团队(?:观众|游客|参观)/g, ''))
      if (GROUP.test(clause) && !single) {
        group = !CUE.test(clause)
        return false
      }
      if (single) group = false
      return !group
    })
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
  const offered = text.replace(NOT_ONSITE, '')
  const negated = offered.match(NEGATED) !== null
  const rest = offered.replace(NEGATED, '')
  const books = BOOK.test(rest)
  const onsite = ONSITE.test(rest)
  const first = FIRST.test(offered)
  const register = /登记|扫码|签字/.test(rest)
  const channels = new Set<ChannelKind>()
  for (const [re, kind] of CHANNELS) if (re.test(rest)) channels.add(kind)
  if (/支付宝/.test(rest) && !/扫码/.test(rest) && channels.size === 0) channels.add('mini-program')
  if (channels.size === 0 && /网上|线上|在线|网络/.test(rest)) channels.add('online')
  if (channels.size === 0 && /线下/.test(rest)) channels.add('offline')
  const ahead = aheadOf(rest)
  if (ahead.min === null && NOT_TODAY.test(text)) ahead.min = 1
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
  // “网上预约,额满为止”: the quota of the booking, not a queue at the door.
  if (first && !(books && advance && !onsite))
    return {
      ...base,
      mode: 'first-come',
      channels: register || DESK.test(rest) ? ['counter'] : [],
      register,
    }
  // One rule for some days and another for the rest: neither is everybody's.
  if (books && negated && /(?:其余|其他|其它|平日|平时)/.test(rest)) return null
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
    const either = EITHER.some((re) => re.test(rest))
    if (advance && !either)
      return {
        ...full,
        mode: 'book-ahead',
        channels: [...channels],
        register: /(?:前台|现场|入口)[^,。;]{0,6}登记/.test(rest),
      }
    if ((onsite || either) && advance)
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
    const desk =
      register ||
      DESK.test(rest) ||
      /现场[^,。;]{0,10}(?:取号|领号|取票|领票|购票|售票|买票)/.test(rest)
    return { ...base, mode: 'walk-in', channels: desk ? ['counter'] : [], register }
  }
  return null
}

const N = `(\\d{1,2}|两|${SMALL})`
const DAYS = '(?:个)?(?:天|日|工作日)'
const BETWEEN = [
  new RegExp(`提前${N}(?:${DAYS})?[-至到]${N}${DAYS}`),
  new RegExp(`前${N}(?:天|日)?[-至到](?:前)?${N}(?:天|日)`),
]
const AT_MOST = new RegExp(
  `(?:至多|最多|最早|最长)(?:可)?(?:以)?(?:提前)?${N}(?:天|日)|(?:可|可以|能)提前${N}(?:天|日)|提前${N}(?:天|日)(?:以)?内|${N}(?:天|日)(?:以)?内|(?:未来|今后|后续)${N}(?:天|日)`,
)
const AT_LEAST = new RegExp(`(?:至少|须|需|应|请|均需|需要)?提前${N}${DAYS}`)

/** “7日内(不含当日)”, “当日不接受预约” */
const NOT_TODAY =
  /不(?:含|包括|包含|可(?:以)?(?:预约|预订)|能(?:预约|预订)|接受(?:预约|预订)?|支持(?:预约|预订)?)[当今][日天]|[当今][日天](?:场地|场次|门票|票)?(?:概|均|暂)?不(?:可(?:以)?(?:预约|预订)|能(?:预约|预订)|接受(?:预约|预订)|支持(?:预约|预订))/

function aheadOf(text: string): { min: number | null; max: number | null } {
  for (const re of BETWEEN) {
    const between = re.exec(text)
    if (!between) continue
    const ends = [numeral(between[1]!), numeral(between[2]!)]
    return { min: Math.min(...ends), max: Math.max(...ends) }
  }
  if (/(?:当日|当天)(?:和|、|及|与|或)(?:次日|第二天|明日)/.test(text)) return { min: 0, max: 1 }
  const most = AT_MOST.exec(text)
  // “7日内(含当日)”: today is one of the seven; “(不含当日)”: tomorrow is the first.
  const after = most === null ? '' : text.slice(most.index + most[0].length)
  const today = /^[^,。;]{0,4}\((?:含|包括|包含)当[日天]\)/.test(after)
  const tomorrow = /^[^,。;]{0,4}\(不(?:含|包括|包含|计)当[日天]\)/.test(after)
  const max = most ? numeral(most.slice(1).find((x) => x !== undefined)!) - (today ? 1 : 0) : null
  const rest = most ? text.replace(most[0], '') : text
  const least = AT_LEAST.exec(rest)
  if (least) return { min: numeral(least[1]!), max }
  if (/提前(?:一|1)(?:周|星期)/.test(rest)) return { min: 7, max }
  if (/提前(?:24|二十四)(?:个)?小时/.test(rest)) return { min: 1, max }
  if (/前一(?:天|日)|次日的?(?:参观|入馆)?(?:须|需)/.test(rest)) return { min: 1, max }
  return { min: tomorrow ? 1 : null, max }
}
