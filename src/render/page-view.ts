/**
 * What a card of a venue says at one moment, and what it will say next: state in a group, a headline,
 * today's hours, how to get in. Pages show the first view; the script is handed the ones that follow.
 */
import type { Booking, ChannelKind, Instant, Notice, UnknownReason } from '../core/model.ts'
import { answerAt, daysBetween } from '../core/schedule.ts'
import type { Answer, DayAnswer, DayWindow, Place, Schedule } from '../core/schedule.ts'
import { DAY, dayOf, FIRST_DAY, instantAt, LAST_DAY, localAt } from '../core/time.ts'
import type { DayNumber } from '../core/time.ts'
import { html, joined } from './html.ts'
import type { Html } from './html.ts'
import { nearDate, rangeHtml, timeHtml } from './page-words.ts'
import type { Voice } from './page-words.ts'
import { merged } from './svg-day.ts'
import { causeName, channelName, nameOf, staleClause } from './words.ts'
import type { Lang } from './words.ts'

/** What matters to someone about to leave home, best first. */
export const GROUPS = ['open', 'partial', 'soon', 'later', 'unstated', 'closed', 'unknown'] as const
export type Group = (typeof GROUPS)[number]

/** Minutes before closing, or before the last entry, from which a place counts as closing soon. */
export const SOON = 60

/** What a card says. `hours` and `entry` are null where there is nothing to say. */
export interface View {
  group: Group
  headline: Html
  hours: Html | null
  entry: Html | null
  /** Last entry, open rooms, what to beware of. */
  notes: Html[]
}

/** A view and the moment from which it holds; the next one's `from` ends it. */
export interface TimedView {
  from: Instant
  view: View
  answer: Answer
}

/**
 * Places of which pages, lists and counts speak, in file order: a room is told of by the house it is in, a
 * house of separate halls by its halls (DESIGN §3.5).
 */
export function listed(schedule: Schedule): Place[] {
  return [...schedule.places.values()].filter(
    (place) => !place.onlyHouse && (place.parent === null || place.venue.ownHours),
  )
}

/** The civil day of an instant. */
export function dayAt(schedule: Schedule, t: Instant): DayNumber {
  return Math.floor(localAt(schedule.zone, t) / DAY)
}

/** First instant of the next civil day. */
export function midnightAfter(schedule: Schedule, t: Instant): Instant {
  return instantAt(schedule.zone, (dayAt(schedule, t) + 1) * DAY)
}

/** The name in the page's language. */
export function nameIn(named: { name: string; nameEn: string | null }, voice: Voice): string {
  return nameOf(named, voice.lang)
}

/**
 * The views of a place from `t` on, the first valid at `t`; ends at `horizon` or after `most` views.
 * `until` is the moment at which the last one stops being known to hold.
 */
export function viewsFrom(
  schedule: Schedule,
  place: Place,
  span: { from: Instant; horizon: Instant; most: number },
  voice: Voice,
): { views: TimedView[]; until: Instant } {
  const views: TimedView[] = []
  let t = span.from
  let said = ''
  let day = 0
  let today: DayAnswer | undefined
  while (t < span.horizon) {
    const answer = answerAt(schedule, place, t)
    if (!today || day !== dayAt(schedule, t)) {
      day = dayAt(schedule, t)
      today = daysBetween(schedule, place, day, day)[0]!
    }
    const view = viewOf({ schedule, answer, today, t }, voice)
    const words = `${view.group}|${view.headline}|${view.hours}|${view.entry}|${view.notes.join()}`
    if (words !== said) {
      if (views.length === span.most) return { views, until: t }
      views.push({ from: t, view, answer })
      said = words
    }
    t = nextLook(schedule, answer, t)
  }
  return { views, until: t }
}

