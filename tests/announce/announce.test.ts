/** Rules written out as a notice, and read back from it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { announce, meaningOf } from '../../src/dataset/announce.ts'
import { draftNotice } from '../../src/dataset/drafting.ts'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import type { CityContent, Kind } from '../../src/core/model.ts'
import { randomNotice } from './random.ts'
import { roundTrip } from './round.ts'

const calendar = builtinCalendar()

describe('rules → text → rules', () => {
  test.each([...'0123456789'])('the hundred seeds from %s00', (digit) => {
    const hundred = Number(digit)
    const bad: unknown[] = []
    for (let seed = hundred * 100; seed < (hundred + 1) * 100; seed++) {
      const { notice, content } = randomNotice(seed, calendar)
      const { text, lost, gained, unread, unsaid } = roundTrip(notice, content)
      if (lost.length + gained.length + unread.length + unsaid.length > 0)
        bad.push({ seed, text, lost, gained, unread, unsaid })
    }
    expect(bad).toEqual([])
  })

  test('a text with one time changed does not mean the same', () => {
    const { notice, content } = randomNotice(20, calendar)
    const { title, text } = announce(notice, content)
    const changed = text.replace(/\d{1,2}:30/, '7:15')
    expect(changed).not.toBe(text)
    const { publisher, announced } = notice
    const head = { title, publisher, announced: announced.at }
    const read = draft(changed, { places: content.venues, ...head, calendar })
    const back = draftNotice(read, changed, { id: notice.id, ...head })
    expect(meaningOf(back.notice, content)).not.toEqual(meaningOf(notice, content))
  })
})

const DEV = join(import.meta.dirname, '../../../shared/notices-dev')
const files = existsSync(DEV) ? readdirSync(DEV).filter((name) => /^\d+\.json$/.test(name)) : []
if (files.length === 0) console.warn(`SKIPPED: ${DEV} is not there; its notices are not announced`)

describe.skipIf(files.length === 0)('notices drafted, announced and drafted again', () => {
  test.each(files)('%s', (file) => {
    const given = JSON.parse(readFileSync(join(DEV, file), 'utf8')) as DevNotice
    const { content, notice } = draftedFrom(given)
    const { lost, gained } = roundTrip(notice, content)
    expect({ lost, gained }).toEqual({ lost: [], gained: [] })
  })
})

interface DevNotice {
  id: string
  title: string
  publisher: string
  publishedOn: string | null
  text: string
  places: { id: string; name: string; aliases: string[]; partOf: string | null; kind: string }[]
}

function draftedFrom({ id, title, publisher, publishedOn, text, places }: DevNotice) {
  const read = draft(text, { places, title, publisher, announced: publishedOn, calendar })
  const head = { id: `dev-${id}`, title, publisher, announced: publishedOn }
  const { notice } = draftNotice(read, text, head)
  const city = {
    id: 'dev',
    name: '',
    nameEn: null,
    timezone: 'Asia/Shanghai',
    calendar: 'CN' as const,
  }
  const venues = places.map((place) => ({
    ...place,
    kind: place.kind as Kind,
    nameEn: null,
    pinyin: null,
    ownHours: false,
    address: null,
    phone: null,
    website: null,
    location: null,
    formerIds: [],
    fee: null,
    booking: null,
    standing: [],
    sources: [],
    doubts: null,
  }))
  const content: CityContent = { format: 1, city, venues, notices: [notice], calendar }
  return { content, notice }
}
