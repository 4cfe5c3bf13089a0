/**
 * Dates and times as a resident says them. Moments carry their venue's offset, so the wall clock is read
 * from the text; the device's own zone plays no part.
 */

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']
const DAY = 86_400_000

/** This moment at the venues: milliseconds, minutes east of UTC, and the civil date there. */
export interface Here {
  now: number
  offset: number
  today: string
}

/** This moment where clocks stand that many minutes east of UTC. */
export function here(now: number, offset: number): Here {
  return { now, offset, today: dateAt(now, offset) }
}

/** Minutes east of UTC written at the end of a moment; China's where there is none. */
export function offsetOf(moment: string | null): number {
  const found = /([+-])(\d\d):(\d\d)$/.exec(moment ?? '')
  if (!found) return 480
  return (found[1] === '-' ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3]))
}

/** The civil date at `t` (milliseconds) that many minutes east of UTC. */
export function dateAt(t: number, offset: number): string {
  return new Date(t + offset * 60_000).toISOString().slice(0, 10)
}

/** The date so many days later. */
export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
}

/** `周五` */
export function weekdayText(date: string): string {
  return WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()]!
}

/** `14:05`, on another day `2月15日 14:05`. */
export function clockText(t: number, { offset, today }: Here): string {
  const wall = new Date(t + offset * 60_000).toISOString()
  const [date, time] = [wall.slice(0, 10), wall.slice(11, 16)]
  return date === today ? time : `${dateText(date)} ${time}`
}

/** `2月16日` */
export function dateText(date: string): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`
}

/** `今天`, `明天`, `后天`, else `2月19日 周一`. */
export function dayText(date: string, today: string): string {
  for (const [days, word] of ['今天', '明天', '后天'].entries())
    if (date === plusDays(today, days)) return word
  return `${dateText(date)} ${weekdayText(date)}`
}

/** `17:00` today, `明天 09:00`, `2月19日 周一 09:00`; midnight ends the day before as 24:00. */
export function momentText(moment: string, today: string, ends = false): string {
  const [date, time] = [moment.slice(0, 10), moment.slice(11, 16)]
  if (ends && time === '00:00') return momentOf(plusDays(date, -1), '24:00', today)
  return momentOf(date, time, today)
}

/** `还有 2 天 3 小时`, `还有 1 小时 5 分`, `还有 4 分 9 秒`; nothing once it is over. */
export function countdownText(milliseconds: number): string {
  if (milliseconds <= 0) return ''
  const seconds = Math.ceil(milliseconds / 1000)
  const [days, hours] = [Math.floor(seconds / 86_400), Math.floor(seconds / 3600) % 24]
  const minutes = Math.floor(seconds / 60) % 60
  if (days) return `还有 ${days} 天 ${hours} 小时`
  if (hours) return `还有 ${hours} 小时 ${minutes} 分`
  return `还有 ${minutes} 分 ${seconds % 60} 秒`
}

/** `刚刚`, `35 分钟前`, `3 小时前`, `2 天前`. */
export function ageText(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / 60_000)
  if (minutes < 1) return '刚刚'
  if (minutes < 60) return `${minutes} 分钟前`
  if (minutes < 1440) return `${Math.floor(minutes / 60)} 小时前`
  return `${Math.floor(minutes / 1440)} 天前`
}

/** For a screen reader: `9点到17点30分`; hours past midnight are the next day's. */
export function spokenRange(start: string, end: string): string {
  return `${spokenTime(start)}到${spokenTime(end)}`
}

/** Minutes from midnight of `HH:MM`, past midnight more than 1440. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

function spokenTime(time: string): string {
  const [hours, minutes] = [Number(time.slice(0, 2)), Number(time.slice(3, 5))]
  const hour = hours > 24 ? `次日${hours - 24}点` : `${hours}点`
  return minutes ? `${hour}${minutes}分` : hour
}

function momentOf(date: string, time: string, today: string): string {
  return date === today ? time : `${dayText(date, today)} ${time}`
}
