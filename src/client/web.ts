/**
 * `budayang/client`: the client, and what browsers, Node and Workers give it to work with.
 */
import type { Store, Transport } from './client.ts'

export * from './client.ts'
export * from './wx.ts'

/** The transport of browsers, Node and Workers. */
export function fetchTransport(fetch: typeof globalThis.fetch = globalThis.fetch): Transport {
  return async (url, headers, timeout) => {
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(timeout) })
    const text = await response.text()
    return { status: response.status, header: (name) => response.headers.get(name), text }
  }
}

/** The storage of browsers. */
export function webStore(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = globalThis.localStorage,
): Store {
  return {
    get: (key) => storage.getItem(key),
    set: (key, value) => storage.setItem(key, value),
    remove: (key) => storage.removeItem(key),
  }
}
