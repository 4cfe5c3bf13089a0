/**
 * Statements that say their hours by pointing at others: 同上, 参照甲馆, 同10月1日, 按周六、周日时间, 仅开晚场.
 * Each is worked out once all others have their days; what points at nothing is left to a person.
 */
import { lineOf } from './places.ts'
import type { Registry } from './places.ts'
import { daysWithin, overlaps } from './spans.ts'
import { hasHours, samePlaces } from './segments.ts'
import type { Hours, Segment } from './segments.ts'
import type { Token, Tokens } from './tokens.ts'
import type { Days } from './year/days.ts'

/** What a statement points at for its hours. */
export type Pointer =
  /** The statements right before it. */
  | { to: 'above'; model: Segment[] }
  /** Other days of the same place. */
  | { to: 'days'; days: Days }
  /** “甲馆、乙馆、丙馆开放时间相同”: whatever is told of one of its places. */
  | { to: 'each-other' }

/** Most statements of a notice that look back at all others; more are left unread. */
const MOST = 100

const NOTHING = 'points at a statement that was not found'

/** Gives every pointing statement the hours it points at. */
export function followPointers(segments: Segment[], registry: Registry, doc: Tokens): void {
  const sessions = sessionsOf(doc)
  let met = 0
  const out: Segment[] = []
  // What one pointer took over, another may point at.
  const copies: Segment[] = []
  const became = new Map<Segment, Segment[]>()
  for (const s of segments) {
    out.push(s)
    if (s.dead || hasHours(s)) continue
    const named = s.like !== null && s.like.length > 0
    const said = s.state === 'unstated' ? meaningOf(doc, s) : null
    if (!named && s.pointer === null && said === null) continue
    if (++met > MOST) {
      s.unresolved = true
      continue
    }
    if (said?.sessions) {
      takeSessions(s, said.sessions, sessions)
      continue
    }
    if (s.pointer?.to === 'each-other') {
      for (const x of likeEachOther(s, segments)) out.push(x)
      continue
    }
    const more = said
      ? onWeekdays(s, said.weekdays ?? [], segments)
      : s.pointer?.to === 'days'
        ? onDays(s, s.pointer.days, segments)
        : fromModel(
            s,
            s.pointer?.model.flatMap((x) => became.get(x) ?? [x]) ??
              modelsOf(s, [...segments, ...copies], registry),
          )
    became.set(s, more)
    for (const x of more) {
      out.push(x)
      copies.push(x)
    }
  }
  segments.splice(0, segments.length, ...out)
  for (const s of out.slice(0, MOST)) spellOut(s, out, registry)
}

/** “10月1日至7日开放” over lines that give the hours of the same days: they spell it out. */
function spellOut(s: Segment, segments: readonly Segment[], registry: Registry): void {
  if (s.dead || s.state !== 'open' || hasHours(s) || s.resumes || !s.places || !s.days) return
  if (s.rooms && !s.places.every((p) => registry.roots.includes(p))) return
  const told = segments.filter(
    (x) =>
      !x.dead &&
      hasHours(x) &&
      x.effect === 'set' &&
      (x.line > s.line || (x.line === s.line && x.from >= s.to) || sayAgain(s, x)) &&
      x.days !== null &&
      x.days.weekly === null &&
      daysWithin(s.days!, x.days),
  )
  s.places = s.places.filter((p) => !told.some((x) => said(x, [p])))
  if (s.places.length === 0) s.dead = true
}

/** “10月1日至7日9:00-17:00。假期全馆开放”: what was told with hours is said again without. */
function sayAgain(s: Segment, x: Segment): boolean {
  const same = JSON.stringify(s.days!.spans) === JSON.stringify(x.days?.spans)
  return x.line <= s.line && s.days!.spans.length > 0 && same
}

/** Statements of the places that `s` likens itself to. */
function modelsOf(s: Segment, segments: readonly Segment[], registry: Registry): Segment[] {
  const of = (ids: readonly string[]) =>
    segments.filter(
      (x) =>
        x !== s &&
        !x.dead &&
        x.like === null &&
        x.pointer === null &&
        said(x, ids) &&
        !isLaterNews(x, s) &&
        // “各馆10月8日恢复” is said of it already.
        !(x.named && x.places!.length > 1 && said(x, s.places ?? [])),
    )
  const own = of(s.like!)
  if (own.length > 0) return own
  return of(s.like!.map((id) => lineOf(registry, id).at(-1)!))
}

