/** The service on Cloudflare Workers: the same app over D1, static files from the `[assets]` binding. */
import type { Hono } from 'hono'
import { createApp } from './http/app.ts'
import type { Asset, Config } from './http/frame.ts'
import { d1Reader } from './store/d1.ts'
import type { D1Database } from './store/d1.ts'
import { openReader } from './store/reader.ts'

/** Bindings and variables of wrangler.toml; only `DB` must be there. */
export interface Env {
  DB: D1Database
  ASSETS?: { fetch(request: Request | string): Promise<Response> }
  /** Rate limiting binding; without it nobody is limited. */
  RATE_LIMIT?: { limit(what: { key: string }): Promise<{ success: boolean }> }
  BASE_URL?: string
  REPORT_TO?: string
  /** `on`: one JSON line per request. */
  LOG?: string
}

/** One app per isolate: compiled schedules and kept answers live as long as it does. */
let app: Hono | null = null

export default {
  fetch(request: Request, env: Env, context: unknown): Response | Promise<Response> {
    app ??= createApp({ store: openReader(d1Reader(env.DB)), now: Date.now, config: configOf(env) })
    return app.fetch(request, env, context as never)
  },
}

function configOf(env: Env): Config {
  return {
    packs: false,
    sharing: false,
    ...(env.BASE_URL ? { baseUrl: env.BASE_URL.replace(/\/$/, '') } : {}),
    ...(env.REPORT_TO ? { reportTo: env.REPORT_TO } : {}),
    ...(env.LOG === 'on' ? { log: (line: string) => console.log(line) } : {}),
    ...(env.ASSETS ? { assets: assetOf } : {}),
    ...(env.RATE_LIMIT ? { limiter: retryAfter } : {}),
  }
}

async function assetOf(path: string, env: unknown): Promise<Asset | null> {
  const { ASSETS } = env as Env
  let response = await ASSETS!.fetch(`https://assets.invalid${path}`)
  // the binding sends from /docs.html to /docs
  if (response.status === 307)
    response = await ASSETS!.fetch(`https://assets.invalid${path.replace(/\.html$/, '')}`)
  if (response.status !== 200) return null
  const type = response.headers.get('content-type') ?? 'application/octet-stream'
  return { type: withCharset(type), body: new Uint8Array(await response.arrayBuffer()) }
}

/** As Node serves them, so that both give the same headers. */
function withCharset(type: string): string {
  const isText = /^(text\/|application\/(json|javascript)|image\/svg)/.test(type)
  return isText && !type.includes('charset') ? `${type}; charset=utf-8` : type
}

/** Windows of the binding are 10 or 60 s; a minute is what is told. */
async function retryAfter(request: Request, env: unknown): Promise<number | null> {
  const key = request.headers.get('cf-connecting-ip') ?? ''
  const { success } = await (env as Env).RATE_LIMIT!.limit({ key })
  return success ? null : 60
}
