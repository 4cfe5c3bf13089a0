/** A rule as a form and back: only what was touched changes. */
import { describe, expect, test } from 'vitest'
import { partsOf } from '../../src/dataset/mend.ts'
import { DATA_DIR, loadFolder, readFolder } from '../../src/dataset/read.ts'
import { mendedLine, ruleFields, sentFields } from '../../src/http/edit-rule.ts'

const LINE =
  '{clause: 3, venue: zhuzhou-museum, on: [2024-02-09/2024-02-11, lantern], open: [{hours: 09:00-12:00, fee: free}, 14:00-17:00], lastEntry: "16:30", booking: {mode: book-ahead, channels: [phone], note: 线下}, cause: null}'
const city = loadFolder(DATA_DIR).cities.find((one) => one.city.id === 'zhuzhou')!

/** What a browser sends of a form that shows `line`, with some fields typed over. */
function sent(line: string, typed: Record<string, string | string[]> = {}) {
  const shown = ruleFields(line)!
  const form = new URLSearchParams([['r0-form', '1']])
  for (const [key, value] of Object.entries({
    ...shown,
    last: shown.last,
    'span-from': [...shown.spans.map(({ from }) => from), ''],
    'span-to': [...shown.spans.map(({ to }) => to), ''],
    spans: [],
    register: shown.register ? '1' : '',
    others: shown.others ? '1' : '',
    implied: shown.implied ? '1' : '',
    ...typed,
  }))
    for (const one of [value].flat()) form.append(`r0-${key}`, String(one))
  const fields = sentFields(
    0,
    { field: (name) => form.get(name) ?? '', all: (name) => form.getAll(name) },
    city,
  )!
  return mendedLine(line, line, fields)
}

test('a form sent back as it was leaves every rule of the data folder as it is', () => {
  const changed: string[] = []
  let count = 0
  for (const [file, text] of readFolder(DATA_DIR).files)
    for (const line of file.includes('/notices/') ? partsOf(text)!.rules : []) {
      count++
      if (sent(line) !== line) changed.push(`${line} → ${sent(line)}`)
    }
  expect(changed).toEqual([])
  expect(count).toBeGreaterThan(200)
})

