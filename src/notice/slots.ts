/**
 * Hours that a notice gives a name and then calls by it: “A时段:9:00-16:30 … 一楼执行A时段”. The name becomes the hours
 * wherever it is said that they are kept; where they are only named, they are hours of nobody.
 */
import { silence } from './tokens.ts'
import type { Token, Tokens } from './tokens.ts'

interface Slot {
  name: string
  times: (Token & { kind: 'times' })[]
  /** “(10:45停止入场)” beside its hours. */
  last?: (Token & { kind: 'times' }) | null | undefined
}

const NAMED =
  /(?:^|[\n;,。(])((?:第?[A-Za-z甲乙丙丁一二三四]|早|中|晚|夏|冬|长|短)?(?:类|档|种|号)?(?:时段|时间段|班次|时间表|作息|时制|班|档)[A-Za-z甲乙丙丁一二三四]?)(?:为|:)(?=\d|[上下早晚中])/g
const KEPT = '(?:一律|均|都|仍)?(?:执行|按照|按|实行|采用|适用|遵照)'
const MOST_SLOTS = 20
const MOST_CALLS = 400

/** The notice with such names replaced by what they stand for; the same notice if it has none. */
export function withNamedHours(doc: Tokens): Tokens {
  const slots = slotsOf(doc)
  const calls = slots.length > 0 ? callsOf(doc.prose.text, slots) : []
  const used = slots.filter((s) => calls.some((c) => c.slots.includes(s)))
  for (const slot of used) hide(slot)
  return withSessions(withCalls(doc, calls))
}

function hide({ times, last }: Slot): void {
  for (const t of times) t.fate = { kind: 'decoy', why: 'hours under a name' }
  if (last) last.fate = { kind: 'decoy', why: 'hours under a name' }
}

function withCalls(doc: Tokens, calls: readonly Call[]): Tokens {
  if (calls.length === 0) return doc
  const tokens: Token[] = []
  let next = 0
  const lines = doc.lines.map((line) => {
    const first = tokens.length
    for (const t of doc.tokens.slice(line.first, line.last)) {
      while (next < calls.length && calls[next]!.to <= t.from) next++
      let end = next
      while (end < calls.length && calls[end]!.from < t.to) end++
      for (const piece of replaced(t, calls.slice(next, end))) tokens.push(piece)
    }
    return { ...line, first, last: tokens.length }
  })
  return { ...doc, tokens, lines }
}

function slotsOf({ prose, tokens }: Tokens): Slot[] {
  const out: Slot[] = []
  let looked = 0
  for (const m of prose.text.matchAll(NAMED)) {
    if (looked++ === MOST_SLOTS) break
    const from = m.index + m[0].length
    const stop = /[\n;。]/.exec(prose.text.slice(from, from + 80))
    const to = from + (stop?.index ?? 80)
    const times = tokens.flatMap((t) =>
      t.kind === 'times' && t.times.end !== null && t.from >= from && t.to <= to ? [t] : [],
    )
    if (times.length > 0 && !out.some((s) => s.name === m[1])) out.push({ name: m[1]!, times })
  }
  return out
}

interface Call {
  from: number
  to: number
  slots: Slot[]
  /** 停开 beside a session: it is a closed part of the day. */
  shut?: boolean
}

function callsOf(text: string, slots: readonly Slot[]): Call[] {
  const names = [...slots].sort((a, b) => b.name.length - a.name.length)
  const re = new RegExp(`${KEPT}(${names.map((s) => s.name).join('|')})(?:开放|开馆|执行)?`, 'g')
  const out: Call[] = []
  for (const m of text.matchAll(re)) {
    if (out.length === MOST_CALLS) break
    const slot = slots.find((s) => s.name === m[1])!
    out.push({ from: m.index, to: m.index + m[0].length, slots: [slot] })
  }
  return out
}

/** What is left of a token beside the calls it meets, and the hours they stand for. */
function replaced(t: Token, calls: readonly Call[]): Token[] {
  if (calls.length === 0) return [t]
  const out: Token[] = []
  let at = t.from
  for (const c of calls) {
    if (t.kind === 'raw' && c.from > at) out.push({ ...t, from: at, to: c.from })
    if (c.from >= t.from)
      for (const { times } of c.slots.flatMap((s) => s.times)) {
        out.push({ kind: 'times', times, named: true, from: c.from, to: c.to, fate: null })
        if (c.shut) out.push({ ...SHUT, from: c.from, to: c.to, fate: null })
      }
    const last = c.shut ? null : c.slots.at(-1)?.last
    if (last && c.from >= t.from) {
      out.push({ ...last, from: c.from, to: c.to, fate: null })
      out.push({ ...LAST, from: c.from, to: c.to, fate: null })
    }
    at = c.to
  }
  if (t.kind === 'raw' && at < t.to) out.push({ ...t, from: at })
  return out
}

const SHUT = { kind: 'state', state: 'closed', weak: false, resumes: false, soft: false } as const
const LAST = { kind: 'cue', cue: 'last', value: null } as const

// ── sessions of a day, numbered or named

const NTH = '(?:第?(?:[一二三四五六七八九十]|\\d{1,2})|[A-Z]|早|午|晚|夜|上午|中午|下午|晚上)'
const SESSION = new RegExp(
  `(?:^|[^一-龥A-Z\\d]|[为是日天])(${NTH})(?:间)?场(?:次)?(?:\\([^()\\n]{1,8}\\))?(?:的)?(?:开放)?(?:时间|时段)?(?:为|是|:)?(?=\\d{1,2}[:点时]|[上下早晚中])`,
  'g',
)
const LISTED = `(${NTH}(?:场)?(?:(?:、|和|及|与|以及)${NTH}(?:场)?){0,7})场(?:次)?`
const OPENED = '(?:只|仅|均|都)?(?:对外)?(?:开放|开设|安排|开|设)'
const SHUTTING =
  '(?:暂停开放|停止开放|暂不开放|不开放|不对外开放|停开|不开|暂停|取消|停场|关闭|休场)'
const WHOLE = '(全部|所有|各|[两二三四五六七八]|\\d)(?:个)?场(?:次)?'
const ALL = new RegExp(
  `${WHOLE}(?:均|都|全|全部)?(?:正常|照常|对外)?(?:开放|开)|${OPENED}(?:全部|所有)?(?:的)?${WHOLE}`,
  'g',
)
const SOME = new RegExp(
  `(?:(${OPENED})|(${SHUTTING}))${LISTED}|${LISTED}(?:(?:均|都|仍)?(?:正常|照常|对外)?(开放|开)|(?:均|都)?(${SHUTTING}))`,
  'g',
)
const DEFINED = /^(?:\([^()\n]{1,8}\))?(?:时间|时段)?[为是:]?(?:\d{1,2}[:点时]|[上下]午\d)/
const WEEK = 7

/** “第一场9:00-11:00 … 周一只开第二场”: sessions called by number on some days become their hours there. */
function withSessions(doc: Tokens): Tokens {
  const sessions = sessionsOf(doc)
  if (sessions.length < 2) return doc
  const { text } = doc.prose
  const found: Call[] = []
  for (const m of text.matchAll(ALL)) {
    if (found.length === MOST_CALLS) return doc
    // “7月1日至8月31日开放三场:” is of all the days that the sessions are of.
    if (weekdaysBefore(doc, m.index)?.length === 0) continue
    const count = COUNTS.indexOf(m[1] ?? m[2]!)
    if (count > 0 && count !== sessions.length) continue
    found.push({ from: m.index, to: m.index + m[0].length, slots: sessions })
  }
  for (const m of text.matchAll(SOME)) {
    if (found.length === MOST_CALLS) return doc
    const said = m[3] ?? m[4]!
    // “开放三场” counts them.
    if (/^[一二三四五六七八九十\d]+$/.test(said)) continue
    const names = said.split(/、|和|及|与|以及/).map(nameOf)
    const slots = sessions.filter((s) => names.includes(s.name))
    if (
      slots.length !== names.length ||
      DEFINED.test(text.slice(m.index + m[0].length, m.index + m[0].length + 20))
    )
      continue
    const shut = m[2] !== undefined || m[6] !== undefined
    found.push({ from: m.index, to: m.index + m[0].length, slots, shut })
  }
  found.sort((a, b) => a.from - b.from)
  const days = found.map((c) => weekdaysBefore(doc, c.from))
  const calls = found.filter((c, n) => days[n] !== null && c.from >= (found[n - 1]?.to ?? 0))
  const told = new Set(found.flatMap((c, n) => (c.shut ? [] : (days[n] ?? []))))
  if (told.size === WEEK) for (const s of sessions) hide(s)
  return withCalls(doc, calls)
}

const COUNTS = '0一二三四五六七八'

function nameOf(text: string): string {
  const name = text.replace(/^第|场$/g, '')
  const n = '一二三四五六七八九十'.indexOf(name)
  return n >= 0 ? String(n + 1) : name
}

function sessionsOf({ prose, tokens }: Tokens): Slot[] {
  const out: Slot[] = []
  let next = 0
  for (const m of prose.text.matchAll(SESSION)) {
    if (out.length === MOST_SLOTS) return []
    const at = m.index + m[0].length
    while (next < tokens.length && tokens[next]!.from < at) next++
    const t = tokens[next]
    const name = nameOf(m[1]!)
    if (t?.kind !== 'times' || t.from !== at || t.times.end === null) continue
    // The same name twice: each house has sessions of its own.
    if (out.some((s) => s.name === name)) return []
    out.push({ name, times: [t], last: lastBeside(tokens, next) })
    // “早场6:30-8:30,午场…,晚场…”: the sessions are the day, none is on top of it.
    const word = tokens[next - 1]
    if (out[0]!.name === '早' && word?.kind === 'cue' && word.cue === 'extra')
      silence(word, { kind: 'decoy', why: 'name of a session' })
  }
  return out
}

/** The last entry told right after the hours at `k`, in a bracket or after a comma. */
function lastBeside(tokens: readonly Token[], k: number): Slot['last'] {
  const [mark, a, b] = tokens.slice(k + 1, k + 4)
  if (mark?.kind !== 'mark' || !(mark.mark === '(' || mark.mark === ',')) return null
  const [at, cue] = a?.kind === 'cue' ? [b, a] : [a, b]
  const told = cue?.kind === 'cue' && cue.cue === 'last' && at?.kind === 'times'
  return told && at.times.end === null ? at : null
}

/** The weekdays of the clause before `at`; empty if it names other days, null if it names none. */
function weekdaysBefore({ prose, tokens }: Tokens, at: number): number[] | null {
  const clause = /[^。;\n]*$/.exec(prose.text.slice(Math.max(0, at - 40), at))![0]
  if (/(?:其余|其他|其它)(?:时间|日子|日期|各?[天日])/.test(clause)) return [0, 1, 2, 3, 4, 5, 6]
  const from = at - clause.length
  let low = 0
  for (let high = tokens.length; low < high;) {
    const mid = (low + high) >> 1
    if (tokens[mid]!.from < from) low = mid + 1
    else high = mid
  }
  const out: number[] = []
  let any = false
  for (let k = low; k < tokens.length && tokens[k]!.from < at; k++) {
    const t = tokens[k]!
    if (t.kind !== 'when' || t.when.items.every((i) => i.kind === 'daily')) continue
    any = true
    for (const i of t.when.items) if (i.kind === 'weekly') out.push(...i.days)
  }
  return any ? out : null
}
