/** The same facts in many words: none may be read wrongly without being marked, and few may be left to a person. */
import { expect, it } from 'vitest'
import { builtinCalendar } from '../../src/dataset/read.ts'
import { compare, daily } from './drawn.ts'
import { compareEntries } from './entries.ts'
import { grid } from './grids.ts'
import { compareLayouts, LAYOUT_NAMES } from './layouts.ts'
import { paraphrase } from './paraphrases.ts'
import { programmes } from './programmes.ts'
import { relation } from './relations.ts'
import { roundup } from './roundups.ts'
import { weekly } from './weekly.ts'

const calendar = builtinCalendar('2026-09-20')
const SAMPLE = 300

it(`${SAMPLE} notices in other words give the facts that were drawn`, () => {
  const { silent, flagged } = compare(1, SAMPLE, calendar, paraphrase)
  expect(silent).toEqual([])
  expect(flagged.length).toBeLessThan(SAMPLE / 100)
})

it(`${SAMPLE} timetables, laid out in ${LAYOUT_NAMES.length} ways, are read alike`, () => {
  const { misread, layouts } = compareLayouts(1, SAMPLE, calendar)
  expect(misread).toEqual([])
  expect(layouts.size).toBe(LAYOUT_NAMES.length)
})

it(`${SAMPLE} notices tell how one gets in, in other words and places`, () => {
  expect(compareEntries(1, SAMPLE, calendar)).toEqual([])
})

it(`${SAMPLE} notices tell of all, of the others and of all but one`, () => {
  const { silent, flagged } = compare(1, SAMPLE, calendar, relation)
  expect(silent).toEqual([])
  expect(flagged.length).toBeLessThan(SAMPLE / 100)
})

it.each([
  ['programmes of several houses, among what opens no door', programmes],
  ['round-ups of houses and rooms', roundup],
  ['tables of many kinds', grid],
  ['rules of the week, with seasons', weekly],
] as const)(`${SAMPLE} %s`, (_, notice) => {
  const { silent, flagged } = compare(1, SAMPLE, calendar, notice, daily)
  expect(silent).toEqual([])
  expect(flagged.length).toBeLessThan(SAMPLE / 100)
})
