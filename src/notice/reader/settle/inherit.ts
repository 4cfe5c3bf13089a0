/** What a statement leaves out, its places and its days, it takes from what stands before it. */
import { isWithin, lineOf } from '../../places.ts'
import { coverWords, hasHours, samePlaces, UNAFFECTED } from '../../segments.ts'
import type { Segment } from '../../segments.ts'
import { fallsWithin } from '../../spans.ts'
import type { Token } from '../../tokens.ts'
import { emptyDays } from '../../year/days.ts'
import type { Days } from '../../year/days.ts'
import type { Reader } from '../reader.ts'
import {
  allBefore,
  allOfRows,
  belowPart,
  closedAmong,
  goesOnOfOthers,
  goesOnOfStranger,
  houseOfAll,
  houseThatResumes,
  isOfRooms,
  isRow,
  meansSeveral,
  opensAgain,
  OPENS_AGAIN,
  saysHouse,
  weeklyAmong,
} from './places.ts'
import { closesInBoth, isOfOtherHouse, isWeekly, seasonOver } from './season.ts'
import {
  afterClosedDay,
  always,
  closedForWorks,
  isOfAnother,
  isRulesApart,
  resumesSomeDay,
  severalDays,
  spanOfSentence,
  weekdaysOver,
} from './sentence.ts'

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
  if (s.places === null && s.unknown === null && !s.others) takePlaces(r, s, before)
  if (before && isAlternative(r, s, before)) {
    s.days = { ...before.days! }
    s.dated = true
    s.unresolved = true
    s.withheld = 'which of the two hours holds is not said'
    return
  }
  if (!boundWeekdays(r, s, before)) takeDays(r, s, before)
}

