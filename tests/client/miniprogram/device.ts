/**
 * A phone for the compiled program: loads its files as WeChat does, in a world that has `wx`, timers and
 * the language, and neither a document nor Node.
 */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import type { FakeClock, WxDouble } from '../doubles.ts'

/** A page on the phone. */
export interface PageOnPhone {
  data: Record<string, any>
  [method: string]: any
}

/** A phone that has started the program. */
export interface Phone {
  app: Record<string, any>
  /** Opens a page with its parameters; `onLoad`, `onShow` and the answers they wait for are done. */
  open(path: string, parameters?: Record<string, string>): Promise<PageOnPhone>
  /** A tap on something with these data attributes, or an event a component sent. */
  tap(
    page: PageOnPhone,
    handler: string,
    event?: { dataset?: object; detail?: object },
  ): Promise<void>
}

/** Most that one `setData` may carry. */
const SET_DATA_BYTES = 1_048_576

/** Starts the program in `folder` with this `wx` and this time. */
export async function phoneWith(folder: string, wx: WxDouble, clock: FakeClock): Promise<Phone> {
  const definitions = new Map<string, Record<string, any>>()
  const modules = new Map<string, { exports: object }>()
  const intervals = new Map<number, () => void>()
  let serial = 0
  let app: Record<string, any> = {}
  let current = ''

  class DeviceDate extends Date {
    constructor(...given: [] | [number | string]) {
      super(...((given.length ? given : [clock.now()]) as [number]))
    }
    static override now() {
      return clock.now()
    }
  }
  const world = createContext({
    wx,
    Date: DeviceDate,
    setTimeout: (run: () => void, ms: number) => {
      const id = ++serial
      intervals.set(id, clock.after(ms, run))
      return id
    },
    clearTimeout: (id: number) => intervals.get(id)?.(),
    setInterval: (run: () => void, ms: number) => {
      const id = ++serial
      const again = () => {
        intervals.set(id, clock.after(ms, again))
        run()
      }
      intervals.set(id, clock.after(ms, again))
      return id
    },
    clearInterval: (id: number) => intervals.get(id)?.(),
    App: (definition: Record<string, any>) => (app = definition),
    Page: (definition: Record<string, any>) => definitions.set(current, definition),
    Component: () => {},
    getApp: () => app,
  })

  function load(path: string): object {
    const known = modules.get(path)
    if (known) return known.exports
    const module = { exports: {} }
    modules.set(path, module)
    const code = readFileSync(join(folder, path), 'utf8')
    const run = runInContext(`(function (require, module, exports) {${code}\n})`, world, {
      filename: path,
    }) as (require: (name: string) => object, module: object, exports: object) => void
    const before = current
    current = path
    run((name) => load(join(dirname(path), name)), module, module.exports)
    current = before
    return module.exports
  }

  load('app.js')
  await app['onLaunch']?.call(app)

  return {
    app,
    async open(path, parameters = {}) {
      load(`${path}.js`)
      const { data, ...rest } = definitions.get(`${path}.js`)!
      const page: PageOnPhone = {
        ...rest,
        data: structuredClone(data),
        setData(change: Record<string, unknown>) {
          const text = JSON.stringify(change)
          if (Buffer.byteLength(text) > SET_DATA_BYTES) throw new Error('setData: too much at once')
          for (const [key, value] of Object.entries(change))
            if (value === undefined) throw new Error(`setData: ${key} is undefined`)
          Object.assign(page.data, JSON.parse(text))
        },
      }
      void page['onLoad']?.(parameters)
      void page['onShow']?.()
      await clock.advance(0)
      return page
    },
    async tap(page, handler, { dataset = {}, detail = {} } = {}) {
      await wx.tap(() => page[handler]({ currentTarget: { dataset }, detail }))
      await clock.advance(0)
    },
  }
}
