/**
 * Data files → cities. Pure: a folder is a map of paths to texts, what is wrong comes back as issues with
 * file, path and line, and a city with an error is left out. CONTRACT.md, “Data files”, says what is legal.
 */
import { hasLastDate, isResumption } from '../core/speakers.ts'
import { zone } from '../core/time.ts'
import type {
  Announced,
  CalendarData,
  Channel,
  City,
  CityContent,
  Location,
  Notice,
  ProgrammeItem,
  Rule,
  Venue,
  When,
} from '../core/model.ts'
import { CHANNEL_KINDS, FEES, KINDS } from '../core/model.ts'
import { decodeCalendar, rangeOfNode } from './calendar.ts'
import { hintFor, nearest, report, wholeFile } from './issue.ts'
import type { Issue, Spot } from './issue.ts'
import {
  bookingOf,
  channelOf,
  holidaysOf,
  NOTICE_RULE_KEYS,
  ruleCoreOf,
  sourceOf,
  STANDING_KEYS,
  urlOf,
} from './rule.ts'
import type { Surroundings } from './rule.ts'
import {
  booleanOf,
  clockOfNode,
  dateOfNode,
  fieldsOf,
  listOf,
  numberOf,
  parseYaml,
  shown,
  strictListOf,
  textOf,
  wordOf,
} from './yaml.ts'
import type { Node } from './yaml.ts'

/** A data folder: paths relative to it, with `/`, and the texts of its YAML files. */
export interface Folder {
  files: Map<string, string>
}

/** What a folder holds. A city with an error is not among `cities`; `issues` says why. */
export interface Decoded {
  /** By id. */
  cities: CityContent[]
  /** The folder's calendar, or the built-in one that served. */
  calendar: CalendarData | null
  issues: Issue[]
  /** Where each id stands: cities, venues, notices and rules. */
  spots: Map<string, Spot>
}

/** Words that routes begin with, and so no city, venue or notice may be called. */
export const ROUTE_WORDS = [
  'about',
  'admin',
  'api',
  'assets',
  'calendar',
  'changes',
  'cities',
  'city',
  'docs',
  'edit',
  'favicon',
  'feeds',
  'healthz',
  'hours',
  'manifest',
  'metrics',
  'mix',
  'new',
  'notices',
  'open',
  'openapi',
  'revisions',
  'robots',
  'sitemap',
  'static',
  'status',
  'subscribe',
  'sw',
  'v1',
  'venues',
] as const

/** Keys of the two kinds of file. */
export const VENUES_FILE_KEYS = ['city', 'channels', 'venues'] as const
export const CITY_KEYS = ['id', 'name', 'nameEn', 'timezone', 'calendar'] as const
export const VENUE_KEYS = [
  'id',
  'name',
  'nameEn',
  'pinyin',
  'aliases',
  'kind',
  'partOf',
  'ownHours',
  'address',
  'phone',
  'website',
  'location',
  'formerIds',
  'fee',
  'booking',
  'standing',
  'parts',
  'sources',
  'doubts',
] as const
export const NOTICE_KEYS = [
  'id',
  'title',
  'publisher',
  'url',
  'announced',
  'covers',
  'layer',
  'supersedes',
  'note',
  'rules',
  'programme',
] as const
export const PROGRAMME_KEYS = [
  'venue',
  'clause',
  'date',
  'title',
  'titleEn',
  'time',
  'url',
] as const

/**
 * Decodes and checks a whole folder. A folder without `calendar/` is read with `builtin`; one whose
 * calendar has no lunar table takes the built-in table.
 */
