/**
 * The files of `calendar/`: one a year with the State Council's paper (and what an earlier paper of the
 * same year said), and `lunar.yaml`. A year without a file is a year whose paper is not known.
 */
import { HOLIDAYS } from '../core/calendar.ts'
import { dayOf } from '../core/time.ts'
import type { CalendarData, CalendarDate, CalendarYear, Holiday, LunarYear } from '../core/model.ts'
import { report, wholeFile } from './issue.ts'
import type { Issue } from './issue.ts'
import {
  dateOfNode,
  fieldsOf,
  listOf,
  numberOf,
  parseYaml,
  strictListOf,
  textOf,
  wordOf,
} from './yaml.ts'
import type { Node } from './yaml.ts'

/** Keys of a year's file, of a paper, and of one holiday. */
export const YEAR_KEYS = ['year', 'paper', 'off', 'makeUp', 'earlier'] as const
export const EARLIER_KEYS = ['paper', 'off', 'makeUp'] as const
export const PAPER_KEYS = ['title', 'publisher', 'date', 'url'] as const
export const OFF_KEYS = ['holidays', 'on'] as const

/**
 * Reads the calendar files among `files` (paths inside `calendar/`). With `knownOn` only papers of that day
 * or before count: a notice of 22 January 2020 meant the Spring Festival of the first paper, not the one
 * that was lengthened on the 26th.
 */
export function decodeCalendar(
  files: Map<string, string>,
  {
    lunar = null,
    knownOn = null,
  }: { lunar?: CalendarData['lunar'] | null; knownOn?: CalendarDate | null },
  issues: Issue[],
): CalendarData {
  const years: CalendarYear[] = []
  let table = lunar
  for (const [file, text] of [...files].sort(byPath)) {
    const root = parseYaml(file, text, issues)
    if (root === null) continue
    const name = file.slice(file.lastIndexOf('/') + 1)
    if (name === 'lunar.yaml') table = lunarOf(root, issues)
    else {
      const versions = yearOf(root, name, issues)
      const known = versions.filter((v) => knownOn === null || v.paper.date <= knownOn)
      if (known[0]) years.push(known[0])
    }
  }
  if (table === null) {
    report(issues, wholeFile('calendar/lunar.yaml'), 'missing', {
      problem: 'calendar/lunar.yaml is missing, and no built-in table serves',
      found: 'nothing',
      expected: 'the dates of 正月初一, 清明, 端午 and 中秋 for 2000–2100',
    })
    table = {}
  }
  years.sort((a, b) => a.year - b.year)
  return { years, lunar: table }
}

/** What each paper of a year said, the one in force last first. */
function yearOf(root: Node, name: string, issues: Issue[]): CalendarYear[] {
  const fields = fieldsOf(
    root,
    { keys: YEAR_KEYS, required: ['year', 'paper', 'off', 'makeUp'] },
    issues,
  )
  if (fields === null) return []
  const year = numberOf(fields.year, { min: 2000, max: 2100 }, issues)
  if (year === null) return []
  if (name !== `${year}.yaml`) {
    report(issues, fields.year!, 'file-name', {
      problem: `${year} stands in ${name}`,
      expected: `${year}.yaml`,
      repair: `rename the file to ${year}.yaml`,
    })
    return []
  }
  const versions = [versionOf(fields, year, issues)]
  for (const node of strictListOf(fields.earlier, issues)) {
    const earlier = fieldsOf(node, { keys: EARLIER_KEYS, required: EARLIER_KEYS }, issues)
    if (earlier) versions.push(versionOf(earlier, year, issues))
  }
  const known = versions.filter((v) => v !== null)
  return known.sort((a, b) => (a.paper.date < b.paper.date ? 1 : -1))
}

