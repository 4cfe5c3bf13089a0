/** “闭馆提醒⏎甲馆⏎时间:10月1日至3日”: a bare 时间 is that of what stands over it, doors open or shut. */
import type { FactInput } from '../facts.ts'
import { hasHours } from '../segments.ts'
import type { Segment } from '../segments.ts'
import { silence } from '../tokens.ts'
import type { Token, Tokens } from '../tokens.ts'

/** Days, or hours of days, that only say 时间 are told shut where all that stands over them is a closing. */
export function timesOfClosure(input: FactInput): void {
  const { doc, reading } = input
  let looked = 0
  for (const s of reading.segments) {
    if (s.dead || s.effect !== 'set' || !s.dated || s.days === null) continue
    if (s.state === 'closed' && /^(?:closed-label|dates-under-closed-label)$/.test(s.rule))
      listedShut(input, s)
    const open = s.state === 'open' && s.rule === 'dates-under-open-label'
    if (!open && !(s.state === null && hasHours(s) && s.days.spans.length > 0)) continue
    const label = bareLabel(doc, s)
    if (!label || ++looked > MOST_LOOKED) continue
    const over = saidOver(doc, label, input.title)
    if (over.says === 'both') s.doubts.push('the days of an opening, or those of a closing')
    if (over.says === 'regular' && open) s.state = 'regular'
    if (over.says !== 'shut') continue
    if (open && listedShut(input, s)) continue
    if (open) {
      s.state = 'closed'
      s.rule = 'dates-under-closed-heading'
    } else if (doc.tokens.some((t) => t.kind === 'state' && t.state !== 'closed'))
      s.doubts.push('the hours of an opening, or those of a closing')
    else s.effect = 'remove'
    s.tokens.push(...over.words)
    for (const t of over.words) silence(t, { kind: 'fact' })
    // The heading says nothing more.
    for (const x of reading.segments) if (x.line === over.line && isUndatedClosing(x)) x.dead = true
  }
}

/** “暂停开放区域:甲室⏎时间:10月1日至3日”: the days are those of the rooms listed as shut. */
function listedShut({ reading }: FactInput, s: Segment): boolean {
  const list = reading.roomLists.find(
    (l) => l.closed && !l.all && l.places.length > 0 && l.node === s.node && isNear(l.line, s.line),
  )
  if (!list || s.named) return false
  Object.assign(s, { places: [...list.places], named: true, state: 'closed' })
  s.rule = 'dates-of-closed-rooms'
  reading.roomLists = reading.roomLists.filter((l) => l !== list)
  return true
}

const isNear = (a: number, b: number) => Math.abs(a - b) <= 3

const MOST_LOOKED = 60

const isUndatedClosing = (x: Segment) =>
  x.state === 'closed' && x.effect === 'set' && !hasHours(x) && !x.dated && !x.later && !x.onward

/** 时间:, 日期: and no word of what happens then, right before the days; on their line or in the one above. */
function bareLabel(doc: Tokens, s: Segment): Token | null {
  const first = s.tokens.reduce<number>(
    (min, t) => (t.kind === 'when' || t.kind === 'times' ? Math.min(min, t.from) : min),
    Infinity,
  )
  if (first === Infinity) return null
  const { text } = doc.prose
  const near = doc.lines[Math.max(0, s.line - 1)]!.first
  const at = doc.tokens.slice(near, doc.lines[s.line]!.last)
  const label = at.findLast((t) => t.to <= first && t.kind === 'label')
  if (label?.kind !== 'label' || label.label !== 'open-time') return null
  if (!/^(?:具体)?(?:时间|日期|时段)$/.test(text.slice(label.from, label.to))) return null
  // “请合理安排出行时间⏎10月2日…”: the end of another word.
  if (/[一-龥]/.test(text.slice(Math.max(0, label.from - 1), label.from))) return null
  if (!/^[\s:为是]{0,3}[自从]?$/.test(text.slice(label.to, first))) return null
  return label
}

interface Over {
  says: 'shut' | 'open' | 'regular' | 'both' | null
  line: number
  words: Token[]
}

/** What the nearest words over a label say of doors; beyond a name only headings are over it. */
function saidOver(doc: Tokens, label: Token, title: string): Over {
  const { text } = doc.prose
  const at = doc.lines.findIndex((l) => l.from <= label.from && label.to <= l.to)
  let named = false
  for (let n = at; n >= 0 && n >= at - MOST_ABOVE; n--) {
    const line = doc.lines[n]!
    const tokens = doc.tokens.slice(line.first, line.last)
    if (tokens.length === 0) continue
    const said = text.slice(line.from, n === at ? label.from : line.to)
    const timely = tokens.some((t) => t.kind === 'when' || t.kind === 'times')
    const house = tokens.some((t) => t.kind === 'place')
    const heads = n === 0 || (!house && said.length <= LONGEST_HEADING && !/[。;]/.test(said))
    if (!CAUSE.test(said) && (n === at || !named || (heads && !timely))) {
      const says = saysOf(said)
      if (says)
        return {
          says,
          line: n,
          words: tokens.filter((t) => t.kind === 'state' && t.state === 'closed'),
        }
    }
    if (house && !timely && n !== at) named = true
  }
  return { says: saysOf(title), line: -1, words: [] }
}

/** Lines above that are looked at. */
const MOST_ABOVE = 40
const LONGEST_HEADING = 24

/** “原因:新馆即将开放”, “温馨提示:停车场同步关闭” */
const CAUSE =
  /^[^\u4e00-\u9fff]{0,6}(?:(?:[闭休]馆|暂停开放)?(?:原因|事由|缘由)|(?:温馨|特别|友情)?提示|备?注|说明|地址|地点|电话|联系)/

/** The last clause that speaks of doors; 重新开放 ends what was shut. */
function saysOf(said: string): Over['says'] {
  for (const clause of said
    .slice(-LONGEST_SAYING)
    .split(/[,。;!:?\n]/)
    .reverse()) {
    const rest = clause.replace(KEPT_OPEN, '照常').replace(SHUT, '\0')
    const shut = rest.includes('\0')
    if (!OPEN.test(rest)) {
      if (shut) return 'shut'
    } else if (shut && !/恢复|重新/.test(rest)) return 'both'
    else return /(?:正常|照常)(?:对外|免费)?开[放馆]/.test(rest) ? 'regular' : 'open'
  }
  return null
}

const LONGEST_SAYING = 400
const KEPT_OPEN = /不(?:闭[馆园]|休馆|打烊|停业|关门|歇业)/g
const SHUT =
  /闭[馆园院厅展场](?!时间)|休[馆园]|停[业开]|歇业|(?:关闭|暂停|停止|不再|暂不|不)(?:对?外|向[^,。;\n]{1,6}|面向[^,。;\n]{1,6}|免费){0,2}(?:开放|开馆|营业|服务|接待|运营)|关闭/g
const OPEN = /开[放馆园门业]|照常|恢复|营业|运营|服务|延时|延长|夜场|参观|接待/
