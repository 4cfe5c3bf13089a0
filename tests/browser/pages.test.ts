/**
 * The pages in a real browser: what a resident sees, at which minute it changes, without a network, by
 * keyboard, in large print, on paper. Expectations are the founding notice's.
 */
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  ARTEFACTS,
  DESK,
  openBrowser,
  openNeighbour,
  openSite,
  PHONE,
  picture,
  visit,
} from './site.ts'
import type { Site, Visitor } from './site.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const at = (time: string) => Date.parse(`${time}:00+08:00`)

let browser: Browser
let site: Site
const visitors: Visitor[] = []

/** A visitor whose complaints are looked at after all tests. */
async function visitor(options: Parameters<typeof visit>[1] = {}): Promise<Visitor> {
  const one = await visit(browser, options)
  visitors.push(one)
  return one
}

/** Icons and the manifest come when the browser likes. */
const isPageOrData = (path: string) => !/^\/(assets|manifest|favicon)/.test(path)

/** What the eye sees: text without what is hidden from it. */
async function seen(page: Page, selector: string): Promise<string> {
  return page.locator(selector).evaluate((element) => {
    const copy = element.cloneNode(true) as Element
    for (const hidden of copy.querySelectorAll('.vh')) hidden.remove()
    return (copy.textContent ?? '').replace(/\s+/g, ' ').trim()
  })
}

beforeAll(async () => {
  browser = await openBrowser()
  site = await openSite({ cities: ['zhuzhou', 'yiyang'] })
})

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

describe('the founding notice at ten instants', () => {
  const MUSEUM = 'zhuzhou-museum'
  const LIBRARY = 'zhuzhou-library'
  let page: Page
  beforeAll(async () => {
    page = (await visitor()).page
  })
  test.each([
    [MUSEUM, '2024-02-09T09:59', 'later', '10:00开门'],
    [MUSEUM, '2024-02-09T10:00', 'open', '开着，16:00关门'],
    [MUSEUM, '2024-02-09T15:30', 'soon', '开着，16:00关门'],
    [MUSEUM, '2024-02-09T16:00', 'closed', '今天已关门，明天 10:00开门'],
    [MUSEUM, '2024-02-16T18:00', 'open', '开着，20:30关门'],
    [LIBRARY, '2024-02-09T13:00', 'partial', '部分开放，17:30关门'],
    [LIBRARY, '2024-02-10T13:00', 'later', '14:30开门'],
    ['zhuzhou-cultural-center', '2024-02-12T10:00', 'unstated', '今天开，没公布几点'],
    ['zhuzhou-badminton-hall', '2024-02-11T12:00', 'open', '开着，17:00关门'],
    ['zhuzhou-football-park', '2024-02-16T17:00', 'closed', null],
  ])('%s at %s is %s', async (venue, time, group, headline) => {
    await page.goto(`${site.url}/venues/${venue}?at=${time}`)
    expect(await page.locator('.state').getAttribute('data-g')).toBe(group)
    if (headline !== null) expect(await seen(page, '.state .head')).toBe(headline)
    await page.goto(`${site.url}/zhuzhou?at=${time}`)
    expect(await page.locator(`#${group} #v-${venue}`).count()).toBe(1)
    if (headline !== null) expect(await seen(page, `#v-${venue} .head`)).toBe(headline)
  })

  test('the library says which rooms are open, and how the cultural centre is booked', async () => {
    await page.goto(`${site.url}/venues/zhuzhou-library?at=2024-02-09T13:00`)
    expect(await seen(page, '.state .rows')).toContain('报刊阅览室、自习室')
    await page.goto(`${site.url}/venues/zhuzhou-cultural-center?at=2024-02-12T10:00`)
    expect(await seen(page, '.steps')).toContain('线下预约')
  })
})

