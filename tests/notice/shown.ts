/** What a draft read, as lines that a table of tests can hold. */
import type { Draft, DraftBooking, DraftFact, PlaceEntry } from '../../src/notice/draft.ts'

/** A place of a registry for tests. */
export function place(id: string, name: string, partOf: string | null = null): PlaceEntry {
  return { id, name, aliases: [], partOf, kind: 'museum' }
}

/** The facts as `place days hours`, dates without `year`, then what is left unread as `? words`. */
export function shown(
  { facts, unread }: Pick<Draft, 'facts' | 'unread'>,
  { year, booking }: { year: number; booking: boolean },
): string[] {
  const short = (date: string) => date.replace(`${year}-`, '')
  const said = facts.map((fact) =>
    [
      fact.place,
      days(fact.dates, short),
      typeof fact.hours === 'string'
        ? fact.hours
        : fact.hours.map((w) => w.map((end) => end ?? '?').join('-')).join(' '),
      ...(fact.effect === 'set' ? [] : [fact.effect]),
      ...(booking && fact.booking !== null
        ? [
            `${fact.booking.mode}[${fact.booking.channels.join()}]${fact.booking.minDaysAhead ?? ''}`,
          ]
        : []),
      ...(fact.certainty === 'stated' ? [] : [fact.certainty]),
    ].join(' '),
  )
  return [...said.sort(), ...unread.map((u) => `? ${u.text}`)]
}

function days(dates: DraftFact['dates'], short: (date: string) => string): string {
  const end = (date: string | null) => (date === null ? '' : short(date))
  if (!Array.isArray(dates))
    return (
      dates.weekly.join('+') +
      (dates.from === null ? '' : `@${short(dates.from)}..${end(dates.to)}`)
    )
  return dates
    .map((d) => (typeof d === 'string' ? short(d) : `${short(d[0])}..${end(d[1])}`))
    .join('+')
}

/** mode[channels] and, where stated, days ahead, release hour, `register`. */
export function short(b: DraftBooking | null): string {
  if (b === null) return 'none'
  const days =
    b.minDaysAhead === null && b.maxDaysAhead === null
      ? ''
      : ` ${b.minDaysAhead ?? '?'}..${b.maxDaysAhead ?? '?'}`
  return `${b.mode}[${[...b.channels].sort().join(',')}]${days}${b.opensAt ? ` ${b.opensAt}` : ''}${b.register ? ' register' : ''}`
}
