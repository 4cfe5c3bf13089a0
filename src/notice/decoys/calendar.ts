/** Days of everybody: the holiday as a span, make-up workdays, school terms, the feast as a reason, printed calendars. */
import type { Item } from '../dates.ts'
import { isCue } from '../tokens.ts'
import type { Token, Tokens } from '../tokens.ts'
import { decoyAll, has, isDoor, ofWeekdays } from './clauses.ts'
import type { Clause } from './clauses.ts'

/** “10月1日至8日放假,共8天”: the holiday, not the hours. */
export function markHoliday(
  doc: Tokens,
  tokens: readonly Token[],
  sentence: readonly Token[],
): void {
  const k = tokens.findIndex((t) => isCue(t, 'holiday'))
  if (k < 0 || has(tokens, isDoor) || has(tokens, isNamed)) return
  // “少年宫⏎5月1日、2日放假”
  if (UNDER_HOUSE.test(doc.prose.text.slice(Math.max(0, tokens[0]!.from - 24), tokens[0]!.from)))
    return
  // “7月14日至8月15日放假,不开放”
  if (SHUT_BEHIND.test(doc.prose.text.slice(tokens[k]!.to, tokens[k]!.to + 12))) return
  // “1月21日至23日放假,24日恢复开放”: the house itself is on holiday.
  if (has(sentence, (t) => t.kind === 'state' && t.resumes)) return
  if (has(sentence, isDoor) && !has(tokens, (t) => t.kind === 'when')) return
  for (const t of tokens) if (t.kind === 'when') t.fate ??= { kind: 'decoy', why: 'holiday span' }
}

const UNDER_HOUSE = /(?:馆|宫|院|书房|书屋|游泳池|体育场|活动中心|体育中心|健身中心):?\n$/

const SHUT_BEHIND =
  /^,(?:期间|均|都|全天){0,2}(?:不(?:对外)?开放|闭[馆园]|休馆|暂停(?:对外)?开放|关闭)/

const isNamed = (t: Token) => t.kind === 'place' || (t.kind === 'ref' && t.ref === 'main')

/** “9月28日(周日)、10月11日(周六)上班”: workdays of everybody, not hours of a house. */
export function markMakeUps(doc: Tokens, tokens: readonly Token[], next: readonly Token[]): void {
  // “10月9日(周六)调休上班,照常开放”: what doors do follows.
  const door = next.find((t) => t.kind !== 'raw' || t.to - t.from > 3)
  if (door && isDoor(door)) return
  // “10月9日(周六)上班,甲馆照常开放”: what a house does on this day.
  const named = door && (door.kind === 'place' || door.kind === 'ref' || door.kind === 'times')
  const dated = has(next, (t) => t.kind === 'when')
  if (named && !dated && has(next, (t) => isDoor(t) || t.kind === 'times' || isCue(t, 'until')))
    return
  if (has(tokens, isDoor) || has(tokens, (t) => t.kind === 'place')) return
  const last = tokens.findLast((t) => t.kind === 'when')
  const after = last ? doc.prose.text.slice(last.to, last.to + 6) : ''
  const school = SCHOOL.test(after)
  if (!school && !/^(?:正常)?(?:上班|补班|调休上班)/.test(after)) return
  const why = school ? 'school term' : 'make-up workday'
  for (const t of tokens) if (t.kind === 'when') t.fate ??= { kind: 'decoy', why }
}

/** “学生10月11日返校”: what a school does, and none of its doors. */
const SCHOOL = /^(?:正式|全面|开始|起|陆续)?(?:返校|报到|上课|复课|开课|开学|放假离校|离校|注册)/

/** “为确保春节黄金周平稳运行,本馆2月7日至9日闭馆”: the festival is why, the dates are when. */
export function markOccasion(doc: Tokens, clauses: readonly Clause[]): void {
  const [first] = clauses
  const start = first?.tokens[0]
  if (!start || !OCCASION.test(doc.prose.text.slice(start.from, start.from + 3))) return
  if (has(first.tokens, (t) => t.kind === 'times' || (t.kind === 'state' && !t.weak))) return
  const dated = clauses.slice(1).some(({ tokens }) => has(tokens, isDated))
  if (!dated) return
  for (const t of first.tokens)
    if (t.kind === 'when' && t.when.items.every((i) => OCCASIONS.has(i.kind)))
      t.fate ??= { kind: 'decoy', why: 'name of the festival' }
}

const OCCASIONS: ReadonlySet<Item['kind']> = new Set(['festival', 'statutory', 'school'])
const OCCASION = /^(?:为|因(?!此)|由于|鉴于|值此|随着|恰逢|时值|正值)/

const isDated = (t: Token): boolean =>
  t.kind === 'when' && t.when.items.some((i) => i.kind === 'day' || i.kind === 'range')

/** “周一⏎周二⏎…⏎周日”: each weekday in a line of its own heads the columns of a printed calendar. */
export function markCalendar({ tokens, lines }: Tokens): void {
  let heads: Token[] = []
  const end = () => {
    if (heads.length >= LEAST_HEADS) decoyAll(heads, 'printed calendar')
    heads = []
  }
  for (const { first, last } of lines) {
    const t = tokens[first]
    if (last === first) continue
    if (last === first + 1 && t && ofWeekdays(t)) heads.push(t)
    else end()
  }
  end()
}

const LEAST_HEADS = 5
