/**
 * A notice as tokens and lines: every date, time, name, state and mark with its place in the text, and what
 * is left between them as raw words.
 */
import { placesCalled } from './called.ts'
import { indexByFirst } from './firsts.ts'
import { readWhen, styleOf } from './dates.ts'
import type { Month, WhenText } from './dates.ts'
import type { Prose } from './normalise.ts'
import { namesBetween, saysInside, saysWhere, sharedNames } from './places.ts'
import type { Registry } from './places.ts'
import { namedPeriods, periodAt } from './periods.ts'
import { readPhrase } from './phrases.ts'
import { readTimes } from './times.ts'
import type { Times } from './times.ts'
import { readWord } from './words.ts'
import type { Word } from './words.ts'

/** A mark of punctuation, a line end, or a table cell's wall. */
export type Mark = ',' | '、' | ';' | '.' | '\n' | ':' | '(' | ')' | '[' | ']' | '|' | '"' | '·'

/** What became of a date or time: it must be one of these in the end. */
export type Fate =
  { kind: 'fact' } | { kind: 'decoy'; why: string } | { kind: 'unread'; why: string }

/** One token of the notice; `from` and `to` count normalised characters. */
export type Token = { from: number; to: number; fate: Fate | null } & (
  | { kind: 'when'; when: WhenText }
  /** `named` hours were called by the name that the notice gives them. */
  | { kind: 'times'; times: Times; named?: boolean }
  /** `as` is the name in the text; the ids are narrowed once the house is known. */
  | { kind: 'place'; ids: string[]; name: string; between?: true }
  | { kind: 'mark'; mark: Mark }
  | { kind: 'raw' }
  | Word
)

/** Turns a token into mere words that have their fate: no reader takes it for what it was. */
export function silence(t: Token, fate: Fate): void {
  Object.assign(t, { kind: 'raw', fate })
}

/** A list marker before a line: its family (一、 / (一) / 1. …) and its number. */
export interface Marker {
  family: string
  number: number
}

/** One line of the notice, without its marker. */
export interface Line {
  from: number
  to: number
  marker: Marker | null
  /** Indices into the tokens. */
  first: number
  last: number
}

/** The notice as tokens and lines. */
export interface Tokens {
  prose: Prose
  tokens: Token[]
  lines: Line[]
}

const MARKS = new Map<string, Mark>([
  [',', ','],
  ['、', '、'],
  [';', ';'],
  ['。', '.'],
  ['!', '.'],
  ['?', '.'],
  ['\n', '\n'],
  [':', ':'],
  ['(', '('],
  [')', ')'],
  ['[', '['],
  [']', ']'],
  ['|', '|'],
  ['"', '"'],
  ['·', '·'],
])

