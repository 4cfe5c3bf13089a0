/**
 * The same statements in other words: places, days and hours are drawn, then told in one of the many ways in which
 * notices tell them. Whatever the words, the facts are those that were drawn.
 */
import type { PlaceEntry } from '../../src/notice/draft.ts'
import { clock, drawing, two } from './drawn.ts'
import type { Choose, Drawn } from './drawn.ts'
import { place } from './shown.ts'

/** Houses of one city, so that a statement has to be given to the right one. */
export const HOUSES: PlaceEntry[] = [
  place('bo', '苇塘博物馆'),
  place('tu', '苇塘图书馆'),
  place('ti', '苇塘体育馆'),
]

/** 1 October 2026 is a Thursday. */
const weekday = (d: number) => '三四五六日一二'[d % 7]!

/** Days of October 2026 in words. */
function days(a: number, b: number, pick: Choose): string {
  const gloss = (d: number) =>
    pick([`（周${weekday(d)}）`, `（星期${weekday(d)}）`, `(周${weekday(d)})`])
  if (a === b)
    return pick([
      `10月${a}日`,
      `10月${a}日`,
      `10.${a} `,
      `2026年10月${a}日`,
      `10月${a}日${gloss(a)}`,
      `10 月 ${a} 日`,
      `10月${a}号`,
    ])
  return pick([
    `10月${a}日至${b}日`,
    `10月${a}日至10月${b}日`,
    `10月${a}日-${b}日`,
    `10月${a}日—10月${b}日`,
    `10.${a}—10.${b} `,
    `2026年10月${a}日至${b}日`,
    `10月${a}日到${b}日`,
    `10月${a}日～${b}日`,
    `10月${a}日${gloss(a)}至${b}日${gloss(b)}`,
    `10月${a}日${gloss(a)}至10月${b}日${gloss(b)}`,
    `10月${a}日至${b}日（周${weekday(a)}至周${weekday(b)}）`,
    `10 月 ${a} 日至 ${b} 日`,
    `10月${a}号到${b}号`,
    `10月${a}日起至${b}日`,
    `10/${a}-10/${b} `,
  ])
}

/** One day, after which 起 can stand. */
const day = (a: number, pick: Choose) => pick([`10月${a}日`, `2026年10月${a}日`, `10.${a} `])

function windowOf(from: number, to: number, pick: Choose): string {
  const [h, m, k, n] = [Math.floor(from / 60), from % 60, Math.floor(to / 60), to % 60]
  const dash = pick(['-', '—', '至', '～', '到', '--'])
  const plain = (hour: number, minute: number) => `${hour}:${two(minute)}`
  const spoken = (hour: number, minute: number) =>
    minute === 0 ? `${hour}时` : minute === 30 ? `${hour}时30分` : `${hour}点${minute}分`
  return pick([
    `${plain(h, m)}${dash}${plain(k, n)}`,
    `${plain(h, m).replace(':', '：')}${dash}${plain(k, n).replace(':', '：')}`,
    `${spoken(h, m)}${pick(['至', '到', '—'])}${spoken(k, n)}`,
    `上午${plain(h, m)}至下午${plain(k > 12 ? k - 12 : k, n)}`,
    `${clock(from)}${dash}${clock(to)}`,
    `${plain(h, m)} ${pick(['-', '—'])} ${plain(k, n)}`,
    `早上${plain(h, m)}到${to >= 1080 ? '晚上' : '下午'}${plain(k > 12 ? k - 12 : k, n)}`,
    `上午${spokenHalf(h, m)}至下午${spokenHalf(k > 12 ? k - 12 : k, n)}`,
  ])
}

/** 九点半 and its like, in digits. */
const spokenHalf = (hour: number, minute: number) =>
  minute === 30 ? `${hour}点半` : minute === 0 ? `${hour}点` : `${hour}点${minute}分`

const point = (t: number, pick: Choose) =>
  pick([
    clock(t),
    clock(t).replace(':', '：'),
    `${Math.floor(t / 60)}时${t % 60 ? `${t % 60}分` : ''}`,
  ])

