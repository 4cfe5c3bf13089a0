/**
 * The lines of a table that was left one cell to a line: what each of them may be, seen alone.
 */
import { bareClock, bareWindow, signOf } from '../header.ts'
import { isCue, outsideBrackets } from '../tokens.ts'
import type { Token, Tokens } from '../tokens.ts'

/** What a cell seems to hold. */
export type Kind = 'place' | 'days' | 'says' | 'sign' | 'text'

/** One line of such a table. */
export interface Cell {
  line: number
  text: string
  tokens: Token[]
  kind: Kind
  /** Does a row begin with it? Where each line is a row this is known. */
  begins?: boolean
  /** Does white space stand before it at the margin? */
  inset?: boolean
}

/** Longer lines are sentences. */
const LONGEST_CELL = 40
/** Wider tables are none. */
export const MOST_COLUMNS = 12

/** A name that can only be a facility's, though the registry does not hold it. */
export const FACILITY =
  /(?<![入进到出离清退返])(?:馆|室|厅|部|区|中心|(?<!(?:^|[\s(])(?:[早晨午晚夜日中]|[上下]午|晚[上间]|夜间|第?[一二三四五六七八九十\d]{1,2}))场|园|书房|书屋|空间|塔|院|楼|阁|池|宫|祠|长廊|碑廊)$/

/** A line as a cell, or null if it is none. */
export function cellAt(doc: Tokens, n: number): Cell | null {
  const line = doc.lines[n]!
  const text = doc.prose.text.slice(line.from, line.to)
  const tokens = doc.tokens.slice(line.first, line.last)
  if (text === '' || text.length > LONGEST_CELL) return null
  if (line.marker !== null && tokens.length > 0) return null
  const stops = (t: Token) => t.kind === 'mark' && (t.mark === '.' || t.mark === '|')
  if (tokens.some(stops) || /:$/.test(text) || /^(?:注|备注|说明|温馨提示):/.test(text)) return null
  if (isWhole(tokens)) return null
  // A dash alone was taken for the marker of a list.
  const raw: Token = { kind: 'raw', from: line.from, to: line.to, fate: null }
  return { line: n, text, tokens: tokens.length > 0 ? tokens : [raw], kind: kindOf(text, tokens) }
}

/** A part of a line as a cell. */
export function cellOf(doc: Tokens, line: number, tokens: Token[]): Cell {
  const text = doc.prose.text.slice(tokens[0]!.from, tokens.at(-1)!.to).trim()
  return { line, text, tokens, kind: kindOf(text, tokens) }
}

/** “10月8日起各馆恢复正常开放”: from when on, who and what, is a sentence of its own below the cells. */
function isWhole([first, ...rest]: readonly Token[]): boolean {
  return (
    first?.kind === 'when' &&
    first.when.items.some((i) => i.kind === 'from') &&
    rest.some((t) => t.kind === 'place' || t.kind === 'ref') &&
    rest.at(-1)?.kind === 'state'
  )
}

function kindOf(text: string, all: readonly Token[]): Kind {
  if (signOf(text) !== null) return 'sign'
  if (NTH_WEEK.test(text)) return 'days'
  if (FLOOR.test(text)) return 'place'
  // “2.12-2.18”
  if (all.length === 1 && all[0]!.kind === 'when' && all[0]!.fate === null) return 'days'
  if (bareClock(text) !== null || bareWindow(text) !== null) return 'says'
  const tokens = outsideBrackets(all)
  const whens = tokens.filter((t) => t.kind === 'when' && t.fate === null)
  if (tokens.some((t) => (t.kind === 'times' && t.fate === null) || t.kind === 'state'))
    return whens.length > 0 ? 'text' : 'says'
  const other = tokens.filter((t) => t.kind !== 'mark' && t.kind !== 'raw')
  // “1月31日至2月6日,除2月1日外”
  const left = other.filter((t) => !isCue(t, 'except', 'except-end', 'excepted'))
  if (whens.length > 0) return whens.length === left.length ? 'days' : 'text'
  if (other.some((t) => t.kind === 'place'))
    return other.every((t) => t.kind === 'place' || t.kind === 'quantity' || t.kind === 'cue')
      ? 'place'
      : 'text'
  return FACILITY.test(text) && text.length <= 16 ? 'place' : 'text'
}

/** “第一周”, “第四周~第五周”: a row of days whose dates stand in the bracket below. */
const NTH_WEEK =
  /^第?[一二三四五六七八九十\d]{1,3}周(?:[-~至到、]第?[一二三四五六七八九十\d]{1,3}周)?$/

/** “二楼”: where a room is, or the floor as one. */
export const FLOOR = /^(?:[负B]?[一二三四五六七八九十\d]{1,2}|地下[一二三])(?:层|楼)[东西南北]?侧?$/