const MARKERS: { re: RegExp; family: string }[] = [
  { re: /#{1,6}/y, family: '#' },
  { re: /第([一二三四五六七八九十]{1,3})[条项、]/y, family: '第' },
  { re: /([一二三四五六七八九十]{1,3})[、.．,](?!\d{1,2}日)/y, family: '一' },
  { re: /\(([一二三四五六七八九十]{1,3})\)/y, family: '(一)' },
  { re: /\(([一二三四五六七八九十]{1,3})、?(?=[^\d层楼号至到~-])/y, family: '(一)' },
  // “7、8月每周六” is no item 7.
  { re: /(\d{1,2})[、](?!\d{1,2}(?:日|号|月份?(?:的)?[每逢期]))/y, family: '1' },
  {
    re: /(\d{1,2})\.(?=\D|\d{1,2}月|\d{4}[年.-]|\d{1,2}:\d\d(?![\d时点]|:\d)|\d{2}小时|\d{1,2}[时点A-Za-z])/y,
    family: '1',
  },
  // “1.9.19闭馆”: item 1, 19 September.
  { re: /(1[0-5]|[1-9])\.(?=(?:1[0-2]|[1-9])\.[1-3]?\d(?![\d.]))/y, family: '1' },
  { re: /\((\d{1,2})\)/y, family: '(1)' },
  { re: /(\d{1,2})\)/y, family: '1)' },
  { re: /[①-⑳]/y, family: '①' },
  { re: /[⑴-⒇]/y, family: '(1)' },
  { re: /[㈠-㈩]/y, family: '(一)' },
  { re: /[❶-❿]/y, family: '①' },
  { re: /[·*◆◇■□▲△★☆◎▪▫▶►▸➤➢❖✦-]{1,3}(?=[^\d·*-])/y, family: '·' },
  // Before a date no dash or star can be mistaken for these.
  { re: /[◆◇■□▲△★☆◎▪▫▶►▸➤➢❖✦]{1,3}(?=\d)/y, family: '·' },
]

const markersAt = indexByFirst(MARKERS)

/** Reads tokens and lines; linear in the text. */
export function tokenise(prose: Prose, registry: Registry): Tokens {
  const { text } = prose
  const style = styleOf(text)
  const periods = namedPeriods(text)
  const items = itemsOf(text)
  const bullets = bulletsOfDays(prose)
  const inline = itemsWithin(prose)
  const called = placesCalled(text, registry.find)
  const tokens: Token[] = []
  const lines: Line[] = []
  let month: Month | null = null
  let crossing: Crossing | null = null
  let raw = -1
  let i = 0
  const endRaw = (to: number) => {
    if (raw >= 0) tokens.push({ from: raw, to, fate: null, kind: 'raw' })
    raw = -1
  }
  const push = (token: Token) => {
    endRaw(token.from)
    tokens.push(token)
    i = token.to
  }
  let line: Line | null = null
  while (i < text.length) {
    if (line === null) {
      const dot = bullets.has(text[i]!) ? BULLET.exec(text.slice(i, i + 3))![0].length : 0
      const at = i + dot
      const names = NUMBERED.has(text[at]!) ? sharedNames(text, at, registry.find).length : 0
      const named = names > 2 || (names === 2 && !isItem(text, at, items))
      const marked = named ? null : readMarker(prose, at)
      line = {
        from: i,
        to: i,
        marker: marked?.marker ?? null,
        first: tokens.length,
        last: tokens.length,
      }
      if (marked || dot > 0) {
        i = marked?.to ?? at
        continue
      }
    }
    const c = text[i]!
    const mark = MARKS.get(c)
    // A line without end is cut, so that looking around in it stays cheap.
    const length = tokens.length - line.first
    if (length >= 800 || (length >= 400 && (mark === '.' || mark === ';'))) {
      endRaw(i)
      line.to = i
      line.last = tokens.length
      lines.push(line)
      line = { from: i, to: i, marker: null, first: tokens.length, last: tokens.length }
    }
    if (mark === '\n') {
      endRaw(i)
      line.to = i
      line.last = tokens.length
      lines.push(line)
      line = null
      i++
      continue
    }
    if (i > line.from && inline.has(i)) {
      endRaw(i)
      line.to = i
      line.last = tokens.length
      lines.push(line)
      line = null
      continue
    }
    const group = called.find(({ word }) => text.startsWith(word, i))
    const told = called.find(({ from, to }) => i >= from && i < to)
    if (told && (!told.goesOn || group || text.startsWith('开放', i))) {
      // What the word stands for is no statement.
      const to = !told.goesOn ? told.to : group ? i + group.word.length : told.to
      push({ from: i, to, fate: null, kind: 'decoy', why: TOLD_OF })
      continue
    }
    if (group) {
      for (const [n, ids] of group.ids.entries()) {
        const to = i + (n === 0 ? group.word.length : 0)
        if (n > 0) push({ from: i, to: i, fate: null, kind: 'mark', mark: '、' })
        push({ from: i, to, fate: null, kind: 'place', ids, name: group.word })
      }
      continue
    }
    const phrase = readPhrase(text, i)
    if (phrase) {
      push({ from: i, to: phrase.to, fate: null, ...phrase.phrase })
      continue
    }
    const period = periodAt(text, i, periods, lastWhen(tokens))
    if (period) {
      push({ from: i, to: period.to, fate: null, kind: 'when', when: period })
      continue
    }
    const place = registry.find(text, i, prose.gap[i] === 1)
    if (
      place &&
      (saysWhere(text, place.to, registry.find) || saysInside(text, place.to, registry))
    ) {
      push({ from: i, to: place.to, fate: null, kind: 'raw' })
      continue
    }
    const shared = NUMBERED.has(c) && !place ? sharedNames(text, i, registry.find) : []
    if (shared.length > 0) {
      for (const { to, ids } of shared) {
        push({ from: i, to, fate: null, kind: 'place', ids, name: text.slice(i, to) })
        if (to === shared.at(-1)!.to) break
        const between = MARKS.get(text[to]!)
        if (between) push({ from: to, to: to + 1, fate: null, kind: 'mark', mark: between })
        else push({ from: to, to: to + 1, fate: null, kind: 'raw' })
      }
      continue
    }
    const range = NUMBERED.has(c) && !place ? namesBetween(text, i, registry.find) : null
    if (range) {
      // Those between the two have no words of their own.
      const { to, after } = range
      const sep = Math.min(i + 1, after)
      for (const [n, ids] of range.ids.entries()) {
        const whole = { fate: null, kind: 'place', ids, between: true } as const
        const at = n === 0 ? i : after
        if (n > 0) push({ from: at, to: at, fate: null, kind: 'mark', mark: '、' })
        const end = n === 0 ? sep : n === range.ids.length - 1 ? to : at
        push({ from: at, to: end, ...whole, name: text.slice(i, to) })
      }
      i = to
      continue
    }
    const hall = NUMBERED.has(c) && !place ? hallsAt(text, i) : 0
    if (hall > 0) {
      push({ from: i, to: hall, fate: null, kind: 'raw' })
      continue
    }
    const read = readWord(text, i)
    const word = read && extendsTo(text, i, read) ? null : read
    const longest = Math.max(place?.to ?? 0, word?.to ?? 0)
    const bare = crossing ? monthWithin(text, i, crossing) : null
    const all = BEGINS.has(c) ? readWhen(text, i, style, bare ?? month) : null
    const apart = all && weekdaysApart(prose, all, (t) => readWhen(t, 0, style, month))
    const dates =
      apart ??
      (all && beforeNames(text, all, registry, (t) => readWhen(t, i, style, bare ?? month)))
    const when =
      dates && (openDays(text, dates, tokens, (t) => readWhen(t, 0, style, month)) ?? dates)
    const times = when === null && TIMES.has(c) ? readTimes(text, i, style.dottedTimes) : null
    if (when && when.to >= longest) {
      const known = monthOf(when)
      if (known) month = known
      if (known && !bare) crossing = crossingOf(when)
      push({ from: i, to: when.to, fate: null, kind: 'when', when })
    } else if (times && times.to > longest) {
      push({ from: i, to: times.to, fate: null, kind: 'times', times })
    } else if (place && place.to >= longest) {
      push({
        from: i,
        to: place.to,
        fate: told ? { kind: 'decoy', why: TOLD_OF } : null,
        kind: 'place',
        ids: place.ids,
        name: text.slice(i, place.to),
      })
    } else if (
      word &&
      isHouse(word.word) &&
      saysInside(text, whereInside(text, word.to), registry)
    ) {
      push({ from: i, to: word.to, fate: null, kind: 'raw' })
    } else if (word) {
      push({ from: i, to: word.to, fate: null, ...word.word })
    } else if (when) {
      push({ from: i, to: when.to, fate: null, kind: 'when', when })
    } else if (mark) {
      push({ from: i, to: i + 1, fate: null, kind: 'mark', mark })
    } else {
      if (raw < 0) raw = i
      i++
    }
  }
  endRaw(text.length)
  if (line) {
    line.to = text.length
    line.last = tokens.length
    lines.push(line)
  }
  withholdGlued(text, tokens)
  return { prose, tokens, lines }
}

const GLUED = /(?<![\d.:/])\d{1,2}[./]\d{2,4}:\d{2}-*/g

/** “2.218:30-21:00”: of digits that may be parted in several ways, and of the hour behind them, nothing is read. */
function withholdGlued(text: string, tokens: Token[]): void {
  const why = 'digits that may be a day and an hour in more than one way'
  let k = 0
  for (const m of text.matchAll(GLUED)) {
    const to = m.index + m[0].length
    while (k < tokens.length && tokens[k]!.to <= m.index) k++
    const first = k
    while (k < tokens.length && tokens[k]!.from < to) k++
    const read = tokens.slice(first, k)
    if (read.some((t) => t.kind === 'times')) continue
    for (const t of read) if (t.kind === 'raw') t.fate = { kind: 'unread', why }
    const joined = text[m.index - 1] === '-' || text[read[0]?.from ?? 0] === '-'
    const around = [
      joined ? tokens[first - 1] : undefined,
      tokens[k],
      tokens[k]?.kind === 'times' ? tokens[k + 1] : undefined,
    ]
    for (const t of around)
      if (t?.kind === 'when' || t?.kind === 'times' || t?.kind === 'state')
        silence(t, { kind: 'unread', why })
  }
}

/** “3月15日至20日,一号展厅关闭”: a list of days ends where the name of a room begins with what may be a day. */
function beforeNames(
  text: string,
  when: WhenText,
  registry: Registry,
  read: (text: string) => WhenText | null,
): WhenText | null {
  for (const item of when.items.slice(1)) {
    if (item.kind !== 'day' && item.kind !== 'range' && item.kind !== 'from') continue
    const { from, to } = item.a
    const names = (registry.find(text, from)?.to ?? hallsAt(text, from)) > to
    if (names) return read(text.slice(0, from - 1))
  }
  return when
}

const TOLD_OF = 'what a word stands for'

const HALL_NUMBER = '第?(?:[一二三四五六七八九十]{1,2}|\\d{1,2})'

const HALL_KIND =
  '(?:[\\u4e00-\\u9fff]{0,4}?(?:展览[馆厅室]|展厅|展馆|展室|展区|影厅|教室|场地|场馆|球场|泳池|分馆|阅览室|自[习修]室|活动室)|[馆厅楼])'

const MORE_HALLS = `(?:[号室片]?[、和及与至到-]${HALL_NUMBER}){0,8}`

/** “3号厅”, “1、2号场地”, “第三展厅”, “201、202室”, “1-4片羽毛球场地”: halls that go by a number, and are on no file. */
const HALLS = new RegExp(
  `(?:${HALL_NUMBER}${MORE_HALLS}号${HALL_KIND}|第[一二三四五六七八九十\\d]{1,2}${MORE_HALLS}(?:[展]?[厅馆室]|分馆)|\\d{3,4}(?:室?[、和及与至到-]\\d{3,4}){0,8}(?:阅览|自习|自修|活动|展)?室|${HALL_NUMBER}${MORE_HALLS}片[\\u4e00-\\u9fff]{0,5}场地?)(?![层口内外前次]|\\d{1,4}[层楼室号]|[一二三四五六七八九][层楼])`,
  'y',
)

/** Where the halls that are numbered at `i` end; 0 if there are none. */
function hallsAt(text: string, i: number): number {
  HALLS.lastIndex = i
  const m = /[\d第]/.test(text[i - 1] ?? '') ? null : HALLS.exec(text)
  return m ? i + m[0].length : 0
}

/** Are these words the number of halls, and nothing more? */
export function namesHalls(text: string): boolean {
  return text.length < 40 && hallsAt(text, 0) === text.length
}

const BULLET = /^([·*◆◇■□▲△★☆◎-])\1{0,2}/

const BULLETS = /(?<=^|\n)([·*◆◇■□▲△★☆◎-])\1{0,2}([^\n]{0,24})/g

const DAY_OR_HOUR =
  /^(?:自|从|每年)?(?:20\d{2}[年./-])?\d{1,2}(?:月|[./:]\d|时)|^(?:[上下]午|除夕|初[一二三四五六七八九十]|每?周[一二三四五六日])|^(?:免费)?(?:开放|开馆|闭馆|营业|服务)?(?:日期|时间段?|时段)[:为]|^第[一二三四五六七八九十\d]{1,2}[场批轮]|^(?:\d{1,2}[、.)]|\(?[一二三四五六七八九十\d]{1,2}[)、]|[①-⑳])/

