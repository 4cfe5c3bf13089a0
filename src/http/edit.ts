/**
 * `/edit`: the editor's page, on Node alone. Who comes over the loopback, straight and by its name, is let
 * in; everyone else needs a token. Every form carries a word of its session, is of this origin, small, and
 * not too frequent. What it publishes is one notice file and one revision, or nothing.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { Hono } from 'hono'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Cause, Channel, CityContent, Instant } from '../core/model.ts'
import { DAY, dateOf, localAt, parseDate, zone } from '../core/time.ts'
import { closureNotice, stamp } from '../dataset/closing.ts'
import { draftNotice, questionText, ruleLine } from '../dataset/drafting.ts'
import { encodeNoticeYaml, noticeRuleForm } from '../dataset/encode.ts'
import type { Issue } from '../dataset/issue.ts'
import { draft } from '../notice/draft.ts'
import { EDIT_POLICY, deskSheet, enterSheet, reviewSheet, toldSheet } from '../render/page-edit.ts'
import type {
  EditCity,
  EditContext,
  EditIssue,
  EditMark,
  EditRule,
  EditSheet,
} from '../render/page-edit.ts'
import type { Lang } from '../render/words.ts'
import type { Store } from '../store/store.ts'
import { noticeFile, openEditDesk } from './edit-desk.ts'
import type { EditDesk, PublishOutcome, Review } from './edit-desk.ts'
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
/** Longest notice, in characters. */
const MAX_TEXT = 300_000
/** Most rules of one notice. */
const MAX_RULES = 400
/** Most marks in its text. */
const MAX_MARKS = 2000
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

  const contextOf = (session: Session | null, lang: Lang): EditContext => ({
    lang,
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
    const ctx = contextOf(session, langOf(c))
    const title = ctx.lang === 'en' ? 'Nothing was published' : '没有发布'
    return c.html(toldSheet(ctx, { title, lines, status: 'bad' }), status)
  }

  /** A form that was let in: session, fields, and the language it was sent in. */
  interface Sent {
    session: Session
    lang: Lang
    field(name: string): string
    all(name: string): string[]
  }

  const form = (path: string, answer: (c: Context, sent: Sent) => Promise<Response> | Response) =>
    app.post(path, async (c) => {
      if (!forms.count(callerOf(c))) return tooOften(c)
      const session = sessionOf(c)
      if (!session) return c.html(enterSheet(contextOf(null, langOf(c)), null), 401)
      if (!sameOrigin(c)) return told(c, session, 403, 'the form came from another site')
      const body = new URLSearchParams(await c.req.text())
      // a bearer header is never sent by a browser on its own, so it needs no word
      if (session.id !== '' && !alike(body.get('form') ?? '', formWord(session)))
        return told(c, session, 403, 'the form is of another session; open the page again')
      return answer(c, {
        session,
        lang: langOf(c),
        field: (name) => (body.get(name) ?? '').replaceAll('\r\n', '\n'),
        all: (name) => body.getAll(name).map((value) => value.replaceAll('\r\n', '\n')),
      })
    })

  const tooOften = (c: Context): Response => {
    c.header('retry-after', '60')
    return told(c, null, 429, 'too often; wait a minute')
  }

  app.get('/', (c) => {
    const session = sessionOf(c)
    const lang = c.req.query('lang') === 'en' ? 'en' : c.req.query('lang') ? 'zh-CN' : langOf(c)
    setCookie(c, LANG, lang, { path: '/edit', sameSite: 'Strict', httpOnly: true })
    if (!session) return c.html(enterSheet(contextOf(null, lang), null), 401)
    return c.html(deskPage(desk, contextOf(session, lang), session, minute(options.now)))
  })

  app.post('/enter', async (c) => {
    const caller = callerOf(c)
    if (!tries.count(caller)) return tooOften(c)
    if (!sameOrigin(c)) return told(c, null, 403, 'the form came from another site')
    const body = new URLSearchParams(await c.req.text())
    const entry = findToken(body.get('token') ?? '', readTokens(options.tokens))
    const lang = langOf(c)
    if (!entry) {
      log({ refused: caller })
      const fault = lang === 'en' ? 'No such token.' : '没有这个令牌。'
      return c.html(enterSheet(contextOf(null, lang), fault), 401)
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
    const content = cityFor(desk, sent.session, sent.field('city'))
    return c.html(
      await firstReading(desk, content, sent, contextOf(sent.session, sent.lang), options),
    )
  })

  form('/review', async (c, sent) => {
    const content = cityFor(desk, sent.session, sent.field('city'))
    const ctx = contextOf(sent.session, sent.lang)
    if (sent.field('do') === 'read')
      return c.html(await firstReading(desk, content, sent, ctx, options))
    const given = readSheet(sent)
    const base = sent.field('base')
    const { proposal, lines } = proposalOf(content.city.id, given)
    if (sent.field('do') !== 'publish') {
      const review = await desk.review(proposal, minute(options.now), sent.lang)
      return c.html(reviewPage(ctx, content, { ...given, base }, review, lines, null))
    }
    if (given.questions.length > 0 && !given.seen) {
      const review = await desk.review(proposal, minute(options.now), sent.lang)
      const refusal = sent.lang === 'en' ? 'Questions are open.' : '还有问题没定。'
      return c.html(reviewPage(ctx, content, { ...given, base }, review, lines, refusal), 422)
    }
    const outcome = await desk.publish(proposal, {
      by: sent.session.by,
      key: sent.session.key,
      at: minute(options.now),
      kind: 'publish',
      base: base === '' ? null : base,
    })
    log({ by: sent.session.by, notice: given.fields.id, outcome: outcome.outcome })
    if (outcome.outcome === 'published') return c.html(publishedPage(ctx, given.fields.id, outcome))
    const review = await desk.review(proposal, minute(options.now), sent.lang)
    const refusal = sayRefusal(outcome, sent.lang)
    // after a conflict the editor sees the new days before and after, and decides again
    const seen = outcome.outcome === 'conflict' ? (outcome.found ?? '') : base
    const status = outcome.outcome === 'conflict' || outcome.outcome === 'exists' ? 409 : 422
    return c.html(
      reviewPage(ctx, content, { ...given, base: seen }, review, lines, refusal),
      status,
    )
  })

  form('/close', async (c, sent) => {
    const id = sent.field('venue')
    const content = desk.cities().find(({ venues }) => venues.some((venue) => venue.id === id))
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
      },
      {
        by: sent.session.by,
        key: sent.session.key,
        at: minute(options.now),
        kind: 'emergency',
        base: head?.id ?? null,
      },
    )
    log({ by: sent.session.by, notice: notice.id, outcome: outcome.outcome })
    if (outcome.outcome === 'published')
      return c.html(publishedPage(contextOf(sent.session, sent.lang), notice.id, outcome))
    const status = outcome.outcome === 'conflict' || outcome.outcome === 'exists' ? 409 : 422
    return told(c, sent.session, status, ...sayRefusal(outcome, sent.lang).split('\n'))
  })

  return app
}

