/** One day: civil, dotted, lunar or bare, and the end of a range. */
import type { Point, DateStyle, Month } from '../dates.ts'
import { numeral, YEAR_NUMERAL } from '../numerals.ts'
import { readTimes } from '../times.ts'
import { readGlosses } from './glosses.ts'
import {
  TWENTY_NINTH,
  FIFTH_OF_FIFTH,
  FIFTEENTH_OF_EIGHTH,
  OTHER_LUNAR,
  D,
  stick,
  civil,
  fullYear,
} from './shared.ts'

const FULL = new RegExp(
  `(\\d{4}|\\d{2}(?=年\\d{1,2}月)|${YEAR_NUMERAL})年${D}月(?:份)?${D}(?:日|号)?`,
  'y',
)

const MONTH_DAY = new RegExp(`${D}月(?:份)?${D}(日|号)?`, 'y')

const SIGNED = /(\d{4})([-./])(\d{1,2})\2(\d{1,2})(?![\d.]\d?)(?:日|号)?/y

const DOTTED = /(\d{1,2})([./])(\d{1,2})(?![\dA-Za-z]|:\d{2}(?!:)|[./]\d)(?:日|号)?/y

const DAY = new RegExp(
  `${D}(?:日(?!常(?![设规态年])|间|程|期(?!间))|号(?!楼|馆|线|厅|门|院|台|场地|球场|泳池))`,
  'y',
)

/** “10月1日至6日间”, “至6日常规展区”: behind 至 a number with 日 is the day on which it ends, whatever comes next. */
const END_DAY = new RegExp(`${D}(?:日间(?!隔|断|歇)|日(?!期(?!间)|程安排))`, 'y')

const BARE_DAY = /(\d{1,2})(?![\d:./月年点时])/y

const BARE_LISTED =
  /(\d{1,2})(?=(?:[、,/]\d{1,2}){0,15}[、,和/]\d{1,2}(?:日|号(?!场地|球场|场馆|展[厅馆室]|片|楼|馆|厅|门|窗|台|线|柜|桌|泳|池|院)))/y

const LUNAR =
  /(?:农历|阴历)?(?:(?:大年|正月|年|农历)?初([一二三四五六七八九十])(?!年级|中|级)|(?:大年|年|腊月)(?:三十|30|(廿九|二十九|29))|(除夕)(?:夜|当天|当日|日|之夜)?|正月(十[一二三四五六七八九]?|二十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十|[12]\d(?![\d月]))(?:日)?|(元宵)(?:节|佳节)?(?:当天|当日|夜|之夜)?(?!展|晚会|灯|活动|喜乐)|大年夜)/y

const BARE_RANGE = new RegExp(
  `${D}[-至到]{1,2}${D}(?:日|号(?!场地|球场|场(?!馆)|片|楼|馆|厅|门|窗|台|线|柜|桌|泳|池))`,
  'y',
)

/** “7月5日至⏎9月17日”: where every line is a phrase, a range may be cut in two. */
const RANGE =
  /(?:\(含\))?(?:(?:起|开始)?(?:执行|施行|实施|试行)?(?:直至|一直到|截至|[-至到]+)\n?|(?:起|开始)?\n[-至到]{1,2}(?=\d))(?:截止)?/y

/** “(除夕至初三)” after a range glosses both of its ends; after the last of a list only its last word is its own. */
export function shareGlosses(a: Point | null, b: Point): void {
  for (const kind of ['weekday', 'lunar'] as const) {
    const mine = b.glosses.filter((g) => g.kind === kind)
    if (mine.length < 2) continue
    b.glosses = b.glosses.filter((g) => g.kind !== kind || g === mine.at(-1))
    if (a && !a.glosses.some((g) => g.kind === kind)) a.glosses.push(mine[0]!)
  }
}

const LUNAR_END = /(十[一二三四五六七八九]?|二十|廿)(?![月日天个家点时岁人])/y

/** “初四至十六”: 正月 is not said again. */
function readLunarEnd(text: string, i: number, style: DateStyle): Point | null {
  LUNAR_END.lastIndex = i
  const m = LUNAR_END.exec(text)
  if (!m) return null
  const after = readGlosses(text, i + m[0].length, style)
  return {
    from: i,
    to: after.to,
    year: null,
    month: null,
    day: null,
    lunar: numeral(m[1]!),
    glosses: after.glosses,
    clock: null,
  }
}

const SAME_OR_NEXT = /(?:次年|翌年|同年|本月|当月|当日|次日)?/y

