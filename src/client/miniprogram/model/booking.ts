/** How to book a visit, step by step, with what the phone can do about each channel. */
import type { BookingAnswer, WireBookingItem, WireChannel } from '../../client.ts'
import { modeText } from './card.ts'
import { joined } from './week.ts'
import { countdownText, momentText } from './when.ts'
import type { Here } from './when.ts'

/** One booking of a visit day. */
export interface BookingStep {
  /** The windows it is for; nothing on a day without any. */
  window: string
  mode: string
  now: WireBookingItem['now']
  /** `现在可约，2月15日 24:00 截止` and the like. */
  moment: string
  countdown: string
  steps: string[]
  channels: ChannelTap[]
  /** Moments that can go into the phone's calendar. */
  from: string | null
  until: string | null
}

/** A channel as a button. `to` is an app id, a phone number, or the words to look for. */
export interface ChannelTap {
  label: string
  action: 'navigate' | 'copy' | 'call' | 'none'
  to: string
}

const CHANNELS: Record<WireChannel['kind'], string> = {
  'mini-program': '小程序',
  'official-account': '公众号',
  website: '网站',
  app: 'App',
  phone: '电话',
  counter: '现场窗口',
  online: '线上',
  offline: '线下（窗口或电话，未说明）',
}

const DIALLED = /^[\d\s()+-]{5,}$/

/** The steps of a visit day, as things stand at this moment. */
export function stepsOf(answer: BookingAnswer, phone: string | null, here: Here): BookingStep[] {
  return answer.items.map((item) => {
    const { booking } = item
    const ends = item.until === null ? null : Date.parse(item.until)
    const begins = item.from === null ? null : Date.parse(item.from)
    const next = item.now === 'not-yet' ? begins : item.now === 'open' ? ends : null
    return {
      window: joined(item.windows)
        .map(({ start, end }) => `${start}–${end}`)
        .join('、'),
      mode: modeText(booking),
      now: item.now,
      moment: momentWords(item, here.today),
      countdown: next === null ? '' : countdownText(next - here.now),
      steps: booking ? requirements(booking) : [],
      channels: (booking?.channels ?? []).map((channel) => tapOf(channel, phone)),
      from: item.now === 'not-yet' ? item.from : null,
      until: item.now === 'not-yet' || item.now === 'open' ? item.until : null,
    }
  })
}

/** What a tap on a channel does: leave for the mini-program, call, or copy what to search for. */
export function tapOf(channel: WireChannel, phone: string | null): ChannelTap {
  const name = channel.name === null ? '' : `“${channel.name}”`
  const label = CHANNELS[channel.kind] + name
  if (channel.kind === 'mini-program' && channel.appId)
    return { label, action: 'navigate', to: channel.appId }
  if (channel.kind === 'phone') {
    const number = DIALLED.test(channel.name ?? '') ? channel.name! : (phone ?? '')
    return { label, action: number ? 'call' : 'none', to: number }
  }
  const words = channel.name ?? channel.url ?? ''
  return { label, action: words ? 'copy' : 'none', to: words }
}

function requirements(booking: NonNullable<WireBookingItem['booking']>): string[] {
  const { minDaysAhead, maxDaysAhead, releasesAt } = booking
  return [
    minDaysAhead ? `至少提前 ${minDaysAhead} 天预约` : '',
    maxDaysAhead ? `最多提前 ${maxDaysAhead} 天${releasesAt ? `，${releasesAt} 放号` : ''}` : '',
    booking.realName ? '需要实名，带身份证' : '',
    booking.register ? '到场后登记' : '',
    booking.audience ? `适用：${booking.audience}` : '',
    booking.fallback ? `不用手机：${booking.fallback}` : '',
    booking.note ?? '',
  ].filter(Boolean)
}

function momentWords({ now, from, until }: WireBookingItem, today: string): string {
  const ends = until === null ? '' : momentText(until, today, true)
  switch (now) {
    case 'none':
      return '当天关闭，无法预约'
    case 'not-needed':
      return '不需要预约'
    case 'unstated':
      return '是否需要预约，没有公布'
    case 'over':
      return ends ? `预约已于 ${ends} 截止` : '预约已截止'
    case 'not-yet':
      return from === null ? '预约尚未开始' : `${momentText(from, today)} 开始预约`
    case 'open':
      return ends ? `现在可约，${ends} 截止` : '现在可约'
  }
}
