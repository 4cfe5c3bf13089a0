/**
 * How one gets in, from the sentences that say so: by booking, in which channels, how long ahead, or by
 * walking in; for individuals, groups left aside.
 */
import {
  bookingOf,
  BOOK,
  CHANNELS,
  CUE,
  FIRST,
  NEGATED,
  ruleWords,
  SAME_WAY,
  without,
} from './booking/rule.ts'
import type { DraftBooking } from './booking/rule.ts'
import { BY_FEE, DAYS_ENTER, OTHERS, partsOf, SPORTS } from './booking/parts.ts'
import type { Part } from './booking/parts.ts'
import {
  bracketedIn,
  counted,
  countedAbove,
  toldAbove,
  isOfAll,
  cueAt,
  meanwhile,
  exceptingIn,
  mentioned,
  houseOf,
  justBefore,
  namedForRule,
  namedIn,
  ofAllHouses,
  ofItems,
  ofRoomBefore,
  ofVisit,
  ofLine,
  startOf,
  wholeOf,
} from './booking/whom.ts'
import type { Item } from './dates.ts'
import { columnOf } from './header.ts'
import { numeral } from './numerals.ts'
import { lineOf } from './places.ts'
import type { Registry } from './places.ts'
import { subtract } from './spans.ts'
import { hasHours } from './segments.ts'
import type { Reading, Segment } from './segments.ts'
import { isTimely } from './tokens.ts'
import type { Token, Tokens } from './tokens.ts'
import type { Resolver } from './year.ts'
import type { Days } from './year/days.ts'

export { isBroken } from './booking/rule.ts'
export type { DraftBooking } from './booking/rule.ts'

/** A booking rule and what it holds for. */
export interface BookingStatement {
  booking: DraftBooking
  /** The statements in whose sentence it stands; null if it stands by itself. */
  segments: Segment[] | null
  block: number
  /** Places it names, or null for those of its block. */
  places: string[] | null
  /** The sentence names the places itself; it then holds for their parts too. */
  explicit: boolean
  days: Days | null
  /** “其他场馆无需预约”: of all in `places`, or of the whole notice, save these. */
  except?: string[]
  /** “免费时段先到先得”: of what costs this. */
  fee?: 'free' | 'low-fee' | 'paid'
  /** It opens with its own civil dates, “6月7日至9日,参观须预约”, and so is of no other days. */
  alone?: true
  /** “入馆无需预约”: of entering the house, and so of the rooms in it, whose hours may be others. */
  entry?: true
  /** “凭证入馆”: of a building, and so of no open ground beside it. */
  indoors?: true
  /** “未预约的观众可现场扫码”: of those who come without, beside the rule for booking. */
  unbooked?: true
  /** “球幕厅…购票入场”: statements that ask for a ticket of their own, of which a rule of entering the house is not. */
  ticketed?: ReadonlySet<Segment>
  /** The holiday of the notice, beside which its weekdays are none. */
  holiday?: Days | null
  from: number
  to: number
}

