/**
 * The service: every address it answers, each in a few lines. A handler reads the query, asks the
 * schedule, renders; what is common to all requests is in `frame.ts`.
 */
import type { Hono } from 'hono'
// these two before the rest: the bundle keeps the order, and with text beside text it packs 0.6 kB smaller
import { SHOWS, clean, feedOf, feedPlaces, feedTitle, jcalOf } from '../render/feed.ts'
import { addPages, pageSurroundings } from './pages.ts'
import { calendarOf } from '../core/calendar.ts'
import type { Instant } from '../core/model.ts'
import { bookingClock, daysBetween } from '../core/schedule.ts'
import type { Place } from '../core/schedule.ts'
import { DAY, FIRST_DAY, LAST_DAY, dateOf, instantAt, localAt } from '../core/time.ts'
import type { DayNumber } from '../core/time.ts'
import { changedSpan, changesBetween } from '../render/changes.ts'
import type { FeedSource, Show } from '../render/feed.ts'
import * as wire from '../render/wire.ts'
import type { Reader } from '../store/reader.ts'
import { openDesk, utc } from './desk.ts'
import { KEEP, json, openFrame } from './frame.ts'
import type { Answered, Ask, Config, Frame } from './frame.ts'
import { find, page, whatIsOpen } from './lists.ts'
import { inDatum } from './near.ts'
import { badParameter, notFound } from './problem.ts'
import { MOST_DAYS, range } from './query.ts'
import { ROUTES } from './routes.ts'
import { openLibrary } from './state.ts'
import type { Edition } from './state.ts'

/** What the app is given: where data is, what time it is (ms since 1970), and what the runtime offers. */
export interface AppOptions {
  store: Reader
  now: () => number
  config?: Config
}

