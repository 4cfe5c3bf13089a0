/**
 * The command line without the compiler in its memory. Node strips types with a compiler that then stays
 * for as long as the process lives, forty megabytes of a server that needs ninety. Here that is done once,
 * by a process of its own, and kept; plain JavaScript, because it runs before anything is stripped.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { registerHooks, stripTypeScriptTypes } from 'node:module'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const STRIP = '--strip-sources'
const SOURCES = fileURLToPath(new URL('.', import.meta.url))
const KEPT = fileURLToPath(new URL('../node_modules/.cache/budayang', import.meta.url))

/** A file there may be, or null. */
function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

/** Where the plain text of a source is kept: by its content and the Node that stripped it. */
function keptAt(source) {
  const digest = createHash('sha256').update(process.version).update(source).digest('hex')
  return join(KEPT, `${digest.slice(0, 32)}.js`)
}

/** Strips every source that is not kept yet and drops what is of none. A file appears whole or not at all. */
function stripAll() {
  mkdirSync(KEPT, { recursive: true })
  const old = new Set(readdirSync(KEPT))
  for (const path of globSync('**/*.ts', { cwd: SOURCES })) {
    const source = readFileSync(join(SOURCES, path), 'utf8')
    const file = keptAt(source)
    if (old.delete(basename(file))) continue
    writeFileSync(`${file}.${process.pid}`, stripTypeScriptTypes(source))
    renameSync(`${file}.${process.pid}`, file)
  }
  for (const name of old) rmSync(join(KEPT, name), { force: true })
}

/** The plain text of a source; null if none can be kept here, and Node has to strip it itself. */
function plain(path) {
  const file = keptAt(readFileSync(path, 'utf8'))
  const known = read(file)
  if (known !== null || stripped) return known
  stripped = true
  try {
    const quiet = ['--disable-warning=ExperimentalWarning', fileURLToPath(import.meta.url), STRIP]
    execFileSync(process.execPath, quiet, { stdio: 'ignore' })
  } catch {
    return null
  }
  return read(file)
}

let stripped = false

if (process.argv[2] === STRIP) stripAll()
else {
  registerHooks({
    load(url, context, next) {
      const source =
        url.startsWith('file:') && url.endsWith('.ts') ? plain(fileURLToPath(url)) : null
      if (source === null) return next(url, context)
      return { format: 'module', source, shortCircuit: true }
    },
  })
  const { run } = await import('./cli.ts')
  await run()
}
