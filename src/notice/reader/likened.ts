/** Places that are from some day on as another is. */
import { coverWords, isPredicate } from '../segments.ts'
import type { Token } from '../tokens.ts'
import { isCue } from '../tokens.ts'
import { emptyDays } from '../year/days.ts'
import type { Reader } from './reader.ts'
import { flush, nextStatement } from './settle.ts'

/**
 * “乙馆10月1日至3日闭馆,此后与甲馆同步”: from the day after what was told of it on it has the hours of the place named at `k`.
 * True if that is said there.
 */
export function likeAfterwards(
  r: Reader,
  tokens: readonly Token[],
  k: number,
  ids: readonly string[],
): boolean {
  const { text } = r.doc.prose
  const t = tokens[k]!
  if (!AFTERWARDS.test(text.slice(Math.max(0, t.from - 20), t.from))) return false
  if (!AS_WELL.test(text.slice(t.to, t.to + 10))) return false
  const begun = r.cur && !isPredicate(r.cur) ? r.cur : null
  if (begun?.named || begun?.unknown) return false
  // 此后 may have begun a statement as a date.
  if (begun) r.cur = null
  flush(r)
  const told = r.segments.at(-1)
  const end = told?.days?.spans.at(-1)?.[1]
  if (!told?.places || told.line !== r.n || told.sentence !== r.sentence) return false
  if (typeof end !== 'number' || told.days!.weekly !== null) return false
  if (told.places.some((p) => ids.includes(p))) return false
  const s = nextStatement(r)
  const days = { ...emptyDays(), spans: [[end + 1, null]] as [number, number | null][] }
  Object.assign(s, { places: [...told.places], named: true, like: [...ids], days, dated: true })
  s.implied = true
  coverWords(s, [...(begun?.tokens ?? []), t])
  const next = tokens[k + 1]
  if (next && (isCue(next, 'like') || next.kind === 'state')) r.used.add(next)
  const { subject } = r
  flush(r)
  r.subject = subject
  return true
}

const AFTERWARDS =
  /[,;](?:此后|之后|其后|随后|以后|而后)(?:的)?(?:开放|开馆)?(?:时间|安排)?(?:均|则|将|都|即|再)?(?:与|同|和|跟|随|参照|按照?)$/

/** “同步”, “保持一致”, “的时间开放” */
const AS_WELL = /^(?:的)?(?:开放|开馆)?(?:时间)?(?:保持|均|也)?(?:同步|一致|相同|一样|开放|执行)/
