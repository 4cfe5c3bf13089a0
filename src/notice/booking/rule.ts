/** What a sentence asks of those who come: which rule its words make for individuals, groups left aside. */
import { clock } from '../../core/time.ts'
import type { BookingMode, ChannelKind } from '../../core/model.ts'
import { numeral, SMALL } from '../numerals.ts'
import type { Part } from './parts.ts'

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

/** The words that are a rule for everybody: broken channels, refunds, groups and special visitors left out. */
export function ruleWords(all: string): string {
  // “汇总了开放时间和预约方式”: that these are told, and not what they are.
  let text = all.replace(TOLD_OF, '')
  if (ENROLLED.test(text) || IF_BOOKED.test(text)) return ''
  if (AS_BEFORE.test(text)) text = without(text, (clause) => AS_BEFORE.test(clause))
  if (SOME_ONLY.test(text)) text = without(text, (clause) => SOME_ONLY.test(clause))
  if (THOSE_WITH.test(text)) text = without(text, (clause) => THOSE_WITH.test(clause))
  const cancelled = CANCELLED.exec(text)
  if (cancelled) text = text.slice(0, cancelled.index)
  if (BROKEN_RULES.test(text)) text = untilBroken(text)
  if (ABOUT.test(text)) text = without(text, (clause) => ABOUT.test(clause))
  text = individuals(text)
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
  text = text.replace(FOR_SPECIAL, '')
  if (SPECIAL.test(text))
    text = without(
      text,
      (clause) =>
        SPECIAL.test(clause) &&
        !SINGLE.test(
          clause
            .replace(/^[^可凭免无持]*/, '')
            .replace(/(?:外籍|外宾|港澳台|老年|军人)(?:观众|游客|读者)/g, ''),
        ),
    )
  if (GIFT.test(text)) text = without(text, (clause) => GIFT.test(clause) || FIRST.test(clause))
  if (OTHER.test(text) && !FIRST.test(text)) text = without(text, (clause) => OTHER.test(clause))
  if (LATE_RULE.test(text)) text = without(text, (clause) => LATE_RULE.test(clause))
  // “特展凭票参观”: the ticket is for the show, not for the house.
  if (SHOW.test(text)) text = withoutShow(text)
  // “入馆无需预约,自习座位须提前一天预约”: the seat is not the way in.
  const rest = without(text, (clause) => SEAT.test(clause))
  // “座位可网上预约,也可到服务台取号” is one rule.
  if (
    rest !== text &&
    CUE.test(rest.replace(ONCE_BOOKED, '')) &&
    !/^(?:也|亦|还|或|同时)/.test(rest)
  )
    text = rest
  // “每日预约限额2000人”: a number, and no rule.
  if (FULL.test(text)) text = text.replace(FULL, '')
  if (QUOTA.test(text)) text = without(text, (clause) => QUOTA.test(clause))
  return text
}

/** What is said to individuals: clauses about groups are left out, with those that only go on with them. */
function individuals(text: string): string {
  if (!GROUP.test(text)) return text
  let group = false
  let ofGroup = false
  return text
    .split(/[,、]|(?<=预约)(?=散客|个人)/)
    .filter((clause) => {
      // “团体须预约,预约电话…”: the number is theirs.
      if (ofGroup && CALL.test(clause)) return false
      ofGroup = GROUP.test(clause)
      const single = SINGLE.test(
        clause.replace(/(?:团队|团体|集体)(?:观众|游客|读者|市民|参观)/g, ''),
      )
      if (GROUP.test(clause) && !single) {
        group = !CUE.test(clause)
        return false
      }
      if (single) group = false
      return !group
    })
    .join(',')
}

/** What is said before what becomes of those who booked and did not come. */
function untilBroken(text: string): string {
  const clauses = text.split(',')
  const end = clauses.findIndex((clause) => BROKEN_RULES.test(clause))
  const before = clauses.slice(0, end)
  while (before.length > 0 && BOOKED_CLAUSE.test(before.at(-1)!)) before.pop()
  return before.join(',')
}

