/** Hours, or a state, that come without days: which days told before them they govern. */
import { coverWords, hasHours, isPredicate, samePlaces } from '../../segments.ts'
import type { Hours, Segment } from '../../segments.ts'
import type { Token } from '../../tokens.ts'
import { daysAbove } from '../above.ts'
import type { Reader } from '../reader.ts'
import { itemAbove, namedInLine, openBefore } from './open-before.ts'
import { isWeekly } from './season.ts'
import { always, closedForWorks } from './sentence.ts'

/** Hours, or a state, with no dates of their own: which dates before them do they govern? */
export function readOrphan(r: Reader, s: Segment): boolean {
  if (s.days && (s.days.spans.length > 0 || s.days.weekly !== null)) return false
  // “以上日期” is of dates that wait for hours, else of those of the statements before.
  if (s.days?.above && !(r.pending?.block === r.block && hasHours(s))) return false
  if (s.otherDays || s.unknown || s.unresolved) return false
  const over = r.pending ?? headingOver(r, s)
  if (over && over.block === r.block) {
    const p = over
    r.pending = null
    if (s.named && s.places)
      r.dayHeading = {
        days: p.days,
        tokens: p.tokens,
        block: p.block,
        line: s.line,
        told: [...('told' in p ? p.told : []), ...s.places],
      }
    s.days = { ...p.days, daily: p.days.daily || (s.days?.daily ?? false) }
    s.dated = true
    if (p.days.doubt) s.doubts.push(p.days.doubt)
    coverWords(s, p.tokens)
    s.rule = 'hours-after-date-lines'
    return false
  }
  if (s.extra && hasHours(s)) takeEvening(r, s)
  if (hasHours(s) && s.effect === 'set' && !s.extra && !s.rooms && !s.others) {
    if (readNextSession(r, s)) return true
    const resumed = resumedAbove(r, s)
    const targets = resumed ? withResumed(r, s, resumed) : openBefore(r, s)
    if (targets.length > 0) {
      const own = s.named || namedInLine(r, s) || (itemAbove(r, s)?.each ?? false)
      for (const target of targets) giveHours(r, target, s, own)
      const given = targets.at(-1)!
      if (given.days && given.days.period) r.sentenceDays = { days: given.days, tokens: [] }
      r.lastHours = targets
      r.hoursAt = s.line
      return true
    }
  }
  const names = r.overDays
  if (
    names &&
    r.heading !== null &&
    s.effect === 'set' &&
    !s.resumes &&
    !s.later &&
    // “甲分馆:8:00-20:00,全年无休” is of more than the holiday.
    !always(r, s) &&
    !closedForWorks(r, s) &&
    isPredicate(s)
  ) {
    s.days = { ...names.days, daily: s.days?.daily ?? false }
    s.dated = true
    coverWords(s, names.tokens)
    s.rule = 'days-over-names'
    return false
  }
  if (s.state === 'closed' || s.effect === 'remove') {
    const above = daysAbove(r) ?? r.titleDays
    if (above && (s.effect === 'remove' || !s.later)) {
      s.days = above
      s.rule ||= 'days-of-section'
    } else if (s.effect === 'remove') {
      const hours = r.segments.findLast((x) => x.block === s.block && hasHours(x) && x.days)
      s.days = hours?.days ?? null
    }
    return false
  }
  return false
}

/** “10月1日:⏎甲馆 …⏎乙馆 …”: the days of the heading hold for each line of another name. */
function headingOver(r: Reader, s: Segment): Reader['dayHeading'] {
  const h = r.dayHeading
  if (!h || !s.named || !s.places || s.line - h.line > 2) return null
  return s.places.some((p) => h.told.includes(p)) ? null : h
}

/** “2月24日⏎日场9:00-17:00⏎夜场18:00-21:00”: the evening is that of the days of the line before. */
function takeEvening(r: Reader, s: Segment): void {
  const last = r.segments.at(-1)
  const [given] = r.lastHours
  const day = given && r.hoursAt === s.line - 1 ? given : last?.line === s.line - 1 ? last : null
  if (!day?.dated || !day.days || s.dated || day.block !== s.block) return
  const same = s.places !== null && JSON.stringify(s.places) === JSON.stringify(day.places)
  const end = day.windows.at(-1)?.[1] ?? day.closes ?? 0
  const start = s.windows[0]?.[0] ?? s.opens
  if (!same || typeof start !== 'number' || start < end) return
  s.days = { ...day.days }
  s.dated = true
  s.rule = 'evening-of-the-day-above'
  coverWords(
    s,
    day.tokens.filter((t) => t.kind === 'when'),
  )
}