/** The next instant at which the words of a view may differ. */
function nextLook(schedule: Schedule, answer: Answer, t: Instant): Instant {
  const looks = [answer.changesAt, midnightAfter(schedule, t)]
  if (answer.state === 'open')
    for (const end of [answer.until, answer.lastEntry]) if (end !== null) looks.push(end - SOON)
  return Math.min(...looks.filter((look): look is Instant => look !== null && look > t))
}

/** What to say of an answer at `t`, `today` being the civil day that `t` lies in. */
export function viewOf(
  asked: { schedule: Schedule; answer: Answer; today: DayAnswer; t: Instant },
  voice: Voice,
): View {
  const { answer, today } = asked
  const notes: Html[] = []
  const group = groupOf(asked)
  if (answer.partial && answer.openParts.length > 0)
    notes.push(openPartsHtml(asked.schedule, answer.openParts, voice))
  const entry = entryTimeHtml(asked, voice)
  if (entry) notes.push(entry)
  if (answer.stale && answer.state !== 'unknown')
    notes.push(
      voice.lang === 'en'
        ? html`Hours ${staleClause(answer, 'en') ?? 'from an old source'}; ask before a long trip.`
        : html`来源较旧，${staleClause(answer, 'zh-CN') ?? '时间或有变动'}，远道请先电话确认。`,
    )
  if (answer.provisional && answer.state !== 'unknown')
    notes.push(
      voice.lang === 'en'
        ? html`Official days off are not settled yet.`
        : html`放假安排未公布，可能有变。`,
    )
  const booking = answer.booking ?? today.windows.find((w) => w.booking)?.booking ?? today.booking
  return {
    group,
    headline: headlineHtml(asked, group, voice),
    hours: hoursHtml(asked.answer.place, today, voice),
    entry:
      booking === null && (group === 'closed' || group === 'unknown')
        ? null
        : entryHtml(booking, voice),
    notes,
  }
}

function groupOf(asked: {
  schedule: Schedule
  answer: Answer
  today: DayAnswer
  t: Instant
}): Group {
  const { answer, schedule, t } = asked
  const opensToday = answer.opensNext !== null && answer.opensNext < midnightAfter(schedule, t)
  switch (answer.state) {
    case 'open':
      if (answer.canEnter === 'too-late') return 'soon'
      if (answer.until !== null && answer.until - t <= SOON) return 'soon'
      if (answer.lastEntry !== null && answer.lastEntry - t <= SOON) return 'soon'
      return answer.partial ? 'partial' : 'open'
    case 'closed':
      return opensToday ? 'later' : 'closed'
    case 'unknown':
      if (opensToday) return 'later'
      return answer.reason === 'hours-unstated' ? 'unstated' : 'unknown'
  }
}

