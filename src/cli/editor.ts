/** Commands for those who have the notice in hand: check, compare, publish, close, take back. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { CAUSES } from '../core/model.ts'
import type { Cause, CityContent, Instant, Venue } from '../core/model.ts'
import { compile } from '../core/schedule.ts'
import { DAY, dateOf, localAt, zone as zoneOf } from '../core/time.ts'
import type { LocalMinutes } from '../core/time.ts'
import { closureNotice, stamp } from '../dataset/closing.ts'
import { encodeNoticeYaml } from '../dataset/encode.ts'
import { nearest } from '../dataset/issue.ts'
import { morningOf } from '../dataset/morning.ts'
import { openQuestions } from '../dataset/questions.ts'
import { DATA_DIR, readFolder } from '../dataset/read.ts'
import { remarks } from '../dataset/remarks.ts'
import { date, moment, resolve } from '../http/query.ts'
import { Refusal } from '../http/problem.ts'
import { examineFolder, publishFolder, publishRead, sayIssue, sayOutcome } from '../publishing.ts'
import type { FolderOutcome, Occasion } from '../publishing.ts'
import { alikeOf, changesBetween } from '../render/changes.ts'
import { dayShortText, runText } from '../render/page-edit-words.ts'
import type { VenueChange } from '../render/wire.ts'
import type { Lang } from '../render/words.ts'
import type { Store } from '../store/store.ts'
import { morningText } from './morning.ts'
import { databaseOf, langOf, readable, withStore } from './reader.ts'
import { Failure, asJson, fine, table } from './terminal.ts'
import type { Input, Outcome } from './terminal.ts'

/** `budayang check [DIR]`: what is wrong, then the editor's morning list. */
export async function check({ args, options, json }: Input): Promise<Outcome> {
  const dir = args[0] ?? DATA_DIR
  const { decoded, errors } = await readable(() => examineFolder(dir))
  const status = errors.length > 0 ? 1 : 0
  const issues = [
    ...decoded.issues,
    ...decoded.cities.flatMap((content) => remarks(content, decoded.spots)),
    ...openQuestions(readFolder(dir)),
  ]
  const asked = dayOption(options, 'today')
  const mornings = decoded.cities.map((content) => {
    const zone = zoneOf(content.city.timezone)
    return morningOf(content, dateOf(asked ?? Math.floor(localAt(zone, minuteNow()) / DAY)))
  })
  if (json) return { text: asJson({ issues, morning: mornings }), status }
  const lines = issues.map(sayIssue)
  const venues = decoded.cities.reduce((n, city) => n + city.venues.length, 0)
  const notices = decoded.cities.reduce((n, city) => n + city.notices.length, 0)
  const sum = `${decoded.cities.length} cities, ${venues} venues, ${notices} notices: ${errors.length} errors, ${issues.length - errors.length} remarks`
  return { text: [...lines, sum, '', morningText(mornings)].join('\n').trimEnd(), status }
}

/** `budayang diff [DIR]` */
export async function diff({ args, options, json }: Input): Promise<Outcome> {
  const { decoded, errors } = await readable(() => examineFolder(args[0] ?? DATA_DIR))
  if (errors.length > 0)
    throw new Failure(1, [...errors.map(sayIssue), 'the folder has errors'].join('\n'))
  const lang = langOf(options['lang'])
  return withStore(databaseOf(options), async (store) => {
    const changes: { city: string; from: string; to: string; venues: VenueChange[] }[] = []
    for (const content of decoded.cities) {
      const head = await store.head(content.city.id)
      const before = head ? await store.content(head) : { ...content, venues: [], notices: [] }
      const today = Math.floor(localAt(zoneOf(content.city.timezone), minuteNow()) / DAY)
      const from = dayOption(options, 'from') ?? today
      const to = dayOption(options, 'to') ?? from + 59
      if (to < from || to - from >= 400)
        throw new Failure(2, `to: at most 400 days from ${dateOf(from)}`)
      const venues = changesBetween(compile(before), compile(content), { from, to }, lang)
      changes.push({ city: content.city.id, from: dateOf(from), to: dateOf(to), venues })
    }
    return fine(json ? asJson(changes) : changesText(changes, lang))
  })
}

