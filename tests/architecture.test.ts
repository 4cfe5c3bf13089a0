/** Who may import whom (README, “Layout”): the arrows point from words to answers and never back. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const SRC = resolve(import.meta.dirname, '../src')

/** Rooms each room may import from, itself aside. Files of `src` itself are rooms of one. */
const MAY: Record<string, string[]> = {
  core: [],
  notice: ['core'],
  dataset: ['core', 'notice'],
  store: ['core'],
  render: ['core'],
  client: ['render/wire'],
  http: ['core', 'notice', 'dataset', 'store', 'render', 'publishing', 'site'],
}

/** Packages that belong to one place. */
const ONLY: [pkg: RegExp, where: RegExp][] = [
  [/^better-sqlite3$/, /^store\/sqlite\.ts$/],
  [/^ical-generator$/, /^render\/(ical|feed)\.ts$/],
  [/^date-fns-tz(\/|$)/, /^core\/time\.ts$/],
  [/^hono\/html$/, /^render\/html\.ts$/],
  [/^hono(?!\/html$)/, /^http\/|^node\.ts$|^worker\.ts$/],
  [/^@hono\/node-server/, /^node\.ts$|^cli\//],
  [
    /^node:/,
    /^(node|cli|assets|publishing)\.ts$|^cli\/|^dataset\/read\.ts$|^store\/sqlite\.ts$|^client\/build\.ts$|^http\/edit/,
  ],
]

/** Words that pure rooms never say: clocks, chance, locales. */
const IMPURE = /\bnew Date\(\)|\bDate\.now\b|\bMath\.random\b|\blocaleCompare\b|\bIntl\./
const PURE = /^(core|notice|dataset|render)\//

const files = sources(SRC).map((file) => {
  const text = readFileSync(file, 'utf8')
  const name = relative(SRC, file)
  const imports = [
    ...text.matchAll(
      /^\s*(?:import|export)\s[^'"`;]*?from\s+'([^']+)'|import\('([^']+)'\)|^import\s+'([^']+)'/gm,
    ),
  ].map((m) => m[1] ?? m[2] ?? m[3]!)
  return { name, text, imports }
})

describe('imports', () => {
  test.each(files.filter(({ name }) => name.includes('/')))('$name', ({ name, imports }) => {
    const room = name.split('/')[0]!
    const wrong = imports.filter((target) => {
      if (!target.startsWith('.'))
        return ONLY.some(([pkg, where]) => pkg.test(target) && !where.test(name))
      const reached = relative(SRC, resolve(SRC, dirname(name), target)).replace(/\.ts$/, '')
      if (reached.startsWith('..')) return true
      if (reached.startsWith(`${room}/`)) return false
      const allowed = MAY[room]
      return (
        allowed !== undefined && !allowed.some((a) => reached === a || reached.startsWith(`${a}/`))
      )
    })
    expect(wrong).toEqual([])
  })
})

describe('pure rooms', () => {
  test.each(files.filter(({ name }) => PURE.test(name)))('$name', ({ name, text }) => {
    const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
    const said = IMPURE.exec(code)?.[0] ?? null
    // Zones are compiled with Intl, once, in the room of time (DESIGN decision: a question is integers only).
    expect(name === 'core/time.ts' && said === 'Intl.' ? null : said).toBe(null)
  })
})

test('the worker reaches nothing of Node', () => {
  const seen = new Set<string>()
  const visit = (name: string): string[] => {
    if (seen.has(name)) return []
    seen.add(name)
    const file = files.find((f) => f.name === name)
    if (!file) return []
    return file.imports.flatMap((target) =>
      target.startsWith('.')
        ? visit(relative(SRC, resolve(SRC, dirname(name), target)))
        : /^node:|better-sqlite3|node-server/.test(target)
          ? [`${name} imports ${target}`]
          : [],
    )
  }
  expect(visit('worker.ts')).toEqual([])
  expect(seen.size).toBeGreaterThan(20)
})

test('the command line is an executable script of Node, also in git', () => {
  const cli = join(SRC, 'cli.ts')
  expect(readFileSync(cli, 'utf8').split('\n')[0]).toBe('#!/usr/bin/env node')
  expect(statSync(cli).mode & 0o777).toBe(0o755)
  const listed = execFileSync('git', ['ls-files', '-s', 'src/cli.ts'], {
    cwd: dirname(SRC),
    encoding: 'utf8',
  })
  expect(listed.split(' ')[0]).toBe('100755')
})

test('the top level is the one the design names', () => {
  const listed = execFileSync('git', ['ls-files'], { cwd: dirname(SRC), encoding: 'utf8' })
    .trim()
    .split('\n')
  const top = new Set(
    listed.map((file) => file.split('/')[0]!).filter((name) => !name.startsWith('.')),
  )
  expect([...top].sort()).toEqual(
    [
      'LICENSE',
      'README.md',
      'data',
      'package-lock.json',
      'package.json',
      'src',
      'tests',
      'tsconfig.json',
      'wrangler.toml',
    ].sort(),
  )
})

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return sources(path)
    return /\.ts$/.test(entry.name) && !/\.d\.ts$/.test(entry.name) ? [path] : []
  })
}
