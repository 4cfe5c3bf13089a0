/** What `budayang check` finds, each on a folder of its own: how grave it is, where, and what is said of it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { main } from '../../src/cli.ts'
import { draftNotice, draftYaml } from '../../src/dataset/drafting.ts'
import type { Issue } from '../../src/dataset/issue.ts'
import { draft } from '../../src/notice/draft.ts'
import { CALENDAR, folder } from './folders.ts'
import type { Variation } from './folders.ts'

let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'budayang-check-'))
})
afterAll(() => rmSync(root, { recursive: true }))

let n = 0
/** Runs `check --json` over a folder with some files added. */
async function check(
  variation: Variation,
  more: Record<string, string> = {},
): Promise<{ status: number; issues: Issue[] }> {
  const dir = join(root, String(++n))
  const files = new Map([...folder(variation).files, ...Object.entries(more)])
  for (const [path, text] of files) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), text)
  }
  let out = ''
  const status = await main(['check', dir, '--json', '--today', '2024-02-01'], {
    out: (text) => (out += text),
    err: () => undefined,
  })
  return { status, issues: (JSON.parse(out) as { issues: Issue[] }).issues }
}

/** A day on which nothing is left out: the rule tested is all there is to say. */
const DAY = '2024-03-05'
const HEAD = 'covers: 2024-03-01/2024-03-31'

test.each([
  [
    'a contradiction inside a notice',
    {
      rules: [
        `{venue: hall, on: ${DAY}, open: 09:00-17:00}`,
        `{venue: hall, on: ${DAY}, closed: all-day}`,
      ],
    },
    'error tie',
    'both set 2024-03-05 at hall and differ in hours',
  ],
  [
    'two rules that agree are none',
    {
      rules: [
        `{venue: hall, on: ${DAY}, open: 09:00-17:00}`,
        `{venue: hall, on: ${DAY}, open: 09:00-17:00}`,
      ],
    },
    null,
    '',
  ],
  [
    'two rules that differ in booking alone',
    {
      rules: [
        `{venue: hall, on: ${DAY}, open: 09:00-17:00, booking: {mode: walk-in}}`,
        `{venue: hall, on: ${DAY}, open: 09:00-17:00, booking: {mode: book-ahead}}`,
      ],
    },
    'error tie',
    'differ in booking',
  ],
  [
    'last entry after closing',
    { rules: [`{venue: hall, on: ${DAY}, open: 09:00-17:00, lastEntry: "17:30"}`] },
    'error last-entry',
    '17:30',
  ],
  [
    'last entry before opening',
    { rules: [`{venue: hall, on: ${DAY}, open: 09:00-17:00, lastEntry: "08:30"}`] },
    'error last-entry',
    '08:30',
  ],
  [
    'last entry of a window after that window',
    {
      rules: [
        `{venue: hall, on: ${DAY}, open: [{hours: 09:00-12:00, lastEntry: "12:30"}, 14:00-17:00]}`,
      ],
    },
    'error last-entry',
    '12:30',
  ],
  [
    'a window that ends before it begins',
    { rules: [`{venue: hall, on: ${DAY}, open: 17:00-09:00}`] },
    'error window',
    'ends before it starts; past midnight is written 17:00-33:00',
  ],
  [
    'a date that does not exist',
    { rules: ['{venue: hall, on: 2024-02-30, open: 09:00-17:00}'] },
    'error impossible-date',
    '2024-02-30',
  ],
  [
    'windows of a rule that overlap',
    { rules: [`{venue: hall, on: ${DAY}, open: [09:00-17:00, 16:00-20:00]}`] },
    'warning overlap',
    '09:00-17:00 and 16:00-20:00 overlap',
  ],
  [
    'an evening that overlaps the day',
    {
      rules: [
        `{venue: hall, on: ${DAY}, open: 09:00-17:00}`,
        `{venue: hall, on: ${DAY}, also: 16:00-20:00}`,
      ],
    },
    'note overlap',
    'adds 16:00-20:00 on 2024-03-05, which overlaps 09:00-17:00 of town-2024#0.1',
  ],
  [
    'an evening after the day is none',
    {
      rules: [
        `{venue: hall, on: ${DAY}, open: 09:00-17:00}`,
        `{venue: hall, on: ${DAY}, also: 17:00-20:00}`,
      ],
    },
    null,
    '',
  ],
  [
    'closed hours of a day that is closed',
    {
      rules: [
        `{venue: hall, on: ${DAY}, closed: all-day}`,
        `{venue: hall, on: ${DAY}, closed: 12:00-14:00}`,
      ],
    },
    'note no-effect',
    'closes 12:00-14:00 on 2024-03-05, when town-2024#0.1 has no open hours then',
  ],
  [
    'closed hours between sessions',
    {
      rules: [
        `{venue: hall, on: ${DAY}, open: [09:00-12:00, 14:00-17:00]}`,
        `{venue: hall, on: ${DAY}, closed: 12:00-14:00}`,
      ],
    },
    'note no-effect',
    'closes 12:00-14:00',
  ],
  [
    'closed hours within the day are none',
    {
      rules: [
        `{venue: hall, on: ${DAY}, open: 09:00-17:00}`,
        `{venue: hall, on: ${DAY}, closed: 12:00-14:00}`,
      ],
    },
    null,
    '',
  ],
  [
    'a gap of days between two that are told',
    { rules: ['{venue: hall, on: [2024-03-05/2024-03-06, 2024-03-09], open: 09:00-17:00}'] },
    'note silent',
    'leaves out 2024-03-07–2024-03-08 at hall',
  ],
  [
    'the rest of the holiday whose first days are told',
    { rules: ['{venue: hall, on: 2024-02-10/2024-02-12, open: 09:00-17:00}'], head: '' },
    'note silent',
    'leaves out 2024-02-13–2024-02-17 at hall',
  ],
  [
    'the first days of the holiday',
    { rules: ['{venue: hall, on: 2024-02-12/2024-02-17, open: 09:00-17:00}'], head: '' },
    'note silent',
    'leaves out 2024-02-10–2024-02-11 at hall',
  ],
  [
    'a holiday told to its end is none',
    { rules: ['{venue: hall, on: 2024-02-10/2024-02-17, open: 09:00-17:00}'], head: '' },
    null,
    '',
  ],
  [
    'a room that is left out',
    { rules: [`{venue: room, on: ${DAY}, open: 09:00-17:00}`] },
    'note silent',
    'names room and leaves out desk of hall',
  ],
  [
    'a room that is closed with the others is none',
    { rules: [`{venue: room, on: ${DAY}, open: 09:00-17:00, others: closed}`] },
    null,
    '',
  ],
  [
    'a Sunday on which one works, taken for a weekend',
    {
      rules: ['{venue: hall, days: [sa, su], on: 2024-02-17/2024-02-18, also: 18:00-20:00}'],
      head: '',
    },
    'note make-up-workday',
    '2024-02-18 (Sunday), a make-up workday; write rest-days if only free weekends are meant',
  ],
  [
    'free weekends are none',
    {
      rules: ['{venue: hall, days: rest-days, on: 2024-02-17/2024-02-18, also: 18:00-20:00}'],
      head: '',
    },
    null,
    '',
  ],
  [
    'a date outside the days that the notice speaks of',
    { rules: ['{venue: hall, on: 2024-04-02, open: 09:00-17:00}'] },
    'warning outside-covers',
    '2024-04-02',
  ],
  [
    'a rule that matches no day',
    { rules: ['{venue: hall, days: mo, on: 2024-03-05, open: 09:00-17:00}'] },
    'warning no-day',
    'matches no day',
  ],
  [
    'a place that is none',
    { rules: [`{venue: hal, on: ${DAY}, open: 09:00-17:00}`] },
    'error unknown-venue',
    'did you mean hall?',
  ],
] as [string, Variation, string | null, string][])('%s', async (_, variation, grave, words) => {
  const { status, issues } = await check({ head: HEAD, announced: '2024-02-01', ...variation })
  expect(issues.map(({ severity, code }) => `${severity} ${code}`)).toEqual(
    grave === null ? [] : [grave],
  )
  if (grave === null) return
  expect(issues[0]!.message).toContain(words)
  expect(issues[0]!.file).toBe('cities/town/notices/a.yaml')
  expect(issues[0]!.path).toMatch(grave.endsWith('silent') ? /^id/ : /^rules/)
  expect(status).toBe(grave.startsWith('error') ? 1 : 0)
})

