/** Labels, and words that bend what follows: 其中, 但, 仅, 起, 同. */
import { emptyDays } from '../year/days.ts'
import { refusesEntry, clauseAround } from '../clauses.ts'
import { aboveOf } from '../references.ts'
import { isPredicate, isOpenOnly, hasHours, coverWords } from '../segments.ts'
import { isMark, isCue, silence } from '../tokens.ts'
import type { Token } from '../tokens.ts'
import { roomsOfThoseDays } from './opened.ts'
import { holidayOf, lastDays } from './days/pointed.ts'
import { roomsOfEvening } from './evening-rooms.ts'
import { OF_EVENING, atNight } from './evenings.ts'
import { openExcept, closeExcept } from './exceptions.ts'
import { roomsLine } from './lines.ts'
import type { Reader } from './reader.ts'
import { roomsAlike } from './meant.ts'
import { settleBesides, flush, nextStatement, current } from './settle.ts'
import { ENDS, readFee } from './states.ts'

/**
 * “开放区域:甲室、乙室,其余区域不开放”: where the words begin and end that say of the others what a list of all open rooms
 * says anyhow.
 */
function othersShut(
  r: Reader,
  tokens: readonly Token[],
  k: number,
): { at: number; to: number } | null {
  const ref = tokens.findIndex((x, j) => j > k && x.kind === 'ref' && x.ref === 'others')
  if (ref < 0 || !isMark(tokens[ref - 1], ',', ';', '.', '(')) return null
  const names = tokens.slice(k + 1, ref - 1)
  if (!names.some((x) => x.kind === 'place')) return null
  if (names.some((x) => /^(?:state|when|times)$/.test(x.kind) || isMark(x, '.', ';'))) return null
  const verb = tokens.findIndex((x, j) => j > ref && x.kind === 'state')
  const [said, next] = [tokens[verb], tokens[verb + 1]]
  if (said?.kind !== 'state' || said.state !== 'closed' || verb > ref + 2) return null
  if (!/^(?:均|都|则|暂|全部|一律)*$/.test(r.doc.prose.text.slice(tokens[ref]!.to, said.from)))
    return null
  const bracket = isMark(tokens[ref - 1], '(')
  if (bracket ? !isMark(next, ')') : next && !isMark(next, '.', ';')) return null
  return { at: ref - 1, to: bracket ? verb + 2 : verb + 1 }
}

/** “开放区域:甲室、乙室,丙室设备调试,停用”: the list ends at the comma before a room that is said to be shut. */
function turnsToShut(tokens: readonly Token[], k: number): boolean {
  if (!isMark(tokens[k], ',') || tokens[k + 1]?.kind !== 'place') return false
  const rest = tokens.slice(k + 2, k + 6)
  const verb = rest.find((t) => t.kind === 'state')
  const plain = (t: Token) => t.kind === 'raw' || t.kind === 'when' || isMark(t, ',')
  return verb?.state === 'closed' && rest.slice(0, rest.indexOf(verb)).every(plain)
}

/** “区域:除甲室不开放外,全馆开放”: what stands behind the label says for itself what is open. */
function isSentence(rest: readonly Token[], text: string): boolean {
  // “区域:假期只开放甲室”
  const opens = rest.findIndex((x) => x.kind === 'state' || x.kind === 'place')
  const [before, door, name] = rest.slice(Math.max(0, opens - 1), opens + 2)
  if (opens > 0 && door?.kind === 'state' && door.state === 'open' && name?.kind === 'place')
    if (before?.kind === 'raw' && /[仅只]$/.test(text.slice(before.from, before.to))) return true
  const out = rest.some((x) => isCue(x, 'except') || isCue(x, 'excepted'))
  const verb = rest.findLast((x) => x.kind === 'state')
  return out && isMark(rest[0], ':') && verb?.kind === 'state' && verb.state === 'open'
}