/** Finds the booking rules; each sentence is read once. */
export function readBookings(
  doc: Tokens,
  reading: Reading,
  {
    registry,
    resolver,
    signature,
    cells,
  }: {
    registry: Registry
    resolver: Resolver
    signature: Set<number>
    /** What was read of the row that a line is a cell of. */
    cells?: ReadonlyMap<number, Segment[]>
  },
): BookingStatement[] {
  const live = reading.segments.filter((s) => !s.dead)
  const byLine = new Map<number, Segment[]>()
  for (const s of live) {
    const list = byLine.get(s.line)
    if (list) list.push(s)
    else byLine.set(s.line, [s])
  }
  const adds = live.filter((s) => s.effect === 'add').slice(0, 200)
  const out: BookingStatement[] = []
  const loose: Loose[] = []
  /** Rules that only a cut-off tells of: anything fuller comes before them. */
  const bare: BookingStatement[] = []
  /** Whom the rules before were about by name. */
  let lastNamed: { block: number; line: number; places: string[] } | null = null
  /** Rules for all besides those named. */
  const others: BookingStatement[] = []
  /** “球幕厅…购票入场” */
  const ticketed = new Set<Segment>()
  /** “需要预约的场馆,请提前一天…”: how one books where it was only said that one must. */
  let needed: DraftBooking | null = null
  const parts = partsOf(doc, signature)
  const anyBooking = parts.some((p) => CUE.test(p.text))
  if (!anyBooking) return []
  const ofGroups = underHeads(doc, reading, OF_GROUPS)
  const ofHoliday = underHeads(doc, reading, OF_HOLIDAY)
  const ways = underWays(doc)
  for (const [k, part] of parts.entries()) {
    /** A rule of just these statements. */
    const ofLines = (
      booking: BookingStatement['booking'],
      segments: BookingStatement['segments'],
    ): BookingStatement => ({
      booking,
      segments,
      block: reading.lineBlocks[part.line] ?? 0,
      places: null,
      explicit: false,
      days: null,
      from: part.from,
      to: part.to,
    })
    /** A rule that stands by itself, of these places. */
    const besides = (booking: DraftBooking, places: string[] | null): BookingStatement => ({
      ...ofLines(booking, null),
      places,
      explicit: places !== null,
    })
    const bracketed = bracketedIn(part, registry)
    for (const { places, text } of bracketed?.rules ?? []) {
      const booking = bookingOf(ruleWords(text), part)
      if (booking) out.push(besides(booking, places))
    }
    if (ofGroups.has(part.line)) continue
    if (AS_BEFORE.test(part.text))
      for (const s of byLine.get(part.line) ?? [])
        if (startOf(s) < part.to && s.to > part.from) s.enteredAsBefore = true
    let said = ruleWords(answered(bracketed?.rest ?? part.text))
    const tabled = CUE.test(said) ? null : inColumn(doc, part)
    if (tabled) said = tabled
    if (AFTERMATH.test(said) && !FIRST.test(said)) continue
    const step =
      STEP.test(said) &&
      CHANNELS.some(([re]) => re.test(said)) &&
      !INFO.test(said) &&
      said.length <= 80
    const phone = /(?:预约|预订|预定)(?:登记|服务)?(?:电话|热线)/.test(said)
    // “某某小程序,提前1天” in a cell of its own: its column says that it is for booking.
    const cell = CHANNELS.some(([re]) => re.test(said)) && !INFO.test(said)
    const way = !BOOK.test(said) && cell && (cells?.has(part.line) ?? false)
    // “预约:某某公众号;或某某小程序”, “线上:某某小程序;线下:售票窗口”
    const before = parts[k - 1]
    const goesOn =
      before?.line === part.line && before.to === part.from && CUE.test(ruleWords(before.text))
    if (cell && goesOn && !CUE.test(said) && /^或/.test(said)) said = `预约:${said}`
    // “预约渠道:①某某公众号;②某某APP;③拨打…”
    const first = parts.slice(Math.max(0, k - 6), k).find((p) => /①/.test(p.text))
    const counts = /^[②-⑩]/.test(said) && first?.line === part.line && CUE.test(first.text)
    if (cell && counts && !CUE.test(said)) said = `预约:${said}`
    // “预约方式为:甲馆:某某公众号;乙馆:某某小程序”
    const called = cell || /电话[:为]?[\d(]/.test(said)
    if (called && !CUE.test(said) && isNextWay(parts, k)) said = `预约:${said}`
    // “预约方式:⏎个人:某某公众号”
    if (cell && !CUE.test(said) && ways.has(part.line)) said = `预约:${said}`
    // “1、线上:某某小程序⏎2、线下:前台”
    const desk =
      AT_THE_DESK.test(said) &&
      parts
        .slice(Math.max(0, k - 4), k)
        .some((p) => /线上|网上|网络/.test(p.text) && CUE.test(p.text))
    if (!(CUE.test(said) || step || phone || way || desk)) continue
    if (isEvent(part) || isHead(part) || WHETHER.test(answered(part.text))) continue
    const all = (byLine.get(part.line) ?? []).filter(
      (s) =>
        startOf(s) < part.to &&
        s.to > part.from &&
        startOf(s) >= part.from - 1 &&
        // “每日最大承载量3000人,请提前预约”: what was not read has no rule.
        !(s.unresolved && s.state === 'closed' && !hasHours(s)) &&
        // “各馆均免费开放,凭身份证参观”: of a fee, and of no days.
        !(s.state === 'open' && !hasHours(s) && !s.dated && (!s.named || s.fee !== null)) &&
        // “甲馆、乙馆免费开放,无需预约”, with days taken over from afar.
        !(s.state === 'open' && !hasHours(s) && isFeeAlone(part)),
    )
    // “加开夜场…,夜场须另行预约”: said of the evening alone.
    const evenings = EVENING_RULE.test(said) ? all.filter((s) => s.effect === 'add') : []
    const here = evenings.length > 0 ? evenings : all
    if (evenings.length === 0 && all.length > 0) said = without(said, (c) => EVENING_RULE.test(c))
    if (!CUE.test(said) && !step && !phone && !way && !desk) continue
    const row = here.length === 0 ? (cells?.get(part.line)?.filter((s) => !s.dead) ?? []) : []
    const told = row.length > 0 ? bookingOf(way ? `预约:${said}` : said, part) : null
    if (told) {
      out.push(ofLines(told, row))
      continue
    }
    const within = meanwhile(part, said, byLine.get(part.line))
    const then = within.length > 0 ? bookingOf(said, part) : null
    if (then) {
      out.push(ofLines(then, within))
      settleClocks(part, live)
      continue
    }
    const excepting = exceptingIn(part, registry)
    if (excepting) {
      const { inner, rest, except, of, named } = excepting
      const own = CUE.test(inner) && !TICKET.test(inner) ? bookingOf(ruleWords(inner), part) : null
      const places = wider(of, part, reading, registry) ?? (here.length > 0 ? placesOf(here) : null)
      if (own) {
        out.push(besides(own, except))
        settleWords(part)
      }
      const booking = bookingOf(ruleWords(rest), part)
      const whole = named.length > 0 ? named : places
      // The house as a whole is not among the other rooms that one may just enter.
      const apart = booking && booking.mode !== 'book-ahead' && !isOfVisit(rest)
      const left = apart ? [...except, ...(places ?? [])] : except
      if (booking) others.push({ ...besides(booking, whole), except: left })
      settleClocks(part, live)
      continue
    }
    if (OTHERS.test(part.text)) {
      const except =
        lastNamed?.block === (reading.lineBlocks[part.line] ?? 0) ? lastNamed.places : []
      const booking = except.length > 0 ? bookingOf(said, part) : null
      if (booking) {
        const of = houseOf(except, registry)
        const days = isOfHoliday(doc, part, said) ? resolver.holiday : null
        // The house as a whole is not among the other rooms.
        others.push({ ...besides(booking, of), days, except: [...except, ...(of ?? [])] })
        settleClocks(part, live)
        continue
      }
    }
    const named = namedIn(part, registry)
    if (named.length > 0) {
      // “甲馆须预约;乙馆凭证入馆;其他场馆无需预约”: all that were named in rules before.
      const block = reading.lineBlocks[part.line] ?? 0
      const before: string[] = lastNamed?.line === part.line ? lastNamed.places : []
      lastNamed = { block, line: part.line, places: [...new Set([...before, ...named])] }
    }
    // “研修间须预约”: a room that is not on file, and no rule of the house.
    if (named.length === 0 && here.length === 0 && ROOM_UNKNOWN.test(said)) {
      said = without(said, (c) => ROOM_UNKNOWN.test(c))
      if (!CUE.test(said)) {
        settleClocks(part, live)
        continue
      }
    }
    // “其中,网球项目须预约”: halls that are not on file, and no rule of the house.
    if (named.length === 0 && here.length === 0 && isOfSport(part, registry)) {
      settleClocks(part, live)
      continue
    }
    if (NEEDED.test(said)) {
      needed ??= bookingOf(said.replace(NEEDED, '预约'), part)
      settleClocks(part, live)
      continue
    }
    const fee = here.length === 0 ? BY_FEE.exec(said)?.[1] : undefined
    const byFee = fee ? bookingOf(said, part) : null
    if (fee && byFee) {
      const above = countedAbove(said, parts.slice(Math.max(0, k - 12), k), registry)
      const told = named.length > 0 ? named : above
      const places = told.length > 0 ? told : lastNamed?.line === part.line ? lastNamed.places : []
      const whose = places.length > 0 ? places : (reading.lineSubjects[part.line] ?? null)
      out.push({
        ...besides(byFee, whose),
        explicit: places.length > 0,
        fee: fee === '免费' ? 'free' : fee === '收费' ? 'paid' : 'low-fee',
      })
      settleClocks(part, live)
      continue
    }
    const under = here.length === 0 && named.length === 0 ? underHeading(part, live, reading) : []
    const heading = under.length > 0 ? bookingOf(said, part) : null
    if (heading) {
      out.push(ofLines(heading, under))
      continue
    }
    const apart = here.length > 0 ? namedForRule(part, said, registry, here) : []
    if (here.length > 0 && apart.length === 0) {
      const booking = bookingOf(said, part)
      if (!booking) for (const s of here) ticketed.add(s)
      const own = booking ? daysOfClause(part, said, live, resolver) : null
      if (booking && own) {
        out.push({ ...besides(booking, placesOf(here)), days: own, from: own.at })
        settleClocks(part, live)
        continue
      }
      const after = here.filter((s) => startOf(s) <= cueAt(part, said))
      // “…恢复开放,各馆均须预约”: of all houses, in the sections below too.
      if (booking && isOfAll(said) && registry.roots.length > 1)
        others.push(besides(booking, registry.roots))
      const told =
        after.length > 0
          ? lastStated(after, doc.prose.text, {
              alone: speaksAlone(part, said),
              atEnd: ONE_BRACKET.test(part.text),
            })
          : here
      const below = mergedBelow(doc, part.line).flatMap((n) => byLine.get(n) ?? [])
      const earlier = booking ? ofSamePlace(part, said, told, byLine.get(part.line)) : []
      if (booking)
        (CUE.test(said.replace(CUTOFF, '')) ? out : bare).push(
          ofLines(booking, [...earlier, ...told, ...below]),
        )
      continue
    }
    if (BOTH_SESSIONS.test(said))
      said = without(said, (c) => EVENING_RULE.test(c) && !BOTH_SESSIONS.test(c))
    const evening = BOTH_SESSIONS.test(said)
      ? []
      : sessionsMeant(said, { live, adds, block: reading.lineBlocks[part.line] ?? 0, reading })
    const aside = evening.length > 0 ? bookingOf(said, part) : null
    if (aside) {
      out.push(ofLines(aside, evening))
      settleClocks(part, live)
      continue
    }
    const when = part.tokens.find(
      (t) =>
        t.kind === 'when' &&
        (t.fate?.kind !== 'decoy' ||
          (t.fate.why === 'refined below' && opensWithDays(part, t.from, t.to)) ||
          (t.fate.why === 'another matter' && OF_DAYS.test(part.text))) &&
        t.when.items.some((i) => i.kind !== 'daily' && i.kind !== 'weekly') &&
        !isOfBooking(part, t.from, t.to, t.when.items),
    )
    // “周末须预约,工作日无需预约”
    const weekdays = OF_DAYS.test(part.text)
      ? part.tokens.find((t) => t.kind === 'when' && t.when.items.some((i) => i.kind === 'weekly'))
      : undefined
    const daysTold = when ?? weekdays
    const days =
      daysTold?.kind === 'when'
        ? resolver.resolve(daysTold.when)
        : isOfHoliday(doc, part, said) || ofHoliday.has(part.line)
          ? resolver.holiday
          : isOfSpan(doc, part)
            ? (reading.effective ?? spanOf(live))
            : ofSoManyDays(said, live)
    const places =
      [
        apart,
        here.length === 0 ? ofVisit(part, named, registry) : [],
        named,
        countedAbove(said, parts.slice(Math.max(0, k - 12), k), registry),
        counted(part, said, live, registry),
        wholeOf(said, registry),
        toldAbove(part, said, byLine.get(part.line)),
        ofAllHouses(part, said, byLine.get(part.line), registry),
        ofItems(part, said, doc, reading),
        mentioned(part, parts[k - 1], live, registry),
        ofRoomBefore(part, said, parts.slice(Math.max(0, k - 12), k), registry),
        justBefore(
          part,
          said,
          parts.slice(Math.max(0, k - 60), k),
          byLine.get(part.line),
          registry,
        ),
      ].find((list) => list.length > 0) ?? ofLine(part, byLine.get(part.line), said, registry)
    const alone = days && when && here.length === 0 && opensWithDays(part, when.from, when.to)
    const booking = alone && !days.implied ? bookingOf(said, part) : null
    const whose = places.length > 0 ? places : (reading.lineSubjects[part.line] ?? null)
    if (booking && whose) {
      out.push({
        booking,
        segments: null,
        block: reading.lineBlocks[part.line] ?? 0,
        places: whose,
        explicit: places.length > 0,
        days,
        alone: true,
        from: part.from,
        to: part.to,
      })
      settleClocks(part, live)
      continue
    }
    const ends =
      here.length === 0 && places.length === 0 && isBelowAll(part, said, live, reading, registry)
    const ofAll = ends ? bookingOf(said, part) : null
    if (ofAll) {
      others.push({ ...besides(ofAll, registry.roots), days })
      settleClocks(part, live)
      continue
    }
    if (here.length === 0 && named.length > 0 && bookingOf(said, part)) settleWords(part)
    loose.push({
      part: { ...part, text: said },
      // “书吧座位先到先得”: the seats there, and nothing in the rooms beside.
      explicit: places.length > 0 && !SEATS_THERE.test(said),
      places: places.length > 0 ? places : goesThere(subjectAt(part, doc, reading), part, reading),
      days,
      block: reading.lineBlocks[part.line] ?? 0,
    })
    settleClocks(part, live)
  }
  const partly = new Set(
    parts
      .filter((p) => REST_FREE.test(p.text) && !p.tokens.some((t) => t.kind === 'times'))
      .map((p) => reading.lineBlocks[p.line] ?? 0),
  )
  // “甲馆需预约⏎乙馆无需预约⏎预约方式:…”: how those book that must, though it stands below the others.
  const way = loose.findIndex((l) => HOW.test(l.part.text))
  const needs = (l: Loose): boolean => {
    const b = bookingOf(l.part.text, l.part)
    return b !== null && isOnlyNeeded(b)
  }
  if (
    way > 0 &&
    loose.some((l) => l.block === loose[way]!.block && isOnSpot(bookingOf(l.part.text, l.part))) &&
    loose.some((l) => l.block !== loose[way]!.block && needs(l))
  )
    needed ??= bookingOf(loose[way]!.part.text, loose.splice(way, 1)[0]!.part)
  for (const list of groupsOf(loose, registry)) {
    if (
      list.every((l) => HEADING.test(l.part.text) && !CHANNELS.some(([re]) => re.test(l.part.text)))
    )
      continue
    // “预约电话:…” below rules of rooms is their number, and no rule of the house.
    const isNumber = (l: Loose) => NUMBER.test(l.part.text)
    const numbers = list.every((l) => isNumber(l) || HEADING.test(l.part.text))
    if (out.length > 0 && numbers && !list.some((l) => l.explicit)) {
      // “排练厅…(需预约)⏎预约电话:…”: the number of those that must be booked.
      if (out.some((b) => b.segments && isOnlyNeeded(b.booking)))
        needed ??= bookingOf(list.map((l) => l.part.text).join('。'), list[0]!.part)
      continue
    }
    if (partly.has(list[0]!.block) && list.every((l) => l.days === null)) continue
    const told = list.filter((l) => !HEADING.test(l.part.text))
    const asked = told.filter((l) => !NUMBER.test(l.part.text))
    const rules = (asked.length > 0 ? asked : told).map((l) => l.part.text)
    // “二、祭扫预约⏎个人无需预约”: the heading asks for nothing.
    const free =
      (rules.some((x) => x.match(NEGATED)) && !BOOK.test(rules.join().replace(NEGATED, ''))) ||
      (asked.length > 0 && isOnSpot(bookingOf(rules.join('。'), asked[0]!.part)))
    // “团队须预约⏎预约电话:…”: the number is the groups'.
    if (
      asked.length === 0 &&
      parts.some((p) => p.line === list.at(-1)!.part.line - 1 && isOfGroups(p))
    )
      continue
    const text = free ? rules.join('。') : list.map((l) => l.part.text).join('。')
    const first = list[0]!.part
    const booking = bookingOf(text, { ...first, tokens: list.flatMap((l) => l.part.tokens) })
    if (!booking) continue
    // “甲室|需预约” in a list, and “预约方式:…” below it: how those book that must, and no rule of the house.
    if (
      HOW.test(list[0]!.part.text) &&
      !list.some((l) => l.explicit) &&
      out.some((b) => (b.segments || b.explicit) && isOnlyNeeded(b.booking))
    ) {
      needed ??= booking
      continue
    }
    const places = [...new Set(list.flatMap((l) => l.places ?? []))]
    const days = list.find((l) => l.days)?.days ?? null
    out.push({
      booking,
      segments: null,
      block: list[0]!.block,
      places: places.length > 0 ? places : null,
      explicit: list.some((l) => l.explicit),
      days,
      from: first.from,
      to: list.at(-1)!.part.to,
    })
  }
  const all = [...out, ...others, ...bare]
  for (const s of all)
    if (UNBOOKED.test(doc.prose.text.slice(s.from, Math.min(s.to, s.from + 200)))) s.unbooked = true
  for (const s of all) if (s.days?.weekly) s.holiday = resolver.holiday
  for (const s of all)
    if (!s.segments && INDOORS.test(doc.prose.text.slice(s.from, Math.min(s.to, s.from + 200))))
      s.indoors = true
  for (const s of all)
    if (!s.segments && ENTRY.test(doc.prose.text.slice(s.from, Math.min(s.to, s.from + 200)))) {
      s.entry = true
      s.ticketed = ticketed
    }
  if (needed !== null)
    for (const s of all) if (isOnlyNeeded(s.booking)) s.booking = { ...s.booking, ...needed }
  return all
}

const AT_THE_DESK =
  /^[^\u4e00-\u9fff]*(?:线下|现场)(?:方式|渠道|购票|订场|办理)?[:为](?:到|在)?[^,。;]{0,12}(?:前台|窗口|服务台|售票|总台|[门入]口)/

/** “…恢复开放,入场办法不变” */
const AS_BEFORE = new RegExp(SAME_WAY)

const SEATS_THERE = /^[^,。;]{1,12}座位[^,。;]{0,6}先[到来]/

/** Whom a line is about where the part stands: “凭证入场。球幕影院周六开放” speaks of the hall only after the rule. */
function subjectAt(part: Part, doc: Tokens, { lineSubjects, lineHeads }: Reading): string[] | null {
  const { first, last, marker } = doc.lines[part.line]!
  const now = lineSubjects[part.line] ?? null
  const named = doc.tokens.slice(first, last).find((t) => t.kind === 'place')
  if (!named || named.from < part.to || part.line === 0) return now
  return (marker ? lineHeads[part.line] : lineSubjects[part.line - 1]) ?? now
}

/** “…丙馆暂停开放。⏎预约方式:…”: nobody books for a house that is shut all along, so it is of the others. */
function goesThere(
  whose: string[] | null,
  { line }: Part,
  { lineHeads, lineBlocks, segments }: Reading,
): string[] | null {
  if (!whose || lineHeads[line]?.some((p) => whose.includes(p))) return whose
  const live = segments.filter((s) => !s.dead && s.places && s.effect === 'set')
  const own = live.filter((s) => s.places!.some((p) => whose.includes(p)))
  const shut = own.length > 0 && own.every((s) => s.state === 'closed')
  const block = lineBlocks[line] ?? 0
  const beside = live.some((s) => s.block === block && s.state !== 'closed')
  return shut && beside ? null : whose
}

const UNBOOKED =
  /[未没](?:有)?(?:(?:在|通过)?(?:公众号|小程序|官网|APP|网上|线上)|提前|成功|能){0,2}(?:预约|约到|约上|预约到|购票|买票|订票)(?:成功)?(?:的)?(?:观众|游客|读者|市民|散客|者|人员)[^。;不谢勿拒]{0,24}(?:现场|窗口|服务台|登记|前台|取票|领票|扫码|直接|凭|入口)/

/** “凭证入馆”, and no word of grounds, shows or graves. */
const INDOORS = /^(?![^]*(?:园|参观|祭扫|瞻仰|入场|场地))[^]*[入进到来]馆/

/** “入馆刷身份证”, “观众直接参观”, “观众请提前预约”, “散客无须预约” */
const ENTRY =
  /[入进到来]馆|参观|观众(?:均|都|一律)?(?:请|须|需|应|可|凭)|(?:散客|个人|观众)(?:均|都|一律)?(?:无需|无须|不用|不必|不需|免)/

/** Is what is said said of a sport, and no house named by it? */
function isOfSport(part: Part, { roots, entries }: Registry): boolean {
  const sport = SPORTS.exec(part.text)?.[1]?.slice(0, 2)
  return sport !== undefined && !roots.some((p) => entries.get(p)!.name.includes(sport))
}

/** Is nothing to be done before one comes? */
function isOnSpot(booking: DraftBooking | null): boolean {
  return booking?.mode === 'walk-in' || booking?.mode === 'first-come'
}

/**
 * “入馆无需预约” below the sections of several houses, of which the last is over: the lines just before speak of others
 * by name.
 */
function isBelowAll(
  { line }: Part,
  said: string,
  live: readonly Segment[],
  reading: Reading,
  { roots }: Registry,
): boolean {
  const heads = reading.lineHeads[line]
  if (!heads || !VISIT_OF_ALL.test(said)) return false
  // Back at the house, below sections of its branches.
  const above = reading.lineHeads.slice(Math.max(0, line - MOST_LINES), line)
  if (
    roots.length === 1 &&
    heads.every((p) => roots.includes(p)) &&
    new Set(above.filter((x) => x && !x.some((p) => roots.includes(p))).map(String)).size > 1
  )
    return true
  const last = Math.max(-1, ...live.slice(-400).map((s) => (s.line < line ? s.line : -1)))
  const told = live.filter((s) => s.line === last)
  return told.length > 0 && told.every((s) => s.named && !s.places?.some((p) => heads.includes(p)))
}

/** Lines above a rule that are looked at. */
const MOST_LINES = 200

const VISIT_OF_ALL =
  /^[^\u4e00-\u9fff]*(?:(?:温馨)?提示|注|备注|说明)?:?[^\u4e00-\u9fff]*(?:参观者|观众|游客|读者|市民|群众)?(?:入馆|进馆|入场|入园|参观|到馆|来馆)/

/** “…开放,其中1日至3日须预约”: the days of just the clause with the rule, if no statement is of them. */
function daysOfClause(
  part: Part,
  said: string,
  live: readonly Segment[],
  resolver: Resolver,
): (Days & { at: number }) | null {
  const at = part.from + part.text.lastIndexOf(',', cueAt(part, said) - part.from) + 1
  if (at <= part.from || !OF_DAYS.test(part.text.slice(at - part.from, at - part.from + 60)))
    return null
  const t = part.tokens.find((x) => x.kind === 'when' && x.from >= at)
  if (t?.kind !== 'when' || live.some((s) => s.tokens.includes(t))) return null
  const days = resolver.resolve(t.when)
  return days && days.spans.length > 0 && days.weekly === null ? { ...days, at } : null
}

/** The days told that come to an end, all together; null if there are none. */
function spanOf(live: readonly Segment[]): Days | null {
  const told = live.slice(0, 400).flatMap((s) => (s.days && !s.resumes ? [s.days] : []))
  const spans = told.flatMap((d) => d.spans).filter(([, to]) => to !== null)
  return spans.length > 0 ? { ...told[0]!, spans, weekly: null } : null
}

/** “两天内各馆不接受预约”: the days told before, if they are so many. */
function ofSoManyDays(said: string, live: readonly Segment[]): Days | null {
  const m = SO_MANY_DAYS.exec(said)
  if (!m) return null
  const n = m[1] === '两' ? 2 : numeral(m[1]!)
  const length = ([from, to]: Days['spans'][number]) => (to === null ? Infinity : to - from + 1)
  const told = live
    .slice(0, 400)
    .find((s) => s.days && s.days.spans.reduce((sum, span) => sum + length(span), 0) === n)
  return told?.days ? { ...told.days, weekly: null } : null
}

const SO_MANY_DAYS =
  /^[^\u4e00-\u9fff]*(?:这|上述|以上|活动|开放)?([两二三四五六七八九十]|\d{1,2})(?:天|日)(?:内|里|中|期间|均|都|,|各)(?!(?:可|提前))/

/** “三、延时期间的入馆办法:…”: of the span of the notice, in all of the line. */
function isOfSpan(doc: Tokens, part: Part): boolean {
  const { from, to } = doc.lines[part.line]!
  return /^[^\u4e00-\u9fff]*(?:[一二三四五六七八九十]{1,2}、)?(?:延时|延长|调整|试行|试运行|暑期|暑假|寒假|高温|集中祭扫|本)(?:开放)?期间/.test(
    doc.prose.text.slice(from, Math.min(to, from + 16)),
  )
}

/** “节日期间,甲馆请预约,其余场馆先到先得”: said of the holiday where the sentence begins, and so of all that follows. */
function isOfHoliday(doc: Tokens, part: Part, said: string): boolean {
  if (HOLIDAY_ONLY.test(said)) return true
  const { from } = doc.lines[part.line]!
  const before = doc.prose.text.slice(Math.max(from, part.from - 120), part.from)
  const sentence = before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf(';')) + 1)
  return HOLIDAY_ONLY.test(sentence)
}

