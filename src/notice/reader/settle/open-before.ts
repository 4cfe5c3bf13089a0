/** Statements before a line of hours that said doors were open, and not when. */
import { hasHours, samePlaces } from '../../segments.ts'
import type { Segment } from '../../segments.ts'
import { daysWithin } from '../../spans.ts'
import { isMark } from '../../tokens.ts'
import type { Token } from '../../tokens.ts'
import type { Days } from '../../year/days.ts'
import { festivalNode, isAbove } from '../above.ts'
import type { Reader } from '../reader.ts'

/** Open statements without hours, back to the last line that gave hours to several. */
export function openBefore(r: Reader, s: Segment): Segment[] {
  const out: Segment[] = []
  const resumed: Segment[] = []
  const named = s.named || namedInLine(r, s) || namedAlone(r, s)
  // “三、清明节⏎…⏎四、中秋节⏎9:00-16:00”: hours below the name of one festival are none of the days of another.
  const section = festivalNode(r)
  const item = named ? null : itemAbove(r, s)
  for (let j = r.segments.length - 1; j >= 0 && j > r.segments.length - 60; j--) {
    const x = r.segments[j]!
    if (item && !item.of.some((p) => x.places?.includes(p)) && (item.each || !headsItem(r, x.line)))
      continue
    if (x.block !== s.block || (section > 0 && !isAbove(r, section, x.node))) break
    const mine = !named || (s.places?.some((p) => x.places?.includes(p)) ?? false)
    if (x.hoursLine && mine) break
    if (
      x.dead ||
      !(x.state === 'open' || x.state === 'regular') ||
      hasHours(x) ||
      x.effect !== 'set' ||
      x.unknown ||
      x.rooms
    )
      continue
    // 其余时间 has days, which are worked out when all is read.
    if (x.days === null && !x.otherDays && !s.lead && x.line !== s.line) continue
    if (named && s.places && !s.places.some((p) => x.places?.includes(p))) continue
    if (x.weak || x.night || x.later || isTold(r, x)) continue
    if (x.resumes && !x.soft) resumed.push(x)
    else out.push(x)
  }
  // 恢复正常 keeps the ordinary hours unless it is all there is to give hours to.
  const found = out.length > 0 ? out : s.named || s.sentence === r.sentence ? [] : resumed
  // “二、…⏎(一)甲室…开放⏎(二)开放时间:…”: an item of a section is of what the section says of doors.
  const over = r.nodes[s.node]!.parent
  const beside = over > 0 ? found.filter((x) => isAbove(r, over, x.node)) : []
  return (beside.length > 0 ? beside : found).reverse()
}

/** “10月1日至8日9:00-18:00,10月6日照常开放”: one of the days whose hours were told has none to wait for. */
function isTold(r: Reader, x: Segment): boolean {
  if (!x.dated || !x.days || x.days.weekly || x.days.spans.length === 0) return false
  const told = r.segments
    .slice(-60)
    .findLast((y) => y !== x && samePlaces(x, y) && wraps(y, x.days!))
  return told !== undefined && told.line <= x.line
}

const wraps = (y: Segment, days: Days): boolean =>
  !y.dead &&
  !y.extra &&
  y.effect === 'set' &&
  hasHours(y) &&
  !y.hoursLine &&
  y.days?.weekly === null &&
  daysWithin(days, y.days) &&
  !daysWithin(y.days, days)

/** Are its places those that its own line named before? */
export function namedInLine(r: Reader, s: Segment): boolean {
  return r.subjectLine === s.line && r.subject === s.places
}

/** “乙馆7月1日至8月31日延长开放时间。⏎每天9:00-20:00开放”: the line above named one house, and said nothing else that was read. */
function namedAlone(r: Reader, s: Segment): boolean {
  const line = r.subjectLine
  if (line !== s.line - 1 || r.headingLine === line || r.subject !== s.places) return false
  const [house, ...more] = s.places ?? []
  if (house === undefined || more.length > 0 || !r.registry.roots.includes(house)) return false
  return r.registry.roots.length > 1 && r.segments.at(-1)?.line !== line
}

/**
 * “甲馆:10月1日至3日开放。⏎开放时间:9:00-17:00”: whose the hours below an item of a round-up are, and whether the next
 * item has hours of its own. What other sentences say of other houses is none of theirs.
 */
export function itemAbove(r: Reader, s: Segment): { of: string[]; each: boolean } | null {
  if (r.registry.roots.length < 2) return null
  const line = filledFrom(r, s.line - 1, -1)
  if (line < 0 || line < s.line - 2 || !headsItem(r, line)) return null
  const first = r.doc.tokens[r.doc.lines[line]!.first]!
  const next = filledFrom(r, s.line + 1, 1)
  const below = next < 0 || !headsItem(r, next) ? -1 : filledFrom(r, next + 1, 1)
  const own = below < 0 ? [] : lineTokens(r, below)
  return {
    of: first.kind === 'place' ? first.ids : [],
    each: own.some((t) => t.kind === 'times') && !own.some((t) => t.kind === 'place'),
  }
}

/** “甲馆:…”: a house, a colon, and what is said of it. */
function headsItem(r: Reader, n: number): boolean {
  const { first, last } = r.doc.lines[n]!
  const t = r.doc.tokens[first]
  return last - first > 2 && t?.kind === 'place' && isMark(r.doc.tokens[first + 1], ':')
}

const lineTokens = (r: Reader, n: number): readonly Token[] =>
  r.doc.tokens.slice(r.doc.lines[n]!.first, r.doc.lines[n]!.last)

/** The first line that is not empty, from `n` on; -1 if there is none near. */
function filledFrom(r: Reader, n: number, step: 1 | -1): number {
  for (let at = n; r.doc.lines[at] && Math.abs(at - n) < 3; at += step)
    if (r.doc.lines[at]!.last > r.doc.lines[at]!.first) return at
  return -1
}
