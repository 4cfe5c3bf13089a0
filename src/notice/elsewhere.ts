/**
 * Hours beside the doors: where cars stand, where bags are kept, when questions are answered, when tickets are to be
 * had and the system that gives them rests. “停车场开放时间为8:00-22:00” opens no house.
 */
import { silence, isMark } from './tokens.ts'
import type { Token, Tokens } from './tokens.ts'

const FACILITY =
  /(?:停车(?:场|库|位|区|楼)|(?:地下|机动车|非机动车)车?库|寄存(?:处|柜|点|服务)?|存包(?:处|柜|服务)?|储物柜|行李房|食堂|餐饮(?:区|服务)?|供餐|就餐|用餐|早餐|午餐|晚餐|志愿(?:者|服务|服务岗|岗)|(?:人工|在线|电话|线上|智能)*客服|(?:免费|人工|义务|定时)*讲解|接驳车?|摆渡车|班车|轮椅租借|失物招领处?|医务室|卫生间|检票口|安检口|快递柜|还书[机箱]|[馆园院店场]内(?:的|设有?的?)?[一-龥]{0,4}(?:咖啡[座厅吧屋馆角店]?|茶[室吧座社]|餐厅|餐吧|水吧|轻食|简餐|小吃|(?:文创|礼品|纪念品)(?:店|商店|空间|区)|商店|小卖部|便利店|超市|书店))(?:的|可|在)?(?:免费|对外|临时|正常|在线)?(?:开放|营业|服务|供餐|供应|运营|运行|使用|接待|工作|在线|租借|寄存|停放|开启|值守|在岗)?(?:时间|时段)?(?:统一|均|都|将|为|是|:|每日|每天|每晚|在|于|自|从|则|仍|也|调整|\s)*$/

/** Hours of a window, and not “开放及售票时间”. */
const TICKETS =
  /(?<![及和与、\/停止截最后])(?:(?:(?:人工|现场|网上|线上|窗口|自助|免费)*[售领取换发购兑]票(?:窗口|处|机|大厅|点|服务|亭)?|(?:领取|发放|领|换取|换)(?:免费)?(?:的)?(?:参观|入场|门|赠)[券票]|(?:参观|入场|门)[券票](?:的)?(?:发放|领取|售卖|发售|销售)|(?:服务台|咨询台|问询处|前台|总台|(?:游客|服务|票务|游客服务)中心|票房)(?:的)?(?=(?:工作|服务|营业|开放|上班)(?:时间|时段)))(?:的)?(?:工作|服务|营业|开放|上班)?(?:时间|时段)?)(?:统一|均|将|为|是|:|每日|每天|\(|\s)*$/

/** “9:00-16:00发放参观券”, “8:30-16:00售票” */
const GIVES_TICKETS =
  /^(?:可|起|开始|在[^,。;\d]{1,8})?(?:凭[^,。;\d]{1,10})?(?:(?:发放|领取|换取|派发)(?:免费)?(?:的)?(?:参观|入场|门)[券票]|[售领取换]票(?=[,。;)\n]|$))/

