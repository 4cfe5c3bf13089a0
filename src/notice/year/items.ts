/** An expression item by item: each adds its days, or says that they are not known. */
import { dayOf, weekdayOf } from '../../core/time.ts'
import type { Item, WhenText } from '../dates.ts'
import { monthSpan, nthOf, partOf, workdayOf } from './counted.ts'
import { emptyDays, UNTIL_ONLY } from './days.ts'
import type { Days } from './days.ts'
import { leftOut } from './glosses.ts'
import { festivalSpan, holidayMeant } from './holidays.ts'
import { check, pointDay } from './points.ts'
import type { Reckoning } from './reckoning.ts'
import { spanOf, spanOfGlosses } from './spans.ts'

/** The days that an expression names, told after all that was resolved before; null if they are not known. */
export function resolve(r: Reckoning, when: WhenText): Days | null {
  const days: Days = emptyDays()
  let read = false
  let unknown = false
  for (const item of when.items) {
    const known = addItem(r, item, days)
    if (known === null) return null
    if (known) read = true
    else unknown = true
  }
  if (!read || (unknown && days.spans.length === 0)) return null
  checkDuration(r, when, days)
  return days
}

/** Adds the days of an item: true if they are known, false if they are not, null if the whole expression then is not. */
function addItem(r: Reckoning, item: Item, days: Days): true | false | null {
  switch (item.kind) {
    case 'daily':
      return (days.daily = true)
    case 'above':
      return (days.above = true)
    case 'monthly':
    case 'vague':
      return null
    case 'statutory':
      days.weekly ??= []
      return (days.statutory = true)
    case 'weekly':
      days.weekly = [...new Set([...(days.weekly ?? []), ...item.days])].sort((a, b) => a - b)
      days.implied ||= item.implied
      return true
    case 'day':
    case 'range':
    case 'from':
      return added(days, spanOf(r, item, days)) ?? false
    case 'relative':
      return addRelative(r, item, days)
    case 'until':
      return addUntil(r, item, days)
    case 'week':
      return addWeek(r, item, days)
    case 'nth': {
      const day = nthOf(r, item)
      if (day === null) return null
      return added(days, [day, (r.last = day)])
    }
    case 'workday': {
      const day = workdayOf(r, item)
      if (day === null) return null
      days.implied ||= !item.glosses.some((g) => g.kind === 'date')
      return added(days, [day, (r.last = day)])
    }
    case 'part': {
      const span = partOf(r, item)
      if (span === null) return null
      days.implied = true
      r.last = span[0]
      return added(days, span)
    }
    case 'month':
      return added(days, monthSpan(r, item))
    case 'season':
    case 'school':
    case 'period':
    case 'festival':
      return addStretch(r, item, days)
  }
}

/** Adds a span, if there is one. */
function added(days: Days, span: Days['spans'][number] | null): true | null {
  if (span === null) return null
  days.spans.push(span)
  return true
}

/** “当天”, “次日”, “即日起”: counted from the day told last, or from the announcement. */
function addRelative(
  r: Reckoning,
  item: Extract<Item, { kind: 'relative' }>,
  days: Days,
): true | null {
  const told = r.entered?.before === r.last ? r.entered.day : r.last
  const from =
    item.to === 'announced'
      ? r.announced === null
        ? null
        : dayOf(r.announced)
      : (r.beside ?? told)
  if (from === null) return null
  const day = (item.to === 'next' ? from + 1 : from) + (item.plus ?? 0)
  days.implied ||= item.plus !== undefined
  r.last = day
  return added(days, [day, item.onward ? null : day])
}

/** “闭馆至8月18日”: from the announcement on. */
function addUntil(r: Reckoning, item: Extract<Item, { kind: 'until' }>, days: Days): true | null {
  const b = r.announced === null ? null : pointDay(r, item.b, dayOf(r.announced))
  if (b === null) return null
  check(r, item.b, b, days)
  if (!item.begins) {
    days.implied = true
    days.doubt ??= UNTIL_ONLY
  }
  const { clock } = item.b
  if (clock && clock.minutes > 0 && clock.minutes < 1440) days.ends = clock.minutes
  return added(days, [dayOf(r.announced!), leftOut(item.b) ? b - 1 : b])
}

/** “本周六、周日”, “下周一起”: of the week of the announcement, or the next. */
function addWeek(r: Reckoning, item: Extract<Item, { kind: 'week' }>, days: Days): true | null {
  if (r.announced === null) return null
  const monday = dayOf(r.announced) - weekdayOf(dayOf(r.announced)) + (item.next ? 7 : 0)
  for (const d of item.days)
    days.spans.push([(r.last = monday + d), item.onward ? null : monday + d])
  days.implied = true
  return true
}

/** Stretches that a bracket says, or the calendar: seasons, school holidays, the holiday meant, festivals. */
function addStretch(
  r: Reckoning,
  item: Extract<Item, { kind: 'season' | 'school' | 'period' | 'festival' }>,
  days: Days,
): true | null {
  if (item.kind === 'season') {
    const told = spanOfGlosses(r, item.glosses)
    if (told) r.seasons.set(item.name, told)
    const known = told ?? r.seasons.get(item.name)
    if (!known) return null
    days.spans.push(...known.spans)
  } else if (item.kind === 'school') {
    r.school = spanOfGlosses(r, item.glosses) ?? r.school
    if (!r.school) return null
    days.spans.push(...r.school.spans)
    days.period = true
  } else if (item.kind === 'period') {
    const told = item.glosses ? spanOfGlosses(r, item.glosses) : holidayMeant(r)
    const meant = told ?? (item.glosses ? null : r.school)
    if (!meant) return null
    days.spans.push(...meant.spans)
    days.implied ||= meant.implied || told === null
    days.period = true
  } else {
    const span = festivalSpan(r, item)
    if (!span) return null
    days.spans.push(...span.spans)
    days.implied ||= span.implied
    days.doubt ??= span.doubt
    days.period = item.span !== 'day'
  }
  return true
}

/** “10月1日至7日,共8天”: doubts days that are not as many as the text counts. */
function checkDuration(r: Reckoning, when: WhenText, days: Days): void {
  const length = days.spans.reduce((n, [a, b]) => n + (b === null ? NaN : b - a + 1), 0)
  if (
    when.duration !== null &&
    days.spans.length > 0 &&
    length === length &&
    length !== when.duration &&
    days.weekly === null
  ) {
    r.findings.push({
      kind: 'duration',
      message: `${length} days are named, the text counts ${when.duration}`,
      from: when.from,
      to: when.to,
    })
    days.doubt ??= 'the number of days contradicts the dates'
  }
}