export function decode(folder: Folder, builtin: CalendarData | null = null): Decoded {
  const issues: Issue[] = []
  const sorted = sortFiles(folder, issues)
  const calendar =
    sorted.calendar.size > 0
      ? decodeCalendar(sorted.calendar, { lunar: builtin?.lunar ?? null }, issues)
      : builtin
  if (calendar === null)
    report(issues, wholeFile('calendar'), 'missing', {
      problem: 'the folder has no calendar/, and no built-in calendar serves',
      found: 'nothing',
      expected: 'calendar/<year>.yaml and calendar/lunar.yaml',
    })
  const ids = new Map<string, Spot>()
  const drafts = [...sorted.cities].map(([id, files]) => draftOf(id, files, ids, issues))
  for (const draft of drafts) decodeNotices(draft, ids, issues)
  const failed = new Set(
    issues.filter((i) => i.severity === 'error').map((i) => /^cities\/([^/]+)/.exec(i.file)?.[1]),
  )
  const cities: CityContent[] = []
  for (const { id, city, venues, notices } of drafts)
    if (city !== null && calendar !== null && !failed.has(id))
      cities.push({
        format: 1,
        city,
        venues,
        notices: notices.map((n) => n.notice).sort(byId),
        calendar,
      })
  return {
    cities: sorted.calendarFailed(issues) ? [] : cities.sort(byCity),
    calendar,
    issues,
    spots: ids,
  }
}

/** Decodes one notice by itself, as the edit page and drafts do; references are checked against `city`. */
export function decodeNotice(
  file: string,
  text: string,
  city: { content: CityContent; channels?: Map<string, Channel> },
): { notice: Notice | null; issues: Issue[] } {
  const issues: Issue[] = []
  const root = parseYaml(file, text, issues)
  if (root === null) return { notice: null, issues }
  const { content, channels = new Map<string, Channel>() } = city
  const draft: Draft = {
    id: content.city.id,
    city: content.city,
    channels,
    venues: content.venues,
    byId: new Map(content.venues.map((v) => [v.id, v])),
    notices: [],
    texts: new Map(),
  }
  const notice = noticeOf(root, draft, issues)
  if (notice !== null) {
    const known = new Set(content.notices.map((n) => n.id))
    for (const { id, node } of notice.supersedes)
      if (!known.has(id)) reportUnknownNotice(issues, node, [...known])
  }
  const failed = issues.some((i) => i.severity === 'error')
  return { notice: failed ? null : (notice?.notice ?? null), issues }
}

/** The channels a city names, by id, for {@link decodeNotice} and for writing notices; empty if it names none. */
export function channelsOf(folder: Folder, city: string): Map<string, Channel> {
  const channels = new Map<string, Channel>()
  const file = `cities/${city}/venues.yaml`
  const root = parseYaml(file, folder.files.get(file) ?? '', [])
  const node = root?.value instanceof Map ? root.value.get('channels') : undefined
  if (node && node.value !== null) readChannels(node, channels, [])
  return channels
}

/** A city on its way: what its venues file said, and the notices read so far. */
interface Draft {
  id: string
  city: City | null
  channels: Map<string, Channel>
  venues: Venue[]
  byId: Map<string, Venue>
  notices: DraftNotice[]
  /** Notice files, path → text. */
  texts: Map<string, string>
}

interface DraftNotice {
  notice: Notice
  /** Where the id stands. */
  spot: Spot
  rules: { id: string; node: Node }[]
  supersedes: { id: string; node: Node }[]
}

/** Tells calendar, cities and strays apart by path. */
function sortFiles(
  folder: Folder,
  issues: Issue[],
): {
  calendar: Map<string, string>
  cities: Map<string, Map<string, string>>
  calendarFailed: (issues: Issue[]) => boolean
} {
  const calendar = new Map<string, string>()
  const cities = new Map<string, Map<string, string>>()
  for (const path of [...folder.files.keys()].sort()) {
    const text = folder.files.get(path)!
    const city = /^cities\/([^/]+)\/(?:venues\.yaml|notices\/[^/]+\.yaml)$/.exec(path)
    if (/^calendar\/(?:\d{4}|lunar)\.yaml$/.test(path)) calendar.set(path, text)
    else if (city) {
      const files = cities.get(city[1]!) ?? new Map<string, string>()
      cities.set(city[1]!, files.set(path, text))
    } else if (/\.ya?ml$/.test(path))
      report(issues, wholeFile(path), 'stray-file', {
        severity: /^(?:cities|calendar)\//.test(path) ? 'error' : 'warning',
        problem: `${path} is not where data files stand, so nobody would read it`,
        expected:
          'cities/<city>/venues.yaml, cities/<city>/notices/<name>.yaml, calendar/<year>.yaml',
        repair: path.endsWith('.yml')
          ? `rename it to ${path.slice(0, -4)}.yaml`
          : 'move or remove it',
      })
  }
  if (cities.size === 0)
    report(issues, wholeFile('cities'), 'missing', {
      problem: 'the folder has no cities/<city>/venues.yaml',
      found: 'nothing',
      expected: 'at least one city',
    })
  const calendarFailed = (found: Issue[]) =>
    found.some((i) => i.severity === 'error' && i.file.startsWith('calendar'))
  return { calendar, cities, calendarFailed }
}

