/** A seeded sample of random cities; `node tests/oracle/prove.ts` compares as many as one likes. */
import { expect, it } from 'vitest'
import { compareOne } from './compare.ts'

const SAMPLE = 60

it(`engine and naive evaluator agree on ${SAMPLE} random cities`, () => {
  const looked = { rules: 0, instants: 0 }
  for (let seed = 1; seed <= SAMPLE; seed++) {
    const { figures, report } = compareOne(seed)
    expect(report).toBeNull()
    looked.rules += figures.rules
    looked.instants += figures.instants
  }
  // the sample must not go stale: rules and instants are really there
  expect(looked.rules).toBeGreaterThan(SAMPLE * 4)
  expect(looked.instants).toBeGreaterThan(SAMPLE * 40)
})
