/**
 * Round-ups: days said once for all above what each house does, houses grouped by their hours or by whether they are
 * open, others that are left over, two names over one statement, and rooms of a house that differ.
 */
import type { PlaceEntry } from '../../src/notice/draft.ts'
import { drawing, drawnHours, plain, two } from './drawn.ts'
import type { Choose, Drawn } from './drawn.ts'
import { place } from './shown.ts'

const HOUSES: PlaceEntry[] = [
  place('bo', '苇塘博物馆'),
  place('tu', '苇塘图书馆'),
  place('wen', '苇塘文化馆'),
  place('mei', '苇塘美术馆'),
  place('ke', '苇塘科技馆'),
]

const LIBRARY: PlaceEntry[] = [
  place('tu', '苇塘图书馆'),
  place('zong', '综合阅览室', 'tu'),
  place('zi', '自修室', 'tu'),
  place('er', '少儿借阅室', 'tu'),
  place('gu', '古籍阅览室', 'tu'),
]

const weekday = (d: number) => '三四五六日一二'[d % 7]!
const iso = (d: number) => `10-${two(d)}`

interface Pen {
  pick: Choose
  any: (n: number) => number
  day: (d: number) => string
  span: (a: number, b: number) => string
  dash: string
}

function penOf(seed: number): Pen {
  const { any, pick } = drawing(seed)
  const dotted = any(5) === 0
  const full = any(2) === 0
  const gloss = any(4) === 0
  const dash = pick(['至', '—', '-', '～', '到'])
  const one = (d: number) =>
    dotted ? `10.${d}` : `10月${d}日${gloss ? `（周${weekday(d)}）` : ''}`
  const second = (d: number) => (dotted || full ? one(d) : one(d).replace('10月', ''))
  const end = dotted ? ' ' : ''
  return {
    pick,
    any,
    day: (d) => one(d) + end,
    span: (a, b) => (a === b ? one(a) : `${one(a)}${dash}${second(b)}`) + end,
    dash: pick(['-', '—', '至', '～']),
  }
}

const hoursOf = ({ pick, any, dash }: Pen) => drawnHours(pick, any, dash, ' ')

const shutWord = (pick: Choose) => pick(['闭馆', '闭馆', '不开放', '暂停开放', '休馆'])

type Facts = Map<string, string>

const put = (facts: Facts, id: string, a: number, b: number, what: string) => {
  for (let d = a; d <= b; d++) facts.set(`${id} ${iso(d)}`, what)
}

/** What one house does within days that were said above it. */
function within(pen: Pen, id: string, facts: Facts, a: number, b: number): string {
  const { any, pick } = pen
  const H = hoursOf(pen)
  const G = hoursOf(pen)
  const mid = a + 1 + any(b - a - 1)
  const [E, shut] = [pen.day(mid), shutWord(pick)]
  put(facts, id, a, b, H.fact)
  switch (any(8)) {
    case 0:
      put(facts, id, a, b, 'closed')
      return shut
    case 1:
      facts.set(`${id} ${iso(mid)}`, 'closed')
      return pick([
        `${H.words}（${E}${shut}）`,
        `${H.words}，${E}${shut}`,
        `${E}${shut}，其余时间${H.words}`,
        `${E}${shut}，其他时间${H.words}开放`,
        `${H.words}开放，其中${E}${shut}`,
        `除${E}${shut}外，${H.words}开放`,
        `${H.words}（${E}除外，${shut}）`.replace(`除外，${shut}`, shut),
      ])
    case 2:
      put(facts, id, mid + 1, b, G.fact)
      put(facts, id, a, mid, H.fact)
      return pick([
        `${pen.span(a, mid)}${H.words}，${pen.span(mid + 1, b)}${G.words}`,
        `${pen.span(a, mid)}${H.words}；${pen.span(mid + 1, b)}${G.words}`,
        `${pen.span(a, mid)}：${H.words}；${pen.span(mid + 1, b)}：${G.words}`,
        `${H.words}（${pen.span(a, mid)}），${G.words}（${pen.span(mid + 1, b)}）`,
      ])
    case 3:
      put(facts, id, a, mid, 'closed')
      return pick([
        `${pen.span(a, mid)}${shut}，${pen.span(mid + 1, b)}${H.words}`,
        `${pen.span(a, mid)}${shut}；${pen.span(mid + 1, b)}${H.words}开放`,
        `${pen.span(mid + 1, b)}${H.words}开放，${pen.span(a, mid)}${shut}`,
        `${pen.span(a, mid)}${shut}，${pen.span(mid + 1, b)}开放，开放时间${H.words}`,
      ])
    case 4: {
      const t = plain(1170 + 30 * any(3))
      facts.set(`${id} ${iso(mid)}`, H.fact.replace(/-\d\d:\d\d$/, `-${t.padStart(5, '0')}`))
      return pick([
        `${H.words}，其中${E}延时开放至${t}`,
        `${H.words}（${E}延长至${t}）`,
        `${H.words}，${E}开放至${t}`,
      ])
    }
    case 5:
      return pick([
        `正常开放，${H.words}`,
        `正常开放（${H.words}）`,
        `开放，时间为${H.words}`,
        `照常开放，开放时间：${H.words}`,
      ])
    default:
      return pick([
        H.words,
        `${H.words}`,
        `${H.words}开放`,
        `每天${H.words}`,
        `开放时间${H.words}`,
        `每日${H.words}免费开放`,
      ])
  }
}