/** One paper: its days lie in its year, or in the last week of the year before (a New Year that reaches back). */
function versionOf(
  fields: { paper?: Node; off?: Node; makeUp?: Node },
  year: number,
  issues: Issue[],
): CalendarYear | null {
  const before = issues.length
  const paper = fields.paper
    ? fieldsOf(fields.paper, { keys: PAPER_KEYS, required: ['title', 'publisher', 'date'] }, issues)
    : null
  const title = textOf(paper?.title, issues, 200)
  const publisher = textOf(paper?.publisher, issues, 200)
  const date = dateOfNode(paper?.date, issues)
  const url = textOf(paper?.url, issues)
  const seen = new Map<number, string>()
  const claim = (node: Node, day: number, what: string) => {
    const other = seen.get(day)
    if (other !== undefined)
      report(issues, node, 'day-twice', {
        problem: `a day of ${node.text} is already ${other}`,
        expected: 'every day once',
      })
    seen.set(day, what)
  }
  const inYear = (node: Node, ...dates: CalendarDate[]) => {
    for (const d of new Set(dates))
      if (d < `${year - 1}-12-20` || d > `${year}-12-31`)
        report(issues, node, 'date-range', {
          problem: `${d} is not a day that the paper of ${year} speaks of`,
          expected: `${year - 1}-12-20 to ${year}-12-31`,
        })
  }
  const off: CalendarYear['off'] = []
  for (const node of strictListOf(fields.off, issues)) {
    const entry = fieldsOf(node, { keys: OFF_KEYS, required: OFF_KEYS }, issues)
    if (!entry?.on || !entry.holidays) continue
    const names = listOf(entry.holidays).map((n) => wordOf<Holiday>(n, HOLIDAYS, issues))
    const span = rangeOfNode(entry.on, issues)
    if (span === null) continue
    inYear(entry.on, span.from, span.to)
    for (let day = dayOf(span.from); day <= dayOf(span.to); day++) claim(entry.on, day, 'a day off')
    off.push({ names: names.filter((n) => n !== null), ...span })
  }
  const makeUp: CalendarDate[] = []
  for (const node of strictListOf(fields.makeUp, issues)) {
    const day = dateOfNode(node, issues)
    if (day === null) continue
    inYear(node, day)
    claim(node, dayOf(day), 'a make-up workday or a day off')
    makeUp.push(day)
  }
  if (issues.length > before || title === null || publisher === null || date === null) return null
  off.sort((a, b) => (a.from < b.from ? -1 : 1))
  return { year, paper: { title, publisher, date, url }, off, makeUp: makeUp.sort() }
}

/** `date` or `from/to`, both ends included; null after an issue. */
export function rangeOfNode(
  node: Node,
  issues: Issue[],
): { from: CalendarDate; to: CalendarDate } | null {
  const [first = '', last = first, ...rest] = node.text.split('/')
  if (typeof node.value !== 'string' || rest.length > 0 || last === '' || first === '') {
    report(issues, node, 'date', {
      problem: `${node.text.slice(0, 60)} is neither a date nor a range`,
      expected: '2024-02-09 or 2024-02-09/2024-02-11',
    })
    return null
  }
  const from = dateOfNode(node, issues, first)
  const to = last === first ? from : dateOfNode(node, issues, last)
  if (from === null || to === null) return null
  if (from > to) {
    report(issues, node, 'range', {
      problem: `${node.text} ends before it starts`,
      expected: 'the first day, a slash, the last day',
      repair: `write ${to}/${from}`,
    })
    return null
  }
  return { from, to }
}

function lunarOf(root: Node, issues: Issue[]): Record<string, LunarYear> {
  const table: Record<string, LunarYear> = {}
  if (!(root.value instanceof Map)) {
    report(issues, root, 'type', {
      problem: 'not a map of years',
      expected: '2024: [02-10, 04-04, 06-10, 09-17]',
    })
    return table
  }
  for (const [key, node] of root.value) {
    const year = /^2(0\d\d|100)$/.test(key) ? key : null
    const days = Array.isArray(node.value) ? node.value : []
    const dates = year
      ? days.map((d) => dateOfNode(d, issues, `${year}-${d.text}`)?.slice(5) ?? null)
      : []
    const [newYear, qingming, dragonBoat, midAutumn] = dates
    if (year && dates.length === 4 && newYear && qingming && dragonBoat && midAutumn)
      table[year] = { newYear, qingming, dragonBoat, midAutumn }
    else if (year === null || days.length !== 4)
      report(issues, node.key ?? node, 'lunar', {
        problem: `${key} is not a year of 2000–2100 with four days`,
        expected: '[正月初一, 清明, 端午, 中秋] as MM-DD',
      })
  }
  const absent = Array.from({ length: 101 }, (_, i) => String(2000 + i)).filter(
    (year) => !(root.value as Map<string, Node>).has(year),
  )
  if (absent.length > 0)
    report(issues, root, 'missing', {
      problem: `${absent.length === 1 ? `${absent[0]} is` : `${absent.length} years are`} missing, ${absent[0]} the first`,
      found: 'nothing',
      expected: 'every year of 2000–2100',
    })
  return table
}

function byPath(a: [string, string], b: [string, string]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0
}
