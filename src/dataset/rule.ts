/** One rule of a data file: when, what and how (CONTRACT, “Data files”). */
import { HOLIDAYS, isCalendarName } from '../core/calendar.ts'
import { namesHolidays } from '../core/speakers.ts'
import { clock, DAY, daysInMonth, parseClock } from '../core/time.ts'
import type {
  Booking,
  CalendarName,
  Channel,
  ChannelKind,
  DayTerm,
  EntrySlot,
  Holiday,
  LunarDay,
  Minutes,
  OnTerm,
  Quota,
  Rule,
  Source,
  Weekday,
  What,
  When,
  Window,
} from '../core/model.ts'
import { CAUSES, CHANNEL_KINDS, FEES, MODES } from '../core/model.ts'
import { rangeOfNode } from './calendar.ts'
import { hintFor, nearest, report } from './issue.ts'
import type { Issue } from './issue.ts'
import {
  booleanOf,
  clockOfNode,
  dateOfNode,
  fieldsOf,
  listOf,
  numberOf,
  shown,
  textOf,
  wordOf,
} from './yaml.ts'
import type { Fields, Node } from './yaml.ts'

/** Keys of every rule; of standing rules; of notice rules. */
const WHEN_KEYS = ['on', 'days', 'from', 'to', 'except'] as const
const WHAT_KEYS = ['open', 'as', 'also', 'closed'] as const
const HOW_KEYS = ['booking', 'lastEntry', 'fee', 'note'] as const
const COMMON_KEYS = [
  'id',
  ...WHEN_KEYS,
  ...WHAT_KEYS,
  ...HOW_KEYS,
  'holidays',
  'basis',
  'cause',
] as const
export const STANDING_KEYS = [...COMMON_KEYS, 'source'] as const
export const NOTICE_RULE_KEYS = [
  'clause',
  'venue',
  'venues',
  ...COMMON_KEYS,
  'others',
  'reach',
] as const
export const WINDOW_KEYS = ['hours', 'lastEntry', 'entry', 'booking', 'fee'] as const
export const BOOKING_KEYS = [
  'mode',
  'channels',
  'register',
  'minDaysAhead',
  'maxDaysAhead',
  'releasesAt',
  'cutoffAt',
  'realName',
  'audience',
  'fallback',
  'quota',
  'note',
] as const
export const QUOTA_KEYS = ['perDay', 'perSession', 'note'] as const
export const CHANNEL_KEYS = ['kind', 'name', 'url', 'appId'] as const
export const SOURCE_KEYS = ['publisher', 'title', 'date', 'url', 'firstHand', 'seen'] as const

/** Two letters a weekday, Monday first, as OSM opening_hours and RFC 5545 abbreviate them. */
export const WEEKDAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'] as const
export const DAY_TYPES = ['workdays', 'rest-days', 'statutory-holidays'] as const
/** Every word that `on:` takes. */
export const CALENDAR_NAMES = [
  ...HOLIDAYS,
  'lantern',
  'lunar-new-year-eve',
  ...Array.from({ length: 15 }, (_, i) => `lunar-new-year-${i + 1}` as const),
  'statutory-holidays',
  'make-up-workdays',
] as const satisfies readonly CalendarName[]
/** Festivals that have a day of their own, for `{festival, offset}`. */
export const FESTIVALS = CALENDAR_NAMES.filter(
  (name): name is Holiday | LunarDay =>
    name !== 'statutory-holidays' && name !== 'make-up-workdays',
)

/** What a rule may refer to. */
export interface Surroundings {
  calendar: 'CN' | 'none'
  /** The city's `channels:`. */
  channels: Map<string, Channel>
  issues: Issue[]
}

/** The part of a rule that standing and notice rules share; ids, places and the like are the caller's. */
export type RuleCore = Pick<
  Rule,
  'when' | 'what' | 'lastEntry' | 'booking' | 'fee' | 'note' | 'basis' | 'cause'
>

/**
 * Reads when, what and how. Last entry is moved into the rule's last window, and stays with the rule only
 * where the hours are regular.
 */
