/**
 * Budayang on a device: asks the service over any transport, keeps what it answered, and goes on being
 * right without it. States flip at the minute the answer itself foretold; an answer older than four
 * minutes is revalidated, so that a closure published at 10:00 is seen by 10:05; offline, the last
 * answers are given with their age, and `sure` turns false where they no longer reach.
 */
import type {
  BookingAnswer,
  Hours,
  OpenList,
  Status,
  StatusBatch,
  StatusItem,
  VenueDetail,
  VenueList,
  WireVenue,
} from '../render/wire.ts'

export type {
  BookingAnswer,
  CalendarAnswer,
  CityList,
  Day,
  Hours,
  NoticeList,
  OpenItem,
  OpenList,
  Position,
  Status,
  StatusBatch,
  StatusItem,
  VenueDetail,
  VenueList,
  WireBecause,
  WireBooking,
  WireBookingItem,
  WireChannel,
  WireCity,
  WireNotice,
  WireRule,
  WireVenue,
  WireWindow,
} from '../render/wire.ts'

/**
 * Answers older than this many milliseconds are revalidated. Caches on the way may add 60 s of their
 * own, which makes the five minutes within which an emergency must show.
 */
export const REVALIDATE_AFTER = 240_000

/** One answer of the service; header names are asked for in lower case. */
export interface Reply {
  status: number
  header(name: string): string | null
  text: string
}

/** Performs one GET; rejects if no HTTP answer came. `timeout` is in milliseconds. */
export type Transport = (
  url: string,
  headers: Record<string, string>,
  timeout: number,
) => Promise<Reply>

/** Where answers outlive the page. No value is longer than 1 MB of UTF-8, all together 8 MB. */
export interface Store {
  get(key: string): Promise<string | null> | string | null
  set(key: string, value: string): Promise<void> | void
  remove(key: string): Promise<void> | void
}

/** What a client needs from the place it runs in; all but the first two have sensible defaults. */
export interface Options {
  /** Origin of the service, without a slash at the end. */
  base: string
  transport: Transport
  store?: Store
  /** Language of the sentences in the answers. */
  lang?: 'zh-CN' | 'en'
  /** Milliseconds since the epoch. */
  now?: () => number
  /** Runs something later; gives back how to call it off. */
  after?: (milliseconds: number, run: () => void) => () => void
  /** From 0 up to 1; spreads the retries of many devices. */
  random?: () => number
  /** False if the device knows that it is offline: then nothing is tried twice. */
  online?: () => boolean
  /** How long to wait for a revalidation while an older answer is at hand, in milliseconds. */
  patience?: number
  /** Further tries after a failed one. */
  retries?: number
  /** Steps into the future asked for with each status. */
  transitions?: number
}

/** A value with what is needed to tell a person how far to trust it. Times in milliseconds. */
export interface Held<T> {
  value: T
  /** When the service last confirmed it. */
  asOf: number
  age: number
  /** True while this is what the revision held says of this very moment; else it is only the last known. */
  sure: boolean
  /** Confirmed recently enough for an emergency to have shown. */
  fresh: boolean
  /** Why the last try to confirm it failed. */
  failure: ClientError | null
}

/** `offline`: no answer came. `busy`: try later. `refused`: asking again is useless. `garbled`: not JSON. */
export class ClientError extends Error {
  override readonly name = 'ClientError'
  readonly kind: 'offline' | 'busy' | 'refused' | 'garbled'
  /** HTTP status, or 0. */
  readonly status: number
  /** Milliseconds the service asked to wait. */
  readonly wait: number | null
  constructor(kind: ClientError['kind'], message: string, status = 0, wait: number | null = null) {
    super(message)
    this.kind = kind
    this.status = status
    this.wait = wait
  }
}

/** Filters of {@link Client.venues} and {@link Client.open}; unset ones are left out of the question. */
export type Query = Record<string, string | number | boolean | undefined>

/** Everything a page or a mini-program asks; rejections are {@link ClientError}s. */
export interface Client {
  /** In the order asked; null where nothing is held. Rejects only if nothing is held of any. */
  status(venues: readonly string[]): Promise<(Held<Status> | null)[]>
  /** What {@link status} would give without asking anyone: from memory, flipped to this moment. */
  peek(venue: string): Held<Status> | null
  /** Calls `show` now, at every flip, and whenever a newer answer arrives, until called off. */
  watch(venues: readonly string[], show: (held: (Held<Status> | null)[]) => void): () => void
  /** Open now; an item that may have changed since is dropped rather than shown. */
  open(query: Query): Promise<Held<OpenList>>
  /** Civil days `from`…`to` (`YYYY-MM-DD`), both included. */
  hours(venue: string, from: string, to: string, parts?: boolean): Promise<Held<Hours>>
  /** The booking clock of a visit day, its `now` told by this device. */
  booking(venue: string, visit: string): Promise<Held<BookingAnswer>>
  venue(id: string): Promise<Held<VenueDetail>>
  /** All pages of a listing. */
  venues(query: Query): Promise<Held<WireVenue[]>>
  /** Any other read, e.g. `/v1/notices/…`. */
  read<T>(path: string, query?: Query): Promise<Held<T>>
}

