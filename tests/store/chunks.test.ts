import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalJson, cut, sha256 } from '../../src/store/chunks.ts'
import { byteLength } from '../../src/store/port.ts'

describe('canonical JSON', () => {
  test.each<[value: unknown, expected: string]>([
    [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
    [{ Z: 1, a: 2, 一: 3 }, '{"Z":1,"a":2,"一":3}'],
    [{ a: undefined, b: { d: 1, c: 2 } }, '{"b":{"c":2,"d":1}}'],
    [[], '[]'],
    [{ 10: 'a', 9: 'b' }, '{"10":"a","9":"b"}'],
    ['\ud800 "\u0000', '"\\ud800 \\"\\u0000"'],
    [-0, '0'],
  ])('%j', (value, expected) => {
    expect(canonicalJson(value)).toBe(expected)
  })

  test.each([NaN, Infinity, [undefined], 1n, () => 1])('refuses %s', (value) => {
    expect(() => canonicalJson(value)).toThrow()
  })

  test('law: parsing gives the value back', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = canonicalJson(value)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
      { seed: 1, numRuns: 500 },
    )
  })
})

test('sha256 is that of the UTF-8 bytes', async () => {
  for (const text of ['', 'abc', '株洲𠮷'.repeat(1000)]) {
    expect(await sha256(text)).toBe(createHash('sha256').update(text).digest('hex'))
  }
})

test('law: byteLength is what an encoder makes', () => {
  const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code))
  const text = fc.oneof(fc.string({ unit }), fc.string({ unit: 'grapheme' }))
  fc.assert(
    fc.property(text, (s) => byteLength(s) === new TextEncoder().encode(s).length),
    { seed: 2, numRuns: 2000 },
  )
})

describe('cut', () => {
  const lines = (n: number, of: (i: number) => string): string =>
    Array.from({ length: n }, (_, i) => of(i)).join('\n')
  test.each<[name: string, text: string, atLeast: number]>([
    ['nothing', '', 1],
    ['a short text', 'x', 1],
    ['Chinese lines', lines(60_000, (i) => `${i} 株洲市图书馆报刊阅览室`), 4],
    ['one sign for ever', '馆'.repeat(1_000_000), 4],
    ['pairs of units', '𠮷'.repeat(500_000), 4],
    ['pairs after one unit', 'x' + '𠮷'.repeat(500_000), 4],
  ])('%s: whole characters, rows below 1 MB, nothing lost', (_name, text, atLeast) => {
    const chunks = cut(text)
    expect(chunks.length).toBeGreaterThanOrEqual(atLeast)
    expect(chunks.join('')).toBe(text)
    for (const chunk of chunks) {
      expect(chunk.isWellFormed()).toBe(true)
      expect(byteLength(chunk)).toBeLessThan(1_000_000)
    }
  })

  test('an insertion at the front leaves the chunks behind it as they were', () => {
    const text = lines(60_000, (i) => `${i} 株洲市图书馆报刊阅览室`)
    const known = new Set(cut(text))
    const fresh = cut(`a line before\n${text}`).filter((chunk) => !known.has(chunk))
    expect(fresh.length).toBeLessThanOrEqual(2)
  })
})
