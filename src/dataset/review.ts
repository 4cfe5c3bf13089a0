/** What only shows when a city is read as a whole: ties, hours that overlap, rules that match no day. */
import { calendarOf } from '../core/calendar.ts'
import { firstMatch } from '../core/match.ts'
import { ties } from '../core/schedule.ts'
import { speakersOf, voiceDays } from '../core/speakers.ts'
import { clock, dateOf, DAY, FIRST_DAY } from '../core/time.ts'
import type { CalendarData, CityContent, Notice, Rule, Window } from '../core/model.ts'
import { decode } from './decode.ts'
import type { Decoded, Folder } from './decode.ts'
import { report, wholeFile } from './issue.ts'
import type { Issue, Spot } from './issue.ts'

/** Decodes and reviews a folder; a city that review finds fault with is left out as well. */
export function examine(folder: Folder, builtin: CalendarData | null = null): Decoded {
  const decoded = decode(folder, builtin)
  const issues = [...decoded.issues]
  const cities = decoded.cities.filter((city) => {
    const found = review(city, decoded.spots)
    issues.push(...found)
    return !found.some((issue) => issue.severity === 'error')
  })
  return { ...decoded, cities, issues }
}

/** Issues of a decoded city, ties first; `spots` says where each rule stands. */
export function review(content: CityContent, spots: Map<string, Spot> = new Map()): Issue[] {
  const issues: Issue[] = []
  const at = (id: string): Spot =>
    spots.get(id) ?? { ...wholeFile(`cities/${content.city.id}`), path: id }
  for (const { a, b, place, day, differ } of ties(content)) {
    const [first, second] = [a, b].sort((x, y) => inFileOrder(at(x.id), at(y.id)))
    const { file, line } = at(first!.id)
    report(issues, at(second!.id), 'tie', {
      problem: `${second!.id} and ${first!.id} (${file}:${line}) both set ${dateOf(day)} at ${place} and differ in ${differ}`,
      found: `${second!.id} and ${first!.id}`,
      expected: 'one rule of its strength a day',
      repair: 'narrower dates do not win by themselves: write except: in one of them',
    })
  }
  const silent = rulesWithoutDays(content)
  for (const { rule, notice } of rulesOf(content)) {
    if (silent.has(rule))
      report(issues, at(rule.id), 'no-day', {
        severity: 'warning',
        problem: `${rule.id} matches no day`,
        found: rule.id,
        expected: 'a day that on, days, from, to and covers all hold',
        repair: notice?.covers
          ? `its days must lie within covers ${notice.covers.from}/${notice.covers.to}`
          : 'correct its days',
      })
    else if (notice) outsideCovers(rule, notice, at(rule.id), issues)
    overlaps(rule, at(rule.id), issues)
    const { booking } = rule
    if (booking && booking.releasesAt !== null && booking.maxDaysAhead === null)
      report(issues, at(rule.id), 'booking', {
        severity: 'note',
        problem: `${rule.id} says when booking opens (${clock(booking.releasesAt)}) but not how many days ahead`,
        found: `releasesAt ${clock(booking.releasesAt)}`,
        expected: 'maxDaysAhead beside it',
        repair: 'give maxDaysAhead if the source states it',
      })
  }
  return issues
}

function inFileOrder(a: Spot, b: Spot): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1
  return a.line - b.line || a.column - b.column
}

function rulesOf(content: CityContent): { rule: Rule; notice: Notice | null }[] {
  return [
    ...content.venues.flatMap((v) => v.standing.map((rule) => ({ rule, notice: null }))),
    ...content.notices.flatMap((notice) => notice.rules.map((rule) => ({ rule, notice }))),
  ]
}

/** Rules that no day of 2000–2100 calls, by the calendar of the city. */
function rulesWithoutDays(content: CityContent): Set<Rule> {
  const calendar = calendarOf(content.calendar, content.city.calendar)
  const asked = new Set<Rule>()
  const silent = new Set<Rule>()
  for (const speakers of speakersOf(content).values())
    for (const { voice } of speakers) {
      if (voice.derived || voice.shift || asked.has(voice.rule)) continue
      asked.add(voice.rule)
      if (firstMatch(voiceDays(voice), calendar, FIRST_DAY) === null) silent.add(voice.rule)
    }
  return silent
}

/** Dates outside the days a notice says it speaks of are more often a slip than meant. */
function outsideCovers(rule: Rule, { covers }: Notice, spot: Spot, issues: Issue[]): void {
  if (!covers) return
  for (const term of rule.when.on ?? []) {
    const span =
      term.kind === 'date'
        ? { from: term.date, to: term.date }
        : term.kind === 'range'
          ? term
          : null
    if (span && (span.from < covers.from || span.to > covers.to))
      report(issues, spot, 'outside-covers', {
        severity: 'warning',
        problem: `${span.from === span.to ? span.from : `${span.from}/${span.to}`} reaches beyond covers ${covers.from}/${covers.to}`,
        found: `${span.from}/${span.to}`,
        expected: `within ${covers.from}/${covers.to}`,
        repair: 'correct the date, or widen covers',
      })
  }
}

/** Windows of one rule that overlap and are entered the same way are one window written twice. */
function overlaps(rule: Rule, spot: Spot, issues: Issue[]): void {
  const { what } = rule
  if (what.kind !== 'hours' && what.kind !== 'also' && what.kind !== 'not') return
  for (const [i, window] of what.windows.entries()) {
    const other = what.windows
      .slice(0, i)
      .find((w) => overlap(w, window) && enteredAlike(w, window))
    if (other)
      report(issues, spot, 'overlap', {
        severity: 'warning',
        problem: `${shown(other)} and ${shown(window)} overlap`,
        found: `${shown(other)}, ${shown(window)}`,
        expected: 'windows apart from each other',
        repair: 'join them, or correct one',
      })
  }
}

function overlap(a: Window, b: Window): boolean {
  return (a.from ?? 0) < (b.to ?? DAY) && (b.from ?? 0) < (a.to ?? DAY)
}

function enteredAlike(a: Window, b: Window): boolean {
  return a.fee === b.fee && JSON.stringify(a.booking) === JSON.stringify(b.booking)
}

function shown({ from, to }: Window): string {
  return `${from === null ? '?' : clock(from)}-${to === null ? '?' : clock(to)}`
}
