/**
 * `node tests/feeds/prove.ts [count=200]`: feeds as python3-icalendar and libical read them against the engine, over the pack,
 * that many random cities and hostile names; and a real subscriber (vdirsyncer with khal) that sees a new
 * revision's change and a withdrawn window go. Installs what it needs by apt when root.
 */
import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile } from '../../src/core/schedule.ts'
import { dateOf, dayOf } from '../../src/core/time.ts'
import { DATA_DIR, loadFolder } from '../../src/dataset/read.ts'
import { city } from '../oracle/build.ts'
import { randomCity } from '../oracle/random.ts'
import { expected, feed, isHours } from './read.ts'

const PYTHON = '/usr/bin/python3'
const NEEDED = ['python3-icalendar', 'python3-gi', 'gir1.2-ical-3.0', 'vdirsyncer', 'khal']
const HERE = fileURLToPath(new URL('.', import.meta.url))
const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PORT = 8840

/** Random cities to read back. */
const COUNT = Number(process.argv[2] ?? 200)

const HOSTILE = [
  '馆\r\nATTENDEE:mailto:x@y',
  'a\0b\x07c\x7fd',
  '\u202e馆\u2066A',
  'a\u2028b\ud800c\ufeff',
  '👩‍👩‍👧‍👦🏛️,;\\"^',
  '馆'.repeat(300),
  '🏛'.repeat(300),
]

const VENUES = `city: {id: town, name: 镇, nameEn: Town, timezone: Asia/Shanghai, calendar: CN}
venues:
  - {id: town-museum, name: 镇博物馆, nameEn: Town Museum, kind: museum}
`

