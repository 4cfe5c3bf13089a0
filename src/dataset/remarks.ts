/** What an editor may have overlooked: notes that bar nothing, for `check` and the edit page. */
import { calendarOf, MAKE_UP, WEEKDAYS_EN } from '../core/calendar.ts'
import { firstMatch, matches, YES } from '../core/match.ts'
import { compile, daysBetween } from '../core/schedule.ts'
import type { DayAnswer, Place } from '../core/schedule.ts'
import { isSet, speakersOf, voiceDays } from '../core/speakers.ts'
import type { Voice } from '../core/speakers.ts'
import { dateOf, dayOf, FIRST_DAY, weekdayOf } from '../core/time.ts'
import type { DayNumber } from '../core/time.ts'
import type { CityContent, Notice, Rule } from '../core/model.ts'
import { report, wholeFile } from './issue.ts'
import type { Issue, Spot } from './issue.ts'

/**
 * Remarks on the notices of a city: days a notice leaves out, and weekend rules that take in a make-up
 * workday. `spots` says where rules and notices stand.
 */
export function remarks(content: CityContent, spots: Map<string, Spot> = new Map()): Issue[] {
  const issues: Issue[] = []
  const at = (id: string): Spot =>
    spots.get(id) ?? { ...wholeFile(`cities/${content.city.id}`), path: id }
  const voices = voicesOf(content)
  const schedule = compile(content)
  for (const notice of content.notices) {
    for (const rule of notice.rules)
      madeUpWeekends(rule, voices.get(rule), content, at(rule.id), issues)
    silentParts(notice, content, at(notice.id), issues)
    for (const [id, span] of spansOf(notice, voices)) {
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
  content: CityContent,
  spot: Spot,
  issues: Issue[],
): void {
  const weekend = (rule.when.days ?? []).every((term) => term.kind === 'weekday' && term.day >= 5)
  if (!voice || rule.when.days === null || !weekend || voice.kind === 'standing') return
  const calendar = calendarOf(content.calendar, content.city.calendar)
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

/** First and last day on which a notice speaks of a place, by what it sets there or says it covers. */
function spansOf(
  notice: Notice,
  voices: Map<Rule, Voice>,
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
