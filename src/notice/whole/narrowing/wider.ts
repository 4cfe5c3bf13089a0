/** How a narrower statement stands to a wider one: as a note below it, a day of it, an evening on top, or apart from it. */
import { weekdayOf } from '../../../core/time.ts'
import { hasHours } from '../../segments.ts'
import type { Segment } from '../../segments.ts'
import { daysFrom, lengthOf, overlaps } from '../../spans.ts'
import type { Days } from '../../year/days.ts'
import { isNamedBy } from '../rooms.ts'

/** “10月1日至8日9:00-17:00⏎夜场:10月1日至3日延时开放至21:00”: only the end of the day is told anew. */
export function staysLonger(s: Segment, wide: Segment, text: string): boolean {
  if (!s.dated || !wide.dated || s.windows.length > 0 || s.opens !== null || s.closes === null)
    return false
  const [window, ...more] = wide.windows
  const end = window && more.length === 0 ? window[1] : wide.closes
  const told = [...s.days!.spans, ...wide.days!.spans].every(([, b]) => b !== null)
  if (!told || s.days!.weekly !== null || end === null || end >= s.closes) return false
  return /延时|延长|延至|(?:增|加|另)(?:开|设|加)?[^,。;\n]{0,4}(?:夜|晚)场|(?:夜|晚)场[^,。;\n]{0,4}[至到]/.test(
    text.slice(s.ownFrom, s.to),
  )
}

/** “5月2日至5日⏎9:00-21:00⏎(5月3日逢周一,不开放)”: a bracket in a line of its own right below the hours of the span. */
export function isBracketBelow(s: Segment, wide: Segment, text: string): boolean {
  const below = s.line > wide.line && s.line - wide.line <= 2
  return below && s.dated && s.state === 'closed' && text[s.ownFrom - 1] === '('
}

/** “…1日至8日9:00-17:00⏎注:6日闭馆”: a note, or a cell of remarks, takes a few days out of the span above. */
export function isNoteBelow(s: Segment, wide: Segment, text: string): boolean {
  if (s.line <= wide.line || !s.dated || s.state !== 'closed' || s.weak) return false
  if (s.days!.weekly !== null || !(hasHours(wide) || wide.state === 'regular')) return false
  if (lengthOf(s.days!.spans) * 3 > lengthOf(wide.days!.spans)) return false
  const head = text.slice(text.lastIndexOf('\n', s.from - 1) + 1, s.from)
  if (NOTE.test(head)) return true
  return head === '' && s.line - wide.line <= 2 && text.includes('\n备注\n')
}

const NOTE =
  /^[^\n\d一-龥]{0,2}(?:备?注|注意|说明|特别(?:提醒|说明)|温馨提示|提示|另)(?:意)?[)\]:,]/

/** “10月1日-8日 9:30-18:00⏎10月2日、5日 9:30-20:00”: single days of the span, in the next line of the list. */
export function isDayBelow(s: Segment, wide: Segment): boolean {
  const apart = s.line - wide.line
  const single = s.days!.spans.every(([a, b]) => a === b)
  const range = wide.days!.spans.every(([a, b]) => b !== null && b > a)
  const told = (x: Segment) => x.dated && !x.implied && x.days!.weekly === null
  return (
    apart > 0 &&
    apart <= 2 &&
    single &&
    range &&
    told(s) &&
    told(wide) &&
    hasHours(wide) &&
    hasHours(s) &&
    s.node === wide.node
  )
}

/** “1月18日至2月16日每日8:30-17:30⏎1月28日闭馆”: days of closing told after weeks of hours are cut out of them. */
export function isExceptionLater(s: Segment, wide: Segment): boolean {
  if (s.state !== 'closed' || !s.dated || s.weak || s.days!.weekly !== null) return false
  if (!hasHours(wide) || s.line <= wide.line) return false
  const [few, many] = [lengthOf(s.days!.spans), lengthOf(wide.days!.spans)]
  return many >= WEEKS && few * 5 <= many
}

/** From so many days on a span is no single holiday. */
const WEEKS = 14