/**
 * “★10月1日:闭馆”, “- 开馆时间:9:00-16:00”: marks that stand before days, hours and numbers only set off lines, and head no items.
 */
function bulletsOfDays({ text, gap }: Prose): Set<string> {
  const says = new Map<string, 'days' | 'more' | 'names'>()
  for (const { 0: line, 1: mark, 2: rest, index } of text.matchAll(BULLETS)) {
    // “10月1日⏎-10月5日” is a range that a line's end cut in two.
    const parted = mark !== '-' || gap[index + line.length - rest!.length] === 1
    if (!parted || !DAY_OR_HOUR.test(rest!)) says.set(mark!, 'names')
    else if (says.get(mark!) !== 'names')
      says.set(mark!, says.get(mark!) !== 'more' && ONLY_DAYS.test(rest!) ? 'days' : 'more')
  }
  // Days alone head what stands below them, unless it is a table with one cell to a line.
  const stacked = COLUMN_ABOVE.test(text)
  return new Set(
    [...says].filter(([, of]) => of === 'more' || (of === 'days' && stacked)).map(([mark]) => mark),
  )
}

const ONLY_DAYS = /^[\d年月日号./、,()周星期至到起除夕正初一二三四五六七八九十-]+$/

const COLUMN_ABOVE =
  /(?:^|\n)(?:开放|服务)?(?:日期|时间|时段|场馆|场所|地点|馆名|馆别|名称|区域|部门|内容)\n/

