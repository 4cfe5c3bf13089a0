/**
 * The resident's pages as text: each function takes what it needs to know and gives back one body with
 * the moment until which that body stays true. No page knows a clock: the moment is an argument, and
 * everything that moves by the second (countdowns, the now-mark) is drawn by the script.
 */
import type { City, Instant, Kind, Notice } from '../core/model.ts'
import type { Place, Schedule } from '../core/schedule.ts'
import { html, markup } from './html.ts'
import type { Html } from './html.ts'
import { link, shell } from './page-shell.ts'
import { nameIn } from './page-view.ts'
import { guides, qrSvg, subscribeLinks } from './subscribe.ts'

export { cityPage } from './page-city.ts'
export { noticePage } from './page-notice.ts'
export { venuePage } from './page-venue.ts'
export { shareSvg } from './svg-share.ts'

/** Language of a page. Pages are Chinese unless the address says `?lang=en`; headers do not decide. */
export type PageLang = 'zh-CN' | 'en'

/** A rendered page: a pure function of its context, constant until `validUntil`. */
export interface Page {
  body: string
  /** First instant at which the body would differ; null if none before 2101. */
  validUntil: Instant | null
}

/** What every page knows. */
export interface PageContext {
  /** Origin under which the service is reached, without a trailing slash: canonical links, feeds. */
  baseUrl: string
  lang: PageLang
  /** 长辈版, from `?elder=1`. */
  elder: boolean
  now: Instant
  /** The moment asked about by `?at=`; null for now. */
  at: Instant | null
  /** Mail address or `https:` address that takes reports of mistakes; null leaves the link out. */
  reportTo: string | null
}

/** What the list of a city is narrowed to; the form sends these names, empty strings count as null. */
export interface Filters {
  /** `?q=`: words, aliases or pinyin. */
  q: string | null
  /** `?kind=` */
  kind: Kind | null
  /** `?enter=walk-in` or `?enter=booking` */
  enter: 'walk-in' | 'booking' | null
}

export interface CityContext extends PageContext {
  schedule: Schedule
  filters: Filters
}

export interface VenueContext extends PageContext {
  schedule: Schedule
  place: Place
}

export interface NoticeContext extends PageContext {
  schedule: Schedule
  notice: Notice
}

export interface HomeContext extends PageContext {
  cities: { city: City; venues: number }[]
}

/** `/subscribe?venue=ID` or `/subscribe?city=ID`; without either it lists the cities. */
export interface SubscribeContext extends PageContext {
  cities: { city: City; venues: number }[]
  schedule: Schedule | null
  place: Place | null
}

export interface ErrorContext extends PageContext {
  /** HTTP status, e.g. 404. */
  status: number
  /** What was wrong, one line each, shown as text. */
  details: string[]
}

/**
 * `Content-Security-Policy` of every page and picture: nothing inline, nothing from elsewhere. `blob:` and
 * `data:` pictures are what the share picture is made from on the device.
 */
export const CONTENT_SECURITY_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"

/** `/`: which cities there are. */
export function homePage(ctx: HomeContext): Page {
  const en = ctx.lang === 'en'
  const cities = [...ctx.cities].sort((a, b) => b.venues - a.venues)
  const main = html`<div class="lead home">
      <h1>${en ? 'Is it open today?' : '今天开门吗？'}</h1>
      <p>
        ${
          en
            ? 'Museums, libraries, sports grounds: opening hours read from the venues’ own notices, holidays included, each with its source.'
            : '博物馆、图书馆、体育场馆几点开、几点关、要不要预约。照各馆公告写，节假日也算在内，条条有出处。'
        }
      </p>
    </div>
    <section aria-labelledby="h-cities">
      <h2 id="h-cities">${en ? 'Choose a city' : '选一个城市'}</h2>
      <ul class="cities">
        ${cities.map(
          ({ city, venues }) =>
            html`<li>
              <a href="${link(ctx, `/${city.id}`)}"
                ><b>${nameIn(city, ctx)}</b
                ><span>${en ? `${venues} venues` : `${venues}处场馆`}</span></a
              >
            </li>`,
        )}
      </ul>
    </section>
    <section class="ways" aria-labelledby="h-ways">
      <h2 id="h-ways">${en ? 'Also' : '还可以'}</h2>
      <ul>
        <li>
          <a href="${link(ctx, '/subscribe')}"
            >${en ? 'Put holiday hours into the calendar of your phone' : '把假期时间订阅到手机日历'}</a
          >
        </li>
        <li>
          <a href="/docs">${en ? 'Build on the open interface' : '用开放接口做自己的应用'}</a>
        </li>
      </ul>
    </section>`
  return {
    body: shell(ctx, {
      path: '/',
      title: en
        ? '不打烊 Budayang: opening hours of public venues'
        : '不打烊：公共场馆今天开门吗，几点开，怎么预约',
      description: en
        ? 'Opening hours of museums, libraries and sports venues in China, holidays included, each with the notice that says so.'
        : '博物馆、图书馆、体育场馆的开放时间和预约办法，节假日安排照各馆公告写，条条有出处。',
      main,
      kind: 'home',
      data: [
        {
          '@context': 'https://schema.org',
          '@type': 'WebSite',
          name: '不打烊 Budayang',
          url: `${ctx.baseUrl}/`,
          inLanguage: ['zh-CN', 'en'],
        },
      ],
    }),
    validUntil: null,
  }
}

