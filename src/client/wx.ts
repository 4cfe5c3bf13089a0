/** What a WeChat mini-program gives the client to work with. */
import type { Store, Transport } from './client.ts'

/** The part of `wx` that {@link wxTransport} and {@link wxStore} use. */
export interface Wx {
  request(options: {
    url: string
    header: Record<string, string>
    timeout: number
    dataType: string
    success(result: { statusCode: number; data: unknown; header: Record<string, unknown> }): void
    fail(error: { errMsg: string }): void
  }): unknown
  getStorage(options: {
    key: string
    success(result: { data: unknown }): void
    fail(error: { errMsg: string }): void
  }): unknown
  setStorage(options: {
    key: string
    data: string
    success(): void
    fail(error: { errMsg: string }): void
  }): unknown
  removeStorage(options: { key: string; complete(): void }): unknown
}

/** The transport of WeChat mini-programs, where `success` means no more than that something answered. */
export function wxTransport(wx: Pick<Wx, 'request'>): Transport {
  return (url, header, timeout) =>
    new Promise((resolve, reject) => {
      wx.request({
        url,
        header,
        timeout,
        dataType: 'text',
        success: ({ statusCode, data, header: received }) => {
          const lower = new Map(
            Object.entries(received).map(([k, v]) => [k.toLowerCase(), String(v)]),
          )
          const text = typeof data === 'string' ? data : JSON.stringify(data ?? '')
          resolve({ status: statusCode, header: (name) => lower.get(name) ?? null, text })
        },
        fail: ({ errMsg }) => reject(new Error(errMsg)),
      })
    })
}

/** The storage of WeChat mini-programs; asynchronous, because many synchronous calls delay the start. */
export function wxStore(wx: Pick<Wx, 'getStorage' | 'setStorage' | 'removeStorage'>): Store {
  return {
    get: (key) =>
      new Promise((resolve) =>
        wx.getStorage({
          key,
          success: ({ data }) => resolve(typeof data === 'string' ? data : null),
          fail: () => resolve(null),
        }),
      ),
    set: (key, data) =>
      new Promise((success, reject) =>
        wx.setStorage({ key, data, success, fail: ({ errMsg }) => reject(new Error(errMsg)) }),
      ),
    remove: (key) => new Promise((complete) => wx.removeStorage({ key, complete })),
  }
}