/** “分馆参照总馆时间。⏎三、10月10日、11日总馆正常开放”: a later item that names the house speaks of it alone. */
function isLaterNews(x: Segment, s: Segment): boolean {
  return x.line > s.line && x.node !== s.node && x.named && x.state === 'regular' && !x.resumes
}

const said = (x: Segment, ids: readonly string[]) => x.places?.some((p) => ids.includes(p)) ?? false

/** The statements of another place, or of the line above, said of the places of `s` too. */
function fromModel(s: Segment, model: readonly Segment[]): Segment[] {
  const told = model.filter(
    (x) =>
      !x.unknown && (s.likeOnly === null || (x.state === 'closed') === (s.likeOnly === 'closed')),
  )
  const sources =
    s.dated && s.days ? withinDays(told, s.days) : told.map((x) => ({ x, days: x.days }))
  if (sources.length === 0) {
    lost(s)
    return []
  }
  const more = sources.slice(0, MOST).map(({ x, days }) => copyOf(x, s, days))
  s.dead = true
  return more
}

/** Of what the model says, that which it says of these days; else its only hours, taken for these days. */
function withinDays(told: readonly Segment[], days: Days): { x: Segment; days: Days | null }[] {
  const said = told.flatMap((x) => {
    if (!x.days || !overlaps(x.days, days)) return []
    if (daysWithin(x.days, days)) return [{ x, days: x.days }]
    const both = hasNext(x, told) && !daysWithin(days, x.days)
    return [{ x, days: both ? { ...days, spans: shared(days.spans, x.days.spans) } : days }]
  })
  if (said.length > 0) return said
  const set = told.filter((x) => x.effect === 'set')
  return set.length > 0 && set.every((x) => sameHours(x, set[0]!)) ? [{ x: set[0]!, days }] : []
}

/** Does the model have other days from the end of these on? */
function hasNext(x: Segment, told: readonly Segment[]): boolean {
  const end = x.days!.spans.at(-1)?.[1] ?? null
  const starts = (y: Segment) =>
    y.effect === 'set' && (y.days?.spans[0]?.[0] ?? -1) > (end ?? Infinity)
  return end !== null && told.some(starts)
}

/** The days that both have. */
function shared(x: Days['spans'], y: Days['spans']): Days['spans'] {
  return x.flatMap(([a, b]) =>
    y.flatMap(([c, d]): Days['spans'] => {
      const [from, to] = [Math.max(a, c), b === null ? d : d === null ? b : Math.min(b, d)]
      return to === null || from <= to ? [[from, to]] : []
    }),
  )
}

/** “甲馆、乙馆、丙馆开放时间相同”: of those of which nothing is told what is told of the others. */
function likeEachOther(s: Segment, segments: readonly Segment[]): Segment[] {
  const of = (id: string) =>
    segments.filter(
      (x) =>
        x !== s &&
        !x.dead &&
        !x.unresolved &&
        x.pointer === null &&
        x.days !== null &&
        (hasHours(x) || (x.state === 'closed' && !x.weak)) &&
        said(x, [id]),
    )
  const known = s.places!.filter((id) => of(id).length > 0)
  const [model] = known
  if (model === undefined) {
    lost(s)
    return []
  }
  const shape = (id: string) =>
    JSON.stringify(of(id).map((x) => [x.days!.spans, x.days!.weekly, x.windows, x.opens, x.closes]))
  const alike = known.every((id) => shape(id) === shape(model))
  const rest = s.places!.filter((id) => !known.includes(id))
  s.dead = true
  for (const x of segments)
    if (x.rule === 'table-hole' && x.places?.every((p) => rest.includes(p))) x.dead = true
  return rest.flatMap((id) =>
    of(model).map((x) => {
      const copy = copyOf(x, { ...s, places: [id] }, x.days)
      if (!alike) copy.doubts.push('those said to be alike are told different hours')
      return copy
    }),
  )
}

