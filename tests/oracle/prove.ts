/**
 * `node tests/oracle/prove.ts [count=2000] [first=1]`: compares engine and naive evaluator on that many
 * random rule sets and prints the figures, and how often the rarest construct and answer were met; exit
 * status 1 on any disagreement, or if something was met too rarely to have been compared.
 */
import { compareOne } from './compare.ts'
import { CONSTRUCTS, constructsOf, count, FINDINGS, missing } from './coverage.ts'
import type { Counts } from './coverage.ts'
import { randomCity } from './random.ts'

/** A construct must stand in one of so many cities; an answer must be met once in every so many. */
const CITIES_PER_CONSTRUCT = 200
const CITIES_PER_FINDING = 20

const cities = Number(process.argv[2] ?? 2000)
const first = Number(process.argv[3] ?? 1)
const started = performance.now()
const total = { cities: 0, rules: 0, places: 0, days: 0, instants: 0 }
const [constructs, findings]: [Counts, Counts] = [new Map(), new Map()]
let disagreements = 0
for (let seed = first; seed < first + cities; seed++) {
  const { figures, report } = compareOne(seed)
  for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += figures[key]
  count(constructs, new Set(constructsOf(randomCity(seed).content)))
  for (const [word, times] of figures.findings)
    findings.set(word, (findings.get(word) ?? 0) + times)
  if (report === null) continue
  disagreements++
  if (disagreements <= 10) console.error(report)
}
// of a few cities nothing can be asked
const rare =
  cities < 1000
    ? []
    : [
        ...missing(constructs, CONSTRUCTS, Math.floor(cities / CITIES_PER_CONSTRUCT)),
        ...missing(findings, FINDINGS, Math.floor(cities / CITIES_PER_FINDING)),
      ]
if (rare.length) console.error(`met too rarely: ${rare.join('; ')}`)
const least = (counts: Counts, words: readonly string[]) =>
  [...words].sort((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0)).slice(0, 3)
const shown = (counts: Counts, words: readonly string[]) =>
  Object.fromEntries(least(counts, words).map((word) => [word, counts.get(word) ?? 0]))
const seconds = Math.round((performance.now() - started) / 100) / 10
console.log(JSON.stringify({ proof: 'oracle', ...total, disagreements, seconds }))
console.log(
  JSON.stringify({
    proof: 'oracle coverage',
    constructs: CONSTRUCTS.length,
    rarest: shown(constructs, CONSTRUCTS),
    answers: FINDINGS.length,
    rarestAnswers: shown(findings, FINDINGS),
  }),
)
process.exit(disagreements || rare.length ? 1 : 0)
