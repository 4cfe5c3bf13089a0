/**
 * The vectors are what the engine answers, and what an evaluator that shares nothing with it answers too:
 * only then are others asked to agree.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { askOracle } from '../oracle/view.ts'
import { DATASETS } from './datasets.ts'
import { answersOf, contentOf } from './engine.ts'
import { calendarFiles, calendarText, vectorOf, written } from './generate.ts'
import { CALENDAR, differences, loadVectors, taskOf } from './kit.ts'
import type { Case, Json } from './kit.ts'

const vectors = loadVectors()
const calendar = calendarFiles()

test('there are as many files as datasets, and cases enough', () => {
  expect(vectors.map(({ name }) => name)).toEqual(DATASETS.map(({ name }) => name).sort())
  const count = vectors.reduce((sum, { cases }) => sum + cases.length, 0)
  console.log(JSON.stringify({ figure: 'conformance cases', value: count }))
  expect(count).toBeGreaterThan(700)
})

test('the calendar is that of the data folder', () => {
  expect(readFileSync(CALENDAR, 'utf8')).toBe(calendarText(calendar))
})

test.each(DATASETS)('$name stands as it is generated', async (dataset) => {
  const path = join(import.meta.dirname, 'vectors', `${dataset.name}.json`)
  expect(readFileSync(path, 'utf8')).toBe(written(await vectorOf(dataset, calendar)))
})

describe.each(vectors)('$name', (vector) => {
  test('the engine answers as expected', async () => {
    const answers = await answersOf(taskOf(vector))
    const found = vector.cases.map(({ expect: wanted }, i) => differences(wanted, answers[i]))
    expect(found.flat()).toEqual([])
  })

  test('the oracle says the same', () => {
    const content = contentOf(taskOf(vector).files)
    let asked = 0
    const found = vector.cases.flatMap((one) =>
      questionsOf(one).flatMap(([question, expected]) => {
        const answer = askOracle(content, question)
        if (answer === null) return []
        // the oracle lists the windows of every room, an answer each window once
        const isList = question.endsWith(' windows')
        const said = isList ? [...new Set(answer.split(' | '))].join(' | ') : answer
        asked++
        return said === expected ? [] : [`${question}: vector ${expected}, oracle ${said}`]
      }),
    )
    expect(found).toEqual([])
    expect(asked).toBeGreaterThan(vector.cases.length)
  }, 120_000)
})

describe('the comparison', () => {
  const cases: [expected: Json, found: unknown, said: string[]][] = [
    [{ a: 1 }, { a: 1, b: 2 }, []],
    [{ a: 1 }, { b: 2 }, ['a: expected 1, found undefined']],
    [{ a: null }, {}, ['a: expected null, found undefined']],
    [{ a: [{ b: 1 }] }, { a: [{ b: 2 }] }, ['a[0].b: expected 1, found 2']],
    [{ a: [] }, { a: [1] }, ['a: expected [], found [1]']],
    [{ a: {} }, { a: null }, ['a: expected {}, found null']],
  ]
  test.each(cases)('%j beside %j', (expected, found, said) =>
    expect(differences(expected, found)).toEqual(said),
  )
})

/** A case in the oracle's own words, with what it must say. */
function questionsOf({ path, query, expect: wanted }: Case): [question: string, said: string][] {
  const [, , , venue, kind] = path.split('/')
  const said = wanted as Record<string, any>
  const wall = (moment: string | null) => (moment === null ? 'never' : moment.slice(0, 16))
  const list = (ids: string[]) => [...ids].sort().join(' ') || 'none'
  if (kind === 'hours')
    return said['days'].flatMap((day: any) => {
      const windows = day.windows.map((w: any) => {
        const last = w.lastEntry === null ? '' : `<${w.lastEntry}`
        return `${w.start}-${w.end}${last}`
      })
      return [
        [`${venue} ${day.date} windows`, [...new Set(windows.sort())].join(' | ') || 'none'],
        [`${venue} ${day.date} state`, day.state],
        [`${venue} ${day.date} complete`, String(day.complete)],
        [`${venue} ${day.date} type`, day.dayType ?? 'unsettled'],
      ]
    })
  if (kind === 'booking') {
    const items = said['items'].map((item: any) => {
      if (['none', 'unstated', 'not-needed'].includes(item.now)) return item.now
      const from = item.from === null ? 'any time' : wall(item.from)
      return `${item.booking.mode} ${from}..${wall(item.until)} ${item.now}`
    })
    return [[`${venue} ${query['for']} booking@${query['at']}`, items.sort().join(' | ')]]
  }
  const at = query['at']!.replace(/:00(?=[+-])/, '')
  const words: [word: string, said: string][] = [
    ['state', said['state']],
    ['partial', String(said['partial'])],
    ['openParts', list(said['openParts'])],
    ['closedParts', list(said['closedParts'])],
    ['canEnter', said['canEnter']],
    ['provisional', String(said['provisional'])],
    ['openEnded', String(said['openEnded'])],
    ['until', wall(said['until'])],
    ['then', said['then'] ?? 'none'],
    ['since', wall(said['since'])],
    ['opensNext', wall(said['opensNext'])],
    ['knownUntil', wall(said['knownUntil'])],
    ['booking', said['booking']?.mode ?? 'none'],
    ['fee', said['fee'] ?? 'none'],
  ]
  // for a closed place the wire gives a stated cause in the place of a reason
  if (said['state'] === 'unknown') words.push(['reason', said['reason']])
  return words.map(([word, expected]) => [`${venue} ${at} ${word}`, expected])
}
