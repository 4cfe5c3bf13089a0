/** Our QR codes, module by module, against the `qr` package and its decoder. */
import encodeQR from 'qr'
import decodeQR from 'qr/decode.js'
import { describe, expect, test } from 'vitest'
import { qrCode } from '../../src/render/qr.ts'
import type { QrCode } from '../../src/render/qr.ts'
import { qrSvg } from '../../src/render/subscribe.ts'

/** Most bytes of versions 1 to 20 at level M (ISO/IEC 18004, Table 7). */
const ROOM = [
  14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666,
]

function drawn({ size, modules }: QrCode): string[] {
  return Array.from({ length: size }, (_, y) => modules.subarray(y * size, (y + 1) * size).join(''))
}

/** The same by the other encoder, its margin taken off. */
function expected(text: string): string[] {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', encoding: 'byte', border: 1 })
  return rows.slice(1, -1).map((row) => row.slice(1, -1).map(Number).join(''))
}

function text(bytes: number, kind: number): string {
  const letters = 'https://budayang.example/venues/?lang=en&'
  return Array.from({ length: bytes }, (_, i) => letters[(i * (kind + 3)) % letters.length]).join(
    '',
  )
}

describe.each(ROOM.map((bytes, i) => ({ version: i + 1, bytes })))(
  'version $version of $bytes bytes',
  ({ version, bytes }) => {
    test.each([0, 1, 2])('full, text %i', (kind) => {
      const code = qrCode(text(bytes, kind))!
      expect(code.size).toBe(17 + 4 * version)
      expect(drawn(code)).toEqual(expected(text(bytes, kind)))
    })
    test('with room to spare, and one byte too many', () => {
      const few = text(ROOM[version - 2] ?? 0, 1) + 'x'
      expect(drawn(qrCode(few)!)).toEqual(expected(few))
      expect(qrCode(text(bytes + 1, 1))?.size ?? null).toBe(
        version === 20 ? null : 21 + 4 * version,
      )
    })
  },
)

test('every mask is chosen for some address, and as the other encoder chooses', () => {
  const chosen = new Set<string>()
  for (let n = 0; n < 120; n++) {
    const address = `https://budayang.example/venues/venue-${n}`
    const rows = drawn(qrCode(address)!)
    expect(rows).toEqual(expected(address))
    chosen.add(rows[8]!.slice(2, 5)) // the three bits of the mask, themselves masked
  }
  expect(chosen.size).toBe(8)
})

test.each([
  'x',
  'https://budayang.example/venues/zhuzhou-museum',
  'https://馆.example/venues/株洲博物馆',
  `webcal://budayang.example/feeds/mix.ics?venues=${'zhuzhou-library,'.repeat(38)}`,
])('%s is read back', (address) => {
  const { size, modules } = qrCode(address)!
  const side = (size + 8) * 4
  const data = new Uint8Array(side * side * 4).fill(255)
  for (let y = 0; y < size * 4; y++)
    for (let x = 0; x < size * 4; x++)
      if (modules[(y >> 2) * size + (x >> 2)])
        data.fill(0, ((y + 16) * side + x + 16) * 4, ((y + 16) * side + x + 16) * 4 + 3)
  expect(decodeQR({ width: side, height: side, data })).toBe(address)
})

test('an address too long to be drawn is left out of the page', () => {
  expect(qrSvg(`https://${'x'.repeat(659)}`)).toBe('')
})
