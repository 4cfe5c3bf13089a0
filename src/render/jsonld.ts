/**
 * schema.org data that agrees with the engine: weekly hours only as far as the engine repeats them, every
 * day that differs as a special day, and nothing at all for what is unknown.
 */
import type { Kind, Weekday } from '../core/model.ts'
import { daysBetween } from '../core/schedule.ts'
import type { DayAnswer, Place, Schedule } from '../core/schedule.ts'
import { clock, dateOf, DAY, weekdayOf } from '../core/time.ts'
import type { DayNumber } from '../core/time.ts'
import { wgs84 } from './geo.ts'
import { webAddress } from './html.ts'
import type { VenueContext } from './page.ts'
import { weekdayName } from './words.ts'

const TYPES: Record<Kind, string> = {
  museum: 'Museum',
  library: 'Library',
  'cultural-center': 'CivicStructure',
  sports: 'SportsActivityLocation',
  gallery: 'ArtGallery',
  'science-museum': 'Museum',
  memorial: 'Museum',
  theatre: 'PerformingArtsTheater',
  parking: 'ParkingFacility',
  other: 'CivicStructure',
}

/** Days looked at; what lies beyond is not said. */
export const HORIZON = 63

/** schema.org `OpeningHoursSpecification`. */
export interface HoursSpec {
  '@type': 'OpeningHoursSpecification'
  dayOfWeek?: string
  opens: string
  closes: string
  validFrom: string
  validThrough: string
}

/** The blocks of a venue's page: the venue, and where the page lies. */
export function venueData(ctx: VenueContext, today: DayNumber): unknown[] {
  const { schedule, place, baseUrl } = ctx
  const { venue } = place
  const city = schedule.content.city
  const url = `${baseUrl}/venues/${venue.id}`
  const hours = openingHours(schedule, place, today)
  const site = webAddress(venue.website)
  const at = venue.location === null ? null : wgs84(venue.location)
  return [
    {
      '@context': 'https://schema.org',
      '@type': TYPES[venue.kind],
      '@id': url,
      url,
      name: venue.name,
      ...(venue.nameEn === null && venue.aliases.length === 0
        ? {}
        : { alternateName: [venue.nameEn, ...venue.aliases].filter((n) => n !== null) }),
      ...(site === null ? {} : { sameAs: site }),
      ...(venue.phone === null ? {} : { telephone: venue.phone }),
      address: {
        '@type': 'PostalAddress',
        addressLocality: city.name,
        ...(city.calendar === 'CN' ? { addressCountry: 'CN' } : {}),
        ...(venue.address === null ? {} : { streetAddress: venue.address }),
      },
      ...(at === null
        ? {}
        : { geo: { '@type': 'GeoCoordinates', latitude: at.lat, longitude: at.lon } }),
      ...(venue.fee === 'free' ? { isAccessibleForFree: true } : {}),
      ...(place.parent === null
        ? {}
        : {
            containedInPlace: { '@id': `${baseUrl}/venues/${place.parent.venue.id}` },
          }),
      ...(hours.weekly.length === 0 ? {} : { openingHoursSpecification: hours.weekly }),
      ...(hours.special.length === 0 ? {} : { specialOpeningHoursSpecification: hours.special }),
    },
    {
      '@context': 'https://schema.org',
      '@type': 'BreadcrumbList',
      itemListElement: [
        { name: city.name, item: `${baseUrl}/${city.id}` },
        ...(place.parent === null
          ? []
          : [
              {
                name: place.parent.venue.name,
                item: `${baseUrl}/venues/${place.parent.venue.id}`,
              },
            ]),
        { name: venue.name, item: url },
      ].map((crumb, i) => ({ '@type': 'ListItem', position: i + 1, ...crumb })),
    },
  ]
}

/**
 * Hours of the coming {@link HORIZON} days. Weekly ones run from today to the last day before the first
 * unknown one; within that run the days that differ from their weekday are special, after it every known
 * day is special by itself.
 */
export function openingHours(
  schedule: Schedule,
  place: Place,
  today: DayNumber,
): { weekly: HoursSpec[]; special: HoursSpec[] } {
  const days = daysBetween(schedule, place, today, today + HORIZON - 1)
  const known = (day: DayAnswer) => day.complete && day.state !== 'unknown'
  const gap = days.findIndex((day) => !known(day))
  const run = gap < 0 ? days : days.slice(0, gap)
  // a week with no gap is the least that can be called weekly
  const weekly = run.length < 7 ? [] : weeklyOf(run)
  const repeated = new Map(weekly.map((week) => [week.weekday, week.hours]))
  const through = dateOf(run.at(-1)?.day ?? today)
  const special = days.filter(
    (day, i) =>
      known(day) &&
      !(weekly.length > 0 && i < run.length && repeated.get(weekdayOf(day.day)) === keyOf(day)),
  )
  return {
    weekly: weekly.flatMap(({ weekday, day }) =>
      specs(day).map((spec) => ({
        '@type': 'OpeningHoursSpecification' as const,
        dayOfWeek: `https://schema.org/${weekdayName(weekday, 'en')}`,
        ...spec,
        validFrom: dateOf(today),
        validThrough: through,
      })),
    ),
    special: special.flatMap((day) =>
      specs(day).map((spec) => ({
        '@type': 'OpeningHoursSpecification' as const,
        ...spec,
        validFrom: day.date,
        validThrough: day.date,
      })),
    ),
  }
}

/** The commonest hours of each weekday, ordinary days first. */
function weeklyOf(run: DayAnswer[]): { weekday: Weekday; hours: string; day: DayAnswer }[] {
  return ([0, 1, 2, 3, 4, 5, 6] as const).flatMap((weekday) => {
    const same = run.filter((day) => weekdayOf(day.day) === weekday)
    const ordinary = same.filter((day) => !day.exceptional)
    const counted = new Map<string, { count: number; day: DayAnswer }>()
    for (const day of ordinary.length > 0 ? ordinary : same) {
      const entry = counted.get(keyOf(day)) ?? { count: 0, day }
      entry.count++
      counted.set(keyOf(day), entry)
    }
    const best = [...counted].sort((a, b) => b[1].count - a[1].count)[0]
    return best ? [{ weekday, hours: best[0], day: best[1].day }] : []
  })
}

function keyOf(day: DayAnswer): string {
  return specs(day)
    .map((spec) => `${spec.opens}-${spec.closes}`)
    .join()
}

/**
 * Opening and closing of each window; a closed day is 00:00–00:00, as schema.org has it, and a window that
 * closes before it opens runs past midnight.
 */
function specs(day: DayAnswer): { opens: string; closes: string }[] {
  if (day.windows.length === 0) return [{ opens: '00:00', closes: '00:00' }]
  return day.windows.map((window) => ({
    opens: clock(window.from % DAY),
    closes: window.to === DAY ? '23:59' : clock(window.to % DAY),
  }))
}
