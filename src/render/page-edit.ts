/**
 * The editor's page: a notice beside the rules that were read from it. Every span says by line, sign and
 * number what became of it, so that colour is only a help; all of it works as plain forms.
 */
import { html, joined, markup } from './html.ts'
import type { Content, Html } from './html.ts'
import type { DayShort, VenueChange } from './wire.ts'
import { bookingModeName, stateName, weekdayDate } from './words.ts'
import type { Lang } from './words.ts'

/** What every sheet of the editor knows. */
export interface EditContext {
  lang: Lang
  /** Whose key it is. */
  who: string
  /** Goes back with every form; null where nobody is let in yet. */
  form: string | null
}

/** A city one may publish, with the venues that can be shut. */
export interface EditCity {
  id: string
  name: string
  venues: { id: string; name: string }[]
}

/** A publication of the journal. */
export interface EditEvent {
  at: string
  by: string
  city: string
  notice: string
  digest: string
  revision: string
  venues: number
  days: number
}

/** Something found wrong or doubtful; `rule` is the row it is about, from 0, or null. */
export interface EditIssue {
  severity: 'error' | 'warning' | 'note'
  message: string
  rule: number | null
}

/** A rule as it stands in its field. Offsets are code points of the text; 0 for a rule added by hand. */
export interface EditRule {
  yaml: string
  start: number
  end: number
  certainty: 'stated' | 'implied' | 'ambiguous'
}

/** Words that became something other than a rule. */
export interface EditMark {
  kind: 'unread' | 'finding' | 'decoy'
  start: number
  end: number
  why: string
}

/** A notice under review. */
export interface EditSheet {
  city: EditCity
  text: string
  fields: Record<'id' | 'title' | 'publisher' | 'announced' | 'url', string>
  base: string
  rules: EditRule[]
  marks: EditMark[]
  questions: string[]
  issues: EditIssue[]
  /** Null where nothing could be compared. */
  changes: VenueChange[] | null
  span: { from: string; to: string } | null
  /** The editor says that the open questions are decided. */
  seen: boolean
  /** Nothing bars publishing. */
  ready: boolean
  /** Why the last attempt came to nothing. */
  refusal: string | null
}

/** Content-Security-Policy of the editor: its own style, script and forms, nothing else. */
export const EDIT_POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

/** The door: asks for a token. */
export function enterSheet(ctx: EditContext, fault: string | null): string {
  const say = sayer(ctx.lang)
  return sheet(
    ctx,
    say('编辑', 'Editor'),
    html`<form method="post" action="/edit/enter" class="card narrow">
      <h1>${say('凭令牌进入', 'Enter with your token')}</h1>
      ${fault !== null && alert(fault)}
      <label for="token">${say('令牌', 'Token')}</label>
      <input id="token" name="token" type="password" autocomplete="off" required maxlength="200" />
      <p class="hint">
        ${say('由 budayang token new 发放，只显示一次。', 'From budayang token new, shown once.')}
      </p>
      <button class="main">${say('进入', 'Enter')}</button>
    </form>`,
  )
}

