/**
 * QR codes (ISO/IEC 18004:2024) of addresses: byte mode, error correction level M, versions 1 to 20.
 * Our own because general encoders weigh 6 kB at the edge; tested module by module against one.
 */

/** A symbol without its margin. */
export interface QrCode {
  /** Modules of a side. */
  size: number
  /** Row by row, 1 dark. */
  modules: Uint8Array
}

/** The symbol of a text; null for more than 666 bytes of UTF-8. */
export function qrCode(text: string): QrCode | null {
  const content = new TextEncoder().encode(text)
  let version = 1
  while (content.length > room(version)) if (++version > BLOCKS.length) return null
  const { size, plain, cells, masks } = formOf(version)
  const filled = plain.slice()
  const words = codewords(version, content)
  for (let i = 0; i < words.length * 8; i++)
    filled[cells[i]!] = (words[i >> 3]! >> (7 - (i & 7))) & 1
  let [modules, least, chosen] = [filled, Infinity, 0]
  for (const [i, mask] of masks.entries()) {
    const masked = filled.slice()
    for (let place = 0; place < masked.length; place++) masked[place]! ^= mask[place]!
    const score = penalty(masked, size, least)
    if (score < least) [modules, least, chosen] = [masked, score, i]
  }
  drawFormat(version, chosen, (x, y, bit) => (modules[y * size + x] = bit))
  return { size, modules }
}

/** What all symbols of a version have in common. */
interface Form {
  size: number
  /** The patterns, light where data and format come. */
  plain: Uint8Array
  /** Places of data, in the order in which it fills them. */
  cells: number[]
  /** Of each mask, 1 where it turns a module over. */
  masks: Uint8Array[]
}

const forms = new Map<number, Form>()

function formOf(version: number): Form {
  const known = forms.get(version)
  if (known) return known
  const size = 17 + 4 * version
  const plain = new Uint8Array(size * size)
  const fixed = new Uint8Array(size * size)
  drawPatterns(version, (x, y, bit) => {
    if (Math.min(x, y) < 0 || Math.max(x, y) >= size || fixed[y * size + x]) return
    fixed[y * size + x] = 1
    plain[y * size + x] = bit
  })
  const masks = MASKS.map((remainder) =>
    fixed.map((set, i) => (set || remainder(i % size, Math.floor(i / size)) ? 0 : 1)),
  )
  const form = { size, plain, cells: pathOf(fixed, size), masks }
  forms.set(version, form)
  return form
}

type Draw = (x: number, y: number, bit: number) => unknown

/** By version, level M: check words of a block, and how many blocks there are (Table 9), in base 36. */
const CHECKS = 'agqiogimmqummoossqqq'
const BLOCKS = '11122444555899aabdeg'

function shareOf(version: number): { checks: number; blocks: number; words: number } {
  // all modules less those of the patterns, in bytes (Table 1)
  const aligned = version < 2 ? 0 : Math.floor(version / 7) + 2
  const patterns = aligned && (25 * aligned - 10) * aligned - 55 + (version < 7 ? 0 : 36)
  const words = ((16 * version + 128) * version + 64 - patterns) >> 3
  const [checks, blocks] = [CHECKS, BLOCKS].map((table) => parseInt(table[version - 1]!, 36))
  return { checks: checks!, blocks: blocks!, words }
}

/** Bytes of content that a version holds beside mode and length. */
function room(version: number): number {
  const { checks, blocks, words } = shareOf(version)
  return words - checks * blocks - (version < 10 ? 2 : 3)
}

/** Finders, alignment (Annex E), timing; light modules where format and version will stand. */
function drawPatterns(version: number, draw: Draw): void {
  const last = 10 + 4 * version
  const square = (cx: number, cy: number, reach: number) => {
    for (let dy = -reach; dy <= reach; dy++)
      for (let dx = -reach; dx <= reach; dx++) {
        const ring = Math.max(Math.abs(dx), Math.abs(dy))
        draw(cx + dx, cy + dy, ring === reach / 2 || ring === 4 ? 0 : 1)
      }
  }
  square(3, 3, 4)
  square(last + 3, 3, 4)
  square(3, last + 3, 4)
  const gaps = Math.ceil((last - 6) / 28)
  const even = Math.floor((last - 6) / gaps)
  const step = even + (even % 2 ? 1 : ((last - 6) % gaps) * 2 >= gaps ? 2 : 0)
  const centres = Array.from({ length: gaps + 1 }, (_, i) => (i ? last - (gaps - i) * step : 6))
  if (version > 1)
    for (const y of centres)
      for (const x of centres)
        // where finders are, there is no alignment
        if (Math.min(x, y) > 6 || (x + y !== 12 && x + y !== last + 6)) square(x, y, 2)
  for (let i = 8; i < last; i++) {
    draw(i, 6, ~i & 1)
    draw(6, i, ~i & 1)
  }
  drawFormat(version, null, draw)
}

/** Format (§7.9, Annex C) and version (§7.10, Annex D), each twice; all light while there is no mask. */
function drawFormat(version: number, mask: number | null, draw: Draw): void {
  const size = 17 + 4 * version
  const bit = (word: number, i: number) => (mask === null ? 0 : (word >> i) & 1)
  const format = checked(mask ?? 0, 10, 0b10100110111) ^ 0b101010000010010
  for (let i = 0; i < 15; i++) {
    const value = bit(format, i)
    if (i < 8) draw(8, i < 6 ? i : i + 1, value)
    else draw(i === 8 ? 7 : 14 - i, 8, value)
    if (i < 8) draw(size - 1 - i, 8, value)
    else draw(8, size - 15 + i, value)
  }
  draw(8, size - 8, bit(1, 0))
  if (version < 7) return
  const word = checked(version, 12, 0b1111100100101)
  for (let i = 0; i < 18; i++) {
    const [x, y] = [size - 11 + (i % 3), Math.floor(i / 3)]
    draw(x, y, bit(word, i))
    draw(y, x, bit(word, i))
  }
}

