/**
 * Writes `vectors/` from the datasets: `node tests/conformance/generate.ts`. The engine answers; the test
 * beside this file has the independent oracle confirm it before anyone else is asked to agree.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { compile, daysBetween, transitionsAfter } from '../../src/core/schedule.ts'
import { dayOf, instantAt, isoAt } from '../../src/core/time.ts'
import type { BookingAnswer, Day, Status } from '../../src/render/wire.ts'
import { DATA_DIR } from '../../src/dataset/read.ts'
import { DATASETS } from './datasets.ts'
import type { Dataset } from './datasets.ts'
import { answersOf, contentOf } from './engine.ts'
import { CALENDAR } from './kit.ts'
import type { Case, Json, Question, Vector } from './kit.ts'

/** Papers in the kit: what the datasets need, and no more, so that new papers change nothing. */
const YEARS = [2023, 2024, 2025, 2026]

/** The calendar files shared by all vectors. */
export function calendarFiles(): Record<string, unknown> {
  const folder = join(DATA_DIR, 'calendar')
  const wanted = readdirSync(folder).filter(
    (name) => name === 'lunar.yaml' || YEARS.includes(Number.parseInt(name)),
  )
  return Object.fromEntries(
    wanted.map((name) => {
      const value = parse(readFileSync(join(folder, name), 'utf8')) as object
      return [`calendar/${name}`, value]
    }),
  )
}

/** A dataset with its questions answered. */
export async function vectorOf(
  dataset: Dataset,
  calendar: Record<string, unknown>,
): Promise<Vector> {
  const files = {
    'cities/town/venues.yaml': parse(dataset.venues) as unknown,
    ...Object.fromEntries(
      dataset.notices.map((text) => {
        const notice = parse(text) as { id: string }
        return [`cities/town/notices/${notice.id}.yaml`, notice as unknown]
      }),
    ),
  }
  const questions = questionsOf(dataset, { ...calendar, ...files })
  const answers = await answersOf({ files: { ...calendar, ...files }, questions })
  const cases = questions.map(({ path, query }, i): Case => {
    return { path, query, expect: settled(path, answers[i]) }
  })
  return { name: dataset.name, about: dataset.about, files, cases }
}

/** Hours of every stretch of days, and statuses at each change in them and the minute before. */
function questionsOf({ days, bookings = [] }: Dataset, files: Record<string, unknown>): Question[] {
  const schedule = compile(contentOf(files))
  const questions: Question[] = []
  for (const line of days) {
    const [venue, range] = line.split(' ') as [string, string]
    const [from, to] = range.split('/') as [string, string]
    const place = schedule.places.get(venue)!
    questions.push({ path: `/v1/venues/${venue}/hours`, query: { from, to } })
    const start = instantAt(schedule.zone, dayOf(from) * 1440)
    const end = instantAt(schedule.zone, (dayOf(to) + 1) * 1440)
    const moments = new Set([start])
    for (const t of transitionsAfter(schedule, place, start, 200)) {
      if (t >= end) break
      moments.add(t - 1).add(t)
    }
    for (const { day } of daysBetween(schedule, place, dayOf(from), dayOf(to)))
      moments.add(instantAt(schedule.zone, day * 1440 + 720))
    for (const t of [...moments].sort((a, b) => a - b)) {
      const at = isoAt(schedule.zone, t)
      questions.push({ path: `/v1/venues/${venue}/status`, query: { at } })
    }
  }
  for (const line of bookings) {
    const [venue, visit, at] = line.split(/[ @]/) as [string, string, string]
    questions.push({ path: `/v1/venues/${venue}/booking`, query: { for: visit, at } })
  }
  return questions
}

/** The members that DESIGN §3 settles; words for people and the shape of sources are our own. */
function settled(path: string, answer: unknown): Json {
  const copy = <T extends object>(from: T, keys: readonly (keyof T & string)[]) =>
    Object.fromEntries(keys.map((key) => [key, from[key]])) as { [key: string]: Json }
  if (path.endsWith('/hours'))
    return {
      days: (answer as { days: Day[] }).days.map((day) => ({
        ...copy(day, ['date', 'dayType', 'holidays', 'state', 'complete', 'reason', 'provisional']),
        windows: day.windows.map((window) =>
          copy(window, ['start', 'end', 'startsAt', 'endsAt', 'lastEntry', 'places']),
        ),
      })),
    }
  if (path.endsWith('/booking'))
    return {
      ...copy(answer as BookingAnswer, ['for', 'state']),
      items: (answer as BookingAnswer).items.map((item) => ({
        ...copy(item, ['from', 'until', 'now']),
        booking: item.booking && copy(item.booking, ['mode']),
      })),
    }
  const status = answer as Status
  const hours = status.because.filter((rule) => rule.decides.includes('hours'))
  return {
    ...copy(status, [
      'state',
      'reason',
      'partial',
      'openParts',
      'closedParts',
      'since',
      'until',
      'then',
      'opensNext',
      'opensNextSure',
      'knownUntil',
      'canEnter',
      'lastEntry',
      'fee',
      'provisional',
      'openEnded',
    ]),
    booking: status.booking && copy(status.booking, ['mode']),
    // rules that decide the hours come first, strongest first
    ...(hours.length === status.because.length
      ? { because: hours.map((rule) => copy(rule, ['rule', 'layer', 'basis', 'sourceDate'])) }
      : {}),
  }
}

/** One case a line, so that a diff of the vectors reads as a list of answers that changed. */
export function written(vector: Vector): string {
  const { cases, ...head } = vector
  const lines = cases.map((one) => `    ${JSON.stringify(one)}`).join(',\n')
  const top = JSON.stringify(head, null, 2).slice(0, -2)
  return `${top},\n  "cases": [\n${lines}\n  ]\n}\n`
}

/** One calendar file a line. */
export function calendarText(calendar: Record<string, unknown>): string {
  const lines = Object.entries(calendar).map(
    ([path, value]) => `"${path}": ${JSON.stringify(value)}`,
  )
  return `{\n${lines.join(',\n')}\n}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = join(import.meta.dirname, 'vectors')
  const calendar = calendarFiles()
  writeFileSync(CALENDAR, calendarText(calendar))
  let count = 0
  for (const dataset of DATASETS) {
    const vector = await vectorOf(dataset, calendar)
    count += vector.cases.length
    writeFileSync(join(folder, `${vector.name}.json`), written(vector))
  }
  console.log(`${DATASETS.length} files, ${count} cases`)
}
