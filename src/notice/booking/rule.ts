/** A booking rule, and which one the words of a sentence make. */
import type { BookingMode, ChannelKind } from '../../core/model.ts'
import { clock } from '../../core/time.ts'
import { aheadOf, NOT_TODAY } from './ahead.ts'
import type { Part } from './parts.ts'
import { BOOK, CHANNELS, CUE, FIRST, NEGATED } from './words.ts'

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

/** The rule that the words make, or null if they make none. */
export function bookingOf(text: string, part: Part): DraftBooking | null {
  const offered = text.replace(NOT_ONSITE, '')
  const negated = offered.match(NEGATED) !== null
  const rest = offered.replace(NEGATED, '')
  const books = BOOK.test(rest)
  const door = rest.replace(BOOKED, '')
  // “实名预约,凭身份证入馆”: the card is looked at, and the visit was booked.
  const onsite = ONSITE.test(books && !negated ? door.replace(SHOWN, '') : door)
  // “预约参观,额满为止”: so many may book, and nobody queues.
  const queue = books && !negated && !onsite ? offered.replace(FILLED, '') : offered
  const first = FIRST.test(queue)
  const register = /登记|(?<![入进][馆场园](?:时)?(?:须|需|请)?)扫码(?![入进])|签字/.test(rest)
  const channels = channelsIn(rest)
  const ahead = aheadOf(rest)
  if (ahead.min === null && NOT_TODAY.test(text)) ahead.min = 1
  const advance =
    channels.some((c) => c !== 'counter') ||
    ahead.min !== null ||
    ahead.max !== null ||
    /提前/.test(rest)
  const base = { ...NOT_SAID, realName: /实名/.test(text) ? true : null }
  // “网上预约,额满为止”: the quota of the booking, not a queue at the door.
  const either = EITHER.some((re) => re.test(rest))
  // “可提前预约,也可现场取票,先到先得” is either way.
  const preferred = books && onsite && /预约(?:者|观众|读者)?优先/.test(rest)
  if (first && !preferred && !(books && advance && (either || !onsite)))
    return {
      ...base,
      mode: 'first-come',
      channels: (register && !SOMEWHERE.test(rest)) || DESK.test(rest) ? ['counter'] : [],
      register,
    }
  // One rule for some days and another for the rest: neither is everybody's.
  if (books && negated && /(?:其余|其他|其它|平日|平时)/.test(rest)) return null
  if (books) {
    const full = {
      ...base,
      minDaysAhead: ahead.min,
      maxDaysAhead: ahead.max,
      opensAt: releaseIn(part),
    }
    return bookedOf({
      rest,
      door,
      full,
      base,
      channels,
      register,
      negated,
      onsite,
      advance,
      either,
    })
  }
  if (
    !negated &&
    /联系(?:馆方|工作人员|我馆)|(?:与|和|同|跟)(?:馆方|我馆|本馆|工作人员|管理处|管理所)[^,。;]{0,4}联系|(?:参观|入馆)(?:者)?请(?:先)?联系|致电[^,。;]{0,24}(?:安排|联系)|提前[^,。;]{0,6}联系/.test(
      rest,
    )
  )
    return {
      ...base,
      mode: 'by-arrangement',
      channels: /电话|致电|来电|拨打|联系(?:电话)?:?\d{3}/.test(rest) ? ['phone'] : [],
      register: false,
    }
  if (
    negated ||
    onsite ||
    /直接|凭|刷|持|[核查]验|验证|出示|登记|扫码|领取|随到随|随来随|即来即|来了就|自由|自行/.test(
      rest,
    )
  ) {
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

/** “入场时请登记”, “采取登记制”: at which desk is not said. */
const SOMEWHERE =
  /(?:^|[,。;:])(?!持|凭|到|至|在)[^,。;]{0,8}(?<!现场|前台|服务台|[门入]口|窗口|大厅|馆后|门卫)登记制?(?:$|[,。;])/

/** What the words of a rule show, where some of them are of booking. */
interface Shown {
  /** The words without what is not asked for, and those without what the booked show at the door. */
  rest: string
  door: string
  /** What the rule says of time, and what it would without booking. */
  full: Untold
  base: Untold
  channels: ChannelKind[]
  register: boolean
  negated: boolean
  /** One gets in on site; ahead; either way. */
  onsite: boolean
  advance: boolean
  either: boolean
}

/** The rule of words that speak of booking: ahead, on site, or either way. */
function bookedOf(said: Shown): DraftBooking {
  const { rest, door, full, base, channels, register, negated, onsite, advance, either } = said
  if (
    /到馆后[^。]{0,16}(?:扫码|预约|登记)/.test(rest) &&
    !/提前[^,。;()]{0,10}(?:预约|预订)/.test(rest) &&
    !channels.some((c) => c !== 'phone')
  )
    return { ...full, mode: 'walk-in', channels: ['counter'], register: true }
  if (AT_DESK_AHEAD.test(rest) && full.minDaysAhead !== null && full.minDaysAhead > 0)
    return { ...full, mode: 'book-ahead', channels: [...channels, 'counter'], register: false }
  if (advance && !either)
    return {
      ...full,
      mode: 'book-ahead',
      channels,
      register: /(?:前台|现场|入口)[^,。;]{0,6}登记/.test(rest),
    }
  if ((onsite || either) && (advance || AS_WELL.test(rest)))
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
      channels: /现场(?!刷|[核查]?验)|前台|窗口|[处台口厅机]|登记|扫码|[取领换]票/.test(door)
        ? ['counter']
        : [],
      register: register || /现场预约/.test(rest),
    }
  if (negated && !advance) return { ...base, mode: 'walk-in', channels: [], register: false }
  return {
    ...full,
    mode: 'book-ahead',
    channels,
    register: /(?:前台|现场|入口)[^,。;]{0,6}登记/.test(rest),
  }
}

/** When bookings open, if the part tells it. */
function releaseIn({ tokens }: Part): string | null {
  const release = tokens.find(
    (t) => t.kind === 'times' && t.fate?.kind === 'decoy' && t.fate.why === 'booking release',
  )
  return release?.kind === 'times' ? clock(release.times.start.minutes) : null
}

type Untold = Omit<DraftBooking, 'mode' | 'channels' | 'register'>

const NOT_SAID: Untold = {
  minDaysAhead: null,
  maxDaysAhead: null,
  opensAt: null,
  closesAt: null,
  realName: null,
}

/** Where one books: the channels named, or what stands for one. */
function channelsIn(rest: string): ChannelKind[] {
  const channels = new Set<ChannelKind>()
  for (const [re, kind] of CHANNELS) if (re.test(rest)) channels.add(kind)
  if (
    channels.size === 0 &&
    /微信(?:端|平台)?(?:进行|实名|提前)?(?:预约|购票|订票|预订)/.test(rest)
  )
    channels.add('official-account')
  if (/支付宝/.test(rest) && !/扫码/.test(rest) && channels.size === 0) channels.add('mini-program')
  if (channels.size === 0 && /网上|线上|在线|网络|美团|携程|大众点评|抖音|同程|飞猪/.test(rest))
    channels.add('online')
  if (channels.size === 0 && /线下/.test(rest)) channels.add('offline')
  return [...channels]
}

/** What the desk on site does not do; and booking that rests while doors are closed. */
const NOT_ONSITE =
  /(?:现场|窗口|前台|当场)(?:均|一律|暂|概|也|将|已){0,2}(?:不(?:再|予|接受|提供|设|售|办理|发放|受理|支持|出|开放|发)|无)[^,。;]*|(?:不(?:再|另|另行)?(?:接受|设|设置|设立|提供|办理|支持|开放|受理|发放|出售|发售|安排|预留)|停止|取消)[^,。;]{0,8}(?:现场|窗口|人工)[^,。;]*|(?:闭馆|休馆|停馆|闭园)[^,。;]{0,6}暂停[^,。;]{0,4}(?:预约|预订|购票)/g

const FILLED = /(?:额满|[座坐]满|满员|满场|领完|发完|售完)(?:为止|即止)/g

/** “凭预约码入馆”, “预约成功后持证入馆”: what those show at the door who have booked. */
const BOOKED =
  /(?:凭|持|出示)(?![^,。;]{1,6}或(?:者)?(?:到|在|现场))[^,。;]{0,8}(?:预约|预订|订单|购票)[^,。;]*|(?:预约|预订|购票)成功(?:后|的)?[^,。;]*/g

const SHOWN =
  /[,。;](?:再|并|并须|届时|入馆时|参观时|当日|当天)?(?:凭|持|出示|携带)[^,。;]{0,14}(?:证|件|码)[^,。;]*/g

const DESK =
  /现场(?:购买|购卡|换票|开[场台卡])|前台[^,。;]{0,6}开[场台卡]|(?:服务台|前台|(?:服务|游客)中心|窗口|大厅|取票机)[^,。;]{0,6}(?:领票|取票|换票)|换票(?:入|进|参)|(?:售票处|售票窗口|售票亭|售票厅|票房|(?:购|售|取)票机|(?:游客|服务)中心)[^,。;]{0,8}购|到馆(?:后)?购[买票]|现场(?:购票|售票|买票|取票|取号|领票|领号|登记|排队|发号|预约)|取号|领号|领取(?:免费)?(?:参观|门|入馆|入场)[票券]|领取当[天日][^,。;]{0,6}票|售票窗口|前台|(?:服务台|咨询台|(?:服务|游客)中心|窗口|[门入]口处?|大厅|[售取领换]票[处点口厅]|票务中心|总台)[^,。;]{0,8}(?:[购售买取领换](?:取)?(?:免费)?(?:参观|门|入馆|入场)?[票券]|领取|购买)/

const ONSITE =
  /现场(?:购买|购卡|换票|开[场台卡])|前台[^,。;]{0,6}开[场台卡]|(?:服务台|前台|(?:服务|游客)中心|窗口|大厅|取票机)[^,。;]{0,6}(?:领票|取票|换票)|换票(?:入|进|参)|(?:售票处|售票窗口|售票亭|售票厅|票房|(?:购|售|取)票机|(?:游客|服务)中心)[^,。;]{0,8}购|到馆(?:后)?购[买票]|现场[^,。;]{1,10}(?:购票|取票|领票|登记|办理|取号|领号)|现场(?:预约|预订|登记|扫码|取票|取号|领票|领号|购票|售票|买票|排队|报名|办理|发号)|(?:到|在)现场|到馆后|到馆[^,。;]{0,6}(?:扫码|登记|预约)|前台|窗口(?:登记|领票|取票|预约|购)|(?:入口|门口|服务台)(?:处)?[^,。;]{0,4}登记|直接刷|刷身份证|凭[^,。;]{0,12}(?:证|码|号)[^,。;]{0,8}(?:入馆|入园|进园|入场|进馆|参观|入内)|直接(?:入馆|进馆|入场|入园|进入|到馆|来馆|购票)/

const DOOR =
  '(?:现场(?!不|概不|暂不|谢绝)|到[馆场院园](?=后|现场|预约|登记|扫码|领|取|购|直接|凭|在|排队|即|服务台|窗口)|前台|窗口|入口|门口|服务台|直接(?:入馆|进馆|入场|入园|到馆|参观|刷)|售票处|售票窗口|售票厅|线下(?:领|取|购|预约|登记|排队))'

/** Booking or the desk: one may do either. */
const EITHER = [
  // “每天另在西门窗口发放现场票500张”
  // “其中400个名额提前一天在公众号预约,其余200个名额当天在售票处领取”
  /(?:其[余他它]|剩余|余下|另(?:有|外)?)(?:的)?\d{1,5}(?:个|张|人|名)?(?:名额|门?票|参观券)?[^,。;不无]{0,20}(?:现场|窗口|售票处|售票厅|服务台|前台|服务中心|[门入]口)[^,。;]{0,6}(?:领|取|购|换|登记|发放|售)/,
  /(?:另|还|同时|当[日天])(?:外)?(?:可)?(?:在|于|由|设)?[^,。;不无]{0,12}(?:(?:发放|发售|出售|派发|提供|预留|保留|投放)[^,。;]{0,10}(?:现场|当日|当天)?(?:门|参观|免费)?票|现场票)/,
  // “预约方式:①…②…③现场预约”
  /(?:[②-⑩]|[2-9][.、)])[^,。;]{0,4}(?:现场|线下)[^,。;]{0,6}(?:预约|预订|购[票卡]|取号|取票|领票|登记)/,
  new RegExp(`(?:[②-⑩]|(?:^|[,。;:])\\(?[2-9][.、)])[^,。;]{0,8}${DOOR}`),
  // “线上:某某小程序;线下:前台”
  /(?:^|[,。;])(?:\d{1,2}[.、)]|[①-⑩])?(?:线下|现场)(?:方式|渠道|购票|订场|办理)?[:为](?:到|在)?[^,。;]{0,12}(?:前台|窗口|服务台|售票|现场|总台|[门入]口)/,
  // “没人订的场地可以直接来打”
  /[没无]人(?:预)?[订约]的(?:场地|时段|座位|场次)[^,。;]{0,12}(?:直接|现场|来|使用|前台)/,
  // “没有订出的场地,当天可到前台购买”
  /(?:[没未](?:有)?(?:被|能)?(?:预)?[订约](?:出|完|满|走|掉|出去)?的?|剩余的?|空余的?|余下的?)(?:场地|时段|座位|场次|空场)[^。;不无]{0,16}(?:直接|现场|前台|窗口|服务台)/,
  // “现场购票、小程序购票”, “线上预约:…;现场预约:…”, “网上预约70%,现场预约30%”
  /(?:也|亦|还)可(?:以)?(?:在|于)?(?:当[天日])?(?:直接)?(?:到馆|入馆|来馆|前来|前往)(?:参观)?(?=[,。;]|$)/,
  /线上线下[^,。;]{0,8}(?:购票|预约|预订|办理)/,
  /(?:现场|线下|窗口)[^,。;]{0,6}(?:购[票卡]|预约|取票)[、,;/或和及][^。]{0,16}(?:线上|网上|公众号|小程序|官网|APP)/,
  /(?:线上|网上|公众号|小程序|官网|APP|电话)[^]{0,200}[,。;](?:\d{1,2}[.、)]|[①-⑩])?(?:现场|线下)(?:参观)?(?:预约|购票|领票|取票|登记)(?:方式|渠道|地点)?(?=[:在于请]|[^,。;\d]{0,4}\d{1,5}(?:%|张|个|人|名))/,
  /(?:线上|网上|公众号|小程序|官网|APP)[^,。;]{0,16}(?:购票|预约|预订|订场)[,;、](?:现场|线下)[^,。;停关暂不无谢]{0,6}(?:购票|预约|登记|领票|取票|取号)/,
  /现场可(?:预约|领票|领取|放票|购票|登记)[^,。;\d]{0,4}\d|(?:线下|现场)(?:预约|领票|购票|登记|取票|取号)?为辅|(?:提供|设有?|预留|保留|留有)[^,。;]{0,8}现场[^,。;]{0,6}名额/,
  new RegExp(
    `(?:或|也可|亦可|还可|以及|和|与|及|、|\\+|/|同时(?:支持|接受|提供))[^,。;]{0,24}${DOOR}`,
  ),
  new RegExp(`${DOOR}[^,。;]{0,8}(?:均可|皆可|都可|也可|亦可|都行)`),
  // “预约方式:现场、电话(…)或公众号均可”
  new RegExp(`${DOOR}、[^,。;]{2,36}(?:均可|皆可|都可)`),
  new RegExp(
    `${DOOR}[^,。;]{0,6}(?:(?:或|或者|、|和)[^,。;]{0,6}(?:电话|线上|网上|公众号|小程序|官网|美团|携程|大众点评|抖音)(?:预约|预订|预定|购[票买卡]|买票|订场)|(?:余票|余号|剩余|余位))`,
  ),
  new RegExp(`(?:任选|[两三]种方式)[^]{0,300}${DOOR}`),
  new RegExp(
    `${DOOR}[^。;]{0,16},(?:也|亦|还)可(?:以)?[^,。;]{0,24}(?:提前|网上|线上|公众号|小程序|官网|电话)[^,。;]{0,12}(?:预约|预订|购票)`,
  ),
  new RegExp(
    `(?:[未没](?:有)?(?:售完|售罄|约满|订完|预约满|订满|满员|满)|余票|余号|余位|余场|剩余|空余|余下|[未没](?:订|约)出)[^,。;]{0,8},?[^,。;]{0,12}${DOOR}`,
  ),
  /[未没](?:有|能)?(?:(?:在|通过)?(?:公众号|小程序|官网|APP|网上|线上)|提前|成功|及时){0,2}(?:(?:预约|预订|购票|买票|订票)(?:成功|[到上])?|约[上到])(?:的|者|观众|游客|读者|市民|散客|人员)[^。;不谢勿拒]{0,24}(?:现场|窗口|服务台|取号|登记|前台|取票|领票|扫码|直接|凭[^,。;]{0,8}[证码])/,
]

