/** “闭馆提醒⏎甲馆⏎时间:10月1日至3日⏎开放推荐⏎乙馆⏎…”: a heading that says what the doors of those below it do. */
import type { Segment } from '../segments.ts'
import { silence } from '../tokens.ts'
import type { Token } from '../tokens.ts'
import type { StateWord } from '../words.ts'
import { isAbove } from './above.ts'
import type { Reader } from './reader.ts'
import { settleBesides } from './settle.ts'
import { dropPending } from './waiting.ts'

/** Reads a line that only tells what doors do, over names with days of their own; false if the line is none. */
export function stateHeading(r: Reader, tokens: readonly Token[]): boolean {
  const { text } = r.doc.prose
  const line = r.doc.lines[r.n]!
  if (tokens.length > MOST_WORDS || line.to - line.from > LONGEST) return false
  if (!tokens.every((t) => /^(?:state|label|raw|mark|ref|cue)$/.test(t.kind))) return false
  const said = text.slice(tokens[0]!.from, tokens.at(-1)!.to).replace(/[\s:!*#]+$/, '')
  const inside = /^\[([^\]]+)\]$/.exec(said)
  const word = HEADING.exec((inside?.[1] ?? said).replace(/^[^\u4e00-\u9fff]+/, ''))
  const bare = word !== null && word[1] === undefined && word[3] === undefined
  if (!word || (bare && !inside && !line.marker)) return false
  const rooms = tokens.some((t) => t.kind === 'label' && /rooms$/.test(t.label))
  if (!namesWithDays(r, line.marker?.family ?? null, rooms)) return false
  if (r.cur) settleBesides(r)
  dropPending(r, 'dates with no opening hours or state')
  for (const t of tokens) if (t.kind === 'state') silence(t, { kind: 'decoy', why: 'heading' })
  r.heading = null
  r.headingNode = null
  r.subject = r.lead ?? r.main
  r.unknownSubject = null
  r.labelRooms = null
  r.labelClosed = null
  r.overDays = null
  r.block++
  const shut = !/^(?:免费|正常|照常|对外|延时|延长)*开/.test(word[2]!)
  const state: StateWord = shut ? 'closed' : /正常|照常/.test(word[2]!) ? 'regular' : 'open'
  r.section = { state, node: r.node, line: r.n }
  return true
}

/** “一、暂停开放场馆⏎1.甲馆:10月1日至3日”: names and days take the state of the heading over them. */
export function takeStateAbove(r: Reader, s: Segment): void {
  const over = r.section
  if (!over || !s.named || !s.places || !s.dated || !s.days || s.days.spans.length === 0) return
  if (over.line >= s.line || !isAbove(r, over.node, r.node)) return
  const line = r.doc.lines[s.line]!
  const tokens = r.doc.tokens.slice(line.first, line.last)
  const raw = tokens.reduce((n, t) => n + (t.kind === 'raw' ? t.to - t.from : 0), 0)
  if (raw > MOST_BESIDE || !tokens.every((t) => /^(?:place|when|raw|mark|label)$/.test(t.kind)))
    return
  s.state = over.state
  s.rule = 'under-state-heading'
}

/** Letters beside the name and its days. */
const MOST_BESIDE = 6
const MOST_WORDS = 10
const LONGEST = 24

const HEADING =
  /^((?:以下|下列|这些|这几(?:家|个)|部分|目前|近期|临时)(?:各|几家|几个)?(?:文化|公共|文博|体育)?(?:场馆|展馆|美术馆|博物馆|图书馆|景区|景点|公园|单位|场所|场地)?(?:将|已|要|会|临时|继续)?)?((?:临时|暂时|已|将|正在)?(?:闭馆|休馆|闭园|关闭|停业|歇业|(?:暂停|停止|暂不|不)(?:对外|免费)?(?:开放|营业|接待))|(?:免费|正常|照常|对外|延时|延长)*(?:开放|开馆|营业))(?:的)?((?:文化|公共|文博|体育)?(?:场馆|展馆|美术馆|博物馆|图书馆|景区|景点|公园|单位|场所|场地)?(?:提醒|提示|推荐|名单|清单|一览|列表|篇|类|汇总|信息|情况)?|(?:场馆|展馆|美术馆|博物馆|图书馆|景区|景点|公园|单位))?$/

/** Does the next line begin with a name, and do the lines below tell days, of `rooms` without another word? */
function namesWithDays(r: Reader, family: string | null, rooms: boolean): boolean {
  const below = r.doc.lines.slice(r.n + 1, r.n + 8).filter((l) => l.last > l.first)
  const [next] = below
  const first = next && r.doc.tokens.slice(next.first, next.first + 2)
  const name = first?.[0]?.kind === 'raw' && isSign(r, first[0]) ? first[1] : first?.[0]
  if (name?.kind !== 'place' || (next!.marker && next!.marker.family === family)) return false
  return below.slice(0, 4).some((l) => {
    const tokens = r.doc.tokens.slice(l.first, l.last)
    // “二、闭馆场馆⏎甲馆⏎10月8日起恢复开放”: those of a list are shut as the list says.
    if (rooms && tokens.some((t) => t.kind === 'state')) return false
    return tokens.some((t) => t.kind === 'when')
  })
}

const isSign = (r: Reader, t: Token) => !/[一-龥\w]/.test(r.doc.prose.text.slice(t.from, t.to))
