/**
 * Hours at which a ticket lets one in: “增设17:00-19:00预约时段”, “分三个时段预约”. Where a notice also says when doors
 * are open, they open no door of their own.
 */
import { silence, closingOf, isMark } from './tokens.ts'
import type { Line, Token, Tokens } from './tokens.ts'

const SLOT =
  /(?:预约|预订)(?:入[馆场园院]|参观|进馆)(?:的)?时间|(?:预约|预订|预定|约票|购票|取票)(?:入[馆场园院]|参观|进馆)?(?:的)?(?:时段|时间段|场次)|(?:入[馆场园院]|参观|进馆|进场)(?:预约|的)?(?:时段|时间段)|(?:时段|时间段|(?<!现)场次?)(?:的)?(?:参观|入馆)?(?:预约|门票|名额|票量|限额|限流|限约|可约|票源)|(?:预约|预订|约票|入馆)[^,。;\n]{0,10}分(?:为|成)?|分时段(?:预约|入馆|参观)|分[两二三四五六2-6]个?(?:时段|时间段|场次|批次)(?:有序|错峰)?(?:入[馆场园院]|参观|进馆|进场)|(?:预约|可约)(?:以下|如下|下列)?[^,。;\n]{0,6}(?:时段|时间段)/

const isWindow = (t: Token) => t.kind === 'times' && t.times.end !== null

/** A door or a label of hours beside the windows: what is told is when doors are open. */
const tellsDoors = (text: string) => (t: Token) =>
  (t.kind === 'state' && !t.weak) ||
  (t.kind === 'label' && /time$/.test(t.label) && !isSlot(text, t)) ||
  (t.kind === 'cue' && (t.cue === 'until' || t.cue === 'last'))

/** “可预约以下时段:”, “预约入馆时间”, “增加8:00-9:00入馆时段” */
function isSlot(text: string, t: Token): boolean {
  const word = text.slice(t.from, t.to)
  if (/^(?:入[馆场园院]|进[馆场园])(?:的)?(?:时段|时间段)$/.test(word)) return true
  const before = text
    .slice(Math.max(0, t.from - 24), t.from)
    .split(/[,;。\n]/)
    .at(-1)!
  if (/(?:预约|预订)(?:参观|进馆)?$/.test(before) && !word.startsWith('开')) return true
  return /时(?:段|间段)$/.test(word) && /预约|预订|可约|约票|购票|增加|增设|新增|加推/.test(before)
}

const outside = (text: string) => text.replace(/\([^()\n]{0,60}\)/g, '')

const MOST = 300

/** Gives such hours, with their days, the fate of decoys. */
export function markSlots(doc: Tokens, signature: Set<number>): void {
  if (!SLOT.test(outside(doc.prose.text))) return
  const lines = doc.lines.filter((l, n) => l.last > l.first && !signature.has(n))
  const isDoor = tellsDoors(doc.prose.text)
  const found: Token[][] = []
  for (const line of lines) found.push(...clausesWithSlots(doc, line))
  for (const [n, line] of lines.entries()) {
    const head = doc.prose.text.slice(line.from, Math.min(line.to, line.from + 24))
    if (line.to - line.from > 24 || !SLOT.test(head)) continue
    const own = doc.tokens.slice(line.first, line.last)
    if (own.some((t) => isWindow(t) || isDoor(t))) continue
    for (const below of lines.slice(n + 1, n + 9)) {
      const tokens = doc.tokens.slice(below.first, below.last)
      if (!tokens.some(isWindow)) break
      if (tokens.some((t) => isDoor(t) || t.kind === 'place' || t.kind === 'when')) break
      found.push(tokens)
    }
  }
  const slots = new Set(found.flat())
  const others = doc.tokens.some(
    (t) => t.kind === 'times' && t.fate === null && !slots.has(t) && told(doc, t),
  )
  if (!others) return
  for (const t of slots) {
    if (t.kind === 'times' || t.kind === 'when') t.fate ??= { kind: 'decoy', why: 'booking clock' }
    else if ((t.kind === 'cue' && t.cue === 'extra') || t.kind === 'label')
      silence(t, { kind: 'decoy', why: 'booking clock' })
  }
}

/** Are these hours of the doors, and not of a last entry? */
function told({ tokens }: Tokens, t: Token): boolean {
  if (isWindow(t)) return true
  const k = tokens.indexOf(t)
  return tokens
    .slice(Math.max(0, k - 3), k + 4)
    .some((x) => (x.kind === 'state' && !x.weak) || (x.kind === 'cue' && x.cue === 'until'))
}

/** The clauses of a line that tell of slots and no doors, and those after them in their sentence. */
function clausesWithSlots({ prose: { text }, tokens }: Tokens, line: Line): Token[][] {
  const isDoor = tellsDoors(text)
  const out: Token[][] = []
  let clause: Token[] = []
  let goesOn = false
  const end = () => {
    const [first, last] = [clause[0], clause.at(-1)]
    const said = first && last ? text.slice(first.from, Math.min(last.to, first.from + MOST)) : ''
    if (clause.some(isDoor)) goesOn = false
    else if (goesOn || SLOT.test(outside(said))) {
      goesOn = true
      if (clause.some(isWindow)) out.push(clause)
    }
    clause = []
  }
  for (let k = line.first; k < line.last; k++) {
    const t = tokens[k]!
    if (isMark(t, '(', '[')) {
      const close = closingOf(tokens, k)
      if (close > k && close < line.last) {
        clause.push(...tokens.slice(k, close + 1))
        k = close
        continue
      }
    }
    if (isMark(t, ',', ';', '.')) {
      end()
      if (isMark(t, '.')) goesOn = false
    } else clause.push(t)
  }
  end()
  return out
}
