/** Parts of a month, ends without a beginning, days known by a name. */
import type { Point, Item, DateStyle, Month, Read } from '../dates.ts'
import { indexByFirst } from '../firsts.ts'
import { numeral } from '../numerals.ts'
import { FESTIVALS } from './festivals.ts'
import { saidBeside, readGlosses } from './glosses.ts'
import { readPoint, pointAt } from './points.ts'
import { readTimes } from '../times.ts'
import { D, DOES, read, monthAt, endOf, stick } from './shared.ts'

const COUNT = '([一二两三四五六七八\\d])'

const PART = new RegExp(
  `(?:(20\\d{2})年(?:的)?)?(元旦|春节|清明节?|五一|劳动节|端午节?|中秋节?|国庆节?)?(?:、?(?:中秋|国庆)节?)?(?:双节|两节|本次|整个)?(小长假|长假|假期|假日|黄金周)?(?:期间)?(?:的)?(?:第${COUNT}天(?:(?:至|到|-+)第?${COUNT}天)?|(首日|首天)|(最后)${COUNT}?天|前${COUNT}[天日]|后${COUNT}[天日])(?!内|之内|起|预约|购)`,
  'y',
)

/** “国庆假期第一天至第三天”, “假期最后两天”, and “后五天” in a clause of its own. */
export function readPart(text: string, i: number, style: DateStyle): Read | null {
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
export function readUntil(
  text: string,
  i: number,
  style: DateStyle,
  month: Month | null,
): Read | null {
  const m = stick(/(?:至|到|截至|截止到?)/y, text, i)
  if (m?.[0].startsWith('截') && !/(?:闭|关|放|馆|园|施|改造|修)$/.test(text[i - 1] ?? '')) {
    // “截至10月7日,…”: until then, from when is not said; or a count of what has been.
    const end = readPoint(text, i + m[0].length, style, month, 'end')
    if (end && end.month !== null)
      return read({ kind: 'vague' }, end.to + endOf(text, end.to), null)
  }
  if (
    !m ||
    !/(?:[闭休停]馆|闭园|闭|关闭|停业|停止开放|暂停开放|停止对外开放|暂停对外开放|(?:维护|维修|施工|装修|改造|布展|闭馆)?(?:延期|延长|顺延|持续)|[闭休停]馆(?:时间|期)?延|(?<=[闭休停]馆[^,。;\n]{0,8}[日\d])延|维护|维修|施工|装修|改造|[布换撤]展|检修|换水|清洗|保养|消毒|整修|修缮|整理|休整|开放|[,。;\n])$/.test(
      text.slice(Math.max(0, i - 14), i),
    )
  )
    return null
  const b = readPoint(text, i + m[0].length, style, month, 'end')
  if (!b || (b.month === null && b.lunar === null)) return null
  if (/[,。;\n]/.test(text[i - 1] ?? '\n') && endOf(text, b.to) === 0)
    // “9月30日16:00起闭馆,至10月3日,10月4日恢复开放”
    if (
      !SHUT_BEFORE.test(text.slice(Math.max(0, i - 8), i)) ||
      !/[,。;\n]/.test(text[b.to] ?? '\n')
    )
      return null
  // “闭馆至19日18时”: and open again from that hour on.
  const clock = readTimes(text, b.to, style.dottedTimes)
  if (clock && !clock.end && SHUT_UNTIL.test(text.slice(Math.max(0, i - 6), i))) {
    b.clock = clock.start
    b.to = clock.to
  }
  return read({ kind: 'until', b, begins: false }, b.to + endOf(text, b.to), monthAt(b))
}

const SHUT_UNTIL = /(?:[闭休停]馆|闭园|关闭|停业|(?:停止|暂停)(?:对外)?开放)$/

const SHUT_BEFORE = /(?:闭馆|休馆|闭园|关闭|停业|(?:暂停|停止)(?:对外)?开放),$/

const VAGUE =
  /(?:(?:\d{4}年)?(?:\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份)?|[本下当]个?月|(?:今|明|本|当)?年|月)(?:上旬|中旬|下旬|初(?![一二三四五六七八九十中级])|底|末(?!班)|中下旬)(?:左右|之前|以前|前|起)?/y

/** What doors do in a month of which no day is told; a heading says it of nothing. */
const SHUTS =
  '(?:均|都|将|仍|全部|一律|继续|整月|全月|暂时)*(?:暂不|暂停|停止(?:对外)?(?:开放|营业)|停用|停业|闭[馆园场]|休[馆园]|不(?:对外|面向[^,。;\\n]{1,6})?(?:开放|营业)|关闭)(?![^,。;\\n]{0,16}(?:公告|通知|通告|启事|告示|提示|安排))'

const MONTH = new RegExp(
  `(每年)?(?:(\\d{4})年)?${D}月(?:份?(?:[-至到]+(?:次年|翌年|当年|同年)?${D}月(?:份|底)?(?!份|\\d{1,2}(?![:点时\\d])|[一二三四五六七八九十初])|(起)(?!至)|(?:期间|全月|整月))|份(?=[每周,])|份?(?:内|间|的)?(?=(?:[、和]\\d{1,2}月份?)?(?:的)?(?:每[周逢天日晚]|逢周|延时|延长|照常|正常|[夏冬春秋]季(?:的)?(?:开放|开馆|营业)|${SHUTS}))|份(?=[\\u4e00-\\u9fff]{2,10}?${SHUTS})|份?(?=[、和]\\d{1,2}月份?(?:的)?(?:每|逢|期间|延)))`,
  'y',
)

const SHUT = new RegExp(`^${SHUTS}`)

/** “8月重新开放”, “本月暂停开放”: some day of that month. */
const SOME_DAY = new RegExp(
  `[本下当]个?月(?:份)?(?:内|里)?(?=${SHUTS})|${D}月(?:份)?(?:内)?(?:左右)?(?:重新|恢复|再度)(?:对外)?(?:开放|开馆|营业)`,
  'y',
)

/** “7、8月每周六”: the month before, and the one after it. */
const MONTH_BEFORE = /(1[0-2]|[1-9])([、,和]|[-至到]{1,2})(?=(?:1[0-2]|[1-9])月)/y

/** “10月中旬恢复开放” gives no day; “10月起”, “10月期间” give those of the month. */
export function readVague(text: string, i: number): Read | null {
  if (
    !'0123456789一二三四五六七八九十本下当今明年月每'.includes(text[i]!) ||
    /\d/.test(text[i - 1] ?? '')
  )
    return null
  const vague = stick(VAGUE, text, i)
  if (vague) return read({ kind: 'vague' }, i + vague[0].length, null)
  const some = /(?:年|预计|预计于)$/.test(text.slice(Math.max(0, i - 3), i))
    ? null
    : stick(SOME_DAY, text, i)
  if (some) return read({ kind: 'vague' }, i + /^.*?月(?:份)?/.exec(some[0])![0].length, null)
  const first = /[月、\d]/.test(text[i - 1] ?? '') ? null : stick(MONTH_BEFORE, text, i)
  const m = stick(MONTH, text, i + (first?.[0].length ?? 0))
  if (!m) return null
  const to = i + (first?.[0].length ?? 0) + m[0].length
  // “将于8月闭馆”
  if (
    !first &&
    /(?:[拟将定预]于|预计|计划|拟)$/.test(text.slice(Math.max(0, i - 2), i)) &&
    SHUT.test(text.slice(to, to + 8))
  )
    return read({ kind: 'vague' }, to, null)
  const [month, last] = [numeral(first?.[1] ?? m[3]!), numeral(m[4] ?? m[3]!)]
  if (first && (last <= month || (/[、,和]/.test(first[2]!) && last !== month + 1))) return null
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
export function readBracketed(text: string, i: number, style: DateStyle): Read | null {
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

const BY_BRACKET =
  /(?:国际|世界|全国|中国|国家)?[\u4e00-\u9fff]{1,10}(?:日|节|活动周|宣传周|健身周|科技周|读书周)(?=\()/y

const ON_THE_DAY = new RegExp(`"?(?:当天|当日|这天|这一天|那天)|(?=${DOES})`, 'y')

const SAME_TWICE =
  /(?:二月二|三月三|六月六|七月七|九月九)(?![日号十、至到\d-])(?:节)?(?:假期|放假|小长假)?(?:期间)?/y

/** 三月三(3月31日): a feast of the lunar calendar, whose day only the bracket gives. */
function readTwice(text: string, at: number, style: DateStyle): Read {
  const { glosses, to } = text[at] === '(' ? readGlosses(text, at, style) : { glosses: [], to: at }
  const said = saidBeside(glosses, to)
  if (said) return said
  return read({ kind: 'vague' }, at, null)
}

/** 5·18当天, 国际博物馆日(5月18日): a day by its name, where it is used as one. */
export function readNamedDay(text: string, i: number, style: DateStyle): Read | null {
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
  // “建军节90周年” is what an exhibition is about.
  if (!used || /^\d{1,3}周年/.test(text.slice(end, end + 5))) return null
  const a = { ...point, glosses, to: end + used[0].length }
  return read({ kind: 'day', a }, a.to, monthAt(a))
}