function draftOf(
  id: string,
  files: Map<string, string>,
  ids: Map<string, Spot>,
  issues: Issue[],
): Draft {
  const venuesFile = `cities/${id}/venues.yaml`
  const texts = new Map([...files].filter(([path]) => path !== venuesFile))
  const draft: Draft = {
    id,
    city: null,
    channels: new Map(),
    venues: [],
    byId: new Map(),
    notices: [],
    texts,
  }
  const text = files.get(venuesFile)
  if (text === undefined) {
    report(issues, wholeFile(venuesFile), 'missing', {
      problem: `${venuesFile} is missing, though the city has notices`,
      found: 'nothing',
      expected: venuesFile,
    })
    return draft
  }
  const root = parseYaml(venuesFile, text, issues)
  const fields =
    root && fieldsOf(root, { keys: VENUES_FILE_KEYS, required: ['city', 'venues'] }, issues)
  if (!fields) return draft
  if (fields.city) draft.city = cityOf(fields.city, id, ids, issues)
  readChannels(fields.channels, draft.channels, issues)
  const around: Surroundings = {
    calendar: draft.city?.calendar ?? 'CN',
    channels: draft.channels,
    issues,
  }
  const parents = new Map<string, Node>()
  const read = (list: Node | undefined, partOf: string | null) => {
    for (const node of strictListOf(list, issues)) {
      const venue = venueOf(node, partOf, { around, ids, parents, parts: read })
      if (venue) draft.venues.push(venue)
    }
  }
  // a venue is pushed after its parts are read, so the order is restored below
  read(fields.venues, null)
  for (const venue of draft.venues) draft.byId.set(venue.id, venue)
  for (const [venue, node] of parents) checkParent(venue, node, draft, issues)
  draft.venues = parentsFirst(draft.venues)
  return draft
}

function cityOf(node: Node, folder: string, ids: Map<string, Spot>, issues: Issue[]): City | null {
  const fields = fieldsOf(node, { keys: CITY_KEYS, required: ['id', 'name', 'timezone'] }, issues)
  if (fields === null) return null
  const id = idOf(fields.id, ids, issues)
  if (id !== null && id !== folder)
    report(issues, fields.id!, 'file-name', {
      problem: `${id} stands in the folder cities/${folder}`,
      expected: folder,
      repair: `rename the folder to cities/${id}, or the city to ${folder}`,
    })
  const timezone = textOf(fields.timezone, issues, 60)
  if (timezone !== null && !isZone(timezone)) {
    report(issues, fields.timezone!, 'time-zone', {
      problem: `${timezone} is not a time zone`,
      expected: 'an IANA name such as Asia/Shanghai',
      repair: zoneMeant(timezone),
    })
    return null
  }
  const name = textOf(fields.name, issues, 100)
  if (id === null || name === null || timezone === null) return null
  return {
    id,
    name,
    nameEn: textOf(fields.nameEn, issues, 100),
    timezone,
    calendar: wordOf(fields.calendar, ['CN', 'none'], issues) ?? 'CN',
  }
}

function zoneMeant(name: string): string {
  if (/beijing|peking|china|^(?:cst|prc)$|^(?:gmt|utc)?\+0?8(?::?00)?$/i.test(name))
    return 'write Asia/Shanghai'
  const near = nearest(name, ['Asia/Shanghai', 'Asia/Urumqi', 'Asia/Hong_Kong', 'Asia/Taipei'])
  return near ? `did you mean ${near}?` : 'names are those of the IANA time zone database'
}

