/**
 * Tables as notices have them: weekdays or sessions along a side, seasons, days that are open beside days that are
 * closed, remarks, opening and closing in columns of their own, several rooms in a cell, with their own hours or not,
 * in walls, between bars or flattened, a cell a line.
 */
import type { PlaceEntry } from '../../src/notice/draft.ts'
import { clock, drawing, plain, two } from './drawn.ts'
import type { Choose, Drawn } from './drawn.ts'
import { place } from './shown.ts'

const HOUSES: PlaceEntry[] = [
  place('bo', '苇塘博物馆'),
  place('tu', '苇塘图书馆'),
  place('wen', '苇塘文化馆'),
  place('mei', '苇塘美术馆'),
]

const ROOMS: PlaceEntry[] = [
  place('tu', '苇塘图书馆'),
  place('zong', '综合阅览室', 'tu'),
  place('zi', '自修室', 'tu'),
  place('er', '少儿借阅室', 'tu'),
  place('bao', '报刊阅览室', 'tu'),
]

const HALLS: PlaceEntry[] = [
  place('zhong', '苇塘体育中心'),
  place('yu', '羽毛球馆', 'zhong'),
  place('lan', '篮球馆', 'zhong'),
  place('you', '游泳馆', 'zhong'),
  place('ping', '乒乓球馆', 'zhong'),
]

const WEEK = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su']
const iso = (d: number) => `10-${two(d)}`

interface Cell {
  words: string
  fact: string
}

interface Pen {
  pick: Choose
  any: (n: number) => number
  dash: string
  span: (a: number, b: number) => string
  facts: Set<string>
}

function penOf(seed: number): Pen {
  const { any, pick } = drawing(seed)
  const dash = pick(['-', '—', '至', '～'])
  const dotted = any(3) === 0
  const join = pick(['-', '—', '至', '～'])
  const span = (a: number, b: number) =>
    dotted
      ? a === b
        ? `10.${a}`
        : `10.${a}${join}10.${b}`
      : a === b
        ? `10月${a}日`
        : `10月${a}日${join}${join === '至' ? '' : '10月'}${b}日`
  return { any, pick, dash, span, facts: new Set() }
}

function hours({ any, pick, dash }: Pen): Cell & { from: number; to: number } {
  const from = 480 + 30 * any(4)
  const to = 990 + 30 * any(6)
  if (any(4) > 0)
    return {
      words: `${plain(from)}${dash}${plain(to)}`,
      fact: `${clock(from)}-${clock(to)}`,
      from,
      to,
    }
  const [noon, again] = [690 + 30 * any(2), 810 + 30 * any(3)]
  const words = pick([
    `${plain(from)}${dash}${plain(noon)}，${plain(again)}${dash}${plain(to)}`,
    `${plain(from)}${dash}${plain(noon)} ${plain(again)}${dash}${plain(to)}`,
    `上午${plain(from)}${dash}${plain(noon)} 下午${plain(again)}${dash}${plain(to)}`,
    `${plain(from)}${dash}${plain(noon)}、${plain(again)}${dash}${plain(to)}`,
  ])
  return { words, fact: `${clock(from)}-${clock(noon)}+${clock(again)}-${clock(to)}`, from, to }
}

const days = (pen: Pen, id: string, a: number, b: number, what: string) => {
  for (let d = a; d <= b; d++) pen.facts.add(`${id} ${iso(d)} ${what}`)
}

const week = (pen: Pen, id: string, on: readonly number[], what: string) => {
  for (const d of on) pen.facts.add(`${id} weekly ${WEEK[d]} ${what}`)
}

/** Cells that a page wrote between bars, or one below the other. */
function rendered(rows: string[][], { pick, any }: Pen, upright = true): string {
  const way = any(upright ? 5 : 4)
  if (way === 4)
    return rows
      .flat()
      .filter((c) => c !== '')
      .join('\n')
  const bar = pick(['|', ' | ', '｜'])
  const wall = pick(['', '', bar.trim()])
  const lines = rows.map((r) => wall + r.join(bar) + wall)
  if (way === 3) lines.splice(1, 0, rows[0]!.map(() => '---').join('|'))
  return lines.join('\n')
}

