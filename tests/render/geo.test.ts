/** The shift between WGS-84 and GCJ-02 against gcoord, all over China and beyond its borders. */
import * as module from 'gcoord'
import { expect, test } from 'vitest'
import { inDatum } from '../../src/render/geo.ts'

// its types call CommonJS what Node reads as a module with one default export
const gcoord = module.default as unknown as typeof module.default.default

test.each([
  ['wgs84', 'gcj02', gcoord.WGS84, gcoord.GCJ02],
  ['gcj02', 'wgs84', gcoord.GCJ02, gcoord.WGS84],
] as const)('from %s to %s', (from, to, crsFrom, crsTo) => {
  let moved = 0
  for (let lat = -5; lat < 60; lat += 0.83)
    for (let lon = 65; lon < 145; lon += 0.97) {
      const [east, north] = gcoord.transform([lon, lat], crsFrom, crsTo)
      const found = inDatum({ lat, lon, datum: from }, to)
      expect(found.datum).toBe(to)
      // both are said to six decimals
      expect(Math.abs(found.lat - north!)).toBeLessThan(6e-7)
      expect(Math.abs(found.lon - east!)).toBeLessThan(6e-7)
      if (Math.abs(found.lat - lat) > 1e-5) moved++
    }
  expect(moved).toBeGreaterThan(3000)
})
