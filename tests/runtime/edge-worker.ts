/** A Worker for tests only: the service with a clock that stands still, and the port behind a path to fill D1. */
import { createApp } from '../../src/http/app.ts'
import { d1Reader } from '../../src/store/d1.ts'
import type { D1Database } from '../../src/store/d1.ts'
import { openReader } from '../../src/store/reader.ts'
import { answerPortCall } from './port-worker.ts'

let app: ReturnType<typeof createApp> | null = null

export default {
  fetch(request: Request, env: { DB: D1Database; NOW: string }): Response | Promise<Response> {
    if (new URL(request.url).pathname === '/.port') return answerPortCall(request, env.DB)
    const config = { baseUrl: 'https://budayang.example', pollEvery: 0, packs: false }
    app ??= createApp({ store: openReader(d1Reader(env.DB)), now: () => Number(env.NOW), config })
    return app.fetch(request, env)
  },
}