/** The notice of a seed. */
export function roundup(seed: number): Drawn {
  const pen = penOf(seed)
  const { any, pick } = pen
  const facts: Facts = new Map()
  const form = pick(['lead', 'lead', 'hours', 'states', 'others', 'pairs', 'rooms', 'rooms'])
  const houses = [...HOUSES].sort(() => any(3) - 1).slice(0, 3 + any(2))
  const [a, b] = pick([
    [1, 7],
    [1, 7],
    [1, 5],
    [2, 6],
  ] as const)
  const D = pen.span(a, b)
  const names = (list: readonly PlaceEntry[]) => list.map((h) => h.name).join('、')
  let places = HOUSES
  let text = ''
  const back = () => {
    if (any(2) === 0) return ''
    const R = pen.day(b + 1)
    const on = form === 'rooms' ? LIBRARY.slice(0, 1) : houses
    for (const { id } of on) facts.set(`${id} ${iso(b + 1)}..`, 'regular')
    return form === 'rooms'
      ? pick([`\n${R}起恢复正常开放。`, `\n${R}起，全馆恢复正常开放。`])
      : pick([
          `\n${R}起，各馆恢复正常开放。`,
          `\n以上场馆${R}起恢复正常开放。`,
          `\n${R}起各场馆恢复正常。`,
        ])
  }
  if (form === 'lead') {
    const lead = pick([
      `${D}，各馆开放时间如下：`,
      `国庆假期（${D.trim()}）各馆开放时间：`,
      `国庆假期期间（${D.trim()}），各场馆开放安排如下：`,
      `现将${D}各场馆开放时间公告如下：`,
      `各馆${D}开放安排`,
    ])
    const mark = pick([
      (n: string, k: number) => `${k + 1}.${n}：`,
      (n: string) => `${n}：`,
      (n: string) => `${n} `,
      (n: string) => `${n}\n`,
      (n: string, k: number) => `${'一二三四五'[k]}、${n}\n`,
      (n: string) => `●${n}：`,
      (n: string) => `【${n}】`,
    ])
    const end = pick(['。', '', '；'])
    text = `${lead}\n${houses.map((h, k) => mark(h.name, k) + within(pen, h.id, facts, a, b)).join(`${end}\n`)}${end ? '。' : ''}${back()}`
  } else if (form === 'hours') {
    const [H, G] = [hoursOf(pen), hoursOf(pen)]
    const [first, rest] = [houses.slice(0, 2), houses.slice(2)]
    for (const h of first) put(facts, h.id, a, b, H.fact)
    for (const h of rest) put(facts, h.id, a, b, G.fact)
    text =
      pick([
        `${D}，${names(first)}开放时间为${H.words}；${names(rest)}开放时间为${G.words}。`,
        `${D}，${names(first)}${H.words}开放，${names(rest)}${G.words}开放。`,
        `${D}各馆开放时间：\n${H.words}：${names(first)}\n${G.words}：${names(rest)}`,
        `${D}\n（一）${names(first)}：${H.words}\n（二）${names(rest)}：${G.words}`,
        `${names(first)}${D}开放时间：${H.words}\n${names(rest)}${D}开放时间：${G.words}`,
        `国庆假期（${D.trim()}）以下场馆${H.words}开放：${names(first)}。\n以下场馆${G.words}开放：${names(rest)}。`,
        `${first.map((h) => h.name).join('\n')}\n${D}开放时间为${H.words}。\n${rest.map((h) => h.name).join('\n')}\n${D}开放时间为${G.words}。`,
      ]) + back()
  } else if (form === 'states') {
    const H = hoursOf(pen)
    const [first, rest] = [houses.slice(0, 2), houses.slice(2)]
    for (const h of first) put(facts, h.id, a, b, H.fact)
    for (const h of rest) put(facts, h.id, a, b, 'closed')
    const shut = pick(['闭馆', '暂停开放', '不开放'])
    text =
      pick([
        `${D}，${names(first)}正常开放，开放时间为${H.words}；${names(rest)}${shut}。`,
        `${D}各场馆开放情况\n一、开放场馆\n${names(first)}，开放时间${H.words}。\n二、${shut}场馆\n${names(rest)}。`,
        `${D}：\n开放：${names(first)}（${H.words}）\n${shut}：${names(rest)}`,
        `${names(rest)}${D}${shut}。\n${names(first)}${D}${H.words}开放。`,
        `${D}，除${names(rest)}${shut}外，${names(first)}均${H.words}开放。`,
      ]) + back()
  } else if (form === 'others') {
    const [H, G] = [hoursOf(pen), hoursOf(pen)]
    places = houses
    const [one, ...rest] = houses
    const other = pick(['其余场馆', '其他场馆', '其余各馆', '其他各馆'])
    const shut = shutWord(pick)
    const mid = a + 1 + any(b - a - 1)
    const way = any(4)
    put(facts, one!.id, a, b, way === 1 || way === 3 ? G.fact : 'closed')
    for (const h of rest) put(facts, h.id, a, b, H.fact)
    if (way === 0)
      text = pick([
        `${D}，${one!.name}${shut}，${other}${H.words}开放。`,
        `${D}，${one!.name}${shut}；${other}正常开放，开放时间为${H.words}。`,
        `${one!.name}${D}${shut}。${other}${D}开放，时间为${H.words}。`,
        `${D}，除${one!.name}${shut}外，${other}${H.words}开放。`,
      ])
    else if (way === 1)
      text = pick([
        `${D}，${one!.name}开放时间为${G.words}，${other}开放时间为${H.words}。`,
        `${D}${one!.name}${G.words}开放；${other}${H.words}开放。`,
        `${D}，各馆${H.words}开放，其中${one!.name}${G.words}开放。`,
        `${D}，各馆开放时间为${H.words}（${one!.name}为${G.words}）。`,
      ])
    else if (way === 2) {
      put(facts, one!.id, mid + 1, b, H.fact)
      text = pick([
        `${pen.span(a, mid)}，${one!.name}${shut}，${other}${H.words}开放；${pen.span(mid + 1, b)}，各馆${H.words}开放。`,
        `${pen.span(a, mid)}，${one!.name}${shut}，${other}${H.words}开放。\n${pen.span(mid + 1, b)}，各馆均${H.words}开放。`,
      ])
    } else {
      facts.set(`${one!.id} ${iso(mid)}`, 'closed')
      text = pick([
        `${one!.name}${D}${G.words}开放，${pen.day(mid)}${shut}；${other}${D}${H.words}开放。`,
        `${one!.name}：${D}${G.words}（${pen.day(mid)}${shut}）。\n${other}：${D}${H.words}。`,
      ])
    }
    text += back()
  } else if (form === 'pairs') {
    const [H, G] = [hoursOf(pen), hoursOf(pen)]
    const [first, rest] = [houses.slice(0, 2), houses.slice(2)]
    const head = pick([(n: string) => n, (n: string) => `▲${n}`, (n: string) => `【${n}】`])
    const joint = pick(['、', '\n', '　', ' '])
    const said = (on: readonly PlaceEntry[], h: ReturnType<typeof hoursOf>) => {
      for (const x of on) put(facts, x.id, a, b, h.fact)
      const close = any(3) === 0
      if (close) for (const x of on) facts.set(`${x.id} ${iso(b + 1)}`, 'closed')
      return (
        pick([
          `${D}正常开放。\n每日开馆时间为${h.words}。`,
          `${D}正常开放，每日开馆时间为${h.words}。`,
          `开放时间：${D}${h.words}。`,
          `开放日期：${D}\n开放时间：${h.words}。`,
        ]) + (close ? `${pen.day(b + 1)}闭馆。` : '')
      )
    }
    text = [
      `${head(first.map((h) => h.name).join(joint)).replaceAll('\n', `\n${head('')[0] === '▲' ? '▲' : ''}`)}\n${said(first, H)}`,
      ...rest.map((h) => `${head(h.name)}\n${said([h], G)}`),
    ].join('\n')
  } else {
    places = LIBRARY
    const rooms = LIBRARY.slice(1).sort(() => any(3) - 1)
    const [H, G] = [hoursOf(pen), hoursOf(pen)]
    const [x, y] = [rooms.slice(0, 2), rooms.slice(2)]
    const shut = pick(['不开放', '暂停开放', '闭馆'])
    const way = any(6)
    const sep = pick(['；', '。', '；\n', '\n'])
    if (way === 0) {
      for (const r of x) put(facts, r.id, a, b, H.fact)
      for (const r of y) put(facts, r.id, a, b, G.fact)
      text = pick([
        `苇塘图书馆${D}开放${names(x)}（${H.words}）、${names(y)}（${G.words}）。`,
        `苇塘图书馆\n${D}开放${names(x)}（开放时间${H.words}），${names(y)}（开放时间${G.words}）。`,
        `苇塘图书馆${D}开放时间：\n${names(x)}：${H.words}\n${names(y)}：${G.words}`,
        `苇塘图书馆${D}，${names(x)}${H.words}开放；${names(y)}${G.words}开放。`,
      ])
    } else if (way === 1) {
      for (const r of x) put(facts, r.id, a, b, H.fact)
      for (const r of y) put(facts, r.id, a, b, 'closed')
      text = pick([
        `苇塘图书馆${D}，${names(x)}${H.words}开放，${names(y)}${shut}。`,
        `苇塘图书馆\n${D}，${names(x)}开放，开放时间${H.words}；${names(y)}${shut}。`,
        `苇塘图书馆${D}：\n${names(x)}：${H.words}\n${names(y)}：${shut}`,
        `苇塘图书馆${D}，除${names(y)}${shut}外，其余各室${H.words}开放。`,
        `苇塘图书馆${D}，${names(y)}${shut}，其他部室${H.words}开放。`,
      ])
    } else if (way === 2) {
      text = `苇塘图书馆${D}${pick(['开放时间：', '：', '开放安排如下：'])}\n${rooms.map((r) => `${r.name}：${within(pen, r.id, facts, a, b).replace(/闭馆|休馆/g, '不开放')}`).join(sep.replace(/^[^\n]*$/, '；\n'))}。`
    } else if (way === 3) {
      text = `${D}开放安排如下：\n${rooms.map((r, k) => `${k + 1}.${r.name}：${within(pen, r.id, facts, a, b).replace(/闭馆|休馆/g, '不开放')}`).join(sep.replace(/^[^\n]*$/, '；\n'))}。\n苇塘图书馆`
    } else if (way === 4) {
      const mid = a + 1 + any(b - a - 1)
      put(facts, x[0]!.id, a, mid, 'closed')
      put(facts, x[0]!.id, mid + 1, b, H.fact)
      put(facts, x[1]!.id, a, b, H.fact)
      for (const r of y) put(facts, r.id, a, b, G.fact)
      text = `苇塘图书馆国庆开放时间：\n${x[0]!.name}${pen.span(a, mid)}${shut.replace('闭馆', '不开放')}，${pen.span(mid + 1, b)}${H.words}开放${sep}${x[1]!.name}${D}${H.words}${sep}${names(y)}${D}${G.words}。`
    } else {
      const mid = a + 1 + any(b - a - 1)
      for (const r of x) put(facts, r.id, mid + 1, b, H.fact)
      for (const r of y) put(facts, r.id, mid + 1, b, 'closed')
      put(facts, 'tu', a, mid, 'closed')
      text = `苇塘图书馆${pen.span(a, mid)}闭馆${pick(['；', '，', '。'])}${pick([`${pen.span(mid + 1, b)}${H.words}开放${names(x)}，${names(y)}不开放。`, `${pen.span(mid + 1, b)}${names(x)}${H.words}开放，${names(y)}不开放。`])}`
    }
    text += back()
  }
  const tail = pick(['', '', '\n请合理安排参观时间。', '\n咨询电话：0731-22830127'])
  return { text: text + tail, expected: [...facts].map(([k, v]) => `${k} ${v}`).sort(), places }
}
