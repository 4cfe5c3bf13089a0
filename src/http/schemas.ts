/**
 * JSON Schemas (2020-12) of every answer, for `openapi.json` and the tests; no request loads them.
 * They mirror the types of `render/wire.ts`, and every answer in the tests is validated against them.
 */
import { CAUSES, CHANNEL_KINDS, FEES, KINDS, MODES } from '../core/model.ts'
import { ID } from './query.ts'
import type { Schema } from './query.ts'

const text: Schema = { type: 'string' }
const whole: Schema = { type: 'integer' }
const yes: Schema = { type: 'boolean' }
const id: Schema = { type: 'string', pattern: ID.source }
const day: Schema = { type: 'string', format: 'date' }
const moment: Schema = { type: 'string', format: 'date-time' }
const wall: Schema = { type: 'string', pattern: '^([0-3]\\d|4[0-8]):[0-5]\\d$' }

const word = (...words: string[]): Schema => ({ type: 'string', enum: words })
const list = (items: Schema): Schema => ({ type: 'array', items })
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })
const said = (schema: Schema, description: string): Schema => ({ ...schema, description })

/** The schema, or null. */
function maybe(schema: Schema): Schema {
  return typeof schema['type'] === 'string' && !schema['enum']
    ? { ...schema, type: [schema['type'], 'null'] }
    : { anyOf: [schema, { type: 'null' }] }
}

/** An object with exactly these members; names that end in `?` may be missing. */
function object(members: Record<string, Schema>): Schema {
  const names = Object.keys(members)
  return {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name.replace('?', ''), members[name]!])),
    required: names.filter((name) => !name.endsWith('?')),
    additionalProperties: false,
  }
}

const state = word('open', 'closed', 'unknown')
const fee = maybe(word(...FEES))
const mode = word(...MODES)
const cause = word(...CAUSES)
const reason = maybe(
  word(
    'hours-unstated',
    'regular-unstated',
    'not-announced',
    'no-schedule',
    'maintenance',
    'weather',
    'event',
    'private',
    'staff',
  ),
)
const holiday = word(
  'new-year',
  'spring-festival',
  'qingming',
  'labour-day',
  'dragon-boat',
  'mid-autumn',
  'national-day',
)
const basis = word('stated', 'implied')
const window = object({ start: wall, end: wall })
const booking = maybe(ref('Booking'))
const because = list(ref('Because'))
const validUntil = said(
  maybe(moment),
  'The first moment at which any member changes; null if none does.',
)
const next = said(maybe(text), 'The `cursor` of the next page; null on the last.')
const span = object({ from: day, to: day })

const venue: Record<string, Schema> = {
  id,
  city: id,
  name: text,
  nameEn: maybe(text),
  pinyin: maybe(text),
  aliases: list(text),
  kind: word(...KINDS),
  partOf: maybe(id),
  ownHours: yes,
  address: maybe(text),
  phone: maybe(text),
  website: maybe(text),
  location: maybe(ref('Position')),
  fee,
  'distance?': said(whole, 'Whole metres from the position asked.'),
}

const status: Record<string, Schema> = {
  venue: ref('VenueRef'),
  'at?': said(moment, 'The moment asked about; missing in answers to “now”.'),
  state,
  reason,
  partial: yes,
  openParts: list(id),
  closedParts: list(id),
  since: maybe(moment),
  until: said(maybe(moment), 'End of the present stretch of `state`; null if it does not end.'),
  then: maybe(state),
  opensNext: maybe(moment),
  opensNextSure: maybe(yes),
  knownUntil: maybe(moment),
  canEnter: word('yes', 'with-booking', 'unknown', 'too-late', 'no'),
  lastEntry: maybe(moment),
  booking,
  fee,
  hint: maybe(ref('Hint')),
  provisional: yes,
  stale: yes,
  openEnded: yes,
  because,
  summary: said(text, 'One sentence for a person, in the language asked.'),
  validUntil,
}