const several = (list: readonly PlaceEntry[], { any }: Pen, least: number) =>
  [...list].sort(() => any(3) - 1).slice(0, least + any(list.length - least + 1))

type Kind = (pen: Pen) => { text: string; places: PlaceEntry[]; publisher?: string }

const shutWord = (pick: Choose) => pick(['闭馆', '不开放', '休息', '闭馆'])

const PARTS: { heads: string[]; on: number[][] }[] = [
  {
    heads: ['周一至周五', '周六、周日'],
    on: [
      [0, 1, 2, 3, 4],
      [5, 6],
    ],
  },
  { heads: ['星期一至星期五', '星期六', '星期日'], on: [[0, 1, 2, 3, 4], [5], [6]] },
  { heads: ['周一', '周二至周日'], on: [[0], [1, 2, 3, 4, 5, 6]] },
  { heads: ['周一至周四', '周五', '周六至周日'], on: [[0, 1, 2, 3], [4], [5, 6]] },
  { heads: ['周二至周五', '周六日', '周一'], on: [[1, 2, 3, 4], [5, 6], [0]] },
]

const KINDS: Record<string, Kind> = {
  'weekdays across': (pen) => {
    const { pick, any } = pen
    const sport = any(2) === 0
    const places = sport ? HALLS : ROOMS
    const rows = several(places.slice(1), pen, 2)
    const { heads, on } = pick(PARTS)
    const body = rows.map(({ id, name }) => [
      name,
      ...on.map((d) => {
        if (any(5) === 0) {
          week(pen, id, d, 'closed')
          return shutWord(pick).replace('闭馆', sport ? '不开放' : '闭馆')
        }
        const h = hours(pen)
        week(pen, id, d, h.fact)
        return h.words
      }),
    ])
    const head = [
      pick(sport ? ['场馆', '场馆名称', '项目'] : ['部门', '阅览室', '服务部门', '部室']),
      ...heads,
    ]
    const title = pick(['开放时间表\n', '', `${places[0]!.name}开放时间\n`])
    return { text: title + rendered([head, ...body], pen), places, publisher: places[0]!.name }
  },
  'weekdays down': (pen) => {
    const { pick, any } = pen
    const rows = several(ROOMS.slice(1), pen, 2).slice(0, 3)
    const { heads, on } = pick(PARTS)
    const body = on.map((d, k) => [
      heads[k]!,
      ...rows.map(({ id }) => {
        if (any(5) === 0) {
          week(pen, id, d, 'closed')
          return shutWord(pick)
        }
        const h = hours(pen)
        week(pen, id, d, h.fact)
        return h.words
      }),
    ])
    return {
      text: rendered([[pick(['时间', '星期', '日期']), ...rows.map((r) => r.name)], ...body], pen),
      places: ROOMS,
      publisher: '苇塘图书馆',
    }
  },
  'sessions down': (pen) => {
    const { pick, any } = pen
    const rows = several(HOUSES, pen, 2).slice(0, 3)
    const [a, m, b] = pick([
      [1, 3, 7],
      [1, 1, 7],
      [1, 4, 6],
    ] as const)
    const stretches = [
      [a, m],
      [m + 1, b],
    ] as const
    const body: string[][] = []
    for (const { id, name } of rows) {
      const told = stretches.map(([x, y]) => {
        const from = 480 + 30 * any(4)
        const [noon, again] = [690 + 30 * any(2), 810 + 30 * any(3)]
        const to = 990 + 30 * any(3)
        days(pen, id, x, y, `${clock(from)}-${clock(noon)}+${clock(again)}-${clock(to)}`)
        return [`${plain(from)}${pen.dash}${plain(noon)}`, `${plain(again)}${pen.dash}${plain(to)}`]
      })
      body.push([name, '上午', told[0]![0]!, told[1]![0]!])
      body.push(['', '下午', told[0]![1]!, told[1]![1]!])
    }
    return {
      text: rendered(
        [
          ['场馆', pick(['时段', '时间', '场次']), ...stretches.map(([x, y]) => pen.span(x, y))],
          ...body,
        ],
        pen,
        false,
      ),
      places: HOUSES,
    }
  },
  remarks: (pen) => {
    const { pick, any } = pen
    const rows = several(HOUSES, pen, 2)
    const [a, b] = pick([
      [1, 7],
      [1, 6],
      [2, 5],
    ] as const)
    const body = rows.map(({ id, name }) => {
      const h = hours(pen)
      const mid = a + 1 + any(b - a - 1)
      days(pen, id, a, b, h.fact)
      const last = h.to - 30
      const note = any(9)
      let words = ''
      if (note === 0) {
        words = pick([`${pen.span(mid, mid)}闭馆`, `其中${pen.span(mid, mid)}闭馆`])
        pen.facts.delete(`${id} ${iso(mid)} ${h.fact}`)
        pen.facts.add(`${id} ${iso(mid)} closed`)
      } else if (note === 1) {
        words = pick([`${plain(last)}停止入馆`, `${plain(last)}后停止入馆`])
        for (let d = a; d <= b; d++) {
          pen.facts.delete(`${id} ${iso(d)} ${h.fact}`)
          pen.facts.add(`${id} ${iso(d)} ${h.fact} le${clock(last)}`)
        }
      } else if (note === 2) {
        words = pick([`${pen.span(b + 1, b + 1)}闭馆`, `${pen.span(b + 1, b + 1)}闭馆休整`])
        pen.facts.add(`${id} ${iso(b + 1)} closed`)
      } else if (note === 3) {
        words = `${pen.span(b + 1, b + 1)}起恢复正常开放`
        pen.facts.add(`${id} ${iso(b + 1)}.. regular`)
      } else
        words = pick([
          '免费开放',
          '凭身份证入馆',
          '0731-22830127',
          '需提前预约',
          '咨询电话0731-22830128',
          '/',
          '无',
          '每日限流2000人',
        ])
      return [name, pen.span(a, b), h.words, words]
    })
    return {
      text: rendered([['场馆', pick(['开放日期', '日期']), '开放时间', '备注'], ...body], pen),
      places: HOUSES,
    }
  },
  'open and closed days': (pen) => {
    const { pick, any } = pen
    const rows = several(HOUSES, pen, 2)
    const body = rows.map(({ id, name }) => {
      const h = hours(pen)
      const shut = any(3) === 0 ? 0 : pick([1, 8])
      const [a, b] = shut === 1 ? [2, 7] : [1, 7]
      days(pen, id, a, b, h.fact)
      if (shut) pen.facts.add(`${id} ${iso(shut)} closed`)
      return [name, pen.span(a, b), shut ? pen.span(shut, shut) : pick(['无', '/', '—']), h.words]
    })
    return {
      text: rendered(
        [
          [
            '场馆',
            pick(['开放日期', '开馆日期', '开放日']),
            pick(['闭馆日期', '闭馆日', '闭馆时间']),
            pick(['开放时间', '每日开放时间', '开放时段']),
          ],
          ...body,
        ],
        pen,
        false,
      ),
      places: HOUSES,
    }
  },
  'opens and closes': (pen) => {
    const { pick, any } = pen
    const rows = several(HOUSES, pen, 2)
    const entry = any(2) === 0
    const [a, b] = [1, 7]
    const body = rows.map(({ id, name }) => {
      const from = 480 + 30 * any(4)
      const to = 990 + 30 * any(5)
      const last = to - pick([30, 60])
      days(pen, id, a, b, `${clock(from)}-${clock(to)}${entry ? ` le${clock(last)}` : ''}`)
      return [name, plain(from), ...(entry ? [plain(last)] : []), plain(to)]
    })
    const head = [
      '场馆',
      '开馆时间',
      ...(entry ? [pick(['停止入馆时间', '停止入馆'])] : []),
      '闭馆时间',
    ]
    return {
      text: `${pen.span(a, b)}各馆开放时间\n${rendered([head, ...body], pen)}`,
      places: HOUSES,
    }
  },
  'several in a cell': (pen) => {
    const { pick, any } = pen
    const rooms = ROOMS.slice(1).sort(() => any(3) - 1)
    const groups =
      any(2) === 0 ? [rooms.slice(0, 2), rooms.slice(2)] : [rooms.slice(0, 1), rooms.slice(1)]
    const [a, b] = pick([
      [1, 7],
      [1, 5],
    ] as const)
    const body = groups.map((g) => {
      const h = hours(pen)
      for (const { id } of g) days(pen, id, a, b, h.fact)
      const names = g.map((r) => r.name).join(pick(['、', '、', '，', ' ']))
      return any(2) === 0 ? [names, pen.span(a, b), h.words] : [names, pen.span(a, b), h.words]
    })
    const turned = any(2) === 0
    const rows = turned ? body.map(([n, d, h]) => [d!, n!, h!]) : body
    const head = turned
      ? ['日期', pick(['开放区域', '开放部室', '开放场所']), '开放时间']
      : [pick(['部室', '区域', '服务区域']), '日期', '开放时间']
    return { text: rendered([head, ...rows], pen), places: ROOMS, publisher: '苇塘图书馆' }
  },
  'own hours in a cell': (pen) => {
    const { pick, any } = pen
    const rooms = ROOMS.slice(1).sort(() => any(3) - 1)
    const stretches = [
      [1, 3],
      [4, 7],
    ] as const
    const body = stretches.map(([a, b]) => {
      const told = rooms.slice(0, 2 + any(2)).map((r) => {
        const h = hours(pen)
        days(pen, r.id, a, b, h.fact)
        return `${r.name}${pick(['', '：'])}${h.words}`
      })
      return [pen.span(a, b), told.join(pick(['；', '，', '； ']))]
    })
    return {
      text: rendered([['日期', pick(['开放安排', '开放情况', '开放时间'])], ...body], pen),
      places: ROOMS,
      publisher: '苇塘图书馆',
    }
  },
  projects: (pen) => {
    const { pick, any } = pen
    const rows = several(HALLS.slice(1), pen, 2)
    const fees = any(2) === 0
    const body = rows.map(({ id, name }) => {
      const h = hours(pen)
      days(pen, id, 1, 7, h.fact)
      return [
        name,
        pen.span(1, 7),
        h.words,
        fees ? pick(['免费', '低收费', '免费']) : pick(['6片场地', '20张球台', '每场限50人']),
      ]
    })
    return {
      text: rendered(
        [
          [
            '场馆名称',
            '开放日期',
            '开放时间',
            fees ? pick(['收费方式', '免费低收费方式']) : pick(['规模', '容量', '场地数量']),
          ],
          ...body,
        ],
        pen,
      ),
      places: HALLS,
      publisher: '苇塘体育中心',
    }
  },
  'merged unevenly': (pen) => {
    const { any } = pen
    const rows = several(HOUSES, pen, 2)
    const body: string[][] = []
    for (const { id, name } of rows) {
      const cuts = [
        [1, 7],
        [1, 3, 7],
        [1, 2, 5, 7],
      ][any(3)]!
      let from = 1
      for (const [k, to] of cuts.slice(1).entries()) {
        const h = hours(pen)
        const shut = any(4) === 0
        days(pen, id, from, to, shut ? 'closed' : h.fact)
        body.push([k === 0 ? name : '', pen.span(from, to), shut ? '闭馆' : h.words])
        from = to + 1
      }
    }
    return { text: rendered([['场馆', '日期', '开放时间'], ...body], pen), places: HOUSES }
  },
  'one hours cell for several houses': (pen) => {
    const { pick, any } = pen
    const rows = several(HOUSES, pen, 3)
    const [h, g] = [hours(pen), hours(pen)]
    const cut = 1 + any(rows.length - 1)
    const body = rows.map(({ id, name }, k) => {
      const own = k < cut ? h : g
      days(pen, id, 1, 7, own.fact)
      return [name, pen.span(1, 7), own.words]
    })
    for (const [k, row] of body.entries()) if (k > 0) row[1] = ''
    return {
      text: rendered([['场馆', pick(['日期', '开放日期']), '开放时间'], ...body], pen, false),
      places: HOUSES,
    }
  },
}

/** Names of the kinds of tables. */
export const GRID_NAMES = Object.keys(KINDS)

/** The table of a seed. */
export function grid(seed: number): Drawn & { kind: string } {
  const pen = penOf(seed)
  const kind = pen.pick(GRID_NAMES)
  const { text, places, publisher } = KINDS[kind]!(pen)
  const tail = pen.pick(['', '', '\n咨询电话：0731-22830127', '\n温馨提示：请文明参观。'])
  return {
    kind,
    text: text + tail,
    places,
    publisher: publisher ?? '',
    expected: [...pen.facts].sort(),
  }
}
