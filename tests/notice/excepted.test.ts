/** Days and houses taken out of others, dates and times with dots, and what follows a holiday. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'

const calendar = builtinCalendar('2026-02-09')
const place = (id: string, name: string, aliases: string[], partOf: string | null = null) => ({
  id,
  name,
  aliases,
  partOf,
  kind: 'other',
})
const places = [
  place('m', '云浦市博物馆', ['市博']),
  place('m1', '临展厅', [], 'm'),
  place('m2', '常设展厅', [], 'm'),
  place('l', '云浦市图书馆', ['市图']),
  place('c', '云浦市文化馆', []),
]

const CASES: [text: string, ...facts: string[]][] = [
  [
    '2月17日至23日（除2月19日外）每日9:00-17:00开放。',
    'm 2026-02-17..2026-02-18 2026-02-20..2026-02-23 09:00-17:00',
    'm 2026-02-19 closed implied',
  ],
  [
    '2月17日至20日每天9:00-17:00开放（2月19日除外）。',
    'm 2026-02-17..2026-02-18 2026-02-20 09:00-17:00',
    'm 2026-02-19 closed implied',
  ],
  [
    '2月15日至23日，除2月16日（除夕）下午闭馆外，每日9:00-17:00开放。',
    'm 2026-02-16 12:00-? remove',
    'm 2026-02-15..2026-02-23 09:00-17:00',
  ],
  [
    '除周一例行闭馆外，2月15日至18日9:00-17:00开放。',
    'm 2026-02-16 closed',
    'm 2026-02-15 2026-02-17 2026-02-18 09:00-17:00',
  ],
  [
    '2月17日至23日，除市图外，各馆正常开放。',
    'm 2026-02-17..2026-02-23 regular implied',
    'c 2026-02-17..2026-02-23 regular implied',
  ],
  [
    '各馆（市图除外）2月17日至23日正常开放。',
    'm 2026-02-17..2026-02-23 regular',
    'c 2026-02-17..2026-02-23 regular',
  ],
  [
    '除市图、市文化馆外，我市其他公共文化场馆春节期间照常开放。',
    'm 2026-02-15..2026-02-23 regular implied',
  ],
  [
    '自2月24日起，市博周二至周日9:00-17:00开放，周一闭馆；市图每天8:30-21:00开放。',
    'm tu,we,th,fr,sa,su from 2026-02-24 09:00-17:00',
    'm mo from 2026-02-24 closed',
    'l 2026-02-24.. 08:30-21:00',
  ],
  [
    '2.15—2.20 9.00-17.00开放，16.30停止入馆。2.21恢复正常开放。',
    'm 2026-02-15..2026-02-20 09:00-17:00 <16:30',
    'm 2026-02-21.. regular',
  ],
  [
    '2026.02.15至2026.02.23期间，每天9:00-17:00开放（2.16闭馆）。',
    'm 2026-02-16 closed',
    'm 2026-02-15 2026-02-17..2026-02-23 09:00-17:00',
  ],
  ['春节假期结束后恢复正常开放。', 'm 2026-02-24.. regular implied'],
  ['2月24日恢复夏令时开放时间（9:00-17:30）。', 'm 2026-02-24.. 09:00-17:30'],
  [
    '2月15日至23日闭馆，2月23日起恢复正常开放。',
    'm 2026-02-15..2026-02-23 closed ambiguous',
    'm 2026-02-23.. regular ambiguous',
  ],
  [
    '2月15日至23日放假调休，共9天；2月14日（周六）、2月28日（周六）上班。2月16日闭馆。',
    'm 2026-02-16 closed',
  ],
  [
    '日期 博物馆 图书馆\n2月16日 闭馆 9:00-12:00\n2月17日 9:00-17:00 闭馆',
    'm 2026-02-16 closed',
    'l 2026-02-16 09:00-12:00',
    'm 2026-02-17 09:00-17:00',
    'l 2026-02-17 closed',
  ],
]

test.each(CASES)('%s', (text, ...facts) => {
  const [title, publisher] = ['云浦市博物馆2026年春节开放公告', '云浦市博物馆']
  const read = draft(text, { places, announced: '2026-02-09', title, publisher, calendar })
  const said = read.facts.map((f) => {
    const days = Array.isArray(f.dates)
      ? f.dates.map((d) => (typeof d === 'string' ? d : d.map((end) => end ?? '').join('..')))
      : [f.dates.weekly.join(','), ...(f.dates.from ? ['from', f.dates.from] : [])]
    const hours =
      typeof f.hours === 'string'
        ? [f.hours]
        : f.hours.map((w) => w.map((end) => end ?? '?').join('-'))
    const rest = [f.effect, f.certainty].filter((x) => !/^(?:set|stated)$/.test(x))
    return [f.place, ...days, ...hours, ...rest, ...(f.lastEntry ? [`<${f.lastEntry}`] : [])].join(
      ' ',
    )
  })
  expect(said).toEqual(facts)
  expect(read.unread).toEqual([])
})
