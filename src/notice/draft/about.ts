/** What a notice is about, before it is read: whose it is, which year and festivals it names. */
import type { CalendarDate } from '../../core/model.ts'
import { dayOf } from '../../core/time.ts'
import type { Festival } from '../dates.ts'
import { normalise } from '../normalise.ts'
import type { Prose } from '../normalise.ts'
import { isWithin, lineOf } from '../places.ts'
import type { PlaceEntry, Registry } from '../places.ts'
import type { Reader } from '../reader/reader.ts'
import { tokenise } from '../tokens.ts'
import type { Line, Token, Tokens } from '../tokens.ts'
import type { DraftContext } from './types.ts'

/** Without any registry the publisher itself is the place, proposed as a new one. */
export function foundRegistry(context: DraftContext): {
  places: readonly PlaceEntry[]
  invented: string | null
} {
  if (context.places.length > 0) return { places: context.places, invented: null }
  const name =
    /([\u4e00-\u9fffA-Za-z0-9]{1,20}?(?:馆|院|中心|宫|场|公园|书屋|书城|塔))/.exec(
      context.publisher + '\n' + context.title,
    )?.[1] ??
    (context.publisher || '本馆')
  return {
    places: [{ id: 'new-1', name, aliases: [], partOf: null, kind: 'other' }],
    invented: 'new-1',
  }
}

/**
 * The places a notice can be about: the houses that it, its title or its publisher names, with all their rooms. A city's
 * registry holds many more, and “各馆” and “其他场馆” are none of those in a house's own notice, nor where nearly all of
 * them are named nowhere. All of them, where the notice speaks of all that the city has, or names nobody.
 */
export function placesOfNotice(
  places: readonly PlaceEntry[],
  registry: Registry,
  { text, headed }: { text: Tokens; headed: Tokens },
): readonly PlaceEntry[] {
  if (registry.roots.length < 2 || [text, headed].some((t) => OF_ALL.test(t.prose.text)))
    return places
  const rootOf = (id: string) => lineOf(registry, id).at(-1) ?? id
  const houses = ({ tokens }: Tokens) => {
    const out = new Set<string>()
    for (const t of tokens) {
      if (t.kind !== 'place') continue
      // A name of rooms in several houses names none of these.
      const roots = new Set(t.ids.map(rootOf))
      if (roots.size === 1 || t.ids.some((id) => registry.roots.includes(id)))
        for (const root of roots) out.add(root)
    }
    return out
  }
  const own = houses(headed)
  const named = new Set([...own, ...houses(text)])
  const others = registry.roots.length - named.size
  const few = own.size > 0 ? FEW : Math.max(SOME, 2 * named.size)
  if (named.size === 0 || others <= few) return places
  return places.filter(({ id }) => named.has(rootOf(id)))
}

/** Houses of a registry that a notice may leave unnamed and mean all the same: in that of a house, and in others. */
const FEW = 2
const SOME = 6

/** “其他市属场馆…”, “全市文化场馆均闭馆”; “我市多家场馆”, “全县场馆安排如下:” are those that the notice names. */
const OF_ALL =
  /其[他它余](?:的)?(?:全?[市县区州](?:属|级|直属)?|各[市县区])[^,。;:\n]{0,12}?(?:馆|场[馆所地]|书[房屋吧]|公园|景区)|(?:全[市县区州省]|[市县区州]属|[市县区]级)(?![^,。;:\n]{0,6}(?:多|部分|一些|几[家个]|数[家个]|\d+[家个]))[^,。;:\n]{0,14}?(?:馆|场[馆所地]|书[房屋吧]|公园|景区)(?:[均都皆全一将自从于]|暂停|停止|恢复|照常|正常|\d)/

