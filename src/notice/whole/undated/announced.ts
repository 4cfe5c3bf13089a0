/** Statements that say nothing themselves: they announce what follows, or others say the same with days. */
import type { FactInput } from '../../facts.ts'
import { isWithin } from '../../places.ts'
import { hasHours, samePlaces } from '../../segments.ts'
import type { Segment } from '../../segments.ts'
import { silence } from '../../tokens.ts'
import { announcesHours } from '../resumption.ts'
import { MOST_BESIDE } from './beside.ts'

/** True if others say the same with days, or if it speaks of no days at all. */
export function saysNoMore(s: Segment, n: number, toldBelow: number, input: FactInput): boolean {
  const { reading, resolver, text } = input
  const next = reading.segments[n + 1]
  const spelt = announcesHours(s, next, text) ?? unaffectedThen(s, next, text)
  if (spelt) return isSaidBy(spelt, s)
  if (isYetToResume(s, text)) {
    const told = reading.segments.some((x) => x !== s && !x.dead && x.dated && samePlaces(x, s))
    s.unresolved = !told
    s.dead = told
    return true
  }
  if (
    tellsWhoFor(s, text, resolver.holiday !== null && s.line >= toldBelow) &&
    reading.segments.some((x) => toldApart(x, s))
  ) {
    for (const t of s.tokens)
      if (t.kind === 'state') silence(t, { kind: 'decoy', why: 'for whom the house is' })
    s.dead = true
    return true
  }
  if (announcesTable(s, reading.segments.slice(n + 1, n + 1 + MOST_BESIDE), input)) {
    for (const t of s.tokens)
      if (t.kind === 'state') silence(t, { kind: 'decoy', why: 'announces what follows' })
    s.dead = true
    return true
  }
  const announced = announcesClosure(s, reading.segments.slice(n + 1, n + 1 + MOST_BELOW), text)
  if (announced) return isSaidBy(announced, s)
  const dated = saidWithDates(s, input)
  return dated !== null && isSaidBy(dated, s)
}

/** The other says it, and rests on its words too. */
function isSaidBy(x: Segment, s: Segment): true {
  x.tokens.push(...s.tokens)
  s.dead = true
  return true
}

/** “美育空间不受影响,7月8日至10日14:00-17:00开放”: what follows says on which days, and when. */
function unaffectedThen(s: Segment, next: Segment | undefined, text: string): Segment | null {
  const state = s.tokens.find((t) => t.kind === 'state')
  if (s.dated || hasHours(s) || !state || !text.startsWith('不受', state.from)) return null
  if (!next || next.dead || !next.dated || next.line !== s.line || !samePlaces(next, s)) return null
  return next.sentence === s.sentence ? next : null
}

/** “即将重新开放”: on which day is not said here. */
function isYetToResume(s: Segment, text: string): boolean {
  const state = s.resumes && !hasHours(s) ? s.tokens.find((t) => t.kind === 'state') : undefined
  return (
    state !== undefined &&
    /(?:即将|将(?:于)?(?:近期|近日|日内)?|拟|计划|准备|近期|近日|不日|有望)(?:全面|全新|正式|陆续)?$/.test(
      text.slice(Math.max(0, state.from - 8), state.from),
    )
  )
}

/** “本馆由市区共建,面向全体市民开放”: for whom a house is, and on which days stands elsewhere. */
function tellsWhoFor(s: Segment, text: string, isFestive: boolean): boolean {
  const state = s.tokens.find((t) => t.kind === 'state')
  if (s.state !== 'open' || hasHours(s) || s.resumes || s.effect !== 'set' || !state) return false
  const said = text.slice(Math.max(0, state.from - 14), state.to)
  const sentence = /[^。;\n]*$/.exec(text.slice(Math.max(0, state.from - 60), state.from))![0]
  return (
    /(?:面向|[为向对])(?:全体|广大|全市|全社会|社会|普通|所有|本市|全)?(?:居民|市民|公众|社会|读者|观众|师生|群众|大众)(?:[和及与、]?游客)?(?:常年|长期|全面|免费|公益|实行)*开放$/.test(
      said,
    ) &&
    (!isFestive || /[共兴新扩]建|建成|坐落|位于|是一|长期|常年|一直|历来|全体/.test(sentence))
  )
}

