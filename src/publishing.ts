/** From a data folder to a published revision: what the command line and the server do alike. */
import type { Instant } from './core/model.ts'
import { compile } from './core/schedule.ts'
import { loadFolder } from './dataset/read.ts'
import type { Decoded } from './dataset/decode.ts'
import type { Issue } from './dataset/issue.ts'
import { eventDigests } from './render/feed.ts'
import { sha256 } from './store/chunks.ts'
import { contentDigest } from './store/store.ts'
import type { Edition, Published, RevisionKind, Revision, Store } from './store/store.ts'

export { issueLine as sayIssue } from './dataset/issue.ts'

/** Who publishes, when, and why. */
export interface Occasion {
  at: Instant
  by: string
  note: string
  kind?: RevisionKind
}

/** What came of publishing a folder. `refused`: it has errors, and nothing was written. */
export type FolderOutcome =
  { outcome: 'refused'; issues: Issue[] } | (Published & { issues: Issue[]; digest: string })

/** A folder that was read, its digest and what is wrong with it. */
export interface ReadFolder {
  decoded: Decoded
  /** Over the contents of all its cities: what the folder says, not how its files are laid out. */
  digest: string
  errors: Issue[]
}

/** Reads and reviews a folder; throws if there is no such folder. */
export async function examineFolder(dir: string): Promise<ReadFolder> {
  const decoded = loadFolder(dir)
  const digests = await Promise.all(
    decoded.cities.map(async (content) => `${content.city.id} ${await contentDigest(content)}`),
  )
  return {
    decoded,
    digest: await sha256(digests.sort().join('\n')),
    errors: decoded.issues.filter((issue) => issue.severity === 'error'),
  }
}

/** Publishes every city of a folder in one transaction, or none: an error anywhere bars all of it. */
export async function publishFolder(
  store: Store,
  dir: string,
  occasion: Occasion,
): Promise<FolderOutcome> {
  return publishRead(store, await examineFolder(dir), occasion)
}

/** The same for a folder already read. */
export async function publishRead(
  store: Store,
  { decoded, digest, errors }: ReadFolder,
  { kind = 'publish', ...occasion }: Occasion,
): Promise<FolderOutcome> {
  const { issues } = decoded
  if (errors.length > 0) return { outcome: 'refused', issues }
  const editions: Edition[] = decoded.cities.map((content) => ({
    content,
    events: eventDigests(compile(content)),
  }))
  const published = await store.publish(editions, { ...occasion, kind, folder: digest })
  return { ...published, issues, digest }
}

/** What a server finds when it starts: see DESIGN §5. */
export type Start =
  | { outcome: 'published'; revisions: Revision[] }
  | { outcome: 'current' }
  /** The folder was published here before, and something else is the head now. */
  | { outcome: 'superseded'; differing: { city: string; head: string | null }[] }
  | { outcome: 'failed'; reason: string; issues: Issue[]; serving: boolean }

/** Publishes the folder if this store never had what it says; a store in use is never set back by a start. */
export async function publishAtStart(store: Store, dir: string, at: Instant): Promise<Start> {
  const serving = async () => (await store.heads()).length > 0
  const failed = async (reason: string, issues: Issue[] = []): Promise<Start> => ({
    outcome: 'failed',
    reason,
    issues,
    serving: await serving(),
  })
  let read: ReadFolder
  try {
    read = await examineFolder(dir)
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error))
  }
  if (read.errors.length > 0) return failed(`${dir} has errors`, read.errors)
  if (await store.knowsFolder(read.digest)) {
    const heads = new Map((await store.heads()).map((head) => [head.city, head]))
    const differing: { city: string; head: string | null }[] = []
    for (const content of read.decoded.cities) {
      const head = heads.get(content.city.id)
      if (head?.content !== (await contentDigest(content)))
        differing.push({ city: content.city.id, head: head?.id ?? null })
    }
    return differing.length > 0 ? { outcome: 'superseded', differing } : { outcome: 'current' }
  }
  const done = await publishRead(store, read, { at, by: 'start', note: '' })
  switch (done.outcome) {
    case 'published':
      return { outcome: 'published', revisions: done.revisions }
    case 'unchanged':
      return { outcome: 'current' }
    case 'conflict':
      // another process started at the same time and was first
      return { outcome: 'current' }
    default:
      return failed(sayOutcome(done), done.issues)
  }
}

/** Why nothing was published, in a sentence. */
export function sayOutcome(done: FolderOutcome): string {
  switch (done.outcome) {
    case 'published':
      return done.revisions.map((one) => `${one.city}: published ${one.id}`).join('\n')
    case 'unchanged':
      return done.unchanged.map((one) => `${one.city}: nothing changed since ${one.id}`).join('\n')
    case 'conflict':
      return `${done.city}: someone else published ${done.found} meanwhile; look at it and publish again`
    case 'collision':
      return done.collisions
        .map(
          (one) =>
            `${one.kind} ${one.id} is in ${one.cities.join(' and in ')}; ids are unique over all cities`,
        )
        .join('\n')
    case 'refused':
      return 'the folder has errors; nothing was published'
  }
}