function headlineHtml(
  asked: { schedule: Schedule; answer: Answer; today: DayAnswer; t: Instant },
  group: Group,
  voice: Voice,
): Html {
  const { schedule, answer, today } = asked
  const en = voice.lang === 'en'
  const day = today.day
  const when = (at: Instant) => whenHtml(schedule, at, day, voice)
  if (answer.state === 'open') {
    const lead =
      group === 'partial' || (group === 'soon' && answer.partial)
        ? en
          ? 'Open in part'
          : '部分开放'
        : en
          ? 'Open'
          : '开着'
    if (answer.until === null) return en ? html`Open around the clock` : html`一直开着`
    const minutes = localAt(schedule.zone, answer.until) - day * DAY
    if (answer.canEnter === 'too-late')
      return en
        ? html`Too late to enter, closes ${when(answer.until)}`
        : html`已不再放人，${when(answer.until)}关门`
    if (minutes > DAY + 12 * 60) {
      const last = Math.floor((localAt(schedule.zone, answer.until) - 1) / DAY)
      const to = nearDate(last, day, voice.lang)
      return en ? html`${lead}, day and night until ${to}` : html`${lead}，不关门，到${to}`
    }
    if (answer.then === 'unknown')
      return en
        ? html`${lead}, not known after ${when(answer.until)}`
        : html`${lead}，${when(answer.until)}以后不清楚`
    return en
      ? html`${lead}, closes ${when(answer.until)}`
      : html`${lead}，${when(answer.until)}关门`
  }
  if (group === 'later') {
    const opens = when(answer.opensNext!)
    if (answer.state === 'unknown')
      return en ? html`Opens ${opens}; before that, not known` : html`${opens}开门，之前不清楚`
    if (answer.opensNextSure === false)
      return en ? html`Opens ${opens} at the latest` : html`最晚${opens}开门`
    return en ? html`Opens ${opens}` : html`${opens}开门`
  }
  if (answer.state === 'closed') {
    const wholeDay = today.windows.length === 0
    const cause = answer.cause === null ? null : causeName(answer.cause, voice.lang)
    const closed = en
      ? html`${wholeDay ? 'Closed today' : 'Closed now'}${cause === null ? '' : ` (${cause})`}`
      : html`${wholeDay ? '今天不开' : '今天已关门'}${cause === null ? '' : `（${cause}）`}`
    if (answer.opensNext === null)
      return answer.openEnded
        ? en
          ? html`${closed}, until further notice`
          : html`${closed}，再开等通知`
        : closed
    if (answer.opensNextSure === false)
      return en
        ? html`${closed}; next known opening ${when(answer.opensNext)}`
        : html`${closed}；确定会开的是${when(answer.opensNext)}`
    return en
      ? html`${closed}, opens ${when(answer.opensNext)}`
      : html`${closed}，${when(answer.opensNext)}开门`
  }
  return whyUnknown(answer, voice)
}

/** The reason of an unknown state, said so that it helps. */
function whyUnknown(answer: Answer, voice: Voice): Html {
  const en = voice.lang === 'en'
  switch (answer.reason) {
    case 'hours-unstated':
      return en ? html`Open today, hours not published` : html`今天开，没公布几点`
    case 'regular-unstated':
      return en
        ? html`Keeps its ordinary hours, which we do not have`
        : html`照平常开，平常的时间没有登记`
    case 'not-announced':
      return en ? html`Holiday hours not announced yet` : html`假期安排还没公布`
    default:
      return en ? html`No word about today` : html`没有今天的消息`
  }
}

/** Today's hours: windows, `closed`, or what would hold on an ordinary day. */
export function hoursHtml(place: Place, day: DayAnswer, voice: Voice): Html | null {
  const en = voice.lang === 'en'
  if (day.windows.length > 0) {
    const windows = windowsHtml(place, day.windows, voice)
    if (day.complete) return windows
    return en ? html`${windows}; other times not known` : html`${windows}；其他时间不清楚`
  }
  if (day.state === 'open') return en ? html`open past midnight` : html`开到后半夜`
  if (day.state === 'closed') return en ? html`closed` : html`不开`
  if (day.hint && day.hint.windows.length > 0) {
    const usual = joined(
      day.hint.windows.map((w) => rangeHtml(w.from, w.to, voice)),
      en ? ', ' : '、',
    )
    return en ? html`usually ${usual} (not binding)` : html`平常${usual}（不作数）`
  }
  return null
}

/** Why the hours of a day are unknown, in a word. */
export function reasonWord(reason: UnknownReason | null, lang: Lang): string {
  const en = lang === 'en'
  switch (reason) {
    case 'hours-unstated':
      return en ? 'open, hours not published' : '开，没公布几点'
    case 'regular-unstated':
      return en ? 'ordinary hours, not on file' : '照平常，时间没登记'
    case 'not-announced':
      return en ? 'not announced yet' : '还没公布'
    default:
      return en ? 'not known' : '不清楚'
  }
}

/** Windows one by one; where rooms differ, the whole stretch and that they do. */
function windowsHtml(place: Place, windows: DayWindow[], voice: Voice): Html {
  const en = voice.lang === 'en'
  const rooms = new Set(windows.map((window) => [...window.places].sort().join()))
  const list = (parts: Html[]) => joined(parts, en ? ', ' : '、')
  if (rooms.size === 1 || windows.length === 1)
    return list(windows.map((window) => windowHtml(place, window, voice)))
  const ranges = list(merged(windows).map(({ from, to }) => rangeHtml(from, to, voice)))
  return en ? html`${ranges} (rooms differ)` : html`${ranges}（各室不同）`
}

