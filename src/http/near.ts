/** Positions and distances. Chinese maps shift theirs by some 500 m, so every position names its datum. */
import * as module from 'gcoord'
import type { Location } from '../core/model.ts'
import type { Position } from '../render/wire.ts'

// Its types call CommonJS what Node and bundlers read as a module with one default export.
const gcoord = module.default as unknown as typeof module.default.default

/** The same place in another datum, to six decimals (about 0.1 m); outside China nothing is shifted. */
export function inDatum(location: Location, datum: Position['datum']): Position {
  const { lat, lon } = location
  if (location.datum === datum) return { lat: rounded(lat), lon: rounded(lon), datum }
  const [from, to] = datum === 'wgs84' ? [gcoord.GCJ02, gcoord.WGS84] : [gcoord.WGS84, gcoord.GCJ02]
  const [east, north] = gcoord.transform([lon, lat], from, to)
  return { lat: rounded(north!), lon: rounded(east!), datum }
}

/** Whole metres along a great circle between two WGS-84 positions, on a sphere of mean radius (error < 0.6 %). */
export function distance(a: Position, b: Position): number {
  const rad = Math.PI / 180
  const north = Math.sin(((b.lat - a.lat) * rad) / 2) ** 2
  const east = Math.sin(((b.lon - a.lon) * rad) / 2) ** 2
  const h = north + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * east
  return Math.round(2 * 6_371_008.8 * Math.asin(Math.sqrt(Math.min(1, h))))
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
