/** The service on a port of the loopback with a clock that tests move, and a browser that visits it. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { chromium } from 'playwright-core'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { buildAssets, TYPES } from '../../src/assets.ts'
import { serviceOf } from '../http/service.ts'
import type { Setup } from '../http/service.ts'
import { ensureBrowser } from './setup.ts'

/** Screenshots, PDFs and pictures, kept for looking at; not in the repository. */
export const ARTEFACTS = new URL('../../.artefacts/', import.meta.url).pathname
mkdirSync(ARTEFACTS, { recursive: true })

/** A picture for a person to look at; pages are only drawn for it where `PICTURES=1` asks for them. */
export async function picture(page: Page, name: string, fullPage = true): Promise<void> {
  if (process.env.PICTURES !== '1') return
  await page.screenshot({ path: join(ARTEFACTS, `${name}.png`), fullPage })
}

/** A service that browsers reach. */
export interface Site {
  url: string
  /** Milliseconds since 1970, as the server sees it. */
  clock: { now: number }
  /** Paths asked for so far. */
  asked: string[]
  /** Drops every connection and listens no more: as a network that is gone. */
  vanish(): Promise<void>
  close(): Promise<void>
}

/** Serves the given data with files built for this run. */
export async function openSite(setup: Setup = {}): Promise<Site> {
  const built = mkdtempSync(join(tmpdir(), 'budayang-assets-'))
  buildAssets(built)
  const assets = async (path: string) => {
    try {
      const body = new Uint8Array(readFileSync(join(built, path)))
      return { body, type: TYPES[extname(path)] ?? 'application/octet-stream' }
    } catch {
      return null
    }
  }
  const service = await serviceOf({
    ...setup,
    config: { assets, reportTo: 'hours@example.org' },
  })
  const asked: string[] = []
  const listener = getRequestListener(service.app.fetch)
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    void listener(request, response)
  })
  const url = await listen(server)
  const vanish = () => hangUp(server)
  return {
    url,
    clock: service.clock,
    asked,
    vanish,
    async close() {
      await vanish()
      service.close()
      rmSync(built, { recursive: true })
    },
  }
}

/** Serves one page of HTML, as another site that embeds ours. */
export async function openNeighbour(
  html: string,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(html)
  })
  return { url: await listen(server), close: () => hangUp(server) }
}

function listen(server: Server): Promise<string> {
  return new Promise((done) =>
    server.listen(0, '127.0.0.1', () =>
      done(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    ),
  )
}

function hangUp(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => done())
    server.closeAllConnections()
  })
}

/** The browser that is found, or installed first. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: ensureBrowser(),
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
  })
}

/** A phone or desk in Zhuzhou, whose complaints are collected. */
export interface Visitor {
  page: Page
  context: BrowserContext
  /** Errors on the console, uncaught ones, and refusals of the policy. */
  complaints: string[]
}

export const PHONE = { width: 390, height: 844 }
export const DESK = { width: 1280, height: 900 }

/** Opens a page; service workers stay out unless asked in. */
export async function visit(
  browser: Browser,
  options: BrowserContextOptions & { at?: string } = {},
): Promise<Visitor> {
  const { at, ...rest } = options
  const context = await browser.newContext({
    viewport: PHONE,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    serviceWorkers: 'block',
    ...rest,
  })
  const page = await context.newPage()
  if (at !== undefined) await page.clock.install({ time: new Date(at) })
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  return { page, context, complaints }
}
