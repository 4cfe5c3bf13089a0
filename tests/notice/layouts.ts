/**
 * The same timetable of several houses laid out in the ways in which notices lay it out: tables, tables that a page
 * flattened, headings, lines by house or by date, sentences.
 */
import type { CalendarData } from '../../src/core/model.ts'
import { draft } from '../../src/notice/draft.ts'
import type { PlaceEntry } from '../../src/notice/draft.ts'
import { clock, drawing, plain, told } from './drawn.ts'
import type { Choose, Drawn, Misread } from './drawn.ts'
import { place } from './shown.ts'

const ALL: PlaceEntry[] = [
  place('bo', '苇塘博物馆'),
  place('tu', '苇塘图书馆'),
  place('ti', '苇塘体育馆'),
  place('mei', '苇塘美术馆'),
]

const ROOMS: PlaceEntry[] = [
  place('guan', '苇塘文化中心'),
  place('yue', '综合阅览室', 'guan'),
  place('zi', '自修室', 'guan'),
  place('wu', '舞蹈排练厅', 'guan'),
  place('hua', '书画室', 'guan'),
]

/** The stretches of the timetable: days of October 2026. */
const STRETCHES: [number, number][][] = [
  [
    [1, 1],
    [2, 4],
    [5, 7],
  ],
  [
    [1, 3],
    [4, 7],
  ],
  [
    [1, 1],
    [2, 7],
  ],
  [
    [1, 3],
    [4, 6],
    [7, 7],
  ],
]

interface Cell {
  words: string
  fact: string
}

interface Table {
  houses: PlaceEntry[]
  days: string[]
  /** By house, then by stretch. */
  cells: Cell[][]
}

const pipe = (rows: string[][], pick: Choose): string => {
  const bar = pick(['|', ' | ', '｜'])
  const wall = pick(['', '', bar.trim()])
  return rows.map((r) => wall + r.join(bar) + wall).join('\n')
}

type Layout = (t: Table, pick: Choose) => string

const rowsOf = ({ houses, days, cells }: Table) =>
  houses.flatMap(({ name }, i) => days.map((d, k) => [name, d, cells[i]![k]!.words]))

const LAYOUTS: Record<string, Layout> = {
  'a row each': (t, pick) =>
    pipe(
      [
        [
          pick(['场馆', '场馆名称', '单位']),
          pick(['日期', '时间', '开放日期']),
          pick(['开放时间', '开放情况', '开放时段']),
        ],
        ...rowsOf(t),
      ],
      pick,
    ),
  'a row each, names merged': (t, pick) =>
    pipe(
      [
        ['场馆', '日期', '开放时间'],
        ...rowsOf(t).map(([name, d, w], n) => [n % t.days.length === 0 ? name! : '', d!, w!]),
      ],
      pick,
    ),
  'days across': (t, pick) =>
    pipe(
      [
        [pick(['场馆', '名称', '']), ...t.days],
        ...t.houses.map(({ name }, i) => [name, ...t.cells[i]!.map((c) => c.words)]),
      ],
      pick,
    ),
  'houses across': (t, pick) =>
    pipe(
      [
        [pick(['日期', '时间']), ...t.houses.map((h) => h.name)],
        ...t.days.map((d, k) => [d, ...t.cells.map((row) => row[k]!.words)]),
      ],
      pick,
    ),
  'a cell a line': (t) => ['场馆', '日期', '开放时间', ...rowsOf(t).flat()].join('\n'),
  'a cell a line, days across': (t) =>
    [
      '场馆',
      ...t.days,
      ...t.houses.flatMap(({ name }, i) => [name, ...t.cells[i]!.map((c) => c.words)]),
    ].join('\n'),
  headings: (t, pick) => {
    const head = pick([
      (n: string, k: number) => `${'一二三四'[k]}、${n}`,
      (n: string, k: number) => `${k + 1}.${n}`,
      (n: string) => n,
      (n: string) => `【${n}】`,
      (n: string) => `📍${n}`,
      (n: string) => `◆${n}`,
      (n: string) => `${n}：`,
    ])
    const sep = pick(['\n', '；', '，', '。'])
    const gap = pick([' ', '：', ''])
    return t.houses
      .map(({ name }, i) => {
        const lines = t.days.map((d, k) => `${d}${gap}${t.cells[i]![k]!.words}`)
        return `${head(name, i)}\n${lines.join(sep)}${sep === '\n' ? '' : '。'}`
      })
      .join('\n')
  },
  labels: (t, pick) => {
    const sep = pick(['；', '，'])
    return t.houses
      .map(({ name }, i) => {
        const said = t.days
          .map((d, k) => `${d}${pick(['', ' '])}${t.cells[i]![k]!.words}`)
          .join(sep)
        return `${name}\n${pick(['开放时间：', '开放时间:', '国庆开放时间：'])}${said}\n地址：芦花路${i + 12}8号\n电话：0731-2283012${i}`
      })
      .join('\n')
  },
  'by house in one line': (t, pick) => {
    const sep = pick(['；', '，'])
    return t.houses
      .map(
        ({ name }, i) =>
          `${name}：${t.days.map((d, k) => `${d}${t.cells[i]![k]!.words}`).join(sep)}。`,
      )
      .join('\n')
  },
  'by house in sentences': (t, pick) => {
    const sep = pick(['；', '，'])
    return t.houses
      .map(
        ({ name }, i) =>
          `${name}${t.days.map((d, k) => `${d}${t.cells[i]![k]!.words}`).join(sep)}。`,
      )
      .join(pick(['', '\n']))
  },
  'by date': (t, pick) => {
    const colon = pick(['：', ' ', ''])
    return t.days
      .map(
        (d, k) =>
          `${d}${pick(['', '：'])}\n${t.houses.map(({ name }, i) => `${name}${colon}${t.cells[i]![k]!.words}`).join('\n')}`,
      )
      .join('\n')
  },
  'by date in sentences': (t, pick) => {
    const sep = pick(['，', '；', '、'].slice(0, 2))
    return t.days
      .map(
        (d, k) =>
          `${d}，${t.houses.map(({ name }, i) => `${name}${t.cells[i]![k]!.words}`).join(sep)}。`,
      )
      .join(pick(['', '\n']))
  },
  'dates as items': (t, pick) => {
    const mark = pick([
      (k: number) => `（${'一二三四'[k]}）`,
      (k: number) => `${k + 1}、`,
      (k: number) => `${'一二三四'[k]}、`,
    ])
    return t.days
      .map(
        (d, k) =>
          `${mark(k)}${d}：${t.houses.map(({ name }, i) => `${name}${t.cells[i]![k]!.words}`).join('；')}。`,
      )
      .join('\n')
  },
}