/** 同10月1日: the hours of those days, on the days of `s`. */
function onDays(s: Segment, days: Days, segments: readonly Segment[]): Segment[] {
  const sources = segments.filter(
    (x) =>
      x !== s &&
      !x.dead &&
      x.pointer === null &&
      x.effect === 'set' &&
      x.days !== null &&
      said(x, s.places ?? []) &&
      overlaps(x.days, days),
  )
  return take(s, sources, 'as-on-other-days')
}

/** 按周六、周日时间: the hours told for those weekdays, on the days of `s`. */
function onWeekdays(s: Segment, weekdays: number[], segments: readonly Segment[]): Segment[] {
  const sources = segments.filter(
    (x) =>
      x !== s &&
      !x.dead &&
      x.effect === 'set' &&
      hasHours(x) &&
      said(x, s.places ?? []) &&
      x.days?.weekly != null &&
      weekdays.some((d) => x.days!.weekly!.includes(d)),
  )
  return sources.length > 0 ? take(s, sources, 'as-on-weekdays') : []
}

/** The hours of the sources on the days of `s`, for each of its places that they speak of. */
function take(s: Segment, sources: readonly Segment[], rule: string): Segment[] {
  const hours = sources.filter(hasHours)
  const from = hours.length > 0 ? hours : sources
  if (from.length === 0) {
    lost(s)
    return []
  }
  const more: Segment[] = []
  for (const place of s.places ?? []) {
    const own = from.filter((x) => said(x, [place]))
    if (own.length === 0) continue
    const copy = copyOf(own[0]!, { ...s, places: [place] }, s.days)
    copy.rule = rule
    if (own.some((x) => !sameHours(x, own[0]!)))
      copy.doubts.push('the days pointed at have several hours')
    more.push(copy)
  }
  s.dead = true
  return more
}

function copyOf(x: Segment, s: Segment, days: Days | null): Segment {
  return {
    ...x,
    places: s.places,
    fee: s.fee ?? x.fee,
    unknown: s.unknown,
    named: true,
    days: days === null ? null : { ...days },
    dated: s.dated || x.dated,
    implied: true,
    rule: 'as-another-place',
    tokens: [...s.tokens],
    doubts: [...new Set([...x.doubts, ...(s.dated ? s.doubts : [])])],
    exceptDays: [...x.exceptDays, ...s.exceptDays],
    from: s.from,
    to: s.to,
    line: s.line,
    sentence: s.sentence,
    block: s.block,
    node: s.node,
    among: s.among,
    only: s.only,
    like: null,
    pointer: null,
    lead: false,
    hoursLine: false,
  }
}

function sameHours(a: Segment, b: Segment): boolean {
  const of = (x: Segment) => JSON.stringify([x.windows, x.opens, x.closes, x.state === 'closed'])
  return of(a) === of(b)
}

/** Points at nothing: its own words are unread. */
function lost(s: Segment): void {
  s.unresolved = true
  for (const t of s.tokens) if (t.kind === 'cue') t.fate ??= { kind: 'unread', why: NOTHING }
}

// ── words that stand for hours told elsewhere

interface Meaning {
  weekdays?: number[]
  /** Names of sessions, or how many of them, all of them. */
  sessions?: { names: string[]; count: number | null }
}

/** What the word of an unstated opening points at. */
function meaningOf(doc: Tokens, s: Segment): Meaning | null {
  for (const t of s.tokens) {
    if (t.kind !== 'state' || t.state !== 'unstated') continue
    const word = doc.prose.text.slice(t.from, t.to)
    const one = /[仅只][^场]{0,3}?(早|午|晚|夜|日|上午|下午)场/.exec(word)
    if (one) return { sessions: { names: [one[1]!], count: null } }
    const all = /(?:([两二三四五六])|各|全部|所有)场|^全开/.exec(word)
    if (all)
      return {
        sessions: {
          names: [],
          count: all[1] ? '零一二三四五六'.indexOf(all[1].replace('两', '二')) : null,
        },
      }
    if (/双休日|周末|公休日|休息日/.test(word)) return { weekdays: [5, 6] }
    const span = /周([一二三四五六日])[至到-]周?([一二三四五六日])/.exec(word)
    if (span) {
      const [a, b] = [dayOf(span[1]!), dayOf(span[2]!)]
      return {
        weekdays: [0, 1, 2, 3, 4, 5, 6].filter((d) =>
          a <= b ? d >= a && d <= b : d >= a || d <= b,
        ),
      }
    }
    const days = /周[一二三四五六日](?:[、和]周?[一二三四五六日])*/.exec(word)
    if (days) return { weekdays: [...days[0]].filter((c) => DAYS.includes(c)).map(dayOf) }
  }
  return null
}

