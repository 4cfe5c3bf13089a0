/** A statement is finished: what it takes over, what it is for, and what becomes of one that says too little. */
import { isWithin, lineOf } from '../places.ts'
import { emptySegment, isOpenOnly, isPredicate, hasHours, RESPECTIVELY } from '../segments.ts'
import type { Hours, Segment } from '../segments.ts'
import { fallsWithin, daysWithin, fallOn } from '../spans.ts'
import { isMark } from '../tokens.ts'
import type { Token } from '../tokens.ts'
import { emptyDays } from '../year.ts'
import type { Days } from '../year.ts'
import { takeLast } from './clock.ts'
import { eveningWithoutHours } from './cues.ts'
import { holdDays } from './lines.ts'
import { daysAbove, festivalNode, isAbove } from './outline.ts'
import { coverWords } from './prose.ts'
import { UNAFFECTED } from './states.ts'
import type { Reader } from './reader.ts'

function samePlacesOf(a: Segment, b: Segment): boolean {
  return a.places !== null && b.places !== null && a.places.some((p) => b.places!.includes(p))
}

/** A line ended before its statement said anything: names become the subject, dates wait. */
export function settleBesides(r: Reader): void {
  const s = r.cur
  if (!s) return
  eveningWithoutHours(r, s)
  if (isPredicate(s)) return flush(r)
  r.cur = null
  if (s.named && s.places) setSubject(r, s.places)
  if (s.days && s.dated) {
    const tokens = s.tokens.filter((t) => t.kind === 'when')
    const told = { tokens, days: s.days, line: s.line, block: s.block }
    r.wholes.push({ ...told, places: s.places ?? r.subject })
    const line = r.doc.lines[s.line]!
    const raw = r.doc.tokens
      .slice(line.first, line.last)
      .reduce((n, t) => n + (t.kind === 'raw' ? t.to - t.from : 0), 0)
    if ((raw <= 8 || s.lead) && s.line >= r.n - 1 && (s.days.spans.length > 0 || s.days.above)) {
      if (s.lead && (s.days.period || s.days.above)) {
        if (s.days.above || !r.nodes[r.node]!.festival) r.nodes[r.node]!.festival = s.days
        for (const t of tokens) t.fate ??= { kind: 'decoy', why: 'span of the notice' }
        if (!s.days.implied) r.resolver.defineHoliday(s.days)
      } else if (s.lead && s.named && s.days.spans.length > 0) {
        // “10月1日至8日各馆开放安排如下:” holds for all that follows.
        r.nodes[r.node]!.days = s.days
        for (const t of tokens) t.fate ??= { kind: 'decoy', why: 'span of the notice' }
      } else holdDays(r, s.days, tokens[0] ?? s.tokens[0]!)
      for (const t of tokens.slice(1)) r.pending?.tokens.push(t)
    } else if (isWeekly(s.days) && raw <= 8 && seasonOver(r, s.days) && tokens[0])
      holdDays(r, s.days, tokens[0])
    else r.hanging.push({ tokens, why: 'a date with no opening hours or state' })
  }
}

/** Ends the statement being read: it takes what it lacks from what stands over it, or is left as unread. */
export function flush(r: Reader): void {
  const s = r.cur
  if (!s) return
  if (!isPredicate(s)) eveningWithoutHours(r, s)
  if (!isPredicate(s)) {
    r.cur = null
    if (s.named && s.places) setSubject(r, s.places)
    else if (s.unknown) r.unknownSubject = s.unknown
    if (s.days && s.dated) {
      r.sentenceDays = { days: s.days, tokens: s.tokens.filter((t) => t.kind === 'when') }
      const tokens = r.sentenceDays.tokens
      const places = s.places ?? r.subject
      r.loose.push({ tokens, days: s.days, places, line: s.line, block: s.block })
      const label = r.openLabel
      const first = tokens[0]?.from ?? s.from
      if (label && label.to <= first && first - label.to <= 2 && s.days.spans.length > 0)
        r.stated.push({
          days: s.days,
          tokens,
          places: places ?? [],
          alone: null,
          at: s,
          taken: false,
        })
    }
    return
  }
  r.cur = null
  if (s.from < 0) s.from = s.to = r.doc.lines[r.n]!.from
  s.ownFrom = s.from
  const p = r.pending
  if (p && s.dated && s.days && daysWithin(s.days, p.days)) {
    for (const t of p.tokens) t.fate ??= { kind: 'decoy', why: 'refined below' }
    r.pending = null
  }
  if (p && p.block === r.block && isGloss(s, p.days)) {
    // “10月6日⏎周一闭馆”: the weekday is that of the day above.
    s.days = { ...p.days }
    coverWords(s, p.tokens)
    r.pending = null
  }
  if (opensOnWeekdays(r, s)) return
  inherit(r, s)
  const before = r.segments.at(-1)
  // “…分别为9:00-17:00、10:00-18:00”: the second hours are of the same list.
  if (before?.doubts.includes(RESPECTIVELY) && before.sentence === s.sentence && !s.named)
    if (hasHours(s) && s.effect === 'set') s.places = before.places
  if ((s.places?.length ?? 0) > 1 && (hasHours(s) || (s.days?.spans.length ?? 0) > 1))
    if (saysEach(r, s) || (before?.doubts.includes(RESPECTIVELY) && before.places === s.places))
      s.doubts.push(RESPECTIVELY)
  if (s.places?.length === 1 && s.windows.length > 1 && saysTwiceEach(r, s))
    s.doubts.push(RESPECTIVELY)
  if (s.named && s.places && !s.rooms && !s.among && !(s.besides.length > 0 && s.others))
    setSubject(r, s.places)
  const half = s.effect === 'remove' && s.days !== null && s.days.weekly !== null
  if (s.days && s.dated && (s.days.spans.length > 0 || half))
    r.sentenceDays = { days: s.days, tokens: s.tokens.filter((t) => t.kind === 'when') }
  // “1月1日重新开放,逢周一闭馆”: what resumes goes on.
  const since =
    s.resumes && s.days?.spans.length === 1 && s.days.spans[0]![0] === s.days.spans[0]![1]
  if (since && r.sentenceDays)
    r.sentenceDays = {
      ...r.sentenceDays,
      days: { ...s.days!, spans: [[s.days!.spans[0]![0], null]] },
    }
  if (readOrphan(r, s)) return
  keepHours(r, s)
  takeLast(r, s)
  if (hasHours(s) && s.effect === 'set') {
    r.lastHours = [s]
    r.hoursAt = s.line
  }
  r.segments.push(s)
  if (r.listColumns?.timeFirst && !s.named && hasHours(s)) r.carried = { hours: s }
}