const byDate = ({ houses, days, cells }: Table) =>
  days.flatMap((d, k) => houses.map(({ name }, i) => [d, name, cells[i]![k]!.words]))

Object.assign(LAYOUTS, {
  'a row each, dates merged': (t, pick) =>
    pipe(
      [
        ['日期', '场馆', '开放时间'],
        ...byDate(t).map(([d, name, w], n) => [n % t.houses.length === 0 ? d! : '', name!, w!]),
      ],
      pick,
    ),
  'a row each, dates cut off': (t, pick) => {
    const bar = pick(['|', ' | '])
    const rows = byDate(t).map((r, n) => (n % t.houses.length === 0 ? r : r.slice(1)))
    return [['日期', '场馆', '开放时间'], ...rows].map((r) => r.join(bar)).join('\n')
  },
  'a row each, names cut off': (t, pick) => {
    const bar = pick(['|', ' | '])
    const rows = rowsOf(t).map((r, n) => (n % t.days.length === 0 ? r : r.slice(1)))
    return [['场馆', '日期', '开放时间'], ...rows].map((r) => r.join(bar)).join('\n')
  },
  'by date, a cell a line': (t) => ['日期', '场馆', '开放时间', ...byDate(t).flat()].join('\n'),
  'by date, a cell a line, dates merged': (t) =>
    [
      '日期',
      '场馆',
      '开放时间',
      ...byDate(t).flatMap((r, n) => (n % t.houses.length === 0 ? r : r.slice(1))),
    ].join('\n'),
  'a cell a line, names merged': (t) =>
    [
      '场馆',
      '日期',
      '开放时间',
      ...rowsOf(t).flatMap((r, n) => (n % t.days.length === 0 ? r : r.slice(1))),
    ].join('\n'),
  'lists under dates': (t, pick) =>
    t.days
      .map(
        (d, k) =>
          `${pick(['一二三四'[k] + '、', ''])}${d}${pick(['', '开放安排'])}\n${t.houses.map(({ name }, i) => `${i + 1}.${name}：${t.cells[i]![k]!.words}`).join('\n')}`,
      )
      .join('\n'),
  spaces: (t) =>
    rowsOf(t)
      .map((r) => r.join(' '))
      .join('\n'),
} satisfies Record<string, Layout>)

/** Names of the layouts. */
export const LAYOUT_NAMES = Object.keys(LAYOUTS)

