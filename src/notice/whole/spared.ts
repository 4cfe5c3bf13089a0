/** Days spared from a rule of weekdays: “周一(10月6日除外)闭馆”. */
import { weekdayOf } from '../../core/time.ts'
import { datesOf, spansOf } from '../facts.ts'
import type { FactInput } from '../facts.ts'
import { isWithin } from '../places.ts'
import { emptySegment, hasHours, samePlaces } from '../segments.ts'
import type { Segment } from '../segments.ts'
import { daysWithin, fallsWithin, overlaps } from '../spans.ts'
import { emptyDays } from '../year/days.ts'
import type { Days } from '../year/days.ts'
import { MOST_SUMMARIES } from './rooms.ts'

type Input = Pick<FactInput, 'reading' | 'registry'>

const SPARED = 'what doors do on the days left out is not said'

/**
 * A rule of weekdays keeps no list of days that are none of its own. On those spared from a closing doors are open,
 * with the hours told for all days around; what they do on days left out of an opening is for a person.
 */
export function sparedDays({ reading, registry }: Input): void {
  const more: Segment[] = []
  for (const s of reading.segments) {
    const spans = s.exceptDays.flatMap((x) => (x.weekly === null ? x.spans : []))
    if (s.dead || s.unknown || s.unresolved || !s.places || !s.days || s.effect !== 'set') continue
    if (spans.length === 0 || more.length >= MOST_SUMMARIES) continue
    if (s.days.weekly === null) {
      const out = leftOutOf(s, spans, { reading, registry })
      if (out) more.push(out)
      continue
    }
    // Rooms told to be open in the hours of their house are shut with it.
    if (s.rule === 'rooms-listed' || s.rule === 'rooms-not-listed') continue
    const dates = datesOf(s)
    if (dates === null || Array.isArray(dates)) continue
    const days = { ...emptyDays(), spans: onWeekdays(spans, s.days.weekly) }
    if (days.spans.length === 0) continue
    const told = reading.segments.filter((x) => x !== s && isTold(x, s, days))
    const closed = s.state === 'closed'
    const around = told.find(
      (x) => hasHours(x) && x.days!.weekly === null && daysWithin(days, x.days!),
    )
    if (around && daysWithin(around.days!, days)) continue
    if (told.length > 0 && !(closed && around)) continue
    if (told.some((x) => x !== around && daysWithin(x.days!, days))) continue
    const out = sparedFrom(s, days)
    if (!closed) {
      out.state = 'closed'
      out.doubts.push(SPARED)
    } else if (around) {
      out.windows = around.windows.map((w) => [...w])
      out.opens = around.opens
      out.closes = around.closes
      out.lastEntry = around.lastEntry
      out.fee = around.fee
      out.state = around.state
    }
    more.push(out)
  }
  for (const s of more) reading.segments.push(s)
}

/** “周一闭馆(国庆假期除外)”: those of the days left out on which the rule holds. */
function onWeekdays(spans: Days['spans'], weekly: readonly number[]): Days['spans'] {
  return spans.flatMap(([a, b]): Days['spans'] => {
    if (b === null || b - a > MOST_DAYS) return [[a, b]]
    const days = Array.from({ length: b - a + 1 }, (_, i) => a + i)
    return days.filter((d) => weekly.includes(weekdayOf(d))).map((d) => [d, d])
  })
}

const MOST_DAYS = 60

/** “10月1日至7日(10月5日除外)9:00-17:00”: that nobody gets in on the day left out was concluded. */
function leftOutOf(s: Segment, spans: Days['spans'], input: Input): Segment | null {
  const opens = hasHours(s) || s.state === 'open' || s.state === 'regular'
  const days = { ...emptyDays(), spans }
  if (!opens || s.implied || s.doubts.length > 0) return null
  if (!daysWithin(days, s.days!) && !isRightBeside(spans, s.days!)) return null
  const { reading, registry } = input
  const ofThese = (p: string) => s.places!.some((id) => isWithin(registry, id, p))
  const speaks = (x: Segment) =>
    x !== s && !x.dead && x.places?.some(ofThese) && overlaps(left(x), days)
  if (reading.segments.some(speaks)) return null
  return { ...sparedFrom(s, days), state: 'closed' }
}

/** “除1月28日外,1月29日至2月4日每天9:00-16:00”: the day left out is the one before the first, or the one after the last. */
function isRightBeside(out: Days['spans'], { spans }: Days): boolean {
  const [span, ...more] = spans
  const [day, ...others] = out
  if (!span || !day || more.length > 0 || others.length > 0) return false
  return day[0] === day[1] && (day[0] === span[0] - 1 || day[0] - 1 === span[1])
}

/** The days of a statement without those that it leaves out. */
const left = (x: Segment): Days => ({ ...emptyDays(), spans: spansOf(x) })

/** Does the statement speak of some of these days at the same places? */
function isTold(x: Segment, s: Segment, days: Days): boolean {
  if (x.dead || x.unknown || !x.days || x.days.spans.length === 0 || x.effect !== 'set')
    return false
  if (x.days.weekly !== null && !fallsWithin(x.days.weekly, days)) return false
  return overlaps(x.days, days) && samePlaces(x, s)
}

function sparedFrom(s: Segment, days: Days): Segment {
  return {
    ...emptySegment(s.line, s.sentence, s.block, s.node),
    places: [...s.places!],
    named: s.named,
    days,
    dated: true,
    state: 'open',
    implied: true,
    doubts: [...s.doubts],
    tokens: [...s.tokens],
    from: s.from,
    to: s.to,
    ownFrom: s.ownFrom,
    rule: 'spared-days',
  }
}
