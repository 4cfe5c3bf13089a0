/** Places by what kind they are: “24小时书房:甲书房、乙书房”, “非24小时书房(9:00-21:00):丙书房”. */
import { closingOf, isMark, outsideBrackets } from '../tokens.ts'
import type { Token } from '../tokens.ts'
import { listedBelow, onlyNames } from './listed.ts'
import { current, flush, settleBesides } from './settle.ts'
import { coverWords, isPredicate } from '../segments.ts'
import type { Reader } from './reader.ts'
import { placesIn, seePlaces } from './subjects.ts'

const HEAD =
  /^[(["]?(非|不是)?24小时(?:自助|开放|智慧|城市|全天|免费|服务|不打烊|公共|借阅|阅读|无人|智能)*(?:的)?(?:书[房屋吧店]|图书馆|分馆|空间|自[习修]室|阅览室|驿站|场馆|书城|书亭|点位)/

/** A heading of such a kind with its names beside it or below; true if the line was read as one. */
export function kindLine(r: Reader, tokens: Token[]): boolean {
  const [first] = tokens
  const begins = first?.kind === 'quantity' || first?.kind === 'raw' || isMark(first, '[', '(', '"')
  if (!first || !begins) return false
  const { text } = r.doc.prose
  const m = HEAD.exec(text.slice(first.from, first.from + 40))
  if (!m || tokens.some((t) => t.kind === 'when')) return false
  const end = first.from + m[0].length
  const rest = tokens.filter((t) => t.from >= end && !isMark(t, ':', ']', '"', '.'))
  const open = rest.findIndex((t) => isMark(t, '('))
  const close = open < 0 ? -1 : closingOf(rest, open)
  const names = rest.filter((t) => t.kind === 'place')
  const aside = rest.slice(Math.max(open, 0), close + 1)
  // “丙书房(9:00-21:00)”: what stands behind a name is of that name.
  if (names[0] && names[0].from < (aside[0]?.from ?? 0)) return false
  const said = rest.filter((t) => t.kind === 'times' || t.kind === 'state')
  const hours = said.filter((t) => t.kind === 'times' && t.times.end !== null && t.fate === null)
  if (said.some((t) => names[0] && t.from > names[0].from)) return false
  if (said.some((t) => t.kind === 'state' && t.state === 'closed' && !t.weak)) return false
  const plain = (t: Token) => t.kind !== 'times' && t.kind !== 'state'
  const beside = names.length > 0 ? outsideBrackets(rest).filter(plain) : []
  if (beside.length > 0 && !onlyNames(r, beside)) return false
  if (m[1] !== undefined && hours.length === 0) return false
  const ids = beside.length > 0 ? placesIn(r, beside) : listedBelow(r, r.n + 1)
  if (!ids) {
    if (hours.length === 0 || !(m[1] || tokens.some((t) => isMark(t, ':')))) return false
    for (const t of hours) t.fate ??= { kind: 'unread', why: 'hours of places that are not named' }
    return true
  }
  if (r.cur && !isPredicate(r.cur)) settleBesides(r)
  flush(r)
  r.sentenceDays = null
  r.sentence++
  const s = current(r)
  s.places = ids
  s.named = true
  for (const t of hours)
    if (t.kind === 'times') s.windows.push([t.times.start.minutes, t.times.end!.minutes])
  if (hours.length === 0) {
    s.state = 'all-day'
    s.implied = said.length === 0
  }
  coverWords(s, tokens)
  flush(r)
  seePlaces(r, ids)
  return true
}
