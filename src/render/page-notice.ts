/**
 * The notice page: what was announced, clause by clause, and what each day became of it.
 */
import type { Notice, Rule } from '../core/model.ts'
import { daysBetween } from '../core/schedule.ts'
import type { DayAnswer, Place } from '../core/schedule.ts'
import { dateOf, dayOf } from '../core/time.ts'
import type { DayNumber } from '../core/time.ts'
import { html, joined, webAddress } from './html.ts'
import type { Html } from './html.ts'
import { dayMarks } from './page-city.ts'
import { link, shell } from './page-shell.ts'
import {
  dayAt,
  entryHtml,
  hoursHtml,
  midnightAfter,
  nameIn,
  noticeSpan,
  reasonWord,
  runsOf,
} from './page-view.ts'
import { longDate, spanWord, timeHtml, whatHtml } from './page-words.ts'
import { ageWord } from './page-venue.ts'
import type { NoticeContext, Page, VenueContext } from './page.ts'
import { causeName, feeName, whenText } from './words.ts'
import { axisOf, axisSvg, barSvg } from './svg-day.ts'

/** `/notices/{id}` */
export function noticePage(ctx: NoticeContext): Page {
  const { schedule, notice } = ctx
  const en = ctx.lang === 'en'
  const t = ctx.at ?? ctx.now
  const today = dayAt(schedule, t)
  const city = schedule.content.city
  const span = noticeSpan(notice)
  const announced = dayOf(notice.announced.at.slice(0, 10))
  const over = span !== null && span.to < today && !openEnded(notice)
  const clauses = [...Map.groupBy(notice.rules, (rule) => rule.clause ?? 0)].sort(
    (a, b) => a[0] - b[0],
  )
  const newer = schedule.content.notices.filter((other) => other.supersedes.includes(notice.id))
  const address = webAddress(notice.url)
  const places = [...new Set(notice.rules.flatMap((rule) => rule.places))]
    .map((id) => schedule.places.get(id))
    .filter((place): place is Place => place !== undefined)
  const main = html`<nav class="crumbs" aria-label="${en ? 'Where this is' : '所在'}">
      <a href="${link(ctx, `/${city.id}`)}">${nameIn(city, ctx)}</a>
    </nav>
    <article class="notice">
      <div class="lead">
        <p class="kind">
          ${notice.layer === 'emergency' ? (en ? 'Urgent notice' : '紧急公告') : en ? 'Notice' : '公告'}${over && html` <strong class="stamp">${en ? 'over' : '已过期'}</strong>`}
        </p>
        <h1>${notice.title}</h1>
      </div>
      <dl class="facts">
        <dt>${en ? 'By' : '发布'}</dt>
        <dd>${notice.publisher}</dd>
        <dt>${en ? 'Announced' : '日期'}</dt>
        <dd>
          <time datetime="${notice.announced.at}">${longDate(announced, ctx.lang, today)}</time
          >${notice.announced.by && (en ? ' at the latest' : '或更早')}
          (${ageWord(announced, today, ctx)})
        </dd>
        ${
          span !== null &&
          html`<dt>${en ? 'Speaks of' : '说的是'}</dt>
            <dd>${spanWord(span.from, span.to, ctx.lang, today)}</dd>`
        }${
          address !== null &&
          html`<dt>${en ? 'Where' : '原文'}</dt>
            <dd>
              <a href="${address}" rel="noopener nofollow"
                >${address.replace(/^https?:\/\//, '')}</a
              >
            </dd>`
        }
      </dl>
      ${
        newer.length > 0 &&
        html`<p class="alarm">
          ${en ? 'Replaced by' : '已被取代：'}
          ${joined(
            newer.map(
              (other) => html`<a href="${link(ctx, `/notices/${other.id}`)}">${other.title}</a>`,
            ),
            '、',
          )}
        </p>`
      }
      <section aria-labelledby="h-rules">
        <h2 id="h-rules">${en ? 'What it says' : '说了什么'}</h2>
        <ol class="clauses">
          ${clauses.map(
            ([clause, rules]) =>
              html`<li id="c${clause}" ${clause > 0 && html` value="${clause}"`}>
                <ul>
                  ${rules.map((rule, i) => ruleHtml(ctx, rule, rules[i - 1]))}
                </ul>
              </li>`,
          )}
        </ol>
        ${
          notice.programme.length > 0 &&
          html`<h3>${en ? 'Programme' : '演出和活动'}</h3>
            <ul class="programme">
              ${notice.programme.map((item) => html`<li><time datetime="${item.date}">${longDate(dayOf(item.date), ctx.lang, today)}</time>${item.time !== null && html` ${timeHtml(item.time, ctx)}`} <a href="${link(ctx, `/venues/${item.venue}`)}">${placeName(ctx, item.venue)}</a> ${en ? (item.titleEn ?? item.title) : item.title}</li>`)}
            </ul>`
        }
      </section>
      ${
        span !== null &&
        places.length > 0 &&
        html`<section class="became" aria-labelledby="h-became">
          <h2 id="h-became">${en ? 'What each day became' : '每天就成了这样'}</h2>
          <p class="quiet">
            ${en ? 'With everything else that is known put together; days alike are joined.' : '和其他公告合在一起的结果；一样的日子并作一行。'}
          </p>
          ${places.map((place) => placeDays(ctx, place, span))}
        </section>`
      }
      <p class="quiet">
        ${en ? 'Rules are our reading of the notice; its words are not reproduced here.' : '这里列的是我们读出的规则，不是公告原文。'}
      </p>
    </article>`
  return {
    body: shell(ctx, {
      path: `/notices/${notice.id}`,
      title: `${notice.title} · 不打烊`,
      description: en
        ? `${notice.publisher}: opening hours of ${places.length} places, rule by rule, day by day.`
        : `${notice.publisher}公告：${places.length}处场馆的开放安排，逐条逐日。`,
      main,
      kind: 'notice-page',
      data: [
        {
          '@context': 'https://schema.org',
          '@type': 'CreativeWork',
          name: notice.title,
          datePublished: notice.announced.at,
          url: `${ctx.baseUrl}/notices/${notice.id}`,
          ...(address === null ? {} : { isBasedOn: address }),
          publisher: { '@type': 'Organization', name: notice.publisher },
          ...(span === null ? {} : { temporalCoverage: `${dateOf(span.from)}/${dateOf(span.to)}` }),
        },
      ],
    }),
    validUntil: midnightAfter(schedule, t),
  }
}

/** Does something of it go on without a last day? */
function openEnded(notice: Notice): boolean {
  return notice.rules.some((rule) => rule.when.from !== null && rule.when.to === null)
}

function placeName(ctx: NoticeContext, id: string): string {
  const place = ctx.schedule.places.get(id)
  return place ? nameIn(place.venue, ctx) : id
}

/** One rule: whom it speaks of, on which days, what, and how one gets in. */
function ruleHtml(ctx: NoticeContext, rule: Rule, before: Rule | undefined): Html {
  const en = ctx.lang === 'en'
  const places = joined(
    rule.places.map(
      (id) => html`<a href="${link(ctx, `/venues/${id}`)}">${placeName(ctx, id)}</a>`,
    ),
    en ? ', ' : '、',
  )
  const more: (Html | string)[] = []
  // the notice's own year goes without saying
  const year = ctx.notice.announced.at.slice(0, 4)
  if (rule.booking !== null) more.push(entryHtml(rule.booking, ctx))
  if (rule.booking?.minDaysAhead)
    more.push(
      en
        ? `at least ${rule.booking.minDaysAhead} day(s) ahead`
        : `至少提前${rule.booking.minDaysAhead}天`,
    )
  if (rule.booking?.note) more.push(rule.booking.note)
  const entry =
    rule.lastEntry ??
    ('windows' in rule.what ? rule.what.windows.find((w) => w.lastEntry !== null)?.lastEntry : null)
  if (entry !== null && entry !== undefined)
    more.push(en ? html`last entry ${timeHtml(entry, ctx)}` : html`最晚${timeHtml(entry, ctx)}入场`)
  if (rule.fee !== null) more.push(feeName(rule.fee, ctx.lang))
  if (rule.othersClosed) more.push(en ? 'the other rooms are closed' : '其余各室不开')
  if (rule.cause !== null) more.push(causeName(rule.cause, ctx.lang))
  if (rule.note !== null) more.push(rule.note)
  if (rule.basis === 'implied')
    more.push(en ? 'our conclusion, not its words' : '由公告推出，不是原话')
  return html`<li>
    ${rule.places.join() !== before?.places.join() && html`<p class="who">${places}</p>`}
    <p>
      <b>${whenText(rule, ctx.lang).replaceAll(en ? ` ${year}` : `${year}年`, '')}</b>
      <em>${whatHtml(rule, ctx)}</em>
    </p>
    ${more.length > 0 && html`<p class="how">${more.map((said, i) => [i > 0 && ' · ', said])}</p>`}
  </li>`
}

/** A place's days within the notice, equal neighbours joined. */
function placeDays(
  ctx: NoticeContext,
  place: Place,
  span: { from: DayNumber; to: DayNumber },
): Html {
  const days = daysBetween(ctx.schedule, place, span.from, Math.min(span.to, span.from + 92))
  const en = ctx.lang === 'en'
  const axis = axisOf(days)
  const voice: VenueContext = { ...ctx, place }
  const row = ({ first, last }: { first: DayAnswer; last: DayAnswer }) => {
    const said = hoursHtml(place, first, voice)
    const words =
      said ??
      (first.reason === 'not-announced'
        ? en
          ? 'not announced'
          : '没公布'
        : first.reason === null || first.reason === 'no-schedule'
          ? en
            ? 'nothing said'
            : '没说'
          : reasonWord(first.reason, ctx.lang))
    const marks = first === last ? dayMarks(ctx.schedule, first.day, ctx.lang) : []
    return html`<tr class="${first.state}">
      <th scope="row">
        ${first === last ? longDate(first.day, ctx.lang) : spanWord(first.day, last.day, ctx.lang)}${
          marks.length > 0 &&
          html`<small
            >${joined(
              marks.map((mark) => html`<i>${mark}</i>`),
              ' · ',
            )}</small
          >`
        }
      </th>
      <td class="bars">${barSvg(place, first, axis, { height: 18, now: null })}</td>
      <td class="said">${words}</td>
    </tr>`
  }
  return html`<h3>
      <a href="${link(ctx, `/venues/${place.venue.id}`)}">${nameIn(place.venue, ctx)}</a>
    </h3>
    <table class="rows-of-days">
      <thead>
        <tr>
          <th scope="col">${en ? 'Days' : '日期'}</th>
          <th scope="col" class="scale">
            <span class="vh">${en ? 'Picture' : '图'}</span>${axisSvg(axis)}
          </th>
          <th scope="col">${en ? 'Hours' : '时间'}</th>
        </tr>
      </thead>
      <tbody>
        ${runsOf(days).map(row)}
      </tbody>
    </table>`
}
