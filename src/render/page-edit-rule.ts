/**
 * One rule of the editor's page as a form: its sentence for reading, fields for mending, and its line of
 * YAML for those who know it. Plain fields; nothing here needs a script.
 */
import { HOLIDAYS } from '../core/calendar.ts'
import { CAUSES, CHANNEL_KINDS, FEES, MODES } from '../core/model.ts'
import type { CalendarName, Weekday } from '../core/model.ts'
import { parseDate } from '../core/time.ts'
import { html, markup } from './html.ts'
import type { Content, Html } from './html.ts'
import {
  bookingModeName,
  calendarNameText,
  causeName,
  channelName,
  feeName,
  weekdayName,
} from './words.ts'
import type { Lang } from './words.ts'

/** A rule's fields as the form shows them; empty where nothing is said. Lists hold words of the data format. */
export interface RuleFields {
  clause: string
  places: string[]
  spans: { from: string; to: string }[]
  names: string[]
  days: string[]
  from: string
  to: string
  except: string[]
  what: '' | 'open' | 'all-day' | 'regular' | 'unstated' | 'also' | 'closed' | 'not' | 'how'
  hours: string
  as: string
  last: string
  mode: string
  channels: string[]
  min: string
  max: string
  release: string
  cutoff: string
  real: string
  register: boolean
  quota: string
  audience: string
  fallback: string
  fee: string
  cause: string
  note: string
  others: boolean
  implied: boolean
}

/** Where in the form a fault stands. */
export type FieldGroup = 'places' | 'days' | 'hours' | 'last' | 'booking' | 'more'

/** Something found wrong or doubtful; `rule` is the row it is about, from 0, or null. */
export interface EditIssue {
  severity: 'error' | 'warning' | 'note'
  message: string
  /** The same in Chinese, where there is a sentence for it. */
  zh: string | null
  rule: number | null
  /** The fields it is about, where it is about some. */
  group: FieldGroup | null
}

/** A rule of the page. Offsets are code points of the text; 0 for a rule that was not read from one. */
export interface EditRule {
  yaml: string
  /** The line that the fields were filled from. */
  shown: string
  /** Null for a line that is no rule. */
  fields: RuleFields | null
  /** Its place in the file that is mended, from 0; null for a new one. */
  was: number | null
  start: number
  end: number
  certainty: 'stated' | 'implied' | 'ambiguous'
  /** Taken out, and still there to be taken back. */
  dropped: boolean
  /** What it says, in a sentence of ours; null where it cannot be read. */
  sentence: string | null
}

/** What the fields offer to choose from. */
export interface Choices {
  places: { id: string; name: string; partOf: string | null }[]
  /** The city's named channels, by id. */
  channels: { id: string; name: string }[]
}

/** Chinese or English. */
export type Say = (zh: string, en: string) => string

/** The words of one language. */
export function sayer(lang: Lang): Say {
  return (zh, en) => (lang === 'en' ? en : zh)
}

