/**
 * A one-line notation for rules, so that a case reads as a sentence, and the way back from data to it.
 *
 * ```
 * lib days=tu-su open=09:00-12:00<11:30,14:00-17:00        standing; `<` is a window's last entry
 * @2026-04-20 lib on=2026-05-01/2026-05-03 closed           of a notice announced that day
 * !2026-05-01T10:00#storm lib on=2026-05-01 closed=15:00-26:00  an emergency with an id of its own
 * @2026-04-21#b>a lib on=2026-05-01 open=regular-16:00      notice b supersedes notice a
 * lib default book=walk-in fee=free                         the venue's own default
 * lib on=after:statutory-holidays:1:mo closed             the day after days off that held a Monday
 * lib open=09:00-17:00(09:00-10:00&14:00-15:00)            entered in these slots only
 * ```
 * Keys are those of CONTRACT.md; `book=book-ahead+min1+max7+rel08:00+cut16:25`, `nth` is `we[1]`, an
 * offset is `lantern:-3`, `src=` a standing rule's source date, `covers=` the notice's.
 */
import type {
  Booking,
  BookingMode,
  CalendarData,
  CalendarName,
  Cause,
  CityContent,
  DayTerm,
  EntrySlot,
  Fee,
  Holiday,
  LunarDay,
  Minutes,
  Notice,
  OnTerm,
  Rule,
  Venue,
  Weekday,
  What,
  When,
  Window,
} from '../../src/core/model.ts'

/** What a case may say of its city; the places are a tree such as `lib(hall(a,b),park*)`, `*` own hours. */
export interface Setting {
  places?: string
  zone?: string
  calendar?: 'CN' | 'none'
  /** Years whose paper is out; 2024–2026 unless given. */
  announced?: number[]
}

/** A city's content from the notation; throws on a word it does not know. */
export function city(rules: string[], setting: Setting = {}): CityContent {
  const venues = placesOf(setting.places ?? 'm')
  const content: CityContent = {
    format: 1,
    city: {
      id: 'town',
      name: '镇',
      nameEn: null,
      timezone: setting.zone ?? 'Asia/Shanghai',
      calendar: setting.calendar ?? 'CN',
    },
    venues,
    notices: [],
    calendar: calendar(setting.announced ?? [2024, 2025, 2026]),
  }
  for (const line of rules) addRule(content, line)
  content.notices.sort((a, b) => (a.id < b.id ? -1 : 1))
  return content
}

/** The content in the notation, one rule a line; what a disagreement is reported in. */
export function show(content: CityContent): string {
  const years = content.calendar.years.map((y) => y.year).join(',')
  const { timezone, calendar: kind } = content.city
  const lines = [
    `places=${showTree(content, null)} zone=${timezone} calendar=${kind} years=${years}`,
  ]
  for (const v of content.venues) {
    if (v.booking || v.fee)
      lines.push(`${v.id} default${showBooking(v.booking)}${v.fee ? ` fee=${v.fee}` : ''}`)
    for (const r of v.standing) lines.push(`${r.places.join(',')}${showRule(r)}`)
  }
  for (const n of content.notices) {
    const head = `${n.layer === 'notice' ? '@' : '!'}${n.announced.at}#${n.id}`
    const over = n.supersedes.length ? `>${n.supersedes.join(',')}` : ''
    const covers = n.covers ? ` covers=${n.covers.from}/${n.covers.to}` : ''
    for (const r of n.rules)
      lines.push(`${head}${over} ${r.places.join(',')}${showRule(r)}${covers}`)
  }
  return lines.join('\n')
}

// --- places -----------------------------------------------------------------------------------

function placesOf(tree: string): Venue[] {
  const found: Venue[] = []
  const inside: string[] = []
  let last = ''
  for (const token of tree.match(/[\w-]+\*?|[(),]/g) ?? []) {
    if (token === '(') inside.push(last)
    else if (token === ')') inside.pop()
    else if (token !== ',') {
      last = token.replace('*', '')
      found.push(venue(last, inside.at(-1) ?? null, token.endsWith('*')))
    }
  }
  return found
}

