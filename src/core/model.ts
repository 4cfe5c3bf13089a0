/**
 * The words of Budayang as types: a city's content is venues, notices and the calendar they are read
 * with. Everything here is plain JSON data; what it means is decided in `schedule.ts`.
 */

/** A civil date of the proleptic Gregorian calendar, `YYYY-MM-DD`; always a date that exists. */
export type CalendarDate = string

/** Whole minutes from a civil day's 00:00 on the wall clock, 0…2880; 1440 and more lie past midnight. */
export type Minutes = number

/** Whole minutes since 1970-01-01T00:00Z. Finer instants are floored: every boundary is a whole minute. */
export type Instant = number

/** Are the doors open? `unknown` is an answer, never an error; see {@link UnknownReason}. */
export type State = 'open' | 'closed' | 'unknown'

/** Why a state is `unknown` (DESIGN §3.4), strongest statement first. */
export type UnknownReason = 'hours-unstated' | 'regular-unstated' | 'not-announced' | 'no-schedule'

/** The causes of a closure that a notice may state. */
export const CAUSES = ['maintenance', 'weather', 'event', 'private', 'staff'] as const

/** A stated cause of a closure, as a notice gives it. */
export type Cause = (typeof CAUSES)[number]

/** What someone arriving now meets, best first. */
export type CanEnter = 'yes' | 'with-booking' | 'unknown' | 'too-late' | 'no'

/** Weekday, ISO order: 0 is Monday, 6 is Sunday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6

/** The statutory holidays of mainland China, each named by its festival. */
export type Holiday =
  | 'new-year'
  | 'spring-festival'
  | 'qingming'
  | 'labour-day'
  | 'dragon-boat'
  | 'mid-autumn'
  | 'national-day'

/** Lunar days that notices name though they are not statutory holidays of their own. */
export type LunarDay = 'lantern' | 'lunar-new-year-eve' | `lunar-new-year-${number}`

/** A word of the calendar that `on:` takes. A festival means its days off, adjusted days included. */
export type CalendarName = Holiday | LunarDay | 'statutory-holidays' | 'make-up-workdays'

/** One member of `on:`. Ranges include both ends; a yearly range (`MM-DD`) may wrap over New Year. */
export type OnTerm =
  | { kind: 'date'; date: CalendarDate }
  | { kind: 'range'; from: CalendarDate; to: CalendarDate }
  | { kind: 'yearly'; from: string; to: string }
  | { kind: 'name'; name: CalendarName }
  | { kind: 'offset'; festival: Holiday | LunarDay; offset: number }
  /**
   * The `day`th day after the days off that hold a festival, or any statutory holiday. With `moved`, only
   * after days off that held that weekday: a weekly closing day that a holiday has displaced.
   */
  | { kind: 'after'; holiday: Holiday | 'statutory-holidays'; day: number; moved: Weekday | null }

/** One member of `days:`. `nth: -1` is the month's last. */
export type DayTerm =
  | { kind: 'weekday'; day: Weekday }
  | { kind: 'type'; type: 'workdays' | 'rest-days' | 'statutory-holidays' }
  | { kind: 'nth'; nth: number; day: Weekday }

/** The days a rule speaks of: all given parts must hold, a list is any of its members, `except` last. */
export interface When {
  on: OnTerm[] | null
  days: DayTerm[] | null
  from: CalendarDate | null
  to: CalendarDate | null
  except: (OnTerm | DayTerm)[]
}

/** The ways of getting in. */
export const MODES = [
  'walk-in',
  'first-come',
  'book-ahead',
  'book-or-walk-in',
  'by-arrangement',
] as const

/** How one gets in, independent of the state (DESIGN §3.6). */
export type BookingMode = (typeof MODES)[number]

/** The kinds of booking channels. */
export const CHANNEL_KINDS = [
  'mini-program',
  'official-account',
  'website',
  'app',
  'phone',
  'counter',
  'online',
  'offline',
] as const

