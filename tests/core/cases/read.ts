/**
 * The table of truth: one line a case, `name :: rules :: question => answer`, rules apart by `;` in the
 * notation of `tests/oracle/build.ts`, questions as in `tests/oracle/view.ts`. A first rule that begins
 * with `in` sets the scene: `in lib(a,b,park*) zone=Europe/Berlin calendar=none years=2024,2026`.
 * Expectations come from the section of DESIGN.md that the name begins with.
 */
import type { CityContent } from '../../../src/core/model.ts'
import { city } from '../../oracle/build.ts'
import type { Setting } from '../../oracle/build.ts'

/** One line of the table, read. */
export interface Case {
  name: string
  content: CityContent
  question: string
  answer: string
}

/** Reads a table; throws on a line that is not a case. */
export function table(text: string): Case[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const m = /^(.+?) :: (.*?) ?:: (.+?) => (.+)$/.exec(line)
      if (!m) throw new Error(`not a case: ${line}`)
      const [, name, rules, question, answer] = m
      return { name: name!, content: scene(rules!), question: question!, answer: answer! }
    })
}

function scene(text: string): CityContent {
  const rules = text
    .split(';')
    .map((rule) => rule.trim())
    .filter(Boolean)
  const setting: Setting = {}
  if (rules[0]?.startsWith('in ')) {
    const [, places, ...more] = rules.shift()!.split(' ')
    setting.places = places!
    for (const word of more) {
      const [key, value] = word.split('=')
      if (key === 'zone') setting.zone = value!
      else if (key === 'calendar') setting.calendar = value as 'CN' | 'none'
      else if (key === 'years') setting.announced = value!.split(',').map(Number)
      else throw new Error(`${key}? in ${text}`)
    }
  }
  return city(rules, setting)
}
