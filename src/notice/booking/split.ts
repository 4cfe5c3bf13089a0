/** Statements told apart at the ends of the days that have a booking rule of their own. */
import type { Reading, Segment } from '../segments.ts'
import { subtract } from '../spans.ts'
import { OF_DAYS } from './days.ts'
import type { BookingStatement } from './statement.ts'

/**
 * “10月1日至3日参观须预约。除上述三天外,其余开放日无需预约”: statements of longer stretches are told apart at the ends of
 * the days that have a rule of their own.
 */
export function splitByRules(
  reading: Reading,
  bookings: readonly BookingStatement[],
  text: string,
): void {
  const general = bookings.filter((b) => !b.segments && !b.alone)
  const others = general.some((b) => !b.days && REST_OF_DAYS.test(text.slice(b.from, b.to)))
  for (const { days, places, from, to } of general.slice(0, MOST_DATED)) {
    if (!days || days.implied || days.weekly !== null || days.spans.length === 0) continue
    if (!others && !OF_DAYS.test(text.slice(from, Math.min(to, from + 60)))) continue
    const more: Segment[] = []
    for (const s of reading.segments.slice(0, MOST_SPLIT)) {
      if (s.dead || s.effect !== 'set' || s.state === 'closed' || !s.days || s.days.weekly) continue
      if (places && !s.places?.some((p) => places.includes(p))) continue
      if (s.days.spans.length === 0 || s.days.spans.some(([, to]) => to === null)) continue
      const rest = subtract(s.days.spans, days.spans)
      const own = subtract(s.days.spans, rest)
      if (rest.length === 0 || own.length === 0) continue
      more.push({ ...s, days: { ...s.days, spans: own } })
      s.days = { ...s.days, spans: rest }
    }
    reading.segments.push(...more)
  }
}

const REST_OF_DAYS =
  /除(?:上述|以上|这)[^,。;]{0,8}[天日]外|(?:其余|其他|其它|剩余)(?:各)?(?:开放)?(?:日期|时间|日子|各日|日|天|开放日|假期)/

const MOST_DATED = 40
const MOST_SPLIT = 400
