/** How far apart places are. */
import type { Position } from '../render/wire.ts'

export { inDatum } from '../render/geo.ts'

/** Whole metres along a great circle between two WGS-84 positions, on a sphere of mean radius (error < 0.6 %). */
export function distance(a: Position, b: Position): number {
  const rad = Math.PI / 180
  const north = Math.sin(((b.lat - a.lat) * rad) / 2) ** 2
  const east = Math.sin(((b.lon - a.lon) * rad) / 2) ** 2
  const h = north + Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * east
  return Math.round(2 * 6_371_008.8 * Math.asin(Math.sqrt(Math.min(1, h))))
}
