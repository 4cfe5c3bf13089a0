/**
 * What looks like a schedule and is none: signatures, datelines, events, examples, old values, clearing and
 * reminder times, desk hours, holiday spans. Each is named, so that an editor sees why it was set aside.
 */
import type { CalendarDate } from '../core/model.ts'
import { isGuided, markConditions, markGivenUp, markStopped } from './conditions.ts'
import { markCorrections } from './corrections.ts'
import { markAdvice, markFigures, markOnline, markTraffic } from './decoys/around.ts'
import { markCalendar, markHoliday, markMakeUps, markOccasion } from './decoys/calendar.ts'
import { clausesOf, decoyAll, has, isDoor, sentencesOf } from './decoys/clauses.ts'
import {
  markClearing,
  markExamples,
  markOnSale,
  markRelease,
  markTicketed,
} from './decoys/clocks.ts'
import {
  markLifted,
  markMondayToo,
  markMoved,
  markMovedDay,
  markPutOff,
  markNotClosed,
  markUnlisted,
} from './decoys/closing-days.ts'
import { markAsides, markDesk, markPhone } from './decoys/desks.ts'
import {
  eventsTold,
  headsEventItems,
  headsEvents,
  markEvent,
  markEventTime,
  markNamedEvent,
} from './decoys/events.ts'
import {
  markEnds,
  markFormerly,
  markHistory,
  markOld,
  markPublished,
  markUntil,
} from './decoys/past.ts'
import { markSignatures } from './decoys/signatures.ts'
import type { Marked } from './decoys/signatures.ts'
import { isNoticeTitle, isTitleAgain, markDocuments, sayingsOfHeading } from './decoys/titles.ts'
import { markElsewhere } from './elsewhere.ts'
import { markSlots } from './entry-slots.ts'
import { markSessions } from './sessions.ts'
import { markShows } from './shows.ts'
import { isTimely, silence } from './tokens.ts'
import type { Token, Tokens } from './tokens.ts'

/** Gives every decoy its fate; reads each line a bounded number of times. */
export function markDecoys(doc: Tokens, announced: CalendarDate | null, title: string): Marked {
  const marked = markSignatures(doc, announced)
  let eventSection: string | null = null
  let underEvents = false
  markSessions(doc)
  markCalendar(doc)
  for (const [n, line] of doc.lines.entries()) {
    if (marked.signature.has(n)) continue
    const tokens = doc.tokens.slice(line.first, line.last)
    if (line.marker && line.marker.family !== 'row') {
      if (
        eventSection === null ||
        line.marker.family === eventSection ||
        ranks(line.marker.family) < ranks(eventSection)
      )
        eventSection = headsEventItems(doc, line, tokens) ? line.marker.family : null
    } else if (tokens.length > 0 && tokens.every((t) => t.kind === 'place')) eventSection = null
    markAsides(doc, line)
    markPhone(doc, n)
    if (isNoticeTitle(doc, n) || isTitleAgain(doc, n, title))
      for (const t of tokens) if (t.kind === 'state') silence(t, { kind: 'decoy', why: 'title' })
    for (const t of sayingsOfHeading(doc, n) ?? []) silence(t, { kind: 'decoy', why: 'title' })
    markDocuments(doc, line)
    if (announced !== null) markHistory(doc, line, Number(announced.slice(0, 4)))
    const sentences = sentencesOf(tokens)
    markFormerly(doc, sentences)
    for (const sentence of sentences) markSentence(doc, sentence)
    // “新年活动⏎…”: a heading without a number, up to the next line about doors.
    if (isTimeOfEvent(doc, n)) decoyAll(tokens, 'event')
    else if (line.marker || tokens[0]?.kind === 'place' || has(tokens, isDoor)) underEvents = false
    else if (headsEvents(doc, line, tokens)) underEvents = true
    else if (underEvents) decoyAll(tokens, 'event')
    if (eventSection !== null && !tokens.some((t) => t.kind === 'state' && !t.weak))
      decoyAll(tokens, 'event')
  }
  markSlots(doc, marked.signature)
  return marked
}

function ranks(family: string): number {
  return ['#', '第', '一', '(一)', '1', '(1)', '1)', '①', '·', 'row'].indexOf(family)
}

/** “元宵猜灯谜⏎时间:2月12日10:00-11:30⏎地点:一楼大厅”: when and where something goes on that the line above names. */
function isTimeOfEvent({ prose: { text }, lines, tokens }: Tokens, n: number): boolean {
  const said = (k: number) => (lines[k] ? text.slice(lines[k].from, lines[k].to) : '')
  if (
    !/^(?:活动)?(?:时间|日期)(?::|为)/.test(said(n)) ||
    !/^(?:活动)?地[点址](?::|为)/.test(said(n + 1))
  )
    return false
  const above = lines[n - 1]
  const own = above ? tokens.slice(above.first, above.last) : []
  return has(own, (t) => t.kind === 'cue' && t.cue === 'event') && !has(own, isDoor)
}

function markSentence(doc: Tokens, sentence: Token[]): void {
  if (!has(sentence, (t) => isTimely(t) || t.kind === 'state' || t.kind === 'label')) return
  // “10月1日”: without words nothing is said that could open no door.
  if (sentence.every((t) => isTimely(t))) return
  markNotClosed(doc, sentence)
  markUnlisted(doc, sentence)
  markMondayToo(doc, sentence)
  markOnline(doc, sentence)
  markOnSale(doc, sentence)
  markCorrections(doc, sentence)
  markMoved(doc, sentence)
  markMovedDay(doc, sentence)
  markLifted(doc, sentence)
  markDesk(doc, sentence)
  markTraffic(doc, sentence)
  markAdvice(doc, sentence)
  markFigures(doc, sentence)
  markUntil(doc, sentence)
  markElsewhere(doc, sentence)
  markNamedEvent(doc, sentence)
  markConditions(doc, sentence)
  markGivenUp(doc, sentence)
  markPutOff(doc, sentence)
  markStopped(doc, sentence)
  markShows(doc, sentence)
  markEnds(doc, sentence)
  if (isGuided(doc, sentence)) decoyAll(sentence, 'event')
  const clauses = clausesOf(sentence)
  markExamples(doc, sentence)
  const events = eventsTold(doc, sentence)
  markOccasion(doc, clauses)
  for (const [k, clause] of clauses.entries()) {
    const { tokens } = clause
    markClearing(tokens)
    markEventTime(doc, clauses, k, events)
    markRelease(tokens)
    markPublished(doc, clauses, k)
    markTicketed(doc, clauses, k)
    markOld(doc, tokens, sentence)
    markMakeUps(doc, tokens, clauses[k + 1]?.tokens ?? [])
    markHoliday(doc, tokens, sentence)
    markEvent(doc, clause, sentence, events)
  }
}
