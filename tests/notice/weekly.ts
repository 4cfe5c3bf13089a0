/**
 * Rules of the week: hours on some weekdays, others on others, a closing day, longer evenings, a half day, seasons –
 * in sentences, in brackets, a line each, for several houses.
 */
import type { PlaceEntry } from '../../src/notice/draft.ts'
import { clock, drawing, drawnHours, plain } from './drawn.ts'
import type { Choose, Drawn } from './drawn.ts'
import { place } from './shown.ts'

const HOUSES: PlaceEntry[] = [
  place('bo', '苇塘博物馆'),
  place('tu', '苇塘图书馆'),
  place('wen', '苇塘文化馆'),
]

const NAMES = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su']

/** Stretches of the week and one of its ways to be told; the rest of the week is closed. */
const WEEKS: {
  told: [words: string[], on: number[]][]
  shut: [words: string[], on: number[]] | null
}[] = [
  {
    told: [
      [
        ['周二至周日', '每周二至周日', '星期二至星期日', '周二—周日'],
        [1, 2, 3, 4, 5, 6],
      ],
    ],
    shut: [['周一', '每周一', '逢周一', '每逢周一', '星期一'], [0]],
  },
  {
    told: [
      [
        ['周一至周五', '星期一至星期五', '周一到周五'],
        [0, 1, 2, 3, 4],
      ],
      [
        ['周六、周日', '周六至周日', '周六日', '双休日', '周末'],
        [5, 6],
      ],
    ],
    shut: null,
  },
  {
    told: [
      [
        ['周二至周五', '星期二至星期五'],
        [1, 2, 3, 4],
      ],
      [
        ['周六、周日', '周六至周日', '双休日', '周末'],
        [5, 6],
      ],
    ],
    shut: [['周一', '每周一', '逢周一'], [0]],
  },
  {
    told: [
      [
        ['周三至周日', '每周三至周日'],
        [2, 3, 4, 5, 6],
      ],
    ],
    shut: [
      ['周一、周二', '每周一、周二', '周一、二', '周一至周二'],
      [0, 1],
    ],
  },
  {
    told: [
      [
        ['周一、周三至周日', '每周一、周三至周日'],
        [0, 2, 3, 4, 5, 6],
      ],
    ],
    shut: [['周二', '每周二'], [1]],
  },
  {
    told: [
      [
        ['周一至周日', '每天', '每日', '每周一至周日'],
        [0, 1, 2, 3, 4, 5, 6],
      ],
    ],
    shut: null,
  },
]

interface Told {
  words: string
  facts: string[]
}

const put = (facts: string[], on: readonly number[], what: string, within = '') => {
  for (const d of on) facts.push(`weekly ${NAMES[d]}${within} ${what}`)
}

const hoursOf = (pick: Choose, any: (n: number) => number, dash: string) =>
  drawnHours(pick, any, dash, '、')

/** What one house does in a week. */
function week(pick: Choose, any: (n: number) => number): Told {
  const dash = pick(['-', '—', '至', '～'])
  const { told, shut } = pick(WEEKS)
  const facts: string[] = []
  const lines: string[] = []
  const sep = pick(['；', '，', '\n', '。'])
  const verb = pick(['开放', '', ''])
  for (const [k, [words, on]] of told.entries()) {
    const h = hoursOf(pick, any, dash)
    const last = any(4) === 0 ? h.to - pick([30, 60]) : null
    const late = sep !== '\n' && k === told.length - 1 && on.length > 3 && any(4) === 0
    const le = last === null ? '' : ` le${clock(last)}`
    const W = pick(words)
    const gap = sep === '\n' ? pick([' ', '：', '']) : pick(['', '：', ''])
    let line = `${W}${gap}${h.words}${verb}${last === null ? '' : pick([`（${plain(last)}停止入馆）`, `，${plain(last)}停止入馆`, `（${plain(last)}停止入场）`])}`
    if (late && on.includes(4)) {
      const t = 1200
      line += pick([
        `，其中周五延时开放至${plain(t)}`,
        `，其中周五开放至${plain(t)}`,
        `（其中周五延长至${plain(t)}）`,
        `，周五延长至${plain(t)}`,
      ])
      put(
        facts,
        on.filter((d) => d !== 4),
        h.fact + le,
      )
      put(facts, [4], h.fact.replace(/\d\d:\d\d$/, clock(t)))
    } else put(facts, on, h.fact + le)
    lines.push(line)
  }
  if (shut) {
    const [words, on] = shut
    put(facts, on, 'closed')
    const W = pick(words)
    const way = any(sep === '\n' ? 2 : 4)
    const close = pick(['闭馆', '闭馆', '例行闭馆', '不开放', '闭馆休整'])
    const except = any(4) === 0 ? pick(['（法定节假日除外）', '（国家法定节假日除外）']) : ''
    if (way === 2) lines[lines.length - 1] += `（${W}${close}）`
    else if (way === 3) lines.unshift(`${W}${close}${except}`)
    else lines.push(`${W}${close}${except}`)
  }
  return { words: lines.join(sep), facts }
}

