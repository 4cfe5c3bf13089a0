/**
 * Every address of the API with its parameters and what it answers: `app.ts` reads requests by this
 * table, `openapi.ts` writes it down. One table, so the document is what is checked.
 */
import { KINDS } from '../core/model.ts'
import type { CanEnter, State } from '../core/model.ts'
import * as q from './query.ts'
import type { Params } from './query.ts'

/** One address. `path` is written as OpenAPI does; names in braces are path parameters. */
export interface Route<P extends Params = Params> {
  /** `operationId`, and the route's name in metrics. */
  name: string
  path: string
  summary: string
  /** What each path parameter is, by name. */
  about: Record<string, { description: string; example: string }>
  params: P
  /** Name of the schema of its answer, or the media type of an answer that is not JSON. */
  answers: string
}

const STATES = ['open', 'closed', 'unknown'] as const satisfies readonly State[]
const CAN_ENTER = [
  'yes',
  'with-booking',
  'unknown',
  'too-late',
  'no',
] as const satisfies readonly CanEnter[]

const lang = q.oneOf('Language of names and sentences; `Accept-Language` otherwise.', [
  'zh-CN',
  'en',
])
const at = q.moment(
  'Ask about this moment instead of now; without an offset it is the city’s local time.',
)
const revision = q.id('Answer from this revision.', '0123456789abcdef0123')
const asOf = q.moment('Answer from what was published at this moment.', '2026-11-22T12:00+08:00')
const city = q.id('Only this city.', 'zhuzhou')
const kind = q.someOf('Only these kinds of venue.', KINDS)
const limit = q.integer('Most items of one page.', { min: 1, max: q.MOST_ITEMS, absent: 50 })
const cursor = q.cursor()
const back = { revision, asOf }
const near = {
  lat: q.degrees('Degrees north of where the asker is; sorts by distance.', 90, '27.83'),
  lon: q.degrees('Degrees east of where the asker is.', 180, '113.13'),
  within: q.integer('Only venues at most so many metres away.', {
    min: 1,
    max: 100_000,
    absent: null,
  }),
  datum: q.oneOf('System of positions, asked and answered.', ['wgs84', 'gcj02'], 'wgs84'),
}
const show = {
  show: q.someOf('What the feed holds.', ['hours', 'closures', 'booking', 'regular']),
  from: q.date('First day of `regular` events.', '2024-02-01'),
  to: q.date('Last day of `regular` events.', '2024-02-29'),
  alarms: q.flag('Add an alarm before booking moments.'),
  lang,
}

const aVenue = {
  id: { description: 'Venue, by its id or a former one.', example: 'zhuzhou-museum' },
}
const aCity = { city: { description: 'City, by its id.', example: 'zhuzhou' } }

