/** Random notices such as venues could write: days of one place do not contradict each other. */
import { dateOf, dayOf } from '../../src/core/time.ts'
import type { DayNumber } from '../../src/core/time.ts'
import type {
  Booking,
  CalendarData,
  ChannelKind,
  CityContent,
  Fee,
  Notice,
  Rule,
  Venue,
  Weekday,
  What,
  When,
  Window,
} from '../../src/core/model.ts'

/** Whole numbers below a bound, the same for the same seed (mulberry32). */
export function dice(seed: number): (bound: number) => number {
  let a = seed >>> 0
  return (bound) => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % bound
  }
}

type Dice = (bound: number) => number

const HOUSES: [name: string, kind: Venue['kind'], parts: string[]][] = [
  ['临江市博物馆', 'museum', ['临时展厅', '停车场', '儿童体验区']],
  ['临江市图书馆', 'library', ['期刊阅览室', '自习室', '少儿借阅室', '电子阅览室']],
  ['临江市文化馆', 'cultural-center', ['排练厅', '非遗展厅']],
  ['云岭美术馆', 'gallery', ['一号展厅', '雕塑园']],
  ['临江市体育中心', 'sports', ['羽毛球馆', '游泳馆', '乒乓球馆']],
]

const SEASONS: [title: string, announced: string, from: string][] = [
  ['2024年春节假期开放公告', '2024-02-04', '2024-02-08'],
  ['2023年国庆节开放公告', '2023-09-25', '2023-09-29'],
  ['2025年五一假期开放公告', '2025-04-27', '2025-04-30'],
  ['关于调整开放时间的公告', '2022-07-01', '2022-07-05'],
  ['2022年元旦假期开放安排', '2021-12-28', '2021-12-31'],
]

/** A notice of a small city, by seed; `calendar` is that of the city. */
export function randomNotice(
  seed: number,
  calendar: CalendarData,
): { notice: Notice; content: CityContent } {
  const roll = dice(seed)
  const [title, announced, first] = pick(roll, SEASONS)
  const venues: Venue[] = []
  const houses = 1 + roll(3)
  const start = roll(HOUSES.length)
  for (let i = 0; i < houses; i++) {
    const [name, kind, parts] = HOUSES[(start + i) % HOUSES.length]!
    const id = `h${i}`
    venues.push(venueOf(id, name, kind, null))
    for (const [k, part] of parts.entries())
      if (roll(3) > 0) venues.push(venueOf(`${id}-${k}`, part, kind, id))
  }
  const groups = placeGroups(roll, venues)
  const rules: Rule[] = []
  // what a visit costs is said of a house, not of a day
  const fees = new Map(venues.map(({ id }) => [id, roll(3) === 0 ? pick(roll, FEES) : null]))
  for (const places of groups) for (const id of places) fees.set(id, fees.get(places[0]!)!)
  for (const places of groups) {
    const house = places[0]!.slice(0, 2)
    const said = rulesFor(roll, places, dayOf(first))
    rules.push(...said.map((rule) => (costs(rule) ? { ...rule, fee: fees.get(house)! } : rule)))
  }
  const id = 'linjiang'
  const notice: Notice = {
    id,
    title,
    publisher: houses === 1 && roll(2) === 0 ? venues[0]!.name : '临江市文化广电和旅游局',
    url: null,
    announced: { at: announced, by: false },
    covers: null,
    layer: 'notice',
    supersedes: [],
    note: null,
    rules: rules.map((rule, i) => ({ ...rule, id: `${id}#1.${i + 1}` })),
    programme: [],
  }
  const city = {
    id: 'linjiang',
    name: '临江',
    nameEn: null,
    timezone: 'Asia/Shanghai',
    calendar: 'CN' as const,
  }
  return { notice, content: { format: 1, city, venues, notices: [notice], calendar } }
}

