/**
 * One alphabet for all notices: half-width, simplified, one dash, one colon, no spaces inside words.
 * Every character keeps the place it came from, so that what is read can be cited exactly.
 */
import TRADITIONAL from 'opencc-js/dict/TSCharacters'
import { numeral } from './numerals.ts'
import { ornamentsIn } from './ornaments.ts'
import { raiseWalls } from './walls.ts'

/** Prose in the parser's alphabet, one UTF-16 unit a character, with the way back to the original. */
export interface Prose {
  /** The original as code points; a lone surrogate counts as one. */
  points: string[]
  /** The normalised characters. */
  text: string
  /** Index into `points` of each normalised character, plus one final entry: `points.length`. */
  at: Int32Array
  /** 1 where white space was dropped before the character. */
  gap: Uint8Array
}

/** Reads any text, however hostile; linear in its length. */
export function normalise(original: string): Prose {
  const points = Array.from(original)
  const bold = boldMarks(points)
  const { dropped, read } = ornamentsIn(points)
  const plain = withoutBlankLines(points).filter((i) => !bold.has(i) && !dropped.has(i))
  const kept = withoutWrapping(points, plain)
  const lines = kept.map((i) => read.get(i) ?? points[i]!)
  const chars: string[] = []
  const at: number[] = []
  const gaps: number[] = []
  let gap = 0
  let open: ')' | ']' | null = null
  const put = (c: string, i: number) => {
    chars.push(c)
    at.push(kept[i]!)
    gaps.push(gap)
    gap = 0
  }
  for (const [i, character] of lines.entries()) {
    const point = isKeycap(lines, i) ? CIRCLED[Number(character)]! : character
    const code = point.charCodeAt(0)
    if (code >= 0x4e00 && code <= 0x9fff) {
      put(SIMPLIFIED.get(point) ?? point, i)
      continue
    }
    if (TILDES.includes(point) && !joins(lines, i)) {
      put(/[\d０-９]/.test(lines[i + 1]!) ? ',' : '。', i)
      continue
    }
    for (const c of spell(point)) {
      const joined =
        c === '\n' && ((open !== null && closesBelow(lines, i, open)) || goesOn(chars, lines, i))
      if (c === ' ' || joined) {
        gap = 1
        continue
      }
      if (c === '\n') open = null
      else if (c === '(' || c === '[') open = c === '(' ? ')' : ']'
      else if (c === open) open = null
      // Between two Latin letters or digits a space separates; everywhere else it is typography.
      if (gap && isLatin(c) && chars.length > 0 && isLatin(chars[chars.length - 1]!)) {
        chars.push(' ')
        at.push(kept[i]!)
        gaps.push(0)
      }
      put(c, i)
    }
  }
  sayInDigits(chars, at, gaps)
  partGlued(chars, at, gaps)
  at.push(points.length)
  raiseWalls(chars, gaps)
  openFrames(chars, at, gaps)
  return {
    points,
    text: withGlosses(withDots(sayDays(chars.join('')))),
    at: Int32Array.from(at),
    gap: Uint8Array.from(gaps),
  }
}

/** “1️⃣甲馆”: a digit on a key is the number of an item. */
function isKeycap(lines: readonly string[], i: number): boolean {
  if (!/^[1-9]$/.test(lines[i]!)) return false
  return lines[i + 1] === KEY || (lines[i + 1] === '\ufe0f' && lines[i + 2] === KEY)
}

const KEY = '\u20e3'
const CIRCLED = '⓪①②③④⑤⑥⑦⑧⑨'

/** One line in so many may stand right under the one above, where a blank line parts all the others. */
const ONE_IN = 5

/**
 * Places of the points that say something. Where nearly every line end of a page is doubled its blank lines are
 * typography, and one of each is as if it were not there; where only some are, they part what they stand between.
 * So with two blank lines, or more.
 */
function withoutBlankLines(points: readonly string[]): number[] {
  const blanks: number[][] = []
  let run: number[] | null = null
  for (const [i, point] of points.entries()) {
    if (SINGLES.get(point) === '\n') {
      if (run) run.push(i)
      else run = []
    } else if (run && !/[\s\p{Cf}]/u.test(point)) {
      blanks.push(run)
      run = null
    }
  }
  const sizes = blanks.map((b) => b.length).sort((x, y) => x - y)
  const usual = sizes[Math.floor(sizes.length / ONE_IN)] ?? 0
  const dropped = new Set(blanks.flatMap((b) => b.slice(0, usual)))
  const kept: number[] = []
  for (let i = 0; i < points.length; i++) if (!dropped.has(i)) kept.push(i)
  return kept
}

