/**
 * Entries for the phone's calendar. The API takes single events only, on a tap, with times in seconds
 * since the epoch; `endTime` is a string in WeChat's typings, so a string it is.
 */
import type { WireVenue } from '../../client.ts'
import type { BookingStep } from './booking.ts'
import type { WindowChoice } from './week.ts'
import { dateText } from './when.ts'

/** What `wx.addPhoneCalendar` takes of us. */
export interface PhoneEvent {
  title: string
  startTime: number
  endTime: string
  location: string
  description: string
  alarm: boolean
  /** Seconds before the start at which it rings. */
  alarmOffset: number
}

type Place = Pick<WireVenue, 'name' | 'address'>

/** A visit in one window; a reminder an hour before. */
export function visitEvent(place: Place, window: WindowChoice, said: string[]): PhoneEvent {
  const last = window.lastEntry === null ? '' : `${window.lastEntry} 停止入场`
  return {
    ...times(window.startsAt, window.endsAt),
    title: `去${place.name}`,
    location: place.address ?? place.name,
    description: [`开放 ${window.text}`, last, ...said].filter(Boolean).join('\n'),
    alarm: true,
    alarmOffset: 3600,
  }
}

/** The moment booking opens, or the last half hour before it ends; null if neither lies ahead. */
export function bookingEvent(place: Place, visit: string, step: BookingStep): PhoneEvent | null {
  const day = dateText(visit)
  const rest = {
    location: step.channels.map(({ label }) => label).join('、'),
    description: [step.mode, ...step.steps].filter(Boolean).join('\n'),
    alarm: true,
  }
  if (step.from !== null) {
    const title = `预约${place.name}（${day}）：开始`
    return { title, ...times(step.from, later(step.from, 15)), ...rest, alarmOffset: 300 }
  }
  if (step.until === null) return null
  const title = `预约${place.name}（${day}）：截止`
  return { title, ...times(later(step.until, -30), step.until), ...rest, alarmOffset: 3600 }
}

function times(start: string, end: string): { startTime: number; endTime: string } {
  const seconds = (moment: string) => Math.floor(Date.parse(moment) / 1000)
  return { startTime: seconds(start), endTime: String(seconds(end)) }
}

function later(moment: string, minutes: number): string {
  return new Date(Date.parse(moment) + minutes * 60_000).toISOString()
}
