/**
 * The words of the pages in Chinese and English: short, plain, the same word for the same thing
 * everywhere. Times come in two forms, one to look at (`9:00–17:00`) and one to hear (“9点到17点”).
 */
import type {
  Cause,
  ChannelKind,
  Fee,
  Holiday,
  Kind,
  LunarDay,
  Minutes,
  OnTerm,
  DayTerm,
  Rule,
  Weekday,
} from '../core/model.ts'
import { civil, DAY, dayOf, weekdayOf } from '../core/time.ts'
import type { DayNumber } from '../core/time.ts'
import { html } from './html.ts'
import type { Html } from './html.ts'
import type { PageLang } from './page.ts'

/** How times are shown: language, and whether words stand where others have figures. */
export interface Voice {
  lang: PageLang
  elder: boolean
}

const WEEKDAYS = {
  'zh-CN': ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
}
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** 周一 / Mon. */
export function weekdayWord(weekday: Weekday, lang: PageLang): string {
  return WEEKDAYS[lang][weekday]!
}

/** `9:00`; past midnight 次日2:00 / 2:00 next day. */
export function clockWord(minutes: Minutes, lang: PageLang): string {
  const of = (m: number) => `${Math.floor(m / 60)}:${String(m % 60).padStart(2, '0')}`
  if (minutes <= DAY) return of(minutes)
  return lang === 'en' ? `${of(minutes - DAY)} next day` : `次日${of(minutes - DAY)}`
}

/** As one says it: 9点, 16点30分, 次日2点; in English figures are said well enough. */
export function spokenClock(minutes: Minutes, lang: PageLang): string {
  if (lang === 'en') return clockWord(minutes, lang)
  if (minutes > DAY) return `次日${spokenClock(minutes - DAY, lang)}`
  const rest = minutes % 60
  return `${Math.floor(minutes / 60)}点${rest === 0 ? '' : rest === 30 ? '半' : `${rest}分`}`
}

/** `HH:MM` for `datetime`; past midnight the next day's clock. */
function machineClock(minutes: Minutes): string {
  const m = minutes >= DAY ? minutes - DAY : minutes
  return `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`
}

/** A time of day as markup: figures for the eye, words for the ear; words for both in elder mode. */
export function timeHtml(minutes: Minutes, voice: Voice): Html {
  const spoken = spokenClock(minutes, voice.lang)
  if (voice.elder || voice.lang === 'en')
    return html`<time datetime="${machineClock(minutes)}">${spoken}</time>`
  return html`<time datetime="${machineClock(minutes)}"
    ><span aria-hidden="true">${clockWord(minutes, voice.lang)}</span
    ><span class="vh">${spoken}</span></time
  >`
}

/** A window as markup: `9:00–17:00`, heard as 9点到17点. */
export function rangeHtml(from: Minutes, to: Minutes, voice: Voice): Html {
  if (from === 0 && to === DAY)
    return voice.lang === 'en' ? html`all day, 24 hours` : html`全天24小时`
  const to_ = voice.lang === 'en' ? ' to ' : '到'
  const heard = html`<time datetime="${machineClock(from)}">${spokenClock(from, voice.lang)}</time
    >${to_}<time datetime="${machineClock(to)}">${spokenClock(to, voice.lang)}</time>`
  if (voice.elder) return html`<span class="range">${heard}</span>`
  return html`<span class="range"
    ><span aria-hidden="true">${rangeWord(from, to, voice.lang)}</span
    ><span class="vh">${heard}</span></span
  >`
}

/** `9:00–17:00` as plain text. */
export function rangeWord(from: Minutes, to: Minutes, lang: PageLang): string {
  if (from === 0 && to === DAY) return lang === 'en' ? 'all day' : '全天24小时'
  return `${clockWord(from, lang)}–${clockWord(to, lang)}`
}

