/**
 * Chinese notice prose → draft facts. Pure and deterministic: the same text, registry and calendar give the
 * same draft. Every date and clock time of the text ends in a fact, in a named decoy, or in `unread`;
 * nothing is chosen in silence.
 */
import { dateOf } from '../core/time.ts'
import { takeAsides } from './asides.ts'
import { readBookings } from './booking.ts'
import { splitByRules } from './booking/split.ts'
import type { BookingStatement } from './booking/statement.ts'
import { joinBroken } from './broken-lines.ts'
import { markDecoys } from './decoys.ts'
import {
  festivalsOf,
  twoFestivals,
  foundRegistry,
  leadOf,
  leadYear,
  mainPlaces,
  placesOfNotice,
  titleFee,
  yearIn,
} from './draft/about.ts'
import { factOf } from './draft/fact.ts'
import { account, coverDates, missNames } from './draft/account.ts'
import { decoysOf, doubtsOf, yearFindings } from './draft/findings.ts'
import { listedPlace, newPlacesOf } from './draft/new-places.ts'
import { fewerThanSaid } from './draft/several.ts'
import type { Draft, DraftContext, DraftWay, Finding, Unread } from './draft/types.ts'
import { unreadOf } from './draft/unread.ts'
import { factsOf } from './facts.ts'
import type { RawFact } from './facts.ts'
import { readGroups } from './groups.ts'
import { joinLabelled, namesFirst } from './label-lines.ts'
import { layoutOf } from './layout.ts'
import { LISTED, namesInLists } from './listed-names.ts'
import { endAt, normalise, wordsOf } from './normalise.ts'
import type { Prose } from './normalise.ts'
import { withoutPage } from './page.ts'
import { registryOf } from './places.ts'
import { questionsOf } from './questions.ts'
import { readSegments } from './reader/read.ts'
import { withNamedHours } from './slots.ts'
import { statementsOfCells } from './stacked.ts'
import { readTables } from './tables.ts'
import { tokenise } from './tokens.ts'
import type { Token } from './tokens.ts'
import { settleSegments } from './whole/settle.ts'
import { resolverOf } from './year.ts'

export type { PlaceEntry } from './places.ts'
export type { DraftBooking } from './booking/rule.ts'
export type { Alternative, DraftDates, DraftHours } from './facts.ts'
export type {
  DraftFact,
  DraftWay,
  DraftStatement,
  Unread,
  Decoy,
  Finding,
  NewPlace,
  Draft,
  DraftContext,
} from './draft/types.ts'

