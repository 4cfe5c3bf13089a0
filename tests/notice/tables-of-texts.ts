/** Texts and what is read of them, a table a turn of phrase. */
import { expect, test } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { draft } from '../../src/notice/draft.ts'
import type { PlaceEntry } from '../../src/notice/draft.ts'
import { shown } from './shown.ts'

/** A text and the lines that are read of it, facts first, each as `place days hours`. */
export type Case = [text: string, ...expected: string[]]

/** Where and when texts are published, under which title, and with which first line: the title, if not told; '' for none. */
export interface Published {
  places: readonly PlaceEntry[]
  announced: string
  title: string
  publisher?: string
  head?: string
}

/** Tests of texts that are all published alike, with the official days as known on that day. */
export function textsOf({
  places,
  announced,
  title,
  publisher = '',
  head = title,
}: Published): (name: string, cases: Case[]) => void {
  const calendar = builtinCalendar(announced)
  const year = Number(announced.slice(0, 4))
  return (name, cases) =>
    test.each(cases)(`${name}: %s`, (text, ...expected) => {
      const context = { places: [...places], announced, title, publisher, calendar }
      const read = draft(head === '' ? text : `${head}\n${text}`, context)
      expect(shown(read, { year, booking: false })).toEqual(expected)
    })
}