describe('one field typed over', () => {
  const was = '{clause: 3, venue: zhuzhou-museum, on: 2024-02-09, open: 09:00-17:00}'
  const now = (rest: string) => `{clause: 3, venue: zhuzhou-museum, ${rest}}`
  test.each([
    ['hours', { hours: '10:00-16:00' }, now('on: 2024-02-09, open: 10:00-16:00')],
    [
      'hours as people write them',
      { hours: '9点半至12:00、下午' },
      now('on: 2024-02-09, open: [09:30-12:00, 下午]'),
    ],
    ['past midnight', { hours: '19：00—次日2:00' }, now('on: 2024-02-09, open: 19:00-26:00')],
    ['a day', { 'span-from': '2024-02-10' }, now('on: 2024-02-10, open: 09:00-17:00')],
    [
      'a range, and another day',
      { 'span-from': ['2024年2月9日', '2024.2.16'], 'span-to': ['2024-02-12', ''] },
      now('on: [2024-02-09/2024-02-12, 2024-02-16], open: 09:00-17:00'),
    ],
    [
      'a festival instead',
      { 'span-from': '', name: 'lantern' },
      now('on: lantern, open: 09:00-17:00'),
    ],
    [
      'weekdays, holidays excepted',
      { 'span-from': '', days: ['mo', 'tu'], except: 'statutory-holidays' },
      now('days: [mo, tu], except: statutory-holidays, open: 09:00-17:00'),
    ],
    ['closed', { what: 'closed', hours: '' }, now('on: 2024-02-09, closed: all-day')],
    [
      'closed for hours',
      { what: 'not', hours: '12:00-14:00' },
      now('on: 2024-02-09, closed: 12:00-14:00'),
    ],
    [
      'as on Tuesdays',
      { what: 'regular', hours: '', as: 'tu' },
      now('on: 2024-02-09, open: regular, as: tu'),
    ],
    [
      'as usual to 19:00',
      { what: 'regular', hours: '-19:00' },
      now('on: 2024-02-09, open: regular-19:00'),
    ],
    [
      'an evening',
      { what: 'also', hours: '18:00-20:00' },
      now('on: 2024-02-09, also: 18:00-20:00'),
    ],
    [
      'how only',
      { what: 'how', hours: '', mode: 'first-come' },
      now('on: 2024-02-09, booking: {mode: first-come}'),
    ],
    ['last entry', { last: '16:30' }, now('on: 2024-02-09, open: 09:00-17:00, lastEntry: "16:30"')],
    [
      'last entry before closing',
      { last: '闭馆前30分钟' },
      now('on: 2024-02-09, open: 09:00-17:00, lastEntry: -30'),
    ],
    [
      'booking',
      {
        mode: 'book-ahead',
        channels: ['phone', 'mini-program'],
        min: '1',
        cutoff: '16：00',
        real: 'yes',
      },
      now(
        'on: 2024-02-09, open: 09:00-17:00, booking: {mode: book-ahead, channels: [phone, mini-program], minDaysAhead: 1, cutoffAt: "16:00", realName: true}',
      ),
    ],
    [
      'another place by its name',
      { place: '株洲市图书馆' },
      '{clause: 3, venues: [zhuzhou-museum, zhuzhou-library], on: 2024-02-09, open: 09:00-17:00}',
    ],
    [
      'a place that is none stays as typed',
      { places: '', place: '月球馆' },
      '{clause: 3, venue: 月球馆, on: 2024-02-09, open: 09:00-17:00}',
    ],
    [
      'a word for a clause',
      { clause: '三' },
      '{clause: 三, venue: zhuzhou-museum, on: 2024-02-09, open: 09:00-17:00}',
    ],
    ['concluded', { implied: '1' }, now('on: 2024-02-09, open: 09:00-17:00, basis: implied')],
  ] as [string, Record<string, string | string[]>, string][])('%s', (_, typed, line) => {
    expect(sent(was, typed)).toBe(line)
  })

  test('what the form cannot show stays beside it', () => {
    const line = sent(LINE, { clause: '4' })
    expect(line).toContain('open: [{hours: 09:00-12:00, fee: free}, 14:00-17:00]')
    expect(line).toContain('note: 线下')
    expect(sent(LINE, { min: '2' })).toContain(
      'booking: {mode: book-ahead, channels: [phone], note: 线下, minDaysAhead: 2}',
    )
  })

  test('boxes come in the order of the page, and leave that of the rule', () => {
    const rooms =
      '{clause: 1, venues: [zhuzhou-library, zhuzhou-museum], days: [su, mo], open: regular}'
    expect(sent(rooms, { places: ['zhuzhou-museum', 'zhuzhou-library'], days: ['mo', 'su'] })).toBe(
      rooms,
    )
  })

  test('booking is taken away as a whole', () => {
    expect(sent(LINE, { mode: '' })).not.toContain('booking')
  })
})

test('the YAML of an expert counts where its form was not touched', () => {
  const shown = '{clause: 3, venue: zhuzhou-museum, on: 2024-02-09, open: 09:00-17:00}'
  const typed = shown.replace('09:00', '08:00').replace('clause: 3', 'clause: 5')
  const fields = ruleFields(shown)!
  expect(mendedLine(typed, shown, fields)).toBe(typed)
  expect(mendedLine(typed, shown, { ...fields, clause: '4' })).toBe(
    typed.replace('clause: 5', 'clause: 4'),
  )
  expect(mendedLine('{clause: 3,', shown, { ...fields, clause: '4' })).toBe('{clause: 3,')
})

test('a line that is no rule has no fields', () => {
  expect([ruleFields('{clause: 3,'), ruleFields('[a]'), ruleFields('word')]).toEqual([
    null,
    null,
    null,
  ])
})
