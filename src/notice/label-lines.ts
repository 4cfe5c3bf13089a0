/**
 * Clock times that stand on a line of their own under or over their word: “开馆时间⏎09:30⏎停止入馆⏎16:30”. Such a run
 * becomes one line, as it would be read aloud.
 */
import { isMark } from './tokens.ts'
import type { Line, Tokens } from './tokens.ts'

const WORD =
  /^(?:每[天日])?(?:开馆|开园|开门|开场|开放|闭馆|闭园|闭场|关门|关闭|清场|(?:停止|截止|最后|最晚|最迟)(?:入馆|入园|入场|进馆|进园|进场|检票|售票|取票|验票|接待))(时间|时刻)?:?$/

/** How many lines such a run may have. */
const MOST = 12

/** Joins the lines of such runs; the lines that gave their words away are empty. */
export function joinLabelled(doc: Tokens): Tokens {
  for (let n = 0; n < doc.lines.length; n++) {
    const end = runFrom(doc, n)
    if (end <= n) continue
    const [first, last] = [doc.lines[n]!, doc.lines[end]!]
    Object.assign(first, { to: last.to, last: last.last })
    for (let k = n + 1; k <= end; k++)
      Object.assign(doc.lines[k]!, {
        from: last.to,
        to: last.to,
        first: last.last,
        last: last.last,
      })
    n = end
  }
  return doc
}

/**
 * “8:30-21:30⏎甲书房⏎24小时⏎乙书房”: hours over each name, without heads. Each name changes places with its hours, so
 * that no hours fall to the name before them.
 */
export function namesFirst(doc: Tokens): Tokens {
  const full = doc.lines.flatMap((line, n) => (line.last > line.first ? [n] : []))
  for (let k = 0; k < full.length; k++) {
    const pairs: [number, number][] = []
    let at = k
    while (isHours(doc, full[at]) && isName(doc, full[at + 1])) {
      pairs.push([full[at]!, full[at + 1]!])
      at += 2
      // “湖滨路18号”: where it is.
      if (isAddress(doc, full[at])) at++
    }
    const alone = !isName(doc, full[k - 1]) && !isHours(doc, full[at])
    if (pairs.length < 2) continue
    if (alone && !doc.lines.slice(full[k], full[at - 1]! + 1).some((l) => l.marker))
      for (const [hours, name] of pairs)
        [doc.lines[hours], doc.lines[name]] = [doc.lines[name]!, doc.lines[hours]!]
    k = at - 1
  }
  return doc
}

const tokensAt = (doc: Tokens, n: number | undefined) => {
  const line = n === undefined ? undefined : doc.lines[n]
  return line && line.last - line.first <= 8 ? doc.tokens.slice(line.first, line.last) : []
}

function isHours(doc: Tokens, n: number | undefined): boolean {
  const live = tokensAt(doc, n).filter((t) => t.kind !== 'mark')
  return (
    live.length > 0 &&
    live.every(
      (t) =>
        (t.kind === 'times' && t.times.end !== null) ||
        (t.kind === 'state' && t.state === 'all-day'),
    )
  )
}

function isName(doc: Tokens, n: number | undefined): boolean {
  const live = tokensAt(doc, n)
  return live.length === 1 && live[0]!.kind === 'place'
}

function isAddress(doc: Tokens, n: number | undefined): boolean {
  const live = tokensAt(doc, n)
  const [first, last] = [live[0], live.at(-1)]
  if (
    !first ||
    !last ||
    live.some((t) => t.kind === 'times' || t.kind === 'when' || t.kind === 'state')
  )
    return false
  return /(?:[路街巷道弄]|号|门|楼|层|侧|旁|口|内|村|镇)$/.test(
    doc.prose.text.slice(first.from, last.to),
  )
}

/** The last line of the run of words and times that begins at `n`; `n` itself if there is none. */
function runFrom(doc: Tokens, n: number): number {
  const kinds = [kindOf(doc, doc.lines[n]!)]
  if (kinds[0] === null) return n
  while (kinds.length < MOST) {
    const line = doc.lines[n + kinds.length]
    const kind = line && line.marker === null ? kindOf(doc, line) : null
    if (kind === null || (kind === 'time') === (kinds.at(-1) === 'time')) break
    kinds.push(kind)
  }
  if (kinds.length % 2 === 1) kinds.pop()
  const titled = kinds.includes('label')
  // “09:30⏎开馆⏎16:30⏎停止入馆”: without 时间 or a colon one pair is too little.
  const sure = kinds.length >= 4 || (kinds.length === 2 && kinds[0] === 'label')
  return sure && (titled || kinds.length >= 4) ? n + kinds.length - 1 : n
}

/** A word with 时间 or a colon, or that can only be a last entry; a bare word, one clock time, or something else. */
function kindOf({ prose: { text }, tokens }: Tokens, line: Line): 'label' | 'word' | 'time' | null {
  if (line.last - line.first > 4 || line.to - line.from > 14) return null
  const live = tokens.slice(line.first, line.last).filter((t) => !isMark(t, '.', ',', ':'))
  const [t] = live
  if (live.length === 1 && t?.kind === 'times' && t.times.end === null) return 'time'
  const m = WORD.exec(text.slice(line.from, line.to))
  if (!m) return null
  return m[1] !== undefined || /:$|^(?:停止|截止|最)/.test(m[0]) ? 'label' : 'word'
}
