/** The days on which a booking rule holds, and dates beside it that are those of booking. */
import type { Item } from '../dates.ts'
import { numeral } from '../numerals.ts'
import type { Segment } from '../segments.ts'
import type { Token, Tokens } from '../tokens.ts'
import type { Days } from '../year/days.ts'
import { DAYS_ENTER } from './parts.ts'
import type { Part } from './parts.ts'
import type { BookingReader } from './reader.ts'
import { CUE } from './words.ts'

/** The days of a rule: those it names, those of the holiday or the span of the notice, or as many as it counts. */
export function daysSaid(
  { doc, reading, resolver, live, ofHoliday }: BookingReader,
  part: Part,
  words: string,
): { when: Token | undefined; days: Days | null } {
  const when = part.tokens.find(
    (t) =>
      t.kind === 'when' &&
      (t.fate?.kind !== 'decoy' ||
        (t.fate.why === 'refined below' && opensWithDays(part, t.from, t.to)) ||
        (t.fate.why === 'another matter' && OF_DAYS.test(part.text)) ||
        // “春节期间观众须在官方网站预约”
        (t.fate.why === 'service' && t.from === part.from) ||
        t.fate.why === 'span of the booking rule' ||
        // “假期(9月29日至10月6日)参观请提前预约”
        (t.from === part.from && t.when.items.every((i) => i.kind === 'period' && i.glosses))) &&
      t.when.items.some((i) => i.kind !== 'daily' && i.kind !== 'weekly') &&
      !isOfBooking(part, t.from, t.to, t.when.items),
  )
  // “周末须预约,工作日无需预约”
  const weekdays = OF_DAYS.test(part.text)
    ? part.tokens.find((t) => t.kind === 'when' && t.when.items.some((i) => i.kind === 'weekly'))
    : undefined
  const daysTold = when ?? weekdays
  if (daysTold?.kind === 'when') return { when, days: resolver.resolve(daysTold.when) }
  if (isOfHoliday(doc, part, words) || ofHoliday.has(part.line))
    return { when, days: resolver.holiday }
  if (isOfSpan(doc, part)) return { when, days: reading.effective ?? spanOf(live) }
  return { when, days: ofSoManyDays(words, live) }
}

/** “10月1日至3日参观须预约”: a rule that begins with its days. */
export const OF_DAYS = new RegExp(
  `^[^\\u4e00-\\u9fff]*(?:免费,|其中,?)?${DAYS_ENTER.source.slice(1)}`,
)

/** “节日期间,甲馆请预约,其余场馆先到先得”: said of the holiday where the sentence begins, and so of all that follows. */
export function isOfHoliday(doc: Tokens, part: Part, said: string): boolean {
  if (HOLIDAY_ONLY.test(said)) return true
  const { from } = doc.lines[part.line]!
  const before = doc.prose.text.slice(Math.max(from, part.from - 120), part.from)
  const sentence = before.slice(Math.max(before.lastIndexOf('。'), before.lastIndexOf(';')) + 1)
  return HOLIDAY_ONLY.test(sentence)
}

/** Rules for the holiday's days alone: 假期参观免预约. */
const HOLIDAY_ONLY =
  /(?:^|[,。;:、.)馆室厅场])(?:本次|整个)?(?:小长假|长假|假期|假日|节日|双节|两节)(?:期间|里|内)?(?=,|参观|场地|入馆|入场|入园|均|一律|免|请|每[场天日人]|日场|夜场|白天|实名|提前|无需|无须|须|需|凭|实行|不|先到|预约)/

/** “三、延时期间的入馆办法:…”: of the span of the notice, in all of the line. */
function isOfSpan(doc: Tokens, part: Part): boolean {
  const { from, to } = doc.lines[part.line]!
  return /^[^\u4e00-\u9fff]*(?:[一二三四五六七八九十]{1,2}、)?(?:延时|延长|调整|试行|试运行|暑期|暑假|寒假|高温|集中祭扫|本)(?:开放)?期间/.test(
    doc.prose.text.slice(from, Math.min(to, from + 16)),
  )
}

/** The days told that come to an end, all together; null if there are none. */
function spanOf(live: readonly Segment[]): Days | null {
  const told = live.slice(0, 400).flatMap((s) => (s.days && !s.resumes ? [s.days] : []))
  const spans = told.flatMap((d) => d.spans).filter(([, to]) => to !== null)
  return spans.length > 0 ? { ...told[0]!, spans, weekly: null } : null
}

/** “两天内各馆不接受预约”: the days told before, if they are so many. */
function ofSoManyDays(said: string, live: readonly Segment[]): Days | null {
  const m = SO_MANY_DAYS.exec(said)
  if (!m) return null
  const n = m[1] === '两' ? 2 : numeral(m[1]!)
  const length = ([from, to]: Days['spans'][number]) => (to === null ? Infinity : to - from + 1)
  const told = live
    .slice(0, 400)
    .find((s) => s.days && s.days.spans.reduce((sum, span) => sum + length(span), 0) === n)
  return told?.days ? { ...told.days, weekly: null } : null
}

const SO_MANY_DAYS =
  /^[^\u4e00-\u9fff]*(?:这|上述|以上|活动|开放)?([两二三四五六七八九十]|\d{1,2})(?:天|日)(?:内|里|中|期间|均|都|,|各)(?!(?:可|提前))/

/** Is a sentence about entering on the days it begins with, and on nothing else? */
export function opensWithDays({ text, from }: Part, start: number, end: number): boolean {
  if (start - from > 4) return false
  const before = text.slice(0, Math.max(0, start - from))
  const after = text.slice(Math.max(0, end - from), Math.max(0, end - from) + 20)
  return /^[\s自]*$/.test(before) && /^起?,参观(?![^,。;]{0,8}(?:时间|开放))/.test(after)
}

/** Are dates those one books on or for, “提前1至3日”, “可约当日及未来3日”, and not those on which the rule holds? */
function isOfBooking(part: Part, from: number, to: number, items: readonly Item[]): boolean {
  const before = part.text.slice(Math.max(0, from - part.from - 16), from - part.from)
  if (/(?:提前|至少|至多|最多|最早|可(?:预)?[约订][^,。;]{0,6}|未来|今后|此后|之后)$/.test(before))
    return true
  // “当日16:00截止预约”
  if (items.every((i) => i.kind === 'relative' && i.to === 'same')) return from - part.from > 2
  // “请在某某小程序订场,10月1日的场地9月30日8:00开订”
  const after = part.text.slice(to - part.from, to - part.from + 5)
  const said = part.text.slice(0, from - part.from)
  // “9月30日8:00开订”, “9月28日起可预约”
  if (RELEASE.test(part.text.slice(to - part.from, to - part.from + 24))) return true
  return /,$/.test(before) && /^的(?:场地|门票|名额|场次|票)/.test(after) && CUE.test(said)
}

const RELEASE =
  /^(?:\([^()]{1,6}\))?(?:[上下]午|晚上?|中午)?(?:\d{1,2}[:点时](?:\d{1,2})?分?)?(?:起|开始|准时|正式)?(?:开订|开票|开抢|放[号票]|(?:可以?|开放|开启|开始|接受)(?:网上|线上|提前)?(?:预约|预订|订场|订票|购票|抢票))/
