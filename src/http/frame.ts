/**
 * What happens to every request whatever it asks: limits, language, kept answers, conditions, headers,
 * problems, one line in the log. Handlers only make bodies.
 */
import type { Context, Handler, Hono } from 'hono'
import { Hono as TinyHono } from 'hono/tiny'
import type { Instant } from '../core/model.ts'
import type { Lang } from '../render/words.ts'
import { Memo, matches, maxAge, withEtag } from './cache.ts'
import type { Kept, Rendered } from './cache.ts'
import { Refusal, notFound, problemOf } from './problem.ts'
import { LONGEST_URL, readQuery } from './query.ts'
import type { Params, Values } from './query.ts'
import type { Route } from './routes.ts'
import { Watch } from './watch.ts'

/** What a handler is asked. */
export interface Ask<P extends Params = Params> {
  q: Values<P>
  /** A path parameter. */
  path(name: string): string
  /** `?lang=`, else what `Accept-Language` likes best. */
  lang: Lang
  /** The whole minute in which it was asked. */
  now: Instant
  /** Origin under which the service is reached, without a trailing slash. */
  origin: string
  /** Path and query as they were asked. */
  address: string
  accept: string
}

/** A body, and until when it holds. The rest of {@link Rendered} has defaults by route. */
export type Answered = Pick<Rendered, 'body' | 'changesAt'> & Partial<Rendered>

/** A file of the site: scripts, styles, pictures, the documentation. */
export interface Asset {
  type: string
  body: Uint8Array<ArrayBuffer>
}

/** What a runtime gives the app beside its store. Everything is optional. */
export interface Config {
  /** Public origin for absolute links; the request's own if not given. */
  baseUrl?: string
  /** Mail or https address that takes reports of mistakes. */
  reportTo?: string
  /** Milliseconds between looks for a new revision. */
  pollEvery?: number
  /** False where requests must not wait for one another's reads, as on Workers. */
  sharing?: boolean
  /** Bytes of kept answers. */
  memoBytes?: number
  /** False where the network in front compresses by itself, as Cloudflare's does. */
  packs?: boolean
  /** Takes one JSON line for every request; without it nothing is logged. */
  log?: (line: string) => void
  /** Static files by path; `env` is what the runtime passes to `fetch`. */
  assets?: (path: string, env: unknown) => Promise<Asset | null>
  /** Seconds to wait if this caller asks too often, else null. */
  limiter?: (request: Request, env: unknown) => Promise<number | null>
}

/** How long caches keep answers, feeds and files, in seconds; `validUntil` may shorten the first. */
export const KEEP = { answer: 60, feed: 300, asset: 300, health: 0 } as const

/** One app's frame: `read` adds an address. */
export interface Frame {
  app: Hono
  watch: Watch
  memo: Memo
  read<P extends Params>(route: Route<P>, answer: (ask: Ask<P>) => Promise<Answered>): void
  /** The same for pages: unknown parameters are ignored, faults are shown as a page. */
  page<P extends Params>(route: Route<P>, answer: (ask: Ask<P>) => Promise<Answered>): void
  /** A static file at an address of its own. */
  file(path: string, asset: string): void
  /** Forgets kept answers: a head has changed. */
  renew(): void
}

/** What the frame needs from the app around it. */
export interface Surroundings {
  now: () => number
  config: Config
  /** Looks for new revisions if it is time to; otherwise there is nothing to wait for. */
  refresh(now: number): Promise<void> | undefined
  /** A page for people that says what went wrong. */
  errorPage(
    status: number,
    details: string[],
    ask: { lang: Lang; now: Instant; origin: string },
  ): string
  /** Content-Security-Policy of pages. */
  pagePolicy: string
}

/** JSON with an answer's lifetime. */
export function json(body: unknown, changesAt: Instant | null = null): Answered {
  return { body: JSON.stringify(body), changesAt }
}