test('two notices of one day that contradict each other', async () => {
  const other = `id: town-other\ntitle: 公告\npublisher: 某馆\nannounced: 2024-02-01\nrules:\n  - {clause: 1, venue: hall, on: ${DAY}, closed: all-day}\n`
  const rules = [`{clause: 1, venue: hall, on: ${DAY}, open: 09:00-17:00}`]
  const { status, issues } = await check(
    { rules, head: HEAD, announced: '2024-02-01' },
    { 'cities/town/notices/b.yaml': other },
  )
  expect(issues.map(({ code }) => code)).toEqual(['tie'])
  expect(issues[0]!.message).toContain(
    'town-other#1.1 and town-2024#1.1 (cities/town/notices/a.yaml:',
  )
  expect(status).toBe(1)
})

test.each([
  ['a wrong weekday', '会堂2024年3月5日（星期一）9:00—17:00开放。', 'weekday: '],
  ['words that were not read', '会堂2024年3月5日9:00—17:00开放。3月8日另有安排。', 'unread: '],
  [
    'a contradiction',
    '会堂2024年3月5日9:00—17:00开放。\n会堂2024年3月5日闭馆。',
    'contradiction: ',
  ],
  [
    'last entry after closing',
    '会堂2024年3月5日9:00—17:00开放，17:30停止入馆。',
    'last entry is after closing',
  ],
])('%s of a text is an open question of its draft', async (_, text, kind) => {
  const places = [{ id: 'hall', name: '会堂', aliases: [], partOf: null, kind: 'museum' }]
  const head = { title: '公告', publisher: '某馆', announced: '2024-02-01' }
  const read = draft(text, { places, ...head, calendar: CALENDAR })
  const yaml = draftYaml(draftNotice(read, text, { ...head, id: 'town-2024' }), 'words')
  const { issues } = await check({}, { 'cities/town/notices/a.yaml': yaml })
  const questions = issues.filter(({ code }) => code === 'open-question')
  expect(questions.map(({ severity }) => severity)).toContain('warning')
  expect(questions.map(({ message }) => message).join('\n')).toContain(kind)
})