/** A client that remembers. One per process: it is what keeps requests few. */
export function createClient(options: Options): Client {
  const {
    base,
    transport,
    store,
    now = Date.now,
    after = later,
    random = Math.random,
    online = () => true,
    patience = 3000,
    retries = 3,
    transitions = 12,
  } = options
  const records = new Map<string, Kept>()
  const newest = new Map<string, { url: string; item: StatusItem }>()
  const asking = new Map<string, Promise<Kept>>()
  const failures = new Map<string, ClientError>()
  const refused = new Set<string>()
  const watchers = new Set<() => void>()
  const shelf = store && openShelf(store)
  const slot = gate(AT_ONCE)
  let gathering: { ids: Set<string>; done: Promise<void> } | null = null

  function urlOf(path: string, query: Query = {}): string {
    const pairs = Object.entries({ ...query, lang: options.lang })
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => `${key}=${encodeURIComponent(String(value)).replace(/%2C/g, ',')}`)
    return base + path + (pairs.length ? `?${pairs.join('&')}` : '')
  }

  function remember(url: string, kept: Kept): void {
    records.delete(url)
    records.set(url, kept)
    for (const oldest of records.keys()) {
      if (records.size <= MEMORY_ITEMS) break
      records.delete(oldest)
    }
    // in the order asked; an item may bear another id, if the one asked is a former one
    const { items } = kept.body as StatusBatch
    venuesIn(url).forEach((id, i) => {
      const other = newest.get(id)
      const known = other && records.get(other.url)
      const item = items[i]
      if (item && !(known && known.asOf > kept.asOf)) newest.set(id, { url, item })
    })
  }

  /** The venues of a batch's address; none for any other address. */
  function venuesIn(url: string): string[] {
    if (!url.startsWith(`${base}/v1/status?`)) return []
    return /venues=([^&]*)/.exec(url)?.[1]?.split(',').map(decodeURIComponent) ?? []
  }

  async function recall(url: string): Promise<Kept | null> {
    const known = records.get(url)
    if (known || !shelf) return known ?? null
    const kept = await shelf.read(url)
    if (kept && !records.has(url)) remember(url, kept)
    return records.get(url) ?? null
  }

  async function recallVenue(id: string): Promise<void> {
    if (newest.has(id) || !shelf) return
    for (const url of await shelf.urls()) if (venuesIn(url).includes(id)) await recall(url)
  }

  async function exchange(url: string, before: Kept | null): Promise<Kept> {
    const asOf = now()
    const headers: Record<string, string> = { accept: 'application/json' }
    if (before?.etag) headers['if-none-match'] = before.etag
    const reply = await atMost(TIMEOUT, send(url, headers), () => {
      throw new ClientError('offline', `no answer within ${TIMEOUT / 1000} s`)
    })
    if (reply.status === 304 && before) return { ...before, asOf }
    if (reply.status !== 200) throw failureOf(reply)
    try {
      // one byte order mark is allowed to come through
      return {
        asOf,
        etag: reply.header('etag'),
        body: JSON.parse(reply.text.replace(/^\uFEFF/, '')),
      }
    } catch {
      throw new ClientError('garbled', `not JSON: ${reply.text.slice(0, 40)}`, reply.status)
    }
  }

  async function send(url: string, headers: Record<string, string>): Promise<Reply> {
    try {
      return await transport(url, headers, TIMEOUT)
    } catch (cause) {
      throw new ClientError('offline', cause instanceof Error ? cause.message : String(cause))
    }
  }

  async function insist(url: string, before: Kept | null): Promise<Kept> {
    for (let tries = 0; ; tries++) {
      try {
        return await slot(() => exchange(url, before))
      } catch (error) {
        const { kind, wait } = error as ClientError
        if (kind === 'refused' || tries >= retries || !online()) throw error
        await pause(wait ?? BACK_OFF * 2 ** tries * (0.5 + random() / 2))
      }
    }
  }

  /** One request for all who ask the same at the same time. */
  function ask(url: string): Promise<Kept> {
    const running = asking.get(url)
    if (running) return running
    const request = insist(url, records.get(url) ?? null).then(
      (kept) => {
        asking.delete(url)
        failures.delete(url)
        const isNews = records.get(url)?.body !== kept.body
        remember(url, kept)
        void shelf?.write(url, kept, isNews)
        for (const look of [...watchers]) look()
        return kept
      },
      (error: ClientError) => {
        asking.delete(url)
        failures.set(url, error)
        throw error
      },
    )
    asking.set(url, request)
    return request
  }

  function pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => after(milliseconds, resolve))
  }

  /** What `work` gives, or `otherwise` if the time is up first. */
  async function atMost<T>(milliseconds: number, work: Promise<T>, otherwise: () => T): Promise<T> {
    let callOff = () => {}
    const timeUp = new Promise<void>((resolve) => (callOff = after(milliseconds, resolve)))
    try {
      return await Promise.race([work, timeUp.then(otherwise)])
    } finally {
      callOff()
    }
  }

  function isFresh(kept: Kept): boolean {
    const age = now() - kept.asOf
    return age >= 0 && age < REVALIDATE_AFTER
  }

  function hold<T>(url: string, kept: Kept, seen: Seen<T>): Held<T> {
    const age = Math.max(0, now() - kept.asOf)
    const fresh = isFresh(kept)
    const failure = failures.get(url) ?? null
    return { value: seen.value, sure: seen.sure, asOf: kept.asOf, age, fresh, failure }
  }

  async function get<T>(url: string, see: (body: T, t: number) => Seen<T>): Promise<Held<T>> {
    const before = await recall(url)
    const isGood = before && isFresh(before) && see(before.body as T, now()).sure
    if (!isGood) await patiently(ask(url), before !== null)
    const kept = (records.get(url) ?? before)!
    return hold(url, kept, see(kept.body as T, now()))
  }

  /** Waits for a request, but not long nor at any price if there is something to show meanwhile. */
  async function patiently(request: Promise<unknown>, hasOther: boolean): Promise<void> {
    if (hasOther)
      await atMost<unknown>(
        patience,
        request.catch(() => {}),
        () => {},
      )
    else await request
  }

  function peek(venue: string): Held<Status> | null {
    const found = newest.get(venue)
    const kept = found && records.get(found.url)
    return kept ? hold(found.url, kept, statusAt(found.item, now())) : null
  }

  function needsAsking(id: string): boolean {
    const held = peek(id)
    return !refused.has(id) && !(held?.fresh && held.sure)
  }

  /** Questions put in the same turn share one request. */
  function gather(ids: readonly string[]): Promise<void> {
    if (!gathering) {
      const batch = new Set<string>()
      const done = Promise.resolve().then(() => {
        gathering = null
        return askAbout([...batch].sort())
      })
      gathering = { ids: batch, done }
    }
    for (const id of ids) gathering.ids.add(id)
    return gathering.done
  }

  async function askAbout(ids: string[]): Promise<void> {
    let [size, letters] = [0, 0]
    while (size < ids.length && size < BATCH && letters < ADDRESS) letters += ids[size++]!.length
    if (size < ids.length) {
      await both(askAbout(ids.slice(0, size)), askAbout(ids.slice(size)))
      return
    }
    try {
      await ask(urlOf('/v1/status', { venues: ids.join(','), transitions }))
    } catch (error) {
      if (!UNKNOWN.includes((error as ClientError).status)) throw error
      // one venue that is no longer there must not hide the others
      const half = ids.length >> 1
      if (half) await both(askAbout(ids.slice(0, half)), askAbout(ids.slice(half)))
      else refused.add(ids[0]!)
      if (!half) throw error
    }
  }

  async function status(ids: readonly string[]): Promise<(Held<Status> | null)[]> {
    await Promise.all(ids.map(recallVenue))
    const needed = ids.filter(needsAsking)
    let failure: unknown
    if (needed.length) {
      const request = gather(needed).catch((error: unknown) => void (failure = error))
      await patiently(
        request,
        needed.every((id) => newest.has(id)),
      )
    }
    const held = ids.map(peek)
    if (failure && held.every((one) => !one)) throw failure
    return held
  }

  function watch(
    ids: readonly string[],
    show: (held: (Held<Status> | null)[]) => void,
  ): () => void {
    let callOff = () => {}
    let isOver = false
    let misses = 0
    let notBefore = 0
    const look = () => {
      callOff()
      if (isOver) return
      show(ids.map(peek))
      const t = now()
      const needed = ids.filter(needsAsking)
      if (needed.length && t >= notBefore) {
        notBefore = Infinity
        const settle = (failed: boolean) => {
          misses = failed ? misses + 1 : 0
          notBefore = now() + Math.min(REVALIDATE_AFTER, BACK_OFF * 2 ** misses)
          look()
        }
        gather(needed).then(
          () => settle(false),
          () => settle(true),
        )
      }
      const times = ids.flatMap((id) => {
        const found = newest.get(id)
        const kept = found && records.get(found.url)
        if (!kept) return []
        return [statusAt(found.item, t).changesAt ?? Infinity, kept.asOf + REVALIDATE_AFTER]
      })
      const next = Math.min(
        ...[...times, notBefore].filter((time) => time > t),
        t + REVALIDATE_AFTER,
      )
      callOff = after(next - t, look)
    }
    watchers.add(look)
    void Promise.all(ids.map(recallVenue)).then(look)
    return () => {
      isOver = true
      watchers.delete(look)
      callOff()
    }
  }

  return {
    status,
    peek,
    watch,
    open: (query) => get(urlOf('/v1/open', query), openAt),
    hours: (venue, from, to, parts) =>
      get(urlOf(`/v1/venues/${venue}/hours`, { from, to, parts: parts ? 1 : undefined }), asItIs),
    booking: (venue, visit) => get(urlOf(`/v1/venues/${venue}/booking`, { for: visit }), bookingAt),
    venue: (id) => get(urlOf(`/v1/venues/${id}`), asItIs),
    read: <T>(path: string, query?: Query) => get<T>(urlOf(path, query), asItIs),
    async venues(query) {
      let page = await get<VenueList>(urlOf('/v1/venues', query), asItIs)
      const whole: Held<WireVenue[]> = { ...page, value: [...page.value.items] }
      while (page.value.next) {
        page = await get(urlOf('/v1/venues', { ...query, cursor: page.value.next }), asItIs)
        whole.value.push(...page.value.items)
        whole.asOf = Math.min(whole.asOf, page.asOf)
        whole.age = Math.max(whole.age, page.age)
        whole.fresh &&= page.fresh
        whole.failure ??= page.failure
      }
      return whole
    },
  }
}