/** Words that change nothing. */
const NEUTRAL = [
  ...[
    '',
    '',
    '',
    '',
    '将',
    '仍',
    '均',
    '都',
    '也',
    '继续',
    '将继续',
    '统一',
    '全部',
    '一律',
    '依旧',
  ],
  ...[
    '均将',
    '都将',
    '也将',
    '仍将',
    '同步',
    '同样',
    '依然',
    '将会',
    '将统一',
    '均统一',
    '则',
    '也都',
  ],
]

/** One house's statement, and its facts. */
interface Told {
  words: string
  facts: string[]
}

/** Hours on a span. */
function hours(name: string, id: string, pick: Choose, any: (n: number) => number): Told {
  const a = 1 + any(5)
  const b = a + any(3)
  const from = 480 + 30 * any(5)
  const to = 960 + 30 * any(6)
  const [D, H, adv] = [days(a, b, pick), windowOf(from, to, pick), pick(NEUTRAL)]
  const words = pick([
    `${name}${D}${adv}${H}开放`,
    `${D}，${name}${adv}${H}开放`,
    `${D}，${name}开放时间为${H}`,
    `${name}${D}开放时间为${H}`,
    `${name}${D}的开放时间：${H}`,
    `${name}：${D} ${H}`,
    `${name}：${D}${adv}开放，${H}`,
    `${name}${D}${adv}开放，时间为${H}`,
    `${D}${name}${adv}正常开放（${H}）`,
    `${D}，${name}${adv}照常开放，开放时间${H}`,
    `${name}于${D}${adv}对外开放，开放时间为${H}`,
    `${name}（${D}，${H}）`,
    `${name}${D}每天${H}${adv}免费开放`,
    `${D}${name}每日${adv}开放时间为${H}`,
    `${name}${D}${adv}对公众开放，时间：${H}`,
  ])
  return { words, facts: [`${id} ${a}-${b} ${clock(from)}-${clock(to)}`] }
}

const SHUT = [
  ...[
    '闭馆',
    '闭馆',
    '暂停开放',
    '不开放',
    '暂停对外开放',
    '闭馆休整',
    '停止开放',
    '不对外开放',
    '休馆',
  ],
  ...[
    '临时闭馆',
    '关闭',
    '闭馆维护',
    '全天闭馆',
    '停止对外开放',
    '暂不开放',
    '暂不对外开放',
    '停馆',
  ],
  ...['暂停接待观众', '停止接待', '不接待观众', '闭馆调休', '全天不开放', '闭馆检修', '谢绝参观'],
]

/** Doors closed on a span. */
function closed(name: string, id: string, pick: Choose, any: (n: number) => number): Told {
  const a = 1 + any(5)
  const b = a + any(3)
  const [D, adv] = [days(a, b, pick), pick(NEUTRAL)]
  const shut = pick(SHUT)
  const words = pick([
    `${name}${D}${adv}${shut}`,
    `${D}，${name}${adv}${shut}`,
    `${D}${name}${adv}${shut}`,
    `${name}：${D}${shut}`,
    `${name}于${D}${adv}${shut}`,
    `${name}因设备检修，${D}${adv}${shut}`,
    `因设备检修，${name}${D}${adv}${shut}`,
    `${name}定于${D}${shut}`,
    `${name}自${D}${adv}${shut}`,
    `${name}（${D}${shut}）`,
    `${D}${a === b ? '' : '期间'}，${name}${adv}${shut}`,
  ])
  return { words, facts: [`${id} ${a}-${b} closed`] }
}