/** The app over a store. It keeps compiled schedules and rendered answers in memory, nothing else. */
export function createApp({ store, now, config = {} }: AppOptions): Hono {
  const asking = { pollEvery: config.pollEvery ?? 2000, sharing: config.sharing ?? true }
  const library = openLibrary(store, asking, {
    changed: () => frame.renew(),
    trouble: (error) => frame.watch.trouble(error),
  })
  const frame: Frame = openFrame({
    now,
    config,
    refresh: (at) => library.refresh(at),
    ...pageSurroundings(config),
  })
  const desk = openDesk(store, library)
  const { read } = frame

  read(ROUTES.health, async () => {
    const cities = library.heads().map((head) => ({
      id: head.city,
      revision: head.id,
      publishedAt: utc(head.publishedAt),
    }))
    return { ...json({ status: 'ok', cities } satisfies wire.Health), keep: KEEP.health }
  })

  read(ROUTES.status, async (ask) => {
    const { edition, place } = await desk.venue(ask)
    return timed(ask, desk.status(edition, place, ask))
  })

  read(ROUTES.hours, async (ask) => {
    const { edition, place } = await desk.venue(ask)
    return hours(edition, place, ask)
  })

  read(ROUTES.booking, async (ask) => {
    const { edition, place } = await desk.venue(ask)
    const { schedule } = edition
    const asked = desk.asked(edition, ask)
    const day = ask.q.for ?? today(edition, asked.t)
    const visit = {
      day: daysBetween(schedule, place, day, day)[0]!,
      ...bookingClock(schedule, place, day, asked.t),
    }
    const body = wire.bookingAnswer(schedule, place, visit, asked)
    const turns = ask.q.for === null ? midnight(edition, day + 1) : null
    return timed(ask, untilAtMost(edition, body, turns))
  })

  read(ROUTES.batch, async (ask) => {
    const found = await desk.venues(ask.q.venues)
    const items = found.map(({ edition, place }) => ({
      edition,
      ...desk.statuses(edition, place, ask, ask.q.transitions),
    }))
    const first = items.reduce((a, b) => (soonerOf(a.changesAt, b.changesAt) ? a : b))
    const validUntil = first.changesAt === null ? null : desk.iso(first.edition, first.changesAt)
    const body: wire.StatusBatch = { items: items.map((item) => item.body), validUntil }
    return timed(ask, { body, changesAt: first.changesAt })
  })

  read(ROUTES.open, async (ask) => {
    const editions = await desk.editions(ask)
    const entries = find(editions, (edition) => edition.listed, ask.q)
    const at = new Map(editions.map((edition) => [edition, desk.asked(edition, ask)]))
    const found = whatIsOpen(entries, (edition) => at.get(edition)!.t, {
      ...ask.q,
      state: ask.q.state ?? ['open'],
    })
    let { changesAt } = found
    const items = found.items.map(({ edition, place, answer, distance }): wire.OpenItem => {
      const status = wire.statusOf(edition.schedule, answer, at.get(edition)!)
      changesAt = wire.earliest(changesAt, status.changesAt)
      const { id, kind, partOf } = place.venue
      return {
        venue: {
          id,
          name: wire.nameOf(place.venue, ask.lang),
          city: edition.revision.city,
          kind,
          partOf,
        },
        status: status.body,
        ...(distance === undefined ? {} : { distance }),
      }
    })
    const edition = editions[0]
    const asked = edition && at.get(edition)
    const body: wire.OpenList = {
      ...(asked && asked.at !== null ? { at: desk.iso(edition!, asked.at) } : {}),
      items,
      counts: found.counts,
      next: found.next,
      validUntil: edition && changesAt !== null ? desk.iso(edition, changesAt) : null,
    }
    return timed(ask, { body, changesAt })
  })

  read(ROUTES.venues, async (ask) => {
    const editions = await desk.editions(ask)
    const found = page(
      find(editions, (edition) => edition.schedule.places.values(), ask.q),
      ask.q.limit,
      ask.q.cursor,
    )
    const items = found.items.map(({ edition, place, distance }) =>
      entryOf(edition, place, ask.q.datum, distance),
    )
    return json({ items, next: found.next } satisfies wire.VenueList)
  })

  read(ROUTES.venue, async (ask) => {
    const { edition, place } = await desk.venue(ask)
    const entry = (of: Place) => entryOf(edition, of, ask.q.datum)
    const entries = { self: entry(place), parts: place.parts.map(entry) }
    return json(wire.venueDetail(edition.schedule, place, entries))
  })

  read(ROUTES.notices, async (ask) => json(await desk.notices(ask)))

  read(ROUTES.notice, async (ask) => {
    const { edition, notice } = await desk.notice(ask)
    return json(wire.noticeOf(edition.revision.city, notice))
  })

  read(ROUTES.calendar, async (ask) => {
    const year = yearOf(ask.path('year'))
    const editions = await desk.editions(ask)
    const chosen = editions.find((e) => e.schedule.content.city.calendar === 'CN') ?? editions[0]
    if (!chosen) throw notFound('nothing is published yet')
    const { content } = chosen.schedule
    return json(
      wire.calendarAnswer(content, calendarOf(content.calendar, content.city.calendar), year),
    )
  })

  read(ROUTES.cities, async () => {
    const editions = await Promise.all(library.heads().map((head) => library.head(head.city)))
    return json({ items: editions.filter((e) => e !== null).map(cityOf) } satisfies wire.CityList)
  })

  read(ROUTES.city, async (ask) => json(cityOf(await desk.edition(ask.path('city'), ask))))

  read(ROUTES.revisions, async (ask) => json(await desk.revisions(ask)))

  read(ROUTES.changes, async (ask) => {
    const { since, head } = await desk.since(ask)
    const now = today(head, head.revision.publishedAt)
    const derived = changedSpan(since.schedule.content, head.schedule.content, now)
    const from = ask.q.from ?? derived?.from ?? now
    const span = range(
      from,
      ask.q.to ?? Math.min(Math.max(from, derived?.to ?? from), from + MOST_DAYS - 1),
    )
    return json({
      city: head.revision.city,
      since: since.revision.id,
      revision: head.revision.id,
      from: dateOf(span.from),
      to: dateOf(span.to),
      venues: changesBetween(since.schedule, head.schedule, span, ask.lang),
    } satisfies wire.Changes)
  })

  read(ROUTES.mixFeed, async (ask) => {
    const found = await desk.venues(ask.q.venues)
    const shown = (edition: Edition) =>
      found
        .filter((one) => one.edition === edition)
        .flatMap(({ place }) => feedPlaces(edition.schedule, { venue: place.venue.id }))
    const told = [...new Set(found.map((one) => one.edition))].map((edition) => ({
      edition,
      places: [...new Set(shown(edition))],
    }))
    return feed(ask, told, feedTitle('mix', feedLang(ask)), '/')
  })

  read(ROUTES.cityFeed, async (ask) => {
    const edition = await desk.edition(ask.path('city').replace(/\.ics$/, ''), ask)
    const { schedule, revision } = edition
    const kinds = ask.q.kind ?? [null]
    const places = [...new Set(kinds.flatMap((kind) => feedPlaces(schedule, { kind })))]
    const title = feedTitle(
      { schedule, kind: kinds.length === 1 ? kinds[0]! : null },
      feedLang(ask),
    )
    return feed(ask, [{ edition, places }], title, `/${revision.city}`)
  })

  read(ROUTES.venueFeed, async (ask) => {
    const { edition, place } = await desk.venue(ask, ask.path('venue').replace(/\.ics$/, ''))
    const places = feedPlaces(edition.schedule, { venue: place.venue.id })
    const title = feedTitle({ place }, feedLang(ask))
    return feed(ask, [{ edition, places }], title, `/venues/${place.venue.id}`)
  })

  frame.app.get('/metrics', (c) => {
    const { hits, misses, size } = frame.memo
    const gauges = {
      memo_hits: hits,
      memo_misses: misses,
      memo_bytes: size,
      revisions_compiled: library.compiled(),
      cities: library.heads().length,
    }
    return c.text(frame.watch.metrics(gauges), 200, { 'cache-control': 'no-store' })
  })

  addPages(frame, desk, library, config)
  return frame.app
}