/** 2月16日 / 16 Feb; with the year when `asking` lies in another one. */
export function dateWord(day: DayNumber, lang: PageLang, asking?: DayNumber): string {
  const c = civil(day)
  const year = asking !== undefined && civil(asking).year !== c.year
  if (lang === 'en') return `${c.day} ${MONTHS[c.month - 1]}${year ? ` ${c.year}` : ''}`
  return `${year ? `${c.year}年` : ''}${c.month}月${c.day}日`
}

/** 2月16日 周五 / Fri 16 Feb. */
export function longDate(day: DayNumber, lang: PageLang, asking?: DayNumber): string {
  const weekday = weekdayWord(weekdayOf(day), lang)
  const date = dateWord(day, lang, asking)
  return lang === 'en' ? `${weekday} ${date}` : `${date} ${weekday}`
}

/** 今天, 明天, 后天, 昨天, else the date with its weekday. */
export function nearDate(day: DayNumber, today: DayNumber, lang: PageLang): string {
  const near =
    lang === 'en'
      ? { '-1': 'yesterday', 0: 'today', 1: 'tomorrow' }
      : { '-1': '昨天', 0: '今天', 1: '明天', 2: '后天' }
  return (near as Record<string, string>)[String(day - today)] ?? longDate(day, lang, today)
}

/** 2月9日至11日 / 9–11 Feb: both ends included. */
export function spanWord(
  from: DayNumber,
  to: DayNumber,
  lang: PageLang,
  asking?: DayNumber,
): string {
  if (from === to) return dateWord(from, lang, asking)
  const [a, b] = [civil(from), civil(to)]
  const sameMonth = a.year === b.year && a.month === b.month
  const year = asking !== undefined && (civil(asking).year !== a.year || a.year !== b.year)
  if (lang === 'en')
    return `${a.day}${sameMonth ? '' : ` ${MONTHS[a.month - 1]}${a.year === b.year ? '' : ` ${a.year}`}`} – ${b.day} ${MONTHS[b.month - 1]}${year ? ` ${b.year}` : ''}`
  return `${dateWord(from, lang, asking)}至${a.year === b.year ? '' : `${b.year}年`}${sameMonth ? '' : `${b.month}月`}${b.day}日`
}

const HOLIDAY_WORDS: Record<Holiday, [zh: string, en: string]> = {
  'new-year': ['元旦', 'New Year'],
  'spring-festival': ['春节', 'Spring Festival'],
  qingming: ['清明节', 'Qingming Festival'],
  'labour-day': ['劳动节', 'Labour Day'],
  'dragon-boat': ['端午节', 'Dragon Boat Festival'],
  'mid-autumn': ['中秋节', 'Mid-Autumn Festival'],
  'national-day': ['国庆节', 'National Day'],
}

/** 春节; joined holidays bear both names, 国庆节、中秋节. */
export function holidayWord(holidays: Holiday[], lang: PageLang): string {
  return holidays
    .map((h) => HOLIDAY_WORDS[h][lang === 'en' ? 1 : 0])
    .join(lang === 'en' ? ' and ' : '、')
}

const TENTHS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** 除夕, 初一 … 十四, 元宵节. */
export function lunarWord(name: LunarDay, lang: PageLang): string {
  if (name === 'lantern') return lang === 'en' ? 'Lantern Festival' : '元宵节'
  if (name === 'lunar-new-year-eve') return lang === 'en' ? 'Lunar New Year’s Eve' : '除夕'
  const n = Number(name.slice('lunar-new-year-'.length))
  if (lang === 'en') return `day ${n} of the lunar year`
  return n <= 10 ? `初${TENTHS[n]}` : `十${TENTHS[n - 10]}`
}

const KIND_WORDS: Record<Kind, [zh: string, en: string]> = {
  museum: ['博物馆', 'Museum'],
  library: ['图书馆', 'Library'],
  'cultural-center': ['文化馆', 'Cultural centre'],
  sports: ['体育场馆', 'Sports'],
  gallery: ['美术馆', 'Gallery'],
  'science-museum': ['科技馆', 'Science museum'],
  memorial: ['纪念馆', 'Memorial'],
  theatre: ['剧院', 'Theatre'],
  parking: ['停车场', 'Car park'],
  other: ['其他', 'Other'],
}

