/**
 * What is said of doors only for a case, or of a plan given up: “如遇大风，临时闭馆”, “原定10月4日闭馆，现改为…”.
 * Neither is a day's schedule: the first is left to a person, the second is the old value. An event told as a
 * reason (“因举行活动，上午不开放”) is no event with hours of its own.
 */
import { isExample } from './decoys/clocks.ts'
import { silence } from './tokens.ts'
import { isCue, isMark } from './tokens.ts'
import type { Fate, Token, Tokens } from './tokens.ts'

const isDoor = (t: Token) => t.kind === 'state' && !t.weak

/** Words that open a case: 如遇, 若, 一旦. */
const CASE =
  /如(?:遇|需|有|因|果|逢|确需|出现|发生|达到)|(?<![例比诸假])如(?=[^,。;\n]{0,10}(?:预警|响应|警报|台风|风力|气温|客流|人流|疫情))|(?<=^|[,。;])如$|若(?!干)|倘|假如|一旦|万一|(?<![如巧境待际机])遇(?!见|难|害)|必要时|否则|反之/

/** “雨天|暂停开放”, “雨天或恶劣天气暂停开放”: weather at the head of a clause or a row. */
const WEATHER =
  /^(?:(?:如|遇)?(?:雷雨|雨雪|阴雨|暴雨|雨|雪|恶劣|极端|大风)天气?(?:[或及和与]|以及)?){1,3}(?:时|期间|里)?(?:将|则|均|一律)?$/

function isWeather(doc: Tokens, sentence: readonly Token[], k: number): boolean {
  const [t, before, next] = [sentence[k]!, sentence[k - 1], sentence[k + 1]]
  if (before && !isMark(before, '|', ',', ';', '.', ':', '(', '、')) return false
  if (next && !isMark(next, '|', ':', '、', ',') && !isDoor(next)) return false
  return WEATHER.test(doc.prose.text.slice(t.from, t.to))
}

