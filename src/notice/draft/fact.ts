/** A fact with the words it rests on. */
import type { RawFact } from '../facts.ts'
import { endAt, wordsOf } from '../normalise.ts'
import type { Prose } from '../normalise.ts'
import type { DraftFact } from './types.ts'

/** The fact with offsets and words of the original text; doubts without a reading of their own stand as alternatives. */
export function factOf(f: RawFact, prose: Prose): DraftFact {
  return {
    place: f.place,
    dates: f.dates,
    hours: f.hours,
    effect: f.effect,
    booking: f.booking,
    lastEntry: f.lastEntry,
    ...(f.lastEntries ? { lastEntries: f.lastEntries } : {}),
    fee: f.fee,
    certainty: f.certainty,
    quote: wordsOf(prose, f.from, f.to),
    start: prose.at[f.from]!,
    end: endAt(prose, f.to),
    rule: f.rule,
    alternatives: f.alternatives.length > 0 ? f.alternatives : f.doubts.map((why) => ({ why })),
  }
}