/** A label at `k` (“开放时间:”, “闭馆日期:”): what the words after it mean. */
export function readLabel(r: Reader, tokens: Token[], k: number): void {
  const t = tokens[k]!
  if (t.kind !== 'label') return
  if (t.label === 'rooms' || t.label === 'closed-rooms') {
    const s = r.cur
    if (t.label === 'closed-rooms' && s?.dated && !s.named && !isPredicate(s)) {
      // “10月1日至3日闭馆的场馆:甲馆、乙馆”
      s.state = 'closed'
      coverWords(s, [t])
      return
    }
    const stop = tokens.findIndex(
      (x, j) => j > k && (isMark(x, '.', ';') || (t.label === 'rooms' && turnsToShut(tokens, j))),
    )
    if (t.label === 'rooms' && isSentence(tokens.slice(k + 1), r.doc.prose.text)) {
      r.used.add(t)
      return
    }
    const shut = t.label === 'rooms' ? othersShut(r, tokens, k) : null
    const end = shut?.at ?? (stop < 0 ? tokens.length : stop)
    const rest = tokens.slice(k + 1, end)
    const places = rest.filter((x) => x.kind === 'place')
    const goesOn = isMark(tokens.at(-1), ':') || rest.some((x) => isCue(x, 'lead'))
    if (places.length === 0 && goesOn) {
      r.labelRooms = { closed: t.label === 'closed-rooms', node: r.node, line: r.n }
      return
    }
    const alike = t.label === 'rooms' ? roomsAlike(r, rest) : null
    if (alike) {
      const hours = r.cur && hasHours(r.cur) ? r.cur : null
      if (r.cur && isPredicate(r.cur)) flush(r)
      const at = { node: r.node, line: r.n, from: t.from, to: rest.at(-1)!.to }
      const of = hours && r.segments.includes(hours) ? { of: hours } : {}
      r.roomLists.push({ places: [...alike], closed: false, all: false, ...at, ...of })
      for (const x of rest) {
        r.used.add(x)
        if (x.kind === 'when') x.fate ??= { kind: 'decoy', why: 'name of the span' }
      }
      return
    }
    if (places.length > 0 || rest.some((x) => x.kind === 'ref')) {
      if (r.cur && isPredicate(r.cur)) flush(r)
      const list = tokens.slice(k, end)
      const over = r.cur
      const before = r.roomLists.length
      roomsLine(r, list)
      // “1月2日、3日开放区域:甲室、乙室”
      if (r.roomLists.length > before && over?.dated && !over.named && !isPredicate(over))
        r.roomLists.at(-1)!.days = over.days
      const hours = r.segments.at(-1)
      const right = tokens[k - 1]?.kind === 'times' || isMark(tokens[k - 1], ',') || r.bracketed
      if (r.roomLists.length > before && hours && !over && right)
        if (hours.line === r.n && hours.clause === r.clauses && hasHours(hours))
          r.roomLists.at(-1)!.of = hours
      for (const x of list) if (x.kind === 'place' || x.kind === 'ref') r.used.add(x)
      if (shut) {
        for (const x of tokens.slice(shut.at, shut.to)) {
          r.used.add(x)
          if (x.kind === 'state') silence(x, { kind: 'fact' })
        }
        if (r.roomLists.length > before) r.roomLists.at(-1)!.to = tokens[shut.to - 1]!.to
      }
    }
    return
  }
  if (t.label !== 'closed-time' && t.label !== 'open-time') return
  const word = r.doc.prose.text.slice(t.from, t.to)
  if (t.label === 'open-time' && /^(?:平日|平时|日常|常规|通常)/.test(word)) meansHouse(r)
  const next = tokens.slice(k + 1).find((x) => x.kind !== 'raw' && !isMark(x, ':', '"', ']', ')'))
  if (t.label === 'closed-time' && next?.kind === 'when' && isLabelled(r, tokens, k)) {
    const s = r.cur && isPredicate(r.cur) ? nextStatement(r) : current(r)
    s.state = 'closed'
    s.rule = 'closed-label'
    coverWords(s, [t])
    // The dates come after the word, and are its own.
    s.dated = false
    return
  }
  if (t.label === 'open-time' && /^(?:平日|日常|平时|常规)/.test(word) && next?.kind === 'times') {
    const s = r.cur && isPredicate(r.cur) ? nextStatement(r) : current(r)
    s.days = { ...emptyDays(), weekly: [0, 1, 2, 3, 4, 5, 6] }
    s.dated = true
    s.rule = 'ordinary-hours'
    return
  }
  const datedNext =
    next?.kind === 'when' && next.when.items.some((i) => i.kind !== 'daily' && i.kind !== 'weekly')
  if (t.label === 'open-time' && datedNext && isLabelled(r, tokens, k)) {
    if (r.cur && isPredicate(r.cur) && r.cur.dated) flush(r)
    r.labelClosed = false
    r.openLabel = t
  }
}