function isZone(name: string): boolean {
  if (!/^[A-Za-z]+(?:[/_+-][A-Za-z0-9_+-]+)*$/.test(name)) return false
  try {
    zone(name)
    return true
  } catch {
    return false
  }
}

function readChannels(
  node: Node | undefined,
  channels: Map<string, Channel>,
  issues: Issue[],
): void {
  if (node === undefined) return
  if (!(node.value instanceof Map)) {
    report(issues, node, 'type', {
      problem: `${shown(node)} is not a map`,
      expected: 'a map from channel id to {kind, name, url, appId}',
    })
    return
  }
  for (const [id, entry] of node.value) {
    if ((CHANNEL_KINDS as readonly string[]).includes(id))
      report(issues, entry.key ?? entry, 'id', {
        problem: `${id} is a kind of channel and cannot name one`,
        expected: 'a name of its own',
        repair: `call it ${id}-1, for example`,
      })
    else if (!ID.test(id)) reportId(issues, entry.key ?? entry)
    const channel = channelOf(entry, issues)
    if (channel) channels.set(id, channel)
  }
}

function venueOf(
  node: Node,
  house: string | null,
  reading: {
    around: Surroundings
    ids: Map<string, Spot>
    /** Venues with a `partOf` of their own. */
    parents: Map<string, Node>
    parts: (list: Node | undefined, partOf: string) => void
  },
): Venue | null {
  const { around, ids, parents } = reading
  const { issues } = around
  const fields = fieldsOf(node, { keys: VENUE_KEYS, required: ['id', 'name', 'kind'] }, issues)
  if (fields === null) return null
  const id = idOf(fields.id, ids, issues)
  if (id === null) return null
  const partOf = house ?? textOf(fields.partOf, issues, 80)
  if (fields.partOf && house !== null)
    report(issues, fields.partOf, 'one-of', {
      problem: `${shown(fields.partOf)}, but the venue stands under the parts of ${house}`,
      expected: 'one of parts and partOf',
      repair: 'leave partOf out',
    })
  else if (fields.partOf) parents.set(id, fields.partOf)
  const ownHours = booleanOf(fields.ownHours, issues) ?? false
  if (ownHours && partOf === null)
    report(issues, fields.ownHours!, 'own-hours', {
      severity: 'warning',
      problem: 'says nothing at a venue that is part of no other',
      expected: 'at a part',
      repair: 'leave it out',
    })
  const formerIds = listOf(fields.formerIds).flatMap((n) => idOf(n, ids, issues) ?? [])
  const standing = strictListOf(fields.standing, issues).flatMap((node, i) => {
    const rule = standingRuleOf(node, { venue: id, n: i + 1 }, around)
    if (rule === null) return []
    claim(rule.id, node, ids, issues)
    return [rule]
  })
  const venue: Venue = {
    id,
    name: textOf(fields.name, issues, 100) ?? id,
    nameEn: textOf(fields.nameEn, issues, 150),
    pinyin: textOf(fields.pinyin, issues, 200),
    aliases: listOf(fields.aliases).flatMap((n) => textOf(n, issues, 100) ?? []),
    kind: wordOf(fields.kind, KINDS, issues) ?? 'other',
    partOf,
    ownHours,
    address: textOf(fields.address, issues, 300),
    phone: textOf(fields.phone, issues, 100),
    website: urlOf(fields.website, issues),
    location: locationOf(fields.location, issues),
    formerIds,
    fee: wordOf(fields.fee, FEES, issues),
    booking: bookingOf(fields.booking, around),
    standing,
    sources: listOf(fields.sources).flatMap((n) => sourceOf(n, issues) ?? []),
    doubts: textOf(fields.doubts, issues),
  }
  reading.parts(fields.parts, id)
  return venue
}

function locationOf(node: Node | undefined, issues: Issue[]): Location | null {
  if (node === undefined) return null
  const fields = fieldsOf(node, { keys: ['lat', 'lon', 'datum'], required: ['lat', 'lon'] }, issues)
  const lat = numberOf(fields?.lat, { min: -90, max: 90, whole: false }, issues)
  const lon = numberOf(fields?.lon, { min: -180, max: 180, whole: false }, issues)
  const datum = wordOf(fields?.datum, ['wgs84', 'gcj02'], issues)
  if (fields && !fields.datum)
    report(issues, node, 'datum', {
      severity: 'warning',
      problem: 'no datum is stated; read as wgs84',
      found: 'nothing',
      expected: 'datum: wgs84 or gcj02',
      repair: 'Chinese maps give gcj02, some 500 m off',
    })
  return lat === null || lon === null ? null : { lat, lon, datum: datum ?? 'wgs84' }
}