const DAYS = '一二三四五六日'
const dayOf = (c: string) => DAYS.indexOf(c)

/** “晚场18:00-21:00”: sessions that the notice gives hours to; null where it gives two. */
function sessionsOf(doc: Tokens): Map<string, Hours | null> {
  const { text } = doc.prose
  const out = new Map<string, Hours | null>()
  for (const t of doc.tokens) {
    if (t.kind !== 'times' || t.times.end === null) continue
    const name = /(早|午|晚|夜|日|上午|下午)场[:(]?$/.exec(
      text.slice(Math.max(0, t.from - 4), t.from),
    )
    if (!name) continue
    const hours: Hours = [t.times.start.minutes, t.times.end.minutes]
    const known = out.get(name[1]!)
    const other =
      known !== undefined && (known === null || known[0] !== hours[0] || known[1] !== hours[1])
    out.set(name[1]!, other ? null : hours)
  }
  return out
}

/** Only some sessions are open, or all: their hours, if the notice gives them. */
function takeSessions(
  s: Segment,
  { names, count }: { names: string[]; count: number | null },
  sessions: Map<string, Hours | null>,
): void {
  const wanted = names.length > 0 ? names : [...sessions.keys()]
  const hours = wanted.map((name) => sessions.get(name) ?? null)
  if (hours.length === 0 || hours.includes(null) || (count !== null && count !== hours.length)) {
    s.doubts.push('the hours of the sessions are not said')
    return
  }
  s.windows = (hours as Hours[]).map((w): Hours => [...w]).sort((a, b) => a[0]! - b[0]!)
  s.implied = true
  s.rule = 'sessions-named'
}

/** The statements of the last place spoken of before `places`, in its line: what 同上 points at. */
export function aboveOf(
  segments: readonly Segment[],
  places: readonly string[],
  own: Segment,
): Segment[] {
  const before = segments.at(-1)
  // “…开放,10月6日时间同上”: other days of the same place.
  if (own.dated && !own.named && before && !before.dead && hasHours(before) && said(before, places))
    return before.effect === 'set' ? [before] : []
  const recent = segments
    .slice(-40)
    .filter((x) => !x.dead && x.places !== null && x.effect === 'set')
  const last = recent.findLast((x) => !x.places!.some((p) => places.includes(p)))
  if (!last) return []
  const sameLine = recent.filter((x) => x.line === last.line && said(x, last.places!))
  if (own.line === last.line || own.line - last.line > 3) return sameLine
  // “甲馆⏎10月1日至3日9:00-17:00⏎10月4日闭馆⏎乙馆⏎时间同上”: all that stands under the heading before.
  const other = recent.findLastIndex((x) => x.node !== last.node || !samePlaces(x, last))
  const section = recent.slice(other + 1)
  const under = section.every((x) => !x.named && x.days !== null && said(x, last.places!))
  return under && section.length > 0 ? section : sameLine
}

/** Is this a word that likens one thing to the next: 同, 均同? */
export function isSame(t: Token | undefined, text: string): boolean {
  return t?.kind === 'raw' && /^(?:均|都|也|皆|亦|则)?同于?$/.test(text.slice(t.from, t.to))
}

/** No days of its own yet, and none to be given: its days are those it points at. */
export function awaitsModel(s: Segment): boolean {
  return (
    !s.dated &&
    (/^(?:above|each-other)$/.test(s.pointer?.to ?? '') || (s.like !== null && s.like.length > 0))
  )
}