/** What an answer says at an instant. `changesAt`: when it next says something else; null if never. */
export interface Seen<T> {
  value: T
  sure: boolean
  changesAt: number | null
}

/**
 * A status as it stands at `t` (milliseconds), by the transitions that came with it. Not `sure` after
 * the last of them; before the first, it is what the service said.
 */
export function statusAt(item: StatusItem, t: number): Seen<Status> {
  const { transitions = [], ...first } = item
  let current: Status = first
  for (const step of transitions) if (Date.parse(step.at!) <= t) current = step
  const { at: _, ...value } = current
  const changesAt = instant(value.validUntil)
  return { value, sure: changesAt === null || t < changesAt, changesAt }
}

/** The booking clock as it stands at `t` (milliseconds): items open and end by themselves. */
export function bookingAt(answer: BookingAnswer, t: number): Seen<BookingAnswer> {
  let changesAt: number | null = null
  const items = answer.items.map((item) => {
    if (item.now !== 'not-yet' && item.now !== 'open' && item.now !== 'over') return item
    const [from, until] = [instant(item.from), instant(item.until)]
    const isOver = until !== null && t >= until
    const isEarly = !isOver && from !== null && t < from
    const change = isOver ? null : isEarly ? from : until
    if (change !== null) changesAt = Math.min(changesAt ?? Infinity, change)
    return {
      ...item,
      now: isOver ? ('over' as const) : isEarly ? ('not-yet' as const) : ('open' as const),
    }
  })
  return { value: { ...answer, items }, sure: true, changesAt }
}

