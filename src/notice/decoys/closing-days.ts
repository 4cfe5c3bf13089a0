/** Closings that close nothing: not kept, lifted, moved to another day, or of those that are not listed. */
import { isCue, isMark, silence } from '../tokens.ts'
import type { Fate, Token, Tokens } from '../tokens.ts'
import { has, ofWeekdays } from './clauses.ts'

/** “9:00-16:30(周一不闭馆)”: the Monday is as the other days; the hours are not its alone. */
export function markNotClosed({ prose: { text } }: Tokens, sentence: readonly Token[]): void {
  for (const [k, t] of sentence.entries()) {
    const [open, door, close] = [sentence[k - 1], sentence[k + 1], sentence[k + 2]]
    if (t.kind !== 'when' || !isMark(open, '(') || !isMark(close, ')', ',')) continue
    if (sentence[k - 2]?.kind !== 'times' || door?.kind !== 'state') continue
    if (!/^(?:照常|正常|均|也)?不(?:闭|休)(?:馆|园|息)$/.test(text.slice(door.from, door.to)))
      continue
    t.fate ??= { kind: 'decoy', why: 'open as on other days' }
    silence(door, { kind: 'decoy', why: 'open as on other days' })
  }
}

/** “7月1日至8月31日周一不闭馆,9:00-17:00开放”: hours told for all the days are not those of the Monday alone. */
export function markMondayToo({ prose: { text } }: Tokens, sentence: readonly Token[]): void {
  const isMonday = (t: Token) => t.kind === 'when' && ofWeekdays(t) && MONDAY.test(said(t))
  const said = (t: Token) => text.slice(t.from, t.to)
  const k = sentence.findIndex(isMonday)
  const [day, door, after] = [sentence[k], sentence[k + 1], sentence[k + 2]]
  if (!day || door?.kind !== 'state' || !NOT_CLOSED.test(said(door))) return
  if (after && !isMark(after, ',', '.', ';', '"')) return
  // “一、周二至周日8:30-18:30;⏎二、周一不闭馆,9:00-17:00”: the others have hours of their own.
  const [from, to] = [sentence[0]!.from, sentence.at(-1)!.to]
  if (WORKING_DAYS.test(text.slice(Math.max(0, from - NEAR), to + NEAR))) return
  const spans = has([...sentence], (t) => t.kind === 'when' && !ofWeekdays(t) && t.fate === null)
  const others = has([...sentence], (t) => t !== day && t.kind === 'when' && ofWeekdays(t))
  const hours = has([...sentence], (t) => t.kind === 'times' && t.times.end !== null)
  if (!spans || others || !hours) return
  day.fate ??= { kind: 'decoy', why: 'open as on other days' }
  silence(door, { kind: 'decoy', why: 'open as on other days' })
}

/** How far off the hours of the other weekdays may stand. */
const NEAR = 120

const WORKING_DAYS =
  /(?:周|星期)[二三四五](?:至|到|-)(?:周|星期)?[五六日天](?:[:,]?(?:每[天日])?(?:开放|开馆)?(?:时间)?(?:为|:)?(?:上午|早上?|早晨)?)\d{1,2}(?::\d\d|[时点])/

const MONDAY = /^(?:每|逢|每逢)?(?:周|星期|礼拜)一$/
const NOT_CLOSED = /^(?:照常|正常|均|也|都|将)?不(?:再)?(?:(?:闭|休)(?:馆|园|息)|打烊)$/

/** “每周一闭馆调整为每周二闭馆”: the first weekday is the old one. */
export function markMoved(doc: Tokens, sentence: readonly Token[]): void {
  const { text } = doc.prose
  for (const [k, t] of sentence.entries()) {
    const [door, change, next] = sentence.slice(k + 1, k + 4)
    if (!isWeekly(t) || !isWeekly(next) || door?.kind !== 'state' || door.state !== 'closed')
      continue
    const becomes =
      isCue(change, 'becomes') ||
      (change?.kind === 'raw' &&
        /(?:改|调)(?:至|到|为|在|成)/.test(text.slice(change.from, change.to)))
    if (!becomes) continue
    t.fate ??= { kind: 'decoy', why: 'old value' }
    silence(door, { kind: 'decoy', why: 'old value' })
  }
}

/**
 * “10月6日的周一闭馆顺延,改为10月9日”, “取消周一闭馆”: the closing that was to be is lifted, and that day the
 * doors are open.
 */
