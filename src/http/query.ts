/**
 * Parameters of requests: one value says how a parameter is read, what is wrong with it, and how it is
 * described in `openapi.json`, so that the document cannot differ from the check.
 */
import {
  DAY,
  FIRST_DAY,
  LAST_DAY,
  dateOf,
  inGap,
  instantAt,
  isoAt,
  localAt,
  parseDate,
} from '../core/time.ts'
import type { DayNumber, LocalMinutes, Zone } from '../core/time.ts'
import type { Instant } from '../core/model.ts'
import { Refusal, badParameter } from './problem.ts'
import type { Fault } from './problem.ts'

/** Longest address we read, in characters (all ASCII in a request line). */
export const LONGEST_URL = 8192
/** Most venues in one batch. */
export const MOST_VENUES = 100
/** Most days in one range, both ends included. */
export const MOST_DAYS = 400
/** Largest page of a list. */
export const MOST_ITEMS = 200
/** Most transitions foretold for one status. */
export const MOST_TRANSITIONS = 50

/** JSON Schema 2020-12, as OpenAPI 3.1 takes it. */
export type Schema = Record<string, unknown>

/** How one parameter is read. `absent` stands for it when it is not given. */
export interface Param<T> {
  description: string
  schema: Schema
  example?: string
  required?: boolean
  absent: T
  /** Its value, or what was found and what was expected. */
  read(text: string): { value: T } | { fault: string; status?: 400 | 422 }
}

/** The parameters of one route by name. */
export type Params = Record<string, Param<unknown>>

/** What was read: one value per parameter. */
export type Values<P extends Params> = {
  [K in keyof P]: P[K] extends Param<infer T> ? T : never
}

/**
 * Reads the query of a request by its parameters. All faults are reported at once: unknown, repeated,
 * wrongly encoded, unreadable or missing parameters. A `lenient` reading ignores unknown ones and takes
 * empty values as absent: pages are opened from links that apps decorate and from forms.
 */
export function readQuery<P extends Params>(
  params: P,
  query: string,
  manner: 'strict' | 'lenient' = 'strict',
): Values<P> {
  const faults: Fault[] = []
  let status = 400
  const given = new Map<string, string>()
  for (const [name, value] of pairs(query, faults)) {
    const known = Object.hasOwn(params, name)
    if (manner === 'lenient' && (!known || value === '' || given.has(name))) continue
    if (!known) faults.push({ parameter: name, detail: unknownParameter(name, params) })
    else if (given.has(name)) faults.push({ parameter: name, detail: 'given more than once' })
    else given.set(name, value)
  }
  const values: Record<string, unknown> = {}
  for (const [name, param] of Object.entries(params)) {
    const text = given.get(name)
    if (text === undefined) {
      values[name] = param.absent
      if (param.required) faults.push({ parameter: name, detail: `missing; ${param.description}` })
      continue
    }
    const read = param.read(text)
    if ('value' in read) values[name] = read.value
    else {
      if (faults.length === 0 && read.status) status = read.status
      faults.push({ parameter: name, detail: read.fault })
    }
  }
  if (faults.length > 0) {
    const first = faults[0]!
    const where = 'parameter' in first ? `${first.parameter}: ` : ''
    throw new Refusal(status, `${where}${first.detail}`, faults)
  }
  return values as Values<P>
}

/** A moment as written: with an offset it is an instant, without one the city's wall time. */
export type Written =
  { kind: 'instant'; instant: Instant } | { kind: 'local'; local: LocalMinutes; text: string }

/** The instant of a written moment in a zone; refuses gaps of daylight saving and years outside 2000–2100. */
export function resolve(parameter: string, written: Written, zone: Zone): Instant {
  if (written.kind === 'local' && inGap(zone, written.local))
    throw badParameter(
      parameter,
      `${written.text} does not exist in ${zone.name}, where clocks go from just before it to ${isoAt(zone, instantAt(zone, written.local))}; give an offset or another time`,
      422,
    )
  const instant = written.kind === 'instant' ? written.instant : instantAt(zone, written.local)
  const day = Math.floor(localAt(zone, instant) / DAY)
  if (day < FIRST_DAY || day > LAST_DAY)
    throw badParameter(
      parameter,
      `${dateOf(day)} in ${zone.name} lies outside 2000-01-01…2100-12-31`,
      422,
    )
  return instant
}

