/** How to book, step by step. It only tells of taps: what a tap may do is the page's business. */
import type { BookingStep } from '../../model/booking.ts'

Component({
  properties: {
    steps: { type: Array, value: [] },
  },
  data: { verbs: { navigate: '去', copy: '复制', call: '拨打', none: '' } },
  methods: {
    onChannel({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { at, which } = currentTarget.dataset as { at: number; which: number }
      const channel = (this.data.steps as BookingStep[])[at]?.channels[which]
      if (channel) this.triggerEvent('channel', channel)
    },
    onRemind({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('remind', { index: Number(currentTarget.dataset['at']) })
    },
  },
})
