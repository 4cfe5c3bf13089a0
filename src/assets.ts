/**
 * Builds what browsers load into `.assets/`: types are stripped by Node itself and comments dropped, so
 * that starting the service needs no bundler. Run by `npm start` and `npm test`; takes well under a second.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { crc32, deflateSync } from 'node:zlib'

const SOURCE = fileURLToPath(new URL('./client/page', import.meta.url))
const DOCS = fileURLToPath(new URL('./render/docs', import.meta.url))

/** The folder that Node and the Worker serve as static files; not in the repository. */
export const ASSETS_DIR = fileURLToPath(new URL('../.assets', import.meta.url))

/** Media types of what lies in the folder, by ending. */
export const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
}

/** Writes every asset; gives back path within the folder and bytes. */
export function buildAssets(dir: string = ASSETS_DIR): { path: string; bytes: number }[] {
  const read = (name: string, folder = SOURCE) => readFileSync(join(folder, name), 'utf8')
  const files = new Map<string, string | Buffer>([
    ['assets/page.css', smallCss(read('page.css'))],
    ['assets/page.js', script(read('page.ts'))],
    ['assets/budayang-hours.js', script(read('budayang-hours.ts'))],
    ['assets/edit.css', smallCss(read('edit.css'))],
    ['assets/edit.js', script(read('edit.ts'))],
    ['assets/icon.svg', read('icon.svg')],
    ['assets/icon-180.png', icon(180)],
    ['assets/icon-192.png', icon(192)],
    ['assets/icon-512.png', icon(512)],
    ['assets/docs.css', smallCss(read('docs.css', DOCS))],
    ['assets/docs.js', script(read('docs.ts', DOCS))],
    ['docs.html', read('docs.html', DOCS)],
  ])
  const digest = createHash('sha256')
  for (const [path, content] of files) digest.update(path).update(content)
  const build = digest.digest('hex').slice(0, 12)
  files.set('sw.js', script(read('worker.ts')).replace('__BUILD__', build))
  for (const [path, content] of files) {
    mkdirSync(join(dir, path, '..'), { recursive: true })
    writeFileSync(join(dir, path), content)
  }
  return [...files].map(([path, content]) => ({ path, bytes: Buffer.byteLength(content) }))
}

/** JavaScript of one module: our browser files keep comments on lines of their own. */
function script(source: string): string {
  const lines: string[] = []
  let inComment = false
  for (const line of stripTypeScriptTypes(source, { mode: 'strip' }).split('\n')) {
    const text = line.trim()
    if (inComment || text.startsWith('/*')) {
      inComment = !text.endsWith('*/')
      continue
    }
    if (text !== '' && text !== ';' && !text.startsWith('//')) lines.push(text)
  }
  return lines.map((line) => line.replace(/ {2,}/g, ' ')).join('\n') + '\n'
}

function smallCss(source: string): string {
  return source
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .replaceAll(';}', '}')
    .trim()
}

/** The mark as PNG (RFC 2083, truecolour): a door ajar in a lit arch, the shapes of `icon.svg`. */
function icon(size: number): Buffer {
  const [wall, lamp, door] = [
    [0x9c, 0x2f, 0x1b],
    [0xf3, 0xd9, 0xa4],
    [0xfa, 0xf8, 0xf3],
  ] as const
  const colour = (x: number, y: number): readonly number[] => {
    const arch = (y >= 25 ? Math.abs(x - 32) <= 16 : Math.hypot(x - 32, y - 25) <= 16) && y <= 56
    if (Math.hypot(x - 28, y - 36) <= 2.4) return wall
    if (x >= 16 && x <= 32 && y <= 56 + ((x - 16) / 16) * 7 && (arch || y > 56)) return door
    return arch ? lamp : wall
  }
  const rows = Buffer.alloc(size * (size * 3 + 1))
  const samples = [0.125, 0.375, 0.625, 0.875]
  for (let row = 0, at = 0; row < size; row++) {
    rows[at++] = 0
    for (let column = 0; column < size; column++) {
      const sum = [0, 0, 0]
      for (const dy of samples)
        for (const dx of samples) {
          const rgb = colour(((column + dx) * 64) / size, ((row + dy) * 64) / size)
          for (let i = 0; i < 3; i++) sum[i]! += rgb[i]!
        }
      for (let i = 0; i < 3; i++) rows[at++] = Math.round(sum[i]! / 16)
    }
  }
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
    const frame = Buffer.alloc(body.length + 8)
    frame.writeUInt32BE(data.length, 0)
    body.copy(frame, 4)
    frame.writeUInt32BE(crc32(body), body.length + 4)
    return frame
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

if (import.meta.main) {
  for (const { path, bytes } of buildAssets()) console.log(`${path} ${bytes} bytes`)
}
