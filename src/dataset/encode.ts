/**
 * Cities written down again: as canonical JSON, which the store keeps and digests, and as the YAML that
 * editors read, for drafts, closures and the edit page. Both are inverses of decoding.
 */
import { Document, isMap, isScalar, isSeq, visit } from 'yaml'
import type { Scalar } from 'yaml'
import { clock } from '../core/time.ts'
import type {
  Booking,
  CalendarData,
  CalendarYear,
  Channel,
  CityContent,
  DayTerm,
  Notice,
  OnTerm,
  Rule,
  Source,
  Venue,
  Window,
} from '../core/model.ts'
import type { Folder } from './decode.ts'
import { WEEKDAYS } from './rule.ts'

/** Canonical JSON: keys sorted by code unit at every level, no white space. Equal contents give equal text. */
export function encode(content: CityContent): string {
  return JSON.stringify(sorted(content))
}

/** The content of {@link encode}'s text; throws on text that is not of this format. */
export function decodeContent(text: string): CityContent {
  const content = JSON.parse(text) as CityContent
  if (content?.format !== 1) throw new Error(`stored content has format ${content?.format}, not 1`)
  return content
}

/** A whole city as a data folder of its own: `decode(folderOf(content))` gives the content back. */
export function folderOf(content: CityContent): Folder {
  const city = `cities/${content.city.id}`
  const files = new Map([[`${city}/venues.yaml`, encodeVenuesYaml(content)]])
  for (const notice of content.notices)
    files.set(`${city}/notices/${notice.id}.yaml`, encodeNoticeYaml(notice))
  for (const [name, text] of calendarFiles(content.calendar)) files.set(`calendar/${name}`, text)
  return { files }
}

/**
 * One notice as the text of its file. `channels` are the city's named ones: equal channels are written by
 * their id. `comment` stands above the text, for open questions.
 */
export function encodeNoticeYaml(
  notice: Notice,
  {
    channels = new Map<string, Channel>(),
    comment = '',
  }: { channels?: Map<string, Channel>; comment?: string } = {},
): string {
  const counts = new Map<number, number>()
  const rules = notice.rules.map((rule) => {
    const n = (counts.get(rule.clause ?? 0) ?? 0) + 1
    counts.set(rule.clause ?? 0, n)
    return noticeRuleForm(rule, `${notice.id}#${rule.clause ?? 0}.${n}`, channels)
  })
  const { announced, covers } = notice
  const form = compact({
    id: notice.id,
    title: notice.title,
    publisher: notice.publisher,
    url: notice.url,
    announced: announced.by ? { by: announced.at } : announced.at,
    covers: covers && (covers.from === covers.to ? covers.from : `${covers.from}/${covers.to}`),
    layer: notice.layer === 'emergency' ? 'emergency' : null,
    supersedes: notEmpty(notice.supersedes),
    note: notice.note,
    rules: notEmpty(rules),
    programme: notEmpty(
      notice.programme.map((item) =>
        compact({ ...item, time: item.time === null ? null : clock(item.time) }),
      ),
    ),
  })
  return yamlText(form, '../../../schema/notice.schema.json', comment)
}

/** Plain object form of a rule as it stands in a notice file; `id` is left out where it is `automatic`. */
export function noticeRuleForm(
  rule: Rule,
  automatic: string,
  channels: Map<string, Channel> = new Map(),
): Record<string, unknown> {
  return compact({
    id: rule.id === automatic ? null : rule.id,
    clause: rule.clause,
    ...(rule.places.length === 1 ? { venue: rule.places[0] } : { venues: rule.places }),
    ...ruleForm(rule, channels),
    others: rule.othersClosed ? 'closed' : null,
    reach: rule.reach === 'all' ? 'all' : null,
  })
}

