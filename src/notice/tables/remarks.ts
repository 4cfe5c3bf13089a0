/** The remark beside a row: last entry, rooms, days that differ. */
import { isWithin } from '../places.ts'
import { hasHours, isPredicate } from '../segments.ts'
import type { Segment } from '../segments.ts'
import { isCue, isMark, isTimely } from '../tokens.ts'
import { partsOf } from '../words.ts'
import { daysOf, firstSaid, placeIds, says } from './cells.ts'
import type { Cell, Dated, TableInput } from './cells.ts'
import { closedOn, join } from './join.ts'
import { statement } from './statement.ts'

/** How a statement was read that a remark makes of rooms it names. */
export const OF_ROOMS = 'table-remark-of-rooms'

/**
 * A remark beside a row: the last entry, a half of the day that is closed, days that differ. True if it says what
 * the row's other cells do not.
 */
export function remark(
  whole: Cell,
  row: Segment[],
  extra: Segment[],
  { input, line, places }: { input: TableInput; line: number; places: string[] | null },
): boolean {
  const { doc, resolver } = input
  const only = onlyOn(whole, input)
  if (only && row.some(hasHours)) {
    const rest = [0, 1, 2, 3, 4, 5, 6].filter((d) => !only.days.weekly!.includes(d))
    const shut = closedOn({ days: { ...only.days, weekly: rest }, tokens: [] }, line)
    shut.implied = true
    shut.tokens.push(...whole)
    extra.push(shut)
    for (const s of row.filter(hasHours)) {
      s.days = { ...only.days }
      s.dated = true
      s.tokens.push(...only.tokens)
    }
    return false
  }
  const rooms = roomsOpened(whole, places, input)
  if (rooms && row.length > 0) {
    // “9:00-17:00|只开甲室、乙室”: these rooms have the hours of the row.
    for (const s of row.filter((x) => x.state !== 'closed'))
      extra.push({
        ...s,
        tokens: [...s.tokens, ...whole],
        doubts: [...s.doubts],
        places: rooms,
        rooms: true,
      })
    return false
  }
  const fee = whole.find((t) => isCue(t, 'free', 'low-fee', 'paid'))
  if (fee?.kind === 'cue' && !says(whole))
    for (const s of row) s.fee = fee.cue as 'free' | 'low-fee' | 'paid'
  const cell = withoutRooms(whole, row, extra, { input, line, places })
  if (!says(cell) && !cell.some((t) => t.kind === 'relative-last')) return false
  const hours = row.filter(hasHours)
  const relative = cell.find((t) => t.kind === 'relative-last')
  if (relative?.kind === 'relative-last') for (const s of hours) s.relativeLast ??= relative.minutes
  const said = statement(cell, { doc, line, label: undefined })
  if (!said) return false
  const { segment: s } = said
  if (leavesRooms(cell)) s.doubts.push('the remark makes an exception that was not worked out')
  const days = daysOf(cell, resolver)
  if (days && isPredicate(s)) {
    // “周一闭馆”, “10月3日9:00-12:00” beside the row's own days.
    s.days = { ...days.days }
    s.dated = true
    s.rule = 'table-remark'
    endWith(s, hours)
    s.tokens.push(...days.tokens)
    extra.push(s)
    return false
  }
  if (said.onlyPoint && !isPredicate(s)) {
    if (row.length > 0) join(row, said)
    return false
  }
  if (s.part !== null && hours.length > 0) {
    const [from, to] = s.part === MORNING_ONLY ? [null, 720] : [720, null]
    const apart = hours.every((h) => {
      const first = h.windows[0]?.[0] ?? h.opens
      const last = h.windows.at(-1)?.[1] ?? h.closes
      return from === null ? (first ?? 0) >= to! - HALF : (last ?? 1440) <= from + HALF
    })
    if (apart) return false
    s.doubts.push('the remark closes a part of the hours beside it')
    extra.push(s)
    return false
  }
  if (s.weak && row.length > 0) return false
  row.push(s)
  return true
}

/** “甲室不开放”, “其中甲室1月1日闭室,乙室至21:00”: what clauses say of rooms of the row's house is theirs. Returns the rest. */
function withoutRooms(
  cell: Cell,
  row: readonly Segment[],
  extra: Segment[],
  { input, line, places }: { input: TableInput; line: number; places: string[] | null },
): Cell {
  const { doc, registry, resolver } = input
  const rest: Cell = []
  for (const clause of clausesOf(cell)) {
    const named = clause.findLastIndex((t) => t.kind === 'place')
    const ids = placeIds(clause, places, { registry, text: doc.prose.text })
    const own =
      named >= 0 &&
      named < firstSaid(clause) &&
      !clause.some((t) => isCue(t, 'except', 'excepted')) &&
      ids.every((id) => places?.some((p) => p !== id && isWithin(registry, id, p)))
    const said = own ? statement(clause, { doc, line, label: undefined }) : null
    if (!said || !isPredicate(said.segment)) {
      rest.push(...clause)
      continue
    }
    const s = said.segment
    const days = daysOf(clause, resolver)
    if (days) Object.assign(s, { days: { ...days.days }, dated: true })
    Object.assign(s, { places: ids, rule: OF_ROOMS })
    s.tokens.push(...clause.filter((t) => t.kind === 'place'), ...(days?.tokens ?? []))
    endWith(s, row.filter(hasHours))
    extra.push(s)
  }
  return rest
}

