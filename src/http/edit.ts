/**
 * `/edit`: the editor's page, on Node alone. Who comes over the loopback, straight and by its name, is let
 * in; everyone else needs a token. Every form carries a word of its session, is of this origin, small, and
 * not too frequent. What it publishes is one notice file (new, mended or withdrawn) and one revision, or nothing.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { Hono } from 'hono'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { CAUSES } from '../core/model.ts'
import type { CityContent, Instant } from '../core/model.ts'
import { DAY, dateOf, localAt, zone } from '../core/time.ts'
import { closureNotice, stamp } from '../dataset/closing.ts'
import { encodeNoticeYaml } from '../dataset/encode.ts'
import {
  EDIT_POLICY,
  deskSheet,
  enterSheet,
  reviewSheet,
  toldSheet,
  withdrawSheet,
} from '../render/page-edit.ts'
import type { EditContext, EditNotice, EditSheet } from '../render/page-edit.ts'
import type { Lang } from '../render/words.ts'
import type { Store } from '../store/store.ts'
import { noticeFile, openEditDesk } from './edit-desk.ts'
import type { EditDesk, NoticeFile, PublishOutcome } from './edit-desk.ts'
import { cityOf, editIssue, firstReading, openedSheet } from './edit-sheet.ts'
import { proposalOf, readSheet, sheetOf } from './edit-sheet.ts'
import type { Given } from './edit-sheet.ts'
import { EVERY_CITY, findToken, mayEdit, readTokens } from './edit-tokens.ts'
import type { TokenEntry } from './edit-tokens.ts'
import { ID, moment, resolve } from './query.ts'
import { Refusal } from './problem.ts'

/** What the editor's page needs of its surroundings. */
export interface EditOptions {
  store: Store
  /** Data folder it writes into. */
  dir: string
  /** File of tokens; see `edit-tokens.ts`. */
  tokens: string
  now: () => number
  /** Name under which publications over the loopback are recorded; null lets nobody in without a token. */
  localName: string | null
  /** Takes one JSON line for everything that was published or refused entry. */
  log?: (line: string) => void
}

/** Longest body of a form, in bytes: a notice of 300 000 characters, nine bytes each as forms send them. */
const MAX_BODY = 3_000_000
/** Forms a minute and caller; tries of a token a minute and caller. */
const FORMS_A_MINUTE = 60
const TRIES_A_MINUTE = 10
/** Milliseconds after which a session that was not used ends. */
const SESSION = 8 * 3_600_000

/** Sessions that are remembered; the oldest end first. */
const MOST_SESSIONS = 1000

/** Who is at the desk. */
interface Session {
  /** Unguessable; the cookie. */
  id: string
  by: string
  key: string
  /** Hash of the token it was opened with, or null over the loopback. */
  hash: string | null
  cities: string[]
  used: number
}