/** “甲室9:00-17:00,每周一至周五开放”: the weekdays on which the hours before them hold. */
function opensOnWeekdays(r: Reader, s: Segment): boolean {
  const last = r.segments.at(-1)
  const weekly = s.days?.weekly
  if (!last || last.dead || !weekly?.length || weekly.length > 6 || s.days!.spans.length > 0)
    return false
  if (s.named || !isOpenOnly(s) || s.state !== 'open' || s.days!.statutory || s.extra) return false
  if (last.sentence !== s.sentence || last.line !== s.line || last.clause !== s.clause) return false
  if (!hasHours(last) || last.effect !== 'set' || last.extra || last.days?.daily) return false
  if (last.days?.weekly || last.hoursLine || last.state !== null) return false
  if (last.dated && (last.days!.spans.length === 0 || !fallsWithin(weekly, last.days!)))
    return false
  const verb = s.tokens.find((t) => t.kind === 'state')
  const said = verb ? r.doc.prose.text.slice(verb.from, verb.to) : ''
  if (!/^(?:对外|免费)?(?:开放|开馆|营业)$/.test(said)) return false
  last.days = { ...(last.days ?? emptyDays()), weekly }
  last.dated = true
  coverWords(last, s.tokens)
  return true
}

/** Does a statement of weekdays name just those on which these few days fall? */
function isGloss(s: Segment, { spans }: Days): boolean {
  const weekly = s.days?.weekly
  return (
    s.dated && !!weekly && s.days!.spans.length === 0 && !s.days!.statutory && fallOn(spans, weekly)
  )
}

/** “9月1日起,甲室周六、周日开放,时间不变”: on new days with the hours it had before. */
function keepHours(r: Reader, s: Segment): void {
  if (s.state !== 'open' || hasHours(s) || !s.dated || s.pointer || s.effect !== 'set') return
  if (!UNCHANGED.test(r.doc.prose.text.slice(s.to, s.to + 16))) return
  const model = r.segments
    .slice(-40)
    .findLast((x) => !x.dead && x.effect === 'set' && hasHours(x) && samePlacesOf(x, s))
  if (model) s.pointer = { to: 'above', model: [model] }
}

const UNCHANGED =
  /^[,、](?:每天|每日)?(?:具体)?(?:的)?(?:开放|开馆)?(?:时间|时段|钟点)(?:均|都|仍|保持|维持|依旧|则)*不变/

/** 甲馆、乙馆分别9:00、10:00开馆 */
function saysEach(r: Reader, s: Segment): boolean {
  return /分别/.test(r.doc.prose.text.slice(s.from, Math.min(s.to, s.from + 200)))
}

/** “免费项目分别为羽毛球、乒乓球,时间分别为9:00-11:00、14:00-17:00”: of what is on no file. */
function saysTwiceEach(r: Reader, s: Segment): boolean {
  const line = r.doc.lines[s.line]!
  const said = r.doc.prose.text.slice(Math.max(line.from, s.from - 100), s.to)
  return /分别[^。;]{2,60}分别[^。;]*$/.test(said)
}

/** From here on, statements without a name are about these places. */
export function setSubject(r: Reader, places: string[]): void {
  r.subject = places
  r.subjectLine = r.n
  r.unknownSubject = null
  if (places.length > 1) r.group = places
}

/** From these days on holds what is told below: of all, or of the one house of several that is spoken of here. */
export function takeEffect(r: Reader, days: Days): void {
  const s = r.cur
  const here = r.subjectLine === r.n ? r.subject : r.heading
  const whose = (s?.named ? s.places : null) ?? here ?? []
  const [house, ...more] = new Set(whose.map((id) => lineOf(r.registry, id).at(-1)!))
  const told = house !== undefined && more.length === 0 && r.registry.roots.length > 1
  const own = r.main?.length === 1 && r.main[0] === house
  r.effective = days
  r.effectives.push({ days, house: told && !own ? house : null })
}

/** What a statement leaves out it takes from what stands before it. */
export function inherit(r: Reader, s: Segment): void {
  const before = r.segments.at(-1)
  if (before && staysLate(r, s, before)) {
    s.days = { ...before.days!, weekly: s.days!.weekly }
    s.among = true
  }
  if (s.places === null && s.unknown === null && !s.others && goesOnOfOthers(s, before)) {
    // “其他各区周一闭馆,周二至周日9:00-17:00开放”
    s.others = true
    s.besides = [...before!.besides]
    s.under = before!.under
    coverWords(
      s,
      before!.tokens.filter((t) => t.kind === 'ref'),
    )
  }
  if (s.places === null && s.unknown === null && !s.others) {
    if (r.unknownSubject && s.sentence === r.sentence) s.unknown = r.unknownSubject
    else if (goesOnOfStranger(r, s, before)) s.unknown = before!.unknown
    else if (s.otherDays || isOfRooms(r, s)) s.places = r.roomsBefore ?? r.subject
    else
      s.places =
        (closedAmong(r, s) ?? weeklyAmong(r, s))?.places ??
        allBefore(r, s) ??
        allOfRows(r, s) ??
        r.subject
    if (meansSeveral(r, s)) s.doubts.push('whether the others are meant too is not said')
    const labelled = isRow(r)
    // “临展厅…。⏎常设展厅(on no file)照常开放,6月22日闭馆”: not of the room of the sentence before.
    const strange = before?.unknown && before.sentence === s.sentence && before.line === s.line
    if (
      (r.houseAgain || strange) &&
      !labelled &&
      s.dated &&
      s.places &&
      !s.otherDays &&
      saysHouse(r, s)
    ) {
      const main = r.lead ?? r.heading ?? (r.lineHouse ? [r.lineHouse] : r.main)
      const house = strange ? [...new Set(main?.map((id) => lineOf(r.registry, id).at(-1)!))] : main
      if (
        house &&
        s.places.every((id) => house.some((h) => h !== id && isWithin(r.registry, id, h))) &&
        !s.places.some((id) => r.registry.entries.get(id)?.name.endsWith('馆'))
      )
        s.places = r.subject = house
    }
    const house = houseThatResumes(r, s) ?? houseOfAll(r, s)
    if (house) s.places = r.subject = house
    belowPart(r, s)
  }
  if (
    s.days &&
    s.days.weekly !== null &&
    s.days.weekly.length > 0 &&
    !s.days.statutory &&
    s.days.spans.length === 0 &&
    r.sentenceDays &&
    r.sentenceDays.days.spans.length > 0 &&
    !isOfAnother(r, s, r.sentenceDays) &&
    fallsWithin(s.days.weekly, r.sentenceDays.days)
  ) {
    s.days = { ...r.sentenceDays.days, weekly: s.days.weekly }
    for (const t of r.sentenceDays.tokens) t.fate ??= { kind: 'fact' }
    return
  }
  if (s.days && isWeekly(s.days)) {
    const span = closesInBoth(r, s) || isOfOtherHouse(r, s) ? null : seasonOver(r, s.days)
    if (span) {
      s.days = { ...span.days, weekly: s.days.weekly }
      coverWords(s, isNear(span.tokens, s))
      // “开放日期:7月5日至8月31日,周一闭馆⏎开放时间:9:00-17:00”: the days go on waiting for their hours.
      const p = r.pending
      if (p?.tokens[0] === span.tokens[0] && !(p?.open && s.state === 'closed')) r.pending = null
      return
    }
  }
  if (s.days && (s.days.spans.length > 0 || s.days.weekly !== null || s.days.above)) return
  if (s.otherDays) return
  if (resumesSomeDay(r, s)) {
    s.unresolved = true
    return
  }
  const daily = s.days?.daily ?? false
  // “甲室10月1日至3日停用,乙室不受影响,照常开放”: on the days of the sentence.
  const spans = r.sentenceDays?.days.spans ?? []
  if (!hasHours(s) && s.state === 'regular' && !s.soft && spans.some(([, b]) => b !== null))
    s.doubts = s.doubts.filter((d) => d !== UNAFFECTED)
  if (s.named && hasHours(s) && s.doubts.includes(UNAFFECTED) && saysDaily(s)) {
    // “三楼不受影响,照常开放,每天9:00-17:00”: on every day, whatever was said of the others.
    s.doubts = s.doubts.filter((d) => d !== UNAFFECTED)
    s.days = { ...emptyDays(), weekly: [0, 1, 2, 3, 4, 5, 6] }
    s.dated = true
    return
  }
  if (s.named && s.state === 'all-day' && always(r, s)) {
    s.days = { ...emptyDays(), weekly: [0, 1, 2, 3, 4, 5, 6] }
    s.dated = true
    return
  }
  const weekdays = daily ? null : weekdaysOver(r, s, before)
  if (weekdays && before!.clause !== s.clause && !isRulesApart(r, s, weekdays.weekly!))
    // “周二至周五,甲室15:00-18:00;乙室9:00-18:00”
    s.doubts.push('whether the weekdays named before are meant too is not said')
  if (weekdays) {
    s.days = { ...weekdays }
    s.dated = true
    s.rule ||= 'days-from-sentence'
    return
  }
  if (
    r.sentenceDays &&
    !afterClosedDay(r, s) &&
    !closedForWorks(r, s) &&
    !(daily && r.sentenceDays.days.spans.length === 0) &&
    (s.state !== 'closed' ||
      s.named ||
      hasHours(s) ||
      s.part !== null ||
      s.effect === 'remove' ||
      s.dated === false)
  ) {
    if (isPastAmong(s, before)) {
      const wide = r.segments.findLast((x) => !x.among && x.sentence === s.sentence)
      if (wide?.days && wide.days.spans.length > 0) s.days = { ...wide.days, daily }
      return
    }
    const lead = spanOfSentence(r, s)
    if (lead) {
      r.sentenceDays = { days: lead.days, tokens: [lead.token] }
      s.days = { ...lead.days, daily }
      coverWords(s, isNear([lead.token], s))
      s.rule ||= 'days-from-sentence'
      return
    }
    // “周一闭馆;市图每天8:30-21:00”: a weekday named apart is not that of the next house.
    const elsewhere = s.named && !samePlacesOf(r.segments.at(-1) ?? s, s)
    const weekly = daily || elsewhere ? null : r.sentenceDays.days.weekly
    s.days = { ...r.sentenceDays.days, weekly, daily }
    if (s.named && severalDays(r, s))
      s.doubts.push('which of the dates before are meant is not said')
    coverWords(s, isNear(r.sentenceDays.tokens, s))
    s.rule ||= 'days-from-sentence'
    return
  }
}

