import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import { dateOf, parseDate } from '../../src/core/time.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const CLI = join(ROOT, 'src/cli.ts')

let folder: string
let data: string
let db: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'budayang-cli-'))
  data = join(folder, 'data')
  db = join(folder, 'test.sqlite')
  mkdirSync(join(data, 'cities'), { recursive: true })
  cpSync(join(ROOT, 'data/cities/zhuzhou'), join(data, 'cities/zhuzhou'), { recursive: true })
})
afterAll(() => rmSync(folder, { recursive: true }))

interface Ran {
  status: number
  out: string
  err: string
}

/** Runs a command line in this process. */
async function run(args: string[]): Promise<Ran> {
  process.env['DB'] = db
  const ran: Ran = { status: 0, out: '', err: '' }
  ran.status = await main(args, {
    out: (text) => void (ran.out += text),
    err: (text) => void (ran.err += text),
  })
  return ran
}

/** Runs a command line as a process of its own. */
function runApart(args: string[], env: Record<string, string> = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const options = { env: { ...process.env, DB: db, ...env }, cwd: folder, maxBuffer: 1e8 }
    execFile(process.execPath, [CLI, ...args], options, (error, out, err) =>
      resolve({ status: error ? Number(error.code) : 0, out, err }),
    )
  })
}

describe('usage', () => {
  test.each([
    ['no command', [], 0, /budayang COMMAND/],
    ['help', ['--help'], 0, /serve[\s\S]*rollback/],
    ['unknown command', ['opne'], 2, /no command opne/],
    ['unknown option', ['open', '--when', 'now'], 2, /--when/],
    ['missing argument', ['hours'], 2, /expected: budayang hours VENUE/],
    ['too many arguments', ['check', 'a', 'b'], 2, /2 arguments/],
    ['a folder that is not there', ['check', '/nowhere'], 2, /\/nowhere/],
    [
      'an impossible date',
      ['hours', 'zhuzhou-museum', '--from', '2024-02-30'],
      2,
      /not a date that exists/,
    ],
    ['an unknown venue', ['hours', 'nowhere'], 2, /no venue nowhere/],
    [
      'an unknown cause',
      ['close', 'zhuzhou-museum', '--until', '2099-01-01T00:00', '--cause', 'rain'],
      2,
      /expected one of maintenance/,
    ],
    [
      'a closure without an end',
      ['close', 'zhuzhou-museum', '--cause', 'weather'],
      2,
      /until: missing/,
    ],
    ['an unknown revision', ['rollback', 'ffff'], 2, /no revision ffff/],
    ['a port out of range', ['serve', '--port', '99999'], 2, /between 0 and 65535/],
  ])('%s', async (_, args, status, says) => {
    const ran = await run(args)
    expect([ran.status, ran.out + ran.err]).toEqual([status, expect.stringMatching(says)])
  })

  test.each([
    'serve',
    'open',
    'hours',
    'feed',
    'draft',
    'check',
    'diff',
    'publish',
    'close',
    'revisions',
    'rollback',
  ])('%s --help', async (command) => {
    const ran = await run([command, '--help'])
    expect([ran.status, ran.out]).toEqual([0, expect.stringContaining(`budayang ${command}`)])
  })
})

describe('asking', () => {
  test('what is open at a moment', async () => {
    const ran = await run([
      'open',
      '--at',
      '2024-02-16T18:00',
      '--data',
      data,
      '--kind',
      'museum',
      '--json',
    ])
    const body = JSON.parse(ran.out)
    expect(body.items.map((item: any) => item.venue.id)).toEqual(['zhuzhou-museum'])
    expect(body.items[0].status.until).toBe('2024-02-16T20:30:00+08:00')
  })

  test('a table of days', async () => {
    const ran = await run([
      'hours',
      'zhuzhou-museum',
      '--from',
      '2024-02-16',
      '--to',
      '2024-02-17',
      '--data',
      data,
    ])
    const lines = ran.out.trim().split('\n')
    expect(lines[1]).toMatch(/2月16日.*09:00–17:00, 17:00–20:30 .*zhuzhou-2024-spring-festival#3/)
    expect(lines.length).toBe(3)
  })

  test('a calendar', async () => {
    const ran = await run(['feed', 'zhuzhou-museum', '--data', data])
    expect(ran.out).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*\r\nEND:VCALENDAR\r\n$/)
  })

  test('the time zone of the process changes no byte', async () => {
    const args = [
      'hours',
      'zhuzhou-library',
      '--from',
      '2024-02-09',
      '--to',
      '2024-02-24',
      '--data',
      data,
      '--json',
    ]
    const feed = ['feed', 'zhuzhou-museum', '--data', data]
    for (const command of [args, feed]) {
      const [utc, york] = await Promise.all(
        ['UTC', 'America/New_York'].map((TZ) => runApart(command, { TZ })),
      )
      expect(utc!.out).toBe(york!.out)
      expect(utc!.out.length).toBeGreaterThan(500)
    }
  })
})