/** The venues file of a city. */
export function encodeVenuesYaml(
  content: CityContent,
  channels: Map<string, Channel> = new Map(),
): string {
  const parts = new Map<string | null, Venue[]>()
  for (const venue of content.venues) {
    const list = parts.get(venue.partOf) ?? []
    list.push(venue)
    parts.set(venue.partOf, list)
  }
  const formOf = (venue: Venue): Record<string, unknown> =>
    compact({
      id: venue.id,
      name: venue.name,
      nameEn: venue.nameEn,
      pinyin: venue.pinyin,
      aliases: notEmpty(venue.aliases),
      kind: venue.kind,
      ownHours: venue.ownHours || null,
      address: venue.address,
      phone: venue.phone,
      website: venue.website,
      location: venue.location,
      formerIds: notEmpty(venue.formerIds),
      fee: venue.fee,
      booking: bookingForm(venue.booking, channels),
      standing: notEmpty(
        venue.standing.map((rule, i) =>
          compact({
            id: rule.id === `${venue.id}#standing.${i + 1}` ? null : rule.id,
            ...ruleForm(rule, channels),
            source: sourceForm(rule.source),
          }),
        ),
      ),
      sources: notEmpty(venue.sources.map(sourceForm)),
      doubts: venue.doubts,
      parts: notEmpty((parts.get(venue.id) ?? []).map(formOf)),
    })
  const form = compact({
    city: compact({ ...content.city }),
    channels:
      channels.size > 0
        ? Object.fromEntries([...channels].map(([id, channel]) => [id, compact({ ...channel })]))
        : null,
    venues: (parts.get(null) ?? []).map(formOf),
  })
  return yamlText(form, '../../schema/venues.schema.json')
}

/** The files of `calendar/`, by name. */
export function calendarFiles(calendar: CalendarData): Map<string, string> {
  const files = new Map<string, string>()
  for (const year of calendar.years)
    files.set(`${year.year}.yaml`, yamlText(yearForm(year), '../schema/calendar.schema.json'))
  const rows = Object.entries(calendar.lunar).map(
    ([year, l]) => `${year}: [${l.newYear}, ${l.qingming}, ${l.dragonBoat}, ${l.midAutumn}]\n`,
  )
  return files.set('lunar.yaml', rows.join(''))
}

function yearForm(year: CalendarYear): Record<string, unknown> {
  return {
    year: year.year,
    paper: compact({ ...year.paper }),
    off: year.off.map(({ names, from, to }) => ({
      holidays: names,
      on: from === to ? from : `${from}/${to}`,
    })),
    makeUp: year.makeUp,
  }
}

/** When, what and how, which standing and notice rules share. */
function ruleForm(rule: Rule, channels: Map<string, Channel>): Record<string, unknown> {
  const { when } = rule
  return {
    on: when.on && one(when.on.map(onForm)),
    days: when.days && when.days.map(dayForm),
    from: when.from,
    to: when.to,
    except: when.except.length > 0 ? one(when.except.map(exceptForm)) : null,
    ...whatForm(rule, channels),
    booking: bookingForm(rule.booking, channels),
    fee: rule.fee,
    note: rule.note,
    holidays: rule.holidays === 'silent' ? null : rule.holidays,
    basis: rule.basis === 'implied' ? 'implied' : null,
    cause: rule.cause,
  }
}

function whatForm(
  { what, lastEntry }: Pick<Rule, 'what' | 'lastEntry'>,
  channels: Map<string, Channel>,
): Record<string, unknown> {
  switch (what.kind) {
    case 'none':
      return {}
    case 'unstated':
      return { open: 'unstated' }
    case 'closed':
      return { closed: 'all-day' }
    case 'regular': {
      const before = what.from === null ? '' : `${clock(what.from)}-`
      const after = what.to === null ? '' : `-${clock(what.to)}`
      return {
        open: `${before}regular${after}`,
        as: what.as === null ? null : WEEKDAYS[what.as],
        lastEntry: lastEntry === null ? null : lastEntry < 0 ? lastEntry : clock(lastEntry),
      }
    }
    case 'not':
      return { closed: one(what.windows.map(hours)) }
    case 'hours':
    case 'also': {
      const key = what.kind === 'hours' ? 'open' : 'also'
      const last = what.windows.at(-1)
      const early = what.windows.slice(0, -1)
      const atRule =
        last !== undefined &&
        last.lastEntry !== null &&
        !last.entry &&
        !early.some((w) => w.lastEntry !== null)
      const windows = what.windows.map((w) =>
        windowForm(atRule ? { ...w, lastEntry: null } : w, channels),
      )
      const whole = key === 'open' && windows.length === 1 && windows[0] === '00:00-24:00'
      return {
        [key]: whole ? 'all-day' : one(windows),
        lastEntry: atRule && last.lastEntry !== null ? clock(last.lastEntry) : null,
      }
    }
  }
}