/** One row of the list of rules; `i` counts from 0. */
export function ruleRow(
  rule: EditRule,
  i: number,
  { issues, choices, lang }: { issues: readonly EditIssue[]; choices: Choices; lang: Lang },
): Html {
  const say = sayer(lang)
  const own = issues.filter((issue) => issue.rule === i)
  const isRead = rule.end > rule.start
  const isWrong = own.some(({ severity }) => severity === 'error')
  const mustOpen =
    rule.fields === null || own.some(({ severity, group }) => severity === 'error' && group)
  const doubt = {
    stated: '',
    implied: say('推断', 'implied'),
    ambiguous: say('有疑问', 'doubtful'),
  }[rule.certainty]
  const names = placeNames(rule.fields?.places ?? [], choices)
  return html`<li
    id="rule-${i + 1}"
    data-rule="${i + 1}"
    class="${rule.certainty}${rule.dropped && ' dropped'}"
    tabindex="-1"
  >
    <div class="says">
      <h3>
        ${say('规则', 'Rule')} ${i + 1}${doubt !== '' && html` <span class="badge">${doubt}</span>`}
      </h3>
      ${isRead && html`<a class="to" href="#span-${i + 1}">${say('看原文', 'its words')}</a>`}
      <p class="sentence">
        ${
          rule.sentence === null
            ? html`<code>${rule.yaml}</code>`
            : html`<b>${names}</b> ${rule.sentence}`
        }
      </p>
    </div>
    ${
      own.length > 0 &&
      html`<ul class="issues" id="i-${i}">
        ${own.filter(({ group }) => group === null).map((issue) => issueItem(issue, say))}
      </ul>`
    }
    <details id="d-${i}" ${mustOpen && markup('open')}>
      <summary>${say('改这一条', 'Mend it')}<span class="sr"> ${i + 1}</span></summary>
      ${formOf(rule.fields, i, { own, choices, lang })}
      ${yamlField(rule, i, { isWrong, open: rule.fields === null }, say)}
    </details>
    <label class="check drop"
      ><input type="checkbox" name="r${i}-drop" value="1" ${rule.dropped && markup('checked')} />
      ${say('撤掉这一条', 'Withdraw it')}<span class="sr"> ${i + 1}</span></label
    >
    ${hiddenParts(rule)}
  </li>`
}

/** The form of a rule that is not there yet. */
export function newRuleRow(
  i: number,
  { fields, choices, lang }: { fields: RuleFields; choices: Choices; lang: Lang },
): Html {
  const say = sayer(lang)
  const rule: EditRule = {
    yaml: '',
    shown: '',
    fields,
    was: null,
    start: 0,
    end: 0,
    certainty: 'stated',
    dropped: false,
    sentence: null,
  }
  return html`<details class="new" id="d-${i}">
    <summary>${say('加一条规则', 'Add a rule')}</summary>
    ${formOf(fields, i, { own: [], choices, lang })}
    ${yamlField(rule, i, { isWrong: false, open: false }, say)} ${hiddenParts(rule)}
  </details>`
}

/** An issue as a line: sign and word say how grave it is. */
export function issueItem({ severity, message, zh }: EditIssue, say: Say): Html {
  const sign = { error: '✕', warning: '⚠', note: 'ℹ' }[severity]
  const name = {
    error: say('错误', 'Error'),
    warning: say('注意', 'Warning'),
    note: say('提示', 'Note'),
  }[severity]
  const said = say(zh ?? message, message)
  return html`<li class="${severity}">
    <b>${sign} ${name}</b> ${said}
    ${said !== message && html`<span class="beside" lang="en">${message}</span>`}
  </li>`
}

function placeNames(ids: readonly string[], { places }: Choices): string {
  const names = new Map(places.map(({ id, name }) => [id, name]))
  return ids.map((id) => names.get(id) ?? id).join('、')
}

/** What goes back with a row beside its fields. */
function hiddenParts({ shown, start, end, certainty, was }: EditRule): Html {
  return html`<input type="hidden" name="shown" value="${shown}" /><input
      type="hidden"
      name="at"
      value="${start}-${end}-${certainty}-${was ?? ''}"
    />`
}

function yamlField(
  { yaml }: EditRule,
  i: number,
  { isWrong, open }: { isWrong: boolean; open: boolean },
  say: Say,
): Html {
  const rows = Math.min(6, 1 + Math.ceil(yaml.length / 52))
  // made apart from its content, to which nothing may be added
  const field = markup(
    `<textarea id="y-${i}" name="rule" rows="${rows}" spellcheck="false" autocapitalize="off"${isWrong ? ` aria-invalid="true" aria-describedby="i-${i}"` : ''}>`,
  )
  return html`<details class="yaml" id="dy-${i}" ${open && markup('open')}>
    <summary>${say('直接写 YAML', 'As YAML')}<span class="sr"> ${i + 1}</span></summary>
    <label class="sr" for="y-${i}">YAML ${i + 1}</label>
    ${field}${yaml}${markup('</textarea>')}
  </details>`
}