function venueOf(id: string, name: string, kind: Venue['kind'], partOf: string | null): Venue {
  return {
    id,
    name,
    nameEn: null,
    pinyin: null,
    aliases: [],
    kind,
    partOf,
    ownHours: false,
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

/** Up to four groups of places that share no place: a house, or some of its parts. */
function placeGroups(roll: Dice, venues: Venue[]): string[][] {
  const groups: string[][] = []
  const free = new Set(venues.map((v) => v.id))
  const count = 1 + roll(4)
  for (let i = 0; i < count && free.size > 0; i++) {
    const head = pick(
      roll,
      venues.filter((v) => free.has(v.id)),
    )
    const group = [head.id]
    free.delete(head.id)
    const kin = venues.filter((v) => free.has(v.id) && v.partOf === head.partOf)
    for (const other of kin)
      if (roll(3) === 0 && group.length < 4) {
        group.push(other.id)
        free.delete(other.id)
      }
    groups.push(group)
  }
  return groups
}

/** Stretches of days one after the other, each set once; sessions and closed hours on top of open ones. */
function rulesFor(roll: Dice, places: string[], first: DayNumber): Rule[] {
  const rules: Rule[] = []
  if (roll(8) === 0) return weeklyRules(roll, places, first)
  let day = first + roll(3)
  const stretches = 1 + roll(4)
  for (let i = 0; i < stretches; i++) {
    const length = 1 + roll(5)
    const on = range(day, day + length - 1)
    const what = dayWhat(roll)
    rules.push(ruleOf(roll, places, { on: [on] }, what))
    const { booking } = rules.at(-1)!
    if (what.kind === 'hours' && (what.windows[0]?.to ?? 0) < 18 * 60 && roll(4) === 0)
      rules.push({
        ...ruleOf(roll, places, { on: [date(day + roll(length))] }, eveningOn(roll)),
        // of sessions entered in different ways, none is the evening's
        booking: entersByWindow(what) ? bookingOf(roll) : booking,
      })
    const { booking: said } = rules.at(-1)!
    if (said === null && !entersByWindow(what) && roll(5) === 0)
      rules.push(howRule(roll, places, day, length))
    if (what.kind === 'regular' && roll(4) === 0)
      rules.push(
        ruleOf(
          roll,
          places,
          { on: [date(day + roll(length))] },
          {
            kind: 'not',
            windows: [window(12 * 60, 14 * 60 + 30)],
          },
        ),
      )
    day += length + (roll(3) === 0 ? 1 + roll(3) : 0)
  }
  if (roll(2) === 0) {
    const regular: What = { kind: 'regular', as: null, from: null, to: null }
    const what = roll(4) === 0 ? ({ kind: 'closed' } as const) : regular
    rules.push(ruleOf(roll, places, { from: dateOf(day) }, what))
  } else if (roll(4) === 0) {
    const when = { from: dateOf(day + roll(3)) }
    rules.push({ ...ruleOf(roll, places, when, { kind: 'none' }), booking: bookingOf(roll) })
  }
  return rules
}

/** How one gets in on some of the days of a stretch that says nothing of it. */
function howRule(roll: Dice, places: string[], day: DayNumber, length: number): Rule {
  const from = day + roll(length)
  const on = range(from, Math.min(from + roll(length), day + length - 1))
  return { ...ruleOf(roll, places, { on: [on] }, { kind: 'none' }), booking: bookingOf(roll) }
}

function weeklyRules(roll: Dice, places: string[], first: DayNumber): Rule[] {
  const closing = roll(2) === 0 ? 0 : 1
  const days = ([0, 1, 2, 3, 4, 5, 6] as Weekday[]).filter((d) => d !== closing)
  const from = roll(2) === 0 ? dateOf(first + 7) : null
  const except: When['except'] = roll(3) === 0 ? [{ kind: 'type', type: 'statutory-holidays' }] : []
  const weekdays = (list: Weekday[]) => list.map((day) => ({ kind: 'weekday' as const, day }))
  const open: What = {
    kind: 'hours',
    windows: roll(4) === 0 ? sessions(roll) : dayWindows(roll),
  }
  const rules = [ruleOf(roll, places, { days: weekdays(days), from, except }, open)]
  if (roll(2) === 0)
    rules.push(
      ruleOf(
        roll,
        places,
        roll(2) === 0
          ? { days: weekdays([closing]), from: dateOf(first), to: dateOf(first + 40) }
          : { days: weekdays([closing]), on: [range(first, first + 50)] },
        { kind: 'closed' },
      ),
    )
  return rules
}

function dayWhat(roll: Dice): What {
  switch (roll(17)) {
    case 15:
    case 16:
      return { kind: 'hours', windows: sessions(roll) }
    case 0:
    case 1:
    case 2:
      return { kind: 'closed' }
    case 3:
    case 4:
      return { kind: 'regular', as: null, from: null, to: null }
    case 5:
      return { kind: 'unstated' }
    case 6:
      return { kind: 'hours', windows: [window(0, 1440)] }
    case 7:
      return { kind: 'hours', windows: [window(17 * 60, 26 * 60)] }
    case 8:
      return { kind: 'regular', as: null, from: null, to: 18 * 60 + 30 * roll(6) }
    case 10:
      return { kind: 'regular', as: roll(7) as Weekday, from: null, to: null }
    case 9:
      return { kind: 'regular', as: null, from: 7 * 60 + 30 * roll(3), to: null }
    default:
      return { kind: 'hours', windows: dayWindows(roll) }
  }
}

function dayWindows(roll: Dice): Window[] {
  const opens = 8 * 60 + 30 * roll(4)
  if (roll(3) === 0) return [window(opens, 12 * 60), window(14 * 60, 17 * 60 + 30 * roll(3))]
  const closes = 16 * 60 + 30 * roll(6)
  const last = roll(2) === 0 ? closes - 15 * (1 + roll(4)) : null
  return [{ ...window(opens, closes), lastEntry: last }]
}

/** Sessions of a day, each entered in its own way, or at least with a last entry of its own. */
function sessions(roll: Dice): Window[] {
  const hours: [from: number, to: number][] = [
    [9 * 60, 12 * 60],
    [14 * 60, 17 * 60],
    [18 * 60, 21 * 60],
  ]
  const most = 2 + roll(2)
  const [ways, fees, lasts] = [roll(3) > 0, roll(2) === 0, roll(2) === 0]
  return hours.slice(0, most).map(([from, to]) => ({
    ...window(from, to),
    booking: ways ? bookingOf(roll) : null,
    fee: fees ? pick(roll, FEES) : null,
    lastEntry: lasts ? to - 30 : null,
  }))
}

function eveningOn(roll: Dice): What {
  if (roll(4) === 0) return { kind: 'also', windows: [window(6 * 60, 7 * 60 + 30)] }
  const from = 18 * 60 + 30 * roll(3)
  return { kind: 'also', windows: [window(from, from + 60 + 30 * roll(4))] }
}

/** May the fee of the house be said of it? Not of hours with fees of their own, nor of the way in alone. */
function costs(rule: Rule): boolean {
  const { what } = rule
  const byWindow = 'windows' in what && what.windows.some((w) => w.fee !== null)
  return isOpen(rule) && what.kind !== 'none' && !byWindow
}

function isOpen({ what }: Rule): boolean {
  return what.kind !== 'closed' && what.kind !== 'not'
}

function ruleOf(roll: Dice, places: string[], when: Partial<When>, what: What): Rule {
  const open = what.kind !== 'closed' && what.kind !== 'not'
  return {
    id: '',
    places,
    clause: 1,
    when: { on: null, days: null, from: null, to: null, except: [], ...when },
    what,
    lastEntry: null,
    booking: open && !entersByWindow(what) && roll(3) === 0 ? bookingOf(roll) : null,
    fee: null,
    note: null,
    holidays: 'silent',
    othersClosed: false,
    reach: 'parts',
    basis: 'stated',
    cause: !open && roll(3) === 0 ? pick(roll, CAUSES) : null,
    source: null,
  }
}

function entersByWindow(what: What): boolean {
  return 'windows' in what && what.windows.some((w) => w.booking !== null || w.fee !== null)
}

const FEES: Fee[] = ['free', 'low-fee', 'paid']
const CAUSES = ['maintenance', 'weather', 'private', 'staff', 'event'] as const
/** Names of channels; one that is named after another house would be read as speaking of that house. */
const NAMES = ['云游临江', '临江文旅', '假日一码通', '书香临江']
const NAMED: ChannelKind[] = ['mini-program', 'official-account', 'website', 'app', 'phone']

function bookingOf(roll: Dice): Booking {
  const bare: Booking = {
    mode: 'walk-in',
    channels: [],
    register: false,
    minDaysAhead: null,
    maxDaysAhead: null,
    releasesAt: null,
    cutoffAt: null,
    realName: roll(4) === 0 ? true : null,
    audience: null,
    fallback: null,
    note: null,
  }
  const by = (...kinds: ChannelKind[]) =>
    kinds.map((kind) => ({
      kind,
      name: NAMED.includes(kind) && kind !== 'phone' && roll(2) === 0 ? pick(roll, NAMES) : null,
      url: null,
      appId: null,
    }))
  const some = NAMED.filter(() => roll(3) === 0)
  const register = roll(2) === 0
  switch (roll(6)) {
    case 0:
      return { ...bare, mode: 'walk-in', register, channels: register ? by('counter') : [] }
    case 1:
      return { ...bare, mode: 'first-come', register, channels: register ? by('counter') : [] }
    case 2:
      return { ...bare, mode: 'book-or-walk-in', channels: by(...some, 'counter'), register }
    case 3:
      return { ...bare, mode: 'by-arrangement', channels: roll(2) === 0 ? by('phone') : [] }
    default: {
      const min = roll(2) === 0 ? 1 + roll(3) : null
      return {
        ...bare,
        mode: 'book-ahead',
        channels: some.length > 0 ? by(...some) : pick(roll, [[], by('online'), by('offline')]),
        minDaysAhead: min,
        maxDaysAhead: roll(3) === 0 ? 5 + roll(3) : null,
        cutoffAt: roll(4) === 0 ? 16 * 60 + 25 : null,
        releasesAt: roll(6) === 0 ? 8 * 60 : null,
        ...(roll(8) === 0
          ? {
              quota:
                roll(2) === 0
                  ? { perDay: 3000, perSession: null, note: null }
                  : { perDay: null, perSession: 300, note: null },
            }
          : {}),
      }
    }
  }
}

function range(from: DayNumber, to: DayNumber): NonNullable<When['on']>[number] {
  return from === to ? date(from) : { kind: 'range', from: dateOf(from), to: dateOf(to) }
}

function date(day: DayNumber): NonNullable<When['on']>[number] {
  return { kind: 'date', date: dateOf(day) }
}

function window(from: number, to: number): Window {
  return { from, to, lastEntry: null, booking: null, fee: null }
}

function pick<T>(roll: Dice, list: readonly T[]): T {
  return list[roll(list.length)]!
}
