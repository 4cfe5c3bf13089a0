/** Where a closure ends: at a day behind it, with its works, before what resumes, day by day. */
import { coverWords, hasHours, isPredicate } from '../../segments.ts'
import type { Segment } from '../../segments.ts'
import { isMark } from '../../tokens.ts'
import type { Token } from '../../tokens.ts'
import { partsOf } from '../../words.ts'
import type { Days } from '../../year/days.ts'
import type { Reader } from '../reader.ts'

/** “9月16日全天、9月17日上午闭馆”, “16日13:00起及17日全天闭馆”: each day has its own part of the closure; the first is shut. */
export function shutInTurn(r: Reader, tokens: readonly Token[], k: number, s: Segment): boolean {
  if (!s.dated || s.state !== null || hasHours(s)) return false
  const { text } = r.doc.prose
  const day = s.tokens.findLast((x) => x.kind === 'when')
  const t = tokens[k]!
  if (!day || day.to > t.from || t.from - day.to > 24) return false
  const said = PART_OF_LIST.exec(text.slice(day.to, t.from))
  if (!said) return false
  let door: Token | undefined
  for (const x of tokens.slice(k + 1, k + 12)) {
    if (isMark(x, '.', ';')) break
    if (x.kind === 'when') return false
    if (x.kind === 'state') {
      door = x
      break
    }
  }
  if (door?.kind !== 'state' || door.state !== 'closed' || door.weak) return false
  const after = text.slice(t.to, door.to)
  const clock = tokens.slice(0, k).findLast((x) => x.kind === 'times')
  if (said[1] !== undefined) {
    // The parts of several days are told one by one, or the last says nothing of a part.
    if (!/上午|下午|晚|夜|\d:\d\d/.test(after)) return false
    s.state = 'closed'
    s.part = null
  } else if (said[2] !== undefined) {
    s.state = 'closed'
    s.effect = 'remove'
    s.part = partsOf(said[2])
  } else if (said[3] !== undefined && clock?.kind === 'times' && clock.from >= day.to) {
    s.effect = 'remove'
    s.windows = [[clock.times.start.minutes, clock.times.end?.minutes ?? null]]
    coverWords(s, [clock])
    clock.fate = { kind: 'fact' }
  } else return false
  s.weak = false
  coverWords(s, [door])
  return true
}

const PART_OF_LIST =
  /^(?:\([^()]*\))?(?:(全天|全日|整天)|(上午|下午|晚上?|夜间)|(\d{1,2}:\d\d(?:[-至]\d{1,2}:\d\d)?)(?:起|后|以后|开始)?)(?:[、,及和与]|以及)$/

/** “9月1日起闭馆至9月3日”: the day after the verb is where the closure ends. */
export function endsAt(s: Segment, t: Token, days: Days): boolean {
  if (t.kind !== 'when' || !s.dated || !isUntil(t)) return false
  const [span, ...more] = s.days?.spans ?? []
  const end = days.spans.at(-1)?.[1] ?? null
  if (!span || more.length > 0 || end === null || end < span[0]) return false
  if (span[1] !== null && (span[1] !== span[0] || end === span[0])) return false
  const [window, ...others] = s.windows
  // “9月30日16:00起闭馆,至10月3日”: the hour is where it begins.
  const since = s.effect === 'remove' && window && others.length === 0 && window[1] === null
  if (since) {
    s.days = { ...s.days!, spans: [[span[0], end]], starts: window[0] }
    Object.assign(s, { effect: 'set', state: 'closed', windows: [], onward: false })
    return true
  }
  if (s.state !== 'closed' || s.effect !== 'set') return false
  if (span[1] !== null && hasHours(s)) return false
  s.days = { ...s.days!, spans: [[span[0], end]], ends: days.ends }
  return true
}

/** “换水至10月8日,10月9日恢复”: works that last until a day shut what they are done to, and the day after the comma is another. */
export function lastsUntil(tokens: readonly Token[], k: number, s: Segment): boolean {
  const [verb, until, comma] = tokens.slice(Math.max(0, k - 3), k)
  if (!s.dated || isPredicate(s) || !until || !isUntil(until) || !isMark(comma, ',', '、'))
    return false
  return verb?.kind === 'state' && verb.state === 'closed' && s.tokens.includes(until)
}

const isUntil = (t: Token) =>
  t.kind === 'when' && t.when.items.every((i) => i.kind === 'until' && !i.begins)

