/** A booking rule and what it holds for, as it leaves the reader, and while it is still loose. */
import type { Segment } from '../segments.ts'
import type { Days } from '../year/days.ts'
import type { Part } from './parts.ts'
import type { DraftBooking } from './rule.ts'

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

/** A rule that stands by itself, away from hours and states. */
export interface Loose {
  part: Part
  explicit: boolean
  places: string[] | null
  days: Days | null
  block: number
}

/** “(需要预约)”: that one must book, and nothing of how. */
export function isOnlyNeeded({
  mode,
  channels,
  minDaysAhead,
  maxDaysAhead,
}: DraftBooking): boolean {
  return (
    mode === 'book-ahead' && channels.length === 0 && minDaysAhead === null && maxDaysAhead === null
  )
}

/** Is nothing to be done before one comes? */
export function isOnSpot(booking: DraftBooking | null): boolean {
  return booking?.mode === 'walk-in' || booking?.mode === 'first-come'
}
