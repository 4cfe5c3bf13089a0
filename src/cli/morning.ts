/** The editor's morning list as a table for people. */
import type { Holiday } from '../core/model.ts'
import type { ComingHoliday, Morning } from '../dataset/morning.ts'
import { table } from './terminal.ts'

/** Holidays first, then what is stale, then what lacks hours; a city with nothing to see to is one line. */
export function morningText(mornings: Morning[]): string {
  const sections = [
    ['Coming holidays', ...holidayLines(mornings)],
    ['Stale sources (18 months and more)', ...staleLines(mornings)],
    ['Standing hours whose source bears no date', ...undatedLines(mornings)],
    ['Venues', ...cityLines(mornings)],
    ['Without hours on file (* closing day or open days known)', ...mornings.flatMap(lackingLines)],
  ].filter((lines) => lines.length > 1)
  return sections
    .map(([head, ...lines]) => [head, ...lines.map((l) => `  ${l}`)].join('\n'))
    .join('\n\n')
}

/** “Spring Festival is in 75 days; 58 of 61 venues have announced nothing”. */
export function holidaySentence(holiday: ComingHoliday): string {
  const { holidays, inDays, silent, venues, settled } = holiday
  const name = holidays.map((h) => NAMES[h]).join(' and ')
  const when = inDays === 0 ? 'is now' : inDays === 1 ? 'is tomorrow' : `is in ${inDays} days`
  const who =
    silent.length === 0
      ? `all ${venues} venues have announced their hours`
      : `${silent.length} of ${venues} venues have announced nothing`
  return `${name} ${when}; ${who}${settled ? '' : ' (its days off are not announced either)'}`
}

const NAMES: Record<Holiday, string> = {
  'new-year': 'New Year',
  'spring-festival': 'Spring Festival',
  qingming: 'Qingming',
  'labour-day': 'Labour Day',
  'dragon-boat': 'Dragon Boat Festival',
  'mid-autumn': 'Mid-Autumn Festival',
  'national-day': 'National Day',
}

/** One sentence a holiday over all cities, then who is silent: by city, or by name where few are. */
function holidayLines(mornings: Morning[]): string[] {
  const coming = mornings.flatMap(({ city, holidays }) => holidays.map((h) => ({ city, ...h })))
  const dates = [...new Set(coming.map(({ from }) => from))].sort()
  return dates.flatMap((date) => {
    const cities = coming.filter(({ from }) => from === date)
    const all: ComingHoliday = {
      ...cities[0]!,
      venues: cities.reduce((sum, { venues }) => sum + venues, 0),
      announced: cities.reduce((sum, { announced }) => sum + announced, 0),
      silent: cities.flatMap(({ silent }) => silent),
    }
    const few = all.silent.length <= 10
    const rows = few
      ? all.silent.map(({ venue, name }) => [venue, name])
      : cities.map(({ city, silent, venues }) => [
          city,
          `${silent.length} of ${venues} silent`,
          `${silent.filter(({ standing }) => standing).length} answer from standing rules`,
        ])
    return [
      `${date}  ${holidaySentence(all)}`,
      ...(rows.length === 0
        ? []
        : table(rows)
            .split('\n')
            .map((row) => `  ${row}`)),
    ]
  })
}

function staleLines(mornings: Morning[]): string[] {
  const rows = mornings.flatMap(({ stale }) =>
    stale.map((s) => [s.sourceDate, s.venue, s.name, s.publisher, `rules: ${s.rules.length}`]),
  )
  rows.sort(([a = ''], [b = '']) => (a < b ? -1 : a > b ? 1 : 0))
  return rows.length === 0 ? [] : table(rows).split('\n')
}

function undatedLines(mornings: Morning[]): string[] {
  return mornings.flatMap(({ undated }) =>
    undated.map(({ venue, name, rules }) => `${venue} ${name}: ${rules.join(', ')}`),
  )
}

function cityLines(mornings: Morning[]): string[] {
  const rows = mornings.map((m) => [
    m.city,
    `${m.venues} venues`,
    `${m.withHours} with hours`,
    `${m.withoutHours.filter(({ knows }) => knows === 'days').length} with days only`,
    `${new Set(m.stale.map(({ venue }) => venue)).size} stale`,
  ])
  return rows.length === 0 ? [] : table(rows).split('\n')
}

function lackingLines({ city, withoutHours }: Morning): string[] {
  return withoutHours.length === 0
    ? []
    : [
        `${city}: ${withoutHours.map(({ venue, knows }) => (knows === 'days' ? `${venue}*` : venue)).join(', ')}`,
      ]
}
