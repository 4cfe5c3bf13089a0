/** The editor's page in a real browser, by keyboard alone, with its script and without. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DESK, openBrowser, PHONE, picture } from '../browser/site.ts'
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

/** Opens a fold by keyboard, whatever has the focus. */
async function unfold(page: Page, details: string): Promise<void> {
  await tabTo(page, `${details} > summary`)
  await page.keyboard.press('Enter')
  await page.waitForSelector(`${details}[open]`)
}

async function retype(page: Page, field: string, text: string): Promise<void> {
  await tabTo(page, field)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.insertText(text)
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
    await unfold(page, '#d-1')
    await unfold(page, '#dy-1')
    await tabTo(page, '#y-1')
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
    expect(await shown(page, '.notice')).toContain('⚠ 没读懂1月9日')
    expect(await shown(page, '.not-read')).toContain('1月9日')
    await picture(page, 'edit-review')
    expect(await breaches(page)).toEqual([])

    // a rule is spoilt: publishing is barred, and the mistake is told at its field
    await unfold(page, '#d-0')
    expect(await page.locator('mark.lit').count()).toBeGreaterThan(0)
    await retype(page, '#r0-hours', '16:00-9:00')
    await page.waitForSelector('#i-0-hours .error')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('r0-hours')
    expect(await page.locator('#r0-hours').getAttribute('aria-invalid')).toBe('true')
    expect(await shown(page, '#i-0-hours')).toContain('不是钟点的写法')
    expect(await canPublish(page)).toBe(false)
    expect(await breaches(page)).toEqual([])

    // and mended: the days before and after follow without a new page
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.insertText('10点至16:30')
    await page.waitForSelector('#i-0-hours', { state: 'detached' })
    await page.waitForFunction(() =>
      document.querySelector('#changes')?.textContent?.includes('10:00–16:30'),
    )
    expect(await shown(page, '#rule-1 .sentence')).toContain('10:00–16:30')
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
    await picture(page, 'edit-desk')
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

describe('a notice of the folder, by keyboard', () => {
  const FILE = 'cities/zhuzhou/notices/2022-12-museum-new-year.yaml'

  test('found, opened, mended, looked at and published; its comments stay', async () => {
    const { page, complaints } = await open()
    const before = readFileSync(join(desk.dir, FILE), 'utf8')
    await tabTo(page, '#q')
    await page.keyboard.insertText('博物馆 元旦')
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=/)
    await tabTo(page, '.notices a')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#review')
    expect(await breaches(page)).toEqual([])
    const hours = await page.locator('#r0-hours').inputValue()
    const [opens] = hours.split('-')
    await unfold(page, '#d-0')
    await picture(page, 'edit-mend')
    await retype(page, '#r0-hours', `${opens}-16:45`)
    await page.waitForFunction(() =>
      document.querySelector('#changes')?.textContent?.includes('–16:45'),
    )
    expect(readFileSync(join(desk.dir, FILE), 'utf8')).toBe(before)
    await tabTo(page, 'button[value="publish"]')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.good')
    expect(await shown(page, '.good')).toContain('已更正并发布')
    const after = readFileSync(join(desk.dir, FILE), 'utf8')
    expect(after.match(/#.*/g)).toEqual(before.match(/#.*/g))
    expect(complaints).toEqual([])
  })

  test('withdrawn after a second look', async () => {
    const { page, complaints } = await open({ viewport: PHONE })
    await page.goto(`${desk.url}/edit/notice/zhuzhou/zhuzhou-national-day-2022`)
    await tabTo(page, 'button[value="withdraw"]')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#withdraw')
    expect(await breaches(page)).toEqual([])
    await picture(page, 'edit-withdraw')
    await tabTo(page, '#withdraw button')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.good')
    expect(desk.notices('zhuzhou')).not.toContain('2022-10-national-day.yaml')
    expect(complaints).toEqual([])
  })
})

describe('the words and their rules', () => {
  test('from a rule to its words and back, by keyboard', async () => {
    const { page } = await open()
    await read(page)
    await tabTo(page, '.to[href="#span-1"]')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('span-1')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#rule-1')
    expect(await page.locator('mark.lit').first().innerText()).toContain('1月1日')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('rule-1')
    await tabTo(page, 'a[href="#unread-1"]')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('unread-1')
  })

  test('each kind of stretch has a line of its own, and doubt is said in words', async () => {
    const { page } = await open()
    await read(page)
    const looks = await page.evaluate(() =>
      ['fact', 'implied', 'ambiguous', 'unread', 'decoy'].map((kind) => {
        const mark = document.querySelector(`.legend mark.${kind}`)!
        const { borderBottomStyle, textDecorationStyle } = getComputedStyle(mark)
        return `${borderBottomStyle} ${textDecorationStyle}`
      }),
    )
    expect(new Set(looks).size).toBe(5)
    const words = await shown(page, '.legend')
    for (const word of ['推断', '有疑问', '没读懂', '不是开放时间']) expect(words).toContain(word)
  })
})

describe('sizes', () => {
  test.each([
    ['on a desk', DESK],
    ['on a phone', PHONE],
  ])('%s everything to press is 44 px high, and nothing overflows', async (_, viewport) => {
    const { page } = await open({ viewport })
    const small = () =>
      page.evaluate(() =>
        [
          ...document.querySelectorAll<HTMLElement>(
            'button, select, input, textarea, summary, header a, .notices a, .to, .button',
          ),
        ]
          .map((one) =>
            one instanceof HTMLInputElement && one.type === 'checkbox'
              ? one.closest('label')!
              : one,
          )
          .filter((one) => one.checkVisibility() && one.getBoundingClientRect().width > 2)
          .filter((one) => one.getBoundingClientRect().height < 43.5)
          .map((one) => one.outerHTML.slice(0, 120)),
      )
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect([await small(), await wide()]).toEqual([[], 0])
    await page.goto(`${desk.url}/edit/notice/zhuzhou/zhuzhou-2024-spring-festival`)
    await page.evaluate(() => {
      for (const one of document.querySelectorAll('details')) one.open = true
    })
    expect([await small(), await wide()]).toEqual([[], 0])
  })

  test('language and large print change without losing what was typed', async () => {
    const { page } = await open()
    await page.goto(`${desk.url}/edit/notice/zhuzhou/zhuzhou-2024-spring-festival`)
    await unfold(page, '#d-1')
    await retype(page, '#r1-hours', '10:00-15:45')
    const size = () =>
      page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize))
    const normal = await size()
    await page.locator('header button[name="turn-elder"]').press('Enter')
    await page.waitForSelector('html.elder')
    expect(await size()).toBeGreaterThan(normal * 1.3)
    expect(await breaches(page)).toEqual([])
    await picture(page, 'edit-elder', false)
    await page.locator('header button[name="turn-lang"]').press('Enter')
    await page.waitForSelector('html[lang="en"]')
    expect(await shown(page, 'h1')).toContain('Mend a notice')
    expect(await page.locator('#r1-hours').inputValue()).toBe('10:00-15:45')
  })
})

describe('without scripts', () => {
  test('a rule is mended in its form, and a mistake is told at its field', async () => {
    const { page, complaints } = await open({ javaScriptEnabled: false })
    await page.goto(`${desk.url}/edit/notice/zhuzhou/zhuzhou-2024-spring-festival`)
    await page.locator('#d-1 > summary').click()
    await page.locator('#r1-hours').fill('16:00-10:00')
    await page.locator('button[value="check"]').press('Enter')
    expect(await shown(page, '#i-1-hours')).toContain('10:00')
    await page.locator('#r1-hours').fill('10:00-15:50')
    await page.locator('button[value="check"]').press('Enter')
    expect(await shown(page, '#changes')).toContain('10:00–15:50')
    expect(complaints).toEqual([])
  })

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
