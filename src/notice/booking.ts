/**
 * How one gets in, from the sentences that say so: by booking, in which channels, how long ahead, or by
 * walking in; for individuals, groups left aside.
 */
import { standAlone } from './booking/alone.ts'
import { askedIn, withStatements } from './booking/asked.ts'
import {
  tellsBelowHeading,
  tellsByFee,
  tellsHowIfNeeded,
  tellsOfSport,
  tellsOfUnknownRoom,
} from './booking/narrower.ts'
import { tellsMeanwhile, tellsOfOthers, tellsOfRow, tellsSaveSome } from './booking/others.ts'
import { partsOf } from './booking/parts.ts'
import { besides, blockOf, readerOf } from './booking/reader.ts'
import type { BookingInput, BookingReader, Said } from './booking/reader.ts'
import { ruleWords } from './booking/everybody.ts'
import { bookingOf } from './booking/rule.ts'
import { CUE, SAME_WAY } from './booking/words.ts'
import { tellsOfSessions } from './booking/sessions.ts'
import { isOnlyNeeded } from './booking/statement.ts'
import type { BookingStatement } from './booking/statement.ts'
import { tellsOfStatements } from './booking/in-sentence.ts'
import { readLoose } from './booking/together.ts'
import { bracketedIn, startOf } from './booking/whom.ts'
import type { Reading } from './segments.ts'
import type { Tokens } from './tokens.ts'

/** Finds the booking rules; each sentence is read once. */
export function readBookings(
  doc: Tokens,
  reading: Reading,
  input: BookingInput,
): BookingStatement[] {
  const parts = partsOf(doc, input.signature)
  if (!parts.some((p) => CUE.test(p.text))) return []
  const r = readerOf(doc, reading, { ...input, parts })
  for (const k of parts.keys()) readPart(r, k)
  readLoose(r)
  const all = [...r.out, ...r.others, ...r.bare]
  for (const s of all) markWhose(r, s)
  const { needed } = r
  if (needed !== null)
    for (const s of all) if (isOnlyNeeded(s.booking)) s.booking = { ...s.booking, ...needed }
  return all
}

/** Reads one part: its brackets, then the rule in it, by the first of the ways in which it can be told. */
function readPart(r: BookingReader, k: number): void {
  const part = r.parts[k]!
  const bracketed = bracketedIn(part, r.registry)
  for (const { places, text } of bracketed?.rules ?? []) {
    const booking = bookingOf(ruleWords(text), part)
    if (booking) r.out.push(besides(r, part, booking, places))
  }
  if (r.ofGroups.has(part.line)) return
  if (AS_BEFORE.test(part.text))
    for (const s of r.byLine.get(part.line) ?? [])
      if (startOf(s) < part.to && s.to > part.from) s.enteredAsBefore = true
  const asked = askedIn(r, k, bracketed?.rest ?? part.text)
  const said = asked && withStatements(r, asked)
  if (!said || OF_OTHERS.some((tells) => tells(r, said))) return
  rememberNamed(r, said)
  if (!OF_NAMED.some((tells) => tells(r, said))) standAlone(r, said)
}

/** “…恢复开放,入场办法不变” */
const AS_BEFORE = new RegExp(SAME_WAY)

/** Does a rule tell of this? If so it is read. */
type Tells = (r: BookingReader, said: Said) => boolean

/** Rules that are of others than their sentence names, asked in this order. */
const OF_OTHERS: readonly Tells[] = [tellsOfRow, tellsMeanwhile, tellsSaveSome, tellsOfOthers]

/** Rules of what their sentence names or states, asked in this order. */
const OF_NAMED: readonly Tells[] = [
  tellsOfUnknownRoom,
  tellsOfSport,
  tellsHowIfNeeded,
  tellsByFee,
  tellsBelowHeading,
  tellsOfStatements,
  tellsOfSessions,
]

/** “甲馆须预约;乙馆凭证入馆;其他场馆无需预约”: all that were named in rules before. */
function rememberNamed(r: BookingReader, { part, named }: Said): void {
  if (named.length === 0) return
  const before: string[] = r.lastNamed?.line === part.line ? r.lastNamed.places : []
  const places = [...new Set([...before, ...named])]
  r.lastNamed = { block: blockOf(r, part), line: part.line, places }
}

/** Whom a rule is for, by its words: those who come without booking, those who enter the house or a building. */
function markWhose(r: BookingReader, s: BookingStatement): void {
  const words = r.doc.prose.text.slice(s.from, Math.min(s.to, s.from + 200))
  if (UNBOOKED.test(words)) s.unbooked = true
  if (s.days?.weekly) s.holiday = r.resolver.holiday
  if (s.segments) return
  if (INDOORS.test(words)) s.indoors = true
  if (ENTRY.test(words)) {
    s.entry = true
    s.ticketed = r.ticketed
  }
}

const UNBOOKED =
  /[未没](?:有)?(?:(?:在|通过)?(?:公众号|小程序|官网|APP|网上|线上)|提前|成功|能){0,2}(?:预约|约到|约上|预约到|购票|买票|订票)(?:成功)?(?:的)?(?:观众|游客|读者|市民|散客|者|人员)[^。;不谢勿拒]{0,24}(?:现场|窗口|服务台|登记|前台|取票|领票|扫码|直接|凭|入口)/

/** “凭证入馆”, and no word of grounds, shows or graves. */
const INDOORS = /^(?![^]*(?:园|参观|祭扫|瞻仰|入场|场地))[^]*[入进到来]馆/

/** “入馆刷身份证”, “观众直接参观”, “观众请提前预约”, “散客无须预约” */
const ENTRY =
  /[入进到来]馆|参观|观众(?:均|都|一律)?(?:请|须|需|应|可|凭)|(?:散客|个人|观众)(?:均|都|一律)?(?:无需|无须|不用|不必|不需|免)/