/** The app that answers under `/edit`. */
export function editApp(options: EditOptions): Hono {
  const desk = openEditDesk(options.store, options.dir)
  const secret = randomBytes(32)
  const sessions = new Map<string, Session>()
  const forms = counter(options.now, FORMS_A_MINUTE)
  const tries = counter(options.now, TRIES_A_MINUTE)
  const app = new Hono().basePath('/edit')
  const log = (event: Record<string, unknown>) =>
    options.log?.(JSON.stringify({ at: new Date(options.now()).toISOString(), edit: event }))

  const open = (c: Context, session: Omit<Session, 'id' | 'used'>): Session => {
    for (const [id, { used }] of sessions) if (options.now() - used > SESSION) sessions.delete(id)
    // a caller that keeps no cookies must not fill the memory
    for (const id of [...sessions.keys()].slice(0, -MOST_SESSIONS)) sessions.delete(id)
    const fresh = { ...session, id: randomBytes(32).toString('base64url'), used: options.now() }
    sessions.set(fresh.id, fresh)
    setCookie(c, COOKIE, fresh.id, {
      path: '/edit',
      httpOnly: true,
      sameSite: 'Strict',
      secure: isSecure(c),
    })
    return fresh
  }

  /** The session of a request: its cookie's, a bearer token's, or a new one over the loopback. */
  const sessionOf = (c: Context): Session | null => {
    const known = sessions.get(getCookie(c, COOKIE) ?? '')
    if (known && options.now() - known.used <= SESSION && stillValid(known)) {
      known.used = options.now()
      return known
    }
    const bearer = /^Bearer (\S{1,200})$/.exec(c.req.header('authorization') ?? '')
    if (bearer) {
      const entry = tries.count(callerOf(c))
        ? findToken(bearer[1]!, readTokens(options.tokens))
        : null
      return entry && { ...grant(entry), id: '', used: 0 }
    }
    if (options.localName === null || !isLocal(c)) return null
    return open(c, { by: options.localName, key: 'loopback', hash: null, cities: [EVERY_CITY] })
  }

  const stillValid = ({ hash }: Session) =>
    hash === null || readTokens(options.tokens).some((entry) => entry.hash === hash)

  const formWord = (session: Session) =>
    createHmac('sha256', secret).update(session.id).digest('base64url')

  const contextOf = (session: Session | null, { lang, elder }: Look): EditContext => ({
    lang,
    elder,
    who: session?.by ?? '',
    form: session && formWord(session),
  })

  app.use(async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value)
  })

  app.use(
    bodyLimit({
      maxSize: MAX_BODY,
      onError: (c) => told(c, null, 413, `more than ${MAX_BODY} bytes`),
    }),
  )

  app.onError((error, c) => {
    const response =
      error instanceof Refusal
        ? told(c, null, error.status as ContentfulStatusCode, error.message)
        : told(c, null, 503, 'it could not be done; nothing was published')
    if (!(error instanceof Refusal)) log({ trouble: String(error) })
    for (const [name, value] of Object.entries(HEADERS)) response.headers.set(name, value)
    return response
  })

  const told = (
    c: Context,
    session: Session | null,
    status: ContentfulStatusCode,
    ...lines: string[]
  ): Response => {
    const ctx = contextOf(session, lookOf(c))
    const title = ctx.lang === 'en' ? 'Nothing was published' : '没有发布'
    return c.html(toldSheet(ctx, { title, lines, status: 'bad' }), status)
  }

  /** A form that was let in: session, fields, and the language it was sent in. */
  interface Sent {
    session: Session
    ctx: EditContext
    field(name: string): string
    all(name: string): string[]
  }

  const form = (path: string, answer: (c: Context, sent: Sent) => Promise<Response> | Response) =>
    app.post(path, async (c) => {
      if (!forms.count(callerOf(c))) return tooOften(c)
      const session = sessionOf(c)
      if (!session) return c.html(enterSheet(contextOf(null, lookOf(c)), null), 401)
      if (!sameOrigin(c)) return told(c, session, 403, 'the form came from another site')
      const body = new URLSearchParams(await c.req.text())
      // a bearer header is never sent by a browser on its own, so it needs no word
      if (session.id !== '' && !alike(body.get('form') ?? '', formWord(session)))
        return told(c, session, 403, 'the form is of another session; open the page again')
      const look = turned(c, (name) => body.get(`turn-${name}`) ?? undefined)
      return answer(c, {
        session,
        ctx: contextOf(session, look),
        field: (name) => (body.get(name) ?? '').replaceAll('\r\n', '\n'),
        all: (name) => body.getAll(name).map((value) => value.replaceAll('\r\n', '\n')),
      })
    })

  const tooOften = (c: Context): Response => {
    c.header('retry-after', '60')
    return told(c, null, 429, 'too often; wait a minute')
  }

  app.get('/', async (c) => {
    const session = sessionOf(c)
    const ctx = contextOf(
      session,
      turned(c, (name) => c.req.query(name)),
    )
    if (!session) return c.html(enterSheet(ctx, null), 401)
    const asked = {
      q: c.req.query('q') ?? '',
      city: c.req.query('city') ?? '',
      all: c.req.query('all') !== undefined,
    }
    return c.html(await deskPage(desk, { ctx, session, asked, now: minute(options.now) }))
  })

  app.get('/notice/:city/:id', async (c) => {
    const session = sessionOf(c)
    if (!session) return c.html(enterSheet(contextOf(null, lookOf(c)), null), 401)
    const content = await cityFor(desk, session, c.req.param('city'))
    const file = fileFor(desk, content, c.req.param('id'))
    const head = await options.store.head(content.city.id)
    const given = openedSheet(file)
    return answered(c, contextOf(session, lookOf(c)), content, { ...given, base: head?.id ?? '' })
  })

  app.post('/enter', async (c) => {
    const caller = callerOf(c)
    if (!tries.count(caller)) return tooOften(c)
    if (!sameOrigin(c)) return told(c, null, 403, 'the form came from another site')
    const body = new URLSearchParams(await c.req.text())
    const entry = findToken(body.get('token') ?? '', readTokens(options.tokens))
    if (!entry) {
      log({ refused: caller })
      const ctx = contextOf(null, lookOf(c))
      const fault = ctx.lang === 'en' ? 'No such token.' : '没有这个令牌。'
      return c.html(enterSheet(ctx, fault), 401)
    }
    open(c, grant(entry))
    return c.redirect('/edit', 303)
  })

  form('/leave', (c, { session }) => {
    sessions.delete(session.id)
    deleteCookie(c, COOKIE, { path: '/edit' })
    return c.redirect('/edit', 303)
  })

  form('/read', async (c, sent) => {
    const content = await cityFor(desk, sent.session, sent.field('city'))
    const head = await options.store.head(content.city.id)
    const given = firstReading(content, sent)
    return answered(c, sent.ctx, content, { ...given, base: head?.id ?? '' })
  })

  form('/review', async (c, sent) => {
    const { ctx, session } = sent
    const content = await cityFor(desk, session, sent.field('city'))
    const base = sent.field('base')
    const deed = sent.field('do')
    if (deed === 'read') return answered(c, ctx, content, { ...firstReading(content, sent), base })
    const opened = openedIn(sent)
    const given = { ...readSheet(sent, content, opened), base }
    const file = opened && fileNow(desk, content, opened)
    if (opened && !file)
      return answered(c, ctx, content, given, { outcome: 'edited', file: opened.file })
    if (opened && file && deed === 'withdraw')
      return withdrawal(c, ctx, content, { opened, file, base })
    if (deed !== 'publish') return answered(c, ctx, content, given)
    if (given.questions.length > 0 && !given.seen) return answered(c, ctx, content, given, 'open')
    const outcome = await desk.publish(
      proposalOf(content.city.id, given, file).proposal,
      publisherOf(session, 'publish', base),
    )
    log({ by: session.by, notice: given.head.id, outcome: outcome.outcome })
    if (outcome.outcome === 'published') return c.html(publishedPage(ctx, given.head.id, outcome))
    return answered(c, ctx, content, given, outcome)
  })

  form('/withdraw', async (c, sent) => {
    const { ctx, session } = sent
    const content = await cityFor(desk, session, sent.field('city'))
    const opened = openedIn(sent)
    if (!opened) throw new Refusal(400, 'opened: which notice?')
    const base = sent.field('base')
    const file = fileFor(desk, content, opened.id)
    const outcome = await desk.publish(
      { city: content.city.id, file: file.file, text: null, was: opened.digest },
      publisherOf(session, 'publish', base),
    )
    log({ by: session.by, withdrawn: opened.id, outcome: outcome.outcome })
    if (outcome.outcome === 'published') return c.html(publishedPage(ctx, opened.id, outcome))
    return withdrawal(c, ctx, content, { opened, file, base }, outcome)
  })

  const publisherOf = ({ by, key }: Session, kind: 'publish' | 'emergency', base: string) => ({
    by,
    key,
    at: minute(options.now),
    kind,
    base: base === '' ? null : base,
  })

  /** The review page, with why the last attempt came to nothing. */
  const answered = async (
    c: Context,
    ctx: EditContext,
    content: CityContent,
    given: Given & { base: string },
    outcome: PublishOutcome | 'open' | null = null,
  ): Promise<Response> => {
    const failed = outcome === null || outcome === 'open' ? null : outcome
    const file = given.opened && fileNow(desk, content, given.opened)
    const { proposal, lines } = proposalOf(content.city.id, given, file)
    // what no longer is what the editor opened is not compared with anything
    const isGone = given.opened !== null && file === null
    const review = isGone ? null : await desk.review(proposal, minute(options.now), ctx.lang)
    const refusal =
      outcome === 'open' ? sayOpen(ctx.lang) : failed ? sayRefusal(failed, ctx.lang) : null
    const sheet = sheetOf(
      content,
      { ...given, base: baseAfter(failed, given.base), refusal },
      { review, proposal, lines, channels: desk.channels(content.city.id) },
      ctx.lang,
    )
    return c.html(reviewSheet(ctx, sheet), outcome === null ? 200 : failed ? statusOf(failed) : 422)
  }

  /** The page that asks before a notice is withdrawn. */
  const withdrawal = async (
    c: Context,
    ctx: EditContext,
    content: CityContent,
    {
      opened,
      file,
      base,
    }: { opened: NonNullable<EditSheet['opened']>; file: NoticeFile; base: string },
    outcome: PublishOutcome | null = null,
  ): Promise<Response> => {
    const proposal = { city: content.city.id, file: file.file, text: null, was: opened.digest }
    const review = await desk.review(proposal, minute(options.now), ctx.lang)
    const { span } = review
    const page = withdrawSheet(ctx, {
      city: cityOf(content),
      opened,
      title: file.parts?.head.title ?? opened.id,
      base: baseAfter(outcome, base),
      issues: review.issues.map((one) => editIssue(one, { file: '', lines: [], kept: [] })),
      changes: review.content ? review.changes : null,
      span: span && { from: dateOf(span.from), to: dateOf(span.to) },
      ready: review.content !== null,
      refusal: outcome && sayRefusal(outcome, ctx.lang),
    })
    return c.html(page, outcome ? statusOf(outcome) : 200)
  }

  form('/close', async (c, sent) => {
    const id = sent.field('venue')
    const content = (await desk.cities()).find(({ venues }) =>
      venues.some((venue) => venue.id === id),
    )
    const venue = content?.venues.find((one) => one.id === id)
    if (!content || !venue || !mayEdit(sent.session, content.city.id))
      throw new Refusal(404, `no venue ${id.slice(0, 80)} that this token may close`)
    const z = zone(content.city.timezone)
    const now = localAt(z, minute(options.now))
    const asked = moment('').read(sent.field('until'))
    if ('fault' in asked) throw new Refusal(400, `until: ${asked.fault}`)
    const until = localAt(z, resolve('until', asked.value!, z))
    if (until <= now) throw new Refusal(400, `until: ${stamp(until)} is not after ${stamp(now)}`)
    const cause = CAUSES.find((one) => one === sent.field('cause'))
    if (!cause) throw new Refusal(400, `cause: one of ${CAUSES.join(', ')}`)
    const notice = closureNotice(content, venue, {
      from: now,
      until,
      announced: now,
      cause,
      title: null,
      publisher: null,
      url: null,
    })
    const head = await options.store.head(content.city.id)
    const outcome = await desk.publish(
      {
        city: content.city.id,
        file: noticeFile(content.city.id, notice.id),
        text: encodeNoticeYaml(notice),
        was: null,
      },
      publisherOf(sent.session, 'emergency', head?.id ?? ''),
    )
    log({ by: sent.session.by, notice: notice.id, outcome: outcome.outcome })
    if (outcome.outcome === 'published') return c.html(publishedPage(sent.ctx, notice.id, outcome))
    return told(c, sent.session, statusOf(outcome), sayRefusal(outcome, sent.ctx.lang))
  })

  return app
}

