/** Positions: Chinese maps shift theirs by some 500 m, so every position names its datum. */
import type { Location } from '../core/model.ts'

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
  let { lat, lon } = location
  if (location.datum !== datum) {
    let [north, east] = shift(lat, lon)
    if (datum === 'gcj02') [lat, lon] = [lat + north, lon + east]
    else
      for (;;) {
        // there is no formula back: go to where the shift leads to the place given
        const off = lat + north - location.lat
        const aside = lon + east - location.lon
        if (Math.abs(off) <= 1e-6 && Math.abs(aside) <= 1e-6) break
        lat -= off
        lon -= aside
        ;[north, east] = shift(lat, lon)
      }
  }
  return { lat: round(lat), lon: round(lon), datum }
}

/** Krasovsky's ellipsoid: its half axis in metres, its eccentricity squared. */
const AXIS = 6378245
const ECCENTRICITY = 0.006693421622965823

/**
 * Degrees by which GCJ-02 lies north and east of WGS-84. The polynomial is the one that became known from
 * China’s map software and that everyone uses: github.com/googollee/eviltransform, gcoord (both MIT).
 */
function shift(lat: number, lon: number): [north: number, east: number] {
  if (lon < 72.004 || lon > 137.8347 || lat < 0.8293 || lat > 55.8271) return [0, 0]
  const [x, y] = [lon - 105, lat - 35]
  const root = Math.sqrt(Math.abs(x))
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * root +
    wave(x, 20, 1 / 6) +
    wave(x, 20, 1 / 2) +
    wave(y, 20, 1) +
    wave(y, 40, 3) +
    wave(y, 160, 12) +
    wave(y, 320, 30)
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * root +
    wave(x, 20, 1 / 6) +
    wave(x, 20, 1 / 2) +
    wave(x, 20, 1) +
    wave(x, 40, 3) +
    wave(x, 150, 12) +
    wave(x, 300, 30)
  const sine = Math.sin(radians(lat))
  const flat = 1 - ECCENTRICITY * sine * sine
  const across = AXIS / Math.sqrt(flat)
  return [
    north / radians((across * (1 - ECCENTRICITY)) / flat),
    east / radians(across * Math.cos(radians(lat))),
  ]
}

function wave(at: number, height: number, length: number): number {
  return (height * Math.sin((at / length) * Math.PI) * 2) / 3
}

function radians(degrees: number): number {
  return (degrees / 180) * Math.PI
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
