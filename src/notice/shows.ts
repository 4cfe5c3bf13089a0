/**
 * Exhibitions and their like that open or close: “‘宋韵’特展将于10月2日对公众开放” says nothing of the doors of the
 * house. Its day is that of an event; hours and spans told of a show are left to a person.
 */
import { isCue, isMark, silence } from './tokens.ts'
import type { Fate, Token, Tokens } from './tokens.ts'

const EVENT: Fate = { kind: 'decoy', why: 'event' }
/** What is told of a show may hold for the house that has it. */
export const OF_SHOW: Fate = {
  kind: 'unread',
  why: 'said of a show; what it means for doors is not said',
}

/** How much of a clause is looked at before its verb. */
const LONGEST = 70

/** A show, and no room or label that begins with the same word. */
const SHOW =
  /(?:特展|临展|画展|联展|巡展|新展|大展|作品展|文物展|主题展|艺术展|书画展|摄影展|精品展|[春夏秋冬]季展|[年双花灯]展|[^,。]["》](?:主题|系列|专题|特别|原创|临时|大型|沉浸式|文物|艺术|作品|摄影|书画|精品)*展|展["》]|(?:主题|专题|特别|临时|文物|艺术|作品|新|大型)展览|["》](?:主题|系列|专题|特别|临时)?(?:展览|活动|市集)|市集|集市|庙会|灯会|灯光秀|光影秀|夜市|嘉年华|书市|游园会|音乐节)$/

/** Whether the house opens a show that is always there is another matter. */
const STANDING = /(?:常设|基本|固定|全部|所有|各[类项个]?|相关|其他|上述|以上)(?:的)?[^,。]{0,4}$/

/** Words between the show and its verb. */
const BETWEEN =
  /(?:已|将|拟|预计|计划|定|也|都|均|仍|则|同步|同期|正式|重新|首次|隆重|全面|免费|对外|[于自从在由起]|开始|每[天日]|\([^()]{0,12}\)|(?:面?[向对])(?:广大|全体)?(?:公众|社会(?:公众)?|观众|市民|游客|读者|大众|民众|各界)|暂时?|予以|面向|在[^,。@"》]{2,14}|@)$/

/** What a show does besides opening: 亮相, 与观众见面. */
const APPEARS =
  /^(?:与(?:广大)?[^,。;]{1,6}见面|亮相|启幕|开幕|开展(?![^,。;]{0,6}活动)|拉开|开启|揭幕|登场|来袭|开市|撤展|闭幕|结束|落幕|展期至|(?:展期)?(?:延期|延长|延至|延展|展至|展出|持续))/

/** Sets aside what a sentence says of a show. */
export function markShows(doc: Tokens, sentence: readonly Token[]): void {
  let told = false
  let ends = false
  for (const { from, to } of clauses(sentence)) {
    const named = sentence.slice(from, to).some((t) => t.kind === 'place' || t.kind === 'ref')
    const at = verbOfShow(doc, sentence, from, to)
    if (at !== null) {
      const before = told ? null : dateBefore(sentence, from)
      for (const t of before ?? []) t.fate ??= EVENT
      setAside(sentence.slice(from, to))
      told = true
      ends = ENDS.test(doc.prose.text.slice(sentence[at]!.from, sentence[at]!.from + 8))
    } else if (
      named ||
      (ends && isOfHouse(doc, sentence.slice(from, to))) ||
      HOUSE.test(doc.prose.text.slice(sentence[from]!.from, sentence[from]!.from + 8))
    )
      told = false
    else if (told) setAside(sentence.slice(from, to))
  }
}

/** “…5月5日落幕”: what longer hours follow are those of the house that shows it. */
const ENDS = /^(?:撤展|闭幕|结束|落幕|收官|展期至|(?:展期)?(?:延期|延长|延至|延展|展至|持续))/

/** “4月29日、30日加开夜场18:00-21:00”, “五一期间开放时间为9:00-17:00”: days, and words of doors alone. */
function isOfHouse({ prose: { text } }: Tokens, clause: readonly Token[]): boolean {
  const [first] = clause
  if (first?.kind !== 'when') return false
  return DOORS.test(text.slice(first.to, clause.at(-1)!.to))
}

const DOORS = /加开|夜场|延[时长]|延后|推迟|开放时间|开馆|闭馆|每[天日]|入馆|入场/

const HOUSE =
  /^(?:同时|其中|届时)?(?:本|我|该|全|各|两|馆内|场馆|园区|展[厅馆区]|(?:恢复|重新)(?:正常|对外)?开|其余|其他|国庆|春节|节日|假期)/

/** A clause without any of these names no show. */
const HINT = /[展市会秀》"]|嘉年华|音乐节/

/** The verb of a clause whose subject is a show: its index, or null. */
function verbOfShow(
  doc: Tokens,
  sentence: readonly Token[],
  from: number,
  to: number,
): number | null {
  const { text } = doc.prose
  if (!HINT.test(text.slice(sentence[from]!.from, sentence[to - 1]!.to))) return null
  let place: Token | null = null
  for (let k = from; k < to; k++) {
    const t = sentence[k]!
    const opens = t.kind === 'state' && !t.weak && (t.state !== 'regular' || t.resumes)
    const appears =
      (t.kind === 'raw' || t.kind === 'cue' || t.kind === 'state') &&
      APPEARS.test(text.slice(t.from, t.from + 14))
    const shuts = t.kind === 'state' && (t.state === 'closed' || t.resumes)
    if ((opens || appears) && !(shuts && place && hasShow(text, place)))
      if (isShow(wordsBefore(text, sentence, from, k), place !== null)) return k
    if (t.kind === 'place') place = t
  }
  return null
}

/** “一号厅‘宋韵’特展暂停开放”: the room closes, and the show is what is in it. */
function hasShow(text: string, room: Token): boolean {
  if (!/(?:[厅室廊楼层]|展[馆区])$/.test(text.slice(room.from, room.to))) return false
  return /^(?:的|内|内的|举办的|[,、]?正在展出的)?["《(]/.test(text.slice(room.to, room.to + 8))
}

/** What stands before a verb in its clause, as far as it is looked at; days and hours are an @. */
function wordsBefore(text: string, sentence: readonly Token[], from: number, verb: number): string {
  const end = sentence[verb]!.from
  let first = verb
  while (first > from && end - sentence[first - 1]!.from < LONGEST) first--
  return sentence
    .slice(first, verb)
    .map((t) => (t.kind === 'when' || t.kind === 'times' ? '@' : text.slice(t.from, t.to)))
    .join('')
}

/** Is a show, and nothing else, what stands before the verb? */
function isShow(words: string, afterPlace: boolean): boolean {
  let said = words
  for (let round = 0; round < 12; round++) {
    const m = BETWEEN.exec(said)
    if (!m) break
    said = said.slice(0, m.index)
  }
  // “‘江山行’将于10月2日正式开放”: a name in quotes alone, which is no place on file.
  if (!afterPlace && /^["《][^"》]{2,30}["》]$/.test(said)) return true
  const show = SHOW.exec(said)
  return show !== null && !STANDING.test(said.slice(0, show.index))
}

/** “10月2日起,‘宋韵’展览对公众开放”: a date alone before the comma. */
function dateBefore(sentence: readonly Token[], from: number): Token[] | null {
  const out: Token[] = []
  let k = from - 2
  for (; k >= 0 && !isMark(sentence[k], ',', '.', ';', ':'); k--) {
    const t = sentence[k]!
    if (t.kind === 'when') out.push(t)
    else if (t.kind !== 'raw' || t.to - t.from > 3) return null
  }
  return out
}

/** The day of a show is an event; its hours, and spans of days, are for a person. */
function setAside(clause: readonly Token[]): void {
  for (const t of clause) {
    if (t.kind === 'when') t.fate ??= isOneDay(t) ? EVENT : OF_SHOW
    else if (t.kind === 'times') t.fate ??= t.times.end === null ? EVENT : OF_SHOW
    else if (t.kind === 'state' || isCue(t, 'extra', 'until', 'free', 'low-fee', 'paid'))
      silence(t, EVENT)
  }
}

const isOneDay = (t: Token): boolean =>
  t.kind === 'when' && t.when.items.every((i) => i.kind === 'day' || i.kind === 'from')

/** The clauses of a sentence, as indices of its tokens. */
function clauses(sentence: readonly Token[]): { from: number; to: number }[] {
  const out: { from: number; to: number }[] = []
  let from = 0
  for (const [k, t] of sentence.entries()) {
    if (!isMark(t, ',', '.', ';')) continue
    if (k > from) out.push({ from, to: k })
    from = k + 1
  }
  if (from < sentence.length) out.push({ from, to: sentence.length })
  return out
}