const COOKIE = 'budayang-edit'
const LANG = 'budayang-edit-lang'
const ELDER = 'budayang-edit-elder'

const HEADERS: Record<string, string> = {
  'cache-control': 'no-store',
  'content-security-policy': EDIT_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
}

// ── who asks

function grant({ by, id, hash, cities }: TokenEntry): Omit<Session, 'id' | 'used'> {
  return { by, key: id, hash, cities }
}

/**
 * Straight over the loopback: the connection is, the name asked for is (a page of another site whose name
 * leads here is refused so), and no proxy says that it speaks for somebody else.
 */
function isLocal(c: Context): boolean {
  const { hostname } = new URL(c.req.url)
  const name = (c.req.header('host') ?? hostname).replace(/:\d+$/, '')
  return (
    /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(name) &&
    /^(::1|(::ffff:)?127\.)/.test(callerOf(c)) &&
    !forwarded(c)
  )
}

function forwarded(c: Context): boolean {
  const headers = ['forwarded', 'x-forwarded-for', 'x-forwarded-proto', 'x-real-ip', 'via']
  return headers.some((name) => c.req.header(name) !== undefined)
}

/** Reached over TLS, here or at the proxy in front. */
function isSecure(c: Context): boolean {
  return new URL(c.req.url).protocol === 'https:' || c.req.header('x-forwarded-proto') === 'https'
}

