/**
 * A rule as the fields of a form, and back. Only what an editor changed is written into the rule's line of
 * YAML: what the form cannot show (hours with a booking of their own, notes beside them) stays as it is.
 * What is mistyped goes into the line as typed, so that reading it says what is wrong, at its field.
 */
import { parse } from 'yaml'
import type { CityContent } from '../core/model.ts'
import { ruleLine } from '../dataset/drafting.ts'
import { ruleMap } from '../dataset/mend.ts'
import type { RuleFields } from '../render/page-edit-rule.ts'

/** The fields that say what a line says; null for a line that is no rule. */
export function ruleFields(line: string): RuleFields | null {
  if (line.trim() === '') return EMPTY
  const map = ruleMap(line)
  if (!map) return null
  const booking = isMap(map['booking']) ? map['booking'] : {}
  const quota = isMap(booking['quota']) ? booking['quota'] : {}
  const on = listOf(map['on']).map(wordOf)
  const spans = on.filter((token) => SPAN.test(token))
  return {
    clause: wordOf(map['clause']),
    places: [...listOf(map['venue']), ...listOf(map['venues'])].map(wordOf),
    spans: spans.map((span) => {
      const [from = '', to = ''] = span.split('/')
      return { from, to: to === from ? '' : to }
    }),
    names: on.filter((token) => !SPAN.test(token)),
    days: listOf(map['days']).map(wordOf),
    from: wordOf(map['from']),
    to: wordOf(map['to']),
    except: listOf(map['except']).map(wordOf),
    ...whatFields(map),
    last: wordOf(map['lastEntry']),
    mode: wordOf(booking['mode']),
    channels: listOf(booking['channels']).map(wordOf),
    min: wordOf(booking['minDaysAhead']),
    max: wordOf(booking['maxDaysAhead']),
    release: wordOf(booking['releasesAt']),
    cutoff: wordOf(booking['cutoffAt']),
    real: booking['realName'] === true ? 'yes' : booking['realName'] === false ? 'no' : '',
    register: booking['register'] === true,
    quota: wordOf(quota['perDay']),
    audience: wordOf(booking['audience']),
    fallback: wordOf(booking['fallback']),
    fee: wordOf(map['fee']),
    cause: wordOf(map['cause']),
    note: wordOf(map['note']),
    others: map['others'] === 'closed',
    implied: map['basis'] === 'implied',
  }
}

/** Reads the fields of row `i` from a form; null where the form has none. */
export function sentFields(
  i: number,
  sent: { field(name: string): string; all(name: string): string[] },
  city: Pick<CityContent, 'venues'>,
): RuleFields | null {
  const name = (key: string) => `r${i}-${key}`
  if (sent.field(name('form')) === '') return null
  const one = (key: string) => sent.field(name(key)).trim()
  const many = (key: string) => sent.all(name(key)).filter((value) => value !== '')
  const typed = namesIn(one('place')).map((word) => placeNamed(word, city))
  const tos = sent.all(name('span-to'))
  const spans = sent.all(name('span-from')).map((from, k) => ({ from, to: tos[k] ?? '' }))
  return {
    clause: one('clause'),
    places: [...new Set([...many('places'), ...typed])],
    spans: spans
      .map(({ from, to }) => ({ from: dateIn(from), to: dateIn(to) }))
      .filter(({ from, to }) => from !== '' || to !== ''),
    names: [...many('names'), ...many('name')],
    days: many('days'),
    from: dateIn(one('from')),
    to: dateIn(one('to')),
    except: [...many('except'), ...many('except-date').map(dateIn)],
    what: one('what') as RuleFields['what'],
    hours: hoursIn(one('hours')),
    as: one('as'),
    last: lastIn(one('last')),
    mode: one('mode'),
    channels: many('channels'),
    min: one('min'),
    max: one('max'),
    release: clockIn(one('release')),
    cutoff: clockIn(one('cutoff')),
    real: one('real'),
    register: one('register') !== '',
    quota: one('quota'),
    audience: one('audience'),
    fallback: one('fallback'),
    fee: one('fee'),
    cause: one('cause'),
    note: one('note'),
    others: one('others') !== '',
    implied: one('implied') !== '',
  }
}

/**
 * The line as the form now has it. `shown` is the line that the fields were filled from; `line` is what
 * the YAML field holds. Fields that were not touched leave the line as it is.
 */