/** An answer to “now” holds until something changes; one to a named moment holds as long as its revision. */
function timed(ask: { q: { at?: unknown } }, { body, changesAt }: wire.Timed<unknown>): Answered {
  return json(body, ask.q.at ? null : changesAt)
}

/** `/hours`: with both dates named nothing in it depends on the moment. */
function hours(
  edition: Edition,
  place: Place,
  ask: Ask<(typeof ROUTES)['hours']['params']>,
): Answered {
  const { schedule } = edition
  const now = today(edition, ask.now)
  const from = ask.q.from ?? now
  const span = range(from, ask.q.to ?? Math.min(LAST_DAY, from + 6))
  const days = (of: Place) =>
    daysBetween(schedule, of, span.from, span.to).map((day) => wire.dayToWire(schedule, day))
  const named = (of: Place) => wire.venueRef(of.venue, ask.lang)
  const changesAt = ask.q.from === null ? midnight(edition, now + 1) : null
  const body: wire.Hours = {
    venue: named(place),
    from: dateOf(span.from),
    to: dateOf(span.to),
    days: days(place),
    ...(ask.q.parts
      ? { parts: partsOf(place).map((part) => ({ venue: named(part), days: days(part) })) }
      : {}),
    validUntil: changesAt === null ? null : wire.momentOf(schedule, changesAt),
  }
  return json(body, changesAt)
}

type FeedAsk = Ask<
  Pick<(typeof ROUTES)['venueFeed']['params'], 'show' | 'from' | 'to' | 'alarms' | 'lang'>
>

