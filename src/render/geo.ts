/** Positions: Chinese maps shift theirs by some 500 m; everything we hand out is WGS-84. */
import * as module from 'gcoord'
import type { Location } from '../core/model.ts'

// Its types call CommonJS what Node and bundlers read as a module with one default export.
const gcoord = module.default as unknown as typeof module.default.default

/** Degrees north and east in WGS-84 (RFC 5870, RFC 5545 §3.8.1.6). */
export interface Position {
  lat: number
  lon: number
}

/** A location in WGS-84, rounded to six decimals (about 0.1 m); outside China GCJ-02 is not shifted. */
export function wgs84(location: Location): Position {
  const { lat, lon, datum } = location
  if (datum === 'wgs84') return { lat: round(lat), lon: round(lon) }
  const [east, north] = gcoord.transform([lon, lat], gcoord.GCJ02, gcoord.WGS84)
  return { lat: round(north!), lon: round(east!) }
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
