/** A closure that is told without days, beside statements that have some: “假期全馆开放,甲室闭馆”. */
import type { FactInput } from '../facts.ts'
import type { Segment } from '../segments.ts'
import type { Days } from '../year.ts'

/** Words that tell of a state which lasts, whatever the days of the notice are. */
const LASTS =
  /正在|目前|眼下|现(?:已|因|阶段)|另行|何时|时间待定|尚未|仍在|因|由于|受|施工|改造|提升|升级|装修|修缮|维修|维护|检修|返修|翻修|整修|更换|更新|调试|故障|换展|布展|撤展|搬迁|迁建|筹[建备]|建设|长期|永久|停用|常年|全年|一直|至今/

const BEFORE = 40
const AFTER = 30
const MOST_BACK = 12

/** What a person is asked where a closure may be of the days before it, or of all days. */
const HOW_LONG = 'whether it is closed on these days alone is not said'

/** The days that a closure without any is of; null if it says of itself that it lasts, or if no others are told. */
export function shutOn(
  s: Segment,
  before: readonly Segment[],
  { text }: FactInput,
  about: Days | null,
): { days: Days; doubt: string | null } | 'unresolved' | null {
  if (s.state !== 'closed' || s.effect !== 'set' || !s.named || !s.places) return null
  if (s.weak || s.later || s.exception || s.resumes || s.from < 0) return null
  const lead = /[^。;\n]*$/.exec(text.slice(Math.max(0, s.from - BEFORE), s.from))![0]
  const rest = /^[^。;\n]*/.exec(text.slice(s.to, s.to + AFTER))![0]
  if (LASTS.test(lead.split(',').at(-1)! + text.slice(s.from, s.to) + rest)) return null
  const last = before.at(-1)
  const says = last?.line === s.line && last.sentence === s.sentence && !last.dead
  if (says && last.unresolved) return 'unresolved'
  const near = before
    .slice(-MOST_BACK)
    .findLast((x) => !x.dead && !x.unknown && isBounded(x) && x.block === s.block)
  const beside = near?.line === s.line && near.sentence === s.sentence
  if (beside) return { days: { ...near.days!, weekly: null }, doubt: null }
  const days = near?.days ?? about
  return days && days.spans.every(([, to]) => to !== null)
    ? { days: { ...days, weekly: null }, doubt: HOW_LONG }
    : null
}

function isBounded({ days }: Segment): boolean {
  return days !== null && days.spans.length > 0 && days.spans.every(([, to]) => to !== null)
}
