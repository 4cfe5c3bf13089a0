/** From prose to a publication on the command line, as an editor does it. */
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import { DATA_DIR } from '../../src/dataset/read.ts'

let root: string
let data: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'budayang-cli-'))
  data = join(root, 'data')
  for (const part of ['cities/zhuzhou', 'calendar'])
    cpSync(join(DATA_DIR, part), join(data, part), { recursive: true })
})
afterAll(() => rmSync(root, { recursive: true }))

async function run(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  let [out, err] = ['', '']
  const status = await main(args, { out: (text) => (out += text), err: (text) => (err += text) })
  return { status, out, err }
}

const file = (name: string, text: string): string => {
  const path = join(root, name)
  writeFileSync(path, text)
  return path
}

const TEXT = `2027年元旦假期参观公告
2027年1月1日（星期五）至1月2日（星期六），株洲博物馆10:00—16:00开放，15:30停止入馆。
1月3日（星期一），株洲博物馆全天闭馆。
`

describe('draft', () => {
  test('a text becomes a file that check, diff and publish take', async () => {
    const drafted = await run(
      'draft',
      file('n.txt', TEXT),
      '--city',
      'zhuzhou',
      '--announced',
      '2026-12-20',
      '--publisher',
      '株洲博物馆',
      '--id',
      'zhuzhou-2027-new-year',
      '--data',
      data,
    )
    expect(drafted.status).toBe(0)
    expect(drafted.out).toContain(
      '{clause: 2, venue: zhuzhou-museum, on: 2027-01-01/2027-01-02, open: 10:00-16:00, lastEntry: "15:30"}',
    )
    expect(drafted.out).toMatch(/^# \? 1\. .*weekday/m)
    writeFileSync(join(data, 'cities/zhuzhou/notices/zhuzhou-2027-new-year.yaml'), drafted.out)

    const checked = await run('check', data)
    expect(checked.status).toBe(0)
    expect(checked.out).toMatch(
      /zhuzhou-2027-new-year\.yaml:3:1: warning: open question: .*weekday/,
    )

    const db = join(root, 'db.sqlite')
    const diff = await run('diff', data, '--db', db, '--from', '2027-01-01', '--to', '2027-01-03')
    expect(diff.out).toMatch(
      /^ {2}2027年1月1日（周五）–1月2日（周六），2天 .*→ .*● 开放 10:00–16:00/m,
    )
    const refused = await run('publish', data, '--db', db)
    expect([refused.status, refused.err.includes('questions open')]).toEqual([1, true])
    const path = join(data, 'cities/zhuzhou/notices/zhuzhou-2027-new-year.yaml')
    writeFileSync(path, drafted.out.replace(/^# (Open questions:|\? .*)\n/gm, ''))
    expect((await run('publish', data, '--db', db, '--by', 'editor')).status).toBe(0)
    expect((await run('diff', data, '--db', db)).out).toContain('nothing would change')
  })

  test('the file it is being written into, empty as yet, is not in the way', async () => {
    const path = join(data, 'cities/zhuzhou/notices/zhuzhou-being-written.yaml')
    writeFileSync(path, '')
    const drafted = await run('draft', file('w.txt', TEXT), '--city', 'zhuzhou', '--data', data)
    rmSync(path)
    expect([drafted.status, drafted.err]).toEqual([0, ''])
    expect(drafted.out).toContain('venue: zhuzhou-museum')
  })

  test('--json is the draft itself, with a registry of its own', async () => {
    const places = file(
      'p.json',
      JSON.stringify([{ id: 'm', name: '株洲博物馆', aliases: [], partOf: null, kind: 'museum' }]),
    )
    const { out } = await run('draft', file('m.txt', TEXT), '--places', places, '--json')
    const { facts, unread } = JSON.parse(out)
    expect(facts[0]).toMatchObject({
      place: 'm',
      dates: [['2027-01-01', '2027-01-02']],
      hours: [['10:00', '16:00']],
      effect: 'set',
      lastEntry: '15:30',
    })
    expect([...TEXT].slice(facts[0].start, facts[0].end).join('')).toBe(facts[0].quote)
    expect(Array.isArray(unread)).toBe(true)
  })

  test('--like rolls a notice forward, and what it prints is a sound file', async () => {
    const { status, out } = await run(
      'draft',
      '--like',
      'zhuzhou-2024-spring-festival',
      '--year',
      '2027',
      '--data',
      data,
    )
    expect(status).toBe(0)
    const rules = out.split('\n').filter((line) => line.startsWith('  - '))
    expect(rules.length).toBeGreaterThan(15)
    expect(rules.every((line) => line.includes('basis: implied'))).toBe(true)
    const copy = join(root, 'rolled')
    cpSync(data, copy, { recursive: true })
    writeFileSync(join(copy, 'cities/zhuzhou/notices/rolled.yaml'), out)
    const checked = await run('check', copy)
    expect(checked.out.split('\n').filter((line) => line.includes(': error:'))).toEqual([])
  })

  test.each([
    [['draft'], 'FILE: missing'],
    [['draft', '/nonexistent'], 'ENOENT'],
    [['draft', '--like', 'nothing', '--year', '2027'], 'no notice nothing'],
    [['draft', '--like', 'zhuzhou-2024-spring-festival', '--year', 'soon'], 'year: soon'],
    [['announce', 'nothing'], 'no notice nothing'],
  ])('%j is bad usage', async (args, said) => {
    const { status, err } = await run(...args, '--data', data)
    expect([status, err.includes(said)]).toEqual([2, true])
  })
})

describe('close', () => {
  const until = '2027-06-01T14:00'
  const files = () => readdirSync(join(data, 'cities/zhuzhou/notices')).length

  test('by name, and says when it opens again', async () => {
    const db = join(root, 'close.sqlite')
    const args = ['--from', '2027-06-01T10:00', '--until', until, '--cause', 'weather']
    const shut = await run('close', '株洲博物馆', ...args, '--data', data, '--db', db)
    expect([shut.status, shut.err]).toEqual([0, ''])
    expect(shut.out).toContain(
      '株洲博物馆 (zhuzhou-museum) is shut from 2027-06-01T10:00 until 2027-06-01T14:00',
    )
    const hours = await run(
      'hours',
      'zhuzhou-museum',
      '--from',
      '2027-06-01',
      '--to',
      '2027-06-01',
      '--data',
      data,
      '--db',
      db,
    )
    expect(hours.out).toMatch(/09:00.10:00.*14:00.17:00/)
  })

  test.each([
    ['zhuzhou-musem', 'did you mean zhuzhou-museum?'],
    ['月球馆', 'no venue 月球馆'],
  ])('%s is no venue', async (venue, said) => {
    const before = files()
    const { status, err } = await run(
      'close',
      venue,
      '--until',
      until,
      '--cause',
      'weather',
      '--data',
      data,
    )
    expect([status, err.includes(said), files()]).toEqual([2, true, before])
  })

  test('a store that cannot be opened leaves no file behind', async () => {
    const before = files()
    const closing = run(
      'close',
      'zhuzhou-museum',
      '--until',
      until,
      '--cause',
      'weather',
      '--data',
      data,
      '--db',
      root,
    )
    expect((await closing.catch(() => ({ status: 1 }))).status).not.toBe(0)
    expect(files()).toBe(before)
  })
})

test('announce writes Chinese, and English', async () => {
  const zh = await run('announce', 'zhuzhou-2024-spring-festival', '--data', data)
  expect(zh.out).toContain('2月9日（星期五）至11日（星期日），10:00—16:00开放。')
  const en = await run('announce', 'zhuzhou-2024-spring-festival', '--data', data, '--lang', 'en')
  expect(en.out).toContain('Friday 9 February 2024 to Sunday 11 February 2024: open 10:00–16:00.')
})

test('token prints a key once, keeps its hash for its owner alone, lists and revokes', async () => {
  const kept = join(root, 'tokens.json')
  const made = JSON.parse(
    (
      await run(
        'token',
        'new',
        '--city',
        'zhuzhou,yiyang',
        '--by',
        '李编辑',
        '--file',
        kept,
        '--json',
      )
    ).out,
  )
  expect(made.token).toMatch(/^bdy_[\w-]{43}$/)
  expect(readFileSync(kept, 'utf8')).not.toContain(made.token)
  expect(statSync(kept).mode & 0o777).toBe(0o600)
  expect((await run('token', 'list', '--file', kept)).out).toContain('zhuzhou,yiyang')
  expect((await run('token', 'revoke', made.id, '--file', kept)).status).toBe(0)
  expect(JSON.parse(readFileSync(kept, 'utf8'))).toEqual({ tokens: [] })
  expect((await run('token', 'new', '--city', '../x', '--file', kept)).status).toBe(2)
  expect((await run('token', 'revoke', 'nobody', '--file', kept)).status).toBe(2)
})
