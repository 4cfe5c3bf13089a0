/**
 * A notice file changed in place: what a person did not touch stays as it stands, comments, order and line
 * breaks included. Only where a file is laid out so that this cannot be done is it written anew.
 */
import { isMap, isScalar, isSeq, parse, parseDocument, stringify } from 'yaml'
import type { Document, Pair, YAMLMap } from 'yaml'
import { ruleLine } from './drafting.ts'

/** The head of a notice as an editor fills it in; empty where nothing is said. */
export interface HeadFields {
  id: string
  title: string
  publisher: string
  /** `2024-02-08` or `2024-02-08T15:00`. */
  announced: string
  /** Only known to be no later. */
  by: boolean
  url: string
  coversFrom: string
  coversTo: string
}

/** What an editor may change of a file. */
export interface NoticeParts {
  head: HeadFields
  /** Each rule as one line of YAML. */
  rules: string[]
}

/** A file as changed, and the line on which each rule given begins, from 1. */
export interface Mended {
  text: string
  lines: number[]
}

/** The parts of a notice file that can be changed; null for what is no notice at all. */
export function partsOf(text: string): NoticeParts | null {
  const document = parsed(text)
  const root = document.contents
  if (!isMap(root) || document.errors.length > 0) return null
  const word = (key: string) => {
    const value: unknown = root.get(key)
    return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  }
  const announced: unknown = root.get('announced')
  const by = isMap(announced)
  const [coversFrom = '', coversTo = coversFrom] = word('covers').split('/')
  const rules: unknown = root.get('rules')
  return {
    head: {
      id: word('id'),
      title: word('title'),
      publisher: word('publisher'),
      announced: by ? String(announced.get('by') ?? '') : word('announced'),
      by,
      url: word('url'),
      coversFrom,
      coversTo,
    },
    rules: isSeq(rules) ? rules.items.map((item) => lineOf(item, text)) : [],
  }
}

/**
 * Changes the head and the rules of a file. A rule with `was` stands for the rule of that place in the file,
 * from 0; those that are not named are taken out; others are added at the end. Equal lines change nothing.
 */
export function mendNotice(
  text: string,
  { head, rules }: { head: HeadFields; rules: readonly { was: number | null; line: string }[] },
): Mended {
  const inPlace = splice(text, head, rules)
  if (inPlace && saysSo(inPlace.text, head, rules)) return inPlace
  return writtenAnew(text, head, rules)
}

/** A new file. `above` are comments over each rule, one line each, or empty. */
export function freshNotice(
  head: HeadFields,
  rules: readonly { line: string; above: string }[],
): Mended {
  const lines = ['# yaml-language-server: $schema=../../../schema/notice.schema.json']
  for (const key of ['id', ...HEAD_KEYS] as const) {
    const value = key === 'id' ? head.id : headYaml(key, head)
    if (value !== null) lines.push(`${key}: ${value}`)
  }
  lines.push(rules.length === 0 ? 'rules: []' : 'rules:')
  const at: number[] = []
  for (const { line, above } of rules) {
    if (above !== '') lines.push(`  # ${above}`)
    lines.push(`  - ${line}`)
    at.push(lines.length)
  }
  return { text: `${lines.join('\n')}\n`, lines: at }
}

/** A rule as a plain map, or null for what is none. */
export function ruleMap(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = parse(line, { version: '1.2', schema: 'core' })
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}

type Rules = readonly { was: number | null; line: string }[]

interface Edit {
  from: number
  to: number
  put: string
  /** The rule whose text begins `skip` characters into what is put. */
  row?: { index: number; skip: number }
}

const HEAD_KEYS = ['title', 'publisher', 'url', 'announced', 'covers'] as const
type HeadKey = (typeof HEAD_KEYS)[number]
const RULES = 'rules:'

function parsed(text: string): Document.Parsed {
  return parseDocument(text, { version: '1.2', schema: 'core', keepSourceTokens: false })
}

/** One line for a rule: its own text where that is one, else the same said on one. */
function lineOf(item: unknown, text: string): string {
  const range = (item as { range?: [number, number, number] | null }).range
  const own = range ? text.slice(range[0], range[1]).trim() : ''
  if (own !== '' && !own.includes('\n')) return own
  const value: unknown = isMap(item) || isSeq(item) || isScalar(item) ? item.toJSON() : item
  return typeof value === 'object' && value !== null
    ? ruleLine(value as Record<string, unknown>)
    : String(value)
}