/** Where one books. `online` and `offline` say no more than that. */
export type ChannelKind = (typeof CHANNEL_KINDS)[number]

/** One booking channel; `name` is what a resident searches for. */
export interface Channel {
  kind: ChannelKind
  name: string | null
  url: string | null
  /** WeChat app id, for `wx.navigateToMiniProgram`. */
  appId: string | null
}

/** A booking rule. Null means not stated, except `minDaysAhead`, which counts as 0 (DESIGN §3.6). */
export interface Booking {
  mode: BookingMode
  channels: Channel[]
  /** One signs in on arrival. */
  register: boolean
  minDaysAhead: number | null
  maxDaysAhead: number | null
  /** Wall clock at which a visit day becomes bookable, on the first bookable day. */
  releasesAt: Minutes | null
  /** Wall clock at which booking ends, on the last bookable day. */
  cutoffAt: Minutes | null
  /** Identity document needed; null: not stated. */
  realName: boolean | null
  audience: string | null
  /** How people without a smartphone get in. */
  fallback: string | null
  note: string | null
  /** How many get in; absent where no source says. */
  quota?: Quota
}

/** Places for visitors: by day, by session (one window or entry slot), or both. */
export interface Quota {
  perDay: number | null
  perSession: number | null
  note: string | null
}

/** What a visit may cost, as far as a notice says. */
export const FEES = ['free', 'low-fee', 'paid'] as const

/** What a visit costs; null where no source says. */
export type Fee = (typeof FEES)[number]

/** A half-open stretch `[from, to)` of one civil day; an end that was not stated is null. */
export interface Window {
  from: Minutes | null
  to: Minutes | null
  /** Doors shut to newcomers at this time; those inside may stay. */
  lastEntry: Minutes | null
  booking: Booking | null
  fee: Fee | null
  /** Slots `[from, to)` in which newcomers are let in, where they are not the window itself; in order. */
  entry?: EntrySlot[]
}

/** A half-open stretch of a window in which its doors admit. */
export interface EntrySlot {
  from: Minutes
  to: Minutes
}

/** What a rule does to a day (DESIGN §3.2, §3.3). */
export type What =
  /** Says only how one gets in. */
  | { kind: 'none' }
  /** `set`: the day's hours. All day is one window 0…1440. */
  | { kind: 'hours'; windows: Window[] }
  /** `set`: the ordinary hours, of another weekday if `as`, with one end replaced if `from` or `to`. */
  | { kind: 'regular'; as: Weekday | null; from: Minutes | null; to: Minutes | null }
  /** `set`: an open day whose hours were not published. */
  | { kind: 'unstated' }
  /** `set` without windows. */
  | { kind: 'closed' }
  /** `add`: these windows too. */
  | { kind: 'also'; windows: Window[] }
  /** `remove`: not these hours. */
  | { kind: 'not'; windows: Window[] }

/** Where a fact was read. `date` is the day the source itself bears; `seen` the day we read it. */
export interface Source {
  publisher: string
  title: string | null
  date: CalendarDate | null
  url: string | null
  firstHand: boolean | null
  seen: CalendarDate | null
}

/** On these days, these places keep these hours and are entered this way. */
export interface Rule {
  /** `<notice>#<clause>.<n>`, `<venue>#standing.<n>`, or the author's own. */
  id: string
  places: string[]
  /** Paragraph or numbered item of the notice, from 1; null for a standing rule. */
  clause: number | null
  when: When
  what: What
  /**
   * Last entry of the day's last window where `what` is `regular`; windows carry their own otherwise.
   * Negative: so many minutes before that window's end, whenever it is.
   */
  lastEntry: Minutes | null
  booking: Booking | null
  fee: Fee | null
  note: string | null
  /** What a standing rule says of statutory holidays among its days (DESIGN §3.4). */
  holidays: 'same' | 'closed' | 'silent'
  /** Parts beside the named ones that this notice does not name that day are closed (implied). */
  othersClosed: boolean
  /** `all`: holds for parts with their own hours too. */
  reach: 'parts' | 'all'
  /** `implied`: we conclude rather than read. */
  basis: 'stated' | 'implied'
  cause: Cause | null
  /** Source of a standing rule; null where the notice is the source. */
  source: Source | null
}

