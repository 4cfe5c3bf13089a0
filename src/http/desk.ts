/** Finds what a request is about: the edition, the place, the notice, the moment; refuses what is not there. */
import type { Instant, Notice } from '../core/model.ts'
import { answerAt } from '../core/schedule.ts'
import type { Place } from '../core/schedule.ts'
import { isoAt } from '../core/time.ts'
import * as wire from '../render/wire.ts'
import type { Lang } from '../render/words.ts'
import type { Reader, Revision } from '../store/reader.ts'
import { badParameter, notFound, Refusal } from './problem.ts'
import { ID, resolve } from './query.ts'
import type { Written } from './query.ts'
import type { Edition, Library } from './state.ts'

/** Of a request, what says which edition it is about. */
interface Which {
  q: { revision?: string | null; asOf?: Written | null; city?: string | null }
}

/** Of a request, what says which moment and words it wants. */
interface When {
  q: { at?: Written | null }
  lang: Lang
  now: Instant
}

/** A place with the edition it is read from. */
export interface Found {
  edition: Edition
  place: Place
}

/** One app's reference desk. */
export type Desk = ReturnType<typeof openDesk>

/** Opens the desk over what is published. */
export function openDesk(store: Reader, library: Library) {
  /** A city's head, or the revision or time asked for. */
  const edition = async (city: string, ask: Which): Promise<Edition> => {
    const { revision, asOf } = ask.q
    if (revision) {
      const found = await known(revision)
      if (found.revision.city !== city)
        throw badParameter('revision', `${revision} is a revision of ${found.revision.city}`, 422)
      return found
    }
    const head = ID.test(city) ? await library.head(city) : null
    if (!head) throw notFound(`no city ${city.slice(0, 120)}`)
    if (!asOf) return head
    const t = resolve('asOf', asOf, head.schedule.zone)
    const then = await library.asOf(city, t)
    if (!then) throw notFound(`nothing was published of ${city} at ${isoAt(head.schedule.zone, t)}`)
    return then
  }

  const known = async (revision: string): Promise<Edition> => {
    const found = await library.revision(revision)
    if (!found)
      throw notFound(`no revision ${revision}`, {
        parameter: 'revision',
        detail: `no revision ${revision}`,
      })
    return found
  }

  /** The editions a list is read from: one if a city or revision is named, else every head. */
  const editions = async (ask: Which): Promise<Edition[]> => {
    const { city, revision, asOf } = ask.q
    if (city) return [await edition(city, ask)]
    if (revision) return [await known(revision)]
    if (asOf) throw badParameter('asOf', 'needs a city')
    const heads = await Promise.all(library.heads().map((head) => library.head(head.city)))
    return heads.filter((head) => head !== null)
  }

  /** The edition in which an id is to be looked up, and the id it has there. */
  const holding = async (kind: 'venue' | 'notice', id: string, ask: Which) => {
    if (!ID.test(id)) return null
    if (ask.q.revision) return { edition: await known(ask.q.revision), id }
    const belonging = await library.whereIs(kind, id)
    if (belonging) return { edition: await edition(belonging.city, ask), id: belonging.id }
    // gone from every head; by custom an id begins with its city
    const city = ask.q.asOf && library.heads().find((head) => id.startsWith(`${head.city}-`))?.city
    return city ? { edition: await edition(city, ask), id } : null
  }

  const venue = async (
    ask: Which & { path(name: string): string },
    id = ask.path('id'),
  ): Promise<Found> => {
    const held = await holding('venue', id, ask)
    const place = held && placeIn(held.edition, held.id, id)
    if (!place) throw notFound(`no venue ${id.slice(0, 120)}`)
    return { edition: held.edition, place }
  }

  const venues = async (ids: string[]): Promise<Found[]> => {
    const found = await Promise.all(
      ids.map(async (id) => {
        const held = await holding('venue', id, { q: {} })
        const place = held && placeIn(held.edition, held.id, id)
        return place ? { edition: held.edition, place } : id
      }),
    )
    const missing = found.filter((one) => typeof one === 'string')
    if (missing.length > 0)
      throw new Refusal(
        404,
        `no venue ${missing[0]}`,
        missing.map((id) => ({ parameter: 'venues', detail: `no venue ${id}` })),
      )
    return found.filter((one) => typeof one !== 'string')
  }

  const notice = async (
    ask: Which & { path(name: string): string },
  ): Promise<{ edition: Edition; notice: Notice }> => {
    const id = ask.path('id')
    const held = await holding('notice', id, ask)
    const found = held?.edition.schedule.content.notices.find((one) => one.id === held.id)
    if (!found) throw notFound(`no notice ${id.slice(0, 120)}`)
    return { edition: held!.edition, notice: found }
  }

  const notices = async (
    ask: Which & { q: { venue: string | null; limit: number; cursor: string | null } },
  ): Promise<wire.NoticeList> => {
    const { venue: named, limit, cursor } = ask.q
    const all = (await editions(ask))
      .flatMap((one) =>
        one.schedule.content.notices.map((n) => ({ city: one.revision.city, notice: n })),
      )
      .filter((one) => named === null || wire.venuesOf(one.notice).includes(named))
      .sort((a, b) => latestFirst(a.notice, b.notice))
    const start = cursor === null ? 0 : all.findIndex((one) => one.notice.id === cursor) + 1
    if (cursor !== null && start === 0)
      throw badParameter(
        'cursor',
        `no ${cursor} in this list any more; begin again without a cursor`,
        422,
      )
    const items = all.slice(start, start + limit)
    return {
      items: items.map((one) => wire.noticeOf(one.city, one.notice)),
      next: start + limit < all.length ? items.at(-1)!.notice.id : null,
    }
  }

  const revisions = async (ask: {
    q: { city: string | null; limit: number; cursor: string | null }
  }): Promise<wire.RevisionList> => {
    const { city, limit, cursor } = ask.q
    if (city && !library.heads().some((head) => head.city === city))
      throw notFound(`no city ${city}`)
    if (cursor !== null && !/^\d{1,12}$/.test(cursor))
      throw badParameter('cursor', `${cursor} is not a cursor of this list`, 422)
    const heads = new Set(library.heads().map((head) => head.id))
    const found = await store.revisions({
      limit,
      ...(city ? { city } : {}),
      ...(cursor === null ? {} : { before: Number(cursor) }),
    })
    return {
      items: found.items.map((one) => revisionToWire(one, heads.has(one.id))),
      next: found.next === null ? null : String(found.next),
    }
  }

  /** The revision a client knows, and its city's head. */
  const since = async (ask: { q: { since: string | null; city: string | null } }) => {
    const old = await library.revision(ask.q.since!)
    if (!old)
      throw notFound(`no revision ${ask.q.since}`, {
        parameter: 'since',
        detail: 'no such revision',
      })
    const { city } = old.revision
    if (ask.q.city && ask.q.city !== city)
      throw badParameter('since', `${ask.q.since} is a revision of ${city}`, 422)
    return { since: old, head: await edition(city, { q: {} }) }
  }

  /** The moment asked, in the edition's zone. */
  const asked = ({ schedule }: Edition, ask: When): wire.Asked => {
    const at = ask.q.at ? resolve('at', ask.q.at, schedule.zone) : null
    return { lang: ask.lang, t: at ?? ask.now, at }
  }

  const status = (one: Edition, place: Place, ask: When): wire.Timed<wire.Status> => {
    const moment = asked(one, ask)
    return wire.statusOf(one.schedule, answerAt(one.schedule, place, moment.t), moment)
  }

  /** A status and those that follow it, each beginning where the one before ends. */
  const statuses = (
    one: Edition,
    place: Place,
    ask: When,
    transitions: number,
  ): wire.Timed<wire.StatusItem> => {
    const first = status(one, place, ask)
    if (transitions === 0) return first
    const following: wire.Status[] = []
    let next = first.changesAt
    while (next !== null && following.length < transitions) {
      const answer = answerAt(one.schedule, place, next)
      const later = wire.statusOf(one.schedule, answer, { lang: ask.lang, t: next, at: next })
      following.push(later.body)
      next = later.changesAt
    }
    return { body: { ...first.body, transitions: following }, changesAt: first.changesAt }
  }

  return {
    edition,
    editions,
    venue,
    venues,
    notice,
    notices,
    revisions,
    since,
    asked,
    status,
    statuses,
    iso: (one: Edition, t: Instant) => wire.momentOf(one.schedule, t),
  }
}

/** An instant of publishing, `2026-11-22T00:00:00Z`. */
export function utc(t: Instant): string {
  return `${new Date(t * 60_000).toISOString().slice(0, 19)}Z`
}

/** A place by its present id in that edition, or by one it had before. */
function placeIn({ schedule }: Edition, id: string, asked: string): Place | null {
  const found = schedule.places.get(id) ?? schedule.places.get(asked)
  if (found) return found
  for (const place of schedule.places.values()) if (place.venue.formerIds.includes(id)) return place
  return null
}

function latestFirst(a: Notice, b: Notice): number {
  if (a.announced.at !== b.announced.at) return a.announced.at < b.announced.at ? 1 : -1
  return a.id < b.id ? -1 : 1
}

function revisionToWire(revision: Revision, head: boolean): wire.WireRevision {
  const { id, city, parent, publishedAt, kind, by, note } = revision
  return {
    id,
    city,
    parent,
    publishedAt: utc(publishedAt),
    kind,
    by,
    note,
    head,
  }
}