export function mendedLine(line: string, shown: string, given: RuleFields): string {
  const before = ruleFields(shown)
  const map = line.trim() === '' ? {} : ruleMap(line)
  if (!before || !map) return line
  const sent = { ...given }
  // boxes come in the order of the page; what was there keeps that of the rule
  for (const key of ['places', 'names', 'days', 'except', 'channels'] as const)
    sent[key] = [
      ...before[key].filter((one) => given[key].includes(one)),
      ...given[key].filter((one) => !before[key].includes(one)),
    ]
  const touched = (...keys: (keyof RuleFields)[]) =>
    keys.some((key) => JSON.stringify(before[key]) !== JSON.stringify(sent[key]))
  const said: Record<string, unknown> = { ...map }
  let changed = false
  const put = (key: string, value: unknown) => {
    changed = true
    if (value === null) delete said[key]
    else said[key] = value
  }
  if (touched('clause')) put('clause', numberOf(sent.clause))
  if (touched('places')) {
    const [first = null, ...more] = sent.places
    put('venue', more.length > 0 ? null : first)
    put('venues', more.length > 0 ? sent.places : null)
  }
  if (touched('spans', 'names')) {
    const spans = sent.spans.map(({ from, to }) =>
      to === '' || to === from ? from : `${from}/${to}`,
    )
    put('on', oneOrMany([...spans, ...sent.names.map(valueOf)]))
  }
  if (touched('days')) put('days', sent.days.length > 0 ? sent.days.map(valueOf) : null)
  if (touched('from')) put('from', textOrNull(sent.from))
  if (touched('to')) put('to', textOrNull(sent.to))
  if (touched('except')) put('except', oneOrMany(sent.except.map(valueOf)))
  if (touched('what', 'hours', 'as'))
    for (const [key, value] of Object.entries(whatOf(sent))) put(key, value)
  if (touched('last')) put('lastEntry', numberOf(sent.last))
  if (touched(...BOOKING)) put('booking', bookingOf(map['booking'], before, sent))
  if (touched('fee')) put('fee', textOrNull(sent.fee))
  if (touched('cause')) put('cause', textOrNull(sent.cause))
  if (touched('note')) put('note', textOrNull(sent.note))
  if (touched('others')) put('others', sent.others ? 'closed' : null)
  if (touched('implied')) put('basis', sent.implied ? 'implied' : null)
  if (!changed) return line
  const known = ORDER.filter((key) => key in said)
  const rest = Object.keys(said).filter((key) => !ORDER.includes(key))
  return ruleLine(Object.fromEntries([...known, ...rest].map((key) => [key, said[key]])))
}

/** Does a form of a new rule say anything yet? */
export function saysNothing(sent: RuleFields): boolean {
  return JSON.stringify({ ...sent, what: '' }) === JSON.stringify(EMPTY)
}

const EMPTY: RuleFields = {
  clause: '',
  places: [],
  spans: [],
  names: [],
  days: [],
  from: '',
  to: '',
  except: [],
  what: '',
  hours: '',
  as: '',
  last: '',
  mode: '',
  channels: [],
  min: '',
  max: '',
  release: '',
  cutoff: '',
  real: '',
  register: false,
  quota: '',
  audience: '',
  fallback: '',
  fee: '',
  cause: '',
  note: '',
  others: false,
  implied: false,
}

const BOOKING = [
  'mode',
  'channels',
  'min',
  'max',
  'release',
  'cutoff',
  'real',
  'register',
  'quota',
  'audience',
  'fallback',
] as const satisfies (keyof RuleFields)[]

/** Keys in the order in which rules are read aloud. */
const ORDER: readonly string[] = [
  'id',
  'clause',
  'venue',
  'venues',
  'on',
  'days',
  'from',
  'to',
  'except',
  'open',
  'as',
  'also',
  'closed',
  'lastEntry',
  'booking',
  'fee',
  'holidays',
  'note',
  'basis',
  'cause',
  'others',
  'reach',
]

const SPAN = /^\d{4}-\d{1,2}-\d{1,2}(?:\/\d{4}-\d{1,2}-\d{1,2})?$/

// ── hours

function whatFields(map: Record<string, unknown>): Pick<RuleFields, 'what' | 'hours' | 'as'> {
  const as = wordOf(map['as'])
  const hours = (value: unknown) =>
    listOf(value)
      .map((one) => (isMap(one) ? wordOf(one['hours']) : wordOf(one)))
      .join(', ')
  const { open, also, closed } = map
  if (also !== undefined && also !== null) return { what: 'also', hours: hours(also), as }
  if (closed === 'all-day') return { what: 'closed', hours: '', as }
  if (closed !== undefined && closed !== null) return { what: 'not', hours: hours(closed), as }
  if (open === 'all-day') return { what: 'all-day', hours: '', as }
  if (open === 'unstated') return { what: 'unstated', hours: '', as }
  if (open === 'regular') return { what: 'regular', hours: '', as }
  if (typeof open === 'string' && open.includes('regular'))
    return { what: 'regular', hours: open.replace('regular', ''), as }
  if (open !== undefined && open !== null) return { what: 'open', hours: hours(open), as }
  return { what: Object.keys(map).length === 0 ? '' : 'how', hours: '', as }
}

function whatOf({
  what,
  hours,
  as,
}: RuleFields): Record<'open' | 'also' | 'closed' | 'as', unknown> {
  const none = { open: null, also: null, closed: null, as: null }
  const windows = hours === '' ? '' : oneOrMany(hours.split(', '))
  switch (what) {
    case 'open':
      return { ...none, open: windows }
    case 'all-day':
      return { ...none, open: 'all-day' }
    case 'unstated':
      return { ...none, open: 'unstated' }
    case 'regular': {
      const open = hours.startsWith('-')
        ? `regular${hours}`
        : hours.endsWith('-')
          ? `${hours}regular`
          : hours === ''
            ? 'regular'
            : hours
      return { ...none, open, as: textOrNull(as) }
    }
    case 'also':
      return { ...none, also: windows }
    case 'closed':
      return { ...none, closed: 'all-day' }
    case 'not':
      return { ...none, closed: windows }
    default:
      return none
  }
}