/** “2日至8日9:30-17:00开放。西馆周五、周六延长至20:00”: on those days, and from when its house opens. */
function staysLate(r: Reader, s: Segment, before: Segment): boolean {
  const [span, ...more] = before.days?.spans ?? []
  if (!s.named || !s.places || !before.places || before.line !== s.line) return false
  if (s.closes === null || s.opens !== null || s.windows.length > 0 || s.effect !== 'set')
    return false
  if (!s.days?.weekly || s.days.spans.length > 0 || s.days.statutory) return false
  if (!span || span[1] === null || more.length > 0 || !hasHours(before) || before.dead) return false
  if (s.sentence - before.sentence > 1 || !fallsWithin(s.days.weekly, before.days!)) return false
  return s.places.every((p) => before.places!.some((h) => h !== p && isWithin(r.registry, p, h)))
}

/** “甲馆每天7:00-18:00,其中4日至6日6:00-18:00;乙馆每天8:00-17:00”: the days picked out are none of the next house. */
function isPastAmong(s: Segment, before: Segment | undefined): boolean {
  if (!before?.among || !before.dated || before.clause === s.clause) return false
  return s.named && s.days?.daily === true && hasHours(s) && !samePlacesOf(before, s)
}

/** “周二至周五,甲室15:00-18:00、乙室9:00-18:00”: weekdays before the first name are those of the next ones too. */
function weekdaysOver(r: Reader, s: Segment, before: Segment | undefined): Days | null {
  if (!before?.days || before.dead || !before.named || before.otherDays) return null
  const shut = s.state === 'closed' && !s.weak && s.part === null && s.exceptDays.length === 0
  if (!s.named || s.dated || !(hasHours(s) || shut) || s.effect !== 'set' || s.others) return null
  if (before.sentence !== s.sentence || before.line !== s.line) return null
  if (!hasHours(before) || before.effect !== 'set' || samePlacesOf(before, s)) return null
  const { weekly, statutory } = before.days
  if (weekly === null || weekly.length === 7 || statutory) return null
  const when = before.tokens.find((t) => t.kind === 'when')
  const name = before.tokens.find((t) => t.kind === 'place')
  // Of three, the second has taken the days of the first.
  const leads = when === undefined ? before.rule === 'days-from-sentence' : when.from < name!.from
  if (!name || !leads) return null
  if (before.clause === s.clause) return before.days.spans.length > 0 ? null : before.days
  return shut && !isRulesApart(r, s, weekly) ? null : before.days
}

/**
 * “周一至周五,甲校6:00-7:00;乙校不开放。周六、周日…”: a semicolon parts the names, and other weekdays come after them; so
 * does one with nothing but the verb behind the name.
 */
function isRulesApart(r: Reader, s: Segment, weekly: readonly number[]): boolean {
  const name = s.tokens.findLast((t) => t.kind === 'place')!
  const door = s.tokens.find((t) => t.kind === 'state')
  const bare = /^(?:均|都|也|则|暂)?$/
  if (s.state === 'closed' && !hasHours(s) && door && door.from >= name.to)
    return bare.test(r.doc.prose.text.slice(name.to, door.from))
  const line = r.doc.lines[s.line]!
  const next = r.doc.tokens
    .slice(line.first, Math.min(line.last, line.first + MOST_OF_RULES) + 20)
    .find((t) => t.from >= s.to && (t.kind === 'when' || t.kind === 'place'))
  const days = next?.kind === 'when' ? r.resolver.resolve(next.when)?.weekly : null
  return days != null && !days.some((d) => weekly.includes(d))
}

/** Tokens of a line in which rules of weekdays may follow each other. */
const MOST_OF_RULES = 300

const WORKS =
  /^(?:目前|现|现在|因|由于|仍|尚|正)?(?:正在|在|处于)?[^,。;\d]{0,10}(?:检修|维修|改造|升级|装修|修缮|施工|翻新|更换|整修|翻修|布展|换展|改建)[^,。;\d]{0,6}(?:,[^,。;\d]{0,4})?$/

