/** Brackets after a date: weekday, lunar day, festival, count of days. */
import type { Holiday } from '../../core/model.ts'
import { COUNTED } from '../dates.ts'
import type { Gloss, DateStyle, Month, Read } from '../dates.ts'
import { readEnd, LUNAR_MONTH, lunarCode, readCivil, readLunar } from './points.ts'
import { readMonths } from './recurring.ts'
import {
  FIFTH_OF_FIFTH,
  FIFTEENTH_OF_EIGHTH,
  OTHER_LUNAR,
  read,
  monthAt,
  stick,
  closing,
  weekday,
} from './shared.ts'

const WEEKDAY = /(?:周|星期|礼拜)([一二三四五六日天])/y

/** The span or the day that a bracket gives to the words before it. */
export function saidBeside(glosses: readonly Gloss[], to: number): Read | null {
  const range = glosses.find((g) => g.kind === 'range')
  if (range?.kind === 'range')
    return read({ kind: 'range', a: range.a, b: range.b }, to, monthAt(range.b) ?? monthAt(range.a))
  const day = glosses.find((g) => g.kind === 'date')
  return day?.kind === 'date' ? read({ kind: 'day', a: day.point }, to, monthAt(day.point)) : null
}

const BOUND =
  /\((不含|不包括|不包含|不计|含|包括|包含)(?:当天|当日|本日|该日|首日|末日|\d{1,2}日)?\)/y

/** “(不含)” or “(含当日)” after a day: whether the day itself counts. */
export function readBounds(text: string, i: number): { glosses: Gloss[]; to: number } {
  BOUND.lastIndex = i
  const m = text[i] === '(' ? BOUND.exec(text) : null
  if (!m) return { glosses: [], to: i }
  const gloss: Gloss = { kind: m[1]!.startsWith('不') ? 'exclusive' : 'inclusive' }
  return { glosses: [gloss], to: i + m[0].length }
}

/** Glosses after a day: in brackets, or a weekday or lunar day glued to it. */
export function readGlosses(
  text: string,
  i: number,
  style: DateStyle,
): { glosses: Gloss[]; to: number } {
  const glosses: Gloss[] = []
  let to = i
  for (let round = 0; round < 3; round++) {
    const open = text[to]
    if (open === '(' || open === '[') {
      const bounds = readBounds(text, to)
      if (bounds.to > to) {
        glosses.push(...bounds.glosses)
        to = bounds.to
        continue
      }
      const close = closing(text, to)
      if (close < 0) break
      const said = text.slice(to + 1, close)
      const bare = /[日号]/.test(text[to - 1] ?? '') ? stick(BARE_WEEKDAY, text, to) : null
      if (bare) {
        glosses.push({ kind: 'weekday', day: weekday(bare[1]!) })
        to = close + 1
        continue
      }
      // “初二(1/30)”: in a bracket behind a day no fraction is told.
      const inside = glossesIn(said, { ...style, slashed: true })
      if (!inside) break
      if (!/[日号\d]/.test(text[i - 1] ?? '') || !namesFeast(said)) glosses.push(...inside)
      to = close + 1
      continue
    }
    WEEKDAY.lastIndex = to
    const w = WEEKDAY.exec(text)
    if (w) {
      const after = text[to + w[0].length] ?? ''
      if (
        /[-至到、和]/.test(after) &&
        /[周星礼一二三四五六日]/.test(text[to + w[0].length + 1] ?? '')
      )
        break
      glosses.push({ kind: 'weekday', day: weekday(w[1]!) })
      to += w[0].length
      continue
    }
    // “10月6日中秋节17:00闭馆”: the festival is another name of the day.
    const own = /[日号)\d]/.test(text[to - 1] ?? '') ? stick(GLUED, text, to) : null
    if (own) {
      const name = OWN_DAYS.get(own[1]!)
      if (name) glosses.push({ kind: 'festival', name })
      to += own[0].length
      continue
    }
    const lunar = i === to || glosses.length > 0 ? readLunar(text, to) : null
    // “2.4 除夕”, “2.5初一”
    const glued = /\d[除初大正年]/.test(text.slice(to - 1, to + 1))
    if (lunar && round < 2 && (glued || /[日号)一二三四五六天]/.test(text[to - 1] ?? ''))) {
      glosses.push({ kind: 'lunar', day: lunar.lunar! })
      to = lunar.to
      // “1月23日-27日 初二至初六”: the lunar range glosses the civil one.
      const until = /[-至到]/.test(text[to] ?? '') ? readLunar(text, to + 1) : null
      if (until) {
        glosses.push({ kind: 'lunar', day: until.lunar! })
        to = until.to
      }
      continue
    }
    break
  }
  return { glosses, to }
}

