/**
 * The city page: the holiday's days on top, then every venue in the group that matters to someone about
 * to leave home.
 */
import { dayTypeOf, holidaySpan, holidaysOn, nextHoliday, nameBit } from '../core/calendar.ts'
import type { Holiday, LunarDay, Notice, Venue } from '../core/model.ts'
import { daysBetween } from '../core/schedule.ts'
import type { Place, Schedule } from '../core/schedule.ts'
import {
  civil,
  clock,
  dateOf,
  DAY,
  FIRST_DAY,
  instantAt,
  localAt,
  weekdayOf,
} from '../core/time.ts'
import type { DayNumber } from '../core/time.ts'
import { wgs84 } from './geo.ts'
import { html } from './html.ts'
import type { Html } from './html.ts'
import { carried, link, shape, shell, sooner } from './page-shell.ts'
import {
  dayAt,
  GROUPS,
  lastAnnounced,
  listed,
  midnightAfter,
  nameIn,
  noticeSpan,
  viewsFrom,
} from './page-view.ts'
import type { Group, TimedView } from './page-view.ts'
import {
  dateWord,
  holidayWord,
  kindWord,
  longDate,
  lunarWord,
  spanWord,
  weekdayWord,
} from './page-words.ts'
import type { CityContext, Page, PageContext } from './page.ts'

const GROUP_WORDS: Record<Group, [zh: string, en: string]> = {
  open: ['现在开着', 'Open now'],
  partial: ['开着一部分', 'Open in part'],
  soon: ['快关门了', 'Closing soon'],
  later: ['今天还会开', 'Opens later today'],
  unstated: ['今天开，时间没公布', 'Open today, hours not published'],
  closed: ['今天不开了', 'Closed for today'],
  unknown: ['不清楚', 'Not known'],
}

/** The heading of a group. */
export function groupWord(group: Group, lang: 'zh-CN' | 'en'): string {
  return GROUP_WORDS[group][lang === 'en' ? 1 : 0]
}

/** `/{city}`: what is open now, or at `?at=`. */
export function cityPage(ctx: CityContext): Page {
  const { schedule, filters } = ctx
  const en = ctx.lang === 'en'
  const t = ctx.at ?? ctx.now
  const today = dayAt(schedule, t)
  const city = nameIn(schedule.content.city, ctx)
  const horizon = instantAt(schedule.zone, (today + 2) * DAY)
  let validUntil: number | null = midnightAfter(schedule, t)
  const cards = listed(schedule).map((place) => {
    const { views, until } = viewsFrom(schedule, place, { from: t, horizon, most: 8 }, ctx)
    validUntil = sooner(validUntil, views[1]?.from ?? until)
    return { place, views, until }
  })
  const groups = GROUPS.map((group) => ({
    group,
    cards: cards.filter((card) => card.views[0]!.view.group === group),
  }))
  const shown = cards.filter((card) => matches(card, filters, ctx))
  const title = en
    ? `What is open in ${city}: museums, libraries, sports`
    : `${city}哪些场馆开着：博物馆、图书馆、体育场馆`
  const open = groups
    .filter((g) => ['open', 'partial', 'soon'].includes(g.group))
    .reduce((n, g) => n + g.cards.length, 0)
  const main = html`<div class="lead">
      <h1>${city}<span>${en ? 'Public venues' : '公共场馆'}</span></h1>
      <p class="date">${dayLine(schedule, today, ctx)}</p>
    </div>
    ${ctx.at !== null && html`<p class="asked">${en ? 'You are looking at' : '您看的是'} <strong>${longDate(today, ctx.lang, dayAt(schedule, ctx.now))} ${clock(localAt(schedule.zone, t) - today * DAY)}</strong> <a href="${link(ctx, `/${schedule.content.city.id}`)}">${en ? 'Back to now' : '回到现在'}</a></p>`}
    <nav class="counts" aria-label="${en ? 'Groups' : '分组'}">
      <ul>
        ${groups.map(
          ({ group, cards: members }) =>
            html`<li data-count="${group}" ${members.length === 0 && html` hidden`}>
              <a href="#${group}"
                >${shape(group)}<b>${members.length}</b> ${groupWord(group, ctx.lang)}</a
              >
            </li>`,
        )}
      </ul>
    </nav>
    ${holidayPanel(ctx, today)}
    ${finder(
      ctx,
      cards.map((card) => card.place),
    )}
    <p class="none" role="status" ${shown.length > 0 && html` hidden`}>
      ${en ? 'Nothing matches. Try a shorter word.' : '没有找到，换个短一点的词试试。'}
    </p>
    ${groups.map(
      ({ group, cards: members }) =>
        html`<section
          class="group g-${group}"
          id="${group}"
          aria-labelledby="h-${group}"
          ${members.some((card) => shown.includes(card)) ? '' : html` hidden`}
        >
          <h2 id="h-${group}">${groupWord(group, ctx.lang)}</h2>
          <ul class="cards">
            ${members.map((card) => cardHtml(ctx, card, today, shown.includes(card)))}
          </ul>
        </section>`,
    )}
    <p class="more">
      <a class="button" href="${link(ctx, '/subscribe', { city: schedule.content.city.id })}"
        >${en ? 'Put the holiday hours into my calendar' : '把假期时间订阅到手机日历'}</a
      >
    </p>`
  return {
    body: shell(ctx, {
      path: `/${schedule.content.city.id}`,
      query: { ...filterQuery(ctx), ...atQuery(ctx, schedule) },
      title: `${title} · 不打烊`,
      description: en
        ? `${open} of ${cards.length} public venues in ${city} are open. Hours, last entry and booking for each, with the notice that says so.`
        : `${city}${cards.length}处公共场馆，${open}处开着。每处的开放时间、最晚入场、怎么预约，都注明出自哪份公告。`,
      main,
      kind: 'city',
      script: ctx.at === null ? flipsOf(cards, midnightAfter(schedule, t)) : undefined,
    }),
    validUntil,
  }
}

