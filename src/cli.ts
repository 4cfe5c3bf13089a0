#!/usr/bin/env node
/** The command line. Exit status: 0 fine, 1 found problems, 2 bad usage. */
import { parseArgs } from 'node:util'
import type { ParseArgsConfig } from 'node:util'
import { check, close, diff, publish, revisions, rollback } from './cli/editor.ts'
import { feed, hours, open, serve } from './cli/reader.ts'
import { scaffold } from './cli/scaffold.ts'
import { Failure } from './cli/terminal.ts'
import type { Input, Outcome } from './cli/terminal.ts'

type Options = NonNullable<ParseArgsConfig['options']>

/** One command: what it takes, what `--help` says, what it does. */
interface Command {
  usage: string
  about: string
  /** Least and most positional arguments. */
  takes: [least: number, most: number]
  options: Options
  run(input: Input): Promise<Outcome>
}

const text = { type: 'string' } as const
const db = { db: text }
const source = { ...db, data: text }

const COMMANDS: Record<string, Command> = {
  serve: {
    usage: 'serve [--port N] [--host H] [--db FILE] [--data DIR]',
    about: 'Publishes the data folder if it is new here, and serves page, API and feeds.',
    takes: [0, 0],
    options: { ...source, port: text, host: text },
    run: serve,
  },
  open: {
    usage: 'open [--city C] [--at T] [--kind K] [--lang L] [--json]',
    about: 'What is open now, or at a moment such as 2024-02-16T18:00.',
    takes: [0, 0],
    options: { ...source, city: text, at: text, kind: text, lang: text },
    run: open,
  },
  hours: {
    usage: 'hours VENUE [--from D] [--to D] [--lang L] [--json]',
    about: 'Day by day when a venue is open; a week from today if no dates are given.',
    takes: [1, 1],
    options: { ...source, from: text, to: text, lang: text },
    run: hours,
  },
  feed: {
    usage: 'feed VENUE [--lang L]',
    about: 'The calendar of a venue, as subscribers get it.',
    takes: [1, 1],
    options: { ...source, lang: text, show: text, from: text, to: text },
    run: feed,
  },
  check: {
    usage: 'check [DIR] [--today D] [--json]',
    about:
      'Reads a data folder and prints everything that is wrong with it, then what an editor has to see to:\nstale sources, venues without hours, coming holidays of which nothing is announced.',
    takes: [0, 1],
    options: { today: text },
    run: check,
  },
  new: {
    usage:
      'new city ID | new venue CITY ID | new notice CITY NAME --announced D  [--name N] [--name-en N] [--kind K] [--title T] [--publisher P] [--url U] [--venue ID] [--timezone Z] [--data DIR]',
    about: 'Writes a file to start from, or a venue into its city, with a comment beside each key.',
    takes: [2, 3],
    options: {
      data: text,
      name: text,
      'name-en': text,
      kind: text,
      timezone: text,
      announced: text,
      title: text,
      publisher: text,
      url: text,
      venue: text,
    },
    run: scaffold,
  },
  diff: {
    usage: 'diff [DIR] [--from D] [--to D] [--db FILE] [--json]',
    about: 'What publishing would change in the answers of the coming 60 days, day by day.',
    takes: [0, 1],
    options: { ...db, from: text, to: text, lang: text },
    run: diff,
  },
  publish: {
    usage: 'publish [DIR] [--db FILE] [--by NAME] [--note TEXT] [--json]',
    about: 'Publishes a new revision, or says that nothing changed.',
    takes: [0, 1],
    options: { ...db, by: text, note: text },
    run: publish,
  },
  close: {
    usage:
      'close VENUE [--from T] --until T --cause CAUSE [--title TEXT] [--publisher NAME] [--data DIR] [--db FILE]',
    about:
      'Writes an emergency closure that ends by itself into the data folder and publishes it.\nCAUSE: maintenance, weather, event, private or staff. T: 2024-02-16T18:00.',
    takes: [1, 1],
    options: {
      ...source,
      from: text,
      until: text,
      cause: text,
      title: text,
      publisher: text,
      url: text,
      by: text,
    },
    run: close,
  },
  revisions: {
    usage: 'revisions [--city C] [--db FILE] [--json]',
    about: 'What was published, latest first.',
    takes: [0, 0],
    options: { ...db, city: text },
    run: revisions,
  },
  rollback: {
    usage: 'rollback REV [--db FILE] [--by NAME] [--note TEXT] [--json]',
    about: 'Publishes the content of an old revision again, as a new revision.',
    takes: [1, 1],
    options: { ...db, by: text, note: text },
    run: rollback,
  },
}

process.exitCode = await main(process.argv.slice(2))

/** Runs one command line; answers the exit status. */
async function main(args: string[]): Promise<number> {
  const [name = '--help', ...rest] = args
  if (name === '--help' || name === '-h' || name === 'help') {
    print(overview())
    return 0
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) return misused(`no command ${name}`, 'budayang --help')
  try {
    const { values, positionals } = parseArgs({
      args: rest,
      allowPositionals: true,
      options: {
        ...command.options,
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    if (values['help']) {
      print(`budayang ${command.usage}\n\n${command.about}`)
      return 0
    }
    const [least, most] = command.takes
    if (positionals.length < least || positionals.length > most)
      return misused(`${positionals.length} arguments`, `budayang ${command.usage}`)
    const { json, help: _, ...options } = values
    const outcome = await command.run({
      args: positionals,
      options: options as Record<string, string | undefined>,
      json: json === true,
    })
    if (outcome.text !== '') print(outcome.text)
    return outcome.status
  } catch (error) {
    if (error instanceof Failure) return failed(error)
    if (isUsageError(error)) return misused(error.message, `budayang ${command.usage}`)
    throw error
  }
}

function overview(): string {
  const lines = Object.values(COMMANDS).map(
    ({ usage, about }) => `  ${usage}\n      ${about.split('\n')[0]!}`,
  )
  return `budayang COMMAND\n\n${lines.join('\n')}\n\nEvery command takes --help. Exit status: 0 fine, 1 found problems, 2 bad usage.`
}

function failed(failure: Failure): number {
  process.stderr.write(`budayang: ${failure.message}\n`)
  return failure.status
}

function misused(found: string, expected: string): number {
  process.stderr.write(`budayang: ${found}; expected: ${expected}\n`)
  return 2
}

function isUsageError(error: unknown): error is Error {
  return (
    error instanceof Error &&
    String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS')
  )
}

function print(shown: string): void {
  process.stdout.write(shown.endsWith('\n') ? shown : `${shown}\n`)
}
