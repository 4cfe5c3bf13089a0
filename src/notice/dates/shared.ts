/** What the readers of dates share: numbers, verbs that follow a date, the making of an item. */
import type { Point, Item, Month, Read } from '../dates.ts'
import { numeral, SMALL } from '../numerals.ts'

/** 腊月廿九 is New Year's Eve in some years and the day before it in others; so with -20…-28. */
export const TWENTY_NINTH = -29

/** 五月初五 and 八月十五, days of the calendar without being of the New Year's month. */
export const FIFTH_OF_FIFTH = -105

/** 中秋 as a lunar code. */
export const FIFTEENTH_OF_EIGHTH = -115

/** Any other lunar day: only a civil date beside it says which it is. */
export const OTHER_LUNAR = -200

/** A month in digits or characters, as a group. */
export const MONTH_NAME = '(1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])'

/** A day of a month in digits or characters, as a group. */
export const D = `(\\d{1,2}|${SMALL})`

const WEEKDAYS = '一二三四五六日'

/** Words that follow a day when it begins a statement. */
export const DOES =
  '(?:的)?(?:起|开放|开馆|闭馆|休馆|正常|照常|照旧|恢复|延长|延时|暂停|上午|下午|全天|晚|不(?:再|予)?(?:对外)?(?:开放|开馆|营业|接待)|停(?:止|业|馆)|关(?:闭|门)|\\d)'

/** The numbers from `a` to `b`. */
export const spread = (a: number, b: number): number[] =>
  Array.from({ length: b - a + 1 }, (_, k) => a + k)

/** An item that ends at `to`. */
export const read = (item: Item, to: number, month: Month | null): Read => ({ item, to, month })

/** The month that this day leaves for a bare day after it. */
export const monthAt = (p: Point): Month | null =>
  p.month === null ? null : { year: p.year, month: p.month }

/** Length of 止 or 为止 after the last day of a span. */
export function endOf(text: string, i: number): number {
  return /^(?:为)?止(?!步|于)/.exec(text.slice(i, i + 3))?.[0].length ?? 0
}

/** The match of a sticky expression at `i`. */
export function stick(re: RegExp, text: string, i: number): RegExpExecArray | null {
  re.lastIndex = i
  return re.exec(text)
}

/** A civil day as written; the year, or the month, may be missing. */
export function civil(
  i: number,
  m: RegExpExecArray,
  year: number | null,
  month: number,
  day: number,
): Point | null {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31)) return null
  return { from: i, to: i + m[0].length, year, month, day, lunar: null, glosses: [], clock: null }
}

/** A year from its digits or characters; 26 is 2026. */
export function fullYear(text: string): number {
  const year = numeral(text)
  return year < 100 ? 2000 + year : year
}

/** Where a short bracket that opens at `i` closes, or -1. */
export function closing(text: string, i: number): number {
  const open = text[i]
  const close = open === '(' ? ')' : ']'
  let depth = 0
  // “(10月2日(周五)-10月6日(周二))”
  for (let at = i + 1; at < i + 61 && at < text.length && text[at] !== '\n'; at++)
    if (text[at] === open) depth++
    else if (text[at] === close && depth-- === 0) return at
  return -1
}

/** 0 for 一 (Monday) to 6 for 日 and 天. */
export function weekday(c: string): number {
  return c === '天' ? 6 : WEEKDAYS.indexOf(c)
}
