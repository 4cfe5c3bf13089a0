/** What the reader of notices says is said in Chinese on the editor's page. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { draftNotice } from '../../src/dataset/drafting.ts'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import { questionParts, readerSaid } from '../../src/render/page-edit-words.ts'

const DEV = join(import.meta.dirname, '../../../shared/notices-dev')
const files = existsSync(DEV) ? readdirSync(DEV).filter((name) => /^\d+\.json$/.test(name)) : []
if (files.length === 0) console.warn(`SKIPPED: ${DEV} is not there; its notices are not read`)

test.each([
  [
    '[3–9] “1月9日” unread: a date with no opening hours or state',
    { start: 3, end: 9, words: '1月9日', asked: 'a date with no opening hours or state' },
  ],
  [
    'announced: when was it announced?',
    { start: 0, end: 0, words: '', asked: 'when was it announced?' },
  ],
])('a question taken apart: %s', (line, parts) => {
  expect(questionParts(line)).toEqual(parts)
})

test.each([
  [
    '2027-01-03 does not fall on the weekday given (2027-01-04 would)',
    '2027-01-03 不是括号里的星期，请核对（对得上的是 2027-01-04）',
  ],
  ['a date with no opening hours or state', '有日期，没说开不开'],
  ['something new', 'something new'],
])('%s', (sentence, chinese) => {
  expect(readerSaid(sentence)).toBe(chinese)
})

describe.skipIf(files.length === 0)('real notices', () => {
  test('hardly anything is left in English', () => {
    const calendar = builtinCalendar()
    const left = new Set<string>()
    let said = 0
    for (const file of files) {
      const given = JSON.parse(readFileSync(join(DEV, file), 'utf8'))
      const { text, places, title, publisher, publishedOn: announced } = given
      const read = draft(text, { places, title, publisher, announced, calendar })
      const { questions } = draftNotice(read, text, { id: 'x', title, publisher, announced })
      const whys = [...read.unread.map(({ why }) => why), ...read.decoys.map(({ kind }) => kind)]
      for (const sentence of [...questions.map(({ message }) => message), ...whys]) {
        said++
        if (readerSaid(sentence) === sentence) left.add(sentence)
      }
    }
    expect(said).toBeGreaterThan(100)
    // a new finding of the reader may wait for its sentence, not many
    expect([...left].length, [...left].join('\n')).toBeLessThanOrEqual(3)
  })
})
