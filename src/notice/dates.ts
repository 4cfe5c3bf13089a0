/**
 * Dates as notices write them: civil, dotted and lunar days, ranges and lists with elided months, festivals
 * as periods, weekdays; each with the glosses in brackets that say the same day another way.
 * What is read here has no year yet; `year.ts` gives it one.
 */
import { indexByFirst } from './firsts.ts'
import { numeral, SMALL, YEAR_NUMERAL } from './numerals.ts'
import { readTimes } from './times.ts'
import type { Clock } from './times.ts'
import type { Holiday } from '../core/model.ts'

/** One day as written: civil or lunar. */
export interface Point {
  from: number
  to: number
  year: number | null
  month: number | null
  day: number | null
  /** 0 is 除夕, n is 正月 n, -20…-29 is 腊月; see the constants above for other months. */
  lunar: number | null
  /** What the brackets add; each must agree with the day. */
  glosses: Gloss[]
  clock: Clock | null
  /** The last day of its month, whichever that is. */
  monthEnd?: boolean
}

/** Another name of a day, to be checked against it. */
export type Gloss =
  | { kind: 'weekday'; day: number }
  | { kind: 'lunar'; day: number }
  /** (中秋): the festival's own day. */
  | { kind: 'festival'; name: Holiday }
  | { kind: 'date'; point: Point }
  | { kind: 'range'; a: Point; b: Point }
  | { kind: 'duration'; days: number }
  /** (不含) and (含): the day itself is left out, or counts. */
  | { kind: 'exclusive' }
  | { kind: 'inclusive' }

/** 腊月廿九 is New Year's Eve in some years and the day before it in others; so with -20…-28. */
export const TWENTY_NINTH = -29

/** 五月初五 and 八月十五, days of the calendar without being of the New Year's month. */
export const FIFTH_OF_FIFTH = -105
export const FIFTEENTH_OF_EIGHTH = -115
/** Any other lunar day: only a civil date beside it says which it is. */
export const OTHER_LUNAR = -200

/** A festival named in a notice; 元宵 is one though the law knows it not. */
export type Festival = Holiday | 'lantern'

/** One member of a date expression. */
export type Item =
  | { kind: 'day'; a: Point }
  | { kind: 'range'; a: Point; b: Point }
  | { kind: 'from'; a: Point }
  | {
      kind: 'festival'
      names: Festival[]
      year: number | null
      span: 'period' | 'day' | 'name'
      glosses: Gloss[]
    }
  /** Weekdays, 0 is Monday; `holidays` says that statutory holidays are excepted. */
  | { kind: 'weekly'; days: number[]; implied: boolean; exceptHolidays: boolean }
  | { kind: 'daily' }
  /** 假期期间: the holiday the notice is about. */
  | { kind: 'period' }
  /** 次日, 当天, 即日起: counted from the last day named, or from the announcement. */
  /** `plus` counts days from the one meant: 明日 is 1. */
  | { kind: 'relative'; to: 'next' | 'same' | 'announced'; onward: boolean; plus?: number }
  /** 即日起至10月15日, or 至10月15日 with no beginning said: from the announcement to that day. */
  | { kind: 'until'; b: Point; begins: boolean }
  /** 本周六, 下周一至周三: weekdays of the week of announcement, or of the next. */
  | { kind: 'week'; next: boolean; days: number[]; onward?: true }
  /** 10月第二个周一; month 0 is the month of announcement, -1 the next; nth -1 is the last. */
  | { kind: 'nth'; year: number | null; month: number; nth: number; day: number }
  /** 节后第一个工作日, 节前最后一个工作日, 节后第一天. */
  | {
      kind: 'workday'
      names: Festival[]
      year: number | null
      after: boolean
      nth: number
      any: boolean
      glosses: Gloss[]
    }
  /** 10月期间, 10月起, 9月至11月. */
  | { kind: 'month'; year: number | null; month: number; last: number; onward: boolean }
  /** 10月中旬, 年底前: no day can be given. */
  | { kind: 'vague' }
  /** 国庆假期第一天至第三天, 假期最后两天: counted from the first day, or back from the last if below zero. */
  | { kind: 'part'; names: Festival[]; year: number | null; from: number; to: number }
  /** 每月最后一个周一, 每月15日: no fact has this shape, a person must write it. */
  | { kind: 'monthly' }
  /** 夏季, with its days if a bracket gives them. */
  | { kind: 'season'; name: string; glosses: Gloss[] }
  /** 上述节假日: the days named above. */
  | { kind: 'above' }
  /** 法定节假日: any of them. */
  | { kind: 'statutory' }
  /** 暑假期间, with its days if a bracket gives them. */
  | { kind: 'school'; glosses: Gloss[] }

/** A date expression in the text. */
export interface WhenText {
  from: number
  to: number
  items: Item[]
  duration: number | null
}

const MONTH_NAME = '(1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])'
const D = `(\\d{1,2}|${SMALL})`
const FULL = new RegExp(
  `(\\d{4}|\\d{2}(?=年\\d{1,2}月)|${YEAR_NUMERAL})年${D}月(?:份)?${D}(?:日|号)?`,
  'y',
)
const MONTH_DAY = new RegExp(`${D}月(?:份)?${D}(日|号)?`, 'y')
const SIGNED = /(\d{4})([-./])(\d{1,2})\2(\d{1,2})(?![\d.]\d?)(?:日|号)?/y
const DOTTED = /(\d{1,2})([./])(\d{1,2})(?!\d|:\d{2}(?!:)|[./]\d)(?:日|号)?/y
const DAY = new RegExp(`${D}(?:日(?!常(?!设)|间|程|期(?!间))|号(?!楼|馆|线|厅|门|院|台))`, 'y')
const BARE_DAY = /(\d{1,2})(?![\d:./月年点时])/y
const BARE_LISTED = /(\d{1,2})(?=(?:[、,/]\d{1,2}){0,15}[、,和/]\d{1,2}(?:日|号))/y
const LUNAR =
  /(?:农历|阴历)?(?:(?:大年|正月|年|农历)?初([一二三四五六七八九十])(?!年级|中|级)|(?:大年|年|腊月)(?:三十|30|(廿九|二十九|29))|(除夕)(?:夜|当天|当日|日|之夜)?|正月(十[一二三四五]|二十|廿)|(元宵)(?:节|佳节)?(?:当天|当日|夜|之夜)?(?!展|晚会|灯|活动|喜乐)|大年夜)/y
const BARE_RANGE = new RegExp(`${D}[-至到]{1,2}${D}(?:日|号)`, 'y')
const RANGE =
  /(?:\(含\))?(?:起|开始)?(?:执行|施行|实施|试行)?(?:直至|一直到|截至|[-至到]+)(?:截止)?/y
const LIST = /(?:[、,，和与及]|以及|还有| )/y
const FROM =
  /(?:\([^()\n]{0,12}\))?(?:(?:凌晨)?(?:0?0:00|[0零][时点])[整正]?(?=起|开始))?(?:[,]?(?:起|开始)(?!至|到)|(?:以后|之后))/y
