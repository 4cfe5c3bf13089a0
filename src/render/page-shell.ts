/**
 * What every page has around it: head, switches, shapes, foot; and the addresses pages link to.
 */
import type { Instant } from '../core/model.ts'
import { html, json, markup } from './html.ts'
import type { Html } from './html.ts'
import { GROUPS } from './page-view.ts'
import type { Group } from './page-view.ts'
import type { PageContext } from './page.ts'

/** What a page hands to the shell. */
export interface Sheet {
  /** Path without query: canonical address and switches are made from it. */
  path: string
  /** Query parameters that belong to the page itself and survive a switch of language. */
  query?: Record<string, string>
  title: string
  description: string
  main: Html
  /** Classes of `<body>`. */
  kind: string
  /** Picture for link previews, a path. */
  image?: string
  /** Structured data, one block each. */
  data?: unknown[]
  /** For the script: see `src/client/page/page.ts`. */
  script?: unknown
  /** Search engines should leave it alone. */
  noindex?: boolean
}

/** A path with the reader's language and mode carried along; empty values are left out. */
export function link(
  ctx: { lang: string; elder: boolean },
  path: string,
  query: Record<string, string | null> = {},
): string {
  const all: Record<string, string | null> = {
    ...query,
    ...(ctx.lang === 'en' ? { lang: 'en' } : {}),
    ...(ctx.elder ? { elder: '1' } : {}),
  }
  const pairs = Object.entries(all)
    .filter((pair): pair is [string, string] => pair[1] !== null && pair[1] !== '')
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`
}

/** The reader's language as hidden fields of a form. */
export function carried(ctx: PageContext): Html {
  return html`${ctx.lang === 'en' && html`<input type="hidden" name="lang" value="en" />`}${ctx.elder && html`<input type="hidden" name="elder" value="1" />`}`
}

/** The whole document as text. */
export function shell(ctx: PageContext, sheet: Sheet): string {
  const en = ctx.lang === 'en'
  const own = sheet.query ?? {}
  const address = (lang: 'zh-CN' | 'en') =>
    ctx.baseUrl + link({ lang, elder: false }, sheet.path, ownOf(own))
  const other = link({ ...ctx, lang: en ? 'zh-CN' : 'en' }, sheet.path, own)
  const mode = ctx.elder
    ? link({ ...ctx, elder: false }, sheet.path, { ...own, elder: '0' })
    : link({ ...ctx, elder: true }, sheet.path, own)
  const image = ctx.baseUrl + (sheet.image ?? '/assets/icon-512.png')
  return String(
    html`<!doctype html>
      <html lang="${ctx.lang}" ${ctx.elder && markup(' class="elder"')}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
          <title>${sheet.title}</title>
          <meta name="description" content="${sheet.description}" />
          ${sheet.noindex === true && html`<meta name="robots" content="noindex" />`}
          <link rel="stylesheet" href="/assets/page.css" />
          <script type="module" src="/assets/page.js"></script>
          <link rel="canonical" href="${address(ctx.lang)}" />
          <link rel="alternate" hreflang="zh-CN" href="${address('zh-CN')}" />
          <link rel="alternate" hreflang="en" href="${address('en')}" />
          <link rel="alternate" hreflang="x-default" href="${address('zh-CN')}" />
          <meta property="og:type" content="website" />
          <meta property="og:site_name" content="不打烊 Budayang" />
          <meta property="og:title" content="${sheet.title}" />
          <meta property="og:description" content="${sheet.description}" />
          <meta property="og:url" content="${address(ctx.lang)}" />
          <meta property="og:image" content="${image}" />
          <meta property="og:locale" content="${en ? 'en_GB' : 'zh_CN'}" />
          <meta name="theme-color" content="#faf8f3" media="(prefers-color-scheme: light)" />
          <meta name="theme-color" content="#16181a" media="(prefers-color-scheme: dark)" />
          <meta name="color-scheme" content="light dark" />
          <meta name="format-detection" content="telephone=no" />
          <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
          <link rel="apple-touch-icon" href="/assets/icon-180.png" />
          <link
            rel="manifest"
            href="${link({ lang: ctx.lang, elder: false }, '/manifest.webmanifest')}"
          />
          ${(sheet.data ?? []).map(
            (block) =>
              html`<script type="application/ld+json">
                ${json(block)}
              </script>`,
          )}
        </head>
        <body class="${sheet.kind}">
          <a class="skip" href="#main">${en ? 'Skip to content' : '跳到正文'}</a>
          ${SHAPES}
          <header class="top">
            <a class="brand" href="${link(ctx, '/')}"
              >${BRAND}<span>不打烊</span>${en && html`<small lang="en">Budayang</small>`}</a
            >
            <nav aria-label="${en ? 'Language and size' : '语言和字号'}">
              <a href="${mode}" data-mode="${ctx.elder ? '0' : '1'}"
                >${ctx.elder ? (en ? 'Standard' : '标准版') : en ? 'Large print' : '长辈版'}</a
              >
              <a href="${other}" lang="${en ? 'zh-CN' : 'en'}" hreflang="${en ? 'zh-CN' : 'en'}"
                >${en ? '中文' : 'English'}</a
              >
            </nav>
          </header>
          <p
            class="saved"
            role="status"
            data-say="${en ? 'No network. This is what was known at {t}.' : '没有网络。下面是{t}的消息。'}"
          ></p>
          <main id="main" tabindex="-1">${sheet.main}</main>
          <footer class="foot">
            <p>
              ${
                en
                  ? 'Hours come from the venues’ own notices, each cited. What no source says is shown as unknown; nothing is guessed.'
                  : '时间都出自各馆公告，每条注明来源。公告没说的，写“不清楚”，不猜。'
              }
            </p>
            <p>
              <a href="${link(ctx, '/')}">${en ? 'All cities' : '所有城市'}</a
              ><a href="${link(ctx, '/subscribe')}">${en ? 'Into my calendar' : '订阅到日历'}</a
              ><a href="/docs">${en ? 'For developers' : '开放接口'}</a>
            </p>
          </footer>
          ${
            sheet.script !== undefined &&
            html`<script type="application/json" id="data">
              ${json(sheet.script)}
            </script>`
          }
        </body>
      </html> `,
  )
}

/** Of a page's own parameters only the subject is part of its canonical address, not what it is narrowed to. */
function ownOf(query: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).filter(([key]) => key === 'venue' || key === 'city'),
  )
}

/** The earlier of two moments; null is never. */
export function sooner(a: Instant | null, b: Instant | null): Instant | null {
  return a === null ? b : b === null ? a : Math.min(a, b)
}

/** The shape of a state: each differs in outline and filling, so none rests on its colour. */
export function shape(group: Group): Html {
  return SHAPE[group]
}

/** A door ajar under a lamp: the mark of the site. */
const BRAND = markup(
  '<svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><path class="mark-wall" d="M5 29V9a6 6 0 0 1 6-6h10a6 6 0 0 1 6 6v20z"/><path class="mark-door" d="M12 29V10l9-3v22z"/><circle class="mark-knob" cx="18" cy="18.500" r="1.300"/></svg>',
)

const SHAPE = Object.fromEntries(
  GROUPS.map((group) => [
    group,
    markup(
      `<svg class="shape" viewBox="0 0 24 24" aria-hidden="true"><use href="#g-${group}"/></svg>`,
    ),
  ]),
) as Record<Group, Html>

const SHAPES =
  markup(`<svg class="sprite" width="0" height="0" aria-hidden="true" focusable="false"><defs>
<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch" d="M0 0V6"/></pattern>
<pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse"><circle class="dot" cx="3" cy="3" r="1.200"/></pattern></defs>
<symbol id="g-open" viewBox="0 0 24 24"><circle class="full" cx="12" cy="12" r="11"/><path class="cut" d="m6.500 12.500 3.800 3.800 7.200-8"/></symbol>
<symbol id="g-partial" viewBox="0 0 24 24"><circle class="line" cx="12" cy="12" r="9.800"/><path class="full" d="M12 2.200a9.800 9.800 0 0 1 0 19.600z"/></symbol>
<symbol id="g-soon" viewBox="0 0 24 24"><path class="line" d="M6 2.500h12M6 21.500h12M7.500 2.500v3c0 3 4.500 4.500 4.500 6.500s-4.500 3.500-4.500 6.500v3m9-19v3c0 3-4.500 4.500-4.500 6.500s4.500 3.500 4.500 6.500v3"/><path class="full" d="M12 15.500l3.500 5h-7z"/></symbol>
<symbol id="g-later" viewBox="0 0 24 24"><circle class="line" cx="12" cy="12" r="9.800"/><path class="line" d="M12 6v6.200l4.200 2.600"/></symbol>
<symbol id="g-unstated" viewBox="0 0 24 24"><circle class="line" cx="12" cy="12" r="9.800"/><path class="line" d="m7.500 12.300 3.200 3.200 6-6.500"/></symbol>
<symbol id="g-closed" viewBox="0 0 24 24"><rect class="full" x="2" y="2" width="20" height="20" rx="4"/><path class="cut" d="M7 12h10"/></symbol>
<symbol id="g-unknown" viewBox="0 0 24 24"><circle class="line dash" cx="12" cy="12" r="9.800"/><path class="line" d="M9.300 9.400c.2-1.700 1.300-2.600 2.800-2.600 1.600 0 2.700 1 2.700 2.400 0 2.300-2.800 2.300-2.800 4.600"/><circle class="full" cx="12" cy="17" r="1.300"/></symbol>
</svg>`)