/** The desk: paste a notice, shut a door, see what was published. */
export function deskSheet(
  ctx: EditContext,
  {
    cities,
    events,
    told,
    now,
    midnight,
  }: {
    cities: EditCity[]
    events: EditEvent[]
    told: string | null
    now: string
    midnight: string
  },
): string {
  const say = sayer(ctx.lang)
  const [first] = cities
  const citySelect = (id: string) =>
    html`<label for="${id}">${say('城市', 'City')}</label
      ><select id="${id}" name="city">
        ${cities.map((city) => html`<option value="${city.id}">${city.name}</option>`)}
      </select>`
  return sheet(
    ctx,
    say('编辑', 'Editor'),
    html`<h1>${say('把公告变成开放时间', 'From a notice to opening hours')}</h1>
      ${told !== null && html`<p class="told" role="status">${told}</p>`}
      ${!first && alert(say('这个令牌没有可以编辑的城市。', 'This token opens no city.'))}
      <form method="post" action="/edit/read" class="card">
        ${hidden(ctx)}
        <h2>${say('贴上公告', 'Paste a notice')}</h2>
        ${citySelect('city')}
        <div class="row">
          <p>
            <label for="title">${say('标题', 'Title')}</label
            ><input id="title" name="title" maxlength="300" />
          </p>
          <p>
            <label for="publisher">${say('发布者', 'Publisher')}</label
            ><input id="publisher" name="publisher" maxlength="200" />
          </p>
          <p>
            <label for="announced">${say('发布日期', 'Announced')}</label
            ><input id="announced" name="announced" type="date" />
          </p>
          <p>
            <label for="url">${say('网址', 'Address')}</label
            ><input id="url" name="url" type="url" maxlength="500" />
          </p>
        </div>
        <label for="text">${say('公告全文', 'The notice, all of it')}</label>
        <textarea id="text" name="text" rows="14" required maxlength="300000"></textarea>
        <button class="main">${say('读一遍', 'Read it')}</button>
      </form>
      <form method="post" action="/edit/close" class="card">
        ${hidden(ctx)}
        <h2>${say('临时关闭', 'Shut a door for now')}</h2>
        <p class="hint">
          ${say('到了时间自动恢复，不用再来一次。', 'It opens again by itself when the time comes.')}
        </p>
        <div class="row">
          <p>
            <label for="venue">${say('场馆', 'Venue')}</label
            ><select id="venue" name="venue" required>
              ${cities.map(
                (city) =>
                  html`<optgroup label="${city.name}">
                    ${city.venues.map(
                      (venue) => html`<option value="${venue.id}">${venue.name}</option>`,
                    )}
                  </optgroup>`,
              )}
            </select>
          </p>
          <p>
            <label for="until">${say('关到', 'Shut until')}</label
            ><input
              id="until"
              name="until"
              type="datetime-local"
              required
              min="${now}"
              value="${midnight}"
            />
          </p>
          <p>
            <label for="cause">${say('原因', 'Cause')}</label
            ><select id="cause" name="cause">
              ${CAUSES.map(([id, zh, en]) => html`<option value="${id}">${say(zh, en)}</option>`)}
            </select>
          </p>
        </div>
        <button class="main shut">${say('现在关闭', 'Shut it now')}</button>
      </form>
      ${journal(events, say)}`,
  )
}

const CAUSES = [
  ['weather', '天气', 'weather'],
  ['maintenance', '检修', 'maintenance'],
  ['event', '活动', 'event'],
  ['private', '包场', 'private booking'],
  ['staff', '人员', 'staff'],
] as const