describe('alive', () => {
  test('a device ahead of the server asks once a minute, not without end', async () => {
    site.clock.now = at('2024-02-09T15:58')
    const { page, context } = await visitor({ at: '2024-02-10T09:00:00+08:00' })
    const asked = site.asked.length
    await page.goto(`${site.url}/zhuzhou`)
    await page.clock.runFor('03:30')
    await expect
      .poll(() => site.asked.slice(asked).filter((url) => url === '/zhuzhou').length)
      .toBeGreaterThan(1)
    expect(site.asked.slice(asked).filter((url) => url === '/zhuzhou').length).toBeLessThan(6)
    await context.close()
  })

  test('states flip at 16:00 by themselves, without a request', async () => {
    site.clock.now = at('2024-02-09T15:58')
    const { page, context } = await visitor({ at: '2024-02-09T15:58:00+08:00' })
    await page.goto(`${site.url}/zhuzhou`)
    const count = (group: string) => page.locator(`[data-count=${group}] b`).textContent()
    expect(await page.locator('#soon #v-zhuzhou-museum').count()).toBe(1)
    const before = Number(await count('closed'))
    const asked = site.asked.length
    await page.clock.runFor('01:58')
    expect(await page.locator('#soon #v-zhuzhou-museum').count()).toBe(1)
    await page.clock.runFor('00:03')
    expect(await page.locator('#closed #v-zhuzhou-museum').count()).toBe(1)
    expect(await seen(page, '#v-zhuzhou-museum .head')).toBe('今天已关门，明天 10:00开门')
    expect(Number(await count('closed'))).toBe(before + 1)
    expect(await page.locator('#v-zhuzhou-museum use').getAttribute('href')).toBe('#g-closed')
    expect(site.asked.slice(asked).filter(isPageOrData)).toEqual([])
    await context.close()
  })

  test('the venue page flips too, and its countdown and now-mark run', async () => {
    site.clock.now = at('2024-02-16T16:20')
    const { page, context } = await visitor({ at: '2024-02-16T16:20:00+08:00' })
    await page.goto(`${site.url}/venues/zhuzhou-museum`)
    expect(await seen(page, '.visits li:first-child')).toContain('16:25（还剩5分）截止')
    const mark = () => page.locator('.today .b-now').getAttribute('x1')
    const start = await mark()
    await page.clock.runFor('02:00')
    expect(await seen(page, '.visits li:first-child')).toContain('还剩3分')
    expect(parseFloat((await mark())!)).toBeGreaterThan(parseFloat(start!))
    await page.clock.runFor('03:12:00')
    expect(await seen(page, '.badge')).toBe('快关门了')
    await context.close()
  })

  test('a page looked at again after five minutes is fetched anew', async () => {
    site.clock.now = at('2024-02-16T12:00')
    const { page, context } = await visitor({ at: '2024-02-16T12:00:00+08:00' })
    await page.goto(`${site.url}/venues/zhuzhou-museum`)
    await page.clock.runFor('06:00')
    const asked = site.asked.length
    const again = page.waitForResponse((response) => response.url().endsWith('/zhuzhou-museum'))
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await again
    expect(site.asked.slice(asked).filter(isPageOrData)).toEqual(['/venues/zhuzhou-museum'])
    await page.locator('.state .head').waitFor()
    await context.close()
  })

  test('beyond what was told in advance nothing is claimed', async () => {
    site.clock.now = at('2024-02-16T12:00')
    const { page, context } = await visitor({ at: '2024-02-16T12:00:00+08:00' })
    await page.goto(`${site.url}/zhuzhou`)
    await context.setOffline(true)
    await page.clock.fastForward(70 * 3_600_000)
    expect(await seen(page, '#v-zhuzhou-museum .head')).toBe('要连上网才知道')
    expect(await page.locator('#open .card').count()).toBe(0)
    await context.close()
  })

  test('search, filters and distance work as one types', async () => {
    site.clock.now = at('2024-02-16T12:00')
    const { page, context } = await visitor({ at: '2024-02-16T12:00:00+08:00' })
    await page.goto(`${site.url}/zhuzhou`)
    const names = () => page.locator('.card:visible h3').allTextContents()
    await page.fill('[name=q]', 'bowuguan')
    expect(await names()).toContain('株洲博物馆')
    expect(await names()).not.toContain('株洲市图书馆')
    await page.fill('[name=q]', '没有这个馆')
    expect(await page.locator('.none').isVisible()).toBe(true)
    await page.fill('[name=q]', '')
    await page.click('.finder summary')
    await page.selectOption('[name=enter]', 'booking')
    expect(await names()).toContain('株洲博物馆')
    expect(await names()).not.toContain('球类广场')
    await page.goto(`${site.url}/zhuzhou?q=bowuguan&kind=museum`)
    expect(await names()).toContain('株洲博物馆')
    expect(await names()).not.toContain('株洲市图书馆')
    await context.close()
  })
})