const COOKIE = 'budayang-edit'
const LANG = 'budayang-edit-lang'
const CAUSES: readonly Cause[] = ['maintenance', 'weather', 'event', 'private', 'staff']

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

function langOf(c: Context): Lang {
  return getCookie(c, LANG) === 'en' ? 'en' : 'zh-CN'
}

function minute(now: () => number): Instant {
  return Math.floor(now() / 60_000)
}

function cityFor(desk: EditDesk, session: Session, id: string): CityContent {
  const content = ID.test(id) && mayEdit(session, id) ? desk.city(id) : null
  if (!content) throw new Refusal(404, `no city ${id.slice(0, 80)} that this token may publish`)
  return content
}

// ── what they see

function deskPage(desk: EditDesk, ctx: EditContext, session: Session, now: Instant): string {
  const contents = desk.cities().filter(({ city }) => mayEdit(session, city.id))
  const mine = new Set(contents.map(({ city }) => city.id))
  const events = desk
    .journal(200)
    .filter(({ city }) => mine.has(city))
    .slice(0, 12)
    .map(({ changed, ...event }) => ({
      ...event,
      venues: Object.keys(changed).length,
      days: Object.values(changed).reduce((sum, days) => sum + days, 0),
    }))
  const [first] = contents
  const local = first ? localAt(zone(first.city.timezone), now) : 0
  return deskSheet(ctx, {
    cities: contents.map(cityOf),
    events,
    told: null,
    now: stamp(local),
    midnight: stamp((Math.floor(local / DAY) + 1) * DAY),
  })
}

function cityOf({ city, venues }: CityContent): EditCity {
  return {
    id: city.id,
    name: city.name,
    venues: venues.map(({ id, name }) => ({ id, name })),
  }
}

/** What a review form holds, apart from what it was compared with. */
type Given = Pick<EditSheet, 'text' | 'fields' | 'rules' | 'marks' | 'questions' | 'seen'>

