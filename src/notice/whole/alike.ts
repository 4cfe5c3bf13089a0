/** “清明节、劳动节、端午节三个假期的开放时间相同”: empty rows have the hours of the holiday that is told. */
import type { FactInput } from '../facts.ts'
import { hasHours } from '../segments.ts'
import type { Hours, Segment } from '../segments.ts'
import { overlaps } from '../spans.ts'
import type { Days } from '../year/days.ts'

/** Fills rows without hours from those that the notice says they are alike to. */
export function alikeHolidays({ reading }: FactInput): void {
  for (const days of reading.alike.slice(0, MOST)) {
    const of = (d: Days, told: (s: Segment) => boolean) =>
      reading.segments.filter(
        (s) => !s.dead && s.places !== null && s.days !== null && told(s) && overlaps(s.days, d),
      )
    const holes = days.flatMap((d) => of(d, (s) => s.rule === 'table-hole'))
    for (const hole of holes) {
      const same = (s: Segment) => s.places!.join() === hole.places!.join()
      const told = days
        .flatMap((d) => of(d, (s) => hasHours(s) && s.effect === 'set'))
        .filter((s) => same(s) && !s.extra)
      const [model] = told
      if (!model) continue
      const { windows, opens, closes, lastEntry, relativeLast, fee, tokens } = model
      const hours = windows.map((w): Hours => [...w])
      Object.assign(hole, { windows: hours, opens, closes, lastEntry, relativeLast, fee })
      hole.state = null
      hole.rule = 'as-another-holiday'
      hole.implied = true
      const differ = told.some((s) => JSON.stringify(s.windows) !== JSON.stringify(windows))
      hole.doubts = differ ? [SEVERAL] : []
      hole.tokens.push(...tokens.filter((t) => t.kind === 'times'))
    }
  }
}

const MOST = 20

const SEVERAL = 'those said to be alike are told different hours'