/** ISO 8601 date and time; `+` that a client forgot to write as `%2B` is read as meant. */
export function moment(
  description: string,
  example = '2024-02-16T18:00+08:00',
): Param<Written | null> {
  return {
    description,
    example,
    absent: null,
    schema: {
      type: 'string',
      pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?(Z|[+-]\\d{2}:\\d{2})?$',
    },
    read(given) {
      const text = given.replace(/ (?=\d{2}:?\d{2}$)/, '+')
      const m = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(.*)$/.exec(text)
      if (!m)
        return {
          fault: `${quoted(given)} is not a date and time; expected such as 2024-02-16T18:00+08:00`,
        }
      const day = parseDate(m[1]!)
      if (day === null) return { fault: `${m[1]!} is not a date that exists`, status: 422 }
      const [hour, minute] = [Number(m[2]), Number(m[3])]
      if (hour > 23 || minute > 59 || Number(m[4] ?? 0) > 59)
        return {
          fault: `${quoted(given)} has no time of day between 00:00 and 23:59:59`,
          status: 422,
        }
      if (day < FIRST_DAY - 1 || day > LAST_DAY + 1)
        return { fault: `${m[1]!} lies outside 2000-01-01…2100-12-31`, status: 422 }
      const local = day * DAY + hour * 60 + minute
      const offset = offsetOf(m[5]!)
      if (offset === undefined)
        return { fault: `${quoted(m[5]!)} is not an offset; expected Z, +08:00 or nothing` }
      return {
        value:
          offset === null
            ? { kind: 'local', local, text }
            : { kind: 'instant', instant: local - offset },
      }
    },
  }
}

/** Minutes of `Z` or `±HH:MM`; null for nothing, undefined for anything else. */
function offsetOf(text: string): number | null | undefined {
  if (text === '') return null
  if (text === 'Z') return 0
  const m = /^([+-])(\d{2}):(\d{2})$/.exec(text)
  if (!m) return undefined
  const minutes = Number(m[2]) * 60 + Number(m[3])
  if (Number(m[3]) > 59 || minutes > 14 * 60) return undefined // UTC+14 is the furthest in use
  return m[1] === '-' ? -minutes : minutes
}

/** A civil date between 2000 and 2100. */
export function date(description: string, example = '2024-02-16'): Param<DayNumber | null> {
  return {
    description,
    example,
    absent: null,
    schema: { type: 'string', format: 'date' },
    read(text) {
      if (!/^\d{4}-\d{2}-\d{2}$/.test(text))
        return { fault: `${quoted(text)} is not a date; expected such as 2024-02-16` }
      const day = parseDate(text)
      if (day === null) return { fault: `${text} is not a date that exists`, status: 422 }
      if (day < FIRST_DAY || day > LAST_DAY)
        return { fault: `${text} lies outside 2000-01-01…2100-12-31`, status: 422 }
      return { value: day }
    },
  }
}

/** A range whose ends were both read; `from` after `to` and more than {@link MOST_DAYS} are refused. */
export function range(from: DayNumber, to: DayNumber): { from: DayNumber; to: DayNumber } {
  if (to < from) throw badParameter('to', `${dateOf(to)} lies before from, ${dateOf(from)}`, 422)
  const days = to - from + 1
  if (days > MOST_DAYS)
    throw badParameter('to', `${days} days from ${dateOf(from)}; at most ${MOST_DAYS}`, 422)
  return { from, to }
}

/** A whole number within bounds. */
export function integer(
  description: string,
  bounds: { min: number; max: number; absent: number },
): Param<number>
export function integer(
  description: string,
  bounds: { min: number; max: number; absent: null },
): Param<number | null>
export function integer(
  description: string,
  { min, max, absent }: { min: number; max: number; absent: number | null },
): Param<number | null> {
  return {
    description,
    absent,
    schema: {
      type: 'integer',
      minimum: min,
      maximum: max,
      ...(absent === null ? {} : { default: absent }),
    },
    read(text) {
      if (!/^\d{1,9}$/.test(text)) return { fault: `${quoted(text)} is not a whole number` }
      const value = Number(text)
      if (value < min || value > max)
        return { fault: `${value} lies outside ${min}…${max}`, status: 422 }
      return { value }
    },
  }
}

/** Degrees, plain decimal. */
export function degrees(
  description: string,
  limit: 90 | 180,
  example: string,
): Param<number | null> {
  return {
    description,
    example,
    absent: null,
    schema: { type: 'number', minimum: -limit, maximum: limit },
    read(text) {
      if (!/^-?\d{1,3}(\.\d{1,15})?$/.test(text))
        return { fault: `${quoted(text)} is not a number of degrees such as ${example}` }
      const value = Number(text)
      if (Math.abs(value) > limit)
        return { fault: `${value} lies outside -${limit}…${limit}`, status: 422 }
      return { value }
    },
  }
}

/** One of some words. */
export function oneOf<const W extends string>(
  description: string,
  words: readonly W[],
): Param<W | null>
export function oneOf<const W extends string>(
  description: string,
  words: readonly W[],
  absent: W,
): Param<W>
export function oneOf<const W extends string>(
  description: string,
  words: readonly W[],
  absent: W | null = null,
): Param<W | null> {
  return {
    description,
    absent,
    schema: { type: 'string', enum: [...words], ...(absent === null ? {} : { default: absent }) },
    read: (text) =>
      (words as readonly string[]).includes(text)
        ? { value: text as W }
        : { fault: `${quoted(text)} is not one of ${words.join(', ')}` },
  }
}

