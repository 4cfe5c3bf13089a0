/**
 * Builds what leaves this repository: `node src/client/build.ts client` the npm module with its types,
 * `node src/client/build.ts miniprogram` the folder that WeChat's developer tool opens.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const HERE = dirname(fileURLToPath(import.meta.url))
const ROOT = join(HERE, '../..')

/** Writes the ES module and its declarations to `out`; throws with the compiler's words. */
export async function buildClient(out = join(ROOT, 'dist/client')): Promise<void> {
  rmSync(out, { recursive: true, force: true })
  const bundle = await rolldown({
    input: join(HERE, 'web.ts'),
    tsconfig: false,
    transform: { target: 'es2020' },
  })
  await bundle.write({ file: join(out, 'client.js'), format: 'esm', minify: true })
  declare(join(out, 'types'))
  // declarations keep the `.ts` of the sources, which resolves only beside them
  for (const file of globSync('types/**/*.d.ts', { cwd: out })) {
    const path = join(out, file)
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, text.replace(/(from '\.[^']*)\.ts'/g, "$1.js'"))
  }
}

/** Compiles the mini-program to `out`: pages as CommonJS, everything else as it is written. */
export async function buildMiniProgram(out = join(ROOT, 'dist/miniprogram')): Promise<void> {
  const source = join(HERE, 'miniprogram')
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  const entries = globSync(['app.ts', 'pages/*/*.ts', 'components/*/*.ts'], { cwd: source })
  const bundle = await rolldown({
    input: Object.fromEntries(entries.map((e) => [e.slice(0, -3), join(source, e)])),
    tsconfig: false,
    transform: { target: 'es2018' },
  })
  await bundle.write({
    dir: out,
    format: 'cjs',
    minify: { compress: true, mangle: false, codegen: false },
    entryFileNames: '[name].js',
    chunkFileNames: 'shared/[name].js',
  })
  for (const file of globSync('**/*.{json,wxml,wxss,wxs}', { cwd: source }))
    if (file !== 'tsconfig.json') cpSync(join(source, file), join(out, file))
}

/** Types are checked by `npm run check`; here they are only written down. */
function declare(out: string): void {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc')
  const options = ['-p', join(HERE, 'tsconfig.json'), '--noCheck', '--outDir', out]
  const done = spawnSync(process.execPath, [tsc, ...options], { encoding: 'utf8' })
  if (done.status !== 0) throw new Error(done.stdout + done.stderr)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const what = process.argv[2]
  if (what === 'client') await buildClient()
  else if (what === 'miniprogram') await buildMiniProgram()
  else {
    console.error('usage: node src/client/build.ts client | miniprogram')
    process.exitCode = 2
  }
}
