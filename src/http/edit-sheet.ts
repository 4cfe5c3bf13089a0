/** The sheet of one notice: from a text, from a file of the folder or from a form, to a file and to a page. */
import type { Channel, CityContent } from '../core/model.ts'
import { dateOf, parseDate } from '../core/time.ts'
import { decodeNotice } from '../dataset/decode.ts'
import { draftNotice, questionText, ruleLine } from '../dataset/drafting.ts'
import { noticeRuleForm } from '../dataset/encode.ts'
import type { Issue } from '../dataset/issue.ts'
import { freshNotice, mendNotice } from '../dataset/mend.ts'
import { draft } from '../notice/draft.ts'
import { signerOf } from '../notice/signature.ts'
import type { EditCity, EditMark, EditSheet } from '../render/page-edit.ts'
import type { EditIssue, EditRule, FieldGroup } from '../render/page-edit-rule.ts'
import { channelText, ruleSentence } from '../render/words.ts'
import type { Lang } from '../render/words.ts'
import { noticeFile } from './edit-desk.ts'
import type { NoticeFile, Proposal, Review } from './edit-desk.ts'
import { mendedLine, ruleFields, saysNothing, sentFields } from './edit-rule.ts'
import { Refusal } from './problem.ts'
import { ID } from './query.ts'

/** Longest notice, in characters. */
export const MAX_TEXT = 300_000
/** Most rules of one notice. */
const MAX_RULES = 400
/** Most marks in its text. */
const MAX_MARKS = 2000

/** What a review form holds, apart from what it was compared with. */
export type Given = Pick<
  EditSheet,
  'opened' | 'text' | 'head' | 'rules' | 'fresh' | 'marks' | 'questions' | 'seen'
>

/** The fields of a form that was sent. */
export interface Fields {
  field(name: string): string
  all(name: string): string[]
}

