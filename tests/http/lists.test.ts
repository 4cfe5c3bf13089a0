import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { distance, inDatum } from '../../src/http/near.ts'
import { serviceOf } from './service.ts'
import type { Service } from './service.ts'

let service: Service
let abroad: Service
beforeAll(async () => {
  service = await serviceOf({ cities: ['zhuzhou'] })
  abroad = await serviceOf({ dir: new URL('./abroad', import.meta.url).pathname })
})
afterAll(() => {
  service.close()
  abroad.close()
})

const idsOf = (body: any): string[] => body.items.map((item: any) => item.id ?? item.venue.id)

describe('finding a venue by words', () => {
  test.each([
    ['name', '株洲博物馆', 'zhuzhou-museum'],
    ['part of the name', '博物馆', 'zhuzhou-museum'],
    ['alias', '市博物馆', 'zhuzhou-museum'],
    ['English, any case', 'ZHUZHOU museum', 'zhuzhou-museum'],
    ['pinyin together', 'bowuguan', 'zhuzhou-museum'],
    ['pinyin apart', 'zhuzhou bowuguan', 'zhuzhou-museum'],
    ['initials', 'zzbwg', 'zhuzhou-museum'],
    ['full width', 'Z', 'zhuzhou-museum'],
    ['two words in any order', 'museum zhuzhou', 'zhuzhou-museum'],
    ['id', 'zhuzhou-museum-parking', 'zhuzhou-museum-parking'],
  ])('%s', async (_, words, id) => {
    const { body } = await service.get(`/v1/venues?q=${encodeURIComponent(words)}&limit=200`)
    expect(idsOf(body)).toContain(id)
  })

  test('the exact name comes first, and nonsense finds nothing', async () => {
    const named = await service.get(`/v1/venues?q=${encodeURIComponent('株洲博物馆')}`)
    expect(idsOf(named.body)[0]).toBe('zhuzhou-museum')
    const none = await service.get('/v1/venues?q=qqqqq')
    expect(none.body).toEqual({ items: [], next: null })
  })
})

describe('pages', () => {
  test.each([
    '/v1/venues?city=zhuzhou',
    '/v1/open?state=open,closed,unknown',
    '/v1/notices?city=zhuzhou',
  ])('%s: every item once, whatever the size of pages', async (list) => {
    const join = list.includes('?') ? '&' : '?'
    const whole = idsOf((await service.get(`${list}${join}limit=200`)).body)
    for (const limit of [1, 2, 5, whole.length]) {
      const seen: string[] = []
      let cursor: string | null = null
      do {
        const { body }: { body: any } = await service.get(
          `${list}${join}limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`,
        )
        expect(body.items.length).toBeLessThanOrEqual(limit)
        seen.push(...idsOf(body))
        cursor = body.next
      } while (cursor)
      expect(seen).toEqual(whole)
    }
  })

  test('counts are over all, whatever the page and the state asked', async () => {
    const at = 'at=2024-02-16T18:00'
    const { body: all } = await service.get(`/v1/open?${at}&state=open,closed,unknown&limit=200`)
    const counted = { open: 0, closed: 0, unknown: 0 } as Record<string, number>
    for (const item of all.items) counted[item.status.state]!++
    expect(all.counts).toEqual(counted)
    const { body: one } = await service.get(`/v1/open?${at}&limit=1`)
    expect([one.items.length, one.counts]).toEqual([1, counted])
    expect(one.next).not.toBeNull()
  })
})

describe('what is listed', () => {
  test('a museum with a car park is, a house of halls is not, a room is told of by its library', async () => {
    const { body } = await service.get('/v1/open?state=open,closed,unknown&limit=200')
    const ids = idsOf(body)
    expect(ids).toEqual(
      expect.arrayContaining([
        'zhuzhou-museum',
        'zhuzhou-museum-parking',
        'zhuzhou-library',
        'zhuzhou-wushu-base',
      ]),
    )
    expect(ids).not.toContain('zhuzhou-fitness-center')
    expect(ids).not.toContain('zhuzhou-library-periodicals')
  })

  test.each([
    [
      'open on the eve',
      '2024-02-09T11:00',
      'canEnter=yes',
      ['zhuzhou-badminton-hall', 'zhuzhou-ball-plaza'],
    ],
    ['with a booking', '2024-02-16T18:00', 'canEnter=with-booking', ['zhuzhou-museum']],
  ])('%s', async (_, at, filter, ids) => {
    const { body } = await service.get(`/v1/open?at=${at}&${filter}&limit=200`)
    expect(idsOf(body)).toEqual(ids)
  })
})

