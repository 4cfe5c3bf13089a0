/**
 * The venue page: is it open, until when, how do I get in, and who says so. Then the days ahead as
 * bars, the rooms, the way there, and what it was last year where nothing is announced yet.
 */
import { holidaySpan, nextHoliday } from '../core/calendar.ts'
import type { Booking, Channel, Instant, Minutes } from '../core/model.ts'
import { answerAt, bookingClock, daysBetween } from '../core/schedule.ts'
import type { Because, DayAnswer, Place, Schedule } from '../core/schedule.ts'
import { civil, DAY, dayOf, FIRST_DAY, instantAt, localAt } from '../core/time.ts'
import type { DayNumber } from '../core/time.ts'
import { wgs84 } from './geo.ts'
import { dialled, html, joined, markup, webAddress } from './html.ts'
import type { Html } from './html.ts'
import { venueData } from './jsonld.ts'
import { atQuery, dayMarks, detailsHtml, flipsOf, groupWord, holidayNames } from './page-city.ts'
import { link, shape, shell, sooner } from './page-shell.ts'
import {
  dayAt,
  GROUPS,
  channelWord,
  entryHtml,
  hoursHtml,
  lastAnnounced,
  midnightAfter,
  nameIn,
  noticeSpan,
  reasonWord,
  speaksOf,
  viewOf,
  viewsFrom,
  whenHtml,
} from './page-view.ts'
import type { View } from './page-view.ts'
import {
  dateWord,
  holidayWord,
  kindWord,
  longDate,
  nearDate,
  rangeHtml,
  spanWord,
  timeHtml,
  weekdayWord,
} from './page-words.ts'
import type { Page, PageContext, VenueContext } from './page.ts'
import { feeName } from './words.ts'
import { qrSvg } from './subscribe.ts'
import { axisOf, axisSvg, barSvg } from './svg-day.ts'
import type { Axis } from './svg-day.ts'

/** `/venues/{id}` */
export function venuePage(ctx: VenueContext): Page {
  const { schedule, place } = ctx
  const { venue } = place
  const en = ctx.lang === 'en'
  const t = ctx.at ?? ctx.now
  const today = dayAt(schedule, t)
  const midnight = midnightAfter(schedule, t)
  const horizon = instantAt(schedule.zone, (today + 2) * DAY)
  const { views, until } = viewsFrom(schedule, place, { from: t, horizon, most: 12 }, ctx)
  const { view, answer } = views[0]!
  // the mark moves by the quarter hour here, by the minute in the script
  const local = localAt(schedule.zone, t) - today * DAY
  const mark = ctx.at === null ? Math.floor(local / 15) * 15 : local
  let validUntil = sooner(views[1]?.from ?? until, sooner(midnight, answer.changesAt))
  if (ctx.at === null) validUntil = sooner(validUntil, t - (local % 15) + 15)
  const week = daysBetween(schedule, place, today, today + 6)
  const holiday = holidayDays(schedule, place, today)
  const span = holiday.length === 0 ? null : { from: holiday[0]!.day, to: holiday.at(-1)!.day }
  const axis = axisOf([...week, ...holiday])
  // a week of dots says nothing that a sentence would not
  const silent = week.every((day) => day.state === 'unknown' && day.reason === 'no-schedule')
  const last = span === null ? lastAnnounced(schedule, place, today) : null
  const name = nameIn(venue, ctx)
  const city = schedule.content.city
  const cityName = nameIn(city, ctx)
  const visits = visitLines(ctx, today, t)
  for (const visit of visits) validUntil = sooner(validUntil, visit.changesAt)
  const booking =
    answer.booking ?? week[0]!.windows.find((w) => w.booking)?.booking ?? week[0]!.booking
  const rooms = place.parts
  for (const room of rooms) {
    const { views: of, until: end } = viewsFrom(schedule, room, { from: t, horizon, most: 2 }, ctx)
    validUntil = sooner(validUntil, of[1]?.from ?? end)
  }
  // days that the holiday's table holds already are not told twice
  const weekToo = span === null || span.from > today || span.to < today + 6
  const look = { axis, today }
  const pastDays = last !== null && lastTime(ctx, place, last, today)
  const parts = rooms.length > 0 && roomList(ctx, rooms, { t, axis })
  const main = html`<nav class="crumbs" aria-label="${en ? 'Where this is' : '所在'}">
      <a href="${link(ctx, `/${city.id}`, atQuery(ctx, schedule))}">${cityName}</a
      >${place.parent !== null && html`<a href="${link(ctx, `/venues/${place.parent.venue.id}`, atQuery(ctx, schedule))}">${nameIn(place.parent.venue, ctx)}</a>`}
    </nav>
    <article class="venue">
      <div class="lead">
        <h1>${name}</h1>
        <p class="kind">
          ${kindWord(venue.kind, ctx.lang)}${venue.aliases.length > 0 && html`<span>${venue.aliases.join(en ? ', ' : '、')}</span>`}
        </p>
      </div>
      ${ctx.at !== null && html`<p class="asked">${en ? 'You are looking at' : '您看的是'} <strong>${longDate(today, ctx.lang, dayAt(schedule, ctx.now))} ${timeHtml(local, ctx)}</strong> <a href="${link(ctx, `/venues/${venue.id}`)}">${en ? 'Back to now' : '回到现在'}</a></p>`}
      ${stateNow(ctx, view)} ${silent ? pastDays : todayLine(ctx, week[0]!, { ...look, mark })}
      ${silent && parts} ${steps(ctx, booking, week[0]!, visits)}
      ${span !== null && holidaySection(ctx, holiday, look)}
      ${weekToo && weekSection(ctx, week, { ...look, silent })}
      ${!silent && legend(ctx, [...week, ...holiday])} ${!silent && pastDays} ${!silent && parts}
      ${programme(ctx, today)} ${wayThere(ctx)}
      ${sources(ctx, [...answer.because, ...week[0]!.because, ...holiday.flatMap((day) => day.because)], today)}
      ${actions(ctx)}
    </article>`
  const summary = textOf(view.headline)
  return {
    body: shell(ctx, {
      path: `/venues/${venue.id}`,
      query: atQuery(ctx, schedule),
      title: en
        ? `${name}: opening hours today${span === null ? '' : ` and over ${spanName(schedule, span, ctx)}`} · 不打烊`
        : `${name}今天开门吗？开放时间${span === null ? '' : `、${spanName(schedule, span, ctx)}安排`} · 不打烊`,
      description: en
        ? `${name}, ${cityName}: ${summary}. Hours day by day, last entry, how to book, and the notice that says so.`
        : `${cityName}${name}：${summary}。逐日时间、最晚入场、怎么预约，注明出自哪份公告。`,
      main,
      kind: 'one',
      image: link({ lang: ctx.lang, elder: false }, `/share/${venue.id}.svg`, { shape: 'wide' }),
      data: venueData(ctx, today),
      script:
        ctx.at === null
          ? {
              ...(flipsOf([{ place, views, until }], midnight) as object),
              groups: Object.fromEntries(GROUPS.map((g) => [g, groupWord(g, ctx.lang)])),
              offset: local + today * DAY - t,
            }
          : undefined,
    }),
    validUntil: ctx.at === null ? validUntil : null,
  }
}