export function kindWord(kind: Kind, lang: PageLang): string {
  return KIND_WORDS[kind][lang === 'en' ? 1 : 0]
}

const CAUSE_WORDS: Record<Cause, [zh: string, en: string]> = {
  maintenance: ['维护', 'maintenance'],
  weather: ['天气', 'weather'],
  event: ['活动', 'an event'],
  private: ['包场', 'private use'],
  staff: ['人员安排', 'staffing'],
}

export function causeWord(cause: Cause, lang: PageLang): string {
  return CAUSE_WORDS[cause][lang === 'en' ? 1 : 0]
}

const FEE_WORDS: Record<Fee, [zh: string, en: string]> = {
  free: ['免费', 'Free'],
  'low-fee': ['低收费', 'Low fee'],
  paid: ['收费', 'Paid'],
}

export function feeWord(fee: Fee, lang: PageLang): string {
  return FEE_WORDS[fee][lang === 'en' ? 1 : 0]
}

const CHANNEL_WORDS: Record<ChannelKind, [zh: string, en: string]> = {
  'mini-program': ['微信小程序', 'WeChat mini-program'],
  'official-account': ['微信公众号', 'WeChat official account'],
  website: ['网站', 'website'],
  app: ['手机应用', 'app'],
  phone: ['电话', 'telephone'],
  counter: ['服务台', 'the counter'],
  online: ['网上', 'online'],
  offline: ['线下', 'in person or by phone'],
}

export function channelWord(kind: ChannelKind, lang: PageLang): string {
  return CHANNEL_WORDS[kind][lang === 'en' ? 1 : 0]
}

function onWord(term: OnTerm, lang: PageLang): string {
  switch (term.kind) {
    case 'date':
      return dateWord(dayOf(term.date), lang)
    case 'range':
      return spanWord(dayOf(term.from), dayOf(term.to), lang)
    case 'yearly': {
      const [from, to] = [term.from, term.to].map((md) => dateWord(dayOf(`2024-${md}`), lang)) as [
        string,
        string,
      ]
      return lang === 'en' ? `${from} – ${to} every year` : `每年${from}至${to}`
    }
    case 'name':
      if (term.name === 'statutory-holidays')
        return lang === 'en' ? 'statutory holidays' : '法定节假日'
      if (term.name === 'make-up-workdays') return lang === 'en' ? 'make-up workdays' : '调休上班日'
      if (term.name in HOLIDAY_WORDS)
        return `${holidayWord([term.name as Holiday], lang)}${lang === 'en' ? ' holiday' : '假期'}`
      return lunarWord(term.name as LunarDay, lang)
    case 'offset': {
      const festival =
        term.festival in HOLIDAY_WORDS
          ? holidayWord([term.festival as Holiday], lang)
          : lunarWord(term.festival as LunarDay, lang)
      const n = Math.abs(term.offset)
      if (term.offset === 0) return lang === 'en' ? `${festival} itself` : `${festival}当天`
      if (lang === 'en') return `${n} day(s) ${term.offset < 0 ? 'before' : 'after'} ${festival}`
      return `${festival}${term.offset < 0 ? '前' : '后'}第${n}天`
    }
    case 'after': {
      const days = onWord({ kind: 'name', name: term.holiday }, lang)
      if (lang === 'en')
        return `day ${term.day} after ${days}${term.moved === null ? '' : `, if ${weekdayWord(term.moved, lang)} fell in it`}`
      return `${days}后第${term.day}天${term.moved === null ? '' : `(假期含${weekdayWord(term.moved, lang)}时)`}`
    }
  }
}

