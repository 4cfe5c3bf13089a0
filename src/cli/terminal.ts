/** What commands are given and give back, and tables on a terminal. */

/** A command line that was read. */
export interface Input {
  args: string[]
  options: Record<string, string | undefined>
  /** `--json`: data rather than a table. */
  json: boolean
}

/** What a command prints, and its exit status. */
export interface Outcome {
  text: string
  status: 0 | 1 | 2
}

/** A command that could not do its work: 1 if it found problems, 2 if it was asked wrongly. */
export class Failure extends Error {
  override name = 'Failure'
  readonly status: 1 | 2

  constructor(status: 1 | 2, message: string) {
    super(message)
    this.status = status
  }
}

/** An outcome without problems. */
export function fine(text: string): Outcome {
  return { text, status: 0 }
}

/** Data as indented JSON. */
export function asJson(value: unknown): string {
  return JSON.stringify(value, null, 2)
}

/** Columns as wide as their widest cell; a Chinese character takes two columns of a terminal. */
export function table(rows: string[][]): string {
  const columns = Math.max(0, ...rows.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, i) =>
    Math.max(...rows.map((row) => width(row[i] ?? ''))),
  )
  return rows
    .map((row) =>
      row
        .map((cell, i) =>
          i === row.length - 1 ? cell : cell + ' '.repeat(widths[i]! - width(cell)),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Columns a text takes on a terminal (Unicode TR 11, East Asian wide and full-width). */
function width(text: string): number {
  let columns = 0
  for (const character of text)
    columns +=
      /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/.test(
        character,
      )
        ? 2
        : 1
  return columns
}