/** When cards are made, sold and charged. */
const CARDS =
  /(?:办[证卡]|[售购退制补换]卡|充值|(?:年|月|季|次|会员|读者|借书|借阅|游泳)[卡证](?:的)?(?:办理|销售|售卖|发售|购买|充值|办领)|(?:办理|购买|充值)[^,。;:\d]{0,6}[卡证])(?:的)?(?:业务|服务|受理|窗口)?(?:时间|时段)(?:统一|均|将|为|是|:|每日|每天|\(|\s)*$/

const BOOKING_SYSTEM =
  /(?:预约|预订|预定|订票|购票|售票|订场|抢票|约票|线上服务|票务)(?:参观|入馆)?(?:的)?(?:系统|通道|平台|端口|入口|渠道|功能|页面|服务|小程序|公众号)?(?:将|的|会|可|在|于|自|从|均|为|是|:|每日|每天|每晚|每早|统一|准时|\s)*$/

/** What a system does at a time: it opens, rests or begins. */
const RUNS =
  /^(?:,|前|后|起|开始|时|将|准时|统一|正式|方可|即可|可|进行|至|暂时|[^,。;\n\d]{0,6}预约系统)*(?:开放|开启|开始|启动|上线|启用|放票|开通|关闭|暂停|维护|升级|停机|停止|停用|恢复|检修|更新|截止)(?!至|到)/

const SYSTEM_FIRST =
  /^(?:起|后|前|,|将|期间|,)*(?:暂停|停止|关闭|恢复|开放|开启|启动)?(?:线上|网上|在线|个人|团队|散客)?(?:预约|预订|订票|购票|售票|票务)(?:系统|通道|平台|端口|服务|功能|渠道)(?:将|进行|的|临时)*(?:维护|升级|检修|更新|暂停|关闭|恢复|开启|开放|停止|停用|。|;|,|$)/

/** “场地预订可提前3天,每日8:00开放”: what opens is what the clause before spoke of. */
const TO_BOOK = /(?:预约|预订|预定|订票|购票|订场|约票|名额|号源|余票)[^,。;:\n]{0,14}$/

/** Matters with days of their own: books that are due, works handed in, what a paper reported, what was counted. */
const OTHER_MATTER =
  /还期|还书期|应还|到期|续借|投稿|截稿|征稿|征集|截至[^,。;]{1,12}(?:已|共|累计)|领取|展播|直播|有效期|最佳观赏|邮寄|人流|客流(?!量?过大)|取消预约|退票|退订|改签|接受报名/

const CALLS = /^(?:之间|期间|内|间)?(?:致电|拨打|来电|电话(?:咨询|联系))/

/** “投稿截止时间” */
const HANDED_IN = /(?:投稿|征稿|征集|报名|申报|截稿|提交)(?:的)?(?:截止|起止)?$/

/** What a library does besides opening its doors, and its pause. */
const SERVICE =
  /(?:网(?:上|络)?借(?:书|阅)?|快递|配送|送书|文献(?:传递|提供|复制)|馆际互借|通借(?:通还)?|讲解|导[览赏]|寄存|存包|租借|打印|复印|扫描|办[证卡]|(?:汽车|流动)图书|预约(?:借|取|送)书|图书(?:预约|预借|外借|配送|漂流)|代[查检]|查新|数字(?:资源|阅读)|数据库|电子(?:资源|图书|书)|淋浴|热水|直饮水|停车|班车|接驳|咨询|供餐|心愿|借还|还书)[^,。;:\d]{0,6}(?:服务|业务|功能|系统|平台)|(?:淋浴|热水|直饮水|快递[还借]书|网借|无线网络)(?=(?:自|从|于|将|在|\d))/
const PAUSES = /暂停|停止|停办|停用|中断|关闭|停供|停运|不提供/
const GOES_ON =
  /^(?:[并再]|届时)?[\d年月日号()周星期一二三四五六日起后自从于将,]{0,16}(?:全面|正常|陆续)?(?:恢复|继续|开通|重启|照常)/

/** “网借服务5月1日至5日暂停,6日起全面恢复”: of what the house does besides, and not of its doors. */
function isPause({ prose: { text } }: Tokens, clause: readonly Token[]): boolean {
  const [first, last] = [clause[0]!, clause.at(-1)!]
  const said = text.slice(first.from, last.to)
  const service = SERVICE.exec(said)
  const rest = service ? said.slice(service.index + service[0].length) : ''
  return PAUSES.test(rest) && clause.some((t) => t.kind === 'when' || t.kind === 'times')
}

/** Gives hours and days of such clauses the fate of decoys. */
export function markElsewhere(doc: Tokens, sentence: readonly Token[]): void {
  const { text } = doc.prose
  let before: Token[] | null = null
  let goesOn = false
  let paused = false
  for (const clause of clausesOf(sentence)) {
    const said = about(doc, clause)
    const whose = clause.some((t) => t.kind === 'place' || (t.kind === 'ref' && t.ref === 'main'))
    const back = !whose && GOES_ON.test(text.slice(clause[0]!.from, clause.at(-1)!.to))
    paused = isPause(doc, clause) || (paused && back)
    if (paused) settle(clause, 'service')
    else if (isOtherMatter(doc, clause)) settle(clause, 'another matter')
    else if (said !== null) {
      settle(clause, said)
      goesOn = said === 'service'
    } else if (goesOn && clause.every((t) => isHoursOrDoor(text, t))) settle(clause, 'service')
    else if (before && isOneHour(clause) && opensBooking(text, before)) {
      settle(clause, 'booking release')
      goesOn = false
    } else goesOn = false
    before = clause
  }
}

function clausesOf(sentence: readonly Token[]): Token[][] {
  const out: Token[][] = [[]]
  let depth = 0
  for (const t of sentence) {
    if (isMark(t, '(', '[')) depth++
    if (isMark(t, ')', ']')) depth = Math.max(0, depth - 1)
    if (depth === 0 && isMark(t, ',', ';', '.')) out.push([])
    else out.at(-1)!.push(t)
  }
  return out.filter((c) => c.length > 0)
}

/** What the clause is about, if not the doors. */
function about(doc: Tokens, clause: readonly Token[]): 'service' | 'booking release' | null {
  const { text } = doc.prose
  const clock = clause.findIndex((t) => t.kind === 'times')
  const at = clock >= 0 ? clock : clause.findIndex((t) => t.kind === 'when')
  const hours = clause[at]
  if (!hours) return null
  const head = clause.slice(0, at).filter((t) => t.kind !== 'when')
  const words = head.map((t) => text.slice(t.from, t.to)).join('')
  const named = (length: number) => {
    let left = length
    for (const t of head.toReversed()) {
      if (left <= 0) return false
      if (t.kind === 'place') return true
      left -= t.to - t.from
    }
    return false
  }
  const facility = clock >= 0 ? FACILITY.exec(words) : null
  if (facility && !named(facility[0].length)) return 'service'
  if (hours.kind === 'times' && hours.times.end !== null) {
    const desk = TICKETS.exec(words) ?? CARDS.exec(words)
    if (desk && !named(desk[0].length)) return 'service'
    const doors = clause.some((t) => t.kind === 'state' || t.kind === 'place')
    if (!doors && GIVES_TICKETS.test(text.slice(hours.to, hours.to + 24))) return 'service'
  }
  // “请于工作日8:30-17:30致电0731-…”
  const end = clause.findLast((t) => t.kind === 'times' || t.kind === 'when')!.to
  if (clock >= 0 && CALLS.test(text.slice(end, end + 8))) return 'service'
  const behind = clause.filter((t) => t.from > hours.from)
  // “9月29日22:00至次日6:00预约系统维护”
  if (words.trim() === '' && !behind.some((t) => t.kind === 'place' || t.kind === 'label')) {
    if (SYSTEM_FIRST.test(text.slice(end, end + 30))) return 'booking release'
  }
  const system = BOOKING_SYSTEM.exec(words)
  if (!system || named(system[0].length)) return null
  const last = clause.findLast((t) => t.kind === 'times' || t.kind === 'when')!
  const after = text.slice(last.to, last.to + 24)
  if (hours.kind === 'times' && hours.times.end !== null && /时[间段]/.test(words)) return null
  return RUNS.test(after) ? 'booking release' : null
}

/** “国庆期间到期的图书,请于10月10日前归还”: nothing is said of doors. */
function isOtherMatter({ prose: { text } }: Tokens, clause: readonly Token[]): boolean {
  const doors = (t: Token) =>
    (t.kind === 'state' && !t.weak) ||
    t.kind === 'place' ||
    (t.kind === 'label' &&
      /time$/.test(t.label) &&
      !HANDED_IN.test(text.slice(Math.max(0, t.from - 8), t.from))) ||
    (t.kind === 'cue' && (t.cue === 'last' || t.cue === 'until'))
  if (clause.some(doors) || !clause.some((t) => t.kind === 'when' || t.kind === 'times'))
    return false
  return OTHER_MATTER.test(text.slice(clause[0]!.from, clause.at(-1)!.to))
}

function settle(clause: readonly Token[], why: string): void {
  for (const t of clause) {
    if (t.kind === 'when' || t.kind === 'times') t.fate ??= { kind: 'decoy', why }
    else if (t.kind === 'state' || t.kind === 'label') silence(t, { kind: 'decoy', why })
  }
}

/** “,18:30关闭”: an hour and what happens then. */
function isHoursOrDoor(text: string, t: Token): boolean {
  if (t.kind === 'raw') return t.to - t.from <= 2
  return t.kind === 'times' || t.kind === 'state' || /^[:"\s]$/.test(text.slice(t.from, t.to))
}

/** “每日8:00开放”: one hour, no window, nothing named. */
function isOneHour(clause: readonly Token[]): boolean {
  const times = clause.filter((t) => t.kind === 'times')
  const [hour] = times
  if (times.length !== 1 || hour?.kind !== 'times' || hour.times.end !== null) return false
  const daily = (t: Token) => t.kind === 'when' && t.when.items.every((i) => i.kind === 'daily')
  const opens = (t: Token) => t.kind === 'state' && t.state === 'open' && !t.resumes
  return (
    clause.some(opens) &&
    clause.every(
      (t) => daily(t) || opens(t) || t === hour || (t.kind === 'raw' && t.to - t.from <= 2),
    )
  )
}

function opensBooking(text: string, clause: readonly Token[]): boolean {
  const [first, last] = [clause[0]!, clause.at(-1)!]
  if (clause.some((t) => t.kind === 'times' || t.kind === 'place')) return false
  return TO_BOOK.test(text.slice(first.from, last.to))
}
