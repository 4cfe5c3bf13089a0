/**
 * The service in workerd at whatever time each request says (`x-test-now`, in milliseconds since 1970),
 * and the store's port beside it.
 */
import type { Hono } from 'hono'
import { createApp } from '../../src/http/app.ts'
import { d1Port } from '../../src/store/d1.ts'
import type { D1Database } from '../../src/store/d1.ts'
import { openStore } from '../../src/store/store.ts'
import { answerPortCall } from '../runtime/port-worker.ts'

let app: Hono | null = null
let now = 0

export default {
  fetch(request: Request, env: { DB: D1Database }): Response | Promise<Response> {
    if (new URL(request.url).pathname === '/test/port') return answerPortCall(request, env.DB)
    now = Number(request.headers.get('x-test-now'))
    const config = { pollEvery: 0 }
    app ??= createApp({ store: openStore(d1Port(env.DB)), now: () => now, config })
    return app.fetch(request, env)
  },
}