/** The year that a title says, in digits or Chinese; null if it says none. */
export function yearIn(text: string): number | null {
  const m =
    /(20\d{2})(?:年|(?=["(]?(?:元旦|春节|清明|五一|端午|中秋|国庆|双节)))/.exec(text) ??
    /([二][〇零][〇零一二三四五六七八九]{2})年/.exec(text) ??
    /\((20\d{2})\)/.exec(text)
  if (!m) return null
  if (/^\d/.test(m[1]!)) return Number(m[1])
  return Number(
    [...m[1]!].map((c) => (c === '零' ? 0 : '〇一二三四五六七八九'.indexOf(c))).join(''),
  )
}

/** The festivals that these words name, each once. */
export function festivalsOf(tokens: readonly Token[]): Festival[] {
  const out: Festival[] = []
  for (const t of tokens)
    if (t.kind === 'when')
      for (const item of t.when.items) if (item.kind === 'festival') out.push(...item.names)
  return [...new Set(out)]
}

/** “双节”: the two festivals that have one stretch of days off, if the announcement is of the weeks before it, or within. */
export function twoFestivals(
  texts: readonly string[],
  { announced, calendar }: Pick<DraftContext, 'announced' | 'calendar'>,
): Festival[] {
  if (announced === null || !texts.some((text) => /双节|两节/.test(text))) return []
  const day = dayOf(announced)
  const off = calendar.years
    .flatMap((y) => y.off)
    .find((o) => o.names.length === 2 && day >= dayOf(o.from) - WEEKS_BEFORE && day <= dayOf(o.to))
  return off ? [...off.names] : []
}

const WEEKS_BEFORE = 30

/** The tokens of the first lines, where a notice says what it is about. */
export function leadOf(doc: Tokens, signature: Set<number>): Token[] {
  const lines = firstLines(doc, signature, 3)
  return lines.flatMap((l) => doc.tokens.slice(l.first, Math.min(l.last, l.first + 40)))
}

/** The first lines that say something: “尊敬的读者朋友:”, “佳节将至,祝大家节日快乐!” and the number of a paper do not. */
export function firstLines(doc: Tokens, signature: Set<number>, count: number): Line[] {
  const out: Line[] = []
  for (let n = 0; n < doc.lines.length && n < count + MOST_GREETINGS; n++) {
    const line = doc.lines[n]!
    if (line.last === line.first || signature.has(n)) continue
    const says = doc.tokens
      .slice(line.first, Math.min(line.last, line.first + 40))
      .some((t) => t.kind !== 'raw' && t.kind !== 'mark')
    if (says || /20\d\d年/.test(doc.prose.text.slice(line.from, line.from + 120))) out.push(line)
    if (out.length === count) break
  }
  return out
}

const MOST_GREETINGS = 20

/** A year in the first line that belongs to no full date: “2024年春节…”, “…时间(2019)”. */
export function leadYear(
  prose: Prose,
  doc: Tokens,
  signature: Set<number>,
  announced: CalendarDate | null,
): number | null {
  const since = announced === null ? 0 : Number(announced.slice(0, 4)) - 1
  const lines = firstLines(doc, signature, 2)
  for (const line of lines) {
    const text = prose.text
      .slice(line.from, Math.min(line.to, line.from + 120))
      // “2018年闭馆修缮” is history.
      .replace(/(?:19|20)\d{2}年/g, (said) => (parseInt(said) < since ? '' : said))
      .replace(/(?:19|20)\d{2}年\d{1,2}月\d{1,2}日?|[〔[(](?:19|20)\d{2}[〕\])]\d+号/g, '')
      .replace(OF_DOCUMENTS, '')
    const year = yearIn(text)
    if (year !== null) return year
  }
  return null
}

/** “《…预案》(2021年修订版)”, “根据《2021年…》”, “2021年落成”: the year of a rule, or of what the house did. */
const OF_DOCUMENTS =
  /(?<=(?:根据|按照?|依据|依照|遵照|落实)[^,。;]{0,60})《[^》]{1,60}》|(?:19|20)\d{2}年?(?:第?[一二三四五\d]{1,2}次)?(?:[年月]?(?:修订|修正|修改)|版(?!画|图)|印发|颁布|发布的|制定|出台|被?评为|荣获|荣膺|入选|落成|建成|建馆|开馆以来|开放以来|迁入|投入使用|成立)/g

/** Whose notice it is when a sentence names nobody. */
export function mainPlaces(
  title: Tokens,
  context: DraftContext,
  registry: Registry,
  doc: Tokens,
  signature: Set<number>,
): string[] | null {
  const named = (tokens: readonly Token[]) => {
    const ids = tokens.flatMap((t) => (t.kind === 'place' && t.ids.length === 1 ? t.ids : []))
    const roots = [...new Set(ids.map((id) => lineOf(registry, id).at(-1)!))]
    return roots.length === 0 ? null : { ids: [...new Set(ids)], roots }
  }
  const byTitle = named(title.tokens)
  if (byTitle) {
    // A title that names one part of one house is about that part.
    if (byTitle.ids.length === 1) return byTitle.ids
    // “甲图书馆关于调整自助借阅区开放时间的通知”: so is one that names the house before its part.
    const [house, part, ...more] = byTitle.ids
    const listed = /[、和与及]/.test(title.prose.text)
    if (more.length === 0 && !listed && isWithin(registry, part!, house!)) return [part!]
    return byTitle.roots
  }
  const byPublisher = named(tokenise(normalise(context.publisher), registry).tokens)
  if (byPublisher) return byPublisher.roots
  if (registry.roots.length === 1) return [...registry.roots]
  const first = named(leadOf(doc, signature))
  return first && first.roots.length >= 1 && registry.roots.length <= first.roots.length
    ? first.roots
    : null
}

/** A title that says 免费 is of the whole house. */
export function titleFee(title: Tokens, reading: Reader, main: string[] | null): void {
  if (main && title.tokens.some((t) => t.kind === 'cue' && t.cue === 'free'))
    reading.fees.push({ fee: 'free', block: 0, places: main, line: -1 })
  else if (main && /免费开放/.test(title.prose.text))
    reading.fees.push({ fee: 'free', block: 0, places: main, line: -1 })
}