const folder = mkdtempSync(join(tmpdir(), 'feeds-'))
let failures = 0
try {
  ensureTools()
  proveParsers()
  await proveSubscriber()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exitCode = failures ? 1 : 0

/** Prints one figure line; a failed one counts. */
function figure(proof: string, ok: boolean, rest: Record<string, unknown>): void {
  if (!ok) failures++
  console.log(JSON.stringify({ proof, ok, ...rest }))
}

function ensureTools(): void {
  if (hasTools()) return
  if (process.getuid?.() !== 0)
    throw new Error(`missing tools; as root: apt-get install -y ${NEEDED.join(' ')}`)
  run('apt-get', ['update', '-qq'])
  run('apt-get', [
    ...['-o', 'DPkg::Lock::Timeout=300', 'install', '-y', '--no-install-recommends'],
    ...NEEDED,
  ])
  if (!hasTools()) throw new Error(`installed ${NEEDED.join(' ')}, and still cannot run them`)
}

function hasTools(): boolean {
  const check = 'import icalendar, gi; gi.require_version("ICalGLib", "3.0")'
  const works = (command: string, args: string[]) => spawnSync(command, args).status === 0
  return (
    works(PYTHON, ['-c', check]) &&
    works('vdirsyncer', ['--version']) &&
    works('khal', ['--version'])
  )
}

function run(
  command: string,
  args: string[],
  env: Record<string, string> = {},
  input = '',
): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    input,
    maxBuffer: 1 << 29,
    env: { ...process.env, LC_ALL: 'C.UTF-8', ...env },
  })
  if (error) throw error
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: status ${status}\n${stderr}`)
  return stdout
}

/** Every feed is written out, read by both parsers, and compared with the engine line by line. */
function proveParsers(): void {
  const dir = join(folder, 'ics')
  mkdirSync(dir)
  const wanted = new Map<string, string>()
  let longest = 0
  const keep = (name: string, ics: string, want: string[]) => {
    writeFileSync(join(dir, name), ics)
    wanted.set(name, want.join('\n'))
    for (const line of ics.split('\r\n')) longest = Math.max(longest, Buffer.byteLength(line))
  }
  for (const content of loadFolder(DATA_DIR).cities) {
    const schedule = compile(content)
    const places = [...schedule.places.values()]
    const years: [number, number] = [dayOf('2017-01-01'), dayOf('2028-12-31')]
    keep(
      `pack-${content.city.id}.ics`,
      feed(schedule, places),
      expected(schedule, places, years, null),
    )
  }
  for (let seed = 1; seed <= COUNT; seed++) {
    const { content, scene } = randomCity(seed)
    const schedule = compile(content)
    const places = [...schedule.places.values()]
    const regular = { from: scene.first, to: scene.last }
    const first = Math.min(2024, Number(dateOf(scene.first).slice(0, 4)))
    const years: [number, number] = [dayOf(`${first}-01-01`), dayOf('2028-12-31')]
    const ics = feed(schedule, places, { regular, alarms: true })
    keep(`random-${seed}.ics`, ics, expected(schedule, places, years, regular))
  }
  for (const [i, name] of HOSTILE.entries()) {
    const content = city(['@2024-02-01 v on=2024-02-10 open=09:00-17:00'], { places: 'v' })
    content.venues[0]!.name = name
    content.venues[0]!.address = name
    content.notices[0]!.title = name
    const schedule = compile(content)
    const places = [...schedule.places.values()]
    const years: [number, number] = [dayOf('2024-01-01'), dayOf('2024-12-31')]
    const ics = feed(schedule, places, { title: name })
    keep(`hostile-${i}.ics`, ics, expected(schedule, places, years, null))
  }
  const counts: Record<
    string,
    { feeds: number; events: number; differing: number; errors: number }
  > = {}
  const output = run(PYTHON, [join(HERE, 'read_back.py'), dir])
  for (const line of output.trimEnd().split('\n')) {
    const { file, parser, lines, errors } = JSON.parse(line) as {
      file: string
      parser: string
      lines: string[]
      errors: string[]
    }
    const count = (counts[parser] ??= { feeds: 0, events: 0, differing: 0, errors: 0 })
    const same = lines.filter(isHours).sort().join('\n') === wanted.get(file)
    count.feeds++
    count.events += lines.length
    if (!same) count.differing++
    count.errors += errors.length
    if (!same || errors.length) console.error(`${parser} ${file}: ${errors.slice(0, 3).join('; ')}`)
  }
  figure('folding', longest <= 75, { longestLine: longest, limit: 75 })
  for (const parser of ['icalendar', 'libical']) {
    const count = counts[parser] ?? { feeds: 0, events: 0, differing: 0, errors: 0 }
    const ok = count.feeds === wanted.size && count.differing === 0 && count.errors === 0
    figure(`feeds read by ${parser}`, ok, count)
  }
}

/** vdirsyncer subscribes to the running service over HTTP; khal shows what a person would see. */
async function proveSubscriber(): Promise<void> {
  const data = join(folder, 'data')
  const db = join(folder, 'db.sqlite')
  mkdirSync(join(data, 'cities/town/notices'), { recursive: true })
  cpSync(join(DATA_DIR, 'calendar'), join(data, 'calendar'), { recursive: true })
  writeFileSync(join(data, 'cities/town/venues.yaml'), VENUES)
  addNotice(data, '2024-09-20', [
    '{clause: 1, venue: town-museum, on: 2024-10-02, open: 10:00-16:00}',
    '{clause: 1, venue: town-museum, on: 2024-10-03, open: [09:00-12:00, 14:00-17:00]}',
    '{clause: 1, venue: town-museum, on: 2024-10-04, closed: all-day}',
  ])
  const server = await serve(data, db)
  try {
    const subscriber = subscribe(`http://127.0.0.1:${PORT}/feeds/town-museum.ics`)
    const steps: [string, string[], string[]][] = [
      [
        'subscribes',
        [],
        [
          '2024-10-02 10:00–16:00 镇博物馆开放 10:00–16:00',
          '2024-10-03 09:00–12:00 镇博物馆开放 09:00–12:00',
          '2024-10-03 14:00–17:00 镇博物馆开放 14:00–17:00',
          '2024-10-04 all-day 镇博物馆闭馆',
        ],
      ],
      [
        'sees a changed window',
        ['{clause: 1, venue: town-museum, on: 2024-10-02, open: 09:00-12:00}'],
        [
          '2024-10-02 09:00–12:00 镇博物馆开放 09:00–12:00',
          '2024-10-03 09:00–12:00 镇博物馆开放 09:00–12:00',
          '2024-10-03 14:00–17:00 镇博物馆开放 14:00–17:00',
          '2024-10-04 all-day 镇博物馆闭馆',
        ],
      ],
      [
        'sees a withdrawn window go',
        [
          '{clause: 1, venue: town-museum, on: 2024-10-03, open: 09:00-12:00}',
          '{clause: 1, venue: town-museum, on: 2024-10-04, open: 09:00-12:00}',
        ],
        [
          '2024-10-02 09:00–12:00 镇博物馆开放 09:00–12:00',
          '2024-10-03 09:00–12:00 镇博物馆开放 09:00–12:00',
          '2024-10-04 09:00–12:00 镇博物馆开放 09:00–12:00',
        ],
      ],
    ]
    for (const [n, [step, rules, shown]] of steps.entries()) {
      if (rules.length) {
        addNotice(data, `2024-09-2${n}`, rules)
        run(process.execPath, [join(ROOT, 'src/cli.ts'), 'publish', data, '--db', db])
      }
      const seen = await subscriber(shown)
      const ok = JSON.stringify(seen) === JSON.stringify(shown)
      figure(`khal ${step}`, ok, ok ? { events: seen.length } : { seen, shown })
    }
  } finally {
    server.kill('SIGTERM')
  }
}