/** Some of some words, separated by commas. */
export function someOf<const W extends string>(
  description: string,
  words: readonly W[],
  absent: W[] | null = null,
): Param<W[] | null> {
  return {
    description,
    absent,
    schema: {
      type: 'array',
      items: { type: 'string', enum: [...words] },
      minItems: 1,
      ...(absent === null ? {} : { default: absent }),
    },
    read(text) {
      const named = text.split(',')
      const stranger = named.find((word) => !(words as readonly string[]).includes(word))
      return stranger === undefined
        ? { value: [...new Set(named)] as W[] }
        : { fault: `${quoted(stranger)} is not one of ${words.join(', ')}` }
    },
  }
}

/** The shape of all ids; whether something bears one is asked later. */
export const ID = /^[a-z0-9](?:[a-z0-9-]{0,118}[a-z0-9])?$/

/** An id: lower-case letters, digits and hyphens. */
export function id(description: string, example: string): Param<string | null> {
  return {
    description,
    example,
    absent: null,
    schema: { type: 'string', pattern: ID.source },
    read: (text) =>
      ID.test(text)
        ? { value: text }
        : {
            fault: `${quoted(text)} is not an id; expected lower-case letters, digits and hyphens`,
          },
  }
}

/** Ids separated by commas; repeated ones are answered once. */
export function ids(
  description: string,
  example: string,
  most: number = MOST_VENUES,
): Param<string[]> {
  return {
    description,
    example,
    required: true,
    absent: [],
    schema: {
      type: 'array',
      items: { type: 'string', pattern: ID.source },
      minItems: 1,
      maxItems: most,
    },
    read(text) {
      const named = [...new Set(text.split(','))]
      if (named.length > most)
        return { fault: `${named.length} venues; at most ${most}`, status: 422 }
      const wrong = named.find((word) => !ID.test(word))
      return wrong === undefined
        ? { value: named }
        : { fault: `${quoted(wrong)} is not an id; expected ids separated by commas` }
    },
  }
}

/** Words to search for; control characters are refused. */
export function words(description: string, example: string): Param<string | null> {
  return {
    description,
    example,
    absent: null,
    schema: { type: 'string', minLength: 1, maxLength: 100 },
    read(text) {
      const trimmed = text.trim()
      if (trimmed === '') return { fault: 'is empty' }
      if (trimmed.length > 100)
        return { fault: `has ${trimmed.length} characters; at most 100`, status: 422 }
      if (/\p{Cc}|\p{Cs}/u.test(trimmed)) return { fault: 'holds control characters' }
      return { value: trimmed }
    },
  }
}

/** `1` or nothing. */
export function flag(description: string): Param<boolean> {
  return {
    description,
    absent: false,
    schema: { type: 'string', enum: ['0', '1'], default: '0' },
    read: (text) =>
      text === '1' || text === '0'
        ? { value: text === '1' }
        : { fault: `${quoted(text)} is not 0 or 1` },
  }
}

/** What `next` of the page before said. */
export function cursor(): Param<string | null> {
  return {
    description: 'Continue a list: the `next` of the page before.',
    absent: null,
    schema: { type: 'string', pattern: '^[a-z0-9~.-]{1,140}$' },
    read: (text) =>
      /^[a-z0-9~.-]{1,140}$/.test(text)
        ? { value: text }
        : { fault: `${quoted(text)} is not a cursor; use the \`next\` of the page before` },
  }
}

/** Pairs of a query string; wrongly encoded ones become faults. A plus sign is a space. */
function* pairs(query: string, faults: Fault[]): Generator<[string, string]> {
  for (const piece of query.split('&')) {
    if (piece === '') continue
    const equals = piece.indexOf('=')
    const [name, value] =
      equals < 0 ? [piece, ''] : [piece.slice(0, equals), piece.slice(equals + 1)]
    try {
      yield [
        decodeURIComponent(name.replaceAll('+', ' ')),
        decodeURIComponent(value.replaceAll('+', ' ')),
      ]
    } catch {
      faults.push({ parameter: shown(name), detail: 'is not valid percent-encoded UTF-8' })
    }
  }
}

function unknownParameter(name: string, params: Params): string {
  const known = Object.keys(params)
  return known.length === 0
    ? `${quoted(name)} is unknown here; this address takes no parameters`
    : `${quoted(name)} is unknown here; known are ${known.join(', ')}`
}

/** Foreign text as it may stand in a message: short, without control characters. */
export function quoted(text: string): string {
  return `“${shown(text)}”`
}

function shown(text: string): string {
  const clean = text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '\uFFFD')
  return clean.length > 60 ? `${clean.slice(0, 60)}…` : clean
}
