/**
 * What was gathered about real venues (`digest.tsv`, made without the data files) against what the engine
 * answers from the data files, day by day: every dated fact, and every standing fact over 2026.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { compile, daysBetween } from '../../../src/core/schedule.ts'
import type { DayAnswer, Schedule } from '../../../src/core/schedule.ts'
import { clock, dateOf, dayOf, weekdayOf } from '../../../src/core/time.ts'
import { DATA_DIR, loadFolder } from '../../../src/dataset/read.ts'

/** Standing facts that rest on less than a dated first-hand source or two that agree: listed, not told. */
const LEFT_OUT: Record<string, string> = {
  'changsha-museum': 'printed for one holiday, its Monday inferred',
  'hunan-childrens-library': 'first-hand for one winter holiday, told as its notice',
  'tianxin-district-library': 'one undated guide',
  'xiangtan-library': 'one unsigned repost',
  'xiangtan-childrens-library': 'one unsigned repost',
  'xiangxiang-24h-library': 'one report of 2021',
  'yiyang-science-museum': 'one report of 2022',
  'national-art-museum-of-china': 'one report of 2020',
  'zhongying-street-museum': 'one newspaper',
  'dapeng-museum': 'one newspaper',
  'shenzhen-library': 'one undated repost',
  'zhejiang-museum-gushan': 'announced for another site',
  'chengdu-cultural-centre': 'a directory',
  'chengdu-gaoxin-sports-centre': 'one report of 2023',
  'nanjing-massacre-memorial': 'one newspaper',
  'xian-museum': 'dated seasons, told as notices',
  'eighth-route-army-xian-office': 'a dated season, told as a notice',
  'shaanxi-library-sanlitang': 'one report of 2022',
}

/** Single standing facts left out at venues whose others are told: `venue hours`. */
const PARTLY_LEFT_OUT: Record<string, string> = {
  'national-natural-history-museum 09:00-17:00':
    'one mirror; the days are told as open, hours unstated',
  'guangzhou-library 09:00-21:00': 'the closing time is derived; 09:00 to an unknown end is told',
  'nanjing-museum 09:00-17:00': 'one undated guide',
  'shaanxi-history-museum-qinhan 09:30-17:00': 'one report',
  'shaanxi-library 13:00-19:30': 'one report',
  'shaanxi-library-children 13:00-17:00': 'one report',
}

/** Days on which a standing fact that claims holidays is not told, because notices said otherwise each year. */
const NOT_CLAIMED: Record<string, string[]> = {
  'hunan-museum': ['2026-02-16', '2026-02-17'],
  'national-museum-of-china': ['2026-02-16'],
  'hubei-museum-of-art': ['2026-02-16'],
  'shaanxi-history-museum': ['2026-02-16'],
}

/** Days to which a standing closing day moves; an ordinary day by the digest. */
const MOVED: Record<string, string[]> = {
  'hunan-museum': ['2026-02-24', '2026-04-07', '2026-05-06', '2026-10-08'],
  'guangdong-museum': ['2026-02-24', '2026-04-07', '2026-05-06', '2026-10-08'],
}

/** Dated facts that say nothing of hours, kept as remarks in the data. */
const REMARKS = new Set([
  'chengdu-museum-2025-10 chengdu-museum',
  'nanjing-night-museums-spring-festival-2025 taiping-kingdom-museum',
  'nanjing-night-museums-spring-festival-2025 nanjing-folk-museum',
  'xian-museums-winter-2025 shaanxi-history-museum',
])

/** Windows that the data adds from a gatherer's remark: `notice venue`. */
const MORE: Record<string, string[]> = {
  'haizhu-fitness-day-2025 haizhu-gym-badminton': ['06:00-08:00'],
}

/** An open-ended “as usual” is told for this long. */
const SAMPLE_DAYS = 7

interface Fact {
  city: string
  venue: string
  origin: string
  days: string
  effect: string
  hours: string
  lastEntry: string | null
  fee: string | null
  booking: string | null
  holidays: string
}

const facts = readFileSync(new URL('digest.tsv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line): Fact => {
    const cells = line.split('\t')
    const [city, venue, origin, days, effect, hours, lastEntry, fee, booking, holidays] = cells as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ]
    const known = (cell: string) => (cell === '-' ? null : cell)
    return {
      city,
      venue,
      origin,
      days,
      effect,
      hours,
      lastEntry: known(lastEntry),
      fee: known(fee),
      booking: known(booking),
      holidays,
    }
  })
const standing = facts.filter((fact) => fact.origin === 'standing')
const dated = facts.filter((fact) => fact.origin !== 'standing')

