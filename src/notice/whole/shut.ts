/** A closure that is told without days, beside statements that have some: “假期全馆开放,甲室闭馆”. */
import type { FactInput } from '../facts.ts'
import { isWithin } from '../places.ts'
import { isAbove } from '../reader/above.ts'
import { LONG_SPAN } from '../reader/reader.ts'
import type { Segment } from '../segments.ts'
import { daysWithin } from '../spans.ts'
import type { Days } from '../year/days.ts'

/** Words that tell of a state which lasts, whatever the days of the notice are. */
const LASTS =
  /处[于在]|正在|目前|眼下|现(?:已|因|阶段)|另行|何时|时间待定|尚未|仍在|因|由于|受|施工|改造|提升|升级|装修|修缮|维修|维护|检修|返修|翻修|整修|更换|更新|调试|故障|养护|维保|铺设|补种|拆除|修整|换展|布展|撤展|搬迁|迁建|筹[建备]|建设|长期|永久|停用|常年|全年|一直|至今/

const FOR_NOW = /暂(?:时)?(?:不|未|缓)/

const BEFORE = 40
const AFTER = 30
const MOST_BACK = 12

/** What a person is asked where a closure may be of the days before it, or of all days. */
const HOW_LONG = 'whether it is closed on these days alone is not said'

/** The days that a closure without any is of; null if it says of itself that it lasts, or if no others are told. */
export function shutOn(
  s: Segment,
  before: readonly Segment[],
  { text, reading, registry }: FactInput,
  about: Days | null,
): { days: Days; doubt: string | null } | 'unresolved' | null {
  if (s.state !== 'closed' || s.effect !== 'set' || !s.named || !s.places) return null
  if (s.weak || s.later || s.exception || s.resumes || s.from < 0) return null
  const lead = /[^。;\n]*$/.exec(text.slice(Math.max(0, s.from - BEFORE), s.from))![0]
  const rest = /^[^。;\n]*/.exec(text.slice(s.to, s.to + AFTER))![0]
  const last = before.at(-1)
  if (LASTS.test(lead.split(',').at(-1)! + text.slice(s.from, s.to) + rest)) {
    // “8日免费开放甲场;乙场因翻新不开放”: of the one day that the sentence is about, whatever holds after it.
    const day = last?.line === s.line && last.sentence === s.sentence && isOneDay(last)
    return day ? { days: { ...last.days!, weekly: null }, doubt: HOW_LONG } : null
  }
  const says = last?.line === s.line && last.sentence === s.sentence && !last.dead
  if (says && last.unresolved) return 'unresolved'
  const near = before
    .slice(-MOST_BACK)
    .findLast((x) => !x.dead && !x.unknown && isBounded(x) && x.block === s.block)
  const beside = near?.line === s.line && near.sentence === s.sentence
  if (beside) return { days: { ...near.days!, weekly: null }, doubt: null }
  const { leadDays } = reading
  const under =
    leadDays !== null &&
    isAbove(reading, leadDays.node, s.node) &&
    (leadDays.places === null ||
      s.places.every((p) => leadDays.places!.some((h) => isWithin(registry, p, h))))
  if (under && (!near || daysWithin(near.days!, leadDays.days)))
    return { days: { ...leadDays.days, weekly: null }, doubt: null }
  // “乙室暂不开放。” in a sentence of its own: for now, whatever the days of the notice are.
  if (FOR_NOW.test(text.slice(s.from, s.to)) && !/恢复|重新|再/.test(rest)) return null
  const days = near?.days ?? about
  return days && days.spans.every(([, to]) => to !== null)
    ? { days: { ...days, weekly: null }, doubt: HOW_LONG }
    : null
}

/** “7月1日至8月31日9:00-21:00开放。周一闭馆。”: the season over a closing day, if the notice speaks of it alone. */
export function seasonOfRule(s: Segment, segments: readonly Segment[], text: string): Days | null {
  if (s.state !== 'closed' || s.effect !== 'set' || s.days?.statutory || s.among) return null
  const clause = text.slice(Math.max(0, s.from - AFTER), s.to + AFTER)
  if (/法定|节假日|平时|平日|日常|常规|常年|全年|例行|固定/.test(clause)) return null
  const own = segments
    .slice(0, MOST_LOOKED)
    .filter((x) => x !== s && !x.dead && !x.unknown && isOfSame(x, s) && x.effect === 'set')
  const [first, ...others] = own.filter((x) => x.state !== 'closed')
  if (!first || !isBounded(first) || first.line > s.line || first.days!.spans.length > 1)
    return null
  const [[from, to]] = first.days!.spans as [[number, number]]
  if (to - from < LONG_SPAN) return null
  const spans = JSON.stringify(first.days!.spans)
  // What is resumed when the season is over has the closing days it had before.
  const within = others.filter((x) => !x.resumes || (x.days?.spans[0]?.[0] ?? 0) <= to)
  return within.every((x) => JSON.stringify(x.days?.spans) === spans) ? first.days : null
}

const MOST_LOOKED = 200

const isOfSame = (x: Segment, s: Segment) => x.places?.some((p) => s.places?.includes(p)) ?? false

/** Is it of one day alone? */
function isOneDay({ dead, unknown, days }: Segment): boolean {
  const [day, ...more] = days?.spans ?? []
  return !dead && !unknown && day !== undefined && more.length === 0 && day[0] === day[1]
}

function isBounded({ days }: Segment): boolean {
  return days !== null && days.spans.length > 0 && days.spans.every(([, to]) => to !== null)
}
