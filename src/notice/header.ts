/**
 * What the words at the head of a table's columns say of the cells below them, and what the signs in such
 * cells stand for: pure reading of one cell's text, in the parser's alphabet.
 */
import { numeral } from './numerals.ts'

/** What the cells of a column hold; `aside` is not about doors. */
export type Role =
  | 'place'
  | 'days'
  | 'closed-days'
  | 'hours'
  | 'opens'
  | 'closes'
  | 'last'
  | 'state'
  | 'booking'
  | 'note'
  | 'aside'

/** A column's role, and whether its head names the unit of bare numbers: 开门(时). */
export interface Column {
  role: Role
  unit: boolean
}

const ROLES: [RegExp, Role][] = [
  [
    /^(?:文化|文博|公共|各|主要|开放|服务)?(?:场馆|场所|场地|地点|馆名|馆舍|馆别|馆区|馆室|校区|分馆|部室|部门|展厅|展馆|楼层|分布|区域|范围|功能室|活动室|借阅室|阅览区|借阅区|展区|单位|项目|窗口|名称|服务地点|服务点|服务区|服务区域|功能区|功能室|活动室|活动区|借阅区|展区|馆点|站点|院区|阅览室|泳池|空间|(?:城市|智慧)?书房|书屋|图书馆|博物馆|体育馆|景区|公园|网点)(?:名称|类别)?(?:\/(?:内容|项目|名称))?$/,
    'place',
  ],
  [
    /^(?:(?:开放|开馆|参观)日|(?:开放|开馆|假期|具体|节日|放假)?(?:日期|日程|星期|星期几|周次|周几|季节)|(?:节日|节假日|假日|假期)(?:名称)?|放假(?:时间|安排))$/,
    'days',
  ],
  [
    /^(?:(?:闭馆|休馆|闭园|休息|停开|不开放)(?:日|日期)|(?:(?:暂停|停止)(?:对外)?开放|不(?:对外)?开放|停用|封闭|停馆)(?:的)?(?:日|日期|时间|时段))$/,
    'closed-days',
  ],
  [
    /^(?:停止|最后|最晚|末次|最迟|截止|谢绝)(?:观众|游客)?(?:入馆|入场|入园|入院|进馆|进场|进园|检票|售票|取票|领票|入内)(?:时间|时刻)?$/,
    'last',
  ],
  [/^(?:开门|开馆|开园|开始|开启|开)(?:时间|时刻|钟点)?$/, 'opens'],
  [/^(?:关门|闭馆|休馆|闭园|关闭|结束|关馆|关|闭|清场)(?:时间|时刻|钟点)?$/, 'closes'],
  [
    /^(?:开放|对外|对外开放|免费开放|服务|接待|营业|参观|阅览|借阅|运营|假期|每[日天](?:开放|开馆|营业)?|开[、/]?[闭休]馆|开馆?[、/与和及][闭休]馆|开\([闭休]\)馆)?(?:时间|时段|时间段|钟点|时刻|场次)(?:段|安排|表)?$/,
    'hours',
  ],
  // Hours that were, and those that are.
  [
    /^(?:(?:调整|变更|修改|更改)前(?:的)?(?:(?:开放|开馆|服务)?时间)?|(?:原|原来|原先)(?:的)?(?:开放|开馆|服务|营业)?(?:时间|时段))$/,
    'aside',
  ],
  [
    /^(?:(?:调整|变更|修改|更改)后(?:的)?(?:(?:开放|开馆|服务)?时间)?|(?:现|新|现行|最新)(?:的)?(?:开放|开馆|服务|营业)?(?:时间|时段))$/,
    'hours',
  ],
  [/^(?:上午|下午|晚上|晚间|夜间|中午|日场|夜场|早场|午场|晚场)$/, 'hours'],
  [
    /^(?:是否开放|开[、/]?[闭休][馆园]|开馆?[、/与和及][闭休]馆|开\([闭休]\)馆|(?:开放|开馆|[闭休]馆|开[、/]?[闭休]馆)?(?:状态|情况|安排|与否))$/,
    'state',
  ],
  [
    /^(?:是否(?:需要?|须|实行)?)?(?:(?:入馆|参观|入场)?(?:预约|购票|订票|订场)|预订|入馆|参观|入场)(?:方式|要求|途径|渠道|办法|说明|须知|与否)?$/,
    'booking',
  ],
  [/^(?:备注|说明|备考|注|提示|温馨提示|其他|其它)$/, 'note'],
  // What it costs is said in words of its own: 免费, 低收费.
  [
    /^(?:(?:开放|收费)(?:方式|形式|性质|类型|情况|政策)|免费?[、/或及]?低?收费(?:方式|形式|情况|安排|项目)?|免低(?:收费)?(?:开放)?(?:方式|形式|情况)?|是否(?:免费|收费)(?:开放)?|费用|收费)$/,
    'note',
  ],
  [
    /^(?:(?:咨询|联系|服务|预约)?(?:电话|热线)|(?:详细|具体|场馆)?地址|(?:详细|具体)?位置|联系人|限额|容量|限流|人数|票价|门票|免费票|票数|价格|序号|编号|号|(?:开放|服务|活动|主要)?内容|类别|类型|服务功能|功能|(?:服务|开放|适用|面向|活动)?对象|(?:人均|收费)?标准|面积|座位数?|(?:最大)?(?:承载|接待|容纳)[量人数]*|微信公众号|公众号|网址|网站|邮编|公交线路|交通|区|县|区县|县区|[县市区、()]{2,6}|所?[在属]地区?|属地|片区|乡镇|镇街|街道)$/,
    'aside',
  ],
  // “纳凉区域”, “自习(阅览)场所”
  [/^(?!停车|办证|咨询|售票|投诉)[一-龥()]{1,8}(?:区域|场所|地点|场馆|馆室|部室|点位)$/, 'place'],
]