function dayTermWord(term: DayTerm, lang: PageLang): string {
  if (term.kind === 'weekday') return weekdayWord(term.day, lang)
  if (term.kind === 'nth') {
    if (lang === 'en')
      return `${term.nth < 0 ? 'the last' : `no. ${term.nth}`} ${weekdayWord(term.day, lang)} of the month`
    return `每月${term.nth < 0 ? '最后一个' : `第${term.nth}个`}${weekdayWord(term.day, lang)}`
  }
  const words = {
    workdays: ['工作日(含调休上班日)', 'workdays (make-up days included)'],
    'rest-days': ['休息日', 'days off'],
    'statutory-holidays': ['法定节假日', 'statutory holidays'],
  } as const
  return words[term.type][lang === 'en' ? 1 : 0]
}

/** The days a rule speaks of, as one would say them. */
export function whenWord(rule: Rule, lang: PageLang): string {
  const { on, days, from, to, except } = rule.when
  const en = lang === 'en'
  const list = (words: string[]) => words.join(en ? ', ' : '、')
  const said: string[] = []
  if (from !== null && to !== null) said.push(spanWord(dayOf(from), dayOf(to), lang))
  else if (from !== null)
    said.push(en ? `from ${dateWord(dayOf(from), lang)}` : `${dateWord(dayOf(from), lang)}起`)
  else if (to !== null)
    said.push(en ? `until ${dateWord(dayOf(to), lang)}` : `${dateWord(dayOf(to), lang)}为止`)
  if (on !== null) said.push(list(on.map((t) => onWord(t, lang))))
  if (days !== null) said.push(list(days.map((t) => dayTermWord(t, lang))))
  if (said.length === 0) said.push(en ? 'every day' : '每天')
  if (except.length > 0) {
    const not = list(
      except.map((t) =>
        t.kind === 'weekday' || t.kind === 'nth' || t.kind === 'type'
          ? dayTermWord(t, lang)
          : onWord(t, lang),
      ),
    )
    said.push(en ? `except ${not}` : `(${not}除外)`)
  }
  return said.join(en ? ', ' : ' ')
}

/** What a rule does to those days, as markup. */
export function whatHtml(rule: Rule, voice: Voice): Html {
  const en = voice.lang === 'en'
  const what = rule.what
  const windows = (list: { from: Minutes | null; to: Minutes | null }[]) =>
    list.map((w, i) => {
      const comma = i === 0 ? '' : en ? ', ' : '、'
      if (w.from !== null && w.to !== null) return html`${comma}${rangeHtml(w.from, w.to, voice)}`
      if (w.from !== null)
        return en
          ? html`${comma}from ${timeHtml(w.from, voice)}, end not stated`
          : html`${comma}${timeHtml(w.from, voice)}起,没写到几点`
      return en
        ? html`${comma}until ${timeHtml(w.to ?? DAY, voice)}, start not stated`
        : html`${comma}到${timeHtml(w.to ?? DAY, voice)},没写从几点`
    })
  switch (what.kind) {
    case 'none':
      return en ? html`how to get in` : html`只说怎么进`
    case 'hours':
      return en ? html`open ${windows(what.windows)}` : html`开放 ${windows(what.windows)}`
    case 'also':
      return en ? html`also open ${windows(what.windows)}` : html`另外开放 ${windows(what.windows)}`
    case 'not':
      return en ? html`closed ${windows(what.windows)}` : html`${windows(what.windows)} 关闭`
    case 'closed':
      return en ? html`closed all day` : html`全天不开`
    case 'unstated':
      return en ? html`open, hours not published` : html`开放,没公布几点`
    case 'regular': {
      const as = what.as === null ? null : weekdayWord(what.as, voice.lang)
      const base = en
        ? html`ordinary hours${as === null ? '' : ` of a ${as}`}`
        : html`照${as ?? '平常'}的时间开放`
      if (what.to !== null)
        return en
          ? html`${base}, until ${timeHtml(what.to, voice)}`
          : html`${base},到${timeHtml(what.to, voice)}`
      if (what.from !== null)
        return en
          ? html`${base}, from ${timeHtml(what.from, voice)}`
          : html`${base},${timeHtml(what.from, voice)}起`
      return base
    }
  }
}