export function ruleCoreOf(
  node: Node,
  fields: Fields<(typeof COMMON_KEYS)[number]>,
  around: Surroundings,
): RuleCore {
  const { issues } = around
  const when = whenOf(fields, around)
  const given = (['open', 'also', 'closed'] as const).filter((key) => fields[key])
  if (given.length > 1)
    report(issues, fields[given[1]!]!.key!, 'one-of', {
      problem: `stands beside ${given[0]}`,
      expected: 'one of open, also and closed',
      repair: 'write a rule for each',
    })
  const what = fields.open
    ? openOf(fields.open, fields.as, around)
    : fields.also
      ? alsoOf(fields.also, around)
      : fields.closed
        ? closedOf(fields.closed, around)
        : { kind: 'none' as const }
  if (fields.as && what.kind !== 'regular')
    report(issues, fields.as.key ?? fields.as, 'as', {
      problem: 'names another weekday’s hours, and this rule does not keep regular ones',
      expected: 'beside open: regular',
      repair: 'leave it out, or write open: regular',
    })
  const lastEntry = fields.lastEntry ? lastEntryOf(fields.lastEntry, what, issues) : null
  const booking = bookingOf(fields.booking, around)
  const fee = wordOf(fields.fee, FEES, issues)
  const note = textOf(fields.note, issues)
  if (what.kind === 'none' && !fields.booking && !fields.fee && !fields.note)
    report(issues, node, 'says-nothing', {
      problem: 'the rule says neither hours nor how one gets in',
      found: 'no open, also, closed, booking, fee or note',
      expected: 'open, also or closed; or booking, fee or note',
    })
  const cause = wordOf(fields.cause, CAUSES, issues)
  if (fields.cause && what.kind !== 'closed' && what.kind !== 'not')
    report(issues, fields.cause.key ?? fields.cause, 'cause', {
      problem: 'is the cause of a closure, and this rule closes nothing',
      expected: 'beside closed',
      repair: 'leave it out',
    })
  return {
    when,
    what,
    lastEntry,
    booking,
    fee,
    note,
    basis: wordOf(fields.basis, ['stated', 'implied'], issues) ?? 'stated',
    cause,
  }
}

/** Reads `holidays:` of a rule that stands; refuses it where it would say nothing or contradict. */
export function holidaysOf(
  node: Node | undefined,
  rule: Rule,
  issues: Issue[],
): 'same' | 'closed' | 'silent' {
  const word = wordOf(node, ['same', 'closed', 'silent'], issues)
  if (node === undefined || word === null) return 'silent'
  const refuse = (problem: string, repair: string) =>
    report(issues, node, 'holidays', { problem, expected: 'a rule silent about holidays', repair })
  if (namesHolidays(rule))
    refuse(`${word}, but the rule names holidays itself`, 'leave holidays out')
  else if (word === 'closed' && (rule.what.kind === 'also' || rule.what.kind === 'not'))
    refuse(
      'closed stands with hours that are only added or removed',
      'write a rule of its own: on: statutory-holidays, closed: all-day',
    )
  else if (word === 'closed' && rule.what.kind === 'none')
    refuse('closed stands with a rule that states no hours', 'leave holidays out')
  else return word
  return 'silent'
}

/** Reads where a standing fact comes from. */
export function sourceOf(node: Node | undefined, issues: Issue[]): Source | null {
  if (node === undefined) return null
  const fields = fieldsOf(node, { keys: SOURCE_KEYS, required: ['publisher'] }, issues)
  if (fields === null) return null
  return {
    publisher: textOf(fields.publisher, issues, 200) ?? '',
    title: textOf(fields.title, issues, 300),
    date: dateOfNode(fields.date, issues),
    url: urlOf(fields.url, issues),
    firstHand: booleanOf(fields.firstHand, issues),
    seen: dateOfNode(fields.seen, issues),
  }
}

