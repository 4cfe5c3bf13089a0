/** Hours that a statement takes from those around it: evenings, halves of days, last entry. */
import { weekdayOf } from '../../core/time.ts'
import type { DayNumber } from '../../core/time.ts'
import { hoursOf, closedParts } from '../facts.ts'
import type { FactInput } from '../facts.ts'
import { isWithin } from '../places.ts'
import type { Registry } from '../places.ts'
import { ALL_DAY, hasHours, samePlaces } from '../segments.ts'
import type { Hours, Reading, Segment } from '../segments.ts'
import { daysWithin, overlaps } from '../spans.ts'
import { weekdaysLeft } from '../facts.ts'
import { MOST_SUMMARIES } from './rooms.ts'
import type { Days } from '../year/days.ts'

/** “正常开放” after a line of hours for the items above: do the hours hold for it too? */
export function hoursAbove(reading: Reading): void {
  for (const [k, s] of reading.segments.entries()) {
    if (
      s.dead ||
      hasHours(s) ||
      s.resumes ||
      !(s.state === 'regular' || s.state === 'open') ||
      s.weak
    )
      continue
    const above = reading.segments
      .slice(Math.max(0, k - 20), k)
      .findLast(
        (x) => x.hoursLine && x.block === s.block && !x.dead && samePlaces(x, s) && x.line < s.line,
      )
    if (!above) continue
    s.doubts.push('the hours line above may or may not govern these days')
    s.alternativeHours = hoursOf(above)
  }
}

/** “10月1日至5日⏎8:30-16:00⏎(报刊室15:00关闭)”: a room that closes early has the days of the line above, and its start. */
export function endOfRoom({ reading, registry }: FactInput): void {
  for (const [k, s] of reading.segments.entries()) {
    if (s.dead || s.closes === null || s.opens !== null || s.windows.length > 0) continue
    if (s.effect !== 'set' || !s.named || !s.places || (s.days && s.days.spans.length > 0)) continue
    if (s.days?.weekly || s.others || s.otherDays || s.unresolved) continue
    const near = reading.segments
      .slice(Math.max(0, k - 8), k)
      .filter((x) => !x.dead && x.block === s.block && x.effect === 'set' && s.line - x.line <= 4)
    const house = near.findLast(
      (x) =>
        x.dated &&
        hasHours(x) &&
        (x.days?.spans.length ?? 0) > 0 &&
        s.places!.every((p) => x.places?.some((h) => h !== p && isWithin(registry, p, h)) ?? false),
    )
    const start = house?.windows[0]?.[0] ?? house?.opens ?? null
    if (!house?.days || start === null || start >= s.closes) continue
    const all = house.days.weekly === null ? [house] : near.filter((x) => isWeekOf(x, house))
    s.days = { ...house.days, weekly: weekOf(all) }
    s.dated = true
    // “周二至周五8:30-21:00,周六、周日9:00-18:00。甲室17:00关闭”: it begins as the house does on each of them.
    if (all.every((x) => (x.windows[0]?.[0] ?? x.opens) === start)) s.opens = start
    s.tokens.push(...house.tokens.filter((t) => t.kind === 'when' || t.kind === 'times'))
    s.from = Math.min(s.from, house.from)
    s.rule = END_OF_ROOM
  }
}