/** “二楼展厅临时关闭:⏎…⏎平时开放时间:…”: below lines about several rooms the ordinary hours are of their house. */
function meansHouse(r: Reader): void {
  const s = r.cur
  if (r.heading || r.subject !== r.lead || !r.subject || s?.named) return
  const parents = new Set(r.subject.map((id) => r.registry.entries.get(id)?.partOf ?? null))
  const [house, ...others] = [...parents]
  if (house === null || house === undefined || others.length > 0) return
  const siblings = r.mentions.filter(
    ({ id }) => r.registry.entries.get(id)?.partOf === house && !r.subject!.includes(id),
  )
  if (siblings.length > 0) r.subject = [house]
  else if (isPlain(r, house)) current(r).doubts.push('the part named, or its whole house')
}

/** Is the house itself spoken of in the notice? */
function isPlain(r: Reader, house: string): boolean {
  return r.mentions.some(({ id }) => id === house)
}

function isLabelled(r: Reader, tokens: readonly Token[], k: number): boolean {
  const next = tokens[k + 1]
  if (isMark(next, ':', ']')) return true
  return (
    next?.kind === 'when' ||
    (next?.kind === 'raw' &&
      /^(?:为|是|自|从)/.test(r.doc.prose.text.slice(next.from, next.from + 1)))
  )
}

