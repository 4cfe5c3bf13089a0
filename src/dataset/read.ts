/** Data folders on disk; the only file here that touches a file system. */
import { lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { CalendarData } from '../core/model.ts'
import { decodeCalendar } from './calendar.ts'
import type { Decoded, Folder } from './decode.ts'
import { report, wholeFile } from './issue.ts'
import type { Issue } from './issue.ts'
import { examine } from './review.ts'
import { MAX_FILE_BYTES } from './yaml.ts'

/** The data of this repository. */
export const DATA_DIR = fileURLToPath(new URL('../../data', import.meta.url))

/**
 * The YAML files of a folder. Links that lead out of it, files over 1 MB and files that are not UTF-8 are
 * issues; a folder that is not there throws, naming it.
 */
export function readFolder(dir: string): Folder & { issues: Issue[] } {
  const root = resolve(dir)
  if (!statSync(root, { throwIfNoEntry: false })?.isDirectory())
    throw new Error(`${dir} is not a folder that can be read`)
  const real = realpathSync(root)
  const files = new Map<string, string>()
  const issues: Issue[] = []
  const walk = (folder: string) => {
    for (const name of readdirSync(folder).sort()) {
      if (name.startsWith('.') || name === 'node_modules') continue
      const path = join(folder, name)
      const file = relative(root, path).split(sep).join('/')
      const refuse = (code: string, problem: string, expected: string) =>
        report(issues, wholeFile(file), code, { problem, expected })
      if (lstatSync(path).isSymbolicLink() && !leadsInside(path, real)) {
        refuse('link', `${file} is a link that leads out of the folder`, 'a file of the folder')
        continue
      }
      const stat = statSync(path)
      if (stat.isDirectory()) {
        if (lstatSync(path).isSymbolicLink())
          refuse('link', `${file} is a link to a folder`, 'a folder')
        else walk(path)
      } else if (/\.ya?ml$/.test(name) && stat.isFile()) {
        if (stat.size > MAX_FILE_BYTES) {
          refuse(
            'too-large',
            `${file}: ${stat.size} bytes are more than a data file may have`,
            `at most ${MAX_FILE_BYTES}`,
          )
          continue
        }
        try {
          files.set(file, new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)))
        } catch (error) {
          const why =
            error instanceof TypeError
              ? 'is not UTF-8'
              : `cannot be read (${(error as Error).message})`
          refuse('unreadable', `${file} ${why}`, 'UTF-8 text')
        }
      }
    }
  }
  walk(root)
  return { files, issues }
}

/** Reads, decodes and reviews a folder; without a `calendar/` of its own the built-in one serves. */
export function loadFolder(dir: string, builtin: CalendarData | null = builtinCalendar()): Decoded {
  const { files, issues } = readFolder(dir)
  const decoded = examine({ files }, builtin)
  const unread = new Set(issues.map((i) => /^cities\/([^/]+)/.exec(i.file)?.[1]))
  return {
    ...decoded,
    cities: decoded.cities.filter((c) => !unread.has(c.city.id)),
    issues: [...issues, ...decoded.issues],
  }
}

/** The calendar of this repository; with `knownOn` as it was known on that day. */
export function builtinCalendar(knownOn: string | null = null): CalendarData {
  const issues: Issue[] = []
  const { files } = readFolder(join(DATA_DIR, 'calendar'))
  const calendar = decodeCalendar(files, { knownOn }, issues)
  if (issues.length > 0) throw new Error(`data/calendar: ${issues[0]!.file}: ${issues[0]!.message}`)
  return calendar
}

function leadsInside(link: string, root: string): boolean {
  try {
    const target = realpathSync(link)
    return target.startsWith(root + sep)
  } catch {
    return false
  }
}