function journal(events: EditEvent[], say: Say): Html {
  if (events.length === 0)
    return html`<p class="hint">${say('还没有发布过。', 'Nothing published yet.')}</p>`
  return html`<section class="card">
    <h2>${say('最近发布', 'Published lately')}</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">${say('时间', 'When')}</th>
            <th scope="col">${say('谁', 'Who')}</th>
            <th scope="col">${say('公告', 'Notice')}</th>
            <th scope="col">${say('改变', 'Changed')}</th>
            <th scope="col">SHA-256</th>
          </tr>
        </thead>
        <tbody>
          ${events.map(
            (one) =>
              html`<tr>
                <td>${one.at}</td>
                <td>${one.by}</td>
                <td><a href="/notices/${one.notice}">${one.notice}</a></td>
                <td>
                  ${say(`${one.venues} 个场馆 ${one.days} 天`, `${one.venues} venues, ${one.days} days`)}
                </td>
                <td><code>${one.digest.slice(0, 12)}</code></td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`
}

/** The notice beside its rules, what is wrong, and the days before and after. */
export function reviewSheet(ctx: EditContext, given: EditSheet): string {
  const say = sayer(ctx.lang)
  const { fields, city, rules, issues, questions } = given
  const field = (name: keyof typeof fields, label: string, more: Content = null) =>
    html`<p>
      <label for="f-${name}">${label}</label
      ><input id="f-${name}" name="${name}" value="${fields[name]}" ${more} />
    </p>`
  return sheet(
    ctx,
    fields.title || say('公告', 'Notice'),
    html`<h1>${say('核对', 'Review')}：${city.name}</h1>
      ${given.refusal !== null && alert(given.refusal)}
      <form method="post" action="/edit/review" id="review">
        ${hidden(ctx)}
        <input type="hidden" name="city" value="${city.id}" />
        <input type="hidden" name="base" value="${given.base}" />
        <textarea name="text" hidden>${given.text}</textarea>
        ${given.marks.map(
          ({ kind, start, end, why }) =>
            html`<input type="hidden" name="mark" value="${kind} ${start} ${end} ${why}" />`,
        )}
        ${questions.map(
          (question) => html`<input type="hidden" name="question" value="${question}" />`,
        )}
        <div class="row card">
          ${field('id', say('编号', 'Id'), markup('required maxlength="80"'))}
          ${field('title', say('标题', 'Title'), markup('required maxlength="300"'))}
          ${field('publisher', say('发布者', 'Publisher'), markup('required maxlength="200"'))}
          ${field('announced', say('发布日期', 'Announced'), markup('required maxlength="20"'))}
          ${field('url', say('网址', 'Address'), markup('maxlength="500"'))}
        </div>
        <div class="sides">
          <section class="card paper" aria-labelledby="h-text">
            <h2 id="h-text">${say('公告原文', 'The notice')}</h2>
            ${legend(say)}
            <div class="notice" lang="zh-CN">${marked(given, say)}</div>
          </section>
          <section class="card" aria-labelledby="h-rules">
            <h2 id="h-rules">${say('读出的规则', 'Rules read from it')}</h2>
            <p class="hint">
              ${say(
                '直接改；清空一条就是不要它。改完按“再核对”。',
                'Change them in place; an emptied one is left out. Then check again.',
              )}
            </p>
            <ol class="rules">
              ${rules.map((rule, i) => ruleRow(rule, i, issues, say))}
            </ol>
            <label for="rule-new">${say('加一条', 'Add a rule')}</label>
            <textarea id="rule-new" name="rule" rows="2" spellcheck="false"></textarea>
            <input type="hidden" name="at" value="0-0-stated" />
          </section>
        </div>
        ${questionList(questions, say)}
        <div id="issues-part" aria-live="polite">${issueList(issues, say)}</div>
        <div id="changes-part">${beforeAfter(given, ctx.lang, say)}</div>
        <div class="acts">
          <button name="do" value="check" class="main" formnovalidate>
            ${say('再核对', 'Check again')}
          </button>
          ${
            questions.length > 0 &&
            html`<label class="seen"
              ><input
                type="checkbox"
                name="seen"
                value="1"
                required
                ${given.seen && markup('checked')}
              />
              ${say(
                `这 ${questions.length} 个问题我都定了`,
                `I have decided these ${questions.length} questions`,
              )}</label
            >`
          }
          <button name="do" value="publish" class="main go" ${!given.ready && markup('disabled')}>
            ${say('发布', 'Publish')}
          </button>
          <button name="do" value="read" formnovalidate>
            ${say('从原文重读', 'Read the text again')}
          </button>
          <a href="/edit">${say('放弃', 'Leave')}</a>
        </div>
      </form>`,
  )
}

function ruleRow(rule: EditRule, i: number, issues: EditIssue[], say: Say): Html {
  const own = issues.filter((issue) => issue.rule === i)
  const isRead = rule.end > rule.start
  const rows = Math.min(6, 1 + Math.ceil(rule.yaml.length / 52))
  const invalid = own.some(({ severity }) => severity === 'error')
  const about = own.length > 0 ? ` aria-invalid="${invalid}" aria-describedby="i-${i}"` : ''
  // made apart from its content, to which nothing may be added
  const field = markup(
    `<textarea id="r-${i}" name="rule" rows="${rows}" spellcheck="false"${about}>`,
  )
  const doubt = {
    stated: '',
    implied: say('推断', 'implied'),
    ambiguous: say('有疑问', 'doubtful'),
  }
  return html`<li id="rule-${i + 1}" data-rule="${i + 1}" class="${rule.certainty}">
    <label for="r-${i}"
      >${say('规则', 'Rule')} ${i + 1}
      ${doubt[rule.certainty] !== '' && html`<span class="badge">${doubt[rule.certainty]}</span>`}</label
    >
    ${isRead && html`<a class="to" href="#span-${i + 1}">${say('看原文', 'its words')}</a>`}
    ${field}${rule.yaml}${markup('</textarea>')}
    <input type="hidden" name="at" value="${rule.start}-${rule.end}-${rule.certainty}" />
    ${
      own.length > 0 &&
      html`<ul class="issues" id="i-${i}">
        ${own.map((issue) => issueItem(issue, say))}
      </ul>`
    }
  </li>`
}

function issueItem({ severity, message }: EditIssue, say: Say): Html {
  const sign = { error: '✕', warning: '⚠', note: 'ℹ' }[severity]
  const name = {
    error: say('错误', 'Error'),
    warning: say('注意', 'Warning'),
    note: say('提示', 'Note'),
  }[severity]
  return html`<li class="${severity}"><b>${sign} ${name}</b> ${message}</li>`
}

/** What is wrong with the file as a whole, and whether anything at all bars publishing. */
function issueList(issues: EditIssue[], say: Say): Html {
  const rest = issues.filter(({ rule }) => rule === null)
  const errors = issues.filter(({ severity }) => severity === 'error').length
  if (rest.length === 0 && errors === 0) return html``
  return html`<section class="card">
    <h2>
      ${
        errors > 0
          ? say(`错误没改完，不能发布（${errors}）`, `Errors bar publishing (${errors})`)
          : say('还有', 'Also')
      }
    </h2>
    <ul class="issues">
      ${rest.map((issue) => issueItem(issue, say))}
    </ul>
  </section>`
}

function questionList(questions: string[], say: Say): Html {
  if (questions.length === 0) return html``
  return html`<section class="card ask">
    <h2>${say('要您定的', 'Yours to decide')}</h2>
    <ol>
      ${questions.map((question) => html`<li>${question}</li>`)}
    </ol>
  </section>`
}

function beforeAfter({ changes, span }: EditSheet, lang: Lang, say: Say): Html {
  if (changes === null)
    return html`<section class="card">
      <h2>${say('发布前后', 'Before and after')}</h2>
      <p>${say('先改掉错误，才看得到。', 'Mend the errors to see it.')}</p>
    </section>`
  return html`<section class="card" id="changes">
    <h2>${say('发布前后', 'Before and after')}</h2>
    ${span && html`<p class="hint">${span.from} – ${span.to}</p>`}
    ${
      changes.length === 0
        ? html`<p>${say('市民看到的不会有变化。', 'Residents will see no change.')}</p>`
        : changes.map(
            ({ venue, days }) =>
              html`<h3>${venue.name}</h3>
                <div class="scroll">
                  <table>
                    <thead>
                      <tr>
                        <th scope="col">${say('日期', 'Day')}</th>
                        <th scope="col">${say('现在', 'Now')}</th>
                        <th scope="col">${say('发布后', 'Then')}</th>
                      </tr>
                    </thead>
                    <tbody>
                      ${days.slice(0, MOST_DAYS).map(
                        ({ date, before, after }) =>
                          html`<tr>
                            <th scope="row">${date.slice(0, 4)} ${weekdayDate(date, lang)}</th>
                            <td>${dayText(before, lang)}</td>
                            <td><b>${dayText(after, lang)}</b></td>
                          </tr>`,
                      )}
                    </tbody>
                  </table>
                </div>
                ${
                  days.length > MOST_DAYS &&
                  html`<p class="hint">
                    ${say(`还有 ${days.length - MOST_DAYS} 天`, `${days.length - MOST_DAYS} days more`)}
                  </p>`
                }`,
          )
    }
  </section>`
}

/** Days of one venue that are written out. */
const MOST_DAYS = 40

function dayText(day: DayShort | null, lang: Lang): string {
  if (day === null) return '–'
  const windows = day.windows.map(({ start, end }) => `${start}–${end}`).join('、')
  const sign = { open: '●', closed: '■', unknown: '?' }[day.state]
  const reason = day.reason === null ? '' : sayer(lang)(...REASONS[day.reason])
  const booking = day.booking === null ? '' : bookingModeName(day.booking, lang)
  return [`${sign} ${stateName(day.state, lang)}`, windows || reason, booking]
    .filter(Boolean)
    .join(' ')
}

const REASONS: Record<NonNullable<DayShort['reason']>, [zh: string, en: string]> = {
  'hours-unstated': ['没说几点', 'hours not stated'],
  'regular-unstated': ['照常，但不知几点', 'as usual, hours not on file'],
  'not-announced': ['还没公布', 'not announced'],
  'no-schedule': ['没有资料', 'nothing on file'],
  maintenance: ['检修', 'maintenance'],
  weather: ['天气', 'weather'],
  event: ['活动', 'event'],
  private: ['包场', 'private booking'],
  staff: ['人员', 'staff'],
}

function legend(say: Say): Html {
  return html`<p class="legend" aria-hidden="true">
    <mark class="fact">${say('读成规则', 'became a rule')}<sup>1</sup></mark>
    <mark class="implied">${say('推断', 'implied')}<sup>2</sup></mark>
    <mark class="ambiguous">${say('有疑问', 'doubtful')}<sup>3?</sup></mark>
    <mark class="unread"><b>⚠</b>${say('没读懂', 'not read')}</mark>
    <mark class="decoy">${say('不是开放时间', 'no opening time')}</mark>
  </p>`
}

/** The text with each stretch marked by the strongest thing that became of it. */
function marked({ text, rules, marks }: EditSheet, say: Say): Html {
  const points = [...text]
  const edges = new Set([0, points.length])
  const spans = rules.map((rule, i) => ({ ...rule, i })).filter(({ start, end }) => end > start)
  for (const { start, end } of [...spans, ...marks]) edges.add(start).add(end)
  const cuts = [...edges].filter((at) => at <= points.length).sort((a, b) => a - b)
  const parts: Html[] = []
  for (const [k, from] of cuts.entries()) {
    const to = cuts[k + 1]
    if (to === undefined) break
    const words = points.slice(from, to).join('')
    const over = <T extends { start: number; end: number }>(list: T[]) =>
      list.filter(({ start, end }) => start <= from && end >= to)
    const here = over(spans)
    const begun = here.filter(({ start }) => start === from)
    const ends = here.filter(({ end }) => end === to)
    const anchors = begun.map(({ i }) => html`<a id="span-${i + 1}"></a>`)
    const numbers = ends.map(
      ({ i, certainty }) =>
        html`<sup><a href="#rule-${i + 1}">${i + 1}${certainty === 'ambiguous' && '?'}</a></sup>`,
    )
    parts.push(
      html`${joined(anchors, '')}${stretch(words, here, over(marks), say)}${joined(numbers, ' ')}`,
    )
  }
  return joined(parts, '')
}

function stretch(
  words: string,
  rules: (EditRule & { i: number })[],
  marks: EditMark[],
  say: Say,
): Html {
  const of = (kind: EditMark['kind']) => marks.find((mark) => mark.kind === kind)
  const unread = of('unread')
  const finding = of('finding')
  const decoy = of('decoy')
  const ids = rules.map(({ i }) => i + 1).join(' ')
  if (unread)
    return html`<mark class="unread" title="${unread.why}"
      ><b aria-label="${say('没读懂', 'not read')}">⚠</b>${words}</mark
    >`
  if (finding)
    return html`<mark class="ambiguous" data-rules="${ids}" title="${finding.why}">${words}</mark>`
  const certainty = rules.map((rule) => rule.certainty)
  const kind = certainty.includes('ambiguous')
    ? 'ambiguous'
    : certainty.includes('stated')
      ? 'fact'
      : 'implied'
  if (rules.length > 0) return html`<mark class="${kind}" data-rules="${ids}">${words}</mark>`
  if (decoy) return html`<mark class="decoy" title="${decoy.why}">${words}</mark>`
  return html`${words}`
}

/** A sheet that says one thing and leads back. */
export function toldSheet(
  ctx: EditContext,
  { title, lines, status }: { title: string; lines: string[]; status: 'good' | 'bad' },
): string {
  const say = sayer(ctx.lang)
  return sheet(
    ctx,
    title,
    html`<section class="card ${status}">
      <h1>${title}</h1>
      ${lines.map((line) => html`<p>${line}</p>`)}
      <p><a href="/edit">${say('回到编辑', 'Back to the desk')}</a></p>
    </section>`,
  )
}

/** Chinese or English. */
type Say = (zh: string, en: string) => string

function sayer(lang: Lang): Say {
  return (zh, en) => (lang === 'en' ? en : zh)
}

function hidden({ form }: EditContext): Html {
  return html`<input type="hidden" name="form" value="${form ?? ''}" />`
}

function alert(text: string): Html {
  return html`<p class="alert" role="alert">✕ ${text}</p>`
}

function sheet(ctx: EditContext, title: string, main: Html): string {
  const say = sayer(ctx.lang)
  const other = ctx.lang === 'en' ? 'zh-CN' : 'en'
  return String(
    html`<!doctype html>
      <html lang="${ctx.lang}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex" />
          <meta name="color-scheme" content="light dark" />
          <title>${title} · 不打烊</title>
          <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
          <link rel="stylesheet" href="/assets/edit.css" />
          <script type="module" src="/assets/edit.js"></script>
        </head>
        <body>
          <a class="skip" href="#main">${say('跳到正文', 'Skip to content')}</a>
          <header>
            <a href="/edit"><b>不打烊</b> ${say('编辑', 'editor')}</a>
            <span>${ctx.who}</span>
            <a href="/edit?lang=${other}" lang="${other}"
              >${ctx.lang === 'en' ? '中文' : 'English'}</a
            >
            ${
              ctx.form !== null &&
              html`<form method="post" action="/edit/leave">
                ${hidden(ctx)}<button>${say('退出', 'Sign out')}</button>
              </form>`
            }
          </header>
          <main id="main" tabindex="-1">${main}</main>
        </body>
      </html>`,
  )
}
