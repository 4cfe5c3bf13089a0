/** Commands between prose and rules: draft a notice from its text, roll one forward, write one out. */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { CityContent, Notice } from '../core/model.ts'
import { parseDate } from '../core/time.ts'
import { announce as announceNotice, meaningOf } from '../dataset/announce.ts'
import type { Announcement } from '../dataset/announce.ts'
import { draftNotice, draftYaml } from '../dataset/drafting.ts'
import { rollForward, rolledYaml } from '../dataset/like.ts'
import { builtinCalendar, DATA_DIR, readFolder } from '../dataset/read.ts'
import { examine } from '../dataset/review.ts'
import { draft as readNotice } from '../notice/draft.ts'
import { signerOf } from '../notice/signature.ts'
import type { PlaceEntry } from '../notice/draft.ts'
import { examineFolder } from '../publishing.ts'
import { langOf, readable } from './reader.ts'
import { Failure, asJson, fine } from './terminal.ts'
import type { Input, Outcome } from './terminal.ts'

/** Longest notice that is read, in bytes; the parser is linear, an editor's patience is not. */
const MAX_BYTES = 1_000_000

/** `budayang draft FILE`, or `draft --like NOTICE --year Y` */
export async function draft(input: Input): Promise<Outcome> {
  const { args, options, json } = input
  if (options['like'] !== undefined) return like(input)
  if (args[0] === undefined)
    throw new Failure(2, 'FILE: missing; a notice as text, or - for standard input')
  const source = readSource(args[0])
  const announced = options['announced'] ?? source.announced
  if (announced !== null && parseDate(announced) === null)
    throw new Failure(2, `announced: ${announced} is not a date such as 2024-02-08`)
  const city = options['city'] === undefined ? null : await cityOf(options)
  const places =
    options['places'] !== undefined
      ? placesIn(options['places'])
      : (source.places ?? (city ? placesOf(city) : []))
  const head = {
    title: options['title'] ?? source.title ?? titleIn(source.text),
    publisher: options['publisher'] ?? source.publisher ?? signerOf(source.text) ?? '',
    announced,
  }
  // what nobody could know when the notice was written is not read into it
  const calendar = builtinCalendar(announced)
  const read = readNotice(source.text, { places, ...head, calendar })
  if (json) return fine(asJson(read))
  const drafted = draftNotice(read, source.text, {
    ...head,
    title: head.title || '?',
    publisher: head.publisher || '?',
    id: options['id'] ?? idOf(city?.city.id ?? 'draft', args[0], announced),
  })
  return fine(draftYaml(drafted, 'words'))
}

/** `draft --like NOTICE --year Y`: last year's notice on this year's days, every rule an assumption. */
async function like({ args, options, json }: Input): Promise<Outcome> {
  if (args.length > 0) throw new Failure(2, `${args[0]}: --like takes no text`)
  const year = Number(options['year'])
  if (!Number.isInteger(year) || year < 2001 || year > 2100)
    throw new Failure(2, `year: ${options['year'] ?? 'missing'}; expected 2001 to 2100`)
  const { content, notice } = await noticeOf(options['like']!, options)
  const rolled = rollForward(notice, content, year)
  return fine(json ? asJson(rolled.notice) : rolledYaml(rolled))
}

/** `budayang announce NOTICE` */
export async function announce({ args, options, json }: Input): Promise<Outcome> {
  const { content, notice } = await noticeOf(args[0]!, options)
  const lang = langOf(options['lang'])
  const said = announceNotice(notice, content, lang)
  if (lang !== 'en') said.unsaid.push(...misread(said, notice, content))
  if (json) return fine(asJson(said))
  const warnings = said.unsaid.map((one) => `budayang: not to be read from the text: ${one}\n`)
  process.stderr.write(warnings.join(''))
  return fine(`${said.title}\n\n${said.text}`)
}

/** Rules that a reader of the Chinese text would not get back: a person must word those. */
function misread(said: Announcement, notice: Notice, content: CityContent): string[] {
  const { title, publisher, id } = notice
  const announced = notice.announced.at.slice(0, 10)
  const places = placesOf(content)
  const { calendar } = content
  const read = readNotice(said.text, { places, title, publisher, announced, calendar })
  const back = draftNotice(read, said.text, { id, title, publisher, announced })
  const heard = new Set(meaningOf(back.notice, content))
  const lost = meaningOf(notice, content).filter((one) => !heard.has(one))
  // place, day and effect tell which rule a line is of
  const keyOf = (line: string) => line.split(' ', 3).join(' ')
  return notice.rules.flatMap((rule) => {
    const keys = new Set(meaningOf({ ...notice, rules: [rule] }, content).map(keyOf))
    const own = lost.filter((line) => keys.has(keyOf(line)))
    if (own.length === 0) return []
    return [`${rule.id}: ${own[0]!}${own.length > 1 ? ` and ${own.length - 1} more` : ''}`]
  })
}