const schedules = new Map<string, Schedule>(
  loadFolder(DATA_DIR).cities.map((content) => [content.city.id, compile(content)]),
)

describe('every venue and notice that was gathered', () => {
  test('stands in the data', () => {
    const notices = new Set(
      [...schedules.values()].flatMap((s) => s.content.notices.map((n) => n.id)),
    )
    const venues = new Set([...schedules.values()].flatMap((s) => [...s.places.keys()]))
    expect(facts.filter((fact) => !venues.has(fact.venue))).toEqual([])
    expect(dated.filter((fact) => !notices.has(fact.origin))).toEqual([])
  })
  test('says where it was read, or what is doubtful', () => {
    for (const { content } of schedules.values())
      for (const venue of content.venues.filter((v) => v.partOf === null))
        expect(
          venue.sources.length > 0 || venue.doubts !== null || venue.standing.length > 0,
          venue.id,
        ).toBe(true)
  })
  test('standing hours name a source with a date', () => {
    for (const { content } of schedules.values())
      for (const rule of content.venues.flatMap((v) => v.standing))
        expect(rule.source?.date, rule.id).toMatch(/^20\d\d-/)
  })
})

describe('dated facts', () => {
  test.each([...new Set(dated.map((fact) => fact.origin))])('%s', (notice) => {
    for (const fact of dated.filter((f) => f.origin === notice))
      for (const date of datesOf(fact)) {
        const key = `${notice} ${fact.venue}`
        if (REMARKS.has(key)) continue
        const rivals = dated.filter(
          (f) =>
            f.venue === fact.venue &&
            f.origin !== notice &&
            f.effect === 'set' &&
            datesOf(f).includes(date),
        )
        const all = [fact, ...rivals].map((f) => expectedOn(f, date, key))
        const told = toldOn(fact, date)
        expect(all.flat(), `${fact.venue} ${date}: ${fact.hours}`).toContain(told)
      }
  })
  test('last entry, fee and booking', () => {
    for (const fact of dated) {
      if (!/^\d\d:\d\d-\d\d/.test(fact.hours)) continue
      const date = datesOf(fact)[0]!
      const windows = ownWindows(dayOn(fact, date), fact.venue)
      const said = `${fact.venue} ${date}`
      if (fact.lastEntry)
        expect(
          windows.map((w) => w.lastEntry && clock(w.lastEntry)),
          said,
        ).toContain(fact.lastEntry)
      if (fact.fee === 'free' || fact.fee === 'paid')
        expect(
          windows.map((w) => w.fee),
          said,
        ).toContain(fact.fee)
      if (fact.booking)
        expect(
          windows.map((w) => w.booking?.mode),
          said,
        ).toContain(fact.booking)
    }
  })
})

describe('standing facts over 2026', () => {
  test.each([...new Set(standing.map((fact) => fact.venue))])('%s', (venue) => {
    const rules = standing.filter((fact) => fact.venue === venue)
    const isNoticed = (date: string) =>
      dated.some((f) => f.venue === venue && datesOf(f).includes(date))
    for (let day = dayOf('2026-01-01'); day <= dayOf('2026-12-31'); day++) {
      const date = dateOf(day)
      if (isNoticed(date)) continue
      const answer = dayOn(rules[0]!, date)
      const told = toldOn(rules[0]!, date)
      const said = `${date} ${answer.dayType}`
      if (LEFT_OUT[venue]) {
        expect(told, said).toBe('unknown')
        continue
      }
      if (MOVED[venue]?.includes(date)) expect(told, said).toBe('closed')
      else if (!NOT_CLAIMED[venue]?.includes(date))
        expect(standingOn(rules, answer), said).toContain(told)
    }
  })
  test('what is left out is among the gathered, and only that', () => {
    const venues = standing.map((fact) => fact.venue)
    expect(Object.keys(LEFT_OUT).filter((venue) => !venues.includes(venue))).toEqual([])
    const keys = standing.map((fact) => `${fact.venue} ${fact.hours}`)
    expect(Object.keys(PARTLY_LEFT_OUT).filter((key) => !keys.includes(key))).toEqual([])
  })
})