/** Reads the text of a form as a notice; what it cannot be is refused. */
export function firstReading(content: CityContent, sent: Fields): Given {
  const text = sent.field('text').replace(/^\n+/, '')
  if (text.length > MAX_TEXT) throw new Refusal(413, `text: more than ${MAX_TEXT} characters`)
  if (text.trim() === '') throw new Refusal(400, 'text: nothing to read')
  const title = sent.field('title').trim()
  const announced = sent.field('announced').trim()
  if (announced !== '' && parseDate(announced.slice(0, 10)) === null)
    throw new Refusal(400, `announced: ${announced.slice(0, 40)} is not a date such as 2024-02-08`)
  const head = {
    title,
    publisher: sent.field('publisher').trim() || (signerOf(text) ?? ''),
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
  const made = draftNotice(read, text, { ...head, id: 'draft' })
  const noted = read.unread.length + read.findings.length + read.decoys.length
  if (made.rules.length > MAX_RULES || noted > MAX_MARKS)
    throw new Refusal(422, `text: more than one notice says; paste one at a time`)
  const asked = sent.field('id').trim()
  const { notice } = made
  return {
    opened: null,
    text,
    head: {
      id: ID.test(asked) ? asked : freshId(content, notice.announced.at.slice(0, 7)),
      title: title || firstLine(text),
      publisher: head.publisher,
      announced: notice.announced.at,
      by: notice.announced.by,
      url: sent.field('url').trim(),
      coversFrom: notice.covers?.from ?? '',
      coversTo: notice.covers?.to ?? '',
    },
    rules: made.rules.map(({ rule, start, end, certainty }) =>
      rowOf(ruleLine(noticeRuleForm(rule, rule.id)), { start, end, certainty, was: null }),
    ),
    fresh: ruleFields('')!,
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
}

/** A notice of the folder as it stands, with the questions that its draft left open. */
export function openedSheet({ file, text, digest, parts }: NoticeFile): Given {
  if (!parts)
    throw new Refusal(422, `${file} cannot be read as YAML; mend it by hand, then open it here`)
  return {
    opened: { id: parts.head.id, file, digest },
    text: '',
    head: parts.head,
    rules: parts.rules.map((line, was) =>
      rowOf(line, { start: 0, end: 0, certainty: 'stated', was }),
    ),
    fresh: ruleFields('')!,
    marks: [],
    questions: [...text.matchAll(QUESTION)].map(([, question = '']) => question),
    seen: false,
  }
}

/** Questions stand as comments at the top of a draft; see `dataset/questions.ts`. */
const QUESTION = /^# \? \d{1,3}\. (.+)$/gm
const QUESTIONS = /^# (?:Open questions:|\? \d{1,3}\. .*)\n/gm

/** The form as it came back. What is marked in the text, and what was asked, comes back with it. */
export function readSheet(sent: Fields, content: CityContent, opened: EditSheet['opened']): Given {
  const text = sent.field('text')
  if (text.length > MAX_TEXT) throw new Refusal(413, `text: more than ${MAX_TEXT} characters`)
  const lines = sent.all('rule')
  if (lines.length > MAX_RULES + 1) throw new Refusal(413, `more than ${MAX_RULES} rules`)
  const shown = sent.all('shown')
  const spots = sent.all('at')
  const rules = lines.flatMap((given, i): EditRule[] => {
    const line = given.replace(/\s*\n\s*/g, ' ').trim()
    const before = (shown[i] ?? line).trim()
    const fields = sentFields(i, sent, content)
    // an emptied line is a rule that is not wanted; a blank row is one not written yet
    if (line === '' && (before !== '' || !fields || saysNothing(fields)))
      return before === '' ? [] : [{ ...rowOf(before, spotIn(spots[i])), dropped: true }]
    const yaml = fields ? mendedLine(line, before, fields) : line
    return [{ ...rowOf(yaml, spotIn(spots[i])), dropped: sent.field(`r${i}-drop`) !== '' }]
  })
  const one = (name: string) => sent.field(name).replace(/\s+/g, ' ').trim()
  return {
    opened,
    text,
    head: {
      id: opened?.id ?? one('id'),
      title: one('title'),
      publisher: one('publisher'),
      announced: one('announced'),
      by: one('by') !== '',
      url: one('url'),
      coversFrom: one('covers-from') || one('covers-to'),
      coversTo: one('covers-to') || one('covers-from'),
    },
    rules,
    fresh: ruleFields('')!,
    marks: sent.all('mark').flatMap((mark) => markFrom(mark) ?? []),
    questions: sent.all('question').map((question) => question.slice(0, 500)),
    seen: sent.field('seen') === '1',
  }
}

/** The file that a sheet makes of `opened`, or anew; decided questions leave it. Also the line on which each row's rule stands; 0: none. */
export function proposalOf(
  city: string,
  { head, rules, seen }: Pick<Given, 'head' | 'rules' | 'seen'>,
  opened: NoticeFile | null,
): { proposal: Proposal & { text: string }; lines: number[] } {
  if (!ID.test(head.id))
    throw new Refusal(400, `id: ${head.id.slice(0, 80)} is not lower case words joined by -`)
  const kept = rules.filter(({ dropped }) => !dropped)
  const made = opened
    ? mendNotice(seen ? opened.text.replace(QUESTIONS, '') : opened.text, {
        head,
        rules: kept.map(({ was, yaml }) => ({ was, line: yaml })),
      })
    : freshNotice(
        head,
        kept.map(({ yaml, start, end, certainty }) => ({
          line: yaml,
          // where it was read; the notice's own words stay out of the data
          above: end > start ? `[${start}–${end}] ${certainty}` : '',
        })),
      )
  const lines = rules.map((rule) => (rule.dropped ? 0 : made.lines[kept.indexOf(rule)]!))
  return {
    proposal: {
      city,
      file: opened?.file ?? noticeFile(city, head.id),
      text: made.text,
      was: opened?.digest ?? null,
    },
    lines,
  }
}

/** Everything the review page shows. Without a review nothing could be compared. */
export function sheetOf(
  content: CityContent,
  given: Given & { base: string; refusal: string | null },
  compared: {
    review: Review | null
    proposal: Proposal & { text: string }
    lines: number[]
    channels: Map<string, Channel>
  },
  lang: Lang,
): EditSheet {
  const { review, proposal, lines, channels } = compared
  const kept = given.rules.flatMap(({ dropped }, i) => (dropped ? [] : [i]))
  const issues = (review?.issues ?? []).map((issue) =>
    editIssue(issue, { file: proposal.file, lines, kept }),
  )
  const notice = review?.content?.notices.find(({ id }) => id === given.head.id)
  const alone = (line: string) => {
    const { text } = freshNotice(given.head, [{ line, above: '' }])
    return decodeNotice(proposal.file, text, { content, channels }).notice?.rules[0]
  }
  const rules = given.rules.map((row, i): EditRule => {
    const rule = notice?.rules[kept.indexOf(i)] ?? alone(row.yaml)
    return { ...row, sentence: rule ? ruleSentence(rule, lang) : null }
  })
  const span = review?.span ?? null
  return {
    ...given,
    rules,
    city: cityOf(content),
    choices: {
      places: content.venues.map(({ id, name, partOf }) => ({ id, name, partOf })),
      channels: [...channels].map(([id, channel]) => ({ id, name: channelText(channel, lang) })),
    },
    issues,
    changes: review?.content ? review.changes : null,
    span: span && { from: dateOf(span.from), to: dateOf(span.to) },
    ready: review?.content != null && kept.length > 0,
  }
}

/** A city as the editor's pages name it. */
export function cityOf({ city, venues }: CityContent): EditCity {
  return { id: city.id, name: city.name, venues: venues.map(({ id, name }) => ({ id, name })) }
}

/** An issue at the row and fields that it is about. */
export function editIssue(
  issue: Issue,
  { file, lines, kept }: { file: string; lines: readonly number[]; kept: readonly number[] },
): EditIssue {
  const { severity, message, path, line, code } = issue
  const own = issue.file === file
  const m = own ? /^rules\[(\d+)\]\.?([A-Za-z]+)?/.exec(path) : null
  const at = m ? (kept[Number(m[1])] ?? -1) : own ? lines.indexOf(line) : -1
  const group = GROUPS[m?.[2] ?? ''] ?? CODES[code] ?? null
  // the trouble may lie in another notice of the city
  const where = own || message.includes(issue.file) ? '' : `${issue.file}: `
  const zh = inChinese(issue)
  return {
    severity,
    message: at < 0 ? `${where}${message}` : message.replace(/^rules\[\d+\]\.?:?\s*/, ''),
    zh: zh === null ? null : `${where}${zh}`,
    rule: at < 0 ? null : at,
    group: at < 0 ? null : group,
  }
}

const GROUPS: Record<string, FieldGroup> = {
  venue: 'places',
  venues: 'places',
  others: 'places',
  reach: 'places',
  on: 'days',
  days: 'days',
  from: 'days',
  to: 'days',
  except: 'days',
  open: 'hours',
  also: 'hours',
  closed: 'hours',
  as: 'hours',
  cause: 'hours',
  lastEntry: 'last',
  booking: 'booking',
  fee: 'booking',
  clause: 'more',
  note: 'more',
  basis: 'more',
}

/** Findings about a rule as a whole that one corner of its form can mend. */
const CODES: Record<string, FieldGroup> = {
  'no-day': 'days',
  'outside-covers': 'days',
  'make-up-workday': 'days',
  overlap: 'hours',
}

/** What is wrong, for an editor who reads Chinese; null where only the English sentence says it. */
function inChinese({ code, found, expected, message, path }: Issue): string | null {
  const said = found === '' ? '' : `“${found}”`
  switch (code) {
    case 'type':
      return typeInChinese(path, said, expected, message)
    case 'when':
      return `${said}不是日期、起止日期，也不是日历上的名称`
    case 'twice':
      return `${said}写了两次`
    case 'duplicate-key':
      return `${said}这一项写了两次`
    case 'regular-itself':
      return '“照常”没有说到哪天为止：写上末日，或者只写从哪天起'
    case 'others':
      return '“其余关闭”要写在说了其中几处开放的规则里'
    case 'holidays':
      return '公告的规则只管它说到的日子，不用写节假日怎样'
    case 'no-effect':
      return '这条规则关的时段，当天本来就不开'
    case 'unknown-notice':
      return `这个城市没有公告${said}`
    case 'window':
      return `${said}不是钟点的写法：要写成 09:00-17:00，过半夜写成 17:00-26:00`
    case 'clock':
      return `${said}不是时间，要写成 16:30`
    case 'empty':
      return '这里什么也没填'
    case 'last-entry':
      return `最后入场${said}不在开放时间以内；也可以写 -30（闭馆前 30 分钟）`
    case 'entry':
      return `入场时段${said}不在开放时间以内`
    case 'date':
      return `${said}不是日期，要写成 2027-01-03`
    case 'impossible-date':
      return `没有${said}这一天`
    case 'range':
    case 'date-range':
      return `起止颠倒了：${said}`
    case 'missing':
      return path === '' ? null : `少了必填的一项（${expected || message}）`
    case 'unknown-venue':
      return `没有${said}这个场馆`
    case 'unknown-channel':
      return `没有${said}这个预约渠道`
    case 'unknown-word':
      return `不认识${said}`
    case 'unknown-key':
      return `没有${said}这一项`
    case 'says-nothing':
      return '这条规则什么也没说：要有开闭、预约、收费或备注'
    case 'tie':
      return `和另一条规则定了同一处的同一天，说法却不同（${found}）：改掉一条，或写明除外`
    case 'no-day':
      return '一天也管不到：日子之间没有交集，或不在公告管的日子里'
    case 'outside-covers':
      return `${found.replace('/', '至')} 超出了公告管的日子（${expected.replace('within ', '')}）`
    case 'overlap':
      return `时段重叠：${found}`
    case 'make-up-workday':
      return `把调休上班的日子也算成了周末：${found}；只指休息的周末，就选“休息日”`
    case 'silent': {
      const m = /leaves out (.+?) (?:at|of) ([\w-]+)(?:;|$)/.exec(message)
      return m ? `公告没有说到 ${m[2]} 的 ${m[1]}` : null
    }
    case 'booking':
      return '说了几点放票，没说最多提前几天'
    case 'days-ahead':
      return '至少提前的天数比最多的还多，谁也约不上'
    case 'number':
      return `${said}不是这里能用的数`
    case 'covers':
      return '“每周几”“节日期间”这样的规则，要先填公告管到哪些日子'
    case 'cause':
      return '闭馆才有原因'
    case 'as':
      return '“照常”才能按别的周几'
    case 'one-of':
      return '开、加开、不开只能选一样，几样就写几条'
    case 'url':
      return `${said}不是网址，要以 https:// 开头`
    case 'syntax':
      return 'YAML 没写对'
    case 'id':
    case 'file-name':
      return `编号${said}不合规则`
    case 'id-twice':
      return `编号${said}已经有了`
    default:
      return null
  }
}

/** A value of the wrong kind, or one left empty: of the notice itself, its field by name. */
function typeInChinese(path: string, said: string, expected: string, message: string): string {
  const name = HEAD_NAMES[path] ?? ''
  if (/: the text is empty/.test(message)) return `${name || '这一项'}没有填`
  const long = /longer than (\d+) characters/.exec(message)
  if (long) return `${name}太长了：最多 ${long[1]} 个字`
  if (/control characters|half a character/.test(message)) return `${name}里有不能用的字符`
  const kind = expected === 'text' ? '文字' : /list/.test(expected) ? '列表' : '这里要的写法'
  return `${name}${said}不是${kind}`
}

const HEAD_NAMES: Record<string, string> = {
  id: '编号',
  title: '标题',
  publisher: '发布者',
  announced: '发布日期',
  url: '网址',
}

function rowOf(
  yaml: string,
  spot: Pick<EditRule, 'start' | 'end' | 'certainty' | 'was'>,
): EditRule {
  return { yaml, shown: yaml, fields: ruleFields(yaml), ...spot, dropped: false, sentence: null }
}

function spotIn(text = ''): Pick<EditRule, 'start' | 'end' | 'certainty' | 'was'> {
  const m = /^(\d{1,7})-(\d{1,7})-(stated|implied|ambiguous)-?(\d{0,3})$/.exec(text)
  return {
    start: Number(m?.[1] ?? 0),
    end: Number(m?.[2] ?? 0),
    certainty: (m?.[3] ?? 'stated') as EditRule['certainty'],
    was: m?.[4] ? Number(m[4]) : null,
  }
}

function markFrom(text: string): EditMark | null {
  const m = /^(unread|finding|decoy) (\d{1,7}) (\d{1,7}) (.{0,300})$/s.exec(text)
  return m && { kind: m[1] as EditMark['kind'], start: Number(m[2]), end: Number(m[3]), why: m[4]! }
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
  const first = text.split('\n').find((line) => line.trim() !== '') ?? ''
  return [...first.trim()].slice(0, 100).join('')
}