/** “第一场9:00-11:00⏎第二场14:00-16:00”: the next session of the day that the line before gave hours to. */
function readNextSession(r: Reader, s: Segment): boolean {
  const days = r.lastHours
  const [first] = s.windows
  const near = s.line - hoursEnd(r) <= 1 && s.line > r.hoursAt
  if (!near || s.named || !first || days.length === 0 || s.state === 'closed') return false
  const follows = days.every((x) => {
    const end = x.windows.at(-1)?.[1] ?? null
    // “其他厅室均开放。⏎上午:…⏎下午:…⏎晚上:…”: whom the others are is known once all is read.
    const same =
      (x.others && days.length > 1) || JSON.stringify(x.places) === JSON.stringify(s.places)
    const dated = x.days !== null && (x.days.spans.length > 0 || x.days.daily || isWeekly(x.days))
    const told = (x.dated || x.others) && dated
    return (
      same && told && x.block === s.block && end !== null && !x.extra && end <= (first[0] ?? -1)
    )
  })
  if (!follows) return false
  for (const x of days) {
    x.windows.push(...s.windows.map((w): Hours => [...w]))
    x.lastEntry = s.lastEntry
    x.doubts.push(...s.doubts)
    coverWords(x, s.tokens)
  }
  r.hoursAt = s.line
  return true
}

/** The line on which the hours given last end: “上午:…⏎下午:…” may be one statement. */
function hoursEnd(r: Reader): number {
  const end = Math.max(0, ...r.lastHours.map((x) => x.to))
  let n = Math.max(0, r.hoursAt)
  while (r.hoursAt >= 0 && n < r.n && r.doc.lines[n]!.to < end) n++
  return r.hoursAt < 0 ? r.hoursAt : n
}

/** “2月25日起恢复正常⏎8:30-17:30”: hours alone on the line below are those that are resumed. */
function resumedAbove(r: Reader, s: Segment): Segment | null {
  const last = r.segments.at(-1)
  if (s.named || s.days !== null || s.state !== null || s.windows.length === 0) return null
  if (!last?.resumes || last.dead || hasHours(last) || last.effect !== 'set') return null
  if (last.block !== s.block || last.line !== s.line - 1 || !last.dated) return null
  const line = r.doc.lines[s.line]!
  const tokens = r.doc.tokens.slice(line.first, line.last)
  const isLabel = (t: Token | undefined) => t?.kind === 'label' && t.label === 'open-time'
  const own = tokens.every(
    (t) => t.kind === 'times' || t.kind === 'mark' || t.kind === 'cue' || isLabel(t),
  )
  const first = tokens[0]
  return own && (first?.kind === 'times' || isLabel(first)) ? last : null
}

/** “19日正常开放,20日闭馆,21日起恢复正常。⏎开放时间:9:00-17:00”: under a label the hours are those of each open day. */
function withResumed(r: Reader, s: Segment, resumed: Segment): Segment[] {
  const first = r.doc.tokens[r.doc.lines[s.line]!.first]
  if (first?.kind !== 'label') return [resumed]
  const near = openBefore(r, s).filter((x) => x !== resumed && samePlaces(x, resumed))
  return [...near.filter((x) => x.dated && x.line >= resumed.line - 4), resumed]
}

function giveHours(r: Reader, target: Segment, hours: Segment, named: boolean): void {
  let x = target
  if (
    named &&
    hours.places &&
    target.places &&
    target.places.some((p) => !hours.places!.includes(p))
  ) {
    // Hours for one of several places: the others keep waiting.
    x = {
      ...target,
      places: target.places.filter((p) => hours.places!.includes(p)),
      tokens: [...target.tokens],
      doubts: [...target.doubts],
    }
    target.places = target.places.filter((p) => !hours.places!.includes(p))
    r.segments.push(x)
  }
  const whole = hours.windows.length > 0 || (hours.opens !== null && hours.closes !== null)
  const apart = !whole && hours.node !== target.node
  if (apart && target.state === 'regular' && !meansThoseDays(r, hours))
    x.doubts.push('the hour stands in another item than the days')
  x.windows = hours.windows.map((w) => [...w])
  x.opens = hours.opens
  x.closes = hours.closes
  x.lastEntry ??= hours.lastEntry
  x.relativeLast ??= hours.relativeLast
  x.cutoff ??= hours.cutoff
  x.fee ??= hours.fee
  x.hoursLine = true
  x.doubts.push(...hours.doubts)
  x.exceptDays = [...x.exceptDays, ...hours.exceptDays]
  x.rule = 'hours-govern-dates-before'
  coverWords(x, hours.tokens)
}

/** “二、以上开放日9:00开馆,17:00闭馆”: hours that name the days they are of. */
function meansThoseDays(r: Reader, { line, from }: Segment): boolean {
  const start = Math.max(r.doc.lines[line]!.from, from - 16)
  return /(?:以上|上述|前述)(?:各|所有|的)?(?:开放|开馆|正常开放)(?:日期?|时间|期间)?|(?:正常)?开放(?:日|期间|时段)(?!期)/.test(
    r.doc.prose.text.slice(start, from + 12),
  )
}
