/** What an earlier notice said wrongly, and what stands in its place: only the second is news. */
import { silence, isCue, isMark } from './tokens.ts'
import type { Token, Tokens } from './tokens.ts'

/** “误将6月10日写作闭馆”, “错印为”, “有误”, “作废” */
const WRONG =
  /误(?=[写印登标录植发植排输]|[作为将把]|注明)|错(?=[写印登标发]|误地)|写[作成错]|(?<!如|若|没|无)有误(?!差|会)|笔误|(?:消息|信息|传闻|说法|内容)(?:均|都|纯)?(?:不实|不属实|属谣言|为谣言)|作废|废止/g

const VOID = /作废|废止/

/** “应为”, “现更正为”: what is right follows. */
const RIGHT =
  /[现兹]?(?:特此)?(?:更正|改正|订正|勘正)(?:为|成|如下|:)|应(?:该)?(?:为|是|改为|更正为)|实(?:际)?(?:应)?[为是]|以(?:本|此|下列|以下|如下)[^,。;\n]{0,8}为准|正确(?:的)?[^,。;\n\d]{0,8}[为是:]/

/** “"6月10日闭馆"应为"6月10日开放"”: the mark that says a word was quoted. */
const QUOTED =
  /"(?:的?(?:表述|字样|一[句项]))?(?:有误,?(?:现)?(?:应|实际?)?(?:更正|改正)?|(?:现)?(?:应该?|实际?)(?:更正|改正)?|现?(?:更正|改正))[为是]"?/

const OLD_LINE =
  /^(?:原文|原公告|原通知|原表述|原内容|错误(?:内容|表述)?|误)(?:中)?(?:为|是|系|载)?:/

/** “原开放时间:全天24小时”, “调整前:9:00-17:00”: a line or sentence of what was. */
const OLD_HOURS =
  /^(?:(?:原|原先|原来|此前|旧)的?(?:对外)?(?:开放|开馆|服务|借阅|营业|作息|参观|开[闭休]馆)?(?:时间|时段)|(?:调整|变更|修改|更改|改动)(?:之|以)?前(?:的)?(?:(?:开放|开馆|服务|借阅|营业)?时间)?)(?:为|是)?:?(?!.{0,40}[现改新])/

/** The longest sentence that is looked at. */
const MOST = 400

/** Gives what was said wrongly the fate of an old value. */
export function markCorrections({ prose: { text } }: Tokens, sentence: Token[]): void {
  const first = sentence[0]
  const last = sentence.at(-1)
  if (!first || !last) return
  const said = text.slice(first.from, Math.min(last.to, first.from + MOST))
  if (OLD_LINE.test(said)) return giveUp(sentence)
  if (OLD_HOURS.test(said) && !sentence.some((t) => isCue(t, 'becomes', 'until')))
    return giveUp(sentence)
  const wrong = [...said.matchAll(WRONG)].at(-1)
  if (!wrong && !QUOTED.test(said)) return
  const right = RIGHT.exec(said)
  // “误将…写作…,十分抱歉,本馆…”: without such a word the clause is wrong, and no more.
  const clause = wrong ? said.slice(wrong.index).search(/[,;:。]/) : -1
  const past = clause < 0 ? Infinity : first.from + wrong!.index + clause
  const end = right ? first.from + right.index : past
  // “本通知3月10日起生效,原开放时间作废” gives up what its own clause tells.
  const since = wrong && VOID.test(wrong[0]) ? said.slice(0, wrong.index).search(/[^,;:]*$/) : 0
  const old = sentence.filter((t) => t.from >= first.from + since && t.to <= end)
  const told = sentence.filter((t) => t.from >= end)
  // “10月1日的时间误写为9:00-12:00,应为9:00-17:00”: the days are those of both.
  const dated = told.some((t) => t.kind === 'when')
  const hours = told.some((t) => t.kind === 'times' || (t.kind === 'state' && !t.weak))
  if (right && !dated && !hours && !/如下|[:为是]$/.test(right[0])) return
  giveUp(right && !dated && hours ? old.filter((t) => t.kind !== 'when') : old)
}

function giveUp(tokens: readonly Token[]): void {
  for (const t of tokens) {
    if (t.kind === 'state' || (t.kind === 'label' && /time$/.test(t.label)) || isMark(t, '"'))
      silence(t, { kind: 'decoy', why: 'old value' })
    else if (t.kind === 'when' || t.kind === 'times') t.fate ??= { kind: 'decoy', why: 'old value' }
  }
}