const TOLD_OF =
  /(?:时间|安排|信息|地址|电话)(?:以?及|和|与|、)(?:预约|预订|购票)(?:方式|办法|信息|须知|指南|攻略|渠道)(?![:为])/g

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
  const either = EITHER.some((re) => re.test(rest))
  // “可提前预约,也可现场取票,先到先得” is either way.
  if (first && !(books && advance && (either || !onsite)))
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
      !/提前[^,。;()]{0,10}(?:预约|预订)/.test(rest) &&
      ![...channels].some((c) => c !== 'phone')
    )
      return { ...full, mode: 'walk-in', channels: ['counter'], register: true }
    if (AT_DESK_AHEAD.test(rest) && ahead.min !== null && ahead.min > 0)
      return { ...full, mode: 'book-ahead', channels: [...channels, 'counter'], register: false }
    if (advance && !either)
      return {
        ...full,
        mode: 'book-ahead',
        channels: [...channels],
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
        channels: /现场|前台|窗口|[处台口厅机]|登记|扫码|[取领换]票/.test(door) ? ['counter'] : [],
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

/** Does a sentence about booking say that a way in is out of use? */
export function isBroken(sentence: string): boolean {
  return BROKEN.test(sentence)
}

/** A text without the clauses that are to be dropped. */
export const without = (text: string, drop: (clause: string) => boolean): string =>
  text
    .split(',')
    .filter((clause) => !drop(clause))
    .join(',')

function aheadOf(text: string): { min: number | null; max: number | null } {
  for (const re of BETWEEN) {
    const between = re.exec(text)
    if (!between) continue
    const ends = [numeral(between[1]!), numeral(between[2]!)]
    return { min: Math.min(...ends), max: Math.max(...ends) }
  }
  if (/(?:当日|当天)(?:和|、|及|与|或)(?:次日|第二天|明日)|今明两[天日]/.test(text))
    return { min: 0, max: 1 }
  const until = new RegExp(`提前${N}(?:天|日)[至到-](?:参观)?当[日天]`).exec(text)
  if (until) return { min: 0, max: numeral(until[1]!) }
  const including = INCLUDING.exec(text)
  if (including) return { min: 0, max: numeral(including[1]!) - 1 }
  const or = OR_TODAY.exec(text)
  if (or) return { min: 0, max: numeral(or[1] ?? or[2]!) }
  const further = TODAY_AND.exec(text)
  if (further) return { min: 0, max: numeral(further[1]!) }
  if (/(?:当日|当天|今天)、(?:次日|明[日天])(?:、|和|及|与)后[日天]/.test(text))
    return { min: 0, max: 2 }
  // “可约当日”, “当天可预约当天”
  if (
    /(?:可|能|支持|接受)(?:以)?[^,。;不]{0,10}[约订]当[日天](?!的?(?:晚|夜)|不|无|未)/.test(text) &&
    !NOT_TODAY.test(text)
  )
    return { min: 0, max: null }
  if (NEXT_DAY.test(text)) return { min: 1, max: 1 }
  const released = RELEASED.exec(text)
  if (released) {
    const days = numeral(released[1] ?? released[2]!)
    return /\(含/.test(text.slice(released.index, released.index + released[0].length + 4))
      ? { min: 0, max: days - 1 }
      : { min: null, max: days }
  }
  const onward = FROM_TOMORROW.exec(text)
  if (onward) return { min: 1, max: numeral(onward[1]!) }
  const most = AT_MOST.exec(text)
  // “7日内(含当日)”: today is one of the seven; “(不含当日)”: tomorrow is the first.
  const after = most === null ? '' : text.slice(most.index + most[0].length)
  const today = /^[^,。;]{0,4}\((?:含|包括|包含)(?:参观)?当[日天]\)/.test(after)
  const tomorrow = /^[^,。;]{0,4}\(不(?:含|包括|包含|计)(?:参观)?当[日天]\)/.test(after)
  const max = most ? numeral(most.slice(1).find((x) => x !== undefined)!) - (today ? 1 : 0) : null
  // “可提前一天预订”: not on the day itself.
  if (
    max === 1 &&
    /^(?:可|可以|能)(?:提前|以?通过|以?在)/.test(most![0]) &&
    !/^(?:以)?内/.test(after)
  )
    return { min: 1, max: null }
  const rest = most ? text.replace(most[0], '') : text
  const least = AT_LEAST.exec(rest)
  if (least) return { min: numeral(least[1]!), max }
  if (/(?:可|可以|能|最多|最早)提前(?:一|1)(?:周|星期)|(?:一|1)(?:周|星期)(?:以)?内/.test(rest))
    return { min: null, max: 7 }
  if (/提前(?:一|1)(?:周|星期)/.test(rest)) return { min: 7, max }
  const hours = /提前(24|48|72|二十四|四十八|七十二)(?:个)?小时/.exec(rest)
  if (hours) return { min: Math.round(numeral(hours[1]!) / 24), max }
  if (/前一(?:天|日)|次日的?(?:参观|入馆)?(?:须|需)/.test(rest)) return { min: 1, max }
  return { min: tomorrow ? 1 : today ? 0 : null, max }
}

/** Words of booking ahead. */
export const BOOK =
  /不免(?:预)?约|(?:美团|携程|大众点评|抖音|同程|飞猪)[^,。;]{0,12}(?:购[票买]|买票|抢票)|预约|放出(?:次日|第二天|明[日天]|当[日天]|\d)[^,。;]{0,6}(?:名额|票|号)|提前[^,。;()]{0,30}约(?:好|定)|可约(?:当|次|第|未|明|今|\d)|[^,。;]放[号票]|预订|预定|约票|订票|订场|约场|约座|抢[座约]|(?<!扫码)选座|订座|(?:打(?:个)?|通过)?电话(?:先)?约(?![定谈])|(?:小程序|公众号|官网|网站|APP|平台|客户端)[^,。;()]{0,12}(?:购[票卡]|买票|抢票|购买|买(?=[,。;、]|$)|选择?(?:参观|入馆|入场)?(?:时段|场次))|(?:网上|线上|在线|实名|提前)(?:自助)?购[票卡]|购票(?=可|请|须|需|通过|方式|渠道)|(?:提前(?!至|到)|预先|网上|线上|在线|实名)[^,。;()]{0,24}(?:购买|购票|领票|领取(?:电子)?(?:门)?票)/

/** Words that tell how one gets in. */
export const CUE =
  /不免约|[入进]馆(?:时)?(?:须|需|请)?(?:实名)?登记(?!台|处|电话)|线下(?:取票|领票|购票|换票)|余票[^,。;]{0,12}(?:现场|窗口|服务台|中心)|(?:美团|携程|大众点评|抖音|同程|飞猪)[^,。;]{0,12}(?:购[票买]|买票|抢票)|预约|(?:不用|不必|无需|无须|免)(?:提前|事先)?约(?=[,。;、)即就]|$)|提前[^,。;()]{0,30}约(?:好|定)|可约(?:当|次|第|未|明|今|\d)|[^,。;]放[号票]|(?:随[到来]|即来)[随即][进入看参打练用学]|来了就(?:能|可以?)?[打进用练]|刷身份证(?:就能|就可|即可|就)?[进入](?=[,。;]|$)|到馆(?:后)?购买|自由(?:进出|出入|入馆|入园|参观)|刷[^,。;]{0,8}(?:闸机|[证脸码])(?:即可|就行|便可)|预订|预定|约票|订票|订场|约场|约座|抢[座约]|选座|订座|(?:打(?:个)?|通过)?电话(?:先)?约(?![定谈])|购[票卡]|(?:提前(?!至|到)|网上|线上|在线)[^,。;()]{0,24}(?:购买|领票|领取(?:电子)?(?:门)?票)|(?:小程序|公众号|官网|网站|APP|平台|客户端)[^,。;()]{0,12}(?:买票|抢票|购买|买(?=[,。;、]|$)|选择?(?:参观|入馆|入场)?(?:时段|场次))|先[到来](?:先|者先?)[得入用玩享坐进打练游]|(?:额满|约满|[座坐]满|满员|满场|领完|发完|售完)(?:为止|即止)|先来后到|按(?:照)?(?:到馆|到场|排队)?(?:的)?(?:先后)?顺序(?:先后|依次)?(?:入馆|入场|入座|进入|进场|进馆)|(?:现场|前台)[^,。;]{0,6}开[场台]|现场(?:取号|领号|取票|领票|换票|售票|买票|发号|购买|购卡)|(?:服务台|前台|(?:服务|游客)中心|窗口|[门入]口处?|大厅|取票机)[^,。;]{0,6}(?:免费)?(?:领票|取票|换票|领取门票)|(?:[入进]馆(?:时)?|进入[^,。;]{1,8}馆)(?:请|须|需)(?:主动)?出示[^,。;健场预]{0,10}(?:身份证|有效证件|读者证|证件)|(?:售票厅|(?:购|售|取)票机)[^,。;]{0,8}(?:购买|取票|购票)|放出(?:次日|第二天|明[日天]|当[日天]|\d)[^,。;]{0,6}(?:名额|票|号)|自行(?:参观|入馆|前往|入场|入园|进[入馆园场])|(?:窗口|现场|售票处|票房)[^,。;]{0,4}(?:购买|购票)|(?:服务台|前台)[^,。;]{0,4}(?:领取|换领)|凭[^,。;]{0,24}(?:入馆|入园|进园|入场|进馆|参观|入内|进入|进场|领取|领票|换票)|(?:刷|持|带上?|出示|携带)[^,。;]{0,12}(?:证|码|卡|脸)[^,。;]{0,10}(?:入馆|进出|出入|入园|进园|入场|进馆|参观|进入|入内|进场)|[入进][馆场园][^,。;]{0,2}刷[^,。;]{0,6}[证码]|(?:刷|持|带上?|出示|携带)[^,。;]{0,12}(?:证|码|卡)(?:件)?,即可[^,。;]{0,4}(?:入馆|入园|进园|入场|进馆|参观|进入)|(?:核验|查验|验证)[^,。;]{0,8}后?(?:入馆|入园|入场|进馆|参观)|现场排队(?:取号|领票|入)|直接(?:入馆|进馆|入场|入园|参观|进入|入内|前往|到馆|来馆|购票)|扫码(?:入馆|进馆|登记|入场|进入)|(?:现场|前台|入口|门口|服务台)[^,。;]{0,4}登记|(?:门票|参观券|参观票|入场券|入馆券)[^,。;]{0,10}领取|(?:入馆|进馆|入场|进场|来馆|到馆|来园|入园|进园|祭扫)(?:人员|者|观众|读者|市民|群众)?[^,。;]{0,8},?(?:请|须|需|均|应)[^,。;]{0,8}登记(?!电话|时间|受理)|凭[^,。;]{0,12}证(?:件)?(?:实名)?登记|(?:参观|入馆)(?:者)?请(?:先)?联系|登记(?:后|即可)?(?:入馆|入园|进园|入场|进入|进馆|参观|入内)|致电[^,。;]{0,24}(?:安排|联系)|联系(?:馆方|工作人员|我馆)[^,。;]{0,8}(?:安排|参观|入馆)|参观[^。;]{0,6}(?:与|和|同|跟)(?:馆方|我馆|本馆|工作人员|管理处|管理所)[^,。;]{0,4}联系|提前[^,。;]{0,6}联系/

/** Booking that is not asked for. */
export const NEGATED =
  /(?:无需|无须|不需要?|不用|用不着|不要求|毋庸|不必|毋需|毋须|(?<!不)免|取消|不再(?:实行|需要?|要求|设|采取|施行)?|不实行|不接受|不设|不采取|暂停)(?:提前|事先|预先|事前|网上|线上|在线|电话|任何|入馆|参观|进馆){0,2}(?:进行)?(?:实名)?(?:预约|预订|预定|约票|订票|取票|购票)|(?:无需|无须|不用|不必|毋需|毋须|(?<!不)免)(?:再)?(?:提前|事先|预先|事前)?约(?=[,。;、)即就]|$)|不(?:预约|预订|预定)(?=[,。;、)]|$|的?方式)/g

