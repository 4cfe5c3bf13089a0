/** Hours told without days after the days on which doors open. */
import { isWithin } from '../places.ts'
import type { Registry } from '../places.ts'
import { hasHours, isOpenOnly } from '../segments.ts'
import type { Segment } from '../segments.ts'
import { daysWithin } from '../spans.ts'

/** The rule of hours that take the days told of the opening before them. */
export const OF_OPENING = 'days-of-the-opening'

/** “8月8日本中心免费开放。⏎各馆时间:甲馆8:00-18:00”, “7月27日起恢复开放。⏎每天3场:…”: hours told after the days they are of. */
export function openedBefore(
  s: Segment,
  before: readonly Segment[],
  registry: Registry,
): Segment | null {
  if (!hasHours(s) || s.effect !== 'set' || s.state === 'closed' || s.extra || !s.places)
    return null
  if (s.days?.weekly || s.otherDays || s.exceptDays.length > 0) return null
  const told = before.filter(
    (x) =>
      !x.dead &&
      x.effect === 'set' &&
      x.state !== 'closed' &&
      s.places!.every((p) => x.places?.some((q) => isWithin(registry, p, q)) ?? false),
  )
  const [first] = told
  if (
    !first ||
    !told.every((x) => x.rule === OF_OPENING || (x.dated && isOpenOnly(x) && !x.tentative))
  )
    return null
  const { days } = first
  if (!days || days.spans.length === 0 || days.weekly !== null) return null
  if (told.some((x) => !x.days || !daysWithin(x.days, days) || !daysWithin(days, x.days)))
    return null
  const single = days.spans.every(([a, b]) => a === b)
  return single && s.days?.daily ? null : first
}

/** “泳池7月1日起恢复开放。⏎一、开放时间⏎每天9:00-21:00”: a notice that reopens one room tells the hours of that room. */
export function onlyRoomBefore(
  s: Segment,
  before: readonly Segment[],
  registry: Registry,
): string[] | null {
  if (s.named || !hasHours(s) || s.effect !== 'set' || hasDays(s) || !s.places) return null
  const told = before.filter((x) => !x.dead && x.places)
  const [first] = told
  const room = first?.places
  if (!first?.dated || !first.resumes || room?.length !== 1) return null
  if (!told.every((x) => x.places!.length === 1 && x.places![0] === room[0])) return null
  const within = s.places.every((p) => p !== room[0] && isWithin(registry, room[0]!, p))
  return within ? [...room] : null
}

/** “每周五、周六加开夜场。⏎夜场时间:18:00-21:00”: the evening that these hours are of. */
export function eveningBefore(s: Segment, before: readonly Segment[]): Segment | null {
  if (!hasHours(s) || s.effect !== 'set' || hasDays(s) || !s.places) return null
  if ((s.windows[0]?.[0] ?? s.opens ?? 0) < EVENING) return null
  const told = before.findLast((x) => !x.dead && x.night && x.days !== null)
  if (!told || s.line - told.line > 3 || !told.places?.some((p) => s.places!.includes(p)))
    return null
  return told
}

/** An evening begins no earlier, in minutes. */
const EVENING = 960

/** 每天 names none. */
const hasDays = ({ dated, days }: Segment) =>
  dated && !(days?.daily && days.spans.length === 0 && days.weekly === null)