/** The second end of a range that begins with a point ending at `i`. */
export function readEnd(
  text: string,
  i: number,
  style: DateStyle,
  month: Month | null,
  lunar = false,
): Point | null {
  RANGE.lastIndex = i
  const range = RANGE.exec(text)
  if (!range) return readFinish(text, i, style, month)
  const at = i + range[0].length
  SAME_OR_NEXT.lastIndex = at
  const word = SAME_OR_NEXT.exec(text)![0]
  const point =
    readPoint(text, at + word.length, style, month, 'end') ??
    (lunar ? readLunarEnd(text, at, style) : null)
  if (!point) return null
  if (/^(?:次年|翌年)/.test(word) && point.year === null && month?.year) point.year = month.year + 1
  return point
}

const BEGINS = /起?(?:正式)?(?:开始|启动|开工|动工)[,、]?(?:并|预计|计划)?(?:于|至|到)?/y

const ENDS = /(?:前)?(?:正式|全部)?(?:结束|完工|竣工|截止|为止|完成)/y

/** “1月5日开始,1月15日结束”: a range in two clauses. */
function readFinish(text: string, i: number, style: DateStyle, month: Month | null): Point | null {
  BEGINS.lastIndex = i
  const begins = BEGINS.exec(text)
  if (!begins) return null
  const point = readCivil(text, i + begins[0].length, style, month, 'end')
  if (!point) return null
  const after = readGlosses(text, point.to, style)
  ENDS.lastIndex = after.to
  const ends = ENDS.exec(text)
  if (!ends) return null
  point.glosses.push(...after.glosses)
  point.to = after.to + ends[0].length
  return point
}

/** One day at `i`, with its glosses. */
export function readPoint(
  text: string,
  i: number,
  style: DateStyle,
  month: Month | null,
  role: 'start' | 'end',
): Point | null {
  const point =
    readLunarMonth(text, i, style) ??
    readCivil(text, i, style, month, role) ??
    readLunar(text, i) ??
    (month === null ? readBareDay(text, i, role) : null)
  if (!point) return null
  const after = readGlosses(text, point.to, style)
  point.glosses.push(...after.glosses)
  point.to = after.to
  // “2月10日13:30起至…”: a clock time belongs to a date only where a range of days goes on after it.
  const times = readTimes(text, point.to, style.dottedTimes)
  if (role === 'start' && times) {
    RANGE.lastIndex = times.start.to
    const range = RANGE.exec(text)
    if (range && startsDate(text, times.start.to + range[0].length, style)) {
      point.clock = times.start
      point.to = times.start.to
    }
  } else if (role === 'start') beginsWithin(text, point, style)
  return point
}

/** “1月6日下午至2月10日闭馆”: the range begins at noon of its first day. */
function beginsWithin(text: string, point: Point, style: DateStyle): void {
  const half = stick(HALF_DAY, text, point.to)
  if (!half) return
  const to = point.to + half[0].length
  RANGE.lastIndex = to
  const range = RANGE.exec(text)
  if (!range || !startsDate(text, to + range[0].length, style)) return
  if (half[1] !== '上午')
    point.clock = {
      from: point.to,
      to,
      minutes: /晚/.test(half[1]!) ? 1080 : 720,
      part: null,
      sure: true,
    }
  point.to = to
}

const HALF_DAY = /(上午|中午|下午|午后|晚上|晚间|晚)(?:起|开始)?/y

