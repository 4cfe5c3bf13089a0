/** Clock times beside the hours: clearing, the release of tickets, when a ticket holds, examples. */
import { isCue, isMark, isTimely } from '../tokens.ts'
import type { Token, Tokens } from '../tokens.ts'
import { has, isDoor } from './clauses.ts'
import type { Clause } from './clauses.ts'

/** “16:30清场”: when those inside are asked out, and not when doors close. */
export function markClearing(tokens: readonly Token[]): void {
  if (has(tokens, (t) => isCue(t, 'clearing')) && !closesAfterClearing(tokens))
    markBeside(tokens, 'clearing', 'clearing')
}

/** “5点清场闭馆” is when doors close. */
function closesAfterClearing(tokens: readonly Token[]): boolean {
  return tokens.some((t, k) => {
    const next = tokens[k + 1]
    return isCue(t, 'clearing') && next?.kind === 'state' && next.state === 'closed'
  })
}

/** “每日18:00放票”: when places to book are given out. */
export function markRelease(tokens: readonly Token[]): void {
  if (has(tokens, (t) => isCue(t, 'release'))) markBeside(tokens, 'release', 'booking release')
}

/** “每天8:00起可在某某小程序预订”: from when on one books, and no door opens. */
export function markOnSale({ prose: { text } }: Tokens, sentence: readonly Token[]): void {
  for (const t of sentence)
    if (t.kind === 'times' && t.times.end === null && t.fate === null)
      if (ON_SALE.test(text.slice(t.to, t.to + 48)))
        t.fate = { kind: 'decoy', why: 'booking release' }
}

const ON_SALE =
  /^(?:起|后|开始),?(?:即?可|可以)?(?:在|通过|登[录陆]|于)[^,。;\n]{2,30}(?:预约|预订|预定|约票|订场|抢票)(?!者|的?(?:观众|游客|读者))/

/** Times beside a cue that is theirs; a window or time nearer to another cue is left alone. */
function markBeside(tokens: readonly Token[], cue: string, why: string): void {
  for (const [k, t] of tokens.entries()) {
    if (!isTimely(t)) continue
    const next = tokens.slice(k + 1).find((x) => x.kind !== 'raw' && x.kind !== 'mark')
    const before = tokens
      .slice(0, k)
      .findLast((x) => x.kind !== 'raw' && x.kind !== 'mark' && x.kind !== 'when')
    const only = tokens.filter((x) => x.kind === 'times').length === 1
    // “停止检票15:30清场15:50”: each time stands behind its word.
    const own = next ? tokens[tokens.indexOf(next) + 1]?.kind === 'times' : false
    if (own && isCue(before, 'last', 'cutoff') && isCue(next, cue)) continue
    if (
      isCue(next, cue) ||
      (isCue(before, cue) && !isCue(next, 'last', 'cutoff')) ||
      (only && t.kind === 'times')
    )
      t.fate ??= { kind: 'decoy', why }
    else if (t.kind === 'when' && t.when.items.every((i) => i.kind === 'daily'))
      t.fate ??= { kind: 'decoy', why }
  }
}

/** “延长至21:00,夜间17:00-21:00须另行预约”: when the ticket holds, not a session of its own. */
export function markTicketed(doc: Tokens, clauses: readonly Clause[], k: number): void {
  const { tokens } = clauses[k]!
  const told = clauses
    .slice(0, k)
    .some((c) => c.tokens.some((t) => isDoor(t) || t.kind === 'times' || isCue(t, 'until')))
  const t = tokens.findLast((x) => x.kind === 'times')
  if (
    !told ||
    !t ||
    tokens.some(isDoor) ||
    tokens.some((x) => x.kind === 'when' || x.kind === 'place')
  )
    return
  const after = doc.prose.text.slice(t.to, t.to + 12)
  if (
    /^(?:时段|期间)?(?:均|也|则)?(?:须|需|请|应)(?:要)?(?:另行|提前|单独|网上|实名)?(?:预约|购票|订票)/.test(
      after,
    )
  )
    t.fate ??= { kind: 'decoy', why: 'booking clock' }
}

/** “如10月3日参观…”: dates and times that are an example, to the end of its bracket or sentence. */
export function markExamples(doc: Tokens, sentence: readonly Token[]): void {
  let depth = 0
  let until: number | null = null
  for (const [k, t] of sentence.entries()) {
    if (isMark(t, '(', '[')) depth++
    const word = doc.prose.text.slice(t.from, t.to)
    const bracket = isMark(sentence[k - 1], '(', '[')
    const starts =
      isCue(t, 'example') ||
      (t.kind === 'raw' && ((bracket && /^如/.test(word)) || isExample(doc, sentence, k)))
    if (starts && until === null) until = depth
    if (isMark(t, ')', ']')) {
      if (until !== null && depth <= until) until = null
      depth--
    }
    if (until !== null && isTimely(t)) t.fate ??= { kind: 'decoy', why: 'example' }
  }
}

/** “(如2月5日放2月10日的票)”, “如订6月15日19:00的场地”: a day of the calendar that only shows how a rule works. */
export function isExample(doc: Tokens, sentence: readonly Token[], k: number): boolean {
  const t = sentence[k]!
  const next = sentence[k + 1]
  if (next?.kind !== 'when' || !next.when.items.every((i) => i.kind === 'day')) return false
  const word = doc.prose.text.slice(t.from, t.to)
  if (/如(?:预?订|预约|约|购买|买)(?:了)?$/.test(word)) return true
  if (!/^如(?:在|于)?$/.test(word) || !isMark(sentence[k - 1], '(', '[')) return false
  const close = sentence.findIndex((x, j) => j > k && isMark(x, ')', ']'))
  const rest = sentence.slice(k + 1, close < 0 ? k + 20 : close)
  return !rest.some((x) => x.kind === 'state' && x.state === 'closed')
}
