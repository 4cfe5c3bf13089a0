/** Days counted from another: 次日, 即日起, 本周五. */
import type { DateStyle, Read } from '../dates.ts'
import { readGlosses } from './glosses.ts'
import { readPoint } from './points.ts'
import { DOES, spread, read, monthAt, endOf, stick, weekday } from './shared.ts'

const NEXT_DAY = new RegExp(`(?:次日|翌日|第二天)(?=${DOES})(起)?`, 'y')

const DAY_BESIDE = /(?:节)?[前后](?:一|第一)?[日天](?=\()/y

const NEXT_DAY_TOLD = /(?:次日|翌日|第二天)(?=\()/y

const BARE_DAY = /\((?:即)?\d{1,2}[日号](?:[,、]?(?:周|星期)[一二三四五六日天])?\)(起|开始)?/y

const SAME_DAY = new RegExp(
  `(?:当天|当日)(?=${DOES}|(?:均|都|将|全部)*(?:免费|对外|低收费|面向|向)[^,。;\\n]{0,8}开放|(?<=(?:^|[。;,\\n])当[天日])[\\u4e00-\\u9fff]{2,12}?(?:全部|一律|均|都|将){0,2}(?:免费|低收费|(?:面向|对|向)[^,。;\\n]{0,8}开放|开放|开馆|延时|闭馆|暂停|不开放|正常开))(起)?`,
  'y',
)

const ANNOUNCED_DAY =
  /(?:即日|今日|本日|即时|即刻)(起)|(?:即时|即刻|立即|立刻|马上)((?=(?:全面|全部|临时|紧急|实施|实行|采取|进行){0,2}(?:闭馆|闭园|休馆|关闭|暂停(?:对外)?(?:开放|服务|营业))))/y

const CLOCK_NEXT =
  '(?:上午|下午|中午|晚上|晚间|傍晚|晚)?\\d{1,2}(?::\\d{2}|[点时](?:\\d{1,2}分?|半|整)?)(?:起|开始|后|提前|正式|统一|将|全面|临时|紧急){0,3}(?:闭馆|闭园|关闭|关门|停止|暂停|恢复|开放|开馆|起|开始)'

/** “今天下午3时30分起闭馆”: the day of writing, and the hour. */
const SPOKEN_HOUR = new RegExp(`(今日|今天|明日|明天)(?=${CLOCK_NEXT})`, 'y')

const SPOKEN_DAY = new RegExp(`(今日|今天|明日|明天|后天)(?=\\(|${DOES})`, 'y')

/** “后天至2月22日”, “现在起至后天”: a span one end of which only the day of writing tells. */
const SPOKEN_SPAN =
  /(?:明日|明天|后天)起?[-至到]|(?:现在|今天|今日|即日)起?[-至到](?:明日|明天|后天)/y

const SPOKEN_PART = /(?:今日|今天|明日|明天|后天)(?=(?:的)?(?:中午|早上|傍晚|凌晨|夜间))/y

const FROM_NOW = /(?:即日|今日|本日)起?(?:直至|一直到|截至|[-至到])/y

const WEEK =
  /(本|这|下)(?:个)?周([一二三四五六日天])(?:(至|到|-|、|和)(?:本|下|这)?(?:周)?([一二三四五六日天]))?/y

const WEEK_ON = /(本|下)周起/y

/** A day counted from another at `i`: 次日, 即日起, 本周五. */
export function readRelative(text: string, i: number, style: DateStyle): Read | null {
  const kinds = [
    [NEXT_DAY, 'next'],
    [SAME_DAY, 'same'],
    [ANNOUNCED_DAY, 'announced'],
  ] as const
  const until = stick(FROM_NOW, text, i)
  if (until) {
    const b = readPoint(text, i + until[0].length, style, null, 'end')
    if (b) return read({ kind: 'until', b, begins: true }, b.to + endOf(text, b.to), monthAt(b))
  }
  for (const [re, to] of kinds) {
    re.lastIndex = i
    const m = re.exec(text)
    if (
      m &&
      !(
        to === 'next' &&
        /^\d{1,2}:/.test(text.slice(i + m[0].length, i + m[0].length + 3)) &&
        /[-至到]$/.test(text.slice(Math.max(0, i - 1), i))
      )
    )
      return {
        item: { kind: 'relative', to, onward: m[1] !== undefined || m[2] !== undefined },
        to: i + m[0].length,
        month: null,
      }
  }
  const beside = stick(DAY_BESIDE, text, i)
  if (beside) {
    // “前一日(4月4日)、后一日(4月6日)”: the bracket says which day that is.
    const after = readGlosses(text, i + beside[0].length, style)
    const dated = after.glosses.find((g) => g.kind === 'date')
    if (dated?.kind === 'date' && dated.point.month !== null)
      return read({ kind: 'day', a: dated.point }, after.to, monthAt(dated.point))
  }
  const next = stick(NEXT_DAY_TOLD, text, i)
  if (next) {
    // “次日(4月14日)起”: the bracket says which day that is.
    const after = readGlosses(text, i + next[0].length, style)
    const dated = after.glosses.find((g) => g.kind === 'date')
    const onward = /^(?:起|开始)/.exec(text.slice(after.to, after.to + 2))
    const to = after.to + (onward?.[0].length ?? 0)
    if (dated?.kind === 'date' && dated.point.month !== null)
      return read({ kind: onward ? 'from' : 'day', a: dated.point }, to, monthAt(dated.point))
    const bare = stick(BARE_DAY, text, i + next[0].length)
    if (bare)
      return read(
        { kind: 'relative', to: 'next', onward: bare[1] !== undefined },
        i + next[0].length + bare[0].length,
        null,
      )
  }
  const vague = stick(SPOKEN_SPAN, text, i)
  if (vague) {
    const to = i + vague[0].length
    const b = readPoint(text, to, style, null, 'end')
    return read({ kind: 'vague' }, b ? b.to + endOf(text, b.to) : to, null)
  }
  const hour = stick(SPOKEN_HOUR, text, i)
  if (hour) {
    const plus = hour[1]!.startsWith('明') ? 1 : 0
    return read(
      { kind: 'relative', to: 'announced', onward: false, plus },
      i + hour[0].length,
      null,
    )
  }
  const part = stick(SPOKEN_PART, text, i)
  if (part) return read({ kind: 'vague' }, i + part[0].length, null)
  const spoken = stick(SPOKEN_DAY, text, i)
  if (spoken) {
    const to = i + spoken[0].length
    const after = readGlosses(text, to, style)
    const dated = after.glosses.find((g) => g.kind === 'date')
    if (dated?.kind === 'date')
      return read({ kind: 'day', a: dated.point }, after.to, monthAt(dated.point))
    const plus = { 今: 0, 明: 1, 后: 2 }[spoken[1]![0]!]!
    if (text[to] !== '(' && /[。;,\n:!]/.test(text[i - 1] ?? '\n'))
      return read({ kind: 'relative', to: 'announced', onward: false, plus }, to, null)
    return null
  }
  const onward = stick(WEEK_ON, text, i)
  if (onward)
    return read(
      { kind: 'week', next: onward[1] === '下', days: [0], onward: true },
      i + onward[0].length,
      null,
    )
  const week = stick(WEEK, text, i)
  if (!week) return null
  if (text[i + week[0].length] === '(') {
    const { glosses, to } = readGlosses(text, i + week[0].length, style)
    const said = glosses.find((g) => g.kind === 'date')
    return said?.kind === 'date'
      ? read({ kind: 'day', a: said.point }, to, monthAt(said.point))
      : null
  }
  const [a, b] = [weekday(week[2]!), week[4] === undefined ? null : weekday(week[4])]
  const days = b === null ? [a] : /[、和]/.test(week[3]!) ? [a, b] : b < a ? null : spread(a, b)
  return days && read({ kind: 'week', next: week[1] === '下', days }, i + week[0].length, null)
}