function standingRuleOf(
  node: Node,
  { venue, n }: { venue: string; n: number },
  around: Surroundings,
): Rule | null {
  const { issues } = around
  const fields = fieldsOf(node, { keys: STANDING_KEYS }, issues)
  if (fields === null) return null
  const rule: Rule = {
    ...ruleCoreOf(node, fields, around),
    id: explicitRuleId(fields.id, issues) ?? `${venue}#standing.${n}`,
    places: [venue],
    clause: null,
    holidays: 'silent',
    othersClosed: false,
    reach: 'parts',
    source: sourceOf(fields.source, issues),
  }
  if (rule.what.kind === 'regular' && !namesCalendar(rule.when))
    report(issues, fields.open!, 'regular-itself', {
      problem: `${fields.open!.text} names the regular hours, and this rule is one of them`,
      expected: 'clock times, unstated, or days named by the calendar under on:',
      repair: 'write the hours',
    })
  return { ...rule, holidays: holidaysOf(fields.holidays, rule, issues) }
}

function explicitRuleId(node: Node | undefined, issues: Issue[]): string | null {
  const id = textOf(node, issues, 120)
  if (id === null) return null
  if (/^[A-Za-z0-9][A-Za-z0-9#._-]*$/.test(id)) return id
  report(issues, node!, 'id', {
    problem: `${shown(node!)} is not a rule id`,
    expected: 'letters, digits and # . _ -',
  })
  return null
}

/** Every venue behind what it is part of; otherwise as they stand in the file. */
function parentsFirst(venues: Venue[]): Venue[] {
  const known = new Set(venues.map((v) => v.id))
  const parts = new Map<string | null, Venue[]>()
  for (const venue of venues) {
    const house = venue.partOf !== null && known.has(venue.partOf) ? venue.partOf : null
    parts.set(house, [...(parts.get(house) ?? []), venue])
  }
  const ordered: Venue[] = []
  const waiting = [...(parts.get(null) ?? [])].reverse()
  for (let venue = waiting.pop(); venue; venue = waiting.pop()) {
    ordered.push(venue)
    waiting.push(...[...(parts.get(venue.id) ?? [])].reverse())
  }
  return ordered
}

function checkParent(id: string, node: Node, draft: Draft, issues: Issue[]): void {
  if (!draft.byId.has(node.text)) {
    const others = [...draft.byId.values()].filter((v) => v.id !== id)
    reportUnknownVenue(issues, node, others)
    return
  }
  const path = [id]
  for (let at = draft.byId.get(id)?.partOf; at; at = draft.byId.get(at)?.partOf) {
    path.push(at)
    if (at === id) {
      report(issues, node, 'cycle', {
        problem: `a venue cannot be part of itself: ${path.join(' in ')}`,
        expected: 'a venue that is not inside this one',
      })
      return
    }
    if (path.length > draft.venues.length) return
  }
}

/** Reads the notices of a city, and what they say of each other. */
function decodeNotices(draft: Draft, ids: Map<string, Spot>, issues: Issue[]): void {
  for (const [file, text] of draft.texts) {
    const root = parseYaml(file, text, issues)
    const notice = root && noticeOf(root, draft, issues)
    if (!notice) continue
    draft.notices.push(notice)
    if (!claim(notice.notice.id, notice.spot, ids, issues)) continue
    for (const { id, node } of notice.rules) claim(id, node, ids, issues)
  }
  const byId = new Map(draft.notices.map((n) => [n.notice.id, n]))
  for (const { supersedes } of draft.notices)
    for (const { id, node } of supersedes)
      if (!byId.has(id)) reportUnknownNotice(issues, node, [...byId.keys()])
  for (const start of draft.notices) {
    const seen = new Set<string>()
    const open = start.supersedes.map((s) => s.id)
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (id === start.notice.id) {
        report(issues, start.supersedes[0]!.node, 'cycle', {
          problem: `${start.notice.id} would supersede itself`,
          expected: 'ids of earlier notices',
          repair: 'take one of the notices out of the circle',
        })
        break
      }
      if (seen.has(id)) continue
      seen.add(id)
      open.push(...(byId.get(id)?.notice.supersedes ?? []))
    }
  }
}

function noticeOf(root: Node, draft: Draft, issues: Issue[]): DraftNotice | null {
  const required = ['id', 'title', 'publisher', 'announced'] as const
  const fields = fieldsOf(root, { keys: NOTICE_KEYS, required }, issues)
  if (fields === null) return null
  const id = idOf(fields.id, null, issues)
  if (id === null || !fields.id) return null
  const covers = fields.covers ? rangeOfNode(fields.covers, issues) : null
  const around: Surroundings = {
    calendar: draft.city?.calendar ?? 'CN',
    channels: draft.channels,
    issues,
  }
  const counts = new Map<number, number>()
  const rules: { id: string; node: Node; rule: Rule }[] = []
  for (const node of strictListOf(fields.rules, issues)) {
    const rule = noticeRuleOf(
      node,
      { notice: id, covered: fields.covers !== undefined, counts },
      draft,
      around,
    )
    if (rule) rules.push({ id: rule.id, node, rule })
  }
  const programme = strictListOf(fields.programme, issues).flatMap(
    (node) => programmeItemOf(node, draft, issues) ?? [],
  )
  const supersedes = listOf(fields.supersedes).flatMap((node) => {
    const text = textOf(node, issues, 80)
    return text === null ? [] : [{ id: text, node }]
  })
  const notice: Notice = {
    id,
    title: textOf(fields.title, issues, 300) ?? '',
    publisher: textOf(fields.publisher, issues, 200) ?? '',
    url: urlOf(fields.url, issues),
    announced: announcedOf(fields.announced, issues),
    covers,
    layer: wordOf(fields.layer, ['notice', 'emergency'], issues) ?? 'notice',
    supersedes: supersedes.map((s) => s.id),
    note: textOf(fields.note, issues),
    rules: rules.map((r) => r.rule),
    programme,
  }
  if (rules.length === 0 && programme.length === 0)
    report(issues, root, 'says-nothing', {
      severity: 'warning',
      problem: 'the notice has neither rules nor a programme',
      found: 'nothing',
      expected: 'rules or programme',
    })
  return { notice, spot: fields.id, rules, supersedes }
}

/** A date, a local date with time, or `{by: …}` of either. */
function announcedOf(node: Node | undefined, issues: Issue[]): Announced {
  const at = (text: string, by: boolean): Announced => ({ at: text, by })
  const nothing = at('2000-01-01', false)
  if (node === undefined) return nothing
  if (node.value instanceof Map) {
    const fields = fieldsOf(node, { keys: ['by'], required: ['by'] }, issues)
    return fields?.by ? at(announcedOf(fields.by, issues).at, true) : nothing
  }
  const [date = '', time] = node.text.split('T')
  if (time === undefined) return at(dateOfNode(node, issues) ?? nothing.at, false)
  if (dateOfNode(node, issues, date) === null) return nothing
  if (/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return at(node.text, false)
  report(issues, node, 'clock', {
    problem: `${shown(node)} is not a date with a time of day`,
    expected: 'local time without offset, such as 2024-02-08T15:00',
    repair: /^([01]\d|2[0-3]):[0-5]\d/.test(time)
      ? `write ${date}T${time.slice(0, 5)}`
      : 'or give the date alone',
  })
  return nothing
}

function noticeRuleOf(
  node: Node,
  { notice, covered, counts }: { notice: string; covered: boolean; counts: Map<number, number> },
  draft: Draft,
  around: Surroundings,
): Rule | null {
  const { issues } = around
  const fields = fieldsOf(node, { keys: NOTICE_RULE_KEYS }, issues)
  if (fields === null) return null
  const clause = numberOf(fields.clause, { min: 1, max: 999 }, issues)
  const n = (counts.get(clause ?? 0) ?? 0) + 1
  counts.set(clause ?? 0, n)
  if (fields.venue && fields.venues)
    report(issues, fields.venues.key!, 'one-of', {
      problem: 'stands beside venue',
      expected: 'one of venue and venues',
    })
  if (!fields.venue && !fields.venues)
    report(issues, node, 'missing', {
      problem: 'venue is missing',
      found: 'nothing',
      expected: 'venue: an id, or venues: a list of ids',
    })
  const places: string[] = []
  for (const item of [...listOf(fields.venue), ...listOf(fields.venues)]) {
    if (places.includes(item.text))
      report(issues, item, 'twice', {
        problem: `${item.text} is named twice`,
        expected: 'every venue once',
      })
    else if (draft.byId.has(item.text)) places.push(item.text)
    else reportUnknownVenue(issues, item, draft.venues)
  }
  if (fields.venues && listOf(fields.venues).length === 0)
    report(issues, fields.venues, 'empty', { problem: 'no venue is listed', expected: 'venue ids' })
  const rule: Rule = {
    ...ruleCoreOf(node, fields, around),
    id: explicitRuleId(fields.id, issues) ?? `${notice}#${clause ?? 0}.${n}`,
    places,
    clause,
    holidays: 'silent',
    othersClosed: wordOf(fields.others, ['closed'], issues) === 'closed',
    reach: wordOf(fields.reach, ['parts', 'all'], issues) ?? 'parts',
    source: null,
  }
  if (rule.othersClosed) checkOthers(fields.others!, rule, draft, issues)
  const recurs = fields.on ?? fields.days
  if (recurs && needsCovers(rule, covered))
    report(issues, recurs, 'covers', {
      problem: `${shown(recurs)} comes again, and the notice states no covers`,
      expected: 'covers: <first day>/<last day> at the head of the notice',
      repair: 'state which days the notice speaks of, or write the dates',
    })
  else if (namesItself(rule))
    report(issues, fields.open!, 'regular-itself', {
      problem: `${fields.open!.text} without a last date would name itself`,
      expected: 'a last date, or open: regular with from: alone',
      repair:
        rule.when.from !== null && recurs
          ? 'leave days: and on: out for a resumption, or give to:'
          : 'give from: for a resumption, or to:, or dates under on:',
    })
  if (!fields.holidays) return rule
  if (stands(rule)) return { ...rule, holidays: holidaysOf(fields.holidays, rule, issues) }
  report(issues, fields.holidays.key!, 'holidays', {
    problem: 'is for rules that stand, and this one is dated',
    expected: 'a rule without a last date',
    repair: 'leave it out: a notice speaks about the days it names',
  })
  return rule
}

/** Hours without a last date become a standing rule (DESIGN §3.1). */
function stands(rule: Rule): boolean {
  const always = rule.what.kind === 'none' || rule.what.kind === 'closed'
  return !always && !isResumption(rule) && !hasLastDate(rule)
}

/** Regular hours cannot stand, for they would be their own; a resumption is plain `regular` alone. */
function namesItself(rule: Rule): boolean {
  const { what } = rule
  if (what.kind !== 'regular' || hasLastDate(rule)) return false
  return !isResumption(rule) || what.as !== null || what.from !== null || what.to !== null
}

/** Names and weekdays of a rule that stays dated must end somewhere: without a last date, with `covers`. */
function needsCovers({ when, what }: Rule, covered: boolean): boolean {
  const on = when.on ?? []
  if (covered || when.to !== null) return false
  const named = namesCalendar(when) && !on.some((term) => term.kind === 'yearly')
  if (what.kind !== 'none' && what.kind !== 'closed') return named
  const dated = on.length > 0 && on.every((term) => term.kind === 'date' || term.kind === 'range')
  return named || (when.days !== null && !dated)
}

/** Does `on:` hold a word of the calendar? */
function namesCalendar(when: When): boolean {
  return (when.on ?? []).some(
    ({ kind }) => kind === 'name' || kind === 'offset' || kind === 'after',
  )
}

function checkOthers(
  node: Node,
  { places, what: { kind } }: Rule,
  draft: Draft,
  issues: Issue[],
): void {
  for (const id of places)
    if (draft.byId.get(id)?.partOf === null)
      report(issues, node, 'others', {
        problem: `closed would close the parts beside ${id}, which is part of nothing`,
        expected: 'at a rule that names parts',
        repair: 'leave it out',
      })
  if (kind === 'none' || kind === 'not' || kind === 'closed')
    report(issues, node, 'others', {
      problem: 'closed stands at a rule that opens nothing',
      expected: 'at a rule with open: or also:',
      repair: 'leave it out',
    })
}

function programmeItemOf(node: Node, draft: Draft, issues: Issue[]): ProgrammeItem | null {
  const fields = fieldsOf(
    node,
    { keys: PROGRAMME_KEYS, required: ['venue', 'date', 'title'] },
    issues,
  )
  if (!fields?.venue) return null
  if (!draft.byId.has(fields.venue.text)) reportUnknownVenue(issues, fields.venue, draft.venues)
  const date = dateOfNode(fields.date, issues)
  const title = textOf(fields.title, issues, 300)
  if (date === null || title === null) return null
  return {
    venue: fields.venue.text,
    clause: numberOf(fields.clause, { min: 1, max: 999 }, issues),
    date,
    title,
    titleEn: textOf(fields.titleEn, issues, 300),
    time: clockOfNode(fields.time, issues, 1439),
    url: urlOf(fields.url, issues),
  }
}

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** An id; claimed among all ids of all cities unless `ids` is null (then the caller claims it). */
function idOf(
  node: Node | undefined,
  ids: Map<string, Spot> | null,
  issues: Issue[],
): string | null {
  const id = textOf(node, issues, 80)
  if (node === undefined || id === null) return null
  if (!ID.test(id)) {
    reportId(issues, node)
    return null
  }
  if ((ROUTE_WORDS as readonly string[]).includes(id)) {
    report(issues, node, 'route-word', {
      problem: `${id} is a word of the addresses of this service and cannot name anything`,
      expected: 'another id',
    })
    return null
  }
  if (ids) claim(id, node, ids, issues)
  return id
}

function reportId(issues: Issue[], spot: Spot): void {
  const plain = spot.text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  const routeFile = /^(?:openapi\.json|sitemap\.xml|robots\.txt|favicon\.ico)$/.test(spot.text)
  report(issues, spot, routeFile ? 'route-word' : 'id', {
    problem: `${shown(spot)} is not an id`,
    expected: 'lower-case letters and digits, joined by -',
    repair:
      ID.test(plain) && !routeFile
        ? `write ${plain}`
        : 'ids are lower-case letters and digits, joined by -',
  })
}

/** False, after an issue, if the id is taken. */
function claim(id: string, spot: Spot, ids: Map<string, Spot>, issues: Issue[]): boolean {
  const first = ids.get(id)
  if (first === undefined) {
    ids.set(id, spot)
    return true
  }
  report(issues, spot, 'id-twice', {
    problem: `${id} is already used at ${first.file}:${first.line}`,
    found: id,
    expected: 'an id of its own: cities, venues, former ids, notices and rules share one space',
    repair: 'choose another',
  })
  return false
}

function reportUnknownVenue(issues: Issue[], node: Node, venues: Venue[]): void {
  const former = venues.find((v) => v.formerIds.includes(node.text) || v.name === node.text)
  report(issues, node, 'unknown-venue', {
    problem: `${shown(node)} is not a venue of this city`,
    expected: 'an id of venues.yaml',
    repair: former
      ? `write ${former.id}`
      : nearest(
            node.text,
            venues.map((v) => v.id),
          ) !== null
        ? hintFor(
            node.text,
            venues.map((v) => v.id),
          )
        : 'enter it in venues.yaml first',
  })
}

function reportUnknownNotice(issues: Issue[], node: Node, known: string[]): void {
  report(issues, node, 'unknown-notice', {
    problem: `${shown(node)} is not a notice of this city`,
    expected: 'the id of an earlier notice',
    repair: nearest(node.text, known) !== null ? hintFor(node.text, known) : 'leave it out',
  })
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

function byCity(a: CityContent, b: CityContent): number {
  return byId(a.city, b.city)
}
