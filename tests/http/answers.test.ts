import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faultsOf, serviceOf } from './service.ts'
import type { Service } from './service.ts'
import { BAD, FOUNDING, GOOD } from './tables.ts'

let service: Service
beforeAll(async () => {
  service = await serviceOf()
})
afterAll(() => service.close())

describe('the founding notice, clause by clause', () => {
  test.each(FOUNDING)('clause %s', async (clause, venue, at, says) => {
    const { body } = await service.get(`/v1/venues/${venue}/status?at=${at}`)
    expect(said(body, says)).toBe(says)
    const number = /^\d/.exec(clause)?.[0]
    if (
      number &&
      !says.includes('no-schedule') &&
      !/^(3|5) .*(17th|the eve, all)/.test(clause) &&
      body.state !== 'closed'
    )
      expect(body.because.map((b: { clause: number }) => b.clause)).toContain(Number(number))
  })

  test('is the museum open at 18:00 on 2024-02-16, until when, and who says so?', async () => {
    const { body } = await service.get('/v1/venues/zhuzhou-museum/status?at=2024-02-16T18:00')
    expect(body).toMatchObject({
      state: 'open',
      since: '2024-02-16T09:00:00+08:00',
      until: '2024-02-16T20:30:00+08:00',
      then: 'closed',
    })
    expect(body.because[0]).toMatchObject({
      notice: 'zhuzhou-2024-spring-festival',
      clause: 3,
      publisher: '株洲日报',
      layer: 'notice',
    })
  })

  test('the day keeps its sessions apart', async () => {
    const { body } = await service.get(
      '/v1/venues/zhuzhou-museum/hours?from=2024-02-16&to=2024-02-16',
    )
    expect(body.days[0]).toMatchObject({ dayType: 'holiday', holidays: ['spring-festival'] })
    expect(body.days[0].windows.map((w: any) => [w.start, w.end])).toEqual([
      ['09:00', '17:00'],
      ['17:00', '20:30'],
    ])
  })

  test('entry of the football park from the 17th: a day ahead, in the mini-program', async () => {
    const { body } = await service.get(
      '/v1/venues/zhuzhou-football-park/booking?for=2024-02-20&at=2024-02-18T12:00',
    )
    expect(body.items[0].booking).toMatchObject({ mode: 'book-ahead', minDaysAhead: 1 })
    expect(body.items[0].booking.channels[0].name).toBe('株洲市全民健身服务中心')
    expect(body.items[0].until).toBe('2024-02-20T00:00:00+08:00')
  })
})

describe('every answer is what the document promises', () => {
  test.each(GOOD)('%s', async (path) => {
    const { response, body } = await service.get(path, { accept: 'text/html,*/*' })
    expect(response.status).toBe(200)
    expect(faultsOf(path, response, body)).toBeNull()
    expect(response.headers.get('etag')).toMatch(/^"[0-9a-f]{32}"$/)
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'/)
    const head = await service.app.request(path, {
      method: 'HEAD',
      headers: { accept: 'text/html,*/*' },
    })
    expect(head.status).toBe(200)
    expect(await head.text()).toBe('')
    for (const [name, value] of response.headers) expect(head.headers.get(name)).toBe(value)
    expect(Number(head.headers.get('content-length'))).toBe(
      (await response.arrayBuffer()).byteLength,
    )
  })
})

describe('bad input is refused with what was found and what was expected', () => {
  test.each(BAD)('%s', async (path, status, parameter, says) => {
    const { response, body } = await service.get(path)
    expect([response.status, body.status]).toEqual([status, status])
    expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(faultsOf(path, response, body)).toBeNull()
    expect(body.detail).toMatch(says)
    if (parameter !== null) expect(body.errors.map((e: any) => e.parameter)).toContain(parameter)
  })

  test('all faults are named at once', async () => {
    const { body } = await service.get('/v1/open?limit=x&city=A&foo=1')
    expect(body.errors.map((e: any) => e.parameter).sort()).toEqual(['city', 'foo', 'limit'])
  })

  test('a person is answered with a page', async () => {
    const { response, body } = await service.get('/venues/nowhere?lang=en', { accept: 'text/html' })
    expect(response.status).toBe(404)
    expect(response.headers.get('content-type')).toMatch(/^text\/html/)
    expect(body).toContain('<html lang="en"')
  })

  test.each(['POST', 'PUT', 'DELETE', 'PATCH'])('%s is not a way to read', async (method) => {
    const response = await service.app.request('/v1/cities', { method })
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS'])
  })

  test('a browser of another origin may ask', async () => {
    const response = await service.app.request('/v1/cities', { method: 'OPTIONS' })
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-methods')).toBe('GET, HEAD, OPTIONS')
  })
})

describe('local times in a zone with daylight saving', () => {
  test.each([
    ['a gap is refused', '2026-03-08T02:30', 422],
    ['with an offset it is an instant', '2026-03-08T02:30-05:00', 200],
    ['a repeated hour is its first occurrence', '2026-11-01T01:30', 200],
  ])('%s', async (_, at, status) => {
    const abroad = await serviceOf({ dir: new URL('./abroad', import.meta.url).pathname })
    const { response, body } = await abroad.get(
      `/v1/venues/newyork-library/status?at=${encodeURIComponent(at)}`,
    )
    expect(response.status).toBe(status)
    if (status === 422) expect(body.detail).toMatch(/does not exist in America\/New_York/)
    if (at === '2026-11-01T01:30') expect(body.at).toBe('2026-11-01T01:30:00-04:00')
    abroad.close()
  })
})

/** A status in the notation of its expectation. */
function said(body: any, like: string): string {
  if (body.state === 'unknown') return `unknown ${body.reason}`
  if (!like.includes('until')) return body.state
  const until = body.until === null ? 'ever' : body.until.slice(0, 16)
  const sameDay = body.at.slice(0, 10) === until.slice(0, 10)
  return `${body.state} until ${sameDay ? until.slice(11) : until}`
}