/** “场馆|日期|预约要求”: heads of columns are no rule. */
function isHead({ text }: Part): boolean {
  return text.length <= 80 && text.split('|').every((c) => columnOf(c.trim()) !== null)
}

/** “除自习区外,读者入馆一律无需预约”: of the visit, and so of the house too. */
function isOfVisit(rest: string): boolean {
  return (
    /^(?:读者|观众|游客|市民|群众|个人|散客)?(?:入[馆园场]|进[馆园场]|参观)/.test(rest) &&
    !/其[余他它]/.test(rest)
  )
}

/** “除自修室外,其他部室…” in a note of the whole notice, and not below the heading of the room's own branch: of all its house. */
function wider(
  of: string[] | null,
  part: Part,
  reading: Reading,
  registry: Registry,
): string[] | null {
  const [house, ...more] = of ?? []
  const parent = house === undefined ? null : (registry.entries.get(house)?.partOf ?? null)
  if (parent === null || more.length > 0) return of
  const heads = reading.lineHeads[part.line]
  return heads?.length === 1 && heads[0] === house ? of : lineOf(registry, house!).slice(-1)
}

/**
 * “10月1日至3日参观须预约。除上述三天外,其余开放日无需预约”: statements of longer stretches are told apart at the ends of
 * the days that have a rule of their own.
 */
