/** Counts and log lines. Neither knows queries, addresses of callers, or positions. */
import type { Context } from 'hono'

/** Upper bounds of the duration histogram, in seconds. */
const BUCKETS = [0.001, 0.005, 0.025, 0.1, 0.5, 2.5]

/** What one route has been asked so far. */
interface Tally {
  byStatus: Map<number, number>
  buckets: number[]
  seconds: number
  count: number
}

/** One app's eyes: `begin` and `end` surround a request. */
export class Watch {
  troubles = 0
  #routes = new Map<string, Tally>()
  readonly #log: ((line: string) => void) | undefined

  constructor(log: ((line: string) => void) | undefined) {
    this.#log = log
  }

  begin(): number {
    return performance.now()
  }

  /** Names the route a request turned out to be. */
  route(c: Context, name: string): void {
    c.set('route' as never, name as never)
  }

  /** The route that {@link route} named. */
  routeOf(c: Context): string {
    return (c.get('route' as never) as string | undefined) ?? 'other'
  }

  /** Counts an answer, and gives it back. */
  end(request: Request, response: Response, name: string, began: number): Response {
    const took = (performance.now() - began) / 1000
    const { status } = response
    let tally = this.#routes.get(name)
    if (!tally) {
      tally = { byStatus: new Map(), buckets: BUCKETS.map(() => 0), seconds: 0, count: 0 }
      this.#routes.set(name, tally)
    }
    tally.byStatus.set(status, (tally.byStatus.get(status) ?? 0) + 1)
    tally.seconds += took
    tally.count++
    const bucket = BUCKETS.findIndex((bound) => took <= bound)
    if (bucket >= 0) tally.buckets[bucket]!++
    if (!this.#log) return response
    const id = crypto.randomUUID()
    response.headers.set('x-request-id', id)
    this.#log(
      JSON.stringify({
        time: new Date().toISOString(),
        id,
        method: request.method,
        route: name,
        status,
        ms: Math.round(took * 1e6) / 1e3,
      }),
    )
    return response
  }

  /** Something of ours or below us broke; the message goes to the log, never to the caller. */
  trouble(error: unknown): void {
    this.troubles++
    this.#log?.(
      JSON.stringify({
        time: new Date().toISOString(),
        level: 'error',
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
    )
  }

  /** Prometheus text exposition format 0.0.4; `gauges` are added as they are. */
  metrics(gauges: Record<string, number>): string {
    const lines = ['# TYPE budayang_requests_total counter']
    for (const [route, tally] of this.#routes)
      for (const [status, count] of tally.byStatus)
        lines.push(`budayang_requests_total{route="${route}",status="${status}"} ${count}`)
    lines.push('# TYPE budayang_request_seconds histogram')
    for (const [route, tally] of this.#routes) {
      let below = 0
      BUCKETS.forEach((bound, i) => {
        below += tally.buckets[i]!
        lines.push(`budayang_request_seconds_bucket{route="${route}",le="${bound}"} ${below}`)
      })
      lines.push(`budayang_request_seconds_bucket{route="${route}",le="+Inf"} ${tally.count}`)
      lines.push(`budayang_request_seconds_sum{route="${route}"} ${tally.seconds.toFixed(6)}`)
      lines.push(`budayang_request_seconds_count{route="${route}"} ${tally.count}`)
    }
    for (const [name, value] of Object.entries({ ...gauges, troubles: this.troubles })) {
      lines.push(`# TYPE budayang_${name} gauge`, `budayang_${name} ${value}`)
    }
    return `${lines.join('\n')}\n`
  }
}