/** What the standing facts allow the engine to say of a day. */
function standingOn(rules: Fact[], { date, dayType, holidays: names }: DayAnswer): string[] {
  const holiday = dayType === 'holiday'
  if (names.includes('spring-festival')) {
    const own = rules.find((rule) => LUNAR_2026[rule.days] === date)
    if (own) return ['closed']
  }
  const rule = rules.find((r) => !(r.days in LUNAR_2026) && fallsOn(r, date))
  if (!rule) return holiday ? ['unknown', ...usual(rules)] : ['unknown']
  if (holiday) {
    // “Closed on Mondays, statutory holidays excepted”: open then, with the usual hours if these hold on holidays.
    if (rule.holidays === 'except')
      return rules.some((r) => r.holidays === 'same') ? ['unknown', ...usual(rules)] : ['unknown']
    if (rule.holidays === 'unstated') return ['unknown']
  }
  const left = PARTLY_LEFT_OUT[`${rule.venue} ${rule.hours}`]
  if (left) return ['unknown', rule.hours.replace(/-.*/, '-?')]
  return [rule.hours]
}

function usual(rules: Fact[]): string[] {
  return rules.filter((r) => r.hours !== 'closed' && r.holidays === 'same').map((r) => r.hours)
}

const LUNAR_2026: Record<string, string> = {
  'lunar-new-year-eve': '2026-02-16',
  'lunar-new-year-day-1': '2026-02-17',
  'lunar-new-year-day-2': '2026-02-18',
}

/** What a dated fact allows the engine to say of a day. */
function expectedOn(fact: Fact, date: string, key: string): string[] {
  switch (fact.hours) {
    case 'closed':
      return ['closed']
    case 'all-day':
      return ['00:00-24:00']
    case 'open':
      return ['unknown']
    case 'regular': {
      const rules = standing.filter((f) => f.venue === fact.venue)
      const rule = rules.find((r) => !(r.days in LUNAR_2026) && fallsOn(r, date))
      const moved = fact.origin === 'natural-history-museum-summer-2025'
      if (!rule || moved || PARTLY_LEFT_OUT[`${rule.venue} ${rule.hours}`])
        return ['unknown', '09:00-?']
      const dayType = dayOn(fact, date).dayType
      if (rule.holidays === 'except' && dayType === 'holiday')
        return ['unknown', ...(LEFT_OUT[fact.venue] ? rules.map((r) => r.hours) : usual(rules))]
      // A left-out timetable may still be told by the notice itself, or be open with hours unstated.
      return LEFT_OUT[fact.venue] ? ['unknown', rule.hours] : [rule.hours]
    }
  }
  if (fact.effect === 'add' && !fact.hours.includes('?')) return [`${fact.hours} unknown`]
  const windows = [...fact.hours.split(' '), ...(MORE[key] ?? [])].sort()
  return [windows.join(' ')]
}

/** What the engine says of a day of the venue itself, parts aside. */
function toldOn(fact: Fact, date: string): string {
  const answer = dayOn(fact, date)
  const windows = ownWindows(answer, fact.venue)
    .map(({ from, to }) => `${clock(from)}-${clock(to)}`)
    .sort()
    .join(' ')
  const unknown = answer.stretches.filter((s) => s.state === 'unknown')
  if (windows) return unknown.length ? `${windows} unknown` : windows
  const [first] = unknown
  const last = unknown.at(-1)
  if (!first || !last) return 'closed'
  if (first.from === 0 && last.to === 1440) return 'unknown'
  return `${first.from === 0 ? '?' : clock(first.from)}-${last.to === 1440 ? '?' : clock(last.to)}`
}

function ownWindows(answer: DayAnswer, venue: string) {
  return answer.windows.filter((window) => window.places.includes(venue))
}

function dayOn(fact: Fact, date: string): DayAnswer {
  const schedule = schedules.get(fact.city)!
  return daysBetween(schedule, schedule.places.get(fact.venue)!, dayOf(date), dayOf(date))[0]!
}

function fallsOn(rule: Fact, date: string): boolean {
  const [days = '', season] = rule.days.split(' ')
  if (season) {
    const [from = '', to = ''] = season.split('/')
    const md = date.slice(5)
    if (from <= to ? md < from || md > to : md < from && md > to) return false
  }
  return days === 'all' || days.split(',').includes(WEEKDAYS[weekdayOf(dayOf(date))]!)
}

const WEEKDAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su']

const spread = new Map<string, string[]>()

/** Every day of a dated fact. */
function datesOf({ days }: Fact): string[] {
  let dates = spread.get(days)
  if (!dates) {
    dates = days.split(' ').flatMap((term) => {
      const [from = '', to = from] = term.split('/')
      const last = to === '' ? dayOf(from) + SAMPLE_DAYS - 1 : dayOf(to)
      return Array.from({ length: last - dayOf(from) + 1 }, (_, i) => dateOf(dayOf(from) + i))
    })
    spread.set(days, dates)
  }
  return dates
}
