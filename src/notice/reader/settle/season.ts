/** A season in a line of its own, over lines of weekdays. */
import { lineOf } from '../../places.ts'
import type { Segment } from '../../segments.ts'
import { fallsWithin } from '../../spans.ts'
import type { Days } from '../../year/days.ts'
import type { Reader } from '../reader.ts'

/** “7月9日至8月31日⏎每周二至周日延时开放”: the season in a line of its own, over lines of weekdays. */
export function seasonOver(r: Reader, { weekly }: Days): Reader['season'] {
  const over = r.season
  return over && over.block === r.block && weekly && fallsWithin(weekly, over.days) ? over : null
}

/** Weekdays, of no span. */
export const isWeekly = (days: Days) =>
  days.weekly !== null && days.weekly.length > 0 && days.spans.length === 0

/**
 * “夏季:5月1日至9月30日⏎周二至周日9:00-18:00⏎冬季:…⏎周二至周日9:00-17:00⏎每周一闭馆”: a closing day that no season before
 * had is of them all.
 */
export function closesInBoth(r: Reader, s: Segment): boolean {
  if (!r.season?.second || r.season.block !== r.block || s.state !== 'closed') return false
  const week = s.days?.weekly ?? []
  return !r.segments
    .slice(-MOST_OF_SEASONS)
    .some((x) => x.block === r.block && x.days?.weekly?.some((d) => week.includes(d)))
}

const MOST_OF_SEASONS = 20

/** “甲馆:⏎夏季…⏎冬季…⏎乙馆:周二至周日9:00-17:00”: the seasons are those of the first house. */
export function isOfOtherHouse(r: Reader, s: Segment): boolean {
  const [of, own] = [r.season?.of, s.places ?? r.subject]
  if (!of || !own) return false
  const root = (id: string) => lineOf(r.registry, id).at(-1)
  return !own.some((p) => of.some((q) => root(p) === root(q)))
}
