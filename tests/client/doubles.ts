/**
 * Doubles for what a device has: a clock that moves when told, a service that answers from a table, and
 * a `wx` that refuses what the platform refuses.
 */
import type { Reply, Status, StatusItem, Store, Transport, Wx } from '../../src/client/web.ts'

/** A clock with timers; `advance` runs what falls due in order and lets answers arrive in between. */
export interface FakeClock {
  now(): number
  after(milliseconds: number, run: () => void): () => void
  /** Moves on by so many milliseconds. */
  advance(milliseconds: number): Promise<void>
  /** Work outside this clock that `advance` must wait for, e.g. a request to a real server. */
  busy<T>(work: Promise<T>): Promise<T>
  /** Timers that are still set. */
  waiting(): number
}

/** A clock standing at `start` (ISO 8601 or milliseconds). */
export function fakeClock(start: string | number): FakeClock {
  let t = typeof start === 'number' ? start : Date.parse(start)
  let serial = 0
  const timers = new Map<number, { at: number; run: () => void }>()
  const pending = new Set<Promise<unknown>>()

  async function settle(): Promise<void> {
    for (let idle = 0; idle < 3; idle++) {
      if (pending.size) {
        await Promise.allSettled([...pending])
        idle = 0
      }
      await new Promise((resolve) => setImmediate(resolve))
    }
  }

  return {
    now: () => t,
    after(milliseconds, run) {
      const id = ++serial
      timers.set(id, { at: t + Math.max(1, Math.ceil(milliseconds)), run })
      return () => timers.delete(id)
    },
    async advance(milliseconds) {
      const end = t + milliseconds
      await settle()
      for (;;) {
        const due = [...timers].sort((a, b) => a[1].at - b[1].at || a[0] - b[0])[0]
        if (!due || due[1].at > end) break
        timers.delete(due[0])
        t = due[1].at
        due[1].run()
        await settle()
      }
      t = end
      await settle()
    },
    busy(work) {
      pending.add(work)
      const done = () => pending.delete(work)
      work.then(done, done)
      return work
    },
    waiting: () => timers.size,
  }
}

/** A transport with a switch, a log, and a count of what is under way. */
export interface Line extends Transport {
  online: boolean
  log: { url: string; headers: Record<string, string>; status: number }[]
  /** The most requests that were ever under way at once. */
  peak: number
}

/** A line to `answer`; switched off, it rejects as a device in flight mode does. */
export function lineTo(
  answer: (url: string, headers: Record<string, string>) => Promise<Reply> | Reply,
): Line {
  let under = 0
  const send: Transport = async (url, headers) => {
    if (!line.online) throw new Error('request:fail no network')
    under++
    line.peak = Math.max(line.peak, under)
    try {
      const reply = await answer(url, headers)
      line.log.push({ url, headers, status: reply.status })
      return reply
    } finally {
      under--
    }
  }
  const line: Line = Object.assign(send, { online: true, log: [], peak: 0 })
  return line
}

/** A line to anything that speaks `fetch`, e.g. `app.request` or a server on a port. */
export function lineToFetch(
  fetch: (url: string, init: { headers: Record<string, string> }) => Promise<Response> | Response,
  clock?: FakeClock,
): Line {
  return lineTo((url, headers) => {
    const work = (async () => {
      const response = await fetch(url, { headers })
      const text = await response.text()
      return { status: response.status, header: (n: string) => response.headers.get(n), text }
    })()
    return clock ? clock.busy(work) : work
  })
}

/** A reply with a body and an entity tag; 304 if the question already names the tag. */
export function jsonReply(
  body: unknown,
  etag: string | null,
  headers: Record<string, string>,
): Reply {
  const isKnown = etag !== null && headers['if-none-match'] === etag
  return {
    status: isKnown ? 304 : 200,
    header: (name) => (name === 'etag' ? etag : null),
    text: isKnown ? '' : JSON.stringify(body),
  }
}

/** A reply without a body worth reading. */
export function bareReply(status: number, headers: Record<string, string> = {}): Reply {
  return { status, header: (name) => headers[name] ?? null, text: '' }
}

/** A store in memory that counts what it holds. */
export function memoryStore(): Store & { values: Map<string, string> } {
  const values = new Map<string, string>()
  return {
    values,
    get: (key) => values.get(key) ?? null,
    set: (key, value) => void values.set(key, value),
    remove: (key) => void values.delete(key),
  }
}

