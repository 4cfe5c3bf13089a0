/** Small made-up cities for the store's tests; the store looks at ids, not at sense. */
import type { CityContent, Notice, Venue } from '../../src/core/model.ts'
import type { Edition } from '../../src/store/store.ts'
import type { EventDigest } from '../../src/store/stamps.ts'

/** A city with these venues (`new<old` gives a former id) and notices. */
export function city(id: string, venues: string[], notices: string[] = []): CityContent {
  return {
    format: 1,
    city: { id, name: id, nameEn: null, timezone: 'Asia/Shanghai', calendar: 'CN' },
    venues: venues.map(venue),
    notices: notices.map(notice),
    calendar: { years: [], lunar: {} },
  }
}

/** An edition whose feed has these events: `uid=digest`. */
export function edition(content: CityContent, events: string[] = [], sourceDate = 100): Edition {
  return { content, events: eventsOf(events, sourceDate) }
}

/** Feed events written as `uid=digest`. */
export function eventsOf(events: string[], sourceDate: number): EventDigest[] {
  return events.map((event) => {
    const [uid = '', digest = ''] = event.split('=')
    return { uid, digest, sourceDate }
  })
}

function venue(written: string): Venue {
  const [id = '', ...formerIds] = written.split('<')
  return {
    id,
    name: `场馆 ${id}`,
    nameEn: null,
    pinyin: null,
    aliases: [],
    kind: 'museum',
    partOf: null,
    ownHours: false,
    address: null,
    phone: null,
    website: null,
    location: null,
    formerIds,
    fee: null,
    booking: null,
    standing: [],
    sources: [],
    doubts: null,
  }
}

function notice(id: string): Notice {
  return {
    id,
    title: `公告 ${id}`,
    publisher: '出版者',
    url: null,
    announced: { at: '2024-02-08', by: false },
    covers: null,
    layer: 'notice',
    supersedes: [],
    note: null,
    rules: [],
    programme: [],
  }
}
