/** Rules of less than the house: rooms not on file, sports, those that must book, what is free, what a heading holds. */
import type { Registry } from '../places.ts'
import { settleClocks } from './clocks.ts'
import { underHeading } from './headings.ts'
import { BY_FEE, SPORTS } from './parts.ts'
import type { Part } from './parts.ts'
import { besides, ofStatements } from './reader.ts'
import type { BookingReader, Said } from './reader.ts'
import { bookingOf } from './rule.ts'
import { CUE, without } from './words.ts'
import { countedAbove } from './whom.ts'

/** “研修间须预约”: a room that is not on file, and no rule of the house. */
export function tellsOfUnknownRoom(r: BookingReader, said: Said): boolean {
  const { part, here, named } = said
  if (named.length > 0 || here.length > 0 || !ROOM_UNKNOWN.test(said.words)) return false
  said.words = without(said.words, (c) => ROOM_UNKNOWN.test(c))
  if (CUE.test(said.words)) return false
  settleClocks(part, r.live)
  return true
}

const ROOM_UNKNOWN =
  /(?:研修间|研讨[间室]|(?<![\u4e00-\u9fff])(?:排练|练功|琴|舞蹈)[厅室房]|朗读亭|录音[室棚间]|报告厅|会议室|影院|影厅|小剧场|体验[区馆店])[^,。;]{0,12}(?:预约|预订|购票|领取)/

/** “其中,网球项目须预约”: halls that are not on file, and no rule of the house. */
export function tellsOfSport(r: BookingReader, { part, here, named }: Said): boolean {
  if (named.length > 0 || here.length > 0 || !isOfSport(part, r.registry)) return false
  settleClocks(part, r.live)
  return true
}

/** Is what is said said of a sport, and no house named by it? */
function isOfSport(part: Part, { roots, entries }: Registry): boolean {
  const sport = SPORTS.exec(part.text)?.[1]?.slice(0, 2)
  return sport !== undefined && !roots.some((p) => entries.get(p)!.name.includes(sport))
}

/** “需要预约的场馆,请提前一天…”: how, where it is said elsewhere that one must. */
export function tellsHowIfNeeded(r: BookingReader, { part, words }: Said): boolean {
  if (!NEEDED.test(words)) return false
  r.needed ??= bookingOf(words.replace(NEEDED, '预约'), part)
  settleClocks(part, r.live)
  return true
}

const NEEDED =
  /^(?:凡(?:是)?)?(?:注明)?(?:需要?|须)(?:提前|实行)?(?:预约|预订)的(?:场馆|项目|场地|区域|展厅|场所)[,:]?/

/** “免费时段先到先得”: a rule for what is free, or costs something. */
export function tellsByFee(r: BookingReader, { k, part, words, here, named }: Said): boolean {
  const { parts, reading, registry, lastNamed } = r
  const fee = here.length === 0 ? (BY_FEE.exec(words) ?? OF_GUESTS.exec(words))?.[1] : undefined
  const byFee = fee ? bookingOf(words, part) : null
  if (!fee || !byFee) return false
  const above = countedAbove(words, parts.slice(Math.max(0, k - 12), k), registry)
  const told = named.length > 0 ? named : above
  const places = told.length > 0 ? told : lastNamed?.line === part.line ? lastNamed.places : []
  const whose = places.length > 0 ? places : (reading.lineSubjects[part.line] ?? null)
  r.out.push({
    ...besides(r, part, byFee, whose),
    explicit: places.length > 0,
    fee: fee === '免费' ? 'free' : fee === '收费' ? 'paid' : 'low-fee',
  })
  settleClocks(part, r.live)
  return true
}

/** “来参加免费健身的市民,须在入口登记” */
const OF_GUESTS = /^[^。;]{0,16}(?:参加|参与|享受)(免费|低收费|优惠)(?:健身|开放|体验|运动|锻炼)的/

/** “1、户外场地(无需预约)” over its lines: of the statements below. */
export function tellsBelowHeading(r: BookingReader, { part, words, here, named }: Said): boolean {
  const under =
    here.length === 0 && named.length === 0 ? underHeading(part, r.live, r.reading, r.doc) : []
  const heading = under.length > 0 ? bookingOf(words, part) : null
  if (!heading) return false
  r.out.push(ofStatements(r, part, heading, under))
  return true
}
