/** The venues kept at hand, in the order they were kept. */
import type { Budayang } from '../../app.ts'
import { cardOf } from '../../model/card.ts'
import type { Card } from '../../model/card.ts'
import { ageNote } from '../../model/list.ts'
import { here, offsetOf } from '../../model/when.ts'

const app = getApp<Budayang>()

let stop = () => {}

Page({
  data: { fontSize: 17, cards: [] as Card[], note: '', isReady: false },

  async onShow() {
    stop()
    this.setData({ fontSize: app.fontSize })
    const ids = await app.favourites.all()
    this.setData({ isReady: true, ...(ids.length ? {} : { cards: [], note: '' }) })
    if (!ids.length) return
    const show = () => this.show(ids)
    stop = app.client.watch(ids, show)
    // whoever is still missing after an answer is not there any more
    await app.client.status(ids).catch(() => [])
    show()
  },

  show(ids: string[]) {
    const held = ids.map(app.client.peek)
    const isAnswered = held.some((one) => one?.fresh)
    const some = held.find((one) => one?.value.validUntil)?.value.validUntil ?? null
    const moment = here(Date.now(), offsetOf(some))
    const cards = ids.map((id, i) => {
      const name = held[i]?.value.venue.name ?? id
      const card = cardOf({ id, name }, held[i] ?? null, moment.now)
      return held[i] || !isAnswered ? card : { ...card, line: '没有查到，可能已更名或撤下' }
    })
    this.setData({ cards, note: ageNote(held, moment) })
  },

  onHide() {
    stop()
  },

  onUnload() {
    stop()
  },
})