/** “开放区域”: rooms of the house that the row is about, and not whose row it is. */
export function isOpenedRooms(text: string): boolean {
  return /^(?:(?:对外)?(?:开放|服务)(?:的)?(?:区域|范围|场所|场地|场馆|楼层|部门)|(?:对外)?(?:开放|服务)?(?:的)?(?:功能室|活动室|借阅室|阅览室|阅览区|借阅区|部室|馆室|展厅|展区|窗口))$/.test(
    text.replaceAll(/["*: ]/g, ''),
  )
}

/** The role that a head gives its column, or null if it is no word of that kind. */
export function columnOf(text: string): Column | null {
  if (text.length > LONGEST_HEAD) return null
  let column = known.get(text)
  if (column === undefined) {
    if (known.size >= 1000) known.clear()
    known.set(text, (column = readColumn(text)))
  }
  return column
}

const LONGEST_HEAD = 40

/** Heads already read: each line of a long table is asked for many times. */
const known = new Map<string, Column | null>()

function readColumn(text: string): Column | null {
  const word = text.replaceAll(/["*:\s]/g, '')
  const unit = /\((?:时|点|点钟|小时|24小时制|24时制)\)$/.exec(word)
  // “场地(片)”, “免费票(张)” count things.
  if (/\((?:片|张|人|个|元|块|米|平方米|㎡|家|位|座|间|处|名)(?:\/[^()]{1,6})?\)$/.test(word))
    return { role: 'aside', unit: false }
  const bare = unit ? word.slice(0, unit.index) : word.replace(/\([^()]{1,8}\)$/, '')
  const found = ROLES.find(([re]) => re.test(bare))
  return found ? { role: found[1], unit: unit !== null } : null
}

/**
 * The columns of a row that is nothing but heads, null where a head is empty; null if the row is no head. 开馆
 * and 闭馆 divide a day between them; either alone heads hours, or days on which doors are closed.
 */
export function columnsOf(texts: readonly string[]): (Column | null)[] | null {
  const columns = texts.map((t) => (t === '' ? null : columnOf(t)))
  if (columns.some((c, k) => c === null && texts[k] !== '')) return null
  if (columns.filter((c) => c !== null).length < 2) return null
  // Beside 停止入馆 the end of the sale is no last entry, and beside 闭馆 the clearing is no end of the day.
  for (const [role, less] of [
    ['last', /售票|取票|领票|检票/],
    ['closes', /清场/],
  ] as const)
    if (columns.some((c, k) => c?.role === role && !less.test(texts[k]!)))
      for (const [k, c] of columns.entries())
        if (c?.role === role && less.test(texts[k]!)) columns[k] = { ...c, role: 'aside' }
  const has = (role: Role) => columns.some((c) => c?.role === role)
  const pair = has('opens') && has('closes')
  return columns.map((c) => {
    if (c === null || pair) return c
    if (c.role === 'opens') return { ...c, role: 'hours' }
    return c.role === 'closes' ? { ...c, role: 'closed-days' } : c
  })
}

/** What a sign says that stands alone in a cell: `dash` is closed, or not said. */
export type Sign = 'open' | 'closed' | 'dash' | 'ditto'

/** The sign that a cell consists of, or null. */
export function signOf(text: string): Sign | null {
  const word = text.replaceAll(/[" ]/g, '')
  if (/^(?:[√✓✔☑〇○◯●]|是|有|开)$/.test(word)) return 'open'
  if (/^(?:[×✕✗✘╳xX]|否|休|闭|关|停)$/.test(word)) return 'closed'
  if (/^(?:[-/]{1,4}|无)$/.test(word)) return 'dash'
  if (/^(?:〃|″|同上|同左|〞)$/.test(word) || /^"{1,2}$/.test(text)) return 'ditto'
  return null
}

/** A bare number under a head that says it is a clock time: 9, 17:30; minutes of the day, or null. */
export function bareClock(text: string): number | null {
  const m = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(text)
  if (!m) return null
  const [hour, minute] = [numeral(m[1]!), m[2] === undefined ? 0 : Number(m[2])]
  return hour <= 24 && minute < 60 ? hour * 60 + minute : null
}

/** A bare window under such a head: 9-17; minutes of the day, or null. */
export function bareWindow(text: string): [number, number] | null {
  const ends = text.split('-')
  if (ends.length !== 2) return null
  const [a, b] = [bareClock(ends[0]!), bareClock(ends[1]!)]
  return a !== null && b !== null && a < b ? [a, b] : null
}