/** A status with everything unsaid; tests name only what they are about. */
export function statusWith(id: string, said: Partial<Status>): Status {
  return {
    venue: { id, name: id },
    state: 'closed',
    reason: null,
    partial: false,
    openParts: [],
    closedParts: [],
    since: null,
    until: null,
    then: null,
    opensNext: null,
    opensNextSure: null,
    knownUntil: null,
    canEnter: 'no',
    lastEntry: null,
    booking: null,
    fee: null,
    hint: null,
    provisional: false,
    stale: false,
    openEnded: false,
    because: [],
    summary: '',
    validUntil: null,
    ...said,
  }
}

/** `open 17:00 closed 20:30 …` of one day in China as a batch item with its transitions. */
export function itemOf(id: string, date: string, story: string): StatusItem {
  const words = story.split(' ')
  const moment = (time: string) => `${date}T${time}:00+08:00`
  const steps: Status[] = []
  for (let i = 0; i < words.length; i += 2) {
    const state = words[i] as Status['state']
    const [at, until] = [words[i - 1], words[i + 1]]
    steps.push(
      statusWith(id, {
        ...(at ? { at: moment(at), since: moment(at) } : {}),
        state,
        until: until ? moment(until) : null,
        validUntil: until ? moment(until) : null,
      }),
    )
  }
  return { ...steps[0]!, transitions: steps.slice(1) }
}

/** What a {@link wxDouble} was asked to do, in order. */
export interface WxCall {
  api: string
  options: Record<string, unknown>
}

/** A `wx` with the limits of FACTS §3: it refuses what WeChat refuses, with WeChat's words. */
export interface WxDouble extends Wx {
  [api: string]: any
  calls: WxCall[]
  /** What it refused, in WeChat's words; an empty place in the storage is no refusal. */
  refusals: string[]
  /** Runs `handler` as a tap does: only then are calendars and other programs within reach. */
  tap<T>(handler: () => T | Promise<T>): Promise<T>
  values: Map<string, string>
  peak: number
  online: boolean
}