/** `budayang publish [DIR]` */
export async function publish({ args, options, json }: Input): Promise<Outcome> {
  const dir = args[0] ?? DATA_DIR
  const open = await readable(async () => openQuestions(readFolder(dir)))
  if (open.length > 0)
    throw new Failure(
      1,
      [...open.map(sayIssue), 'drafts leave questions open; nothing was published'].join('\n'),
    )
  const into = async (store: Store) =>
    told(await readable(() => publishFolder(store, dir, occasion(options))), json)
  if (options['remote'] === undefined) return withStore(databaseOf(options), into)
  // Wrangler is a tool of development: a server that never publishes to the edge does not load it.
  const { withEdgeStore } = await import('./edge.ts')
  return withEdgeStore(true, into)
}

/** `budayang close VENUE` */
export async function close({ args, options, json }: Input): Promise<Outcome> {
  const dir = options['data'] ?? DATA_DIR
  const { decoded, errors } = await readable(() => examineFolder(dir))
  if (errors.length > 0)
    throw new Failure(
      1,
      [...errors.map(sayIssue), 'the folder has errors; mend it first'].join('\n'),
    )
  const { content, venue } = venueAsked(decoded.cities, args[0]!, dir)
  const zone = zoneOf(content.city.timezone)
  const now = minuteNow()
  const wall = (name: string): LocalMinutes | null => {
    const t = momentOption(options, name, content.city.timezone)
    return t === null ? null : localAt(zone, t)
  }
  const from = wall('from') ?? localAt(zone, now)
  const until = wall('until')
  if (until === null)
    throw new Failure(2, 'until: missing; a closure without an end is a notice of its own')
  if (until <= from) throw new Failure(2, `until: ${stamp(until)} is not after ${stamp(from)}`)
  const notice = closureNotice(content, venue, {
    from,
    until,
    announced: localAt(zone, now),
    cause: causeOption(options['cause']),
    title: options['title'] ?? null,
    publisher: options['publisher'] ?? null,
    url: options['url'] ?? null,
  })
  const folder = join(dir, 'cities', content.city.id, 'notices')
  const file = join(folder, `${notice.id}.yaml`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, encodeNoticeYaml(notice), { flag: 'wx' })
  // what was not published must not lie in wait for the next publish
  let isPublished = false
  try {
    return await withStore(databaseOf(options), async (store) => {
      const read = await examineFolder(dir)
      const done = await publishRead(store, read, {
        ...occasion(options),
        note: notice.title,
        kind: 'emergency',
      })
      isPublished = done.outcome === 'published'
      const outcome = told(done, json)
      if (json || outcome.status !== 0) return outcome
      const shut = `${venue.name} (${venue.id}) is shut from ${stamp(from)} until ${stamp(until)}; then it is as before, by itself`
      return fine(`${file}\n${shut}\n${outcome.text}`)
    })
  } finally {
    if (!isPublished) rmSync(file, { force: true })
  }
}

/** A venue by its id, or by a name that only one venue bears. */
function venueAsked(
  cities: readonly CityContent[],
  asked: string,
  dir: string,
): { content: CityContent; venue: Venue } {
  const all = cities.flatMap((content) => content.venues.map((venue) => ({ content, venue })))
  const exact = all.find(({ venue }) => venue.id === asked)
  if (exact) return exact
  const named = all.filter(({ venue }) =>
    [venue.name, venue.nameEn, ...venue.aliases].includes(asked),
  )
  if (named.length === 1) return named[0]!
  if (named.length > 1)
    throw new Failure(
      2,
      `${asked} is the name of ${named.map(({ venue }) => venue.id).join(' and ')}; give the id`,
    )
  const ids = all.map(({ venue }) => venue.id)
  const meant = nearest(asked, ids)
  throw new Failure(
    2,
    `no venue ${asked} in ${dir}${meant === null ? '' : `; did you mean ${meant}?`}`,
  )
}

/** `budayang revisions` */
export function revisions({ options, json }: Input): Promise<Outcome> {
  return withStore(databaseOf(options), async (store) => {
    const heads = new Set((await store.heads()).map((head) => head.id))
    const { city } = options
    if (city !== undefined && !(await store.head(city)))
      throw new Failure(2, `no city ${city} is published`)
    const { items } = await store.revisions({
      limit: 1000,
      ...(city === undefined ? {} : { city }),
    })
    if (json)
      return fine(
        asJson(
          items.map((one) => ({
            ...one,
            publishedAt: utc(one.publishedAt),
            head: heads.has(one.id),
          })),
        ),
      )
    const rows = items.map((one) => [
      one.id,
      heads.has(one.id) ? 'head' : '',
      one.city,
      utc(one.publishedAt),
      one.kind,
      one.by,
      one.note,
    ])
    return fine(rows.length === 0 ? 'nothing is published yet' : table(rows))
  })
}

