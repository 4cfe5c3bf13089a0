/**
 * The share picture: one venue's holiday hours on a card that can be sent in a chat or hung on a door.
 * Presentation attributes only, so that it shows under a policy that forbids styles.
 */
import { daysBetween } from '../core/schedule.ts'
import type { DayAnswer } from '../core/schedule.ts'
import type { DayNumber } from '../core/time.ts'
import { escaped } from './html.ts'
import { dayAt, lastAnnounced, midnightAfter, nameIn, reasonWord, runsOf } from './page-view.ts'
import { holidayDays, spanName } from './page-venue.ts'
import { clockWord, dateWord, rangeWord, spanWord, weekdayWord } from './page-words.ts'
import type { Page, VenueContext } from './page.ts'

const FONT =
  "'PingFang SC','Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','WenQuanYi Micro Hei',sans-serif"

/** `/share/{venue}.svg?shape=wide|square`: 1200×630 or 1080×1080. */
export function shareSvg(ctx: VenueContext, shape: 'wide' | 'square'): Page {
  const { schedule, place } = ctx
  const en = ctx.lang === 'en'
  const today = dayAt(schedule, ctx.at ?? ctx.now)
  const shown = shownDays(ctx, today)
  const [width, height] = shape === 'wide' ? [1200, 630] : [1080, 1080]
  const most = shape === 'wide' ? 5 : 10
  const all = runsOf(shown.days)
  const runs = all.slice(0, all.length > most ? most - 1 : most)
  const rest = all.slice(runs.length)
  const name = fit(nameIn(place.venue, ctx), 13)
  const title = en
    ? `${shown.name}${shown.past ? ' (over, not binding)' : ''}`
    : `${shown.name}${shown.past ? '（上一次，不作数）' : ''}`
  const top = shape === 'wide' ? 250 : 300
  const step = shape === 'wide' ? 58 : 64
  const source = shown.source === null ? '' : fit(shown.source, 40)
  const line = (
    text: string,
    at: { x: number; y: number; size: number; fill: string; weight?: number; anchor?: string },
  ) =>
    `<text x="${at.x}" y="${at.y}" font-size="${at.size}" fill="${at.fill}"${at.weight ? ` font-weight="${at.weight}"` : ''}${at.anchor ? ` text-anchor="${at.anchor}"` : ''}>${escaped(text)}</text>`
  const rows = runs.map(({ first, last }, i) => {
    const y = top + i * step
    const date =
      first === last
        ? `${dateWord(first.day, ctx.lang)} ${weekdayWord(((first.day + 3) % 7) as 0, ctx.lang)}`
        : spanWord(first.day, last.day, ctx.lang)
    const open = first.windows.length > 0
    return (
      `<line x1="72" x2="${width - 72}" y1="${y + 18}" y2="${y + 18}" stroke="#e3ddd0" stroke-width="2"/>` +
      line(date, { x: 72, y, size: 34, fill: '#4a463f' }) +
      line(fit(hoursWord(first, ctx), shape === 'wide' ? 18 : 16), {
        x: width - 72,
        y,
        size: 36,
        fill: open ? '#0b5c38' : '#5d5a55',
        weight: open ? 700 : 400,
        anchor: 'end',
      })
    )
  })
  if (rest.length > 0)
    rows.push(
      line(en ? `${rest.length} more lines on the page` : `还有${rest.length}段，见网页`, {
        x: 72,
        y: top + runs.length * step,
        size: 30,
        fill: '#5d5a55',
      }),
    )
  if (all.length === 0)
    rows.push(
      line(en ? 'Nothing announced for the days ahead' : '接下来的安排还没公布', {
        x: 72,
        y: top,
        size: 40,
        fill: '#5d5a55',
      }),
    )
  const body = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${FONT}" role="img" aria-label="${escaped(`${name} ${title}`)}">
<rect width="${width}" height="${height}" fill="#faf8f3"/><rect width="${width}" height="14" fill="#a4341f"/>
${line(name, { x: 72, y: shape === 'wide' ? 110 : 130, size: 64, fill: '#1d1b18', weight: 700 })}
${line(title, { x: 72, y: shape === 'wide' ? 172 : 204, size: 40, fill: '#a4341f', weight: 700 })}
${rows.join('\n')}
${line(source, { x: 72, y: height - 84, size: 24, fill: '#5d5a55' })}
${line(`不打烊 ${ctx.baseUrl.replace(/^https?:\/\//, '')}/venues/${place.venue.id}`, { x: 72, y: height - 44, size: 24, fill: '#5d5a55' })}
</svg>
`
  return { body, validUntil: midnightAfter(schedule, ctx.at ?? ctx.now) }
}

/** The holiday in force or coming, else the last one that was announced, else the week. */
function shownDays(
  ctx: VenueContext,
  today: DayNumber,
): { name: string; days: DayAnswer[]; past: boolean; source: string | null } {
  const { schedule, place } = ctx
  const en = ctx.lang === 'en'
  const by = (days: DayAnswer[]) => {
    const because = days.flatMap((day) => day.because).find((b) => b.notice !== null)
    const title = because?.notice?.title ?? days[0]?.because[0]?.source?.publisher ?? null
    return title === null ? null : en ? `Source: ${title}` : `出自：${title}`
  }
  const holiday = holidayDays(schedule, place, today)
  if (holiday.length > 0) {
    const span = { from: holiday[0]!.day, to: holiday.at(-1)!.day }
    return {
      name: dated(spanName(schedule, span, ctx), holiday[0]!.date.slice(0, 4), en),
      days: holiday.filter((day) => day.exceptional || day.dayType === 'holiday'),
      past: false,
      source: by(holiday),
    }
  }
  const week = daysBetween(schedule, place, today, today + 6)
  if (week.some((day) => day.state !== 'unknown'))
    return {
      name: en ? 'The next seven days' : '这七天',
      days: week,
      past: false,
      source: by(week),
    }
  const last = lastAnnounced(schedule, place, today)
  if (!last) return { name: en ? 'Opening hours' : '开放时间', days: [], past: false, source: null }
  const days = daysBetween(schedule, place, last.from, Math.min(last.to, last.from + 30)).filter(
    (day) => day.exceptional,
  )
  const year = last.notice.announced.at.slice(0, 4)
  const name = spanName(schedule, last, ctx)
  return { name: dated(name, year, en), days, past: true, source: by(days) }
}

function dated(name: string, year: string, en: boolean): string {
  return en ? `${name} ${year}` : `${year}年${name}`
}

function hoursWord(day: DayAnswer, ctx: VenueContext): string {
  const en = ctx.lang === 'en'
  if (day.windows.length > 0) {
    const last = day.windows.findLast((w) => w.lastEntry !== null)?.lastEntry ?? null
    const hours = day.windows.map((w) => rangeWord(w.from, w.to, ctx.lang)).join(en ? ', ' : '、')
    if (last === null || day.windows.length > 1) return hours
    return en
      ? `${hours}, last entry ${clockWord(last, 'en')}`
      : `${hours}，${clockWord(last, 'zh-CN')}停止入场`
  }
  if (day.state === 'closed') return en ? 'closed' : '不开'
  if (day.reason === 'regular-unstated') return en ? 'ordinary hours' : '照平常时间'
  // of what is not announced yet a picture says no more than that it is not known
  return reasonWord(day.reason === 'hours-unstated' ? day.reason : null, ctx.lang)
}

/** Text cut to a width in ems: a Chinese character is one, a Latin letter about half. */
function fit(text: string, ems: number): string {
  let width = 0
  let kept = ''
  for (const char of text) {
    width += char.codePointAt(0)! < 0x2000 ? 0.56 : 1
    if (width > ems) return `${kept}…`
    kept += char
  }
  return kept
}