describe('an editor’s day', () => {
  test('check, publish, change, compare, close, look back, go back', async () => {
    expect(await run(['check', data])).toMatchObject({
      status: 0,
      out: expect.stringContaining(' 0 errors'),
    })

    expect((await run(['diff', data])).out).toContain('→')
    const first = await run(['publish', data, '--json'])
    expect([first.status, JSON.parse(first.out).outcome]).toEqual([0, 'published'])
    expect((await run(['publish', data])).out).toMatch(/nothing changed since/)
    expect((await run(['diff', data])).out.trim()).toBe('nothing would change in these days')

    const notices = join(data, 'cities/zhuzhou/notices')
    const today = parseDate(new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10))!
    const soon = (days: number) => dateOf(today + days)
    const wrong = join(notices, 'wrong.yaml')
    const notice = (hours: string) =>
      `id: zhuzhou-test\ntitle: 安排\npublisher: 馆\nannounced: ${soon(0)}\nrules:\n  - {clause: 1, venue: zhuzhou-museum, on: ${soon(3)}, open: ${hours}}\n`
    writeFileSync(wrong, notice('17:00-09:00'))
    const checked = await run(['check', data])
    expect([checked.status, checked.out]).toEqual([
      1,
      expect.stringMatching(/wrong\.yaml:6:\d+: error: rules\[0\]\.open/),
    ])
    const refused = await run(['publish', data])
    expect([refused.status, refused.err]).toEqual([
      1,
      expect.stringMatching(/nothing was published/),
    ])

    writeFileSync(wrong, notice('11:00-12:00'))
    const compared = await run(['diff', data])
    expect(compared.out).toMatch(/株洲博物馆[\s\S]*→ +● 开放 11:00–12:00/)
    expect(compared.out.trim().split('\n').length).toBe(3)
    expect((await run(['publish', data, '--note', 'a test'])).status).toBe(0)

    const closed = await run([
      'close',
      'zhuzhou-museum',
      '--from',
      `${soon(5)}T08:00`,
      '--until',
      `${soon(7)}T12:00`,
      '--cause',
      'weather',
      '--data',
      data,
    ])
    expect([closed.err, closed.status]).toEqual(['', 0])
    const file = closed.out.split('\n')[0]!
    expect(existsSync(file)).toBe(true)
    const shut = await run(['open', '--at', `${soon(6)}T10:00`, '--kind', 'museum', '--json'])
    expect(JSON.parse(shut.out).items.map((item: any) => item.venue.id)).not.toContain(
      'zhuzhou-museum',
    )
    const days = JSON.parse(
      (await run(['hours', 'zhuzhou-museum', '--from', soon(5), '--to', soon(7), '--json'])).out,
    ).days
    expect(days[1]).toMatchObject({ state: 'closed', reason: 'weather' })
    expect(days[1].because[0].layer).toBe('emergency')

    const history = JSON.parse((await run(['revisions', '--city', 'zhuzhou', '--json'])).out)
    expect(history.map((one: any) => [one.kind, one.head])).toEqual([
      ['emergency', true],
      ['publish', false],
      ['publish', false],
    ])
    const back = await run(['rollback', history[2].id.slice(0, 8)])
    expect([back.status, back.out]).toEqual([0, expect.stringMatching(/zhuzhou: published/)])
    const open = await run([
      'hours',
      'zhuzhou-museum',
      '--from',
      soon(3),
      '--to',
      soon(3),
      '--json',
    ])
    expect(JSON.parse(open.out).days[0].windows.map((w: any) => w.start)).not.toContain('11:00')
    expect((await run(['rollback', history[2].id])).out).toMatch(/nothing changed|published/)
    expect(readdirSync(notices).length).toBeGreaterThan(2)
  }, 120_000)
})