function callerOf(c: Context): string {
  const { incoming } = (c.env ?? {}) as { incoming?: IncomingMessage }
  return incoming?.socket.remoteAddress ?? ''
}

/** Browsers say where a form comes from; one that does not say is refused unless it bears a token. */
function sameOrigin(c: Context): boolean {
  const origin = c.req.header('origin')
  if (origin === undefined || origin === 'null')
    return (
      c.req.header('sec-fetch-site') === 'same-origin' ||
      (origin === undefined && c.req.header('authorization') !== undefined)
    )
  const host = c.req.header('host') ?? new URL(c.req.url).host
  return origin === `http://${host}` || origin === `https://${host}`
}

function alike(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)]
  return x.length === y.length && timingSafeEqual(x, y)
}

/** Counts within a fixed minute; false when a caller has had enough. */
function counter(now: () => number, most: number) {
  let window = 0
  const counts = new Map<string, number>()
  return {
    count(caller: string): boolean {
      const minute = Math.floor(now() / 60_000)
      if (minute !== window) {
        window = minute
        counts.clear()
      }
      const count = (counts.get(caller) ?? 0) + 1
      counts.set(caller, count)
      return count <= most
    },
  }
}

/** In which language and size the pages are. */
type Look = Pick<EditContext, 'lang' | 'elder'>