export function splitByRules(
  reading: Reading,
  bookings: readonly BookingStatement[],
  text: string,
): void {
  const general = bookings.filter((b) => !b.segments && !b.alone)
  const others = general.some((b) => !b.days && REST_OF_DAYS.test(text.slice(b.from, b.to)))
  for (const { days, places, from, to } of general.slice(0, MOST_DATED)) {
    if (!days || days.implied || days.weekly !== null || days.spans.length === 0) continue
    if (!others && !OF_DAYS.test(text.slice(from, Math.min(to, from + 60)))) continue
    const more: Segment[] = []
    for (const s of reading.segments.slice(0, MOST_SPLIT)) {
      if (s.dead || s.effect !== 'set' || s.state === 'closed' || !s.days || s.days.weekly) continue
      if (places && !s.places?.some((p) => places.includes(p))) continue
      if (s.days.spans.length === 0 || s.days.spans.some(([, to]) => to === null)) continue
      const rest = subtract(s.days.spans, days.spans)
      const own = subtract(s.days.spans, rest)
      if (rest.length === 0 || own.length === 0) continue
      more.push({ ...s, days: { ...s.days, spans: own } })
      s.days = { ...s.days, spans: rest }
    }
    reading.segments.push(...more)
  }
}

const REST_OF_DAYS =
  /除(?:上述|以上|这)[^,。;]{0,8}[天日]外|(?:其余|其他|其它|剩余)(?:各)?(?:开放)?(?:日期|时间|日子|各日|日|天|开放日|假期)/