interface FormParts {
  own: readonly EditIssue[]
  choices: Choices
  lang: Lang
}

function formOf(fields: RuleFields | null, i: number, { own, choices, lang }: FormParts): Html {
  const say = sayer(lang)
  if (!fields)
    return html`<p class="hint">
      ${say('这一行不是规则，请在 YAML 里改。', 'This line is no rule; mend its YAML.')}
    </p>`
  const faults = (group: FieldGroup): Content => {
    const found = own.filter((issue) => issue.group === group)
    return (
      found.length > 0 &&
      html`<ul class="issues" id="i-${i}-${group}">
        ${found.map((issue) => issueItem(issue, say))}
      </ul>`
    )
  }
  const about = (group: FieldGroup): Html => {
    const found = own.filter((issue) => issue.group === group)
    const invalid = found.some(({ severity }) => severity === 'error')
    return markup(
      found.length > 0
        ? `aria-describedby="i-${i}-${group}"${invalid ? ' aria-invalid="true"' : ''}`
        : '',
    )
  }
  const input = (key: string, label: string, value: string, more: Content = null) =>
    html`<p>
      <label for="r${i}-${key}">${label}</label
      ><input
        id="r${i}-${key}"
        name="r${i}-${key}"
        value="${value}"
        maxlength="300"
        autocomplete="off"
        ${more}
      />
    </p>`
  const select = (key: string, label: string, value: string, options: [string, string][]) =>
    html`<p>
      <label for="r${i}-${key}">${label}</label
      ><select id="r${i}-${key}" name="r${i}-${key}">
        ${[...options, ...(options.some(([id]) => id === value) ? [] : [[value, value]])].map(
          ([id, text]) =>
            html`<option value="${id}" ${id === value && markup('selected')}>${text}</option>`,
        )}
      </select>
    </p>`
  const check = (key: string, value: string, text: string, checked: boolean) =>
    html`<label class="check"
      ><input
        type="checkbox"
        name="r${i}-${key}"
        value="${value}"
        ${checked && markup('checked')}
      />
      ${text}</label
    >`
  const day = (key: string, label: string, value: string, id = key) =>
    html`<span
      ><label for="r${i}-${id}">${label}</label
      ><input
        id="r${i}-${id}"
        name="r${i}-${key}"
        type="${value === '' || parseDate(value) !== null ? 'date' : 'text'}"
        value="${value}"
        ${about('days')}
    /></span>`
  const spans = [...fields.spans, { from: '', to: '' }]
  const weekdays = WEEKDAYS.map((id, n) => [id, weekdayName(n as Weekday, lang)] as const)
  const kinds = [
    ['workdays', say('工作日（含调休上班）', 'workdays, make-up ones too')],
    ['rest-days', say('休息日（含节假日）', 'days off, holidays too')],
    ['statutory-holidays', say('法定节假日', 'statutory holidays')],
  ] as const
  const known = new Set<string>([...WEEKDAYS, ...kinds.map(([id]) => id)])
  const channels = [
    ...choices.channels.map(({ id, name }) => [id, name] as const),
    ...CHANNEL_KINDS.map((kind) => [kind, channelName(kind, lang)] as const),
  ]
  const named = new Set(channels.map(([id]) => id as string))
  return html`<input type="hidden" name="r${i}-form" value="1" />
    <fieldset>
      <legend>${say('哪里', 'Where')}</legend>
      <div class="checks">
        ${nearby(fields.places, choices).map(({ id, name }) =>
          check('places', id, name, fields.places.includes(id)),
        )}
      </div>
      ${input(
        'place',
        say('再加场馆（名称，可用顿号隔开）', 'More places, by name'),
        '',
        html`list="venue-names" ${about('places')}`,
      )}
      ${check(
        'others',
        '1',
        say('同一场馆没提到的部分都闭馆', 'parts of the same house not named are closed'),
        fields.others,
      )}
      ${faults('places')}
    </fieldset>
    <fieldset>
      <legend>${say('哪些日子', 'Which days')}</legend>
      ${spans.map(
        ({ from, to }, k) =>
          html`<div class="pair">
            ${day('span-from', say(`第 ${k + 1} 段 从`, `Span ${k + 1} from`), from, `span-${k}-from`)}
            ${day('span-to', say('到（一天就不填）', 'to (blank: one day)'), to, `span-${k}-to`)}
          </div>`,
      )}
      ${
        fields.names.length > 0 &&
        html`<div class="checks">
          ${fields.names.map((name) => check('names', name, termName(name, lang), true))}
        </div>`
      }
      ${select('name', say('或节日', 'or a festival'), '', [
        ['', say('—', '—')],
        ...FESTIVALS.map((name): [string, string] => [name, calendarNameText(name, lang)]),
      ])}
      <div class="checks">
        ${weekdays.map(([id, text]) => check('days', id, text, fields.days.includes(id)))}
        ${kinds.map(([id, text]) => check('days', id, text, fields.days.includes(id)))}
        ${fields.days
          .filter((id) => !known.has(id))
          .map((id) => check('days', id, termName(id, lang), true))}
      </div>
      <div class="pair">
        ${day('from', say('自这天起', 'from this day on'), fields.from)}
        ${day('to', say('到这天止', 'until this day'), fields.to)}
      </div>
      <div class="checks">
        ${check(
          'except',
          'statutory-holidays',
          say('法定节假日除外', 'except statutory holidays'),
          fields.except.includes('statutory-holidays'),
        )}
        ${fields.except
          .filter((id) => id !== 'statutory-holidays')
          .map((id) =>
            check('except', id, say(`${termName(id, lang)} 除外`, `except ${id}`), true),
          )}
      </div>
      <div class="pair">${day('except-date', say('这天除外', 'except this day'), '')}</div>
      ${faults('days')}
    </fieldset>
    <fieldset>
      <legend>${say('开不开', 'Open or not')}</legend>
      <div class="row">
        ${select('what', say('说了什么', 'What it says'), fields.what, [
          ['', say('—', '—')],
          ['open', say('开放，有钟点', 'open, these hours')],
          ['closed', say('全天闭馆', 'closed all day')],
          ['regular', say('照常（平日的时间）', 'as usual')],
          ['also', say('另外加开', 'open these hours too')],
          ['not', say('这段时间不开', 'closed these hours')],
          ['all-day', say('24 小时开放', 'open round the clock')],
          ['unstated', say('开放，没说几点', 'open, hours not said')],
          ['how', say('只说怎样进', 'only how one gets in')],
        ])}
        ${input(
          'hours',
          say('钟点，如 9:00-12:00、14:00-17:00', 'Hours, such as 9:00-12:00, 14:00-17:00'),
          fields.hours,
          about('hours'),
        )}
        ${input(
          'last',
          say('最后入场，如 16:30；闭馆前 30 分钟写 -30', 'Last entry: 16:30, or -30 minutes'),
          fields.last,
          about('last'),
        )}
        ${select('as', say('照常时按周几', 'as usual on a'), fields.as, [
          ['', say('当天', 'the day itself')],
          ...weekdays.map(([id, text]): [string, string] => [id, text]),
        ])}
        ${select('cause', say('闭馆原因', 'Cause of closing'), fields.cause, [
          ['', say('没说', 'not said')],
          ...CAUSES.map((id): [string, string] => [id, causeName(id, lang)]),
        ])}
      </div>
      ${faults('hours')} ${faults('last')}
    </fieldset>
    <details class="ways" id="dw-${i}" ${saysHow(fields, own) && markup('open')}>
      <summary>${say('预约、收费', 'Booking and fee')}<span class="sr"> ${i + 1}</span></summary>
      <fieldset>
        <legend>${say('怎样进', 'Getting in')}</legend>
        <div class="row">
          ${select('mode', say('预约', 'Booking'), fields.mode, [
            ['', say('没说', 'not said')],
            ...MODES.map((id): [string, string] => [id, bookingModeName(id, lang)]),
          ])}
          ${input('min', say('至少提前几天', 'Days ahead, at least'), fields.min, NUMERIC)}
          ${input('max', say('最多提前几天', 'Days ahead, at most'), fields.max, NUMERIC)}
          ${input('release', say('几点放票', 'Released at'), fields.release)}
          ${input('cutoff', say('几点停止预约', 'Booking ends at'), fields.cutoff)}
          ${input('quota', say('每天限多少人', 'Visitors a day'), fields.quota, NUMERIC)}
          ${select('real', say('实名', 'Identity document'), fields.real, [
            ['', say('没说', 'not said')],
            ['yes', say('要', 'needed')],
            ['no', say('不要', 'not needed')],
          ])}
          ${select('fee', say('收费', 'Fee'), fields.fee, [
            ['', say('没说', 'not said')],
            ...FEES.map((id): [string, string] => [id, feeName(id, lang)]),
          ])}
        </div>
        <div class="checks" role="group" aria-label="${say('预约渠道', 'Where to book')}">
          ${channels.map(([id, text]) => check('channels', id, text, fields.channels.includes(id)))}
          ${fields.channels
            .filter((id) => !named.has(id))
            .map((id) => check('channels', id, id, true))}
          ${check('register', '1', say('到场登记', 'sign in on arrival'), fields.register)}
        </div>
        <div class="row">
          ${input('audience', say('对象', 'For whom'), fields.audience)}
          ${input('fallback', say('没有手机怎么办', 'Without a smartphone'), fields.fallback)}
        </div>
        ${faults('booking')}
      </fieldset>
    </details>
    <fieldset>
      <legend>${say('出处', 'Where it stands')}</legend>
      <div class="row">
        ${input('clause', say('第几段', 'Clause'), fields.clause, html`${NUMERIC} ${about('more')}`)}
        ${input('note', say('备注', 'Note'), fields.note)}
      </div>
      ${check(
        'implied',
        '1',
        say('公告没明说，是我们推断的', 'concluded by us rather than said'),
        fields.implied,
      )}
      ${faults('more')}
    </fieldset>`
}