/** The answer in one block: state in words and shape, until when, how to get in. */
function stateNow(ctx: VenueContext, view: View): Html {
  return html`<section
    class="state g-${view.group}"
    id="v-${ctx.place.venue.id}"
    data-g="${view.group}"
    aria-label="${ctx.lang === 'en' ? 'Right now' : '现在'}"
  >
    <p class="badge">${shape(view.group)}<span>${groupWord(view.group, ctx.lang)}</span></p>
    <p class="head" aria-live="polite">${view.headline}</p>
    <div class="rows">${detailsHtml(view)}</div>
  </section>`
}

/** Today as a bar with a mark at now, and its sessions. */
function todayLine(
  ctx: VenueContext,
  day: DayAnswer,
  { axis, today, mark }: { axis: Axis; today: DayNumber; mark: Minutes },
): Html {
  const marks = dayMarks(ctx.schedule, today, ctx.lang).map((word) => ` · ${word}`)
  return html`<section class="today" aria-labelledby="h-today">
    <h2 id="h-today">
      ${ctx.lang === 'en' ? 'Today' : '今天'}
      <small>${longDate(today, ctx.lang)}${marks}</small>
    </h2>
    <div class="timeline">
      ${axisSvg(axis)}${barSvg(ctx.place, day, axis, { height: 30, now: mark })}
    </div>
    ${sessions(ctx.place, day, ctx)}
  </section>`
}

function holidaySection(
  ctx: VenueContext,
  days: DayAnswer[],
  look: { axis: Axis; today: DayNumber },
): Html {
  const span = { from: days[0]!.day, to: days.at(-1)!.day }
  return html`<section class="days" aria-labelledby="h-holiday">
    <h2 id="h-holiday">
      ${spanName(ctx.schedule, span, ctx)}
      <small>${spanWord(span.from, span.to, ctx.lang, look.today)}</small>
    </h2>
    ${dayTable(ctx, ctx.place, days, look)}
  </section>`
}

function weekSection(
  ctx: VenueContext,
  week: DayAnswer[],
  { axis, today, silent }: { axis: Axis; today: DayNumber; silent: boolean },
): Html {
  const en = ctx.lang === 'en'
  const last = dateWord(today + 6, ctx.lang)
  return html`<section class="days week" aria-labelledby="h-week">
    <h2 id="h-week">${en ? 'The next seven days' : '这七天'}</h2>
    ${
      silent
        ? html`<p>
            ${en ? `Nothing is known of the days until ${last}.` : `从今天到${last}，都没有消息。`}
          </p>`
        : dayTable(ctx, ctx.place, week, { axis, today })
    }
  </section>`
}

/** What one can do with the page; buttons that need the script are shown by it. */
function actions(ctx: VenueContext): Html {
  const { id } = ctx.place.venue
  const en = ctx.lang === 'en'
  const address = `${ctx.baseUrl}/venues/${id}`
  return html`<section class="acts" aria-label="${en ? 'Keep and share' : '保存和转发'}">
      <a class="button" href="${link(ctx, '/subscribe', { venue: id })}">
        ${en ? 'Into my calendar' : '订阅到日历'}
      </a>
      <button type="button" data-do="share" hidden>${en ? 'Share' : '转发'}</button>
      <button
        type="button"
        data-do="picture"
        data-src="${link(ctx, `/share/${id}.svg`, { shape: 'square' })}"
        data-name="${id}.png"
        hidden
      >
        ${en ? 'Save as a picture' : '存成图片'}
      </button>
      <button type="button" data-do="print" hidden>
        ${en ? 'Print for the door' : '打印张贴'}
      </button>
    </section>
    <div class="sheet-foot">
      ${markup(qrSvg(address))}
      <p>${en ? 'Scan for the hours of today' : '扫码看当天的时间'}<br />${address}</p>
    </div>`
}

