/**
 * Tables whose columns are parted by slashes or by strokes that are no walls of the alphabet: lines below each
 * other that are divided alike get walls, so that `layout.ts` finds them.
 */
import { columnsOf } from './header.ts'

/** Makes a wall of each slash between the cells of a table, in place; every character keeps its index. */
export function raiseWalls(chars: string[], gaps: readonly number[]): void {
  let block: Divided[] = []
  let head: Divided | null = null
  const end = () => {
    if (block.length > 1 && (head !== null || block.every(isRow)))
      for (const { at } of block) for (const i of at) chars[i] = '|'
    block = []
    head = null
  }
  let from = 0
  for (let i = 0; i <= chars.length; i++) {
    if (i < chars.length && chars[i] !== '\n') continue
    const line = i === from ? null : dividedAt(chars, gaps, { from, to: i, tight: head !== null })
    const heads: Divided | null = i > from && block.length === 0 ? headAt(chars, from, i) : null
    if (heads) {
      block = [heads]
      head = heads
    } else if (line && (head === null || line.tight === false || line.at.length === head.at.length))
      block.push(line)
    else if (i > from) {
      end()
      const again = dividedAt(chars, gaps, { from, to: i, tight: false })
      if (again) block.push(again)
    }
    from = i + 1
  }
  end()
}

/** A line as cells. */
interface Divided {
  /** Where the dividing marks stand. */
  at: number[]
  cells: string[]
  /** Is any of them without a blank beside it? */
  tight: boolean
}

const LONGEST = 200
const STROKES = '丨‖∣¦︱'

function dividedAt(
  chars: readonly string[],
  gaps: readonly number[],
  { from, to, tight }: { from: number; to: number; tight: boolean },
): Divided | null {
  if (to - from > LONGEST) return null
  const spaced = (i: number) => gaps[i] === 1 || gaps[i + 1] === 1
  const divides = (i: number) =>
    STROKES.includes(chars[i]!) || (chars[i] === '/' && (tight || spaced(i)))
  return cellsAt(chars, from, to, divides, spaced)
}

function cellsAt(
  chars: readonly string[],
  from: number,
  to: number,
  divides: (i: number) => boolean,
  spaced: (i: number) => boolean,
): Divided | null {
  const out: Divided = { at: [], cells: [], tight: false }
  let start = from
  let depth = 0
  for (let i = from; i < to; i++) {
    if (chars[i] === '(' || chars[i] === '[') depth++
    else if (chars[i] === ')' || chars[i] === ']') depth--
    else if (depth === 0 && divides(i)) {
      out.at.push(i)
      out.cells.push(chars.slice(start, i).join('').trim())
      out.tight ||= chars[i] === '/' && !spaced(i)
      start = i + 1
    }
  }
  out.cells.push(chars.slice(start, to).join('').trim())
  return out.at.length > 0 ? out : null
}

/** “场馆 / 日期 / 时间”: nothing but heads of columns. */
function headAt(chars: readonly string[], from: number, to: number): Divided | null {
  if (to - from > LONGEST / 2) return null
  const divides = (i: number) => chars[i] === '/' || STROKES.includes(chars[i]!)
  const line = cellsAt(chars, from, to, divides, () => true)
  return line && columnsOf(line.cells) !== null ? line : null
}

const SAYS = /^[\d周星每逢上下早晚中全闭休停暂不正照免除-]/
const CLOCK = /\d[:时点]|开放|闭馆|休馆|不开|关闭|停/

/** “甲馆 / 10月1日 / 9:00-17:00”, but neither “甲馆 / 乙馆 9:00-17:00” nor “周六 / 周日 9:00-17:00”. */
function isRow({ cells }: Divided): boolean {
  const [first, ...rest] = cells
  if (/\d:\d\d/.test(first!) || !rest.some((c) => CLOCK.test(c))) return false
  if (/^(?:周|星期)/.test(rest[0]!) && /^(?:周|星期)/.test(first!)) return false
  return rest.some((c) => SAYS.test(c))
}
