/** The program: one client, one list of favourites, one city at a time, shared by all pages. */
import { createClient } from '../client.ts'
import type { Client } from '../client.ts'
import { wxStore, wxTransport } from '../wx.ts'
import { CITY, SERVICE } from './config.ts'
import { favouritesIn } from './model/favourites.ts'
import type { Favourites } from './model/favourites.ts'

/** What pages take from `getApp()`. */
export interface Budayang {
  client: Client
  favourites: Favourites
  city: string
  /** Size in px of 1 rem: the user's own text size. */
  fontSize: number
}

let isOnline = true

App<Budayang>({
  client: createClient({
    base: SERVICE,
    transport: wxTransport(wx),
    store: wxStore(wx),
    online: () => isOnline,
  }),
  favourites: favouritesIn(wx),
  city: CITY,
  fontSize: 17,
  onLaunch() {
    // 17 px is WeChat's standard size; older libraries do not tell the user's
    this.fontSize = Math.round(17 * (wx.getAppBaseInfo?.().fontSizeScaleFactor ?? 1))
    wx.onNetworkStatusChange(({ isConnected }) => {
      isOnline = isConnected
    })
  },
})