/** What the desk on site does not do; and booking that rests while doors are closed. */
const NOT_ONSITE =
  /(?:现场|窗口|前台|当场)(?:均|一律|暂|概|也|将|已){0,2}(?:不(?:再|予|接受|提供|设|售|办理|发放|受理|支持|出|开放|发)|无)[^,。;]*|(?:不(?:再|另|另行)?(?:接受|设|设置|设立|提供|办理|支持|开放|受理|发放|出售|发售|安排|预留)|停止|取消)[^,。;]{0,8}(?:现场|窗口|人工)[^,。;]*|(?:闭馆|休馆|停馆|闭园)[^,。;]{0,6}暂停[^,。;]{0,4}(?:预约|预订|购票)/g

/** First come, first served. */
export const FIRST =
  /先[到来](?:先|者先?)[得入用玩享坐进打练游]|(?:额满|[座坐]满|满员|满场|领完|发完|售完)(?:为止|即止)|先来后到|按(?:照)?(?:到馆|到场|排队)?(?:的)?(?:先后)?顺序(?:先后|依次)?(?:入馆|入场|入座|进入|进场|进馆)/

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
  // “线上:某某小程序;线下:前台”
  /(?:^|[,。;])(?:\d{1,2}[.、)]|[①-⑩])?(?:线下|现场)(?:方式|渠道|购票|订场|办理)?[:为](?:到|在)?[^,。;]{0,12}(?:前台|窗口|服务台|售票|现场|总台|[门入]口)/,
  // “没人订的场地可以直接来打”
  /[没无]人(?:预)?[订约]的(?:场地|时段|座位|场次)[^,。;]{0,12}(?:直接|现场|来|使用|前台)/,
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
    `(?:[未没](?:有)?(?:售完|售罄|约满|订完|预约满|订满|满员|满)|余票|余号|余位|剩余|空余)[^,。;]{0,8},?[^,。;]{0,12}${DOOR}`,
  ),
  /[未没](?:有|能)?(?:(?:在|通过)?(?:公众号|小程序|官网|APP|网上|线上)|提前|成功|及时){0,2}(?:(?:预约|预订|购票|买票|订票)(?:成功|[到上])?|约[上到])(?:的|者|观众|游客|读者|市民|散客|人员)[^。;不谢勿拒]{0,24}(?:现场|窗口|服务台|取号|登记|前台|取票|领票|扫码|直接|凭[^,。;]{0,8}[证码])/,
]

