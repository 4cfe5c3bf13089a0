/**
 * Budayang as a candidate of its own kit: reads a task on standard input, answers through the front door.
 * Another implementation needs a program of this shape, in any language, and nothing else of ours.
 */
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { createApp } from '../../src/http/app.ts'
import type { CityContent } from '../../src/core/model.ts'
import { decode } from '../../src/dataset/decode.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { openStore } from '../../src/store/store.ts'
import type { Task } from './kit.ts'

/** The one city of a task; throws with the findings if its data is not in order. */
export function contentOf(files: Task['files']): CityContent {
  const folder = Object.entries(files).map(
    ([path, value]) => [path, JSON.stringify(value)] as const,
  )
  const { cities, issues } = decode({ files: new Map(folder) })
  const errors = issues.filter(({ severity }) => severity === 'error')
  if (!cities[0] || errors.length) throw new Error(errors.map(({ message }) => message).join('\n'))
  return cities[0]
}

/** The answers to a task's questions, in order. */
export async function answersOf({ files, questions }: Task): Promise<unknown[]> {
  const store = openStore(openSqlite(':memory:'))
  const edition = { content: contentOf(files), events: [] }
  await store.publish([edition], { at: 28_000_000, by: 'kit', note: '', kind: 'publish' })
  const app = createApp({ store, now: () => 28_000_000 * 60_000 })
  const answers: unknown[] = []
  for (const { path, query } of questions) {
    const response = await app.request(`${path}?${new URLSearchParams(query).toString()}`)
    answers.push(await response.json())
  }
  return answers
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const task = JSON.parse(await text(process.stdin)) as Task
  console.log(JSON.stringify(await answersOf(task)))
}