/** Two seasons, told in one of the ways in which notices tell them. */
function seasons(pick: Choose, any: (n: number) => number): Told {
  const dash = pick(['-', '—', '至'])
  const [h, g] = [hoursOf(pick, any, dash), hoursOf(pick, any, dash)]
  const on = [1, 2, 3, 4, 5, 6]
  const [S, W] = pick([
    ['5月1日至9月30日', '10月1日至次年4月30日'],
    ['5月1日—9月30日', '10月1日—4月30日'],
    ['5月1日-9月30日', '10月1日-次年4月30日'],
  ] as const)
  const [s, w] = pick([
    ['夏季', '冬季'],
    ['夏令时', '冬令时'],
    ['夏季', '冬季'],
  ] as const)
  const within = ['@05-01..09-30', '@10-01..04-30'] as const
  const facts: string[] = []
  put(facts, on, h.fact, within[0])
  put(facts, on, g.fact, within[1])
  const D = '周二至周日'
  const words = pick([
    `${s}（${S}）${D}${h.words}；${w}（${W}）${D}${g.words}；周一闭馆`,
    `周一闭馆；${D}开放：${s}（${S}）${h.words}，${w}（${W}）${g.words}`,
    `${D}${h.words}（${S}），${g.words}（${W}），周一闭馆`,
    `${s}（${S}）：${D}${h.words}\n${w}（${W}）：${D}${g.words}\n每周一闭馆`,
    `${S}：${D}${h.words}\n${W}：${D}${g.words}\n周一闭馆`,
    `${S}，${D}${h.words}；${W}，${D}${g.words}。每周一闭馆`,
    `${s}\n${S}\n${D} ${h.words}\n${w}\n${W}\n${D} ${g.words}\n每周一闭馆`,
    `${s}：${S}\n${D} ${h.words}\n${w}：${W}\n${D} ${g.words}\n每周一闭馆`,
    `每周一闭馆\n${s}（${S}）\n${D} ${h.words}\n${w}（${W}）\n${D} ${g.words}`,
    `季节|${D}|周一\n${s}（${S}）|${h.words}|闭馆\n${w}（${W}）|${g.words}|闭馆`,
    `季节|日期|开放时间\n${s}|${S}|${D}${h.words}\n${w}|${W}|${D}${g.words}\n每周一闭馆`,
  ])
  // A column of Mondays says of each season that it is closed on them.
  if (words.includes('|周一')) for (const x of within) put(facts, [0], 'closed', x)
  else put(facts, [0], 'closed')
  return { words, facts }
}

/** The notice of a seed. */
export function weekly(seed: number): Drawn {
  const { any, pick } = drawing(seed)
  const drawn = [...HOUSES].sort(() => any(3) - 1).slice(0, 1 + any(3))
  const mark = pick([
    (n: string) => `${n}\n`,
    (n: string) => `${n}：`,
    (n: string) => `${n}：\n`,
    (n: string, k: number) => `${'一二三'[k]}、${n}\n`,
    (n: string, k: number) => `${k + 1}.${n}\n`,
    (n: string) => `【${n}】\n`,
    (n: string) => `${n}\n开放时间：`,
    (n: string) => `${n}\n开放时间：\n`,
  ])
  const told = drawn.map(({ id, name }, k) => {
    const one = any(6) === 0 ? seasons(pick, any) : week(pick, any)
    const inline = !mark(name, k).endsWith('\n')
    const words = inline && one.words.includes('\n') ? `\n${one.words}` : one.words
    return {
      text: `${mark(name, k)}${words}${pick(['。', ''])}`,
      facts: one.facts.map((f) => `${id} ${f}`),
    }
  })
  const tail = pick(['', '', '\n咨询电话：0731-22830127', '\n请文明参观。'])
  return {
    text: told.map((t) => t.text).join('\n') + tail,
    expected: told.flatMap((t) => t.facts).sort(),
    places: HOUSES,
  }
}
