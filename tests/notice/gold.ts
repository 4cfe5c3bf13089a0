/** The short notation of gold facts, and what a scored notice looks like. */
import type { DraftFact, PlaceEntry } from '../../src/notice/draft.ts'
import type { Case } from './cases.ts'

/** A fact as gold and predictions share it; a prediction has more fields. */
export type GoldFact = Pick<
  DraftFact,
  'place' | 'dates' | 'hours' | 'effect' | 'lastEntry' | 'certainty' | 'quote'
> & {
  booking: { mode: string; channels: string[]; minDaysAhead: number | null } | null
}

/** A notice with its gold facts, in the form of `notices-dev/`. */
export interface GoldNotice {
  id: string
  title: string
  publisher: string
  publishedOn: string | null
  text: string
  places: PlaceEntry[]
  facts: GoldFact[]
}

/** A case of the table as a gold notice; a quote nobody gave is never excused by `unread`. */
export function noticeOf(c: Case): GoldNotice {
  return {
    id: c.name,
    title: c.title,
    publisher: c.publisher,
    publishedOn: c.announced,
    text: c.text,
    places: c.places.map(placeOf),
    facts: c.facts.flatMap(factsOf),
  }
}

function placeOf(text: string): PlaceEntry {
  const m = /^(\w+)=([^(<]+)(?:\((.*)\))?(?:<(\w+)>)?$/.exec(text)
  if (!m) throw new Error(`not a place: ${text}`)
  return {
    id: m[1]!,
    name: m[2]!,
    aliases: m[3]?.split(',') ?? [],
    partOf: m[4] ?? null,
    kind: 'other',
  }
}

function factsOf(text: string): GoldFact[] {
  const m = /^([\w,]+) @ (.+?) = ([^;]+?)(?: ; (.+))?$/.exec(text)
  if (!m) throw new Error(`not a fact: ${text}`)
  const mods = (m[4] ?? '').split(' ').filter((x) => x !== '')
  const value = (key: string) =>
    mods.find((x) => x.startsWith(`${key}=`))?.slice(key.length + 1) ?? null
  const book = value('book')
  const booking = book === null ? null : /^([\w-]+)\[([^\]]*)\]$/.exec(book)
  return m[1]!.split(',').map((place) => ({
    place,
    dates: datesOf(m[2]!),
    hours: /\d/.test(m[3]!)
      ? m[3]!.split(' ').map((w) => {
          const [a, b] = w.split('-')
          return [a === '?' ? null : a!, b === '?' ? null : b!] as [string | null, string | null]
        })
      : (m[3] as 'closed'),
    effect: mods.includes('add') ? 'add' : mods.includes('remove') ? 'remove' : 'set',
    booking: booking
      ? {
          mode: booking[1]!,
          channels: booking[2]!.split(',').filter((c) => c !== ''),
          minDaysAhead: value('min') === null ? null : Number(value('min')),
        }
      : null,
    lastEntry: value('last'),
    certainty: mods.includes('implied')
      ? 'implied'
      : mods.includes('ambiguous')
        ? 'ambiguous'
        : 'stated',
    quote: '',
  }))
}

function datesOf(text: string): GoldFact['dates'] {
  if (/^[a-z,]+$/.test(text)) return { weekly: text.split(',') as 'mo'[], from: null, to: null }
  return text.split(' ').map((d) => {
    const [a, b] = d.split('..')
    return b === undefined ? a! : [a!, b === '' ? null : b]
  })
}
