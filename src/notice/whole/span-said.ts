/** “3月29日至4月13日为集中祭扫期。陵园每天7:00-18:00开放”: a sentence that tells a span and nothing else. */
import { FORTNIGHT } from '../facts.ts'
import type { FactInput } from '../facts.ts'
import { lineOf } from '../places.ts'
import { hasHours, isOpenOnly } from '../segments.ts'
import type { Segment } from '../segments.ts'
import { isMark } from '../tokens.ts'
import type { Line, Token, Tokens } from '../tokens.ts'
import type { Days } from '../year/days.ts'

/** Words before the span: what it is of is told by no more. */
const BEFORE = /(?:^|如下|[时日][间期]|安排|期限|起止|[自从为是于:,])$/
const EVENT = /举[办行]|展[出览期]|活动|比赛|赛事|演出|报名|预约|施工|工期|征集|考试|咨询|投票/

/** Words after it: none, or those that call it by a name. */
const NAMED = /^(?:\([^()\n]{1,14}\))?(?:期间)?(?:,?(?:为|是|系)[\u4e00-\u9fff"]{2,14}期"?)?$/
const SHUT = /[闭休停][馆园放]|关闭|维修|检修|改造/

/** Hours that hold whatever the span. */
const ALWAYS = /平时|平日|日常|常年|全年|长期/

/**
 * The span that the sentences before it in the paragraph tell, for a statement without days of its own or with
 * weekdays alone; null if they tell none, or other days as well.
 */
export function spanSaid(s: Segment, input: Input): Said | null {
  const { doc, text } = input
  if (s.ownFrom < 0 || s.resumes || s.later) return null
  const line = doc.lines[s.line]!
  if (ALWAYS.test(text.slice(Math.max(line.from, s.ownFrom - 20), s.to))) return null
  // The sentence that the statement stands in says nothing of others.
  let end = before(doc, line, s.ownFrom)
  const least = end - LONGEST_SENTENCE
  while (end > line.first && end > least && !isMark(doc.tokens[end - 1], '.')) end--
  const begun = end === line.first
  if (!begun && !isMark(doc.tokens[end - 1], '.')) return null
  if (!begun) end--
  let [n, first] = [s.line, line.first]
  for (let met = 0; met < MOST_SENTENCES; met++) {
    if (end <= first) {
      const above = doc.lines[--n]
      // Another item of the notice has days of its own.
      if (!above || doc.lines[n + 1]!.marker || s.line - n > MOST_LINES) return null
      ;[first, end] = [above.first, above.last]
      if (isMark(doc.tokens[end - 1], '.')) end--
      if (end <= first) return null
    }
    let begin = end
    while (begin > first && end - begin < LONGEST_SENTENCE && !isMark(doc.tokens[begin - 1], '.'))
      begin--
    if (begin > first && !isMark(doc.tokens[begin - 1], '.')) return null
    const sentence = doc.tokens.slice(begin, end)
    if (sentence.some(isDated)) return isOfOther(n, s, input) ? null : told(sentence, s, input)
    end = begin - 1
  }
  return null
}

/** The number of the first token of the line that does not end before a place in the text. */
function before({ tokens }: Tokens, line: Line, at: number): number {
  let [low, high] = [line.first, line.last]
  while (low < high) {
    const mid = (low + high) >> 1
    if (tokens[mid]!.to <= at) low = mid + 1
    else high = mid
  }
  return low
}

/** Tokens of one sentence that are looked at. */
const LONGEST_SENTENCE = 200

/** A span, and the words that tell it. */
export interface Said {
  days: Days
  tokens: Token[]
}

type Input = Pick<FactInput, 'doc' | 'text' | 'resolver' | 'reading' | 'registry'>

/** “甲馆:⏎…⏎10月1日至4月30日⏎…⏎乙馆:⏎每天9:00-17:00”: the line of the span speaks of another house. */
function isOfOther(line: number, s: Segment, { reading, registry }: Input): boolean {
  const of = reading.lineSubjects[line]
  const root = (id: string) => lineOf(registry, id).at(-1)
  const own = s.places?.map(root)
  return !!of && !!own && line < s.line && !of.some((id) => own.includes(root(id)))
}

/** The one span of the sentence, if it says no more. */
function told(sentence: readonly Token[], s: Segment, input: Input): Said | null {
  const { text, resolver, reading } = input
  const [range, ...more] = sentence.filter((t) => isDated(t) && !isDateline(t))
  if (range?.kind !== 'when' || more.length > 0) return null
  const days = resolver.resolve(range.when)
  const [span, ...others] = days?.spans ?? []
  if (!days || !span || others.length > 0 || span[1] === null || span[1] <= span[0]) return null
  const found = { days, tokens: sentence.filter((t) => t.kind === 'when') }
  // “10月1日至8日9:00-16:00⏎每周一闭馆”: a holiday is no season.
  const weekly = s.days?.weekly != null && s.days.weekly.length > 0
  if (weekly && span[1] - span[0] + 1 < FORTNIGHT) return null
  // “夏令时⏎5月28日至9月30日⏎…⏎冬令时⏎10月1日至4月30日⏎…⏎逢周五闭馆”: one of several.
  const isOther = (x: Segment) =>
    x.line < s.line && x.dated && x.days!.spans.some(([a, b]) => a !== span[0] && b !== a)
  if (weekly && ofSame(s, reading).some(isOther)) return null
  const before = text.slice(sentence[0]!.from, range.from)
  const after = text.slice(range.to, sentence.at(-1)!.to)
  if (!says(sentence))
    return BEFORE.test(before) && !EVENT.test(before) && NAMED.test(after) && !SHUT.test(after)
      ? found
      : null
  // “7月5日至8月31日,甲馆、乙馆延时开放。甲馆周二至周日…”
  const own = (x: Segment) => x.ownFrom <= range.to && x.tokens.includes(range)
  const opens = reading.segments.filter((x) => !x.dead && own(x))
  const governed = (x: Segment) => x.rule === 'hours-govern-dates-before'
  const general =
    opens.every((x) => (isOpen(x) && !x.resumes) || governed(x)) &&
    opens.some((x) => s.places?.every((p) => x.places?.includes(p)))
  return weekly && general ? found : null
}

/** What else is told of the same places. */
const ofSame = (s: Segment, { segments }: FactInput['reading']) =>
  segments
    .slice(0, MOST_SEGMENTS)
    .filter((x) => x !== s && !x.dead && x.days && x.places?.some((p) => s.places?.includes(p)))

const MOST_SEGMENTS = 200

const isOpen = (s: Segment) => isOpenOnly(s) || (s.state === 'unstated' && !hasHours(s))

const MOST_LINES = 6
const MOST_SENTENCES = 6

const isDated = (t: Token) =>
  t.kind === 'when' && t.when.items.some((i) => i.kind === 'day' || i.kind === 'range')

/** “某报3月30日讯”: the day of the news, which bounds nothing. */
const isDateline = (t: Token) => t.fate?.kind === 'decoy' && t.fate.why === 'publication'

/** Does the sentence say anything of doors? */
const says = (sentence: readonly Token[]) =>
  sentence.some((t) => t.kind === 'times' || (t.kind === 'state' && !t.weak))