/** The YAML of a field, or null where it is left out. */
function headYaml(key: HeadKey, head: HeadFields): string | null {
  switch (key) {
    case 'announced': {
      const plain = /^[\d:T-]+$/.test(head.announced)
        ? head.announced
        : JSON.stringify(head.announced)
      return head.by ? `{by: ${plain}}` : plain
    }
    case 'covers': {
      const { coversFrom: from, coversTo: to } = head
      if (from === '' && to === '') return null
      const said = from === to ? from : `${from}/${to}`
      return /^[\d/-]+$/.test(said) ? said : JSON.stringify(said)
    }
    case 'url':
      return head.url === '' ? null : stringScalar(head.url)
    default:
      return stringScalar(head[key])
  }
}

/** Plain where it stays the same text, else quoted. */
function stringScalar(value: string): string {
  const said = stringify(value, { version: '1.2', schema: 'core', lineWidth: 0 }).trimEnd()
  return said.includes('\n') ? JSON.stringify(value) : said
}

function splice(text: string, head: HeadFields, rules: Rules): Mended | null {
  const document = parsed(text)
  const root = document.contents
  const before = partsOf(text)
  if (!before || !isMap(root) || root.flow || document.errors.length > 0) return null
  const edits: Edit[] = []
  for (const key of HEAD_KEYS) {
    const now = headYaml(key, head)
    if (now === headYaml(key, before.head)) continue
    const edit = headEdit(root, key, now, text)
    if (!edit) return null
    edits.push(edit)
  }
  const more = ruleEdits(root, before.rules, rules, text)
  return more && applied(text, [...edits, ...more])
}

function headEdit(root: YAMLMap, key: HeadKey, now: string | null, text: string): Edit | null {
  const spot = spotOf(root, key)
  if (spot) {
    const [from, to] = spot.value
    if (now !== null) return { from, to, put: now }
    return { from: lineStart(text, spot.key), to: lineEnd(text, to), put: '' }
  }
  // a new key follows the day of announcement, or whatever stands last before the rules
  const after = (['announced', 'publisher', 'title', 'id'] as const)
    .map((name) => spotOf(root, name))
    .find((one) => one !== null)
  if (!after || now === null) return null
  const at = lineEnd(text, after.value[1])
  return { from: at, to: at, put: `${text[at - 1] === '\n' ? '' : '\n'}${key}: ${now}\n` }
}

function ruleEdits(
  root: YAMLMap,
  before: readonly string[],
  rules: Rules,
  text: string,
): Edit[] | null {
  const kept = new Map(rules.flatMap(({ was }, index) => (was === null ? [] : [[was, index]])))
  const fresh = rules.flatMap(({ was }, index) => (was === null ? [index] : []))
  const seq: unknown = root.get('rules')
  if (!isSeq(seq) || seq.items.length === 0) {
    if (fresh.length === 0) return kept.size === 0 ? [] : null
    const spot = spotOf(root, 'rules')
    if (spot) {
      const from = spot.key + RULES.length
      return added(rules, fresh, from, Math.max(from, spot.value[1]), '\n  ', '')
    }
    const end = text.length
    return added(rules, fresh, end, end, `${text.endsWith('\n') ? '' : '\n'}${RULES}\n  `, '\n')
  }
  if (seq.flow) return null
  const edits: Edit[] = []
  let indent = '  '
  let end = 0
  for (const [i, item] of seq.items.entries()) {
    const range = (item as { range?: [number, number, number] | null }).range
    if (!range) return null
    const [from] = range
    const to = from + text.slice(from, range[1]).trimEnd().length
    const start = lineStart(text, from)
    const lead = /^(\s*)-\s+$/.exec(text.slice(start, from))
    if (!lead) return null
    indent = lead[1]!
    end = lineEnd(text, to)
    const index = kept.get(i)
    if (index === undefined) {
      edits.push({ from: aboveOf(text, start), to: end, put: '' })
      continue
    }
    const { line } = rules[index]!
    const put = line === before[i] ? text.slice(from, to) : line
    edits.push({ from, to, put, row: { index, skip: 0 } })
  }
  if (rules.length === 0) {
    const at = spotOf(root, 'rules')!.key + RULES.length
    return [{ from: at, to: at, put: ' []' }, ...edits]
  }
  const lead = text[end - 1] === '\n' ? indent : `\n${indent}`
  if (fresh.length > 0) edits.push(...added(rules, fresh, end, end, lead, '\n'))
  return edits
}

