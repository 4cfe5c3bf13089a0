/**
 * The page around a notice: its title once more, who put it up and when, how often it was read, the way there, the
 * notices beside it. None of it is the notice's: such lines are taken out, and what they date is set aside by name.
 */
import type { CalendarDate } from '../core/model.ts'
import { isMark, isTimely, silence } from './tokens.ts'
import type { Line, Token, Tokens } from './tokens.ts'

/** The notice without its page, and the day on which the page says that it was put up. */
export interface Unpaged {
  doc: Tokens
  published: CalendarDate | null
  /** Its title stood above it, and was taken out. */
  titled: boolean
}

/** Takes out the lines that are the page's; the tokens stay, as words that say nothing. */
export function withoutPage(doc: Tokens, title: string): Unpaged {
  const lines = doc.lines.filter((l) => l.last > l.first)
  const gone = new Set<Line>()
  let published: CalendarDate | null = null
  const drop = (line: Line, why: string) => {
    gone.add(line)
    for (const t of doc.tokens.slice(line.first, line.last)) {
      if (why === 'what the page says of itself') published ??= dateOf(t)
      if (isTimely(t)) t.fate ??= { kind: 'decoy', why }
      else if (t.kind === 'state') silence(t, { kind: 'decoy', why })
    }
  }
  let told = false
  let headed = false
  let related = 0
  for (let k = 0; k < lines.length; k++) {
    const line = lines[k]!
    const text = wordsOf(doc, line)
    const titled = told || headed ? 0 : titleAt(doc, lines, k, title)
    if (titled > 0) {
      for (const part of lines.slice(k, k + titled)) drop(part, 'title')
      k += titled - 1
      headed = true
      continue
    }
    if (text.length > LONGEST) {
      told = true
      continue
    }
    if (isLabels(doc, line, text) || isByline(doc, line, text))
      drop(line, 'what the page says of itself')
    else if (WAY.test(text) && !says(doc, line)) drop(line, 'the way to the page')
    else if (NEXT.test(text) && told) {
      drop(line, 'another notice')
      // “上一篇:⏎甲馆开放公告”: its title stands below.
      const below = lines[k + 1]
      if (NEXT_ALONE.test(text) && below && isTitle(doc, below)) drop(lines[++k]!, 'another notice')
    } else if (BUTTONS.test(text)) drop(line, 'what the page says of itself')
    else if (told && RELATED.test(text) && lines.slice(k + 1).every((l) => isTitle(doc, l)))
      related = lines.length - k
    else if (says(doc, line)) told = true
    if (related > 0) {
      for (const other of lines.slice(k)) drop(other, 'another notice')
      break
    }
  }
  if (gone.size === 0) return { doc, published, titled: headed }
  return {
    doc: { ...doc, lines: doc.lines.filter((l) => !gone.has(l)) },
    published,
    titled: headed,
  }
}

/** No line of a page is longer. */
const LONGEST = 160

const wordsOf = ({ prose: { text } }: Tokens, { from, to }: Line) => text.slice(from, to).trim()

/** Does it say what doors do, or when? */
const says = ({ tokens }: Tokens, { first, last }: Line) =>
  tokens.slice(first, last).some((t) => t.kind === 'times' || (t.kind === 'state' && !t.weak))

// ── the title

/** Lines that the title may be broken into. */
const MOST_LINES = 3

/** How many lines from here are the notice's own title, of which nothing is said that does not stand below. */
function titleAt(doc: Tokens, lines: readonly Line[], k: number, title: string): number {
  const wanted = bare(title)
  if (wanted.length < 4 || k > MOST_ABOVE) return 0
  let said = ''
  for (let n = 0; n < MOST_LINES && lines[k + n]; n++) {
    if (said.length > wanted.length) return 0
    said += bare(wordsOf(doc, lines[k + n]!))
    if (said !== wanted) continue
    const own = lines.slice(k, k + n + 1)
    // “甲馆公告” says nothing, and names whom the lines below are about.
    const tokens = own.flatMap((l) => doc.tokens.slice(l.first, l.last))
    if (tokens.every((t) => t.kind === 'place' || t.kind === 'raw' || t.kind === 'mark')) return 0
    if (own.some((l) => l.marker !== null && l.marker.family !== '·')) return 0
    return isToldBelow(doc, own, lines.slice(k + n + 1)) ? n + 1 : 0
  }
  return 0
}

/** A page has so many lines over its title, at most. */
const MOST_ABOVE = 6