/** `budayang rollback REV` */
export function rollback({ args, options, json }: Input): Promise<Outcome> {
  return withStore(databaseOf(options), async (store) => {
    const to = await findRevision(store, args[0]!)
    const { at, by, note } = occasion(options)
    const done = await store.rollback(to, { at, by, note: note || `back to ${to.id}` })
    return told({ ...done, issues: [], digest: '' } as FolderOutcome, json)
  })
}

/** A revision by its id or the beginning of it, if only one begins so. */
async function findRevision(store: Store, id: string) {
  const exact = await store.revision(id)
  if (exact) return exact
  const { items } = await store.revisions({ limit: 1000 })
  const found = id.length >= 4 ? items.filter((one) => one.id.startsWith(id)) : []
  if (found.length === 1) return found[0]!
  throw new Failure(
    2,
    found.length > 1 ? `${found.length} revisions begin with ${id}` : `no revision ${id}`,
  )
}

/** What came of a publish, as a table or JSON; conflicts and errors are status 1. */
function told(done: FolderOutcome, json: boolean): Outcome {
  const status = done.outcome === 'published' || done.outcome === 'unchanged' ? 0 : 1
  if (json) return { text: asJson(done), status }
  const problems = done.issues.filter((issue) => status === 1 || issue.severity !== 'note')
  const text = [...problems.map(sayIssue), sayOutcome(done)].join('\n')
  if (status === 1) throw new Failure(1, text)
  return fine(text)
}

function occasion(options: Input['options']): Occasion {
  return { at: minuteNow(), by: options['by'] ?? userName(), note: options['note'] ?? '' }
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    return 'unknown' // a container's user may have no name
  }
}

function minuteNow(): Instant {
  return Math.floor(Date.now() / 60_000)
}

function dayOption(options: Input['options'], name: string): number | null {
  const text = options[name]
  if (text === undefined) return null
  const read = date('').read(text)
  if ('fault' in read) throw new Failure(2, `${name}: ${read.fault}`)
  return read.value
}

function momentOption(options: Input['options'], name: string, timezone: string): Instant | null {
  const text = options[name]
  if (text === undefined) return null
  const read = moment('').read(text)
  if ('fault' in read) throw new Failure(2, `${name}: ${read.fault}`)
  try {
    return resolve(name, read.value!, zoneOf(timezone))
  } catch (error) {
    if (error instanceof Refusal) throw new Failure(2, error.message)
    throw error
  }
}

function causeOption(text: string | undefined): Cause {
  const cause = CAUSES.find((one) => one === text)
  if (cause) return cause
  throw new Failure(2, `cause: ${text ?? 'missing'}; expected one of ${CAUSES.join(', ')}`)
}

/** Venue by venue; days in a row and places that change alike, as rooms do with their house, are told once. */
function changesText(
  changes: { city: string; from: string; to: string; venues: VenueChange[] }[],
  lang: Lang,
): string {
  const en = lang === 'en'
  const blocks = changes.flatMap(({ city, from, to, venues }) => {
    if (venues.length === 0) return []
    const told = alikeOf(venues).map(({ venues: places, runs }) => {
      const names = places.map(({ id, name }) => `${name} (${id})`).join(en ? ', ' : '、')
      const rows = runs.map((run) => [
        `  ${runText(run, lang)}`,
        dayShortText(run.before, lang),
        '→',
        dayShortText(run.after, lang),
      ])
      return [names, table(rows)].filter(Boolean).join('\n')
    })
    const days = venues.reduce((sum, one) => sum + one.days.length, 0)
    const head = en
      ? `${city}, ${from} to ${to}: ${venues.length} places change, on ${days} days in all`
      : `${city}，${from} 至 ${to}：${venues.length} 处有变化，共 ${days} 天`
    return [[head, ...told].join('\n')]
  })
  return blocks.length === 0 ? 'nothing would change in these days' : blocks.join('\n\n')
}

function utc(t: Instant): string {
  return `${new Date(t * 60_000).toISOString().slice(0, 16)}Z`
}