function lookOf(c: Context): Look {
  return { lang: getCookie(c, LANG) === 'en' ? 'en' : 'zh-CN', elder: getCookie(c, ELDER) === '1' }
}

/** The look as asked for now, which is remembered, else as it was. */
function turned(c: Context, asked: (name: string) => string | undefined): Look {
  const look = lookOf(c)
  const [lang, elder] = [asked('lang'), asked('elder')]
  if (lang !== undefined) look.lang = lang === 'en' ? 'en' : 'zh-CN'
  if (elder !== undefined) look.elder = elder === '1'
  const attributes = { path: '/edit', sameSite: 'Strict', httpOnly: true } as const
  if (lang !== undefined) setCookie(c, LANG, look.lang, attributes)
  if (elder !== undefined) setCookie(c, ELDER, look.elder ? '1' : '0', attributes)
  return look
}

function minute(now: () => number): Instant {
  return Math.floor(now() / 60_000)
}

async function cityFor(desk: EditDesk, session: Session, id: string): Promise<CityContent> {
  const content = ID.test(id) && mayEdit(session, id) ? await desk.city(id) : null
  if (!content) throw new Refusal(404, `no city ${id.slice(0, 80)} that this token may publish`)
  return content
}

function fileFor(desk: EditDesk, { city }: CityContent, id: string): NoticeFile {
  const found = desk.notices(city.id).find((one) => idOf(one) === id)
  if (!found) throw new Refusal(404, `no notice ${id.slice(0, 80)} in ${city.id}`)
  return found
}

/** The file of an opened notice, if it is still the one that the editor saw. */
function fileNow(
  desk: EditDesk,
  { city }: CityContent,
  { id, digest }: NonNullable<EditSheet['opened']>,
): NoticeFile | null {
  return desk.notices(city.id).find((one) => idOf(one) === id && one.digest === digest) ?? null
}