/** One window; one that holds for some rooms only says for how many. */
export function windowHtml(place: Place, window: DayWindow, voice: Voice): Html {
  const range = rangeHtml(window.from, window.to, voice)
  if (window.places.includes(place.venue.id)) return range
  const count = window.places.length
  return voice.lang === 'en'
    ? html`${range} (${count} ${count === 1 ? 'room' : 'rooms'})`
    : html`${range}（${count}处）`
}

function openPartsHtml(schedule: Schedule, ids: string[], voice: Voice): Html {
  const names = ids.map((id) => {
    const place = schedule.places.get(id)
    return place ? nameIn(place.venue, voice) : id
  })
  return voice.lang === 'en' ? html`Open: ${names.join(', ')}` : html`开着的：${names.join('、')}`
}

/** Until when one is let in: of the present window, else of the next one today. */
function entryTimeHtml(
  asked: { schedule: Schedule; answer: Answer; today: DayAnswer; t: Instant },
  voice: Voice,
): Html | null {
  const { answer, today, t } = asked
  const en = voice.lang === 'en'
  const next =
    answer.state === 'open'
      ? answer.lastEntry
      : (today.windows.find((w) => w.lastEntryAt !== null && w.lastEntryAt > t)?.lastEntryAt ??
        null)
  if (next === null) return null
  const at = whenHtml(asked.schedule, next, today.day, voice)
  if (next <= t) return en ? html`Last entry was ${at}.` : html`${at}后已不再放人`
  if (voice.elder) return en ? html`Be there before ${at}.` : html`${at}以前到，晚了进不去`
  return en ? html`Last entry ${at}` : html`最晚${at}入场`
}

/** An instant as a clock time, with the day where it is not the day spoken of. */
export function whenHtml(schedule: Schedule, at: Instant, today: DayNumber, voice: Voice): Html {
  const local = localAt(schedule.zone, at)
  const day = Math.floor(local / DAY)
  const minutes = local - day * DAY
  if (day === today) return timeHtml(minutes, voice)
  if (minutes === 0 && day === today + 1) return timeHtml(DAY, voice)
  return html`${nearDate(day, today, voice.lang)} ${timeHtml(minutes, voice)}`
}

/** How one gets in, in one line. */
export function entryHtml(booking: Booking | null, voice: Voice): Html {
  const en = voice.lang === 'en'
  if (booking === null)
    return html`<span class="quiet"
      >${en ? 'Whether to book is not stated' : '没写明要不要预约'}</span
    >`
  switch (booking.mode) {
    case 'walk-in':
      return en ? html`Just walk in` : html`不用预约，直接去`
    case 'first-come':
      return booking.register
        ? en
          ? html`First come, first served; sign in there`
          : html`不用预约，先到先得，到场登记`
        : en
          ? html`First come, first served`
          : html`不用预约，先到先得`
    case 'book-or-walk-in':
      return en
        ? html`Book ${channelHtml(booking, voice)} or walk in`
        : html`可以预约${channelHtml(booking, voice)}，也可以直接去`
    case 'by-arrangement':
      return en
        ? html`Arrange a visit first ${channelHtml(booking, voice)}`
        : html`要先联系${channelHtml(booking, voice)}`
    case 'book-ahead':
      return en
        ? html`Book first ${channelHtml(booking, voice)}`
        : html`要先预约${channelHtml(booking, voice)}`
  }
}

/** Kind of channel as one looks for it: 微信小程序. */
export function channelWord(kind: ChannelKind, lang: 'zh-CN' | 'en'): string {
  const name = channelName(kind, lang)
  const inWeChat = kind === 'mini-program' || kind === 'official-account'
  return inWeChat && !name.includes('WeChat')
    ? `${lang === 'en' ? 'WeChat ' : '微信'}${name}`
    : name
}