/**
 * The days worth laying out: those of the notices in force here and of the holiday they lie in, else of a
 * holiday within 30 days of which something is known; without leading or trailing days of which nothing
 * special is.
 */
export function holidayDays(schedule: Schedule, place: Place, today: DayNumber): DayAnswer[] {
  const spans = schedule.content.notices
    .filter((notice) => notice.layer === 'notice' && speaksOf(notice, place))
    .map(noticeSpan)
    .filter((span) => span !== null)
    .filter((span) => span.from - 30 <= today && today <= span.to && span.to - span.from < 45)
  const next = holidaySpan(schedule.calendar, today) ?? nextHoliday(schedule.calendar, today)
  if (next !== null && next.from - today <= 30) spans.push({ from: next.from, to: next.to })
  if (spans.length === 0) return []
  const from = Math.min(...spans.map((s) => s.from))
  const to = Math.min(from + 45, Math.max(...spans.map((s) => s.to)))
  const days = daysBetween(schedule, place, from, to)
  const special = (day: DayAnswer) =>
    day.state !== 'unknown' && (day.exceptional || day.dayType === 'holiday')
  const said = (day: DayAnswer) => special(day) || (day.exceptional && day.reason !== 'no-schedule')
  const first = days.findIndex(said)
  return first < 0 ? [] : days.slice(first, days.findLastIndex(said) + 1)
}

/** 春节, or the dates themselves where the days hold no holiday. */
export function spanName(
  schedule: Schedule,
  span: { from: DayNumber; to: DayNumber },
  ctx: PageContext,
): string {
  const names = holidayNames(schedule, span)
  return names.length === 0 ? spanWord(span.from, span.to, ctx.lang) : holidayWord(names, ctx.lang)
}

