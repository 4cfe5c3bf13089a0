/** What an editor may have overlooked: notes that bar nothing, for `check` and the edit page. */
import { calendarOf, holidaySpan, MAKE_UP, WEEKDAYS_EN } from '../core/calendar.ts'
import type { Calendar } from '../core/calendar.ts'
import { firstMatch, matches, YES } from '../core/match.ts'
import { compile, daysBetween } from '../core/schedule.ts'
import type { DayAnswer, Place } from '../core/schedule.ts'
import { isSet, speakersOf, voiceDays } from '../core/speakers.ts'
import type { Voice } from '../core/speakers.ts'
import { clock, dateOf, DAY, dayOf, FIRST_DAY, weekdayOf } from '../core/time.ts'
import type { DayNumber } from '../core/time.ts'
import type { CityContent, Notice, Rule, Window } from '../core/model.ts'
import { report, wholeFile } from './issue.ts'
import type { Issue, Spot } from './issue.ts'

/**
 * Remarks on the notices of a city: days and rooms a notice leaves out, weekend rules that take in a make-up
 * workday, hours on top of a day that overlap it, and hours taken out that were not there. `spots` says
 * where rules and notices stand.
 */
export function remarks(content: CityContent, spots: Map<string, Spot> = new Map()): Issue[] {
  const issues: Issue[] = []
  const at = (id: string): Spot =>
    spots.get(id) ?? { ...wholeFile(`cities/${content.city.id}`), path: id }
  const voices = voicesOf(content)
  const calendar = calendarOf(content.calendar, content.city.calendar)
  const schedule = compile(content)
  for (const notice of content.notices) {
    for (const rule of notice.rules)
      madeUpWeekends(rule, voices.get(rule), calendar, at(rule.id), issues)
    besideTheDay(notice, { voices, calendar, at }, issues)
    silentParts(notice, content, at(notice.id), issues)
    for (const [id, span] of spansOf(notice, voices, calendar)) {
      const place = schedule.places.get(id)
      if (place)
        leftOut(
          notice,
          { place, ...span },
          daysBetween(schedule, place, span.from, span.to),
          at(notice.id),
          issues,
        )
    }
  }
  return issues
}

/** A notice that names some rooms of a house and neither the house nor its other rooms leaves those out. */
function silentParts(notice: Notice, content: CityContent, spot: Spot, issues: Issue[]): void {
  const named = new Set(notice.rules.flatMap(({ places }) => places))
  const closed = notice.rules.filter(({ othersClosed }) => othersClosed)
  const siblings = new Map<string, { said: string[]; unsaid: string[] }>()
  for (const { id, partOf, ownHours } of content.venues) {
    if (partOf === null || named.has(partOf)) continue
    const house = siblings.get(partOf) ?? { said: [], unsaid: [] }
    siblings.set(partOf, house)
    if (named.has(id)) house.said.push(id)
    else if (!ownHours) house.unsaid.push(id)
  }
  for (const [house, { said, unsaid }] of siblings) {
    const others = closed.some(({ places }) => places.some((id) => said.includes(id)))
    if (said.length === 0 || unsaid.length === 0 || others) continue
    report(issues, spot, 'silent', {
      severity: 'note',
      problem: `${notice.id} names ${said.join(', ')} and leaves out ${unsaid.join(', ')} of ${house}`,
      found: said.join(', '),
      expected: 'a rule for the house or for its other parts',
      repair: 'write others: closed if the notice says so; nothing if it is silent',
    })
  }
}

/** Saturday may be a workday (调休): a rule for weekends that meets one is worth a look. */
function madeUpWeekends(
  rule: Rule,
  voice: Voice | undefined,
  calendar: Calendar,
  spot: Spot,
  issues: Issue[],
): void {
  const weekend = (rule.when.days ?? []).every((term) => term.kind === 'weekday' && term.day >= 5)
  if (!voice || rule.when.days === null || !weekend || voice.kind === 'standing') return
  const days = voiceDays(voice)
  const met: DayNumber[] = []
  for (let day = days.first; day <= days.last; day++)
    if (calendar.types[day - FIRST_DAY] === MAKE_UP && matches(days, calendar, day, null) === YES)
      met.push(day)
  if (met.length === 0) return
  report(issues, spot, 'make-up-workday', {
    severity: 'note',
    problem: `${rule.id} takes in ${met.map((day) => `${dateOf(day)} (${WEEKDAYS_EN[weekdayOf(day)]})`).join(', ')}, a make-up workday`,
    found: met.map(dateOf).join(', '),
    expected: 'weekdays whatever the day’s type',
    repair: 'write rest-days if only free weekends are meant',
  })
}

/** Days of a rule that are looked at beside the others of its notice. */
const MOST_DAYS = 100

/** Hours on top of a day that overlap the day's own, and hours taken out of a day that does not have them. */
function besideTheDay(
  notice: Notice,
  {
    voices,
    calendar,
    at,
  }: { voices: Map<Rule, Voice>; calendar: Calendar; at: (id: string) => Spot },
  issues: Issue[],
): void {
  const sets = notice.rules.filter(({ what }) => what.kind === 'hours' || what.kind === 'closed')
  const fallsOn = (rule: Rule, day: DayNumber) => {
    const voice = voices.get(rule)
    return voice !== undefined && matches(voiceDays(voice), calendar, day, null) === YES
  }
  for (const rule of notice.rules) {
    const { what } = rule
    const voice = voices.get(rule)
    if (!voice || (what.kind !== 'also' && what.kind !== 'not')) continue
    const days = voiceDays(voice)
    const last = Math.min(days.last, days.first + MOST_DAYS)
    for (let day = days.first; day <= last; day++) {
      if (!fallsOn(rule, day)) continue
      const set = sets.find(
        (one) => rule.places.some((id) => one.places.includes(id)) && fallsOn(one, day),
      )
      const fault = set && faultBeside(rule, set, dateOf(day))
      if (!fault) continue
      report(issues, at(rule.id), fault.code, { severity: 'note', ...fault.finding })
      break // one day shows it
    }
  }
}

