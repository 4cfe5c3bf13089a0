/// <reference lib="dom" />
/**
 * The service worker: what was seen stays readable without a network and says from when it is. Pages come
 * from the network first; what draws them comes from the device.
 */

/** Digest of everything that draws a page, put in by the builder: a new build is a new cache. */
const BUILD = '__BUILD__'
const DRAWING = `drawing-${BUILD}`
const PAGES = 'pages'
const MOST_PAGES = 150
/** A network slower than this loses to what is on the device. */
const PATIENCE = 4000
const ASSETS = ['/assets/page.css', '/assets/page.js', '/assets/icon.svg', '/offline']

interface Worker extends EventTarget {
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void> }
}
interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Fetching extends Extendable {
  request: Request
  respondWith(response: Promise<Response>): void
}

const worker = self as unknown as Worker

worker.addEventListener('install', (event) =>
  (event as Extendable).waitUntil(
    caches
      .open(DRAWING)
      .then((cache) => cache.addAll(ASSETS))
      .then(() => worker.skipWaiting()),
  ),
)

worker.addEventListener('activate', (event) =>
  (event as Extendable).waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith('drawing-') && name !== DRAWING)
            .map((name) => caches.delete(name)),
        ),
      )
      .then(() => worker.clients.claim()),
  ),
)

worker.addEventListener('message', (event) => {
  const { keep } = (event as MessageEvent<{ keep?: string[] }>).data
  if (keep) (event as unknown as Extendable).waitUntil(keepAll(keep))
})

worker.addEventListener('fetch', (event) => {
  const { request } = event as Fetching
  const address = new URL(request.url)
  if (request.method !== 'GET' || address.origin !== location.origin) return
  if (address.pathname.startsWith('/assets/')) (event as Fetching).respondWith(drawing(request))
  else if (isPage(request, address)) (event as Fetching).respondWith(page(event as Fetching))
})

function isPage(request: Request, address: URL): boolean {
  if (/^\/(v1|feeds|share|docs|edit|openapi|healthz|sitemap)/.test(address.pathname)) return false
  return (
    request.mode === 'navigate' || (request.headers.get('accept') ?? '').startsWith('text/html')
  )
}

async function drawing(request: Request): Promise<Response> {
  const cache = await caches.open(DRAWING)
  const kept = await cache.match(request)
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok) await cache.put(request, response.clone())
  return response
}

async function page(event: Fetching): Promise<Response> {
  const { request } = event
  const cache = await caches.open(PAGES)
  // a closure announced a minute ago counts more than a saved round trip
  const network = fetch(request, { cache: 'no-cache' }).then(async (response) => {
    if (response.ok) await cache.put(request.url, response.clone())
    return response
  })
  event.waitUntil(network.then(() => trim(cache)).catch(() => undefined))
  try {
    return await Promise.race([network, late()])
  } catch {
    const kept = await find(cache, request.url)
    if (kept) return asSaved(kept)
    return network.catch(
      async () => (await caches.match('/offline')) ?? new Response('offline', { status: 503 }),
    )
  }
}

function late(): Promise<never> {
  return new Promise((_, reject) => setTimeout(reject, PATIENCE))
}

/** The same page, or the same without language and mode; another moment is another page. */
async function find(cache: Cache, url: string): Promise<Response | undefined> {
  const exact = await cache.match(url)
  if (exact || new URL(url).searchParams.has('at')) return exact
  return cache.match(url.split('?')[0]!)
}

/** Marks the document with the moment it was true. */
async function asSaved(kept: Response): Promise<Response> {
  const date = kept.headers.get('date')
  const moment = date ? new Date(date).toISOString() : ''
  const headers = new Headers(kept.headers)
  headers.delete('content-length')
  headers.delete('content-encoding')
  const text = await kept.text()
  return new Response(text.replace('<html ', `<html data-saved="${moment}" `), { headers })
}

async function keepAll(urls: string[]): Promise<void> {
  const cache = await caches.open(PAGES)
  for (const url of urls) {
    try {
      const response = await fetch(url, { headers: { accept: 'text/html' } })
      if (response.ok) await cache.put(url, response)
    } catch {
      return
    }
  }
  await trim(cache)
}

/** The oldest go first; keys come in the order of putting. */
async function trim(cache: Cache): Promise<void> {
  const keys = await cache.keys()
  for (const key of keys.slice(0, Math.max(0, keys.length - MOST_PAGES))) await cache.delete(key)
}

export type {}