/** A word at `k` that bends what follows it: 其中, 但, 仅, 起, 同, 除. */
export function readCue(r: Reader, tokens: Token[], k: number): void {
  const t = tokens[k]!
  if (t.kind !== 'cue') return
  const s = r.cur
  switch (t.cue) {
    case 'extra': {
      if (r.used.has(t) || ENDS.test(r.doc.prose.text.slice(t.to, t.to + 24))) return
      if (roomsOfEvening(r, tokens, k)) return
      // “18:00-20:30试开夜场”: the window before it is the session.
      if (s && !s.extra && s.state === null && s.windows.length === 1 && rightAfter(tokens, k)) {
        s.extra = true
        coverWords(s, [t])
        return
      }
      const verb = tokens[k - 1]
      if (s?.state === 'open' && !hasHours(s) && verb?.kind === 'state' && verb.to === t.from) {
        // “开放夜场”: what opens is the evening.
        s.extra = true
        coverWords(s, [t])
        if (OF_EVENING.test(r.doc.prose.text.slice(t.from, t.to))) atNight(s)
        return
      }
      if (s && isPredicate(s) && !s.extra) {
        const fresh = nextStatement(r)
        fresh.extra = true
        coverWords(fresh, [t])
      } else {
        const own = current(r)
        own.extra = true
        coverWords(own, [t])
      }
      return
    }
    case 'among': {
      if (s && isPredicate(s)) flush(r)
      else if (s) settleBesides(r)
      const recent = r.segments.slice(-100)
      if (recent.some((x) => x.sentence >= r.sentence - 2 && x.line >= r.n - 1))
        current(r).among = true
      return
    }
    case 'last':
      // “10月6日谢绝入内”: no hour is told from which.
      if (
        s?.dated &&
        !isPredicate(s) &&
        !r.used.has(t) &&
        refusesEntry(tokens, k) &&
        !UNBOOKED.test(r.doc.prose.text.slice(Math.max(0, t.from - 14), t.from))
      ) {
        s.state = 'closed'
        s.doubts.push('entry is refused, and it is not said that doors are closed')
        coverWords(s, [t])
      }
      return
    case 'tentative': {
      if (r.leadLine) return
      if (s && isPredicate(s)) flush(r)
      current(r).tentative = true
      return
    }
    case 'later':
      if (s) s.later = true
      return
    case 'holiday':
      // “游泳馆1月20日至31日放假”: a house on holiday is shut; 放假调休 speaks of everybody's days off.
      readHoliday(r, tokens, k)
      return
    case 'except':
      openExcept(r, tokens, k)
      return
    case 'except-end':
      closeExcept(r)
      return
    case 'other-days': {
      if (s && isPredicate(s)) flush(r)
      const own = current(r)
      const around = r.sentenceDays
      if (own.exceptDays.length > 0 && around?.days.spans.every(([, to]) => to !== null)) {
        // “10月1日至8日,除10月1日闭馆外,其余时间9:00-17:00”
        own.days = { ...around.days, implied: true }
        own.dated = own.implied = true
        coverWords(own, [...around.tokens, t])
        return
      }
      own.otherDays = true
      own.otherCount = t.value
      own.dated = true
      coverWords(own, [t])
      return
    }
    case 'ditto': {
      // “与甲馆相同”: the word before it says whom.
      if (s && (s.like !== null || s.pointer !== null)) return
      const word = r.doc.prose.text.slice(t.from, t.to)
      if (/[同致样]$/.test(word) && !s?.named) return sameOnFestivals(r, tokens, k)
      const each = /^(?:均|都|完全)?(?:相同|一致|一样)$/
      if (each.test(word) && s && !isPredicate(s) && (s.places?.length ?? 0) > 1) {
        s.pointer = { to: 'each-other' }
        coverWords(s, [t])
        return
      }
      // “乙室开放,时间同上”: the hours of what was just said.
      const told = s !== null && isPredicate(s) && !(s.named && isOpenOnly(s))
      const own = told ? nextStatement(r) : current(r)
      own.pointer = {
        to: 'above',
        model: aboveOf(r.segments, own.places ?? r.subject ?? [], own),
      }
      coverWords(own, [t])
      return
    }
    case 'those-days': {
      if (r.used.has(t) || roomsOfThoseDays(r, tokens, k)) return
      const own = s && isPredicate(s) ? nextStatement(r) : current(r)
      if (own.dated) return
      const days = lastDays(r, t.value ?? 0) ?? holidayOf(r, t.value ?? 0)
      if (days) {
        own.days = days
        own.dated = true
        own.rule = 'days-counted-back'
      } else own.unresolved = true
      coverWords(own, [t])
      return
    }
    case 'part-of-day': {
      // “9:00-12:00开放,下午闭馆” says nothing new; “上午照常开放,下午闭馆” closes a part of the day.
      if (s && isPredicate(s) && (hasHours(s) || s.part !== null)) {
        coverWords(s, [t])
        return
      }
      const own = s && isPredicate(s) ? nextStatement(r) : current(r)
      own.part = (own.part ?? 0) | (t.value ?? 0)
      coverWords(own, [t])
      return
    }
    case 'free':
    case 'low-fee':
    case 'paid':
      return readFee(r, t.cue, tokens, k)
    case 'like': {
      const ahead = tokens.slice(k + 1, k + 5).find((x) => x.kind === 'place')
      // “乒乓球室均开放,时间同图书室”
      const back = s?.resumes && s.dated && isMark(tokens[k - 1], ',')
      if (
        ahead &&
        s &&
        (s.named || back) &&
        !hasHours(s) &&
        (s.state === 'open' || s.state === 'regular')
      ) {
        s.like = []
        return
      }
      const own = s && isPredicate(s) ? nextStatement(r) : current(r)
      if (ahead && !own.named && r.heading && likensTo(r, tokens, k, ahead)) {
        // “少儿馆⏎开放时间参照总馆”: the heading is whom it is said of.
        own.places = r.heading
        own.named = true
      }
      // “乙馆10月1日闭馆,10月2日起随总馆开放”: it is still said of 乙馆.
      const last = r.segments.at(-1)
      if (ahead?.kind === 'place' && !own.named && last?.named && last.sentence === r.sentence) {
        const other = last.places && !last.places.some((p) => ahead.ids.includes(p))
        if (other && last.line === r.n) Object.assign(own, { places: last.places, named: true })
      }
      if (ahead && own.named) {
        own.like = []
        coverWords(own, [t])
      }
      // “甲室、乙室随馆开放”, “丙室与主馆同步开放”
      const said = r.doc.prose.text.slice(t.from, t.from + 4)
      if (!ahead && own.named && /^(?:随馆|[与同跟和][主本]?馆[同一])/.test(said)) {
        const of = (own.places ?? []).map((p) => r.registry.entries.get(p)!.partOf)
        const [house, ...more] = new Set(of)
        if (house && more.length === 0) {
          own.like = [house]
          coverWords(own, [t])
        }
      }
      if (clauseBefore(tokens, k).some((x) => x.kind === 'label' && x.label === 'closed-time'))
        own.likeOnly = 'closed'
      return
    }
    case 'count':
      if (s && s.named) s.count = t.value
      return
    case 'night': {
      const own = s && isPredicate(s) ? nextStatement(r) : current(r)
      atNight(own)
      coverWords(own, [t])
      return
    }
    default:
      return
  }
}