/** The open-now list without the items that may have changed by `t` (milliseconds). */
export function openAt(answer: OpenList, t: number): Seen<OpenList> {
  const changesAt = instant(answer.validUntil)
  if (changesAt === null || t < changesAt) return { value: answer, sure: true, changesAt }
  const items = answer.items.filter(({ status }) => t < (instant(status.validUntil) ?? Infinity))
  return { value: { ...answer, items }, sure: false, changesAt }
}

const AT_ONCE = 10
/** With twelve transitions each, well below 1 MB; the service itself takes 100. */
const BATCH = 50
/** Letters of ids in one address; the service reads 8192 in all. */
const ADDRESS = 4000
const TIMEOUT = 60_000
/** What the service says of a venue that is not there, or not a venue. */
const UNKNOWN = [400, 404, 410, 422]
const BACK_OFF = 1000
const KEY = 'budayang'
const VALUE_BYTES = 1_000_000
const SHELF_BYTES = 8_000_000
const SHELF_ITEMS = 60
const MEMORY_ITEMS = 120

/** One answer as the service gave it. */
interface Kept {
  asOf: number
  etag: string | null
  body: unknown
}

/** A line of the shelf's list: the body itself lies under a key of its own. */
interface Line {
  url: string
  slot: number
  bytes: number
  asOf: number
  etag: string | null
}