/** “服务窗口按下表开放:”: when the rooms below are open, and no more. */
function announcesTable(
  s: Segment,
  below: readonly Segment[],
  { text, registry }: FactInput,
): boolean {
  const state = s.tokens.find((t) => t.kind === 'state')
  if (s.state !== 'open' || hasHours(s) || s.effect !== 'set' || !s.places || !state) return false
  const before = text.slice(Math.max(0, state.from - 14), state.from)
  const byTable =
    /按照?(?:以下|下列|下表|下述|如下|下面)(?:的)?(?:时间|安排|表格?|时段|方案)?$/.test(before)
  // “游泳馆暑期对外开放,事项公告如下:”
  const asFollows = !s.dated && AS_FOLLOWS.test(text.slice(state.to, state.to + 40))
  if (!byTable && !asFollows) return false
  const within = (p: string) => s.places!.some((q) => isWithin(registry, p, q))
  const speaks = (x: Segment) => hasHours(x) || (asFollows && x.dated && x.effect === 'set')
  return below.some((x) => !x.dead && speaks(x) && x.places?.some(within))
}

const AS_FOLLOWS = /^[^。;:\n]{0,24}(?:如下|公告|通知|通告|说明|告知)[:。]/

/** “一楼展厅将临时关闭,安排如下:⏎7月8日至10日关闭”: the dated closure below is the one announced. */
function announcesClosure(s: Segment, below: readonly Segment[], text: string): Segment | null {
  const state = s.tokens.find((t) => t.kind === 'state')
  if (s.state !== 'closed' || s.effect !== 'set' || s.weak || !state) return null
  const before = text.slice(Math.max(0, state.from - 8), state.from)
  if (!s.lead && !/(?:将|拟|需|须|决定|计划)[^,。;\n]{0,4}$/.test(before)) return null
  return below.find((x) => x.state === 'closed' && x.dated && !x.dead && samePlaces(x, s)) ?? null
}

/** Statements between what announces a closure and the closure. */
const MOST_BELOW = 8

/** “甲馆发布暂停开放的公告:甲馆6月3日起暂停开放”: a closure without dates beside one with dates of the same places. */
function saidWithDates(s: Segment, { reading, doc, text }: FactInput): Segment | null {
  if (s.state !== 'closed' || s.effect !== 'set' || s.weak || s.later || s.days?.daily) return null
  if (s.rule.startsWith('table-') || s.exception || s.others || s.rooms || !s.places) return null
  const line = doc.lines[s.line]!
  // “2.乙场因维修暂停开放⏎3.10月9日各场关闭”: what closes all of them is another matter.
  const item = line.marker !== null && line.marker.family !== 'row'
  const apart = item || CAUSE.test(text.slice(line.from, line.to))
  const wider = (x: Segment) => x.places!.length > s.places!.length && x.line !== s.line
  const dated = reading.segments.find(
    (x) =>
      x !== s &&
      !x.dead &&
      x.state === 'closed' &&
      x.effect === 'set' &&
      x.dated &&
      (x.days?.spans.length ?? 0) > 0 &&
      s.places!.every((p) => x.places?.includes(p)) &&
      !(apart && s.named && wider(x)),
  )
  return dated ?? null
}

const CAUSE = /因|由于|受|施工|改造|装修|维修|检修|维护|修缮/

/** Is it of the same places, with days of its own? */
export function toldApart(x: Segment, s: Segment): boolean {
  return x !== s && !x.dead && x.dated && x.days !== null && samePlaces(x, s)
}
