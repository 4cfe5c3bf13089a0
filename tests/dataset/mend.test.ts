/** Notice files changed in place: what a person did not touch stays as it stands. */
import { describe, expect, test } from 'vitest'
import { freshNotice, mendNotice, partsOf } from '../../src/dataset/mend.ts'
import type { HeadFields } from '../../src/dataset/mend.ts'
import { DATA_DIR, readFolder } from '../../src/dataset/read.ts'

const FILE = `# yaml-language-server: $schema=../../../schema/notice.schema.json
id: linjiang-spring   # the paper's own number
title: 春节开放
publisher: 临江日报
announced: {by: 2024-02-08}
covers: 2024-02-03/2024-02-24
note: >-
  Two lines
  of a remark.
rules:
  # [12–30] stated
  - {clause: 1, venue: museum, on: 2024-02-09, open: 10:00-16:00} # as printed
  # A person's remark.
  - {clause: 2, venues: [museum, library],
     on: 2024-02-10/2024-02-12, closed: all-day}

  - clause: 3
    venue: library
    from: 2024-02-13
    open: regular
programme:
  - {clause: 4, venue: museum, date: 2024-02-16, title: 音乐会}
`
const { head, rules } = partsOf(FILE)!
const kept = rules.map((line, was) => ({ was, line }))
const [first, second, third] = kept as [(typeof kept)[0], (typeof kept)[0], (typeof kept)[0]]

/** Lines of the file that went and that came. */
function differences(text: string): { gone: string[]; come: string[] } {
  const [old, now] = [FILE.split('\n'), text.split('\n')]
  return { gone: old.filter((l) => !now.includes(l)), come: now.filter((l) => !old.includes(l)) }
}

test('a file taken apart', () => {
  expect(head).toEqual({
    id: 'linjiang-spring',
    title: '春节开放',
    publisher: '临江日报',
    announced: '2024-02-08',
    by: true,
    url: '',
    coversFrom: '2024-02-03',
    coversTo: '2024-02-24',
  })
  expect(rules).toEqual([
    '{clause: 1, venue: museum, on: 2024-02-09, open: 10:00-16:00}',
    '{clause: 2, venues: [museum, library], on: 2024-02-10/2024-02-12, closed: all-day}',
    '{clause: 3, venue: library, from: 2024-02-13, open: regular}',
  ])
})