/** “考试时暂停开放”: the case stands before the verb. */
const WHILE = /[\u4e00-\u9fff"]时,?(?:[将则可会应均都]|本馆|我馆|场馆|场地|馆内|需|须|临时){0,3}$/
const OTHER_TIMES =
  /(?:届|同|临|及|按|暂|随|平|定|有|此|当|小|准|限|延|即|适|计|错|历|实|那|这|到|不|分)时,?[^,]{0,6}$/

/** “未预约者不予接待”: who is let in, not when. */
const UNBOOKED =
  /[未无没](?:有|经|按要求|提前|成功)?(?:预[约订]|购票|门票|取号)(?:的)?(?:者|人|观众|读者|游客|人员|市民)?(?:一律|均|将|恕|概)?$/

const CASE_ONLY = 'said only for a case that may arise'

/** Sets aside what a sentence says of doors for a case that may never come; a person sees it as unread. */
export function markConditions(doc: Tokens, sentence: readonly Token[]): void {
  const { text } = doc.prose
  let open: { depth: number; stated: boolean; clauses: number; days?: boolean } | null = null
  let depth = 0
  let clause = 0
  for (const [k, t] of sentence.entries()) {
    if (isMark(t, '(', '[')) depth++
    else if (isMark(t, ')', ']')) {
      depth--
      if (open && depth < open.depth) open = null
    } else if (isMark(t, ',')) {
      clause = k + 1
      if (!open) continue
      open.clauses++
      const ends = open.stated
        ? startsAnew(sentence, clause)
        : wholeIn(doc, sentence, k) || (open.clauses > 1 && !prepares(doc, sentence, k))
      if (ends) open = null
    } else if (t.kind === 'raw' && open === null && isExample(doc, sentence, k)) {
      continue
    } else if (t.kind === 'raw' && open === null && isWeather(doc, sentence, k)) {
      open = { depth, stated: false, clauses: 0 }
    } else if (t.kind === 'raw' && open === null) {
      const said = CASE.exec(text.slice(t.from, t.to))?.[0]
      // “如周一为法定节假日”
      const next = sentence[k + 1]
      const weekday = next?.kind === 'when' && next.when.items.every((i) => i.kind === 'weekly')
      if (said !== undefined)
        open = { depth, stated: false, clauses: 0, days: weekday || said !== '如' }
    } else if (t.kind === 'when' && open && open.clauses === 0 && open.days !== false) {
      // “如遇法定节假日照常开放” names days.
      open = null
    } else if ((t.kind === 'when' || t.kind === 'times') && open) {
      t.fate ??= { kind: 'unread', why: CASE_ONLY }
    } else if (isDoor(t) && UNBOOKED.test(text.slice(Math.max(0, t.from - 14), t.from))) {
      silence(t, { kind: 'decoy', why: 'booking rule' })
    } else if (isDoor(t)) {
      if (
        open === null &&
        !(t.kind === 'state' && t.state === 'closed' && whileCase(doc, sentence, clause, k))
      )
        continue
      open ??= { depth, stated: true, clauses: 1 }
      open.stated = true
      silence(t, { kind: 'unread', why: CASE_ONLY })
    }
  }
}

/** Does the clause at `k` name days of its own? Then the case ends before it. */
function startsAnew(sentence: readonly Token[], k: number): boolean {
  for (let j = k; j < sentence.length && j < k + 30; j++) {
    const t = sentence[j]!
    if (isMark(t, ',', ';', '.')) return false
    if (t.kind === 'when')
      return t.when.items.some((i) => i.kind !== 'relative' && i.kind !== 'daily')
  }
  return false
}

/** “如有疑问请致电,”: the clause before this comma says itself what to do in the case. */
function wholeIn(doc: Tokens, sentence: readonly Token[], k: number): boolean {
  let j = k - 1
  while (j > 0 && j > k - 12 && !isMark(sentence[j], ',')) j--
  const words = doc.prose.text.slice(sentence[Math.max(j, 0)]!.from, sentence[k]!.from)
  return /请|为准|咨询|拨打|致电|通知|公告|谅解|联系|可(?!能)/.test(words)
}

/** “为保障安全,”, “或客流过大,”: the clause before this comma only leads on to what follows. */
function prepares(doc: Tokens, sentence: readonly Token[], k: number): boolean {
  let j = k - 1
  while (j >= 0 && j > k - 12 && !isMark(sentence[j], ',')) j--
  const first = sentence[j + 1]
  return (
    first !== undefined &&
    /^(?:为|因|出于|或|且|并|经|由)/.test(doc.prose.text.slice(first.from, first.from + 2))
  )
}

/** Does the clause say “…时” of something other than a day before its closing word? */
function whileCase(doc: Tokens, sentence: readonly Token[], clause: number, k: number): boolean {
  const first = sentence[clause]
  if (!first || k - clause > 30) return false
  const before = doc.prose.text.slice(Math.max(first.from - 24, 0), sentence[k]!.from)
  if (!WHILE.test(before) || OTHER_TIMES.test(before)) return false
  let j = k - 1
  while (j >= 0 && j > k - 30) {
    const t = sentence[j]!
    if (t.kind === 'when' || t.kind === 'times') return false
    if (isMark(t, '.', ';') || (isMark(t, ',') && j < clause - 1)) break
    j--
  }
  return true
}

// ── plans given up

const PLANNED =
  /原(?:来|先|本|公告|通知)?(?:定|计划|拟|安排)?(?:中|内|里)?(?:于|在|为|的|自|从)?"?$/
const REPLACED = /将(?:原)?(?:公告|通知)?(?:中|内)?(?:的)?"?$/
const CHANGED = /现|改(?!造|善|建)|推迟|延期|延后|提前|更正|调整|变更|顺延|取消/

/** “原定10月4日闭馆，现推迟至…”: the days and the state of the plan are old values. */
export function markGivenUp(doc: Tokens, sentence: readonly Token[]): void {
  const { text } = doc.prose
  for (const [k, t] of sentence.entries()) {
    if (t.kind !== 'when' || t.fate !== null) continue
    const before = text.slice(Math.max(0, t.from - 6), t.from)
    const planned = PLANNED.test(before) || isFormer(doc, t)
    if (!planned && !REPLACED.test(before)) continue
    const end = changeAfter(doc, sentence, k)
    if (end === null) continue
    // “将10月1日闭馆更正为10月2日闭馆”, but not “将10月1日的时间调整为9:00-16:00”.
    if (!planned && !replacesDays(doc, sentence, end)) continue
    const cancelled = /取消/.test(text.slice(sentence[end]!.from, sentence[end]!.to))
    for (const x of sentence.slice(k, end)) {
      if (x.kind === 'state') silence(x, { kind: 'decoy', why: 'old value' })
      else if ((x.kind === 'when' || x.kind === 'times') && !cancelled)
        x.fate ??= { kind: 'decoy', why: 'old value' }
    }
  }
}

/** “由每周三至周日开馆调整为每周二至周日开馆”: weekdays that were. */
function isFormer({ prose: { text } }: Tokens, t: Token): boolean {
  if (t.kind !== 'when' || !t.when.items.every((i) => i.kind === 'weekly')) return false
  return (
    /(?:由|从)(?:原来?的?|原先的?|此前的?)?$/.test(text.slice(Math.max(0, t.from - 6), t.from)) &&
    /^[^,。;\n\d]{0,8}(?:调整|改|变更|扩展|延长|更改)(?:为|成|至|到)/.test(
      text.slice(t.to, t.to + 16),
    )
  )
}

/** Does the change lead to other days? */
function replacesDays(doc: Tokens, sentence: readonly Token[], k: number): boolean {
  const word = doc.prose.text.slice(sentence[k]!.from, sentence[k]!.to)
  if (!/更正|改|调整|变更|推迟|延/.test(word)) return false
  const next = sentence.slice(k + 1, k + 6).find((t) => t.kind === 'when' || t.kind === 'times')
  return next?.kind === 'when'
}

/** The word after `k` that says what became of the plan. */
function changeAfter(doc: Tokens, sentence: readonly Token[], k: number): number | null {
  for (let j = k + 1; j < sentence.length && j < k + 40; j++) {
    const t = sentence[j]!
    if (t.kind === 'cue' && (t.cue === 'becomes' || t.cue === 'until')) return j
    if (t.kind === 'raw' && CHANGED.test(doc.prose.text.slice(t.from, t.to))) return j
  }
  return null
}

// ── reasons

const REASON = /因(?!此)|由于|受|为(?:筹备|准备|配合|迎接|保障|确保|做好|筹办)|鉴于/

/** The event words of a sentence that only say why: “因举办音乐节，园区提前闭园”. */
export function reasonsIn(doc: Tokens, sentence: readonly Token[]): Set<Token> {
  const out = new Set<Token>()
  let since = -1
  for (const [k, t] of sentence.entries()) {
    if (isMark(t, ',', '.', ';', '(', ')')) since = -1
    else if (t.kind === 'when' || t.kind === 'times') since = -1
    else if (t.kind === 'cue' && t.cue === 'event') {
      if (shutsFor(doc, sentence, k) || (since >= 0 && !shutsPlace(sentence, k))) out.add(t)
    } else if (t.kind === 'raw' && REASON.test(doc.prose.text.slice(t.from, t.to))) since = t.from
  }
  return out
}

/** “13:00-17:00承办球赛，不对外开放”: the clause after that of the event at `k` closes, and names nothing of its own. */
function shutsFor(doc: Tokens, sentence: readonly Token[], k: number): boolean {
  let j = k + 1
  while (j < sentence.length && j < k + 8 && !isMark(sentence[j], ',')) {
    const t = sentence[j]!
    if (t.kind !== 'raw' && !(t.kind === 'cue' && t.cue === 'event')) return false
    j++
  }
  if (!isMark(sentence[j], ',')) return false
  const [first, second] = sentence.slice(j + 1, j + 3)
  if (
    first?.kind === 'raw' &&
    /(?:[馆园区厅室场梯]|[生手]间|厕所)$/.test(doc.prose.text.slice(first.from, first.to))
  )
    return false
  const door = first?.kind === 'raw' && first.to - first.from <= 4 ? second : first
  return door?.kind === 'state' && door.state === 'closed' && !door.weak
}

/**
 * “9:00-10:30因举行公祭，甲馆暂停开放”: hours, then why, then a clause that closes a place it names. The hours are those
 * of the event, and no hours of the house.
 */
function shutsPlace(sentence: readonly Token[], k: number): boolean {
  let j = k - 1
  while (j >= 0 && j > k - 6 && sentence[j]!.kind === 'raw') j--
  const hours = sentence[j]
  if (hours?.kind !== 'times' || hours.times.end === null || sentence[j - 1]?.kind !== 'when')
    return false
  let n = k + 1
  while (n < sentence.length && n < k + 6 && !isMark(sentence[n], ',')) n++
  if (!isMark(sentence[n], ',') || sentence[n + 1]?.kind !== 'place') return false
  const door = sentence[n + 2]?.kind === 'raw' ? sentence[n + 3] : sentence[n + 2]
  return door?.kind === 'state' && door.state === 'closed' && !door.weak
}

const GUIDED =
  /(?:带|领|邀|邀请|特请|陪|教)(?:着)?(?:您|你|大家|小朋友|观众|读者|市民|游客)(?!入馆|进馆|参观须)/

/** “当晚19:00-20:00,馆长带您夜游”: what somebody does with the visitors is an event, with a time of its own. */
export function isGuided(doc: Tokens, sentence: readonly Token[]): boolean {
  const door = sentence.some(
    (t) =>
      (t.kind === 'state' && !t.weak) ||
      (t.kind === 'cue' && (t.cue === 'last' || t.cue === 'until')),
  )
  const first = sentence[0]
  const last = sentence.at(-1)
  return !door && !!first && !!last && GUIDED.test(doc.prose.text.slice(first.from, last.to))
}

/** “暂停各展厅的对外开放”: what is named before 的 is shut. */
const STOPS = /(?:暂停|停止|中止)([^。;\n]{1,90})的$/
/** “暂停每周六延时开放至20:00”, “取消夜间开放”: an extension that is not held. */
const EXTENSION =
  /(?:暂停|停止|中止|取消|不再)(?:实行|提供|安排|每|逢|周|星期|[一二三四五六日天末]|、|和|至|的|晚|节假日|假期){0,12}(?:夜间|晚间|晚上|夜场|延时|延长|错时|错峰)?$/

const SOME_PARTS = /^(?:其中)?(?:部分|个别|少数|一些|若干|局部)/
const WHICH: Fate = { kind: 'unread', why: 'which parts are meant is not said' }

const CANCELLED: Fate = { kind: 'unread', why: 'an extension of the hours is cancelled' }

/** What a sentence stops: doors named as the object of the verb, and extensions of the hours. */
export function markStopped(doc: Tokens, sentence: readonly Token[]): void {
  const first = sentence[0]
  if (!first) return
  for (const [k, t] of sentence.entries()) {
    if (t.kind === 'state' && t.state === 'all-day' && !t.soft) {
      // “停止24小时服务”: what was.
      const clause = doc.prose.text.slice(Math.max(first.from, t.from - 8), t.from)
      if (/(?:停止|取消|结束|不再)(?:实行|提供|执行|实施|保留)?(?:原有?的?)?$/.test(clause)) {
        silence(t, CANCELLED)
        continue
      }
    }
    const longer = isCue(t, 'until', 'extra')
    if (!longer && (t.kind !== 'state' || t.state === 'closed')) continue
    const before = doc.prose.text.slice(Math.max(first.from, t.from - 100), t.from)
    const object = STOPS.exec(before)?.[1]
    if (object && !longer && !/[,:]/.test(object.replace(/\([^()]*\)/g, ''))) {
      if (SOME_PARTS.test(object)) silence(t, WHICH)
      else Object.assign(t, { state: 'closed', weak: false, resumes: false })
      continue
    }
    const word = doc.prose.text.slice(t.from, t.to)
    const extended = EXTENSION.exec(before)?.[0]
    if (!extended || !/[夜晚延错]/.test(extended + word)) continue
    silence(t, CANCELLED)
    for (const x of sentence.slice(k + 1)) {
      if (isMark(x, ',', '.', ';')) break
      if (x.kind === 'times' || x.kind === 'when') x.fate ??= CANCELLED
      else if (isCue(x, 'until', 'extra')) silence(x, CANCELLED)
    }
  }
}
