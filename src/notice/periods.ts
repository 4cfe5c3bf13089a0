/** Spans that a notice gives a name of its own: “3月25日至4月6日为集中祭扫期”, and later “集中祭扫期内”. */
import { glossesIn } from './dates/glosses.ts'
import type { Gloss, Item, WhenText } from './dates.ts'

/** The names that a notice gives to spans, and where each is given. */
export interface NamedPeriods {
  /** Each name, and each ending by which it may be called, with the name it stands for. */
  called: Map<string, string>
  given: Set<number>
  /** The days that stand in a bracket behind the name, by where it is given. */
  bracketed: Map<number, { glosses: Gloss[]; to: number }>
}

const GIVEN =
  /日(?:\([^()\n]{1,14}\))?(?:期间)?,?(?:为|是|系)(?:本[年次馆园]|我[馆市园]|全市|今年)?(?:的)?"?([\u4e00-\u9fff]{2,10}期)"?(?=[,。;\n]|$)/g

/** “集中祭扫期(3月25日至4月6日)” */
const BRACKETED = /(?<=^|[,。;:\n、)])([\u4e00-\u9fff]{2,8}期)\(([^()\n]{4,40})\)/g

/** “集中祭扫期:3月25日至4月6日”, and later “集中祭扫期内” */
const LABELLED =
  /(?<=^|[,。;\n、).])([\u4e00-\u9fff]{2,8}期)(?:[:为]|时间[:为])([^,。;:\n]{4,40}?)(?:\([^()\n]{1,14}\))?(?=[,。;\n]|$)/g

/** What is no span with a name of its own, even where it is called by that name. */
const NO_NAME = /[闭休停][馆园放]|关闭|施工|维修|检修|改造|假期|学期|周期|日期|工期|^[寒暑]期/

/** A name that says itself what doors do is read word by word; that of a holiday is known. */
const SPEAKS =
  /[闭休停开][馆园放]|关闭|施工|维修|检修|改造|假期|学期|[节馆院宫园]|国庆|[寒暑]期|周期|日期|工期/

const LEAST_CALLED = 3
const MOST_PERIODS = 20

/** Finds the names; linear in the text. */
export function namedPeriods(text: string): NamedPeriods {
  const called = new Map<string, string>()
  const given = new Set<number>()
  const bracketed: NamedPeriods['bracketed'] = new Map()
  const call = (name: string) => {
    for (let k = 0; name.length - k >= LEAST_CALLED; k++)
      if (!called.has(name.slice(k))) called.set(name.slice(k), name)
  }
  for (const m of text.matchAll(GIVEN)) {
    const name = m[1]!
    if (SPEAKS.test(name) || given.size >= MOST_PERIODS) continue
    given.add(m.index + m[0].lastIndexOf(name))
    call(name)
  }
  for (const m of text.matchAll(BRACKETED)) {
    const name = m[1]!
    if (SPEAKS.test(name) || bracketed.size >= MOST_PERIODS) continue
    const glosses = glossesIn(m[2]!, { dotted: true, dottedTimes: false, slashed: false })
    if (!glosses?.some((g) => g.kind === 'range')) continue
    bracketed.set(m.index, { glosses, to: m.index + m[0].length })
    call(name)
  }
  for (const m of text.matchAll(LABELLED)) {
    const name = m[1]!
    if (NO_NAME.test(name) || bracketed.size >= MOST_PERIODS) continue
    const glosses = glossesIn(m[2]!, { dotted: true, dottedTimes: false, slashed: false })
    if (!glosses?.some((g) => g.kind === 'range') || !isCalled(text, name)) continue
    bracketed.set(m.index, { glosses, to: m.index + m[0].length })
    call(name)
  }
  return { called, given, bracketed }
}

/** Is the span called by its name, or by the end of it? */
function isCalled(text: string, name: string): boolean {
  const short = name.slice(-LEAST_CALLED)
  return ['内', '间', '里', '中'].some((word) => text.includes(short + word))
}

/** The name at `i`: where it is given it has the days just named, elsewhere it must be 集中祭扫期内 or its like. */
export function periodAt(
  text: string,
  i: number,
  { called, given, bracketed }: NamedPeriods,
  before: WhenText | null,
): WhenText | null {
  if (called.size === 0) return null
  const end = text.slice(i, i + 12).indexOf('期')
  const name = end < 1 ? undefined : called.get(text.slice(i, i + end + 1))
  if (name === undefined) return null
  const to = i + end + 1
  const told = bracketed.get(i)
  if (told)
    return {
      from: i,
      to: told.to,
      items: [{ kind: 'season', name, glosses: told.glosses }],
      duration: null,
    }
  if (given.has(i)) {
    const glosses = (before?.items ?? []).flatMap(glossOf)
    return glosses.length === 0
      ? null
      : { from: i, to, items: [{ kind: 'season', name, glosses }], duration: null }
  }
  const during = /^(?:间|内|里|中)(?:的)?/.exec(text.slice(to, to + 2))
  return during
    ? {
        from: i,
        to: to + during[0].length,
        items: [{ kind: 'season', name, glosses: [] }],
        duration: null,
      }
    : null
}

function glossOf(item: Item): Gloss[] {
  if (item.kind === 'range') return [{ kind: 'range', a: item.a, b: item.b }]
  return item.kind === 'day' ? [{ kind: 'date', point: item.a }] : []
}