interface Card {
  place: Place
  views: TimedView[]
  until: number
}

/** Coming views for the script: words once in a table, each step as indices into it. */
export function flipsOf(cards: Card[], midnight: number): unknown {
  const words: string[] = []
  const index = new Map<string, number>()
  const word = (text: string) => {
    const known = index.get(text)
    if (known !== undefined) return known
    index.set(text, words.length)
    return words.push(text) - 1
  }
  const steps = Object.fromEntries(
    cards.map(({ place, views, until }) => [
      place.venue.id,
      [
        // what holds when the page is made may begin any time before: the page must not tell when it was made
        ...views.map(({ from, view }, i) => [
          i === 0 ? 0 : from,
          view.group,
          word(String(view.headline)),
          word(detailsHtml(view).toString()),
        ]),
        [until],
      ],
    ]),
  )
  return { midnight, words, steps }
}

/** The rows under a headline: what changes with it. */
export function detailsHtml(view: TimedView['view']): Html {
  return html`${view.hours !== null && html`<p class="hours">${view.hours}</p>`}${view.entry !== null && html`<p class="entry">${view.entry}</p>`}${view.notes.map((note) => html`<p class="note">${note}</p>`)}`
}

function cardHtml(ctx: CityContext, card: Card, today: DayNumber, visible: boolean): Html {
  const { venue } = card.place
  const { view, answer } = card.views[0]!
  const en = ctx.lang === 'en'
  const at = venue.location === null ? null : wgs84(venue.location)
  const last = view.group === 'unknown' ? lastAnnounced(ctx.schedule, card.place, today) : null
  const house = card.place.parent
  return html`<li
    class="card"
    id="v-${venue.id}"
    data-g="${view.group}"
    data-k="${venue.kind}"
    data-e="${entranceOf(card)}"
    data-q="${haystack(card.place)}"
    ${at !== null && html` data-at="${at.lat},${at.lon}"`}${!visible && html` hidden`}
  >
    <a href="${link(ctx, `/venues/${venue.id}`, atQuery(ctx, ctx.schedule))}"
      >${shape(view.group)}
      <h3>${nameIn(venue, ctx)}</h3></a
    >
    <p class="kind">
      ${house !== null ? nameIn(house.venue, ctx) : kindWord(venue.kind, ctx.lang)}<span
        class="far"
      ></span>
    </p>
    <p class="head">${view.headline}</p>
    <div class="rows">${detailsHtml(view)}</div>
    ${
      last !== null &&
      html`<p class="last">
        ${en ? 'Last time' : '上一次'}:
        <a href="${link(ctx, `/notices/${last.notice.id}`)}"
          >${spanTitle(ctx.schedule, last, ctx, today)}</a
        >
        ${en ? '(over, not binding)' : '（已过，不作数）'}
      </p>`
    }${answer.fee === 'paid' && html`<p class="fee">${en ? 'Entry is paid' : '要门票'}</p>`}
  </li>`
}

