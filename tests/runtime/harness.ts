/** Real workerd with a local, migrated D1 inside an ordinary test; no login, no network. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createTestHarness, unstable_readConfig } from 'wrangler'
import { buildWorker } from '../../src/cli/bundle.ts'

/** A Worker that listens on loopback. */
export interface RunningWorker {
  url: URL
  /** `path` is relative to `url`. */
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** What the Worker wrote to its console since it started. */
  logs(): string[]
  stop(): Promise<void>
}

/** What to start; without `main`, the project's own Worker with its assets. */
export interface WorkerOptions {
  /** Entry file, relative to the top of the project; it gets the D1 binding `DB`. */
  main?: string
  /** Plain-text bindings, over those of wrangler.toml. */
  vars?: Record<string, string>
}

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Starts a Worker under the compatibility date, database and migrations of wrangler.toml, bundled as the
 * project's own is. Each start has an empty database of its own. Stop it, or the test process will not end.
 */
export async function startWorker({ main, vars = {} }: WorkerOptions = {}): Promise<RunningWorker> {
  process.env['WRANGLER_SEND_METRICS'] = 'false'
  process.env['CLOUDFLARE_CF_FETCH_ENABLED'] = 'false' // else it asks the network for Request.cf
  const folder = mkdtempSync(join(tmpdir(), 'budayang-worker-'))
  const script = join(folder, 'worker.js')
  if (main !== undefined) await buildWorker(join(ROOT, main), script)
  const worker =
    main === undefined ? { configPath: 'wrangler.toml', vars } : { config: bare(script, vars) }
  const harness = createTestHarness({ root: ROOT, workers: [worker] })
  const stop = async () => {
    await harness.close()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const { url } = await harness.listen()
    await harness.getWorker().applyD1Migrations('DB')
    return {
      url,
      fetch: (path, init) => fetch(new URL(path, url), init),
      logs: () => harness.getLogs().map((log) => String(log.message)),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** The project's configuration around another script, without assets. */
function bare(main: string, vars: Record<string, string>) {
  const { compatibility_date, d1_databases } = unstable_readConfig({
    config: `${ROOT}wrangler.toml`,
  })
  return {
    name: 'budayang-test',
    main,
    no_bundle: true,
    compatibility_date: compatibility_date!,
    d1_databases,
    send_metrics: false,
    vars,
  }
}
