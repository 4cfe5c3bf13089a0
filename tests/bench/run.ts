/**
 * `npm run bench [name…]`: one JSON line per measurement, every rival in the same run. Exit status 1 if
 * a ratio falls short of what was asked.
 */
import type { Row } from './harness.ts'

const all = ['engine', 'feed', 'page', 'http']
const wanted = process.argv.slice(2)
let short = 0
for (const name of wanted.length ? wanted : all) {
  const { bench } = (await import(`./${name}.ts`)) as {
    bench(): AsyncIterable<Row> | Iterable<Row>
  }
  for await (const row of bench()) {
    const falls = row.atLeast !== null && row.ratio !== null && row.ratio < row.atLeast
    if (falls) short++
    const round = (n: number | null) => (n === null ? null : Number(n.toPrecision(4)))
    console.log(
      JSON.stringify({
        bench: name,
        ...row,
        figure: round(row.figure),
        peer: round(row.peer),
        limit: round(row.limit),
        ratio: round(row.ratio),
        ok: !falls,
      }),
    )
  }
}
if (short) console.error(`${short} ratios fall short`)
process.exitCode = short ? 1 : 0
