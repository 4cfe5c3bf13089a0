/**
 * The words in which answers speak, in zh-CN and en: one-sentence summaries, reasons, explanations,
 * rules, names. Pure: dates and numbers are written by hand, because `Intl` differs between runtimes.
 */
import { MONTHS_EN } from '../core/calendar.ts'
import type { DayType } from '../core/calendar.ts'
import type {
  Booking,
  BookingMode,
  CalendarDate,
  CalendarName,
  CanEnter,
  Cause,
  Channel,
  ChannelKind,
  DayTerm,
  Fee,
  Holiday,
  Instant,
  Kind,
  LunarDay,
  Minutes,
  Notice,
  OnTerm,
  Rule,
  State,
  UnknownReason,
  Venue,
  Weekday,
  Window,
} from '../core/model.ts'
import type { Answer, Because, BookingItem, Layer, Schedule } from '../core/schedule.ts'
import {
  DAY,
  civil,
  clock,
  dateOf,
  dayNumber,
  dayOf,
  instantAt,
  offsetAt,
  weekdayOf,
} from '../core/time.ts'
import type { DayNumber, Zone } from '../core/time.ts'

/** The languages we speak; zh-CN is what sources are written in. */
export type Lang = 'zh-CN' | 'en'

/** A text and the first instant at which a person would word it otherwise; null: never. */
export interface Said {
  text: string
  holdsUntil: Instant | null
}

/**
 * One sentence a resident can check against the notice: state, until when or when next, which parts,
 * how to get in, and what weakens it. Days are named relative to the day `t` lies in.
 */
export function summaryOf(schedule: Schedule, answer: Answer, t: Instant, lang: Lang): Said {
  const speech = speechAt(schedule.zone, t, lang)
  const says = SUMMARY[lang]
  const clauses = [
    stateClause(answer, speech, says),
    partsClause(schedule, answer, lang),
    entryClause(answer, speech, says),
    answer.state === 'open' && answer.booking && answer.canEnter !== 'too-late'
      ? bookingSentence(answer.booking, lang)
      : null,
    answer.provisional ? says.provisional : null,
    answer.because.some((b) => b.decides.includes('hours') && b.basis === 'implied')
      ? says.implied
      : null,
    staleClause(answer, lang),
  ]
  return { text: clauses.filter(Boolean).join(says.join), holdsUntil: speech.holdsUntil }
}

/** A moment as one says it on the day of `t`: `17:30`, `明天 09:00`, `2月18日（周日）09:00`. */
export function momentSaid(zone: Zone, moment: Instant, t: Instant, lang: Lang): Said {
  const speech = speechAt(zone, t, lang)
  return { text: speech.at(moment), holdsUntil: speech.holdsUntil }
}

/** A moment at which something ends, so that midnight is 24:00 of the day before. */
export function endSaid(zone: Zone, moment: Instant, t: Instant, lang: Lang): Said {
  const speech = speechAt(zone, t, lang)
  return { text: speech.end(moment), holdsUntil: speech.holdsUntil }
}

/** A wall time as a screen reader should say it: `9点`, `8点30分`, `次日2点`; `9 am`, `5:30 pm`. */
export function spokenTime(minutes: Minutes, lang: Lang): string {
  const past = minutes > DAY
  const of = past ? minutes - DAY : minutes
  const [hour, minute] = [Math.floor(of / 60), of % 60]
  if (lang === 'zh-CN') return `${past ? '次日' : ''}${hour}点${minute === 0 ? '' : `${minute}分`}`
  const digits = `${hour % 12 === 0 ? 12 : hour % 12}${minute === 0 ? '' : `:${two(minute)}`}`
  const said =
    of === DAY || of === 0
      ? 'midnight'
      : of === 720
        ? 'noon'
        : `${digits} ${of % DAY < 720 ? 'am' : 'pm'}`
  return past ? `${said} the next day` : said
}

/** A window as a screen reader should say it: `9点到17点`, `9 am to 5 pm`. */
export function spokenRange(from: Minutes, to: Minutes, lang: Lang): string {
  if (from === 0 && to === DAY) return lang === 'en' ? 'all day' : '全天'
  return `${spokenTime(from, lang)}${lang === 'en' ? ' to ' : '到'}${spokenTime(to, lang)}`
}