/** How a notice's days are named: by the holiday they hold, else by their dates. */
function spanTitle(
  schedule: Schedule,
  span: { from: DayNumber; to: DayNumber },
  ctx: PageContext,
  today: DayNumber,
): string {
  // a notice of many months is not named by every holiday in them
  const names = holidayNames(schedule, { ...span, to: Math.min(span.to, span.from + 39) })
  const year = civil(span.to).year
  if (names.length === 0) return spanWord(span.from, span.to, ctx.lang, today)
  const holiday = holidayWord(names, ctx.lang)
  return ctx.lang === 'en' ? `${holiday} ${year}` : `${year}年${holiday}`
}

/** What the filter goes by: `walk-in`, `booking`, or neither known. */
function entranceOf(card: Card): string {
  const mode = card.views[0]!.answer.booking?.mode ?? card.place.venue.booking?.mode
  if (mode === undefined) return ''
  return mode === 'book-ahead' || mode === 'by-arrangement' ? 'booking' : 'walk-in'
}

/** Everything a search may hit: names, aliases, pinyin whole, joined and by initials. */
export function haystack(place: Place): string {
  const { venue } = place
  const syllables = syllablesOf(venue)
  return [
    venue.name,
    venue.nameEn ?? '',
    ...venue.aliases,
    syllables.join(' '),
    syllables.join(''),
    initialsOf(venue),
    kindWord(venue.kind, 'zh-CN'),
    kindWord(venue.kind, 'en'),
    ...(place.parent ? [place.parent.venue.name] : []),
  ]
    .filter((word, i, all) => word !== '' && all.indexOf(word) === i)
    .join('|')
    .toLowerCase()
}

/** A venue’s pinyin taken apart: syllables, other letters, numbers; data may write syllables together. */
function syllablesOf({ pinyin }: Venue): string[] {
  return pinyin?.match(SYLLABLE) ?? []
}

/** `lyz24xstsg`: the initials of a venue’s pinyin, numbers whole. */
export function initialsOf(venue: Venue): string {
  return syllablesOf(venue)
    .map((syllable) => /^\d+|./.exec(syllable)![0])
    .join('')
}

const SYLLABLE =
  /(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|ve|[aeiouv])|[a-z]|\d+/g

