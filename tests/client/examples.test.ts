/** The README's examples, run as they stand against a service at noon of 16 February 2024. */
import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { runInNewContext } from 'node:vm'
import { createAdaptorServer } from '@hono/node-server'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { buildClient } from '../../src/client/build.ts'
import { ensureBrowser } from '../browser/setup.ts'
import { fakeClock, wxDouble } from './doubles.ts'
import { packCities, serviceOf } from './service.ts'

const ROOT = join(import.meta.dirname, '../..')
const EXAMPLES = join(import.meta.dirname, 'examples')
const HTML = { 'content-type': 'text/html; charset=utf-8' }
const README = 'http://127.0.0.1:8787'
const NOON = Date.parse('2024-02-16T12:00:00+08:00')
const run = promisify(execFile)
const home = mkdtempSync(join(tmpdir(), 'budayang-examples-'))
const example = (name: string) => readFileSync(join(EXAMPLES, name), 'utf8')

let base = ''
let server: Server
const service = await serviceOf(packCities(), () => NOON)

/** A server on a port of the system's choice. */
async function listening(fetch: (request: Request) => Response | Promise<Response>) {
  const opened = createAdaptorServer({ fetch }) as Server
  await new Promise<void>((resolve) => opened.listen(0, resolve))
  return { server: opened, port: (opened.address() as AddressInfo).port }
}

beforeAll(async () => {
  const found = await listening((request) => service.fetch(request.url))
  server = found.server
  base = `http://127.0.0.1:${found.port}`
  // what `npm install budayang` leaves
  const installed = join(home, 'node_modules/budayang')
  mkdirSync(installed, { recursive: true })
  copyFileSync(join(ROOT, 'package.json'), join(installed, 'package.json'))
  await buildClient(join(installed, 'dist/client'))
}, 60_000)
afterAll(() => {
  server.close()
  rmSync(home, { recursive: true })
})

test('every example has at most ten lines, and asks the address that npm start serves', () => {
  for (const name of [
    'browser.html',
    'node.ts',
    'mini-program.js',
    'home-assistant.yaml',
    'open.sh',
  ])
    expect([name, example(name).trim().split('\n').length <= 10]).toEqual([name, true])
  for (const name of ['browser.html', 'node.ts', 'home-assistant.yaml', 'open.sh'])
    expect(example(name)).toContain(README)
})

test('Node', async () => {
  copyFileSync(join(EXAMPLES, 'node.ts'), join(home, 'node.mts'))
  const env = { ...process.env, BUDAYANG: base }
  const noon = `data:text/javascript,Date.now = () => ${NOON}`
  const { stdout } = await run(process.execPath, ['--import', noon, 'node.mts'], {
    cwd: home,
    env,
    timeout: 30_000,
  })
  expect(stdout.trim().split('\n')).toEqual(['Zhuzhou Museum open', 'Zhuzhou City Library open'])
})

test('a shell line', async () => {
  const { stdout } = await run('sh', [join(EXAMPLES, 'open.sh')], {
    env: { ...process.env, BUDAYANG: base },
  })
  expect(stdout.trim()).toMatch(/^开放中.*20:30/)
})

test('a Home Assistant REST sensor', async () => {
  const { rest } = parse(example('home-assistant.yaml')) as {
    rest: {
      resource: string
      scan_interval: number
      sensor: { value_template: string; json_attributes: string[] }[]
    }[]
  }
  const { resource, scan_interval, sensor } = rest[0]!
  const answer = await fetch(resource.replace(README, base))
  const value_json = (await answer.json()) as Record<string, unknown>
  // the template is a plain path, which is all of Jinja that it takes
  const path = /^\{\{ value_json\.(\w+) \}\}$/.exec(sensor[0]!.value_template)![1]!
  expect(value_json[path]).toBe('open')
  for (const name of sensor[0]!.json_attributes) expect(value_json).toHaveProperty(name)
  expect(scan_interval).toBe(300)
})

test('a mini-program', async () => {
  const clock = fakeClock(NOON)
  const wx = wxDouble({ fetch: service.fetch, domains: ['https://budayang.example'], clock })
  // without `dataType` and `timeout` wx.request takes JSON and the app's own limit
  const request = (options: object) =>
    wx.request({ dataType: 'json', timeout: 60_000, ...options } as never)
  let page: Record<string, any> = {}
  const Page = (definition: object) =>
    (page = Object.assign(definition, { setData: (d: object) => Object.assign(page['data'], d) }))
  runInNewContext(example('mini-program.js'), { wx: { ...wx, request }, Page })
  page['onLoad']()
  await clock.advance(0)
  expect(page['data'].line).toMatch(/^株洲博物馆 开放中/)
})

test('a browser, from another origin', async () => {
  // localhost is another origin than 127.0.0.1, and no more private than it
  const html = example('browser.html').replace(README, base)
  const elsewhere = await listening(() => new Response(html, { headers: HTML }))
  const browser = await chromium.launch({ executablePath: ensureBrowser(), args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage()
    await page.goto(`http://localhost:${elsewhere.port}/`)
    await page.waitForFunction(() => document.getElementById('now')!.textContent)
    expect(await page.textContent('#now')).toMatch(/^Zhuzhou Museum: Open/i)
  } finally {
    await browser.close()
    elsewhere.server.close()
  }
}, 60_000)
