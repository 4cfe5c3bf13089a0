/**
 * Addresses for people. Links to them are decorated by the apps they are shared in, so that unknown
 * parameters are ignored; their language is in the address alone, so that a shared link says one thing.
 */
import {
  CONTENT_SECURITY_POLICY,
  cityPage,
  errorPage,
  homePage,
  manifest,
  noticePage,
  offlinePage,
  shareSvg,
  sitemap,
  subscribePage,
  venuePage,
} from '../render/page.ts'
import type { Page, PageContext } from '../render/page.ts'
import type { Instant } from '../core/model.ts'
import type { Desk } from './desk.ts'
import type { Answered, Ask, Config, Frame, Surroundings } from './frame.ts'
import { notFound } from './problem.ts'
import * as q from './query.ts'
import type { Params } from './query.ts'
import { KINDS } from '../core/model.ts'
import type { Route } from './routes.ts'
import type { Edition, Library } from './state.ts'

/** What every page takes. */
const common = {
  lang: q.oneOf('Language of the page.', ['zh-CN', 'en']),
  elder: q.flag('Large print and plain words.'),
  at: q.moment('Show this moment instead of now.'),
  revision: q.id('Show this revision.', '0123456789abcdef0123'),
  asOf: q.moment('Show what was published at this moment.'),
}

const filters = {
  q: q.words('Words to find a venue by.', 'tushuguan'),
  kind: q.oneOf('Only this kind of venue.', KINDS),
  enter: q.oneOf('Only venues one enters this way.', ['walk-in', 'booking']),
}

/** Adds the pages to a frame; `/{city}` comes last because it would match any single word. */
export function addPages(frame: Frame, desk: Desk, library: Library, config: Config): void {
  const { page } = frame
  const reportTo = config.reportTo ?? null

  const contextOf = (ask: PageAsk, edition: Edition | null): PageContext => ({
    baseUrl: ask.origin,
    lang: ask.lang,
    elder: ask.q.elder,
    now: ask.now,
    at: edition ? desk.asked(edition, ask).at : null,
    reportTo,
  })

  const cities = async () => {
    const editions = await desk.editions({ q: {} })
    return editions.map(({ schedule: { content } }) => ({
      city: content.city,
      venues: content.venues.length,
    }))
  }

  const showCity = async (ask: Ask<typeof common & typeof filters>, city: string) => {
    const edition = await desk.edition(city, ask)
    const { schedule } = edition
    const { q: words, kind, enter } = ask.q
    const context = { ...contextOf(ask, edition), schedule, filters: { q: words, kind, enter } }
    return shown(ask, cityPage(context))
  }

  page(at('home', '/', { ...common, ...filters }), async (ask) => {
    const [only, ...others] = library.heads()
    if (only && others.length === 0) return showCity(ask, only.city)
    return shown(ask, homePage({ ...contextOf(ask, null), cities: await cities() }))
  })

  page(at('venuePage', '/venues/{id}', common), async (ask) => {
    const { edition, place } = await desk.venue(ask)
    return shown(ask, venuePage({ ...contextOf(ask, edition), schedule: edition.schedule, place }))
  })

  page(at('noticePage', '/notices/{id}', common), async (ask) => {
    const { edition, notice } = await desk.notice(ask)
    return shown(
      ask,
      noticePage({ ...contextOf(ask, edition), schedule: edition.schedule, notice }),
    )
  })

  const subject = {
    venue: q.id('Venue to subscribe to.', ''),
    city: q.id('City to subscribe to.', ''),
  }
  page(at('subscribe', '/subscribe', { ...common, ...subject }), async (ask) => {
    const { venue, city } = ask.q
    const found = venue ? await desk.venue({ q: {}, path: () => venue }) : null
    const edition = found?.edition ?? (city ? await desk.edition(city, { q: {} }) : null)
    const context = { ...contextOf(ask, edition), cities: await cities() }
    const schedule = edition?.schedule ?? null
    return shown(ask, subscribePage({ ...context, schedule, place: found?.place ?? null }))
  })

  const shape = { shape: q.oneOf('Format of the picture.', ['wide', 'square'], 'wide') }
  page(at('share', '/share/{id}.svg', { ...common, ...shape }), async (ask) => {
    const { edition, place } = await desk.venue(ask, ask.path('id').replace(/\.svg$/, ''))
    const context = { ...contextOf(ask, edition), schedule: edition.schedule, place }
    return { ...shown(ask, shareSvg(context, ask.q.shape)), type: 'image/svg+xml; charset=utf-8' }
  })

  page(at('offline', '/offline', common), async (ask) =>
    shown(ask, offlinePage(contextOf(ask, null))),
  )

  page(at('manifest', '/manifest.webmanifest', { lang: common.lang }), async (ask) => ({
    body: manifest({ lang: ask.lang }),
    changesAt: null,
    type: 'application/manifest+json; charset=utf-8',
  }))

  page(at('sitemap', '/sitemap.xml', {}), async (ask) => {
    const editions = await desk.editions({ q: {} })
    const listed = editions.map(({ schedule: { content } }) => ({
      city: content.city,
      venues: content.venues.map((venue) => venue.id),
      notices: content.notices.map((notice) => notice.id),
    }))
    const body = sitemap({ baseUrl: ask.origin, cities: listed })
    return { body, changesAt: null, type: 'application/xml; charset=utf-8' }
  })

  page(at('robots', '/robots.txt', {}), async (ask) => ({
    body: `User-agent: *\nAllow: /\nSitemap: ${ask.origin}/sitemap.xml\n`,
    changesAt: null,
    type: 'text/plain; charset=utf-8',
  }))

  frame.file('/docs', '/docs.html')
  frame.file('/openapi.json', '/openapi.json')
  page(at('cityPage', '/{city}', { ...common, ...filters }), (ask) => {
    const city = ask.path('city')
    // a file of the site may lie beside the cities; the frame looks for it when no city has the name
    if (!q.ID.test(city)) throw notFound(`nothing is at /${city.slice(0, 120)}`)
    return showCity(ask, city)
  })
}

/** How the frame shows faults to people. */
export function pageSurroundings(config: Config): Pick<Surroundings, 'errorPage' | 'pagePolicy'> {
  return {
    pagePolicy: CONTENT_SECURITY_POLICY,
    errorPage: (status, details, { lang, now, origin }) => {
      const reportTo = config.reportTo ?? null
      const context = { baseUrl: origin, lang, elder: false, now, at: null, reportTo }
      return errorPage({ ...context, status, details }).body
    },
  }
}

type PageAsk = Pick<Ask<Pick<typeof common, 'elder' | 'at'>>, 'q' | 'lang' | 'now' | 'origin'>

function shown(ask: { q: { at?: unknown } }, { body, validUntil }: Page): Answered {
  const changesAt: Instant | null = ask.q.at ? null : validUntil
  return { body, changesAt, type: 'text/html; charset=utf-8' }
}

function at<P extends Params>(name: string, path: string, params: P): Route<P> {
  return { name, path, params, summary: '', about: {}, answers: 'text/html' }
}