test('nearest first, when the resident allows it; the position is never sent', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'budayang-near-'))
  mkdirSync(join(dir, 'cities/near'), { recursive: true })
  const venue = (id: string, lat: number) =>
    `  - {id: ${id}, name: ${id}, kind: museum, location: {lat: ${lat}, lon: 113.1, datum: wgs84}}\n`
  writeFileSync(
    join(dir, 'cities/near/venues.yaml'),
    `city: {id: near, name: 近, timezone: Asia/Shanghai, calendar: CN}\nvenues:\n${venue('far', 27.9)}${venue('mid', 27.84)}${venue('close', 27.801)}`,
  )
  const own = await openSite({ dir })
  const { page, context } = await visitor({
    geolocation: { latitude: 27.8, longitude: 113.1 },
    permissions: ['geolocation'],
  })
  await page.goto(`${own.url}/near`)
  await page.click('.near')
  await expect
    .poll(() => page.locator('#unknown .card h3').allTextContents())
    .toEqual(['close', 'mid', 'far'])
  expect(await page.locator('#v-close .far').textContent()).toBe('100 米')
  expect(await page.locator('#v-mid .far').textContent()).toBe('4.4 公里')
  expect(own.asked.join(' ')).not.toMatch(/27\.8|113\.1|lat=/)
  await context.close()
  await own.close()
  rmSync(dir, { recursive: true })
})

describe('without scripts', () => {
  test('everything is said, and the form chooses a moment', async () => {
    site.clock.now = at('2024-02-16T12:00')
    const { page, context } = await visitor({ javaScriptEnabled: false })
    await page.goto(`${site.url}/zhuzhou`)
    await page.click('.finder summary')
    await page.fill('[name=at]', '2024-02-10T13:00')
    await page.click('.finder button[type=submit]')
    expect(new URL(page.url()).searchParams.get('at')).toBe('2024-02-10T13:00')
    expect(await page.locator('#later #v-zhuzhou-library .head').isVisible()).toBe(true)
    await page.click('#v-zhuzhou-library > a')
    expect(await page.locator('h1').textContent()).toBe('株洲市图书馆')
    expect(await page.locator('[data-do]:visible').count()).toBe(0)
    await context.close()
  })
})

test('offline: what was seen stays, and says from when it is', async () => {
  const own = await openSite({ cities: ['zhuzhou'] })
  own.clock.now = Date.now()
  const { page, context } = await visit(browser, { serviceWorkers: 'allow' })
  await page.goto(`${own.url}/zhuzhou`)
  await page.evaluate(() => navigator.serviceWorker.ready)
  const keptPages = () =>
    page.evaluate(async () => (await (await caches.open('pages')).keys()).length)
  await expect.poll(keptPages, { timeout: 25_000 }).toBeGreaterThan(10)
  const online = await page.locator('#v-zhuzhou-museum .head').textContent()
  await own.vanish()
  await page.reload()
  await page.locator('.saved').waitFor()
  expect(await page.locator('.saved').textContent()).toMatch(
    /没有网络。下面是\d+月\d+日\d+:\d\d的消息。/,
  )
  expect(await page.locator('#v-zhuzhou-museum .head').textContent()).toBe(online)
  await page.click('#v-zhuzhou-museum > a')
  await page.waitForURL(/venues/)
  await page.locator('.saved').waitFor()
  expect(await page.locator('h1').textContent()).toBe('株洲博物馆')
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).not.toBe(
    'rgba(0, 0, 0, 0)',
  )
  await page.goto(`${own.url}/notices/never-seen`)
  expect(await page.locator('h1').textContent()).toBe('没有网络')
  await context.close()
  await own.close()
})