/** “周二至周日8:30-21:00,周一闭馆。甲室只开到18:00”: on the weekdays on which its house is open. */
export function onWeekdaysOfHouse({ reading, registry }: FactInput): void {
  for (const [k, s] of reading.segments.entries()) {
    if (s.dead || s.windows.length > 0 || (s.opens === null) === (s.closes === null)) continue
    if (s.effect !== 'set' || s.extra || !s.named || s.others || s.otherDays || s.unresolved)
      continue
    if (!s.places || (s.days?.weekly?.length !== 7 && s.days?.weekly != null)) continue
    if (s.tokens.some((t) => t.kind === 'when' && t.from >= s.ownFrom)) continue
    const near = reading.segments
      .slice(Math.max(0, k - 8), k)
      .filter((x) => !x.dead && x.effect === 'set' && s.line - x.line <= 1 && x.node === s.node)
      .filter((x) => s.places!.every((p) => x.places?.some((h) => isPartOf(registry, p, h))))
    const house = near.findLast((x) => hasHours(x))
    if (!house?.days?.weekly || house.days.weekly.length === 7) continue
    if (s.dated && JSON.stringify(house.days.spans) !== JSON.stringify(s.days?.spans)) continue
    const all = near.filter((x) => isWeekOf(x, house))
    s.days = { ...house.days, weekly: weekOf(all) }
    s.tokens.push(...house.tokens.filter((t) => t.kind === 'when'))
    s.rule = END_OF_ROOM
  }
}

const isPartOf = (registry: Registry, room: string, house: string) =>
  room !== house && isWithin(registry, room, house)

/** Hours on other weekdays of the same span? */
function isWeekOf(x: Segment, house: Segment): boolean {
  return (
    hasHours(x) &&
    x.days?.weekly != null &&
    samePlaces(x, house) &&
    JSON.stringify(x.days.spans) === JSON.stringify(house.days!.spans)
  )
}

function weekOf(all: readonly Segment[]): number[] | null {
  const days = all.flatMap((x) => x.days!.weekly ?? [])
  return days.length === 0 ? null : [...new Set(days)].sort((a, b) => a - b)
}

/** The rule of a room whose end alone was told. */
export const END_OF_ROOM = 'end-of-room'

/**
 * “本馆9:00开馆,报刊室21:00关闭,其他区域17:30关闭”: each part has the start of the house; the hours of the others are
 * those of the house as well. “本馆9:00-17:00开放,其中报刊室开放至21:00” has the start of the house too.
 */
export function startOfHouse({ reading, registry, text }: FactInput): void {
  for (const [k, s] of reading.segments.entries()) {
    if (s.dead || s.effect !== 'set' || s.extra || !s.places || !s.days) continue
    const open = s.windows.length === 0 && s.closes === null
    const start = s.windows.length > 1 ? null : (s.windows[0]?.[0] ?? s.opens)
    if (start === null) continue
    for (const x of reading.segments.slice(k + 1, k + 9)) {
      // “9:00-17:00开放。其中,报刊室20:00关闭”
      const next = x.sentence === s.sentence + 1 && (x.among || within(text, x))
      if ((x.sentence !== s.sentence && !next) || x.line !== s.line) break
      if (x.dead || x.closes === null || x.opens !== null || x.windows.length > 0) continue
      if (x.effect !== 'set' || x.extra || !x.places || x.closes <= start) continue
      const same = x.places.every((p) => s.places!.includes(p))
      if (same && !(x.others && open)) continue
      if (!x.places.every((p) => s.places!.some((h) => isWithin(registry, p, h)))) continue
      x.opens = start
      x.tokens.push(...s.tokens.filter((t) => t.kind === 'times'))
      x.from = Math.min(x.from, s.from)
      if (!x.others || !open) continue
      if (same) s.dead = true
      else {
        s.closes = x.closes
        s.implied = true
      }
      break
    }
  }
}

/** “除夕闭馆,其余时间9:00-17:00,初一至初五延长至20:00”: they open when they do on the other days. */
export function startOfRest({ segments }: Reading): void {
  for (const [k, s] of segments.entries()) {
    const start = s.windows.length === 1 ? s.windows[0]![0] : null
    if (s.dead || !s.otherDays || !s.days || s.effect !== 'set' || start === null) continue
    for (const x of segments.slice(k + 1, k + 4)) {
      if (x.sentence !== s.sentence || x.line !== s.line || !samePlaces(x, s)) break
      if (x.dead || !x.dated || x.effect !== 'set' || x.extra || x.windows.length > 0) continue
      if (x.closes === null || x.opens !== null || x.closes <= start) continue
      x.opens = start
      x.tokens.push(...s.tokens.filter((t) => t.kind === 'times'))
      x.from = Math.min(x.from, s.from)
    }
  }
}

