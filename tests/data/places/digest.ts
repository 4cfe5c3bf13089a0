/**
 * Writes `digest.tsv`, the facts that were gathered about real venues, one a line, without looking at the
 * data files: `node tests/data/places/digest.ts <folder of the gathered <city>.json files>`.
 *
 * Columns: city, venue, origin (`standing`, or the id of a notice), days (dates, or weekdays with a
 * season), effect, hours, last entry, fee, booking, and what the fact says of statutory holidays.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The founding pack named these places first. */
const CONTRACT_IDS: Record<string, string> = {
  'zhuzhou-culture-centre': 'zhuzhou-cultural-center',
  'zhuzhou-national-fitness-centre': 'zhuzhou-fitness-center',
  'zhuzhou-sunshine-badminton': 'zhuzhou-badminton-hall',
  'zhuzhou-wushu': 'zhuzhou-wushu-base',
}

type Spans = [string, string][]

interface Gathered {
  city: { id: string }
  venues: {
    id: string
    standing: {
      days: string | string[]
      season: { from: string; to: string } | null
      open: 'closed' | 'all-day' | Spans
      lastEntry: string | null
      holidays: 'same' | 'closed' | 'unstated'
      exceptStatutoryHolidays: boolean
    }[]
    extraClosed: string[]
  }[]
  notices: {
    id: string
    facts: {
      venue: string
      dates: (string | [string, string | null])[]
      hours: 'closed' | 'regular' | 'all-day' | 'open-unstated' | Spans
      effect: 'set' | 'add' | 'remove'
      booking: { mode: string } | null
      lastEntry: string | null
      fee: string | null
      note: string | null
    }[]
  }[]
}

const dir = process.argv[2]
if (dir === undefined) throw new Error('usage: node tests/data/places/digest.ts <folder>')
const lines = readdirSync(dir)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .flatMap((name) => factsOf(JSON.parse(readFileSync(join(dir, name), 'utf8')) as Gathered))
writeFileSync(new URL('digest.tsv', import.meta.url), lines.join('\n') + '\n')

function factsOf({ city, venues, notices }: Gathered): string[] {
  const standing = venues.flatMap((venue) => [
    ...venue.standing.map((rule) =>
      line(city.id, venue.id, 'standing', [
        (typeof rule.days === 'string' ? rule.days : rule.days.join(',')) +
          (rule.season ? ` ${rule.season.from}/${rule.season.to}` : ''),
        'set',
        hoursOf(rule.open),
        rule.lastEntry,
        null,
        null,
        rule.exceptStatutoryHolidays ? 'except' : rule.holidays,
      ]),
    ),
    ...venue.extraClosed.map((day) =>
      line(city.id, venue.id, 'standing', [day, 'set', 'closed', null, null, null, 'names']),
    ),
  ])
  const dated = notices.flatMap((notice) =>
    notice.facts.map((fact) =>
      line(city.id, fact.venue, notice.id, [
        fact.dates.map((d) => (typeof d === 'string' ? d : `${d[0]}/${d[1] ?? ''}`)).join(' '),
        fact.effect,
        hoursOf(fact.hours, fact.note ?? ''),
        fact.lastEntry,
        fact.fee,
        fact.booking?.mode ?? null,
        null,
      ]),
    ),
  )
  return [...standing, ...dated]
}

/** Windows as `09:00-17:00`; of hours not stated the end that the gatherer noted, as `?-20:00`. */
function hoursOf(hours: string | Spans, note = ''): string {
  if (typeof hours !== 'string') return hours.map((span) => span.join('-')).join(' ')
  if (hours !== 'open-unstated') return hours
  const end = /(?:closes|until|moved to) (\d\d:\d\d)/.exec(note)?.[1]
  const start = /^opens (\d\d:\d\d)/.exec(note)?.[1]
  return end ? `?-${end}` : start ? `${start}-?` : 'open'
}

function line(city: string, venue: string, origin: string, rest: (string | null)[]): string {
  return [city, CONTRACT_IDS[venue] ?? venue, origin, ...rest.map((cell) => cell ?? '-')].join('\t')
}
