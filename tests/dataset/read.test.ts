/** Data folders on disk. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { builtinCalendar, loadFolder, readFolder } from '../../src/dataset/read.ts'
import { folder } from './folders.ts'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'budayang-folder-'))
  for (const [path, text] of folder({}).files) write(path, text)
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

function write(path: string, data: string | Uint8Array): void {
  mkdirSync(dirname(join(dir, path)), { recursive: true })
  writeFileSync(join(dir, path), data)
}

describe('a folder on disk', () => {
  test('is read with the built-in calendar', () => {
    const { cities, issues, calendar } = loadFolder(dir)
    expect(issues).toEqual([])
    expect(cities.map((c) => c.city.id)).toEqual(['town'])
    expect(calendar).toEqual(builtinCalendar())
  })
  test('its own calendar serves alone, so that a year can be unannounced', () => {
    write(
      'calendar/2024.yaml',
      'year: 2024\npaper: {title: 甲, publisher: 乙, date: 2023-10-25}\noff: []\nmakeUp: []',
    )
    const { cities } = loadFolder(dir)
    expect(cities[0]!.calendar.years.map((y) => y.year)).toEqual([2024])
    expect(cities[0]!.calendar.lunar['2027']).toEqual(builtinCalendar().lunar['2027'])
  })
  test('other files, hidden files and node_modules are not read', () => {
    write('README.md', '# x')
    write('.git/a.yaml', '[')
    write('node_modules/a.yaml', '[')
    expect([...readFolder(dir).files.keys()]).toEqual([...folder({}).files.keys()].sort())
  })
  test('a missing folder is named', () => {
    expect(() => readFolder(join(dir, 'nowhere'))).toThrow(
      /nowhere is not a folder that can be read/,
    )
  })
  test.each([
    [
      'a file that is not UTF-8',
      'cities/town/notices/b.yaml is not UTF-8',
      () => write('cities/town/notices/b.yaml', new Uint8Array([0x61, 0xff])),
    ],
    [
      'a link out of the folder',
      'cities/town/notices/b.yaml is a link that leads out of the folder',
      () => symlinkSync('/etc/hostname', join(dir, 'cities/town/notices/b.yaml')),
    ],
    [
      'a link to nowhere',
      'cities/town/notices/b.yaml is a link that leads out of the folder',
      () => symlinkSync('gone', join(dir, 'cities/town/notices/b.yaml')),
    ],
    [
      'a link to a folder',
      'cities/other is a link to a folder',
      () => symlinkSync('town', join(dir, 'cities/other')),
    ],
    [
      'a file over 1 MB',
      'cities/town/notices/b.yaml: 1000001 bytes are more than a data file may have',
      () => write('cities/town/notices/b.yaml', 'x'.repeat(1_000_001)),
    ],
  ])('%s', (_, message, make) => {
    make()
    const { issues, cities } = loadFolder(dir)
    expect(issues.map((i) => i.message)).toEqual([message])
    expect(issues[0]!.severity).toBe('error')
    expect(cities.map((c) => c.city.id)).toEqual(
      issues[0]!.file.startsWith('cities/town') ? [] : ['town'],
    )
  })
  test('a link to a file of the folder is followed', () => {
    write(
      'shared.yaml',
      folder({}).files.get('cities/town/notices/a.yaml')!.replaceAll('town-2024', 'town-2025'),
    )
    symlinkSync('../../../shared.yaml', join(dir, 'cities/town/notices/b.yaml'))
    const { cities, issues } = loadFolder(dir)
    expect(issues.map((i) => [i.severity, i.file])).toEqual([['warning', 'shared.yaml']])
    expect(cities[0]!.notices.map((n) => n.id)).toEqual(['town-2024', 'town-2025'])
  })
})