/** “10月1日至3日参观须预约”: a rule that begins with its days. */
const OF_DAYS = new RegExp(`^[^\\u4e00-\\u9fff]*(?:免费,|其中,?)?${DAYS_ENTER.source.slice(1)}`)
const MOST_DATED = 40
const MOST_SPLIT = 400

/** “(需要预约)”: that one must book, and nothing of how. */
function isOnlyNeeded({ mode, channels, minDaysAhead, maxDaysAhead }: DraftBooking): boolean {
  return (
    mode === 'book-ahead' && channels.length === 0 && minDaysAhead === null && maxDaysAhead === null
  )
}

/** “【甲馆】…⏎无需预约。⏎【乙馆】…⏎须提前预约。”: lines below several houses are of the house they stand under. */
function byHouse(list: readonly Loose[], registry: Registry): Loose[][] {
  if (registry.roots.length < 2 || list.length < 2) return [[...list]]
  const root = (p: string) => registry.entries.get(p)?.partOf ?? p
  const out: { house: string | null; rules: Loose[] }[] = []
  for (const l of list) {
    const houses = [...new Set((l.places ?? []).map(root))]
    // Of several houses, or of nobody yet: the lines make one rule as before.
    if (houses.length > 1) return [[...list]]
    const house = houses[0] ?? null
    const open = out.at(-1)
    if (open && (house === null || open.house === null || house === open.house)) {
      open.house ??= house
      open.rules.push(l)
    } else out.push({ house, rules: [l] })
  }
  const whole = out.filter(({ rules }) => rules.some((l) => bookingOf(l.part.text, l.part)))
  return whole.length > 1 ? out.map(({ rules }) => rules) : [[...list]]
}

/**
 * Sentences that make one rule together: those of a block, unless they name different places, or a room has a
 * rule of its own beside the one for all. Rules of rooms come first, so that they win.
 */
function groupsOf(loose: readonly Loose[], registry: Registry): Loose[][] {
  const blocks = new Map<string, Loose[]>()
  for (const l of loose) {
    // “1.甲馆:…预约。⏎2.乙馆:…凭证入馆。”: of several houses in one block, each has its own.
    const [house, ...more] = l.places ?? []
    const one = registry.roots.length > 1 && more.length === 0 ? (house ?? '') : ''
    const key = `${l.block} ${one}`
    const list = blocks.get(key)
    if (list) list.push(l)
    else blocks.set(key, [l])
  }
  const rooms: Loose[][] = []
  const general: Loose[][] = []
  for (const list of [...blocks.values()].flatMap((all) => byHouse(all, registry))) {
    const explicit = list.filter((l) => l.explicit)
    const first = explicit[0]?.places ?? []
    const isRoom = (l: Loose) =>
      l.explicit && l.places!.every((p) => registry.entries.get(p)?.partOf != null)
    // “以下三种方式预约…:” goes on in the lines below it.
    const whole = (l: Loose) =>
      !/以下[^,。;]{0,6}方式|如下|任选/.test(l.part.text) && bookingOf(l.part.text, l.part) !== null
    // “各馆均…;甲馆须预约”: a rule of one beside words for all.
    const several = explicit.some(
      (l) =>
        !l.places!.some((p) => first.includes(p)) ||
        (l.places!.length < first.length && registry.roots.length > 1 && whole(l)),
    )
    const apart =
      several ||
      (explicit.some((l) => isRoom(l) && whole(l)) && list.some((l) => !l.explicit && whole(l)))
    if (!apart) {
      // A rule for some days and one for all are two.
      const forDays = (l: Loose) => l.days !== null && whole(l)
      const dated = list.filter(forDays).slice(0, 400)
      const rest = list.filter((l) => !forDays(l))
      const one = dated.every((l) => l.days === dated[0]!.days || !OF_DAYS.test(l.part.text))
      if (dated.length > 0 && (!one || rest.some(whole)))
        general.push(...dated.map((l) => [l]), ...(rest.length > 0 ? [rest] : []))
      else general.push(list)
      continue
    }
    const rest: Loose[] = []
    let open: Loose[] | null = null
    for (const l of list.slice(0, 400)) {
      if (l.explicit && (several || isRoom(l))) rooms.push((open = [l]))
      // “甲室须预约⏎1.关注公众号…”: the steps are the room's, if the house asks for nothing.
      else if (open && (!whole(l) || (STEP_LINE.test(l.part.text) && !rest.some(whole))))
        open.push(l)
      else {
        rest.push(l)
        open = null
      }
    }
    if (rest.length > 0) general.push(rest)
  }
  return [...rooms, ...general]
}