describe('put together again', () => {
  const line = '{clause: 1, venue: museum, on: 2024-02-09, open: 10:00-17:00}'
  test.each([
    ['nothing', {}, kept, [], []],
    [
      'one rule, its comment stays',
      {},
      [{ was: 0, line }, second, third],
      ['  - {clause: 1, venue: museum, on: 2024-02-09, open: 10:00-16:00} # as printed'],
      [`  - ${line} # as printed`],
    ],
    [
      'a rule written over several lines',
      {},
      [
        first,
        { was: 1, line: '{clause: 2, venue: museum, on: 2024-02-10, closed: all-day}' },
        third,
      ],
      [
        '  - {clause: 2, venues: [museum, library],',
        '     on: 2024-02-10/2024-02-12, closed: all-day}',
      ],
      ['  - {clause: 2, venue: museum, on: 2024-02-10, closed: all-day}'],
    ],
    [
      'a rule in block form',
      {},
      [
        first,
        second,
        { was: 2, line: '{clause: 3, venue: library, from: 2024-02-14, open: regular}' },
      ],
      ['  - clause: 3', '    venue: library', '    from: 2024-02-13', '    open: regular'],
      ['  - {clause: 3, venue: library, from: 2024-02-14, open: regular}'],
    ],
    [
      'a rule withdrawn: where it was read goes with it',
      {},
      [second, third],
      [
        '  # [12–30] stated',
        '  - {clause: 1, venue: museum, on: 2024-02-09, open: 10:00-16:00} # as printed',
      ],
      [],
    ],
    [
      'a rule withdrawn: a person’s remark stays',
      {},
      [first, third],
      [
        '  - {clause: 2, venues: [museum, library],',
        '     on: 2024-02-10/2024-02-12, closed: all-day}',
      ],
      [],
    ],
    ['a rule added', {}, [...kept, { was: null, line }], [], [`  - ${line}`]],
    [
      'all withdrawn',
      {},
      [],
      [
        'rules:',
        '  # [12–30] stated',
        '  - {clause: 1, venue: museum, on: 2024-02-09, open: 10:00-16:00} # as printed',
        '  - {clause: 2, venues: [museum, library],',
        '     on: 2024-02-10/2024-02-12, closed: all-day}',
        '  - clause: 3',
        '    venue: library',
        '    from: 2024-02-13',
        '    open: regular',
      ],
      ['rules: []'],
    ],
    [
      'the head: a title that YAML would misread, a day that is certain, an address, no covers',
      { title: '新: 题 # 1', by: false, url: 'https://a.example/#x', coversFrom: '', coversTo: '' },
      kept,
      ['title: 春节开放', 'announced: {by: 2024-02-08}', 'covers: 2024-02-03/2024-02-24'],
      ['title: "新: 题 # 1"', 'announced: 2024-02-08', 'url: https://a.example/#x'],
    ],
  ] as [string, Partial<HeadFields>, { was: number | null; line: string }[], string[], string[]][])(
    '%s',
    (_, more, now, gone, come) => {
      const { text, lines } = mendNotice(FILE, { head: { ...head, ...more }, rules: now })
      expect(differences(text)).toEqual({ gone, come })
      const again = partsOf(text)!
      expect(again.head).toEqual({ ...head, ...more })
      expect(again.rules).toEqual(now.map(({ line }) => line))
      expect(lines.map((n) => text.split('\n')[n - 1]!.trimStart()[0])).toEqual(now.map(() => '-'))
    },
  )

  test('rules in one bracket are written anew, and say the same', () => {
    const flow = FILE.slice(0, FILE.indexOf('rules:')) + `rules: [${rules[0]}, ${rules[1]}]\n`
    const now = [
      { was: 1, line: rules[1]! },
      { was: null, line },
    ]
    const { text } = mendNotice(flow, { head, rules: now })
    expect(partsOf(text)!.rules).toEqual([rules[1], line])
    expect(text).toContain('# the paper')
  })

  test('a line that is no YAML goes in as it is, for the reader of files to refuse', () => {
    const { text } = mendNotice(FILE, { head, rules: [{ was: 0, line: '{clause: 1,' }, second] })
    expect([text.includes('  - {clause: 1,'), partsOf(text)]).toEqual([true, null])
  })

  test('the first rules of a file without any', () => {
    for (const empty of ['', 'rules: []\n', 'rules:\n']) {
      const text = `id: a\ntitle: b\npublisher: c\nannounced: 2024-01-01\n${empty}`
      const parts = partsOf(text)!
      const added = [
        { was: null, line },
        { was: null, line: rules[1]! },
      ]
      const made = mendNotice(text, { head: parts.head, rules: added })
      expect(partsOf(made.text)!.rules).toEqual([line, rules[1]])
      expect(made.lines).toEqual([6, 7])
    }
  })
})

test('a fresh file', () => {
  const { text, lines } = freshNotice({ ...head, url: 'https://a.example' }, [
    { line: rules[0]!, above: '[1–5] stated' },
    { line: rules[1]!, above: '' },
  ])
  expect(lines).toEqual([10, 11])
  expect(partsOf(text)).toEqual({
    head: { ...head, url: 'https://a.example' },
    rules: rules.slice(0, 2),
  })
})

test('every notice of the data folder is left byte for byte as it is', () => {
  let count = 0
  for (const [file, text] of readFolder(DATA_DIR).files) {
    if (!file.includes('/notices/')) continue
    const parts = partsOf(text)!
    const rules = parts.rules.map((line, was) => ({ was, line }))
    expect(mendNotice(text, { head: parts.head, rules }).text).toBe(text)
    count++
  }
  expect(count).toBeGreaterThan(50)
})
