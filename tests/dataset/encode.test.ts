/** What is written down is what was read: canonical JSON, and YAML for editors. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode, decodeNotice, channelsOf } from '../../src/dataset/decode.ts'
import {
  decodeContent,
  encode,
  encodeNoticeYaml,
  encodeVenuesYaml,
  folderOf,
} from '../../src/dataset/encode.ts'
import { DATA_DIR, loadFolder, readFolder } from '../../src/dataset/read.ts'
import { CALENDAR, folder } from './folders.ts'

const zhuzhou = loadFolder(DATA_DIR).cities.find((c) => c.city.id === 'zhuzhou')!

describe('canonical JSON', () => {
  test('gives the content back', () => {
    expect(decodeContent(encode(zhuzhou))).toEqual(zhuzhou)
  })
  test('does not depend on the order in which keys were set', () => {
    const { calendar, notices, venues, city } = zhuzhou
    const turned = {
      calendar,
      notices,
      venues,
      city: {
        calendar: city.calendar,
        timezone: city.timezone,
        nameEn: city.nameEn,
        name: city.name,
        id: city.id,
      },
      format: 1 as const,
    }
    expect(encode(turned)).toBe(encode(zhuzhou))
  })
  test('changes with any fact', () => {
    const other = structuredClone(zhuzhou)
    other.notices[0]!.rules[0]!.basis = 'implied'
    expect(encode(other)).not.toBe(encode(zhuzhou))
  })
  test('refuses other formats', () => {
    expect(() => decodeContent('{"format":2}')).toThrow('stored content has format 2, not 1')
  })
})

describe('YAML', () => {
  test.each(loadFolder(DATA_DIR).cities.map((c) => [c.city.id, c] as const))(
    'the whole city of %s',
    (_, content) => {
      const { cities, issues } = decode(folderOf(content))
      expect(issues.filter((i) => i.severity === 'error')).toEqual([])
      expect(cities).toEqual([content])
    },
  )

  test('named channels are written by their id', () => {
    const channels = channelsOf(readFolder(DATA_DIR), 'zhuzhou')
    const notice = zhuzhou.notices.find((n) => n.id === 'zhuzhou-2024-spring-festival')!
    const text = encodeNoticeYaml(notice, {
      channels,
      comment: 'Is the year right?\nAsk the paper.',
    })
    expect(text).toContain('channels: [fitness-mini], minDaysAhead: 1')
    expect(text.split('\n').slice(0, 4)).toEqual([
      '# yaml-language-server: $schema=../../../schema/notice.schema.json',
      '# Is the year right?',
      '# Ask the paper.',
      'id: zhuzhou-2024-spring-festival',
    ])
    expect(decodeNotice('n.yaml', text, { content: zhuzhou, channels })).toEqual({
      notice,
      issues: [],
    })
    expect(encodeVenuesYaml(zhuzhou, channels)).toContain('channels: [museum-account]')
  })

  test('text that YAML could mistake survives', () => {
    const base = decode(folder({}), CALENDAR).cities[0]!
    const strings = [
      'yes',
      'null',
      '1',
      '16:30',
      '2024-02-30',
      '- a',
      '# x',
      'a: b',
      '&a',
      '*b',
      '!c',
      '"',
      "'",
      '\\',
      '多行\n文字\n\n尾',
      '{x}',
      '[y]',
      '%YAML',
      '~',
      '0x1F',
      '1e3',
      '@',
      '`',
      '？',
    ]
    const content = {
      ...base,
      venues: base.venues.map((v) => ({
        ...v,
        aliases: strings,
        address: strings.join(' '),
        doubts: strings.join('\n'),
      })),
      notices: base.notices.map((n) => ({ ...n, title: '公告: "甲" # 1', note: '- 乙\n# 丙' })),
    }
    expect(decode(folderOf(content)).cities).toEqual([content])
  })
})

describe('decode ∘ encode on random rules', () => {
  const pick = <T>(...words: T[]) => fc.constantFrom(...words)
  const maybe = <T>(arb: fc.Arbitrary<T>) => fc.option(arb, { nil: null })
  const clock = (min: number, max: number) =>
    fc
      .integer({ min, max })
      .map(
        (m) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`,
      )
  const date = fc.integer({ min: 1, max: 28 }).map((d) => `2024-02-${String(d).padStart(2, '0')}`)
  const window = fc
    .tuple(fc.integer({ min: 0, max: 1438 }), fc.integer({ min: 2, max: 1440 }))
    .chain(([from, long]) =>
      fc.tuple(clock(from, from), clock(from + long, from + long), fc.constant(from + long)),
    )
    .map(([from, to]) => `${from}-${to}`)
  const booking = fc
    .record({
      mode: pick('walk-in', 'first-come', 'book-ahead', 'book-or-walk-in', 'by-arrangement'),
      channels: fc.subarray(['account', 'counter', 'online', '{kind: phone, name: "1"}']),
      register: fc.boolean(),
      min: maybe(fc.integer({ min: 0, max: 3 })),
      max: maybe(fc.integer({ min: 3, max: 9 })),
      at: maybe(clock(0, 1440)),
      note: maybe(pick('甲', 'a: b', '1')),
    })
    .map(
      ({ mode, channels, register, min, max, at, note }) =>
        `{mode: ${mode}, channels: [${channels.join(', ')}], register: ${register}` +
        (min === null ? '' : `, minDaysAhead: ${min}`) +
        (max === null ? '' : `, maxDaysAhead: ${max}`) +
        (at === null ? '' : `, cutoffAt: "${at}"`) +
        (note === null ? '' : `, note: "${note}"`) +
        '}',
    )
  const on = fc.oneof(
    date,
    fc.tuple(date, date).map(([a, b]) => (a < b ? `${a}/${b}` : `${b}/${a}`)),
    pick(
      'spring-festival',
      'lantern',
      'lunar-new-year-7',
      'statutory-holidays',
      '{festival: lantern, offset: -3}',
    ),
  )
  const days = pick(
    '[mo]',
    '[tu, su]',
    '[workdays]',
    '[rest-days]',
    '[{nth: -1, day: we}]',
    '[statutory-holidays, sa]',
  )
  const open = fc.oneof(
    fc.uniqueArray(window, { minLength: 1, maxLength: 3 }).map((w) => `open: [${w.join(', ')}]`),
    window.map((w) => `also: ${w}`),
    window.map((w) => `closed: ${w}`),
    fc.tuple(window, booking).map(([w, b]) => `open: [{hours: ${w}, booking: ${b}, fee: paid}]`),
    pick(
      'open: all-day',
      'open: unstated',
      'open: 09:00-?',
      'open: ?-20:00',
      'closed: all-day',
      'open: regular, as: tu',
      'open: regular-19:00, lastEntry: "18:30"',
      'open: 08:00-regular',
      'open: 10:00-18:00, lastEntry: "17:30"',
      'open: regular, lastEntry: -30',
      'open: {hours: 10:00-18:00, lastEntry: "14:30", entry: [10:00-11:00, 14:00-15:00]}',
      'open: {hours: 10:00-18:00, booking: {mode: book-ahead, quota: {perDay: 5, perSession: 2}}}',
      'open: [10:00-12:00, {hours: 14:00-18:00, lastEntry: "17:30"}]',
      'open: [{hours: 10:00-12:00, lastEntry: "11:30"}, 14:00-18:00]',
      'fee: low-fee',
    ),
  )
  const rule = fc
    .record({
      clause: maybe(fc.integer({ min: 1, max: 3 })),
      place: pick('venue: hall', 'venues: [room, desk]'),
      on,
      days: maybe(days),
      except: maybe(pick('mo', 'workdays', '[2024-02-14, lantern]')),
      open,
      booking: maybe(booking),
      basis: pick('stated', 'implied'),
      reach: pick('parts', 'all'),
    })
    .map(
      (r) =>
        '{' +
        [
          r.clause === null ? null : `clause: ${r.clause}`,
          r.place,
          `on: ${r.on}`,
          r.days && `days: ${r.days}`,
          r.except && `except: ${r.except}`,
          r.open,
          r.booking && `booking: ${r.booking}`,
          `basis: ${r.basis}`,
          `reach: ${r.reach}`,
        ]
          .filter(Boolean)
          .join(', ') +
        '}',
    )

  test('a notice', () => {
    fc.assert(
      fc.property(fc.array(rule, { minLength: 1, maxLength: 5 }), (rules) => {
        const { cities, issues } = decode(folder({ rules }), CALENDAR)
        expect(issues.filter((i) => i.severity === 'error')).toEqual([])
        const content = cities[0]!
        expect(decode(folderOf(content)).cities).toEqual([content])
        expect(decodeContent(encode(content))).toEqual(content)
      }),
      { numRuns: 60, seed: 20240209 },
    )
  })
})
