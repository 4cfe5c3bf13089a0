/** Rules of the evening, the early session, or every session of the day. */
import { hasHours } from '../segments.ts'
import type { Reading, Segment } from '../segments.ts'
import { settleClocks } from './clocks.ts'
import { blockOf, ofStatements } from './reader.ts'
import type { BookingReader, Said } from './reader.ts'
import { bookingOf } from './rule.ts'
import { without } from './words.ts'

/** “夜场须另行预约”: of the sessions beside the day, or those of the day. */
export function tellsOfSessions(r: BookingReader, said: Said): boolean {
  const { live, adds, reading } = r
  const { part } = said
  const both = BOTH_SESSIONS.test(said.words)
  if (both) said.words = without(said.words, (c) => EVENING_RULE.test(c) && !BOTH_SESSIONS.test(c))
  const evening = BOTH_SESSIONS.test(said.words)
    ? []
    : EXTENDED.test(said.words)
      ? live.slice(0, 400).filter((s) => isExtended(r, s))
      : sessionsMeant(said.words, { live, adds, block: blockOf(r, part), reading })
  const how = goesOn(r, said)
  if (how) evening.push(...how)
  const aside = evening.length > 0 ? bookingOf(said.words, part) : null
  if (!aside) return false
  r.out.push(ofStatements(r, part, aside, evening))
  r.sessions = { k: said.k, line: part.line, segments: evening }
  settleClocks(part, live)
  return true
}

/** “夜场实行预约。观众可在公众号预约。”: how, right behind the rule, is of the same sessions. */
function goesOn(r: BookingReader, { k, part, words, here }: Said): Segment[] | null {
  const before = r.sessions
  if (!before || part.line - before.line > 1 || k - before.k > 1 || here.length > 0) return null
  return HOW.test(words) ? before.segments : null
}

const HOW =
  /^(?!白天|日间|日场|平日|平时)[^,。;]{0,2}(?:观众|市民|读者|游客|公众)?(?:均|都)?(?:可以?|请)(?:先|提前)?(?:在|通过|登录|关注|于|从|经)[^,。;]*(?:预约|预订|约票|订票)/

/** “延时时段须预约”: of the days that are longer than the others. */
const EXTENDED =
  /^[^,。;\u4e00-\u9fff]{0,4}(?:参观)?(?:延时|延长|延后|加时|错时)(?:开放|服务|开馆)?的?(?:时段|时间段|场次|部分)/

/** Is it told beside the day, or told to last longer than it does? */
function isExtended({ doc }: BookingReader, s: Segment): boolean {
  if (s.effect === 'add') return true
  if (s.state === 'closed' || s.effect !== 'set' || !hasHours(s)) return false
  return /延时|延长|延后|推迟/.test(doc.prose.text.slice(s.from, s.to))
}

/** “夜场须另行预约”, “早场不接受预约”, “三个场次须预约”: the sessions beside the day, or those of the day, if there are both. */
function sessionsMeant(
  said: string,
  {
    live,
    adds,
    block,
    reading,
  }: {
    live: readonly Segment[]
    adds: readonly Segment[]
    block: number
    reading: Reading
  },
): Segment[] {
  const early = EARLY_SESSION.test(said)
  const late = LATE_SESSION.test(said)
  const near = adds.filter((s) => (reading.lineBlocks[s.line] ?? 0) === block)
  const one = adds.every((s) => s.places?.join() === adds[0]!.places?.join())
  const beside = near.length > 0 ? near : one ? adds : []
  if (early || late) {
    const half = beside.filter((s) => (s.windows[0]?.[0] ?? s.opens ?? 0) < NOON === early)
    return half.length > 0 ? half : late ? [...beside] : []
  }
  if (beside.length === 0 || !DAY_SESSIONS.test(said)) return []
  const whose = beside[0]!.places?.join()
  // “…恢复正常开放” is of days that are not told in sessions.
  return live
    .slice(0, 400)
    .filter(
      (s) =>
        s.effect === 'set' &&
        s.state !== 'closed' &&
        s.places?.join() === whose &&
        (hasHours(s) || !s.resumes),
    )
}

const NOON = 720
const EARLY_SESSION = /^[^,。;]{0,4}(?:早场|晨场|晨练场|早间场)/
const LATE_SESSION = /^[^,。;]{0,4}(?:夜场|晚场|夜游|夜间)/

const DAY_SESSIONS =
  /^[^,。;]{0,8}(?:日场|白天场|[上下]午(?:各|的)?场次|[一两三四五六2-9](?:个|场)场次|其[余他它](?:各|的)?(?:个)?(?:场次|时段)|后的(?:各)?场次)/

/** “夜间17:00-21:00须另行预约” */
export const EVENING_RULE =
  /(?:^|[,。;])(?:夜间|夜场|晚间|晚场|夜游|专场)[^,。;]*(?:预约|预订|购票|订票|约票|[上里]约$|[上里]约[,。;])/

/** “日场与夜场均须提前预约”: a rule for the day and the evening. */
const BOTH_SESSIONS =
  /(?:白天|日间|日场)(?:场|场次)?(?:和|与|及|、|以及)(?:夜|晚)[^,。;]{0,4}(?:均|都|分别|各自|分开|须|需)|(?:夜|晚)(?:场|间)(?:和|与|及|、|以及)(?:白天|日间|日场)[^,。;]{0,4}(?:均|都|分别|各自|分开|须|需)/
