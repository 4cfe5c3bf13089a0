/**
 * `npm run prove [name…]`: the long counts, each a script of its own that prints figures and ends with
 * status 0 only if all of them hold.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Name → script and arguments, from the checkout. */
const PROOFS: Record<string, string[]> = {
  oracle: ['tests/oracle/prove.ts', '2000'],
  kills: ['tests/store/prove-kills.ts', '50'],
  requests: ['tests/http/prove-fuzz.ts', '100000'],
  feeds: ['tests/feeds/prove.ts'],
  client: ['tests/client/prove.ts', '60'],
  data: ['tests/data/places/prove.ts'],
  notices: ['tests/notice/prove.ts'],
  rewritten: ['tests/notice/prove-rewritten.ts'],
  announce: ['tests/announce/prove.ts', '20000'],
}

const wanted = process.argv.slice(2)
const names = wanted.length ? wanted : Object.keys(PROOFS)
let failed = 0
for (const name of names) {
  const [script, ...args] = PROOFS[name] ?? []
  if (!script || !existsSync(script)) {
    console.error(`${name}: no such proof; there are ${Object.keys(PROOFS).join(', ')}`)
    failed++
    continue
  }
  const started = performance.now()
  console.log(`── ${name}: ${script} ${args.join(' ')}`)
  const { status } = spawnSync(process.execPath, [script, ...args], { stdio: 'inherit' })
  console.log(
    `── ${name}: ${status === 0 ? 'holds' : 'FAILS'}, ${((performance.now() - started) / 1000).toFixed(0)} s`,
  )
  if (status !== 0) failed++
}
console.log(`${names.length - failed} passed, ${failed} failed`)
process.exitCode = failed ? 1 : 0