const FILLER =
  /[,、·"/ -]|即|为|是|农历|阴历|本|下|法定|公休日|双休日|周末|调休|补班|上班日?|工作日|节假日|假期|当天|当日|放假|第[一二三四五六七八]天|(?<=[节假期])(?:的)?(?:前|后|头|最后)[一两二三四五]天|共|首日/y

const OWN_NAMES =
  /元旦|国庆节?|中秋节?|清明节?|端午节?|劳动节|春节|五一|5·1(?!\d)|妇女节|儿童节|小年|国际博物馆日/y

/** “10月6日中秋节”: the day's name right after it, and no holiday of several days. */
const GLUED =
  /(中秋|清明|端午|国庆|元旦|劳动|春)节?(?<=节|元旦|中秋|清明|端午|国庆)(?:当天|当日)?(?!假|期|小长假|长假|连休|双节|节|、|和|劳动|路|街|广场)/y

const OWN_DAYS = new Map<string, Holiday>([
  ['中秋', 'mid-autumn'],
  ['端午', 'dragon-boat'],
  ['清明', 'qingming'],
])

const TWELFTH = /(?:农历)?(?:腊月)?(三十|廿[一二三四五六七八九]|二十[一二三四五六七八九])/y

const FEAST_DAY =
  /^(?:其中)?(?:(?:20)?\d{2}年)?\d{1,2}[月.]\d{1,2}[日号]?(?:为|是|即|系|适逢|恰逢|正值)?(?:农历|传统|法定|我国|国际)?(?:节日)?"?(?:元旦|春节|清明|劳动|国庆|端午|中秋|元宵|除夕|五一|十一|(?:大年|正月|年|农历)?初[一二三四五六七]|大年三十|年三十)节?"?$/

/** “9月28日(四)”: a weekday without its 周. */
const BARE_WEEKDAY = /\(([一二三四五六日])\)/y

const WEEKDAY_ALONE = /^(?:周|星期)[一二三四五六日天]$/

/** “10月1日国庆节” in a bracket behind a longer span: which of its days the feast is; nothing is narrowed. */
export function namesFeast(inside: string): boolean {
  const parts = inside.split(/[,、;]/)
  return FEAST_DAY.test(parts[0]!) && parts.every((p) => FEAST_DAY.test(p) || WEEKDAY_ALONE.test(p))
}

/** The glosses of a bracket, or null if it says anything else. */
export function glossesIn(inside: string, style: DateStyle): Gloss[] | null {
  const out: Gloss[] = []
  let i = 0
  // “暑期(至8月31日)”: until when is said, and no day.
  if (/^(?:[至到]|截[至止])/.test(inside)) return null
  while (i < inside.length) {
    const counted = COUNTED.at(inside, i)
    if (counted && !/^\d{1,2}日/.test(inside.slice(i))) {
      out.push({ kind: 'duration', days: counted.days })
      i = counted.to
      continue
    }
    WEEKDAY.lastIndex = i
    const w = WEEKDAY.exec(inside)
    if (w) {
      out.push({ kind: 'weekday', day: weekday(w[1]!) })
      i += w[0].length
      continue
    }
    const eve = stick(TWELFTH, inside, i)
    if (eve) {
      out.push({ kind: 'lunar', day: lunarCode('腊', eve[1]!) })
      i += eve[0].length
      continue
    }
    const other = stick(LUNAR_MONTH, inside, i)
    if (other && (other[1] !== undefined || /[初廿]/.test(other[3]!))) {
      const day = lunarCode(other[2]!, other[3]!)
      if (day === FIFTEENTH_OF_EIGHTH) out.push({ kind: 'festival', name: 'mid-autumn' })
      else if (day === FIFTH_OF_FIFTH) out.push({ kind: 'festival', name: 'dragon-boat' })
      else if (day !== OTHER_LUNAR) out.push({ kind: 'lunar', day })
      i += other[0].length
      continue
    }
    const lunar = readLunar(inside, i)
    if (lunar) {
      out.push({ kind: 'lunar', day: lunar.lunar! })
      i = lunar.to
      continue
    }
    const months = readMonths(inside, i)
    if (months?.item.kind === 'range') {
      out.push({ kind: 'range', a: months.item.a, b: months.item.b })
      i = months.to
      continue
    }
    const a = readCivil(inside, i, style, null, 'start')
    if (a) {
      // “国庆假期(10月2日(周五)-10月6日(周二))”
      if (inside[a.to] === '(') {
        const own = readGlosses(inside, a.to, style)
        a.glosses.push(...own.glosses)
        a.to = own.to
      }
      const known: Month | null = a.month === null ? null : { year: a.year, month: a.month }
      const b = readEnd(inside, a.to, style, known)
      if (b) out.push({ kind: 'range', a, b })
      else out.push({ kind: 'date', point: a })
      i = (b ?? a).to
      continue
    }
    OWN_NAMES.lastIndex = i
    const own = OWN_NAMES.exec(inside)
    if (own) {
      const name = OWN_DAYS.get(own[0].replace('节', ''))
      if (
        name &&
        !/^[假期]/.test(inside.slice(i + own[0].length)) &&
        !out.some((g) => g.kind === 'range')
      )
        out.push({ kind: 'festival', name })
      i += own[0].length
      continue
    }
    FILLER.lastIndex = i
    const filler = FILLER.exec(inside)
    if (filler) {
      i += filler[0].length
      continue
    }
    if (inside[i] === '至' || inside[i] === '到') {
      i++
      continue
    }
    return null
  }
  return out
}