const bare = (text: string) => text.replace(/[\s|\[\]()"《》·:,。!*#-]/g, '')

/** Is every day that the title names named below too, and something said there of doors? */
function isToldBelow(doc: Tokens, own: readonly Line[], below: readonly Line[]): boolean {
  const all = (lines: readonly Line[]) => lines.flatMap((l) => doc.tokens.slice(l.first, l.last))
  if (!below.some((l) => says(doc, l))) return false
  const days = new Set(all(below).flatMap(namesOfDays))
  return all(own).every((t) => t.kind !== 'times' && namesOfDays(t).every((d) => days.has(d)))
}

function namesOfDays(t: Token): string[] {
  if (t.kind !== 'when') return []
  return t.when.items.map((i) => {
    if (i.kind === 'festival') return i.names.join()
    if (i.kind === 'day') return `${i.a.month}-${i.a.day}`
    return i.kind === 'range' ? `${i.a.month}-${i.a.day}..${i.b?.month}-${i.b?.day}` : i.kind
  })
}

// ── who put it up

const LABEL =
  /(?:信息|文章|稿件|新闻)?来源|作者|(?:文字|图片|摄影|撰稿|供稿|通讯员|记者|(?:责任|本期|文字|网络)?编辑|责编|(?:一|二|三|初|复|终)?审核?人?|校对|编审|监制)|发布(?:者|人|单位|机构|日期|时间)|发文(?:机关|单位|日期)|(?:成文|公开|更新|录入|上传|添加|创建)(?:日期|时间)|时间|日期|(?:浏览|点击|阅读|访问|查看)(?:次数|人数|人次|量|数)?|字[号体](?:大小)?|索引号|文号|(?:信息|主题|内容)(?:分类|类别)|关键[词字]|分享(?:到|至)?/
/** A label with its colon, anywhere. */
const LABELS = new RegExp(`(?:${LABEL.source}):`, 'g')
const BUTTON =
  /\[?(?:打印(?:本页|此文|文章)?|关闭(?:本页|窗口|页面)?|返回(?:列表|顶部|首页|上一页)?|收藏(?:本页)?|分享(?:到|至)?|朗读|播报|放大|缩小|默认|纠错|我要纠错|下载|转发|点赞|在看|大|中|小|微信|微博|繁体|简体|[|/·>+-]|A[+-]?|\d{1,6}次?|人?次)\]?/y

/** “来源:市文旅局 发布时间:2026-01-19 浏览次数:128 [大 中 小] 打印 关闭”: labels with a few words each, and buttons. */
function isLabels(doc: Tokens, line: Line, text: string): boolean {
  const at = [...text.matchAll(LABELS)]
  const first = at[0]
  if (!first || !areButtons(text.slice(0, first.index))) return false
  const dull = at.every((m) => /^(?:时间|日期):/.test(m[0]))
  if (dull) return false
  for (const [n, m] of at.entries()) {
    const value = text.slice(m.index + m[0].length, at[n + 1]?.index)
    if (value.length > LONGEST_VALUE || /[。;!?]/.test(value)) return false
  }
  const tokens = doc.tokens.slice(line.first, line.last)
  const when = tokens.filter((t) => t.kind === 'when')
  const state = (t: Token) =>
    t.kind === 'state' && !/^关闭/.test(doc.prose.text.slice(t.from, t.to))
  return when.length <= 2 && when.every((t) => dateOf(t) !== null) && !tokens.some(state)
}

const LONGEST_VALUE = 36

function areButtons(text: string): boolean {
  let at = 0
  while (at < text.length) {
    BUTTON.lastIndex = at
    const m = BUTTON.exec(text)
    if (!m) return false
    at += m[0].length
  }
  return true
}

/** “原创 甲馆 甲馆发布 2026-01-19 18:05 湖南”: names, the minute at which it was put up, and where. */
function isByline(doc: Tokens, line: Line, text: string): boolean {
  const tokens = doc.tokens.slice(line.first, line.last)
  const whens = tokens.filter((t) => t.kind === 'when')
  if (whens.length !== 1 || dateOf(whens[0]!) === null || text.length > LONGEST_BYLINE) return false
  if (tokens.some((t) => t.kind === 'state' || isMark(t, ',', '.', ';', ':'))) return false
  const behind = doc.prose.text.slice(whens[0]!.to, line.to).trim()
  return /^(?:\d{1,2}:\d{2}(?::\d{2})?)(?:发布于)?[一-龥]{0,4}$/.test(behind)
}

const LONGEST_BYLINE = 60

/** The one full date that a token is, or null. */
function dateOf(t: Token): CalendarDate | null {
  if (t.kind !== 'when' || t.when.items.length !== 1) return null
  const item = t.when.items[0]!
  if (item.kind !== 'day' || item.a.year === null || item.a.month === null) return null
  return `${item.a.year}-${String(item.a.month).padStart(2, '0')}-${String(item.a.day).padStart(2, '0')}`
}

// ── the way there, and what stands beside it

const WAY =
  /^(?:您?(?:现在|当前|目前)?(?:所在|所处)?(?:的)?位置(?:是|为)?:|(?:网站)?首页(?:[>/»|-]|$)|导航:)/

const NEXT = /^\[?[<>«»|]{0,2}(?:上|下|前|后)一?(?:篇|条|页|则)\]?(?::|$|[一-龥《"\[])/
const NEXT_ALONE = /^\[?[<>«»|]{0,2}(?:上|下|前|后)一?(?:篇|条|页|则)\]?:?$/

const RELATED =
  /^\[?(?:相关|推荐|延伸|往期|热门|热点|最新|更多)(?:阅读|新闻|链接|文章|报道|推荐|回顾|精选|精彩|资讯|动态)\]?:?$|^\[?(?:猜你喜欢|为您推荐|大家都在看)\]?:?$/

const BUTTONS =
  /^\[?(?:(?:打印|关闭)(?:本页|窗口|页面)\]?\[?)+\]?$|^\[?(?:字体:?)?(?:打印|收藏|分享)\|?关闭\]?$|^(?:阅读原文|预览时标签不可点|返回(?:顶部|首页|列表)|点击(?:上方|下方|此处)?"?蓝字"?,?关注我们)$/

/** A line that may be the title of another notice: short, and no sentence. */
function isTitle(doc: Tokens, line: Line): boolean {
  return line.to - line.from <= 60 && !/[。;]/.test(doc.prose.text.slice(line.from, line.to))
}
