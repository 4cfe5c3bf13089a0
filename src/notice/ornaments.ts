/**
 * Pictures that stand at the head or the end of a line, as official accounts set them: “📅10月1日⏰9:00-17:00”, “✨开放时间✨”.
 * They say nothing that the words do not; a number in a box is the number of an item.
 */

/** What of a text is only to look at. */
export interface Ornaments {
  /** Places of the points that say nothing. */
  dropped: Set<number>
  /** Places of the points that are read as another character. */
  read: Map<number, string>
}

/** Finds them; each line is gone through once from either end. */
export function ornamentsIn(points: readonly string[]): Ornaments {
  const dropped = new Set<number>()
  const read = new Map<number, string>()
  // “✅甲室 ❌乙室”: the one says that doors are open, where the other says that they are not.
  const signs = points.some((p) => DENIES.test(p))
  const isPicture = (p: string) =>
    PICTURE.test(p) && !NEVER.test(p) && !(signs && /[✅🚫⛔]/u.test(p))
  let from = 0
  for (let end = 0; end <= points.length; end++) {
    if (end < points.length && points[end] !== '\n') continue
    const head = pictures(points, from, end, 1, isPicture)
    if (head.to < end && SAYS.test(points[head.to]!)) for (const i of head.at) dropped.add(i)
    const tail = pictures(points, end - 1, head.to - 1, -1, isPicture)
    if (tail.to >= head.to && tail.spaces === 0 && ENDS.test(points[tail.to]!))
      for (const i of tail.at) dropped.add(i)
    const box = boxAt(points, head.at.length > 0 ? head.to : headOf(points, from, end))
    if (box) {
      read.set(box.at, box.as)
      for (let i = box.at + 1; i < box.to; i++) dropped.add(i)
    }
    from = end + 1
  }
  return { dropped, read }
}

/** Pictures and spaces from one place on; `to` is the first point that is neither. */
function pictures(
  points: readonly string[],
  from: number,
  end: number,
  step: 1 | -1,
  isPicture: (p: string) => boolean,
): { at: number[]; to: number; spaces: number } {
  const at: number[] = []
  let spaces = 0
  let i = from
  for (; i !== end; i += step) {
    const p = points[i]!
    if (isPicture(p)) at.push(i)
    else if (/\s/.test(p)) spaces++
    else if (!JOINS.test(p)) break
  }
  return { at, to: i, spaces }
}

function headOf(points: readonly string[], from: number, end: number): number {
  let i = from
  while (i < end && /\s/.test(points[i]!)) i++
  return i
}

/** “1️⃣”: a digit, the sign that asks for a picture of it, and its box. */
function boxAt(
  points: readonly string[],
  at: number,
): { at: number; to: number; as: string } | null {
  const to = points[at + 1] === '\ufe0f' ? at + 2 : at + 1
  const digit = points[at] ?? ''
  if (points[to] !== '\u20e3' || !/^[1-9]$/.test(digit)) return null
  return { at, to: to + 1, as: String.fromCodePoint(0x245f + Number(digit)) }
}

/** Pictures but for the shapes, arrows and signs that are marks of their own. */
const PICTURE = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}]/u

const NEVER = /[©®™‼⁉↔-↪Ⓜ▪▫▶◀◻-◾☎☑✔✖❌❎⭕➕➖➗➡⤴⤵⬅-⬇⬛⬜㊗㊙]/u

/** Signs that deny. */
const DENIES = /[❌❎✖🚫⛔]/u

/** What only joins or dresses the picture before it. */
const JOINS = /[\u200d\ufe0e\ufe0f]/

const SAYS = /[\p{L}\p{N}“"'《【[(（「]/u
const ENDS = /[\p{L}\p{N}\p{P}]/u