/** Hours as people type them: `9点半至17：00、18:00—次日2:00` is `09:30-17:00, 18:00-26:00`. */
function hoursIn(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/[—–―~至到]+|-{2,}/g, '-')
    .replace(/\s*-\s*/g, '-')
    .trim()
  return plain
    .split(/[,、;。\s]+/)
    .filter((part) => part !== '')
    .map((part) => part.split('-').map(clockIn).join('-'))
    .join(', ')
}

/** A time as people type it, `9:00` as `09:00`; anything else as it is. */
function clockIn(text: string): string {
  const m = /^(次日|翌日)?(\d{1,2})(?::(\d{1,2})|[点时](半|(\d{1,2})分?)?)?$/.exec(
    text.normalize('NFKC').trim(),
  )
  if (!m) return text.trim()
  const hour = Number(m[2]) + (m[1] === undefined ? 0 : 24)
  const minute = m[4] === '半' ? '30' : (m[3] ?? m[5] ?? '00')
  return `${String(hour).padStart(2, '0')}:${minute.padStart(2, '0')}`
}

/** `16:30`, or minutes before closing: `30`, `-30`, `闭馆前30分钟`. */
function lastIn(text: string): string {
  const m = /^(?:闭馆前|-)?\s*(\d{1,3})\s*(?:分钟|分|min.*)?$/.exec(text.normalize('NFKC'))
  return m ? `-${m[1]}` : clockIn(text)
}

/** `2027年1月3日`, `2027.1.3`, `2027/1/3` as `2027-01-03`; anything else as it is. */
function dateIn(text: string): string {
  const m = /^(\d{4})\s*[-年./]\s*(\d{1,2})\s*[-月./]\s*(\d{1,2})\s*日?$/.exec(
    text.normalize('NFKC').trim(),
  )
  return m ? `${m[1]}-${m[2]!.padStart(2, '0')}-${m[3]!.padStart(2, '0')}` : text.trim()
}

// ── booking

function bookingOf(
  base: unknown,
  before: RuleFields,
  sent: RuleFields,
): Record<string, unknown> | null {
  if (sent.mode === '' && before.mode !== '') return null
  const said: Record<string, unknown> = isMap(base) ? { ...base } : {}
  const put = (field: (typeof BOOKING)[number], key: string, value: unknown) => {
    if (JSON.stringify(before[field]) === JSON.stringify(sent[field])) return
    if (value === null) delete said[key]
    else said[key] = value
  }
  put('mode', 'mode', textOrNull(sent.mode))
  put('channels', 'channels', sent.channels.length > 0 ? sent.channels.map(valueOf) : null)
  put('register', 'register', sent.register || null)
  put('min', 'minDaysAhead', numberOf(sent.min))
  put('max', 'maxDaysAhead', numberOf(sent.max))
  put('release', 'releasesAt', textOrNull(sent.release))
  put('cutoff', 'cutoffAt', textOrNull(sent.cutoff))
  put('real', 'realName', sent.real === '' ? null : sent.real === 'yes')
  put('audience', 'audience', textOrNull(sent.audience))
  put('fallback', 'fallback', textOrNull(sent.fallback))
  const quota: Record<string, unknown> = isMap(said['quota']) ? { ...said['quota'] } : {}
  const perDay = numberOf(sent.quota)
  if (perDay === null) delete quota['perDay']
  else quota['perDay'] = perDay
  put('quota', 'quota', Object.keys(quota).length > 0 ? quota : null)
  return said
}

// ── places

function namesIn(text: string): string[] {
  return text
    .split(/[、,，;；]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')
}

/** The id of a venue by id, name or another name; else the word itself. */
function placeNamed(word: string, { venues }: Pick<CityContent, 'venues'>): string {
  const named = venues.filter(
    ({ id, name, nameEn, aliases }) => id === word || [name, nameEn, ...aliases].includes(word),
  )
  return named.length === 1 ? named[0]!.id : word
}

// ── values

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function listOf(value: unknown): unknown[] {
  return value === null || value === undefined ? [] : Array.isArray(value) ? value : [value]
}

function wordOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? ruleLine(value as Record<string, unknown>) : String(value)
}

/** A word of a form as a value: maps are YAML on one line. */
function valueOf(token: string): unknown {
  if (!token.startsWith('{')) return token
  try {
    return parse(token, { version: '1.2', schema: 'core' }) as unknown
  } catch {
    return token
  }
}

function oneOrMany(list: unknown[]): unknown {
  return list.length === 0 ? null : list.length === 1 ? list[0] : list
}

function textOrNull(text: string): string | null {
  return text === '' ? null : text
}

function numberOf(text: string): number | string | null {
  return text === '' ? null : /^-?\d{1,7}$/.test(text) ? Number(text) : text
}