/** “工作日15:00-18:00(夏令时)/14:30-17:30(冬令时)”: other hours of the same days. */
function isAlternative(r: Reader, s: Segment, before: Segment): boolean {
  const own = s.tokens.find((t) => t.kind === 'times')
  if (!own || s.days || s.named || !hasHours(s) || !hasHours(before) || !before.days) return false
  if (before.line !== s.line && before.line !== s.line - 1) return false
  return r.doc.prose.text[own.from - 1] === '/' && samePlaces(before, s)
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

/** Who is meant, where it names nobody: whom the sentence or the line speaks of, or the house again. */
function takePlaces(r: Reader, s: Segment, before: Segment | undefined): void {
  const again = opensAgain(r, s)
  if (r.unknownSubject && s.sentence === r.sentence) s.unknown = r.unknownSubject
  else if (goesOnOfStranger(r, s, before)) s.unknown = before!.unknown
  else if (s.otherDays && namedHere(s, before)) s.places = r.subject
  else if (s.otherDays || isOfRooms(r, s)) s.places = r.roomsBefore ?? r.subject
  else if (again) {
    s.places = again
    s.rule ||= OPENS_AGAIN
  } else
    s.places =
      (closedAmong(r, s) ?? weeklyAmong(r, s))?.places ??
      allBefore(r, s) ??
      allOfRows(r, s) ??
      r.subject
  if (s.places !== null && s.places === r.someOf && hasHours(s)) s.someParts = true
  if (meansSeveral(r, s)) s.doubts.push('whether the others are meant too is not said')
  const labelled = isRow(r)
  // “临展厅…。⏎常设展厅(on no file)照常开放,6月22日闭馆”: not of the room of the sentence before.
  const strange = before?.unknown && before.sentence === s.sentence && before.line === s.line
  if (
    (r.houseAgain || strange || beginsWithDays(before, s)) &&
    !labelled &&
    !(r.houseAgain && opensLine(r, s)) &&
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

/** Does the sentence go on with whom it named itself, whoever stood before its full stop? */
function namedHere(s: Segment, before: Segment | undefined): boolean {
  return before?.sentence === s.sentence && before.line === s.line && !before.others && !before.dead
}

/** “甲室4日至5日9:00-12:00开放;6日至8日闭馆⏎乙室…”: in a list of rooms a line goes on with its room on the days after. */
function opensLine(r: Reader, s: Segment): boolean {
  const [own, ...beside] = [r.n, r.n - 1, r.n + 1].map((n) => {
    const line = r.doc.lines[n]
    return line ? r.doc.tokens[line.first] : undefined
  })
  const isRoom = (t: Token | undefined) =>
    t?.kind === 'place' && t.ids.every((id) => r.registry.entries.get(id)!.partOf !== null)
  if (own?.kind !== 'place' || s.places?.length !== 1 || !own.ids.includes(s.places[0]!))
    return false
  const last = r.segments.at(-1)
  const end = last?.days?.spans.at(-1)?.[1] ?? null
  const after = end !== null && s.days?.spans[0]?.[0] === end + 1
  return after && last?.sentence === s.sentence && beside.some(isRoom)
}

/** “4日至5日基本展厅照常开放,6日至8日闭馆”: each clause begins with its days, and so has whom it means behind them. */
function beginsWithDays(before: Segment | undefined, s: Segment): boolean {
  if (!before?.named || s.among || before.sentence !== s.sentence || before.line !== s.line)
    return false
  const day = before.tokens.find((t) => t.kind === 'when')
  const name = before.tokens.findLast((t) => t.kind === 'place')
  return !!day && !!name && day.to <= name.from && before.effect === 'set'
}

/** Weekdays are those of the days the sentence told before, or of the season over the line; true if they are. */
function boundWeekdays(r: Reader, s: Segment, before: Segment | undefined): boolean {
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
    return true
  }
  if (s.days && isWeekly(s.days) && before && goesOnWeekly(s, before)) {
    s.days = { ...before.days!, weekly: s.days.weekly }
    s.rule ||= 'days-from-sentence'
    return true
  }
  if (s.days && isWeekly(s.days)) {
    const span = closesInBoth(r, s) || isOfOtherHouse(r, s) ? null : seasonOver(r, s.days)
    if (span) {
      s.days = { ...span.days, weekly: s.days.weekly }
      coverWords(s, isNear(span.tokens, s))
      // “开放日期:7月5日至8月31日,周一闭馆⏎开放时间:9:00-17:00”: the days go on waiting for their hours.
      const p = r.pending
      if (p?.tokens[0] === span.tokens[0] && !(p?.open && s.state === 'closed')) r.pending = null
      return true
    }
  }
  return false
}

/** “7月1日至8月31日,周二至周日9:00-17:00。周一闭馆”: other weekdays of the same stretch, in the next sentence. */
function goesOnWeekly(s: Segment, before: Segment): boolean {
  const old = before.days?.weekly
  if (!old || before.days!.spans.length === 0 || before.dead || before.line !== s.line) return false
  if (s.sentence - before.sentence > 1 || s.days!.statutory || !samePlaces(before, s)) return false
  return before.effect === 'set' && !s.days!.weekly!.some((d) => old.includes(d))
}

/** The days of a statement that tells none: every day, the weekdays before its name, or those of the sentence. */
function takeDays(r: Reader, s: Segment, before: Segment | undefined): void {
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
  const shut = s.named && hasHours(s) && isUnaffected(r, s) ? shutBefore(r, s, before) : null
  if (shut) {
    // “3月25日起甲部暂停开放。乙室不受影响,仍为8:30-21:00”: on these days it is as it was.
    s.doubts = s.doubts.filter((d) => d !== UNAFFECTED)
    s.days = { ...shut.days! }
    s.dated = true
    s.rule ||= 'days-from-sentence'
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
  const told = r.sentenceDays
  if (told && holdsInSentence(r, s, told.days)) takeSentenceDays(r, s, told, before)
}

/** “不受影响”, “不受搬迁影响” */
function isUnaffected(r: Reader, s: Segment): boolean {
  if (s.doubts.includes(UNAFFECTED)) return true
  return /不受[^,。;]{0,10}影响/.test(r.doc.prose.text.slice(s.from, Math.min(s.to, s.from + 60)))
}

/** The closure just told of other places, on the days of which this one keeps the hours that it tells. */
function shutBefore(r: Reader, s: Segment, before: Segment | undefined): Segment | null {
  if (before?.state !== 'closed' || before.effect !== 'set' || !before.dated || before.dead)
    return null
  if (before.line !== s.line || s.sentence - before.sentence > 1 || samePlaces(before, s))
    return null
  if (!before.days || before.days.weekly !== null || before.days.spans.length !== 1) return null
  const said = r.doc.prose.text.slice(s.from, Math.min(s.to, s.from + 60))
  return /仍|照常|保持|维持|依旧|照旧/.test(said) ? before : null
}

function saysDaily(s: Segment): boolean {
  return s.tokens.some(
    (t) => t.kind === 'when' && t.when.items.every((item) => item.kind === 'daily'),
  )
}

/** Are the days that the sentence told before those of this statement? */
function holdsInSentence(r: Reader, s: Segment, told: Days): boolean {
  return (
    !afterClosedDay(r, s) &&
    !closedForWorks(r, s) &&
    !(s.days?.daily && told.spans.length === 0) &&
    (s.state !== 'closed' ||
      s.named ||
      hasHours(s) ||
      s.part !== null ||
      s.effect === 'remove' ||
      s.dated === false)
  )
}

/** It takes the days of the sentence: all of them, or those it began with. */
function takeSentenceDays(
  r: Reader,
  s: Segment,
  told: NonNullable<Reader['sentenceDays']>,
  before: Segment | undefined,
): void {
  const daily = s.days?.daily ?? false
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
  const elsewhere = s.named && !samePlaces(r.segments.at(-1) ?? s, s)
  const weekly = daily || elsewhere ? null : told.days.weekly
  s.days = { ...told.days, weekly, daily }
  if (s.named && severalDays(r, s)) s.doubts.push('which of the dates before are meant is not said')
  coverWords(s, isNear(told.tokens, s))
  s.rule ||= 'days-from-sentence'
}

/** “甲馆每天7:00-18:00,其中4日至6日6:00-18:00;乙馆每天8:00-17:00”: the days picked out are none of the next house. */
function isPastAmong(s: Segment, before: Segment | undefined): boolean {
  if (!before?.among || !before.dated || before.clause === s.clause) return false
  return s.named && s.days?.daily === true && hasHours(s) && !samePlaces(before, s)
}

function isNear(tokens: readonly Token[], s: Segment): Token[] {
  return tokens.filter((t) => s.from - t.to < 400)
}