/** Does 其中 stand at the head of its sentence? */
function within(text: string, s: Segment): boolean {
  const begin = text.slice(Math.max(0, s.ownFrom - 40), s.to).split(/[。;\n](?=其中)/)
  return begin.length > 1 && !/[。;\n]/.test(begin.at(-1)!.slice(0, -1))
}

/** “1日免费开放,2日至5日低收费开放,时间均为9:00-17:00”: hours told once at the end of the sentence. */
export function hoursOfAll({ reading, text }: FactInput): void {
  for (const [k, s] of reading.segments.entries()) {
    if (s.dead || !hasHours(s) || s.effect !== 'set' || s.extra) continue
    const at = s.tokens.find((t) => t.kind === 'times' && t.from >= s.ownFrom)?.from
    const told = at === undefined ? null : OF_ALL.exec(text.slice(Math.max(0, at - 16), at))
    if (!told) continue
    const earlier = reading.segments
      .slice(Math.max(0, k - 12), k)
      .filter((x) => x.sentence === s.sentence && x.line === s.line && samePlaces(x, s))
    for (const x of earlier) {
      if (x.dead || x.effect !== 'set' || hasHours(x) || x.weak || !x.dated || x.half !== 0)
        continue
      if (x.state !== 'open' && !(told[1] && x.state === 'regular' && !x.resumes)) continue
      // “6月12日至14日免费开放,14日(周一)开馆,开放时间为每天9:00-17:00”: every day is more than the last one named.
      const daily = told[2] && x.days && s.days && x.state === 'open' && widens(x.days, s.days)
      // “1日免费开放,2日至5日低收费开放,时间为9:00-17:00”: what the two days differ in is told.
      const byFee = x.fee !== null && s.fee !== null && x.fee !== s.fee
      if (byFee && !told[1] && !daily) x.implied = true
      if (told[1] || daily || byFee) {
        Object.assign(x, { windows: s.windows, opens: s.opens, closes: s.closes })
        x.lastEntry ??= s.lastEntry
        x.tokens.push(...s.tokens.filter((t) => t.kind === 'times'))
        x.to = Math.max(x.to, s.to)
        // “两馆开放时间均为…” has no days but those of the statement that now gives its hours.
        const same = JSON.stringify(x.days?.spans) === JSON.stringify(s.days?.spans)
        s.dead ||= s.named && !s.dated && same && x.places?.join() === s.places?.join()
      } else {
        x.doubts.push('the hours told after it may govern these days too')
        x.alternativeHours = hoursOf(s)
      }
    }
  }
}

/** One day, of which the other days named are more. */
function widens(wide: Days, { spans }: Days): boolean {
  const [day, ...more] = spans
  return more.length === 0 && day !== undefined && day[0] === day[1] && spansMore(wide, day[0])
}

const spansMore = ({ spans, weekly }: Days, day: DayNumber) =>
  weekly === null && spans.some(([a, b]) => b !== null && a < b && a <= day && day <= b + 1)

/** Right before hours: a label of their own, and whether they are said of all, or of every day. */
const OF_ALL =
  /[,;](?:(?:以上|上述)?(?:[两二三四五六各]|所有)(?:[个家处])?(?:场馆|展馆|分馆|馆|地)?)?(?:每[天日])?(?:开放|开馆|开门|参观|营业)?(?:时间|时段)(均|都|皆|一律|统一)?(?:为|是|:){0,2}(每[天日])?(?:上午|早上?)?$/

/**
 * “元旦假期,甲馆一厅和二厅照常开放。⏎甲馆凭证件入馆,开放时间为9:00-16:30”: of the holiday only rooms were said to be open,
 * and the hours of their house are theirs.
 */
