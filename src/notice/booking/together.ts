/** Loose rules: those that make one together, and what of them is only a heading or a number. */
import type { Registry } from '../places.ts'
import { OF_DAYS } from './days.ts'
import type { Part } from './parts.ts'
import { blockOf } from './reader.ts'
import type { BookingReader } from './reader.ts'
import { ruleWords } from './everybody.ts'
import { bookingOf } from './rule.ts'
import { BOOK, CHANNELS, CUE, NEGATED } from './words.ts'
import { isOnlyNeeded, isOnSpot } from './statement.ts'
import type { Loose } from './statement.ts'

/** Reads the rules that stand by themselves, those that make one together as one. */
export function readLoose(r: BookingReader): void {
  const { parts, loose } = r
  const partly = new Set(
    parts
      .filter((p) => REST_FREE.test(p.text) && !p.tokens.some((t) => t.kind === 'times'))
      .map((p) => blockOf(r, p)),
  )
  // “甲馆需预约⏎乙馆无需预约⏎预约方式:…”: how those book that must, though it stands below the others.
  const way = loose.findIndex((l) => HOW.test(l.part.text))
  const needs = (l: Loose): boolean => {
    const b = bookingOf(l.part.text, l.part)
    return b !== null && isOnlyNeeded(b)
  }
  if (
    way > 0 &&
    loose.some((l) => l.block === loose[way]!.block && isOnSpot(bookingOf(l.part.text, l.part))) &&
    loose.some((l) => l.block !== loose[way]!.block && needs(l))
  )
    r.needed ??= bookingOf(loose[way]!.part.text, loose.splice(way, 1)[0]!.part)
  for (const list of groupsOf(loose, r.registry)) readTogether(r, list, partly)
}

/** “其余日期无需预约”: what was said before is of some days only. */
const REST_FREE =
  /(?:其余|其他|其它)(?:日期|时间|日子|时段|各日)[^。;]{0,16}(?:无需|无须|不用|免)(?:提前)?预约/

/** Rules that make one together; nothing, where they are headings, or tell only how those book that must. */
function readTogether(r: BookingReader, list: Loose[], partly: ReadonlySet<number>): void {
  const { out, parts } = r
  if (
    list.every((l) => HEADING.test(l.part.text) && !CHANNELS.some(([re]) => re.test(l.part.text)))
  )
    return
  // “预约电话:…” below rules of rooms is their number, and no rule of the house.
  const isNumber = (l: Loose) => NUMBER.test(l.part.text)
  const numbers = list.every((l) => isNumber(l) || HEADING.test(l.part.text))
  if (out.length > 0 && numbers && !list.some((l) => l.explicit)) {
    // “排练厅…(需预约)⏎预约电话:…”: the number of those that must be booked.
    if (out.some((b) => b.segments && isOnlyNeeded(b.booking)))
      r.needed ??= bookingOf(list.map((l) => l.part.text).join('。'), list[0]!.part)
    return
  }
  if (partly.has(list[0]!.block) && list.every((l) => l.days === null)) return
  const told = list.filter((l) => !HEADING.test(l.part.text))
  const asked = told.filter((l) => !NUMBER.test(l.part.text))
  const rules = (asked.length > 0 ? asked : told).map((l) => l.part.text)
  // “二、祭扫预约⏎个人无需预约”: the heading asks for nothing.
  const free =
    (rules.some((x) => x.match(NEGATED)) && !BOOK.test(rules.join().replace(NEGATED, ''))) ||
    (asked.length > 0 && isOnSpot(bookingOf(rules.join('。'), asked[0]!.part)))
  // “团队须预约⏎预约电话:…”: the number is the groups'.
  if (
    asked.length === 0 &&
    parts.some((p) => p.line === list.at(-1)!.part.line - 1 && isOfGroups(p))
  )
    return
  const text = free ? rules.join('。') : list.map((l) => l.part.text).join('。')
  const first = list[0]!.part
  const booking = bookingOf(text, { ...first, tokens: list.flatMap((l) => l.part.tokens) })
  if (!booking) return
  // “甲室|需预约” in a list, and “预约方式:…” below it: how those book that must, and no rule of the house.
  if (
    HOW.test(list[0]!.part.text) &&
    !list.some((l) => l.explicit) &&
    out.some((b) => (b.segments || b.explicit) && isOnlyNeeded(b.booking))
  ) {
    r.needed ??= booking
    return
  }
  const places = [...new Set(list.flatMap((l) => l.places ?? []))]
  out.push({
    booking,
    segments: null,
    block: list[0]!.block,
    places: places.length > 0 ? places : null,
    explicit: list.some((l) => l.explicit),
    days: list.find((l) => l.days)?.days ?? null,
    from: first.from,
    to: list.at(-1)!.part.to,
  })
}

/** “预约方式”, “预约开放场馆”: a heading, and no rule of its own. */
const HEADING =
  /^[^,。;须需请可凭免无不恢实采已现支]{0,6}(?:预约|预订|购票)(?:开放|参观|入馆)?(?:场馆|场所|方式|须知|办法|指南|说明|流程|渠道|平台|入口|事项)?(?:(?:及|与|和|、)[^,。;]{2,4})?[\])]?[:。]?$/

/** “预约方式:拨打…”: how, and not that one must. */
const HOW =
  /^[^\u4e00-\u9fff]*(?:[一二三四五六七八九十]{1,2}、)?(?:场地)?(?:预约|预订)(?:方式|渠道|途径|平台|电话|热线|入口|办法)/