/**
 * “甲室自6月5日起改造,预计8月30日重新开放”: what the works lead to says that they close. Ends the statement before the
 * days at `k` if they do.
 */
export function shutForWorks(r: Reader, tokens: readonly Token[], k: number, back: Days): boolean {
  const s = r.cur
  const when = s?.tokens.findLast((t) => t.kind === 'when')
  const [span, ...more] = s?.days?.spans ?? []
  const resumed = back.spans[0]?.[0]
  if (!s || !when || !span || more.length > 0 || resumed === undefined) return false
  if (!s.dated || isPredicate(s) || s.unknown || resumed <= span[0]) return false
  if (span[1] !== null && span[1] !== span[0] && span[1] !== resumed - 1) return false
  const { text } = r.doc.prose
  const said = text.slice(when.to, tokens[k]!.from)
  const before = text.slice(Math.max(0, when.from - 16), when.from)
  if (!BEGUN.test(said) && !(BEGINS.test(said) && WORKS_OF.test(before))) return false
  if (SOME_WORKS.test(before.split(/[,。;\n]/).at(-1)! + said)) return false
  const end = tokens.slice(k + 1, k + 12).findIndex((t) => isMark(t, '.', ';'))
  const rest = tokens.slice(k + 1, end < 0 ? k + 12 : k + 1 + end)
  if (!rest.some((t) => t.kind === 'state' && t.resumes)) return false
  s.state = 'closed'
  s.days = { ...s.days!, spans: [[span[0], resumed - 1]] }
  return true
}

const BEGUN =
  /^(?:\([^()]*\))?(?:起|开始|启动)?,?[^,。;\d]{0,16}(?:施工|改造|提升|修缮|维修|装修|检修|布展|换展|升级|整修|改建|翻新|更新)[^,。;\d]{0,8},[^,。;\d]{0,10}$/

const BEGINS = /^(?:\([^()]*\))?(?:起|开始|启动|开工|动工|进行|实施|正式){0,3},[^,。;\d]{0,10}$/
const WORKS_OF =
  /(?:施工|改造|提升|修缮|维修|装修|检修|布展|换展|升级|整修|改建|翻新|更新)(?:工程|工作|项目)?(?:将|拟|已)?(?:自|从|于|定于|在)?$/

/** Works that need not close the house. */
const SOME_WORKS =
  /部分|局部|个别|少数|期间|投入|完成|[扶电]梯|停车|卫生间|厕|网络|平台|公众号|小程序|闸机|道路|外墙|空调/

/** “2月27日后全面闭馆”: from about that day on, for nobody knows how long. */
export function closesAfter(
  r: Reader,
  tokens: readonly Token[],
  k: number,
  { spans }: Days,
): boolean {
  const { text } = r.doc.prose
  const [span, ...more] = spans
  const t = tokens[k]!
  if (!span || more.length > 0 || span[0] !== span[1] || t.kind !== 'when') return false
  if (!t.when.items.every((i) => i.kind === 'day')) return false
  if (!/^(?:之|以)?后(?!勤|续|天|半|台|方)/.test(text.slice(t.to, t.to + 3))) return false
  for (const x of tokens.slice(k + 1, k + 12)) {
    if (x.kind === 'when' || x.kind === 'times' || isMark(x, '.', ';')) return false
    if (x.kind !== 'state' || x.weak) continue
    return x.state === 'closed' && !/^[一两三四五六七八九十\d]/.test(text.slice(x.to, x.to + 1))
  }
  return false
}

/** “6月1日前恢复开放”: on which day is not said. */
export function resumesNext(tokens: readonly Token[], k: number): boolean {
  const next = tokens.slice(k + 1, k + 4).find((t) => t.kind !== 'raw')
  return next?.kind === 'state' && next.resumes
}

/** “闭园期间升级改造,并于3月1日起恢复开园”: what comes after the closure is no part of it. */
export function followsClosure(r: Reader, s: Segment, { spans }: Days): boolean {
  const first = s.tokens.find((t) => t.kind === 'when')
  const end = s.days!.spans.at(-1)?.[1] ?? null
  if (!first || end === null || spans[0] === undefined || spans[0][0] <= end) return false
  return /^(?:闭|休|停)[馆园]期间/.test(r.doc.prose.text.slice(first.from, first.from + 4))
}