/** Text of markup, for titles and previews: what is hidden from the eye is left out. */
export function textOf(content: Html): string {
  return String(content)
    .replace(/<span class="vh">.*?<\/span>(?=<\/time>|<\/span>)/g, '')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

/** Today's sessions one by one: hours, last entry, how one gets in where sessions differ. */
function sessions(place: Place, day: DayAnswer, ctx: VenueContext): Html {
  const en = ctx.lang === 'en'
  if (day.windows.length === 0) {
    const said = hoursHtml(place, day, ctx)
    return said === null ? html`` : html`<p class="sessions">${said}</p>`
  }
  const [only] = day.windows
  if (day.windows.length === 1 && only!.lastEntry === null && only!.places.includes(place.venue.id))
    return html``
  const modes = new Set(day.windows.map((w) => w.booking?.mode))
  return html`<ul class="sessions">
    ${day.windows.map(
      (window) =>
        html`<li>
          ${rangeHtml(window.from, window.to, ctx)}${window.lastEntry !== null && html`<span>${en ? html`last entry ${timeHtml(window.lastEntry, ctx)}` : html`最晚${timeHtml(window.lastEntry, ctx)}入场`}</span>`}${modes.size > 1 && html`<span>${entryHtml(window.booking, ctx)}</span>`}${!window.places.includes(place.venue.id) && html`<span>${namesOf(ctx, window.places)}</span>`}
        </li>`,
    )}
  </ul>`
}

function namesOf(ctx: VenueContext, ids: string[]): string {
  return ids
    .map((id) => {
      const found = ctx.schedule.places.get(id)
      return found ? nameIn(found.venue, ctx) : id
    })
    .join(ctx.lang === 'en' ? ', ' : '、')
}

/** Days as rows: date, bar, words. The words say all that the bar shows. */
export function dayTable(
  ctx: VenueContext,
  place: Place,
  days: DayAnswer[],
  look: { axis: Axis; today: DayNumber },
): Html {
  const en = ctx.lang === 'en'
  return html`<table class="rows-of-days">
    <thead>
      <tr>
        <th scope="col">${en ? 'Day' : '日期'}</th>
        <th scope="col" class="scale">
          <span class="vh">${en ? 'Picture' : '图'}</span>${axisSvg(look.axis)}
        </th>
        <th scope="col">${en ? 'Hours' : '时间'}</th>
      </tr>
    </thead>
    <tbody>
      ${days.map((day) => dayRow(ctx, place, day, look))}
    </tbody>
  </table>`
}

function dayRow(
  ctx: VenueContext,
  place: Place,
  day: DayAnswer,
  look: { axis: Axis; today: DayNumber },
): Html {
  const en = ctx.lang === 'en'
  const type = ctx.schedule.calendar.types[day.day - FIRST_DAY]
  const marks = dayMarks(ctx.schedule, day.day, ctx.lang)
  const near = day.day === look.today ? nearDate(day.day, look.today, ctx.lang) : null
  const said = hoursHtml(place, day, ctx)
  const words =
    day.state === 'unknown' && day.windows.length === 0
      ? html`${reasonWord(day.reason, ctx.lang)}${said !== null && html`<small>${said}</small>`}`
      : (said ?? (en ? 'not known' : '不清楚'))
  const entries = lastEntries(day, ctx).map((said) => html`<small>${said}</small>`)
  const kind = `${day.state}${day.day === look.today ? ' is-today' : ''}${type === 3 ? ' off' : type === 4 ? ' work' : ''}`
  return html`<tr class="${kind}">
    <th scope="row">
      <time datetime="${day.date}">${dateWord(day.day, ctx.lang)}</time>
      <span>${weekdayWord(((day.day + 3) % 7) as 0, ctx.lang)}</span>${
        (near !== null || marks.length > 0) &&
        html`<small
          >${near !== null && html`<b>${near}</b> `}${joined(
            marks.map((mark) => html`<i>${mark}</i>`),
            ' · ',
          )}</small
        >`
      }
    </th>
    <td class="bars">${barSvg(place, day, look.axis, { height: 22, now: null })}</td>
    <td class="said">
      ${words}${entries}${day.provisional && html`<small>${en ? 'may change' : '可能有变'}</small>`}
    </td>
  </tr>`
}

/** Last entry of each window that states one; which window, where there are several. */
function lastEntries(day: DayAnswer, ctx: PageContext): Html[] {
  const en = ctx.lang === 'en'
  const several = day.windows.length > 1
  return day.windows.flatMap(({ from, lastEntry }) => {
    if (lastEntry === null) return []
    const session = several ? timeHtml(from, ctx) : null
    const at = timeHtml(lastEntry, ctx)
    if (en)
      return [
        session === null ? html`last entry ${at}` : html`${session} session: last entry ${at}`,
      ]
    return [session === null ? html`最晚${at}入场` : html`${session}那场，最晚${at}入场`]
  })
}

/** What the bars' patterns mean: only those that are drawn. */
function legend(ctx: VenueContext, days: DayAnswer[]): Html {
  const en = ctx.lang === 'en'
  const has = (state: string) => days.some((d) => d.stretches.some((s) => s.state === state))
  const item = (kind: string, fill: string | null, word: string) =>
    html`<li>
      <svg class="bar" width="28" height="14" aria-hidden="true">
        <rect
          class="${kind}"
          x="1"
          y="1"
          width="26"
          height="12"
          rx="3"
          ${fill !== null && html` fill="url(#${fill})"`}
        /></svg
      >${word}
    </li>`
  return html`<ul class="legend" aria-hidden="true">
    ${has('open') && item('b-open', null, en ? 'open' : '开')}${has('closed') && item('b-closed', 'hatch', en ? 'closed' : '不开')}${
      days.some((d) => d.windows.some((w) => !w.places.includes(ctx.place.venue.id))) &&
      html`<li>
        <svg class="bar" width="28" height="14" aria-hidden="true">
          <rect class="b-open some" x="1" y="7" width="26" height="6" rx="3" /></svg
        >${en ? 'in part' : '开一部分'}
      </li>`
    }${has('unknown') && item('b-unknown', 'dots', en ? 'not known' : '不清楚')}${
      days.some((d) => d.windows.some((w) => w.lastEntry !== null && w.lastEntry < w.to)) &&
      html`<li>
        <svg class="bar" width="28" height="14" aria-hidden="true">
          <rect class="b-open" x="1" y="1" width="26" height="12" rx="3" />
          <line class="b-entry" x1="18" x2="18" y1="2" y2="12" /></svg
        >${en ? 'last entry' : '最晚入场'}
      </li>`
    }
  </ul>`
}

interface Visit {
  words: Html
  changesAt: Instant | null
}

/** For the next days on which one would have to book: can one book now, and until when. */
function visitLines(ctx: VenueContext, today: DayNumber, t: Instant): Visit[] {
  const { schedule, place } = ctx
  const en = ctx.lang === 'en'
  const visits: Visit[] = []
  for (let day = today; day <= today + 7 && visits.length < 2; day++) {
    const { items, changesAt } = bookingClock(schedule, place, day, t)
    const item = items.find((i) => ['open', 'not-yet', 'over'].includes(i.now))
    if (!item || item.booking === null) continue
    const when = nearDate(day, today, ctx.lang)
    const at = (moment: Instant) => countdown(ctx, moment, today)
    const words =
      item.now === 'over'
        ? en
          ? html`For ${when}: booking is over`
          : html`${when}去：预约已截止`
        : item.now === 'not-yet'
          ? en
            ? html`For ${when}: booking opens ${at(item.from!)}`
            : html`${when}去：${at(item.from!)}开始预约`
          : en
            ? html`For ${when}: can be booked
              now${item.until !== null && html`, until ${at(item.until)}`}`
            : html`${when}去：现在可以约${item.until !== null && html`，${at(item.until)}截止`}`
    visits.push({ words, changesAt })
  }
  return visits
}

/** A moment, with room for the script to say how long it is until then. */
function countdown(ctx: VenueContext, moment: Instant, today: DayNumber): Html {
  return html`<span class="due" data-due="${moment}"
    >${whenHtml(ctx.schedule, moment, today, ctx)}</span
  >`
}

/** How to get in, step by step. */
function steps(ctx: VenueContext, booking: Booking | null, day: DayAnswer, visits: Visit[]): Html {
  const en = ctx.lang === 'en'
  const { venue } = ctx.place
  const fee = day.windows.find((w) => w.fee)?.fee ?? day.fee ?? venue.fee
  const list: Html[] = []
  const tel = venue.phone === null ? null : dialled(venue.phone)
  if (booking === null) {
    list.push(
      tel === null
        ? en
          ? html`Whether one must book is not stated.`
          : html`要不要预约，公告没写。`
        : en
          ? html`Whether one must book is not stated; ask by telephone:
              <a href="tel:${tel}">${venue.phone}</a>`
          : html`要不要预约，公告没写。可以打电话问：<a href="tel:${tel}">${venue.phone}</a>`,
    )
  } else {
    const must = booking.mode === 'book-ahead' || booking.mode === 'by-arrangement'
    if (booking.mode === 'walk-in')
      list.push(en ? html`No booking; just walk in.` : html`不用预约，直接去。`)
    if (booking.mode === 'first-come')
      list.push(en ? html`No booking; first come, first served.` : html`不用预约，先到先得。`)
    if (booking.mode === 'book-or-walk-in')
      list.push(en ? html`You can book, or just walk in.` : html`可以先预约，也可以直接去。`)
    if (must || booking.mode === 'book-or-walk-in') {
      const ways = booking.channels.map((channel) => wayHtml(channel, ctx))
      list.push(
        ways.length === 0
          ? en
            ? html`Book first; where is not stated.`
            : html`要先预约，在哪里约公告没写。`
          : joined(ways, en ? ' or ' : '，或者'),
      )
      const clockHtml = bookableHtml(booking, ctx)
      if (clockHtml !== null) list.push(clockHtml)
    }
    if (booking.realName === true)
      list.push(
        en
          ? html`Bring your identity document; booking is by real name.`
          : html`带上身份证（实名预约）。`,
      )
    if (booking.register)
      list.push(en ? html`Sign in when you arrive.` : html`到了先登记，再进去。`)
    if (booking.audience !== null)
      list.push(en ? html`For: ${booking.audience}` : html`适用：${booking.audience}`)
    if (booking.note !== null) list.push(html`${booking.note}`)
  }
  for (const { lastEntry } of day.windows.slice(-1))
    if (lastEntry !== null)
      list.push(
        en
          ? html`Arrive before ${timeHtml(lastEntry, ctx)}; nobody is let in after that.`
          : html`${timeHtml(lastEntry, ctx)}以前到，过了就不放人了。`,
      )
  return html`<section class="steps" aria-labelledby="h-steps">
    <h2 id="h-steps">${en ? 'How to get in' : '怎么进'}</h2>
    <ol>
      ${list.map((step) => html`<li>${step}</li>`)}
    </ol>
    ${
      visits.length > 0 &&
      html`<ul class="visits">
        ${visits.map((visit) => html`<li>${visit.words}</li>`)}
      </ul>`
    }${
      booking !== null &&
      booking.fallback !== null &&
      html`<p class="fallback">
        <strong>${en ? 'Without a smartphone' : '没有智能手机'}</strong> ${booking.fallback}
      </p>`
    }${fee !== null && html`<p class="fee"><strong>${en ? 'Entry' : '门票'}</strong> ${feeName(fee, ctx.lang)}</p>`}
  </section>`
}

/** One way of booking as an instruction; names are what one searches for. */
function wayHtml(channel: Channel, ctx: PageContext): Html {
  const en = ctx.lang === 'en'
  const named = channel.name === null ? null : html`<b class="name" data-copy>${channel.name}</b>`
  const address = webAddress(channel.url)
  switch (channel.kind) {
    case 'mini-program':
    case 'official-account':
      if (named === null)
        return en
          ? html`Book in WeChat (${channelWord(channel.kind, 'en')}, name not stated)`
          : html`在${channelWord(channel.kind, ctx.lang)}预约（没写名称）`
      return en
        ? html`Open WeChat, search for the
          ${channel.kind === 'mini-program' ? 'mini-program' : 'official account'} ${named} and book`
        : html`打开微信，搜索${channel.kind === 'mini-program' ? '小程序' : '公众号'}${named}，预约`
    case 'website':
    case 'app':
      if (address !== null)
        return en
          ? html`Book on
              <a href="${address}" rel="noopener nofollow">${channel.name ?? 'the website'}</a>`
          : html`在<a href="${address}" rel="noopener nofollow">${channel.name ?? '网站'}</a>预约`
      return en
        ? html`Book in the ${channelWord(channel.kind, 'en')} ${named}`
        : html`在${channelWord(channel.kind, ctx.lang)}${named}预约`
    case 'phone': {
      const number = channel.name ?? ctx_phone(ctx)
      const tel = number === null ? null : dialled(number)
      return tel === null
        ? en
          ? html`Book by telephone`
          : html`打电话预约`
        : en
          ? html`Book by telephone: <a href="tel:${tel}">${number}</a>`
          : html`打电话预约：<a href="tel:${tel}">${number}</a>`
    }
    case 'counter':
      return en ? html`Book at the counter ${named}` : html`到服务台${named}预约`
    case 'online':
      return en ? html`Book online (where is not stated)` : html`在网上预约（没写在哪里）`
    case 'offline':
      return en
        ? html`Book in person or by telephone (which is not stated)`
        : html`线下预约（没写是到现场还是打电话）`
  }
}

function ctx_phone(ctx: PageContext): string | null {
  return 'place' in ctx ? (ctx as VenueContext).place.venue.phone : null
}

/** From when and until when one can book, as the rule puts it. */
function bookableHtml(booking: Booking, ctx: PageContext): Html | null {
  const en = ctx.lang === 'en'
  const said: Html[] = []
  const { minDaysAhead: min, maxDaysAhead: max, releasesAt, cutoffAt } = booking
  const at = (m: Minutes | null) => (m === null ? '' : timeHtml(m, ctx))
  if (max !== null)
    said.push(
      max === 0
        ? en
          ? html`only on the day, from ${at(releasesAt ?? 0)}`
          : html`只能当天约${releasesAt !== null && html`，${at(releasesAt)}开始`}`
        : en
          ? html`at most ${max} ${max === 1 ? 'day' : 'days'}
            ahead${releasesAt !== null && html`, from ${at(releasesAt)}`}`
          : html`最早提前${max}天${releasesAt !== null && html`，${at(releasesAt)}放号`}`,
    )
  else if (releasesAt !== null)
    said.push(en ? html`places are released at ${at(releasesAt)}` : html`${at(releasesAt)}放号`)
  if (min !== null && min > 0)
    said.push(
      en
        ? html`at least ${min} ${min === 1 ? 'day' : 'days'}
          ahead${cutoffAt !== null && html`, before ${at(cutoffAt)}`}`
        : html`最晚提前${min}天${cutoffAt !== null && html`，${at(cutoffAt)}截止`}`,
    )
  else if (cutoffAt !== null)
    said.push(en ? html`until ${at(cutoffAt)} on the day` : html`当天${at(cutoffAt)}停止预约`)
  if (said.length === 0) return null
  return en ? html`Book ${joined(said, ', ')}.` : html`预约时间：${joined(said, '，')}。`
}

/** What was announced the last time, marked as not binding. */
function lastTime(
  ctx: VenueContext,
  place: Place,
  last: NonNullable<ReturnType<typeof lastAnnounced>>,
  today: DayNumber,
): Html {
  const en = ctx.lang === 'en'
  const to = Math.min(last.to, last.from + 30)
  const days = daysBetween(ctx.schedule, place, last.from, to).filter((day) => day.exceptional)
  if (days.length === 0) return html``
  const year = civil(last.from).year
  const named = spanName(ctx.schedule, last, ctx)
  return html`<section class="days past" aria-labelledby="h-past">
    <h2 id="h-past">
      ${en ? `Last time: ${named}${/\d/.test(named) ? '' : ` ${year}`}` : `上一次：${/\d/.test(named) ? `${year}年` : `${year}年`}${named}`}
      <strong class="stamp">${en ? 'over, not binding' : '已过，不作数'}</strong>
    </h2>
    <p>
      ${
        en
          ? 'Nothing is announced for the days ahead. This is what it was then; it may be different next time.'
          : '接下来的安排还没公布。下面是上一次的，这次可能不一样。'
      } <a href="${link(ctx, `/notices/${last.notice.id}`)}">${last.notice.title}</a>
    </p>
    <details>
      <summary>${en ? 'Show the days' : '看看当时每天几点'}</summary>
      ${dayTable(ctx, place, days, { axis: axisOf(days), today })}
    </details>
  </section>`
}

/** Rooms and other parts, each with its state in words and shape. */
function roomList(
  ctx: VenueContext,
  rooms: Place[],
  { t, axis }: { t: Instant; axis: Axis },
): Html {
  const { schedule } = ctx
  const en = ctx.lang === 'en'
  const rows = rooms.map((room) => {
    const answer = answerAt(schedule, room, t)
    const day = dayAt(schedule, t)
    const today = daysBetween(schedule, room, day, day)[0]!
    const view = viewOf({ schedule, answer, today, t }, ctx)
    return html`<li class="room g-${view.group}">
      <a href="${link(ctx, `/venues/${room.venue.id}`, atQuery(ctx, schedule))}"
        >${shape(view.group)}
        <h3>${nameIn(room.venue, ctx)}</h3></a
      >
      <p class="head">${view.headline}</p>
      ${today.state !== 'unknown' && barSvg(room, today, axis, { height: 14, now: null })}
      ${view.hours !== null && html`<p class="hours">${view.hours}</p>`}
    </li>`
  })
  return html`<section class="rooms" aria-labelledby="h-rooms">
    <h2 id="h-rooms">
      ${ctx.place.venue.kind === 'library' ? (en ? 'Rooms' : '各室') : en ? 'Parts' : '各处'}
    </h2>
    <ul>
      ${rows}
    </ul>
  </section>`
}

/** Dated events that notices name, from today on. */
function programme(ctx: VenueContext, today: DayNumber): Html {
  const en = ctx.lang === 'en'
  const items = ctx.schedule.content.notices
    .flatMap((notice) => notice.programme.map((item) => ({ item, notice })))
    .filter(({ item }) => item.venue === ctx.place.venue.id && dayOf(item.date) >= today)
    .sort((a, b) => (a.item.date < b.item.date ? -1 : 1))
  if (items.length === 0) return html``
  return html`<section class="programme" aria-labelledby="h-programme">
    <h2 id="h-programme">${en ? 'Programme' : '演出和活动'}</h2>
    <ul>
      ${items.map(({ item }) => html`<li><time datetime="${item.date}">${longDate(dayOf(item.date), ctx.lang, today)}</time>${item.time !== null && html` ${timeHtml(item.time, ctx)}`} ${en ? (item.titleEn ?? item.title) : item.title}</li>`)}
    </ul>
  </section>`
}

/** Address, telephone, maps: by position where there is one, by name where there is none. */
function wayThere(ctx: VenueContext): Html {
  const { venue } = ctx.place
  const en = ctx.lang === 'en'
  const house = ctx.place.parent?.venue
  const address = venue.address ?? house?.address ?? null
  const phone = venue.phone ?? house?.phone ?? null
  const site = webAddress(venue.website ?? house?.website ?? null)
  const tel = phone === null ? null : dialled(phone)
  const where = venue.location ?? house?.location ?? null
  return html`<section class="way" aria-labelledby="h-way">
    <h2 id="h-way">${en ? 'Getting there' : '怎么去'}</h2>
    <dl>
      ${
        address !== null &&
        html`<dt>${en ? 'Address' : '地址'}</dt>
          <dd>${address}</dd>`
      }${
        phone !== null &&
        html`<dt>${en ? 'Telephone' : '电话'}</dt>
          <dd>${tel === null ? phone : html`<a class="tel" href="tel:${tel}">${phone}</a>`}</dd>`
      }${
        site !== null &&
        html`<dt>${en ? 'Website' : '网站'}</dt>
          <dd>
            <a href="${site}" rel="noopener nofollow"
              >${site.replace(/^https?:\/\//, '').replace(/\/$/, '')}</a
            >
          </dd>`
      }
      <dt>${en ? 'Maps' : '地图'}</dt>
      <dd class="maps">
        ${mapLinks(ctx).map(({ name, href }) => html`<a class="button" href="${href}" rel="noopener nofollow">${name}</a>`)}
      </dd>
    </dl>
    ${
      where === null
        ? html`<p class="quiet">
            ${en ? 'No position on file: the maps search for the name.' : '没有登记坐标，地图按名称搜索。'}
          </p>`
        : html`<p class="quiet">${wgs84(where).lat}, ${wgs84(where).lon} (WGS-84)</p>`
    }
  </section>`
}

/** Links into map services; each is told in which system the position is. Sources: README, *Maps*. */
export function mapLinks(ctx: VenueContext): { name: string; href: string }[] {
  const { venue, parent } = ctx.place
  const en = ctx.lang === 'en'
  const at = venue.location ?? parent?.venue.location ?? null
  const e = encodeURIComponent
  const city = ctx.schedule.content.city.name
  const query = e(venue.name.startsWith(city) ? venue.name : `${city} ${venue.name}`)
  const names = en
    ? ['Amap', 'Tencent Maps', 'Baidu Maps', 'Apple Maps']
    : ['高德地图', '腾讯地图', '百度地图', '苹果地图']
  if (at === null)
    return [
      `https://uri.amap.com/search?keyword=${query}&src=budayang`,
      `https://apis.map.qq.com/uri/v1/search?keyword=${query}&referer=budayang`,
      `https://api.map.baidu.com/place/search?query=${query}&region=${e(city)}&output=html&src=webapp.budayang.budayang`,
      `https://maps.apple.com/?q=${query}`,
    ].map((href, i) => ({ name: names[i]!, href }))
  const gcj = at.datum === 'gcj02'
  const plain = wgs84(at)
  const title = e(venue.name)
  const marker = e(venue.name.replace(/[:;]/g, ' '))
  return [
    `https://uri.amap.com/marker?position=${at.lon},${at.lat}&name=${title}&coordinate=${gcj ? 'gaode' : 'wgs84'}&src=budayang`,
    `https://apis.map.qq.com/uri/v1/marker?marker=coord:${at.lat},${at.lon};title:${marker};addr:${e((venue.address ?? '').replace(/[:;]/g, ' '))}&coord_type=${gcj ? 2 : 1}&referer=budayang`,
    `https://api.map.baidu.com/marker?location=${at.lat},${at.lon}&title=${title}&content=${e(venue.address ?? venue.name)}&output=html&coord_type=${gcj ? 'gcj02' : 'wgs84'}&src=webapp.budayang.budayang`,
    `https://maps.apple.com/?ll=${plain.lat},${plain.lon}&q=${title}`,
  ].map((href, i) => ({ name: names[i]!, href }))
}

/** Who says so: notice or source, clause, age; and where to say that it is wrong. */
function sources(ctx: VenueContext, because: Because[], today: DayNumber): Html {
  const en = ctx.lang === 'en'
  const all = onePerSource(because)
  const item = (b: Because) => {
    const what = b.decides
      .map(
        (d) =>
          ({
            hours: en ? 'hours' : '时间',
            booking: en ? 'entry' : '怎么进',
            fee: en ? 'fee' : '门票',
          })[d],
      )
      .join(en ? ', ' : '、')
    const clause =
      b.rule?.clause == null ? '' : en ? `, clause ${b.rule.clause}` : `第${b.rule.clause}条`
    const title = b.notice
      ? html`<a
          href="${link(ctx, `/notices/${b.notice.id}`)}${b.rule?.clause == null ? '' : `#c${b.rule.clause}`}"
          >${b.notice.title}</a
        >`
      : b.source
        ? sourceLink(b.source)
        : en
          ? html`the venue’s entry`
          : html`场馆登记`
    const publisher = b.notice?.publisher ?? b.source?.publisher ?? null
    const outranked = [...new Set(b.outranked.map((id) => ruleName(ctx, id)))]
    const spans = [
      publisher,
      b.sourceDate === null ? null : dateHtml(b.sourceDate.slice(0, 10), ctx, today),
      b.basis !== 'implied' ? null : en ? 'our conclusion, not its words' : '由公告推出，不是原话',
    ].filter((said) => said !== null)
    return html`<li>
      ${what !== '' && html`<b>${what}</b> `}${title}${clause}${spans.map((said) => html`<span>${said}</span>`)}
      ${outranked.length > 0 && html`<span class="over">${en ? 'counts before: ' : '压过：'}${outranked.join(en ? ', ' : '、')}</span>`}
    </li>`
  }
  const places = ctx.place.venue.sources
  return html`<section class="sources" aria-labelledby="h-sources">
    <h2 id="h-sources">${en ? 'Who says so' : '出自哪里'}</h2>
    ${
      all.length === 0
        ? html`<p>
            ${en ? 'No source speaks of today; so we do not say anything either.' : '没有公告说到今天，所以我们也不说。'}
          </p>`
        : html`<ul>
            ${all.map(item)}
          </ul>`
    }${
      places.length > 0 &&
      html`<p class="quiet">${en ? 'Name and address from:' : '名称、地址来自：'}</p>
        <ul class="quiet">
          ${places.slice(0, 3).map((source) => html`<li>${sourceLink(source)}</li>`)}
        </ul>`
    }${
      ctx.reportTo !== null &&
      html`<p>
        <a class="report" href="${reportAddress(ctx, ctx.reportTo)}"
          >${en ? 'Is this wrong? Tell us' : '不对？告诉我们'}</a
        >
      </p>`
    }
  </section>`
}

/** Rules of one clause, or of one source, speak once; what they settle is put together. */
function onePerSource(because: Because[]): Because[] {
  const found = new Map<string, Because>()
  for (const b of because) {
    const key = b.notice
      ? `${b.notice.id}#${b.rule?.clause}`
      : b.source
        ? `${b.source.publisher} ${b.source.title} ${b.source.date}`
        : b.id.replace(/#.*/, '')
    const first = found.get(key)
    if (!first) found.set(key, b)
    else
      found.set(key, {
        ...first,
        decides: [...new Set([...first.decides, ...b.decides])],
        outranked: [...new Set([...first.outranked, ...b.outranked])],
      })
  }
  return [...found.values()]
}

/** A date and how long ago it was. */
function dateHtml(date: string, ctx: PageContext, today: DayNumber): Html {
  const age = ageWord(dayOf(date), today, ctx)
  return html`<time datetime="${date}">${dateWord(dayOf(date), ctx.lang, today)}</time
    >${ctx.lang === 'en' ? ` (${age})` : `（${age}）`}`
}

function sourceLink(source: { publisher: string; title: string | null; url: string | null }): Html {
  const title = source.title ?? source.publisher
  const address = webAddress(source.url)
  return address === null
    ? html`${title}`
    : html`<a href="${address}" rel="noopener nofollow">${title}</a>`
}

/** A rule's name for a person: its notice and clause, or the standing hours. */
function ruleName(ctx: VenueContext, id: string): string {
  const en = ctx.lang === 'en'
  for (const notice of ctx.schedule.content.notices) {
    const rule = notice.rules.find((r) => r.id === id)
    if (rule)
      return rule.clause === null
        ? notice.title
        : en
          ? `${notice.title}, clause ${rule.clause}`
          : `${notice.title}第${rule.clause}条`
  }
  return en ? 'the ordinary hours' : '平常的时间'
}

/** How old a source is: 3天前, 2年9个月前. */
export function ageWord(day: DayNumber, today: DayNumber, ctx: PageContext): string {
  const en = ctx.lang === 'en'
  const days = today - day
  if (days < 0) return en ? 'in the future' : '日期在后'
  if (days === 0) return en ? 'today' : '今天'
  if (days < 60) return en ? `${days} ${days === 1 ? 'day' : 'days'} old` : `${days}天前`
  const months = Math.floor(days / 30.44)
  const [years, rest] = [Math.floor(months / 12), months % 12]
  if (years === 0) return en ? `${months} months old` : `${months}个月前`
  if (en)
    return `${years} ${years === 1 ? 'year' : 'years'}${rest > 0 ? ` ${rest} months` : ''} old`
  return `${years}年${rest > 0 ? `${rest}个月` : ''}前`
}

/** Mail or web form, filled in with what the page said. */
function reportAddress(ctx: VenueContext, to: string): string {
  const { schedule, place } = ctx
  const en = ctx.lang === 'en'
  const t = ctx.at ?? ctx.now
  const today = daysBetween(schedule, place, dayAt(schedule, t), dayAt(schedule, t))[0]!
  const answer = answerAt(schedule, place, t)
  const said = textOf(viewOf({ schedule, answer, today, t }, ctx).headline)
  const subject = en
    ? `Hours of ${nameIn(place.venue, ctx)} are wrong`
    : `${place.venue.name}的时间不对`
  const body = [
    `${ctx.baseUrl}/venues/${place.venue.id}`,
    en ? `The page said on ${today.date}: ${said}` : `页面${today.date}写的是：${said}`,
    answer.because.map((b) => b.id).join(', '),
    en ? 'What is right: ' : '实际是：',
  ].join('\n')
  const fields = `subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`
  if (/^https?:/.test(to)) return `${to}${to.includes('?') ? '&' : '?'}${fields}`
  return `mailto:${to.replace(/[^\w.@+-]/g, '')}?${fields}`
}
