/** What is wrong with a data folder, as values: where, what was found, what was expected, and the repair. */

/** One finding. Errors bar publishing; warnings and notes do not. */
export interface Issue {
  severity: 'error' | 'warning' | 'note'
  /** Stable word for scripts, such as `impossible-date`. */
  code: string
  /** Path inside the data folder, with `/`. */
  file: string
  /** Place inside the file, such as `rules[3].open`; empty for the file as a whole. */
  path: string
  /** From 1; 1:1 where no place is known. */
  line: number
  column: number
  /** The offending text as it stands in the file. */
  found: string
  expected: string
  /** `path: what is wrong; how to repair it`, one sentence to print as it is. */
  message: string
  repair: string
}

/** Where a value stands, for issues about it. */
export interface Spot {
  file: string
  path: string
  line: number
  column: number
  /** The value as written, or `a list`, `a map`. */
  text: string
}

/** What is said about a spot: the problem names what was found, in a sentence that the repair may follow. */
export interface Finding {
  problem: string
  expected?: string
  repair?: string
  found?: string
  severity?: Issue['severity']
}

/** Collects issues in the order in which they are found. */
export function report(issues: Issue[], spot: Spot, code: string, finding: Finding): void {
  const { problem, expected = '', repair = '', found = spot.text, severity = 'error' } = finding
  const said = repair === '' ? problem : `${problem}; ${repair}`
  issues.push({
    severity,
    code,
    file: spot.file,
    path: spot.path,
    line: spot.line,
    column: spot.column,
    found,
    expected,
    message: spot.path === '' ? said : `${spot.path}: ${said}`,
    repair,
  })
}

/** One line for a terminal, in the form that editors turn into a link: `file:line:column: error: message`. */
export function issueLine({ file, line, column, severity, message }: Issue): string {
  return `${file}:${line}:${column}: ${severity}: ${message}`
}

/** A spot for what concerns a whole file, or a folder without one. */
export function wholeFile(file: string): Spot {
  return { file, path: '', line: 1, column: 1, text: file }
}

/** `; did you mean x?` for a misspelt word of a closed list, else the list itself if it is short. */
export function hintFor(word: string, words: readonly string[]): string {
  const near = nearest(word, words)
  if (near !== null) return `did you mean ${near}?`
  return words.length > 0 && words.length <= 20 ? `expected one of ${words.join(', ')}` : ''
}

/** The word of a list within a third of its letters, or null. */
export function nearest(word: string, words: readonly string[]): string | null {
  let best: string | null = null
  let least = Infinity
  for (const candidate of words) {
    if (Math.abs(candidate.length - word.length) > 4 || word.length > 80) continue
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase())
    if (distance < least) [best, least] = [candidate, distance]
  }
  return best !== null && best.length > 2 && least <= Math.max(1, Math.floor(best.length / 3))
    ? best
    : null
}

/** Optimal string alignment distance: insertions, deletions, substitutions and swapped neighbours. */
function editDistance(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let cost = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, before[j - 2]! + 1)
      next.push(cost)
    }
    before = row
    row = next
  }
  return row[b.length]!
}