/** When a notice was announced. `at` is a date (its 00:00) or a local `YYYY-MM-DDTHH:MM`. */
export interface Announced {
  at: string
  /** Only known to be no later than `at`. */
  by: boolean
}

/** A dated event at a venue: an entry of feeds and pages, never opening hours. */
export interface ProgrammeItem {
  venue: string
  clause: number | null
  date: CalendarDate
  title: string
  titleEn: string | null
  /** Start on the wall clock; null where not stated. */
  time: Minutes | null
  url: string | null
}

/** What was announced, by whom, when; cited, never edited. */
export interface Notice {
  id: string
  title: string
  publisher: string
  url: string | null
  announced: Announced
  /** First and last day the notice speaks of; festival names and weekdays are cut to it. */
  covers: { from: CalendarDate; to: CalendarDate } | null
  layer: 'notice' | 'emergency'
  /** Notices that this one outranks whatever their dates. */
  supersedes: string[]
  /** Free remark of the encoder; not part of the notice. */
  note: string | null
  rules: Rule[]
  programme: ProgrammeItem[]
}

/** A position; `datum` says in which system, because Chinese maps shift theirs by some 500 m. */
export interface Location {
  lat: number
  lon: number
  datum: 'wgs84' | 'gcj02'
}

/** What kinds of places there are. */
export const KINDS = [
  'museum',
  'library',
  'cultural-center',
  'sports',
  'gallery',
  'science-museum',
  'memorial',
  'theatre',
  'parking',
  'other',
] as const

/** What kind of place a venue is. */
export type Kind = (typeof KINDS)[number]

/** A place with a name; a part names the place it is in. */
export interface Venue {
  id: string
  name: string
  nameEn: string | null
  /** Space-separated syllables without tones, for search. */
  pinyin: string | null
  aliases: string[]
  kind: Kind
  partOf: string | null
  /** Rules of what it is in do not hold for it (DESIGN §3.5). */
  ownHours: boolean
  address: string | null
  phone: string | null
  website: string | null
  location: Location | null
  formerIds: string[]
  /** Defaults, weaker than any rule that states them. */
  fee: Fee | null
  booking: Booking | null
  standing: Rule[]
  /** Where names, addresses and phones were read. */
  sources: Source[]
  /** For an editor: what is doubtful, and why it is not among the rules. */
  doubts: string | null
}

/** A city: one time zone, one calendar, one chain of revisions. */
export interface City {
  id: string
  name: string
  nameEn: string | null
  /** IANA name. */
  timezone: string
  calendar: 'CN' | 'none'
}

/** The State Council's days of one year. */
export interface CalendarYear {
  year: number
  paper: { title: string; publisher: string; date: CalendarDate; url: string | null }
  /** Days off, adjusted days included; a joined holiday bears all its names. */
  off: { names: Holiday[]; from: CalendarDate; to: CalendarDate }[]
  /** Make-up workdays 调休. */
  makeUp: CalendarDate[]
}

/** Civil dates of the lunar and solar-term days of one year, as `MM-DD`. */
export interface LunarYear {
  /** 正月初一 */
  newYear: string
  /** 清明 */
  qingming: string
  /** 端午 */
  dragonBoat: string
  /** 中秋 */
  midAutumn: string
}

/** Everything known of official days: a year that is not listed has no paper yet. */
export interface CalendarData {
  years: CalendarYear[]
  /** Keyed by year, 2000…2100. */
  lunar: Record<string, LunarYear>
}

/** One city as published: complete, decoded, reviewed. */
export interface CityContent {
  format: 1
  city: City
  /** Parents before their parts. */
  venues: Venue[]
  /** By id. */
  notices: Notice[]
  calendar: CalendarData
}