/** The service in a process of its own, up when this returns. */
async function serve(data: string, db: string): Promise<ChildProcess> {
  const options = ['--port', String(PORT), '--host', '127.0.0.1', '--db', db, '--data', data]
  const server = spawn(process.execPath, [join(ROOT, 'src/cli.ts'), 'serve', ...options], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LOG: 'off' },
  })
  let said = ''
  await new Promise<void>((resolve, reject) => {
    server.stderr!.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('listening on')) resolve()
    })
    server.once('exit', (status) => reject(new Error(`the service ended with ${status}: ${said}`)))
  })
  return server
}

function addNotice(data: string, announced: string, rules: string[]): void {
  const id = `town-${announced}`
  const file = join(data, 'cities/town/notices', `${announced}-hours.yaml`)
  if (existsSync(file)) throw new Error(`${file} exists`)
  const lines = rules.map((rule) => `  - ${rule}`).join('\n')
  writeFileSync(
    file,
    `id: ${id}\ntitle: 国庆开放安排\npublisher: 镇博物馆\nannounced: ${announced}\nrules:\n${lines}\n`,
  )
}

/** Sets up vdirsyncer and khal in homes of their own; each call synchronises and lists the first week of October. */
function subscribe(url: string): (shown: string[]) => Promise<string[]> {
  const home = join(folder, 'subscriber')
  const calendars = join(home, 'calendars')
  mkdirSync(calendars, { recursive: true })
  const vdirsyncer = join(home, 'vdirsyncer.conf')
  const khal = join(home, 'khal.conf')
  writeFileSync(
    vdirsyncer,
    `[general]
status_path = "${home}/status/"
[pair town]
a = "here"
b = "there"
collections = null
conflict_resolution = "b wins"
[storage here]
type = "filesystem"
path = "${calendars}/town"
fileext = ".ics"
[storage there]
type = "http"
url = "${url}"
`,
  )
  writeFileSync(
    khal,
    `[calendars]
[[town]]
path = ${calendars}/town
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = Asia/Shanghai
default_timezone = Asia/Shanghai
[sqlite]
path = ${home}/khal.db
`,
  )
  const env = { HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, XDG_CACHE_HOME: home }
  mkdirSync(join(calendars, 'town'))
  run('vdirsyncer', ['-c', vdirsyncer, 'discover'], env, 'y\ny\ny\n')
  const look = () => {
    run('vdirsyncer', ['-c', vdirsyncer, 'sync', '--force-delete'], env)
    const form = '{start-date} {start-time}–{end-time} {title}'
    const args = ['-c', khal, 'list', '--day-format', '', '--format', form, '2024-10-01', '7d']
    return run('khal', args, env)
      .split('\n')
      .map((line) => line.trim().replace(/ – /, ' all-day '))
      .filter((line) => line !== '')
      .sort()
  }
  // The service looks for new revisions every few seconds; a subscriber comes back anyway.
  return async (shown) => {
    for (let attempt = 0; ; attempt++) {
      const seen = look()
      if (attempt === 10 || seen.join() === shown.join()) return seen
      await new Promise((resolve) => setTimeout(resolve, 1500))
    }
  }
}
