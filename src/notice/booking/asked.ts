/** Which words of a part ask something of those who come, and in which statements' sentence they stand. */
import { hasHours } from '../segments.ts'
import { isTimely } from '../tokens.ts'
import { inColumn, isHead } from './columns.ts'
import type { Part } from './parts.ts'
import type { Asked, BookingReader, Said } from './reader.ts'
import { ruleWords } from './everybody.ts'
import { BOOK, CHANNELS, CUE, FIRST, without } from './words.ts'
import { EVENING_RULE } from './sessions.ts'
import { namedIn, startOf } from './whom.ts'

/** The words of a part that ask something of those who come; null if none do. */
export function askedIn(r: BookingReader, k: number, text: string): Asked | null {
  const { doc, parts, cells } = r
  const part = parts[k]!
  let said = ruleWords(answered(text))
  const tabled = CUE.test(said) ? null : inColumn(doc, part)
  if (tabled) said = tabled
  if (AFTERMATH.test(said) && !FIRST.test(said)) return null
  const step =
    STEP.test(said) &&
    CHANNELS.some(([re]) => re.test(said)) &&
    !INFO.test(said) &&
    said.length <= 80
  const phone = /(?:预约|预订|预定)(?:登记|服务)?(?:电话|热线)/.test(said)
  // “某某小程序,提前1天” in a cell of its own: its column says that it is for booking.
  const cell = CHANNELS.some(([re]) => re.test(said)) && !INFO.test(said)
  const way = !BOOK.test(said) && cell && (cells?.has(part.line) ?? false)
  if (!CUE.test(said) && goesOnAsWay(r, k, said, cell)) said = `预约:${said}`
  // “1、线上:某某小程序⏎2、线下:前台”
  const desk =
    AT_THE_DESK.test(said) &&
    parts
      .slice(Math.max(0, k - 4), k)
      .some((p) => /线上|网上|网络/.test(p.text) && CUE.test(p.text))
  const plain = step || phone || way || desk
  if (!CUE.test(said) && !plain) return null
  if (isEvent(part) || isHead(part) || WHETHER.test(answered(part.text))) return null
  return { k, part, words: said, way, plain }
}

/** What follows a booking, or shows one: nothing in the sentence is a rule. */
const AFTERMATH = /签到|取消的|示例/

const STEP = /(?:关注|登录|打开|点开|进入|搜索|点击|使用|通过)/
const INFO = /详情|资讯|了解|查询|咨询|最新|动态|公告为准|更多|通知/

const AT_THE_DESK =
  /^[^\u4e00-\u9fff]*(?:线下|现场)(?:方式|渠道|购票|订场|办理)?[:为](?:到|在)?[^,。;]{0,12}(?:前台|窗口|服务台|售票|总台|[门入]口)/

/** “是否需要预约”: the head of a column. */
const WHETHER = /是否(?:需要?|须)?(?:提前)?(?:预约|购票)/

/** Is a channel without a word of booking one more way to book, as those before it or above it are? */
function goesOnAsWay(
  { parts, ways }: BookingReader,
  k: number,
  said: string,
  cell: boolean,
): boolean {
  const part = parts[k]!
  // “预约:某某公众号;或某某小程序”, “线上:某某小程序;线下:售票窗口”
  const before = parts[k - 1]
  const goesOn =
    before?.line === part.line && before.to === part.from && CUE.test(ruleWords(before.text))
  if (cell && goesOn && /^或/.test(said)) return true
  // “预约渠道:①某某公众号;②某某APP;③拨打…”
  const first = parts.slice(Math.max(0, k - 6), k).find((p) => /①/.test(p.text))
  const counts = /^[②-⑩]/.test(said) && first?.line === part.line && CUE.test(first.text)
  if (cell && counts) return true
  // “预约方式为:甲馆:某某公众号;乙馆:某某小程序”
  const called = cell || /电话[:为]?[\d(]/.test(said)
  if (called && isNextWay(parts, k)) return true
  // “预约方式:⏎个人:某某公众号”
  return cell && ways.has(part.line)
}

/** Is the part a name and its channel, in a line that began to tell how one books at each? */
function isNextWay(parts: readonly Part[], k: number): boolean {
  const { line, text, from, tokens } = parts[k]!
  const name = tokens.find((t) => t.kind === 'place')
  if (!name || name.from > from + 2 || !/^[:(]/.test(text.slice(name.to - from))) return false
  return parts
    .slice(Math.max(0, k - 12), k)
    .some((p) => p.line === line && /(?:预约|预订|购票)(?:方式|渠道|平台|途径|入口)/.test(p.text))
}

/** “是否预约:否”, “预约:不需要”: the answer, in words of its own. */
function answered(text: string): string {
  return text.replace(ANSWER, (_, no: string | undefined) => (no ? '无需预约' : '须预约'))
}

const ANSWER =
  /(?:是否(?:需要?|须)?(?:提前)?(?:预约|购票)|(?<![\u4e00-\u9fff])(?:参观|入馆)?预约)[:\s|]{1,3}(?:(不需要?|无需|无须|不用|否|无|免)(?:提前)?(?:预约)?|(?:需要?|须|是)(?:提前)?(?:预约)?)(?=[,。;|\s(]|$)/g

/** Is every date and time of the part an event's? */
function isEvent(part: Part): boolean {
  const timely = part.tokens.filter(isTimely)
  return (
    timely.length > 0 && timely.every((t) => t.fate?.kind === 'decoy' && t.fate.why === 'event')
  )
}

/** The rule with the statements of its sentence; null if all of it was of a session that is told elsewhere. */
export function withStatements(r: BookingReader, asked: Asked): Said | null {
  const { part } = asked
  const all = (r.byLine.get(part.line) ?? []).filter(
    (s) =>
      startOf(s) < part.to &&
      s.to > part.from &&
      startOf(s) >= part.from - 1 &&
      // “每日最大承载量3000人,请提前预约”: what was not read has no rule.
      !(s.unresolved && s.state === 'closed' && !hasHours(s)) &&
      // “各馆均免费开放,凭身份证参观”: of a fee, and of no days.
      !(s.state === 'open' && !hasHours(s) && !s.dated && (!s.named || s.fee !== null)) &&
      // “甲馆、乙馆免费开放,无需预约”, with days taken over from afar.
      !(s.state === 'open' && !hasHours(s) && isFeeAlone(part)),
  )
  // “加开夜场…,夜场须另行预约”: said of the evening alone.
  const evenings = EVENING_RULE.test(asked.words) ? all.filter((s) => s.effect === 'add') : []
  const here = evenings.length > 0 ? evenings : all
  const words =
    evenings.length === 0 && all.length > 0
      ? without(asked.words, (c) => EVENING_RULE.test(c))
      : asked.words
  if (!CUE.test(words) && !asked.plain) return null
  return { ...asked, words, here, named: namedIn(part, r.registry), apart: [] }
}

/** “…免费开放,…”: what it costs, and no day, hour or other state. */
function isFeeAlone({ text, tokens }: Part): boolean {
  return /免费开放|低收费开放/.test(text) && !tokens.some((t) => isTimely(t))
}