/** A calendar, or the same as jCal if that is what is accepted. Its language is in its address alone. */
async function feed(
  ask: FeedAsk,
  told: { edition: Edition; places: Place[] }[],
  title: string,
  pagePath: string,
): Promise<Answered> {
  const shown = ask.q.show ?? SHOWS
  const regular = shown.includes('regular' as never)
  if (!regular && (ask.q.from !== null || ask.q.to !== null))
    throw badParameter(ask.q.from === null ? 'to' : 'from', 'needs show=…,regular', 422)
  if (regular && (ask.q.from === null || ask.q.to === null))
    throw badParameter(
      ask.q.from === null ? 'from' : 'to',
      'missing; regular days need from and to',
    )
  const sources = await Promise.all(told.map(sourceOf))
  const text = feedOf(sources, {
    title,
    lang: feedLang(ask),
    show: shown.filter((one): one is Show => one !== 'regular'),
    regular: regular ? range(ask.q.from!, ask.q.to!) : null,
    alarms: ask.q.alarms,
    baseUrl: ask.origin,
    path: ask.address,
    page: pagePath,
  })
  const name = ask.address.replace(/\?.*$/, '').split('/').at(-1)!
  const jcal = ask.accept.includes('application/calendar+json')
  return {
    body: jcal ? jcalOf(text) : text,
    type: jcal ? 'application/calendar+json; charset=utf-8' : 'text/calendar; charset=utf-8',
    changesAt: null,
    keep: KEEP.feed,
    vary: 'Accept',
    language: feedLang(ask),
    headers: {
      'content-disposition': disposition(jcal ? name.replace(/ics$/, 'json') : name, title),
      'last-modified': new Date(
        Math.max(...told.map(({ edition }) => edition.revision.publishedAt)) * 60_000,
      ).toUTCString(),
    },
  }
}

function feedLang(ask: FeedAsk): 'zh-CN' | 'en' {
  return ask.q.lang ?? 'zh-CN'
}

async function sourceOf(told: { edition: Edition; places: Place[] }): Promise<FeedSource> {
  const { edition, places } = told
  return { schedule: edition.schedule, places, stamps: await edition.stamps() }
}

/** A plain name for old clients, and the feed's title for the others (RFC 6266, RFC 8187). */
function disposition(name: string, title: string): string {
  const titled = encodeURIComponent(clean(title) + name.slice(name.lastIndexOf('.')))
  const escaped = titled.replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `inline; filename="${name}"; filename*=UTF-8''${escaped}`
}

function entryOf(
  edition: Edition,
  { venue }: Place,
  datum: wire.Position['datum'],
  distance?: number,
): wire.WireVenue {
  const location = venue.location && inDatum(venue.location, datum)
  return wire.venueToWire(edition.revision.city, venue, { location, distance })
}

function cityOf({ revision, schedule }: Edition): wire.WireCity {
  const { city, venues, notices } = schedule.content
  return wire.cityOf(city, {
    revision: revision.id,
    publishedAt: utc(revision.publishedAt),
    venues: venues.length,
    notices: notices.length,
  })
}

function partsOf(place: Place): Place[] {
  return place.parts.flatMap((part) => [part, ...partsOf(part)])
}

function today({ schedule }: Edition, t: Instant): DayNumber {
  return Math.min(LAST_DAY, Math.max(FIRST_DAY, Math.floor(localAt(schedule.zone, t) / DAY)))
}

function midnight({ schedule }: Edition, day: DayNumber): Instant {
  return instantAt(schedule.zone, day * DAY)
}

function untilAtMost<T extends { validUntil: string | null }>(
  edition: Edition,
  { body, changesAt }: wire.Timed<T>,
  turns: Instant | null,
): wire.Timed<T> {
  const at = wire.earliest(changesAt, turns)
  return {
    body: { ...body, validUntil: at === null ? null : wire.momentOf(edition.schedule, at) },
    changesAt: at,
  }
}

function soonerOf(a: Instant | null, b: Instant | null): boolean {
  return a !== null && (b === null || a <= b)
}

function yearOf(text: string): number {
  if (!/^\d{4}$/.test(text)) throw notFound(`${text.slice(0, 20)} is not a year`)
  const year = Number(text)
  if (year < 2000 || year > 2100) throw badParameter('year', `${year} lies outside 2000…2100`, 422)
  return year
}
