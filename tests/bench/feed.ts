/**
 * The city feed of 100 venues over a year of regular days, engine and words included, against bare
 * ical-generator writing the same events from values it is handed; and a warm feed against static bytes.
 */
import { Hono } from 'hono'
import ical from 'ical-generator'
import type { CityContent } from '../../src/core/model.ts'
import { compile } from '../../src/core/schedule.ts'
import { DAY, dayOf } from '../../src/core/time.ts'
import { eventsOf, feedOf, feedPlaces, PLAIN } from '../../src/render/feed.ts'
import { feedWords } from '../../src/render/feed-words.ts'
import { serviceOf } from '../http/service.ts'
import { city } from '../oracle/build.ts'
import { rates, ratesAsync } from './harness.ts'
import type { Row } from './harness.ts'

/** Rows of `npm run bench` for feeds. */
export async function* bench(): AsyncGenerator<Row> {
  yield yearOfFeeds()
  yield await warmFeed()
}

/** A feed already made, through the whole app, against an app that hands out the same bytes and headers. */
async function warmFeed(): Promise<Row> {
  const service = await serviceOf({ cities: ['zhuzhou'] })
  const first = await service.app.request('/feeds/city/zhuzhou.ics')
  const headers = Object.fromEntries(first.headers)
  const body = await first.text()
  const bare = new Hono().get('/static', () => new Response(body, { headers }))
  const asked = (app: Hono, path: string) => async () => {
    for (let i = 0; i < 500; i++) await (await app.request(path)).arrayBuffer()
  }
  const speed = await ratesAsync({
    ours: { ops: 500, run: asked(service.app, '/feeds/city/zhuzhou.ics') },
    limit: { ops: 500, run: asked(bare, '/static') },
  })
  service.close()
  return {
    name: `warm city feed (${body.length} characters)`,
    figure: speed.ours,
    peer: null,
    limit: speed.limit,
    ratio: speed.ours / speed.limit,
    atLeast: 0.8,
    note: 'requests per second in process, against a static response of the same size',
  }
}

function yearOfFeeds(): Row {
  const schedule = compile(hundredVenues())
  const places = feedPlaces(schedule, { kind: null })
  const regular = { from: dayOf('2025-01-01'), to: dayOf('2025-12-31') }
  const events = eventsOf(schedule, places, { regular })
  const handed = events.map((event) => {
    const { span } = event
    const scale = span.allDay ? DAY * 60000 : 60000
    const words = feedWords(schedule, event, 'zh-CN')
    return {
      id: event.uid,
      allDay: span.allDay,
      start: new Date(span.from * scale),
      end: new Date(span.to! * scale),
      stamp: new Date(event.sourceDate * 60000),
      lastModified: new Date(event.sourceDate * 60000),
      sequence: event.sourceDate,
      summary: words.summary,
      description: words.description,
      location: { title: words.place, address: words.address! },
      url: `https://budayang.example/venues/${event.place.venue.id}`,
      categories: [{ name: words.category }],
    }
  })
  const options = {
    ...PLAIN,
    title: '镇',
    lang: 'zh-CN' as const,
    regular,
    baseUrl: 'https://budayang.example',
    path: '/feeds/city/town.ics',
    page: '/town',
  }
  const stamps = new Map<string, { changedAt: number }>()
  const speed = rates(
    {
      ours: { ops: 1, run: () => feedOf([{ schedule, places, stamps }], options).length },
      peer: { ops: 1, run: () => ical({ name: '镇', events: handed }).toString().length },
    },
    3,
  )
  const times = speed.peer / speed.ours
  return {
    name: `city feed of 100 venues over a year (${events.length} events)`,
    figure: speed.ours,
    peer: speed.peer,
    limit: null,
    ratio: speed.ours / speed.peer,
    atLeast: 1 / 1.3,
    note: `feeds per second; ours takes ${times.toFixed(2)} times as long as bare ical-generator`,
  }
}

/** Two sessions on weekdays, one long day at weekends, closed on Mondays; booking and sources as usual. */
function hundredVenues(): CityContent {
  const ids = Array.from({ length: 100 }, (_, i) => `venue-${i}`)
  const rules = ids.flatMap((id) => [
    `${id} days=tu-fr open=09:00-12:00<11:30,14:00-17:00<16:30 src=2024-05-01 holidays=same`,
    `${id} days=sa-su open=09:00-17:00<16:30 src=2024-05-01 holidays=same`,
    `${id} days=mo closed src=2024-05-01 holidays=same`,
    `${id} default book=book-ahead+max7+cut16:00 fee=free`,
  ])
  const content = city(rules, { places: ids.join(',') })
  for (const [i, venue] of content.venues.entries()) {
    venue.name = `镇第${i}博物馆`
    venue.address = `镇文化路${i}号`
  }
  return content
}
