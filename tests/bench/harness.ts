/**
 * Measuring as ratios: rivals run in interleaved rounds of one process, and only medians of the same
 * run are compared, because one machine's speed changes by more than two within minutes. What runs on
 * this thread is measured in the thread's processor time, so that neighbours on the machine do not count.
 */

/** One line of `npm run bench`; figures are operations per second unless the name says otherwise. */
export interface Row {
  name: string
  figure: number
  /** Another program at the same question; null where there is none. */
  peer: number | null
  /** The least work that could answer at all, or the size of the resource. */
  limit: number | null
  /** Ours against what the requirement names (peer or limit), above 1 is better. */
  ratio: number | null
  /** The ratio asked for. */
  atLeast: number | null
  note?: string
}

/** Operations a round of a rival does, and how it does them; the result keeps the work from vanishing. */
export interface Rival {
  ops: number
  run(): unknown
}

/** Seconds of processor time a round lasts at least; the counter ticks in hundredths. */
const ROUND = 0.15

let sink: unknown

/** Median operations per second of each rival over `rounds` interleaved rounds, the first one not counted. */
export function rates<K extends string>(rivals: Record<K, Rival>, rounds = 7): Record<K, number> {
  const names = Object.keys(rivals) as K[]
  const found = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<
    K,
    number[]
  >
  for (let round = 0; round <= rounds; round++)
    for (const name of names) {
      const start = process.threadCpuUsage()
      let ops = 0
      let seconds = 0
      while (seconds < ROUND) {
        sink = rivals[name].run()
        ops += rivals[name].ops
        const { user, system } = process.threadCpuUsage(start)
        seconds = (user + system) / 1e6
      }
      if (round > 0) found[name].push(ops / seconds)
    }
  return Object.fromEntries(names.map((name) => [name, median(found[name])])) as Record<K, number>
}

/** The same for rivals that answer with a promise. */
export async function ratesAsync<K extends string>(
  rivals: Record<K, { ops: number; run(): Promise<unknown> }>,
  rounds = 7,
): Promise<Record<K, number>> {
  const names = Object.keys(rivals) as K[]
  const found = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<
    K,
    number[]
  >
  for (let round = 0; round <= rounds; round++)
    for (const name of names) {
      const start = performance.now()
      sink = await rivals[name].run()
      const seconds = (performance.now() - start) / 1000
      if (round > 0) found[name].push(rivals[name].ops / seconds)
    }
  return Object.fromEntries(names.map((name) => [name, median(found[name])])) as Record<K, number>
}

/** The middle value; of an even number the upper of the two. */
export function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!
}

/** Keeps the last result reachable. */
export function kept(): unknown {
  return sink
}
