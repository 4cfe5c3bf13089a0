#!/usr/bin/env node
/** The command line. Exit status: 0 fine, 1 found problems, 2 bad usage. */
import { realpathSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { ParseArgsConfig } from 'node:util'
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
const flag = { type: 'boolean' } as const
const db = { db: text }
const source = { ...db, data: text }

// what a command needs is loaded when it runs: help is there at once
const editor = () => import('./cli/editor.ts')
const reader = () => import('./cli/reader.ts')

const COMMANDS: Record<string, Command> = {
  serve: {
    usage: 'serve [--port N] [--host H] [--db FILE] [--data DIR]',
    about: 'Publishes the data folder if it is new here, and serves page, API and feeds.',
    takes: [0, 0],
    options: { ...source, port: text, host: text },
    run: async (input) => (await reader()).serve(input),
  },
  open: {
    usage: 'open [--city C] [--at T] [--kind K] [--lang L] [--json]',
    about: 'What is open now, or at a moment such as 2024-02-16T18:00.',
    takes: [0, 0],
    options: { ...source, city: text, at: text, kind: text, lang: text },
    run: async (input) => (await reader()).open(input),
  },
  hours: {
    usage: 'hours VENUE [--from D] [--to D] [--lang L] [--json]',
    about: 'Day by day when a venue is open; a week from today if no dates are given.',
    takes: [1, 1],
    options: { ...source, from: text, to: text, lang: text },
    run: async (input) => (await reader()).hours(input),
  },
  feed: {
    usage: 'feed VENUE [--lang L]',
    about: 'The calendar of a venue, as subscribers get it.',
    takes: [1, 1],
    options: { ...source, lang: text, show: text, from: text, to: text },
    run: async (input) => (await reader()).feed(input),
  },
  draft: {
    usage:
      'draft FILE [--city C] [--places FILE] [--announced D] [--title TEXT] [--publisher NAME] [--id ID] [--json]\n         draft --like NOTICE --year Y',
    about:
      'Reads a notice and prints a draft of its file with every open question; --json prints what was read.\n--like rolls a notice of another year forward by festival and lunar day, every rule an assumption.',
    takes: [0, 1],
    options: {
      id: text,
      like: text,
      year: text,
      data: text,
      city: text,
      places: text,
      announced: text,
      title: text,
      publisher: text,
    },
    // the reader of prose is large and only this command needs it
    run: async (input) => (await import('./cli/draft.ts')).draft(input),
  },
  announce: {
    usage: 'announce NOTICE [--lang L] [--data DIR] [--json]',
    about: 'Writes a notice out in official Chinese (or English) from its rules.',
    takes: [1, 1],
    options: { data: text, lang: text },
    run: async (input) => (await import('./cli/draft.ts')).announce(input),
  },
  check: {
    usage: 'check [DIR] [--today D] [--json]',
    about:
      'Reads a data folder and prints everything that is wrong with it, then what an editor has to see to:\nstale sources, venues without hours, coming holidays of which nothing is announced.',
    takes: [0, 1],
    options: { today: text },
    run: async (input) => (await editor()).check(input),
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
    run: async (input) => (await import('./cli/scaffold.ts')).scaffold(input),
  },
  pinyin: {
    usage: 'pinyin [DIR] [--json]',
    about: 'Writes the pinyin of every venue that lacks it into the data folder, for search.',
    takes: [0, 1],
    options: {},
    run: async (input) => (await import('./cli/pinyin.ts')).pinyin(input),
  },
  diff: {
    usage: 'diff [DIR] [--from D] [--to D] [--db FILE] [--json]',
    about: 'What publishing would change in the answers of the coming 60 days, day by day.',
    takes: [0, 1],
    options: { ...db, from: text, to: text, lang: text },
    run: async (input) => (await editor()).diff(input),
  },
  publish: {
    usage: 'publish [DIR] [--db FILE | --remote] [--by NAME] [--note TEXT] [--json]',
    about:
      'Publishes a new revision, or says that nothing changed.\n--remote: into the D1 of the deployed Worker, with wrangler’s login.',
    takes: [0, 1],
    options: { ...db, remote: flag, by: text, note: text },
    run: async (input) => (await editor()).publish(input),
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
    run: async (input) => (await editor()).close(input),
  },
  token: {
    usage: 'token new --city C [--by NAME] [--file FILE] | token list | token revoke ID',
    about:
      'Makes a key to the editor’s page for some cities (C,C or *), prints it once, and keeps its hash.',
    takes: [1, 2],
    options: { city: text, by: text, file: text },
    run: async (input) => (await import('./cli/token.ts')).token(input),
  },
  revisions: {
    usage: 'revisions [--city C] [--db FILE] [--json]',
    about: 'What was published, latest first.',
    takes: [0, 0],
    options: { ...db, city: text },
    run: async (input) => (await editor()).revisions(input),
  },
  rollback: {
    usage: 'rollback REV [--db FILE] [--by NAME] [--note TEXT] [--json]',
    about: 'Publishes the content of an old revision again, as a new revision.',
    takes: [1, 1],
    options: { ...db, by: text, note: text },
    run: async (input) => (await editor()).rollback(input),
  },
}

/** Where a command line writes. */
export interface Streams {
  out(text: string): void
  err(text: string): void
}

/** Runs one command line; answers the exit status. */
export async function main(args: string[], { out, err }: Streams): Promise<0 | 1 | 2> {
  const print = (text: string) => out(text.endsWith('\n') ? text : `${text}\n`)
  const misused = (found: string, expected: string): 2 => {
    err(`budayang: ${found}; expected: ${expected}\n`)
    return 2
  }
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
    if (error instanceof Failure) {
      err(`budayang: ${error.message}\n`)
      return error.status
    }
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

function isUsageError(error: unknown): error is Error {
  return (
    error instanceof Error &&
    String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS')
  )
}

/** Is this file what Node was told to run, by whatever link? */
function isEntry(): boolean {
  const [, run] = process.argv
  return run !== undefined && realpathSync(run) === fileURLToPath(import.meta.url)
}

/** Runs the command that the process was started with, and sets its exit status. */
export async function run(): Promise<void> {
  // from the second start on, the sources need not be compiled again
  enableCompileCache()
  // a reader such as `head` may have seen enough
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  process.exitCode = await main(process.argv.slice(2), {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  })
}

/**
 * Goes on as this very process, but without the compiler that read this file, and with an allocator that
 * keeps one heap and gives back what it does not need (mallopt(3)): a third of a server's memory. Returns
 * where the system cannot replace a process.
 */
function restart(): void {
  if (process.platform === 'win32') return
  const start = fileURLToPath(new URL('./start.mjs', import.meta.url))
  const { execPath, execArgv, argv, env } = process
  process.execve?.(execPath, [execPath, ...execArgv, start, ...argv.slice(2)], {
    MALLOC_ARENA_MAX: '1',
    MALLOC_TRIM_THRESHOLD_: '65536',
    ...env,
  })
}

if (isEntry()) {
  if (process.argv[2] === 'serve') restart()
  await run()
}