export function hoursOfTheirHouse({ reading, registry }: FactInput): void {
  const { segments } = reading
  let met = 0
  for (const s of segments) {
    const [house, ...more] = s.places ?? []
    if (s.dead || house === undefined || more.length > 0 || !hasHours(s)) continue
    const ofHoliday = s.dated ? s.days?.period : s.rule === 'holiday-of-notice'
    if (!ofHoliday || s.effect !== 'set' || s.extra || !s.days) continue
    if (++met > MOST_SUMMARIES) return
    const spans = JSON.stringify(s.days.spans)
    const beside = segments.filter((x) => x !== s && !x.dead && x.days && overlaps(x.days, s.days!))
    const rooms = beside.filter(
      (x) =>
        x.from < s.from &&
        x.dated &&
        !x.resumes &&
        !hasHours(x) &&
        x.effect === 'set' &&
        (x.state === 'open' || x.state === 'regular') &&
        JSON.stringify(x.days!.spans) === spans &&
        x.days!.weekly === null &&
        (x.places?.every((p) => p !== house && isWithin(registry, p, house)) ?? false),
    )
    if (rooms.length === 0 || beside.some((x) => !rooms.includes(x) && isOf(x, house))) continue
    for (const x of rooms) {
      Object.assign(x, { windows: s.windows, opens: s.opens, closes: s.closes })
      x.lastEntry ??= s.lastEntry
      x.relativeLast ??= s.relativeLast
      x.fee ??= s.fee
      x.rule = 'hours-of-the-house'
      x.tokens.push(...s.tokens)
    }
    s.dead = true
  }
}

const isOf = (x: Segment, house: string) => x.places?.includes(house) ?? false

/** Is it evenings that this heading is about, and they alone? */
const ofEvenings = (heading: string) =>
  NIGHT_NOTICE.test(heading) && !/[早日]场|\d:\d|[场次]\|/.test(heading)

/** Lines below a heading with a colon that are still of what it names. */
const MOST_BELOW = 6

const NIGHT_NOTICE = /夜场|晚场|夜间(?:延时)?开放|夜游/
const MOST_TITLE = 60

