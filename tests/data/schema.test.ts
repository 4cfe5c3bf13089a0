/** The published schemas are those of the code, and every data file keeps them. */
import Ajv2020 from 'ajv/dist/2020.js'
import { parse } from 'yaml'
import { describe, expect, test } from 'vitest'
import { schemas } from '../../src/dataset/schema.ts'
import { DATA_DIR, readFolder } from '../../src/dataset/read.ts'
import { decode } from '../../src/dataset/decode.ts'
import { CALENDAR, folder } from '../dataset/folders.ts'

const ajv = new Ajv2020.default({
  allErrors: true,
  strict: true,
  strictRequired: false,
  allowUnionTypes: true,
})
const check = new Map([...schemas()].map(([name, schema]) => [name, ajv.compile(schema)]))

/** What the schema named at the head of a file says of it. */
function faults(text: string, name?: string): string[] {
  const schema = name ?? /^# yaml-language-server: \$schema=.*\/([a-z.]+)\n/.exec(text)?.[1]
  const validate = check.get(schema ?? '')
  if (!validate) return [`no schema: ${schema}`]
  return validate(parse(text)) ? [] : validate.errors!.map((e) => `${e.instancePath} ${e.message}`)
}

describe('data/schema', () => {
  test.each([...schemas()])('%s is up to date', async (name, schema) => {
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(
      `../../data/schema/${name}`,
    )
  })
})

describe('data files', () => {
  test.each([...readFolder(DATA_DIR).files])('%s', (path, text) => {
    expect(faults(text)).toEqual([])
    const depth = path.split('/').length - 1
    expect(text.split('\n')[0]).toContain(`$schema=${'../'.repeat(depth)}schema/`)
  })
})

describe('the schema and the decoder agree', () => {
  const legal = [
    '{clause: 1, venue: hall, on: 2024-02-09/2024-02-11, open: 10:00-16:00}',
    '{venues: [room, desk], on: [2024-02-10, lantern], open: [08:30-12:00, 14:30-17:30], others: closed}',
    '{venue: hall, on: {festival: lantern, offset: -3}, also: 17:00-26:00, lastEntry: "25:00"}',
    '{venue: hall, on: 2024-02-09, open: {hours: 09:00-11:30, lastEntry: "11:00", fee: paid, booking: {mode: walk-in}}}',
    '{venue: hall, on: 2024-02-09, open: ?-20:00}',
    '{venue: hall, on: 2024-02-09, open: regular-19:00, as: tu}',
    '{venue: hall, from: 2024-02-17, open: regular, booking: {mode: book-ahead, channels: [account, online]}}',
    '{venue: hall, days: [{nth: -1, day: we}, workdays], to: 2024-03-01, closed: 12:00-13:00, except: [mo, 05-01/10-31]}',
    '{venue: hall, on: spring-festival, closed: all-day, cause: maintenance, basis: implied, reach: all, note: null}',
    '{venue: hall, on: 2024-02-09, fee: free}',
    '{venue: hall, open: all-day, holidays: same}',
    '{venue: hall, on: {after: national-day, day: 1, moved: mo}, closed: all-day}',
    '{venue: hall, on: 2024-02-09, open: {hours: 09:00-17:00, entry: [09:00-10:00]}, booking: {mode: book-ahead, quota: {perDay: 5}}}',
    '{venue: hall, on: 2024-02-09, open: regular, lastEntry: -30}',
  ]
  const bad = [
    '{clause: 0, venue: hall, on: 2024-02-09, open: all-day}',
    '{venue: hall, venues: [room], on: 2024-02-09, open: all-day}',
    '{on: 2024-02-09, open: all-day}',
    '{venue: hall, on: 2024-2-9, open: all-day}',
    '{venue: hall, on: spring-fest, open: all-day}',
    '{venue: hall, on: 2024-02-09, open: 9-17}',
    '{venue: hall, on: 2024-02-09, open: ?-?}',
    '{venue: hall, on: 2024-02-09, open: all-day, closed: 12:00-13:00}',
    '{venue: hall, on: 2024-02-09, also: 17:00-?}',
    '{venue: hall, on: 2024-02-09, opens: all-day}',
    '{venue: hall, on: 2024-02-09, open: []}',
    '{venue: hall, days: mo-fr, to: 2024-03-01, open: all-day}',
    '{venue: hall, on: 2024-02-09, booking: {channels: [online]}}',
    '{venue: hall, on: 2024-02-09, booking: {mode: book-ahead, minDaysAhead: -1}}',
    '{venue: hall, on: 2024-02-09, fee: gratis}',
    '{venue: hall, on: {festival: lantern}, open: all-day}',
  ]
  const verdict = (line: string) => {
    const { files } = folder({ rules: [line] })
    const errors = decode({ files }, CALENDAR).issues.filter((i) => i.severity === 'error')
    const text = files.get('cities/town/notices/a.yaml')!
    return { schema: faults(text, 'notice.schema.json').length === 0, decoder: errors.length === 0 }
  }
  test.each(legal)('legal: %s', (line) => {
    expect(verdict(line)).toEqual({ schema: true, decoder: true })
  })
  test.each(bad)('bad: %s', (line) => {
    expect(verdict(line)).toEqual({ schema: false, decoder: false })
  })
  test('the small folder of the tests keeps the schema of venues', () => {
    const text = folder({ standing: ['{days: mo, closed: all-day}'] }).files.get(
      'cities/town/venues.yaml',
    )!
    expect(faults(text, 'venues.schema.json')).toEqual([])
    expect(faults(text.replace('kind: museum', 'kind: musuem'), 'venues.schema.json')).not.toEqual(
      [],
    )
    expect(faults(text.replace('id: hall', 'id: feeds'), 'venues.schema.json')).not.toEqual([])
  })
})
