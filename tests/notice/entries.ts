/** How one gets in, told in many words: the rule is drawn, and must come back with every fact of its house. */
import type { CalendarData } from '../../src/core/model.ts'
import { draft } from '../../src/notice/draft.ts'
import type { PlaceEntry } from '../../src/notice/draft.ts'
import { drawing } from './drawn.ts'
import type { Choose } from './drawn.ts'
import { place } from './shown.ts'

const HOUSES: PlaceEntry[] = [place('bo', '苇塘博物馆'), place('mei', '苇塘美术馆')]

interface Rule {
  words: string
  /** Mode, channels in order, days ahead at least. */
  rule: string
}

const CHANNELS: [string, string][] = [
  ['“苇塘文旅”微信公众号', 'official-account'],
  ['微信公众号', 'official-account'],
  ['“苇塘预约”小程序', 'mini-program'],
  ['微信小程序', 'mini-program'],
  ['官方网站', 'website'],
  ['官网', 'website'],
]

/** A rule of one kind in one of its wordings; `it` is the house, or nothing where it goes without saying. */
function ruleOf(it: string, pick: Choose): Rule {
  const kind = pick(['ahead', 'ahead', 'ahead', 'phone', 'free', 'free', 'either', 'first'])
  const [where, channel] = pick(CHANNELS)
  const [other, second] = pick(CHANNELS)
  if (kind === 'ahead') {
    const both = second !== channel && pick([true, false])
    const through = both ? `${where}${pick(['或', '、', '或者'])}${other}` : where
    const [n, day] = pick([
      [1, '1'],
      [1, '一'],
      [2, '2'],
      [3, '三'],
      [1, '1至7'],
      [1, '1—3'],
    ] as const)
    const days = pick([`提前${day}天`, `提前${day}天`, ''])
    const words = pick([
      `${it}实行预约参观，观众须${days}通过${through}预约`,
      `观众参观${it}请${days}通过${through}预约`,
      `参观${it}须${days}在${through}实名预约`,
      `${it}实行实名预约制，请${days}登录${through}预约`,
      `请需要参观${it}的观众${days}通过${through}进行预约`,
      `${it}预约方式：${days ? `${days}` : ''}通过${through}预约`,
      `观众须${days}通过${through}预约参观${it}，未预约不得入馆`,
      `入馆须预约，请${days}关注${through}预约`,
      `${it}凭预约入馆，${days ? `${days}` : ''}通过${through}预约`,
    ])
    const channels = [...new Set(both ? [channel, second] : [channel])].sort()
    return { words, rule: `book-ahead ${channels.join('+')} ${days ? n : '-'}` }
  }
  if (kind === 'phone') {
    const words = pick([
      `参观${it}须电话预约：0731-22830127`,
      `${it}请提前拨打0731-22830127预约`,
      `${it}实行电话预约，预约电话：0731-22830127`,
    ])
    return { words, rule: 'book-ahead phone -' }
  }
  if (kind === 'free') {
    const words = pick([
      `参观${it}无需预约`,
      `${it}无须预约，凭身份证入馆`,
      `${it}免预约，观众凭有效证件入馆参观`,
      `观众无需预约即可进入${it}参观`,
      `参观${it}不用预约，刷身份证直接入馆`,
      `${it}取消预约，观众可直接入馆`,
      `${it}个人参观无需预约`,
      `${it}免费参观，无需预约`,
    ])
    return { words, rule: 'walk-in  -' }
  }
  if (kind === 'either') {
    const words = pick([
      `参观${it}可通过${where}预约，也可现场登记入馆`,
      `${it}可提前在${where}预约，也可到馆后在服务台登记入馆`,
      `观众可通过${where}预约或现场登记参观${it}`,
    ])
    return { words, rule: `book-or-walk-in ${['counter', channel].sort().join('+')} -` }
  }
  const words = pick([
    `${it}不接受预约，先到先得`,
    `参观${it}先到先得，额满为止`,
    `${it}无需预约，先到先得`,
    `${it}名额有限，先到先得`,
  ])
  return { words, rule: 'first-come  -' }
}

const ROOMS: PlaceEntry[] = [
  place('ti', '苇塘体育中心'),
  place('yu', '羽毛球馆', 'ti'),
  place('lan', '篮球馆', 'ti'),
  place('you', '游泳馆', 'ti'),
  place('jian', '健身房', 'ti'),
]

