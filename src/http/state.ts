/**
 * What is published, in memory: the head of every city, and compiled schedules by revision. The store's
 * version is asked at most every few seconds, one row; a request for one city loads one city.
 */
import { compile } from '../core/schedule.ts'
import type { Place, Schedule } from '../core/schedule.ts'
import type { Instant } from '../core/model.ts'
import { listed } from '../render/page-view.ts'
import type { Belonging, IdKind, Reader, Revision } from '../store/reader.ts'
import type { Stamps } from '../store/stamps.ts'

/** Old revisions kept compiled beside the heads; the least used go first. */
const MOST_OLD = 8
/** Most ids remembered as somewhere or nowhere. */
const MOST_IDS = 20_000

/** One revision, ready to be asked. */
export interface Edition {
  revision: Revision
  schedule: Schedule
  /** Places of which lists and counts speak, in file order: what one visits, not the rooms in it. */
  listed: Place[]
  stamps(): Promise<Stamps>
}

/** The published cities as they stand. */
export interface Library {
  /** Looks for new revisions if it is time to (`now` in ms); nothing to wait for otherwise. */
  refresh(now: number): Promise<void> | undefined
  /** Heads by city id, ascending. */
  heads(): Revision[]
  /** The head of a city, or null. */
  head(city: string): Promise<Edition | null>
  /** Any revision by its id, or null. */
  revision(id: string): Promise<Edition | null>
  /** What a city served at an instant, or null before its first. */
  asOf(city: string, t: Instant): Promise<Edition | null>
  /** Where an id of some head is; former ids lead to the present one. */
  whereIs(kind: IdKind, id: string): Promise<Belonging | null>
  compiled(): number
}

/** What a library tells its owner. */
export interface Listener {
  /** A head has changed: what was answered before is no longer the head's. */
  changed(): void
  /** The store could not be asked; what is in memory goes on serving. */
  trouble(error: unknown): void
}

/** How a library asks its store. */
export interface Asking {
  /** Milliseconds between looks for a new revision. */
  pollEvery: number
  /**
   * Requests may wait for what another is loading. On Workers they must not: the loading stops with the
   * request that began it, and the others would wait for ever.
   */
  sharing: boolean
}

/** A library over a store. */
export function openLibrary(
  store: Reader,
  { pollEvery, sharing }: Asking,
  tell: Listener,
): Library {
  let heads: Revision[] = []
  let byCity = new Map<string, Revision>()
  let version = -1
  let askedAt = -Infinity
  let asking: Promise<void> | null = null
  const editions = new Map<string, () => Promise<Edition>>()
  const belongings = new Map<string, Belonging | null>()

  const look = async (): Promise<void> => {
    const found = await store.headsVersion()
    if (found === version) return
    heads = await store.heads()
    byCity = new Map(heads.map((head) => [head.city, head]))
    version = found
    belongings.clear()
    tell.changed()
  }

  const load = async (revision: Revision): Promise<Edition> => {
    const schedule = compile(await store.content(revision))
    const stamps = remembered(() => store.stamps(revision), sharing)
    return { revision, schedule, listed: listed(schedule), stamps }
  }

  const edition = (revision: Revision): Promise<Edition> => {
    const known = editions.get(revision.id) ?? remembered(() => load(revision), sharing)
    editions.delete(revision.id)
    editions.set(revision.id, known)
    for (const eldest of editions.keys()) {
      if (editions.size <= heads.length + MOST_OLD) break
      editions.delete(eldest)
    }
    return known()
  }

  const lookOnce = (): Promise<void> =>
    look().catch((error: unknown) => {
      tell.trouble(error)
      if (version < 0) throw error
    })

  return {
    refresh(now) {
      // a clock that was set back must not stop us from asking
      const isDue = now - askedAt >= pollEvery || now < askedAt
      if (!isDue) return version < 0 ? (asking ?? lookOnce()) : undefined
      if (!sharing) {
        askedAt = now // the next ones need not ask, nor wait for this one
        return lookOnce()
      }
      asking ??= lookOnce().finally(() => {
        asking = null
        askedAt = now
      })
      return asking
    },
    heads: () => heads,
    head: async (city) => {
      const revision = byCity.get(city)
      return revision ? edition(revision) : null
    },
    async revision(id) {
      const known = heads.find((head) => head.id === id) ?? (await store.revision(id))
      return known ? edition(known) : null
    },
    async asOf(city, t) {
      const head = byCity.get(city)
      if (!head) return null
      if (t >= head.publishedAt) return edition(head)
      const revision = await store.revisionAsOf(city, t)
      return revision ? edition(revision) : null
    },
    async whereIs(kind, id) {
      const key = `${kind}:${id}`
      const known = belongings.get(key)
      if (known !== undefined) return known
      const found = await store.cityOf(kind, id)
      if (belongings.size >= MOST_IDS) belongings.clear()
      belongings.set(key, found)
      return found
    },
    compiled: () => editions.size,
  }
}

/** Loads when first asked and keeps what came; a failure is not kept. */
function remembered<T>(load: () => Promise<T>, sharing: boolean): () => Promise<T> {
  let kept: { value: T } | null = null
  let loading: Promise<T> | null = null
  return async () => {
    if (kept) return kept.value
    if (loading) return loading
    const mine = load()
    if (sharing) loading = mine
    try {
      kept = { value: await mine }
      return kept.value
    } finally {
      loading = null
    }
  }
}
