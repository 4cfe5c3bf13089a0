Page({
  data: { line: '' },
  onLoad() {
    const url = 'https://budayang.example/v1/venues/zhuzhou-museum/status'
    const success = ({ statusCode, data }) => {
      if (statusCode === 200) this.setData({ line: `${data.venue.name} ${data.summary}` })
    }
    wx.request({ url, success })
  },
})