describe('positions', () => {
  test.each([
    ['the same place', [27.83, 113.13], [27.83, 113.13], 0],
    // one degree of latitude on the mean sphere
    ['one degree north', [0, 0], [1, 0], 111_195],
    ['Beijing to Shanghai', [39.9042, 116.4074], [31.2304, 121.4737], 1_067_311],
    ['over the date line', [0, 179.5], [0, -179.5], 111_195],
  ] as const)('%s', (_, a, b, metres) => {
    const at = ([lat, lon]: readonly [number, number]) => ({ lat, lon, datum: 'wgs84' as const })
    expect(Math.abs(distance(at(a), at(b)) - metres)).toBeLessThan(metres * 0.001 + 1)
  })

  test('GCJ-02 is some 500 m off in China and comes back within a metre; abroad it is not', () => {
    const square = { lat: 39.90733, lon: 116.39109, datum: 'wgs84' as const }
    const shifted = inDatum(square, 'gcj02')
    const off = distance(square, { ...shifted, datum: 'wgs84' })
    expect(off).toBeGreaterThan(300)
    expect(off).toBeLessThan(800)
    expect(distance(square, inDatum(shifted, 'wgs84'))).toBeLessThanOrEqual(1)
    const library = { lat: 40.7532, lon: -73.9822, datum: 'wgs84' as const }
    expect(inDatum(library, 'gcj02')).toEqual({ ...library, datum: 'gcj02' })
  })

  test('nearest first, within means within', async () => {
    const near = '/v1/venues?lat=40.7532&lon=-73.9700'
    const { body } = await abroad.get(near)
    expect(body.items[0].distance).toBeGreaterThan(900)
    expect(body.items[0].distance).toBeLessThan(1100)
    expect((await abroad.get(`${near}&within=500`)).body.items).toEqual([])
    const open = await abroad.get('/v1/open?lat=40.7532&lon=-73.97&within=2000&at=2026-06-01T01:30')
    expect([open.body.items[0].distance, open.body.counts.open]).toEqual([
      body.items[0].distance,
      1,
    ])
  })
})

test('a venue answers to its former id', async () => {
  const { body } = await abroad.get('/v1/venues/newyork-reading-room/status')
  expect(body.venue.id).toBe('newyork-library')
  const batch = await abroad.get('/v1/status?venues=newyork-reading-room')
  expect(batch.body.items[0].venue.id).toBe('newyork-library')
})

test('a client with the following statuses needs nobody to flip', async () => {
  const { body } = await service.get(
    '/v1/status?venues=zhuzhou-museum&at=2024-02-15T08:00&transitions=8',
  )
  const [item] = body.items
  let until = item.validUntil
  for (const next of item.transitions) {
    expect(next.at).toBe(until)
    const asked = await service.get(
      `/v1/venues/zhuzhou-museum/status?at=${encodeURIComponent(next.at)}`,
    )
    expect(asked.body).toEqual(next)
    until = next.validUntil
  }
  expect(item.transitions.length).toBe(8)
})

test('the calendar says what is not announced', async () => {
  const known = (await service.get('/v1/calendar/2024')).body
  expect([known.announced, known.makeUpWorkdays.length]).toEqual([true, 8])
  expect(known.off).toContainEqual({
    holidays: ['spring-festival'],
    from: '2024-02-10',
    to: '2024-02-17',
  })
  expect(known.festivals).toContainEqual({ name: 'lantern', date: '2024-02-24' })
  const unknown = (await service.get('/v1/calendar/2027')).body
  expect([unknown.announced, unknown.paper, unknown.makeUpWorkdays]).toEqual([false, null, []])
  expect(unknown.off).toContainEqual({
    holidays: ['spring-festival'],
    from: '2027-02-05',
    to: '2027-02-08',
  })
  expect(unknown.unsettled.length).toBeGreaterThan(5)
})
