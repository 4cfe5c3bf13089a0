/** The table of truth of DESIGN §3, asked of the engine and of the naive evaluator. */
import { describe, expect, it } from 'vitest'
import { askEngine, askOracle } from '../oracle/view.ts'
import { days } from './cases/days.ts'
import { edges } from './cases/edges.ts'
import { effects } from './cases/effects.ts'
import { entering } from './cases/entering.ts'
import { parts } from './cases/parts.ts'
import { precedence } from './cases/precedence.ts'
import { ties } from './cases/ties.ts'
import { time } from './cases/time.ts'

describe.each([
  ['precedence', precedence],
  ['effects', effects],
  ['days', days],
  ['parts', parts],
  ['entering', entering],
  ['time', time],
  ['ties', ties],
  ['edges', edges],
])('%s', (_, cases) => {
  it.each(cases.map((c) => [c.name, c.question, c] as const))('%s: %s', (_name, question, c) => {
    expect(askEngine(c.content, question)).toBe(c.answer)
    const naive = askOracle(c.content, question)
    if (naive !== null) expect(naive, 'the naive evaluator').toBe(c.answer)
  })
})
