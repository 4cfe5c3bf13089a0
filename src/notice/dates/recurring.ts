/** Days that come again: weekly, the first Monday of a month, seasons, months, working days. */
import type { Point, Item, DateStyle, Month, Read } from '../dates.ts'
import { numeral } from '../numerals.ts'
import { FESTIVALS } from './festivals.ts'
import { readGlosses } from './glosses.ts'
import { readCivil } from './points.ts'
import { MONTH_NAME, D, read, monthAt, stick, weekday } from './shared.ts'

const ORDINAL = '(?:第?[一二三四五1-5](?!\\d)|最后一?|首|末|倒数第[一二三])'

const OF_WEEK = '(?:周|星期|礼拜)[一二三四五六日天]'

/** 第一、三周周六, 第一周的周一至周三 */
const IN_NTH_WEEK = `(?:第[一二三四五1-5](?!\\d)|最后一|首)(?:[、和及与]${ORDINAL}){0,4}个?(?:周|星期)(?:的)?${OF_WEEK}(?:[、和及与至到-]${OF_WEEK}){0,6}`

const MONTHLY = new RegExp(
  `(?:每个?月(?:份)?(?:的)?)?${IN_NTH_WEEK}|(?:(?:每|逢)(?:个)?(?:季度?|年)?(?:的)?(?:月)(?:份)?(?:的)?|(?:每|逢)(?:个)?季度?(?:的)?)(?:${ORDINAL}(?:[、和及与]${ORDINAL}){0,4}(?:个)?(?:${OF_WEEK}|工作日|公休日|双休日|周末|天|日)|(?:${D}(?:日|号)?[、和及与至-]){0,6}${D}(?:日|号)|月?(?:初|中旬?|末|底)(?:${OF_WEEK})?)|(?:隔|单|双)(?:周(?:的)?)?${OF_WEEK}|每(?:两|二|三|四)周(?:的)?${OF_WEEK}|${ORDINAL}个${OF_WEEK}|每个?(?:法定)?(?:节日|假期|长假|小长假|节假日)(?:结束)?(?:之|以)?后(?:的)?(?:第一|首)个?(?:天|日|工作日)`,
  'y',
)

const NTH = new RegExp(
  `(?:(\\d{4})年)?(?:${D}月(?:份)?|(本|当|这)(?:个)?月|(下)(?:个)?月)(?:的)?(?:(第)([一二三四五1-5])|(最后)一?|(首))个?(?:周|星期|礼拜)([一二三四五六日天])`,
  'y',
)