/** “提前2天电话或到服务台预约”: at the desk too one books ahead. */
const AT_DESK_AHEAD =
  /提前[^,。;]{2,40}(?:或|或者|、)(?:到|在|前往|至)?(?:馆内|[^,。;]{0,4})(?:服务台|前台|总台|窗口|柜台|办公室)(?:进行|登记)?(?:预约|预订)|提前[^,。;]{1,10}[天日](?:到|至|前往|在)(?:现场|[^,。;]{0,6}(?:服务台|前台|总台|窗口|售票处|柜台))[^,。;]{0,4}(?:领票|取票|购票|预约|预订|登记)/

/** “预约和现场登记相结合”, “预约未满时可现场登记”: both, though nothing is said of booking ahead. */
const AS_WELL =
  /预约(?:参观|入馆)?(?:或|或者)(?:直接|现场)|[。;](?:个人|散客)[^,。;]{0,4}可[^,。;]{0,4}现场登记|预约优先|(?:提供|设有?|预留|保留|留有)[^,。;]{0,8}现场[^,。;]{0,6}名额|预约(?:参观)?(?:和|与|及|、|\+)现场(?:登记|领票|取号|取票|购票)|预约[未没](?:约)?满|(?:名额|余额|预约)[^,。;]{0,4}[未没](?:约)?满|(?:须|需|请|优先)[^,。;]{0,10}预约[^。]{0,40}[未没](?:有)?(?:预约|预订)的?[^。]{0,24}现场|时段[^,。;]{0,8}预约,[^,。;]{0,8}时段[^,。;]{0,4}现场购票/