/** “预约电话:0571-8000000” */
const NUMBER =
  /^[^,。;]{0,8}(?:预约|预订|预定|订场)(?:登记|咨询|服务)?(?:电话|热线)(?:及传真)?[:\d()-]/

/** Is a rule for groups alone told? */
function isOfGroups({ text }: Part): boolean {
  return CUE.test(text) && !CUE.test(ruleWords(text))
}

/**
 * Sentences that make one rule together: those of a block, unless they name different places, or a room has a
 * rule of its own beside the one for all. Rules of rooms come first, so that they win.
 */
function groupsOf(loose: readonly Loose[], registry: Registry): Loose[][] {
  const blocks = new Map<string, Loose[]>()
  let ways: { line: number; key: string } | null = null
  for (const l of loose) {
    // “1.甲馆:…预约。⏎2.乙馆:…凭证入馆。”: of several houses in one block, each has its own.
    const [house, ...more] = l.places ?? []
    const one = registry.roots.length > 1 && more.length === 0 ? (house ?? '') : ''
    const way: boolean = ways?.line === l.part.line && ONE_OF_WAYS.test(l.part.text)
    const key: string = ways && way ? ways.key : `${l.block} ${one}`
    if (!way && WAYS.test(l.part.text)) ways = { line: l.part.line, key }
    const list = blocks.get(key)
    if (list) list.push(l)
    else blocks.set(key, [l])
  }
  const rooms: Loose[][] = []
  const general: Loose[][] = []
  for (const list of [...blocks.values()].flatMap((all) => byHouse(all, registry))) {
    const explicit = list.filter((l) => l.explicit)
    const first = explicit[0]?.places ?? []
    const isRoom = (l: Loose) =>
      l.explicit && l.places!.every((p) => registry.entries.get(p)?.partOf != null)
    // “以下三种方式预约…:” goes on in the lines below it.
    const whole = (l: Loose) =>
      !/以下[^,。;]{0,6}方式|如下|任选/.test(l.part.text) && bookingOf(l.part.text, l.part) !== null
    // “各馆均…;甲馆须预约”: a rule of one beside words for all.
    const several = explicit.some(
      (l) =>
        !l.places!.some((p) => first.includes(p)) ||
        (l.places!.length < first.length && registry.roots.length > 1 && whole(l)),
    )
    const apart =
      several ||
      (explicit.some((l) => isRoom(l) && whole(l)) && list.some((l) => !l.explicit && whole(l)))
    if (!apart) {
      // A rule for some days and one for all are two.
      const forDays = (l: Loose) => l.days !== null && whole(l)
      const dated = list.filter(forDays).slice(0, 400)
      const rest = list.filter((l) => !forDays(l))
      const one = dated.every((l) => l.days === dated[0]!.days || !OF_DAYS.test(l.part.text))
      // “二、预约方式⏎国庆期间须预约。⏎三、服务电话:…”: a heading and a number are no rule for the other days.
      const restWhole = rest.some((l) => whole(l) && !HEADING.test(l.part.text))
      if (dated.length > 0 && (!one || restWhole))
        general.push(...dated.map((l) => [l]), ...(rest.length > 0 ? [rest] : []))
      else general.push(list)
      continue
    }
    const rest: Loose[] = []
    let open: Loose[] | null = null
    for (const l of list.slice(0, 400)) {
      // “甲室任选一种方式预订:①公众号订场;②电话订场”: the ways are the room's.
      if (open && WAYS.test(open[0]!.part.text) && ONE_OF_WAYS.test(l.part.text)) open.push(l)
      else if (l.explicit && (several || isRoom(l))) rooms.push((open = [l]))
      // “甲室须预约⏎1.关注公众号…”: the steps are the room's, if the house asks for nothing.
      else if (open && (!whole(l) || (STEP_LINE.test(l.part.text) && !rest.some(whole))))
        open.push(l)
      else {
        rest.push(l)
        open = null
      }
    }
    if (rest.length > 0) general.push(rest)
  }
  return [...rooms, ...general]
}

/** “【甲馆】…⏎无需预约。⏎【乙馆】…⏎须提前预约。”: lines below several houses are of the house they stand under. */
function byHouse(list: readonly Loose[], registry: Registry): Loose[][] {
  if (registry.roots.length < 2 || list.length < 2) return [[...list]]
  const root = (p: string) => registry.entries.get(p)?.partOf ?? p
  const out: { house: string | null; rules: Loose[] }[] = []
  for (const l of list) {
    const houses = [...new Set((l.places ?? []).map(root))]
    // Of several houses, or of nobody yet: the lines make one rule as before.
    if (houses.length > 1) return [[...list]]
    const house = houses[0] ?? null
    const open = out.at(-1)
    if (open && (house === null || open.house === null || house === open.house)) {
      open.house ??= house
      open.rules.push(l)
    } else out.push({ house, rules: [l] })
  }
  const whole = out.filter(({ rules }) => rules.some((l) => bookingOf(l.part.text, l.part)))
  return whole.length > 1 ? out.map(({ rules }) => rules) : [[...list]]
}

const WAYS = /(?:以下|下列)[^,。;]{0,6}(?:方式|渠道|途径)|如下|任[选意]/

const ONE_OF_WAYS = /^(?:\d{1,2}[.、)]|[①-⑩]|\(\d{1,2}\)|[一二三四]是|或)/

const STEP_LINE =
  /^(?:\d{1,2}[.、)]|[①-⑩]|\(\d{1,2}\))?[^,。;]{0,4}(?:关注|登录|打开|搜索|点击|选择|进入)/
