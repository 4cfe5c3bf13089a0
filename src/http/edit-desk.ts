/**
 * Publishing from the editor's page: one notice file added, mended or withdrawn in the data folder and one
 * revision in the store, or neither. The folder stays the only source; what is wrong with it is found before
 * anything is written.
 */
import { createHash, randomBytes } from 'node:crypto'
import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Channel, CityContent, Instant } from '../core/model.ts'
import { compile } from '../core/schedule.ts'
import { DAY, localAt, zone } from '../core/time.ts'
import type { DayNumber } from '../core/time.ts'
import { channelsOf } from '../dataset/decode.ts'
import type { Decoded } from '../dataset/decode.ts'
import type { Issue } from '../dataset/issue.ts'
import { openQuestions } from '../dataset/questions.ts'
import { partsOf } from '../dataset/mend.ts'
import type { NoticeParts } from '../dataset/mend.ts'
import { builtinCalendar, readFolder } from '../dataset/read.ts'
import { remarks } from '../dataset/remarks.ts'
import { examine } from '../dataset/review.ts'
import { changedSpan, changesBetween } from '../render/changes.ts'
import type { Span } from '../render/changes.ts'
import { eventDigests } from '../render/feed.ts'
import type { VenueChange } from '../render/wire.ts'
import type { Lang } from '../render/words.ts'
import { sha256 } from '../store/chunks.ts'
import { contentDigest } from '../store/store.ts'
import type { RevisionKind, Store } from '../store/store.ts'

/** A notice file as it would be, beside all others of the folder. */
export interface Proposal {
  city: string
  /** Path inside the folder. */
  file: string
  /** Null withdraws the notice. */
  text: string | null
  /** SHA-256 of the file that this stands for, as the editor saw it; null for a new one. */
  was: string | null
}

/** A notice file of the folder, whether or not it can be read. */
export interface NoticeFile {
  city: string
  file: string
  text: string
  /** SHA-256 of the text. */
  digest: string
  parts: NoticeParts | null
}

/** What a proposal would do. */
export interface Review {
  /** Issues of this file and of its city, errors first. */
  issues: Issue[]
  /** The city with the notice in it; null if an error bars it. */
  content: CityContent | null
  /** Revision that readers see now; null before the first. */
  head: string | null
  changes: VenueChange[]
  span: Span | null
}

/** Who publishes, and what they had before their eyes. */
export interface Publisher {
  by: string
  /** Id of the token, or `loopback`. */
  key: string
  at: Instant
  kind: RevisionKind
  /** The head the editor saw. */
  base: string | null
}

/** What came of publishing; nothing was written unless it is `published`. */
export type PublishOutcome =
  | {
      outcome: 'published'
      revision: string
      file: string
      did: Deed
      digest: string
      changes: VenueChange[]
    }
  | { outcome: 'unchanged'; revision: string }
  | { outcome: 'refused'; issues: Issue[] }
  | { outcome: 'exists'; file: string }
  /** The file is another than the one the editor saw. */
  | { outcome: 'edited'; file: string }
  | { outcome: 'conflict'; found: string | null }
  | { outcome: 'collision'; ids: string[] }

/** One line of the journal: who changed what, when, from which words. */
export interface JournalEntry {
  at: string
  by: string
  key: string
  city: string
  notice: string
  file: string
  /** Absent in lines of before notices could be mended; they added one. */
  did?: Deed
  /** SHA-256 of the file as written; of the file withdrawn. */
  digest: string
  base: string | null
  revision: string
  /** Venues whose answers changed, and on how many days. */
  changed: Record<string, number>
}

/** What a publication did to its notice. */
export type Deed = 'added' | 'mended' | 'withdrawn'

/** Reviews and publishes; one publication at a time. */
export interface EditDesk {
  /** The folder's cities; one whose files have errors as it was last published. */
  cities(): Promise<CityContent[]>
  city(id: string): Promise<CityContent | null>
  /** The city's named booking channels, by id. */
  channels(city: string): Map<string, Channel>
  /** The notice files of a city, latest announced first. */
  notices(city: string): NoticeFile[]
  review(proposal: Proposal, now: Instant, lang: Lang): Promise<Review>
  publish(proposal: Proposal, publisher: Publisher): Promise<PublishOutcome>
  /** Latest first. */
  journal(most: number): JournalEntry[]
}

/** The journal lies in the data folder beside what it is about; it is no data file. */
export const JOURNAL = 'publications.jsonl'