/** “免费发放粽子,先到先得”: the queue is for a gift. */
const GIFT =
  /粽子|月饼|汤圆|腊八粥|饺子|春联|福字|窗花|红包|灯笼|香囊|盆栽|绿植|(?:小|伴手|精美)礼|礼[品物包]|奖品|纪念[品章]|赠品|赠送|派送/

const OTHER =
  /观影|影片|电影票|影票|图书预约|预约借|预约取书|讲座|课程|活动预约|活动报名|停车|讲解(?:预约|服务)|预约讲解|(?:人工|馆内|定时|免费)讲解|讲解[^,。;]{0,8}预约|办证|换证|座位预约|资料预约|文献预约|核酸|疫苗|体检|预约维修|业余团队|文创|礼品|纪念品|奖品|(?:读者|借书|借阅)证(?:办理|办领)|办理(?:读者|借书|借阅)证|校外(?:人员|读者|访客)|排练(?![厅室房])/

/** “预约后30分钟内未到的,自动释放” */
const ONCE_BOOKED = /(?:预约|预订|选座)(?:成功)?后[^。;]*/g

const SEAT = /座位[^,。;]{0,16}(?:预约|预订|选座)/

/** So many may book. */
const QUOTA =
  /(?:预约|预订)(?:入馆|参观)?(?:限额|上限|人数|总量|限量|名额|量)(?:上限)?(?:分别|均|各)?(?:为|是|:|不超过)?[^\d,。;]{0,6}\d/