/** Opens the frame over an empty app. */
export function openFrame(around: Surroundings): Frame {
  const { config, now } = around
  const { packs = true } = config
  // three dozen addresses need no router that is compiled: the smallest is as fast here
  const app: Hono = new TinyHono()
  const memo = new Memo(config.memoBytes ?? 8_000_000)
  const watch = new Watch(config.log)
  let generation = 0

  const finish = (request: Request, kept: Kept, at: number): Response | Promise<Response> => {
    if (packs && kept.packable && acceptsGzip(request)) return finishPacked(request, kept, at)
    const { full, unmodified } = headersAt(kept, at)
    if (matches(request.headers.get('if-none-match'), kept.etag))
      return new Response(null, { status: 304, headers: unmodified })
    const body = request.method === 'HEAD' ? null : kept.body
    return new Response(body, { status: 200, headers: full })
  }

  const finishPacked = async (request: Request, kept: Kept, at: number): Promise<Response> => {
    const packed = (kept.packed ??= await gzipped(kept))
    const { full, unmodified } = headersAt(kept, at)
    const { etag } = packed.headers
    if (matches(request.headers.get('if-none-match'), etag))
      return new Response(null, { status: 304, headers: { ...unmodified, etag } })
    // workerd would compress once more; elsewhere the word means nothing
    const init = { headers: { ...full, ...packed.headers }, encodeBody: 'manual' as const }
    return new Response(request.method === 'HEAD' ? null : packed.body, init)
  }

  /** The answer kept for a request, if it is true now. */
  const recall = (request: Request, at: number): Response | Promise<Response> | null => {
    const began = watch.begin()
    const kept = memo.get(memoKey(request), at)
    if (!kept) return null
    const response = finish(request, kept, at)
    return response instanceof Promise
      ? response.then((late) => watch.end(request, late, kept.route, began))
      : watch.end(request, response, kept.route, began)
  }

  // what is in memory is answered before any routing
  const routed = app.fetch
  app.fetch = (request, env, context) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return routed(request, env, context)
    const at = now()
    const waiting = around.refresh(at)
    if (!waiting && !config.limiter) return recall(request, at) ?? routed(request, env, context)
    waiting?.catch(() => {}) // told below, unless the caller is turned away first
    return (async () => {
      const retry = config.limiter ? await config.limiter(request, env) : null
      if (retry !== null) return watch.end(request, tooOften(retry), 'limited', watch.begin())
      try {
        await waiting
      } catch {
        return watch.end(request, unreachable(), 'other', watch.begin())
      }
      return recall(request, at) ?? routed(request, env, context)
    })()
  }

  app.use(async (c, next) => {
    const began = watch.begin()
    const { method } = c.req
    if (method === 'OPTIONS') c.res = preflight()
    else if (method !== 'GET' && method !== 'HEAD') c.res = wrongMethod()
    // this router would take /v1/cities/ for /v1/cities
    else if (c.req.path.length > 1 && c.req.path.endsWith('/')) c.res = await fileAt(c, c.req.path)
    else await next()
    watch.end(c.req.raw, c.res, watch.routeOf(c), began)
  })

  const handler =
    <P extends Params>(
      route: Route<P>,
      answer: (ask: Ask<P>) => Promise<Answered>,
      manner: 'strict' | 'lenient',
    ): Handler =>
    async (c) => {
      watch.route(c, route.name)
      const at = now()
      const { origin, path, query } = addressOf(c)
      const accept = c.req.header('accept') ?? ''
      if (path.length + query.length > LONGEST_URL)
        throw new Refusal(400, `the address has more than ${LONGEST_URL} characters`)
      const q = readQuery(route.params, query, manner)
      const speaks = Object.hasOwn(route.params, 'lang')
      const asked = (q as { lang?: Lang | null }).lang ?? null
      const lang =
        asked ?? (manner === 'lenient' ? 'zh-CN' : preferred(c.req.header('accept-language')))
      const started = generation
      const minute = Math.floor(at / 60_000)
      const answered = await answer({
        q,
        path: (name) => c.req.param(name) ?? '',
        lang,
        now: minute,
        origin: config.baseUrl ?? origin,
        address: query === '' ? path : `${path}?${query}`,
        accept,
      })
      const type = answered.type ?? 'application/json; charset=utf-8'
      const rendered: Rendered = {
        route: route.name,
        keep: KEEP.answer,
        vary: speaks && asked === null && manner === 'strict' ? 'Accept-Language' : '',
        language: speaks ? lang : null,
        ...answered,
        type,
        headers: {},
      }
      const kept = await withEtag(rendered, minute)
      kept.headers = headersOf(kept, answered.headers ?? {}, around)
      if (started === generation && !hasPosition(query)) memo.set(memoKey(c.req.raw), kept)
      return finish(c.req.raw, kept, at)
    }

  const fileAt = async (c: Context, path: string): Promise<Response> => {
    const asset = config.assets && ASSET_PATH.test(path) ? await config.assets(path, c.env) : null
    if (!asset) return refuse(c, notFound(`nothing is at ${addressOf(c).path.slice(0, 200)}`))
    watch.route(c, 'asset')
    const at = now()
    const rendered: Rendered = {
      route: 'asset',
      type: asset.type,
      body: asset.body,
      changesAt: null,
      keep: KEEP.asset,
      vary: '',
      language: null,
      headers: {},
    }
    const kept = await withEtag(rendered, Math.floor(at / 60_000))
    kept.headers = headersOf(
      kept,
      path === '/sw.js'
        ? // a worker's fetches obey the policy of its own script (CSP 3 §1.2)
          {
            'service-worker-allowed': '/',
            'content-security-policy': "default-src 'none'; connect-src 'self'",
          }
        : {},
      around,
    )
    memo.set(memoKey(c.req.raw), kept)
    return finish(c.req.raw, kept, at)
  }

  app.notFound((c) => fileAt(c, addressOf(c).path))

  app.onError((error, c) => {
    const { path } = addressOf(c)
    if (error instanceof Refusal)
      return error.status === 404 && /^\/[\w.-]+$/.test(path) ? fileAt(c, path) : refuse(c, error)
    watch.trouble(error)
    return refuse(c, new Refusal(503, 'the answer could not be made; please ask again'))
  })

  const refuse = (c: Context, refusal: Refusal): Response => {
    const { path, origin } = addressOf(c)
    const headers = { ...COMMON, 'cache-control': 'no-store', vary: 'Accept' }
    if (!/^\/(v1|feeds|healthz|metrics|openapi\.json)(\/|$)/.test(path) && wantsHtml(c)) {
      const lang = /[?&]lang=en(&|$)/.test(c.req.url) ? 'en' : 'zh-CN'
      const details = refusal.faults.map((fault) =>
        'parameter' in fault ? `${fault.parameter}: ${fault.detail}` : fault.detail,
      )
      const page = around.errorPage(refusal.status, details.length ? details : [refusal.message], {
        lang,
        now: Math.floor(now() / 60_000),
        origin: config.baseUrl ?? origin,
      })
      return new Response(page, {
        status: refusal.status,
        headers: {
          ...headers,
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': around.pagePolicy,
        },
      })
    }
    return problem(refusal, headers)
  }

  return {
    app,
    watch,
    memo,
    read: (route, answer) => void app.get(honoPath(route.path), handler(route, answer, 'strict')),
    page: (route, answer) => void app.get(honoPath(route.path), handler(route, answer, 'lenient')),
    file: (path, asset) => void app.get(path, (c) => fileAt(c, asset)),
    renew() {
      generation++
      memo.clear()
    },
  }
}