/** A rule in words that stand behind the name of a hall, or in a bracket or cell beside it. */
function ruleOfRoom(pick: Choose): Rule {
  const kind = pick(['ahead', 'ahead', 'phone', 'free', 'free', 'first', 'first', 'either', 'desk'])
  const [where, channel] = pick(CHANNELS)
  const [n, day] = pick([
    [1, '1'],
    [1, '一'],
    [2, '2'],
    [1, '1至3'],
  ] as const)
  if (kind === 'ahead') {
    const days = pick([`提前${day}天`, ''])
    const words = pick([
      `须${days}通过${where}预约`,
      `请${days}在${where}预约`,
      `须${days}在${where}预订场地`,
      `需${days}登录${where}预约`,
      `实行预约制，请${days}在${where}预约`,
    ])
    return { words, rule: `book-ahead ${channel} ${days ? n : '-'}` }
  }
  if (kind === 'phone') {
    const words = pick(['须电话预约', '请拨打0731-22830127预约', '实行电话预订'])
    return { words, rule: 'book-ahead phone -' }
  }
  if (kind === 'free') {
    const words = pick(['无需预约', '免预约', '无需预约，直接入场', '凭身份证入场', '不用预约'])
    return { words, rule: 'walk-in  -' }
  }
  if (kind === 'first') {
    const words = pick(['先到先得', '不接受预约，先到先得', '无需预约，先到先得', '场地先到先得'])
    return { words, rule: 'first-come  -' }
  }
  if (kind === 'either') {
    const words = pick([
      `可通过${where}预约，也可现场登记`,
      `可在${where}购票，也可到前台购票`,
      `在${where}预约或现场预约均可`,
    ])
    return { words, rule: `book-or-walk-in ${['counter', channel].sort().join('+')} -` }
  }
  const words = pick(['到前台登记后入场', '在服务台登记即可', '现场登记入场'])
  return { words, rule: 'walk-in counter -' }
}

/** What is said of booking and is no rule for who comes alone. */
const BESIDE = [
  '团体参观请提前3天电话预约',
  '10人以上团队须提前2天拨打0731-22830127预约',
  '讲解服务请提前1天电话预约，联系电话0731-22830128',
  '每日限流2000人次',
  '预约后不能按时到馆的，请提前取消预约，累计爽约3次者30天内不能预约',
  '预约成功后请按预约时段到馆',
  '咨询电话：0731-22830127',
  '请携带身份证等有效证件',
  '儿童须由成人陪同入馆',
  '馆内设有寄存处，停车位有限，建议乘坐公共交通工具',
  '讲座、体验活动须另行报名',
]

/** Halls of one house, each with hours of its own, and how one gets into each. */
function ofRooms({ any, pick }: ReturnType<typeof drawing>): { text: string; expected: string[] } {
  const halls = ROOMS.slice(1, 4 + any(2))
  const hours = () => `${8 + any(2)}:${pick(['00', '30'])}-${19 + any(2)}:${pick(['00', '30'])}`
  const days = '10月1日至7日'
  const shape = pick(['line', 'bracket', 'table', 'section', 'list', 'others', 'except'])
  const rules = halls.map((hall) => ({ ...hall, ...ruleOfRoom(pick) }))
  const told = (list: { id: string; rule: string }[]) => list.map((r) => `${r.id} ${r.rule}`).sort()
  const end = pick(['', '\n10月8日起恢复正常开放。', '\n咨询电话：0731-22830128'])
  const lines = halls
    .map(({ name }) => `${name}：${days}${hours()}${pick(['', '开放'])}`)
    .join('\n')
  if (shape === 'line') {
    const sep = pick(['，', '，', '；', '。', ' '])
    const list = rules.map((r) => `${r.name}：${days}${hours()}开放${sep}${r.words}。`)
    return { text: list.join('\n') + end, expected: told(rules) }
  }
  if (shape === 'bracket') {
    const list = rules.map((r) => `${r.name}：${days}${hours()}（${r.words}）`)
    return { text: list.join('\n') + end, expected: told(rules) }
  }
  if (shape === 'table') {
    const head = pick(['场馆|开放时间|入场方式', '场馆|开放时间|预约方式', '名称|时间|备注'])
    const list = rules.map((r) => `${r.name}|${days}${hours()}|${r.words}`)
    return { text: `${head}\n${list.join('\n')}${end}`, expected: told(rules) }
  }
  if (shape === 'section') {
    const mark = pick([(k: number) => `${'一二三四'[k]}、`, (k: number) => `${k + 1}.`, () => ''])
    const list = rules.map((r, k) => `${mark(k)}${r.name}\n${days}${hours()}开放\n${r.words}`)
    return { text: list.join('\n') + end, expected: told(rules) }
  }
  const head = pick(['\n', '\n温馨提示：', '\n预约须知\n', '\n入场方式：'])
  const [first, ...rest] = rules as [(typeof rules)[0], ...typeof rules]
  const all = (rule: string) => told([first, ...rest.map((r) => ({ ...r, rule }))])
  if (shape === 'list') {
    const sep = pick(['；', '。', '，'])
    const pair = rest.slice(1).map((r) => ({ ...r, rule: rest[0]!.rule }))
    const names = rest.map((r) => r.name).join('、')
    const text = `${lines}${head}${first.name}${first.words}${sep}${names}${rest[0]!.words}。${end}`
    return { text, expected: told([first, rest[0]!, ...pair]) }
  }
  const others = pick(['其他场馆', '其余场馆', '其他场地'])
  if (shape === 'others') {
    const sep = pick(['；', '。', '，'])
    const text = `${lines}${head}${first.name}${first.words}${sep}${others}${rest[0]!.words}。${end}`
    return { text, expected: all(rest[0]!.rule) }
  }
  const beside = first.words.includes('，') ? '' : first.words
  const text = `${lines}${head}除${first.name}${beside}外，${others}均${rest[0]!.words}。${end}`
  if (beside) return { text, expected: all(rest[0]!.rule) }
  return {
    text,
    expected: [
      ...all(rest[0]!.rule).filter((x) => !x.startsWith(first.id)),
      `${first.id} nothing`,
    ].sort(),
  }
}