/** “甲室10月1日至7日开放;乙室设备检修,暂停开放”: works of which no days are told are not over with those of another room. */
function closedForWorks(r: Reader, s: Segment): boolean {
  if (
    s.state !== 'closed' ||
    s.weak ||
    s.dated ||
    !s.named ||
    s.exception ||
    s.exceptDays.length > 0
  )
    return false
  const name = s.tokens.findLast((t) => t.kind === 'place')
  const door = s.tokens.findLast((t) => t.kind === 'state' && !t.weak)
  if (!name || !door || door.from < name.to) return false
  const told = r.segments.at(-1)
  if (!told || samePlacesOf(told, s)) return false
  const between = r.doc.prose.text.slice(name.to, door.from)
  if (told.clause === s.clause && !/^(?:目前|现|仍|尚)?正?在/.test(between)) return false
  return WORKS.test(between)
}

/** “1月3日起闭馆改造,预计6月重新开放”: what closes with no end known does not resume on its own days. */
function resumesSomeDay(r: Reader, s: Segment): boolean {
  const last = r.segments.at(-1)
  if (!s.resumes || s.dated || last?.state !== 'closed' || last.effect !== 'set') return false
  if (last.line < r.n - 1 || !samePlacesOf(last, s)) return false
  return last.days?.spans.length === 1 && last.days.spans[0]![1] === null
}

/** “4日至6日正常开放,7日闭馆,开放时间为9:00-17:00”: the hours are those of the open days, not of the closed one. */
function afterClosedDay(r: Reader, s: Segment): boolean {
  const last = r.segments.at(-1)
  if (s.named || s.dated || s.state !== null || !hasHours(s) || s.effect !== 'set') return false
  if (last?.state !== 'closed' || last.effect !== 'set' || last.sentence !== s.sentence)
    return false
  return r.segments
    .slice(-8)
    .some(
      (x) =>
        x.sentence === s.sentence &&
        x.line === s.line &&
        x.dated &&
        isOpenOnly(x) &&
        !x.resumes &&
        samePlacesOf(x, s),
    )
}

/** The clause before, of the same sentence, was said of 其他, and this one names nobody else. */
function goesOnOfOthers(s: Segment, before: Segment | undefined): boolean {
  if (!before?.others || before.dead || before.line !== s.line || s.lead) return false
  return (
    before.sentence === s.sentence && isPredicate(s) && !s.resumes && before.clause === s.clause
  )
}

/** “餐厅10月1日停业;10月2日起9:00-17:00”: a clause that names nobody goes on with the name that is not on file. */
function goesOnOfStranger(r: Reader, s: Segment, before: Segment | undefined): boolean {
  if (!before?.unknown || before.dead || before.line !== s.line || !s.dated) return false
  return before.sentence === s.sentence && isPredicate(s) && !saysHouse(r, s)
}

/** “甲室、乙室:…;1月2日闭馆”: a row of those named before its colon. */
function isRow(r: Reader): boolean {
  const { first, last } = r.doc.lines[r.n]!
  const head = r.doc.tokens.slice(first, Math.min(last, first + 40))
  const colon = head.findIndex((t) => isMark(t, ':'))
  return (
    colon > 0 &&
    head.slice(0, colon).some((t) => t.kind === 'place') &&
    head
      .slice(0, colon)
      .every(
        (t) => t.kind === 'place' || t.kind === 'ref' || t.kind === 'raw' || isMark(t, '、', ','),
      )
  )
}

/** “泳池5月2日至5日开放。其中,5月2日只有下午场”: some of the days that the room before was said to be open. */
function isOfRooms(r: Reader, s: Segment): boolean {
  if (comesBack(r, s)) return true
  if (!s.among || !s.days || r.roomsBefore === null) return false
  const told = r.segments.at(-1)
  if (!told?.days || told.line !== s.line || !samePlacesOf(told, { ...s, places: r.roomsBefore }))
    return false
  return daysWithin(s.days, told.days)
}

/** “甲室12月11日至14日停用。12月15日恢复正常”: what was shut resumes, if the house itself was not. */
function comesBack(r: Reader, s: Segment): boolean {
  const told = r.segments.at(-1)
  if (!s.resumes || !s.dated || r.roomsBefore === null || told?.state !== 'closed') return false
  if (told.line !== s.line || !samePlacesOf(told, { ...s, places: r.roomsBefore })) return false
  return !r.segments
    .slice(-40)
    .some((x) => x.state === 'closed' && x.places?.some((p) => r.subject?.includes(p)))
}

/** “其中泳池10月5日13点起闭馆,10月6日恢复开放”: what resumes is what was closed right before. */
function closedAmong(r: Reader, s: Segment): Segment | null {
  const before = r.segments.at(-1)
  if (!before?.among || !before.named) return null
  if (before.sentence !== s.sentence || before.clause !== s.clause) return null
  // “其中甲馆1日闭馆,2日至7日9:00-16:00开放”
  if (!s.resumes && s.dated && hasHours(s) && before.dated && before.effect === 'set') return before
  // “其中甲室1日至8日不开放,9日起照常开放”
  const end = before.days?.spans.at(-1)?.[1] ?? Infinity
  const asUsual = s.state === 'regular' && s.dated && (s.days?.spans[0]?.[0] ?? 0) > end
  if (!s.resumes && !asUsual) return null
  return before.state === 'closed' || before.effect === 'remove' ? before : null
}

/** “其中甲室周二至周五9:00-18:00,周六、周日9:00-20:00”: its other weekdays, in the same sentence. */
function weeklyAmong(r: Reader, s: Segment): Segment | null {
  const before = r.segments.at(-1)
  const [old, own] = [before?.days?.weekly, s.days?.weekly]
  if (!before?.named || !old || !own || !s.dated || before.dead) return null
  if (before.sentence !== s.sentence || before.clause !== s.clause || before.line !== s.line)
    return null
  if (!before.among || !hasHours(before)) return null
  if (own.some((d) => old.includes(d)) || s.days!.spans.length > 0) return null
  s.among = true
  return before
}

/** “24小时书房(24小时开放,全年无休)” */
function always(r: Reader, s: Segment): boolean {
  return /全年|常年|365天|天天不打烊/.test(
    r.doc.prose.text.slice(s.from, Math.min(s.to, s.from + 80)),
  )
}

function saysDaily(s: Segment): boolean {
  return s.tokens.some(
    (t) => t.kind === 'when' && t.when.items.every((item) => item.kind === 'daily'),
  )
}