/** A later end of the day. */
function until(name: string, id: string, pick: Choose, any: (n: number) => number): Told {
  const a = 1 + any(5)
  const b = a + any(3)
  const t = 1140 + 30 * any(4)
  const [D, T] = [days(a, b, pick), point(t, pick)]
  const adv = pick([
    '',
    '将',
    '均',
    '都',
    '也',
    '一律',
    '统一',
    '全部',
    '均将',
    '都将',
    '也将',
    '将统一',
  ])
  const words = pick([
    `${name}${D}${adv}延时开放至${T}`,
    `${D}，${name}${adv}延长开放至${T}`,
    `${name}${D}${adv}开放至${T}`,
    `${D}，${name}${adv}延时至${T}闭馆`,
    `${D}${name}开放时间${adv}延长至${T}`,
    `${name}${D}闭馆时间${adv}延长至${T}`,
    `${name}${D}闭馆时间${adv}推迟到${T}`,
    `${name}：${D}延时开放至${T}`,
    `${D}，${name}每天${adv}开放到${T}`,
    `${D}，${name}${adv}推迟至${T}闭馆`,
    `${name}${D}${adv}延迟至${T}关门`,
    `${D}${name}${adv}延长至${T}闭馆`,
    `${name}${D}${adv}夜间开放至${T}`,
    `${D}，${name}开放时间${adv}延至${T}`,
    `${name}${D}${adv}对外开放至${T}`,
    `${name}${D}${adv}延时服务至${T}`,
    `${D}，${name}关闭时间${adv}调整为${T}`,
    `${name}${D}闭馆时间为${T}`,
  ])
  return { words, facts: [`${id} ${a}-${b} ?-${clock(t)}`] }
}

/** From a day on all is as usual. */
function resumed(name: string, id: string, pick: Choose, any: (n: number) => number): Told {
  const a = 8 + any(12)
  const adv = pick([
    '',
    '',
    '将',
    '均',
    '也',
    '都',
    '全面',
    '正式',
    '均将',
    '将全面',
    '陆续',
    '统一',
  ])
  const D = day(a, pick)
  const words = pick([
    `${name}${D}起${adv}恢复正常开放`,
    `${D}起，${name}${adv}恢复正常开放`,
    `${D}起${name}${adv}恢复开放`,
    `${name}自${D}起${adv}恢复正常`,
    `自${D}起，${name}${adv}恢复对外开放`,
    `${name}将于${D}起恢复开放`,
    `${name}：${D}起恢复正常开放`,
    `${name}从${D}开始${adv}恢复正常开放时间`,
    `${D}起，${name}${adv}重新开放`,
    `${D}起，${name}${adv}恢复正常开馆`,
    `${name}${D}起${adv}恢复开馆`,
    `${name}${D}起${adv}恢复日常开放`,
    `${D}起，${name}${adv}按平时时间正常开放`,
    `${D}开始，${name}${adv}恢复对外开放`,
    `${name}于${D}${adv}恢复正常开放`,
    `${D}，${name}${adv}恢复正常开放`,
    `${name}${D}起正常开放`,
    `${name}${D}起${adv}恢复常态化开放`,
    `${D}起，${name}${adv}恢复正常运营`,
    `${name}自${D}起重新对外开放`,
  ])
  return { words, facts: [`${id} ${a}- regular`] }
}

/** A part of one day. */
function removed(name: string, id: string, pick: Choose, any: (n: number) => number): Told {
  const a = 1 + any(7)
  const t = 720 + 30 * any(8)
  const [D, T, adv] = [day(a, pick), point(t, pick), pick(['', '', '将', '均', '也', '都'])]
  const words = pick([
    `${name}${D} ${T}起${adv}闭馆`,
    `${D} ${T}起，${name}${adv}闭馆`,
    `${name}${D} ${T}后${adv}停止开放`,
    `${D}，${name}${T}起${adv}闭馆`,
    `${name}${D} ${T}起${adv}暂停开放`,
  ])
  return { words, facts: [`${id} ${a}-${a} shut from ${clock(t)}`] }
}