/** A window on paper: `09:00–17:00`, all day in words. */
export function rangeText(from: Minutes, to: Minutes, lang: Lang): string {
  if (from === 0 && to === DAY) return lang === 'en' ? 'all day' : '全天'
  return `${clock(from)}–${clock(to)}`
}

/** `2024年2月16日`, `16 February 2024`. */
export function dateText(date: CalendarDate, lang: Lang): string {
  const { year } = civil(dayOf(date))
  return lang === 'en' ? `${shortDate(date, lang)} ${year}` : `${year}年${shortDate(date, lang)}`
}

/** `2月16日`, `16 February`. */
export function shortDate(date: CalendarDate, lang: Lang): string {
  const { month, day } = civil(dayOf(date))
  return lang === 'en' ? `${day} ${MONTHS_EN[month - 1]!}` : `${month}月${day}日`
}

/** `2月16日（周五）`, `Friday 16 February`. */
export function weekdayDate(date: CalendarDate, lang: Lang): string {
  const weekday = weekdayName(weekdayOf(dayOf(date)), lang)
  const short = shortDate(date, lang)
  return lang === 'en' ? `${weekday} ${short}` : `${short}（${weekday}）`
}

/** `2月9日–11日`, `2月9日–3月1日`, `9–11 February`; years only where they differ. */
export function dateRange(from: CalendarDate, to: CalendarDate, lang: Lang): string {
  if (from === to) return dateText(from, lang)
  const [a, b] = [civil(dayOf(from)), civil(dayOf(to))]
  if (a.year !== b.year) return `${dateText(from, lang)}–${dateText(to, lang)}`
  if (lang === 'zh-CN')
    return `${dateText(from, lang)}–${a.month === b.month ? `${b.day}日` : shortDate(to, lang)}`
  return `${a.month === b.month ? a.day : shortDate(from, lang)}–${dateText(to, lang)}`
}

/** `2023年9月`, `September 2023`. */
export function monthText(date: CalendarDate, lang: Lang): string {
  const { year, month } = civil(dayOf(date))
  return lang === 'en' ? `${MONTHS_EN[month - 1]!} ${year}` : `${year}年${month}月`
}

/** When a notice was announced, as far as it is known: `2024年2月8日`, `不晚于…`. */
export function announcedText(notice: Notice, lang: Lang): string {
  const [date, time] = notice.announced.at.split('T') as [string, string | undefined]
  const text = time === undefined ? dateText(date, lang) : `${dateText(date, lang)} ${time}`
  if (!notice.announced.by) return text
  return lang === 'en' ? `by ${text}` : `不晚于${text}`
}

/** How one gets in, channels named: `需预约（公众号“株洲博物馆”），实名`. */
export function bookingSentence(booking: Booking, lang: Lang): string {
  const zh = lang === 'zh-CN'
  const channels = booking.channels
    .map((channel) => channelText(channel, lang))
    .join(zh ? '、' : ', ')
  const mode = bookingModeName(booking.mode, lang)
  const extras = [
    aheadText(booking, lang),
    booking.realName ? (zh ? '凭有效证件' : 'with an identity document') : null,
    booking.register ? (zh ? '到场登记' : 'sign in on arrival') : null,
    quotaText(booking, lang),
  ].filter((extra) => extra !== null)
  return [
    channels ? (zh ? `${mode}（${channels}）` : `${mode} (${channels})`) : mode,
    ...extras,
  ].join(zh ? '，' : ', ')
}

/** `公众号“株洲博物馆”`, `WeChat official account “株洲博物馆”`. */
export function channelText(channel: Channel, lang: Lang): string {
  const kind = channelName(channel.kind, lang)
  if (channel.name === null) return kind
  return lang === 'en' ? `${kind} “${channel.name}”` : `${kind}“${channel.name}”`
}

/** The booking clock of one item, on the day of `t`: `可预约，2月15日（周四）16:25 截止`. */
export function bookingClockSaid(zone: Zone, item: BookingItem, t: Instant, lang: Lang): Said {
  const speech = speechAt(zone, t, lang)
  const zh = lang === 'zh-CN'
  const text = () => {
    switch (item.now) {
      case 'none':
        return zh ? '当天不开放' : 'closed that day'
      case 'not-needed':
        return zh ? '无需预约' : 'no booking needed'
      case 'unstated':
        return zh ? '是否需要预约未公布' : 'whether to book was not published'
      case 'over':
        return zh ? '预约已截止' : 'booking is over'
      case 'not-yet':
        return zh ? `${speech.at(item.from!)} 开始预约` : `booking opens ${speech.at(item.from!)}`
      case 'open':
        if (item.until === null) return zh ? '可预约' : 'bookable now'
        return zh
          ? `可预约，${speech.end(item.until)} 截止`
          : `bookable until ${speech.end(item.until)}`
    }
  }
  return { text: text(), holdsUntil: speech.holdsUntil }
}