/** `/subscribe`: a feed's addresses and how each calendar takes them, in steps. */
export function subscribePage(ctx: SubscribeContext): Page {
  const en = ctx.lang === 'en'
  const { schedule, place } = ctx
  const subject = place?.venue ?? schedule?.content.city ?? null
  if (subject === null) return citiesToSubscribe(ctx)
  const name = nameIn(subject, ctx)
  const path = place ? `/feeds/${place.venue.id}.ics` : `/feeds/city/${subject.id}.ics`
  const links = subscribeLinks(`${ctx.baseUrl}${path}${en ? '?lang=en' : ''}`, name)
  const file = (words: string) =>
    html`<a class="button" href="${links.https}" download="${links.fileName}">${words}</a>`
  const back = place ? `/venues/${place.venue.id}` : `/${subject.id}`
  const main = html`<nav class="crumbs"><a href="${link(ctx, back)}">${name}</a></nav>
    <div class="lead">
      <h1>${en ? `Put ${name} into your calendar` : `把${name}订阅到日历`}</h1>
      <p>
        ${en ? 'Holiday hours, closures and booking deadlines appear on their days.' : '假期几点开、哪天不开、哪天截止预约，都会出现在日历上。'}
      </p>
    </div>
    <section class="feed">
      <p class="acts">
        <a class="button main" href="${links.webcal}">${en ? 'Subscribe' : '一键订阅'}</a>
        ${file(en ? 'Download once' : '只下载一次')}
      </p>
      <p>
        ${en ? 'Or copy the address:' : '或者复制这个地址：'}
        <code class="name" data-copy>${links.https}</code>
      </p>
      <div class="scan">
        ${markup(qrSvg(links.webcal))}
        <p class="quiet">
          ${en ? 'Scan with the phone that shall have it' : '用要订阅的手机扫一扫'}
        </p>
      </div>
    </section>
    ${guides(ctx.lang).map(({ client, link: by, steps, note }) => {
      const start =
        by === null
          ? null
          : by === 'https'
            ? file(en ? 'The file' : '日历文件')
            : html`<a class="button" href="${links[by]}">${en ? 'Open' : '打开'}</a>`
      return html`<section>
        <h2>${client}</h2>
        <ol>
          ${steps.map((step, i) => html`<li>${step} ${i === 0 && start}</li>`)}
        </ol>
        ${note !== null && html`<p class="quiet">${note}</p>`}
      </section>`
    })}
    ${place !== null && embedding(ctx, place)}`
  return {
    body: shell(ctx, {
      path: '/subscribe',
      query: place ? { venue: place.venue.id } : { city: subject.id },
      title: en ? `${name} in your calendar · 不打烊` : `把${name}订阅到日历 · 不打烊`,
      description: en
        ? `How to subscribe to the opening hours of ${name} on any phone or computer.`
        : `在各种手机和电脑上订阅${name}开放时间的办法。`,
      main,
      kind: 'subscribe',
    }),
    validUntil: null,
  }
}

/** How a venue shows its hours on a site of its own. */
function embedding(ctx: PageContext, place: Place): Html {
  const en = ctx.lang === 'en'
  const code = `<script type="module" src="${ctx.baseUrl}/assets/budayang-hours.js"></script>
<budayang-hours venue="${place.venue.id}"></budayang-hours>`
  return html`<section>
    <h2>${en ? 'On your own website' : '放到自己的网站上'}</h2>
    <p>
      ${en ? 'Two lines show whether the venue is open, and change by themselves:' : '两行代码，显示现在开没开，到点自己变：'}
    </p>
    <p><code class="name" data-copy>${code}</code></p>
  </section>`
}