/** A value followed by its remainder modulo a generator polynomial of `bits` bits more. */
function checked(value: number, bits: number, generator: number): number {
  let rest = value
  for (let i = 0; i < bits; i++) rest = (rest << 1) ^ ((rest >> (bits - 1)) * generator)
  return (value << bits) | rest
}

/** Places in the order in which data fills them: columns by twos, up and down, from the right (§7.7.3). */
function pathOf(fixed: Uint8Array, size: number): number[] {
  const path: number[] = []
  let up = true
  for (let right = size - 1; right > 0; right -= 2, up = !up) {
    if (right === 6) right = 5 // timing has this column for itself
    for (let i = 0; i < size; i++) {
      const cell = (up ? size - 1 - i : i) * size + right
      for (const place of [cell, cell - 1]) if (!fixed[place]) path.push(place)
    }
  }
  return path
}

/** Mode, length, content and padding in blocks, interleaved, then their check words (§7.4 to 7.6). */
function codewords(version: number, content: Uint8Array): number[] {
  const { checks, blocks, words } = shareOf(version)
  // the mode takes half a byte, so that everything is shifted by one
  const length = content.length
  const bytes = [...(version < 10 ? [] : [length >> 8]), length & 255, ...content, 0]
  const data = bytes.map((byte, i) => ((i ? bytes[i - 1]! & 15 : 4) << 4) | (byte >> 4))
  const total = words - checks * blocks
  for (let pad = 0xec; data.length < total; pad ^= 0xfd) data.push(pad)
  const short = blocks - (total % blocks)
  const share = Math.floor(total / blocks)
  const parts = Array.from({ length: blocks }, (_, i) => {
    const start = i * share + Math.max(0, i - short)
    return data.slice(start, start + share + (i < short ? 0 : 1))
  })
  const generator = generatorOf(checks)
  const remainders = parts.map((part) => remainder(part, generator))
  const across = (rows: number[][], most: number) =>
    Array.from({ length: most }, (_, i) => rows.map((row) => row[i])).flat()
  return [...across(parts, share + 1), ...across(remainders, checks)].filter((w) => w !== undefined)
}

/** Reed–Solomon check words over GF(256) with the polynomial 0x11d (§7.5.2, Annex A). */
function remainder(data: number[], generator: number[]): number[] {
  const rest = [...data, ...Array<number>(generator.length - 1).fill(0)]
  for (const i of data.keys()) {
    const lead = rest[i]!
    for (const [j, c] of generator.entries()) rest[i + j]! ^= times(c, lead)
  }
  return rest.slice(data.length)
}

/** The product of (x − 2^i) for so many i, highest power first. */
function generatorOf(checks: number): number[] {
  let generator = [1]
  for (let i = 0; i < checks; i++)
    generator = [...generator, 0].map((c, j) => c ^ times(generator[j - 1] ?? 0, POWERS[i]!))
  return generator
}

/** Powers of 2 in the field, and of which power each element is. */
const POWERS: number[] = [1]
for (let i = 1; i < 510; i++) POWERS[i] = (POWERS[i - 1]! * 2) ^ (POWERS[i - 1]! < 128 ? 0 : 0x11d)
const EXPONENTS = POWERS.slice(0, 255).reduce<number[]>((of, power, i) => ((of[power] = i), of), [])

function times(a: number, b: number): number {
  return a && b ? POWERS[EXPONENTS[a]! + EXPONENTS[b]!]! : 0
}

/** Where a mask turns a module over: where its formula is 0 (Table 10). */
const MASKS: ((x: number, y: number) => number)[] = [
  (x, y) => (x + y) % 2,
  (_, y) => y % 2,
  (x) => x % 3,
  (x, y) => (x + y) % 3,
  (x, y) => (Math.floor(y / 2) + Math.floor(x / 3)) % 2,
  (x, y) => ((x * y) % 2) + ((x * y) % 3),
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2,
]

/**
 * How hard a symbol is to read (§7.8.3): long runs, blocks, what looks like a finder, imbalance.
 * From `limit` on it is no longer counted how much harder.
 */
function penalty(modules: Uint8Array, size: number, limit: number): number {
  let [score, dark] = [0, 0]
  for (let a = 0; a < size && score < limit; a++) {
    // of row a, then of column a: the run that ends here, and the last eleven modules
    let [run, seen, runDown, seenDown] = [0, 0, 0, 0]
    for (let b = 0; b < size; b++) {
      const cell = a * size + b
      const bit = modules[cell]!
      const down = modules[b * size + a]!
      dark += bit
      run = bit === (seen & 1) && b ? run + 1 : 1
      runDown = down === (seenDown & 1) && b ? runDown + 1 : 1
      seen = ((seen << 1) | bit) & 2047
      seenDown = ((seenDown << 1) | down) & 2047
      score += ofRun(run) + ofRun(runDown)
      if (b > 9) score += likeFinder(seen) + likeFinder(seenDown)
      // below the last row there is nothing, which is neither
      if (run > 1 && modules[cell + size] === bit && modules[cell + size - 1] === bit) score += 3
    }
  }
  const off = Math.abs(dark * 20 - size * size * 10) / (size * size)
  return score + 10 * Math.ceil(Math.max(0, off - 1))
}

/** Five alike cost 3, every further one 1. */
function ofRun(length: number): number {
  return length < 5 ? 0 : length === 5 ? 3 : 1
}

function likeFinder(eleven: number): number {
  return eleven === 0b10111010000 || eleven === 0b00001011101 ? 40 : 0
}