/** Answers on a {@link Store}, oldest out first. A store that fails only shortens the memory. */
function openShelf(store: Store) {
  let writing: Promise<unknown> = Promise.resolve()
  const lines = Promise.resolve()
    .then(() => store.get(KEY))
    .then((text) => new Map((JSON.parse(text ?? '[]') as Line[]).map((line) => [line.url, line])))
    .catch(() => new Map<string, Line>())

  async function drop(line: Line): Promise<void> {
    ;(await lines).delete(line.url)
    await store.remove(`${KEY}.${line.slot}`)
  }

  async function put(url: string, { asOf, etag, body }: Kept, isNews: boolean): Promise<void> {
    const all = await lines
    const old = all.get(url)
    const line = { url, slot: old?.slot ?? 0, bytes: old?.bytes ?? 0, asOf, etag }
    if (isNews || !old) {
      const text = headOf(line) + JSON.stringify(body)
      line.bytes = utf8Length(text)
      if (line.bytes > VALUE_BYTES) return old && drop(old)
      if (!old) while ([...all.values()].some(({ slot }) => slot === line.slot)) line.slot++
      await makeRoom(all, line)
      await store.set(`${KEY}.${line.slot}`, text)
    }
    all.set(url, line)
    await store.set(KEY, JSON.stringify([...all.values()]))
  }

  async function makeRoom(all: Map<string, Line>, incoming: Line): Promise<void> {
    const others = [...all.values()].filter((line) => line.url !== incoming.url)
    others.sort((a, b) => a.asOf - b.asOf)
    let bytes = others.reduce((sum, line) => sum + line.bytes, incoming.bytes)
    while (others.length >= SHELF_ITEMS || bytes > SHELF_BYTES) {
      const oldest = others.shift()!
      bytes -= oldest.bytes
      await drop(oldest)
    }
  }

  return {
    async urls(): Promise<string[]> {
      return [...(await lines).keys()]
    },
    async read(url: string): Promise<Kept | null> {
      const line = (await lines).get(url)
      if (!line) return null
      try {
        const text = await store.get(`${KEY}.${line.slot}`)
        const head = headOf(line)
        if (!text?.startsWith(head)) return null
        const body: unknown = JSON.parse(text.slice(head.length))
        return { asOf: line.asOf, etag: line.etag, body }
      } catch {
        return null
      }
    },
    write(url: string, kept: Kept, isNews: boolean): Promise<unknown> {
      writing = writing.then(() => put(url, kept, isNews)).catch(() => {})
      return writing
    },
  }
}

/** Opens a value, so that a list and a value that two pages wrote are not taken for a pair. */
function headOf({ url, etag, asOf }: Line): string {
  return `${url}\n${etag ?? asOf}\n`
}

function failureOf(reply: Reply): ClientError {
  const isBusy = reply.status >= 500 || reply.status === 429 || reply.status === 408
  // seconds; the other form, a date, is left to our own back-off
  const seconds = /^\d+$/.exec(reply.header('retry-after') ?? '')?.[0]
  const wait = seconds === undefined ? null : Math.min(Number(seconds), 60) * 1000
  return new ClientError(isBusy ? 'busy' : 'refused', `HTTP ${reply.status}`, reply.status, wait)
}

/** At most `limit` at once; the rest wait in the order they came. */
function gate(limit: number): <T>(work: () => Promise<T>) => Promise<T> {
  const queue: (() => void)[] = []
  let busy = 0
  return async (work) => {
    if (busy < limit) busy++
    else await new Promise<void>((resolve) => queue.push(resolve))
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next) next()
      else busy--
    }
  }
}

async function both(a: Promise<void>, b: Promise<void>): Promise<void> {
  const results = await Promise.allSettled([a, b])
  for (const result of results) if (result.status === 'rejected') throw result.reason
}

function asItIs<T>(value: T): Seen<T> {
  return { value, sure: true, changesAt: null }
}

function instant(iso: string | null): number | null {
  return iso === null ? null : Date.parse(iso)
}

function later(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds)
  return () => clearTimeout(timer)
}

function utf8Length(text: string): number {
  let bytes = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : unit >= 0xd800 && unit < 0xe000 ? 2 : 3
  }
  return bytes
}
