/** Asks for consent when WeChat says that a privacy interface needs it, and not before. */
type Resolve = (answer: { event: 'agree' | 'disagree'; buttonId?: string }) => void

let answer: Resolve = () => {}

Component({
  data: { isAsked: false },
  pageLifetimes: {
    // the platform keeps one listener: the page in sight
    show() {
      wx.onNeedPrivacyAuthorization?.((resolve) => {
        answer = resolve as unknown as Resolve
        this.setData({ isAsked: true })
      })
    },
  },
  methods: {
    onRead() {
      wx.openPrivacyContract({})
    },
    onAgree() {
      this.setData({ isAsked: false })
      answer({ event: 'agree', buttonId: 'agree' })
    },
    onRefuse() {
      this.setData({ isAsked: false })
      answer({ event: 'disagree' })
    },
  },
})
