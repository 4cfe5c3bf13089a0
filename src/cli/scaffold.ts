/**
 * `budayang new city|venue|notice`: files to start from, with the schema's own comments beside each key.
 * Nothing that stands is overwritten, and what would not decode is not written.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { KINDS } from '../core/model.ts'
import { decode } from '../dataset/decode.ts'
import { builtinCalendar, DATA_DIR, readFolder } from '../dataset/read.ts'
import { schemas } from '../dataset/schema.ts'
import type { Schema } from '../dataset/schema.ts'
import { sayIssue } from '../publishing.ts'
import { Failure, fine } from './terminal.ts'
import type { Input, Outcome } from './terminal.ts'

/** `budayang new city ID`, `new venue CITY ID`, `new notice CITY NAME` */
export async function scaffold({ args, options }: Input): Promise<Outcome> {
  const [what, ...names] = args
  const dir = options['data'] ?? DATA_DIR
  switch (what) {
    case 'city':
      return newCity(dir, named(names, ['ID']), options)
    case 'venue':
      return newVenue(dir, named(names, ['CITY', 'ID']), options)
    case 'notice':
      return newNotice(dir, named(names, ['CITY', 'NAME']), options)
    default:
      throw new Failure(2, `new ${what}: expected city, venue or notice`)
  }
}

function named(names: string[], expected: string[]): string[] {
  if (names.length !== expected.length)
    throw new Failure(2, `${names.length} names; expected: ${expected.join(' ')}`)
  for (const name of names)
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name))
      throw new Failure(2, `${name}: ids are lower-case letters and digits, joined by -`)
  return names
}

function newCity(dir: string, [id = '']: string[], options: Input['options']): Outcome {
  const file = `cities/${id}/venues.yaml`
  if (existsSync(join(dir, file))) throw new Failure(1, `${file} is there already`)
  const about = comments('venues.schema.json')
  const text = [
    '# yaml-language-server: $schema=../../schema/venues.schema.json',
    `# ${about(['city'])}`,
    'city:',
    ...keys(about, ['city'], '  ', [
      ['id', id],
      ['name', options['name'] ?? id],
      ['nameEn', options['name-en'] ?? null],
      ['timezone', options['timezone'] ?? 'Asia/Shanghai'],
      ['calendar', 'CN'],
    ]),
    '',
    `# ${about(['channels'])}`,
    '# channels:',
    `#   ${id}-museum-account: {kind: official-account, name: …}`,
    '',
    `# ${about(['venues'])}: budayang new venue ${id} ID`,
    'venues: []',
    '',
  ].join('\n')
  return written(dir, file, text, `budayang new venue ${id} ${id}-museum --name … --kind museum`)
}

function newVenue(dir: string, [city = '', id = '']: string[], options: Input['options']): Outcome {
  const file = `cities/${city}/venues.yaml`
  if (!existsSync(join(dir, file)))
    throw new Failure(1, `${file} is not there; budayang new city ${city}`)
  const kind = options['kind'] ?? 'other'
  if (!(KINDS as readonly string[]).includes(kind))
    throw new Failure(2, `kind ${kind}: expected one of ${KINDS.join(', ')}`)
  const about = comments('venues.schema.json')
  const at = ['$defs', 'venue']
  const rule = ['$defs', 'standingRule']
  const off = (key: string, example: string) => `    # ${key}: ${example}  # ${about([...at, key])}`
  const entry = [
    `  - id: ${id}  # ${about([...at, 'id'])}`,
    ...keys(about, at, '    ', [
      ['name', options['name'] ?? id],
      ['nameEn', options['name-en'] ?? null],
      ['kind', kind],
    ]),
    off('pinyin', 'shi bo wu guan'),
    off('aliases', '[市博物馆]'),
    off('address', '某区某路1号'),
    off('phone', '"0731-00000000"'),
    off('website', 'https://…'),
    off('location', '{lat: 27.8, lon: 113.1, datum: gcj02}'),
    off('fee', 'free'),
    off(
      'booking',
      '{mode: book-ahead, channels: [official-account], maxDaysAhead: 7, realName: true}',
    ),
    `    # standing:  # ${about([...at, 'standing'])}; only what a dated first-hand source says, or two that agree`,
    `    #   # open: ${about([...rule, 'open'])}; lastEntry: ${about([...rule, 'lastEntry'])}; source: ${about([...rule, 'source'])}`,
    '    #   - {days: [tu, we, th, fr, sa, su, statutory-holidays], open: 09:00-17:00, lastEntry: -30,',
    '    #     source: {publisher: …, title: …, date: 2026-01-01, url: "https://…", firstHand: true, seen: 2026-01-01}}',
    '    #   - {days: [mo], closed: all-day, except: statutory-holidays, source: {publisher: …, date: 2026-01-01}}',
    '    #   - {on: {after: statutory-holidays, day: 1, moved: mo}, closed: all-day, source: {publisher: …, date: 2026-01-01}}',
    off('parts', '[{id: …, name: 停车场, kind: parking, ownHours: true}]'),
    off('sources', '[{publisher: …, title: …, date: 2026-01-01, url: "https://…"}]'),
    `    doubts: Hours, address and phone are not on file yet.  # ${about([...at, 'doubts'])}`,
    '',
  ].join('\n')
  const before = readFileSync(join(dir, file), 'utf8')
  if (!/^venues:/m.test(before)) throw new Failure(1, `${file} has no venues:`)
  const body = before.replace(/^venues: \[\] *$/m, 'venues:').trimEnd()
  return written(dir, file, `${body}\n\n${entry}`, 'fill in what you know, then: budayang check')
}

