/** What one cell says of doors. */
import { ALL_DAY, emptySegment, isPredicate } from '../segments.ts'
import type { Segment } from '../segments.ts'
import type { Token, Tokens } from '../tokens.ts'
import { partsOf } from '../words.ts'
import { insideBracket } from './cells.ts'
import type { Cell } from './cells.ts'

/** What one cell says of doors; null if nothing. `onlyPoint` is true where all it says is a last entry. */
export function statement(
  cell: Cell,
  { doc, line, label }: { doc: Tokens; line: number; label: Cell | undefined },
): { segment: Segment; onlyPoint: boolean; also: Segment | null } | null {
  let also: Segment | null = null
  const s = emptySegment(line, 0, 0, 0)
  const text = (t: Token) => doc.prose.text.slice(t.from, t.to)
  const top = label?.map(text).join('') ?? ''
  let onlyPoint = false
  for (const [k, t] of cell.entries()) {
    if (t.kind === 'times' && t.fate === null) {
      const { start, end } = t.times
      const after = cell[k + 1]
      const from = after?.kind === 'raw' && /^(?:起|后|方|才|正式)$/.test(text(after)) ? 2 : 1
      const beside = [cell[k - 1], cell[k + from], cell[k + from + 1]]
      if (end) {
        if (beside[1]?.kind === 'state' && beside[1].state === 'closed') continue
        s.windows.push([start.minutes, end.minutes])
      } else if (
        beside.some((x) => x?.kind === 'cue' && x.cue === 'last') ||
        /停止|最后|最晚|截止|末次/.test(top)
      ) {
        s.lastEntry = start.minutes
        onlyPoint = true
      } else if (beside[0]?.kind === 'cue' && beside[0].cue === 'until') s.closes = start.minutes
      else if (
        /闭馆|关门|结束|清场/.test(top) ||
        (beside[1]?.kind === 'state' && beside[1].state === 'closed')
      )
        s.closes = start.minutes
      else if (
        /开馆|开门|开始|开放/.test(top) ||
        (beside[1]?.kind === 'state' && beside[1].state === 'open')
      )
        s.opens = start.minutes
      else continue
      s.tokens.push(t)
    } else if (t.kind === 'state' && !insideBracket(cell, t)) {
      const before = s.state
      s.state = t.state === 'closed' && s.windows.length > 0 ? s.state : t.state
      s.weak = t.weak
      s.resumes ||= t.resumes
      if (t.state === 'all-day' && t.soft) s.doubts.push(ALL_DAY)
      s.tokens.push(t)
      const half = /(?:上午|下午|午后|晚上|晚间|夜间|中午)(?=[^,;、]{0,8}$)/.exec(
        doc.prose.text.slice(cell[0]!.from, t.from),
      )
      if (half && s.state === 'closed') {
        // “上午开放,下午闭馆”: the day is open, and its half is not.
        if (before !== null && before !== 'closed')
          also = { ...emptySegment(line, 0, 0, 0), state: before, tokens: [...s.tokens] }
        s.part = partsOf(half[0])
        s.effect = 'remove'
      }
    } else if (t.kind === 'cue' && (t.cue === 'free' || t.cue === 'low-fee' || t.cue === 'paid'))
      s.fee = t.cue
    else if (t.kind === 'cue' && t.cue === 'extra') s.extra = true
    else if (t.kind === 'relative-last') s.relativeLast = t.minutes
  }
  if (!isPredicate(s) && !onlyPoint) return null
  s.from = Math.min(...cell.map((t) => t.from))
  s.to = Math.max(...cell.map((t) => t.to))
  return { segment: s, onlyPoint, also }
}