const ALONE =
  /(\d{1,2})(?:日|号)(?=[、至到和及与-]\d|起|\(?(?:周|星期)|上午|下午|全天|晚|闭|休|开|正常|照|恢复|当天|免费|低收费|对外|面向|重新|再次|再度|临时|全面|全部|全馆|暂停|停止|不|\d{1,2}[:点时])/y

/** “15日、16日9:00-21:00” where no month was ever named: the next such days after the announcement. */
function readBareDay(text: string, i: number, role: 'start' | 'end'): Point | null {
  const before = text[i - 1] ?? ''
  if (
    !/\d/.test(text[i] ?? '') ||
    /[\d月年.:/-]/.test(before) !== (role === 'end' && before !== '至')
  )
    return null
  const m = stick(ALONE, text, i)
  if (!m || !(Number(m[1]) >= 1 && Number(m[1]) <= 31)) return null
  if (
    role === 'start' &&
    !/[\n、,。;:和及与在于自从馆院园宫室厅场心楼区层处店屋房塔寺祠]/.test(text[i - 1] ?? '\n')
  )
    return null
  return pointAt(i, i + m[0].length, { day: Number(m[1]) })
}

/** One day at `i` without its glosses. */
export function pointAt(
  from: number,
  to: number,
  more: { month?: number; day?: number; lunar?: number },
): Point {
  return {
    from,
    to,
    year: null,
    month: more.month ?? null,
    day: more.day ?? null,
    lunar: more.lunar ?? null,
    glosses: [],
    clock: null,
  }
}

/** A lunar month and day in characters, as 五月初五. */
export const LUNAR_MONTH =
  /(农历|阴历|夏历)?闰?(十[一二]|[二三四五六七八九十冬腊])月(初[一二三四五六七八九十]|廿[一二三四五六七八九]?|二十[一二三四五六七八九]?|三十|十[一二三四五六七八九]?)(?!月)(日|号)?/y

/** A lunar day of a month other than the first: 腊月廿八, 农历八月十五, and 八月十五 where a civil date glosses it. */
function readLunarMonth(text: string, i: number, style: DateStyle): Point | null {
  if (!'农阴夏闰二三四五六七八九十冬腊'.includes(text[i] ?? ' ')) return null
  const m = stick(LUNAR_MONTH, text, i)
  if (!m) return null
  const to = i + m[0].length
  const [month, day] = [m[2]!, m[3]!]
  const sure = m[1] !== undefined || /[初廿]/.test(day) || /[冬腊]/.test(month)
  if (!sure) {
    if (m[4] !== undefined) return null
    const glossed =
      text[to] === '(' && readGlosses(text, to, style).glosses.some((g) => g.kind === 'date')
    if (!glossed && !(month === '八' && day === '十五' && !/[、至到和及与-]/.test(text[to] ?? '')))
      return null
  }
  return pointAt(i, to, { lunar: lunarCode(month, day) })
}

/** The number of a lunar day: 0 to -29 in the twelfth month, codes for the feasts, else `OTHER_LUNAR`. */
export function lunarCode(month: string, day: string): number {
  const n = numeral(day.replace('初', ''))
  if (month === '腊' || month === '十二') return n === 30 ? 0 : n >= 20 ? -n : OTHER_LUNAR
  if (month === '五' && n === 5) return FIFTH_OF_FIFTH
  return month === '八' && n === 15 ? FIFTEENTH_OF_EIGHTH : OTHER_LUNAR
}

function startsDate(text: string, i: number, style: DateStyle): boolean {
  return (
    readCivil(text, i, style, { year: null, month: 1 }, 'end') !== null ||
    readLunar(text, i) !== null
  )
}

/** A civil day at `i`: full, month and day, dotted, or a bare day of the month at hand. */
export function readCivil(
  text: string,
  i: number,
  style: DateStyle,
  month: Month | null,
  role: 'start' | 'end',
): Point | null {
  const c = text[i]!
  const digit = c >= '0' && c <= '9'
  if (!digit && !'一二三四五六七八九十廿卅〇零'.includes(c ?? ' ')) return null
  // In “17:002月13日” the minutes end before the month.
  const glued = /:\d{2}$/.test(text.slice(Math.max(0, i - 3), i))
  if (digit && i > 0 && /\d/.test(text[i - 1]!) && role === 'start' && !glued) return null
  FULL.lastIndex = i
  let m = FULL.exec(text)
  if (m) return civil(i, m, fullYear(m[1]!), numeral(m[2]!), numeral(m[3]!))
  SIGNED.lastIndex = i
  m = digit ? SIGNED.exec(text) : null
  if (m) return civil(i, m, Number(m[1]), Number(m[3]), Number(m[4]))
  MONTH_DAY.lastIndex = i
  m = MONTH_DAY.exec(text)
  if (m) {
    if (
      m[3] === undefined &&
      /^(?:个|天|人|次|余|多|份|[:.]\d)/.test(text.slice(i + m[0].length, i + m[0].length + 2))
    )
      return null
    return civil(i, m, null, numeral(m[1]!), numeral(m[2]!))
  }
  m = digit && style.dotted ? readDotted(text, i, style, role) : null
  if (m) return civil(i, m, null, Number(m[1]), Number(m[3]))
  if (!month) return null
  const ends = role === 'end' && /[至到~-]/.test(text[i - 1] ?? '')
  m = (ends ? stick(END_DAY, text, i) : null) ?? stick(DAY, text, i)
  if (m && (role === 'end' || isDayOfMonth(text, i, i + m[0].length, digit)))
    return civil(i, m, month.year, month.month, numeral(m[1]!))
  if (!digit) return null
  BARE_LISTED.lastIndex = i
  m = BARE_LISTED.exec(text)
  if (m) return civil(i, m, month.year, month.month, Number(m[1]))
  if (role === 'end' && style.dotted) {
    BARE_DAY.lastIndex = i
    m = BARE_DAY.exec(text)
    if (m && /[./]\d{1,2}[^\d]*$/.test(text.slice(Math.max(0, i - 8), i)))
      return civil(i, m, month.year, month.month, Number(m[1]))
  }
  BARE_RANGE.lastIndex = i
  if (role === 'start' && BARE_RANGE.test(text)) {
    BARE_DAY.lastIndex = i
    m = BARE_DAY.exec(text)
    if (m) return civil(i, m, month.year, month.month, Number(m[1]))
  }
  return null
}

/** “体育路18号” is a house in a street. */
const STREET = /[路街巷道弄里坊桥村附]$|胡同$/

/** “闭馆一日”, “提前3日”, “7日内” count days; “24日”, “图书馆3日” and “、十五日” name one. */
function isDayOfMonth(text: string, from: number, to: number, digit: boolean): boolean {
  const before = text.slice(Math.max(0, from - 2), from)
  if (!digit) return /[、,至到和及与-]$/.test(before)
  return (
    !/(?:[闭休停开关封歇静]馆|[闭休停开关封]园|[闭开关]门|[休假共前后近第限满约早停息每余业]|开放)$/.test(
      before,
    ) &&
    !(text[to - 1] === '号' && STREET.test(before)) &&
    !/^(?:内|之内|以内|后|以后|之后|前|之前|以前|游(?!泳|乐)|票)/.test(text.slice(to, to + 2))
  )
}

function readDotted(
  text: string,
  i: number,
  style: DateStyle,
  role: 'start' | 'end',
): RegExpExecArray | null {
  DOTTED.lastIndex = i
  const m = DOTTED.exec(text)
  if (!m) return null
  const next = text[i + m[0].length] ?? ''
  if (/[月元米万亿公倍吨级分%度折版厘毫升寸小个kmKMgG时点人次]/.test(next)) return null
  // “水深1.2-1.8米”
  if (
    /^[-~至到]\d{1,3}(?:\.\d{1,2})?(?:[米元岁万亿吨级%度]|公[斤里分]|平方)/.test(
      text.slice(i + m[0].length, i + m[0].length + 10),
    )
  )
    return null
  const before = text.slice(Math.max(0, i - 4), i)
  if (role === 'start' && /[vV¥$第午晚早晨]$/.test(before)) return null
  if (role === 'start' && /\d\.$/.test(before) && !/(?:^|\n)\d{1,2}\.$/.test(before)) return null
  if (m[2] === '/' && role === 'start') {
    // “1/3 9:00-18:00”
    const clock = /^ ?\d{1,2}(?::\d{2}|[点时])/.test(
      text.slice(i + m[0].length, i + m[0].length + 6),
    )
    const fits = style.slashed ? !/[的以]/.test(next) : /[-至到起(、,恢闭开正休\n|]/.test(next)
    if (!clock && !fits) return null
  }
  if (style.dottedTimes && m[2] === '.' && isDottedTime(text, i, m)) return null
  return m
}

/** Where times have dots too: “9.00”, “16.30” and both ends of “8.30-11.15” are no dates. */
function isDottedTime(text: string, i: number, m: RegExpExecArray): boolean {
  if (!/^(?:00|15|30|45)$/.test(m[3]!)) return false
  if (m[3] === '00' || Number(m[1]) > 12) return true
  const after = /^[-至到]+\D{0,2}\d{1,2}\.(\d{2})/.exec(
    text.slice(i + m[0].length, i + m[0].length + 12),
  )
  const before = /\d\.(\d{2})[-至到]+\D{0,2}$/.exec(text.slice(Math.max(0, i - 10), i))
  return /^(?:00|15|30|45)$/.test(after?.[1] ?? before?.[1] ?? '')
}

/** A lunar day at `i`. */
export function readLunar(text: string, i: number): Point | null {
  if (!'农阴大正年初腊除元'.includes(text[i] ?? ' ')) return null
  LUNAR.lastIndex = i
  const m = LUNAR.exec(text)
  if (!m) return null
  const lunar = m[1] ? numeral(m[1]) : m[2] ? TWENTY_NINTH : m[4] ? numeral(m[4]) : m[5] ? 15 : 0
  return {
    from: i,
    to: i + m[0].length,
    year: null,
    month: null,
    day: null,
    lunar,
    glosses: [],
    clock: null,
  }
}