/** “每场限200人,售完即止”: how many get in, and not how. */
const FULL =
  /(?:^|[,;])[^,。;先]{0,8}(?:限|上限)[^,。;先]{0,8}\d{1,5}(?:人|名|张)[^,。;先]{0,4},(?:售完|约满|额满|满员)(?:即止|为止)/

/** Money back, another day, a booking given up: no rule for getting in. */
const REFUND =
  /退票|退款|退费|退订|退改|改签|改期|原路退|顺延[^,。;]{0,6}使用|(?:如需|需要|可|请|及时|自行|未)[^,。;]{0,8}取消(?:入馆|参观)?(?:预约|预订|订单)?|(?:预约|名额)[^,。;]{0,4}(?:已满|满员|约满)[^。;]*(?:择日|改日|另选)/

/** “已预约…的订单自动取消”, “闭馆期间不接待,已预约的自动取消”: what becomes of bookings made before. */
const CANCELLED =
  /(?:^|[,。;])[^,。;]{0,6}(?:已(?:经|成功)?|此前|之前)(?:提前|网上|线上)?(?:预约|预订|购票|订票)[^。;]{0,40}(?:取消|作废|失效|另约|另行预约|重新预约|保留|仍(?:然)?有效|继续有效|无效|顺延)/

/** “如果您预约的是普通票,请…” */
const IF_BOOKED = /^[^,。;]{0,4}(?:如果|若|如)[^,。;]{0,4}(?:预约|预订|购买)的/

/** “入场办法不变”, “预约方式照旧”: nothing new. */
export const SAME_WAY =
  '(?:入场|入馆|进馆|入园|参观|预约|预订|订场|购票)(?:办法|方式|方法|渠道|规则|要求)(?:均|都|保持|维持|仍)?(?:不变|照旧|同前|同上|如旧|与此前相同)'
const AS_BEFORE = new RegExp(SAME_WAY)

/** “部分场馆须提前预约”: which, is told elsewhere. */
const SOME_ONLY =
  /(?:^|,)[^,。;]{0,6}(?:部分|有的|个别)(?:场馆|场地|场所|项目|区域|展厅|展馆|活动室|功能室)[^,。;]{0,4}(?:须|需|要|实行|采取)[^,。;]{0,6}(?:预约|预订)/

/** “持邻里卡入馆的,以上安排同样适用”: who is meant, and not how one gets in. */
const THOSE_WITH =
  /^(?!.*(?:预约|预订|购票))[^,。;]*(?:凭|持|刷)[^,。;]{0,16}(?:[入进][馆园场]|参观|入内)的(?:读者|市民|居民|人员|观众|游客|师生)?(?=,|$)/

/** “活动需提前报名”: of an event. */
const ENROLLED = /(?:^|[^场地馆])报名(?!大厅|处|预约)/

/** “累计3次预约未到的,列入黑名单”, “超时未入馆的视为爽约” */
const BROKEN_RULES =
  /爽约|失约|违约|黑名单|失信|累计[^,。;]{0,4}次|不得再(?:次)?(?:预约|预订)|(?:取消|暂停|限制|停止)(?:其)?(?:预约|预订)(?:资格|权限|功能)|(?:预约|预订)(?:后|成功后|成功)?(?:当日|当天|而|但|却)?(?:未|没有)(?:能)?(?:按时|按约|准时|如期)?(?:到|入|参观|签|使用|前来|取消)|不接受临时/

const BOOKED_CLAUSE = /(?:预约|预订|购票|订票)(?:成功|后)|^[^,]{0,6}(?:如|若|凡|因|累计)/