const WEEKDAY = /(?:周|星期|礼拜)([一二三四五六日天])/y
const WEEKDAYS = '一二三四五六日'

/** What the reader of dates must know of the whole text. */
export interface DateStyle {
  /** `10.1` may be a date. */
  dotted: boolean
  /** `8.30` may be a time. */
  dottedTimes: boolean
}

/** The date expression that begins at `i`, or null; `month` is what an elided month means. */
export function readWhen(
  text: string,
  i: number,
  style: DateStyle,
  month: Month | null,
): WhenText | null {
  const listed = readLunarList(text, i, style)
  if (listed) return listed
  const first = readItem(text, i, style, month)
  if (!first) return null
  const items = [first.item]
  let to = first.to
  let known = first.month ?? month
  let duration = durationOf(first.item)
  // A list longer than any notice has goes on as another expression.
  while (items.length < 60) {
    const next = readListed(text, to, style, known, first.item)
    if (!next) break
    items.push(next.item)
    to = next.to
    known = next.month ?? known
  }
  const counted = COUNTED.at(text, to)
  if (counted) duration ??= counted.days
  return { from: i, to, items, duration }
}

const LUNAR_LIST =
  /(?:农历|阴历)?(?:[二三四五六七八九十冬腊]|十[一二])月(?:初[一二三四五六七八九十]|廿[一二三四五六七八九]?|二十[一二三四五六七八九]?|三十|十[一二三四五六七八九]?)(?:[、和及](?:初[一二三四五六七八九十]|廿[一二三四五六七八九]?|二十[一二三四五六七八九]?|三十|十[一二三四五六七八九]?)){1,6}(?=\()/y

/** “五月初四、初六(5月30日、6月1日)”: the bracket gives the civil days of the list. */
function readLunarList(text: string, i: number, style: DateStyle): WhenText | null {
  if (!'农阴二三四五六七八九十冬腊'.includes(text[i]!)) return null
  const m = stick(LUNAR_LIST, text, i)
  const open = i + (m?.[0].length ?? 0)
  const close = m ? closing(text, open) : -1
  const inside = close < 0 ? null : readWhen(text, open + 1, style, null)
  if (!inside || inside.to !== close || !inside.items.every((x) => x.kind === 'day')) return null
  return { ...inside, from: i, to: close + 1 }
}

/** The month and year that a bare day takes. */
export interface Month {
  year: number | null
  month: number
}

interface Read {
  item: Item
  to: number
  month: Month | null
}

/** “两天”, “共3天”, “(共7天)” right after a date: a checksum. */
const COUNTED = {
  re: new RegExp(
    `(?:\\()?(?:共|一共|共计|连续|计)?(\\d{1,2}|两|${SMALL})(?:天|日)(?!之|里|内|前|后|起)`,
    'y',
  ),
  at(text: string, i: number): { days: number; to: number } | null {
    this.re.lastIndex = i
    const m = this.re.exec(text)
    return m ? { days: numeral(m[1]!), to: i + m[0].length } : null
  },
}

function durationOf(item: Item): number | null {
  const glosses =
    item.kind === 'range'
      ? [...item.a.glosses, ...item.b.glosses]
      : item.kind === 'day'
        ? item.a.glosses
        : []
  for (const g of glosses) if (g.kind === 'duration') return g.days
  return null
}

function readListed(
  text: string,
  i: number,
  style: DateStyle,
  month: Month | null,
  first: Item,
): Read | null {
  LIST.lastIndex = i
  const sep = LIST.exec(text)
  if (!sep) return null
  const next = readItem(text, i + sep[0].length, style, month)
  if (!next) return null
  if (first.kind === 'above' && sep[0] === ',') return null
  const dated = (k: Item['kind']) => k === 'day' || k === 'range' || k === 'from'
  // A comma joins bare dates only; festivals and weekdays after it begin a new thought.
  if (dated(first.kind) !== dated(next.item.kind) && first.kind !== 'festival') return null
  if (first.kind === 'festival' && !(dated(next.item.kind) && sep[0] !== ',')) return null
  if (first.kind === 'from' || next.item.kind === 'from') return null
  return next
}

const RELATIVE_FIRST = new Set('次翌第当即今明后本这下自')
const DOES =
  '(?:的)?(?:起|开放|开馆|闭馆|休馆|正常|照常|照旧|恢复|延长|延时|暂停|上午|下午|全天|晚|\\d)'
const NEXT_DAY = new RegExp(`(?:次日|翌日|第二天)(?=${DOES})(起)?`, 'y')
const SAME_DAY = new RegExp(`(?:当天|当日)(?=${DOES})(起)?`, 'y')
const ANNOUNCED_DAY = /(?:即日|今日|本日)(起)/y
const SPOKEN_DAY = new RegExp(`(今日|今天|明日|明天|后天)(?=\\(|${DOES})`, 'y')
const FROM_NOW = /(?:即日|今日|本日)起?(?:直至|一直到|截至|[-至到])/y
const WEEK =
  /(本|这|下)(?:个)?周([一二三四五六日天])(?:(至|到|-|、|和)(?:本|下|这)?(?:周)?([一二三四五六日天]))?/y

const WEEK_ON = /(本|下)周起/y

function readRelative(text: string, i: number, style: DateStyle): Read | null {
  const kinds = [
    [NEXT_DAY, 'next'],
    [SAME_DAY, 'same'],
    [ANNOUNCED_DAY, 'announced'],
  ] as const
  const until = stick(FROM_NOW, text, i)
  if (until) {
    const b = readPoint(text, i + until[0].length, style, null, 'end')
    if (b) return read({ kind: 'until', b, begins: true }, b.to + endOf(text, b.to), monthAt(b))
  }
  for (const [re, to] of kinds) {
    re.lastIndex = i
    const m = re.exec(text)
    if (
      m &&
      !(
        to === 'next' &&
        /^\d{1,2}:/.test(text.slice(i + m[0].length, i + m[0].length + 3)) &&
        /[-至到]$/.test(text.slice(Math.max(0, i - 1), i))
      )
    )
      return {
        item: { kind: 'relative', to, onward: m[1] !== undefined },
        to: i + m[0].length,
        month: null,
      }
  }
  const spoken = stick(SPOKEN_DAY, text, i)
  if (spoken) {
    const to = i + spoken[0].length
    const after = readGlosses(text, to, style)
    const dated = after.glosses.find((g) => g.kind === 'date')
    if (dated?.kind === 'date')
      return read({ kind: 'day', a: dated.point }, after.to, monthAt(dated.point))
    const plus = { 今: 0, 明: 1, 后: 2 }[spoken[1]![0]!]!
    if (text[to] !== '(' && /[。;,\n:!]/.test(text[i - 1] ?? '\n'))
      return read({ kind: 'relative', to: 'announced', onward: false, plus }, to, null)
    return null
  }
  const onward = stick(WEEK_ON, text, i)
  if (onward)
    return read(
      { kind: 'week', next: onward[1] === '下', days: [0], onward: true },
      i + onward[0].length,
      null,
    )
  const week = stick(WEEK, text, i)
  if (!week) return null
  if (text[i + week[0].length] === '(') {
    const { glosses, to } = readGlosses(text, i + week[0].length, style)
    const said = glosses.find((g) => g.kind === 'date')
    return said?.kind === 'date'
      ? read({ kind: 'day', a: said.point }, to, monthAt(said.point))
      : null
  }
  const [a, b] = [weekday(week[2]!), week[4] === undefined ? null : weekday(week[4])]
  const days = b === null ? [a] : /[、和]/.test(week[3]!) ? [a, b] : b < a ? null : spread(a, b)
  return days && read({ kind: 'week', next: week[1] === '下', days }, i + week[0].length, null)
}

const spread = (a: number, b: number): number[] =>
  Array.from({ length: b - a + 1 }, (_, k) => a + k)

const read = (item: Item, to: number, month: Month | null): Read => ({ item, to, month })

const monthAt = (p: Point): Month | null =>
  p.month === null ? null : { year: p.year, month: p.month }

/** The span or the day that a bracket gives to the words before it. */
function saidBeside(glosses: readonly Gloss[], to: number): Read | null {
  const range = glosses.find((g) => g.kind === 'range')
  if (range?.kind === 'range')
    return read({ kind: 'range', a: range.a, b: range.b }, to, monthAt(range.b) ?? monthAt(range.a))
  const day = glosses.find((g) => g.kind === 'date')
  return day?.kind === 'date' ? read({ kind: 'day', a: day.point }, to, monthAt(day.point)) : null
}

/** Length of 止 or 为止 after the last day of a span. */
function endOf(text: string, i: number): number {
  return /^(?:为)?止(?!步|于)/.exec(text.slice(i, i + 3))?.[0].length ?? 0
}

function stick(re: RegExp, text: string, i: number): RegExpExecArray | null {
  re.lastIndex = i
  return re.exec(text)
}

const FESTIVAL_FIRST = new Set(
  '暑寒0123456789〇零一二三四五六七八九"元新春清劳端中国十双两本整这节小长假佳法闭施放上以休停维改封',
)
const WEEKLY_FIRST = new Set('每逢周星礼天日逐双公工平隔单第最首末')

function readItem(text: string, i: number, style: DateStyle, month: Month | null): Read | null {
  const c = text[i]
  if (c === undefined) return null
  if (RELATIVE_FIRST.has(c)) {
    const relative = readRelative(text, i, style)
    if (relative) return relative
  }
  if (c === '至' || c === '到' || c === '截') {
    const until = readUntil(text, i, style, month)
    if (until) return until
  }
  const apart =
    readWorkday(text, i, style, month) ??
    readPart(text, i, style) ??
    readMonthly(text, i) ??
    readSeason(text, i, style)
  if (apart) return apart
  if (FESTIVAL_FIRST.has(c)) {
    const festival = readFestival(text, i)
    if (festival) return festival
  }
  if (WEEKLY_FIRST.has(c)) {
    const weekly = readWeekly(text, i)
    if (weekly) return weekly
  }
  const named = readNamedDay(text, i, style)
  if (named) return named
  const vague = readVague(text, i) ?? readBracketed(text, i, style)
  if (vague) return vague
  const a = readPoint(text, i, style, month, 'start')
  if (!a) return null
  const known: Month | null =
    a.month === null ? month : { year: a.year ?? month?.year ?? null, month: a.month }
  const b = readEnd(text, a.to, style, known, a.lunar !== null)
  if (b) {
    const after = readGlosses(text, b.to, style)
    b.glosses.push(...after.glosses)
    b.to = after.to
    shareGlosses(a, b)
    const until = a.clock ? readTimes(text, b.to, style.dottedTimes) : null
    if (until && !until.end) {
      b.clock = until.start
      b.to = until.to
    }
    b.to += endOf(text, b.to)
    const end: Month | null =
      b.month === null ? known : { year: b.year ?? known?.year ?? null, month: b.month }
    return { item: { kind: 'range', a, b }, to: b.to, month: end }
  }
  FROM.lastIndex = a.to
  const from = FROM.exec(text)
  shareGlosses(null, a)
  if (from) {
    const to = a.to + from[0].length
    const without = readBounds(text, to)
    a.glosses.push(...without.glosses)
    return { item: { kind: 'from', a }, to: without.to, month: known }
  }
  return { item: { kind: 'day', a }, to: a.to, month: known }
}

/** “(除夕至初三)” after a range glosses both of its ends; after the last of a list only its last word is its own. */
function shareGlosses(a: Point | null, b: Point): void {
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
function readEnd(
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

function readPoint(
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
  }
  return point
}

const ALONE =
  /(\d{1,2})(?:日|号)(?=[、至到和及与-]\d|起|\(?(?:周|星期)|上午|下午|全天|晚|闭|休|开|正常|照|恢复|当天|\d{1,2}[:点时])/y

/** “15日、16日9:00-21:00” where no month was ever named: the next such days after the announcement. */
function readBareDay(text: string, i: number, role: 'start' | 'end'): Point | null {
  if (!/\d/.test(text[i] ?? '') || /[\d月年.:/-]/.test(text[i - 1] ?? '') !== (role === 'end'))
    return null
  const m = stick(ALONE, text, i)
  if (!m || !(Number(m[1]) >= 1 && Number(m[1]) <= 31)) return null
  if (role === 'start' && !/[\n、,。;:和及与在于自从]/.test(text[i - 1] ?? '\n')) return null
  return pointAt(i, i + m[0].length, { day: Number(m[1]) })
}

function pointAt(
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

const LUNAR_MONTH =
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

function lunarCode(month: string, day: string): number {
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

function readCivil(
  text: string,
  i: number,
  style: DateStyle,
  month: Month | null,
  role: 'start' | 'end',
): Point | null {
  const c = text[i]!
  const digit = c >= '0' && c <= '9'
  if (!digit && !'一二三四五六七八九十廿卅〇零'.includes(c ?? ' ')) return null
  if (digit && i > 0 && /\d/.test(text[i - 1]!) && role === 'start') return null
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
  DAY.lastIndex = i
  m = DAY.exec(text)
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

/** “闭馆一日”, “提前3日”, “7日内” count days; “24日” and “、十五日” name one. */
function isDayOfMonth(text: string, from: number, to: number, digit: boolean): boolean {
  const before = text.slice(Math.max(0, from - 2), from)
  if (!digit) return /[、,至到和及与-]$/.test(before)
  return (
    !/(?:[馆门园休假共前后近第限满约早停息每余业]|开放)$/.test(before) &&
    !/^(?:内|之内|以内|后|以后|之后|前|之前|以前|游|票)/.test(text.slice(to, to + 2))
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
  const before = text.slice(Math.max(0, i - 4), i)
  if (role === 'start' && /[vV¥$第午晚早晨]$/.test(before)) return null
  if (role === 'start' && /\d\.$/.test(before) && !/(?:^|\n)\d{1,2}\.$/.test(before)) return null
  if (m[2] === '/' && role === 'start' && !/[-至到起(、,恢闭开正休\n|]/.test(next)) return null
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

function civil(
  i: number,
  m: RegExpExecArray,
  year: number | null,
  month: number,
  day: number,
): Point | null {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31)) return null
  return { from: i, to: i + m[0].length, year, month, day, lunar: null, glosses: [], clock: null }
}

function fullYear(text: string): number {
  const year = numeral(text)
  return year < 100 ? 2000 + year : year
}

function readLunar(text: string, i: number): Point | null {
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

const BOUND =
  /\((不含|不包括|不包含|不计|含|包括|包含)(?:当天|当日|本日|该日|首日|末日|\d{1,2}日)?\)/y

/** “(不含)” or “(含当日)” after a day: whether the day itself counts. */
function readBounds(text: string, i: number): { glosses: Gloss[]; to: number } {
  BOUND.lastIndex = i
  const m = text[i] === '(' ? BOUND.exec(text) : null
  if (!m) return { glosses: [], to: i }
  const gloss: Gloss = { kind: m[1]!.startsWith('不') ? 'exclusive' : 'inclusive' }
  return { glosses: [gloss], to: i + m[0].length }
}

/** Glosses after a day: in brackets, or a weekday or lunar day glued to it. */
function readGlosses(text: string, i: number, style: DateStyle): { glosses: Gloss[]; to: number } {
  const glosses: Gloss[] = []
  let to = i
  for (let round = 0; round < 3; round++) {
    const open = text[to]
    if (open === '(' || open === '[') {
      const bounds = readBounds(text, to)
      if (bounds.to > to) {
        glosses.push(...bounds.glosses)
        to = bounds.to
        continue
      }
      const close = closing(text, to)
      if (close < 0) break
      const inside = glossesIn(text.slice(to + 1, close), style)
      if (!inside) break
      glosses.push(...inside)
      to = close + 1
      continue
    }
    WEEKDAY.lastIndex = to
    const w = WEEKDAY.exec(text)
    if (w) {
      const after = text[to + w[0].length] ?? ''
      if (
        /[-至到、和]/.test(after) &&
        /[周星礼一二三四五六日]/.test(text[to + w[0].length + 1] ?? '')
      )
        break
      glosses.push({ kind: 'weekday', day: weekday(w[1]!) })
      to += w[0].length
      continue
    }
    // “10月6日中秋节17:00闭馆”: the festival is another name of the day.
    const own = /[日号)\d]/.test(text[to - 1] ?? '') ? stick(GLUED, text, to) : null
    if (own) {
      const name = OWN_DAYS.get(own[1]!)
      if (name) glosses.push({ kind: 'festival', name })
      to += own[0].length
      continue
    }
    const lunar = i === to || glosses.length > 0 ? readLunar(text, to) : null
    if (lunar && round < 2 && /[日号)一二三四五六天]/.test(text[to - 1] ?? '')) {
      glosses.push({ kind: 'lunar', day: lunar.lunar! })
      to = lunar.to
      // “1月23日-27日 初二至初六”: the lunar range glosses the civil one.
      const until = /[-至到]/.test(text[to] ?? '') ? readLunar(text, to + 1) : null
      if (until) {
        glosses.push({ kind: 'lunar', day: until.lunar! })
        to = until.to
      }
      continue
    }
    break
  }
  return { glosses, to }
}

/** Where a short bracket that opens at `i` closes, or -1. */
function closing(text: string, i: number): number {
  const close = text[i] === '(' ? ')' : ']'
  for (let at = i + 1; at < i + 41 && at < text.length && text[at] !== '\n'; at++)
    if (text[at] === close) return at
  return -1
}

const FILLER =
  /[,、·"/ -]|即|为|是|农历|阴历|本|下|法定|公休日|双休日|周末|调休|补班|上班日?|工作日|节假日|假期|当天|当日|放假|第[一二三四五六七八]天|共|首日/y
const OWN_NAMES =
  /元旦|国庆节?|中秋节?|清明节?|端午节?|劳动节|春节|五一|5·1(?!\d)|妇女节|儿童节|小年|国际博物馆日/y
/** “10月6日中秋节”: the day's name right after it, and no holiday of several days. */
const GLUED =
  /(中秋|清明|端午|国庆|元旦|劳动|春)节?(?<=节|元旦|中秋|清明|端午|国庆)(?:当天|当日)?(?!假|期|小长假|长假|连休|双节|节|、|和|劳动|路|街|广场)/y
const OWN_DAYS = new Map<string, Holiday>([
  ['中秋', 'mid-autumn'],
  ['端午', 'dragon-boat'],
  ['清明', 'qingming'],
])

const TWELFTH = /(?:农历)?(?:腊月)?(三十|廿[一二三四五六七八九]|二十[一二三四五六七八九])/y

/** The glosses of a bracket, or null if it says anything else. */
function glossesIn(inside: string, style: DateStyle): Gloss[] | null {
  const out: Gloss[] = []
  let i = 0
  while (i < inside.length) {
    const counted = COUNTED.at(inside, i)
    if (counted && !/^\d{1,2}日/.test(inside.slice(i))) {
      out.push({ kind: 'duration', days: counted.days })
      i = counted.to
      continue
    }
    WEEKDAY.lastIndex = i
    const w = WEEKDAY.exec(inside)
    if (w) {
      out.push({ kind: 'weekday', day: weekday(w[1]!) })
      i += w[0].length
      continue
    }
    const eve = stick(TWELFTH, inside, i)
    if (eve) {
      out.push({ kind: 'lunar', day: lunarCode('腊', eve[1]!) })
      i += eve[0].length
      continue
    }
    const other = stick(LUNAR_MONTH, inside, i)
    if (other && (other[1] !== undefined || /[初廿]/.test(other[3]!))) {
      const day = lunarCode(other[2]!, other[3]!)
      if (day === FIFTEENTH_OF_EIGHTH) out.push({ kind: 'festival', name: 'mid-autumn' })
      else if (day === FIFTH_OF_FIFTH) out.push({ kind: 'festival', name: 'dragon-boat' })
      else if (day !== OTHER_LUNAR) out.push({ kind: 'lunar', day })
      i += other[0].length
      continue
    }
    const lunar = readLunar(inside, i)
    if (lunar) {
      out.push({ kind: 'lunar', day: lunar.lunar! })
      i = lunar.to
      continue
    }
    const months = readMonths(inside, i)
    if (months?.item.kind === 'range') {
      out.push({ kind: 'range', a: months.item.a, b: months.item.b })
      i = months.to
      continue
    }
    const a = readCivil(inside, i, style, null, 'start')
    if (a) {
      const known: Month | null = a.month === null ? null : { year: a.year, month: a.month }
      const b = readEnd(inside, a.to, style, known)
      if (b) out.push({ kind: 'range', a, b })
      else out.push({ kind: 'date', point: a })
      i = (b ?? a).to
      continue
    }
    OWN_NAMES.lastIndex = i
    const own = OWN_NAMES.exec(inside)
    if (own) {
      const name = OWN_DAYS.get(own[0].replace('节', ''))
      if (
        name &&
        !/^[假期]/.test(inside.slice(i + own[0].length)) &&
        !out.some((g) => g.kind === 'range')
      )
        out.push({ kind: 'festival', name })
      i += own[0].length
      continue
    }
    FILLER.lastIndex = i
    const filler = FILLER.exec(inside)
    if (filler) {
      i += filler[0].length
      continue
    }
    if (inside[i] === '至' || inside[i] === '到') {
      i++
      continue
    }
    return null
  }
  return out
}

function weekday(c: string): number {
  return c === '天' ? 6 : WEEKDAYS.indexOf(c)
}

const FESTIVALS: [RegExp, Festival[]][] = [
  [/双节|两节/y, []],
  [/元旦(?:节)?|新年(?=假)/y, ['new-year']],
  [/春节|新春(?=佳节|假|期间)/y, ['spring-festival']],
  [/清明(?:节)?(?!上河)/y, ['qingming']],
  [
    /五一(?:国际)?(?:劳动节)?(?!广场|路|大道|村)|5·1(?!\d)|五·一|5\.1(?="|劳动|假|期间|小长假)|劳动节/y,
    ['labour-day'],
  ],
  [/端午(?:节)?/y, ['dragon-boat']],
  [/中秋(?:节)?/y, ['mid-autumn']],
  [
    /国庆(?:节)?(?!路|村)|十一(?="|假期|期间|长假|黄金周|国庆)|10·1(?="|假|期间)/y,
    ['national-day'],
  ],
  [/元宵(?:节)?(?=[、"]|假|期间|佳节)/y, ['lantern']],
]
const festivalsAt = indexByFirst(FESTIVALS.map(([re, names]) => ({ re, names })))
const SUFFIX =
  /(?:佳节|节日|两节|双节)?(?:法定)?(?:小长假|长假|黄金周|假期|假日|节假日|放假|连休|假)?(?:期间|里(?!程)|内|中(?!心|秋|国|午))?/y

const FESTIVAL_SEPARATOR = /[、和与及暨/,]|"?[、和与]"?/y
const YEAR_FIRST = new Set('0123456789〇零一二三四五六七八九')
const YEAR_BEFORE = new RegExp(
  `(?<!\\d)(20\\d{2}(?="?[春元清五端中国双劳])|(?:\\d{4}|${YEAR_NUMERAL})年(?:度)?(?:的)?)`,
  'y',
)

const ONE_DAY = /(?:当天|当日|这天|那天)/y
const NTH_DAY =
  /(?:相连)?(?:的)?(?:第?[一二三四五六七八九\d]天(?:小长假|长假|假期|假)?|[三四五六七八九]日|前后)?/y
const DURING = /(?:期间|里|内)/y

function readFestival(text: string, i: number): Read | null {
  let at = i
  let year: number | null = null
  const ym = YEAR_FIRST.has(text[at]!) ? stick(YEAR_BEFORE, text, at) : null
  if (ym) {
    year = numeral(ym[1]!.slice(0, 4))
    at += ym[0].length
  }
  const names: Festival[] = []
  let quoted = false
  let own = at
  for (let round = 0; round < 6; round++) {
    let p = own
    if (round > 0) {
      const sep = FESTIVAL_SEPARATOR
      sep.lastIndex = p
      p += sep.exec(text)?.[0].length ?? 0
    }
    if (text[p] === '"') {
      p++
      quoted = true
    }
    let hit: [string, Festival[]] | null = null
    for (const { re, names: list } of festivalsAt(text[p] ?? '')) {
      re.lastIndex = p
      const m = re.exec(text)
      if (m) {
        hit = [m[0], list]
        break
      }
    }
    if (!hit) break
    names.push(...hit[1])
    p += hit[0].length
    if (text[p] === '"') p++
    own = p
    if (hit[1].length === 0) {
      if (names.length === 0) return generic(text, i)
      break
    }
  }
  if (own === at) return year === null ? generic(text, i) : null
  SUFFIX.lastIndex = own
  const suffix = SUFFIX.exec(text)![0]
  let to = own + suffix.length
  if (text[to] === '"' && quoted) to++
  if (suffix === '') {
    ONE_DAY.lastIndex = to
    const m = ONE_DAY.exec(text)
    if (m)
      return {
        item: { kind: 'festival', names, year, span: 'day', glosses: [] },
        to: to + m[0].length,
        month: null,
      }
  }
  NTH_DAY.lastIndex = to
  const rest = NTH_DAY.exec(text)![0]
  if (rest.includes('前后') && suffix === '') return null
  to += /[天日假期]$/.test(rest) ? rest.length : 0
  let glosses: Gloss[] = []
  if (text[to] === '(') {
    const close = closing(text, to)
    if (close > 0) {
      const inside = glossesIn(text.slice(to + 1, close), { dotted: true, dottedTimes: false })
      if (inside && inside.some((g) => g.kind === 'range' || g.kind === 'date')) {
        glosses = inside
        to = close + 1
        DURING.lastIndex = to
        to += DURING.exec(text)?.[0].length ?? 0
      }
    }
  }
  const span =
    suffix === '' && !/[天日假期]$/.test(rest) && glosses.length === 0 ? 'name' : 'period'
  return { item: { kind: 'festival', names, year, span, glosses }, to, month: null }
}

const GENERIC =
  /(?:(?:本次|整个|这个|节日|双节|两节)?(?:小长假|长假|假期|假日|节假日|节日|佳节|双节|两节)(?:期间|里(?!程)|内)(?:的)?|(?:双节|假期|小长假|长假)(?=每天|每日|天天|照常|正常|均|全天|闭馆(?![时期安公通日])|休馆(?![时期安公通日])|不打烊|不休|不闭馆|不开放|都|仍|暂停|停止|不接待|不对外)|(?:闭馆|施工|放假|休馆|停馆|维修|改造|封闭|闭园)期间)/y
const ABOVE =
  /(?:上述|以上)(?:各|所有)?(?:节假日|假期|节日|假日|日期|时间段|时段|时间)(?:期间|里|内|中)?(?!的?开放|自|从|如|若|为|仅|将|有|可能)/y
const STATUTORY = /(?:国家)?法定(?:节假日|假日|节日)|(?:国家)?节假日/y

const SCHOOL =
  /(?:暑|寒)(?:假|期)(?:期间|里(?!程)|内)?(?=\(|期间|每|周|照|正常|延)|(?:暑|寒)(?:假|期)(?:期间|里(?!程)|内)/y

/** 暑假期间, whose days only the notice itself can give: “暑假(7月1日至8月31日)期间”. */
function readSchool(text: string, i: number): Read | null {
  SCHOOL.lastIndex = i
  const m = SCHOOL.exec(text)
  if (!m) return null
  let to = i + m[0].length
  let glosses: Gloss[] = []
  if (text[to] === '(') {
    const close = closing(text, to)
    const inside =
      close < 0 ? null : glossesIn(text.slice(to + 1, close), { dotted: true, dottedTimes: false })
    if (inside?.some((g) => g.kind === 'range')) {
      glosses = inside
      to = close + 1
      if (text.startsWith('期间', to)) to += 2
    } else if (!/(?:期间|里|内)$/.test(m[0])) return null
  }
  return { item: { kind: 'school', glosses }, to, month: null }
}

function generic(text: string, i: number): Read | null {
  if (text[i] === '暑' || text[i] === '寒') return readSchool(text, i)
  if (!'本整这节双两小长假佳国法闭施放上以休停维改封三四五六七八0123456789'.includes(text[i]!))
    return null
  ABOVE.lastIndex = i
  const above = ABOVE.exec(text)
  if (above) return { item: { kind: 'above' }, to: i + above[0].length, month: null }
  GENERIC.lastIndex = i
  let m = GENERIC.exec(text)
  if (m) return { item: { kind: 'period' }, to: i + m[0].length, month: null }
  STATUTORY.lastIndex = i
  m = STATUTORY.exec(text)
  return m ? { item: { kind: 'statutory' }, to: i + m[0].length, month: null } : null
}

const ORDINAL = '(?:第?[一二三四五1-5](?!\\d)|最后一?|首|末|倒数第[一二三])'
const OF_WEEK = '(?:周|星期|礼拜)[一二三四五六日天]'
const MONTHLY = new RegExp(
  `(?:(?:每|逢)(?:个)?(?:季度?|年)?(?:的)?(?:月)(?:份)?(?:的)?|(?:每|逢)(?:个)?季度?(?:的)?)(?:${ORDINAL}(?:[、和及与]${ORDINAL}){0,4}(?:个)?(?:${OF_WEEK}|工作日|公休日|双休日|周末|天|日)|(?:${D}(?:日|号)?[、和及与至-]){0,6}${D}(?:日|号)|月?(?:初|中旬?|末|底)(?:${OF_WEEK})?)|(?:隔|单|双)周(?:的)?${OF_WEEK}|每(?:两|二|三|四)周(?:的)?${OF_WEEK}|${ORDINAL}个${OF_WEEK}|每个?(?:法定)?(?:节日|假期|长假|小长假|节假日)(?:结束)?(?:之|以)?后(?:的)?(?:第一|首)个?(?:天|日|工作日)`,
  'y',
)
const NTH = new RegExp(
  `(?:(\\d{4})年)?(?:${D}月(?:份)?|(本|当|这)(?:个)?月|(下)(?:个)?月)(?:的)?(?:(第)([一二三四五1-5])|(最后)一?|(首))个?(?:周|星期|礼拜)([一二三四五六日天])`,
  'y',
)

/** Days told by their place in the month: of one month they are a date, of every month no fact can hold them. */
function readMonthly(text: string, i: number): Read | null {
  const c = text[i]!
  if (!'每逢隔单双第最首末倒本当这下0123456789一二三四五六七八九十'.includes(c)) return null
  if ('本当这下0123456789一二三四五六七八九十'.includes(c)) {
    const m = /\d/.test(text[i - 1] ?? '') ? null : stick(NTH, text, i)
    if (m) {
      const month = m[2] !== undefined ? numeral(m[2]) : m[3] !== undefined ? 0 : -1
      if (month > 12) return null
      const nth = m[7] !== undefined ? -1 : m[8] !== undefined ? 1 : numeral(m[6]!)
      const year = m[1] === undefined ? null : Number(m[1])
      return read({ kind: 'nth', year, month, nth, day: weekday(m[9]!) }, i + m[0].length, null)
    }
  }
  const m = stick(MONTHLY, text, i)
  return m && read({ kind: 'monthly' }, i + m[0].length, null)
}

const SEASON =
  /([春夏秋冬旺淡])(?:[春夏秋冬]?季|令时?|时制|半年)(?:节|作息|时间|期间)?(?=\(|:?(?:每[天日周]|周[一二三四五六日]|\d{1,2}[:点时]|上午|早))/y

/** 夏季(5月1日-10月31日): a part of the year that only the notice itself can bound. */
function readSeason(text: string, i: number, style: DateStyle): Read | null {
  if (!'春夏秋冬旺淡'.includes(text[i]!)) return null
  const m = stick(SEASON, text, i)
  if (!m) return null
  let to = i + m[0].length
  const { glosses, to: end } = text[to] === '(' ? readGlosses(text, to, style) : { glosses: [], to }
  if (glosses.some((g) => g.kind === 'range')) to = end
  else if (text[to] === '(') return null
  return read({ kind: 'season', name: m[1]!, glosses }, to, null)
}

const MONTHS = new RegExp(
  `(?:每年)?${MONTH_NAME}月(?:份)?[-至到](?:次年|翌年|来年|第二年|当年)?${MONTH_NAME}月(?:份|底|末)?(?!\\d{1,2}(?!\\d?[:点时])|[一二三四五六七八九十初上中下]{1,3}(?![午点时:]))`,
  'y',
)

/** 夏季(5月至10月): the bracket gives whole months, from the first day to the last. */
function readMonths(text: string, i: number): Read | null {
  if (!/[每\d一二三四五六七八九十]/.test(text[i]!)) return null
  const m = stick(MONTHS, text, i)
  if (!m) return null
  const to = i + m[0].length
  const [first, last] = [numeral(m[1]!), numeral(m[2]!)]
  if (!(first >= 1 && first <= 12 && last >= 1 && last <= 12)) return null
  const point = (month: number, day: number): Point => ({
    from: i,
    to,
    year: null,
    month,
    day,
    lunar: null,
    glosses: [],
    clock: null,
  })
  const b = { ...point(last, 1), monthEnd: true }
  return read({ kind: 'range', a: point(first, 1), b }, to, null)
}

const WORKDAY =
  /(?:(20\d{2})年(?:的)?)?(元旦|春节|清明节?|五一|劳动节|端午节?|中秋节?|国庆节?|双节|两节)?(?:的)?(?:小长假|长假|假期|假日|节假日|节日|放假|节|假)?(?:结束)?(?:以|之)?(后|前)(?:的)?(?:第([一二三123])|(首)|(最后)一?|倒数第([一二]))个?(工作日|上班日|天|日)(?!内)/y

/** 节后第一个工作日(10月9日): counted from the holiday, or the day that the bracket says. */
function readWorkday(text: string, i: number, style: DateStyle, month: Month | null): Read | null {
  if (!'元春清五劳端中国双两小长假节放2'.includes(text[i]!)) return null
  const m = stick(WORKDAY, text, i)
  if (!m || !/[节假旦秋明午庆一]/.test(m[0].replace(/(?:之|以)?[后前].*$/, ''))) return null
  const hit = m[2] === undefined ? null : FESTIVALS.find(([re]) => stick(re, m[2]!, 0))
  const to = i + m[0].length
  const beside = readCivil(text, to, style, month, 'start')
  if (beside && beside.month !== null) {
    const { glosses, to: end } = readGlosses(text, beside.to, style)
    return read({ kind: 'day', a: { ...beside, glosses, to: end } }, end, monthAt(beside))
  }
  const after = readGlosses(text, to, style)
  const nth = m[5] !== undefined || m[6] !== undefined ? 1 : numeral(m[4] ?? m[7]!)
  const item: Item = {
    kind: 'workday',
    names: hit?.[1] ?? [],
    year: m[1] === undefined ? null : Number(m[1]),
    after: m[3] === '后',
    nth,
    any: m[8] === '天' || m[8] === '日',
    glosses: after.glosses,
  }
  return read(item, after.to, null)
}

const COUNT = '([一二两三四五六七八\\d])'
const PART = new RegExp(
  `(?:(20\\d{2})年(?:的)?)?(元旦|春节|清明节?|五一|劳动节|端午节?|中秋节?|国庆节?)?(?:、?(?:中秋|国庆)节?)?(?:双节|两节|本次|整个)?(小长假|长假|假期|假日|黄金周)?(?:期间)?(?:的)?(?:第${COUNT}天(?:(?:至|到|-+)第?${COUNT}天)?|(首日|首天)|(最后)${COUNT}?天|前${COUNT}[天日]|后${COUNT}[天日])(?!内|之内|起|预约|购)`,
  'y',
)

/** “国庆假期第一天至第三天”, “假期最后两天”, and “后五天” in a clause of its own. */
function readPart(text: string, i: number, style: DateStyle): Read | null {
  if (!'元春清五劳端中国双两本整小长假黄前后2'.includes(text[i]!)) return null
  const m = stick(PART, text, i)
  if (!m) return null
  const [, year, name, stretch, nth, until, first, last, lastOf, head, tail] = m
  const ahead = head !== undefined || tail !== undefined
  const bare = name === undefined && stretch === undefined
  if (
    bare &&
    !(
      ahead &&
      /[,。;、\n]/.test(text[i - 1] ?? '\n') &&
      stick(STARTS_SAYING, text, i + m[0].length)
    )
  )
    return null
  const to = i + m[0].length
  const { glosses, to: end } = readGlosses(text, to, style)
  const said = saidBeside(glosses, end)
  if (said) return said
  // “春节前三天” may be the days before the festival.
  if (ahead && stretch === undefined && !bare) return read({ kind: 'vague' }, to, null)
  const n = (digit: string | undefined) => (digit === undefined ? 1 : numeral(digit))
  const [from, final] =
    first !== undefined
      ? [1, 1]
      : last !== undefined
        ? [-n(lastOf), -1]
        : head !== undefined
          ? [1, n(head)]
          : tail !== undefined
            ? [-n(tail), -1]
            : [n(nth), n(until ?? nth)]
  const names = FESTIVALS.find(([re]) => name !== undefined && stick(re, name, 0))?.[1] ?? []
  const item: Item = {
    kind: 'part',
    names,
    year: year === undefined ? null : Number(year),
    from,
    to: final,
  }
  return read(item, to, null)
}

const STARTS_SAYING = new RegExp(`(?=${DOES}|均|都|每|不)`, 'y')

/** “闭馆至10月15日”, “开放至10月15日止”: the last day is said, the first is not. */
function readUntil(text: string, i: number, style: DateStyle, month: Month | null): Read | null {
  const m = stick(/(?:至|到|截至|截止到?)/y, text, i)
  if (
    !m ||
    !/(?:[闭休停]馆|闭园|闭|关闭|停业|停止开放|暂停开放|停止对外开放|暂停对外开放|(?:维护|维修|施工|装修|改造|布展|闭馆)?(?:延期|延长|顺延|持续)|维护|维修|施工|装修|改造|布展|检修|开放|[,。;\n])$/.test(
      text.slice(Math.max(0, i - 6), i),
    )
  )
    return null
  const b = readPoint(text, i + m[0].length, style, month, 'end')
  if (!b || (b.month === null && b.lunar === null)) return null
  if (/[,。;\n]/.test(text[i - 1] ?? '\n') && endOf(text, b.to) === 0) return null
  return read({ kind: 'until', b, begins: false }, b.to + endOf(text, b.to), monthAt(b))
}

const VAGUE =
  /(?:(?:\d{4}年)?(?:\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份)?|[本下当]个?月|(?:今|明|本|当)?年|月)(?:上旬|中旬|下旬|初(?![一二三四五六七八九十中级])|底|末(?!班)|中下旬)(?:左右|之前|以前|前|起)?/y
const MONTH = new RegExp(
  `(每年)?(?:(\\d{4})年)?${D}月(?:份?(?:[-至到]+(?:次年|翌年|当年|同年)?${D}月(?:份|底)?(?!份|\\d{1,2}(?![:点时\\d])|[一二三四五六七八九十初])|(起)(?!至)|(?:期间|全月|整月))|份(?=[每周]))`,
  'y',
)

/** “10月中旬恢复开放” gives no day; “10月起”, “10月期间” give those of the month. */
function readVague(text: string, i: number): Read | null {
  if (
    !'0123456789一二三四五六七八九十本下当今明年月每'.includes(text[i]!) ||
    /\d/.test(text[i - 1] ?? '')
  )
    return null
  const vague = stick(VAGUE, text, i)
  if (vague) return read({ kind: 'vague' }, i + vague[0].length, null)
  const m = stick(MONTH, text, i)
  if (!m) return null
  const to = i + m[0].length
  const [month, last] = [numeral(m[3]!), numeral(m[4] ?? m[3]!)]
  if (!(month >= 1 && month <= 12 && last >= 1 && last <= 12)) return null
  // “每年5月至10月” comes back each year, which a fact of one notice does not.
  if (m[1] !== undefined) return read({ kind: 'monthly' }, to, null)
  const year = m[2] === undefined ? null : Number(m[2])
  return read({ kind: 'month', year, month, last, onward: m[5] !== undefined }, to, {
    year: null,
    month: last,
  })
}

const BRACKETED = /(?:(?:小长假|长假|假期|假日)(?:期间)?|期间|当天|当日|日)(?=\()/y

/** “高考期间(6月7日至9日)”, “开放日(6月14日)”: the bracket says which days are meant. */
function readBracketed(text: string, i: number, style: DateStyle): Read | null {
  const m = '期当日假小长'.includes(text[i]!) ? stick(BRACKETED, text, i) : null
  if (!m || !/[\u4e00-\u9fff]/.test(text[i - 1] ?? '') || /[馆园休息假节作]$/.test(text[i - 1]!))
    return null
  if (m[0] === '日' && /[一二三四五六七八九十]/.test(text[i - 1]!)) return null
  const { glosses, to } = readGlosses(text, i + m[0].length, style)
  return saidBeside(glosses, to)
}

const NUMBERED_DAY =
  /"?(1[0-2]|[1-9])·([12]\d|3[01]|[1-9])(?!\d)"?(?:[\u4e00-\u9fff]{2,8}(?:日|节))?"?/y
const NAMED_DAYS: [RegExp, number, number][] = [
  [/"?(?:三八|3·8)?"?(?:国际)?(?:劳动)?妇女节|三八节/y, 3, 8],
  [/植树节/y, 3, 12],
  [/(?:世界)?读书日/y, 4, 23],
  [/"?(?:五四|5·4)?"?青年节/y, 5, 4],
  [/"?(?:5·18)?"?(?:国际)?博物馆日/y, 5, 18],
  [/"?(?:六一|6·1)?"?(?:国际)?儿童节/y, 6, 1],
  [/建党节/y, 7, 1],
  [/"?(?:八一)?"?建军节/y, 8, 1],
  [/全民健身日/y, 8, 8],
  [/教师节/y, 9, 10],
  [/烈士纪念日/y, 9, 30],
  [/(?:国家)?公祭日/y, 12, 13],
]
const namedDaysAt = indexByFirst(NAMED_DAYS.map(([re, month, day]) => ({ re, month, day })))
const BY_BRACKET = /(?:国际|世界|全国|中国|国家)?[\u4e00-\u9fff]{1,10}(?:日|节)(?=\()/y
const ON_THE_DAY = new RegExp(`(?:当天|当日|这天|这一天|那天)|(?=${DOES})`, 'y')

const SAME_TWICE =
  /(?:二月二|三月三|六月六|七月七|九月九)(?![日号、至到\d-])(?:节)?(?:假期|放假|小长假)?(?:期间)?/y

/** 三月三(3月31日): a feast of the lunar calendar, whose day only the bracket gives. */
function readTwice(text: string, at: number, style: DateStyle): Read {
  const { glosses, to } = text[at] === '(' ? readGlosses(text, at, style) : { glosses: [], to: at }
  const said = saidBeside(glosses, to)
  if (said) return said
  return read({ kind: 'vague' }, at, null)
}

/** 5·18当天, 国际博物馆日(5月18日): a day by its name, where it is used as one. */
function readNamedDay(text: string, i: number, style: DateStyle): Read | null {
  const c = text[i]!
  const twice = '二三六七九'.includes(c) ? stick(SAME_TWICE, text, i) : null
  if (twice) return readTwice(text, i + twice[0].length, style)
  if (!'"0123456789国世全中三六八五妇植读青博儿建教烈公重七腊文'.includes(c)) return null
  let to = 0
  let point: Point | null = null
  for (const { re, month, day } of namedDaysAt(c)) {
    const m = stick(re, text, i)
    if (!m || i + m[0].length <= to) continue
    to = i + m[0].length
    point = pointAt(i, to, { month, day })
  }
  const digits =
    point === null && !/[\d·.]/.test(text[i - 1] ?? '') ? stick(NUMBERED_DAY, text, i) : null
  if (digits) {
    to = i + digits[0].length
    point = pointAt(i, to, { month: Number(digits[1]), day: Number(digits[2]) })
  }
  const other = point === null && '国世全中重七腊文'.includes(c) ? stick(BY_BRACKET, text, i) : null
  if (other) to = i + other[0].length
  if (to === 0) return null
  const { glosses, to: end } = readGlosses(text, to, style)
  const dated = glosses.find((g) => g.kind === 'date')
  if (dated?.kind === 'date') {
    const rest = glosses.filter((g) => g !== dated)
    const a = { ...dated.point, glosses: [...dated.point.glosses, ...rest], from: i, to: end }
    return read({ kind: 'day', a }, end, monthAt(a))
  }
  if (!point) return null
  const used = stick(ON_THE_DAY, text, end)
  if (!used) return null
  const a = { ...point, glosses, to: end + used[0].length }
  return read({ kind: 'day', a }, a.to, monthAt(a))
}

const WEEKLY = new RegExp(
  '(?:每逢|每个|每|逢)?(?:周|星期|礼拜)([一二三四五六日天])(?:(?:至|到|-+)(?:每)?(?:周|星期|礼拜)?([一二三四五六日天])|((?:(?:[、和及与,]|以及)?(?:每|逢)?(?:周|星期|礼拜)[一二三四五六日天]|[、和及][一二三四五六日天](?![月日天个号楼是])|[一二三四五六日天](?=[、,(:0-9开闭休]))*))',
  'y',
)
const WEEKLY_WORDS: [RegExp, number[], boolean][] = [
  [/(?:每|逢)?(?:个)?(?:双休日|周末|公休日)(?!愉快|好去处)/y, [5, 6], false],
  [/工作日|(?:平日|平时)(?=上午|下午|晚|早|\d)/y, [0, 1, 2, 3, 4], true],
]
const EXCEPT =
  /\((?:遇|如遇|逢)?(?:国家)?(?:法定)?(?:节假日|假日|节日)(?:和[^()\n]{0,8})?(?:除外|不休|不闭馆|正常开放|照常开放|开放|另行通知|顺延)\)|[,]?(?:遇)?(?:国家)?法定(?:节假日|节日)除外/y
const INCLUDING = /\((?:含|包括|包含)(?:国家)?(?:法定)?(?:节假日|周[一二三四五六日])\)/y

const DAILY = /(?:每天|每日|天天|日日|每晚)(?:的)?/y

function readWeekly(text: string, i: number): Read | null {
  const c = text[i]!
  if ('每天日逐'.includes(c)) {
    DAILY.lastIndex = i
    const m = DAILY.exec(text)
    if (m) return { item: { kind: 'daily' }, to: i + m[0].length, month: null }
  }
  let days: number[] | null = null
  let implied = false
  let to = i
  WEEKLY.lastIndex = i
  const m = '每逢周星礼'.includes(c) ? WEEKLY.exec(text) : null
  if (m) {
    const a = weekday(m[1]!)
    if (m[2] !== undefined) {
      const b = weekday(m[2])
      days = []
      for (let d = a; ; d = (d + 1) % 7) {
        days.push(d)
        if (d === b) break
      }
    } else {
      days = [a, ...[...(m[3] ?? '')].filter((x) => '一二三四五六日天'.includes(x)).map(weekday)]
    }
    to = i + m[0].length
  } else {
    for (const [re, list, guess] of WEEKLY_WORDS) {
      re.lastIndex = i
      const w = re.exec(text)
      // “3个工作日” counts days.
      if (!w || (guess && /[\d一二两三四五六七八九十]个?$/.test(text.slice(Math.max(0, i - 2), i))))
        continue
      ;[days, implied, to] = [list, guess, i + w[0].length]
      break
    }
  }
  if (!days) return null
  if (
    /(?:第[一二三四五\d]|最后一|最后|首|末|隔|单|双|上|下|本)个?$/.test(
      text.slice(Math.max(0, i - 4), i),
    )
  )
    return null
  INCLUDING.lastIndex = to
  to += INCLUDING.exec(text)?.[0].length ?? 0
  EXCEPT.lastIndex = to
  const except = EXCEPT.exec(text)
  if (except) to += except[0].length
  const unique = [...new Set(days)].sort((x, y) => x - y)
  return {
    item: { kind: 'weekly', days: unique, implied, exceptHolidays: except !== null },
    to,
    month: null,
  }
}

/** Which ways of writing dates and times with a dot this text uses. */
export function styleOf(text: string): DateStyle {
  const colon = /\d{1,2} ?: ?\d{2}/.test(text)
  const dottedTimes =
    !colon && /(?:^|[^\d.])\d{1,2}\.(?:00|30|15|45)\s?[-至到]+\s?\D{0,3}\d{1,2}\.\d{2}/.test(text)
  return { dotted: true, dottedTimes }
}
