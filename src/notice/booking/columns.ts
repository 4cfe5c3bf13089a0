/** Rules in the cells of a table: below the head of a column, and in cells that reach over several rows. */
import { columnOf } from '../header.ts'
import type { Tokens } from '../tokens.ts'
import type { Part } from './parts.ts'
import { CHANNELS, CUE } from './words.ts'

/** “某某公众号”, “是” below the heads 预约方式, 是否预约: the rule that a row of a table tells in such cells. */
export function inColumn(doc: Tokens, { line, from, to }: Part): string | null {
  const row = cellsOf(doc, line)
  if (row.length < 3 || from !== doc.lines[line]!.from || to !== doc.lines[line]!.to) return null
  for (let n = line - 1, k = 0; n >= 0 && k < MOST_ROWS; n--, k++) {
    const head = cellsOf(doc, n)
    if (head.length < 2) return null
    const roles = head.map((c) => columnOf(c)?.role)
    // “甲馆|闭馆|无需预约” is a row, whatever its words could head.
    if (head.length < row.length || roles.filter((x) => x).length < 2) continue
    if (!roles.includes('booking')) {
      if (roles[0]) return null
      continue
    }
    const rules = row.map((cell, at) =>
      columnOf(head[at]!)?.role === 'booking' ? ruleOfCell(cell, /^是否/.test(head[at]!)) : '',
    )
    return rules.filter((x) => x !== '').join(',') || null
  }
  return null
}

const MOST_ROWS = 60

function ruleOfCell(cell: string, whether: boolean): string {
  if (/^(?:是|需要?|须|√|有)$/.test(cell)) return whether ? '须预约' : ''
  if (/^(?:无需|无须|不需要?|不用|免)(?:预约)?$/.test(cell)) return '无需预约'
  if (/^(?:否|不|无|×)$/.test(cell)) return whether ? '无需预约' : ''
  if (CUE.test(cell)) return cell
  if (/^[\d\- ()、]{7,}$/.test(cell)) return `预约电话:${cell}`
  return CHANNELS.some(([re]) => re.test(cell)) ? `预约:${cell}` : ''
}

/** The rows of a table over which the cell with the rule in row `n` reaches down: theirs was lost, or is one of several left empty. */
export function mergedBelow(doc: Tokens, n: number): number[] {
  const cells = cellsOf(doc, n)
  const rule = cells.findLastIndex((c) => CUE.test(c))
  if (cells.length < 3 || rule < 2) return []
  const out: number[] = []
  for (let m = n + 1; m < doc.lines.length && out.length < MOST_MERGED; m++) {
    const row = cellsOf(doc, m)
    // “乙室|8:00-12:00|闭馆” below “甲室|8:00-12:00|闭馆|先到先得”: the last cell is one with that above.
    const cut = rule === cells.length - 1 && row.length === rule && rule > 2
    if (row.length < 2 || (row[0] !== '' && !cut) || row.some((c) => CUE.test(c))) break
    const merged = row.slice(1, rule).includes('')
    if (rule < row.length && !(row[rule] === '' && merged)) break
    out.push(m)
  }
  return out
}

/** Rows of one merged cell that are looked at. */
const MOST_MERGED = 40

function cellsOf(doc: Tokens, n: number): string[] {
  const { from, to } = doc.lines[n]!
  return to - from > 400
    ? []
    : doc.prose.text
        .slice(from, to)
        .split('|')
        .map((c) => c.trim())
}

/** “场馆|日期|预约要求”: heads of columns are no rule. */
export function isHead({ text, tokens }: Part): boolean {
  if (text.length > 80) return false
  const cells = text.split('|').map((c) => c.trim())
  // “体育馆(需要预约)”
  if (cells.length === 1 && tokens.some((t) => t.kind === 'place')) return false
  // “场馆|2.16|2.17-2.19|预约”: days head columns too.
  const heads = cells.filter((c) => columnOf(c) !== null)
  const days = (c: string) => DAYS.test(c)
  if (heads.length > 1 && cells.every((c) => columnOf(c) !== null || days(c))) return true
  return heads.length === cells.length || isRunOfHeads(text)
}

const DAYS =
  /^(?:20\d{2}[年.])?\d{1,2}[月.]\d{1,2}日?(?:\([^()]{1,8}\))?(?:(?:-|至|到)(?:\d{1,2}[月.])?\d{1,2}日?(?:\([^()]{1,8}\))?)?$/

/** “场馆名称开放日期开放时间预约方式”: three heads or more, whose blanks between them are gone. */
function isRunOfHeads(text: string): boolean {
  if (text.length > LONGEST_RUN || !/^[\u4e00-\u9fff]+$/.test(text)) return false
  const heads: number[] = [0]
  for (let to = 2; to <= text.length; to++)
    for (let from = Math.max(0, to - LONGEST_HEAD); from <= to - 2; from++)
      if (heads[from] !== undefined && columnOf(text.slice(from, to)) !== null)
        heads[to] = Math.max(heads[to] ?? 0, heads[from]! + 1)
  return (heads[text.length] ?? 0) >= 3
}

const LONGEST_RUN = 40

const LONGEST_HEAD = 8
