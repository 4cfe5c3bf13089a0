/** The dates of an expression, and what stands beside them in brackets. */
import type { Gloss, Point, WhenText } from '../dates.ts'

/** Every point of an expression, glosses left out. */
export function pointsOf(when: WhenText): Point[] {
  return when.items.flatMap((item) =>
    item.kind === 'range'
      ? [item.a, item.b]
      : item.kind === 'day' || item.kind === 'from'
        ? [item.a]
        : [],
  )
}

/** “端午节(6月22日,周四)”: the one date of the bracket with the weekday that stands beside it there. */
export function glossedPoint(point: Point, glosses: readonly Gloss[]): Point {
  const own = glosses.filter((g) => g.kind === 'weekday' || g.kind === 'lunar')
  return { ...point, glosses: [...point.glosses, ...own] }
}

/** “12月31日(不含)” */
export const leftOut = (p: Point) => p.glosses.some((g) => g.kind === 'exclusive')
