/** How feeds travel: type, name, validators, compression, jCal; and a mix that shows no uid twice. */
import { gunzipSync } from 'node:zlib'
import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NOW, serviceOf } from '../http/service.ts'
import type { Service } from '../http/service.ts'

let service: Service
const get = (path: string, headers: Record<string, string> = {}) =>
  service.app.request(path, { headers })
const MUSEUM = '/feeds/zhuzhou-museum.ics'

beforeAll(async () => {
  service = await serviceOf({ cities: ['zhuzhou'] })
})
afterAll(() => service.close())

describe('headers', () => {
  it.each([
    ['content-type', /^text\/calendar; charset=utf-8$/],
    ['content-disposition', /^inline; filename="zhuzhou-museum\.ics"; filename\*=UTF-8''%E6%A0%AA/],
    ['content-language', /^zh-CN$/],
    ['cache-control', /^public, max-age=\d+/],
    ['etag', /^"[0-9a-f]{32}"$/],
    ['last-modified', new RegExp(`^${new Date(NOW).toUTCString()}$`)],
    ['vary', /Accept\b.*Accept-Encoding/],
    ['access-control-allow-origin', /^\*$/],
  ])('%s', async (name, pattern) => {
    expect((await get(MUSEUM)).headers.get(name)).toMatch(pattern)
  })

  it('no cookie, no redirect, and HEAD like GET without a body', async () => {
    const [whole, head] = [await get(MUSEUM), await service.app.request(MUSEUM, { method: 'HEAD' })]
    expect(whole.status).toBe(200)
    expect(whole.headers.get('set-cookie')).toBeNull()
    expect(head.status).toBe(200)
    expect(await head.text()).toBe('')
    for (const name of ['content-type', 'etag', 'content-length', 'last-modified'])
      expect(head.headers.get(name)).toBe(whole.headers.get(name))
  })
})

describe('conditions', () => {
  it.each([
    ['the tag itself', (tag: string) => tag, 304],
    ['a weak form in a list', (tag: string) => `"other", W/${tag}`, 304],
    ['anything', () => '*', 304],
    ['another tag', () => '"other"', 200],
  ])('%s', async (_, write, status) => {
    const tag = (await get(MUSEUM)).headers.get('etag')!
    const answer = await get(MUSEUM, { 'if-none-match': write(tag) })
    expect(answer.status).toBe(status)
    if (status === 304) expect(await answer.text()).toBe('')
  })

  it('compressed bytes have a tag of their own and say the same', async () => {
    const plain = await get(MUSEUM)
    const packed = await get(MUSEUM, { 'accept-encoding': 'br, gzip;q=0.8' })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    const bytes = Buffer.from(await packed.arrayBuffer())
    expect(Number(packed.headers.get('content-length'))).toBe(bytes.length)
    expect(bytes.length).toBeLessThan(Number(plain.headers.get('content-length')) / 4)
    expect(gunzipSync(bytes).toString()).toBe(await plain.text())
    const tag = packed.headers.get('etag')!
    expect(tag).not.toBe(plain.headers.get('etag'))
    const again = { 'accept-encoding': 'gzip', 'if-none-match': tag }
    expect((await get(MUSEUM, again)).status).toBe(304)
    expect(
      (await get(MUSEUM, { 'accept-encoding': 'gzip;q=0' })).headers.has('content-encoding'),
    ).toBe(false)
  })
})

describe('what is asked for', () => {
  it('jCal is the same calendar', async () => {
    const plain = await (await get(MUSEUM)).text()
    const jcal = await get(MUSEUM, { accept: 'application/calendar+json' })
    expect(jcal.headers.get('content-type')).toMatch(/^application\/calendar\+json/)
    expect(await jcal.json()).toEqual(ICAL.parse(plain))
  })

  it.each([
    [
      'a mix with a house that only its parts speak for',
      '/feeds/mix.ics?venues=zhuzhou-fitness-center,zhuzhou-museum,zhuzhou-museum',
      ['zhuzhou-football-park', 'zhuzhou-museum'],
    ],
    ['a city', '/feeds/city/zhuzhou.ics', ['zhuzhou-library', 'zhuzhou-shennong-theatre']],
    ['one kind', '/feeds/city/zhuzhou.ics?kind=museum', ['zhuzhou-museum']],
  ])('%s', async (_, path, venues) => {
    const text = await (await get(path)).text()
    const uids = [...text.replaceAll('\r\n ', '').matchAll(/^UID:(.*)\r$/gm)].map(([, uid]) => uid!)
    expect(new Set(uids).size).toBe(uids.length)
    for (const venue of venues)
      expect(
        uids.some((uid) => uid.endsWith(`@${venue}.budayang`)),
        venue,
      ).toBe(true)
  })

  it('an event has the same uid and bytes in every feed that shows it', async () => {
    const event = async (path: string) => {
      const text = await (await get(path)).text()
      return text.split('BEGIN:VEVENT').find((e) => e.includes('UID:2024-02-16/1@zhuzhou-museum'))
    }
    const own = await event(MUSEUM)
    expect(own).toContain('SUMMARY:')
    for (const path of [
      '/feeds/city/zhuzhou.ics',
      '/feeds/mix.ics?venues=zhuzhou-library,zhuzhou-museum',
    ])
      expect(await event(path)).toBe(own)
  })

  it.each([
    ['?show=closures', /\/closed@/, /\/\d@|book-/],
    ['?show=booking', /\/book-until@/, /\/\d@|closed@/],
    ['?show=hours', /\/\d@/, /closed@|book-/],
    ['?show=hours,regular&from=2024-03-02&to=2024-03-03', /2024-03-02\/0@/, /2024-03-04/],
    ['?alarms=1', /BEGIN:VALARM/, /METHOD/],
    ['?lang=en', /Zhuzhou Museum open/, /株洲博物馆开放 /],
  ])('%s', async (query, has, lacks) => {
    const text = (await (await get(MUSEUM + query)).text()).replaceAll('\r\n ', '')
    expect(text).toMatch(has)
    expect(text).not.toMatch(lacks)
  })

  it('is answered byte for byte the same, whenever it is asked', async () => {
    const before = await (await get('/feeds/city/zhuzhou.ics?alarms=1')).text()
    const other = await serviceOf({ cities: ['zhuzhou'] })
    other.clock.now = NOW + 400 * 86_400_000
    const after = await (await other.app.request('/feeds/city/zhuzhou.ics?alarms=1')).text()
    other.close()
    expect(after).toBe(before)
  })
})