/** Reads a notice; any text whatever is accepted, in linear time, without an exception. */
export function draft(text: string, context: DraftContext): Draft {
  const prose = normalise(text)
  const founded = foundRegistry(context)
  const city = registryOf(founded.places)
  const first = tokenise(prose, city)
  const headed = tokenise(normalise(`${context.title}\n${context.publisher}`), city)
  const places = placesOfNotice(founded.places, city, { text: first, headed })
  const some = places.length < founded.places.length
  const known = some ? registryOf(places) : city
  const plain = some ? tokenise(prose, known) : first
  const listed = founded.invented === null ? namesInLists(plain, known) : []
  const registry = listed.length > 0 ? registryOf([...places, ...listed]) : known
  const title = tokenise(normalise(context.title), registry)
  const page = withoutPage(listed.length > 0 ? tokenise(prose, registry) : plain, title.prose.text)
  const { doc, asides } = takeAsides(
    namesFirst(joinBroken(joinLabelled(withNamedHours(page.doc)), registry)),
  )
  const marked = markDecoys(doc, context.announced, title.prose.text)
  const { signature } = marked
  const signed = marked.signed ?? page.published
  const lead = leadOf(doc, signature)
  const festivals = festivalsOf(title.tokens)
  const past = (t: Token) =>
    /^(?:假期|长假)?(?:结束|过)?(?:之|以)?后(?!勤)/.test(doc.prose.text.slice(t.to, t.to + 8))
  const named = festivalsOf(lead.filter((t) => !past(t)))
  const whens = lead.filter((t) => t.kind === 'when' && !past(t))
  const said = whens.map((t) => doc.prose.text.slice(t.from, t.to))
  const ahead = named.length > 0 ? named : twoFestivals([title.prose.text, ...said], context)
  const resolver = resolverOf({
    calendar: context.calendar,
    announced: context.announced,
    title: title.prose.text,
    titleYear: yearIn(title.prose.text),
    festivals: festivals.length > 0 ? festivals : ahead,
    titled: festivals.length > 0,
    whens: doc.tokens.flatMap((t) => (t.kind === 'when' && t.fate === null ? [t.when] : [])),
    leadYear: leadYear(prose, doc, signature, context.announced),
    signed,
  })
  const main = mainPlaces(title, context, registry, doc, signature)
  const layout = layoutOf(doc, signature, registry)
  const told = readTables(doc, layout.tables, { registry, resolver, main })
  const rows = told.segments
  const groups = readGroups(doc, new Set([...signature, ...layout.lines]), {
    registry,
    resolver,
    main,
  })
  const tables = new Set([...layout.lines, ...groups.lines])
  const reading = readSegments({ doc, registry, resolver, signature, main }, tables)
  for (const row of [...rows, ...groups.segments]) {
    reading.segments.push(row)
    if (row.unknown) reading.unknown.push(row.unknown)
  }
  reading.roomLists.push(...told.lists)
  titleFee(title, reading, main)
  const found = settleSegments({
    reading,
    registry,
    resolver,
    text: prose.text,
    title: title.prose.text,
    doc,
    asides,
  })
  const cells = statementsOfCells(layout.tables, rows)
  const bookings = readBookings(doc, reading, { registry, resolver, signature, cells })
  splitByRules(reading, bookings, doc.prose.text)
  const raw = factsOf(reading, bookings, registry)
  account({ doc, reading, facts: raw, tables, registry })
  coverDates(raw)
  if (founded.invented === null)
    missNames({ doc, facts: raw, registry, signature, titled: page.titled })

  const drafted = toldOnce(raw).map((f) => factOf(f, prose))
  const isListed = (id: string) => registry.entries.get(id)?.kind === LISTED
  const facts = drafted.filter((f) => !isListed(f.place))
  const asked = questionsOf({ doc, reading, facts: raw, bookings, registry, resolver })
  const findings: Finding[] = [...resolver.findings, ...found, ...asked].map((f) => ({
    kind: f.kind,
    message: f.message,
    start: prose.at[f.from] ?? 0,
    end: endAt(prose, f.to),
  }))
  const unread = unreadOf({ doc, reading, prose, signature, asides })
  const more = founded.invented === null ? fewerThanSaid(doc, raw, { registry, signature }) : []
  for (const f of doubtsOf(raw, prose)) findings.push(f)
  for (const f of yearFindings(resolver.evidence, doc, prose)) findings.push(f)
  return {
    facts: founded.invented === null ? facts : [],
    ways:
      founded.invented === null
        ? waysOf(bookings, raw, prose).filter((w) => !isListed(w.place))
        : [],
    bookings: bookings.map(({ booking, from, to }) => ({
      booking,
      start: prose.at[from]!,
      end: endAt(prose, to),
    })),
    unread: [...unread, ...notWithin(unread, more)],
    decoys: decoysOf(doc, prose, raw),
    findings,
    newPlaces: [
      ...newPlacesOf(
        reading,
        prose,
        registry,
        founded.invented === null
          ? null
          : { facts, id: founded.invented, entry: founded.places[0]! },
      ),
      ...listed.flatMap((entry) => listedPlace(entry, doc, prose, drafted)),
    ],
    year: resolver.evidence,
  }
}

/** What is concluded of a place and stated of it in the same terms is proposed once, as stated. */
function toldOnce(facts: readonly RawFact[]): RawFact[] {
  const terms = ({ place, dates, hours, effect, booking, lastEntry, fee }: RawFact) =>
    JSON.stringify([place, dates, hours, effect, booking, lastEntry, fee])
  const stated = new Set(facts.filter((f) => f.certainty === 'stated').map(terms))
  return facts.filter((f) => f.certainty !== 'implied' || !stated.has(terms(f)))
}

/** Those of the second list that touch none of the first. */
function notWithin(asked: readonly Unread[], more: readonly Unread[]): Unread[] {
  return more.filter((m) => !asked.some((u) => u.start < m.end && m.start < u.end))
}

/** Booking rules with days of their own, unless a statement of just those days bears them already. */
function waysOf(
  bookings: readonly BookingStatement[],
  facts: readonly RawFact[],
  prose: Prose,
): DraftWay[] {
  const keyOf = (place: string, { spans }: RawFact['days']) => `${place} ${JSON.stringify(spans)}`
  const told = new Set<string>()
  for (const f of facts)
    if (f.booking !== null && f.effect === 'set') told.add(keyOf(f.place, f.days))
  return bookings.flatMap(({ alone, places, days, booking, from, to }) =>
    alone && days && places
      ? places
          .filter((place) => !told.has(keyOf(place, days)))
          .map((place) => ({
            place,
            dates: days.spans.map(([a, b]): DraftWay['dates'][number] =>
              a === b ? dateOf(a) : [dateOf(a), b === null ? null : dateOf(b)],
            ),
            booking,
            quote: wordsOf(prose, from, to),
            start: prose.at[from]!,
            end: endAt(prose, to),
          }))
      : [],
  )
}