function idOf({ file, parts }: NoticeFile): string {
  return parts?.head.id || file.replace(/^.*\//, '').replace(/\.yaml$/, '')
}

/** The notice that a form mends, as its fields name it. */
function openedIn(sent: { field(name: string): string }): EditSheet['opened'] {
  const id = sent.field('opened')
  const digest = sent.field('digest')
  if (id === '') return null
  if (!ID.test(id) || !/^[0-9a-f]{64}$/.test(digest))
    throw new Refusal(400, `opened: ${id.slice(0, 80)} is no notice that was opened`)
  return { id, digest, file: '' }
}

// ── what they see

/** Notices of the desk's list when not all are asked for. */
const SHOWN = 12

async function deskPage(
  desk: EditDesk,
  {
    ctx,
    session,
    asked,
    now,
  }: {
    ctx: EditContext
    session: Session
    asked: { q: string; city: string; all: boolean }
    now: Instant
  },
): Promise<string> {
  const contents = (await desk.cities()).filter(({ city }) => mayEdit(session, city.id))
  const mine = new Set(contents.map(({ city }) => city.id))
  const events = desk
    .journal(200)
    .filter(({ city }) => mine.has(city))
    .slice(0, 12)
    .map(({ changed, did = 'added', ...event }) => ({
      ...event,
      did,
      venues: Object.keys(changed).length,
      days: Object.values(changed).reduce((sum, days) => sum + days, 0),
    }))
  const found = contents
    .filter(({ city }) => asked.city === '' || city.id === asked.city)
    .flatMap((content) => noticesOf(desk, content, asked.q))
    .sort((a, b) => (a.announced < b.announced ? 1 : a.announced > b.announced ? -1 : 0))
  const [first] = contents
  const local = first ? localAt(zone(first.city.timezone), now) : 0
  return deskSheet(ctx, {
    cities: contents.map(cityOf),
    notices: {
      ...asked,
      q: asked.q.slice(0, 100),
      found: asked.all ? found : found.slice(0, SHOWN),
      count: found.length,
    },
    events,
    now: stamp(local),
    midnight: stamp((Math.floor(local / DAY) + 1) * DAY),
  })
}

/** The notices of a city in which every word that was asked for stands: in the head, or a venue's name. */
function noticesOf(desk: EditDesk, { city, venues }: CityContent, q: string): EditNotice[] {
  const words = q.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)
  const names = new Map(venues.map(({ id, name, aliases }) => [id, [name, ...aliases].join(' ')]))
  return desk.notices(city.id).flatMap((file) => {
    const { parts } = file
    const id = idOf(file)
    const places = (parts?.rules ?? [])
      .flatMap((line) => line.match(/[a-z0-9]+(?:-[a-z0-9]+)+/g) ?? [])
      .map((word) => names.get(word) ?? '')
    const { title = '', publisher = '', announced = '' } = parts?.head ?? {}
    const all = [id, title, publisher, announced, city.name, ...places].join(' ')
    const here = all.normalize('NFKC').toLowerCase()
    if (!words.every((word) => here.includes(word))) return []
    const rules = parts?.rules.length ?? 0
    const broken = parts === null
    return [{ city: city.id, cityName: city.name, id, title, publisher, announced, rules, broken }]
  })
}

function publishedPage(
  ctx: EditContext,
  notice: string,
  { did, revision, file, digest, changes }: Extract<PublishOutcome, { outcome: 'published' }>,
): string {
  const en = ctx.lang === 'en'
  const days = changes.reduce((sum, change) => sum + change.days.length, 0)
  const titles = {
    added: en ? 'Published' : '已发布',
    mended: en ? 'Mended and published' : '已更正并发布',
    withdrawn: en ? 'Withdrawn and published' : '已撤回并发布',
  }
  return toldSheet(ctx, {
    title: titles[did],
    status: 'good',
    lines: [
      `${notice} → ${file}`,
      en
        ? `Revision ${revision}; ${changes.length} venues change on ${days} days.`
        : `版本 ${revision}；${changes.length} 个场馆共 ${days} 天有变化。`,
      `SHA-256 ${digest}`,
    ],
  })
}

/** After a conflict the editor sees the new days before and after, and decides again. */
function baseAfter(outcome: PublishOutcome | null, base: string): string {
  return outcome?.outcome === 'conflict' ? (outcome.found ?? '') : base
}

function statusOf({ outcome }: PublishOutcome): 409 | 422 {
  return outcome === 'conflict' || outcome === 'exists' || outcome === 'edited' ? 409 : 422
}

function sayOpen(lang: Lang): string {
  return lang === 'en' ? 'Questions are open.' : '还有问题没定。'
}

function sayRefusal(outcome: PublishOutcome, lang: Lang): string {
  const en = lang === 'en'
  switch (outcome.outcome) {
    case 'conflict':
      return en
        ? 'Somebody published meanwhile. The days below are compared with theirs; look again, then publish.'
        : '这期间有人发布过。下面已经和最新的比较，请再看一遍再发布。'
    case 'edited':
      return en
        ? 'The file was changed or withdrawn meanwhile; open the notice again. What you wrote stands below.'
        : '这则公告的文件刚被改过或撤回了，请重新打开再改。您写的还在下面。'
    case 'exists':
      return en
        ? `${outcome.file} exists already; choose another id.`
        : `${outcome.file} 已经有了，请换一个编号。`
    case 'refused':
      return en ? 'Errors bar publishing.' : '有错误，没有发布。'
    case 'unchanged':
      return en ? 'It changes nothing, so nothing was published.' : '没有任何变化，没有发布。'
    case 'collision':
      return en
        ? `These ids are taken: ${outcome.ids.join(', ')}`
        : `这些编号已被占用：${outcome.ids.join('、')}`
    case 'published':
      return ''
  }
}