/** Where the first and the last line stand that begin with one number: “一、”, “1、”. */
type Items = Map<string, [first: number, last: number]>

function itemsOf(text: string): Items {
  const out: Items = new Map()
  for (const m of text.matchAll(/(?<=^|\n)([一二三四五六七八九十]|\d{1,2})、/g)) {
    const known = out.get(m[1]!)
    if (known) known[1] = m.index
    else out.set(m[1]!, [m.index, m.index])
  }
  return out
}

/** “安排如下:(一)甲室9:00-17:00开放;(二)乙室…”: where items begin that are told one after the other in one line. */
function itemsWithin(prose: Prose): Set<number> {
  const out = new Set<number>()
  let run: (Marker & { at: number })[] = []
  const settle = () => {
    const said = run.filter(({ at }, k) =>
      DOORS.test(prose.text.slice(at, run[k + 1]?.at ?? at + 60)),
    )
    if (said.length > 1) for (const { at } of run) out.add(at)
    run = []
  }
  for (const m of prose.text.matchAll(INLINE)) {
    const at = m.index
    const last = run.at(-1)
    const marker = readMarker(prose, at)?.marker
    if (!marker) continue
    const next = last?.family === marker.family && last.number + 1 === marker.number
    const same = next && !prose.text.slice(last.at, at).includes('\n')
    if (!same) settle()
    const begins = at === 0 || prose.text[at - 1] === '\n'
    if (same || begins || marker.number === 1) run.push({ ...marker, at })
  }
  settle()
  return out
}

