/**
 * YAML 1.2 core text as plain nodes that know their place, and the small readers every data file is
 * decoded with. Aliases, tags, duplicate keys, several documents and files over 1 MB are refused, so that
 * what a person reads in the file is what it means.
 */
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import type { Node as YamlNode } from 'yaml'
import { clock, daysInMonth, parseClock, parseDate } from '../core/time.ts'
import type { CalendarDate, Minutes } from '../core/model.ts'
import { hintFor, report, wholeFile } from './issue.ts'
import type { Issue, Spot } from './issue.ts'

/** Largest data file, in bytes of UTF-8. */
export const MAX_FILE_BYTES = 1_000_000

/** Nesting beyond this is no data file of ours. */
const MAX_DEPTH = 32

/** A value and its place; a null stands for a key without a value. */
export interface Node extends Spot {
  value: string | number | boolean | null | Node[] | Map<string, Node>
  /** Place of the key, for issues about the key itself; null in lists. */
  key: Spot | null
}

/** The root of a YAML file, or null if it cannot be read at all; why not is then among the issues. */
export function parseYaml(file: string, text: string, issues: Issue[]): Node | null {
  const bytes = new TextEncoder().encode(text).length
  const whole = wholeFile(file)
  if (bytes > MAX_FILE_BYTES) {
    report(issues, whole, 'too-large', {
      problem: `${bytes} bytes are more than a data file may have`,
      found: `${bytes} bytes`,
      expected: `at most ${MAX_FILE_BYTES} bytes`,
      repair: 'split it into several files',
    })
    return null
  }
  const lines = new LineCounter()
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  if (nestsTooDeep(text)) {
    report(issues, whole, 'too-deep', {
      problem: `brackets are nested more than ${MAX_DEPTH} deep`,
      found: 'nested brackets',
      expected: `at most ${MAX_DEPTH}`,
    })
    return null
  }
  let document
  try {
    document = parseDocument(text, {
      version: '1.2',
      schema: 'core',
      lineCounter: lines,
      // the package compares every pair of keys; the map below finds them at once
      uniqueKeys: false,
      // drawing the offending line for every error takes quadratic time
      prettyErrors: false,
    })
  } catch (error) {
    report(issues, whole, 'syntax', {
      problem: `not YAML that can be read (${error instanceof Error ? error.message : 'unknown'})`,
      expected: 'YAML 1.2',
    })
    return null
  }
  for (const error of document.errors.slice(0, 5)) {
    const spot = { ...whole, ...at(error.pos[0]), text: text.slice(...error.pos).slice(0, 60) }
    report(issues, spot, 'syntax', {
      problem: `line ${spot.line}, column ${spot.column}: not YAML: ${firstLine(error.message)}`,
      expected: 'YAML 1.2',
    })
  }
  if (document.errors.length > 0) return null
  if (document.directives?.yaml.explicit && document.directives.yaml.version !== '1.2') {
    report(issues, whole, 'syntax', {
      problem: `%YAML ${document.directives.yaml.version} is another YAML, in which 16:25 is a number`,
      found: `%YAML ${document.directives.yaml.version}`,
      expected: 'YAML 1.2',
      repair: 'leave the line out',
    })
    return null
  }
  const before = issues.length
  const convert = (node: unknown, path: string, key: Spot | null, depth: number): Node => {
    const range = (node as YamlNode | null)?.range
    const place = range
      ? at(range[0])
      : key
        ? { line: key.line, column: key.column }
        : { line: 1, column: 1 }
    const spot = { file, path, ...place, text: '', key }
    const refuse = (problem: string, repair: string): Node => {
      report(
        issues,
        { ...spot, text: text.slice(range?.[0] ?? 0, range?.[1] ?? 0).slice(0, 60) },
        'syntax',
        {
          problem,
          expected: 'plain YAML',
          repair,
        },
      )
      return { ...spot, value: null }
    }
    if (depth > MAX_DEPTH) return refuse(`nested more than ${MAX_DEPTH} deep`, 'flatten it')
    if (isAlias(node)) return refuse(`*${node.source} is an alias`, 'write the value out')
    const tagged = node as { tag?: string; anchor?: string } | null
    if (tagged?.anchor !== undefined)
      return refuse(`&${tagged.anchor} is an anchor`, 'write the value out where it is needed')
    if (tagged?.tag !== undefined && !tagged.tag.startsWith('tag:yaml.org,2002:'))
      return refuse(`${tagged.tag} is a tag`, 'leave it out')
    if (isMap(node)) {
      const entries = new Map<string, Node>()
      for (const pair of node.items) {
        const range = (pair.key as YamlNode | null)?.range
        const name = isScalar(pair.key) ? String(pair.key.source ?? pair.key.value) : null
        const keySpot: Spot = {
          file,
          path: path === '' || name === null ? (name ?? path) : `${path}.${name}`,
          ...(range ? at(range[0]) : place),
          text: name ?? 'a list or map as key',
        }
        if (name === null) {
          report(issues, keySpot, 'syntax', { problem: 'a key must be a word', expected: 'a word' })
          continue
        }
        if (entries.has(name))
          report(issues, keySpot, 'duplicate-key', {
            problem: 'stands twice in one map',
            expected: 'every key once',
            repair: 'keep one of them',
          })
        entries.set(name, convert(pair.value, keySpot.path, keySpot, depth + 1))
      }
      return { ...spot, text: 'a map', value: entries }
    }
    if (isSeq(node)) {
      const items = node.items.map((item, i) => convert(item, `${path}[${i}]`, null, depth + 1))
      return { ...spot, text: 'a list', value: items }
    }
    if (!isScalar(node) || node.value === null) return { ...spot, text: 'nothing', value: null }
    const value = node.value
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      return { ...spot, text: node.source ?? String(value), value }
    return refuse(`${String(value)} is neither text, number, true nor false`, 'write it as text')
  }
  const root = convert(document.contents, '', null, 0)
  return issues.length > before ? null : root
}