function newNotice(
  dir: string,
  [city = '', name = '']: string[],
  options: Input['options'],
): Outcome {
  const { announced } = options
  if (announced === undefined || !/^\d{4}-\d{2}-\d{2}/.test(announced))
    throw new Failure(2, '--announced D is needed: the day the notice bears, such as 2024-02-08')
  const file = `cities/${city}/notices/${announced.slice(0, 7)}-${name}.yaml`
  if (!existsSync(join(dir, `cities/${city}/venues.yaml`)))
    throw new Failure(1, `cities/${city}/venues.yaml is not there; budayang new city ${city}`)
  if (existsSync(join(dir, file))) throw new Failure(1, `${file} is there already`)
  const about = comments('notice.schema.json')
  const rule = ['$defs', 'rule']
  const venue = options['venue'] ?? `${city}-museum`
  const day = announced.slice(0, 10)
  const explain = ['clause', 'on', 'days', 'from', 'open', 'also', 'closed', 'others', 'note']
  const text = [
    '# yaml-language-server: $schema=../../../schema/notice.schema.json',
    ...keys(about, [], '', [
      ['id', `${city}-${announced.slice(0, 4)}-${name}`],
      ['title', options['title'] ?? '…'],
      ['publisher', options['publisher'] ?? '…'],
      ['url', options['url'] ?? null],
      ['announced', announced],
    ]),
    `# covers: ${day}/${day}  # ${about(['covers'])}`,
    `# supersedes: []  # ${about(['supersedes'])}`,
    `# note: …  # ${about(['note'])}`,
    `# ${about(['rules'])}:`,
    ...explain.map((key) => `#   ${key}: ${about([...rule, key])}`),
    'rules:',
    `  # - {clause: 1, venue: ${venue}, on: ${day}/${day}, open: 09:00-17:00, lastEntry: "16:30"}`,
    `  # - {clause: 1, venue: ${venue}, on: lunar-new-year-eve, closed: all-day}`,
    `  # - {clause: 2, venue: ${venue}, from: ${day}, open: regular}`,
    '',
  ].join('\n')
  return written(
    dir,
    file,
    text,
    'write one rule for each fact of the notice, then: budayang check',
  )
}

/** Lines `key: value  # comment`; a key without a value is left for the editor, commented out. */
function keys(
  about: (path: string[]) => string,
  path: string[],
  indent: string,
  entries: [key: string, value: string | null][],
): string[] {
  return entries.map(([key, value]) => {
    const shown = value === null ? `# ${key}: …` : `${key}: ${scalar(key, value)}`
    return `${indent}${shown}  # ${about([...path, key])}`
  })
}

function scalar(key: string, value: string): string {
  const isPlain =
    /^[\p{L}\p{N}][\p{L}\p{N} _/.《》“”（）-]*$/u.test(value) && !/^[\d.]+$/.test(value)
  return isPlain || key === 'announced' ? value : JSON.stringify(value)
}

/** The description that a schema gives a key, by path from its root. */
function comments(name: string): (path: string[]) => string {
  const schema = schemas().get(name)!
  return (path) => {
    let at: Schema | undefined = schema
    for (const [i, key] of path.entries()) {
      const inDefs = path[0] === '$defs' && i < 2
      at = (inDefs ? at?.[key] : unwrapped(at)?.[key]) as Schema | undefined
    }
    return descriptionOf(at) ?? path.at(-1)!
  }
}

function unwrapped(schema: Schema | undefined): Record<string, Schema> | undefined {
  const alternatives = (schema?.['anyOf'] ?? []) as Schema[]
  const object = [schema, ...alternatives].find((s) => s?.['properties'] !== undefined)
  return object?.['properties'] as Record<string, Schema> | undefined
}

function descriptionOf(schema: Schema | undefined): string | null {
  const alternatives = (schema?.['anyOf'] ?? []) as Schema[]
  for (const s of [schema, ...alternatives])
    if (typeof s?.['description'] === 'string') return s['description']
  return null
}

/** Writes a file whose folder still decodes with it; otherwise says why and writes nothing. */
function written(dir: string, file: string, text: string, next: string): Outcome {
  const { files } = existsSync(dir) ? readFolder(dir) : { files: new Map<string, string>() }
  const errors = (all: Map<string, string>) =>
    decode({ files: all }, builtinCalendar()).issues.filter((i) => i.severity === 'error')
  const before = errors(files).length
  const after = errors(new Map(files).set(file, text))
  if (after.length > before && files.size > 0) throw new Failure(1, after.map(sayIssue).join('\n'))
  mkdirSync(dirname(join(dir, file)), { recursive: true })
  writeFileSync(join(dir, file), text)
  return fine(`${join(dir, file)}\n${next}`)
}