function added(
  rules: Rules,
  fresh: readonly number[],
  from: number,
  to: number,
  lead: string,
  tail: string,
): Edit[] {
  const indent = lead.slice(lead.lastIndexOf('\n') + 1)
  return fresh.map((index, k) => {
    const before = k === 0 ? lead : tail === '' ? `\n${indent}` : indent
    const put = `${before}- ${rules[index]!.line}${tail}`
    const at = k === 0 ? from : to
    return { from: at, to, put, row: { index, skip: before.length + 2 } }
  })
}

function applied(text: string, edits: Edit[]): Mended {
  const order = edits.map((edit, i) => ({ edit, i }))
  order.sort((a, b) => a.edit.from - b.edit.from || a.i - b.i)
  let out = ''
  let at = 0
  const starts = new Map<number, number>()
  for (const { edit } of order) {
    out += text.slice(at, Math.max(at, edit.from))
    if (edit.row) starts.set(edit.row.index, out.length + edit.row.skip)
    out += edit.put
    at = Math.max(at, edit.to)
  }
  out += text.slice(at)
  const rows = [...starts].sort(([a], [b]) => a - b)
  return { text: out, lines: rows.map(([, offset]) => out.slice(0, offset).split('\n').length) }
}

/** Comments of our own directly above a rule go with it; a person's stay. */
function aboveOf(text: string, start: number): number {
  let at = start
  for (;;) {
    const line = lineStart(text, at - 1)
    if (at === 0 || !/^\s*# (?:\[\d+–\d+\] |assumed from )/.test(text.slice(line, at))) return at
    at = line
  }
}

/** Where a key begins, and where its value does and ends. */
function spotOf(root: YAMLMap, name: string): { key: number; value: [number, number] } | null {
  for (const pair of root.items as Pair[]) {
    if (!isScalar(pair.key) || pair.key.value !== name) continue
    const value = pair.value as { range?: [number, number, number] | null } | null
    const key = pair.key.range
    if (!key) return null
    const range = value?.range ?? [key[1] + 1, key[1] + 1, key[1] + 1]
    return { key: key[0], value: [range[0], range[1]] }
  }
  return null
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', Math.max(0, at) - 1) + 1
}

/** Just after the line break that ends the line of `at`, or the end of the text. */
function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', text[at - 1] === '\n' ? at - 1 : at)
  return end < 0 ? text.length : end + 1
}

/** Does the file say what was asked? Lines that are no YAML are let through: reading the file refuses them. */
function saysSo(text: string, head: HeadFields, rules: Rules): boolean {
  const lines = rules.map(({ line }) => ruleMap(line))
  if (lines.some((line) => line === null)) return true
  const now = partsOf(text)
  if (!now) return false
  const order = [...rules.entries()].sort(([, a], [, b]) => orderOf(a) - orderOf(b))
  return (
    HEAD_KEYS.every((key) => headYaml(key, now.head) === headYaml(key, head)) &&
    JSON.stringify(now.rules.map(ruleMap)) === JSON.stringify(order.map(([i]) => lines[i]))
  )
}

/** Rules keep their place in the file; new ones follow. */
function orderOf({ was }: { was: number | null }): number {
  return was ?? Infinity
}

function writtenAnew(text: string, head: HeadFields, rules: Rules): Mended {
  const document = parsed(text)
  if (!isMap(document.contents))
    return freshNotice(
      head,
      rules.map(({ line }) => ({ line, above: '' })),
    )
  for (const key of HEAD_KEYS) {
    const now = headYaml(key, head)
    if (now === null) document.delete(key)
    else document.set(key, document.createNode(parse(now, { version: '1.2', schema: 'core' })))
  }
  const old: unknown = document.get('rules')
  const items = isSeq(old) ? old.items : []
  const order = [...rules.entries()].sort(([, a], [, b]) => orderOf(a) - orderOf(b))
  const nodes = order.map(([, { was, line }]) => {
    const before = was === null ? undefined : items[was]
    if (before !== undefined && lineOf(before, text) === line) return before
    const node = document.createNode(ruleMap(line) ?? line)
    if (isMap(node)) node.flow = true
    const comment = (before as { commentBefore?: string | null } | undefined)?.commentBefore
    if (comment && isMap(node)) node.commentBefore = comment
    return node
  })
  const list = document.createNode([])
  list.items = nodes as typeof list.items
  document.set('rules', list)
  const out = document.toString({ lineWidth: 0, flowCollectionPadding: false })
  const again = parsed(out).get('rules', true)
  const lines: number[] = []
  if (isSeq(again))
    for (const [k, item] of again.items.entries()) {
      const range = (item as { range?: [number, number, number] | null }).range
      lines[order[k]?.[0] ?? k] = out.slice(0, range?.[0] ?? 0).split('\n').length
    }
  return { text: out, lines }
}
