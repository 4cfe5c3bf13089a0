/** One venue in one look: state in a word and a shape, the service's sentence, how sure we are. */
import type { Held, Status, WireBooking, WireVenue } from '../../client.ts'
import { ageText } from './when.ts'

/** What a card shows. No state by colour alone: `word` and `mark` say it too. */
export interface Card {
  id: string
  name: string
  state: 'open' | 'closed' | 'unknown'
  /** False: the last known state, which may have changed; shown as such. */
  sure: boolean
  word: string
  mark: string
  /** The service's own sentence. */
  line: string
  /** What the sentence does not say: that nobody said how one gets in. */
  enter: string
  /** Closes, or lets nobody in any more, within the hour. */
  closing: boolean
  distance: string
  /** For a screen reader, all of it. */
  spoken: string
}

const WORDS = { open: '开放', closed: '关闭', unknown: '不详' }
const MARKS = { open: '●', closed: '■', unknown: '?' }
const HOUR = 3_600_000

/** The card of a venue; `held` is null while nothing is known, `metres` null without a position. */
export function cardOf(
  venue: Pick<WireVenue, 'id' | 'name'>,
  held: Held<Status> | null,
  now: number,
  metres: number | null = null,
): Card {
  const distance = distanceText(metres)
  if (!held) return finished({ ...blank(venue), line: '正在查询…', distance })
  const { value: status, sure } = held
  if (!sure)
    return finished({
      ...blank(venue),
      line: `上次得知“${WORDS[status.state]}”（${ageText(held.age)}），现在可能已变，请联网确认`,
      distance,
    })
  return finished({
    id: venue.id,
    name: venue.name,
    state: status.state,
    sure,
    word: status.partial ? '部分开放' : WORDS[status.state],
    mark: MARKS[status.state],
    line: status.summary,
    enter: status.state === 'open' && status.canEnter === 'unknown' ? '入场方式未公布' : '',
    closing: status.state === 'open' && soonest(status) <= now + HOUR,
    distance,
    spoken: '',
  })
}

/** A booking mode in plain words; nothing where none is stated. */
export function modeText(booking: Pick<WireBooking, 'mode'> | null): string {
  switch (booking?.mode) {
    case 'walk-in':
      return '无需预约，直接入场'
    case 'first-come':
      return '先到先得，无需预约'
    case 'book-ahead':
      return '需提前预约'
    case 'book-or-walk-in':
      return '可预约，也可直接入场'
    case 'by-arrangement':
      return '需事先联系'
    case undefined:
      return ''
  }
}

/** `800 米`, `1.2 公里`, `23 公里`; nothing without a position. */
export function distanceText(metres: number | null): string {
  if (metres === null) return ''
  if (metres < 1000) return `${Math.round(metres / 10) * 10} 米`
  return `${metres < 9950 ? (metres / 1000).toFixed(1) : Math.round(metres / 1000)} 公里`
}

function blank(venue: Pick<WireVenue, 'id' | 'name'>): Card {
  return {
    id: venue.id,
    name: venue.name,
    state: 'unknown',
    sure: false,
    word: '待确认',
    mark: '…',
    line: '',
    enter: '',
    closing: false,
    distance: '',
    spoken: '',
  }
}

function finished(card: Card): Card {
  const said = [
    card.name,
    card.word,
    card.line,
    card.enter,
    card.distance && `距离${card.distance}`,
  ]
  return { ...card, spoken: said.filter(Boolean).join('，') }
}

function soonest(status: Status): number {
  const times = [status.until, status.lastEntry].filter((moment) => moment !== null)
  const ahead = times.map((moment) => Date.parse(moment))
  return status.canEnter === 'too-late' ? 0 : Math.min(...ahead, Infinity)
}
