/** The coming days as bars and as words. */
import type { Day, Hours, WireBecause, WireWindow } from '../../client.ts'
import { dayText, minutesOf, spokenRange } from './when.ts'

/** One day's line of the picture. */
export interface DayRow {
  date: string
  label: string
  /** `节假日`, `调休上班`, or nothing. */
  tag: string
  state: Day['state']
  /** In percent of the day, from its 00:00; what runs past midnight ends at the edge. */
  bars: { left: number; width: number }[]
  /** `10:00–16:00（15:30 停止入场）` and the like, joined. */
  text: string
  spoken: string
  windows: WindowChoice[]
}

/** One window that can go into the phone's calendar. */
export interface WindowChoice {
  text: string
  startsAt: string
  endsAt: string
  lastEntry: string | null
}

/** Why a state is what it is, as a resident says it. */
export const REASONS: Record<string, string> = {
  'hours-unstated': '开放，具体时间未公布',
  'regular-unstated': '照常开放，平日时间未收录',
  'not-announced': '假期安排尚未公布',
  'no-schedule': '没有收录时间',
  maintenance: '维护闭馆',
  weather: '因天气闭馆',
  event: '因活动闭馆',
  private: '不对外开放',
  staff: '因人员安排闭馆',
}

/** The days of an answer, in order. */
export function weekOf(hours: Pick<Hours, 'days'>, today: string): DayRow[] {
  return hours.days.map((day) => {
    const windows = joined(day.windows)
    const text = dayWords(day, windows, ({ start, end }) => `${start}–${end}`)
    const spoken = dayWords(day, windows, ({ start, end }) => spokenRange(start, end))
    const label = dayText(day.date, today)
    const tag = tagOf(day)
    return {
      date: day.date,
      label,
      tag,
      state: day.state,
      bars: windows.map(barOf),
      text,
      spoken: [label, tag, spoken].filter(Boolean).join('，'),
      windows: windows.map((window) => ({
        text: `${window.start}–${window.end}`,
        startsAt: window.startsAt,
        endsAt: window.endsAt,
        lastEntry: window.lastEntry,
      })),
    }
  })
}

/** Who says so: `株洲日报 2024-02-08《…》第 5 条`, each source once. */
export function sourcesOf(because: readonly WireBecause[]): { text: string; notice: string }[] {
  const lines = because.map((rule) => {
    const title = rule.title === null ? '' : `《${rule.title}》`
    const clause = rule.clause === null ? '' : `第 ${rule.clause} 条`
    const implied = rule.basis === 'implied' ? '（由此推断）' : ''
    const said = [rule.publisher, rule.sourceDate, title + clause + implied].filter(Boolean)
    return { text: said.join(' '), notice: rule.notice ?? '' }
  })
  return lines.filter((line, i) => line.text && lines.findIndex((l) => l.text === line.text) === i)
}

/**
 * Windows in order, those that overlap as one: rooms that keep different hours are told apart by their
 * own cards. Sessions that only touch stay apart.
 */
export function joined<T extends { start: string; end: string }>(windows: readonly T[]): T[] {
  const inOrder = [...windows].sort((a, b) => minutesOf(a.start) - minutesOf(b.start))
  const whole: T[] = []
  for (const window of inOrder) {
    const last = whole[whole.length - 1]
    if (!last || minutesOf(window.start) >= minutesOf(last.end)) whole.push({ ...window })
    else if (minutesOf(window.end) > minutesOf(last.end))
      whole[whole.length - 1] = { ...window, start: last.start, ...startOf(last) }
  }
  return whole
}

function startOf(window: object): object {
  return 'startsAt' in window ? { startsAt: window.startsAt } : {}
}

function dayWords(day: Day, windows: WireWindow[], range: (window: WireWindow) => string): string {
  const reason = REASONS[day.reason ?? ''] ?? ''
  const isMixed = windows.length < day.windows.length
  const said = windows.map((window) => {
    const last = isMixed || window.lastEntry === null ? '' : `（${window.lastEntry} 停止入场）`
    return range(window) + last
  })
  const hint = day.hint?.windows.map(({ start, end }) => `${start}–${end}`).join('、')
  if (!windows.length && day.state === 'closed')
    return reason ? `全天关闭（${reason}）` : '全天关闭'
  if (!windows.length) return hint ? `${reason}（平日 ${hint}）` : reason || '不详'
  const rest = day.complete ? '' : `；其余时间${reason || '不详'}`
  return said.join('、') + (isMixed ? '（各处不同）' : '') + rest
}

function tagOf(day: Day): string {
  if (day.dayType === 'holiday') return '节假日'
  if (day.dayType === 'make-up-workday') return '调休上班'
  return day.dayType === null ? '放假安排待定' : ''
}

function barOf({ start, end }: WireWindow): { left: number; width: number } {
  const [from, to] = [minutesOf(start), Math.min(1440, minutesOf(end))]
  const percent = (minutes: number) => Math.round(minutes / 1.44) / 10
  return { left: percent(from), width: percent(to - from) }
}
