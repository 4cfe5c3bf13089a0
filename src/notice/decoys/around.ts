/** What goes on around the doors: online, in the streets, in the weather and the crowd, in counts of visitors. */
import { isCue, isTimely, silence } from '../tokens.ts'
import type { Token, Tokens } from '../tokens.ts'
import { clausesOf, decoyAll, has, isDoor } from './clauses.ts'

/** “闭馆期间,线上展览照常开放”: no door opens with it. */
export function markOnline({ prose: { text } }: Tokens, sentence: readonly Token[]): void {
  for (const t of sentence)
    if (
      t.kind === 'state' &&
      (t.state === 'open' || t.state === 'regular') &&
      /(?:线上|网上|云端|虚拟)(?!线下|[^,。;\n]{0,8}(?:预约|购票))[^,。;:\n]{1,8}$/.test(
        text.slice(Math.max(0, t.from - 12), t.from),
      )
    )
      silence(t, { kind: 'decoy', why: 'service' })
}

/** “4月4日至6日,馆前路8:00至15:00禁止机动车通行”: of the road, not of the doors. */
export function markTraffic(doc: Tokens, sentence: readonly Token[]): void {
  const { text } = doc.prose
  const said = (list: readonly Token[]) =>
    list.some(
      (t) => (t.kind === 'raw' || t.kind === 'cue') && TRAFFIC.test(text.slice(t.from, t.to + 10)),
    )
  if (!said(sentence)) return
  const clauses = clausesOf(sentence)
  if (!has(sentence, isDoor)) return decoyAll(sentence, 'traffic')
  for (const [k, { tokens }] of clauses.entries()) {
    if (!said(tokens) || has(tokens, isDoor)) continue
    // “5月3日因沿线封路,闭馆一天”: the day of the closure, before its cause.
    const [day] = tokens
    const cause = day?.kind === 'when' && /^(?:因|由于|受)/.test(text.slice(day.to, day.to + 2))
    const next = clauses[k + 1]?.tokens ?? []
    if (cause && has(next, isDoor) && !has(next, (t) => t.kind === 'when'))
      decoyAll(tokens.slice(1), 'traffic')
    else decoyAll(tokens, 'traffic')
  }
}

const TRAFFIC =
  /交通管[制控]|限行|禁行|封路|绕行|(?:禁止|限制|禁)[^,。;]{0,8}(?:通行|驶入|停放|进入(?=该?路)|停车)/

/** “市民应避免12时至16时外出”, “客流高峰为10:00-11:30”: of the weather and the crowd, not of the doors. */
export function markAdvice(doc: Tokens, sentence: readonly Token[]): void {
  const { text } = doc.prose
  const [start, end] = [sentence[0], sentence.at(-1)]
  if (!start || !end || !has(sentence, isTimely)) return
  if (!ADVICE.test(text.slice(start.from, end.to))) return
  // “…为高峰时段” ends in a word that heads hours elsewhere.
  const ofCrowd = (t: Token) => text.slice(t.from - 2, t.from) === '高峰'
  const tells = (t: Token) =>
    !ofCrowd(t) && (isDoor(t) || t.kind === 'label' || isCue(t, 'until', 'last', 'extra'))
  const doors = has(sentence, tells)
  for (const { tokens } of clausesOf(sentence)) {
    const [first, last] = [tokens[0], tokens.at(-1)]
    if (!first || !last || has(tokens, tells)) continue
    if (!ADVICE.test(text.slice(first.from, last.to))) continue
    // “因7月20日有暴雨,甲馆闭馆”: the day is that of the closure too.
    for (const t of tokens)
      if (t.kind === 'times' || (t.kind === 'when' && !doors))
        t.fate ??= { kind: 'decoy', why: 'advice' }
  }
}

const ADVICE =
  /气温|℃|体感温度|强?降(?:雨|雪)|(?:大到)?[大暴中小阵雷]{1,2}雨|强对流|(?:发布|解除)[^,。;]{0,12}预警|气象(?:台|局|部门)|天气预报|(?:高温|最热|酷热)时段|(?:客流|人流|车流|[早晚]|入[园馆]|参观|观展|出行|交通|用餐)高峰(?!(?:期|时段|时间|日)?(?:内|间|期间|:))|为(?:客流|人流)?高峰|(?:避免|避开|减少|错开|不宜|不要)在?[^,。;]{0,20}(?:外出|出行|出门|户外|室外|运动|暴晒|高峰|时段|前来|到访)/

/** “每日7:00-8:00,自习室入座率不足一成”: why hours change, and no hours. */
export function markFigures(doc: Tokens, sentence: readonly Token[]): void {
  const [start, end] = [sentence[0], sentence.at(-1)]
  if (!start || !end || !has(sentence, isTimely)) return
  const counts = (list: readonly Token[]) =>
    list.length > 0 && FIGURES.test(doc.prose.text.slice(list[0]!.from, list.at(-1)!.to))
  if (!counts(sentence)) return
  const tells = (t: Token) => isDoor(t) || isCue(t, 'until', 'last', 'extra')
  if (!has(sentence, tells)) return decoyAll(sentence, 'figures')
  for (const { tokens } of clausesOf(sentence))
    if (counts(tokens) && !has(tokens, tells)) {
      decoyAll(tokens, 'figures')
      for (const t of tokens) if (t.kind === 'place') Object.assign(t, { kind: 'raw' })
    }
}

const FIGURES =
  /(?:入座|上座|到馆|入馆|使用|利用|空置)率|(?:客|人)流量?(?:数据|统计|监测)|(?:数据|监测|统计|调查|问卷|结果)(?:结果)?(?:显示|表明|发现|可见)|不足(?:\d{1,2}%|[一二三]成|\d{1,2}人)|仅有?\d{1,2}人/