/** “某某公众号”, “是” below the heads 预约方式, 是否预约: the rule that a row of a table tells in such cells. */
function inColumn(doc: Tokens, { line, from, to }: Part): string | null {
  const row = cellsOf(doc, line)
  if (row.length < 3 || from !== doc.lines[line]!.from || to !== doc.lines[line]!.to) return null
  for (let n = line - 1, k = 0; n >= 0 && k < MOST_ROWS; n--, k++) {
    const head = cellsOf(doc, n)
    if (head.length < 2) return null
    if (head.length < row.length || head.filter((c) => columnOf(c) !== null).length < 2) continue
    const rules = row.map((cell, at) =>
      columnOf(head[at]!)?.role === 'booking' ? ruleOfCell(cell, /^是否/.test(head[at]!)) : '',
    )
    return rules.filter((x) => x !== '').join(',') || null
  }
  return null
}

const ROOM_UNKNOWN =
  /(?:研修间|研讨[间室]|(?<![\u4e00-\u9fff])(?:排练|练功|琴|舞蹈)[厅室房]|朗读亭|录音[室棚间]|报告厅|会议室|影院|影厅|小剧场|体验[区馆店])[^,。;]{0,12}(?:预约|预订|购票|领取)/

const MOST_ROWS = 60

function ruleOfCell(cell: string, whether: boolean): string {
  if (/^(?:是|需要?|须|√|有)$/.test(cell)) return whether ? '须预约' : ''
  if (/^(?:否|不|不需要?|无需?|×|免)$/.test(cell)) return whether ? '无需预约' : ''
  if (CUE.test(cell)) return cell
  if (/^[\d\- ()、]{7,}$/.test(cell)) return `预约电话:${cell}`
  return CHANNELS.some(([re]) => re.test(cell)) ? `预约:${cell}` : ''
}

/** Rows of one merged cell that are looked at. */
const MOST_MERGED = 40

/** The rows of a table over which the cell with the rule in row `n` reaches down: theirs was lost, or is one of several left empty. */
function mergedBelow(doc: Tokens, n: number): number[] {
  const cells = cellsOf(doc, n)
  const rule = cells.findLastIndex((c) => CUE.test(c))
  if (cells.length < 3 || rule < 2) return []
  const out: number[] = []
  for (let m = n + 1; m < doc.lines.length && out.length < MOST_MERGED; m++) {
    const row = cellsOf(doc, m)
    if (row.length < 2 || row[0] !== '' || row.some((c) => CUE.test(c))) break
    const merged = row.slice(1, rule).includes('')
    if (rule < row.length && !(row[rule] === '' && merged)) break
    out.push(m)
  }
  return out
}

function cellsOf(doc: Tokens, n: number): string[] {
  const { from, to } = doc.lines[n]!
  return to - from > 400
    ? []
    : doc.prose.text
        .slice(from, to)
        .split('|')
        .map((c) => c.trim())
}

/** “是否预约:否”, “预约:不需要”: the answer, in words of its own. */
function answered(text: string): string {
  return text.replace(ANSWER, (_, no: string | undefined) => (no ? '无需预约' : '须预约'))
}