/** A house open by day and in some evenings, each entered in its own way. */
function ofEvenings({ pick }: ReturnType<typeof drawing>): { text: string; expected: string[] } {
  const day = ruleOfRoom(pick)
  const evening = ruleOfRoom(pick)
  const hours =
    '10月1日至7日9:00-17:00开放。\n10月1日至3日加开夜场，18:30-21:00（20:30停止入馆）。\n'
  const night = pick(['夜场', '夜场', '晚场'])
  const sep = pick(['；', '。', '，'])
  const dayName = pick(['白天', '日场', '白天场'])
  const words = pick([
    `${dayName}${day.words}${sep}${night}${evening.words}。`,
    `${night}${evening.words}${sep}${dayName}${day.words}。`,
  ])
  return { text: hours + words, expected: [`bo ${day.rule}`, `bo+ ${evening.rule}`] }
}

/** A notice with rules, and the rule of each house. */
export function entry(seed: number): {
  text: string
  expected: string[]
  places?: readonly PlaceEntry[]
} {
  const drawn = drawing(seed)
  const { any, pick } = drawn
  const shape = pick(['one house', 'each', 'all', 'rooms', 'rooms', 'evenings'])
  if (shape === 'rooms') return { ...ofRooms(drawn), places: ROOMS }
  if (shape === 'evenings') return { ...ofEvenings(drawn), places: HOUSES.slice(0, 1) }
  const hours = () => `${8 + any(2)}:${pick(['00', '30'])}-${16 + any(2)}:${pick(['00', '30'])}`
  const gap = pick(['。\n', '。', '\n'])
  const beside = () => (any(2) === 0 ? `${pick(['\n', ''])}${pick(BESIDE)}。` : '')
  if (shape === 'one house') {
    const { words, rule } = ruleOf(pick(['我馆', '本馆', '']), pick)
    const body = pick([
      `一、开放时间\n10月1日至7日${hours()}开放。\n二、参观预约\n${words}。`,
      `苇塘博物馆10月1日至7日${hours()}开放${gap}${words}。`,
      `10月1日至7日开放，开放时间${hours()}。\n温馨提示：${words}。`,
      `1.10月1日闭馆，10月2日至7日${hours()}开放。\n2.${words}。`,
      `10月1日至7日${hours()}开放，${words}。`,
    ])
    return { text: `${body}${beside()}\n苇塘博物馆`, expected: [`bo ${rule}`] }
  }
  if (shape === 'each') {
    const rules = HOUSES.map(({ id, name }) => ({ id, name, ...ruleOf('', pick) }))
    const head = pick([
      (n: string, k: number) => `${'一二'[k]}、${n}\n`,
      (n: string) => `${n}\n`,
      (n: string) => `【${n}】`,
      (n: string) => `${n}：`,
    ])
    const sep = pick(['。', '；', '。\n'])
    const text = rules
      .map(({ name, words }, k) => `${head(name, k)}10月1日至7日${hours()}开放${sep}${words}。`)
      .join('\n')
    return { text, expected: rules.map(({ id, rule }) => `${id} ${rule}`).sort() }
  }
  const all = pick(['各馆', '以上场馆', '上述场馆'])
  let { words, rule } = ruleOf(all, pick)
  while (!words.includes(all)) ({ words, rule } = ruleOf(all, pick))
  const text = `${HOUSES.map(({ name }) => `${name}10月1日至7日${hours()}开放。`).join('\n')}\n${words}。`
  return { text, expected: HOUSES.map(({ id }) => `${id} ${rule}`).sort() }
}

/** Drafts so many notices; those whose rules were read otherwise. */
export function compareEntries(
  first: number,
  count: number,
  calendar: CalendarData,
): { seed: number; text: string; expected: string[]; got: string[] }[] {
  const out = []
  for (let seed = first; seed < first + count; seed++) {
    const { text, expected, places: given } = entry(seed)
    const publisher = given?.[0]!.name ?? (text.endsWith('苇塘博物馆') ? '苇塘博物馆' : '')
    const places = given ?? (publisher ? HOUSES.slice(0, 1) : HOUSES)
    const context = { places, announced: '2026-09-20', title: '', publisher, calendar }
    const got = draft(text, context)
      .facts.filter((f) => f.hours !== 'closed' && f.hours !== 'regular')
      .map(({ place: at, booking: b, effect }) => {
        const who = effect === 'add' ? `${at}+` : at
        return b
          ? `${who} ${b.mode} ${[...b.channels].sort().join('+')} ${b.minDaysAhead ?? '-'}`
          : `${who} nothing`
      })
    const facts = [...new Set(got)].sort()
    if (facts.join() !== expected.join()) out.push({ seed, text, expected, got: facts })
  }
  return out
}
