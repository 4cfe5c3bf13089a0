/**
 * One conversion between WGS-84 and GCJ-02 on the server; clients ask in the datum they need and are
 * told it. Expected values: the vectors of googollee/eviltransform (Shanghai, Shenzhen, Beijing).
 */
import { describe, expect, test } from 'vitest'
import { createClient } from '../../src/client/client.ts'
import { wgs84 } from '../../src/render/geo.ts'
import { lineToFetch } from './doubles.ts'
import { cityFrom, serviceOf } from './service.ts'

const PLACES: [id: string, wgs: [lat: number, lon: number], gcj: [lat: number, lon: number]][] = [
  ['shanghai', [31.1774276, 121.5272106], [31.17530398364597, 121.531541859215]],
  ['shenzhen', [22.543847, 113.912316], [22.540796131694766, 113.9171764808363]],
  ['beijing', [39.911954, 116.377817], [39.91334545536069, 116.38404722455657]],
]
/** Degrees; about a metre. */
const METRE = 1e-5

const venue = (id: string, [lat, lon]: [number, number], datum: string) => `
  - {id: ${id}-${datum}, name: ${id}, kind: other, location: {lat: ${lat}, lon: ${lon}, datum: ${datum}}}`
const town = cityFrom(`city: {id: town, name: 某市, timezone: Asia/Shanghai, calendar: CN}
venues:${PLACES.map(([id, wgs, gcj]) => venue(id, wgs, 'wgs84') + venue(id, gcj, 'gcj02')).join('')}
  - {id: london, name: London, kind: other, location: {lat: 51.5, lon: -0.12, datum: wgs84}}
  - {id: nowhere, name: 无处, kind: other}
`)
const service = await serviceOf([town], () => Date.parse('2024-02-16T12:00:00+08:00'))
const client = createClient({ base: 'https://x', transport: lineToFetch(service.fetch) })
const located = async (id: string, query: object) => {
  const { value } = await client.read<{ location: object | null }>(`/v1/venues/${id}`, { ...query })
  return value.location
}

describe.each(PLACES)('%s', (id, wgs, gcj) => {
  test.each([
    ['wgs84', 'wgs84', wgs],
    ['wgs84', 'gcj02', gcj],
    ['gcj02', 'wgs84', wgs],
    ['gcj02', 'gcj02', gcj],
  ] as const)('kept in %s, asked in %s', async (kept, asked, [lat, lon]) => {
    const found = (await located(`${id}-${kept}`, { datum: asked })) as Record<string, number>
    expect(found['datum']).toBe(asked)
    expect(Math.abs(found['lat']! - lat)).toBeLessThan(METRE)
    expect(Math.abs(found['lon']! - lon)).toBeLessThan(METRE)
  })

  test('feeds and pages convert to the same place', async () => {
    const answer = await located(`${id}-gcj02`, {})
    const { lat, lon } = wgs84({ lat: gcj[0], lon: gcj[1], datum: 'gcj02' })
    expect(answer).toEqual({ lat, lon, datum: 'wgs84' })
  })
})

test('unasked, answers are WGS-84 and say so; outside China nothing moves; nowhere stays nowhere', async () => {
  expect(await located('shanghai-gcj02', {})).toMatchObject({ datum: 'wgs84' })
  expect(await located('london', { datum: 'gcj02' })).toEqual({
    lat: 51.5,
    lon: -0.12,
    datum: 'gcj02',
  })
  expect(await located('nowhere', { datum: 'gcj02' })).toBeNull()
})