/** Days told by their place in the month: of one month they are a date, of every month no fact can hold them. */
export function readMonthly(text: string, i: number): Read | null {
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
export function readSeason(text: string, i: number, style: DateStyle): Read | null {
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

/** 暑期(7-8月): in a bracket of its own the first 月 may be left out. */
const MONTHS_IN_BRACKET = new RegExp(`${MONTH_NAME}[-至到]${MONTH_NAME}月(?:份)?$`, 'y')

/** 夏季(5月至10月): the bracket gives whole months, from the first day to the last. */
export function readMonths(text: string, i: number): Read | null {
  if (!/[每\d一二三四五六七八九十]/.test(text[i]!)) return null
  const m = stick(MONTHS, text, i) ?? (i === 0 ? stick(MONTHS_IN_BRACKET, text, i) : null)
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
export function readWorkday(
  text: string,
  i: number,
  style: DateStyle,
  month: Month | null,
): Read | null {
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

const FIRST_DAY = /(?:每逢|每个|每|逢)?(?:周|星期|礼拜)([一二三四五六日天])/y

const TO_DAY =
  /(?:至|到|-{1,20})(?:每|[次翌](?=周|星期|礼拜))?(?:周|星期|礼拜){0,2}([一二三四五六日天])/y

const NEXT_DAYS = [
  /(?:[、和及与,/]|以及)?(?:每|逢)?(?:周|星期|礼拜)([一二三四五六日天])/y,
  /[、和及/]([一二三四五六日天])(?![月日天个号楼是])/y,
  /([一二三四五六日天])(?=[、,(:0-9开闭休延对免正照全均不提夜晚早]|[上下]午)/y,
  // “每周六日延长至21:00”, “|周六日|”
  /(?<=六)[日天](?=[|\n 为每和及的将也都仍]|$)/y,
]

/** “闭馆日由周一调整为周二,周三至次周一9:00-17:00”: the new day, right behind the word, ends its clause. */
export function isMovedTo(text: string, i: number): boolean {
  return /[改调变][^,。;]{0,2}[至到为成]每?$/.test(text.slice(Math.max(0, i - 6), i))
}

/** Weekdays and stretches of them in one list: 周一、周三至周日. */
function readWeekdays(text: string, i: number): { days: number[]; to: number } | null {
  const first = stick(FIRST_DAY, text, i)
  if (!first) return null
  let to = i + first[0].length
  const days = [weekday(first[1]!)]
  let ranges = false
  const moved = isMovedTo(text, i)
  while (days.length < 30) {
    const until = stick(TO_DAY, text, to)
    if (until) {
      ranges = true
      const end = weekday(until[1]!)
      for (let d = days.at(-1)!; d !== end;) days.push((d = (d + 1) % 7))
      to += until[0].length
    }
    // “周二至周日,周一闭馆”: after a stretch the comma begins something else.
    const next =
      (ranges || moved) && text[to] === ','
        ? undefined
        : NEXT_DAYS.map((re) => stick(re, text, to)).find((m) => m !== null)
    if (!next) return { days, to }
    days.push(weekday(next[1] ?? next[0]))
    to += next[0].length
  }
  return { days, to }
}

const WEEKLY_WORDS: [RegExp, number[], boolean][] = [
  [/(?:每|逢)?(?:个)?(?:双休日|周末|公休日)(?!愉快|好去处)/y, [5, 6], false],
  [
    /(?<!调休|补班|为法定)工作日|(?:平日|平时)(?=上午|下午|晚|早|\d)|(?<=[。;\n]|^)(?:平日|平时)(?=(?:则|仍|均|依旧|仍旧)?(?:为|是)(?:上午|下午|晚|早|\d))/y,
    [0, 1, 2, 3, 4],
    true,
  ],
]

const ON_OTHER_DAYS = /^平时(?:上午|下午|晚|早|\d|的?(?:开放|开馆)时间)/
const WEEKEND = /周末|双休|周[一六日天]|星期|礼拜|节假日|假日/

const EXCEPT =
  /\((?:遇|如遇|逢)?(?:国家)?(?:法定)?(?:节假日|假日|节日)(?:和[^()\n]{0,8})?(?:除外|不休|不闭馆|正常开放|照常开放|开放|另行通知|顺延)\)|\(除(?:国家)?(?:法定)?(?:节假日|假日|节日)(?:之|以)?外\)|[,]?(?:遇)?(?:国家)?法定(?:节假日|节日)除外/y

const INCLUDING = /\((?:含|包括|包含)(?:国家)?(?:法定)?(?:节假日|周[一二三四五六日])\)/y

const DAILY = /(?:每天|每日|天天|(?<![节假生])日日(?!期)|每晚)(?:的)?/y

/** Weekdays at `i`: 每周一, 周二至周日, 每天, with their exceptions. */
export function readWeekly(text: string, i: number): Read | null {
  const c = text[i]!
  if ('每天日逐'.includes(c)) {
    DAILY.lastIndex = i
    const m = DAILY.exec(text)
    if (m) return { item: { kind: 'daily' }, to: i + m[0].length, month: null }
  }
  if (c === '平' && text[i + 1] === '时' && ON_OTHER_DAYS.test(text.slice(i, i + 8)))
    // “平时9:00-17:00,10月1日至7日9:00-20:00”: every ordinary day, where no weekend stands beside it.
    if (!WEEKEND.test(text.slice(Math.max(0, i - 60), i + 120)))
      return { item: { kind: 'daily' }, to: i + 2, month: null }
  let days: number[] | null = null
  let implied = false
  let to = i
  const told = '每逢周星礼'.includes(c) ? readWeekdays(text, i) : null
  if (told) {
    ;({ days, to } = told)
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
