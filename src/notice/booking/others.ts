/** Rules of others than their sentence names: of a row, of what went before, of all save some. */
import { lineOf } from '../places.ts'
import type { Registry } from '../places.ts'
import { hasHours } from '../segments.ts'
import type { Reading, Segment } from '../segments.ts'
import { settleClocks, settleWords } from './clocks.ts'
import { isOfHoliday } from './days.ts'
import { OTHERS } from './parts.ts'
import type { Part } from './parts.ts'
import { besides, blockOf, ofStatements } from './reader.ts'
import type { BookingReader, Said } from './reader.ts'
import { ruleWords } from './everybody.ts'
import { bookingOf } from './rule.ts'
import { CUE } from './words.ts'
import { placesOf } from './in-sentence.ts'
import { exceptingIn, houseOf, meanwhile } from './whom.ts'

/** In the cell of a row: a rule of what was read of the row. */
export function tellsOfRow(r: BookingReader, { part, words, way, here }: Said): boolean {
  const row = here.length === 0 ? (r.cells?.get(part.line)?.filter((s) => !s.dead) ?? []) : []
  const told = row.length > 0 ? bookingOf(way ? `预约:${words}` : words, part) : null
  if (!told) return false
  r.out.push(ofStatements(r, part, told, row))
  return true
}

/** “其间参观无需预约”: of what the line told of before. */
export function tellsMeanwhile(r: BookingReader, { part, words }: Said): boolean {
  const within = meanwhile(part, words, r.byLine.get(part.line))
  const then = within.length > 0 ? bookingOf(words, part) : null
  if (!then) return false
  r.out.push(ofStatements(r, part, then, within))
  settleClocks(part, r.live)
  return true
}

/** “除甲室凭证入馆外,其余无需预约”: a rule of all save some, and often one of these. */
export function tellsSaveSome(r: BookingReader, { part, here }: Said): boolean {
  const { reading, registry } = r
  const excepting = exceptingIn(part, registry)
  if (!excepting) return false
  const { inner, rest, except, of, named } = excepting
  const own = CUE.test(inner) && !TICKET.test(inner) ? bookingOf(ruleWords(inner), part) : null
  // “9:00-16:00开放,除甲室不开放外,其余均可使用,先到先得”: what is left out of the house is shut, and no other rule is told of it.
  const shut = (s: Segment) => s.exception && s.state === 'closed'
  if (!own && here.some(shut) && here.some((s) => s.effect === 'set' && hasHours(s))) return false
  const places = wider(of, part, reading, registry) ?? (here.length > 0 ? placesOf(here) : null)
  if (own) {
    r.out.push(besides(r, part, own, except))
    settleWords(part)
  }
  const booking = bookingOf(ruleWords(rest), part)
  const whole = named.length > 0 ? named : places
  // The house as a whole is not among the other rooms that one may just enter.
  const apart = booking && booking.mode !== 'book-ahead' && !isOfVisit(rest)
  const left = apart ? [...except, ...(places ?? [])] : except
  if (booking) r.others.push({ ...besides(r, part, booking, whole), except: left })
  settleClocks(part, r.live)
  return true
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

/** “除自习区外,读者入馆一律无需预约”: of the visit, and so of the house too. */
function isOfVisit(rest: string): boolean {
  return (
    /^(?:读者|观众|游客|市民|群众|个人|散客)?(?:入[馆园场]|进[馆园场]|参观)/.test(rest) &&
    !/其[余他它]/.test(rest)
  )
}

/** A ticket is shown, and where it comes from is not said. */
const TICKET = /凭门?票/

/** “其他场馆无需预约”: of all but those that the rules before were about. */
export function tellsOfOthers(r: BookingReader, said: Said): boolean {
  const { part, words } = said
  if (!OTHERS.test(part.text)) return false
  const except = r.lastNamed?.block === blockOf(r, part) ? r.lastNamed.places : []
  const booking = except.length > 0 ? bookingOf(words, part) : null
  if (!booking) return false
  const of = houseOf(except, r.registry)
  const days = isOfHoliday(r.doc, part, words) ? r.resolver.holiday : null
  // The house as a whole is not among the other rooms.
  r.others.push({ ...besides(r, part, booking, of), days, except: [...except, ...(of ?? [])] })
  settleClocks(part, r.live)
  return true
}