async function firstReading(
  desk: EditDesk,
  content: CityContent,
  sent: { field(name: string): string; lang: Lang },
  ctx: EditContext,
  { now }: EditOptions,
): Promise<string> {
  const text = sent.field('text').replace(/^\n+/, '')
  if (text.length > MAX_TEXT) throw new Refusal(413, `text: more than ${MAX_TEXT} characters`)
  if (text.trim() === '') throw new Refusal(400, 'text: nothing to read')
  const title = sent.field('title').trim()
  const announced = sent.field('announced').trim()
  if (announced !== '' && parseDate(announced.slice(0, 10)) === null)
    throw new Refusal(400, `announced: ${announced.slice(0, 40)} is not a date such as 2024-02-08`)
  const head = {
    title,
    publisher: sent.field('publisher').trim(),
    announced: announced === '' ? null : announced.slice(0, 10),
  }
  const places = content.venues.map(({ id, name, aliases, partOf, kind }) => ({
    id,
    name,
    aliases,
    partOf,
    kind,
  }))
  const read = draft(text, { places, ...head, calendar: content.calendar })
  const asked = sent.field('id').trim()
  const made = draftNotice(read, text, { ...head, id: 'draft' })
  const noted = read.unread.length + read.findings.length + read.decoys.length
  if (made.rules.length > MAX_RULES || noted > MAX_MARKS)
    throw new Refusal(422, `text: more than one notice says; paste one at a time`)
  const id = ID.test(asked) ? asked : freshId(content, made.notice.announced.at.slice(0, 7))
  const channels = new Map<string, Channel>()
  const given: Given = {
    text,
    fields: {
      id,
      title: title || firstLine(text),
      publisher: head.publisher,
      announced: made.notice.announced.by
        ? `{by: ${made.notice.announced.at}}`
        : made.notice.announced.at,
      url: sent.field('url').trim(),
    },
    rules: made.rules.map((drafted) => ({
      yaml: ruleLine(noticeRuleForm(drafted.rule, drafted.rule.id, channels)),
      start: drafted.start,
      end: drafted.end,
      certainty: drafted.certainty,
    })),
    marks: [
      ...read.unread.map(({ start, end, why }): EditMark => ({ kind: 'unread', start, end, why })),
      ...read.findings.map(({ start, end, message }): EditMark => ({
        kind: 'finding',
        start,
        end,
        why: message,
      })),
      ...read.decoys.map(({ start, end, kind }): EditMark => ({
        kind: 'decoy',
        start,
        end,
        why: kind,
      })),
    ],
    questions: made.questions.map((question) => questionText(question, 'words')),
    seen: false,
  }
  const { proposal, lines } = proposalOf(content.city.id, given)
  const review = await desk.review(proposal, minute(now), sent.lang)
  return reviewPage(ctx, content, { ...given, base: review.head ?? '' }, review, lines, null)
}

/** The first free id of a month. */
function freshId({ city, notices }: CityContent, month: string): string {
  const taken = new Set(notices.map((notice) => notice.id))
  for (let n = 1; ; n++) {
    const id = `${city.id}-${month}${n === 1 ? '' : `-${n}`}`
    if (!taken.has(id)) return id
  }
}

function firstLine(text: string): string {
  return [
    ...(text
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? ''),
  ]
    .slice(0, 100)
    .join('')
}

/** The form as it came back. What is marked in the text, and what was asked, comes back with it. */
function readSheet(sent: { field(name: string): string; all(name: string): string[] }): Given {
  const yamls = sent.all('rule')
  const spots = sent.all('at')
  if (yamls.length > MAX_RULES) throw new Refusal(413, `more than ${MAX_RULES} rules`)
  const rules = yamls.flatMap((yaml, i): EditRule[] => {
    const line = yaml.replace(/\s*\n\s*/g, ' ').trim()
    if (line === '') return []
    const m = /^(\d{1,7})-(\d{1,7})-(stated|implied|ambiguous)$/.exec(spots[i] ?? '')
    return [
      {
        yaml: line,
        start: Number(m?.[1] ?? 0),
        end: Number(m?.[2] ?? 0),
        certainty: (m?.[3] ?? 'stated') as EditRule['certainty'],
      },
    ]
  })
  const text = sent.field('text')
  if (text.length > MAX_TEXT) throw new Refusal(413, `text: more than ${MAX_TEXT} characters`)
  const one = (name: string) => sent.field(name).replace(/\s+/g, ' ').trim()
  return {
    text,
    fields: {
      id: one('id'),
      title: one('title'),
      publisher: one('publisher'),
      announced: one('announced'),
      url: one('url'),
    },
    rules,
    marks: sent.all('mark').flatMap((mark) => markFrom(mark) ?? []),
    questions: sent.all('question').map((question) => question.slice(0, 500)),
    seen: sent.field('seen') === '1',
  }
}

