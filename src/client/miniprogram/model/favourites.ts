/** The venues a resident keeps at hand, in the order they were kept, on this phone only. */

/** The part of `wx` that favourites use. */
export interface Keeper {
  getStorage(options: {
    key: string
    success(result: { data: unknown }): void
    fail(): void
  }): unknown
  setStorage(options: { key: string; data: string; fail?(): void }): unknown
}

/** A list of ids; at most one batch of the service. */
export interface Favourites {
  all(): Promise<string[]>
  /** Adds or takes away; gives whether it is now kept. */
  toggle(id: string): Promise<boolean>
}

const KEY = 'favourites'
const MOST = 100

/** Favourites in the phone's storage; what cannot be read counts as none. */
export function favouritesIn(wx: Keeper): Favourites {
  let ids: Promise<string[]> | null = null
  const all = () => (ids ??= read(wx))
  return {
    all,
    async toggle(id) {
      const before = await all()
      const isKept = !before.includes(id)
      const others = before.filter((other) => other !== id)
      const after = isKept ? [...others, id].slice(-MOST) : others
      ids = Promise.resolve(after)
      wx.setStorage({ key: KEY, data: JSON.stringify(after) })
      return isKept
    },
  }
}

function read(wx: Keeper): Promise<string[]> {
  return new Promise((resolve) =>
    wx.getStorage({
      key: KEY,
      success: ({ data }) => resolve(parse(data)),
      fail: () => resolve([]),
    }),
  )
}

function parse(data: unknown): string[] {
  try {
    const list: unknown = JSON.parse(String(data))
    return Array.isArray(list) ? list.filter((id) => typeof id === 'string') : []
  } catch {
    return []
  }
}
