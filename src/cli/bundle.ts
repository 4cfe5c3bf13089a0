/**
 * Builds what `wrangler deploy` and `wrangler dev` ship: the static files, and the Worker as one small
 * script in `.worker/`. wrangler.toml runs it, so there is no other build and no flag to remember.
 */
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import type { Plugin } from 'rolldown'
import { parseAst } from 'rolldown/parseAst'
import { buildSite } from '../site.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** The script that is deployed; not in the repository. */
export const WORKER = join(ROOT, '.worker/worker.js')

/** Bundles a Worker into one script without needless bytes. */
export async function buildWorker(
  input: string = join(ROOT, 'src/worker.ts'),
  file: string = WORKER,
): Promise<void> {
  mkdirSync(dirname(file), { recursive: true })
  const bundle = await rolldown({
    input,
    cwd: ROOT,
    platform: 'browser',
    resolve: { conditionNames: ['workerd', 'worker', 'browser', 'import', 'default'] },
    plugins: [shorter],
    treeshake: { propertyReadSideEffects: false, unknownGlobalSideEffects: false },
    logLevel: 'warn',
    checks: { bundlerTimings: false },
  })
  await bundle.write({
    file,
    format: 'esm',
    comments: false,
    minify: {
      compress: { target: 'esnext' },
      mangle: { toplevel: true },
      codegen: { removeWhitespace: true },
    },
  })
  await bundle.close()
}

/** Leaves out of modules what the Worker would carry and never use; its answers stay the same bytes. */
const shorter: Plugin = {
  name: 'shorter',
  transform(code, id) {
    const names = UNCALLED[/\/hono\/dist\/([\w-]+)\.js$/.exec(id)?.[1] ?? '']?.split(' ')
    if (names) return { code: cut(code, 'js', (node) => uncalled(node, names)), map: null }
    if (/\/date-fns-tz\/.*\/getTimezoneOffset\//.test(id)) return { code: ZONES, map: null }
    if (/\/ical-generator\//.test(id))
      // its lists of words are filled by calls that have no other effect
      return { code: code.replaceAll('=function(e){', '=/* @__PURE__ */function(e){'), map: null }
    if (!/\/src\/(http|render)\/[\w-]+\.ts$/.test(id)) return null
    const isTable = /\/http\/(routes|query|pages)\.ts$/.test(id)
    const pieces = (node: Node) => [
      ...indentation(code, node),
      ...(isTable ? documentation(code, node) : []),
    ]
    return { code: cut(code, 'ts', pieces), map: null }
  },
}

/**
 * Methods of Hono's three classes that neither we nor what is left of Hono call: a bundler cannot tell, and
 * they bring the readers of bodies, forms and queries with them. The contract suite runs without them.
 */
const UNCALLED: Record<string, string> = {
  'hono-base': 'route basePath mount fire request',
  context:
    'event executionCtx render setLayout getLayout setRenderer header status var body json html redirect',
  request:
    'query queries parseBody json text arrayBuffer bytes blob formData addValidatedData valid matchedRoutes routePath',
}

function uncalled(node: Node, names: string[]): Cut[] {
  if (node.type !== 'MethodDefinition' && node.type !== 'PropertyDefinition') return []
  const key = node['key'] as Node
  return key.type === 'Identifier' && names.includes(nameOf(key)!) ? [{ ...node, by: '' }] : []
}

/** We ask date-fns-tz whether a name is a zone's. It asks `Intl`, after reading forms no city writes. */
const ZONES = `export const getTimezoneOffset = (timeZone) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
    return 0
  } catch {
    return NaN
  }
}`

/** What we look at of a syntax tree (ESTree). */
interface Node {
  type: string
  start: number
  end: number
  [member: string]: unknown
}

/** Text to be put in place of a stretch of a module. */
interface Cut {
  start: number
  end: number
  by: string
}

/** Line breaks in templates, as `render/html.ts` would compact them on first use. */
function indentation(code: string, node: Node): Cut[] {
  if (node.type !== 'TaggedTemplateExpression' || nameOf(node['tag']) !== 'html') return []
  const { quasis } = node['quasi'] as { quasis: Node[] }
  return quasis.flatMap(({ start, end }) => {
    const text = code.slice(start, end)
    return text.includes('\n') ? [{ start, end, by: text.replace(/\s*\n\s*/g, ' ') }] : []
  })
}

/** What only openapi.json says of addresses and parameters; it is a static file, made on Node. */
function documentation(code: string, node: Node): Cut[] {
  if (node.type === 'Property' && DOCUMENTS.has(nameOf(node['key']) ?? '')) {
    const comma = /^\s*,/.exec(code.slice(node.end))?.[0].length ?? 0
    return [{ start: node.start, end: node.end + comma, by: '' }]
  }
  // a missing parameter is told with its description; only lists of ids and `since` must be there
  const callee = node.type === 'CallExpression' ? (node['callee'] as Node) : null
  if (nameOf(callee?.['object']) !== 'q' || nameOf(callee?.['property']) === 'ids') return []
  const [first] = node['arguments'] as Node[]
  return typeof first?.['value'] === 'string' ? [{ ...first, by: "''" }] : []
}

const DOCUMENTS = new Set(['summary', 'about', 'answers', 'schema', 'example'])

function nameOf(node: unknown): string | undefined {
  return (node as { name?: string } | undefined)?.name
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) for (const one of value) visit(one, see)
  else if (typeof value === 'object' && value !== null) {
    if ('type' in value && 'start' in value) see(value as Node)
    for (const member of Object.values(value)) visit(member, see)
  }
}

/** A module with pieces replaced; a piece within a piece goes with it. */
function cut(code: string, lang: 'js' | 'ts', piecesOf: (node: Node) => Cut[]): string {
  const pieces: Cut[] = []
  visit(parseAst(code, { lang }), (node) => pieces.push(...piecesOf(node)))
  let text = code
  const outer = pieces.filter((a) => !pieces.some((b) => b.start < a.start && a.end <= b.end))
  // from the end, so that places before stay where they are
  for (const { start, end, by } of outer.sort((a, b) => b.start - a.start))
    text = text.slice(0, start) + by + text.slice(end)
  return text
}

if (import.meta.main) {
  await Promise.all([buildSite(), buildWorker()])
}
