/** Evenings on which doors are open, and whose hours are not told. */
import { NIGHT } from '../segments.ts'
import type { Segment } from '../segments.ts'
import type { Reader } from './reader.ts'

/** “每周五、周六加开夜场。”: an evening whose hours are not told with it. */
export function eveningWithoutHours(r: Reader, s: Segment): void {
  if (!s.extra || !s.dated || !s.days || s.unknown || s.effect !== 'set') return
  const word = s.tokens.findLast((t) => t.kind === 'cue' && t.cue === 'extra')
  if (s.days.spans.length === 0 && s.days.weekly === null) return
  const { text } = r.doc.prose
  // “双休日考虑开设晚场”, “夜场须提前预约”, “晚场因换水停开”: no evening on which doors are open.
  if (!word || /考虑|研究|筹划|酝酿|计划|拟(?:定|于)?/.test(text.slice(s.from, word.from))) return
  if (!/^(?:[,。;:!)\n]|模式|专场|活动|$)/.test(text.slice(word.to, word.to + 4))) return
  if (OF_EVENING.test(text.slice(word.from, word.to))) atNight(s)
}

/** Doors are open in the evening; from when until when is told next, or not at all. */
export function atNight(s: Segment): void {
  s.night = true
  s.state = 'unstated'
  s.doubts.push(NIGHT)
}

/** Words of what is on in the evening. */
export const OF_EVENING = /夜|晚/
