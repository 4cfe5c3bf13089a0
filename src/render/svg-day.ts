/**
 * A day as a bar: sessions solid and apart, closures hatched, unknown dotted. Positions are percentages
 * of the axis, so that a bar is as wide as its cell and its patterns are never stretched; no styles.
 */
import type { Minutes } from '../core/model.ts'
import type { DayAnswer, Place } from '../core/schedule.ts'
import { html } from './html.ts'
import type { Html } from './html.ts'

/** What part of the day is drawn, in minutes; whole hours, equal for all rows of a table. */
export interface Axis {
  from: Minutes
  to: Minutes
}

/** The axis that shows every window of these days: 8 to 20 o'clock at least, past midnight if needed. */
export function axisOf(days: DayAnswer[]): Axis {
  let [from, to] = [8 * 60, 20 * 60]
  for (const day of days)
    for (const window of day.windows) {
      from = Math.min(from, window.from)
      to = Math.max(to, window.to)
    }
  return { from: Math.floor(from / 60) * 60, to: Math.ceil(to / 60) * 60 }
}

/** Percentage of the axis, to a hundredth, kept within it. */
function percent(axis: Axis, minutes: Minutes): number {
  const share = (minutes - axis.from) / (axis.to - axis.from)
  return Math.round(Math.min(1, Math.max(0, share)) * 10000) / 100
}

/** Where the hour lines stand: every two, three, four or six hours, at most seven. */
function hours(axis: Axis): Minutes[] {
  const step = [2, 3, 4, 6].find((h) => (axis.to - axis.from) / 60 / h <= 7) ?? 6
  const lines: Minutes[] = []
  for (let m = Math.ceil(axis.from / 60 / step) * step * 60; m < axis.to; m += step * 60)
    if (m > axis.from) lines.push(m)
  return lines
}

/** The hours' figures above the bars. */
export function axisSvg(axis: Axis): Html {
  return html`<svg class="axis" width="100%" height="16" aria-hidden="true">
    ${hours(axis).map(
      (m) =>
        html`<text x="${percent(axis, m)}%" y="12" text-anchor="middle"
          >${(m / 60) % 24 === 0 && m > 0 ? 24 : (m / 60) % 24}</text
        >`,
    )}
  </svg>`
}

/** One day as a bar of the given height in pixels. */
export function barSvg(
  place: Place,
  day: DayAnswer,
  axis: Axis,
  look: { height: number; now: Minutes | null },
): Html {
  const { height } = look
  const rect = (kind: string, from: Minutes, to: Minutes, fill: string | null) => {
    const x = percent(axis, from)
    const width = Math.round((percent(axis, to) - x) * 100) / 100
    if (width <= 0) return ''
    const half = kind.includes('some')
    return html`<rect
      class="${kind}"
      x="${x}%"
      y="${half ? height / 2 : 1}"
      width="${width}%"
      height="${half ? height / 2 - 1 : height - 2}"
      rx="3"
      ${fill !== null && html` fill="url(#${fill})"`}
    />`
  }
  const under = day.stretches.map((stretch) =>
    stretch.state === 'closed'
      ? rect('b-closed', stretch.from, stretch.to, 'hatch')
      : stretch.state === 'unknown'
        ? rect('b-unknown', stretch.from, stretch.to, 'dots')
        : rect('b-tail', stretch.from, uncovered(day, stretch), null),
  )
  const whole = day.windows.filter((window) => window.places.includes(place.venue.id))
  const rooms = merged(day.windows.filter((window) => !whole.includes(window)))
  const over = [
    ...rooms.map(({ from, to }) => rect('b-open some', from, to, null)),
    ...whole.map(({ from, to }) => rect('b-open', from, to, null)),
  ]
  // a hairline keeps sessions that touch apart
  const seams = whole
    .filter((window) => window.from > axis.from)
    .map(
      (window) =>
        html`<line
          class="b-seam"
          x1="${percent(axis, window.from)}%"
          x2="${percent(axis, window.from)}%"
          y1="0"
          y2="${height}"
        />`,
    )
  const entries = day.windows
    .filter((window) => window.lastEntry !== null && window.lastEntry < window.to)
    .map(
      (window) =>
        html`<line
          class="b-entry"
          x1="${percent(axis, window.lastEntry!)}%"
          x2="${percent(axis, window.lastEntry!)}%"
          y1="2"
          y2="${height - 2}"
        />`,
    )
  const lines = hours(axis).map(
    (m) =>
      html`<line
        class="b-hour"
        x1="${percent(axis, m)}%"
        x2="${percent(axis, m)}%"
        y1="0"
        y2="${height}"
      />`,
  )
  const now =
    look.now === null
      ? ''
      : html`<line
            class="b-halo"
            x1="${percent(axis, look.now)}%"
            x2="${percent(axis, look.now)}%"
            y1="-3"
            y2="${height + 3}"
          /><line
            class="b-now"
            x1="${percent(axis, look.now)}%"
            x2="${percent(axis, look.now)}%"
            y1="-3"
            y2="${height + 3}"
          />`
  return html`<svg
    class="bar"
    width="100%"
    height="${height}"
    aria-hidden="true"
    data-from="${axis.from}"
    data-to="${axis.to}"
  >
    ${under}${lines}${over}${seams}${entries}${now}
  </svg>`
}

/** Overlapping and touching stretches joined, in order. */
export function merged(
  windows: { from: Minutes; to: Minutes }[],
): { from: Minutes; to: Minutes }[] {
  const spans: { from: Minutes; to: Minutes }[] = []
  for (const { from, to } of [...windows].sort((a, b) => a.from - b.from)) {
    const last = spans.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else spans.push({ from, to })
  }
  return spans
}

/** How far into an open stretch yesterday's window alone reaches: to the first window of the day. */
function uncovered(day: DayAnswer, stretch: { from: Minutes; to: Minutes }): Minutes {
  const starts = day.windows.filter((w) => w.to > stretch.from).map((w) => w.from)
  return Math.max(stretch.from, Math.min(stretch.to, ...starts))
}