describe('the server', () => {
  test('publishes, answers, and lets requests in flight finish when told to stop', async () => {
    const port = 8830 + (process.pid % 9)
    const served = spawn(process.execPath, [
      CLI,
      'serve',
      '--port',
      String(port),
      '--db',
      join(folder, 'serve.sqlite'),
      '--data',
      data,
    ])
    let said = ''
    served.stderr.on('data', (chunk) => (said += chunk))
    const gone = new Promise<number | null>((resolve) => served.on('exit', (code) => resolve(code)))
    const deadline = Date.now() + 60_000
    while (!said.includes('listening on') && Date.now() < deadline) await pause(50)
    expect(said).toMatch(/published zhuzhou as [0-9a-f]{20}/)
    const base = `http://127.0.0.1:${port}`
    const status = await (
      await fetch(`${base}/v1/venues/zhuzhou-museum/status?at=2024-02-16T18:00`)
    ).json()
    expect(status).toMatchObject({ state: 'open', until: '2024-02-16T20:30:00+08:00' })
    for (const path of [
      '/openapi.json',
      '/docs',
      '/assets/docs.js',
      '/assets/docs.css',
      '/metrics',
      '/sw.js',
    ]) {
      const response = await fetch(base + path)
      expect([path, response.status]).toEqual([path, 200])
    }
    expect(await (await fetch(`${base}/metrics`)).text()).toMatch(
      /budayang_requests_total\{route="status",status="200"\} 1/,
    )
    // ten requests on the wire, the server told to stop before it has answered them
    const answers = await Promise.all(
      Array.from({ length: 10 }, async (_, i) => {
        const path = `/v1/venues/zhuzhou-library/hours?parts=1&from=20${10 + i}-01-01&to=20${10 + i}-02-28`
        const socket = connect(port, '127.0.0.1')
        await once(socket, 'connect')
        socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
        return textOf(socket)
      }),
    ).then((waiting) => {
      served.kill('SIGTERM')
      return Promise.all(waiting.map((answer) => answer.text))
    })
    for (const answer of answers) {
      expect(answer).toMatch(/^HTTP\/1\.1 200 /)
      const [head, body] = answer.split('\r\n\r\n') as [string, string]
      expect(Buffer.byteLength(body)).toBe(Number(/content-length: (\d+)/i.exec(head)![1]))
    }
    expect(await gone).toBe(0)
  }, 90_000)

  test('a broken folder does not stop a server that has a revision, and starts none that has not', async () => {
    const broken = join(folder, 'broken')
    mkdirSync(join(broken, 'cities/x'), { recursive: true })
    writeFileSync(join(broken, 'cities/x/venues.yaml'), 'city: {id: x\n')
    const ran = await runApart([
      'serve',
      '--port',
      '0',
      '--db',
      join(folder, 'none.sqlite'),
      '--data',
      broken,
    ])
    expect([ran.status, ran.err]).toEqual([1, expect.stringMatching(/venues\.yaml:\d+:\d+: error/)])
    const served = spawn(process.execPath, [
      CLI,
      'serve',
      '--port',
      '0',
      '--db',
      join(folder, 'serve.sqlite'),
      '--data',
      broken,
    ])
    let said = ''
    served.stderr.on('data', (chunk) => (said += chunk))
    const gone = new Promise<number | null>((resolve) => served.on('exit', (code) => resolve(code)))
    const deadline = Date.now() + 60_000
    while (!said.includes('listening on') && Date.now() < deadline) await pause(50)
    expect(said).toMatch(/serving the last revision/)
    const url = /listening on (\S+)/.exec(said)![1]!
    expect((await fetch(`${url}/v1/venues/zhuzhou-museum/status`)).status).toBe(200)
    served.kill('SIGTERM')
    expect(await gone).toBe(0)
  }, 90_000)
})

describe('in a checkout', () => {
  test('the file can be run, and npx finds it whatever the system’s Node is', async () => {
    expect(statSync(CLI).mode & 0o111).toBe(0o111)
    const tracked = await new Promise<string>((resolve) =>
      execFile('git', ['ls-files', '-s', 'src/cli.ts'], { cwd: ROOT }, (_, out) => resolve(out)),
    )
    if (tracked !== '') expect(tracked).toMatch(/^100755 /)
    // the system's PATH, without what npm put in front of it
    const PATH = process.env['PATH']!.split(':')
      .filter((dir) => !dir.includes('node_modules'))
      .join(':')
    const ran = await new Promise<Ran>((resolve) =>
      execFile(
        'npx',
        ['budayang', '--help'],
        { cwd: ROOT, env: { ...process.env, PATH } },
        (error, out, err) => resolve({ status: error ? Number(error.code) : 0, out, err }),
      ),
    )
    expect([ran.status, ran.out]).toEqual([0, expect.stringContaining('budayang COMMAND')])
  })
})

describe('a notice', () => {
  test('is read with a registry of places', async () => {
    const notice = join(folder, 'notice.txt')
    const places = join(folder, 'places.json')
    writeFileSync(
      notice,
      '清河博物馆2026年国庆节开放公告\n10月1日至10月7日,清河博物馆9:00—17:00正常开放,16:30停止入馆。\n',
    )
    writeFileSync(
      places,
      JSON.stringify([
        { id: 'qinghe-museum', name: '清河博物馆', aliases: [], partOf: null, kind: 'museum' },
      ]),
    )
    const ran = await run([
      'draft',
      notice,
      '--places',
      places,
      '--announced',
      '2026-09-28',
      '--json',
    ])
    const { facts, unread } = JSON.parse(ran.out)
    expect(facts[0]).toMatchObject({
      place: 'qinghe-museum',
      dates: [['2026-10-01', '2026-10-07']],
      hours: [['09:00', '17:00']],
      lastEntry: '16:30',
    })
    expect(unread).toEqual([])
    expect((await run(['draft', notice, '--places', places])).out).toContain('09:00-17:00')
  })
})

/** Everything a socket says until it ends; in an object, because a promise would be awaited at once. */
function textOf(socket: Socket): { text: Promise<string> } {
  const chunks: Buffer[] = []
  const text = new Promise<string>((resolve, reject) => {
    socket.on('data', (chunk: Buffer) => chunks.push(chunk))
    socket.on('end', () => resolve(Buffer.concat(chunks).toString()))
    socket.on('error', reject)
  })
  return { text }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