const ANSWER =
  /(?:是否(?:需要?|须)?(?:提前)?(?:预约|购票)|(?<![\u4e00-\u9fff])(?:参观|入馆)?预约)[:\s|]{1,3}(?:(不需要?|无需|无须|不用|否|无|免)(?:提前)?(?:预约)?|(?:需要?|须|是)(?:提前)?(?:预约)?)(?=[,。;|\s(]|$)/g

/** A rule that stands by itself, away from hours and states. */
interface Loose {
  part: Part
  explicit: boolean
  places: string[] | null
  days: Days | null
  block: number
}

/**
 * The statements nearest before the words: those that say hours or a state in the same part, and those of a
 * list that ends with them, “甲馆(14:30-20:00)、乙馆(8:00-20:00),电话预约”.
 */
function lastStated(
  segments: Segment[],
  text: string,
  { alone, atEnd }: { alone: boolean; atEnd: boolean },
): Segment[] {
  const last = segments.at(-1)!
  // “周二至周五14:00-17:00,周六9:00-11:30(需预约)”: the one bracket at the end is of all the weekdays.
  const ofWeek = (s: Segment) =>
    s.days?.weekly != null && s.effect === 'set' && s.places?.join() === last.places?.join()
  if (atEnd && segments.length > 1 && segments.every(ofWeek)) return segments
  let first = segments.length - 1
  while (first > 0 && isListed(segments[first - 1]!, segments[first]!, text)) first--
  // “1日免费开放,2日起低收费开放,场地先到先得”: of one place, on all its days.
  const same = (s: Segment) =>
    alone && s.effect === last.effect && s.places?.join() === last.places?.join()
  return segments.filter((s, k) => s.days === last.days || k >= first || same(s))
}

/**
 * “游泳馆1日免费开放,…;2日至5日低收费开放,…,游泳须先预约”: a rule for all who come to a place is of its days told before in
 * the sentence too.
 */
function ofSamePlace(
  part: Part,
  said: string,
  told: readonly Segment[],
  line: readonly Segment[] | undefined,
): Segment[] {
  const from = part.text.lastIndexOf(',', cueAt(part, said) - part.from) + 1
  const last = told.at(-1)
  if (from === 0 || !last || !ALL_WHO_COME.test(part.text.slice(from, from + 24))) return []
  const out: Segment[] = []
  let at = part.from
  for (const s of (line ?? []).filter((x) => x.to <= part.from).toReversed()) {
    const same = s.places?.join() === last.places?.join()
    if (!same || s.effect !== 'set' || part.line !== s.line) break
    if (at - s.to > 60) break
    at = startOf(s)
    if (s.state !== 'closed') out.unshift(s)
  }
  return out
}

const ALL_WHO_COME =
  /^(?:游泳|参观|入馆|进馆|入场|入园|健身|打球|观众|市民|游客|读者|个人)(?:者|健身|参观|入馆|入场|均|都|一律)*(?:须|需|请|应|凭|无需|无须)/

const ONE_BRACKET = /^[^()]*\([^()]{2,16}\)[。;]?$/

/** Does the clause with the words of the rule name no days, hours or state itself? */
function speaksAlone(part: Part, said: string): boolean {
  const cue = cueAt(part, said)
  const from = part.from + part.text.lastIndexOf(',', cue - part.from) + 1
  const until = part.text.indexOf(',', cue - part.from)
  const to = until < 0 ? part.to : part.from + until
  const clause = part.tokens.filter((t) => t.from >= from && t.to <= to)
  return !clause.some((t) => isTimely(t) || t.kind === 'state')
}

function isListed(a: Segment, b: Segment, text: string): boolean {
  const between = text.slice(a.to, startOf(b))
  return between.length <= 24 && /^[^,。;]?[、和及与][^,。;\d]*$/.test(between)
}

/** Dates and times beside a booking rule that belong to no hours belong to it. */
function settleClocks(part: Part, live: readonly Segment[]): void {
  for (const t of part.tokens)
    if (isTimely(t) && isOver(t, part) && !live.some((s) => s.tokens.includes(t)))
      t.fate = {
        kind: 'decoy',
        why: t.kind === 'when' ? 'span of the booking rule' : 'booking clock',
      }
}

/** Is a date or a time left over, or a clock that only booking keeps: “请于前一日18:00前在小程序预约”, “每日11:00更新”? */
function isOver(t: Token, { text, from }: Part): boolean {
  if (t.fate === null) return true
  if (t.kind !== 'times' || t.fate.kind !== 'unread' || !BOOK.test(text)) return false
  return AT_BOOKING.test(text.slice(t.to - from, t.to - from + 16))
}

const AT_BOOKING =
  /^(?:以?前|之前|以?后|之后|起|开始)?,?(?:在|可?通过|登[录陆]|关注|拨打|致电|(?:可)?(?:以)?(?:预约|预订)|更新|放[号票]|开启|开放预约|接受预约|截止)/

/** “1、户外场地(无需预约)” over its lines: the statements that stand under it. */
function underHeading({ text, line }: Part, live: readonly Segment[], reading: Reading): Segment[] {
  if (!BRACKET_HEADING.test(text)) return []
  const item = reading.nodes.findIndex((x) => x.line === line)
  if (item < 0) return []
  const isUnder = (node: number): boolean => {
    for (let at = node, k = 0; at >= 0 && k < 10; at = reading.nodes[at]?.parent ?? -1, k++)
      if (at === item) return true
    return false
  }
  return live.filter((s) => isUnder(s.node)).slice(0, 400)
}

const BRACKET_HEADING = /^[^,。;()]{2,16}\([^,。;()]{2,16}\)[:。]?$/

/** “…免费开放,…”: what it costs, and no day, hour or other state. */
function isFeeAlone({ text, tokens }: Part): boolean {
  return /免费开放|低收费开放/.test(text) && !tokens.some((t) => isTimely(t))
}

/** Words that the reader of doors could not place are read, if they are a booking rule. */
function settleWords(part: Part): void {
  for (const t of part.tokens)
    if (t.fate?.kind === 'unread' && !isTimely(t) && /not understood$/.test(t.fate.why))
      t.fate = { kind: 'decoy', why: 'booking rule' }
}

const placesOf = (segments: readonly Segment[]): string[] => [
  ...new Set(segments.flatMap((s) => s.places ?? [])),
]

/** Is a rule for groups alone told? */
function isOfGroups({ text }: Part): boolean {
  return CUE.test(text) && !CUE.test(ruleWords(text))
}

/** Are dates those one books on or for, “提前1至3日”, “可约当日及未来3日”, and not those on which the rule holds? */
function isOfBooking(part: Part, from: number, to: number, items: readonly Item[]): boolean {
  const before = part.text.slice(Math.max(0, from - part.from - 16), from - part.from)
  if (/(?:提前|至少|至多|最多|最早|可(?:预)?[约订][^,。;]{0,6}|未来|今后|此后|之后)$/.test(before))
    return true
  // “当日16:00截止预约”
  if (items.every((i) => i.kind === 'relative' && i.to === 'same')) return from - part.from > 2
  // “请在某某小程序订场,10月1日的场地9月30日8:00开订”
  const after = part.text.slice(to - part.from, to - part.from + 5)
  const said = part.text.slice(0, from - part.from)
  // “9月30日8:00开订”, “9月28日起可预约”
  if (RELEASE.test(part.text.slice(to - part.from, to - part.from + 24))) return true
  return /,$/.test(before) && /^的(?:场地|门票|名额|场次|票)/.test(after) && CUE.test(said)
}

const RELEASE =
  /^(?:\([^()]{1,6}\))?(?:[上下]午|晚上?|中午)?(?:\d{1,2}[:点时](?:\d{1,2})?分?)?(?:起|开始|准时|正式)?(?:开订|开票|开抢|放[号票]|(?:可以?|开放|开启|开始|接受)(?:网上|线上|提前)?(?:预约|预订|订场|订票|购票|抢票))/

/** Is a sentence about entering on the days it begins with, and on nothing else? */
function opensWithDays({ text, from }: Part, start: number, end: number): boolean {
  if (start - from > 4) return false
  const before = text.slice(0, Math.max(0, start - from))
  const after = text.slice(Math.max(0, end - from), Math.max(0, end - from) + 20)
  return /^[\s自]*$/.test(before) && /^起?,参观(?![^,。;]{0,8}(?:时间|开放))/.test(after)
}

/** Is the part a name and its channel, in a line that began to tell how one books at each? */
function isNextWay(parts: readonly Part[], k: number): boolean {
  const { line, text, from, tokens } = parts[k]!
  const name = tokens.find((t) => t.kind === 'place')
  if (!name || name.from > from + 2 || !/^[:(]/.test(text.slice(name.to - from))) return false
  return parts
    .slice(Math.max(0, k - 12), k)
    .some((p) => p.line === line && /(?:预约|预订|购票)(?:方式|渠道|平台|途径|入口)/.test(p.text))
}

/** “预约方式:⏎官网:…⏎公众号:…”: lines of channels below their heading. */
function underWays(doc: Tokens): Set<number> {
  const under = new Set<number>()
  for (const [n, { from, to }] of doc.lines.entries()) {
    const tail = doc.prose.text.slice(Math.max(from, to - 60), to)
    if (!(to - from <= 12 && WAYS.test(tail)) && !WAYS_BELOW.test(tail)) continue
    for (let m = n + 1; m < Math.min(doc.lines.length, n + 6); m++) {
      const { from: start, to: end } = doc.lines[m]!
      const text = doc.prose.text.slice(start, Math.min(end, start + 80))
      if (!CHANNELS.some(([re]) => re.test(text)) && !CUE.test(text)) break
      under.add(m)
    }
  }
  return under
}

/** “可通过以下三种方式预约:” */
const WAYS_BELOW = /(?:以下|下列)[^,。;]{0,6}(?:方式|渠道|途径|平台)[^。;]*[:。]?$/

const WAYS =
  /^(?:\([一二三四五六七八九十\d]{1,2}\)|\d{1,2}[.、)]|[一二三四五六七八九十]{1,2}、|\[)?(?:参观|入馆|门票|网上|线上|场地)?(?:预约|预订|购票|订场)(?:参观)?(?:方式|渠道|平台|途径|入口|办法)\]?:?$/

/** “团体预约⏎1.须提前3天…”: the lines that stand under a heading of groups. */
function underHeads(doc: Tokens, reading: Reading, head: RegExp): Set<number> {
  const isHead = (n: number): boolean => {
    const { from, to } = doc.lines[n]!
    return to - from <= 20 && head.test(doc.prose.text.slice(from, to))
  }
  const under = new Set<number>()
  for (const { line, parent } of reading.nodes) {
    const above = reading.nodes[parent]?.line ?? -1
    if (above >= 0 && above < line && (isHead(above) || under.has(above))) under.add(line)
  }
  for (const [n, line] of doc.lines.entries()) {
    if (!isHead(n)) continue
    for (let m = n + 1; m < Math.min(doc.lines.length, n + 9); m++) {
      const { marker } = doc.lines[m]!
      const ends = line.marker ? marker?.family === line.marker.family : m > n + 1 && !marker
      if (ends) break
      under.add(m)
    }
  }
  return under
}

const OF_GROUPS =
  /^(?:\([一二三四五六七八九十\d]{1,2}\)|\d{1,2}[.、)]|[一二三四五六七八九十]{1,2}、)?(?:团队|团体|集体)(?:参观|祭扫)?(?:预约|观众|须知|方式)?[^,。;个散]{0,6}$/