/** Why a state is unknown, in a sentence. */
export function reasonSentence(reason: UnknownReason, lang: Lang): string {
  return REASONS[lang][reason]
}

/** One rule of an answer with its notice, clause and date, and what it outranked there. */
export function becauseSentence(schedule: Schedule, because: Because, lang: Lang): string {
  const zh = lang === 'zh-CN'
  const origin = originText(because, lang)
  const implied = because.basis === 'implied' ? (zh ? '（推断）' : ' (implied)') : ''
  const outranked = because.outranked.map((id) => ruleLabel(schedule, id, lang))
  const over = outranked.length
    ? zh
      ? `；优先于${outranked.join('、')}`
      : `; it outranks ${outranked.join(', ')}`
    : ''
  return zh ? `依据${origin}${implied}${over}` : `Because of ${origin}${implied}${over}`
}

/** Which rule an id is, for a reader: `《…》第3条（株洲日报，2024年2月8日）`, `株洲博物馆的平日规则`. */
export function ruleLabel(schedule: Schedule, id: string, lang: Lang): string {
  const found = ruleIndex(schedule).get(id)
  if (!found) return id
  if (found.notice) return noticeClause(found.notice, found.rule.clause, lang)
  const name = found.venue ? nameOf(found.venue, lang) : id
  const source = found.rule.source
  const from = source ? citation(source.publisher, source.date, lang) : ''
  return lang === 'en' ? `a standing rule of ${name}${from}` : `${name}的常设规则${from}`
}

/** A notice's clause as one cites it. */
export function noticeClause(notice: Notice, clause: number | null, lang: Lang): string {
  const where =
    lang === 'en'
      ? ` (${notice.publisher}, ${announcedText(notice, lang)})`
      : `（${notice.publisher}，${announcedText(notice, lang)}）`
  if (lang === 'en')
    return `${clause === null ? '' : `clause ${clause} of `}“${notice.title}”${where}`
  return `《${notice.title}》${clause === null ? '' : `第${clause}段`}${where}`
}

/** What a rule says, in a sentence of ours: `2024年2月9日–11日：10:00–16:00`. */
export function ruleSentence(rule: Rule, lang: Lang): string {
  const zh = lang === 'zh-CN'
  const when = whenText(rule, lang)
  const what = whatText(rule, lang)
  const how = [
    rule.booking ? bookingSentence(rule.booking, lang) : null,
    rule.fee ? feeName(rule.fee, lang) : null,
    rule.othersClosed ? (zh ? '未列出的部分关闭' : 'parts not named are closed') : null,
    rule.cause ? causeName(rule.cause, lang) : null,
  ]
  const says = [what, ...how].filter((part) => part !== null).join(zh ? '；' : '; ')
  return zh ? `${when}：${says}` : `${when}: ${says}`
}

/** `开放`, `关闭`, `未知`. */
export function stateName(state: State, lang: Lang): string {
  return pick(STATES, state, lang)
}

/** Whether someone arriving now gets in. */
export function canEnterName(canEnter: CanEnter, lang: Lang): string {
  return pick(CAN_ENTER, canEnter, lang)
}

/** Mode of getting in, as a short phrase. */
export function bookingModeName(mode: BookingMode, lang: Lang): string {
  return pick(MODES, mode, lang)
}

/** Kind of booking channel. */
export function channelName(kind: ChannelKind, lang: Lang): string {
  return pick(CHANNELS, kind, lang)
}

/** What a visit costs. */
export function feeName(fee: Fee, lang: Lang): string {
  return pick(FEES, fee, lang)
}

/** A stated cause of closure. */
export function causeName(cause: Cause, lang: Lang): string {
  return pick(CAUSES, cause, lang)
}

/** Kind of venue. */
export function kindName(kind: Kind, lang: Lang): string {
  return pick(KINDS, kind, lang)
}

/** Layer of a rule, as its kind of source. */
export function layerName(layer: Layer, lang: Lang): string {
  return pick(LAYER_NAMES, layer, lang)
}

