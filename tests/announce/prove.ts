/** `node tests/announce/prove.ts [SEEDS]`: rules → text → rules over many random notices; prints figures. */
import { meaningOf } from '../../src/dataset/announce.ts'
import { builtinCalendar, loadFolder, DATA_DIR } from '../../src/dataset/read.ts'
import { randomNotice } from './random.ts'
import { roundTrip } from './round.ts'

const seeds = Number(process.argv[2] ?? 20_000)
const calendar = builtinCalendar()
let rules = 0
let lines = 0
const bad: number[] = []
for (let seed = 100_000; seed < 100_000 + seeds; seed++) {
  const { notice, content } = randomNotice(seed, calendar)
  rules += notice.rules.length
  lines += meaningOf(notice, content).length
  const { lost, gained, unread, unsaid } = roundTrip(notice, content)
  if (lost.length + gained.length + unread.length + unsaid.length > 0) bad.push(seed)
}
console.log(
  JSON.stringify({
    figure: 'random notices announced and drafted back',
    seeds,
    rules,
    lines,
    differing: bad.length,
  }),
)
if (bad.length > 0) console.log(`seeds: ${bad.slice(0, 20).join(' ')}`)

// notices of the data folder say more than text can carry; those that differ are named to their editors
const { cities } = loadFolder(DATA_DIR)
const kept = cities.flatMap((content) =>
  content.notices.map((notice) => {
    const { lost, gained } = roundTrip(notice, content)
    return lost.length + gained.length === 0
  }),
)
console.log(
  JSON.stringify({
    figure: 'notices of data/ announced and drafted back',
    notices: kept.length,
    same: kept.filter(Boolean).length,
  }),
)
process.exitCode = bad.length === 0 ? 0 : 1
