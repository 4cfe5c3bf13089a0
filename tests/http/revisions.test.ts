import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CityContent } from '../../src/core/model.ts'
import { compile } from '../../src/core/schedule.ts'
import { decode } from '../../src/dataset/decode.ts'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { eventDigests } from '../../src/render/feed.ts'
import type { Revision } from '../../src/store/store.ts'
import { faultsOf, NOW, serviceOf } from './service.ts'
import type { Service } from './service.ts'

const HOUR = 3_600_000
let service: Service
const revisions: Revision[] = []

/** A museum open until `end`, with a notice for the Spring Festival of 2027 if `festival`. */
function content(end: string, festival: string | null): CityContent {
  const files = new Map([
    [
      'cities/hill/venues.yaml',
      `city: {id: hill, name: 山城, timezone: Asia/Shanghai, calendar: CN}
venues:
  - id: hill-museum
    name: 博物馆
    kind: museum
    standing:
      - {days: [tu, we, th, fr, sa, su], open: 09:00-${end}, holidays: same, source: {publisher: 馆, title: 时间, date: 2026-01-01}}
  - {id: hill-hall, name: 礼堂, kind: theatre}
`,
    ],
  ])
  if (festival)
    files.set(
      'cities/hill/notices/2027-02-spring.yaml',
      `id: hill-2027-spring
title: 春节安排
publisher: 馆
announced: 2026-11-20
rules:
  - {clause: 1, venue: hill-museum, on: 2027-02-06/2027-02-08, open: ${festival}}
`,
    )
  const { cities, issues } = decode({ files }, builtinCalendar())
  if (cities.length !== 1) throw new Error(JSON.stringify(issues))
  return cities[0]!
}

async function publish(edition: CityContent, at: number): Promise<Revision> {
  const events = eventDigests(compile(edition))
  const how = { at: at / 60_000, by: 'editor', note: '', kind: 'publish' as const }
  const done = await service.store.publish([{ content: edition, events }], how)
  if (done.outcome !== 'published') throw new Error(done.outcome)
  return done.revisions[0]!
}

beforeAll(async () => {
  service = await serviceOf({ dir: null })
  revisions.push(await publish(content('17:00', null), NOW))
  revisions.push(await publish(content('17:00', '10:00-16:00'), NOW + HOUR))
  revisions.push(await publish(content('18:00', '10:00-16:00'), NOW + 2 * HOUR))
  service.clock.now = NOW + 3 * HOUR
})
afterAll(() => service.close())

const hours = '/v1/venues/hill-museum/hours?from=2027-02-06&to=2027-02-06'
const ends = async (path: string) =>
  (await service.get(path)).body.days[0].windows.map((window: any) => window.end)

describe('what was said then', () => {
  test.each([
    ['now', '', ['16:00']],
    ['the first revision', 0, ['17:00']],
    ['the second', 1, ['16:00']],
  ])('%s', async (_, index, expected) => {
    const query = typeof index === 'number' ? `&revision=${revisions[index]!.id}` : ''
    expect(await ends(hours + query)).toEqual(expected)
  })

  test.each([
    ['in its first hour', NOW + HOUR / 2, '17:00'],
    ['a minute before the second', NOW + HOUR - 60_000, '17:00'],
    ['as the second appeared', NOW + HOUR, '16:00'],
    ['later than now', NOW + 10 * HOUR, '16:00'],
  ])('asOf %s', async (_, at, end) => {
    const asOf = new Date(at).toISOString().slice(0, 16) + 'Z'
    expect(await ends(`${hours}&asOf=${asOf}`)).toEqual([end])
  })

  test('before anything was published there is nothing to say', async () => {
    const { response, body } = await service.get(`${hours}&asOf=2026-11-22T07:59`)
    expect(response.status).toBe(404)
    expect(body.detail).toContain('nothing was published of hill at 2026-11-22T07:59:00+08:00')
  })

  test('feeds, lists and notices of a revision', async () => {
    const first = `revision=${revisions[0]!.id}`
    expect((await service.get(`/v1/notices?${first}`)).body.items).toEqual([])
    expect((await service.get(`/v1/notices?city=hill`)).body.items.length).toBe(1)
    expect((await service.get(`/feeds/hill-museum.ics?${first}`)).body).not.toContain('20270206')
    expect((await service.get('/feeds/hill-museum.ics')).body).toContain('20270206')
    expect((await service.get(`/v1/notices/hill-2027-spring?${first}`)).response.status).toBe(404)
    expect((await service.get(`/v1/cities/hill?${first}`)).body.revision).toBe(revisions[0]!.id)
  })
})

test('history, latest first', async () => {
  const { body } = await service.get('/v1/revisions?city=hill&limit=2')
  expect(body.items.map((one: any) => one.id)).toEqual([revisions[2]!.id, revisions[1]!.id])
  expect(body.items.map((one: any) => one.head)).toEqual([true, false])
  expect(body.items[0].parent).toBe(revisions[1]!.id)
  const rest = await service.get(`/v1/revisions?city=hill&limit=2&cursor=${body.next}`)
  expect(rest.body.items.map((one: any) => one.id)).toEqual([revisions[0]!.id])
  expect(rest.body.next).toBeNull()
})

describe('what changed', () => {
  test('a notice changes the days it speaks of', async () => {
    const path = `/v1/changes?since=${revisions[0]!.id}&from=2027-02-01&to=2027-02-28`
    const { response, body } = await service.get(path)
    expect(faultsOf(path, response, body)).toBeNull()
    expect(body).toMatchObject({ city: 'hill', revision: revisions[2]!.id })
    const [museum, ...others] = body.venues
    expect([museum.venue.id, others]).toEqual(['hill-museum', []])
    const day = museum.days.find((one: any) => one.date === '2027-02-06')
    expect(day.before.windows[0].end).toBe('17:00')
    expect(day.after.windows[0]).toMatchObject({ start: '10:00', end: '16:00' })
  })

  test('without dates it looks at the days of which the change speaks', async () => {
    const made = await serviceOf({ dir: null })
    const old = service
    service = made
    const a = await publish(content('17:00', null), NOW)
    await publish(content('17:00', '10:00-16:00'), NOW + HOUR)
    made.clock.now = NOW + 2 * HOUR
    const { body } = await made.get(`/v1/changes?since=${a.id}`)
    expect([body.from, body.to]).toEqual(['2027-02-06', '2027-02-08'])
    expect(body.venues[0].days.map((day: any) => day.date)).toEqual([
      '2027-02-06',
      '2027-02-07',
      '2027-02-08',
    ])
    service = old
    made.close()
  })

  test('nothing since the head', async () => {
    const { body } = await service.get(`/v1/changes?since=${revisions[2]!.id}`)
    expect(body.venues).toEqual([])
  })
})
