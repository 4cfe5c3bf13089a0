/** Sessions of a day told one after the other, “上午场…;下午场…”, are one day's hours, not two days that differ. */
import type { Segment } from './segments.ts'
import { silence } from './tokens.ts'
import type { Token, Tokens } from './tokens.ts'

/** Further apart than this many lines, hours are not sessions of one list. */
const NEAR = 4
/** A statement takes up no more windows than a day can have. */
const MOST = 12

/** Words that say how one session is entered: it then is a statement of its own. */
const ENTERED = /预约|预订|预定|订票|购票|先到先得|登记|致电|联系/

/**
 * Joins what is told of the same places and days in windows that follow one another; the later ones are
 * dead. Sessions between which it is said how one gets in stay apart.
 */
export function joinSessions(segments: readonly Segment[], text: string): void {
  let first: Segment | null = null
  let line = 0
  for (const s of segments) {
    if (s.dead || !isSession(s)) continue
    const near = s.line - line <= NEAR
    line = s.line
    if (first && near && follows(first, s) && !entersApart(first, s, text)) {
      first.lastOfEach = [...lastsOf(first), ...lastsOf(s)]
      first.windows.push(...s.windows)
      first.lastEntry = s.lastEntry
      first.relativeLast ??= s.relativeLast
      first.cutoff ??= s.cutoff
      first.tokens.push(...s.tokens)
      first.to = Math.max(first.to, s.to)
      s.dead = true
    } else first = s
  }
}

/** A session by name, right before its hours. */
const NAMED =
  /(?:^|[^一-龥]|为|是|有|即|分)(早场|晨场|午场|中场|晚场|夜场|[上下]午场?|晚[上间]场?|第[一二三四五六七八九\d]场)(?:次|时间)?(?:[:(\s]|为){0,2}$/

/** “加开夜场”: beside the day after all. */
const ADDED = /[加增另][开设场]|新增|延[时长]/

/** Sessions further apart than this are not of one list. */
const LONGEST_GAP = 60

/** “早场7:00-9:30,午场12:00-14:30,晚场18:30-21:00”: in a list of all sessions none is on top of the day. */
export function markSessions({ prose: { text }, tokens, lines }: Tokens): void {
  let list: { name: string; t: Token; k: number }[] = []
  const settle = () => {
    const names = new Set(list.map((x) => x.name))
    if (names.size >= 3 && [...names].some((name) => !/^[晚夜]/.test(name)))
      for (const { t, k } of list)
        for (const x of tokens.slice(Math.max(0, k - 4), k))
          if (x.kind === 'cue' && x.cue === 'extra' && t.from - x.to < 4)
            silence(x, { kind: 'decoy', why: 'a session of the day' })
    list = []
  }
  for (const line of lines)
    for (let k = line.first; k < line.last; k++) {
      const t = tokens[k]!
      if (t.kind !== 'times' || t.times.end === null) continue
      const before = text.slice(Math.max(0, t.from - 14), t.from)
      const name = NAMED.exec(before)?.[1]
      const last = list.at(-1)
      if (last && (name === undefined || t.from - last.t.to > LONGEST_GAP)) settle()
      const lead = text.slice(Math.max(0, t.from - 24), t.from)
      if (name !== undefined && !ADDED.test(last ? text.slice(last.t.to, t.from) : lead))
        list.push({ name, t, k })
      else settle()
    }
  settle()
}

/** Last entry of each window: what is said of a session is said of its last window. */
function lastsOf(s: Segment): (number | null)[] {
  if (s.lastOfEach?.length === s.windows.length) return s.lastOfEach
  return s.windows.map((_, k) => (k === s.windows.length - 1 ? s.lastEntry : null))
}

function entersApart(a: Segment, b: Segment, text: string): boolean {
  const start = b.ownFrom >= 0 ? b.ownFrom : b.from
  return ENTERED.test(text.slice(Math.max(a.from, start - 200), start))
}

function isSession(s: Segment): boolean {
  return (
    s.effect === 'set' &&
    s.windows.length > 0 &&
    s.windows.every(([a, b]) => a !== null && b !== null) &&
    s.days !== null &&
    s.places !== null &&
    s.unknown === null &&
    s.doubts.length === 0 &&
    !s.rooms &&
    !s.extra &&
    !s.resumes
  )
}

/** “正常开放,每天9:00-12:00;14:30-17:30”, or a line for each session: nothing but hours goes on. */
function goesOn(a: Segment, b: Segment): boolean {
  const open = a.state === 'regular' || a.state === 'open'
  return open && b.state === null && !b.dated && !b.named && b.line - a.line <= NEAR
}

/** “除10月3日外,每天9:00-12:00;14:30-17:30”: the exception is said once for the sessions of its days. */
function exceptsTheSame(a: Segment, b: Segment): boolean {
  return a.exceptDays.length === 0
    ? b.exceptDays.length === 0
    : b.exceptDays.length === 0 && !b.dated && a.line === b.line
}

/** A last entry is of the session it stands beside; of the day counts that of its last session. */
function endsBefore(a: Segment, b: Segment): boolean {
  return a.lastEntry === null || a.lastEntry <= b.windows[0]![0]!
}

function follows(a: Segment, b: Segment): boolean {
  return (
    a.node === b.node &&
    a.windows.length < MOST &&
    endsBefore(a, b) &&
    a.fee === b.fee &&
    a.windows.at(-1)![1]! <= b.windows[0]![0]! &&
    (b.state === a.state || goesOn(a, b)) &&
    a.implied === b.implied &&
    exceptsTheSame(a, b) &&
    JSON.stringify(a.places) === JSON.stringify(b.places) &&
    (a.days!.daily === b.days!.daily || goesOn(a, b)) &&
    JSON.stringify([a.days!.spans, a.days!.weekly]) ===
      JSON.stringify([b.days!.spans, b.days!.weekly])
  )
}
