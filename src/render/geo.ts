/** Positions: Chinese maps shift theirs by some 500 m, so every position names its datum. */
import * as module from 'gcoord'
import type { Location } from '../core/model.ts'

// Its types call CommonJS what Node and bundlers read as a module with one default export.
const gcoord = module.default as unknown as typeof module.default.default

/** Degrees north and east in WGS-84 (RFC 5870, RFC 5545 §3.8.1.6). */
export interface Position {
  lat: number
  lon: number
}

/** A location in WGS-84, as feeds, pages and `geo:` addresses take it. */
export function wgs84(location: Location): Position {
  const { lat, lon } = inDatum(location, 'wgs84')
  return { lat, lon }
}

/** The same place in another datum, to six decimals (about 0.1 m); outside China nothing is shifted. */
export function inDatum(location: Location, datum: Location['datum']): Location {
  const { lat, lon } = location
  if (location.datum === datum) return { lat: round(lat), lon: round(lon), datum }
  const [from, to] = datum === 'wgs84' ? [gcoord.GCJ02, gcoord.WGS84] : [gcoord.WGS84, gcoord.GCJ02]
  const [east, north] = gcoord.transform([lon, lat], from, to)
  return { lat: round(north!), lon: round(east!), datum }
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
