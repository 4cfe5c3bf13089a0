/** Strangers' notices in other signs, other words for the same, and among lines that say nothing of doors. */
import { expect, test } from 'vitest'
import { MOST_SILENT, rewritten } from './rewritten.ts'

/** One notice of so many is written again here; `npm run prove rewritten` does it to all. */
const NTH = 20

test('what a notice says does not hang on how it is written', () => {
  const all = rewritten(NTH)
  const of = all.reduce((n, one) => n + one.of, 0)
  const silent = all.flatMap((one) => one.silent.map((id) => `${one.name}: ${id}`))
  expect(of).toBeGreaterThan(1000)
  expect(silent.length * 1000, silent.join('\n')).toBeLessThanOrEqual(of * MOST_SILENT)
})