/** The clauses of a remark, each with the comma that ends it. */
function clausesOf(cell: Cell): Cell[] {
  const out: Cell[] = [[]]
  let depth = 0
  for (const t of cell) {
    if (isMark(t, '(', '[')) depth++
    if (isMark(t, ')', ']')) depth--
    out.at(-1)!.push(t)
    if (depth <= 0 && isMark(t, ',', ';', '.')) out.push([])
  }
  return out
}

/** “周六不开放(甲室除外)”: the exception is of rooms, not of days. */
function leavesRooms(cell: Cell): boolean {
  const at = cell.findIndex((t) => isCue(t, 'except', 'excepted'))
  const open = cell.findLastIndex((t, k) => k < at && isMark(t, '('))
  const inner = at < 0 ? [] : cell.slice(open + 1, at)
  return (
    inner.some((t) => t.kind === 'place') || (open >= 0 && inner.every((t) => t.kind === 'raw'))
  )
}

/** “每周三、周五开放,其他日子不开”: the weekdays on which the row's hours hold. */
function onlyOn(cell: Cell, { doc, resolver }: TableInput): Dated | null {
  const open = cell.findIndex((t) => t.kind === 'state' && t.state === 'open')
  const shut = cell.findIndex((t) => t.kind === 'state' && t.state === 'closed')
  if (open >= 1 && shut < 0 && everyOf(cell, open, doc)) return daysOf(cell, resolver)
  if (open < 1 || shut <= open || cell.some((t) => t.kind === 'times')) return null
  const between = doc.prose.text.slice(cell[open]!.to, cell[shut]!.from)
  if (!/^[,、]?(?:而)?(?:其他|其余|其它|余下|别的)[^,。;]{0,6}$/.test(between)) return null
  const days = daysOf(cell.slice(0, open), resolver)
  return days && days.days.weekly && days.days.spans.length === 0 ? days : null
}

/** “(每周二、四、六开放)” beside hours: nothing but weekdays and the verb. */
function everyOf(cell: Cell, open: number, { prose: { text } }: TableInput['doc']): boolean {
  const words = cell.filter((t) => !isMark(t, '(', ')', '.'))
  const [day, verb, ...more] = words
  if (day?.kind !== 'when' || !verb || verb !== cell[open] || more.length > 0) return false
  return (
    day.when.items.every((i) => i.kind === 'weekly' && !i.implied) &&
    /^(?:仅|只)?(?:每|逢)/.test(text.slice(day.from, day.to)) &&
    /^(?:对外|免费)?(?:开放|开馆)$/.test(text.slice(verb.from, verb.to))
  )
}

/** The rooms of the row's house that its remark opens, if it says nothing else. */
function roomsOpened(
  cell: Cell,
  places: string[] | null,
  { registry, doc }: TableInput,
): string[] | null {
  const spoken = cell.filter((t) => isTimely(t) || (t.kind === 'state' && !t.weak))
  const opens = spoken.every((t) => t.kind === 'state' && t.state === 'open')
  if (spoken.length !== 1 || !opens || cell.some((t) => t.kind === 'cue')) return null
  const ids = placeIds(cell, places, { registry, text: doc.prose.text })
  const own = ids.filter((id) => places?.some((p) => p !== id && isWithin(registry, id, p)))
  return ids.length > 0 && own.length === ids.length ? ids : null
}

/** “10月1日13:00起开放” beside 9:00-21:00: the end of the day not told is that of the row. */
function endWith(s: Segment, hours: readonly Segment[]): void {
  const [own, ...more] = hours
  if (!own || more.length > 0 || s.windows.length > 0) return
  const [first, last] = [own.windows[0]?.[0] ?? own.opens, own.windows.at(-1)?.[1] ?? own.closes]
  if (s.opens !== null && s.closes === null && typeof last === 'number' && last > s.opens)
    s.closes = last
  else if (s.closes !== null && s.opens === null && typeof first === 'number' && first < s.closes)
    s.opens = first
}

/** 上午 alone, as {@link partsOf} has it. */
const MORNING_ONLY = partsOf('上午')

/** Hours until 13:00 are those of a morning. */
const HALF = 60