/** Speaks generally: of several places, or of the holiday as a whole, without hours of its own. */
export function isGeneral(wide: Segment, s: Segment): boolean {
  const fewer = wide.places!.length > 1 && s.places!.length < wide.places!.length
  if (hasHours(wide) || !(wide.state === 'regular' || wide.state === 'open')) return fewer
  return fewer || wide.days!.period || wide.rule === 'complement-of-places'
}

/** “除泳池外其他场馆4日至8日恢复营业。康复室1日至7日休息”: what is named with days of its own is none of the others on these. */
export function isNamedBeside(s: Segment, wide: Segment, place: string): boolean {
  return (
    wide.rule === 'complement-of-places' &&
    s.rule !== 'complement-of-places' &&
    s.dated &&
    !s.days!.period &&
    s.days!.weekly === null &&
    (isNamedBy(s, place) || s.places!.length === 1) &&
    overlaps(s.days!, wide.days!)
  )
}

/**
 * “1月18日至26日、2月5日至16日9:00-18:00。周一(1月20日、27日、2月10日)闭馆”: single days, not all of them within the
 * span before.
 */
export function isDaysApart(s: Segment, wide: Segment, after: boolean): boolean {
  return (
    after &&
    s.state === 'closed' &&
    !s.weak &&
    s.dated &&
    wide.state !== 'closed' &&
    (s.line === wide.line || (s.line === wide.line + 1 && s.node === wide.node)) &&
    s.days!.weekly === null &&
    wide.days!.weekly === null &&
    s.days!.spans.length > 1 &&
    s.days!.spans.every(([a, b]) => a === b) &&
    wide.days!.spans.some(([a, b]) => a !== b) &&
    overlaps(s.days!, wide.days!)
  )
}

/** “9月26日至10月12日周二至周日9:00-17:00,10月6日(周一)正常开放”: a day that is none of the weekdays told. */
export function isBesideWeekdays(s: Segment, wide: Segment): boolean {
  const [own, weekly] = [s.days!, wide.days!.weekly]
  const oneEnd = s.windows.length === 0 && (s.opens === null) !== (s.closes === null)
  if (weekly === null || own.statutory || own.weekly !== null || oneEnd) return false
  return areApart(own, weekly)
}

/** Does none of the days fall on any of the weekdays? */
function areApart({ spans }: Days, weekly: readonly number[]): boolean {
  return spans.every(
    ([a, b]) => b !== null && daysFrom(a, b).every((d) => !weekly.includes(weekdayOf(d))),
  )
}

/** “9月28日起恢复正常开放。10月6日闭馆。”, “7月1日起9:00-17:00,7月16日闭馆”: days named later stand against what is said from a day on; it stays whole. */
export function goesOn(wide: Segment, s: Segment): boolean {
  return (
    (wide.resumes ? !hasHours(s) : hasHours(wide)) &&
    wide.days!.spans.some(([, b]) => b === null) &&
    s.days!.weekly === null &&
    s.days!.spans.every(([, b]) => b !== null)
  )
}

/** “10月8日起恢复正常，10月10日(周六)照常开放”: a day named again needs no gap in what it repeats. */
export function saysTheSame(s: Segment, wide: Segment): boolean {
  const open = wide.days!.spans.some(([, b]) => b === null)
  return (
    open &&
    s.state === 'regular' &&
    wide.state === 'regular' &&
    !hasHours(s) &&
    !hasHours(wide) &&
    s.lastEntry === null
  )
}

/** Does it begin in the evening, when the hours of the wider one are over? */
export function isEvening(s: Segment, wide: Segment): boolean {
  const start = s.windows[0]?.[0] ?? s.opens
  const end = wide.windows.at(-1)?.[1] ?? wide.closes
  if (start === null || start === undefined || start < 990) return false
  return end === null || end === undefined ? s.extra : start >= end
}

/** Are the two of the same spans? */
export const sameSpans = (a: Segment, b: Segment) =>
  JSON.stringify(a.days!.spans) === JSON.stringify(b.days!.spans)

/** Does it hold from a day on? */
export const isOpenEnded = ({ days }: Segment) => days?.spans.at(-1)?.[1] === null
