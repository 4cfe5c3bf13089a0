/**
 * Clock times: `9:00`, `9时30分`, `下午5点半`, and windows between two of them, with the part of the day
 * said before the first time inherited by the second.
 */
import type { Minutes } from '../core/model.ts'
import { numeral, SMALL } from './numerals.ts'

/** One clock time as written. */
export interface Clock {
  from: number
  to: number
  /** From the day's 00:00; past midnight 1440 and more. */
  minutes: Minutes
  /** 上午, 下午, 晚… as written before it, or none. */
  part: string | null
  /** False where the reading assumes a half of the day that was not written. */
  sure: boolean
}

/** One time, or a window between two. */
export interface Times {
  from: number
  to: number
  start: Clock
  /** Null for a single time. */
  end: Clock | null
}

/** A part of the day without a clock time. */
const DAY_PART =
  '(?:次日|翌日|第二天)?(?:凌晨|清晨|早晨|早上|早间|上午|中午|午间|正午|午后|下午|傍晚|晚上|晚间|夜间|夜晚|夜里|当晚|早|晚|夜)?'

const RANGE = /(?:起|开始)?[-至到]+(?:当日|当天)?/y
const BODY = new RegExp(
  `(${DAY_PART})(?:(\\d{1,2}) ?: ?(\\d{2})(?::\\d{2})?(?!\\d(?!\\d?月|\\d{3}年|\\d?:\\d\\d|\\d小时))|(\\d{1,2}|两|零|${SMALL})([点时])(?!间|候|代|段|常|刻)(半|整|钟|[一三]刻|(\\d{1,2}|零?${SMALL})分|(\\d{2})(?![\\d:月日号年.点时]|(?<![3-5]\\d|00)-|[个元人名位场片张块]))?)`,
  'y',
)
const DOTTED = new RegExp(`(${DAY_PART})(\\d{1,2})\\.(\\d{2})(?![\\d.日月号元])`, 'y')
/** “9-17时”: the unit is said once. */
const ELIDED = new RegExp(
  `(${DAY_PART})(\\d{1,2}|${SMALL})(?=[-至到]${DAY_PART}(?:\\d{1,2}|${SMALL})[点时])`,
  'y',
)

/** The clock time or window that begins at `i`, or null. `dotted` allows `8.30`. */
export function readTimes(text: string, i: number, dotted: boolean): Times | null {
  if (text[i] === '晚' && text[i - 1] === '最') return null
  const idiom = readIdiom(text, i)
  if (idiom) return idiom
  const elided = readElided(text, i)
  const told = elided ?? readClock(text, i, dotted)
  if (!told) return null
  const half = told.part === null && told.minutes < 720 ? inHalf(text, told) : told
  RANGE.lastIndex = half.to
  const range = RANGE.exec(text)
  const end = range && readClock(text, half.to + range[0].length, dotted, true)
  // “夜间开放,时间为9:00至21:00”: an end of 24 hours stands beside a start of 24 hours.
  const whole = end && end.part === null && end.minutes >= 780 && told.minutes >= 360
  const start = whole ? told : half
  if (end) return { from: start.from, to: end.to, start, end: inherit(start, end) }
  return elided ? null : { from: start.from, to: start.to, start, end: null }
}

