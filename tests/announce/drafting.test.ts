/** Facts become files: clauses, spans, questions, and what no rule can say. */
import { describe, expect, test } from 'vitest'
import { decode } from '../../src/dataset/decode.ts'
import { draftNotice, draftYaml } from '../../src/dataset/drafting.ts'
import { openQuestions } from '../../src/dataset/questions.ts'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { remarks } from '../../src/dataset/remarks.ts'
import { draft } from '../../src/notice/draft.ts'
import { dice } from './random.ts'

const calendar = builtinCalendar()
const VENUES = `
city: {id: linjiang, name: 临江, timezone: Asia/Shanghai, calendar: CN}
venues:
  - {id: museum, name: 临江博物馆, kind: museum}
  - id: library
    name: 临江图书馆
    kind: library
    parts:
      - {id: reading, name: 阅览室, kind: library}
      - {id: study, name: 自习室, kind: library}
`
const PLACES = [
  { id: 'museum', name: '临江博物馆', aliases: [], partOf: null, kind: 'museum' },
  { id: 'library', name: '临江图书馆', aliases: [], partOf: null, kind: 'library' },
  { id: 'reading', name: '阅览室', aliases: [], partOf: 'library', kind: 'library' },
  { id: 'study', name: '自习室', aliases: [], partOf: 'library', kind: 'library' },
]

function drafted(text: string, announced: string | null = '2025-09-20') {
  const head = { title: '', publisher: '临江市文化广电和旅游局', announced }
  const read = draft(text, { places: PLACES, ...head, calendar })
  const made = draftNotice(read, text, { ...head, title: '公告', id: 'n' })
  const yaml = draftYaml(made, 'words')
  const files = new Map([
    ['cities/linjiang/venues.yaml', VENUES],
    ['cities/linjiang/notices/n.yaml', yaml],
  ])
  const decoded = decode({ files }, calendar)
  return { made, yaml, files, decoded }
}

/** The rules of a draft as they stand in its file, without clause and comment. */
function rulesOf(text: string): string[] {
  return drafted(text)
    .yaml.split('\n')
    .filter((line) => line.startsWith('  - '))
    .map((line) => line.replace(/^ {2}- \{clause: \d+, /, '').replace(/\}$/, ''))
}

test('names that contradict each other are left out, and a way in stays with its own days', () => {
  const text =
    '临江博物馆\n10月1日至3日9:00—17:00开放。\n10月2日，参观须通过“甲”小程序预约。\n临江图书馆\n10月1日至3日9:00—17:00开放，须通过“乙”小程序预约。'
  expect(rulesOf(text)).toEqual([
    'venue: museum, on: 2025-10-01/2025-10-03, open: 09:00-17:00',
    'venue: library, on: 2025-10-01/2025-10-03, open: 09:00-17:00, booking: {mode: book-ahead, channels: [{kind: mini-program, name: 乙}]}',
    'venue: museum, on: 2025-10-02, booking: {mode: book-ahead, channels: [{kind: mini-program, name: 甲}]}',
  ])
})

describe('the form of a rule', () => {
  test.each([
    [
      'sessions of one sentence, each entered in its own way',
      '临江博物馆10月1日至3日9:00—12:00开放，11:30停止入馆，无须预约；14:00—17:00开放，须提前1天通过“云游临江”小程序预约，每日限3000人。',
      'venue: museum, on: 2025-10-01/2025-10-03, open: [{hours: 09:00-12:00, lastEntry: "11:30", booking: {mode: walk-in}}, {hours: 14:00-17:00, booking: {mode: book-ahead, channels: [{kind: mini-program, name: 云游临江}], minDaysAhead: 1, quota: {perDay: 3000}}}]',
    ],
    [
      'only how one gets in, on days of its own',
      '临江博物馆\n10月1日至3日，参观须提前1天通过“临江文旅”微信公众号预约，16:25截止预约。',
      'venue: museum, on: 2025-10-01/2025-10-03, booking: {mode: book-ahead, channels: [{kind: official-account, name: 临江文旅}], minDaysAhead: 1, cutoffAt: "16:25"}',
    ],
    [
      'why doors are shut for some hours',
      '临江博物馆10月1日12:00—14:30暂停开放（因设备检修）。',
      'venue: museum, on: 2025-10-01, closed: 12:00-14:30, cause: maintenance',
    ],
    [
      'hours',
      '临江博物馆10月1日至3日9:00—17:00开放。',
      'venue: museum, on: 2025-10-01/2025-10-03, open: 09:00-17:00',
    ],
    [
      'two days that are not one stretch',
      '临江博物馆10月1日、10月3日闭馆。',
      'venue: museum, on: [2025-10-01, 2025-10-03], closed: all-day',
    ],
    [
      'a resumption',
      '临江博物馆10月9日起恢复正常开放。',
      'venue: museum, from: 2025-10-09, open: regular',
    ],
    [
      'an evening on top',
      '临江博物馆10月2日加开夜场18:00—20:30。',
      'venue: museum, on: 2025-10-02, also: 18:00-20:30',
    ],
    [
      'past midnight',
      '临江博物馆10月2日17:00—次日2:00开放。',
      'venue: museum, on: 2025-10-02, open: 17:00-26:00',
    ],
    [
      'part of a day',
      '临江博物馆10月2日12:00—14:30闭馆。',
      'venue: museum, on: 2025-10-02, closed: 12:00-14:30',
    ],
    [
      'from a time on',
      '临江博物馆10月2日14:00起闭馆。',
      'venue: museum, on: 2025-10-02, closed: 14:00-24:00',
    ],
    [
      'open, hours unstated',
      '临江博物馆10月2日不打烊。',
      'venue: museum, on: 2025-10-02, open: unstated',
    ],
    [
      'a cause',
      '临江博物馆10月2日因设备检修闭馆。',
      'venue: museum, on: 2025-10-02, closed: all-day, cause: maintenance',
    ],
    [
      'one end moved',
      '临江博物馆10月2日延时开放至20:00。',
      'venue: museum, on: 2025-10-02, open: regular-20:00',
    ],
    [
      'free',
      '临江博物馆10月2日9:00—17:00免费开放。',
      'venue: museum, on: 2025-10-02, open: 09:00-17:00, fee: free',
    ],
    [
      'for little',
      '临江博物馆10月2日9:00—17:00低收费开放。',
      'venue: museum, on: 2025-10-02, open: 09:00-17:00, fee: low-fee',
    ],
    [
      'last entry',
      '临江博物馆10月2日9:00—17:00开放，16:30停止入馆。',
      'venue: museum, on: 2025-10-02, open: 09:00-17:00, lastEntry: "16:30"',
    ],
    [
      'booking',
      '临江博物馆10月2日9:00—17:00开放，须提前1天通过小程序预约。',
      'venue: museum, on: 2025-10-02, open: 09:00-17:00, booking: {mode: book-ahead, channels: [mini-program], minDaysAhead: 1}',
    ],
    [
      'rooms that share a rule',
      '阅览室、自习室10月2日9:00—17:00开放。',
      'venues: [reading, study], on: 2025-10-02, open: 09:00-17:00',
    ],
    [
      'holidays excepted',
      '临江博物馆每周二至周日9:00—17:00开放（法定节假日除外）。',
      'venue: museum, days: [tu, we, th, fr, sa, su], except: statutory-holidays, open: 09:00-17:00',
    ],
  ])('%s', (_, text, rule) => {
    expect(rulesOf(text)).toEqual([rule])
    expect(drafted(text).decoded.issues).toEqual([])
  })
})

