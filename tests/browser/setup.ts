/**
 * Finds a Chromium-family browser for the page's tests, or installs one: `npm run setup:browser`. With apt
 * and a Chinese font on Debian as root, with Playwright's own download elsewhere.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { chromium } from 'playwright-core'

/** Where browsers lie that Playwright can drive; `CHROME_PATH` is asked first. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/** Path of a browser on this machine, or null. */
export function findBrowser(): string | null {
  const asked = process.env['CHROME_PATH']
  if (asked) return existsSync(asked) ? asked : null
  return [...PLACES, chromium.executablePath()].find((path) => existsSync(path)) ?? null
}

/** A browser, installed and announced if there is none; throws if that does not succeed either. */
export function ensureBrowser(): string {
  const found = findBrowser()
  if (found !== null) return found
  console.log('No Chrome, Chromium or Edge found: running `npm run setup:browser`.')
  install()
  const installed = findBrowser()
  if (installed === null)
    throw new Error('no browser after setup; install Chromium or set CHROME_PATH to one')
  return installed
}

function install(): void {
  if (isDebianRoot()) {
    const apt = (...args: string[]) =>
      execFileSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], {
        stdio: 'inherit',
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      })
    apt('update')
    apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-wqy-microhei')
    return
  }
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core')), 'cli.js')
  execFileSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit' })
}

function isDebianRoot(): boolean {
  return existsSync('/etc/debian_version') && process.getuid?.() === 0
}

/** Can Chinese be drawn? Only asked where fontconfig answers. */
function hasChineseFont(): boolean {
  const { status, stdout } = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' })
  return status !== 0 || stdout.trim() !== ''
}

if (import.meta.main) {
  const path = ensureBrowser()
  if (!hasChineseFont() && isDebianRoot()) install()
  console.log(`browser: ${path}`)
}
