/** “季节|周一至周五|周末⏎夏季(5月1日至9月30日)|9:00-18:00|9:00-20:00”: seasons down the side, weekdays across. */
import { emptySegment, isPredicate } from '../segments.ts'
import type { Segment } from '../segments.ts'
import type { Row } from '../stacked.ts'
import { bound, daysOf, placesOf, says } from './cells.ts'
import type { TableInput } from './cells.ts'
import { statement } from './statement.ts'

/** The statements of such a table; null if it is another, or tells of no place. */
export function seasonsDown(rows: readonly Row[], input: TableInput): Segment[] | null {
  const { doc, resolver, main } = input
  const [head, ...body] = rows
  if (!head || body.length === 0 || main === null) return null
  const weeks = head.cells.slice(1).map((c) => daysOf(c, resolver))
  const isWeek = (d: (typeof weeks)[0]) => d?.days.weekly?.length && d.days.spans.length === 0
  if (weeks.length === 0 || !weeks.every(isWeek)) return null
  const out: Segment[] = []
  for (const { cells, line } of body) {
    const own = daysOf(cells[0] ?? [], resolver)
    const span = own?.days.spans[0]
    const season = own && span && own.days.spans.length === 1 && own.days.weekly === null
    if (!season || span[1] === span[0] || cells.length !== head.cells.length) return null
    if (placesOf(cells[0]!).length > 0 || says(cells[0]!)) return null
    for (const [k, week] of weeks.entries()) {
      const cell = cells[k + 1]!
      const told = says(cell) ? statement(cell, { doc, line, label: undefined })?.segment : null
      const s = told && isPredicate(told) ? told : emptySegment(line, 0, 0, 0)
      if (s !== told) {
        s.state = 'open'
        s.doubts.push('the table gives no hours here')
      }
      s.days = { ...own.days, weekly: week!.days.weekly }
      s.dated = true
      if (own.days.doubt) s.doubts.push(own.days.doubt)
      s.places = main
      s.named = true
      s.rule = 'table-season'
      s.tokens.push(...own.tokens, ...week!.tokens)
      bound(s, doc, line)
      out.push(s)
    }
  }
  return out
}