/** “甲馆1月20日至31日放假”, “放假时间为1月20日至31日” */
function readHoliday(r: Reader, tokens: readonly Token[], k: number): void {
  const t = tokens[k]!
  const next = tokens.slice(k + 1, k + 4).find((x) => x.kind !== 'raw' && !isMark(x, ':'))
  const label = /时间|日期/.test(r.doc.prose.text.slice(t.from, t.to))
  const labels = label && next?.kind === 'when' && next.fate === null
  const said = r.cur?.dated && !isPredicate(r.cur) && isSaidOfDoors(r, t)
  // “甲馆放假五天”: on which days is not said here.
  if (!labels && !said && r.cur?.named && !isPredicate(r.cur) && isSaidOfDoors(r, t))
    t.fate ??= { kind: 'unread', why: 'a holiday of the house without its days' }
  if (!labels && !said) return
  const s = r.cur && isPredicate(r.cur) ? nextStatement(r) : current(r)
  s.state = 'closed'
  if (labels) {
    // The dates come after the word, and are its own.
    s.rule = 'closed-label'
    s.dated = false
  }
  if (!s.named) s.doubts.push('a holiday is told, and not that doors are closed on it')
  coverWords(s, [t])
}

function isSaidOfDoors(r: Reader, holiday: Token): boolean {
  const { text } = r.doc.prose
  return (
    !r.leadLine &&
    text.slice(holiday.from, holiday.to) === '放假' &&
    /^(?:[,。;、\n)]|$|\d{1,2}天|[一两三四五六七八九十]天|休息|闭馆)/.test(
      text.slice(holiday.to, holiday.to + 3),
    )
  )
}

/** Are hours likened to those of another place, rather than readers sent to its page? */
function likensTo(r: Reader, tokens: readonly Token[], k: number, ahead: Token): boolean {
  if (ahead.kind !== 'place' || ahead.ids.some((id) => r.heading!.includes(id))) return false
  const { text } = r.doc.prose
  const clause = clauseAround(tokens, k)
  const said = text.slice(clause[0]!.from, clause.at(-1)!.to)
  return (
    (/时间|时段|作息|安排|执行/.test(said) || r.headingLine === r.n - 1) &&
    !/公众号|官网|网站|小程序|微信|公告|通知/.test(text.slice(ahead.to, ahead.to + 8))
  )
}

/** Does a window stand right before this word? */
function rightAfter(tokens: readonly Token[], k: number): boolean {
  let j = k - 1
  while (j >= 0 && j > k - 3 && tokens[j]!.kind === 'raw' && tokens[j]!.to - tokens[j]!.from <= 3)
    j--
  return tokens[j]?.kind === 'times'
}

function clauseBefore(tokens: readonly Token[], k: number): Token[] {
  let a = k
  while (a > 0 && a > k - 15 && !isMark(tokens[a - 1], ',', '.', ';')) a--
  return tokens.slice(a, k)
}

/** “未预约不能入馆”: whom the house refuses, and not when. */
const UNBOOKED =
  /[未无没](?:有|经|按要求|提前|成功|实名)*(?:预[约订]|购票|门票|取号)(?:的)?[^,。;\d]{0,6}$/

/** “清明节、劳动节、端午节三个假期的开放时间相同”: what is told of one of them is told of all. */
function sameOnFestivals(r: Reader, tokens: readonly Token[], k: number): void {
  let first = k
  while (first > 0 && first > k - 20 && !isMark(tokens[first - 1], '.', ';', ',')) first--
  const clause = tokens.slice(first, k)
  if (!clause.some((t) => t.kind === 'label' && t.label === 'open-time')) return
  const days = clause.flatMap((t) =>
    t.kind !== 'when'
      ? []
      : t.when.items.flatMap((item) =>
          item.kind !== 'festival'
            ? []
            : item.names.flatMap((name) => {
                const one = { ...t.when, items: [{ ...item, names: [name] }], duration: null }
                return r.resolver.resolve(one) ?? []
              }),
        ),
  )
  if (days.length > 1) r.alike.push(days)
}