const INLINE =
  /(?<=^|[\n;。:])(?:\((?:[一二三四五六七八九十]{1,2}|\d)\)|[①-⑳]|[一二三四五六七八九]、(?!\d{1,2}日)|\d(?:、(?=\D)|\.(?=[^\d\n]|\d{1,2}月)))/g

const DOORS = /开放|开[馆园门]|[闭休][馆园]|关闭|营业|\d:\d\d|\d时/

const DIGITS = '一二三四五六七八九十'

/** “二、三号厅闭馆”: is 二 item two? Only where item one stands before it; item one, only where two follows. */
function isItem(text: string, at: number, items: Items): boolean {
  const number = /^(?:[一二三四五六七八九十]|\d{1,2})(?=、)/.exec(text.slice(at, at + 3))?.[0]
  if (number === undefined) return false
  const n = DIGITS.indexOf(number) + 1 || Number(number)
  const written = (k: number) => (DIGITS.includes(number) ? (DIGITS[k - 1] ?? '') : String(k))
  const beside = items.get(written(n === 1 ? 2 : n - 1))
  return beside !== undefined && (n === 1 ? beside[1] > at : beside[0] < at)
}

/** “将延时开放至20:00”: it says until when, and the verb begins after 将. */
function extendsTo(text: string, i: number, { word, to }: { word: Word; to: number }): boolean {
  if (word.kind !== 'state' || word.state !== 'open') return false
  return (
    /^.{1,8}?(?:延|开放|开馆|营业)/.test(text.slice(i, to)) &&
    /^[至到](?:\d|[上下]午|晚|次日|凌晨|傍晚|夜)/.test(text.slice(to, to + 3))
  )
}

