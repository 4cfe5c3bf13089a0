/** The parser's alphabet: what each writing becomes, and that every character knows where it stood. */
import { expect, test } from 'vitest'
import { normalise } from '../../src/notice/normalise.ts'

const WRITINGS: [string, string][] = [
  ['國慶期間照常開放', '国庆期间照常开放'],
  ['陝西歷史博物館', '陕西历史博物馆'],
  ['中國國傢博物館', '中国国家博物馆'],
  ['羣眾藝術舘', '群众艺术馆'],
  ['１０月１日　９：００', '10月1日9:00'],
]
test.each(WRITINGS)('%s is read as %s', (written, read) => {
  const { text, at, points } = normalise(written)
  expect(text).toBe(read)
  // Each character names the one it came from, in their order.
  expect(at.length).toBe(text.length + 1)
  expect([...at]).toEqual([...at].sort((a, b) => a - b))
  expect(at.at(-1)).toBe(points.length)
})