/** The API, in the order of the documentation. */
export const ROUTES = {
  status: route('status', '/v1/venues/{id}/status', {
    summary: 'Is it open, can one get in, until when, and who says so?',
    about: aVenue,
    params: { at, lang, ...back },
    answers: 'Status',
  }),
  hours: route('hours', '/v1/venues/{id}/hours', {
    summary:
      'Day by day, the windows of a range of dates; a week from today if no dates are given.',
    about: aVenue,
    params: {
      from: q.date('First day; today if not given.', '2024-02-09'),
      to: q.date(
        'Last day, at most 400 days in all; six days after the first if not given.',
        '2024-02-17',
      ),
      parts: q.flag('The same of every part.'),
      lang,
      ...back,
    },
    answers: 'Hours',
  }),
  booking: route('booking', '/v1/venues/{id}/booking', {
    summary: 'When a visit on a day can be booked.',
    about: aVenue,
    params: {
      for: q.date('Day of the visit; today if not given.', '2024-02-16'),
      at,
      lang,
      ...back,
    },
    answers: 'BookingAnswer',
  }),
  batch: route('batch', '/v1/status', {
    summary: 'The status of many venues, with the statuses that will follow.',
    about: {},
    params: {
      venues: q.ids('Up to 100 venues, separated by commas.', 'zhuzhou-museum,zhuzhou-library'),
      at,
      transitions: q.integer('So many following statuses of each.', {
        min: 0,
        max: q.MOST_TRANSITIONS,
        absent: 0,
      }),
      lang,
    },
    answers: 'StatusBatch',
  }),
  open: route('open', '/v1/open', {
    summary: 'What is open, with counts over all that match.',
    about: {},
    params: {
      city,
      kind,
      at,
      ...near,
      canEnter: q.someOf('Only where someone arriving meets this.', CAN_ENTER),
      state: q.someOf('Only venues in these states.', STATES, ['open']),
      limit,
      cursor,
      lang,
      ...back,
    },
    answers: 'OpenList',
  }),
  venues: route('venues', '/v1/venues', {
    summary: 'Venues by name, kind or place.',
    about: {},
    params: {
      city,
      kind,
      partOf: q.id('Only parts of this venue.', 'zhuzhou-library'),
      q: q.words(
        'In the name, an alias, the English name or the pinyin, or its initials.',
        'tushuguan',
      ),
      ...near,
      limit,
      cursor,
      ...back,
    },
    answers: 'VenueList',
  }),
  venue: route('venue', '/v1/venues/{id}', {
    summary: 'A venue with its parts, its standing rules and links.',
    about: aVenue,
    params: { datum: near.datum, ...back },
    answers: 'VenueDetail',
  }),
  notices: route('notices', '/v1/notices', {
    summary: 'Notices with their rules, latest announced first.',
    about: {},
    params: {
      city,
      venue: q.id('Only notices that name this venue.', 'zhuzhou-museum'),
      limit,
      cursor,
      ...back,
    },
    answers: 'NoticeList',
  }),
  notice: route('notice', '/v1/notices/{id}', {
    summary: 'A notice with its rules.',
    about: { id: { description: 'Notice, by its id.', example: 'zhuzhou-2024-spring-festival' } },
    params: back,
    answers: 'Notice',
  }),
  calendar: route('calendar', '/v1/calendar/{year}', {
    summary:
      'Official days off and make-up workdays of a year; `announced` tells whether its paper is out.',
    about: { year: { description: '2000 to 2100.', example: '2024' } },
    params: { city, ...back },
    answers: 'CalendarAnswer',
  }),
  cities: route('cities', '/v1/cities', {
    summary: 'The published cities.',
    about: {},
    params: {},
    answers: 'CityList',
  }),
  city: route('city', '/v1/cities/{city}', {
    summary: 'A city and its present revision.',
    about: aCity,
    params: back,
    answers: 'City',
  }),
  revisions: route('revisions', '/v1/revisions', {
    summary: 'What was published, latest first.',
    about: {},
    params: { city, limit, cursor },
    answers: 'RevisionList',
  }),
  changes: route('changes', '/v1/changes', {
    summary: 'What changed since a revision, venue by venue, day by day.',
    about: {},
    params: {
      city,
      since: { ...revision, description: 'The revision one knows.', required: true },
      from: q.date(
        'First day to compare; the days the changed rules speak of if not given.',
        '2024-02-01',
      ),
      to: q.date('Last day to compare, at most 400 days in all.', '2024-02-29'),
      lang,
    },
    answers: 'Changes',
  }),
  venueFeed: route('venueFeed', '/feeds/{venue}.ics', {
    summary: 'A venue’s calendar to subscribe to.',
    about: { venue: aVenue.id },
    params: { ...show, ...back },
    answers: 'text/calendar',
  }),
  cityFeed: route('cityFeed', '/feeds/city/{city}.ics', {
    summary: 'A city’s calendar to subscribe to.',
    about: aCity,
    params: { kind, ...show, ...back },
    answers: 'text/calendar',
  }),
  mixFeed: route('mixFeed', '/feeds/mix.ics', {
    summary: 'A calendar of chosen venues.',
    about: {},
    params: {
      venues: q.ids('Up to 50 venues, separated by commas.', 'zhuzhou-museum,zhuzhou-library', 50),
      ...show,
    },
    answers: 'text/calendar',
  }),
  health: route('health', '/healthz', {
    summary: 'Whether the service answers, and from which revisions.',
    about: {},
    params: {},
    answers: 'Health',
  }),
}

function route<P extends Params>(
  name: string,
  path: string,
  rest: Omit<Route<P>, 'name' | 'path'>,
): Route<P> {
  return { name, path, ...rest }
}