/** “提前2天电话或到服务台预约”: at the desk too one books ahead. */
const AT_DESK_AHEAD =
  /提前[^,。;]{2,40}(?:或|或者|、)(?:到|在|前往|至)?(?:馆内|[^,。;]{0,4})(?:服务台|前台|总台|窗口|柜台|办公室)(?:进行|登记)?(?:预约|预订)|提前[^,。;]{1,10}[天日](?:到|至|前往|在)(?:现场|[^,。;]{0,6}(?:服务台|前台|总台|窗口|售票处|柜台))[^,。;]{0,4}(?:领票|取票|购票|预约|预订|登记)/

/** “预约和现场登记相结合”, “预约未满时可现场登记”: both, though nothing is said of booking ahead. */
const AS_WELL =
  /预约(?:参观|入馆)?(?:或|或者)(?:直接|现场)|[。;](?:个人|散客)[^,。;]{0,4}可[^,。;]{0,4}现场登记|预约优先|(?:提供|设有?|预留|保留|留有)[^,。;]{0,8}现场[^,。;]{0,6}名额|预约(?:参观)?(?:和|与|及|、|\+)现场(?:登记|领票|取号|取票|购票)|预约[未没](?:约)?满|(?:名额|余额|预约)[^,。;]{0,4}[未没](?:约)?满|(?:须|需|请|优先)[^,。;]{0,10}预约[^。]{0,40}[未没](?:有)?(?:预约|预订)的?[^。]{0,24}现场|时段[^,。;]{0,8}预约,[^,。;]{0,8}时段[^,。;]{0,4}现场购票/