/** Opens the desk over a store and a folder. */
export function openEditDesk(store: Store, dir: string): EditDesk {
  const calendar = builtinCalendar()
  const journal = join(dir, JOURNAL)
  let turn: Promise<unknown> = Promise.resolve()

  const read = (extra: Proposal | null): Decoded => {
    const { files, issues } = readFolder(dir)
    if (extra?.text === null) files.delete(extra.file)
    else if (extra) files.set(extra.file, extra.text)
    const decoded = examine({ files }, calendar)
    return { ...decoded, issues: [...issues, ...decoded.issues] }
  }

  const cities = async (): Promise<CityContent[]> => {
    const found = read(null).cities
    const known = new Set(found.map(({ city }) => city.id))
    for (const head of await store.heads())
      if (!known.has(head.city) && existsSync(join(dir, 'cities', head.city)))
        found.push(await store.content(head))
    return found.sort((a, b) => (a.city.id < b.city.id ? -1 : 1))
  }

  const reviewed = (decoded: Decoded, { city, file }: Proposal) => {
    const content = decoded.cities.find((one) => one.city.id === city) ?? null
    const mine = (issue: Issue) =>
      issue.file === file ||
      issue.file.startsWith('calendar/') ||
      (issue.severity === 'error' && issue.file.startsWith(`cities/${city}/`)) ||
      issue.message.includes(file)
    const found = decoded.issues.filter(mine)
    if (content) found.push(...remarks(content, decoded.spots).filter((one) => one.file === file))
    const weight = { error: 0, warning: 1, note: 2 }
    found.sort((a, b) => weight[a.severity] - weight[b.severity] || a.line - b.line)
    return { content, issues: found }
  }

  const draftsLeft = ({ city, file }: Proposal): Issue[] =>
    openQuestions(readFolder(dir))
      .filter((one) => one.file !== file && one.file.startsWith(`cities/${city}/`))
      .map((one) => ({ ...one, severity: 'error', message: `${one.file}: ${one.message}` }))

  const changesOf = async (content: CityContent, now: Instant, lang: Lang) => {
    const head = await store.head(content.city.id)
    const before = head ? await store.content(head) : { ...content, venues: [], notices: [] }
    const span = changedSpan(before, content, todayIn(content, now))
    const changes = span ? changesBetween(compile(before), compile(content), span, lang) : []
    return { head: head?.id ?? null, span, changes }
  }

  const publish = async (proposal: Proposal, publisher: Publisher): Promise<PublishOutcome> => {
    const { city, file, text, was } = proposal
    const path = join(dir, file)
    const old = existsSync(path) ? readFileSync(path, 'utf8') : null
    if (was === null && old !== null) return { outcome: 'exists', file }
    if (was !== null && (old === null || digestOf(old) !== was)) return { outcome: 'edited', file }
    const decoded = read(proposal)
    const { content, issues } = reviewed(decoded, proposal)
    // a draft of the same city that is not decided yet would be published beside it
    const open = publisher.kind === 'emergency' ? [] : draftsLeft(proposal)
    if (!content || open.length > 0 || issues.some((one) => one.severity === 'error'))
      return { outcome: 'refused', issues: [...open, ...issues] }
    const { head, changes } = await changesOf(content, publisher.at, 'zh-CN')
    if (head !== publisher.base) return { outcome: 'conflict', found: head }
    const did: Deed = text === null ? 'withdrawn' : was === null ? 'added' : 'mended'
    const digest = digestOf(text ?? old ?? '')
    const folder = await wholeFolder(store, decoded, city)
    const events = eventDigests(compile(content))
    const notice = noticeIdOf(file)
    const undo = putInPlace(path, { text, old, at: publisher.at })
    let done
    try {
      done = await store.publish([{ content, events }], {
        at: publisher.at,
        by: publisher.by,
        note: `${notice} ${did === 'added' ? '' : `${did} `}sha256:${digest}`,
        kind: publisher.kind,
        base: { [city]: publisher.base },
        ...(folder === null ? {} : { folder }),
      })
    } catch (error) {
      undo()
      throw error
    }
    // what was not published must not lie in wait for the next publish
    if (done.outcome !== 'published') undo()
    switch (done.outcome) {
      case 'published': {
        const revision = done.revisions[0]!.id
        const entry: JournalEntry = {
          at: `${new Date(publisher.at * 60_000).toISOString().slice(0, 16)}Z`,
          by: publisher.by,
          key: publisher.key,
          city,
          notice,
          file,
          did,
          digest,
          base: publisher.base,
          revision,
          changed: Object.fromEntries(changes.map(({ venue, days }) => [venue.id, days.length])),
        }
        record(entry)
        return { outcome: 'published', revision, file, did, digest, changes }
      }
      case 'unchanged':
        return { outcome: 'unchanged', revision: done.unchanged[0]!.id }
      case 'conflict':
        return { outcome: 'conflict', found: done.found }
      case 'collision':
        return { outcome: 'collision', ids: done.collisions.map(({ id }) => id) }
    }
  }

  /** A journal that cannot be written undoes nothing: the revision names editor, notice and digest as well. */
  const record = (entry: JournalEntry) => {
    try {
      appendFileSync(journal, `${JSON.stringify(entry)}\n`)
    } catch {
      // a read-only or full disk; the store has the record
    }
  }

  return {
    cities,
    city: async (id) => (await cities()).find(({ city }) => city.id === id) ?? null,
    channels: (city) => channelsOf(readFolder(dir), city),
    notices(city) {
      const found: NoticeFile[] = []
      for (const [file, text] of readFolder(dir).files)
        if (file.startsWith(`cities/${city}/notices/`))
          found.push({ city, file, text, digest: digestOf(text), parts: partsOf(text) })
      const dated = ({ parts }: NoticeFile) => parts?.head.announced ?? ''
      return found.sort((a, b) => (dated(a) < dated(b) ? 1 : dated(a) > dated(b) ? -1 : 0))
    },
    async review(proposal, now, lang) {
      const { content, issues: found } = reviewed(read(proposal), proposal)
      const issues = [...draftsLeft(proposal), ...found]
      if (!content) {
        const head = await store.head(proposal.city)
        return { issues, content, head: head?.id ?? null, changes: [], span: null }
      }
      return { issues, content, ...(await changesOf(content, now, lang)) }
    },
    publish(proposal, publisher) {
      const mine = turn.then(() => publish(proposal, publisher))
      turn = mine.catch(() => undefined)
      return mine
    },
    journal(most) {
      if (!existsSync(journal)) return []
      const lines = readFileSync(journal, 'utf8').trimEnd().split('\n')
      return lines
        .slice(-most)
        .reverse()
        .map((line) => JSON.parse(line) as JournalEntry)
    },
  }
}

