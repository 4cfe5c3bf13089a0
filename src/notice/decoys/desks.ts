/** When somebody answers: hours of telephones, desks and offices, and of the other labels that head no opening. */
import { OF_SHOW } from '../shows.ts'
import { isCue, isMark, isTimely } from '../tokens.ts'
import type { Line, Token, Tokens } from '../tokens.ts'
import { decoyAll, isDoor, sentencesOf } from './clauses.ts'
import { LONGEST_HEADING } from './events.ts'

/** “咨询电话:…”, “展览时间:…”: labels of what is not opening, to the end of their line or sentence. */
export function markAsides(doc: Tokens, line: Line): void {
  let why: string | null = null
  let short = false
  let phone = false
  let unsure = false
  let depth = 0
  for (let k = line.first; k < line.last; k++) {
    const t = doc.tokens[k]!
    if (t.kind === 'label') {
      if (t.label === 'aside') {
        why = t.why ?? 'aside'
        // “展览开放时间:9:00-17:00” may well be the hours of the doors.
        unsure = /^(?:展览|展出|活动)开放/.test(doc.prose.text.slice(t.from, t.to))
        short = t.why === 'phone'
        phone ||= short
      } else if (phone && ANSWERS.test(doc.prose.text.slice(t.from, t.to))) why = 'desk hours'
      else why = null
    } else if (t.kind === 'decoy') {
      continue
    } else if (isMark(t, '(', '[')) depth++
    else if (isMark(t, ')', ']')) depth--
    // “项目|周一至周五|周末”: the next head.
    else if (why === 'event' && isMark(t, '|')) why = null
    else if (why !== null && depth <= 0 && (isMark(t, '.', ';') || (short && isMark(t, ','))))
      why = null
    else if (why !== null && t.kind === 'state' && !t.weak) why = null
    else if (why !== null && isTimely(t)) t.fate ??= unsure ? OF_SHOW : { kind: 'decoy', why }
  }
}

/** “热线:0999-8111222,服务时间8:30-21:00” */
const ANSWERS = /^(?:服务|接待|接听|人工)(?:时间|时段)/

/**
 * “服务热线:0999-8111222,每天9:00-17:00”: when the number is answered; so are hours in a bracket, or behind such a
 * label, in the line below a number, and weekdays with hours between a heading and its number.
 */
export function markPhone(doc: Tokens, n: number): void {
  const line = doc.lines[n]!
  const tokens = doc.tokens.slice(line.first, Math.min(line.last, line.first + 200))
  const { text } = doc.prose
  for (const sentence of sentencesOf(tokens)) {
    const at = sentence.findIndex(isNumber)
    if (at < 0) continue
    const before = text.slice(sentence[0]!.from, sentence[at]!.from)
    if (sentence.some((t) => t.kind === 'place') && !HOTLINE.test(before)) continue
    // “电话预约(0999-8111222)|8:30-21:00”: the next cell is another matter.
    const wall = sentence.findIndex((t, k) => k > at && isMark(t, '|'))
    const rest = sentence.slice(at + 1, wall < 0 ? undefined : wall)
    if (!rest.some((t) => isDoor(t) || t.kind === 'place')) decoyAll(rest, 'desk hours')
    markWorking(doc, sentence.slice(0, at))
  }
  // A blank line may stand between.
  const beyond = (step: 1 | -1) => {
    const next = doc.lines[n + step]
    return next && next.last === next.first ? doc.lines[n + 2 * step] : next
  }
  const [above, below] = [beyond(-1), beyond(1)]
  const number = (of: Line | undefined) =>
    of !== undefined && doc.tokens.slice(of.first, of.last).slice(-6).some(isNumber)
  const words = text.slice(line.from, Math.min(line.to, line.from + 24))
  const states = tokens.some((t) => t.kind === 'state' && !t.weak)
  const places = tokens.some((t) => t.kind === 'place')
  if (!states && !places && (AT_WORK.test(words) || OFFICE.test(words)))
    decoyAll(tokens, 'desk hours')
  if (!states && ANSWERED.test(words)) {
    const beside = [line, above, below].filter((l) => l !== line && number(l))
    const hotline = beside.some((l) =>
      HOTLINE.test(text.slice(l!.from, Math.min(l!.to, l!.from + 60))),
    )
    if (hotline || (beside.length > 0 && WORKING.test(words))) decoyAll(tokens, 'desk hours')
  }
  if (tokens.length === 0 || tokens.some((t) => isDoor(t) || t.kind === 'place')) return
  if (above && number(above)) {
    const bracket = isMark(tokens[0], '(') && isMark(tokens.at(-1), ')')
    const hotline = HOTLINE.test(text.slice(above.from, Math.min(above.to, above.from + 60)))
    if (bracket || (hotline && ANSWERED.test(words))) decoyAll(tokens, 'desk hours')
  }
  const onlyHours = tokens.every((t) => isTimely(t) || t.kind === 'mark')
  const heading = above ? text.slice(above.from, above.to) : ''
  const asks = HOTLINE.test(heading) || ANSWERED.test(heading)
  if (onlyHours && heading.length <= LONGEST_HEADING && asks)
    if (number(below) || number(above)) decoyAll(tokens, 'desk hours')
}

