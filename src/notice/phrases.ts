/**
 * Words whose meaning hangs on what stands around them: 推迟至10:00开馆 is an opening, 延时至20:00闭馆 a closing,
 * 闭馆日顺延至10月9日 names the day on which doors are closed, 20:00开放第7天的预约 opens no door.
 */
import type { Word } from './words.ts'

/** What a phrase does; `raw` is no more than the words around it say. */
export type Phrase = Word | { kind: 'raw' }

const SHIFT =
  /(延时|延长|延迟|延缓|延后|推迟|推后|顺延|提前|提早|调整|变更|更改|改|延)(?:开放|开馆|闭馆|开门|关门)?(?:时间)?(?:分别)?(?:至|到|为|成)了?/y
const CLOCK =
  '(?:上午|下午|早上|早|晚上|晚间|晚|中午|傍晚|夜间)?(?:\\d{1,2}:\\d{2}|(?:\\d{1,2}|[一二三四五六七八九十两]{1,3})[点时](?:\\d{1,2}分?|半|整|[一三]刻)?)'
const OPENS = new RegExp(
  `${CLOCK}(?:起|后|方|才|再|准时|正式|统一|对外|正常|免费){0,3}(?:开馆|开门|开园|开院|开宫|开放(?!至|到)|开始开放|入馆|入园|迎客|营业)`,
  'y',
)
const CLOSES = new RegExp(
  `${CLOCK}(?:起|后|方|才|再|准时|正式|统一|对外){0,3}(?:闭馆|闭园|闭院|闭宫|关门|关闭|打烊|停止开放|结束开放|休馆)`,
  'y',
)
const SINGLE_CLOCK = new RegExp(`${CLOCK}(?![-至到])`, 'y')
const OPENING_LABEL =
  /(?:开馆|开园|开门|开院|入馆|入园)(?:的)?(?:时间|时刻)?(?:分别|均|统一|将|也)?$/
const OLD_VALUE = new RegExp(`(?:由|从|原)(?:原来的|原)?${CLOCK}$`)
const HOURS_LABEL = /(?:开放|参观|营业)(?:的)?时间(?:分别|均|统一|将|也)?$/
const LATER = /^(?:延迟|延缓|延后|推迟|推后)/
const LONGER = /^(?:延时|延长|延迟|延缓|延后|推迟|推后|延)/

const CLOSED_DAY =
  /(?:的)?(?:例行|每周|周[一二三四五六日])?(?:闭馆|休馆|闭园|闭馆休整|闭馆维护)(?:日(?:期)?|时间)?(?:统一|相应|将|则|也)?(?:顺延|顺移|后延|推后|调整|推迟|延后|延期|挪|挪动|调|移|换|改|改期|提前|变更)(?:至|到|为|在|于)(?=\d{1,2}月|\d{4}年|[周本下次]|\d{1,2}[日号])/y

/** “恢复开放时间推迟至10月5日”: the day is a person's to place; no state is said. */
const RESUMPTION =
  /恢复(?:正常)?(?:对外)?(?:开放|开馆|营业)(?:的)?时间(?:暂)?(?:推迟|延迟|延后|顺延|调整|提前|改|定)(?:至|到|为|于|在)(?=\d{1,2}月|\d{4}年)/y
/** “顺延至恢复开放后7日”: no door opens with it. */
const AFTERWARDS = /恢复(?:正常)?(?:对外)?(?:开放|开馆|营业|运营)(?:之|以)?后(?!天|日)/y
/** “恢复平日的收费标准”: what entry costs, and not when doors are open. */
const FEES =
  /恢复(?:到|为|至|执行|实行)?(?:正常|日常|平日|平时|常规|原有|原来|原|往常|既定)?的?(?:收费|票价|门票|价格)(?:标准|价格|政策|制度)?(?!标准|开放|营业|接待|(?:和|及|与|、)(?:正常)?(?:开放|营业|服务)?时间)/y
const RELEASE =
  /(?:开放|开启|放出|发放|释放|更新|开售|发售|起售|开抢)(?!(?:上午|下午|晚上|共|[、和])*(?:\d{1,2}|[一两二三四五六七八九十])?个?(?:时段的?)?场次)(?!(?:均|都|但|且|并)?(?:须|需|请|可|不|无|免|凭|实行|采取|采用|先|提前|到|刷|持|观众|参观|个人|散客|通过|关注|登录|拨打|致电|在(?!线)))[^,。;:\n()]{1,10}(?:预约|预订|号源|名额|门票|场次|票)(?!入|方|须|需|观众|者)/y

/** “20:00开放次日座位”, “9:00开放现场领票”: what opens is the choice of seats, or the desk. */
const SEATS =
  /(?:开放|开启|放出|发放|释放|更新)(?:(?:次|翌|隔|当|下一?|新一?|后一?)[日天]|第[二三四五六七八2-8][日天]|明[日天]|后两[日天])(?:的)?(?:[馆场]内)?[^,。;:\n()]{0,6}(?:座位|选座|席位|座席|余座|余量|余额|号|场地)|开放现场(?:扫码|领[取号票]|取[号票]|购票|买票|登记|排队|报名|预约|抢)/y

const FIRST = new Set('恢延推顺提调变更改的例每周闭休开放发释起')

/** The phrase that begins at `i`, or null. */
export function readPhrase(text: string, i: number): { phrase: Phrase; to: number } | null {
  if (!FIRST.has(text[i]!)) return null
  const shift = stick(SHIFT, text, i)
  if (shift) {
    const to = i + shift[0].length
    const before = text.slice(Math.max(0, i - 24), i).replace(OLD_VALUE, '')
    const raw = { phrase: { kind: 'raw' } as const, to }
    if (!/^(?:延时|延长)/.test(shift[0]) && stick(OPENS, text, to)) return raw
    if (LONGER.test(shift[0]) && stick(CLOSES, text, to)) return raw
    const single = stick(SINGLE_CLOCK, text, to)
    if (single && !/^(?:延时|延长)/.test(shift[0]) && OPENING_LABEL.test(before)) return raw
    if (single && LATER.test(shift[0]) && HOURS_LABEL.test(before)) return raw
  }
  const day = stick(CLOSED_DAY, text, i)
  if (day)
    return { phrase: { kind: 'label', label: 'closed-time', why: null }, to: i + day[0].length }
  const resumption = stick(RESUMPTION, text, i)
  if (resumption) return { phrase: { kind: 'raw' }, to: i + resumption[0].length }
  const afterwards = stick(AFTERWARDS, text, i)
  if (afterwards) return { phrase: { kind: 'raw' }, to: i + afterwards[0].length }
  const fees = stick(FEES, text, i)
  if (fees) return { phrase: { kind: 'raw' }, to: i + fees[0].length }
  const release = stick(RELEASE, text, i) ?? stick(SEATS, text, i)
  // “9:00-17:00开放 现场登记”: the doors, and how one gets in.
  const doors =
    release &&
    /现场/.test(release[0]) &&
    /[-至到]\d{1,2}:\d{2}$/.test(text.slice(Math.max(0, i - 8), i))
  if (release && !doors)
    return { phrase: { kind: 'cue', cue: 'release', value: null }, to: i + release[0].length }
  return null
}

function stick(re: RegExp, text: string, i: number): RegExpExecArray | null {
  re.lastIndex = i
  return re.exec(text)
}
