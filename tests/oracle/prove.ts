/**
 * `node tests/oracle/prove.ts [count=2000] [first=1]`: compares engine and naive evaluator on that many
 * random rule sets and prints the figures; exit status 1 on any disagreement.
 */
import { compareOne } from './compare.ts'
import type { Figures } from './compare.ts'

const count = Number(process.argv[2] ?? 2000)
const first = Number(process.argv[3] ?? 1)
const started = performance.now()
const total: Figures = { cities: 0, rules: 0, places: 0, days: 0, instants: 0 }
let disagreements = 0
for (let seed = first; seed < first + count; seed++) {
  const { figures, report } = compareOne(seed)
  for (const key of Object.keys(total) as (keyof Figures)[]) total[key] += figures[key]
  if (report === null) continue
  disagreements++
  if (disagreements <= 10) console.error(report)
}
const seconds = Math.round((performance.now() - started) / 100) / 10
console.log(JSON.stringify({ proof: 'oracle', ...total, disagreements, seconds }))
process.exit(disagreements ? 1 : 0)
