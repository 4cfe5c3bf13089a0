/** “开放日期:10月1日至4日”: days that a label states, and what they say where nobody takes them. */
import type { FactInput } from '../facts.ts'
import { emptySegment, hasHours } from '../segments.ts'
import type { Segment } from '../segments.ts'
import { daysWithin, overlaps } from '../spans.ts'
import type { Days } from '../year/days.ts'

/** “球馆开放时间为10月1日至7日,先到先得”: open on these days, if nothing else says when. */
export function openOnStatedDays({ reading }: FactInput): void {
  for (const x of reading.stated) {
    if (x.alone || x.taken || x.places.length === 0 || x.days.weekly !== null) continue
    const told = reading.segments.some(
      (s) =>
        !s.dead &&
        s.days !== null &&
        (s.line === x.at.line || overlaps(s.days, x.days)) &&
        (s.places?.some((p) => x.places.includes(p)) ?? s.line === x.at.line),
    )
    if (told) continue
    const { line, sentence, block, node } = x.at
    const s = emptySegment(line, sentence, block, node)
    Object.assign(s, { places: x.places, days: x.days, dated: true, state: 'open' })
    s.rule = 'dates-under-open-label'
    s.tokens = [...x.tokens]
    s.from = x.tokens[0]!.from
    s.to = x.tokens.at(-1)!.to
    reading.segments.push(s)
  }
}

/**
 * “2月15日至23日,甲场、乙场等向市民开放。⏎乙场开放时间为2月17日至23日”: which days are those of one of several is
 * what its own line says.
 */
export function daysDefined({ reading: { segments, stated }, text }: FactInput): void {
  const more: Segment[] = []
  const lists = segments.filter(
    (s) =>
      !s.dead &&
      s.dated &&
      s.state === 'open' &&
      !hasHours(s) &&
      s.effect === 'set' &&
      // Those that were spelled out may be gone from it.
      (s.places?.length ?? 0) > 0 &&
      (s.places!.length > 1 || s.tokens.filter((t) => t.kind === 'place').length > 1) &&
      s.days !== null,
  )
  const listOf = (place: string, days: Days, at: number) =>
    lists
      .slice(0, MOST_LISTS)
      .find((s) => s.to <= at && s.places!.includes(place) && daysWithin(days, s.days!))
  for (const told of stated.slice(0, MOST_STATED)) {
    const [place, ...others] = told.places
    const at = told.tokens[0]?.from
    if (place === undefined || others.length > 0 || at === undefined) continue
    const list = listOf(place, told.days, at)
    if (!list) continue
    list.places = list.places!.filter((p) => p !== place)
    const spoken = segments.some(
      (x) => !x.dead && x.days && x.places?.includes(place) && daysWithin(told.days, x.days),
    )
    if (spoken) continue
    more.push({
      ...list,
      places: [place],
      days: told.days,
      tokens: [...told.tokens],
      exceptDays: [],
      doubts: [],
      from: at,
      ownFrom: at,
      to: told.tokens.at(-1)!.to,
      rule: 'dates-under-open-label',
    })
  }
  let met = 0
  for (const x of segments) {
    if (x.dead || !x.named || x.places?.length !== 1 || !x.dated || !x.days || !hasHours(x))
      continue
    if (!DEFINES.test(text.slice(Math.max(0, x.from - 12), Math.min(x.to, x.from + 60)))) continue
    if (++met > MOST_STATED) break
    const list = listOf(x.places[0]!, x.days, x.from)
    if (list) list.places = list.places!.filter((p) => p !== x.places![0])
  }
  for (const s of lists) if (s.places!.length === 0) s.dead = true
  for (const s of more) segments.push(s)
}

const DEFINES = /(?:开放|营业)(?:时间|日期)(?:为|是|:)?(?:\d{4}年)?\d{1,2}月\d/
const MOST_STATED = 200
const MOST_LISTS = 20
