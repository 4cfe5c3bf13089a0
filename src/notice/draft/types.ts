/** What the reader of notices is given, and what it gives back. */
import type { CalendarData, CalendarDate } from '../../core/model.ts'
import type { DraftBooking } from '../booking/rule.ts'
import type { RawFact } from '../facts.ts'
import type { PlaceEntry } from '../places.ts'
import type { YearEvidence } from '../year/evidence.ts'

/**
 * What a notice says of one place, ready for an editor; times are `HH:MM`. `rule` names the rule of the grammar that
 * read it; `alternatives` are its other readings, and an ambiguous fact says at least why.
 */
export interface DraftFact extends Omit<RawFact, 'from' | 'to' | 'doubts' | 'segment' | 'days'> {
  /** The words it rests on, exactly as they stand in the text. */
  quote: string
  /** Where they begin and end, in code points of the text. */
  start: number
  end: number
}

/** How one gets in on days of its own, said apart from any hours. Offsets are code points of the text. */
export interface DraftWay {
  place: string
  dates: (CalendarDate | [CalendarDate, CalendarDate | null])[]
  booking: DraftBooking
  /** The sentence, exactly as it stands in the text. */
  quote: string
  start: number
  end: number
}

/** A booking rule and the sentence or sentences it was read from; facts and ways bear it. */
export interface DraftStatement {
  booking: DraftBooking
  start: number
  end: number
}

/** Words the parser could not account for. */
export interface Unread {
  start: number
  end: number
  text: string
  why: string
}

/** A date or time that is no opening time, with the class of decoy it is. */
export interface Decoy {
  start: number
  end: number
  text: string
  kind: string
}

/** Something only a person can decide. */
export interface Finding {
  kind: string
  message: string
  start: number
  end: number
}

/** A name in subject position that the registry does not hold, with what is said of it. */
export interface NewPlace {
  id: string
  name: string
  partOf: string | null
  kind: string
  start: number
  end: number
  facts: DraftFact[]
}

/** A notice as read. */
export interface Draft {
  facts: DraftFact[]
  ways: DraftWay[]
  bookings: DraftStatement[]
  unread: Unread[]
  decoys: Decoy[]
  findings: Finding[]
  newPlaces: NewPlace[]
  year: YearEvidence
}

/** What the parser is told beside the text. */
export interface DraftContext {
  places: readonly PlaceEntry[]
  /** Day of announcement, or null if not known. */
  announced: CalendarDate | null
  title: string
  publisher: string
  /** Official days as known when the notice was written. */
  calendar: CalendarData
}
