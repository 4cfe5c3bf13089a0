/**
 * The resident's pages as text: each function takes what it needs to know and gives back one body with
 * the moment until which that body stays true. No page knows a clock: the moment is an argument, and
 * everything that moves by the second (countdowns, the now-mark) is drawn by the script.
 */
import type { City, Instant, Kind, Notice } from '../core/model.ts'
import type { Place, Schedule } from '../core/schedule.ts'

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

export declare function homePage(ctx: HomeContext): Page
export declare function cityPage(ctx: CityContext): Page
export declare function venuePage(ctx: VenueContext): Page
export declare function noticePage(ctx: NoticeContext): Page
export declare function subscribePage(ctx: SubscribeContext): Page
export declare function errorPage(ctx: ErrorContext): Page
/** Shown by the service worker when a page that was never seen is asked for without a network. */
export declare function offlinePage(ctx: PageContext): Page
/** `/sitemap.xml` (sitemaps.org 0.9) with both languages of every page. */
export declare function sitemap(ctx: {
  baseUrl: string
  cities: { city: City; venues: string[]; notices: string[] }[]
}): string
/** `/manifest.webmanifest` as JSON text. */
export declare function manifest(ctx: { lang: PageLang }): string
/** `/share/{venue}.svg?shape=wide|square`: the holiday's hours as a picture, 1200×630 or 1080×1080. */
export declare function shareSvg(ctx: VenueContext, shape: 'wide' | 'square'): Page
/** `Content-Security-Policy` of every page. */
export declare const CONTENT_SECURITY_POLICY: string
