/** Strangers' notices in other signs, other words for the same, and among lines that say nothing of doors. */
import { expect, test } from 'vitest'
import { amongOthers, MOST_SILENT, rewritten } from './rewritten.ts'
import { place } from './shown.ts'
import { textsOf } from './tables-of-texts.ts'

/** One notice of so many is written again here; `npm run prove rewritten` does it to all. */
const NTH = 40

test('what a notice says does not hang on how it is written', () => {
  const all = rewritten(NTH)
  const of = all.reduce((n, one) => n + one.of, 0)
  const silent = all.flatMap((one) => one.silent.map((id) => `${one.name}: ${id}`))
  expect(of).toBeGreaterThan(500)
  expect(silent.length * 1000, silent.join('\n')).toBeLessThanOrEqual(of * MOST_SILENT)
})

test('houses of the city that a notice does not name are none of “各馆” and “其他场馆”', () => {
  const { of, otherwise } = amongOthers(10)
  expect(of).toBeGreaterThan(80)
  expect(otherwise).toEqual([])
})

const city = ['芦湾图书馆', '芦湾博物馆', '芦湾美术馆', '芦湾文化馆', '芦湾体育馆'].map((name, k) =>
  place(`h${k}`, name),
)

textsOf({ places: city, announced: '2026-09-20', title: '芦湾图书馆国庆节公告' })(
  'in a city of five houses',
  [
    [
      '芦湾图书馆10月1日至3日闭馆，10月4日起各馆恢复正常开放。',
      'h0 10-01..10-03 closed',
      'h0 10-04.. regular',
      '? 10月4日起各馆恢复正常开放',
    ],
    [
      '除芦湾图书馆10月1日闭馆外，其他市属场馆10月1日至3日正常开放。',
      'h0 10-01 closed',
      'h0 10-02..10-03 regular implied',
      ...['h1', 'h2', 'h3', 'h4'].map((id) => `${id} 10-01..10-03 regular implied`),
    ],
  ],
)