/** “甲馆9:00-17:00;乙馆9:30-16:30;每周一闭馆”: a closing day in a clause of its own, behind houses that each have hours. */
function allOfRows(r: Reader, s: Segment): string[] | null {
  if (s.state !== 'closed' || !s.days?.weekly?.length || s.days.spans.length > 0) return null
  const told = r.segments.slice(-12).filter((x) => x.sentence === s.sentence && x.line === s.line)
  const last = told.at(-1)
  if (!last || last.clause === s.clause || told.length < 2) return null
  const own = told.every((x) => hasHours(x) && x.effect === 'set' && !x.dead && !x.weak)
  if (!own || new Set(told.map((x) => x.clause)).size !== told.length) return null
  const ids = [...new Set(told.flatMap((x) => x.places ?? []))]
  return ids.every((p) => r.registry.roots.includes(p)) ? ids : null
}

/** “甲室周一至周五9:00-21:00,乙室周一至周五8:00-22:00,周末均为8:00-20:00”: all that were told of in the line, one by one. */
function allBefore(r: Reader, s: Segment): string[] | null {
  if (!s.dated || !(hasHours(s) || s.resumes) || s.effect !== 'set' || s.among) return null
  const when = s.tokens.findLast((t) => t.kind === 'when')
  const said = s.tokens.find((t) => t.from >= (when?.to ?? 0) && t !== when)
  if (!when || !said) return null
  const { text } = r.doc.prose
  if (!/^,?(?:开放|开馆)?(?:时间)?(?:均|都|皆|一律|统一)/.test(text.slice(when.to, said.to)))
    return null
  const told = r.segments
    .slice(-12)
    .filter((x) => x.line === s.line && !x.dead && x.places && (hasHours(x) || isOpenOnly(x)))
  const own = told.filter((x) => x.named)
  const places = [...new Set(own.flatMap((x) => x.places!))]
  const last = own.at(-1)
  if (!last || places.length < 2 || own.some((x) => x.places!.length > 1)) return null
  // “甲馆10月1日闭馆;2日至7日均开放”: each of the days of the house that the sentence is about.
  const before = r.segments.at(-1)
  const about = before?.named && before.line === s.line && before.sentence === s.sentence
  if (about && !own.includes(before)) return null
  const house = places.find((p) => places.some((q) => q !== p && isWithin(r.registry, q, p)))
  if (house !== undefined) return null
  // “乙室周一至周五8:00-22:00,周六、周日均为8:00-20:00”: 均 may mean both days.
  const several = /[、和及与]/.test(text.slice(when.from, when.to))
  if (several && last.clause === s.clause && last.sentence === s.sentence)
    s.doubts.push('whether the others are meant too is not said')
  return places
}

/** “甲馆开放时间:9:00-16:00⏎周二闭馆”: below a line of one part its house may be meant, or the part. */
function belowPart(r: Reader, s: Segment): void {
  const last = r.segments.at(-1)
  const line = r.doc.lines[r.n]!
  if (s.state !== 'closed' || !s.days || s.effect !== 'set' || line.marker) return
  if (!isWeekly(s.days) && !(last?.dated && last.days && daysWithin(s.days, last.days))) return
  const [part, ...more] = last?.places ?? []
  if (!last?.named || last.line !== r.n - 1 || part === undefined || more.length > 0) return
  const above = r.doc.lines[last.line]!
  const [first] = r.doc.tokens.slice(above.first, above.last)
  if (first?.kind !== 'place' || !first.ids.includes(part) || !hasHours(last) || above.marker)
    return
  if (s.places?.length !== 1 || s.places[0] === part || !isWithin(r.registry, part, s.places[0]!))
    return
  if (r.doc.tokens[line.first]?.kind !== 'when') return
  s.doubts.push('the part named above, or its whole house')
}

/** “10月4日均闭馆” on a line of its own: of one day, and so of several houses. */
function meansSeveral(r: Reader, s: Segment): boolean {
  if (s.places?.length !== 1 || r.subjectLine === s.line || !s.dated || !s.days) return false
  const [span, ...more] = s.days.spans
  if (!span || more.length > 0 || span[0] !== span[1] || r.registry.roots.length < 2) return false
  const state = s.tokens.find((t) => t.kind === 'state')
  if (!state) return false
  return /^(?:均|都|皆)|(?:均|都|皆)$/.test(
    r.doc.prose.text.slice(Math.max(0, state.from - 1), state.from + 1),
  )
}

/** Has the span an end? */
const isOver = ({ spans }: Days) => spans.every(([, to]) => to !== null)

const isWeekly = (days: Days) =>
  days.weekly !== null && days.weekly.length > 0 && days.spans.length === 0

/** “7月9日至8月31日⏎每周二至周日延时开放”: the season in a line of its own, over lines of weekdays. */
function seasonOver(r: Reader, { weekly }: Days): Reader['season'] {
  const over = r.season
  return over && over.block === r.block && weekly && fallsWithin(weekly, over.days) ? over : null
}

/**
 * “夏季:5月1日至9月30日⏎周二至周日9:00-18:00⏎冬季:…⏎周二至周日9:00-17:00⏎每周一闭馆”: a closing day that no season before
 * had is of them all.
 */
function closesInBoth(r: Reader, s: Segment): boolean {
  if (!r.season?.second || r.season.block !== r.block || s.state !== 'closed') return false
  const week = s.days?.weekly ?? []
  return !r.segments
    .slice(-MOST_OF_SEASONS)
    .some((x) => x.block === r.block && x.days?.weekly?.some((d) => week.includes(d)))
}

const MOST_OF_SEASONS = 20

/** “甲馆:⏎夏季…⏎冬季…⏎乙馆:周二至周日9:00-17:00”: the seasons are those of the first house. */
function isOfOtherHouse(r: Reader, s: Segment): boolean {
  const [of, own] = [r.season?.of, s.places ?? r.subject]
  if (!of || !own) return false
  const root = (id: string) => lineOf(r.registry, id).at(-1)
  return !own.some((p) => of.some((q) => root(p) === root(q)))
}

/** Did the sentence name different days for other places before? */
function severalDays(r: Reader, s: Segment): boolean {
  const before = r.segments
    .slice(-12)
    .filter((x) => x.sentence === s.sentence && x.line === s.line && x.days && x.dated)
    .filter((x, _, all) => x.clause === s.clause || all.every((y) => y.clause !== s.clause))
  if (before.some((x) => samePlacesOf(x, s))) return false
  // “本馆10日闭馆,11日起恢复开放,其中甲室8:30-18:00”: hours of a room are those of the reopening.
  const last = before.at(-1)
  const within = (p: string) => last!.places?.some((q) => isWithin(r.registry, p, q))
  if (last?.resumes && hasHours(s) && s.places?.every(within)) return false
  // “1日闭馆,2日至7日开馆,甲室9:00-20:00”: hours are of the days on which doors are open.
  const shut = (x: Segment) => x.state === 'closed' && !hasHours(x)
  const told = hasHours(s) && !before.slice(-1).some(shut) ? before.filter((x) => !shut(x)) : before
  const starts = new Set(told.flatMap((x) => x.days!.spans.slice(0, 1).map(([a]) => a)))
  return starts.size > 1
}

/**
 * “10月1日至7日,甲馆9:00-17:00,其中10月1日闭馆;乙馆10:00-20:00”: behind a semicolon the next house has the days that the
 * sentence began with, and not those picked out for the one before.
 */