/** A venue with nothing stated but its place in the tree. */
export function venue(id: string, partOf: string | null, ownHours: boolean): Venue {
  return {
    id,
    name: id,
    nameEn: null,
    pinyin: null,
    aliases: [],
    kind: 'other',
    partOf,
    ownHours,
    address: null,
    phone: null,
    website: null,
    location: null,
    formerIds: [],
    fee: null,
    booking: null,
    standing: [],
    sources: [],
    doubts: null,
  }
}

function showTree(content: CityContent, parent: string | null): string {
  return content.venues
    .filter((v) => v.partOf === parent)
    .map((v) => {
      const parts = showTree(content, v.id)
      return `${v.id}${v.ownHours ? '*' : ''}${parts ? `(${parts})` : ''}`
    })
    .join(',')
}

// --- rules ------------------------------------------------------------------------------------

function addRule(content: CityContent, line: string): void {
  const words = line.trim().split(/\s+/)
  const head = /^([@!])([\dT:-]+)(?:#([\w-]+))?(?:>([\w,-]+))?$/.exec(words[0]!)
  if (head) words.shift()
  const places = words.shift()!.split(',')
  const said = new Map(
    words.map((word): [string, string] => {
      const at = word.indexOf('=')
      return at < 0 ? [word, ''] : [word.slice(0, at), word.slice(at + 1)]
    }),
  )
  for (const key of said.keys()) if (!KEYS.includes(key)) throw new Error(`${key}? in ${line}`)
  const home = content.venues.find((v) => v.id === places[0])
  if (!home) throw new Error(`no place ${places[0]}: ${line}`)
  if (said.has('default')) {
    home.booking = said.has('book') ? bookingFrom(said.get('book')!) : null
    home.fee = (said.get('fee') as Fee) ?? null
    return
  }
  if (!head) {
    const id = said.get('id') ?? `${home.id}#standing.${home.standing.length + 1}`
    home.standing.push(ruleFrom(id, places, null, said))
    return
  }
  const [, mark, at, name, over] = head
  const id = name ?? `n${content.notices.length + 1}`
  let notice = content.notices.find((n) => n.id === id)
  if (!notice) {
    notice = emptyNotice(id, at!, mark === '!' ? 'emergency' : 'notice')
    content.notices.push(notice)
  }
  if (over) notice.supersedes = over.split(',')
  const covers = said.get('covers')?.split('/')
  if (covers) notice.covers = { from: covers[0]!, to: covers[1]! }
  const ruleId = said.get('id') ?? `${id}#1.${notice.rules.length + 1}`
  notice.rules.push(ruleFrom(ruleId, places, 1, said))
}

const KEYS = (
  'on days from to except open also closed last book fee holidays others reach basis cause src id ' +
  'covers default'
).split(' ')

/** A notice without rules. */
export function emptyNotice(id: string, at: string, layer: Notice['layer']): Notice {
  return {
    id,
    title: id,
    publisher: '镇',
    url: null,
    announced: { at, by: false },
    covers: null,
    layer,
    supersedes: [],
    note: null,
    rules: [],
    programme: [],
  }
}

function ruleFrom(
  id: string,
  places: string[],
  clause: number | null,
  said: Map<string, string>,
): Rule {
  const what = whatFrom(said)
  const last = said.has('last') ? lastFrom(said.get('last')!) : null
  if (last !== null && (what.kind === 'hours' || what.kind === 'also'))
    what.windows.at(-1)!.lastEntry = last
  const src = said.get('src')
  return {
    id,
    places,
    clause,
    when: whenFrom(said),
    what,
    lastEntry: what.kind === 'regular' ? last : null,
    booking: said.has('book') ? bookingFrom(said.get('book')!) : null,
    fee: (said.get('fee') as Fee) ?? null,
    note: null,
    holidays: (said.get('holidays') as Rule['holidays']) ?? 'silent',
    othersClosed: said.get('others') === 'closed',
    reach: said.get('reach') === 'all' ? 'all' : 'parts',
    basis: said.get('basis') === 'implied' ? 'implied' : 'stated',
    cause: (said.get('cause') as Cause) ?? null,
    source:
      clause === null && src
        ? { publisher: '镇', title: null, date: src, url: null, firstHand: true, seen: null }
        : null,
  }
}

/** `16:30`, or `-30` for so many minutes before closing. */
function lastFrom(text: string): Minutes {
  return text.startsWith('-') ? Number(text) : clockFrom(text)
}

function whatFrom(said: Map<string, string>): What {
  const open = said.get('open')
  if (open !== undefined) {
    if (open === 'all-day') return { kind: 'hours', windows: [windowFrom('00:00-24:00')] }
    if (open === 'unstated') return { kind: 'unstated' }
    const regular = /^(?:(\d\d:\d\d)-)?regular(?::(\w\w))?(?:-(\d\d:\d\d))?$/.exec(open)
    if (!regular) return { kind: 'hours', windows: open.split(',').map(windowFrom) }
    return {
      kind: 'regular',
      as: regular[2] ? weekdayFrom(regular[2]) : null,
      from: regular[1] ? clockFrom(regular[1]) : null,
      to: regular[3] ? clockFrom(regular[3]) : null,
    }
  }
  const also = said.get('also')
  if (also !== undefined) return { kind: 'also', windows: also.split(',').map(windowFrom) }
  const closed = said.get('closed')
  if (closed === undefined) return { kind: 'none' }
  if (closed === '' || closed === 'all-day') return { kind: 'closed' }
  return { kind: 'not', windows: closed.split(',').map(windowFrom) }
}

function windowFrom(text: string): Window {
  const m =
    /^(\?|\d\d:\d\d)-(\?|\d\d:\d\d)(?:<(\d\d:\d\d))?(?:\(([\d:&-]+)\))?(?:\{(.+?)\})?(?:\$([\w-]+))?$/.exec(
      text,
    )
  if (!m) throw new Error(`not a window: ${text}`)
  return {
    from: m[1] === '?' ? null : clockFrom(m[1]!),
    to: m[2] === '?' ? null : clockFrom(m[2]!),
    lastEntry: m[3] ? clockFrom(m[3]) : null,
    booking: m[5] ? bookingFrom(m[5]) : null,
    fee: (m[6] as Fee) ?? null,
    ...(m[4] ? { entry: m[4].split('&').map(slotFrom) } : {}),
  }
}

function slotFrom(text: string): EntrySlot {
  const [from, to] = text.split('-').map(clockFrom)
  return { from: from!, to: to! }
}

function bookingFrom(text: string): Booking {
  const [mode, ...more] = text.split('+')
  const number = (key: string) => {
    const said = more.find((x) => x.startsWith(key))
    return said ? said.slice(key.length) : null
  }
  const [min, max, rel, cut] = [number('min'), number('max'), number('rel'), number('cut')]
  return {
    mode: mode as BookingMode,
    channels: [],
    register: false,
    minDaysAhead: min === null ? null : Number(min),
    maxDaysAhead: max === null ? null : Number(max),
    releasesAt: rel === null ? null : clockFrom(rel),
    cutoffAt: cut === null ? null : clockFrom(cut),
    realName: null,
    audience: number('for'),
    fallback: null,
    note: null,
  }
}

function whenFrom(said: Map<string, string>): When {
  const list = (key: string) => said.get(key)?.split(',') ?? null
  return {
    on: list('on')?.map(onFrom) ?? null,
    days: list('days')?.flatMap(daysFrom) ?? null,
    from: said.get('from') ?? null,
    to: said.get('to') ?? null,
    except: (list('except') ?? []).flatMap((word): (OnTerm | DayTerm)[] =>
      isDayWord(word) ? daysFrom(word) : [onFrom(word)],
    ),
  }
}

function onFrom(word: string): OnTerm {
  const [from, to] = word.split('/')
  if (to !== undefined && from!.length === 5) return { kind: 'yearly', from: from!, to }
  if (to !== undefined) return { kind: 'range', from: from!, to }
  if (/^\d{4}-/.test(word)) return { kind: 'date', date: word }
  const after = /^after:([a-z-]+):(\d+)(?::(\w\w))?$/.exec(word)
  if (after)
    return {
      kind: 'after',
      holiday: after[1] as Holiday,
      day: Number(after[2]),
      moved: after[3] ? weekdayFrom(after[3]) : null,
    }
  const [festival, offset] = word.split(':')
  if (offset !== undefined)
    return { kind: 'offset', festival: festival as Holiday | LunarDay, offset: Number(offset) }
  return { kind: 'name', name: word as CalendarName }
}

const WEEKDAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su']
const TYPES = ['workdays', 'rest-days', 'days:statutory-holidays']

function isDayWord(word: string): boolean {
  return /^(mo|tu|we|th|fr|sa|su)\b/.test(word) || TYPES.includes(word)
}

function daysFrom(word: string): DayTerm[] {
  if (word === 'workdays' || word === 'rest-days') return [{ kind: 'type', type: word }]
  if (word.endsWith('statutory-holidays')) return [{ kind: 'type', type: 'statutory-holidays' }]
  const nth = /^(\w\w)\[(-?\d)\]$/.exec(word)
  if (nth) return [{ kind: 'nth', nth: Number(nth[2]), day: weekdayFrom(nth[1]!) }]
  const [from, to] = word.split('-').map(weekdayFrom)
  const days: DayTerm[] = []
  for (let d = from!; d <= (to ?? from!); d++) days.push({ kind: 'weekday', day: d as Weekday })
  return days
}

function weekdayFrom(word: string): Weekday {
  const day = WEEKDAYS.indexOf(word)
  if (day < 0) throw new Error(`not a weekday: ${word}`)
  return day as Weekday
}

/** Minutes of `HH:MM`, to 48:00. */
export function clockFrom(text: string): Minutes {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
}

// --- and back ---------------------------------------------------------------------------------

function showRule(r: Rule): string {
  const { when, what } = r
  const parts: (string | null)[] = [
    when.on && `on=${when.on.map(showOn).join(',')}`,
    when.days && `days=${when.days.map(showDay).join(',')}`,
    when.from && `from=${when.from}`,
    when.to && `to=${when.to}`,
    when.except.length
      ? `except=${when.except.map((t) => (t.kind !== 'after' && ('day' in t || t.kind === 'type') ? showDay(t) : showOn(t))).join(',')}`
      : null,
    showWhat(what),
    r.lastEntry !== null ? `last=${r.lastEntry < 0 ? r.lastEntry : showClock(r.lastEntry)}` : null,
    r.fee && `fee=${r.fee}`,
    r.holidays !== 'silent' ? `holidays=${r.holidays}` : null,
    r.othersClosed ? 'others=closed' : null,
    r.reach === 'all' ? 'reach=all' : null,
    r.basis === 'implied' ? 'basis=implied' : null,
    r.source?.date ? `src=${r.source.date}` : null,
    `id=${r.id}`,
  ]
  return ` ${parts.filter(Boolean).join(' ')}${showBooking(r.booking)}`
}

function showOn(t: OnTerm): string {
  if (t.kind === 'date') return t.date
  if (t.kind === 'range' || t.kind === 'yearly') return `${t.from}/${t.to}`
  if (t.kind === 'after')
    return `after:${t.holiday}:${t.day}${t.moved === null ? '' : `:${WEEKDAYS[t.moved]}`}`
  return t.kind === 'name' ? t.name : `${t.festival}:${t.offset}`
}

function showDay(t: DayTerm): string {
  if (t.kind === 'type') return t.type === 'statutory-holidays' ? `days:${t.type}` : t.type
  return t.kind === 'nth' ? `${WEEKDAYS[t.day]}[${t.nth}]` : WEEKDAYS[t.day]!
}

function showWhat(what: What): string | null {
  if (what.kind === 'none') return null
  if (what.kind === 'unstated') return 'open=unstated'
  if (what.kind === 'closed') return 'closed'
  if (what.kind === 'regular')
    return `open=${what.from === null ? '' : `${showClock(what.from)}-`}regular${what.as === null ? '' : `:${WEEKDAYS[what.as]}`}${what.to === null ? '' : `-${showClock(what.to)}`}`
  const key = { hours: 'open', also: 'also', not: 'closed' }[what.kind]
  return `${key}=${what.windows.map(showWindow).join(',')}`
}

function showWindow(x: Window): string {
  const end = (m: Minutes | null) => (m === null ? '?' : showClock(m))
  const booking = x.booking ? `{${showBooking(x.booking).slice(6)}}` : ''
  const last = x.lastEntry === null ? '' : `<${showClock(x.lastEntry)}`
  const slots = x.entry?.map(({ from, to }) => `${end(from)}-${end(to)}`).join('&')
  const entry = slots ? `(${slots})` : ''
  return `${end(x.from)}-${end(x.to)}${last}${entry}${booking}${x.fee ? `$${x.fee}` : ''}`
}

function showBooking(b: Booking | null): string {
  if (!b) return ''
  const parts = [
    b.mode,
    b.minDaysAhead === null ? null : `min${b.minDaysAhead}`,
    b.maxDaysAhead === null ? null : `max${b.maxDaysAhead}`,
    b.releasesAt === null ? null : `rel${showClock(b.releasesAt)}`,
    b.cutoffAt === null ? null : `cut${showClock(b.cutoffAt)}`,
    b.audience === null ? null : `for${b.audience}`,
    ...b.channels.map(({ kind }) => `via-${kind}`),
    b.register ? 'register' : null,
    b.quota ? `quota${b.quota.perDay ?? ''}/${b.quota.perSession ?? ''}` : null,
  ]
  return ` book=${parts.filter(Boolean).join('+')}`
}

/** `HH:MM`, past midnight on to 48:00. */
export function showClock(m: Minutes): string {
  return `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`
}

// --- official days ----------------------------------------------------------------------------

/** The State Council's days of 2024–2026, and what a 2027 paper might say (invented, for tests only). */
export function calendar(years: number[]): CalendarData {
  return {
    years: PAPERS.filter((p) => years.includes(p.year)).map((p) => ({
      year: p.year,
      paper: { title: 'paper', publisher: '国务院办公厅', date: `${p.year - 1}-11-01`, url: null },
      off: p.off.map(([names, from, to]) => ({
        names: names.split('+') as Holiday[],
        from: `${p.year}-${from}`,
        to: `${p.year}-${to}`,
      })),
      makeUp: p.makeUp.map((md) => `${p.year}-${md}`),
    })),
    lunar: LUNAR,
  }
}

type Off = [names: string, from: string, to: string]
const PAPERS: { year: number; off: Off[]; makeUp: string[] }[] = [
  {
    year: 2024,
    off: [
      ['new-year', '01-01', '01-01'],
      ['spring-festival', '02-10', '02-17'],
      ['qingming', '04-04', '04-06'],
      ['labour-day', '05-01', '05-05'],
      ['dragon-boat', '06-10', '06-10'],
      ['mid-autumn', '09-15', '09-17'],
      ['national-day', '10-01', '10-07'],
    ],
    makeUp: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
  },
  {
    year: 2025,
    off: [
      ['new-year', '01-01', '01-01'],
      ['spring-festival', '01-28', '02-04'],
      ['qingming', '04-04', '04-06'],
      ['labour-day', '05-01', '05-05'],
      ['dragon-boat', '05-31', '06-02'],
      ['national-day+mid-autumn', '10-01', '10-08'],
    ],
    makeUp: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  },
  {
    year: 2026,
    off: [
      ['new-year', '01-01', '01-03'],
      ['spring-festival', '02-15', '02-23'],
      ['qingming', '04-04', '04-06'],
      ['labour-day', '05-01', '05-05'],
      ['dragon-boat', '06-19', '06-21'],
      ['mid-autumn', '09-25', '09-27'],
      ['national-day', '10-01', '10-07'],
    ],
    makeUp: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
  {
    year: 2027,
    off: [
      ['new-year', '01-01', '01-03'],
      ['spring-festival', '02-05', '02-12'],
      ['qingming', '04-03', '04-05'],
      ['labour-day', '05-01', '05-05'],
      ['national-day', '10-01', '10-07'],
    ],
    makeUp: ['01-31', '02-20', '05-08', '10-09'],
  },
]

const LUNAR: CalendarData['lunar'] = Object.fromEntries(
  (
    [
      [2023, '01-22', '04-05', '06-22', '09-29'],
      [2024, '02-10', '04-04', '06-10', '09-17'],
      [2025, '01-29', '04-04', '05-31', '10-06'],
      [2026, '02-17', '04-05', '06-19', '09-25'],
      [2027, '02-06', '04-05', '06-09', '09-15'],
      [2028, '01-26', '04-04', '05-28', '10-03'],
    ] as const
  ).map(([year, newYear, qingming, dragonBoat, midAutumn]) => [
    String(year),
    { newYear, qingming, dragonBoat, midAutumn },
  ]),
)
