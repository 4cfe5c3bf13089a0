/** There and back: rules → text → rules, and what differs. */
import { announce, meaningOf } from '../../src/dataset/announce.ts'
import { draftNotice } from '../../src/dataset/drafting.ts'
import { draft } from '../../src/notice/draft.ts'
import type { CityContent, Notice } from '../../src/core/model.ts'

/** What came of writing a notice out and reading it again. */
export interface Round {
  text: string
  /** Lines of meaning that the text lost, and that it gained. */
  lost: string[]
  gained: string[]
  unread: string[]
  unsaid: string[]
}

/** Writes a notice in Chinese and drafts the text, knowing of it what an editor would know. */
export function roundTrip(notice: Notice, content: CityContent): Round {
  const { title, text, unsaid } = announce(notice, content)
  const places = content.venues.map(({ id, name, aliases, partOf, kind }) => ({
    id,
    name,
    aliases,
    partOf,
    kind,
  }))
  const announced = notice.announced.at.slice(0, 10)
  const { publisher } = notice
  const read = draft(text, { places, title, publisher, announced, calendar: content.calendar })
  const back = draftNotice(read, text, { id: notice.id, title, publisher, announced })
  const said = meaningOf(notice, content)
  const heard = meaningOf(back.notice, content)
  return {
    text,
    lost: said.filter((line) => !heard.includes(line)),
    gained: heard.filter((line) => !said.includes(line)),
    unread: read.unread.map((one) => `${one.text} (${one.why})`),
    unsaid,
  }
}