/** A web address; null if absent or wrong. */
export function urlOf(node: Node | undefined, issues: Issue[]): string | null {
  const text = textOf(node, issues)
  if (node === undefined || text === null) return null
  if (/^https?:\/\/[^\s"<>\\^`{|}]+$/.test(text)) return text
  const bare = /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(text)
  report(issues, node, 'url', {
    problem: `${shown(node)} is not a web address`,
    expected: 'an address that begins with https://',
    repair: bare ? `write https://${text}` : 'addresses begin with https:// or http://',
  })
  return null
}

/** Reads one booking channel of `channels:`, or one written in place. */
export function channelOf(node: Node, issues: Issue[]): Channel | null {
  const fields = fieldsOf(node, { keys: CHANNEL_KEYS, required: ['kind'] }, issues)
  const kind = wordOf(fields?.kind, CHANNEL_KINDS, issues)
  if (fields === null || kind === null) return null
  return {
    kind,
    name: textOf(fields.name, issues, 200),
    url: urlOf(fields.url, issues),
    appId: textOf(fields.appId, issues, 60),
  }
}

/** Reads how one gets in. */
export function bookingOf(node: Node | undefined, around: Surroundings): Booking | null {
  if (node === undefined) return null
  const { issues } = around
  if (typeof node.value === 'string' && (MODES as readonly string[]).includes(node.value)) {
    report(issues, node, 'type', {
      problem: `${node.text} stands alone`,
      expected: 'a map',
      repair: `write {mode: ${node.text}}`,
    })
    return null
  }
  const fields = fieldsOf(node, { keys: BOOKING_KEYS, required: ['mode'] }, issues)
  if (fields === null) return null
  const days = { min: 0, max: 400 }
  const minDaysAhead = numberOf(fields.minDaysAhead, days, issues)
  const maxDaysAhead = numberOf(fields.maxDaysAhead, days, issues)
  if (minDaysAhead !== null && maxDaysAhead !== null && minDaysAhead > maxDaysAhead)
    report(issues, fields.minDaysAhead!, 'days-ahead', {
      problem: `${minDaysAhead} is more than maxDaysAhead ${maxDaysAhead}`,
      expected: `at most ${maxDaysAhead}`,
      repair: 'nobody could book; exchange or correct them',
    })
  return {
    mode: wordOf(fields.mode, MODES, issues) ?? 'walk-in',
    channels: listOf(fields.channels).flatMap((item) => channelNamed(item, around) ?? []),
    register: booleanOf(fields.register, issues) ?? false,
    minDaysAhead,
    maxDaysAhead,
    releasesAt: clockOfNode(fields.releasesAt, issues),
    cutoffAt: clockOfNode(fields.cutoffAt, issues),
    realName: booleanOf(fields.realName, issues),
    audience: textOf(fields.audience, issues, 300),
    fallback: textOf(fields.fallback, issues, 300),
    note: textOf(fields.note, issues, 300),
    ...quotaOf(fields.quota, issues),
  }
}

/** `{quota}` where one is stated, so that a booking without one has no such key. */
function quotaOf(node: Node | undefined, issues: Issue[]): Pick<Booking, 'quota'> {
  const fields = node && fieldsOf(node, { keys: QUOTA_KEYS }, issues)
  if (!node || !fields) return {}
  const places = { min: 1, max: 1_000_000 }
  const quota: Quota = {
    perDay: numberOf(fields.perDay, places, issues),
    perSession: numberOf(fields.perSession, places, issues),
    note: textOf(fields.note, issues, 300),
  }
  if (!fields.perDay && !fields.perSession && !fields.note)
    report(issues, node, 'says-nothing', {
      problem: 'the quota states no number',
      expected: 'perDay, perSession or note',
      repair: 'leave it out, or say how many get in',
    })
  return { quota }
}

/** A channel by its id, a bare kind, or written in place. */
function channelNamed(node: Node, { channels, issues }: Surroundings): Channel | null {
  if (node.value instanceof Map) return channelOf(node, issues)
  const known = channels.get(node.text)
  if (known) return known
  if ((CHANNEL_KINDS as readonly string[]).includes(node.text))
    return { kind: node.text as ChannelKind, name: null, url: null, appId: null }
  report(issues, node, 'unknown-channel', {
    problem: `${shown(node)} is neither an id of channels: nor a kind of channel`,
    expected: [...channels.keys(), ...CHANNEL_KINDS].join(' | '),
    repair: hintFor(node.text, [...channels.keys(), ...CHANNEL_KINDS]) || 'name it under channels:',
  })
  return null
}

function whenOf(fields: Fields<(typeof WHEN_KEYS)[number]>, around: Surroundings): When {
  const { issues } = around
  const from = dateOfNode(fields.from, issues)
  const to = dateOfNode(fields.to, issues)
  if (from !== null && to !== null && from > to)
    report(issues, fields.to!, 'range', {
      problem: `${to} lies before from: ${from}`,
      expected: `${from} or later`,
      repair: 'exchange them',
    })
  const terms = <T>(node: Node | undefined, read: (item: Node) => T | null): T[] | null => {
    if (node === undefined) return null
    const items = listOf(node)
    if (items.length === 0)
      report(issues, node, 'empty', {
        problem: 'the list is empty, so the rule would match no day',
        expected: 'at least one member',
        repair: 'leave the key out',
      })
    return items.flatMap((item) => read(item) ?? [])
  }
  return {
    on: terms(fields.on, (item) => onTermOf(item, around)),
    days: terms(fields.days, (item) => dayTermOf(item, around)),
    from,
    to,
    except:
      terms<OnTerm | DayTerm>(fields.except, (item) =>
        isDayWord(item) ? dayTermOf(item, around) : onTermOf(item, around),
      ) ?? [],
  }
}

/** Under `except:` a term is a day term if it can be nothing else. */
function isDayWord(node: Node): boolean {
  if (node.value instanceof Map) return node.value.has('nth')
  return (
    (WEEKDAYS as readonly string[]).includes(node.text) ||
    node.text === 'workdays' ||
    node.text === 'rest-days'
  )
}

function onTermOf(node: Node, around: Surroundings): OnTerm | null {
  const { issues } = around
  if (node.value instanceof Map && node.value.has('after')) return afterTermOf(node, around)
  if (node.value instanceof Map) {
    const fields = fieldsOf(
      node,
      { keys: ['festival', 'offset'], required: ['festival', 'offset'] },
      issues,
    )
    if (fields?.festival) refuseWithoutCalendar(fields.festival, around)
    const festival = wordOf(fields?.festival, FESTIVALS, issues)
    const offset = numberOf(fields?.offset, { min: -60, max: 60 }, issues)
    return festival === null || offset === null ? null : { kind: 'offset', festival, offset }
  }
  const { text } = node
  if (typeof node.value === 'string' && isCalendarName(text)) {
    refuseWithoutCalendar(node, around)
    return { kind: 'name', name: text }
  }
  if (typeof node.value === 'string' && /^\d{2}-\d{2}(\/\d{2}-\d{2})?$/.test(text)) {
    const [from = '', to = from] = text.split('/')
    return yearlyDay(node, from, issues) && yearlyDay(node, to, issues)
      ? { kind: 'yearly', from, to }
      : null
  }
  const openEnded = /^(\d{4}-\d{2}-\d{2})?\/(\d{4}-\d{2}-\d{2})?$/.exec(text)
  if (openEnded && text !== '/' && !(openEnded[1] && openEnded[2])) {
    report(issues, node, 'range', {
      problem: `${text} is half a range`,
      expected: 'both days of a range',
      repair: openEnded[1] ? `write from: ${openEnded[1]}` : `write to: ${openEnded[2]}`,
    })
    return null
  }
  if (/^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$/.test(text)) {
    const date = dateOfNode(node, issues)
    return date === null ? null : { kind: 'date', date }
  }
  if (typeof node.value === 'string' && /^\d{4}-.*\//.test(text)) {
    const range = rangeOfNode(node, issues)
    return range === null ? null : { kind: 'range', ...range }
  }
  const digits = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  report(issues, node, 'when', {
    problem: `${shown(node)} is neither a date, a range nor a calendar name`,
    expected: '2024-02-09, 2024-02-09/2024-02-11, 05-01/10-31 or a calendar name',
    repair: isDayWord(node)
      ? `write days: ${text}`
      : digits
        ? `write ${digits[1]}-${digits[2]}-${digits[3]}`
        : hintFor(text, CALENDAR_NAMES) ||
          'calendar names are spring-festival, lantern, lunar-new-year-1 and the like',
  })
  return null
}

/** `{after: national-day, day: 1}`, or with `moved: mo` a weekly closing day that the holiday displaced. */
function afterTermOf(node: Node, around: Surroundings): OnTerm | null {
  const { issues } = around
  const fields = fieldsOf(
    node,
    { keys: ['after', 'day', 'moved'], required: ['after', 'day'] },
    issues,
  )
  if (fields?.after) refuseWithoutCalendar(fields.after, around)
  const holiday = wordOf(fields?.after, [...HOLIDAYS, 'statutory-holidays'] as const, issues)
  const day = numberOf(fields?.day, { min: 1, max: 14 }, issues)
  const moved = weekdayOfNode(fields?.moved, issues)
  return holiday === null || day === null ? null : { kind: 'after', holiday, day, moved }
}

function yearlyDay(node: Node, monthDay: string, issues: Issue[]): boolean {
  const [month, day] = [Number(monthDay.slice(0, 2)), Number(monthDay.slice(3))]
  // 29 February counts in the years that have it
  if (month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(2000, month)) return true
  report(issues, node, 'impossible-date', {
    problem: `${monthDay} is a day of no year`,
    expected: 'month and day, such as 05-01/10-31',
  })
  return false
}

function dayTermOf(node: Node, around: Surroundings): DayTerm | null {
  const { issues } = around
  if (node.value instanceof Map) {
    const fields = fieldsOf(node, { keys: ['nth', 'day'], required: ['nth', 'day'] }, issues)
    const day = weekdayOfNode(fields?.day, issues)
    const nth = numberOf(fields?.nth, { min: -1, max: 5 }, issues)
    if (nth === 0)
      report(issues, fields!.nth!, 'number', {
        problem: '0 is no weekday of a month',
        expected: '1 to 5, or -1 for the last',
      })
    return day === null || nth === null || nth === 0 ? null : { kind: 'nth', nth, day }
  }
  const weekday = (WEEKDAYS as readonly string[]).indexOf(node.text)
  if (weekday >= 0) return { kind: 'weekday', day: weekday as Weekday }
  const type = DAY_TYPES.find((word) => word === node.text)
  if (type !== undefined) {
    if (type === 'statutory-holidays') refuseWithoutCalendar(node, around)
    return { kind: 'type', type }
  }
  const words = [...WEEKDAYS, ...DAY_TYPES]
  const span = /^(mo|tu|we|th|fr|sa|su)-(mo|tu|we|th|fr|sa|su)$/.exec(node.text)
  report(issues, node, 'when', {
    problem: `${shown(node)} is neither a weekday nor a kind of day`,
    expected: words.join(' | '),
    repair: isCalendarName(node.text)
      ? `write on: ${node.text}`
      : span
        ? `list them: [${weekdaySpan(span[1]!, span[2]!).join(', ')}]`
        : weekdayMeant(node.text) || hintFor(node.text, words),
  })
  return null
}

function weekdayMeant(text: string): string {
  const english = /^(?:mon|tue|wed|thu|fri|sat|sun)/i.test(text) && /^[a-z]{3,9}$/i.test(text)
  const chinese = '一二三四五六日'.indexOf(/^(?:周|星期)([一二三四五六日])$/.exec(text)?.[1] ?? '?')
  const word = english ? text.slice(0, 2).toLowerCase() : WEEKDAYS[chinese]
  return word === undefined ? '' : `write ${word}`
}

function weekdaySpan(first: string, last: string): string[] {
  const from = (WEEKDAYS as readonly string[]).indexOf(first)
  const count = (((WEEKDAYS as readonly string[]).indexOf(last) - from + 7) % 7) + 1
  return Array.from({ length: count }, (_, i) => WEEKDAYS[(from + i) % 7]!)
}

function weekdayOfNode(node: Node | undefined, issues: Issue[]): Weekday | null {
  const word = wordOf(node, WEEKDAYS, issues)
  return word === null ? null : (WEEKDAYS.indexOf(word) as Weekday)
}

/** A calendar name in a city without a calendar would match no day, silently. */
function refuseWithoutCalendar(node: Node, { calendar, issues }: Surroundings): void {
  if (calendar === 'CN') return
  report(issues, node, 'no-calendar', {
    problem: `${shown(node)} is a calendar name, and the city’s calendar is none`,
    expected: 'dates, ranges or weekdays',
    repair: 'write the dates',
  })
}

function openOf(node: Node, as: Node | undefined, around: Surroundings): What {
  const { issues } = around
  const { text } = node
  if (typeof node.value === 'string') {
    if (text === 'all-day') return { kind: 'hours', windows: [{ ...windowFrom(0, DAY) }] }
    if (text === 'unstated') return { kind: 'unstated' }
    if (text === 'closed') {
      report(issues, node, 'window', {
        problem: 'closed is not a way to be open',
        expected: 'hours',
        repair: 'write closed: all-day',
      })
      return { kind: 'closed' }
    }
    const regular = /^(?:(\d{1,2}:\d{2})-)?regular(?:-(\d{1,2}:\d{2}))?$/.exec(text)
    if (regular) {
      const end = (part: string | undefined, limit: Minutes): Minutes | null => {
        if (part === undefined) return null
        const minutes = parseClock(part, limit)
        if (minutes === null)
          report(issues, node, 'clock', {
            problem: `${part} is not a time up to ${limit / 60}:00`,
            expected: 'regular-19:00 or 08:00-regular',
          })
        return minutes
      }
      const from = end(regular[1], DAY - 1)
      const to = end(regular[2], 2 * DAY)
      if (regular[1] !== undefined && regular[2] !== undefined)
        report(issues, node, 'window', {
          problem: `${text} replaces both ends of the regular hours`,
          expected: 'one end',
          repair: `write ${regular[1]}-${regular[2]}`,
        })
      return { kind: 'regular', as: weekdayOfNode(as, issues), from, to }
    }
  }
  const windows = windowsOf(node, { oneEnded: true, plain: false }, around)
  return { kind: 'hours', windows }
}

function alsoOf(node: Node, around: Surroundings): What {
  if (node.text === 'all-day')
    report(around.issues, node, 'window', {
      problem: 'all-day is the whole day and cannot be added to one',
      expected: 'windows',
      repair: 'write open: all-day',
    })
  else return { kind: 'also', windows: windowsOf(node, { oneEnded: false, plain: false }, around) }
  return { kind: 'also', windows: [] }
}

function closedOf(node: Node, around: Surroundings): What {
  if (node.text === 'all-day') return { kind: 'closed' }
  return { kind: 'not', windows: windowsOf(node, { oneEnded: false, plain: true }, around) }
}

/** A window, a list of them, or objects; in the order of their beginnings. */
function windowsOf(
  node: Node,
  form: { oneEnded: boolean; plain: boolean },
  around: Surroundings,
): Window[] {
  const items = listOf(node)
  if (items.length === 0)
    report(around.issues, node, 'empty', {
      problem: 'no windows are listed',
      expected: 'at least one window',
      repair: 'a closed day is written closed: all-day',
    })
  const windows = items.flatMap((item) => windowOf(item, form, around) ?? [])
  return windows.sort((a, b) => (a.from ?? -1) - (b.from ?? -1) || (a.to ?? 9999) - (b.to ?? 9999))
}

function windowOf(
  node: Node,
  form: { oneEnded: boolean; plain: boolean },
  around: Surroundings,
): Window | null {
  const { issues } = around
  if (!(node.value instanceof Map)) return windowText(node, form.oneEnded, issues)
  if (form.plain) {
    report(issues, node, 'type', {
      problem: 'closed windows have no entry, booking or fee of their own',
      expected: 'a window such as 12:00-14:30',
    })
    return null
  }
  const fields = fieldsOf(node, { keys: WINDOW_KEYS, required: ['hours'] }, issues)
  const hours = fields?.hours
    ? fields.hours.text === 'all-day'
      ? windowFrom(0, DAY)
      : windowText(fields.hours, form.oneEnded, issues)
    : null
  if (!fields || hours === null) return null
  const window: Window = {
    ...hours,
    booking: bookingOf(fields.booking, around),
    fee: wordOf(fields.fee, FEES, issues),
  }
  if (fields.lastEntry) window.lastEntry = lastEntryWithin(fields.lastEntry, window, issues)
  if (fields.entry) {
    const entry = entryOf(fields.entry, window, issues)
    window.entry = entry
    window.lastEntry ??= entry.at(-1)?.to ?? null
  }
  return window
}

/** Slots in which newcomers are let in, in order; the last one's end is the last entry if none is stated. */
function entryOf(node: Node, window: Window, issues: Issue[]): EntrySlot[] {
  const slots = listOf(node).flatMap((item): EntrySlot[] => {
    const slot = windowText(item, false, issues)
    if (slot === null) return []
    const [from, to] = [slot.from!, slot.to!]
    if (from >= (window.from ?? 0) && to <= (window.to ?? DAY)) return [{ from, to }]
    report(issues, item, 'entry', {
      problem: `${shown(item)} lies outside its window`,
      expected: 'a slot within the hours beside it',
      repair: 'correct the slot or the hours',
    })
    return []
  })
  if (listOf(node).length === 0)
    report(issues, node, 'empty', { problem: 'no slot is listed', expected: 'at least one slot' })
  return slots.sort((a, b) => a.from - b.from || a.to - b.to)
}

function windowFrom(from: Minutes | null, to: Minutes | null): Window {
  return { from, to, lastEntry: null, booking: null, fee: null }
}

function windowText(node: Node, oneEnded: boolean, issues: Issue[]): Window | null {
  const refuse = (code: string, problem: string, repair: string) => {
    report(issues, node, code, { problem, expected: 'a window such as 09:00-17:00', repair })
    return null
  }
  const { text } = node
  if (/regular|^(?:all-day|unstated|closed)$/.test(text))
    return refuse(
      'window',
      `${shown(node)} cannot stand where a window must`,
      'write it alone, under open:',
    )
  const m = /^(\d{1,2}:\d{2}|\?)-(\d{1,2}:\d{2}|\?)$/.exec(text)
  if (!m || typeof node.value !== 'string')
    return refuse('window', `${shown(node)} is not a window`, windowRepair(text))
  const [from, to] = [m[1]!, m[2]!].map((end) =>
    end === '?' ? null : parseClock(end, 99 * 60 + 59),
  )
  for (const [end, minutes] of [
    [m[1]!, from],
    [m[2]!, to],
  ] as const)
    if (end !== '?' && minutes === null)
      return refuse('clock', `${text}: ${end} is not a time`, 'minutes go from 00 to 59')
  if (from == null && to == null)
    return refuse('window', `${text} states neither end`, 'write open: unstated')
  if (from == null || to == null) {
    if (!oneEnded)
      return refuse('window', `${text} leaves one end open`, 'only open: takes hours with one end')
    if ((from ?? 0) >= DAY)
      return refuse('window', `${text} starts after midnight`, 'write it on the day it starts on')
    if ((to ?? 1) < 1) return refuse('window', `${text} is empty`, '')
    if ((to ?? 0) > DAY) return refuse('window', `${text} ends past midnight`, 'state both ends')
    return windowFrom(from ?? null, to ?? null)
  }
  if (to > 2 * DAY)
    return refuse('window', `${text} runs past 48:00`, 'write the later day as a rule of its own')
  if (from >= DAY)
    return refuse(
      'window',
      `${text} starts after midnight`,
      `write it on the next day as ${clock(from - DAY)}-${clock(Math.max(to - DAY, 0))}`,
    )
  if (to === from) return refuse('window', `${text} is empty`, 'a whole day is written all-day')
  if (to < from)
    return refuse(
      'window',
      `${text} ends before it starts`,
      `past midnight is written ${m[1]}-${clock(to + DAY)}`,
    )
  return windowFrom(from, to)
}

/** The spelling a mistyped window probably meant. */
function windowRepair(text: string): string {
  const word = nearest(text, ['all-day', 'regular', 'unstated'])
  if (word !== null) return `did you mean ${word}?`
  const ends = text.replaceAll('：', ':').split(/\s*(?:-+|–|—+|~|～|至|到)\s*/)
  const times = ends.map((end) => /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(end.trim()))
  if (times.length === 2 && times[0] && times[1]) {
    const written = times.map((t) => `${t![1]!.padStart(2, '0')}:${t![2] ?? '00'}`).join('-')
    return `write ${written}`
  }
  return 'windows are written 09:00-17:00'
}

/** Moves `lastEntry:` into the last window; returns what stays with the rule. */
function lastEntryOf(node: Node, what: What, issues: Issue[]): Minutes | null {
  const before = minutesBefore(node)
  if (what.kind === 'regular' && before !== null) return -before
  if (what.kind === 'regular')
    return what.to === null
      ? clockOfNode(node, issues, 2 * DAY)
      : lastEntryWithin(node, windowFrom(what.from, what.to), issues)
  if (what.kind !== 'hours' && what.kind !== 'also') {
    report(issues, node.key ?? node, 'last-entry', {
      problem: 'binds the rule’s last window, and this rule has none',
      expected: 'beside open: or also:',
      repair: 'leave it out, or state the hours',
    })
    return null
  }
  const last = what.windows.at(-1)
  if (!last) return null
  const minutes = lastEntryWithin(node, last, issues)
  if (minutes === null) return null
  if (last.lastEntry !== null && last.lastEntry !== minutes)
    report(issues, node, 'last-entry', {
      problem: `${shown(node)} contradicts the last window’s own ${clock(last.lastEntry)}`,
      expected: clock(last.lastEntry),
      repair: 'keep one of them',
    })
  last.lastEntry = minutes
  return null
}

/** `-30` or `30 min before`: so many minutes before closing; null for a time on the clock. */
function minutesBefore(node: Node): Minutes | null {
  const m = /^(?:-(\d{1,3})|(\d{1,3}) min before)$/.exec(node.text)
  const minutes = Number(m?.[1] ?? m?.[2] ?? 0)
  return minutes > 0 ? minutes : null
}

/** Last entry on the clock; one relative to closing needs a closing time. */
function lastEntryWithin(node: Node, window: Window, issues: Issue[]): Minutes | null {
  const before = minutesBefore(node)
  if (before !== null) {
    if (window.to !== null && window.to - before > (window.from ?? -1)) return window.to - before
    report(issues, node, 'last-entry', {
      problem: `${shown(node)} counts back from a closing time, and ${window.to === null ? 'none is stated' : 'the window is shorter'}`,
      expected: 'hours that end later',
      repair: 'write the time of last entry, such as "16:30"',
    })
    return null
  }
  const minutes = clockOfNode(node, issues, 2 * DAY)
  if (minutes === null) return null
  const hours = `${window.from === null ? '?' : clock(window.from)}-${window.to === null ? '?' : clock(window.to)}`
  const within = (m: Minutes) => m > (window.from ?? -1) && m <= (window.to ?? DAY)
  if (within(minutes)) return minutes
  report(issues, node, 'last-entry', {
    problem: `${shown(node)} lies outside its window ${hours}`,
    expected: `after the beginning and not after the end of ${hours}`,
    repair: within(minutes + 720) ? `in the afternoon it is written "${clock(minutes + 720)}"` : '',
  })
  return null
}
