/** A small data folder to vary: a hall with two rooms, and one notice. */
import type { Folder } from '../../src/dataset/decode.ts'
import { builtinCalendar } from '../../src/dataset/read.ts'

export const CALENDAR = builtinCalendar()

export interface Variation {
  /** Lines of the notice's `rules:`. */
  rules?: string[]
  programme?: string[]
  /** More lines at the head of the notice. */
  head?: string
  announced?: string
  /** Lines under the hall's `standing:`. */
  standing?: string[]
  /** More venues, indented as list items of `venues:`. */
  venues?: string
  city?: string
}

/** The files of the folder, one thing changed. */
export function folder({
  rules = ['{clause: 1, venue: hall, on: 2024-02-09, open: 09:00-17:00}'],
  programme = [],
  head = 'covers: 2024-02-03/2024-02-24',
  announced = '2024-02-08',
  standing = [],
  venues = '',
  city = '{id: town, name: 某市, timezone: Asia/Shanghai, calendar: CN}',
}: Variation): Folder {
  const list = (key: string, lines: string[], indent = '') =>
    lines.length > 0 ? `${indent}${key}:\n${lines.map((l) => `${indent}  - ${l}\n`).join('')}` : ''
  return {
    files: new Map([
      [
        'cities/town/venues.yaml',
        `city: ${city}
channels:
  account: {kind: official-account, name: 某馆}
venues:
  - id: hall
    name: 会堂
    kind: museum
${list('standing', standing, '    ')}    parts:
      - {id: room, name: 一室, kind: other}
      - {id: desk, name: 二室, kind: other}${venues}
`,
      ],
      [
        'cities/town/notices/a.yaml',
        `id: town-2024
title: 公告
publisher: 某馆
announced: ${announced}
${head}
${list('rules', rules)}${list('programme', programme)}`,
      ],
    ]),
  }
}