/** Is there anything about getting in that must not be folded away? */
function saysHow({ mode, fee }: RuleFields, own: readonly EditIssue[]): boolean {
  return mode !== '' || fee !== '' || own.some(({ group }) => group === 'booking')
}

/** The places of a rule and what belongs to the same houses; the rest can be typed. */
function nearby(chosen: readonly string[], { places }: Choices): Choices['places'] {
  const parents = new Map(places.map(({ id, partOf }) => [id, partOf]))
  const houseOf = (id: string): string => {
    let at = id
    for (let n = 0; n < 20; n++) {
      const up = parents.get(at)
      if (!up) break
      at = up
    }
    return at
  }
  const houses = new Set(chosen.map(houseOf))
  const near = places.filter(({ id }) => houses.has(houseOf(id)))
  const unknown = chosen.filter((id) => !parents.has(id))
  return [...near, ...unknown.map((id) => ({ id, name: id, partOf: null }))]
}

function termName(word: string, lang: Lang): string {
  return (FESTIVALS as readonly string[]).includes(word)
    ? calendarNameText(word as CalendarName, lang)
    : word
}

const NUMERIC = markup('inputmode="numeric"')
const WEEKDAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'] as const
const FESTIVALS: readonly CalendarName[] = [
  'spring-festival',
  'lunar-new-year-eve',
  'lunar-new-year-1',
  'lunar-new-year-2',
  'lunar-new-year-3',
  'lantern',
  ...HOLIDAYS.filter((name) => name !== 'spring-festival'),
  'statutory-holidays',
  'make-up-workdays',
]
