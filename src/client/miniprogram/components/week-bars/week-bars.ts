/** The coming days as bars and words; a tap chooses the day to visit. */
Component({
  properties: {
    rows: { type: Array, value: [] },
    chosen: { type: String, value: '' },
  },
  methods: {
    onTap({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('choose', { date: String(currentTarget.dataset['date']) })
    },
  },
})