function spanOfSentence(r: Reader, s: Segment): { days: Days; token: Token } | null {
  const told = r.sentenceDays
  const before = r.segments.at(-1)
  if (!told || !s.named || !s.places || !before?.dated || before.line !== s.line) return null
  if (before.sentence !== s.sentence || samePlacesOf(before, s)) return null
  const own = s.tokens.find((t) => t.kind === 'place')
  if (!own || !/;[^;]*$/.test(r.doc.prose.text.slice(before.from, own.from))) return null
  const line = r.doc.lines[s.line]!
  const tokens = r.doc.tokens.slice(line.first, line.last).filter((t) => t.from < own.from)
  const stop = tokens.findLastIndex((t) => isMark(t, '.'))
  const said = tokens.slice(stop + 1)
  const at = said.findIndex((t) => t.kind === 'when')
  const token = said[at]
  if (token?.kind !== 'when' || !(at === 0 || isMark(said[at - 1], ','))) return null
  if (!said.slice(at + 1).some((t) => t.kind === 'place')) return null
  const days = r.resolver.resolve(token.when)
  const [span, ...more] = days?.spans ?? []
  if (!days || !span || more.length > 0 || span[1] === null || days.weekly !== null) return null
  const part = daysWithin(told.days, days) && !daysWithin(days, told.days)
  return part && told.days.spans.length > 0 ? { days, token } : null
}

/** “甲馆10月1日至3日闭馆;乙馆每周二至周日9:00-17:00”: the days before the semicolon are those of 甲馆 alone. */
function isOfAnother(r: Reader, s: Segment, told: NonNullable<Reader['sentenceDays']>): boolean {
  const before = r.segments.at(-1)
  if (!s.named || !s.places || !before?.places || before.dead || before.line !== s.line)
    return false
  if (before.places.some((p) => s.places!.some((q) => isWithin(r.registry, q, p)))) return false
  const own = s.tokens.find((t) => t.kind === 'place')
  if (!own || !/;[^;]*$/.test(r.doc.prose.text.slice(before.from, own.from))) return false
  // “7月1日至8月31日,甲馆…;乙馆每周三…”: a season that leads is that of all.
  const at = told.tokens[0]?.from ?? before.from
  const leads = !before.tokens.some((t) => t.kind === 'place' && t.from < at)
  if (leads && told.days.spans.some(([a, b]) => b === null || b - a >= SEASON_DAYS)) return false
  r.sentenceDays = null
  return true
}

/** Spans of so many days may hold rules of weekdays. */
const SEASON_DAYS = 13

/**
 * “甲馆:1月24日至27日9:00-12:00,自习室不开放;1月28日恢复正常”: what resumes on the day after the hours of the house that
 * the line began with is the house.
 */
function houseThatResumes(r: Reader, s: Segment): string[] | null {
  const [first] = s.days?.spans ?? []
  if (!s.resumes || !s.places || !first || s.named) return null
  const line = r.doc.lines[r.n]!
  const head = r.doc.tokens.slice(line.first, line.first + 3).find((t) => t.kind === 'place')
  const ids = head?.kind === 'place' ? head.ids : []
  const [house] = ids
  if (ids.length !== 1 || !s.places.every((p) => p !== house && isWithin(r.registry, p, house!)))
    return null
  const told = r.segments.slice(-12).filter((x) => x.line === s.line && !x.dead)
  const apart = /[;。]/.test(r.doc.prose.text.slice(told.at(-1)?.to ?? s.from, s.from))
  const isOver = (x: Segment) => x.days?.spans.at(-1)?.[1] === first[0] - 1
  // “甲馆:9日至12日闭馆,13日至17日甲室9:00-18:00,乙室9:00-20:00。18日起恢复正常”
  const rooms = told.filter((x) => !x.places?.includes(house!) && isOver(x))
  const ends =
    told.some((x) => x.places?.includes(house!) && isOver(x)) ||
    (rooms.length > 1 && told.some((x) => x.places?.includes(house!)))
  return apart && ends ? [house!] : null
}

/** “1日甲室开放。2日起一切照旧”: all of the house. */
function houseOfAll(r: Reader, s: Segment): string[] | null {
  const house = r.lead ?? r.heading ?? r.main
  const door = s.tokens.findLast((t) => t.kind === 'state')
  const onward = s.resumes || (s.state === 'regular' && s.days?.spans.at(-1)?.[1] === null)
  if (!onward || s.named || !s.places || house?.length !== 1 || !door) return null
  if (!/一切|全馆|整馆/.test(r.doc.prose.text.slice(door.from - 2, door.to))) return null
  return s.places.every((p) => p !== house[0] && isWithin(r.registry, p, house[0]!)) ? house : null
}

function saysHouse(r: Reader, s: Segment): boolean {
  return s.tokens.some(
    (t) => t.kind === 'state' && /[闭休开]馆/.test(r.doc.prose.text.slice(t.from, t.to)),
  )
}

function isNear(tokens: readonly Token[], s: Segment): Token[] {
  return tokens.filter((t) => s.from - t.to < 400)
}

/** Hours, or a state, with no dates of their own: which dates before them do they govern? */
function readOrphan(r: Reader, s: Segment): boolean {
  if (s.days && (s.days.spans.length > 0 || s.days.weekly !== null)) return false
  // “以上日期” is of dates that wait for hours, else of those of the statements before.
  if (s.days?.above && !(r.pending?.block === r.block && hasHours(s))) return false
  if (s.otherDays || s.unknown || s.unresolved) return false
  const over = r.pending ?? headingOver(r, s)
  if (over && over.block === r.block) {
    const p = over
    r.pending = null
    if (s.named && s.places)
      r.dayHeading = {
        days: p.days,
        tokens: p.tokens,
        block: p.block,
        line: s.line,
        told: [...('told' in p ? p.told : []), ...s.places],
      }
    s.days = { ...p.days, daily: p.days.daily || (s.days?.daily ?? false) }
    s.dated = true
    if (p.days.doubt) s.doubts.push(p.days.doubt)
    coverWords(s, p.tokens)
    s.rule = 'hours-after-date-lines'
    return false
  }
  if (s.extra && hasHours(s)) takeEvening(r, s)
  if (hasHours(s) && s.effect === 'set' && !s.extra && !s.rooms && !s.others) {
    if (readNextSession(r, s)) return true
    const resumed = resumedAbove(r, s)
    const targets = resumed ? withResumed(r, s, resumed) : openBefore(r, s)
    if (targets.length > 0) {
      const own = s.named || namedInLine(r, s) || (itemAbove(r, s)?.each ?? false)
      for (const target of targets) giveHours(r, target, s, own)
      const given = targets.at(-1)!
      if (given.days && given.days.period) r.sentenceDays = { days: given.days, tokens: [] }
      r.lastHours = targets
      r.hoursAt = s.line
      return true
    }
  }
  const names = r.overDays
  if (
    names &&
    r.heading !== null &&
    s.effect === 'set' &&
    !s.resumes &&
    !s.later &&
    // “甲分馆:8:00-20:00,全年无休” is of more than the holiday.
    !always(r, s) &&
    !closedForWorks(r, s) &&
    isPredicate(s)
  ) {
    s.days = { ...names.days, daily: s.days?.daily ?? false }
    s.dated = true
    coverWords(s, names.tokens)
    s.rule = 'days-over-names'
    return false
  }
  if (s.state === 'closed' || s.effect === 'remove') {
    const above = daysAbove(r) ?? r.titleDays
    if (above && (s.effect === 'remove' || !s.later)) {
      s.days = above
      s.rule ||= 'days-of-section'
    } else if (s.effect === 'remove') {
      const hours = r.segments.findLast((x) => x.block === s.block && hasHours(x) && x.days)
      s.days = hours?.days ?? null
    }
    return false
  }
  return false
}

