/** The conformance kit: what a vector file holds, and when an answer is the one expected. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** A question in the words of CONTRACT's HTTP section. */
export interface Question {
  /** `/v1/venues/{id}/status`, `…/hours` or `…/booking`. */
  path: string
  query: Record<string, string>
}

/** A question, and the members of its answer that are settled by DESIGN §3; all others are free. */
export interface Case extends Question {
  expect: Json
}

/** One file of `vectors/`. */
export interface Vector {
  name: string
  about: string
  /** A data folder: paths, and the contents of their YAML as JSON. Calendar files come from `calendar.json`. */
  files: Record<string, unknown>
  cases: Case[]
}

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** What a candidate reads on its standard input, and answers with one JSON array of as many bodies. */
export interface Task {
  files: Record<string, unknown>
  questions: Question[]
}

const FOLDER = join(import.meta.dirname, 'vectors')
/** Official days and lunar dates, shared by all vectors. */
export const CALENDAR = join(import.meta.dirname, 'calendar.json')

/** All vectors, by name. */
export function loadVectors(): Vector[] {
  return readdirSync(FOLDER)
    .sort()
    .map((name) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as Vector)
}

/** The task of a vector: its own files and the calendar's, and its questions without the answers. */
export function taskOf({ files, cases }: Vector): Task {
  const calendar = JSON.parse(readFileSync(CALENDAR, 'utf8')) as object
  return {
    files: { ...calendar, ...files },
    questions: cases.map(({ path, query }) => ({ path, query })),
  }
}

/** Where a found answer lacks what is expected: `days[2].state: expected "open", found "closed"`. */
export function differences(expected: Json, found: unknown, path = ''): string[] {
  if (Array.isArray(expected)) {
    if (!Array.isArray(found)) return [told(path, expected, found)]
    if (expected.length !== found.length) return [told(path, expected, found)]
    return expected.flatMap((item, i) => differences(item, found[i], `${path}[${i}]`))
  }
  if (expected !== null && typeof expected === 'object') {
    if (found === null || typeof found !== 'object') return [told(path, expected, found)]
    const object = found as Record<string, unknown>
    return Object.entries(expected).flatMap(([key, value]) =>
      differences(value, object[key], path ? `${path}.${key}` : key),
    )
  }
  return expected === found ? [] : [told(path, expected, found)]
}

function told(path: string, expected: unknown, found: unknown): string {
  return `${path}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`
}
