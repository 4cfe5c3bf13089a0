/** Gold notices as the parser reads them, each with the official days as known on its day. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeCalendar } from '../../src/dataset/calendar.ts'
import { draft } from '../../src/notice/draft.ts'
import type { Draft } from '../../src/notice/draft.ts'
import type { CalendarData } from '../../src/core/model.ts'
import type { GoldNotice } from './gold.ts'

const files = new Map(
  readdirSync('data/calendar').map((f) => [f, readFileSync(join('data/calendar', f), 'utf8')]),
)
const calendars = new Map<string, CalendarData>()

/** Official days as known on a day; null for all that is on file. */
export function calendarOn(knownOn: string | null): CalendarData {
  const key = knownOn ?? ''
  let calendar = calendars.get(key)
  if (!calendar) calendars.set(key, (calendar = decodeCalendar(files, { knownOn }, [])))
  return calendar
}

/** The draft of a gold notice; its facts are not looked at. */
export function read(n: GoldNotice): Draft {
  return draft(n.text, {
    places: n.places,
    announced: n.publishedOn,
    title: n.title,
    publisher: n.publisher,
    calendar: calendarOn(n.publishedOn),
  })
}

/** Dates and times found by eye, in the original characters, that lie in no span of the draft. */
export function unaccounted(text: string, d: Draft): string[] {
  const points = Array.from(text)
  const at: number[] = []
  let plain = ''
  for (const [i, p] of points.entries())
    for (const c of p.normalize('NFKC')) {
      plain += c.length > 1 ? '□' : c
      at.push(i)
    }
  const spans = [...d.facts, ...d.newPlaces.flatMap((n) => n.facts), ...d.unread, ...d.decoys]
  const out: string[] = []
  for (const m of plain.matchAll(
    /\d{1,2} ?月 ?\d{1,2} ?[日号]|(?<![\d:])\d{1,2} ?: ?\d{2}(?!\d)|除夕|正月初./g,
  )) {
    const [start, end] = [at[m.index]!, at[m.index + m[0].length - 1]! + 1]
    if (!spans.some((s) => s.start < end && start < s.end)) out.push(`${m[0]} at ${start}`)
  }
  return out
}