/** The civil day of an instant in a city. */
export function todayIn({ city }: Pick<CityContent, 'city'>, now: Instant): DayNumber {
  return Math.floor(localAt(zone(city.timezone), now) / DAY)
}

/** Where a notice's file belongs. */
export function noticeFile(city: string, id: string): string {
  return `cities/${city}/notices/${id}.yaml`
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function noticeIdOf(file: string): string {
  return file.replace(/^.*\//, '').replace(/\.yaml$/, '')
}

/** The folder's digest if the store will hold all it says; else null, so that the next start publishes the rest. */
async function wholeFolder(store: Store, { cities, issues }: Decoded, city: string) {
  if (issues.some((one) => one.severity === 'error')) return null
  const digests: string[] = []
  for (const content of cities) {
    const digest = await contentDigest(content)
    digests.push(`${content.city.id} ${digest}`)
    if (content.city.id === city) continue
    const head = await store.head(content.city.id)
    if (head?.content !== digest) return null
  }
  return sha256(digests.sort().join('\n'))
}

/**
 * Adds, replaces or takes away a file as a whole, and returns what undoes it. A file that is taken away is
 * kept under `.withdrawn/`, where nobody reads it but a person.
 */
function putInPlace(
  path: string,
  { text, old, at }: { text: string | null; old: string | null; at: Instant },
): () => void {
  if (text === null) {
    const kept = join(dirname(path), '.withdrawn')
    mkdirSync(kept, { recursive: true })
    const stamp = new Date(at * 60_000).toISOString().slice(0, 16).replace(/[-:]/g, '')
    const aside = join(kept, `${basename(path, '.yaml')}.${stamp}Z.yaml`)
    renameSync(path, aside)
    return () => renameSync(aside, path)
  }
  const fresh = writtenBeside(path, text)
  if (old === null) {
    try {
      linkSync(fresh, path) // never over another file, even one of this moment
    } finally {
      rmSync(fresh, { force: true })
    }
    return () => rmSync(path, { force: true })
  }
  renameSync(fresh, path)
  return () => renameSync(writtenBeside(path, old), path)
}

/** A file appears under its name only when all of it is on disk. */
function writtenBeside(path: string, text: string): string {
  mkdirSync(dirname(path), { recursive: true })
  const fresh = join(dirname(path), `.${randomBytes(6).toString('hex')}.new`)
  const file = openSync(fresh, 'wx', 0o644)
  try {
    writeFileSync(file, text)
    fsyncSync(file)
  } catch (error) {
    rmSync(fresh, { force: true })
    throw error
  } finally {
    closeSync(file)
  }
  return fresh
}
