/** One venue: now, the week, its rooms, how to get in, and who says so. */
import type { BookingAnswer, Held, Status, VenueDetail, WireNotice } from '../../../client.ts'
import { bookingAt } from '../../../client.ts'
import type { Budayang } from '../../app.ts'
import { stepsOf } from '../../model/booking.ts'
import type { BookingStep, ChannelTap } from '../../model/booking.ts'
import { bookingEvent, visitEvent } from '../../model/calendar-event.ts'
import { cardOf } from '../../model/card.ts'
import type { Card } from '../../model/card.ts'
import { ageNote } from '../../model/list.ts'
import { sourcesOf, weekOf } from '../../model/week.ts'
import type { DayRow, WindowChoice } from '../../model/week.ts'
import { dayText, here, offsetOf, plusDays } from '../../model/when.ts'
import type { Here } from '../../model/when.ts'

const app = getApp<Budayang>()

const FEES = { free: '免费', 'low-fee': '低收费', paid: '收费' }

interface Own {
  id: string
  venue: VenueDetail | null
  booking: BookingAnswer | null
  /** The notice whose title is shown, so that it is asked for once. */
  shownNotices: string
  stop: () => void
  ticking: number
}

Page({
  data: {
    fontSize: 17,
    name: '',
    card: null as Card | null,
    note: '',
    problem: '',
    address: '',
    phone: '',
    fee: '',
    hasLocation: false,
    isKept: false,
    week: [] as DayRow[],
    visit: '',
    visitLabel: '',
    visitWindows: [] as WindowChoice[],
    steps: [] as BookingStep[],
    rooms: [] as Card[],
    sources: [] as { text: string }[],
    notices: [] as Pick<WireNotice, 'id' | 'title' | 'publisher' | 'announced' | 'url'>[],
  },

  own: { id: '', venue: null, booking: null, shownNotices: '', stop() {}, ticking: 0 } as Own,

  onLoad({ id = '' }: { id?: string }) {
    this.own = { ...this.own, id, stop() {} }
    this.setData({ fontSize: app.fontSize })
    return this.start()
  },

  onShow() {
    this.watch()
    clearInterval(this.own.ticking)
    this.own.ticking = setInterval(() => this.tick(), 1000) as unknown as number
  },

  onHide() {
    this.own.stop()
    clearInterval(this.own.ticking)
  },

  onUnload() {
    this.onHide()
  },

  watch() {
    const { own } = this
    const venue: VenueDetail | null = own.venue
    own.stop()
    if (!venue) return
    const ids = [own.id, ...venue.parts.map((part) => part.id)]
    own.stop = app.client.watch(ids, (held) => this.show(held))
  },

  async start() {
    const { own } = this
    this.setData({ problem: '' })
    try {
      const kept = await app.favourites.all()
      const { value: venue } = await app.client.read<VenueDetail>(`/v1/venues/${own.id}`, {
        datum: 'gcj02',
      })
      own.venue = venue
      wx.setNavigationBarTitle({ title: venue.name })
      this.setData({
        name: venue.name,
        address: venue.address ?? '',
        phone: venue.phone ?? '',
        hasLocation: venue.location !== null,
        isKept: kept.includes(own.id),
      })
      this.watch()
      await app.client.status([own.id])
      await this.showWeek()
    } catch {
      this.setData({
        problem: own.venue ? '部分内容没有取到' : '没有连上服务，手机里也还没有这个场馆',
      })
    }
  },

  here(): Here {
    return here(Date.now(), offsetOf(app.client.peek(this.own.id)?.value.validUntil ?? null))
  },

  show(held: (Held<Status> | null)[]) {
    const venue: VenueDetail | null = this.own.venue
    const [whole, ...parts] = held
    if (!venue) return
    const { now } = this.here()
    const status = whole?.value
    this.setData({
      card: cardOf(venue, whole ?? null, now),
      note: ageNote([whole ?? null], this.here()),
      fee: status?.fee ? FEES[status.fee] : '',
      rooms: venue.parts.map((part, i) => cardOf(part, parts[i] ?? null, now)),
      sources: whole?.sure && status ? sourcesOf(status.because) : [],
    })
    if (whole?.sure && status) void this.showNotices(status)
    // the week on screen ends with the day it began on
    if (this.data.week.length && this.data.week[0]!.date !== this.here().today)
      this.showWeek().catch(() => this.setData({ problem: '新的一天的安排没有取到' }))
  },

  async showWeek() {
    const { today } = this.here()
    const { value } = await app.client.hours(this.own.id, today, plusDays(today, 6))
    const week = weekOf(value, today)
    this.setData({ week })
    const isThere = week.some(({ date }) => date === this.data.visit)
    const next = week.find(({ state }) => state !== 'closed')?.date ?? today
    await this.choose(isThere ? this.data.visit : next)
  },

  async choose(visit: string) {
    const row = this.data.week.find(({ date }) => date === visit)
    const visitWindows = row?.windows.filter(({ endsAt }) => Date.parse(endsAt) > Date.now()) ?? []
    this.own.booking = null
    this.setData({
      visit,
      visitLabel: dayText(visit, this.here().today),
      visitWindows,
      steps: [],
    })
    const { value } = await app.client.booking(this.own.id, visit)
    if (this.data.visit !== visit) return
    this.own.booking = value
    this.tick()
  },

  tick() {
    const { booking, venue } = this.own
    if (!booking || !venue) return
    const moment = this.here()
    const steps = stepsOf(bookingAt(booking, moment.now).value, venue.phone, moment)
    if (JSON.stringify(steps) !== JSON.stringify(this.data.steps)) this.setData({ steps })
  },

  async showNotices(status: Status) {
    const ids = [...new Set(status.because.map(({ notice }) => notice))].filter((id) => id !== null)
    if (ids.join() === this.own.shownNotices) return
    this.own.shownNotices = ids.join()
    const found = await Promise.all(
      ids.map((id) => app.client.read<WireNotice>(`/v1/notices/${id}`).catch(() => null)),
    )
    if (found.some((held) => !held)) this.own.shownNotices = ''
    this.setData({
      notices: found.flatMap((held) => {
        if (!held) return []
        const { id, title, publisher, announced, url } = held.value
        return [{ id, title, publisher, announced, url }]
      }),
    })
  },

  onAgain() {
    void this.start()
  },

  async onPullDownRefresh() {
    await this.start()
    wx.stopPullDownRefresh()
  },

  onVisit({ detail }: WechatMiniprogram.CustomEvent<{ date: string }>) {
    return this.choose(detail.date).catch(() => {
      this.setData({ problem: '预约办法没有取到' })
    })
  },

  async onKeep() {
    this.setData({ isKept: await app.favourites.toggle(this.own.id) })
  },

  onMap() {
    const { venue } = this.own
    // the service was asked for GCJ-02, the only system that openLocation takes
    if (venue?.location?.datum !== 'gcj02') return
    wx.openLocation({
      latitude: venue.location.lat,
      longitude: venue.location.lon,
      name: venue.name,
      ...(venue.address ? { address: venue.address } : {}),
    })
  },

  onCall() {
    wx.makePhoneCall({ phoneNumber: this.data.phone })
  },

  onChannel({ detail }: WechatMiniprogram.CustomEvent<ChannelTap>) {
    if (detail.action === 'call') wx.makePhoneCall({ phoneNumber: detail.to })
    if (detail.action === 'copy') this.copy(detail.to)
    if (detail.action === 'navigate') {
      const found = /“(.*)”/.exec(detail.label)
      wx.navigateToMiniProgram({ appId: detail.to, fail: () => this.copy(found?.[1] ?? '') })
    }
  },

  onCopy({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.copy(String(currentTarget.dataset['words']))
  },

  copy(data: string) {
    if (!data) return
    wx.setClipboardData({
      data,
      success: () => wx.showToast({ title: '已复制，请在微信里搜索', icon: 'none' }),
    })
  },

  onRemindVisit({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const window = this.data.visitWindows[Number(currentTarget.dataset['index'])]
    const { venue } = this.own
    if (!window || !venue) return
    const said = [
      ...this.data.steps.map(({ mode }) => mode),
      ...this.data.sources.map((s) => s.text),
    ]
    this.remind(visitEvent(venue, window, said))
  },

  onRemindBooking({ detail }: WechatMiniprogram.CustomEvent<{ index: number }>) {
    const step = this.data.steps[detail.index]
    const { venue } = this.own
    const event = step && venue && bookingEvent(venue, this.data.visit, step)
    if (event) this.remind(event)
  },

  remind(event: WechatMiniprogram.AddPhoneCalendarOption) {
    wx.addPhoneCalendar({
      ...event,
      success: () => wx.showToast({ title: '已写进手机日历', icon: 'none' }),
      fail: ({ errMsg }) => {
        if (!/cancel/.test(errMsg))
          wx.showToast({ title: '没有写成，请在设置里允许日历', icon: 'none' })
      },
    })
  },

  onShareAppMessage() {
    const { card, name } = this.data
    const title = card?.sure ? `${name}：${card.line}` : name
    return { title, path: `/pages/venue/venue?id=${this.own.id}` }
  },

  onShareTimeline() {
    return { title: this.data.name, query: `id=${this.own.id}` }
  },
})