/** The headers of an answer at a moment: they differ only as `max-age` runs down. */
function headersAt(kept: Kept, now: number): NonNullable<Kept['aged']> {
  const age = maxAge(kept, now)
  if (kept.aged?.age === age) return kept.aged
  const control = kept.keep === 0 ? 'no-cache' : `public, max-age=${age}, must-revalidate`
  const full: Record<string, string> = { ...kept.headers, 'cache-control': control }
  const { 'content-type': _, 'content-length': __, ...unmodified } = full
  return (kept.aged = { age, full, unmodified })
}

function acceptsGzip({ headers }: Request): boolean {
  const accepted = headers.get('accept-encoding') ?? ''
  return /(^|[,\s])gzip\s*(;\s*q=(?!0(\.0*)?\s*(,|$))[^,]*)?\s*(,|$)/i.test(accepted)
}

/** The same body compressed: another representation, so an entity tag of its own (RFC 9110 §8.8.3). */
async function gzipped({ body, etag }: Kept): Promise<NonNullable<Kept['packed']>> {
  const stream = new Blob([body]).stream().pipeThrough(new CompressionStream('gzip'))
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer())
  return {
    body: bytes,
    headers: {
      etag: etag.replace(/"$/, '-gzip"'),
      'content-encoding': 'gzip',
      'content-length': String(bytes.byteLength),
    },
  }
}

/** Headers of every response. */
const COMMON: Record<string, string> = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, Retry-After, Content-Language',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'cross-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
}

function headersOf(
  kept: Kept,
  own: Record<string, string>,
  { config, pagePolicy }: Surroundings,
): Record<string, string> {
  const isPage = /^(text\/html|image\/svg)/.test(kept.type)
  return {
    ...COMMON,
    'content-type': kept.type,
    'content-length': String(kept.bytes),
    etag: kept.etag,
    ...varying(kept),
    ...(kept.language === null ? {} : { 'content-language': kept.language }),
    ...(isPage
      ? {
          'content-security-policy': pagePolicy,
          'permissions-policy': 'geolocation=(self), camera=(), microphone=()',
        }
      : {}),
    ...(config.baseUrl?.startsWith('https:')
      ? { 'strict-transport-security': 'max-age=31536000' }
      : {}),
    ...own,
  }
}