/** “了解预约详情”, “预约须知详见…”: where it is told, and no rule. */
const ABOUT =
  /^(?:\d{1,2}[.、)]|\([一二三四五六七八九十\d]{1,2}\))?(?:预约|预订)时(?!间|段|限|长)|(?:了解|查看|查询|知晓)[^,。;]{0,6}(?:预约|购票)|(?:预约|购票)(?:详情|须知|信息|指南|攻略|方式|流程)[^,。;]{0,4}(?:详见|请见|可见|参见|见|请关注|请查|如下(?=[:。]?$)|来了|在这|公布|发布|出炉|请收好|请查收)/

const BROKEN =
  /(?:通道|平台|系统|小程序|公众号|网站)[^,。;]{0,8}(?:升级|维护|暂停|关闭|检修|故障|停用)/

const GROUP =
  /团队|团体|集体|旅行社|单位组织|旅游团|学校组织|研学|跟团|\d+人(?:及|\(含\)|含)?以上|(?:^|[,的各和、]|企事业|机关)单位(?=[可须需请应、和或及参祭在要])/

const CALL =
  /^(?:预约|预订|联系|咨询|服务)?(?:电话|热线)|^(?:请|须|需|并|再|并须)?按(?:照)?(?:所)?(?:预约|约定|预订)/
const SINGLE = /散客|个人|观众|市民|游客|读者/

/** Who gets in by another rule than everybody. */
const SPECIAL =
  /(?:未成年人?|儿童)[^,。;]{0,12}[须需应]由|(?:岁(?:及|\(含\))?以[上下]|老人|残疾|残障|军人|(?:老年|未成年|儿童|学生)(?!人?[^入进到来参凭持免无须需可,。;、]{0,4}(?:馆|室|区|乐园|厅|中心|场|池|部))|外宾|外籍|港澳台|不(?:会|便)使用|没有智能|无智能|特殊(?:人群|群体))[^,。;]*(?:可|凭|免|无需|无须|持)|(?:行动不便|特殊(?:情况|需求|需要|人群|群体))[^,。;]*联系/

/** “针对老年人等群体,可电话预约或现场登记” */
const FOR_SPECIAL =
  /(?:老年人?|老人|长者|特殊|行动不便|残疾|残障)[^,。;]{0,12}(?:不便|不会|无法|不能|没有|不熟悉)[^,。;]{0,10}(?:的|者)(?:观众|读者|游客|市民)?,[^。;]*|(?:针对|对于?)(?:老年|老人|特殊|行动不便|残疾|残障|外籍|不会|不便)[^,。;]{0,12},[^。;]*/g

const SHOW =
  /(?:^|[,;])(?:参观|观看)?[^,。;、和与及]{0,20}(?:特展|临展|特别展览?|临时展览|专题展览?|大展|"展览?|展")(?![厅馆区室])[^,。;、和与及]{0,12}(?:凭票|购票|售票|收费|凭门票|另行预约|单独预约)/

/** What is said of a show ends where the house is spoken of again. */
const OF_HOUSE = /常设|基本陈列|其[他余它]|入馆|全馆|本馆|个人|观众/

function withoutShow(text: string): string {
  let show = false
  return without(text, (clause) => {
    if (SHOW.test(clause)) show = true
    else if (OF_HOUSE.test(clause)) show = false
    return show
  })
}

/** “22:00后凭证刷卡进入”: from an hour on, and no rule of the day. */
const LATE_RULE =
  /(?:^|[,。;|])[^,。;|]{0,4}\d{1,2}(?::\d{2}|[点时])(?:以|之)?后(?!台|的[^,。;]{0,6}场次)[^,。;]*(?:凭|刷|持|预约|登记)/

/** Where one books. */
export const CHANNELS: [RegExp, ChannelKind][] = [
  [/小程序/, 'mini-program'],
  [/公众号|微信公众平台|(?:微信)?服务号|官方微信|官微/, 'official-account'],
  [/官方网站|官网|门户网站|网站|网址|www\./, 'website'],
  [/APP|app|App|客户端/, 'app'],
  [
    /电话(?:预约|预订|预定)|打(?:个)?电话|[天日]打\d{3}|电话(?:先)?约|(?:拨打|致电)[^,。;]{0,20}|(?:预约|预订|预定|订场|订票|约场)(?:、|及|和|与)?(?:登记|咨询|服务)?(?:电话|热线|专线)|来电(?:预约|预订)|(?:预约|预订|订场):(?:请)?(?:拨打)?电话|电话联系|电话、|(?:预约|预订|购票|订场)(?:方式|渠道)?[:为][^,。;]{0,16}电话(?!咨询|查询)|(?<=[天日过可请须需用以打])电话(?:\([^()]{0,20}\))?(?=或|和|及)|(?:或|或者|、|和|与|及|通过|可)(?:拨打)?(?:服务|预约)?电话(?!咨询|查询)/,
    'phone',
  ],
]

