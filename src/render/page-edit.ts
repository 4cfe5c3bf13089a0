/**
 * The editor's page: a notice beside the rules that were read from it, or a notice of the data folder to be
 * mended or withdrawn. Every span says by line, word and number what became of it, so that colour is only a
 * help; all of it works as plain forms.
 */
import { alikeOf } from './changes.ts'
import type { ChangeRun } from './changes.ts'
import { html, joined, markup } from './html.ts'
import type { Content, Html } from './html.ts'
import { issueItem, newRuleRow, ruleRow, sayer } from './page-edit-rule.ts'
import type { Choices, EditIssue, EditRule, RuleFields, Say } from './page-edit-rule.ts'
import { dayShortText, questionParts, readerSaid, runText } from './page-edit-words.ts'
import type { VenueChange } from './wire.ts'
import type { Lang } from './words.ts'

/** What every sheet of the editor knows. */
export interface EditContext {
  lang: Lang
  /** 长辈版: larger letters. */
  elder: boolean
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

/** A notice of the data folder, in the desk's list. */
export interface EditNotice {
  city: string
  cityName: string
  id: string
  title: string
  publisher: string
  /** Day of announcement as it stands in the file. */
  announced: string
  rules: number
  /** Cannot be read as it stands; only its file can be mended. */
  broken: boolean
}

/** A publication of the journal. */
export interface EditEvent {
  did: 'added' | 'mended' | 'withdrawn'
  at: string
  by: string
  city: string
  notice: string
  digest: string
  revision: string
  venues: number
  days: number
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
  /** The notice of the folder that is mended; null for a new one. */
  opened: { id: string; file: string; digest: string } | null
  /** The words it was read from; empty where they are not at hand. */
  text: string
  head: {
    id: string
    title: string
    publisher: string
    announced: string
    by: boolean
    url: string
    coversFrom: string
    coversTo: string
  }
  base: string
  rules: EditRule[]
  /** What stands in the form of a new rule. */
  fresh: RuleFields
  choices: Choices
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

/** What the desk shows of the notices of the folder. */
export interface NoticeList {
  /** Latest first; no more than are shown. */
  found: EditNotice[]
  /** How many there are in all that were asked for. */
  count: number
  q: string
  /** Id of the city asked for, or empty for all. */
  city: string
  all: boolean
}

/** The desk: paste a notice, open one, shut a door, see what was published. */
export function deskSheet(
  ctx: EditContext,
  {
    cities,
    notices,
    events,
    now,
    midnight,
  }: {
    cities: EditCity[]
    notices: NoticeList
    events: EditEvent[]
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
      ${noticeList(notices, cities, say)}
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

function deed(did: EditEvent['did'], say: Say): string {
  return {
    added: say('新发布', 'added'),
    mended: say('更正', 'mended'),
    withdrawn: say('撤回', 'withdrawn'),
  }[did]
}

function noticeList(
  { found, count, q, city, all }: NoticeList,
  cities: EditCity[],
  say: Say,
): Html {
  const more = new URLSearchParams({ ...(q && { q }), ...(city && { city }), all: '1' })
  return html`<section class="card" id="notices" aria-labelledby="h-notices">
    <h2 id="h-notices">${say('已有的公告', 'Notices on file')}</h2>
    <form method="get" action="/edit#notices" role="search" class="row search">
      <p>
        <label for="q"
          >${say('找公告（标题、发布者、场馆、年份）', 'Search: title, publisher, venue, year')}</label
        ><input id="q" name="q" type="search" value="${q}" maxlength="100" />
      </p>
      ${
        cities.length > 1 &&
        html`<p>
          <label for="in">${say('城市', 'City')}</label
          ><select id="in" name="city">
            <option value="">${say('全部', 'all')}</option>
            ${cities.map(
              (one) =>
                html`<option value="${one.id}" ${one.id === city && markup('selected')}>
                  ${one.name}
                </option>`,
            )}
          </select>
        </p>`
      }
      <p class="end"><button>${say('查找', 'Search')}</button></p>
    </form>
    <p class="hint" role="status">
      ${say(`共 ${count} 则，最近的在前`, `${count} notices, newest first`)}
    </p>
    <ul class="notices">
      ${found.map(
        (one) =>
          html`<li>
            <a href="/edit/notice/${one.city}/${one.id}"
              ><b>${one.title || one.id}</b>
              <span
                >${one.announced} · ${one.publisher}${cities.length > 1 && ` · ${one.cityName}`} ·
                ${
                  one.broken
                    ? say('✕ 文件有错', '✕ cannot be read')
                    : say(`${one.rules} 条规则`, `${one.rules} rules`)
                }</span
              ></a
            >
          </li>`,
      )}
    </ul>
    ${
      !all &&
      count > found.length &&
      html`<p>
        <a class="more" href="/edit?${more.toString()}#notices"
          >${say(`全部 ${count} 则`, `all ${count}`)}</a
        >
      </p>`
    }
  </section>`
}

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
            <th scope="col">${say('做了什么', 'What')}</th>
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
                <td>${deed(one.did, say)}</td>
                <td>
                  ${one.did === 'withdrawn' ? one.notice : html`<a href="/notices/${one.notice}">${one.notice}</a>`}
                </td>
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
  const { lang } = ctx
  const say = sayer(lang)
  const { head, city, rules, issues, questions, opened, choices } = given
  const parts = { issues, choices, lang }
  const hasText = given.text.trim() !== ''
  return sheet(
    ctx,
    head.title || say('公告', 'Notice'),
    html`<h1>${opened ? say('更正公告', 'Mend a notice') : say('核对', 'Review')}：${city.name}</h1>
      ${given.refusal !== null && alert(given.refusal)}
      <form method="post" action="/edit/review" id="review">
        ${hidden(ctx)}
        <input type="hidden" name="city" value="${city.id}" />
        <input type="hidden" name="base" value="${given.base}" />
        ${
          opened &&
          html`<input type="hidden" name="opened" value="${opened.id}" /><input
              type="hidden"
              name="digest"
              value="${opened.digest}"
            />`
        }
        <textarea name="text" hidden>${given.text}</textarea>
        ${given.marks.map(
          ({ kind, start, end, why }) =>
            html`<input type="hidden" name="mark" value="${kind} ${start} ${end} ${why}" />`,
        )}
        ${questions.map(
          (question) => html`<input type="hidden" name="question" value="${question}" />`,
        )}
        ${headFields(given, say)}
        <div class="${hasText ? 'sides' : 'side'}">
          ${
            hasText &&
            html`<section class="card paper" aria-labelledby="h-text">
              <h2 id="h-text">${say('公告原文', 'The notice')}</h2>
              ${unreadList(given, say)} ${legend(say)}
              <div class="notice" lang="zh-CN">${marked(given, say)}</div>
              ${decoyList(given, say)}
            </section>`
          }
          <section class="card" aria-labelledby="h-rules">
            <h2 id="h-rules">
              ${hasText ? say('读出的规则', 'Rules read from it') : say('规则', 'Rules')}
            </h2>
            <p class="hint">
              ${say('改完按“再核对”，下面就是改前改后的日子。', 'Check again after a change; the days before and after stand below.')}
            </p>
            <ol class="rules" id="rules-part">
              ${rules.map((rule, i) => ruleRow(rule, i, parts))}
            </ol>
            <div id="new-part">${newRuleRow(rules.length, { ...parts, fields: given.fresh })}</div>
            <datalist id="venue-names">
              ${choices.places.map(({ name }) => html`<option value="${name}"></option>`)}
            </datalist>
          </section>
        </div>
        ${questionList(questions, say)}
        <div id="issues-part" aria-live="polite">${issueList(issues, say)}</div>
        <div id="changes-part">${beforeAfter(given, lang, say)}</div>
        <div class="acts">
          <button name="do" value="check" class="main" formnovalidate>
            ${say('再核对', 'Check again')}
          </button>
          ${
            questions.length > 0 &&
            html`<label class="check"
              ><input
                type="checkbox"
                name="seen"
                value="1"
                required
                ${given.seen && markup('checked')}
              />
              ${say(
                `这 ${questions.length} 个问题我都定了`,
                questions.length === 1
                  ? 'I have decided this question'
                  : `I have decided these ${questions.length} questions`,
              )}</label
            >`
          }
          <button name="do" value="publish" class="main go" ${!given.ready && markup('disabled')}>
            ${say('发布', 'Publish')}
          </button>
          ${
            hasText &&
            html`<button name="do" value="read" formnovalidate>
              ${say('从原文重读', 'Read the text again')}
            </button>`
          }
          ${
            opened &&
            html`<button name="do" value="withdraw" class="shut" formnovalidate>
              ${say('撤回整则公告…', 'Withdraw the notice…')}
            </button>`
          }
          <a class="button" href="/edit">${say('放弃', 'Leave')}</a>
        </div>
      </form>`,
    'review',
  )
}

/** Asks once more before a notice is taken away, with the days before and after. */
export function withdrawSheet(
  ctx: EditContext,
  given: Pick<EditSheet, 'city' | 'base' | 'issues' | 'changes' | 'span' | 'refusal'> & {
    opened: NonNullable<EditSheet['opened']>
    title: string
    ready: boolean
  },
): string {
  const say = sayer(ctx.lang)
  const { opened, city } = given
  return sheet(
    ctx,
    given.title,
    html`<h1>${say('撤回公告', 'Withdraw a notice')}：${given.title}</h1>
      ${given.refusal !== null && alert(given.refusal)}
      <p class="hint">
        ${say(
          `${opened.id} 的规则都不再作数；文件移到 .withdrawn/，历史里还查得到。`,
          `No rule of ${opened.id} will speak any more; its file moves to .withdrawn/, history keeps it.`,
        )}
      </p>
      ${issueList(given.issues, say)} ${beforeAfter(given, ctx.lang, say)}
      <form method="post" action="/edit/withdraw" class="acts" id="withdraw">
        ${hidden(ctx)}
        <input type="hidden" name="city" value="${city.id}" />
        <input type="hidden" name="base" value="${given.base}" />
        <input type="hidden" name="opened" value="${opened.id}" />
        <input type="hidden" name="digest" value="${opened.digest}" />
        <button class="main shut" ${!given.ready && markup('disabled')}>
          ${say('撤回并发布', 'Withdraw and publish')}
        </button>
        <a class="button" href="/edit/notice/${city.id}/${opened.id}"
          >${say('不撤回', 'Keep it')}</a
        >
      </form>`,
  )
}

function headFields({ head, opened, issues }: EditSheet, say: Say): Html {
  const field = (
    name: 'id' | 'title' | 'publisher' | 'announced' | 'url',
    label: string,
    more: Content = null,
  ) =>
    html`<p>
      <label for="f-${name}">${label}</label
      ><input id="f-${name}" name="${name}" value="${head[name]}" ${more} />
    </p>`
  const isLoose = issues.some(({ rule, message }) => rule === null && /covers/.test(message))
  return html`<div class="row card head">
    ${field('title', say('标题', 'Title'), markup('required maxlength="300"'))}
    ${field('publisher', say('发布者', 'Publisher'), markup('required maxlength="200"'))}
    <div>
      ${field('announced', say('发布日期', 'Announced'), markup('required maxlength="20" placeholder="2027-01-01"'))}
      <label class="check"
        ><input type="checkbox" name="by" value="1" ${head.by && markup('checked')} />
        ${say('只知道不晚于这天', 'known only to be no later')}</label
      >
    </div>
    ${field('url', say('网址', 'Address'), markup('maxlength="500" inputmode="url"'))}
    ${field(
      'id',
      say('编号', 'Id'),
      markup(opened ? 'readonly maxlength="80"' : 'required maxlength="80"'),
    )}
    <details class="wide" ${(isLoose || head.coversFrom !== '') && markup('open')}>
      <summary>${say('公告管到哪些日子', 'Days the notice speaks of')}</summary>
      <p class="hint">
        ${say(
          '有“每周一”“春节期间”这样的规则时要填：它们只在这段日子里作数。',
          'Needed by rules such as “every Monday” or “during Spring Festival”: they hold within these days.',
        )}
      </p>
      <div class="pair">
        <span
          ><label for="f-covers-from">${say('从', 'from')}</label
          ><input
            id="f-covers-from"
            name="covers-from"
            type="date"
            value="${head.coversFrom}" /></span
        ><span
          ><label for="f-covers-to">${say('到', 'to')}</label
          ><input id="f-covers-to" name="covers-to" type="date" value="${head.coversTo}"
        /></span>
      </div>
    </details>
  </div>`
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
      ${questions.map((question) => {
        const { words, asked } = questionParts(question)
        return html`<li>
          ${aside(asked, say)}${words !== '' && html` <q lang="zh-CN">${words}</q>`}
        </li>`
      })}
    </ol>
  </section>`
}

/** What the reader said, in the language of the page; on a Chinese page its own words stand beside. */
function aside(sentence: string, say: Say): Html {
  const said = say(readerSaid(sentence), sentence)
  if (said === sentence) return html`${said}`
  return html`${said} <span class="beside" lang="en">${sentence}</span>`
}

function beforeAfter(
  { changes, span }: Pick<EditSheet, 'changes' | 'span'>,
  lang: Lang,
  say: Say,
): Html {
  if (changes === null)
    return html`<section class="card" id="changes">
      <h2>${say('发布前后', 'Before and after')}</h2>
      <p>${say('先改掉错误，才看得到。', 'Mend the errors to see it.')}</p>
    </section>`
  return html`<section class="card" id="changes">
    <h2>${say('发布前后', 'Before and after')}</h2>
    ${span && html`<p class="hint">${span.from} – ${span.to}</p>`}
    ${
      changes.length === 0
        ? html`<p>${say('市民看到的不会有变化。', 'Residents will see no change.')}</p>`
        : alikeOf(changes).map(
            ({ venues, runs }) =>
              html`<h3>${venues.map(({ name }) => name).join(say('、', ', '))}</h3>
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
                      ${runs.slice(0, MOST_RUNS).map(
                        (run) =>
                          html`<tr>
                            <th scope="row">${runText(run, lang)}</th>
                            <td>${dayShortText(run.before, lang)}</td>
                            <td><b>${dayShortText(run.after, lang)}</b></td>
                          </tr>`,
                      )}
                    </tbody>
                  </table>
                </div>
                ${moreDays(runs, say)}`,
          )
    }
  </section>`
}

/** Runs of days of one venue that are written out. */
const MOST_RUNS = 40

function moreDays(runs: readonly ChangeRun[], say: Say): Content {
  const left = runs.slice(MOST_RUNS).reduce((sum, { count }) => sum + count, 0)
  return left > 0 && html`<p class="hint">${say(`还有 ${left} 天`, `${left} days more`)}</p>`
}

function legend(say: Say): Html {
  return html`<ul class="legend" aria-label="${say('记号', 'Signs')}">
    <li><mark class="fact">${say('读成规则', 'became a rule')}</mark><sup>1</sup></li>
    <li>
      <mark class="implied">${say('推断', 'implied')}</mark><sup>2 ${say('推断', 'implied')}</sup>
    </li>
    <li>
      <mark class="ambiguous">${say('有疑问', 'doubtful')}</mark
      ><sup>3 ${say('有疑问', 'doubtful')}</sup>
    </li>
    <li><mark class="unread">${unreadSign(say)}${say('没读懂', 'not read')}</mark></li>
    <li><mark class="decoy">${say('不是开放时间', 'no opening time')}</mark></li>
  </ul>`
}

function unreadSign(say: Say): Html {
  return html`<b class="sign">⚠ ${say('没读懂', 'not read')}</b>`
}

/** What could not be read stands above the text as well, so that nobody scrolls past it. */
function unreadList({ text, marks }: EditSheet, say: Say): Html {
  const unread = apart(marks)
  if (unread.length === 0)
    return html`<p class="all-read">
      ✓ ${say('日期和钟点都读到了', 'Every date and time was read')}
    </p>`
  const points = [...text]
  const list = (from: number, to: number) =>
    html`<ol start="${from + 1}">
      ${unread.slice(from, to).map(
        ({ start, end, whys }, n) =>
          html`<li>
            <a href="#unread-${from + n + 1}" lang="zh-CN"
              >${brief(points.slice(start, end).join(''))}</a
            >
            ${joined(
              whys.map((why) => html`<span>${say(readerSaid(why), why)}</span>`),
              '; ',
            )}
          </li>`,
      )}
    </ol>`
  return html`<div class="not-read">
    <b
      >⚠
      ${say(`有 ${unread.length} 处没读懂，请自己看`, unread.length === 1 ? 'One passage was not read; look at it' : `${unread.length} passages were not read; look at them`)}</b
    >
    ${list(0, MOST_UNREAD)}
    ${
      unread.length > MOST_UNREAD &&
      html`<details>
        <summary>
          ${say(`还有 ${unread.length - MOST_UNREAD} 处`, `${unread.length - MOST_UNREAD} more`)}
        </summary>
        ${list(MOST_UNREAD, unread.length)}
      </details>`
    }
  </div>`
}

/** Unread passages that are listed unfolded. */
const MOST_UNREAD = 5

/** Unread stretches that overlap are one to the eye. */
function apart(marks: EditMark[]): { start: number; end: number; whys: string[] }[] {
  const whole: { start: number; end: number; whys: string[] }[] = []
  const unread = marks.filter(({ kind }) => kind === 'unread')
  for (const { start, end, why } of unread.sort((a, b) => a.start - b.start)) {
    const last = whole.at(-1)
    if (last && start < last.end) {
      last.end = Math.max(last.end, end)
      if (!last.whys.includes(why)) last.whys.push(why)
    } else whole.push({ start, end, whys: [why] })
  }
  return whole
}

/** Dates and times that are no opening times, with the class of each. */
function decoyList({ text, marks }: EditSheet, say: Say): Html {
  const decoys = marks.filter(({ kind }) => kind === 'decoy')
  if (decoys.length === 0) return html``
  const points = [...text]
  return html`<details>
    <summary>
      ${say(`不是开放时间的 ${decoys.length} 处`, decoys.length === 1 ? 'One that is no opening time' : `${decoys.length} that are no opening times`)}
    </summary>
    <ul class="decoys">
      ${decoys.map(
        ({ start, end, why }) =>
          html`<li>
            <span lang="zh-CN">${brief(points.slice(start, end).join(''))}</span>
            ${say(readerSaid(why), why)}
          </li>`,
      )}
    </ul>
  </details>`
}

function brief(words: string): string {
  const points = [...words.replace(/\s+/g, ' ').trim()]
  return points.length > 40 ? `${points.slice(0, 39).join('')}…` : points.join('')
}

/** The text with each stretch marked by the strongest thing that became of it. */
function marked({ text, rules, marks }: EditSheet, say: Say): Html {
  const points = [...text]
  const edges = new Set([0, points.length])
  const spans = rules.map((rule, i) => ({ ...rule, i })).filter(({ start, end }) => end > start)
  const unread = apart(marks)
  const others = marks.filter(({ kind }) => kind !== 'unread')
  for (const { start, end } of [...spans, ...others, ...unread]) edges.add(start).add(end)
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
    const anchors = begun.map(({ i }) => html`<a id="span-${i + 1}" tabindex="-1"></a>`)
    const numbers = ends.map(({ i, certainty }) => {
      const doubt = {
        stated: '',
        implied: ` ${say('推断', 'implied')}`,
        ambiguous: ` ${say('有疑问', 'doubtful')}`,
      }[certainty]
      return html`<sup
        ><a href="#rule-${i + 1}"
          ><span class="sr">${say('规则', 'rule')} </span>${i + 1}${doubt}</a
        ></sup
      >`
    })
    const at = unread.findIndex(({ start, end }) => start <= from && end >= to)
    parts.push(
      html`${joined(anchors, '')}${stretch(words, { rules: here, marks: over(others), unread: at, isFirst: unread[at]?.start === from }, say)}${joined(numbers, '')}`,
    )
  }
  return joined(parts, '')
}

function stretch(
  words: string,
  {
    rules,
    marks,
    unread,
    isFirst,
  }: {
    rules: (EditRule & { i: number })[]
    marks: EditMark[]
    /** Which of the unread stretches it lies in, from 0; below 0 for none. */
    unread: number
    isFirst: boolean
  },
  say: Say,
): Html {
  const of = (kind: EditMark['kind']) => marks.find((mark) => mark.kind === kind)
  const finding = of('finding')
  const decoy = of('decoy')
  const ids = rules.map(({ i }) => i + 1).join(' ')
  if (unread >= 0 && isFirst)
    return html`<mark class="unread" id="unread-${unread + 1}" tabindex="-1"
      >${unreadSign(say)}${words}</mark
    >`
  if (unread >= 0) return html`<mark class="unread more">${words}</mark>`
  if (finding)
    return html`<mark
      class="ambiguous"
      data-rules="${ids}"
      title="${say(readerSaid(finding.why), finding.why)}"
      >${words}</mark
    >`
  const certainty = rules.map((rule) => rule.certainty)
  const kind = certainty.includes('ambiguous')
    ? 'ambiguous'
    : certainty.includes('stated')
      ? 'fact'
      : 'implied'
  if (rules.length > 0) return html`<mark class="${kind}" data-rules="${ids}">${words}</mark>`
  if (decoy)
    return html`<mark class="decoy" title="${say(readerSaid(decoy.why), decoy.why)}"
      >${words}<span class="sr">（${say('不是开放时间', 'no opening time')}）</span></mark
    >`
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

function hidden({ form }: EditContext): Html {
  return html`<input type="hidden" name="form" value="${form ?? ''}" />`
}

function alert(text: string): Html {
  return html`<p class="alert" role="alert">✕ ${text}</p>`
}

/** A page; where it holds a form, its language and size are changed without losing what stands there. */
function sheet(ctx: EditContext, title: string, main: Html, form: string | null = null): string {
  const say = sayer(ctx.lang)
  const other = ctx.lang === 'en' ? 'zh-CN' : 'en'
  const turn = (name: string, value: string, text: string, lang: Lang = ctx.lang) =>
    form === null
      ? html`<a class="button" href="/edit?${name}=${value}" lang="${lang}">${text}</a>`
      : html`<button
          form="${form}"
          name="turn-${name}"
          value="${value}"
          lang="${lang}"
          formnovalidate
        >
          ${text}
        </button>`
  return String(
    html`<!doctype html>
      <html lang="${ctx.lang}" ${ctx.elder && markup('class="elder"')}>
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
            <a class="brand" href="/edit"><b>不打烊</b> ${say('编辑', 'editor')}</a>
            <span>${ctx.who}</span>
            ${turn('lang', other, ctx.lang === 'en' ? '中文' : 'English', other)}
            ${turn('elder', ctx.elder ? '0' : '1', ctx.elder ? say('标准版', 'Standard') : say('长辈版', 'Large print'))}
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