/** The values of a map whose keys are all known; a key without a value counts as absent. */
export type Fields<K extends string> = { [key in K]?: Node }

/** Reads a map with a closed set of keys; null if it is none. Unknown and missing keys are reported. */
export function fieldsOf<K extends string>(
  node: Node,
  { keys, required = [] }: { keys: readonly K[]; required?: readonly NoInfer<K>[] },
  issues: Issue[],
): Fields<K> | null {
  if (!(node.value instanceof Map)) {
    report(issues, node, 'type', {
      problem: node.value === null ? 'nothing stands here' : `${shown(node)} is not a map`,
      expected: `a map of ${keys.join(', ')}`,
    })
    return null
  }
  const fields: Fields<K> = {}
  for (const [name, value] of node.value) {
    if (!(keys as readonly string[]).includes(name))
      report(issues, value.key ?? value, 'unknown-key', {
        problem: 'unknown key',
        found: name,
        expected: keys.join(', '),
        repair: hintFor(name, keys) || `known here are ${keys.join(', ')}`,
      })
    else if (value.value !== null) fields[name as K] = value
  }
  for (const name of required)
    if (fields[name] === undefined)
      report(issues, node, 'missing', {
        problem: `${name} is missing`,
        found: 'nothing',
        expected: name,
      })
  return fields
}

/** The members of a list; a single value is a list of one. */
export function listOf(node: Node | undefined): Node[] {
  if (node === undefined) return []
  return Array.isArray(node.value) ? node.value : [node]
}

/** The members of what must be a list. */
export function strictListOf(node: Node | undefined, issues: Issue[]): Node[] {
  if (node === undefined) return []
  if (Array.isArray(node.value)) return node.value
  report(issues, node, 'type', {
    problem: `${shown(node)} is not a list`,
    expected: 'a list',
    repair: 'write [ ] around it, or one item a line, each after -',
  })
  return []
}

/** Text of at most `limit` characters on one line or several; null if absent or wrong. */
export function textOf(node: Node | undefined, issues: Issue[], limit = 2000): string | null {
  if (node === undefined) return null
  const wrong = (problem: string, repair: string) =>
    report(issues, node, 'type', { problem, expected: 'text', repair })
  if (typeof node.value === 'number' || typeof node.value === 'boolean') {
    wrong(`${node.text} is not text`, `write it in quotes: "${node.text}"`)
    return null
  }
  if (typeof node.value !== 'string') {
    wrong(`${shown(node)} is not text`, '')
    return null
  }
  const trimmed = node.value.trim()
  if (trimmed === '') wrong('the text is empty', 'leave the key out')
  else if (trimmed.length > limit)
    wrong(`the text is longer than ${limit} characters`, 'shorten it')
  // C0, DEL and C1 controls have no place in names and would break feeds and pages.
  else if (/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/.test(trimmed))
    wrong('the text holds control characters', 'remove them')
  else if (/[\ud800-\udfff]/u.test(trimmed)) wrong('the text holds half a character', 'retype it')
  else return trimmed
  return null
}

