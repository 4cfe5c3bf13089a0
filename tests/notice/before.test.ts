/** Words that tell one end of a day, and not for certain which: a person decides, the parser only says so. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'

const calendar = builtinCalendar('2026-02-10')
const places = [{ id: 'l', name: '市图书馆', aliases: [], partOf: null, kind: 'library' }]

const CASES: [text: string, certainty: string][] = [
  ['市图书馆2026年2月16日12:00前闭馆。', 'ambiguous'],
  ['市图书馆2026年2月16日9:00前不开放。', 'ambiguous'],
  ['市图书馆2026年2月16日12:00前开放。', 'ambiguous'],
  ['市图书馆2026年2月16日上午闭馆，13:00开馆。', 'ambiguous'],
  ['市图书馆2026年2月16日12:00后闭馆。', 'stated'],
  ['市图书馆2026年2月16日9:00-12:00开放。', 'stated'],
]

test.each(CASES)('%s', (text, certainty) => {
  const context = { places, announced: '2026-02-10', title: '', publisher: '市图书馆', calendar }
  const { facts, findings } = draft(text, context)
  expect(facts.map((fact) => fact.certainty)).toEqual([certainty])
  expect(findings.some(({ kind }) => kind === 'ambiguous')).toBe(certainty === 'ambiguous')
})
