/** What the next sentence of a line takes over the full stop: the rooms that its line is about, and its days. */
import { isWithin } from '../places.ts'
import { hasHours } from '../segments.ts'
import { daysWithin } from '../spans.ts'
import { isCue, isMark } from '../tokens.ts'
import type { Token } from '../tokens.ts'
import type { Days } from '../year/days.ts'
import type { Reader } from './reader.ts'

/** “甲室8月1日停用。8月2日恢复”, “甲室、乙室:…”: does the line begin with these rooms, so that all of it is said of them? */
export function opensWith(r: Reader, rooms: readonly string[], next: Token): boolean {
  const line = r.doc.lines[r.n]!
  const [first, second] = r.doc.tokens.slice(line.first, line.first + 2)
  const alone = first?.kind === 'place' && rooms.length === 1 && first.ids.includes(rooms[0]!)
  if (next.kind === 'when' && alone) return true
  const goesOn = next.kind === 'when' || next.kind === 'label' || next.kind === 'times'
  return goesOn && (isMark(first, '[') || second !== undefined) && headsLine(r, rooms)
}

/** “甲室、乙室:”, “【甲室】” at the head of the line. */
function headsLine(r: Reader, rooms: readonly string[]): boolean {
  const line = r.doc.lines[r.n]!
  const head = r.doc.tokens.slice(line.first, Math.min(line.last, line.first + MOST_NAMES))
  const framed = isMark(head[0], '[')
  const end = head.findIndex((t) => isMark(t, framed ? ']' : ':'))
  const names = head.slice(framed ? 1 : 0, Math.max(end, 0))
  const ids = names.flatMap((t) => (t.kind === 'place' ? t.ids : []))
  return (
    ids.length > 0 &&
    names.every(
      (t) => t.kind === 'place' || isMark(t, '、', ',') || /^[和及与]$/.test(said(r, t)),
    ) &&
    rooms.every((id) => ids.includes(id))
  )
}

const MOST_NAMES = 40

const said = (r: Reader, t: Token) => r.doc.prose.text.slice(t.from, t.to)

/** “甲书屋4月29日、30日9:00-20:00开放。5月1日至3日闭馆”: days that begin where those of the one room end are its own. */
export function goesOnFrom(r: Reader, next: Token): string[] | null {
  const last = r.segments.at(-1)
  if (next.kind !== 'when' || next.fate !== null || last?.line !== r.n) return null
  const [room, ...more] = last.places ?? []
  if (room === undefined || more.length > 0 || r.registry.roots.includes(room)) return null
  if (!last.dated || last.sentence !== r.sentence) return null
  const rest = sentenceFrom(r, next)
  const door = rest.find((t) => t.kind === 'state' || t.kind === 'times')
  const shut = door?.kind === 'state' && door.state === 'closed' && hasHours(last)
  const timed =
    rest.some((t) => t.kind === 'times') &&
    (!last.named || beganWith(r, room, next) || rest.some(comesBack(r)))
  if (rest.some((t) => t.kind === 'place' || t.kind === 'ref')) return null
  const days = r.resolver.resolve(next.when)
  // “4日至6日,甲厅除5日外不开放。5日开放时间为9:00-11:30”
  if (days && last.exceptDays.some((d) => daysWithin(days, d))) return last.places
  if (!(shut || timed)) return null
  const end = last.days?.spans.at(-1)?.[1] ?? null
  return end !== null && days?.spans[0]?.[0] === end + 1 ? last.places : null
}

/** “恢复为9:00-17:00”: of what had other hours before. */
const comesBack = (r: Reader) => (t: Token) =>
  (t.kind === 'state' && t.resumes) || /恢复/.test(said(r, t))

/** Did the sentence before begin with the name of this room? */
function beganWith(r: Reader, room: string, next: Token): boolean {
  const line = r.doc.lines[r.n]!
  const before = r.doc.tokens.slice(line.first, line.last).filter((t) => t.from < next.from)
  const first = before[before.slice(0, -1).findLastIndex((t) => isMark(t, '.')) + 1]
  return first?.kind === 'place' && first.ids.includes(room)
}

/** The sentence that begins with this token, as far as its line goes. */
function sentenceFrom(r: Reader, next: Token): Token[] {
  const line = r.doc.lines[r.n]!
  const rest = r.doc.tokens.slice(line.first, line.last).filter((t) => t.from >= next.from)
  const stop = rest.findIndex((t) => isMark(t, '.'))
  return stop < 0 ? rest : rest.slice(0, stop)
}

/**
 * “3月17日至22日,甲厅、乙厅布展,不开放。丙厅正常开放”: days that lead a sentence are those of the next one too, if it begins with
 * another room and tells no days.
 */
export function keepsDays(r: Reader, next: Token | undefined): boolean {
  const told = r.sentenceDays
  const last = r.segments.at(-1)
  if (!told || !next || !last || last.line !== r.n || last.sentence !== r.sentence) return false
  if (!isBounded(told.days) || last.dead) return false
  const rest = sentenceFrom(r, next)
  // “园内的甲馆”
  const [first, of, third] = rest
  const inside = of?.kind === 'raw' && third?.kind === 'place' && /^[内里]?的?$/.test(said(r, of))
  const name = inside ? third : first
  if (name?.kind !== 'place') return false
  const one = told.days.spans.every(([a, b]) => a === b)
  const daily = (t: Token) => t.kind === 'when' && t.when.items.every((i) => i.kind === 'daily')
  if (rest.some((t) => t.kind === 'when' && (one || !daily(t)))) return false
  if (!rest.some((t) => t.kind === 'state' || t.kind === 'times')) return false
  if (rest.some((t) => isCue(t, 'except') || (t.kind === 'state' && t.resumes && !one)))
    return false
  // “甲馆正在布展,暂不开放”: since when, and until when, is not told.
  const shut = rest.some((t) => t.kind === 'state' && t.state === 'closed')
  const at = r.doc.prose.text.slice(name.to, rest.at(-1)!.to)
  if (shut && /正在|目前|处于|仍在|尚未/.test(at.slice(0, 80))) return false
  const { children, roots } = r.registry
  const room = (id: string) => !roots.includes(id) || !children.has(id)
  if (!name.ids.every(room) || last.places?.some((p) => name.ids.includes(p))) return false
  return leads(r, told.tokens, name)
}

const isBounded = ({ spans, weekly }: Days) =>
  spans.length > 0 && weekly === null && spans.every(([, to]) => to !== null)

/** Do these days stand before the names of their sentence, or right behind that of the house? */
function leads(r: Reader, [when]: readonly Token[], name: Token & { kind: 'place' }): boolean {
  if (!when) return false
  const line = r.doc.lines[r.n]!
  const all = r.doc.tokens.slice(line.first, line.last)
  const before = all.filter((t) => t.to <= when.from)
  const names = before
    .slice(before.findLastIndex((t) => isMark(t, '.')) + 1)
    .flatMap((t) => (t.kind === 'place' ? [t] : []))
  const isPart = (id: string, of: string) => id !== of && isWithin(r.registry, id, of)
  return names.every((t) => t.ids.some((of) => name.ids.every((id) => isPart(id, of))))
}
