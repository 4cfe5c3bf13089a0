/** Rules that are of no statement of their sentence: their days, their places, and whose they are if they name none. */
import type { Registry } from '../places.ts'
import type { Reading, Segment } from '../segments.ts'
import type { Tokens } from '../tokens.ts'
import { settleClocks, settleWords } from './clocks.ts'
import { daysSaid, opensWithDays } from './days.ts'
import type { Part } from './parts.ts'
import { besides, blockOf } from './reader.ts'
import type { BookingReader, Said } from './reader.ts'
import { bookingOf } from './rule.ts'
import {
  counted,
  countedAbove,
  justBefore,
  mentioned,
  ofAllHouses,
  ofHallAbove,
  ofItems,
  ofLine,
  ofRoomBefore,
  ofVisit,
  toldAbove,
  wholeOf,
} from './whom.ts'

/** A rule that is of no statement of its sentence: of its days and places at once, or kept for those beside it. */
export function standAlone(r: BookingReader, said: Said): void {
  const { part, words, here, named } = said
  const { doc, reading, registry, live } = r
  const { when, days } = daysOf(r, said)
  const places = placesSaid(r, said)
  const alone = days && when && here.length === 0 && opensWithDays(part, when.from, when.to)
  const booking = alone && !days.implied ? bookingOf(words, part) : null
  const whose = places.length > 0 ? places : (reading.lineSubjects[part.line] ?? null)
  if (booking && whose) {
    const explicit = places.length > 0
    r.out.push({ ...besides(r, part, booking, whose), explicit, days, alone: true })
    settleClocks(part, live)
    return
  }
  const ends =
    here.length === 0 && places.length === 0 && isBelowAll(part, words, live, reading, registry)
  const ofAll = ends ? bookingOf(words, part) : null
  if (ofAll) {
    r.others.push({ ...besides(r, part, ofAll, registry.roots), days })
    settleClocks(part, live)
    return
  }
  if (here.length === 0 && named.length > 0 && bookingOf(words, part)) settleWords(part)
  r.loose.push({
    part: { ...part, text: words },
    // “书吧座位先到先得”: the seats there, and nothing in the rooms beside.
    explicit: places.length > 0 && !SEATS_THERE.test(words),
    places: places.length > 0 ? places : goesThere(subjectAt(part, doc, reading), part, reading),
    days,
    block: blockOf(r, part),
  })
  settleClocks(part, live)
}

/** The days of a rule, or those with which its sentence begins: “10月1日至7日甲室须预约,乙室先到先得”. */
function daysOf(r: BookingReader, { k, part, words }: Said): ReturnType<typeof daysSaid> {
  const own = daysSaid(r, part, words)
  if (own.when || own.days || part.tokens.some((t) => t.kind === 'when')) return own
  let n = k
  while (n > 0 && n > k - 6 && goesOn(r.parts[n - 1]!, r.parts[n]!)) n--
  const head = r.parts[n]!
  if (n === k) return own
  const said = daysSaid(r, head, head.text)
  const lead = said.when ? r.doc.prose.text.slice(head.from, said.when.from) : null
  return lead !== null && !/[\u4e00-\u9fff]/.test(lead) ? { ...own, days: said.days } : own
}

const goesOn = (before: Part, part: Part) =>
  before.line === part.line && before.to === part.from && before.text.endsWith(',')

/** The places of a rule, by the first of the words that tell of any. */
function placesSaid(
  { doc, reading, registry, parts, live, byLine }: BookingReader,
  { k, part, words, here, named, apart }: Said,
): string[] {
  const line = byLine.get(part.line)
  const above = parts.slice(Math.max(0, k - 12), k)
  return (
    [
      apart,
      here.length === 0 ? ofVisit(part, named, registry) : [],
      named,
      countedAbove(words, above, registry),
      counted(part, words, live, registry),
      wholeOf(words, registry),
      toldAbove(part, words, line),
      ofAllHouses(part, words, line, registry),
      ofItems(part, words, doc, reading),
      ofHallAbove(part, words, byLine, doc, registry),
      mentioned(part, parts[k - 1], live, registry),
      ofRoomBefore(part, words, above, registry),
      justBefore(part, words, parts.slice(Math.max(0, k - 60), k), line, registry),
    ].find((list) => list.length > 0) ?? ofLine(part, line, words, registry)
  )
}

const SEATS_THERE = /^[^,。;]{1,12}座位[^,。;]{0,6}先[到来]/

/** Whom a line is about where the part stands: “凭证入场。球幕影院周六开放” speaks of the hall only after the rule. */
function subjectAt(part: Part, doc: Tokens, { lineSubjects, lineHeads }: Reading): string[] | null {
  const { first, last, marker } = doc.lines[part.line]!
  const now = lineSubjects[part.line] ?? null
  const isChannel = (to: number) => CHANNEL.test(doc.prose.text.slice(to, to + 8))
  const named = doc.tokens.slice(first, last).find((t) => t.kind === 'place' && !isChannel(t.to))
  if (!named || named.from < part.to || part.line === 0) return now
  return (marker ? lineHeads[part.line] : lineSubjects[part.line - 1]) ?? now
}

/** “凭"甲馆"公众号…”: a name that is only where one books. */
const CHANNEL = /^"?的?(?:官方|微信|公众号|公众平台|小程序|官网|网站|APP|app|服务号|订阅号|客户端)/

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
