/** `prove-rewritten.ts [nth]`: every rewriting of every stranger's notice, or of each nth; prints what is read otherwise. */
import { amongOthers, MOST_SILENT, rewritten } from './rewritten.ts'

const all = rewritten(Number(process.argv[2] ?? 1))
for (const { name, of, silent, flagged } of all)
  if (silent.length + flagged.length > 0)
    console.log(JSON.stringify({ rewriting: name, of, silent, flagged: flagged.length }))
const of = all.reduce((n, one) => n + one.of, 0)
const silent = all.reduce((n, one) => n + one.silent.length, 0)
const flagged = all.reduce((n, one) => n + one.flagged.length, 0)
console.log(
  JSON.stringify({
    proof: 'notices written again',
    rewritings: all.length,
    of,
    silentlyReadOtherwise: silent,
    readOtherwiseAndMarked: flagged,
  }),
)
const among = amongOthers(1)
console.log(JSON.stringify({ proof: 'notices among the rest of a city', ...among }))
const most = (n: number) => (n * MOST_SILENT) / 1000
process.exitCode = silent > most(of) || among.otherwise.length > most(among.of) ? 1 : 0
