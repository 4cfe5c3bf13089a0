/** Commands that ask: they are clients of the same app, so the terminal cannot say anything else. */
import { existsSync } from 'node:fs'
import { DATA_DIR } from '../dataset/read.ts'
import { createApp } from '../http/app.ts'
import { optionsFrom, serveUntilStopped } from '../node.ts'
import { publishFolder, sayIssue, sayOutcome } from '../publishing.ts'
import type { Day, Hours, OpenList, Problem } from '../render/wire.ts'
import { stateName, weekdayDate } from '../render/words.ts'
import type { Lang } from '../render/words.ts'
import { openSqlite } from '../store/sqlite.ts'
import type { SqlitePort } from '../store/sqlite.ts'
import { openStore } from '../store/store.ts'
import type { Store } from '../store/store.ts'
import { Failure, asJson, fine, table } from './terminal.ts'
import type { Input, Outcome } from './terminal.ts'

type App = ReturnType<typeof createApp>

/** `budayang serve` */
export async function serve({ options }: Input): Promise<Outcome> {
  const base = optionsFrom(process.env)
  const port = options['port'] === undefined ? base.port : Number(options['port'])
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Failure(
      2,
      `port ${options['port'] ?? process.env['PORT']} is not a number between 0 and 65535`,
    )
  const { host = base.host, db = base.db, data = base.data } = options
  await serveUntilStopped({ ...base, port, host, db, data }).catch((error: unknown) => {
    throw new Failure(1, error instanceof Error ? error.message : String(error))
  })
  return fine('')
}

/** `budayang open` */
export function open({ options, json }: Input): Promise<Outcome> {
  return asking(options, async (app) => {
    const { city, at, kind, lang } = options
    const body = await ask<OpenList>(app, '/v1/open', { city, at, kind, lang, limit: '200' })
    if (json) return fine(asJson(body))
    const rows = body.items.map(({ venue, status }) => [venue.name, status.summary, venue.id])
    const { open, closed, unknown } = body.counts
    const [o, c, u] = (['open', 'closed', 'unknown'] as const).map((s) =>
      stateName(s, langOf(lang)),
    )
    return fine(
      [table(rows), `${o!} ${open}  ${c!} ${closed}  ${u!} ${unknown}`].filter(Boolean).join('\n'),
    )
  })
}

/** `budayang hours VENUE` */
export function hours({ args, options, json }: Input): Promise<Outcome> {
  return asking(options, async (app) => {
    const { from, to, lang } = options
    const path = `/v1/venues/${encodeURIComponent(args[0]!)}/hours`
    const body = await ask<Hours>(app, path, { from, to, lang })
    if (json) return fine(asJson(body))
    const rows = body.days.map((day) => [
      `${day.date.slice(0, 4)} ${weekdayDate(day.date, langOf(lang))}`,
      stateName(day.state, langOf(lang)),
      windowsText(day),
      [...new Set(day.because.map((because) => because.rule))].join(' '),
    ])
    return fine(`${body.venue.name}\n${table(rows)}`)
  })
}

/** `budayang feed VENUE`; with `--json` as jCal (RFC 7265). */
export function feed({ args, options, json }: Input): Promise<Outcome> {
  return asking(options, async (app) => {
    const { lang, show, from, to } = options
    const path = `/feeds/${encodeURIComponent(args[0]!)}.ics`
    const response = await app.request(address(path, { lang, show, from, to }), {
      headers: { accept: json ? 'application/calendar+json' : 'text/calendar' },
    })
    return response.ok ? fine(await response.text()) : refused(response)
  })
}

/** Where the store of a command is: `--db`, else the environment's, else the file beside. */
export function databaseOf(options: Input['options']): string {
  return options['db'] ?? optionsFrom(process.env).db
}

/** Opens the store of a command; a database that is not there yet is created. */
export async function withStore<T>(file: string, use: (store: Store) => Promise<T>): Promise<T> {
  let port: SqlitePort
  try {
    port = openSqlite(file)
  } catch (error) {
    throw new Failure(1, `${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
  try {
    return await use(openStore(port))
  } finally {
    port.close()
  }
}

/** The language of a command's own words. */
export function langOf(option: string | undefined): Lang {
  return option === 'en' ? 'en' : 'zh-CN'
}

/** Asks what is published; before anything is, or with `--data`, what the data folder says. */
async function asking(
  options: Input['options'],
  use: (app: App) => Promise<Outcome>,
): Promise<Outcome> {
  const file = databaseOf(options)
  const { data } = options
  if (data === undefined && existsSync(file)) {
    const answered = await withStore(file, async (store) =>
      (await store.headsVersion()) === 0 ? null : use(createApp({ store, now: Date.now })),
    )
    if (answered) return answered
  }
  return withStore(':memory:', async (store) => {
    const at = Math.floor(Date.now() / 60_000)
    const done = await readable(() =>
      publishFolder(store, data ?? DATA_DIR, { at, by: 'preview', note: '' }),
    )
    if (done.outcome !== 'published')
      throw new Failure(1, [...done.issues.map(sayIssue), sayOutcome(done)].join('\n'))
    return use(createApp({ store, now: Date.now }))
  })
}

/** A folder that cannot be read is bad usage. */
export async function readable<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof Error && / is not a folder that can be read/.test(error.message))
      throw new Failure(2, error.message)
    throw error
  }
}

async function ask<T>(
  app: App,
  path: string,
  query: Record<string, string | undefined>,
): Promise<T> {
  const response = await app.request(address(path, query))
  return response.ok ? ((await response.json()) as T) : refused(response)
}

async function refused(response: Response): Promise<never> {
  const problem = (await response.json()) as Problem
  throw new Failure(response.status === 503 ? 1 : 2, problem.detail)
}

function address(path: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter(
    (pair): pair is [string, string] => pair[1] !== undefined,
  )
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`
}

function windowsText(day: Day): string {
  if (day.windows.length === 0) return day.reason ?? ''
  const said = day.windows.map(
    ({ start, end, lastEntry, places }) =>
      `${start}–${end}${lastEntry === null ? '' : ` (→${lastEntry})`}${places.length > 1 ? ` ×${places.length}` : ''}`,
  )
  return said.join(', ') + (day.complete ? '' : ' …?')
}
