/** What a notice says of those it excepts: “除影院停机调试外” gives a reason that is no state of doors. */
import type { Token } from './tokens.ts'

/** “不含甲室”: the words before a name that is left out. */
export const WITHOUT = /(?:不(?:含|包括|包含|涵盖|涉及|计)|未含)(?:的|其)?$/

const SAYS_NOTHING =
  /^(?:的|之|以|等|和|与|及|以及|暨|将|均|都|因|由于|需要?|进行|实行|正在|每天|当天|当日|各|所有|全部|部分|个别|少数|以外|之外)*$/
/** Why a name that was left out stays unread. */
export const EXCEPTED = 'excepted, and what doors do there is not understood'

/**
 * Leaves the words after an excepted name unread if they say something and none of the words around them is a
 * state; `inside` is what stands between 除 and 外. True if there are such words.
 */
export function leaveUnsaid(inside: readonly Token[], text: string): boolean {
  const name = inside.findLastIndex((t) => t.kind === 'place')
  if (name < 0 || inside.some((t) => t.kind === 'state' || t.kind === 'times')) return false
  const unsaid = inside
    .slice(name + 1)
    .filter((t) => t.kind === 'raw' && !SAYS_NOTHING.test(text.slice(t.from, t.to)))
  // “除甲室无需预约外,…” is a rule for getting in.
  const books = unsaid.some((t) =>
    /预约|预订|预定|订场|购票|凭证|凭票/.test(text.slice(t.from, t.to)),
  )
  if (!books) for (const t of unsaid) t.fate ??= { kind: 'unread', why: EXCEPTED }
  return unsaid.length > 0
}