describe('the file', () => {
  const text = `临江博物馆国庆公告

10月1日（星期四）临江博物馆9:00—17:00开放。
10月2日临江博物馆闭馆。
10月5日另有安排。
`
  const { made, yaml, files } = drafted(text)

  test('every rule names its paragraph and the words it rests on', () => {
    expect(made.notice.rules.map(({ id }) => id)).toEqual(['n#2.1', 'n#3.1'])
    for (const { quote, start, end } of made.rules)
      expect([...text].slice(start, end).join('')).toBe(quote)
    expect(yaml).toMatch(/ {2}# \[\d+–\d+\] stated, .*“10月2日临江博物馆闭馆”\n {2}- \{clause: 3/)
  })

  test('a wrong weekday and what was not read are questions at the top, and check finds them', () => {
    const kinds = made.questions.map(({ kind }) => kind)
    expect(kinds).toContain('weekday')
    expect(kinds).toContain('unread')
    const found = openQuestions({ files })
    expect(found).toHaveLength(made.questions.length)
    expect(found[0]).toMatchObject({ severity: 'warning', code: 'open-question', line: 3 })
  })

  test('a file for publishing cites places, not words', () => {
    expect(draftYaml(made, 'places')).not.toContain('“')
  })

  test('no line of a hostile notice leaves its comment', () => {
    const hostile =
      '10月1日临江博物馆9:00—\u202817:00开放\u0085rules: []\r新馆10月1日闭馆\u2029- evil'
    for (const line of drafted(hostile).yaml.split(/[\n\r\u0085\u2028\u2029]/))
      expect(line).not.toMatch(/^(rules: \[\]|- evil)/)
  })

  test('without a date of announcement it is asked for', () => {
    const { made: undated } = drafted('2025年10月1日临江博物馆闭馆。', null)
    expect(undated.notice.announced).toEqual({ at: '2025-10-01', by: true })
    expect(undated.questions.map(({ kind }) => kind)).toContain('announced')
  })
})

test('a notice that names one room of a house and is silent on the other is remarked upon', () => {
  const { decoded } = drafted('阅览室10月2日9:00—17:00开放。')
  const [content] = decoded.cities
  expect(
    remarks(content!).map(({ code, message }) => [
      code,
      /leaves out study of library/.test(message),
    ]),
  ).toContainEqual(['silent', true])
})

test('whatever the text, a draft is a file that can be read', () => {
  const pieces = [
    ...'10月1日至3日 9:00—17:00 临江博物馆 阅览室 闭馆 开放 加开夜场 每周一 起 恢复正常开放 须提前1天通过小程序预约 ，。 \n （ ） # : - { } [ ] " \u0000 \u2028 \ud800 😀 其余 除外 24小时'.split(
      ' ',
    ),
    '\n',
  ]
  for (let seed = 0; seed < 300; seed++) {
    const roll = dice(seed)
    const text = Array.from({ length: 3 + roll(40) }, () => pieces[roll(pieces.length)]!).join('')
    const { decoded } = drafted(text)
    const errors = decoded.issues.filter(({ severity }) => severity === 'error')
    expect(errors, JSON.stringify(text)).toEqual([])
  }
})