/** “三、假期参观方式” */
const OF_HOLIDAY =
  /^(?:\([一二三四五六七八九十\d]{1,2}\)|\d{1,2}[.、)]|[一二三四五六七八九十]{1,2}、)?(?:小长假|长假|假期|假日|节日|双节|两节)(?:期间|里|内)?(?:参观|入馆|入园|预约|购票)(?:参观|预约)?(?:方式|办法|须知|说明|指南)?:?$/

/** Is every date and time of the part an event's? */
function isEvent(part: Part): boolean {
  const timely = part.tokens.filter(isTimely)
  return (
    timely.length > 0 && timely.every((t) => t.fate?.kind === 'decoy' && t.fate.why === 'event')
  )
}

/** “其余日期无需预约”: what was said before is of some days only. */
const REST_FREE =
  /(?:其余|其他|其它)(?:日期|时间|日子|时段|各日)[^。;]{0,16}(?:无需|无须|不用|免)(?:提前)?预约/

/** What follows a booking, or shows one: nothing in the sentence is a rule. */
const AFTERMATH = /签到|取消的|示例/

const STEP = /(?:关注|登录|打开|点开|进入|搜索|点击|使用|通过)/

const STEP_LINE =
  /^(?:\d{1,2}[.、)]|[①-⑩]|\(\d{1,2}\))?[^,。;]{0,4}(?:关注|登录|打开|搜索|点击|选择|进入)/

const INFO = /详情|资讯|了解|查询|咨询|最新|动态|公告为准|更多|通知/

/** “预约方式”, “预约开放场馆”: a heading, and no rule of its own. */
const HEADING =
  /^[^,。;须需请可凭免无不恢实采已现支]{0,6}(?:预约|预订|购票)(?:开放|参观|入馆)?(?:场馆|场所|方式|须知|办法|指南|说明|流程|渠道|平台|入口|事项)?(?:(?:及|与|和|、)[^,。;]{2,4})?[\])]?[:。]?$/

/** “预约方式:拨打…”: how, and not that one must. */
const HOW =
  /^[^\u4e00-\u9fff]*(?:[一二三四五六七八九十]{1,2}、)?(?:场地)?(?:预约|预订)(?:方式|渠道|途径|平台|电话|热线|入口|办法)/

/** “是否需要预约”: the head of a column. */
const WHETHER = /是否(?:需要?|须)?(?:提前)?(?:预约|购票)/

/** “预约电话:0571-8000000” */
const NUMBER =
  /^[^,。;]{0,8}(?:预约|预订|预定|订场)(?:登记|咨询|服务)?(?:电话|热线)(?:及传真)?[:\d()-]/

/** A ticket is shown, and where it comes from is not said. */
const TICKET = /凭门?票/
/** “16:30停止预约” */
const CUTOFF = /(?:停止|截止|关闭)(?:当日|当天|网上|线上)?(?:预约|预订|订票|购票)/g

/** “夜间17:00-21:00须另行预约” */
const EVENING_RULE = /(?:^|[,。;])(?:夜间|夜场|晚间|晚场|夜游)[^,。;]*(?:预约|预订|购票|订票|约票)/

/** “夜场须另行预约”, “早场不接受预约”, “三个场次须预约”: the sessions beside the day, or those of the day, if there are both. */
function sessionsMeant(
  said: string,
  {
    live,
    adds,
    block,
    reading,
  }: {
    live: readonly Segment[]
    adds: readonly Segment[]
    block: number
    reading: Reading
  },
): Segment[] {
  const early = EARLY_SESSION.test(said)
  const late = LATE_SESSION.test(said)
  const near = adds.filter((s) => (reading.lineBlocks[s.line] ?? 0) === block)
  const one = adds.every((s) => s.places?.join() === adds[0]!.places?.join())
  const beside = near.length > 0 ? near : one ? adds : []
  if (early || late) {
    const half = beside.filter((s) => (s.windows[0]?.[0] ?? s.opens ?? 0) < NOON === early)
    return half.length > 0 ? half : late ? [...beside] : []
  }
  if (beside.length === 0 || !DAY_SESSIONS.test(said)) return []
  const whose = beside[0]!.places?.join()
  // “…恢复正常开放” is of days that are not told in sessions.
  return live
    .slice(0, 400)
    .filter(
      (s) =>
        s.effect === 'set' &&
        s.state !== 'closed' &&
        s.places?.join() === whose &&
        (hasHours(s) || !s.resumes),
    )
}

const NOON = 720
const EARLY_SESSION = /^[^,。;]{0,4}(?:早场|晨场|晨练场|早间场)/
const LATE_SESSION = /^[^,。;]{0,4}(?:夜场|晚场|夜游|夜间)/
const DAY_SESSIONS =
  /^[^,。;]{0,8}(?:日场|白天场|[上下]午(?:各|的)?场次|[一两三四五六2-9](?:个|场)场次|其[余他它](?:各|的)?(?:个)?(?:场次|时段)|后的(?:各)?场次)/

/** “日场与夜场均须提前预约”: a rule for the day and the evening. */
const BOTH_SESSIONS =
  /(?:白天|日间|日场)(?:场|场次)?(?:和|与|及|、|以及)(?:夜|晚)[^,。;]{0,4}(?:均|都)|(?:夜|晚)(?:场|间)(?:和|与|及|、|以及)(?:白天|日间|日场)[^,。;]{0,4}(?:均|都)/

const NEEDED =
  /^(?:凡(?:是)?)?(?:注明)?(?:需要?|须)(?:提前|实行)?(?:预约|预订)的(?:场馆|项目|场地|区域|展厅|场所)[,:]?/

/** Rules for the holiday's days alone: 假期参观免预约. */
const HOLIDAY_ONLY =
  /(?:^|[,。;:、.)馆室厅场])(?:本次|整个)?(?:小长假|长假|假期|假日|节日|双节|两节)(?:期间|里|内)?(?=,|参观|场地|入馆|入场|入园|均|一律|免|请|每[场天日人]|日场|夜场|白天|实名|提前|无需|无须|须|需|凭|实行|不|先到|预约)/
