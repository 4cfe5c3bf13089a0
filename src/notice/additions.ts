/**
 * What is said beside something rather than instead of it: a house with its parts, rooms beside the hours of
 * their house, an evening session beside the day.
 */
import type { Segment } from './segments.ts'
import type { Token } from './tokens.ts'

/** “总馆(含少儿馆)”: does the bracket whose words begin at `i` add parts, or leave them out? */
export function inclusionAt(text: string, i: number): 'with' | 'without' | null {
  const said = /^(不)?(?:另外|并|也|亦)?(?:含|包括|包含|涵盖|连同|附设|下设|及其?)/.exec(
    text.slice(i, i + 6),
  )
  if (!said) return null
  return said[1] ? 'without' : 'with'
}

/** “总馆含少儿馆”: does this word add the part after it to the house before it? */
export function includes(t: Token | undefined, text: string): boolean {
  return (
    t?.kind === 'raw' &&
    /(?:^|[^不未])(?:含|包括|包含|涵盖|连同|及其|以及其?)(?:下属|所属|其|所设|附设|的)*$/.test(
      text.slice(t.from, t.to),
    )
  )
}

/** “10:00-16:00开馆,开放甲室”: the verb that opens this room is the second, a comma after that of the house. */
export function opensFirst(s: Segment, tokens: readonly Token[], k: number, text: string): boolean {
  const opens = s.tokens.filter((t) => t.kind === 'state' && t.state === 'open')
  const [house, rooms] = [opens.at(0), opens.at(-1)]
  if (!house || !(s.windows.length > 0 || s.opens !== null)) return false
  // “9:30-16:30,(仅)开放甲室”: the hours are those of the house.
  if (house === rooms) {
    const before = text.slice(Math.max(0, house.from - 4), house.from)
    if (/[,。](?:仅|只)(?:对外)?$|\n$/.test(before)) return true
    return (
      before.endsWith(',') && isByDay(s) && !OTHERS_SHUT.test(text.slice(house.to, house.to + 80))
    )
  }
  const from = tokens.indexOf(house)
  const to = tokens.indexOf(rooms!)
  return (
    from >= 0 &&
    to < k &&
    tokens.slice(from, to).some((t) => t.kind === 'mark' && (t.mark === ',' || t.mark === '.'))
  )
}

/** Hours that begin in the daytime, and are not on top of it. */
const isByDay = (s: Segment) => !s.extra && (s.windows[0]?.[0] ?? s.opens ?? 0) < EVENING

const EVENING = 17 * 60

/** “开放甲室、乙室,其他各室暂不开放”: the hours are those of the rooms. */
const OTHERS_SHUT = /^[^。;\n]*[,](?:其[他它余]|余下)[^。;,\n]{0,8}(?:不|停|闭)/

/** “18:00-21:00加开夜场”: does a word for a session on top of the day follow these hours? */
export function sessionAfter(tokens: readonly Token[], k: number): boolean {
  for (let j = k + 1; j < tokens.length && j < k + 4; j++) {
    const t = tokens[j]!
    if (t.kind === 'cue') return t.cue === 'extra'
    if (t.kind !== 'raw' || t.to - t.from > 4) return false
  }
  return false
}

/** Does the next clause say hours or a state of doors, and name no day of its own? */
export function doorsAfterComma(tokens: readonly Token[], k: number): boolean {
  const isStop = (t: Token) => t.kind === 'mark' && (t.mark === '.' || t.mark === ';')
  const isComma = (t: Token) => t.kind === 'mark' && t.mark === ','
  let comma = k + 1
  while (comma < tokens.length && comma < k + 20 && !isComma(tokens[comma]!)) {
    if (isStop(tokens[comma]!) || tokens[comma]!.kind === 'when') return false
    comma++
  }
  let doors = false
  for (let j = comma + 1; j < tokens.length && j < comma + 20; j++) {
    const t = tokens[j]!
    if (isStop(t) || isComma(t)) break
    if (t.kind === 'when') return false
    doors ||=
      (t.kind === 'state' && !t.weak) ||
      (t.kind === 'cue' && t.cue === 'until') ||
      (t.kind === 'times' && t.fate === null && t.times.end !== null)
  }
  return doors
}
