/** A venue in one look; a tap opens its page. */
import type { Card } from '../../model/card.ts'

Component({
  properties: {
    card: { type: Object, value: {} },
    /** Already on its own page: a tap does nothing. */
    plain: { type: Boolean, value: false },
    small: { type: Boolean, value: false },
  },
  methods: {
    onTap() {
      const { id } = this.data.card as Card
      if (!this.data.plain) wx.navigateTo({ url: `/pages/venue/venue?id=${id}` })
    },
  },
})