const LENGTHENED = /延[时长](?:开放)?[^,。;(]{0,4}(?:\d|[一两二三四半])个?半?小?时?\(/

/** “延时时段:7月1日至31日每天18:00-20:00” */
const LONGER_LABEL = /延[时长](?:开放|服务)?(?:时间|时段)[:为是\n]{0,3}[^。;\n]{0,30}$/

/** “每天闭馆之后,甲室续开两小时(18:00-20:00)”, “在原有开放时间的基础上,增加18:00-20:00” */
const BEYOND =
  /(?:(?:闭馆|关馆|闭园|下班|关门)(?:之|以)?后(?!勤)|开放(?:时间|时段)?(?:的)?(?:基础(?:之)?上|之外|以外)|(?:续|继续|再|多|加|增加?|延[时长])(?:免费|对外)?开?放?(?:\d|[一两二三四半])个?半?(?:小时|钟头|小?时))[^。;\n\d]{0,24}[(:]?(?:即|为|每[天日晚]|时间)*$/

/** Are its hours those by which the day is made longer? */
function isLengthened(s: Segment, text: string): boolean {
  const own = s.tokens.find((t) => t.kind === 'times')
  const from = Math.max(0, s.from)
  return (
    LENGTHENED.test(text.slice(from, s.to)) ||
    (own !== undefined &&
      (LONGER_LABEL.test(text.slice(Math.max(0, own.from - 48), own.from)) ||
        BEYOND.test(text.slice(Math.max(from, own.from - 48), own.from))))
  )
}

/** An evening session on top of the day. */
export function evenings({ reading, doc, text, title }: FactInput): void {
  const [line] = text.slice(0, MOST_TITLE).trimStart().split('\n', 1)
  const titled = ofEvenings(title) || ofEvenings(line!)
  const above = (n: number) => {
    for (let k = n - 1; k >= 0 && k >= n - MOST_BELOW; k--) {
      const { from, to } = doc.lines[k]!
      const said = to - from <= MOST_TITLE ? text.slice(from, to) : ''
      if (said.endsWith(':')) return ofEvenings(said)
    }
    return false
  }
  const live = reading.segments.filter((s) => !s.dead && s.places && s.days && s.effect === 'set')
  const hours = live.filter(hasHours).slice(0, 600)
  for (const s of hours) {
    const start = s.windows[0]?.[0] ?? s.opens ?? null
    // “夜间开放,时间为9:00-21:00”: the day and its evening.
    const end = s.windows[0]?.[1] ?? s.closes ?? null
    if (s.windows.length === 1 && start !== null && start <= 720 && end !== null && end >= 1080)
      s.extra = false
    // “每天下班后延时开放2个小时(18:00-20:00)”
    if (start !== null && start >= 990 && end !== null && isLengthened(s, text)) s.extra = true
    if (start === null || (start < 990 && !s.extra)) continue
    // “甲馆暑期夜场⏎每周五、周六17:30-20:30”: what the notice is about.
    const named = start >= 1020 && !s.rule.startsWith('table-') && (titled || above(s.line))
    if (named) s.extra = true
    if (s.extra) {
      s.effect = 'add'
      s.rule = 'evening-session'
      continue
    }
    const own = weekdaysOf(s)
    const bases = hours.filter(
      (x) =>
        x !== s &&
        (x.windows.at(-1)?.[1] ?? x.closes ?? 9999) <= start &&
        samePlaces(x, s) &&
        overlaps(x.days!, s.days!) &&
        weekdaysOf(x).some((d) => own.includes(d)),
    )
    if (
      bases.length > 0 &&
      s.dated &&
      bases.some((x) => x.line !== s.line || x.sentence !== s.sentence || x.from < s.from)
    ) {
      if (
        bases.every(
          (x) =>
            x.days === s.days || (daysWithin(x.days!, s.days!) && daysWithin(s.days!, x.days!)),
        )
      )
        continue
      s.effect = 'add'
      s.rule = 'evening-session'
      s.doubts.push('an evening session: it may add to the day or replace it')
    }
  }
}

/** “全天开放(9:00-16:30)”: with hours beside it 全天 is no more than these. */
export function wholeDays(reading: Reading): void {
  for (const s of reading.segments)
    if (hasHours(s) && s.doubts.includes(ALL_DAY)) s.doubts = s.doubts.filter((d) => d !== ALL_DAY)
}

/** “闭馆时间延长至18:00,开馆时间仍为9:00”: the two ends of one day, told one after the other. */
export function bothEnds({ segments }: Reading): void {
  for (const [k, x] of segments.entries()) {
    const s = segments[k - 1]
    if (!s || x.dead || s.dead || x.sentence !== s.sentence || !s.days || !x.days) continue
    if ([s, x].some((y) => y.windows.length > 0 || y.effect !== 'set' || y.extra || y.unknown))
      continue
    const [first, last] = s.opens !== null ? [s, x] : [x, s]
    if (first.opens === null || first.closes !== null || last.closes === null) continue
    if (last.opens !== null || first.opens >= last.closes || !samePlaces(x, s)) continue
    if (JSON.stringify(x.days) !== JSON.stringify(s.days)) continue
    Object.assign(s, { opens: first.opens, closes: last.closes })
    s.lastEntry ??= x.lastEntry
    s.relativeLast ??= x.relativeLast
    s.fee ??= x.fee
    s.tokens.push(...x.tokens)
    s.to = Math.max(s.to, x.to)
    s.doubts.push(...x.doubts)
    x.dead = true
  }
}

/** The weekdays that the days of a statement fall on. */
function weekdaysOf(s: Segment): number[] {
  const all = weekdaysLeft(s)
  const { spans } = s.days!
  if (spans.length === 0 || spans.some(([a, b]) => b === null || b - a >= 6)) return all
  const on = new Set(spans.flatMap(([a, b]) => [0, 1, 2, 3, 4, 5].map((n) => Math.min(a + n, b!))))
  return all.filter((d) => [...on].some((day) => weekdayOf(day) === d))
}

/**
 * “上午闭馆,13:00开馆”: where hours leave a part of the day out, saying that it is closed adds nothing. One half
 * said to be open, with no word of the other, is for a person.
 */
export function halves(reading: Reading): void {
  const live = reading.segments.filter((s) => !s.dead && !s.unknown && s.places && s.days)
  const removed = live.filter((s) => s.effect === 'remove').slice(0, 400)
  const kept = removed.filter((s) => {
    const windows = s.part === null ? s.windows : closedParts(s.part)
    if (windows.length !== 1 || windows[0]!.every((end) => end !== null)) return true
    const [from, to] = windows[0]!
    // “下午闭馆” and “13:45闭馆”: the half of the day is told roughly.
    const late = s.part === null ? 0 : 120
    const told = live.some(
      (x) =>
        x.effect === 'set' &&
        hasHours(x) &&
        s.places!.every((p) => x.places!.includes(p)) &&
        sameDays(s, x) &&
        spanOfHours(x).every(([a, b]) =>
          from !== null ? (b ?? 9999) <= from + late : (a ?? 0) >= to! - late,
        ),
    )
    if (told) s.dead = true
    return !told
  })
  for (const s of live) {
    if (s.half === 0 || s.dead || hasHours(s) || s.effect !== 'set' || s.state === 'closed')
      continue
    if (!kept.some((x) => samePlaces(x, s) && overlaps(x.days!, s.days!)))
      s.doubts.push('only a part of the day is said to be open')
  }
}

/** “上午时间不变,下午调整为14:30-17:30”: the hours of one half are told, those of the other are the ordinary ones. */
export function halfUnchanged({ reading, text }: FactInput): void {
  for (const s of reading.segments) {
    if (s.dead || s.effect !== 'set' || s.windows.length !== 1) continue
    const around = text.slice(Math.max(0, s.from - 24), s.to + 24)
    const kept = HALF_KEPT.exec(around)
    if (!kept) continue
    const noon = (s.windows[0]![0] ?? 0) >= 720
    if (noon === (kept[1] === '上'))
      s.doubts.push('the ordinary hours of the other half of the day go on')
  }
}

const HALF_KEPT =
  /([上下])午(?:的)?(?:开放|开馆|闭馆)?(?:时间|时段)?(?:仍|均|则|都)?(?:不变|照旧|照常|维持不变|保持不变|维持原状|不作调整|不调整)/

/**
 * “除周一下午闭馆外,其余时间开放。开放时间为8:00-12:00、15:00-18:00”: on the day whose half was left out, the hours of the
 * other half.
 */
export function halfOfRest({ segments }: Reading): void {
  for (const [k, s] of segments.entries()) {
    if (s.dead || s.effect !== 'remove' || s.part === null || !s.days || !s.places) continue
    const rest = segments
      .slice(k + 1, k + 3)
      .find((x) => x.otherDays && !x.dead && x.windows.length > 0 && samePlaces(x, s))
    const [shut, ...more] = closedParts(s.part)
    if (!rest || !shut || more.length > 0) continue
    const [from, to] = shut
    const left = rest.windows.filter(([a, b]) =>
      from === null ? a !== null && a >= to! : to === null && b !== null && b <= from,
    )
    if (left.length === 0 || left.length === rest.windows.length) continue
    Object.assign(s, { effect: 'set', state: null, part: null, windows: left, implied: true })
    s.rule = 'half-of-the-rest'
    s.tokens.push(...rest.tokens.filter((t) => t.kind === 'times'))
  }
}

function sameDays(a: Segment, b: Segment): boolean {
  if (a.days!.spans.length === 0)
    return b.days!.spans.length === 0 && weekdaysLeft(a).every((d) => weekdaysLeft(b).includes(d))
  return daysWithin(a.days!, b.days!)
}

/** Opening hours of a statement as windows. */
function spanOfHours(s: Segment): Hours[] {
  return s.windows.length > 0 ? s.windows : [[s.opens, s.closes]]
}

/** “闭馆前30分钟停止入馆”: last entry counted back from closing, wherever it was said. */
export function relativeLast(reading: Reading): void {
  for (const r of reading.relativeLast)
    for (const s of reading.segments)
      if (
        !s.dead &&
        hasHours(s) &&
        s.block === r.block &&
        s.relativeLast === null &&
        s.lastEntry === null
      )
        s.relativeLast = r.minutes
  for (const s of reading.segments) {
    if (s.relativeLast === null || s.lastEntry !== null || s.effect === 'remove') continue
    const end = s.windows.at(-1)?.[1] ?? s.closes
    if (end !== null && end !== undefined && s.relativeLast > 0) s.lastEntry = end - s.relativeLast
  }
}

/** A closure without an end, and a date right behind it that says nothing known: it may be the end. */
export function endMissed({ reading, doc }: FactInput): void {
  const open = reading.segments.filter(
    (s) => s.state === 'closed' && !s.dead && s.days?.spans.some(([, b]) => b === null),
  )
  if (open.length === 0) return
  const told = new Set(reading.segments.flatMap((s) => (s.dead ? [] : s.tokens)))
  for (const s of open.slice(0, MOST_SUMMARIES)) {
    const line = doc.lines[s.line]
    const next = doc.tokens
      .slice(line?.first, line?.last)
      .find((t) => t.kind === 'when' && t.from >= s.to && t.from - s.to <= NEAR)
    if (next && !told.has(next) && (next.fate === null || next.fate.kind === 'unread'))
      s.doubts.push('a date behind it was not understood: it may end then')
  }
}

/** Letters after a closure in which its end may stand. */
const NEAR = 12

/** “…9:00-19:00,18:00停止入场。其中2日只有下午场,13:00-19:00”: a part of the days that ends at the same hour. */
export function lastOfPart({ segments }: Reading): void {
  for (const [k, s] of segments.entries()) {
    const end = s.windows.at(-1)?.[1] ?? s.closes
    if (s.dead || !s.among || s.effect !== 'set' || s.lastEntry !== null || !s.days) continue
    if (end === null || end === undefined || s.relativeLast !== null) continue
    const wide = segments
      .slice(Math.max(0, k - 3), k)
      .findLast((x) => !x.dead && x.line === s.line && samePlaces(x, s) && hasHours(x))
    if (wide?.lastEntry == null || (wide.windows.at(-1)?.[1] ?? wide.closes) !== end) continue
    s.lastEntry = wide.lastEntry
  }
}

/** “恢复为9:30-17:00”: the ordinary hours told elsewhere tell its last entry too. */
export function ordinaryLast(reading: Reading): void {
  const ordinary = reading.segments.filter(
    (s) =>
      !s.dead && s.places && s.days?.weekly && s.days.spans.length === 0 && s.lastEntry !== null,
  )
  for (const s of reading.segments) {
    const onward = s.days?.spans.length === 1 && s.days.spans[0]![1] === null
    if (s.dead || !onward || !hasHours(s) || s.lastEntry !== null || !s.places) continue
    const same = ordinary.find(
      (x) => samePlaces(x, s) && JSON.stringify(hoursOf(x)) === JSON.stringify(hoursOf(s)),
    )
    if (same) s.lastEntry = same.lastEntry
  }
}
