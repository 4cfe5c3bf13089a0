/** `budayang new`: what it writes decodes, and nothing that stands is written over. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { scaffold } from '../../../src/cli/scaffold.ts'
import { loadFolder } from '../../../src/dataset/read.ts'

let data: string
beforeEach(() => void (data = mkdtempSync(join(tmpdir(), 'budayang-'))))
afterEach(() => rmSync(data, { recursive: true }))

const make = (line: string, options: Record<string, string> = {}) =>
  scaffold({ args: line.split(' '), options: { data, ...options }, json: false })

test('a city, two venues and a notice decode and name their schema', async () => {
  await make('city hengyang', { name: '衡阳', 'name-en': 'Hengyang' })
  await make('venue hengyang hengyang-museum', { name: '衡阳市博物馆', kind: 'museum' })
  await make('venue hengyang hengyang-library', { name: '衡阳市图书馆', kind: 'library' })
  await make('notice hengyang spring-festival', {
    announced: '2026-02-01',
    title: '春节: 开放公告',
    publisher: '衡阳市博物馆',
  })
  const { cities, issues } = loadFolder(data)
  expect(issues.map(({ severity, code }) => `${severity} ${code}`)).toEqual([
    'warning says-nothing',
  ])
  expect(cities[0]!.venues.map(({ id, name, kind }) => [id, name, kind])).toEqual([
    ['hengyang-museum', '衡阳市博物馆', 'museum'],
    ['hengyang-library', '衡阳市图书馆', 'library'],
  ])
  expect(cities[0]!.notices[0]).toMatchObject({
    id: 'hengyang-2026-spring-festival',
    title: '春节: 开放公告',
    announced: { at: '2026-02-01', by: false },
  })
  const files = [
    'cities/hengyang/venues.yaml',
    'cities/hengyang/notices/2026-02-spring-festival.yaml',
  ]
  for (const file of files) {
    const text = readFileSync(join(data, file), 'utf8')
    expect(text).toMatch(
      /^# yaml-language-server: \$schema=(\.\.\/)+schema\/(venues|notice)\.schema\.json\n/,
    )
  }
  const venues = readFileSync(join(data, files[0]!), 'utf8')
  expect(venues).toContain('# kind of place'.slice(2))
  expect(venues).toContain('where it was read')
})

test('what is commented out is legal once the comment is taken away', async () => {
  await make('city hengyang', { name: '衡阳' })
  await make('venue hengyang hengyang-museum', { kind: 'museum' })
  await make('notice hengyang new-year', { announced: '2026-01-01', venue: 'hengyang-museum' })
  const notice = join(data, 'cities/hengyang/notices/2026-01-new-year.yaml')
  const text = readFileSync(notice, 'utf8')
  writeFileSync(notice, text.replace(/^# covers/m, 'covers').replace(/^ {2}# - /gm, '  - '))
  const venues = join(data, 'cities/hengyang/venues.yaml')
  const entry = readFileSync(venues, 'utf8')
  writeFileSync(
    venues,
    entry
      .replace(/^ {4}# (?=standing|pinyin|aliases|booking|fee|phone)/gm, '    ')
      .replace(/^ {4}# {3}(?!#)/gm, '      '),
  )
  const { cities, issues } = loadFolder(data)
  expect(issues.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(cities[0]!.notices[0]!.rules).toHaveLength(3)
  expect(cities[0]!.venues[0]!.standing).toHaveLength(3)
})

test.each([
  ['a city that is there', 'city hengyang', {}, 1],
  ['an id that is taken', 'venue hengyang hengyang-museum', {}, 1],
  ['no such city', 'venue nowhere some-museum', {}, 1],
  ['a notice of no city', 'notice nowhere some', { announced: '2026-01-01' }, 1],
  ['a notice without its day', 'notice hengyang some', {}, 2],
  ['no such kind', 'venue hengyang some-museum', { kind: 'musuem' }, 2],
  ['not an id', 'city Hengyang', {}, 2],
  ['a word of the addresses', 'city venues', {}, 1],
  ['nothing of this sort', 'planet mars', {}, 2],
])('refused: %s', async (_, line, options, status) => {
  await make('city hengyang')
  await make('venue hengyang hengyang-museum')
  const before = readFileSync(join(data, 'cities/hengyang/venues.yaml'), 'utf8')
  await expect(make(line, options)).rejects.toMatchObject({ status })
  expect(readFileSync(join(data, 'cities/hengyang/venues.yaml'), 'utf8')).toBe(before)
})