/** The date right before, past a bracket and a word or two. */
function lastWhen(tokens: readonly Token[]): WhenText | null {
  for (let k = tokens.length - 1; k >= 0 && k >= tokens.length - 8; k--) {
    const t = tokens[k]!
    if (t.kind === 'when') return t.when
  }
  return null
}

/** The tokens that stand outside of brackets. */
export function outsideBrackets(tokens: readonly Token[]): Token[] {
  let depth = 0
  return tokens.filter((t) => {
    if (t.kind === 'mark' && (t.mark === '(' || t.mark === '[')) depth++
    const outside = depth === 0
    if (t.kind === 'mark' && (t.mark === ')' || t.mark === ']')) depth--
    return outside
  })
}

/** The month that a bare day after this expression takes. */
function monthOf(when: WhenText): Month | null {
  for (let k = when.items.length - 1; k >= 0; k--) {
    const item = when.items[k]!
    if (item.kind === 'festival' || item.kind === 'period')
      for (const g of item.glosses ?? []) {
        const point =
          g.kind === 'range' ? (g.b.month === null ? g.a : g.b) : g.kind === 'date' ? g.point : null
        if (point && point.month !== null) return { year: null, month: point.month }
      }
    if (item.kind === 'until' && item.b.month !== null)
      return { year: item.b.year, month: item.b.month }
    if (item.kind !== 'day' && item.kind !== 'range' && item.kind !== 'from') continue
    const point = item.kind === 'range' ? (item.b.month === null ? item.a : item.b) : item.a
    if (point.month !== null) return { year: null, month: point.month }
  }
  return null
}

/** “开放日期:4月29日至5月3日,5月4日闭馆”: the days behind the label, without those that a closing word follows. */
function openDays(
  text: string,
  { from, to }: WhenText,
  tokens: readonly Token[],
  read: (text: string) => WhenText | null,
): WhenText | null {
  const comma = text.slice(from, to).lastIndexOf(',')
  const label = tokens.at(-1)?.kind === 'label' ? tokens.at(-1) : tokens.at(-2)
  if (comma <= 0 || label?.kind !== 'label') return null
  const word = readWord(text, to)?.word
  if (word?.kind !== 'state') return null
  // “闭馆时间为4月10日至26日,4月27日恢复开放”
  const other =
    label.label === 'open-time'
      ? word.state === 'closed'
      : label.label === 'closed-time' && word.resumes
  if (!other) return null
  const open = read(text.slice(from, from + comma))
  return open && open.to === comma ? { ...open, from, to: from + comma } : null
}

/** Words behind the weekdays that head a table. */
const MOST_OF_HEADS = 60

/** “周二至周五  周六、周日”: weekdays with nothing but blanks between them are two heads of a table. */
function weekdaysApart(
  { text, gap }: Prose,
  { from, to, items }: WhenText,
  read: (text: string) => WhenText | null,
): WhenText | null {
  if (items.some(({ kind }) => kind !== 'weekly')) return null
  // “周六 周日9:00-17:00” is a list.
  const rest = text.slice(to, to + MOST_OF_HEADS).split('\n')[0]!
  if (!/^[^\d,.;。:]*$/.test(rest)) return null
  for (let k = from + 2; k < to - 1; k++) {
    if (gap[k] !== 1 || !/[一-日天][周星]/.test(text.slice(k - 1, k + 1))) continue
    const first = read(text.slice(from, k))
    return first && { ...first, from, to: from + first.to }
  }
  return null
}

/** A span that ends in another month than it begins in. */
interface Crossing {
  first: Month
  from: number
  last: Month
  to: number
}

