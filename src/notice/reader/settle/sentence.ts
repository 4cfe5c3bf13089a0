/** Which days of its sentence a statement without days has, and which of them are those of others. */
import { isWithin } from '../../places.ts'
import { hasHours, isOpenOnly, samePlaces } from '../../segments.ts'
import type { Segment } from '../../segments.ts'
import { daysWithin } from '../../spans.ts'
import { isMark } from '../../tokens.ts'
import type { Token } from '../../tokens.ts'
import type { Days } from '../../year/days.ts'
import type { Reader } from '../reader.ts'

/** “1月3日起闭馆改造,预计6月重新开放”: what closes with no end known does not resume on its own days. */
export function resumesSomeDay(r: Reader, s: Segment): boolean {
  const last = r.segments.at(-1)
  if (!s.resumes || s.dated || last?.state !== 'closed' || last.effect !== 'set') return false
  if (last.line < r.n - 1 || !samePlaces(last, s)) return false
  return last.days?.spans.length === 1 && last.days.spans[0]![1] === null
}

/** “24小时书房(24小时开放,全年无休)”: on all days, whatever the sentence tells. */
export function always(r: Reader, s: Segment): boolean {
  const said = r.doc.prose.text.slice(s.from, Math.min(s.to, s.from + 80))
  if (/全年|常年|365天|天天不打烊/.test(said)) return true
  // “自7月1日起每周一闭馆(自助馆仍24小时开放)”: nothing changes for it on that day.
  const onward = r.sentenceDays?.days.spans.every(([, to]) => to === null) ?? false
  return onward && /仍|依旧|照旧|一如既往/.test(said)
}

/** “周二至周五,甲室15:00-18:00、乙室9:00-18:00”: weekdays before the first name are those of the next ones too. */
export function weekdaysOver(r: Reader, s: Segment, before: Segment | undefined): Days | null {
  if (!before?.days || before.dead || !before.named || before.otherDays) return null
  const shut = s.state === 'closed' && !s.weak && s.part === null && s.exceptDays.length === 0
  if (!s.named || s.dated || !(hasHours(s) || shut) || s.effect !== 'set' || s.others) return null
  if (before.sentence !== s.sentence || before.line !== s.line) return null
  if (!hasHours(before) || before.effect !== 'set' || samePlaces(before, s)) return null
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
export function isRulesApart(r: Reader, s: Segment, weekly: readonly number[]): boolean {
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

/** “4日至6日正常开放,7日闭馆,开放时间为9:00-17:00”: the hours are those of the open days, not of the closed one. */
export function afterClosedDay(r: Reader, s: Segment): boolean {
  const last = r.segments.at(-1)
  if (s.named || s.dated || s.state !== null || !hasHours(s) || s.effect !== 'set') return false
  if (!last || last.effect !== 'set' || last.sentence !== s.sentence) return false
  // “…1月6日起恢复正常;开放时间为9:00-17:00”: behind a semicolon not of the day after the holiday alone.
  const resumed = last.resumes && isOpenOnly(last) && last.clause !== s.clause
  if (last.state !== 'closed' && !resumed) return false
  return r.segments
    .slice(-8)
    .some(
      (x) =>
        x.sentence === s.sentence &&
        x.line === s.line &&
        x.dated &&
        isOpenOnly(x) &&
        !x.resumes &&
        samePlaces(x, s),
    )
}

/** “甲室10月1日至7日开放;乙室设备检修,暂停开放”: works of which no days are told are not over with those of another room. */
export function closedForWorks(r: Reader, s: Segment): boolean {
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
  if (!told || samePlaces(told, s) || ledByDays(r, s, name)) return false
  const between = r.doc.prose.text.slice(name.to, door.from)
  if (told.clause === s.clause && !/^(?:目前|现|仍|尚)?正?在/.test(between)) return false
  return WORKS.test(between)
}

/** “10月1日至7日,甲厅9:00-17:00开放;乙厅仍在布展,不开放”: days before the first name, and a comma, are of all clauses. */
function ledByDays(r: Reader, s: Segment, name: Token): boolean {
  const told = r.segments.at(-1)!
  if (told.sentence !== s.sentence || told.line !== s.line || told.days?.weekly) return false
  const line = r.doc.lines[s.line]!
  const before = r.doc.tokens.slice(line.first, line.last).filter((t) => t.from < name.from)
  const said = before.slice(before.findLastIndex((t) => isMark(t, '.')) + 1)
  const at = said.findIndex((t) => t.kind === 'when' || t.kind === 'place')
  const first = said[at]
  if (first?.kind !== 'when' || said.slice(at + 1).some((t) => t.kind === 'when' && !isDaily(t)))
    return false
  const days = r.resolver.resolve(first.when)
  const ends = days?.spans.length ? days.spans.every(([, to]) => to !== null) : false
  const after = said.slice(at + 1, at + 4).find((t) => t.kind !== 'raw')
  return ends && days!.weekly === null && isMark(after, ',', ':')
}

function isDaily(t: Token): boolean {
  return t.kind === 'when' && t.when.items.every((i) => i.kind === 'daily')
}

const WORKS =
  /^(?:目前|现|现在|因|由于|仍|尚|正)?(?:正在|在|处于)?[^,。;\d]{0,10}(?:检修|维修|养护|维保|改造|升级|装修|修缮|施工|翻新|更换|整修|翻修|布展|换展|改建)[^,。;\d]{0,6}(?:,[^,。;\d]{0,4})?$/

/**
 * “10月1日至7日,甲馆9:00-17:00,其中10月1日闭馆;乙馆10:00-20:00”: behind a semicolon the next house has the days that the
 * sentence began with, and not those picked out for the one before.
 */
export function spanOfSentence(r: Reader, s: Segment): { days: Days; token: Token } | null {
  const told = r.sentenceDays
  const before = r.segments.at(-1)
  if (!told || !s.named || !s.places || !before?.dated || before.line !== s.line) return null
  if (before.sentence !== s.sentence || samePlaces(before, s)) return null
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

/** Did the sentence name different days for other places before? */
export function severalDays(r: Reader, s: Segment): boolean {
  const before = r.segments
    .slice(-12)
    .filter((x) => x.sentence === s.sentence && x.line === s.line && x.days && x.dated)
    .filter((x, _, all) => x.clause === s.clause || all.every((y) => y.clause !== s.clause))
  if (before.some((x) => samePlaces(x, s))) return false
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

/** “甲馆10月1日至3日闭馆;乙馆每周二至周日9:00-17:00”: the days before the semicolon are those of 甲馆 alone. */
export function isOfAnother(
  r: Reader,
  s: Segment,
  told: NonNullable<Reader['sentenceDays']>,
): boolean {
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