/** What kind of day a date officially is; null is not settled yet. */
export function dayTypeName(type: DayType | null, lang: Lang): string {
  return pick(DAY_TYPES, type ?? 'unsettled', lang)
}

/** The name in the language asked, where there is one. */
export function nameOf(named: { name: string; nameEn: string | null }, lang: Lang): string {
  return lang === 'en' ? (named.nameEn ?? named.name) : named.name
}

/** `周一`, `Monday`. */
export function weekdayName(weekday: Weekday, lang: Lang): string {
  return WEEKDAYS[lang][weekday]!
}

/** Festival, lunar day or other word of the calendar. */
export function calendarNameText(name: CalendarName, lang: Lang): string {
  const nth = /^lunar-new-year-(\d+)$/.exec(name)
  if (nth) {
    const n = Number(nth[1])
    if (lang === 'en') return `day ${n} of the lunar year`
    return `正月${n > 10 ? '' : '初'}${NUMERALS[n - 1]!}`
  }
  return pick(CALENDAR_NAMES, name as keyof typeof CALENDAR_NAMES, lang)
}

/** A statutory holiday or lunar day. */
export function holidayName(name: Holiday | LunarDay, lang: Lang): string {
  return calendarNameText(name, lang)
}

interface SummaryWords {
  join: string
  open: string
  partly: string
  ever: string
  closed: string
  because: (cause: string) => string
  closes: (end: string) => string
  thenUnknown: (end: string) => string
  opens: (at: string) => string
  opensUnsure: (at: string) => string
  nextKnown: (at: string) => string
  noDate: string
  nothingKnown: string
  unknownAfter: (end: string) => string
  usually: (hours: string) => string
  tooLate: string
  lastEntry: (at: string) => string
  provisional: string
  implied: string
}

const SUMMARY: Record<Lang, SummaryWords> = {
  'zh-CN': {
    join: '；',
    open: '开放中',
    partly: '部分开放',
    ever: '全天开放',
    closed: '未开放',
    because: (cause) => `${cause}，未开放`,
    closes: (end) => `，${end} 关闭`,
    thenUnknown: (end) => `，至 ${end}，之后的时间未公布`,
    opens: (at) => `，${at} 开放`,
    opensUnsure: (at) => `，下次确定的开放时间是 ${at}，此前有时段未公布`,
    nextKnown: (at) => `；下次确定的开放时间是 ${at}`,
    noDate: '，恢复时间未公布',
    nothingKnown: '，之后没有已公布的开放时间',
    unknownAfter: (end) => `，${end} 之后的安排未公布`,
    usually: (hours) => `，平日为 ${hours}`,
    tooLate: '已停止入场',
    lastEntry: (at) => `${at} 停止入场`,
    provisional: '国家放假安排尚未公布，可能变动',
    implied: '依公告推断',
  },
  en: {
    join: '; ',
    open: 'Open',
    partly: 'Partly open',
    ever: 'Open all day, every day',
    closed: 'Closed',
    because: (cause) => `Closed (${cause})`,
    closes: (end) => `, closes ${end}`,
    thenUnknown: (end) => ` until ${end}; what follows was not published`,
    opens: (at) => `, opens ${at}`,
    opensUnsure: (at) => `, next known opening ${at}, with unpublished times before it`,
    nextKnown: (at) => `; next known opening ${at}`,
    noDate: ', no date of reopening published',
    nothingKnown: ', no later opening published',
    unknownAfter: (end) => `, nothing published after ${end}`,
    usually: (hours) => `; usually ${hours}`,
    tooLate: 'last entry has passed',
    lastEntry: (at) => `last entry ${at}`,
    provisional: 'the official holiday plan is not out, so this may change',
    implied: 'concluded from the notice',
  },
}

function stateClause(answer: Answer, speech: Speech, says: SummaryWords): string {
  switch (answer.state) {
    case 'open': {
      const open = answer.partial ? says.partly : says.open
      if (answer.until === null) return answer.partial ? open : says.ever
      const end = speech.end(answer.until)
      return open + (answer.then === 'unknown' ? says.thenUnknown(end) : says.closes(end))
    }
    case 'closed': {
      const closed = answer.cause ? says.because(causeName(answer.cause, speech.lang)) : says.closed
      if (answer.opensNext !== null)
        return (
          closed +
          (answer.opensNextSure ? says.opens : says.opensUnsure)(speech.at(answer.opensNext))
        )
      if (answer.openEnded) return closed + says.noDate
      if (answer.then === 'unknown' && answer.until !== null)
        return closed + says.unknownAfter(speech.end(answer.until))
      return closed + says.nothingKnown
    }
    case 'unknown': {
      const reason = reasonSentence(answer.reason ?? 'no-schedule', speech.lang)
      const usual = (answer.hint?.windows ?? [])
        .map(({ from, to }) => rangeText(from, to, speech.lang))
        .join(speech.lang === 'en' ? ', ' : '、')
      return (
        reason +
        (usual ? says.usually(usual) : '') +
        (answer.opensNext === null ? '' : says.nextKnown(speech.at(answer.opensNext)))
      )
    }
  }
}