/** Makes a double whose requests go to `fetch`; `domains` is the console's list of request domains. */
export function wxDouble(world: {
  fetch: (url: string, init: { headers: Record<string, string> }) => Promise<Response> | Response
  domains: string[]
  clock: FakeClock
  /** Names in the user's contacts with the program: what the user has allowed. */
  allowed?: string[]
  position?: { latitude: number; longitude: number }
  fontSizeScaleFactor?: number
  /** What an earlier run left in the storage. */
  values?: Map<string, string>
}): WxDouble {
  const calls: WxCall[] = []
  const refusals: string[] = []
  const values = new Map(world.values)
  const allowed = new Set(world.allowed ?? ['scope.addPhoneCalendar', 'scope.userLocation'])
  let tapping = 0
  let under = 0

  const fail = (options: any, errMsg: string) => {
    if (errMsg !== 'getStorage:fail data not found') refusals.push(errMsg)
    queueMicrotask(() => {
      options.fail?.({ errMsg })
      options.complete?.({ errMsg })
    })
  }
  const succeed = (options: any, result: object = {}) => {
    queueMicrotask(() => {
      options.success?.({ errMsg: 'ok', ...result })
      options.complete?.({ errMsg: 'ok', ...result })
    })
  }
  const note = (api: string, options: any = {}) => {
    const plain = Object.entries(options).filter(([, value]) => typeof value !== 'function')
    calls.push({ api, options: Object.fromEntries(plain) })
  }
  const onTap = (api: string, scope: string | null, check: (options: any) => string | null) => {
    return (options: any) => {
      note(api, options)
      if (!tapping) return fail(options, `${api}:fail can only be invoked by user TAP gesture.`)
      if (scope && !allowed.has(scope)) return fail(options, `${api}:fail auth deny`)
      const wrong = check(options)
      return wrong ? fail(options, `${api}:fail parameter error: ${wrong}`) : succeed(options)
    }
  }
  const simply =
    (api: string, result: object = {}) =>
    (options: any) => {
      note(api, options)
      succeed(options, result)
    }

  const double: WxDouble = {
    calls,
    refusals,
    values,
    peak: 0,
    online: true,
    async tap(handler) {
      tapping++
      try {
        return await handler()
      } finally {
        tapping--
      }
    },

    request(options: any) {
      note('request', options)
      const url = new URL(options.url)
      if (url.protocol !== 'https:' || !world.domains.includes(url.origin))
        return fail(options, 'request:fail url not in domain list')
      if (under >= 10) return fail(options, 'request:fail exceed max concurrent request')
      if (!(options.timeout <= 60_000)) return fail(options, 'request:fail timeout above 60000')
      if (!double.online) return fail(options, 'request:fail net::ERR_INTERNET_DISCONNECTED')
      under++
      double.peak = Math.max(double.peak, under)
      const work = (async () => {
        const response = await world.fetch(options.url, { headers: options.header })
        const text = await response.text()
        const data = options.dataType === 'json' ? JSON.parse(text) : text
        return { statusCode: response.status, data, header: Object.fromEntries(response.headers) }
      })()
      world.clock.busy(work).then(
        (result) => {
          under--
          options.success?.(result)
          options.complete?.(result)
        },
        (error: Error) => {
          under--
          options.fail?.({ errMsg: `request:fail ${error.message}` })
          options.complete?.({ errMsg: 'request:fail' })
        },
      )
    },

    getStorage(options: any) {
      const data = values.get(options.key)
      if (data === undefined) fail(options, 'getStorage:fail data not found')
      else succeed(options, { data })
    },
    setStorage(options: any) {
      const bytes = (text: string) => new TextEncoder().encode(text).length
      if (typeof options.data !== 'string') return fail(options, 'setStorage:fail not a string')
      if (bytes(options.data) > 1_048_576)
        return fail(options, 'setStorage:fail entry size limit reached')
      const others = [...values].filter(([key]) => key !== options.key)
      const all = others.reduce((sum, [, value]) => sum + bytes(value), bytes(options.data))
      if (all > 10 * 1_048_576) return fail(options, 'setStorage:fail exceed storage limit')
      values.set(options.key, options.data)
      succeed(options)
    },
    removeStorage(options: any) {
      values.delete(options.key)
      succeed(options)
    },

    addPhoneCalendar: onTap('addPhoneCalendar', 'scope.addPhoneCalendar', (o) => {
      if (typeof o.title !== 'string' || !o.title) return 'title'
      if (!Number.isInteger(o.startTime)) return 'startTime should be a number of seconds'
      if (o.startTime > 1e11) return 'startTime is in milliseconds'
      if (o.endTime !== undefined && !/^\d+$/.test(o.endTime)) return 'endTime should be a string'
      if (typeof o.endTime === 'number') return 'endTime should be a string'
      if (Number(o.endTime) < o.startTime) return 'endTime before startTime'
      return null
    }),
    navigateToMiniProgram: onTap('navigateToMiniProgram', null, (o) =>
      /^wx[0-9a-f]{16}$/.test(o.appId) ? null : 'appId',
    ),
    setClipboardData: onTap('setClipboardData', null, (o) =>
      typeof o.data === 'string' && o.data ? null : 'data',
    ),
    openLocation: onTap('openLocation', null, (o) => {
      if (!(Math.abs(o.latitude) <= 90) || !(Math.abs(o.longitude) <= 180)) return 'latitude'
      if (o.scale !== undefined && !(o.scale >= 5 && o.scale <= 18)) return 'scale'
      return null
    }),
    makePhoneCall: onTap('makePhoneCall', null, (o) => (o.phoneNumber ? null : 'phoneNumber')),
    getLocation(options: any) {
      note('getLocation', options)
      if (!allowed.has('scope.userLocation') || !world.position)
        return fail(options, 'getLocation:fail auth deny')
      succeed(options, { ...world.position, accuracy: 30 })
    },
    navigateTo: simply('navigateTo'),
    switchTab: simply('switchTab'),
    showToast: simply('showToast'),
    showModal: simply('showModal', { confirm: true }),
    openPrivacyContract: simply('openPrivacyContract'),
    stopPullDownRefresh: simply('stopPullDownRefresh'),
    setNavigationBarTitle: simply('setNavigationBarTitle'),
    showShareMenu: simply('showShareMenu'),
    onNeedPrivacyAuthorization: (listener: unknown) =>
      note('onNeedPrivacyAuthorization', { listener }),
    onNetworkStatusChange: (listener: unknown) => note('onNetworkStatusChange', { listener }),
    getAppBaseInfo: () => ({
      fontSizeSetting: 17 * (world.fontSizeScaleFactor ?? 1),
      fontSizeScaleFactor: world.fontSizeScaleFactor ?? 1,
      language: 'zh_CN',
    }),
  }
  return double
}