/** The registry of a city, as the reader of notices takes it. */
export function placesOf(content: CityContent): PlaceEntry[] {
  return content.venues.map(({ id, name, aliases, partOf, kind }) => ({
    id,
    name,
    aliases,
    partOf,
    kind,
  }))
}

async function cityOf(options: Input['options']): Promise<CityContent> {
  const dir = options['data'] ?? DATA_DIR
  const { files } = await readable(async () => readFolder(dir))
  // the file that the draft is being written into is there already, and empty
  for (const [file, text] of files)
    if (file.includes('/notices/') && text.trim() === '') files.delete(file)
  const { cities } = examine({ files }, builtinCalendar())
  const found = cities.find(({ city }) => city.id === options['city'])
  if (found) return found
  throw new Failure(2, `city: ${options['city']} is not among the sound cities of ${dir}`)
}

async function noticeOf(
  id: string,
  options: Input['options'],
): Promise<{ content: CityContent; notice: Notice }> {
  const dir = options['data'] ?? DATA_DIR
  const { decoded } = await readable(() => examineFolder(dir))
  const wanted = basename(id).replace(/\.ya?ml$/, '')
  for (const content of decoded.cities) {
    const spotted = (one: Notice) =>
      decoded.spots.get(one.id)?.file.endsWith(`/${wanted}.yaml`) === true
    const notice = content.notices.find((one) => one.id === id) ?? content.notices.find(spotted)
    if (notice) return { content, notice }
  }
  throw new Failure(2, `no notice ${id} in ${dir}`)
}

interface SourceText {
  text: string
  title: string | null
  publisher: string | null
  announced: string | null
  places: PlaceEntry[] | null
}

/** Plain text, or a JSON object of which `text` is the notice and the rest is known of it. */
function readSource(file: string): SourceText {
  const text = readText(file === '-' ? 0 : file)
  const plain = { text, title: null, publisher: null, announced: null, places: null }
  if (!file.endsWith('.json')) return plain
  const given = jsonIn(file, text) as Record<string, unknown> | null
  const word = (key: string) => (typeof given?.[key] === 'string' ? (given[key] as string) : null)
  if (word('text') === null) throw new Failure(2, `${file}: has no "text"`)
  return {
    text: word('text')!,
    title: word('title'),
    publisher: word('publisher'),
    announced: word('publishedOn'),
    places: Array.isArray(given!['places']) ? placesFrom(file, given!['places']) : null,
  }
}

function placesIn(file: string): PlaceEntry[] {
  const given = jsonIn(file, readText(file))
  if (!Array.isArray(given)) throw new Failure(2, `${file}: a list of places is expected`)
  return placesFrom(file, given)
}

function placesFrom(file: string, given: unknown[]): PlaceEntry[] {
  return given.map((one, i) => {
    const { id, name, aliases, partOf, kind } = (one ?? {}) as Record<string, unknown>
    if (typeof id !== 'string' || typeof name !== 'string')
      throw new Failure(2, `${file}: places[${i}] has no id or no name`)
    return {
      id,
      name,
      aliases: Array.isArray(aliases) ? aliases.filter((a) => typeof a === 'string') : [],
      partOf: typeof partOf === 'string' ? partOf : null,
      kind: typeof kind === 'string' ? kind : 'other',
    }
  })
}

function jsonIn(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Failure(2, `${file}: ${(error as Error).message}`)
  }
}

function readText(file: string | 0): string {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (error) {
    throw new Failure(2, (error as Error).message)
  }
  if (bytes.length > MAX_BYTES)
    throw new Failure(2, `${file}: ${bytes.length} bytes; at most ${MAX_BYTES}`)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Failure(2, `${file}: is not UTF-8`)
  }
}

/** A first line that reads like a heading: short, no full stop. */
function titleIn(text: string): string {
  const first =
    text
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? ''
  return [...first].length <= 60 && !/[。；;]/.test(first) ? first : ''
}

function idOf(city: string, file: string, announced: string | null): string {
  const stem = basename(file)
    .replace(/\.\w+$/, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return [city, announced?.slice(0, 7), stem || 'notice'].filter(Boolean).join('-')
}