function markFrom(text: string): EditMark | null {
  const m = /^(unread|finding|decoy) (\d{1,7}) (\d{1,7}) (.{0,300})$/s.exec(text)
  return m && { kind: m[1] as EditMark['kind'], start: Number(m[2]), end: Number(m[3]), why: m[4]! }
}

/** The file that the fields make, and the line on which each rule stands, from 1. */
function proposalOf(
  city: string,
  { fields, rules }: Pick<Given, 'fields' | 'rules'>,
): { proposal: { city: string; file: string; text: string }; lines: number[] } {
  if (!ID.test(fields.id))
    throw new Refusal(400, `id: ${fields.id.slice(0, 80)} is not lower case words joined by -`)
  const head = [
    '# yaml-language-server: $schema=../../../schema/notice.schema.json',
    `id: ${fields.id}`,
    `title: ${JSON.stringify(fields.title)}`,
    `publisher: ${JSON.stringify(fields.publisher)}`,
    ...(fields.url === '' ? [] : [`url: ${JSON.stringify(fields.url)}`]),
    `announced: ${announcedText(fields.announced)}`,
    ...coversLine(rules),
    rules.length === 0 ? 'rules: []' : 'rules:',
  ]
  const lines: number[] = []
  const body: string[] = []
  for (const rule of rules) {
    // where it was read, for those who look at the file; the notice's own words stay out of the data
    if (rule.end > rule.start) body.push(`  # [${rule.start}–${rule.end}] ${rule.certainty}`)
    body.push(`  - ${rule.yaml}`)
    lines.push(head.length + body.length)
  }
  const text = `${[...head, ...body].join('\n')}\n`
  return { proposal: { city, file: noticeFile(city, fields.id), text }, lines }
}

function announcedText(text: string): string {
  return /^(\{by: )?\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?\}?$/.test(text) ? text : JSON.stringify(text)
}

/** Weekly closing days need the days the notice speaks of: from the first date of its rules for a year. */
function coversLine(rules: readonly EditRule[]): string[] {
  const recurs = rules.some(
    ({ yaml }) => /\bdays:/.test(yaml) && /\bclosed: all-day/.test(yaml) && !/\bto:/.test(yaml),
  )
  if (!recurs) return []
  const dates = rules.flatMap(({ yaml }) => yaml.match(/\b20\d{2}-\d{2}-\d{2}\b/g) ?? []).sort()
  const first = parseDate(dates[0] ?? '')
  if (first === null) return []
  const last = [dateOf(first + 364), dates.at(-1)!].sort().at(-1)!
  return [`covers: ${dates[0]}/${last}`]
}

function reviewPage(
  ctx: EditContext,
  content: CityContent,
  given: Given & { base: string },
  review: Review,
  lines: number[],
  refusal: string | null,
): string {
  const issues = review.issues.map((issue) => editIssue(issue, lines))
  const { span } = review
  return reviewSheet(ctx, {
    ...given,
    city: cityOf(content),
    issues,
    changes: review.content ? review.changes : null,
    span: span && { from: dateOf(span.from), to: dateOf(span.to) },
    ready: review.content !== null && given.rules.length > 0,
    refusal,
  })
}

function editIssue({ severity, message, line }: Issue, lines: number[]): EditIssue {
  const rule = lines.indexOf(line)
  return { severity, message, rule: rule < 0 ? null : rule }
}

function publishedPage(
  ctx: EditContext,
  notice: string,
  { revision, file, digest, changes }: Extract<PublishOutcome, { outcome: 'published' }>,
): string {
  const en = ctx.lang === 'en'
  const days = changes.reduce((sum, change) => sum + change.days.length, 0)
  return toldSheet(ctx, {
    title: en ? 'Published' : '已发布',
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

function sayRefusal(outcome: PublishOutcome, lang: Lang): string {
  const en = lang === 'en'
  switch (outcome.outcome) {
    case 'conflict':
      return en
        ? 'Somebody published meanwhile. The days below are compared with theirs; look again, then publish.'
        : '这期间有人发布过。下面已经和最新的比较，请再看一遍再发布。'
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