function matches(card: Card, filters: CityContext['filters'], _ctx: CityContext): boolean {
  const words = (filters.q ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  const hay = words.length === 0 ? '' : haystack(card.place)
  return (
    words.every((word) => hay.includes(word)) &&
    (filters.kind === null || card.place.venue.kind === filters.kind) &&
    (filters.enter === null || entranceOf(card) === filters.enter)
  )
}

function filterQuery(ctx: CityContext): Record<string, string> {
  const { q, kind, enter } = ctx.filters
  return {
    ...(q === null ? {} : { q }),
    ...(kind === null ? {} : { kind }),
    ...(enter === null ? {} : { enter }),
  }
}

/** `?at=` carried from page to page, as local wall time. */
export function atQuery(ctx: PageContext, schedule: Schedule): Record<string, string> {
  if (ctx.at === null) return {}
  return { at: wallTime(schedule, ctx.at) }
}

function wallTime(schedule: Schedule, t: number): string {
  const local = localAt(schedule.zone, t)
  const day = Math.floor(local / DAY)
  return `${dateOf(day)}T${clock(local - day * DAY)}`
}

/** Search, filters and the choice of another moment: one plain form. */
function finder(ctx: CityContext, places: Place[]): Html {
  const en = ctx.lang === 'en'
  const kinds = [...new Set(places.map((place) => place.venue.kind))]
  const narrowed = ctx.filters.kind !== null || ctx.filters.enter !== null || ctx.at !== null
  const option = (value: string, word: string, chosen: string | null) =>
    html`<option value="${value}" ${value === chosen && html` selected`}>${word}</option>`
  const anywhere = places.some((place) => place.venue.location !== null)
  return html`<form
    class="finder"
    method="get"
    action="/${ctx.schedule.content.city.id}"
    role="search"
  >
    ${carried(ctx)}
    <label class="find"
      ><span>${en ? 'Find a venue' : '找场馆'}</span
      ><input
        type="search"
        name="q"
        value="${ctx.filters.q}"
        placeholder="${en ? 'Name or pinyin' : '名称、简称或拼音'}"
        autocomplete="off"
        enterkeyhint="search"
    /></label>
    <button type="submit">${en ? 'Show' : '查看'}</button>
    <details${narrowed && html` open`}>
      <summary>${en ? 'Narrow down, or look at another time' : '筛选，或看别的时间'}</summary>
      <div>
        <label>
          <span>${en ? 'Kind' : '类型'}</span>
          <select name="kind">
            <option value="">${en ? 'All kinds' : '全部'}</option>
            ${kinds.map((kind) => option(kind, kindWord(kind, ctx.lang), ctx.filters.kind))}
          </select>
        </label>
        <label>
          <span>${en ? 'Getting in' : '怎么进'}</span>
          <select name="enter">
            <option value="">${en ? 'Any way' : '都可以'}</option>
            ${option('walk-in', en ? 'Can walk in' : '可以直接去', ctx.filters.enter)}
            ${option('booking', en ? 'Booking needed' : '要先预约', ctx.filters.enter)}
          </select>
        </label>
        <label class="when">
          <span>${en ? 'At another time' : '看别的时间'}</span>
          <input
            type="datetime-local"
            name="at"
            ${ctx.at !== null && html` value="${wallTime(ctx.schedule, ctx.at)}"`}
            min="2000-01-01T00:00"
            max="2100-12-31T23:59"
          />
        </label>
      </div>
    </details>
    ${
      anywhere &&
      html`<button
        type="button"
        class="near"
        hidden
        data-no="${en ? 'Your position could not be had' : '没有拿到您的位置'}"
      >
        ${en ? 'Nearest first' : '离我近的在前'}
      </button>`
    }
  </form>`
}

/** 2月9日 周五 · 除夕 · 调休上班. */
function dayLine(schedule: Schedule, day: DayNumber, ctx: PageContext): Html {
  const en = ctx.lang === 'en'
  const c = civil(day)
  const marks = dayMarks(schedule, day, ctx.lang)
  const date = en ? `${longDate(day, 'en')} ${c.year}` : `${c.year}年${longDate(day, 'zh-CN')}`
  return html`<time datetime="${dateOf(day)}">${date}</time
    >${marks.map((mark) => html`<span>${mark}</span>`)}`
}

/** What is special about a day, in words: its lunar name, its holiday, a make-up workday. */
export function dayMarks(schedule: Schedule, day: DayNumber, lang: 'zh-CN' | 'en'): string[] {
  const marks: string[] = []
  const lunar = lunarOf(schedule, day)
  if (lunar !== null) marks.push(lunarWord(lunar, lang))
  const type = schedule.calendar.types[day - FIRST_DAY]
  if (type === 3)
    marks.push(
      lang === 'en'
        ? `${holidayWord(holidaysOn(schedule.calendar, day), lang)} holiday`
        : `${holidayWord(holidaysOn(schedule.calendar, day), lang)}假期`,
    )
  if (type === 4) marks.push(lang === 'en' ? 'make-up workday' : '调休上班')
  return marks
}

/** 除夕, 初一…, 元宵 of a day, or null. */
export function lunarOf(schedule: Schedule, day: DayNumber): LunarDay | null {
  const bits = schedule.calendar.own[day - FIRST_DAY] ?? 0
  if (bits === 0) return null
  for (const name of LUNAR) if (bits & nameBit(name)) return name
  return null
}

const LUNAR: LunarDay[] = [
  'lunar-new-year-eve',
  'lantern',
  ...Array.from({ length: 8 }, (_, i): LunarDay => `lunar-new-year-${i + 1}`),
]

/** How far ahead a holiday is laid out day by day. */
const AHEAD = 45

/** The current or coming holiday with its days, and the notices that speak of it. */
function holidayPanel(ctx: CityContext, today: DayNumber): Html {
  const { schedule } = ctx
  const en = ctx.lang === 'en'
  const now = holidaySpan(schedule.calendar, today)
  const next = now ?? nextHoliday(schedule.calendar, today)
  const notices = schedule.content.notices
    .map((notice) => ({ notice, span: noticeSpan(notice) }))
    .filter((n): n is { notice: Notice; span: { from: number; to: number } } => n.span !== null)
  const inForce = notices.filter(({ span }) => span.from - 21 <= today && today <= span.to)
  const emergencies = inForce.filter(({ notice }) => notice.layer === 'emergency')
  const said = inForce.filter(({ notice }) => notice.layer !== 'emergency')
  const paper = next !== null && schedule.calendar.announced.has(civil(next.from).year)
  const coming =
    said.length > 0
      ? {
          from: Math.min(...said.map((n) => n.span.from)),
          to: Math.max(...said.map((n) => n.span.to)),
        }
      : next !== null && paper && next.from - today <= AHEAD
        ? { from: next.from, to: next.to }
        : null
  const holidays = next === null ? [] : holidayNames(schedule, next)
  const same = (span: { from: DayNumber; to: DayNumber }) =>
    holidayNames(schedule, span).some((holiday) => holidays.includes(holiday)) ? 1 : 0
  const past = notices
    .filter(({ span, notice }) => span.to < today && notice.layer !== 'emergency')
    .sort((a, b) => same(b.span) - same(a.span) || b.span.to - a.span.to)
  const title =
    coming && said.length > 0
      ? spanTitle(schedule, coming, ctx, today)
      : next === null
        ? ''
        : holidayWord(holidays, ctx.lang)
  const days = next === null ? '' : spanWord(next.from, next.to, ctx.lang, today)
  const left = next === null ? 0 : next.from - today
  const soon = en
    ? left === 1
      ? 'tomorrow'
      : `in ${left} days`
    : left === 1
      ? '就是明天'
      : `还有${left}天`
  const work = next === null ? '' : makeUpWords(schedule, next, ctx.lang)
  return html`${emergencies.map(
    ({ notice }) =>
      html`<p class="alarm">
        <strong>${en ? 'Urgent' : '紧急'}</strong>
        <a href="${link(ctx, `/notices/${notice.id}`)}">${notice.title}</a>
      </p>`,
  )}${
    (next !== null || said.length > 0) &&
    html`<section class="holiday" aria-labelledby="h-holiday">
      <div>
        <h2 id="h-holiday">${title}</h2>
        <p>
          ${
            next === null
              ? ''
              : now
                ? en
                  ? `Days off ${days}${work && `; working days: ${work}`}.`
                  : `放假${days}${work && `，${work}上班`}。`
                : !paper
                  ? en
                    ? `${days}, ${soon}. The official days off are not announced yet.`
                    : `${days}，${soon}。放假安排还没公布。`
                  : en
                    ? `Days off ${days}, ${soon}${work && `; working days: ${work}`}.`
                    : `${days}放假${work && `，${work}上班`}。${soon}。`
          }
        </p>
        ${
          said.length > 0
            ? html`<ul class="notices">
                ${said.slice(0, 6).map(({ notice }) => noticeLink(ctx, notice))}
              </ul>`
            : html`<p class="quiet">
                  ${en ? 'No venue’s holiday hours have been announced yet.' : '各馆的假期时间还没公布。'}
                </p>
                ${
                  past.length > 0 &&
                  html`<p class="quiet">
                      ${en ? 'What it was last time (not binding):' : '上一次是怎么安排的（不作数）：'}
                    </p>
                    <ul class="notices">
                      ${past.slice(0, 2).map(({ notice }) => noticeLink(ctx, notice))}
                    </ul>`
                }`
        }
      </div>
      ${coming !== null && coming.to - coming.from < 45 && html`<div>${calendarHtml(ctx, coming, today)}</div>`}
    </section>`
  }`
}

/** The make-up workdays around a holiday: 2月4日、2月18日. */
function makeUpWords(
  schedule: Schedule,
  span: { from: DayNumber; to: DayNumber },
  lang: 'zh-CN' | 'en',
): string {
  const days: string[] = []
  for (let day = span.from - 10; day <= span.to + 10; day++)
    if (dayTypeOf(schedule.calendar, day) === 'make-up-workday') days.push(dateWord(day, lang))
  return days.join(lang === 'en' ? ', ' : '、')
}

/** The holidays on some days, each once. */
export function holidayNames(
  schedule: Schedule,
  span: { from: DayNumber; to: DayNumber },
): Holiday[] {
  const names = new Set<Holiday>()
  for (let day = span.from; day <= span.to; day++)
    for (const name of holidaysOn(schedule.calendar, day)) names.add(name)
  return [...names]
}

function noticeLink(ctx: PageContext, notice: Notice): Html {
  const by = notice.publisher
  return html`<li>
    <a href="${link(ctx, `/notices/${notice.id}`)}">${notice.title}</a> <span>${by}</span>
  </li>`
}

/** The days as a calendar of whole weeks: off, make-up workday, how many venues open. */
function calendarHtml(
  ctx: CityContext,
  span: { from: DayNumber; to: DayNumber },
  today: DayNumber,
): Html {
  const { schedule } = ctx
  const en = ctx.lang === 'en'
  const first = span.from - weekdayOf(span.from)
  const last = span.to + 6 - weekdayOf(span.to)
  const open = openPerDay(schedule, first, last)
  const days = Array.from({ length: last - first + 1 }, (_, i) => first + i)
  const weeks = Array.from({ length: days.length / 7 }, (_, i) => days.slice(i * 7, i * 7 + 7))
  const cell = (day: DayNumber) => {
    const type = schedule.calendar.types[day - FIRST_DAY]
    const lunar = lunarOf(schedule, day)
    const c = civil(day)
    const within = day >= span.from && day <= span.to
    const kind = `${type === 3 ? 'off' : type === 4 ? 'work' : ''}${day === today ? ' today' : ''}${within ? '' : ' out'}`
    const number =
      c.day > 1 && day > first ? c.day : en ? dateWord(day, 'en') : `${c.month}/${c.day}`
    const mark = type === 3 ? (en ? 'off' : '休') : type === 4 ? (en ? 'work' : '班') : null
    const count = open[day - first]!
    return html`<td class="${kind}">
      <a href="${link(ctx, `/${schedule.content.city.id}`, { at: `${dateOf(day)}T10:00` })}">
        <b>${number}${mark !== null && html`<i>${mark}</i>`}</b>
        <span>${lunar !== null && shortLunar(lunar, ctx.lang)}</span>
        <em>
          ${
            count === 0
              ? html`<span class="vh">${en ? 'none known open' : '没有已知开放的'}</span>`
              : en
                ? html`${count}<span class="vh"> open</span>`
                : html`${count}处<span class="vh">开放</span>`
          }
        </em>
      </a>
    </td>`
  }
  return html`<table class="month">
      <caption class="vh">
        ${en ? 'The days, with how many venues open' : '逐日：放假、上班、几处开放'}
      </caption>
      <thead>
        <tr>
          ${[0, 1, 2, 3, 4, 5, 6].map((w) => html`<th scope="col">${en ? weekdayWord(w as 0, 'en') : weekdayWord(w as 0, 'zh-CN').slice(1)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${weeks.map(
          (week) =>
            html`<tr>
              ${week.map(cell)}
            </tr>`,
        )}
      </tbody>
    </table>
    <p class="quiet">
      ${en ? 'The numbers: how many venues open that day. Tap a day to see which.' : '几处：那天有几处开。点日期，看是哪几处。'}
    </p>`
}

/** How many listed venues open on each day, their hours published or not; kept with the schedule. */
function openPerDay(schedule: Schedule, first: DayNumber, last: DayNumber): number[] {
  const known = counted.get(schedule) ?? new Map<DayNumber, number>()
  counted.set(schedule, known)
  const days = Array.from({ length: last - first + 1 }, (_, i) => first + i)
  const missing = new Set(days.filter((day) => !known.has(day)))
  if (missing.size > 0) {
    for (const day of missing) known.set(day, 0)
    for (const place of listed(schedule))
      for (const day of daysBetween(schedule, place, first, last))
        if (missing.has(day.day) && (day.state === 'open' || day.reason === 'hours-unstated'))
          known.set(day.day, known.get(day.day)! + 1)
  }
  return days.map((day) => known.get(day)!)
}

const counted = new WeakMap<Schedule, Map<DayNumber, number>>()

function shortLunar(name: LunarDay, lang: 'zh-CN' | 'en'): string {
  if (lang === 'zh-CN') return name === 'lantern' ? '元宵' : lunarWord(name, lang)
  if (name === 'lantern') return 'Lantern'
  return name === 'lunar-new-year-eve' ? 'Eve' : name === 'lunar-new-year-1' ? 'New Year' : ''
}