function windowForm(window: Window, channels: Map<string, Channel>): unknown {
  const { lastEntry, booking, fee, entry } = window
  if (lastEntry === null && booking === null && fee === null && !entry) return hours(window)
  return compact({
    hours: hours(window),
    lastEntry: lastEntry === null ? null : clock(lastEntry),
    entry: entry ? one(entry.map(({ from, to }) => `${clock(from)}-${clock(to)}`)) : null,
    booking: bookingForm(booking, channels),
    fee,
  })
}

function hours({ from, to }: Window): string {
  return `${from === null ? '?' : clock(from)}-${to === null ? '?' : clock(to)}`
}

function onForm(term: OnTerm): unknown {
  switch (term.kind) {
    case 'date':
      return term.date
    case 'range':
      return `${term.from}/${term.to}`
    case 'yearly':
      return term.from === term.to ? term.from : `${term.from}/${term.to}`
    case 'name':
      return term.name
    case 'offset':
      return { festival: term.festival, offset: term.offset }
    case 'after':
      return compact({
        after: term.holiday,
        day: term.day,
        moved: term.moved === null ? null : WEEKDAYS[term.moved],
      })
  }
}

function dayForm(term: DayTerm): unknown {
  if (term.kind === 'weekday') return WEEKDAYS[term.day]
  return term.kind === 'type' ? term.type : { nth: term.nth, day: WEEKDAYS[term.day] }
}

function exceptForm(term: OnTerm | DayTerm): unknown {
  return term.kind === 'weekday' || term.kind === 'type' || term.kind === 'nth'
    ? dayForm(term)
    : onForm(term)
}

function bookingForm(
  booking: Booking | null,
  channels: Map<string, Channel>,
): Record<string, unknown> | null {
  if (booking === null) return null
  return compact({
    ...booking,
    channels: notEmpty(booking.channels.map((channel) => channelForm(channel, channels))),
    register: booking.register || null,
    releasesAt: booking.releasesAt === null ? null : clock(booking.releasesAt),
    cutoffAt: booking.cutoffAt === null ? null : clock(booking.cutoffAt),
    quota: booking.quota ? compact({ ...booking.quota }) : null,
  })
}

function channelForm(channel: Channel, channels: Map<string, Channel>): unknown {
  const { kind, name, url, appId } = channel
  if (name === null && url === null && appId === null) return kind
  for (const [id, c] of channels)
    if (c.kind === kind && c.name === name && c.url === url && c.appId === appId) return id
  return compact({ ...channel })
}

function sourceForm(source: Source | null): Record<string, unknown> | null {
  return source && compact({ ...source })
}

/** Leaves out what is null: an absent key and a null mean the same. */
function compact(form: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(form).filter(([, value]) => value !== null && value !== undefined),
  )
}

function notEmpty<T>(list: T[]): T[] | null {
  return list.length > 0 ? list : null
}

/** A list of one is written as its member. */
function one(list: unknown[]): unknown {
  return list.length === 1 ? list[0] : list
}

/** Maps of the second level and below stand on one line, as a person would write rules. */
function yamlText(form: Record<string, unknown>, schema: string, comment = ''): string {
  const document = new Document(form, {
    version: '1.2',
    schema: 'core',
    aliasDuplicateObjects: false,
  })
  visit(document, (_, node, path) => {
    if (isScalar(node) && typeof node.value === 'string' && /^\d{1,2}:\d{2}$/.test(node.value))
      (node as Scalar).type = 'QUOTE_DOUBLE' // other YAML versions read 16:30 as a number
    if (!isMap(node) && !isSeq(node)) return
    const plain = isSeq(node) ? node.items.every((item) => isScalar(item)) : false
    const isRule = isMap(node) && !node.has('parts') && !node.has('standing') && path.length > 2
    if (plain || isRule) node.flow = true
  })
  const head = comment === '' ? '' : comment.replace(/^/gm, '# ') + '\n'
  return `# yaml-language-server: $schema=${schema}\n${head}${document.toString({ lineWidth: 0, flowCollectionPadding: false })}`
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value)
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return Object.fromEntries(entries.map(([key, member]) => [key, sorted(member)]))
}