function faultBeside(rule: Rule, set: Rule, date: string) {
  if (rule.what.kind !== 'also' && rule.what.kind !== 'not') return null
  const own = set.what.kind === 'hours' ? set.what.windows : []
  const { windows } = rule.what
  if (rule.what.kind === 'also') {
    const met = windows.flatMap((w) => own.filter((o) => overlap(w, o)).map((o) => [w, o] as const))
    const [first] = met
    if (!first) return null
    const found = `${shown(first[0])}, ${shown(first[1])}`
    return {
      code: 'overlap',
      finding: {
        problem: `${rule.id} adds ${shown(first[0])} on ${date}, which overlaps ${shown(first[1])} of ${set.id}`,
        found,
        expected: 'hours beside those of the day',
        repair: 'correct one, or join them in one rule',
      },
    }
  }
  const idle = windows.find((w) => !own.some((o) => overlap(w, o)))
  if (!idle) return null
  return {
    code: 'no-effect',
    finding: {
      problem: `${rule.id} closes ${shown(idle)} on ${date}, when ${set.id} has no open hours then`,
      found: shown(idle),
      expected: 'hours within those of the day',
      repair: 'correct the hours, or leave the rule out',
    },
  }
}

function overlap(a: Window, b: Window): boolean {
  return (a.from ?? 0) < (b.to ?? DAY) && (b.from ?? 0) < (a.to ?? DAY)
}

function shown({ from, to }: Window): string {
  return `${from === null ? '?' : clock(from)}-${to === null ? '?' : clock(to)}`
}

/**
 * First and last day on which a notice speaks of a place, by what it sets there or says it covers, and to
 * the end of the holidays that these days lie in: whoever announces a holiday's first days is asked for the rest.
 */
function spansOf(
  notice: Notice,
  voices: Map<Rule, Voice>,
  calendar: Calendar,
): Map<string, { from: DayNumber; to: DayNumber }> {
  const spans = new Map<string, { from: DayNumber; to: DayNumber }>()
  for (const rule of notice.rules) {
    const voice = voices.get(rule)
    if (!voice || !isSet(rule) || voice.kind === 'standing') continue
    const days = voiceDays(voice)
    for (const place of rule.places) {
      const last =
        voice.kind === 'resumption' || rule.what.kind === 'closed' ? days.first : days.last
      const known = spans.get(place) ?? { from: days.first, to: last }
      spans.set(place, { from: Math.min(known.from, days.first), to: Math.max(known.to, last) })
    }
  }
  const { covers } = notice
  if (covers)
    for (const span of spans.values()) {
      span.from = Math.min(span.from, dayOf(covers.from))
      span.to = Math.max(span.to, dayOf(covers.to))
    }
  if (notice.layer === 'notice')
    for (const span of spans.values()) {
      span.from = holidaySpan(calendar, span.from)?.from ?? span.from
      span.to = holidaySpan(calendar, span.to)?.to ?? span.to
    }
  return spans
}

/** Holidays, and days between those a notice sets, of which nothing on file says the hours. */
function leftOut(
  notice: Notice,
  { place }: { place: Place },
  answers: DayAnswer[],
  spot: Spot,
  issues: Issue[],
): void {
  const own = answers.map((answer) =>
    answer.because.some(({ rule }) => rule !== null && notice.rules.some((r) => r.id === rule.id)),
  )
  const [first, last] = [own.indexOf(true), own.lastIndexOf(true)]
  const silent = answers.filter((answer, i) => {
    const unsaid = answer.stretches.some(
      ({ state, reason }) =>
        state === 'unknown' && (reason === 'not-announced' || reason === 'no-schedule'),
    )
    return unsaid && (answer.dayType === 'holiday' || (i > first && i < last))
  })
  if (silent.length === 0) return
  const days = runs(silent.map((answer) => answer.day))
  report(issues, spot, 'silent', {
    severity: 'note',
    problem: `${notice.id} leaves out ${days} at ${place.venue.id}`,
    found: days,
    expected: 'hours or a closure for holidays and for days between those it names',
    repair: 'nothing to repair if the notice is silent there: the answer is unknown',
  })
}

/** `2024-02-10–2024-02-14, 2024-02-18`. */
function runs(days: DayNumber[]): string {
  const parts: { from: DayNumber; to: DayNumber }[] = []
  for (const day of days) {
    const last = parts.at(-1)
    if (last && last.to === day - 1) last.to = day
    else parts.push({ from: day, to: day })
  }
  return parts
    .map(({ from, to }) => (from === to ? dateOf(from) : `${dateOf(from)}–${dateOf(to)}`))
    .join(', ')
}

/** The voice of every rule of a notice, as it speaks where it is named. */
function voicesOf(content: CityContent): Map<Rule, Voice> {
  const calendar = calendarOf(content.calendar, content.city.calendar)
  const voices = new Map<Rule, Voice>()
  for (const speakers of speakersOf(content).values())
    for (const { voice } of speakers) {
      if (voice.derived || voice.shift || voice.notice === null || voices.has(voice.rule)) continue
      const days = voiceDays(voice)
      const first = firstMatch(days, calendar, FIRST_DAY)
      if (first !== null) voices.set(voice.rule, voice)
    }
  return voices
}