const isNumber = (t: Token | undefined) => t?.kind === 'decoy' && t.why === 'phone'

/** A number that answers questions, rather than one in the card of a venue. */
const HOTLINE = /热线|咨询|客服|预[约订定]|投诉|监督|举报|人工|服务电话|值班/

const ANSWERED =
  /^[(]?(?:人工)?(?:服务|接待|接听|人工|受理|咨询|办公|值班|工作|上班|来电|致电)(?:时间|时段)/

/** When somebody answers, whatever stands beside it. */
const AT_WORK =
  /^[(]?(?:(?:人工|客服|坐席|电话|热线|办公|值班|来电|致电)(?:客服|服务|接听|咨询|接待|受理)?|接听)(?:的)?(?:时间|时段)/

/** “办证处工作时间:9:00-16:00”: an office of the house, and not the house. */
const OFFICE =
  /^.{0,10}(?:办公室|(?:公众|读者|社会|教育|宣教|社教|市场|运营|业务|活动|客服)[一-龥]{0,2}部|服务台|前台|总台|票务(?:中心|部)|售票处|办证处|办证窗口|值班室|咨询[台处]|窗口)(?:的)?(?:工作|办公|服务|上班|接待|办理|受理|营业)?(?:时间|时段)/

/** The hours at which people work may be those of the doors. */
const WORKING = /^[(]?(?:工作|上班)(?:时间|时段)/

/** The hours behind 工作时间 in these words are those of whoever is to be asked. */
function markWorking(doc: Tokens, tokens: readonly Token[]): void {
  const { text } = doc.prose
  const label = tokens.findIndex((t) =>
    /(?:工作|上班|办公|服务|接待)时间/.test(text.slice(Math.max(0, t.from - 2), t.to)),
  )
  if (label < 0 || !CONTACT.test(text.slice(tokens[0]!.from, tokens[label]!.from))) return
  if (tokens.some((t) => t.kind === 'state' && !t.weak)) return
  for (const t of tokens.slice(label))
    if (t.kind === 'times') t.fate ??= { kind: 'decoy', why: 'desk hours' }
}

/** “联系公众服务部,工作时间8:30-17:00,电话…” */
const CONTACT = /联系|致电|拨打|咨询|来电|垂询/

/** “咨询:0999-8111222(9:00-17:00)”, “工作日9:00-11:30受理”: when the desk answers. */
export function markDesk(doc: Tokens, sentence: readonly Token[]): void {
  const { text } = doc.prose
  let depth = 0
  let phone = false
  let clause: Token[] = []
  const numberAfter = sentence.some((t) => t.kind === 'decoy' && t.why === 'phone')
  const settle = () => {
    const said = clause.some((t) => t.kind === 'raw' && AT_THE_DESK.test(text.slice(t.from, t.to)))
    if (
      said &&
      !clause.some((t) => isDoor(t) || t.kind === 'place' || isCue(t, 'last', 'until', 'extra'))
    )
      decoyAll(clause, 'desk hours')
    // “社会车辆进馆时间为8:30至19:00”: a gate for cars.
    const rides = (t: Token) =>
      isCue(t, 'service') && /车辆|班车|接驳|摆渡车|公交/.test(text.slice(t.from, t.to))
    if (clause.some(rides) && !clause.some((t) => t.kind === 'state' || t.kind === 'place'))
      decoyAll(clause, 'service')
    clause = []
  }
  for (const [k, t] of sentence.entries()) {
    if (isMark(t, '(', '[')) {
      if (depth++ === 0) {
        const before = sentence[k - 1]
        phone =
          (before?.kind === 'decoy' && before.why === 'phone') ||
          (before?.kind === 'raw' && DESK.test(text.slice(before.from, before.to)) && numberAfter)
      }
    } else if (isMark(t, ')', ']')) {
      if (--depth <= 0) phone = false
    } else if (isMark(t, ',', '.', ';')) settle()
    else {
      clause.push(t)
      if (phone && isTimely(t)) t.fate ??= { kind: 'decoy', why: 'desk hours' }
    }
  }
  settle()
}

const AT_THE_DESK = /受理|接听|接待来[访电]|值班|致电|来电|咨询|办理|拨打/
const DESK = /(?:服务台|咨询台|问询处|咨询处|总台|前台|售票处|售票窗口|客服|值班室|办公室|票务)$/
