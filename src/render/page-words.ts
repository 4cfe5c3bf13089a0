/**
 * The words of the pages in Chinese and English: short, plain, the same word for the same thing
 * everywhere. Times come in two forms, one to look at (`9:00–17:00`) and one to hear (“9点到17点”).
 */
import { MONTHS_EN } from '../core/calendar.ts'
import type { Holiday, Kind, LunarDay, Minutes, Rule, Weekday } from '../core/model.ts'
import { civil, clock, DAY, weekdayOf } from '../core/time.ts'
import type { DayNumber } from '../core/time.ts'
import { html } from './html.ts'
import type { Html } from './html.ts'
import type { PageLang } from './page.ts'
import { holidayName, kindName, spokenTime, weekdayName } from './words.ts'

/** How times are shown: language, and whether words stand where others have figures. */
export interface Voice {
  lang: PageLang
  elder: boolean
}

/** 周一 / Mon. */
export function weekdayWord(weekday: Weekday, lang: PageLang): string {
  return weekdayName(weekday, lang).slice(0, 3)
}

/** Feb. */
function monthWord(month: number): string {
  return MONTHS_EN[month - 1]!.slice(0, 3)
}

/** `9:00`; past midnight 次日2:00 / 2:00 next day. */
export function clockWord(minutes: Minutes, lang: PageLang): string {
  const of = (m: number) => `${Math.floor(m / 60)}:${String(m % 60).padStart(2, '0')}`
  if (minutes <= DAY) return of(minutes)
  return lang === 'en' ? `${of(minutes - DAY)} next day` : `次日${of(minutes - DAY)}`
}

/** `HH:MM` for `datetime`; past midnight the next day's clock. */
function machineClock(minutes: Minutes): string {
  return clock(minutes >= DAY ? minutes - DAY : minutes)
}

/** As one says it: 9点, 16点30分, 次日2点; English figures are said well enough as they are. */
function said(minutes: Minutes, lang: PageLang): string {
  return lang === 'en' ? clockWord(minutes, lang) : spokenTime(minutes, lang)
}

/** A time of day as markup: figures for the eye, words for the ear; words for both in elder mode. */
export function timeHtml(minutes: Minutes, voice: Voice): Html {
  const spoken = said(minutes, voice.lang)
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
  const heard = html`<time datetime="${machineClock(from)}">${said(from, voice.lang)}</time
    >${to_}<time datetime="${machineClock(to)}">${said(to, voice.lang)}</time>`
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
  if (lang === 'en') return `${c.day} ${monthWord(c.month)}${year ? ` ${c.year}` : ''}`
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
    return `${a.day}${sameMonth ? '' : ` ${monthWord(a.month)}${a.year === b.year ? '' : ` ${a.year}`}`} – ${b.day} ${monthWord(b.month)}${year ? ` ${b.year}` : ''}`
  const first =
    a.year === b.year ? dateWord(from, lang, asking) : `${a.year}年${dateWord(from, lang)}`
  return `${first}至${a.year === b.year ? '' : `${b.year}年`}${sameMonth ? '' : `${b.month}月`}${b.day}日`
}

/** 春节; joined holidays bear both names, 国庆节、中秋节. */
export function holidayWord(holidays: Holiday[], lang: PageLang): string {
  return holidays.map((h) => holidayName(h, lang)).join(lang === 'en' ? ' and ' : '、')
}

/** 除夕, 初一 … 初八, 元宵节. */
export function lunarWord(name: LunarDay, lang: PageLang): string {
  return holidayName(name, lang).replace(/^正月/, '')
}

/** Kind of venue as a heading: 博物馆, Museum. */
export function kindWord(kind: Kind, lang: PageLang): string {
  const name = kindName(kind, lang)
  return lang === 'en' ? name[0]!.toUpperCase() + name.slice(1) : name
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
          : html`${comma}${timeHtml(w.from, voice)}起，没写到几点`
      return en
        ? html`${comma}until ${timeHtml(w.to ?? DAY, voice)}, start not stated`
        : html`${comma}到${timeHtml(w.to ?? DAY, voice)}，没写从几点`
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
      return en ? html`open, hours not published` : html`开放，没公布几点`
    case 'regular': {
      const as = what.as === null ? null : weekdayWord(what.as, voice.lang)
      const base = en
        ? html`ordinary hours${as === null ? '' : ` of a ${as}`}`
        : html`照${as ?? '平常'}的时间开放`
      if (what.to !== null)
        return en
          ? html`${base}, until ${timeHtml(what.to, voice)}`
          : html`${base}，到${timeHtml(what.to, voice)}`
      if (what.from !== null)
        return en
          ? html`${base}, from ${timeHtml(what.from, voice)}`
          : html`${base}，${timeHtml(what.from, voice)}起`
      return base
    }
  }
}