/** “**一、开放时间**”: places of the stars that set words of a line in bold. */
function boldMarks(points: readonly string[]): Set<number> {
  const out = new Set<number>()
  let open = -1
  for (let i = 0; i + 1 < points.length; i++) {
    if (points[i] === '\n') open = -1
    if (points[i] !== '*' || points[i + 1] !== '*') continue
    if (open < 0) open = i
    else {
      for (const k of [open, open + 1, i, i + 1]) out.add(k)
      open = -1
    }
    i++
  }
  return out
}

/** Lines are wrapped at no fewer characters. */
const LEAST_WIDTH = 20

/** One in so many lines that are full breaks a word that is known, where lines are wrapped. */
const ONE_BROKEN_IN = 8

/**
 * The same without the line ends at which a mail program or a narrow page wrapped the text: no line is longer than
 * those, and some of them break a word or a date in two. A full line that ends its sentence ends all the same.
 */
function withoutWrapping(points: readonly string[], kept: number[]): number[] {
  const lines: { from: number; end: number; length: number; wide: number }[] = []
  let [from, wide] = [0, 0]
  for (let k = 0; k <= kept.length; k++) {
    const point = k < kept.length ? points[kept[k]!]! : '\n'
    if (SINGLES.get(point) !== '\n') {
      wide += point.codePointAt(0)! < 0x80 ? 1 : 2
      continue
    }
    lines.push({ from, end: k, length: k - from, wide })
    ;[from, wide] = [k + 1, 0]
  }
  const said = (k: number) => points[kept[k]!] ?? ''
  const tabled = (l: (typeof lines)[0]) =>
    kept.slice(l.from, l.end).some((i) => SINGLES.get(points[i]!) === '|' || points[i] === '|')
  const prose = lines.filter((l) => l.length >= LEAST_WIDTH && !tabled(l))
  for (const [of, slack] of WIDTHS) {
    const width = prose.reduce((most, l) => Math.max(most, of(l)), 0)
    const full = prose.filter((l) => of(l) >= width - slack && l.end + 1 < kept.length)
    const broken = full.filter((l) => breaksWord(said(l.end - 1), said(l.end + 1)))
    if (broken.length === 0 || broken.length * ONE_BROKEN_IN < full.length) continue
    const ends = new Set(
      full.flatMap((l) => {
        const next = kept
          .slice(l.end + 1, l.end + 6)
          .map((i) => points[i])
          .join('')
        return ENDS_SENTENCE.has(said(l.end - 1)) || BEGINS_ITEM.test(next) ? [] : [l.end]
      }),
    )
    return kept.filter((_, k) => !ends.has(k))
  }
  return kept
}

/** How wide a line is: in characters, or in columns of the screen; and how much narrower a full one may be. */
const WIDTHS: [of: (l: { length: number; wide: number }) => number, slack: number][] = [
  [(l) => l.length, 0],
  [(l) => l.wide, 2],
]