/** Two windows, or one, with the last entry of the day. */
function fullHours(pick: Choose, any: (n: number) => number): { words: string; fact: string } {
  const from = 480 + 30 * any(4)
  const to = 960 + 30 * any(5)
  const last = to - pick([30, 60])
  const [noon, again] = [690 + 30 * any(2), 810 + 30 * any(3)]
  const split = any(3) === 0
  const entry = any(3) === 0
  const halves = pick([
    `上午${windowOfPlain(from, noon, pick)}，下午${windowOfPlain(again, to, pick)}`,
    `${windowOfPlain(from, noon, pick)}、${windowOfPlain(again, to, pick)}`,
    `${windowOfPlain(from, noon, pick)}，${windowOfPlain(again, to, pick)}`,
    `上午${windowOfPlain(from, noon, pick)}、下午${windowOfPlain(again, to, pick)}`,
    `${windowOfPlain(from, noon, pick)} ${windowOfPlain(again, to, pick)}`,
  ])
  const words = split ? halves : windowOf(from, to, pick)
  const L = point(last, pick)
  const lastWords = pick([
    `（${L}停止入馆）`,
    `（${L}后停止入馆）`,
    `（${L}停止入场）`,
    `，${L}停止入馆`,
    `（最后入馆时间${L}）`,
    `（${L}截止入馆）`,
    `(${L}停止检票)`,
  ])
  const fact = split
    ? `${clock(from)}-${clock(noon)}+${clock(again)}-${clock(to)}`
    : `${clock(from)}-${clock(to)}`
  return {
    words: words + (entry ? lastWords : ''),
    fact: fact + (entry ? ` le${clock(last)}` : ''),
  }
}

function windowOfPlain(from: number, to: number, pick: Choose): string {
  const plain = (t: number) => pick([`${Math.floor(t / 60)}:${two(t % 60)}`])
  return `${plain(from)}${pick(['-', '—', '至', '～'])}${plain(to)}`
}

/** A span with hours, one of its days or its end told apart. */
function composed(name: string, id: string, pick: Choose, any: (n: number) => number): Told {
  const H = fullHours(pick, any)
  const G = fullHours(pick, any)
  const mid = 3 + any(3)
  const adv = pick(['', '', '将', '均', '照常', '正常'])
  const shut = pick(['闭馆', '闭馆一天', '暂停开放', '不开放', '全天闭馆'])
  const back = pick(['恢复正常开放', '恢复开放', '正常开放', '恢复正常'])
  const told: Told[] = [
    {
      words: `${name}10月1日至7日${adv}开放，其中10月${mid}日${shut}，其余时间开放时间为${H.words}`,
      facts: [
        `${id} ${mid}-${mid} closed`,
        `${id} 1-${mid - 1} ${H.fact}`,
        `${id} ${mid + 1}-7 ${H.fact}`,
      ],
    },
    {
      words: `${name}10月1日至7日开放时间为${H.words}${pick(['，', '；', '。'])}其中10月${mid}日${shut}`,
      facts: [
        `${id} ${mid}-${mid} closed`,
        `${id} 1-${mid - 1} ${H.fact}`,
        `${id} ${mid + 1}-7 ${H.fact}`,
      ],
    },
    {
      words: `${name}10月1日至${mid}日闭馆${pick(['，', '；', '。'])}${pick([`10月${mid + 1}日`, `${mid + 1}日`])}起${back}`,
      facts: [`${id} 1-${mid} closed`, `${id} ${mid + 1}- regular`],
    },
    {
      words: `${name}10月1日至${mid}日${H.words}${pick(['，', '；'])}${pick([`10月${mid + 1}日至7日`, `${mid + 1}日至7日`])}${G.words}`,
      facts: [`${id} 1-${mid} ${H.fact}`, `${id} ${mid + 1}-7 ${G.fact}`],
    },
    {
      words: `${name}10月1日${shut}${pick(['，', '；'])}${pick(['10月2日至7日', '2日至7日'])}${adv}开放，开放时间为${H.words}`,
      facts: [`${id} 1-1 closed`, `${id} 2-7 ${H.fact}`],
    },
    {
      words: `${name}除10月${mid}日闭馆外，10月1日至7日${adv}开放，开放时间${H.words}`,
      facts: [
        `${id} ${mid}-${mid} closed`,
        `${id} 1-${mid - 1} ${H.fact}`,
        `${id} ${mid + 1}-7 ${H.fact}`,
      ],
    },
    {
      words: `${name}10月1日、${mid}日${shut === '闭馆一天' ? '闭馆' : shut}，10月2日${H.words}开放`,
      facts: [`${id} 1-1 closed`, `${id} ${mid}-${mid} closed`, `${id} 2-2 ${H.fact}`],
    },
    {
      words: `${name}10月1日至7日每天${H.words}，10月8日${shut}，${pick(['10月9日', '9日'])}起${back}`,
      facts: [`${id} 1-7 ${H.fact}`, `${id} 8-8 closed`, `${id} 9- regular`],
    },
    {
      words: `${name}10月1日至7日${H.words}开放，免费参观，凭身份证入馆`,
      facts: [`${id} 1-7 ${H.fact}`],
    },
    {
      words: `${name}每周二至周日${H.words}开放，周一闭馆`,
      facts: [`${id} weekly tu,we,th,fr,sa,su ${H.fact}`, `${id} weekly mo closed`],
    },
    {
      words: `${name}：10月1日—3日 闭馆；10月4日—7日 ${H.words}`,
      facts: [`${id} 1-3 closed`, `${id} 4-7 ${H.fact}`],
    },
    {
      words: `${name}国庆假期（10月1日至7日）${adv}开放，时间${H.words}`,
      facts: [`${id} 1-7 ${H.fact}`],
    },
  ]
  return pick(told)
}