const dayShort = maybe(
  object({
    state,
    reason,
    windows: list(object({ start: wall, end: wall, lastEntry: maybe(wall), places: list(id) })),
    booking: maybe(mode),
  }),
)

/** Every schema by its name in the document. */
export const SCHEMAS: Record<string, Schema> = {
  VenueRef: object({ id, name: text }),
  Position: object({
    lat: { type: 'number' },
    lon: { type: 'number' },
    datum: word('wgs84', 'gcj02'),
  }),
  Channel: object({
    kind: word(...CHANNEL_KINDS),
    name: maybe(text),
    url: maybe(text),
    appId: maybe(text),
  }),
  Booking: said(
    object({
      mode,
      channels: list(ref('Channel')),
      register: yes,
      minDaysAhead: maybe(whole),
      maxDaysAhead: maybe(whole),
      releasesAt: maybe(wall),
      cutoffAt: maybe(wall),
      realName: maybe(yes),
      audience: maybe(text),
      fallback: maybe(text),
      note: maybe(text),
      'quota?': said(
        object({ perDay: maybe(whole), perSession: maybe(whole), note: maybe(text) }),
        'How many get in, where a source says.',
      ),
    }),
    'How one gets in; null members are not stated.',
  ),
  Because: said(
    object({
      rule: text,
      notice: maybe(id),
      clause: maybe(whole),
      layer: word('regular', 'season', 'holiday', 'notice', 'emergency'),
      basis,
      sourceDate: maybe(day),
      publisher: maybe(text),
      title: maybe(text),
      source: said(maybe(text), 'Where it was read: an address, or who published it.'),
      decides: list(word('hours', 'booking', 'fee')),
      outranked: list(text),
    }),
    'One rule an answer rests on, and those it outranked.',
  ),
  Hint: object({ windows: list(window), because }),
  Status: object(status),
  StatusItem: object({ ...status, 'transitions?': list(ref('Status')) }),
  StatusBatch: object({ items: list(ref('StatusItem')), validUntil }),
  Window: object({
    start: wall,
    end: wall,
    startsAt: moment,
    endsAt: moment,
    lastEntry: maybe(wall),
    booking,
    fee,
    places: list(id),
    rules: list(text),
    'entry?': said(
      list(window),
      'Slots in which newcomers are let in, where they are not the window.',
    ),
  }),
  Day: object({
    date: day,
    dayType: maybe(word('workday', 'rest-day', 'holiday', 'make-up-workday')),
    holidays: list(holiday),
    state,
    complete: yes,
    reason,
    windows: list(ref('Window')),
    exceptional: yes,
    provisional: yes,
    stale: yes,
    openEnded: yes,
    booking,
    fee,
    hint: maybe(ref('Hint')),
    because,
  }),
  Hours: object({
    venue: ref('VenueRef'),
    from: day,
    to: day,
    days: list(ref('Day')),
    'parts?': list(object({ venue: ref('VenueRef'), days: list(ref('Day')) })),
    validUntil,
  }),
  BookingAnswer: object({
    venue: ref('VenueRef'),
    for: day,
    'at?': moment,
    state,
    items: list(
      object({
        window: maybe(window),
        windows: list(window),
        booking,
        from: maybe(moment),
        until: maybe(moment),
        now: word('none', 'not-needed', 'unstated', 'over', 'not-yet', 'open'),
        because,
      }),
    ),
    validUntil,
  }),
  Venue: object(venue),
  VenueDetail: object({
    ...venue,
    booking,
    parts: list(ref('Venue')),
    standing: list(ref('Rule')),
    sources: list(ref('Source')),
    formerIds: list(id),
    notices: list(id),
    links: object({ status: text, hours: text, booking: text, feed: text, page: text }),
  }),
  VenueList: object({ items: list(ref('Venue')), next }),
  OpenList: object({
    'at?': moment,
    items: list(
      object({
        venue: object({ id, name: text, city: id, kind: word(...KINDS), partOf: maybe(id) }),
        status: ref('Status'),
        'distance?': whole,
      }),
    ),
    counts: said(
      object({ open: whole, closed: whole, unknown: whole }),
      'Over all that match the filters of place and kind, whatever `state` and the page.',
    ),
    next,
    validUntil,
  }),
  Source: object({
    publisher: text,
    title: maybe(text),
    date: maybe(day),
    url: maybe(text),
    firstHand: maybe(yes),
    seen: maybe(day),
  }),
  Rule: said(
    object({
      id: text,
      clause: maybe(whole),
      venues: list(id),
      on: list(text),
      days: list(text),
      from: maybe(day),
      to: maybe(day),
      except: list(text),
      effect: maybe(word('set', 'add', 'remove')),
      hours: {
        anyOf: [
          list(
            object({
              start: maybe(wall),
              end: maybe(wall),
              lastEntry: maybe(wall),
              booking,
              fee,
              'entry?': list(window),
            }),
          ),
          text,
          { type: 'null' },
        ],
      },
      as: maybe(text),
      lastEntry: maybe(wall),
      'lastEntryBefore?': said(whole, 'Last entry as minutes before closing.'),
      booking,
      fee,
      note: maybe(text),
      holidays: word('same', 'closed', 'silent'),
      othersClosed: yes,
      reach: word('parts', 'all'),
      basis,
      cause: maybe(cause),
      source: maybe(ref('Source')),
    }),
    'A rule in the words of the data files.',
  ),
  Notice: object({
    id,
    city: id,
    title: text,
    publisher: text,
    url: maybe(text),
    announced: text,
    announcedBy: yes,
    covers: maybe(span),
    layer: word('notice', 'emergency'),
    supersedes: list(id),
    note: maybe(text),
    venues: list(id),
    rules: list(ref('Rule')),
    programme: list(
      object({
        venue: id,
        clause: maybe(whole),
        date: day,
        title: text,
        titleEn: maybe(text),
        time: maybe(wall),
        url: maybe(text),
      }),
    ),
  }),
  NoticeList: object({ items: list(ref('Notice')), next }),
  CalendarAnswer: object({
    year: whole,
    announced: said(yes, 'False while the State Council’s paper is not out.'),
    paper: maybe(object({ title: text, publisher: text, date: day, url: maybe(text) })),
    off: list(object({ holidays: list(holiday), from: day, to: day })),
    makeUpWorkdays: list(day),
    unsettled: list(span),
    festivals: list(object({ name: text, date: day })),
  }),
  City: object({
    id,
    name: text,
    nameEn: maybe(text),
    timezone: text,
    calendar: word('CN', 'none'),
    revision: text,
    publishedAt: moment,
    venues: whole,
    notices: whole,
    links: object({ venues: text, open: text, notices: text, feed: text, page: text }),
  }),
  CityList: object({ items: list(ref('City')) }),
  RevisionList: object({
    items: list(
      object({
        id: text,
        city: id,
        parent: maybe(text),
        publishedAt: moment,
        kind: word('publish', 'rollback', 'emergency'),
        by: text,
        note: text,
        head: yes,
      }),
    ),
    next,
  }),
  Changes: object({
    city: id,
    since: text,
    revision: text,
    from: day,
    to: day,
    venues: list(
      object({
        venue: ref('VenueRef'),
        days: list(object({ date: day, before: dayShort, after: dayShort })),
      }),
    ),
  }),
  Health: object({
    status: word('ok'),
    cities: list(object({ id, revision: text, publishedAt: moment })),
  }),
  Problem: said(
    object({
      type: text,
      title: text,
      status: whole,
      detail: text,
      errors: list({
        anyOf: [object({ parameter: text, detail: text }), object({ pointer: text, detail: text })],
      }),
    }),
    'RFC 9457.',
  ),
}
