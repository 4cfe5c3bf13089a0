/** Festivals and holidays as periods, school holidays, 上述期间. */
import type { Gloss, Festival, Read } from '../dates.ts'
import { indexByFirst } from '../firsts.ts'
import { numeral, YEAR_NUMERAL } from '../numerals.ts'
import { glossesIn, namesFeast } from './glosses.ts'
import { stick, closing } from './shared.ts'

/** The names of festivals; one name may stand for two that meet. */
export const FESTIVALS: [RegExp, Festival[]][] = [
  [/双节|两节/y, []],
  [/元旦(?:节)?|新年(?=假)/y, ['new-year']],
  [/春节|新春(?=佳节|假|期间)/y, ['spring-festival']],
  [/清明(?:节)?(?!上河)/y, ['qingming']],
  [
    /五一(?:国际)?(?:劳动节)?(?!广场|路|大道|村)|5·1(?!\d)|五·一|5\.1(?="|劳动|假|期间|小长假)|(?:国际)?劳动节/y,
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
  /(?:佳节|节日|两节|双节)?(?:法定)?(?:小长假|长假|黄金周|假期|假日|节假日|放假(?!时间|日期|安排)|连休|假)?(?:期间|里(?!程)|内|中(?!心|秋|国|午))?/y

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

/** A festival or a holiday at `i`. */
export function readFestival(text: string, i: number): Read | null {
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
    // “"中秋"节期间”
    if (text[p - 1] === '"' && text[p] === '节' && text[p + 1] !== '日') p++
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
      const said = text.slice(to + 1, close)
      const inside =
        suffix !== '' && namesFeast(said)
          ? null
          : glossesIn(said, { dotted: true, dottedTimes: false, slashed: true })
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
  /(?:(?:本次|整个|这个|节日|双节|两节)?(?:小长假|长假|假期|假日|节假日|节日|佳节|双节|两节)(?:期间|里(?!程)|内)(?:的)?|(?:双节|假期|小长假|长假)(?=\d{1,2}[:时点]|每天|每日|天天|照常|正常|均|全天|闭馆(?![时期安公通日])|休馆(?![时期安公通日])|不打烊|不休|不闭馆|不开放|都|仍|暂停|停止|不接待|不对外)|(?:闭馆|施工|放假|休馆|停馆|维修|改造|封闭|闭园|(?:项目|工程|改造|提升|修缮|装修|检修|布展|换展|搬迁|升级|建设|整修)(?:实施|施工|建设|改造|提升|进行)?)期间|(?:闭馆|休馆|停馆|闭园|封闭)(?:的(?:这|那)?|这|那)(?:几|[两二三四五六七八九]|\d{1,2})[天日](?:时间|期间)?(?:里(?!程)|内|中|当中)?|放假(?:的|当)?(?:[这那]?[两二三四五六七八九\d]{1,2}[天日])?(?:里|中|当中|之中|内)(?!容|部|的?通知)|放假的[两二三四五六七八九\d]{1,2}[天日]|(?:这)?[两二三四五六七八九]天(?:的)?(?:小长假|长假|假期|假日)(?:里|内|中|期间)?(?=[,图文博本我全各场馆]))/y

const ABOVE =
  /(?:上述|以上)(?:各|所有)?(?:节假日|假期|节日|假日|日期|时间段|时段|时间|(?:闭|休)[馆园](?:日期?|期间|期))(?:期间|里|内|中)?(?!的?开放|自|从|如|若|为|仅|将|有|可能)/y

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
      close < 0
        ? null
        : glossesIn(text.slice(to + 1, close), { dotted: true, dottedTimes: false, slashed: true })
    if (inside?.some((g) => g.kind === 'range')) {
      glosses = inside
      to = close + 1
      if (text.startsWith('期间', to)) to += 2
    } else if (!/(?:期间|里|内)$/.test(m[0])) return null
  }
  return { item: { kind: 'school', glosses }, to, month: null }
}

const HOLIDAY =
  /(?:本次|整个|节日|国庆|中秋|春节)?(?:小长假|长假|假期|节假日|假日)(?:[两二三四五六七八九]天|期间)?(?=\()/y

/** “假期(9月10日至12日)”: the days that a bracket gives to the holiday, whichever it is. */
function holidayDefined(text: string, i: number): Read | null {
  HOLIDAY.lastIndex = i
  const m = HOLIDAY.exec(text)
  if (!m) return null
  const at = i + m[0].length
  const close = closing(text, at)
  if (close < 0) return null
  const glosses = glossesIn(text.slice(at + 1, close), {
    dotted: true,
    dottedTimes: false,
    slashed: true,
  })
  if (!glosses?.some((g) => g.kind === 'range')) return null
  DURING.lastIndex = close + 1
  const to = close + 1 + (DURING.exec(text)?.[0].length ?? 0)
  return { item: { kind: 'period', glosses }, to, month: null }
}

function generic(text: string, i: number): Read | null {
  if (text[i] === '暑' || text[i] === '寒') return readSchool(text, i)
  if (
    !'本整这节双两小长假佳国法闭施放上以休停维改封项工提修装检布换搬升建三四五六七八0123456789'.includes(
      text[i]!,
    )
  )
    return null
  ABOVE.lastIndex = i
  const above = ABOVE.exec(text)
  if (above) return { item: { kind: 'above' }, to: i + above[0].length, month: null }
  const defined = holidayDefined(text, i)
  if (defined) return defined
  GENERIC.lastIndex = i
  let m = GENERIC.exec(text)
  if (m) return { item: { kind: 'period' }, to: i + m[0].length, month: null }
  STATUTORY.lastIndex = i
  m = STATUTORY.exec(text)
  return m ? { item: { kind: 'statutory' }, to: i + m[0].length, month: null } : null
}