export function markLifted(doc: Tokens, sentence: readonly Token[]): void {
  const { text } = doc.prose
  for (const [k, t] of sentence.entries()) {
    if (t.kind !== 'state' || t.state !== 'closed' || t.weak) continue
    const day = sentence[k - 1]
    if (day?.kind !== 'when' || day.fate) continue
    const before = text.slice(Math.max(0, day.from - 5), day.from)
    const clock = sentence.slice(k + 1, k + 4).some((x) => x.kind === 'times')
    if (
      !/取消(?:原有?的?|原定|了)?$/.test(before) &&
      (clock || !LIFTED.test(text.slice(t.to, t.to + 12)))
    )
      continue
    // “7月1日至8月31日取消周一、周二闭馆,每天9:00-17:30”: the hours are those of all days.
    const daily = (x: Token) => x.kind === 'when' && x.when.items.every((i) => i.kind === 'daily')
    if (ofWeekdays(day) && has(sentence.slice(k + 1), daily)) {
      day.fate = { kind: 'decoy', why: 'open as on other days' }
      silence(t, { kind: 'decoy', why: 'open as on other days' })
    } else t.state = 'open'
  }
}

const LIFTED =
  /^(?:日|制度|惯例)?(?:的?(?:计划|安排))?(?:相应|统一|将|则|也|予以|作)?(?:取消|免除|顺延|推迟|延期|延后|改期)/

/** “闭馆日由周一改为周二”: what is open on either day is for a person to say. */
export function markMovedDay(doc: Tokens, sentence: readonly Token[]): void {
  const { text } = doc.prose
  for (const [k, t] of sentence.entries()) {
    if (t.kind !== 'label' || t.label !== 'closed-time') continue
    const [old, ...more] = sentence.slice(k + 1, k + 8).filter((x) => isWeekly(x))
    const next = more[0]
    if (!old || !next) continue
    const said = text.slice(t.to, next.from)
    if (!/^[^,。;]{0,4}[由从自]/.test(said)) continue
    if (!/[改调变][^,。;]{0,3}[至到为成]每?$/.test(said)) continue
    for (const x of [old, next]) silence(x, { kind: 'unread', why: 'a closing day that moves' })
  }
}

/** “遇法定节假日照常开放,闭馆日顺延至周二”: a weekday or a next day to which a closing moves is no rule of its own. */
export function markPutOff(doc: Tokens, sentence: readonly Token[]): void {
  const { text } = doc.prose
  for (const [k, t] of sentence.entries()) {
    if (t.kind !== 'when' || t.fate !== null) continue
    if (!t.when.items.every((i) => i.kind === 'weekly' || i.kind === 'relative')) continue
    if (!PUT_OFF.test(text.slice(Math.max(0, t.from - 8), t.from))) continue
    t.fate = DAY_MOVED
    for (let j = k - 1; j >= 0 && j > k - 8 && !isMark(sentence[j], ',', '.', ';'); j--) {
      const x = sentence[j]!
      if (x.kind === 'label' || (x.kind === 'state' && !x.weak)) silence(x, DAY_MOVED)
    }
    const after = sentence[k + 1]
    if (after?.kind === 'state' && !after.weak) silence(after, DAY_MOVED)
  }
}

const PUT_OFF = /顺延(?:一天|一日|1天|1日)?(?:至|到|为|于|在)?(?:下(?:一)?个?)?$/
const DAY_MOVED: Fate = { kind: 'unread', why: 'which day it moves to the calendar alone says' }

const isWeekly = (t: Token | undefined): boolean =>
  t?.kind === 'when' && t.when.items.every((i) => i.kind === 'weekly')

/** “表内未列出的场馆当天不开放”: closed are those that no row names, and not the house. */
export function markUnlisted({ prose: { text } }: Tokens, sentence: readonly Token[]): void {
  const [first, last] = [sentence[0]!, sentence.at(-1)!]
  const found = UNLISTED.exec(text.slice(first.from, Math.min(last.to, first.from + 200)))
  if (!found) return
  const from = first.from + found.index
  const why = 'said of those that are not listed'
  for (const t of sentence)
    if (t.from >= from && t.to <= from + found[0].length)
      if (t.kind === 'when') t.fate ??= { kind: 'unread', why }
      else if (t.kind === 'state') silence(t, { kind: 'unread', why })
}

const UNLISTED =
  /(?:未|没有?)(?:列出|列入|列|注明|标注|标明|提及|涉及|安排)的?(?!时间)[^,。;:\n]{0,12}(?:不(?:对外)?开放|暂停开放|暂不开放|闭馆|关闭)/
