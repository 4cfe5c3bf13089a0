/** The editor's page in a real browser, by keyboard alone, with its script and without. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ARTEFACTS, DESK, openBrowser, PHONE } from '../browser/site.ts'
import { NOTICE, openDesk } from './desk.ts'
import type { Desk } from './desk.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let browser: Browser
let desk: Desk
beforeAll(async () => {
  browser = await openBrowser()
  desk = await openDesk({ localName: 'editor', assets: true })
})
afterAll(async () => {
  await browser?.close()
  await desk?.close()
})

async function open(
  options: BrowserContextOptions = {},
): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: DESK, locale: 'zh-CN', ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of (409|422)/.test(message.text()))
      complaints.push(message.text())
  })
  await page.goto(`${desk.url}/edit`)
  return { page, complaints }
}

/** Presses Tab until the element that matches has the focus; fails if it never comes. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate((s) => document.activeElement?.matches(s) ?? false, selector)) return
  }
  throw new Error(`Tab never reaches ${selector}`)
}

/** Pastes and reads the notice by keyboard. */
async function read(page: Page): Promise<void> {
  await tabTo(page, '#city')
  await page.keyboard.type('株洲')
  await page.evaluate(() => (document.querySelector<HTMLSelectElement>('#city')!.value = 'zhuzhou'))
  await tabTo(page, '#title')
  await page.keyboard.insertText('2027年元旦假期参观公告')
  await tabTo(page, '#publisher')
  await page.keyboard.insertText('株洲博物馆')
  await tabTo(page, '#announced')
  await page.locator('#announced').fill('2026-12-20')
  await tabTo(page, '#text')
  await page.keyboard.insertText(NOTICE)
  await tabTo(page, 'form[action="/edit/read"] button')
  await page.keyboard.press('Enter')
  await page.waitForSelector('#review')
}

const shown = (page: Page, selector: string) => page.locator(selector).innerText()
const canPublish = (page: Page) => page.locator('button[value="publish"]').isEnabled()

async function breaches(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  return page.evaluate(async () => {
    const { violations } = await (window as any).axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'],
    })
    return violations.map((v: any) => `${v.id}: ${v.nodes.map((n: any) => n.html).join(' | ')}`)
  })
}

describe('by keyboard', () => {
  test('Ctrl+Enter checks at once', async () => {
    const { page } = await open()
    await read(page)
    await tabTo(page, '#r-1')
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.insertText(
      '{clause: 4, venue: zhuzhou-museum, on: 2027-01-03, open: 12:00-13:00}',
    )
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Control+Enter')])
    expect(await shown(page, '#changes')).toContain('12:00–13:00')
  })

  test('paste, mend, look at the days, decide, publish', async () => {
    const { page, complaints } = await open()
    await read(page)
    expect(await page.locator('li[data-rule]').count()).toBe(4)
    expect(await shown(page, '.notice')).toContain('⚠1月9日')
    await page.screenshot({ path: join(ARTEFACTS, 'edit-review.png'), fullPage: true })
    expect(await breaches(page)).toEqual([])

    // a rule is spoilt: publishing is barred, and the mistake is told beside it
    await tabTo(page, '#r-0')
    expect(await page.locator('mark.lit').count()).toBeGreaterThan(0)
    const whole = await page.locator('#r-0').inputValue()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.insertText(whole.replace('16:00', '9:00'))
    await page.waitForSelector('#rule-1 .issues .error')
    expect(await canPublish(page)).toBe(false)

    // and mended: the days before and after follow without a new page
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.insertText(whole.replace('16:00', '16:30'))
    await page.waitForSelector('#rule-1 .issues .error', { state: 'detached' })
    await page.waitForFunction(() =>
      document.querySelector('#changes')?.textContent?.includes('10:00–16:30'),
    )
    expect(await canPublish(page)).toBe(true)

    await tabTo(page, 'input[name="seen"]')
    await page.keyboard.press('Space')
    await tabTo(page, 'button[value="publish"]')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.good')
    expect(await shown(page, '.good')).toContain('已发布')
    expect(desk.notices('zhuzhou')).toContain('zhuzhou-2026-12.yaml')
    const status = await page.request.get(
      `${desk.url}/v1/venues/zhuzhou-museum/status?at=2027-01-01T16:15`,
    )
    expect(((await status.json()) as { state: string }).state).toBe('open')
    expect(complaints).toEqual([])
  })

  test('a door is shut from the desk', async () => {
    const { page, complaints } = await open({ viewport: PHONE })
    expect(await breaches(page)).toEqual([])
    await page.screenshot({ path: join(ARTEFACTS, 'edit-desk.png'), fullPage: true })
    await tabTo(page, '#venue')
    await page.locator('#venue').selectOption('zhuzhou-library')
    await page.locator('#until').fill('2026-11-22T18:00')
    await tabTo(page, 'button.shut')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.good')
    const at = async (time: string) => {
      const url = `${desk.url}/v1/venues/zhuzhou-library/status?at=2026-11-22T${time}`
      return ((await (await page.request.get(url)).json()) as { state: string }).state
    }
    expect(await at('17:59')).toBe('closed')
    expect(await at('18:00')).not.toBe('closed')
    expect(complaints).toEqual([])
  })
})

describe('without scripts', () => {
  test('the same steps as plain forms', async () => {
    const { page, complaints } = await open({ javaScriptEnabled: false })
    await page.locator('#city').selectOption('zhuzhou')
    await page.locator('#title').fill('又一则')
    await page.locator('#publisher').fill('株洲博物馆')
    await page.locator('#announced').fill('2026-12-21')
    await page.locator('#text').fill('2027年1月8日，株洲市图书馆闭馆一天。')
    await page.locator('form[action="/edit/read"] button').press('Enter')
    await page.locator('#f-id').fill('zhuzhou-plain')
    await page.locator('button[value="check"]').press('Enter')
    expect(await page.locator('#f-id').inputValue()).toBe('zhuzhou-plain')
    const seen = page.locator('input[name="seen"]')
    if (await seen.count()) await seen.check()
    await page.locator('button[value="publish"]').press('Enter')
    expect(await shown(page, '.good')).toContain('zhuzhou-plain')
    expect(desk.notices('zhuzhou')).toContain('zhuzhou-plain.yaml')
    expect(complaints).toEqual([])
  })
})

test('the policy lets no foreign script run', async () => {
  const { page } = await open()
  const ran = await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.ran = true'
    document.body.append(script)
    return (window as any).ran === true
  })
  expect(ran).toBe(false)
})
