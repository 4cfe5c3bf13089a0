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
    stop = app.client.watch(ids, (held) => {
      const some = held.find((one) => one?.value.validUntil)?.value.validUntil ?? null
      const moment = here(Date.now(), offsetOf(some))
      this.setData({
        cards: ids.map((id, i) => {
          const name = held[i]?.value.venue.name ?? id
          return cardOf({ id, name }, held[i] ?? null, moment.now)
        }),
        note: ageNote(held, moment),
      })
    })
  },

  onHide() {
    stop()
  },

  onUnload() {
    stop()
  },
})
