/** “闭馆期间”, “改造期间”, “同期”: the closure, or the works, told before. */
import { isPredicate } from '../../segments.ts'
import type { Segment } from '../../segments.ts'
import { isMark } from '../../tokens.ts'
import type { Token } from '../../tokens.ts'
import { emptyDays } from '../../year/days.ts'
import type { Days } from '../../year/days.ts'
import type { Reader } from '../reader.ts'

/** 闭馆期间: the closure just stated. */
export function closureMeant(r: Reader, t: Token): Days | null {
  if (
    !/^(?:闭馆|休馆|停馆|封闭|闭园)/.test(r.doc.prose.text.slice(t.from, t.from + 2)) &&
    !WORKS.test(r.doc.prose.text.slice(t.from, t.from + 2))
  )
    return null
  const named = r.cur && !isPredicate(r.cur) && r.cur.named ? r.cur.places : null
  // “甲馆7月1日至5日闭馆,闭馆期间…”: the closure is still being told.
  const told = r.cur && isPredicate(r.cur) ? [r.cur] : []
  const closures = [...r.segments.slice(-MOST_CLOSURES), ...told]
    .filter((s) => s.state === 'closed' && s.effect === 'set' && (s.days?.spans.length ?? 0) > 0)
    .filter((s) => s.days!.weekly === null)
  const own = closures.findLast((s) => s.places?.some((p) => named?.includes(p)))
  const closed = own ?? closures.at(-1)
  // “甲馆…期间闭馆。乙馆7月1日至30日改造,改造期间闭馆”: those told nearer are meant.
  const works = worksBefore(r)
  const nearer = works && (works.tokens.at(-1)?.from ?? 0) > (closed?.to ?? -1) ? works.days : null
  const spared = own ? null : worksApart(r, t, closed)
  const days =
    nearer ?? spared ?? (closed ? { ...closed.days!, spans: untilBack(r, closed) } : works?.days)
  return days ? { ...days, starts: null, ends: null } : null
}

/** How far back a closure is looked for. */
const MOST_CLOSURES = 400

/** “自8月15日起闭馆,11月1日恢复开放”: what closes onward ends where the same house resumes. */
function untilBack(r: Reader, closed: Segment): Days['spans'] {
  const [span, ...more] = closed.days!.spans
  if (!span || span[1] !== null || more.length > 0) return closed.days!.spans
  const at = r.segments.lastIndexOf(closed)
  const back = r.segments
    .slice(at + 1)
    .find((s) => s.resumes && s.places?.join() === closed.places?.join())
  const end = back?.days?.spans[0]?.[0]
  return end !== undefined && end > span[0] ? [[span[0], end - 1]] : closed.days!.spans
}

/** “6月5日至8月30日进行展陈提升。项目实施期间,…”: the days of the works told right before. */
function worksBefore(r: Reader): { days: Days; tokens: Token[] } | null {
  const told = underWay(r) ?? r.loose.at(-1) ?? inEffect(r)
  const last = told?.tokens.at(-1)
  if (!told || !last || told.line < r.n - 1 || told.days.spans.length !== 1) return null
  return WORKS.test(r.doc.prose.text.slice(last.to, last.to + 30).split('\n')[0]!) ? told : null
}

/**
 * “6月5日至8月30日更换管道。甲馆6月8日起闭馆。乙馆施工期间开放”: the works are meant, and not a closure told since that says
 * nothing of works.
 */
function worksApart(r: Reader, t: Token, closed: Segment | undefined): Days | null {
  const { tokens, prose } = r.doc
  if (!WORKS.test(prose.text.slice(t.from, t.from + 2))) return null
  const own = closed?.tokens.findLast((x) => x.kind === 'when')?.from ?? closed?.ownFrom
  const behind = /^[^,。;\n]{0,4}/.exec(
    prose.text.slice(closed?.to ?? 0, (closed?.to ?? 0) + 4),
  )![0]
  if (closed && WORKS.test(prose.text.slice(own, closed.to) + behind)) return null
  const at = tokens.indexOf(t, r.doc.lines[r.n]!.first)
  for (let k = at - 1; k >= 0 && k > at - MOST_TOKENS; k--) {
    const when = tokens[k]!
    if (when.kind !== 'when') continue
    if (when.when.items.length !== 1 || when.when.items[0]!.kind !== 'range') continue
    const said = /^[^。;\n]{0,40}/.exec(prose.text.slice(when.to, when.to + 40))![0]
    if (!WORKS.test(said) && !/^[^,]{0,8}(?:更换|更新|翻新|养护|换水)/.test(said)) continue
    const days = r.resolver.resolve(when.when)
    if (days?.spans.length !== 1 || days.weekly !== null) return null
    return { ...emptyDays(), spans: days.spans }
  }
  return null
}

const MOST_TOKENS = 200

/** “6月5日至8月30日进行改造,改造期间…”: in the same sentence. */
function underWay({ cur: s }: Reader): { days: Days; tokens: Token[]; line: number } | null {
  if (!s?.days || !s.dated || (isPredicate(s) && !s.weak)) return null
  return { days: s.days, tokens: s.tokens.filter((t) => t.kind === 'when'), line: s.line }
}

/** “6月5日至8月30日实施改造”: no timetable begins with it. */
function inEffect(r: Reader): { days: Days; tokens: Token[]; line: number } | null {
  const { effective: days, effectiveToken: t } = r
  if (!days || !t) return null
  return { days, tokens: [t], line: r.doc.lines.findLastIndex((l) => l.from <= t.from) }
}

/** Words of works that close a house. */
export const WORKS = /项目|工程|施工|改造|提升|修缮|维修|装修|检修|布展|换展|搬迁|升级|建设|整修/

/** “甲馆7月1日至5日闭馆。乙室同期更换桌椅,闭至7月9日”: from the first day of the closure before. */
export function sameStart(r: Reader, t: Token): Days | null {
  if (t.kind !== 'when' || !t.when.items.every((i) => i.kind === 'until' && !i.begins)) return null
  const clause = /[^。;]*$/.exec(r.doc.prose.text.slice(Math.max(0, t.from - 30), t.from))![0]
  if (!/同期|同时/.test(clause)) return null
  const before = r.segments.findLast((s) => s.state === 'closed' && s.line >= r.n - 1)
  const start = before?.days?.spans[0]?.[0]
  const end = r.resolver.resolve(t.when)?.spans[0]?.[1]
  if (start === undefined || end === undefined || end === null || end < start) return null
  return { ...emptyDays(), spans: [[start, end]] }
}

/** “甲馆闭馆期间,乙馆…”: whose closure it was says only when. */
export function leaveClosed(r: Reader, tokens: readonly Token[], k: number): void {
  const s = r.cur
  if (!s?.named || isPredicate(s) || s.dated) return
  for (const t of tokens.slice(k + 1, k + 12)) {
    if (t.kind === 'times' || t.kind === 'when' || isMark(t, '.', ';')) return
    if (t.kind === 'state' && !t.weak) return
    if (t.kind !== 'place' && !(t.kind === 'ref' && t.ref !== 'main')) continue
    s.places = null
    s.named = false
    return
  }
}
