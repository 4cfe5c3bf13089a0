/**
 * Components and pages drawn by WeChat's own template compiler through miniprogram-simulate. Its compiler
 * is a program for x86-64; elsewhere its JavaScript twin draws the components.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildMiniProgram } from '../../../src/client/build.ts'
import { cardOf } from '../../../src/client/miniprogram/model/card.ts'
import type { BookingStep } from '../../../src/client/miniprogram/model/booking.ts'
import type { DayRow } from '../../../src/client/miniprogram/model/week.ts'
import { SERVICE } from '../../../src/client/miniprogram/config.ts'
import { fakeClock, statusWith, wxDouble } from '../doubles.ts'
import { packCities, serviceOf } from '../service.ts'
import { phoneWith } from './device.ts'

const folder = mkdtempSync(join(tmpdir(), 'budayang-render-'))
const compiler = process.arch === 'x64' ? 'official' : 'simulate'
const calls: [api: string, options: any][] = []
let simulate: any
let document: any
const load = createRequire(import.meta.url)

beforeAll(async () => {
  await buildMiniProgram(folder)
  const note = (api: string) => (options: any) => void calls.push([api, options])
  const device = globalThis as any
  // the document alone: Node's own URL and timers stay, which the service needs
  const { window } = new (load('jsdom').JSDOM)('<!doctype html><head></head><body></body>')
  device.window = window
  document = window.document
  for (const name of ['document', 'Event', 'CustomEvent', 'Node', 'Element'])
    device[name] = window[name]
  device.wx = {
    navigateTo: note('navigateTo'),
    onNeedPrivacyAuthorization: note('onNeedPrivacyAuthorization'),
    openPrivacyContract: note('openPrivacyContract'),
  }
  device.getApp = () => ({})
  simulate = load('miniprogram-simulate')
  // a page is a component whose handlers are methods
  device.Page = ({ data, ...methods }: Record<string, any>) => device.Component({ data, methods })
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

/** Blocks leave no space in the text of a document. */
const bare = (text: string) => text.replace(/\s+/g, '')

/** Draws a component with its properties; gives it and its text. */
function drawn(path: string, properties: object = {}, tag = 'main') {
  const id = simulate.load(join(folder, path), tag, { compiler, rootPath: folder })
  const component = simulate.render(id, properties)
  const parent = document.createElement('div')
  component.attach(parent)
  return { component, text: () => bare(parent.textContent), parent }
}

const tapOn = async (component: any, selector: string, nth = 0) => {
  component.querySelectorAll(selector)[nth].dispatchEvent('tap')
  await simulate.sleep(10)
}

const museum = cardOf(
  { id: 'zhuzhou-museum', name: '株洲博物馆' },
  {
    value: statusWith('zhuzhou-museum', {
      state: 'open',
      canEnter: 'unknown',
      summary: '开放中，17:00 关闭',
    }),
    asOf: 0,
    age: 0,
    sure: true,
    fresh: true,
    failure: null,
  },
  0,
  800,
)

const rows: DayRow[] = [
  {
    date: '2024-02-16',
    label: '今天',
    tag: '节假日',
    state: 'open',
    bars: [
      { left: 37.5, width: 33.3 },
      { left: 70.8, width: 14.6 },
    ],
    text: '09:00–17:00、17:00–20:30',
    spoken: '今天，节假日，9点到17点、17点到20点30分',
    windows: [],
  },
  {
    date: '2024-02-17',
    label: '明天',
    tag: '',
    state: 'closed',
    bars: [],
    text: '全天关闭',
    spoken: '明天，全天关闭',
    windows: [],
  },
]

const steps: BookingStep[] = [
  {
    window: '09:00–17:00',
    mode: '需提前预约',
    now: 'open',
    moment: '现在可约，16:25 截止',
    countdown: '还有 5 分 0 秒',
    steps: ['需要实名，带身份证'],
    channels: [
      { label: '公众号“株洲博物馆”', action: 'copy', to: '株洲博物馆' },
      { label: '现场窗口', action: 'none', to: '' },
    ],
    from: null,
    until: '2024-02-16T16:25:00+08:00',
  },
]

describe('a venue’s card', () => {
  test('says the state in words and shape, how one gets in, how far it is', () => {
    const { text, component } = drawn('components/venue-card/venue-card', { card: museum })
    expect(text()).toBe(bare('株洲博物馆 ● 开放 开放中，17:00 关闭 入场方式未公布 800 米'))
    expect(component.querySelector('.state').dom.className).toContain('open')
  })
  test('a tap opens the venue; on its own page it does not', async () => {
    calls.length = 0
    const { component } = drawn('components/venue-card/venue-card', { card: museum })
    await tapOn(component, '.card')
    expect(calls).toEqual([['navigateTo', { url: '/pages/venue/venue?id=zhuzhou-museum' }]])
    const plain = drawn('components/venue-card/venue-card', { card: museum, plain: true })
    await tapOn(plain.component, '.card')
    expect(calls).toHaveLength(1)
  })
})

describe('the week', () => {
  test('one line a day, its bars in place, closed days without any', () => {
    const { component, text } = drawn('components/week-bars/week-bars', {
      rows,
      chosen: '2024-02-17',
    })
    expect(text()).toBe(bare('今天 节假日 09:00–17:00、17:00–20:30 明天 全天关闭'))
    const bars = component.querySelectorAll('.bar').map(({ dom }: any) => dom.getAttribute('style'))
    expect(bars).toEqual(['left: 37.5%; width: 33.3%', 'left: 70.8%; width: 14.6%'])
    const days = component.querySelectorAll('.day').map(({ dom }: any) => dom.className)
    expect(days.map((name: string) => name.includes('chosen'))).toEqual([false, true])
  })
  test('a tap tells the day', async () => {
    const { component } = drawn('components/week-bars/week-bars', { rows, chosen: '' })
    const told: object[] = []
    component.addEventListener('choose', ({ detail }: { detail: object }) => told.push(detail))
    await tapOn(component, '.day', 1)
    expect(told).toEqual([{ date: '2024-02-17' }])
  })
})