const ENDS_SENTENCE = new Set('。;；!！?？:：')
const BEGINS_ITEM =
  /^\s*(?:$|[\n①-⑳⑴-⒇【［[●◆■*·]|[一二三四五六七八九十]{1,3}[、.．]|\d{1,2}[、.．](?!\d)|[(（][一二三四五六七八九十\d]{1,2}[)）])/

/** Is a word, a date or a clock time cut in two between these characters? */
function breaksWord(before: string, after: string): boolean {
  if (/\d/.test(before)) return /[年月日时点分:：号]/.test(after)
  return BROKEN.has(before + after)
}

const BROKEN = new Set(
  '开放 恢复 闭馆 休馆 预约 预订 暂停 正常 照常 停止 图书 博物 美术 国庆 劳动 端午 中秋 清明 元旦 春节 星期 免费 参观 服务 读者 观众 市民 时间 期间 假期 安排 通知 公告 温馨 提示 提前 部分 对外 公众 关注 小程 程序 微信 现场 登记 入馆 入场 凭本 本人 身份 有效 证件 阅览 自习 少儿 文化 体育 中心 广场 检修 维护 上午 下午 每天 每日 全天 接待 延长 调整 另行 如下 请各 敬请 谅解 理解 支持 活动 举办 展览 其他 其余 除夕 初一 初二 初三 农历 法定 节假'.split(
    ' ',
  ),
)

const MOST_LINES_BETWEEN = 3

/** “|甲馆|闭馆|”: the walls around a table are no walls between its cells, where each of its rows has both. */
function openFrames(chars: string[], at: number[], gaps: number[]): void {
  const outer = new Set<number>()
  let frame: number[] = []
  let open = true
  let between = 0
  const end = () => {
    if (open) for (const i of frame) outer.add(i)
    frame = []
    open = true
  }
  let from = 0
  let walls = 0
  for (let i = 0; i <= chars.length; i++) {
    if (i < chars.length && chars[i] !== '\n') {
      if (chars[i] === '|') walls++
      continue
    }
    if (walls > 0) {
      if (walls > 1 && chars[from] === '|' && chars[i - 1] === '|') frame.push(from, i - 1)
      else open = false
      between = 0
    } else if (++between > MOST_LINES_BETWEEN) end()
    from = i + 1
    walls = 0
  }
  end()
  if (outer.size === 0) return
  let kept = 0
  for (let i = 0; i < chars.length; i++) {
    if (outer.has(i)) continue
    chars[kept] = chars[i]!
    gaps[kept] = gaps[i]!
    at[kept++] = at[i]!
  }
  at[kept] = at[chars.length]!
  chars.length = gaps.length = kept
  at.length = kept + 1
}

/** “10月1日,周三,闭馆”, “10月1日,周三,至3日”: a weekday between commas is as good as one in brackets. */
function withGlosses(text: string): string {
  return text.replace(WEEKDAY_BETWEEN, '($1)')
}

/** Not where another day begins behind it: the second comma parts the two. */
const WEEKDAY_BETWEEN =
  /(?<=\d日),((?:周|星期|礼拜)[一二三四五六日天]),(?!\d{1,2}(?:月|日|[./]\d)|20\d{2}|[周逢]|每(?:周|星期)|星期|礼拜)/g

/** “10月1号至3号”: the days of a month are said with 日, unless the number is that of a hall. */
function sayDays(text: string): string {
  return text.replace(DAY_NUMBERS, (said) => said.replaceAll('号', '日'))
}

const DAY_NUMERAL = '(?:\\d{1,2}|[一二三四五六七八九十廿卅]{1,3})[日号]'
const DAY_NUMBERS = new RegExp(
  `(?<=月)${DAY_NUMERAL}(?:(?:[、,和及与至到]|-{1,2})${DAY_NUMERAL}){0,30}(?![场片楼厅门窗台线柜桌泳球展库室院道车机池区路街])`,
  'g',
)

const ZH = '[一二三四五六七八九十廿]'
const HOURS = `二十[一二三四]?|十[一二三四五六七八九]?|[一二两三四五六七八九]`
const MINUTES = `[二三四五]十[一二三四五六七八九]?|十[一二三四五六七八九]?|零?[一二三四五六七八九]`
/** A clock time is sure where half a day stands before it or minutes behind it; 八时 and 十点 count nothing. */
const CLOCK_IN_WORDS = new RegExp(
  `(?<!${ZH}|[〇零百千万几数第\\d])(?:(?<=[上下]午|中午|凌晨|清晨|早上?|晚上?|傍晚|夜间?)(${HOURS})([时点])|(${HOURS})([时点])(?=半|整|[一三]刻|(?:${MINUTES})分)|(二十[一二三四]?|十[一二三四五六七八九]?|[五六七八九])(时)|(二十[一二三四]?|十[一二三四五六七八九]?|[七八九])(点)(?![建要意措说提注理须原好是为具体倡举经启共:]))(?![间候代段常期光装尚政节令心亮赞位名评餐播映数])(?:(${MINUTES})(?=分))?`,
  'g',
)
const DATE_IN_WORDS =
  /(?<![年历〇零一二三四五六七八九十廿卅\d])(十[一二]?|[一二三四五六七八九])月(三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])(?=[日号])/g

