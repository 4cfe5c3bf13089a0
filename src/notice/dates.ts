/**
 * Dates as notices write them: civil, dotted and lunar days, ranges and lists with elided months, festivals
 * as periods, weekdays; each with the glosses in brackets that say the same day another way.
 * What is read here has no year yet; `year.ts` gives it one.
 */
import type { Holiday } from '../core/model.ts'
import { readFestival } from './dates/festivals.ts'
import { readBounds, readGlosses } from './dates/glosses.ts'
import { shareGlosses, readEnd, readLunar, readPoint } from './dates/points.ts'
import { isMovedTo, readMonthly, readSeason, readWorkday, readWeekly } from './dates/recurring.ts'
import { readRelative } from './dates/relative.ts'
import { endOf, stick, closing } from './dates/shared.ts'
import { readPart, readUntil, readVague, readBracketed, readNamedDay } from './dates/vague.ts'
import { numeral, SMALL } from './numerals.ts'
import { readTimes } from './times.ts'
import type { Clock } from './times.ts'

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
  | { kind: 'period'; glosses?: Gloss[] }
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

const LIST = /(?:[、,，和与及]|以及|还有| )/y

const FROM =
  /(?:\([^()\n]{0,12}\))?(?:(?:凌晨)?(?:0?0:00|[0零][时点])[整正]?(?=起|开始))?(?:[,]?(?:起|开始)(?!至|到)|(?:以后|之后))/y

/** “1月8日起至工程结束”, “1月8日至4月”: a range whose end is no day. */
const NO_END =
  /(?:\([^()\n]{0,12}\))?(?:起|开始)?(?:直?至|直?到)(?:(?:20\d{2}|今|明)?年?(?:1[0-2]|[1-9])月(?:份)?(?![\d一二三四五六七八九十初])|(?:[^,。;:、\n\d]{0,8})(?:结束|完工|竣工|完成|为止|解除)|(?:另行|进一步)?通知)/y

/** What the reader of dates must know of the whole text. */
export interface DateStyle {
  /** `10.1` may be a date. */
  dotted: boolean
  /** `8.30` may be a time. */
  dottedTimes: boolean
  /** `10/1` is a date, whatever follows. */
  slashed: boolean
}

/** “5片(1号、3号、5号)”, “1号、2号场地”: numbers of things, not days. */
function numbersThings(text: string, i: number): boolean {
  const c = text[i]!
  if (c < '0' || c > '9') return false
  THINGS_AFTER.lastIndex = i
  if (THINGS_AFTER.test(text)) return true
  // “展厅(10.3闭馆)”, “17:00停止入场(10月3日闭馆)”
  MONTH_AHEAD.lastIndex = i
  return !MONTH_AHEAD.test(text) && THINGS_BEFORE.test(text.slice(Math.max(0, i - 24), i))
}

/** “一、开放时间”: a number right before a mark begins no date; seen here so that no pattern need be tried. */
function isNumberOnly(text: string, i: number): boolean {
  return NUMERALS.has(text[i]!) && MARK_AFTER.has(text[i + 1]!)
}

const NUMERALS = new Set('一二三四五六七八九十')
const MARK_AFTER = new Set('、,。;:)\n')

const THINGS_AFTER =
  /\d{1,2}号(?:[、和及与至到-]\d{1,2}号?){0,12}(?:场(?!次|馆)|片|楼|厅|门|窗|台|线|柜|桌|泳|球|展|库|室|道)/y