const N = `(\\d{1,2}|两|${SMALL})`

const DAYS = '(?:个)?(?:天|日|工作日)'

const BETWEEN = [
  new RegExp(`提前${N}(?:${DAYS})?[-至到]${N}${DAYS}`),
  new RegExp(`前${N}(?:天|日)?[-至到](?:前)?${N}(?:天|日)`),
]

const AT_MOST = new RegExp(
  `(?:至多|最多|最早|最长)(?:可)?(?:以)?(?:提前)?${N}(?:天|日)|(?:可|可以|能)提前${N}(?:天|日)|可(?:以)?于(?:参观|入馆|使用)?(?:日|当[日天])?(?:之)?前${N}(?:天|日)|可(?:以)?(?:通过|在)[^,。;]{2,24}提前${N}(?:天|日)(?!以上)|提前${N}(?:天|日)(?:以)?内|提前${N}(?:天|日)(?:即)?可(?:以)?(?:在|通过|登|预|线|网)|${N}(?:天|日)(?:以)?内|(?:未来|今后|后续)${N}(?:天|日)|(?:预售|预约|预订)期(?:限)?(?:为|是)?${N}(?:天|日)`,
)

const AT_LEAST = new RegExp(
  `(?:至少|须|需|应|请|均需|需要)?(?:提前|(?:参观|入馆|到馆|使用|入园)日?前)${N}${DAYS}(?!(?:以)?内)`,
)

/** “提前7天(含当天)” */
const INCLUDING = new RegExp(`提前${N}(?:天|日)\\((?:含|包括|包含)(?:参观)?当[日天]\\)`)

/** “当日及未来6日” */
const TODAY_AND = new RegExp(
  `(?:当日|当天|今日|今天)(?:和|、|及|与|至|起|以及)(?:未来|之后|其后|以后|往后|此后|后|后续)(?:的)?${N}(?:天|日)`,
)

/** “提前1日或当日” */
const OR_TODAY = new RegExp(
  `提前${N}(?:天|日)(?:或|或者|及|和|、|与)(?:参观)?(?:当日|当天)|(?:当日|当天)(?:或|或者|及|和|、|与)提前${N}(?:天|日)`,
)

/** “每日8:00开放次日预约”, “可预约第二天场次” */
const NEXT_DAY =
  /(?:(?:可(?:以)?|开始|起|后|仅限|只能|只可|仅可)(?:预约|预订|约|订)|(?:开放|放出|发放|开启|释放))(?:次日|第二[天日]|明[天日])(?!后|和|、|及|与|至|起)/

/** “次日起7天内”, “次日至第7日” */
const FROM_TOMORROW = new RegExp(
  `(?:次日|第二天|明[日天])(?:起|开始)?(?:的|至|到|-)?(?:第)?${N}(?:天|日)`,
)

/** “提前3天放票”, “放出7天后的门票” */
const RELEASED = new RegExp(
  `提前${N}(?:天|日)(?:\\(含当[日天]\\))?(?:开始(?:预约|预订|售票)|(?:开始)?[^,。;]{0,10}(?:放[号票场]|开放预约|开票))|(?:放出|开放|释放|发放)(?:第)?${N}(?:天|日)(?:以)?后的?(?:门票|票|名额|号|场次|预约)`,
)

/** “7日内(不含当日)”, “当日不接受预约” */
const NOT_TODAY =
  /不(?:含|包括|包含|可(?:以)?(?:预约|预订)|能(?:预约|预订)|接受(?:预约|预订)?|支持(?:预约|预订)?)[当今][日天]|[当今][日天](?:场地|场次|门票|票)?(?:概|均|暂)?不(?:可(?:以)?(?:预约|预订)|能(?:预约|预订)|接受(?:预约|预订)|支持(?:预约|预订))/