const HALF_BEFORE =
  /(午后|下午|傍晚|晚上|晚间|夜间)(?:的)?(?:场|班|半天)?(?:对外|免费)?(?:停止|最后|截止)?(?:开放|开馆|闭馆|关门|关馆|营业|服务|借阅|阅览|参观|接待|入馆|入场|入园|检票)?(?:时间段?|时段)?(?:统一|相应|均|都)?(?:调整|变更|改)?(?:[,(](?:具体)?(?:开放)?时间段?)?(?:为|是|至|到)?([:,(]?)$/
/** “晚上闭馆时间由6点延至9点”: both hours are of the half that stands before the first. */
const FROM_OLD =
  /(?:由|从)(?:原来?的?)?(?:\d{1,2}(?:[点时](?:半|整|\d{1,2}分?)?|:\d\d)(?:[-至到]{1,2}\d{1,2}(?:[点时](?:半|整|\d{1,2}分?)?|:\d\d))?(?:推迟|延迟|延后|延长|顺延|提前|调整|变更|改|变|延)(?:至|到|为|成))?$/

/** “下午开放时间为2:30-5:30”: the half of the day stands before the word, and holds for the digits after it. */
function inHalf(text: string, clock: Clock): Clock {
  const said = text.slice(Math.max(0, clock.from - 34), clock.from).replace(FROM_OLD, '')
  const half = HALF_BEFORE.exec(said.slice(-18))
  const { from, to, minutes } = clock
  // “上午、下午,8:30开馆”: behind a comma only an hour that no house opens at.
  if (!half || (half[2] !== ':' && half[2] !== '' && minutes >= 480)) return clock
  return clockOf(from, to, half[1]!, Math.floor(minutes / 60), minutes % 60) ?? clock
}

const NINE_TO_FIVE = new RegExp(
  `[早朝](\\d{1,2}|${SMALL})[点时]?(半)?[至到]?[晚暮](\\d{1,2}|${SMALL})[点时]?(半)?(?![\\d:点时])`,
  'y',
)

/** 早9晚5. */
function readIdiom(text: string, i: number): Times | null {
  if (text[i] !== '早' && text[i] !== '朝') return null
  NINE_TO_FIVE.lastIndex = i
  const m = NINE_TO_FIVE.exec(text)
  if (!m) return null
  const [a, b] = [numeral(m[1]!), numeral(m[3]!)]
  if (!(a <= 12 && b <= 12)) return null
  const to = i + m[0].length
  const at = (minutes: Minutes, part: string): Clock => ({ from: i, to, minutes, part, sure: true })
  const end = b * 60 + (m[4] ? 30 : 0) + 720
  return { from: i, to, start: at(a * 60 + (m[2] ? 30 : 0), '早'), end: at(end, '晚') }
}

function readElided(text: string, i: number): Clock | null {
  ELIDED.lastIndex = i
  const m = ELIDED.exec(text)
  if (!m) return null
  const hour = numeral(m[2]!)
  return hour <= 24 ? clockOf(i, i + m[0].length, m[1]!, hour, 0) : null
}

function readClock(text: string, i: number, dotted: boolean, ends = false): Clock | null {
  BODY.lastIndex = i
  const m = BODY.exec(text)
  if (m) {
    if (m[2] !== undefined) {
      const before = i > 0 ? text[i - 1]! : ''
      // “10.1-10.3:9:00”: the colon after a dotted date is none of the clock's.
      const dated = before === ':' && /[./]\d{1,2}:$/.test(text.slice(Math.max(0, i - 4), i))
      // “9:00-17:0017:00清场”: right behind the minutes another time begins.
      const glued = /:\d\d$/.test(text.slice(Math.max(0, i - 3), i))
      if (!dated && !glued && m[1] === '' && /\d$|\d:$/.test(text.slice(Math.max(0, i - 2), i)))
        return null
      if (!dated && before === ':' && i > 1 && /\d/.test(text[i - 2]!)) return null
      return clockOf(i, i + m[0].length, m[1]!, Number(m[2]), Number(m[3]))
    }
    const hour = numeral(m[4]!)
    const tail = m[6] ?? ''
    let to = i + m[0].length
    const minutes =
      tail === '半'
        ? 30
        : tail.endsWith('刻')
          ? numeral(tail[0]!) * 15
          : m[7] !== undefined
            ? numeral(m[7].replace('零', ''))
            : m[8] !== undefined
              ? Number(m[8])
              : 0
    // 一点、三点 count things too: a Chinese numeral alone needs a part of the day, minutes, or a verb after it.
    if (!ends && !/^\d/.test(m[4]!) && m[1] === '' && tail === '') {
      const next = text.slice(to, to + 2)
      if (!/^(?:[-至到开闭关停后前起,)(]|正式|准时|结束|入|进)/.test(next)) return null
      if (m[4] === '一' && m[5] === '时') return null
    }
    if (m[5] === '时' && m[8] !== undefined) to = i + m[0].length
    return clockOf(i, to, m[1]!, hour, minutes)
  }
  if (!dotted) return null
  DOTTED.lastIndex = i
  const d = DOTTED.exec(text)
  if (!d || (i > 0 && /[\d.]/.test(text[i - 1]!) && d[1] === '')) return null
  return clockOf(i, i + d[0].length, d[1]!, Number(d[2]), Number(d[3]))
}

/** Past midnight some write 25:00 or 26:00, and nobody 29:00. */
const LATEST = 27

function clockOf(
  from: number,
  to: number,
  said: string,
  hour: number,
  minute: number,
): Clock | null {
  if (!(hour <= LATEST) || !(minute < 60)) return null
  const next = /^(?:次日|翌日|第二天)/.test(said)
  const part = said.replace(/^(?:次日|翌日|第二天)/, '')
  let h = hour
  if (/^(?:下午|午后|傍晚)/.test(part) && h < 12) h += 12
  else if (/^(?:晚|夜|当晚)/.test(part)) {
    if (h >= 5 && h < 12) h += 12
    else if (h === 12) h = 24
    else if (h < 5) h += 24
  } else if (/^(?:中午|午间|正午)/.test(part) && h < 5) h += 12
  if (next) h += 24
  if (h > 48) return null
  return { from, to, minutes: h * 60 + minute, part: said === '' ? null : said, sure: true }
}

/** The second time of a window, with the half of the day it takes from the first. */
function inherit(start: Clock, end: Clock): Clock {
  if (end.minutes > start.minutes) return end
  if (end.part !== null)
    return /凌晨|清晨/.test(end.part) ? { ...end, minutes: end.minutes + 1440 } : end
  const later = end.minutes + 720
  const said = start.part !== null && /下午|午后|傍晚|晚|夜|中午|午间/.test(start.part)
  if (end.minutes <= 720 && later > start.minutes) return { ...end, minutes: later, sure: said }
  return { ...end, minutes: end.minutes + 1440, sure: start.minutes >= 1020 && end.minutes <= 480 }
}
