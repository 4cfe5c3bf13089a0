/** The city page of 100 venues: rendered without any cache, and warm beside a static response. */
import { Hono } from 'hono'
import type { CityContent } from '../../src/core/model.ts'
import { compile } from '../../src/core/schedule.ts'
import { DATA_DIR, loadFolder } from '../../src/dataset/read.ts'
import { cityPage } from '../../src/render/page.ts'
import { serviceOf } from '../http/service.ts'
import { rates, ratesAsync } from './harness.ts'
import type { Row } from './harness.ts'

/** 2024-02-12T10:00+08:00, within the Spring Festival of the founding notice. */
const HOLIDAY = Date.UTC(2024, 1, 12, 2) / 60_000

/** The first 100 venues of the repository's cities as one city, with the notices that speak of them. */
export function hundredVenues(): CityContent {
  const { cities } = loadFolder(DATA_DIR)
  const first = cities.find(({ city }) => city.id === 'zhuzhou')!
  const rest = cities.filter((content) => content !== first)
  const venues = [first, ...rest].flatMap((content) => content.venues).slice(0, 100)
  const ids = new Set(venues.map((venue) => venue.id))
  const notices = [first, ...rest]
    .flatMap((content) => content.notices)
    .map((notice) => ({
      ...notice,
      supersedes: [],
      rules: notice.rules.filter((rule) => rule.places.every((id) => ids.has(id))),
      programme: notice.programme.filter((item) => ids.has(item.venue)),
    }))
    .filter((notice) => notice.rules.length > 0)
  return { ...first, venues, notices }
}

/** Rows of the page. */
export async function* bench(): AsyncGenerator<Row> {
  const content = hundredVenues()
  const schedule = compile(content)
  let minute = 0
  const render = (of = schedule) =>
    cityPage({
      schedule: of,
      baseUrl: 'https://budayang.example',
      lang: 'zh-CN',
      elder: false,
      now: HOLIDAY + (minute++ % 480),
      at: null,
      reportTo: null,
      filters: { q: null, kind: null, enter: null },
    }).body
  const found = rates(
    {
      rendered: { ops: 1, run: () => render() },
      compiled: { ops: 1, run: () => render(compile(content)) },
    },
    3,
  )
  const none = { peer: null, limit: null, ratio: null, atLeast: null }
  yield {
    name: 'city page of 100 venues, no cache, pages/s per core',
    figure: found.rendered,
    ...none,
    note: `${venuesOn(render())} venues, ${Math.round(render().length / 1000)} kB before compression`,
  }
  yield {
    name: 'the same with the city compiled for every page',
    figure: found.compiled,
    ...none,
  }

  const service = await serviceOf({ cities: ['zhuzhou'] })
  try {
    service.clock.now = HOLIDAY * 60_000
    const { body } = await service.get('/zhuzhou')
    const still = new Hono().get('/zhuzhou', (c) => c.html(body))
    const ask = (app: Hono) => async () => {
      let bytes = 0
      for (let i = 0; i < 300; i++)
        bytes += (await (await app.request('/zhuzhou')).arrayBuffer()).byteLength
      return bytes
    }
    const { warm, fixed } = await ratesAsync({
      warm: { ops: 300, run: ask(service.app) },
      fixed: { ops: 300, run: ask(still) },
    })
    yield {
      name: 'city page, warm, requests/s',
      figure: warm,
      peer: null,
      limit: fixed,
      ratio: warm / fixed,
      atLeast: 0.5,
      note: `a static response of the same ${Buffer.byteLength(body)} bytes`,
    }
  } finally {
    service.close()
  }
}

function venuesOn(body: string): number {
  return body.split('<li class="card"').length - 1
}
