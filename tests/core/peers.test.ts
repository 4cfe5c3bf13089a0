/** What other systems get wrong or test well (PEERS.md), and a year beside npm opening_hours. */
import { describe, expect, it } from 'vitest'
import opening_hours from 'opening_hours'
import { compile, stateAt } from '../../src/core/schedule.ts'
import type { CityContent, Instant, State } from '../../src/core/model.ts'
import { dayOf } from '../../src/core/time.ts'
import { DATA_DIR, loadFolder } from '../../src/dataset/read.ts'
import { city } from '../oracle/build.ts'
import { askEngine, askOracle } from '../oracle/view.ts'
import { peers } from './cases/peers.ts'

describe('peers', () => {
  it.each(peers.map((c) => [c.name, c.question, c] as const))('%s: %s', (_name, question, c) => {
    expect(askEngine(c.content, question)).toBe(c.answer)
    const naive = askOracle(c.content, question)
    if (naive !== null) expect(naive, 'the naive evaluator').toBe(c.answer)
  })
})

/** A rule set in our notation and in OSM's, over the days of a year on which both can speak. */
type Pair = [name: string, rules: string[], place: string, osm: string]

// calendar none: opening_hours.js has no Chinese holidays worth the name (PEERS.md §3)
const PAIRS: Pair[] = [
  ['a week', ['m days=mo-fr open=09:00-17:00', 'm days=sa-su closed'], 'm', 'Mo-Fr 09:00-17:00'],
  [
    'two sessions, closed on Mondays',
    ['m days=tu-su open=08:30-12:00,14:30-17:30', 'm days=mo closed'],
    'm',
    'Tu-Su 08:30-12:00,14:30-17:30',
  ],
  [
    'nights at the weekend',
    ['m days=fr,sa open=16:00-29:00', 'm days=su-su closed', 'm days=mo-th open=10:00-18:00'],
    'm',
    'Fr,Sa 16:00-29:00; Mo-Th 10:00-18:00',
  ],
  [
    'a season',
    ['m open=09:00-17:00', 'm on=06-01/08-31 open=09:00-20:00'],
    'm',
    'Mo-Su 09:00-17:00; Jun 01-Aug 31 09:00-20:00',
  ],
  [
    'a season over New Year',
    ['m open=09:00-18:00', 'm on=11-01/03-31 open=09:00-16:30'],
    'm',
    'Mo-Su 09:00-18:00; Nov 01-Mar 31 09:00-16:30',
  ],
  [
    'the first Wednesday and the last Friday',
    ['m days=we[1] open=10:00-12:00', 'm days=fr[-1] open=14:00-20:00', 'm closed'],
    'm',
    'We[1] 10:00-12:00; Fr[-1] 14:00-20:00',
  ],
  [
    'dated closures and hours',
    [
      'm open=09:00-17:00',
      '@2024-01-02 m on=2024-02-10/2024-02-14 closed',
      '@2024-01-03 m on=2024-02-09,2024-12-31 open=09:00-12:00',
    ],
    'm',
    'Mo-Su 09:00-17:00; 2024 Feb 10-2024 Feb 14 off; 2024 Feb 09 09:00-12:00; 2024 Dec 31 09:00-12:00',
  ],
  [
    'an evening on top',
    ['m open=09:00-17:00', '@2024-02-08 m on=2024-02-16 also=17:00-20:30'],
    'm',
    'Mo-Su 09:00-17:00, 2024 Feb 16 17:00-20:30',
  ],
  [
    'a day whose hours are not known',
    ['m days=mo open=unstated', 'm days=tu-su open=09:00-17:00'],
    'm',
    'Mo unknown; Tu-Su 09:00-17:00',
  ],
  ['round the clock', ['m open=all-day'], 'm', '24/7'],
]

