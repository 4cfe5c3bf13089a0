/** Lines that stand below a heading: of groups, of the holiday, of the ways to book, of a place with its rule. */
import type { Reading, Segment } from '../segments.ts'
import type { Line, Tokens } from '../tokens.ts'
import type { Part } from './parts.ts'
import { CHANNELS, CUE } from './words.ts'

/** “团体预约⏎1.须提前3天…”: the lines that stand under a heading of groups. */
export function underHeads(doc: Tokens, reading: Reading, head: RegExp): Set<number> {
  const isHead = (n: number): boolean => {
    const { from, to } = doc.lines[n]!
    return to - from <= 20 && head.test(doc.prose.text.slice(from, to))
  }
  const under = new Set<number>()
  for (const { line, parent } of reading.nodes) {
    const above = reading.nodes[parent]?.line ?? -1
    if (above >= 0 && above < line && (isHead(above) || under.has(above))) under.add(line)
  }
  for (const [n, line] of doc.lines.entries()) {
    if (!isHead(n)) continue
    for (let m = n + 1; m < Math.min(doc.lines.length, n + 9); m++) {
      const { marker } = doc.lines[m]!
      const ends = line.marker ? marker?.family === line.marker.family : m > n + 1 && !marker
      if (ends) break
      under.add(m)
    }
  }
  return under
}

/** “团体预约” */
export const OF_GROUPS =
  /^(?:\([一二三四五六七八九十\d]{1,2}\)|\d{1,2}[.、)]|[一二三四五六七八九十]{1,2}、)?(?:团队|团体|集体)(?:参观|祭扫)?(?:预约|观众|须知|方式)?[^,。;个散]{0,6}$/

/** “三、假期参观方式” */
export const OF_HOLIDAY =
  /^(?:\([一二三四五六七八九十\d]{1,2}\)|\d{1,2}[.、)]|[一二三四五六七八九十]{1,2}、)?(?:小长假|长假|假期|假日|节日|双节|两节)(?:期间|里|内)?(?:参观|入馆|入园|预约|购票)(?:参观|预约)?(?:方式|办法|须知|说明|指南)?:?$/

/** “预约方式:⏎官网:…⏎公众号:…”: lines of channels below their heading. */
export function underWays(doc: Tokens): Set<number> {
  const under = new Set<number>()
  for (const [n, { from, to, marker }] of doc.lines.entries()) {
    const tail = doc.prose.text.slice(Math.max(from, to - 60), to)
    if (!(to - from <= 12 && WAYS.test(tail)) && !WAYS_BELOW.test(tail)) continue
    for (let m = n + 1; m < Math.min(doc.lines.length, n + 6); m++) {
      const { from: start, to: end, marker: own } = doc.lines[m]!
      // “二、预约方式⏎…⏎三、服务电话”: the next section.
      if (marker && own?.family === marker.family) break
      const text = doc.prose.text.slice(start, Math.min(end, start + 80))
      if (!CHANNELS.some(([re]) => re.test(text)) && !CUE.test(text)) break
      under.add(m)
    }
  }
  return under
}

/** “可通过以下三种方式预约:” */
const WAYS_BELOW = /(?:以下|下列)[^,。;]{0,6}(?:方式|渠道|途径|平台)[^。;]*[:。]?$/

const WAYS =
  /^(?:\([一二三四五六七八九十\d]{1,2}\)|\d{1,2}[.、)]|[一二三四五六七八九十]{1,2}、|\[)?(?:参观|入馆|门票|网上|线上|场地)?(?:预约|预订|购票|订场)(?:参观)?(?:方式|渠道|平台|途径|入口|办法)\]?:?$/

/** “1、户外场地(无需预约)” over its lines: the statements that stand under it. */
export function underHeading(
  { text, line }: Part,
  live: readonly Segment[],
  reading: Reading,
  doc: Tokens,
): Segment[] {
  if (!BRACKET_HEADING.test(text)) return []
  const item = reading.nodes.findIndex((x) => x.line === line)
  if (item < 0) {
    const end = nextHeading(doc, line)
    return live.filter((s) => s.line > line && s.line < end).slice(0, 400)
  }
  const isUnder = (node: number): boolean => {
    for (let at = node, k = 0; at >= 0 && k < 10; at = reading.nodes[at]?.parent ?? -1, k++)
      if (at === item) return true
    return false
  }
  return live.filter((s) => isUnder(s.node)).slice(0, 400)
}

const MOST_BELOW = 12

/** The line at which what stands below a heading without a number ends: at an item, a name alone, or such a heading. */
function nextHeading({ lines, tokens, prose }: Tokens, n: number): number {
  const heads = ({ from, to, first, last, marker }: Line) =>
    marker !== null ||
    tokens.slice(first, last).every((t) => t.kind === 'place') ||
    (to - from <= 40 && BRACKET_HEADING.test(prose.text.slice(from, to)))
  const most = Math.min(lines.length, n + MOST_BELOW + 1)
  for (let m = n + 1; m < most; m++) if (heads(lines[m]!)) return m
  return most
}

const BRACKET_HEADING = /^[^,。;()]{2,16}\([^,。;()]{2,16}\)[:。]?$/