function crossingOf(when: WhenText): Crossing | null {
  const item = when.items.at(-1)!
  if (item.kind !== 'range') return null
  const { a, b } = item
  if (a.month === null || b.month === null || a.month === b.month || !a.day || !b.day) return null
  const [first, last] = [a, b].map((p): Month => ({ year: p.year, month: p.month! }))
  return { first: first!, from: a.day, last: last!, to: b.day }
}

/** “1月27日至2月4日开放,其中28日闭馆”: a bare day is of the month in which the span has it. */
function monthWithin(text: string, i: number, { first, from, last, to }: Crossing): Month | null {
  const m = /^(\d{1,2})(?:日|号|(?:[、至到-]\d{1,2}){1,6}[日号])/.exec(text.slice(i, i + 24))
  // “1月20日至2月4日闭馆,25日起恢复”: what comes after a span is of its last month.
  const day = m && text[i + m[0].length] !== '起' ? Number(m[1]) : NaN
  return day >= from && day > to ? first : day <= to && day < from ? last : null
}

function readMarker(prose: Prose, i: number): { marker: Marker; to: number } | null {
  const { text } = prose
  for (const { re, family } of markersAt(text[i]!)) {
    re.lastIndex = i
    const m = re.exec(text)
    if (m) return { marker: { family, number: numberOf(m[1] ?? m[0]) }, to: i + m[0].length }
  }
  // “1 某某馆 …”: a row number is a number, a space, and a name.
  const row = /\d{1,3}(?=[\u4e00-\u9fff])/y
  row.lastIndex = i
  const m = row.exec(text)
  const to = i + (m?.[0].length ?? 0)
  if (m && prose.gap[to] === 1 && !/[月日号点时年个家天]/.test(text[to]!))
    return { marker: { family: 'row', number: Number(m[0]) }, to }
  return null
}

function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const circled = text.codePointAt(0)! - 0x2460
  if (circled >= 0 && circled < 20) return circled + 1
  const digits = '一二三四五六七八九十'
  if (text.length === 1) return digits.indexOf(text) + 1
  return text.startsWith('十') ? 10 + digits.indexOf(text[1]!) + 1 : 0
}

const BEGINS = new Set(
  '0123456789现立马黄期至到截隔单双最首末倒明后自下夏秋冬旺淡腊闰世全妇植读青博儿建教烈重七文八三六暑寒一二三四五六七八九十廿卅〇零农阴大正年初腊除元春新清五劳端中国双两"每逢周星礼天日工平本整这节小长假佳法公闭施放上以休停维改封次翌第当即今项提修装检布换搬升',
)
/** Characters that a list of numbered names may begin with. */
const NUMBERED = new Set(
  '第0123456789一二三四五六七八九十ABCDEFGHIJKLMNOPQRSTUVWXYZ东南西北甲乙丙丁',
)
const TIMES = new Set('0123456789一二三四五六七八九十两零次翌第凌清早朝上中午正下傍晚夜当')

/** Is it one of these marks? */
export const isMark = (t: Token | undefined, ...marks: string[]): boolean =>
  t?.kind === 'mark' && marks.includes(t.mark)

/** Is it one of these words that bend what follows? */
export const isCue = (t: Token | undefined, ...cues: string[]): boolean =>
  t?.kind === 'cue' && cues.includes(t.cue)

/** True for the tokens that must be accounted for. */
export function isTimely(t: Token): boolean {
  return t.kind === 'when' || t.kind === 'times'
}

/** The index of the bracket that closes the one at `k`, in the same line; -1 if none. */
export function closingOf(tokens: readonly Token[], k: number): number {
  const close = isMark(tokens[k], '(') ? ')' : ']'
  let depth = 0
  for (let j = k; j < tokens.length && j < k + 60; j++) {
    const t = tokens[j]!
    if (t.kind === 'mark' && t.mark === (close === ')' ? '(' : '[')) depth++
    if (t.kind === 'mark' && t.mark === close && --depth === 0) return j
  }
  return -1
}

const isHouse = (word: Word) => word.kind === 'ref' && word.ref === 'main'

/** “馆内”, “本馆” of “本馆内”: where the 内 stands. */
function whereInside(text: string, to: number): number {
  return text[to - 1] === '内' ? to - 1 : to
}