describe('a year beside opening_hours.js', () => {
  it.each(PAIRS)('%s', (_name, rules, place, osm) => {
    const content = city(rules, { calendar: 'none' })
    expect(compareYear(content, place, osm, '2024-01-01', '2025-01-01')).toBeNull()
  })

  it('would notice a minute', () => {
    const content = city(['m open=09:00-17:00'], { calendar: 'none' })
    const said = compareYear(content, 'm', 'Mo-Su 09:00-17:01', '2024-01-01', '2024-01-08')
    expect(said).toBe('2024-01-01T17:00: ours closed, theirs open')
  })

  // the founding notice: unknown on all days it does not speak of, as DESIGN §3.2 has it
  const ROOMS = '2024 Feb 10-2024 Feb 14 08:30-12:00,14:30-17:30'
  const LATE = '2024 Feb 15-2024 Feb 17 08:30-17:30'
  const founding: [place: string, osm: string, from: string, to: string][] = [
    [
      'zhuzhou-library-periodicals',
      `unknown; 2024 Feb 09 08:30-12:00,12:00-17:30; ${ROOMS}; ${LATE}`,
      '2024-01-01',
      '2025-01-01',
    ],
    [
      'zhuzhou-library-children',
      `unknown; 2024 Feb 09 08:30-12:00; 2024 Feb 10-2024 Feb 14 off; ${LATE}`,
      '2024-01-01',
      '2025-01-01',
    ],
    [
      'zhuzhou-library-picture-books',
      'unknown; 2024 Feb 09 08:30-12:00; 2024 Feb 10-2024 Feb 14 off; 2024 Feb 15-2024 Feb 17 08:30-12:00,14:30-17:30',
      '2024-01-01',
      '2025-01-01',
    ],
    [
      'zhuzhou-library',
      `unknown; 2024 Feb 09 08:30-12:00,12:00-17:30; ${ROOMS}; ${LATE}`,
      '2024-01-01',
      '2025-01-01',
    ],
    [
      'zhuzhou-museum-parking',
      'unknown; 2024 Feb 03-2024 Feb 24 09:00-23:00',
      '2024-01-01',
      '2025-01-01',
    ],
    [
      'zhuzhou-museum',
      // its Mondays are open on statutory holidays, which are written out: the peer does not know them
      'Tu-Su 09:00-17:00; 2024 Jan 01 09:00-17:00; 2024 Jun 10 09:00-17:00; ' +
        '2024 Feb 09-2024 Feb 11 10:00-16:00; 2024 Feb 12-2024 Feb 17 09:00-17:00; ' +
        '2024 Sep 16 09:00-17:00; ' +
        '2024 Feb 16 09:00-17:00,17:00-20:30; 2024 Feb 24 09:00-17:00,17:00-20:30; ' +
        '2024 Oct 07 09:00-17:00',
      '2024-01-01',
      '2025-01-01',
    ],
  ]
  const zhuzhou = loadFolder(DATA_DIR).cities.find((c) => c.city.id === 'zhuzhou')!
  it.each(founding)('%s', (place, osm, from, to) => {
    expect(compareYear(zhuzhou, place, osm, from, to)).toBeNull()
  })
})

/**
 * Both at every boundary of either and the minutes around it, at one-minute steps; the process may run
 * in any zone, so the peer is asked in its own local time. Null if they agree, else the first difference.
 */
function compareYear(
  content: CityContent,
  place: string,
  osm: string,
  from: string,
  to: string,
): string | null {
  const schedule = compile(content)
  const ours = schedule.places.get(place)!
  const theirs = new opening_hours(osm, null, { locale: 'en' } as never)
  const asked = new Set<number>()
  const first = dayOf(from) * 1440
  const last = dayOf(to) * 1440
  // every half hour is where a boundary may be: all our hours end on them
  for (let local = first; local < last; local += 30)
    for (const minute of [local - 1, local, local + 1])
      if (minute >= first && minute < last) asked.add(minute)
  for (const local of asked) {
    const peer = peerState(theirs, local)
    if (peer === null) continue
    const engine = stateAt(schedule, ours, local - 480)
    if (engine !== peer)
      return `${new Date(local * 60000).toISOString().slice(0, 16)}: ours ${engine}, theirs ${peer}`
  }
  return null
}

/** What the peer says at a wall time; it reads the process's local time: the same wall clock there as at the venue. */
function peerState(peer: InstanceType<typeof opening_hours>, local: Instant): State | null {
  const d = new Date(local * 60000)
  const wall = new Date(
    d.getUTCFullYear(),
    d.getUTCMonth(),
    d.getUTCDate(),
    d.getUTCHours(),
    d.getUTCMinutes(),
  )
  // a wall time that the process's own zone skips cannot be asked
  if (wall.getHours() !== d.getUTCHours() || wall.getMinutes() !== d.getUTCMinutes()) return null
  if (peer.getState(wall)) return 'open'
  return peer.getUnknown(wall) ? 'unknown' : 'closed'
}