/** The notice of a seed, and in which layout it is. */
export function laidOut(seed: number): Required<Drawn> & { layout: string } {
  const { any, pick } = drawing(seed)
  const inRooms = any(2) === 0
  const world = inRooms ? ROOMS.slice(1) : ALL
  const houses = [...world].sort(() => any(3) - 1).slice(0, 2 + any(2))
  const stretches = pick(STRETCHES)
  const dayWords = pick([
    (a: number, b: number) => (a === b ? `10月${a}日` : `10月${a}日至${b}日`),
    (a: number, b: number) => (a === b ? `10月${a}日` : `10月${a}日—10月${b}日`),
    (a: number, b: number) => (a === b ? `10.${a} ` : `10.${a}—10.${b} `),
    (a: number, b: number) =>
      a === b ? `10月${a}日（星期${'四五六日一二三'[a - 1]}）` : `10月${a}日-${b}日`,
  ])
  const dash = pick(['-', '—', '至', '～'])
  // 闭馆 after a semicolon is of the house, whatever room was spoken of.
  const shut = pick(
    inRooms ? ['不开放', '暂停开放', '不对外开放'] : ['闭馆', '闭馆', '不开放', '休馆'],
  )
  const open = pick(['', '', '开放'])
  const cells = houses.map(({ id }) =>
    stretches.map(([a, b]): Cell => {
      const kind = any(5)
      if (kind === 0) return { words: shut, fact: `${id} ${a}-${b} closed` }
      const from = 480 + 30 * any(4)
      const to = 960 + 30 * any(5)
      if (kind === 1) {
        const [noon, again] = [690 + 30 * any(2), 810 + 30 * any(3)]
        return {
          words: `${plain(from)}${dash}${plain(noon)}，${plain(again)}${dash}${plain(to)}${open}`,
          fact: `${id} ${a}-${b} ${clock(from)}-${clock(noon)}+${clock(again)}-${clock(to)}`,
        }
      }
      const last = to - pick([30, 60])
      const entry = any(4) === 0
      return {
        words: `${plain(from)}${dash}${plain(to)}${open}${entry ? `（${plain(last)}停止入馆）` : ''}`,
        fact: `${id} ${a}-${b} ${clock(from)}-${clock(to)}${entry ? ` le${clock(last)}` : ''}`,
      }
    }),
  )
  const layout = pick(LAYOUT_NAMES)
  const days = stretches.map(([a, b]) => dayWords(a, b))
  const lead = inRooms
    ? pick(['', '我馆国庆假期开放安排如下：\n', '苇塘文化中心国庆开放时间\n', '各位市民：\n'])
    : pick(['', '各馆国庆假期开放安排如下：\n', '国庆开放时间\n'])
  const tail = pick(['', '', '\n请市民合理安排出行。', '\n咨询电话：0731-22830127。'])
  const body = LAYOUTS[layout]!({ houses, days, cells }, pick)
  const publisher = inRooms ? '苇塘文化中心' : ''
  const places = inRooms ? ROOMS : ALL
  return {
    layout,
    places,
    publisher,
    text: lead + body + tail,
    expected: cells
      .flat()
      .map((c) => c.fact)
      .sort(),
  }
}

/** Facts day by day, so that a span and its pieces are the same. */
const byDay = (facts: readonly string[]): string[] => [
  ...new Set(
    facts.flatMap((fact) => {
      const m = /^(\w+) (\d+)-(\d+) (.*)$/.exec(fact)
      if (!m) return [fact]
      const [a, b] = [Number(m[2]), Number(m[3])]
      return Array.from({ length: b - a + 1 }, (_, k) => `${m[1]} ${a + k} ${m[4]}`)
    }),
  ),
]

/** Drafts the timetables of so many seeds: those that were misread, and in which layouts they all were. */
export function compareLayouts(
  first: number,
  count: number,
  calendar: CalendarData,
): { misread: (Misread & { layout: string })[]; layouts: Set<string> } {
  const misread: (Misread & { layout: string })[] = []
  const layouts = new Set<string>()
  for (let seed = first; seed < first + count; seed++) {
    const { text, expected, layout, places, publisher } = laidOut(seed)
    layouts.add(layout)
    const read = draft(text, { places, announced: '2026-09-20', title: '', publisher, calendar })
    const [want, got] = [byDay(expected), byDay(told(read))]
    const missing = want.filter((f) => !got.includes(f))
    const wrong = got.filter((f) => !want.includes(f))
    if (missing.length + wrong.length > 0) misread.push({ seed, layout, text, missing, wrong })
  }
  return { misread, layouts }
}