/** “2月25日起恢复正常⏎8:30-17:30”: hours alone on the line below are those that are resumed. */
function resumedAbove(r: Reader, s: Segment): Segment | null {
  const last = r.segments.at(-1)
  if (s.named || s.days !== null || s.state !== null || s.windows.length === 0) return null
  if (!last?.resumes || last.dead || hasHours(last) || last.effect !== 'set') return null
  if (last.block !== s.block || last.line !== s.line - 1 || !last.dated) return null
  const line = r.doc.lines[s.line]!
  const tokens = r.doc.tokens.slice(line.first, line.last)
  const isLabel = (t: Token | undefined) => t?.kind === 'label' && t.label === 'open-time'
  const own = tokens.every(
    (t) => t.kind === 'times' || t.kind === 'mark' || t.kind === 'cue' || isLabel(t),
  )
  const first = tokens[0]
  return own && (first?.kind === 'times' || isLabel(first)) ? last : null
}

/** “19日正常开放,20日闭馆,21日起恢复正常。⏎开放时间:9:00-17:00”: under a label the hours are those of each open day. */
function withResumed(r: Reader, s: Segment, resumed: Segment): Segment[] {
  const first = r.doc.tokens[r.doc.lines[s.line]!.first]
  if (first?.kind !== 'label') return [resumed]
  const near = openBefore(r, s).filter((x) => x !== resumed && samePlacesOf(x, resumed))
  return [...near.filter((x) => x.dated && x.line >= resumed.line - 4), resumed]
}

/** “2月24日⏎日场9:00-17:00⏎夜场18:00-21:00”: the evening is that of the days of the line before. */
function takeEvening(r: Reader, s: Segment): void {
  const last = r.segments.at(-1)
  const [given] = r.lastHours
  const day = given && r.hoursAt === s.line - 1 ? given : last?.line === s.line - 1 ? last : null
  if (!day?.dated || !day.days || s.dated || day.block !== s.block) return
  const same = s.places !== null && JSON.stringify(s.places) === JSON.stringify(day.places)
  const end = day.windows.at(-1)?.[1] ?? day.closes ?? 0
  const start = s.windows[0]?.[0] ?? s.opens
  if (!same || typeof start !== 'number' || start < end) return
  s.days = { ...day.days }
  s.dated = true
  s.rule = 'evening-of-the-day-above'
  coverWords(
    s,
    day.tokens.filter((t) => t.kind === 'when'),
  )
}

/** The line on which the hours given last end: “上午:…⏎下午:…” may be one statement. */
function hoursEnd(r: Reader): number {
  const end = Math.max(0, ...r.lastHours.map((x) => x.to))
  let n = Math.max(0, r.hoursAt)
  while (r.hoursAt >= 0 && n < r.n && r.doc.lines[n]!.to < end) n++
  return r.hoursAt < 0 ? r.hoursAt : n
}

/** “第一场9:00-11:00⏎第二场14:00-16:00”: the next session of the day that the line before gave hours to. */
function readNextSession(r: Reader, s: Segment): boolean {
  const days = r.lastHours
  const [first] = s.windows
  const near = s.line - hoursEnd(r) <= 1 && s.line > r.hoursAt
  if (!near || s.named || !first || days.length === 0 || s.state === 'closed') return false
  const follows = days.every((x) => {
    const end = x.windows.at(-1)?.[1] ?? null
    // “其他厅室均开放。⏎上午:…⏎下午:…⏎晚上:…”: whom the others are is known once all is read.
    const same =
      (x.others && days.length > 1) || JSON.stringify(x.places) === JSON.stringify(s.places)
    const dated = x.days !== null && (x.days.spans.length > 0 || x.days.daily || isWeekly(x.days))
    const told = (x.dated || x.others) && dated
    return (
      same && told && x.block === s.block && end !== null && !x.extra && end <= (first[0] ?? -1)
    )
  })
  if (!follows) return false
  for (const x of days) {
    x.windows.push(...s.windows.map((w): Hours => [...w]))
    x.lastEntry = s.lastEntry
    x.doubts.push(...s.doubts)
    coverWords(x, s.tokens)
  }
  r.hoursAt = s.line
  return true
}

/** “10月1日:⏎甲馆 …⏎乙馆 …”: the days of the heading hold for each line of another name. */
function headingOver(r: Reader, s: Segment): Reader['dayHeading'] {
  const h = r.dayHeading
  if (!h || !s.named || !s.places || s.line - h.line > 2) return null
  return s.places.some((p) => h.told.includes(p)) ? null : h
}

/** Open statements without hours, back to the last line that gave hours to several. */
function openBefore(r: Reader, s: Segment): Segment[] {
  const out: Segment[] = []
  const resumed: Segment[] = []
  const named = s.named || namedInLine(r, s) || namedAlone(r, s)
  // “三、清明节⏎…⏎四、中秋节⏎9:00-16:00”: hours below the name of one festival are none of the days of another.
  const section = festivalNode(r)
  const item = named ? null : itemAbove(r, s)
  for (let j = r.segments.length - 1; j >= 0 && j > r.segments.length - 60; j--) {
    const x = r.segments[j]!
    if (item && !item.of.some((p) => x.places?.includes(p)) && (item.each || !headsItem(r, x.line)))
      continue
    if (x.block !== s.block || (section > 0 && !isAbove(r, section, x.node))) break
    const mine = !named || (s.places?.some((p) => x.places?.includes(p)) ?? false)
    if (x.hoursLine && mine) break
    if (
      x.dead ||
      !(x.state === 'open' || x.state === 'regular') ||
      hasHours(x) ||
      x.effect !== 'set' ||
      x.unknown ||
      x.rooms
    )
      continue
    // 其余时间 has days, which are worked out when all is read.
    if (x.days === null && !x.otherDays && !s.lead && x.line !== s.line) continue
    if (named && s.places && !s.places.some((p) => x.places?.includes(p))) continue
    if (x.weak || x.night || x.later) continue
    if (x.resumes && !x.soft) resumed.push(x)
    else out.push(x)
  }
  // 恢复正常 keeps the ordinary hours unless it is all there is to give hours to.
  const found = out.length > 0 ? out : s.named || s.sentence === r.sentence ? [] : resumed
  // “二、…⏎(一)甲室…开放⏎(二)开放时间:…”: an item of a section is of what the section says of doors.
  const over = r.nodes[s.node]!.parent
  const beside = over > 0 ? found.filter((x) => isAbove(r, over, x.node)) : []
  return (beside.length > 0 ? beside : found).reverse()
}