/** “上午九时三十分”, “十月一日”: clock times and days in words are said in digits. */
function sayInDigits(chars: string[], at: number[], gaps: number[]): void {
  const text = chars.join('')
  const said: { from: number; to: number; digits: string }[] = []
  const say = (from: number, word: string | undefined) => {
    if (word !== undefined)
      said.push({ from, to: from + word.length, digits: String(numeral(word.replace('零', ''))) })
  }
  for (const m of text.matchAll(CLOCK_IN_WORDS)) {
    say(m.index, m[1] ?? m[3] ?? m[5] ?? m[7])
    if (m[9] !== undefined) say(m.index + m[0].length - m[9].length, m[9])
  }
  for (const m of text.matchAll(DATE_IN_WORDS)) {
    say(m.index, m[1])
    say(m.index + m[0].length - m[2]!.length, m[2])
  }
  if (said.length === 0) return
  said.sort((a, b) => a.from - b.from)
  const [oldAt, oldGaps] = [at.slice(), gaps.slice()]
  chars.length = at.length = gaps.length = 0
  let k = 0
  for (let i = 0; i < text.length; i++) {
    const word = said[k]
    if (!word || i < word.from) {
      chars.push(text[i]!)
      at.push(oldAt[i]!)
      gaps.push(oldGaps[i]!)
      continue
    }
    for (const [n, digit] of [...word.digits].entries()) {
      chars.push(digit)
      at.push(oldAt[n === 0 ? word.from : word.to - 1]!)
      gaps.push(n === 0 ? oldGaps[word.from]! : 0)
    }
    i = word.to - 1
    k++
  }
}

const LAST_DAYS = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const GLUED =
  /(?<![\d.:/])(?:20\d{2}([./-]))?(\d{1,2})([./-])(\d{2,4})(?::(\d{2})(?!\d)|[点时](?![间候代段]))/g
const DATE_BEFORE = /(?:(\d{1,2})[./])?(\d{1,2})(?:-{1,2}|[至到、,和与及])$/
const CLOCK_BEHIND = /^(?:-{1,2}|至|到)(\d{1,2}):(\d{2})/

/** “2.4—2.69:00-17:00”: a day and an hour that were glued together are parted where it can be done in one way only. */
function partGlued(chars: string[], at: number[], gaps: number[]): void {
  const text = chars.join('')
  if (!/\d[./-]\d{2,4}[:点时]/.test(text)) return
  const padded = /(?<![\d:])0\d:\d\d/.test(text)
  const cuts: number[] = []
  for (const m of text.matchAll(GLUED)) {
    const [said, year, month, mark, run, minutes] = m
    if (mark === '-' && year !== '-') continue
    const before = DATE_BEFORE.exec(text.slice(Math.max(0, m.index - 8), m.index))
    if (run!.length === 2 && !before && year === undefined) continue
    const behind = CLOCK_BEHIND.exec(text.slice(m.index + said.length, m.index + said.length + 8))
    const last = LAST_DAYS[Number(month)] ?? 0
    const first = before && Number(before[1] ?? month) === Number(month) ? Number(before[2]) : 0
    const end = behind ? Number(behind[1]) * 60 + Number(behind[2]) : 1440
    const lengths = [1, 2].filter((length) => {
      const [day, hour] = [Number(run!.slice(0, length)), Number(run!.slice(length))]
      if (run!.length - length > 2 || run!.length === length) return false
      return (
        day > first &&
        day <= last &&
        hour >= 5 &&
        hour < 24 &&
        hour * 60 + Number(minutes ?? 0) < end
      )
    })
    // “1.209:00” is 9:00 of the 20th where other hours have no zero before them.
    const likely = lengths.length < 2 ? lengths : lengths.filter((n) => run![n] !== '0' || padded)
    if (likely.length === 1)
      cuts.push(m.index + said.length - (minutes ? 3 : 1) - run!.length + likely[0]!)
  }
  for (let i = chars.length - 1, more = cuts.length; more > 0; i--) {
    chars[i + more] = chars[i]!
    gaps[i + more] = gaps[i]!
    at[i + more] = at[i]!
    if (i !== cuts[more - 1]) continue
    more--
    chars[i + more] = ' '
    gaps[i + more] = 0
    at[i + more] = at[i]!
  }
}

