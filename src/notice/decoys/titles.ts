/** Titles of notices and of documents: what they say of doors stands, with its days, below. */
import { isMark, isTimely, silence } from '../tokens.ts'
import type { Line, Token, Tokens } from '../tokens.ts'
import { has, isWindow } from './clauses.ts'

/** The word that the title of a notice ends with. */
export const TITLE =
  /(?<!另行|再行|另|再|者|请|见|如有|为准)(?:公告|通告|通知|启事|告示|公示|告知书|通知书|告读者书|声明)$/

/**
 * “关于某馆闭馆改造的公告” above the dated closure: the title says what the notice is about, and on which days
 * stands below.
 */
export function isNoticeTitle(doc: Tokens, n: number): boolean {
  const line = doc.lines[n]!
  const tokens = doc.tokens.slice(line.first, line.last)
  const told = tokens.find((t) => t.kind === 'state')
  if (told?.kind !== 'state' || line.marker || tokens.some((t) => isTimely(t))) return false
  const said = doc.prose.text.slice(line.from, line.to)
  // “受台风影响,甲馆暂停开放!”: the cause before the comma is of the title too.
  const cause = /^(?:\[[^\]]{1,12}\])?(?:受|因|由于|为)[^,。;:!]{1,24}(?=,)/.exec(said)
  const from = cause ? line.from + cause[0].length + 1 : line.from
  const to = /[!。]$/.test(said.trimEnd()) ? line.from + said.trimEnd().length - 1 : line.to
  const inner = tokens.filter((t) => t.from >= from && t.to <= to)
  if (has(inner, (t) => isMark(t, ',', '.', ';', ':', '|'))) return false
  const heads = n === firstFilled(doc)
  if (!heads && !TITLE.test(doc.prose.text.slice(line.from, line.to).trimEnd())) return false
  return doc.lines.slice(n + 1, n + 1 + MOST_BELOW).some((below) => {
    const words = doc.tokens.slice(below.first, below.last)
    return (
      has(words, (t) => t.kind === 'when') &&
      has(words, (t) => t.kind === 'state' && t.state === told.state && t.resumes === told.resumes)
    )
  })
}

/** How many lines below a title are looked at for the dated statement. */
const MOST_BELOW = 12

/** The title once more above the text, “甲馆国庆节开放时间表”: open, on which days and when stands below. */
export function isTitleAgain(doc: Tokens, n: number, title: string): boolean {
  if (n !== firstFilled(doc)) return false
  const line = doc.lines[n]!
  if (line.marker || doc.prose.text.slice(line.from, line.to).trim() !== title.trim()) return false
  const tokens = doc.tokens.slice(line.first, line.last)
  const told = tokens.filter((t) => t.kind === 'state')
  if (told.length !== 1 || told.some((t) => t.state === 'closed')) return false
  if (has(tokens, (t) => t.kind === 'times' || isMark(t, ',', '.', ';', ':', '|'))) return false
  const named = (t: Token) => t.kind !== 'when' || t.when.items.every((i) => i.kind === 'festival')
  return (
    tokens.every(named) &&
    doc.lines.slice(n + 1, n + 1 + MOST_BELOW).some((below) => {
      const words = doc.tokens.slice(below.first, below.last)
      const says = (t: Token) => isWindow(t) || (t.kind === 'state' && !t.weak)
      return has(words, says) && has(words, (t) => t.kind === 'when' || t.kind === 'place')
    })
  )
}

/**
 * “一、图书馆国庆假期开放” over “1.10月1日闭馆。”: a numbered heading says of what the items below are, and opens nothing. The
 * words in it that say so; null for other lines.
 */
export function sayingsOfHeading(doc: Tokens, n: number): Token[] | null {
  const line = doc.lines[n]!
  const tokens = doc.tokens.slice(line.first, line.last)
  const door = tokens.at(-1)
  if (!line.marker || line.marker.family === 'row' || door?.kind !== 'state') return null
  if (door.state !== 'open' || !/开[放馆]$/.test(doc.prose.text.slice(door.from, door.to)))
    return null
  const whens = tokens.filter((t) => t.kind === 'when')
  const named = (t: Token) => /^[^\d(]+$/.test(doc.prose.text.slice(t.from, t.to))
  const plain = (t: Token) => t.kind === 'place' || t.kind === 'raw' || t.kind === 'when'
  const rest = tokens.slice(0, -1)
  if (!whens.every(named) || !rest.every(plain)) return null
  const said = doc.prose.text.slice(line.from, door.from)
  if (whens.length === 0 && !/(?:[寒暑]假|[寒暑]期|假期)(?:期间)?$/.test(said)) return null
  if (rest.filter((t) => t.kind === 'place').length !== 1) return null
  const below = doc.lines[n + 1]
  if (!below || below.marker?.family === line.marker.family) return null
  const words = doc.tokens.slice(below.first, below.last)
  const dated = words.some(
    (t) => t.kind === 'when' && t.when.items.some((i) => i.kind === 'day' || i.kind === 'range'),
  )
  return dated && has(words, (t) => isWindow(t) || t.kind === 'state') ? [...whens, door] : null
}

/** The line that a notice begins with: “部分场馆免费开放” over the days on which they are. */
function firstFilled(doc: Tokens): number {
  return doc.lines.findIndex((l) => l.last > l.first)
}

/** “依据《关于公共场馆免费开放的意见》”: what the title of a document says of doors is no statement. */
export function markDocuments({ prose: { text }, tokens }: Tokens, line: Line): void {
  let k = line.first
  for (let j = k + 2; j < line.last; j++) {
    const [all, mark, t] = [tokens[j - 2]!, tokens[j - 1]!, tokens[j]!]
    // “全市各博物馆、图书馆等”: a kind of house after another kind is no house.
    if (t.kind !== 'place' || all.kind !== 'ref' || all.ref !== 'all' || !isMark(mark, '、'))
      continue
    if (KIND_OF_HOUSE.test(text.slice(t.from, t.to)) && text[all.from] === '各')
      Object.assign(t, { kind: 'raw' })
  }
  for (const m of text.slice(line.from, line.to).matchAll(/《[^《》]{1,60}》/g)) {
    const from = line.from + m.index
    const to = from + m[0].length
    for (; k < line.last && tokens[k]!.from < to; k++) {
      const t = tokens[k]!
      if (t.kind === 'state' && t.from > from) silence(t, { kind: 'decoy', why: 'title' })
      if (t.kind === 'when' && t.from > from) t.fate ??= { kind: 'decoy', why: 'title' }
    }
  }
}

const KIND_OF_HOUSE =
  /^(?:博物馆|图书馆|文化馆|美术馆|科技馆|纪念馆|体育馆|体育场|游泳馆|展览馆|档案馆|少年宫|文化站)$/