describe('the steps of booking', () => {
  test('what to do, until when, and what a tap will do', () => {
    expect(drawn('components/booking-steps/booking-steps', { steps }).text()).toBe(
      bare(
        '09:00–17:00 需提前预约 现在可约，16:25 截止 还有 5 分 0 秒 · 需要实名，带身份证' +
          ' 复制公众号“株洲博物馆” 现场窗口 截止前提醒我',
      ),
    )
  })
  test('a tap tells the channel, another the moment', async () => {
    const { component } = drawn('components/booking-steps/booking-steps', { steps })
    const told: unknown[] = []
    for (const name of ['channel', 'remind'])
      component.addEventListener(name, ({ detail }: any) => told.push([name, detail]))
    await tapOn(component, '.tap', 0)
    await tapOn(component, '.tap', 2)
    expect(told).toEqual([
      ['channel', steps[0]!.channels[0]],
      ['remind', { index: 0 }],
    ])
  })
})

test('consent is asked for when WeChat says so, and passed on', async () => {
  calls.length = 0
  const { component, text } = drawn('components/privacy-ask/privacy-ask')
  expect(text()).toBe('')
  component.triggerPageLifeTime('show')
  const answers: object[] = []
  calls[0]![1]((answer: object) => answers.push(answer))
  await simulate.sleep(10)
  expect(text()).toContain('位置只在手机上用来排远近')
  component.querySelector('#agree').dispatchEvent('agreeprivacyauthorization')
  await simulate.sleep(10)
  expect([answers, text()]).toEqual([[{ event: 'agree', buttonId: 'agree' }], ''])
})

describe.runIf(compiler === 'official')('whole pages, with the components in them', () => {
  const page = (path: string, data: object) => {
    const { component, text, parent } = drawn(path, {})
    component.setData(data)
    return { component, text, parent }
  }
  test('the list', () => {
    const { text, parent } = page('pages/list/list', {
      kinds: [{ id: '', name: '全部' }],
      sections: [{ id: 'open', title: '正在开放', cards: [museum] }],
      note: '没有网络，以下是 12:00 的消息',
      isReady: true,
    })
    expect(text()).toContain('正在开放（1）')
    expect(text()).toContain('株洲博物馆')
    expect(text()).toContain('没有网络')
    keep('list', parent)
  })
  test('the venue', () => {
    const { text, parent } = page('pages/venue/venue', {
      name: '株洲博物馆',
      card: { ...museum, distance: '' },
      phone: '0731-22833321',
      fee: '免费',
      hasLocation: false,
      sources: [{ text: '株洲日报 2024-02-08 第 3 条' }],
      week: rows,
      visit: '2024-02-16',
      visitLabel: '今天',
      visitWindows: [{ text: '09:00–17:00', startsAt: '', endsAt: '', lastEntry: null }],
      steps,
    })
    for (const said of ['收藏', '打电话', '免费', '依据', '第3条', '以场馆最新公告为准'])
      expect(text()).toContain(said)
    expect(text()).not.toContain('地图')
    keep('venue', parent)
  })
})

describe.runIf(compiler === 'official')('what the program shows, drawn', () => {
  test.each([
    ['pages/list/list', {}, ['正在开放', '株洲博物馆 · 停车场', '部分开放']],
    ['pages/venue/venue', { id: 'zhuzhou-museum' }, ['17:00–20:30', '需预约', '写进手机日历']],
    [
      'pages/venue/venue',
      { id: 'zhuzhou-library' },
      ['各处', '少儿', '依据', '08:30–17:30（各处不同）'],
    ],
  ])('%s %j', async (path, parameters, said) => {
    const clock = fakeClock('2024-02-16T12:00:00+08:00')
    const city = packCities().find((one) => one.city.id === 'zhuzhou')!
    const service = await serviceOf([city], clock.now)
    const wx = wxDouble({ fetch: service.fetch, domains: [SERVICE], clock })
    const phone = await phoneWith(folder, wx, clock)
    const shown = await phone.open(path, parameters as Record<string, string>)
    shown['onUnload']()
    const { component, text, parent } = drawn(path)
    component.setData(shown.data)
    for (const words of said) expect(text()).toContain(bare(words))
    keep(['real', path.split('/')[1], ...Object.values(parameters)].join('-'), parent)
  })
})

/** What was drawn, to be looked at: an ignored folder, in rem of 17 px as on a phone. */
function keep(name: string, { innerHTML }: { innerHTML: string }): void {
  const artefacts = join(import.meta.dirname, '../../../.artefacts/miniprogram')
  mkdirSync(artefacts, { recursive: true })
  const styles = [...document.head.querySelectorAll('style')].map((style: any) => style.outerHTML)
  // the simulator prefixes a page's classes, and so must the program's common styles be
  const common = readFileSync(join(folder, 'app.wxss'), 'utf8')
    .replace(/\.([a-z][\w-]*)(?=[^;{}]*\{)/g, '.main--$1')
    .replace(/^page /m, 'body ')
  const plain = 'html{font-size:17px;font-family:sans-serif}body{margin:0;width:375px}'
  const tags = 'wx-view,wx-button{display:block}wx-button{text-align:center}'
  const head = `<meta charset="utf-8"><style>${plain}${tags}${common}</style>${styles.join('')}`
  writeFileSync(join(artefacts, `${name}.html`), `<!doctype html>${head}${innerHTML}`)
}