function varying(kept: Kept): { vary?: string } {
  const vary = [kept.vary, kept.packable ? 'Accept-Encoding' : ''].filter((name) => name !== '')
  return vary.length ? { vary: vary.join(', ') } : {}
}

function problem(refusal: Refusal, headers: Record<string, string>): Response {
  const body = problemOf(refusal.status, refusal.message, refusal.faults)
  return new Response(JSON.stringify(body), {
    status: refusal.status,
    headers: { ...headers, 'content-type': 'application/problem+json; charset=utf-8' },
  })
}

function preflight(): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...COMMON,
      allow: 'GET, HEAD, OPTIONS',
      'access-control-allow-methods': 'GET, HEAD, OPTIONS',
      'access-control-allow-headers': 'If-None-Match, Accept, Accept-Language',
      'access-control-max-age': '86400',
    },
  })
}

function wrongMethod(): Response {
  const refusal = new Refusal(405, 'everything here is read with GET or HEAD')
  return problem(refusal, { ...COMMON, 'cache-control': 'no-store', allow: 'GET, HEAD, OPTIONS' })
}

/** The store could not be asked, and nothing of it is in memory yet. */
function unreachable(): Response {
  const refusal = new Refusal(503, 'the data could not be read; please ask again')
  return problem(refusal, { ...COMMON, 'cache-control': 'no-store', 'retry-after': '5' })
}

function tooOften(seconds: number): Response {
  const refusal = new Refusal(429, `too many requests; ask again in ${seconds} s`)
  return problem(refusal, {
    ...COMMON,
    'cache-control': 'no-store',
    'retry-after': String(seconds),
  })
}

/** Two requests with equal keys have equal answers. */
function memoKey({ headers, url }: Request): string {
  const accept = headers.get('accept')
  const jcal = accept !== null && accept.includes('calendar+json')
  return `${preferred(headers.get('accept-language'))}${jcal ? '+' : ' '}${url}`
}

/** Positions are personal: such answers are made anew and their addresses kept nowhere. */
function hasPosition(query: string): boolean {
  return /(^|&)(lat|lon)=/.test(query)
}

/** Scheme and host, path, and query without its `?`, as the client sent them. */
function addressOf(c: Context): { origin: string; path: string; query: string } {
  const { url } = c.req
  const start = url.indexOf('/', url.indexOf('://') + 3)
  const mark = url.indexOf('?', start)
  return {
    origin: url.slice(0, start),
    path: mark < 0 ? url.slice(start) : url.slice(start, mark),
    query: mark < 0 ? '' : url.slice(mark + 1),
  }
}

/** `/v1/venues/{id}` as Hono writes it; an extension belongs to the pattern. */
function honoPath(path: string): string {
  return path
    .replace(/\{(\w+)\}(\.\w+)/g, (_, name: string, end: string) => `:${name}{.+\\${end}}`)
    .replace(/\{(\w+)\}/g, ':$1')
}

function wantsHtml(c: Context): boolean {
  return (c.req.header('accept') ?? '').includes('text/html')
}

/** The language a header likes best of those we speak (RFC 9110 §12.5.4); Chinese if it says nothing. */
export function preferred(header: string | null | undefined): Lang {
  if (!header) return 'zh-CN'
  const known = languages.get(header)
  if (known) return known
  const best = chooseLanguage(header)
  if (languages.size > 1000) languages.clear()
  if (header.length < 200) languages.set(header, best)
  return best
}

const languages = new Map<string, Lang>()

function chooseLanguage(header: string): Lang {
  const liking = { zh: -1, en: -1 }
  let any = -1
  for (const range of header.slice(0, 1000).toLowerCase().split(',')) {
    const [tag = '', ...rest] = range.split(';').map((part) => part.trim())
    const q = rest.find((part) => part.startsWith('q='))
    const weight = q === undefined ? 1 : Number(q.slice(2))
    if (!(weight >= 0 && weight <= 1)) continue
    if (tag === '*') any = Math.max(any, weight)
    else if (/^zh(-|$)/.test(tag)) liking.zh = Math.max(liking.zh, weight)
    else if (/^en(-|$)/.test(tag)) liking.en = Math.max(liking.en, weight)
  }
  const zh = liking.zh < 0 ? any : liking.zh
  const en = liking.en < 0 ? any : liking.en
  return en > zh && en > 0 ? 'en' : 'zh-CN'
}

const ASSET_PATH = /^\/[A-Za-z0-9][A-Za-z0-9._/-]{0,200}$/
