/** The npm module as its users meet it: packed, linted, resolved, type-checked and weighed. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { afterAll, beforeAll, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'budayang-pack-'))
const unpacked = join(folder, 'package')
let tarball: Buffer

beforeAll(() => {
  // --foreground-scripts would mix the build's words into the answer
  const packed = execFileSync('npm', ['pack', '--json', '--pack-destination', folder], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [{ filename }] = JSON.parse(packed.slice(packed.indexOf('[\n'))) as [{ filename: string }]
  tarball = readFileSync(join(folder, filename))
  execFileSync('tar', ['xzf', join(folder, filename), '-C', folder])
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true }))

test('publint finds nothing', async () => {
  const { messages, pkg } = await publint({ pkgDir: unpacked, level: 'warning', strict: true })
  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([])
})

test('the types are not wrong for anyone who can load an ES module', async () => {
  const found = await checkPackage(createPackageFromTarballData(new Uint8Array(tarball)), {
    entrypoints: ['./client'],
  })
  if (!found.types) throw new Error('no types in the package')
  // `require` finds an ES module: Node 22.12 and later load it; node10 knows no `exports`
  const expected = new Set(['CJSResolvesToESM', 'NoResolution'])
  const others = found.problems.filter(({ kind }) => !expected.has(kind))
  expect(others).toEqual([])
  const node10 = found.problems.filter(({ kind }) => kind === 'NoResolution')
  expect(node10.every((p) => 'resolutionKind' in p && p.resolutionKind === 'node10')).toBe(true)
})

test('a stranger’s program type-checks against it and runs', () => {
  const home = join(folder, 'stranger')
  mkdirSync(join(home, 'node_modules'), { recursive: true })
  symlinkSync(unpacked, join(home, 'node_modules/budayang'))
  writeFileSync(join(home, 'package.json'), '{"type": "module"}')
  writeFileSync(
    join(home, 'main.ts'),
    `import { createClient, fetchTransport, type Held, type Status } from 'budayang/client'
const reply = { status: 200, header: () => null, text: '{"items":[],"validUntil":null}' }
const client = createClient({ base: '', transport: () => Promise.resolve(reply) })
const held: (Held<Status> | null)[] = await client.status(['a'])
const state: 'open' | 'closed' | 'unknown' | undefined = held[0]?.value.state
// @ts-expect-error there is no fourth state
const wrong: 'ajar' | undefined = held[0]?.value.state
console.log(held, state, wrong, typeof fetchTransport())
`,
  )
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc')
  const options = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2022']
  const checked = spawnSync(process.execPath, [tsc, ...options, '--types', '', 'main.ts'], {
    cwd: home,
    encoding: 'utf8',
  })
  // the lines about `console` are not there: the DOM library is the default
  expect(checked.stdout).toBe('')
  const ran = execFileSync(process.execPath, ['main.ts'], { cwd: home, encoding: 'utf8' })
  expect(ran.trim()).toBe('[ null ] undefined undefined function')
})

test('weighs less than 6 kB compressed and needs nothing', () => {
  const code = readFileSync(join(unpacked, 'dist/client/client.js'))
  const weight = gzipSync(code, { level: 9 }).length
  console.log(JSON.stringify({ figure: 'client, gzip bytes', value: weight, limit: 6000 }))
  expect(weight).toBeLessThan(6000)
  expect(code.toString()).not.toMatch(/\bimport\s*["'{(*]|\brequire\s*\(/)
})