function channelHtml(booking: Booking, voice: Voice): Html {
  const first = booking.channels[0]
  if (!first) return html``
  const en = voice.lang === 'en'
  const kind = channelWord(first.kind, voice.lang)
  const name = first.name === null ? '' : en ? ` “${first.name}”` : `“${first.name}”`
  return en ? html`(${kind}${name})` : html`（${kind}${name}）`
}

/** First and last day a notice speaks of, as far as its dates say; null if it names none. */
export function noticeSpan(notice: Notice): { from: DayNumber; to: DayNumber } | null {
  const known = spans.get(notice)
  if (known !== undefined) return known
  const span = spanOf(notice)
  spans.set(notice, span)
  return span
}

const spans = new WeakMap<Notice, { from: DayNumber; to: DayNumber } | null>()

function spanOf(notice: Notice): { from: DayNumber; to: DayNumber } | null {
  if (notice.covers) return { from: dayOf(notice.covers.from), to: dayOf(notice.covers.to) }
  let [from, to] = [LAST_DAY, FIRST_DAY]
  const hold = (first: string | null, last: string | null) => {
    if (first !== null) from = Math.min(from, dayOf(first))
    if (last !== null) to = Math.max(to, dayOf(last))
  }
  for (const rule of notice.rules) {
    hold(rule.when.from, rule.when.to ?? rule.when.from)
    for (const term of rule.when.on ?? []) {
      if (term.kind === 'date') hold(term.date, term.date)
      if (term.kind === 'range') hold(term.from, term.to)
    }
  }
  for (const item of notice.programme) hold(item.date, item.date)
  return from <= to ? { from, to } : null
}

/** Does a notice speak of this place: name it, or something it is in? */
export function speaksOf(notice: Notice, place: Place): boolean {
  const line = new Set<string>()
  for (let p: Place | null = place; p !== null; p = p.parent) {
    line.add(p.venue.id)
    if (p.venue.ownHours) break
  }
  const parts = new Set(place.parts.filter((p) => !p.venue.ownHours).map((p) => p.venue.id))
  return notice.rules.some((rule) => rule.places.some((id) => line.has(id) || parts.has(id)))
}

/**
 * The last time something was announced for a place: the latest notice that speaks of it and whose days
 * lie before `before`; `holidays` names what fell on those days, for “what it was last Spring Festival”.
 */
export function lastAnnounced(
  schedule: Schedule,
  place: Place,
  before: DayNumber,
): { notice: Notice; from: DayNumber; to: DayNumber } | null {
  let last: { notice: Notice; from: DayNumber; to: DayNumber } | null = null
  for (const notice of schedule.content.notices) {
    if (notice.layer === 'emergency') continue
    const span = noticeSpan(notice)
    if (!span || span.to >= before || (last && span.to <= last.to)) continue
    if (speaksOf(notice, place)) last = { notice, ...span }
  }
  return last
}

/** Consecutive days that are alike in every stretch, window, room and last entry, joined. */
export function runsOf(days: DayAnswer[]): { first: DayAnswer; last: DayAnswer }[] {
  const runs: { first: DayAnswer; last: DayAnswer }[] = []
  for (const day of days) {
    const run = runs.at(-1)
    if (run && run.last.day + 1 === day.day && alike(run.first, day)) run.last = day
    else runs.push({ first: day, last: day })
  }
  return runs
}

function alike(a: DayAnswer, b: DayAnswer): boolean {
  const facts = (day: DayAnswer) =>
    [
      day.state,
      day.reason,
      ...day.stretches.map((s) => `${s.from}-${s.to}${s.state}`),
      ...day.windows.map((w) => `${w.from}-${w.to}${w.places.join()}${w.lastEntry ?? ''}`),
    ].join()
  return facts(a) === facts(b)
}