/** Which parts are open; the longer list is left out of one sentence after three names. */
function partsClause(schedule: Schedule, answer: Answer, lang: Lang): string | null {
  if (!answer.partial || answer.openParts.length === 0) return null
  const names = answer.openParts.slice(0, 3).map((id) => {
    const venue = schedule.places.get(id)?.venue
    return venue ? nameOf(venue, lang) : id
  })
  const more = answer.openParts.length - names.length
  if (lang === 'en') return `open: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
  return `开放的有${names.join('、')}${more > 0 ? `等${answer.openParts.length}处` : ''}`
}

function entryClause(answer: Answer, speech: Speech, says: SummaryWords): string | null {
  if (answer.state !== 'open') return null
  if (answer.canEnter === 'too-late') return says.tooLate
  return answer.lastEntry === null ? null : says.lastEntry(speech.end(answer.lastEntry))
}

/** “Last confirmed in September 2023”, of an answer that rests on an old source; else null. */
export function staleClause(answer: Answer, lang: Lang): string | null {
  if (!answer.stale) return null
  const dates = answer.because
    .filter((because) => because.decides.includes('hours') && because.sourceDate !== null)
    .map((because) => because.sourceDate!)
    .sort()
  if (dates.length === 0) return null
  const month = monthText(dates[0]!, lang)
  return lang === 'en' ? `last confirmed in ${month}` : `上次核实于${month}`
}

/** Speaks of moments on the day of one instant, and keeps account of how long the words hold. */
interface Speech {
  lang: Lang
  /** As a beginning: midnight is 00:00 of the day it begins. */
  at(moment: Instant): string
  /** As an end: midnight is 24:00 of the day it ends. */
  end(moment: Instant): string
  holdsUntil: Instant | null
}

function speechAt(zone: Zone, t: Instant, lang: Lang): Speech {
  const today = Math.floor((t + offsetAt(zone, t)) / DAY)
  const until = (day: DayNumber) => {
    const midnight = instantAt(zone, day * DAY)
    if (midnight > t && (speech.holdsUntil === null || midnight < speech.holdsUntil))
      speech.holdsUntil = midnight
  }
  const dayWords = (day: DayNumber): string => {
    const away = day - today
    if (away <= 0) return away === 0 ? '' : weekdayDate(dateOf(day), lang)
    until(away === 1 ? day : day - 1)
    if (away === 1) return lang === 'en' ? 'tomorrow' : '明天'
    const { year } = civil(day)
    if (year === civil(today).year) return weekdayDate(dateOf(day), lang)
    until(dayNumber(year, 1, 1))
    return lang === 'en'
      ? `${weekdayDate(dateOf(day), lang)} ${year}`
      : `${year}年${weekdayDate(dateOf(day), lang)}`
  }
  const said = (moment: Instant, ends: 0 | 1): string => {
    const wall = moment + offsetAt(zone, moment)
    const day = Math.floor((wall - ends) / DAY)
    const time = clock(wall - day * DAY)
    const words = dayWords(day)
    if (words === '') return time
    return lang === 'zh-CN' && words.endsWith('）') ? words + time : `${words} ${time}`
  }
  const speech: Speech = {
    lang,
    at: (moment) => said(moment, 0),
    end: (moment) => said(moment, 1),
    holdsUntil: null,
  }
  return speech
}

function originText(because: Because, lang: Lang): string {
  if (because.notice) return noticeClause(because.notice, because.rule?.clause ?? null, lang)
  const layer = layerName(because.layer, lang)
  const { source } = because
  if (!source) return layer
  const title =
    source.title === null ? '' : lang === 'en' ? ` “${source.title}”` : `《${source.title}》`
  return `${layer}${title}${citation(source.publisher, because.sourceDate, lang)}`
}

function citation(publisher: string, date: CalendarDate | null, lang: Lang): string {
  const said = [publisher, ...(date === null ? [] : [dateText(date, lang)])]
  return lang === 'en' ? ` (${said.join(', ')})` : `（${said.join('，')}）`
}

interface Cited {
  rule: Rule
  notice: Notice | null
  venue: Venue | null
}

const cited = new WeakMap<Schedule, Map<string, Cited>>()

function ruleIndex(schedule: Schedule): Map<string, Cited> {
  const known = cited.get(schedule)
  if (known) return known
  const index = new Map<string, Cited>()
  for (const venue of schedule.content.venues)
    for (const rule of venue.standing) index.set(rule.id, { rule, notice: null, venue })
  for (const notice of schedule.content.notices)
    for (const rule of notice.rules) index.set(rule.id, { rule, notice, venue: null })
  cited.set(schedule, index)
  return index
}

/** The days a rule speaks of: `2024年2月9日–11日`, `春节（周一除外）`. */
export function whenText(rule: Rule, lang: Lang): string {
  const zh = lang === 'zh-CN'
  const list = zh ? '、' : ', '
  const { on, days, from, to, except } = rule.when
  const parts = [
    on && on.map((term) => onText(term, lang)).join(list),
    days && days.map((term) => dayTermText(term, lang)).join(list),
    from !== null && to !== null ? dateRange(from, to, lang) : null,
    from !== null && to === null
      ? zh
        ? `${dateText(from, lang)}起`
        : `from ${dateText(from, lang)}`
      : null,
    from === null && to !== null
      ? zh
        ? `至${dateText(to, lang)}`
        : `until ${dateText(to, lang)}`
      : null,
  ].filter((part) => part)
  const said = parts.length > 0 ? parts.join(zh ? '，' : ', ') : zh ? '每天' : 'every day'
  if (except.length === 0) return said
  const not = except.map((term) => termText(term, lang)).join(list)
  return zh ? `${said}（${not}除外）` : `${said} (except ${not})`
}

function termText(term: OnTerm | DayTerm, lang: Lang): string {
  return term.kind === 'weekday' || term.kind === 'type' || term.kind === 'nth'
    ? dayTermText(term, lang)
    : onText(term, lang)
}

function onText(term: OnTerm, lang: Lang): string {
  switch (term.kind) {
    case 'date':
      return dateText(term.date, lang)
    case 'range':
      return dateRange(term.from, term.to, lang)
    case 'yearly':
      return lang === 'en'
        ? `every year ${shortDate(`2000-${term.from}`, lang)}–${shortDate(`2000-${term.to}`, lang)}`
        : `每年${shortDate(`2000-${term.from}`, lang)}–${shortDate(`2000-${term.to}`, lang)}`
    case 'name':
      return calendarNameText(term.name, lang)
    case 'offset': {
      const name = calendarNameText(term.festival, lang)
      const n = Math.abs(term.offset)
      if (n === 0) return lang === 'en' ? `the day of ${name}` : `${name}当天`
      if (lang === 'en')
        return `${n} day${n === 1 ? '' : 's'} ${term.offset < 0 ? 'before' : 'after'} ${name}`
      return `${name}${term.offset < 0 ? '前' : '后'}${n}天`
    }
    case 'after': {
      const days = calendarNameText(term.holiday, lang)
      if (lang === 'en')
        return `day ${term.day} after ${days}${term.moved === null ? '' : ' (moved closing day)'}`
      return `${days}后第${term.day}天${term.moved === null ? '' : '（顺延）'}`
    }
  }
}

function dayTermText(term: DayTerm, lang: Lang): string {
  switch (term.kind) {
    case 'weekday':
      return weekdayName(term.day, lang)
    case 'type':
      return pick(DAY_GROUPS, term.type, lang)
    case 'nth':
      if (lang === 'en')
        return `the ${term.nth === -1 ? 'last' : (ORDINALS[term.nth - 1] ?? `${term.nth}th`)} ${weekdayName(term.day, lang)} of the month`
      return term.nth === -1
        ? `每月最后一个${weekdayName(term.day, lang)}`
        : `每月第${NUMERALS[term.nth - 1] ?? term.nth}个${weekdayName(term.day, lang)}`
  }
}

function whatText(rule: Rule, lang: Lang): string | null {
  const zh = lang === 'zh-CN'
  const { what } = rule
  const hours = (windows: Window[]) =>
    windows
      .map(({ from, to, lastEntry, entry }) => {
        const range =
          from !== null && to !== null
            ? rangeText(from, to, lang)
            : `${from === null ? '?' : clock(from)}–${to === null ? '?' : clock(to)}`
        if (entry) {
          const slots = entry.map((slot) => rangeText(slot.from, slot.to, lang))
          return zh
            ? `${range}（${slots.join('、')} 入场）`
            : `${range} (entry ${slots.join(', ')})`
        }
        if (lastEntry === null) return range
        return zh
          ? `${range}（${clock(lastEntry)} 停止入场）`
          : `${range} (last entry ${clock(lastEntry)})`
      })
      .join(zh ? '、' : ', ')
  switch (what.kind) {
    case 'none':
      return null
    case 'closed':
      return zh ? '关闭' : 'closed'
    case 'unstated':
      return zh ? '开放，时间未公布' : 'open, hours not published'
    case 'hours':
      return hours(what.windows)
    case 'also':
      return zh ? `另外开放 ${hours(what.windows)}` : `also ${hours(what.windows)}`
    case 'not':
      return zh ? `${hours(what.windows)} 不开放` : `not ${hours(what.windows)}`
    case 'regular': {
      const regular = zh ? '按平日时间' : 'regular hours'
      const as =
        what.as === null
          ? ''
          : zh
            ? `（同${weekdayName(what.as, lang)}）`
            : ` of a ${weekdayName(what.as, lang)}`
      const end = what.to === null ? '' : zh ? `，至 ${clock(what.to)}` : `, to ${clock(what.to)}`
      const start =
        what.from === null ? '' : zh ? `，${clock(what.from)} 起` : `, from ${clock(what.from)}`
      return regular + as + start + end + entryText(rule, lang)
    }
  }
}

/** Last entry of a rule whose hours are the regular ones: a time, or so long before closing. */
function entryText({ lastEntry }: Rule, lang: Lang): string {
  if (lastEntry === null) return ''
  if (lastEntry >= 0)
    return lang === 'en' ? `, last entry ${clock(lastEntry)}` : `，${clock(lastEntry)} 停止入场`
  return lang === 'en'
    ? `, last entry ${-lastEntry} minutes before closing`
    : `，关闭前${-lastEntry}分钟停止入场`
}

function quotaText({ quota }: Booking, lang: Lang): string | null {
  if (!quota) return null
  const zh = lang === 'zh-CN'
  const parts = [
    quota.perDay !== null && (zh ? `每日${quota.perDay}人` : `${quota.perDay} a day`),
    quota.perSession !== null &&
      (zh ? `每场${quota.perSession}人` : `${quota.perSession} a session`),
  ].filter((part) => part !== false)
  if (parts.length === 0) return null
  return zh ? `限${parts.join('、')}` : `places: ${parts.join(', ')}`
}

function aheadText(booking: Booking, lang: Lang): string | null {
  const { minDaysAhead: min, maxDaysAhead: max } = booking
  const zh = lang === 'zh-CN'
  if (min !== null && min > 0 && max !== null)
    return min === max
      ? zh
        ? `提前${min}天`
        : `${days(min)} ahead`
      : zh
        ? `提前${min}至${max}天`
        : `${min} to ${days(max)} ahead`
  if (min !== null && min > 0) return zh ? `至少提前${min}天` : `at least ${days(min)} ahead`
  if (max !== null) return zh ? `最早提前${max}天` : `at most ${days(max)} ahead`
  return null
}

function days(n: number): string {
  return n === 1 ? '1 day' : `${n} days`
}

type Names<K extends string> = Record<K, readonly [zh: string, en: string]>

function pick<K extends string>(names: Names<K>, key: K, lang: Lang): string {
  return names[key][lang === 'en' ? 1 : 0]
}

const REASONS: Record<Lang, Record<UnknownReason, string>> = {
  'zh-CN': {
    'hours-unstated': '当天开放，但具体时间未公布',
    'regular-unstated': '按平日时间开放，但平日时间未收录',
    'not-announced': '节假日开放安排尚未公布',
    'no-schedule': '没有当天的开放信息',
  },
  en: {
    'hours-unstated': 'An open day, but its hours were not published',
    'regular-unstated': 'Regular hours apply, but they are not on file',
    'not-announced': 'Holiday hours have not been announced yet',
    'no-schedule': 'Nothing on file for this day',
  },
}

const STATES: Names<State> = {
  open: ['开放', 'open'],
  closed: ['未开放', 'closed'],
  unknown: ['未知', 'unknown'],
}

const CAN_ENTER: Names<CanEnter> = {
  yes: ['现在可以进入', 'you can enter now'],
  'with-booking': ['预约后可以进入', 'you can enter with a booking'],
  unknown: ['能否进入未知', 'whether you can enter is unknown'],
  'too-late': ['已停止入场', 'last entry has passed'],
  no: ['现在不能进入', 'you cannot enter now'],
}

const MODES: Names<BookingMode> = {
  'walk-in': ['无需预约', 'no booking needed'],
  'first-come': ['先到先得', 'first come, first served'],
  'book-ahead': ['需预约', 'book ahead'],
  'book-or-walk-in': ['可预约，也可直接前往', 'book ahead or walk in'],
  'by-arrangement': ['须事先联系', 'by arrangement'],
}

const CHANNELS: Names<ChannelKind> = {
  'mini-program': ['小程序', 'mini-program'],
  'official-account': ['公众号', 'WeChat official account'],
  website: ['网站', 'website'],
  app: ['应用', 'app'],
  phone: ['电话', 'phone'],
  counter: ['现场', 'counter'],
  online: ['线上', 'online'],
  offline: ['线下', 'offline'],
}

const FEES: Names<Fee> = {
  free: ['免费', 'free of charge'],
  'low-fee': ['低收费', 'low fee'],
  paid: ['收费', 'paid'],
}

const CAUSES: Names<Cause> = {
  maintenance: ['因维护', 'maintenance'],
  weather: ['因天气', 'weather'],
  event: ['因活动', 'an event'],
  private: ['因包场', 'private use'],
  staff: ['因人员安排', 'staffing'],
}

const KINDS: Names<Kind> = {
  museum: ['博物馆', 'museum'],
  library: ['图书馆', 'library'],
  'cultural-center': ['文化馆', 'cultural centre'],
  sports: ['体育场馆', 'sports venue'],
  gallery: ['美术馆', 'gallery'],
  'science-museum': ['科技馆', 'science museum'],
  memorial: ['纪念馆', 'memorial'],
  theatre: ['剧院', 'theatre'],
  parking: ['停车场', 'car park'],
  other: ['其他场馆', 'other venue'],
}

const LAYER_NAMES: Names<Layer> = {
  regular: ['平日规则', 'the regular hours'],
  season: ['季节规则', 'the seasonal hours'],
  holiday: ['节假日规则', 'the standing holiday rule'],
  notice: ['公告', 'a notice'],
  emergency: ['紧急公告', 'an emergency notice'],
}

const DAY_TYPES: Names<DayType | 'unsettled'> = {
  workday: ['工作日', 'workday'],
  'rest-day': ['休息日', 'rest day'],
  holiday: ['法定节假日', 'statutory holiday'],
  'make-up-workday': ['调休上班日', 'make-up workday'],
  unsettled: ['放假安排未公布', 'not settled yet'],
}

const DAY_GROUPS: Names<'workdays' | 'rest-days' | 'statutory-holidays'> = {
  workdays: ['工作日', 'workdays'],
  'rest-days': ['休息日', 'rest days'],
  'statutory-holidays': ['法定节假日', 'statutory holidays'],
}

const CALENDAR_NAMES = {
  'new-year': ['元旦', 'New Year'],
  'spring-festival': ['春节', 'Spring Festival'],
  qingming: ['清明节', 'Qingming'],
  'labour-day': ['劳动节', 'Labour Day'],
  'dragon-boat': ['端午节', 'Dragon Boat Festival'],
  'mid-autumn': ['中秋节', 'Mid-Autumn Festival'],
  'national-day': ['国庆节', 'National Day'],
  lantern: ['元宵节', 'Lantern Festival'],
  'lunar-new-year-eve': ['除夕', 'Lunar New Year’s Eve'],
  'statutory-holidays': ['法定节假日', 'statutory holidays'],
  'make-up-workdays': ['调休上班日', 'make-up workdays'],
} as const satisfies Names<string>

const WEEKDAYS: Record<Lang, readonly string[]> = {
  'zh-CN': ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'] as const

const NUMERALS = '一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五'.split(' ')

function two(n: number): string {
  return n < 10 ? `0${n}` : String(n)
}
