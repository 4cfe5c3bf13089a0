/** What the words of a statement without days, and its line, say of how long it holds. */
import type { FactInput } from '../../facts.ts'
import type { Registry } from '../../places.ts'
import { hasHours } from '../../segments.ts'
import type { Reading, Segment } from '../../segments.ts'
import type { Token } from '../../tokens.ts'

/** The first line that names a festival. */
export function firstFestival({ lines, tokens }: FactInput['doc']): number {
  const names = (t: Token) => t.kind === 'when' && t.when.items.some((i) => i.kind === 'festival')
  return lines.findIndex((l) => tokens.slice(l.first, l.last).some(names))
}

/** “闭馆三天”: behind the last letter of a closure, how many days it is. */
export const COUNTED_DAYS = /^.(?:[1-9]\d?|[一二两三四五六七八九十]{1,2})(?:天|日)(?!起)/

/** “书房全年开放,8:30-22:00”, “自习室时间不变,仍为每天…”: hours that no span of the notice bounds. */
export function alwaysHolds(s: Segment, text: string): 'all-year' | 'unchanged' | null {
  if (!hasHours(s) || s.from < 0) return null
  const clause = /[^。;\n]*$/.exec(text.slice(Math.max(0, s.from - 40), s.from))![0]
  const words = clause + text.slice(s.from, s.to)
  if (/(?:全|常|长|终)年(?![龄级度])|一年四季|一年到头|365[天日]/.test(words)) return 'all-year'
  // “本馆一直实行夜间开放,每晚开放至21:00”
  if (
    /一直(?:以来)?(?:实行|坚持|为|都|是|每|保持|开放)|(?<=馆|院|中心|室|\))一直|历来|向来|一贯|长期以来/.test(
      words,
    )
  )
    return 'unchanged'
  return /(?:时间|时段|安排|作息)(?:均|都|仍|仍然|继续)?(?:保持|维持)?(?:不变|不作调整|不做调整)/.test(
    words,
  )
    ? 'unchanged'
    : null
}

/** “活动期间延长至21:00”, and what the line goes on with after days that could not be resolved. */
export function inStretch(s: Segment, before: Segment | undefined, text: string): boolean {
  if (before && before.line === s.line && before.unresolved && !before.dead && s.state !== 'closed')
    return true
  const clause = /[^。;\n]*$/.exec(text.slice(Math.max(0, s.from - BESIDE), s.from))![0]
  const words = clause + text.slice(s.from, s.to)
  // “5月份图书馆延时开放至21:00”
  if (/(?<!\d)(?:1[0-2]|[1-9])月(?:份|[初中底末]|[上中下]旬)?(?![\d份初中底末上下])/.test(words))
    return true
  return /(?:活动|[考赛]试?事?|演出|会议|会展|庆典|本次|此次|该|[这此其本])期间|[双两]节"?(?:佳节|假期|长假|期间)/.test(
    words,
  )
}

const BESIDE = 40

/** “3.门球场⏎因改造暂停开放”: a place in a heading of its own, under which nothing else is said. */
export function isAllOfItem(
  { segments, lineHeads }: Reading,
  n: number,
  { roots }: Registry,
): boolean {
  const s = segments[n]!
  if (s.places === null || lineHeads[s.line] !== s.places) return false
  if (roots.length === 1 && s.places.includes(roots[0]!)) return false
  return segments[n - 1]?.block !== s.block && segments[n + 1]?.block !== s.block
}
