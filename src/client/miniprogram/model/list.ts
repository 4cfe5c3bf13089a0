/** A city's venues as a list: what matters first, narrowed by words and kind, nearest first if wished. */
import type { Held, Position, Status, WireVenue } from '../../client.ts'
import { cardOf } from './card.ts'
import type { Card } from './card.ts'
import { ageText, clockText } from './when.ts'
import type { Here } from './when.ts'

/** One group of the list. */
export interface Section {
  id: 'open' | 'closing' | 'later' | 'unknown' | 'closed' | 'waiting'
  title: string
  cards: Card[]
}

/** What the resident chose. */
export interface Choice {
  words: string
  /** Empty: all kinds. */
  kind: string
  openOnly: boolean
  /** In the datum of the venues; null: not given. */
  position: Position | null
}

/** Words for kinds, in the order of the filter; a kind without a word is shown by its id. */
export const KINDS: Record<string, string> = {
  museum: '博物馆',
  library: '图书馆',
  'cultural-center': '文化馆',
  sports: '体育场馆',
  gallery: '美术馆',
  'science-museum': '科技馆',
  memorial: '纪念馆',
  theatre: '剧院',
  parking: '停车场',
  other: '其他',
}

/** Further than any place on Earth: venues without a position come last. */
const FAR = 1e9

const TITLES: [Section['id'], string][] = [
  ['closing', '快要关门'],
  ['open', '正在开放'],
  ['later', '今天稍后开放'],
  ['unknown', '时间不详'],
  ['closed', '现在关闭'],
  ['waiting', '待确认'],
]

/** The venues a list is of, a part named with its house: `株洲博物馆 · 停车场`. */
export function listed(venues: readonly WireVenue[], ids: ReadonlySet<string>): WireVenue[] {
  const names = new Map(venues.map(({ id, name }) => [id, name]))
  return venues
    .filter(({ id }) => ids.has(id))
    .map((venue) => {
      const house = names.get(venue.partOf ?? '')
      return house === undefined ? venue : { ...venue, name: `${house} · ${venue.name}` }
    })
}

/** The groups that hold anything, in the order of what matters. */
export function sectionsOf(
  venues: readonly WireVenue[],
  held: (id: string) => Held<Status> | null,
  choice: Choice,
  here: Here,
): Section[] {
  const rows = venues
    .filter((venue) => fits(venue, choice))
    .map((venue) => {
      const metres = metresBetween(choice.position, venue.location)
      const answer = held(venue.id)
      const card = cardOf(venue, answer, here.now, metres)
      return { card, metres, section: sectionOf(card, answer?.value ?? null, here.today) }
    })
  if (choice.position) rows.sort((a, b) => (a.metres ?? FAR) - (b.metres ?? FAR))
  const isWanted = (id: Section['id']) => !choice.openOnly || id === 'open' || id === 'closing'
  return TITLES.filter(([id]) => isWanted(id))
    .map(([id, title]) => ({
      id,
      title,
      cards: rows.filter(({ section }) => section === id).map(({ card }) => card),
    }))
    .filter(({ cards }) => cards.length)
}

/** What must be said above the list about the age of the answers; nothing while they are fresh. */
export function ageNote(held: readonly (Held<unknown> | null)[], here: Here): string {
  const known = held.filter((one) => one !== null)
  if (!known.length || known.every((one) => one.fresh)) return ''
  const oldest = known.reduce((a, b) => (a.asOf < b.asOf ? a : b))
  const isOffline = known.some((one) => one.failure?.kind === 'offline')
  const why = isOffline ? '没有网络' : '服务暂时没有回应'
  const since = `${clockText(oldest.asOf, here)} 的消息（${ageText(oldest.age)}）`
  return `${why}，以下是 ${since}，临时闭馆可能没有显示`
}

/** Metres between two positions of one datum (great circle); null if either is missing or datums differ. */
export function metresBetween(a: Position | null, b: Position | null): number | null {
  if (!a || !b || a.datum !== b.datum) return null
  const radians = Math.PI / 180
  const [y1, y2] = [a.lat * radians, b.lat * radians]
  const half = (angle: number) => Math.sin(angle / 2) ** 2
  const h = half(y2 - y1) + Math.cos(y1) * Math.cos(y2) * half((b.lon - a.lon) * radians)
  return 2 * 6_371_009 * Math.asin(Math.sqrt(h))
}

function fits(venue: WireVenue, { words, kind }: Choice): boolean {
  if (kind && venue.kind !== kind) return false
  const sought = words.toLowerCase().replace(/\s+/g, '')
  const syllables = (venue.pinyin ?? '').split(' ')
  const initials = syllables.map((syllable) => syllable.slice(0, 1)).join('')
  const names = [venue.name, venue.nameEn ?? '', ...venue.aliases, syllables.join(''), initials]
  return names.some((name) => name.toLowerCase().replace(/\s+/g, '').includes(sought))
}

function sectionOf(card: Card, status: Status | null, today: string): Section['id'] {
  if (!status || !card.sure) return 'waiting'
  if (card.closing) return 'closing'
  if (card.state !== 'closed') return card.state
  const isToday = status.opensNext?.slice(0, 10) === today
  return isToday && status.opensNextSure !== false ? 'later' : 'closed'
}
