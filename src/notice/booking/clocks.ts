/** Dates, times and words beside a booking rule are read with it. */
import type { Segment } from '../segments.ts'
import { isTimely } from '../tokens.ts'
import type { Token } from '../tokens.ts'
import type { Part } from './parts.ts'
import { BOOK } from './words.ts'

/** Dates and times beside a booking rule that belong to no hours belong to it. */
export function settleClocks(part: Part, live: readonly Segment[]): void {
  for (const t of part.tokens)
    if (isTimely(t) && isOver(t, part) && !live.some((s) => s.tokens.includes(t)))
      t.fate = {
        kind: 'decoy',
        why: t.kind === 'when' ? 'span of the booking rule' : 'booking clock',
      }
}

/** Is a date or a time left over, or a clock that only booking keeps: “请于前一日18:00前在小程序预约”, “每日11:00更新”? */
function isOver(t: Token, { text, from }: Part): boolean {
  if (t.fate === null) return true
  if (t.kind !== 'times' || t.fate.kind !== 'unread' || !BOOK.test(text)) return false
  return AT_BOOKING.test(text.slice(t.to - from, t.to - from + 16))
}

const AT_BOOKING =
  /^(?:以?前|之前|以?后|之后|起|开始)?,?(?:在|可?通过|登[录陆]|关注|拨打|致电|(?:可)?(?:以)?(?:预约|预订)|更新|放[号票]|开启|开放预约|接受预约|截止)/

/** Words that the reader of doors could not place are read, if they are a booking rule. */
export function settleWords(part: Part): void {
  for (const t of part.tokens)
    if (t.fate?.kind === 'unread' && !isTimely(t) && /not understood$/.test(t.fate.why))
      t.fate = { kind: 'decoy', why: 'booking rule' }
}
