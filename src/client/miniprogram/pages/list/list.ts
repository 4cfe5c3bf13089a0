/** What is open in the city: states flip by themselves, the position never leaves the phone. */
import type { CityList, OpenList, Position, WireVenue } from '../../../client.ts'
import type { Budayang } from '../../app.ts'
import { KINDS, ageNote, listed, sectionsOf } from '../../model/list.ts'
import type { Section } from '../../model/list.ts'
import { here, offsetOf } from '../../model/when.ts'

const app = getApp<Budayang>()

let venues: WireVenue[] = []
let stop = () => {}
/** Counts loads, so that an answer for a city already left is dropped. */
let load = 0

Page({
  data: {
    fontSize: 17,
    words: '',
    kind: '',
    kinds: [] as { id: string; name: string }[],
    openOnly: false,
    position: null as Position | null,
    cities: [] as { id: string; name: string }[],
    cityName: '',
    sections: [] as Section[],
    note: '',
    problem: '',
    isReady: false,
  },

  onLoad() {
    this.setData({ fontSize: app.fontSize })
    void this.showCities()
    return this.start()
  },

  onShow() {
    this.watch()
  },

  // what is asked in the background is interrupted after five seconds
  onHide() {
    stop()
  },

  onUnload() {
    stop()
  },

  async start() {
    const turn = ++load
    stop()
    this.setData({ problem: '' })
    try {
      const [held, ids] = await Promise.all([
        app.client.venues({ city: app.city, datum: 'gcj02', limit: 200 }),
        listedIn(app.city),
      ])
      if (turn !== load) return
      venues = listed(held.value, ids)
      const kinds = Object.entries(KINDS).filter(([id]) => venues.some(({ kind }) => kind === id))
      this.setData({
        kinds: [{ id: '', name: '全部' }, ...kinds.map(([id, name]) => ({ id, name }))],
        isReady: true,
      })
      this.watch()
    } catch {
      if (turn === load) this.setData({ problem: '没有连上服务，手机里也还没有这个城市的消息' })
    }
  },

  watch() {
    stop()
    const ids = venues.map(({ id }) => id)
    if (ids.length) stop = app.client.watch(ids, () => this.show())
  },

  show() {
    const { peek } = app.client
    const held = venues.map(({ id }) => peek(id))
    const some = held.find((one) => one?.value.validUntil)?.value.validUntil ?? null
    const moment = here(Date.now(), offsetOf(some))
    const { words, kind, openOnly, position } = this.data
    this.setData({
      sections: sectionsOf(venues, peek, { words, kind, openOnly, position }, moment),
      note: ageNote(held, moment),
    })
  },

  async showCities() {
    try {
      const { value } = await app.client.read<CityList>('/v1/cities')
      const cities = value.items.map(({ id, name }) => ({ id, name }))
      this.setData({ cities, cityName: cities.find(({ id }) => id === app.city)?.name ?? '' })
    } catch {
      // without the list there is no picker; the city itself is shown all the same
    }
  },

  onCity({ detail }: WechatMiniprogram.PickerChange) {
    const city = this.data.cities[Number(detail.value)]
    if (!city) return
    app.city = city.id
    this.setData({ cityName: city.name, kind: '', sections: [], isReady: false })
    void this.start()
  },

  onWords({ detail }: WechatMiniprogram.Input) {
    this.setData({ words: detail.value })
    this.show()
  },

  onKind({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ kind: String(currentTarget.dataset['kind']) })
    this.show()
  },

  onOpenOnly() {
    this.setData({ openOnly: !this.data.openOnly })
    this.show()
  },

  onNear() {
    if (this.data.position) {
      this.setData({ position: null })
      this.show()
      return
    }
    wx.getLocation({
      type: 'gcj02',
      success: ({ latitude, longitude }) => {
        this.setData({ position: { lat: latitude, lon: longitude, datum: 'gcj02' } })
        this.show()
      },
      fail: () => wx.showToast({ title: '没有得到位置', icon: 'none' }),
    })
  },

  onAgain() {
    void this.start()
  },

  async onPullDownRefresh() {
    await this.start()
    wx.stopPullDownRefresh()
  },

  onShareAppMessage() {
    return { title: `${this.data.cityName}的公共场馆，现在开门吗？`, path: '/pages/list/list' }
  },

  onShareTimeline() {
    return { title: `${this.data.cityName}的公共场馆，现在开门吗？` }
  },
})

/** What one visits: the service lists a room with its house, and halls instead of theirs (DESIGN §3.5). */
async function listedIn(city: string): Promise<Set<string>> {
  const ids = new Set<string>()
  let cursor: string | undefined
  do {
    const query = { city, state: 'open,closed,unknown', limit: 200, cursor }
    const { value } = await app.client.read<OpenList>('/v1/open', query)
    for (const { venue } of value.items) ids.add(venue.id)
    cursor = value.next ?? undefined
  } while (cursor)
  return ids
}