describe('for everyone', () => {
  const PATHS = [
    '/',
    '/zhuzhou',
    '/zhuzhou?at=2024-02-09T13:00',
    '/venues/zhuzhou-museum?at=2024-02-16T15:10',
    '/venues/zhuzhou-library?at=2024-02-09T13:00',
    '/venues/zhuzhou-fitness-center',
    '/notices/zhuzhou-2024-spring-festival',
    '/subscribe?venue=zhuzhou-museum',
    '/subscribe',
    '/offline',
    '/no-such-city',
  ]
  const named = (path: string) => path.replace(/[^a-z0-9-]+/g, '_')
  const withMode = (path: string, mode: string) =>
    mode === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${mode}`

  test.each(PATHS)('%s: axe finds nothing, it fits 320 px, targets are large', async (path) => {
    site.clock.now = at('2026-11-22T10:00')
    const { page, context } = await visitor({ bypassCSP: true })
    for (const [mode, least] of [
      ['', 44],
      ['elder=1', 60],
      ['lang=en', 44],
    ] as const) {
      await page.setViewportSize(PHONE)
      await page.emulateMedia({ colorScheme: 'light' })
      const response = await page.goto(site.url + withMode(path, mode))
      expect(response!.status()).toBe(path === '/no-such-city' ? 404 : 200)
      if (mode !== 'lang=en') await picture(page, `${named(path)}${mode && '.elder'}.phone`)
      if (mode === '') {
        await page.setViewportSize(DESK)
        await picture(page, `${named(path)}.desk`)
        await page.setViewportSize(PHONE)
      }
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true
      })
      await page.addScriptTag({ content: AXE })
      expect(await violations(page, STANDARDS), `${mode} light`).toEqual([])
      if (mode !== 'lang=en') {
        // colours are all that the dark scheme changes, and English changes no colour
        await page.emulateMedia({ colorScheme: 'dark' })
        expect(await violations(page, ['color-contrast']), `${mode} dark`).toEqual([])
      }
      // 320 px are also 640 px at 200 % zoom, and 1280 px at 400 % (WCAG 1.4.10)
      await page.setViewportSize({ width: 320, height: 640 })
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(wide, `${mode} width`).toBeLessThanOrEqual(320)
      expect(await smallTargets(page, least), mode).toEqual([])
    }
    await context.close()
  })

  test('elderly mode is large, remembered, linkable and left again', async () => {
    site.clock.now = at('2024-02-16T12:00')
    const { page, context } = await visitor({ at: '2024-02-16T12:00:00+08:00' })
    await page.goto(`${site.url}/zhuzhou`)
    await page.click('text=长辈版')
    expect(new URL(page.url()).searchParams.get('elder')).toBe('1')
    const size = await page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize))
    expect(size).toBeGreaterThanOrEqual(18)
    expect(await page.locator('#v-zhuzhou-museum .head').textContent()).toBe('开着，20点30分关门')
    expect(
      await page.evaluate(
        () => getComputedStyle(document.querySelector('.cards')!).gridTemplateColumns,
      ),
    ).not.toContain(' ')
    await page.click('#v-zhuzhou-museum > a')
    expect(new URL(page.url()).searchParams.get('elder')).toBe('1')
    await page.goto(`${site.url}/zhuzhou`)
    await page.waitForURL(/elder=1/)
    await page.click('text=标准版')
    await page.waitForURL((url) => !url.searchParams.has('elder'))
    await page.goto(`${site.url}/venues/zhuzhou-museum`)
    expect(await page.locator('html.elder').count()).toBe(0)
    await context.close()
  })

  test('by keyboard from the address bar to a venue', async () => {
    site.clock.now = at('2024-02-16T12:00')
    const { page, context } = await visitor({ at: '2024-02-16T12:00:00+08:00', viewport: DESK })
    await page.goto(`${site.url}/zhuzhou`)
    const focused = () =>
      page.evaluate(
        () =>
          document.activeElement?.textContent?.trim() ||
          document.activeElement?.getAttribute('name'),
      )
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('跳到正文')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    await page.keyboard.press('Tab')
    for (let i = 0; i < 60 && (await focused()) !== 'q'; i++) await page.keyboard.press('Tab')
    expect(await focused()).toBe('q')
    await page.keyboard.type('bowuguan')
    for (let i = 0; i < 10 && !(await focused())?.includes('株洲博物馆'); i++)
      await page.keyboard.press('Tab')
    expect(await focused()).toContain('株洲博物馆')
    const outline = await page.evaluate(
      () => getComputedStyle(document.activeElement!).outlineStyle,
    )
    expect(outline).not.toBe('none')
    await page.keyboard.press('Enter')
    await page.waitForURL(/venues\/zhuzhou-museum/)
    await context.close()
  })

  test('screen readers hear 9点到17点, and states are never colour alone', async () => {
    const { page, context } = await visitor()
    await page.goto(`${site.url}/venues/zhuzhou-museum?at=2024-02-17T10:00`)
    const heard = await page.locator('.state .hours .vh').allTextContents()
    expect(heard).toEqual(['9点到17点'])
    expect(await page.locator('.state .hours time').first().getAttribute('datetime')).toBe('09:00')
    await page.goto(`${site.url}/zhuzhou?at=2024-02-16T12:00`)
    for (const card of await page.locator('.card').all()) {
      expect(await card.locator('.head').textContent()).not.toBe('')
      expect(await card.locator('use').getAttribute('href')).toMatch(/^#g-/)
    }
    await context.close()
  })

  test('motion is left out for those who ask', async () => {
    site.clock.now = at('2024-02-09T15:59')
    const { page, context } = await visitor({
      at: '2024-02-09T15:59:00+08:00',
      reducedMotion: 'reduce',
    })
    await page.goto(`${site.url}/zhuzhou`)
    await page.clock.runFor('01:05')
    expect(
      await page
        .locator('#v-zhuzhou-museum.moved')
        .evaluate((el) => getComputedStyle(el).animationName),
    ).toBe('none')
    await context.close()
  })

  test('English by a switch', async () => {
    const { page, context } = await visitor()
    await page.goto(`${site.url}/venues/zhuzhou-museum?at=2024-02-16T18:00`)
    await page.click('text=English')
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await seen(page, '.state .head')).toBe('Open, closes 20:30')
    expect(new URL(page.url()).searchParams.get('at')).toBe('2024-02-16T18:00')
    await context.close()
  })

  test('on paper: a sheet for the door', async () => {
    site.clock.now = at('2024-02-08T12:00')
    const { page, context } = await visitor({ at: '2024-02-08T12:00:00+08:00' })
    await page.goto(`${site.url}/venues/zhuzhou-museum`)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.sheet-foot svg').isVisible()).toBe(true)
    expect(await page.locator('.top').isVisible()).toBe(false)
    expect(await page.locator('.acts').isVisible()).toBe(false)
    const pdf = await page.pdf({ path: join(ARTEFACTS, 'museum-door.pdf'), format: 'A4' })
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)!.length).toBeLessThanOrEqual(2)
    await page.setViewportSize({ width: 794, height: 1123 })
    await picture(page, 'museum-door')
    await context.close()
  })
})

describe('trusted', () => {
  test('first load weighs under 60 kB compressed, script under 20 kB', async () => {
    site.clock.now = at('2024-02-16T12:00')
    for (const path of ['/zhuzhou', '/venues/zhuzhou-museum', '/venues/zhuzhou-library']) {
      const { page, context } = await visitor()
      const arriving: Promise<[string, Buffer]>[] = []
      page.on('response', (response) =>
        arriving.push(
          response.body().then(
            (body) => [response.url(), body],
            () => [response.url(), Buffer.alloc(0)],
          ),
        ),
      )
      await page.goto(site.url + path)
      const bodies = await Promise.all(arriving)
      const weight = bodies.reduce((sum, [, body]) => sum + gzipSync(body).length, 0)
      expect(bodies.length).toBeGreaterThanOrEqual(3)
      expect(weight, path).toBeLessThan(60_000)
      const script = bodies.find(([url]) => url.endsWith('/page.js'))!
      expect(gzipSync(script[1]).length).toBeLessThan(20_000)
      await context.close()
    }
  })

  test('the policy allows nothing inline, and nothing inline is there', async () => {
    for (const path of ['/', '/zhuzhou', '/venues/zhuzhou-museum', '/share/zhuzhou-museum.svg']) {
      const response = await fetch(site.url + path)
      const policy = response.headers.get('content-security-policy')!
      expect(policy).toContain("default-src 'none'")
      expect(policy).not.toContain('unsafe')
      const text = await response.text()
      expect(text).not.toMatch(/<[^>]+\sstyle=|<style|<[^>]+\son\w+=/i)
      for (const [, attributes] of text.matchAll(/<script([^>]*)>[^<]/g))
        expect(attributes).toMatch(/type="application\/(ld\+)?json"/)
    }
  })

  test('hostile names and notes are shown as text', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'budayang-hostile-'))
    const city = join(dir, 'cities/evil')
    mkdirSync(join(city, 'notices'), { recursive: true })
    const bad = `</script><script>globalThis.hit=1</script><img src=x onerror="globalThis.hit=1">'"&`
    const quoted = JSON.stringify(bad)
    writeFileSync(
      join(city, 'venues.yaml'),
      `city: {id: evil, name: ${quoted}, nameEn: ${quoted}, timezone: Asia/Shanghai, calendar: CN}
venues:
  - {id: evil-museum, name: ${quoted}, nameEn: ${quoted}, kind: museum, address: ${quoted}, phone: ${quoted},
     aliases: [${quoted}], booking: {mode: book-ahead, note: ${quoted}, fallback: ${quoted}, channels: [{kind: website, name: ${quoted}}]}}
`,
    )
    writeFileSync(
      join(city, 'notices/2024-02-x.yaml'),
      `{id: evil-notice, title: ${quoted}, publisher: ${quoted}, announced: 2024-02-01, rules: [{clause: 1, venue: evil-museum, on: 2024-02-02/2024-02-20, open: 09:00-17:00, note: ${quoted}}]}
`,
    )
    const evil = await openSite({ dir })
    evil.clock.now = at('2024-02-16T16:59')
    const { page, context } = await visitor({ at: '2024-02-16T16:59:00+08:00' })
    for (const path of [
      '/',
      '/evil',
      '/venues/evil-museum',
      '/notices/evil-notice',
      '/subscribe?venue=evil-museum',
      '/share/evil-museum.svg',
      '/evil?q=%3Cscript%3Ehit%3D1%3C/script%3E',
      '/%3Cscript%3E',
    ]) {
      for (const lang of ['', 'en']) {
        await page.goto(`${evil.url}${path}${lang && `${path.includes('?') ? '&' : '?'}lang=en`}`)
        await page.clock.runFor('00:30')
        expect(await page.evaluate(() => (globalThis as { hit?: number }).hit)).toBe(undefined)
        expect(await page.locator('img').count()).toBe(0)
      }
    }
    await page.goto(`${evil.url}/venues/evil-museum`)
    expect(await page.locator('h1').textContent()).toContain('onerror=')
    await page.clock.runFor('02:00')
    expect(await page.locator('.state').getAttribute('data-g')).toBe('closed')
    visitors.at(-1)!.complaints = visitors.at(-1)!.complaints.filter((c) => !c.includes('404'))
    await context.close()
    await evil.close()
    rmSync(dir, { recursive: true })
  })

  test('installable: manifest, icons, start page', async () => {
    const manifest = await (await fetch(`${site.url}/manifest.webmanifest`)).json()
    expect(manifest).toMatchObject({ display: 'standalone', start_url: '/', lang: 'zh-CN' })
    for (const { src, sizes, type } of manifest.icons) {
      const response = await fetch(site.url + src)
      expect(response.headers.get('content-type')).toContain(type)
      if (type !== 'image/png') continue
      const bytes = Buffer.from(await response.arrayBuffer())
      expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`).toBe(sizes)
    }
    const worker = await fetch(`${site.url}/sw.js`)
    expect(worker.headers.get('content-type')).toContain('javascript')
    expect(await worker.text()).not.toContain('__BUILD__')
  })

  test('the share picture becomes a PNG on the device', async () => {
    site.clock.now = at('2024-02-08T12:00')
    const { page, context } = await visitor({ at: '2024-02-08T12:00:00+08:00' })
    await page.goto(`${site.url}/venues/zhuzhou-museum`)
    const download = page.waitForEvent('download')
    await page.click('[data-do=picture]')
    const file = join(ARTEFACTS, 'share-square.png')
    await (await download).saveAs(file)
    const png = readFileSync(file)
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1080, 1080])
    const svg = await (await fetch(`${site.url}/share/zhuzhou-museum.svg?shape=wide`)).text()
    expect(svg).toContain('10:00–16:00')
    await page.goto(`${site.url}/share/zhuzhou-museum.svg?shape=wide`)
    await page.setViewportSize({ width: 1200, height: 630 })
    await picture(page, 'share-wide', false)
    await context.close()
  })

  test('the element shows a venue on another site with one request and no cookie', async () => {
    site.clock.now = at('2024-02-09T15:58')
    const neighbour = await openNeighbour(
      `<!doctype html><html lang="zh-CN"><title>别的网站</title><script type="module" src="${site.url}/assets/budayang-hours.js"></script>
<budayang-hours venue="zhuzhou-museum"></budayang-hours><budayang-hours venue="zhuzhou-library" lang="en"></budayang-hours><budayang-hours venue="zhuzhou-cultural-center"></budayang-hours>`,
    )
    const { page, context, complaints } = await visitor({ at: '2024-02-09T15:58:00+08:00' })
    const asked = site.asked.length
    await page.goto(neighbour.url)
    const words = (n: number) => page.locator('budayang-hours').nth(n).locator('span').textContent()
    await expect.poll(() => words(0)).toContain('16:00')
    expect(
      await page.locator('budayang-hours').nth(0).locator('a').getAttribute('data-state'),
    ).toBe('open')
    expect(await words(1)).toMatch(/[Oo]pen/)
    // one per language asked
    expect(site.asked.slice(asked).filter((path) => path.startsWith('/v1/'))).toHaveLength(2)
    expect(await context.cookies()).toEqual([])
    await page.clock.runFor('02:03')
    expect(
      await page.locator('budayang-hours').nth(0).locator('a').getAttribute('data-state'),
    ).toBe('closed')
    expect(complaints.filter((c) => !c.includes('favicon') && !c.includes('404'))).toEqual([])
    const bundle = await (await fetch(`${site.url}/assets/budayang-hours.js`)).text()
    expect(gzipSync(bundle).length).toBeLessThan(15_000)
    await context.close()
    await neighbour.close()
  })

  test('nobody complained on the console', () => {
    const complaints = visitors.flatMap((one) => one.complaints)
    // the browser itself reports the status of pages that are meant to be missing
    expect(complaints.filter((c) => !/status of 404|ERR_INTERNET_DISCONNECTED/.test(c))).toEqual([])
    expect(visitors.length).toBeGreaterThan(20)
  })
})

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface AxeViolation {
  id: string
  nodes: { html: string }[]
}

/** What axe-core objects to: the rule and the elements. */
function violations(page: Page, runOnly: string[]): Promise<string[]> {
  return page.evaluate(async (only) => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: AxeViolation[] }> }
    }
    const { violations } = await axe.run({ runOnly: only, resultTypes: ['violations'] })
    return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' ')}`)
  }, runOnly)
}

/** Things to tap that are lower than `least` pixels; a card is one target, its link is stretched over it. */
function smallTargets(page: Page, least: number): Promise<string[]> {
  return page.evaluate((size) => {
    const targets = 'a, button, input:not([type=hidden]), select, summary'
    return [...document.querySelectorAll<HTMLElement>(targets)]
      .filter((element) => element.checkVisibility() && !element.closest('.skip'))
      .map((element) => {
        const stretched = getComputedStyle(element, '::after').position === 'absolute'
        const box = (stretched ? element.parentElement! : element).getBoundingClientRect()
        return { text: element.outerHTML.slice(0, 90), height: box.height }
      })
      .filter(({ height }) => height + 0.5 < size)
      .map(({ text, height }) => `${Math.round(height)} ${text}`)
  }, least)
}