/**
 * “甲馆:10月1日至3日开放。⏎开放时间:9:00-17:00”: whose the hours below an item of a round-up are, and whether the next
 * item has hours of its own. What other sentences say of other houses is none of theirs.
 */
function itemAbove(r: Reader, s: Segment): { of: string[]; each: boolean } | null {
  if (r.registry.roots.length < 2) return null
  const line = filledFrom(r, s.line - 1, -1)
  if (line < 0 || line < s.line - 2 || !headsItem(r, line)) return null
  const first = r.doc.tokens[r.doc.lines[line]!.first]!
  const next = filledFrom(r, s.line + 1, 1)
  const below = next < 0 || !headsItem(r, next) ? -1 : filledFrom(r, next + 1, 1)
  const own = below < 0 ? [] : lineTokens(r, below)
  return {
    of: first.kind === 'place' ? first.ids : [],
    each: own.some((t) => t.kind === 'times') && !own.some((t) => t.kind === 'place'),
  }
}

const lineTokens = (r: Reader, n: number): readonly Token[] =>
  r.doc.tokens.slice(r.doc.lines[n]!.first, r.doc.lines[n]!.last)

/** “甲馆:…”: a house, a colon, and what is said of it. */
function headsItem(r: Reader, n: number): boolean {
  const { first, last } = r.doc.lines[n]!
  const t = r.doc.tokens[first]
  return last - first > 2 && t?.kind === 'place' && isMark(r.doc.tokens[first + 1], ':')
}

/** The first line that is not empty, from `n` on; -1 if there is none near. */
function filledFrom(r: Reader, n: number, step: 1 | -1): number {
  for (let at = n; r.doc.lines[at] && Math.abs(at - n) < 3; at += step)
    if (r.doc.lines[at]!.last > r.doc.lines[at]!.first) return at
  return -1
}

/** Are its places those that its own line named before? */
function namedInLine(r: Reader, s: Segment): boolean {
  return r.subjectLine === s.line && r.subject === s.places
}

/** “乙馆7月1日至8月31日延长开放时间。⏎每天9:00-20:00开放”: the line above named one house, and said nothing else that was read. */
function namedAlone(r: Reader, s: Segment): boolean {
  const line = r.subjectLine
  if (line !== s.line - 1 || r.headingLine === line || r.subject !== s.places) return false
  const [house, ...more] = s.places ?? []
  if (house === undefined || more.length > 0 || !r.registry.roots.includes(house)) return false
  return r.registry.roots.length > 1 && r.segments.at(-1)?.line !== line
}

function giveHours(r: Reader, target: Segment, hours: Segment, named: boolean): void {
  let x = target
  if (
    named &&
    hours.places &&
    target.places &&
    target.places.some((p) => !hours.places!.includes(p))
  ) {
    // Hours for one of several places: the others keep waiting.
    x = {
      ...target,
      places: target.places.filter((p) => hours.places!.includes(p)),
      tokens: [...target.tokens],
      doubts: [...target.doubts],
    }
    target.places = target.places.filter((p) => !hours.places!.includes(p))
    r.segments.push(x)
  }
  const apart = hours.windows.length === 0 && hours.node !== target.node
  if (apart && target.state === 'regular' && !meansThoseDays(r, hours))
    x.doubts.push('the hour stands in another item than the days')
  x.windows = hours.windows.map((w) => [...w])
  x.opens = hours.opens
  x.closes = hours.closes
  x.lastEntry ??= hours.lastEntry
  x.relativeLast ??= hours.relativeLast
  x.cutoff ??= hours.cutoff
  x.fee ??= hours.fee
  x.hoursLine = true
  x.doubts.push(...hours.doubts)
  x.exceptDays = [...x.exceptDays, ...hours.exceptDays]
  x.rule = 'hours-govern-dates-before'
  coverWords(x, hours.tokens)
}

/** “二、以上开放日9:00开馆,17:00闭馆”: hours that name the days they are of. */
function meansThoseDays(r: Reader, { line, from }: Segment): boolean {
  const start = Math.max(r.doc.lines[line]!.from, from - 16)
  return /(?:以上|上述|前述)(?:各|所有|的)?(?:开放|开馆|正常开放)(?:日期?|时间|期间)?|(?:正常)?开放(?:日|期间|时段)(?!期)/.test(
    r.doc.prose.text.slice(start, from + 12),
  )
}

/** Lines of days below hours that may share them. */
const MOST_DAYS_BELOW = 8

const namesSpan = (t: Token) =>
  t.kind === 'when' && t.when.items.every((i) => i.kind === 'season' && i.glosses.length > 0)

/** Days that were waiting for hours get none: they are reported as unread. */
export function dropPending(r: Reader, why: string): void {
  const p = r.pending
  if (!p) return
  r.pending = null
  const spelled = r.segments
    .slice(-60)
    .some(
      (s) =>
        s.block === p.block &&
        s.dated &&
        s.days &&
        daysWithin(s.days, p.days) &&
        !(p.open && s.state === 'closed' && s.days.weekly !== null && isOver(p.days)),
    )
  if (spelled) {
    for (const t of p.tokens) t.fate ??= { kind: 'decoy', why: 'refined below' }
    return
  }
  // “10月1日至7日开放安排如下:” over items that name their own days.
  if (p.tokens.some((t) => r.leadDays?.tokens.includes(t))) {
    for (const t of p.tokens) t.fate ??= { kind: 'decoy', why: 'span of the notice' }
    return
  }
  // “集中祭扫期:3月25日至4月10日”, for the lines that say 集中祭扫期内.
  for (const t of p.tokens) if (namesSpan(t)) t.fate ??= { kind: 'decoy', why: 'name of the span' }
  if (p.open && p.places) {
    // “开放时间:10月1日至7日” says that doors are open, and not when.
    const s = emptySegment(p.line, r.sentence, p.block, r.node)
    s.places = p.places
    s.days = p.days
    s.dated = true
    s.state = 'open'
    s.rule = 'dates-under-open-label'
    coverWords(s, p.tokens)
    r.segments.push(s)
    r.stated.push({
      days: p.days,
      tokens: p.tokens,
      places: p.places,
      alone: s,
      at: s,
      taken: false,
    })
    return
  }
  // “12日⏎13日⏎14:30-17:30⏎15日⏎16日”: the cell of hours may be that of the days below it too, or one of several.
  const above = r.segments
    .slice(-6)
    .findLast((x) => x.rule === 'hours-after-date-lines' && !x.dead && x.line < p.line)
  if (above && above.block === p.block && p.line - above.line <= MOST_DAYS_BELOW)
    above.doubts.push('days below it have no hours: its hours may be those of several rows')
  r.hanging.push({ tokens: p.tokens, why })
}