function citiesToSubscribe(ctx: SubscribeContext): Page {
  const en = ctx.lang === 'en'
  const main = html`<div class="lead">
      <h1>${en ? 'Into my calendar' : '订阅到日历'}</h1>
      <p>
        ${en ? 'Choose a city; each venue’s page has a feed of its own.' : '选一个城市；每个场馆的页面上也可以单独订阅。'}
      </p>
    </div>
    <ul class="cities">
      ${ctx.cities.map(
        ({ city, venues }) =>
          html`<li>
            <a href="${link(ctx, '/subscribe', { city: city.id })}"
              ><b>${nameIn(city, ctx)}</b
              ><span>${en ? `${venues} venues` : `${venues}处场馆`}</span></a
            >
          </li>`,
      )}
    </ul>`
  return {
    body: shell(ctx, {
      path: '/subscribe',
      title: en ? 'Into my calendar · 不打烊' : '订阅到日历 · 不打烊',
      description: en
        ? 'Calendar feeds of public venues’ holiday hours, by city and venue.'
        : '公共场馆假期开放时间的日历订阅，按城市和场馆。',
      main,
      kind: 'subscribe',
    }),
    validUntil: null,
  }
}

/** A page for what went wrong, in words that help. */
export function errorPage(ctx: ErrorContext): Page {
  const en = ctx.lang === 'en'
  const [title, words] =
    ctx.status === 404
      ? en
        ? ['There is no such page', 'The address may be old or mistyped.']
        : ['没有这个页面', '地址可能旧了，或者打错了。']
      : ctx.status < 500
        ? en
          ? ['That could not be read', 'Something in the address is not as it should be.']
          : ['看不懂这个地址', '地址里有写得不对的地方。']
        : en
          ? ['Something broke here', 'It is our fault. Try again in a minute.']
          : ['这里出了毛病', '是我们的问题，请过一会儿再试。']
  const main = html`<div class="lead">
      <h1>${title}</h1>
      <p>${words}</p>
    </div>
    ${
      ctx.details.length > 0 &&
      html`<ul>
        ${ctx.details.map((detail) => html`<li>${detail}</li>`)}
      </ul>`
    }
    <p><a class="button" href="${link(ctx, '/')}">${en ? 'All cities' : '看所有城市'}</a></p>`
  return {
    body: shell(ctx, {
      path: '/',
      title: `${title} · 不打烊`,
      description: words!,
      main,
      kind: 'error',
      noindex: true,
    }),
    validUntil: null,
  }
}

/** `/offline`: what the service worker shows when a page that was never seen is asked for. */
export function offlinePage(ctx: PageContext): Page {
  const en = ctx.lang === 'en'
  const main = html`<div class="lead">
      <h1>${en ? 'No network' : '没有网络'}</h1>
      <p>
        ${en ? 'This page was not seen before, so it is not on this phone. Pages you have seen still open.' : '这一页以前没看过，手机里没有存。看过的页面现在还能打开。'}
      </p>
    </div>
    <p><a class="button" href="${link(ctx, '/')}">${en ? 'All cities' : '看所有城市'}</a></p>`
  return {
    body: shell(ctx, {
      path: '/offline',
      title: en ? 'No network · 不打烊' : '没有网络 · 不打烊',
      description: en ? 'No network' : '没有网络',
      main,
      kind: 'error',
      noindex: true,
    }),
    validUntil: null,
  }
}

/** `/sitemap.xml` (sitemaps.org 0.9): every page, each naming itself in both languages. */
export function sitemap(ctx: {
  baseUrl: string
  cities: { city: City; venues: string[]; notices: string[] }[]
}): string {
  const paths = [
    '/',
    '/subscribe',
    ...ctx.cities.flatMap(({ city, venues, notices }) => [
      `/${city.id}`,
      ...venues.map((id) => `/venues/${id}`),
      ...notices.map((id) => `/notices/${id}`),
    ]),
  ]
  const urls = paths.map((path) => {
    const zh = html`${ctx.baseUrl + path}`
    const en = html`${`${ctx.baseUrl + path}?lang=en`}`
    const both = html`<xhtml:link rel="alternate" hreflang="zh-CN" href="${zh}" /><xhtml:link
        rel="alternate"
        hreflang="en"
        href="${en}"
      />`
    return html`<url><loc>${zh}</loc>${both}</url>
      <url><loc>${en}</loc>${both}</url> `
  })
  return String(
    html`<?xml version="1.0" encoding="UTF-8"?>
      <urlset
        xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:xhtml="http://www.w3.org/1999/xhtml"
      >
        ${urls}</urlset
      > `,
  )
}

/** `/manifest.webmanifest` as JSON text. */
export function manifest(ctx: { lang: PageLang }): string {
  const en = ctx.lang === 'en'
  return JSON.stringify({
    id: '/',
    name: en ? 'Budayang: is it open?' : '不打烊：今天开门吗',
    short_name: en ? 'Budayang' : '不打烊',
    description: en ? 'Opening hours of public venues' : '公共场馆开放时间',
    lang: ctx.lang,
    start_url: en ? '/?lang=en' : '/',
    scope: '/',
    display: 'standalone',
    background_color: '#faf8f3',
    theme_color: '#faf8f3',
    icons: [
      { src: '/assets/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: '/assets/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/assets/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/assets/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  })
}