/** “1·28—2·4”, “2025.1.28.—2.4.”: dates whose dots are others than usual, or one too many; each keeps its length. */
function withDots(text: string): string {
  return text
    .replace(MIDDLE_DOTS, (said) => said.replaceAll('·', '.'))
    .replace(ENDING_DOT, (said) => said.slice(0, -1) + '日')
}

const MIDDLE_DOTS =
  /(?<![\d·.])(?:20\d{2}·)?\d{1,2}·\d{1,2}(?:-{1,2}|至|到)(?:20\d{2}·)?\d{1,2}·\d{1,2}(?![\d·])|(?<![\d·.])(?:20\d{2}·)\d{1,2}·\d{1,2}(?![\d·])|(?<![\d·."])\d{1,2}·\d{1,2}(?=起(?!义))/g

const ENDING_DOT = /(?<![\d.])20\d{2}\.\d{1,2}\.\d{1,2}\.(?=[^\d\n]|-)/g

/** Points of a line looked at for the bracket that closes one of the line above. */
const MOST_BELOW = 40

/** “【12:00-14:30⏎闭馆消毒】”: is a bracket that a line's end cut in two closed on the next line? */
function closesBelow(points: readonly string[], i: number, close: ')' | ']'): boolean {
  for (let k = i + 1; k < points.length && k <= i + MOST_BELOW; k++) {
    const c = SINGLES.get(points[k]!) ?? points[k]!
    if (c === close) return true
    if (c === '\n' || c === '(' || c === '[' || MARKERS.test(points[k]!)) return false
  }
  return false
}

const HANGS = /(?:时间[为是]|调整为|[长时迟放]至|[长时迟]到)$/
const ONE_TIME = /^\s*\d{1,2}[:：时点](?:\d\d)?分?(?![\d\s分]*[-—–－―~～〜至到])/

/**
 * “停止检票时间为⏎11:10,…”, “甲室、⏎乙室”, “须提前在⏎某某公众号预约”: a sentence that a line's end cut in two before a clock
 * time, or behind a word that cannot end it.
 */
function goesOn(chars: readonly string[], points: readonly string[], i: number): boolean {
  if (OPEN_END.has(chars.at(-1) ?? '') && isCut(chars, points, i)) return true
  // “…微信公众号上⏎进行实名预约”
  if (points[i + 1] === '进' && points[i + 2] === '行' && !/[\n|。;:]/.test(chars.at(-1) ?? '\n'))
    return true
  return HANGS.test(chars.slice(-4).join('')) && ONE_TIME.test(points.slice(i + 1, i + 16).join(''))
}

const OPEN_END = new Set('、在于至及与将从')
const LEAST_CUT = 4
const NO_MORE = /^[\s|]*(?:$|[\n\d①-⑳⑴-⒇(（【[*·●◆■-]|[一二三四五六七八九十]{1,3}[、.．])/

/** The line is long enough to be no name, stands in no row of a table, and more words follow it. */
function isCut(chars: readonly string[], points: readonly string[], i: number): boolean {
  const end = chars.at(-1)
  for (let k = chars.length - 1; chars.length - k <= LEAST_CUT; k--)
    if (chars[k] === undefined || chars[k] === '\n' || chars[k] === '|') return false
  const next = points.slice(i + 1, i + 8).join('')
  // “1月21日至⏎1月27日”
  if (end === '至' || end === '、')
    return /^[\d\u4e00-\u9fff]/.test(next) && !/^\d{1,2}[、.．)）]/.test(next)
  return !NO_MORE.test(next)
}

const TILDES = '~～〜∼'
const TILDE_BEFORE =
  /[\d０-９日号时時点點分半整刻一二三四五六七八九十夕节節天起午晚早廿卅元)）\]】~～〜∼ ]/
const TILDE_AFTER =
  /[\d０-９一二三四五六七八九十周週星初正除大次翌上下晚早凌中元当當每农農腊臘廿卅~～〜∼ \n\r]/

/** “9:00～17:00” joins, “恢复正常～入馆…” ends a sentence in a livelier tone. */
function joins(points: readonly string[], i: number): boolean {
  const before = points[i - 1]
  const after = points[i + 1]
  if (before === undefined || after === undefined) return true
  return TILDE_BEFORE.test(before) && TILDE_AFTER.test(after)
}

/** The same alphabet for a name of the registry. */
export function normaliseName(name: string): string {
  return normalise(name).text.replaceAll(' ', '')
}

/** The original words of a stretch of normalised text. */
export function wordsOf(prose: Prose, from: number, to: number): string {
  return prose.points.slice(prose.at[from], endAt(prose, to)).join('')
}

/** Offset in the original, in code points, at which a stretch that ends before `to` ends. */
export function endAt(prose: Prose, to: number): number {
  return to <= 0 ? 0 : prose.at[to - 1]! + 1
}

const DASHES = '-‐‑‒–—―−─━﹘﹣－ー⸺⸻~～〜∼˜﹏'
const COLONS = ':：︰∶꞉﹕'
const QUOTES = '"“”„‟〝〞＂「」『』﹁﹂‘’'
const DOTS = '·•・‧∙⋅●'
const SINGLES = new Map<string, string>([
  ...[...DASHES].map((c) => [c, '-'] as const),
  ...[...COLONS].map((c) => [c, ':'] as const),
  ...[...QUOTES].map((c) => [c, '"'] as const),
  ...[...DOTS].map((c) => [c, '·'] as const),
  ...[...'（﹙❨⦅'].map((c) => [c, '('] as const),
  ...[...'）﹚❩⦆'].map((c) => [c, ')'] as const),
  ...[...'【［〖﹝'].map((c) => [c, '['] as const),
  ...[...'】］〗﹞'].map((c) => [c, ']'] as const),
  ...[...'，﹐'].map((c) => [c, ','] as const),
  ...[...'；﹔'].map((c) => [c, ';'] as const),
  ...[...'│┃￨｜'].map((c) => [c, '|'] as const),
  ...[...'○〇Ｏ◯'].map((c) => [c, '〇'] as const),
  ...[...'\n\u2028\u2029\u0085\v\f'].map((c) => [c, '\n'] as const),
  ['\r', ''],
  ['\t', '|'],
  ['．', '.'],
  ['。', '。'],
  ['｡', '。'],
  ['、', '、'],
  ['､', '、'],
  ['卄', '廿'],
  ['卅', '卅'],
])

/** Numbered marks keep their shape: they are list markers, not digits. */
const MARKERS = /[①-⑳⑴-⒇⒈-⒛㈠-㈩❶-❿]/u

function spell(point: string): string {
  const single = SINGLES.get(point)
  if (single !== undefined) return single
  const code = point.codePointAt(0)!
  if (code < 0x80) return code === 0x20 ? ' ' : code < 0x20 || code === 0x7f ? '' : point
  if (MARKERS.test(point)) return point
  if (isInvisible(code)) return ''
  if (code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x3000)
    return ' '
  if (code > 0xffff || (code >= 0xd800 && code <= 0xdfff)) return oneUnit(point.normalize('NFKC'))
  return oneUnit(point.normalize('NFKC'))
}

/** Each character as one UTF-16 unit; what lies outside the basic plane is only a place holder. */
function oneUnit(spelled: string): string {
  let out = ''
  for (const c of spelled) {
    const code = c.codePointAt(0)!
    if (c === ' ') out += ' '
    else if (code < 0x20) continue
    else if (code > 0xffff || (code >= 0xd800 && code <= 0xdfff)) out += '\ue000'
    else out += SINGLES.get(c) ?? SIMPLIFIED.get(c) ?? c
  }
  return out
}

function isInvisible(code: number): boolean {
  return (
    code === 0x20e3 ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x206f) ||
    code === 0xfeff ||
    code === 0xad ||
    (code >= 0xfe00 && code <= 0xfe0f)
  )
}

function isLatin(c: string): boolean {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c === ':'
}

/** Traditional and variant characters, each with the simplified one: the table of OpenCC (Apache-2.0). */
const SIMPLIFIED = new Map(
  TRADITIONAL.split('|').map((pair) => pair.split(' ') as [string, string]),
)
for (const [from, to] of SIMPLIFIED) if (from.length !== to.length) SIMPLIFIED.delete(from)