/** A word of a closed list; null if absent or wrong. */
export function wordOf<W extends string>(
  node: Node | undefined,
  words: readonly W[],
  issues: Issue[],
): W | null {
  if (node === undefined) return null
  if (typeof node.value === 'string' && (words as readonly string[]).includes(node.value))
    return node.value as W
  report(issues, node, 'unknown-word', {
    problem: `${shown(node)} is not a word known here`,
    expected: words.join(' | '),
    repair: hintFor(node.text, words) || `known are ${words.join(', ')}`,
  })
  return null
}

/** True or false; null if absent or wrong. */
export function booleanOf(node: Node | undefined, issues: Issue[]): boolean | null {
  if (node === undefined) return null
  if (typeof node.value === 'boolean') return node.value
  report(issues, node, 'type', {
    problem: `${shown(node)} is neither true nor false`,
    expected: 'true or false',
    repair: /^(?:yes|on|y|是)$/i.test(node.text)
      ? 'write true'
      : /^(?:no|off|n|否)$/i.test(node.text)
        ? 'write false'
        : '',
  })
  return null
}

/** A number within bounds, both included; null if absent or wrong. */
export function numberOf(
  node: Node | undefined,
  { min, max, whole = true }: { min: number; max: number; whole?: boolean },
  issues: Issue[],
): number | null {
  if (node === undefined) return null
  const { value } = node
  if (
    typeof value === 'number' &&
    value >= min &&
    value <= max &&
    (!whole || Number.isInteger(value))
  )
    return value === 0 ? 0 : value
  const kind = whole ? 'a whole number' : 'a number'
  report(issues, node, 'number', {
    problem: `${shown(node)} is not ${kind} from ${min} to ${max}`,
    expected: `${kind} from ${min} to ${max}`,
  })
  return null
}

/** A civil date of 2000–2100 that exists; null if absent or wrong. */
export function dateOfNode(
  node: Node | undefined,
  issues: Issue[],
  text: string = node?.text ?? '',
): CalendarDate | null {
  if (node === undefined) return null
  const wrong = (code: string, problem: string, repair: string) =>
    report(issues, node, code, { problem, expected: 'a date such as 2024-02-16', repair })
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    const loose = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
    const repair = loose
      ? `write ${loose[1]}-${loose[2]!.padStart(2, '0')}-${loose[3]!.padStart(2, '0')}`
      : 'dates are written 2024-02-16'
    wrong('date', `${text === node.text ? shown(node) : text} is not a date`, repair)
    return null
  }
  const [year, month] = [Number(text.slice(0, 4)), Number(text.slice(5, 7))]
  if (parseDate(text) === null) {
    const repair =
      month >= 1 && month <= 12
        ? `${text.slice(0, 7)} ends on the ${daysInMonth(year, month)}th`.replace('31th', '31st')
        : 'months go from 01 to 12'
    wrong('impossible-date', `${text} does not exist`, repair)
    return null
  }
  if (year < 2000 || year > 2100) {
    wrong('date-range', `${text} is outside 2000-01-01 to 2100-12-31`, '')
    return null
  }
  return text
}

/** Minutes of a wall-clock time up to `limit`; null if absent or wrong. */
export function clockOfNode(
  node: Node | undefined,
  issues: Issue[],
  limit: Minutes = 1440,
): Minutes | null {
  if (node === undefined) return null
  const minutes = typeof node.value === 'string' ? parseClock(node.value, limit) : null
  if (minutes !== null) return minutes
  report(issues, node, 'clock', {
    problem: `${shown(node)} is not a time of day up to ${clock(limit)}`,
    expected: 'a time such as 16:30',
    repair: clockRepair(node.text),
  })
  return null
}

/** How a value is named in a message: its text, shortened. */
export function shown(node: Spot): string {
  return node.text.length > 60 ? `${node.text.slice(0, 57)}…` : node.text
}

/** The spelling a mistyped time probably meant, or nothing. */
export function clockRepair(text: string): string {
  const m = /^(\d{1,2})[.：点时]?(\d{2})?分?$/.exec(text.trim())
  if (!m || Number(m[1]) > 48 || Number(m[2] ?? 0) > 59) return 'times are written 09:00'
  return `write "${m[1]!.padStart(2, '0')}:${m[2] ?? '00'}"`
}

/** Counted before parsing, because the parser recurses; quotes and comments may only overcount. */
function nestsTooDeep(text: string): boolean {
  let depth = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c === 0x5b || c === 0x7b) {
      if (++depth > 200) return true
    } else if ((c === 0x5d || c === 0x7d) && depth > 0) depth--
  }
  return /^ {400}/m.test(text) || /^(?:[-?] ){50}/m.test(text)
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '')
}