const KINDS = [
  hours,
  hours,
  closed,
  until,
  resumed,
  removed,
  composed,
  composed,
  composed,
  composed,
]

/** Lines that say nothing of doors. */
const ASIDES = [
  '咨询电话：0731-22830127。',
  '地址：芦花路128号。',
  '请广大市民合理安排出行时间。',
  '特此公告。',
  '参观须知：请勿携带宠物入馆。',
  '感谢您的理解与支持！',
]

/** The notice of a seed. */
export function paraphrase(seed: number): Drawn {
  const { any, pick } = drawing(seed)
  const drawn = [...HOUSES].sort(() => any(3) - 1).slice(0, 2 + any(2))
  // Some statements are made of two houses together.
  const joint = any(4) === 0 ? [drawn.slice(0, 2), ...drawn.slice(2).map((h) => [h])] : null
  const groups = joint ?? drawn.map((h) => [h])
  const houses = groups.map((g) => ({ name: g.map((h) => h.name).join(pick(['、', '和', '、'])) }))
  const told = groups.map((g, k) => {
    const { words, facts } = pick(KINDS)(houses[k]!.name, 'all', pick, any)
    return { words, facts: g.flatMap(({ id }) => facts.map((f) => f.replace(/^all/, id))) }
  })
  const whole = told.some((t) => t.words.includes('。'))
  const join = pick(
    whole
      ? ['。\n', 'list', 'items']
      : ['；', '。', '。\n', '\n', '；\n', 'list', 'items', 'heads'],
  )
  const words = told.map((t) => t.words)
  const lead = pick(['', '', '各馆国庆期间安排如下：\n', '各位读者：\n', '场馆开放通知\n'])
  if (any(4) === 0 && !whole && join !== 'heads' && join !== '；' && join !== '；\n') {
    // Something else is said between the statements.
    const k = 1 + any(words.length - 1 || 1)
    words[k - 1] += `。${pick(ASIDES).replace(/。$/, '')}`
  }
  const body =
    join === 'list'
      ? words.map((w, k) => `${k + 1}.${w}。`).join('\n')
      : join === 'items'
        ? words.map((w, k) => `${'一二三'[k]}、${w}。`).join('\n')
        : join === 'heads'
          ? words.map((w, k) => headed(w, houses[k]!.name)).join('\n')
          : words.join(join) + (join === '\n' ? '' : '。')
  const tail = any(3) === 0 ? `\n${pick(ASIDES)}` : ''
  return { text: lead + body + tail, expected: told.flatMap((t) => t.facts).sort(), places: HOUSES }
}

/** The house on a line of its own, where its statement begins with it. */
function headed(words: string, name: string): string {
  return words.startsWith(name)
    ? `${name}\n${words.slice(name.length).replace(/^(?:的|：)/, '')}`
    : words
}