const MONTH_AHEAD = /\d{1,4}(?:[月年]|[./]\d)/y
const THINGS_BEFORE =
  /(?:片|块|张|条|(?<![入出进离])场|场地|泳道|窗口|球台|桌|展厅|通道|入口)\((?:\d{1,2}号?[、,和及至到-]){0,8}$/

/** The date expression that begins at `i`, or null; `month` is what an elided month means. */
export function readWhen(
  text: string,
  i: number,
  style: DateStyle,
  month: Month | null,
): WhenText | null {
  if (numbersThings(text, i) || isNumberOnly(text, i)) return null
  const listed = readLunarList(text, i, style) ?? readGlossedList(text, i, style)
  if (listed) return listed
  const first = readItem(text, i, style, month)
  if (!first) return null
  const items = [first.item]
  let to = first.to
  let known = first.month ?? month
  let duration = durationOf(first.item)
  const until =
    (first.item.kind === 'day' && /[至到]$/.test(text.slice(Math.max(0, i - 1), i))) ||
    (first.item.kind === 'weekly' && isMovedTo(text, i))
  // A list longer than any notice has goes on as another expression.
  while (items.length < 60) {
    const next = readListed(text, to, style, known, first.item, until)
    if (!next) break
    items.push(next.item)
    to = next.to
    known = next.month ?? known
  }
  const counted = COUNTED.at(text, to)
  if (counted) duration ??= counted.days
  const more = readParted(text, i, to, style, known)
  if (more && items.every(isDated))
    return { from: i, to: more.to, items: [...items, ...more.items], duration }
  return { from: i, to, items, duration }
}

/** Parts of a list of days that are told apart by semicolons. */
const MOST_PARTS = 8

/** “在下列日期开放:1月18日,1月21日;2月8日,2月11日。”: days that are told apart by month, and nothing else between them. */
function readParted(
  text: string,
  i: number,
  from: number,
  style: DateStyle,
  month: Month | null,
): { to: number; items: Item[] } | null {
  if (text[from] !== ';') return null
  const labelled = LABELLED.test(text.slice(Math.max(0, i - 4), i))
  // “甲馆1月18日、21日;2月8日开放”: what stands before says nothing yet.
  const clause = text
    .slice(Math.max(0, i - 40), i)
    .split(/[。;\n]/)
    .at(-1)!
  if (!labelled && SAYS_SOMETHING.test(clause)) return null
  const items: Item[] = []
  let to = from
  let known = month
  for (let part = 0; part < MOST_PARTS && text[to] === ';'; part++) {
    to++
    for (let more = true; more && items.length < 60;) {
      const next = readItem(text, to, style, known)
      if (!next || !isDated(next.item)) return null
      items.push(next.item)
      to = next.to
      known = next.month ?? known
      more = text[to] === '、' || text[to] === ','
      if (more) to++
    }
  }
  return !labelled || /^(?:[。\n,]|$)/.test(text.slice(to, to + 1)) ? { to, items } : null
}

const LABELLED = /(?::|[期间日][为是])$/
const SAYS_SOMETHING = /\d[:点时]|[开闭休停关恢]|照常|正常|:/

const isDated = (item: Item) =>
  item.kind === 'day' ||
  item.kind === 'range' ||
  (item.kind === 'festival' && item.glosses.length > 0)

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

const NEW_YEAR_DAY =
  '(?:除夕|(?:大年|年|腊月)(?:三十|30)|(?:大年|正月|年|农历)?初[一二三四五六七八九十](?!中|级|年级)|正月十[一二三四五六]?)'

const NEW_YEAR_LIST = new RegExp(`${NEW_YEAR_DAY}(?:[、和及与]${NEW_YEAR_DAY}){1,8}(?=\\()`, 'y')

/** “除夕、初一(1月31日、2月1日)”: as many civil days in the bracket as lunar ones before it, each beside its own. */
function readGlossedList(text: string, i: number, style: DateStyle): WhenText | null {
  if (!'除大年腊正农初'.includes(text[i]!)) return null
  const m = stick(NEW_YEAR_LIST, text, i)
  const open = i + (m?.[0].length ?? 0)
  const close = m ? closing(text, open) : -1
  const inside = close < 0 ? null : readWhen(text, open + 1, style, null)
  if (!m || inside?.to !== close) return null
  const lunar = m[0].split(/[、和及与]/).map((said) => readLunar(said, 0)?.lunar ?? null)
  const [first] = inside.items
  const range = first?.kind === 'range' && inside.items.length === 1 ? [first.a, first.b] : null
  const days = inside.items.flatMap((x) => (x.kind === 'day' ? [x.a] : []))
  if (!range && (days.length !== lunar.length || days.length !== inside.items.length)) return null
  const points = range ?? days
  for (const [k, point] of points.entries()) {
    const day = k === points.length - 1 ? lunar.at(-1)! : lunar[k]!
    if (day !== null) point.glosses.push({ kind: 'lunar', day })
  }
  return { ...inside, from: i, to: close + 1 }
}

/** The month and year that a bare day takes. */
export interface Month {
  year: number | null
  month: number
}

/** An item as read: where it ends, and the month it leaves for a bare day after it. */
export interface Read {
  item: Item
  to: number
  month: Month | null
}

/** “两天”, “共3天”, “(共7天)” right after a date: a checksum. */
export const COUNTED = {
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
  until: boolean,
): Read | null {
  LIST.lastIndex = i
  const sep = LIST.exec(text)
  if (!sep) return null
  const next = readItem(text, i + sep[0].length, style, month)
  if (!next) return null
  if ((first.kind === 'above' || first.kind === 'statutory') && sep[0] === ',') return null
  // “5月1日至5日,5月1日闭馆”: a day of the span is none that is added to it.
  if (sep[0] === ',' && first.kind === 'range' && next.item.kind === 'day')
    if (lies(next.item.a, first.a, first.b)) return null
  const dated = (k: Item['kind']) => k === 'day' || k === 'range' || k === 'from'
  // “换水至10月8日,10月9日恢复”: a day until which something goes on is the end of its words.
  if (sep[0] === ',' && until) return null
  // A comma joins bare dates only; festivals and weekdays after it begin a new thought.
  if (dated(first.kind) !== dated(next.item.kind) && first.kind !== 'festival') return null
  if (first.kind === 'festival' && !(dated(next.item.kind) && sep[0] !== ',')) return null
  if (first.kind === 'from' || next.item.kind === 'from') return null
  return next
}

function lies(p: Point, a: Point, b: Point): boolean {
  const code = (x: Point) => (x.month === null || x.day === null ? NaN : x.month * 100 + x.day)
  return code(a) <= code(p) && code(p) <= code(b)
}

const RELATIVE_FIRST = new Set('次翌第当即今明后本这下自现立马')

const FESTIVAL_FIRST = new Set(
  '暑寒0123456789〇零一二三四五六七八九"元新春清劳端中国十双两本整这节小长假佳法闭施放上以休停维改封项工提修装检布换搬升建',
)

const POINT_FIRST = new Set('0123456789〇零一二三四五六七八九十廿卅农阴夏闰冬腊大正年初除元')

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
  const a = POINT_FIRST.has(c) ? readPoint(text, i, style, month, 'start') : null
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
    UNTIL_NOON.lastIndex = b.to
    const noon = a.clock && !until ? UNTIL_NOON.exec(text) : null
    if (noon) {
      b.clock = { from: b.to, to: b.to + 2, minutes: 720, part: null, sure: true }
      b.to += 2
    }
    b.to += endOf(text, b.to)
    const end: Month | null =
      b.month === null ? known : { year: b.year ?? known?.year ?? null, month: b.month }
    return { item: { kind: 'range', a, b }, to: b.to, month: end }
  }
  NO_END.lastIndex = a.to
  const open = NO_END.exec(text)
  if (open) return { item: { kind: 'vague' }, to: a.to + open[0].length, month: known }
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

/** “1月6日下午至8日上午闭馆” */
const UNTIL_NOON = /(?:上午|中午)(?=[^\d。;\n]{0,16}(?:闭|停|关|不开|不对外|休))/y

/** Which ways of writing dates and times with a dot this text uses. */
export function styleOf(text: string): DateStyle {
  const colon = /\d{1,2} ?: ?\d{2}/.test(text)
  const dottedTimes =
    !colon && /(?:^|[^\d.])\d{1,2}\.(?:00|30|15|45)\s?[-至到]+\s?\D{0,3}\d{1,2}\.\d{2}/.test(text)
  return { dotted: true, dottedTimes, slashed: SLASHED.test(text) }
}

const MD = '(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\\d|0?[1-9])(?![\\d/])'

/** “10/1-10/7”, “10/8起”, “10/1(周三)”, “10/2、10/3晚”: there a notice writes its days with a slash. */
const SLASHED = new RegExp(
  `(?<![\\d./])${MD}(?:起|\\((?:周|星期|初|除夕)|[-至到、,和]{1,2}${MD}|[上下]午|[闭开休]馆|晚|正常|恢复|全天)`,
)
